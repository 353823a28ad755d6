//! The rows of the report's lists, as they stand in it.

use serde::Serialize;

use crate::export::points::CodePoints;
use crate::model::{Basis, Direction, Relation, Removed, Span};

#[derive(Serialize)]
pub(super) struct Tool {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
}

#[derive(Serialize)]
pub(super) struct Extent {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl CodePoints<'_> {
    pub(super) fn of(&self, span: Span) -> Extent {
        Extent { start: self.offset(span.start), end: self.offset(span.end) }
    }

    pub(super) fn all(&self, spans: &[Span]) -> Vec<[u32; 2]> {
        spans.iter().map(|&span| [self.offset(span.start), self.offset(span.end)]).collect()
    }
}

#[derive(Serialize)]
pub(super) struct ArticleRow<'a> {
    pub(super) id: &'a str,
    pub(super) path: &'a str,
    pub(super) title: &'a str,
    pub(super) source: &'a str,
    pub(super) source_basis: Basis,
    pub(super) published: Option<String>,
    pub(super) published_basis: Basis,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) published_doubt: Option<&'a str>,
    pub(super) language: &'a str,
    pub(super) direction: Direction,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) authors: &'a [String],
    pub(super) words: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) removed: Option<Vec<RemovedRow<'a>>>,
    pub(super) sentences: Vec<SentenceRow>,
}

#[derive(Serialize)]
pub(super) struct RemovedRow<'a> {
    pub(super) text: &'a str,
    pub(super) reason: &'a str,
}

impl<'a> RemovedRow<'a> {
    pub(super) fn new(removed: &'a Removed) -> Self {
        Self { text: &removed.text, reason: &removed.reason }
    }
}

#[derive(Serialize)]
pub(super) struct SentenceRow {
    #[serde(flatten)]
    pub(super) at: Extent,
    pub(super) kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct HitRow<'a> {
    pub(super) article: &'a str,
    #[serde(flatten)]
    pub(super) at: Extent,
    pub(super) surface: &'a str,
    pub(super) term: &'a str,
    pub(super) category: &'a str,
    pub(super) family: &'a str,
    pub(super) role: crate::model::Role,
    pub(super) sentence: u32,
    pub(super) voice: &'static str,
    pub(super) presupposed: bool,
    pub(super) speaker: Option<&'a str>,
    pub(super) confidence: f64,
}

#[derive(Serialize)]
pub(super) struct AttributionRow<'a> {
    pub(super) article: &'a str,
    pub(super) kind: crate::model::AttributionKind,
    pub(super) source: Vec<[u32; 2]>,
    pub(super) cue: Vec<[u32; 2]>,
    pub(super) content: Vec<[u32; 2]>,
    pub(super) presupposed: Vec<[u32; 2]>,
    pub(super) speaker: Option<&'a str>,
    pub(super) confidence: f64,
    pub(super) rule: &'a str,
}

#[derive(Serialize)]
pub(super) struct FigureRow<'a> {
    pub(super) article: &'a str,
    #[serde(flatten)]
    pub(super) at: Extent,
    pub(super) surface: &'a str,
    pub(super) value: f64,
    pub(super) qualifier: Option<&'a str>,
    pub(super) unit: Option<&'a str>,
    pub(super) attributed_to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) when: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct NamingRow<'a> {
    pub(super) article: &'a str,
    #[serde(flatten)]
    pub(super) at: Extent,
    pub(super) surface: &'a str,
    pub(super) actor: &'a str,
}

#[derive(Serialize)]
pub(super) struct AgencyRow<'a> {
    pub(super) article: &'a str,
    #[serde(flatten)]
    pub(super) at: Extent,
    pub(super) kind: crate::model::AgencyKind,
    pub(super) verb: &'a str,
    pub(super) agent: Option<&'a str>,
    pub(super) patient: Option<&'a str>,
    pub(super) harm: bool,
}

#[derive(Serialize)]
pub(super) struct EventRow<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) articles: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Side<'a> {
    pub(super) article: &'a str,
    pub(super) sentence: u32,
}

#[derive(Serialize)]
pub(super) struct AlignmentRow<'a> {
    pub(super) event: &'a str,
    pub(super) a: Side<'a>,
    pub(super) b: Side<'a>,
    pub(super) score: f64,
    pub(super) relation: Relation,
    /// Whether the analyst made the pair.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) corrected: bool,
}
