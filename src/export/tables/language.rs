//! Tables of wording: reporting verbs, what stands near a term, words in a row.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Counted;
use crate::export::table::{Cell, Table};
use crate::model::Voice;
use crate::statistics::{
    Concordance, Count, Scope, Selection, Tally, Window, all_voices, by_log_dice, category_profile,
};
use crate::wording::message;

/// Words to either side of a term that count as its neighbours.
const NEIGHBOURS: u8 = 5;
/// Fewest times a neighbour stands near the term.
const LEAST_TOGETHER: u64 = 2;
/// Terms whose neighbours are listed: the most frequent ones.
const MOST_TERMS: usize = 20;
/// Neighbours of a term that are listed.
const MOST_NEIGHBOURS: usize = 50;
/// Sequences of a length that are listed.
const MOST_SEQUENCES: usize = 200;
/// Categories of the lexicon that hold reporting verbs.
const REPORTING: [&str; 2] = ["attribution_verb", "charged_speech"];

/// Which verbs each source reports speech with.
pub(super) fn reporting_verbs(counted: &Counted<'_>) -> Table {
    let mut table = Table::new(
        "reporting-verbs",
        &["source", "category", "verb", "hits", "hits_own", "share_of_reporting_verbs", "words", "per_1000_words"],
    )
    .note(message!("share_of_reporting_verbs = hits of the verb by hits of all reporting verbs of the source."))
    .note(message!("Families and roles are not filtered here, categories are."));
    let filter = &counted.material.scope.categories;
    let categories = REPORTING.map(str::to_owned).into_iter();
    let categories: BTreeSet<String> = categories.filter(|id| filter.is_empty() || filter.contains(id)).collect();
    if categories.is_empty() {
        return table;
    }
    let scope = Scope {
        families: BTreeSet::new(),
        roles: BTreeSet::new(),
        categories: categories.clone(),
        ..counted.material.scope.clone()
    };
    let corpus = &counted.corpus;
    let tally = Tally::of(corpus, &Selection::of(corpus, &scope));
    for &source in &counted.active {
        let all = all_voices(&tally.sum(source, |_| true));
        for category in &categories {
            for (term, count) in category_profile(corpus, &tally, source, category) {
                table.rows.push(vec![
                    counted.source(source),
                    category.as_str().into(),
                    corpus.terms[term as usize].term.as_str().into(),
                    count.hits.into(),
                    tally.hits(term as usize, source)[Voice::Own.index()].into(),
                    (count.hits as f64 / all as f64).into(),
                    count.words.into(),
                    count.rate().into(),
                ]);
            }
        }
    }
    table
}

/// What stands near the most frequent terms.
pub(super) fn collocates(counted: &Counted<'_>) -> Table {
    let mut table = Table::new(
        "collocates",
        &[
            "term",
            "collocate",
            "together",
            "together_own",
            "expected",
            "term_hits",
            "collocate_in_all",
            "window_words",
            "words",
            "log_dice",
            "mutual_information",
            "t_score",
            "log_likelihood_four_term",
        ],
    )
    .note(message!("Words up to {neighbours} to either side of a term and within its sentence, standing there at least \
         {least_together} times; the {most_terms} most frequent terms. together_own: near an occurrence in the outlet's \
         own voice. O: together; E = window_words·collocate_in_all/words.", neighbours = NEIGHBOURS, least_together = LEAST_TOGETHER, most_terms = MOST_TERMS))
    .note(
        message!("log_dice = 14 + log₂[2·O/(term_hits + collocate_in_all)] (Rychlý 2008); mutual_information = log₂(O/E) (Church & \
         Hanks 1990); t_score = (O − E)/√O (Church et al. 1991); log_likelihood: G² of the collocate inside against \
         outside the windows (Dunning 1993). In the order of log_dice."),
    );
    let Counted { corpus, selection, words, .. } = counted;
    let everywhere = counted.indices.everywhere(corpus, &selection.articles);
    let rows = counted.tally.table().rows;
    let terms: Vec<u32> = rows.iter().take(MOST_TERMS).map(|row| row.term).collect();
    let found = Concordance::of_each(corpus, selection, &terms);
    let write = |(&term, found): (&u32, &Concordance)| {
        let mut lines: Vec<Vec<Cell>> = Vec::new();
        let near = found.collocates(corpus, &everywhere, words, Window::Words(NEIGHBOURS));
        for collocate in by_log_dice(near, LEAST_TOGETHER, MOST_NEIGHBOURS) {
            let counts = collocate.counts;
            lines.push(vec![
                corpus.terms[term as usize].term.as_str().into(),
                corpus.vocabulary.folded(collocate.word).into(),
                counts.observed.into(),
                collocate.own.into(),
                counts.expected().into(),
                counts.node.into(),
                counts.collocate.into(),
                counts.window.into(),
                counts.words.into(),
                counts.log_dice().into(),
                counts.mutual_information().into(),
                counts.t_score().into(),
                counts.log_likelihood().into(),
            ]);
        }
        lines
    };
    table.rows = terms.par_iter().zip(&found).flat_map_iter(write).collect();
    table
}

/// Words in a row that come again.
pub(super) fn sequences(counted: &Counted<'_>) -> Table {
    let mut table = Table::new(
        "n-grams",
        &["length", "sequence", "source", "hits", "hits_own", "articles_with", "words", "per_1000_words"],
    )
    .note(message!("Sequences of two, three and four words that occur at least twice, within a sentence and within punctuation, upper and lower case \
         alike; the {most_sequences} most frequent of each length. One line for every source that has it.", most_sequences = MOST_SEQUENCES));
    let Counted { corpus, selection, tally, .. } = counted;
    let found: Vec<_> = counted.indices.sequences(corpus).collect();
    let found: Vec<_> = found
        .par_iter()
        .map(|(length, sequences)| (*length, sequences.table(corpus, selection, 2, MOST_SEQUENCES)))
        .collect();
    for (length, rows) in found {
        for row in rows {
            for &source in &counted.active {
                let hits = all_voices(&row.by_source[source]);
                if hits > 0 {
                    let count = Count::new(hits, tally.words[source]);
                    table.rows.push(vec![
                        length.into(),
                        row.text.as_str().into(),
                        counted.source(source),
                        hits.into(),
                        row.by_source[source][Voice::Own.index()].into(),
                        row.articles[source].into(),
                        count.words.into(),
                        Cell::from(count.rate()),
                    ]);
                }
            }
        }
    }
    table
}
