//! A sentence as data.

use std::borrow::Cow;
use std::fmt::{self, Display, Write as _};

use serde::{Serialize, Serializer};

use super::{Language, shown};

/// Something to be told: an English sentence with named places in braces, and what fills them. Made by
/// [`message!`](super). `Display` and JSON give it in English.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Message {
    english: &'static str,
    values: Vec<(&'static str, Value)>,
}

/// What fills a place of a message.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Value {
    /// What stays as it is in every language: names, quoted words, numbers already written.
    Words(String),
    /// Words of the program's own.
    Message(Message),
}

/// What has something to say: errors above all.
pub trait Said {
    /// What it says.
    fn message(&self) -> Message;
}

impl Message {
    /// A sentence and what fills its places. For the macro `message!` alone: tests list its literals.
    pub(crate) fn new(english: &'static str, values: Vec<(&'static str, Value)>) -> Message {
        Message { english, values }
    }

    /// A title or a piece of advice that the library lists elsewhere ([`crate::lexicon::Family::title`] and the like).
    pub fn label(english: &'static str) -> Message {
        Message::new(english, Vec::new())
    }

    /// Words that are not the program's own and stay as they are: what the system or a parser says of an error.
    pub fn verbatim(words: impl Into<String>) -> Message {
        Message { english: VERBATIM, values: vec![("words", Value::Words(words.into()))] }
    }

    /// The English sentence with its places, the key of the tables; nothing for words that are not the program's own.
    pub fn key(&self) -> Option<&'static str> {
        (self.english != VERBATIM).then_some(self.english)
    }

    /// The messages in its places.
    pub fn parts(&self) -> impl Iterator<Item = &Message> {
        self.values.iter().filter_map(|(_, value)| match value {
            Value::Message(message) => Some(message),
            Value::Words(_) => None,
        })
    }

    /// The sentence in a language, its places filled. A place without a value stays, which tests look for.
    pub(super) fn written(&self, language: Language) -> String {
        let mut rest =
            language.table().and_then(|table| table.get(self.english)).map_or(shown(self.english), String::as_str);
        let mut out = String::with_capacity(rest.len() + 16 * self.values.len());
        while let Some((before, behind)) = rest.split_once('{') {
            out.push_str(before);
            let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
            match self.values.iter().find(|(place, _)| *place == name) {
                Some((_, Value::Words(words))) => out.push_str(words),
                Some((_, Value::Message(message))) => out.push_str(&message.written(language)),
                // Writing into a string cannot fail.
                None => drop(write!(out, "{{{name}}}")),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// The one sentence that is no key.
const VERBATIM: &str = "{words}";

impl Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.written(Language::English))
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Said for Message {
    fn message(&self) -> Message {
        self.clone()
    }
}

/// What can fill a place of a message.
pub trait Fill {
    /// What it fills the place with.
    fn value(&self) -> Value;
}

impl Fill for Message {
    fn value(&self) -> Value {
        Value::Message(self.clone())
    }
}

impl<T: Fill + ?Sized> Fill for &T {
    fn value(&self) -> Value {
        (**self).value()
    }
}

macro_rules! fill {
    ($($kind:ty),+) => { $(impl Fill for $kind {
        fn value(&self) -> Value {
            Value::Words(self.to_string())
        }
    })+ };
}

fill!(str, String, Cow<'_, str>, char, u8, u16, i32, u32, u64, usize, i8, i64, f32, jiff::civil::Date);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{message, say};

    #[test]
    fn places_are_filled_in_every_language() {
        let what = message!("a PDF document");
        let message = message!(
            "This seems to be {what} and was left out. Save it as plain text, Markdown, HTML, DOCX, ODT, RTF, JSON or CSV to load it.",
            what
        );
        assert!(message.to_string().starts_with("This seems to be a PDF document and was left out."));
        assert!(Language::Spanish.say(&message).starts_with("Parece ser un documento PDF"));
        assert_eq!(say!(Language::English, "Rows | a remark: {n} of {all}", n = 3_usize), "Rows");
        assert_eq!(Message::verbatim("No such file").to_string(), "No such file");
        assert_eq!(message!("{a} and {b}", a = "{b}", b = 2_usize).to_string(), "{b} and 2");
        assert_eq!(serde_json::to_string(&message!("Name")).unwrap(), "\"Name\"");
    }
}
