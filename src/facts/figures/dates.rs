//! Which time a figure is about: the time expression of its sentence that stands nearest to it.

use crate::model::Span;
use crate::text::{Reading, Sentence, TokenKind};

const LEADS: [&str; 12] =
    ["since", "by", "until", "till", "on", "after", "before", "from", "in", "during", "over", "through"];

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MONTHS: [&str; 23] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
];

const NEAR: [&str; 5] = ["yesterday", "today", "tomorrow", "overnight", "tonight"];

const STRETCHES: [&str; 20] = [
    "hour", "hours", "day", "days", "week", "weeks", "weekend", "month", "months", "year", "years", "decade",
    "decades", "century", "night", "morning", "summer", "winter", "spring", "autumn",
];

const WHICH: [&str; 6] = ["last", "past", "previous", "first", "this", "preceding"];

/// The time expression nearest to a figure; of two as near the one behind it.
pub(super) fn nearest(reading: &Reading<'_>, sentence: &Sentence, figure: Span) -> Option<Span> {
    let tokens = sentence.token_range();
    let mut best: Option<(u32, Span)> = None;
    let mut at = tokens.start;
    while at < tokens.end {
        let Some(end) = expression(reading, at, tokens.end) else {
            at += 1;
            continue;
        };
        let span = reading.tokens_span(at..end);
        at = end;
        if span.overlaps(figure) {
            continue;
        }
        let away = if span.start >= figure.end { span.start - figure.end } else { figure.start - span.end };
        if best.is_none_or(|(known, _)| away <= known) {
            best = Some((away, span));
        }
    }
    best.map(|(_, span)| span)
}

/// The end of a time expression that begins at a token.
fn expression(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let word = |token: usize| if token < end { reading.folded(token) } else { "" };
    match (word(at), word(at + 1)) {
        ("so", "far") | ("to", "date") => return Some(at + 2),
        ("as", "of") => return point(reading, at + 2, end),
        _ => {}
    }
    if LEADS.contains(&word(at)) {
        return point(reading, at + 1, end).or_else(|| stretch(reading, at + 1, end));
    }
    // Without a word in front only what cannot be anything else.
    let begins = NEAR.contains(&word(at)) || DAYS.contains(&word(at)) || is_month(reading, at, end);
    let which = WHICH.contains(&word(at)) && word(at) != "first";
    if begins { point(reading, at, end) } else { which.then(|| stretch(reading, at, end)).flatten() }
}

/// A month, if it is written as a name.
fn is_month(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    at < end && MONTHS.contains(&reading.folded(at)) && reading.form(at).capitalised
}

fn number(reading: &Reading<'_>, at: usize, end: usize) -> Option<u32> {
    if at >= end {
        return None;
    }
    let word = reading.folded(at);
    word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th").parse().ok()
}

/// A day, a month or a year that begins at a token, with all that belongs to it.
fn point(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let is_year = |token: usize| number(reading, token, end).is_some_and(|year| (1900..=2100).contains(&year));
    let is_day = |token: usize| number(reading, token, end).is_some_and(|day| (1..=31).contains(&day));
    let comma = |token: usize| usize::from(token < end && reading.folded(token) == ",");
    let year_behind = |token: usize| {
        let token_after = token + comma(token);
        if is_year(token_after) { token_after + 1 } else { token }
    };
    let word = if at < end { reading.folded(at) } else { "" };
    if is_month(reading, at, end) {
        let day = if is_day(at + 1) && !is_year(at + 1) { at + 2 } else { at + 1 };
        return Some(year_behind(day));
    }
    if is_day(at) && is_month(reading, at + 1, end) {
        return Some(year_behind(at + 2));
    }
    if DAYS.contains(&word) || NEAR.contains(&word) {
        let behind = at + 1;
        let part = behind < end && matches!(reading.folded(behind), "morning" | "night" | "evening" | "afternoon");
        return Some(behind + usize::from(part));
    }
    is_year(at).then_some(at + 1)
}

/// `the past two weeks`, `last month`, `this year`, `the weekend`.
fn stretch(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let word = |token: usize| if token < end { reading.folded(token) } else { "" };
    let first = at + usize::from(word(at) == "the");
    let mut next = first + usize::from(WHICH.contains(&word(first)));
    let chosen = next > first;
    if DAYS.contains(&word(next)) && chosen {
        return Some(next + 1);
    }
    if is_month(reading, next, end) && chosen {
        return Some(next + 1);
    }
    let counts = next < end && reading.form(next).kind == TokenKind::Number;
    let spelled =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "few", "several", "12", "24"];
    if chosen && (counts || spelled.contains(&word(next))) {
        next += 1;
    }
    let ends = STRETCHES.contains(&word(next)) && (chosen || word(next) == "weekend");
    ends.then_some(next + 1)
}
