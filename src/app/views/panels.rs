//! What panes need of the parts they are made of: names of their own, and panels that stay as large as they were made.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Id, Ui};

use crate::app::command::Command;
use crate::app::panes::{PaneCommand, SizedPanel};
use crate::app::state::State;

/// A name of the pane that is drawn: other panes with the same view have another.
pub(super) fn own(state: &State, name: impl Hash + Debug) -> Id {
    Id::unique((name, state.panes.front()))
}

/// Remembers the size of a panel when it changes.
pub(super) fn note_size(ui: &Ui, state: &State, panel: SizedPanel, size: f32, commands: &mut Vec<Command>) {
    let id = own(state, ("size", panel));
    let before: Option<f32> = ui.data(|data| data.get_temp(id));
    ui.data_mut(|data| data.insert_temp(id, size));
    if before.is_some_and(|before| (before - size).abs() >= 0.5) && ui.input(|input| input.pointer.any_down()) {
        commands.push(Command::Pane(PaneCommand::Resize(panel, size)));
    }
}
