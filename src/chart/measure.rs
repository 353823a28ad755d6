//! How wide a text is, so that labels neither overlap nor run out of the figure.

use std::sync::LazyLock;

use ttf_parser::Face;

use super::fonts;
use super::{Typeface, Weight};

/// One entry for every pair of [`Typeface`] and [`Weight`].
static FACES: LazyLock<Vec<Option<Face<'static>>>> = LazyLock::new(|| {
    let weights = [Weight::Regular, Weight::Medium, Weight::SemiBold, Weight::Bold];
    [Typeface::Sans, Typeface::Serif]
        .into_iter()
        .flat_map(|typeface| weights.map(|weight| Face::parse(fonts::file(typeface, weight), 0).ok()))
        .collect()
});

/// Width of a line of text in pixels: the sum of its glyphs' advances, without kerning. What the bundled fonts lack
/// is taken as one em where characters are wide (East Asia) and as three fifths of one elsewhere.
pub(super) fn width(text: &str, typeface: Typeface, weight: Weight, size: f32) -> f32 {
    let face = FACES[typeface as usize * 4 + weight as usize].as_ref();
    let ems: f32 = text.chars().map(|c| advance(face, c)).sum();
    ems * size
}

fn advance(face: Option<&Face<'_>>, c: char) -> f32 {
    if matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}') {
        return 0.0;
    }
    let known = face.and_then(|face| {
        let glyph = face.glyph_index(c)?;
        Some(f32::from(face.glyph_hor_advance(glyph)?) / f32::from(face.units_per_em()))
    });
    known.unwrap_or(if is_wide(c) { 1.0 } else { 0.6 })
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{1F300}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Whether the bundled fonts can draw every character.
pub(super) fn is_covered(text: &str) -> bool {
    let face = FACES[0].as_ref();
    text.chars().all(|c| c.is_whitespace() || face.is_some_and(|face| face.glyph_index(c).is_some()))
}

/// The text, shortened with an ellipsis if it is wider than `room`; empty if not even one letter fits.
pub(super) fn fit(text: &str, room: f32, typeface: Typeface, weight: Weight, size: f32) -> String {
    if width(text, typeface, weight, size) <= room {
        return text.to_owned();
    }
    // After right-to-left words the ellipsis must follow their direction, not the line's.
    let tail = if starts_right_to_left(text) { "…\u{200F}" } else { "…" };
    let face = FACES[typeface as usize * 4 + weight as usize].as_ref();
    let mut used = width(tail, typeface, weight, size);
    let mut end = 0;
    for (at, c) in text.char_indices() {
        used += advance(face, c) * size;
        if used > room {
            break;
        }
        end = at + c.len_utf8();
    }
    let kept = text[..end].trim_end_matches(|c: char| c.is_whitespace() || c == ',' || c == '-');
    if kept.is_empty() { String::new() } else { format!("{kept}{tail}") }
}

fn starts_right_to_left(text: &str) -> bool {
    use unicode_bidi::BidiClass::{AL, L, R};
    text.chars().map(unicode_bidi::bidi_class).find(|class| matches!(class, L | R | AL)).is_some_and(|class| class != L)
}

/// The text in lines no wider than `room`, broken between words; a word that is wider than a line is shortened.
/// With more than `lines` lines the last one is shortened.
pub(super) fn wrap(text: &str, room: f32, lines: usize, typeface: Typeface, weight: Weight, size: f32) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if out.len() + 1 == lines {
            let rest: Vec<&str> = std::iter::once(word).chain(words).collect();
            out.push(fit(&rest.join(" "), room, typeface, weight, size));
            return out;
        }
        let mut line = word.to_owned();
        while let Some(next) = words.peek() {
            let longer = format!("{line} {next}");
            if width(&longer, typeface, weight, size) > room {
                break;
            }
            line = longer;
            words.next();
        }
        out.push(fit(&line, room, typeface, weight, size));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> f32 {
        width(text, Typeface::Sans, Weight::Regular, 10.0)
    }

    #[test]
    fn shortened_text_fits_and_says_so() {
        for (text, room, expect) in [
            ("Lowmark Chronicle", 200.0, "Lowmark Chronicle"),
            ("Lowmark Chronicle", 50.0, "Lowmar…"),
            ("Lowmark Chronicle", 3.0, ""),
            ("", 10.0, ""),
            ("جريدة الساحل اليومية", 60.0, "جريدة الس…\u{200F}"),
        ] {
            let fitted = fit(text, room, Typeface::Sans, Weight::Regular, 10.0);
            assert_eq!(fitted, expect);
            assert!(plain(&fitted) <= room);
        }
    }

    #[test]
    fn lines_break_between_words_and_lose_none() {
        let text = "Dot is the rate, bar the exact 95% Poisson interval.";
        let lines = wrap(text, 90.0, 9, Typeface::Sans, Weight::Regular, 10.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| plain(line) <= 90.0));
        assert_eq!(lines.join(" "), text);
        let cut = wrap(text, 90.0, 2, Typeface::Sans, Weight::Regular, 10.0);
        assert!(cut.len() == 2 && cut[1].ends_with('…'));
        assert!(wrap("", 90.0, 2, Typeface::Sans, Weight::Regular, 10.0).is_empty());
    }

    #[test]
    fn knows_which_scripts_it_can_draw() {
        assert!(is_covered("Wörter, слова, λέξεις – “x” …"));
        assert!(!is_covered("كلمة"));
        assert!(!is_covered("מילה"));
    }
}
