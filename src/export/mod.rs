//! What the program writes: tables, the report, figures.

#[cfg(test)]
mod golden;
pub mod report;
pub mod statistics;
