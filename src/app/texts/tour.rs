//! The tour: one view after the other, with what to do there.

use super::language::{Text, fill, text};
use crate::app::state::View;

pub const TOUR: Text = text("Tour of the sample");
pub const NEXT: Text = text("Next step");
pub const BEFORE: Text = text("Step back");
pub const END: Text = text("End the tour");
pub const DONE: Text = text("Done");

/// The steps: which view, what it is for, what to try.
pub const STEPS: &[(View, Text, Text)] = &[
    (
        View::Compare,
        text("One event, side by side"),
        text(
            "Sentences that say the same stand level; what both sides share is grey. Colour is the kind of word, the line under it is whose voice it is in. Point at a marked word to see why; click it to correct its voice or speaker.",
        ),
    ),
    (
        View::Coverage,
        text("Who has which statement"),
        text(
            "A row for each statement, a column for each outlet. A gap means: not in this text. Click a cell to read the sentences behind it.",
        ),
    ),
    (
        View::Terms,
        text("Counts, by voice"),
        text(
            "Every loaded term by outlet, with rates, intervals and squares for the voices. Every number opens its sentences. The filters hold for every table and chart alike.",
        ),
    ),
    (
        View::Charts,
        text("Figures for a paper"),
        text(
            "The same counts drawn. Click a bar to read its sentences; the arrow in a card's corner exports figure and numbers.",
        ),
    ),
    (
        View::Search,
        text("Any word, in context"),
        text(
            "Type strike voice:own to read every “strike” in an outlet's own words. The mark beside the field lists what can be typed.",
        ),
    ),
    (
        View::Coding,
        text("How far to trust it"),
        text(
            "Draw a random sample, decide of each hit with the keys Y, N and U, and quote the precision with its interval. Save in the menu File keeps everything in one project file; the guide in the menu Help walks through a whole study.",
        ),
    ),
];

/// Where one is: `Step 2 of 6`.
pub fn step(number: usize) -> String {
    fill("Step {n} of {all}", &[("n", &(number + 1)), ("all", &STEPS.len())])
}
