//! Terms article by article: what dispersion, keyness and bootstrap start from.

use super::dispersion::Dispersion;
use super::rates::Count;
use super::scope::{Corpus, Selection};
use crate::model::{ArticleIndex, Voice};

/// Every term's frequency in every article, kept where it is not 0.
#[derive(Clone, PartialEq, Debug)]
pub struct TermParts {
    pub(super) occurrences: Vec<Vec<Part>>,
    pub(super) sizes: Vec<u64>,
    pub(super) shape: Shape,
}

/// A term in an article.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Part {
    /// Position of the article among the parts.
    pub(super) article: u32,
    pub(super) hits: u32,
    /// Those in the outlet's own words.
    pub(super) own: u32,
}

/// What the dispersion of every term needs of the articles.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Shape {
    pub(super) words: u64,
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

    pub(super) fn dp_norm(&self, term: usize) -> Option<f64> {
        let here = &self.occurrences[term];
        let frequency = here.iter().map(|part| u64::from(part.hits)).sum();
        self.shape.dp_norm(frequency, here.iter().map(|part| (part.hits, self.sizes[part.article as usize])))
    }
}

impl Shape {
    /// Of articles of these sizes.
    pub(super) fn of(sizes: impl Iterator<Item = u64> + Clone) -> Shape {
        let words: u64 = sizes.clone().sum();
        let filled = sizes.filter(|&size| size > 0);
        Shape { words, parts: filled.clone().count(), least: filled.min().unwrap_or(0) as f64 / words as f64 }
    }

    /// `DPnorm` from the articles in which a term occurs alone, each with its hits and size: the others contribute their
    /// shares, which add up to the rest.
    pub(super) fn dp_norm(&self, frequency: u64, here: impl Iterator<Item = (u32, u64)>) -> Option<f64> {
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
