//! The library's tables in the window: counted beside the window's thread, sorted by any column, saved as they are.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Align2, Context, CornerRadius, Id, Label, Popup, PopupCloseBehavior, Rect, Role, Sense, Stroke, Ui, pos2};
use egui::{WidgetInfo, vec2};

use super::super::concordance::{Question, TermName};
use super::super::filters::Filters;
use super::super::scroll::Scroll;
use super::super::{ViewOptions, beside, cache, own};
use super::{focus, truncated};
use crate::app::command::Command;
use crate::app::exports::Counting;
use crate::app::state::{State, View};
use crate::app::study::Study;
use crate::app::texts::tables as texts;
use crate::app::texts::{grouped, said, shipped};
use crate::app::theme::{self, Weight, layout};
use crate::app::widgets;
use crate::app::widgets::matrix::{Column, Matrix, Part};
use crate::export::{Cell, Provenance, Table, TableKind, table};

/// What a table is counted from.
type Key = (u64, Filters, TableKind);

/// What is kept between frames.
#[derive(Default)]
struct Kept {
    wanted: Option<Key>,
    table: Option<(Key, Arc<Table>)>,
    /// What `order` was made for.
    ordered: Option<(Key, Option<(usize, bool)>)>,
    order: Vec<u32>,
}

impl Kept {
    fn sort(&mut self, column: Option<(usize, bool)>) {
        let Some((key, table)) = &self.table else { return };
        let wanted = Some((key.clone(), column));
        if self.ordered != wanted {
            self.order = match column {
                Some((column, descending)) => table.order(column, descending),
                None => (0..table.rows.len() as u32).collect(),
            };
            self.ordered = wanted;
        }
    }
}

/// Starts counting a table unless it is there or under way.
fn request(
    ctx: &Context,
    kept: &Arc<Mutex<Kept>>,
    (state, study): (&State, &Study),
    key: Key,
    commands: &mut Vec<Command>,
) {
    {
        let mut kept = kept.lock();
        if kept.wanted.as_ref() == Some(&key) {
            return;
        }
        kept.wanted = Some(key.clone());
    }
    let Some(scope) = state.options.scope(study) else {
        kept.lock().table = Some((key, Arc::new(Table::new("", &[]))));
        return;
    };
    let counting = Counting::new(state, study, scope);
    let (ctx, kept) = (ctx.clone(), Arc::clone(kept));
    beside(commands, move || {
        let stale = || kept.lock().wanted.as_ref() != Some(&key);
        if stale() {
            return;
        }
        let provenance = Provenance::default();
        let made = table(&counting.material(&provenance), key.2);
        drop(counting);
        if !stale() {
            kept.lock().table = Some((key, Arc::new(made)));
            ctx.request_repaint();
        }
    });
}

/// Shows a table.
pub(super) fn show(
    ui: &mut Ui,
    (state, study): (&State, &Study),
    options: &mut ViewOptions,
    commands: &mut Vec<Command>,
) {
    let kind = options.terms.table;
    let kept = cache::<Kept>(ui, own(state, "library-tables"));
    let key = (state.revision, state.options.filters.clone(), kind);
    request(ui.ctx(), &kept, (state, study), key, commands);
    let mut kept = kept.lock();
    kept.sort(options.terms.column);
    let Some(table) = kept.table.as_ref().filter(|(key, _)| key.2 == kind).map(|(_, table)| Arc::clone(table)) else {
        ui.centered_and_justified(|ui| ui.add(egui::Spinner::new()));
        return;
    };
    heading(ui, kind, &table);
    if table.rows.is_empty() {
        let note = table.notes.last().map_or_else(|| texts::NOTHING_COUNTS.to_string(), said);
        if widgets::empty_state(ui, theme::Icon::Terms, &note, Some(&texts::CLEAR_FILTERS)) {
            options.filters = Filters::default();
        }
        return;
    }
    let matrix = Matrix {
        rows: table.rows.len(),
        columns: table.columns.len() - 1,
        heading: 32.0,
        row: layout::TABLE_ROW,
        first: (ui.available_width() * 0.17).clamp(140.0, 220.0),
        middle: 112.0,
        last: 0.0,
    };
    let scroll = Scroll::begin(ui, state, View::Terms);
    let mut sort = options.terms.column;
    let Kept { order, .. } = &*kept;
    let output = matrix.show(ui, Id::unique("library-table"), scroll.offset(), |ui, part, rect| match part {
        Part::Row(_) => {
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme::palette(ui).hairline());
        }
        Part::Heading(column) => column_heading(ui, &table, at(column), rect, &mut sort),
        Part::Cell(row, column) => {
            let row = &table.rows[order[row] as usize];
            let name = table.columns[at(column)];
            if cell(ui, (name, &row[at(column)]), (order[0], at(column)), rect) {
                options.question = question(study, &table, row).or(options.question.take());
            }
        }
    });
    options.terms.column = sort;
    scroll.end(ui, state, &output, true, commands);
}

/// The column of the table that stands at a place of the matrix.
fn at(column: Column) -> usize {
    match column {
        Column::First | Column::Last => 0,
        Column::Middle(n) => n + 1,
    }
}

/// What the table is, how many rows it has, and how its numbers are computed.
fn heading(ui: &mut Ui, kind: TableKind, table: &Table) {
    let colours = theme::palette(ui);
    egui::Frame::NONE.fill(colours.panel2).inner_margin(egui::Margin::symmetric(14, 5)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_width(ui.available_width());
            ui.label(theme::strong(shipped(kind.title())));
            ui.label(theme::small(texts::rows(table.rows.len())).color(colours.ink3));
            if table.notes.is_empty() {
                return;
            }
            let open = widgets::link(ui, &texts::HOW_COMPUTED, 12.0);
            Popup::from_toggle_button_response(&open).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(
                |ui| {
                    ui.set_width(560.0);
                    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                        for note in &table.notes {
                            ui.add(Label::new(theme::small(said(note))).wrap().selectable(true));
                            ui.add_space(6.0);
                        }
                    });
                },
            );
        });
    });
}

fn column_heading(ui: &mut Ui, table: &Table, column: usize, rect: Rect, sort: &mut Option<(usize, bool)>) {
    let colours = theme::palette(ui);
    let name = texts::column(table.columns[column]);
    let response = ui.interact(rect.intersect(ui.clip_rect()), ui.scope_id().with(("column", column)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
    let fill = if response.hovered() { colours.hover } else { colours.panel };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line2));
    let sorted = sort.filter(|(by, _)| *by == column);
    let font = theme::ui_font(12.0, Weight::SemiBold);
    let first = table.rows.iter().map(|row| &row[column]).find(|cell| **cell != Cell::Empty);
    let words = matches!(first, None | Some(Cell::Text(_)));
    let room = rect.width() - 28.0;
    let left = if words {
        rect.left() + 10.0
    } else {
        let width = ui.painter().layout_no_wrap(name.clone(), font.clone(), colours.ink).size().x.min(room);
        rect.right() - width - if sorted.is_some() { 20.0 } else { 12.0 }
    };
    let end = truncated(ui, pos2(left, rect.center().y), room, &name, font, colours.ink);
    if let Some((_, descending)) = sorted {
        let up = if descending { -1.0 } else { 1.0 };
        let centre = pos2(end + 9.0, rect.center().y);
        let points = [vec2(-3.5, 2.0 * up), vec2(3.5, 2.0 * up), vec2(0.0, -2.5 * up)].map(|by| centre + by);
        ui.painter().add(egui::Shape::convex_polygon(points.to_vec(), colours.acc, Stroke::NONE));
    }
    focus(ui, &response, rect);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(&name);
    if response.clicked() {
        *sort = match sorted {
            None => Some((column, !words)),
            Some((_, descending)) if descending != words => Some((column, words)),
            Some(_) => None,
        };
    }
}

/// Draws a cell; whether it was clicked.
fn cell(ui: &mut Ui, (column, cell): (&str, &Cell), at: (u32, usize), rect: Rect) -> bool {
    let colours = theme::palette(ui);
    let (text, right) = match cell {
        Cell::Empty => return false,
        Cell::Text(text) => (texts::cell(column, text).to_owned(), false),
        Cell::Count(count) => (grouped(*count), true),
        Cell::Number(number) => (texts::number(*number), true),
    };
    let font = theme::ui_font(12.5, Weight::Regular);
    let y = rect.center().y;
    if right {
        ui.painter().text(pos2(rect.right() - 12.0, y), Align2::RIGHT_CENTER, text, font, colours.ink);
        let response = ui.interact(
            rect.intersect(ui.clip_rect()),
            ui.scope_id().with(("number", at, rect.min.y as i32)),
            Sense::click(),
        );
        return response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
    }
    let end = truncated(ui, pos2(rect.left() + 10.0, y), rect.width() - 16.0, &text, font, colours.ink);
    let id = ui.scope_id().with(("words", at, rect.min.y as i32));
    let response = ui.interact(rect.intersect(ui.clip_rect()), id, Sense::click());
    let response = if end > rect.right() - 14.0 { response.on_hover_text(&text) } else { response };
    response.clicked()
}

/// The sentences behind a row that is about a term; `None` if it is about none.
fn question(study: &Study, table: &Table, row: &[Cell]) -> Option<Question> {
    let value = |name: &str| match table.columns.iter().position(|column| *column == name).map(|at| &row[at]) {
        Some(Cell::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let wanted = value("term").or(value("verb"))?;
    let terms: BTreeSet<TermName> = study
        .analysis
        .matcher
        .terms()
        .iter()
        .filter(|term| term.term == wanted && value("category").is_none_or(|category| category == term.category))
        .map(TermName::of)
        .collect();
    let label = value("source");
    let source = label.and_then(|label| study.sources.iter().position(|s| widgets::badge_tooltip(s) == label));
    let title = label.map_or_else(|| wanted.to_owned(), |label| format!("{wanted} · {label}"));
    Some(Question { title, terms: Some(terms), source, ..Question::default() })
}
