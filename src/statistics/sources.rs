//! What each outlet's texts are like: size, voices, categories, quotation, readability, diversity.

use rayon::prelude::*;

use super::diversity::{self, Mean};
use super::indices::Indices;
use super::rates::Count;
use super::readability::{Legibility, syllables};
use super::scope::{Corpus, Selection};
use super::tally::{ByVoice, Tally, all_voices};
use super::words::Words;
use crate::model::{ArticleIndex, Attribution, AttributionKind, Language, Role, Span};
use crate::text::{SentenceKind, TokenKind};

/// What is measured of one article whatever the filter. Made once for an analysis with [`profiles`].
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ArticleProfile {
    /// Words, title included.
    pub words: u64,
    /// Sentences of running text, title and headings left out.
    pub sentences: u64,
    /// Words between quotation marks with a speaker, or set off as a quotation.
    pub quoted_words: u64,
    /// Words in reported content without quotation marks.
    pub reported_words: u64,
    /// Counts for the readability formulas, over running text.
    pub legibility: Legibility,
    /// Whether the article is in English, for which syllables are counted.
    pub english: bool,
    /// Sum and number of the moving windows' type–token ratios.
    pub moving_average: Mean,
    /// Words and factors of the MTLD passes, forwards and backwards.
    pub textual_diversity: [Mean; 2],
}

#[derive(Clone, Copy)]
struct Shape {
    letters: u8,
    syllables: u8,
    is_word: bool,
    counts: bool,
}

/// Measures every article, on all processors.
pub fn profiles(corpus: &Corpus<'_>, words: &Words) -> Vec<ArticleProfile> {
    let shapes: Vec<Shape> = corpus
        .vocabulary
        .forms()
        .par_iter()
        .map(|form| Shape {
            letters: form.surface.chars().filter(|c| c.is_alphabetic()).count().min(255) as u8,
            syllables: if form.is_word() {
                syllables(&corpus.vocabulary.form(form.word).surface).min(255) as u8
            } else {
                0
            },
            is_word: form.is_word(),
            counts: form.kind == TokenKind::Word,
        })
        .collect();
    let forms = corpus.vocabulary.len();
    (0..corpus.articles.len())
        .into_par_iter()
        .map_init(|| vec![u32::MAX; forms], |local, n| profile(corpus, words, &shapes, ArticleIndex(n as u32), local))
        .collect()
}

fn profile(
    corpus: &Corpus<'_>,
    words: &Words,
    shapes: &[Shape],
    index: ArticleIndex,
    local: &mut [u32],
) -> ArticleProfile {
    let document = &corpus.documents[index.index()];
    let language = corpus.articles[index.index()].language;
    let mut out = ArticleProfile {
        words: u64::from(document.words),
        english: language == Language::ENGLISH || language == Language::UNKNOWN,
        ..ArticleProfile::default()
    };
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body) {
        out.sentences += 1;
        out.legibility.sentences += 1;
        for token in &document.tokens[sentence.token_range()] {
            let shape = shapes[token.form.index()];
            if shape.counts {
                out.legibility.words += 1;
                out.legibility.letters += u64::from(shape.letters);
                out.legibility.syllables += u64::from(shape.syllables);
                out.legibility.polysyllables += u64::from(shape.syllables >= 3);
                out.legibility.long_words += u64::from(shape.letters > 6);
            }
        }
    }
    let in_spans = |spans: &[Span]| -> u64 {
        spans
            .iter()
            .map(|span| {
                let tokens = document.token_from(span.start)..document.token_from(span.end);
                document.tokens[tokens].iter().filter(|token| shapes[token.form.index()].is_word).count() as u64
            })
            .sum()
    };
    let (quoted, content) = spoken(&corpus.attributions[index.index()]);
    out.quoted_words = in_spans(&quoted);
    out.reported_words = in_spans(&content) - out.quoted_words;
    // The article's own numbering of its words keeps the counters small.
    let mut types: Vec<u32> = Vec::new();
    let text: Vec<u32> = words
        .of_article(corpus, index)
        .map(|word| {
            if local[word.index()] == u32::MAX {
                local[word.index()] = types.len() as u32;
                types.push(word.0);
            }
            local[word.index()]
        })
        .collect();
    for word in types {
        local[word as usize] = u32::MAX;
    }
    out.moving_average = diversity::moving_average(&text, diversity::WINDOW);
    out.textual_diversity =
        [diversity::textual_diversity(text.iter().copied()), diversity::textual_diversity(text.iter().rev().copied())];
    out
}

/// The quoted stretches and all reported stretches of an article, each merged so that none overlap; the quoted ones lie
/// within the reported ones. Quotation marks of distance belong to neither, nor do credits and attitudes.
fn spoken(attributions: &[Attribution]) -> (Vec<Span>, Vec<Span>) {
    let mut quoted = Vec::new();
    let mut content = Vec::new();
    for attribution in attributions.iter().filter(|attribution| crate::voice::changes_voice(&attribution.rule)) {
        match attribution.kind {
            AttributionKind::Scare => continue,
            AttributionKind::Direct => quoted.extend(&attribution.content),
            AttributionKind::Mixed | AttributionKind::Indirect => quoted.extend(&attribution.quoted),
        }
        content.extend(&attribution.content);
    }
    content.extend(&quoted);
    (merged(quoted), merged(content))
}

pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// One category's hits in a source.
#[derive(Clone, PartialEq, Debug)]
pub struct CategorySummary {
    /// The category's id.
    pub category: String,
    /// Marked in the text, or counted only.
    pub role: Role,
    /// Hits by voice.
    pub by_voice: ByVoice,
    /// All of them against the source's words.
    pub count: Count,
}

/// One outlet's texts within a selection.
#[derive(Clone, PartialEq, Debug)]
pub struct SourceSummary {
    /// Position in [`super::SourceIndex::names`].
    pub source: usize,
    /// Articles.
    pub articles: u64,
    /// Words, titles included.
    pub words: u64,
    /// Sentences of running text.
    pub sentences: u64,
    /// Words inside direct quotation, of all words.
    pub quoted: Count,
    /// Words in reported content without quotation marks, of all words.
    pub reported: Count,
    /// Hits of terms that are marked in the text, by voice.
    pub highlights: ByVoice,
    /// Every category of the lexicon that is selected, in its order.
    pub categories: Vec<CategorySummary>,
    /// Counts for sentence and word length and LIX: all articles.
    pub legibility: Legibility,
    /// Counts for Flesch, Flesch–Kincaid and SMOG: articles in English.
    pub english: Legibility,
    /// Different words.
    pub types: u64,
    /// MATTR over windows of [`diversity::WINDOW`] words that do not cross articles.
    pub moving_average: Option<f64>,
    /// MTLD, words by factors over the articles, the mean of both directions.
    pub textual_diversity: Option<f64>,
    /// HD-D over all words of the source.
    pub hypergeometric_diversity: Option<f64>,
}

impl SourceSummary {
    /// Highlighted hits of all voices, against all words.
    pub fn highlight_count(&self) -> Count {
        Count::new(all_voices(&self.highlights), self.words)
    }
}

/// Summaries of the sources that have a selected article, in the order of the sources.
pub fn source_summaries(
    corpus: &Corpus<'_>,
    selection: &Selection,
    tally: &Tally,
    indices: &Indices,
) -> Vec<SourceSummary> {
    let (profiles, frequencies) = (indices.profiles(corpus), indices.frequencies(corpus));
    // Each category once, in the lexicon's order, with its terms.
    let mut categories: Vec<(&str, Role)> = Vec::new();
    let mut of_term: Vec<usize> = Vec::with_capacity(corpus.terms.len());
    for term in corpus.terms {
        let at = categories.iter().position(|(id, _)| *id == term.category).unwrap_or_else(|| {
            categories.push((&term.category, term.role));
            categories.len() - 1
        });
        of_term.push(at);
    }
    let chosen: Vec<bool> = (0..categories.len())
        .map(|at| of_term.iter().zip(&selection.terms).any(|(&of, &selected)| of == at && selected))
        .collect();
    selection
        .by_source()
        .into_par_iter()
        .enumerate()
        .filter(|(_, articles)| !articles.is_empty())
        .map_init(
            || vec![0; frequencies.forms()],
            |counts, (source, articles)| {
                let mut sums = vec![ByVoice::default(); categories.len()];
                for (term, &category) in of_term.iter().enumerate() {
                    for (sum, count) in sums[category].iter_mut().zip(tally.hits(term, source)) {
                        *sum += count;
                    }
                }
                let mut pooled = ArticleProfile::default();
                let mut english = Legibility::default();
                for profile in articles.iter().map(|article| &profiles[article.index()]) {
                    pooled.words += profile.words;
                    pooled.sentences += profile.sentences;
                    pooled.quoted_words += profile.quoted_words;
                    pooled.reported_words += profile.reported_words;
                    pooled.legibility += profile.legibility;
                    if profile.english {
                        english += profile.legibility;
                    }
                    pooled.moving_average += profile.moving_average;
                    for (sum, mean) in pooled.textual_diversity.iter_mut().zip(profile.textual_diversity) {
                        *sum += mean;
                    }
                }
                let counts = frequencies.different(&articles, counts);
                let [forwards, backwards] = pooled.textual_diversity.map(Mean::value);
                SourceSummary {
                    source,
                    articles: articles.len() as u64,
                    words: pooled.words,
                    sentences: pooled.sentences,
                    quoted: Count::new(pooled.quoted_words, pooled.words),
                    reported: Count::new(pooled.reported_words, pooled.words),
                    highlights: tally.sum(source, |term| corpus.terms[term].role == Role::Highlight),
                    categories: (0..categories.len())
                        .filter(|&at| chosen[at])
                        .map(|at| CategorySummary {
                            category: categories[at].0.to_owned(),
                            role: categories[at].1,
                            by_voice: sums[at],
                            count: Count::new(all_voices(&sums[at]), pooled.words),
                        })
                        .collect(),
                    legibility: pooled.legibility,
                    english,
                    types: counts.len() as u64,
                    moving_average: pooled.moving_average.value(),
                    textual_diversity: forwards.zip(backwards).map(|(one, other)| f64::midpoint(one, other)),
                    hypergeometric_diversity: diversity::hypergeometric_diversity(counts.iter().copied()),
                }
            },
        )
        .collect()
}

/// The terms of one category in one source, most frequent first: with the category of reporting verbs, the outlet's
/// attribution-verb profile.
pub fn category_profile(corpus: &Corpus<'_>, tally: &Tally, source: usize, category: &str) -> Vec<(u32, Count)> {
    let mut rows: Vec<(u32, Count)> = (0..corpus.terms.len())
        .filter(|&term| corpus.terms[term].category == category)
        .map(|term| (term as u32, tally.count(term, source, None)))
        .filter(|(_, count)| count.hits > 0)
        .collect();
    rows.sort_by_key(|&(term, count)| (std::cmp::Reverse(count.hits), term));
    rows
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;

    #[test]
    fn a_source_is_summed_over_its_articles() {
        let fixture = Fixture::new(&[
            ("Courier", "", "The regime fell. “The regime is a mob”, he said."),
            ("Gazette", "", "The mob, a mob, ran."),
            ("Courier", "", "Nothing important happened."),
        ]);
        let corpus = fixture.corpus();
        let selection = corpus.everything();
        let tally = Tally::of(&corpus, &selection);
        let found = source_summaries(&corpus, &selection, &tally, &Indices::default());
        let courier = &found[0];
        assert_eq!((courier.articles, courier.words, courier.sentences), (2, 13, 3));
        assert_eq!(courier.quoted, Count::new(5, 13));
        assert_eq!(courier.highlights, [1, 0, 2, 0]);
        let categories: Vec<(&str, u64)> =
            courier.categories.iter().map(|category| (category.category.as_str(), category.count.hits)).collect();
        assert_eq!(categories, [("state_legitimacy", 2), ("actor_label", 1), ("attribution_verb", 1)]);
        assert_eq!(courier.legibility.long_words, 3);
        assert_eq!(courier.types, 11);
        assert_eq!(courier.hypergeometric_diversity, None);
        assert_eq!(category_profile(&corpus, &tally, 0, "attribution_verb"), [(2, Count::new(1, 13))]);
    }

    #[test]
    fn overlapping_reports_count_their_words_once() {
        let span = |start, end| Span { start, end };
        assert_eq!(merged(vec![span(5, 9), span(0, 4), span(3, 6), span(20, 22)]), [span(0, 9), span(20, 22)]);
    }
}
