//! Every word the window says, in one place, so that it can be translated.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

pub mod accuracy;
pub mod coding;
pub mod notes;
pub mod panes;
pub mod search;
pub mod tour;

use super::preferences::Theme;
use super::state::{EventOrder, Rows, View};
use crate::model::{Basis, Dated, Published, Relation, Stage, Voice};
use crate::project::StepName;

pub const APP: &str = "PARALLAX";
pub const WINDOW_TITLE: &str = "Parallax";
pub const WORKER_GONE: &str =
    "The background thread has stopped. Restart the program; nothing of your files was changed.";
pub const DICTIONARIES: &str = "Lexicons and dictionaries";
pub const LOAD_LEXICON: &str = "Load lexicon";
pub const SAVE_AS: &str = "Save as";
pub const LIGHT_THEME: &str = "Light theme";
pub const DARK_THEME: &str = "Dark theme";
pub const UNDO: &str = "Undo";
pub const REDO: &str = "Redo";
pub const CLOSE_MESSAGE: &str = "Close message";
pub const COPY_DETAILS: &str = "Copy details";
pub const HIDE_SIDEBAR: &str = "Hide the sidebar";
pub const SORT: &str = "Sort events";
pub const NO_MATCH: &str = "No event or source contains these words.";
pub const CLEAR_FILTER: &str = "Clear filter";
pub const FOLD: &str = "Fold";
pub const UNFOLD: &str = "Unfold";
pub const NO_DATE: &str = "no date";
pub const IN_COMPARE: &str = "Side by side";
pub const TOGGLE_HINT: &str = "Click: mark or not. Alt-click: only this one.";
pub const CHOOSE_ARTICLE: &str = "Choose an article in the sidebar.";
pub const REMOVED_LINES: &str = "Removed lines";
pub const FAMILY_LETTERS: &str = "Family letters";
pub const SHOW: &str = "Show";
pub const HIDE: &str = "Hide";
pub const PUT_BACK: &str = "Put back";
pub const OPENS_WHEN_READY: &str = "Opens when ready";
pub const LOOKING: &str = "Looking for articles";
pub const ARTICLE: &str = "Article";
pub const SOURCE: &str = "Source";
pub const SOURCE_HINT: &str = "Source (type a name)";
pub const DATE: &str = "Date";
pub const DATE_HINT: &str = "Date (year-month-day)";
pub const LINES_REMOVED: &str = "Removed";
pub const NOTES: &str = "Notes";
pub const THINGS_TO_CHECK: &str = "Things to check";
pub const INSPECTOR: &str = "Inspector";
pub const SELECTED_TERM: &str = "Selected term";
pub const NEXT_TERM: &str = "Next term";
pub const PREVIOUS_TERM: &str = "Previous term";
pub const HOW_VOICE: &str = "How voice is decided";
pub const MEANING: &str = "What the word does here";
pub const OTHER_WORDINGS: &str = "Other wordings for the same thing";
pub const RATE_HEAD: &str = "n · per 1,000 words [95%]";
pub const CORRECT: &str = "Correct this label";
pub const NOT_LOADED: &str = "Not loaded here";
pub const CORRECTION_NOTE: &str = "Kept as your correction. Undo takes it back.";
pub const ABOUT_ARTICLE: &str = "About this article";
pub const SPEAKERS_GIVEN: &str = "Speakers given loaded words";
pub const FIGURES: &str = "Figures, and who is named for them";
pub const FACTS: &str = "Facts";
pub const BODY: &str = "Body";
pub const AUTHORS: &str = "By";
pub const REMOVED: &str = "Removed";
pub const EVENT: &str = "Event";
pub const FILE_PATH: &str = "File";
pub const EDIT_SOURCE: &str = "Edit source, date";
pub const NO_COLUMNS: &str = "Choose an event in the sidebar to see its articles side by side.";
pub const ONE_SOURCE: &str =
    "Only one article of this event is here. Another source's article on it would stand beside it.";
pub const ADD_COLUMN: &str = "Add an article of the same event to compare it with.";
pub const COLUMNS: &str = "Columns";
pub const ADD: &str = "Add";
pub const ROWS: &str = "Rows";
pub const DIFFERENCES: &str = "Differences";
pub const DIM_SHARED: &str = "Dim shared words";
pub const NEXT_DIFFERENCE: &str = "Next row that differs";
pub const PREVIOUS_DIFFERENCE: &str = "Previous row that differs";
pub const MOVE_LEFT: &str = "Move left";
pub const MOVE_RIGHT: &str = "Move right";
pub const MATCHED: &str = "matched pairs";
pub const NO_ROWS: &str = "No row of this kind: what is here is in the other texts too.";
pub const ALL_ROWS: &str = "Show all rows";
pub const TITLE_SHORT: &str = "T";
pub const NOT_IN_TEXT: &str = "Not in this text";
pub const EXPAND: &str = "Expand";
pub const SHARED_HINT: &str = "Share of words that stand in both: twice the common words over all words of the two.";
pub const OVERVIEW: &str = "Map of the comparison";
pub const TAGLINE: &str = "One event, several sources: see which words each outlet uses, and who is speaking.";
pub const PRIVATE: &str = "Everything stays on this computer";
pub const PRIVATE_LONG: &str = "Articles are read and analysed on this computer. Nothing is sent anywhere.";

pub const NAMES_OF_ACTORS: &str = "Names of actors…";
pub const FINDING_NAMES: &str = "Finding names";
pub const COMPARISON_COPIED: &str = "The comparison is on the clipboard: one line a row, one column an article.";
pub const SCROLL_LEVEL: &str = "Scroll columns level with each other";
pub const SCROLL_FREE: &str = "Scroll each column on its own";
pub const MOVE_FIRST: &str = "Put first: rows follow its order";
pub const MORE: &str = "More for this comparison";
pub const NEXT_CHANGE: &str = "Next telling change";
pub const PREVIOUS_CHANGE: &str = "Previous telling change";
pub const COPY_COMPARISON: &str = "Copy as a table";
pub const WHY_TOGETHER: &str = "Why together";
pub const GUIDE: &str = "Guide";
pub const MEASURES: &str = "Measures";
pub const FILE: &str = "File";
pub const EDIT: &str = "Edit";
pub const VIEW: &str = "View";
pub const ANALYSE: &str = "Analyse";
pub const HELP: &str = "Help";
pub const TEXT_SIZE: &str = "Text size";
pub const THEME: &str = "Theme";
pub const RECENT: &str = "Recent";
pub const CLEAR: &str = "Clear";
pub const OPEN_FOLDER: &str = "Open folder…";
pub const OPEN_FILES: &str = "Open files…";
pub const OPEN_SAMPLE: &str = "Open the sample";
pub const DROP_HERE: &str = "Drop a folder of articles or a project here";
pub const DROP_FORMATS: &str = "Plain text, Markdown, HTML, JSON, CSV or TSV";
pub const RECENT_FOLDERS: &str = "Recent";
pub const CANCEL: &str = "Cancel";
pub const CLOSE: &str = "Close";
pub const OPEN_WHEN_READY: &str = "Open when ready";
pub const OPEN: &str = "Open";
pub const EVENTS: &str = "Events";
pub const FILTER: &str = "Filter events and sources";
pub const FIND: &str = "Find term or speaker";
pub const HIGHLIGHTED_HERE: &str = "Highlighted here";
pub const ALL: &str = "All";
pub const NONE: &str = "None";
pub const OFF: &str = "Off";
pub const NO_SOURCE: &str = "no source";
pub const UNTITLED: &str = "Untitled";
pub const EXPORT: &str = "Export";
pub const EXPORT_ALL: &str = "Export everything…";
pub const EXPORT_REPORT: &str = "Export the HTML report…";
pub const EXPORT_METHODS: &str = "Export the methods paragraph…";
pub const COPY_METHODS: &str = "Copy the methods paragraph";
pub const EXPORTING: &str = "Exporting";
pub const NOTHING_TO_EXPORT: &str =
    "Nothing passes the filters, so there is nothing to export. Clear the filters and try again.";
pub const NOTHING_TO_DRAW: &str = "There is nothing to draw under these filters.";
pub const VOICE: &str = "Voice";
pub const SPEAKER: &str = "Speaker";
pub const CUE: &str = "Cue";
pub const WHERE: &str = "Where";
pub const WHY: &str = "Why";
pub const OUTLET_SPEAKS: &str = "none: the outlet speaks";
pub const NOBODY_NAMED: &str = "nobody named";
pub const NO_CUE: &str = "none in this clause";
pub const NO_RULE: &str = "No quotation marks around it and no reporting words governing it.";
pub const SET_BY_YOU: &str = "Set by you.";
pub const NO_SPEAKER: &str = "no speaker";
pub const SAMPLE_TITLE: &str = "Sample";
pub const IMPORT_CANCELLED: &str = "Import cancelled. Nothing was changed.";
pub const FINDING_TERMS: &str = "Finding terms";
pub const ANALYSING: &str = "Analysing";
pub const WRITING: &str = "Writing file";
pub const READING_LEXICON: &str = "Reading lexicon";

pub const GROUPING: &str = "Grouping and lining up";
pub const SAVING: &str = "Saving project";
pub const ANALYSIS_STOPPED: &str =
    "Stopped. The figures are those before the last change; Analyse, Finish what was stopped brings them up to date.";
pub const NO_PLACE: &str = "This term spans a line that was put back and the text beside it, so it cannot be corrected by itself. Correct the lines first.";
pub const SAVE: &str = "Save";
pub const OPEN_PROJECT: &str = "Open project…";
pub const SAVE_PROJECT: &str = "Save project";
pub const LOCATE_ARTICLES: &str = "Folder of the articles";
pub const UNSAVED: &str = "Save changes?";
pub const UNSAVED_LONG: &str = "Corrections, lexicon and settings that are not saved would be lost.";
pub const NEVER_SAVED: &str = "Not saved as a project yet";
pub const UNSAVED_MARK: &str = "not saved";
pub const DISCARD: &str = "Discard";
pub const RECOVER: &str = "Recover";
pub const RECOVER_TITLE: &str = "Unsaved changes";
pub const RECOVER_LONG: &str = "The program stopped before these changes were saved. What you do not decide now is offered again at the next start.";
pub const LATER: &str = "Later";
pub const NAME_EVENT: &str = "Name of the event";
pub const NAME: &str = "Name";
pub const PICK_MOVE: &str = "Move article to which event?";
pub const PICK_MERGE: &str = "Merge with which event?";
pub const RENAME: &str = "Name event…";
pub const MERGE_WITH: &str = "Merge with…";
pub const PIN: &str = "Pin: keep these articles together";
pub const UNPIN: &str = "Unpin";
pub const SPLIT_OFF: &str = "Make it an event of its own";
pub const MOVE_TO: &str = "Move to event…";
pub const STRICTNESS: &str = "How strictly articles are grouped";
pub const STRICTNESS_LONG: &str =
    "Stricter grouping makes more and smaller events. What you merged, split, moved or pinned stays.";
pub const GROUPING_SETTINGS: &str = "Grouping";
pub const DATE_WINDOW: &str = "Days between articles of one event, at most";
pub const ORDINARY: &str = "Ordinary settings";
pub const EVENT_PINNED: &str = "Pinned by you";
pub const EVENT_REGROUPED: &str = "Regrouped by you";
pub const EVENT_NAMED: &str = "Named by you";
pub const COMMAND_PALETTE: &str = "Command palette";
pub const TYPE_A_COMMAND: &str = "Type a command";
pub const NO_COMMAND: &str = "No command has these words.";
pub const NOTHING_FOUND: &str = "No term, speaker or title has these words.";
pub const AN_ARTICLE: &str = "article";
pub const LEXICON: &str = "Lexicon";
pub const LOAD_LEXICON_FILE: &str = "Load…";
pub const SAVE_LEXICON: &str = "Save as…";
pub const CATEGORIES: &str = "Categories: tick what counts";
pub const ALL_CATEGORIES: &str = "All categories";
pub const CATEGORIES_NOTE: &str = "A category without its tick is left out of every count and mark.";
pub const ROLE_HIGHLIGHT: &str = "Its words are marked in the text.";
pub const ROLE_RATE: &str = "Its words are counted as rates and marked only on demand.";
pub const FIND_ENTRY: &str = "Find an entry or form";
pub const NEW_ENTRY: &str = "New entry";
pub const NO_ENTRY: &str = "No entry has this form.";
pub const CHOOSE_ENTRY: &str = "Choose an entry to change it, or add a new one.";
pub const TERM: &str = "Term";
pub const FORMS: &str = "Further forms, one a line";
pub const CATEGORY: &str = "Category";
pub const DEFINITION: &str = "Definition";
pub const WORDINGS: &str = "Neutral or opposing wordings, separated by semicolons";
pub const NOTE: &str = "Note";
pub const SAVE_ENTRY: &str = "Save entry";
pub const REMOVE_ENTRY: &str = "Remove entry";
pub const SHORTCUTS: &str = "Keyboard shortcuts";
pub const SINGLE_KEYS_LONG: &str = "Single letters act only while no text field has the cursor.";
pub const ABOUT: &str = "About Parallax";
pub const ABOUT_LINES: &[&str] = &[
    "Parallax is licensed under MIT or Apache-2.0, at your choice. It has no network code: your texts stay on this computer.",
    "Fonts: Inter and Source Serif 4, SIL Open Font License 1.1.",
    "Word frequencies: adapted from wordfreq 3.1.1 by Robyn Speer, CC BY-SA 4.0.",
    "English parts of speech: the Brill tagger of harper-brill, Apache-2.0.",
];
pub const TWO_WAY: &str = "Could be read two ways";
pub const TWO_WAY_LONG: &str =
    "The rules are unsure whose words these are. Open a line and set the voice with the keys 1 to 4.";
pub const NO_TWO_WAY: &str = "No marked word could be read two ways.";
pub const HOW_VOICE_IS_DECIDED: &str = "How voice is decided";
pub const VOICE_INTRODUCTION: &str = "Every loaded word is in somebody's voice. Rules that can be read decide whose: quotation marks, reporting words and the clause they govern, and the speakers named nearby. Point at a word to see the rule that decided.";
pub const PRESUPPOSED: &str = "Presupposed";
pub const PRESUPPOSED_LONG: &str = "Some reporting verbs make the outlet share what is reported: whoever writes that somebody condemned the massacre says that there was one. So do demands (urged an end to the carnage) and reasons introduced by “given that”. Such words stay indirect speech and are marked as presupposed.";
pub const RULES: &str = "The rules";
pub const TRUST: &str = "How far to trust it";
pub const TRUST_LONG: &str = "Rules err. Cases that could be read two ways carry a low confidence and are listed under Analyse. In languages without a rule table only quotation marks are read. Before you publish, draw a sample of your own material, check it by hand and report the share that was right.";

/// What a voice is.
pub fn voice_definition(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => {
            "Everything that is nobody else's: the outlet's account, its background paragraphs, the reporting verbs themselves, whoever is spoken to (urged the regime to …), and what it adds to a report with as or while."
        }
        Voice::IndirectSpeech => {
            "In the complement of a speech act without quotation marks: said that …, accused X of …, condemned …, urged …, according to X."
        }
        Voice::DirectQuote => {
            "Inside quotation marks with a speaker in the sentence or next to it, and passages set off as quotations without marks."
        }
        Voice::ScareQuote => {
            "One to three quoted words in a headline, or in the text with nobody named for them: the outlet keeps its distance."
        }
    }
}

/// The name of a view on its tab.
pub fn view(view: View) -> &'static str {
    match view {
        View::Compare => "Compare",
        View::Coverage => "Coverage",
        View::Terms => "Terms",
        View::Speakers => "Speakers",
        View::Charts => "Charts",
        View::Reader => "Reader",
        View::Search => "Search",
        View::Coding => "Coding",
    }
}

/// A voice by its full name.
pub fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => "Own words",
        Voice::IndirectSpeech => "Indirect speech",
        Voice::DirectQuote => "Direct quote",
        Voice::ScareQuote => "Scare quotes",
    }
}

/// A voice in one word.
pub fn voice_short(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => "Own",
        Voice::IndirectSpeech => "Indirect",
        Voice::DirectQuote => "Direct",
        Voice::ScareQuote => "Scare",
    }
}

/// The sample word of a voice in the legend.
pub fn voice_sample(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => "own words",
        Voice::IndirectSpeech => "indirect",
        Voice::DirectQuote => "quote",
        Voice::ScareQuote => "scare",
    }
}

/// A theme.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "As the system",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

/// An order of events.
pub fn order(order: EventOrder) -> &'static str {
    match order {
        EventOrder::Sources => "Most sources first",
        EventOrder::Date => "By date",
        EventOrder::Title => "By title",
    }
}

/// A choice of rows in the compare view.
pub fn rows(rows: Rows) -> &'static str {
    match rows {
        Rows::All => "All",
        Rows::Differ => "Differ",
        Rows::OnlyHere => "Only here",
    }
}

/// How alike two sentences are.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Verbatim => "Verbatim",
        Relation::Reworded => "Reworded",
        Relation::Partial => "Partial",
    }
}

/// A step of the analysis.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "Read files",
        Stage::Split => "Split sentences",
        Stage::Voice => "Find voices",
        Stage::Terms => "Find terms",
        Stage::Events => "Group by event",
        Stage::Align => "Line up sentences",
        Stage::Statistics => "Count",
    }
}

/// A change, as in "Undo set voice".
pub fn edit(name: StepName) -> &'static str {
    match name {
        StepName::Voice => "set voice",
        StepName::Speaker => "set speaker",
        StepName::Dismiss => "not loaded here",
        StepName::Reset => "take correction back",
        StepName::Source => "name source",
        StepName::Date => "set date",
        StepName::Title => "change title",
        StepName::Language => "set language",
        StepName::PutBack => "put line back",
        StepName::TakeOut => "take line out",
        StepName::SplitSentence => "split sentence",
        StepName::JoinSentences => "join sentences",
        StepName::Pair => "pair sentences",
        StepName::Unpair => "separate sentences",
        StepName::ResetPair => "pairs as found",
        StepName::Lexicon => "change lexicon",
        StepName::Merge => "merge events",
        StepName::Split => "split article off",
        StepName::Move => "move article",
        StepName::Pin => "pin event",
        StepName::Unpin => "unpin event",
        StepName::Name => "name event",
        StepName::Grouping => "change grouping",
        StepName::Names => "names of actors",
        StepName::Note => "note",
        StepName::Tags => "tags",
        StepName::Draw => "draw sample",
        StepName::Discard => "discard sample",
        StepName::Code => "coding",
        StepName::CodeBook => "change code book",
        StepName::MergeCodings => "merge codings",
    }
}

/// A job stopped where it should not have.
pub fn job_panicked(said: &str) -> String {
    format!(
        "Something went wrong inside the program, and the job was given up. Your articles and corrections are as they were; save the project and try again. Details: {said}"
    )
}

/// Unsaved changes could not be kept aside.
pub fn journal_failed(why: &str) -> String {
    format!("Unsaved changes could not be kept aside, so a crash would lose them. Save the project. Details: {why}")
}

/// The question before unsaved changes would be lost.
pub fn save_changes_to(title: &str) -> String {
    format!("“{title}” has changes that are not saved.")
}

/// The offer to open unsaved changes.
pub fn recover_changes(title: &str, at: &str) -> String {
    format!("Recover unsaved changes to “{title}” from {at}?")
}

/// A moment on this computer's clock: `14:05`, with the day if it is not today.
pub fn moment(at: jiff::Timestamp) -> String {
    let zone = jiff::tz::TimeZone::system();
    let (at, now) = (at.to_zoned(zone.clone()), jiff::Timestamp::now().to_zoned(zone));
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    if at.date() == now.date() { time } else { format!("{}, {time}", day(at.date())) }
}

/// How strictly articles are grouped, in words.
pub fn strictness(threshold: f32) -> &'static str {
    match threshold {
        t if t < 0.2 => "very loose",
        t if t < 0.28 => "loose",
        t if t < 0.35 => "ordinary",
        t if t < 0.5 => "strict",
        _ => "very strict",
    }
}

/// A date with how firmly it is known: `7 Dec 2023 · inferred`.
pub fn dated(published: &Published) -> String {
    let known = match published.dated() {
        Dated::Stated => "stated",
        Dated::Inferred => "inferred",
        Dated::Unknown => "unknown",
    };
    match (&published.date, &published.doubt) {
        (Some(date), _) => format!("{} · {known}", day(*date)),
        (None, Some(doubt)) => format!("“{doubt}” · {known}"),
        (None, None) => "no date".to_owned(),
    }
}

/// A day: `7 Dec 2023`.
pub fn day(date: jiff::civil::Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    format!("{} {} {}", date.day(), MONTHS[(date.month() - 1) as usize % 12], date.year())
}

/// A rate per 1,000 words, with enough decimals that what is not nothing does not read as nothing.
pub fn rate(rate: f64) -> String {
    match rate {
        0.0 => "0".to_owned(),
        low if low < 0.005 => "<0.01".to_owned(),
        low if low < 0.995 => format!("{low:.2}"),
        rate => format!("{rate:.1}"),
    }
}

/// Where a value was found.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Metadata => "from the file's metadata",
        Basis::Html => "from the page",
        Basis::Folder => "from the folder's name",
        Basis::FileName => "from the file's name",
        Basis::Text => "from the text",
        Basis::User => "set by you",
        Basis::Unknown => "not found",
    }
}

/// Where a sentence stands: `sent. 12`, or `title` where it has no number.
pub fn sentence(number: Option<usize>) -> String {
    number.map_or_else(|| "title".to_owned(), |number| format!("sent. {number}"))
}

/// Why a line was removed: the stable word with spaces.
pub fn reason(word: &str) -> String {
    word.replace(['-', '_'], " ")
}

/// The import under way.
pub fn importing(title: &str) -> String {
    format!("Importing “{title}”")
}

/// The button that leads back to the open corpus.
pub fn back_to(title: &str) -> String {
    format!("Back to “{title}”")
}

/// How many files are read.
pub fn files_read(done: usize, total: usize) -> String {
    format!("{} of {} files read", grouped(done as u64), grouped(total as u64))
}

/// What stands beside the heading of the warnings.
pub fn warnings_note(number: usize) -> String {
    format!("{}. None stops you from going on.", count(number, "note", "notes"))
}

/// What was typed is no date.
pub fn not_a_date(text: &str) -> String {
    format!("“{text}” is not a date. Write it as year-month-day, for example 2024-12-07.")
}

/// A place in a row: `14 of 36`.
pub fn place(place: usize, all: usize) -> String {
    format!("{place} of {all}")
}

/// Sources that are not listed.
pub fn more_sources(number: usize) -> String {
    format!("and {}", count(number, "more source", "more sources"))
}

/// Heading of the voices of an article.
pub fn voice_of(hits: usize) -> String {
    format!("Voice of {}", count(hits, "loaded term", "loaded terms"))
}

/// What the cross on a column's chip does.
pub fn remove_column(source: &str) -> String {
    format!("Remove {source} from the comparison")
}

/// Own words among all loaded terms.
pub fn own_words(own: u32, all: u32) -> String {
    format!("{own} of {} in own words", count(all as usize, "term", "terms"))
}

/// Sentences one source alone has: `9 only AO`.
pub fn only_count(number: usize, monogram: &str) -> String {
    format!("{number} only {monogram}")
}

/// Where a statement is the only time.
pub fn only_in(source: &str) -> String {
    format!("Only in {source}")
}

/// Share of words in common.
pub fn shared(share: f32) -> String {
    format!("{:.0}% shared", 100.0 * share)
}

/// A number of things, `1 source`, `2 sources`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number as u64), if number == 1 { one } else { many })
}

/// A number with its digits in groups of three: `12,345`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (number, expect) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), expect);
        }
    }

    #[test]
    fn a_rate_that_is_not_nothing_never_reads_as_nothing() {
        let written: Vec<String> = [0.0, 0.001, 0.034, 0.996, 5.84, 23.15].map(rate).to_vec();
        assert_eq!(written, ["0", "<0.01", "0.03", "1.0", "5.8", "23.1"]);
    }
}
