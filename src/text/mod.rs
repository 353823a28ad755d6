//! Text as words and sentences: normalisation for matching, tokens, an interned vocabulary, sentence boundaries.
//!
//! The article's text is never altered; every result is a span into it. A token is eight bytes: where it starts and
//! which [`Form`] it is. Everything that depends on the form alone (its length, its folded spelling, what kind of token
//! it is) is worked out once per form, not once per occurrence.

mod document;
mod fold;
mod sentences;
mod tags;
mod vocabulary;
mod wildcard;

pub use document::{Document, Paragraph, ParagraphKind, Reading, Sentence, SentenceKind, Token, read, read_all};
pub use fold::fold;
pub use tags::{Tag, tag, tag_word};
pub use vocabulary::{Form, FormId, TokenKind, Vocabulary};
pub use wildcard::{Wildcard, WordList, is_wildcard};

use rust_stemmers::{Algorithm, Stemmer};

use crate::model::Language;

/// The Snowball stemmer of a language; `None` where there is none.
pub fn stemmer(language: Language) -> Option<Stemmer> {
    let algorithm = match language.code() {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" | "und" => Algorithm::English,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    };
    Some(Stemmer::create(algorithm))
}
