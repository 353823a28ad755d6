//! What a command with a name is, and the menus it stands in.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::command::Command;
use crate::app::state::State;
use crate::app::texts::{self, Text};

/// The menus, in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Menu {
    /// Opening, exporting, quitting.
    File,
    /// Changing and finding.
    Edit,
    /// What is shown.
    View,
    /// What is computed.
    Analyse,
    /// Explanations.
    Help,
}

impl Menu {
    /// All menus.
    pub const ALL: [Menu; 5] = [Menu::File, Menu::Edit, Menu::View, Menu::Analyse, Menu::Help];

    /// Its title.
    pub fn title(self) -> Text {
        match self {
            Menu::File => texts::FILE,
            Menu::Edit => texts::EDIT,
            Menu::View => texts::VIEW,
            Menu::Analyse => texts::ANALYSE,
            Menu::Help => texts::HELP,
        }
    }
}

/// A command with a name.
pub struct Action {
    /// Where it stands; actions of one menu stand in the order of [`super::ACTIONS`].
    pub menu: Menu,
    /// Whether a line is drawn above it in the menu.
    pub group: bool,
    /// The menu in the menu it stands in, with its neighbours that stand there too.
    pub under: Option<Text>,
    /// What it is called.
    pub name: Text,
    /// Its key.
    pub shortcut: Option<KeyboardShortcut>,
    /// The command now; `None` if it cannot be given.
    pub command: fn(&State) -> Option<Command>,
}

impl std::fmt::Debug for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name.english())
    }
}

impl Action {
    /// What it is called now: undo and redo say what they would do.
    pub fn label(&self, state: &State) -> String {
        let edit = match (self.command)(state) {
            Some(Command::Undo) => state.history.next_undo(),
            Some(Command::Redo) => state.history.next_redo(),
            _ => None,
        };
        match edit {
            Some(edit) => format!("{} {}", self.name, texts::edit(edit)),
            None => self.name.into(),
        }
    }

    /// Whether its key does the same in a field one types in.
    pub fn is_about_text(&self) -> bool {
        let about = |keys: KeyboardShortcut| {
            let arrow = matches!(keys.logical_key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown);
            match keys.modifiers {
                Modifiers::COMMAND => matches!(keys.logical_key, Key::A | Key::C),
                Modifiers::SHIFT => arrow,
                _ => false,
            }
        };
        self.shortcut.is_some_and(about)
    }

    /// Whether its shortcut is a letter without modifier.
    pub fn is_single_key(&self) -> bool {
        self.shortcut
            .is_some_and(|keys| !keys.modifiers.command && !keys.modifiers.alt && keys.logical_key.name().len() == 1)
    }
}
