//! A map of sources: near each other means alike in wording, with the terms that pull them apart.

use crate::lexicon::Family;

use super::frame::{Canvas, LegendEntry, LegendKey, Type, family_legend};
use super::scale::Scale;
use super::scatter::{Place, place_labels};
use super::{Anchor, Fill, Labels, MarkKind, Scene, Source, Stroke, Style};

/// A term on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct MapTerm {
    /// The term.
    pub term: String,
    /// Its word family; `None` for a word outside the lexicon.
    pub family: Option<Family>,
    /// Its place on the two axes.
    pub at: [f64; 2],
}

/// Input of the map. A datum's row is the position in `sources`, or their number plus the position in `terms`; its
/// part is 0.
#[derive(Clone, PartialEq, Debug)]
pub struct SourceMap {
    /// The words around the figure.
    pub labels: Labels,
    /// The sources and their places on the two axes.
    pub sources: Vec<(Source, [f64; 2])>,
    /// The terms that pull, most important first.
    pub terms: Vec<MapTerm>,
    /// Names of the two axes with the share of the differences each shows: `axis 1 (62%)`.
    pub axes: [String; 2],
}

impl SourceMap {
    /// Draws the figure. Both axes have the same scale.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let places = || self.sources.iter().map(|(_, at)| *at).chain(self.terms.iter().map(|term| term.at));
        let bound = |axis: usize| {
            let low = places().map(|at| at[axis]).fold(0.0, f64::min);
            let high = places().map(|at| at[axis]).fold(0.0, f64::max);
            (low, high)
        };
        let ((left, right), (low, high)) = (bound(0), bound(1));
        let (width, height) = ((right - left).max(1e-9), (high - low).max(1e-9));
        let pad = canvas.em(34.0);
        let (start, end) = (canvas.left(), canvas.right());
        let plot = (end - start - 2.0 * pad) * (height / width).clamp(0.45, 1.0) as f32;
        let top = canvas.bottom;
        let bottom = top + plot + 2.0 * pad;
        // One unit is as long on both axes.
        let unit = f64::from(end - start - 2.0 * pad).min(f64::from(plot) * width / height) / width;
        let unit = unit.min(f64::from(plot) / height);
        let (cx, cy) = (f64::midpoint(left, right), f64::midpoint(low, high));
        let (half_x, half_y) = (f64::from((end - start) / 2.0) / unit, f64::from((bottom - top) / 2.0) / unit);
        let across = Scale::new(cx - half_x, cx + half_x, start, end);
        let up = Scale::new(cy - half_y, cy + half_y, bottom, top);

        canvas.group("axis");
        let frame = Stroke::new(style.palette.line, 1.0);
        canvas.rect(start, top, end - start, bottom - top, Fill::None, Some(frame));
        let zero = Stroke::dashed(style.palette.line2, 1.0, 4.0, 3.0);
        canvas.line((across.at(0.0), top), (across.at(0.0), bottom), zero);
        canvas.line((start, up.at(0.0)), (end, up.at(0.0)), zero);
        let faint = canvas.faint();
        let y = bottom + faint.size * 1.3;
        canvas.text_within(end, y, Anchor::End, &format!("{} →", self.axes[0]), (end - start) * 0.48, faint);
        canvas.text_within(start, y, Anchor::Start, &format!("↑ {}", self.axes[1]), (end - start) * 0.48, faint);

        let radius = canvas.em(3.0);
        let at = |place: [f64; 2]| (across.at(place[0]), up.at(place[1]));
        let badge = (canvas.badge_width() / 2.0, canvas.em(8.0));
        canvas.group("marks");
        let mut words = Vec::new();
        for (n, (source, place)) in self.sources.iter().enumerate() {
            let (x, y) = at(*place);
            words.push(("", Place { at: (x, y), reach: badge }));
            canvas.datum(n, 0, source.name.clone(), |canvas| {
                canvas.badge(source, x - badge.0, y);
            });
        }
        for (n, term) in self.terms.iter().enumerate() {
            let (x, y) = at(term.at);
            words.push((term.term.as_str(), Place { at: (x, y), reach: (radius, radius) }));
            let colour = style.palette.family(term.family);
            canvas.datum(self.sources.len() + n, 0, term.term.clone(), |canvas| {
                canvas.mark(MarkKind::Circle, x, y, radius, Fill::Solid(colour), None);
            });
        }
        canvas.group("labels");
        let kind = Type { size: canvas.em(11.5), ..canvas.word() };
        place_labels(&mut canvas, &words, [start, top, end, bottom], kind);
        canvas.bottom = y + canvas.em(4.0);
        let mut entries: Vec<_> = self
            .sources
            .iter()
            .map(|(source, _)| LegendEntry { key: LegendKey::Badge(source.clone()), title: source.name.clone() })
            .collect();
        entries.extend(family_legend(style, self.terms.iter().map(|term| term.family)));
        canvas.legend(&entries);
        canvas.finish()
    }
}
