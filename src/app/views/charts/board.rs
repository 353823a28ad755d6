//! The figures of the board: counted, laid out and turned into pixels beside the window's thread.

use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::settings::Subjects;
use crate::app::command::Command;
use crate::app::exports::Counting;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::texts;
use crate::app::views::beside;
use crate::app::views::filters::Filters;
use crate::chart::{Style, raster, svg};
use crate::export::figures::{Choices, Figures, Kind, NamedFigure};
use crate::export::{Provenance, fonts_for};

/// What a board is drawn from; another key, another board.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Key {
    /// Counts up with every change of articles, hits or events.
    pub revision: u64,
    /// What is left out.
    pub filters: Filters,
    /// What the figures are told.
    pub choices: Choices,
    /// How they look.
    pub style: Style,
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
    /// What the figures can be about.
    pub subjects: Subjects,
    /// What the numbers rest on, for a revision of the corpus.
    provenance: Option<(u64, Arc<Provenance>)>,
}

/// Starts drawing a board unless it is there or under way.
pub(super) fn request(
    ctx: &Context,
    board: &Arc<Mutex<Board>>,
    (state, study): (&State, &Study),
    key: Key,
    commands: &mut Vec<Command>,
) {
    {
        let mut board = board.lock();
        if board.wanted.as_ref() == Some(&key) {
            return;
        }
        board.wanted = Some(key.clone());
        board.complete = false;
    }
    let scope = state.options.scope(study);
    let Some(scope) = scope else {
        let mut board = board.lock();
        board.drawn.clear();
        board.key = Some(key);
        board.complete = true;
        return;
    };
    let counting = Counting::new(state, study, scope);
    let (ctx, board) = (ctx.clone(), Arc::clone(board));
    beside(commands, move || {
        let stale = || board.lock().wanted.as_ref() != Some(&key);
        if stale() {
            return;
        }
        let provenance = provenance(&counting, key.revision, &board);
        let figures = Figures::new(counting.material(&provenance), key.choices.clone());
        let subjects = Subjects {
            sources: figures.largest_sources(),
            actors: figures.actors(),
            terms: figures.terms(),
            events: figures.events(),
        };
        {
            let mut board = board.lock();
            if board.wanted.as_ref() != Some(&key) {
                return;
            }
            board.subjects = subjects;
        }
        for kind in super::BOARD {
            if stale() {
                return;
            }
            let drawn = figures.draw(kind, &key.style).map(|figure| {
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

/// The hashes of corpus and lexicons, worked out once for a revision.
fn provenance(counting: &Counting, revision: u64, board: &Mutex<Board>) -> Arc<Provenance> {
    if let Some((known, provenance)) = &board.lock().provenance
        && *known == revision
    {
        return Arc::clone(provenance);
    }
    let provenance = Arc::new(counting.provenance());
    board.lock().provenance = Some((revision, Arc::clone(&provenance)));
    provenance
}

fn texture(ctx: &Context, figure: &NamedFigure, scale: f32) -> Result<TextureHandle, String> {
    let image = image(figure, scale)?;
    Ok(ctx.load_texture(&figure.id, image, TextureOptions::LINEAR))
}

fn image(figure: &NamedFigure, scale: f32) -> Result<ColorImage, String> {
    let pixels = raster::pixels(&svg::write(&figure.scene), scale, &fonts_for(&figure.scene));
    let pixels = pixels.map_err(|error| texts::said(&error))?;
    Ok(ColorImage::from_rgba_unmultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba))
}
