//! What an article is about, as sparse vectors, and how alike two articles are.

use super::days::{Days, day_number};
use super::stems::{StemId, Stems};
use crate::text::{Reading, SentenceKind};

/// Names that an article is about.
const PROTAGONISTS: usize = 12;

/// Words of the body that make the lead.
const LEAD_WORDS: usize = 60;

/// A sparse vector of length 1, by ascending stem.
#[derive(Clone, Debug, Default)]
pub(super) struct Vector {
    entries: Vec<(StemId, f32)>,
}

impl Vector {
    /// Term frequency, damped, times weight; then scaled to length 1.
    fn new(mut stems: Vec<StemId>, weights: &[f32]) -> Vector {
        stems.sort_unstable();
        let mut entries: Vec<(StemId, f32)> = Vec::with_capacity(stems.len());
        for run in stems.chunk_by(|a, b| a == b) {
            let weight = (1.0 + (run.len() as f32).ln()) * weights[run[0] as usize];
            if weight > 0.0 {
                entries.push((run[0], weight));
            }
        }
        entries.shrink_to_fit();
        let mut vector = Vector { entries };
        vector.scale();
        vector
    }

    /// The `most` stems with the highest frequency times weight, undamped.
    fn most_repeated(stems: &[StemId], weights: &[f32], most: usize, is: impl Fn(StemId) -> bool) -> Vector {
        let mut stems: Vec<StemId> = stems.iter().copied().filter(|stem| is(*stem)).collect();
        stems.sort_unstable();
        let mut entries: Vec<(StemId, f32)> =
            stems.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as f32 * weights[run[0] as usize])).collect();
        entries.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        entries.truncate(most);
        entries.sort_unstable_by_key(|entry| entry.0);
        let mut vector = Vector { entries };
        vector.scale();
        vector
    }

    /// Share of the vector's weights whose stems stand in `other`.
    fn covered(&self, other: &Vector) -> f32 {
        let all: f32 = self.entries.iter().map(|(_, weight)| weight).sum();
        let found: f32 = shared(&self.entries, &other.entries).map(|(_, weight, _)| weight).sum();
        if all > 0.0 { found / all } else { 0.0 }
    }

    fn scale(&mut self) {
        let length = self.entries.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        if length > 0.0 {
            for (_, weight) in &mut self.entries {
                *weight /= length;
            }
        }
    }

    /// The entries, by ascending stem.
    pub(super) fn entries(&self) -> &[(StemId, f32)] {
        &self.entries
    }

    /// Cosine with another vector.
    pub(super) fn cosine(&self, other: &Vector) -> f32 {
        shared(&self.entries, &other.entries).map(|(_, a, b)| a * b).sum()
    }
}

/// Where the stems that two vectors share stand in the one and in the other.
pub(super) fn positions<'a>(
    a: &'a [(StemId, f32)],
    b: &'a [(StemId, f32)],
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while i < a.len() && j < b.len() {
            match a[i].0.cmp(&b[j].0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    i += 1;
                    j += 1;
                    return Some((i - 1, j - 1));
                }
            }
        }
        None
    })
}

/// The entries two vectors share: stem and the two weights.
pub(super) fn shared<'a>(
    a: &'a [(StemId, f32)],
    b: &'a [(StemId, f32)],
) -> impl Iterator<Item = (StemId, f32, f32)> + 'a {
    positions(a, b).map(|(i, j)| (a[i].0, a[i].1, b[j].1))
}

/// What an article is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Title and body.
    pub(super) whole: Vector,
    /// Title and the first words of the body.
    pub(super) lead: Vector,
    /// The title alone, or the first sentence if there is none.
    pub(super) title: Vector,
    /// Length of the part of `whole` that is names.
    names: f32,
    /// Length of the part of `whole` that is numbers.
    numbers: f32,
    /// The names it keeps coming back to.
    protagonists: Vector,
    /// Hashes of pairs of neighbouring content stems, ascending.
    pairs: Vec<u32>,
    /// Day of publication, counted from the beginning of the year 1970.
    pub(super) day: Option<i32>,
    /// Days its beginning names.
    pub(super) days: Days,
    /// Words.
    pub(super) words: u32,
}

impl Profile {
    /// Builds the profile of the article at `at`, with `weights` by stem.
    pub(super) fn new(at: usize, reading: &Reading<'_>, stems: &Stems, weights: &[f32]) -> Profile {
        let document = reading.document;
        let all: Vec<StemId> = stems.of_tokens(at, document, 0..document.tokens.len()).collect();
        let title_tokens = match document.sentences.first() {
            Some(first) => first.token_range(),
            None => 0..0,
        };
        let title: Vec<StemId> = stems.of_tokens(at, document, title_tokens).collect();
        let titled = document.sentences.first().is_some_and(|first| first.kind == SentenceKind::Title);
        let lead_end = if titled { title.len() + LEAD_WORDS } else { LEAD_WORDS };
        let lead = all[..lead_end.min(all.len())].to_vec();
        let pairs = pairs(&all, weights);
        let protagonists = Vector::most_repeated(&all, weights, PROTAGONISTS, |stem| stems.is_name(stem));
        let whole = Vector::new(all, weights);
        let part = |is: &dyn Fn(StemId) -> bool| {
            whole.entries.iter().filter(|(stem, _)| is(*stem)).map(|(_, weight)| weight * weight).sum::<f32>().sqrt()
        };
        let names = part(&|stem| stems.is_name(stem));
        let numbers = part(&|stem| stems.is_number(stem));
        Profile {
            lead: Vector::new(lead, weights),
            title: Vector::new(title, weights),
            names,
            numbers,
            protagonists,
            pairs,
            day: reading.article.published.date.map(day_number),
            days: Days::of(reading),
            words: document.words,
            whole,
        }
    }

    /// How many different numbers either article has, and how many of them are in both.
    pub(super) fn numbers_shared(&self, other: &Profile, stems: &Stems) -> (usize, usize, usize) {
        let count = |profile: &Profile| profile.whole.entries.iter().filter(|(stem, _)| stems.is_number(*stem)).count();
        let common =
            shared(&self.whole.entries, &other.whole.entries).filter(|(stem, ..)| stems.is_number(*stem)).count();
        (count(self), count(other), common)
    }

    /// Days between two articles, if both are dated.
    pub(super) fn days_apart(&self, other: &Profile) -> Option<u32> {
        Some(self.day?.abs_diff(other.day?))
    }
}

/// Weight below which a stem is too common to make a telling pair.
const TELLING_WEIGHT: f32 = 1.0;

/// Hashes of neighbouring stems, both telling, ascending and each once.
fn pairs(stems: &[StemId], weights: &[f32]) -> Vec<u32> {
    let telling = |stem: StemId| weights[stem as usize] >= TELLING_WEIGHT;
    let mut pairs: Vec<u32> = stems
        .windows(2)
        .filter(|pair| telling(pair[0]) && telling(pair[1]))
        .map(|pair| pair_hash(pair[0], pair[1]))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.shrink_to_fit();
    pairs
}

/// A 32-bit hash of two stems in this order (Fibonacci hashing).
pub(super) fn pair_hash(first: StemId, second: StemId) -> u32 {
    let both = (u64::from(first) << 32) | u64::from(second);
    (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// Number of elements two ascending lists share. Without branches but for the loop: which list is ahead cannot be
/// guessed, and a wrong guess costs more than the step.
pub(super) fn count_shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let (x, y) = (a[i], b[j]);
        count += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    count
}

/// Number of [`features`].
pub(super) const FEATURES: usize = 17;

/// The longest difference of printed dates that counts, as a logarithm (some 50 days).
const LONGEST_DIFFERENCE: f32 = 4.0;

/// What two articles have in common, each from 0 to 1 unless said otherwise.
///
/// Cosines: 0. the whole texts; 1. the leads; 2. the titles; 3. the lead of one and the whole of the other, whichever is
/// higher; 4. the names; 5. the numbers; 6. neighbouring stems.
/// Time: 7. logarithm of one plus the days between (0 if unknown); 8. whether the days are unknown.
/// 9. Logarithm of the shorter text's length over 100 words.
/// Weight of one's main names found in the other: 10. the lower of the two shares, 11. the higher.
/// Days their beginnings name: 12. the same day of the week, 13. other days of the week; 14. the same day of the month,
/// 15. other days of the month; 16. logarithm of one plus the days between the dates printed there (0 if unknown).
pub(super) fn features(a: &Profile, b: &Profile, stems: &Stems) -> [f32; FEATURES] {
    let (mut whole, mut names, mut numbers) = (0.0, 0.0, 0.0);
    for (stem, x, y) in shared(&a.whole.entries, &b.whole.entries) {
        let product = x * y;
        whole += product;
        if stems.is_number(stem) {
            numbers += product;
        } else if stems.is_name(stem) {
            names += product;
        }
    }
    let over = |part: f32, lengths: f32| if lengths > 0.0 { part / lengths } else { 0.0 };
    let days = a.days_apart(b);
    let (weekday, date) = (a.days.same_weekday(&b.days), a.days.same_date(&b.days));
    let printed = a.days.printed.zip(b.days.printed).map_or(0, |(a, b)| a.abs_diff(b));
    let whether = |is: bool| if is { 1.0 } else { 0.0 };
    let (of_a, of_b) = (a.protagonists.covered(&b.whole), b.protagonists.covered(&a.whole));
    [
        whole,
        a.lead.cosine(&b.lead),
        a.title.cosine(&b.title),
        a.lead.cosine(&b.whole).max(b.lead.cosine(&a.whole)),
        over(names, a.names * b.names),
        over(numbers, a.numbers * b.numbers),
        over(count_shared(&a.pairs, &b.pairs) as f32, ((a.pairs.len() * b.pairs.len()) as f32).sqrt()),
        days.map_or(0.0, |days| (1.0 + days as f32).ln()),
        whether(days.is_none()),
        (a.words.min(b.words).max(1) as f32 / 100.0).ln(),
        of_a.min(of_b),
        of_a.max(of_b),
        whether(weekday == Some(true)),
        whether(weekday == Some(false)),
        whether(date == Some(true)),
        whether(date == Some(false)),
        (1.0 + printed as f32).ln().min(LONGEST_DIFFERENCE),
    ]
}

/// Share of the articles that hold each stem, the background counted as `prior` articles.
pub(super) fn collection_weights(stems: &Stems, held: &[u32], articles: usize, prior: f32) -> Vec<f32> {
    (0..stems.len())
        .map(|stem| {
            let background = (-stems.weight(stem as StemId)).exp();
            let share = (held[stem] as f32 + prior * background) / (articles as f32 + prior);
            -share.clamp(1e-9, 1.0).ln()
        })
        .collect()
}

/// Number of articles that hold each stem.
pub(super) fn held(stems: &Stems, readings: &[Reading<'_>]) -> Vec<u32> {
    let mut held = vec![0u32; stems.len()];
    let mut last = vec![u32::MAX; stems.len()];
    for (at, reading) in readings.iter().enumerate() {
        for stem in stems.of_tokens(at, reading.document, 0..reading.document.tokens.len()) {
            if std::mem::replace(&mut last[stem as usize], at as u32) != at as u32 {
                held[stem as usize] += 1;
            }
        }
    }
    held
}
