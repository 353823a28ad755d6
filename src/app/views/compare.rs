//! Two to six articles of one event side by side, what says the same level with each other.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Id, Layout, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, pos2,
    vec2,
};

use super::super::command::Command;
use super::super::highlight::{self, Setting};
use super::super::rows::{Row, rows};
use super::super::state::{MOST_COLUMNS, Rows, State, View};
use super::super::study::{Shown, Study};
use super::super::theme::{self, Icon, Weight, layout, radius};
use super::super::{texts, widgets};
use super::sidebar::elided;
use crate::model::{ArticleIndex, Relation};

/// Room at the left of a cell for the sentence's number.
const NUMBER: f32 = 32.0;
/// Sentences that one article alone has, from which on a run is folded.
const FOLDED_FROM: usize = 3;

/// Shows the view.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let columns = &state.compare.columns;
    let Some(first) = columns.first() else {
        let name = texts::view(View::Reader);
        if widgets::empty_state(ui, Icon::Compare, texts::NO_COLUMNS, Some(name)) {
            commands.push(Command::Show(View::Reader));
        }
        return;
    };
    let event = study.event(*first).articles.clone();
    let expanded = Id::unique("compare-expanded");
    let open: BTreeSet<(u32, u32)> = ui.data(|data| data.get_temp(expanded)).unwrap_or_default();
    let room = ui.available_width() - layout::OVERVIEW_STRIP;
    let gutters = layout::COMPARE_GUTTER * (columns.len() as f32 - 1.0);
    let width = ((room - gutters) / columns.len() as f32).max(layout::COMPARE_COLUMN).floor();
    let table = table(ui, state, study, width, &open);
    tools(ui, state, study, &event, &table, commands);
    if columns.len() == 1 {
        ui.add_space(4.0);
        let text = if event.len() == 1 { texts::ONE_SOURCE } else { texts::ADD_COLUMN };
        ui.horizontal(|ui| {
            ui.add_space(14.0);
            ui.label(theme::small(text).color(theme::palette(ui).ink2));
        });
    }
    let whole = width * columns.len() as f32 + gutters;
    ScrollArea::horizontal().id_salt("compare-wide").auto_shrink(false).show(ui, |ui| {
        ui.set_width(whole.max(room) + layout::OVERVIEW_STRIP);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        heads(ui, state, study, width, &table, commands);
        body(ui, state, study, width, &table, &open, expanded, commands);
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
        columns: state.compare.columns.clone(),
        rows: state.compare.rows,
        dim: state.compare.dim_shared,
        letters: state.preferences.letters_in_compare,
        shown: state.shown,
        width,
        open: open.clone(),
    };
    let id = Id::unique("compare-table");
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
    row.only() == Some(column)
        && row.cells[column].len() >= FOLDED_FROM
        && !open.contains(&(articles[column].0, row.cells[column][0]))
}

fn laid(ui: &Ui, state: &State, study: &Study, row: &Row, column: usize, sentence: u32, width: f32) -> highlight::Laid {
    let article = state.compare.columns[column];
    let text = &study.article(article).text;
    let span = study.analysis.documents[article.index()].sentences[sentence as usize].span;
    let marks = highlight::marks(study, state, article, span);
    let emphasis = if state.compare.dim_shared { row.emphasis[column].as_slice() } else { &[] };
    let setting = Setting { letters: state.preferences.letters_in_compare, ..Setting::compare(width - NUMBER - 16.0) };
    highlight::lay_out(ui, text, span, marks, emphasis, setting)
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
    if is_folded(row, column, &state.compare.columns, open) {
        return 20.0 * FOLDED_FROM as f32;
    }
    row.cells[column].iter().map(|sentence| laid(ui, state, study, row, column, *sentence, width).galley.size().y).sum()
}

fn tools(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    event: &[ArticleIndex],
    table: &Table,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let columns = &state.compare.columns;
    widgets::toolbar(ui, |ui| {
        let room = ui.available_width();
        if room > 760.0 {
            ui.label(theme::small(texts::COLUMNS).color(colours.ink2));
        }
        for (position, article) in columns.iter().enumerate() {
            column_chip(ui, study, *article, position, columns.len(), commands);
        }
        if columns.len() < MOST_COLUMNS && event.iter().any(|article| !columns.contains(article)) {
            let add = widgets::button(ui, Some(Icon::Plus), texts::ADD);
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
            if widgets::icon_button(ui, Icon::Right, texts::NEXT_DIFFERENCE).clicked() {
                commands.push(Command::SelectRow(next(state, table, true)));
            }
            if widgets::icon_button(ui, Icon::Left, texts::PREVIOUS_DIFFERENCE).clicked() {
                commands.push(Command::SelectRow(next(state, table, false)));
            }
            let choices = Rows::ALL.map(|rows| (rows, texts::rows(rows)));
            if let Some(rows) = widgets::segmented(ui, texts::ROWS, &choices, state.compare.rows) {
                commands.push(Command::ShowRows(rows));
            }
            if ui.available_width() > 300.0 {
                ui.label(theme::small(texts::ROWS).color(colours.ink2));
            }
            if ui.available_width() > 170.0 {
                let choices = [(true, texts::DIM_SHARED), (false, texts::OFF)];
                if let Some(on) = widgets::segmented(ui, texts::DIFFERENCES, &choices, state.compare.dim_shared) {
                    commands.push(Command::DimShared(on));
                }
            }
            if ui.available_width() > 90.0 {
                ui.label(theme::small(texts::DIFFERENCES).color(colours.ink2));
            }
        });
    });
}

fn column_chip(
    ui: &mut Ui,
    study: &Study,
    article: ArticleIndex,
    position: usize,
    all: usize,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let (at, source) = study.source(article);
    let (rect, _) = ui.allocate_exact_size(vec2(54.0, 26.0), Sense::hover());
    let round = CornerRadius::same(radius::BUTTON);
    ui.painter().rect(rect, round, colours.panel, colours.border(), StrokeKind::Inside);
    let mut inside = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(5.0, 3.0)))
            .layout(Layout::left_to_right(Align::Center))
            .id_salt(("chip", article)),
    );
    inside.spacing_mut().item_spacing.x = 2.0;
    let badge = widgets::badge(&mut inside, at, source).on_hover_text(widgets::badge_tooltip(source));
    badge.interact(Sense::click()).context_menu(|ui| {
        if position > 0 && ui.button(theme::body(texts::MOVE_LEFT)).clicked() {
            commands.push(Command::MoveColumn(position, position - 1));
            ui.close();
        }
        if position + 1 < all && ui.button(theme::body(texts::MOVE_RIGHT)).clicked() {
            commands.push(Command::MoveColumn(position, position + 1));
            ui.close();
        }
    });
    let cross = Rect::from_center_size(pos2(rect.right() - 13.0, rect.center().y), vec2(18.0, 20.0));
    let response = ui.interact(cross, ui.scope_id().with(("remove", article)), Sense::click());
    let name = texts::remove_column(widgets::badge_tooltip(source));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, all > 1, &name));
    Icon::Close.paint(ui.painter(), cross.center(), 9.0, if response.hovered() { colours.ink } else { colours.ink2 });
    if response.on_hover_text(name).clicked() && all > 1 {
        commands.push(Command::ToggleColumn(article));
    }
}

/// The next or previous row that differs, from the selected one.
fn next(state: &State, table: &Table, forward: bool) -> Option<usize> {
    let differs = |n: &usize| table.rows[*n].differs();
    match (state.compare.row, forward) {
        (None, true) => (0..table.rows.len()).find(differs),
        (None, false) => (0..table.rows.len()).rev().find(differs),
        (Some(row), true) => (row + 1..table.rows.len()).find(differs).or(Some(row)),
        (Some(row), false) => (0..row.min(table.rows.len())).rev().find(differs).or(Some(row)),
    }
}

/// The head of each column: bar in the source's colour, name, date, title with its marks, counts.
fn heads(ui: &mut Ui, state: &State, study: &Study, width: f32, table: &Table, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let columns = &state.compare.columns;
    let titles: Vec<Option<highlight::Laid>> = columns
        .iter()
        .map(|article| {
            let data = study.article(*article);
            let span = data.title?;
            let marks = highlight::marks(study, state, *article, span);
            Some(highlight::lay_out(ui, &data.text, span, marks, &[], Setting::headline(width - 28.0)))
        })
        .collect();
    let title_height = titles.iter().flatten().map(|laid| laid.galley.size().y).fold(20.0_f32, f32::max);
    let height = 36.0 + title_height + 32.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.border());
    for (column, (article, laid)) in columns.iter().zip(&titles).enumerate() {
        let left = rect.left() + column as f32 * (width + layout::COMPARE_GUTTER);
        let head = Rect::from_min_size(pos2(left, rect.top()), vec2(width, height));
        let (position, source) = study.source(*article);
        let data = study.article(*article);
        let bar = Rect::from_min_size(head.min, vec2(width, 4.0));
        ui.painter().rect_filled(bar, 0, theme::badge(position).fill);
        let line = Rect::from_min_size(head.min + vec2(12.0, 10.0), vec2(width - 24.0, 24.0));
        let mut inside = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(line)
                .layout(Layout::left_to_right(Align::Center))
                .id_salt(("head", column)),
        );
        inside.spacing_mut().item_spacing.x = 7.0;
        widgets::badge(&mut inside, position, source);
        let date = texts::dated(&data.published);
        let font = theme::ui_font(12.0, Weight::Regular);
        let date = inside.painter().layout_no_wrap(date, font, colours.ink3);
        let name_at = inside.cursor().min + vec2(0.0, 4.0);
        let name_room = (line.right() - date.size().x - 30.0 - name_at.x).max(40.0);
        elided(
            ui,
            name_at,
            name_room,
            widgets::badge_tooltip(source),
            theme::ui_font(13.0, Weight::SemiBold),
            colours.ink,
        );
        let at = pos2(line.right() - date.size().x, line.center().y - date.size().y / 2.0);
        if at.x - name_at.x > 60.0 {
            let dot = Rect::from_center_size(pos2(at.x - 10.0, line.center().y), vec2(12.0, 15.0));
            let mut mark = ui.new_child(egui::UiBuilder::new().max_rect(dot).id_salt(("dot", column)));
            widgets::date_dot(&mut mark, data.published.dated());
            ui.painter().galley(at, date, colours.ink3);
        }
        let origin = head.min + vec2(14.0, 36.0);
        if let Some(laid) = laid {
            let area = Rect::from_min_size(origin, laid.galley.size());
            let title = ui.interact(area, ui.scope_id().with(("headline", column)), Sense::click());
            title.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, data.title()));
            if title.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                commands.push(Command::Read(*article));
            }
            laid.paint(ui.painter(), origin, colours);
            if let Some(hit) = laid.interact(ui, origin, study, *article) {
                commands.push(Command::SelectHit(Some(hit)));
            }
        }
        let foot = Rect::from_min_size(pos2(left + 14.0, head.bottom() - 26.0), vec2(width - 28.0, 20.0));
        let words = texts::count(study.analysis.documents[article.index()].words as usize, "word", "words");
        let font = theme::ui_font(12.0, Weight::Regular);
        ui.painter().text(foot.left_center(), Align2::LEFT_CENTER, words, font, colours.ink3);
        let totals = &study.totals[article.index()];
        let mut inside = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(foot)
                .layout(Layout::right_to_left(Align::Center))
                .id_salt(("foot", column)),
        );
        let text = texts::own_words(totals.voices[0], totals.hits);
        if widgets::link(&mut inside, &text, 12.0).clicked() {
            commands.push(Command::Read(*article));
        }
        inside.add_space(6.0);
        if inside.available_width() > 150.0 {
            widgets::voice_bar(&mut inside, &totals.voices, 80.0);
        }
    }
    for gap in 0..columns.len().saturating_sub(1) {
        let left = rect.left() + gap as f32 * (width + layout::COMPARE_GUTTER) + width;
        let centre = left + layout::COMPARE_GUTTER / 2.0;
        let matched = table.rows.iter().filter(|row| row.links.get(gap).is_some_and(Option::is_some)).count();
        let text = |y: f32, text: String, font: egui::FontId, ink: egui::Color32| {
            ui.painter().text(pos2(centre, rect.top() + y), Align2::CENTER_CENTER, text, font, ink);
        };
        text(22.0, matched.to_string(), theme::ui_font(15.0, Weight::SemiBold), colours.ink);
        text(38.0, texts::MATCHED.to_owned(), theme::ui_font(11.0, Weight::Regular), colours.ink2);
        for (line, column) in [(56.0, gap), (73.0, gap + 1)] {
            let only = table
                .rows
                .iter()
                .filter(|row| row.only() == Some(column))
                .map(|row| row.cells[column].len())
                .sum::<usize>();
            let monogram = &study.source(columns[column]).1.monogram;
            let area = Rect::from_center_size(pos2(centre, rect.top() + line), vec2(70.0, 16.0));
            let mut inside = ui.new_child(
                egui::UiBuilder::new()
                    .max_rect(area)
                    .layout(Layout::centered_and_justified(egui::Direction::LeftToRight))
                    .id_salt(("only", gap, column)),
            );
            let label = texts::only_count(only, monogram);
            let response = inside
                .add(egui::Label::new(theme::caption(label).color(colours.acc).underline()).sense(Sense::click()));
            if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                commands.push(Command::ShowRows(Rows::OnlyHere));
            }
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "the lower half of show")]
fn body(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    width: f32,
    table: &Arc<Table>,
    open: &BTreeSet<(u32, u32)>,
    expanded: Id,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    if table.rows.is_empty() {
        if widgets::empty_state(ui, Icon::Compare, texts::NO_ROWS, Some(texts::ALL_ROWS)) {
            commands.push(Command::ShowRows(Rows::All));
        }
        return;
    }
    let total = table.tops.last().copied().unwrap_or(0.0);
    let jump = Id::unique("compare-jump");
    let wanted: Option<f32> = ui.data_mut(|data| data.remove_temp(jump));
    let selected = selected_row(state, table, study);
    let moved = Id::unique("compare-selected");
    let before: Option<Option<usize>> = ui.data(|data| data.get_temp(moved));
    ui.data_mut(|data| data.insert_temp(moved, selected));
    let height = ui.available_height();
    let mut area = ScrollArea::vertical().id_salt(("compare", &table.key.columns)).auto_shrink(false);
    if let Some(offset) = wanted {
        area = area.vertical_scroll_offset(offset);
    }
    let strip_left = ui.clip_rect().right() - layout::OVERVIEW_STRIP;
    let top = ui.cursor().top();
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(total + 24.0);
        let origin = ui.max_rect().min;
        if let Some(row) = selected.filter(|row| before.is_some() && before != Some(Some(*row))) {
            let y = origin.y + table.tops[row];
            let rect = Rect::from_min_max(pos2(origin.x, y), pos2(origin.x + 10.0, origin.y + table.tops[row + 1]));
            ui.scroll_to_rect(rect.expand(40.0), None);
        }
        let first = table.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
        let last = table.tops.partition_point(|top| *top < viewport.bottom()).min(table.rows.len());
        for n in first..last {
            let rect = Rect::from_min_max(
                pos2(origin.x, origin.y + table.tops[n]),
                pos2(strip_left.max(origin.x + 100.0), origin.y + table.tops[n + 1]),
            );
            if selected == Some(n) {
                ui.painter().rect_filled(rect, 0, colours.acctint);
                let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
                ui.painter().rect_filled(bar, 0, colours.acc);
            }
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
            let row = &table.rows[n];
            for column in 0..row.cells.len() {
                let left = rect.left() + column as f32 * (width + layout::COMPARE_GUTTER);
                let cell = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
                draw_cell(ui, state, study, row, column, cell, open, expanded, commands);
                if column + 1 < row.cells.len() {
                    let gutter = Rect::from_min_size(cell.right_top(), vec2(layout::COMPARE_GUTTER, cell.height()));
                    draw_gutter(ui, row, column, gutter, selected == Some(n), n, commands);
                }
            }
        }
    });
    let strip = Rect::from_min_size(pos2(strip_left, top), vec2(layout::OVERVIEW_STRIP, height));
    overview(ui, study, table, strip, output.state.clamped_offset().y, output.inner_rect.height(), jump);
}

/// The selected row: the one chosen, else the one with the selected hit.
fn selected_row(state: &State, table: &Table, study: &Study) -> Option<usize> {
    if let Some(row) = state.compare.row {
        return (row < table.rows.len()).then_some(row);
    }
    let at = state.hit?;
    let column = table.key.columns.iter().position(|article| *article == at.article)?;
    let sentence = study.hit(at)?.sentence;
    table.rows.iter().position(|row| row.cells[column].contains(&sentence))
}

#[expect(clippy::too_many_arguments, reason = "one cell of body, split off for its loop")]
fn draw_cell(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    row: &Row,
    column: usize,
    cell: Rect,
    open: &BTreeSet<(u32, u32)>,
    expanded: Id,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let articles = &state.compare.columns;
    if row.cells[column].is_empty() {
        absent(ui, study, articles, row, column, cell, open, expanded);
        return;
    }
    let article = articles[column];
    let folded = is_folded(row, column, articles, open);
    let text = &study.article(article).text;
    let mut y = cell.top() + 6.0;
    for (n, sentence) in row.cells[column].iter().enumerate() {
        if folded && n == FOLDED_FROM {
            break;
        }
        let number = study
            .sentence_number(article, *sentence as usize)
            .map_or_else(|| texts::TITLE_SHORT.to_owned(), |number| number.to_string());
        let at = pos2(cell.left() + NUMBER - 9.0, y + 10.0);
        ui.painter().text(at, Align2::RIGHT_CENTER, number, theme::ui_font(11.5, Weight::Regular), colours.ink3);
        let origin = pos2(cell.left() + NUMBER, y);
        if folded {
            let span = study.analysis.documents[article.index()].sentences[*sentence as usize].span;
            let room = cell.width() - NUMBER - 16.0;
            elided(ui, origin, room, span.of(text), theme::article_font(14.5, false), colours.ink);
            y += 20.0;
            continue;
        }
        let laid = laid(ui, state, study, row, column, *sentence, cell.width());
        let span = study.analysis.documents[article.index()].sentences[*sentence as usize].span;
        let area = Rect::from_min_size(origin, laid.galley.size());
        let response = ui.interact(area, ui.scope_id().with(("sentence", article, *sentence)), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Paragraph, true, span.of(text)));
        laid.paint(ui.painter(), origin, colours);
        if let Some(hit) = laid.interact(ui, origin, study, article) {
            commands.push(Command::SelectRow(None));
            commands.push(Command::SelectHit(Some(hit)));
        }
        y += laid.galley.size().y;
    }
}

/// The dashed box where an article lacks the statement.
#[expect(clippy::too_many_arguments, reason = "a step of draw_cell")]
fn absent(
    ui: &mut Ui,
    study: &Study,
    articles: &[ArticleIndex],
    row: &Row,
    column: usize,
    cell: Rect,
    open: &BTreeSet<(u32, u32)>,
    expanded: Id,
) {
    let colours = theme::palette(ui);
    let rect = Rect::from_min_max(cell.min + vec2(8.0, 7.0), cell.max - vec2(10.0, 8.0));
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.0, colours.line2), 3.0, 2.5));
    let mut at = rect.left_center() + vec2(18.0, 0.0);
    Icon::Gap.paint(ui.painter(), at, 13.0, colours.ink3);
    at.x += 14.0;
    let font = theme::ui_font(12.5, Weight::SemiBold);
    let Some(only) = row.only() else {
        let label = texts::NOT_IN_TEXT;
        ui.painter().text(at, Align2::LEFT_CENTER, label, theme::ui_font(12.5, Weight::Regular), colours.ink2);
        return;
    };
    let name = widgets::badge_tooltip(study.source(articles[only]).1);
    let drawn = ui.painter().text(at, Align2::LEFT_CENTER, texts::only_in(name), font, colours.ink);
    let sentences = row.cells[only].len();
    if sentences >= FOLDED_FROM {
        let at = pos2(drawn.right() + 5.0, at.y);
        let note = format!("· {}", texts::count(sentences, "sentence", "sentences"));
        let font = theme::ui_font(12.5, Weight::Regular);
        ui.painter().text(at, Align2::LEFT_CENTER, note, font, colours.ink2);
        let key = (articles[only].0, row.cells[only][0]);
        let is_open = open.contains(&key);
        let link = Rect::from_min_max(pos2(rect.right() - 66.0, rect.center().y - 9.0), rect.max - vec2(12.0, 0.0));
        let mut inside = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(link)
                .layout(Layout::right_to_left(Align::TOP))
                .id_salt(("fold", key, column)),
        );
        let label = if is_open { texts::FOLD } else { texts::EXPAND };
        if widgets::link(&mut inside, label, 12.0).clicked() {
            let mut changed = open.clone();
            if !changed.remove(&key) {
                changed.insert(key);
            }
            ui.data_mut(|data| data.insert_temp(expanded, changed));
        }
    }
}

/// The connector between two neighbouring cells: its line says how alike they are.
fn draw_gutter(ui: &mut Ui, row: &Row, gap: usize, rect: Rect, selected: bool, n: usize, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let y = rect.center().y;
    let ink = Stroke::new(1.75, colours.ink2);
    let Some((relation, shared)) = row.links[gap] else {
        let (from, direction) = match (row.cells[gap].is_empty(), row.cells[gap + 1].is_empty()) {
            (false, true) => (rect.left(), 1.0),
            (true, false) => (rect.right(), -1.0),
            _ => return,
        };
        let end = from + 26.0 * direction;
        ui.painter().line_segment([pos2(from, y), pos2(end, y)], ink);
        ui.painter().line_segment([pos2(end, y - 5.0), pos2(end, y + 5.0)], Stroke::new(2.0, colours.ink2));
        return;
    };
    let chip = Rect::from_center_size(pos2(rect.center().x, y), vec2(68.0, 37.0));
    for (from, to) in [(rect.left(), chip.left()), (chip.right(), rect.right())] {
        let line = |y: f32, stroke: Stroke| {
            ui.painter().line_segment([pos2(from, y), pos2(to, y)], stroke);
        };
        match relation {
            Relation::Verbatim => {
                line(y - 2.0, Stroke::new(1.3, colours.ink2));
                line(y + 2.0, Stroke::new(1.3, colours.ink2));
            }
            Relation::Reworded => line(y, ink),
            Relation::Partial => {
                ui.painter().extend(Shape::dashed_line(&[pos2(from, y), pos2(to, y)], ink, 3.0, 3.0));
            }
        }
    }
    let border = if selected { Stroke::new(1.5, colours.acc) } else { colours.hairline() };
    ui.painter().rect(chip, CornerRadius::same(radius::CHIP), colours.panel, border, StrokeKind::Inside);
    let response = ui.interact(chip, ui.scope_id().with(("chip", n, gap)), Sense::click());
    let share = texts::shared(shared);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{}, {share}", texts::relation(relation)))
    });
    let top = chip.center() - vec2(0.0, 8.0);
    let font = theme::ui_font(11.5, Weight::SemiBold);
    ui.painter().text(top, Align2::CENTER_CENTER, texts::relation(relation), font, colours.ink);
    let bottom = chip.center() + vec2(0.0, 8.0);
    ui.painter().text(bottom, Align2::CENTER_CENTER, share, theme::ui_font(11.0, Weight::Regular), colours.ink3);
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(texts::SHARED_HINT).clicked() {
        commands.push(Command::SelectRow(Some(n)));
    }
}

/// The map of the whole comparison at the right: grey where both have it, the source's colour where one alone has.
fn overview(ui: &mut Ui, study: &Study, table: &Table, strip: Rect, offset: f32, page: f32, jump: Id) {
    let colours = theme::palette(ui);
    ui.painter().rect_filled(strip, 0, colours.panel2);
    ui.painter().vline(strip.left(), strip.y_range(), colours.hairline());
    let total = table.tops.last().copied().unwrap_or(1.0).max(1.0);
    let scale = strip.height() / total.max(page);
    let columns = table.key.columns.len() as f32;
    let side = (strip.width() - 6.0) / columns;
    for (n, row) in table.rows.iter().enumerate() {
        let top = strip.top() + table.tops[n] * scale + 1.0;
        let bottom = (strip.top() + table.tops[n + 1] * scale - 1.0).max(top + 1.0);
        for (column, cell) in row.cells.iter().enumerate() {
            if cell.is_empty() {
                continue;
            }
            let left = strip.left() + 3.0 + side * column as f32;
            let mark = Rect::from_min_max(pos2(left + 0.5, top), pos2(left + side - 0.5, bottom));
            let only = row.only() == Some(column);
            let colour =
                if only { theme::badge(study.source(table.key.columns[column]).0).fill } else { colours.line2 };
            ui.painter().rect_filled(mark, 0, colour);
        }
    }
    let view = Rect::from_min_size(
        pos2(strip.left() + 0.5, strip.top() + offset * scale),
        vec2(strip.width() - 1.0, (page * scale).min(strip.height())),
    );
    ui.painter().rect_stroke(view, CornerRadius::same(2), Stroke::new(1.5, colours.acc), StrokeKind::Inside);
    let response = ui.interact(strip, ui.scope_id().with("overview"), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, texts::OVERVIEW));
    if (response.clicked() || response.dragged())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let offset = ((pointer.y - strip.top()) / scale - page / 2.0).clamp(0.0, (total - page + 24.0).max(0.0));
        ui.data_mut(|data| data.insert_temp(jump, offset));
    }
}
