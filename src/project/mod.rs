//! The project: what the analyst decided about a corpus, and the file it is kept in.
//!
//! A project file is one JSON object with the ending `.parallax`, described field by field in
//! `assets/project/project.schema.json`. In short:
//!
//! | field | holds |
//! |---|---|
//! | `format`, `version` | `parallax.project` and the version of this description, now 1 |
//! | `program`, `saved` | which program wrote it, and when |
//! | `opened` | folders and files the articles are read from, relative to the project, or the built-in sample |
//! | `articles` | every article by `path`, `record` (its number in the file) and `hash` of its text; on demand the article itself |
//! | `settings` | the lexicons with all entries, categories switched off, how articles are grouped |
//! | `corrections.articles` | by article: source, date, title, language, lines put back or taken out, where sentences end, hits, notes, tags |
//! | `corrections.events` | merge, split, move, pin, name, note, in the order in which they were decided |
//! | `corrections.pairs` | which sentences of two articles belong together, and which do not |
//! | `corrections.codings` | samples of hits, the code book, and what each coder said: an object as in a coder's file |
//! | `history` | what can be undone and redone |
//! | `view` | what the window showed: filters, how it is divided, sizes of panels, what each part looks at, is told and is scrolled to, marks, the search |
//!
//! Decisions name articles by path and number, and hits by the bytes and words they stand on, never by a position in a
//! list, so they outlive a new analysis, another lexicon and another grouping. Fields this version does not know are
//! kept. What does not fit any more is reported and kept.
//!
//! The parts: [`corrections`] is the data, [`change`] what changes it, [`history`] what can be
//! undone; [`compose`], [`grouping`] and
//! [`apply`] put it onto articles, events and hits, [`mod@link`] finds the articles, [`document`] is the JSON, [`mod@save`]
//! writes it safely, [`journal`] keeps unsaved changes, [`association`] has the system open project files by double click.

pub mod apply;
pub mod association;
pub mod change;
pub mod coding;
pub mod compose;
pub mod corrections;
pub mod document;
pub mod grouping;
pub mod history;
pub mod journal;
pub mod key;
pub mod link;
mod pairs;
mod remarks;
pub mod save;

pub use apply::{
    Analysed, Corrected, FoundHits, Renewed, analyse, correct_articles, correct_hits, counts, find, renew,
};
pub use change::{Change, Stale, lexicon_changes};
pub use coding::{CodingChange, coding_changes};
pub use compose::TextMap;
pub use corrections::{
    ArticleCorrections, ArticleFields, BreakCorrection, Corrections, EventDecision, Extra, HitCorrection, Line,
    LineCorrection, Part, Place,
};
pub use document::{ArticleEntry, Opened, Project, ProjectError, ProjectSettings, VERSION};
pub use grouping::{EventMarks, regroup};
pub use history::{History, Step, StepName, apply_all};
pub use key::{ArticleKey, content_hash};
pub use link::{Linked, link, open};
pub use pairs::{
    FoundPairs, PairCorrection, Pairing, SentencePlace, correct_pairs, pair_of, release_pairs, sentence_of,
};
pub use remarks::remarks;
pub use save::{is_project, read, save};
