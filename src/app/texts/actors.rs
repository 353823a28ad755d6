//! What is said of names for actors.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use super::language::{Text, text};

pub const TITLE: Text = text("Names of actors");
pub const WHAT: Text = text(
    "Every name in a row is counted as the actor it begins with, whatever the case. Names are separated by commas. The table holds for all articles and is saved with the project.",
);
pub const NOTHING: Text =
    text("No names yet. Without any, states, persons and repeated names are recognised on their own.");
pub const ACTOR: Text = text("Actor");
pub const NAMES: Text = text("Names that mean it");
pub const ADD: Text = text("Add an actor");
pub const REMOVE: Text = text("Remove this actor");
pub const MERGE: Text = text("Count spellings of one person’s name as one");
pub const APPLY: Text = text("Apply");
