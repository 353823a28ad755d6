//! What texts state that can be held against other texts: figures, namings, agency.

use crate::model::{AgencyClause, Attribution, Figure, Naming};
use crate::text::Reading;

/// The figures of an article, in text order.
pub fn figures(_reading: &Reading<'_>, _attributions: &[Attribution]) -> Vec<Figure> {
    Vec::new()
}

/// The namings of known and repeated actors, in text order.
pub fn namings(_reading: &Reading<'_>) -> Vec<Naming> {
    Vec::new()
}

/// Who does what to whom, in text order.
pub fn agency(_reading: &Reading<'_>) -> Vec<AgencyClause> {
    Vec::new()
}
