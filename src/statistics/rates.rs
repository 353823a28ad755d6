//! Frequencies per thousand words, how uncertain they are, and whether two of them differ.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::special::{Tail, binomial_probability, chi_squared_quantile, incomplete_beta};

/// How often something occurs in how many words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Count {
    /// Occurrences.
    pub hits: u64,
    /// Running words searched.
    pub words: u64,
}

/// A range of plausible values.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Count {
    /// `hits` in `words`.
    pub fn new(hits: u64, words: u64) -> Count {
        Count { hits, words }
    }

    /// Occurrences per 1,000 words: 1,000·a/c. Zero words give 0.
    pub fn rate(self) -> f64 {
        if self.words == 0 { 0.0 } else { 1000.0 * self.hits as f64 / self.words as f64 }
    }

    /// The exact interval of [`Count::rate`] for a Poisson count, per 1,000 words, at `confidence` (0.95):
    /// [½χ²(α/2; 2a), ½χ²(1−α/2; 2a+2)]/c, its lower end 0 where nothing occurs (F. Garwood, "Fiducial Limits for
    /// the Poisson Distribution", Biometrika 1936). Without words it reaches from 0 to infinity.
    pub fn interval(self, confidence: f64) -> Interval {
        if self.words == 0 {
            return Interval { low: 0.0, high: f64::INFINITY };
        }
        let scale = 500.0 / self.words as f64;
        let [low, high] = match USUAL.get_or_init(usual_bounds).get(self.hits as usize) {
            Some(bounds) if confidence == USUAL_CONFIDENCE => *bounds,
            _ => bounds(self.hits, confidence),
        };
        Interval { low: scale * low, high: scale * high }
    }
}

/// The level of nearly all intervals.
const USUAL_CONFIDENCE: f64 = 0.95;
/// The bounds at that level by number of hits: tables ask for those of small numbers again and again.
static USUAL: OnceLock<Vec<[f64; 2]>> = OnceLock::new();

fn usual_bounds() -> Vec<[f64; 2]> {
    (0..1024).map(|hits| bounds(hits, USUAL_CONFIDENCE)).collect()
}

/// χ²(α/2; 2a) and χ²(1−α/2; 2a+2).
fn bounds(hits: u64, confidence: f64) -> [f64; 2] {
    let (tail, a) = ((1.0 - confidence) / 2.0, hits as f64);
    let low = if hits == 0 { 0.0 } else { chi_squared_quantile(2.0 * a, Tail::Lower(tail)) };
    [low, chi_squared_quantile(2.0 * a + 2.0, Tail::Upper(tail))]
}

impl std::ops::Add for Count {
    type Output = Count;

    fn add(self, other: Count) -> Count {
        Count { hits: self.hits + other.hits, words: self.words + other.words }
    }
}

/// The two-sided p-value of the exact conditional test that two Poisson rates are equal: given the a + b occurrences,
/// a is binomial with p₀ = c/(c+d) (J. Przyborowski & H. Wilenski, Biometrika 1940). Two-sided by summing every
/// outcome that is no likelier than the one observed, as R's `poisson.test` does. 1 if nothing occurs.
pub fn exact_rate_test(one: Count, other: Count) -> f64 {
    let n = one.hits + other.hits;
    let words = one.words + other.words;
    if n == 0 || words == 0 {
        return 1.0;
    }
    binomial_test(one.hits, n, one.words as f64 / words as f64)
}

/// The exact two-sided binomial test of `k` successes in `n` trials against probability `p`.
pub fn binomial_test(k: u64, n: u64, p: f64) -> f64 {
    if p <= 0.0 {
        return if k == 0 { 1.0 } else { 0.0 };
    }
    if p >= 1.0 {
        return if k == n { 1.0 } else { 0.0 };
    }
    // Outcomes within rounding of the observed probability count as equally likely.
    let limit = binomial_probability(k, n, p) * (1.0 + 1e-7);
    let mean = n as f64 * p;
    let likely = |i: u64| binomial_probability(i, n, p) > limit;
    if k as f64 == mean {
        return 1.0;
    }
    let p_value = if (k as f64) < mean {
        // The first outcome above the mean that is no likelier than k.
        let first = first_where(mean.ceil() as u64, n + 1, |i| !likely(i));
        at_most(k, n, p) + at_least(first, n, p)
    } else {
        // The first outcome from below that is likelier than k; all before it count.
        let first = first_where(0, mean.floor() as u64 + 1, likely);
        at_least(k, n, p) + if first == 0 { 0.0 } else { at_most(first - 1, n, p) }
    };
    p_value.min(1.0)
}

/// The first number in `low..high` for which the condition, false and then true, holds; `high` if none.
fn first_where(mut low: u64, mut high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = u64::midpoint(low, high);
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

fn at_most(k: u64, n: u64, p: f64) -> f64 {
    if k >= n { 1.0 } else { incomplete_beta(k as f64 + 1.0, (n - k) as f64, p).1 }
}

fn at_least(k: u64, n: u64, p: f64) -> f64 {
    match k {
        0 => 1.0,
        k if k > n => 0.0,
        k => incomplete_beta(k as f64, (n - k) as f64 + 1.0, p).0,
    }
}

/// The smallest ratio of two rates a comparison with these two counts could have detected with a power of 80 per cent
/// at the 5 per cent level: exp(2.8·√(1/k₁ + 1/k₂)), 2.8 being z(.975) + z(.8). Infinite if either count is 0.
pub fn smallest_detectable_ratio(one: u64, other: u64) -> f64 {
    (2.8 * (1.0 / one as f64 + 1.0 / other as f64).sqrt()).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(value: f64, digits: i32) -> f64 {
        let scale = 10f64.powi(digits);
        (value * scale).round() / scale
    }

    #[test]
    fn intervals_of_rare_words_are_wide() {
        let none = Count::new(0, 514).interval(0.95);
        assert_eq!((none.low, rounded(none.high, 1)), (0.0, 7.2));
        let three = Count::new(3, 625).interval(0.95);
        assert_eq!((rounded(three.low, 1), rounded(three.high, 1)), (1.0, 14.0));
    }

    #[test]
    fn nothing_found_proves_nothing() {
        assert_eq!(exact_rate_test(Count::new(0, 500), Count::new(0, 700)), 1.0);
        assert_eq!(Count::new(0, 0).rate(), 0.0);
        assert!(smallest_detectable_ratio(0, 4).is_infinite());
    }

    #[test]
    fn detectable_ratios_shrink_with_counts() {
        assert_eq!(rounded(smallest_detectable_ratio(5, 5), 2), 5.88);
        assert_eq!(rounded(smallest_detectable_ratio(100, 100), 3), 1.486);
    }
}
