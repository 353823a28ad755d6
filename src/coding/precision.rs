//! How often the program was right, by what the coders said.

use std::collections::BTreeMap;

use super::code_book::{RIGHT, WRONG};
use super::codings::Codings;
use super::sample::{Sample, SampledItem, strata_with};
use crate::statistics::{Proportion, Weighted, weighted_proportion};

/// Whose word counts where several have coded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// This coder's, by id.
    Of(String),
    /// What more than half of those who decided say; `unsure` is no decision.
    Majority,
}

/// By what precision is broken down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grouping {
    /// By category of the lexicon.
    Category,
    /// By outlet.
    Source,
    /// By the voice the program gave.
    Voice,
    /// By term.
    Term,
}

/// How often the program was right in a sample.
#[derive(Clone, PartialEq, Debug)]
pub struct Precision {
    /// Right among right and wrong, as counted.
    pub counted: Proportion,
    /// Over all hits the sample was drawn from, each stratum by its size; `None` if nothing was decided.
    pub weighted: Option<Weighted>,
    /// Items on which the coders were unsure.
    pub unsure: u64,
    /// Items on which as many say right as wrong.
    pub split: u64,
    /// Items nobody has coded.
    pub open: u64,
    /// As counted, by group, in order of name.
    pub groups: Vec<(String, Proportion)>,
}

enum Outcome {
    Right,
    Wrong,
    Unsure,
    Split,
    Open,
}

/// Precision by a variable whose values are `right`, `wrong` and others, which decide nothing. [`super::HIT`] gives the
/// precision of the lexicon, [`super::VOICE`] that of voice. Intervals: see [`Proportion`] and [`Weighted`].
pub fn precision(
    codings: &Codings,
    sample: &Sample,
    variable: &str,
    verdict: &Verdict,
    grouping: Grouping,
    confidence: f64,
) -> Precision {
    let mut counted = Proportion::default();
    let (mut unsure, mut split, mut open) = (0, 0, 0);
    let mut groups: BTreeMap<String, Proportion> = BTreeMap::new();
    let mut strata: BTreeMap<&str, Proportion> = BTreeMap::new();
    for item in &sample.items {
        let right = match outcome(codings, item, variable, verdict) {
            Outcome::Right => 1,
            Outcome::Wrong => 0,
            Outcome::Unsure => {
                unsure += 1;
                continue;
            }
            Outcome::Split => {
                split += 1;
                continue;
            }
            Outcome::Open => {
                open += 1;
                continue;
            }
        };
        let group = match grouping {
            Grouping::Category => &item.category,
            Grouping::Source => &item.source,
            Grouping::Voice => item.voice.name(),
            Grouping::Term => &item.term,
        };
        for tally in
            [&mut counted, groups.entry(group.to_owned()).or_default(), strata.entry(&item.stratum).or_default()]
        {
            tally.successes += right;
            tally.trials += 1;
        }
    }
    let strata = strata_with(sample, |name| strata.get(name).copied().unwrap_or_default());
    Precision {
        counted,
        weighted: weighted_proportion(&strata, confidence),
        unsure,
        split,
        open,
        groups: groups.into_iter().collect(),
    }
}

fn outcome(codings: &Codings, item: &SampledItem, variable: &str, verdict: &Verdict) -> Outcome {
    let (mut right, mut wrong, mut other) = (0, 0, 0);
    for coder in &codings.coders {
        if matches!(verdict, Verdict::Of(one) if *one != coder.id) {
            continue;
        }
        match codings.get(&coder.id, &item.id, variable).map(|coding| coding.value.as_str()) {
            Some(RIGHT) => right += 1,
            Some(WRONG) => wrong += 1,
            Some(_) => other += 1,
            None => {}
        }
    }
    match (right, wrong, other) {
        (0, 0, 0) => Outcome::Open,
        (0, 0, _) => Outcome::Unsure,
        (right, wrong, _) if right > wrong => Outcome::Right,
        (right, wrong, _) if right < wrong => Outcome::Wrong,
        _ => Outcome::Split,
    }
}
