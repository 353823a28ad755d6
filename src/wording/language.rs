//! The languages texts can be read in, and their tables.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Message, Numbers};

/// A language the program can speak.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Language {
    /// English, the language of the sources.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
}

/// English words and what they are in another language.
type Table = FxHashMap<String, String>;

static SPANISH: LazyLock<Table> = LazyLock::new(|| read(include_str!("../../assets/interface/es.json")));

/// Reads a table. That it can be read is tested, so that a user never meets a broken one.
fn read(json: &str) -> Table {
    serde_json::from_str(json).unwrap_or_default()
}

impl Language {
    /// All languages.
    pub const ALL: [Language; 2] = [Language::English, Language::Spanish];

    /// Its name in itself, by which those who speak it find it.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Spanish => "Español",
        }
    }

    /// Its code, as in `lang="es"`.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
        }
    }

    /// The language for a locale's name: `es-ES`, `es_MX.UTF-8`. English where there is no table.
    pub fn of_locale(locale: &str) -> Language {
        let code = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        let spoken = Language::ALL.into_iter().find(|language| code.eq_ignore_ascii_case(language.code()));
        spoken.unwrap_or_default()
    }

    /// How numbers are written in it.
    pub fn numbers(self) -> Numbers {
        Numbers::of_locale(self.code())
    }

    /// English words and how they are said in it; English itself needs no table.
    pub fn table(self) -> Option<&'static FxHashMap<String, String>> {
        match self {
            Language::English => None,
            Language::Spanish => Some(&SPANISH),
        }
    }

    /// Words in this language, if its table has them. What users wrote themselves, and what no table has, stays.
    pub fn word(self, english: &str) -> &str {
        self.table().and_then(|table| table.get(english)).map_or(english, String::as_str)
    }

    /// A message in this language.
    pub fn say(self, message: &Message) -> String {
        message.written(self)
    }

    /// A number in running text, `0.712`: its decimal sign, no groups of digits.
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        self.number(&format!("{value:.decimals$}"))
    }

    /// A measure with two decimals; in powers of ten where these would all be 0, such as a small q.
    pub fn measure(self, value: f64) -> String {
        let small = value != 0.0 && value.abs() < 0.005;
        if small { self.number(&format!("{value:.1e}")) } else { self.decimal(value, 2) }
    }

    /// A number that is written with a point, with this language's decimal sign.
    pub fn number(self, written: &str) -> String {
        written.replace('.', self.numbers().decimal.encode_utf8(&mut [0; 4]))
    }

    /// What stands behind a number of per cent: `12.5%`, in Spanish `12,5 %`.
    pub fn percent_sign(self) -> &'static str {
        match self {
            Language::English => "%",
            Language::Spanish => "\u{A0}%",
        }
    }
}

/// What is shown of a key that no table has: all before the remark that tells it from others.
pub fn shown(key: &str) -> &str {
    key.split_once(" | ").map_or(key, |(words, _)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        for (locale, expect) in [
            ("es", Language::Spanish),
            ("es_MX.UTF-8", Language::Spanish),
            ("ES-es", Language::Spanish),
            ("en-GB", Language::English),
            ("est", Language::English),
            ("C", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::of_locale(locale), expect, "{locale}");
        }
    }

    #[test]
    fn every_table_can_be_read() {
        for language in Language::ALL {
            assert!(language.table().is_none_or(|table| table.len() > 1000), "{language:?}");
        }
    }

    #[test]
    fn what_no_table_has_stays() {
        assert_eq!(Language::Spanish.word("Source"), "Medio");
        assert_eq!(Language::Spanish.word("A category of my own"), "A category of my own");
    }
}
