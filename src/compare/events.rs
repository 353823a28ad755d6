//! Same-event grouping.
//!
//! Pairs of articles get a probability of "same event" ([`super::same_event`]); they are joined by average link: a
//! group grows only if the newcomer is like the group as a whole.

use super::cluster::{Link, average_link};
use super::profile::Profile;
use super::readings;
use super::same_event::{links, profiles};
use super::stems::Stems;
use crate::model::{Article, ArticleIndex, Cancelled, Event, Progress};
use crate::text::{Document, Vocabulary};

/// Settings of the grouping.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct EventSettings {
    /// Average likeness at which two groups are still joined, from 0 to 1; higher splits more.
    pub threshold: f32,
    /// Articles known to be published more than this many days apart never belong to one event.
    pub window_days: u32,
}

impl Default for EventSettings {
    fn default() -> Self {
        Self {
            threshold: 0.3,
            window_days: 3,
        }
    }
}

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
    let may_join = |a: &[u32], b: &[u32]| within_window(&profiles, a, b, settings.window_days);
    let groups = average_link(articles.len(), &links, settings.threshold, may_join);
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

/// Whether no two dated articles of the two groups are further apart than the window.
fn within_window(profiles: &[Profile], a: &[u32], b: &[u32], window_days: u32) -> bool {
    let days = a
        .iter()
        .chain(b)
        .filter_map(|&article| profiles[article as usize].day);
    let (mut first, mut last) = (i32::MAX, i32::MIN);
    for day in days {
        first = first.min(day);
        last = last.max(day);
    }
    first > last || last.abs_diff(first) <= window_days
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
    for link in links
        .iter()
        .filter(|link| group_of[link.a as usize] == group_of[link.b as usize])
    {
        sum[link.a as usize] += link.likeness;
        sum[link.b as usize] += link.likeness;
    }
    sum
}

/// Title of the most central article; articles without a title only if all are, and then by their first sentence.
fn title(group: &[u32], centrality: &[f32], articles: &[Article], documents: &[Document]) -> String {
    let mut best: Option<u32> = None;
    for &article in group
        .iter()
        .filter(|article| articles[**article as usize].title.is_some())
    {
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
        .map_or_else(String::new, |sentence| {
            sentence.span.of(&articles[first].text).to_owned()
        })
}
