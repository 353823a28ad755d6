//! Same-event grouping.
//!
//! Pairs of articles get a probability of "same event" ([`super::same_event`]); they are joined by average link: a
//! group grows only if the newcomer is like the group as a whole.

use super::cluster::{Joining, Link, average_link};
use super::profile::Profile;
use super::readings;
use super::same_event::{links, profiles};
use super::stems::Stems;
use crate::model::{Article, ArticleIndex, Cancelled, Dated, Event, Progress, Published};
use crate::text::{Document, Vocabulary};

/// Settings of the grouping.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct EventSettings {
    /// Average likeness at which two groups are still joined, from 0 to 1; higher splits more.
    pub threshold: f32,
    /// Articles published more than this many days apart are not taken for reports of one event on their own account, and
    /// speak against joining the groups they are in.
    pub window_days: u32,
}

impl Default for EventSettings {
    fn default() -> Self {
        Self { threshold: 0.3, window_days: 3 }
    }
}

/// Share of the likeness inside the looser of two groups that the likeness between them must reach: the reports of two
/// happenings of one kind resemble each other, but less than those of one.
const COHESION: f32 = 0.5;

/// What a pair of articles known to be further apart than the window counts against joining their groups, where a pair
/// that is surely about one event counts 1 for it …
const AGAINST_STATED: f32 = 0.5;

/// … and where one of the two dates is only inferred.
const AGAINST_INFERRED: f32 = 0.4;

/// Groups articles by event. Every article is in exactly one group; groups are numbered by their first article, and
/// bear the title of the article that is most like the others.
///
/// # Errors
/// If cancelled.
pub fn group(
    articles: &[Article],
    documents: &[Document],
    vocabulary: &Vocabulary,
    settings: &EventSettings,
    progress: &Progress,
) -> Result<Vec<Event>, Cancelled> {
    progress.check()?;
    let readings = readings(articles, documents, vocabulary);
    let stems = Stems::new(&readings, vocabulary);
    progress.check()?;
    let profiles = profiles(&readings, &stems);
    progress.check()?;
    let links = links(&profiles, &stems, settings.window_days, progress)?;
    let against = |a: &[u32], b: &[u32]| out_of_window(&profiles, articles, a, b, settings.window_days);
    let joining = Joining { threshold: settings.threshold, cohesion: COHESION, against };
    let groups = average_link(articles.len(), &links, &joining);
    let centrality = centrality(&groups, &links);
    Ok(groups
        .into_iter()
        .enumerate()
        .map(|(n, group)| Event {
            id: format!("event-{}", n + 1),
            title: title(&group, &centrality, articles, documents),
            articles: group.into_iter().map(ArticleIndex).collect(),
        })
        .collect())
}

/// What speaks against joining two groups: the pairs of dated articles, one of each, that are further apart than the
/// window.
fn out_of_window(profiles: &[Profile], articles: &[Article], a: &[u32], b: &[u32], window_days: u32) -> f32 {
    let dated = |group: &[u32]| -> Vec<(i32, bool)> {
        let day = |&article: &u32| Some((profiles[article as usize].day?, is_stated(&articles[article as usize])));
        group.iter().filter_map(day).collect()
    };
    let (a, b) = (dated(a), dated(b));
    let mut against = 0.0;
    for &(day, stated) in &a {
        for &(_, other_stated) in b.iter().filter(|(other, _)| day.abs_diff(*other) > window_days) {
            against += if stated && other_stated { AGAINST_STATED } else { AGAINST_INFERRED };
        }
    }
    against
}

/// How a date stands in a web address.
const ADDRESS_DATES: [&str; 6] = ["%Y/%m/%d", "%Y/%b/%d", "%Y-%m-%d", "%Y%m%d", "%Y/%-m/%-d", "%Y-%-m-%-d"];

/// Whether the publisher states the day of publication. A date that only stands in the web address or the file's name may
/// be that of a copy, and one that stands in the text that of something else.
fn is_stated(article: &Article) -> bool {
    let Published { date: Some(date), .. } = article.published else { return false };
    let in_address = article.url.as_deref().is_some_and(|url| {
        let url = url.to_lowercase();
        ADDRESS_DATES.iter().any(|form| url.contains(&date.strftime(form).to_string().to_lowercase()))
    });
    article.published.dated() == Dated::Stated && !in_address
}

/// By article: the sum of its likeness to the others of its group.
fn centrality(groups: &[Vec<u32>], links: &[Link]) -> Vec<f32> {
    let items = groups.iter().map(Vec::len).sum();
    let mut group_of = vec![0usize; items];
    for (n, group) in groups.iter().enumerate() {
        for &article in group {
            group_of[article as usize] = n;
        }
    }
    let mut sum = vec![0.0; items];
    for link in links.iter().filter(|link| group_of[link.a as usize] == group_of[link.b as usize]) {
        sum[link.a as usize] += link.likeness;
        sum[link.b as usize] += link.likeness;
    }
    sum
}

/// Title of the most central article; articles without a title only if all are, and then by their first sentence.
fn title(group: &[u32], centrality: &[f32], articles: &[Article], documents: &[Document]) -> String {
    let mut best: Option<u32> = None;
    for &article in group.iter().filter(|article| articles[**article as usize].title.is_some()) {
        if best.is_none_or(|best| centrality[article as usize] > centrality[best as usize]) {
            best = Some(article);
        }
    }
    if let Some(best) = best {
        return articles[best as usize].title().to_owned();
    }
    let first = group[0] as usize;
    documents[first]
        .sentences
        .first()
        .map_or_else(String::new, |sentence| sentence.span.of(&articles[first].text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::text::read_all;

    fn article(title: &str, date: &str, body: &str) -> Article {
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text(title, body);
        article.published.date = date.parse().ok();
        article
    }

    fn grouped(articles: &[Article]) -> Vec<Event> {
        let progress = Progress::default();
        let (vocabulary, documents) = read_all(articles, &progress).unwrap();
        group(articles, &documents, &vocabulary, &EventSettings::default(), &progress).unwrap()
    }

    fn members(articles: &[Article]) -> Vec<Vec<u32>> {
        grouped(articles).iter().map(|event| event.articles.iter().map(|article| article.0).collect()).collect()
    }

    fn ferry(date: &str) -> Article {
        article(
            "Ferry Ostrava sinks off Cape Linden, 14 missing",
            date,
            "The ferry Ostrava sank off Cape Linden in heavy seas on Tuesday with 212 people on board, the coast guard of \
             Norvia said. Rescuers under Captain Ilse Brandvik brought 198 passengers ashore in Port Hallam.",
        )
    }

    fn ferry_elsewhere(date: &str) -> Article {
        article(
            "Fourteen missing after ferry goes down near Cape Linden",
            date,
            "Fourteen people were missing after the ferry Ostrava went down off Cape Linden. Captain Ilse Brandvik of the \
             Norvian coast guard said 198 of the 212 on board had been brought to Port Hallam.",
        )
    }

    fn budget(date: &str) -> Article {
        article(
            "Senate of Quellmark rejects pension budget",
            date,
            "The senate of Quellmark rejected the pension budget of finance minister Teodor Vask by 41 votes to 38. \
             Unions had called for a march against the plan.",
        )
    }

    #[test]
    fn articles_of_one_event_stand_together_and_others_do_not() {
        let articles = [ferry("2031-03-04"), budget("2031-03-04"), ferry_elsewhere("2031-03-05")];
        assert_eq!(members(&articles), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn the_date_window_is_hard_only_when_both_dates_are_known() {
        let late = "2031-03-20";
        assert_eq!(members(&[ferry("2031-03-04"), ferry_elsewhere(late)]), [vec![0], vec![1]]);
        assert_eq!(members(&[ferry("2031-03-04"), ferry_elsewhere("")]), [vec![0, 1]]);
    }

    #[test]
    fn events_are_numbered_by_their_first_article_and_titled() {
        let events = grouped(&[budget(""), ferry("2031-03-04"), ferry_elsewhere("2031-03-05")]);
        let ids: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
        assert_eq!(ids, ["event-1", "event-2"]);
        assert_eq!(events[0].title, "Senate of Quellmark rejects pension budget");
    }

    #[test]
    fn headlines_and_empty_articles_are_grouped_without_a_body() {
        let articles = [
            article("Ferry Ostrava sinks off Cape Linden", "", ""),
            article("", "", ""),
            article("Cape Linden: ferry Ostrava sinks", "", ""),
        ];
        assert_eq!(members(&articles), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn the_same_articles_give_the_same_events() {
        let articles: Vec<Article> =
            (1..9).flat_map(|day| [ferry(&format!("2031-03-0{day}")), budget(""), ferry_elsewhere("")]).collect();
        assert_eq!(grouped(&articles), grouped(&articles));
    }

    #[test]
    fn grouping_and_alignment_can_be_cancelled() {
        let articles = [ferry("2031-03-04"), ferry_elsewhere("2031-03-05")];
        let progress = Progress::default();
        let (vocabulary, documents) = read_all(&articles, &progress).unwrap();
        let events = grouped(&articles);
        progress.cancel();
        let settings = EventSettings::default();
        assert!(group(&articles, &documents, &vocabulary, &settings, &progress).is_err());
        assert!(super::super::align(&articles, &documents, &vocabulary, &events, &progress).is_err());
    }
}
