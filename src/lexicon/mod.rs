//! The lexicon: categories, entries, guards, and the matcher that finds them in a text.
//!
//! A lexicon is data. It says which words are worth a look, not which are right; it has no good and no bad party. What
//! a file may hold is written up in `assets/lexicons/README.md`.
//!
//! - [`Lexicon`] is read with [`Lexicon::from_json`], checked, edited and written back; [`Lexicon::bundled`] comes with
//!   the program.
//! - [`formats`] reads the dictionaries of other tools.
//! - [`Matcher`] is one or more lexicons compiled against the vocabulary of a corpus. It is made anew when a lexicon or
//!   the choice of categories changes; the texts are not read again.

mod check;
mod context;
mod edit;
mod entry;
pub mod formats;
mod guard;
mod json;
mod matcher;
mod spelling;

pub use entry::{Category, Entry, Evaluates, Family, Lexicon, StylePosition};
pub use guard::{Condition, Guard, Near, PartOfSpeech};
pub use json::LexiconError;
pub use matcher::{Matcher, Term};

/// What the bundled list promises beyond the rules every lexicon keeps.
#[cfg(test)]
mod bundled {
    use std::collections::BTreeMap;

    use super::spelling::spell;
    use super::*;
    use crate::model::{Article, Language, Role};
    use crate::text::{self, Reading, Vocabulary};

    #[test]
    fn every_entry_is_defined_and_in_order() {
        let lexicon = Lexicon::bundled();
        assert_eq!(lexicon.language, Language::ENGLISH);
        for category in &lexicon.categories {
            assert!(!category.definition.is_empty() && !category.title.is_empty(), "{}", category.id);
            assert!(!category.entries.is_empty(), "{} is empty", category.id);
            let terms: Vec<_> = category.entries.iter().map(|entry| edit::sort_key(&entry.term)).collect();
            assert!(terms.is_sorted(), "{} is out of order", category.id);
            for entry in &category.entries {
                assert!(!entry.definition.trim().is_empty(), "{} has no definition", entry.term);
                assert!(!entry.wildcards, "{} is not spelt out", entry.term);
            }
        }
        for family in Family::ALL {
            assert!(lexicon.categories.iter().any(|category| category.family == family), "{family:?} is empty");
        }
    }

    #[test]
    fn no_form_is_listed_twice_unless_an_entry_says_so() {
        let lexicon = Lexicon::bundled();
        let mut owners: BTreeMap<Vec<Box<str>>, (&str, &str)> = BTreeMap::new();
        let mut doubled = Vec::new();
        for (category, entry) in lexicon.entries() {
            for (form, spelt) in entry.all_forms().zip(spell(entry.all_forms())) {
                let owner = owners.entry(spelt.folded).or_insert((&category.id, &entry.term));
                if *owner != (category.id.as_str(), entry.term.as_str()) && !entry.also.iter().any(|id| id == owner.0) {
                    doubled.push(format!("{form}: {} and {} in {}", owner.1, entry.term, category.id));
                }
            }
        }
        assert!(doubled.is_empty(), "{doubled:#?}");
    }

    /// What is marked in a text.
    fn marked(body: &str) -> Vec<String> {
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = text::read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        let matcher = Matcher::new(&[Lexicon::bundled()], &vocabulary);
        matcher
            .find(&reading)
            .into_iter()
            .filter(|&(_, term)| matcher.terms()[term as usize].role == Role::Highlight)
            .map(|(span, _)| span.of(&article.text).to_owned())
            .collect()
    }

    #[test]
    fn loaded_words_are_marked_and_plain_reporting_is_not() {
        for (body, expect) in [
            (
                "The Varn regime’s brutal onslaught on Oru is genocide.",
                &["regime", "brutal", "onslaught", "genocide"][..],
            ),
            ("A tax regime for ports was agreed on Monday.", &[]),
            ("Thousands were killed in the war, officials said.", &[]),
            ("The senator slammed the plan as an outrageous power grab.", &["slammed", "outrageous", "power grab"]),
            ("He slammed the brakes.", &[]),
            ("Kestovia’s crimes against the people of Oru.", &["crimes"]),
            ("Crime fell by a tenth last year.", &[]),
            ("She joined the counter-terrorism unit.", &[]),
            ("They called him a terrorist; he spoke of resistance.", &["terrorist", "resistance"]),
            ("Bacteria with antibiotic resistance spread.", &[]),
            ("The river flooded the town.", &[]),
            ("A flood of migrants crossed the border.", &["flood"]),
            ("They joined the Genocide Convention in June.", &[]),
            ("He woke up at six.", &[]),
        ] {
            assert_eq!(marked(body), expect, "in {body:?}");
        }
    }
}
