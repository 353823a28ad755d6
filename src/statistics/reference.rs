//! Agreement with scipy and statsmodels on randomly drawn tables; `tests/fixtures/statistics/generate.py` made the values.

use serde_json::Value;

use super::bootstrap::Bootstrap;
use super::diversity::{hypergeometric_diversity, moving_average, mtld, type_token_ratio};
use super::special::{Tail, beta_quantile};
use super::*;

fn reference() -> Value {
    serde_json::from_str(include_str!("../../tests/fixtures/statistics/reference.json")).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn integers(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect()
}

/// Equal to nine digits (of the larger of the value and 1e-290, below which scipy itself underflows).
fn close(found: f64, expect: &Value, what: &str) {
    let expect = number(expect);
    let error = (found - expect).abs() / expect.abs().max(1e-290);
    assert!(
        error <= 1e-9 || (found - expect).abs() <= 1e-12 * expect.abs().max(1e-3),
        "{what}: {found:e}, not {expect:e}"
    );
}

#[test]
fn two_by_two_tables_agree_with_scipy_and_statsmodels() {
    for row in reference()["contrasts"].as_array().unwrap() {
        let get = |key: &str| row[key].as_u64().unwrap();
        let contrast = Contrast::new(get("a"), get("c"), get("b"), get("d"));
        let check = |found: f64, expect: &Value, what: &str| close(found, expect, &format!("{what} of {row}"));
        let interval = contrast.target.interval(0.95);
        check(interval.low, &row["interval"][0], "lower end");
        check(interval.high, &row["interval"][1], "upper end");
        check(exact_rate_test(contrast.target, contrast.reference), &row["exact_p"], "exact p");
        if row["chi2_g2_four_term"].is_null() {
            continue;
        }
        // G² is a difference of large terms: nine digits of the terms, not of a value that is nearly zero.
        let terms = (contrast.target.hits + contrast.reference.hits) as f64;
        let near = |found: f64, expect: f64| (found - expect).abs() <= 1e-9 * expect.abs().max(terms * 1e-3);
        assert!(near(contrast.g2_two_term(), number(&row["g2_two_term"])), "{row}");
        assert!(near(contrast.g2_four_term(), number(&row["chi2_g2_four_term"])), "{} {row}", contrast.g2_four_term());
        let p = number(&row["g2_p"]);
        assert!((contrast.g2_p_value() - p).abs() <= 1e-8 * p, "{row}");
        if !row["odds_ratio"].is_null() {
            let odds = contrast.odds_ratio(0.95);
            check(odds.value, &row["odds_ratio"][0], "odds ratio");
            check(odds.interval.low, &row["odds_ratio"][1], "odds ratio low");
            check(odds.interval.high, &row["odds_ratio"][2], "odds ratio high");
        }
        let (a, b) = (contrast.target.hits as f64, contrast.reference.hits as f64);
        if a > 0.0 {
            check(beta_quantile(a, b + 1.0, Tail::Lower(0.025)), &row["clopper_pearson"][0], "Clopper–Pearson low");
        }
        if b > 0.0 {
            check(beta_quantile(a + 1.0, b, Tail::Upper(0.025)), &row["clopper_pearson"][1], "Clopper–Pearson high");
        }
    }
}

#[test]
fn dispersion_agrees_with_scipy() {
    for row in reference()["dispersions"].as_array().unwrap() {
        let parts: Vec<Count> =
            integers(&row["hits"]).into_iter().zip(integers(&row["words"])).map(|(h, w)| Count::new(h, w)).collect();
        let found = Dispersion::of(&parts).unwrap();
        close(found.dp, &row["dp"], "DP");
        close(found.dp_norm, &row["dp_norm"], "DPnorm");
        close(found.juilland_d, &row["juilland_d"], "D");
        close(found.divergence, &row["divergence"], "KLD");
    }
}

#[test]
fn diversity_agrees_with_scipys_hypergeometric_distribution() {
    for row in reference()["hypergeometric"].as_array().unwrap() {
        let found = hypergeometric_diversity(integers(&row["frequencies"]).into_iter()).unwrap();
        close(found, &row["value"], "HD-D");
    }
}

#[test]
fn diversity_in_reading_order_agrees_with_lexicalrichness() {
    const WINDOW: usize = 50;
    for row in reference()["sequences"].as_array().unwrap() {
        let words: Vec<u32> = integers(&row["words"]).into_iter().map(|word| word as u32).collect();
        close(type_token_ratio(&words).unwrap(), &row["ttr"], "TTR");
        close(moving_average(&words, WINDOW).value().unwrap(), &row["mattr"], "MATTR");
        close(mtld(&words).unwrap(), &row["mtld"], "MTLD");
    }
}

#[test]
fn agreement_agrees_with_krippendorff_and_statsmodels() {
    for row in reference()["agreements"].as_array().unwrap() {
        let units: Vec<Vec<Option<u32>>> = row["units"]
            .as_array()
            .unwrap()
            .iter()
            .map(|unit| unit.as_array().unwrap().iter().map(|code| code.as_u64().map(|code| code as u32)).collect())
            .collect();
        close(krippendorff_alpha(&units).unwrap(), &row["alpha"], "alpha");
        assert!(alpha_interval(&units, &Bootstrap { replicates: 50, ..Bootstrap::default() }).is_some());
        let pairs: Vec<_> = row["pair"]
            .as_array()
            .unwrap()
            .iter()
            .map(|pair| (pair[0].as_u64().map(|code| code as u32), pair[1].as_u64().map(|code| code as u32)))
            .collect();
        let kappa = PairAgreement::of(&pairs).kappa.unwrap();
        close(kappa.value, &row["kappa"], "kappa");
        close(kappa.error, &row["kappa_error"], "standard error of kappa");
        close(PairwiseAgreement::of(&units).share().unwrap(), &row["pairwise"], "pairwise agreement");
    }
}

#[test]
fn proportions_agree_with_statsmodels_and_scipy() {
    for row in reference()["proportions"].as_array().unwrap() {
        let get = |key: &str| row[key].as_u64().unwrap();
        let found = Proportion::new(get("successes"), get("trials"));
        for (name, interval) in [("wilson", found.wilson(0.95)), ("exact", found.exact(0.95))] {
            let near = |found: f64, expect: &Value| (found - number(expect)).abs() <= 1e-9;
            assert!(near(interval.low, &row[name][0]) && near(interval.high, &row[name][1]), "{interval:?} of {row}");
        }
    }
}

#[test]
fn corrected_p_values_agree_with_statsmodels() {
    for row in reference()["corrections"].as_array().unwrap() {
        let p: Vec<f64> = row["p"].as_array().unwrap().iter().map(number).collect();
        for (found, expect) in benjamini_hochberg(&p).into_iter().zip(row["q"].as_array().unwrap()) {
            close(found, expect, "q");
        }
    }
}

#[test]
fn effect_sizes_agree_with_their_definitions_and_scipys_beta() {
    for row in reference()["effects"].as_array().unwrap() {
        let get = |key: &str| row[key].as_u64().unwrap();
        let contrast = Contrast::new(get("a"), get("c"), get("b"), get("d"));
        // A logarithm near 0 is a difference of larger ones: nine digits of those.
        let near = |found: f64, key: &str| {
            let expect = number(&row[key]);
            assert!((found - expect).abs() <= 1e-9 * expect.abs().max(1.0), "{key}: {found}, not {expect}, {row}");
        };
        near(contrast.log_ratio().value, "log_ratio");
        near(contrast.bayes_factor(), "bayes_factor");
        let odds = contrast.log_odds(number(&row["prior"]), number(&row["prior_total"]));
        near(odds.delta, "delta");
        near(odds.z, "z");
        near(contrast.conservative_log_ratio(0.05, get("comparisons") as usize), "conservative_log_ratio");
        if row["percent_difference"].is_null() {
            assert!(contrast.percent_difference() > 0.0);
        } else {
            near(contrast.percent_difference(), "percent_difference");
        }
        if !row["detectable"].is_null() {
            near(smallest_detectable_ratio(get("a"), get("b")), "detectable");
        }
    }
}

#[test]
fn maps_agree_with_numpys_singular_value_decomposition() {
    for row in reference()["correspondences"].as_array().unwrap() {
        let counts: Vec<Vec<u64>> = row["counts"].as_array().unwrap().iter().map(integers).collect();
        let found = Correspondence::of(&counts).unwrap();
        let list = |values: &Value| values.as_array().unwrap().iter().map(number).collect::<Vec<f64>>();
        let inertias = list(&row["inertias"]);
        assert_eq!(found.inertias.len(), inertias.len());
        let near = |found: f64, expect: f64| (found - expect).abs() <= 1e-9 * expect.abs().max(1.0);
        assert!(found.inertias.iter().zip(&inertias).all(|(&found, &expect)| near(found, expect)));
        assert!(near(found.inertias.iter().sum(), number(&row["chi_squared_over_n"])));
        for (found, key) in
            [(&found.rows, "rows"), (&found.columns, "columns"), (&found.contributions, "contributions")]
        {
            for (found, expect) in found.iter().zip(row[key].as_array().unwrap()) {
                let expect = list(expect);
                assert!(found.iter().zip(&expect).all(|(&f, &e)| near(f, e)), "{key}: {found:?}, not {expect:?}");
            }
        }
    }
}

#[test]
fn collocations_agree_with_scipy() {
    for row in reference()["collocations"].as_array().unwrap() {
        let get = |key: &str| row[key].as_u64().unwrap();
        let pair = Cooccurrence {
            observed: get("observed"),
            node: get("node"),
            collocate: get("collocate"),
            window: get("window"),
            words: get("words"),
        };
        for (found, key) in [
            (pair.mutual_information(), "mutual_information"),
            (pair.t_score(), "t_score"),
            (pair.log_dice(), "log_dice"),
        ] {
            close(found, &row[key], key);
        }
        let expect = number(&row["log_likelihood"]);
        let terms = pair.observed as f64;
        assert!((pair.log_likelihood() - expect).abs() <= 1e-9 * expect.abs().max(terms * 1e-3), "{row}");
    }
}
