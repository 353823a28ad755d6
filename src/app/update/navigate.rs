//! Going from view to view, article to article, hit to hit.

use super::super::state::{MOST_COLUMNS, Place, State, View};
use super::super::study::HitRef;
use super::Effect;
use crate::model::{ArticleIndex, Span};

pub(super) fn toggle_column(state: &mut State, article: ArticleIndex) {
    let Some(study) = &state.study else { return };
    let columns = &mut state.compare.columns;
    if let Some(at) = columns.iter().position(|column| *column == article) {
        columns.remove(at);
    } else {
        let event = study.event_of[article.index()];
        columns.retain(|column| study.event_of[column.index()] == event);
        if columns.len() < MOST_COLUMNS {
            columns.push(article);
        }
    }
    state.compare.row = None;
    state.article = Some(article);
}

/// Goes to the reader, at a hit, at a passage, or at the article's beginning.
pub(super) fn read(
    state: &mut State,
    article: ArticleIndex,
    hit: Option<HitRef>,
    passage: Option<HitRef>,
) -> Vec<Effect> {
    leave(state);
    state.article = Some(article);
    (state.hit, state.passage) = (hit, passage);
    state.view = View::Reader;
    Vec::new()
}

pub(super) fn leave(state: &mut State) {
    let place = state.place();
    if state.back.last() != Some(&place) {
        state.back.push(place);
    }
    state.forward.clear();
}

pub(super) fn travel(state: &mut State, back: bool) -> Vec<Effect> {
    let here = state.place();
    let (from, to) = if back { (&mut state.back, &mut state.forward) } else { (&mut state.forward, &mut state.back) };
    if let Some(Place { view, article, hit }) = from.pop() {
        to.push(here);
        state.view = view;
        state.article = article;
        state.hit = hit;
        state.passage = None;
    }
    Vec::new()
}

/// The marked hit before or after the selected one in the articles in view.
pub(super) fn neighbour(state: &State, direction: i32) -> Option<HitRef> {
    let study = state.study.as_ref()?;
    let article = state.hit.map(|hit| hit.article).or(state.article)?;
    let marked: Vec<HitRef> = study
        .hits(article)
        .iter()
        .filter(|hit| state.shown.shows(study.term(hit), hit.label.voice))
        .map(|hit| HitRef { article, span: hit.span })
        .collect();
    let from = state.hit.map_or(Span::new(0, 0), |hit| hit.span);
    if direction > 0 {
        let after = |hit: &&HitRef| state.hit.is_none() || hit.span.start > from.start;
        marked.iter().find(after).or(marked.first()).copied()
    } else {
        marked.iter().rev().find(|hit| hit.span.start < from.start).or(marked.last()).copied()
    }
}

pub(super) fn step(state: &mut State, direction: i32) -> Vec<Effect> {
    if let Some(hit) = neighbour(state, direction) {
        state.hit = Some(hit);
        state.article = Some(hit.article);
    }
    Vec::new()
}
