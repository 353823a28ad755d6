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
        let mut best: FxHashMap<(u32, usize), f32> = FxHashMap::default();
        let mut same: FxHashMap<(usize, usize), [FxHashSet<u32>; 2]> = FxHashMap::default();
        for candidate in candidates {
            let (x, y) = (texts.sentences[candidate.a as usize].0, texts.sentences[candidate.b as usize].0);
            for key in [(candidate.a, y), (candidate.b, x)] {
                let highest = best.entry(key).or_insert(f32::MIN_POSITIVE);
                *highest = highest.max(candidate.shared);
            }
            if candidate.is_same() {
                let [of_x, of_y] = same.entry((x, y)).or_default();
                of_x.insert(candidate.a);
                of_y.insert(candidate.b);
            }
        }
        let mut length = vec![0usize; texts.profiles.len()];
        for (place, ..) in &texts.sentences {
            length[*place] += 1;
        }
        candidates
            .iter()
            .map(|candidate| {
                let (x, y) = (texts.sentences[candidate.a as usize].0, texts.sentences[candidate.b as usize].0);
                let shortest = length[x].min(length[y]);
                let (of_x, of_y) = same.get(&(x, y)).map_or((0.0, 0.0), |[of_x, of_y]| {
                    (of_x.len() as f32 / length[x] as f32, of_y.len() as f32 / length[y] as f32)
                });
                Standing {
                    alike: shortest >= ALIKE_ARTICLE && of_x.min(of_y) >= ALIKE_BOTH && of_x.max(of_y) >= ALIKE_ONE,
                    long: shortest >= LONG_ARTICLE,
                    of_best: candidate.shared / best[&(candidate.a, y)].min(best[&(candidate.b, x)]),
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
