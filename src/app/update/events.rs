//! What the analyst decides about events and the names of actors.

use std::collections::BTreeSet;

use super::super::command::Command;
use super::super::state::{Overlay, Picking, State};
use super::super::study::Study;
use super::{Effect, make};
use crate::model::ArticleIndex;
use crate::project::{ArticleKey, Change, EventDecision, StepName};

/// Does a command that decides about events or names, or asks what to decide.
pub(super) fn decide(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let events = &study.analysis.events;
    match command {
        Command::MergeEvents(one, other) if one != other && one < events.len() && other < events.len() => {
            let mut articles = members(study, one);
            articles.extend(members(study, other));
            add(state, StepName::Merge, EventDecision::Merge { articles })
        }
        Command::SplitArticle(article) if study.event(article).articles.len() > 1 => {
            let article = study.key(article);
            add(state, StepName::Split, EventDecision::Split { article })
        }
        Command::MoveArticle(article, event)
            if event < events.len() && study.event_of[article.index()] as usize != event =>
        {
            let decision = EventDecision::Move { article: study.key(article), to: members(study, event) };
            add(state, StepName::Move, decision)
        }
        Command::PinEvent(event, true) if event < events.len() => {
            let articles = members(study, event);
            add(state, StepName::Pin, EventDecision::Pin { articles })
        }
        Command::PinEvent(event, false) => match study.marks.get(event).and_then(|marks| marks.pinned) {
            Some(position) => make(state, StepName::Unpin, vec![Change::Event { position, to: None }]),
            None => Vec::new(),
        },
        Command::NameEvent(event, title) if event < events.len() => {
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let known = events[event].title == title;
            let articles = members(study, event);
            state.overlay = None;
            state.naming = None;
            if known || title.is_empty() {
                return Vec::new();
            }
            add(state, StepName::Name, EventDecision::Name { articles, title })
        }
        Command::NoteEvent(event, note) if event < events.len() => {
            let articles = members(study, event);
            add(state, StepName::Note, EventDecision::Note { articles, note, tags: BTreeSet::new() })
        }
        Command::SetGrouping(to) if state.settings.events != to => {
            make(state, StepName::Grouping, vec![Change::Grouping { to }])
        }
        Command::SetNames(aliases, merge_spellings) => {
            state.overlay = None;
            if (&state.settings.aliases, state.settings.merge_spellings) == (&aliases, merge_spellings) {
                return Vec::new();
            }
            make(state, StepName::Names, vec![Change::Names { aliases, merge_spellings }])
        }
        Command::PickEvent(picking) => {
            state.picking = Some(picking);
            state.overlay = Some(Overlay::PickEvent);
            Vec::new()
        }
        Command::AskName(event) => {
            state.naming = Some(event);
            state.overlay = Some(Overlay::NameEvent);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn members(study: &Study, event: usize) -> Vec<ArticleKey> {
    study.analysis.events[event].articles.iter().map(|article| study.key(*article)).collect()
}

fn add(state: &mut State, name: StepName, decision: EventDecision) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let position = study.corrections.events.len();
    make(state, name, vec![Change::Event { position, to: Some(decision) }])
}

/// The command that choosing an event gives.
pub fn picked(picking: Picking, event: usize) -> Command {
    match picking {
        Picking::Move(article) => Command::MoveArticle(article, event),
        Picking::Merge(other) => Command::MergeEvents(other, event),
    }
}

/// The event the window shows: that of the articles side by side, or of the article read.
pub fn current(state: &State) -> Option<(usize, ArticleIndex)> {
    let study = state.open_study()?;
    let article = match state.focus.view {
        super::super::state::View::Reader => state.focus.article,
        _ => state.focus.compare.columns.first().copied().or(state.focus.article),
    }?;
    Some((study.event_of[article.index()] as usize, article))
}
