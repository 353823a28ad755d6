//! Files below what was opened, in a fixed order.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::model::{Cancelled, Progress, Warning};
use crate::wording::{Message, message};

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
    let mut walker = Walker::new(progress);
    for path in paths {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
        if path.is_dir() {
            // With several folders opened their names keep the files apart.
            let prefix = if paths.len() > 1 { name } else { String::new() };
            let before = walker.found.len() + walker.links.len();
            walker.folder(
                path,
                &prefix,
                "opened-twice",
                &message!("This folder is loaded already and was not loaded again."),
            )?;
            if walker.found.len() + walker.links.len() == before {
                walker.warn(&prefix, "empty-folder", message!("The folder holds no files that can be read. Put articles into it (TXT, MD, HTML, DOCX, ODT, RTF, JSON, JSON Lines, CSV, TSV) or open another one."));
            }
        } else {
            walker.file(path, name);
        }
    }
    walker.follow_links()?;
    walker.found.sort();
    walker.found.dedup_by(|a, b| a.path == b.path);
    Ok((walker.found, walker.warnings))
}

struct Walker<'a> {
    found: Vec<Found>,
    warnings: Vec<Warning>,
    progress: &'a Progress,
    /// Folders that were entered, by their real place: none is entered twice, however many links lead to it.
    entered: BTreeSet<PathBuf>,
    /// Links to files and folders, looked at when everything else has been found.
    links: Vec<Found>,
}

impl<'a> Walker<'a> {
    fn new(progress: &'a Progress) -> Walker<'a> {
        Walker { found: Vec::new(), warnings: Vec::new(), progress, entered: BTreeSet::new(), links: Vec::new() }
    }

    fn warn(&mut self, path: &str, code: &str, message: Message) {
        self.warnings.push(Warning { path: path.to_owned(), article: None, code: code.to_owned(), message });
    }

    /// Enters a folder; `code` and `message` are for one that was entered before.
    fn folder(&mut self, folder: &Path, prefix: &str, code: &str, message: &Message) -> Result<(), Cancelled> {
        self.progress.check()?;
        let entries = std::fs::read_dir(folder)
            .and_then(|entries| Ok((entries.collect::<Result<Vec<_>, _>>()?, folder.canonicalize()?)));
        let (entries, place) = match entries {
            Ok(found) => found,
            Err(error) => {
                self.warn(
                    prefix,
                    "unreadable",
                    message!(
                        "The folder could not be opened: {error}. Check its permissions and open it again.",
                        error = error.to_string()
                    ),
                );
                return Ok(());
            }
        };
        if !self.entered.insert(place) {
            self.warn(prefix, code, message.clone());
            return Ok(());
        }
        let mut names: BTreeSet<(String, PathBuf)> = BTreeSet::new();
        for entry in entries {
            names.insert((entry.file_name().to_string_lossy().into_owned(), entry.path()));
        }
        for (name, path) in &names {
            if is_ignored(name) || belongs_to_page(name, &names) {
                continue;
            }
            let relative = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
            if path.is_symlink() && path.exists() {
                self.links.push(Found { relative, path: path.clone() });
            } else if path.is_dir() {
                self.folder(path, &relative, code, message)?;
            } else {
                self.file(path, relative);
            }
        }
        Ok(())
    }

    /// What links lead to, unless it is loaded already: an article that is there twice would count twice.
    fn follow_links(&mut self) -> Result<(), Cancelled> {
        let back_again = || {
            message!(
                "This link leads back to a folder around it and was not followed. Remove the link if it is not needed."
            )
        };
        let repeated = || {
            message!(
                "This link leads to something that is loaded already and was not followed. Remove the link if it is not needed."
            )
        };
        let mut files: Option<BTreeSet<PathBuf>> = None;
        let mut at = 0;
        while at < self.links.len() {
            let link = self.links[at].clone();
            at += 1;
            let Ok(target) = link.path.canonicalize() else {
                self.file(&link.path, link.relative);
                continue;
            };
            if target.is_dir() {
                let around = link.path.parent().and_then(|folder| folder.canonicalize().ok());
                let back = around.is_some_and(|around| around.starts_with(&target));
                let (code, message) = if back { ("link-loop", back_again()) } else { ("link-repeated", repeated()) };
                self.folder(&link.path, &link.relative, code, &message)?;
                files = None;
                continue;
            }
            let known = files
                .get_or_insert_with(|| self.found.iter().filter_map(|found| found.path.canonicalize().ok()).collect());
            if known.insert(target) {
                self.file(&link.path, link.relative);
            } else {
                self.warn(&link.relative, "link-repeated", repeated());
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, relative: String) {
        match std::fs::metadata(path) {
            Ok(data) if data.is_file() => self.found.push(Found { relative, path: path.to_owned() }),
            Ok(_) => {
                self.warn(&relative, "not-a-file", message!("This is neither a file nor a folder and was left out."));
            }
            Err(_) if path.is_symlink() => self.warn(
                &relative,
                "dangling-link",
                message!("This link leads to a file that is not there. Restore the file or remove the link."),
            ),
            Err(error) => self.warn(
                &relative,
                "unreadable",
                message!(
                    "The file could not be opened: {error}. Check that it is there and may be read.",
                    error = error.to_string()
                ),
            ),
        }
    }
}

/// Whether a folder holds the pictures of a page saved beside it: `Page.html` and `Page_files`.
fn belongs_to_page(name: &str, names: &BTreeSet<(String, PathBuf)>) -> bool {
    let Some(page) = name.strip_suffix("_files") else { return false };
    ["html", "htm", "xhtml"].iter().any(|extension| {
        let wanted = format!("{page}.{extension}");
        names.range((wanted.clone(), PathBuf::new())..).next().is_some_and(|(name, _)| *name == wanted)
    })
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
