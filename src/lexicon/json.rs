//! Lexicons as JSON: reading with errors that name the entry, writing one entry a line, and the hash.

use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::entry::{Category, Entry, Lexicon};
use crate::wording::{Message, Said, message};

/// What is wrong with a lexicon.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum LexiconError {
    /// The file is no JSON.
    Syntax(String),
    /// Something in it is not as it must be.
    Invalid {
        /// Where, in the user's terms: `category legal_crime, entry 4 “genocide”`.
        path: Message,
        /// What is wrong and what would be right.
        message: Message,
    },
}

impl LexiconError {
    pub(super) fn invalid(path: Message, message: Message) -> LexiconError {
        LexiconError::Invalid { path, message }
    }
}

impl Said for LexiconError {
    fn message(&self) -> Message {
        match self {
            LexiconError::Syntax(error) => message!("not valid JSON: {error}", error),
            LexiconError::Invalid { path, message } => {
                message!("{path}: {message}", path, message)
            }
        }
    }
}

static BUNDLED: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::from_json(include_str!("../../assets/lexicons/en.json")).expect("a test reads the bundled lexicon")
});

impl Lexicon {
    /// The lexicon that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is broken, which a test rules out.
    pub fn bundled() -> Lexicon {
        BUNDLED.clone()
    }

    /// Reads a lexicon file.
    ///
    /// # Errors
    /// If it is no JSON, lacks a field, has an unknown one, or breaks a rule of [`Lexicon::check`]. The error names
    /// the category and the entry.
    pub fn from_json(json: &str) -> Result<Lexicon, LexiconError> {
        let mut file: Value = serde_json::from_str(json).map_err(|e| LexiconError::Syntax(e.to_string()))?;
        let categories = take_list(&mut file, "categories", &message!("the lexicon"))?;
        let mut lexicon: Lexicon = read(file, &message!("the lexicon"))?;
        for (n, mut value) in categories.into_iter().enumerate() {
            let name = value.get("id").and_then(Value::as_str).map(str::to_owned);
            let path = name.map_or_else(|| message!("category {n}", n = n + 1), |id| message!("category {id}", id));
            let entries = take_list(&mut value, "entries", &path)?;
            let mut category: Category = read(value, &path)?;
            for (n, value) in entries.into_iter().enumerate() {
                let term = value.get("term").and_then(Value::as_str).unwrap_or("").to_owned();
                category.entries.push(read::<Entry>(value, &entry_path(&path, n, &term))?);
            }
            lexicon.categories.push(category);
        }
        lexicon.check()?;
        Ok(lexicon)
    }

    /// The lexicon as a file: one entry a line, so that two versions can be compared by line.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\n");
        let line = |out: &mut String, indent: &str, key: &str, value: Value, last: bool| {
            let comma = if last { "" } else { "," };
            let _ = writeln!(out, "{indent}\"{key}\": {value}{comma}");
        };
        for (key, value) in fields(self, "categories") {
            line(&mut out, "  ", &key, value, false);
        }
        out.push_str("  \"categories\": [");
        for (n, category) in self.categories.iter().enumerate() {
            out.push_str(if n == 0 { "\n    {\n" } else { ",\n    {\n" });
            for (key, value) in fields(category, "entries") {
                line(&mut out, "      ", &key, value, false);
            }
            out.push_str("      \"entries\": [");
            for (n, entry) in category.entries.iter().enumerate() {
                let entry = serde_json::to_value(entry).unwrap_or_default();
                let _ = write!(out, "{}\n        {entry}", if n == 0 { "" } else { "," });
            }
            out.push_str(if category.entries.is_empty() { "]\n    }" } else { "\n      ]\n    }" });
        }
        out.push_str(if self.categories.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        out
    }

    /// `sha256:` and the hash of the file [`Lexicon::to_json`] writes, in lower-case hexadecimal digits. Two lexicons
    /// have the same hash if they are the same, whatever the layout of the files they were read from.
    pub fn hash(&self) -> String {
        let mut out = String::from("sha256:");
        for byte in Sha256::digest(self.to_json().as_bytes()) {
            let _ = write!(out, "{byte:02x}");
        }
        out
    }
}

/// The fields of a part of the lexicon in their order, without the list of what it holds.
fn fields(part: &impl serde::Serialize, list: &str) -> Vec<(String, Value)> {
    match serde_json::to_value(part) {
        Ok(Value::Object(fields)) => fields.into_iter().filter(|(key, _)| key != list).collect(),
        _ => Vec::new(),
    }
}

/// Takes the list `key` out of an object and leaves an empty one there.
fn take_list(object: &mut Value, key: &str, path: &Message) -> Result<Vec<Value>, LexiconError> {
    let Some(fields) = object.as_object_mut() else {
        return Err(LexiconError::invalid(path.clone(), message!("must be an object, {…}")));
    };
    match fields.get_mut(key).map(std::mem::take) {
        Some(Value::Array(list)) => {
            fields.insert(key.to_owned(), Value::Array(Vec::new()));
            Ok(list)
        }
        Some(_) => Err(LexiconError::invalid(path.clone(), message!("`{key}` must be a list, […]", key))),
        None => Err(LexiconError::invalid(path.clone(), message!("missing field `{key}`", key))),
    }
}

fn read<T: DeserializeOwned>(value: Value, path: &Message) -> Result<T, LexiconError> {
    serde_json::from_value(value).map_err(|e| LexiconError::invalid(path.clone(), Message::verbatim(e.to_string())))
}

pub(super) fn entry_path(category: &Message, index: usize, term: &str) -> Message {
    message!("{category}, entry {index} “{term}”", category, index = index + 1, term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_written_without_loss() {
        let bundled = Lexicon::bundled();
        let written = bundled.to_json();
        let again = Lexicon::from_json(&written).unwrap();
        assert_eq!(again, bundled);
        assert_eq!(again.hash(), bundled.hash());
        assert!(bundled.hash().starts_with("sha256:") && bundled.hash().len() == 71);
        let empty = Lexicon { name: "Empty".into(), ..Lexicon::default() };
        assert_eq!(Lexicon::from_json(&empty.to_json()).unwrap(), empty);
    }

    #[test]
    fn the_layout_of_a_file_does_not_change_the_hash_but_its_words_do() {
        let mut lexicon = Lexicon::bundled();
        let compact = serde_json::to_string(&lexicon).unwrap();
        assert_eq!(Lexicon::from_json(&compact).unwrap().hash(), lexicon.hash());
        let hash = lexicon.hash();
        lexicon.version.push('x');
        assert_ne!(lexicon.hash(), hash);
    }

    /// A file with one category and one entry made of these fields.
    fn file(category: &str, entry: &str) -> String {
        format!(
            r#"{{"name": "T", "version": "1", "categories": [{{"id": "c", "title": "C", "family": "crime"{category},
            "entries": [{{"term": "first"}}, {{{entry}}}]}}]}}"#
        )
    }

    fn refused(json: &str, expect: &[&str]) {
        let error = Lexicon::from_json(json).unwrap_err().to_string();
        for part in expect {
            assert!(error.contains(part), "{error:?} should say {part:?}");
        }
    }

    #[test]
    fn errors_name_the_entry_and_what_is_wrong() {
        let entry = "category c, entry 2 “mob”";
        assert!(Lexicon::from_json(&file("", r#""term": "mob", "guards": []"#)).is_ok());
        refused("{", &["not valid JSON", "line 1"]);
        refused("[]", &["must be an object"]);
        refused(r#"{"name": "T", "version": "1"}"#, &["`categories`"]);
        refused(&file("", r#""terms": "mob""#), &["entry 2", "`terms`"]);
        refused(&file(r#", "colour": "red""#, r#""term": "mob""#), &["category c:", "`colour`"]);
        refused(&file(r#", "polarity": 3"#, r#""term": "mob""#), &["category c:", "3"]);
        refused(&file("", r#""term": "mob", "forms": ["mob*"]"#), &[entry, "`mob*`", "wildcard"]);
        refused(&file("", r#""term": "mob", "forms": ["!"]"#), &[entry, "`!`"]);
        assert!(Lexicon::from_json(&file("", r#""term": "mob*", "wildcards": true"#)).is_ok());
        refused(&file("", r#""term": "mob", "forms": ["* x"], "wildcards": true"#), &[entry, "`* x`", "letter"]);
        refused(&file("", r#""term": "mob", "wildcards": true, "case_sensitive": true"#), &[entry, "exclude"]);
        refused(&file("", r#""term": "first""#), &["entry 2 “first”", "already"]);
        refused(&file("", r#""term": "mob", "polarity": -4"#), &[entry, "-4"]);
        refused(&file("", r#""term": "mob", "also": ["c"]"#), &[entry, "`c`"]);
        refused(&file("", r#""term": "mob", "guards": [{"note": "x"}]"#), &[entry, "neither"]);
        refused(&file("", r#""term": "mob", "guards": [{"unless": ["joined"], "note": ""}]"#), &[entry, "`note`"]);
        refused(&file("", r#""term": "mob", "guards": [{"unless": ["near"], "note": "x"}]"#), &[entry, "`near`"]);
        let phrase = r#""term": "mob", "guards": [{"unless": [{"in_phrase": ["the"]}], "note": "x"}]"#;
        refused(&file("", phrase), &[entry, "`the`"]);
        let words = r#""term": "mob", "guards": [{"unless": [{"before": {"words": ["a b"]}}], "note": "x"}]"#;
        refused(&file("", words), &[entry, "`a b`"]);
        let forms = r#""term": "mob", "guards": [{"forms": ["mobs"], "unless": ["joined"], "note": "x"}]"#;
        refused(&file("", forms), &[entry, "`mobs`"]);
    }
}
