//! The coding view: which sample is coded, where the coder is, and what came of it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::texts;
use crate::coding::{
    Allocation, CodeBook, Codings, Grouping, HIT, Merged, Plan, Precision, Sample, Stratify, VOICE, VariableAgreement,
    Verdict, agreement, methods, precision,
};
use crate::model::Progress;
use crate::statistics::Bootstrap;

/// What the coding view is for at the moment.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Mode {
    /// Drawing a sample.
    #[default]
    Draw,
    /// Coding one hit after the other.
    Code,
    /// Agreement and precision.
    Results,
}

impl Mode {
    /// In their order.
    pub const ALL: [Mode; 3] = [Mode::Draw, Mode::Code, Mode::Results];
}

/// Something done in the coding view.
#[derive(Clone, PartialEq, Debug)]
pub enum CodingCommand {
    /// Turn to drawing, coding or the results.
    Mode(Mode),
    /// Say what sample to draw.
    Plan(Plan),
    /// Draw it.
    Draw,
    /// Throw a sample away, with what is coded of it.
    Discard(usize),
    /// Code this sample.
    Choose(usize),
    /// Say who codes.
    Coder(String),
    /// Decide about the item in front; an empty value takes the decision back.
    Set {
        /// The variable's id.
        variable: String,
        /// The value.
        value: String,
    },
    /// A key of the variable in front was pressed.
    Key(char),
    /// Remark on the item in front.
    Note(String),
    /// Put another variable of the item in front.
    Ask(usize),
    /// Go to an item.
    Go(usize),
    /// Go to the variable before, or to the item before.
    Back,
    /// Go to the next item without deciding.
    Skip,
    /// Go to the next item on which something is open.
    NextOpen,
    /// Use another code book. Codings it does not admit go with the change.
    Book(Box<CodeBook>),
    /// Ask for a file of codings.
    ChooseCodings,
    /// Read a coder's file and take in what is in it.
    ReadCodings(PathBuf),
    /// Ask for a code book.
    ChooseBook,
    /// Read a code book and add what is in it.
    ReadBook(PathBuf),
    /// Decide between what is here and what a file said: the position of that, and whether it holds.
    Resolve(usize, bool),
    /// Compute agreement and precision.
    Compute,
}

/// Agreement and precision of a sample.
#[derive(Clone, PartialEq, Debug)]
pub struct Results {
    /// The step of the history they hold for.
    pub position: u64,
    /// The sample, by position.
    pub sample: usize,
    /// By variable.
    pub agreement: Vec<VariableAgreement>,
    /// Of the lexicon.
    pub lexicon: Precision,
    /// Of voice.
    pub voice: Precision,
    /// The same in a paragraph; empty if nothing is coded.
    pub methods: String,
}

impl Results {
    /// Computes them; takes a moment for large samples.
    pub fn of(codings: &Codings, sample: usize, position: u64) -> Option<Results> {
        let drawn = codings.samples.get(sample)?;
        let bootstrap = Bootstrap::default();
        let of = |variable| {
            precision(codings, drawn, variable, &Verdict::Majority, Grouping::Category, bootstrap.confidence)
        };
        Some(Results {
            position,
            sample,
            agreement: agreement(codings, drawn, &bootstrap),
            lexicon: of(HIT),
            voice: of(VOICE),
            methods: methods(codings, drawn, &bootstrap, texts::language()),
        })
    }
}

/// What taking in a file of codings did.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The file.
    pub file: String,
    /// What it did.
    pub merged: Merged,
}

/// The coding view.
#[derive(Debug)]
pub struct Desk {
    /// What it is for at the moment.
    pub mode: Mode,
    /// The sample to draw next.
    pub plan: Plan,
    /// The sample that is coded, by position.
    pub sample: usize,
    /// The item in front, by position in the sample.
    pub at: usize,
    /// The variable in front, by position in the code book.
    pub variable: usize,
    /// The sample being drawn: the job's number, and how it is stopped.
    pub drawing: Option<(u64, Arc<Progress>)>,
    /// Agreement and precision as computed last.
    pub results: Option<Arc<Results>>,
    /// Those being computed.
    pub computing: Option<(u64, Arc<Progress>)>,
    /// What the last file did.
    pub report: Option<Arc<Report>>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            mode: Mode::Draw,
            plan: Plan { size: 200, seed: 1, by: Stratify::Nothing, allocation: Allocation::Equal },
            sample: 0,
            at: 0,
            variable: 0,
            drawing: None,
            results: None,
            computing: None,
            report: None,
        }
    }
}

impl Desk {
    /// The desk for codings as they are opened.
    pub fn of(codings: &Codings) -> Desk {
        let mode = if codings.samples.is_empty() { Mode::Draw } else { Mode::Code };
        Desk { mode, sample: codings.samples.len().saturating_sub(1), ..Desk::default() }
    }

    /// The sample that is coded.
    pub fn drawn<'a>(&self, codings: &'a Codings) -> Option<&'a Sample> {
        codings.samples.get(self.sample)
    }
}

/// The id of a coder of that name: letters and digits in lower case, hyphens between. Empty without a name.
pub fn coder_id(name: &str) -> String {
    let parts: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    parts.join("-")
}

/// How many items of a sample each coder has coded.
pub fn coded(codings: &Codings, sample: &Sample) -> BTreeMap<String, usize> {
    let done = |coder: &str| sample.items.iter().filter(|item| codings.is_coded(coder, &item.id)).count();
    codings.coders.iter().map(|coder| (coder.id.clone(), done(&coder.id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coder_has_the_same_id_however_the_name_is_typed() {
        for (name, expect) in [("Ilse Brandvik", "ilse-brandvik"), ("  ilse  brandvik ", "ilse-brandvik"), (" ", "")] {
            assert_eq!(coder_id(name), expect);
        }
    }
}
