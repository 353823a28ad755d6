//! The colours of the two themes: surfaces, word families and sources. Contrast was checked pair by pair for text
//! (4.5:1) and strokes (3:1) when they were chosen; change them only together with that check.

use egui::Color32;

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The colours of one theme by their part in the window.
#[derive(Debug)]
pub struct Palette {
    /// Whether this is the dark theme.
    pub dark: bool,
    /// Window background, chart board.
    pub bg: Color32,
    /// Main surface.
    pub panel: Color32,
    /// Sidebar, inspector, toolbars.
    pub panel2: Color32,
    /// Hovered row or button.
    pub hover: Color32,
    /// Hairline between rows.
    pub line: Color32,
    /// Control border, dashed empty cells (3:1).
    pub line2: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text, chart ink.
    pub ink2: Color32,
    /// Captions, shared (unchanged) words.
    pub ink3: Color32,
    /// Links, selection, focus ring, primary button.
    pub acc: Color32,
    /// Selected row, filled coverage cell.
    pub acctint: Color32,
    /// Behind words that are selected, which are in ink.
    pub selection: Color32,
    /// Text on acc.
    pub accink: Color32,
    /// Warning text and icon.
    pub warn: Color32,
    /// Warning banner.
    pub warnbg: Color32,
    /// Error text.
    pub err: Color32,
    /// Error banner.
    pub errbg: Color32,
    /// Success tick.
    pub ok: Color32,
    /// Chart gridlines, progress track.
    pub grid: Color32,
    /// Heat-map end colour: cell = mix(heat, panel, 0.06 + 0.44 * value/max).
    pub heat: Color32,
}

/// The light theme.
pub(super) static LIGHT: Palette = Palette {
    dark: false,
    bg: rgb(0xEEF0F3),
    panel: rgb(0xFFFFFF),
    panel2: rgb(0xF7F8FA),
    hover: rgb(0xE9EDF2),
    line: rgb(0xD5DAE1),
    line2: rgb(0x848D9B),
    ink: rgb(0x14181F),
    ink2: rgb(0x454E5C),
    ink3: rgb(0x626C7B),
    acc: rgb(0x0B5A78),
    acctint: rgb(0xE9F3F7),
    selection: rgb(0xBFDDEA),
    accink: rgb(0xFFFFFF),
    warn: rgb(0x8A5200),
    warnbg: rgb(0xFFF4DC),
    err: rgb(0xA3142A),
    errbg: rgb(0xFDECEE),
    ok: rgb(0x1F6B3A),
    grid: rgb(0xE4E8ED),
    heat: rgb(0x0B5A78),
};

/// The dark theme.
pub(super) static DARK: Palette = Palette {
    dark: true,
    bg: rgb(0x12151A),
    panel: rgb(0x1B1F26),
    panel2: rgb(0x21262E),
    hover: rgb(0x2A303A),
    line: rgb(0x343B47),
    line2: rgb(0x7C8797),
    ink: rgb(0xEDF0F4),
    ink2: rgb(0xBBC3CF),
    ink3: rgb(0x98A2B1),
    acc: rgb(0x6CC3E0),
    acctint: rgb(0x1D3540),
    selection: rgb(0x2A4F60),
    accink: rgb(0x0E1418),
    warn: rgb(0xF2C063),
    warnbg: rgb(0x3A2F17),
    err: rgb(0xFF8A93),
    errbg: rgb(0x3F1E23),
    ok: rgb(0x86D3A0),
    grid: rgb(0x2B313B),
    heat: rgb(0x6CC3E0),
};

/// How a word family is drawn in one theme.
#[derive(Debug)]
pub struct Ink {
    /// Lines and outlines.
    pub stroke: Color32,
    /// Fill behind the outlet's own words.
    pub own: Color32,
    /// Fill behind indirect speech.
    pub indirect: Color32,
}

/// The hue of a word family in both themes.
#[derive(Debug)]
pub(super) struct Hue {
    /// In the light theme.
    pub light: Ink,
    /// In the dark theme.
    pub dark: Ink,
}

/// The families' hues, in the order of [`crate::lexicon::Family::ALL`].
pub(super) static HUES: [Hue; 8] = [
    // crime
    Hue {
        light: Ink { stroke: rgb(0x861212), own: rgb(0xE2C6C6), indirect: rgb(0xF3E7E7) },
        dark: Ink { stroke: rgb(0xD3694F), own: rgb(0x653D36), indirect: rgb(0x3A2C2D) },
    },
    // violence
    Hue {
        light: Ink { stroke: rgb(0xC56101), own: rgb(0xF1D9C2), indirect: rgb(0xF9EFE6) },
        dark: Ink { stroke: rgb(0xFDB43A), own: rgb(0x755B2E), indirect: rgb(0x413829) },
    },
    // actor
    Hue {
        light: Ink { stroke: rgb(0x5F0F87), own: rgb(0xD9C5E2), indirect: rgb(0xEFE7F3) },
        dark: Ink { stroke: rgb(0x8F76FF), own: rgb(0x49427D), indirect: rgb(0x2F2E4B) },
    },
    // status
    Hue {
        light: Ink { stroke: rgb(0x4C84F0), own: rgb(0xD4E1FB), indirect: rgb(0xEDF3FE) },
        dark: Ink { stroke: rgb(0x64C3F3), own: rgb(0x386178), indirect: rgb(0x273B49) },
    },
    // emotion
    Hue {
        light: Ink { stroke: rgb(0xCF4EA3), own: rgb(0xF3D5E9), indirect: rgb(0xFAEDF6) },
        dark: Ink { stroke: rgb(0xED4F8C), own: rgb(0x6F324F), indirect: rgb(0x3F2737) },
    },
    // cause
    Hue {
        light: Ink { stroke: rgb(0x5E9364), own: rgb(0xD8E5DA), indirect: rgb(0xEFF4F0) },
        dark: Ink { stroke: rgb(0xB9ECAD), own: rgb(0x5A715C), indirect: rgb(0x36423D) },
    },
    // attrib
    Hue {
        light: Ink { stroke: rgb(0x686868), own: rgb(0xDBDBDB), indirect: rgb(0xF0F0F0) },
        dark: Ink { stroke: rgb(0xD7D7D7), own: rgb(0x66696D), indirect: rgb(0x3B3E44) },
    },
    // issue
    Hue {
        light: Ink { stroke: rgb(0x103F43), own: rgb(0xC6D1D2), indirect: rgb(0xE7ECEC) },
        dark: Ink { stroke: rgb(0x2EA59F), own: rgb(0x235556), indirect: rgb(0x1E363B) },
    },
];

/// A source's badge.
#[derive(Debug)]
pub struct Badge {
    /// The badge's fill, in both themes.
    pub fill: Color32,
    /// The monogram on it.
    pub monogram: Color32,
}

/// Badges in the order in which sources first appear; a ninth source starts over, its monogram stays unique.
pub static BADGES: [Badge; 8] = [
    Badge { fill: rgb(0x0072B2), monogram: rgb(0xFFFFFF) },
    Badge { fill: rgb(0xD55E00), monogram: rgb(0x14181F) },
    Badge { fill: rgb(0x009E73), monogram: rgb(0x14181F) },
    Badge { fill: rgb(0xCC79A7), monogram: rgb(0x14181F) },
    Badge { fill: rgb(0xE69F00), monogram: rgb(0x14181F) },
    Badge { fill: rgb(0x56B4E9), monogram: rgb(0x14181F) },
    Badge { fill: rgb(0x7A4A1E), monogram: rgb(0xFFFFFF) },
    Badge { fill: rgb(0x2B2F36), monogram: rgb(0xFFFFFF) },
];
