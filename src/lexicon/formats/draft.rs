//! What the readers of other tools' dictionaries build: categories with patterns and their lines, made a lexicon at the
//! end by one set of rules.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Note, Problem};
use crate::lexicon::edit::sort_key;
use crate::lexicon::entry::{Category, Entry, Family, Lexicon};
use crate::lexicon::spelling::{spell, spell_wildcards};
use crate::model::Role;
use crate::text::{Wildcard, fold, is_wildcard};
use crate::wording::{Message, Said, message};

/// A dictionary in the making.
#[derive(Debug, Default)]
pub(super) struct Draft {
    name: String,
    categories: Vec<Part>,
    notes: Vec<Note>,
    /// Which category a path has.
    known: FxHashMap<Vec<String>, usize>,
}

#[derive(Debug)]
struct Part {
    path: Vec<String>,
    /// Patterns with their lines and further forms.
    patterns: Vec<(u32, String, Vec<String>)>,
}

impl Draft {
    /// An empty dictionary of that name.
    pub(super) fn new(name: &str) -> Draft {
        let name = if name.trim().is_empty() { "Imported" } else { name.trim() };
        Draft { name: name.to_owned(), ..Draft::default() }
    }

    /// Gives it the name that stands in the file.
    pub(super) fn rename(&mut self, name: &str) {
        if !name.trim().is_empty() {
            name.trim().clone_into(&mut self.name);
        }
    }

    /// Says something about a line.
    pub(super) fn note(&mut self, line: u32, message: Message) {
        self.notes.push(Note { line: Some(line), message });
    }

    /// The category of a path, from the outermost to its own name; made if it is new.
    pub(super) fn category(&mut self, path: &[String]) -> usize {
        if let Some(&at) = self.known.get(path) {
            return at;
        }
        self.categories.push(Part { path: path.to_vec(), patterns: Vec::new() });
        self.known.insert(path.to_vec(), self.categories.len() - 1);
        self.categories.len() - 1
    }

    /// Adds a pattern as it stands in the file.
    pub(super) fn add(&mut self, category: usize, line: u32, pattern: &str) {
        self.add_forms(category, line, pattern, Vec::new());
    }

    /// Adds a pattern with further forms.
    pub(super) fn add_forms(&mut self, category: usize, line: u32, pattern: &str, forms: Vec<String>) {
        self.categories[category].patterns.push((line, pattern.to_owned(), forms));
    }

    /// The lexicon and the notes, in the order of the lines.
    pub(super) fn finish(mut self) -> Result<(Lexicon, Vec<Note>), Problem> {
        let bundled = Lexicon::bundled();
        let mut ids: FxHashSet<String> = FxHashSet::default();
        let mut categories = Vec::new();
        for part in std::mem::take(&mut self.categories) {
            let mut taken: FxHashSet<String> = FxHashSet::default();
            let mut entries = Vec::new();
            for (line, pattern, forms) in part.patterns {
                let Some(entry) = self.entry(line, &pattern, &forms) else { continue };
                if taken.insert(fold(&entry.term).into_owned()) {
                    entries.push(entry);
                } else {
                    self.note(
                        line,
                        message!("`{pattern}` stands in this category already and was taken once.", pattern),
                    );
                }
            }
            if entries.is_empty() {
                continue;
            }
            entries.sort_by(|a, b| sort_key(&a.term).cmp(&sort_key(&b.term)));
            categories.push(category(&part.path, entries, &bundled, &mut ids));
        }
        if categories.is_empty() {
            let remedy =
                message!("Check that it is the right file; a dictionary has at least one category with one word.");
            return Err(Problem::whole(message!("No word was found in the file."), remedy));
        }
        name_other_categories(&mut categories, &mut self.notes);
        let lexicon = Lexicon { name: self.name, version: "1".to_owned(), categories, ..Lexicon::default() };
        lexicon.check().map_err(|error| {
            Problem::whole(
                message!("The dictionary cannot be used: {error}.", error = error.message()),
                message!("Correct that entry and import it again."),
            )
        })?;
        self.notes.sort_by_key(|note| note.line.unwrap_or(0));
        Ok((lexicon, self.notes))
    }

    /// An entry; `None`, with a note, if a lexicon cannot have it.
    fn entry(&mut self, line: u32, pattern: &str, forms: &[String]) -> Option<Entry> {
        let mut kept: Vec<String> = Vec::new();
        for written in std::iter::once(pattern).chain(forms.iter().map(String::as_str)) {
            let form = written.split_whitespace().collect::<Vec<_>>().join(" ");
            match unusable(&form) {
                None => {
                    if !kept.contains(&form) {
                        kept.push(form);
                    }
                }
                Some(problem) => self.note(line, problem),
            }
        }
        let wildcards = kept.iter().any(|form| is_wildcard(form));
        let mut kept = kept.into_iter();
        Some(Entry { forms: kept.clone().skip(1).collect(), wildcards, ..Entry::new(kept.next()?) })
    }
}

/// What is said of a form that a lexicon cannot have.
fn unusable(form: &str) -> Option<Message> {
    let spelt = if is_wildcard(form) { spell_wildcards(form) } else { spell([form]).pop().unwrap_or_default() };
    if !spelt.folded.iter().any(|word| word.chars().any(char::is_alphanumeric)) {
        return Some(message!("`{form}` holds no word and was left out.", form));
    }
    let bare = |word: &str| Wildcard::new(word).is_some_and(|wildcard| wildcard.is_bare());
    spelt
        .folded
        .first()
        .is_some_and(|word| bare(word))
        .then(|| message!("`{form}` begins with a wildcard that any word fits and was left out.", form))
}

/// A category: like the bundled one of that name, if there is one.
fn category(path: &[String], entries: Vec<Entry>, bundled: &Lexicon, ids: &mut FxHashSet<String>) -> Category {
    if let [name] = path
        && let Some(known) = bundled.category(name)
        && ids.insert(name.clone())
    {
        return Category { entries, ..known.clone() };
    }
    let mut id: String =
        path.join(".").to_lowercase().chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '_' }).collect();
    id = id.trim_matches('_').to_owned();
    if id.is_empty() {
        id.push_str("category");
    }
    let first = id.clone();
    let mut n = 1;
    while !ids.insert(id.clone()) {
        n += 1;
        id = format!("{first}_{n}");
    }
    Category {
        id,
        title: path.join(" › "),
        definition: String::new(),
        family: Family::Issue,
        role: Role::Highlight,
        evaluates: None,
        polarity: 0,
        entries,
    }
}

/// Where a pattern stands in several categories, each of its entries names the others.
fn name_other_categories(categories: &mut [Category], notes: &mut Vec<Note>) {
    let mut owners: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, category) in categories.iter().enumerate() {
        for entry in &category.entries {
            owners.entry(fold(&entry.term).into_owned()).or_default().push(n);
        }
    }
    owners.retain(|_, list| list.len() > 1);
    if owners.is_empty() {
        return;
    }
    let ids: Vec<String> = categories.iter().map(|category| category.id.clone()).collect();
    for (n, category) in categories.iter_mut().enumerate() {
        for entry in &mut category.entries {
            if let Some(list) = owners.get(&*fold(&entry.term)) {
                entry.also = list.iter().filter(|&&other| other != n).map(|&other| ids[other].clone()).collect();
            }
        }
    }
    notes.push(Note {
        line: None,
        message: message!(
            "{entries} in several categories. A hit counts once, for the first of them that is switched on; to count a later category in full, switch the earlier ones off.",
            entries = match owners.len() {
                1 => message!("One entry stands"),
                n => message!("{n} entries stand", n),
            }
        ),
    });
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::super::tests::{entries, notes};

    #[test]
    fn a_word_in_two_categories_is_said() {
        let text = "+joy\nbright\n+light\nbright\nsun*\n";
        assert_eq!(entries("a.lc3", text), ["joy: bright", "light: bright", "light: sun*"]);
        let found = read("a.lc3", text.as_bytes()).unwrap();
        assert_eq!(found.lexicon.categories[0].entries[0].also, ["light"]);
        assert!(found.notes[0].message.to_string().starts_with("One entry stands in several"));
    }

    #[test]
    fn what_a_lexicon_cannot_have_is_left_out_and_said() {
        let text = "+joy\n:-)\nbright\n* day\nBright\n";
        assert_eq!(entries("a.lc3", text), ["joy: bright"]);
        assert_eq!(
            notes("a.lc3", text),
            [
                "line 2: `:-)` holds no word and was left out.",
                "line 4: `* day` begins with a wildcard that any word fits and was left out.",
                "line 5: `bright` stands in this category already and was taken once.",
            ]
        );
    }

    #[test]
    fn categories_get_ids_of_their_own() {
        let found = read("a.lc3", b"+Joy!\na\n+joy?\nb\n+conflict_violence\nc\n").unwrap();
        let ids: Vec<&str> = found.lexicon.categories.iter().map(|category| category.id.as_str()).collect();
        assert_eq!(ids[..2], ["joy", "joy_2"]);
    }
}
