//! What counts under the filters, counted once for all views.

use std::sync::Arc;

use egui::{Id, Ui};

use super::cache;
use super::filters::Filters;
use super::options::corpus;
use crate::app::state::State;
use crate::app::study::Study;
use crate::statistics::{Selection, Tally};

/// The hits that count.
pub(super) struct Counted {
    /// Articles, terms and voices that count.
    pub selection: Selection,
    /// Their hits by term, source and voice.
    pub tally: Tally,
}

impl Counted {
    /// Counts.
    pub(super) fn of(study: &Study, filters: &Filters) -> Counted {
        let corpus = corpus(study);
        let selection = filters.selection(&corpus);
        Counted { tally: Tally::of(&corpus, &selection), selection }
    }
}

/// What is kept between frames, and what it was counted from.
#[derive(Default)]
struct Kept {
    key: Option<(u64, Filters)>,
    counted: Option<Arc<Counted>>,
}

/// What counts under the filters of the state.
pub(super) fn counted(ui: &Ui, state: &State, study: &Study) -> Arc<Counted> {
    let kept = cache::<Kept>(ui, Id::unique("counted"));
    let mut kept = kept.lock();
    let filters = &state.options.filters;
    let fresh = kept.key.as_ref().is_some_and(|(revision, known)| *revision == state.revision && known == filters);
    match &kept.counted {
        Some(counted) if fresh => Arc::clone(counted),
        _ => {
            let counted = Arc::new(Counted::of(study, filters));
            kept.key = Some((state.revision, filters.clone()));
            kept.counted = Some(Arc::clone(&counted));
            counted
        }
    }
}
