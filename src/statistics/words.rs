//! Counts over all words, not only the lexicon's.

use rayon::prelude::*;

use super::rates::Count;
use super::scope::Corpus;
use super::sources::merged;
use super::tally::{KeyCount, KeyTable, larger, sizes};
use crate::model::{ArticleIndex, Attribution, Span};
use crate::text::{FormId, Vocabulary};

/// Which folded word each form counts as. Made once for a vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Words {
    of_form: Vec<u32>,
}

const NO_WORD: u32 = u32::MAX;

impl Words {
    /// For the forms of a vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Words {
        let of_form =
            vocabulary.forms().iter().map(|form| if form.is_word() { form.word.0 } else { NO_WORD }).collect();
        Words { of_form }
    }

    /// The folded word of a form; `None` for marks and clitics.
    pub fn of(&self, form: FormId) -> Option<FormId> {
        let word = self.of_form[form.index()];
        (word != NO_WORD).then_some(FormId(word))
    }

    /// The folded words of an article in text order.
    pub fn of_article<'a>(&'a self, corpus: &Corpus<'a>, article: ArticleIndex) -> impl Iterator<Item = FormId> + 'a {
        corpus.documents[article.index()].tokens.iter().filter_map(|token| self.of(token.form))
    }
}

/// Frequencies of all words in some articles, by folded form.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct WordCounts {
    /// Occurrences, by [`FormId`].
    pub counts: Vec<u32>,
    /// Occurrences in the outlets' own words, by [`FormId`].
    pub own: Vec<u32>,
    /// Articles that contain the word, by [`FormId`].
    pub articles: Vec<u32>,
    /// Words in all.
    pub words: u64,
}

impl WordCounts {
    /// Counts the words of the articles, on all processors.
    pub fn of(corpus: &Corpus<'_>, words: &Words, articles: &[ArticleIndex]) -> WordCounts {
        let forms = corpus.vocabulary.len();
        let chunk = articles.len().div_ceil(rayon::current_num_threads()).max(1);
        let parts: Vec<WordCounts> = articles
            .par_chunks(chunk)
            .map(|articles| {
                let mut part = WordCounts::none(forms);
                let mut last = vec![u32::MAX; forms];
                for &article in articles {
                    let mut others = attributed(&corpus.attributions[article.index()]).into_iter().peekable();
                    for token in &corpus.documents[article.index()].tokens {
                        let Some(word) = words.of(token.form) else { continue };
                        while others.next_if(|span| span.end <= token.start).is_some() {}
                        part.own[word.index()] += u32::from(others.peek().is_none_or(|span| token.start < span.start));
                        part.counts[word.index()] += 1;
                        part.words += 1;
                        if last[word.index()] != article.0 {
                            last[word.index()] = article.0;
                            part.articles[word.index()] += 1;
                        }
                    }
                }
                part
            })
            .collect();
        parts.into_iter().reduce(WordCounts::plus).unwrap_or_else(|| WordCounts::none(forms))
    }

    fn none(forms: usize) -> WordCounts {
        WordCounts { counts: vec![0; forms], own: vec![0; forms], articles: vec![0; forms], words: 0 }
    }

    fn plus(mut self, other: WordCounts) -> WordCounts {
        for (sum, count) in self.counts.iter_mut().zip(other.counts) {
            *sum += count;
        }
        for (sum, count) in self.own.iter_mut().zip(other.own) {
            *sum += count;
        }
        for (sum, count) in self.articles.iter_mut().zip(other.articles) {
            *sum += count;
        }
        self.words += other.words;
        self
    }

    /// A word's frequency.
    pub fn count(&self, word: FormId) -> Count {
        Count::new(u64::from(self.counts[word.index()]), self.words)
    }

    /// Different words.
    pub fn types(&self) -> u64 {
        self.counts.iter().filter(|&&count| count > 0).count() as u64
    }
}

/// Where somebody other than the outlet speaks, merged so that no two spans overlap. An outlet's credit is kept for the
/// record; it changes nobody's voice.
fn attributed(attributions: &[Attribution]) -> Vec<Span> {
    let speech = attributions.iter().filter(|attribution| &*attribution.rule != "credit");
    merged(speech.flat_map(|attribution| attribution.content.iter().copied()).collect())
}

/// Compares every word between two groups of articles. Rows are words (`item` is their [`FormId`]), in the order of
/// their first appearance in the corpus. `DPnorm` is computed where a test is possible at all.
pub fn word_keyness(
    corpus: &Corpus<'_>,
    words: &Words,
    target: &[ArticleIndex],
    reference: &[ArticleIndex],
) -> KeyTable {
    let sides = [target, reference];
    let counts = sides.map(|articles| WordCounts::of(corpus, words, articles));
    let least = super::advice::RANKED_FROM_HITS as u32;
    let frequent: Vec<u32> = (0..corpus.vocabulary.len() as u32)
        .filter(|&word| counts.iter().all(|side| side.counts[word as usize] >= least))
        .collect();
    let uneven = [0, 1].map(|side| dp_norms(corpus, words, sides[side], &counts[side], &frequent));
    let mut items: Vec<KeyCount> = (0..corpus.vocabulary.len())
        .map(|word| KeyCount {
            item: word as u32,
            hits: [0, 1].map(|side| u64::from(counts[side].counts[word])),
            own: [0, 1].map(|side| u64::from(counts[side].own[word])),
            articles: [0, 1].map(|side| counts[side].articles[word]),
            dp_norm: None,
        })
        .collect();
    for (at, &word) in frequent.iter().enumerate() {
        items[word as usize].dp_norm = larger([0, 1].map(|side| uneven[side].get(at).copied()));
    }
    KeyTable::of(items, sides.map(|articles| articles.len() as u32), [counts[0].words, counts[1].words])
}

/// `DPnorm` of the listed words over some articles; empty under two articles with words. Summed in chunks of fixed size,
/// so that the result does not depend on the number of processors.
fn dp_norms(
    corpus: &Corpus<'_>,
    words: &Words,
    articles: &[ArticleIndex],
    counts: &WordCounts,
    listed: &[u32],
) -> Vec<f64> {
    const CHUNK: usize = 256;
    let sizes = sizes(corpus, articles);
    let least = sizes.iter().copied().filter(|&size| size > 0).min().unwrap_or(0) as f64 / counts.words as f64;
    if sizes.iter().filter(|&&size| size > 0).count() < 2 {
        return Vec::new();
    }
    let mut place = vec![NO_WORD; corpus.vocabulary.len()];
    for (at, &word) in listed.iter().enumerate() {
        place[word as usize] = at as u32;
    }
    // Per word: Σ(|v/f − s| − s) over the articles that hold it; all others add their share s, which sums to the rest.
    let parts: Vec<Vec<f64>> = articles
        .par_chunks(CHUNK)
        .map(|articles| {
            let mut sums = vec![0.0; listed.len()];
            let mut here: Vec<u32> = vec![0; listed.len()];
            let mut touched: Vec<u32> = Vec::new();
            for &article in articles {
                for word in words.of_article(corpus, article) {
                    let at = place[word.index()];
                    if at != NO_WORD {
                        if here[at as usize] == 0 {
                            touched.push(at);
                        }
                        here[at as usize] += 1;
                    }
                }
                let share = f64::from(corpus.documents[article.index()].words) / counts.words as f64;
                for at in touched.drain(..) {
                    let at = at as usize;
                    let frequency = f64::from(counts.counts[listed[at] as usize]);
                    sums[at] += (f64::from(here[at]) / frequency - share).abs() - share;
                    here[at] = 0;
                }
            }
            sums
        })
        .collect();
    (0..listed.len())
        .map(|at| f64::midpoint(parts.iter().map(|sums| sums[at]).sum::<f64>(), 1.0) / (1.0 - least))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::dispersion::Dispersion;
    use super::super::fixture::Fixture;
    use super::*;

    #[test]
    fn words_are_counted_by_folded_form() {
        let fixture = Fixture::new(&[("A", "", "The dog’s bone. The bone!"), ("A", "", "A Bone, 12 bones.")]);
        let corpus = fixture.corpus();
        let words = Words::new(corpus.vocabulary);
        let counts = WordCounts::of(&corpus, &words, &corpus.everything().articles);
        let count = |word: &str| {
            let id = corpus.vocabulary.find(word).unwrap();
            (counts.counts[id.index()], counts.articles[id.index()])
        };
        assert_eq!((count("bone"), count("the"), count("12")), ((3, 2), (2, 1), (1, 1)));
        assert_eq!((counts.words, counts.types()), (9, 6));
    }

    #[test]
    fn the_outlets_own_words_are_counted_beside_all() {
        let fixture = Fixture::new(&[("A", "", "The mob ran. “The mob won”, he said of the mob. The mob!")]);
        let corpus = fixture.corpus();
        let counts = WordCounts::of(&corpus, &Words::new(corpus.vocabulary), &corpus.everything().articles);
        let mob = corpus.vocabulary.find("mob").unwrap().index();
        assert_eq!((counts.counts[mob], counts.own[mob]), (4, 3));
    }

    #[test]
    fn keyness_of_words_knows_their_dispersion() {
        let texts: Vec<String> = (0..12).map(|n| format!("{} peace came at last", "war ".repeat(n % 5 + 1))).collect();
        let texts: Vec<(&str, &str, &str)> =
            texts.iter().enumerate().map(|(n, text)| (if n < 6 { "A" } else { "B" }, "", text.as_str())).collect();
        let fixture = Fixture::new(&texts);
        let corpus = fixture.corpus();
        let words = Words::new(corpus.vocabulary);
        let selection = corpus.everything();
        let [one, other] = [0, 1].map(|source| selection.of_source(source));
        let table = word_keyness(&corpus, &words, &one, &other);
        let war = corpus.vocabulary.find("war").unwrap();
        let row = table.rows.iter().find(|row| row.item == war.0).unwrap();
        assert_eq!((row.contrast.target.hits, row.articles), (16, [6, 6]));
        let dense = [one, other].map(|articles| {
            let parts: Vec<Count> = articles
                .iter()
                .map(|&article| {
                    let hits = words.of_article(&corpus, article).filter(|&word| word == war).count();
                    Count::new(hits as u64, u64::from(corpus.documents[article.index()].words))
                })
                .collect();
            Dispersion::of(&parts).unwrap().dp_norm
        });
        assert!((row.dp_norm.unwrap() - dense[0].max(dense[1])).abs() < 1e-12);
    }
}
