//! Where a sentence is to be split: its words, each of which can begin a new one.

use egui::{Align, Button, Key, Layout, ScrollArea, Ui, vec2};

use super::super::super::bidi;
use super::super::super::command::Command;
use super::super::super::sentences::SentenceCommand;
use super::super::super::state::State;
use super::super::super::texts::panes as texts;
use super::super::super::theme;
use super::super::super::update::selected_sentence;

/// Shows the words of the selected sentence.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some((study, at)) = state.open_study().zip(selected_sentence(state)) else { return };
    let words = study.splits_at(at);
    let colours = theme::palette(ui);
    if words.is_empty() {
        ui.label(theme::body(texts::NO_WORDS).color(colours.ink2));
        return;
    }
    ui.label(theme::body(texts::SPLIT_HINT).color(colours.ink2));
    ui.add_space(6.0);
    let first = &study.words_of(at)[..(words[0].0 as usize).saturating_sub(start(study, at))];
    // Words of a sentence read from right to left follow each other that way, and so do the keys.
    let right = bidi::begins_right(study.words_of(at));
    let flow = if right { Layout::right_to_left(Align::Min) } else { Layout::left_to_right(Align::Min) };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.with_layout(flow.with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = vec2(3.0, 5.0);
            ui.add_enabled(false, Button::new(theme::article(bidi::shown(first.trim_end()), 16.0)).frame(false));
            let mut all = Vec::new();
            for &(offset, word) in &words {
                // Marks stand with the word in front of them; no sentence begins there.
                if !word.chars().any(char::is_alphanumeric) && !word.starts_with(['“', '‘', '"', '\'', '«', '(', '['])
                {
                    ui.add_enabled(false, Button::new(theme::article(word, 16.0)).frame(false));
                    continue;
                }
                let button = ui.add(Button::new(theme::article(word, 16.0)).frame_when_inactive(false));
                if button.clicked() {
                    commands.push(Command::Sentence(SentenceCommand::Break(at.article, offset, true)));
                }
                all.push(button);
            }
            // Without a word in focus the keyboard begins at the first one.
            let focused = all.iter().position(egui::Response::has_focus);
            let [back, on] = if right { [Key::ArrowRight, Key::ArrowLeft] } else { [Key::ArrowLeft, Key::ArrowRight] };
            let (back, on) = ui.input(|input| (input.key_pressed(back), input.key_pressed(on)));
            let to = match focused {
                None => all.first(),
                Some(n) if on && !back => all.get(n + 1),
                Some(n) if back && !on => n.checked_sub(1).and_then(|n| all.get(n)),
                Some(_) => None,
            };
            if let Some(button) = to {
                button.request_focus();
            }
        });
    });
}

fn start(study: &crate::app::study::Study, at: crate::model::SentenceRef) -> usize {
    study.analysis.documents[at.article.index()].sentences[at.sentence as usize].span.start as usize
}
