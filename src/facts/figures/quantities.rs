//! Reading numbers: digits, words, multipliers, ranges, vague plurals.

use super::super::numbers;
use super::super::words::Flags;
use super::{Finder, sign};
use crate::model::Span;

/// A number found, before its unit is known.
pub(super) struct Number {
    /// Tokens of the number itself.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: f64,
    pub(super) upper: Option<f64>,
    pub(super) vague: Option<String>,
    pub(super) currency: Option<&'static str>,
    /// Only digits, no separator: could be a year.
    pub(super) plain: bool,
}

impl Finder<'_, '_> {
    /// Reads a number that starts at a token, with its multiplier and, if it is a range, its upper end.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        let mut number = self.simple(at)?;
        // `20 to 30`, `20–30`: one figure with two ends.
        if matches!(self.folded(number.end), "to" | "-" | "–" | "—")
            && self.flags(number.end + 1).has(Flags::DIGITS.or(Flags::SPELLED))
            && let Some(upper) = self.simple(number.end + 1)
            && upper.vague.is_none()
            && let scale = self.unscaled(number.end + 1).map_or(1.0, |plain| upper.value / plain)
            // `2 to 3 million` counts millions at both ends.
            && let scaled = if number.value < 1000.0 { number.value * scale.max(1.0) } else { number.value }
            && scaled < upper.value
        {
            number.value = scaled;
            number.upper = Some(upper.value);
            number.end = upper.end;
            number.plain = number.plain && upper.plain;
        }
        Some(number)
    }

    fn unscaled(&self, at: usize) -> Option<f64> {
        numbers::digits(self.reading.surface(at), self.reading.article.language)
            .or_else(|| numbers::spelled(self.folded(at)))
    }

    fn simple(&self, at: usize) -> Option<Number> {
        let flags = self.flags(at);
        let mut end = at + 1;
        let mut vague = None;
        let mut plain = false;
        let mut value;
        if flags.has(Flags::DIGITS) {
            let surface = self.reading.surface(at);
            value = numbers::digits(surface, self.reading.article.language)?;
            plain = surface.bytes().all(|b| b.is_ascii_digit());
            // `16 000` with a no-break space, or a plain one where the language groups so.
            while plain && self.flags(end).has(Flags::DIGITS) && self.groups(end) {
                value = value * 1000.0 + self.reading.surface(end).parse::<f64>().ok()?;
                end += 1;
            }
            plain = plain && end == at + 1;
        } else if flags.has(Flags::VAGUE) {
            value = numbers::vague(self.folded(at))?;
            let mut name = self.folded(at).to_owned();
            // `hundreds of thousands`, `tens of thousands` (the latter begins at `tens`, see below).
            if self.folded(end) == "of" && self.flags(end + 1).has(Flags::VAGUE) {
                value = value / 2.0 * numbers::vague(self.folded(end + 1))?;
                name = format!("{name} of {}", self.folded(end + 1));
                end += 2;
            } else if self
                .before(at)
                .is_some_and(|of| self.folded(of) == "of" && self.before(of).is_some_and(|t| self.folded(t) == "tens"))
            {
                value *= 10.0;
                name = format!("tens of {name}");
                return Some(Number {
                    start: at - 2,
                    end,
                    value,
                    upper: None,
                    vague: Some(name),
                    currency: None,
                    plain: false,
                });
            }
            vague = Some(name);
        } else if flags.has(Flags::SPELLED) {
            value = numbers::spelled(self.folded(at))?;
            // `twenty-one` is three tokens.
            if value >= 20.0
                && self.folded(end) == "-"
                && let Some(unit) = numbers::spelled(self.folded(end + 1)).filter(|&unit| unit < 10.0)
            {
                value += unit;
                end += 2;
            }
        } else {
            // `a hundred`, `half a million`; a scale word by itself is none (`hundred per cent` aside).
            let article = self.before(at).filter(|&t| matches!(self.folded(t), "a" | "an"))?;
            value = numbers::scale(self.folded(at))?;
            let start = match self.before(article) {
                Some(half) if self.folded(half) == "half" => {
                    value /= 2.0;
                    half
                }
                _ => article,
            };
            let (value, end) = self.scaled(value, end);
            return Some(Number { start, end, value, upper: None, vague: None, currency: None, plain: false });
        }
        let (scaled, after) = self.scaled(value, end);
        if after > end {
            plain = false;
        }
        let currency = self.before(at).and_then(|t| sign(self.folded(t)));
        let start = if currency.is_some() { at - 1 } else { at };
        Some(Number {
            start,
            end: after,
            value: scaled,
            upper: None,
            vague,
            currency,
            plain: plain && currency.is_none(),
        })
    }

    /// Multiplies by the scale words that follow (`2.5 million`, `three hundred thousand`, `two dozen`).
    fn scaled(&self, mut value: f64, mut end: usize) -> (f64, usize) {
        while self.flags(end).has(Flags::SCALE)
            && let Some(factor) = numbers::scale(self.folded(end))
        {
            value *= factor;
            end += 1;
            // `two hundred and fifty`, `one thousand two hundred`
            let next = if self.folded(end) == "and" { end + 1 } else { end };
            if factor <= 1000.0
                && self.flags(next).has(Flags::SPELLED)
                && let Some(rest) = numbers::spelled(self.folded(next))
                && !self.flags(next + 1).has(Flags::SCALE)
                && rest < factor
            {
                value += rest;
                end = next + 1;
            }
        }
        (value, end)
    }

    fn groups(&self, token: usize) -> bool {
        let surface = self.reading.surface(token);
        let gap = Span { start: self.reading.token_span(token - 1).end, end: self.reading.token_span(token).start };
        let gap = self.reading.slice(gap);
        let spaced = matches!(
            self.reading.article.language.code(),
            "fr" | "ru" | "uk" | "pl" | "cs" | "sv" | "no" | "nb" | "fi" | "hu" | "bg"
        );
        surface.len() == 3
            && surface.bytes().all(|b| b.is_ascii_digit())
            && (matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}") || (gap == " " && spaced))
    }
}
