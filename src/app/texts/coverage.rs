//! What the pages of the coverage view say.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use super::language::{Text, count, fill, say, text};
pub use super::tables::*;
use crate::app::views::coverage::{Having, Page};
use crate::compare::FramingKind;

pub const ALL_STATEMENTS: Text = text("All | statements");
pub const IN: Text = text("In");
pub const LIST: Text = text("List");
pub const ONLY_IN_ONE: Text = text("Only in one");
pub const FILTER_ROWS: Text = text("Filter rows");
pub const ANY_CHANGE: Text = text("Any change");
pub const SHOW_ALL_ROWS: Text = text("Show all rows");
pub const LONGEST_PASSAGE: Text = text("Longest passage in common");

/// The name of a page.
pub fn page(page: Page) -> &'static str {
    match page {
        Page::Statements => say("Statements"),
        Page::Changes => say("Changes"),
        Page::Figures => say("Figures"),
        Page::Labels => say("Names"),
        Page::Agency => say("Acting"),
        Page::Harm => say("Harm"),
        Page::Structure => say("Structure"),
        Page::Groups => say("Groups"),
        Page::Wire => say("Wire copy"),
    }
}

/// What statements must have.
pub fn having(having: Having) -> &'static str {
    match having {
        Having::Anything => say("Any statement"),
        Having::Terms => say("With loaded terms"),
        Having::Figures => say("With figures"),
        Having::Quotations => say("With quotations"),
    }
}

/// What a change touches.
pub fn change(kind: FramingKind) -> &'static str {
    match kind {
        FramingKind::Term => say("Loaded terms"),
        FramingKind::Naming => say("Names of actors"),
        FramingKind::Figure => say("Figures"),
        FramingKind::Voice => say("Voice"),
        FramingKind::Agency => say("Who does what"),
    }
}

/// What stands where a page has no rows.
pub fn nothing_listed(page: Page, filtered: bool) -> &'static str {
    if filtered {
        return say("No row is like that.");
    }
    match page {
        Page::Statements | Page::Changes => say(
            "No telling change: no aligned sentences of this event differ in loaded terms, names, figures, voice or agency.",
        ),
        Page::Figures => say("No figures to compare: the event has one article, or its articles give no figures."),
        Page::Labels => say("No actor was recognised in these texts."),
        Page::Agency => say("No clause was found in which a named actor acts or is acted on."),
        Page::Harm => say("No clause of harm was found in the outlets’ own words."),
        Page::Structure => say("There are no articles."),
        Page::Groups => say("No groups: fewer than six articles, or all are built alike."),
        Page::Wire => say("No two articles of this event share text word for word."),
    }
}

/// How many rows there are and what they are about.
pub fn listed(rows: usize, of_event: bool, everywhere: bool) -> String {
    let place = match (of_event, everywhere) {
        (false, true) => say("all articles"),
        _ => say("this event"),
    };
    format!("{} · {place}", count(rows, "row", "rows"))
}

/// The heading of a column of a table.
pub fn column(name: &str) -> &'static str {
    match name {
        "kinds" => say("Change of"),
        "before" => say("Words"),
        "after" => say("Other words"),
        "voice_before" | "voice_after" => say("Voice"),
        "counted" => say("What is counted"),
        "source" => say("Source"),
        "published" => say("Published"),
        "figures" => say("Figures"),
        "when" => say("Time named"),
        "attributed_to" => say("According to"),
        "actor" => say("Actor"),
        "label" => say("Label"),
        "mentions" => say("Mentions"),
        "own" => say("Own"),
        "indirect_speech" => say("Indirect"),
        "direct_quote" => say("Direct"),
        "scare_quote" => say("Scare"),
        "acts" => say("Acts"),
        "acted_on" => say("Acted on"),
        "share_acting" => say("Share acting"),
        "verbs_acting" => say("Verbs when acting"),
        "verbs_acted_on" => say("Verbs when acted on"),
        "clauses" => say("Clauses"),
        "active" => say("Active"),
        "passive_with_agent" => say("Passive with agent"),
        "agentless_passive" => say("Passive, no agent"),
        "nominal" => say("Nominal"),
        "share_agentless_passive" => say("Share no agent"),
        "title" => say("Title"),
        "group" => say("Group"),
        "words" => say("Words"),
        "share_own" => say("Own"),
        "share_indirect" => say("Indirect"),
        "share_direct" => say("Direct"),
        "share_passive_sentences" => say("Passive"),
        "figures_per_1000" => say("Figures/1,000"),
        "namings_per_1000" => say("Names/1,000"),
        "words_per_sentence" => say("Words/sentence"),
        "articles" => say("Articles"),
        "measure" => say("Measure"),
        "inside" => say("Mean in group"),
        "outside" => say("Mean of others"),
        "deviations" => say("Difference (SD)"),
        "agencies_a" | "agencies_b" => say("Credited"),
        "share_of_a" | "share_of_b" => say("Shared"),
        "copy" => say("Copy | of an article"),
        "longest_words" => say("Words"),
        "longest_passage" => say("Longest passage in common"),
        _ => "",
    }
}

/// A group of texts by its name in tables: `Group A`.
pub fn group(name: &str) -> String {
    name.strip_prefix("Group ").map_or_else(|| name.to_owned(), |letter| fill("Group {letter}", &[("letter", &letter)]))
}

/// A voice by its name in tables.
pub fn voice_named(name: &str) -> &'static str {
    crate::model::Voice::ALL.into_iter().find(|voice| voice.name() == name).map_or("", crate::app::texts::voice_short)
}
