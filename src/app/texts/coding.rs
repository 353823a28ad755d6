//! What the coding view says.

use std::path::Path;

use super::{count, grouped};
use crate::app::coding::{Mode, Report};
use crate::coding::{Allocation, Stratify};
use crate::statistics::{Interval, Proportion};

pub const READING: &str = "Reading file";
pub const NOTHING_TO_DRAW: &str = "There is no hit to draw from. Take filters off.";
pub const SAME_SAMPLE: &str = "This sample was drawn before; it is shown. Another seed draws another one.";
pub const WHO_CODES: &str = "Say who codes: type your name at the left. Codings are kept by coder.";
pub const CODER: &str = "Coder";
pub const CODER_HINT: &str = "Your name";
pub const CODERS: &str = "Coders";
pub const SAMPLES: &str = "Samples";
pub const NO_SAMPLE: &str = "None yet.";
pub const NEW_SAMPLE: &str = "New sample";
pub const CODE_BOOK: &str = "Code book";
pub const EDIT_BOOK: &str = "Edit…";
pub const FILES: &str = "Files";
pub const TAKE_IN: &str = "Take in codings…";
pub const TAKE_IN_HINT: &str =
    "Another coder's file. Nothing here changes; where the file says otherwise, you are asked.";
pub const CODINGS: &str = "Codings";
pub const MY_FILE: &str = "Save my file…";
pub const MY_FILE_HINT: &str = "The samples, the code book and what you coded, for the others to take in.";
pub const TABLE: &str = "Table…";
pub const TABLE_HINT: &str = "All codings, one a row: CSV, or XLSX if the file's name ends so.";
pub const EXCHANGE: &str = "REFI-QDA…";
pub const EXCHANGE_HINT: &str = "Texts, code book and codings as .qdpx for other programs.";
pub const SAVE_BOOK: &str = "Save as .qdc…";
pub const LOAD_BOOK: &str = "Add from .qdc…";
pub const DISCARD: &str = "Discard the sample";

pub const DRAW: &str = "Draw";
pub const DRAW_TITLE: &str = "A random sample of hits";
pub const DRAW_LONG: &str = "To say how far the figures can be trusted, look at a random sample of the hits and decide of each whether it is one, and whether it is in the voice the program gave it. The seed makes the sample repeatable; two coders who draw with the same seed get the same hits.";
pub const DRAWN_FROM: &str = "Drawn from";
pub const SIZE: &str = "Hits to draw";
pub const SEED: &str = "Seed";
pub const STRATIFY: &str = "Stratify";
pub const SHARE: &str = "From each stratum";
pub const DRAWING: &str = "Drawing…";
pub const SCOPE_HINT: &str = "The filters say which.";

pub const PROGRAM_SAYS: &str = "The program says";
pub const NOTE: &str = "Note";
pub const NOTE_HINT: &str = "A remark on this hit";
pub const NOTE_LATER: &str = "Decide first, then a remark can be added.";
pub const BACK: &str = "Back";
pub const SKIP: &str = "Skip";
pub const NEXT_OPEN: &str = "Next uncoded";
pub const IN_READER: &str = "Open in the reader";
pub const ALL_CODED: &str = "All hits of this sample are coded.";
pub const KEYS: &str =
    "Letters or numbers decide · ← back · → skip · J next uncoded · M note · Ctrl Z takes the last one back";
pub const MOVED: &str = "The text has changed since; the words were found again.";
pub const LOST: &str = "The text has changed since; this is how it read.";
pub const ABSENT: &str = "The article is not in this corpus; this is how it read.";
pub const NO_SAMPLE_YET: &str = "No sample is drawn yet.";
pub const DRAW_ONE: &str = "Draw a sample";
pub const WORDS_HINT: &str = "Type, then Enter";

pub const NOTHING_CODED: &str = "Nothing of this sample is coded yet.";
pub const COMPUTING: &str = "Computing agreement and precision…";
pub const AGREEMENT: &str = "Agreement";
pub const AGREEMENT_HINT: &str = "By variable, over the hits two or more have coded.";
pub const ONE_CODER: &str = "One person has coded so far. Take in another coder's file to see how far two agree.";
pub const PRECISION: &str = "Precision";
pub const PRECISION_HINT: &str =
    "Right among right and wrong, by majority where several coded; strata weighted by their size.";
pub const VARIABLE: &str = "Variable";
pub const AGREE: &str = "Agree";
pub const KAPPA: &str = "Cohen’s κ";
pub const ALPHA: &str = "Krippendorff’s α";
pub const OF: &str = "Of";
pub const LEXICON: &str = "Lexicon";
pub const VOICE: &str = "Voice";
pub const RIGHT_SHARE: &str = "Right";
pub const INTERVAL: &str = "95% interval";
pub const LEFT_OUT: &str = "Left out";
pub const BY_CATEGORY: &str = "By category";
pub const METHODS: &str = "For the methods paragraph";
pub const COPY: &str = "Copy";
pub const UNDECIDED: &str = "not computable";

pub const VARIABLES: &str = "Variables";
pub const NEW_VARIABLE: &str = "New variable";
pub const NEW_VALUE: &str = "Add value";
pub const NAME: &str = "Name";
pub const RULE: &str = "Rule by which to decide";
pub const KIND: &str = "What can be said";
pub const CHOICE: &str = "One of these values";
pub const NUMBER: &str = "A number";
pub const WORDS: &str = "Words";
pub const VALUE: &str = "Value";
pub const KEY: &str = "Key";
pub const REMOVE_VARIABLE: &str = "Remove variable";
pub const REMOVE_VALUE: &str = "Remove value";
pub const KEEP_BOOK: &str = "Use this code book";
pub const STANDARD_BOOK: &str = "Begin with the standard one";
pub const BOOK_LONG: &str = "What is decided about every hit. Names of values can be changed at any time; a value or variable that is removed takes what was coded with it, in one step that can be undone.";

pub const TAKEN_IN: &str = "Codings taken in";
pub const SAID_OTHERWISE: &str = "The same coder said something else";
pub const SAID_OTHERWISE_LONG: &str =
    "What is here was kept. What the file says is kept beside it in the project until you decide.";
pub const KEEP_OURS: &str = "Keep";
pub const TAKE_THEIRS: &str = "Take the file's";
pub const REFUSED: &str = "Could not be taken in";
pub const DIFFERENCES: &str = "What else was different";
pub const UNRESOLVED: &str = "to be decided";

/// The name of a mode.
pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Draw => "Draw",
        Mode::Code => "Code",
        Mode::Results => "Results",
    }
}

/// By what a sample is stratified.
pub fn stratify(by: Stratify) -> &'static str {
    match by {
        Stratify::Nothing => "Not",
        Stratify::Source => "By source",
        Stratify::Category => "By category",
        Stratify::Voice => "By voice",
    }
}

/// How many come from each stratum.
pub fn allocation(allocation: Allocation) -> &'static str {
    match allocation {
        Allocation::Equal => "Equally many",
        Allocation::Proportional => "By its size",
    }
}

/// What a sample is drawn from: `1,204 hits`.
pub fn hits(number: usize) -> String {
    count(number, "hit", "hits")
}

/// A sample in the list.
pub fn sample(size: usize, seed: u64, by: Stratify) -> String {
    let by = match by {
        Stratify::Nothing => String::new(),
        by => format!(", {}", stratify(by).to_lowercase()),
    };
    format!("{} · seed {seed}{by}", hits(size))
}

/// How far a coder is: `37 of 200 coded`.
pub fn coded(done: usize, all: usize) -> String {
    format!("{} of {} coded", grouped(done as u64), grouped(all as u64))
}

/// The item in front: `Hit 12 of 200`.
pub fn place(at: usize, all: usize) -> String {
    format!("Hit {} of {}", grouped(at as u64 + 1), grouped(all as u64))
}

/// A value the variable does not admit.
pub fn not_admitted(variable: &str, value: &str) -> String {
    format!("“{variable}” does not admit “{value}”. Choose one of its values, or change the code book.")
}

/// How many variables a code book has.
pub fn variables(number: usize) -> String {
    count(number, "variable", "variables")
}

/// A share in per cent.
pub fn share(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}

/// A share with what it is of: `91.0% (182 of 200)`.
pub fn proportion(of: Proportion) -> String {
    of.value().map_or_else(
        || UNDECIDED.to_owned(),
        |value| format!("{} ({} of {})", share(value), grouped(of.successes), grouped(of.trials)),
    )
}

/// An interval of shares.
pub fn share_interval(interval: Interval) -> String {
    format!("{} to {}", share(interval.low), share(interval.high))
}

/// A coefficient with its interval: `0.812 [0.701–0.905]`.
pub fn coefficient(value: f64, interval: Option<Interval>) -> String {
    match interval {
        Some(interval) => format!("{value:.3} [{:.3}–{:.3}]", interval.low, interval.high),
        None => format!("{value:.3}"),
    }
}

/// Items that decide nothing.
pub fn left_out(unsure: u64, split: u64, open: u64) -> String {
    let parts = [(unsure, "unsure"), (split, "disputed evenly"), (open, "not coded")];
    let parts: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", grouped(*n))).collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

/// What taking in a file did.
pub fn taken_in(report: &Report) -> String {
    let merged = &report.merged;
    let mut parts = vec![
        format!("{} new", count(merged.added, "coding", "codings")),
        format!("{} were here already", grouped(merged.unchanged as u64)),
    ];
    if !merged.conflicts.is_empty() {
        parts.push(format!("{} otherwise than here", grouped(merged.conflicts.len() as u64)));
    }
    if !merged.refused.is_empty() {
        parts.push(format!("{} could not be taken in", grouped(merged.refused.len() as u64)));
    }
    format!("{}: {}.", report.file, parts.join(", "))
}

/// A file was written, but not all of it could be.
pub fn written_without(path: &Path, left_out: &[String]) -> String {
    format!("{} is written, but not everything is in it:\n{}", path.display(), left_out.join("\n"))
}

/// How many codings a change of the code book takes with it.
pub fn codings_lost(number: usize) -> String {
    format!("{} will be taken out with it.", count(number, "coding", "codings"))
}
