//! What the search view says.

pub use super::language::said;
use super::language::{Text, count, fill, grouped, text};
use crate::app::search::{Found, Sampled};
use crate::model::Voice;

pub const QUERY: Text = text("Search all texts");
pub const QUERY_HINT: Text =
    text("Words, \"a phrase\", terror*, /regular expression/, voice:own, source:…, date:2024-05");
pub const SYNTAX: Text = text("What can be searched for");
pub const SYNTAX_HINT: Text = text("Click a line to try it.");
pub const INDEXING: Text = text("Listing the words of all articles");
pub const SEARCHING: Text = text("Searching…");
pub const START: Text = text(
    "Every occurrence of a word or phrase in all articles, in its sentence, with the voice it is in. Type above; the mark beside the field lists what can be typed.",
);
pub const NOTHING: Text = text("Nothing in these articles fits.");
pub const CSV: &str = "CSV";
pub const XLSX: &str = "XLSX";
pub const SAVE_LINES: Text = text("Save the lines below, in their order");
pub const SAMPLE: Text = text("Random sample of");
pub const SAMPLE_SIZE: Text = text("Size of the sample");
pub const SEED: Text = text("Seed");
pub const SEED_HINT: Text = text("The same seed gives the same sample.");
pub const SOURCE: Text = text("Source");
pub const DATE: Text = text("Date");
pub const LEFT: Text = text("Left | of the match");
pub const MATCH: Text = text("Match");
pub const RIGHT: Text = text("Right | of the match");
pub const VOICE: Text = text("Voice");
pub const EVERYWHERE: Text = text("Search all texts for");
pub const NO_DATE: &str = "–";

/// What can be typed, and what it finds.
pub const EXAMPLES: &[(&str, Text)] = &[
    ("angry mob", text("the words in a row, upper and lower case alike")),
    ("\"the mob\"", text("the same; marks keep words together beside others")),
    ("terror* OR wom?n", text("* any letters, ? one letter")),
    ("not * good", text("* alone: any one word")),
    ("/kill(ed|ing)/", text("a regular expression, anywhere in the text")),
    ("mob OR crowd", text("either")),
    ("mob AND police", text("the first, where the other is in the sentence")),
    ("mob NOT police", text("the first, where the other is not")),
    ("(mob OR crowd) AND police", text("brackets group")),
    ("mob voice:own", text("in these voices: own, indirect, direct, scare")),
    ("mob source:\"Radio Corvane\"", text("in articles of that source; source:Radio* too")),
    ("mob event:ferry", text("in that event: its number or words of its title")),
    ("mob date:2024-05", text("published then; 2024-05-01..2024-06-15; none")),
    ("category:legal_crime", text("hits of a category; with words: those that are")),
    ("mob language:en", text("in articles in that language")),
    ("US case:exact", text("upper and lower case as written")),
    ("mob -source:\"Radio Corvane\"", text("all but")),
];

/// How much was found: `14 matches in 6 articles of 3 sources`.
pub fn found(found: &Found) -> String {
    fill(
        "{matches} in {articles} of {sources}",
        &[
            ("matches", &count(found.matches, "match", "matches")),
            ("articles", &count(found.articles, "article", "articles")),
            ("sources", &count(found.sources, "source", "sources")),
        ],
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
    let of = || fill("{n} of them listed, drawn with seed {seed}", &[("n", &grouped(size as u64)), ("seed", &seed)]);
    (size < found.matches).then(of)
}

/// The part of the query that is wrong.
pub fn wrong_part(part: &str) -> String {
    fill("At “{part}”:", &[("part", &part)])
}

/// What a concordance that is saved rests on.
pub fn rests_on(found: &Found) -> String {
    let sample = match found.request.sample {
        Some(Sampled { size, seed }) if size < found.matches => {
            fill(" A random sample of {size} of them (seed {seed}).", &[("size", &size), ("seed", &seed)])
        }
        _ => String::new(),
    };
    fill(
        "Query: {query}. {matches} matches in {articles} articles of {sources} sources.{sample} Parallax {version}.",
        &[
            ("query", &found.request.query),
            ("matches", &found.matches),
            ("articles", &found.articles),
            ("sources", &found.sources),
            ("sample", &sample),
            ("version", &env!("CARGO_PKG_VERSION")),
        ],
    )
}
