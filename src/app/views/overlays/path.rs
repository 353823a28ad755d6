//! Asks for a path to be typed, where the system has no dialog to choose one.

use std::path::PathBuf;

use egui::{Align, Id, Key, Label, Layout, Ui};

use super::super::super::command::Command;
use super::super::super::state::State;
use super::super::super::texts::{Text, paths as texts};
use super::super::super::theme::{self, space};
use super::super::super::update::Dialog;
use super::super::super::widgets;
use super::events::{keep, kept};
use crate::app::texts as words;
use crate::project::save::project_file;

/// What was typed, and why it cannot be taken yet.
#[derive(Clone)]
struct Typed {
    text: String,
    refused: Option<Refused>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// There is nothing of that name.
    NotThere,
    /// There is no folder the file could go into.
    NoFolder,
    /// There is a file of that name already; a second time it is replaced.
    Replaces,
}

/// What the question is headed with.
pub(super) fn title(state: &State) -> Text {
    state.typing.as_ref().map_or(words::OPEN_FILES, Dialog::title)
}

/// The field, why a path is refused, and the buttons.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(dialog) = &state.typing else { return };
    let colours = theme::palette(ui);
    let id = Id::unique("typed-path");
    let before: Option<Typed> = kept(ui, id);
    let opened = before.is_none();
    let mut typed = before.unwrap_or_else(|| Typed { text: beginning(dialog), refused: None });
    ui.add(Label::new(theme::small(texts::NO_DIALOG).color(colours.ink2)).wrap());
    ui.add_space(space::SMALL);
    let width = ui.available_width();
    let field = widgets::text_field(ui, &mut typed.text, None, &texts::HINT, &texts::PATH, width);
    if opened {
        field.request_focus();
    }
    if field.changed() {
        typed.refused = None;
    }
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let (note, ink) = match typed.refused {
        None => ("", colours.ink2),
        Some(Refused::NotThere) => (texts::NOT_THERE.words(), colours.err),
        Some(Refused::NoFolder) => (texts::NO_FOLDER.words(), colours.err),
        Some(Refused::Replaces) => (texts::REPLACES.words(), colours.warn),
    };
    ui.add_space(space::SMALL);
    ui.add(Label::new(theme::small(note).color(ink)).wrap());
    ui.with_layout(Layout::right_to_left(Align::BOTTOM), |ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let name = match (typed.refused, dialog.suggestion()) {
            (Some(Refused::Replaces), _) => texts::REPLACE,
            (_, Some(_)) => words::SAVE,
            (_, None) => texts::CHOOSE,
        };
        let chosen = widgets::primary_button(ui, None, &name).clicked() || enter;
        if widgets::button(ui, None, &words::CANCEL).clicked() {
            commands.push(Command::Overlay(None));
        }
        if chosen {
            match take(dialog, &typed) {
                Ok(path) => commands.push(Command::Typed(path)),
                Err(refused) => {
                    typed.refused = Some(refused);
                    field.request_focus();
                }
            }
        }
    });
    keep(ui, id, typed);
}

/// What stands in the field at first: the home folder, and in it the name suggested.
fn beginning(dialog: &Dialog) -> String {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    home.join(dialog.suggestion().unwrap_or_default()).display().to_string()
}

/// The path that was typed, if it can be opened or written.
fn take(dialog: &Dialog, typed: &Typed) -> Result<PathBuf, Refused> {
    let text = typed.text.trim();
    let path = match (text.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(text),
    };
    let path = if matches!(dialog, Dialog::SaveProject { .. }) { project_file(path) } else { path };
    let folder = path.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    match dialog.suggestion() {
        None if *dialog == Dialog::ExportFolder && folder => Ok(path),
        None if path.exists() => Ok(path),
        None => Err(Refused::NotThere),
        Some(_) if !folder || path.is_dir() => Err(Refused::NoFolder),
        Some(_) if path.exists() && typed.refused != Some(Refused::Replaces) => Err(Refused::Replaces),
        Some(_) => Ok(path),
    }
}
