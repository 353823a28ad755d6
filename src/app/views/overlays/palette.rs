//! The command palette: everything that has a name, found by typing part of it.

use egui::{Id, Key, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::super::super::actions::{ACTIONS, Action};
use super::super::super::command::Command;
use super::super::super::state::State;
use super::super::super::theme::{self, Icon, layout};
use super::super::super::{texts, widgets};
use super::events::{keep, kept};

/// What was typed and which row is chosen; forgotten when the palette closes.
#[derive(Clone, Default)]
struct Typed {
    text: String,
    row: usize,
}

/// Shows the palette.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let id = Id::unique("palette");
    let before: Option<Typed> = kept(ui, id);
    let opened = before.is_none();
    let mut typed = before.unwrap_or_default();
    let width = ui.available_width();
    let field = widgets::text_field(
        ui,
        &mut typed.text,
        Some(Icon::Search),
        &texts::TYPE_A_COMMAND,
        &texts::COMMAND_PALETTE,
        width,
    );
    if opened {
        field.request_focus();
    }
    if field.changed() {
        typed.row = 0;
    }
    let wanted = typed.text.to_lowercase();
    let mut found: Vec<&Action> = ACTIONS
        .iter()
        .filter(|action| {
            let name = format!("{} {}", action.menu.title(), action.label(state)).to_lowercase();
            wanted.split_whitespace().all(|word| name.contains(word))
        })
        .collect();
    if !wanted.is_empty() {
        // What Enter gives is what can be given, and what bears the words in its own name at the front.
        found.sort_by_cached_key(|action| {
            let name = action.label(state).to_lowercase();
            let begins = name.split_whitespace().any(|word| wanted.split_whitespace().next() == Some(word));
            ((action.command)(state).is_none(), !name.contains(wanted.trim()), !begins)
        });
    }
    let (up, down, enter) = ui.input(|input| {
        (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown), input.key_pressed(Key::Enter))
    });
    if down {
        typed.row += 1;
    }
    if up {
        typed.row = typed.row.saturating_sub(1);
    }
    typed.row = typed.row.min(found.len().saturating_sub(1));
    let mut chosen: Option<Command> = None;
    if found.is_empty() {
        ui.label(theme::body(texts::NO_COMMAND).color(theme::palette(ui).ink3));
    }
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, layout::TABLE_ROW, found.len(), |ui, rows| {
        for row in rows {
            let action = found[row];
            let command = (action.command)(state);
            let response = line(ui, action, state, command.is_some(), row == typed.row);
            if row == typed.row && (up || down) {
                response.scroll_to_me(None);
            }
            if response.clicked() || (enter && row == typed.row) {
                chosen = command;
            }
        }
    });
    if let Some(command) = chosen {
        commands.push(Command::Overlay(None));
        commands.push(command);
    }
    keep(ui, id, typed);
}

fn line(ui: &mut Ui, action: &Action, state: &State, enabled: bool, on: bool) -> egui::Response {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), layout::TABLE_ROW), Sense::click());
    let label = action.label(state);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, &label));
    if on {
        ui.painter().rect_filled(rect, 4, colours.acctint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4, colours.hover);
    }
    let ink = if enabled { colours.ink } else { colours.ink3 };
    let font = theme::ui_font(13.0, theme::Weight::Regular);
    let name = format!("{} › {label}", action.menu.title());
    ui.painter().text(rect.left_center() + vec2(8.0, 0.0), egui::Align2::LEFT_CENTER, name, font.clone(), ink);
    if let Some(keys) = action.shortcut {
        let keys = ui.ctx().format_shortcut(&keys);
        ui.painter().text(rect.right_center() - vec2(8.0, 0.0), egui::Align2::RIGHT_CENTER, keys, font, colours.ink3);
    }
    response
}
