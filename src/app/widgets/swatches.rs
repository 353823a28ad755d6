//! Badges of sources, chips of families, textures of voices, marks of dates.

use egui::{
    Align2, CornerRadius, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::super::study::Source;
use super::super::theme::{self, Palette, Weight, radius};
use super::super::{highlight, texts};
use crate::lexicon::Family;
use crate::model::{Dated, Voice};

/// The two letters of a source on its colour. `position` is the source's place among the sources.
pub fn badge(ui: &mut Ui, position: usize, source: &Source) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(25.0, 19.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, badge_tooltip(source)));
    paint_badge(ui, rect, position, &source.monogram);
    response
}

/// A source's name as the badge's tooltip.
pub fn badge_tooltip(source: &Source) -> &str {
    if source.name.is_empty() { &texts::NO_SOURCE } else { &source.name }
}

fn paint_badge(ui: &Ui, rect: Rect, position: usize, monogram: &str) {
    let colours = theme::palette(ui);
    let badge = theme::badge(position);
    let round = CornerRadius::same(radius::BOX);
    let border = if colours.dark { colours.border() } else { Stroke::NONE };
    ui.painter().rect(rect, round, badge.fill, border, StrokeKind::Inside);
    let font = theme::ui_font(11.0, Weight::SemiBold);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, monogram, font, badge.monogram);
}

/// A family's letter on its tint.
pub fn family_chip(ui: &mut Ui, family: Family, on: bool) -> Response {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(17.0, 17.0), Sense::hover());
    let ink = colours.family(family);
    let round = CornerRadius::same(radius::BOX);
    if on {
        ui.painter().rect_filled(rect, round, ink.own);
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, CornerRadius { nw: 3, sw: 3, ne: 0, se: 0 }, ink.stroke);
    } else {
        ui.painter().rect_stroke(rect, round, colours.hairline(), StrokeKind::Inside);
    }
    let letter = family.letter().to_string();
    let colour = if on { highlight::ink_on(ink.own) } else { colours.ink3 };
    let centre = rect.center() + vec2(1.5, 0.0);
    ui.painter().text(centre, Align2::CENTER_CENTER, letter, theme::ui_font(10.0, Weight::Bold), colour);
    response
}

/// The texture of a voice, as charts use it.
pub fn voice_swatch(ui: &mut Ui, voice: Voice) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 11.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, texts::voice(voice)));
    paint_voice(ui.painter(), rect, voice, theme::palette(ui));
    response
}

/// A bar cut in proportion to the hits by voice, `width` wide for the largest value `most`.
pub fn voice_bar(ui: &mut Ui, counts: &[u32; 4], width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 9.0), Sense::hover());
    let all: u32 = counts.iter().sum();
    if all > 0 {
        let mut x = rect.left();
        for voice in Voice::ALL {
            let part = rect.width() * counts[voice.index()] as f32 / all as f32;
            if part > 0.0 {
                let piece = Rect::from_min_size(pos2(x, rect.top()), vec2(part, rect.height()));
                paint_voice(ui.painter(), piece, voice, theme::palette(ui));
            }
            x += part;
        }
    }
    response
}

/// Fills a rectangle with the texture of a voice.
pub(crate) fn paint_voice(painter: &Painter, rect: Rect, voice: Voice, colours: &Palette) {
    let ink = Stroke::new(1.2, colours.ink2);
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    match voice {
        Voice::Own => {
            painter.rect_filled(rect, 0, colours.ink2);
        }
        Voice::IndirectSpeech => {
            painter.rect_filled(rect, 0, colours.panel);
            let mut x = rect.left() - rect.height();
            while x < rect.right() {
                let line = [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())];
                inside.line_segment(line, Stroke::new(1.5, colours.ink2));
                x += 4.0;
            }
        }
        Voice::DirectQuote => {
            painter.rect_filled(rect, 0, colours.panel);
        }
        Voice::ScareQuote => {
            painter.rect_filled(rect, 0, colours.panel);
            let mut y = rect.top() + 2.5;
            while y < rect.bottom() {
                let mut x = rect.left() + 2.5;
                while x < rect.right() {
                    inside.circle_filled(pos2(x, y), 0.9, colours.ink2);
                    x += 4.0;
                }
                y += 4.0;
            }
        }
    }
    painter.rect_stroke(rect, 0, ink, StrokeKind::Inside);
}

/// How firmly a date is known: a full dot, half a dot, a dotted ring.
pub fn date_dot(ui: &mut Ui, dated: Dated) -> Response {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(12.0, 15.0), Sense::hover());
    paint_dot(ui.painter(), rect.center(), 4.2, dated, colours);
    response
}

fn paint_dot(painter: &Painter, centre: Pos2, r: f32, dated: Dated, colours: &Palette) {
    let ring = Stroke::new(1.2, colours.ink2);
    match dated {
        Dated::Stated => {
            painter.circle_filled(centre, r, colours.ink2);
        }
        Dated::Inferred => {
            let half: Vec<Pos2> = (0..=12)
                .map(|n| std::f32::consts::FRAC_PI_2 + std::f32::consts::PI * n as f32 / 12.0)
                .map(|angle| centre + r * vec2(angle.cos(), angle.sin()))
                .collect();
            painter.add(Shape::convex_polygon(half, colours.ink2, Stroke::NONE));
            painter.circle_stroke(centre, r, ring);
        }
        Dated::Unknown => {
            let points: Vec<Pos2> = (0..=24)
                .map(|n| std::f32::consts::TAU * n as f32 / 24.0)
                .map(|angle| centre + r * vec2(angle.cos(), angle.sin()))
                .collect();
            painter.extend(Shape::dashed_line(&points, ring, 1.6, 1.8));
        }
    }
}
