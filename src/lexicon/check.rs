//! The rules a lexicon must keep.

use super::entry::{Category, Entry, Lexicon};
use super::guard::{Condition, Guard};
use super::json::{LexiconError, entry_path};
use super::spelling::{Spelling, spell, spell_wildcards};
use crate::text::Wildcard;

impl Lexicon {
    /// Whether the lexicon keeps the rules: names and ids are given and unique, polarities lie between −2 and 2, every
    /// form has a word and no wildcard, every guard says something and can hold.
    ///
    /// # Errors
    /// The first thing that is wrong, and where.
    pub fn check(&self) -> Result<(), LexiconError> {
        if self.name.trim().is_empty() {
            return Err(LexiconError::invalid("the lexicon", "`name` is empty"));
        }
        for (n, category) in self.categories.iter().enumerate() {
            let path = format!("category {}", category.id);
            if category.id.trim().is_empty() {
                return Err(LexiconError::invalid(format!("category {}", n + 1), "`id` is empty"));
            }
            if self.categories[..n].iter().any(|other| other.id == category.id) {
                return Err(LexiconError::invalid(path, "another category has the same id"));
            }
            check_polarity(&path, category.polarity)?;
            for (n, entry) in category.entries.iter().enumerate() {
                let path = entry_path(&path, n, &entry.term);
                if category.entries[..n].iter().any(|other| other.term == entry.term) {
                    return Err(LexiconError::invalid(path, "the category has an entry of that term already"));
                }
                self.check_entry(&path, category, entry)?;
            }
        }
        Ok(())
    }

    /// Whether an entry may stand in a category.
    pub(super) fn check_entry(&self, path: &str, category: &Category, entry: &Entry) -> Result<(), LexiconError> {
        let invalid = |message: String| Err(LexiconError::invalid(path, message));
        check_polarity(path, entry.polarity.unwrap_or(category.polarity))?;
        if entry.wildcards && entry.case_sensitive {
            return invalid("`wildcards` and `case_sensitive` exclude each other".to_owned());
        }
        let forms =
            if entry.wildcards { entry.all_forms().map(spell_wildcards).collect() } else { spell(entry.all_forms()) };
        for (form, spelt) in entry.all_forms().zip(&forms) {
            if !entry.wildcards && form.contains('*') {
                return invalid(format!(
                    "`{form}`: forms are spelt out; `*` is a wildcard only where the entry has `wildcards`"
                ));
            }
            if entry.wildcards && spelt.folded.first().is_some_and(|word| is_bare(word)) {
                return invalid(format!("`{form}` begins with a wildcard that any word fits; give it a letter"));
            }
            if !spelt.folded.iter().any(|word| word.chars().any(char::is_alphanumeric)) {
                return invalid(format!("`{form}` holds no word"));
            }
        }
        for other in &entry.also {
            if *other == category.id || self.category(other).is_none() {
                return invalid(format!("`also` names `{other}`, which is no other category of this lexicon"));
            }
        }
        entry.guards.iter().try_for_each(|guard| check_guard(path, entry, &forms, guard))
    }
}

fn is_bare(word: &str) -> bool {
    Wildcard::new(word).is_some_and(|wildcard| wildcard.is_bare())
}

fn check_polarity(path: &str, polarity: i8) -> Result<(), LexiconError> {
    if (-2..=2).contains(&polarity) {
        return Ok(());
    }
    Err(LexiconError::invalid(path, format!("`polarity` is {polarity}; it must lie between -2 and 2")))
}

fn check_guard(path: &str, entry: &Entry, forms: &[Spelling], guard: &Guard) -> Result<(), LexiconError> {
    let invalid = |message: String| Err(LexiconError::invalid(path, message));
    if guard.note.trim().is_empty() {
        return invalid("a guard has no `note`".to_owned());
    }
    if guard.unless.is_empty() && guard.only_if.is_empty() {
        return invalid(format!("the guard “{}” has neither `unless` nor `only_if`", guard.note));
    }
    if let Some(form) = guard.forms.iter().find(|form| !entry.all_forms().any(|own| own == **form)) {
        return invalid(format!("the guard “{}” is for `{form}`, which is no form of the entry", guard.note));
    }
    for condition in guard.unless.iter().chain(&guard.only_if) {
        match condition {
            Condition::Before(near) | Condition::After(near) => {
                if near.within == 0 {
                    return invalid(format!("the guard “{}” looks `within` 0 words; 1 is next to it", guard.note));
                }
                check_words(path, guard, &near.words)?;
            }
            Condition::InSentence(words) => check_words(path, guard, words)?,
            Condition::InPhrase(phrases) => {
                for (phrase, spelt) in phrases.iter().zip(spell(phrases.iter().map(String::as_str))) {
                    let holds = |form: &Spelling| {
                        spelt.folded.len() > form.folded.len()
                            && spelt.folded.windows(form.folded.len()).any(|part| part == form.folded)
                    };
                    if !forms.iter().any(holds) {
                        return invalid(format!("the phrase `{phrase}` holds no form of the entry, or nothing else"));
                    }
                }
            }
            Condition::Tag(tags) if tags.is_empty() => {
                return invalid(format!("the guard “{}” names no part of speech", guard.note));
            }
            _ => {}
        }
    }
    Ok(())
}

fn check_words(path: &str, guard: &Guard, words: &[String]) -> Result<(), LexiconError> {
    if words.is_empty() {
        return Err(LexiconError::invalid(path, format!("the guard “{}” lists no words", guard.note)));
    }
    for (word, spelt) in words.iter().zip(spell(words.iter().map(String::as_str))) {
        // The possessive ending is a token only behind a word, so it cannot be cut alone.
        if spelt.folded.len() != 1 && crate::text::fold(word) != "'s" {
            let message = format!("the guard “{}” lists `{word}`, which is not one word or mark", guard.note);
            return Err(LexiconError::invalid(path, message));
        }
    }
    Ok(())
}
