//! Where in the article: every hit as a tick along the text, its height and line telling the voice.

use crate::lexicon::Family;
use crate::model::Voice;

use super::frame::{Canvas, RowLabels, Type, family_legend};
use super::scale::Scale;
use super::style::voice_title;
use super::{Anchor, Colour, Fill, Labels, Scene, Source, Stroke, Style};
use crate::wording::say;

/// One hit.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// Where it stands in the article, from 0 (first word) to 1 (end).
    pub at: f32,
    /// Its voice.
    pub voice: Voice,
    /// Its word family.
    pub family: Option<Family>,
    /// The words, for the tooltip.
    pub term: String,
}

/// One article.
#[derive(Clone, PartialEq, Debug)]
pub struct Strip {
    /// Whose article.
    pub source: Source,
    /// Its title or event.
    pub title: String,
    /// Its hits in text order.
    pub ticks: Vec<Tick>,
}

/// Input of the barcode. A datum's row is the position in `strips`, its part that in `ticks`.
#[derive(Clone, PartialEq, Debug)]
pub struct Dispersion {
    /// The words around the figure.
    pub labels: Labels,
    /// One band each, in the order given.
    pub strips: Vec<Strip>,
}

impl Dispersion {
    /// Draws the figure.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let named: Vec<Source> =
            self.strips.iter().map(|strip| Source { name: strip.title.clone(), ..strip.source.clone() }).collect();
        let labels = RowLabels::sources(&canvas, named.iter());
        let height = canvas.em(30.0);
        let row = height + canvas.em(8.0) + labels.above;
        let (start, end) = (labels.plot, canvas.right());
        let scale = Scale::new(0.0, 1.0, start + 2.0, end - 2.0);
        let first = canvas.bottom;
        for (n, (strip, named)) in self.strips.iter().zip(&named).enumerate() {
            let top = first + row * n as f32 + labels.above;
            let (middle, bottom) = (top + height / 2.0, top + height);
            labels.draw(&mut canvas, named, top - labels.above, middle);
            canvas.group("axis");
            let frame = Stroke::new(style.palette.line, 1.0);
            canvas.rect(start, top, end - start, height, Fill::Solid(style.palette.panel2), Some(frame));
            for quarter in [0.25, 0.5, 0.75] {
                let x = scale.at(quarter);
                canvas.line((x, top), (x, bottom), Stroke::new(style.palette.grid, 1.0));
            }
            canvas.line((start, middle), (end, middle), frame);
            canvas.group("marks");
            for (part, tick) in strip.ticks.iter().enumerate() {
                let x = scale.at(f64::from(tick.at));
                let tooltip = say!(
                    style.language,
                    "{term}, {voice}: {source} at {percent} of “{title}”",
                    term = tick.term,
                    voice = voice_title(tick.voice, style.language).to_lowercase(),
                    source = strip.source.name,
                    percent = style.percent(f64::from(tick.at) * 100.0, 0),
                    title = strip.title
                );
                let stroke = stroke(tick.voice, style.palette.family(tick.family), canvas.em(2.4));
                canvas.datum(n, part, tooltip, |canvas| {
                    let from = if tick.voice == Voice::Own { top + 1.0 } else { middle };
                    canvas.line((x, from), (x, bottom - 1.0), stroke);
                });
            }
        }
        let bottom = first + row * self.strips.len() as f32;
        let kind = canvas.faint();
        let y = bottom + kind.size * 0.8;
        canvas.group("axis");
        canvas.text(start, y, Anchor::Start, say!(style.language, "headline | begins an article"), kind);
        for quarter in [25.0, 50.0, 75.0] {
            canvas.text(scale.at(quarter / 100.0), y, Anchor::Middle, style.percent(quarter, 0), kind);
        }
        canvas.text(end, y, Anchor::End, say!(style.language, "end | of an article"), kind);
        canvas.bottom = y + canvas.em(4.0);
        Self::voices(&mut canvas);
        let families = self.strips.iter().flat_map(|strip| &strip.ticks).map(|tick| tick.family);
        canvas.legend(&family_legend(style, families));
        canvas.finish()
    }

    /// How the voices are drawn: a tick of each kind with its name.
    fn voices(canvas: &mut Canvas<'_>) {
        canvas.group("legend");
        let kind: Type = canvas.small();
        let (height, row) = (canvas.em(14.0), canvas.em(19.0));
        let mut x = canvas.left();
        let mut top = canvas.bottom + canvas.em(4.0);
        for voice in Voice::ALL {
            let title = voice_title(voice, canvas.style.language);
            let full = canvas.em(10.0) + kind.width_of(&title);
            if x > canvas.left() && x + full > canvas.right() {
                x = canvas.left();
                top += row;
            }
            let from = if voice == Voice::Own { top } else { top + height / 2.0 };
            let stroke = stroke(voice, canvas.style.palette.ink2, canvas.em(2.4));
            canvas.line((x + 2.0, from), (x + 2.0, top + height), stroke);
            canvas.text(x + canvas.em(10.0), top + height * 0.5 + kind.size * 0.36, Anchor::Start, title, kind);
            x += full + canvas.em(14.0);
        }
        canvas.bottom = top + height;
    }
}

/// Own words solid over the full height; in the lower half direct quotes solid, indirect speech broken, scare quotes
/// finely broken.
fn stroke(voice: Voice, colour: Colour, width: f32) -> Stroke {
    match voice {
        Voice::Own | Voice::DirectQuote => Stroke::new(colour, width),
        Voice::IndirectSpeech => Stroke::dashed(colour, width, 2.5, 2.0),
        Voice::ScareQuote => Stroke::dashed(colour, width, 1.2, 1.6),
    }
}
