//! Questions about unsaved changes.

use egui::{Align, Key, Label, Layout, ScrollArea, Ui, vec2};

use super::super::super::command::Command;
use super::super::super::state::State;
use super::super::super::theme::{self, space};
use super::super::super::{texts, widgets};

/// Save, discard or cancel, before something that would lose changes.
pub(super) fn unsaved(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let title = state.study.as_ref().map_or("", |study| texts::shipped(&study.title));
    ui.add(Label::new(theme::body(texts::save_changes_to(title))).wrap());
    ui.add(Label::new(theme::small(texts::UNSAVED_LONG).color(theme::palette(ui).ink2)).wrap());
    ui.with_layout(Layout::right_to_left(Align::BOTTOM), |ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let save = widgets::primary_button(ui, None, &texts::SAVE);
        if ui.memory(|memory| memory.focused().is_none()) {
            save.request_focus();
        }
        if save.clicked() {
            commands.push(Command::SaveFirst);
        }
        if widgets::button(ui, None, &texts::CANCEL).clicked() {
            commands.push(Command::Overlay(None));
        }
        if widgets::button(ui, None, &texts::DISCARD).clicked() {
            commands.push(Command::Discard);
        }
    });
}

/// What was not saved when the program stopped.
pub(super) fn recover(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    ui.add(Label::new(theme::small(texts::RECOVER_LONG).color(colours.ink2)).wrap());
    ui.add_space(space::SMALL);
    let room = ui.available_height() - 40.0;
    ScrollArea::vertical().auto_shrink([false, false]).max_height(room).show(ui, |ui| {
        for (n, found) in state.recoverable.iter().enumerate() {
            ui.push_id(n, |ui| {
                ui.horizontal(|ui| {
                    let question = texts::recover_changes(&found.about.title, &texts::moment(found.about.at));
                    let width = ui.available_width() - 180.0;
                    let place = found.about.project.as_ref().map(|path| path.display().to_string());
                    ui.allocate_ui_with_layout(vec2(width, 40.0), Layout::left_to_right(Align::Center), |ui| {
                        let label = ui.add(Label::new(theme::body(question)).wrap());
                        if let Some(place) = place {
                            label.on_hover_text(place);
                        }
                    });
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if widgets::primary_button(ui, None, &texts::RECOVER).clicked() {
                            commands.push(Command::Recover(found.clone()));
                        }
                        if widgets::button(ui, None, &texts::DISCARD).clicked() {
                            commands.push(Command::DiscardRecovery(found.clone()));
                        }
                    });
                });
            });
        }
    });
    ui.with_layout(Layout::right_to_left(Align::BOTTOM), |ui| {
        let later = widgets::button(ui, None, &texts::LATER);
        if later.clicked() || ui.input(|input| input.key_pressed(Key::Escape)) {
            commands.push(Command::Overlay(None));
        }
    });
}
