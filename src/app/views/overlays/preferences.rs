//! What is remembered from one start to the next: theme, language, text size, keys, motion.

use egui::{ScrollArea, Ui, vec2};

use super::super::super::command::Command;
use super::super::super::preferences::Theme;
use super::super::super::state::State;
use super::super::super::texts::{Language, dialogs};
use super::super::super::theme::{self, space};
use super::super::super::{texts, widgets};

/// Room for the name of a setting.
const NAME: f32 = 130.0;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let known = &state.preferences;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        ui.label(theme::small(dialogs::KEPT).color(colours.ink2));
        named(ui, &texts::THEME, |ui| {
            let themes =
                [(Theme::System, dialogs::SYSTEM), (Theme::Light, dialogs::LIGHT), (Theme::Dark, dialogs::DARK)];
            if let Some(theme) = widgets::segmented(ui, &texts::THEME, &themes, known.theme) {
                commands.push(Command::SetTheme(theme));
            }
        });
        named(ui, &texts::LANGUAGE, |ui| {
            // Each language is named in itself, so that it is found by whoever does not read the others.
            let languages = [
                (None, dialogs::SYSTEM.words()),
                (Some(Language::English), "English"),
                (Some(Language::Spanish), "Español"),
            ];
            if let Some(language) = widgets::segmented(ui, &texts::LANGUAGE, &languages, known.language) {
                commands.push(Command::Speak(language));
            }
        });
        named(ui, &texts::TEXT_SIZE, |ui| {
            if widgets::letter_button(ui, "A", 11.0, &texts::actions::SMALLER_TEXT).clicked() {
                commands.push(Command::TextSize(-1));
            }
            if widgets::letter_button(ui, "A", 16.0, &texts::actions::LARGER_TEXT).clicked() {
                commands.push(Command::TextSize(1));
            }
            ui.label(theme::body(texts::percent(f64::from(known.text_size) / 100.0, 0)));
            if known.text_size != 100 && widgets::link(ui, &texts::actions::ORDINARY_TEXT_SIZE, 12.0).clicked() {
                commands.push(Command::TextSize(0));
            }
        });
        widgets::separator(ui);
        let mut tick = |ui: &mut Ui, on: bool, name: &str, command: Command| {
            if widgets::check(ui, on, name, true).clicked() {
                commands.push(command);
            }
        };
        let compare = known.letters_in_compare;
        tick(ui, compare, &dialogs::LETTERS_IN_COMPARE, Command::ShowLetters(true, !compare));
        let reader = known.letters_in_reader;
        tick(ui, reader, &dialogs::LETTERS_IN_READER, Command::ShowLetters(false, !reader));
        tick(ui, known.single_keys, &dialogs::SINGLE_KEYS, Command::ToggleSingleKeys);
        tick(ui, known.motion, &dialogs::MOTION, Command::ToggleMotion);
    });
}

/// A setting with its name before it.
fn named(ui: &mut Ui, name: &str, setting: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let (place, _) = ui.allocate_exact_size(vec2(NAME, 28.0), egui::Sense::hover());
        let font = theme::ui_font(13.0, theme::Weight::Regular);
        let ink = theme::palette(ui).ink;
        ui.painter().text(place.left_center(), egui::Align2::LEFT_CENTER, name, font, ink);
        setting(ui);
    });
}
