//! What Terms, Charts and Coverage say.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use jiff::civil::Date;

use crate::app::texts::{count, grouped};
use crate::chart::Numbers;
use crate::compare::CopyCounting;
use crate::export::figures::SourceOrder;
use crate::voice::Stance;

pub(super) const CLOSE: &str = "Close";
pub(super) const COPY: &str = "Copy";
pub(super) const IN_CONTEXT: &str = "In context:";
pub(super) const SORT: &str = "Sort";
pub(super) const BY_VOICE: &str = "By voice";
pub(super) const BY_SOURCE: &str = "By source";
pub(super) const LEFT_WORD: &str = "Left word";
pub(super) const RIGHT_WORD: &str = "Right word";

pub(super) const FILTERS: &str = "Filters";
pub(super) const ABOUT_FILTERS: &str = "What counts in every table, chart and export";
pub(super) const CLEAR_ALL: &str = "Clear all";
pub(super) const NO_FILTERS: &str = "None: everything counts.";
pub(super) const WITHOUT: &str = "without";
pub(super) const NAMELESS: &str = "(no source)";
pub(super) const OR: &str = " or ";
pub(super) const PUBLISHED: &str = "Published";
pub(super) const FIRST_DAY: &str = "First day";
pub(super) const LAST_DAY: &str = "Last day";
pub(super) const NO_DATES: &str = "No article bears a date.";
pub(super) const CONTAINING: &str = "Articles with";
pub(super) const CONTAINING_HINT: &str = "word or phrase, or another";
pub(super) const LANGUAGES: &str = "Languages";
pub(super) const CATEGORIES: &str = "Categories";
pub(super) const TOPICS: &str = "Subjects of terms";
pub(super) const MARKED_ONLY: &str = "Marked terms only";
pub(super) const SOURCES: &str = "Sources";
pub(super) const EVENTS: &str = "Events";
pub(super) const FAMILIES: &str = "Families";
pub(super) const VOICE: &str = "Voice";
pub(super) const ALL: &str = "All";
pub(super) const NONE: &str = "None";
pub(super) const OTHER_EVENTS: &str = "Events with one article";
pub(super) const COUNTED_ONLY: &str = "Words only counted";
pub(super) const WHAT_COUNTED_ONLY: &str = "plain words, hedges, reporting verbs";
pub(super) const WHY_WITHOUT_ATTRIBUTION: &str =
    "Attribution verbs are nearly always the outlet’s own words, so rates leave them out. Tick to include.";

pub(super) const WIRE_COPIES: &str = "Wire copies and near-duplicates";

/// How copies count.
pub(super) fn copies(counting: CopyCounting) -> &'static str {
    match counting {
        CopyCounting::Each => "Count each copy",
        CopyCounting::Once => "Count copies once",
        CopyCounting::LeaveOut => "Leave copies out",
    }
}

/// How many copies there are.
pub(super) fn copies_found(groups: usize, articles: usize) -> String {
    format!("{} in {}", count(articles, "article", "articles"), count(groups, "group", "groups"))
}

pub(super) const SHOW: &str = "Show";
pub(super) const COUNT: &str = "Count";
pub(super) const RATE: &str = "Rate per 1,000";
pub(super) const INTERVAL: &str = "95% interval";
pub(super) const OFF: &str = "Off";
pub(super) const TERM: &str = "Term";
pub(super) const GROUP_FAMILY: &str = "Group: family";
pub(super) const GROUP_NONE: &str = "Group: none";
pub(super) const PIN: &str = "Keep below the minimum";
pub(super) const UNPIN: &str = "No longer keep below the minimum";
pub(super) const NOTHING_COUNTS: &str = "No loaded term passes the filters.";
pub(super) const CLEAR_FILTERS: &str = "Clear the filters";

/// `Sources: 40 of 281`
pub(super) fn some_of(title: &str, some: usize, all: usize) -> String {
    format!("{title}: {} of {}", grouped(some as u64), grouped(all as u64))
}

/// When articles that count were published.
pub(super) fn published(from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("Published on {from}"),
        (Some(from), Some(to)) => format!("Published {from} to {to}"),
        (Some(from), None) => format!("Published from {from}"),
        (None, Some(to)) => format!("Published until {to}"),
        (None, None) => PUBLISHED.to_owned(),
    }
}

/// What was typed is no date.
pub(super) fn no_date(text: &str) -> String {
    format!("“{text}” is no date; write year, month, day: 2025-05-06.")
}

/// How many articles a period leaves out in any case.
pub(super) fn undated(articles: usize) -> String {
    let bear = if articles == 1 { "bears" } else { "bear" };
    format!("{} {bear} no date and {} out once a day is set.", count(articles, "article", "articles"), {
        if articles == 1 { "is" } else { "are" }
    })
}

/// The name of the mark that takes a filter off.
pub(super) fn without_filter(text: &str) -> String {
    format!("Take off: {text}")
}

/// A number of rows.
pub(super) fn rows(number: usize) -> String {
    count(number, "row", "rows")
}

/// The title of a table's column: its name in files, spelt for people.
pub(super) fn column(name: &str) -> String {
    let spelt = name.replace("g2_", "G² ").replace("log2_", "log₂ ").replace('_', " ");
    let spelt = spelt.replace("per 1000", "per 1,000").replace("interval 95", "95% interval");
    let mut letters = spelt.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A measure, with as many decimals as it has something to say.
pub(super) fn number(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 1000.0 => 0,
        size if size >= 100.0 => 1,
        size if size >= 1.0 || size == 0.0 => 2,
        size if size >= 0.001 => 4,
        _ => return format!("{value:.1e}").replace('-', "−"),
    };
    Numbers::default().write(value, decimals)
}

/// A number of terms.
pub(super) fn terms(number: usize) -> String {
    count(number, "term", "terms")
}

/// The name of a language; its code where it is not a common one.
pub(super) fn language(code: &str) -> String {
    let name = match code {
        "ar" => "Arabic",
        "da" => "Danish",
        "de" => "German",
        "el" => "Greek",
        "en" => "English",
        "es" => "Spanish",
        "fa" => "Persian",
        "fi" => "Finnish",
        "fr" => "French",
        "he" => "Hebrew",
        "hi" => "Hindi",
        "hu" => "Hungarian",
        "id" => "Indonesian",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "nl" => "Dutch",
        "no" | "nb" => "Norwegian",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ro" => "Romanian",
        "ru" => "Russian",
        "sv" => "Swedish",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        "und" => "Not known",
        "ur" => "Urdu",
        "zh" => "Chinese",
        code => code,
    };
    name.to_owned()
}

/// A number of hits.
pub(super) fn hits(number: u64) -> String {
    count(number as usize, "hit", "hits")
}

/// A number of words.
pub(super) fn words(number: u64) -> String {
    count(number as usize, "word", "words")
}

/// A number of articles.
pub(super) fn articles(number: usize) -> String {
    count(number, "article", "articles")
}

/// The least number of hits a term is shown from.
pub(super) fn minimum(hits: u64) -> String {
    format!("Min. hits {hits}")
}

/// How many of the terms found are shown.
pub(super) fn shown(shown: usize, found: usize) -> String {
    format!("{} of {} shown", grouped(shown as u64), grouped(found as u64))
}

/// What the numbers can carry, and for how many sources.
pub(super) fn advice(text: &str, sources: usize, of: usize) -> String {
    if sources == of { text.to_owned() } else { format!("{text} (So it is for {sources} of {of} sources.)") }
}

pub(super) const VOICE_BARS: &str = "Voice bars";
pub(super) const SHARE: &str = "Share";
pub(super) const CLICK_ANY_MARK: &str = "Click any bar, dot or tick to read the sentences behind it";
pub(super) const DRAWING: &str = "Drawing …";
pub(super) const EXPORT: &str = "Export";
pub(super) const EXPORT_TABLE: &str = "Save or copy this table as it counts under the filters";
pub(super) const SAVE_CSV: &str = "Save as CSV…";
pub(super) const SAVE_XLSX: &str = "Save as Excel workbook…";
pub(super) const COPY_TABLE: &str = "Copy for a spreadsheet";
pub(super) const HOW_COMPUTED: &str = "How it is computed";
pub(super) const PNG_IMAGE: &str = "PNG image, for slides and documents";
pub(super) const SVG_DRAWING: &str = "SVG drawing, for print and further editing";
pub(super) const PDF_PAGE: &str = "PDF page, for print";
pub(super) const XLSX_TABLE: &str = "Excel workbook, the numbers with intervals";
pub(super) const ORDER: &str = "Order of sources";
pub(super) const LOOK: &str = "Look";
pub(super) const ABOUT_LOOK: &str = "Order, size, type, palette and numbers of all charts";
pub(super) const DIVERGING: &str = "Both ways";
pub(super) const STACKED: &str = "Stacked";
pub(super) const MOST_SOURCES: &str = "Most sources";
pub(super) const MOST_ROWS: &str = "Most rows";
pub(super) const PALETTE: &str = "Palette";
pub(super) const AS_WINDOW: &str = "Window";
pub(super) const FONT_SIZE: &str = "Type";
pub(super) const NUMBERS: &str = "Numbers";
pub(super) const RESOLUTION: &str = "PNG";
pub(super) const EXPORT_ALL: &str = "Export everything";
pub(super) const WHAT_ALL: &str = "Every table, chart, the report and the methods paragraph, into a folder";
pub(super) const ACTOR: &str = "Actor";
pub(super) const EVENT: &str = "Event";
pub(super) const ALL_OTHERS: &str = "All others";
pub(super) const OTHERS: &str = "Others";
pub(super) const CSV_TABLE: &str = "CSV table, the numbers with intervals";
pub(super) const SIZE: &str = "Width";
pub(super) const COLUMN: &str = "85 mm";
pub(super) const PAGE: &str = "180 mm";
pub(super) const SLIDE: &str = "Slide";
pub(super) const LIGHT: &str = "Light";
pub(super) const DARK: &str = "Dark";
pub(super) const GREY: &str = "Grey";
pub(super) const WITH_CAPTION: &str = "Caption with filters, counts and method";
pub(super) const SAVE_AS: &str = "Save as…";

pub(super) const STATEMENTS: &str = "Statements";
pub(super) const STATEMENT: &str = "Statement";
pub(super) const MISSING_SOMEWHERE: &str = "Missing somewhere";
pub(super) const FIGURES_DIFFER: &str = "Figures differ";
pub(super) const SAME_OR_ONLY: &str = "same wording, or only here";
pub(super) const SAME_WORDING: &str = "same wording";
pub(super) const ONLY_HERE: &str = "only here";
pub(super) const WORDED_DIFFERENTLY: &str = "worded differently";
pub(super) const PARTLY: &str = "partly";
pub(super) const NOT_IN_THIS_TEXT: &str = "not in this text";
pub(super) const OTHER_EVENT: &str = "other event";
pub(super) const EVENT_FILTERED_OUT: &str = "No article of this event passes the filters.";
pub(super) const NO_STATEMENT: &str = "No statement of this event is like that.";
pub(super) const SHOW_ALL: &str = "Show all statements";
pub(super) const OPEN_IN_COMPARE: &str = "Open in Compare";
pub(super) const HOW_OUTLETS_NAME: &str = "How each outlet names";
pub(super) const NO_ACTOR: &str = "No actor was recognised in these texts.";

/// A number of sentences.
pub(super) fn sentences(number: usize) -> String {
    count(number, "sentence", "sentences")
}

/// How many statements an event has and how many sources it.
pub(super) fn statements(statements: usize, sources: usize) -> String {
    let covers = if sources == 1 { "covers" } else { "cover" };
    format!("{} · {} {covers} it", count(statements, "statement", "statements"), count(sources, "source", "sources"))
}

/// Where a statement stands.
pub(super) fn reach(number: usize, covered: usize, absent: usize) -> String {
    let found = format!("{} in {}", sentences(number), count(covered, "source", "sources"));
    if absent == 0 { found } else { format!("{found} · not in the text of {absent}") }
}

/// How many actors there are, and where they were looked for.
pub(super) fn actors(number: usize, everywhere: bool) -> String {
    let place = if everywhere { "all articles" } else { "the articles of this event" };
    format!("{} found. All voices, {place}.", count(number, "actor", "actors"))
}

pub(super) const SPEAKER: &str = "Speaker";
pub(super) const SOURCE: &str = "Source";
pub(super) const IN_ARTICLES: &str = "Articles";
pub(super) const QUOTED: &str = "Quoted";
pub(super) const INDIRECTLY: &str = "Indirect";
pub(super) const WORDS_GIVEN: &str = "Words";
pub(super) const REPORTING_VERBS: &str = "Reporting verbs";
pub(super) const LOADED_TERMS: &str = "Loaded terms";
pub(super) const NOBODY_NAMED: &str = "nobody named";
pub(super) const REPORTS_OF_NOBODY: &str = "With reports that name nobody";
pub(super) const NOBODY_SPEAKS: &str = "Nobody is quoted in what passes the filters.";

/// How many rows the table of speakers has.
pub(super) fn who_speaks(rows: usize) -> String {
    format!("{} by source", count(rows, "speaker", "speakers"))
}

/// What a reporting verb implies.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => "leaves open whether it is true",
        Stance::Doubting => "keeps its distance from the claim",
        Stance::Endorsing => "takes the claim for true",
        Stance::Conceding => "takes it for true and unwelcome to the speaker",
        Stance::Demanding => "a demand",
        Stance::Judging => "a judgement",
    }
}

/// In which order sources stand.
pub(super) fn source_order(order: SourceOrder) -> &'static str {
    match order {
        SourceOrder::Appearance => "in their order",
        SourceOrder::Name => "by name",
        SourceOrder::Words => "most words first",
        SourceOrder::Rate => "highest rate first",
    }
}
