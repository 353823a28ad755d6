//! Correspondence analysis: a map on which sources with alike profiles of terms lie near each other, and terms lie
//! towards the sources that use them more than others do.
//!
//! Notation: N the table of counts, terms down and sources across; P = N/n; r and c its row and column sums;
//! `S = D_r^(−½)·(P − r·cᵀ)·D_c^(−½) = U·Σ·Vᵀ`. Principal coordinates of the terms are `D_r^(−½)·U·Σ`, of the sources
//! `D_c^(−½)·V·Σ`; Σ² are the principal inertias, which add up to χ²/n (M. Greenacre, *Correspondence Analysis in
//! Practice*, 3rd ed. 2017, appendix A).

use serde::Serialize;

/// The solution. Coordinates and contributions are by item, then by axis; items whose counts are all 0 have none and
/// stand at 0.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Correspondence {
    /// Principal inertias, the largest first: how much of the differences an axis shows.
    pub inertias: Vec<f64>,
    /// Principal coordinates of the rows (terms).
    pub rows: Vec<Vec<f64>>,
    /// Principal coordinates of the columns (sources).
    pub columns: Vec<Vec<f64>>,
    /// What part of an axis' inertia is due to a row; over the rows these add up to 1.
    pub contributions: Vec<Vec<f64>>,
}

/// An inertia below this is rounding.
const NO_INERTIA: f64 = 1e-14;
/// Rounds of rotations; far fewer are needed.
const MOST_ROUNDS: usize = 60;

impl Correspondence {
    /// Analyses counts given by row. Every row must be as long as the first. The sign of an axis is free; here the
    /// source farthest out on it lies on its positive side. `None` if there is nothing to tell apart: fewer than two
    /// rows or columns with counts, or all profiles alike.
    pub fn of(counts: &[Vec<u64>]) -> Option<Correspondence> {
        let across = counts.first()?.len();
        let down = counts.len();
        let total: u64 = counts.iter().flatten().sum();
        let total = total as f64;
        let row_masses: Vec<f64> = counts.iter().map(|row| row.iter().sum::<u64>() as f64 / total).collect();
        let column_masses: Vec<f64> =
            (0..across).map(|j| counts.iter().map(|row| row[j]).sum::<u64>() as f64 / total).collect();
        let present = |masses: &[f64]| masses.iter().filter(|&&mass| mass > 0.0).count();
        if present(&row_masses) < 2 || present(&column_masses) < 2 {
            return None;
        }
        // S by columns.
        let residuals: Vec<Vec<f64>> = (0..across)
            .map(|j| {
                (0..down)
                    .map(|i| {
                        let expected = row_masses[i] * column_masses[j];
                        if expected > 0.0 { (counts[i][j] as f64 / total - expected) / expected.sqrt() } else { 0.0 }
                    })
                    .collect()
            })
            .collect();
        // S = Q·R, so the rotation of R is that of S, and R is small whatever the number of terms.
        let mut triangle = triangular(&residuals);
        let turned = orthogonalise(&mut triangle);
        let norms: Vec<f64> = triangle.iter().map(|column| column.iter().map(|x| x * x).sum::<f64>()).collect();
        let mut order: Vec<usize> = (0..across).filter(|&k| norms[k] > NO_INERTIA).collect();
        order.sort_by(|&a, &b| norms[b].total_cmp(&norms[a]).then(a.cmp(&b)));
        if order.is_empty() {
            return None;
        }
        let root = |mass: f64| if mass > 0.0 { mass.sqrt().recip() } else { 0.0 };
        // The columns of S·V are U·Σ; those of V·Σ need the singular value.
        let along = |i: usize, k: usize| (0..across).map(|j| residuals[j][i] * turned[k][j]).sum::<f64>();
        let mut rows: Vec<Vec<f64>> =
            (0..down).map(|i| order.iter().map(|&k| along(i, k) * root(row_masses[i])).collect()).collect();
        let mut columns: Vec<Vec<f64>> = (0..across)
            .map(|j| order.iter().map(|&k| turned[k][j] * norms[k].sqrt() * root(column_masses[j])).collect())
            .collect();
        for axis in 0..order.len() {
            let farthest = columns
                .iter()
                .map(|at: &Vec<f64>| at[axis])
                .fold(0.0, |far: f64, x| if x.abs() > far.abs() * (1.0 + 1e-9) { x } else { far });
            if farthest < 0.0 {
                for at in rows.iter_mut().chain(&mut columns) {
                    at[axis] = -at[axis];
                }
            }
        }
        let inertias: Vec<f64> = order.iter().map(|&k| norms[k]).collect();
        let contributions = rows
            .iter()
            .zip(&row_masses)
            .map(|(at, mass)| at.iter().zip(&inertias).map(|(x, inertia)| mass * x * x / inertia).collect())
            .collect();
        Some(Correspondence { inertias, rows, columns, contributions })
    }

    /// The part of all differences that an axis shows, from 0 to 1.
    pub fn share(&self, axis: usize) -> f64 {
        self.inertias.get(axis).map_or(0.0, |inertia| inertia / self.inertias.iter().sum::<f64>())
    }

    /// The rows that pull most on the first two axes: the greatest contributions to what these show together, first.
    pub fn pulling(&self) -> Vec<usize> {
        let pull = |row: usize| -> f64 {
            self.contributions[row].iter().zip(&self.inertias).take(2).map(|(part, inertia)| part * inertia).sum()
        };
        let pulls: Vec<f64> = (0..self.rows.len()).map(pull).collect();
        let mut order: Vec<usize> = (0..self.rows.len()).filter(|&row| pulls[row] > 0.0).collect();
        order.sort_by(|&a, &b| pulls[b].total_cmp(&pulls[a]).then(a.cmp(&b)));
        order
    }
}

/// The triangle R of a matrix's factors Q·R, by columns (Householder reflections).
fn triangular(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut columns = columns.to_vec();
    let down = columns.first().map_or(0, Vec::len);
    for k in 0..columns.len().min(down) {
        let length = columns[k][k..].iter().map(|x| x * x).sum::<f64>().sqrt();
        if length == 0.0 {
            continue;
        }
        let mut mirror = columns[k][k..].to_vec();
        mirror[0] += length.copysign(mirror[0]);
        let square: f64 = mirror.iter().map(|x| x * x).sum();
        for column in &mut columns[k..] {
            let along: f64 = mirror.iter().zip(&column[k..]).map(|(m, x)| m * x).sum();
            let step = 2.0 * along / square;
            column[k..].iter_mut().zip(&mirror).for_each(|(x, m)| *x -= step * m);
        }
    }
    let across = columns.len();
    for column in &mut columns {
        column.truncate(across.min(down));
    }
    columns
}

/// Turns columns until they are at right angles to each other (one-sided Jacobi rotations, M. Hestenes 1958) and
/// returns the columns of the rotation V: afterwards the columns are those of S·V.
fn orthogonalise(columns: &mut [Vec<f64>]) -> Vec<Vec<f64>> {
    let n = columns.len();
    let mut turned: Vec<Vec<f64>> = (0..n).map(|j| (0..n).map(|i| if i == j { 1.0 } else { 0.0 }).collect()).collect();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    for _ in 0..MOST_ROUNDS {
        let mut done = true;
        for p in 0..n {
            for q in p + 1..n {
                let (a, b) = (dot(&columns[p], &columns[p]), dot(&columns[q], &columns[q]));
                let g = dot(&columns[p], &columns[q]);
                if g.abs() <= 1e-15 * (a * b).sqrt() || g == 0.0 {
                    continue;
                }
                done = false;
                let zeta = (b - a) / (2.0 * g);
                let t = zeta.signum() / (zeta.abs() + zeta.hypot(1.0));
                let cosine = t.hypot(1.0).recip();
                let sine = cosine * t;
                for list in [&mut *columns, &mut turned] {
                    let (left, right) = list.split_at_mut(q);
                    for (x, y) in left[p].iter_mut().zip(&mut right[0]) {
                        (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
                    }
                }
            }
        }
        if done {
            break;
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inertias_add_up_to_chi_squared_over_n() {
        let counts = vec![vec![10, 2, 3], vec![1, 8, 5], vec![4, 4, 9], vec![0, 0, 0]];
        let found = Correspondence::of(&counts).unwrap();
        let n: u64 = counts.iter().flatten().sum();
        let mut chi = 0.0;
        for row in &counts[..3] {
            for j in 0..3 {
                let column: u64 = counts.iter().map(|row| row[j]).sum();
                let expected = row.iter().sum::<u64>() as f64 * column as f64 / n as f64;
                chi += (row[j] as f64 - expected).powi(2) / expected;
            }
        }
        assert!((found.inertias.iter().sum::<f64>() - chi / n as f64).abs() < 1e-12);
        assert_eq!(found.inertias.len(), 2);
        assert_eq!(found.rows[3], [0.0, 0.0]);
        for axis in 0..2 {
            assert!((found.contributions.iter().map(|row| row[axis]).sum::<f64>() - 1.0).abs() < 1e-12);
        }
        assert!((found.share(0) + found.share(1) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn terms_lie_towards_the_sources_that_use_them() {
        let found = Correspondence::of(&[vec![20, 1, 1], vec![1, 20, 1], vec![1, 1, 20], vec![5, 5, 5]]).unwrap();
        let distance = |a: &[f64], b: &[f64]| (a[0] - b[0]).hypot(a[1] - b[1]);
        for source in 0..3 {
            let nearest = (0..3).min_by(|&a, &b| {
                let to = |term: usize| distance(&found.rows[term], &found.columns[source]);
                to(a).total_cmp(&to(b))
            });
            assert_eq!(nearest, Some(source));
        }
        let mut pulling = found.pulling();
        pulling.truncate(3);
        pulling.sort_unstable();
        assert_eq!(pulling, [0, 1, 2]);
    }

    #[test]
    fn where_nothing_differs_there_is_no_map() {
        assert_eq!(Correspondence::of(&[vec![2, 4], vec![3, 6]]), None);
        assert_eq!(Correspondence::of(&[vec![2, 4]]), None);
        assert_eq!(Correspondence::of(&[vec![0, 0], vec![0, 0]]), None);
        assert_eq!(Correspondence::of(&[]), None);
    }
}
