//! Unsaved changes on their way: while a project has some, the whole of it is written into the program's own folder every
//! few seconds, so that a crash costs seconds. Each running program holds a lock; a journal whose lock is free was left
//! behind by a program that stopped, and is offered at the next start.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::document::{Project, ProjectError};
use super::save::{self, EXTENSION};
use crate::export::write_whole;
use crate::wording::{Message, message};

/// The field of the project under which a journal says what it is of.
const FIELD: &str = "journal";

/// What a journal is of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct About {
    /// The project file; `None` if it was never saved.
    pub project: Option<PathBuf>,
    /// What the project was called.
    pub title: String,
    /// When the journal was written.
    pub at: Timestamp,
}

/// This program's journal. Its file goes when the program ends in good order.
#[derive(Debug)]
pub struct Journal {
    file: PathBuf,
    lock_file: PathBuf,
    /// Locked as long as the program runs, in whatever way it ends.
    _lock: File,
}

impl Journal {
    /// Takes a place for a journal in a folder.
    ///
    /// # Errors
    /// If the folder cannot be made or written into.
    pub fn start(folder: &Path) -> io::Result<Journal> {
        std::fs::create_dir_all(folder)?;
        let (lock, lock_file) = tempfile::Builder::new()
            .prefix("journal-")
            .suffix(".lock")
            .tempfile_in(folder)?
            .keep()
            .map_err(|error| error.error)?;
        lock.lock()?;
        Ok(Journal { file: lock_file.with_extension(EXTENSION), lock_file, _lock: lock })
    }

    /// Where the journal is written.
    pub fn file(&self) -> &Path {
        &self.file
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // Unsaved changes stay for the next start; without any only the lock has to go, and one that stays is cleared
        // away then.
        if !self.file.exists() {
            let _ = std::fs::remove_file(&self.lock_file);
        }
    }
}

/// Writes a project into a journal. Its paths must be absolute.
///
/// # Errors
/// If the file cannot be written.
pub fn write(project: &Project, about: &About, file: &Path) -> Result<(), ProjectError> {
    let mut project = project.clone();
    let value =
        serde_json::to_value(about).map_err(|error| ProjectError::Damaged(Message::verbatim(error.to_string())))?;
    project.extra.insert(FIELD.to_owned(), value);
    let json = project.to_json()?;
    write_whole(file, &json).map_err(|source| ProjectError::File {
        verb: message!("write | cannot … a file"),
        path: file.to_owned(),
        source,
    })
}

/// Takes a journal away: its changes are saved, or not wanted.
///
/// # Errors
/// If it is there and cannot be removed.
pub fn clear(file: &Path) -> io::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A journal left behind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Abandoned {
    /// The file.
    pub file: PathBuf,
    /// What it is of.
    pub about: About,
}

impl Abandoned {
    /// Reads the project with its unsaved changes.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(&self) -> Result<Project, ProjectError> {
        let mut project = save::read(&self.file)?;
        project.extra.remove(FIELD);
        Ok(project)
    }

    /// Takes it away, with its lock.
    ///
    /// # Errors
    /// If it cannot be removed.
    pub fn discard(&self) -> io::Result<()> {
        clear(&self.file)?;
        clear(&self.file.with_extension("lock"))
    }
}

/// Only the field a journal is recognised by.
#[derive(Deserialize)]
struct Head {
    journal: About,
}

/// The journals in a folder that no running program holds, the latest first. Locks without a journal are cleared away.
pub fn abandoned(folder: &Path) -> Vec<Abandoned> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut out = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if extension == Some("lock") && !path.with_extension(EXTENSION).exists() && is_free(&path) {
            // Nothing depends on it; if it stays, the next start tries again.
            let _ = std::fs::remove_file(&path);
        }
        if extension != Some(EXTENSION) || !is_free(&path.with_extension("lock")) {
            continue;
        }
        let head = std::fs::read(&path).ok().and_then(|json| serde_json::from_slice::<Head>(&json).ok());
        if let Some(Head { journal: about }) = head {
            out.push(Abandoned { file: path, about });
        }
    }
    out.sort_by(|a, b| b.about.at.cmp(&a.about.at).then_with(|| a.file.cmp(&b.file)));
    out
}

/// Whether no running program holds a lock.
fn is_free(lock: &Path) -> bool {
    match File::open(lock) {
        Ok(file) => !matches!(file.try_lock(), Err(TryLockError::WouldBlock)),
        Err(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Settings;
    use crate::project::Opened;

    fn about() -> About {
        About { project: Some("/home/ada/levy.parallax".into()), title: "levy".into(), at: Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn a_journal_is_offered_once_its_program_is_gone_and_not_before() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::new(Opened::default(), Default::default(), &Settings::default());
        let journal = Journal::start(folder.path()).unwrap();
        write(&project, &about(), journal.file()).unwrap();
        assert_eq!(abandoned(folder.path()), []);
        drop(journal);
        let found = abandoned(folder.path());
        assert_eq!(found.iter().map(|found| found.about.clone()).collect::<Vec<_>>(), [about()]);
        assert_eq!(found[0].read().unwrap(), project);
        found[0].discard().unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_program_that_ends_in_good_order_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::start(folder.path()).unwrap();
        let project = Project::new(Opened::default(), Default::default(), &Settings::default());
        write(&project, &about(), journal.file()).unwrap();
        clear(journal.file()).unwrap();
        drop(journal);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert_eq!(abandoned(&folder.path().join("none")), []);
    }
}
