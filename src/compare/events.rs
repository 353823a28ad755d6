//! Same-event grouping.
//!
//! Two articles are compared by what they share in title, lead and whole text, weighted by general rarity; the shares
//! enter a logistic model whose result is a probability of "same event". Candidates come from an index over each
//! article's most telling words, so that a large collection is never compared pair by pair. Candidates are joined by
//! average link: a group grows only if the newcomer is like the group as a whole.

use rayon::prelude::*;

use super::cluster::{Link, average_link};
use super::profile::{FEATURES, Profile, collection_weights, features, held};
use super::readings;
use super::stems::Stems;
use crate::model::{Article, ArticleIndex, Cancelled, Event, Progress};
use crate::text::{Document, Reading, Vocabulary};

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
            threshold: 0.5,
            window_days: 3,
        }
    }
}

/// Articles as which the background list counts beside the collection's own document frequencies.
const PRIOR_ARTICLES: f32 = 1000.0;

/// Telling words per article that enter the index.
const INDEXED_WORDS: usize = 30;

/// An undated article is not looked up under words that more articles than this have in the index.
const LONGEST_LIST: usize = 400;

/// Part of the cosine, over the indexed words alone, from which two articles are compared closely.
const CANDIDATE_COSINE: f32 = 0.03;

/// Probability below which a pair is not kept.
const LEAST_LIKENESS: f32 = 0.01;

/// Weights of [`features`] in the logistic model.
const WEIGHTS: [f32; FEATURES] = [14.0, 3.0, 1.5, 3.0, 3.0, 1.0, 8.0, -0.8, -0.5, 0.0];

/// Constant of the logistic model.
const CONSTANT: f32 = -6.0;

/// Probability that two articles are about one event.
pub(super) fn likeness(a: &Profile, b: &Profile, stems: &Stems) -> f32 {
    let sum: f32 = features(a, b, stems)
        .iter()
        .zip(WEIGHTS)
        .map(|(feature, weight)| feature * weight)
        .sum();
    1.0 / (1.0 + (-(sum + CONSTANT)).exp())
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

/// The profiles of all articles, with weights from background and collection.
pub(super) fn profiles(readings: &[Reading<'_>], stems: &Stems) -> Vec<Profile> {
    let weights = collection_weights(stems, &held(stems, readings), readings.len(), PRIOR_ARTICLES);
    readings
        .par_iter()
        .enumerate()
        .map(|(at, reading)| Profile::new(at, reading, stems, &weights))
        .collect()
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

/// An index from telling words to the articles that have them.
struct Index {
    /// By stem: (day, article, weight), by day and article; undated articles apart.
    dated: Vec<Vec<(i32, u32, f32)>>,
    undated: Vec<Vec<(u32, f32)>>,
    /// By article: its telling words.
    words: Vec<Vec<(u32, f32)>>,
}

impl Index {
    fn new(profiles: &[Profile], stems: &Stems) -> Index {
        let words: Vec<Vec<(u32, f32)>> = profiles
            .par_iter()
            .map(|profile| {
                let mut words = profile.whole.entries().to_vec();
                words.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                words.truncate(INDEXED_WORDS);
                words.extend(profile.title.entries().iter().filter_map(|(stem, _)| {
                    let at = profile
                        .whole
                        .entries()
                        .binary_search_by_key(stem, |entry| entry.0)
                        .ok()?;
                    Some(profile.whole.entries()[at])
                }));
                words.sort_unstable_by_key(|word| word.0);
                words.dedup_by_key(|word| word.0);
                words
            })
            .collect();
        let mut index = Index {
            dated: vec![Vec::new(); stems.len()],
            undated: vec![Vec::new(); stems.len()],
            words,
        };
        for (article, words) in index.words.iter().enumerate() {
            for &(stem, weight) in words {
                match profiles[article].day {
                    Some(day) => index.dated[stem as usize].push((day, article as u32, weight)),
                    None => index.undated[stem as usize].push((article as u32, weight)),
                }
            }
        }
        index
            .dated
            .par_iter_mut()
            .for_each(|list| list.sort_unstable_by_key(|entry| (entry.0, entry.1)));
        index
    }
}

/// What one thread keeps while it looks up candidates.
struct Lookup {
    score: Vec<f32>,
    touched: Vec<u32>,
}

impl Lookup {
    fn add(&mut self, article: u32, product: f32) {
        let score = &mut self.score[article as usize];
        if *score == 0.0 {
            self.touched.push(article);
        }
        *score += product;
    }
}

/// Candidate pairs with their probability, by first and second article.
pub(super) fn links(
    profiles: &[Profile],
    stems: &Stems,
    window_days: u32,
    progress: &Progress,
) -> Result<Vec<Link>, Cancelled> {
    let index = Index::new(profiles, stems);
    let by_article: Vec<Vec<Link>> = (0..profiles.len())
        .into_par_iter()
        .map_init(
            || Lookup {
                score: vec![0.0; profiles.len()],
                touched: Vec::new(),
            },
            |lookup, article| {
                progress.check()?;
                progress.advance(1);
                candidates(article, profiles, &index, window_days, lookup);
                let mut found = Vec::new();
                lookup.touched.sort_unstable();
                for &other in &lookup.touched {
                    let score = std::mem::take(&mut lookup.score[other as usize]);
                    if score < CANDIDATE_COSINE {
                        continue;
                    }
                    let likeness = likeness(&profiles[article], &profiles[other as usize], stems);
                    if likeness >= LEAST_LIKENESS {
                        found.push(Link {
                            a: article as u32,
                            b: other,
                            likeness,
                        });
                    }
                }
                lookup.touched.clear();
                Ok(found)
            },
        )
        .collect::<Result<_, Cancelled>>()?;
    Ok(by_article.into_iter().flatten().collect())
}

/// Scores the articles after `article` that share telling words with it and lie inside the window.
fn candidates(article: usize, profiles: &[Profile], index: &Index, window_days: u32, lookup: &mut Lookup) {
    for &(stem, weight) in &index.words[article] {
        let dated = &index.dated[stem as usize];
        let undated = &index.undated[stem as usize];
        let near = match profiles[article].day {
            Some(day) => {
                let window = window_days.min(i32::MAX as u32) as i32;
                let from = dated.partition_point(|entry| entry.0 < day.saturating_sub(window));
                let to = dated.partition_point(|entry| entry.0 <= day.saturating_add(window));
                &dated[from..to]
            }
            None if dated.len() <= LONGEST_LIST => &dated[..],
            None => &[],
        };
        for &(_, other, theirs) in near.iter().filter(|entry| entry.1 as usize > article) {
            lookup.add(other, weight * theirs);
        }
        if undated.len() <= LONGEST_LIST {
            for &(other, theirs) in undated.iter().filter(|entry| entry.0 as usize > article) {
                lookup.add(other, weight * theirs);
            }
        }
    }
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
