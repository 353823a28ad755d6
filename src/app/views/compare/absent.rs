//! The dashed box where an article lacks the statement, and what leads on from it.

use std::collections::BTreeSet;

use egui::{Align, Id, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::{FOLDED_FROM, is_folded};
use crate::app::command::Command;
use crate::app::rows::Row;
use crate::app::sentences::SentenceCommand;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::theme::{Icon, Weight, radius};
use crate::app::views::sidebar::{elided, one_line};
use crate::app::{texts, theme, widgets};
use crate::model::SentenceRef;

/// Draws the box. `open` are the runs of sentences that are unfolded, kept under an id.
pub(super) fn absent(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    (row, column): (&Row, usize),
    cell: Rect,
    (open, expanded): (&BTreeSet<(u32, u32)>, Id),
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let articles = &state.focus.compare.columns;
    let rect = Rect::from_min_max(cell.min + vec2(8.0, 7.0), cell.max - vec2(10.0, 8.0));
    widgets::dashed(ui, rect, radius::BOX, colours.border());
    let mut at = rect.left_center() + vec2(18.0, 0.0);
    Icon::Gap.paint(ui.painter(), at, 13.0, colours.ink3);
    at.x += 14.0;
    let having = row.sentences(articles);
    let Some(&first) = having.first() else { return };
    // The links stand at the right; the name has what is left of the line.
    let line = Rect::from_x_y_ranges(at.x..=rect.right() - 12.0, at.y - 9.0..=at.y + 9.0);
    let layout = Layout::right_to_left(Align::Center);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(line).layout(layout).id_salt(("absent", first, column)));
    inside.spacing_mut().item_spacing.x = 12.0;
    let only = row.only();
    let run = only.map_or(0, |only| row.cells[only].len());
    if run >= FOLDED_FROM {
        fold(&mut inside, first, open, expanded);
    }
    if only.is_none_or(|only| !is_folded(row, only, articles, open)) {
        let link = widgets::link(&mut inside, &texts::panes::CLOSEST, 12.0);
        if link.on_hover_text(texts::panes::CLOSEST_HINT).clicked() {
            let chosen = state.focus.sentence.filter(|at| having.contains(at));
            let sentences = chosen.map_or(having, |at| vec![at]);
            commands.push(Command::Sentence(SentenceCommand::Closest(sentences, vec![articles[column]])));
        }
    }
    let end = inside.min_rect().left().min(line.right()) - 8.0;
    let Some(only) = only else {
        let font = theme::ui_font(12.5, Weight::Regular);
        elided(ui, pos2(at.x, at.y - 8.0), end - at.x, &texts::NOT_IN_TEXT, font, colours.ink2);
        return;
    };
    let source = study.source(articles[only]).1;
    let label = texts::only_in(widgets::badge_tooltip(source));
    let font = theme::ui_font(12.5, Weight::SemiBold);
    let room = end - at.x;
    // Two letters say more than a name cut off; the name is in the tooltip and stands at the head of the column.
    let whole = one_line(ui, f32::INFINITY, &label, font.clone(), colours.ink).size().x <= room;
    let written = if whole { label.clone() } else { texts::only_in(&source.monogram) };
    let width = elided(ui, pos2(at.x, at.y - 8.0), room, &written, font, colours.ink);
    let place = Rect::from_min_size(pos2(at.x, at.y - 9.0), vec2(width, 18.0));
    let response = ui.interact(place, ui.scope_id().with(("only", first, column)), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &label));
    response.on_hover_text(label);
    if run >= FOLDED_FROM {
        let note = format!("· {}", texts::sentences(run));
        let note = ui.painter().layout_no_wrap(note, theme::ui_font(12.5, Weight::Regular), colours.ink2);
        // Where there is no room for the number the overview still tells it.
        if at.x + width + 5.0 + note.size().x <= end {
            ui.painter().galley(pos2(at.x + width + 5.0, at.y - note.size().y / 2.0), note, colours.ink2);
        }
    }
}

/// The link that folds or unfolds the run of sentences one article alone has.
fn fold(ui: &mut Ui, first: SentenceRef, open: &BTreeSet<(u32, u32)>, expanded: Id) {
    let key = (first.article.0, first.sentence);
    let label = if open.contains(&key) { texts::FOLD } else { texts::EXPAND };
    if widgets::link(ui, &label, 12.0).clicked() {
        let mut changed = open.clone();
        if !changed.remove(&key) {
            changed.insert(key);
        }
        ui.data_mut(|data| data.insert_temp(expanded, changed));
    }
}
