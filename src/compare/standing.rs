//! Which of the pairs that may be partial are listed, and with what score: it depends on how the two articles tell the
//! story, and on the other pairs of the same sentences ([`super::align()`]).

use rustc_hash::{FxHashMap, FxHashSet};

use super::align::{Candidate, FIRM_SCORE, SAME_THRESHOLD, Texts};

/// Probability, with context, from which two sentences report the same.
pub(super) const RELATED_THRESHOLD: f32 = 0.5;

/// Probability, by the sentences alone, from which a partial pair can be firm.
const FIRM_THRESHOLD: f32 = 0.6;

/// Probability, by the sentences alone, for a pair of two long articles to be listed at all.
const LONG_THRESHOLD: f32 = 0.3;

/// What a pair of two long articles must share at least, compared with the best pair of either sentence.
const LONG_SHARE_OF_BEST: f32 = 0.3;

/// Sentences from which an article is long.
const LONG_ARTICLE: usize = 14;

/// Two articles tell a story alike if both have this many sentences, …
const ALIKE_ARTICLE: usize = 12;

/// … this share of the sentences of both …
const ALIKE_BOTH: f32 = 0.125;

/// … and this share of one's make a statement of the other's.
const ALIKE_ONE: f32 = 0.25;

/// How a pair stands among the pairs of its two articles.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// Whether the two articles tell the story alike.
    alike: bool,
    /// Whether both are long.
    long: bool,
    /// What the pair shares, over what the best pair of that one of its sentences shares for which it is more.
    of_best: f32,
}

impl Standing {
    /// The standing of each candidate.
    pub(super) fn of_all(texts: &Texts<'_>, candidates: &[Candidate]) -> Vec<Standing> {
        let place = |sentence: u32| texts.sentences[sentence as usize].0;
        let best = best(texts, candidates);
        let mut same: FxHashMap<(usize, usize), [FxHashSet<u32>; 2]> = FxHashMap::default();
        for candidate in candidates.iter().filter(|candidate| candidate.is_same()) {
            let [of_x, of_y] = same.entry((place(candidate.a), place(candidate.b))).or_default();
            of_x.insert(candidate.a);
            of_y.insert(candidate.b);
        }
        let mut length = vec![0usize; texts.profiles.len()];
        for (place, ..) in &texts.sentences {
            length[*place] += 1;
        }
        candidates
            .iter()
            .zip(best)
            .map(|(candidate, best)| {
                let (x, y) = (place(candidate.a), place(candidate.b));
                let shortest = length[x].min(length[y]);
                let (of_x, of_y) = same.get(&(x, y)).map_or((0.0, 0.0), |[of_x, of_y]| {
                    (of_x.len() as f32 / length[x] as f32, of_y.len() as f32 / length[y] as f32)
                });
                Standing {
                    alike: shortest >= ALIKE_ARTICLE && of_x.min(of_y) >= ALIKE_BOTH && of_x.max(of_y) >= ALIKE_ONE,
                    long: shortest >= LONG_ARTICLE,
                    of_best: candidate.shared / best,
                }
            })
            .collect()
    }

    /// The score as a partial pair, if it is listed as one.
    pub(super) fn partial_score(self, candidate: &Candidate) -> Option<f32> {
        if candidate.related < RELATED_THRESHOLD {
            return None;
        }
        let best = candidate.alone >= FIRM_THRESHOLD && self.of_best >= 1.0;
        if best && candidate.evident {
            // From the score of the weakest firm pair to that of the weakest same statement.
            let over = (candidate.alone - FIRM_THRESHOLD) / (1.0 - FIRM_THRESHOLD);
            return Some(FIRM_SCORE + over * (SAME_THRESHOLD - FIRM_SCORE));
        }
        let listed = best
            || if self.alike {
                false
            } else if self.long {
                candidate.alone >= LONG_THRESHOLD && self.of_best >= LONG_SHARE_OF_BEST
            } else {
                true
            };
        listed.then_some(candidate.alone * 0.99 * FIRM_SCORE)
    }
}

/// By candidate: the lower of what the best pair of its first sentence shares in the other article, and of its second.
/// `candidates` run by first and then by second sentence, and sentences by article: the pairs of one sentence in one
/// article stand together, for the second sentence after they are sorted by it.
fn best(texts: &Texts<'_>, candidates: &[Candidate]) -> Vec<f32> {
    let place = |sentence: u32| texts.sentences[sentence as usize].0;
    let highest = |shared: &mut dyn Iterator<Item = f32>| shared.fold(f32::MIN_POSITIVE, f32::max);
    let mut best: Vec<f32> = Vec::with_capacity(candidates.len());
    for pairs in candidates.chunk_by(|one, other| one.a == other.a && place(one.b) == place(other.b)) {
        let highest = highest(&mut pairs.iter().map(|pair| pair.shared));
        best.resize(best.len() + pairs.len(), highest);
    }
    let mut by_second: Vec<u32> = (0..candidates.len() as u32).collect();
    by_second.sort_by_key(|&at| candidates[at as usize].b);
    let pair = |at: &u32| &candidates[*at as usize];
    for pairs in
        by_second.chunk_by(|one, other| pair(one).b == pair(other).b && place(pair(one).a) == place(pair(other).a))
    {
        let highest = highest(&mut pairs.iter().map(|at| pair(at).shared));
        for &at in pairs {
            let lower = &mut best[at as usize];
            *lower = lower.min(highest);
        }
    }
    best
}
