//! The small parts views are made of. Each draws itself after the design and carries its name and role for screen
//! readers.

mod buttons;
mod hit_squares;
mod labels;
pub mod matrix;
mod swatches;

pub use buttons::{
    button, button_width, check, icon_button, letter_button, link, link_in, primary_button, segmented, sliders,
    text_field,
};
pub use hit_squares::hit_squares;
pub use labels::{
    card, column_title, dashed, empty_state, heading, key_value, kwic_row, panel_header, passage, quiet_columns,
    row_line, separator, sort_mark, toolbar, wide_toolbar,
};
pub(crate) use swatches::paint_voice;
pub use swatches::{badge, badge_tooltip, date_dot, family_chip, voice_bar, voice_swatch};
