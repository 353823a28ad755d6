//! What Terms, Charts and Coverage say.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::language::{Text, count, decimal, fill, grouped, language as in_force, plural, say, say_if_known, text};
pub use super::values::{articles, hits, rows_shown as rows, sentences, terms, words};
use crate::analysis::Settings;
use crate::compare::CopyCounting;
use crate::export::figures::SourceOrder;
use crate::lexicon::Family;
use crate::model::{Language, Voice};
use crate::voice::Stance;
use crate::wording::Numbers;

pub const CLOSE: Text = text("Close");
pub const COPY: Text = text("Copy");
pub const IN_CONTEXT: Text = text("In context:");
/// The end of a scale of rates: `5.8 per 1,000`.
pub fn per_thousand(rate: f64) -> String {
    fill("{rate} per 1,000", &[("rate", &decimal(rate, 1))])
}

/// How a column is sorted, said behind its name.
pub fn sorted(descending: bool) -> &'static str {
    if descending { say(", sorted, last or largest first") } else { say(", sorted, first or smallest first") }
}

/// What a screen reader says of a term's rate in a source: voices, rate, interval with its decimals, and in how many of
/// how many articles.
pub fn rate_in_source(
    (term, source): (&str, &str),
    voices: &str,
    rate: &str,
    (low, high, decimals): (f64, f64, usize),
    (with, all): (u32, u32),
) -> String {
    fill(
        "{term}, {source}: {voices}, {rate} per 1,000 words, interval {low} to {high}, in {n} of {articles}",
        &[
            ("term", &term),
            ("source", &source),
            ("voices", &voices),
            ("rate", &rate),
            ("low", &decimal(low, decimals)),
            ("high", &decimal(high, decimals)),
            ("n", &grouped(u64::from(with))),
            ("articles", &articles(all as usize)),
        ],
    )
}

/// What a screen reader says of all a term's hits.
pub fn all_sources(term: &str, all: u64) -> String {
    fill("{term}, all sources: {hits}", &[("term", &term), ("hits", &hits(all))])
}

pub const SORT: Text = text("Sort");
pub const BY_VOICE: Text = text("By voice");
pub const BY_SOURCE: Text = text("By source");
pub const LEFT_WORD: Text = text("Left word");
pub const RIGHT_WORD: Text = text("Right word");

pub const FILTERS: Text = text("Filters");
pub const ABOUT_FILTERS: Text = text("What counts in every table, chart and export");
pub const CLEAR_ALL: Text = text("Clear all");
pub const NO_FILTERS: Text = text("None: everything counts.");
pub const WITHOUT: Text = text("without");
pub const NAMELESS: Text = text("(no source)");
pub const OR: Text = text(" or ");
pub const PUBLISHED: Text = text("Published");
pub const FIRST_DAY: Text = text("First day");
pub const LAST_DAY: Text = text("Last day");
pub const NO_DATES: Text = text("No article bears a date.");
pub const CONTAINING: Text = text("Articles with");
pub const CONTAINING_HINT: Text = text("word or phrase, or another");
pub const LANGUAGES: Text = text("Languages");
pub const CATEGORIES: Text = text("Categories");
pub const TOPICS: Text = text("Subjects of terms");
pub const MARKED_ONLY: Text = text("Marked terms only");
pub const SOURCES: Text = text("Sources");
pub const EVENTS: Text = text("Events");
pub const FAMILIES: Text = text("Families");
pub const VOICE: Text = text("Voice");
pub const ALL: Text = text("All | of a list");
pub const NONE: Text = text("None | of a list");
pub const OTHER_EVENTS: Text = text("Events with one article");
pub const COUNTED_ONLY: Text = text("Words only counted");
pub const WHAT_COUNTED_ONLY: Text = text("plain words, hedges, reporting verbs");
pub const WHY_WITHOUT_ATTRIBUTION: Text =
    text("Attribution verbs are nearly always the outlet’s own words, so rates leave them out. Tick to include.");

pub const WIRE_COPIES: Text = text("Wire copies and near-duplicates");

/// How copies count.
pub fn copies(counting: CopyCounting) -> &'static str {
    match counting {
        CopyCounting::Each => say("Count each copy"),
        CopyCounting::Once => say("Count copies once"),
        CopyCounting::LeaveOut => say("Leave copies out"),
    }
}

/// How many copies there are.
pub fn copies_found(groups: usize, articles: usize) -> String {
    fill(
        "{articles} in {groups}",
        &[("articles", &count(articles, "article", "articles")), ("groups", &count(groups, "group", "groups"))],
    )
}

pub const SHOW: Text = text("Show");
pub const COUNT: Text = text("Count");
pub const RATE: Text = text("Rate per 1,000");
pub const INTERVAL: Text = text("95% interval");
pub const OFF: Text = text("Off");
pub const TERM: Text = text("Term");
pub const GROUP_FAMILY: Text = text("Group: family");
pub const GROUP_NONE: Text = text("Group: none");
pub const PIN: Text = text("Keep below the minimum");
pub const UNPIN: Text = text("No longer keep below the minimum");
pub const NOTHING_COUNTS: Text = text("No loaded term passes the filters.");
pub const CLEAR_FILTERS: Text = text("Clear the filters");

/// `Sources: 40 of 281`
pub fn some_of(title: &str, some: usize, all: usize) -> String {
    fill(
        "{title}: {some} of {all}",
        &[("title", &title), ("some", &grouped(some as u64)), ("all", &grouped(all as u64))],
    )
}

/// When articles that count were published.
pub fn published(from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => fill("Published on {day}", &[("day", &from)]),
        (Some(from), Some(to)) => fill("Published {from} to {to}", &[("from", &from), ("to", &to)]),
        (Some(from), None) => fill("Published from {day}", &[("day", &from)]),
        (None, Some(to)) => fill("Published until {day}", &[("day", &to)]),
        (None, None) => PUBLISHED.into(),
    }
}

/// What was typed is no date.
pub fn no_date(text: &str) -> String {
    fill("“{text}” is no date; write year, month, day: 2025-05-06.", &[("text", &text)])
}

/// How many articles a period leaves out in any case.
pub fn undated(articles: usize) -> String {
    plural(
        articles,
        "{n} article bears no date and is out once a day is set.",
        "{n} articles bear no date and are out once a day is set.",
        &[],
    )
}

/// The name of the mark that takes a filter off.
pub fn without_filter(text: &str) -> String {
    fill("Take off: {text}", &[("text", &text)])
}

/// The title of a table's column: its name in files, spelt for people.
pub fn column(name: &str) -> String {
    let title = crate::export::column_title(name);
    say_if_known(&title).to_owned()
}

/// What stands in a cell of a table, where it is the program's own word and not one of the corpus or the lexicon.
pub fn cell<'a>(column: &str, words: &'a str) -> &'a str {
    match (column, words) {
        ("advice" | "half_added" | "tested", _) => say_if_known(words),
        ("against", "all others") => say("all others"),
        ("role", "highlight") => say("marked"),
        ("role", "rate") => say("counted"),
        ("family", _) => {
            let known = Family::ALL.into_iter().find(|family| family.id() == words);
            known.map_or(words, |family| super::library::family(family))
        }
        ("voice", "all") => say("all"),
        ("voice", _) => {
            Voice::ALL.into_iter().find(|voice| voice.name() == words).map_or(words, |voice| super::names::voice(voice))
        }
        _ => words,
    }
}

/// A measure, with as many decimals as it has something to say.
pub fn number(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 1000.0 => 0,
        size if size >= 100.0 => 1,
        size if size >= 1.0 || size == 0.0 => 2,
        size if size >= 0.001 => 4,
        _ => return format!("{value:.1e}").replace('-', "−").replace('.', &in_force().numbers().decimal.to_string()),
    };
    decimal(value, decimals)
}

/// The name of a language; its code where it is not a common one.
pub fn language(code: &str) -> &str {
    match code {
        "ar" => say("Arabic"),
        "da" => say("Danish"),
        "de" => say("German"),
        "el" => say("Greek"),
        "en" => say("English"),
        "es" => say("Spanish"),
        "fa" => say("Persian"),
        "fi" => say("Finnish"),
        "fr" => say("French"),
        "he" => say("Hebrew"),
        "hi" => say("Hindi"),
        "hu" => say("Hungarian"),
        "id" => say("Indonesian"),
        "it" => say("Italian"),
        "ja" => say("Japanese"),
        "ko" => say("Korean"),
        "nl" => say("Dutch"),
        "no" | "nb" => say("Norwegian"),
        "pl" => say("Polish"),
        "pt" => say("Portuguese"),
        "ro" => say("Romanian"),
        "ru" => say("Russian"),
        "sv" => say("Swedish"),
        "tr" => say("Turkish"),
        "uk" => say("Ukrainian"),
        "und" => say("Not known"),
        "ur" => say("Urdu"),
        "zh" => say("Chinese"),
        code => code,
    }
}

/// The least number of hits a term is shown from.
pub fn minimum(hits: u64) -> String {
    fill("Min. hits {n}", &[("n", &hits)])
}

/// How many of the terms found are shown.
pub fn shown(shown: usize, found: usize) -> String {
    fill("{n} of {all} shown", &[("n", &grouped(shown as u64)), ("all", &grouped(found as u64))])
}

/// Which of the languages of some articles no lexicon is for: `No lexicon is for Spanish: …`; nothing if there are none.
pub fn without_lexicon(languages: &BTreeSet<Language>, settings: &Settings) -> Option<String> {
    let unread = languages.iter().filter(|&&language| !settings.has_lexicon_for(language));
    let names: Vec<&str> = unread.map(|language| self::language(language.code())).collect();
    (!names.is_empty()).then(|| {
        fill("No lexicon is for {languages}: no terms are looked for there.", &[("languages", &names.join(", "))])
    })
}

/// That an article's language has no rules of reporting; nothing if it has.
pub fn quotation_marks_only(language: Language) -> Option<String> {
    let known = language == Language::UNKNOWN || crate::voice::Rules::covers(language);
    (!known).then(|| {
        fill(
            "There are no rules of reporting for {language}: voices rest on quotation marks alone.",
            &[("language", &self::language(language.code()))],
        )
    })
}

/// What the numbers can carry, and for how many sources.
pub fn advice(text: &str, sources: usize, of: usize) -> String {
    let text = say_if_known(text);
    if sources == of {
        return text.to_owned();
    }
    let holds = fill("(So it is for {n} of {all} sources.)", &[("n", &sources), ("all", &of)]);
    format!("{text} {holds}")
}

pub const VOICE_BARS: Text = text("Voice bars");
pub const SHARE: Text = text("Share");
pub const CLICK_ANY_MARK: Text = text("Click any bar, dot or tick to read the sentences behind it");
pub const DRAWING: Text = text("Drawing …");
pub const EXPORT: Text = text("Export");
pub const EXPORT_A_TABLE: Text = text("Export table");
pub const EXPORT_TABLE: Text = text("Save or copy this table as it counts under the filters");
pub const SAVE_CSV: Text = text("Save as CSV…");
pub const SAVE_XLSX: Text = text("Save as Excel workbook…");
pub const COPY_TABLE: Text = text("Copy for a spreadsheet");
pub const HOW_COMPUTED: Text = text("How it is computed");
pub const PNG_IMAGE: Text = text("PNG image, for slides and documents");
pub const SVG_DRAWING: Text = text("SVG drawing, for print and further editing");
pub const PDF_PAGE: Text = text("PDF page, for print");
pub const XLSX_TABLE: Text = text("Excel workbook, the numbers with intervals");
pub const ORDER: Text = text("Order of sources");
pub const LOOK: Text = text("Look");
pub const ABOUT_LOOK: Text = text("Order, size, type, palette and numbers of all charts");
pub const DIVERGING: Text = text("Both ways");
pub const STACKED: Text = text("Stacked");
pub const MOST_SOURCES: Text = text("Most sources");
pub const MOST_ROWS: Text = text("Most rows");
pub const PALETTE: Text = text("Palette");
pub const AS_WINDOW: Text = text("Window");
pub const FONT_SIZE: Text = text("Type");
pub const NUMBERS: Text = text("Numbers");
/// A way of writing numbers, by the code of a language: an example, and its own name where two look alike.
pub fn numbers_as(locale: Option<&str>) -> String {
    let Some(code) = locale else { return AS_WINDOW.to_string() };
    let example = Numbers::of_locale(code).write(12345.6, 1);
    if code == "sv" { fill("{example} (Nordic)", &[("example", &example)]) } else { example }
}
pub const RESOLUTION: Text = text("PNG");
pub const EXPORT_ALL: Text = text("Export everything");
pub const WHAT_ALL: Text = text("Every table, chart, the report and the methods paragraph, into a folder");
pub const ACTOR: Text = text("Actor");
pub const EVENT: Text = text("Event");
pub const ALL_OTHERS: Text = text("All others");
pub const VERSUS: Text = text("vs");
pub const OTHERS: Text = text("Others");
pub const CSV_TABLE: Text = text("CSV table, the numbers with intervals");
pub const SIZE: Text = text("Width");
pub const COLUMN: Text = text("85 mm");
pub const PAGE: Text = text("180 mm");
pub const SLIDE: Text = text("Slide");
pub const LIGHT: Text = text("Light");
pub const DARK: Text = text("Dark");
pub const GREY: Text = text("Grey");
pub const WITH_CAPTION: Text = text("Caption with filters, counts and method");
pub const SAVE_AS: Text = text("Save as…");

pub const STATEMENTS: Text = text("Statements");
pub const STATEMENT: Text = text("Statement");
pub const MISSING_SOMEWHERE: Text = text("Missing somewhere");
pub const FIGURES_DIFFER: Text = text("Figures differ");
pub const SAME_OR_ONLY: Text = text("same wording, or only here");
pub const SAME_WORDING: Text = text("same wording");
pub const ONLY_HERE: Text = text("only here");
pub const WORDED_DIFFERENTLY: Text = text("worded differently");
pub const PARTLY: Text = text("partly");
pub const NOT_IN_THIS_TEXT: Text = text("not in this text");
pub const OTHER_EVENT: Text = text("other event");
pub const EVENT_FILTERED_OUT: Text = text("No article of this event passes the filters.");
pub const NO_STATEMENT: Text = text("No statement of this event is like that.");
pub const SHOW_ALL: Text = text("Show all statements");
pub const OPEN_IN_COMPARE: Text = text("Open in Compare");
pub const HOW_OUTLETS_NAME: Text = text("How each outlet names");
pub const NO_ACTOR: Text = text("No actor was recognised in these texts.");

/// How many statements an event has and how many sources it.
pub fn statements(statements: usize, sources: usize) -> String {
    let covered = plural(sources, "{n} source covers it", "{n} sources cover it", &[]);
    format!("{} · {covered}", count(statements, "statement", "statements"))
}

/// Where a statement stands.
pub fn reach(number: usize, covered: usize, absent: usize) -> String {
    let found = fill(
        "{sentences} in {sources}",
        &[("sentences", &sentences(number)), ("sources", &count(covered, "source", "sources"))],
    );
    if absent == 0 {
        return found;
    }
    format!("{found} · {}", fill("not in the text of {n}", &[("n", &absent)]))
}

/// How many actors there are, and where they were looked for.
pub fn actors(number: usize, everywhere: bool) -> String {
    let actors = count(number, "actor", "actors");
    let sentence = if everywhere {
        text("{actors} found. All voices, all articles.")
    } else {
        text("{actors} found. All voices, the articles of this event.")
    };
    sentence.fill(&[("actors", &actors)])
}

pub const SPEAKER: Text = text("Speaker");
pub const SOURCE: Text = text("Source");
pub const IN_ARTICLES: Text = text("Articles");
pub const QUOTED: Text = text("Quoted");
pub const INDIRECTLY: Text = text("Indirect");
pub const WORDS_GIVEN: Text = text("Words");
pub const REPORTING_VERBS: Text = text("Reporting verbs");
pub const LOADED_TERMS: Text = text("Loaded terms");
pub const NOBODY_NAMED: Text = text("nobody named");
pub const REPORTS_OF_NOBODY: Text = text("With reports that name nobody");
pub const NOBODY_SPEAKS: Text = text("Nobody is quoted in what passes the filters.");

/// How many rows the table of speakers has.
pub fn who_speaks(rows: usize) -> String {
    fill("{speakers} by source", &[("speakers", &count(rows, "speaker", "speakers"))])
}

/// What a reporting verb implies.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => say("leaves open whether it is true"),
        Stance::Doubting => say("keeps its distance from the claim"),
        Stance::Endorsing => say("takes the claim for true"),
        Stance::Conceding => say("takes it for true and unwelcome to the speaker"),
        Stance::Demanding => say("a demand"),
        Stance::Judging => say("a judgement"),
    }
}

/// In which order sources stand.
pub fn source_order(order: SourceOrder) -> &'static str {
    match order {
        SourceOrder::Appearance => say("in their order"),
        SourceOrder::Name => say("by name"),
        SourceOrder::Words => say("most words first"),
        SourceOrder::Rate => say("highest rate first"),
    }
}

/// A link to what comes nearest to a statement in an outlet's text that lacks it.
pub fn closest_in(outlet: &str) -> String {
    fill("Closest match in {outlet}", &[("outlet", &outlet)])
}
