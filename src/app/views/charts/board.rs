//! The figures of the board: counted, laid out and turned into pixels beside the window's thread.

use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::{Export, Format, Options};
use crate::analysis::{Analysis, Settings};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::views::filters::Filters;
use crate::app::views::options::corpus;
use crate::chart::{Style, Theme, pdf, raster, svg};
use crate::coding::{Codings, validation};
use crate::export::figures::{Choices, Figures, Kind, NamedFigure};
use crate::export::{Material, Provenance, Remark, fonts_for, workbook};
use crate::model::{Article, CorrectionCounts, Warning};
use crate::project;
use crate::statistics::Scope;

/// What a board is drawn from; another key, another board.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Key {
    /// Counts up with every change of articles, hits or events.
    pub revision: u64,
    /// What is left out.
    pub filters: Filters,
    /// What the figures are told.
    pub choices: Choices,
    /// Width of a drawing in points.
    pub width: u32,
    /// Dark theme.
    pub dark: bool,
    /// Pixels to a point, in hundredths.
    pub scale: u32,
}

/// A figure with its pixels.
#[derive(Clone)]
pub(super) struct Drawn {
    /// Which one.
    pub kind: Kind,
    /// The figure.
    pub figure: Arc<NamedFigure>,
    /// Its pixels; the error if they could not be made.
    pub texture: Result<TextureHandle, String>,
}

/// What is kept between frames.
#[derive(Default)]
pub(super) struct Board {
    /// What the drawings shown were made from.
    pub key: Option<Key>,
    /// What is being drawn.
    pub wanted: Option<Key>,
    /// The drawings shown.
    pub drawn: Vec<Drawn>,
    /// Whether nothing is being drawn any more.
    pub complete: bool,
    /// Files ready to be saved and errors to be told.
    pub done: Vec<Command>,
    provenance: Option<(u64, Arc<Codings>, Arc<Provenance>)>,
}

/// Everything a drawing needs, owned.
struct Job {
    articles: Arc<Vec<Article>>,
    analysis: Arc<Analysis>,
    warnings: Vec<Warning>,
    settings: Settings,
    corrections: CorrectionCounts,
    codings: Arc<Codings>,
    remarks: Vec<Remark>,
    scope: Scope,
    revision: u64,
}

impl Job {
    fn new(state: &State, study: &Study, scope: Scope) -> Job {
        Job {
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
            revision: state.revision,
        }
    }

    /// The hashes of corpus and lexicons, worked out once for a revision.
    fn provenance(&self, board: &Mutex<Board>) -> Arc<Provenance> {
        // The figures of coding change without a new revision.
        if let Some((revision, codings, provenance)) = &board.lock().provenance
            && *revision == self.revision
            && Arc::ptr_eq(codings, &self.codings)
        {
            return Arc::clone(provenance);
        }
        let provenance = Provenance::of(&self.articles, &self.settings).corrected(self.corrections);
        let provenance = Arc::new(provenance.validated(validation(&self.codings)).remarked(self.remarks.clone()));
        board.lock().provenance = Some((self.revision, Arc::clone(&self.codings), Arc::clone(&provenance)));
        provenance
    }

    fn figures<'a>(&'a self, provenance: &'a Provenance, choices: Choices) -> Figures<'a> {
        let material = Material {
            articles: &self.articles,
            warnings: &self.warnings,
            analysis: &self.analysis,
            settings: &self.settings,
            scope: &self.scope,
            provenance,
        };
        Figures::new(material, choices)
    }
}

/// Starts drawing a board unless it is there or under way.
pub(super) fn request(ctx: &Context, board: &Arc<Mutex<Board>>, state: &State, study: &Study, key: Key) {
    {
        let mut board = board.lock();
        if board.wanted.as_ref() == Some(&key) {
            return;
        }
        board.wanted = Some(key.clone());
        board.complete = false;
    }
    let scope = key.filters.scope(&corpus(study));
    let Some(scope) = scope else {
        let mut board = board.lock();
        board.drawn.clear();
        board.key = Some(key);
        board.complete = true;
        return;
    };
    let job = Job::new(state, study, scope);
    let (ctx, board) = (ctx.clone(), Arc::clone(board));
    rayon::spawn(move || {
        let stale = || board.lock().wanted.as_ref() != Some(&key);
        if stale() {
            return;
        }
        let provenance = job.provenance(&board);
        let figures = job.figures(&provenance, key.choices.clone());
        let theme = if key.dark { Theme::Dark } else { Theme::Light };
        let style = Style::card(theme, key.width as f32);
        for kind in super::BOARD {
            if stale() {
                return;
            }
            let drawn = figures.draw(kind, &style).map(|figure| {
                let texture = texture(&ctx, &figure, key.scale as f32 / 100.0);
                Drawn { kind, figure: Arc::new(figure), texture }
            });
            // Each is shown as soon as it is there: with many sources all of them together take seconds.
            let mut board = board.lock();
            if board.wanted.as_ref() != Some(&key) {
                return;
            }
            if board.key.as_ref() != Some(&key) {
                board.drawn.clear();
                board.key = Some(key.clone());
            }
            board.drawn.extend(drawn);
            ctx.request_repaint();
        }
        let mut board = board.lock();
        board.complete |= board.wanted.as_ref() == Some(&key);
    });
}

fn texture(ctx: &Context, figure: &NamedFigure, scale: f32) -> Result<TextureHandle, String> {
    let image = image(figure, scale)?;
    Ok(ctx.load_texture(&figure.id, image, TextureOptions::LINEAR))
}

fn image(figure: &NamedFigure, scale: f32) -> Result<ColorImage, String> {
    let pixels = raster::pixels(&svg::write(&figure.scene), scale, &fonts_for(&figure.scene));
    let pixels = pixels.map_err(|error| error.to_string())?;
    Ok(ColorImage::from_rgba_unmultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba))
}

/// What is to be done with an exported figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Goal {
    /// Ask where to save it.
    Save,
    /// Put it on the clipboard.
    Copy,
}

/// Draws one figure for export and hands it over.
pub(super) fn export(
    ctx: &Context,
    board: &Arc<Mutex<Board>>,
    state: &State,
    study: &Study,
    kind: Kind,
    goal: Goal,
    options: &Options,
) {
    let Some(scope) = state.options.filters.scope(&corpus(study)) else { return };
    let job = Job::new(state, study, scope);
    let (ctx, board) = (ctx.clone(), Arc::clone(board));
    let (export, choices) = (options.export, options.choices());
    rayon::spawn(move || {
        let provenance = job.provenance(&board);
        let style = export.style();
        let Some(figure) = job.figures(&provenance, choices).draw(kind, &style) else { return };
        let command = match hand_over(&ctx, &figure, export, goal) {
            Ok(command) => command,
            Err(message) => Some(Command::Complain(message)),
        };
        board.lock().done.extend(command);
        ctx.request_repaint();
    });
}

fn hand_over(ctx: &Context, figure: &NamedFigure, export: Export, goal: Goal) -> Result<Option<Command>, String> {
    let name = format!("{}.{}", figure.id, export.format.ending());
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(|error| error.to_string());
    Ok(match (export.format, goal) {
        (Format::Png, Goal::Copy) => {
            ctx.copy_image(image(figure, f32::from(export.scale))?);
            None
        }
        (Format::Png, Goal::Save) => {
            let drawing = svg::write(&figure.scene);
            let dots = 96.0 * f32::from(export.scale);
            let contents = raster::png(&drawing, dots, &fonts_for(&figure.scene)).map_err(|error| error.to_string())?;
            Some(Command::Save { name, contents })
        }
        (Format::Svg, Goal::Copy) => Some(Command::Copy(svg::write(&figure.scene))),
        (Format::Svg, Goal::Save) => Some(Command::Save { name, contents: svg::write(&figure.scene).into_bytes() }),
        (Format::Pdf, _) => {
            let fonts = fonts_for(&figure.scene);
            let contents = pdf::write(&svg::write(&figure.scene), &figure.title, &fonts).map_err(|e| e.to_string())?;
            Some(Command::Save { name, contents })
        }
        (Format::Xlsx, _) => {
            let contents = workbook::write(&figure.data, &figure.subtitle).map_err(|error| error.to_string())?;
            Some(Command::Save { name, contents })
        }
        (Format::Csv, Goal::Copy) => Some(Command::Copy(text(figure.data.csv(false))?)),
        (Format::Csv, Goal::Save) => Some(Command::Save { name, contents: figure.data.csv(true) }),
    })
}
