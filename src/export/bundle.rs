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
    write("report.html".to_owned(), html::report(material, &figures).as_bytes())?;
    Ok(files)
}

/// A scene as PNG, for the file `path`.
///
/// # Errors
/// If it cannot be drawn.
pub fn png(path: &Path, scene: &Scene, dots_per_inch: f32) -> Result<Vec<u8>, ExportError> {
    raster::png(&svg::write(scene), dots_per_inch, &fonts_for(scene))
        .map_err(|source| ExportError::Drawing { path: path.to_path_buf(), source })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::analysis::{Analysis, Settings};
    use crate::export::{Provenance, usual_scope};
    use crate::model::{Article, Language, Progress};

    fn article(source: &str, id: &str, title: &str, body: &str) -> Article {
        let mut article =
            Article { id: id.to_owned(), path: format!("{id}.txt"), language: Language::ENGLISH, ..Article::default() };
        article.source.value = source.to_owned();
        article.published.date = Some(jiff::civil::date(2025, 5, 6));
        article.set_text(title, body);
        article
    }

    fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let mut out = BTreeMap::new();
        for part in ["", "tables", "charts"] {
            for entry in std::fs::read_dir(folder.join(part)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                    out.insert(name, std::fs::read(&path).unwrap());
                }
            }
        }
        out
    }

    #[test]
    fn the_bundle_is_complete_the_same_twice_and_safe() {
        let articles = [
            article(
                "Lowmark <b>Chronicle</b>",
                "=cmd()",
                "Dockers strike at Port Ansel <script>alert(1)</script>",
                "The brutal regime in Kestovia ordered a massacre, the union said.\n\nPolice said the terrorists fled.",
            ),
            article(
                "جريدة الساحل",
                "b",
                "Dockers walk out at Port Ansel",
                "“The regime is brutal,” Ana Brenholt said. The union said the regime ordered a massacre in Kestovia.",
            ),
        ];
        let settings = Settings::default();
        let analysis = Analysis::run(&articles, &settings, &Progress::default()).unwrap();
        let (scope, provenance) = (usual_scope(), Provenance::of(&articles, &settings));
        let material = Material {
            articles: &articles,
            warnings: &[],
            analysis: &analysis,
            settings: &settings,
            scope: &scope,
            provenance: &provenance,
        };
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let counts = folders.each_ref().map(|folder| write_all(folder.path(), &material, &Choices::default()).unwrap());
        let [one, other] = folders.each_ref().map(|folder| files(folder.path()));
        assert_eq!(counts[0], one.len());
        assert!(one == other, "two exports differ");
        for name in ["report.html", "methods.txt", "tables/hits.csv", "tables/articles.csv", "tables/sources.csv"] {
            assert!(one.contains_key(name), "{name} is missing");
        }
        assert!(!analysis.hits.iter().flatten().collect::<Vec<_>>().is_empty());
        for name in ["voice-bars", "rates", "heat-map", "dispersion", "keyness", "scatter", "timeline"] {
            for ending in ["svg", "png", "csv"] {
                assert!(one.contains_key(&format!("charts/{name}.{ending}")), "{name}.{ending} is missing");
            }
        }
        let report = String::from_utf8(one["report.html"].clone()).unwrap();
        assert!(!report.contains("<script") && !report.contains("<b>") && report.contains("&lt;script&gt;"));
        let table = String::from_utf8(one["tables/articles.csv"].clone()).unwrap();
        assert!(table.contains("\r\n'=cmd(),"), "{table}");
    }
}
