//! Comparisons of two sides, row by row: the lexicon's terms or all words, between two sources or one and all others.

use rayon::prelude::*;
use serde::Serialize;

use super::advice::{Advice, Evidence};
use super::keyness::{Contrast, benjamini_hochberg};
use super::parts::{Part, Shape, TermParts, term_parts};
use super::rates::exact_rate_test;
use super::scope::{Corpus, Selection};
use crate::model::ArticleIndex;

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

pub(super) fn larger(values: [Option<f64>; 2]) -> Option<f64> {
    values.into_iter().flatten().reduce(f64::max)
}
#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::super::{Dispersion, counts_by_article};
    use super::*;

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
