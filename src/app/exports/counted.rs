//! Tables, figures, the report, everything at once. Made by the library's own functions, so that the files are those of
//! `parallax export`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::{Analysis, Settings};
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::texts;
use crate::chart::raster::{self, Pixels};
use crate::chart::svg;
use crate::coding::{Codings, validation};
use crate::export::bundle::{self, FigureFormat, Look, TableFormat};
use crate::export::figures::{Choices, Figures, Kind};
use crate::export::{
    ExportError, Material, Provenance, Remark, Table, TableKind, describe, file_name, fonts_for, html, methods, table,
    tables,
};
use crate::model::{Article, CorrectionCounts, Progress, Warning};
use crate::project;
use crate::statistics::{Indices, Scope};
use crate::wording::Language;

/// What is to be exported.
#[derive(Clone, PartialEq, Debug)]
pub enum Request {
    /// One of the library's tables.
    Table(TableKind, TableFormat),
    /// A table a view made, with the title its file is called by.
    Made(String, Box<Table>, TableFormat),
    /// A figure.
    Figure(Kind, FigureFormat, Look, Box<Choices>),
    /// The report as one HTML file.
    Report(Look, Box<Choices>),
    /// The methods paragraph.
    Methods,
    /// Every table and figure, the report and the methods paragraph, into a folder.
    Everything(PathBuf, Look, Box<Choices>),
}

/// What is to be done with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Goal {
    /// Ask where to save it.
    Save,
    /// Put it on the clipboard.
    Copy,
}

/// What was made.
#[derive(Debug)]
pub enum Product {
    /// A file: its name, what it holds, and files that belong beside it, by their endings.
    File(String, Vec<u8>, Vec<(&'static str, Vec<u8>)>),
    /// Text for the clipboard.
    Text(String),
    /// A picture for the clipboard.
    Picture(Pixels),
    /// So many files in a folder.
    Folder(PathBuf, usize),
}

/// An analysed corpus under filters, owned, so that another thread can work on it.
#[derive(Clone, Debug)]
pub struct Counting {
    articles: Arc<Vec<Article>>,
    analysis: Arc<Analysis>,
    warnings: Vec<Warning>,
    settings: Settings,
    corrections: CorrectionCounts,
    codings: Arc<Codings>,
    remarks: Vec<Remark>,
    scope: Scope,
    indices: Arc<Indices>,
    language: Language,
}

impl Counting {
    /// The open corpus under a filter.
    pub fn new(state: &State, study: &Study, scope: Scope) -> Counting {
        Counting {
            articles: Arc::clone(&study.articles),
            analysis: Arc::clone(&study.analysis),
            warnings: study.warnings.clone(),
            settings: state.settings.clone(),
            corrections: study.correction_counts(),
            codings: Arc::clone(&study.corrections.codings),
            remarks: project::remarks(
                &study.corrections,
                &study.entries,
                &study.articles,
                &study.analysis.events,
                &study.marks,
            ),
            scope,
            indices: Arc::clone(&study.indices),
            language: texts::language(),
        }
    }

    /// What the numbers rest on: reads every text.
    pub fn provenance(&self) -> Provenance {
        let provenance = Provenance::of(&self.articles, &self.settings).corrected(self.corrections);
        provenance.validated(validation(&self.codings, self.language)).remarked(self.remarks.clone())
    }

    /// What the library makes tables and figures from.
    pub fn material<'a>(&'a self, provenance: &'a Provenance) -> Material<'a> {
        Material {
            articles: &self.articles,
            warnings: &self.warnings,
            analysis: &self.analysis,
            settings: &self.settings,
            scope: &self.scope,
            provenance,
            indices: &self.indices,
            language: self.language,
        }
    }
}

/// Makes what is asked for. `None`: there is nothing to draw.
///
/// # Errors
/// If cancelled, or if it cannot be drawn, packed or, into a folder, written.
pub fn make(
    counting: &Counting,
    request: Request,
    goal: Goal,
    progress: &Progress,
) -> Result<Option<Product>, ExportError> {
    let provenance = counting.provenance();
    let material = counting.material(&provenance);
    Ok(match request {
        Request::Table(kind, format) => {
            let table = table(&material, kind);
            Some(of_table(&table.name.clone(), &table, format, &material, goal)?)
        }
        Request::Made(title, table, format) => Some(of_table(&title, &table, format, &material, goal)?),
        Request::Figure(kind, format, look, choices) => {
            let Some(figure) = Figures::new(material, *choices).draw(kind, &look.style()) else { return Ok(None) };
            let name = format!("{}.{}", figure.id, format.ending());
            let file = || bundle::figure_file(&figure, format, look.dots_per_inch, &material, Path::new(&name));
            Some(match (goal, format) {
                (Goal::Copy, FigureFormat::Png) => {
                    let scale = look.dots_per_inch / 96.0;
                    let drawing = svg::picture(&figure.scene);
                    let failed = |source| ExportError::Drawing { path: PathBuf::from(&name), source };
                    Product::Picture(raster::pixels(&drawing, scale, &fonts_for(&figure.scene)).map_err(failed)?)
                }
                (Goal::Copy, FigureFormat::Data(_)) => Product::Text(figure.data.tabbed()),
                (Goal::Copy, FigureFormat::Svg) => Product::Text(svg::write(&figure.scene)),
                _ => {
                    let bytes = file()?;
                    // A drawing has its numbers beside it, and either says what it rests on.
                    let about = about(&figure.data, &material);
                    let beside = match format {
                        FigureFormat::Data(_) => vec![("about.txt", about)],
                        _ => vec![("csv", figure.data.csv(true)), ("about.txt", about)],
                    };
                    Product::File(name, bytes, beside)
                }
            })
        }
        Request::Report(look, choices) => {
            let tables = tables(&material, progress)?;
            let figures = Figures::new(material, *choices).draw_all(&look.style());
            let report = html::report(&material, &tables, &figures);
            Some(Product::File("report.html".to_owned(), report.into_bytes(), Vec::new()))
        }
        Request::Methods => {
            let text = methods(&material);
            Some(match goal {
                Goal::Copy => Product::Text(text),
                Goal::Save => Product::File("methods.txt".to_owned(), text.into_bytes(), Vec::new()),
            })
        }
        Request::Everything(folder, look, choices) => {
            let files = bundle::write_all(&folder, &material, &choices, &look, progress)?;
            Some(Product::Folder(folder, files))
        }
    })
}

fn of_table(
    title: &str,
    table: &Table,
    format: TableFormat,
    material: &Material<'_>,
    goal: Goal,
) -> Result<Product, ExportError> {
    if goal == Goal::Copy {
        return Ok(Product::Text(table.tabbed()));
    }
    let name = file_name(title, format.ending());
    let bytes = bundle::table_file(table, format, material, Path::new(&name))?;
    // A workbook has a sheet for it.
    let beside = match format {
        TableFormat::Csv => vec![("about.txt", about(table, material))],
        TableFormat::Xlsx => Vec::new(),
    };
    Ok(Product::File(name, bytes, beside))
}

/// How the numbers of a table are computed, under which filters, and what they rest on.
fn about(table: &Table, material: &Material<'_>) -> Vec<u8> {
    let mut lines: Vec<String> = table.notes.iter().map(|note| material.language.say(note)).collect();
    lines.extend([describe(material), material.provenance.caption(material.language)]);
    lines.join("\n\n").into_bytes()
}
