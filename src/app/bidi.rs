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
use egui::{Color32, FontId, Galley, Pos2, Rect, Ui, pos2};
use unicode_bidi::{BidiClass, BidiDataSource, BidiInfo, HardcodedBidiData, ParagraphInfo, bidi_class};

/// A character of a laid-out text and where it stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Letter {
    /// Its number in the text as it was given.
    pub number: usize,
    /// Where it stands, relative to the text's origin, as high as the letters of its line.
    pub rect: Rect,
    /// Whether it is read from right to left.
    pub right: bool,
    /// Whether it is white space.
    pub blank: bool,
}

/// Where Latin letters stand that take part in the order of a text as if they were read from right to left.
const TURNED: u32 = 0xF_0000;

/// A Latin letter that stands behind a word from right to left as a part of it: the sign of a marked term. Laid out
/// here, it is drawn as the letter it is.
pub fn turned(letter: char) -> char {
    char::from_u32(TURNED + u32::from(letter)).unwrap_or(letter)
}

/// The letter itself.
fn upright(chr: char) -> char {
    let ascii = u32::from(chr).checked_sub(TURNED).filter(|code| *code < 0x80);
    ascii.and_then(char::from_u32).unwrap_or(chr)
}

/// The classes of Unicode, and that of letters that were turned.
struct Classes;

impl BidiDataSource for Classes {
    fn bidi_class(&self, chr: char) -> BidiClass {
        if upright(chr) == chr { HardcodedBidiData.bidi_class(chr) } else { BidiClass::R }
    }
}

/// Whether a text has letters from right to left, so that it must be laid out here.
pub fn is_needed(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_right_to_left)
}

/// Whether a text is read from right to left: its first letter decides.
pub fn begins_right(text: &str) -> bool {
    is_needed(text) && BidiInfo::new(text, None).paragraphs.first().is_some_and(|first| first.level.is_rtl())
}

/// Whether a character is read from right to left.
pub fn is_right_to_left(chr: char) -> bool {
    chr >= '\u{590}' && matches!(bidi_class(chr), BidiClass::R | BidiClass::AL)
}

/// Comma, semicolon, question mark and full stop of Arabic and Urdu: they come from the fonts their words come from.
fn is_arabic_punctuation(chr: char) -> bool {
    matches!(chr, '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{6D4}')
}

/// Lays a text out in lines of at most `width`. The letters are those of the lines, each from left to right.
pub fn lay_out(ui: &Ui, job: &LayoutJob, width: f32) -> (Arc<Galley>, Vec<Letter>) {
    let info = BidiInfo::new_with_data_source(&Classes, &job.text, None);
    let mut out = LayoutJob::default();
    let mut lines = Vec::new();
    let mut counted = Counted::default();
    for paragraph in &info.paragraphs {
        for line in broken(ui, job, paragraph, width) {
            if !lines.is_empty() {
                push(&mut out, "\n", 0.0, format_at(job, line.start).clone());
            }
            let letters = put_in_order(ui, job, &info, paragraph, line, &mut counted, &mut out);
            lines.push((letters, paragraph.level.is_rtl()));
        }
    }
    out.wrap.max_width = f32::INFINITY;
    let mut galley = (*ui.fonts_mut(|fonts| fonts.layout_job(out))).clone();
    let mut letters = Vec::with_capacity(job.text.len());
    for (row, (line, right)) in galley.rows.iter_mut().zip(lines) {
        if right && width.is_finite() {
            row.pos.x = ui.painter().round_to_pixel_center(width - row.row.size.x).floor();
        }
        // The signs of marked terms are smaller than what they stand in.
        let tallest = row.row.glyphs.iter().max_by(|a, b| a.font_height.total_cmp(&b.font_height));
        let Some(glyph) = tallest else { continue };
        let baseline = row.pos.y + glyph.pos.y;
        let top = baseline - glyph.font_ascent * 0.94;
        let bottom = baseline + (glyph.font_height - glyph.font_ascent) * 0.9;
        let place = |x: f32, y: f32| pos2(row.pos.x + x, y);
        letters.extend(line.into_iter().map(|letter| Letter {
            rect: Rect::from_min_max(place(letter.rect.left(), top), place(letter.rect.right(), bottom)),
            ..letter
        }));
    }
    if width.is_finite() {
        galley.rect.max.x = galley.rect.max.x.max(width);
        galley.mesh_bounds = galley.rect.expand(4.0);
    }
    (Arc::new(galley), letters)
}

/// One line of text in the order in which it must be handed over to be seen right: a name in a label.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !is_needed(text) {
        return Cow::Borrowed(text);
    }
    let text = text.replace('\n', " ");
    let job = LayoutJob::single_section(text.clone(), TextFormat::default());
    let info = BidiInfo::new_with_data_source(&Classes, &text, None);
    let parts = info.paragraphs.iter().flat_map(|line| in_order(&job, &info, line, line.range.clone()));
    Cow::Owned(parts.map(|part| part.shown).collect())
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

/// The rectangles of the characters `chars`: one for each line they stand in, or more where they do not stand together.
/// White space at their ends has none.
pub fn rects(letters: &[Letter], chars: &Range<usize>) -> Vec<Rect> {
    /// Room kept beside marks.
    const APART: f32 = 4.0;
    let mut out: Vec<Rect> = Vec::new();
    let mut reach = 0.0;
    for Letter { rect, blank, .. } in letters.iter().filter(|letter| chars.contains(&letter.number)) {
        let near = (rect.left() - reach).abs() <= APART;
        let last = out.last_mut().filter(|last| near && last.y_range() == rect.y_range());
        match (last, *blank) {
            (Some(last), false) => last.max.x = last.max.x.max(rect.right()),
            (None, true) => continue,
            (Some(_), true) => {}
            (None, false) => out.push(*rect),
        }
        reach = rect.right();
    }
    out
}

/// The letter nearest to a place: of the nearest line, so that beside a short line its end is found.
fn nearest(letters: &[Letter], place: Pos2) -> Option<&Letter> {
    let far = |range: egui::Rangef, at: f32| (range.min - at).max(at - range.max).max(0.0);
    letters.iter().min_by(|a, b| {
        let down = far(a.rect.y_range(), place.y).total_cmp(&far(b.rect.y_range(), place.y));
        down.then(far(a.rect.x_range(), place.x).total_cmp(&far(b.rect.x_range(), place.x)))
    })
}

/// The character nearest to a place.
pub fn character_at(letters: &[Letter], place: Pos2) -> usize {
    nearest(letters, place).map_or(0, |letter| letter.number)
}

/// The gap between two characters nearest to a place, by the number of the character behind it.
pub fn gap_at(letters: &[Letter], place: Pos2) -> usize {
    nearest(letters, place).map_or(0, |letter| {
        let behind = (place.x > letter.rect.center().x) != letter.right;
        letter.number + usize::from(behind)
    })
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

/// Counts characters from the beginning of a text, going on where it was.
#[derive(Default)]
struct Counted {
    bytes: usize,
    chars: usize,
}

impl Counted {
    fn chars_before(&mut self, text: &str, at: usize) -> usize {
        match text.get(self.bytes..at) {
            Some(between) => self.chars += between.chars().count(),
            None => self.chars -= text[at..self.bytes].chars().count(),
        }
        self.bytes = at;
        self.chars
    }
}

/// Appends a section that is shaped by itself: one that had joined its neighbour would be put in order with it.
fn push(job: &mut LayoutJob, text: &str, leading_space: f32, format: TextFormat) {
    let from = job.text.len();
    job.text.push_str(text);
    let byte_range = from.into()..job.text.len().into();
    job.sections.push(LayoutSection { leading_space, byte_range, format });
}

/// Appends a line from left to right as it is to be seen. Returns its letters, with their place in the line.
fn put_in_order(
    ui: &Ui,
    job: &LayoutJob,
    info: &BidiInfo<'_>,
    paragraph: &ParagraphInfo,
    line: Range<usize>,
    counted: &mut Counted,
    out: &mut LayoutJob,
) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(line.len());
    let (mut x, mut before) = (0.0, None);
    for Part { bytes, section, right, shown } in in_order(job, info, paragraph, line) {
        let of = &job.sections[section];
        // Space beside a mark is kept on both of its sides, whichever comes first.
        let apart = before.is_some_and(|before| before != section);
        let beside = before.map_or(0.0, |before: usize| job.sections[before].leading_space);
        let leading = if apart { of.leading_space.max(beside) } else { 0.0 };
        before = Some(section);
        let mut alone = LayoutJob::single_section(shown.clone(), of.format.clone());
        alone.wrap.max_width = f32::INFINITY;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(alone));
        push(out, &shown, leading, of.format.clone());
        x += leading;
        let first = counted.chars_before(&job.text, bytes.start);
        let chars: Vec<char> = shown.chars().collect();
        let mut part: Vec<Letter> = extents(&galley, &chars, right)
            .into_iter()
            .zip(&chars)
            .enumerate()
            .map(|(n, ((from, to), chr))| Letter {
                number: first + n,
                rect: Rect::from_x_y_ranges(x + from..=x + to, 0.0..=0.0),
                right,
                blank: chr.is_whitespace(),
            })
            .collect();
        if right {
            part.reverse();
        }
        letters.append(&mut part);
        x += galley.size().x;
    }
    letters
}

/// From where to where each character of a part reaches. Letters from right to left are shaped last first; those that
/// became one sign share it.
fn extents(galley: &Galley, chars: &[char], right: bool) -> Vec<(f32, f32)> {
    let glyphs = galley.rows.first().map_or(&[][..], |row| row.row.glyphs.as_slice());
    let mut at = 0.0;
    if !right && glyphs.len() == chars.len() {
        let next = |glyph: &egui::epaint::text::Glyph| {
            let from = at;
            at += glyph.advance_width;
            (from, at)
        };
        return glyphs.iter().map(next).collect();
    }
    let even = |count: usize, from: f32, to: f32| {
        let step = (to - from) / count.max(1) as f32;
        (0..count).map(move |n| (from + step * n as f32, from + step * (n + 1) as f32))
    };
    let mut out = vec![(0.0, 0.0); chars.len()];
    let mut open = chars.len();
    for glyph in glyphs.iter().filter(|glyph| right && glyph.advance_width > 0.0) {
        let Some(first) = chars[..open].iter().rposition(|chr| *chr == glyph.chr) else { continue };
        let to = at + glyph.advance_width;
        // Signs above and below letters have no room of their own.
        let is_mark = |n: &usize| bidi_class(chars[*n]) == BidiClass::NSM;
        let spread: Vec<usize> = (first..open).filter(|n| !is_mark(n)).collect();
        for (n, place) in spread.iter().rev().zip(even(spread.len(), at, to)) {
            out[*n] = place;
        }
        for n in (first..open).filter(is_mark) {
            out[n] = (at, at);
        }
        (open, at) = (first, to);
    }
    if open > 0 {
        let places: Vec<(f32, f32)> = even(chars.len(), 0.0, galley.size().x).collect();
        return if right { places.into_iter().rev().collect() } else { places };
    }
    out
}

/// A part of a line that is handed over by itself.
struct Part {
    /// Where it stands in the text.
    bytes: Range<usize>,
    /// The section it is from.
    section: usize,
    /// Whether it is read from right to left.
    right: bool,
    /// What is handed over for it.
    shown: String,
}

/// The parts of a line from left to right.
fn in_order(job: &LayoutJob, info: &BidiInfo<'_>, paragraph: &ParagraphInfo, line: Range<usize>) -> Vec<Part> {
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
            let text = job.text[bytes.clone()].chars().map(upright);
            let shown = if right { text.map(mirrored).collect() } else { text.collect() };
            Part { bytes, section, right, shown }
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
        let joins = !right || is_right_to_left(chr) || is_arabic_punctuation(chr) || bidi_class(chr) == BidiClass::NSM;
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
            let text: String = job.text[start..end].chars().map(upright).collect();
            part.append(&text, 0.0, format.clone());
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
            let (galley, letters) = lay_out(ui, &job, width);
            let mut numbers: Vec<usize> = letters.iter().map(|letter| letter.number).collect();
            numbers.sort_unstable();
            let all: Vec<usize> = (0..text.chars().count()).collect();
            assert_eq!(numbers, all, "every character stands somewhere once");
            let reach = letters.iter().filter(|letter| !letter.blank).map(|letter| letter.rect.right());
            let widest = text.split(' ').map(|word| word.chars().count() as f32 * 14.0).fold(width, f32::max);
            assert!(reach.fold(0.0, f32::max) <= widest + 1.0, "{text:?} stays within {width}");
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
        // The comma is shaped together with its word.
        check("قال، ثم ذهب", wide, "ذهب ثم قال،");
    }

    #[test]
    fn lines_are_broken_in_reading_order() {
        check("אחת שתיים שלוש", 1.0, " אחת\n שתיים\nשלוש");
    }

    #[test]
    fn lines_stay_within_their_width() {
        let words = "הצבא אמר ביום שני כי תקף מטרות בנמל אנסל";
        check(words, 200.0, " מטרות תקף כי שני ביום אמר הצבא\nאנסל בנמל");
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
