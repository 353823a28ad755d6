//! What a chart is made of: shapes with places in pixels, some of which stand for a number.

use super::Colour;

/// A finished drawing. Items are painted in order; the origin is the top left corner, y grows downwards.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// Stable name of the figure, `voice-bars`; also keeps pattern names apart where drawings share a page.
    pub id: String,
    /// The figure in a sentence, for readers who cannot see it.
    pub description: String,
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    /// Whether the size is written in millimetres (96 pixels to the inch).
    pub print: bool,
    /// The ground.
    pub background: Colour,
    /// What is drawn.
    pub items: Vec<Item>,
    /// The numbers that items stand for.
    pub data: Vec<Datum>,
}

/// A number shown in the figure. `row` and `part` say which one, as the chart's input counts them (each kind
/// documents its own), so that a click can open the sentences behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Datum {
    /// Position of the row (source, term, article) in the chart's input.
    pub row: usize,
    /// Position within the row (voice, column, occurrence).
    pub part: usize,
    /// What hovering shows.
    pub tooltip: String,
}

/// A shape, and what it stands for.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// The shape.
    pub shape: Shape,
    /// Index into [`Scene::data`].
    pub datum: Option<u32>,
    /// The part of the figure it belongs to (`heading`, `axis`, `marks`, `legend` …): a group in the SVG.
    pub group: &'static str,
}

/// The shapes.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Radius of the corners.
        radius: f32,
        /// Inside.
        fill: Fill,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// One end.
        from: (f32, f32),
        /// The other end.
        to: (f32, f32),
        /// Its look.
        stroke: Stroke,
    },
    /// A polyline or a polygon.
    Path {
        /// The corners.
        points: Vec<(f32, f32)>,
        /// Whether the last corner is joined to the first.
        closed: bool,
        /// Inside.
        fill: Fill,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// A symbol centred on a point.
    Mark {
        /// Which symbol.
        kind: MarkKind,
        /// Centre.
        x: f32,
        /// Centre.
        y: f32,
        /// Half its width.
        radius: f32,
        /// Inside.
        fill: Fill,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text(Text),
}

/// One line of text.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// The words.
    pub text: String,
    /// Where the anchor lies.
    pub x: f32,
    /// The base line.
    pub y: f32,
    /// Which end of the line `x` is.
    pub anchor: Anchor,
    /// Size in pixels.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Typeface.
    pub typeface: Typeface,
    /// Colour.
    pub colour: Colour,
}

/// Which end of a line of text is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Anchor {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// Weight of type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Weight {
    /// 400
    #[default]
    Regular,
    /// 500
    Medium,
    /// 600
    SemiBold,
    /// 700
    Bold,
}

impl Weight {
    /// The CSS number.
    pub fn number(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::Medium => 500,
            Weight::SemiBold => 600,
            Weight::Bold => 700,
        }
    }
}

/// Typefaces.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Typeface {
    /// Inter: labels, numbers, headings.
    #[default]
    Sans,
    /// Source Serif 4: words that stand in an article.
    Serif,
}

/// What is inside a shape.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fill {
    /// Nothing.
    None,
    /// One colour.
    Solid(Colour),
    /// Lines at 45 degrees.
    Hatch {
        /// The lines.
        ink: Colour,
        /// Between them.
        ground: Colour,
    },
    /// Dots on a square grid.
    Dots {
        /// The dots.
        ink: Colour,
        /// Between them.
        ground: Colour,
    },
}

/// A line's look.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Colour.
    pub colour: Colour,
    /// Width in pixels.
    pub width: f32,
    /// Lengths of dash and gap.
    pub dash: Option<(f32, f32)>,
}

impl Stroke {
    /// An unbroken line.
    pub fn new(colour: Colour, width: f32) -> Stroke {
        Stroke { colour, width, dash: None }
    }

    /// A broken line.
    pub fn dashed(colour: Colour, width: f32, dash: f32, gap: f32) -> Stroke {
        Stroke { colour, width, dash: Some((dash, gap)) }
    }
}

/// Symbols.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkKind {
    /// A disc or ring.
    Circle,
    /// A square.
    Square,
    /// A square on its corner.
    Diamond,
    /// A ring whose left half is filled.
    HalfDisc,
}

/// How far beside a thin line or a small mark a pointer may be and still mean it, in pixels.
const REACH: f32 = 4.0;

impl Scene {
    /// What lies under a point: the topmost item that stands for a number, or the nearest within a few pixels.
    pub fn at(&self, x: f32, y: f32) -> Option<&Datum> {
        let mut best: Option<(f32, u32)> = None;
        for item in self.items.iter().rev() {
            let Some(datum) = item.datum else { continue };
            let distance = item.shape.distance(x, y);
            if distance <= REACH && best.is_none_or(|(nearest, _)| distance < nearest) {
                best = Some((distance, datum));
            }
        }
        best.and_then(|(_, datum)| self.data.get(datum as usize))
    }

    /// All words of the figure, for choosing fonts that can draw them.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.items.iter().filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
    }
}

impl Shape {
    /// How far a point is from the shape; 0 inside. Text is not pointed at.
    fn distance(&self, x: f32, y: f32) -> f32 {
        match self {
            Shape::Rect { x: left, y: top, width, height, .. } => {
                let dx = (left - x).max(x - left - width).max(0.0);
                let dy = (top - y).max(y - top - height).max(0.0);
                dx.hypot(dy)
            }
            Shape::Mark { x: cx, y: cy, radius, .. } => ((x - cx).hypot(y - cy) - radius).max(0.0),
            Shape::Line { from, to, stroke } => (to_segment((x, y), *from, *to) - stroke.width / 2.0).max(0.0),
            Shape::Path { points, closed, .. } => to_path((x, y), points, *closed),
            Shape::Text(_) => f32::INFINITY,
        }
    }
}

fn to_segment(point: (f32, f32), from: (f32, f32), to: (f32, f32)) -> f32 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx * dx + dy * dy;
    let at = if length > 0.0 { ((point.0 - from.0) * dx + (point.1 - from.1) * dy) / length } else { 0.0 };
    let at = at.clamp(0.0, 1.0);
    (point.0 - from.0 - at * dx).hypot(point.1 - from.1 - at * dy)
}

fn to_path(point: (f32, f32), points: &[(f32, f32)], closed: bool) -> f32 {
    let mut nearest = f32::INFINITY;
    let mut inside = false;
    let edges = points.windows(2).map(|edge| (edge[0], edge[1]));
    let last = closed.then(|| points.last().copied().zip(points.first().copied())).flatten();
    for (a, b) in edges.chain(last) {
        nearest = nearest.min(to_segment(point, a, b));
        if (a.1 > point.1) != (b.1 > point.1) && point.0 < a.0 + (point.1 - a.1) / (b.1 - a.1) * (b.0 - a.0) {
            inside = !inside;
        }
    }
    if closed && inside { 0.0 } else { nearest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointing_finds_the_topmost_or_nearest_number() {
        let ink = Colour::hex(0);
        let datum = |row| Datum { row, part: 0, tooltip: String::new() };
        let rect =
            |x: f32| Shape::Rect { x, y: 0.0, width: 10.0, height: 10.0, radius: 0.0, fill: Fill::None, stroke: None };
        let item = |shape, datum| Item { shape, datum, group: "marks" };
        let scene = Scene {
            id: "test".into(),
            description: String::new(),
            width: 100.0,
            height: 100.0,
            print: false,
            background: ink,
            items: vec![
                item(rect(0.0), Some(0)),
                item(rect(5.0), Some(1)),
                item(rect(8.0), None),
                item(Shape::Line { from: (50.0, 0.0), to: (50.0, 20.0), stroke: Stroke::new(ink, 1.0) }, Some(2)),
                item(
                    Shape::Path {
                        points: vec![(70.0, 0.0), (90.0, 0.0), (80.0, 20.0)],
                        closed: true,
                        fill: Fill::Solid(ink),
                        stroke: None,
                    },
                    Some(3),
                ),
            ],
            data: vec![datum(0), datum(1), datum(2), datum(3)],
        };
        let row = |x, y| scene.at(x, y).map(|datum| datum.row);
        for (x, y, expect) in [
            (1.0, 1.0, Some(0)),
            (7.0, 1.0, Some(1)),
            (14.0, 1.0, Some(1)),
            (17.0, 1.0, Some(1)),
            (30.0, 1.0, None),
            (53.0, 10.0, Some(2)),
            (50.0, 30.0, None),
            (80.0, 10.0, Some(3)),
            (80.0, 40.0, None),
        ] {
            assert_eq!(row(x, y), expect, "at {x},{y}");
        }
    }
}
