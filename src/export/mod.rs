//! What the program writes: tables, the report, figures.

<<<<<<< HEAD
#[cfg(test)]
mod golden;
=======
pub mod report;
>>>>>>> main
