//! What the library says in English of its own accord and the window shows: families, categories, rules, tables, advice.
//!
//! The library lists these words in English; the window reads them in the language in force.

use super::language::say_if_known;
use crate::lexicon::Family;

/// Words that come with data: a category of the shipped lexicon, a variable of the standard code book. What users wrote
/// themselves stays as they wrote it.
pub fn shipped(words: &str) -> &str {
    say_if_known(words)
}

/// The name of a family.
pub fn family(family: Family) -> &'static str {
    say_if_known(family.title())
}

/// What a rule that decides about voice says.
pub fn rule(id: &str) -> &str {
    say_if_known(crate::voice::rule_description(id))
}

/// A family and one of its categories: `Crime & law · Crime and law`.
pub fn family_and_category(of: Family, category: &str) -> String {
    format!("{} · {}", family(of), shipped(category))
}
