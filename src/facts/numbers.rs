//! Reading numbers: digits with the separators of their language, spelled-out English numbers, vague plurals.

use crate::model::Language;

/// Value of a token of digits, with the multiplier of a unit letter (`5m`, `3bn`, `2k`); `None` for ordinals, decades,
/// dates, times and names.
pub(super) fn digits(token: &str, language: Language) -> Option<f64> {
    let end = token
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’' | '٬' | '٫')))
        .unwrap_or(token.len());
    let (number, unit) = token.split_at(end);
    let factor = match unit {
        "" => 1.0,
        "k" | "K" => 1e3,
        "m" | "M" | "mn" => 1e6,
        "bn" | "B" => 1e9,
        "tn" => 1e12,
        _ => return None,
    };
    separated(number, language).map(|value| value * factor)
}

/// Reads digits in groups. A mark followed by exactly three digits groups thousands if it may in the language or occurs
/// more than once; otherwise it is the decimal mark.
fn separated(number: &str, language: Language) -> Option<f64> {
    let marks: Vec<(usize, char)> = number.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let Some(&(last, mark)) = marks.last() else {
        return number.parse().ok();
    };
    let after = number[last + mark.len_utf8()..].len();
    let same = marks.iter().filter(|(_, c)| *c == mark).count();
    let decimal_comma = matches!(
        language.code(),
        "de" | "fr"
            | "es"
            | "it"
            | "pt"
            | "ru"
            | "nl"
            | "pl"
            | "tr"
            | "sv"
            | "da"
            | "no"
            | "nb"
            | "fi"
            | "el"
            | "cs"
            | "hu"
            | "ro"
            | "uk"
            | "bg"
            | "id"
    );
    let groups = if decimal_comma { '.' } else { ',' };
    let is_decimal = same == 1 && matches!(mark, '.' | ',' | '٫') && (after != 3 || mark != groups);
    let (whole, fraction) =
        if is_decimal { (&number[..last], &number[last + mark.len_utf8()..]) } else { (number, "") };
    // Groups after the first have three digits (two in the Indian system).
    let mut parts = whole.split(|c: char| !c.is_ascii_digit());
    let first = parts.next()?;
    if first.is_empty()
        || parts.clone().any(|part| !matches!(part.len(), 2 | 3))
        || parts.next_back().is_some_and(|part| part.len() != 3)
    {
        return None;
    }
    let plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("{plain}.{fraction}0").parse().ok()
}

/// Value of a spelled-out English number below a hundred.
pub(super) fn spelled(word: &str) -> Option<f64> {
    const UNITS: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let unit = UNITS.iter().position(|&unit| unit == word).map(|at| at + 1);
    unit.or_else(|| TENS.iter().position(|&ten| ten == word).map(|at| (at + 2) * 10)).map(|value| value as f64)
}

/// What a scale word multiplies by.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// The least a vague plural can mean: two of its unit (dozens: 24).
pub(super) fn vague(word: &str) -> Option<f64> {
    Some(match word {
        "dozens" => 24.0,
        "scores" => 40.0,
        "hundreds" => 200.0,
        "thousands" => 2000.0,
        "millions" => 2e6,
        "billions" => 2e9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_follow_the_language() {
        for (token, language, expect) in [
            ("16,000", "en", Some(16_000.0)),
            ("3.5", "en", Some(3.5)),
            ("16.000", "de", Some(16_000.0)),
            ("3,5", "de", Some(3.5)),
            ("1,234,567", "en", Some(1_234_567.0)),
            ("1.234.567", "en", Some(1_234_567.0)),
            ("1,234.5", "en", Some(1234.5)),
            ("1.234,5", "es", Some(1234.5)),
            ("12,34,567", "en", Some(1_234_567.0)),
            ("0.125", "en", Some(0.125)),
            ("2.5m", "en", Some(2_500_000.0)),
            ("3bn", "en", Some(3e9)),
            ("19th", "en", None),
            ("1990s", "en", None),
            ("1,2,3", "en", None),
        ] {
            assert_eq!(digits(token, Language::from_tag(language).unwrap()), expect, "{token} {language}");
        }
    }
}
