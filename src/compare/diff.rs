//! What differs between two sentences that say the same: shared words, words put in place of others, words on one
//! side only.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::Span;
use crate::text::{Reading, TokenKind};

/// What a run of words is in comparison with the other sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RunKind {
    /// The same words stand in the other sentence, perhaps elsewhere in it; the index of that run.
    Shared(usize),
    /// Other words stand in the same place in the other sentence; the index of that run.
    Replaced(usize),
    /// Nothing in the other sentence answers to these words.
    Only,
}

/// Neighbouring words of one sentence that fare alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run {
    /// From the first word to the last, with the marks between them.
    pub span: Span,
    /// Number of words.
    pub words: usize,
    /// What the words are in comparison with the other sentence.
    pub kind: RunKind,
}

/// Two sentences compared word by word.
#[derive(Clone, PartialEq, Debug)]
pub struct SentenceDiff {
    /// The runs of the first sentence, in text order; every word is in one.
    pub a: Vec<Run>,
    /// The runs of the second sentence.
    pub b: Vec<Run>,
    /// Share of words in common, wherever they stand: twice the shared words over all words (Dice), from 0 to 1.
    pub shared: f32,
}

/// Words that a run replaced on one side only of a shared word may have; longer ones are two separate statements.
const LONGEST_LOOSE_REPLACEMENT: usize = 6;

/// Compares two sentences word by word: `(reading, index of the sentence)`. Case and the shape of apostrophes do not
/// count as differences, punctuation is not compared. Words that moved are shared.
pub fn diff(a: (&Reading<'_>, usize), b: (&Reading<'_>, usize)) -> SentenceDiff {
    let (left, right) = (Words::new(a), Words::new(b));
    let mut matched = Matched::new(&left.folded, &right.folded);
    matched.align();
    matched.find_moved();
    let shared = matched.of_a.iter().flatten().count();
    let all = left.folded.len() + right.folded.len();
    let (a, b) = matched.runs();
    let (mut a, mut b): (Vec<Piece>, Vec<Piece>) = (a, b);
    link(&mut a, &mut b, &matched);
    SentenceDiff {
        a: a.iter().map(|piece| left.run(piece)).collect(),
        b: b.iter().map(|piece| right.run(piece)).collect(),
        shared: if all == 0 { 0.0 } else { 2.0 * shared as f32 / all as f32 },
    }
}

/// The words of a sentence.
struct Words<'a> {
    folded: Vec<&'a str>,
    spans: Vec<Span>,
}

impl<'a> Words<'a> {
    fn new((reading, sentence): (&Reading<'a>, usize)) -> Words<'a> {
        let tokens: Vec<usize> = reading.sentences()[sentence]
            .token_range()
            .filter(|&token| reading.form(token).kind != TokenKind::Mark)
            .collect();
        Words {
            folded: tokens.iter().map(|&token| reading.folded(token)).collect(),
            spans: tokens.iter().map(|&token| reading.token_span(token)).collect(),
        }
    }

    fn run(&self, piece: &Piece) -> Run {
        let span = self.spans[piece.start].join(self.spans[piece.end - 1]);
        Run { span, words: piece.end - piece.start, kind: piece.kind }
    }
}

/// A run as a range of words.
struct Piece {
    start: usize,
    end: usize,
    kind: RunKind,
}

/// Which word of one sentence is which word of the other.
struct Matched<'a> {
    a: &'a [&'a str],
    b: &'a [&'a str],
    of_a: Vec<Option<usize>>,
    of_b: Vec<Option<usize>>,
}

impl<'a> Matched<'a> {
    fn new(a: &'a [&'a str], b: &'a [&'a str]) -> Self {
        Self { a, b, of_a: vec![None; a.len()], of_b: vec![None; b.len()] }
    }

    fn join(&mut self, i: usize, j: usize, words: usize) {
        for step in 0..words {
            self.of_a[i + step] = Some(j + step);
            self.of_b[j + step] = Some(i + step);
        }
    }

    /// The words that stand in the same order on both sides.
    fn align(&mut self) {
        for op in capture_diff_slices(Algorithm::Myers, self.a, self.b) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                self.join(old_index, new_index, len);
            }
        }
    }

    /// Passages that stand elsewhere on the other side, longest first: two words or more, or one that is not short.
    fn find_moved(&mut self) {
        loop {
            let mut best = (0, 0, 0);
            for i in 0..self.a.len() {
                for j in 0..self.b.len() {
                    let words = self.free_run(i, j);
                    if words > best.0 {
                        best = (words, i, j);
                    }
                }
            }
            let (words, i, j) = best;
            if words == 0 {
                return;
            }
            self.join(i, j, words);
        }
    }

    /// Length of the unmatched passage that begins at `i` and at `j`; 0 if it is a single short word.
    fn free_run(&self, i: usize, j: usize) -> usize {
        let words = (0..self.a.len() - i)
            .take_while(|&step| {
                j + step < self.b.len()
                    && self.a[i + step] == self.b[j + step]
                    && self.of_a[i + step].is_none()
                    && self.of_b[j + step].is_none()
            })
            .count();
        if words == 1 && self.a[i].chars().count() < 4 { 0 } else { words }
    }

    /// Cuts both sides into runs: shared ones that are one passage on both sides, and the rest.
    fn runs(&self) -> (Vec<Piece>, Vec<Piece>) {
        (pieces(&self.of_a), pieces(&self.of_b))
    }
}

fn pieces(matches: &[Option<usize>]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for (at, word) in matches.iter().enumerate() {
        let goes_on = at > 0
            && match (matches[at - 1], word) {
                (Some(before), Some(word)) => before + 1 == *word,
                (None, None) => true,
                _ => false,
            };
        match out.last_mut() {
            Some(last) if goes_on => last.end = at + 1,
            _ => out.push(Piece { start: at, end: at + 1, kind: RunKind::Only }),
        }
    }
    out
}

#[allow(clippy::needless_range_loop, reason = "both lists are read and changed at positions of each other")]
/// Tells shared runs of each other, and pairs what is left over between the same neighbours.
fn link(a: &mut [Piece], b: &mut [Piece], matched: &Matched<'_>) {
    let run_at = |pieces: &[Piece], word: usize| pieces.partition_point(|piece| piece.end <= word);
    for at in 0..a.len() {
        if let Some(word) = matched.of_a[a[at].start] {
            let other = run_at(b, word);
            a[at].kind = RunKind::Shared(other);
            b[other].kind = RunKind::Shared(at);
        }
    }
    for both in [true, false] {
        for at in 0..a.len() {
            if a[at].kind != RunKind::Only {
                continue;
            }
            let found = (0..b.len())
                .find(|&other| b[other].kind == RunKind::Only && neighbours(&a[at], &b[other], matched, both));
            if let Some(other) = found {
                a[at].kind = RunKind::Replaced(other);
                b[other].kind = RunKind::Replaced(at);
            }
        }
    }
}

/// Whether two left-over runs stand beside the same shared word: on both sides of them, or on one if both are short.
fn neighbours(a: &Piece, b: &Piece, matched: &Matched<'_>, both: bool) -> bool {
    let before = match (a.start, b.start) {
        (0, 0) => true,
        (0, _) | (_, 0) => false,
        (i, j) => matched.of_a[i - 1] == Some(j - 1),
    };
    let after = match (a.end == matched.a.len(), b.end == matched.b.len()) {
        (true, true) => true,
        (false, false) => matched.of_a[a.end] == Some(b.end),
        _ => false,
    };
    if both {
        return before && after;
    }
    let longest = (a.end - a.start).max(b.end - b.start);
    (before || after) && longest <= LONGEST_LOOSE_REPLACEMENT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::text::{Vocabulary, read};
    use proptest::prelude::*;

    /// Runs as `=shared`, `~replaced`, `+only`.
    fn compare(left: &str, right: &str) -> (String, String, f32) {
        let mut vocabulary = Vocabulary::default();
        let mut articles = [Article::default(), Article::default()];
        articles[0].set_text("", left);
        articles[1].set_text("", right);
        let documents: Vec<_> = articles.iter().map(|article| read(article, &mut vocabulary)).collect();
        let reading = |n: usize| Reading { article: &articles[n], document: &documents[n], vocabulary: &vocabulary };
        let (a, b) = (reading(0), reading(1));
        let found = diff((&a, 0), (&b, 0));
        for (runs, others) in [(&found.a, &found.b), (&found.b, &found.a)] {
            for (at, run) in runs.iter().enumerate() {
                match run.kind {
                    RunKind::Shared(other) => assert_eq!(others[other].kind, RunKind::Shared(at)),
                    RunKind::Replaced(other) => assert_eq!(others[other].kind, RunKind::Replaced(at)),
                    RunKind::Only => {}
                }
            }
        }
        let show = |runs: &[Run], text: &str| {
            let shown = runs.iter().map(|run| {
                let sign = match run.kind {
                    RunKind::Shared(_) => '=',
                    RunKind::Replaced(_) => '~',
                    RunKind::Only => '+',
                };
                format!("{sign}{}", run.span.of(text))
            });
            shown.collect::<Vec<_>>().join(" ")
        };
        (show(&found.a, left), show(&found.b, right), found.shared)
    }

    fn check(left: &str, right: &str, expect_left: &str, expect_right: &str) {
        let (a, b, _) = compare(left, right);
        assert_eq!((a.as_str(), b.as_str()), (expect_left, expect_right));
    }

    #[test]
    fn a_replacement_is_paired() {
        check(
            "Dorwen arms the Talmari terrorist group Vanth.",
            "Dorwen backs the Talmari resistance movement Vanth.",
            "=Dorwen ~arms =the Talmari ~terrorist group =Vanth",
            "=Dorwen ~backs =the Talmari ~resistance movement =Vanth",
        );
    }

    #[test]
    fn words_on_one_side_only_stay_single() {
        check(
            "Police fired at the crowd on Sunday.",
            "Police fired at the unarmed crowd.",
            "=Police fired at the =crowd +on Sunday",
            "=Police fired at the +unarmed =crowd",
        );
    }

    #[test]
    fn a_passage_that_moved_is_shared() {
        check(
            "On Thursday morning the minister resigned.",
            "The minister resigned on Thursday morning.",
            "=On Thursday morning =the minister resigned",
            "=The minister resigned =on Thursday morning",
        );
    }

    #[test]
    fn case_quotation_marks_and_apostrophes_are_no_difference() {
        let (_, _, shared) = compare("The ‘massacre’ was Kestovia’s doing.", "the massacre was Kestovia's doing");
        assert_eq!(shared, 1.0);
    }

    proptest! {
        #[test]
        fn every_word_is_in_one_run(left in "[a-d ]{1,30}[a-d]", right in "[a-d ]{1,30}[a-d]") {
            let (a, b, shared) = compare(&left, &right);
            let words = |shown: &str| shown.split_whitespace().map(|w| w.trim_start_matches(['=', '~', '+']).to_owned()).collect::<Vec<_>>();
            prop_assert_eq!(words(&a), left.split_whitespace().collect::<Vec<_>>());
            prop_assert_eq!(words(&b), right.split_whitespace().collect::<Vec<_>>());
            prop_assert!((0.0..=1.0).contains(&shared));
        }
    }
}
