//! Events and the alignment of their coverage.

use serde::{Deserialize, Serialize};

use super::ArticleIndex;

/// A happening and the articles about it. Every article belongs to exactly one event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Event {
    /// Stable within one analysis: `event-1`, numbered by the first article in corpus order.
    pub id: String,
    /// Title of the most central article, or what the analyst calls it.
    pub title: String,
    /// In corpus order, at least one.
    pub articles: Vec<ArticleIndex>,
}

/// A sentence of the corpus.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct SentenceRef {
    /// The article.
    pub article: ArticleIndex,
    /// Index into that article's sentences (the title is one of them).
    pub sentence: u32,
}

/// How alike two aligned sentences are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same words but for trifles.
    Verbatim,
    /// The same statement in other words.
    Reworded,
    /// One holds part of the other.
    Partial,
}

/// Two sentences of one event that say the same, wholly or in part.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Alignment {
    /// The sentence of the article that comes first in the corpus.
    pub a: SentenceRef,
    /// The other one.
    pub b: SentenceRef,
    /// From 0 to 1.
    pub score: f32,
    /// How alike they are.
    pub relation: Relation,
    /// Whether the analyst says so.
    #[serde(default)]
    pub decided: bool,
}
