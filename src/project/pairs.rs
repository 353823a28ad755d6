//! What the analyst decided about pairs of sentences, and how it is put onto what was aligned.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::apply::{find, warning};
use super::compose::TextMap;
use super::corrections::{Corrections, Extra, Place};
use super::document::ArticleEntry;
use super::key::ArticleKey;
use crate::analysis::Analysis;
use crate::model::{Alignment, Article, ArticleIndex, Relation, SentenceRef, Span, Warning};
use crate::wording::message;

/// A sentence, named so that it outlives a new analysis.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct SentencePlace {
    /// The article.
    pub article: ArticleKey,
    /// Where it stands.
    #[serde(flatten)]
    pub at: Place,
    /// Its words. A decision is applied only where they still stand.
    pub words: String,
}

/// What two sentences are to each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pairing {
    /// The same words but for trifles.
    Verbatim,
    /// The same statement in other words.
    Reworded,
    /// One holds part of the other.
    Partial,
    /// They do not belong together.
    Apart,
}

impl Pairing {
    /// The relation, if they are a pair.
    pub fn relation(self) -> Option<Relation> {
        match self {
            Pairing::Verbatim => Some(Relation::Verbatim),
            Pairing::Reworded => Some(Relation::Reworded),
            Pairing::Partial => Some(Relation::Partial),
            Pairing::Apart => None,
        }
    }

    /// A pair of that relation.
    pub fn of(relation: Relation) -> Pairing {
        match relation {
            Relation::Verbatim => Pairing::Verbatim,
            Relation::Reworded => Pairing::Reworded,
            Relation::Partial => Pairing::Partial,
        }
    }
}

/// What was decided about two sentences.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PairCorrection {
    /// The sentence of the article whose key comes first.
    pub a: SentencePlace,
    /// The other one.
    pub b: SentencePlace,
    /// What they are to each other.
    pub pairing: Pairing,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

impl PairCorrection {
    /// By which decisions are ordered; there is one for each pair of places.
    pub(super) fn order(&self) -> (&SentencePlace, &SentencePlace) {
        (&self.a, &self.b)
    }
}

/// Pairs as aligned, where the analyst decided otherwise: the pair, or `None` where there was none.
pub type FoundPairs = BTreeMap<(SentenceRef, SentenceRef), Option<Alignment>>;

impl Corrections {
    /// Decides about two sentences, or takes the decision back, and returns the decision before.
    pub(super) fn set_pair(
        &mut self,
        (a, b): (&SentencePlace, &SentencePlace),
        to: Option<PairCorrection>,
    ) -> Option<PairCorrection> {
        match (self.pairs.binary_search_by(|pair| pair.order().cmp(&(a, b))), to) {
            (Ok(position), Some(to)) => Some(std::mem::replace(&mut self.pairs[position], to)),
            (Ok(position), None) => Some(self.pairs.remove(position)),
            (Err(position), Some(to)) => {
                self.pairs.insert(position, to);
                None
            }
            (Err(_), None) => None,
        }
    }
}

/// The names of two sentences of different articles, in the order decisions have; `None` if one does not come from one
/// place of its article.
pub fn pair_of(
    sentences: [SentenceRef; 2],
    analysis: &Analysis,
    articles: &[Article],
    maps: &BTreeMap<ArticleIndex, TextMap>,
    entries: &[ArticleEntry],
) -> Option<(SentencePlace, SentencePlace)> {
    let plain = TextMap::default();
    let name = |at: SentenceRef| {
        let span = analysis.documents.get(at.article.index())?.sentences.get(at.sentence as usize)?.span;
        Some(SentencePlace {
            article: entries.get(at.article.index())?.article_key(),
            at: maps.get(&at.article).unwrap_or(&plain).place(span)?,
            words: span.of(&articles[at.article.index()].text).to_owned(),
        })
    };
    let [one, other] = sentences;
    if one.article == other.article {
        return None;
    }
    let (one, other) = (name(one)?, name(other)?);
    Some(if one <= other { (one, other) } else { (other, one) })
}

/// The sentence of a name: where it was, or, if the text has changed, the one place where its words stand. A sentence
/// that was split or joined since is the one its beginning lies in.
pub fn sentence_of(
    place: &SentencePlace,
    analysis: &Analysis,
    articles: &[Article],
    maps: &BTreeMap<ArticleIndex, TextMap>,
    entries: &[ArticleEntry],
) -> Option<SentenceRef> {
    let plain = TextMap::default();
    let article = find(entries, &place.article)?;
    let text = &articles.get(article.index())?.text;
    let here = maps.get(&article).unwrap_or(&plain).span(&place.at);
    let here = here.filter(|span| text.get(span.range()) == Some(place.words.as_str()));
    let span = here.or_else(|| {
        let mut found = text.match_indices(&place.words).filter(|_| !place.words.is_empty());
        let (at, words) = found.next()?;
        found.next().is_none().then(|| Span::new(at, at + words.len()))
    })?;
    let sentences = &analysis.documents.get(article.index())?.sentences;
    let sentence = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    sentences.get(sentence).filter(|sentence| sentence.span.start < span.end)?;
    Some(SentenceRef { article, sentence: sentence as u32 })
}

/// Puts the decisions about pairs onto what was aligned; returns those pairs as aligned, and what does not fit.
/// A pair of sentences whose articles are in different events is not made, and the decision waits.
pub fn correct_pairs(
    analysis: &mut Analysis,
    articles: &[Article],
    maps: &BTreeMap<ArticleIndex, TextMap>,
    entries: &[ArticleEntry],
    corrections: &Corrections,
) -> (FoundPairs, Vec<Warning>) {
    let (mut found, mut warnings) = (FoundPairs::new(), Vec::new());
    if corrections.pairs.is_empty() || analysis.alignments.len() != analysis.events.len() {
        return (found, warnings);
    }
    for decided in &corrections.pairs {
        let ends = [&decided.a, &decided.b].map(|place| sentence_of(place, analysis, articles, maps, entries));
        let [Some(one), Some(other)] = ends else {
            let lost = if ends[0].is_none() { &decided.a } else { &decided.b };
            warnings.push(warning(
                &lost.article,
                "pair-not-found",
                message!("A pair of sentences was decided by hand, and “{words}” is not where it was. The decision is kept in the project and applies again if the text is there again.", words = super::apply::short(&lost.words)),
            ));
            continue;
        };
        let (a, b) = (one.min(other), one.max(other));
        let event = analysis
            .events
            .iter()
            .position(|event| event.articles.contains(&a.article) && event.articles.contains(&b.article));
        let Some(event) = event else { continue };
        let list = &mut analysis.alignments[event];
        let before = set(list, (a, b), decided.pairing);
        found.entry((a, b)).or_insert(before);
    }
    (found, warnings)
}

/// Makes two sentences a pair, or no pair; returns the pair they were.
fn set(list: &mut Vec<Alignment>, (a, b): (SentenceRef, SentenceRef), pairing: Pairing) -> Option<Alignment> {
    let to = pairing.relation().map(|relation| Alignment { a, b, score: 1.0, relation, decided: true });
    put(list, (a, b), to)
}

/// Puts an alignment in the place of the one of the same sentences, in order; returns that one.
fn put(list: &mut Vec<Alignment>, ends: (SentenceRef, SentenceRef), to: Option<Alignment>) -> Option<Alignment> {
    match (list.binary_search_by(|known| (known.a, known.b).cmp(&ends)), to) {
        (Ok(position), Some(to)) => Some(std::mem::replace(&mut list[position], to)),
        (Ok(position), None) => Some(list.remove(position)),
        (Err(position), Some(to)) => {
            list.insert(position, to);
            None
        }
        (Err(_), None) => None,
    }
}

/// Puts pairs back as they were aligned.
pub fn release_pairs(analysis: &mut Analysis, found: FoundPairs) {
    for ((a, b), before) in found {
        let both = |articles: &[ArticleIndex]| articles.contains(&a.article) && articles.contains(&b.article);
        let event = analysis.events.iter().position(|event| both(&event.articles));
        if let Some(list) = event.and_then(|event| analysis.alignments.get_mut(event)) {
            put(list, (a, b), before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Settings;
    use crate::model::{Event, Language, Progress};
    use crate::project::link::entries;

    const LEFT: &str = "The ferry Ostrava sank off Cape Linden on Tuesday. Nobody could tell why.";
    const RIGHT: &str = "The ferry Ostrava sank off Cape Linden on Tuesday. Its captain blamed the weather.";

    struct Corpus {
        articles: Vec<Article>,
        entries: Vec<ArticleEntry>,
        analysis: Analysis,
    }

    fn corpus() -> Corpus {
        let articles: Vec<Article> = [("a.txt", LEFT), ("b.txt", RIGHT)]
            .into_iter()
            .map(|(path, text)| {
                let mut article =
                    Article { id: path.into(), path: path.into(), language: Language::ENGLISH, ..Article::default() };
                article.set_text("", text);
                article
            })
            .collect();
        let progress = Progress::default();
        let mut analysis = Analysis::run(&articles, &Settings::default(), &progress).unwrap();
        let both = vec![ArticleIndex(0), ArticleIndex(1)];
        analysis.events = vec![Event { id: String::new(), title: String::new(), articles: both }];
        analysis.align(&articles, &Settings::default(), &progress).unwrap();
        Corpus { entries: entries(&articles), articles, analysis }
    }

    fn at(article: u32, sentence: u32) -> SentenceRef {
        SentenceRef { article: ArticleIndex(article), sentence }
    }

    impl Corpus {
        fn pairs(&self) -> Vec<(u32, u32, Relation)> {
            let list = &self.analysis.alignments[0];
            list.iter()
                .filter(|pair| crate::compare::is_firm(pair))
                .map(|pair| (pair.a.sentence, pair.b.sentence, pair.relation))
                .collect()
        }

        fn decide(&mut self, one: SentenceRef, other: SentenceRef, pairing: Pairing) -> (FoundPairs, Corrections) {
            let maps = BTreeMap::new();
            let (a, b) = pair_of([one, other], &self.analysis, &self.articles, &maps, &self.entries).unwrap();
            let mut corrections = Corrections::default();
            let to = PairCorrection { a: a.clone(), b: b.clone(), pairing, extra: Extra::new() };
            assert_eq!(corrections.set_pair((&a, &b), Some(to)), None);
            let (found, unfit) = correct_pairs(&mut self.analysis, &self.articles, &maps, &self.entries, &corrections);
            assert_eq!(unfit.len(), 0);
            (found, corrections)
        }
    }

    #[test]
    fn pairs_are_made_and_unmade_and_come_back() {
        let check = |one, other, pairing, expect: &[(u32, u32, Relation)]| {
            let mut corpus = corpus();
            let before = corpus.analysis.alignments.clone();
            let (found, _) = corpus.decide(one, other, pairing);
            assert_eq!(corpus.pairs(), expect);
            release_pairs(&mut corpus.analysis, found);
            assert_eq!(corpus.analysis.alignments, before);
        };
        let verbatim = (0, 0, Relation::Verbatim);
        check(at(0, 1), at(1, 1), Pairing::Partial, &[verbatim, (1, 1, Relation::Partial)]);
        check(at(1, 1), at(0, 1), Pairing::Reworded, &[verbatim, (1, 1, Relation::Reworded)]);
        check(at(0, 0), at(1, 0), Pairing::Apart, &[]);
        check(at(0, 0), at(1, 0), Pairing::Partial, &[(0, 0, Relation::Partial)]);
    }

    #[test]
    fn statements_follow_what_was_decided() {
        let mut corpus = corpus();
        let statements = |corpus: &Corpus| {
            let analysis = &corpus.analysis;
            let all = crate::compare::coverage(
                &analysis.events[0],
                &corpus.articles,
                &analysis.documents,
                &analysis.alignments[0],
            );
            all.len()
        };
        let before = statements(&corpus);
        corpus.decide(at(0, 1), at(1, 1), Pairing::Partial);
        assert_eq!(statements(&corpus), before - 1);
        corpus.decide(at(0, 0), at(1, 0), Pairing::Apart);
        assert_eq!(statements(&corpus), before);
    }

    #[test]
    fn a_pair_is_found_again_where_its_words_went_and_told_of_where_they_are_gone() {
        let check = |text: &str, expect: Option<u32>| {
            let (_, corrections) = corpus().decide(at(0, 1), at(1, 1), Pairing::Partial);
            let mut changed = corpus();
            changed.articles[1].set_text("", text);
            let settings = Settings::default();
            let events = changed.analysis.events.clone();
            changed.analysis = Analysis::run(&changed.articles, &settings, &Progress::default()).unwrap();
            changed.analysis.events = events;
            changed.analysis.align(&changed.articles, &settings, &Progress::default()).unwrap();
            let (found, unfit) = correct_pairs(
                &mut changed.analysis,
                &changed.articles,
                &BTreeMap::new(),
                &changed.entries,
                &corrections,
            );
            let place = found.keys().next().map(|(_, b)| b.sentence);
            assert_eq!((place, unfit.len()), (expect, usize::from(expect.is_none())), "{text}");
        };
        check(RIGHT, Some(1));
        check("It was dark. The ferry sank. Its captain blamed the weather.", Some(2));
        check("Its captain blamed the sea.", None);
    }
}
