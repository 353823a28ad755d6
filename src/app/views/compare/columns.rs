//! The columns as chips in the toolbar: dragged into another order, taken out.

use egui::{Align, CornerRadius, CursorIcon, Layout, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::command::Command;
use crate::app::study::Study;
use crate::app::theme::{Icon, radius};
use crate::app::{texts, theme, widgets};
use crate::model::ArticleIndex;

/// A column on its way to another place.
#[derive(Clone, Copy, Debug)]
struct Dragged(usize);

/// Shows the chip of the column at a place of so many.
pub(super) fn chip(
    ui: &mut Ui,
    study: &Study,
    article: ArticleIndex,
    (position, all): (usize, usize),
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let (at, source) = study.source(article);
    let (rect, whole) = ui.allocate_exact_size(vec2(56.0, 26.0), Sense::hover());
    let round = CornerRadius::same(radius::BUTTON);
    let name = texts::column_place(widgets::badge_tooltip(source), position + 1, all);
    let body = Rect::from_min_max(rect.min, pos2(rect.right() - 24.0, rect.bottom()));
    let response = ui.interact(body, ui.scope_id().with(("column", article)), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let fill = if response.hovered() || response.dragged() { colours.hover } else { colours.panel };
    ui.painter().rect(rect, round, fill, colours.border(), StrokeKind::Inside);
    let mut inside = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(5.0, 3.0)))
            .layout(Layout::left_to_right(Align::Center))
            .id_salt(("chip", article)),
    );
    widgets::badge(&mut inside, at, source);
    response.dnd_set_drag_payload(Dragged(position));
    take_drop(ui, &whole, position, commands);
    if response.has_focus() {
        let ring = Stroke::new(2.0, colours.acc);
        ui.painter().rect_stroke(rect.expand(1.0), round, ring, StrokeKind::Outside);
        keys(ui, (position, all), commands);
    }
    let response = response.on_hover_cursor(CursorIcon::Grab).on_hover_text(format!("{name}\n{}", texts::DRAG_COLUMN));
    response.context_menu(|ui| menu(ui, (position, all), commands));
    remove(ui, rect, article, widgets::badge_tooltip(source), all, commands);
}

/// Marks where a dragged column would go, and lets it go there.
fn take_drop(ui: &Ui, chip: &Response, position: usize, commands: &mut Vec<Command>) {
    let other = |dragged: &Dragged| Some(dragged.0).filter(|&from| from != position);
    if let Some(from) = chip.dnd_hover_payload::<Dragged>().and_then(|dragged| other(&dragged)) {
        let x = if from < position { chip.rect.right() + 3.0 } else { chip.rect.left() - 3.0 };
        ui.painter().vline(x, chip.rect.y_range(), Stroke::new(2.0, theme::palette(ui).acc));
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    if let Some(from) = chip.dnd_release_payload::<Dragged>().and_then(|dragged| other(&dragged)) {
        commands.push(Command::MoveColumn(from, position));
    }
}

/// With Shift the arrow keys move the column that has the focus; with Alt they go back and forward.
fn keys(ui: &Ui, (position, all): (usize, usize), commands: &mut Vec<Command>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::SHIFT, key));
    if position > 0 && pressed(egui::Key::ArrowLeft) {
        commands.push(Command::MoveColumn(position, position - 1));
    } else if position + 1 < all && pressed(egui::Key::ArrowRight) {
        commands.push(Command::MoveColumn(position, position + 1));
    }
}

fn menu(ui: &mut Ui, (position, all): (usize, usize), commands: &mut Vec<Command>) {
    let choices = [
        (position > 0, texts::MOVE_FIRST, 0),
        (position > 0, texts::MOVE_LEFT, position.saturating_sub(1)),
        (position + 1 < all, texts::MOVE_RIGHT, position + 1),
    ];
    for (_, name, to) in choices.into_iter().filter(|(possible, ..)| *possible) {
        if ui.button(theme::body(name)).clicked() {
            commands.push(Command::MoveColumn(position, to));
            ui.close();
        }
    }
}

/// The cross that takes a column out.
fn remove(ui: &mut Ui, chip: Rect, article: ArticleIndex, source: &str, all: usize, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let cross = Rect::from_min_max(pos2(chip.right() - 24.0, chip.top()), chip.max);
    let response = ui.interact(cross, ui.scope_id().with(("remove", article)), Sense::click());
    let name = texts::remove_column(source);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, all > 1, &name));
    let ink = if response.hovered() { colours.ink } else { colours.ink2 };
    Icon::Close.paint(ui.painter(), cross.center() - vec2(1.0, 0.0), 9.0, ink);
    if response.has_focus() {
        let ring = Stroke::new(2.0, colours.acc);
        ui.painter().rect_stroke(cross.shrink(2.0), CornerRadius::same(radius::BOX), ring, StrokeKind::Inside);
    }
    if response.on_hover_text(name).clicked() && all > 1 {
        commands.push(Command::ToggleColumn(article));
    }
}
