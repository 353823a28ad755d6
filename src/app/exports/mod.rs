//! What the window exports: in `counted` tables, figures and the report, which count what passes the filters; in
//! `work` what the analyst gathered: lines of a search, codings and code books. Made by the library's own functions
//! beside the window's thread.

mod counted;
mod work;

pub use counted::{Counting, Goal, Product, Request, make};
pub use work::{Work, Writing};
