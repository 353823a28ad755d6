//! The small parts views are made of. Each draws itself after the design and carries its name and role for screen
//! readers.

mod buttons;
mod hit_squares;
mod labels;
pub mod matrix;
mod swatches;

pub use buttons::{button, check, icon_button, link, primary_button, segmented, text_field};
pub use hit_squares::hit_squares;
pub use labels::{card, empty_state, heading, key_value, kwic_row, panel_header, separator, toolbar, wide_toolbar};
pub(crate) use swatches::paint_voice;
pub use swatches::{badge, badge_tooltip, date_dot, family_chip, voice_bar, voice_swatch};
