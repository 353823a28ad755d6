//! How alike two sentences are: what they share in words, order, names and numbers.

use std::sync::OnceLock;

use super::order::{LONGEST, Places};
use super::profile::{count_shared, pair_hash};
use super::stems::{StemId, Stems};

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

/// A stem of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) stem: StemId,
    /// How much sharing it says.
    pub(super) weight: f32,
    /// The same among the sentences of the event.
    local: f32,
    /// How often it stands in the sentence.
    count: u32,
    kind: Kind,
}

/// What a stem is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Plain,
    Name,
    Number,
}

/// A sentence made ready for comparison.
#[derive(Debug, Default)]
pub(super) struct Content<'a> {
    /// Its text.
    text: &'a str,
    /// Stems in text order.
    sequence: Vec<StemId>,
    /// The stems, ascending, each once.
    bag: Vec<Word>,
    /// Sums of the weights of `bag`.
    mass: f32,
    local_mass: f32,
    /// Names and numbers in `bag`.
    names: u32,
    numbers: u32,
    /// Whether it has a negation.
    negated: bool,
    detail: OnceLock<Detail>,
}

/// What is only needed of sentences that share much.
#[derive(Debug)]
struct Detail {
    /// By stem of the bag: its positions in the sequence.
    places: Vec<u128>,
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
        let mut sorted = [0; LONGEST];
        let sorted = &mut sorted[..sequence.len()];
        sorted.copy_from_slice(&sequence);
        sorted.sort_unstable();
        let mut bag: Vec<Word> = Vec::with_capacity(sorted.len());
        bag.extend(sorted.chunk_by(|one, other| one == other).map(|same| {
            let stem = same[0];
            let kind = if stems.is_number(stem) {
                Kind::Number
            } else if stems.is_name(stem) {
                Kind::Name
            } else {
                Kind::Plain
            };
            Word { stem, weight: stems.weight(stem), local: 0.0, count: same.len() as u32, kind }
        }));
        let of_kind = |kind: Kind| bag.iter().filter(|word| word.kind == kind).count() as u32;
        Content {
            text,
            mass: bag.iter().map(|word| word.weight).sum(),
            names: of_kind(Kind::Name),
            numbers: of_kind(Kind::Number),
            negated: bag.iter().any(|word| stems.is_negation(word.stem)),
            bag,
            sequence,
            ..Content::default()
        }
    }

    /// Lowers the weights of the stems that stand in many sentences of the event: `share` gives what is left of a
    /// stem's weight, from 0 to 1, by its position in [`Content::bag`].
    pub(super) fn weigh_locally(&mut self, share: impl Fn(usize) -> f32) {
        for (at, word) in self.bag.iter_mut().enumerate() {
            word.local = word.weight * share(at);
        }
        self.local_mass = self.bag.iter().map(|word| word.local).sum();
    }

    /// The stems, ascending, each once.
    pub(super) fn bag(&self) -> &[Word] {
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
            let mut places = vec![0u128; self.bag.len()];
            for (at, stem) in sequence.iter().enumerate() {
                // Every stem of the sequence is in the bag.
                places[self.bag.partition_point(|word| word.stem < *stem)] |= 1 << at;
            }
            let mut pairs = Vec::with_capacity(sequence.len() * NEAR);
            for (at, &first) in sequence.iter().enumerate() {
                pairs.extend(sequence[at + 1..].iter().take(NEAR).map(|&second| pair_hash(first, second)));
            }
            pairs.sort_unstable();
            pairs.dedup();
            Detail {
                places,
                phrases: shingles(sequence),
                pairs,
                characters: shingles(&lower_case(self.text)),
                mass: sequence.iter().map(|&stem| stems.weight(stem)).sum(),
            }
        })
    }
}

/// The characters of a text in lower case.
fn lower_case(text: &str) -> Vec<u32> {
    let mut characters: Vec<u32> = Vec::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            characters.push(u32::from(character.to_ascii_lowercase()));
        } else {
            characters.extend(character.to_lowercase().map(u32::from));
        }
    }
    characters
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
    /// Telling stems shared ([`Overlap::evidence`]).
    evidence: f32,
}

impl Overlap {
    /// Compares two sentences.
    pub(super) fn new(a: &Content<'_>, b: &Content<'_>) -> Overlap {
        let mut overlap = Overlap::default();
        let mut words = 0;
        for (x, y) in shared(&a.bag, &b.bag) {
            overlap.evidence += evidence(x);
            overlap.mass += x.weight;
            overlap.local += x.local;
            overlap.numbers += u32::from(x.kind == Kind::Number);
            overlap.names += u32::from(x.kind == Kind::Name);
            words += x.count.min(y.count);
        }
        let numbers_only = (a.numbers - overlap.numbers, b.numbers - overlap.numbers);
        overlap.words = words as f32;
        overlap.names_only = (a.names - overlap.names, b.names - overlap.names);
        overlap.numbers_only = numbers_only.0 + numbers_only.1;
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

/// The stems that two sentences share, as they stand in the one and in the other. Which of the two is ahead cannot be
/// guessed, so the steps have no branches.
fn shared<'a>(a: &'a [Word], b: &'a [Word]) -> impl Iterator<Item = (&'a Word, &'a Word)> {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while i < a.len() && j < b.len() {
            let (x, y) = (&a[i], &b[j]);
            i += usize::from(x.stem <= y.stem);
            j += usize::from(y.stem <= x.stem);
            if x.stem == y.stem {
                return Some((x, y));
            }
        }
        None
    })
}

fn evidence(word: &Word) -> f32 {
    match word.kind {
        _ if word.weight < EVIDENCE_WEIGHT => 0.0,
        Kind::Name => 0.5,
        Kind::Number if word.weight >= TELLING_NUMBER => 2.0,
        _ => 1.0,
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
    let (places, left) = compare_in_order(a, b, x, y);
    let (fewer, more) = (left[0].0.min(left[1].0), left[0].0.max(left[1].0));
    let longer = a.words().max(b.words()) as f32;
    let phrases = count_shared(&x.phrases, &y.phrases) as f32;
    let heaviest = places.heaviest_subsequence(|at| stems.weight(a.sequence[at]));
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
        over(places.common_subsequence() as f32, longer),
        over(2.0 * heaviest, x.mass + y.mass),
        places.passages() as f32 / 5.0,
        if a.negated == b.negated { 0.0 } else { 1.0 },
    ]
}

/// Where the common words of two sentences stand, and what is left of either: weight and number of content words of the
/// stems that the other does not have, with repetitions.
fn compare_in_order(a: &Content<'_>, b: &Content<'_>, x: &Detail, y: &Detail) -> (Places, [(f32, u32); 2]) {
    let mut places = Places::new(a.words());
    let mut left = [(0.0f32, 0u32); 2];
    let mut leave = |side: usize, word: &Word, count: u32| {
        for _ in 0..count {
            left[side].0 += word.weight;
        }
        left[side].1 += if word.weight >= CONTENT_WEIGHT { count } else { 0 };
    };
    let (mut i, mut j) = (0, 0);
    loop {
        match (a.bag.get(i), b.bag.get(j)) {
            (Some(one), Some(other)) if one.stem == other.stem => {
                places.add(x.places[i], y.places[j]);
                leave(0, one, one.count.saturating_sub(other.count));
                leave(1, other, other.count.saturating_sub(one.count));
                i += 1;
                j += 1;
            }
            (Some(one), other) if other.is_none_or(|other| one.stem < other.stem) => {
                leave(0, one, one.count);
                i += 1;
            }
            (_, Some(other)) => {
                leave(1, other, other.count);
                j += 1;
            }
            (_, None) => break,
        }
    }
    (places, left)
}
