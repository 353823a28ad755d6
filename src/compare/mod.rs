//! Coverage compared: which articles are about one event, which of their sentences say the same and how, what stands
//! in which text, and what was copied.

mod align;
mod background;
mod candidates;
mod closest;
mod cluster;
mod coverage;
mod credits;
mod days;
mod diff;
mod events;
#[cfg(test)]
mod fixture;
mod framing;
mod likeness;
mod neighbourhood;
mod order;
mod profile;
mod reasons;
mod reuse;
mod same_event;
mod sentence_index;
mod standing;
mod stems;
mod structure;

pub use align::{align, is_firm};
pub use closest::closest;
pub use coverage::{Cell, Coverage, Statement, coverage};
pub use credits::{AgencyCredit, agency_credits};
pub use diff::{Run, RunKind, SentenceDiff, diff};
pub use events::{EventSettings, group};
pub use framing::{Findings, FramingEdit, FramingKind, framing_edits};
pub use reasons::{EventReasons, SharedTerm, why};
pub use reuse::{CopyCounting, Passage, Reuse, copies, copies_of_all, not_counted, reuse};
pub use structure::{Contrast, MEASURES, Structure, StructureGroup, structure, structure_groups};

use crate::model::{Article, Event};
use crate::text::{Document, Reading, Vocabulary};

/// The articles with what is needed to read them.
fn readings<'a>(articles: &'a [Article], documents: &'a [Document], vocabulary: &'a Vocabulary) -> Vec<Reading<'a>> {
    articles.iter().zip(documents).map(|(article, document)| Reading { article, document, vocabulary }).collect()
}

/// The articles of one event with what is needed to read them.
fn event_readings<'a>(
    event: &Event,
    articles: &'a [Article],
    documents: &'a [Document],
    vocabulary: &'a Vocabulary,
) -> Vec<Reading<'a>> {
    event
        .articles
        .iter()
        .map(|at| Reading { article: &articles[at.index()], document: &documents[at.index()], vocabulary })
        .collect()
}
