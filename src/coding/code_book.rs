//! The code book: what is decided about every item.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::codings::CodingError;
use crate::model::Voice;
use crate::wording::{Message, message};

/// The variable of [`CodeBook::standard`] that says whether a hit is one.
pub const HIT: &str = "hit";
/// The variable of [`CodeBook::standard`] that says whether the program's voice is right.
pub const VOICE: &str = "voice";
/// The variable of [`CodeBook::standard`] that says in whose voice a hit is, where the program is wrong.
pub const RIGHT_VOICE: &str = "right_voice";
/// The program was right.
pub const RIGHT: &str = "right";
/// The program was wrong.
pub const WRONG: &str = "wrong";
/// The coder cannot tell.
pub const UNSURE: &str = "unsure";

/// Variables with their values.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeBook {
    /// Name shown to the coders.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The variables in the order in which they are asked.
    pub variables: Vec<Variable>,
}

/// Something that is decided about every item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// Stable name, by which codings refer to it.
    pub id: String,
    /// Name shown to the coders.
    pub title: String,
    /// The rule by which to decide.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What can be said.
    pub kind: Kind,
    /// It is asked only where another variable has a certain value; always, if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<Condition>,
}

/// A value another variable must have.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The id of that variable; it stands before the one that depends on it.
    pub variable: String,
    /// The id of its value.
    pub value: String,
}

/// What can be said of a variable.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of these values. Agreement is computed for these variables only.
    Choice(Vec<Value>),
    /// A number.
    Number,
    /// Words.
    Text,
}

/// A value to choose.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// Stable name, by which codings refer to it.
    pub id: String,
    /// Name shown to the coders.
    pub title: String,
    /// When to choose it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The key that chooses it; without one it is its number in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<char>,
}

impl Value {
    /// A value by its name and title.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Value {
        Value { id: id.into(), title: title.into(), description: String::new(), key: None }
    }
}

impl Variable {
    /// The values to choose from; empty for numbers and words.
    pub fn values(&self) -> &[Value] {
        match &self.kind {
            Kind::Choice(values) => values,
            Kind::Number | Kind::Text => &[],
        }
    }

    /// Whether `value` can be said of it.
    pub fn admits(&self, value: &str) -> bool {
        match &self.kind {
            Kind::Choice(values) => values.iter().any(|known| known.id == value),
            Kind::Number => value.trim().parse::<f64>().is_ok_and(f64::is_finite),
            Kind::Text => true,
        }
    }
}

impl CodeBook {
    /// The questions by which lexicon and voice are validated.
    pub fn standard() -> CodeBook {
        let verdict = |right: &str, wrong: &str| {
            Kind::Choice(vec![
                Value { description: right.to_owned(), key: Some('y'), ..Value::new(RIGHT, "Right") },
                Value { description: wrong.to_owned(), key: Some('n'), ..Value::new(WRONG, "Wrong") },
                Value {
                    description: "It could be read either way.".to_owned(),
                    key: Some('u'),
                    ..Value::new(UNSURE, "Unsure")
                },
            ])
        };
        CodeBook {
            name: "Validation".to_owned(),
            description: "Is the hit one, and is it in the voice the program gave it?".to_owned(),
            variables: vec![
                Variable {
                    id: HIT.to_owned(),
                    title: "Hit".to_owned(),
                    description: "Does the word have here the sense for which its category lists it?".to_owned(),
                    kind: verdict("It has this sense here.", "It has another sense, or is part of a name."),
                    only_if: None,
                },
                Variable {
                    id: VOICE.to_owned(),
                    title: "Voice".to_owned(),
                    description: "Are these the words of whoever the program says: the outlet, somebody quoted, \
                                  somebody reported, or between quotation marks of distance?"
                        .to_owned(),
                    kind: verdict("They are.", "They are somebody else's."),
                    only_if: None,
                },
                Variable {
                    id: RIGHT_VOICE.to_owned(),
                    title: "Right voice".to_owned(),
                    description: "In whose voice is the word, if not in the one the program says?".to_owned(),
                    kind: Kind::Choice(vec![
                        Value { key: Some('o'), ..Value::new(Voice::Own.name(), "Own") },
                        Value { key: Some('i'), ..Value::new(Voice::IndirectSpeech.name(), "Indirect speech") },
                        Value { key: Some('d'), ..Value::new(Voice::DirectQuote.name(), "Direct quote") },
                        Value { key: Some('s'), ..Value::new(Voice::ScareQuote.name(), "Scare quote") },
                    ]),
                    only_if: Some(Condition { variable: VOICE.to_owned(), value: WRONG.to_owned() }),
                },
            ],
        }
    }

    /// The variable of that name.
    pub fn variable(&self, id: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.id == id)
    }

    /// Whether names are given and unique, no key chooses two values, and every choice has a value.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), CodingError> {
        let broken = |message: Message| Err(CodingError::CodeBook(message));
        let mut ids = BTreeSet::new();
        for variable in &self.variables {
            let name = &variable.title;
            if variable.id.trim().is_empty() || name.trim().is_empty() {
                return broken(message!("a variable has no name; give it one"));
            }
            if let Some(Condition { variable: other, value }) = &variable.only_if {
                // A variable is asked after the one it depends on.
                let known = self.variables.iter().take_while(|known| known.id != variable.id);
                if !known.into_iter().any(|known| known.id == *other && known.admits(value)) {
                    return broken(message!(
                        "“{name}” is asked only if `{other}` is `{value}`, but no variable before it has that value; \
                         change the condition",
                        name,
                        other,
                        value
                    ));
                }
            }
            if !ids.insert(&variable.id) {
                return broken(message!("two variables are called `{id}`; rename one", id = variable.id));
            }
            if matches!(&variable.kind, Kind::Choice(values) if values.is_empty()) {
                return broken(message!("“{name}” has no values to choose from; add one, or make it words", name));
            }
            let (mut values, mut keys) = (BTreeSet::new(), BTreeSet::new());
            for value in variable.values() {
                if value.id.trim().is_empty() || !values.insert(&value.id) {
                    return broken(message!(
                        "“{name}” has two values `{id}`, or one without a name; rename one",
                        name,
                        id = value.id
                    ));
                }
                if value.key.is_some_and(|key| !keys.insert(key.to_lowercase().to_string())) {
                    return broken(message!("two values of “{name}” have the same key; change one", name));
                }
            }
        }
        Ok(())
    }
}
