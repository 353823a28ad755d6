//! The terms view.

use egui::Ui;

use super::super::command::Command;
use super::super::state::State;

/// Shows the view in the middle of the window.
pub fn show(_ui: &mut Ui, _state: &State, _commands: &mut Vec<Command>) {}

/// Shows the scope of Terms and Charts in the sidebar: sources, events, families, voices.
pub fn sidebar(_ui: &mut Ui, _state: &State, _commands: &mut Vec<Command>) {}
