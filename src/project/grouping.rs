//! The analyst's decisions about events, put over the events that were computed. The decisions are made again in their
//! order after every grouping, so they hold whatever the grouping's settings give.

use std::collections::BTreeSet;

use super::corrections::EventDecision;
use super::key::ArticleKey;
use crate::model::{Article, ArticleIndex, Event};

/// What the analyst did to an event.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EventMarks {
    /// Its articles are not those of any computed event.
    pub regrouped: bool,
    /// Position of the decision that pins it.
    pub pinned: Option<usize>,
    /// The analyst gave it its name.
    pub named: bool,
    /// The analyst's remark.
    pub note: String,
    /// Words the analyst files it under.
    pub tags: BTreeSet<String>,
}

/// Events as decided.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grouped {
    /// The events, numbered by their first article; every article is in exactly one.
    pub events: Vec<Event>,
    /// What was done to each.
    pub marks: Vec<EventMarks>,
    /// Positions of decisions none of whose articles is there.
    pub unfit: Vec<usize>,
}

/// A group in the making; empty ones were emptied by a decision.
#[derive(Clone, Debug, Default)]
struct Group {
    articles: BTreeSet<ArticleIndex>,
    pinned: Option<usize>,
    touched: bool,
    /// Position of the computed event it began as.
    from: Option<usize>,
}

/// Puts the decisions over computed events. `find` gives the place of an article in the corpus, if it is there.
pub fn regroup(
    computed: &[Event],
    decisions: &[EventDecision],
    articles: &[Article],
    find: impl Fn(&ArticleKey) -> Option<ArticleIndex>,
) -> Grouped {
    if decisions.is_empty() {
        return Grouped {
            events: computed.to_vec(),
            marks: vec![EventMarks::default(); computed.len()],
            unfit: Vec::new(),
        };
    }
    let mut groups: Vec<Group> = computed
        .iter()
        .enumerate()
        .map(|(n, event)| Group {
            articles: event.articles.iter().copied().collect(),
            from: Some(n),
            ..Group::default()
        })
        .collect();
    let mut group_of = vec![0_usize; articles.len()];
    for (n, group) in groups.iter().enumerate() {
        for article in &group.articles {
            group_of[article.index()] = n;
        }
    }
    let mut work = Work { groups: &mut groups, group_of: &mut group_of };
    let mut unfit = Vec::new();
    for (position, decision) in decisions.iter().enumerate() {
        let here: Vec<ArticleIndex> = decision.articles().filter_map(&find).collect();
        if !work.decide(position, decision, &here, &find) {
            unfit.push(position);
        }
    }
    finish(computed, decisions, articles, &find, groups, unfit)
}

struct Work<'a> {
    groups: &'a mut Vec<Group>,
    group_of: &'a mut Vec<usize>,
}

impl Work<'_> {
    fn decide(
        &mut self,
        position: usize,
        decision: &EventDecision,
        here: &[ArticleIndex],
        find: impl Fn(&ArticleKey) -> Option<ArticleIndex>,
    ) -> bool {
        match decision {
            EventDecision::Merge { .. } => {
                let Some(first) = here.first().map(|article| self.group_of[article.index()]) else { return false };
                for article in here {
                    let other = self.group_of[article.index()];
                    if other != first {
                        let emptied = std::mem::take(&mut self.groups[other]);
                        self.groups[first].pinned = self.groups[first].pinned.or(emptied.pinned);
                        for article in emptied.articles {
                            self.put(article, first);
                        }
                    }
                }
                here.len() > 1
            }
            EventDecision::Split { .. } => {
                for article in here {
                    let alone = self.new_group();
                    self.put(*article, alone);
                }
                !here.is_empty()
            }
            EventDecision::Move { article, to } => {
                let Some(article) = find(article) else { return false };
                let others: Vec<ArticleIndex> = to.iter().filter_map(find).filter(|other| *other != article).collect();
                let Some(target) = holding_most(&others, |article| self.group_of[article.index()]) else {
                    return false;
                };
                self.put(article, target);
                true
            }
            EventDecision::Pin { .. } => {
                if here.is_empty() {
                    return false;
                }
                let whole = holding_most(here, |article| self.group_of[article.index()]).filter(|group| {
                    self.groups[*group].articles.iter().copied().eq(here.iter().copied().collect::<BTreeSet<_>>())
                });
                let target = whole.unwrap_or_else(|| self.new_group());
                for article in here {
                    self.put(*article, target);
                }
                self.groups[target].pinned = Some(position);
                true
            }
            EventDecision::Name { .. } | EventDecision::Note { .. } => !here.is_empty(),
        }
    }

    fn new_group(&mut self) -> usize {
        self.groups.push(Group { touched: true, ..Group::default() });
        self.groups.len() - 1
    }

    fn put(&mut self, article: ArticleIndex, to: usize) {
        let from = std::mem::replace(&mut self.group_of[article.index()], to);
        if from != to {
            self.groups[from].articles.remove(&article);
            self.groups[from].touched = true;
        }
        if self.groups[to].articles.insert(article) {
            self.groups[to].touched = true;
        }
    }
}

/// The group that holds most of the articles; of several the one that holds the first of them.
fn holding_most(articles: &[ArticleIndex], group_of: impl Fn(ArticleIndex) -> usize) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for article in articles {
        let group = group_of(*article);
        match counts.iter_mut().find(|(known, _)| *known == group) {
            Some((_, n)) => *n += 1,
            None => counts.push((group, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    counts.into_iter().find(|(_, n)| *n == most).map(|(group, _)| group)
}

fn finish(
    computed: &[Event],
    decisions: &[EventDecision],
    articles: &[Article],
    find: impl Fn(&ArticleKey) -> Option<ArticleIndex>,
    groups: Vec<Group>,
    unfit: Vec<usize>,
) -> Grouped {
    let mut kept: Vec<Group> = groups.into_iter().filter(|group| !group.articles.is_empty()).collect();
    kept.sort_by_key(|group| group.articles.first().copied());
    let mut event_of = vec![0_usize; articles.len()];
    let mut computed_of = vec![0_usize; articles.len()];
    for (n, group) in kept.iter().enumerate() {
        for article in &group.articles {
            event_of[article.index()] = n;
        }
    }
    for (n, event) in computed.iter().enumerate() {
        for article in &event.articles {
            computed_of[article.index()] = n;
        }
    }
    let mut marks: Vec<EventMarks> = Vec::with_capacity(kept.len());
    let mut events: Vec<Event> = Vec::with_capacity(kept.len());
    for (n, group) in kept.into_iter().enumerate() {
        let members: Vec<ArticleIndex> = group.articles.into_iter().collect();
        let as_computed = members.first().is_some_and(|first| computed[computed_of[first.index()]].articles == members);
        let title = match group.from {
            Some(from) if !group.touched => computed[from].title.clone(),
            _ => title(&members, computed, &computed_of, articles),
        };
        marks.push(EventMarks { regrouped: !as_computed, pinned: group.pinned, ..EventMarks::default() });
        events.push(Event { id: format!("event-{}", n + 1), title, articles: members });
    }
    for decision in decisions {
        if !matches!(decision, EventDecision::Name { .. } | EventDecision::Note { .. }) {
            continue;
        }
        let here: Vec<ArticleIndex> = decision.articles().filter_map(&find).collect();
        let Some(event) = holding_most(&here, |article| event_of[article.index()]) else { continue };
        match decision {
            EventDecision::Name { title, .. } => {
                events[event].title.clone_from(title);
                marks[event].named = true;
            }
            EventDecision::Note { note, tags, .. } => {
                marks[event].note.clone_from(note);
                marks[event].tags.clone_from(tags);
            }
            _ => {}
        }
    }
    Grouped { events, marks, unfit }
}

/// The title of the computed event most of the articles were in, if it is still the title of one of them; else the
/// first title there is; else the first line.
fn title(members: &[ArticleIndex], computed: &[Event], computed_of: &[usize], articles: &[Article]) -> String {
    let most = holding_most(members, |article| computed_of[article.index()]);
    let known = most
        .map(|event| computed[event].title.as_str())
        .filter(|title| !title.is_empty() && members.iter().any(|article| articles[article.index()].title() == *title));
    let first_title =
        || members.iter().map(|article| articles[article.index()].title()).find(|title| !title.is_empty());
    let first_line = || {
        members.first().and_then(|article| articles[article.index()].text.lines().find(|line| !line.trim().is_empty()))
    };
    known.or_else(first_title).or_else(first_line).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: usize) -> ArticleKey {
        ArticleKey { path: format!("{n}.txt"), record: 1 }
    }

    fn keys(of: &[usize]) -> Vec<ArticleKey> {
        of.iter().map(|n| key(*n)).collect()
    }

    /// Six articles in the events {0 1} {2 3} {4 5}, with decisions put over them.
    fn decided(decisions: &[EventDecision]) -> Grouped {
        let articles: Vec<Article> = (0..6)
            .map(|n| {
                let mut article = Article { path: format!("{n}.txt"), ..Article::default() };
                article.set_text(&format!("Title {n}"), "Text.");
                article
            })
            .collect();
        let computed: Vec<Event> = [[0, 1], [2, 3], [4, 5]]
            .iter()
            .enumerate()
            .map(|(n, of)| Event {
                id: format!("event-{}", n + 1),
                title: format!("Title {}", of[1]),
                articles: of.iter().map(|n| ArticleIndex(*n)).collect(),
            })
            .collect();
        regroup(&computed, decisions, &articles, |key| {
            key.path.trim_end_matches(".txt").parse().ok().filter(|n| *n < 6).map(ArticleIndex)
        })
    }

    fn sets(grouped: &Grouped) -> Vec<Vec<u32>> {
        grouped.events.iter().map(|event| event.articles.iter().map(|article| article.0).collect()).collect()
    }

    #[test]
    fn decisions_about_events_hold() {
        use EventDecision::{Merge, Move, Pin, Split};
        let merge = |of: &[usize]| Merge { articles: keys(of) };
        let split = |n| Split { article: key(n) };
        let to = |n, to: &[usize]| Move { article: key(n), to: keys(to) };
        let pin = |of: &[usize]| Pin { articles: keys(of) };
        let check = |decisions: &[EventDecision], expect: &[&[u32]]| {
            assert_eq!(sets(&decided(decisions)), expect, "{decisions:?}");
        };
        check(&[], &[&[0, 1], &[2, 3], &[4, 5]]);
        check(&[merge(&[1, 4])], &[&[0, 1, 4, 5], &[2, 3]]);
        check(&[split(1)], &[&[0], &[1], &[2, 3], &[4, 5]]);
        check(&[to(0, &[4, 5])], &[&[0, 4, 5], &[1], &[2, 3]]);
        check(&[pin(&[0, 2])], &[&[0, 2], &[1], &[3], &[4, 5]]);
        check(&[merge(&[0, 2]), split(0), to(0, &[4])], &[&[0, 4, 5], &[1, 2, 3]]);
        // An article that is gone is passed over; a decision without any article says so.
        check(&[merge(&[0, 9, 2])], &[&[0, 1, 2, 3], &[4, 5]]);
        assert_eq!(decided(&[split(1), split(9), to(0, &[9])]).unfit, [1, 2]);
    }

    #[test]
    fn events_are_numbered_titled_and_marked_anew() {
        let grouped = decided(&[
            EventDecision::Split { article: key(1) },
            EventDecision::Name { articles: keys(&[4, 5]), title: "The ferry".into() },
            EventDecision::Note { articles: keys(&[0]), note: "look again".into(), tags: BTreeSet::new() },
            EventDecision::Pin { articles: keys(&[2, 3]) },
        ]);
        let titles: Vec<(&str, &str)> =
            grouped.events.iter().map(|event| (event.id.as_str(), event.title.as_str())).collect();
        // The first event has lost the article whose title it had.
        assert_eq!(
            titles,
            [("event-1", "Title 0"), ("event-2", "Title 1"), ("event-3", "Title 3"), ("event-4", "The ferry")]
        );
        let regrouped: Vec<bool> = grouped.marks.iter().map(|marks| marks.regrouped).collect();
        assert_eq!(regrouped, [true, true, false, false]);
        assert_eq!(grouped.marks[2].pinned, Some(3));
        assert!(grouped.marks[3].named);
        assert_eq!(grouped.marks[0].note, "look again");
    }

    proptest::proptest! {
        #[test]
        fn every_article_stays_in_exactly_one_event(of in proptest::collection::vec((0..4, 0_usize..8, 0_usize..8), 0..12)) {
            let decisions: Vec<EventDecision> = of.into_iter().map(|(kind, a, b)| match kind {
                0 => EventDecision::Merge { articles: keys(&[a, b]) },
                1 => EventDecision::Split { article: key(a) },
                2 => EventDecision::Move { article: key(a), to: keys(&[b]) },
                _ => EventDecision::Pin { articles: keys(&[a, b]) },
            }).collect();
            let grouped = decided(&decisions);
            let mut seen: Vec<u32> = sets(&grouped).concat();
            seen.sort_unstable();
            proptest::prop_assert_eq!(seen, [0, 1, 2, 3, 4, 5]);
            proptest::prop_assert_eq!(grouped.marks.len(), grouped.events.len());
            proptest::prop_assert!(grouped.events.iter().all(|event| event.articles.is_sorted()));
        }
    }
}
