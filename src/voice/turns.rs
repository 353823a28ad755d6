//! Interviews and transcripts: paragraphs that begin with who speaks, *VENN: …*, *Q: … A: …*.
//!
//! A paragraph with such a label is a *turn* if the article has several, one of them twice or a pair of *Q* and *A*, and
//! if half of them say *I*, *we* or *you*. A turn takes its whole paragraph, and the paragraphs without a label that stand before the next turn.
//! What the outlet asks (*Q*, or its own name) is its own voice and yields nothing.

use super::cues::English;
use super::indirect::Draft;
use crate::model::Span;
use crate::text::{ParagraphKind, Reading};

/// Most paragraphs without a label that one turn may go on for.
const LONGEST: usize = 3;

/// The turns of an article: by paragraph, what it adds. Paragraphs that are no turns have no entry.
pub(super) struct Turns {
    /// By paragraph: whether it begins with a label.
    labelled: Vec<bool>,
    drafts: Vec<(usize, Draft)>,
}

impl Turns {
    /// Finds the turns of an article.
    pub(super) fn new(reading: &Reading<'_>, english: &English) -> Turns {
        let paragraphs = &reading.document.paragraphs;
        let found: Vec<Option<(Span, Span)>> = paragraphs
            .iter()
            .map(|paragraph| {
                (paragraph.kind == ParagraphKind::Body).then(|| label(reading, english, paragraph.span)).flatten()
            })
            .collect();
        let mut names: Vec<String> =
            found.iter().flatten().map(|(label, _)| crate::text::fold(reading.slice(*label)).into_owned()).collect();
        let turns = names.len();
        names.sort_unstable();
        names.dedup();
        let answers = names.iter().any(|name| is_question(name)) && names.iter().any(|name| is_answer(name));
        // Lists have labels too: `Ardalia: …`. Who speaks comes again, and says *I*, *we* or *you*.
        let spoken = found.iter().flatten().filter(|(_, content)| addresses(reading, *content)).count();
        if !(answers || names.len() >= 2 && turns > names.len()) || spoken * 2 < turns {
            return Turns { labelled: vec![false; paragraphs.len()], drafts: Vec::new() };
        }
        let mut drafts: Vec<(usize, Draft)> = Vec::new();
        let outlet = crate::text::fold(&reading.article.source.value).into_owned();
        for (number, turn) in found.iter().enumerate() {
            let Some((label, content)) = *turn else { continue };
            let name = crate::text::fold(reading.slice(label));
            if is_question(&name) || (!outlet.is_empty() && *name == *outlet) {
                continue;
            }
            let mut spans = vec![content];
            let next = (number + 1..found.len()).find(|&n| found[n].is_some());
            // A headline with a speaker and a colon is no turn that goes on.
            if let Some(next) = next.filter(|next| number > 0 && next - number <= LONGEST + 1) {
                let inner = paragraphs[number + 1..next].iter();
                spans.extend(inner.filter(|p| p.kind == ParagraphKind::Body).map(|p| p.span));
            }
            drafts.push((
                number,
                Draft { source: vec![label], content: spans, rule: "turn", confidence: 0.85, ..Draft::default() },
            ));
        }
        Turns { labelled: found.iter().map(Option::is_some).collect(), drafts }
    }

    /// Whether a paragraph begins with the label of a turn.
    pub(super) fn is_labelled(&self, paragraph: usize) -> bool {
        self.labelled[paragraph]
    }

    /// The draft of the turn that begins with a paragraph.
    pub(super) fn draft(&self, paragraph: usize) -> Option<&Draft> {
        self.drafts.iter().find(|(number, _)| *number == paragraph).map(|(_, draft)| draft)
    }
}

fn is_question(name: &str) -> bool {
    matches!(name, "q" | "q." | "question")
}

/// Whether a label stands for whoever is interviewed.
pub(super) fn is_answer(name: &str) -> bool {
    matches!(name, "a" | "a." | "answer")
}

/// Whether a turn has a first or second person.
fn addresses(reading: &Reading<'_>, content: Span) -> bool {
    reading.tokens_in(content).any(|t| {
        matches!(
            reading.folded(t),
            "i" | "we" | "you" | "my" | "our" | "your" | "me" | "us" | "i'm" | "we're" | "you're"
        )
    })
}

/// The label that opens a paragraph, and what is said behind it: up to five capitalised words and a colon.
fn label(reading: &Reading<'_>, english: &English, paragraph: Span) -> Option<(Span, Span)> {
    let tokens = reading.tokens_in(paragraph);
    // Markdown sets the label in bold: `**Venn:** …`.
    let bold = |t: &usize| reading.surface(*t) == "*" || reading.surface(*t) == "_";
    let first = tokens.clone().find(|t| !bold(t))?;
    let colon = (first + 1..tokens.end.min(first + 9)).find(|&t| reading.surface(t) == ":")?;
    let last = (first..colon).rev().find(|t| !bold(t))?;
    let name = crate::text::fold(reading.slice(reading.tokens_span(first..last + 1))).into_owned();
    let known = is_question(&name) || is_answer(&name);
    let words = (first..=last).filter(|&t| reading.form(t).is_word()).count();
    let capital = (first..=last).all(|t| {
        let form = reading.form(t);
        !form.is_word() && matches!(&*form.surface, "." | "-" | "’" | "'") || form.is_word() && form.capitalised
    });
    let plain = (first..=last).any(|t| english.labels.iter().any(|label| label == reading.folded(t)));
    if !known && (!capital || words == 0 || words > 5 || plain) {
        return None;
    }
    let start = (colon + 1..tokens.end).find(|t| !bold(t))?;
    // `10:30`, `Luke 2:14`
    if reading.form(start).kind == crate::text::TokenKind::Number && !known {
        return None;
    }
    let content = Span { start: reading.tokens()[start].start, end: paragraph.end };
    Some((reading.tokens_span(first..last + 1), content))
}
