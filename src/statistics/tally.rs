//! The one count everything else is taken from: hits by term, source and voice.

use rayon::prelude::*;
use serde::Serialize;

use super::rates::Count;
use super::scope::{Corpus, Selection, SourceIndex};
use crate::model::{ArticleIndex, Voice};

/// Occurrences by voice, in the order of [`Voice::ALL`].
pub type ByVoice = [u32; 4];

/// All voices together.
pub fn all_voices(counts: &ByVoice) -> u64 {
    counts.iter().map(|&count| u64::from(count)).sum()
}

/// Hits by term, source and voice, with what they are counted in. Words are all words of the selected articles,
/// whoever speaks: a rate by voice says how much of the text the outlet gives to the term in that voice.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tally {
    sources: SourceIndex,
    counts: Vec<ByVoice>,
    articles_with: Vec<u32>,
    /// Selected articles by source.
    pub articles: Vec<u32>,
    /// Words by source.
    pub words: Vec<u64>,
    terms: usize,
}

impl Tally {
    /// Counts the selected hits, every source on its own, on all processors. Takes time in proportion to hits, terms and
    /// sources.
    pub fn of(corpus: &Corpus<'_>, selection: &Selection) -> Tally {
        let (terms, sources) = (corpus.terms.len(), selection.sources.len());
        let of_source = selection.by_source();
        let words = |articles: &Vec<ArticleIndex>| {
            articles.iter().map(|article| u64::from(corpus.documents[article.index()].words)).sum()
        };
        let mut tally = Tally {
            sources: selection.sources.clone(),
            counts: vec![ByVoice::default(); terms * sources],
            articles_with: vec![0; terms * sources],
            articles: of_source.iter().map(|articles| articles.len() as u32).collect(),
            words: of_source.iter().map(words).collect(),
            terms,
        };
        let rows = tally.counts.par_chunks_mut(terms.max(1)).zip(tally.articles_with.par_chunks_mut(terms.max(1)));
        rows.zip(&of_source).for_each(|((counts, articles_with), articles)| {
            count(corpus, selection, articles, counts, articles_with);
        });
        tally
    }

    /// Counts the hits of one source anew, after one of them changed.
    pub fn recount(&mut self, corpus: &Corpus<'_>, selection: &Selection, source: usize) {
        let row = source * self.terms..(source + 1) * self.terms;
        let (counts, articles_with) = (&mut self.counts[row.clone()], &mut self.articles_with[row]);
        counts.fill(ByVoice::default());
        articles_with.fill(0);
        count(corpus, selection, &selection.of_source(source), counts, articles_with);
    }

    /// The outlets.
    pub fn sources(&self) -> &SourceIndex {
        &self.sources
    }

    /// Number of terms.
    pub fn terms(&self) -> usize {
        self.terms
    }

    /// Occurrences of a term in a source, by voice.
    pub fn hits(&self, term: usize, source: usize) -> &ByVoice {
        &self.counts[source * self.terms + term]
    }

    /// Number of a source's selected articles that contain the term.
    pub fn articles_with(&self, term: usize, source: usize) -> u32 {
        self.articles_with[source * self.terms + term]
    }

    /// A term in a source, all voices or one, held against the source's words.
    pub fn count(&self, term: usize, source: usize, voice: Option<Voice>) -> Count {
        let hits = self.hits(term, source);
        let hits = voice.map_or_else(|| all_voices(hits), |voice| u64::from(hits[voice.index()]));
        Count::new(hits, self.words[source])
    }

    /// All terms that pass a condition, in one source, by voice.
    pub fn sum(&self, source: usize, mut condition: impl FnMut(usize) -> bool) -> ByVoice {
        let mut sum = ByVoice::default();
        for (term, counts) in self.counts[source * self.terms..(source + 1) * self.terms].iter().enumerate() {
            if condition(term) {
                for (sum, count) in sum.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
        }
        sum
    }

    /// The table of terms: those that occur, most frequent first, then in the lexicon's order.
    pub fn table(&self) -> TermTable {
        let mut rows: Vec<TermRow> = (0..self.terms)
            .filter(|&term| (0..self.sources.len()).any(|source| self.articles_with(term, source) > 0))
            .map(|term| {
                let by_source: Vec<ByVoice> = (0..self.sources.len()).map(|s| *self.hits(term, s)).collect();
                let mut by_voice = ByVoice::default();
                for counts in &by_source {
                    for (sum, count) in by_voice.iter_mut().zip(counts) {
                        *sum += count;
                    }
                }
                let articles = (0..self.sources.len()).map(|s| self.articles_with(term, s)).collect();
                TermRow { term: term as u32, by_source, articles, by_voice }
            })
            .collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.total()), row.term));
        TermTable { rows }
    }
}

/// Counts the selected hits of some articles, by term.
fn count(
    corpus: &Corpus<'_>,
    selection: &Selection,
    articles: &[ArticleIndex],
    counts: &mut [ByVoice],
    articles_with: &mut [u32],
) {
    let mut last_article = vec![u32::MAX; counts.len()];
    for &article in articles {
        for hit in corpus.hits[article.index()].iter().filter(|hit| selection.admits(hit)) {
            let term = hit.term as usize;
            counts[term][hit.label.voice.index()] += 1;
            if last_article[term] != article.0 {
                last_article[term] = article.0;
                articles_with[term] += 1;
            }
        }
    }
}

/// One term's counts.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TermRow {
    /// Index into the compiled lexicon's terms.
    pub term: u32,
    /// Occurrences by source and voice.
    pub by_source: Vec<ByVoice>,
    /// Articles with the term, by source.
    pub articles: Vec<u32>,
    /// Occurrences by voice over all sources.
    pub by_voice: ByVoice,
}

impl TermRow {
    /// Occurrences in all.
    pub fn total(&self) -> u64 {
        all_voices(&self.by_voice)
    }

    /// Occurrences in one source.
    pub fn in_source(&self, source: usize) -> u64 {
        all_voices(&self.by_source[source])
    }
}

/// The terms that occur, with their counts.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct TermTable {
    /// Most frequent first.
    pub rows: Vec<TermRow>,
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::super::scope::Scope;
    use super::*;

    fn corpus() -> Fixture {
        Fixture::new(&[
            ("Courier", "", "The regime fell. “The regime is a mob”, he said."),
            ("Gazette", "", "The mob, a mob, ran."),
            ("Courier", "", "Nothing happened."),
        ])
    }

    #[test]
    fn every_hit_stands_in_one_cell() {
        let fixture = corpus();
        let corpus = fixture.corpus();
        let tally = Tally::of(&corpus, &corpus.everything());
        assert_eq!(tally.hits(0, 0), &[1, 0, 1, 0]);
        assert_eq!(tally.hits(1, 0), &[0, 0, 1, 0]);
        assert_eq!(tally.hits(1, 1), &[2, 0, 0, 0]);
        assert_eq!(tally.articles_with(0, 0), 1);
        assert_eq!((tally.articles.clone(), tally.words.clone()), (vec![2, 1], vec![12, 5]));
        assert_eq!(tally.count(0, 0, Some(Voice::Own)), Count::new(1, 12));
        assert_eq!(tally.sum(0, |term| term < 2), [1, 0, 2, 0]);
    }

    #[test]
    fn the_table_is_ordered_by_frequency() {
        let fixture = corpus();
        let corpus = fixture.corpus();
        let table = Tally::of(&corpus, &corpus.everything()).table();
        let rows: Vec<(u32, u64)> = table.rows.iter().map(|row| (row.term, row.total())).collect();
        assert_eq!(rows, [(1, 3), (0, 2), (2, 1)]);
        assert_eq!(table.rows[0].in_source(1), 2);
    }

    #[test]
    fn a_filtered_voice_leaves_the_words_alone() {
        let fixture = corpus();
        let corpus = fixture.corpus();
        let scope = Scope { voices: [Voice::Own].into(), ..Scope::default() };
        let tally = Tally::of(&corpus, &Selection::of(&corpus, &scope));
        assert_eq!(tally.hits(0, 0), &[1, 0, 0, 0]);
        assert_eq!(tally.words, [12, 5]);
    }
}
