//! What an analyst does to a lexicon. Every operation gives back what it takes to undo it.

use super::entry::{Entry, Lexicon};
use super::json::LexiconError;
use crate::wording::{Message, message};

impl Lexicon {
    /// Adds an entry to a category, in alphabetical order.
    ///
    /// # Errors
    /// If there is no such category, if it has an entry of that term, or if the entry breaks a rule of
    /// [`Lexicon::check`]. The lexicon is then as before.
    pub fn add_entry(&mut self, category: &str, entry: Entry) -> Result<(), LexiconError> {
        let path = message!("category {category}, entry “{term}”", category, term = entry.term);
        let at = self.category_index(category, &path)?;
        let group = &self.categories[at];
        if group.entries.iter().any(|other| other.term == entry.term) {
            return Err(LexiconError::invalid(path, message!("the category has an entry of that term already")));
        }
        self.check_entry(&path, group, &entry)?;
        let entries = &mut self.categories[at].entries;
        let place = entries.partition_point(|other| sort_key(&other.term) <= sort_key(&entry.term));
        entries.insert(place, entry);
        Ok(())
    }

    /// Takes an entry out of a category and returns it.
    ///
    /// # Errors
    /// If there is none of that term.
    pub fn remove_entry(&mut self, category: &str, term: &str) -> Result<Entry, LexiconError> {
        let path = message!("category {category}, entry “{term}”", category, term);
        let at = self.category_index(category, &path)?;
        let entries = &mut self.categories[at].entries;
        match entries.iter().position(|entry| entry.term == term) {
            Some(place) => Ok(entries.remove(place)),
            None => Err(LexiconError::invalid(path, message!("there is no such entry"))),
        }
    }

    /// Puts another entry in the place of one, and returns the old one. The term may change.
    ///
    /// # Errors
    /// As [`Lexicon::remove_entry`] and [`Lexicon::add_entry`]. The lexicon is then as before.
    pub fn replace_entry(&mut self, category: &str, term: &str, entry: Entry) -> Result<Entry, LexiconError> {
        let old = self.remove_entry(category, term)?;
        match self.add_entry(category, entry) {
            Ok(()) => Ok(old),
            Err(error) => {
                self.add_entry(category, old)?;
                Err(error)
            }
        }
    }

    fn category_index(&self, id: &str, path: &Message) -> Result<usize, LexiconError> {
        self.categories
            .iter()
            .position(|category| category.id == id)
            .ok_or_else(|| LexiconError::invalid(path.clone(), message!("there is no such category")))
    }
}

/// The order of entries: alphabetical without regard to case, then by the term itself.
pub(super) fn sort_key(term: &str) -> (String, &str) {
    (term.to_lowercase(), term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Category, Family};

    fn lexicon() -> Lexicon {
        Lexicon {
            name: "Test".into(),
            categories: vec![Category {
                id: "praise".into(),
                title: "Praise".into(),
                definition: String::new(),
                family: Family::Emotion,
                role: crate::model::Role::Highlight,
                evaluates: None,
                polarity: 1,
                entries: vec![Entry::new("brave"), Entry::new("noble")],
            }],
            ..Lexicon::default()
        }
    }

    fn terms(lexicon: &Lexicon) -> Vec<&str> {
        lexicon.entries().map(|(_, entry)| entry.term.as_str()).collect()
    }

    #[test]
    fn every_edit_can_be_undone_by_its_opposite() {
        let before = lexicon();
        let mut after = before.clone();
        after.add_entry("praise", Entry::new("Heroic")).unwrap();
        assert_eq!(terms(&after), ["brave", "Heroic", "noble"]);
        assert_eq!(after.remove_entry("praise", "Heroic").unwrap(), Entry::new("Heroic"));
        assert_eq!(after, before);
        let old = after.replace_entry("praise", "brave", Entry::new("valiant")).unwrap();
        assert_eq!(terms(&after), ["noble", "valiant"]);
        after.replace_entry("praise", "valiant", old).unwrap();
        assert_eq!(after, before);
    }

    #[test]
    fn a_refused_edit_changes_nothing() {
        let before = lexicon();
        let mut after = before.clone();
        assert!(after.add_entry("praise", Entry::new("noble")).is_err());
        assert!(after.add_entry("blame", Entry::new("vile")).is_err());
        assert!(after.add_entry("praise", Entry::new("vile*")).is_err());
        assert!(after.remove_entry("praise", "vile").is_err());
        assert!(after.replace_entry("praise", "brave", Entry::new("noble")).is_err());
        assert_eq!(after, before);
    }
}
