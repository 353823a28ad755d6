//! Languages with a small table (`assets/voice/{es,fr,de,pt,ar,ru}.json`) and languages without one.
//!
//! A small table lists the forms of the commonest reporting verbs as they are written, the words that open a reported
//! clause, phrases like *according to*, and the words at which the outlet speaks again. Three rules read it:
//! a verb with a clause behind it, a verb beside quotation marks, and a phrase with its source. A language without a
//! table gets quotation marks alone: four words or more are somebody's, fewer are quoted with distance.

use std::ops::Range;

use serde::Deserialize;

use super::indirect::Draft;
use super::marks::Quote;
use crate::model::{Language, Span};
use crate::text::{FormId, ParagraphKind, Reading, TokenKind, Vocabulary};

#[derive(Debug, Deserialize)]
struct Data {
    language: String,
    verbs: Vec<String>,
    complementisers: Vec<String>,
    according: Vec<String>,
    handback: Vec<String>,
}

/// A small table, compiled against a vocabulary.
#[derive(Debug)]
pub(super) struct Basic {
    language: String,
    verb: Vec<bool>,
    complementisers: Vec<String>,
    according: Vec<Vec<String>>,
    handback: Vec<String>,
}

/// The tables, one per language.
const TABLES: [&str; 6] = [
    include_str!("../../assets/voice/es.json"),
    include_str!("../../assets/voice/fr.json"),
    include_str!("../../assets/voice/de.json"),
    include_str!("../../assets/voice/pt.json"),
    include_str!("../../assets/voice/ar.json"),
    include_str!("../../assets/voice/ru.json"),
];

/// The languages of the small tables.
pub(super) const LANGUAGES: [&str; 6] = ["es", "fr", "de", "pt", "ar", "ru"];

/// Compiles every small table.
pub(super) fn tables(vocabulary: &Vocabulary) -> Vec<Basic> {
    TABLES
        .iter()
        .map(|text| {
            let data: Data = match serde_json::from_str(text) {
                Ok(data) => data,
                // The tables are part of the program; a test reads them.
                Err(error) => unreachable!("a bundled cue table: {error}"),
            };
            let mut verb = vec![false; vocabulary.len()];
            for form in &data.verbs {
                if let Some(id) = vocabulary.find(form) {
                    verb[id.index()] = true;
                }
            }
            Basic {
                language: data.language,
                verb,
                complementisers: data.complementisers,
                according: data.according.iter().map(|phrase| phrase.split(' ').map(str::to_owned).collect()).collect(),
                handback: data.handback,
            }
        })
        .collect()
}

impl Basic {
    /// Whether this is the table of a language.
    pub(super) fn is_for(&self, language: Language) -> bool {
        self.language == language.code()
    }

    fn is_verb(&self, word: FormId) -> bool {
        self.verb.get(word.index()).copied().unwrap_or(false)
    }
}

/// Reads an article with a small table, or with none. Returns the drafts and the scare quotes.
pub(super) fn read(reading: &Reading<'_>, table: Option<&Basic>, quotes: &[Quote]) -> (Vec<Draft>, Vec<Span>) {
    let mut drafts = Vec::new();
    let mut scares = Vec::new();
    let mut held = vec![false; quotes.len()];
    if let Some(table) = table {
        for sentence in reading.sentences() {
            sentence_drafts(reading, table, quotes, sentence.token_range(), &mut held, &mut drafts);
        }
    }
    for paragraph in &reading.document.paragraphs {
        if paragraph.kind == ParagraphKind::Quotation {
            drafts.push(Draft {
                content: vec![paragraph.span],
                rule: "block-quotation",
                confidence: 0.9,
                ..Draft::default()
            });
        }
    }
    for (n, quote) in quotes.iter().enumerate() {
        if held[n] || reading.document.paragraphs[quote.paragraph as usize].kind == ParagraphKind::Quotation {
            continue;
        }
        let words = reading.tokens_in(quote.inner).filter(|&t| reading.form(t).is_word()).count();
        if words >= 4 {
            let source = n
                .checked_sub(1)
                .filter(|&p| held[p] && quotes[p].paragraph == quote.paragraph)
                .and_then(|_| drafts.last())
                .map(|d: &Draft| d.source.clone());
            let rule = if source.is_some() { "quote-recent" } else { "quote-alone" };
            drafts.push(Draft {
                source: source.unwrap_or_default(),
                content: vec![quote.span],
                rule,
                confidence: 0.6,
                ..Draft::default()
            });
        } else if words > 0 {
            scares.push(quote.span);
        }
    }
    (drafts, scares)
}

fn sentence_drafts(
    reading: &Reading<'_>,
    table: &Basic,
    quotes: &[Quote],
    tokens: Range<usize>,
    held: &mut [bool],
    drafts: &mut Vec<Draft>,
) {
    let inside = |t: usize| {
        let at = reading.tokens()[t].start;
        let n = quotes.partition_point(|q| q.span.end <= at);
        quotes.get(n).is_some_and(|q| q.span.start <= at).then_some(n)
    };
    let mut end = tokens.end;
    while end > tokens.start && matches!(reading.surface(end - 1), "." | "!" | "?" | "…" | "؟" | "。") {
        end -= 1;
    }
    let mut at = tokens.start;
    while at < end {
        if inside(at).is_some() {
            at += 1;
            continue;
        }
        if let Some(length) = according(reading, table, at, end) {
            let stop = (at + length..end).find(|&t| matches!(reading.surface(t), "," | "،")).unwrap_or(end);
            let source = reading.tokens_span(at + length..stop);
            let content = if at == tokens.start && stop < end {
                stop + 1..end
            } else {
                let edge = if at > tokens.start && matches!(reading.surface(at - 1), "," | "،") { at - 1 } else { at };
                tokens.start..edge
            };
            if !content.is_empty() && !source.is_empty() {
                hold(reading, quotes, &content, held);
                drafts.push(Draft {
                    source: vec![source],
                    cue: vec![reading.tokens_span(at..at + length)],
                    content: vec![reading.tokens_span(content)],
                    rule: "according-to",
                    confidence: 0.8,
                    ..Draft::default()
                });
                return;
            }
        }
        if table.is_verb(reading.word(at)) {
            let mut next = at + 1;
            let mut steps = 0;
            // The subject may stand between the verb and its clause.
            while next < end
                && steps < 9
                && inside(next).is_none()
                && !opens_clause(reading, table, next)
                && reading.surface(next) != ":"
            {
                next += 1;
                steps += 1;
            }
            let clause = next < end && opens_clause(reading, table, next);
            let beside = quotes_beside(reading, quotes, at, tokens.start, end);
            if clause || !beside.is_empty() {
                let mut content = Vec::new();
                if clause {
                    let to = (next + 1..end)
                        .find(|&t| {
                            inside(t).is_none()
                                && matches!(reading.surface(t - 1), "," | "،")
                                && table.handback.iter().any(|w| w == reading.folded(t))
                        })
                        .map_or(end, |t| t - 1);
                    hold(reading, quotes, &(next..to), held);
                    content.push(reading.tokens_span(next..to));
                } else {
                    for n in beside {
                        held[n] = true;
                        content.push(quotes[n].span);
                    }
                }
                let rule = if clause { "verb-that" } else { "verb-quote" };
                drafts.push(Draft {
                    source: subject(reading, at, tokens.start, next.min(end), clause).into_iter().collect(),
                    cue: vec![reading.token_span(at)],
                    content,
                    rule,
                    confidence: 0.8,
                    ..Draft::default()
                });
                return;
            }
        }
        at += 1;
    }
}

fn hold(reading: &Reading<'_>, quotes: &[Quote], tokens: &Range<usize>, held: &mut [bool]) {
    let span = reading.tokens_span(tokens.clone());
    for (n, quote) in quotes.iter().enumerate() {
        held[n] |= quote.span.overlaps(span);
    }
}

fn opens_clause(reading: &Reading<'_>, table: &Basic, token: usize) -> bool {
    table.complementisers.iter().any(|w| w == reading.folded(token))
}

fn according(reading: &Reading<'_>, table: &Basic, at: usize, end: usize) -> Option<usize> {
    let matches = |phrase: &&Vec<String>| {
        at + phrase.len() < end && phrase.iter().enumerate().all(|(n, word)| reading.folded(at + n) == word)
    };
    table.according.iter().filter(matches).map(Vec::len).max()
}

/// The quotations of the sentence that no more than a short subject parts from the verb.
fn quotes_beside(reading: &Reading<'_>, quotes: &[Quote], verb: usize, start: usize, end: usize) -> Vec<usize> {
    const NEAR: usize = 12;
    let from = reading.tokens()[start].start;
    let to = reading.token_span(end - 1).end;
    let near = |n: &usize| {
        let quote = quotes[*n].span;
        let first = reading.document.token_from(quote.start);
        let last = reading.document.token_from(quote.end);
        if first > verb { first - verb <= NEAR } else { verb.saturating_sub(last) <= NEAR }
    };
    let words = |n: &usize| reading.tokens_in(quotes[*n].inner).filter(|&t| reading.form(t).is_word()).count() >= 2;
    (0..quotes.len())
        .filter(|&n| quotes[n].span.end > from && quotes[n].span.start < to)
        .filter(near)
        .filter(words)
        .collect()
}

/// Whoever speaks: what stands between the verb and its clause, the capitalised words behind the verb, or the words
/// before it.
fn subject(reading: &Reading<'_>, verb: usize, start: usize, next: usize, clause: bool) -> Option<Span> {
    let word = |t: usize| matches!(reading.form(t).kind, TokenKind::Word | TokenKind::Number);
    let mut behind = verb + 1;
    while behind < next && word(behind) {
        behind += 1;
    }
    if behind > verb + 1 && (clause || reading.form(verb + 1).capitalised) {
        return Some(reading.tokens_span(verb + 1..behind));
    }
    let mut before = verb;
    while before > start && verb - before < 8 && word(before - 1) {
        before -= 1;
    }
    if before < verb {
        return Some(reading.tokens_span(before..verb));
    }
    (behind > verb + 1).then(|| reading.tokens_span(verb + 1..behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_tables_are_sound() {
        for (text, language) in TABLES.iter().zip(LANGUAGES) {
            let data: Data = serde_json::from_str(text).unwrap();
            assert_eq!(data.language, language);
            assert!(data.verbs.len() >= 30, "{language}");
            assert!(!data.complementisers.is_empty() && !data.according.is_empty());
            for form in &data.verbs {
                assert_eq!(&*crate::text::fold(form), form, "{language} lists forms as they are folded");
            }
        }
    }
}
