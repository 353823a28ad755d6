//! Words in a row that come again: n-grams.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::scope::{Corpus, Selection};
use super::tally::{ByVoice, all_voices};
use super::words::Words;
use crate::model::{ArticleIndex, Attribution, Span, VoiceLabel};
use crate::text::{FormId, TokenKind};

/// A sequence of words and how often it occurs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NGram {
    /// The folded words with a blank between them; a possessive ending stands at its word.
    pub text: String,
    /// Occurrences by source and voice.
    pub by_source: Vec<ByVoice>,
    /// Articles with it, by source.
    pub articles: Vec<u32>,
}

impl NGram {
    /// Occurrences in all sources and voices.
    pub fn total(&self) -> u64 {
        self.by_source.iter().map(all_voices).sum()
    }
}

/// Which sequences are listed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct NGramQuery {
    /// Words in a row.
    pub length: usize,
    /// Fewest occurrences, all voices together.
    pub least: usize,
    /// Longest list.
    pub most: usize,
}

/// The end of a run of words.
const BREAK: u32 = u32::MAX;
/// Set in a word that has a possessive ending.
const POSSESSIVE: u32 = 1 << 31;

/// The running text of an article: folded words with [`BREAK`] between runs, and the token of each.
struct Text {
    words: Vec<u32>,
    tokens: Vec<u32>,
}

/// The sequences of the selected articles, the most frequent first; equally frequent ones in the order of their first
/// appearance. A sequence lies within a sentence and within punctuation: none crosses a comma, a quotation mark or a
/// full stop. `label` says whose words a span is ([`crate::voice::label`]); occurrences in a voice the selection leaves
/// out do not count.
pub fn ngrams(
    corpus: &Corpus<'_>,
    selection: &Selection,
    words: &Words,
    query: NGramQuery,
    label: impl Fn(Span, &[Attribution]) -> VoiceLabel + Sync,
) -> Vec<NGram> {
    let NGramQuery { length, least, most } = query;
    if length == 0 {
        return Vec::new();
    }
    let texts: Vec<Text> = selection.articles.par_iter().map(|&article| read(corpus, words, article)).collect();
    // What begins with a word is counted in one part only, so that the parts need not be joined.
    let parts = rayon::current_num_threads().max(1) as u32;
    let mut frequent: Vec<(usize, [u32; 2])> = (0..parts)
        .into_par_iter()
        .flat_map_iter(|part| {
            let mut found: FxHashMap<&[u32], (usize, [u32; 2])> = FxHashMap::default();
            for (n, text) in texts.iter().enumerate() {
                for (at, sequence) in text.words.windows(length).enumerate() {
                    if sequence[0] % parts == part && !sequence.contains(&BREAK) {
                        found.entry(sequence).or_insert((0, [n as u32, at as u32])).0 += 1;
                    }
                }
            }
            let mut kept: Vec<(usize, [u32; 2])> =
                found.into_values().filter(|(count, _)| *count >= least.max(1)).collect();
            kept.sort_unstable_by_key(|&(count, first)| (Reverse(count), first));
            kept
        })
        .collect();
    frequent.sort_unstable_by_key(|&(count, first)| (Reverse(count), first));
    if selection.voices == [true; 4] {
        frequent.truncate(most);
    }
    let rank: FxHashMap<&[u32], usize> = frequent
        .iter()
        .enumerate()
        .map(|(rank, &(_, [text, at]))| (&texts[text as usize].words[at as usize..at as usize + length], rank))
        .collect();
    let sources = selection.sources.len();
    let mut rows: Vec<NGram> = rank_texts(corpus, &texts, &frequent, length)
        .into_iter()
        .map(|text| NGram { text, by_source: vec![ByVoice::default(); sources], articles: vec![0; sources] })
        .collect();
    // Only what is listed is looked up in its article to see whose words it is.
    let labelled: Vec<Vec<(usize, usize)>> = texts
        .par_iter()
        .zip(&selection.articles)
        .map(|(text, &article)| {
            let reading = corpus.reading(article);
            let attributions = &corpus.attributions[article.index()];
            let mut out: Vec<(usize, usize)> = Vec::new();
            for (at, sequence) in text.words.windows(length).enumerate() {
                let Some(&rank) = rank.get(sequence) else { continue };
                let tokens = text.tokens[at] as usize..text.tokens[at + length - 1] as usize + 1;
                let voice = label(reading.tokens_span(tokens), attributions).voice.index();
                if selection.voices[voice] {
                    out.push((rank, voice));
                }
            }
            out.sort_unstable();
            out
        })
        .collect();
    for (found, &article) in labelled.iter().zip(&selection.articles) {
        let source = selection.sources.of_article(article);
        for (n, &(rank, voice)) in found.iter().enumerate() {
            rows[rank].by_source[source][voice] += 1;
            rows[rank].articles[source] += u32::from(n == 0 || found[n - 1].0 != rank);
        }
    }
    rows.retain(|row| row.total() >= least.max(1) as u64);
    rows.sort_by_key(|row| Reverse(row.total()));
    rows.truncate(most);
    rows
}

fn read(corpus: &Corpus<'_>, words: &Words, article: ArticleIndex) -> Text {
    let document = &corpus.documents[article.index()];
    let mut text = Text { words: Vec::with_capacity(document.tokens.len()), tokens: Vec::new() };
    for sentence in &document.sentences {
        for token in sentence.token_range() {
            let form = document.tokens[token].form;
            let word = match words.of(form) {
                Some(word) => word.0,
                None if corpus.vocabulary.form(form).kind == TokenKind::Clitic => {
                    if let Some(last) = text.words.last_mut().filter(|last| **last != BREAK) {
                        *last |= POSSESSIVE;
                    }
                    continue;
                }
                None => BREAK,
            };
            text.words.push(word);
            text.tokens.push(token as u32);
        }
        text.words.push(BREAK);
        text.tokens.push(sentence.tokens.end);
    }
    text
}

fn rank_texts(corpus: &Corpus<'_>, texts: &[Text], frequent: &[(usize, [u32; 2])], length: usize) -> Vec<String> {
    let word = |&word: &u32| {
        let folded = corpus.vocabulary.folded(FormId(word & !POSSESSIVE));
        if word & POSSESSIVE == 0 { folded.to_owned() } else { format!("{folded}’s") }
    };
    frequent
        .iter()
        .map(|&(_, [text, at])| {
            let sequence = &texts[text as usize].words[at as usize..at as usize + length];
            sequence.iter().map(word).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::super::scope::Scope;
    use super::*;
    use crate::model::Voice;

    fn label(span: Span, attributions: &[Attribution]) -> VoiceLabel {
        let quoted = attributions.iter().any(|a| a.content.iter().any(|content| content.contains(span)));
        VoiceLabel { voice: if quoted { Voice::DirectQuote } else { Voice::Own }, ..VoiceLabel::default() }
    }

    fn found(length: usize, scope: &Scope) -> Vec<(String, Vec<ByVoice>, Vec<u32>)> {
        let fixture = Fixture::new(&[
            ("Courier", "", "The angry mob’s bus, the angry mob. The mob ran: “The angry mob’s bus”, he said."),
            ("Gazette", "", "Angry mob’s bus. THE ANGRY mob. Mob the"),
        ]);
        let corpus = fixture.corpus();
        let words = Words::new(corpus.vocabulary);
        let query = NGramQuery { length, least: 2, most: 10 };
        ngrams(&corpus, &Selection::of(&corpus, scope), &words, query, label)
            .into_iter()
            .map(|row| (row.text, row.by_source, row.articles))
            .collect()
    }

    #[test]
    fn sequences_stay_within_sentences_and_marks() {
        let row = |text: &str, courier: ByVoice, gazette: ByVoice, articles: [u32; 2]| {
            (text.to_owned(), vec![courier, gazette], articles.to_vec())
        };
        assert_eq!(
            found(2, &Scope::default()),
            [
                row("the angry", [2, 0, 1, 0], [1, 0, 0, 0], [1, 1]),
                row("angry mob’s", [1, 0, 1, 0], [1, 0, 0, 0], [1, 1]),
                row("mob’s bus", [1, 0, 1, 0], [1, 0, 0, 0], [1, 1]),
                row("angry mob", [1, 0, 0, 0], [1, 0, 0, 0], [1, 1]),
            ]
        );
        assert_eq!(found(4, &Scope::default()), [row("the angry mob’s bus", [1, 0, 1, 0], [0; 4], [1, 0])]);
        assert!(found(0, &Scope::default()).is_empty());
    }

    #[test]
    fn a_voice_left_out_does_not_count() {
        let own = Scope { voices: [Voice::Own].into(), ..Scope::default() };
        let rows: Vec<(String, u64)> = found(4, &own).into_iter().map(|row| (row.0, 0)).collect();
        assert!(rows.is_empty());
        assert_eq!(found(2, &own)[1].1, [[1, 0, 0, 0], [1, 0, 0, 0]]);
    }
}
