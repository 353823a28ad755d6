//! Which pairs of articles are worth comparing: those that share telling words, found by an index and never by trying
//! all pairs.

use rayon::prelude::*;

use super::profile::Profile;
use super::stems::Stems;

/// Telling words per article that enter the index, besides those of its title.
const INDEXED_WORDS: usize = 30;

/// An undated article is not looked up under words that more articles than this have in the index.
const LONGEST_LIST: usize = 400;

/// Part of the cosine, over the indexed words alone, from which two articles are compared closely.
const CANDIDATE_COSINE: f32 = 0.03;

/// An index from telling words to the articles that have them.
pub(super) struct Index {
    /// By stem: (day, article, weight), by day and article; undated articles apart.
    dated: Vec<Vec<(i32, u32, f32)>>,
    undated: Vec<Vec<(u32, f32)>>,
    /// By article: its telling words.
    words: Vec<Vec<(u32, f32)>>,
}

impl Index {
    /// Indexes the articles.
    pub(super) fn new(profiles: &[Profile], stems: &Stems) -> Index {
        let words: Vec<Vec<(u32, f32)>> = profiles
            .par_iter()
            .map(|profile| {
                let mut words = profile.whole.entries().to_vec();
                words.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                words.truncate(INDEXED_WORDS);
                words.extend(profile.title.entries().iter().filter_map(|(stem, _)| {
                    let at = profile.whole.entries().binary_search_by_key(stem, |entry| entry.0).ok()?;
                    Some(profile.whole.entries()[at])
                }));
                words.sort_unstable_by_key(|word| word.0);
                words.dedup_by_key(|word| word.0);
                words
            })
            .collect();
        let mut index = Index { dated: vec![Vec::new(); stems.len()], undated: vec![Vec::new(); stems.len()], words };
        for (article, words) in index.words.iter().enumerate() {
            for &(stem, weight) in words {
                match profiles[article].day {
                    Some(day) => index.dated[stem as usize].push((day, article as u32, weight)),
                    None => index.undated[stem as usize].push((article as u32, weight)),
                }
            }
        }
        index.dated.par_iter_mut().for_each(|list| list.sort_unstable_by_key(|entry| (entry.0, entry.1)));
        index
    }
}

/// What one thread keeps while it looks up candidates.
pub(super) struct Lookup {
    score: Vec<f32>,
    touched: Vec<u32>,
}

impl Lookup {
    /// For a collection of so many articles.
    pub(super) fn new(articles: usize) -> Lookup {
        Lookup { score: vec![0.0; articles], touched: Vec::new() }
    }

    fn add(&mut self, article: u32, product: f32) {
        let score = &mut self.score[article as usize];
        if *score == 0.0 {
            self.touched.push(article);
        }
        *score += product;
    }
}

impl Index {
    /// The articles after `article` that share telling words with it and lie inside the window, ascending.
    pub(super) fn candidates(
        &self,
        article: usize,
        profiles: &[Profile],
        window_days: u32,
        lookup: &mut Lookup,
    ) -> Vec<u32> {
        self.score(article, profiles, window_days, lookup);
        let mut found: Vec<u32> = Vec::new();
        for other in lookup.touched.drain(..) {
            if std::mem::take(&mut lookup.score[other as usize]) >= CANDIDATE_COSINE {
                found.push(other);
            }
        }
        found.sort_unstable();
        found
    }

    /// Scores the articles after `article` that share telling words with it and lie inside the window.
    fn score(&self, article: usize, profiles: &[Profile], window_days: u32, lookup: &mut Lookup) {
        for &(stem, weight) in &self.words[article] {
            let dated = &self.dated[stem as usize];
            let undated = &self.undated[stem as usize];
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
}
