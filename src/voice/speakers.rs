//! Who the source of a report is, by the fullest name the article gives.

use std::sync::Arc;

use super::cues::English;
use super::indirect::Draft;
use crate::text::Reading;

/// The speaker of every draft.
pub(super) fn resolve(reading: &Reading<'_>, _english: &English, drafts: &[Draft]) -> Vec<Option<Arc<str>>> {
    drafts
        .iter()
        .map(|d| d.source.first().map(|s| reading.slice(*s).into()))
        .collect()
}
