//! How alike two sentences are: what they share in words, order, names and numbers.

use super::profile::{count_shared, pair_hash};
use super::stems::{StemId, Stems};

/// Stems of a sentence that enter the longest common subsequence; what follows is not looked at.
const LONGEST: usize = 128;

/// A sentence made ready for comparison.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    /// Stems in text order.
    sequence: Vec<StemId>,
    /// The stems, ascending, each once, with their weight.
    bag: Vec<(StemId, f32)>,
    /// Hashes of neighbouring stems, ascending, each once.
    pairs: Vec<u32>,
    /// Sum of the weights of `bag`.
    mass: f32,
    /// Weight of the names of `bag`.
    names: f32,
    /// Numbers in `bag`.
    numbers: u32,
}

impl Content {
    /// From the stems of a sentence, in text order.
    pub(super) fn new(sequence: Vec<StemId>, stems: &Stems) -> Content {
        let mut sorted = sequence.clone();
        sorted.sort_unstable();
        sorted.dedup();
        let bag: Vec<(StemId, f32)> = sorted
            .into_iter()
            .map(|stem| (stem, stems.weight(stem)))
            .collect();
        let mut pairs: Vec<u32> = sequence
            .windows(2)
            .map(|pair| pair_hash(pair[0], pair[1]))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        Content {
            mass: bag.iter().map(|entry| entry.1).sum(),
            names: bag
                .iter()
                .filter(|entry| stems.is_name(entry.0))
                .map(|entry| entry.1)
                .sum(),
            numbers: bag.iter().filter(|entry| stems.is_number(entry.0)).count() as u32,
            bag,
            pairs,
            sequence,
        }
    }

    /// The stems, ascending, each once, with their weight.
    pub(super) fn bag(&self) -> &[(StemId, f32)] {
        &self.bag
    }

    /// Number of words.
    pub(super) fn words(&self) -> usize {
        self.sequence.len()
    }

    /// Sum of the weights.
    pub(super) fn mass(&self) -> f32 {
        self.mass
    }
}

/// Number of [`features`].
pub(super) const FEATURES: usize = 12;

/// What two sentences of two articles have in common, each from 0 to 1 unless said otherwise.
///
/// 0. weight shared, over the mean weight of the two; 1. weight shared, over the lighter sentence;
/// 2. words shared over the mean number of words; 3. longest common subsequence over the mean length;
/// 4. the same over the shorter sentence; 5. neighbouring pairs shared over their mean number;
/// 6. weight of names shared over the mean; 7. weight of names on one side only over the weight of all names;
/// 8. numbers on one side only (a count, at most 3); 9. numbers shared (a count, at most 3);
/// 10. shorter over longer; 11. cosine of the two whole articles.
pub(super) fn features(a: &Content, b: &Content, stems: &Stems, articles: f32) -> [f32; FEATURES] {
    let (mut mass, mut names, mut numbers, mut words) = (0.0, 0.0, 0u32, 0u32);
    let (mut i, mut j) = (0, 0);
    while i < a.bag.len() && j < b.bag.len() {
        let (x, y) = (a.bag[i], b.bag[j]);
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                mass += x.1;
                words += 1;
                if stems.is_number(x.0) {
                    numbers += 1;
                } else if stems.is_name(x.0) {
                    names += x.1;
                }
                i += 1;
                j += 1;
            }
        }
    }
    let over = |part: f32, whole: f32| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
    let (long, short) = (a.words().max(b.words()) as f32, a.words().min(b.words()) as f32);
    let common = common_subsequence(&a.sequence, &b.sequence) as f32;
    let pairs = count_shared(&a.pairs, &b.pairs) as f32;
    let all_names = a.names + b.names - names;
    [
        over(2.0 * mass, a.mass + b.mass),
        over(mass, a.mass.min(b.mass)),
        over(2.0 * words as f32, (a.bag.len() + b.bag.len()) as f32),
        over(2.0 * common, long + short),
        over(common, short),
        over(2.0 * pairs, (a.pairs.len() + b.pairs.len()) as f32),
        over(2.0 * names, a.names + b.names),
        over(all_names - names, all_names),
        (a.numbers + b.numbers - 2 * numbers).min(3) as f32,
        numbers.min(3) as f32,
        over(short, long),
        articles,
    ]
}

/// Length of the longest common subsequence.
fn common_subsequence(a: &[StemId], b: &[StemId]) -> usize {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    // One bit per stem of `a`; Hyyrö's bit-parallel rows, two machine words wide at most.
    let mut row = u128::MAX;
    for stem in b {
        let mut hits = 0u128;
        for (at, other) in a.iter().enumerate() {
            hits |= u128::from(stem == other) << at;
        }
        let kept = row & hits;
        row = row.wrapping_add(kept) | (row - kept);
    }
    let mask = if a.len() == LONGEST {
        u128::MAX
    } else {
        (1u128 << a.len()) - 1
    };
    (!row & mask).count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::common_subsequence;

    #[test]
    fn the_longest_common_subsequence_is_counted() {
        for (a, b, expect) in [
            (&[][..], &[1, 2][..], 0),
            (&[1, 2, 3], &[1, 2, 3], 3),
            (&[1, 2, 3, 4], &[2, 4, 1], 2),
            (&[1, 1, 2], &[1, 2, 1, 1], 2),
            (&[5, 6, 7, 8, 9], &[9, 8, 7, 6, 5], 1),
        ] {
            assert_eq!(common_subsequence(a, b), expect, "{a:?} {b:?}");
            assert_eq!(common_subsequence(b, a), expect, "{b:?} {a:?}");
        }
        let long: Vec<u32> = (0..300).collect();
        assert_eq!(common_subsequence(&long, &long), 128);
    }
}
