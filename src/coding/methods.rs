//! What was coded and what came of it, in sentences for the methods paragraph.

use super::agreement::agreement;
use super::code_book::{HIT, VOICE};
use super::codings::Codings;
use super::precision::{Grouping, Precision, Verdict, precision};
use super::sample::{Allocation, Sample, Stratify};
use crate::statistics::{Bootstrap, Interval};
use crate::wording::{Language, Message, message, say};

const CONFIDENCE: f64 = 0.95;

/// States sample, coders, agreement and precision. Empty if nobody has coded anything of the sample.
pub fn methods(codings: &Codings, sample: &Sample, bootstrap: &Bootstrap, language: Language) -> String {
    let found = agreement(codings, sample, bootstrap);
    let mut coders: Vec<&str> = found.iter().flat_map(|variable| &variable.coders).map(String::as_str).collect();
    coders.sort_unstable();
    coders.dedup();
    if coders.is_empty() {
        return String::new();
    }
    let mut out = vec![drawn(sample, coders.len(), language)];
    for variable in found.iter().filter(|variable| variable.coders.len() > 1) {
        let title = codings.book.variable(&variable.variable).map_or("", |known| known.title.as_str());
        let Some(share) = variable.pairwise.share() else { continue };
        let mut text = say!(
            language,
            "On “{title}” {share} of {pairs} pairs of codes on {items} items agree",
            title = language.word(title),
            share = language.decimal(100.0 * share, 1) + language.percent_sign(),
            pairs = variable.pairwise.pairs,
            items = variable.pairwise.units
        );
        match variable.alpha {
            None => text.push_str(&say!(
                language,
                "; all codes are the same, so that agreement beyond chance cannot be computed"
            )),
            Some(alpha) => {
                text.push_str(&say!(
                    language,
                    "; Krippendorff’s α (nominal) is {alpha}",
                    alpha = language.decimal(alpha, 3)
                ));
                if let Some(interval) = variable.alpha_interval {
                    text.push_str(&say!(
                        language,
                        " ({interval}, percentile bootstrap over items, {replicates} resamples, seed {seed})",
                        interval = between(interval, bootstrap.confidence, language),
                        replicates = bootstrap.replicates,
                        seed = bootstrap.seed
                    ));
                }
            }
        }
        for pair in &variable.pairs {
            if let Some(kappa) = pair.agreement.kappa {
                text.push_str(&say!(
                    language,
                    "; Cohen’s κ of {first} and {second} is {kappa} ({interval})",
                    first = pair.first,
                    second = pair.second,
                    kappa = language.decimal(kappa.value, 3),
                    interval = between(kappa.interval(CONFIDENCE), CONFIDENCE, language)
                ));
            }
        }
        out.push(text + ".");
    }
    for (id, name) in [(HIT, message!("the lexicon")), (VOICE, message!("voice | the precision of …"))] {
        let found = precision(codings, sample, id, &Verdict::Majority, Grouping::Category, CONFIDENCE);
        out.extend(said(&name, &found, coders.len(), language));
    }
    out.join(" ")
}

/// The paragraphs of all samples of which something is coded.
pub fn validation(codings: &Codings, language: Language) -> Vec<String> {
    let bootstrap = Bootstrap::default();
    let of = |sample| methods(codings, sample, &bootstrap, language);
    codings.samples.iter().map(of).filter(|text| !text.is_empty()).collect()
}

fn drawn(sample: &Sample, coders: usize, language: Language) -> String {
    let strata = match sample.plan.by {
        Stratify::Nothing => String::new(),
        by => {
            let name = match by {
                Stratify::Source => message!("outlet | stratified by …"),
                Stratify::Category => message!("category | stratified by …"),
                Stratify::Nothing | Stratify::Voice => message!("voice | stratified by …"),
            };
            let how = match sample.plan.allocation {
                Allocation::Equal => message!("equal numbers from each stratum as far as it had them"),
                Allocation::Proportional => message!("in proportion to the strata"),
            };
            say!(language, ", stratified by {name}, {how}", name, how)
        }
    };
    let who = if coders == 1 { message!("One person") } else { message!("{coders} coders", coders) };
    say!(
        language,
        "{who} coded a random sample of {hits} of {all} hits (seed {seed}{strata}).",
        who,
        hits = sample.items.len(),
        all = sample.population(),
        seed = sample.plan.seed,
        strata
    )
}

fn said(name: &Message, found: &Precision, coders: usize, language: Language) -> Option<String> {
    let weighted = found.weighted?;
    let mut left_out = Vec::new();
    if found.unsure > 0 {
        left_out.push(say!(language, "{n} unsure", n = found.unsure));
    }
    if found.split > 0 {
        left_out.push(say!(language, "{n} disputed evenly", n = found.split));
    }
    if found.open > 0 {
        left_out.push(say!(language, "{n} not coded", n = found.open));
    }
    let left_out = if left_out.is_empty() {
        String::new()
    } else {
        say!(language, "; left out: {left_out}", left_out = left_out.join(", "))
    };
    let majority = if coders > 1 { say!(language, ", by majority") } else { String::new() };
    let uncovered = if weighted.uncovered > 0 {
        say!(language, " It does not cover {n} hits in strata of which none was decided.", n = weighted.uncovered)
    } else {
        String::new()
    };
    Some(say!(
        language,
        "The precision of {name}, strata weighted by size, is {value} ({interval}, Wilson at the effective sample size {effective}; {right} of {all} right{majority}{left_out}).{uncovered}",
        name,
        value = language.decimal(weighted.value, 3),
        interval = between(weighted.interval, CONFIDENCE, language),
        effective = language.decimal(weighted.effective, 0),
        right = found.counted.successes,
        all = found.counted.trials,
        majority,
        left_out,
        uncovered
    ))
}

fn between(interval: Interval, confidence: f64, language: Language) -> String {
    say!(
        language,
        "{level} interval {low} to {high}",
        level = language.decimal(100.0 * confidence, 0) + language.percent_sign(),
        low = language.decimal(interval.low, 3),
        high = language.decimal(interval.high, 3)
    )
}
