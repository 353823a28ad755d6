//! Agreement between coders on nominal codes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bootstrap::Bootstrap;
use super::rates::Interval;

/// Krippendorff's α for nominal codes, 1 − `D_o/D_e`. `units` holds for every unit one code per coder, `None` where a
/// coder gave none; units with fewer than two codes do not count (A. Hayes & K. Krippendorff 2007). `None` where there
/// is nothing to compare or all codes are the same, for then chance cannot be told from agreement.
pub fn krippendorff_alpha(units: &[Vec<Option<u32>>]) -> Option<f64> {
    let tables: Vec<BTreeMap<u32, u64>> = units.iter().map(|unit| frequencies(unit)).collect();
    alpha(tables.iter())
}

fn frequencies(unit: &[Option<u32>]) -> BTreeMap<u32, u64> {
    let mut out = BTreeMap::new();
    for code in unit.iter().flatten() {
        *out.entry(*code).or_default() += 1;
    }
    out
}

fn alpha<'a>(units: impl Iterator<Item = &'a BTreeMap<u32, u64>>) -> Option<f64> {
    let mut totals: BTreeMap<u32, u64> = BTreeMap::new();
    let mut observed = 0.0;
    for unit in units {
        let codes: u64 = unit.values().sum();
        if codes < 2 {
            continue;
        }
        // Ordered pairs of different codes within the unit.
        let equal: u64 = unit.values().map(|n| n * (n - 1)).sum();
        observed += (codes * (codes - 1) - equal) as f64 / (codes - 1) as f64;
        for (&code, n) in unit {
            *totals.entry(code).or_default() += n;
        }
    }
    let n: u64 = totals.values().sum();
    let equal: u64 = totals.values().map(|n| n * n).sum();
    let expected = (n * n - equal) as f64;
    (expected > 0.0).then(|| 1.0 - (n as f64 - 1.0) * observed / expected)
}

/// The percentile interval of [`krippendorff_alpha`] over resampled units. `None` where α itself is, or under two units.
pub fn alpha_interval(units: &[Vec<Option<u32>>], bootstrap: &Bootstrap) -> Option<Interval> {
    let tables: Vec<BTreeMap<u32, u64>> = units.iter().map(|unit| frequencies(unit)).collect();
    alpha(tables.iter())?;
    (tables.len() >= 2).then(|| {
        bootstrap.percentiles(|random| {
            let drawn: Vec<usize> = (0..tables.len()).map(|_| random.below(tables.len())).collect();
            alpha(drawn.iter().map(|&i| &tables[i])).unwrap_or(f64::NAN)
        })
    })
}

/// How two coders agree on the units both have coded.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct PairAgreement {
    /// Units both have coded.
    pub units: usize,
    /// Of these, units coded alike.
    pub agreed: usize,
    /// Cohen's κ, (`p_o` − `p_e)/(1` − `p_e`) (J. Cohen 1960); `None` where both gave one and the same code throughout.
    pub kappa: Option<f64>,
}

impl PairAgreement {
    /// Compares two coders' codes unit by unit.
    pub fn of(pairs: &[(Option<u32>, Option<u32>)]) -> PairAgreement {
        let mut first: BTreeMap<u32, u64> = BTreeMap::new();
        let mut second: BTreeMap<u32, u64> = BTreeMap::new();
        let (mut units, mut agreed) = (0, 0);
        for &(one, other) in pairs {
            if let (Some(one), Some(other)) = (one, other) {
                units += 1;
                agreed += usize::from(one == other);
                *first.entry(one).or_default() += 1;
                *second.entry(other).or_default() += 1;
            }
        }
        let n = units as f64;
        let by_chance =
            first.iter().map(|(code, &k)| (k * second.get(code).copied().unwrap_or(0)) as f64).sum::<f64>() / (n * n);
        let kappa = (units > 0 && by_chance < 1.0).then(|| (agreed as f64 / n - by_chance) / (1.0 - by_chance));
        PairAgreement { units, agreed, kappa }
    }

    /// Share of units coded alike, from 0 to 1; `None` without units.
    pub fn percent(self) -> Option<f64> {
        (self.units > 0).then(|| self.agreed as f64 / self.units as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn krippendorffs_example() -> Vec<Vec<Option<u32>>> {
        let coders = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
        let coders: Vec<Vec<Option<u32>>> =
            coders.iter().map(|codes| codes.chars().map(|c| c.to_digit(10)).collect()).collect();
        (0..12).map(|unit| coders.iter().map(|codes| codes[unit]).collect()).collect()
    }

    #[test]
    fn four_coders_and_twelve_units() {
        let found = krippendorff_alpha(&krippendorffs_example()).unwrap();
        assert_eq!((found * 1000.0).round() / 1000.0, 0.743);
        let interval = alpha_interval(&krippendorffs_example(), &Bootstrap::default()).unwrap();
        assert!(interval.low < found && found <= interval.high);
    }

    #[test]
    fn one_code_throughout_says_nothing() {
        assert_eq!(krippendorff_alpha(&vec![vec![Some(1), Some(1)]; 5]), None);
        assert_eq!(PairAgreement::of(&[(Some(1), Some(1))]).kappa, None);
        assert_eq!(PairAgreement::of(&[(Some(1), None)]).percent(), None);
    }

    #[test]
    fn kappa_takes_chance_away() {
        // 20 yes–yes, 5 yes–no, 10 no–yes, 15 no–no: p_o = .7, p_e = .5.
        let mut pairs = vec![(Some(1), Some(1)); 20];
        pairs.extend(vec![(Some(1), Some(0)); 5]);
        pairs.extend(vec![(Some(0), Some(1)); 10]);
        pairs.extend(vec![(Some(0), Some(0)); 15]);
        let found = PairAgreement::of(&pairs);
        assert_eq!((found.units, found.agreed), (50, 35));
        assert!((found.kappa.unwrap() - 0.4).abs() < 1e-12);
    }
}
