//! How numbers are written.

/// How numbers are written: decimal sign and the sign between groups of three digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Numbers {
    /// `.` or `,`.
    pub decimal: char,
    /// `,`, `.`, a thin space, or nothing.
    pub group: Option<char>,
    /// Digits a number has at least before they are grouped: Spanish writes 1000, but 10.000.
    pub grouped_from: usize,
}

impl Default for Numbers {
    fn default() -> Self {
        Numbers { decimal: '.', group: Some(','), grouped_from: 4 }
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
        let late = matches!((language, decimal), ("es" | "pl", ','));
        Numbers { decimal, group: Some(group), grouped_from: if late { 5 } else { 4 } }
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
            if n > 0 && whole.len() >= self.grouped_from && (whole.len() - n).is_multiple_of(3) {
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
    pub fn tick(self, value: f64, step: f64) -> String {
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
    fn numbers_follow_the_reader_s_habits() {
        let english = Numbers::default();
        let german = Numbers { decimal: ',', group: Some('.'), grouped_from: 4 };
        let bare = Numbers { decimal: '.', group: None, grouped_from: 4 };
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
        let spanish = Numbers::of_locale("es");
        assert_eq!((spanish.count(1000), spanish.count(10_000)), ("1000".to_owned(), "10.000".to_owned()));
        assert_eq!(english.tick(0.4, 0.2), "0.4");
        assert_eq!(english.tick(20.0, 10.0), "20");
    }
}
