//! The lexicon: categories, entries, guards, and the matcher that finds them in a text.
//!
//! A lexicon is data. It says which words are worth a look, not which are right; it has no good and no bad party. What
//! a file may hold is written up in `assets/lexicons/README.md`.
//!
//! - [`Lexicon`] is read with [`Lexicon::from_json`], checked, edited and written back; [`Lexicon::bundled`] comes with
//!   the program.
//! - [`Matcher`] is one or more lexicons compiled against the vocabulary of a corpus. It is made anew when a lexicon or
//!   the choice of categories changes; the texts are not read again.

mod check;
mod context;
mod edit;
mod entry;
mod guard;
mod json;
mod matcher;
mod spelling;
mod table;

pub use entry::{Category, Entry, Evaluates, Family, Lexicon, StylePosition};
pub use guard::{Condition, Guard, Near, PartOfSpeech};
pub use json::LexiconError;
pub use matcher::{Matcher, Term};
