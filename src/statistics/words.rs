//! Counts over all words, not only the lexicon's.

use rayon::prelude::*;

use super::comparison::{KeyCount, KeyTable, larger};
use super::parts::sizes;
use super::rates::Count;
use super::scope::Corpus;
use super::sources::merged;
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

/// A word in an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct WordHere {
    /// Its [`FormId`].
    word: u32,
    /// Occurrences.
    hits: u32,
    /// Those in the outlet's own words.
    own: u32,
}

/// The different words of every article with their frequencies. Made once for an analysis: what a filter lets through is
/// summed from it without another look at the texts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Frequencies {
    /// By article: where its words begin in `entries`; one more for the end.
    begins: Vec<usize>,
    entries: Vec<WordHere>,
    forms: usize,
}

impl Frequencies {
    /// Counts every article, on all processors.
    pub fn of(corpus: &Corpus<'_>, words: &Words) -> Frequencies {
        let counted: Vec<Vec<WordHere>> = (0..corpus.articles.len())
            .into_par_iter()
            .map(|n| {
                let mut others = attributed(&corpus.attributions[n]).into_iter().peekable();
                let mut here: Vec<(u32, bool)> = Vec::with_capacity(corpus.documents[n].words as usize);
                for token in &corpus.documents[n].tokens {
                    let Some(word) = words.of(token.form) else { continue };
                    while others.next_if(|span| span.end <= token.start).is_some() {}
                    here.push((word.0, others.peek().is_none_or(|span| token.start < span.start)));
                }
                here.sort_unstable();
                here.chunk_by(|one, other| one.0 == other.0)
                    .map(|same| WordHere {
                        word: same[0].0,
                        hits: same.len() as u32,
                        own: same.iter().filter(|(_, own)| *own).count() as u32,
                    })
                    .collect()
            })
            .collect();
        let mut begins = Vec::with_capacity(counted.len() + 1);
        begins.push(0);
        begins.extend(counted.iter().scan(0, |end, article| {
            *end += article.len();
            Some(*end)
        }));
        Frequencies { begins, entries: counted.concat(), forms: corpus.vocabulary.len() }
    }

    /// How often each different word of some articles occurs in them, in the order of their first appearance. `sums` has a
    /// place for every form; all are 0 before and afterwards.
    pub(super) fn different(&self, articles: &[ArticleIndex], sums: &mut [u32]) -> Vec<u64> {
        let mut words: Vec<u32> = Vec::new();
        for here in articles.iter().flat_map(|&article| self.of_article(article)) {
            let sum = &mut sums[here.word as usize];
            if *sum == 0 {
                words.push(here.word);
            }
            *sum += here.hits;
        }
        words.into_iter().map(|word| u64::from(std::mem::take(&mut sums[word as usize]))).collect()
    }

    /// Number of forms.
    pub(super) fn forms(&self) -> usize {
        self.forms
    }

    fn of_article(&self, article: ArticleIndex) -> &[WordHere] {
        &self.entries[self.begins[article.index()]..self.begins[article.index() + 1]]
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
    /// Sums the words of the articles, on all processors.
    pub fn of(frequencies: &Frequencies, articles: &[ArticleIndex]) -> WordCounts {
        let forms = frequencies.forms;
        let chunk = articles.len().div_ceil(rayon::current_num_threads()).max(1);
        let parts: Vec<WordCounts> = articles
            .par_chunks(chunk)
            .map(|articles| {
                let mut part = WordCounts::none(forms);
                for &article in articles {
                    for entry in frequencies.of_article(article) {
                        let word = entry.word as usize;
                        part.counts[word] += entry.hits;
                        part.own[word] += entry.own;
                        part.articles[word] += 1;
                        part.words += u64::from(entry.hits);
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
        for (sums, counts) in
            [(&mut self.counts, &other.counts), (&mut self.own, &other.own), (&mut self.articles, &other.articles)]
        {
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += count;
            }
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

/// Where somebody other than the outlet speaks, merged so that no two spans overlap. What changes nobody's voice, such as
/// credits and attitudes, is left out, as [`crate::voice::label`] leaves it out.
fn attributed(attributions: &[Attribution]) -> Vec<Span> {
    let speech = attributions.iter().filter(|attribution| crate::voice::changes_voice(&attribution.rule));
    merged(speech.flat_map(|attribution| attribution.content.iter().copied()).collect())
}

/// Compares every word between two groups of articles. Rows are words (`item` is their [`FormId`]), in the order of
/// their first appearance in the corpus. `DPnorm` is computed where a test is possible at all.
pub fn word_keyness(
    corpus: &Corpus<'_>,
    frequencies: &Frequencies,
    target: &[ArticleIndex],
    reference: &[ArticleIndex],
) -> KeyTable {
    let sides = [target, reference];
    let counts = sides.map(|articles| WordCounts::of(frequencies, articles));
    let least = super::advice::RANKED_FROM_HITS as u32;
    let frequent: Vec<u32> = (0..corpus.vocabulary.len() as u32)
        .filter(|&word| counts.iter().all(|side| side.counts[word as usize] >= least))
        .collect();
    let uneven = [0, 1].map(|side| dp_norms(corpus, frequencies, sides[side], &counts[side], &frequent));
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
    frequencies: &Frequencies,
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
            for &article in articles {
                let share = f64::from(corpus.documents[article.index()].words) / counts.words as f64;
                for entry in frequencies.of_article(article) {
                    let at = place[entry.word as usize];
                    if at != NO_WORD {
                        let frequency = f64::from(counts.counts[entry.word as usize]);
                        sums[at as usize] += (f64::from(entry.hits) / frequency - share).abs() - share;
                    }
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
        let counts = WordCounts::of(&Frequencies::of(&corpus, &words), &corpus.everything().articles);
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
        let frequencies = Frequencies::of(&corpus, &Words::new(corpus.vocabulary));
        let counts = WordCounts::of(&frequencies, &corpus.everything().articles);
        let mob = corpus.vocabulary.find("mob").unwrap().index();
        assert_eq!((counts.counts[mob], counts.own[mob]), (4, 3));
    }

    #[test]
    fn words_of_what_somebody_wants_stay_the_outlets_own() {
        use crate::model::{Article, Language, Progress, Voice};
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text("", "The minister refuses to disband the mob. The mob must go, the mayor said.");
        let articles = [article];
        let settings = crate::analysis::Settings::default();
        let analysis = crate::analysis::Analysis::run(&articles, &settings, &Progress::default()).unwrap();
        assert!(analysis.attributions[0].iter().any(|found| found.rule.starts_with("attitude-")));
        let corpus = analysis.corpus(&articles);
        let counts =
            WordCounts::of(&Frequencies::of(&corpus, &Words::new(corpus.vocabulary)), &corpus.everything().articles);
        let mob = corpus.vocabulary.find("mob").unwrap().index();
        let voices: Vec<Voice> = analysis.hits[0]
            .iter()
            .filter(|hit| hit.span.of(&articles[0].text) == "mob")
            .map(|hit| hit.label.voice)
            .collect();
        assert_eq!(voices, [Voice::Own, Voice::IndirectSpeech]);
        assert_eq!((counts.counts[mob], counts.own[mob]), (2, 1));
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
        let table = word_keyness(&corpus, &Frequencies::of(&corpus, &words), &one, &other);
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
