//! Text that is laid out: painting it with its marks and with what is selected, and telling what stands where in it.

use std::sync::Arc;

use egui::{CornerRadius, Galley, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{Mark, PAD, accessible, bidi, fill, line, tooltip};
use crate::app::study::{HitRef, Study};
use crate::app::theme::{self, Palette, radius};
use crate::model::{ArticleIndex, Span};

/// Text laid out, with its marks.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The text.
    pub galley: Arc<Galley>,
    /// The marks with their rectangles, one per line, relative to the text's origin.
    pub marks: Vec<(Mark, Vec<Rect>)>,
    /// Where its characters stand, if letters from right to left make their order another one than the text's.
    turned: Vec<bidi::Letter>,
    /// What is selected of it, one rectangle per line and direction, as high as the lines.
    selected: Vec<Rect>,
}

/// The rectangles of the characters `from..to`, one per line, as high as the letters.
fn rects(galley: &Galley, from: usize, to: usize) -> Vec<Rect> {
    let mut out = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let glyphs = &row.row.glyphs;
        let end = first + glyphs.len();
        let (start, stop) = (from.max(first), to.min(end));
        if start < stop {
            let mut inside = glyphs[start - first..stop - first].iter();
            let visible = |chr: char| !chr.is_whitespace();
            let head = inside.clone().find(|glyph| visible(glyph.chr));
            let tail = inside.rfind(|glyph| visible(glyph.chr));
            if let (Some(head), Some(tail)) = (head, tail) {
                let left = row.pos.x + head.pos.x;
                let right = row.pos.x + tail.pos.x + tail.advance_width;
                let baseline = row.pos.y + head.pos.y;
                // Around the letters, whatever the distance of the lines: ascenders above, descenders below.
                let top = baseline - head.font_ascent * 0.94;
                let bottom = baseline + (head.font_height - head.font_ascent) * 0.9;
                out.push(Rect::from_min_max(pos2(left, top), pos2(right, bottom)));
            }
        }
        first = end + usize::from(row.ends_with_newline);
    }
    out
}

impl Laid {
    /// A text with its marks, each with its characters in the galley; `turned` are the letters of a text that has some
    /// from right to left.
    pub(super) fn new(
        galley: Arc<Galley>,
        turned: Vec<bidi::Letter>,
        marks: impl Iterator<Item = (Mark, (usize, usize))>,
    ) -> Laid {
        let mut laid = Laid { galley, marks: Vec::new(), turned, selected: Vec::new() };
        laid.marks = marks.map(|(mark, (from, to))| (mark, laid.rects(from, to))).collect();
        laid
    }

    /// Selects a stretch of the text under `whole`: it is painted on the colour of selections, in full ink. `height` is
    /// the distance of the lines, `letters` as in [`super::Setting::letters`].
    pub fn select(&mut self, text: &str, whole: Span, span: Span, letters: bool, height: f32, colours: &Palette) {
        let lines = self.passage(text, whole, span, letters).into_iter();
        self.selected = lines.map(|rect| rect.expand2(vec2(1.0, ((height - rect.height()) / 2.0).max(0.0)))).collect();
        let mut galley = (*self.galley).clone();
        for placed in &mut galley.rows {
            let here: Vec<Rect> = self.selected.iter().map(|rect| rect.translate(-placed.pos.to_vec2())).collect();
            let row = Arc::make_mut(&mut placed.row);
            for glyph in row.glyphs.iter().filter(|glyph| !glyph.uv_rect.is_nothing() && !glyph.is_color) {
                let middle = pos2(glyph.pos.x + glyph.advance_width / 2.0, glyph.pos.y - glyph.font_ascent / 2.0);
                if here.iter().any(|rect| rect.contains(middle)) {
                    let first = glyph.first_vertex as usize;
                    // A glyph is drawn on four corners.
                    for corner in row.visuals.mesh.vertices.iter_mut().skip(first).take(4) {
                        corner.color = colours.ink;
                    }
                }
            }
        }
        self.galley = Arc::new(galley);
    }

    /// Paints the text with its marks at `origin`.
    pub fn paint(&self, painter: &Painter, origin: Pos2, colours: &Palette) {
        for rect in &self.selected {
            painter.rect_filled(rect.translate(origin.to_vec2()), 0, colours.selection);
        }
        for (mark, rects) in &self.marks {
            for rect in rects {
                fill(painter, rect.translate(origin.to_vec2()), mark.family, mark.voice, colours);
            }
        }
        painter.galley(origin, Arc::clone(&self.galley), colours.ink);
        for (mark, rects) in &self.marks {
            for rect in rects {
                line(painter, rect.translate(origin.to_vec2()), mark.family, mark.voice, colours);
            }
            let last = rects.last().map(|rect| rect.translate(origin.to_vec2()));
            if let (true, Some(rect)) = (mark.corrected, last) {
                let corner = rect.right_top() + vec2(PAD, 0.0);
                let notch = vec![corner, corner - vec2(4.0, 0.0), corner + vec2(0.0, 4.0)];
                painter.add(Shape::convex_polygon(notch, colours.ink, Stroke::NONE));
            }
            if mark.selected {
                for rect in rects {
                    let rect = rect.translate(origin.to_vec2()).expand2(vec2(PAD + 1.0, 2.0));
                    let ring = Stroke::new(2.0, colours.ink);
                    painter.rect_stroke(rect, CornerRadius::same(radius::BOX), ring, StrokeKind::Middle);
                }
            }
        }
    }

    /// The rectangles of a stretch of the text under `whole`, one per line; `letters` as in [`Setting::letters`].
    pub fn passage(&self, text: &str, whole: Span, span: Span, letters: bool) -> Vec<Rect> {
        let character = |at: u32| self.character(text, whole, at, letters);
        self.rects(character(span.start), character(span.end))
    }

    /// The rectangles of the characters `from..to`, one per line, as high as the letters.
    fn rects(&self, from: usize, to: usize) -> Vec<Rect> {
        if self.turned.is_empty() { rects(&self.galley, from, to) } else { bidi::rects(&self.turned, &(from..to)) }
    }

    /// The galley's character at an offset of the text: each mark that ends before it has its family's letter behind it.
    fn character(&self, text: &str, whole: Span, at: u32, letters: bool) -> usize {
        let marks = self.marks.iter().filter(|(mark, _)| letters && mark.span.end <= at).count();
        text[whole.start as usize..at as usize].chars().count() + marks
    }

    /// The offset of the text under `whole` nearest to a place of the galley, between two of its characters.
    pub fn offset_at(&self, place: egui::Vec2, text: &str, whole: Span, letters: bool) -> u32 {
        let gap = if self.turned.is_empty() {
            self.galley.cursor_from_pos(place).index.0
        } else {
            bidi::gap_at(&self.turned, place.to_pos2())
        };
        let mut signs = 0;
        for (mark, _) in self.marks.iter().filter(|_| letters) {
            let sign = text[whole.start as usize..mark.span.end as usize].chars().count() + signs;
            if gap <= sign {
                break;
            }
            signs += 1;
        }
        let mut chars = whole.of(text).char_indices();
        chars.nth(gap - signs).map_or(whole.end, |(at, _)| whole.start + at as u32)
    }

    /// The sentence of `sentences` that stands at a place of the galley.
    pub fn sentence_at(
        &self,
        place: egui::Vec2,
        text: &str,
        whole: Span,
        sentences: impl Iterator<Item = Span>,
        letters: bool,
    ) -> Option<Span> {
        let at = if self.turned.is_empty() {
            self.galley.cursor_from_pos(place).index.0
        } else {
            bidi::character_at(&self.turned, place.to_pos2())
        };
        let mut inside = sentences.filter(|sentence| whole.contains(*sentence));
        inside.find(|sentence| at < self.character(text, whole, sentence.end, letters))
    }

    /// Makes every mark a thing one can point at: hovering tells about it, clicking selects it. Returns the mark clicked.
    pub fn interact(&self, ui: &mut Ui, origin: Pos2, study: &Study, article: ArticleIndex) -> Option<HitRef> {
        let mut clicked = None;
        for (mark, rects) in &self.marks {
            let at = HitRef { article, span: mark.span };
            let Some(hit) = study.hit(at) else { continue };
            let mut response: Option<Response> = None;
            for (part, rect) in rects.iter().enumerate() {
                let rect = rect.translate(origin.to_vec2()).expand2(vec2(PAD, 3.0));
                if !ui.is_rect_visible(rect) {
                    continue;
                }
                let id = ui.scope_id().with(("mark", article, mark.span.start, part));
                let one = ui.interact(rect, id, Sense::click());
                response = Some(match response {
                    Some(other) => other.union(one),
                    None => one,
                });
            }
            let Some(response) = response else { continue };
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Button, true, mark.selected, accessible(study, article, hit))
            });
            if response.has_focus() {
                for rect in rects {
                    let colours = theme::palette(ui);
                    let rect = rect.translate(origin.to_vec2()).expand2(vec2(PAD + 1.5, 2.5));
                    let ring = Stroke::new(2.0, colours.acc);
                    ui.painter().rect_stroke(rect, CornerRadius::same(radius::BOX), ring, StrokeKind::Middle);
                }
            }
            let response = response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| {
                tooltip(ui, study, article, hit);
            });
            if response.clicked() {
                clicked = Some(at);
            }
        }
        clicked
    }
}
