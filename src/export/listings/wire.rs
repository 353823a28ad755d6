//! Wire copy and near-duplicates.

use super::{Analysed, Listing, chosen};
use crate::compare::{agency_credits, reuse};
use crate::export::table::Cell;
use crate::model::{ArticleIndex, SentenceRef, Span};
use crate::statistics::Selection;
use crate::wording::message;

/// The pairs of articles of some events that share text word for word: how much, the longest passage, and the agencies
/// credited ([`reuse`], [`agency_credits`]).
pub fn wire(of: Analysed<'_>, events: &[usize], selection: &Selection) -> Listing {
    let mut listing = Listing::new(
        "wire-copy",
        &[
            "event", "article_a", "source_a", "agencies_a", "article_b", "source_b", "agencies_b", "share_of_a",
            "share_of_b", "copy", "longest_words", "longest_passage",
        ],
    )
    .note(
        message!("Pairs that share at least a tenth of the shorter one's five-word sequences; from a half on one counts as a copy \
         of the other. Agencies: those credited with the article."),
    );
    let analysis = of.analysis;
    let credits = |article: ArticleIndex| -> Cell {
        let mut names: Vec<&str> = Vec::new();
        for credit in agency_credits(&analysis.reading(of.articles, article)) {
            if credit.byline && !names.contains(&credit.agency) {
                names.push(credit.agency);
            }
        }
        names.join(", ").into()
    };
    let rounded = |share: f32| ((f64::from(share) * 1e4).round() / 1e4).into();
    for event in chosen(of, events, selection) {
        for pair in reuse(&event, of.articles, &analysis.documents, &analysis.vocabulary) {
            let cells = vec![
                event.id.as_str().into(),
                of.id(pair.a),
                of.source(pair.a),
                credits(pair.a),
                of.id(pair.b),
                of.source(pair.b),
                credits(pair.b),
                rounded(pair.of_a),
                rounded(pair.of_b),
                if pair.is_copy() { "yes" } else { "no" }.into(),
                pair.longest.words.into(),
                of.words(pair.a, pair.longest.a),
            ];
            let at = |article: ArticleIndex, span: Span| SentenceRef {
                article,
                sentence: analysis.documents[article.index()].sentence_at(span.start) as u32,
            };
            listing.push(cells, vec![at(pair.a, pair.longest.a), at(pair.b, pair.longest.b)]);
        }
    }
    listing
}
