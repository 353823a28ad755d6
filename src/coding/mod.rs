//! Coding and validation: random samples of hits, a code book, what several coders said, how far they agree, and how
//! often the program was right.
//!
//! - [`draw`] takes a seeded sample of hits, stratified if wanted.
//! - [`Codings`] holds samples, code book, coders and codings. Each coder's are a file of their own
//!   ([`Codings::to_json`]); [`Codings::merge`] puts files together and reports conflicts.
//! - [`agreement()`] and [`precision()`] compute the figures, [`methods()`] says them in a paragraph.
//! - [`codings_table`] and [`qda`] write what other programs read.
//!
//! Nothing here reads a clock: who codes says when. An [`Item`] is keyed by article, record, content and place, so that
//! codings survive a new import ([`Locator`]).

mod agreement;
mod code_book;
mod codings;
mod item;
mod merge;
mod methods;
mod precision;
pub mod qda;
mod sample;
mod table;

pub use agreement::{CoderPair, VariableAgreement, agreement};
pub use code_book::{CodeBook, Condition, HIT, Kind, RIGHT, RIGHT_VOICE, UNSURE, VOICE, Value, Variable, WRONG};
pub use codings::{Coder, Coding, CodingError, Codings, embedded};
pub use item::{Item, ItemId, Located, Locator, content_hash, locate};
pub use merge::{Conflict, Merged};
pub use methods::{methods, validation};
pub use precision::{Grouping, Precision, Verdict, precision};
pub use sample::{Allocation, Plan, Sample, SampleStratum, SampledItem, Stratify, draw};
pub use table::codings_table;

#[cfg(test)]
mod tests;
