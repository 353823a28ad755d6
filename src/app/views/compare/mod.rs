//! Two to six articles of one event side by side, what says the same level with each other.

mod absent;
mod body;
mod columns;
mod free;
mod heads;
mod held;
mod sentences;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Align, Id, Layout, ScrollArea, Ui, vec2};

use crate::app::command::{Command, Step};
use crate::app::highlight::Setting;
use crate::app::rows::{Row, rows};
use crate::app::state::{MOST_COLUMNS, Overlay, Rows, State, View};
use crate::app::study::{Shown, Study};
use crate::app::theme::{Icon, layout};
use crate::app::views::own;
use crate::app::views::selecting::Selecting;
use crate::app::{highlight, texts, theme, widgets};
use crate::model::ArticleIndex;

/// Room at the left of a cell for the sentence's number.
const NUMBER: f32 = 32.0;
/// Sentences that one article alone has, from which on a run is folded.
const FOLDED_FROM: usize = 3;

/// Shows the view.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let columns = &state.focus.compare.columns;
    let Some(first) = columns.first() else {
        let name = texts::view(View::Reader);
        if widgets::empty_state(ui, Icon::Compare, &texts::NO_COLUMNS, Some(name)) {
            commands.push(Command::Show(View::Reader));
        }
        return;
    };
    let event = study.event(*first).articles.clone();
    let expanded = own(state, "compare-expanded");
    let open: BTreeSet<(u32, u32)> = ui.data(|data| data.get_temp(expanded)).unwrap_or_default();
    let room = ui.available_width() - layout::OVERVIEW_STRIP;
    let gutters = layout::COMPARE_GUTTER * (columns.len() as f32 - 1.0);
    let width = ((room - gutters) / columns.len() as f32).max(layout::COMPARE_COLUMN).floor();
    let table = table(ui, state, study, width, &open);
    unfold_selected(ui, state, &table, &open, expanded);
    tools(ui, state, study, &event, commands);
    held::bar(ui, state, study, commands);
    if columns.len() == 1 {
        ui.add_space(4.0);
        let text = if event.len() == 1 { texts::ONE_SOURCE } else { texts::ADD_COLUMN };
        ui.horizontal(|ui| {
            ui.add_space(14.0);
            ui.label(theme::small(text).color(theme::palette(ui).ink2));
        });
    }
    let whole = width * columns.len() as f32 + gutters;
    let mut selecting = Selecting::begin(ui, state, study);
    ScrollArea::horizontal().id_salt("compare-wide").auto_shrink(false).show(ui, |ui| {
        ui.set_width(whole.max(room) + layout::OVERVIEW_STRIP);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        heads::heads(ui, state, study, width, &table, commands);
        if state.focus.compare.free {
            free::columns(ui, state, study, width, &mut selecting, commands);
        } else {
            body::body(ui, state, study, width, &table, &open, expanded, &mut selecting, commands);
        }
        selecting.end(ui, commands);
    });
}

/// The rows laid out, with everything they were made from.
#[derive(Debug)]
struct Table {
    key: Key,
    rows: Vec<Row>,
    /// Where each row begins; one more for the end.
    tops: Vec<f32>,
}

#[derive(Clone, PartialEq, Debug)]
struct Key {
    revision: u64,
    columns: Vec<ArticleIndex>,
    rows: Rows,
    dim: bool,
    letters: bool,
    shown: Shown,
    width: f32,
    open: BTreeSet<(u32, u32)>,
}

fn table(ui: &Ui, state: &State, study: &Study, width: f32, open: &BTreeSet<(u32, u32)>) -> Arc<Table> {
    let key = Key {
        revision: state.revision,
        columns: state.focus.compare.columns.clone(),
        rows: state.focus.compare.rows,
        dim: state.focus.compare.dim_shared,
        letters: state.preferences.letters_in_compare,
        shown: state.shown,
        width,
        open: open.clone(),
    };
    let id = own(state, "compare-table");
    if let Some(kept) = ui.data(|data| data.get_temp::<Arc<Table>>(id))
        && kept.key == key
    {
        return kept;
    }
    let rows = rows(study, &key.columns, key.rows);
    let mut tops = vec![0.0];
    let mut top = 0.0;
    for row in &rows {
        let heights = (0..key.columns.len()).map(|column| cell_height(ui, state, study, row, column, width, open));
        top += heights.fold(44.0_f32, f32::max) + 13.0;
        tops.push(top.round());
    }
    let made = Arc::new(Table { key, rows, tops });
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
    made
}

fn is_folded(row: &Row, column: usize, articles: &[ArticleIndex], open: &BTreeSet<(u32, u32)>) -> bool {
    articles.len() > 1
        && row.only() == Some(column)
        && row.cells[column].len() >= FOLDED_FROM
        && !open.contains(&(articles[column].0, row.cells[column][0]))
}

/// Opens the folded run the selected sentence stands in, so that it is seen.
fn unfold_selected(ui: &Ui, state: &State, table: &Table, open: &BTreeSet<(u32, u32)>, expanded: Id) {
    let columns = &table.key.columns;
    let Some(at) = state.focus.sentence else { return };
    let Some(column) = columns.iter().position(|article| *article == at.article) else { return };
    let run = table.rows.iter().find(|row| row.cells[column].contains(&at.sentence));
    if let Some(run) = run.filter(|row| is_folded(row, column, columns, open)) {
        let mut open = open.clone();
        open.insert((at.article.0, run.cells[column][0]));
        ui.data_mut(|data| data.insert_temp(expanded, open));
        ui.ctx().request_repaint();
    }
}

/// How the sentences of a column are set.
fn setting(state: &State, width: f32) -> Setting {
    Setting { letters: state.preferences.letters_in_compare, ..Setting::compare(width - NUMBER - 16.0) }
}

fn laid(ui: &Ui, state: &State, study: &Study, row: &Row, column: usize, sentence: u32, width: f32) -> highlight::Laid {
    let article = state.focus.compare.columns[column];
    let text = &study.article(article).text;
    let span = study.analysis.documents[article.index()].sentences[sentence as usize].span;
    let marks = highlight::marks(study, state, article, span);
    let emphasis = if state.focus.compare.dim_shared { row.emphasis[column].as_slice() } else { &[] };
    highlight::lay_out(ui, text, span, marks, emphasis, setting(state, width))
}

fn cell_height(
    ui: &Ui,
    state: &State,
    study: &Study,
    row: &Row,
    column: usize,
    width: f32,
    open: &BTreeSet<(u32, u32)>,
) -> f32 {
    if is_folded(row, column, &state.focus.compare.columns, open) {
        return 20.0 * FOLDED_FROM as f32;
    }
    row.cells[column].iter().map(|sentence| laid(ui, state, study, row, column, *sentence, width).galley.size().y).sum()
}

fn tools(ui: &mut Ui, state: &State, study: &Study, event: &[ArticleIndex], commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let columns = &state.focus.compare.columns;
    widgets::toolbar(ui, |ui| {
        let room = ui.available_width();
        if room > 760.0 {
            ui.label(theme::small(texts::COLUMNS).color(colours.ink2));
        }
        for (position, article) in columns.iter().enumerate() {
            columns::chip(ui, study, *article, (position, columns.len()), commands);
        }
        if columns.len() < MOST_COLUMNS && event.iter().any(|article| !columns.contains(article)) {
            let add = widgets::button(ui, Some(Icon::Plus), &texts::ADD);
            egui::Popup::menu(&add).show(|ui| {
                ui.set_min_width(260.0);
                for article in event.iter().filter(|article| !columns.contains(article)) {
                    let (_, source) = study.source(*article);
                    let label = format!("{}: {}", widgets::badge_tooltip(source), study.article(*article).title());
                    if ui.add(egui::Button::new(theme::body(label)).truncate()).clicked() {
                        commands.push(Command::ToggleColumn(*article));
                        ui.close();
                    }
                }
            });
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = widgets::icon_button(ui, Icon::More, &texts::MORE);
            egui::Popup::menu(&more).show(|ui| menu(ui, state, commands));
            if widgets::icon_button(ui, Icon::Right, &texts::NEXT_DIFFERENCE).clicked() {
                commands.push(Command::StepRow(Step::Difference(true)));
            }
            if widgets::icon_button(ui, Icon::Left, &texts::PREVIOUS_DIFFERENCE).clicked() {
                commands.push(Command::StepRow(Step::Difference(false)));
            }
            let choices = Rows::ALL.map(|rows| (rows, texts::rows(rows)));
            if let Some(rows) = widgets::segmented(ui, &texts::ROWS, &choices, state.focus.compare.rows) {
                commands.push(Command::ShowRows(rows));
            }
            if ui.available_width() > 300.0 {
                ui.label(theme::small(texts::ROWS).color(colours.ink2));
            }
            if ui.available_width() > 170.0 {
                let choices = [(true, texts::DIM_SHARED), (false, texts::OFF)];
                if let Some(on) = widgets::segmented(ui, &texts::DIFFERENCES, &choices, state.focus.compare.dim_shared)
                {
                    commands.push(Command::DimShared(on));
                }
            }
            if ui.available_width() > 90.0 {
                ui.label(theme::small(texts::DIFFERENCES).color(colours.ink2));
            }
        });
    });
}

/// What else can be done with a comparison.
fn menu(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.set_min_width(220.0);
    let mut item = |ui: &mut Ui, name: &str, command: Command| {
        if ui.button(theme::body(name)).clicked() {
            commands.push(command);
            ui.close();
        }
    };
    item(ui, &texts::NEXT_CHANGE, Command::StepRow(Step::Change(true)));
    item(ui, &texts::PREVIOUS_CHANGE, Command::StepRow(Step::Change(false)));
    ui.separator();
    let scrolling = if state.focus.compare.free { texts::SCROLL_LEVEL } else { texts::SCROLL_FREE };
    item(ui, &scrolling, Command::ScrollFreely(!state.focus.compare.free));
    item(ui, &texts::WHY_TOGETHER, Command::Overlay(Some(Overlay::WhyTogether)));
    item(ui, &texts::COPY_COMPARISON, Command::CopyComparison);
}
