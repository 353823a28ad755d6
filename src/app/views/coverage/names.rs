//! How each outlet names an actor.

use std::collections::BTreeMap;

use crate::app::study::Study;
use crate::model::{ArticleIndex, SentenceRef};
use crate::statistics::{ByVoice, all_voices};
use crate::voice;

/// The names one outlet has for an actor.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Outlet {
    /// Position of the outlet.
    pub source: usize,
    /// Each name with its mentions by voice, most frequent first.
    pub names: Vec<(String, ByVoice)>,
}

impl Outlet {
    /// All mentions.
    pub(super) fn total(&self) -> u64 {
        self.names.iter().map(|(_, counts)| all_voices(counts)).sum()
    }
}

/// An actor and what outlets call it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Actor {
    /// Its canonical name.
    pub name: String,
    /// Mentions in all.
    pub total: u64,
    /// Outlets that name it, in their order.
    pub outlets: Vec<Outlet>,
}

/// The actors of some articles, those most often named first.
pub(super) fn actors(study: &Study, articles: impl Iterator<Item = ArticleIndex>) -> Vec<Actor> {
    let mut found: BTreeMap<&str, BTreeMap<usize, BTreeMap<String, ByVoice>>> = BTreeMap::new();
    for article in articles {
        let Some(namings) = study.analysis.namings.get(article.index()) else { continue };
        let attributions = &study.analysis.attributions[article.index()];
        let text = &study.article(article).text;
        for naming in namings {
            let outlets = found.entry(&naming.actor).or_default();
            let names = outlets.entry(study.source(article).0).or_default();
            let counts = names.entry(naming.span.of(text).to_owned()).or_default();
            counts[voice::label(naming.span, attributions).voice.index()] += 1;
        }
    }
    let mut actors: Vec<Actor> = found
        .into_iter()
        .map(|(name, outlets)| {
            let outlets: Vec<Outlet> = outlets
                .into_iter()
                .map(|(source, names)| {
                    let mut names: Vec<(String, ByVoice)> = names.into_iter().collect();
                    names.sort_by_key(|(_, counts)| std::cmp::Reverse(all_voices(counts)));
                    Outlet { source, names }
                })
                .collect();
            Actor { name: name.to_owned(), total: outlets.iter().map(Outlet::total).sum(), outlets }
        })
        .collect();
    actors.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.name.cmp(&b.name)));
    actors
}

/// The sentences in which an outlet names an actor, under one name or any.
pub(super) fn sentences(
    study: &Study,
    articles: impl Iterator<Item = ArticleIndex>,
    actor: &str,
    source: usize,
    name: Option<&str>,
) -> Vec<SentenceRef> {
    let mut out = Vec::new();
    for article in articles.filter(|&article| study.source(article).0 == source) {
        let Some(namings) = study.analysis.namings.get(article.index()) else { continue };
        let text = &study.article(article).text;
        for naming in namings.iter().filter(|naming| naming.actor == actor) {
            if name.is_none_or(|name| naming.span.of(text) == name) {
                out.push(SentenceRef { article, sentence: naming.sentence });
            }
        }
    }
    out.dedup();
    out
}
