//! Coding: a random sample of hits, decided on one by one, and what comes of it.

mod book;
mod draw;
mod item;
mod merged;
mod results;
mod sidebar;

use std::collections::BTreeMap;

use egui::{Align, Id, Layout, ProgressBar, Ui};

use super::cache;
use crate::app::coding::{CodingCommand, Mode, coded, coder_id};
use crate::app::command::Command;
use crate::app::state::{State, View};
use crate::app::texts::coding as texts;
use crate::app::theme::{self, Icon, space};
use crate::app::widgets;
use crate::coding::{Codings, Sample};

pub(super) use book::show as code_book;
pub(super) use merged::show as merged;
pub(super) use sidebar::show as sidebar;

/// Whether letters and numbers decide about a hit, so that no shortcut may take them.
pub fn takes_keys(state: &State) -> bool {
    state.open_study().is_some()
        && state.focus.view == View::Coding
        && state.coding.mode == Mode::Code
        && state.overlay.is_none()
}

/// Shows the view in the middle of the window.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let codings = &*study.corrections.codings;
    ui.spacing_mut().item_spacing.y = 0.0;
    toolbar(ui, state, codings, commands);
    if state.coding.mode == Mode::Draw {
        super::filter_bar::show(ui, state, study, commands);
    }
    let sample = state.coding.drawn(codings);
    match (state.coding.mode, sample) {
        (Mode::Draw, _) => draw::show(ui, state, study, commands),
        (_, None) => {
            if widgets::empty_state(ui, Icon::Check, &texts::NO_SAMPLE_YET, Some(&texts::DRAW_ONE)) {
                commands.push(Command::Coding(CodingCommand::Mode(Mode::Draw)));
            }
        }
        (Mode::Code, Some(sample)) => item::show(ui, state, study, codings, sample, commands),
        (Mode::Results, Some(_)) => results::show(ui, state, codings, commands),
    }
}

fn toolbar(ui: &mut Ui, state: &State, codings: &Codings, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    widgets::wide_toolbar(ui, 700.0, |ui| {
        let modes = Mode::ALL.map(|mode| (mode, texts::mode(mode)));
        if let Some(mode) = widgets::segmented(ui, &texts::CODINGS, &modes, state.coding.mode) {
            commands.push(Command::Coding(CodingCommand::Mode(mode)));
        }
        let Some(sample) = state.coding.drawn(codings).filter(|_| state.coding.mode == Mode::Code) else { return };
        ui.add_space(space::SMALL);
        let (done, all) = (done(ui, state, codings, sample), sample.items.len());
        ui.label(theme::strong(texts::coded(done, all)));
        ui.add(
            ProgressBar::new(done as f32 / all.max(1) as f32)
                .desired_width(120.0)
                .desired_height(8.0)
                .fill(colours.acc),
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let give = |commands: &mut Vec<Command>, command| commands.push(Command::Coding(command));
            if widgets::button(ui, None, &texts::NEXT_OPEN).clicked() {
                give(commands, CodingCommand::NextOpen);
            }
            if widgets::icon_button(ui, Icon::Right, &texts::SKIP).clicked() {
                give(commands, CodingCommand::Skip);
            }
            ui.label(theme::small(texts::place(state.coding.at, all)).color(colours.ink2));
            if widgets::icon_button(ui, Icon::Left, &texts::BACK).clicked() {
                give(commands, CodingCommand::Back);
            }
        });
    });
}

/// How many items the coder has coded; counted anew only after a change.
fn done(ui: &Ui, state: &State, codings: &Codings, sample: &Sample) -> usize {
    let coder = coder_id(&state.preferences.coder);
    progress(ui, state, codings, sample).get(&coder).copied().unwrap_or(0)
}

/// By coder, how many items of a sample are coded.
fn progress(ui: &Ui, state: &State, codings: &Codings, sample: &Sample) -> BTreeMap<String, usize> {
    type Kept = Option<(u64, BTreeMap<String, usize>)>;
    let kept = cache::<Kept>(ui, Id::unique("coded").with(&sample.id));
    let mut kept = kept.lock();
    let position = state.history.position();
    match &*kept {
        Some((known, counted)) if *known == position => counted.clone(),
        _ => {
            let counted = coded(codings, sample);
            *kept = Some((position, counted.clone()));
            counted
        }
    }
}
