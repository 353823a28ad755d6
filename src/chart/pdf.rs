//! SVG drawings as PDF pages: the very glyphs and shapes the screen and PNG files show, text as text in embedded fonts.

use krilla::color::rgb;
use krilla::configure::{ConfigurationBuilder, PdfVersion};
use krilla::geom::{Path, PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Paint, Pattern, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use krilla::{Document, SerializeSettings};
use std::collections::BTreeMap;
use thiserror::Error;
use usvg::fontdb::{Database, ID};
use usvg::layout::{PositionedGlyph, Span};
use usvg::tiny_skia_path::PathSegment;
use usvg::{Node, Tree};

use super::fonts::Fonts;
use crate::wording::{Message, Said, message};

/// Why a drawing could not be made a PDF.
#[derive(Debug, Error)]
#[error("{}", self.message())]
pub enum PdfError {
    /// The drawing is not one this program wrote.
    Svg(#[from] usvg::Error),
    /// Nothing to draw, or a page no PDF can have.
    Page {
        /// Points across.
        width: f32,
        /// Points down.
        height: f32,
    },
    /// The writer failed.
    Writer(String),
}

impl Said for PdfError {
    fn message(&self) -> Message {
        match self {
            PdfError::Svg(error) => message!("the drawing could not be read: {error}", error = error.to_string()),
            PdfError::Page { width, height } => message!(
                "a page of {width} by {height} points cannot be made; choose another size",
                width = *width,
                height = *height
            ),
            PdfError::Writer(error) => message!("the PDF could not be written: {error}", error),
        }
    }
}

/// Points (72 to the inch) to a pixel (96 to the inch).
const POINTS_PER_PIXEL: f32 = 0.75;

/// Draws an SVG as a PDF of one page of the drawing's own size. The same SVG and fonts give the same bytes; the file
/// bears no date.
///
/// # Errors
/// If the SVG cannot be read, has no extent, or the fonts cannot be embedded.
pub fn write(svg: &str, title: &str, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let tree = Tree::from_str(svg, &fonts.options())?;
    let (width, height) = (tree.size().width() * POINTS_PER_PIXEL, tree.size().height() * POINTS_PER_PIXEL);
    let page = PageSettings::from_wh(width, height).ok_or(PdfError::Page { width, height })?;
    // What every printer and publisher reads.
    let configuration = ConfigurationBuilder::new().with_version(PdfVersion::Pdf14).finish();
    let configuration = configuration.map_err(|error| PdfError::Writer(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let creator = format!("Parallax {}", env!("CARGO_PKG_VERSION"));
    document.set_metadata(Metadata::new().title(title.to_owned()).creator(creator));
    let mut page = document.start_page_with(page);
    let mut surface = page.surface();
    let mut pen = Pen { fonts: tree.fontdb(), loaded: BTreeMap::new() };
    surface.push_transform(&Transform::from_scale(POINTS_PER_PIXEL, POINTS_PER_PIXEL));
    pen.nodes(tree.root().children(), &mut surface);
    surface.pop();
    surface.finish();
    page.finish();
    document.finish().map_err(|error| PdfError::Writer(format!("{error:?}")))
}

/// A font and the bits of what its axes are set to.
type Instance = (ID, Vec<(Tag, u32)>);

/// What is needed to draw: the fonts, each loaded once for the values its axes are set to.
struct Pen<'a> {
    fonts: &'a Database,
    loaded: BTreeMap<Instance, Option<Font>>,
}

impl Pen<'_> {
    fn nodes(&mut self, nodes: &[Node], surface: &mut Surface<'_>) {
        for node in nodes {
            match node {
                Node::Group(group) => {
                    surface.push_transform(&transform(group.transform()));
                    self.nodes(group.children(), surface);
                    surface.pop();
                }
                Node::Path(path) if path.is_visible() => self.path(path, surface),
                Node::Text(text) => {
                    for span in text.layouted().iter().filter(|span| span.visible) {
                        self.span(span, surface);
                    }
                }
                // Charts hold no pictures.
                Node::Path(_) | Node::Image(_) => {}
            }
        }
    }

    fn path(&mut self, path: &usvg::Path, surface: &mut Surface<'_>) {
        let Some(outline) = outline(path.data()) else { return };
        let fill = path.fill().map(|fill| self.fill(fill, surface));
        let stroke = path.stroke().map(|stroke| self.stroke(stroke, surface));
        if fill.is_some() || stroke.is_some() {
            surface.set_fill(fill);
            surface.set_stroke(stroke);
            surface.draw_path(&outline);
        }
    }

    fn fill(&mut self, fill: &usvg::Fill, surface: &mut Surface<'_>) -> Fill {
        Fill { paint: self.paint(fill.paint(), surface), opacity: share(fill.opacity()), rule: FillRule::default() }
    }

    fn stroke(&mut self, stroke: &usvg::Stroke, surface: &mut Surface<'_>) -> Stroke {
        let dash = stroke.dasharray().map(|array| StrokeDash { array: array.to_vec(), offset: stroke.dashoffset() });
        Stroke {
            paint: self.paint(stroke.paint(), surface),
            width: stroke.width().get(),
            opacity: share(stroke.opacity()),
            dash,
            ..Stroke::default()
        }
    }

    fn paint(&mut self, paint: &usvg::Paint, surface: &mut Surface<'_>) -> Paint {
        match paint {
            usvg::Paint::Color(colour) => rgb::Color::new(colour.red, colour.green, colour.blue).into(),
            usvg::Paint::Pattern(pattern) => {
                let mut builder = surface.stream_builder();
                let mut tile = builder.surface();
                self.nodes(pattern.root().children(), &mut tile);
                tile.finish();
                let rect = pattern.rect();
                let at = pattern.transform().pre_translate(rect.x(), rect.y());
                Pattern {
                    stream: builder.finish(),
                    transform: transform(at),
                    width: rect.width(),
                    height: rect.height(),
                }
                .into()
            }
            // Charts have no gradients.
            usvg::Paint::LinearGradient(_) | usvg::Paint::RadialGradient(_) => rgb::Color::new(0, 0, 0).into(),
        }
    }

    /// Draws a span in runs of glyphs of one font on one line, so that the words can be searched and copied.
    fn span(&mut self, span: &Span, surface: &mut Surface<'_>) {
        let Some(fill) = &span.fill else { return };
        let fill = self.fill(fill, surface);
        let glyphs = &span.positioned_glyphs;
        let mut start = 0;
        while start < glyphs.len() {
            let first = &glyphs[start];
            let same = |glyph: &&PositionedGlyph| {
                glyph.font == first.font && (glyph.transform().ty - first.transform().ty).abs() < 0.01
            };
            let run = &glyphs[start..start + glyphs[start..].iter().take_while(same).count()];
            start += run.len();
            if let Some(font) = self.font(first.font, span) {
                surface.set_fill(Some(fill.clone()));
                surface.set_stroke(None);
                draw_run(run, &font, span.font_size.get(), surface);
            }
        }
    }

    fn font(&mut self, id: ID, span: &Span) -> Option<Font> {
        let axes: Vec<(Tag, f32)> =
            span.variations.iter().map(|variation| (Tag::new(&variation.tag), variation.value)).collect();
        let key = (id, axes.iter().map(|(tag, value)| (*tag, value.to_bits())).collect());
        let fonts = self.fonts;
        let load =
            || fonts.with_face_data(id, |data, index| Font::new_variable(data.to_vec().into(), index, &axes)).flatten();
        self.loaded.entry(key).or_insert_with(load).clone()
    }
}

/// Glyphs of one font on one line, each where the layout put it.
fn draw_run(run: &[PositionedGlyph], font: &Font, size: f32, surface: &mut Surface<'_>) {
    let mut text = String::new();
    let mut glyphs = Vec::with_capacity(run.len());
    for (n, glyph) in run.iter().enumerate() {
        let from = text.len();
        text.push_str(&glyph.text);
        let x = glyph.transform().tx;
        let advance = run.get(n + 1).map_or(0.0, |next| (next.transform().tx - x) / size);
        glyphs.push(KrillaGlyph::new(GlyphId::new(glyph.id.0), advance, 0.0, 0.0, 0.0, from..text.len(), None));
    }
    let at = run[0].transform();
    surface.draw_glyphs(Point::from_xy(at.tx, at.ty), &glyphs, font.clone(), &text, size, false);
}

fn outline(data: &usvg::tiny_skia_path::Path) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(p) => path.move_to(p.x, p.y),
            PathSegment::LineTo(p) => path.line_to(p.x, p.y),
            PathSegment::QuadTo(c, p) => path.quad_to(c.x, c.y, p.x, p.y),
            PathSegment::CubicTo(c, d, p) => path.cubic_to(c.x, c.y, d.x, d.y, p.x, p.y),
            PathSegment::Close => path.close(),
        }
    }
    path.finish()
}

fn transform(t: usvg::Transform) -> Transform {
    Transform::from_row(t.sx, t.ky, t.kx, t.sy, t.tx, t.ty)
}

fn share(opacity: usvg::Opacity) -> NormalizedF32 {
    NormalizedF32::new(opacity.get()).unwrap_or(NormalizedF32::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"48\">\
        <defs><pattern id=\"p\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">\
        <rect width=\"2\" height=\"4\" fill=\"#123456\"/></pattern></defs>\
        <rect width=\"40\" height=\"20\" fill=\"url(#p)\" stroke=\"#000\" stroke-dasharray=\"2 1\"/>\
        <text x=\"4\" y=\"30\" font-family=\"Inter\" font-size=\"12\" fill=\"#000\">Rate 12.5</text></svg>";

    #[test]
    fn a_page_has_the_drawings_size_its_fonts_and_always_the_same_bytes() {
        let pages = [0, 1].map(|_| write(DRAWING, "Title", &Fonts::bundled()).unwrap());
        assert!(pages[0] == pages[1]);
        let text = String::from_utf8_lossy(&pages[0]);
        assert!(text.starts_with("%PDF-") && text.contains("/MediaBox[0 0 72 36]"), "{text}");
        assert!(text.contains("/ToUnicode") && text.contains("Inter"), "text must stay text");
        assert!(!text.contains("CreationDate"));
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        assert!(matches!(write("<p>", "", &Fonts::bundled()), Err(PdfError::Svg(_))));
    }
}
