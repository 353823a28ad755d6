//! The charts view.

use egui::Ui;

use super::super::command::Command;
use super::super::state::State;

/// Shows the view in the middle of the window.
pub fn show(_ui: &mut Ui, _state: &State, _commands: &mut Vec<Command>) {}
