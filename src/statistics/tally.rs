//! The one count everything else is taken from: hits by term, source and voice.

use rayon::prelude::*;
use serde::Serialize;

use super::advice::{Advice, Evidence};
use super::dispersion::Dispersion;
use super::keyness::{Contrast, benjamini_hochberg};
use super::rates::{Count, exact_rate_test};
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

/// One row of a comparison of two sides; `item` is a term of the lexicon or a word of the vocabulary.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct KeyRow {
    /// The term's index, or the word's [`crate::text::FormId`].
    pub item: u32,
    /// Frequencies and sizes.
    pub contrast: Contrast,
    /// Occurrences in the outlet's own words, on either side.
    pub own: [u64; 2],
    /// Articles that contain it, on either side.
    pub articles: [u32; 2],
    /// The larger `DPnorm` over the articles of the two sides, where it can be computed.
    pub dp_norm: Option<f64>,
    /// Exact conditional test that the rates are equal; `None` if the row is not tested (under five on either side).
    pub p: Option<f64>,
    /// The same adjusted for the number of rows tested.
    pub q: Option<f64>,
    /// What the row can carry.
    pub advice: Advice,
}

impl KeyRow {
    /// Whether the row has a place in an order by difference: the data must allow one, and where there is so much text
    /// that almost any difference is significant, the difference must be large and certain. `conservative` is its
    /// [`Contrast::conservative_log_ratio`].
    pub fn ranks(&self, conservative: f64) -> bool {
        let large = self.contrast.log_ratio().value.abs() >= super::advice::LEAST_LOG_RATIO && conservative != 0.0;
        self.advice.ranks() && (self.advice != Advice::RankByEffect || large)
    }
}

/// A comparison of two sides, row by row.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct KeyTable {
    /// In the order of the items; sort by whatever measure is shown.
    pub rows: Vec<KeyRow>,
    /// Number of rows the q values are adjusted for; to be printed beside them.
    pub tested: usize,
    /// Articles on either side.
    pub articles: [u32; 2],
    /// Words on either side.
    pub words: [u64; 2],
}

/// What is counted of one item before the comparison.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct KeyCount {
    pub(super) item: u32,
    pub(super) hits: [u64; 2],
    pub(super) own: [u64; 2],
    pub(super) articles: [u32; 2],
    pub(super) dp_norm: Option<f64>,
}

impl KeyTable {
    /// Compares the items; those found on neither side are left out.
    pub(super) fn of(items: Vec<KeyCount>, articles: [u32; 2], words: [u64; 2]) -> KeyTable {
        let testable = |hits: [u64; 2]| hits.iter().all(|&hits| hits >= super::advice::RANKED_FROM_HITS);
        let mut rows: Vec<KeyRow> = items
            .into_par_iter()
            .filter(|item| item.hits != [0, 0])
            .map(|item| {
                let contrast = Contrast::new(item.hits[0], words[0], item.hits[1], words[1]);
                let evidence = Evidence { articles, hits: item.hits, dp_norm: item.dp_norm };
                KeyRow {
                    item: item.item,
                    contrast,
                    own: item.own,
                    articles: item.articles,
                    dp_norm: item.dp_norm,
                    p: testable(item.hits).then(|| exact_rate_test(contrast.target, contrast.reference)),
                    q: None,
                    advice: Advice::on(&evidence),
                }
            })
            .collect();
        let p_values: Vec<f64> = rows.iter().filter_map(|row| row.p).collect();
        let mut q_values = benjamini_hochberg(&p_values).into_iter();
        for row in rows.iter_mut().filter(|row| row.p.is_some()) {
            row.q = q_values.next();
        }
        KeyTable { rows, tested: p_values.len(), articles, words }
    }
}

/// Compares the lexicon's terms between two groups of articles: two sources, or one and all the others.
pub fn term_keyness(
    corpus: &Corpus<'_>,
    selection: &Selection,
    target: &[ArticleIndex],
    reference: &[ArticleIndex],
) -> KeyTable {
    // By side, by term: the articles it occurs in with the frequency in each.
    let sides = [target, reference].map(|articles| term_parts(corpus, selection, articles));
    let words = [0, 1].map(|side| sides[side].shape.words);
    let items = (0..corpus.terms.len())
        .into_par_iter()
        .map(|term| {
            let parts = [0, 1].map(|side| &sides[side].occurrences[term]);
            KeyCount {
                item: term as u32,
                hits: parts.map(|parts| parts.iter().map(|part| u64::from(part.hits)).sum()),
                own: parts.map(|parts| parts.iter().map(|part| u64::from(part.own)).sum()),
                articles: parts.map(|parts| parts.len() as u32),
                dp_norm: larger([0, 1].map(|side| sides[side].dp_norm(term))),
            }
        })
        .collect();
    KeyTable::of(items, [target.len() as u32, reference.len() as u32], words)
}

/// Compares the lexicon's terms between each source and all others, from one count of all articles. The tables stand in
/// the order of `sources`; `parts` are those of the selected articles ([`term_parts`]). With `unused` false only the terms
/// that a source uses are listed for it; [`TermParts::found`] says how many are compared all the same.
pub fn terms_against_rest(selection: &Selection, parts: &TermParts, sources: &[usize], unused: bool) -> Vec<KeyTable> {
    let source_of: Vec<usize> =
        selection.articles.iter().map(|&article| selection.sources.of_article(article)).collect();
    let all: Vec<KeyCount> = parts.occurrences.iter().enumerate().map(|(term, here)| side(term, here.iter())).collect();
    // Which terms a source uses, in the lexicon's order.
    let mut used: Vec<Vec<u32>> = vec![Vec::new(); selection.sources.len()];
    for (term, here) in parts.occurrences.iter().enumerate() {
        for part in here {
            let terms = &mut used[source_of[part.article as usize]];
            if terms.last() != Some(&(term as u32)) {
                terms.push(term as u32);
            }
        }
    }
    let compare = |&source: &usize| {
        let mine = |part: &&Part| source_of[part.article as usize] == source;
        let shapes = [true, false].map(|inside| {
            let sizes = parts.sizes.iter().zip(&source_of).filter(move |(_, of)| (**of == source) == inside);
            Shape::of(sizes.map(|(&words, _)| words))
        });
        let everything: Vec<u32>;
        let listed = if unused {
            everything = (0..all.len() as u32).collect();
            &everything
        } else {
            &used[source]
        };
        let items = listed
            .iter()
            .map(|&term| {
                let (whole, here) = (&all[term as usize], &parts.occurrences[term as usize]);
                let mut item = side(term as usize, here.iter().filter(mine));
                item.hits[1] = whole.hits[0] - item.hits[0];
                item.own[1] = whole.own[0] - item.own[0];
                item.articles[1] = whole.articles[0] - item.articles[0];
                let size = |part: &Part| (part.hits, parts.sizes[part.article as usize]);
                let own = shapes[0].dp_norm(item.hits[0], here.iter().filter(mine).map(size));
                let rest = shapes[1].dp_norm(item.hits[1], here.iter().filter(|part| !mine(part)).map(size));
                item.dp_norm = larger([own, rest]);
                item
            })
            .collect();
        let articles = source_of.iter().filter(|&&of| of == source).count() as u32;
        let articles = [articles, source_of.len() as u32 - articles];
        KeyTable::of(items, articles, shapes.map(|shape| shape.words))
    };
    sources.par_iter().map(compare).collect()
}

/// A term in some articles, as the first side of a comparison.
fn side<'p>(term: usize, parts: impl Iterator<Item = &'p Part>) -> KeyCount {
    let mut item = KeyCount { item: term as u32, hits: [0; 2], own: [0; 2], articles: [0; 2], dp_norm: None };
    for part in parts {
        item.hits[0] += u64::from(part.hits);
        item.own[0] += u64::from(part.own);
        item.articles[0] += 1;
    }
    item
}

/// Every term's frequency in every article, kept where it is not 0.
#[derive(Clone, PartialEq, Debug)]
pub struct TermParts {
    occurrences: Vec<Vec<Part>>,
    sizes: Vec<u64>,
    shape: Shape,
}

/// A term in an article.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Part {
    /// Position of the article among the parts.
    article: u32,
    hits: u32,
    /// Those in the outlet's own words.
    own: u32,
}

/// What the dispersion of every term needs of the articles.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Shape {
    words: u64,
    /// Articles that have words.
    parts: usize,
    /// Share of the smallest of them.
    least: f64,
}

impl TermParts {
    /// A term's counts, article by article: what dispersion and bootstrap start from.
    pub fn counts(&self, term: usize) -> Vec<Count> {
        let mut out: Vec<Count> = self.sizes.iter().map(|&words| Count::new(0, words)).collect();
        for part in &self.occurrences[term] {
            out[part.article as usize].hits = u64::from(part.hits);
        }
        out
    }

    /// Number of terms that occur.
    pub fn found(&self) -> usize {
        self.occurrences.iter().filter(|here| !here.is_empty()).count()
    }

    /// How evenly a term is spread over the articles ([`Dispersion`]), from those in which it occurs alone: all others
    /// contribute their share to the deviation, and the mean's square to the variance.
    pub fn dispersion(&self, term: usize) -> Option<Dispersion> {
        let here = &self.occurrences[term];
        let frequency = here.iter().map(|part| u64::from(part.hits)).sum::<u64>() as f64;
        let n = self.shape.parts as f64;
        if frequency == 0.0 || self.shape.parts < 2 {
            return None;
        }
        let (mut deviation, mut covered, mut divergence, mut proportions) = (0.0, 0.0, 0.0, 0.0);
        let of = |part: &Part| (f64::from(part.hits), self.sizes[part.article as usize] as f64);
        for (hits, size) in here.iter().map(of) {
            let (share, observed) = (size / self.shape.words as f64, hits / frequency);
            deviation += (observed - share).abs();
            covered += share;
            divergence += observed * (observed / share).log2();
            proportions += hits / size;
        }
        let mean = proportions / n;
        let present: f64 = here.iter().map(of).map(|(hits, size)| (hits / size - mean).powi(2)).sum();
        let squares = present + (n - here.len() as f64) * mean * mean;
        let dp = f64::midpoint(deviation, 1.0 - covered);
        Some(Dispersion {
            dp,
            dp_norm: dp / (1.0 - self.shape.least),
            juilland_d: 1.0 - (squares / n).sqrt() / mean / (n - 1.0).sqrt(),
            divergence,
            range: here.len(),
        })
    }

    fn dp_norm(&self, term: usize) -> Option<f64> {
        let here = &self.occurrences[term];
        let frequency = here.iter().map(|part| u64::from(part.hits)).sum();
        self.shape.dp_norm(frequency, here.iter().map(|part| (part.hits, self.sizes[part.article as usize])))
    }
}

impl Shape {
    /// Of articles of these sizes.
    fn of(sizes: impl Iterator<Item = u64> + Clone) -> Shape {
        let words: u64 = sizes.clone().sum();
        let filled = sizes.filter(|&size| size > 0);
        Shape { words, parts: filled.clone().count(), least: filled.min().unwrap_or(0) as f64 / words as f64 }
    }

    /// `DPnorm` from the articles in which a term occurs alone, each with its hits and size: the others contribute their
    /// shares, which add up to the rest.
    fn dp_norm(&self, frequency: u64, here: impl Iterator<Item = (u32, u64)>) -> Option<f64> {
        if frequency == 0 || self.parts < 2 {
            return None;
        }
        let mut deviation = 0.0;
        let mut covered = 0.0;
        for (hits, size) in here {
            let share = size as f64 / self.words as f64;
            deviation += (f64::from(hits) / frequency as f64 - share).abs();
            covered += share;
        }
        Some(f64::midpoint(deviation, 1.0 - covered) / (1.0 - self.least))
    }
}

/// The selected hits of all terms in some articles, one pass for all.
pub fn term_parts(corpus: &Corpus<'_>, selection: &Selection, articles: &[ArticleIndex]) -> TermParts {
    let mut occurrences: Vec<Vec<Part>> = vec![Vec::new(); corpus.terms.len()];
    for (n, article) in articles.iter().enumerate() {
        for hit in corpus.hits[article.index()].iter().filter(|hit| selection.admits(hit)) {
            let own = u32::from(hit.label.voice == Voice::Own);
            match occurrences[hit.term as usize].last_mut() {
                Some(last) if last.article == n as u32 => {
                    last.hits += 1;
                    last.own += own;
                }
                _ => occurrences[hit.term as usize].push(Part { article: n as u32, hits: 1, own }),
            }
        }
    }
    let sizes = sizes(corpus, articles);
    let shape = Shape::of(sizes.iter().copied());
    TermParts { occurrences, sizes, shape }
}

pub(super) fn sizes(corpus: &Corpus<'_>, articles: &[ArticleIndex]) -> Vec<u64> {
    articles.iter().map(|article| u64::from(corpus.documents[article.index()].words)).collect()
}

pub(super) fn larger(values: [Option<f64>; 2]) -> Option<f64> {
    values.into_iter().flatten().reduce(f64::max)
}

/// How evenly the hits of the terms that pass a condition are spread over articles.
pub fn term_dispersion(
    corpus: &Corpus<'_>,
    selection: &Selection,
    articles: &[ArticleIndex],
    condition: impl Fn(usize) -> bool,
) -> Option<Dispersion> {
    Dispersion::of(&counts_by_article(corpus, selection, articles, condition))
}

/// The selected hits of the terms that pass a condition, article by article: what dispersion and bootstrap start from.
pub fn counts_by_article(
    corpus: &Corpus<'_>,
    selection: &Selection,
    articles: &[ArticleIndex],
    condition: impl Fn(usize) -> bool,
) -> Vec<Count> {
    articles
        .iter()
        .map(|article| {
            let hits = corpus.hits[article.index()]
                .iter()
                .filter(|hit| selection.admits(hit) && condition(hit.term as usize))
                .count();
            Count::new(hits as u64, u64::from(corpus.documents[article.index()].words))
        })
        .collect()
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

    #[test]
    fn keyness_of_terms_counts_articles_and_dispersion() {
        let texts: Vec<(&str, &str, String)> = (0..12)
            .map(|n| match n % 2 {
                0 => ("Courier", "", "The regime met the regime again today.".to_owned()),
                _ => ("Gazette", "", format!("The {} met someone again today.", if n < 11 { "regime" } else { "mob" })),
            })
            .collect();
        let texts: Vec<(&str, &str, &str)> = texts.iter().map(|(a, b, c)| (*a, *b, c.as_str())).collect();
        let fixture = Fixture::new(&texts);
        let corpus = fixture.corpus();
        let selection = corpus.everything();
        let table = term_keyness(&corpus, &selection, &selection.of_source(0), &selection.of_source(1));
        assert_eq!((table.articles, table.words, table.tested), ([6, 6], [42, 36], 1));
        let regime = &table.rows[0];
        assert_eq!((regime.contrast, regime.articles), (Contrast::new(12, 42, 5, 36), [6, 5]));
        assert_eq!(regime.advice, Advice::Exploratory);
        let parts = counts_by_article(&corpus, &selection, &selection.of_source(1), |term| term == 0);
        let dense = Dispersion::of(&parts).unwrap().dp_norm;
        assert!((regime.dp_norm.unwrap() - dense).abs() < 1e-12);
        let mob = &table.rows[1];
        assert_eq!((mob.q, mob.advice), (None, Advice::CountsOnly));
    }

    #[test]
    fn every_source_against_the_rest_is_a_comparison_of_its_articles_with_all_others() {
        let texts: Vec<(&str, &str, String)> = (0..18)
            .map(|n| {
                (
                    ["A", "B", "C"][n % 3],
                    "",
                    format!("The {} met {}", "mob ".repeat(n % 4 + 1), "the regime ".repeat(n % 5)),
                )
            })
            .collect();
        let texts: Vec<(&str, &str, &str)> = texts.iter().map(|(a, b, c)| (*a, *b, c.as_str())).collect();
        let fixture = Fixture::new(&texts);
        let corpus = fixture.corpus();
        let selection = corpus.everything();
        let parts = term_parts(&corpus, &selection, &selection.articles);
        assert_eq!(parts.found(), 2);
        let tables = terms_against_rest(&selection, &parts, &[0, 1, 2], true);
        for (source, table) in tables.iter().enumerate() {
            let (mine, rest): (Vec<_>, Vec<_>) =
                selection.articles.iter().partition(|&&article| selection.sources.of_article(article) == source);
            assert_eq!(*table, term_keyness(&corpus, &selection, &mine, &rest));
        }
        for term in 0..2 {
            let (sparse, dense) = (parts.dispersion(term).unwrap(), Dispersion::of(&parts.counts(term)).unwrap());
            for (one, other) in [
                (sparse.dp, dense.dp),
                (sparse.dp_norm, dense.dp_norm),
                (sparse.juilland_d, dense.juilland_d),
                (sparse.divergence, dense.divergence),
            ] {
                assert!((one - other).abs() < 1e-12, "{sparse:?} {dense:?}");
            }
        }
    }
}
