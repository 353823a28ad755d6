//! Files below what was opened, in a fixed order.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::model::{Cancelled, Progress, Warning};

/// A file to read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Found {
    /// Relative to what was opened, with `/` between the parts.
    pub relative: String,
    /// Where it is.
    pub path: PathBuf,
}

/// All files below `paths`, sorted by relative path, and what could not be entered.
///
/// # Errors
/// If cancelled.
pub(super) fn walk(paths: &[PathBuf], progress: &Progress) -> Result<(Vec<Found>, Vec<Warning>), Cancelled> {
    let mut walker = Walker { found: Vec::new(), warnings: Vec::new(), progress };
    let folders = paths.iter().filter(|path| path.is_dir()).count();
    for path in paths {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
        if path.is_dir() {
            // With several folders opened their names keep the files apart.
            let prefix = if folders > 1 || paths.len() > 1 { name } else { String::new() };
            let before = walker.found.len();
            walker.folder(path, &prefix, &mut Vec::new())?;
            if walker.found.len() == before {
                walker.warn(&prefix, "empty-folder", "The folder holds no files that can be read. Put articles into it (TXT, MD, HTML, JSON, JSON Lines, CSV, TSV) or open another one.");
            }
        } else {
            walker.file(path, name);
        }
    }
    walker.found.sort();
    walker.found.dedup_by(|a, b| a.path == b.path);
    Ok((walker.found, walker.warnings))
}

struct Walker<'a> {
    found: Vec<Found>,
    warnings: Vec<Warning>,
    progress: &'a Progress,
}

impl Walker<'_> {
    fn warn(&mut self, path: &str, code: &str, message: &str) {
        self.warnings.push(Warning {
            path: path.to_owned(),
            article: None,
            code: code.to_owned(),
            message: message.to_owned(),
        });
    }

    fn folder(&mut self, folder: &Path, prefix: &str, around: &mut Vec<PathBuf>) -> Result<(), Cancelled> {
        self.progress.check()?;
        let entries = std::fs::read_dir(folder)
            .and_then(|entries| Ok((entries.collect::<Result<Vec<_>, _>>()?, folder.canonicalize()?)));
        let (entries, place) = match entries {
            Ok(found) => found,
            Err(error) => {
                self.warn(
                    prefix,
                    "unreadable",
                    &format!("The folder could not be opened: {error}. Check its permissions and open it again."),
                );
                return Ok(());
            }
        };
        if around.contains(&place) {
            self.warn(
                prefix,
                "link-loop",
                "This link leads back to a folder around it and was not followed. Remove the link if it is not needed.",
            );
            return Ok(());
        }
        around.push(place);
        let mut names: BTreeSet<(String, PathBuf)> = BTreeSet::new();
        for entry in entries {
            names.insert((entry.file_name().to_string_lossy().into_owned(), entry.path()));
        }
        for (name, path) in names {
            if is_ignored(&name) {
                continue;
            }
            let relative = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
            if path.is_dir() {
                if !relative.ends_with("_files") {
                    self.folder(&path, &relative, around)?;
                }
            } else {
                self.file(&path, relative);
            }
        }
        around.pop();
        Ok(())
    }

    fn file(&mut self, path: &Path, relative: String) {
        match std::fs::metadata(path) {
            Ok(data) if data.is_file() => self.found.push(Found { relative, path: path.to_owned() }),
            Ok(_) => self.warn(&relative, "not-a-file", "This is neither a file nor a folder and was left out."),
            Err(_) if path.is_symlink() => self.warn(
                &relative,
                "dangling-link",
                "This link leads to a file that is not there. Restore the file or remove the link.",
            ),
            Err(error) => self.warn(
                &relative,
                "unreadable",
                &format!("The file could not be opened: {error}. Check that it is there and may be read."),
            ),
        }
    }
}

/// Files nobody means as articles: hidden ones, what systems leave in folders, and projects saved beside their articles.
fn is_ignored(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name == "__MACOSX"
        || name.to_lowercase().ends_with(".parallax")
}
