//! How charts look: palettes, sizes, source and family colours.

use crate::lexicon::Family;
use crate::model::Voice;
use crate::wording::{Language, Numbers, say};
use serde::{Deserialize, Serialize};

use super::{Colour, Fill};

/// Which palette a chart is drawn in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on a dark panel.
    Dark,
    /// Light without any hue, for print in black and white.
    Grey,
}

/// The widths charts are exported at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// One column of a journal, 85 mm.
    Column,
    /// The width of a journal page, 180 mm.
    #[default]
    Page,
    /// A slide, 960 px with larger type.
    Slide,
}

/// Pixels to a millimetre at 96 to the inch.
const PIXELS_PER_MILLIMETRE: f32 = 96.0 / 25.4;

impl Size {
    /// Width in pixels (96 to the inch).
    pub fn width(self) -> f32 {
        match self {
            Size::Column => 85.0 * PIXELS_PER_MILLIMETRE,
            Size::Page => 180.0 * PIXELS_PER_MILLIMETRE,
            Size::Slide => 960.0,
        }
    }
}

/// Hue of the word families in light and dark, in the order of [`Family::ALL`].
const FAMILIES: [(Colour, Colour); 8] = [
    (Colour::hex(0x861212), Colour::hex(0xD3694F)),
    (Colour::hex(0xC56101), Colour::hex(0xFDB43A)),
    (Colour::hex(0x5F0F87), Colour::hex(0x8F76FF)),
    (Colour::hex(0x4C84F0), Colour::hex(0x64C3F3)),
    (Colour::hex(0xCF4EA3), Colour::hex(0xED4F8C)),
    (Colour::hex(0x5E9364), Colour::hex(0xB9ECAD)),
    (Colour::hex(0x686868), Colour::hex(0xD7D7D7)),
    (Colour::hex(0x103F43), Colour::hex(0x2EA59F)),
];

/// Fill and monogram colour of the sources, in order of first appearance (Okabe and Ito, 2008, with two more).
const SOURCES: [(Colour, Colour); 8] = [
    (Colour::hex(0x0072B2), Colour::hex(0xFFFFFF)),
    (Colour::hex(0xD55E00), Colour::hex(0x14181F)),
    (Colour::hex(0x009E73), Colour::hex(0x14181F)),
    (Colour::hex(0xCC79A7), Colour::hex(0x14181F)),
    (Colour::hex(0xE69F00), Colour::hex(0x14181F)),
    (Colour::hex(0x56B4E9), Colour::hex(0x14181F)),
    (Colour::hex(0x7A4A1E), Colour::hex(0xFFFFFF)),
    (Colour::hex(0x2B2F36), Colour::hex(0xFFFFFF)),
];

/// The colours of one theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Palette {
    /// The theme these are the colours of.
    pub theme: Theme,
    /// The figure's ground.
    pub panel: Colour,
    /// The ground of bands inside the figure.
    pub panel2: Colour,
    /// Hairlines.
    pub line: Colour,
    /// Borders that must be seen.
    pub line2: Colour,
    /// Text.
    pub ink: Colour,
    /// Secondary text and the ink of bars.
    pub ink2: Colour,
    /// Captions.
    pub ink3: Colour,
    /// Accent.
    pub accent: Colour,
    /// Filled cells.
    pub accent_tint: Colour,
    /// Warnings.
    pub warn: Colour,
    /// Grid lines.
    pub grid: Colour,
    /// End of the heat scale.
    pub heat: Colour,
}

impl Palette {
    /// The palette of a theme.
    pub fn of(theme: Theme) -> Palette {
        let dark = theme == Theme::Dark;
        let pick = |light: u32, night: u32| {
            let colour = Colour::hex(if dark { night } else { light });
            if theme == Theme::Grey { colour.grey() } else { colour }
        };
        Palette {
            theme,
            panel: pick(0xFFFFFF, 0x1B1F26),
            panel2: pick(0xF7F8FA, 0x21262E),
            line: pick(0xD5DAE1, 0x343B47),
            line2: pick(0x848D9B, 0x7C8797),
            ink: pick(0x14181F, 0xEDF0F4),
            ink2: pick(0x454E5C, 0xBBC3CF),
            ink3: pick(0x626C7B, 0x98A2B1),
            accent: pick(0x0B5A78, 0x6CC3E0),
            accent_tint: pick(0xE9F3F7, 0x1D3540),
            warn: pick(0x8A5200, 0xF2C063),
            grid: pick(0xE4E8ED, 0x2B313B),
            heat: pick(0x0B5A78, 0x6CC3E0),
        }
    }

    /// The hue of a word family; the secondary ink for a word outside the lexicon.
    pub fn family(&self, family: Option<Family>) -> Colour {
        let Some(family) = family else { return self.ink2 };
        let (light, dark) = FAMILIES[family.index()];
        match self.theme {
            Theme::Light => light,
            Theme::Dark => dark,
            Theme::Grey => light.grey(),
        }
    }

    /// Badge fill and monogram colour of the source at `position`.
    pub fn source(&self, position: usize) -> (Colour, Colour) {
        let (fill, monogram) = SOURCES[position % SOURCES.len()];
        if self.theme != Theme::Grey {
            return (fill, monogram);
        }
        let fill = fill.grey();
        let (white, black) = (Colour::hex(0xFFFFFF), Colour::hex(0));
        (fill, if fill.contrast(white) >= fill.contrast(black) { white } else { black })
    }

    /// The texture of a voice: own solid, indirect hatched, direct white, scare dotted.
    pub fn voice(&self, voice: Voice) -> Fill {
        match voice {
            Voice::Own => Fill::Solid(self.ink2),
            Voice::IndirectSpeech => Fill::Hatch { ink: self.ink2, ground: self.panel },
            Voice::DirectQuote => Fill::Solid(self.panel),
            Voice::ScareQuote => Fill::Dots { ink: self.ink2, ground: self.panel },
        }
    }

    /// The heat map's colour of a value that is `share` (0 to 1) of the greatest; the panel's for 0.
    pub fn heat(&self, share: f32) -> Colour {
        if share > 0.0 { self.heat.over(self.panel, 0.06 + 0.44 * share.min(1.0)) } else { self.panel }
    }
}

/// What legends and axes call a voice.
pub(super) fn voice_title(voice: Voice, language: Language) -> String {
    match voice {
        Voice::Own => say!(language, "Own words"),
        Voice::IndirectSpeech => say!(language, "Indirect speech"),
        Voice::DirectQuote => say!(language, "Direct quote"),
        Voice::ScareQuote => say!(language, "Scare quotes"),
    }
}

/// A source as charts show it: a badge with two letters in its colour, and its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Full name.
    pub name: String,
    /// Two letters, unique in the corpus.
    pub monogram: String,
    /// Position in the order of first appearance; gives the colour.
    pub position: usize,
}

/// What a chart is drawn with besides its numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct Style {
    /// Colours.
    pub palette: Palette,
    /// Width in pixels; the height follows from the content.
    pub width: f32,
    /// Type size: 1 is 12 px for labels.
    pub text: f32,
    /// Whether title and subtitle stand in the figure (a card of the window has its own).
    pub heading: bool,
    /// Whether the caption with filters, numbers and method stands in the figure.
    pub caption: bool,
    /// Width and height written into the SVG in millimetres rather than pixels.
    pub print: bool,
    /// How numbers are written.
    pub numbers: Numbers,
    /// The language of legends, axes and tooltips, the one its title and notes are in.
    pub language: Language,
}

impl Style {
    /// A complete figure for export.
    pub fn new(theme: Theme, size: Size) -> Style {
        Style {
            palette: Palette::of(theme),
            width: size.width(),
            text: if size == Size::Slide { 1.5 } else { 1.0 },
            heading: true,
            caption: true,
            print: size != Size::Slide,
            numbers: Numbers::default(),
            language: Language::English,
        }
    }

    /// A number of per cent: `12.5%`, in Spanish `12,5 %`.
    pub(crate) fn percent(&self, value: f64, decimals: usize) -> String {
        self.numbers.write(value, decimals) + self.language.percent_sign()
    }

    /// A drawing for a card of the window, `width` pixels wide, which has its own heading.
    pub fn card(theme: Theme, width: f32) -> Style {
        Style { width, heading: false, caption: false, print: false, ..Style::new(theme, Size::Page) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_colours_can_be_read_in_every_theme() {
        for theme in [Theme::Light, Theme::Dark, Theme::Grey] {
            let palette = Palette::of(theme);
            for (name, ink) in [("ink", palette.ink), ("ink2", palette.ink2), ("ink3", palette.ink3)] {
                assert!(ink.contrast(palette.panel) >= 4.5, "{theme:?} {name}");
                if name != "ink3" {
                    assert!(ink.contrast(palette.heat(1.0)) >= 4.5 || name == "ink2", "{theme:?} {name} on heat");
                }
            }
            for position in 0..8 {
                let (fill, monogram) = palette.source(position);
                assert!(fill.contrast(monogram) >= 4.5, "{theme:?} source {position}");
            }
        }
    }
}
