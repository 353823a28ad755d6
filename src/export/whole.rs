//! Files that are there whole or not at all, even if the machine stops while they are written.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file being written. It stands beside its place under another name and takes its place in [`WholeFile::finish`];
/// dropped before that, nothing has changed. A symbolic link stays one: the file it leads to is replaced. What is no
/// ordinary file (a pipe, a terminal, `/dev/null`) is written into as it is.
#[derive(Debug)]
pub struct WholeFile(Place);

#[derive(Debug)]
enum Place {
    /// A new file, and where it goes.
    Beside(BufWriter<NamedTempFile>, PathBuf),
    /// What cannot be replaced.
    Into(BufWriter<File>),
}

/// Bytes kept before they are written.
const BUFFER: usize = 1 << 20;

impl WholeFile {
    /// Begins a file. Its folder is made if it is not there.
    ///
    /// # Errors
    /// If the folder cannot be made or nothing be written in it.
    pub fn create(path: &Path) -> io::Result<WholeFile> {
        let path = leads_to(path);
        let old = std::fs::metadata(&path).ok();
        if old.as_ref().is_some_and(|old| !old.is_file() && !old.is_dir()) {
            return Ok(WholeFile(Place::Into(BufWriter::with_capacity(
                BUFFER,
                File::options().write(true).open(path)?,
            ))));
        }
        let folder = folder_of(&path);
        std::fs::create_dir_all(folder)?;
        let file = tempfile::Builder::new().prefix(".parallax-").suffix(".tmp").tempfile_in(folder)?;
        match old {
            Some(old) => file.as_file().set_permissions(old.permissions())?,
            None => make_readable(file.as_file())?,
        }
        Ok(WholeFile(Place::Beside(BufWriter::with_capacity(BUFFER, file), path)))
    }

    /// Puts the file in its place, flushed to the disk, and flushes the folder too.
    ///
    /// # Errors
    /// If the disk is full or the file may not be replaced; what stood there before is then untouched.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Place::Beside(out, path) => {
                let file = out.into_inner()?;
                file.as_file().sync_all()?;
                file.persist(&path).map_err(|error| error.error)?;
                flush_folder(folder_of(&path))
            }
            Place::Into(mut out) => out.flush(),
        }
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Place::Beside(out, _) => out.write(bytes),
            Place::Into(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Place::Beside(out, _) => out.flush(),
            Place::Into(out) => out.flush(),
        }
    }
}

/// Writes a file whole or not at all: see [`WholeFile`].
///
/// # Errors
/// If the folder cannot be made or the file not be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = WholeFile::create(path)?;
    file.write_all(bytes)?;
    file.finish()
}

/// The file a path names: where a symbolic link leads, itself otherwise.
pub fn leads_to(path: &Path) -> PathBuf {
    if path.is_symlink() { path.canonicalize().unwrap_or_else(|_| path.to_owned()) } else { path.to_owned() }
}

/// The folder a file is in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Only Unix lets a program flush a folder.
#[cfg(not(unix))]
fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Temporary files can be read by their owner alone; a written file is as any other.
#[cfg(unix)]
fn make_readable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_dropped_half_way_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/report.json");
        write_whole(&path, b"one").unwrap();
        let mut file = WholeFile::create(&path).unwrap();
        file.write_all(b"two").unwrap();
        drop(file);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(std::fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_its_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("kept/file.csv"), folder.path().join("link.csv"));
        write_whole(&file, b"one").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_whole(&link, b"two").unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&file).unwrap(), b"two");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_written_into_and_not_replaced() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::read(pipe).unwrap()
        });
        write_whole(&pipe, b"through").unwrap();
        assert_eq!(reader.join().unwrap(), b"through");
        assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
    }
}
