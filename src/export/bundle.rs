//! Everything at once: the files of `parallax export` and of the window's "Export all", the same byte for byte.

use serde::{Deserialize, Serialize};
use std::path::Path;

use rayon::prelude::*;

use super::figures::{Choices, Figures, NamedFigure};
use super::file::{ExportError, write_file};
use super::fonts::fonts_for;
use super::material::Material;
use super::table::Table;
use super::tables::tables;
use super::{html, methods, workbook};
use crate::chart::{Size, Style, Theme, pdf, raster, svg};
use crate::model::{Progress, Stage};
use crate::wording::Numbers;

/// How an export looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    /// Width of the figures.
    pub size: Size,
    /// Their palette.
    pub theme: Theme,
    /// Size of their labels in points; titles and captions go with it.
    pub points: f32,
    /// Pixels to the inch of PNG files, which state it.
    pub dots_per_inch: f32,
    /// How numbers are written in figures; in tables they are always written for machines.
    pub numbers: Numbers,
    /// Whether filters, counts, method and what they rest on stand below the figure.
    pub caption: bool,
}

/// Size of a label in points where nothing else is asked for.
const POINTS: f32 = 9.0;

impl Default for Look {
    /// 180 mm wide, light, 9 points, 300 pixels to the inch, English numbers.
    fn default() -> Self {
        Look {
            size: Size::Page,
            theme: Theme::Light,
            points: POINTS,
            dots_per_inch: 300.0,
            numbers: Numbers::default(),
            caption: true,
        }
    }
}

impl Look {
    /// The style of complete figures.
    pub fn style(&self) -> Style {
        let style = Style::new(self.theme, self.size);
        Style { text: style.text * self.points / POINTS, numbers: self.numbers, caption: self.caption, ..style }
    }
}

/// Writes into `folder`: `report.html`, `methods.txt`, every table as `tables/NAME.csv` and `.xlsx`, every figure as
/// `charts/ID.svg`, `.png` and `.pdf` with its numbers beside it in `charts/ID.csv` and `.xlsx`.
/// Returns the number of files.
///
/// # Errors
/// If cancelled, or if one cannot be drawn or written; those before it are there, whole.
pub fn write_all(
    folder: &Path,
    material: &Material<'_>,
    choices: &Choices,
    look: &Look,
    progress: &Progress,
) -> Result<usize, ExportError> {
    let tables = tables(material, progress)?;
    let figures = Figures::new(*material, choices.clone()).draw_all(&look.style());
    progress.enter(Stage::Statistics, tables.len() + figures.len() + 1);
    // Drawing and packing take longer than writing: they are done side by side, and the files written in order.
    let of_tables = tables.par_iter().map(|table| {
        let make = |format: TableFormat| {
            progress.check()?;
            let name = format!("tables/{}.{}", table.name, format.ending());
            let bytes = table_file(table, format, material, &folder.join(&name))?;
            Ok((name, bytes))
        };
        let made = TableFormat::ALL.into_iter().map(make).collect::<Result<Vec<_>, ExportError>>();
        progress.advance(1);
        made
    });
    let of_figures = figures.par_iter().map(|figure| {
        let make = |format: FigureFormat| {
            progress.check()?;
            let name = format!("charts/{}.{}", figure.id, format.ending());
            let bytes = figure_file(figure, format, look.dots_per_inch, material, &folder.join(&name))?;
            Ok((name, bytes))
        };
        let made = FigureFormat::ALL.into_iter().map(make).collect::<Result<Vec<_>, ExportError>>();
        progress.advance(1);
        made
    });
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for part in of_tables.chain(of_figures).collect::<Result<Vec<_>, ExportError>>()? {
        files.extend(part);
    }
    files.push(("methods.txt".to_owned(), methods::methods(material).into_bytes()));
    files.push(("report.html".to_owned(), html::report(material, &tables, &figures).into_bytes()));
    progress.advance(1);
    let of = files.len();
    write_in_turn(folder, files, of, progress)
}

/// Writes files one after the other, each whole. Told to stop, it says what is there and what is not.
fn write_in_turn(
    folder: &Path,
    files: impl IntoIterator<Item = (String, Vec<u8>)>,
    of: usize,
    progress: &Progress,
) -> Result<usize, ExportError> {
    for (written, (next, bytes)) in files.into_iter().enumerate() {
        if progress.check().is_err() && written > 0 {
            return Err(ExportError::Stopped { folder: folder.to_path_buf(), written, of, next });
        }
        progress.check()?;
        write_file(&folder.join(next), &bytes)?;
    }
    Ok(of)
}

/// What a table is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableFormat {
    /// Text with commas, for any program.
    #[default]
    Csv,
    /// A workbook with its notes and what it rests on.
    Xlsx,
}

impl TableFormat {
    /// Both.
    pub const ALL: [TableFormat; 2] = [TableFormat::Csv, TableFormat::Xlsx];

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            TableFormat::Csv => "csv",
            TableFormat::Xlsx => "xlsx",
        }
    }
}

/// What a figure is written as: itself, or the numbers behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureFormat {
    /// A drawing.
    Svg,
    /// Pixels.
    #[default]
    Png,
    /// A page.
    Pdf,
    /// The numbers behind it.
    Data(TableFormat),
}

impl FigureFormat {
    /// All of them.
    pub const ALL: [FigureFormat; 5] = [
        FigureFormat::Svg,
        FigureFormat::Png,
        FigureFormat::Pdf,
        FigureFormat::Data(TableFormat::Csv),
        FigureFormat::Data(TableFormat::Xlsx),
    ];

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            FigureFormat::Svg => "svg",
            FigureFormat::Png => "png",
            FigureFormat::Pdf => "pdf",
            FigureFormat::Data(format) => format.ending(),
        }
    }
}

/// A table as the file `path`, with what it rests on ([`super::Provenance::caption`]).
///
/// # Errors
/// If it cannot be packed.
pub fn table_file(
    table: &Table,
    format: TableFormat,
    material: &Material<'_>,
    path: &Path,
) -> Result<Vec<u8>, ExportError> {
    match format {
        TableFormat::Csv => Ok(table.csv(true)),
        TableFormat::Xlsx => workbook::write(table, &material.provenance.caption(material.language), material.language)
            .map_err(|source| ExportError::Workbook { path: path.to_path_buf(), source }),
    }
}

/// A figure as the file `path`, its numbers with what they rest on ([`super::Provenance::caption`]).
///
/// # Errors
/// If it cannot be drawn or packed.
pub fn figure_file(
    figure: &NamedFigure,
    format: FigureFormat,
    dots_per_inch: f32,
    material: &Material<'_>,
    path: &Path,
) -> Result<Vec<u8>, ExportError> {
    let scene = &figure.scene;
    match format {
        FigureFormat::Svg => Ok(svg::write(scene).into_bytes()),
        FigureFormat::Png => raster::png(&svg::picture(scene), dots_per_inch, &fonts_for(scene))
            .map_err(|source| ExportError::Drawing { path: path.to_path_buf(), source }),
        FigureFormat::Pdf => pdf::write(&svg::write(scene), &scene.description, &fonts_for(scene))
            .map_err(|source| ExportError::Pdf { path: path.to_path_buf(), source }),
        FigureFormat::Data(format) => table_file(&figure.data, format, material, path),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::analysis::{Analysis, Settings};
    use crate::export::{Provenance, Remark, usual_scope};
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
    fn an_export_stopped_half_way_leaves_whole_files_and_says_which_are_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let progress = Progress::default();
        let names = ["methods.txt", "tables/hits.csv", "charts/rates.svg", "report.html"];
        let files = names.map(|name| (name.to_owned(), name.as_bytes().to_vec()));
        // Somebody presses Stop while the third file is about to be written.
        let stopping = files.into_iter().inspect(|(name, _)| {
            if name == "charts/rates.svg" {
                progress.cancel();
            }
        });
        let error = write_in_turn(folder.path(), stopping, names.len(), &progress).unwrap_err();
        std::fs::create_dir_all(folder.path().join("charts")).unwrap();
        let there = self::files(folder.path());
        assert_eq!(there.keys().collect::<Vec<_>>(), ["methods.txt", "tables/hits.csv"]);
        assert!(there.iter().all(|(name, bytes)| name.as_bytes() == bytes), "none is half written");
        let said = error.to_string();
        assert!(said.contains("2 of 4 files") && said.contains("charts/rates.svg and those after it"), "{said}");
        let nothing = write_in_turn(folder.path(), [("late.txt".to_owned(), Vec::new())], 1, &progress);
        assert!(matches!(nothing, Err(ExportError::Cancelled(_))) && !folder.path().join("late.txt").exists());
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
        let remark = Remark { about: "b".to_owned(), note: "ask <b>Ana</b>".to_owned(), ..Remark::default() };
        let provenance = Provenance::of(&articles, &settings)
            .remarked(vec![remark])
            .validated(vec!["2 coders coded a random sample.".to_owned()]);
        let scope = usual_scope();
        let material = Material {
            articles: &articles,
            warnings: &[],
            analysis: &analysis,
            settings: &settings,
            scope: &scope,
            provenance: &provenance,
            indices: &crate::statistics::Indices::default(),
            language: crate::wording::Language::English,
        };
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let counts = folders
            .each_ref()
            .map(|folder| {
                write_all(folder.path(), &material, &Choices::default(), &Look::default(), &Progress::default())
            })
            .map(Result::unwrap);
        let [one, other] = folders.each_ref().map(|folder| files(folder.path()));
        assert_eq!(counts[0], one.len());
        assert!(one == other, "two exports differ");
        for name in ["report.html", "methods.txt", "tables/hits.csv", "tables/articles.csv", "tables/sources.csv"] {
            assert!(one.contains_key(name), "{name} is missing");
        }
        assert!(!analysis.hits.iter().flatten().collect::<Vec<_>>().is_empty());
        for name in ["voice-bars", "rates", "heat-map", "dispersion", "keyness", "scatter", "timeline"] {
            for ending in ["svg", "png", "pdf", "csv", "xlsx"] {
                assert!(one.contains_key(&format!("charts/{name}.{ending}")), "{name}.{ending} is missing");
            }
        }
        let report = String::from_utf8(one["report.html"].clone()).unwrap();
        assert!(report.contains("<h2>Notes and tags</h2>") && report.contains("ask &lt;b&gt;Ana&lt;/b&gt;"));
        assert!(report.contains("2 coders coded a random sample."));
        assert!(!report.contains("<script") && !report.contains("<b>") && report.contains("&lt;script&gt;"));
        let table = String::from_utf8(one["tables/articles.csv"].clone()).unwrap();
        assert!(table.contains("\r\n'=cmd(),"), "{table}");
    }
}
