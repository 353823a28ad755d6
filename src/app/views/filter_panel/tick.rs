//! Ticks with a sign, a name and a number, and lists of them.

use std::collections::BTreeSet;

use egui::{Align2, CornerRadius, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::app::study::Source;
use crate::app::texts::tables as texts;
use crate::app::theme::{self, Weight};
use crate::app::widgets;
use crate::lexicon::Family;
use crate::model::Voice;

/// Rows of a list that are seen without scrolling it.
const SEEN: usize = 9;
/// Height of a row.
pub(super) const ROW: f32 = 25.0;
/// Height of a row with two lines.
pub(super) const TALL_ROW: f32 = 37.0;

/// A heading with links that tick all or none. `Some(true)`: leave all out.
pub(super) fn group(ui: &mut Ui, title: &str, links: bool) -> Option<bool> {
    let mut pressed = None;
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.add_space(14.0);
        widgets::heading(ui, title);
        if links {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(14.0);
                ui.spacing_mut().item_spacing.x = 8.0;
                for (leave_out, name) in [(true, texts::NONE), (false, texts::ALL)] {
                    let response = widgets::link(ui, &name, 11.0);
                    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{title}: {name}")));
                    if response.clicked() {
                        pressed = Some(leave_out);
                    }
                }
            });
        }
    });
    ui.add_space(4.0);
    pressed
}

/// What stands between the tick and the name.
pub(super) enum Sign<'a> {
    None,
    Badge(usize, &'a Source),
    Family(Family),
    Voice(Voice),
}

/// What was done with a tick.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// Ticked or unticked.
    Toggled,
    /// Clicked with Alt: this one alone.
    Only,
}

/// One tick with its sign, name and number, and a second line if there is a note.
pub(super) fn tick(ui: &mut Ui, on: bool, sign: &Sign<'_>, name: &str, note: &str, number: &str) -> Option<Done> {
    let colours = theme::palette(ui);
    let height = if note.is_empty() { ROW } else { TALL_ROW };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let described = [name, note, number].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &described));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, colours.hover);
    }
    let y = rect.top() + ROW / 2.0;
    let square = Rect::from_center_size(pos2(rect.left() + 21.0, y), vec2(15.0, 15.0));
    let round = CornerRadius::same(theme::radius::BOX);
    if on {
        ui.painter().rect_filled(square, round, colours.acc);
        theme::Icon::Check.paint(ui.painter(), square.center(), 11.0, colours.accink);
    } else {
        ui.painter().rect(square, round, colours.panel, colours.border(), egui::StrokeKind::Inside);
    }
    let mut x = rect.left() + 38.0;
    let mut place = |ui: &mut Ui, width: f32, height: f32, draw: &dyn Fn(&mut Ui)| {
        let at = Rect::from_center_size(pos2(x + width / 2.0, y), vec2(width, height));
        draw(&mut ui.new_child(UiBuilder::new().max_rect(at)));
        x += width + 8.0;
    };
    match sign {
        Sign::None => {}
        Sign::Badge(position, source) => place(ui, 25.0, 19.0, &|ui| {
            widgets::badge(ui, *position, source);
        }),
        Sign::Family(family) => place(ui, 17.0, 17.0, &|ui| {
            widgets::family_chip(ui, *family, on);
        }),
        Sign::Voice(voice) => place(ui, 20.0, 11.0, &|ui| {
            widgets::voice_swatch(ui, *voice);
        }),
    }
    let small = theme::ui_font(11.5, Weight::Regular);
    let right = rect.right() - 14.0;
    let drawn = ui.painter().text(pos2(right, y), Align2::RIGHT_CENTER, number, small.clone(), colours.ink3);
    let ink = if on { colours.ink } else { colours.ink3 };
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), theme::ui_font(13.0, Weight::Regular), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((drawn.left() - 8.0 - x).max(10.0));
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided;
    ui.painter().galley(pos2(x, y - galley.size().y / 2.0), galley, ink);
    if !note.is_empty() {
        ui.painter().text(pos2(x, y + 9.0), Align2::LEFT_TOP, note, small, colours.ink3);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let response = if elided { response.on_hover_text(name) } else { response };
    let only = ui.input(|input| input.modifiers.alt);
    response.clicked().then_some(if only { Done::Only } else { Done::Toggled })
}

/// Rows one below the other; long lists scroll by themselves.
pub(super) fn list(ui: &mut Ui, id: &str, rows: usize, height: f32, mut row: impl FnMut(&mut Ui, usize)) {
    if rows <= SEEN {
        (0..rows).for_each(|n| row(ui, n));
    } else {
        let most = SEEN as f32 * height;
        ScrollArea::vertical().id_salt(id).max_height(most).auto_shrink([false, true]).show_rows(
            ui,
            height,
            rows,
            |ui, range| range.for_each(|n| row(ui, n)),
        );
    }
}

/// What is ticked off in a list of things with a key each.
pub(super) fn toggle(done: Option<Done>, key: &str, out: &mut BTreeSet<String>, all: impl Iterator<Item = String>) {
    match done {
        Some(Done::Toggled) if out.remove(key) => {}
        Some(Done::Toggled) => drop(out.insert(key.to_owned())),
        Some(Done::Only) => *out = all.filter(|other| other != key).collect(),
        None => {}
    }
}
