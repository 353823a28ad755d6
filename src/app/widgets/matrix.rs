//! A large table with a frozen heading, a frozen first and last column, and columns of one width between them. Only
//! what can be seen is drawn, in both directions.

use egui::scroll_area::ScrollAreaOutput;
use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

/// Which column of a [`Matrix`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The one that names the row.
    First,
    /// One of those that scroll, counted from 0.
    Middle(usize),
    /// The one at the right end.
    Last,
}

/// Which part of a [`Matrix`] is to be drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The whole of a row, before its cells: grounds and separators.
    Row(usize),
    /// The heading of a column.
    Heading(Column),
    /// A cell.
    Cell(usize, Column),
}

/// Sizes of a table, in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Matrix {
    /// Number of rows.
    pub rows: usize,
    /// Number of columns between the first and the last.
    pub columns: usize,
    /// Height of the heading.
    pub heading: f32,
    /// Height of a row.
    pub row: f32,
    /// Width of the first column.
    pub first: f32,
    /// Least width of a column between; they share what room there is.
    pub middle: f32,
    /// Width of the last column; 0 if there is none.
    pub last: f32,
}

impl Matrix {
    /// The width the columns between get where `width` is there for all.
    fn column(&self, width: f32) -> f32 {
        let room = width - self.first - self.last;
        (room / self.columns.max(1) as f32).max(self.middle)
    }

    /// Draws the table into the room there is. `draw` gets the part, its place, and an [`Ui`] that is cut to where the
    /// part may be seen. `offset` scrolls to a height, in points.
    pub fn show(
        &self,
        ui: &mut Ui,
        id: Id,
        offset: Option<f32>,
        mut draw: impl FnMut(&mut Ui, Part, Rect),
    ) -> ScrollAreaOutput<()> {
        let whole = ui.available_rect_before_wrap();
        let (top, below) = whole.split_top_bottom_at_y(whole.top() + self.heading);
        let column = self.column(whole.width());
        let size = vec2(self.first + self.columns as f32 * column + self.last, self.rows as f32 * self.row);
        let mut body = ui.new_child(UiBuilder::new().max_rect(below).id_salt(id));
        body.spacing_mut().item_spacing = Vec2::ZERO;
        let mut area = ScrollArea::both().id_salt(id).auto_shrink(false);
        if let Some(offset) = offset {
            area = area.vertical_scroll_offset(offset);
        }
        let out = area.show_viewport(&mut body, |ui, viewport| {
            let origin = ui.max_rect().min;
            ui.allocate_rect(Rect::from_min_size(origin, size), egui::Sense::hover());
            let seen = viewport.translate(origin.to_vec2());
            let first = (viewport.top() / self.row).floor().max(0.0) as usize;
            let end = ((viewport.bottom() / self.row).ceil().max(0.0) as usize).min(self.rows);
            let line = |row: usize| {
                let y = origin.y + row as f32 * self.row;
                Rect::from_min_size(pos2(seen.left(), y), vec2(seen.width(), self.row))
            };
            for row in first..end {
                draw(ui, Part::Row(row), line(row));
            }
            self.across(ui, seen, origin.x, column, &mut |ui, place, column| {
                for row in first..end {
                    let rect = Rect::from_x_y_ranges(place, line(row).y_range());
                    draw(ui, Part::Cell(row, column), rect);
                }
            });
        });
        let seen = Rect::from_x_y_ranges(out.inner_rect.x_range(), top.y_range());
        let mut head = ui.new_child(UiBuilder::new().max_rect(top).id_salt(id.with("heading")));
        self.across(&mut head, seen, seen.left() - out.state.clamped_offset().x, column, &mut |ui, place, column| {
            draw(ui, Part::Heading(column), Rect::from_x_y_ranges(place, top.y_range()));
        });
        ui.advance_cursor_after_rect(whole);
        out
    }

    /// Calls `draw` with every column that can be seen and its place from left to right, cut to where it may be seen.
    fn across(
        &self,
        ui: &mut Ui,
        seen: Rect,
        origin: f32,
        column: f32,
        draw: &mut dyn FnMut(&mut Ui, egui::Rangef, Column),
    ) {
        let clip = ui.clip_rect();
        let (from, to) = (seen.left() + self.first, seen.right() - self.last);
        let mut cut = |ui: &mut Ui, place: egui::Rangef, left: f32, right: f32, which: Column| {
            let part = Rect::from_x_y_ranges(left..=right, seen.y_range());
            ui.set_clip_rect(part.intersect(clip));
            draw(ui, place, which);
        };
        for n in 0..self.columns {
            let left = origin + self.first + n as f32 * column;
            if left < to && left + column > from {
                cut(ui, egui::Rangef::new(left, left + column), from, to, Column::Middle(n));
            }
        }
        cut(ui, egui::Rangef::new(seen.left(), from), seen.left(), from, Column::First);
        if self.last > 0.0 {
            cut(ui, egui::Rangef::new(to, seen.right()), to, seen.right(), Column::Last);
        }
        ui.set_clip_rect(clip);
    }
}
