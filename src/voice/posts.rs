//! Embedded posts: a paragraph that ends with its writer's name and handle.

use std::ops::Range;

/// What somebody posted and their name, as bytes of the paragraph's text: *The regime will fall. — Orla Venn (@orlavenn)
/// May 3, 2024*. `None` for a paragraph without a handle behind a dash and a name, or with a text behind it.
pub(super) fn post(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    /// Longest name and longest date, in characters.
    const LONGEST: usize = 60;
    let handle = text.rfind("(@")?;
    let close = handle + text[handle..].find(')')?;
    let signed = text[..handle].trim_end();
    let (dash, mark) = signed.char_indices().rev().find(|(_, c)| matches!(c, '—' | '–' | '―'))?;
    let name = signed[dash + mark.len_utf8()..].trim();
    let said = text[..dash].trim_end();
    let rest = text[close + 1..].trim();
    let short = |part: &str| part.chars().count() <= LONGEST;
    // `<tweet id="1">The regime will fall.`: what is left of markup is nobody's.
    let lead = if text.starts_with('<') { text.find('>').map_or(0, |tag| tag + 1) } else { 0 };
    let said = lead.min(said.len())..said.len();
    let fits = !name.is_empty()
        && short(name)
        && short(rest)
        && !rest.contains(['—', '–'])
        && text[said.clone()].split_whitespace().count() > 1;
    let start = signed.len() - signed[dash + mark.len_utf8()..].trim_start().len();
    fits.then(|| (said, start..start + name.len()))
}

#[cfg(test)]
mod tests {
    use super::post;
    use crate::voice::examples::{DIRECT, OWN, voice};

    #[test]
    fn a_post_is_parted_from_its_signature() {
        let parted = |text: &'static str| post(text).map(|(said, name)| (&text[said], &text[name]));
        assert_eq!(
            parted("The regime will fall – soon. — Orla Venn (@orlavenn) May 3, 2024"),
            Some(("The regime will fall – soon.", "Orla Venn"))
        );
        assert_eq!(parted("— Orla Venn (@orlavenn) May 3, 2024"), None);
        assert_eq!(parted("She runs the page — Port News (@portnews) — and has since the raid."), None);
        assert_eq!(
            parted("<post id=\"1\">The regime will fall. — Orla Venn (@orlavenn)</post>"),
            Some(("The regime will fall.", "Orla Venn"))
        );
        assert_eq!(parted("Write to us (@portnews)"), None);
    }

    #[test]
    fn the_words_of_a_post_are_its_writers() {
        voice(
            "The vote was lost.\n\nI will crush the *thugs*. — Orla Venn (@orlavenn) May 3, 2024\n\nShe left.",
            DIRECT,
        );
        voice("The *thugs* lost.\n\nI will rest. — Orla Venn (@orlavenn) May 3, 2024\n\nShe left.", OWN);
    }
}
