//! Colours in sRGB.

use std::fmt;

/// An opaque colour: red, green and blue from 0 to 255.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// From `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Colour {
        Colour((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
    }

    /// `share` (0 to 1) of this colour over `ground`, mixed in sRGB.
    #[must_use]
    pub fn over(self, ground: Colour, share: f32) -> Colour {
        let share = share.clamp(0.0, 1.0);
        let mix = |a: u8, b: u8| (f32::from(a) * share + f32::from(b) * (1.0 - share)).round() as u8;
        Colour(mix(self.0, ground.0), mix(self.1, ground.1), mix(self.2, ground.2))
    }

    /// The grey of the same lightness (Rec. 709 weights on the coded values).
    #[must_use]
    pub fn grey(self) -> Colour {
        let grey = 0.2126 * f32::from(self.0) + 0.7152 * f32::from(self.1) + 0.0722 * f32::from(self.2);
        let grey = grey.round() as u8;
        Colour(grey, grey, grey)
    }

    /// Relative luminance from 0 (black) to 1 (white), as WCAG 2 defines it.
    pub fn luminance(self) -> f32 {
        let linear = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast with another colour, from 1 to 21, as WCAG 2 defines it.
    pub fn contrast(self, other: Colour) -> f32 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixes_and_prints() {
        assert_eq!(Colour::hex(0x0B5A78).to_string(), "#0B5A78");
        assert_eq!(Colour::hex(0x861212).over(Colour::hex(0xFFFFFF), 0.24).to_string(), "#E2C6C6");
        assert!((Colour::hex(0xFFFFFF).contrast(Colour::hex(0)) - 21.0).abs() < 1e-3);
    }
}
