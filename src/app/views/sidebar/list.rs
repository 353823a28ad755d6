//! The lines of the sidebar: events in an order, with their articles, those that pass what was typed.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::app::state::{EventOrder, State};
use crate::app::study::Study;
use crate::model::ArticleIndex;

/// A line of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Line {
    Event(usize),
    Article(ArticleIndex),
    Gap,
}

impl Line {
    pub(super) fn height(self) -> f32 {
        match self {
            Line::Event(_) => 44.0,
            Line::Article(_) => 41.0,
            Line::Gap => 10.0,
        }
    }
}

/// The list laid out, with what it was made from.
#[derive(Clone, Debug)]
pub(super) struct List {
    revision: u64,
    sidebar: crate::app::state::Sidebar,
    /// All events in the order chosen.
    order: Arc<Vec<usize>>,
    /// Those that pass the filter, with their articles that do.
    chosen: Vec<(usize, Vec<ArticleIndex>)>,
    pub(super) lines: Vec<Line>,
    /// Where each line begins; one more for the end.
    pub(super) tops: Vec<f32>,
}

/// The list, made anew only when study, filter, order or folds changed.
pub(super) fn list(ui: &Ui, state: &State, study: &Study) -> Arc<List> {
    let id = Id::unique("sidebar-list");
    let kept: Option<Arc<List>> = ui.data(|data| data.get_temp(id));
    if let Some(list) = &kept
        && list.revision == state.layout_revision
        && list.sidebar == state.sidebar
    {
        return Arc::clone(list);
    }
    // Events keep their order whatever is typed, and what has more letters is among what has fewer.
    let kept = kept.filter(|list| list.revision == state.layout_revision && list.sidebar.order == state.sidebar.order);
    let order =
        kept.as_ref().map_or_else(|| Arc::new(order(study, state.sidebar.order)), |list| Arc::clone(&list.order));
    let narrower = |list: &Arc<List>| {
        let [before, now] = [&list.sidebar.filter, &state.sidebar.filter].map(|typed| typed.to_lowercase());
        now.starts_with(&before) && !now.contains(TAG)
    };
    let chosen = match kept.filter(narrower) {
        Some(list) => choose(state, study, list.chosen.iter().map(|(event, articles)| (*event, articles.as_slice()))),
        None => {
            let all = order.iter().map(|&event| (event, study.analysis.events[event].articles.as_slice()));
            choose(state, study, all)
        }
    };
    let lines = lines(state, &chosen);
    let mut tops = Vec::with_capacity(lines.len() + 1);
    let mut top = 0.0;
    for line in &lines {
        tops.push(top);
        top += line.height();
    }
    tops.push(top);
    let (revision, sidebar) = (state.layout_revision, state.sidebar.clone());
    let list = Arc::new(List { revision, sidebar, order, chosen, lines, tops });
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&list)));
    list
}

/// What stands before a tag in the filter.
const TAG: &str = "tag:";

/// Whether a tag begins with what was typed; its blanks can be typed as hyphens.
fn is_tag(tag: &str, typed: &str) -> bool {
    tag.to_lowercase().replace(' ', "-").starts_with(typed)
}

/// Whether a text has what is wanted, which is in lower case. Nearly all titles are ASCII, and need no copy.
pub(in crate::app::views) fn holds(text: &str, wanted: &str) -> bool {
    let (bytes, wanted_bytes) = (text.as_bytes(), wanted.as_bytes());
    let Some(&first) = wanted_bytes.first() else { return true };
    if !text.is_ascii() {
        return text.to_lowercase().contains(wanted);
    }
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes)
        .any(|at| bytes.get(at..at + wanted_bytes.len()).is_some_and(|here| here.eq_ignore_ascii_case(wanted_bytes)))
}

/// The events in an order.
fn order(study: &Study, by: EventOrder) -> Vec<usize> {
    let events = &study.analysis.events;
    let mut order: Vec<usize> = (0..events.len()).collect();
    match by {
        EventOrder::Sources => {
            order.sort_by_cached_key(|&event| (std::cmp::Reverse(outlets(study, &events[event].articles)), event));
        }
        EventOrder::Date => order.sort_by_cached_key(|&event| {
            let dates = events[event].articles.iter().filter_map(|article| study.article(*article).published.date);
            let first = dates.min();
            (first.is_none(), first, event)
        }),
        EventOrder::Title => order.sort_by_cached_key(|&event| events[event].title.to_lowercase()),
    }
    order
}

/// Of some events in order, each with articles of it: those that pass the filter.
fn choose<'s>(
    state: &State,
    study: &Study,
    events: impl Iterator<Item = (usize, &'s [ArticleIndex])>,
) -> Vec<(usize, Vec<ArticleIndex>)> {
    let typed = state.sidebar.filter.to_lowercase();
    let (tags, words): (Vec<&str>, Vec<&str>) = typed.split_whitespace().partition(|word| word.starts_with(TAG));
    let (wanted, tags) = (words.join(" "), tags.iter().map(|tag| &tag[TAG.len()..]).collect::<Vec<_>>());
    let wanted = wanted.as_str();
    let tagged = |article: ArticleIndex| {
        tags.is_empty() || {
            let known = study.decided(article).map(|decided| &decided.fields.tags);
            let has = |wanted: &&str| known.is_some_and(|all| all.iter().any(|tag| is_tag(tag, wanted)));
            tags.iter().all(has)
        }
    };
    let finder = memchr::memmem::Finder::new(wanted);
    // Each name once, not once for every article: this runs at every letter typed.
    let sources: Vec<bool> = study.sources.iter().map(|source| holds(&source.name, wanted)).collect();
    let choose = |(position, articles): (usize, &'s [ArticleIndex])| {
        let whole = wanted.is_empty() || study.event_titles.has(position, &finder);
        let articles: Vec<ArticleIndex> = articles
            .iter()
            .filter(|article| {
                whole
                    || sources[study.source_of[article.index()] as usize]
                    || study.titles.has(article.index(), &finder)
            })
            .filter(|article| tagged(**article))
            .copied()
            .collect();
        (!articles.is_empty()).then_some((position, articles))
    };
    events.filter_map(choose).collect()
}

/// The list of some events with some of their articles.
fn lines(state: &State, chosen: &[(usize, Vec<ArticleIndex>)]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (event, articles) in chosen {
        lines.push(Line::Event(*event));
        if !state.sidebar.folded.contains(event) {
            lines.extend(articles.iter().copied().map(Line::Article));
        }
        lines.push(Line::Gap);
    }
    lines
}

pub(super) fn outlets(study: &Study, articles: &[ArticleIndex]) -> usize {
    let mut seen: Vec<u32> = articles.iter().map(|article| study.source_of[article.index()]).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_in_upper_and_lower_case() {
        for (text, wanted, expect) in [
            ("Ferry sinks off Cape Linden", "cape l", true),
            ("FERRY", "ferry", true),
            ("ferr", "ferry", false),
            ("Der Überfall", "über", true),
            ("Ferry", "über", false),
            ("", "a", false),
        ] {
            assert_eq!(holds(text, wanted), expect, "{text:?} {wanted:?}");
        }
    }
}
