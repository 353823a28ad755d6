//! What every figure has around its marks: title, subtitle, legend, note and caption.

use std::collections::BTreeSet;

use super::measure::{directed, fit, plain, width, wrap};
use super::style::voice_title;
use super::{Anchor, Colour, Datum, Fill, Item, MarkKind, Scene, Shape, Source, Stroke, Style, Text, Typeface, Weight};
use crate::lexicon::Family;
use crate::model::Voice;

/// The words around a figure. Empty ones are left out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Labels {
    /// Stable name, `voice-bars`.
    pub id: String,
    /// What the figure asks or shows.
    pub title: String,
    /// How it is to be read.
    pub subtitle: String,
    /// What to beware of.
    pub note: String,
    /// Filters, numbers, method and lexicon.
    pub caption: String,
}

/// One entry of a legend.
pub(super) struct LegendEntry {
    pub(super) key: LegendKey,
    pub(super) title: String,
}

/// What stands in front of a legend's words.
pub(super) enum LegendKey {
    /// A rectangle with a fill, as in bars.
    Swatch(Fill),
    /// A symbol.
    Mark(MarkKind, Fill, Stroke),
    /// An upright tick, as of a rug.
    Tick(Stroke),
    /// A letter on a colour: a word family.
    Letter(char, Colour),
    /// A source's badge.
    Badge(Source),
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) typeface: Typeface,
    pub(super) colour: Colour,
}

impl Type {
    /// How wide a text is.
    pub(super) fn width_of(self, text: &str) -> f32 {
        width(text, self.typeface, self.weight, self.size)
    }

    /// How many lines [`Canvas::text_block`] takes for a text.
    pub(super) fn lines_of(self, text: &str, room: f32, lines: usize) -> usize {
        wrap(text, room, lines, self.typeface, self.weight, self.size).len()
    }
}

/// A figure in the making: the scene so far, and how far down it reaches.
pub(super) struct Canvas<'a> {
    pub(super) style: &'a Style,
    labels: &'a Labels,
    items: Vec<Item>,
    data: Vec<Datum>,
    group: &'static str,
    datum: Option<u32>,
    /// The lowest line in use.
    pub(super) bottom: f32,
}

/// Space around the figure's content.
const MARGIN: f32 = 12.0;

impl<'a> Canvas<'a> {
    /// Begins a figure with its title and subtitle.
    pub(super) fn new(style: &'a Style, labels: &'a Labels) -> Canvas<'a> {
        let mut canvas = Canvas {
            style,
            labels,
            items: Vec::new(),
            data: Vec::new(),
            group: "heading",
            datum: None,
            bottom: if style.heading { MARGIN } else { 4.0 },
        };
        if style.heading {
            let title = Type { size: 14.0 * style.text, weight: Weight::SemiBold, ..canvas.label() };
            canvas.paragraph(&labels.title, title);
            let subtitle = canvas.small();
            canvas.paragraph(&labels.subtitle, subtitle);
            canvas.bottom += 8.0 * style.text;
        }
        canvas
    }

    /// The left edge of the content.
    pub(super) fn left(&self) -> f32 {
        if self.style.heading { MARGIN } else { 4.0 }
    }

    /// The right edge of the content.
    pub(super) fn right(&self) -> f32 {
        self.style.width - self.left()
    }

    /// A length that grows with the type.
    pub(super) fn em(&self, length: f32) -> f32 {
        length * self.style.text
    }

    /// Row labels: 12 px in ink.
    pub(super) fn label(&self) -> Type {
        let colour = self.style.palette.ink;
        Type { size: self.em(12.0), weight: Weight::Regular, typeface: Typeface::Sans, colour }
    }

    /// Subtitles, legends: 11 px in the second ink.
    pub(super) fn small(&self) -> Type {
        Type { size: self.em(11.0), colour: self.style.palette.ink2, ..self.label() }
    }

    /// Captions and ticks: 10.5 px in the third ink.
    pub(super) fn faint(&self) -> Type {
        Type { size: self.em(10.5), colour: self.style.palette.ink3, ..self.label() }
    }

    /// Words of an article: the serif.
    pub(super) fn word(&self) -> Type {
        Type { size: self.em(13.0), typeface: Typeface::Serif, ..self.label() }
    }

    /// Everything drawn from here on belongs to this part of the figure.
    pub(super) fn group(&mut self, group: &'static str) {
        self.group = group;
    }

    /// Everything drawn by `draw` stands for one number.
    pub(super) fn datum(&mut self, row: usize, part: usize, tooltip: String, draw: impl FnOnce(&mut Self)) {
        self.datum = Some(self.data.len() as u32);
        self.data.push(Datum { row, part, tooltip });
        draw(self);
        self.datum = None;
    }

    pub(super) fn shape(&mut self, shape: Shape) {
        self.items.push(Item { shape, datum: self.datum, group: self.group });
    }

    pub(super) fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, fill: Fill, stroke: Option<Stroke>) {
        self.shape(Shape::Rect { x, y, width, height, radius: 0.0, fill, stroke });
    }

    pub(super) fn line(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        self.shape(Shape::Line { from, to, stroke });
    }

    pub(super) fn mark(&mut self, kind: MarkKind, x: f32, y: f32, radius: f32, fill: Fill, stroke: Option<Stroke>) {
        self.shape(Shape::Mark { kind, x, y, radius, fill, stroke });
    }

    pub(super) fn text(&mut self, x: f32, y: f32, anchor: Anchor, text: impl Into<String>, kind: Type) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        let text = directed(text);
        let Type { size, weight, typeface, colour } = kind;
        self.shape(Shape::Text(Text { text, x, y, anchor, size, weight, typeface, colour }));
    }

    /// A text shortened to fit into `room`.
    pub(super) fn text_within(&mut self, x: f32, y: f32, anchor: Anchor, text: &str, room: f32, kind: Type) {
        let short = fit(text, room, kind.typeface, kind.weight, kind.size);
        self.text(x, y, anchor, short, kind);
    }

    /// A text in up to `lines` lines around the middle `y`, shortened if it needs more.
    #[expect(clippy::too_many_arguments, reason = "place, text and type, as of the other texts")]
    pub(super) fn text_block(
        &mut self,
        x: f32,
        y: f32,
        anchor: Anchor,
        text: &str,
        room: f32,
        lines: usize,
        kind: Type,
    ) {
        let lines = wrap(text, room, lines, kind.typeface, kind.weight, kind.size);
        let first = y - kind.size * 0.6 * (lines.len().max(1) - 1) as f32;
        for (n, line) in lines.into_iter().enumerate() {
            self.text(x, first + kind.size * (1.2 * n as f32 + 0.35), anchor, line, kind);
        }
    }

    /// A paragraph over the whole width at the bottom of what is there.
    fn paragraph(&mut self, text: &str, kind: Type) {
        let room = self.right() - self.left();
        for line in wrap(text, room, 12, kind.typeface, kind.weight, kind.size) {
            self.bottom += kind.size * 1.3;
            self.text(self.left(), self.bottom - kind.size * 0.3, Anchor::Start, line, kind);
        }
    }

    /// A source's badge with its two letters; `y` is the middle. Returns how wide it is.
    pub(super) fn badge(&mut self, source: &Source, x: f32, y: f32) -> f32 {
        let (width, height) = (self.badge_width(), self.em(16.0));
        let (fill, ink) = self.style.palette.source(source.position);
        let outline = self.style.palette.theme == super::Theme::Dark;
        self.shape(Shape::Rect {
            x,
            y: y - height / 2.0,
            width,
            height,
            radius: 3.0,
            fill: Fill::Solid(fill),
            stroke: outline.then(|| Stroke::new(self.style.palette.line2, 1.0)),
        });
        let kind = Type { size: self.em(10.0), weight: Weight::Bold, typeface: Typeface::Sans, colour: ink };
        self.text_within(x + width / 2.0, y + kind.size * 0.36, Anchor::Middle, &source.monogram, width, kind);
        width
    }

    /// Width of every badge.
    pub(super) fn badge_width(&self) -> f32 {
        self.em(24.0)
    }

    /// Badge and name of a source; `y` is the middle, `room` what both may take.
    pub(super) fn source(&mut self, source: &Source, x: f32, y: f32, room: f32) {
        let badge = self.badge(source, x, y) + self.em(6.0);
        let kind = self.label();
        self.text_within(x + badge, y + kind.size * 0.36, Anchor::Start, &source.name, room - badge, kind);
    }

    /// Axis labels below a plot: the ticks that find room without touching each other, and grid lines for all.
    pub(super) fn horizontal_axis(&mut self, ticks: &[(f32, String)], top: f32, bottom: f32) {
        self.group("axis");
        let kind = self.faint();
        let grid = Stroke::new(self.style.palette.grid, 1.0);
        let mut free = f32::NEG_INFINITY;
        for (x, label) in ticks {
            self.line((*x, top), (*x, bottom), grid);
            let half = kind.width_of(label) / 2.0;
            let middle = x.clamp(self.left() + half, self.right() - half);
            if middle - half >= free {
                self.text(middle, bottom + kind.size * 1.4, Anchor::Middle, label.clone(), kind);
                free = middle + half + 4.0;
            }
        }
        self.bottom = bottom + kind.size * 1.8;
    }

    /// The name of a horizontal axis below its ticks, under the plot if it fits there, else over the whole width.
    pub(super) fn axis_title(&mut self, text: &str, start: f32, end: f32) {
        self.group("axis");
        let kind = self.faint();
        let (left, right) = (self.left(), self.right());
        let middle = f32::midpoint(start, end);
        let fits = kind.width_of(text) <= 2.0 * (middle - left).min(right - middle);
        let middle = if fits { middle } else { f32::midpoint(left, right) };
        for line in wrap(text, right - left, 3, kind.typeface, kind.weight, kind.size) {
            self.bottom += kind.size * 1.2;
            self.text(middle, self.bottom - kind.size * 0.2, Anchor::Middle, line, kind);
        }
        self.bottom += self.em(2.0);
    }

    /// Headings of columns `width` wide that begin at `first` and every `step`: badge and name where all names fit
    /// in two lines, else the badge alone; whether the names fit, so that a legend can give them otherwise.
    pub(super) fn column_headings(&mut self, sources: &[Source], first: f32, step: f32, width: f32) -> bool {
        self.group("labels");
        let kind = self.label();
        let badge = self.badge_width() + self.em(6.0);
        let named = sources.iter().all(|source| {
            let lines = wrap(&source.name, width - badge, 2, kind.typeface, kind.weight, kind.size);
            lines.iter().map(String::len).sum::<usize>() + lines.len() >= source.name.len()
                && !lines.iter().any(|line| line.contains('…'))
        });
        let middle = self.bottom + self.em(if named { 15.0 } else { 10.0 });
        for (n, source) in sources.iter().enumerate() {
            let x = first + step * n as f32;
            if named {
                self.badge(source, x, middle);
                self.text_block(x + badge, middle, Anchor::Start, &source.name, width - badge, 2, kind);
            } else {
                self.badge(source, x + (width - self.badge_width()) / 2.0, middle);
            }
        }
        self.bottom = middle + self.em(if named { 18.0 } else { 13.0 });
        named
    }

    /// The legend, wrapped over as many lines as it needs, below what is there.
    pub(super) fn legend(&mut self, entries: &[LegendEntry]) {
        if entries.is_empty() {
            return;
        }
        self.group("legend");
        let kind = self.small();
        let row = self.em(18.0);
        self.bottom += self.em(6.0);
        self.line((self.left(), self.bottom), (self.right(), self.bottom), Stroke::new(self.style.palette.line, 1.0));
        self.bottom += self.em(6.0);
        let mut x = self.left();
        let mut y = self.bottom + row / 2.0;
        for entry in entries {
            let key = match entry.key {
                LegendKey::Swatch(_) => self.em(17.0),
                LegendKey::Mark(..) | LegendKey::Tick(_) => self.em(10.0),
                LegendKey::Letter(..) => self.em(16.0),
                LegendKey::Badge(_) => self.badge_width(),
            };
            let gap = self.em(6.0);
            let full = key + gap + kind.width_of(&entry.title);
            if x > self.left() && x + full > self.right() {
                x = self.left();
                y += row;
            }
            self.key(&entry.key, x, y, key);
            let room = self.right() - x - key - gap;
            self.text_within(x + key + gap, y + kind.size * 0.36, Anchor::Start, &entry.title, room, kind);
            x += full + self.em(14.0);
        }
        self.bottom = y + row / 2.0;
    }

    fn key(&mut self, key: &LegendKey, x: f32, y: f32, width: f32) {
        let ink = Stroke::new(self.style.palette.ink2, 1.0);
        let half = self.em(5.0);
        match key {
            LegendKey::Swatch(fill) => self.rect(x, y - half, width, 2.0 * half, *fill, Some(ink)),
            LegendKey::Mark(kind, fill, stroke) => {
                self.mark(*kind, x + width / 2.0, y, self.em(4.0), *fill, Some(*stroke));
            }
            LegendKey::Tick(stroke) => self.line((x + width / 2.0, y - half), (x + width / 2.0, y + half), *stroke),
            LegendKey::Letter(letter, colour) => {
                self.rect(x, y - self.em(6.0), self.em(4.0), self.em(12.0), Fill::Solid(*colour), None);
                let kind = Type { size: self.em(10.0), weight: Weight::Bold, ..self.small() };
                self.text(x + self.em(7.0), y + kind.size * 0.36, Anchor::Start, *letter, kind);
            }
            LegendKey::Badge(source) => {
                self.badge(source, x, y);
            }
        }
    }

    /// Ends the figure with note and caption.
    pub(super) fn finish(mut self) -> Scene {
        self.group("caption");
        let note = Type { colour: self.style.palette.warn, ..self.small() };
        if !self.labels.note.is_empty() {
            self.bottom += self.em(5.0);
            self.paragraph(&self.labels.note, note);
        }
        if self.style.caption && !self.labels.caption.is_empty() {
            self.bottom += self.em(5.0);
            let faint = Type { size: self.em(10.0), ..self.faint() };
            self.paragraph(&self.labels.caption, faint);
        }
        let description = [&self.labels.title, &self.labels.subtitle]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|text| plain(text))
            .collect::<Vec<_>>()
            .join(" ");
        Scene {
            id: self.labels.id.clone(),
            description,
            width: self.style.width,
            height: (self.bottom + self.left()).ceil(),
            print: self.style.print,
            background: self.style.palette.panel,
            items: self.items,
            data: self.data,
        }
    }
}

/// Where the labels of rows stand: beside the plot if that leaves enough of it, else in a line above each row.
pub(super) struct RowLabels {
    /// What a label may take.
    pub(super) room: f32,
    /// Left edge of the plot.
    pub(super) plot: f32,
    /// What a label above takes from each row; 0 if labels stand beside.
    pub(super) above: f32,
}

impl RowLabels {
    /// For the sources of a figure.
    pub(super) fn sources<'s>(canvas: &Canvas<'_>, sources: impl Iterator<Item = &'s Source>) -> RowLabels {
        let kind = canvas.label();
        let badge = canvas.badge_width() + canvas.em(6.0);
        let widest = sources.map(|source| kind.width_of(&source.name)).fold(0.0, f32::max);
        Self::of(canvas, badge + widest)
    }

    /// Writes the label of a row that begins at `top`; `middle` is the middle of its plot. A name that is too long for
    /// its column takes two lines. Grid lines are kept out of labels above the plot.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, source: &Source, top: f32, middle: f32) {
        canvas.group("labels");
        let (x, kind) = (canvas.left(), canvas.label());
        let badge = canvas.badge_width() + canvas.em(6.0);
        let name = kind.width_of(&source.name);
        if self.above > 0.0 {
            let y = top + canvas.em(11.0);
            let ground = Fill::Solid(canvas.style.palette.panel);
            let width = (badge + name + 2.0).min(self.room);
            canvas.rect(x, y - canvas.em(9.0), width, canvas.em(18.0), ground, None);
            canvas.source(source, x, y, self.room);
            return;
        }
        canvas.badge(source, x, middle);
        canvas.text_block(x + badge, middle, Anchor::Start, &source.name, self.room - badge, 2, kind);
    }

    /// For labels of which the widest is `widest`.
    pub(super) fn of(canvas: &Canvas<'_>, widest: f32) -> RowLabels {
        let full = canvas.right() - canvas.left();
        let gap = canvas.em(10.0);
        if widest > full * 0.36 && full < canvas.em(460.0) {
            return RowLabels { room: full, plot: canvas.left(), above: canvas.em(21.0) };
        }
        let room = widest.min(full * 0.36);
        RowLabels { room, plot: canvas.left() + room + gap, above: 0.0 }
    }
}

/// The four voices.
pub(super) fn voice_legend(style: &Style) -> Vec<LegendEntry> {
    Voice::ALL
        .into_iter()
        .map(|voice| LegendEntry {
            key: LegendKey::Swatch(style.palette.voice(voice)),
            title: voice_title(voice, style.language),
        })
        .collect()
}

/// The families of these words, in their usual order.
pub(super) fn family_legend(style: &Style, families: impl Iterator<Item = Option<Family>>) -> Vec<LegendEntry> {
    let present: BTreeSet<Family> = families.flatten().collect();
    present
        .into_iter()
        .map(|family| LegendEntry {
            key: LegendKey::Letter(family.letter(), style.palette.family(Some(family))),
            title: style.language.word(family.title()).to_owned(),
        })
        .collect()
}
