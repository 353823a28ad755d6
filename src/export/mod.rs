//! What the program writes: tables, the report, figures.

pub mod figures;
mod file;
#[cfg(test)]
mod golden;
mod material;
pub mod report;
mod table;

pub use file::{ExportError, write_file};
pub use material::{Material, Provenance, describe, usual_scope};
pub use table::{Cell, Table};
