//! What the program writes: tables, the report, figures.

pub mod report;
