//! SVG drawings as pixels: what the screen shows and what PNG files hold.

use resvg::tiny_skia::{Pixmap, Transform};
use thiserror::Error;
use usvg::Tree;

use super::fonts::Fonts;
use crate::wording::{Message, Said, message};

/// Why a drawing could not be made.
#[derive(Debug, Error)]
#[error("{}", self.message())]
pub enum RasterError {
    /// The drawing is not one this program wrote.
    Svg(#[from] usvg::Error),
    /// Nothing to draw, or more than fits into memory.
    TooLarge {
        /// Pixels across.
        width: f32,
        /// Pixels down.
        height: f32,
    },
    /// The encoder failed.
    Png(String),
}

impl Said for RasterError {
    fn message(&self) -> Message {
        match self {
            RasterError::Svg(error) => message!("the drawing could not be read: {error}", error = error.to_string()),
            RasterError::TooLarge { width, height } => message!(
                "a drawing of {width} by {height} pixels cannot be made; choose a smaller scale",
                width = *width,
                height = *height
            ),
            RasterError::Png(error) => message!("the PNG could not be encoded: {error}", error),
        }
    }
}

/// Pixels of a drawing, row by row, four bytes each: red, green, blue, alpha, not multiplied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pixels {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}

/// The greatest number of pixels to a side.
const LARGEST_SIDE: f32 = 16_384.0;

/// Draws an SVG at `scale` pixels to one of its own (1 is 96 to the inch).
///
/// # Errors
/// If the SVG cannot be read or the drawing would be too large.
pub fn pixels(svg: &str, scale: f32, fonts: &Fonts) -> Result<Pixels, RasterError> {
    let map = draw(svg, scale, fonts)?;
    Ok(Pixels { width: map.width(), height: map.height(), rgba: map.take_demultiplied() })
}

/// Draws an SVG as a PNG file with `dpi` pixels to the inch, which the file states.
///
/// # Errors
/// If the SVG cannot be read, the drawing would be too large, or encoding fails.
pub fn png(svg: &str, dpi: f32, fonts: &Fonts) -> Result<Vec<u8>, RasterError> {
    let map = draw(svg, dpi / 96.0, fonts)?;
    let (width, height) = (map.width(), map.height());
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let failed = |error: png::EncodingError| RasterError::Png(error.to_string());
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&map.take_demultiplied()).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}

fn draw(svg: &str, scale: f32, fonts: &Fonts) -> Result<Pixmap, RasterError> {
    let tree = Tree::from_str(svg, &fonts.options())?;
    let size = tree.size();
    let (width, height) = ((size.width() * scale).round(), (size.height() * scale).round());
    let fits = (1.0..=LARGEST_SIDE).contains(&width) && (1.0..=LARGEST_SIDE).contains(&height);
    let map = if fits { Pixmap::new(width as u32, height as u32) } else { None };
    let mut map = map.ok_or(RasterError::TooLarge { width, height })?;
    resvg::render(&tree, Transform::from_scale(width / size.width(), height / size.height()), &mut map.as_mut());
    Ok(map)
}
