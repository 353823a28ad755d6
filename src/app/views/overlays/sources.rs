//! What the outlets are called: one field each; a name typed is that of all its articles.

use egui::{Id, Label, ScrollArea, Ui, vec2};

use super::super::super::command::Command;
use super::super::super::state::State;
use super::super::super::theme::{self, space};
use super::super::super::{texts, widgets};
use crate::app::texts::dialogs;

/// Height of a row.
const ROW: f32 = 36.0;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let colours = theme::palette(ui);
    ui.add(Label::new(theme::small(dialogs::SOURCE_NAMES_LONG).color(colours.ink2)).wrap());
    ui.add_space(space::SMALL);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, study.sources.len(), |ui, rows| {
        for n in rows {
            let source = &study.sources[n];
            ui.allocate_ui(vec2(ui.available_width(), ROW), |ui| {
                ui.horizontal_centered(|ui| {
                    ui.spacing_mut().item_spacing.x = 10.0;
                    widgets::badge(ui, n, source);
                    // What was typed is kept for the name it stands beside: a source renamed begins anew.
                    let id = Id::unique("source-name").with(&source.name);
                    let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| source.name.clone());
                    let name = dialogs::name_of(widgets::badge_tooltip(source));
                    let width = ui.available_width() - 150.0;
                    let hint = texts::SOURCE_HINT;
                    let field = widgets::text_field(ui, &mut typed, None, &hint, &name, width);
                    if field.changed() {
                        ui.data_mut(|data| data.insert_temp(id, typed.clone()));
                    }
                    if field.lost_focus() {
                        ui.data_mut(|data| data.remove_temp::<String>(id));
                        let typed = typed.trim().to_owned();
                        if !typed.is_empty() && typed != source.name {
                            let names = source.articles.iter().map(|&article| (article, typed.clone()));
                            commands.push(Command::SetSources(names.collect()));
                        }
                    }
                    ui.label(theme::small(texts::articles(source.articles.len())).color(colours.ink2));
                });
            });
        }
    });
}
