//! From numbers to places: linear scales, round tick values, and how numbers are written.

/// Maps a range of numbers to a range of pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Scale {
    from: f64,
    to: f64,
    start: f32,
    end: f32,
}

impl Scale {
    /// Maps `from` to the pixel `start` and `to` to the pixel `end`. An empty range maps to `start`.
    pub(super) fn new(from: f64, to: f64, start: f32, end: f32) -> Scale {
        Scale { from, to, start, end }
    }

    /// Where a number lies; numbers outside the range are drawn at its ends.
    pub(super) fn at(&self, value: f64) -> f32 {
        let extent = self.to - self.from;
        let share = if extent > 0.0 { ((value - self.from) / extent).clamp(0.0, 1.0) } else { 0.0 };
        self.start + (self.end - self.start) * share as f32
    }
}

/// The distance between round ticks (1, 2 or 5 times a power of ten) so that there are about `count` over `extent`.
pub(super) fn tick_step(extent: f64, count: usize) -> f64 {
    if !extent.is_finite() || extent <= 0.0 {
        return 1.0;
    }
    let rough = extent / count.max(1) as f64;
    let mut power = 1.0;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    while power > rough {
        power /= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].map(|m| m * power).into_iter().find(|&step| step >= rough).unwrap_or(10.0 * power)
}

/// The ticks between `from` and `to`, multiples of `step`.
pub(super) fn ticks(from: f64, to: f64, step: f64) -> Vec<f64> {
    let first = (from / step - 1e-9).ceil() as i64;
    let last = (to / step + 1e-9).floor() as i64;
    (first..=last).map(|n| n as f64 * step).collect()
}

/// `value` rounded up to a multiple of `step`.
pub(super) fn round_up(value: f64, step: f64) -> f64 {
    (value / step - 1e-9).ceil() * step
}

/// How numbers are written: decimal sign and the sign between groups of three digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Numbers {
    /// `.` or `,`.
    pub decimal: char,
    /// `,`, `.`, a thin space, or nothing.
    pub group: Option<char>,
}

impl Default for Numbers {
    fn default() -> Self {
        Numbers { decimal: '.', group: Some(',') }
    }
}

impl Numbers {
    /// As readers of a language expect them, by its code (`de`, or with a region, `de-CH`); English where it is not
    /// known. After CLDR.
    pub fn of_locale(code: &str) -> Numbers {
        let code = code.to_ascii_lowercase().replace('_', "-");
        let language = code.split('-').next().unwrap_or("");
        let (decimal, group) = match (language, code.as_str()) {
            ("de", "de-ch" | "de-li") => ('.', '’'),
            ("de", "de-at") => (',', '\u{A0}'),
            ("es", "es-mx" | "es-us") => ('.', ','),
            ("de" | "es" | "it" | "nl" | "pt" | "tr" | "id" | "el" | "da" | "ro" | "hr" | "sl" | "sr", _) => (',', '.'),
            ("fr" | "nb" | "no", _) => (',', '\u{202F}'),
            ("ru" | "uk" | "pl" | "cs" | "sk" | "sv" | "fi" | "bg" | "hu", _) => (',', '\u{A0}'),
            _ => ('.', ','),
        };
        Numbers { decimal, group: Some(group) }
    }

    /// A number with `decimals` digits behind the decimal sign, `12,345.6`, with a true minus sign.
    pub fn write(self, value: f64, decimals: usize) -> String {
        let plain = format!("{:.decimals$}", value.abs());
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut out = String::new();
        if value < 0.0 && plain.bytes().any(|b| matches!(b, b'1'..=b'9')) {
            out.push('\u{2212}');
        }
        for (n, digit) in whole.char_indices() {
            if n > 0 && (whole.len() - n).is_multiple_of(3) {
                out.extend(self.group);
            }
            out.push(digit);
        }
        if !rest.is_empty() {
            out.push(self.decimal);
            out.push_str(rest);
        }
        out
    }

    /// A count.
    pub fn count(self, value: u64) -> String {
        self.write(value as f64, 0)
    }

    /// A tick of an axis with steps of `step`: as many decimals as the step needs.
    pub(super) fn tick(self, value: f64, step: f64) -> String {
        let mut decimals = 0;
        let mut scaled = step;
        while decimals < 6 && (scaled - scaled.round()).abs() > 1e-9 * scaled.max(1.0) {
            scaled *= 10.0;
            decimals += 1;
        }
        self.write(value, decimals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (extent, count, step) in
            [(40.0, 4, 10.0), (105.0, 7, 20.0), (1.0, 4, 0.5), (0.07, 5, 0.02), (3.0, 5, 1.0), (0.0, 4, 1.0)]
        {
            assert!((tick_step(extent, count) - step).abs() < 1e-12, "{extent} in {count}");
        }
        assert_eq!(ticks(-4.2, 5.0, 2.0), [-4.0, -2.0, 0.0, 2.0, 4.0]);
        assert_eq!(round_up(40.0, 10.0), 40.0);
        assert_eq!(round_up(40.1, 10.0), 50.0);
    }

    #[test]
    fn numbers_follow_the_reader_s_habits() {
        let english = Numbers::default();
        let german = Numbers { decimal: ',', group: Some('.') };
        let bare = Numbers { decimal: '.', group: None };
        for (numbers, value, decimals, expect) in [
            (english, 12345.67, 1, "12,345.7"),
            (english, -0.04, 1, "0.0"),
            (english, -2.0, 0, "\u{2212}2"),
            (english, 999.0, 0, "999"),
            (german, 1234567.5, 1, "1.234.567,5"),
            (bare, 1234.0, 0, "1234"),
        ] {
            assert_eq!(numbers.write(value, decimals), expect);
        }
        for (locale, expect) in [
            ("en-GB", "12,345.6"),
            ("de", "12.345,6"),
            ("de_CH", "12’345.6"),
            ("fr", "12\u{202F}345,6"),
            ("he", "12,345.6"),
            ("", "12,345.6"),
        ] {
            assert_eq!(Numbers::of_locale(locale).write(12345.6, 1), expect, "{locale}");
        }
        assert_eq!(english.tick(0.4, 0.2), "0.4");
        assert_eq!(english.tick(20.0, 10.0), "20");
    }
}
