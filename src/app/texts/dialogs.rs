//! The words of preferences, names of sources and the correction log.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use super::language::{Text, count, fill, text};

pub const PREFERENCES: Text = text("Preferences");
pub const PREFERENCES_MENU: Text = text("Preferences…");
pub const MOTION_MENU: Text = text("Fading and gliding on or off");
pub const MOTION: Text = text("Let things fade in and lists glide");
pub const SINGLE_KEYS: Text = text("Single letters are shortcuts");
pub const LETTERS_IN_COMPARE: Text = text("Family letters in Compare");
pub const LETTERS_IN_READER: Text = text("Family letters in the Reader");
pub const SYSTEM: Text = text("System | as the system");
pub const LIGHT: Text = text("Light | theme");
pub const DARK: Text = text("Dark | theme");
pub const KEPT: Text = text("Kept on this computer, for all projects.");

pub const SOURCE_NAMES: Text = text("Names of sources");
pub const SOURCE_NAMES_MENU: Text = text("Source names…");
pub const SOURCE_NAMES_LONG: Text = text(
    "Type what an outlet is called; all its articles take the name in one step, which can be undone. Two outlets given one name become one.",
);

pub const LOG: Text = text("Correction log");
pub const LOG_MENU: Text = text("Correction log…");
pub const NOTHING_CORRECTED: Text = text("Nothing was corrected yet.");
pub const PUT_BACK: Text = text("put back | line");
pub const TAKEN_OUT: Text = text("taken out | line");
pub const NONE: Text = text("none | value");

/// What a field for an outlet's name is called.
pub fn name_of(source: &str) -> String {
    fill("Name of {source}", &[("source", &source)])
}

/// How many things were corrected.
pub fn corrected(number: usize) -> String {
    fill(
        "{decisions}, in force now. Click one to go to its place.",
        &[("decisions", &count(number, "decision", "decisions"))],
    )
}
