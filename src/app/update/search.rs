//! Searching: the index is made once, each query is carried out off the window's thread, and only the last one counts.

use std::sync::Arc;

use super::super::search::{Request, Search};
use super::super::state::State;
use super::super::worker::{Looking, Outcome, Task};
use super::Effect;
use crate::model::Progress;
use crate::search::{Query, QueryError};
use crate::wording::Message;

/// Asks something else, or the same once more.
pub(super) fn ask(state: &mut State, request: Request) -> Vec<Effect> {
    state.search.request = request;
    state.search.error = None;
    if let Some((_, progress)) = state.search.job.take() {
        progress.cancel();
    }
    look(state)
}

/// Brings what was found up to date with what is asked: makes the index if there is none, else searches.
pub(super) fn look(state: &mut State) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let (analysis, articles) = (Arc::clone(&study.analysis), Arc::clone(&study.articles));
    let Some(index) = state.search.index.clone() else {
        if state.search.indexing.is_some() {
            return Vec::new();
        }
        drop(articles);
        let (number, progress) = job(state);
        state.search.indexing = Some((number, Arc::clone(&progress)));
        return vec![Effect::Run(number, progress, Task::Index(analysis))];
    };
    let request = state.search.request.clone();
    if request.query.trim().is_empty() {
        state.search.found = None;
        return Vec::new();
    }
    if let Err(error) = Query::parse(&request.query) {
        state.search.found = None;
        state.search.error = Some(error);
        return Vec::new();
    }
    let looking = Looking { articles, analysis, index, request, revision: state.revision };
    let (number, progress) = job(state);
    state.search.job = Some((number, Arc::clone(&progress)));
    vec![Effect::Run(number, progress, Task::Search(Box::new(looking)))]
}

fn job(state: &mut State) -> (u64, Arc<Progress>) {
    state.last_job += 1;
    (state.last_job, Arc::default())
}

/// Takes in what a search reports; gives it back if it is not about a search.
pub(super) fn receive(state: &mut State, number: u64, outcome: Outcome) -> Result<Vec<Effect>, Outcome> {
    let search = &mut state.search;
    if search.indexing.as_ref().is_some_and(|(known, _)| *known == number) {
        search.indexing = None;
        match outcome {
            Outcome::Indexed(index) => {
                search.index = Some(index);
                return Ok(look(state));
            }
            Outcome::Failed(message) => {
                search.error = Some(QueryError { at: 0..0, message: Message::verbatim(message) });
            }
            _ => {}
        }
    } else if search.job.as_ref().is_some_and(|(known, _)| *known == number) {
        search.job = None;
        match outcome {
            Outcome::Found(Ok(found)) => search.found = Some(found),
            Outcome::Found(Err(error)) => {
                search.found = None;
                search.error = Some(error);
            }
            Outcome::Failed(message) => {
                search.error = Some(QueryError { at: 0..0, message: Message::verbatim(message) });
            }
            _ => {}
        }
    } else if !matches!(outcome, Outcome::Indexed(_) | Outcome::Found(_)) {
        return Err(outcome);
    }
    Ok(Vec::new())
}

/// The texts are others now: what was found points into those that are gone.
pub(super) fn forget_texts(state: &mut State) {
    state.search.stop();
    state.focus.passage = None;
    let request = std::mem::take(&mut state.search.request);
    state.search = Search { request, ..Search::default() };
}
