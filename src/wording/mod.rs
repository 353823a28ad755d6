//! What the library says to people, and in which language.
//!
//! A [`Message`] is data: an English sentence with named places, and what fills them. It is read in a [`Language`],
//! English where nothing else is asked for; no language is in force anywhere in the library. The sentence is the key of
//! the languages' tables in `assets/interface/`.

mod language;
mod numbers;
mod sentence;

pub use language::{Language, shown};
pub use numbers::Numbers;
pub use sentence::{Fill, Message, Said, Value};

/// A [`Message`]: an English sentence and what fills its places, by their names. `message!("Line {line} is empty.",
/// line)` is short for `line = line`. Every sentence stands here as a literal, so that tests can list them.
macro_rules! message {
    ($english:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::wording::Message::new(
            $english,
            vec![$((stringify!($name), $crate::wording::message!(@value $name $($value)?))),*],
        )
    };
    (@value $name:ident) => { $crate::wording::Fill::value(&$name) };
    (@value $name:ident $value:expr) => { $crate::wording::Fill::value(&$value) };
}

/// The words of a [`Message`] in a language: `say!(language, "{n} more", n)`.
macro_rules! say {
    ($language:expr, $($message:tt)+) => { $language.say(&$crate::wording::message!($($message)+)) };
}

pub(crate) use {message, say};
