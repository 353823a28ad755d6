//! Terms by source: shaded cells with the number, and a square for every hit, textured by voice.

use std::fmt::Write as _;

use crate::lexicon::Family;
use crate::model::Voice;

use super::frame::{Canvas, LegendEntry, LegendKey, Type, family_legend, voice_legend};
use super::style::voice_title;
use super::{Anchor, Fill, Labels, Scene, Shape, Source, Stroke, Style, Weight};
use crate::wording::say;

/// One term in one source.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct HeatCell {
    /// Hits by voice, in the order of [`Voice::ALL`].
    pub hits: [u64; 4],
    /// What the cell shows and is shaded by: a count, or a rate per 1,000 words.
    pub value: f64,
    /// Interval of the value, if one is shown.
    pub interval: Option<(f64, f64)>,
}

/// One term.
#[derive(Clone, PartialEq, Debug)]
pub struct HeatRow {
    /// The term.
    pub term: String,
    /// Its word family; `None` for a word outside the lexicon.
    pub family: Option<Family>,
    /// One for each source.
    pub cells: Vec<HeatCell>,
}

/// Input of the heat map. A datum's row is the position in `rows`, its part that in `sources`.
#[derive(Clone, PartialEq, Debug)]
pub struct HeatMap {
    /// The words around the figure.
    pub labels: Labels,
    /// The columns.
    pub sources: Vec<Source>,
    /// The terms, in the order given.
    pub rows: Vec<HeatRow>,
    /// Digits behind the decimal sign: 0 for counts, 1 for rates.
    pub decimals: usize,
}

/// With more hits than this a cell shows a bar in proportion instead of a square for each.
const MOST_SQUARES: u64 = 8;

/// How the cells of one map are laid out.
#[derive(Clone, Copy)]
struct CellLayout {
    width: f32,
    /// Room of the number.
    number: f32,
    /// Squares below the number.
    tall: bool,
    /// Whether intervals are written.
    interval: bool,
}

impl HeatMap {
    /// Draws the figure.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let word = canvas.word();
        let full = canvas.right() - canvas.left();
        let letter = canvas.em(18.0);
        let widest = self.rows.iter().map(|row| word.width_of(&row.term)).fold(0.0, f32::max);
        let gap = canvas.em(4.0);
        let columns = self.sources.len().max(1) as f32;
        let term_room = widest.min((full * 0.42).max(full - columns * canvas.em(72.0)) - letter - canvas.em(10.0));
        let first = canvas.left() + letter + term_room + canvas.em(10.0);
        let column = (canvas.right() - first + gap) / columns;
        let named = canvas.column_headings(&self.sources, first, column, column - gap);

        let greatest = self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.value).fold(0.0, f64::max);
        let layout = self.layout(&canvas, column - gap);
        let row_height = canvas.em(if layout.tall { 33.0 } else { 24.0 });
        let mut family = None;
        for (n, row) in self.rows.iter().enumerate() {
            let top = canvas.bottom;
            let middle = top + row_height / 2.0;
            canvas.group("labels");
            let starts = n == 0 || row.family != family;
            let hairline = if starts && n > 0 { style.palette.line2 } else { style.palette.line };
            canvas.line((canvas.left(), top), (canvas.right(), top), Stroke::new(hairline, 1.0));
            if starts {
                family_mark(&mut canvas, row.family, middle);
                family = row.family;
            }
            let x = canvas.left() + letter;
            canvas.text_block(x, middle, Anchor::Start, &row.term, term_room, if layout.tall { 2 } else { 1 }, word);
            canvas.group("marks");
            for (part, cell) in row.cells.iter().enumerate() {
                let x = first + column * part as f32;
                let share = if greatest > 0.0 { (cell.value / greatest) as f32 } else { 0.0 };
                canvas.datum(n, part, self.tooltip(row, part, cell, style), |canvas| {
                    let inset = canvas.em(1.5);
                    canvas.shape(Shape::Rect {
                        x,
                        y: top + inset,
                        width: column - gap,
                        height: row_height - 2.0 * inset,
                        radius: 3.0,
                        fill: Fill::Solid(style.palette.heat(share)),
                        stroke: None,
                    });
                    self.cell(canvas, cell, x, middle, layout);
                });
            }
            canvas.bottom += row_height;
        }
        let mut legend: Vec<LegendEntry> = voice_legend(style);
        if !named {
            legend.extend(
                self.sources
                    .iter()
                    .map(|source| LegendEntry { key: LegendKey::Badge(source.clone()), title: source.name.clone() }),
            );
        }
        legend.extend(family_legend(style, self.rows.iter().map(|row| row.family)));
        canvas.legend(&legend);
        canvas.finish()
    }

    /// What finds room in every cell; all cells look the same.
    fn layout(&self, canvas: &Canvas<'_>, width: f32) -> CellLayout {
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        let bold = Type { weight: Weight::SemiBold, ..canvas.small() };
        let number = cells().map(|cell| bold.width_of(&self.number(canvas.style, cell))).fold(0.0, f32::max);
        let number = number.max(canvas.em(22.0));
        let small = Type { size: canvas.em(10.0), ..canvas.small() };
        let interval = cells().map(|cell| small.width_of(&self.interval(canvas.style, cell))).fold(0.0, f32::max);
        let most = cells().map(|cell| cell.hits.iter().sum::<u64>().min(MOST_SQUARES)).max().unwrap_or(0);
        let (pad, squares) = (canvas.em(5.0), most as f32 * canvas.em(8.0));
        let tall = 3.0 * pad + number + squares.min(canvas.em(40.0)) > width;
        let interval = interval > 0.0 && !tall && 4.0 * pad + number + interval + squares <= width;
        CellLayout { width, number, tall, interval }
    }

    fn number(&self, style: &Style, cell: &HeatCell) -> String {
        let none = cell.hits.iter().all(|&hits| hits == 0);
        if none { "0".to_owned() } else { style.numbers.write(cell.value, self.decimals) }
    }

    fn interval(&self, style: &Style, cell: &HeatCell) -> String {
        let write = |value| style.numbers.write(value, self.decimals);
        cell.interval.map_or_else(String::new, |(low, high)| format!("[{}–{}]", write(low), write(high)))
    }

    /// Number, interval and squares of a cell: beside each other, or the squares below the number.
    fn cell(&self, canvas: &mut Canvas<'_>, cell: &HeatCell, x: f32, middle: f32, layout: CellLayout) {
        let style = canvas.style;
        let hits: u64 = cell.hits.iter().sum();
        let pad = canvas.em(5.0);
        let bold = Type { weight: Weight::SemiBold, colour: style.palette.ink, ..canvas.small() };
        let number = if hits == 0 { canvas.faint() } else { bold };
        let middle_of_number = if layout.tall && hits > 0 { middle - canvas.em(6.0) } else { middle };
        let base = middle_of_number + number.size * 0.36;
        canvas.text(x + pad, base, Anchor::Start, self.number(style, cell), number);
        if layout.interval {
            let kind = Type { colour: style.palette.ink2, size: canvas.em(10.0), ..canvas.small() };
            let at = x + 2.0 * pad + layout.number;
            canvas.text(at, base, Anchor::Start, self.interval(style, cell), kind);
        }
        if hits == 0 {
            return;
        }
        let side = canvas.em(8.0);
        let squares = hits.min(MOST_SQUARES) as f32 * side;
        let available = layout.width - 2.0 * pad - if layout.tall { 0.0 } else { layout.number + pad };
        let width = squares.min(available);
        let single = hits <= MOST_SQUARES && squares <= available;
        let (mut left, middle) =
            if layout.tall { (x + pad, middle + canvas.em(8.0)) } else { (x + layout.width - pad - width, middle) };
        let outline = Stroke::new(style.palette.ink2, 1.0);
        for voice in Voice::ALL {
            let count = cell.hits[voice.index()];
            let parts = if single { count } else { count.min(1) };
            let extent = if single { side } else { width * count as f32 / hits as f32 };
            for _ in 0..parts {
                let fill = style.palette.voice(voice);
                canvas.rect(left, middle - side / 2.0, extent, side, fill, Some(outline));
                left += extent;
            }
        }
    }

    fn tooltip(&self, row: &HeatRow, part: usize, cell: &HeatCell, style: &Style) -> String {
        let numbers = &style.numbers;
        let source = self.sources.get(part).map_or("", |source| source.name.as_str());
        let hits = cell.hits.iter().sum();
        let language = style.language;
        let mut out =
            say!(language, "{term}, {source}: {hits} hits", term = row.term, source, hits = numbers.count(hits));
        if self.decimals > 0 {
            let rate = numbers.write(cell.value, self.decimals);
            out += &say!(language, ", {rate} per {thousand} words", rate, thousand = numbers.count(1000));
        }
        if let Some((low, high)) = cell.interval {
            let (low, high) = (numbers.write(low, 1), numbers.write(high, 1));
            out += &say!(language, ", interval {low} to {high}", low, high);
        }
        for voice in Voice::ALL {
            if cell.hits[voice.index()] > 0 {
                let voice_name = voice_title(voice, language).to_lowercase();
                // Writing to a string cannot fail.
                let _ = write!(out, "; {voice_name} {}", numbers.count(cell.hits[voice.index()]));
            }
        }
        out
    }
}

/// The letter and colour of a word family in front of a row.
fn family_mark(canvas: &mut Canvas<'_>, family: Option<Family>, middle: f32) {
    let Some(known) = family else { return };
    let palette = &canvas.style.palette;
    let colour = palette.family(family);
    let (x, half) = (canvas.left(), canvas.em(7.0));
    let tint = Fill::Solid(colour.over(palette.panel, 0.24));
    let letter = Type { size: canvas.em(10.0), weight: Weight::Bold, ..canvas.label() };
    canvas.rect(x, middle - half, canvas.em(13.0), 2.0 * half, tint, None);
    canvas.rect(x, middle - half, canvas.em(2.5), 2.0 * half, Fill::Solid(colour), None);
    canvas.text(x + canvas.em(7.5), middle + letter.size * 0.36, Anchor::Middle, known.letter().to_string(), letter);
}
