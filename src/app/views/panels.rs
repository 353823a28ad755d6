//! What the views in panes have in common: names of their own, panels that stay as large as they were made, and what
//! can be done with a sentence.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Button, Id, Rect, Ui};

use crate::app::command::Command;
use crate::app::panes::{PaneCommand, SizedPanel};
use crate::app::sentences::SentenceCommand;
use crate::app::state::{Overlay, State};
use crate::app::study::{HitRef, Study};
use crate::app::texts::panes as texts;
use crate::app::texts::tables::{FOLD_PANEL, UNFOLD_PANEL};
use crate::app::theme::{self, Icon};
use crate::app::widgets;
use crate::model::SentenceRef;

/// A name of the pane that is drawn: other panes with the same view have another.
pub(super) fn own(state: &State, name: impl Hash + Debug) -> Id {
    Id::unique((name, state.panes.front()))
}

/// Remembers the size of a panel when it changes.
pub(super) fn note_size(ui: &Ui, state: &State, panel: SizedPanel, size: f32, commands: &mut Vec<Command>) {
    let id = own(state, ("size", panel));
    let before: Option<f32> = ui.data(|data| data.get_temp(id));
    ui.data_mut(|data| data.insert_temp(id, size));
    if before.is_some_and(|before| (before - size).abs() >= 0.5) && ui.input(|input| input.pointer.any_down()) {
        commands.push(Command::Pane(PaneCommand::Resize(panel, size)));
    }
}

/// Height of a panel at the bottom that is collapsed to its heading.
pub(super) const COLLAPSED: f32 = 44.0;

fn collapsed_id(state: &State, panel: SizedPanel) -> Id {
    own(state, ("collapsed", panel))
}

/// Whether a panel at the bottom is collapsed to its heading.
pub(super) fn is_collapsed(ui: &Ui, state: &State, panel: SizedPanel) -> bool {
    ui.data(|data| data.get_temp(collapsed_id(state, panel))).unwrap_or(false)
}

/// Collapses a panel at the bottom, or unfolds it, when its upper edge is clicked twice.
pub(super) fn collapse_by_edge(ui: &Ui, state: &State, panel: SizedPanel, edge: Rect) {
    const REACH: f32 = 5.0;
    let near = Rect::from_x_y_ranges(edge.x_range(), edge.top() - REACH..=edge.top() + REACH);
    let twice = ui.input(|input| {
        let there = input.pointer.interact_pos().is_some_and(|at| near.contains(at));
        there && input.pointer.button_double_clicked(egui::PointerButton::Primary)
    });
    if twice {
        toggle(ui, state, panel);
    }
}

/// The button that does the same.
pub(super) fn collapse_button(ui: &mut Ui, state: &State, panel: SizedPanel) {
    let folded = is_collapsed(ui, state, panel);
    let (icon, name) = if folded { (Icon::Right, UNFOLD_PANEL) } else { (Icon::Down, FOLD_PANEL) };
    if widgets::icon_button(ui, icon, &name).clicked() {
        toggle(ui, state, panel);
    }
}

fn toggle(ui: &Ui, state: &State, panel: SizedPanel) {
    let folded = is_collapsed(ui, state, panel);
    ui.data_mut(|data| data.insert_temp(collapsed_id(state, panel), !folded));
    ui.ctx().request_repaint();
}

/// Menu entries that split a sentence, in front of a word or wherever the analyst says, or join it with the next.
pub(super) fn break_items(
    ui: &mut Ui,
    study: &Study,
    at: SentenceRef,
    before: Option<(u32, &str)>,
    commands: &mut Vec<Command>,
) {
    let mut item = |ui: &mut Ui, name: &str, given: Vec<Command>| {
        if ui.add_enabled(!given.is_empty(), Button::new(theme::body(name))).clicked() {
            commands.extend(given);
            ui.close();
        }
    };
    let put = |offset, begins| Command::Sentence(SentenceCommand::Break(at.article, offset, begins));
    if let Some((offset, word)) = before {
        item(ui, &texts::split_before(word), vec![put(offset, true)]);
    }
    let select = |at: SentenceRef| {
        let span = study.analysis.documents[at.article.index()].sentences[at.sentence as usize].span;
        let passage = Command::SelectPassage(HitRef { article: at.article, span });
        vec![
            passage,
            Command::Sentence(SentenceCommand::Select(Some(at))),
            Command::Overlay(Some(Overlay::SplitSentence)),
        ]
    };
    item(ui, &texts::SPLIT, if study.splits_at(at).is_empty() { Vec::new() } else { select(at) });
    let next = study.joins_at(at).map(|offset| put(offset, false));
    item(ui, &texts::JOIN, next.into_iter().collect());
}
