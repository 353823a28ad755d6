//! What was coded and what came of it, in sentences for the methods paragraph.

use super::agreement::agreement;
use super::code_book::{HIT, VOICE};
use super::codings::Codings;
use super::precision::{Grouping, Precision, Verdict, precision};
use super::sample::{Allocation, Sample, Stratify};
use crate::statistics::{Bootstrap, Interval};

const CONFIDENCE: f64 = 0.95;

/// States sample, coders, agreement and precision, in English. Empty if nobody has coded anything of the sample.
pub fn methods(codings: &Codings, sample: &Sample, bootstrap: &Bootstrap) -> String {
    let found = agreement(codings, sample, bootstrap);
    let mut coders: Vec<&str> = found.iter().flat_map(|variable| &variable.coders).map(String::as_str).collect();
    coders.sort_unstable();
    coders.dedup();
    if coders.is_empty() {
        return String::new();
    }
    let mut out = vec![drawn(sample, coders.len())];
    for variable in found.iter().filter(|variable| variable.coders.len() > 1) {
        let title = codings.book.variable(&variable.variable).map_or("", |known| known.title.as_str());
        let Some(share) = variable.pairwise.share() else { continue };
        let mut text = format!(
            "On “{title}” {:.1}% of {} pairs of codes on {} items agree",
            100.0 * share,
            variable.pairwise.pairs,
            variable.pairwise.units
        );
        match variable.alpha {
            None => text.push_str("; all codes are the same, so that agreement beyond chance cannot be computed"),
            Some(alpha) => {
                text.push_str(&format!("; Krippendorff’s α (nominal) is {alpha:.3}"));
                if let Some(interval) = variable.alpha_interval {
                    text.push_str(&format!(
                        " ({}, percentile bootstrap over items, {} resamples, seed {})",
                        between(interval, bootstrap.confidence),
                        bootstrap.replicates,
                        bootstrap.seed
                    ));
                }
            }
        }
        for pair in &variable.pairs {
            if let Some(kappa) = pair.agreement.kappa {
                text.push_str(&format!(
                    "; Cohen’s κ of {} and {} is {:.3} ({})",
                    pair.first,
                    pair.second,
                    kappa.value,
                    between(kappa.interval(CONFIDENCE), CONFIDENCE)
                ));
            }
        }
        out.push(text + ".");
    }
    for (id, name) in [(HIT, "the lexicon"), (VOICE, "voice")] {
        let found = precision(codings, sample, id, &Verdict::Majority, Grouping::Category, CONFIDENCE);
        out.extend(said(name, &found, coders.len()));
    }
    out.join(" ")
}

/// The paragraphs of all samples of which something is coded.
pub fn validation(codings: &Codings) -> Vec<String> {
    let bootstrap = Bootstrap::default();
    codings.samples.iter().map(|sample| methods(codings, sample, &bootstrap)).filter(|text| !text.is_empty()).collect()
}

fn drawn(sample: &Sample, coders: usize) -> String {
    let strata = match sample.plan.by {
        Stratify::Nothing => String::new(),
        by => {
            let name = match by {
                Stratify::Source => "outlet",
                Stratify::Category => "category",
                Stratify::Nothing | Stratify::Voice => "voice",
            };
            let how = match sample.plan.allocation {
                Allocation::Equal => "equal numbers from each stratum as far as it had them",
                Allocation::Proportional => "in proportion to the strata",
            };
            format!(", stratified by {name}, {how}")
        }
    };
    let who = if coders == 1 { "One person".to_owned() } else { format!("{coders} coders") };
    format!(
        "{who} coded a random sample of {} of {} hits (seed {}{strata}).",
        sample.items.len(),
        sample.population(),
        sample.plan.seed
    )
}

fn said(name: &str, found: &Precision, coders: usize) -> Option<String> {
    let weighted = found.weighted?;
    let mut left_out = Vec::new();
    for (count, what) in [(found.unsure, "unsure"), (found.split, "disputed evenly"), (found.open, "not coded")] {
        if count > 0 {
            left_out.push(format!("{count} {what}"));
        }
    }
    let left_out = if left_out.is_empty() { String::new() } else { format!("; left out: {}", left_out.join(", ")) };
    let majority = if coders > 1 { ", by majority" } else { "" };
    let uncovered = if weighted.uncovered > 0 {
        format!(" It does not cover {} hits in strata of which none was decided.", weighted.uncovered)
    } else {
        String::new()
    };
    Some(format!(
        "The precision of {name}, strata weighted by size, is {:.3} ({}, Wilson at the effective sample size {:.0}; {} of {} \
         right{majority}{left_out}).{uncovered}",
        weighted.value,
        between(weighted.interval, CONFIDENCE),
        weighted.effective,
        found.counted.successes,
        found.counted.trials,
    ))
}

fn between(interval: Interval, confidence: f64) -> String {
    format!("{:.0}% interval {:.3} to {:.3}", 100.0 * confidence, interval.low, interval.high)
}
