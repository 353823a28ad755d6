//! What the search view says.

use super::{count, grouped};
use crate::app::search::{Found, Sampled};
use crate::model::Voice;

pub const QUERY: &str = "Search all texts";
pub const QUERY_HINT: &str = "Words, \"a phrase\", terror*, /regular expression/, voice:own, source:…, date:2024-05";
pub const SYNTAX: &str = "What can be searched for";
pub const SYNTAX_HINT: &str = "Click a line to try it.";
pub const INDEXING: &str = "Listing the words of all articles";
pub const SEARCHING: &str = "Searching…";
pub const START: &str = "Every occurrence of a word or phrase in all articles, in its sentence, with the voice it is in. Type above; the question mark lists what can be typed.";
pub const NOTHING: &str = "Nothing in these articles fits.";
pub const CSV: &str = "CSV";
pub const XLSX: &str = "XLSX";
pub const SAVE_LINES: &str = "Save the lines below, in their order";
pub const SAMPLE: &str = "Random sample of";
pub const SAMPLE_SIZE: &str = "Size of the sample";
pub const SEED: &str = "Seed";
pub const SEED_HINT: &str = "The same seed gives the same sample.";
pub const SOURCE: &str = "Source";
pub const DATE: &str = "Date";
pub const LEFT: &str = "Left";
pub const MATCH: &str = "Match";
pub const RIGHT: &str = "Right";
pub const VOICE: &str = "Voice";
pub const EVERYWHERE: &str = "Search all texts for";
pub const NO_DATE: &str = "–";

/// What can be typed, and what it finds.
pub const EXAMPLES: &[(&str, &str)] = &[
    ("angry mob", "the words in a row, upper and lower case alike"),
    ("\"the mob\"", "the same; marks keep words together beside others"),
    ("terror* OR wom?n", "* any letters, ? one letter"),
    ("not * good", "* alone: any one word"),
    ("/kill(ed|ing)/", "a regular expression, anywhere in the text"),
    ("mob OR crowd", "either"),
    ("mob AND police", "the first, where the other is in the sentence"),
    ("mob NOT police", "the first, where the other is not"),
    ("(mob OR crowd) AND police", "brackets group"),
    ("mob voice:own", "in these voices: own, indirect, direct, scare"),
    ("mob source:\"Radio Corvane\"", "in articles of that source; source:Radio* too"),
    ("mob event:ferry", "in that event: its number or words of its title"),
    ("mob date:2024-05", "published then; 2024-05-01..2024-06-15; none"),
    ("category:legal_crime", "hits of a category; with words: those that are"),
    ("mob language:en", "in articles in that language"),
    ("US case:exact", "upper and lower case as written"),
    ("mob -source:\"Radio Corvane\"", "all but"),
];

/// How much was found: `14 matches in 6 articles of 3 sources`.
pub fn found(found: &Found) -> String {
    format!(
        "{} in {} of {}",
        count(found.matches, "match", "matches"),
        count(found.articles, "article", "articles"),
        count(found.sources, "source", "sources")
    )
}

/// In whose voices: `3 own words, 11 direct quote`.
pub fn voices(found: &Found) -> String {
    let parts = Voice::ALL.into_iter().filter(|voice| found.voices[voice.index()] > 0);
    let parts = parts.map(|voice| {
        format!("{} {}", grouped(found.voices[voice.index()] as u64), super::voice_short(voice).to_lowercase())
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// That not all matches are listed.
pub fn sampled(found: &Found) -> Option<String> {
    let Sampled { size, seed } = found.request.sample?;
    (size < found.matches).then(|| format!("{} of them listed, drawn with seed {seed}", grouped(size as u64)))
}

/// The part of the query that is wrong.
pub fn wrong_part(part: &str) -> String {
    format!("At “{part}”:")
}
