//! What is said of notes, tags and decisions for all alike.

use super::language::{Text, count, fill, say, text};
use crate::app::alike::Within;

pub const NOTES: Text = text("Notes and tags");
pub const NOTE_ON_ARTICLE: Text = text("Note on the article");
pub const NOTE_ON_EVENT: Text = text("Note on the event");
pub const NOTE_ON_TERM: Text = text("Note on this term");
pub const NOTE_ON_WORDS: Text = text("Note on these words");
pub const SELECTED_WORDS: Text = text("Selected words");
pub const SELECT_HINT: Text = text("Click a sentence in the reader to remark on it.");
pub const TAGS: Text = text("Tags");
pub const ADD_TAG: Text = text("Add a tag");
pub const TAGS_HINT: Text = text("Find articles by tag: type tag: and the tag into the filter of the sidebar.");
pub const WHY: Text = text("Why (may be left empty)");

pub const ALIKE: Text = text("All alike…");
pub const ALIKE_HINT: Text = text("Correct all hits like this one in one step");
pub const WITHIN: Text = text("Where");
pub const SET_SPEAKER: Text = text("Speaker for all");
pub const NOTHING_ALIKE: Text = text("None of them could be corrected.");

/// Where alike hits are looked for.
pub fn within(within: Within) -> &'static str {
    match within {
        Within::Article => say("This article"),
        Within::Corpus => say("All articles"),
    }
}

/// The heading over the voices.
pub fn voices_alike(number: usize, term: &str) -> String {
    fill(
        "Voice of {hits} of “{term}” in this voice with the same reporting words",
        &[("hits", &count(number, "hit", "hits")), ("term", &term)],
    )
}

/// The heading over the speaker.
pub fn speakers_alike(number: usize, speaker: &str) -> String {
    let hits = count(number, "hit", "hits");
    if speaker.is_empty() {
        fill("Speaker of these {hits}, for which nobody is named", &[("hits", &hits)])
    } else {
        fill("Speaker of {hits} in this voice, given to “{speaker}” now", &[("hits", &hits), ("speaker", &speaker)])
    }
}

/// A button that sets the voice of several hits.
pub fn set_voice(number: usize, voice: &str) -> String {
    format!("{voice}: {}", count(number, "hit", "hits"))
}

/// The button that sets the speaker.
pub fn set_speaker(number: usize) -> String {
    fill("Set speaker of {hits}", &[("hits", &count(number, "hit", "hits"))])
}

/// The button that dismisses.
pub fn dismiss(number: usize, term: &str) -> String {
    fill("Not loaded: all {hits} of “{term}”", &[("hits", &count(number, "hit", "hits")), ("term", &term)])
}

/// What was done.
pub fn corrected(number: usize) -> String {
    fill("{hits} corrected in one step.", &[("hits", &count(number, "hit", "hits"))])
}

/// What takes a tag off.
pub fn remove_tag(tag: &str) -> String {
    fill("Remove the tag {tag}", &[("tag", &tag)])
}
