//! How evenly a word is spread over the parts of a corpus (its articles).
//!
//! Notation: n parts; sᵢ a part's share of all words; vᵢ the word's frequency in it; f = Σvᵢ.

use serde::{Deserialize, Serialize};

use super::rates::Count;

/// How evenly a word is spread.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Dispersion {
    /// Gries's deviation of proportions, ½Σ|vᵢ/f − sᵢ|: 0 even, towards 1 all in one small part (S. Gries 2008).
    pub dp: f64,
    /// DP/(1 − min s), so that 1 can be reached (J. Lijffijt & S. Gries 2012).
    pub dp_norm: f64,
    /// Juilland's D, 1 − (`σ_p/p̄)/√(n−1`) over the per-part proportions vᵢ/sizeᵢ, σ the population's: 1 even, 0 uneven.
    pub juilland_d: f64,
    /// Kullback–Leibler divergence Σ(vᵢ/f)·log₂[(vᵢ/f)/sᵢ] in bits: 0 even (S. Gries 2019).
    pub divergence: f64,
    /// Parts in which it occurs.
    pub range: usize,
}

impl Dispersion {
    /// The dispersion over parts, each with the word's frequency in it and its size. Parts without words are left out.
    /// `None` if the word does not occur or there are fewer than two parts.
    pub fn of(parts: &[Count]) -> Option<Dispersion> {
        let parts = || parts.iter().filter(|part| part.words > 0);
        let frequency = parts().map(|part| part.hits).sum::<u64>() as f64;
        let size = parts().map(|part| part.words).sum::<u64>() as f64;
        let n = parts().count();
        if frequency == 0.0 || n < 2 {
            return None;
        }
        let mut deviation = 0.0;
        let mut divergence = 0.0;
        let mut least = f64::INFINITY;
        let mut proportions = 0.0;
        let mut squares = 0.0;
        for part in parts() {
            let share = part.words as f64 / size;
            let observed = part.hits as f64 / frequency;
            deviation += (observed - share).abs();
            if observed > 0.0 {
                divergence += observed * (observed / share).log2();
            }
            least = least.min(share);
            proportions += part.hits as f64 / part.words as f64;
        }
        let mean = proportions / n as f64;
        for part in parts() {
            squares += (part.hits as f64 / part.words as f64 - mean).powi(2);
        }
        let variation = (squares / n as f64).sqrt() / mean;
        let dp = deviation / 2.0;
        Some(Dispersion {
            dp,
            dp_norm: dp / (1.0 - least),
            juilland_d: 1.0 - variation / (n as f64 - 1.0).sqrt(),
            divergence,
            range: parts().filter(|part| part.hits > 0).count(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_textbook_corpus_of_five_parts() {
        let parts: Vec<Count> = [(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)].map(|(v, s)| Count::new(v, s)).to_vec();
        let found = Dispersion::of(&parts).unwrap();
        let rounded = |x: f64| (x * 1e4).round() / 1e4;
        assert_eq!(
            (rounded(found.dp), rounded(found.dp_norm), rounded(found.juilland_d), rounded(found.divergence)),
            (0.18, 0.2195, 0.7852, 0.1370)
        );
        assert_eq!(found.range, 5);
    }

    #[test]
    fn a_word_in_one_of_many_articles_is_as_uneven_as_can_be() {
        let parts = [Count::new(7, 100), Count::new(0, 100), Count::new(0, 100), Count::new(0, 0)];
        let found = Dispersion::of(&parts).unwrap();
        assert!((found.dp_norm - 1.0).abs() < 1e-12 && found.juilland_d.abs() < 1e-12);
        assert_eq!(Dispersion::of(&[Count::new(7, 100)]), None);
        assert_eq!(Dispersion::of(&[Count::new(0, 100), Count::new(0, 10)]), None);
    }
}
