//! The words of panes.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use super::language::{Text, fill, text};

pub const SPLIT_RIGHT: Text = text("Split right");
pub const SPLIT_DOWN: Text = text("Split down");
pub const NEXT: Text = text("Go to the next pane");
pub const NEXT_PART: Text = text("Go to the next part of the window");
pub const PREVIOUS_PART: Text = text("Go to the part of the window before");
pub const TABS: Text = text("Tabs");
pub const SIDEBAR: Text = text("Sidebar");
pub const INSPECTOR: Text = text("Inspector");
pub const MIDDLE: Text = text("Middle");
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

// Sentences that belong together, and where they end.

pub const PAIR: Text = text("Pair the sentence: take it up, then its counterpart");
pub const PAIR_WITH: Text = text("Pair with another sentence…");
pub const LET_GO: Text = text("Let go of the sentence taken up");
pub const PART: Text = text("Separate the sentence from its counterparts");
pub const NEXT_RELATION: Text = text("Verbatim, reworded or partial");
pub const AS_ALIGNED: Text = text("Pairs as the program found them");
pub const NEXT_SENTENCE: Text = text("Next sentence");
pub const PREVIOUS_SENTENCE: Text = text("Previous sentence");
pub const JOIN: Text = text("Join sentence with the next");
pub const SPLIT: Text = text("Split sentence…");
pub const SPLIT_TITLE: Text = text("Split sentence");
pub const SPLIT_HINT: Text = text("Choose the word with which a new sentence begins.");
pub const NO_WORDS: Text =
    text("Titles and headings are one sentence each, and a sentence of one word cannot be split.");
pub const SEPARATE: Text = text("Separate");
pub const AS_FOUND: Text = text("As the program found it");
pub const BY_HAND: Text = text("set by hand");
pub const SPLIT_BY_HAND: Text = text("Sentence split here by hand");
pub const JOINED_BY_HAND: Text = text("Sentences joined here by hand");
pub const TAKEN_UP: Text = text(
    "The sentence is taken up. Select its counterpart in another column and press P, or choose “Pair” in its menu; Escape lets go.",
);
pub const NOTHING_TO_JOIN: Text =
    text("The next sentence is in another paragraph; sentences end with their paragraph.");
pub const NOT_A_PAIR: Text = text(
    "Two sentences can be a pair only in two articles of one event. Choose another one, or move the article to the event first.",
);
pub const NO_PAIR_HERE: Text = text("Nothing in the other columns is paired with this.");

pub const CLOSEST: Text = text("Closest match");
pub const CLOSEST_HINT: Text = text(
    "Goes to the sentence nearest to this one in the text that lacks it, so that you can say whether it is missing.",
);
pub const CLOSEST_HERE: Text = text("Closest match of what a text lacks");
pub const NOTHING_LACKING: Text = text("Every column has a counterpart of this. Select a sentence that a text lacks.");
pub const MAKE_PAIR: Text = text("Same statement");
pub const NO_PAIR: Text = text("Not the same");
pub const BACK_TO_IT: Text = text("Back to the sentence");

/// No sentence of a text comes near another one.
pub fn nothing_close(outlet: &str) -> String {
    fill(
        "No sentence of {outlet} has a telling word in common with it: the statement is missing there.",
        &[("outlet", &outlet)],
    )
}

/// Where two sentences stand that are held against each other, and how much of their words they share.
pub fn held_against(one: &str, other: &str, shared: f32) -> String {
    let percent = crate::app::texts::percent(f64::from(shared), 0);
    fill("{one} · {other} · {percent} of the words shared", &[("one", &one), ("other", &other), ("percent", &percent)])
}

/// The longest stretches of words two sentences share.
pub fn in_common(stretches: &str) -> String {
    fill("In common: {stretches}", &[("stretches", &stretches)])
}

/// A menu entry that makes a pair with the sentence taken up.
pub fn pair_with(words: &str) -> String {
    fill("Pair with “{words}”", &[("words", &beginning(words))])
}

/// A menu entry that splits a sentence in front of a word.
pub fn split_before(word: &str) -> String {
    fill("Split the sentence before “{word}”", &[("word", &word)])
}

/// What was separated from a sentence.
pub fn kept_apart(words: &str) -> String {
    fill("Separated by hand from “{words}”", &[("words", &beginning(words))])
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
pub const KEYS_OF_PARTS: &[(Text, &[(Text, Text)])] = &[
    (
        text("Everywhere"),
        &[
            (text("Tab, Shift+Tab"), text("Next control, the one before")),
            (text("Enter, Space"), text("Press it")),
            (text("Escape"), text("Close, let go, stop")),
            (text("← → ↑ ↓"), text("Move a divider that has the focus; go through lists and menus")),
        ],
    ),
    (
        text("Coding, while a hit is shown"),
        &[
            (text("letters, numbers"), text("The answer that stands beside them")),
            (text("→"), text("Skip the hit")),
            (text("←, Backspace"), text("Back to the one before")),
            (text("J"), text("The next one not coded yet")),
            (text("M"), text("A note on it")),
        ],
    ),
    (
        text("Search"),
        &[
            (text("Ctrl+Shift+F"), text("To the field; what is found is listed while one types")),
            (text("Tab, then Enter"), text("To the headings, which sort, and the lines, which open in their article")),
        ],
    ),
];
