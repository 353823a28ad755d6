//! The rules a lexicon must keep.

use super::entry::{Category, Entry, Lexicon};
use super::guard::{Condition, Guard};
use super::json::{LexiconError, entry_path};
use super::spelling::{Spelling, spell, spell_wildcards};
use crate::text::Wildcard;
use crate::wording::{Message, message};

impl Lexicon {
    /// Whether the lexicon keeps the rules: names and ids are given and unique, polarities lie between −2 and 2, every
    /// form has a word and no wildcard, every guard says something and can hold.
    ///
    /// # Errors
    /// The first thing that is wrong, and where.
    pub fn check(&self) -> Result<(), LexiconError> {
        if self.name.trim().is_empty() {
            return Err(LexiconError::invalid(message!("the lexicon"), message!("`name` is empty")));
        }
        for (n, category) in self.categories.iter().enumerate() {
            let path = message!("category {id}", id = category.id);
            if category.id.trim().is_empty() {
                return Err(LexiconError::invalid(message!("category {n}", n = n + 1), message!("`id` is empty")));
            }
            if self.categories[..n].iter().any(|other| other.id == category.id) {
                return Err(LexiconError::invalid(path, message!("another category has the same id")));
            }
            check_polarity(&path, category.polarity)?;
            for (n, entry) in category.entries.iter().enumerate() {
                let path = entry_path(&path, n, &entry.term);
                if category.entries[..n].iter().any(|other| other.term == entry.term) {
                    return Err(LexiconError::invalid(
                        path,
                        message!("the category has an entry of that term already"),
                    ));
                }
                self.check_entry(&path, category, entry)?;
            }
        }
        Ok(())
    }

    /// Whether an entry may stand in a category.
    pub(super) fn check_entry(&self, path: &Message, category: &Category, entry: &Entry) -> Result<(), LexiconError> {
        let invalid = |message: Message| Err(LexiconError::invalid(path.clone(), message));
        check_polarity(path, entry.polarity.unwrap_or(category.polarity))?;
        if entry.wildcards && entry.case_sensitive {
            return invalid(message!("`wildcards` and `case_sensitive` exclude each other"));
        }
        let forms =
            if entry.wildcards { entry.all_forms().map(spell_wildcards).collect() } else { spell(entry.all_forms()) };
        for (form, spelt) in entry.all_forms().zip(&forms) {
            if !entry.wildcards && form.contains('*') {
                return invalid(message!(
                    "`{form}`: forms are spelt out; `*` is a wildcard only where the entry has `wildcards`",
                    form
                ));
            }
            if entry.wildcards && spelt.folded.first().is_some_and(|word| is_bare(word)) {
                return invalid(message!("`{form}` begins with a wildcard that any word fits; give it a letter", form));
            }
            if !spelt.folded.iter().any(|word| word.chars().any(char::is_alphanumeric)) {
                return invalid(message!("`{form}` holds no word", form));
            }
        }
        for other in &entry.also {
            if *other == category.id || self.category(other).is_none() {
                return invalid(message!("`also` names `{other}`, which is no other category of this lexicon", other));
            }
        }
        entry.guards.iter().try_for_each(|guard| check_guard(path, entry, &forms, guard))
    }
}

fn is_bare(word: &str) -> bool {
    Wildcard::new(word).is_some_and(|wildcard| wildcard.is_bare())
}

fn check_polarity(path: &Message, polarity: i8) -> Result<(), LexiconError> {
    if (-2..=2).contains(&polarity) {
        return Ok(());
    }
    Err(LexiconError::invalid(
        path.clone(),
        message!("`polarity` is {polarity}; it must lie between -2 and 2", polarity),
    ))
}

fn check_guard(path: &Message, entry: &Entry, forms: &[Spelling], guard: &Guard) -> Result<(), LexiconError> {
    let invalid = |message: Message| Err(LexiconError::invalid(path.clone(), message));
    if guard.note.trim().is_empty() {
        return invalid(message!("a guard has no `note`"));
    }
    if guard.unless.is_empty() && guard.only_if.is_empty() {
        return invalid(message!("the guard “{note}” has neither `unless` nor `only_if`", note = guard.note));
    }
    if let Some(form) = guard.forms.iter().find(|form| !entry.all_forms().any(|own| own == **form)) {
        return invalid(message!(
            "the guard “{note}” is for `{form}`, which is no form of the entry",
            note = guard.note,
            form
        ));
    }
    for condition in guard.unless.iter().chain(&guard.only_if) {
        match condition {
            Condition::Before(near) | Condition::After(near) => {
                if near.within == 0 {
                    return invalid(message!(
                        "the guard “{note}” looks `within` 0 words; 1 is next to it",
                        note = guard.note
                    ));
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
                        return invalid(message!(
                            "the phrase `{phrase}` holds no form of the entry, or nothing else",
                            phrase
                        ));
                    }
                }
            }
            Condition::Tag(tags) if tags.is_empty() => {
                return invalid(message!("the guard “{note}” names no part of speech", note = guard.note));
            }
            _ => {}
        }
    }
    Ok(())
}

fn check_words(path: &Message, guard: &Guard, words: &[String]) -> Result<(), LexiconError> {
    if words.is_empty() {
        return Err(LexiconError::invalid(
            path.clone(),
            message!("the guard “{note}” lists no words", note = guard.note),
        ));
    }
    for (word, spelt) in words.iter().zip(spell(words.iter().map(String::as_str))) {
        // The possessive ending is a token only behind a word, so it cannot be cut alone.
        if spelt.folded.len() != 1 && crate::text::fold(word) != "'s" {
            let message =
                message!("the guard “{note}” lists `{word}`, which is not one word or mark", note = guard.note, word);
            return Err(LexiconError::invalid(path.clone(), message));
        }
    }
    Ok(())
}
