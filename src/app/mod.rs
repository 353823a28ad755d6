//! The window: the only place that names egui, eframe or rfd.
//!
//! A frame goes round once: commands that were pushed are done by [`update`], which changes the [`state::State`] and
//! says what is left to do outside; the [`worker`] does that and reports back; the views read the state, draw it and
//! push commands. [`actions::ACTIONS`] is the one list of what a user can do.

pub mod actions;
pub mod alike;
pub mod bidi;
pub mod coding;
pub mod command;
mod dialogs;
pub mod edit;
pub mod exports;
mod frame;
pub mod highlight;
pub mod panes;
mod pictures;
pub mod preferences;
mod rows;
pub mod search;
pub mod selection;
pub mod sentences;
pub mod state;
pub mod study;
pub mod texts;
pub mod theme;
pub mod update;
pub mod views;
pub mod widgets;
pub mod worker;

use std::path::PathBuf;

pub use frame::Window;
pub use pictures::screenshots;
use preferences::Preferences;
use state::State;
use study::Study;

use crate::model::ArticleIndex;

/// Opens the window, on the given folders and files, or on the sample, or on the start screen.
///
/// # Errors
/// If no window can be opened.
pub fn run(paths: Vec<PathBuf>, sample: bool) -> anyhow::Result<()> {
    let path = Preferences::path();
    let (preferences, complaint) = match path.as_deref().map(Preferences::load) {
        Some(Ok(preferences)) => (preferences, None),
        Some(Err(error)) => (Preferences::default(), Some(command::Command::Complain(format!("{error:#}")))),
        None => (Preferences::default(), None),
    };
    let size = preferences.window;
    let mut first = Vec::new();
    if sample {
        first.push(command::Command::OpenSample);
    } else if !paths.is_empty() {
        first.push(command::Command::Open(paths));
    }
    first.extend(complaint);
    let system = sys_locale::get_locale().map_or(texts::Language::English, |name| texts::Language::of_locale(&name));
    open(size, move |ctx| Ok(Window::new(ctx, State::new(preferences), path, first)?.speaking(system)))
}

/// Opens a window of a size with what `create` makes.
fn open<A: eframe::App + 'static>(
    size: [f32; 2],
    create: impl FnOnce(&egui::Context) -> anyhow::Result<A> + 'static,
) -> anyhow::Result<()> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(texts::WINDOW_TITLE)
            .with_app_id("parallax")
            .with_inner_size(size)
            .with_min_inner_size(theme::layout::MINIMUM_WINDOW),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native("parallax", options, Box::new(|context| Ok(Box::new(create(&context.egui_ctx)?))))
        .map_err(|error| anyhow::anyhow!("no window could be opened: {error}"))
}

/// Words of an article with their source, for the clipboard.
fn cited(study: &Study, article: ArticleIndex, words: &str) -> String {
    let data = study.article(article);
    let date = data.published.date.map(|date| format!(", {}", texts::day(date))).unwrap_or_default();
    let source = widgets::badge_tooltip(study.source(article).1);
    format!("“{}” ({source}, “{}”{date})", words.trim(), data.title())
}
