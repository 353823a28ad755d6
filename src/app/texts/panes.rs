//! The words of panes.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use super::language::{Text, fill, text};

pub const SPLIT_RIGHT: Text = text("Split right");
pub const SPLIT_DOWN: Text = text("Split down");
pub const NEXT: Text = text("Go to the next pane");
pub const CLOSE: Text = text("Close pane");
pub const CLOSE_OTHERS: Text = text("Close the other panes");
pub const DIVIDER: Text = text("Divider between panes; arrow keys move it");
pub const HINT: Text = text("Drag onto a side of another pane to move it there");

/// What a pane's heading is called for screen readers: which of how many it is, its view, what it looks at.
pub fn pane(number: usize, of: usize, view: &str, subject: &str) -> String {
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("number", &number), ("of", &of), ("view", &view), ("subject", &subject)];
    if subject.is_empty() {
        fill("Pane {number} of {of}: {view}", &values)
    } else {
        fill("Pane {number} of {of}: {view}, {subject}", &values)
    }
}
