//! The rows: sentences level with each other, how alike they are between the columns, and the overview beside them.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Id, Popup, Rect, ScrollArea, Sense, SetOpenCommand, Shape, Stroke,
    StrokeKind, Ui, pos2, vec2,
};

use super::{FOLDED_FROM, NUMBER, Table, absent, is_folded, laid, sentences, setting};
use crate::app::command::Command;
use crate::app::rows::Row;
use crate::app::state::{Rows, State, View};
use crate::app::study::Study;
use crate::app::theme::{Icon, Weight, layout, radius};
use crate::app::views::own;
use crate::app::views::scroll::Scroll;
use crate::app::views::selecting::{Block, Selecting};
use crate::app::views::sidebar::one_line;
use crate::app::{bidi, texts, theme, widgets};
use crate::model::{Relation, SentenceRef};

#[expect(clippy::too_many_arguments, reason = "the lower half of show")]
pub(super) fn body(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    width: f32,
    table: &Arc<Table>,
    open: &BTreeSet<(u32, u32)>,
    expanded: Id,
    selecting: &mut Selecting<'_>,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    if table.rows.is_empty() {
        if widgets::empty_state(ui, Icon::Compare, &texts::NO_ROWS, Some(&texts::ALL_ROWS)) {
            commands.push(Command::ShowRows(Rows::All));
        }
        return;
    }
    let total = table.tops.last().copied().unwrap_or(0.0);
    let jump = own(state, "compare-jump");
    let scroll = Scroll::begin(ui, state, View::Compare);
    let wanted: Option<f32> = ui.data_mut(|data| data.remove_temp(jump)).or(scroll.offset());
    let selected = selected_row(state, table, study);
    let moved = own(state, "compare-selected");
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
        let moved = before.is_some_and(|before| before != selected) && !scroll.is_due(state);
        if let Some(row) = selected.filter(|_| moved) {
            let y = origin.y + table.tops[row];
            let rect = Rect::from_min_max(pos2(origin.x, y), pos2(origin.x + 10.0, origin.y + table.tops[row + 1]));
            ui.scroll_to_rect(rect.expand(40.0), Some(Align::Center));
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
                draw_cell(ui, state, study, row, column, cell, open, expanded, selecting, commands);
                if column + 1 < row.cells.len() {
                    let gutter = Rect::from_min_size(cell.right_top(), vec2(layout::COMPARE_GUTTER, cell.height()));
                    draw_gutter(ui, state, study, row, column, gutter, selected == Some(n), n, commands);
                }
            }
        }
        selecting.scroll(ui, None);
    });
    scroll.end(ui, state, &output, true, commands);
    let strip = Rect::from_min_size(pos2(strip_left, top), vec2(layout::OVERVIEW_STRIP, height));
    overview(ui, study, table, strip, output.state.clamped_offset().y, output.inner_rect.height(), jump);
}

/// The selected row: the one chosen, else the one with the selected hit.
fn selected_row(state: &State, table: &Table, study: &Study) -> Option<usize> {
    if let Some(row) = state.focus.compare.row {
        return (row < table.rows.len()).then_some(row);
    }
    let at = state.focus.hit?;
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
    selecting: &mut Selecting<'_>,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let articles = &state.focus.compare.columns;
    if row.cells[column].is_empty() {
        absent::absent(ui, state, study, (row, column), cell, (open, expanded), commands);
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
            .map_or_else(|| texts::TITLE_SHORT.to_string(), |number| number.to_string());
        let at = pos2(cell.left() + NUMBER - 9.0, y + 10.0);
        ui.painter().text(at, Align2::RIGHT_CENTER, number, theme::ui_font(11.5, Weight::Regular), colours.ink3);
        let origin = pos2(cell.left() + NUMBER, y);
        if folded {
            let span = study.analysis.documents[article.index()].sentences[*sentence as usize].span;
            let room = cell.width() - NUMBER - 16.0;
            let font = theme::article_font(14.5, false);
            let line = one_line(ui, room, span.of(text), font, colours.ink);
            let right = if bidi::begins_right(span.of(text)) { room - line.size().x } else { 0.0 };
            if selecting.has(article, span) {
                let all = Rect::from_min_size(origin + vec2(right, 0.0), vec2(line.size().x, 20.0));
                ui.painter().rect_filled(all, 0, colours.selection);
            }
            ui.painter().galley(origin + vec2(right, 0.0), line, colours.ink);
            y += 20.0;
            continue;
        }
        let mut laid = laid(ui, state, study, row, column, *sentence, cell.width());
        let span = study.analysis.documents[article.index()].sentences[*sentence as usize].span;
        let area = Rect::from_min_size(origin, laid.galley.size());
        let response = ui.interact(area, ui.scope_id().with(("sentence", article, *sentence)), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Paragraph, true, span.of(text)));
        let at = SentenceRef { article, sentence: *sentence };
        let response = response.on_hover_cursor(CursorIcon::Text);
        sentences::sentence(ui, state, study, at, &response, commands);
        let setting = setting(state, cell.width());
        selecting.show(ui, &mut laid, (article, span), setting);
        laid.paint(ui.painter(), origin, colours);
        if let Some(hit) = laid.interact(ui, origin, study, article) {
            commands.push(Command::SelectRow(None));
            commands.push(Command::SelectHit(Some(hit)));
        }
        selecting.take(ui, Block { article, span, laid: &laid, letters: setting.letters, origin });
        y += laid.galley.size().y;
    }
}

/// The connector between two neighbouring cells: its line says how alike they are.
#[expect(clippy::too_many_arguments, reason = "one gutter of body, split off for its loop")]
fn draw_gutter(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    row: &Row,
    gap: usize,
    rect: Rect,
    selected: bool,
    n: usize,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let y = rect.center().y;
    let ink = Stroke::new(1.75, colours.ink2);
    let Some(link) = row.links[gap] else {
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
    let share = texts::shared(link.shared);
    let relation = texts::relation(link.relation);
    let written = |text: &str, size: f32, weight: Weight, ink| {
        ui.painter().layout_no_wrap(text.to_owned(), theme::ui_font(size, weight), ink)
    };
    let name = written(relation, 11.5, Weight::SemiBold, colours.ink);
    let note = written(&share, 11.0, Weight::Regular, colours.ink3);
    let wide = (name.size().x.max(note.size().x) + 8.0).clamp(68.0, rect.width());
    let chip = Rect::from_center_size(pos2(rect.center().x, y), vec2(wide, 37.0));
    for (from, to) in [(rect.left(), chip.left()), (chip.right(), rect.right())] {
        let line = |y: f32, stroke: Stroke| {
            ui.painter().line_segment([pos2(from, y), pos2(to, y)], stroke);
        };
        match link.relation {
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
    response.widget_info(|| {
        let by_hand = if link.decided { format!(", {}", texts::panes::BY_HAND) } else { String::new() };
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{relation}, {share}{by_hand}"))
    });
    for (galley, at) in [(name, -8.0), (note, 8.0)] {
        let at = chip.center() + vec2(0.0, at) - galley.size() / 2.0;
        ui.painter().galley(at, galley, colours.ink);
    }
    if link.decided {
        // The corner that marks whatever was corrected.
        Icon::Pencil.paint(ui.painter(), chip.right_top() + vec2(-2.0, 2.0), 12.0, colours.acc);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            chip,
            CornerRadius::same(radius::CHIP),
            Stroke::new(2.0, colours.acc),
            StrokeKind::Outside,
        );
    }
    let asked = response.clicked() || response.secondary_clicked();
    Popup::menu(&response).open_memory(asked.then_some(SetOpenCommand::Toggle)).show(|ui| {
        sentences::link_menu(ui, study, &state.focus.compare.columns, (row, gap), link, commands);
    });
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
            let colour = if only { colours.source(study.source(table.key.columns[column]).0) } else { colours.line2 };
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
