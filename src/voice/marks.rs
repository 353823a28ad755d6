//! Quotation marks: which stretches of a text stand between them.
//!
//! One pass over the characters of each paragraph with a stack of open marks. A mark that can open or close (straight
//! marks, single marks, guillemets, curly marks in the conventions that turn them round) is read by what touches it:
//! an opening mark has a space or an opening before it and no space behind it, a closing mark the other way round.
//! An apostrophe is a single mark inside a word, before a clipped word (*’90s*, *’em*), or after a plural when a better
//! closing mark follows. A quotation left open ends with its paragraph; if the next paragraph opens with the same
//! mark, that one continues it. Only outermost quotations are reported; a mark inside another belongs to the outer words.

use crate::model::Span;

/// A quotation, marks included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Quote {
    /// From the opening mark to the closing mark, both included.
    pub(super) span: Span,
    /// What stands between the marks.
    pub(super) inner: Span,
    /// The paragraph it stands in, as an index into the document's paragraphs.
    pub(super) paragraph: u32,
    /// Whether the closing mark is there.
    pub(super) closed: bool,
    /// Whether it goes on with a quotation that the paragraph before left open.
    pub(super) continues: bool,
}

/// Families of marks that open and close each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Double,
    StraightDouble,
    LowDouble,
    Single,
    StraightSingle,
    LowSingle,
    Guillemet,
    GuillemetTurned,
    Corner,
}

impl Family {
    fn is_double(self) -> bool {
        matches!(self, Family::Double | Family::StraightDouble | Family::LowDouble)
    }
}

struct Open {
    at: usize,
    inner: usize,
    family: Family,
}

/// Clipped words that begin with an apostrophe, without it.
const CLIPPED: &[&str] =
    &["90s", "80s", "70s", "60s", "50s", "em", "til", "till", "tis", "twas", "cause", "bout", "round", "n"];

/// Every outermost quotation of the paragraphs, in text order.
pub(super) fn quotations(text: &str, paragraphs: impl Iterator<Item = Span>) -> Vec<Quote> {
    let mut out = Vec::new();
    let mut unclosed: Option<Family> = None;
    for (number, paragraph) in paragraphs.enumerate() {
        let piece = paragraph.of(text);
        if !piece.bytes().any(|b| matches!(b, b'"' | b'\'' | b'`' | 0xC2 | 0xE2 | 0xE3 | 0xEF)) {
            unclosed = None;
            continue;
        }
        let first = out.len();
        let left = scan(piece, paragraph.start as usize, number as u32, &mut out);
        if let (Some(family), Some(quote)) = (unclosed, out.get_mut(first)) {
            let opener = piece.chars().next().unwrap_or(' ');
            quote.continues = quote.span.start == paragraph.start && opening_family(opener).is_none_or(|f| f == family);
        }
        unclosed = left;
    }
    out
}

fn opening_family(c: char) -> Option<Family> {
    match c {
        '“' => Some(Family::Double),
        '"' => Some(Family::StraightDouble),
        '„' => Some(Family::LowDouble),
        '«' => Some(Family::Guillemet),
        '‘' => Some(Family::Single),
        _ => None,
    }
}

/// Scans one paragraph; returns the family of the outermost mark that stays open, if any.
fn scan(piece: &str, base: usize, paragraph: u32, out: &mut Vec<Quote>) -> Option<Family> {
    let mut stack: Vec<Open> = Vec::new();
    let mut skip_until = 0;
    let mut before: Option<char> = None;
    let mut push_quote = |open: &Open, end: usize, inner_end: usize, closed: bool| {
        let inner_end = inner_end.max(open.inner);
        out.push(Quote {
            span: Span::new(base + open.at, base + end),
            inner: Span::new(base + open.inner, base + inner_end),
            paragraph,
            closed,
            continues: false,
        });
    };
    for (at, c) in piece.char_indices() {
        let previous = before;
        before = Some(c);
        if at < skip_until {
            continue;
        }
        let mut length = c.len_utf8();
        let mut mark = c;
        // Two single marks in a row are one double mark.
        if matches!(c, '\'' | '‘' | '’' | '`') && piece[at + length..].starts_with(c) {
            length *= 2;
            mark = match c {
                '‘' | '`' => '“',
                '’' => '”',
                _ => '"',
            };
            skip_until = at + length;
        }
        let next = piece[at + length..].chars().next();
        let opens = opens(previous, next);
        let close = |stack: &mut Vec<Open>, wanted: fn(Family) -> bool| -> Option<Open> {
            let found = stack.iter().rposition(|open| wanted(open.family))?;
            stack.truncate(found + 1);
            stack.pop()
        };
        let mut opened: Option<Family> = None;
        let mut closed: Option<Open> = None;
        match mark {
            '“' | '‟' => {
                if stack.iter().any(|open| open.family == Family::LowDouble) && !opens {
                    closed = close(&mut stack, |f| f == Family::LowDouble);
                } else if stack.iter().any(|open| open.family.is_double())
                    && !opens
                    && previous.is_some_and(|p| !p.is_whitespace())
                {
                    closed = close(&mut stack, Family::is_double);
                } else {
                    opened = Some(Family::Double);
                }
            }
            '”' => {
                closed = close(&mut stack, Family::is_double);
                if closed.is_none() && opens {
                    opened = Some(Family::Double);
                }
            }
            '"' | '＂' => {
                let is_open = stack.iter().any(|open| open.family.is_double());
                if is_open && !(opens && next.is_some_and(char::is_alphanumeric)) {
                    closed = close(&mut stack, Family::is_double);
                } else if next.is_some_and(|n| !n.is_whitespace())
                    && !previous.is_some_and(|p| p.is_alphanumeric() || p == '=')
                {
                    opened = Some(Family::StraightDouble);
                }
            }
            '„' => opened = Some(Family::LowDouble),
            '‚' if opens => opened = Some(Family::LowSingle),
            '«' | '‹' => {
                closed = if opens { None } else { close(&mut stack, |f| f == Family::GuillemetTurned) };
                if closed.is_none() {
                    opened = Some(Family::Guillemet);
                }
            }
            '»' | '›' => {
                closed = close(&mut stack, |f| f == Family::Guillemet);
                if closed.is_none() && opens {
                    opened = Some(Family::GuillemetTurned);
                }
            }
            '「' | '『' => opened = Some(Family::Corner),
            '」' | '』' => closed = close(&mut stack, |f| f == Family::Corner),
            '‘' => {
                if stack.iter().any(|open| open.family == Family::LowSingle) && !opens {
                    closed = close(&mut stack, |f| f == Family::LowSingle);
                } else if opens && !clipped(&piece[at + length..]) {
                    opened = Some(Family::Single);
                }
            }
            '’' | '\'' => {
                let rest = &piece[at + length..];
                let ends = previous.is_some_and(|p| !p.is_whitespace()) && !next.is_some_and(char::is_alphanumeric);
                let is_open = stack
                    .iter()
                    .any(|o| matches!(o.family, Family::Single | Family::StraightSingle | Family::LowSingle));
                if is_open && ends && !plural_possessive(previous, rest, mark) {
                    closed =
                        close(&mut stack, |f| matches!(f, Family::Single | Family::StraightSingle | Family::LowSingle));
                } else if mark == '\'' && !is_open && opens && !clipped(rest) && closes_later(rest, mark) {
                    opened = Some(Family::StraightSingle);
                }
            }
            _ => {}
        }
        if let Some(open) = closed {
            if stack.is_empty() {
                push_quote(&open, at + length, at, true);
            }
        } else if let Some(family) = opened {
            // The same mark opened twice: the first was never closed.
            if let Some(outer) = stack.iter().position(|open| open.family == family && family.is_double()) {
                let open = stack.remove(outer);
                stack.truncate(outer);
                if stack.is_empty() {
                    let end = open.inner + piece[open.inner..at].trim_end().len();
                    push_quote(&open, end, end, false);
                }
            }
            stack.push(Open { at, inner: at + length, family });
        }
    }
    let outermost = stack.first()?;
    if matches!(outermost.family, Family::Single | Family::StraightSingle | Family::LowSingle) {
        // A single mark left open is an apostrophe more often than a quotation, unless the paragraph begins with it.
        if outermost.at != 0 {
            return None;
        }
    }
    push_quote(outermost, piece.len(), piece.len(), false);
    Some(outermost.family)
}

/// Whether a mark between these characters looks like an opening one.
fn opens(previous: Option<char>, next: Option<char>) -> bool {
    let free_before = previous.is_none_or(|p| {
        p.is_whitespace()
            || matches!(p, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '"' | '‘' | '\'' | '«' | '¿' | '¡' | ':')
    });
    let bound_after = next.is_some_and(|n| !n.is_whitespace() && !matches!(n, ',' | ';' | ':' | '!' | '?' | ')' | ']'));
    free_before && bound_after
}

fn clipped(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..end];
    CLIPPED.iter().any(|c| word.eq_ignore_ascii_case(c))
        || (word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether some later mark of this sort can close: not inside a word, no space before it, no opening in between.
fn closes_later(rest: &str, mark: char) -> bool {
    let mut previous: Option<char> = None;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        if c == mark {
            let next = chars.peek().copied();
            let ends = previous.is_some_and(|p| !p.is_whitespace()) && !next.is_some_and(char::is_alphanumeric);
            if ends {
                return true;
            }
            if opens(previous, next) {
                return false;
            }
        }
        if c == '‘' && mark == '’' {
            return false;
        }
        previous = Some(c);
    }
    false
}

/// Whether a mark behind a plural *s* is its possessive: the sentence goes on in lower case and another mark can close.
fn plural_possessive(previous: Option<char>, rest: &str, mark: char) -> bool {
    previous == Some('s')
        && rest.strip_prefix(' ').and_then(|r| r.chars().next()).is_some_and(char::is_lowercase)
        && closes_later(rest, mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            paragraphs.push(Span::new(at, at + line.len()));
            at += line.len() + 1;
        }
        quotations(text, paragraphs.into_iter()).iter().map(|q| q.inner.of(text).to_owned()).collect()
    }

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(found(text), expect, "{text}");
    }

    #[test]
    fn conventions() {
        check("“We won,” he said.", &["We won,"]);
        check("\"We won,\" he said. \"They lost.\"", &["We won,", "They lost."]);
        check("‘We won,’ he said.", &["We won,"]);
        check("'We won,' he said.", &["We won,"]);
        check("«On a gagné», dit-il.", &["On a gagné"]);
        check("« On a gagné », dit-il.", &[" On a gagné "]);
        check("»Wir siegten«, sagte er.", &["Wir siegten"]);
        check("„Wir siegten“, sagte er.", &["Wir siegten"]);
        check("„Wygraliśmy”, powiedział.", &["Wygraliśmy"]);
        check("”Vi vann”, sade han.", &["Vi vann"]);
        check("他说：「我们赢了。」", &["我们赢了。"]);
        check("وقال «انتصرنا» أمس", &["انتصرنا"]);
        check("``We won,'' he said.", &["We won,"]);
        check("''We won,'' he said.", &["We won,"]);
        check("‘‘We won,’’ he said.", &["We won,"]);
        check("„Er sagte ‚ja‘ dazu“, sagte sie.", &["Er sagte ‚ja‘ dazu"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("Varn’s men didn’t know the ’90s.", &[]);
        check("Varn's men didn't know the '90s or rock 'n' roll.", &[]);
        check("‘The officials’ claims are false,’ he said.", &["The officials’ claims are false,"]);
        check("'The officials' claims are false,' he said.", &["The officials' claims are false,"]);
        check("The officials' claims and the miners' fate", &[]);
        check("He is 5'10\" tall.", &[]);
    }

    #[test]
    fn nesting_reports_the_outermost() {
        check("“He said ‘never’ to me,” she said.", &["He said ‘never’ to me,"]);
        check("\"He said 'never' to me,\" she said.", &["He said 'never' to me,"]);
        check("‘He said “never” to me,’ she said.", &["He said “never” to me,"]);
    }

    #[test]
    fn open_quotations_end_with_their_paragraph_and_may_go_on() {
        check("“We won.\nThey left.", &["We won."]);
        let text = "“We won.\n“They lost,” he said.\n“Not this.”";
        let spans = text.match_indices('\n').map(|(at, _)| at).collect::<Vec<_>>();
        let paragraphs =
            [Span::new(0, spans[0]), Span::new(spans[0] + 1, spans[1]), Span::new(spans[1] + 1, text.len())];
        let quotes = quotations(text, paragraphs.into_iter());
        assert_eq!(
            quotes.iter().map(|q| (q.closed, q.continues)).collect::<Vec<_>>(),
            [(false, false), (true, true), (true, false)]
        );
    }

    #[test]
    fn a_second_opening_ends_the_first() {
        check("“We won, he said. “They lost.”", &["We won, he said.", "They lost."]);
    }

    proptest! {
        #[test]
        fn never_panics_and_spans_are_ordered(text in "[a-z \\n\"'`“”‘’«»„‚「」.,s0-9é]{0,80}") {
            let mut paragraphs = Vec::new();
            let mut at = 0;
            for line in text.split('\n') {
                paragraphs.push(Span::new(at, at + line.len()));
                at += line.len() + 1;
            }
            let mut last = 0;
            for quote in quotations(&text, paragraphs.into_iter()) {
                prop_assert!(quote.span.start >= last);
                prop_assert!(text.get(quote.span.range()).is_some());
                prop_assert!(text.get(quote.inner.range()).is_some());
                last = quote.span.end;
            }
        }
    }
}
