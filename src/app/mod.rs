//! The window: the only place that names egui, eframe or rfd.

use std::path::{Path, PathBuf};

/// Opens the window.
///
/// # Errors
/// If no window can be opened.
pub fn run(_paths: Vec<PathBuf>, _sample: bool) -> anyhow::Result<()> {
    anyhow::bail!("the window is not built yet")
}

/// Takes the pictures for the documentation.
///
/// # Errors
/// If a picture cannot be written.
pub fn screenshots(_directory: &Path) -> anyhow::Result<()> {
    anyhow::bail!("the window is not built yet")
}
