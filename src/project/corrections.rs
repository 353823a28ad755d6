//! What the analyst decided, as data: by article, by hit, by event. Nothing here knows the analysis; [`super::compose`],
//! [`super::grouping`] and [`super::apply`] put the decisions onto articles, events and hits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::key::ArticleKey;
use super::pairs::PairCorrection;
use crate::coding::Codings;
use crate::model::{Language, Span, Voice};

/// Fields of the file this version of the program does not know. They are kept and written again.
pub type Extra = Map<String, Value>;

/// Everything the analyst decided about articles, hits and events.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Corrections {
    /// By article.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub articles: BTreeMap<ArticleKey, ArticleCorrections>,
    /// About events, in the order in which they were made; later ones build on earlier ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventDecision>,
    /// About pairs of sentences, ordered by their places, one for each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<PairCorrection>,
    /// Samples, code book, and what coders said.
    #[serde(skip_serializing_if = "is_uncoded", with = "crate::coding::embedded")]
    pub codings: Arc<Codings>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

fn is_uncoded(codings: &Arc<Codings>) -> bool {
    **codings == Codings::default()
}

/// What was decided about one article.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleCorrections {
    /// What holds for the article as a whole.
    #[serde(flatten)]
    pub fields: ArticleFields,
    /// Lines put back or taken out, in the order in which that was done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineCorrection>,
    /// Where sentences end, or go on, ordered by place, one for each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<BreakCorrection>,
    /// Hits, ordered by where they stand, one for each place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hits: Vec<HitCorrection>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Decisions about an article as a whole. What is `None` or empty is as the program found it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleFields {
    /// The outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The day of publication; `Some(None)`, in the file `null`, if the analyst says there is none.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "stated")]
    pub date: Option<Option<Date>>,
    /// The title; empty if the article has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Words the analyst files it under.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
}

/// A field that is there counts as stated even if it is `null`.
fn stated<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A line of the file, where the import found it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Line {
    /// Offset into the text as imported, in bytes: where the line begins, or in front of which it was taken out.
    pub at: u32,
    /// The line.
    pub text: String,
}

/// Whether a line belongs to the article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub enum LineCorrection {
    /// A line taken out as boilerplate is part of the article after all.
    PutBack(Line),
    /// A line of the text is boilerplate.
    TakeOut(Line),
}

/// Which of an article's texts a place counts in. Places never move when other parts of the article are corrected.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The text as imported.
    #[default]
    Text,
    /// The title the analyst gave.
    Title,
    /// A line that was put back.
    Line(Line),
}

impl Part {
    fn is_text(&self) -> bool {
        *self == Part::Text
    }
}

/// A stretch of an article's text.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Place {
    /// Which text.
    #[serde(default, rename = "in", skip_serializing_if = "Part::is_text")]
    pub part: Part,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// A place in the text as imported.
    pub fn text(span: Span) -> Place {
        Place { part: Part::Text, start: span.start, end: span.end }
    }
}

/// Whether a sentence begins at a place.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BreakCorrection {
    /// Where: in front of the word that begins there. The place has no length.
    #[serde(flatten)]
    pub at: Place,
    /// A few characters in front. A decision is applied only where they and those behind still stand.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// A few characters behind.
    pub after: String,
    /// Whether a sentence begins there.
    pub begins: bool,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What was decided about one occurrence of a term.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HitCorrection {
    /// Where it stands.
    #[serde(flatten)]
    pub at: Place,
    /// The words that stand there. A decision is applied only where they still do.
    pub surface: String,
    /// A few characters in front, by which the place is found again if the text has changed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// A few characters behind.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// Whose voice it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// Who speaks; `Some(None)`, in the file `null`, if nobody is named.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "stated")]
    pub speaker: Option<Option<String>>,
    /// Why it is no loaded term here; an empty string if no reason was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dismissed: Option<String>,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Words the analyst files it under.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

impl HitCorrection {
    /// Whether it says nothing, so that it need not be kept.
    pub fn is_empty(&self) -> bool {
        self.voice.is_none()
            && self.speaker.is_none()
            && self.dismissed.is_none()
            && self.note.is_empty()
            && self.tags.is_empty()
            && self.extra.is_empty()
    }

    /// Whether it changes what the program found, or only remarks on it.
    pub fn corrects(&self) -> bool {
        self.voice.is_some() || self.speaker.is_some() || self.dismissed.is_some()
    }
}

/// A decision about events. Events are named by articles, since their numbers change with every grouping.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum EventDecision {
    /// The events of these articles are one.
    Merge {
        /// At least two.
        articles: Vec<ArticleKey>,
    },
    /// The article is an event of its own.
    Split {
        /// The article.
        article: ArticleKey,
    },
    /// The article belongs to another event.
    Move {
        /// The article.
        article: ArticleKey,
        /// The articles of that event; it is the one that holds most of them.
        to: Vec<ArticleKey>,
    },
    /// The event consists of these articles, whatever the grouping says.
    Pin {
        /// The articles.
        articles: Vec<ArticleKey>,
    },
    /// What the event is called.
    Name {
        /// Its articles; it is the event that holds most of them.
        articles: Vec<ArticleKey>,
        /// Its name.
        title: String,
    },
    /// A remark on the event.
    Note {
        /// Its articles; it is the event that holds most of them.
        articles: Vec<ArticleKey>,
        /// The remark; empty if it was taken away.
        note: String,
        /// Words the analyst files it under.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        tags: BTreeSet<String>,
    },
}

impl EventDecision {
    /// The articles it names.
    pub fn articles(&self) -> impl Iterator<Item = &ArticleKey> {
        let (one, several) = match self {
            EventDecision::Split { article } => (Some(article), &[][..]),
            EventDecision::Move { article, to } => (Some(article), to.as_slice()),
            EventDecision::Merge { articles }
            | EventDecision::Pin { articles }
            | EventDecision::Name { articles, .. }
            | EventDecision::Note { articles, .. } => (None, articles.as_slice()),
        };
        one.into_iter().chain(several)
    }

    pub(super) fn articles_mut(&mut self) -> impl Iterator<Item = &mut ArticleKey> {
        let (one, several) = match self {
            EventDecision::Split { article } => (Some(article), &mut [][..]),
            EventDecision::Move { article, to } => (Some(article), to.as_mut_slice()),
            EventDecision::Merge { articles }
            | EventDecision::Pin { articles }
            | EventDecision::Name { articles, .. }
            | EventDecision::Note { articles, .. } => (None, articles.as_mut_slice()),
        };
        one.into_iter().chain(several)
    }
}

impl ArticleCorrections {
    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        *self == ArticleCorrections::default()
    }

    /// Whether the text differs from the one imported.
    pub fn changes_text(&self) -> bool {
        self.fields.title.is_some() || !self.lines.is_empty()
    }

    /// Decides whether a sentence begins at a place, or takes the decision back, and returns the decision before.
    pub(super) fn set_break(&mut self, at: &Place, to: Option<BreakCorrection>) -> Option<BreakCorrection> {
        match (self.breaks.binary_search_by(|known| known.at.cmp(at)), to) {
            (Ok(position), Some(to)) => Some(std::mem::replace(&mut self.breaks[position], to)),
            (Ok(position), None) => Some(self.breaks.remove(position)),
            (Err(position), Some(to)) => {
                self.breaks.insert(position, to);
                None
            }
            (Err(_), None) => None,
        }
    }

    /// What was decided about the hit at a place.
    pub fn hit(&self, at: &Place) -> Option<&HitCorrection> {
        self.hits.binary_search_by(|hit| hit.at.cmp(at)).ok().map(|position| &self.hits[position])
    }

    /// Decides about the hit at a place, or takes the decision back, and returns the decision before.
    pub(super) fn set_hit(&mut self, at: &Place, to: Option<HitCorrection>) -> Option<HitCorrection> {
        match (self.hits.binary_search_by(|hit| hit.at.cmp(at)), to) {
            (Ok(position), Some(to)) => Some(std::mem::replace(&mut self.hits[position], to)),
            (Ok(position), None) => Some(self.hits.remove(position)),
            (Err(position), Some(to)) => {
                self.hits.insert(position, to);
                None
            }
            (Err(_), None) => None,
        }
    }
}

impl Corrections {
    /// What was decided about an article.
    pub fn article(&self, key: &ArticleKey) -> Option<&ArticleCorrections> {
        self.articles.get(key)
    }

    /// Brings what was read from a file into the order the look-ups rely on.
    pub(super) fn order(&mut self) {
        for article in self.articles.values_mut() {
            article.hits.sort_by(|a, b| a.at.cmp(&b.at));
            article.breaks.sort_by(|a, b| a.at.cmp(&b.at));
        }
        self.pairs.sort_by(|a, b| a.order().cmp(&b.order()));
    }
}
