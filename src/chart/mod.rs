//! Charts as scenes of rectangles, lines, paths, text and marks, written as SVG and drawn as pixels from it.
//!
//! Every kind of chart has a file of its own and takes plain numbers; none knows where they come from. What is shown
//! on the screen, printed and exported is one and the same [`Scene`], so that they agree by construction.
//! Hue stands for a source or a family of words, texture for the voice.

mod calendar;
mod collocates;
mod colour;
mod coverage;
mod dispersion;
pub mod fonts;
mod frame;
mod heat_map;
mod keyness;
mod map;
mod measure;
mod monogram;
mod naming;
pub mod pdf;
pub mod raster;
mod rates;
mod scale;
mod scatter;
mod scene;
mod style;
pub mod svg;
mod timeline;
mod voice_bars;

pub use calendar::PeriodLength;
pub use collocates::{Collocate, Collocates};
pub use colour::Colour;
pub use coverage::{Coverage, CoverageCell, CoverageRow, Covered};
pub use dispersion::{Dispersion, Strip, Tick};
pub use frame::Labels;
pub use heat_map::{HeatCell, HeatMap, HeatRow};
pub use keyness::{KeyTerm, Keyness};
pub use map::{MapTerm, SourceMap};
pub use measure::{isolated, plain};
pub use monogram::monograms;
pub use naming::{Naming, NamingRow};
pub use rates::{Rate, RateRow, Rates};
pub use scatter::{Scatter, ScatterTerm};
pub use scene::{Anchor, Datum, Fill, Item, MarkKind, Scene, Shape, Stroke, Text, Typeface, Weight};
pub use style::{Palette, Size, Source, Style, Theme};
pub use timeline::{Course, Period, RugTick, Timeline, days_to_a_tick};
pub use voice_bars::{VoiceBars, VoiceMeasure, VoiceRow};
