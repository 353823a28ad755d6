//! The lexicon: categories, entries, and the matcher that finds them in a text.

use serde::{Deserialize, Serialize};

use crate::model::{Role, Span};
use crate::text::{Reading, Vocabulary};

/// A list of loaded words by category.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Lexicon {
    /// Name shown to the user.
    pub name: String,
    /// Version of the list.
    pub version: String,
    /// Categories in order of priority.
    pub categories: Vec<Category>,
}

/// A category of the lexicon.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Category {
    /// Stable name, `legal_crime`.
    pub id: String,
    /// Title shown to the user.
    pub title: String,
    /// The family of [`Family`] it belongs to, `crime`.
    pub family: String,
    /// Marked in the text, or counted only.
    #[serde(default)]
    pub role: Role,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// An entry: one term with all its forms.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The term, as it is shown.
    pub term: String,
    /// Further forms.
    #[serde(default)]
    pub forms: Vec<String>,
}

/// What the matcher knows of a term: where it comes from.
#[derive(Clone, PartialEq, Debug)]
pub struct Term {
    /// The term, as it is shown.
    pub term: String,
    /// The id of its category.
    pub category: String,
    /// The id of its family.
    pub family: String,
    /// Marked, or counted only.
    pub role: Role,
}

/// Lexicons compiled against a vocabulary.
#[derive(Debug, Default)]
pub struct Matcher {
    terms: Vec<Term>,
}

impl Lexicon {
    /// The lexicon that comes with the program.
    pub fn bundled() -> Lexicon {
        Lexicon {
            name: "English".into(),
            version: "1".into(),
            categories: Vec::new(),
        }
    }
}

impl Lexicon {
    /// Reads a lexicon from JSON.
    ///
    /// # Errors
    /// If it is not a lexicon.
    pub fn from_json(text: &str) -> Result<Lexicon, serde_json::Error> {
        serde_json::from_str(text)
    }
}

impl Matcher {
    /// Compiles lexicons for the texts of `vocabulary`.
    pub fn new(_lexicons: &[Lexicon], _vocabulary: &Vocabulary) -> Matcher {
        Matcher::default()
    }

    /// The terms, by the index that [`crate::model::Hit::term`] holds.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Finds every entry in the text: longest match first, none overlapping, in text order.
    /// Each is its span and the index of its term.
    pub fn find(&self, _reading: &Reading<'_>) -> Vec<(Span, u32)> {
        Vec::new()
    }
}
