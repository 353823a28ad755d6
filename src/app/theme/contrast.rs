//! How clearly colours stand out from what they lie on.

use std::sync::LazyLock;

use egui::Color32;

use super::mix;
use super::palette::{self, BADGES, Palette};
use crate::chart::Colour;

/// Least contrast of a line, a border or a mark with its ground (WCAG 2.2, 1.4.11).
const MARK: f32 = 3.0;

/// Contrast of two colours, from 1 to 21, as WCAG 2 defines it.
fn contrast(one: Color32, other: Color32) -> f32 {
    let colour = |c: Color32| Colour(c.r(), c.g(), c.b());
    colour(one).contrast(colour(other))
}

/// What marks lie on in a theme.
fn surfaces(colours: &Palette) -> [Color32; 5] {
    [colours.bg, colours.panel, colours.panel2, colours.hover, colours.acctint]
}

/// The badges' colours as they stand without a badge, by theme (light, dark).
static WITHOUT_BADGE: LazyLock<[Vec<Color32>; 2]> = LazyLock::new(|| {
    [&palette::LIGHT, &palette::DARK]
        .map(|colours| BADGES.iter().map(|badge| standing_out(badge.fill, colours)).collect())
});

/// A colour moved towards the theme's ink just as far as it needs to stand out from every surface.
fn standing_out(fill: Color32, colours: &Palette) -> Color32 {
    let enough = |c: Color32| surfaces(colours).into_iter().all(|surface| contrast(c, surface) >= MARK);
    (0..=100).map(|share| mix(fill, colours.ink, share as f32 / 100.0)).find(|c| enough(*c)).unwrap_or(colours.ink)
}

impl Palette {
    /// A source's colour where it stands without a badge: a bar, a mark on a map. It stands out (3:1) from every
    /// surface of the theme.
    pub fn source(&self, source: usize) -> Color32 {
        WITHOUT_BADGE[usize::from(self.dark)][source % BADGES.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::super::palette_of;
    use super::*;
    use crate::lexicon::Family;

    /// Least contrast of text with its ground (WCAG 2.2, 1.4.3).
    const TEXT: f32 = 4.5;

    fn check(what: &str, dark: bool, ink: Color32, ground: Color32, least: f32) {
        let found = contrast(ink, ground);
        assert!(found >= least, "{what}, dark {dark}: {found:.2} < {least}");
    }

    #[test]
    fn text_and_lines_stand_out_in_both_themes() {
        for dark in [false, true] {
            let colours = palette_of(dark);
            for ground in surfaces(colours) {
                for (what, ink) in
                    [("ink", colours.ink), ("ink2", colours.ink2), ("ink3", colours.ink3), ("acc", colours.acc)]
                {
                    check(what, dark, ink, ground, TEXT);
                }
            }
            check("text on acc", dark, colours.accink, colours.acc, TEXT);
            for ground in [colours.panel, colours.panel2] {
                check("warning", dark, colours.warn, ground, TEXT);
                check("border", dark, colours.line2, ground, MARK);
            }
            check("error banner", dark, colours.err, colours.errbg, TEXT);
            check("warning banner", dark, colours.warn, colours.warnbg, TEXT);
        }
    }

    #[test]
    fn families_and_sources_stand_out_in_both_themes() {
        for dark in [false, true] {
            let colours = palette_of(dark);
            for family in Family::ALL {
                let ink = colours.family(family);
                check("line of a family", dark, ink.stroke, colours.panel, MARK);
                for fill in [ink.own, ink.indirect] {
                    check("text on a family", dark, colours.ink, fill, TEXT);
                }
            }
            for (source, badge) in BADGES.iter().enumerate() {
                check("monogram", dark, badge.monogram, badge.fill, TEXT);
                for ground in surfaces(colours) {
                    check(&format!("source {source}"), dark, colours.source(source), ground, MARK);
                }
            }
        }
    }

    #[test]
    fn a_colour_that_stands_out_stays_as_it_is() {
        assert_eq!(palette_of(false).source(0), BADGES[0].fill);
    }
}
