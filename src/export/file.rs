//! The files of an export: their names, and why one could not be written.

use std::path::{Path, PathBuf};

use crate::wording::{Message, Said, message};
use thiserror::Error;

use super::whole::{folder_of, write_whole};
use crate::model::Cancelled;

/// Why something could not be written, naming the file and what helps.
#[derive(Debug, Error)]
#[error("{}", self.message())]
pub enum ExportError {
    /// The folder could not be made.
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file could not be written.
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A chart could not be drawn.
    Drawing {
        /// The file it was for.
        path: PathBuf,
        /// Why.
        source: crate::chart::raster::RasterError,
    },
    /// A chart could not be made a PDF.
    Pdf {
        /// The file it was for.
        path: PathBuf,
        /// Why.
        source: crate::chart::pdf::PdfError,
    },
    /// A table could not be packed into a workbook.
    Workbook {
        /// The file it was for.
        path: PathBuf,
        /// Why.
        source: rust_xlsxwriter::XlsxError,
    },
    /// It was told to stop before anything was written.
    Cancelled(#[from] Cancelled),
    /// It was told to stop between two files.
    Stopped {
        /// Where they go.
        folder: PathBuf,
        /// How many of them are there, each of them whole.
        written: usize,
        /// How many there were to be.
        of: usize,
        /// The first that is not there, or is as it was before.
        next: String,
    },
}

impl Said for ExportError {
    fn message(&self) -> Message {
        let shown = |path: &Path| path.display().to_string();
        match self {
            ExportError::Folder { folder, source } => message!(
                "cannot make the folder {folder}: {error}; choose another one or check its permissions",
                folder = shown(folder),
                error = source.to_string()
            ),
            ExportError::File { path, source } => message!(
                "cannot write {path}: {error}; check free space and permissions, and close the file where it is open",
                path = shown(path),
                error = source.to_string()
            ),
            ExportError::Drawing { path, source } => {
                message!("cannot draw {path}: {error}", path = shown(path), error = source.message())
            }
            ExportError::Pdf { path, source } => {
                message!("cannot draw {path}: {error}", path = shown(path), error = source.message())
            }
            ExportError::Workbook { path, source } => {
                message!("cannot make the workbook {path}: {error}", path = shown(path), error = source.to_string())
            }
            ExportError::Cancelled(_) => message!("cancelled"),
            ExportError::Stopped { folder, written, of, next } => message!(
                "Export stopped. {written} of {of} files are in {folder}, each of them whole; {next} and those after it were not written.",
                written,
                of,
                folder = shown(folder),
                next
            ),
        }
    }
}

/// A file name made of a title: `“genocide” in A/B` becomes `genocide-in-a-b.csv`.
pub fn file_name(title: &str, ending: &str) -> String {
    let kept: String = title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = kept.split('-').filter(|part| !part.is_empty()).collect();
    format!("{}.{ending}", if parts.is_empty() { "table".to_owned() } else { parts.join("-") })
}

/// Writes a file of an export, whole or not at all. Its folder is made if it does not exist.
///
/// # Errors
/// If folder or file cannot be written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let folder = folder_of(path);
    std::fs::create_dir_all(folder).map_err(|source| ExportError::Folder { folder: folder.to_path_buf(), source })?;
    write_whole(path, bytes).map_err(|source| ExportError::File { path: path.to_path_buf(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_what_they_hold() {
        for (title, expect) in [("“genocide” in A/B", "genocide-in-a-b.csv"), ("…", "table.csv")] {
            assert_eq!(file_name(title, "csv"), expect);
        }
    }

    #[test]
    fn files_are_replaced_whole_and_errors_name_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.csv");
        write_file(&path, b"one").unwrap();
        write_file(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
        let error = write_file(&path.join("c.csv"), b"x").unwrap_err().to_string();
        assert!(error.contains("b.csv") && error.contains("choose another"), "{error}");
    }
}
