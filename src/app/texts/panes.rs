//! The words of panes.

pub const SPLIT_RIGHT: &str = "Split right";
pub const SPLIT_DOWN: &str = "Split down";
pub const NEXT: &str = "Go to the next pane";
pub const CLOSE: &str = "Close pane";
pub const CLOSE_OTHERS: &str = "Close the other panes";
pub const DIVIDER: &str = "Divider between panes; arrow keys move it";
pub const HINT: &str = "Drag onto a side of another pane to move it there";

/// What a pane's heading is called for screen readers: which of how many it is, its view, what it looks at.
pub fn pane(number: usize, of: usize, view: &str, subject: &str) -> String {
    if subject.is_empty() {
        format!("Pane {number} of {of}: {view}")
    } else {
        format!("Pane {number} of {of}: {view}, {subject}")
    }
}
