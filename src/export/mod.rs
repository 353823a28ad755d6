//! What the program writes: tables, the report, figures.
