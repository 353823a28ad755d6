//! What the coders said, and the file it is kept in.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::code_book::{CodeBook, Variable};
use super::item::ItemId;
use super::sample::{Sample, SampledItem};
use crate::wording::{Message, Said, message};

/// The schema this version writes.
const SCHEMA: &str = "parallax.coding/1";

/// Why something cannot be coded, read or merged.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum CodingError {
    /// The code book breaks a rule.
    CodeBook(Message),
    /// There is no such coder, item or variable, or the value is none of the variable's.
    Unknown(Message),
    /// The file cannot be read.
    File {
        /// Its name.
        file: String,
        /// The line, where it is known.
        line: Option<usize>,
        /// What is wrong and what helps.
        message: Message,
    },
}

impl Said for CodingError {
    fn message(&self) -> Message {
        match self {
            CodingError::CodeBook(problem) => message!("The code book cannot be used: {problem}.", problem),
            CodingError::Unknown(message) => message.clone(),
            CodingError::File { file, line: Some(line), message } => {
                message!("{file}, line {line}: {message}", file, line, message)
            }
            CodingError::File { file, line: None, message } => message!("{file}: {message}", file, message),
        }
    }
}

/// Somebody who codes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coder {
    /// Stable name, by which codings refer to them.
    pub id: String,
    /// Name shown.
    pub name: String,
}

/// One decision of one coder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coding {
    /// Who.
    pub coder: String,
    /// About what.
    pub item: ItemId,
    /// Which variable.
    pub variable: String,
    /// The value: a value's id, a number, or words.
    pub value: String,
    /// When, as whoever records it says.
    pub at: Timestamp,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Coding {
    /// What a coding is of; no two of a collection are of the same.
    pub(super) fn key(&self) -> (&str, &ItemId, &str) {
        (&self.coder, &self.item, &self.variable)
    }
}

/// Code book, samples, coders and what they said. In a project of one, in a file of its own each coder's.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codings {
    /// What is decided.
    pub book: CodeBook,
    /// The samples, in the order in which they were drawn.
    pub samples: Vec<Sample>,
    /// The coders.
    pub coders: Vec<Coder>,
    /// What files say otherwise than what is here, until somebody decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unresolved: Vec<Coding>,
    /// By coder, item and variable.
    pub(super) decisions: Vec<Coding>,
}

/// Codings as part of another document: the same object as in a file of their own, with its schema.
pub mod embedded {
    use std::sync::Arc;

    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Codings, File, SCHEMA};

    /// Writes the object.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(codings: &Arc<Codings>, serializer: S) -> Result<S::Ok, S::Error> {
        File { schema: SCHEMA.to_owned(), codings: &**codings }.serialize(serializer)
    }

    /// Reads the object and checks it as a file is checked.
    ///
    /// # Errors
    /// If it is not what it must be.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<Codings>, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        let bytes = serde_json::to_vec(&value).map_err(D::Error::custom)?;
        Codings::from_json("codings", &bytes).map(Arc::new).map_err(D::Error::custom)
    }
}

/// The file: the schema, then the rest.
#[derive(Serialize, Deserialize)]
struct File<T> {
    schema: String,
    #[serde(flatten)]
    codings: T,
}

impl Codings {
    /// Nothing coded yet.
    pub fn new(book: CodeBook) -> Codings {
        Codings { book, ..Codings::default() }
    }

    /// All decisions, by coder, item and variable.
    pub fn all(&self) -> &[Coding] {
        &self.decisions
    }

    /// The drawn item of that name.
    pub fn item(&self, id: &ItemId) -> Option<&SampledItem> {
        self.samples.iter().flat_map(|sample| &sample.items).find(|item| item.id == *id)
    }

    /// What a coder said.
    pub fn get(&self, coder: &str, item: &ItemId, variable: &str) -> Option<&Coding> {
        self.place(&(coder, item, variable)).ok().map(|at| &self.decisions[at])
    }

    pub(super) fn place(&self, key: &(&str, &ItemId, &str)) -> Result<usize, usize> {
        self.decisions.binary_search_by(|other| other.key().cmp(key))
    }

    /// Whether a variable is asked of a coder about an item: always, or as long as another one has the value it needs.
    pub fn asks(&self, coder: &str, item: &ItemId, variable: &Variable) -> bool {
        variable.only_if.as_ref().is_none_or(|condition| {
            self.get(coder, item, &condition.variable).is_some_and(|coding| coding.value == condition.value)
        })
    }

    /// Whether the coder has decided every choice that is asked about an item.
    pub fn is_coded(&self, coder: &str, item: &ItemId) -> bool {
        let choices = self.book.variables.iter().filter(|variable| !variable.values().is_empty());
        choices
            .filter(|variable| self.asks(coder, item, variable))
            .all(|variable| self.get(coder, item, &variable.id).is_some())
    }

    /// The first item of a sample for which the coder has not decided every choice; `None` when all is done.
    pub fn next_open(&self, sample: &Sample, coder: &str) -> Option<usize> {
        sample.items.iter().position(|item| !self.is_coded(coder, &item.id))
    }

    /// Whether every decision is one that code book, coders and samples admit.
    ///
    /// # Errors
    /// The first that is not.
    pub fn check_all(&self) -> Result<(), CodingError> {
        self.book.check()?;
        self.decisions.iter().try_for_each(|coding| self.check(coding))
    }

    /// Records a decision in the place of an earlier one of the same coder on the same; returns that one, to be able to
    /// take it back.
    ///
    /// # Errors
    /// If coder, item or variable are not known, or the variable does not admit the value.
    pub fn set(&mut self, coding: Coding) -> Result<Option<Coding>, CodingError> {
        self.check(&coding)?;
        Ok(match self.place(&coding.key()) {
            Ok(at) => Some(std::mem::replace(&mut self.decisions[at], coding)),
            Err(at) => {
                self.decisions.insert(at, coding);
                None
            }
        })
    }

    /// Takes a decision back and returns it; `None` if there was none.
    pub fn remove(&mut self, coder: &str, item: &ItemId, variable: &str) -> Option<Coding> {
        self.place(&(coder, item, variable)).ok().map(|at| self.decisions.remove(at))
    }

    pub(super) fn check(&self, coding: &Coding) -> Result<(), CodingError> {
        let unknown = |message: Message| Err(CodingError::Unknown(message));
        if !self.coders.iter().any(|coder| coder.id == coding.coder) {
            return unknown(message!("There is no coder `{coder}`; add them first.", coder = coding.coder));
        }
        if self.item(&coding.item).is_none() {
            return unknown(message!(
                "No sample has the item `{item}`; draw or import the sample first.",
                item = coding.item.as_str()
            ));
        }
        match self.book.variable(&coding.variable) {
            None => unknown(message!("The code book has no variable `{variable}`.", variable = coding.variable)),
            Some(variable) if !variable.admits(&coding.value) => unknown(message!(
                "“{title}” does not admit the value `{value}`.",
                title = variable.title,
                value = coding.value
            )),
            Some(_) => Ok(()),
        }
    }

    /// What one coder did, to be written to a file of their own: the whole code book and all samples, their codings.
    #[must_use]
    pub fn of_coder(&self, coder: &str) -> Codings {
        Codings {
            book: self.book.clone(),
            samples: self.samples.clone(),
            unresolved: Vec::new(),
            coders: self.coders.iter().filter(|other| other.id == coder).cloned().collect(),
            decisions: self.decisions.iter().filter(|coding| coding.coder == coder).cloned().collect(),
        }
    }

    /// The file, JSON in UTF-8 with `"schema": "parallax.coding/1"`.
    ///
    /// # Errors
    /// None that can be met in practice: plain data can always be written.
    pub fn to_json(&self) -> Result<String, CodingError> {
        let file = File { schema: SCHEMA.to_owned(), codings: self };
        let mut text = serde_json::to_string_pretty(&file)
            .map_err(|error| CodingError::Unknown(Message::verbatim(error.to_string())))?;
        text.push('\n');
        Ok(text)
    }

    /// Reads a file. `file` is its name, for messages.
    ///
    /// # Errors
    /// If it is no file of codings, of a later version, or breaks a rule; names the file, and the line if it is broken.
    pub fn from_json(file: &str, bytes: &[u8]) -> Result<Codings, CodingError> {
        #[derive(Deserialize)]
        struct Head {
            schema: Option<String>,
        }
        let failed = |line: Option<usize>, message: Message| CodingError::File { file: file.to_owned(), line, message };
        let broken = |error: &serde_json::Error| {
            let line = (error.line() > 0).then_some(error.line());
            failed(
                line,
                message!(
                    "The codings cannot be read: {error}. Ask for the file again, or open a backup of it.",
                    error = error.to_string()
                ),
            )
        };
        let head: Head = serde_json::from_slice(bytes).map_err(|error| broken(&error))?;
        match head.schema.as_deref() {
            Some(SCHEMA) => {}
            Some(later) if later.starts_with("parallax.coding/") => {
                let message =
                    message!("It was written by a later version of the program ({later}). Update this one.", later);
                return Err(failed(None, message));
            }
            _ => return Err(failed(None, message!("This is no file of codings. Choose one that was saved as such."))),
        }
        let File { mut codings, .. }: File<Codings> = serde_json::from_slice(bytes).map_err(|error| broken(&error))?;
        codings.book.check().map_err(|error| failed(None, error.message()))?;
        codings.decisions.sort_by(|a, b| a.key().cmp(&b.key()).then(a.at.cmp(&b.at)));
        // Of two decisions on the same the later one holds.
        codings.decisions.reverse();
        codings.decisions.dedup_by(|earlier, later| earlier.key() == later.key());
        codings.decisions.reverse();
        for sample in &codings.samples {
            if let Some(item) = sample.items.iter().find(|item| item.id != item.item.id()) {
                let message = message!(
                    "The item `{id}` is not what its name says. Ask for the file again.",
                    id = item.id.as_str()
                );
                return Err(failed(None, message));
            }
        }
        for coding in &codings.decisions {
            codings.check(coding).map_err(|error| failed(None, error.message()))?;
        }
        Ok(codings)
    }
}
