//! The methods paragraph: what was counted and how, in prose that can go into a paper.

use crate::model::CorrectionCounts;
use crate::statistics::{Count, Selection, Tally, all_voices};

use super::material::{Material, describe};

/// States corpus, lexicon, filters, voices, formulas and versions, in English.
pub fn methods(material: &Material<'_>) -> String {
    let corpus = material.corpus();
    let selection = Selection::of(&corpus, material.scope);
    let tally = Tally::of(&corpus, &selection);
    let active = selection.active_sources();
    let articles: u32 = tally.articles.iter().sum();
    let words: u64 = tally.words.iter().sum();
    let hits: u64 = active.iter().map(|&source| all_voices(&tally.sum(source, |_| true))).sum();
    let total = Count::new(hits, words);
    let provenance = material.provenance;
    let lexicons: Vec<String> = provenance
        .lexicons
        .iter()
        .zip(&material.settings.lexicons)
        .map(|((name, version, hash), lexicon)| {
            format!(
                "{name}, version {version}, {} entries in {} categories ({hash})",
                lexicon.len(),
                lexicon.categories.len()
            )
        })
        .collect();
    let grouping = match &material.settings.event_field {
        Some(field) => format!("Articles were grouped into {} events by the field “{field}”.", corpus.events.len()),
        None => format!(
            "Articles were grouped into {} events by average-link clustering of likeness at a threshold of {}.",
            corpus.events.len(),
            material.settings.events.threshold
        ),
    };
    [
        format!(
            "The corpus comprises {articles} articles ({words} running words, titles included) from {} sources \
             (corpus hash {}); filters: {}",
            active.len(),
            provenance.corpus,
            describe(material.scope)
        ),
        format!(
            "Loaded terms were found by longest match with the lexicon {}; every form is listed, upper and lower case are \
             alike unless an entry says otherwise, and no two hits overlap. {hits} hits were counted ({:.1} per 1,000 words).",
            lexicons.join("; "),
            total.rate()
        ),
        "Each hit has one of four voices: the outlet’s own words; indirect speech (in the complement of a speech act, \
         without quotation marks); direct quotation (between quotation marks, with a speaker); scare quotes (a few quoted \
         words without a speaker, or in a headline). Voices were assigned by rules, without sampling; each label keeps its \
         cue and its confidence."
            .to_owned(),
        grouping,
        corrected(&provenance.corrections),
        "Rates are hits per 1,000 running words of the source, whoever speaks. Their intervals are exact 95% intervals for \
         a Poisson count, [½χ²(α/2; 2a), ½χ²(1−α/2; 2a+2)]/c (Garwood 1936). Two sources are compared by the odds ratio \
         a(d−b)/[b(c−a)] with Woolf’s interval, 0.5 added to every cell where one is empty, and by the log ratio \
         log₂[(a/c)/(b/d)], a zero count taken as 0.5 (Hardie 2014). G² is given in the two-term form \
         2[a ln(a/E₁) + b ln(b/E₂)] (Rayson & Garside 2000) and in the four-term form (Dunning 1993), each named in its \
         column. p values are those of the exact conditional test for two Poisson rates (Przyborowski & Wilenski 1940), \
         adjusted after Benjamini & Hochberg (1995), and are shown only from 30 articles a source. Lexical diversity is \
         MATTR over windows of 100 words (Covington & McFall 2010), MTLD and HD-D; readability is Flesch, Flesch–Kincaid \
         and SMOG for English and LIX for every language; collocates are ranked by logDice (Rychlý 2008)."
            .to_owned(),
        format!("Computed with Parallax {}.", env!("CARGO_PKG_VERSION")),
    ]
    .join("\n\n")
}

/// What the analyst corrected by hand.
fn corrected(counts: &CorrectionCounts) -> String {
    if counts.total() == 0 {
        return "Nothing was corrected by hand.".to_owned();
    }
    format!("Corrected by hand: {}. Every figure is counted after the corrections.", counts.describe())
}
