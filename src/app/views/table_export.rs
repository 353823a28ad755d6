//! The button that saves a table, or copies it.

use egui::{Popup, PopupCloseBehavior, Ui};

use crate::app::command::Command;
use crate::app::exports::{Goal, Request};
use crate::app::texts::tables as texts;
use crate::app::theme::{self, Icon};
use crate::app::widgets;
use crate::export::bundle::TableFormat;

/// Shows the button; `request` says which table.
pub(super) fn button(ui: &mut Ui, commands: &mut Vec<Command>, request: impl FnOnce(TableFormat) -> Request) {
    let open = widgets::button(ui, Some(Icon::Export), &texts::EXPORT_A_TABLE).on_hover_text(texts::EXPORT_TABLE);
    let mut chosen = None;
    Popup::from_toggle_button_response(&open).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_min_width(200.0);
        for (format, goal, name) in [
            (TableFormat::Csv, Goal::Save, texts::SAVE_CSV),
            (TableFormat::Xlsx, Goal::Save, texts::SAVE_XLSX),
            (TableFormat::Csv, Goal::Copy, texts::COPY_TABLE),
        ] {
            if ui.button(theme::body(name)).clicked() {
                chosen = Some((format, goal));
            }
        }
    });
    if let Some((format, goal)) = chosen {
        commands.push(Command::Export(Box::new(request(format)), goal));
    }
}
