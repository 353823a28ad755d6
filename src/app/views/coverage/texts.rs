//! What the pages of the coverage view say.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use super::{Having, Page};
use crate::app::texts::count;
pub(super) use crate::app::views::texts::*;
use crate::compare::FramingKind;

pub(super) const IN: &str = "In";
pub(super) const LIST: &str = "List";
pub(super) const ONLY_IN_ONE: &str = "Only in one";
pub(super) const FILTER_ROWS: &str = "Filter rows";
pub(super) const ANY_CHANGE: &str = "Any change";
pub(super) const SHOW_ALL_ROWS: &str = "Show all rows";
pub(super) const LONGEST_PASSAGE: &str = "Longest passage in common";

/// The name of a page.
pub(super) fn page(page: Page) -> &'static str {
    match page {
        Page::Statements => "Statements",
        Page::Changes => "Changes",
        Page::Figures => "Figures",
        Page::Labels => "Names",
        Page::Agency => "Acting",
        Page::Harm => "Harm",
        Page::Structure => "Structure",
        Page::Groups => "Groups",
        Page::Wire => "Wire copy",
    }
}

/// What statements must have.
pub(super) fn having(having: Having) -> &'static str {
    match having {
        Having::Anything => "Any statement",
        Having::Terms => "With loaded terms",
        Having::Figures => "With figures",
        Having::Quotations => "With quotations",
    }
}

/// What a change touches.
pub(super) fn change(kind: FramingKind) -> &'static str {
    match kind {
        FramingKind::Term => "Loaded terms",
        FramingKind::Naming => "Names of actors",
        FramingKind::Figure => "Figures",
        FramingKind::Voice => "Voice",
        FramingKind::Agency => "Who does what",
    }
}

/// What stands where a page has no rows.
pub(super) fn nothing_listed(page: Page, filtered: bool) -> &'static str {
    if filtered {
        return "No row is like that.";
    }
    match page {
        Page::Statements | Page::Changes => {
            "No telling change: no aligned sentences of this event differ in loaded terms, names, figures, voice or agency."
        }
        Page::Figures => "No figures to compare: the event has one article, or its articles give no figures.",
        Page::Labels => "No actor was recognised in these texts.",
        Page::Agency => "No clause was found in which a named actor acts or is acted on.",
        Page::Harm => "No clause of harm was found in the outlets’ own words.",
        Page::Structure => "There are no articles.",
        Page::Groups => "No groups: fewer than six articles, or all are built alike.",
        Page::Wire => "No two articles of this event share text word for word.",
    }
}

/// How many rows there are and what they are about.
pub(super) fn listed(rows: usize, of_event: bool, everywhere: bool) -> String {
    let place = match (of_event, everywhere) {
        (false, true) => "all articles",
        _ => "this event",
    };
    format!("{} · {place}", count(rows, "row", "rows"))
}

/// The heading of a column of a table.
pub(super) fn column(name: &str) -> &'static str {
    match name {
        "kinds" => "Change of",
        "before" => "Words",
        "after" => "Other words",
        "voice_before" | "voice_after" => "Voice",
        "counted" => "What is counted",
        "source" => "Source",
        "published" => "Published",
        "figures" => "Figures",
        "when" => "Time named",
        "attributed_to" => "According to",
        "actor" => "Actor",
        "label" => "Label",
        "mentions" => "Mentions",
        "own" => "Own",
        "indirect_speech" => "Indirect",
        "direct_quote" => "Direct",
        "scare_quote" => "Scare",
        "acts" => "Acts",
        "acted_on" => "Acted on",
        "share_acting" => "Share acting",
        "verbs_acting" => "Verbs when acting",
        "verbs_acted_on" => "Verbs when acted on",
        "clauses" => "Clauses",
        "active" => "Active",
        "passive_with_agent" => "Passive with agent",
        "agentless_passive" => "Passive, no agent",
        "nominal" => "Nominal",
        "share_agentless_passive" => "Share no agent",
        "title" => "Title",
        "group" => "Group",
        "words" => "Words",
        "share_own" => "Own",
        "share_indirect" => "Indirect",
        "share_direct" => "Direct",
        "share_passive_sentences" => "Passive",
        "figures_per_1000" => "Figures/1,000",
        "namings_per_1000" => "Names/1,000",
        "words_per_sentence" => "Words/sentence",
        "articles" => "Articles",
        "measure" => "Measure",
        "inside" => "Mean in group",
        "outside" => "Mean of others",
        "deviations" => "Difference (SD)",
        "agencies_a" | "agencies_b" => "Credited",
        "share_of_a" | "share_of_b" => "Shared",
        "copy" => "Copy",
        "longest_words" => "Words",
        "longest_passage" => "Longest passage in common",
        _ => "",
    }
}

/// A voice by its name in tables.
pub(super) fn voice_named(name: &str) -> &'static str {
    crate::model::Voice::ALL.into_iter().find(|voice| voice.name() == name).map_or("", crate::app::texts::voice_short)
}
