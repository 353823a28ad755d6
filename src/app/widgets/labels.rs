//! Things to read: headings, pairs of name and value, rows of a concordance, what stands where nothing is.

use egui::epaint::RoundedRect;
use egui::epaint::tessellator::path::rounded_rectangle;
use egui::{Align, Frame, Label, Layout, Margin, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::study::{HitRef, Study};
use super::super::theme::{self, Icon, Weight, layout, space};
use super::super::{bidi, highlight, state::State, texts};
use super::{badge, button, link, voice_swatch};
use crate::model::Span;

/// A bar at the top of a view, 42 points high, with its hairline.
pub fn toolbar(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    bar(ui, layout::TOOLBAR, 0.0, contents);
}

/// A toolbar that is scrolled sideways where there is less than the width it needs.
pub fn wide_toolbar(ui: &mut Ui, needs: f32, contents: impl FnOnce(&mut Ui)) {
    bar(ui, layout::TOOLBAR, needs, contents);
}

/// The heading of a side panel: its title at the left, tools at the right.
pub fn panel_header(ui: &mut Ui, title: &str, note: &str, tools: impl FnOnce(&mut Ui)) {
    bar(ui, layout::PANEL_HEADER, 0.0, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, 2.0);
            tools(ui);
            ui.spacing_mut().item_spacing.x = gap;
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(theme::strong(title)).truncate());
                // The note gives way to a long title.
                if ui.available_width() > 20.0 {
                    ui.label(theme::body(note).color(theme::palette(ui).ink3));
                }
            });
        });
    });
}

fn bar(ui: &mut Ui, height: f32, needs: f32, contents: impl FnOnce(&mut Ui)) {
    let colours = theme::palette(ui);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    ui.painter().rect_filled(rect, 0, colours.panel2);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
    let inner = rect.shrink2(vec2(space::PANEL, 0.0));
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    if inner.width() >= needs {
        contents(&mut inside);
        return;
    }
    egui::ScrollArea::horizontal().id_salt("toolbar").auto_shrink(false).show(&mut inside, |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(needs, height), Sense::hover());
        let row = egui::UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
        contents(&mut ui.new_child(row));
    });
}

/// A heading inside a panel.
pub fn heading(ui: &mut Ui, text: &str) {
    let colours = theme::palette(ui);
    ui.label(theme::group_title(text).color(colours.ink3));
}

/// A hairline across the panel.
pub fn separator(ui: &mut Ui) {
    let colours = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    // In a pop-up the clip rectangle is the whole window.
    let edge = ui.clip_rect().intersect(ui.max_rect().expand(space::PANEL));
    ui.painter().hline(edge.x_range(), rect.center().y, colours.hairline());
}

/// A name at the left, its value beside it, wrapped.
pub fn key_value(ui: &mut Ui, icon: Option<Icon>, name: &str, value: &str) -> Response {
    let colours = theme::palette(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let font = theme::ui_font(12.0, Weight::Regular);
        let galley = ui.painter().layout_no_wrap(name.to_owned(), font, colours.ink3);
        let indent = if icon.is_some() { 20.0 } else { 0.0 };
        // A name longer than the column pushes its value to the right.
        let width = (indent + galley.size().x + 4.0).max(80.0);
        let (rect, _) = ui.allocate_exact_size(vec2(width, 17.0), Sense::hover());
        if let Some(icon) = icon {
            icon.paint(ui.painter(), pos2(rect.left() + 6.0, rect.center().y), 13.0, colours.ink3);
        }
        let at = pos2(rect.left() + indent, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colours.ink3);
        ui.add(Label::new(theme::small(bidi::shown(value)).color(colours.ink)).wrap())
    })
    .inner
}

/// Words of an article, wrapped; those read from right to left are put in that order and stand at the right.
pub fn passage(ui: &mut Ui, words: &str, size: f32) -> Response {
    let colours = theme::palette(ui);
    if !bidi::is_needed(words) {
        return ui.add(Label::new(theme::article(words, size).color(colours.ink)).wrap());
    }
    let format = egui::TextFormat::simple(theme::article_font(size, false), colours.ink);
    let width = ui.available_width();
    let (galley, _) = bidi::lay_out(ui, &egui::text::LayoutJob::single_section(words.to_owned(), format), width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.painter().galley(rect.min, galley, colours.ink);
    response
}

/// What stands where nothing is: a picture, a sentence, a button. Returns whether the button was pressed.
pub fn empty_state(ui: &mut Ui, icon: Icon, text: &str, action: Option<&str>) -> bool {
    let colours = theme::palette(ui);
    let mut pressed = false;
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.32).clamp(12.0, 220.0));
        let (rect, _) = ui.allocate_exact_size(vec2(36.0, 36.0), Sense::hover());
        icon.paint(ui.painter(), rect.center(), 32.0, colours.line2);
        ui.add_space(space::SMALL);
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(420.0));
            ui.label(theme::body(text).color(colours.ink2));
        });
        if let Some(action) = action {
            ui.add_space(space::SMALL);
            pressed = button(ui, None, action).clicked();
        }
    });
    pressed
}

/// One row of a concordance: source, voice, the sentence with the hit in the middle, the speaker, a link to the
/// sentence. Returns whether the link or the sentence was clicked. The row is [`layout::KWIC_ROW`] high.
pub fn kwic_row(ui: &mut Ui, state: &State, study: &Study, at: HitRef) -> bool {
    let colours = theme::palette(ui);
    let Some(hit) = study.hit(at) else { return false };
    let (position, source) = study.source(at.article);
    let document = &study.analysis.documents[at.article.index()];
    let Some(sentence) = document.sentences.get(hit.sentence as usize) else { return false };
    let text = &study.article(at.article).text;
    let width = ui.available_width();
    let (rect, row) = ui.allocate_exact_size(vec2(width, layout::KWIC_ROW), Sense::click());
    if !ui.is_rect_visible(rect) {
        return false;
    }
    let quoted = sentence.span.of(text);
    row.widget_info(|| WidgetInfo::labeled(Role::Row, true, quoted));
    if state.focus.hit == Some(at) {
        ui.painter().rect_filled(rect, 0, colours.acctint);
    } else if row.hovered() {
        ui.painter().rect_filled(rect, 0, colours.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
    let mut clicked = row.clicked();
    let mut cells = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(space::PANEL, 2.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    badge(&mut cells, position, source).on_hover_text(super::badge_tooltip(source));
    voice_swatch(&mut cells, hit.label.voice);
    let name = |ui: &mut Ui, text: &str, width: f32| {
        let (rect, _) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
        let font = theme::ui_font(12.0, Weight::Regular);
        let mut job = egui::text::LayoutJob::simple_singleline(bidi::shown(text).into_owned(), font, colours.ink2);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(rect.left_center() - vec2(0.0, galley.size().y / 2.0), galley, colours.ink2);
    };
    name(&mut cells, texts::voice_short(hit.label.voice), 56.0);
    let rest = cells.available_width();
    let speaker_width = (rest * 0.16).clamp(60.0, 130.0);
    let line_width = rest - speaker_width - 76.0;
    let (line, _) = cells.allocate_exact_size(vec2(line_width, layout::KWIC_ROW - 4.0), Sense::hover());
    paint_kwic(&cells, line, text, sentence.span, hit, study);
    name(&mut cells, hit.label.speaker.as_deref().unwrap_or(&texts::NO_SPEAKER), speaker_width);
    let number = texts::sentence(study.sentence_number(at.article, hit.sentence as usize));
    clicked |= cells.with_layout(Layout::right_to_left(Align::Center), |ui| link(ui, &number, 12.0).clicked()).inner;
    clicked
}

/// Paints a sentence so that its hit begins in the middle of the rectangle.
fn paint_kwic(ui: &Ui, rect: Rect, text: &str, sentence: Span, hit: &crate::model::Hit, study: &Study) {
    let colours = theme::palette(ui);
    let mark = highlight::Mark {
        span: hit.span,
        family: study.term(hit).family,
        voice: hit.label.voice,
        corrected: false,
        selected: false,
        place: (1, 1),
    };
    let setting = highlight::Setting::snippet(f32::INFINITY);
    let laid = highlight::lay_out(ui, text, sentence, vec![mark], &[], setting);
    let start = laid.marks.first().and_then(|(_, rects)| rects.first()).map_or(0.0, egui::Rect::left);
    let origin = pos2(rect.left() + rect.width() * 0.46 - start, rect.center().y - laid.galley.size().y / 2.0);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    laid.paint(&painter, origin, colours);
}

/// Columns whose width can be dragged show their edges only where the pointer is.
pub fn quiet_columns(ui: &mut Ui) {
    ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
}

/// The hairline under a cell of a table, across the gap to the next one.
pub fn row_line(ui: &Ui) {
    let gap = vec2(ui.spacing().item_spacing.x, 0.0);
    let rect = ui.max_rect().expand2(gap);
    let painter = ui.painter().with_clip_rect(ui.clip_rect().expand2(gap));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, theme::palette(ui).hairline());
}

/// The title of a column that sorts the table when it is clicked; `sorted` says whether it does now, largest first.
pub fn column_title(ui: &mut Ui, title: &str, sorted: Option<bool>) -> Response {
    let label = Label::new(theme::strong(title)).truncate().selectable(false).sense(Sense::click());
    let response = ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand);
    if let Some(descending) = sorted {
        sort_mark(ui, response.rect.right_center() + vec2(9.0, 0.0), descending);
    }
    response
}

/// The triangle beside the column a table is sorted by.
pub fn sort_mark(ui: &Ui, centre: egui::Pos2, descending: bool) {
    let up = if descending { -1.0 } else { 1.0 };
    let points = [vec2(-3.5, 2.0 * up), vec2(3.5, 2.0 * up), vec2(0.0, -2.5 * up)].map(|by| centre + by);
    ui.painter().add(egui::Shape::convex_polygon(points.to_vec(), theme::palette(ui).acc, Stroke::NONE));
}

/// A dashed outline with round corners: where something could stand and does not.
pub fn dashed(ui: &Ui, rect: Rect, radius: u8, stroke: Stroke) {
    let mut path = Vec::new();
    rounded_rectangle(&mut path, RoundedRect::new(rect, f32::from(radius)));
    path.extend(path.first().copied());
    ui.painter().extend(egui::Shape::dashed_line(&path, stroke, 3.5, 2.8));
}

/// A card: a bordered surface.
#[must_use]
pub fn card(ui: &Ui) -> Frame {
    let colours = theme::palette(ui);
    Frame::new()
        .fill(colours.panel)
        .stroke(colours.hairline())
        .corner_radius(theme::radius::CARD)
        .inner_margin(Margin::same(space::PANEL as i8))
}
