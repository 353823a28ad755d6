//! What the library says in English of its own accord and the window shows: families, categories, rules, tables, advice.
//!
//! Files and charts keep these words as they are; only the window reads them in the language in force.

use super::language::{Language, Text, language, say_if_known, text};
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

/// Titles of figures with a name in them: how they begin, how they end, and the sentence.
const FIGURES: [(&str, &str, Text); 3] = [
    ("How each source names ", "", text("How each source names {name}")),
    ("Which words stand near “", "”?", text("Which words stand near “{name}”?")),
    ("How often, per ", " words?", text("How often, per 1,000 words?")),
];

/// The title of a figure.
pub fn figure(title: &str) -> String {
    if language() == Language::English {
        return title.to_owned();
    }
    let named = FIGURES.iter().find_map(|(start, end, sentence)| {
        let name = title.strip_prefix(start)?.strip_suffix(end)?;
        Some(sentence.fill(&[("name", &name)]))
    });
    named.unwrap_or_else(|| shipped(title).to_owned())
}
