//! Languages and writing directions.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language by its lower-case ISO 639-1 code (`en`, `ar`), or 639-3 where there is no shorter one; `und` if unknown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language([u8; 3]);

impl Language {
    /// Not known.
    pub const UNKNOWN: Language = Language(*b"und");
    /// English.
    pub const ENGLISH: Language = Language(*b"en ");

    /// Reads a tag such as `en`, `en-GB`, `pt_BR`; the region is dropped. `None` if it is not a language tag.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let main = tag.trim().split(['-', '_']).next()?;
        let code = main.as_bytes();
        if !(2..=3).contains(&code.len()) || !code.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        let mut out = *b"   ";
        for (to, from) in out.iter_mut().zip(code) {
            *to = from.to_ascii_lowercase();
        }
        Some(Language(out))
    }

    /// The code, `en`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("und").trim_end()
    }

    /// Whether the language is normally written from right to left.
    pub fn direction(&self) -> Direction {
        match self.code() {
            "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" | "ckb" | "iw" => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Language::from_tag(&code).ok_or_else(|| serde::de::Error::custom(format!("`{code}` is not a language code")))
    }
}

/// The direction a text is read in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Direction {
    /// Latin, Cyrillic, Greek, Han …
    #[default]
    #[serde(rename = "ltr")]
    LeftToRight,
    /// Arabic, Hebrew, Persian, Urdu …
    #[serde(rename = "rtl")]
    RightToLeft,
}
