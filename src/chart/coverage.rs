//! What each source has and has not: statements by source.

use super::frame::{Canvas, LegendEntry, LegendKey, Type};
use super::{Anchor, Fill, Labels, MarkKind, Scene, Shape, Source, Stroke, Style, Weight};
use crate::wording::{Message, message, say};

/// How a source covers a statement.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Covered {
    /// Stated; worded the same wherever it stands, or only here.
    Same,
    /// Stated, in other words or with another figure than elsewhere.
    Reworded,
    /// Part of it is stated.
    Partly,
    /// The source covers the event, but this is not in its text.
    Absent,
    /// The source has no article on the event: not counted as an omission.
    OtherEvent,
}

/// One source's version of a statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverageCell {
    /// How it is covered.
    pub covered: Covered,
    /// What is particular about it: the differing words or the figure; may be empty.
    pub wording: String,
}

/// One statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverageRow {
    /// The statement.
    pub statement: String,
    /// One for each source.
    pub cells: Vec<CoverageCell>,
}

/// Input of the coverage matrix. A datum's row is the position in `rows`, its part that in `sources`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// The words around the figure.
    pub labels: Labels,
    /// The columns.
    pub sources: Vec<Source>,
    /// The statements, in the order given.
    pub rows: Vec<CoverageRow>,
}

/// How a source may have a statement, in the order of the legend.
const KINDS: [Covered; 5] = [Covered::Same, Covered::Reworded, Covered::Partly, Covered::Absent, Covered::OtherEvent];

/// What the legend calls it.
fn title(covered: Covered) -> Message {
    match covered {
        Covered::Same => message!("same wording, or only here"),
        Covered::Reworded => message!("worded differently"),
        Covered::Partly => message!("partly"),
        Covered::Absent => message!("absent"),
        Covered::OtherEvent => message!("other event"),
    }
}

impl Coverage {
    /// Draws the figure.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let full = canvas.right() - canvas.left();
        let columns = self.sources.len().max(1) as f32;
        let gap = canvas.em(4.0);
        let column = (full * 0.62 / columns).clamp(canvas.em(28.0), canvas.em(140.0));
        let room = (full - column * columns - canvas.em(8.0)).max(full * 0.3);
        let first = canvas.left() + room + canvas.em(8.0);
        let column = (canvas.right() - first + gap) / columns;
        let wide = column >= canvas.em(84.0);

        let named = canvas.column_headings(&self.sources, first, column, column - gap);
        let kind = canvas.label();
        let line = kind.size * 1.25;
        let most = if wide { 2 } else { 4 };
        for (n, row) in self.rows.iter().enumerate() {
            let lines = kind.lines_of(&row.statement, room, most);
            let height = (line * lines as f32 + canvas.em(8.0)).max(canvas.em(26.0));
            let top = canvas.bottom;
            let middle = top + height / 2.0;
            canvas.group("labels");
            canvas.line((canvas.left(), top), (canvas.right(), top), Stroke::new(style.palette.line, 1.0));
            canvas.text_block(canvas.left(), middle, Anchor::Start, &row.statement, room, most, kind);
            canvas.group("marks");
            for (part, cell) in row.cells.iter().enumerate() {
                let x = first + column * part as f32;
                canvas.datum(n, part, self.tooltip(row, part, cell, style), |canvas| {
                    let inset = canvas.em(2.0);
                    let place = (x, top + inset, column - gap, height - 2.0 * inset);
                    draw_cell(canvas, cell, place, wide);
                });
            }
            canvas.bottom += height;
        }
        self.legend(&mut canvas, named);
        canvas.finish()
    }

    fn legend(&self, canvas: &mut Canvas<'_>, named: bool) {
        canvas.group("legend");
        let kind = canvas.small();
        let row = canvas.em(19.0);
        let mut x = canvas.left();
        canvas.bottom += canvas.em(8.0);
        let mut middle = canvas.bottom + row / 2.0;
        for covered in KINDS {
            if !self.rows.iter().any(|row| row.cells.iter().any(|cell| cell.covered == covered)) {
                continue;
            }
            let title = canvas.style.language.say(&title(covered));
            let key = canvas.em(20.0);
            let full = key + kind.width_of(&title);
            if x > canvas.left() && x + full > canvas.right() {
                x = canvas.left();
                middle += row;
            }
            symbol(canvas, covered, x + canvas.em(7.0), middle);
            canvas.text(x + key, middle + kind.size * 0.36, Anchor::Start, title, kind);
            x += full + canvas.em(14.0);
        }
        canvas.bottom = middle + row / 2.0;
        if !named {
            let badges = self
                .sources
                .iter()
                .map(|source| LegendEntry { key: LegendKey::Badge(source.clone()), title: source.name.clone() });
            canvas.legend(&badges.collect::<Vec<_>>());
        }
    }

    fn tooltip(&self, row: &CoverageRow, part: usize, cell: &CoverageCell, style: &Style) -> String {
        let source = self.sources.get(part).map_or("", |source| source.name.as_str());
        let how = style.language.say(&title(cell.covered));
        let wording = if cell.wording.is_empty() { String::new() } else { format!(": {}", cell.wording) };
        format!("{}, {source}: {how}{wording}", row.statement)
    }
}

/// A cell: filled where something stands, a broken box where it is absent, plain grey for another event.
fn draw_cell(canvas: &mut Canvas<'_>, cell: &CoverageCell, place: (f32, f32, f32, f32), wide: bool) {
    let palette = &canvas.style.palette;
    let (x, y, width, height) = place;
    let (fill, stroke) = match cell.covered {
        Covered::Same | Covered::Reworded => (palette.accent_tint, Some(Stroke::new(palette.line, 1.0))),
        Covered::Partly => (palette.panel, Some(Stroke::new(palette.line, 1.0))),
        Covered::Absent => (palette.panel, Some(Stroke::dashed(palette.line2, 1.0, 3.0, 2.5))),
        Covered::OtherEvent => (palette.panel2, None),
    };
    canvas.shape(Shape::Rect { x, y, width, height, radius: 3.0, fill: Fill::Solid(fill), stroke });
    let middle = y + height / 2.0;
    let radius = canvas.em(5.0);
    if !wide {
        symbol(canvas, cell.covered, x + width / 2.0, middle);
        return;
    }
    let faint = matches!(cell.covered, Covered::Absent | Covered::OtherEvent);
    let kind = if faint { canvas.faint() } else { Type { weight: Weight::Regular, ..canvas.small() } };
    let language = canvas.style.language;
    let words = match cell.covered {
        _ if !cell.wording.is_empty() => cell.wording.clone(),
        Covered::Same | Covered::Reworded | Covered::Partly => say!(language, "stated | of a statement"),
        covered => language.say(&title(covered)),
    };
    let pad = canvas.em(8.0);
    let mut from = x + pad;
    if cell.covered != Covered::OtherEvent {
        symbol(canvas, cell.covered, from + radius, middle);
        from += 2.0 * radius + canvas.em(6.0);
    }
    canvas.text_within(from, middle + kind.size * 0.36, Anchor::Start, &words, x + width - canvas.em(4.0) - from, kind);
}

fn symbol(canvas: &mut Canvas<'_>, covered: Covered, x: f32, y: f32) {
    let palette = &canvas.style.palette;
    let (ink, radius) = (palette.ink2, canvas.em(5.0));
    let ring = Stroke::new(ink, 1.4);
    match covered {
        Covered::Same => canvas.mark(MarkKind::Circle, x, y, radius, Fill::Solid(ink), Some(ring)),
        Covered::Reworded => canvas.mark(MarkKind::HalfDisc, x, y, radius, Fill::Solid(ink), Some(ring)),
        Covered::Partly => {
            canvas.mark(MarkKind::Circle, x, y, radius, Fill::None, Some(Stroke::dashed(ink, 1.4, 2.0, 2.0)));
        }
        Covered::Absent => canvas.line((x - radius, y), (x + radius, y), ring),
        Covered::OtherEvent => {
            let grey = Fill::Solid(palette.line);
            canvas.rect(x - radius, y - radius, 2.0 * radius, 2.0 * radius, grey, None);
        }
    }
}
