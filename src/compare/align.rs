//! Which sentences of two articles of one event say the same.
//!
//! Every pair of sentences that shares enough telling words gets three probabilities by logistic models: that the two
//! make the same statement ([`same_features`]); that they report the same, seen from the two sentences alone
//! ([`related_features`]); and the same with the likeness of the two whole articles as context. The weights were fitted
//! by logistic regression: the first model on sentence pairs judged to be paraphrases or not, the others on sentence
//! pairs of one event against pairs from two look-alike events.
//!
//! Verbatim and reworded pairs make the same statement. What remains may be partial, and a sentence may have several
//! such counterparts: a long one the two it is spread over. How much is asked of a partial pair depends on the two
//! articles:
//! - where they tell the story alike, sentence by sentence, each sentence has its counterpart, and a weaker pair beside
//!   it is noise: only a pair that is the best of one of its two sentences is listed, and of what stands between two
//!   reworded pairs that follow one another on both sides, the pair in the gap (order is evidence too);
//! - where they are long but differ, a pair must not fall far behind the best of both its sentences;
//! - where one is short, all related pairs are listed.
//!
//! Partial pairs of the first kind, and those elsewhere that would pass for it, are firm ([`is_firm`]); the others have
//! a lower score and do not make statements in the coverage matrix.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::event_readings;
use super::likeness::{Content, Overlap, RELATED, SAME, related_features, same_features};
use super::profile::Profile;
use super::same_event::{links, profiles};
use super::sentence_index::{Index, keep_nearest};
use super::standing::{RELATED_THRESHOLD, Standing};
use super::stems::Stems;
use crate::model::{Alignment, Article, ArticleIndex, Cancelled, Event, Progress, Relation, SentenceRef};
use crate::text::{Document, Reading, Vocabulary};

/// Weight of a stem below which it does not make two sentences candidates.
const TELLING_WEIGHT: f32 = 1.0;

/// Share of the lighter sentence's weight that two sentences must have in common to be compared closely.
const CANDIDATE_SHARE: f32 = 0.12;

/// Times that one sentence of an article is aligned. What stands in a text again and again (a ticker's label, a line under
/// every entry of a live page) says no more the fifth time, and all pairs of two such texts are their lengths multiplied.
const MOST_REPEATS: usize = 4;

/// Words a sentence needs to be aligned at all: "Photo: Reuters" is no statement.
const FEWEST_WORDS: usize = 3;

/// Share of words in common from which two sentences are verbatim, if no number differs.
const VERBATIM_WORDS: f32 = 0.9;

/// Share of the longer sentence's words in common below which two sentences never make the same statement.
const LEAST_SAME_WORDS: f32 = 0.25;

/// Probability from which two sentences make the same statement.
pub(super) const SAME_THRESHOLD: f32 = 0.44;

/// Telling stems ([`Overlap::evidence`]) that a firm partial pair shares, …
const FIRM_EVIDENCE: f32 = 3.0;

/// … or one, if this share of all their words is in common besides.
const FIRM_WORDS: f32 = 0.35;

/// Probability of making the same statement that both neighbours of a pair in a gap need, and the length of the shorter
/// of its sentences over that of the longer.
const GAP_NEIGHBOURS: f32 = 0.6;
const GAP_LENGTHS: f32 = 0.5;

/// Score of the weakest firm pair.
pub(super) const FIRM_SCORE: f32 = 0.2;

/// Score of a pair that only its place between two aligned pairs speaks for.
const IN_ORDER_SCORE: f32 = 0.25;

/// Weights of [`same_features`].
const SAME_WEIGHTS: [f32; SAME] =
    [3.65, -0.3, -0.38, -0.92, 5.65, -0.07, 0.14, 0.27, -0.2, -4.57, 5.43, -2.27, 1.26, -1.07];

/// Constant of the model for the same statement.
const SAME_CONSTANT: f32 = -1.95;

/// Weights of [`related_features`] with context.
const RELATED_WEIGHTS: [f32; RELATED] = [-9.49, -2.2, 3.51, 12.67, 0.52, 0.25, 0.17, 1.3, 6.67, 2.78];

/// Constant of the model for the same happening, with context.
const RELATED_CONSTANT: f32 = -5.3;

/// Weights of the first [`related_features`], without the two that are the context.
const ALONE_WEIGHTS: [f32; RELATED - 2] = [-8.87, 2.5, 2.04, 15.89, -0.71, 0.19, 0.16, 1.09];

/// Constant of the model for the same happening, by the sentences alone.
const ALONE_CONSTANT: f32 = -2.06;

/// Sentences by which the sentences of an event are taken to be more when a stem's local weight is worked out, so that
/// an event of few sentences does not lower every weight.
const LOCAL_PRIOR: f32 = 20.0;

fn logistic(features: &[f32], weights: &[f32], constant: f32) -> f32 {
    let sum: f32 = features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum();
    1.0 / (1.0 + (-(sum + constant)).exp())
}

/// Whether an alignment is strong enough to be shown as one and to make a statement in the coverage matrix.
pub fn is_firm(alignment: &Alignment) -> bool {
    alignment.relation != Relation::Partial || alignment.score >= FIRM_SCORE
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
    let profiles = profiles(&readings, &stems);
    let mut aligned = covered
        .par_iter()
        .zip(&first)
        .map(|(event, &first)| {
            progress.check()?;
            let found = Texts::new(event, first, &readings, &profiles, &stems).align(progress)?;
            progress.advance(1);
            Ok(found)
        })
        .collect::<Result<Vec<Vec<Alignment>>, Cancelled>>()?
        .into_iter();
    Ok(events
        .iter()
        .map(|event| if event.articles.len() > 1 { aligned.next().unwrap_or_default() } else { Vec::new() })
        .collect())
}

/// The sentences of one event, ready for comparison.
pub(super) struct Texts<'a> {
    pub(super) stems: &'a Stems,
    pub(super) profiles: &'a [Profile],
    /// Every sentence with its article's place in the event.
    pub(super) sentences: Vec<(usize, SentenceRef, Content<'a>)>,
    index: Index,
}

/// A pair that may be listed.
pub(super) struct Candidate {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) same: f32,
    pub(super) related: f32,
    pub(super) alone: f32,
    /// Local weight shared, of the mean and of the lighter sentence: what pairs of one sentence are ranked by.
    pub(super) shared: f32,
    pub(super) verbatim: bool,
    /// Whether what it shares is enough for a firm partial pair.
    pub(super) evident: bool,
}

impl Candidate {
    /// Whether the two make the same statement.
    pub(super) fn is_same(&self) -> bool {
        self.verbatim || self.same >= SAME_THRESHOLD
    }

    /// Whether that is beyond doubt.
    fn is_sure(&self) -> bool {
        self.verbatim || self.same >= GAP_NEIGHBOURS
    }
}

impl<'a> Texts<'a> {
    fn new(event: &Event, first: usize, readings: &[Reading<'a>], profiles: &'a [Profile], stems: &'a Stems) -> Self {
        let mut sentences = Vec::new();
        for (place, &article) in event.articles.iter().enumerate() {
            let at = first + place;
            let reading = &readings[at];
            let mut repeats: FxHashMap<&str, usize> = FxHashMap::default();
            for (n, sentence) in reading.document.sentences.iter().enumerate() {
                let met = repeats.entry(reading.slice(sentence.span)).or_default();
                *met += 1;
                if *met > MOST_REPEATS {
                    continue;
                }
                let mut sequence = Vec::with_capacity(sentence.token_range().len());
                sequence.extend(stems.of_tokens(at, reading.document, sentence.token_range()));
                let content = Content::new(reading.slice(sentence.span), sequence, stems);
                if content.words() < FEWEST_WORDS {
                    continue;
                }
                sentences.push((place, SentenceRef { article, sentence: n as u32 }, content));
            }
        }
        let index = Index::new(&sentences, event.articles.len());
        let all = (sentences.len() as f32 + LOCAL_PRIOR).ln();
        // By number of sentences that have a stem; logarithms are slow, and few numbers occur.
        let shares: Vec<f32> = (0..=sentences.len()).map(|having| 1.0 - (having as f32 + 1.0).ln() / all).collect();
        for (n, (_, _, content)) in sentences.iter_mut().enumerate() {
            content.weigh_locally(|position| shares[index.having(n, position).len()]);
        }
        Self { stems, profiles: &profiles[first..first + event.articles.len()], sentences, index }
    }

    /// By pair of places: the probability that the two articles are about one event, and the cosine of the two.
    fn context(&self) -> Vec<(f32, f32)> {
        let places = self.profiles.len();
        let mut context: Vec<(f32, f32)> = (0..places * places)
            .into_par_iter()
            .with_min_len(256)
            .map(|at| {
                let (a, b) = (at / places, at % places);
                let cosine = if a < b { self.profiles[a].whole.cosine(&self.profiles[b].whole) } else { 0.0 };
                (0.0, cosine)
            })
            .collect();
        // A watcher of its own: the articles of an event are no steps of the alignment.
        for link in links(self.profiles, self.stems, u32::MAX, &Progress::default()).unwrap_or_default() {
            context[link.a as usize * places + link.b as usize].0 = link.likeness;
        }
        context
    }

    fn align(&self, progress: &Progress) -> Result<Vec<Alignment>, Cancelled> {
        let context = self.context();
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
        let mut found: Vec<Alignment> = Vec::new();
        for (candidate, standing) in candidates.iter().zip(Standing::of_all(self, &candidates)) {
            let (relation, score) = if candidate.verbatim {
                (Relation::Verbatim, candidate.same)
            } else if candidate.is_same() {
                (Relation::Reworded, candidate.same)
            } else if let Some(score) = standing.partial_score(candidate) {
                (Relation::Partial, score)
            } else {
                continue;
            };
            let (a, b) = (self.sentences[candidate.a as usize].1, self.sentences[candidate.b as usize].1);
            found.push(Alignment { a, b, score, relation, decided: false });
        }
        self.fill_gaps(&candidates, &mut found);
        found.sort_unstable_by_key(|alignment| (alignment.a, alignment.b));
        Ok(found)
    }

    /// The later sentences, of other articles, that sentence `a` may be aligned with.
    fn candidates(
        &self,
        a: usize,
        context: &[(f32, f32)],
        score: &mut [f32],
        touched: &mut Vec<u32>,
    ) -> Vec<Candidate> {
        let (place, _, content) = &self.sentences[a];
        let end = self.index.ends[*place];
        for (position, word) in content.bag().iter().enumerate().filter(|(_, word)| word.weight >= TELLING_WEIGHT) {
            let having = self.index.having(a, position);
            let later = having.partition_point(|&other| other < end);
            for &other in &having[later..] {
                let sum = &mut score[other as usize];
                if *sum == 0.0 {
                    touched.push(other);
                }
                *sum += word.weight;
            }
        }
        let mut near: Vec<(u32, f32)> = touched
            .drain(..)
            .map(|b| (b, std::mem::take(&mut score[b as usize])))
            .filter(|&(b, mass)| mass >= CANDIDATE_SHARE * content.mass().min(self.sentences[b as usize].2.mass()))
            .collect();
        near.sort_unstable_by_key(|&(b, _)| b);
        keep_nearest(&mut near, |b| self.sentences[b as usize].0);
        let mut found = Vec::new();
        for (b, _) in near {
            let (other_place, _, other) = &self.sentences[b as usize];
            let overlap = Overlap::new(content, other);
            let context = context[place * self.profiles.len() + other_place];
            let related_features = related_features(content, other, &overlap, context);
            let related = logistic(&related_features, &RELATED_WEIGHTS, RELATED_CONSTANT);
            let same = if overlap.of_longer(content, other) >= LEAST_SAME_WORDS {
                logistic(&same_features(content, other, &overlap, self.stems), &SAME_WEIGHTS, SAME_CONSTANT)
            } else {
                0.0
            };
            let words = overlap.word_share(content, other);
            let verbatim = words >= VERBATIM_WORDS && !overlap.numbers_differ();
            if verbatim || same >= SAME_THRESHOLD || related >= RELATED_THRESHOLD {
                found.push(Candidate {
                    a: a as u32,
                    b,
                    same: if verbatim { same.max(words) } else { same },
                    related,
                    alone: logistic(&related_features, &ALONE_WEIGHTS, ALONE_CONSTANT),
                    shared: related_features[3] + related_features[4],
                    verbatim,
                    evident: overlap.evidence() >= FIRM_EVIDENCE || overlap.evidence() >= 1.0 && words >= FIRM_WORDS,
                });
            }
        }
        found
    }

    /// Adds the pairs that stand alone between two same statements that follow one another in both articles: the
    /// sentence after the one and before the other, on both sides, of about one length, where neither makes a
    /// statement of the other article. Order alone speaks for them, so both neighbours must be beyond doubt.
    fn fill_gaps(&self, candidates: &[Candidate], found: &mut Vec<Alignment>) {
        let mut sure: FxHashSet<(SentenceRef, SentenceRef)> = FxHashSet::default();
        for candidate in candidates.iter().filter(|candidate| candidate.is_sure()) {
            sure.insert((self.sentences[candidate.a as usize].1, self.sentences[candidate.b as usize].1));
        }
        let mut taken: FxHashSet<(SentenceRef, ArticleIndex)> = FxHashSet::default();
        for candidate in candidates.iter().filter(|candidate| candidate.is_same()) {
            let (a, b) = (self.sentences[candidate.a as usize].1, self.sentences[candidate.b as usize].1);
            taken.extend([(a, b.article), (b, a.article)]);
        }
        let words: FxHashMap<SentenceRef, usize> = if sure.is_empty() {
            FxHashMap::default()
        } else {
            self.sentences.iter().map(|(_, sentence, content)| (*sentence, content.words())).collect()
        };
        let after = |sentence: SentenceRef, steps: u32| SentenceRef { sentence: sentence.sentence + steps, ..sentence };
        for candidate in candidates.iter().filter(|candidate| candidate.is_sure()) {
            let before = (self.sentences[candidate.a as usize].1, self.sentences[candidate.b as usize].1);
            let gap = (after(before.0, 1), after(before.1, 1));
            let (Some(&one), Some(&other)) = (words.get(&gap.0), words.get(&gap.1)) else { continue };
            if sure.contains(&(after(before.0, 2), after(before.1, 2)))
                && !taken.contains(&(gap.0, gap.1.article))
                && !taken.contains(&(gap.1, gap.0.article))
                && one.min(other) as f32 >= GAP_LENGTHS * one.max(other) as f32
            {
                match found.iter_mut().find(|alignment| (alignment.a, alignment.b) == gap) {
                    Some(alignment) => alignment.score = alignment.score.max(IN_ORDER_SCORE),
                    None => {
                        found.push(Alignment {
                            a: gap.0,
                            b: gap.1,
                            score: IN_ORDER_SCORE,
                            relation: Relation::Partial,
                            decided: false,
                        });
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentence_index::MOST_CANDIDATES;
    use super::*;
    use crate::model::{ArticleIndex, Language};
    use crate::text::read_all;

    /// `first sentence / second sentence relation` of each firm alignment of two texts.
    fn aligned(left: &str, right: &str) -> Vec<(u32, u32, Relation)> {
        alignments(left, right)
            .iter()
            .filter(|alignment| is_firm(alignment))
            .map(|alignment| (alignment.a.sentence, alignment.b.sentence, alignment.relation))
            .collect()
    }

    fn alignments(left: &str, right: &str) -> Vec<Alignment> {
        let articles: Vec<Article> = [left, right]
            .iter()
            .map(|text| {
                let mut article = Article { language: Language::ENGLISH, ..Article::default() };
                article.set_text("", text);
                article
            })
            .collect();
        let progress = Progress::default();
        let (vocabulary, documents) = read_all(&articles, &progress).unwrap();
        let event = Event { id: String::new(), title: String::new(), articles: vec![ArticleIndex(0), ArticleIndex(1)] };
        align(&articles, &documents, &vocabulary, &[event], &progress).unwrap().remove(0)
    }

    #[test]
    fn the_same_words_are_verbatim() {
        let text = "The ferry Ostrava sank off Cape Linden on Tuesday.";
        assert_eq!(aligned(text, text), [(0, 0, Relation::Verbatim)]);
    }

    #[test]
    fn a_paraphrase_is_reworded() {
        let found = aligned(
            "The ferry Ostrava sank off Cape Linden on Tuesday with 212 people on board, the coast guard said.",
            "The coast guard said on Tuesday that the ferry Ostrava had sunk off Cape Linden with 212 people aboard.",
        );
        assert_eq!(found, [(0, 0, Relation::Reworded)]);
    }

    #[test]
    fn a_look_alike_about_something_else_is_not_aligned() {
        let found = aligned(
            "The minister said on Friday that he would not resign.",
            "Rescuers worked all night at the harbour.",
        );
        assert_eq!(found, []);
    }

    #[test]
    fn one_shared_word_makes_no_firm_pair() {
        let found = alignments(
            "What happened in the hour before is less clear. The ferry Ostrava sank off Cape Linden on Tuesday.",
            "Officers cleared the pier at dawn. The ferry Ostrava sank off Cape Linden on Tuesday.",
        );
        let firm: Vec<u32> = found.iter().filter(|pair| is_firm(pair)).map(|pair| pair.a.sentence).collect();
        assert_eq!(firm, [1]);
    }

    #[test]
    fn a_different_number_lowers_the_score() {
        let score =
            |other: &str| alignments("At least 198 passengers of the ferry Ostrava were saved.", other)[0].score;
        let same = score("At least 198 passengers of the ferry Ostrava had been saved.");
        let different = score("At least 107 passengers of the ferry Ostrava had been saved.");
        assert!(different < same, "{different} {same}");
    }

    #[test]
    fn a_sentence_is_aligned_with_both_it_is_spread_over() {
        let found = alignments(
            "The ferry Ostrava sank off Cape Linden, and Captain Ilse Brandvik brought 198 passengers to Port Hallam.",
            "The ferry Ostrava sank off Cape Linden. Captain Ilse Brandvik brought 198 passengers to Port Hallam.",
        );
        let pairs: Vec<(u32, u32)> = found.iter().map(|found| (found.a.sentence, found.b.sentence)).collect();
        assert_eq!(pairs, [(0, 0), (0, 1)]);
    }

    #[test]
    fn a_gap_between_two_same_statements_is_filled_as_partial() {
        let found = aligned(
            "The ferry Ostrava sank off Cape Linden on Tuesday. The cause remained unclear. Captain Ilse Brandvik brought \
             198 passengers to Port Hallam.",
            "The ferry Ostrava sank off Cape Linden on Tuesday. Nobody could tell why. Captain Ilse Brandvik brought 198 \
             passengers to Port Hallam.",
        );
        assert_eq!(found, [(0, 0, Relation::Verbatim), (1, 1, Relation::Partial), (2, 2, Relation::Verbatim)]);
    }

    #[test]
    fn a_line_that_stands_in_a_text_again_and_again_is_aligned_a_few_times() {
        let line = "The harbour board of Ardal closed the northern quay after the storm. ";
        let pairs = |times: usize| alignments(&line.repeat(times), &line.repeat(times)).len();
        assert_eq!(pairs(2), 4);
        assert_eq!(pairs(300), pairs(MOST_REPEATS));
    }

    #[test]
    fn of_a_crowd_of_like_sentences_the_nearest_are_compared() {
        let crowd: Vec<String> =
            (100..300).map(|n| format!("Crane {n} of the harbour of Ardal lifted {n} crates.")).collect();
        let crowd = crowd.join(" ");
        let found = aligned(&crowd, &crowd);
        assert!((0..200).all(|n| found.contains(&(n, n, Relation::Verbatim))), "{found:?}");
        assert!(found.len() <= 200 * MOST_CANDIDATES);
    }
}
