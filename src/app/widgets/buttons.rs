//! Things to press and to type in.

use egui::{
    Align2, CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use super::super::theme::{self, Icon, Weight, layout, radius};

/// A bordered button with an optional icon.
pub fn button(ui: &mut Ui, icon: Option<Icon>, name: &str) -> Response {
    draw_button(ui, icon, name, false, layout::BUTTON)
}

/// The one button of a screen that goes on: filled.
pub fn primary_button(ui: &mut Ui, icon: Option<Icon>, name: &str) -> Response {
    draw_button(ui, icon, name, true, layout::BUTTON)
}

/// Room for the icon of a button.
const BUTTON_ICON: f32 = 22.0;

fn button_font() -> egui::FontId {
    theme::ui_font(13.0, Weight::Medium)
}

fn draw_button(ui: &mut Ui, icon: Option<Icon>, name: &str, primary: bool, height: f32) -> Response {
    let colours = theme::palette(ui);
    let enabled = ui.is_enabled();
    let ink = match (enabled, primary) {
        (false, _) => colours.ink3,
        (true, true) => colours.accink,
        (true, false) => colours.ink,
    };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), button_font(), ink);
    let size = vec2(button_width(ui, icon, name), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let hovered = response.hovered() && enabled;
    let fill = match (primary && enabled, hovered) {
        (true, false) => colours.acc,
        (true, true) => theme::mix(colours.acc, colours.ink, 0.15),
        (false, true) => colours.hover,
        (false, false) => colours.panel,
    };
    let border = if primary && enabled {
        Stroke::NONE
    } else if enabled {
        colours.border()
    } else {
        colours.hairline()
    };
    let round = CornerRadius::same(radius::BUTTON);
    ui.painter().rect(rect, round, fill, border, StrokeKind::Inside);
    let mut x = rect.left() + 11.0;
    if let Some(icon) = icon {
        icon.paint(ui.painter(), pos2(x + 7.0, rect.center().y), 15.0, ink);
        x += BUTTON_ICON;
    }
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
    focus_ring(ui, &response, rect, round);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// An icon alone; its name is its tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let round = CornerRadius::same(radius::BUTTON);
    if response.hovered() && enabled {
        ui.painter().rect_filled(rect, round, colours.hover);
    }
    icon.paint(ui.painter(), rect.center(), 16.0, if enabled { colours.ink2 } else { colours.line2 });
    focus_ring(ui, &response, rect, round);
    response.on_hover_text(name)
}

/// A square button with a letter of some size; its name is its tooltip.
pub fn letter_button(ui: &mut Ui, letter: &str, size: f32, name: &str) -> Response {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(layout::BUTTON, layout::BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let round = CornerRadius::same(radius::BUTTON);
    let fill = if response.hovered() { colours.hover } else { colours.panel };
    ui.painter().rect(rect, round, fill, colours.border(), StrokeKind::Inside);
    let font = theme::ui_font(size, Weight::Medium);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, letter, font, colours.ink);
    focus_ring(ui, &response, rect, round);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name)
}

/// A number or word that leads somewhere: accent colour, underlined. `font` size in points.
pub fn link(ui: &mut Ui, text: &str, size: f32) -> Response {
    link_in(ui, text, size, f32::INFINITY)
}

/// A link cut with an ellipsis where it is wider than `room`.
pub fn link_in(ui: &mut Ui, text: &str, size: f32, room: f32) -> Response {
    let colours = theme::palette(ui);
    let font = theme::ui_font(size, Weight::Medium);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colours.acc);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    let y = rect.bottom() - 0.5;
    let width = if response.hovered() { 1.6 } else { 1.0 };
    ui.painter().line_segment([pos2(rect.left(), y), pos2(rect.right(), y)], Stroke::new(width, colours.acc));
    ui.painter().galley(rect.min, galley, colours.acc);
    focus_ring(ui, &response, rect.expand(2.0), CornerRadius::same(radius::BOX));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Makes the rails of the sliders that follow stand out from the surface they are on, filled up to the handle.
pub fn sliders(ui: &mut Ui) {
    let colours = theme::palette(ui);
    ui.spacing_mut().slider_width = 190.0;
    ui.spacing_mut().slider_rail_height = 4.0;
    let visuals = ui.visuals_mut();
    visuals.slider_trailing_fill = true;
    visuals.selection.bg_fill = colours.acc;
    visuals.widgets.inactive.bg_fill = colours.line2;
    visuals.widgets.inactive.fg_stroke = Stroke::new(1.0, colours.ink2);
}

/// How wide a button is.
pub fn button_width(ui: &Ui, icon: Option<Icon>, name: &str) -> f32 {
    let galley = ui.painter().layout_no_wrap(name.to_owned(), button_font(), theme::palette(ui).ink);
    galley.size().x + if icon.is_some() { BUTTON_ICON } else { 0.0 } + 22.0
}

/// A row of choices of which one holds. Returns the choice pressed.
pub fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    choices: &[(T, impl AsRef<str>)],
    chosen: T,
) -> Option<T> {
    let colours = theme::palette(ui);
    let font = |on: bool| theme::ui_font(12.5, if on { Weight::SemiBold } else { Weight::Regular });
    let widths: Vec<f32> = choices
        .iter()
        .map(|(_, label)| {
            ui.painter().layout_no_wrap(label.as_ref().to_owned(), font(true), colours.ink).size().x + 22.0
        })
        .collect();
    let (rect, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), layout::BUTTON), Sense::hover());
    let round = radius::BUTTON;
    ui.painter().rect(rect, CornerRadius::same(round), colours.panel, colours.border(), StrokeKind::Inside);
    let mut pressed = None;
    let mut x = rect.left();
    for (position, ((value, label), width)) in choices.iter().zip(&widths).enumerate() {
        let label = label.as_ref();
        let part = Rect::from_min_size(pos2(x, rect.top()), vec2(*width, rect.height()));
        let on = *value == chosen;
        let response = ui.interact(part, ui.scope_id().with((name, position)), Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, format!("{name}: {label}")));
        let first = position == 0;
        let last = position + 1 == choices.len();
        let corners = CornerRadius {
            nw: if first { round } else { 0 },
            sw: if first { round } else { 0 },
            ne: if last { round } else { 0 },
            se: if last { round } else { 0 },
        };
        if on {
            ui.painter().rect_filled(part, corners, colours.acc);
        } else if response.hovered() {
            ui.painter().rect_filled(part.shrink(1.0), corners, colours.hover);
        }
        if !first && !on {
            ui.painter().vline(part.left(), part.y_range().shrink(1.0), colours.hairline());
        }
        let ink = if on { colours.accink } else { colours.ink2 };
        ui.painter().text(part.center(), Align2::CENTER_CENTER, label, font(on), ink);
        focus_ring(ui, &response, part, corners);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            pressed = Some(*value);
        }
        x += width;
    }
    pressed
}

/// A check box with its name. Returns the response; it is changed when clicked.
pub fn check(ui: &mut Ui, on: bool, name: &str, show_name: bool) -> Response {
    let colours = theme::palette(ui);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), theme::ui_font(13.0, Weight::Regular), colours.ink);
    let width = if show_name { 24.0 + galley.size().x } else { 18.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, layout::SMALL_BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, name));
    let square = Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), vec2(15.0, 15.0));
    let round = CornerRadius::same(radius::BOX);
    if on {
        ui.painter().rect_filled(square, round, colours.acc);
        Icon::Check.paint(ui.painter(), square.center(), 11.0, colours.accink);
    } else {
        ui.painter().rect(square, round, colours.panel, colours.border(), StrokeKind::Inside);
    }
    if show_name {
        let at = pos2(rect.left() + 24.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colours.ink);
    }
    focus_ring(ui, &response, square.expand(1.0), round);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A field to type in, with an icon and a hint. The caller names it for screen readers by `name`.
pub fn text_field(ui: &mut Ui, text: &mut String, icon: Option<Icon>, hint: &str, name: &str, width: f32) -> Response {
    let colours = theme::palette(ui);
    let id = ui.make_persistent_id(("field", name));
    let (rect, _) = ui.allocate_exact_size(vec2(width, layout::BUTTON), Sense::hover());
    let round = CornerRadius::same(radius::BUTTON);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let border = if focused { Stroke::new(2.0, colours.acc) } else { colours.border() };
    ui.painter().rect(rect, round, colours.panel, border, StrokeKind::Inside);
    let left = if let Some(icon) = icon {
        icon.paint(ui.painter(), pos2(rect.left() + 16.0, rect.center().y), 14.0, colours.ink3);
        30.0
    } else {
        9.0
    };
    let inner = Rect::from_min_max(rect.min + vec2(left, 2.0), rect.max - vec2(6.0, 2.0));
    let edit = TextEdit::singleline(text)
        .id(id)
        .frame(egui::Frame::NONE)
        .font(theme::ui_font(13.0, Weight::Regular))
        .hint_text(theme::body(hint).color(colours.ink3))
        .align(Align2::LEFT_CENTER)
        .desired_width(inner.width());
    ui.put(inner, edit).accessible_name(name)
}

/// The ring around what has the keyboard's focus.
pub(super) fn focus_ring(ui: &Ui, response: &Response, rect: Rect, round: CornerRadius) {
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme::palette(ui).acc);
        ui.painter().rect_stroke(rect.expand(2.0), round, ring, StrokeKind::Middle);
    }
}
