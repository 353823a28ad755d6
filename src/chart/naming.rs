//! How each source names one actor: a bar per source, divided by the names it uses.

use super::frame::{Canvas, LegendEntry, LegendKey, RowLabels, Type};
use super::scale::{Scale, tick_step, ticks};
use super::{Anchor, Fill, Labels, Scene, Source, Stroke, Style, Weight};
use crate::wording::say;

/// One source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamingRow {
    /// Whose bar.
    pub source: Source,
    /// Mentions under each of [`Naming::names`].
    pub mentions: Vec<u64>,
}

/// Input of the naming chart. A datum's row is the position in `rows`, its part that in `names`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Naming {
    /// The words around the figure.
    pub labels: Labels,
    /// The names, most frequent first; at most eight can be told apart, so the caller sums up the rest as one.
    pub names: Vec<String>,
    /// One bar each, in the order given.
    pub rows: Vec<NamingRow>,
}

impl Naming {
    /// Draws the figure: every bar is the whole of the source's mentions, its parts in percent.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let labels = RowLabels::sources(&canvas, self.rows.iter().map(|row| &row.source));
        let number = Type { weight: Weight::SemiBold, colour: style.palette.accent, ..canvas.small() };
        let total = |row: &NamingRow| row.mentions.iter().sum::<u64>();
        let written = |row: &NamingRow| format!("n = {}", style.numbers.count(total(row)));
        let widest = self.rows.iter().map(|row| number.width_of(&written(row))).fold(0.0, f32::max);
        let gap = canvas.em(6.0);
        let (start, end) = (labels.plot, canvas.right() - widest - gap);
        let scale = Scale::new(0.0, 100.0, start, end);
        let (bar, row_height) = (canvas.em(20.0), canvas.em(34.0) + labels.above);
        let top = canvas.bottom;
        let bottom = top + row_height * self.rows.len() as f32;
        let step = tick_step(100.0, ((end - start) / canvas.em(52.0)) as usize).max(10.0);
        let marks: Vec<(f32, String)> =
            ticks(0.0, 100.0, step).into_iter().map(|tick| (scale.at(tick), style.percent(tick, 0))).collect();
        canvas.horizontal_axis(&marks, top, bottom);
        for (n, row) in self.rows.iter().enumerate() {
            let top = top + row_height * n as f32;
            let middle = top + labels.above + (row_height - labels.above) / 2.0;
            labels.draw(&mut canvas, &row.source, top, middle);
            canvas.group("marks");
            let all = total(row);
            let mut before = 0;
            for (part, &mentions) in row.mentions.iter().enumerate().filter(|(_, mentions)| **mentions > 0) {
                let share = |count: u64| 100.0 * count as f64 / all as f64;
                let (a, b) = (scale.at(share(before)), scale.at(share(before + mentions)));
                before += mentions;
                let tooltip = say!(
                    style.language,
                    "{source}, {name}: {mentions} of {all} mentions ({percent}%)",
                    source = row.source.name,
                    name = self.names.get(part).map_or("", String::as_str),
                    mentions = style.numbers.count(mentions),
                    all = style.numbers.count(all),
                    percent = style.numbers.write(share(mentions), 0)
                );
                canvas.datum(n, part, tooltip, |canvas| {
                    let outline = Stroke::new(style.palette.ink2, 1.0);
                    canvas.rect(a, middle - bar / 2.0, b - a, bar, Self::fill(style, part), Some(outline));
                });
            }
            canvas.text(
                scale.at(if all > 0 { 100.0 } else { 0.0 }) + gap,
                middle + number.size * 0.36,
                Anchor::Start,
                written(row),
                number,
            );
        }
        let entries: Vec<LegendEntry> = self
            .names
            .iter()
            .enumerate()
            .map(|(part, name)| LegendEntry { key: LegendKey::Swatch(Self::fill(style, part)), title: name.clone() })
            .collect();
        canvas.legend(&entries);
        canvas.finish()
    }

    /// Four greys, then the same four with hatching or dots, so that neighbours differ in print too.
    fn fill(style: &Style, part: usize) -> Fill {
        let palette = &style.palette;
        let grey = |share: f32| palette.ink2.over(palette.panel, share);
        match part {
            0 => Fill::Solid(grey(1.0)),
            1 => Fill::Solid(grey(0.45)),
            2 => Fill::Hatch { ink: palette.ink2, ground: palette.panel },
            3 => Fill::Solid(palette.panel),
            4 => Fill::Dots { ink: palette.ink2, ground: palette.panel },
            5 => Fill::Solid(grey(0.7)),
            6 => Fill::Hatch { ink: grey(0.55), ground: grey(0.15) },
            _ => Fill::Solid(grey(0.2)),
        }
    }
}
