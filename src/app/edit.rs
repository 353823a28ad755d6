//! Changes the analyst makes to the study. Applying one gives the change that takes it back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::state::State;
use super::study::HitRef;
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleIndex, Hit, Published, Sourced, Span, VoiceLabel};

/// What a change is called in the menu.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Name {
    /// Voice of a hit.
    Voice,
    /// Speaker of a hit.
    Speaker,
    /// Hit dismissed.
    Dismiss,
    /// Source of an article.
    Source,
    /// Date of an article.
    Date,
    /// Removed line put back.
    PutBack,
    /// Lexicon or its categories.
    Lexicon,
}

/// A change.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Gives a hit a label; `corrected` is what is remembered as the analyst's word.
    Label {
        /// The hit.
        at: HitRef,
        /// Its label from now on.
        label: VoiceLabel,
        /// The analyst's word, if it is his.
        corrected: Option<VoiceLabel>,
    },
    /// Takes a hit out.
    Dismiss(HitRef),
    /// Puts a hit back.
    Restore(HitRef, Hit),
    /// Names an article's outlet.
    Source(ArticleIndex, Sourced),
    /// Dates an article.
    Date(ArticleIndex, Published),
    /// Replaces an article whose text changed at byte `at` by `delta` bytes.
    Text {
        /// Which.
        index: ArticleIndex,
        /// The new article.
        article: Box<Article>,
        /// Where its text differs from the old one.
        at: u32,
        /// How many bytes were put in there, or taken out if negative.
        delta: i64,
    },
    /// Replaces the lexicons and the categories switched off.
    Lexicon(Vec<Lexicon>, BTreeSet<String>),
}

/// What must be computed anew after an edit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rerun {
    /// Nothing.
    Nothing,
    /// The hits.
    Hits,
    /// Everything.
    Analysis,
}

/// What can be undone and redone.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<(Name, Edit)>,
    redo: Vec<(Name, Edit)>,
}

impl History {
    /// What would be undone next.
    pub fn next_undo(&self) -> Option<Name> {
        self.undo.last().map(|(name, _)| *name)
    }

    /// What would be redone next.
    pub fn next_redo(&self) -> Option<Name> {
        self.redo.last().map(|(name, _)| *name)
    }
}

/// Makes a change that can be undone. `None` if it does not apply.
pub fn make(state: &mut State, name: Name, edit: Edit) -> Option<Rerun> {
    let (inverse, rerun) = apply(state, edit)?;
    state.history.undo.push((name, inverse));
    state.history.redo.clear();
    Some(rerun)
}

/// Takes the last change back. `None` if there is none.
pub fn undo(state: &mut State) -> Option<Rerun> {
    let (name, edit) = state.history.undo.pop()?;
    let (inverse, rerun) = apply(state, edit)?;
    state.history.redo.push((name, inverse));
    Some(rerun)
}

/// Makes the last change taken back again. `None` if there is none.
pub fn redo(state: &mut State) -> Option<Rerun> {
    let (name, edit) = state.history.redo.pop()?;
    let (inverse, rerun) = apply(state, edit)?;
    state.history.undo.push((name, inverse));
    Some(rerun)
}

/// Applies an edit and gives its inverse. The study must be free ([`super::study::Study::is_free`]).
fn apply(state: &mut State, edit: Edit) -> Option<(Edit, Rerun)> {
    if let Edit::Lexicon(lexicons, off) = edit {
        let before = std::mem::replace(&mut state.settings.lexicons, lexicons);
        let off_before = std::mem::replace(&mut state.settings.categories_off, off);
        return Some((Edit::Lexicon(before, off_before), Rerun::Hits));
    }
    let study = state.study.as_mut()?;
    let done = match edit {
        Edit::Label { at, label, corrected } => {
            let hits = &mut Arc::get_mut(&mut study.analysis)?.hits[at.article.index()];
            let hit = hits.iter_mut().find(|hit| hit.span == at.span)?;
            let before = std::mem::replace(&mut hit.label, label);
            let corrected_before = match corrected {
                Some(label) => study.corrected.insert(at, label),
                None => study.corrected.remove(&at),
            };
            (
                Edit::Label {
                    at,
                    label: before,
                    corrected: corrected_before,
                },
                Rerun::Nothing,
            )
        }
        Edit::Dismiss(at) => {
            let hits = &mut Arc::get_mut(&mut study.analysis)?.hits[at.article.index()];
            let position = hits.iter().position(|hit| hit.span == at.span)?;
            let hit = hits.remove(position);
            study.dismissed.insert(at);
            (Edit::Restore(at, hit), Rerun::Nothing)
        }
        Edit::Restore(at, hit) => {
            let hits = &mut Arc::get_mut(&mut study.analysis)?.hits[at.article.index()];
            let position = hits.partition_point(|other| other.span.start < hit.span.start);
            hits.insert(position, hit);
            study.dismissed.remove(&at);
            (Edit::Dismiss(at), Rerun::Nothing)
        }
        Edit::Source(index, value) => {
            let article = Arc::make_mut(&mut study.articles).get_mut(index.index())?;
            (
                Edit::Source(index, std::mem::replace(&mut article.source, value)),
                Rerun::Nothing,
            )
        }
        Edit::Date(index, value) => {
            let article = Arc::make_mut(&mut study.articles).get_mut(index.index())?;
            (
                Edit::Date(index, std::mem::replace(&mut article.published, value)),
                Rerun::Nothing,
            )
        }
        Edit::Text {
            index,
            article,
            at,
            delta,
        } => {
            let place = Arc::make_mut(&mut study.articles).get_mut(index.index())?;
            let before = std::mem::replace(place, *article);
            let moved = |hit: HitRef| shift(hit, index, at, delta);
            study.corrected = std::mem::take(&mut study.corrected)
                .into_iter()
                .map(|(hit, label)| (moved(hit), label))
                .collect::<BTreeMap<_, _>>();
            study.dismissed = std::mem::take(&mut study.dismissed)
                .into_iter()
                .map(moved)
                .collect();
            (
                Edit::Text {
                    index,
                    article: Box::new(before),
                    at,
                    delta: -delta,
                },
                Rerun::Analysis,
            )
        }
        Edit::Lexicon(..) => return None,
    };
    if done.1 == Rerun::Nothing {
        study.index();
    }
    state.revision += 1;
    Some(done)
}

/// A hit's place after `delta` bytes came in (or went out) at `at`.
fn shift(hit: HitRef, index: ArticleIndex, at: u32, delta: i64) -> HitRef {
    if hit.article != index || hit.span.start < at {
        return hit;
    }
    let moved = |offset: u32| (i64::from(offset) + delta).max(i64::from(at)) as u32;
    HitRef {
        span: Span {
            start: moved(hit.span.start),
            end: moved(hit.span.end),
        },
        ..hit
    }
}
