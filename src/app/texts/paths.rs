//! Typing a path where the system has no dialog.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use super::language::{Text, text};

pub const NO_DIALOG: Text = text(
    "This system shows no dialog to choose files: neither a desktop portal nor zenity is installed. Type where it is, or is to go.",
);
pub const PATH: Text = text("Path");
pub const HINT: Text = text("/home/me/articles");
pub const CHOOSE: Text = text("Choose");
pub const REPLACE: Text = text("Replace");
pub const NOT_THERE: Text = text("There is no file or folder of this name.");
pub const NO_FOLDER: Text = text("There is no such folder to write into, or this is a folder itself.");
pub const REPLACES: Text = text("There is a file of this name. It is replaced if you go on.");
