//! Guards: contexts in which a form counts or does not count.
//!
//! A guard is data in the lexicon file, with a sentence that tells a reader what it is for. It holds conditions on the
//! words around a form, inside its sentence. A form counts if for each of its guards none of the `unless` conditions
//! holds and, where `only_if` is given, at least one of those does.

use serde::{Deserialize, Serialize};

/// A context in which a form does or does not count.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// The forms it is for; empty for all of the entry's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<String>,
    /// The form does not count if one of these holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<Condition>,
    /// The form counts only if one of these holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only_if: Vec<Condition>,
    /// What the guard is for, in a sentence.
    pub note: String,
}

/// A condition on the context of a form. All of them look no further than the sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// One of these words is among the nearest ones before the form. A mark (`,`) may be listed too; marks are not
    /// counted as words.
    Before(Near),
    /// One of these words is among the nearest ones after the form.
    After(Near),
    /// One of these words is anywhere else in the sentence.
    InSentence(Vec<String>),
    /// The form is part of one of these phrases (`heart attack`).
    InPhrase(Vec<String>),
    /// The form's first word has one of these universal part-of-speech tags. English only, and slow: the sentence
    /// has to be tagged, so it is looked at only when everything else has passed.
    Tag(Vec<PartOfSpeech>),
    /// Somebody owns it: `'s`, `its`, `their`, `his`, `her`, `our`, `your` or `my` up to three words before, or `of`,
    /// `by`, `against` or `upon` after it with a capitalised word among the next four.
    Possessor,
    /// A capitalised word stands directly before (`Assad regime`, `Israeli crimes`).
    NameBefore,
    /// A capitalised word stands directly after (`dictator Franco`).
    NameAfter,
    /// The form is capitalised in running text, so that it is part of a name (`Genocide Convention`). Headlines in
    /// title case and the first word of a sentence prove nothing.
    InName,
    /// A number stands directly before, or with one word between.
    NumberBefore,
    /// An article, a demonstrative or a possessive pronoun stands directly before.
    DeterminerBefore,
    /// The form is the first word of its sentence.
    SentenceStart,
    /// The form begins with a capital letter.
    Capitalised,
    /// A hyphen joins the form to a word before or after it that is not part of the form (`counter-terrorism`).
    Joined,
}

/// Words to look for near a form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Near {
    /// Single words or marks, each form spelt out; `'s` is the possessive ending.
    pub words: Vec<String>,
    /// How many words away at most; 1 means next to the form.
    #[serde(default = "one")]
    pub within: u8,
}

/// A universal part of speech, by its usual short name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum PartOfSpeech {
    /// Adjective.
    Adj,
    /// Adposition: preposition or postposition.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary verb.
    Aux,
    /// Noun.
    Noun,
    /// Proper noun.
    Propn,
    /// Verb.
    Verb,
}

fn one() -> u8 {
    1
}
