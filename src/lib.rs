//! Parallax shows how the same event looks from different newsrooms.
//!
//! The library knows no window: it reads articles ([`import`]), cuts them into words and sentences ([`text`]), finds
//! loaded terms ([`lexicon`]) and whose voice they are in ([`voice`]), states facts ([`facts`]), groups and aligns
//! coverage ([`compare`]), counts ([`statistics`]), draws ([`chart`]) and writes ([`export`]). [`analysis`] is the whole
//! way; [`app`] is the window over it and `cli` the commands without one. See ARCHITECTURE.md for the map.

pub mod analysis;
#[cfg(feature = "window")]
pub mod app;
pub mod chart;
pub mod cli;
pub mod coding;
pub mod compare;
pub mod export;
pub mod facts;
pub mod import;
pub mod lexicon;
pub mod model;
pub mod project;
pub mod search;
pub mod statistics;
pub mod text;
pub mod voice;
pub mod wording;
