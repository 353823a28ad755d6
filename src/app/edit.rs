//! Changes the analyst makes: they go into the decisions first, then onto what the window shows.

use std::sync::Arc;

use super::state::State;
use crate::project::{Change, Corrections, Stale, StepName, apply_all, find};

/// Makes changes that can be undone together. `None` if they do not apply.
pub(super) fn make(state: &mut State, name: StepName, changes: Vec<Change>) -> Option<Stale> {
    let (inverse, stale) = apply(state, changes)?;
    state.history.push(name, inverse);
    Some(stale)
}

/// Takes the last step back, or makes it again. `None` if there is none.
pub(super) fn travel(state: &mut State, undo: bool) -> Option<Stale> {
    let step = if undo { state.history.to_undo() } else { state.history.to_redo() }?;
    let (inverse, stale) = apply(state, step.changes.clone())?;
    state.history.moved(undo, inverse);
    Some(stale)
}

/// Applies changes and gives what takes them back. The study must be free ([`super::study::Study::is_free`]).
fn apply(state: &mut State, changes: Vec<Change>) -> Option<(Vec<Change>, Stale)> {
    let State { study, settings, .. } = state;
    let Some(study) = study else {
        // Without a corpus only lexicons and settings can change.
        let inverse = apply_all(changes, &mut Corrections::default(), settings)?;
        state.revision += 1;
        return Some((inverse, Stale::NOTHING));
    };
    let mut stale = Stale::NOTHING;
    let corrections = Arc::make_mut(&mut study.corrections);
    let mut inverse = Vec::with_capacity(changes.len());
    for change in &changes {
        stale = stale.and(change.stale(corrections));
        let Some(back) = apply_all(vec![change.clone()], corrections, settings) else {
            // Those before it are taken back, so that a step is made whole or not at all.
            apply_all(inverse, corrections, settings)?;
            return None;
        };
        inverse.splice(0..0, back);
    }
    let mut reindex = false;
    let mut regroup = false;
    // What people code changes no figure.
    let coded = changes.iter().all(|change| matches!(change, Change::Coding { .. }));
    if changes.iter().any(|change| matches!(change, Change::Pair { .. })) {
        study.correct_pairs();
    }
    for change in changes {
        let Some(index) = change.article().and_then(|key| find(&study.entries, key)) else {
            regroup |= matches!(change, Change::Event { .. });
            continue;
        };
        if let Change::Hit { at, .. } = change {
            study.correct_hit(index, &at);
        } else {
            stale.analysis |= study.correct_article(index);
            reindex = true;
        }
    }
    if regroup {
        let folded: Vec<_> = state
            .sidebar
            .folded
            .iter()
            .filter_map(|event| study.analysis.events.get(*event)?.articles.first().copied())
            .collect();
        study.regroup(Vec::new());
        study.index_events();
        state.sidebar.folded = folded.into_iter().map(|article| study.event_of[article.index()] as usize).collect();
    }
    if reindex {
        study.index();
    }
    if regroup || reindex {
        state.layout_revision += 1;
    }
    state.revision += u64::from(!coded);
    Some((inverse, stale))
}
