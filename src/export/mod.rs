//! What the program writes: tables, the report, figures.

pub mod bundle;
mod concordance;
pub mod figures;
mod file;
mod fonts;
#[cfg(test)]
mod golden;
pub mod html;
mod lexicon;
pub mod listings;
mod material;
mod methods;
mod points;
pub mod report;
pub mod statistics;
mod table;
mod tables;
mod whole;
pub mod workbook;

pub use concordance::concordance;
pub use file::{ExportError, file_name, write_file};
pub use fonts::fonts_for;
pub use lexicon::lexicon_table;
pub use material::{Material, Provenance, Remark, describe, usual_scope};
pub use methods::methods;
pub use table::{Cell, Table, column_title};
pub use tables::{TableKind, table, tables};
pub use whole::{WholeFile, folder_of, leads_to, write_whole};
