//! When a command can be given: what must be open, selected or in front.

use super::super::command::Command;
use super::super::exports;
use super::super::panes::{MOST_PANES, PaneCommand};
use super::super::sentences::SentenceCommand;
use super::super::state::{State, View};
use super::super::study::HitRef;
use super::super::update::selected_sentence;
use crate::export::figures::Kind;

pub(super) fn with_study(state: &State, command: Command) -> Option<Command> {
    state.open_study().map(|_| command)
}

pub(super) fn with_room(state: &State, command: PaneCommand) -> Option<Command> {
    state.open_study().filter(|_| state.panes.count() < MOST_PANES).map(|_| Command::Pane(command))
}

pub(super) fn with_panes(state: &State, command: PaneCommand) -> Option<Command> {
    state.open_study().filter(|_| state.panes.count() > 1).map(|_| Command::Pane(command))
}

pub(super) fn in_compare(state: &State, command: Command) -> Option<Command> {
    state.open_study()?;
    (state.focus.view == View::Compare && !state.focus.compare.columns.is_empty()).then_some(command)
}

/// With a text in front, side by side with others or alone.
pub(super) fn in_texts(state: &State, command: Command) -> Option<Command> {
    state.open_study()?;
    matches!(state.focus.view, View::Compare | View::Reader).then_some(command)
}

pub(super) fn with_sentence(state: &State, command: Command) -> Option<Command> {
    selected_sentence(state).map(|_| command)
}

pub(super) const fn sentence(command: SentenceCommand) -> Command {
    Command::Sentence(command)
}

pub(super) fn with_hit(state: &State, command: fn(HitRef) -> Command) -> Option<Command> {
    state.open_study()?;
    state.focus.hit.map(command)
}

pub(super) fn with_coding(state: &State, command: Command) -> Option<Command> {
    let coded = state.open_study().is_some_and(|study| !study.corrections.codings.samples.is_empty());
    coded.then_some(command)
}

/// Asks where to save a chart as it is drawn in the front pane.
pub(super) fn chart(state: &State, kind: Kind) -> Option<Command> {
    let (look, choices) = state.options.charts.look();
    let request = exports::Request::Figure(kind, state.options.charts.format, look, Box::new(choices));
    with_study(state, Command::Export(Box::new(request), exports::Goal::Save))
}
