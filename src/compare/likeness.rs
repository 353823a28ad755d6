//! How alike two sentences are: what they share in words, order, names and numbers.

use std::sync::OnceLock;

use super::profile::{count_shared, pair_hash};
use super::stems::{StemId, Stems};

/// Stems of a sentence that are compared in order; what follows is not looked at.
const LONGEST: usize = 128;

/// Weight from which an unmatched stem counts as content.
const CONTENT_WEIGHT: f32 = 1.0;

/// Weight from which a stem counts as evidence that two sentences report the same, and from which a number counts twice:
/// `35` is seldom the same by chance, `2` often.
const EVIDENCE_WEIGHT: f32 = 1.5;
const TELLING_NUMBER: f32 = 3.0;

/// Stems between which a pair in order still counts as near.
const NEAR: usize = 4;

/// Words and phrases of this many stems, or characters, make a shingle.
const SHINGLE: usize = 4;

/// A sentence made ready for comparison.
#[derive(Debug, Default)]
pub(super) struct Content<'a> {
    /// Its text.
    text: &'a str,
    /// Stems in text order.
    sequence: Vec<StemId>,
    /// The stems, ascending, with repetitions.
    sorted: Vec<StemId>,
    /// The stems, ascending, each once: weight, and weight among the sentences of its event.
    bag: Vec<(StemId, f32, f32)>,
    /// Sums of the weights of `bag`.
    mass: f32,
    local_mass: f32,
    /// Whether it has a negation.
    negated: bool,
    detail: OnceLock<Detail>,
}

/// What is only needed of sentences that share much.
#[derive(Debug)]
struct Detail {
    /// Hashes of neighbouring stems, four at a time, ascending.
    phrases: Vec<u32>,
    /// Hashes of near pairs of stems in order, ascending, each once.
    pairs: Vec<u32>,
    /// Hashes of neighbouring characters, four at a time, ascending.
    characters: Vec<u32>,
    /// Sum of the weights of `sequence`.
    mass: f32,
}

impl<'a> Content<'a> {
    /// From the text and the stems of a sentence, in text order.
    pub(super) fn new(text: &'a str, mut sequence: Vec<StemId>, stems: &Stems) -> Content<'a> {
        sequence.truncate(LONGEST);
        let mut sorted = sequence.clone();
        sorted.sort_unstable();
        let mut bag: Vec<(StemId, f32, f32)> = Vec::with_capacity(sorted.len());
        for &stem in &sorted {
            if bag.last().is_none_or(|last| last.0 != stem) {
                bag.push((stem, stems.weight(stem), 0.0));
            }
        }
        Content {
            text,
            mass: bag.iter().map(|entry| entry.1).sum(),
            negated: bag.iter().any(|entry| stems.is_negation(entry.0)),
            bag,
            sorted,
            sequence,
            ..Content::default()
        }
    }

    /// Lowers the weights of the stems that stand in many sentences of the event: `share` gives what is left of a
    /// stem's weight, from 0 to 1.
    pub(super) fn weigh_locally(&mut self, share: impl Fn(StemId) -> f32) {
        for entry in &mut self.bag {
            entry.2 = entry.1 * share(entry.0);
        }
        self.local_mass = self.bag.iter().map(|entry| entry.2).sum();
    }

    /// The stems, ascending, each once, with their weight and their local weight.
    pub(super) fn bag(&self) -> &[(StemId, f32, f32)] {
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

    fn detail(&self, stems: &Stems) -> &Detail {
        self.detail.get_or_init(|| {
            let sequence = &self.sequence;
            let mut pairs = Vec::with_capacity(sequence.len() * NEAR);
            for (at, &first) in sequence.iter().enumerate() {
                pairs.extend(sequence[at + 1..].iter().take(NEAR).map(|&second| pair_hash(first, second)));
            }
            pairs.sort_unstable();
            pairs.dedup();
            let characters: Vec<u32> = self.text.chars().flat_map(char::to_lowercase).map(|c| c as u32).collect();
            Detail {
                phrases: shingles(sequence),
                pairs,
                characters: shingles(&characters),
                mass: sequence.iter().map(|&stem| stems.weight(stem)).sum(),
            }
        })
    }
}

/// Hashes of runs of four, ascending.
fn shingles(items: &[u32]) -> Vec<u32> {
    let mut hashes: Vec<u32> =
        items.windows(SHINGLE).map(|run| run[1..].iter().fold(run[0], |hash, &item| pair_hash(hash, item))).collect();
    hashes.sort_unstable();
    hashes
}

/// What two sentences share, by weight and count.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Overlap {
    mass: f32,
    local: f32,
    /// Shared words, repetitions counted.
    words: f32,
    names: u32,
    numbers: u32,
    /// Names of the one that the other has not.
    names_only: (u32, u32),
    /// Numbers on one side only.
    numbers_only: u32,
    /// Numbers on both sides, but none in common.
    numbers_differ: bool,
    /// Telling stems shared ([`Overlap::evidence`]).
    evidence: f32,
}

impl Overlap {
    /// Compares two sentences.
    pub(super) fn new(a: &Content<'_>, b: &Content<'_>, stems: &Stems) -> Overlap {
        let mut overlap = Overlap::default();
        let mut only = [(0u32, 0u32); 2];
        let count = |stem: StemId, only: &mut (u32, u32)| {
            if stems.is_number(stem) {
                only.1 += 1;
            } else if stems.is_name(stem) {
                only.0 += 1;
            }
        };
        let (mut i, mut j) = (0, 0);
        while i < a.bag.len() || j < b.bag.len() {
            let (x, y) = (a.bag.get(i), b.bag.get(j));
            match (x, y) {
                (Some(x), Some(y)) if x.0 == y.0 => {
                    overlap.evidence += evidence(x.0, x.1, stems);
                    overlap.mass += x.1;
                    overlap.local += x.2;
                    overlap.numbers += u32::from(stems.is_number(x.0));
                    overlap.names += u32::from(stems.is_name(x.0));
                    i += 1;
                    j += 1;
                }
                (Some(x), y) if y.is_none_or(|y| x.0 < y.0) => {
                    count(x.0, &mut only[0]);
                    i += 1;
                }
                (_, Some(y)) => {
                    count(y.0, &mut only[1]);
                    j += 1;
                }
                (_, None) => break,
            }
        }
        overlap.words = count_shared(&a.sorted, &b.sorted) as f32;
        overlap.names_only = (only[0].0, only[1].0);
        overlap.numbers_only = only[0].1 + only[1].1;
        overlap.numbers_differ = only[0].1 > 0 && only[1].1 > 0;
        overlap
    }

    /// Share of words in common, from 0 to 1: twice the shared words over all.
    pub(super) fn word_share(&self, a: &Content<'_>, b: &Content<'_>) -> f32 {
        over(2.0 * self.words, (a.words() + b.words()) as f32)
    }

    /// Telling stems in common, names counted half (the reports of one event share them in sentences about anything)
    /// and long numbers twice.
    pub(super) fn evidence(&self) -> f32 {
        self.evidence
    }

    /// Whether a number stands on one side only.
    pub(super) fn numbers_differ(&self) -> bool {
        self.numbers_only > 0
    }

    /// Share of the longer sentence's words that both have.
    pub(super) fn of_longer(&self, a: &Content<'_>, b: &Content<'_>) -> f32 {
        over(self.words, a.words().max(b.words()) as f32)
    }

    /// Share of the lighter sentence's local weight that both have.
    pub(super) fn local_share(&self, a: &Content<'_>, b: &Content<'_>) -> f32 {
        over(self.local, a.local_mass.min(b.local_mass))
    }
}

fn evidence(stem: StemId, weight: f32, stems: &Stems) -> f32 {
    if weight < EVIDENCE_WEIGHT {
        0.0
    } else if stems.is_name(stem) {
        0.5
    } else if stems.is_number(stem) && weight >= TELLING_NUMBER {
        2.0
    } else {
        1.0
    }
}

fn over(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}

/// Number of [`related_features`].
pub(super) const RELATED: usize = 10;

/// What tells whether two sentences report the same happening, each from 0 to 1 unless said otherwise.
///
/// Weight shared: 0. over the mean of the two, 1. over the lighter; 2. words shared over the mean number; local weight
/// shared: 3. over the mean, 4. over the lighter; 5. names shared (at most 4); 6. numbers on one side only (at most 3);
/// 7. numbers shared (at most 3); of the two whole articles: 8. the probability of being about one event, 9. the cosine.
pub(super) fn related_features(
    a: &Content<'_>,
    b: &Content<'_>,
    overlap: &Overlap,
    context: (f32, f32),
) -> [f32; RELATED] {
    [
        over(2.0 * overlap.mass, a.mass + b.mass),
        over(overlap.mass, a.mass.min(b.mass)),
        overlap.word_share(a, b),
        over(2.0 * overlap.local, a.local_mass + b.local_mass),
        overlap.local_share(a, b),
        overlap.names.min(4) as f32,
        overlap.numbers_only.min(3) as f32,
        overlap.numbers.min(3) as f32,
        context.0,
        context.1,
    ]
}

/// Number of [`same_features`].
pub(super) const SAME: usize = 14;

/// What tells whether two sentences make the same statement.
///
/// In order: (0) words shared over the longer sentence's;  (1) phrases of four stems shared over the fewer; weight left unmatched:
/// (2) the smaller over 10,  (3) logarithm of one plus the larger;  (4) runs of four characters shared over the more;
/// (5) names shared (at most 4);  (6) names missing on one side (the larger count, at most 4);  (7) content words left
/// unmatched (the larger count, over 5);  (8) numbers on one side only (at most 3);  (9) near pairs in order shared over
/// their mean;  (10) longest common subsequence over the longer sentence;  (11) the heaviest common subsequence over the
/// mean weight;  (12) passages that the common words fall into, over 5;  (13) whether only one of the two is negated.
pub(super) fn same_features(a: &Content<'_>, b: &Content<'_>, overlap: &Overlap, stems: &Stems) -> [f32; SAME] {
    let (x, y) = (a.detail(stems), b.detail(stems));
    let left = [unmatched(&a.sorted, &b.sorted, stems), unmatched(&b.sorted, &a.sorted, stems)];
    let (fewer, more) = (left[0].0.min(left[1].0), left[0].0.max(left[1].0));
    let longer = a.words().max(b.words()) as f32;
    let phrases = count_shared(&x.phrases, &y.phrases) as f32;
    [
        overlap.of_longer(a, b),
        over(phrases, x.phrases.len().min(y.phrases.len()) as f32),
        fewer / 10.0,
        more.ln_1p(),
        over(count_shared(&x.characters, &y.characters) as f32, x.characters.len().max(y.characters.len()) as f32),
        overlap.names.min(4) as f32,
        overlap.names_only.0.max(overlap.names_only.1).min(4) as f32,
        left[0].1.max(left[1].1) as f32 / 5.0,
        overlap.numbers_only.min(3) as f32,
        over(2.0 * count_shared(&x.pairs, &y.pairs) as f32, (x.pairs.len() + y.pairs.len()) as f32),
        over(common_subsequence(&a.sequence, &b.sequence) as f32, longer),
        over(2.0 * heaviest_subsequence(&a.sequence, &b.sequence, stems), x.mass + y.mass),
        passages(&a.sequence, &b.sequence) as f32 / 5.0,
        if a.negated == b.negated { 0.0 } else { 1.0 },
    ]
}

/// Weight and number of content words of the stems of `a`, with repetitions, that `b` does not have.
fn unmatched(a: &[StemId], b: &[StemId], stems: &Stems) -> (f32, usize) {
    let (mut mass, mut content, mut j) = (0.0, 0, 0);
    for &stem in a {
        while j < b.len() && b[j] < stem {
            j += 1;
        }
        if j < b.len() && b[j] == stem {
            j += 1;
            continue;
        }
        let weight = stems.weight(stem);
        mass += weight;
        content += usize::from(weight >= CONTENT_WEIGHT);
    }
    (mass, content)
}

/// Length of the longest common subsequence, by Hyyrö's bit-parallel rows: one bit per stem of `a`.
fn common_subsequence(a: &[StemId], b: &[StemId]) -> usize {
    let mut row = u128::MAX;
    for stem in b {
        let mut hits = 0u128;
        for (at, other) in a.iter().enumerate() {
            hits |= u128::from(stem == other) << at;
        }
        let kept = row & hits;
        row = row.wrapping_add(kept) | (row - kept);
    }
    let mask = if a.len() >= LONGEST { u128::MAX } else { (1u128 << a.len()) - 1 };
    (!row & mask).count_ones() as usize
}

/// Weight of the common subsequence that weighs most.
fn heaviest_subsequence(a: &[StemId], b: &[StemId], stems: &Stems) -> f32 {
    let mut row = [0.0f32; LONGEST + 1];
    for &stem in a {
        let weight = stems.weight(stem);
        let mut diagonal = 0.0;
        for (at, &other) in b.iter().enumerate() {
            let above = row[at + 1];
            let matched = if stem == other { diagonal + weight } else { 0.0 };
            row[at + 1] = matched.max(above).max(row[at]);
            diagonal = above;
        }
    }
    row[b.len()]
}

/// Number of passages the common words fall into: the longest common passage, and so on to the left and right of it.
fn passages(a: &[StemId], b: &[StemId]) -> usize {
    let mut best = (0, 0, 0);
    let mut runs = [0usize; LONGEST + 1];
    for (i, stem) in a.iter().enumerate() {
        for j in (0..b.len()).rev() {
            runs[j + 1] = if *stem == b[j] { runs[j] + 1 } else { 0 };
            if runs[j + 1] > best.0 {
                best = (runs[j + 1], i + 1 - runs[j + 1], j + 1 - runs[j + 1]);
            }
        }
    }
    let (words, i, j) = best;
    if words == 0 {
        return 0;
    }
    1 + passages(&a[..i], &b[..j]) + passages(&a[i + words..], &b[j + words..])
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let longest: Vec<u32> = (0..LONGEST as u32).collect();
        assert_eq!(common_subsequence(&longest, &longest), LONGEST);
    }

    #[test]
    fn common_words_fall_into_passages() {
        for (a, b, expect) in [
            (&[][..], &[1][..], 0),
            (&[1, 2, 3], &[1, 2, 3], 1),
            (&[1, 2, 9, 3, 4], &[1, 2, 3, 4], 2),
            (&[1, 2, 3, 4], &[3, 4, 1, 2], 1),
        ] {
            assert_eq!(passages(a, b), expect, "{a:?} {b:?}");
        }
    }
}
