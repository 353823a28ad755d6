//! Actors by outlet: what they are called, what they do and suffer, how harm is told.

use super::{Analysed, Listing, share};
use crate::facts::{Place, actor_agency, actor_labels, harm_forms};
use crate::model::{ArticleIndex, SentenceRef, Voice};
use crate::wording::message;

/// Every label each outlet uses for each actor, by voice ([`actor_labels`]).
pub fn labels(of: Analysed<'_>, articles: &[ArticleIndex]) -> Listing {
    let mut listing = Listing::new(
        "actor-labels",
        &["actor", "source", "label", "mentions", "own", "indirect_speech", "direct_quote", "scare_quote"],
    )
    .note(message!("One row for each label an outlet uses for an actor; determiners do not count. Spellings of one name are merged."));
    let analysis = of.analysis;
    for actor in actor_labels(articles, of.articles, &analysis.namings, &analysis.attributions) {
        for label in &actor.labels {
            let by = |voice: Voice| label.by_voice[voice.index()].into();
            let cells = vec![
                actor.actor.as_str().into(),
                label.source.as_str().into(),
                label.label.as_str().into(),
                label.mentions().into(),
                by(Voice::Own),
                by(Voice::IndirectSpeech),
                by(Voice::DirectQuote),
                by(Voice::ScareQuote),
            ];
            let at = |place: &Place| SentenceRef {
                article: place.article,
                sentence: analysis.namings[place.article.index()][place.at as usize].sentence,
            };
            listing.push(cells, label.places.iter().map(at).collect());
        }
    }
    listing
}

fn clause_of(of: Analysed<'_>, place: Place) -> SentenceRef {
    let clause = &of.analysis.agency[place.article.index()][place.at as usize];
    SentenceRef { article: place.article, sentence: clause.sentence }
}

/// How often each actor acts and is acted on in each outlet, with the verbs of either role ([`actor_agency`]).
pub fn agency(of: Analysed<'_>, articles: &[ArticleIndex]) -> Listing {
    let mut listing = Listing::new(
        "actor-agency",
        &["actor", "source", "clauses", "acts", "acted_on", "share_acting", "verbs_acting", "verbs_acted_on"],
    )
    .note(
        message!("Clauses in which the actor does what the verb says, and in which it is done to the actor; share_acting = acts / \
         (acts + acted_on)."),
    );
    let analysis = of.analysis;
    for row in actor_agency(articles, of.articles, &analysis.namings, &analysis.agency) {
        let (acts, acted_on) = row.counts();
        let verbs = |verbs: &[crate::facts::VerbCount]| {
            verbs.iter().map(|verb| format!("{} {}", verb.verb, verb.clauses.len())).collect::<Vec<_>>().join(", ")
        };
        let cells = vec![
            row.actor.as_str().into(),
            row.source.as_str().into(),
            (acts + acted_on).into(),
            acts.into(),
            acted_on.into(),
            share(acts, acts + acted_on),
            verbs(&row.acts).into(),
            verbs(&row.acted_on).into(),
        ];
        let places = row.acts.iter().chain(&row.acted_on).flat_map(|verb| &verb.clauses);
        listing.push(cells, places.map(|&place| clause_of(of, place)).collect());
    }
    listing
}

/// How each outlet tells harm in its own words: active, passive with and without a doer, nominal ([`harm_forms`]).
pub fn harm(of: Analysed<'_>, articles: &[ArticleIndex]) -> Listing {
    let mut listing = Listing::new(
        "harm-forms",
        &[
            "source",
            "clauses",
            "active",
            "passive_with_agent",
            "agentless_passive",
            "nominal",
            "share_agentless_passive",
            "share_nominal",
        ],
    )
    .note(message!(
        "Clauses with a verb of harm in the outlet's own words. Shares are of all such clauses of the outlet."
    ));
    let analysis = of.analysis;
    for row in harm_forms(articles, of.articles, &analysis.agency, &analysis.attributions, &[Voice::Own]) {
        let count = |form: usize| row.clauses[form].len();
        let cells = vec![
            row.source.as_str().into(),
            row.all().into(),
            count(0).into(),
            count(1).into(),
            count(2).into(),
            count(3).into(),
            share(count(2), row.all()),
            share(count(3), row.all()),
        ];
        listing.push(cells, row.clauses.iter().flatten().map(|&place| clause_of(of, place)).collect());
    }
    listing
}
