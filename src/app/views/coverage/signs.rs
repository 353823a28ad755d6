//! The signs before the words of a cell, and what they say.

use egui::{Pos2, Shape, Stroke, Ui, vec2};

use super::statements::Cell;
use crate::app::texts::{Text, coverage as texts};
use crate::app::theme::Palette;
use crate::compare::Coverage;

/// What stands before the words of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Disc,
    Half,
    Ring,
    Dash,
}

pub(super) const LEGEND: [(Sign, Text); 4] = [
    (Sign::Disc, texts::SAME_OR_ONLY),
    (Sign::Half, texts::WORDED_DIFFERENTLY),
    (Sign::Ring, texts::PARTLY),
    (Sign::Dash, texts::NOT_IN_THIS_TEXT),
];

pub(super) fn paint_sign(ui: &Ui, centre: Pos2, sign: Sign, colours: &Palette) {
    let painter = ui.painter();
    let ring = Stroke::new(1.3, colours.ink2);
    const RADIUS: f32 = 5.0;
    let around = |from: f32, to: f32| -> Vec<Pos2> {
        (0..=24)
            .map(|n| from + (to - from) * n as f32 / 24.0)
            .map(|a| centre + RADIUS * vec2(a.cos(), a.sin()))
            .collect()
    };
    match sign {
        Sign::Disc => {
            painter.circle_filled(centre, RADIUS, colours.ink2);
        }
        Sign::Half => {
            let (from, to) = (std::f32::consts::FRAC_PI_2, 1.5 * std::f32::consts::PI);
            painter.add(Shape::convex_polygon(around(from, to), colours.ink2, Stroke::NONE));
            painter.circle_stroke(centre, RADIUS, ring);
        }
        Sign::Ring => {
            painter.extend(Shape::dashed_line(&around(0.0, std::f32::consts::TAU), ring, 2.0, 2.0));
        }
        Sign::Dash => {
            painter.hline(centre.x - 5.0..=centre.x + 5.0, centre.y, ring);
        }
    }
}

/// What a cell says.
pub(super) fn described(cell: &Cell, only_one: bool) -> Text {
    match cell {
        Cell::OtherEvent => texts::OTHER_EVENT,
        Cell::Absent => texts::NOT_IN_THIS_TEXT,
        Cell::Covered { .. } if only_one => texts::ONLY_HERE,
        Cell::Covered { coverage: Coverage::Verbatim, .. } => texts::SAME_WORDING,
        Cell::Covered { coverage: Coverage::Reworded, .. } => texts::WORDED_DIFFERENTLY,
        Cell::Covered { .. } => texts::PARTLY,
    }
}
