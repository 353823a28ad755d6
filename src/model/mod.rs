//! The nouns of the program: articles and their sources, spans, voices, attributions, hits, facts, events and
//! alignments. Plain data; nothing here reads a file, a clock or a window.

mod article;
mod corrections;
mod event;
mod facts;
mod language;
mod progress;
mod span;
mod voice;

pub use article::{
    Article, ArticleIndex, Basis, Block, BlockKind, Dated, Published, Removed, SentenceBreak, Sourced, Warning,
};
pub use corrections::CorrectionCounts;
pub use event::{Alignment, Event, Relation, SentenceRef};
pub use facts::{AgencyClause, AgencyKind, Figure, Naming};
pub use language::{Direction, Language};
pub use progress::{Cancelled, Progress, Stage};
pub use span::Span;
pub use voice::{Attribution, AttributionKind, Hit, Role, Voice, VoiceLabel};
