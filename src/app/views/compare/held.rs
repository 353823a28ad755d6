//! Two sentences held against each other: the one taken up and the one selected, with what can be said of them.

use egui::{Align, Frame, Label, Layout, Margin, Ui};

use crate::app::command::Command;
use crate::app::sentences::SentenceCommand;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::texts::panes as texts;
use crate::app::texts::sentence as numbered;
use crate::app::{bidi, theme, widgets};
use crate::model::SentenceRef;
use crate::project::Pairing;

/// Shows the bar, if two sentences of different columns are held against each other.
pub(super) fn bar(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    let columns = &state.focus.compare.columns;
    let (Some(up), Some(at)) = (state.focus.taken_up, state.focus.sentence) else { return };
    if up.article == at.article || !columns.contains(&up.article) || !columns.contains(&at.article) {
        return;
    }
    let colours = theme::palette(ui);
    let place = |at: SentenceRef| {
        let outlet = &study.source(at.article).1.monogram;
        format!("{outlet} {}", numbered(study.sentence_number(at.article, at.sentence as usize)))
    };
    let note = texts::held_against(&place(up), &place(at), study.shared_words(up, at));
    let mut give = |command| commands.push(Command::Sentence(command));
    // The toolbar above keeps a distance that would show as a gap.
    ui.add_space(-ui.spacing().item_spacing.y);
    let frame = Frame::new().fill(colours.acctint).inner_margin(Margin::symmetric(14, 7));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::button(ui, None, &texts::BACK_TO_IT).clicked() {
                    give(SentenceCommand::TakeUp(None));
                    give(SentenceCommand::Open(up));
                }
                if widgets::button(ui, None, &texts::NO_PAIR).clicked() {
                    give(SentenceCommand::Set(vec![(up, at)], Some(Pairing::Apart)));
                    give(SentenceCommand::Open(up));
                }
                if widgets::primary_button(ui, None, &texts::MAKE_PAIR).clicked() {
                    give(SentenceCommand::Set(vec![(up, at)], Some(Pairing::Reworded)));
                }
                ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let words = bidi::shown(study.words_of(up));
                    ui.add(Label::new(theme::article(words.as_ref(), 14.0)).truncate());
                    ui.add(Label::new(theme::caption(note).color(colours.ink2)).truncate());
                });
            });
        });
    });
}
