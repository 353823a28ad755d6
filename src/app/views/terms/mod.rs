//! The terms view: how often each outlet uses each loaded term, in whose voice, and how sure that is.

mod rows;
mod tables;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use egui::{Align, Align2, CornerRadius, Id, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use self::rows::Rows;
use super::concordance::{self, Question, TermName};
use super::counted::counted;
use super::filters::Filters;
use super::scroll::Scroll;
use super::sidebar::one_line;
use super::{ViewOptions, cache, own, table_export};
use crate::app::command::Command;
use crate::app::exports::Request;
use crate::app::state::{State, View};
use crate::app::study::Study;
use crate::app::texts::tables as texts;
use crate::app::texts::{decimal, family, family_and_category, grouped, rate, shipped};
use crate::app::theme::{self, Palette, Weight, layout};
use crate::app::widgets::matrix::{Column, Matrix, Part};
use crate::app::widgets::{self, hit_squares};
use crate::export::TableKind;
use crate::statistics::{Count, all_voices};

/// Column the table is sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum SortBy {
    /// The term, by letter.
    Term,
    /// An outlet, by position: its hits.
    Source(usize),
    /// All hits.
    #[default]
    Total,
}

/// What the view is told.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Rates per 1,000 words; else numbers of hits.
    pub rate: bool,
    /// Whether the interval stands beside the rate.
    pub interval: bool,
    /// Hits a term must have to be shown.
    pub minimum: u64,
    /// Terms shown even so.
    pub pinned: BTreeSet<TermName>,
    /// Whether the terms of a family stand together.
    pub grouped: bool,
    /// Column the table is sorted by.
    #[serde(skip)]
    pub sort: SortBy,
    /// Largest first, or last letter first.
    pub descending: bool,
    /// The table shown: terms against sources, or another one of the library's.
    pub table: TableKind,
    /// The column that one is sorted by, and whether the largest is first; in its own order if there is none.
    pub column: Option<(usize, bool)>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rate: true,
            interval: true,
            minimum: 2,
            pinned: BTreeSet::new(),
            grouped: true,
            sort: SortBy::Total,
            descending: true,
            table: TableKind::Terms,
            column: None,
        }
    }
}

/// Numbers of hits that can be asked for.
const MINIMA: [u64; 6] = [1, 2, 3, 5, 10, 20];

/// Shows the view in the middle of the window.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let mut options = state.options.clone();
    let kept = cache::<Rows>(ui, own(state, "terms"));
    let mut rows = kept.lock();
    let counted = counted(ui, state, study);
    rows.update(study, (state.revision, &options.filters), &counted, &options.terms);
    ui.spacing_mut().item_spacing.y = 0.0;
    toolbar(ui, &rows, &mut options.terms, commands);
    counted.show_advice(ui, state);
    let ViewOptions { question, line_order, .. } = &mut options;
    concordance::show(ui, state, study, question, line_order, commands);
    if options.terms.table != TableKind::Terms {
        tables::show(ui, (state, study), &mut options, commands);
    } else if rows.len() == 0 {
        if widgets::empty_state(ui, theme::Icon::Terms, &texts::NOTHING_COUNTS, Some(&texts::CLEAR_FILTERS)) {
            options.filters = Filters::default();
            options.terms = Options { minimum: 1, ..options.terms };
        }
    } else {
        table(ui, (state, study), &mut rows, &mut options, commands);
    }
    if options != state.options {
        commands.push(Command::SetOptions(Box::new(options)));
    }
}

/// Shows the filters in the sidebar.
pub fn sidebar(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    super::filter_panel::show(ui, state, commands);
}

fn toolbar(ui: &mut Ui, rows: &Rows, options: &mut Options, commands: &mut Vec<Command>) {
    widgets::wide_toolbar(ui, 880.0, |ui| {
        ui.menu_button(shipped(options.table.title()), |ui| {
            for kind in TableKind::ALL.into_iter().filter(|kind| kind.is_counted() && *kind != TableKind::Speakers) {
                if ui.selectable_label(options.table == kind, shipped(kind.title())).clicked() {
                    (options.table, options.column) = (kind, None);
                    ui.close();
                }
            }
        });
        if options.table == TableKind::Terms {
            measures(ui, options);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            table_export::button(ui, commands, |format| Request::Table(options.table, format));
            if options.table == TableKind::Terms {
                legend(ui, rows.most, options.rate);
            }
        });
    });
}

/// What the cells of the terms table show.
fn measures(ui: &mut Ui, options: &mut Options) {
    let measures = [(false, texts::COUNT), (true, texts::RATE)];
    if let Some(rate) = widgets::segmented(ui, &texts::SHOW, &measures, options.rate) {
        options.rate = rate;
    }
    if options.rate {
        let intervals = [(true, texts::INTERVAL), (false, texts::OFF)];
        if let Some(interval) = widgets::segmented(ui, &texts::INTERVAL, &intervals, options.interval) {
            options.interval = interval;
        }
    }
    ui.menu_button(texts::minimum(options.minimum), |ui| {
        for least in MINIMA {
            if ui.selectable_label(options.minimum == least, texts::minimum(least)).clicked() {
                options.minimum = least;
                ui.close();
            }
        }
    });
    let name = |grouped| if grouped { texts::GROUP_FAMILY } else { texts::GROUP_NONE };
    ui.menu_button(name(options.grouped), |ui| {
        for grouped in [true, false] {
            if ui.selectable_label(options.grouped == grouped, name(grouped)).clicked() {
                options.grouped = grouped;
                ui.close();
            }
        }
    });
}

/// The scale of the tints, from right to left.
fn legend(ui: &mut Ui, most: f64, rate: bool) {
    let colours = theme::palette(ui);
    if ui.available_width() < 230.0 {
        return;
    }
    let end = if rate { texts::per_thousand(most) } else { grouped(most as u64) };
    ui.label(theme::caption(end).color(colours.ink2));
    let (rect, _) = ui.allocate_exact_size(vec2(85.0, 10.0), Sense::hover());
    for step in 0..5 {
        let left = rect.left() + step as f32 * 17.0;
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(17.0, rect.height()));
        ui.painter().rect_filled(part, CornerRadius::ZERO, colours.heat_cell((step as f32 + 0.5) / 5.0));
    }
    ui.label(theme::caption("0").color(colours.ink2));
}

/// Width of the column of terms.
fn first_width(ui: &Ui) -> f32 {
    (ui.available_width() * 0.19).clamp(150.0, 280.0)
}

fn table(
    ui: &mut Ui,
    (state, study): (&State, &Study),
    rows: &mut Rows,
    options: &mut ViewOptions,
    commands: &mut Vec<Command>,
) {
    let scroll = Scroll::begin(ui, state, View::Terms);
    let matrix = Matrix {
        rows: rows.len(),
        columns: rows.columns.len(),
        heading: 40.0,
        row: layout::TABLE_ROW,
        first: first_width(ui),
        middle: if options.terms.rate && options.terms.interval { 148.0 } else { 96.0 },
        last: 72.0,
    };
    let asked = options.question.clone();
    let selected = asked.as_ref().and_then(|question| {
        let name = question.terms.as_ref().filter(|terms| terms.len() == 1)?.first()?;
        rows.position(study.analysis.matcher.terms(), name)
    });
    let mut table = Table { study, rows, options, selected };
    let output = matrix.show(ui, Id::unique("terms-table"), scroll.offset(), |ui, part, rect| match part {
        Part::Row(row) => table.ground(ui, row, rect),
        Part::Heading(column) => table.heading(ui, column, rect),
        Part::Cell(row, Column::First) => table.term(ui, row, rect),
        Part::Cell(row, Column::Middle(column)) => table.cell(ui, row, table.rows.columns[column], rect),
        Part::Cell(row, Column::Last) => table.total(ui, row, rect),
    });
    scroll.end(ui, state, &output, true, commands);
}

/// The table being drawn.
struct Table<'a> {
    study: &'a Study,
    rows: &'a mut Rows,
    options: &'a mut ViewOptions,
    selected: Option<usize>,
}

impl Table<'_> {
    fn name(&self, row: usize) -> &str {
        &self.study.analysis.matcher.terms()[self.rows.row(row).0.term as usize].term
    }

    fn source(&self, source: usize) -> &str {
        widgets::badge_tooltip(&self.study.sources[source])
    }

    /// Opens the sentences behind a row or one of its cells.
    fn ask(&mut self, row: usize, source: Option<usize>) {
        let term = &self.study.analysis.matcher.terms()[self.rows.row(row).0.term as usize];
        let title = match source {
            Some(source) => format!("{} · {}", term.term, self.source(source)),
            None => term.term.clone(),
        };
        let terms = Some(BTreeSet::from([TermName::of(term)]));
        self.options.question = Some(Question { title, terms, source, ..Question::default() });
    }

    fn ground(&self, ui: &Ui, row: usize, rect: Rect) {
        let colours = theme::palette(ui);
        if self.selected == Some(row) {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, colours.acctint);
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, CornerRadius::ZERO, colours.acc);
        }
        let first = self.rows.row(row).1 && row > 0;
        let stroke = if first { Stroke::new(1.0, colours.line2) } else { colours.hairline() };
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, stroke);
        if row + 1 == self.rows.len() {
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
        }
    }

    fn heading(&mut self, ui: &mut Ui, column: Column, rect: Rect) {
        let colours = theme::palette(ui);
        let y = rect.center().y;
        let sort = match column {
            Column::First => SortBy::Term,
            Column::Middle(column) => SortBy::Source(self.rows.columns[column]),
            Column::Last => SortBy::Total,
        };
        let name = match sort {
            SortBy::Term => texts::TERM.to_string(),
            SortBy::Source(source) => self.source(source).to_owned(),
            SortBy::Total => texts::ALL.to_string(),
        };
        let response =
            ui.interact(rect.intersect(ui.clip_rect()), ui.scope_id().with(("heading", sort)), Sense::click());
        let sorted = self.options.terms.sort == sort;
        let order = match (sorted, self.options.terms.descending) {
            (false, _) => "",
            (true, descending) => texts::sorted(descending),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{name}{order}")));
        ui.painter().rect_filled(
            rect,
            CornerRadius::ZERO,
            if response.hovered() { colours.hover } else { colours.panel },
        );
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line2));
        let strong = theme::ui_font(13.0, Weight::SemiBold);
        let mut end = match sort {
            SortBy::Term => {
                let drawn =
                    ui.painter().text(pos2(rect.left() + 14.0, y), Align2::LEFT_CENTER, &name, strong, colours.ink);
                let note = texts::shown(self.rows.len(), self.rows.found());
                let note_at = pos2(drawn.right() + 6.0, y);
                let font = theme::ui_font(12.0, Weight::Regular);
                ui.painter().text(note_at, Align2::LEFT_CENTER, note, font, colours.ink3).right()
            }
            SortBy::Source(source) => {
                let at = Rect::from_center_size(pos2(rect.left() + 20.5, y), vec2(25.0, 19.0));
                widgets::badge(&mut ui.new_child(UiBuilder::new().max_rect(at)), source, &self.study.sources[source]);
                let room = rect.width() - 62.0;
                let drawn = truncated(ui, pos2(rect.left() + 41.0, y - 8.0), room, &name, strong, colours.ink);
                let words = texts::words(self.rows.words(source));
                let font = theme::ui_font(11.5, Weight::Regular);
                ui.painter().text(pos2(rect.left() + 41.0, y + 9.0), Align2::LEFT_CENTER, words, font, colours.ink3);
                drawn
            }
            SortBy::Total => {
                let at = pos2(rect.right() - 14.0, y);
                ui.painter().text(at, Align2::RIGHT_CENTER, &name, strong, colours.ink).left() - 18.0
            }
        };
        if sorted {
            end += 9.0;
            let centre = pos2(end, if matches!(sort, SortBy::Source(_)) { y - 8.0 } else { y });
            widgets::sort_mark(ui, centre, self.options.terms.descending);
        }
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            let options = &mut self.options.terms;
            options.descending = if sorted { !options.descending } else { sort != SortBy::Term };
            options.sort = sort;
        }
    }

    fn term(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let colours = theme::palette(ui);
        let (counts, first) = self.rows.row(row);
        let term = &self.study.analysis.matcher.terms()[counts.term as usize];
        let y = rect.center().y;
        if first || !self.options.terms.grouped {
            let at = Rect::from_center_size(pos2(rect.left() + 22.5, y), vec2(17.0, 17.0));
            widgets::family_chip(&mut ui.new_child(UiBuilder::new().max_rect(at)), term.family, true)
                .on_hover_text(family(term.family));
        }
        let response = ui.interact(rect, ui.scope_id().with(("term", row)), Sense::click());
        let voices = concordance::voices(&counts.by_voice);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, format!("{}, {voices}", term.term)));
        let heavy = self.selected == Some(row);
        let font = theme::article_font(15.5, heavy);
        let end = truncated(
            ui,
            pos2(rect.left() + 38.0, y),
            rect.width() - 58.0,
            &crate::app::bidi::shown(&term.term),
            font,
            colours.ink,
        );
        let name = TermName::of(term);
        let pinned = self.options.terms.pinned.contains(&name);
        if pinned {
            theme::Icon::Pin.paint(ui.painter(), pos2(end + 12.0, y), 13.0, colours.ink3);
        }
        focus(ui, &response, rect);
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| {
            ui.label(theme::strong(crate::app::bidi::shown(&term.term)));
            ui.label(theme::small(family_and_category(term.family, &term.category_title)).color(colours.ink2));
            ui.label(theme::small(&voices));
        });
        response.context_menu(|ui| {
            if ui.button(if pinned { texts::UNPIN } else { texts::PIN }).clicked() {
                let pins = &mut self.options.terms.pinned;
                if !pins.remove(&name) {
                    pins.insert(name.clone());
                }
                ui.close();
            }
        });
        if response.clicked() {
            self.ask(row, None);
        }
    }

    fn cell(&mut self, ui: &mut Ui, row: usize, source: usize, rect: Rect) {
        let colours = theme::palette(ui);
        let value = self.rows.value(row, source, &self.options.terms);
        let (counts, count) = self.rows.cell(row, source);
        let counts = *counts;
        let interval = self.rows.interval(count);
        let with = (self.rows.row(row).0.articles[source], self.rows.articles(source));
        let response =
            ui.interact(rect.intersect(ui.clip_rect()), ui.scope_id().with(("cell", row, source)), Sense::click());
        let decimals = if interval.high < 1.0 { 2 } else { 1 };
        let range =
            |join: &str| format!("{}{join}{}", decimal(interval.low, decimals), decimal(interval.high, decimals));
        let described = || {
            texts::rate_in_source(
                (self.name(row), self.source(source)),
                &concordance::voices(&counts),
                &rate(count.rate()),
                (interval.low, interval.high, decimals),
                with,
            )
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, described()));
        let plate = rect.shrink2(vec2(2.0, 1.5));
        if value > 0.0 {
            let share = (value / self.rows.most) as f32;
            ui.painter().rect_filled(plate, CornerRadius::same(theme::radius::BOX), colours.heat_cell(share));
        } else if response.hovered() {
            ui.painter().rect_filled(plate, CornerRadius::same(theme::radius::BOX), colours.hover);
        }
        let used = self.numbers(ui, rect, count, &range("–"), colours) + 8.0;
        let right = pos2(rect.right() - 9.0, rect.center().y);
        hit_squares(ui.painter(), right, right.x - used, &counts, colours);
        focus(ui, &response, plate);
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| {
            ui.label(theme::small(described()));
        });
        if response.clicked() {
            self.ask(row, (count.hits > 0).then_some(source));
        }
    }

    /// Writes a count or rate, and its interval; where what is written ends.
    fn numbers(&self, ui: &Ui, rect: Rect, count: Count, range: &str, colours: &Palette) -> f32 {
        let y = rect.center().y;
        let written = match (count.hits, self.options.terms.rate) {
            (0, _) => "0".to_owned(),
            (_, true) => rate(count.rate()),
            (hits, false) => grouped(hits),
        };
        let (weight, ink) =
            if count.hits == 0 { (Weight::Regular, colours.ink3) } else { (Weight::SemiBold, colours.ink) };
        let font = theme::ui_font(12.5, weight);
        let end = ui.painter().text(pos2(rect.left() + 9.0, y), Align2::LEFT_CENTER, written, font, ink).right();
        if self.options.terms.rate && self.options.terms.interval {
            let ink = if count.hits == 0 { colours.ink3 } else { colours.ink2 };
            let font = theme::ui_font(11.5, Weight::Regular);
            // Intervals stand below each other as long as the rates leave them room.
            let at = pos2((rect.left() + 43.0).max(end + 6.0), y);
            return ui.painter().text(at, Align2::LEFT_CENTER, format!("[{range}]"), font, ink).right();
        }
        end
    }

    fn total(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let colours = theme::palette(ui);
        let total = all_voices(&self.rows.row(row).0.by_voice);
        let response = ui.interact(rect, ui.scope_id().with(("total", row)), Sense::click());
        let described = texts::all_sources(self.name(row), total);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &described));
        let at = pos2(rect.right() - 14.0, rect.center().y);
        let font = theme::ui_font(13.0, Weight::Medium);
        let drawn = ui.painter().text(at, Align2::RIGHT_CENTER, grouped(total), font, colours.acc);
        let width = if response.hovered() { 1.6 } else { 1.0 };
        ui.painter().hline(drawn.x_range(), drawn.bottom() - 1.0, Stroke::new(width, colours.acc));
        focus(ui, &response, rect);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            self.ask(row, None);
        }
    }
}

fn focus(ui: &Ui, response: &egui::Response, rect: Rect) {
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme::palette(ui).acc);
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(3), ring, egui::StrokeKind::Inside);
    }
}

/// One line of text, shortened to the room there is, centred on `at` vertically. Returns its right end.
fn truncated(ui: &Ui, at: egui::Pos2, room: f32, text: &str, font: egui::FontId, ink: egui::Color32) -> f32 {
    let galley = one_line(ui, room, text, font, ink);
    let width = galley.size().x;
    ui.painter().galley(pos2(at.x, at.y - galley.size().y / 2.0), galley, ink);
    at.x + width
}
