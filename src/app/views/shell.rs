//! The frame around the views: menus, tabs, sidebar, inspector, status.

use egui::{CentralPanel, Frame, Id, Panel, Ui};

use super::super::command::Command;
use super::super::state::{State, View};
use super::super::theme::{self, layout};
use super::{charts, compare, coverage, inspector, reader, sidebar, start, terms};

/// The id of the search field.
pub fn find_field() -> Id {
    Id::unique("find-field")
}

/// Shows the whole window.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let frame = |fill| Frame::new().fill(fill);
    Panel::top("menu").exact_size(layout::MENU_BAR).frame(frame(colours.panel)).show(ui, |ui| {
        ui.label("menu");
    });
    let Some(_study) = state.open_study() else {
        CentralPanel::default().frame(frame(colours.bg)).show(ui, |ui| start::show(ui, state, commands));
        return;
    };
    CentralPanel::default().frame(frame(colours.panel)).show(ui, |ui| match state.view {
        View::Compare => compare::show(ui, state, commands),
        View::Coverage => coverage::show(ui, state, commands),
        View::Terms => terms::show(ui, state, commands),
        View::Charts => charts::show(ui, state, commands),
        View::Reader => reader::show(ui, state, commands),
    });
    let _ = (sidebar::show, inspector::show);
}
