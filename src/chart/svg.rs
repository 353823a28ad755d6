//! A scene as SVG: text as text, patterns for the voices, the same bytes for the same scene.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Anchor, Colour, Fill, Item, MarkKind, Scene, Shape, Stroke, Typeface};

/// Millimetres to a pixel at 96 to the inch.
const MILLIMETRES_PER_PIXEL: f32 = 25.4 / 96.0;

/// Writes the scene. Hovering shows the tooltips without any script; `<title>` and `<desc>` name the figure.
pub fn write(scene: &Scene) -> String {
    written(scene, true)
}

/// Writes the scene for drawing it and nothing else: without the tooltips, which half of the reading would go to, and with
/// lines of one stroke that follow each other, such as the ticks of a rug, as one path.
pub fn picture(scene: &Scene) -> String {
    written(scene, false)
}

fn written(scene: &Scene, tooltips: bool) -> String {
    let mut out = String::with_capacity(256 * scene.items.len() + 1024);
    let (width, height) = (Number(scene.width), Number(scene.height));
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" ");
    if scene.print {
        let millimetres = |pixels: f32| Number(pixels * MILLIMETRES_PER_PIXEL);
        push(
            &mut out,
            format_args!("width=\"{}mm\" height=\"{}mm\" ", millimetres(scene.width), millimetres(scene.height)),
        );
    } else {
        push(&mut out, format_args!("width=\"{width}\" height=\"{height}\" "));
    }
    push(&mut out, format_args!("viewBox=\"0 0 {width} {height}\">\n"));
    push(&mut out, format_args!("<title>{}</title>\n", Escaped(&scene.description)));
    write_patterns(&mut out, scene);
    push(&mut out, format_args!("<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n", scene.background));
    let mut group = "";
    let mut items = scene.items.as_slice();
    while let [item, ..] = items {
        if item.group != group {
            out.push_str(if group.is_empty() { "" } else { "</g>\n" });
            push(&mut out, format_args!("<g class=\"{}\">\n", item.group));
            group = item.group;
        }
        let lines = if tooltips { 0 } else { same_lines(items) };
        if lines > 1 {
            write_lines(&mut out, &items[..lines]);
        } else {
            write_item(&mut out, scene, item, tooltips);
        }
        items = &items[lines.max(1)..];
    }
    out.push_str(if group.is_empty() { "" } else { "</g>\n" });
    out.push_str("</svg>\n");
    out
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

fn write_patterns(out: &mut String, scene: &Scene) {
    let mut fills = BTreeSet::new();
    for item in &scene.items {
        match item.shape {
            Shape::Rect { fill, .. } | Shape::Path { fill, .. } | Shape::Mark { fill, .. } => match fill {
                Fill::Hatch { ink, ground } => fills.insert(("hatch", ink, ground)),
                Fill::Dots { ink, ground } => fills.insert(("dots", ink, ground)),
                Fill::None | Fill::Solid(_) => false,
            },
            Shape::Line { .. } | Shape::Text(_) => false,
        };
    }
    if fills.is_empty() {
        return;
    }
    out.push_str("<defs>\n");
    for (kind, ink, ground) in fills {
        push(
            out,
            format_args!(
                "<pattern id=\"{}\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"",
                pattern_name(scene, kind, ink, ground)
            ),
        );
        if kind == "hatch" {
            out.push_str(" patternTransform=\"rotate(45)\"");
        }
        push(out, format_args!("><rect width=\"4\" height=\"4\" fill=\"{ground}\"/>"));
        if kind == "hatch" {
            push(out, format_args!("<rect width=\"1.7\" height=\"4\" fill=\"{ink}\"/>"));
        } else {
            push(out, format_args!("<circle cx=\"2\" cy=\"2\" r=\"1\" fill=\"{ink}\"/>"));
        }
        out.push_str("</pattern>\n");
    }
    out.push_str("</defs>\n");
}

fn pattern_name(scene: &Scene, kind: &str, ink: Colour, ground: Colour) -> String {
    format!("{}-{kind}-{}-{}", scene.id, &ink.to_string()[1..], &ground.to_string()[1..])
}

/// How many of the first items are lines of one stroke in one group.
fn same_lines(items: &[Item]) -> usize {
    let stroke = |item: &Item| match item.shape {
        Shape::Line { stroke, .. } => Some((stroke, item.group)),
        _ => None,
    };
    let first = items.first().and_then(stroke);
    if first.is_none() { 0 } else { items.iter().take_while(|item| stroke(item) == first).count() }
}

/// Lines of one stroke as one path.
fn write_lines(out: &mut String, items: &[Item]) {
    out.push_str("<path d=\"");
    let mut of_all = None;
    for item in items {
        if let Shape::Line { from, to, stroke } = item.shape {
            let (x, y) = (Number(to.0), Number(to.1));
            push(out, format_args!("M{} {}L{x} {y}", Number(from.0), Number(from.1)));
            of_all = Some(stroke);
        }
    }
    out.push_str("\" fill=\"none\"");
    match of_all {
        Some(stroke) => write_stroke(out, stroke),
        None => out.push_str("/>"),
    }
    out.push('\n');
}

fn write_item(out: &mut String, scene: &Scene, item: &Item, tooltips: bool) {
    let tooltip = item.datum.filter(|_| tooltips).and_then(|datum| scene.data.get(datum as usize));
    if tooltip.is_some() {
        out.push_str("<g>");
    }
    match &item.shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => {
            push(
                out,
                format_args!(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                    Number(*x),
                    Number(*y),
                    Number(*width),
                    Number(*height)
                ),
            );
            if *radius > 0.0 {
                push(out, format_args!(" rx=\"{}\"", Number(*radius)));
            }
            write_paint(out, scene, *fill, *stroke);
        }
        Shape::Line { from, to, stroke } => {
            push(
                out,
                format_args!(
                    "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"",
                    Number(from.0),
                    Number(from.1),
                    Number(to.0),
                    Number(to.1)
                ),
            );
            write_stroke(out, *stroke);
        }
        Shape::Path { points, closed, fill, stroke } => {
            out.push_str("<path d=\"");
            for (n, (x, y)) in points.iter().enumerate() {
                push(out, format_args!("{}{} {}", if n == 0 { "M" } else { "L" }, Number(*x), Number(*y)));
            }
            out.push_str(if *closed { "Z\"" } else { "\"" });
            write_paint(out, scene, *fill, *stroke);
        }
        Shape::Mark { kind, x, y, radius, fill, stroke } => {
            write_mark(out, scene, *kind, (*x, *y), *radius, *fill, *stroke);
        }
        Shape::Text(text) => {
            push(out, format_args!("<text x=\"{}\" y=\"{}\"", Number(text.x), Number(text.y)));
            match text.anchor {
                Anchor::Start => {}
                Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
                Anchor::End => out.push_str(" text-anchor=\"end\""),
            }
            let family = match text.typeface {
                Typeface::Sans => "Inter, 'Helvetica Neue', Arial, sans-serif",
                Typeface::Serif => "'Source Serif 4', 'Noto Serif', Georgia, serif",
            };
            push(
                out,
                format_args!(
                    " font-family=\"{family}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\">{}</text>",
                    Number(text.size),
                    text.weight.number(),
                    text.colour,
                    Escaped(&text.text)
                ),
            );
        }
    }
    if let Some(datum) = tooltip {
        push(out, format_args!("<title>{}</title></g>", Escaped(&datum.tooltip)));
    }
    out.push('\n');
}

fn write_mark(
    out: &mut String,
    scene: &Scene,
    kind: MarkKind,
    (x, y): (f32, f32),
    radius: f32,
    fill: Fill,
    stroke: Option<Stroke>,
) {
    match kind {
        MarkKind::Circle | MarkKind::HalfDisc => {
            push(out, format_args!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", Number(x), Number(y), Number(radius)));
            write_paint(out, scene, if kind == MarkKind::HalfDisc { Fill::None } else { fill }, stroke);
            if kind == MarkKind::HalfDisc {
                let r = Number(radius);
                push(
                    out,
                    format_args!(
                        "<path d=\"M{} {}A{r} {r} 0 0 0 {} {}Z\"",
                        Number(x),
                        Number(y - radius),
                        Number(x),
                        Number(y + radius)
                    ),
                );
                write_paint(out, scene, fill, None);
            }
        }
        MarkKind::Square => {
            let (side, left, top) = (Number(radius * 2.0), Number(x - radius), Number(y - radius));
            push(out, format_args!("<rect x=\"{left}\" y=\"{top}\" width=\"{side}\" height=\"{side}\""));
            write_paint(out, scene, fill, stroke);
        }
        MarkKind::Diamond => {
            push(
                out,
                format_args!(
                    "<path d=\"M{} {}L{} {}L{} {}L{} {}Z\"",
                    Number(x),
                    Number(y - radius),
                    Number(x + radius),
                    Number(y),
                    Number(x),
                    Number(y + radius),
                    Number(x - radius),
                    Number(y)
                ),
            );
            write_paint(out, scene, fill, stroke);
        }
    }
}

fn write_paint(out: &mut String, scene: &Scene, fill: Fill, stroke: Option<Stroke>) {
    match fill {
        // An area without paint must still answer to the pointer.
        Fill::None if stroke.is_none() => out.push_str(" fill=\"none\" pointer-events=\"all\""),
        Fill::None => out.push_str(" fill=\"none\""),
        Fill::Solid(colour) => push(out, format_args!(" fill=\"{colour}\"")),
        Fill::Hatch { ink, ground } => {
            push(out, format_args!(" fill=\"url(#{})\"", pattern_name(scene, "hatch", ink, ground)));
        }
        Fill::Dots { ink, ground } => {
            push(out, format_args!(" fill=\"url(#{})\"", pattern_name(scene, "dots", ink, ground)));
        }
    }
    match stroke {
        Some(stroke) => write_stroke(out, stroke),
        None => out.push_str("/>"),
    }
}

fn write_stroke(out: &mut String, stroke: Stroke) {
    push(out, format_args!(" stroke=\"{}\" stroke-width=\"{}\"", stroke.colour, Number(stroke.width)));
    if let Some((dash, gap)) = stroke.dash {
        push(out, format_args!(" stroke-dasharray=\"{} {}\"", Number(dash), Number(gap)));
    }
    out.push_str("/>");
}

/// A length with at most two decimals.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.2}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

/// Text that cannot break out of an XML element or attribute. Characters XML 1.0 forbids are dropped.
pub struct Escaped<'a>(pub &'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' | '\t' => f.write_char(c)?,
                '\0'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}' => {}
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Datum, Text};

    #[test]
    fn lines_of_one_stroke_are_one_path_in_a_picture_and_stay_apart_in_a_file() {
        let line = |x: f32, width: f32| Item {
            shape: Shape::Line { from: (x, 1.0), to: (x, 9.0), stroke: Stroke::new(Colour::hex(0), width) },
            datum: None,
            group: "marks",
        };
        let scene = Scene {
            id: "t".into(),
            description: String::new(),
            width: 10.0,
            height: 10.0,
            print: false,
            background: Colour::hex(0xFFFFFF),
            items: vec![line(1.0, 1.0), line(3.0, 1.0), line(5.0, 2.0), line(7.0, 1.0)],
            data: Vec::new(),
        };
        let drawn = picture(&scene);
        assert!(
            drawn.contains("<path d=\"M1 1L1 9M3 1L3 9\" fill=\"none\" stroke=\"#000000\" stroke-width=\"1\"/>"),
            "{drawn}"
        );
        assert_eq!((drawn.matches("<line").count(), write(&scene).matches("<line").count()), (2, 4));
        let pixels =
            |svg: &str| crate::chart::raster::pixels(svg, 2.0, &crate::chart::fonts::Fonts::bundled()).unwrap();
        assert!(pixels(&drawn) == pixels(&write(&scene)));
    }

    #[test]
    fn hostile_text_stays_text() {
        let text = Text {
            text: "</text><script>alert(\"1\")</script>&\u{0}\u{1}".into(),
            x: 1.0,
            y: 2.5,
            anchor: Anchor::End,
            size: 12.0,
            weight: crate::chart::Weight::Bold,
            typeface: Typeface::Serif,
            colour: Colour::hex(0),
        };
        let scene = Scene {
            id: "t".into(),
            description: "<b>".into(),
            width: 10.0,
            height: 10.0,
            print: true,
            background: Colour::hex(0xFFFFFF),
            items: vec![Item { shape: Shape::Text(text), datum: Some(0), group: "marks" }],
            data: vec![Datum { row: 0, part: 0, tooltip: "a < b".into() }],
        };
        let svg = write(&scene);
        assert!(!svg.contains("<script") && svg.contains("&lt;script&gt;") && svg.contains("a &lt; b"));
        assert!(svg.contains("width=\"2.65mm\""));
        usvg::Tree::from_str(&svg, &usvg::Options::default()).unwrap();
    }
}
