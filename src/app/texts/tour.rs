//! The tour: one view after the other, with what to do there.

use crate::app::state::View;

pub const TOUR: &str = "Tour of the sample";
pub const NEXT: &str = "Next step";
pub const BEFORE: &str = "Step back";
pub const END: &str = "End the tour";
pub const DONE: &str = "Done";

/// The steps: which view, what it is for, what to try.
pub const STEPS: &[(View, &str, &str)] = &[
    (
        View::Compare,
        "One event, side by side",
        "Sentences that say the same stand level; what both sides share is grey. Colour is the kind of word, the line under it is whose voice it is in. Point at a marked word to see why; click it to correct its voice or speaker.",
    ),
    (
        View::Coverage,
        "Who has which statement",
        "A row for each statement, a column for each outlet. A gap means: not in this text. Click a cell to read the sentences behind it.",
    ),
    (
        View::Terms,
        "Counts, by voice",
        "Every loaded term by outlet, with rates, intervals and squares for the voices. Every number opens its sentences. The filters hold for every table and chart alike.",
    ),
    (
        View::Charts,
        "Figures for a paper",
        "The same counts drawn. Click a bar to read its sentences; the arrow in a card's corner exports figure and numbers.",
    ),
    (
        View::Search,
        "Any word, in context",
        "Type strike voice:own to read every “strike” in an outlet's own words. The mark beside the field lists what can be typed.",
    ),
    (
        View::Coding,
        "How far to trust it",
        "Draw a random sample, decide of each hit with the keys Y, N and U, and quote the precision with its interval. Save in the menu File keeps everything in one project file; the guide in the menu Help walks through a whole study.",
    ),
];

/// Where one is: `Step 2 of 6`.
pub fn step(number: usize) -> String {
    format!("Step {} of {}", number + 1, STEPS.len())
}
