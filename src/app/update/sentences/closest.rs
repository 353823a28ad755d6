//! Going to a sentence in Compare, and to the one nearest to it in a text that has no counterpart of it.

use super::super::super::rows::rows;
use super::super::super::state::{MOST_COLUMNS, Rows, State, View};
use super::super::super::texts;
use super::super::{navigate, say};
use crate::model::{ArticleIndex, SentenceRef};

/// Shows a sentence in Compare and selects it, beside `other` if that is given.
pub(super) fn open(state: &mut State, at: SentenceRef, other: Option<ArticleIndex>) {
    let Some(study) = &state.study else { return };
    let event = |article: ArticleIndex| study.event_of[article.index()];
    let mut columns = state.focus.compare.columns.clone();
    if columns.first().is_none_or(|first| event(*first) != event(at.article)) {
        columns = super::super::open::columns(study, &study.event(at.article).articles);
    }
    for wanted in [Some(at.article), other].into_iter().flatten() {
        if !columns.contains(&wanted) {
            columns.truncate(MOST_COLUMNS - 1);
            columns.push(wanted);
        }
    }
    if !columns.contains(&at.article) {
        columns = std::iter::once(at.article).chain(other).collect();
    }
    if state.focus.view != View::Compare {
        navigate::leave(state);
        state.focus.view = View::Compare;
    }
    let Some(study) = &state.study else { return };
    let compare = &mut state.focus.compare;
    (compare.columns, compare.free) = (columns, false);
    let row = |which: Rows| {
        let column = compare.columns.iter().position(|article| *article == at.article)?;
        rows(study, &compare.columns, which).iter().position(|row| row.cells[column].contains(&at.sentence))
    };
    let mut found = row(compare.rows);
    if found.is_none() {
        found = row(Rows::All);
        compare.rows = Rows::All;
    }
    compare.row = found;
    state.focus.hit = None;
    (state.focus.article, state.focus.sentence) = (Some(at.article), Some(at));
}

/// Takes up the one of some sentences that comes nearest to one of some articles, and goes there.
pub(super) fn go(state: &mut State, sentences: &[SentenceRef], articles: &[ArticleIndex]) {
    let Some(study) = state.open_study() else { return };
    let mut best: Option<(SentenceRef, SentenceRef, f32)> = None;
    for &at in sentences {
        for &article in articles {
            if let Some((nearest, near)) = study.closest(at, article)
                && best.is_none_or(|(.., known)| near > known)
            {
                best = Some((at, nearest, near));
            }
        }
    }
    match (best, sentences.first()) {
        (Some((at, nearest, _)), _) => {
            open(state, nearest, Some(at.article));
            state.focus.taken_up = Some(at);
            state.message = None;
        }
        (None, Some(&at)) => {
            let outlet = articles.first().map_or("", |&article| study.source(article).1.name.as_str());
            let text = texts::panes::nothing_close(outlet);
            open(state, at, articles.first().copied());
            say(state, text);
        }
        (None, None) => {}
    }
}

/// The same for what is selected, in the first column that lacks it.
pub(super) fn here(state: &mut State) {
    match lacking(state) {
        Some((sentences, article)) => go(state, &sentences, &[article]),
        None => say(state, texts::panes::NOTHING_LACKING.into()),
    }
}

/// The selected sentence, or those of the selected row, with the first column that has no counterpart of them.
fn lacking(state: &State) -> Option<(Vec<SentenceRef>, ArticleIndex)> {
    let study = state.open_study()?;
    let compare = &state.focus.compare;
    let selected = super::selected(state)?;
    let all = rows(study, &compare.columns, compare.rows);
    let column = compare.columns.iter().position(|article| *article == selected.article)?;
    let row = all.iter().find(|row| row.cells[column].contains(&selected.sentence))?;
    let empty = row.cells.iter().position(Vec::is_empty)?;
    let chosen = state.focus.sentence.is_some();
    let sentences = if chosen { vec![selected] } else { row.sentences(&compare.columns) };
    Some((sentences, compare.columns[empty]))
}
