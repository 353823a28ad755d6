//! Who says the loaded words: one bar per source, its parts textured by voice.

use crate::model::Voice;
use serde::{Deserialize, Serialize};

use super::frame::{Canvas, RowLabels, Type, voice_legend};
use super::scale::{Scale, round_up, tick_step, ticks};
use super::style::voice_title;
use super::{Anchor, Labels, Scene, Source, Stroke, Style, Weight};
use crate::wording::say;

/// What the bars measure.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoiceMeasure {
    /// Number of hits.
    #[default]
    Count,
    /// Percent of the source's hits.
    Share,
    /// Hits per 1,000 words.
    Rate,
}

/// One source.
#[derive(Clone, PartialEq, Debug)]
pub struct VoiceRow {
    /// Whose bar.
    pub source: Source,
    /// Hits by voice, in the order of [`Voice::ALL`].
    pub hits: [u64; 4],
    /// Its words.
    pub words: u64,
}

/// Input of the voice bars. A datum's row is the position in `rows`, its part the voice's position in
/// [`Voice::ALL`], or 4 for all attributed hits.
#[derive(Clone, PartialEq, Debug)]
pub struct VoiceBars {
    /// The words around the figure.
    pub labels: Labels,
    /// One bar each, in the order given.
    pub rows: Vec<VoiceRow>,
    /// What the bars measure.
    pub measure: VoiceMeasure,
    /// Attributed words to the left of the axis and own words to the right; else all in one bar from the left.
    pub diverging: bool,
}

/// From the axis to the left.
const ATTRIBUTED: [Voice; 3] = [Voice::IndirectSpeech, Voice::DirectQuote, Voice::ScareQuote];

impl VoiceBars {
    fn value(&self, row: &VoiceRow, hits: u64) -> f64 {
        let per = |whole: u64, unit: f64| {
            if whole == 0 { 0.0 } else { unit * hits as f64 / whole as f64 }
        };
        match self.measure {
            VoiceMeasure::Count => hits as f64,
            VoiceMeasure::Share => per(row.hits.iter().sum(), 100.0),
            VoiceMeasure::Rate => per(row.words, 1000.0),
        }
    }

    fn written(&self, row: &VoiceRow, hits: u64, style: &Style) -> String {
        let value = self.value(row, hits);
        match self.measure {
            VoiceMeasure::Count => style.numbers.count(hits),
            VoiceMeasure::Share => style.percent(value, 0),
            VoiceMeasure::Rate => style.numbers.write(value, 1),
        }
    }

    fn tooltip(row: &VoiceRow, what: &str, hits: u64, style: &Style) -> String {
        let numbers = &style.numbers;
        let all = row.hits.iter().sum();
        let rate = if row.words == 0 { 0.0 } else { 1000.0 * hits as f64 / row.words as f64 };
        say!(
            style.language,
            "{source}, {what}: {hits} of {all} hits, {rate} per {thousand} words ({words} words)",
            source = row.source.name,
            what,
            hits = numbers.count(hits),
            all = numbers.count(all),
            rate = numbers.write(rate, 1),
            thousand = numbers.count(1000),
            words = numbers.count(row.words)
        )
    }

    /// Draws the figure.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let labels = RowLabels::sources(&canvas, self.rows.iter().map(|row| &row.source));
        let number = Type { weight: Weight::SemiBold, ..canvas.small() };
        let written: Vec<[String; 2]> = self
            .rows
            .iter()
            .map(|row| {
                let own = row.hits[Voice::Own.index()];
                let all: u64 = row.hits.iter().sum();
                if self.diverging {
                    [self.written(row, all - own, style), self.written(row, own, style)]
                } else if self.measure == VoiceMeasure::Share {
                    [String::new(), format!("n = {}", style.numbers.count(all))]
                } else {
                    [String::new(), self.written(row, all, style)]
                }
            })
            .collect();
        let room = |side: usize| {
            let widest = written.iter().map(|w| number.width_of(&w[side])).fold(0.0, f32::max);
            widest + canvas.em(8.0)
        };
        let (start, end) = (labels.plot + if self.diverging { room(0) } else { 0.0 }, canvas.right() - room(1));

        let greatest = |part: &dyn Fn(&VoiceRow) -> u64| {
            self.rows.iter().map(|row| self.value(row, part(row))).fold(0.0, f64::max)
        };
        let own = greatest(&|row| row.hits[0]);
        let attributed = greatest(&|row| row.hits[1..].iter().sum());
        let all = greatest(&|row| row.hits.iter().sum());
        let (left, right) = if self.diverging { (attributed, own) } else { (0.0, all) };
        // Both sides keep a little room for the heading above them.
        let extent = (left + right).max(1.0);
        let (left, right) =
            if self.diverging { (left.max(extent * 0.15), right.max(extent * 0.15)) } else { (0.0, extent) };
        let step = tick_step(left + right, ((end - start) / canvas.em(52.0)) as usize);
        let scale = Scale::new(-left, right, start, end);
        let axis = scale.at(0.0);

        self.headings(&mut canvas, axis);
        let top = canvas.bottom;
        let (bar, row_height) = (canvas.em(20.0), canvas.em(36.0) + labels.above);
        let bottom = top + row_height * self.rows.len() as f32;
        let unit = if self.measure == VoiceMeasure::Share { style.language.percent_sign() } else { "" };
        let marks: Vec<(f32, String)> = ticks(-round_up(left, step), round_up(right, step), step)
            .into_iter()
            .filter(|tick| (-left..=right).contains(tick))
            .map(|tick| (scale.at(tick), format!("{}{unit}", style.numbers.tick(tick.abs(), step))))
            .collect();
        canvas.horizontal_axis(&marks, top, bottom);
        for n in 0..self.rows.len() {
            // Between labels above the bars the axis is interrupted.
            let (top, next) = (top + row_height * n as f32, top + row_height * (n + 1) as f32);
            let from = if labels.above > 0.0 { top + labels.above } else { top - 2.0 };
            canvas.line((axis, from), (axis, next), Stroke::new(style.palette.ink, 1.5));
        }

        for (n, (row, written)) in self.rows.iter().zip(&written).enumerate() {
            let top = top + row_height * n as f32;
            let middle = top + labels.above + (row_height - labels.above) / 2.0;
            labels.draw(&mut canvas, &row.source, top, middle);
            canvas.group("marks");
            let order: &[Voice] = if self.diverging { &ATTRIBUTED } else { &Voice::ALL };
            let reach =
                self.bars(&mut canvas, (n, row), order, &scale, if self.diverging { -1.0 } else { 1.0 }, (middle, bar));
            let base = middle + number.size * 0.36;
            let gap = canvas.em(5.0);
            let link = Type { colour: style.palette.accent, ..number };
            if self.diverging {
                let own = self.bars(&mut canvas, (n, row), &[Voice::Own], &scale, 1.0, (middle, bar));
                let hits = row.hits[1..].iter().sum();
                let attributed = say!(style.language, "attributed | hits");
                canvas.datum(n, 4, Self::tooltip(row, &attributed, hits, style), |canvas| {
                    canvas.text(reach - gap, base, Anchor::End, written[0].clone(), link);
                });
                canvas.datum(
                    n,
                    0,
                    Self::tooltip(row, &voice_title(Voice::Own, style.language), row.hits[0], style),
                    |canvas| {
                        canvas.text(own + gap, base, Anchor::Start, written[1].clone(), link);
                    },
                );
            } else {
                canvas.text(reach + gap, base, Anchor::Start, written[1].clone(), link);
            }
        }
        canvas.legend(&voice_legend(style));
        canvas.finish()
    }

    /// The two sides' names, above the plot.
    fn headings(&self, canvas: &mut Canvas<'_>, axis: f32) {
        if !self.diverging {
            return;
        }
        canvas.group("heading");
        let kind = canvas.small();
        let gap = canvas.em(8.0);
        let y = canvas.bottom + kind.size;
        let (left, right) = (axis - gap - canvas.left(), canvas.right() - axis - gap);
        let choose = |full: String, short: String, room: f32| if kind.width_of(&full) <= room { full } else { short };
        let language = canvas.style.language;
        let someone = say!(language, "Attributed to someone else");
        let attributed = choose(someone, say!(language, "Attributed | heading"), left);
        let own = choose(say!(language, "Outlet’s own words"), say!(language, "Own | heading"), right);
        canvas.text(axis - gap, y, Anchor::End, attributed, kind);
        canvas.text(axis + gap, y, Anchor::Start, own, kind);
        canvas.bottom = y + canvas.em(8.0);
    }

    /// Bars of these voices, one after the other away from the axis. Returns where the last one ends.
    fn bars(
        &self,
        canvas: &mut Canvas<'_>,
        (n, row): (usize, &VoiceRow),
        voices: &[Voice],
        scale: &Scale,
        direction: f64,
        (middle, height): (f32, f32),
    ) -> f32 {
        let style = canvas.style;
        let mut before = 0;
        for &voice in voices {
            let hits = row.hits[voice.index()];
            let (a, b) =
                (scale.at(direction * self.value(row, before)), scale.at(direction * self.value(row, before + hits)));
            before += hits;
            if hits == 0 {
                continue;
            }
            canvas.datum(
                n,
                voice.index(),
                Self::tooltip(row, &voice_title(voice, style.language), hits, style),
                |canvas| {
                    let outline = Stroke::new(style.palette.ink2, 1.2);
                    canvas.rect(
                        a.min(b),
                        middle - height / 2.0,
                        (a - b).abs(),
                        height,
                        style.palette.voice(voice),
                        Some(outline),
                    );
                },
            );
        }
        scale.at(direction * self.value(row, before))
    }
}
