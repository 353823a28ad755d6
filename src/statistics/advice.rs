//! What the data can carry. The tool says it by itself, beside every comparison.

use serde::{Deserialize, Serialize};

/// What a comparison rests on. "Target" and "reference" are the two sides, in either order.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// Articles on either side.
    pub articles: [u32; 2],
    /// Occurrences on either side. For a whole table, those of its most frequent row.
    pub hits: [u64; 2],
    /// The larger `DPnorm` of the two sides, where it is known.
    pub dp_norm: Option<f64>,
}

/// The level of claim that is open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Advice {
    /// One article on a side: counts and intervals, no test.
    SingleArticle,
    /// Under five articles or occurrences on a side: counts and intervals, no ranking.
    CountsOnly,
    /// Five to 29 articles, or a word that sits in few of them.
    Exploratory,
    /// Tests with q values.
    Testable,
    /// So many that everything is significant: rank by effect.
    RankByEffect,
}

impl Advice {
    /// All levels, the least first.
    pub const ALL: [Advice; 5] =
        [Advice::SingleArticle, Advice::CountsOnly, Advice::Exploratory, Advice::Testable, Advice::RankByEffect];
}

/// Fewest articles on a side from which an order of words is shown.
pub const RANKED_FROM_ARTICLES: u32 = 5;
/// Fewest occurrences on a side from which a word is ranked or tested.
pub const RANKED_FROM_HITS: u64 = 5;
/// Fewest articles on a side from which the bootstrap is shown.
pub const BOOTSTRAP_FROM_ARTICLES: u32 = 10;
/// Fewest articles on a side from which tests are shown.
pub const TESTED_FROM_ARTICLES: u32 = 30;
/// Articles on a side from which differences are ranked by effect only.
pub const LARGE_FROM_ARTICLES: u32 = 1000;
/// `DPnorm` from which a word is too unevenly spread to be tested.
pub const TESTED_BELOW_DP_NORM: f64 = 0.8;
/// The least |log ratio| shown where the data are very large.
pub const LEAST_LOG_RATIO: f64 = 1.0;

impl Advice {
    /// The level for some evidence.
    pub fn on(evidence: &Evidence) -> Advice {
        let articles = evidence.articles[0].min(evidence.articles[1]);
        let hits = evidence.hits[0].min(evidence.hits[1]);
        let uneven = evidence.dp_norm.is_some_and(|dp_norm| dp_norm >= TESTED_BELOW_DP_NORM);
        if articles <= 1 {
            Advice::SingleArticle
        } else if articles < RANKED_FROM_ARTICLES || hits < RANKED_FROM_HITS {
            Advice::CountsOnly
        } else if articles < TESTED_FROM_ARTICLES || uneven {
            Advice::Exploratory
        } else if articles < LARGE_FROM_ARTICLES {
            Advice::Testable
        } else {
            Advice::RankByEffect
        }
    }

    /// The level for one source on its own, held against others as well founded: `articles` it has, `hits` in all.
    pub fn on_source(articles: u32, hits: u64) -> Advice {
        Advice::on(&Evidence { articles: [articles; 2], hits: [hits; 2], dp_norm: None })
    }

    /// Whether words may be put in an order of difference.
    pub fn ranks(self) -> bool {
        self >= Advice::Exploratory
    }

    /// Whether p and q values are shown.
    pub fn tests(self) -> bool {
        self >= Advice::Testable
    }

    /// Whether the bootstrap interval is shown.
    pub fn bootstraps(self, evidence: &Evidence) -> bool {
        self.ranks() && evidence.articles.iter().all(|&articles| articles >= BOOTSTRAP_FROM_ARTICLES)
    }

    /// What the window and every export print.
    pub fn text(self) -> &'static str {
        match self {
            Advice::SingleArticle => {
                "One article on a side: outlet and article cannot be told apart. Counts and intervals only; no test."
            }
            Advice::CountsOnly => {
                "Fewer than 5 articles or 5 occurrences on a side. Counts and intervals only; the order of words means nothing."
            }
            Advice::Exploratory => {
                "Exploratory: fewer than 30 articles on a side, or a word concentrated in few articles. Read it as a question, not as a result."
            }
            Advice::Testable => {
                "Enough articles for tests. q values are adjusted for the number of words compared (Benjamini–Hochberg)."
            }
            Advice::RankByEffect => {
                "So much text that almost any difference is significant. Ranked by size of the difference: |log ratio| of at least 1 and an interval without 0."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_what_may_be_said() {
        for (articles, hits, dp_norm, expect, ranks, tests, bootstraps) in [
            ([1, 1], [40, 40], None, Advice::SingleArticle, false, false, false),
            ([1, 500], [40, 40], None, Advice::SingleArticle, false, false, false),
            ([4, 90], [40, 40], None, Advice::CountsOnly, false, false, false),
            ([90, 90], [4, 40], None, Advice::CountsOnly, false, false, false),
            ([5, 90], [5, 40], None, Advice::Exploratory, true, false, false),
            ([10, 10], [5, 40], None, Advice::Exploratory, true, false, true),
            ([30, 30], [5, 5], Some(0.79), Advice::Testable, true, true, true),
            ([30, 30], [5, 5], Some(0.8), Advice::Exploratory, true, false, true),
            ([1000, 1000], [5, 5], Some(0.2), Advice::RankByEffect, true, true, true),
        ] {
            let evidence = Evidence { articles, hits, dp_norm };
            let found = Advice::on(&evidence);
            assert_eq!(
                (found, found.ranks(), found.tests(), found.bootstraps(&evidence)),
                (expect, ranks, tests, bootstraps),
                "{evidence:?}"
            );
        }
    }
}
