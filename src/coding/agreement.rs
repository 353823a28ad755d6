//! How far the coders agree, variable by variable.

use std::collections::BTreeMap;

use super::codings::Codings;
use super::item::ItemId;
use super::sample::Sample;
use crate::statistics::{Bootstrap, Interval, PairAgreement, PairwiseAgreement, alpha_interval, krippendorff_alpha};

/// Two coders and how they agree.
#[derive(Clone, PartialEq, Debug)]
pub struct CoderPair {
    /// The id of one.
    pub first: String,
    /// The id of the other.
    pub second: String,
    /// On the items both have coded.
    pub agreement: PairAgreement,
}

/// Agreement on one variable.
#[derive(Clone, PartialEq, Debug)]
pub struct VariableAgreement {
    /// The variable's id.
    pub variable: String,
    /// The ids of the coders who coded something.
    pub coders: Vec<String>,
    /// Items coded by two or more, and pairs of codes that agree.
    pub pairwise: PairwiseAgreement,
    /// Krippendorff's α, nominal; `None` where all codes are the same or nothing can be compared.
    pub alpha: Option<f64>,
    /// Its bootstrap interval.
    pub alpha_interval: Option<Interval>,
    /// Every two coders who have items in common.
    pub pairs: Vec<CoderPair>,
}

/// Agreement on every variable with values to choose from, in the order of the code book, over the items of a sample.
/// `unsure` is a value like any other.
pub fn agreement(codings: &Codings, sample: &Sample, bootstrap: &Bootstrap) -> Vec<VariableAgreement> {
    codings
        .book
        .variables
        .iter()
        .filter(|variable| !variable.values().is_empty())
        .map(|variable| {
            let number: BTreeMap<&str, u32> =
                variable.values().iter().map(|value| value.id.as_str()).zip(0..).collect();
            let code = |coder: &str, item: &ItemId| {
                codings.get(coder, item, &variable.id).and_then(|coding| number.get(coding.value.as_str()).copied())
            };
            let all: Vec<Vec<Option<u32>>> = sample
                .items
                .iter()
                .map(|item| codings.coders.iter().map(|coder| code(&coder.id, &item.id)).collect())
                .collect();
            let active: Vec<usize> =
                (0..codings.coders.len()).filter(|&n| all.iter().any(|unit| unit[n].is_some())).collect();
            let mut pairs = Vec::new();
            for (position, &one) in active.iter().enumerate() {
                for &other in &active[position + 1..] {
                    let both: Vec<_> = all.iter().map(|unit| (unit[one], unit[other])).collect();
                    let agreement = PairAgreement::of(&both);
                    if agreement.units > 0 {
                        pairs.push(CoderPair {
                            first: codings.coders[one].id.clone(),
                            second: codings.coders[other].id.clone(),
                            agreement,
                        });
                    }
                }
            }
            VariableAgreement {
                variable: variable.id.clone(),
                coders: active.iter().map(|&n| codings.coders[n].id.clone()).collect(),
                pairwise: PairwiseAgreement::of(&all),
                alpha: krippendorff_alpha(&all),
                alpha_interval: alpha_interval(&all, bootstrap),
                pairs,
            }
        })
        .collect()
}
