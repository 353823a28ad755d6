//! Which sentences of two articles of one event say the same.
//!
//! Every pair of sentences that shares enough telling words is given two probabilities by logistic models over
//! [`features`]: that the two make the same statement, and that they report the same happening at all, for which the
//! likeness of the two whole articles counts as context. The first decides between reworded and partial, the second
//! whether the pair is listed. A sentence may be aligned with several: a long one with the two it is spread over.
//! Between two aligned pairs that follow one another in both articles, a pair that falls a little short is listed as
//! partial: order is evidence too.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::event_readings;
use super::likeness::{Content, FEATURES, features};
use super::profile::Profile;
use super::stems::Stems;
use crate::model::{Alignment, Article, Cancelled, Event, Progress, Relation, SentenceRef};
use crate::text::{Document, Reading, Vocabulary};

/// Weight of a stem below which it does not make two sentences candidates.
const TELLING_WEIGHT: f32 = 1.0;

/// Share of the lighter sentence's weight that two sentences must have in common to be compared closely.
const CANDIDATE_SHARE: f32 = 0.12;

/// Words a sentence needs to be aligned at all: "Photo: Reuters" is no statement.
const FEWEST_WORDS: usize = 3;

/// Share of words in common from which two sentences are verbatim, if no number differs.
const VERBATIM_WORDS: f32 = 0.9;

/// Probability from which two sentences make the same statement.
const SAME: f32 = 0.5;

/// Probability from which two sentences report the same.
const RELATED: f32 = 0.5;

/// The same, for a pair between two aligned pairs.
const RELATED_IN_ORDER: f32 = 0.3;

/// Weights of [`features`] for "the same statement".
const SAME_WEIGHTS: [f32; FEATURES] = [3.0, 2.0, 1.0, 2.0, 0.5, 1.0, 1.0, -0.5, -0.4, 0.0, 1.0, 0.0];

/// Constant for "the same statement".
const SAME_CONSTANT: f32 = -5.0;

/// Weights of [`features`] for "the same happening".
const RELATED_WEIGHTS: [f32; FEATURES] = [4.0, 4.0, 0.0, 0.0, 2.0, 1.0, 1.0, -0.5, -0.3, 0.5, 0.0, 3.0];

/// Constant for "the same happening".
const RELATED_CONSTANT: f32 = -4.5;

fn logistic(features: &[f32; FEATURES], weights: &[f32; FEATURES], constant: f32) -> f32 {
    let sum: f32 = features
        .iter()
        .zip(weights)
        .map(|(feature, weight)| feature * weight)
        .sum();
    1.0 / (1.0 + (-(sum + constant)).exp())
}

/// Aligns the sentences of the articles of each event; one list per event, by first and second sentence.
///
/// # Errors
/// If cancelled.
pub fn align(
    articles: &[Article],
    documents: &[Document],
    vocabulary: &Vocabulary,
    events: &[Event],
    progress: &Progress,
) -> Result<Vec<Vec<Alignment>>, Cancelled> {
    progress.check()?;
    let covered: Vec<&Event> = events.iter().filter(|event| event.articles.len() > 1).collect();
    let mut readings: Vec<Reading<'_>> = Vec::new();
    let mut first: Vec<usize> = Vec::with_capacity(covered.len());
    for event in &covered {
        first.push(readings.len());
        readings.extend(event_readings(event, articles, documents, vocabulary));
    }
    let stems = Stems::new(&readings, vocabulary);
    progress.check()?;
    progress.advance(events.len() - covered.len());
    let weights: Vec<f32> = (0..stems.len() as u32).map(|stem| stems.weight(stem)).collect();
    let mut aligned = covered
        .par_iter()
        .zip(&first)
        .map(|(event, &first)| {
            let found = Texts::new(event, first, &readings, &stems, &weights).align(progress)?;
            progress.advance(1);
            Ok(found)
        })
        .collect::<Result<Vec<Vec<Alignment>>, Cancelled>>()?
        .into_iter();
    Ok(events
        .iter()
        .map(|event| {
            if event.articles.len() > 1 {
                aligned.next().unwrap_or_default()
            } else {
                Vec::new()
            }
        })
        .collect())
}

/// The sentences of one event, ready for comparison.
struct Texts<'a> {
    stems: &'a Stems,
    profiles: Vec<Profile>,
    /// Every sentence with its article's place in the event.
    sentences: Vec<(usize, SentenceRef, Content)>,
    /// By telling stem: the sentences that have it, ascending.
    index: FxHashMap<u32, Vec<u32>>,
}

/// A pair that may be listed.
struct Candidate {
    a: u32,
    b: u32,
    same: f32,
    related: f32,
    verbatim: bool,
}

impl<'a> Texts<'a> {
    fn new(event: &Event, first: usize, readings: &[Reading<'_>], stems: &'a Stems, weights: &[f32]) -> Self {
        let mut profiles = Vec::with_capacity(event.articles.len());
        let mut sentences = Vec::new();
        let mut index: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (place, &article) in event.articles.iter().enumerate() {
            let at = first + place;
            let reading = &readings[at];
            profiles.push(Profile::new(at, reading, stems, weights));
            for (n, sentence) in reading.document.sentences.iter().enumerate() {
                let content = Content::new(
                    stems
                        .of_tokens(at, reading.document, sentence.token_range())
                        .collect(),
                    stems,
                );
                if content.words() < FEWEST_WORDS {
                    continue;
                }
                for &(stem, _) in content.bag().iter().filter(|entry| entry.1 >= TELLING_WEIGHT) {
                    index.entry(stem).or_default().push(sentences.len() as u32);
                }
                sentences.push((
                    place,
                    SentenceRef {
                        article,
                        sentence: n as u32,
                    },
                    content,
                ));
            }
        }
        Self {
            stems,
            profiles,
            sentences,
            index,
        }
    }

    fn align(&self, progress: &Progress) -> Result<Vec<Alignment>, Cancelled> {
        let places = self.profiles.len();
        let context: Vec<f32> = (0..places * places)
            .into_par_iter()
            .map(|at| {
                let (a, b) = (at / places, at % places);
                if a < b {
                    self.profiles[a].whole.cosine(&self.profiles[b].whole)
                } else {
                    0.0
                }
            })
            .collect();
        let by_sentence: Vec<Vec<Candidate>> = (0..self.sentences.len())
            .into_par_iter()
            .with_min_len(64)
            .map_init(
                || (vec![0.0f32; self.sentences.len()], Vec::new()),
                |(score, touched), a| {
                    progress.check()?;
                    Ok(self.candidates(a, &context, score, touched))
                },
            )
            .collect::<Result<_, Cancelled>>()?;
        let candidates: Vec<Candidate> = by_sentence.into_iter().flatten().collect();
        let listed = |candidate: &Candidate| {
            candidate.verbatim || candidate.same >= SAME || candidate.related >= RELATED
        };
        let anchors = Anchors::new(self, candidates.iter().filter(|candidate| listed(candidate)));
        Ok(candidates
            .iter()
            .filter_map(|candidate| {
                let relation = if candidate.verbatim {
                    Relation::Verbatim
                } else if candidate.same >= SAME {
                    Relation::Reworded
                } else if candidate.related >= RELATED || anchors.between(self, candidate) {
                    Relation::Partial
                } else {
                    return None;
                };
                let (a, b) = (
                    self.sentences[candidate.a as usize].1,
                    self.sentences[candidate.b as usize].1,
                );
                let score = match relation {
                    Relation::Verbatim | Relation::Reworded => candidate.same,
                    Relation::Partial => candidate.related * SAME,
                };
                Some(Alignment {
                    a,
                    b,
                    score,
                    relation,
                })
            })
            .collect())
    }

    /// The later sentences, of other articles, that sentence `a` may be aligned with.
    fn candidates(
        &self,
        a: usize,
        context: &[f32],
        score: &mut [f32],
        touched: &mut Vec<u32>,
    ) -> Vec<Candidate> {
        let (place, _, content) = &self.sentences[a];
        for &(stem, weight) in content.bag().iter().filter(|entry| entry.1 >= TELLING_WEIGHT) {
            let having = &self.index[&stem];
            let later = having.partition_point(|&other| other as usize <= a);
            for &other in &having[later..] {
                let sum = &mut score[other as usize];
                if *sum == 0.0 {
                    touched.push(other);
                }
                *sum += weight;
            }
        }
        touched.sort_unstable();
        let mut found = Vec::new();
        for b in touched.drain(..) {
            let mass = std::mem::take(&mut score[b as usize]);
            let (other_place, _, other) = &self.sentences[b as usize];
            if other_place == place || mass < CANDIDATE_SHARE * content.mass().min(other.mass()) {
                continue;
            }
            let features = features(
                content,
                other,
                self.stems,
                context[place * self.profiles.len() + other_place],
            );
            let same = logistic(&features, &SAME_WEIGHTS, SAME_CONSTANT);
            let related = logistic(&features, &RELATED_WEIGHTS, RELATED_CONSTANT);
            let verbatim = features[2] >= VERBATIM_WORDS && features[8] == 0.0;
            if verbatim || same >= SAME || related >= RELATED_IN_ORDER {
                found.push(Candidate {
                    a: a as u32,
                    b,
                    same: if verbatim { same.max(features[2]) } else { same },
                    related,
                    verbatim,
                });
            }
        }
        found
    }
}

/// The listed pairs of each pair of articles, to tell whether a further pair lies between two of them.
struct Anchors {
    pairs: FxHashMap<(usize, usize), Vec<(u32, u32)>>,
}

/// Sentences on either side within which two anchors must lie.
const ANCHOR_REACH: u32 = 2;

impl Anchors {
    fn new<'c>(texts: &Texts<'_>, listed: impl Iterator<Item = &'c Candidate>) -> Anchors {
        let mut pairs: FxHashMap<(usize, usize), Vec<(u32, u32)>> = FxHashMap::default();
        for candidate in listed {
            let (a, b) = (
                &texts.sentences[candidate.a as usize],
                &texts.sentences[candidate.b as usize],
            );
            pairs
                .entry((a.0, b.0))
                .or_default()
                .push((a.1.sentence, b.1.sentence));
        }
        Anchors { pairs }
    }

    /// Whether a listed pair stands shortly before the candidate in both articles, and another shortly after it.
    fn between(&self, texts: &Texts<'_>, candidate: &Candidate) -> bool {
        let (a, b) = (
            &texts.sentences[candidate.a as usize],
            &texts.sentences[candidate.b as usize],
        );
        let Some(pairs) = self.pairs.get(&(a.0, b.0)) else {
            return false;
        };
        let (x, y) = (a.1.sentence, b.1.sentence);
        let before =
            |p: &&(u32, u32)| p.0 < x && p.1 < y && x - p.0 <= ANCHOR_REACH && y - p.1 <= ANCHOR_REACH;
        let after =
            |p: &&(u32, u32)| p.0 > x && p.1 > y && p.0 - x <= ANCHOR_REACH && p.1 - y <= ANCHOR_REACH;
        pairs.iter().any(|pair| before(&pair)) && pairs.iter().any(|pair| after(&pair))
    }
}
