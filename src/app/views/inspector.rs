//! The inspector.

use egui::Ui;

use super::super::command::Command;
use super::super::state::State;

/// Shows it.
pub fn show(_ui: &mut Ui, _state: &State, _study: &super::super::study::Study, _commands: &mut Vec<Command>) {
}
