//! Association measures of a collocate with its node.

use serde::{Deserialize, Serialize};

use super::keyness::Contrast;

/// The frequencies behind a collocation. The expected frequency is E = window · collocate / words: what the collocate
/// would have if it stood near the node as often as anywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cooccurrence {
    /// Occurrences of the collocate near the node (O).
    pub observed: u64,
    /// Occurrences of the node.
    pub node: u64,
    /// Occurrences of the collocate in the whole text searched, nodes left out.
    pub collocate: u64,
    /// Words that stand near a node: the positions at which the collocate could have been observed.
    pub window: u64,
    /// All words searched, nodes left out.
    pub words: u64,
}

impl Cooccurrence {
    /// E, the frequency expected by chance.
    pub fn expected(self) -> f64 {
        self.window as f64 * self.collocate as f64 / self.words as f64
    }

    /// Mutual information, log₂(O/E) (K. Church & P. Hanks 1990). Favours rare words.
    pub fn mutual_information(self) -> f64 {
        (self.observed as f64 / self.expected()).log2()
    }

    /// t-score, (O − E)/√O (K. Church et al. 1991). Favours frequent words. 0 if nothing was observed.
    pub fn t_score(self) -> f64 {
        let observed = self.observed as f64;
        if self.observed == 0 { 0.0 } else { (observed - self.expected()) / observed.sqrt() }
    }

    /// Log-likelihood, the four-term G² of the collocate inside against outside the windows (T. Dunning 1993).
    pub fn log_likelihood(self) -> f64 {
        Contrast::new(
            self.observed,
            self.window,
            self.collocate.saturating_sub(self.observed),
            self.words.saturating_sub(self.window),
        )
        .g2_four_term()
    }

    /// logDice, 14 + log₂(2·O/(node + collocate)); at most 14, comparable between corpora (P. Rychlý 2008).
    pub fn log_dice(self) -> f64 {
        14.0 + (2.0 * self.observed as f64 / (self.node + self.collocate) as f64).log2()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_follow_their_definitions() {
        let pair = Cooccurrence { observed: 30, node: 100, collocate: 140, window: 1000, words: 70_000 };
        assert_eq!(pair.expected(), 2.0);
        assert!((pair.mutual_information() - 15f64.log2()).abs() < 1e-12);
        assert!((pair.t_score() - 28.0 / 30f64.sqrt()).abs() < 1e-12);
        assert_eq!(pair.log_dice(), 12.0);
        assert!((pair.log_likelihood() - Contrast::new(30, 1000, 110, 69_000).g2_four_term()).abs() < 1e-12);
    }

    #[test]
    fn what_never_occurs_together_has_no_t() {
        let pair = Cooccurrence { observed: 0, node: 10, collocate: 5, window: 100, words: 1000 };
        assert_eq!(pair.t_score(), 0.0);
        assert_eq!(pair.mutual_information(), f64::NEG_INFINITY);
    }
}
