//! Which words stand near a term: one bar per collocate.

use super::frame::{Canvas, Type};
use super::scale::{Scale, round_up, tick_step, ticks};
use super::{Anchor, Fill, Labels, Scene, Stroke, Style, Weight};
use crate::wording::say;

/// One word found near the term.
#[derive(Clone, PartialEq, Debug)]
pub struct Collocate {
    /// The word.
    pub word: String,
    /// Strength of the association.
    pub score: f64,
    /// How often it stands near the term.
    pub together: u64,
    /// How often it stands in the texts at all.
    pub overall: u64,
}

/// Input of the collocate bars. A datum's row is the position in `words`; its part is 0.
#[derive(Clone, PartialEq, Debug)]
pub struct Collocates {
    /// The words around the figure.
    pub labels: Labels,
    /// Name of the score, for the axis: `logDice`.
    pub measure: String,
    /// One bar each, in the order given.
    pub words: Vec<Collocate>,
}

impl Collocates {
    /// Draws the figure. Negative scores run to the left of the axis.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let word = canvas.word();
        let number = Type { weight: Weight::Medium, colour: style.palette.accent, ..canvas.small() };
        let full = canvas.right() - canvas.left();
        let widest = self.words.iter().map(|c| word.width_of(&c.word)).fold(0.0, f32::max);
        let room = widest.min(full * 0.36);
        let counts = |c: &Collocate| {
            say!(
                style.language,
                "{together} of {overall}",
                together = style.numbers.count(c.together),
                overall = style.numbers.count(c.overall)
            )
        };
        let numbers = self.words.iter().map(|c| number.width_of(&counts(c))).fold(0.0, f32::max);
        let (start, end) = (canvas.left() + room + canvas.em(10.0), canvas.right() - numbers - canvas.em(10.0));
        let low = self.words.iter().map(|c| c.score).fold(0.0, f64::min);
        let high = self.words.iter().map(|c| c.score).fold(0.0, f64::max);
        let high = if high > low { high } else { low + 1.0 };
        let step = tick_step(high - low, ((end - start) / canvas.em(48.0)).max(3.0) as usize);
        let scale = Scale::new(low, high, start, end);
        let row = canvas.em(21.0);
        let top = canvas.bottom;
        let bottom = top + row * self.words.len() as f32;
        let marks: Vec<(f32, String)> = ticks(-round_up(-low, step), round_up(high, step), step)
            .into_iter()
            .filter(|tick| (low..=high).contains(tick))
            .map(|tick| (scale.at(tick), style.numbers.tick(tick, step)))
            .collect();
        canvas.horizontal_axis(&marks, top, bottom);
        let axis = scale.at(0.0);
        for (n, collocate) in self.words.iter().enumerate() {
            let middle = top + row * (n as f32 + 0.5);
            canvas.group("labels");
            let x = start - canvas.em(10.0);
            canvas.text_within(x, middle + word.size * 0.34, Anchor::End, &collocate.word, room, word);
            canvas.group("marks");
            let tooltip = say!(
                style.language,
                "{word}: {measure} {score}; near the term {together} times, in all {overall}",
                word = collocate.word,
                measure = self.measure,
                score = style.numbers.write(collocate.score, 2),
                together = style.numbers.count(collocate.together),
                overall = style.numbers.count(collocate.overall)
            );
            canvas.datum(n, 0, tooltip, |canvas| {
                let to = scale.at(collocate.score);
                let half = canvas.em(6.0);
                let fill = Fill::Solid(style.palette.ink2);
                canvas.rect(axis.min(to), middle - half, (to - axis).abs(), 2.0 * half, fill, None);
                canvas.text(canvas.right(), middle + number.size * 0.36, Anchor::End, counts(collocate), number);
            });
        }
        canvas.group("axis");
        canvas.line((axis, top), (axis, bottom), Stroke::new(style.palette.ink, 1.5));
        canvas.axis_title(&self.measure, start, end);
        canvas.finish()
    }
}
