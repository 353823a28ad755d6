//! How often a program's label was right in a sample that somebody checked by hand.

use serde::{Deserialize, Serialize};

use super::rates::Interval;
use super::special::{Tail, beta_quantile, normal_quantile};

/// Successes in independent trials.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Proportion {
    /// How many were right.
    pub successes: u64,
    /// How many were looked at.
    pub trials: u64,
}

impl Proportion {
    /// `successes` out of `trials`.
    pub fn new(successes: u64, trials: u64) -> Proportion {
        Proportion { successes, trials }
    }

    /// The share, from 0 to 1; `None` without trials.
    pub fn value(self) -> Option<f64> {
        (self.trials > 0).then(|| self.successes as f64 / self.trials as f64)
    }

    /// The score interval (E. Wilson, "Probable inference, the law of succession, and statistical inference", 1927).
    /// From 0 to 1 without trials.
    pub fn wilson(self, confidence: f64) -> Interval {
        wilson(self.value().unwrap_or(0.0), self.trials as f64, confidence)
    }

    /// The exact interval, never too narrow (C. Clopper & E. Pearson, "The use of confidence or fiducial limits
    /// illustrated in the case of the binomial", 1934). From 0 to 1 without trials.
    pub fn exact(self, confidence: f64) -> Interval {
        let tail = (1.0 - confidence) / 2.0;
        let (k, n) = (self.successes as f64, self.trials as f64);
        let low = if self.successes == 0 { 0.0 } else { beta_quantile(k, n - k + 1.0, Tail::Lower(tail)) };
        let high = if self.successes >= self.trials { 1.0 } else { beta_quantile(k + 1.0, n - k, Tail::Upper(tail)) };
        Interval { low, high }
    }
}

/// Wilson's interval of a share `p` of `n` trials, which need not be a whole number.
fn wilson(p: f64, n: f64, confidence: f64) -> Interval {
    if n <= 0.0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let z = normal_quantile(0.5 + confidence / 2.0);
    let middle = p + z * z / (2.0 * n);
    let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    // The ends are exactly 0 and 1 where nothing and everything was right; rounding must not say otherwise.
    let low = if p == 0.0 { 0.0 } else { ((middle - reach) / scale).max(0.0) };
    let high = if p == 1.0 { 1.0 } else { ((middle + reach) / scale).min(1.0) };
    Interval { low, high }
}

/// One stratum of a sample.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stratum {
    /// How many there are in all.
    pub population: u64,
    /// What was found in those that were looked at.
    pub sample: Proportion,
}

/// A share over the whole of a stratified population.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Weighted {
    /// Σ `W_h`·`p_h`, each stratum by its share of the population (W. Cochran, "Sampling Techniques", 1977, 5.3).
    pub value: f64,
    /// Wilson's interval at the effective sample size.
    pub interval: Interval,
    /// The size of an unstratified sample that would say as much: 1/Σ(`W_h²/n_h`) (L. Kish, "Survey Sampling", 1965).
    /// It equals the number looked at where every stratum gave in proportion, and is smaller otherwise.
    pub effective: f64,
    /// How many were looked at.
    pub trials: u64,
    /// Population of the strata in which nothing was looked at; the figures say nothing about these.
    pub uncovered: u64,
}

/// The share of successes in the whole population, from a sample in which strata are not represented in proportion.
/// `None` if nothing was looked at.
pub fn weighted_proportion(strata: &[Stratum], confidence: f64) -> Option<Weighted> {
    let (seen, unseen): (Vec<&Stratum>, Vec<&Stratum>) =
        strata.iter().partition(|stratum| stratum.sample.trials > 0 && stratum.population > 0);
    let population: u64 = seen.iter().map(|stratum| stratum.population).sum();
    if population == 0 {
        return None;
    }
    let mut value = 0.0;
    let mut spread = 0.0;
    for stratum in &seen {
        let weight = stratum.population as f64 / population as f64;
        value += weight * stratum.sample.value().unwrap_or(0.0);
        spread += weight * weight / stratum.sample.trials as f64;
    }
    let value = if seen.iter().all(|stratum| stratum.sample.successes == stratum.sample.trials) { 1.0 } else { value };
    let effective = 1.0 / spread;
    Some(Weighted {
        value,
        interval: wilson(value, effective, confidence),
        effective,
        trials: seen.iter().map(|stratum| stratum.sample.trials).sum(),
        uncovered: unseen.iter().map(|stratum| stratum.population).sum(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expect: f64) -> bool {
        (found - expect).abs() < 5e-5
    }

    /// R. Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I.
    #[test]
    fn newcombes_table() {
        for (successes, trials, wilson, exact) in [
            (81, 263, [0.2553, 0.3662], [0.2527, 0.3676]),
            (15, 148, [0.0624, 0.1605], [0.0578, 0.1617]),
            (0, 20, [0.0, 0.1611], [0.0, 0.1684]),
            (1, 29, [0.0061, 0.1718], [0.0009, 0.1776]),
        ] {
            let found = Proportion::new(successes, trials);
            let (score, clopper) = (found.wilson(0.95), found.exact(0.95));
            assert!(near(score.low, wilson[0]) && near(score.high, wilson[1]), "{successes}/{trials}: {score:?}");
            assert!(near(clopper.low, exact[0]) && near(clopper.high, exact[1]), "{successes}/{trials}: {clopper:?}");
        }
    }

    #[test]
    fn nothing_looked_at_says_nothing() {
        let none = Proportion::default();
        assert_eq!(none.value(), None);
        for interval in [none.wilson(0.95), none.exact(0.95)] {
            assert_eq!((interval.low, interval.high), (0.0, 1.0));
        }
        assert_eq!(weighted_proportion(&[Stratum { population: 9, sample: none }], 0.95), None);
    }

    #[test]
    fn a_sample_in_proportion_is_as_good_as_an_unstratified_one() {
        let strata = [
            Stratum { population: 300, sample: Proportion::new(24, 30) },
            Stratum { population: 100, sample: Proportion::new(5, 10) },
        ];
        let found = weighted_proportion(&strata, 0.95).unwrap();
        assert!((found.value - 29.0 / 40.0).abs() < 1e-12 && (found.effective - 40.0).abs() < 1e-9);
        let plain = Proportion::new(29, 40).wilson(0.95);
        assert!((found.interval.low - plain.low).abs() < 1e-9 && (found.interval.high - plain.high).abs() < 1e-9);
    }

    #[test]
    fn a_small_stratum_with_many_checks_counts_by_its_size() {
        let strata = [
            Stratum { population: 900, sample: Proportion::new(20, 20) },
            Stratum { population: 100, sample: Proportion::new(0, 20) },
            Stratum { population: 50, sample: Proportion::default() },
        ];
        let found = weighted_proportion(&strata, 0.95).unwrap();
        assert!((found.value - 0.9).abs() < 1e-12);
        assert!(found.effective < 40.0 && found.trials == 40 && found.uncovered == 50);
    }
}
