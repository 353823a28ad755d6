//! Every word the window says, in one place, so that it can be translated: one module for each part of the window.
//!
//! Words are English here; `language` has how they become Spanish. `assets/interface/README.md` says how to add a
//! language.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

pub mod accuracy;
pub mod actions;
pub mod actors;
pub mod coding;
pub mod coverage;
mod help;
mod language;
mod library;
mod messages;
mod names;
pub mod notes;
pub mod panes;
pub mod paths;
pub mod search;
pub mod tables;
#[cfg(test)]
mod tests;
pub mod tour;
mod values;
pub mod why;

pub use help::*;
use language::text;
pub use language::{Language, Text, decimal, grouped, language, missing, percent, said, set_language};
pub use library::*;
pub use messages::*;
pub use names::*;
pub use values::*;

pub const APP: &str = "PARALLAX";
pub const WINDOW_TITLE: &str = "Parallax";
pub const WORKER_GONE: Text =
    text("The background thread has stopped. Restart the program; nothing of your files was changed.");
pub const DICTIONARIES: Text = text("Lexicons and dictionaries");
pub const LOAD_LEXICON: Text = text("Load lexicon");
pub const SAVE_AS: Text = text("Save as");
pub const EXPORT_STUDY: Text = text("Export the study");
pub const LIGHT_THEME: Text = text("Light theme");
pub const DARK_THEME: Text = text("Dark theme");
pub const UNDO: Text = text("Undo");
pub const REDO: Text = text("Redo");
pub const CLOSE_MESSAGE: Text = text("Close message");
pub const COPY_DETAILS: Text = text("Copy details");
pub const HIDE_SIDEBAR: Text = text("Hide the sidebar");
pub const SORT: Text = text("Sort events");
pub const NO_MATCH: Text = text("No event or source contains these words.");
pub const CLEAR_FILTER: Text = text("Clear filter");
pub const FOLD: Text = text("Fold");
pub const UNFOLD: Text = text("Unfold");
pub const NO_DATE: Text = text("no date");
pub const IN_COMPARE: Text = text("Side by side");
pub const TOGGLE_HINT: Text = text("Click: mark or not. Alt-click: only this one.");
pub const CHOOSE_ARTICLE: Text = text("Choose an article in the sidebar.");
pub const REMOVED_LINES: Text = text("Removed lines");
pub const FAMILY_LETTERS: Text = text("Family letters");
pub const SHOW: Text = text("Show");
pub const HIDE: Text = text("Hide");
pub const PUT_BACK: Text = text("Put back");
pub const OPENS_WHEN_READY: Text = text("Opens when ready");
pub const LOOKING: Text = text("Looking for articles");
pub const ARTICLE: Text = text("Article");
pub const SOURCE: Text = text("Source");
pub const SOURCE_HINT: Text = text("Source (type a name)");
pub const DATE: Text = text("Date");
pub const DATE_HINT: Text = text("Date (year-month-day)");
pub const LINES_REMOVED: Text = text("Removed");
pub const WORDS: Text = text("Words");
pub const NOTES: Text = text("Notes");
pub const THINGS_TO_CHECK: Text = text("Things to check");
pub const NAME_IT: Text = text("The file’s name stands for it. Type the outlet’s name in the list above.");
pub const DATE_IT: Text =
    text("Left out of what is ordered by time. Type the day in the list above as year-month-day.");
pub const CHECK_DATE: Text =
    text("Taken from the text or the file’s name, marked with a half-filled dot. Check it in the list above.");
pub const SET_ASIDE_LONG: Text =
    text("Menus, captions, links and the like. Nothing in them is counted; the Reader shows each and can put it back.");
pub const INSPECTOR: Text = text("Inspector");
pub const SELECTED_TERM: Text = text("Selected term");
pub const NEXT_TERM: Text = text("Next term");
pub const PREVIOUS_TERM: Text = text("Previous term");
pub const HOW_VOICE: Text = text("How voice is decided");
pub const MEANING: Text = text("What the word does here");
pub const OTHER_WORDINGS: Text = text("Other wordings for the same thing");
pub const RATE_HEAD: Text = text("n · per 1,000 words [95%]");
pub const CORRECT: Text = text("Correct this label");
pub const NOT_LOADED: Text = text("Not loaded here");
pub const CORRECTION_NOTE: Text = text("Kept as your correction. Undo takes it back.");
pub const ABOUT_ARTICLE: Text = text("About this article");
pub const SPEAKERS_GIVEN: Text = text("Speakers given loaded words");
pub const FIGURES: Text = text("Figures, and who is named for them");
pub const FACTS: Text = text("Facts");
pub const BODY: Text = text("Body");
pub const AUTHORS: Text = text("By");
pub const REMOVED: Text = text("Removed");
pub const EVENT: Text = text("Event");
pub const FILE_PATH: Text = text("File");
pub const EDIT_SOURCE: Text = text("Edit source, date");
pub const NO_COLUMNS: Text = text("Choose an event in the sidebar to see its articles side by side.");
pub const ONE_SOURCE: Text =
    text("Only one article of this event is here. Another source's article on it would stand beside it.");
pub const ADD_COLUMN: Text = text("Add an article of the same event to compare it with.");
pub const COLUMNS: Text = text("Columns");
pub const ADD: Text = text("Add");
pub const ROWS: Text = text("Rows");
pub const DIFFERENCES: Text = text("Differences");
pub const DIM_SHARED: Text = text("Dim shared words");
pub const NEXT_DIFFERENCE: Text = text("Next row that differs");
pub const PREVIOUS_DIFFERENCE: Text = text("Previous row that differs");
pub const MOVE_LEFT: Text = text("Move left");
pub const MOVE_RIGHT: Text = text("Move right");
pub const MATCHED: Text = text("matched pairs");
pub const NO_ROWS: Text = text("No row of this kind: what is here is in the other texts too.");
pub const ALL_ROWS: Text = text("Show all rows");
pub const TITLE_SHORT: Text = text("T");
pub const NOT_IN_TEXT: Text = text("Not in this text");
pub const EXPAND: Text = text("Expand");
pub const SHARED_HINT: Text =
    text("Share of words that stand in both: twice the common words over all words of the two.");
pub const OVERVIEW: Text = text("Map of the comparison");
pub const TAGLINE: Text = text("One event, several sources: see which words each outlet uses, and who is speaking.");
pub const PRIVATE: Text = text("Everything stays on this computer");
pub const PRIVATE_LONG: Text = text("Articles are read and analysed on this computer. Nothing is sent anywhere.");

pub const NAMES_OF_ACTORS: Text = text("Names of actors…");
pub const FINDING_NAMES: Text = text("Finding names");
pub const COMPARISON_COPIED: Text = text("The comparison is on the clipboard: one line a row, one column an article.");
pub const SCROLL_LEVEL: Text = text("Scroll columns level with each other");
pub const SCROLL_FREE: Text = text("Scroll each column on its own");
pub const MOVE_FIRST: Text = text("Put first: rows follow its order");
pub const DRAG_COLUMN: Text = text("Drag it to another place, or press Shift and an arrow key");
pub const MORE: Text = text("More for this comparison");
pub const NEXT_CHANGE: Text = text("Next telling change");
pub const PREVIOUS_CHANGE: Text = text("Previous telling change");
pub const COPY_COMPARISON: Text = text("Copy as a table");
pub const WHY_TOGETHER: Text = text("Why together");
pub const GUIDE: Text = text("Guide");
pub const MEASURES: Text = text("Measures");
pub const FILE: Text = text("File");
pub const EDIT: Text = text("Edit");
pub const VIEW: Text = text("View");
pub const ANALYSE: Text = text("Analyse");
pub const HELP: Text = text("Help");
pub const TEXT_SIZE: Text = text("Text size");
pub const THEME: Text = text("Theme");
pub const LANGUAGE: Text = text("Language");
pub const RECENT: Text = text("Recent");
pub const CLEAR: Text = text("Clear");
pub const OPEN_FOLDER: Text = text("Open folder…");
pub const OPEN_FILES: Text = text("Open files…");
pub const OPEN_SAMPLE: Text = text("Open the sample");
pub const DROP_HERE: Text = text("Drop a folder of articles or a project here");
pub const DROP_FORMATS: Text = text("Plain text, Markdown, HTML, Word, OpenDocument, RTF, JSON, CSV or TSV");
pub const RECENT_FOLDERS: Text = text("Recent");
pub const CANCEL: Text = text("Cancel");
pub const CLOSE: Text = text("Close");
pub const OPEN_WHEN_READY: Text = text("Open when ready");
pub const OPEN: Text = text("Open");
pub const EVENTS: Text = text("Events");
pub const FILTER: Text = text("Filter events and sources");
pub const FIND: Text = text("Find term or speaker");
pub const HIGHLIGHTED_HERE: Text = text("Highlighted here");
pub const ALL: Text = text("All");
pub const NONE: Text = text("None");
pub const OFF: Text = text("Off");
pub const NO_SOURCE: Text = text("no source");
pub const UNTITLED: Text = text("Untitled");
pub const EXPORT: Text = text("Export");
pub const EXPORT_ALL: Text = text("Export everything…");
pub const EXPORT_REPORT: Text = text("Export the HTML report…");
pub const EXPORT_METHODS: Text = text("Export the methods paragraph…");
pub const COPY_METHODS: Text = text("Copy the methods paragraph");
pub const EXPORTING: Text = text("Exporting");
pub const NOTHING_TO_EXPORT: Text =
    text("Nothing passes the filters, so there is nothing to export. Clear the filters and try again.");
pub const NOTHING_TO_DRAW: Text = text("There is nothing to draw under these filters.");
pub const VOICE: Text = text("Voice");
pub const SPEAKER: Text = text("Speaker");
pub const CUE: Text = text("Cue");
pub const WHERE: Text = text("Where");
pub const WHY: Text = text("Why");
pub const OUTLET_SPEAKS: Text = text("none: the outlet speaks");
pub const NOBODY_NAMED: Text = text("nobody named");
pub const NO_CUE: Text = text("none in this clause");
pub const NO_RULE: Text = text("No quotation marks around it and no reporting words governing it.");
pub const SET_BY_YOU: Text = text("Set by you.");
pub const SAMPLE_TITLE: Text = text("Sample");
pub const STOP: Text = text("Stop");
pub const EXPORT_STOPPED: Text = text("Export stopped. Nothing was written.");
pub const IMPORT_CANCELLED: Text = text("Import cancelled. Nothing was changed.");
pub const FINDING_TERMS: Text = text("Finding terms");
pub const ANALYSING: Text = text("Analysing");
pub const ASKING_SYSTEM: Text = text("Telling the system");
pub const WRITING: Text = text("Writing file");
pub const READING_LEXICON: Text = text("Reading lexicon");

pub const GROUPING: Text = text("Grouping and lining up");
pub const SAVING: Text = text("Saving project");
pub const ANALYSIS_STOPPED: Text = text(
    "Stopped. The figures are those before the last change; Analyse, Finish what was stopped brings them up to date.",
);
pub const NO_PLACE: Text = text(
    "This term spans a line that was put back and the text beside it, so it cannot be corrected by itself. Correct the lines first.",
);
pub const SAVE: Text = text("Save");
pub const OPEN_PROJECT: Text = text("Open project…");
pub const SAVE_PROJECT: Text = text("Save project");
pub const LOCATE_ARTICLES: Text = text("Folder of the articles");
pub const UNSAVED: Text = text("Save changes?");
pub const UNSAVED_LONG: Text = text("Corrections, lexicon and settings that are not saved would be lost.");
pub const NEVER_SAVED: Text = text("Not saved as a project yet");
pub const UNSAVED_MARK: Text = text("not saved");
pub const DISCARD: Text = text("Discard");
pub const RECOVER: Text = text("Recover");
pub const RECOVER_TITLE: Text = text("Unsaved changes");
pub const RECOVER_LONG: Text = text(
    "The program stopped before these changes were saved. What you do not decide now is offered again at the next start.",
);
pub const LATER: Text = text("Later");
pub const NAME_EVENT: Text = text("Name of the event");
pub const NAME: Text = text("Name");
pub const PICK_MOVE: Text = text("Move article to which event?");
pub const PICK_MERGE: Text = text("Merge with which event?");
pub const RENAME: Text = text("Name event…");
pub const MERGE_WITH: Text = text("Merge with…");
pub const PIN: Text = text("Pin: keep these articles together");
pub const UNPIN: Text = text("Unpin");
pub const SPLIT_OFF: Text = text("Make it an event of its own");
pub const MOVE_TO: Text = text("Move to event…");
pub const STRICTNESS: Text = text("How strictly articles are grouped");
pub const STRICTNESS_LONG: Text =
    text("Stricter grouping makes more and smaller events. What you merged, split, moved or pinned stays.");
pub const GROUPING_SETTINGS: Text = text("Grouping");
pub const DATE_WINDOW: Text = text("Days between articles of one event, at most");
pub const ORDINARY: Text = text("Ordinary settings");
pub const EVENT_PINNED: Text = text("Pinned by you");
pub const EVENT_REGROUPED: Text = text("Regrouped by you");
pub const EVENT_NAMED: Text = text("Named by you");
pub const COMMAND_PALETTE: Text = text("Command palette");
pub const TYPE_A_COMMAND: Text = text("Type a command");
pub const NO_COMMAND: Text = text("No command has these words.");
pub const NOTHING_FOUND: Text = text("No term, speaker or title has these words.");
pub const AN_ARTICLE: Text = text("article");
pub const LEXICON: Text = text("Lexicon");
pub const LOAD_LEXICON_FILE: Text = text("Load…");
pub const SAVE_LEXICON: Text = text("Save as…");
pub const CATEGORIES: Text = text("Categories: tick what counts");
pub const ALL_CATEGORIES: Text = text("All categories");
pub const CATEGORIES_NOTE: Text = text("A category without its tick is left out of every count and mark.");
pub const ROLE_HIGHLIGHT: Text = text("Its words are marked in the text.");
pub const ROLE_RATE: Text = text("Its words are counted as rates and marked only on demand.");
pub const FIND_ENTRY: Text = text("Find an entry or form");
pub const NEW_ENTRY: Text = text("New entry");
pub const NO_ENTRY: Text = text("No entry has this form.");
pub const CHOOSE_ENTRY: Text = text("Choose an entry to change it, or add a new one.");
pub const TERM: Text = text("Term");
pub const FORMS: Text = text("Further forms, one a line");
pub const CATEGORY: Text = text("Category");
pub const DEFINITION: Text = text("Definition");
pub const WORDINGS: Text = text("Neutral or opposing wordings, separated by semicolons");
pub const NOTE: Text = text("Note");
pub const SAVE_ENTRY: Text = text("Save entry");
pub const REMOVE_ENTRY: Text = text("Remove entry");
