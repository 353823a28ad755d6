//! What the window shows. Views read the state and push commands; they change nothing.

pub mod charts;
pub mod compare;
pub mod coverage;
pub mod inspector;
pub mod overlays;
pub mod reader;
pub mod shell;
pub mod sidebar;
pub mod start;
pub mod terms;
mod cache;
mod concordance;
mod csv;
mod options;
mod scope_panel;
mod texts;

use cache::cache;
pub use options::ViewOptions;
