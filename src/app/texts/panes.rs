//! The words of panes.

pub const SPLIT_RIGHT: &str = "Split right";
pub const SPLIT_DOWN: &str = "Split down";
pub const NEXT: &str = "Go to the next pane";
pub const NEXT_PART: &str = "Go to the next part of the window";
pub const PREVIOUS_PART: &str = "Go to the part of the window before";
pub const TABS: &str = "Tabs";
pub const SIDEBAR: &str = "Sidebar";
pub const INSPECTOR: &str = "Inspector";
pub const MIDDLE: &str = "Middle";
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

// Sentences that belong together, and where they end.

pub const PAIR: &str = "Pair the sentence: take it up, then its counterpart";
pub const PAIR_WITH: &str = "Pair with another sentence…";
pub const LET_GO: &str = "Let go of the sentence taken up";
pub const PART: &str = "Separate the sentence from its counterparts";
pub const NEXT_RELATION: &str = "Verbatim, reworded or partial";
pub const AS_ALIGNED: &str = "Pairs as the program found them";
pub const NEXT_SENTENCE: &str = "Next sentence";
pub const PREVIOUS_SENTENCE: &str = "Previous sentence";
pub const JOIN: &str = "Join sentence with the next";
pub const SPLIT: &str = "Split sentence…";
pub const SPLIT_TITLE: &str = "Split sentence";
pub const SPLIT_HINT: &str = "Choose the word with which a new sentence begins.";
pub const NO_WORDS: &str = "Titles and headings are one sentence each, and a sentence of one word cannot be split.";
pub const SEPARATE: &str = "Separate";
pub const AS_FOUND: &str = "As the program found it";
pub const BY_HAND: &str = "set by hand";
pub const SPLIT_BY_HAND: &str = "Sentence split here by hand";
pub const JOINED_BY_HAND: &str = "Sentences joined here by hand";
pub const TAKEN_UP: &str = "The sentence is taken up. Select its counterpart in another column and press P, or choose “Pair” in its menu; Escape lets go.";
pub const NOTHING_TO_JOIN: &str = "The next sentence is in another paragraph; sentences end with their paragraph.";
pub const NOT_A_PAIR: &str = "Two sentences can be a pair only in two articles of one event. Choose another one, or move the article to the event first.";
pub const NO_PAIR_HERE: &str = "Nothing in the other columns is paired with this.";

/// A menu entry that makes a pair with the sentence taken up.
pub fn pair_with(words: &str) -> String {
    format!("Pair with “{}”", beginning(words))
}

/// A menu entry that splits a sentence in front of a word.
pub fn split_before(word: &str) -> String {
    format!("Split the sentence before “{word}”")
}

/// What was separated from a sentence.
pub fn kept_apart(words: &str) -> String {
    format!("Separated by hand from “{}”", beginning(words))
}

/// The first words of a sentence.
fn beginning(words: &str) -> String {
    let mut out: String = words.chars().take(60).collect();
    if out.len() < words.len() {
        out.push('…');
    }
    out
}

/// Keys that belong to a part of the window, beside those of the commands: the part, and its keys with what they do.
pub const KEYS_OF_PARTS: &[(&str, &[(&str, &str)])] = &[
    (
        "Everywhere",
        &[
            ("Tab, Shift+Tab", "Next control, the one before"),
            ("Enter, Space", "Press it"),
            ("Escape", "Close, let go, stop"),
            ("← → ↑ ↓", "Move a divider that has the focus; go through lists and menus"),
        ],
    ),
    (
        "Coding, while a hit is shown",
        &[
            ("letters, numbers", "The answer that stands beside them"),
            ("→", "Skip the hit"),
            ("←, Backspace", "Back to the one before"),
            ("J", "The next one not coded yet"),
            ("M", "A note on it"),
        ],
    ),
    (
        "Search",
        &[
            ("Ctrl+Shift+F", "To the field; what is found is listed while one types"),
            ("Tab, then Enter", "To the headings, which sort, and the lines, which open in their article"),
        ],
    ),
];
