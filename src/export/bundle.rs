//! Everything at once: the files of `parallax export` and of the window's "Export all", the same byte for byte.

use std::path::Path;

use super::figures::{Choices, Figures};
use super::file::{ExportError, write_file};
use super::fonts::fonts_for;
use super::material::Material;
use super::tables::tables;
use super::{html, methods};
use crate::chart::{Scene, Size, Style, Theme, raster, svg};

/// Pixels to the inch of exported pictures.
pub const DOTS_PER_INCH: f32 = 300.0;

/// Writes into `folder`: `report.html`, `methods.txt`, every table as `tables/NAME.csv`, every figure as
/// `charts/ID.svg` and `.png` (180 mm, 300 pixels to the inch, light) with its numbers beside it in `charts/ID.csv`.
/// Returns the number of files.
///
/// # Errors
/// If one cannot be drawn or written; those before it are there.
pub fn write_all(folder: &Path, material: &Material<'_>, choices: &Choices) -> Result<usize, ExportError> {
    let mut files = 0;
    let mut write = |name: String, bytes: &[u8]| {
        files += 1;
        write_file(&folder.join(name), bytes)
    };
    for table in tables(material) {
        write(format!("tables/{}.csv", table.name), &table.csv(true))?;
    }
    let figures = Figures::new(*material, choices.clone()).draw_all(&Style::new(Theme::Light, Size::Page));
    for figure in &figures {
        let drawing = svg::write(&figure.scene);
        write(format!("charts/{}.svg", figure.id), drawing.as_bytes())?;
        let name = format!("charts/{}.png", figure.id);
        let png = png(&folder.join(&name), &figure.scene, DOTS_PER_INCH)?;
        write(name, &png)?;
        write(format!("charts/{}.csv", figure.id), &figure.data.csv(true))?;
    }
    write("methods.txt".to_owned(), methods::methods(material).as_bytes())?;
    write(
        "report.html".to_owned(),
        html::report(material, &figures).as_bytes(),
    )?;
    Ok(files)
}

/// A scene as PNG, for the file `path`.
///
/// # Errors
/// If it cannot be drawn.
pub fn png(path: &Path, scene: &Scene, dots_per_inch: f32) -> Result<Vec<u8>, ExportError> {
    raster::png(&svg::write(scene), dots_per_inch, &fonts_for(scene)).map_err(|source| ExportError::Drawing {
        path: path.to_path_buf(),
        source,
    })
}
