//! How often: rates per 1,000 words as dots with their intervals.

use super::frame::{Canvas, LegendEntry, LegendKey, RowLabels};
use super::scale::{Scale, round_up, tick_step, ticks};
use super::{Anchor, Fill, Labels, MarkKind, Scene, Source, Stroke, Style};
use crate::wording::say;

/// A rate with its interval.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rate {
    /// Hits.
    pub hits: u64,
    /// Hits per 1,000 words.
    pub rate: f64,
    /// Lower bound of the interval, per 1,000 words.
    pub low: f64,
    /// Upper bound of the interval, per 1,000 words.
    pub high: f64,
}

/// One source.
#[derive(Clone, PartialEq, Debug)]
pub struct RateRow {
    /// Whose rates.
    pub source: Source,
    /// Its words.
    pub words: u64,
    /// One for each of [`Rates::series`].
    pub rates: Vec<Rate>,
}

/// Input of the chart of rates. A datum's row is the position in `rows`, its part the position in `series`.
#[derive(Clone, PartialEq, Debug)]
pub struct Rates {
    /// The words around the figure.
    pub labels: Labels,
    /// What is counted, such as `own words` and `all voices`; at most three can be told apart.
    pub series: Vec<String>,
    /// One line each, in the order given.
    pub rows: Vec<RateRow>,
    /// Level of the intervals in percent, for the tooltip.
    pub level: u8,
}

impl Rates {
    /// Draws the figure.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let labels = RowLabels::sources(&canvas, self.rows.iter().map(|row| &row.source));
        let number = canvas.small();
        let rates = || self.rows.iter().flat_map(|row| &row.rates);
        let written = |rate: &Rate| style.numbers.write(rate.rate, 1);
        let widest = rates().map(|rate| number.width_of(&written(rate))).fold(0.0, f32::max);
        let gap = canvas.em(6.0);
        let radius = canvas.em(4.5);
        let start = labels.plot + radius;
        let end = canvas.right() - widest - gap;
        let greatest = rates().map(|rate| rate.high.max(rate.rate)).fold(0.0, f64::max).max(1e-9);
        let step = tick_step(greatest, ((end - start) / canvas.em(52.0)) as usize);
        let limit = round_up(greatest, step);
        // The last tick may stand under the numbers if the greatest interval ends well before it.
        let scale = Scale::new(0.0, greatest, start, end);

        let line = canvas.em(17.0);
        let row_height = line * self.series.len().max(1) as f32 + canvas.em(12.0) + labels.above;
        let top = canvas.bottom + canvas.em(2.0);
        let bottom = top + row_height * self.rows.len() as f32;
        let marks: Vec<(f32, String)> = ticks(0.0, limit, step)
            .into_iter()
            .filter(|&tick| tick <= greatest)
            .map(|tick| (scale.at(tick), style.numbers.tick(tick, step)))
            .collect();
        canvas.horizontal_axis(&marks, top, bottom);

        for (n, row) in self.rows.iter().enumerate() {
            let top = top + row_height * n as f32;
            let middle = top + labels.above + (row_height - labels.above) / 2.0;
            labels.draw(&mut canvas, &row.source, top, middle);
            canvas.group("marks");
            let first = middle - line * (row.rates.len().max(1) - 1) as f32 / 2.0;
            for (part, rate) in row.rates.iter().enumerate() {
                let y = first + line * part as f32;
                let ink = Stroke::new(style.palette.ink2, 1.5);
                let (low, high) = (scale.at(rate.low), scale.at(rate.high));
                canvas.datum(n, part, self.tooltip(row, part, rate, style), |canvas| {
                    canvas.line((low, y), (high, y), ink);
                    for x in [low, high] {
                        canvas.line((x, y - radius * 0.8), (x, y + radius * 0.8), ink);
                    }
                    let (kind, fill) = series_mark(style, part);
                    canvas.mark(kind, scale.at(rate.rate), y, radius, fill, Some(Stroke { width: 1.75, ..ink }));
                    canvas.text(
                        high.max(scale.at(rate.rate) + radius) + gap,
                        y + number.size * 0.36,
                        Anchor::Start,
                        written(rate),
                        number,
                    );
                });
            }
        }
        let entries: Vec<LegendEntry> = self
            .series
            .iter()
            .enumerate()
            .map(|(part, title)| {
                let (kind, fill) = series_mark(style, part);
                LegendEntry {
                    key: LegendKey::Mark(kind, fill, Stroke::new(style.palette.ink2, 1.75)),
                    title: title.clone(),
                }
            })
            .collect();
        canvas.legend(&entries);
        canvas.finish()
    }

    fn tooltip(&self, row: &RateRow, part: usize, rate: &Rate, style: &Style) -> String {
        let numbers = &style.numbers;
        say!(
            style.language,
            "{source}, {series}: {rate} per {thousand} words, {level}% interval {low} to {high} ({hits} hits in {words} words)",
            source = row.source.name,
            series = self.series.get(part).map_or("", String::as_str),
            rate = numbers.write(rate.rate, 1),
            thousand = numbers.count(1000),
            level = self.level,
            low = numbers.write(rate.low, 1),
            high = numbers.write(rate.high, 1),
            hits = numbers.count(rate.hits),
            words = numbers.count(row.words)
        )
    }
}

fn series_mark(style: &Style, part: usize) -> (MarkKind, Fill) {
    match part {
        0 => (MarkKind::Circle, Fill::Solid(style.palette.ink2)),
        1 => (MarkKind::Circle, Fill::Solid(style.palette.panel)),
        _ => (MarkKind::Diamond, Fill::Solid(style.palette.panel)),
    }
}
