//! Two sources term by term: rate in one against rate in the other, labelled without overlap.

use crate::lexicon::Family;

use super::frame::{Canvas, LegendEntry, LegendKey, Type, family_legend};
use super::scale::{Scale, round_up, tick_step, ticks};
use super::{Anchor, Fill, Labels, MarkKind, Scene, Source, Stroke, Style};
use crate::wording::say;

/// One term.
#[derive(Clone, PartialEq, Debug)]
pub struct ScatterTerm {
    /// The term.
    pub term: String,
    /// Its word family; `None` for a word outside the lexicon.
    pub family: Option<Family>,
    /// Rate per 1,000 words in the source across and in the source up.
    pub rates: [f64; 2],
    /// Occurrences in the two.
    pub counts: [u64; 2],
}

/// Input of the scatter plot. A datum's row is the position in `terms`; its part is 0.
#[derive(Clone, PartialEq, Debug)]
pub struct Scatter {
    /// The words around the figure.
    pub labels: Labels,
    /// The source whose rates run from left to right.
    pub across: Source,
    /// The source whose rates run upwards.
    pub up: Source,
    /// The terms, most important first: where labels compete for room the earlier one gets it.
    pub terms: Vec<ScatterTerm>,
}

impl Scatter {
    /// Draws the figure. Rates are drawn on a square-root scale, which shows rare terms apart and has a zero.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let faint = canvas.faint();
        let greatest = self.terms.iter().flat_map(|term| term.rates).fold(0.0, f64::max).max(1e-9);
        let step = tick_step(greatest, 5);
        let limit = round_up(greatest, step);
        let badge = canvas.em(20.0);
        let axis = faint.width_of(&style.numbers.tick(limit, step)) + canvas.em(8.0);
        let start = canvas.left() + axis;
        let end = canvas.right() - canvas.em(6.0);
        let top = canvas.bottom + badge + canvas.em(6.0);
        let height = (end - start).min(canvas.em(400.0));
        let bottom = top + height;
        let across = Scale::new(0.0, limit.sqrt(), start, end);
        let up = Scale::new(0.0, limit.sqrt(), bottom, top);

        canvas.group("labels");
        let room = canvas.right() - canvas.left();
        canvas.source(&self.up, canvas.left(), canvas.bottom + badge / 2.0 - canvas.em(3.0), room);
        let marks: Vec<(f32, String)> = ticks(0.0, limit, step)
            .into_iter()
            .map(|tick| (across.at(tick.sqrt()), style.numbers.tick(tick, step)))
            .collect();
        canvas.horizontal_axis(&marks, top, bottom);
        for tick in ticks(0.0, limit, step) {
            let y = up.at(tick.sqrt());
            canvas.line((start, y), (end, y), Stroke::new(style.palette.grid, 1.0));
            let label = style.numbers.tick(tick, step);
            canvas.text(start - canvas.em(4.0), y + faint.size * 0.36, Anchor::End, label, faint);
        }
        canvas.line((start, bottom), (end, top), Stroke::dashed(style.palette.line2, 1.0, 4.0, 3.0));

        let places: Vec<(f32, f32)> =
            self.terms.iter().map(|term| (across.at(term.rates[0].sqrt()), up.at(term.rates[1].sqrt()))).collect();
        let radius = canvas.em(3.5);
        canvas.group("marks");
        for (n, (term, &(x, y))) in self.terms.iter().zip(&places).enumerate() {
            let colour = style.palette.family(term.family);
            canvas.datum(n, 0, self.tooltip(term, style), |canvas| {
                let fill = Fill::Solid(colour.over(style.palette.panel, 0.55));
                canvas.mark(MarkKind::Circle, x, y, radius, fill, Some(Stroke::new(colour, 1.25)));
            });
        }
        canvas.group("labels");
        let word = Type { size: canvas.em(11.5), ..canvas.word() };
        // A name above a point on the left edge begins where the point does.
        let bounds = [start - radius, top, canvas.right(), bottom];
        let names = names_at(&places, |n| &self.terms[n].term);
        let words: Vec<(&str, Place)> = names
            .iter()
            .zip(&places)
            .map(|(name, &at)| (name.as_str(), Place { at, reach: (radius, radius) }))
            .collect();
        place_labels(&mut canvas, &words, bounds, word);

        let y = canvas.bottom + badge / 2.0;
        let name = canvas.label().width_of(&self.across.name) + canvas.badge_width() + canvas.em(6.0);
        let x = (end - name).max(canvas.left());
        canvas.source(&self.across, x, y, canvas.right() - x);
        canvas.bottom = y + badge / 2.0;
        let mut entries = vec![LegendEntry {
            key: LegendKey::Mark(MarkKind::Circle, Fill::None, Stroke::new(style.palette.ink2, 1.25)),
            title: say!(
                style.language,
                "a term; rates per {thousand} words, square-root scale",
                thousand = style.numbers.count(1000)
            ),
        }];
        entries.extend(family_legend(style, self.terms.iter().map(|term| term.family)));
        canvas.legend(&entries);
        canvas.finish()
    }

    fn tooltip(&self, term: &ScatterTerm, style: &Style) -> String {
        let numbers = &style.numbers;
        say!(
            style.language,
            "{term}: {rate_across} per {thousand} words in {across} ({hits_across} hits), {rate_up} in {up} ({hits_up} hits)",
            term = term.term,
            rate_across = numbers.write(term.rates[0], 1),
            thousand = numbers.count(1000),
            across = self.across.name,
            hits_across = numbers.count(term.counts[0]),
            rate_up = numbers.write(term.rates[1], 1),
            up = self.up.name,
            hits_up = numbers.count(term.counts[1])
        )
    }
}

/// Names that stand at a point on which several terms lie.
const TOGETHER: usize = 3;

/// The label of every point: where several lie on one spot, the first bears the names of all.
pub(super) fn names_at<'n>(places: &[(f32, f32)], name: impl Fn(usize) -> &'n String) -> Vec<String> {
    let same = |a: (f32, f32), b: (f32, f32)| (a.0 - b.0).abs() < 0.5 && (a.1 - b.1).abs() < 0.5;
    let mut names: Vec<String> = Vec::with_capacity(places.len());
    for (n, &at) in places.iter().enumerate() {
        if places[..n].iter().any(|&other| same(other, at)) {
            names.push(String::new());
            continue;
        }
        let here = || (n..places.len()).filter(|&other| same(places[other], at));
        let mut label = here().take(TOGETHER).map(|n| name(n).as_str()).collect::<Vec<_>>().join(", ");
        if here().count() > TOGETHER {
            label += " …";
        }
        names.push(label);
    }
    names
}

/// A label's extent: left, top, right, bottom.
type Area = [f32; 4];

/// A point and how far what marks it reaches to either side and up and down.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) at: (f32, f32),
    pub(super) reach: (f32, f32),
}

/// Writes each label right of, left of, above or below its point, where it touches neither a point nor an earlier
/// label nor the edge; labels that find no such place are left out (hovering shows them), of several names the first is
/// tried alone. An empty word only keeps its point free.
pub(super) fn place_labels(canvas: &mut Canvas<'_>, words: &[(&str, Place)], bounds: Area, kind: Type) {
    let mut taken: Vec<Area> = words
        .iter()
        .map(|(_, Place { at: (x, y), reach })| [x - reach.0, y - reach.1, x + reach.0, y + reach.1])
        .collect();
    for &(word, place) in words.iter().filter(|(word, _)| !word.is_empty()) {
        if !place_label(canvas, word, place, words, &mut taken, (bounds, kind))
            && let Some((first, _)) = word.split_once(", ")
        {
            place_label(canvas, &format!("{first} …"), place, words, &mut taken, (bounds, kind));
        }
    }
}

/// Writes one label, if it finds a place.
fn place_label(
    canvas: &mut Canvas<'_>,
    word: &str,
    Place { at: (x, y), reach }: Place,
    words: &[(&str, Place)],
    taken: &mut Vec<Area>,
    (bounds, kind): (Area, Type),
) -> bool {
    let width = kind.width_of(word);
    let half = kind.size * 0.55;
    let (side, up) = (reach.0 + 2.0 + width / 2.0, reach.1 + 1.0 + half);
    let middles = [
        (x + side, y),
        (x - side, y),
        (x, y - up),
        (x, y + up),
        (x + side, y - half - 1.0),
        (x + side, y + half + 1.0),
        (x - side, y - half - 1.0),
        (x - side, y + half + 1.0),
    ];
    // Above and below with an edge at the point, then a line farther away: where no other point is so near that
    // the label could be taken for its own.
    let farther = [
        (x + width / 2.0 - reach.0, y - up),
        (x - width / 2.0 + reach.0, y - up),
        (x + width / 2.0 - reach.0, y + up),
        (x - width / 2.0 + reach.0, y + up),
        (x, y - up - half),
        (x, y + up + half),
    ];
    let area = |(x, y): (f32, f32)| [x - width / 2.0, y - half, x + width / 2.0, y + half];
    let free = |area: &Area| {
        let inside = area[0] >= bounds[0] && area[1] >= bounds[1] && area[2] <= bounds[2] && area[3] <= bounds[3];
        inside && !taken.iter().any(|other| touch(area, other))
    };
    let alone = |[left, top, right, bottom]: Area| {
        let around = [left - half, top - 2.0 * half, right + half, bottom + 2.0 * half];
        words
            .iter()
            .filter(|(name, _)| !name.is_empty())
            .all(|(_, other)| other.at == (x, y) || !touch(&around, &[other.at.0, other.at.1, other.at.0, other.at.1]))
    };
    let beside = middles.into_iter().find(|&middle| free(&area(middle)));
    let place = beside.or_else(|| farther.into_iter().find(|&middle| free(&area(middle)) && alone(area(middle))));
    let Some(place) = place else { return false };
    let [left, top, right, bottom] = area(place);
    // A space to the next label: two words in a row would read as one.
    taken.push([left - half, top, right + half, bottom]);
    // Lines behind a word are interrupted.
    canvas.rect(left, top, right - left, bottom - top, Fill::Solid(canvas.style.palette.panel), None);
    canvas.text(place.0, place.1 + kind.size * 0.33, Anchor::Middle, word, kind);
    true
}

fn touch(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
