//! What the window shows. Views read the state and push commands; they change nothing.

mod cache;
pub mod charts;
pub mod coding;
pub mod compare;
mod concordance;
mod counted;
pub mod coverage;
mod filter_bar;
mod filter_panel;
mod filters;
mod grouping;
pub mod inspector;
mod kept;
mod notes;
mod options;
pub mod overlays;
mod panels;
pub mod panes;
pub mod parts;
pub mod reader;
mod scroll;
pub mod search;
mod selecting;
pub mod shell;
pub mod sidebar;
pub mod speakers;
pub mod start;
mod table_export;
pub mod terms;
mod tour;

use cache::{beside, cache};
pub use filters::Filters;
pub(super) use filters::event_name;
pub use kept::KeptOptions;
pub use options::ViewOptions;
use panels::{note_size, own};
