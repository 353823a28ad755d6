//! What Terms, Charts and Coverage say.

use crate::app::texts::{count, grouped};

pub const CLOSE: &str = "Close";
pub const COPY: &str = "Copy";
pub const CSV: &str = "CSV";
pub const IN_CONTEXT: &str = "In context:";
pub const COPY_LINES: &str = "Copy these lines, one a row";
pub const CSV_OF_LINES: &str = "Save these lines as a table";
pub const SORT: &str = "Sort";
pub const BY_VOICE: &str = "By voice";
pub const BY_SOURCE: &str = "By source";
pub const LEFT_WORD: &str = "Left word";
pub const RIGHT_WORD: &str = "Right word";

pub const SCOPE: &str = "Scope";
pub const RESET: &str = "Reset";
pub const SOURCES: &str = "Sources";
pub const EVENTS: &str = "Events";
pub const FAMILIES: &str = "Families";
pub const VOICE: &str = "Voice";
pub const ALL: &str = "All";
pub const NONE: &str = "None";
pub const OTHER_EVENTS: &str = "Events with one article";
pub const COUNTED_ONLY: &str = "Words only counted";
pub const WHAT_COUNTED_ONLY: &str = "Plain words, hedges, boosters and reporting verbs: compared as rates, not marked in texts.";
pub const WHY_WITHOUT_ATTRIBUTION: &str =
    "Attribution verbs are nearly always the outlet’s own words, so rates leave them out. Tick to include.";

pub const SHOW: &str = "Show";
pub const COUNT: &str = "Count";
pub const RATE: &str = "Rate per 1,000";
pub const INTERVAL: &str = "95% interval";
pub const OFF: &str = "Off";
pub const TERM: &str = "Term";
pub const GROUP_FAMILY: &str = "Group: family";
pub const GROUP_NONE: &str = "Group: none";
pub const CSV_OF_TABLE: &str = "Save the table: one row for each term and source, with voices and intervals";
pub const PIN: &str = "Keep below the minimum";
pub const UNPIN: &str = "No longer keep below the minimum";
pub const NOTHING_IN_SCOPE: &str = "No loaded term is in scope.";
pub const RESET_SCOPE: &str = "Reset the scope";
pub const WITHOUT_ATTRIBUTION: &str = "Attribution & doubt left out.";

/// A number of hits.
pub fn hits(number: u64) -> String {
    count(number as usize, "hit", "hits")
}

/// A number of words.
pub fn words(number: u64) -> String {
    count(number as usize, "word", "words")
}

/// A number of articles.
pub fn articles(number: usize) -> String {
    count(number, "article", "articles")
}

/// The least number of hits a term is shown from.
pub fn minimum(hits: u64) -> String {
    format!("Min. hits {hits}")
}

/// How many of the terms found are shown.
pub fn shown(shown: usize, found: usize) -> String {
    format!("{} of {} shown", grouped(shown as u64), grouped(found as u64))
}

/// What the numbers can carry, and for how many sources.
pub fn advice(text: &str, sources: usize, of: usize) -> String {
    if sources == of { text.to_owned() } else { format!("{text} (So it is for {sources} of {of} sources.)") }
}

pub const VOICE_BARS: &str = "Voice bars";
pub const SHARE: &str = "Share";
pub const CLICK_ANY_MARK: &str = "Click any bar, dot or tick to read the sentences behind it";
pub const EXPORT: &str = "Export";
pub const PNG_IMAGE: &str = "PNG image, for slides and documents";
pub const SVG_DRAWING: &str = "SVG drawing, for print and further editing";
pub const CSV_TABLE: &str = "CSV table, the numbers with intervals";
pub const SIZE: &str = "Size";
pub const COLUMN: &str = "Column";
pub const PAGE: &str = "Page";
pub const SLIDE: &str = "Slide";
pub const SCALE: &str = "Scale";
pub const THEME: &str = "Theme";
pub const LIGHT: &str = "Light";
pub const DARK: &str = "Dark";
pub const GREY: &str = "Grey";
pub const WITH_CAPTION: &str = "Caption with filters, counts and method";
pub const SAVE_AS: &str = "Save as…";

pub const STATEMENTS: &str = "Statements";
pub const STATEMENT: &str = "Statement";
pub const MISSING_SOMEWHERE: &str = "Missing somewhere";
pub const FIGURES_DIFFER: &str = "Figures differ";
pub const CSV_OF_COVERAGE: &str = "Save the table: one row for each statement and source";
pub const SAME_OR_ONLY: &str = "same wording, or only here";
pub const SAME_WORDING: &str = "same wording";
pub const ONLY_HERE: &str = "only here";
pub const WORDED_DIFFERENTLY: &str = "worded differently";
pub const PARTLY: &str = "partly";
pub const NOT_IN_THIS_TEXT: &str = "not in this text";
pub const OTHER_EVENT: &str = "other event";
pub const NO_STATEMENT: &str = "No statement of this event is like that.";
pub const SHOW_ALL: &str = "Show all statements";
pub const OPEN_IN_COMPARE: &str = "Open in Compare";
pub const HOW_OUTLETS_NAME: &str = "How each outlet names";
pub const NO_ACTOR: &str = "No actor was recognised in these texts.";

/// A number of sentences.
pub fn sentences(number: usize) -> String {
    count(number, "sentence", "sentences")
}

/// How many statements an event has and how many sources it.
pub fn statements(statements: usize, sources: usize) -> String {
    let covers = if sources == 1 { "covers" } else { "cover" };
    format!("{} · {} {covers} it", count(statements, "statement", "statements"), count(sources, "source", "sources"))
}

/// Where a statement stands.
pub fn reach(number: usize, covered: usize, absent: usize) -> String {
    let found = format!("{} in {}", sentences(number), count(covered, "source", "sources"));
    if absent == 0 { found } else { format!("{found} · not in the text of {absent}") }
}

/// How many actors there are, and where they were looked for.
pub fn actors(number: usize, everywhere: bool) -> String {
    let place = if everywhere { "all articles" } else { "the articles of this event" };
    format!("{} found. All voices, {place}.", count(number, "actor", "actors"))
}
