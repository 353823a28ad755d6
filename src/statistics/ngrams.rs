//! Words in a row that come again: n-grams.

use std::cmp::Reverse;

use rayon::prelude::*;

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

/// The end of a run of words; where no sequence begins that comes again.
const NONE: u32 = u32::MAX;
/// Set in a word that has a possessive ending.
const POSSESSIVE: u32 = 1 << 31;
/// Fewest occurrences of a sequence that is kept.
const LEAST: u32 = 2;
/// Places that are sorted at a time.
const AT_ONCE: usize = 1 << 22;

/// The running text of some articles, one after the other.
#[derive(Default)]
struct Text {
    /// Folded words with [`NONE`] between runs.
    words: Vec<u32>,
    /// Where each begins and ends in its article.
    places: Vec<[u32; 2]>,
    /// By article: where its words begin; one more for the end.
    begins: Vec<usize>,
    /// By article: whose words stand where ([`voices`]).
    voices: Vec<Vec<(u32, u32)>>,
}

/// Sequences of one length that come again.
struct Repeated {
    /// By rank: the place of the first occurrence. The most frequent sequence is the first, equally frequent ones stand
    /// in the order of their first occurrence.
    firsts: Vec<u32>,
    /// By place: the rank of the sequence that begins here, or [`NONE`].
    ranks: Vec<u32>,
}

/// The places of one sequence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    count: Reverse<u32>,
    first: u32,
    /// The part it was sorted in, and where its places begin there.
    part: u32,
    begin: usize,
}

/// The frequency of the `most`-th of these: what is rarer does not come into a list of so many.
fn at_least(counts: &[u32], most: usize) -> u32 {
    const HIGHEST: usize = 1 << 12;
    let mut having = vec![0usize; HIGHEST + 1];
    for &count in counts {
        having[(count as usize).min(HIGHEST)] += 1;
    }
    let mut above = 0;
    for count in (0..=HIGHEST).rev() {
        above += having[count];
        if above >= most {
            return count as u32;
        }
    }
    0
}

impl Text {
    fn of(corpus: &Corpus<'_>, words: &Words, label: &(impl Fn(Span, &[Attribution]) -> VoiceLabel + Sync)) -> Text {
        let read: Vec<Text> = (0..corpus.articles.len())
            .into_par_iter()
            .map(|n| read(corpus, words, ArticleIndex(n as u32), label))
            .collect();
        let mut whole = Text { begins: vec![0], ..Text::default() };
        let length = read.iter().map(|text| text.words.len()).sum();
        whole.words.reserve_exact(length);
        whole.places.reserve_exact(length);
        for text in read {
            whole.words.extend(text.words);
            whole.places.extend(text.places);
            whole.voices.extend(text.voices);
            whole.begins.push(whole.words.len());
        }
        whole
    }

    /// The sequences of two words or, from those one word shorter, the sequences of the next length.
    ///
    /// A sequence comes again only if the two it is made of do, all words but the last and all but the first, and their
    /// ranks say which it is: so places are sorted by pairs of numbers, and no words are compared.
    fn repeated(&self, shorter: Option<&Repeated>) -> Repeated {
        let made_of = shorter.map_or(&self.words, |shorter| &shorter.ranks);
        let key = |at: usize| {
            let (one, other) = (made_of[at], *made_of.get(at + 1)?);
            (one != NONE && other != NONE).then_some(u64::from(one) << 32 | u64::from(other))
        };
        let count = self.words.len();
        // What has one key is sorted in one part.
        let parts = count.div_ceil(AT_ONCE).max(rayon::current_num_threads()) as u64;
        let part_of = |key: u64| ((key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) * parts) >> 32;
        let found: Vec<(Vec<Run>, Vec<u32>)> = (0..parts)
            .into_par_iter()
            .map(|part| {
                let mut here: Vec<(u64, u32)> = Vec::new();
                for at in 0..count {
                    if let Some(key) = key(at).filter(|&key| part_of(key) == part) {
                        here.push((key, at as u32));
                    }
                }
                here.sort_unstable();
                let (mut runs, mut places) = (Vec::new(), Vec::new());
                for same in here.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() >= LEAST as usize) {
                    let (count, first) = (Reverse(same.len() as u32), same[0].1);
                    runs.push(Run { count, first, part: part as u32, begin: places.len() });
                    places.extend(same.iter().map(|&(_, at)| at));
                }
                (runs, places)
            })
            .collect();
        let mut order: Vec<Run> = found.iter().flat_map(|(runs, _)| runs).copied().collect();
        order.par_sort_unstable();
        let mut ranks = vec![NONE; count];
        for (rank, run) in order.iter().enumerate() {
            let places = &found[run.part as usize].1;
            for &place in &places[run.begin..run.begin + run.count.0 as usize] {
                ranks[place as usize] = rank as u32;
            }
        }
        Repeated { firsts: order.iter().map(|run| run.first).collect(), ranks }
    }

    /// The sequences of so many words, with the voice of each occurrence: that of its middle.
    fn sequences(&self, length: usize, repeated: &Repeated) -> Sequences {
        let of_article: Vec<Vec<u32>> = self
            .begins
            .par_windows(2)
            .zip(&self.voices)
            .map(|(article, voices)| {
                let places = (article[0]..article[1]).filter(|&at| repeated.ranks[at] != NONE);
                let occurrence = |at: usize| {
                    let (start, end) = (self.places[at][0], self.places[at + length - 1][1]);
                    let middle = start + (end - start) / 2;
                    let voice = voices[voices.partition_point(|(from, _)| *from <= middle) - 1].1;
                    repeated.ranks[at] << 2 | voice
                };
                places.map(occurrence).collect()
            })
            .collect();
        let words = repeated.firsts.iter().flat_map(|&first| &self.words[first as usize..first as usize + length]);
        let mut begins = vec![0];
        begins.extend(of_article.iter().scan(0, |end, article| {
            *end += article.len();
            Some(*end)
        }));
        Sequences { length, words: words.copied().collect(), begins, occurrences: of_article.concat() }
    }
}

/// Every sequence of so many words that comes again in a corpus, and where it stands. Made once for an analysis: what a
/// filter lets through is summed from it without another look at the texts.
///
/// A sequence lies within a sentence and within punctuation: none crosses a comma, a quotation mark or a full stop.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sequences {
    length: usize,
    /// The words of each sequence, one after the other; the most frequent sequence first, equally frequent ones in the
    /// order of their first appearance.
    words: Vec<u32>,
    /// By article: where its occurrences begin; one more for the end.
    begins: Vec<usize>,
    /// Occurrences: the sequence, and in the two lowest bits the voice, by [`crate::model::Voice::index`].
    occurrences: Vec<u32>,
}

impl Sequences {
    /// Finds the sequences of so many words, two or more, on all processors. `label` says whose words a span is, by its middle
    /// ([`crate::voice::label`]).
    pub fn of(
        corpus: &Corpus<'_>,
        words: &Words,
        lengths: &[usize],
        label: impl Fn(Span, &[Attribution]) -> VoiceLabel + Sync,
    ) -> Vec<Sequences> {
        let text = Text::of(corpus, words, &label);
        let mut found = vec![Sequences::default(); lengths.len()];
        let mut repeated: Option<Repeated> = None;
        for length in 2..=lengths.iter().copied().max().unwrap_or(0) {
            let next = text.repeated(repeated.as_ref());
            for (found, _) in found.iter_mut().zip(lengths).filter(|(_, of)| **of == length) {
                *found = text.sequences(length, &next);
            }
            repeated = Some(next);
        }
        found
    }

    /// The sequences of the selected articles in the selected voices, the most frequent first; equally frequent ones in
    /// the order of their frequency and first appearance in the whole corpus. At most `most`, of at least `least` occurrences (never under 2).
    pub fn table(&self, corpus: &Corpus<'_>, selection: &Selection, least: u32, most: usize) -> Vec<NGram> {
        let Some(different) = self.words.len().checked_div(self.length) else { return Vec::new() };
        let chunk = selection.articles.len().div_ceil(rayon::current_num_threads()).max(1);
        let here = |article: &ArticleIndex| {
            let article = article.index();
            let occurrences = &self.occurrences[self.begins[article]..self.begins[article + 1]];
            let counts = |occurrence: &&u32| selection.voices[(**occurrence & 3) as usize];
            occurrences.iter().filter(counts).map(|occurrence| ((occurrence >> 2) as usize, (occurrence & 3) as usize))
        };
        let counts = selection
            .articles
            .par_chunks(chunk)
            .map(|articles| {
                let mut counts = vec![0u32; different];
                articles.iter().flat_map(here).for_each(|(sequence, _)| counts[sequence] += 1);
                counts
            })
            .reduce_with(|mut one, other| {
                one.iter_mut().zip(other).for_each(|(sum, count)| *sum += count);
                one
            });
        let Some(counts) = counts else { return Vec::new() };
        let least = least.max(LEAST).max(at_least(&counts, most));
        let mut frequent: Vec<usize> = (0..different).filter(|&sequence| counts[sequence] >= least).collect();
        let order = |&sequence: &usize| (Reverse(counts[sequence]), sequence);
        if frequent.len() > most {
            frequent.select_nth_unstable_by_key(most, order);
            frequent.truncate(most);
        }
        frequent.sort_unstable_by_key(order);
        let mut row_of = vec![u32::MAX; different];
        for (row, &sequence) in frequent.iter().enumerate() {
            row_of[sequence] = row as u32;
        }
        let sources = selection.sources.len();
        let none = || (vec![ByVoice::default(); frequent.len() * sources], vec![0u32; frequent.len() * sources]);
        let (by_source, articles) = selection
            .articles
            .par_chunks(chunk)
            .map(|articles| {
                let (mut by_source, mut with) = none();
                let mut last_article = vec![u32::MAX; frequent.len()];
                for article in articles {
                    let source = selection.sources.of_article(*article);
                    for (sequence, voice) in here(article) {
                        let row = row_of[sequence];
                        if row != u32::MAX {
                            let row = row as usize;
                            by_source[row * sources + source][voice] += 1;
                            with[row * sources + source] += u32::from(last_article[row] != article.0);
                            last_article[row] = article.0;
                        }
                    }
                }
                (by_source, with)
            })
            .reduce(none, |(mut by_source, mut with), (more_by_source, more_with)| {
                by_source.iter_mut().flatten().zip(more_by_source.iter().flatten()).for_each(|(sum, n)| *sum += n);
                with.iter_mut().zip(more_with).for_each(|(sum, n)| *sum += n);
                (by_source, with)
            });
        let of_row = |row: usize| row * sources..(row + 1) * sources;
        let rows = frequent.iter().enumerate().map(|(row, &sequence)| NGram {
            text: self.text(corpus, sequence),
            by_source: by_source[of_row(row)].to_vec(),
            articles: articles[of_row(row)].to_vec(),
        });
        rows.collect()
    }

    fn text(&self, corpus: &Corpus<'_>, sequence: usize) -> String {
        let words = &self.words[sequence * self.length..(sequence + 1) * self.length];
        let word = |&word: &u32| {
            let folded = corpus.vocabulary.folded(FormId(word & !POSSESSIVE));
            if word & POSSESSIVE == 0 { folded.to_owned() } else { format!("{folded}’s") }
        };
        words.iter().map(word).collect::<Vec<_>>().join(" ")
    }
}

/// Whose words stand where in an article: from each place on, the voice by [`crate::model::Voice::index`]. Voices change
/// only where attributions and quotations begin and end.
fn voices(attributions: &[Attribution], label: impl Fn(Span, &[Attribution]) -> VoiceLabel) -> Vec<(u32, u32)> {
    let spans = attributions.iter().flat_map(|attribution| attribution.content.iter().chain(&attribution.quoted));
    let mut places: Vec<u32> = spans.flat_map(|span| [span.start, span.end]).chain([0]).collect();
    places.sort_unstable();
    places.dedup();
    let voice = |start: u32| label(Span { start, end: start + 1 }, attributions).voice.index() as u32;
    places.into_iter().map(|place| (place, voice(place))).collect()
}

/// The running text of one article.
fn read(
    corpus: &Corpus<'_>,
    words: &Words,
    article: ArticleIndex,
    label: impl Fn(Span, &[Attribution]) -> VoiceLabel,
) -> Text {
    let reading = corpus.reading(article);
    let document = reading.document;
    let room = document.tokens.len() + document.sentences.len();
    let mut text = Text {
        words: Vec::with_capacity(room),
        places: Vec::with_capacity(room),
        begins: Vec::new(),
        voices: vec![voices(&corpus.attributions[article.index()], label)],
    };
    for sentence in &document.sentences {
        for token in sentence.token_range() {
            let form = document.tokens[token].form;
            let word = match words.of(form) {
                Some(word) => word.0,
                None if corpus.vocabulary.form(form).kind == TokenKind::Clitic => {
                    if let Some(last) = text.words.last_mut().filter(|last| **last != NONE) {
                        *last |= POSSESSIVE;
                    }
                    continue;
                }
                None => NONE,
            };
            let span = reading.token_span(token);
            text.words.push(word);
            text.places.push([span.start, span.end]);
        }
        text.words.push(NONE);
        text.places.push([sentence.span.end; 2]);
    }
    text
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
        Sequences::of(&corpus, &words, &[length], label)[0]
            .table(&corpus, &Selection::of(&corpus, scope), 2, 10)
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

    #[test]
    fn longer_sequences_are_the_same_whether_shorter_ones_are_known_or_not() {
        let fixture = Fixture::new(&[
            ("A", "", "The angry mob ran and the angry mob fell, and the angry dog ran. Angry mob ran and fell."),
            ("B", "", "A dog ran and the angry mob ran and fell. The angry mob ran and the angry mob fell."),
        ]);
        let corpus = fixture.corpus();
        let words = Words::new(corpus.vocabulary);
        let together = Sequences::of(&corpus, &words, &[2, 3, 4], label);
        for (sequences, length) in together.iter().zip([2, 3, 4]) {
            assert_eq!(*sequences, Sequences::of(&corpus, &words, &[length], label)[0], "{length}");
            assert!(!sequences.words.is_empty());
        }
    }
}
