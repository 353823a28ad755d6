//! Lines with letters written from right to left.
//!
//! The text layout beneath the window shapes every word in its own direction but puts words one behind the other from
//! left to right. Here lines are broken in reading order, each is put into the order of the Unicode Bidirectional
//! Algorithm (UAX #9), and its parts are handed over from left to right, brackets mirrored, so that what is drawn reads
//! right. A paragraph that begins from right to left stands at the right.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::ByteRangeExt as _;
use egui::text::{LayoutJob, LayoutSection, TextFormat};
use egui::{Color32, FontId, Galley, Rect, Ui, pos2};
use unicode_bidi::{BidiClass, BidiInfo, ParagraphInfo, bidi_class};

/// A part of a laid-out text that stands together.
#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    /// Its characters, counted in the text as it was given.
    pub chars: Range<usize>,
    /// Where it stands, relative to the text's origin, as high as the letters.
    pub rect: Rect,
}

/// Whether a text has letters from right to left, so that it must be laid out here.
pub fn is_needed(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_right_to_left)
}

/// Whether a text is read from right to left: its first letter decides.
pub fn begins_right(text: &str) -> bool {
    is_needed(text) && BidiInfo::new(text, None).paragraphs.first().is_some_and(|first| first.level.is_rtl())
}

fn is_right_to_left(chr: char) -> bool {
    chr >= '\u{590}' && matches!(bidi_class(chr), BidiClass::R | BidiClass::AL)
}

/// Lays a text out in lines of at most `width`.
pub fn lay_out(ui: &Ui, job: &LayoutJob, width: f32) -> (Arc<Galley>, Vec<Piece>) {
    let info = BidiInfo::new(&job.text, None);
    let mut out = LayoutJob::default();
    let mut lines = Vec::new();
    for paragraph in &info.paragraphs {
        for line in broken(ui, job, paragraph, width) {
            if !lines.is_empty() {
                out.append("\n", 0.0, format_at(job, line.start).clone());
            }
            lines.push((put_in_order(ui, job, &info, paragraph, line, &mut out), paragraph.level.is_rtl()));
        }
    }
    out.wrap.max_width = f32::INFINITY;
    let mut galley = (*ui.fonts_mut(|fonts| fonts.layout_job(out))).clone();
    let mut pieces = Vec::new();
    for (row, (parts, right)) in galley.rows.iter_mut().zip(lines) {
        if right && width.is_finite() {
            row.pos.x = ui.painter().round_to_pixel_center(width - row.row.size.x).floor();
        }
        let Some(glyph) = row.row.glyphs.first() else { continue };
        let baseline = row.pos.y + glyph.pos.y;
        let top = baseline - glyph.font_ascent * 0.94;
        let bottom = baseline + (glyph.font_height - glyph.font_ascent) * 0.9;
        let place = |(chars, x): (Range<usize>, Range<f32>)| Piece {
            chars,
            rect: Rect::from_min_max(pos2(row.pos.x + x.start, top), pos2(row.pos.x + x.end, bottom)),
        };
        pieces.extend(parts.into_iter().map(place));
    }
    if width.is_finite() {
        galley.rect.max.x = galley.rect.max.x.max(width);
        galley.mesh_bounds = galley.rect.expand(4.0);
    }
    (Arc::new(galley), pieces)
}

/// One line of text in the order in which it must be handed over to be seen right: a name in a label.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !is_needed(text) {
        return Cow::Borrowed(text);
    }
    let text = text.replace('\n', " ");
    let job = LayoutJob::single_section(text.clone(), TextFormat::default());
    let info = BidiInfo::new(&text, None);
    let parts = info.paragraphs.iter().flat_map(|line| in_order(&job, &info, line, line.range.clone()));
    Cow::Owned(parts.map(|(_, _, shown)| shown).collect())
}

/// Lays a text out in one line, cut with an ellipsis where there is no room for all of it.
pub fn one_line(ui: &Ui, text: &str, font: FontId, ink: Color32, room: f32) -> Arc<Galley> {
    let format = TextFormat::simple(font, ink);
    let whole = LayoutJob::single_section(text.to_owned(), format.clone());
    let (galley, _) = lay_out(ui, &whole, f32::INFINITY);
    if galley.size().x <= room {
        return galley;
    }
    let mut kept = String::new();
    let room = room - breadth(ui, &LayoutJob::single_section("…".to_owned(), format.clone()), 0..3);
    let mut used = 0.0;
    for chr in text.chars() {
        used += ui.fonts_mut(|fonts| fonts.glyph_width(&format.font_id, chr));
        if used > room {
            break;
        }
        kept.push(chr);
    }
    let cut = LayoutJob::single_section(format!("{}…", kept.trim_end()), format);
    lay_out(ui, &cut, f32::INFINITY).0
}

/// The rectangles of the characters `chars`, one for each line they stand in.
pub fn rects(pieces: &[Piece], chars: &Range<usize>) -> Vec<Rect> {
    let mut out: Vec<Rect> = Vec::new();
    for piece in pieces.iter().filter(|piece| piece.chars.start < chars.end && chars.start < piece.chars.end) {
        match out.last_mut() {
            Some(last) if last.y_range() == piece.rect.y_range() => *last = last.union(piece.rect),
            _ => out.push(piece.rect),
        }
    }
    out
}

/// The character nearest to a place.
pub fn character_at(pieces: &[Piece], place: egui::Pos2) -> usize {
    let far = |piece: &&Piece| piece.rect.distance_sq_to_pos(place);
    pieces.iter().min_by(|a, b| far(a).total_cmp(&far(b))).map_or(0, |piece| piece.chars.start)
}

/// The lines of a paragraph, broken behind spaces, as bytes of the text.
fn broken(ui: &Ui, job: &LayoutJob, paragraph: &ParagraphInfo, width: f32) -> Vec<Range<usize>> {
    let text = job.text[paragraph.range.clone()].trim_end_matches('\n');
    let first = paragraph.range.start;
    let (mut out, mut begin, mut used, mut at) = (Vec::new(), first, 0.0, first);
    // Where there is room without end nothing need be measured.
    let words = if width.is_finite() { text } else { "" };
    for word in words.split_inclusive(' ') {
        let end = at + word.len();
        let bare = breadth(ui, job, at..at + word.trim_end().len());
        if used + bare > width && begin < at {
            out.push(begin..at);
            (begin, used) = (at, 0.0);
        }
        used += breadth(ui, job, at..end);
        at = end;
    }
    out.push(begin..first + text.len());
    out
}

/// Appends a line from left to right as it is to be seen. Returns its parts: their characters, and from where to where
/// they reach.
fn put_in_order(
    ui: &Ui,
    job: &LayoutJob,
    info: &BidiInfo<'_>,
    paragraph: &ParagraphInfo,
    line: Range<usize>,
    out: &mut LayoutJob,
) -> Vec<(Range<usize>, Range<f32>)> {
    let mut parts = Vec::new();
    let (mut x, mut before) = (0.0, None);
    for (bytes, section, shown) in in_order(job, info, paragraph, line) {
        let of = &job.sections[section];
        // Space beside a mark is kept on both of its sides, whichever comes first.
        let apart = before.is_some_and(|before| before != section);
        let beside = before.map_or(0.0, |before: usize| job.sections[before].leading_space);
        let leading = if apart { of.leading_space.max(beside) } else { 0.0 };
        before = Some(section);
        let width = breadth(ui, job, bytes.clone());
        out.append(&shown, leading, of.format.clone());
        let first = job.text[..bytes.start].chars().count();
        parts.push((first..first + shown.chars().count(), x + leading..x + leading + width));
        x += leading + width;
    }
    parts
}

/// The parts of a line from left to right: their bytes, the section they are from, and what is handed over for them.
fn in_order(
    job: &LayoutJob,
    info: &BidiInfo<'_>,
    paragraph: &ParagraphInfo,
    line: Range<usize>,
) -> Vec<(Range<usize>, usize, String)> {
    let mut out = Vec::new();
    if line.is_empty() {
        return out;
    }
    let (levels, runs) = info.visual_runs(paragraph, line);
    for run in runs {
        let right = levels[run.start].is_rtl();
        let mut inside = split(job, run, right);
        if right {
            inside.reverse();
        }
        out.extend(inside.into_iter().map(|(bytes, section)| {
            let text = job.text[bytes.clone()].chars();
            (bytes, section, if right { text.map(mirrored).collect() } else { text.collect() })
        }));
    }
    out
}

/// The parts of a run that are handed over one by one: words from right to left whole, so that their letters join, and
/// in such a run every other character alone; parts end where the format changes.
fn split(job: &LayoutJob, run: Range<usize>, right: bool) -> Vec<(Range<usize>, usize)> {
    let mut out: Vec<(Range<usize>, usize, bool)> = Vec::new();
    for (at, chr) in job.text[run.clone()].char_indices() {
        let at = run.start + at;
        let section = section_at(job, at);
        let joins = !right || is_right_to_left(chr) || bidi_class(chr) == BidiClass::NSM;
        match out.last_mut() {
            Some((bytes, of, joined)) if *of == section && *joined && joins => bytes.end = at + chr.len_utf8(),
            _ => out.push((at..at + chr.len_utf8(), section, joins)),
        }
    }
    out.into_iter().map(|(bytes, section, _)| (bytes, section)).collect()
}

fn section_at(job: &LayoutJob, at: usize) -> usize {
    let found = job.sections.partition_point(|section| section.byte_range.as_usize().end <= at);
    found.min(job.sections.len().saturating_sub(1))
}

fn format_at(job: &LayoutJob, at: usize) -> &TextFormat {
    &job.sections[section_at(job, at)].format
}

/// How broad a stretch of the text is.
fn breadth(ui: &Ui, job: &LayoutJob, bytes: Range<usize>) -> f32 {
    let mut part = LayoutJob::default();
    for LayoutSection { byte_range, format, .. } in &job.sections {
        let whole = byte_range.as_usize();
        let (start, end) = (whole.start.max(bytes.start), whole.end.min(bytes.end));
        if start < end {
            part.append(&job.text[start..end], 0.0, format.clone());
        }
    }
    part.wrap.max_width = f32::INFINITY;
    ui.fonts_mut(|fonts| fonts.layout_job(part)).size().x
}

/// A bracket as it is seen from the other side.
fn mirrored(chr: char) -> char {
    match chr {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        _ => chr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as it is handed over, its lines from left to right.
    fn check(text: &str, width: f32, expect: &str) {
        let context = egui::Context::default();
        let mut drawn = String::new();
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            let format = TextFormat::simple(FontId::proportional(14.0), Color32::BLACK);
            let job = LayoutJob::single_section(text.to_owned(), format);
            let (galley, pieces) = lay_out(ui, &job, width);
            let letters = |range: Range<usize>| pieces.iter().map(move |piece| range.contains(&piece.chars.start));
            assert_eq!(letters(0..usize::MAX).count(), pieces.len());
            let all: usize = pieces.iter().map(|piece| piece.chars.len()).sum();
            assert_eq!(all, text.chars().count(), "every character stands somewhere");
            drawn = galley.job.text.clone();
        });
        output.textures_delta.clear();
        assert_eq!(drawn, expect);
    }

    #[test]
    fn words_stand_from_right_to_left_and_numbers_and_names_as_they_are_read() {
        let wide = f32::INFINITY;
        check("שלום עולם", wide, "עולם שלום");
        check("ירו 12 פגזים (בהם 3) על Velmar.", wide, ".Velmar על (3 בהם) פגזים 12 ירו");
        check("Radio שלום עולם said", wide, "Radio עולם שלום said");
        check("قال، ثم ذهب", wide, "ذهب ثم ،قال");
    }

    #[test]
    fn lines_are_broken_in_reading_order() {
        check("אחת שתיים שלוש", 1.0, " אחת\n שתיים\nשלוש");
    }

    #[test]
    fn the_first_letter_says_where_a_text_begins() {
        assert!(begins_right("12 שלום Radio"));
        assert!(!begins_right("Radio שלום"));
        assert!(!begins_right("Radio Corvane"));
    }

    #[test]
    fn a_name_in_a_label_is_put_in_order_and_others_are_left_alone() {
        assert_eq!(shown("קול הים (Radio)"), "(Radio) הים קול");
        assert!(matches!(shown("Radio Corvané"), Cow::Borrowed(_)));
    }
}
