//! What is marked in the texts, and how the window looks.

use super::super::command::Command;
use super::super::preferences::TEXT_SIZES;
use super::super::state::{State, View};
use super::super::study::Shown;
use super::Effect;

/// Does what a command about marks and looks says.
pub(super) fn perform(state: &mut State, command: &Command) -> Vec<Effect> {
    match *command {
        Command::ToggleFamily(family) => {
            state.shown.families[family.index()] ^= true;
        }
        Command::OnlyFamily(family) => {
            state.shown.families = [false; 8];
            state.shown.families[family.index()] = true;
        }
        Command::ToggleVoice(voice) => {
            state.shown.voices[voice.index()] ^= true;
        }
        Command::OnlyVoice(voice) => {
            state.shown.voices = [false; 4];
            state.shown.voices[voice.index()] = true;
        }
        Command::HighlightAll => {
            state.shown = Shown { rates: state.shown.rates, ..Shown::default() };
        }
        Command::HighlightNone => {
            state.shown.families = [false; 8];
        }
        Command::ToggleRates => {
            state.shown.rates ^= true;
        }
        Command::Speak(language) => {
            state.preferences.language = language;
            return vec![Effect::Remember];
        }
        Command::SetTheme(theme) => {
            state.preferences.theme = theme;
            return vec![Effect::Remember];
        }
        Command::TextSize(step) => {
            let size = i64::from(state.preferences.text_size);
            let size = if step == 0 { 100 } else { size + i64::from(step) * 10 };
            state.preferences.text_size =
                size.clamp(i64::from(*TEXT_SIZES.start()), i64::from(*TEXT_SIZES.end())) as u32;
            return vec![Effect::Remember];
        }
        Command::ToggleSidebar => {
            state.preferences.sidebar ^= true;
            return vec![Effect::Remember];
        }
        Command::ToggleInspector => {
            state.preferences.inspector ^= true;
            return vec![Effect::Remember];
        }
        Command::ToggleLetters => {
            match state.focus.view {
                View::Reader => state.preferences.letters_in_reader ^= true,
                _ => state.preferences.letters_in_compare ^= true,
            }
            return vec![Effect::Remember];
        }
        Command::ToggleSingleKeys => {
            state.preferences.single_keys ^= true;
            return vec![Effect::Remember];
        }
        Command::ToggleMotion => {
            state.preferences.motion ^= true;
            return vec![Effect::Remember];
        }
        Command::ShowLetters(compare, on) => {
            let letters = &mut state.preferences;
            *(if compare { &mut letters.letters_in_compare } else { &mut letters.letters_in_reader }) = on;
            return vec![Effect::Remember];
        }
        Command::ToggleRemovedLines => {
            state.reader.removed_lines ^= true;
        }
        _ => {}
    }
    Vec::new()
}
