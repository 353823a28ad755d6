//! Rates, keyness, dispersion, diversity, bootstrap, agreement, and advice on what the numbers can carry.
//!
//! The measures are pure functions of counts, each with its formula and source. The tables count over a [`Corpus`], a
//! borrowed view of an analysis, within a [`Scope`].

mod actors;
pub mod advice;
mod agreement;
pub mod bootstrap;
mod collocation;
mod comparison;
mod concordance;
mod correspondence;
mod density;
mod dispersion;
pub mod diversity;
mod indices;
mod keyness;
mod ngrams;
mod parts;
mod precision;
mod random;
mod rates;
mod readability;
mod scope;
mod sources;
mod speakers;
mod special;
mod speech;
mod tally;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod published;
#[cfg(test)]
mod reference;

pub use actors::{Actors, Named};
pub use advice::{Advice, Evidence};
pub use agreement::{Kappa, PairAgreement, PairwiseAgreement, alpha_interval, krippendorff_alpha};
pub use bootstrap::{Bootstrap, quantile};
pub use collocation::Cooccurrence;
pub use comparison::{KeyRow, KeyTable, term_keyness, terms_against_rest};
pub use concordance::{Collocate, Concordance, Line, Mark, Narrow, Order, Query, Strip, Window, by_log_dice};
pub use correspondence::Correspondence;
pub use density::{Density, Tagged, lexical_density};
pub use dispersion::Dispersion;
pub use indices::Indices;
pub use keyness::{Adjusted, Contrast, LogOdds, OddsRatio, benjamini_hochberg};
pub use ngrams::{NGram, Sequences};
pub use parts::{TermParts, counts_by_article, term_dispersion, term_parts};
pub use precision::{Proportion, Stratum, Weighted, weighted_proportion};
pub use random::Random;
pub use rates::{Count, Interval, binomial_test, exact_rate_test, smallest_detectable_ratio};
pub use readability::{Legibility, syllables};
pub use scope::{Corpus, RoleName, Scope, Selection, SourceIndex};
pub use sources::{ArticleProfile, CategorySummary, SourceSummary, category_profile, profiles, source_summaries};
pub use speakers::{SpeakerRow, SpeakerTable, SpeakerTerm, VerbCount, speakers};
pub use speech::Speech;
pub use tally::{ByVoice, Tally, TermRow, TermTable, all_voices};
pub use words::{Frequencies, WordCounts, Words, word_keyness};
