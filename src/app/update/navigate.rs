//! Going from view to view, article to article, hit to hit.

use super::super::panes::{Focus, Place};
use super::super::state::{MOST_COLUMNS, State, View};
use super::super::study::HitRef;
use super::Effect;
use crate::model::{ArticleIndex, Span};

pub(super) fn toggle_column(state: &mut State, article: ArticleIndex) {
    let Some(study) = &state.study else { return };
    let columns = &mut state.focus.compare.columns;
    if let Some(at) = columns.iter().position(|column| *column == article) {
        columns.remove(at);
        state.focus.compare.row = None;
        // What is told beside the columns is told of one that is there.
        state.focus.article = columns.first().copied().or(Some(article));
        return;
    }
    let event = study.event_of[article.index()];
    columns.retain(|column| study.event_of[column.index()] == event);
    if columns.len() < MOST_COLUMNS {
        columns.push(article);
    }
    state.focus.compare.row = None;
    state.focus.article = Some(article);
}

/// Goes to the reader, at a hit, at a passage, or at the article's beginning.
pub(super) fn read(
    state: &mut State,
    article: ArticleIndex,
    hit: Option<HitRef>,
    passage: Option<HitRef>,
) -> Vec<Effect> {
    leave(state);
    state.focus.article = Some(article);
    (state.focus.hit, state.focus.passage, state.focus.selection) = (hit, passage, None);
    state.focus.view = View::Reader;
    Vec::new()
}

pub(super) fn leave(state: &mut State) {
    let place = state.focus.place();
    if state.focus.back.last() != Some(&place) {
        state.focus.back.push(place);
    }
    state.focus.forward.clear();
}

pub(super) fn travel(state: &mut State, back: bool) -> Vec<Effect> {
    let here = state.focus.place();
    let Focus { back: behind, forward: ahead, .. } = &mut state.focus;
    let (from, to) = if back { (behind, ahead) } else { (ahead, behind) };
    if let Some(Place { view, article, hit }) = from.pop() {
        to.push(here);
        state.focus.view = view;
        state.focus.article = article;
        state.focus.hit = hit;
        state.focus.passage = None;
    }
    Vec::new()
}

/// The marked hit before or after the selected one in the articles in view.
pub(super) fn neighbour(state: &State, direction: i32) -> Option<HitRef> {
    let study = state.study.as_ref()?;
    let article = state.focus.hit.map(|hit| hit.article).or(state.focus.article)?;
    let marked: Vec<HitRef> = study
        .hits(article)
        .iter()
        .filter(|hit| state.shown.shows(study.term(hit), hit.label.voice))
        .map(|hit| HitRef { article, span: hit.span })
        .collect();
    let from = state.focus.hit.map_or(Span::new(0, 0), |hit| hit.span);
    if direction > 0 {
        let after = |hit: &&HitRef| state.focus.hit.is_none() || hit.span.start > from.start;
        marked.iter().find(after).or(marked.first()).copied()
    } else {
        marked.iter().rev().find(|hit| hit.span.start < from.start).or(marked.last()).copied()
    }
}

pub(super) fn step(state: &mut State, direction: i32) -> Vec<Effect> {
    if let Some(hit) = neighbour(state, direction) {
        state.focus.hit = Some(hit);
        state.focus.article = Some(hit.article);
    }
    Vec::new()
}
