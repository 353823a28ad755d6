//! Text of articles with its marks: hue says the family, line style says the voice.
//!
//! A paragraph or sentence is laid out once with [`lay_out`], cached by its text, width and theme by egui, and painted
//! with [`Laid::paint`]: fills before the text, underlines and boxes after it, one rectangle per line where a term
//! wraps.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CornerRadius, FontId, Painter, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

mod laid;

use super::bidi;
use super::study::{DOUBTFUL, HitRef, Study};
use super::texts;
use super::theme::{self, Palette, Weight, radius};
use crate::lexicon::Family;
use crate::model::{ArticleIndex, Hit, Span, Voice};
pub use laid::Laid;

/// A marked stretch.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// Bytes of the article's text.
    pub span: Span,
    /// Its hue.
    pub family: Family,
    /// Its line style.
    pub voice: Voice,
    /// Whether the analyst set its voice: a notch in the corner.
    pub corrected: bool,
    /// Whether it is the selected one: a ring.
    pub selected: bool,
}

/// How the words of a stretch stand against the other text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Emphasis {
    /// Grey: the other text has them too.
    Shared,
    /// Semibold: a few words the other text puts differently.
    Changed,
    /// Ordinary.
    Plain,
}

/// How text is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Setting {
    /// Size of the article font.
    pub size: f32,
    /// Distance from line to line.
    pub line: f32,
    /// Semibold throughout: titles.
    pub semibold: bool,
    /// Whether family letters are shown.
    pub letters: bool,
    /// Width to wrap at; infinite for one line.
    pub width: f32,
}

impl Setting {
    /// Running text of the reader.
    pub fn reader(width: f32) -> Setting {
        Setting { size: 16.5, line: 26.0, semibold: false, letters: true, width }
    }

    /// The title in the reader.
    pub fn title(width: f32) -> Setting {
        Setting { size: 25.0, line: 31.0, semibold: true, letters: true, width }
    }

    /// A sentence of the compare view.
    pub fn compare(width: f32) -> Setting {
        Setting { size: 14.5, line: 20.0, semibold: false, letters: false, width }
    }

    /// The headline of a column.
    pub fn headline(width: f32) -> Setting {
        Setting { size: 16.0, line: 20.0, semibold: true, letters: false, width }
    }

    /// A line of a concordance or snippet.
    pub fn snippet(width: f32) -> Setting {
        Setting { size: 14.0, line: 19.0, semibold: false, letters: false, width }
    }
}

/// The marks of the hits inside a span that are shown.
pub fn marks(study: &Study, state: &super::state::State, article: ArticleIndex, span: Span) -> Vec<Mark> {
    let hits = study.hits(article);
    let first = hits.partition_point(|hit| hit.span.end <= span.start);
    hits[first..]
        .iter()
        .take_while(|hit| hit.span.start < span.end)
        .filter(|hit| span.contains(hit.span) && state.shown.shows(study.term(hit), hit.label.voice))
        .map(|hit| {
            let at = HitRef { article, span: hit.span };
            Mark {
                span: hit.span,
                family: study.term(hit).family,
                voice: hit.label.voice,
                corrected: study.is_corrected(at),
                selected: state.focus.hit == Some(at),
            }
        })
        .collect()
}

/// Lays out the text under `span` with its marks. `emphasis` gives stretches that are not plain, in text order.
pub fn lay_out(
    ui: &Ui,
    text: &str,
    span: Span,
    marks: Vec<Mark>,
    emphasis: &[(Span, Emphasis)],
    setting: Setting,
) -> Laid {
    let colours = theme::palette(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = setting.width;
    let mut marked: Vec<(usize, usize)> = Vec::with_capacity(marks.len());
    let mut at = span.start;
    let plain = |job: &mut LayoutJob, leading: f32, from: u32, to: u32, inside: bool| {
        append(job, leading, text, from, to, emphasis, setting, colours, inside);
    };
    let mut leading = 0.0;
    for mark in &marks {
        plain(&mut job, leading, at, mark.span.start, false);
        let from = job.text.chars().count();
        // A mark keeps clear of a quotation mark, or of another mark, right beside it.
        let before = if from == 0 { 0.0 } else { CLEAR };
        plain(&mut job, before, mark.span.start, mark.span.end, true);
        marked.push((from, job.text.chars().count()));
        if setting.letters {
            let ends_right =
                mark.span.of(text).chars().rfind(|chr| chr.is_alphanumeric()).is_some_and(bidi::is_right_to_left);
            let letter = mark.family.letter();
            let letter = if ends_right { bidi::turned(letter) } else { letter };
            job.append(
                &letter.to_string(),
                CLEAR,
                TextFormat {
                    font_id: theme::ui_font(10.0, Weight::Bold),
                    color: colours.ink2,
                    valign: Align::TOP,
                    ..TextFormat::default()
                },
            );
        }
        leading = if setting.letters { 1.0 } else { CLEAR };
        at = mark.span.end;
    }
    plain(&mut job, leading, at, span.end, false);
    let (galley, turned) = if bidi::is_needed(&job.text) {
        bidi::lay_out(ui, &job, setting.width)
    } else {
        (ui.fonts_mut(|fonts| fonts.layout_job(job)), Vec::new())
    };
    Laid::new(galley, turned, marks.into_iter().zip(marked))
}

#[expect(clippy::too_many_arguments, reason = "a step of lay_out, split off for its loop")]
fn append(
    job: &mut LayoutJob,
    leading: f32,
    text: &str,
    from: u32,
    to: u32,
    emphasis: &[(Span, Emphasis)],
    setting: Setting,
    colours: &Palette,
    inside: bool,
) {
    let mut at = from;
    let mut leading = leading;
    let first = emphasis.partition_point(|(span, _)| span.end <= from);
    let mut put = |from: u32, to: u32, emphasis: Emphasis| {
        if from >= to {
            return;
        }
        let (semibold, color) = match emphasis {
            Emphasis::Plain => (setting.semibold, colours.ink),
            Emphasis::Changed => (true, colours.ink),
            Emphasis::Shared if inside => (setting.semibold, colours.ink),
            Emphasis::Shared => (setting.semibold, colours.ink3),
        };
        job.append(
            &text[from as usize..to as usize],
            std::mem::take(&mut leading),
            TextFormat {
                font_id: theme::article_font(setting.size, semibold),
                line_height: Some(setting.line),
                color,
                ..TextFormat::default()
            },
        );
    };
    for (span, kind) in &emphasis[first..] {
        if span.start >= to {
            break;
        }
        put(at, span.start.max(at), Emphasis::Plain);
        let (start, end) = (span.start.max(at), span.end.min(to));
        put(start, end, *kind);
        at = end.max(at);
    }
    put(at, to, Emphasis::Plain);
}

/// Space at the left and right of a term inside its mark.
const PAD: f32 = 1.5;

/// Space kept at the left and right of a term for its mark.
const CLEAR: f32 = PAD + 1.0;

fn fill(painter: &Painter, rect: Rect, family: Family, voice: Voice, share: f32, colours: &Palette) {
    let ink = colours.family(family);
    let (colour, round) = match voice {
        Voice::Own => (ink.own, radius::HIGHLIGHT),
        Voice::IndirectSpeech => (ink.indirect, 0),
        Voice::DirectQuote | Voice::ScareQuote => return,
    };
    painter.rect_filled(rect.expand2(vec2(PAD, 0.0)), CornerRadius::same(round), colour.gamma_multiply(share));
}

/// Draws the underline or box of a voice for a term that stands in `rect`.
pub fn line(painter: &Painter, rect: Rect, family: Family, voice: Voice, colours: &Palette) {
    let stroke = colours.family(family).stroke;
    let rect = rect.expand2(vec2(PAD, 0.0));
    match voice {
        Voice::Own => {
            let bar = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
            painter.rect_filled(bar, CornerRadius { sw: 2, se: 2, nw: 0, ne: 0 }, stroke);
        }
        Voice::IndirectSpeech => {
            let y = rect.bottom() - 0.75;
            let path = [pos2(rect.left(), y), pos2(rect.right(), y)];
            painter.extend(Shape::dashed_line(&path, Stroke::new(1.5, stroke), 4.0, 2.5));
        }
        Voice::DirectQuote => {
            painter.rect_stroke(rect, CornerRadius::same(radius::BOX), Stroke::new(1.25, stroke), StrokeKind::Middle);
        }
        Voice::ScareQuote => {
            painter.add(wave(rect.left(), rect.right(), rect.bottom() - 0.5, Stroke::new(1.25, stroke)));
        }
    }
}

fn wave(left: f32, right: f32, y: f32, stroke: Stroke) -> Shape {
    const AMPLITUDE: f32 = 1.5;
    const PERIOD: f32 = 6.0;
    let steps = ((right - left) / (PERIOD / 8.0)).ceil().max(1.0) as usize;
    let points = (0..=steps)
        .map(|n| {
            let x = left + (right - left) * n as f32 / steps as f32;
            pos2(x, y + AMPLITUDE * ((x - left) / PERIOD * std::f32::consts::TAU).sin())
        })
        .collect();
    Shape::line(points, stroke)
}

/// A few words drawn in the style of a voice: the legend, the inspector.
pub fn sample(ui: &mut Ui, words: &str, font: FontId, family: Family, voice: Voice, enabled: bool) -> Response {
    let colours = theme::palette(ui);
    let ink = if enabled { colours.ink } else { colours.ink3 };
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, ink);
    let size = galley.size() + vec2(2.0 * PAD + 2.0, 5.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let origin = rect.min + vec2(PAD + 1.0, 2.0);
    let around = Rect::from_min_size(origin, galley.size()).expand2(vec2(0.0, 1.0));
    if enabled {
        fill(ui.painter(), around, family, voice, 1.0, colours);
    }
    ui.painter().galley(origin, galley, ink);
    if enabled {
        line(ui.painter(), around, family, voice, colours);
    }
    response
}

/// What a screen reader says of a hit: term, family, voice, speaker.
fn accessible(study: &Study, article: ArticleIndex, hit: &Hit) -> String {
    let words = hit.span.of(&study.article(article).text);
    let term = study.term(hit);
    let speaker = hit.label.speaker.as_deref().unwrap_or(&texts::NO_SPEAKER);
    format!("{words}, {}, {}, {speaker}", texts::family(term.family), texts::voice(hit.label.voice))
}

/// What is known about a hit: term, category, voice, speaker, cue, rule.
pub fn tooltip(ui: &mut Ui, study: &Study, article: ArticleIndex, hit: &Hit) {
    let colours = theme::palette(ui);
    let term = study.term(hit);
    ui.set_max_width(320.0);
    ui.horizontal(|ui| {
        super::widgets::family_chip(ui, term.family, true);
        ui.label(theme::article(bidi::shown(&term.term), 16.0).strong());
    });
    ui.label(theme::small(texts::family_and_category(term.family, &term.category_title)).color(colours.ink2));
    ui.add_space(4.0);
    for (name, value) in evidence(study, article, hit) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (rect, _) = ui.allocate_exact_size(vec2(58.0, 16.0), Sense::hover());
            ui.painter().text(
                rect.left_center(),
                egui::Align2::LEFT_CENTER,
                name,
                theme::ui_font(12.0, Weight::Regular),
                colours.ink3,
            );
            ui.add(egui::Label::new(theme::small(bidi::shown(&value)).color(colours.ink)).wrap());
        });
    }
}

/// The evidence for a hit's voice, as pairs of name and value.
pub fn evidence(study: &Study, article: ArticleIndex, hit: &Hit) -> Vec<(texts::Text, String)> {
    let text = &study.article(article).text;
    let mut voice = texts::voice(hit.label.voice).to_owned();
    if hit.label.presupposed {
        voice = texts::presupposed(&voice);
    }
    if hit.label.confidence < DOUBTFUL {
        voice.push_str(" ½");
    }
    let mut out = vec![(texts::VOICE, voice)];
    let attribution =
        hit.label.attribution.and_then(|position| study.analysis.attributions[article.index()].get(position as usize));
    let speaker = match (&hit.label.speaker, hit.label.voice) {
        (Some(name), _) => name.to_string(),
        (None, Voice::Own) => texts::OUTLET_SPEAKS.to_string(),
        (None, _) => texts::NOBODY_NAMED.to_string(),
    };
    out.push((texts::SPEAKER, speaker));
    let cue = attribution
        .map(|a| a.cue.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … "))
        .filter(|cue| !cue.is_empty());
    out.push((texts::CUE, cue.map_or_else(|| texts::NO_CUE.to_string(), |cue| format!("“{cue}”"))));
    let rule = attribution.map_or_else(|| texts::NO_RULE.to_string(), |a| texts::rule(&a.rule).to_owned());
    if study.is_corrected(HitRef { article, span: hit.span }) {
        out.push((texts::WHY, texts::SET_BY_YOU.to_string()));
    } else {
        out.push((texts::WHY, rule));
    }
    out
}

/// A colour for text over a fill of unknown lightness.
pub fn ink_on(fill: Color32) -> Color32 {
    let lightness = 0.299 * f32::from(fill.r()) + 0.587 * f32::from(fill.g()) + 0.114 * f32::from(fill.b());
    if lightness > 140.0 { theme::palette_of(false).ink } else { theme::palette_of(true).ink }
}
