//! How texts are built, and which are built alike.

use super::{Analysed, Listing};
use crate::compare::{MEASURES, Structure, structure, structure_groups};
use crate::export::table::Cell;
use crate::model::ArticleIndex;
use crate::wording::message;

fn profiles(of: Analysed<'_>, articles: &[ArticleIndex]) -> Vec<(ArticleIndex, Structure)> {
    use rayon::prelude::*;
    let analysis = of.analysis;
    let measured = articles.par_iter().map(|&article| {
        let n = article.index();
        let found = structure(
            &analysis.reading(of.articles, article),
            &analysis.attributions[n],
            &analysis.figures[n],
            &analysis.namings[n],
            &analysis.agency[n],
        );
        (article, found)
    });
    measured.collect()
}

fn value(number: f64) -> Cell {
    ((number * 1e4).round() / 1e4).into()
}

/// The structural profile of each article, with the group it falls into ([`structure`], [`structure_groups`]).
pub fn structures(of: Analysed<'_>, articles: &[ArticleIndex]) -> Listing {
    let profiles = profiles(of, articles);
    let groups = structure_groups(&profiles);
    let columns = [
        &["article", "source", "title", "group", "words"][..],
        &[
            "share_own",
            "share_indirect",
            "share_direct",
            "share_scare",
            "share_passive_sentences",
            "share_agentless_harm",
            "figures_per_1000",
            "namings_per_1000",
            "words_per_sentence",
        ],
    ]
    .concat();
    let mut listing = Listing::new("structure", &columns).note(
        message!("How a text is made, not what it says. Shares of voices are of all words, of passive sentences of all sentences, \
         of agentless harm of all clauses with a verb of harm. Groups: k-means on the standardised measures, from 6 \
         articles; their letters mean nothing."),
    );
    for (article, structure) in &profiles {
        let group = groups.iter().find(|group| group.articles.contains(article));
        let mut cells = vec![
            of.id(*article),
            of.source(*article),
            of.articles[article.index()].title().into(),
            group.map(|group| group.label.as_str()).into(),
            structure.all_words().into(),
        ];
        cells.extend(structure.values().into_iter().map(value));
        listing.push(cells, Vec::new());
    }
    listing
}

/// The groups of articles with like profiles, and what sets each apart.
pub fn groups(of: Analysed<'_>, articles: &[ArticleIndex]) -> Listing {
    let profiles = profiles(of, articles);
    let mut listing = Listing::new(
        "structure-groups",
        &["group", "articles", "measure", "inside", "outside", "deviations"],
    )
    .note(message!(
        "What sets a group apart: measures whose mean lies half a standard deviation or more from that of all other \
             articles."
    ));
    for group in structure_groups(&profiles) {
        for contrast in &group.contrasts {
            let cells = vec![
                group.label.as_str().into(),
                group.articles.len().into(),
                MEASURES[contrast.measure].into(),
                value(contrast.inside),
                value(contrast.outside),
                value(contrast.deviations),
            ];
            listing.push(cells, Vec::new());
        }
    }
    listing
}
