//! Why articles stand together.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use super::language::{Text, text};

pub const ALONE: Text =
    text("This article stands alone: no other is about the same event, as far as names, rare words and dates tell.");
pub const HOW_ALIKE: Text = text("How alike, on average");
pub const NAMES: Text = text("Names they share");
pub const TERMS: Text = text("Rare words they share");
pub const NUMBERS: Text = text("Numbers they share");
pub const PUBLISHED: Text = text("Published");
pub const UNDATED: Text = text("no date");
pub const SHARED_TEXT: Text = text("Text they share word for word");
pub const NOTHING: Text = text("none");
pub const DECIDED: Text = text("An analyst decided about this event: merged, moved, split or pinned by hand.");
pub const MORE: Text = text(
    "Move an article, split it off, merge events or change how strictly events are grouped from the sidebar’s menu of the event.",
);
