//! Telling changes between aligned sentences: the before and after of each.

use std::borrow::Cow;

use super::{Analysed, Listing};
use crate::compare::{Findings, framing_edits};
use crate::export::table::Cell;
use crate::model::{ArticleIndex, Hit, Relation, Role, Span, Voice};
use crate::statistics::Selection;
use crate::wording::message;

/// The telling changes of some events: loaded terms, names of actors, figures, voice, or who does what, put otherwise
/// in sentences that say the same ([`framing_edits`]). One row a change.
pub fn changes(of: Analysed<'_>, events: &[usize], selection: &Selection) -> Listing {
    let mut listing = Listing::new(
        "framing-edits",
        &[
            "event", "kinds", "relation", "article_a", "source_a", "sentence_a", "before", "voice_before", "article_b",
            "source_b", "sentence_b", "after", "voice_after", "text_a", "text_b",
        ],
    )
    .note(
        message!("Changes between sentences aligned with each other that touch a loaded term, a name for an actor, a figure, whose \
         voice words are in, or who does what to whom. Neither side is the original: a is the article that comes first \
         in the corpus. Of sentences that are alike in part only replacements of like by like are listed. Terms that are only \
         counted do not make a change."),
    );
    let analysis = of.analysis;
    let terms = analysis.matcher.terms().iter().zip(&selection.terms);
    let telling: Vec<bool> = terms.map(|(term, counts)| term.role == Role::Highlight && *counts).collect();
    let hits = in_voices(&analysis.hits, selection);
    let findings = Findings {
        articles: of.articles,
        documents: &analysis.documents,
        vocabulary: &analysis.vocabulary,
        attributions: &analysis.attributions,
        hits: &hits,
        telling: &telling,
        figures: &analysis.figures,
        namings: &analysis.namings,
        agency: &analysis.agency,
    };
    for &event in events {
        let (event, alignments) = selection.of_event(&analysis.events[event], &analysis.alignments[event]);
        for edit in framing_edits(&event, &alignments, &findings) {
            let kinds: Vec<&str> = edit.kinds.iter().map(|kind| kind.name()).collect();
            let words =
                |article: ArticleIndex, span: Option<Span>| span.map_or(Cell::Empty, |span| of.words(article, span));
            let voice = |voice: Option<Voice>| voice.map_or(Cell::Empty, |voice| voice.name().into());
            let cells = vec![
                event.id.as_str().into(),
                kinds.join(", ").into(),
                relation(edit.relation).into(),
                of.id(edit.a.article),
                of.source(edit.a.article),
                edit.a.sentence.into(),
                words(edit.a.article, edit.before),
                voice(edit.voices.0),
                of.id(edit.b.article),
                of.source(edit.b.article),
                edit.b.sentence.into(),
                words(edit.b.article, edit.after),
                voice(edit.voices.1),
                of.words(edit.a.article, of.sentence(edit.a)),
                of.words(edit.b.article, of.sentence(edit.b)),
            ];
            listing.push(cells, vec![edit.a, edit.b]);
        }
    }
    listing
}

/// The hits in the selected voices; of the articles that do not count none where some voices do not.
fn in_voices<'a>(hits: &'a [Vec<Hit>], selection: &Selection) -> Cow<'a, [Vec<Hit>]> {
    if selection.voices == [true; 4] {
        return Cow::Borrowed(hits);
    }
    let mut heard = vec![Vec::new(); hits.len()];
    for &article in &selection.articles {
        let counted = hits[article.index()].iter().filter(|hit| selection.voices[hit.label.voice.index()]);
        heard[article.index()] = counted.cloned().collect();
    }
    Cow::Owned(heard)
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Verbatim => "verbatim",
        Relation::Reworded => "reworded",
        Relation::Partial => "partial",
    }
}
