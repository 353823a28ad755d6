//! The bootstrap over articles, or over events where articles share wire copy: how much a figure depends on which
//! articles happen to be in the corpus. Words come in bursts, so resampling words would claim far too much
//! (J. Lijffijt et al., "Significance testing of word frequencies in corpora", 2016).

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::keyness::Contrast;
use super::random::Random;
use super::rates::{Count, Interval};

/// From this many articles on, each article's weight is drawn from a Poisson distribution of mean 1 instead of drawing
/// articles, which comes to the same.
pub const POISSON_FROM: usize = 100_000;

/// How to resample. The same settings give the same interval on every machine.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Bootstrap {
    /// Seed of the random numbers; to be printed with the result.
    pub seed: u64,
    /// How many times to resample.
    pub replicates: u32,
    /// Coverage of the percentile interval.
    pub confidence: f64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { seed: 20_240_501, replicates: 2000, confidence: 0.95 }
    }
}

impl Bootstrap {
    /// The interval of a rate per 1,000 words, over the articles of one source. `None` under two articles.
    pub fn rate(&self, articles: &[Count]) -> Option<Interval> {
        (articles.len() >= 2).then(|| {
            self.percentiles(|random| {
                let mut total = Count::default();
                resample(random, articles.len(), |i, times| total = total + weighted(articles[i], times));
                total.rate()
            })
        })
    }

    /// The interval of the log ratio of two sources, each source's articles resampled on their own.
    /// `None` under two articles on either side.
    pub fn log_ratio(&self, target: &[Count], reference: &[Count]) -> Option<Interval> {
        (target.len() >= 2 && reference.len() >= 2).then(|| {
            self.percentiles(|random| {
                let mut contrast = Contrast::default();
                resample(random, target.len(), |i, times| {
                    contrast.target = contrast.target + weighted(target[i], times);
                });
                resample(random, reference.len(), |i, times| {
                    contrast.reference = contrast.reference + weighted(reference[i], times);
                });
                contrast.log_ratio().value
            })
        })
    }

    /// The interval of the log ratio where whole events are resampled, each with what both sources wrote about it.
    /// `None` under two events.
    pub fn log_ratio_by_event(&self, events: &[Contrast]) -> Option<Interval> {
        (events.len() >= 2).then(|| {
            self.percentiles(|random| {
                let mut contrast = Contrast::default();
                resample(random, events.len(), |i, times| {
                    contrast.target = contrast.target + weighted(events[i].target, times);
                    contrast.reference = contrast.reference + weighted(events[i].reference, times);
                });
                contrast.log_ratio().value
            })
        })
    }

    /// The percentile interval of any statistic computed from a random sequence. Values that are no number (a
    /// resample without words) are left out.
    pub fn percentiles(&self, statistic: impl Fn(&mut Random) -> f64 + Sync) -> Interval {
        let mut values: Vec<f64> = (0..u64::from(self.replicates.max(1)))
            .into_par_iter()
            .map(|n| statistic(&mut Random::stream(self.seed, n)))
            .collect();
        values.retain(|value| !value.is_nan());
        values.sort_by(f64::total_cmp);
        let tail = (1.0 - self.confidence) / 2.0;
        Interval { low: quantile(&values, tail), high: quantile(&values, 1.0 - tail) }
    }
}

fn weighted(count: Count, times: u64) -> Count {
    Count { hits: count.hits * times, words: count.words * times }
}

/// Draws `n` of `n` with replacement and hands on what was drawn, with how often.
fn resample(random: &mut Random, n: usize, mut take: impl FnMut(usize, u64)) {
    if n >= POISSON_FROM {
        for i in 0..n {
            match random.poisson_one() {
                0 => {}
                times => take(i, u64::from(times)),
            }
        }
    } else {
        for _ in 0..n {
            take(random.below(n), 1);
        }
    }
}

/// The quantile of sorted values, by linear interpolation (R's type 7, numpy's default). NaN of nothing.
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let at = p.clamp(0.0, 1.0) * last as f64;
    let below = sorted[at.floor() as usize];
    let above = sorted[at.ceil() as usize];
    if below == above { below } else { below + (above - below) * at.fract() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_interval() {
        let articles: Vec<Count> = (0..40).map(|n| Count::new(n % 7, 400 + n)).collect();
        let settings = Bootstrap::default();
        assert_eq!(settings.rate(&articles), settings.rate(&articles));
        assert_ne!(settings.rate(&articles), Bootstrap { seed: 1, ..settings }.rate(&articles));
    }

    #[test]
    fn the_interval_of_a_mean_is_near_the_normal_one() {
        let articles: Vec<Count> = (0..200).map(|n| Count::new(n % 5, 1000)).collect();
        let found = Bootstrap::default().rate(&articles).unwrap();
        // Mean 2, standard deviation √2, standard error .1.
        assert!((found.low - 1.804).abs() < 0.03 && (found.high - 2.196).abs() < 0.03, "{found:?}");
    }

    #[test]
    fn bursts_widen_the_interval() {
        let even: Vec<Count> = (0..30).map(|_| Count::new(2, 500)).collect();
        let burst: Vec<Count> = (0..30).map(|n| Count::new(if n == 0 { 60 } else { 0 }, 500)).collect();
        let width = |articles: &[Count]| {
            let interval = Bootstrap::default().rate(articles).unwrap();
            interval.high - interval.low
        };
        assert_eq!(width(&even), 0.0);
        assert!(width(&burst) > 5.0);
        assert_eq!(Bootstrap::default().rate(&even[..1]), None);
    }

    #[test]
    fn events_keep_both_sources_together() {
        // Within every event the rates are equal: resampling events cannot make them differ.
        let events: Vec<Contrast> = (1..20).map(|n| Contrast::new(n, 100 * n, 2 * n, 200 * n)).collect();
        let found = Bootstrap::default().log_ratio_by_event(&events).unwrap();
        assert!(found.low.abs() < 1e-12 && found.high.abs() < 1e-12);
    }

    #[test]
    fn quantiles_interpolate() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.25), 1.75);
        assert!(quantile(&[], 0.5).is_nan());
    }
}
