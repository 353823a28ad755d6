//! How wide a text is, so that labels neither overlap nor run out of the figure.

use std::borrow::Cow;
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
    text.chars().all(|c| {
        c.is_whitespace() || matches!(c, RIGHT_TO_LEFT..=END) || face.is_some_and(|face| face.glyph_index(c).is_some())
    })
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

/// First strong isolate: what follows has a direction of its own.
const ISOLATE: char = '\u{2068}';
/// Right-to-left isolate.
const RIGHT_TO_LEFT: char = '\u{2067}';
/// The end of an isolate.
const END: char = '\u{2069}';

/// A name or title inside a sentence of another language: if it has right-to-left letters, marks around it keep it from
/// taking its neighbours' numbers and punctuation into its own order.
pub fn isolated(text: &str) -> Cow<'_, str> {
    use unicode_bidi::BidiClass::{AL, R};
    let turned = text.chars().any(|c| matches!(unicode_bidi::bidi_class(c), R | AL));
    if turned { format!("{ISOLATE}{text}{END}").into() } else { text.into() }
}

/// The text without such marks, for places that order text by themselves.
pub fn plain(text: &str) -> String {
    text.replace([ISOLATE, RIGHT_TO_LEFT, END], "")
}

/// A line as it is drawn: a line that begins from the right runs from the right as a whole. Drawings begin lines from
/// the left unless told otherwise.
pub(super) fn directed(line: String) -> String {
    if starts_right_to_left(&line) { format!("{RIGHT_TO_LEFT}{line}{END}") } else { line }
}

/// Whether the first letter outside isolates runs from right to left (rule P2 of Unicode's bidirectional algorithm).
fn starts_right_to_left(text: &str) -> bool {
    use unicode_bidi::BidiClass::{AL, FSI, L, LRI, PDI, R, RLI};
    let mut depth = 0;
    for c in text.chars() {
        match unicode_bidi::bidi_class(c) {
            FSI | LRI | RLI => depth += 1,
            PDI => depth = (depth - 1).max(0),
            L if depth == 0 => return false,
            R | AL if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

/// Closes isolates at the end of each line and opens them again in the next.
fn keep_isolates(lines: &mut [String]) {
    let mut open = false;
    for line in lines {
        if open {
            line.insert(0, ISOLATE);
        }
        open = line.rfind(ISOLATE).is_some_and(|at| !line[at..].contains(END));
        if open {
            line.push(END);
        }
    }
}

/// Left-to-right and right-to-left mark: letters without width that say how a line begins.
const MARKS: [char; 2] = ['\u{200E}', '\u{200F}'];

/// Lets each line run as the whole text does, also one that begins with a word of the other direction.
fn keep_direction(text: &str, lines: &mut [String]) {
    let turned = starts_right_to_left(text);
    for line in lines.iter_mut().filter(|line| starts_right_to_left(line) != turned) {
        line.insert(0, MARKS[usize::from(turned)]);
    }
}

/// The text in lines no wider than `room`, broken between words; a word that is wider than a line is shortened.
/// With more than `lines` lines the last one is shortened.
pub(super) fn wrap(text: &str, room: f32, lines: usize, typeface: Typeface, weight: Weight, size: f32) -> Vec<String> {
    let mut out = broken(text, room, lines, typeface, weight, size);
    keep_isolates(&mut out);
    keep_direction(text, &mut out);
    out
}

/// The words between which a text may be broken. A number stays with a per cent sign behind a no-break space.
fn words(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, space) in text.char_indices().filter(|(_, c)| c.is_whitespace()) {
        let behind = at + space.len_utf8();
        if space == '\u{A0}' && text[behind..].starts_with('%') {
            continue;
        }
        out.push(&text[start..at]);
        start = behind;
    }
    out.push(&text[start..]);
    out.retain(|word| !word.is_empty());
    out
}

fn broken(text: &str, room: f32, lines: usize, typeface: Typeface, weight: Weight, size: f32) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut words = words(text).into_iter().peekable();
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

    #[test]
    fn a_number_stays_with_its_per_cent_sign() {
        assert_eq!(
            words(" in the\u{A0}end 95\u{A0}% of\nthem 5 % "),
            ["in", "the", "end", "95\u{A0}%", "of", "them", "5", "%"]
        );
    }

    fn wide(text: &str) -> f32 {
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
            assert!(wide(&fitted) <= room);
        }
    }

    #[test]
    fn lines_break_between_words_and_lose_none() {
        let text = "Dot is the rate, bar the exact 95% Poisson interval.";
        let lines = wrap(text, 90.0, 9, Typeface::Sans, Weight::Regular, 10.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| wide(line) <= 90.0));
        assert_eq!(lines.join(" "), text);
        let cut = wrap(text, 90.0, 2, Typeface::Sans, Weight::Regular, 10.0);
        assert!(cut.len() == 2 && cut[1].ends_with('…'));
        assert!(wrap("", 90.0, 2, Typeface::Sans, Weight::Regular, 10.0).is_empty());
    }

    #[test]
    fn names_from_right_to_left_leave_their_neighbours_in_order() {
        assert_eq!(isolated("Radio Corvane"), "Radio Corvane");
        let title = isolated("سوق تالمار");
        assert_eq!(title, "\u{2068}سوق تالمار\u{2069}");
        assert_eq!(plain(&title), "سوق تالمار");
        for (line, expect) in [
            ("صوت (Voice)", "\u{2067}صوت (Voice)\u{2069}"),
            ("12 صوت", "\u{2067}12 صوت\u{2069}"),
            ("Voice (صوت)", "Voice (صوت)"),
            ("\u{2068}صوت\u{2069}: 24 of 47", "\u{2068}صوت\u{2069}: 24 of 47"),
        ] {
            assert_eq!(directed(line.to_owned()), expect);
        }
        let lines = wrap(&format!("“{title}”: 24 of 47"), 48.0, 9, Typeface::Sans, Weight::Regular, 10.0);
        for line in &lines {
            assert_eq!(line.matches(ISOLATE).count(), line.matches(END).count(), "{lines:?}");
        }
    }

    #[test]
    fn a_line_runs_as_the_text_it_is_of() {
        for (text, room, expect) in [
            ("Talmar: “صوت سوق” says", 66.0, vec!["Talmar: “صوت", "\u{200E}سوق” says"]),
            ("صوت سوق Talmar قصف", 40.0, vec!["صوت سوق", "\u{200F}Talmar", "قصف"]),
            ("Port 12 strike", 30.0, vec!["Port", "12", "strike"]),
        ] {
            let lines = wrap(text, room, 9, Typeface::Sans, Weight::Regular, 10.0);
            assert_eq!(lines.iter().map(|line| line.trim_end_matches('…')).collect::<Vec<_>>(), expect);
        }
    }

    #[test]
    fn knows_which_scripts_it_can_draw() {
        assert!(is_covered("Wörter, слова, λέξεις – “x” …"));
        assert!(!is_covered("كلمة"));
        assert!(!is_covered("מילה"));
    }
}
