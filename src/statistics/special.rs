//! The incomplete gamma and beta functions and their inverses.
//!
//! Corpus counts reach millions, and at that size the widespread implementations cut the continued fraction off
//! before it has converged. These do not: the leading factor comes from Loader's saddle-point form (C. Loader, "Fast
//! and Accurate Computation of Binomial Probabilities", 2000), which keeps its digits for large counts, and the
//! series run until they stand still.

use std::f64::consts::PI;
use std::sync::OnceLock;

use statrs::function::gamma::ln_gamma;

const TINY: f64 = 1e-300;
const MOST_TERMS: u32 = 1_000_000;

/// The error of Stirling's formula: ln n! − ln(√(2πn)·(n/e)ⁿ).
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return ln_gamma(n + 1.0) - (n + 0.5) * n.ln() + n - (2.0 * PI).sqrt().ln();
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square)
        / n
}

/// The deviance term x·ln(x/m) + m − x, without cancellation near x = m.
fn deviance(x: f64, mean: f64) -> f64 {
    if (x - mean).abs() < 0.1 * (x + mean) {
        let v = (x - mean) / (x + mean);
        let mut sum = (x - mean) * v;
        let mut term = 2.0 * x * v;
        for j in 1..1000 {
            term *= v * v;
            let next = sum + term / f64::from(2 * j + 1);
            if next == sum {
                break;
            }
            sum = next;
        }
        return sum;
    }
    x * (x / mean).ln() + mean - x
}

/// xᵃ·e⁻ˣ/Γ(a+1): the Poisson probability of `a` (any real a > 0) at mean x.
fn poisson_term(a: f64, x: f64) -> f64 {
    (-stirling_error(a) - deviance(a, x)).exp() / (2.0 * PI * a).sqrt()
}

/// pᵃ·qᵇ·Γ(a+b+1)/(Γ(a+1)·Γ(b+1)): the binomial probability of `a` out of a+b; q is 1 − p.
fn binomial_term(a: f64, b: f64, p: f64, q: f64) -> f64 {
    let n = a + b;
    if a == 0.0 {
        return (b * (-p).ln_1p()).exp();
    }
    if b == 0.0 {
        return (a * (-q).ln_1p()).exp();
    }
    let exponent = stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * p) - deviance(b, n * q);
    exponent.exp() * (n / (2.0 * PI * a * b)).sqrt()
}

/// The probability of exactly `k` successes in `n` trials of probability `p`.
pub(super) fn binomial_probability(k: u64, n: u64, p: f64) -> f64 {
    binomial_term(k as f64, (n - k) as f64, p, 1.0 - p)
}

/// The regularised incomplete gamma functions (lower, upper) at a > 0, x ≥ 0. They add up to 1, each with its own digits.
pub(super) fn incomplete_gamma(a: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    let factor = poisson_term(a, x);
    if x < a + 1.0 {
        let (mut term, mut sum, mut at) = (1.0, 1.0, a);
        for _ in 0..MOST_TERMS {
            at += 1.0;
            term *= x / at;
            sum += term;
            if term < sum * f64::EPSILON * 0.1 {
                break;
            }
        }
        let lower = factor * sum;
        return (lower, 1.0 - lower);
    }
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut h = d;
    for i in 1..MOST_TERMS {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = nonzero(an * d + b).recip();
        c = nonzero(b + an / c);
        let step = d * c;
        h *= step;
        if (step - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    let upper = factor * a * h;
    (1.0 - upper, upper)
}

/// The regularised incomplete beta function `I_x(a`, b) and its complement, for a, b > 0.
pub(super) fn incomplete_beta(a: f64, b: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x >= 1.0 {
        return (1.0, 0.0);
    }
    let y = 1.0 - x;
    // xᵃ·yᵇ/B(a, b)
    let factor = binomial_term(a, b, x, y) * a * b / (a + b);
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = factor * beta_fraction(a, b, x) / a;
        (lower, 1.0 - lower)
    } else {
        let upper = factor * beta_fraction(b, a, y) / b;
        (1.0 - upper, upper)
    }
}

/// The continued fraction of the incomplete beta function by Lentz's method.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = nonzero(1.0 - (a + b) * x / (a + 1.0)).recip();
    let mut h = d;
    for m in 1..MOST_TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = nonzero(1.0 + even * d).recip();
        c = nonzero(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = nonzero(1.0 + odd * d).recip();
        c = nonzero(1.0 + odd / c);
        let step = d * c;
        h *= step;
        if (step - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    h
}

fn nonzero(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}

/// The x at which the upper tail of a χ² distribution with `df` degrees of freedom is `upper`: Q(df/2, x/2) = upper.
pub(super) fn chi_squared_quantile(df: f64, tail: Tail) -> f64 {
    let a = df / 2.0;
    let mut high = a.max(1.0);
    while tail.is_left_of(incomplete_gamma(a, high)) {
        high *= 2.0;
    }
    2.0 * invert(0.0, high, |x| incomplete_gamma(a, x), |x| poisson_term(a, x) * a / x, tail)
}

/// The x at which the incomplete beta function of a, b leaves the given tail.
pub(super) fn beta_quantile(a: f64, b: f64, tail: Tail) -> f64 {
    let density = |x: f64| binomial_term(a, b, x, 1.0 - x) * a * b / (a + b) / (x * (1.0 - x));
    invert(0.0, 1.0, |x| incomplete_beta(a, b, x), density, tail)
}

/// The probability a quantile leaves on one side.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tail {
    /// Below it.
    Lower(f64),
    /// Above it.
    Upper(f64),
}

impl Tail {
    /// How far the (lower, upper) pair lies above the wanted one; grows with x.
    fn excess(self, (lower, upper): (f64, f64)) -> f64 {
        match self {
            Tail::Lower(p) => lower - p,
            Tail::Upper(p) => p - upper,
        }
    }

    fn is_left_of(self, pair: (f64, f64)) -> bool {
        self.excess(pair) < 0.0
    }
}

/// Newton's method kept inside a bracket that halves whenever a step would leave it.
fn invert(
    mut low: f64,
    mut high: f64,
    distribution: impl Fn(f64) -> (f64, f64),
    density: impl Fn(f64) -> f64,
    tail: Tail,
) -> f64 {
    let mut x = f64::midpoint(low, high);
    for _ in 0..400 {
        let excess = tail.excess(distribution(x));
        if excess == 0.0 {
            return x;
        }
        if excess > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let newton = x - excess / density(x);
        let next = if newton.is_finite() && newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - x).abs() <= x.abs() * 4.0 * f64::EPSILON || low == high {
            return next;
        }
        x = next;
    }
    x
}

/// The standard normal quantile of `p`. That of 95% intervals is worked out once: every row of a table asks for it.
pub(super) fn normal_quantile(p: f64) -> f64 {
    static USUAL: OnceLock<f64> = OnceLock::new();
    match p {
        0.5 => 0.0,
        0.975 => *USUAL.get_or_init(|| quantile_by_search(0.975)),
        _ => quantile_by_search(p),
    }
}

fn quantile_by_search(p: f64) -> f64 {
    let tail = if p > 0.5 { 1.0 - p } else { p };
    // z² is χ² with one degree of freedom, two-sided.
    let z = chi_squared_quantile(1.0, Tail::Upper(2.0 * tail)).sqrt();
    if p > 0.5 { z } else { -z }
}

/// The upper tail of χ² with one degree of freedom.
pub(super) fn chi_squared_p(value: f64) -> f64 {
    incomplete_gamma(0.5, value.max(0.0) / 2.0).1
}

/// The two-sided p-value of a standard normal z.
pub(super) fn normal_p(z: f64) -> f64 {
    chi_squared_p(z * z)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expect: f64) {
        assert!((found - expect).abs() <= 1e-11 * expect.abs().max(1e-280), "{found:e} is not {expect:e}");
    }

    // Values from scipy.special 1.17.
    #[test]
    fn tails_keep_their_digits_for_large_counts() {
        for (a, x, lower, upper) in [
            (3.0, 8.767273073, 0.9924929894858173, 0.0075070105141827066),
            (1e6, 1_001_000.0, 0.8413447863683402, 0.15865521363165971),
            (2000.0, 1900.0, 0.011695820381150121, 0.9883041796188499),
            (0.5, 50.0, 1.0, 1.5239706048320995e-23),
        ] {
            let found = incomplete_gamma(a, x);
            close(found.0, lower);
            close(found.1, upper);
        }
        for (a, b, x, lower, upper) in [
            (57.0, 3.5, 0.9, 0.09200719325260528, 0.9079928067473948),
            (1e6, 2e6, 0.3335, 0.7298824325036775, 0.2701175674963167),
            (1.0, 105_318.0, 3.5e-5, 0.9749327861743113, 0.02506721382568869),
            (1e5, 1e3, 0.99, 0.3717821455135547, 0.6282178544864461),
        ] {
            let found = incomplete_beta(a, b, x);
            close(found.0, lower);
            close(found.1, upper);
        }
        close(normal_quantile(0.975), 1.959_963_984_540_054);
        close(chi_squared_p(3.841_458_820_694_124), 0.05);
    }

    #[test]
    fn a_quantile_leaves_its_tail() {
        for df in [1.0, 2.0, 7.0, 200.0, 2e6] {
            for p in [1e-12, 0.025, 0.5, 0.9] {
                let x = chi_squared_quantile(df, Tail::Upper(p));
                close(incomplete_gamma(df / 2.0, x / 2.0).1, p);
            }
        }
        for (a, b) in [(1.0, 9.0), (57.0, 3.5), (1e6, 2e6)] {
            for p in [1e-9, 0.025, 0.6] {
                close(incomplete_beta(a, b, beta_quantile(a, b, Tail::Lower(p))).0, p);
            }
        }
    }
}
