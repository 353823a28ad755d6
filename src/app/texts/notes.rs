//! What is said of notes, tags and decisions for all alike.

use super::count;
use crate::app::alike::Within;

pub const NOTES: &str = "Notes and tags";
pub const NOTE_ON_ARTICLE: &str = "Note on the article";
pub const NOTE_ON_EVENT: &str = "Note on the event";
pub const NOTE_ON_TERM: &str = "Note on this term";
pub const NOTE_ON_WORDS: &str = "Note on these words";
pub const SELECTED_WORDS: &str = "Selected words";
pub const SELECT_HINT: &str = "Click a sentence in the reader to remark on it.";
pub const TAGS: &str = "Tags";
pub const ADD_TAG: &str = "Add a tag";
pub const TAGS_HINT: &str = "Find articles by tag: type tag: and the tag into the filter of the sidebar.";
pub const WHY: &str = "Why (may be left empty)";

pub const ALIKE: &str = "All alike…";
pub const ALIKE_HINT: &str = "Correct all hits like this one in one step";
pub const WITHIN: &str = "Where";
pub const SET_SPEAKER: &str = "Speaker for all";
pub const NOTHING_ALIKE: &str = "None of them could be corrected.";

/// Where alike hits are looked for.
pub fn within(within: Within) -> &'static str {
    match within {
        Within::Article => "This article",
        Within::Corpus => "All articles",
    }
}

/// The heading over the voices.
pub fn voices_alike(number: usize, term: &str) -> String {
    format!("Voice of {} of “{term}” in this voice with the same reporting words", count(number, "hit", "hits"))
}

/// The heading over the speaker.
pub fn speakers_alike(number: usize, speaker: &str) -> String {
    let hits = count(number, "hit", "hits");
    if speaker.is_empty() {
        format!("Speaker of these {hits}, for which nobody is named")
    } else {
        format!("Speaker of {hits} in this voice, given to “{speaker}” now")
    }
}

/// A button that sets the voice of several hits.
pub fn set_voice(number: usize, voice: &str) -> String {
    format!("{voice}: {}", count(number, "hit", "hits"))
}

/// The button that sets the speaker.
pub fn set_speaker(number: usize) -> String {
    format!("Set speaker of {}", count(number, "hit", "hits"))
}

/// The button that dismisses.
pub fn dismiss(number: usize, term: &str) -> String {
    format!("Not loaded: all {} of “{term}”", count(number, "hit", "hits"))
}

/// What was done.
pub fn corrected(number: usize) -> String {
    format!("{} corrected in one step.", count(number, "hit", "hits"))
}

/// What takes a tag off.
pub fn remove_tag(tag: &str) -> String {
    format!("Remove the tag {tag}")
}
