//! What the coding view says.

use std::path::Path;

pub use super::language::said;
use super::language::{Text, count, decimal, fill, grouped, percent, say, text};
use crate::app::coding::{Mode, Report};
use crate::coding::{Allocation, Stratify};
use crate::statistics::{Interval, Proportion};
use crate::wording::Message;

pub const READING: Text = text("Reading file");
pub const NOTHING_TO_DRAW: Text = text("There is no hit to draw from. Take filters off.");
pub const SAME_SAMPLE: Text = text("This sample was drawn before; it is shown. Another seed draws another one.");
pub const WHO_CODES: Text = text("Say who codes: type your name at the left. Codings are kept by coder.");
pub const CODER: Text = text("Coder");
pub const CODER_HINT: Text = text("Your name");
pub const CODERS: Text = text("Coders");
pub const SAMPLES: Text = text("Samples");
pub const NO_SAMPLE: Text = text("None yet.");
pub const NEW_SAMPLE: Text = text("New sample");
pub const CODE_BOOK: Text = text("Code book");
pub const EDIT_BOOK: Text = text("Edit…");
pub const FILES: Text = text("Files");
pub const TAKE_IN: Text = text("Take in codings…");
pub const TAKE_IN_HINT: Text =
    text("Another coder's file. Nothing here changes; where the file says otherwise, you are asked.");
pub const CODINGS: Text = text("Codings");
pub const MY_FILE: Text = text("Save my file…");
pub const MY_FILE_HINT: Text = text("The samples, the code book and what you coded, for the others to take in.");
pub const TABLE: Text = text("Table…");
pub const TABLE_HINT: Text = text("All codings, one a row: CSV, or XLSX if the file's name ends so.");
pub const EXCHANGE: Text = text("REFI-QDA…");
pub const EXCHANGE_HINT: Text = text("Texts, code book and codings as .qdpx for other programs.");
pub const SAVE_BOOK: Text = text("Save as .qdc…");
pub const LOAD_BOOK: Text = text("Add from .qdc…");
pub const DISCARD: Text = text("Discard the sample");

pub const DRAW: Text = text("Draw");
pub const DRAW_TITLE: Text = text("A random sample of hits");
pub const DRAW_LONG: Text = text(
    "To say how far the figures can be trusted, look at a random sample of the hits and decide of each whether it is one, and whether it is in the voice the program gave it. The seed makes the sample repeatable; two coders who draw with the same seed get the same hits.",
);
pub const DRAWN_FROM: Text = text("Drawn from");
pub const SIZE: Text = text("Hits to draw");
pub const SEED: Text = text("Seed");
pub const STRATIFY: Text = text("Stratify");
pub const SHARE: Text = text("From each stratum");
pub const DRAWING: Text = text("Drawing… | a sample");
pub const SCOPE_HINT: Text = text("The filters say which.");

pub const PROGRAM_SAYS: Text = text("The program says");
pub const NOTE: Text = text("Note");
pub const NOTE_HINT: Text = text("A remark on this hit");
pub const NOTE_LATER: Text = text("Decide first, then a remark can be added.");
pub const BACK: Text = text("Back");
pub const SKIP: Text = text("Skip");
pub const NEXT_OPEN: Text = text("Next uncoded");
pub const IN_READER: Text = text("Open in the reader");
pub const ALL_CODED: Text = text("All hits of this sample are coded.");
pub const KEYS: Text =
    text("Letters or numbers decide · ← back · → skip · J next uncoded · M note · Ctrl Z takes the last one back");
pub const MOVED: Text = text("The text has changed since; the words were found again.");
pub const LOST: Text = text("The text has changed since; this is how it read.");
pub const ABSENT: Text = text("The article is not in this corpus; this is how it read.");
pub const NO_SAMPLE_YET: Text = text("No sample is drawn yet.");
pub const DRAW_ONE: Text = text("Draw a sample");
pub const WORDS_HINT: Text = text("Type, then Enter");

pub const NOTHING_CODED: Text = text("Nothing of this sample is coded yet.");
pub const COMPUTING: Text = text("Computing agreement and precision…");
pub const AGREEMENT: Text = text("Agreement");
pub const AGREEMENT_HINT: Text = text("By variable, over the hits two or more have coded.");
pub const ONE_CODER: Text = text("One person has coded so far. Take in another coder's file to see how far two agree.");
pub const PRECISION: Text = text("Precision");
pub const PRECISION_HINT: Text =
    text("Right among right and wrong, by majority where several coded; strata weighted by their size.");
pub const VARIABLE: Text = text("Variable");
pub const AGREE: Text = text("Agree");
pub const KAPPA: Text = text("Cohen’s κ");
pub const ALPHA: Text = text("Krippendorff’s α");
pub const OF: Text = text("Of");
pub const LEXICON: Text = text("Lexicon");
pub const VOICE: Text = text("Voice");
pub const RIGHT_SHARE: Text = text("Right | share");
pub const INTERVAL: Text = text("95% interval");
pub const LEFT_OUT: Text = text("Left out");
pub const BY_CATEGORY: Text = text("By category");
pub const METHODS: Text = text("For the methods paragraph");
pub const COPY: Text = text("Copy");
pub const UNDECIDED: Text = text("not computable");

pub const VARIABLES: Text = text("Variables");
pub const NEW_VARIABLE: Text = text("New variable");
pub const YES: Text = text("Yes");
pub const NO: Text = text("No");
pub const NEW_VALUE: Text = text("Add value");
pub const NAME: Text = text("Name");
pub const RULE: Text = text("Rule by which to decide");
pub const KIND: Text = text("What can be said");
pub const CHOICE: Text = text("One of these values");
pub const NUMBER: Text = text("A number");
pub const WORDS: Text = text("Words");
pub const VALUE: Text = text("Value");
pub const KEY: Text = text("Key");
pub const REMOVE_VARIABLE: Text = text("Remove variable");
pub const REMOVE_VALUE: Text = text("Remove value");
pub const KEEP_BOOK: Text = text("Use this code book");
pub const STANDARD_BOOK: Text = text("Begin with the standard one");
pub const BOOK_LONG: Text = text(
    "What is decided about every hit. Names of values can be changed at any time; a value or variable that is removed takes what was coded with it, in one step that can be undone.",
);

pub const TAKEN_IN: Text = text("Codings taken in");
pub const SAID_OTHERWISE: Text = text("The same coder said something else");
pub const SAID_OTHERWISE_LONG: Text =
    text("What is here was kept. What the file says is kept beside it in the project until you decide.");
pub const KEEP_OURS: Text = text("Keep");
pub const TAKE_THEIRS: Text = text("Take the file's");
pub const REFUSED: Text = text("Could not be taken in");
pub const DIFFERENCES: Text = text("What else was different");
pub const UNRESOLVED: Text = text("to be decided");

/// The name of a mode.
pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Draw => say("Draw"),
        Mode::Code => say("Code"),
        Mode::Results => say("Results"),
    }
}

/// By what a sample is stratified.
pub fn stratify(by: Stratify) -> &'static str {
    match by {
        Stratify::Nothing => say("Not"),
        Stratify::Source => say("By source"),
        Stratify::Category => say("By category"),
        Stratify::Voice => say("By voice"),
    }
}

/// How many come from each stratum.
pub fn allocation(allocation: Allocation) -> &'static str {
    match allocation {
        Allocation::Equal => say("Equally many"),
        Allocation::Proportional => say("By its size"),
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
    fill("{hits} · seed {seed}{by}", &[("hits", &hits(size)), ("seed", &seed), ("by", &by)])
}

/// How far a coder is: `37 of 200 coded`.
pub fn coded(done: usize, all: usize) -> String {
    fill("{done} of {all} coded", &[("done", &grouped(done as u64)), ("all", &grouped(all as u64))])
}

/// The item in front: `Hit 12 of 200`.
pub fn place(at: usize, all: usize) -> String {
    fill("Hit {n} of {all}", &[("n", &grouped(at as u64 + 1)), ("all", &grouped(all as u64))])
}

/// How many pairs of codings agree: `91.0% (182 of 200)`.
pub fn agreed(share: Option<f64>, part: u64, whole: u64) -> String {
    share.map_or_else(|| UNDECIDED.into(), |value| share_of(value, part, whole))
}

/// A value the variable does not admit.
pub fn not_admitted(variable: &str, value: &str) -> String {
    fill(
        "“{variable}” does not admit “{value}”. Choose one of its values, or change the code book.",
        &[("variable", &variable), ("value", &value)],
    )
}

/// How many variables a code book has.
pub fn variables(number: usize) -> String {
    count(number, "variable", "variables")
}

/// A share in per cent.
pub fn share(share: f64) -> String {
    percent(share, 1)
}

/// A share with what it is of: `91.0% (182 of 200)`.
pub fn proportion(of: Proportion) -> String {
    of.value().map_or_else(|| UNDECIDED.into(), |value| share_of(value, of.successes, of.trials))
}

/// A share with the numbers it comes from: `91.0% (182 of 200)`.
pub fn share_of(value: f64, part: u64, whole: u64) -> String {
    let (part, whole) = (grouped(part), grouped(whole));
    fill("{share} ({part} of {whole})", &[("share", &share(value)), ("part", &part), ("whole", &whole)])
}

/// An interval of shares.
pub fn share_interval(interval: Interval) -> String {
    fill("{low} to {high}", &[("low", &share(interval.low)), ("high", &share(interval.high))])
}

/// A coefficient with its interval: `0.812 [0.701–0.905]`.
pub fn coefficient(value: f64, interval: Option<Interval>) -> String {
    match interval {
        Some(interval) => {
            format!("{} [{}–{}]", decimal(value, 3), decimal(interval.low, 3), decimal(interval.high, 3))
        }
        None => decimal(value, 3),
    }
}

/// Items that decide nothing.
pub fn left_out(unsure: u64, split: u64, open: u64) -> String {
    let parts = [(unsure, say("unsure")), (split, say("disputed evenly")), (open, say("not coded"))];
    let parts: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", grouped(*n))).collect();
    if parts.is_empty() { say("none").to_owned() } else { parts.join(", ") }
}

/// What taking in a file did.
pub fn taken_in(report: &Report) -> String {
    let merged = &report.merged;
    let mut parts = vec![
        fill("{codings} new", &[("codings", &count(merged.added, "coding", "codings"))]),
        fill("{n} were here already", &[("n", &grouped(merged.unchanged as u64))]),
    ];
    if !merged.conflicts.is_empty() {
        parts.push(fill("{n} otherwise than here", &[("n", &grouped(merged.conflicts.len() as u64))]));
    }
    if !merged.refused.is_empty() {
        parts.push(fill("{n} could not be taken in", &[("n", &grouped(merged.refused.len() as u64))]));
    }
    format!("{}: {}.", report.file, parts.join(", "))
}

/// A file was written, but not all of it could be.
pub fn written_without(path: &Path, left_out: &[Message]) -> String {
    fill("{path} is written, but not everything is in it:", &[("path", &path.display())])
        + "\n"
        + &left_out.iter().map(said).collect::<Vec<_>>().join("\n")
}

/// How many codings a change of the code book takes with it.
pub fn codings_lost(number: usize) -> String {
    fill("{codings} will be taken out with it.", &[("codings", &count(number, "coding", "codings"))])
}
