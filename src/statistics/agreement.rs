//! Agreement between coders on nominal codes: share of pairs that agree, Cohen's κ, Krippendorff's α.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bootstrap::Bootstrap;
use super::rates::Interval;
use super::special::normal_quantile;

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

/// The percentile interval of [`krippendorff_alpha`] over resampled units, those with fewer than two codes left out.
/// `None` where α itself is, or under two units. A resample in which all codes are the same has no α and is left out.
pub fn alpha_interval(units: &[Vec<Option<u32>>], bootstrap: &Bootstrap) -> Option<Interval> {
    let tables: Vec<BTreeMap<u32, u64>> =
        units.iter().map(|unit| frequencies(unit)).filter(|table| table.values().sum::<u64>() >= 2).collect();
    alpha(tables.iter())?;
    (tables.len() >= 2).then(|| {
        bootstrap.percentiles(|random| {
            let drawn: Vec<usize> = (0..tables.len()).map(|_| random.below(tables.len())).collect();
            alpha(drawn.iter().map(|&i| &tables[i])).unwrap_or(f64::NAN)
        })
    })
}

/// How often any two coders of a unit gave it the same code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PairwiseAgreement {
    /// Units with two codes or more.
    pub units: u64,
    /// Pairs of codes within these units.
    pub pairs: u64,
    /// Of these, pairs of equal codes.
    pub agreed: u64,
}

impl PairwiseAgreement {
    /// Counts the pairs within every unit; `units` as for [`krippendorff_alpha`].
    pub fn of(units: &[Vec<Option<u32>>]) -> PairwiseAgreement {
        let mut out = PairwiseAgreement::default();
        for unit in units {
            let table = frequencies(unit);
            let codes: u64 = table.values().sum();
            if codes >= 2 {
                out.units += 1;
                out.pairs += codes * (codes - 1) / 2;
                out.agreed += table.values().map(|n| n * (n - 1) / 2).sum::<u64>();
            }
        }
        out
    }

    /// The share of pairs that agree, from 0 to 1; `None` without pairs. With two coders it is the share of units
    /// coded alike.
    pub fn share(self) -> Option<f64> {
        (self.pairs > 0).then(|| self.agreed as f64 / self.pairs as f64)
    }
}

/// How two coders agree on the units both have coded.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct PairAgreement {
    /// Units both have coded.
    pub units: usize,
    /// Of these, units coded alike.
    pub agreed: usize,
    /// Cohen's κ; `None` where both gave one and the same code throughout, or have no unit in common.
    pub kappa: Option<Kappa>,
}

/// Cohen's κ, (`p_o` − `p_e)/(1` − `p_e`) (J. Cohen, "A coefficient of agreement for nominal scales", 1960).
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Kappa {
    /// From −1 to 1; 0 is what chance would give.
    pub value: f64,
    /// Its large-sample standard error (J. Fleiss, J. Cohen & B. Everitt, "Large sample standard errors of kappa and
    /// weighted kappa", 1969).
    pub error: f64,
}

impl Kappa {
    /// The large-sample interval, value ± z·error, cut at −1 and 1. Too narrow under some thirty units.
    pub fn interval(self, confidence: f64) -> Interval {
        let reach = normal_quantile(0.5 + confidence / 2.0) * self.error;
        Interval { low: (self.value - reach).max(-1.0), high: (self.value + reach).min(1.0) }
    }
}

impl PairAgreement {
    /// Compares two coders' codes unit by unit.
    pub fn of(pairs: &[(Option<u32>, Option<u32>)]) -> PairAgreement {
        let mut cells: BTreeMap<(u32, u32), u64> = BTreeMap::new();
        for &(one, other) in pairs {
            if let (Some(one), Some(other)) = (one, other) {
                *cells.entry((one, other)).or_default() += 1;
            }
        }
        let units: u64 = cells.values().sum();
        let agreed: u64 = cells.iter().filter(|((one, other), _)| one == other).map(|(_, n)| n).sum();
        PairAgreement { units: units as usize, agreed: agreed as usize, kappa: kappa(&cells, units as f64) }
    }

    /// Share of units coded alike, from 0 to 1; `None` without units.
    pub fn percent(self) -> Option<f64> {
        (self.units > 0).then(|| self.agreed as f64 / self.units as f64)
    }
}

fn kappa(cells: &BTreeMap<(u32, u32), u64>, n: f64) -> Option<Kappa> {
    let mut first: BTreeMap<u32, f64> = BTreeMap::new();
    let mut second: BTreeMap<u32, f64> = BTreeMap::new();
    for (&(one, other), &count) in cells {
        *first.entry(one).or_default() += count as f64 / n;
        *second.entry(other).or_default() += count as f64 / n;
    }
    let share = |marginal: &BTreeMap<u32, f64>, code: u32| marginal.get(&code).copied().unwrap_or(0.0);
    let by_chance: f64 = first.iter().map(|(&code, p)| p * share(&second, code)).sum();
    // One cell alone: both coders gave the same code throughout.
    if n == 0.0 || (cells.len() == 1 && first.keys().eq(second.keys())) {
        return None;
    }
    let observed: f64 = cells.iter().filter(|((one, other), _)| one == other).map(|(_, &k)| k as f64 / n).sum();
    let value = (observed - by_chance) / (1.0 - by_chance);
    let mut spread = -(value - by_chance * (1.0 - value)).powi(2);
    for (&(one, other), &count) in cells {
        let p = count as f64 / n;
        spread += if one == other {
            p * (1.0 - (share(&first, one) + share(&second, one)) * (1.0 - value)).powi(2)
        } else {
            p * ((1.0 - value) * (share(&second, one) + share(&first, other))).powi(2)
        };
    }
    // Rounding may leave a trace below zero where agreement is perfect.
    let error = (spread.max(0.0) / n).sqrt() / (1.0 - by_chance);
    Some(Kappa { value, error })
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

    fn codes(text: &str) -> Vec<Option<u32>> {
        text.chars().map(|c| (c != '.').then_some(c as u32)).collect()
    }

    fn units(coders: &[&str]) -> Vec<Vec<Option<u32>>> {
        let coders: Vec<_> = coders.iter().map(|text| codes(text)).collect();
        (0..coders[0].len()).map(|unit| coders.iter().map(|codes| codes[unit]).collect()).collect()
    }

    /// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, sections A to C.
    #[test]
    fn krippendorffs_worked_examples() {
        for (coders, expect) in [(["0100000010", "1110010000"], 0.095), (["aabbdcccedda", "babbbccceddd"], 0.692)] {
            let found = krippendorff_alpha(&units(&coders)).unwrap();
            assert!((found - expect).abs() < 0.0005, "{coders:?}: {found}");
        }
    }

    /// J. Cohen 1960, table 1: κ = .492; statsmodels 0.15 gives the interval of Fleiss, Cohen and Everitt.
    #[test]
    fn cohens_worked_example() {
        let table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];
        let mut pairs = Vec::new();
        for (one, row) in (0..).zip(table) {
            for (other, count) in (0..).zip(row) {
                pairs.extend(vec![(Some(one), Some(other)); count]);
            }
        }
        let found = PairAgreement::of(&pairs);
        assert_eq!((found.units, found.percent()), (200, Some(0.7)));
        let kappa = found.kappa.unwrap();
        assert!((kappa.value - 0.491_525_423_728_8).abs() < 1e-12);
        let interval = kappa.interval(0.95);
        assert!(
            (interval.low - 0.391_563_702_053_5).abs() < 1e-9 && (interval.high - 0.591_487_145_404_1).abs() < 1e-9
        );
    }

    #[test]
    fn pairs_are_counted_within_units() {
        // abb: 3 pairs, 1 agrees; aa.: 1 pair; b..: none.
        let found = PairwiseAgreement::of(&units(&["aab", "ba.", "b.."]));
        assert_eq!(found, PairwiseAgreement { units: 2, pairs: 4, agreed: 2 });
        assert_eq!(found.share(), Some(0.5));
        assert_eq!(PairwiseAgreement::default().share(), None);
    }

    #[test]
    fn a_unit_with_one_code_does_not_widen_the_interval() {
        let example = krippendorffs_example();
        let mut more = example.clone();
        more.extend(vec![vec![Some(9), None, None, None]; 50]);
        let settings = Bootstrap::default();
        assert_eq!(krippendorff_alpha(&more), krippendorff_alpha(&example));
        // The last of the twelve units has one code, so eleven are drawn from either way.
        assert_eq!(alpha_interval(&more, &settings), alpha_interval(&example[..11], &settings));
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
        assert!((found.kappa.unwrap().value - 0.4).abs() < 1e-12);
    }
}
