//! What the views in panes have in common: names of their own, panels that stay as large as they were made, and what
//! can be done with a sentence.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Button, Id, Ui};

use crate::app::command::Command;
use crate::app::panes::{PaneCommand, SizedPanel};
use crate::app::sentences::SentenceCommand;
use crate::app::state::{Overlay, State};
use crate::app::study::{HitRef, Study};
use crate::app::texts::panes as texts;
use crate::app::theme;
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
    item(ui, texts::SPLIT, if study.splits_at(at).is_empty() { Vec::new() } else { select(at) });
    let next = study.joins_at(at).map(|offset| put(offset, false));
    item(ui, texts::JOIN, next.into_iter().collect());
}
