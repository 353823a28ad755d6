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
                // What is selected shows through.
                let share = if self.selected.iter().any(|selected| selected.intersects(*rect)) { 0.4 } else { 1.0 };
                fill(painter, rect.translate(origin.to_vec2()), mark.family, mark.voice, share, colours);
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

    /// The rectangles of a stretch of the text under `whole`, one per line; `letters` as in [`super::Setting::letters`].
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
                egui::WidgetInfo::selected(
                    egui::Role::Button,
                    true,
                    mark.selected,
                    accessible(study, article, hit, mark.place),
                )
            });
            if response.hovered() {
                for rect in rects {
                    let rect = rect.translate(origin.to_vec2()).expand2(vec2(PAD, 0.0));
                    let shade = theme::palette(ui).ink.gamma_multiply(0.1);
                    ui.painter().rect_filled(rect, CornerRadius::same(radius::HIGHLIGHT), shade);
                }
            }
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

#[cfg(test)]
mod tests {
    use egui::Vec2;

    use super::super::{Emphasis, Setting, lay_out};
    use super::*;
    use crate::lexicon::Family;
    use crate::model::Voice;

    const TEXT: &str = "הצבא אמר כי תקף «מטרות טרור» בנמל אנסל (משעה 4 עד 7). עדים אמרו ל-Lowmark Post כי 12 בני אדם \
                        נהרגו בטבח Ansel השני, לפי The Corvane massacre Review בבוקר.";

    /// Lays the text out with some of its words marked, and looks at that.
    fn check(words: &[&str], letters: bool, width: f32, look: impl Fn(&Laid, &[Span])) {
        let spans: Vec<Span> = words
            .iter()
            .map(|word| {
                let at = TEXT.find(word).expect("the word is there");
                Span::new(at, at + word.len())
            })
            .collect();
        let context = egui::Context::default();
        crate::app::theme::install(&context);
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            let mark = |span: &Span| Mark {
                place: (1, 1),
                span: *span,
                family: Family::ALL[0],
                voice: Voice::Own,
                corrected: false,
                selected: false,
            };
            let setting = Setting { letters, ..Setting::reader(width) };
            let marks = spans.iter().map(mark).collect();
            let none: &[(Span, Emphasis)] = &[];
            look(&lay_out(ui, TEXT, Span::new(0, TEXT.len()), marks, none, setting), &spans);
        });
        output.textures_delta.clear();
    }

    /// The signs that are drawn within rectangles, but for spaces, put in order by their code.
    fn drawn(laid: &Laid, rects: &[Rect]) -> String {
        let mut out: Vec<char> = Vec::new();
        for row in &laid.galley.rows {
            for glyph in row.row.glyphs.iter().filter(|glyph| glyph.advance_width > 0.0) {
                let middle = row.pos + vec2(glyph.pos.x + glyph.advance_width / 2.0, glyph.pos.y - 4.0);
                if rects.iter().any(|rect| rect.contains(middle)) {
                    out.push(glyph.chr);
                }
            }
        }
        sorted(out.into_iter())
    }

    fn sorted(chars: impl Iterator<Item = char>) -> String {
        let mut chars: Vec<char> = chars.filter(|chr| !chr.is_whitespace()).collect();
        chars.sort_unstable();
        chars.into_iter().collect()
    }

    const WORDS: [&str; 6] = ["מטרות טרור", "בנמל", "Lowmark Post", "נהרגו בטבח", "massacre", "בבוקר"];

    #[test]
    fn a_mark_lies_over_its_words_and_no_others_in_lines_of_both_directions() {
        for width in [2000.0, 420.0, 260.0] {
            for letters in [false, true] {
                check(&WORDS, letters, width, |laid, _| {
                    for ((_, rects), word) in laid.marks.iter().zip(WORDS) {
                        assert_eq!(drawn(laid, rects), sorted(word.chars()), "{word} at {width}");
                    }
                });
            }
        }
    }

    #[test]
    fn the_sign_of_a_family_stands_right_behind_its_word_whichever_way_that_is_read() {
        check(&["בטבח", "massacre"], true, 2000.0, |laid, _| {
            let sign = |(mark, rects): &(Mark, Vec<Rect>)| {
                let beside = |rect: &Rect| rect.translate(vec2(rect.width(), 0.0)).with_max_x(rect.right() + 14.0);
                let before = |rect: &Rect| rect.with_max_x(rect.left()).with_min_x(rect.left() - 14.0);
                let letter = mark.family.letter();
                rects
                    .iter()
                    .map(|rect| [before(rect), beside(rect)].map(|at| drawn(laid, &[at]).contains(letter)))
                    .collect()
            };
            let signs: Vec<Vec<[bool; 2]>> = laid.marks.iter().map(sign).collect();
            assert_eq!(signs, [[[true, false]], [[false, true]]]);
        });
    }

    #[test]
    fn a_place_and_the_offset_it_stands_for_agree_in_lines_of_both_directions() {
        for width in [2000.0, 420.0, 260.0] {
            for letters in [false, true] {
                check(&WORDS, letters, width, |laid, _| {
                    let whole = Span::new(0, TEXT.len());
                    for (at, chr) in TEXT.char_indices().filter(|(_, chr)| !chr.is_whitespace()) {
                        let span = Span::new(at, at + chr.len_utf8());
                        let rects = laid.passage(TEXT, whole, span, letters);
                        assert!(!rects.is_empty(), "{chr} stands somewhere");
                        let rect = rects[0];
                        let near = |x: f32| laid.offset_at(Vec2::new(x, rect.center().y), TEXT, whole, letters);
                        let mut ends = [near(rect.left() + 0.1), near(rect.right() - 0.1)];
                        ends.sort_unstable();
                        // The sign of a family behind the letter is wider than it.
                        if laid.marks.iter().all(|(mark, _)| !letters || mark.span.end != span.end) {
                            assert_eq!(ends, [span.start, span.end], "{chr} at {at}, {width}");
                        }
                    }
                });
            }
        }
    }

    #[test]
    fn a_selection_covers_what_is_selected_and_nothing_between_its_parts() {
        // From the end of Hebrew into Latin words: what is selected does not stand together.
        let at = |words: &str| TEXT.find(words).expect("the words are there");
        let span = Span::new(at("אמרו ל-"), at("mark Post"));
        for width in [2000.0, 260.0] {
            check(&[], false, width, |laid, _| {
                let mut laid = laid.clone();
                laid.select(TEXT, Span::new(0, TEXT.len()), span, false, 26.0, theme::palette_of(true));
                assert_eq!(drawn(&laid, &laid.selected), sorted(span.of(TEXT).chars()));
            });
        }
    }
}
