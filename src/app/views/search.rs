//! Search over every text: a query, and what it finds as a concordance.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Align2, CornerRadius, CursorIcon, DragValue, Frame, Grid, Id, Label, Layout, Margin, Popup, ProgressBar,
    Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column, TableBuilder};

use super::scroll::Scroll;
use crate::app::bidi;
use crate::app::command::Command;
use crate::app::exports::Work;
use crate::app::search::{Found, Request, Sampled};
use crate::app::state::{State, View};
use crate::app::study::{HitRef, Study};
use crate::app::texts::search as texts;
use crate::app::texts::{day, voice_short};
use crate::app::theme::{self, Icon, Weight, layout, radius, space};
use crate::app::widgets;
use crate::export::file_name;
use crate::search::{QueryError, Row, row};
use crate::statistics::{Line, Order};

/// The id of the query's field in the pane in front.
pub fn field(state: &State) -> Id {
    super::own(state, "search-field")
}

/// Height of the bar with the query.
const QUERY_BAR: f32 = 52.0;
/// Most characters of context laid out on either side.
const CONTEXT: usize = 220;

/// Shows the view in the middle of the window.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    if state.search.is_behind(state.revision) {
        commands.push(Command::SearchAgain);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut request = state.search.request.clone();
    query_bar(ui, state, &mut request);
    if let Some(error) = &state.search.error {
        wrong(ui, &request.query, error);
    }
    match &state.search.found {
        Some(found) => {
            summary(ui, state, found, &mut request, commands);
            if found.concordance.lines.is_empty() {
                widgets::empty_state(ui, Icon::Search, &texts::NOTHING, None);
            } else {
                table(ui, state, study, found, &mut request, commands);
            }
        }
        None if state.search.job.is_some() => waiting(ui, &texts::SEARCHING, None),
        None if !request.query.trim().is_empty() && state.search.indexing.is_some() => {
            let share = state.search.indexing.as_ref().map(|(_, progress)| {
                let (_, done, total) = progress.state();
                done as f32 / total.max(1) as f32
            });
            waiting(ui, &texts::INDEXING, share);
        }
        None if state.search.error.is_none() => {
            widgets::empty_state(ui, Icon::Search, &texts::START, None);
        }
        None => {}
    }
    if request != state.search.request {
        commands.push(Command::Search(request));
    }
}

fn query_bar(ui: &mut Ui, state: &State, request: &mut Request) {
    let colours = theme::palette(ui);
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), QUERY_BAR), Sense::hover());
    ui.painter().rect_filled(bar, 0, colours.panel2);
    let inner = bar.shrink2(vec2(space::PANEL, 10.0));
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    let ui = &mut ui;
    let width = (ui.available_width() - 40.0).min(760.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, 32.0), Sense::hover());
    let focused = ui.memory(|memory| memory.has_focus(field(state)));
    let border = match (&state.search.error, focused) {
        (Some(_), _) => Stroke::new(2.0, colours.err),
        (None, true) => Stroke::new(2.0, colours.acc),
        (None, false) => colours.border(),
    };
    ui.painter().rect(rect, CornerRadius::same(radius::BUTTON), colours.panel, border, StrokeKind::Inside);
    Icon::Search.paint(ui.painter(), pos2(rect.left() + 17.0, rect.center().y), 15.0, colours.ink3);
    let inner = Rect::from_min_max(rect.min + vec2(32.0, 2.0), rect.max - vec2(8.0, 2.0));
    let edit = TextEdit::singleline(&mut request.query)
        .id(field(state))
        .frame(Frame::NONE)
        .font(theme::ui_font(14.0, Weight::Regular))
        .hint_text(theme::body(texts::QUERY_HINT).color(colours.ink3))
        .align(Align2::LEFT_CENTER)
        .desired_width(inner.width());
    ui.put(inner, edit).accessible_name(texts::QUERY);
    let help = widgets::icon_button(ui, Icon::Info, &texts::SYNTAX);
    Popup::menu(&help).show(|ui| syntax(ui, request));
}

/// What can be typed; a click on a line types it.
fn syntax(ui: &mut Ui, request: &mut Request) {
    let colours = theme::palette(ui);
    Frame::new().inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.label(theme::strong(texts::SYNTAX));
        ui.label(theme::small(texts::SYNTAX_HINT).color(colours.ink3));
        ui.add_space(space::SMALL);
        Grid::new("query-language").num_columns(2).spacing([20.0, 7.0]).show(ui, |ui| {
            for (written, finds) in texts::EXAMPLES {
                if widgets::link(ui, written, 12.5).clicked() {
                    (*written).clone_into(&mut request.query);
                }
                ui.label(theme::small(*finds).color(colours.ink2));
                ui.end_row();
            }
        });
    });
}

/// Why a query cannot be carried out, and which part of it is meant.
fn wrong(ui: &mut Ui, query: &str, error: &QueryError) {
    let colours = theme::palette(ui);
    let part = query.get(error.at.clone()).map(str::trim).filter(|part| !part.is_empty() && *part != query.trim());
    Frame::new().fill(colours.errbg).inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let (icon, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            Icon::Error.paint(ui.painter(), icon.center(), 16.0, colours.err);
            if let Some(part) = part {
                ui.label(theme::strong(texts::wrong_part(part)).color(colours.err));
            }
            ui.add(Label::new(theme::body(texts::said(&error.message)).color(colours.err)).wrap().selectable(true));
        });
    });
}

fn waiting(ui: &mut Ui, text: &str, share: Option<f32>) {
    let colours = theme::palette(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(80.0);
        ui.label(theme::body(text).color(colours.ink2));
        if let Some(share) = share {
            ui.add_space(space::SMALL);
            ui.add(ProgressBar::new(share).desired_width(240.0).fill(colours.acc));
        }
    });
}

/// How much was found, the sample, and files.
fn summary(ui: &mut Ui, state: &State, found: &Arc<Found>, request: &mut Request, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    widgets::wide_toolbar(ui, 560.0, |ui| {
        ui.add(Label::new(theme::strong(texts::found(found))));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (name, ending) in [(texts::XLSX, "xlsx"), (texts::CSV, "csv")] {
                let button = ui.add_enabled_ui(found.matches > 0, |ui| widgets::button(ui, None, name));
                if button.inner.on_hover_text(texts::SAVE_LINES).clicked() {
                    let name = file_name(&found.request.query, ending);
                    commands.push(Command::SaveWork { name, work: Work::Lines(Arc::clone(found)) });
                }
            }
            ui.add_space(space::SMALL);
            sample(ui, request);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let note = texts::sampled(found).unwrap_or_else(|| texts::voices(found));
                let note = if state.search.job.is_some() { texts::SEARCHING.to_string() } else { note };
                ui.add(Label::new(theme::small(note).color(colours.ink2)).truncate());
            });
        });
    });
}

/// Whether only a random sample is listed. Drawn from right to left.
fn sample(ui: &mut Ui, request: &mut Request) {
    let mut sampled = request.sample.unwrap_or_default();
    if request.sample.is_some() {
        ui.add(DragValue::new(&mut sampled.seed).range(0..=u64::from(u32::MAX)))
            .on_hover_text(texts::SEED_HINT)
            .accessible_name(texts::SEED);
        ui.label(theme::small(texts::SEED).color(theme::palette(ui).ink2));
        ui.add(DragValue::new(&mut sampled.size).range(1..=100_000)).accessible_name(texts::SAMPLE_SIZE);
        request.sample = Some(sampled);
    }
    if widgets::check(ui, request.sample.is_some(), &texts::SAMPLE, true).clicked() {
        request.sample = if request.sample.is_some() { None } else { Some(Sampled::default()) };
    }
}

fn table(ui: &mut Ui, state: &State, study: &Study, found: &Found, request: &mut Request, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let corpus = study.analysis.corpus(&study.articles);
    ui.spacing_mut().item_spacing = vec2(10.0, 0.0);
    let scroll = Scroll::begin(ui, state, View::Search);
    widgets::quiet_columns(ui);
    let mut builder = TableBuilder::new(ui)
        .id_salt("search-lines")
        .striped(false)
        .sense(Sense::click())
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::initial(168.0).at_least(60.0).clip(true).resizable(true))
        .column(Column::exact(86.0))
        .column(Column::remainder().at_least(240.0).clip(true))
        .column(Column::exact(98.0));
    if let Some(offset) = scroll.offset() {
        builder = builder.vertical_scroll_offset(offset);
    }
    let output = builder
        .header(30.0, |mut header| {
            header.col(|ui| {
                ui.add_space(14.0);
                heading(ui, &texts::SOURCE, Order::Source, request);
            });
            header.col(|ui| heading(ui, &texts::DATE, Order::Date, request));
            header.col(|ui| {
                let whole = ui.max_rect();
                let middle = node_at(whole);
                let part = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, whole.y_range());
                let right = egui::UiBuilder::new().layout(Layout::right_to_left(Align::Center));
                ui.scope_builder(right.max_rect(part(whole.left(), middle - 8.0)), |ui| {
                    heading(ui, &texts::LEFT, Order::Left, request);
                });
                let left = egui::UiBuilder::new().layout(Layout::left_to_right(Align::Center));
                ui.scope_builder(left.max_rect(part(middle, whole.right())), |ui| {
                    heading(ui, &texts::MATCH, Order::Node, request);
                    ui.add_space(6.0);
                    heading(ui, &texts::RIGHT, Order::Right, request);
                });
            });
            header.col(|ui| heading(ui, &texts::VOICE, Order::Voice, request));
        })
        .body(|body| {
            body.rows(layout::TABLE_ROW, found.concordance.lines.len(), |mut cells| {
                let Some(line) = found.concordance.lines.get(cells.index()) else { return };
                let shown = row(&corpus, line);
                let at = HitRef { article: line.article, span: line.node };
                cells.set_selected(state.focus.passage == Some(at) || state.focus.hit == Some(at));
                cells.col(|ui| {
                    widgets::row_line(ui);
                    ui.add_space(14.0);
                    let (position, source) = study.source(line.article);
                    widgets::badge(ui, position, source);
                    ui.add(Label::new(theme::body(bidi::shown(widgets::badge_tooltip(source)))).truncate());
                });
                cells.col(|ui| {
                    widgets::row_line(ui);
                    let date = shown.date.map_or_else(|| texts::NO_DATE.to_string(), day);
                    ui.label(theme::small(date).color(colours.ink2));
                });
                cells.col(|ui| {
                    widgets::row_line(ui);
                    context(ui, &shown);
                });
                cells.col(|ui| {
                    widgets::row_line(ui);
                    widgets::voice_swatch(ui, shown.voice);
                    ui.label(theme::small(voice_short(shown.voice)).color(colours.ink2));
                });
                let response = cells.response();
                response.widget_info(|| WidgetInfo::labeled(Role::Row, true, spoken(&shown, line)));
                if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                    commands.push(Command::ReadPassage(at));
                }
            });
        });
    scroll.end(ui, state, &output, true, commands);
}

/// A line as a screen reader says it.
fn spoken(row: &Row<'_>, line: &Line) -> String {
    let who = line.speaker.as_deref().map_or_else(String::new, |name| format!(", {name}"));
    format!("{} {} {} ({}, {}{who})", row.left, row.node, row.right, row.source, voice_short(row.voice))
}

/// Where the words found begin in a column.
fn node_at(rect: Rect) -> f32 {
    rect.left() + rect.width() * 0.44
}

fn heading(ui: &mut Ui, name: &str, order: Order, request: &mut Request) {
    let sorted = request.order == order;
    let response = widgets::column_title(ui, name, sorted.then_some(request.descending));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.clicked() {
        // A third click gives the order of the texts back.
        (request.order, request.descending) = match (sorted, request.descending) {
            (false, _) => (order, false),
            (true, false) => (order, true),
            (true, true) => (Order::Text, false),
        };
    }
}

/// The sentence, with the words found in the middle.
fn context(ui: &Ui, row: &Row<'_>) {
    let colours = theme::palette(ui);
    let rect = ui.max_rect();
    let painter = ui.painter_at(rect);
    let format = |semibold: bool, color| TextFormat {
        font_id: theme::article_font(14.0, semibold),
        color,
        ..TextFormat::default()
    };
    let middle = node_at(rect);
    let skipped = row.left.chars().count().saturating_sub(CONTEXT);
    if bidi::begins_right(&format!("{}{}{}", row.left, row.node, row.right)) {
        // What comes before stands at the right of the words found, and they end where others begin.
        let mut job = LayoutJob::default();
        let text = |text: &str| text.chars().take(CONTEXT).map(flat).collect::<String>();
        job.append(&row.left.chars().skip(skipped).map(flat).collect::<String>(), 0.0, format(false, colours.ink2));
        let from = job.text.chars().count();
        // Where the line is cut the spaces are lost.
        let apart = |chr: Option<char>| if chr.is_some_and(char::is_alphanumeric) { 4.5 } else { 0.0 };
        job.append(&text(row.node), apart(row.left.chars().last()), format(true, colours.ink));
        let until = job.text.chars().count();
        job.append(&text(row.right), apart(row.right.chars().next()), format(false, colours.ink2));
        let (galley, pieces) = bidi::lay_out(ui, &job, f32::INFINITY);
        let node = bidi::rects(&pieces, &(from..until)).first().map_or(0.0, Rect::left);
        let at = pos2(middle - node, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, colours.ink2);
        return;
    }
    let left: String = row.left.chars().skip(skipped).map(flat).collect();
    let before = LayoutJob::single_section(left, format(false, colours.ink2));
    let before = painter.layout_job(before);
    let y = |height: f32| rect.center().y - height / 2.0;
    painter.galley(pos2(middle - 7.0 - before.size().x, y(before.size().y)), before, colours.ink2);
    let mut after = LayoutJob::default();
    after.append(&row.node.chars().map(flat).collect::<String>(), 0.0, format(true, colours.ink));
    let tail: String = row.right.chars().take(CONTEXT).map(flat).collect();
    let gap = if tail.starts_with(|c: char| c.is_alphanumeric() || "“«\"(–—".contains(c)) { 4.5 } else { 0.0 };
    after.append(&tail, gap, format(false, colours.ink2));
    after.wrap = TextWrapping::truncate_at_width((rect.right() - middle).max(10.0));
    let after = painter.layout_job(after);
    painter.galley(pos2(middle, y(after.size().y)), after, colours.ink);
}

/// A sentence on one line.
fn flat(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// The way from the small search field to this view.
pub(super) fn everywhere(ui: &mut Ui, words: &str, request: &Request, commands: &mut Vec<Command>) {
    ScrollArea::horizontal().id_salt("search-everywhere").show(ui, |ui| {
        if widgets::link(ui, &format!("{} “{words}”", texts::EVERYWHERE), 13.0).clicked() {
            commands.push(Command::Find(String::new()));
            commands.push(Command::Search(Request { query: words.to_owned(), ..request.clone() }));
            commands.push(Command::FocusSearch);
        }
    });
}
