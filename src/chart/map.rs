//! A map of sources: near each other means alike in wording, with the terms that pull them apart.

use crate::lexicon::Family;

use super::frame::{Canvas, LegendEntry, LegendKey, Type, family_legend};
use super::scale::Scale;
use super::scatter::{Place, names_at, place_labels};
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
        let bounds = [start, top, end, bottom];
        let half = (canvas.badge_width() / 2.0, canvas.em(8.0));
        let points: Vec<(f32, f32)> = self.sources.iter().map(|(_, place)| at(*place)).collect();
        let terms: Vec<(f32, f32)> = self.terms.iter().map(|term| at(term.at)).collect();
        let badges = badge_places(&points, &terms, (half.0 + radius, half.1 + radius), bounds);
        let mut words = Vec::new();
        canvas.group("marks");
        for (n, (term, &(x, y))) in self.terms.iter().zip(&terms).enumerate() {
            let colour = style.palette.family(term.family);
            canvas.datum(self.sources.len() + n, 0, term.term.clone(), |canvas| {
                canvas.mark(MarkKind::Circle, x, y, radius, Fill::Solid(colour), None);
            });
        }
        // Badges that had to move are tied to their points.
        for (&point, &badge) in points.iter().zip(&badges).filter(|(point, badge)| point != badge) {
            canvas.line(point, badge, Stroke::new(style.palette.line2, 1.0));
            canvas.mark(MarkKind::Diamond, point.0, point.1, radius, Fill::Solid(style.palette.ink2), None);
            words.push((String::new(), Place { at: point, reach: (radius, radius) }));
        }
        for (n, ((source, _), &(x, y))) in self.sources.iter().zip(&badges).enumerate() {
            words.push((String::new(), Place { at: (x, y), reach: half }));
            canvas.datum(n, 0, source.name.clone(), |canvas| {
                canvas.badge(source, x - half.0, y);
            });
        }
        canvas.group("labels");
        for (name, &point) in names_at(&terms, |n| &self.terms[n].term).into_iter().zip(&terms) {
            words.push((name, Place { at: point, reach: (radius, radius) }));
        }
        let kind = Type { size: canvas.em(11.5), ..canvas.word() };
        let words: Vec<(&str, Place)> = words.iter().map(|(name, place)| (name.as_str(), *place)).collect();
        place_labels(&mut canvas, &words, bounds, kind);
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

/// Where the badges stand: at their points, or as near as there is room without covering another badge or a term's dot.
fn badge_places(points: &[(f32, f32)], dots: &[(f32, f32)], half: (f32, f32), bounds: [f32; 4]) -> Vec<(f32, f32)> {
    const GAP: f32 = 2.0;
    let mut places: Vec<(f32, f32)> = Vec::with_capacity(points.len());
    for &(x, y) in points {
        let free = |&(x, y): &(f32, f32)| {
            let inside = x - half.0 >= bounds[0]
                && x + half.0 <= bounds[2]
                && y - half.1 >= bounds[1]
                && y + half.1 <= bounds[3];
            let clear = |other: &(f32, f32)| {
                (other.0 - x).abs() >= 2.0 * half.0 + GAP || (other.1 - y).abs() >= 2.0 * half.1 + GAP
            };
            let bare = |dot: &(f32, f32)| (dot.0 - x).abs() >= half.0 || (dot.1 - y).abs() >= half.1;
            inside && places.iter().all(clear) && dots.iter().all(bare)
        };
        let around = (0..40).flat_map(|ring| {
            let distance = ring as f32 * half.1;
            (0..16).map(move |step| {
                let angle = step as f32 * std::f32::consts::TAU / 16.0;
                (x + distance * 1.3 * angle.cos(), y + distance * angle.sin())
            })
        });
        let place = std::iter::once((x, y)).chain(around).find(free).unwrap_or((x, y));
        places.push(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_badge_covers_another_or_a_dot() {
        let points = [(50.0, 50.0), (51.0, 50.0), (50.0, 52.0), (5.0, 5.0), (150.0, 50.0)];
        let dots = [(155.0, 50.0)];
        let places = badge_places(&points, &dots, (12.0, 8.0), [0.0, 0.0, 200.0, 100.0]);
        assert_eq!(places[0], points[0]);
        assert!((places[4].0 - 155.0).abs() >= 12.0 || (places[4].1 - 50.0).abs() >= 8.0, "{:?}", places[4]);
        for (n, a) in places.iter().enumerate() {
            assert!(a.0 >= 12.0 && a.1 >= 8.0, "{a:?}");
            for b in &places[n + 1..] {
                assert!((a.0 - b.0).abs() >= 24.0 || (a.1 - b.1).abs() >= 16.0, "{a:?} {b:?}");
            }
        }
    }
}
