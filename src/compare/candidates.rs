//! Which pairs of articles are worth comparing: those that share telling words, found by an index and never by trying
//! all pairs.

use rayon::prelude::*;

use super::profile::Profile;
use super::stems::StemId;

/// Telling words per article that enter the index, besides those of its title.
const INDEXED_WORDS: usize = 30;

/// An undated article is not looked up under words that more articles than this have in the index.
const LONGEST_LIST: usize = 400;

/// Part of the cosine, over the indexed words alone, from which two articles are compared closely.
const CANDIDATE_COSINE: f32 = 0.03;

/// An article under a telling word.
#[derive(Clone, Copy)]
struct Entry {
    stem: StemId,
    /// Day of publication; undated articles stand behind all others.
    day: Option<i32>,
    article: u32,
    weight: f32,
}

/// The articles that have one telling word, as ranges of [`Index::entries`].
#[derive(Clone, Copy)]
struct List {
    begin: u32,
    undated: u32,
    end: u32,
}

/// An index from telling words to the articles that have them. It takes room for the words that are there, not for all
/// of the collection: it is also made for every single event.
pub(super) struct Index {
    /// By stem, day and article.
    entries: Vec<Entry>,
    /// One for each stem that is there.
    lists: Vec<List>,
    /// By article: its telling words as positions in `lists`, with their weights.
    words: Vec<Vec<(u32, f32)>>,
}

impl Index {
    /// Indexes the articles.
    pub(super) fn new(profiles: &[Profile]) -> Index {
        let mut words: Vec<Vec<(u32, f32)>> = profiles
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
        let mut entries: Vec<Entry> = Vec::with_capacity(words.iter().map(Vec::len).sum());
        for (article, words) in words.iter().enumerate() {
            let day = profiles[article].day;
            entries.extend(words.iter().map(|&(stem, weight)| Entry { stem, day, article: article as u32, weight }));
        }
        entries.par_sort_unstable_by_key(|entry| (entry.stem, entry.day.is_none(), entry.day, entry.article));
        let mut lists: Vec<List> = Vec::new();
        let mut stems: Vec<StemId> = Vec::new();
        for same in entries.chunk_by(|one, other| one.stem == other.stem) {
            let begin = lists.last().map_or(0, |list| list.end);
            let dated = same.partition_point(|entry| entry.day.is_some()) as u32;
            lists.push(List { begin, undated: begin + dated, end: begin + same.len() as u32 });
            stems.push(same[0].stem);
        }
        words.par_iter_mut().for_each(|words| {
            for word in words {
                // Every word is in the index, and an article's words ascend.
                word.0 = stems.partition_point(|&stem| stem < word.0) as u32;
            }
        });
        Index { entries, lists, words }
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
        for &(list, weight) in &self.words[article] {
            let List { begin, undated, end } = self.lists[list as usize];
            let dated = &self.entries[begin as usize..undated as usize];
            let undated = &self.entries[undated as usize..end as usize];
            let near = match profiles[article].day {
                Some(day) => {
                    let window = window_days.min(i32::MAX as u32) as i32;
                    let from = dated.partition_point(|entry| entry.day < Some(day.saturating_sub(window)));
                    let to = dated.partition_point(|entry| entry.day <= Some(day.saturating_add(window)));
                    &dated[from..to]
                }
                None if dated.len() <= LONGEST_LIST => dated,
                None => &[],
            };
            let undated = if undated.len() <= LONGEST_LIST { undated } else { &[] };
            for entry in near.iter().chain(undated).filter(|entry| entry.article as usize > article) {
                lookup.add(entry.article, weight * entry.weight);
            }
        }
    }
}
