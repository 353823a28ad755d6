//! The language of the window: what is said in English in the sources and said in another language out of its table.
//!
//! The English words are the key. Where one English word is two words elsewhere, a remark behind ` | ` tells them apart
//! and is never shown: `"Right | of the words"`. A sentence has named places in braces, `"{done} of {all} coded"`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt::{self, Display, Write as _};
use std::ops::Deref;

use egui::{RichText, WidgetText};

pub use crate::wording::Language;
use crate::wording::{Message, Said, shown};

thread_local! {
    static IN_FORCE: Cell<Language> = const { Cell::new(Language::English) };
    static MISSING: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// The language this thread speaks.
pub fn language() -> Language {
    IN_FORCE.get()
}

/// Lets this thread speak a language from now on.
pub fn set_language(language: Language) {
    IN_FORCE.set(language);
}

/// The words this thread looked for and did not find in the table of its language; English was shown.
pub fn missing() -> Vec<&'static str> {
    MISSING.with_borrow(|missing| missing.iter().copied().collect())
}

/// English words in the language in force.
pub(in crate::app::texts) fn say(english: &'static str) -> &'static str {
    let Some(table) = language().table() else { return shown(english) };
    table.get(english).map_or_else(
        || {
            MISSING.with_borrow_mut(|missing| missing.insert(english));
            shown(english)
        },
        String::as_str,
    )
}

/// Words that come with data in the language in force, if its table has them: what users wrote themselves stays.
pub(in crate::app::texts) fn say_if_known(words: &str) -> &str {
    language().word(words)
}

/// What the library says: a message or an error, in the language in force.
pub fn said(what: &(impl Said + ?Sized)) -> String {
    fn note(message: &Message, table: &'static rustc_hash::FxHashMap<String, String>) {
        if let Some(key) = message.key().filter(|key| !table.contains_key(*key)) {
            MISSING.with_borrow_mut(|missing| missing.insert(key));
        }
        message.parts().for_each(|part| note(part, table));
    }
    let message = what.message();
    if let Some(table) = language().table() {
        note(&message, table);
    }
    language().say(&message)
}

/// Words of the window. They are English in the sources and read in the language in force.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text(&'static str);

/// Words of the window, by their English. This and its sisters below are the only way to make some.
pub(in crate::app::texts) const fn text(english: &'static str) -> Text {
    Text(english)
}

impl Text {
    /// The words in the language in force.
    pub fn words(self) -> &'static str {
        say(self.0)
    }

    /// The sentence with its named places filled in.
    pub(in crate::app::texts) fn fill(self, values: &[(&str, &dyn Display)]) -> String {
        fill(self.0, values)
    }

    /// The words in English, whatever the language in force.
    pub fn english(self) -> &'static str {
        shown(self.0)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.words()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.words()
    }
}

impl Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl From<Text> for &'static str {
    fn from(text: Text) -> Self {
        text.words()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.words().to_owned()
    }
}

impl From<Text> for RichText {
    fn from(text: Text) -> Self {
        RichText::new(text.words())
    }
}

impl From<Text> for WidgetText {
    fn from(text: Text) -> Self {
        WidgetText::from(text.words())
    }
}

/// A sentence with its named places filled in. A place without a value stays as it is, which the tests look for.
pub(in crate::app::texts) fn fill(sentence: &'static str, values: &[(&str, &dyn Display)]) -> String {
    let mut rest = say(sentence);
    let mut out = String::with_capacity(rest.len() + 16 * values.len());
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        match values.iter().find(|(place, _)| *place == name) {
            // Writing into a string cannot fail.
            Some((_, value)) => drop(write!(out, "{value}")),
            None => out.extend(["{", name, "}"]),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A sentence about a number of things, one or many, with `{n}` and other places filled in. English and Spanish have
/// one form for one and another for every other number; a language with more needs its rule here.
pub(in crate::app::texts) fn plural(
    number: usize,
    one: &'static str,
    many: &'static str,
    values: &[(&str, &dyn Display)],
) -> String {
    let written = grouped(number as u64);
    let mut all: Vec<(&str, &dyn Display)> = vec![("n", &written)];
    all.extend_from_slice(values);
    fill(if number == 1 { one } else { many }, &all)
}

/// A number of things: `1 source`, `2 sources`.
pub(in crate::app::texts) fn count(number: usize, one: &'static str, many: &'static str) -> String {
    format!("{} {}", grouped(number as u64), say(if number == 1 { one } else { many }))
}

/// A number with its digits in groups of three: `12,345`.
pub fn grouped(number: u64) -> String {
    language().numbers().count(number)
}

/// A number with `decimals` digits behind the decimal sign.
pub fn decimal(number: f64, decimals: usize) -> String {
    language().numbers().write(number, decimals)
}

/// A share of one in per cent: `12.5%`, in Spanish `12,5 %`.
pub fn percent(share: f64, decimals: usize) -> String {
    decimal(100.0 * share, decimals) + language().percent_sign()
}
