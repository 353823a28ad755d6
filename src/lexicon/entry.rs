//! What a lexicon is made of: families, categories, entries. Plain data, in the shape of the JSON file
//! (`assets/lexicons/README.md`).

use serde::{Deserialize, Serialize};

use super::guard::Guard;
use crate::model::{Language, Role};

/// A list of loaded words by category.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// Name shown to the user.
    pub name: String,
    /// Version of the list, as its author counts.
    pub version: String,
    /// The language it is for; articles in another one are left alone. `und` fits every language.
    #[serde(default)]
    pub language: Language,
    /// What the list is for and where it comes from.
    #[serde(default)]
    pub description: String,
    /// Categories in order of priority: where two entries have the same form, the first category whose guards pass
    /// gets the hit, those marked in the text before those only counted.
    pub categories: Vec<Category>,
}

/// A category of the lexicon.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Stable name, `legal_crime`.
    pub id: String,
    /// Title shown to the user.
    pub title: String,
    /// What words stand in it.
    #[serde(default)]
    pub definition: String,
    /// The family it belongs to: its colour in the text.
    pub family: Family,
    /// Marked in the text, or counted only.
    #[serde(default)]
    pub role: Role,
    /// Whom or what its words judge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluates: Option<Evaluates>,
    /// How they judge it, from −2 (strongly against) to +2 (strongly for); 0 shows a choice of word and no judgement.
    #[serde(default)]
    pub polarity: i8,
    /// Its entries, by term in alphabetical order.
    pub entries: Vec<Entry>,
}

/// An entry: one term with all its forms.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The term, as it is shown; itself a form.
    pub term: String,
    /// Further forms, each spelt out: counts can be checked against them. A hyphen and a space are the same here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<String>,
    /// Whether the forms count only in the very case they are written in (`Holocaust`).
    #[serde(default, skip_serializing_if = "is_false")]
    pub case_sensitive: bool,
    /// Whether `*` and `?` in term and forms are wildcards: `*` for any letters, none included, and `?` for one. The
    /// matcher looks up which words of the corpus they stand for and lists them
    /// ([`crate::lexicon::Matcher::stands_for`]), so that counts can be checked all the same.
    #[serde(default, skip_serializing_if = "is_false")]
    pub wildcards: bool,
    /// What the word means or does here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Neutral or opposing wordings for the same thing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wordings: Vec<String>,
    /// Polarity, where it is not its category's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polarity: Option<i8>,
    /// Subjects the word belongs to (`immigration`); none means any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Contexts in which a form does not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guards: Vec<Guard>,
    /// Whatever else an analyst should know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What large newsrooms have published about the word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub style: Vec<StylePosition>,
    /// Ids of other categories that the word belongs to as well, or that list one of its forms too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// The published position of a newsroom on a word, as a fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StylePosition {
    /// Whose.
    pub newsroom: String,
    /// What it says.
    pub position: String,
}

/// Whom or what the words of a category judge.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evaluates {
    /// Whoever acts.
    Doer,
    /// Whoever suffers.
    Victim,
    /// A person or organisation.
    Actor,
    /// A state or government.
    State,
    /// A place.
    Place,
    /// What happens.
    Event,
    /// A statement.
    Claim,
    /// Whoever makes a statement.
    Speaker,
    /// A question of policy.
    Issue,
    /// A group of people.
    Group,
}

/// One of the eight families of categories. A family is a colour in the text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Crime and law.
    Crime,
    /// Violence and war.
    Violence,
    /// Labels for actors.
    Actor,
    /// State and territory.
    Status,
    /// Emotion and victims.
    Emotion,
    /// Blame and motive.
    Cause,
    /// Attribution and doubt.
    Attrib,
    /// Wording of issues.
    Issue,
}

impl Family {
    /// All eight, in the order in which tables and charts show them.
    pub const ALL: [Family; 8] = [
        Family::Crime,
        Family::Violence,
        Family::Actor,
        Family::Status,
        Family::Emotion,
        Family::Cause,
        Family::Attrib,
        Family::Issue,
    ];

    /// Position in [`Family::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The name in files: `crime`, `violence` …
    pub fn id(self) -> &'static str {
        match self {
            Family::Crime => "crime",
            Family::Violence => "violence",
            Family::Actor => "actor",
            Family::Status => "status",
            Family::Emotion => "emotion",
            Family::Cause => "cause",
            Family::Attrib => "attrib",
            Family::Issue => "issue",
        }
    }

    /// The title shown to the user.
    pub fn title(self) -> &'static str {
        match self {
            Family::Crime => "Crime & law",
            Family::Violence => "Violence & war",
            Family::Actor => "Actor labels",
            Family::Status => "State & territory",
            Family::Emotion => "Emotion & victims",
            Family::Cause => "Blame & motive",
            Family::Attrib => "Attribution & doubt",
            Family::Issue => "Issue wording",
        }
    }

    /// The letter that stands beside its marks, so that colour is never the only cue.
    pub fn letter(self) -> char {
        match self {
            Family::Crime => 'C',
            Family::Violence => 'V',
            Family::Actor => 'A',
            Family::Status => 'S',
            Family::Emotion => 'E',
            Family::Cause => 'M',
            Family::Attrib => 'D',
            Family::Issue => 'W',
        }
    }
}

impl Entry {
    /// An entry with a term and nothing else.
    pub fn new(term: impl Into<String>) -> Entry {
        Entry { term: term.into(), ..Entry::default() }
    }

    /// The term and its further forms.
    pub fn all_forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.term.as_str()).chain(self.forms.iter().map(String::as_str))
    }
}

impl Lexicon {
    /// Every entry with its category, in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = (&Category, &Entry)> {
        self.categories.iter().flat_map(|category| category.entries.iter().map(move |entry| (category, entry)))
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.categories.iter().map(|category| category.entries.len()).sum()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The category of that id.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// The entry of that term in a category.
    pub fn entry(&self, category: &str, term: &str) -> Option<&Entry> {
        self.category(category)?.entries.iter().find(|entry| entry.term == term)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_written_as_its_id() {
        for family in Family::ALL {
            assert_eq!(serde_json::to_string(&family).unwrap(), format!("\"{}\"", family.id()));
            assert_eq!(Family::ALL[family.index()], family);
        }
    }
}
