//! Which words set two sources apart: an effect size with its interval for each term.

use crate::lexicon::Family;

use super::frame::{Canvas, LegendEntry, LegendKey, Type, family_legend};
use super::scale::{Scale, round_up, tick_step, ticks};
use super::{Anchor, Fill, Labels, MarkKind, Scene, Source, Stroke, Style, Weight, isolated};
use crate::wording::{message, say};

/// One term.
#[derive(Clone, PartialEq, Debug)]
pub struct KeyTerm {
    /// The term.
    pub term: String,
    /// Its word family; `None` for a word outside the lexicon.
    pub family: Option<Family>,
    /// Effect size: positive where the right-hand source uses it more.
    pub effect: f64,
    /// Lower bound of its interval; may be infinite.
    pub low: f64,
    /// Upper bound of its interval; may be infinite.
    pub high: f64,
    /// Occurrences in the left-hand and the right-hand source.
    pub counts: [u64; 2],
    /// Articles with it in either.
    pub articles: [u32; 2],
    /// The smallest ratio these counts could have shown; may be infinite.
    pub detectable: f64,
}

/// Input of the keyness plot. A datum's row is the position in `terms`; its part is 0.
#[derive(Clone, PartialEq, Debug)]
pub struct Keyness {
    /// The words around the figure.
    pub labels: Labels,
    /// The source towards which negative effects point.
    pub left: Source,
    /// The source towards which positive effects point.
    pub right: Source,
    /// Name of the effect size, for the axis: `log ratio (binary log of the ratio of rates)`.
    pub effect: String,
    /// One line each, in the order given.
    pub terms: Vec<KeyTerm>,
    /// How many of the first terms are in the order of their effect; the rest, too rare for an order, is set apart.
    pub ranked: usize,
}

impl Keyness {
    /// Draws the figure.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let word = canvas.word();
        let number = Type { weight: Weight::Medium, colour: style.palette.accent, ..canvas.small() };
        let counts = |term: &KeyTerm| {
            format!("{} : {}", style.numbers.count(term.counts[0]), style.numbers.count(term.counts[1]))
        };
        let full = canvas.right() - canvas.left();
        let widest = self.terms.iter().map(|term| word.width_of(&term.term)).fold(0.0, f32::max);
        let room = widest.min(full * 0.34);
        let numbers = self.terms.iter().map(|term| number.width_of(&counts(term))).fold(0.0, f32::max);
        let heading = format!("{} : {}", isolated(&self.left.monogram), isolated(&self.right.monogram));
        let numbers = numbers.max(canvas.faint().width_of(&heading));
        let (start, end) = (canvas.left() + room + canvas.em(12.0), canvas.right() - numbers - canvas.em(12.0));

        let finite = |value: f64| if value.is_finite() { value.abs() } else { 0.0 };
        let greatest = self
            .terms
            .iter()
            .map(|term| finite(term.effect).max(finite(term.low)).max(finite(term.high)))
            .fold(1.0, f64::max);
        let step = tick_step(2.0 * greatest, ((end - start) / canvas.em(48.0)).max(4.0) as usize);
        let scale = Scale::new(-greatest, greatest, start, end);
        self.headings(&mut canvas, start, end);
        let top = canvas.bottom;
        // A name too long for a line takes two.
        let row = |term: &KeyTerm| canvas.em(if word.lines_of(&term.term, room, 2) > 1 { 32.0 } else { 20.0 });
        let mut tops = vec![top];
        for term in &self.terms {
            tops.push(tops[tops.len() - 1] + row(term));
        }
        let bottom = tops[self.terms.len()];
        let limit = round_up(greatest, step);
        let marks: Vec<(f32, String)> = ticks(-limit, limit, step)
            .into_iter()
            .filter(|tick| tick.abs() <= greatest)
            .map(|tick| {
                let sign = if tick > 0.0 { "+" } else { "" };
                (scale.at(tick), format!("{sign}{}", style.numbers.tick(tick, step)))
            })
            .collect();
        canvas.horizontal_axis(&marks, top, bottom);
        canvas.line((scale.at(0.0), top), (scale.at(0.0), bottom), Stroke::new(style.palette.ink2, 1.5));

        if self.ranked > 0 && self.ranked < self.terms.len() {
            canvas.group("axis");
            let y = tops[self.ranked];
            let (left, right) = (canvas.left(), canvas.right());
            canvas.line((left, y), (right, y), Stroke::dashed(style.palette.line2, 1.0, 2.0, 2.0));
        }
        for (n, term) in self.terms.iter().enumerate() {
            let middle = f32::midpoint(tops[n], tops[n + 1]);
            canvas.group("labels");
            let x = start - canvas.em(12.0);
            canvas.text_block(x, middle, Anchor::End, &term.term, room, 2, word);
            canvas.group("marks");
            canvas.datum(n, 0, self.tooltip(term, style), |canvas| {
                let line = Stroke::new(style.palette.ink2, 1.25);
                canvas.line((scale.at(term.low), middle), (scale.at(term.high), middle), line);
                let colour = style.palette.family(term.family);
                let clear = term.low > 0.0 || term.high < 0.0;
                let fill = Fill::Solid(if clear { colour } else { style.palette.panel });
                let outline = Some(Stroke::new(colour, 2.0));
                canvas.mark(MarkKind::Square, scale.at(term.effect), middle, canvas.em(3.8), fill, outline);
                canvas.text(canvas.right(), middle + number.size * 0.36, Anchor::End, counts(term), number);
            });
        }
        canvas.axis_title(&self.effect, start, end);
        self.legend(&mut canvas);
        canvas.finish()
    }

    /// Which side is whose, above the plot.
    fn headings(&self, canvas: &mut Canvas<'_>, start: f32, end: f32) {
        canvas.group("heading");
        let kind = canvas.small();
        let middle = canvas.bottom + canvas.em(9.0);
        let (badge, gap) = (canvas.badge_width(), canvas.em(6.0));
        let base = middle + kind.size * 0.36;
        let room = (end - start) / 2.0 - badge - gap - canvas.em(4.0);
        let language = canvas.style.language;
        let words = [say!(language, "more often"), say!(language, "more | often")];
        let more = words.into_iter().find(|more| kind.width_of(more) <= room).unwrap_or_default();
        canvas.badge(&self.left, start, middle);
        canvas.text(start + badge + gap, base, Anchor::Start, more.as_str(), kind);
        canvas.badge(&self.right, end - badge, middle);
        canvas.text(end - badge - gap, base, Anchor::End, more, kind);
        let counts = Type { size: canvas.em(10.0), ..canvas.faint() };
        let text = format!("{} : {}", isolated(&self.left.monogram), isolated(&self.right.monogram));
        canvas.text_within(canvas.right(), base, Anchor::End, &text, canvas.right() - end - canvas.em(2.0), counts);
        canvas.bottom = middle + canvas.em(14.0);
    }

    fn legend(&self, canvas: &mut Canvas<'_>) {
        let style = canvas.style;
        if self.ranked < self.terms.len() {
            let text = if self.ranked == 0 {
                say!(style.language, "too few for an order: by frequency")
            } else {
                say!(style.language, "below the broken line: too few for an order, by frequency")
            };
            let (left, right) = (canvas.left(), canvas.right());
            canvas.axis_title(&text, left, right);
        }
        let ink = Stroke::new(style.palette.ink2, 2.0);
        let mut entries: Vec<LegendEntry> = [
            (style.palette.ink2, message!("interval clear of 0")),
            (style.palette.panel, message!("interval holds 0")),
        ]
        .into_iter()
        .map(|(fill, title)| LegendEntry {
            key: LegendKey::Mark(MarkKind::Square, Fill::Solid(fill), ink),
            title: style.language.say(&title),
        })
        .collect();
        for source in [&self.left, &self.right] {
            entries.push(LegendEntry { key: LegendKey::Badge(source.clone()), title: source.name.clone() });
        }
        entries.extend(family_legend(style, self.terms.iter().map(|term| term.family)));
        canvas.legend(&entries);
    }

    fn tooltip(&self, term: &KeyTerm, style: &Style) -> String {
        let numbers = &style.numbers;
        say!(
            style.language,
            "{term}: {hits_left} in {left} ({articles_left} articles), {hits_right} in {right} ({articles_right} articles); effect {effect}, interval {low} to {high}; a ratio under {detectable} could not have shown",
            term = term.term,
            hits_left = numbers.count(term.counts[0]),
            left = self.left.name,
            articles_left = numbers.count(u64::from(term.articles[0])),
            hits_right = numbers.count(term.counts[1]),
            right = self.right.name,
            articles_right = numbers.count(u64::from(term.articles[1])),
            effect = numbers.write(term.effect, 2),
            low = numbers.write(term.low, 2),
            high = numbers.write(term.high, 2),
            detectable = if term.detectable.is_finite() { numbers.write(term.detectable, 1) } else { "∞".to_owned() }
        )
    }
}
