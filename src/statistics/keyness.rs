//! Keyness: how much more often a word occurs in one text than in another.
//!
//! Notation: a, b the word's frequency in target and reference; c, d their sizes in words; N = c + d;
//! E1 = c(a+b)/N and E2 = d(a+b)/N the frequencies expected if the rates were equal.

use serde::{Deserialize, Serialize};

use super::rates::{Count, Interval};
use super::special::{Tail, beta_quantile, chi_squared_p, normal_p, normal_quantile};

/// One word's frequency in two texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Contrast {
    /// The text in question: a in c words.
    pub target: Count,
    /// What it is held against: b in d words.
    pub reference: Count,
}

/// A value that had to assume half an occurrence where there was none; shown as such.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Adjusted {
    /// The value.
    pub value: f64,
    /// Whether a zero count was replaced by 0.5.
    pub adjusted: bool,
}

/// A log-odds difference with its uncertainty.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct LogOdds {
    /// The difference δ of the two log odds (natural logarithm).
    pub delta: f64,
    /// δ divided by its standard deviation.
    pub z: f64,
}

impl LogOdds {
    /// Two-sided p-value of z.
    pub fn p_value(self) -> f64 {
        normal_p(self.z)
    }
}

/// An odds ratio with its interval.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct OddsRatio {
    /// The ratio.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
    /// Whether 0.5 was added to every cell because one was empty.
    pub adjusted: bool,
}

/// x·ln(x/y), 0 where x is 0.
fn information(x: f64, y: f64) -> f64 {
    if x <= 0.0 { 0.0 } else { x * (x / y).ln() }
}

impl Contrast {
    /// a occurrences in c words against b in d.
    pub fn new(a: u64, c: u64, b: u64, d: u64) -> Contrast {
        Contrast { target: Count::new(a, c), reference: Count::new(b, d) }
    }

    fn numbers(self) -> (f64, f64, f64, f64) {
        (self.target.hits as f64, self.reference.hits as f64, self.target.words as f64, self.reference.words as f64)
    }

    /// Log-likelihood G² of the two frequencies: 2[a ln(a/E1) + b ln(b/E2)], 0·ln 0 = 0
    /// (P. Rayson & R. Garside, "Comparing corpora using frequency profiling", 2000).
    pub fn g2_two_term(self) -> f64 {
        let (a, b, c, d) = self.numbers();
        if c + d == 0.0 {
            return 0.0;
        }
        let share = (a + b) / (c + d);
        (2.0 * (information(a, c * share) + information(b, d * share))).max(0.0)
    }

    /// Log-likelihood G² of the whole two-by-two table, with the words that are not the word:
    /// 2[a ln(a/E1) + b ln(b/E2) + (c−a) ln((c−a)/(c−E1)) + (d−b) ln((d−b)/(d−E2))]
    /// (T. Dunning, "Accurate methods for the statistics of surprise and coincidence", 1993).
    pub fn g2_four_term(self) -> f64 {
        let (a, b, c, d) = self.numbers();
        if c + d == 0.0 {
            return 0.0;
        }
        let share = (a + b) / (c + d);
        let rest = information(c - a, c - c * share) + information(d - b, d - d * share);
        (2.0 * (information(a, c * share) + information(b, d * share) + rest)).max(0.0)
    }

    /// The p-value of the two-term G² by χ² with one degree of freedom.
    pub fn g2_p_value(self) -> f64 {
        chi_squared_p(self.g2_two_term())
    }

    /// Bayes factor by the BIC approximation, G² − ln N with the two-term G²; above 2 positive, above 10 very strong
    /// evidence of a difference (A. Wilson, "Embracing Bayes factors for key item analysis", 2013).
    pub fn bayes_factor(self) -> f64 {
        self.g2_two_term() - ((self.target.words + self.reference.words) as f64).ln()
    }

    /// Log ratio: log₂[(a/c)/(b/d)], a zero count taken as 0.5 (A. Hardie, "Log Ratio: an informal introduction", 2014).
    /// 1 means twice as often.
    pub fn log_ratio(self) -> Adjusted {
        let (a, b, c, d) = self.numbers();
        let half = |x: f64| if x == 0.0 { 0.5 } else { x };
        Adjusted { value: ((half(a) / c) / (half(b) / d)).log2(), adjusted: a == 0.0 || b == 0.0 }
    }

    /// %DIFF: 100·(a/c − b/d)/(b/d); infinite where b is 0 (C. Gabrielatos & A. Marchi, 2011).
    pub fn percent_difference(self) -> f64 {
        let (a, b, c, d) = self.numbers();
        let (one, other) = (a / c, b / d);
        if one == other { 0.0 } else { 100.0 * (one - other) / other }
    }

    /// Odds ratio a(d−b)/[b(c−a)] with Woolf's logit interval, exp(ln OR ± z√(1/a + 1/b + 1/(c−a) + 1/(d−b))).
    /// If a cell is empty, 0.5 is added to each (Haldane & Anscombe) and the result says so.
    pub fn odds_ratio(self, confidence: f64) -> OddsRatio {
        let (a, b, c, d) = self.numbers();
        let mut cells = [a, b, c - a, d - b];
        let adjusted = cells.contains(&0.0);
        if adjusted {
            for cell in &mut cells {
                *cell += 0.5;
            }
        }
        let [a, b, not_a, not_b] = cells;
        let log = (a * not_b / (b * not_a)).ln();
        let margin = normal_quantile(0.5 + confidence / 2.0) * cells.iter().map(|cell| 1.0 / cell).sum::<f64>().sqrt();
        OddsRatio {
            value: log.exp(),
            interval: Interval { low: (log - margin).exp(), high: (log + margin).exp() },
            adjusted,
        }
    }

    /// Log odds with an informative Dirichlet prior: `δ = ln[(a+α_w)/(c+α₀−a−α_w)] − ln[(b+α_w)/(d+α₀−b−α_w)]`,
    /// σ² ≈ `1/(a+α_w)` + `1/(b+α_w)` (B. Monroe, M. Colaresi & K. Quinn, "Fightin' Words", 2008).
    /// `prior` is `α_w` = α₀ · the word's share in the background, `prior_total` α₀, both above 0.
    pub fn log_odds(self, prior: f64, prior_total: f64) -> LogOdds {
        let (a, b, c, d) = self.numbers();
        let odds = |k: f64, n: f64| ((k + prior) / (n + prior_total - k - prior)).ln();
        let delta = odds(a, c) - odds(b, d);
        let variance = 1.0 / (a + prior) + 1.0 / (b + prior);
        LogOdds { delta, z: delta / variance.sqrt() }
    }

    /// Conservative log ratio: the end nearer to 0 of the two-sided Clopper–Pearson interval of a out of a + b at
    /// level 1 − `alpha`/`comparisons`, turned into log₂[(d/c)·L/(1−L)]; 0 if the interval holds equality
    /// (S. Evert, "Measuring keyness", 2022). `comparisons` is the number of words tested at once.
    pub fn conservative_log_ratio(self, alpha: f64, comparisons: usize) -> f64 {
        let (a, b, c, d) = self.numbers();
        let tail = alpha / comparisons.max(1) as f64 / 2.0;
        if self.certainly_within(tail) {
            return 0.0;
        }
        let ratio = |share: f64| ((d / c) * share / (1.0 - share)).log2();
        if a * d >= b * c {
            if a == 0.0 { 0.0 } else { ratio(beta_quantile(a, b + 1.0, Tail::Lower(tail))).max(0.0) }
        } else {
            ratio(beta_quantile(a + 1.0, b, Tail::Upper(tail))).min(0.0)
        }
    }
}

impl Contrast {
    /// Whether the chance of a share as far off as a of a + b is above `tail` by a lower bound of it, so that the interval
    /// need not be computed: exp(−n·D)/√(8k(1−k/n)), where n·D is half the two-term G² (R. Ash, "Information Theory",
    /// 1990, lemma 4.7.2). That is so for nearly all words of a corpus.
    fn certainly_within(self, tail: f64) -> bool {
        let (a, b, c, d) = self.numbers();
        let n = a + b;
        let k = if a * d >= b * c { a } else { b };
        let spread = (8.0 * k * (1.0 - k / n)).max(1.0);
        n > 0.0 && -0.5 * (self.g2_two_term() + spread.ln()) > tail.ln()
    }
}

/// False-discovery-rate adjusted p-values, in the order given: q₍ᵢ₎ = min over j ≥ i of m·p₍ⱼ₎/j, at most 1
/// (Y. Benjamini & Y. Hochberg, 1995). m, the number of values, is to be printed beside them.
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let m = p_values.len() as f64;
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&i, &j| p_values[j].total_cmp(&p_values[i]));
    let mut q_values = vec![0.0; p_values.len()];
    let mut least = 1.0_f64;
    for (n, &i) in order.iter().enumerate() {
        least = least.min(m * p_values[i] / (m - n as f64));
        q_values[i] = least;
    }
    q_values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(value: f64, digits: i32) -> f64 {
        let scale = 10f64.powi(digits);
        (value * scale).round() / scale
    }

    #[test]
    fn the_worked_example_comes_out_to_the_printed_digit() {
        let contrast = Contrast::new(52, 50_000, 57, 75_000);
        assert_eq!(rounded(contrast.g2_two_term(), 4), 2.6517);
        assert_eq!(rounded(contrast.g2_four_term(), 4), 2.6541);
        assert_eq!(rounded(contrast.log_ratio().value, 4), 0.4525);
        assert_eq!(rounded(contrast.percent_difference(), 2), 36.84);
        assert_eq!(rounded(contrast.bayes_factor(), 3), -9.084);
        let odds = contrast.log_odds(0.01, 100.0);
        assert_eq!((rounded(odds.delta, 5), rounded(odds.z, 5)), (0.31329, 1.63384));
    }

    #[test]
    fn a_word_missing_on_one_side_is_marked() {
        let contrast = Contrast::new(4, 1000, 0, 1000);
        assert_eq!(contrast.log_ratio(), Adjusted { value: 3.0, adjusted: true });
        assert!(contrast.odds_ratio(0.95).adjusted);
        assert!(contrast.percent_difference().is_infinite());
        assert!(!Contrast::new(4, 1000, 1, 1000).log_ratio().adjusted);
    }

    #[test]
    fn a_conservative_ratio_is_zero_unless_the_data_carry_it() {
        assert_eq!(Contrast::new(3, 1000, 1, 1000).conservative_log_ratio(0.05, 1), 0.0);
        assert_eq!(Contrast::new(0, 1000, 0, 1000).conservative_log_ratio(0.05, 1), 0.0);
        let strong = Contrast::new(300, 10_000, 100, 10_000);
        let one = strong.conservative_log_ratio(0.05, 1);
        let many = strong.conservative_log_ratio(0.05, 1000);
        assert!(0.0 < many && many < one && one < strong.log_ratio().value);
        let turned = Contrast { target: strong.reference, reference: strong.target };
        assert!((turned.conservative_log_ratio(0.05, 1) + one).abs() < 1e-9);
    }

    #[test]
    fn adjusted_p_values_keep_their_places() {
        let q = benjamini_hochberg(&[0.04, 0.001, 0.03, 0.5]);
        assert_eq!(q.iter().map(|&q| rounded(q, 6)).collect::<Vec<_>>(), [0.053333, 0.004, 0.053333, 0.5]);
        assert!(benjamini_hochberg(&[]).is_empty());
    }

    #[test]
    fn the_short_cut_never_hides_a_difference() {
        for a in 0..60u64 {
            for b in 0..60u64 {
                for (c, d) in [(1000, 1000), (300, 20_000), (50_000, 700)] {
                    let contrast = Contrast::new(a, c, b, d);
                    for tail in [0.025, 1e-4, 1e-7] {
                        if !contrast.certainly_within(tail) || a + b == 0 {
                            continue;
                        }
                        let (a, b, equal) = (a as f64, b as f64, c as f64 / (c + d) as f64);
                        let low = if a == 0.0 { 0.0 } else { beta_quantile(a, b + 1.0, Tail::Lower(tail)) };
                        let high = if b == 0.0 { 1.0 } else { beta_quantile(a + 1.0, b, Tail::Upper(tail)) };
                        assert!(low <= equal && equal <= high, "{contrast:?} {tail}");
                    }
                }
            }
        }
    }
}
