//! What the analyst decides about sentences: where they end, and which belong together.

use std::sync::Arc;

use super::Study;
use crate::compare::{self, is_firm};
use crate::model::{ArticleIndex, Relation, SentenceRef, Span, Warning};
use crate::project::{self, BreakCorrection, Change, PairCorrection, Pairing};
use crate::text::SentenceKind;

/// Characters kept on either side of a sentence boundary, by which it is found again.
const CONTEXT: usize = 24;

impl Study {
    /// Puts the decisions about pairs of sentences over those that were aligned.
    pub(in crate::app) fn correct_pairs(&mut self) -> Vec<Warning> {
        let Some(analysis) = Arc::get_mut(&mut self.analysis) else { return Vec::new() };
        project::release_pairs(analysis, std::mem::take(&mut self.paired));
        let (paired, unfit) =
            project::correct_pairs(analysis, &self.articles, &self.maps, &self.entries, &self.corrections);
        self.paired = paired;
        unfit
    }

    /// Whether the analyst decided about two sentences.
    pub fn is_pair_decided(&self, one: SentenceRef, other: SentenceRef) -> bool {
        self.paired.contains_key(&(one.min(other), one.max(other)))
    }

    /// All pairs of sentences the analyst decided about.
    pub fn decided_pairs(&self) -> impl Iterator<Item = (SentenceRef, SentenceRef)> {
        self.paired.keys().copied()
    }

    /// The sentences the analyst made no counterparts of a sentence.
    pub fn kept_apart(&self, sentence: SentenceRef) -> Vec<SentenceRef> {
        let others = self.paired.keys().filter_map(|&(a, b)| match sentence {
            at if at == a => Some(b),
            at if at == b => Some(a),
            _ => None,
        });
        others.filter(|&other| self.paired_as(sentence, other).is_none()).collect()
    }

    /// How alike two sentences are, if they are a pair that counts.
    pub fn paired_as(&self, one: SentenceRef, other: SentenceRef) -> Option<Relation> {
        let list = self.analysis.alignments.get(self.event_of[one.article.index()] as usize)?;
        let ends = (one.min(other), one.max(other));
        let position = list.binary_search_by(|known| (known.a, known.b).cmp(&ends)).ok()?;
        is_firm(&list[position]).then_some(list[position].relation)
    }

    /// The pairs that count between sentences of different articles.
    pub fn pairs_among(&self, sentences: &[SentenceRef]) -> Vec<(SentenceRef, SentenceRef)> {
        let mut out = Vec::new();
        for (n, &one) in sentences.iter().enumerate() {
            let others = sentences[n + 1..].iter().filter(|&&other| self.paired_as(one, other).is_some());
            out.extend(others.map(|&other| (one, other)));
        }
        out
    }

    /// The sentence of another article of the event that comes nearest to one it has no counterpart for, with how near
    /// it is, from 0 to 1: the best that was weighed as a pair and not taken, else the one with the most telling words in
    /// common. What the analyst kept apart is not offered again.
    pub fn closest(&self, at: SentenceRef, article: ArticleIndex) -> Option<(SentenceRef, f32)> {
        let apart = self.kept_apart(at);
        let list = self.analysis.alignments.get(self.event_of[at.article.index()] as usize)?;
        let weighed = list.iter().filter(|pair| !is_firm(pair)).filter_map(|pair| match at {
            at if at == pair.a => Some((pair.b, pair.score)),
            at if at == pair.b => Some((pair.a, pair.score)),
            _ => None,
        });
        let weighed = weighed.filter(|(other, _)| other.article == article && !apart.contains(other));
        let best = weighed.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        best.or_else(|| {
            let found = compare::closest(&self.reading(at.article), at.sentence as usize, &self.reading(article));
            let found = found.map(|(sentence, near)| (SentenceRef { article, sentence: sentence as u32 }, near));
            found.filter(|(other, _)| !apart.contains(other))
        })
    }

    /// The share of words two sentences have in common, from 0 to 1.
    pub fn shared_words(&self, one: SentenceRef, other: SentenceRef) -> f32 {
        let readings = [self.reading(one.article), self.reading(other.article)];
        compare::diff((&readings[0], one.sentence as usize), (&readings[1], other.sentence as usize)).shared
    }

    /// The words of a sentence.
    pub fn words_of(&self, at: SentenceRef) -> &str {
        let sentence = self.analysis.documents[at.article.index()].sentences.get(at.sentence as usize);
        sentence.map_or("", |sentence| sentence.span.of(&self.article(at.article).text))
    }

    /// Where the sentence after one begins, if it stands in the same paragraph, so that the two can be joined.
    pub fn joins_at(&self, at: SentenceRef) -> Option<u32> {
        let sentences = &self.analysis.documents[at.article.index()].sentences;
        let (here, next) = (sentences.get(at.sentence as usize)?, sentences.get(at.sentence as usize + 1)?);
        (here.paragraph == next.paragraph).then_some(next.span.start)
    }

    /// The places inside a sentence in front of which it can be split, with the word that begins there.
    pub fn splits_at(&self, at: SentenceRef) -> Vec<(u32, &str)> {
        let reading = self.reading(at.article);
        let Some(sentence) = reading.sentences().get(at.sentence as usize) else { return Vec::new() };
        if sentence.kind != SentenceKind::Body {
            return Vec::new();
        }
        sentence.token_range().skip(1).map(|token| (reading.token_span(token).start, reading.surface(token))).collect()
    }

    /// The change that decides about two sentences, or takes back what was decided; `None` if it would change nothing.
    pub fn pair_change(&self, one: SentenceRef, other: SentenceRef, pairing: Option<Pairing>) -> Option<Change> {
        let (analysis, articles) = (&*self.analysis, &self.articles);
        let known = self.corrections.pairs.iter().find(|known| {
            let at = |place| project::sentence_of(place, analysis, articles, &self.maps, &self.entries);
            let ends = [at(&known.a), at(&known.b)];
            ends == [Some(one), Some(other)] || ends == [Some(other), Some(one)]
        });
        let found = self.paired_as(one, other).map_or(Pairing::Apart, Pairing::of);
        // That two sentences are no pair can be confirmed: whoever looked says so, and is not asked again.
        let same = known.is_none() && pairing == Some(found) && found != Pairing::Apart;
        if known.map(|known| known.pairing) == pairing || same {
            return None;
        }
        let (a, b) = match known {
            Some(known) => (known.a.clone(), known.b.clone()),
            None => project::pair_of([one, other], analysis, articles, &self.maps, &self.entries)?,
        };
        let to = pairing.map(|pairing| {
            let extra = known.map(|known| known.extra.clone()).unwrap_or_default();
            Box::new(PairCorrection { a: a.clone(), b: b.clone(), pairing, extra })
        });
        Some(Change::Pair { a: Box::new(a), b: Box::new(b), to })
    }

    /// The change that lets a sentence begin at a place, or not, or as the program found it; `None` if it would change
    /// nothing.
    pub fn break_change(&self, article: ArticleIndex, at: u32, begins: Option<bool>) -> Option<Change> {
        let text = &self.article(article).text;
        let place = self.place(article, Span { start: at, end: at })?;
        let decided = self.decided(article).map_or(&[][..], |decided| decided.breaks.as_slice());
        let known = decided.iter().find(|known| self.span_of(article, &known.at).is_some_and(|span| span.start == at));
        // The opposite of a decision is what the program found.
        let begins = begins.filter(|begins| known.is_none_or(|known| known.begins == *begins));
        if known.map(|known| known.begins) == begins {
            return None;
        }
        let (before, after) = text.split_at_checked(at as usize)?;
        let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        let to = begins.map(|begins| {
            Box::new(BreakCorrection {
                at: place.clone(),
                before: before[start..].to_owned(),
                after: after.chars().take(CONTEXT).collect(),
                begins,
                ..BreakCorrection::default()
            })
        });
        Some(Change::Break { article: self.key(article), at: known.map_or(place, |known| known.at.clone()), to })
    }

    /// Where the analyst said that a sentence begins, or does not, with whether it does.
    pub fn decided_breaks(&self, article: ArticleIndex) -> impl Iterator<Item = (u32, bool)> {
        self.article(article).breaks.iter().map(|decided| (decided.at, decided.begins))
    }
}
