//! What lies over the other views: command palette, results of a search, explanations.

use egui::Ui;

use super::super::command::Command;
use super::super::state::State;

/// Shows the one that is open.
pub fn show(_ui: &mut Ui, _state: &State, _commands: &mut Vec<Command>) {}

/// Shows what the search field finds.
pub fn find_results(_ui: &mut Ui, _state: &State, _commands: &mut Vec<Command>) {}
