//! Writing project files so that a crash at any moment leaves either the old or the new one, and keeping the last ones.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::document::{Project, ProjectError};
use crate::export::{folder_of, leads_to, write_whole};
use crate::wording::{Message, message};

/// The ending of project files, without the dot.
pub const EXTENSION: &str = "parallax";

/// How many earlier states of a project are kept beside it.
pub const BACKUPS: usize = 10;

/// Whether a path names a project by its ending.
pub fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

/// The file a project goes into if a user names it so: with the ending, if that was left away.
pub fn project_file(path: PathBuf) -> PathBuf {
    if is_project(&path) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(EXTENSION);
    PathBuf::from(name)
}

/// Reads a project file.
///
/// # Errors
/// If it cannot be read, is no project, of a later version, or damaged.
pub fn read(path: &Path) -> Result<Project, ProjectError> {
    let json = std::fs::read(path).map_err(|source| failed(message!("read | cannot … a file"), path, source))?;
    Project::from_json(&json).map_err(|error| ProjectError::In { path: path.to_owned(), source: Box::new(error) })
}

/// Writes a project file. What stood there before is kept among the backups.
///
/// # Errors
/// If the file cannot be written; what stood there before is then untouched.
pub fn save(project: &Project, path: &Path) -> Result<(), ProjectError> {
    let json = project.to_json()?;
    back_up(path).map_err(|source| failed(message!("keep a backup of"), path, source))?;
    write_whole(path, &json).map_err(|source| failed(message!("write | cannot … a file"), path, source))
}

fn failed(verb: Message, path: &Path, source: io::Error) -> ProjectError {
    ProjectError::File { verb, path: path.to_owned(), source }
}

/// The backups of a project: `study backups` beside `study.parallax`.
pub fn backup_folder(path: &Path) -> PathBuf {
    let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    folder_of(path).join(format!("{name} backups"))
}

/// The backups of a project, oldest first.
pub fn backups(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(backup_folder(path)) else { return Vec::new() };
    let mut out: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| is_project(path)).collect();
    out.sort();
    out
}

/// Keeps what stands at `path`, if anything does, under the time it was written, and lets the oldest backups go.
fn back_up(path: &Path) -> io::Result<()> {
    let written = match std::fs::metadata(path) {
        Ok(data) => data.modified()?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let folder = backup_folder(path);
    std::fs::create_dir_all(&folder)?;
    let written = Timestamp::try_from(written).unwrap_or(Timestamp::UNIX_EPOCH);
    let stamp = written.strftime("%Y-%m-%d %H.%M.%S.%6f UTC");
    // Two states of one moment are told apart by a number.
    for n in 1.. {
        let number = if n == 1 { String::new() } else { format!("_{n}") };
        let kept = folder.join(format!("{stamp}{number}.{EXTENSION}"));
        // A second name for the same file costs nothing; where the file system has none, a copy does.
        match std::fs::hard_link(leads_to(path), &kept) {
            Ok(()) => break,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => {
                write_whole(&kept, &std::fs::read(path)?)?;
                break;
            }
        }
    }
    let known = backups(path);
    for old in &known[..known.len().saturating_sub(BACKUPS)] {
        std::fs::remove_file(old)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Settings;
    use crate::project::{Extra, Opened};

    fn project(n: u64) -> Project {
        let settings = Settings { lexicons: Vec::new(), ..Settings::default() };
        let mut project = Project::new(Opened::default(), Default::default(), &settings);
        project.extra = Extra::from_iter([("state".to_owned(), n.into())]);
        project
    }

    fn state(path: &Path) -> u64 {
        read(path).unwrap().extra["state"].as_u64().unwrap()
    }

    #[test]
    fn the_last_ten_states_are_kept_beside_the_project() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.parallax");
        for n in 0..14 {
            save(&project(n), &path).unwrap();
        }
        assert_eq!(state(&path), 13);
        let states: Vec<u64> = backups(&path).iter().map(|path| state(path)).collect();
        assert_eq!(states, (3..13).collect::<Vec<_>>());
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }

    #[test]
    fn a_project_that_cannot_be_written_says_so_and_the_old_one_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.parallax");
        save(&project(1), &path).unwrap();
        std::fs::write(backup_folder(&path), "in the way").unwrap();
        let error = save(&project(2), &path).unwrap_err().to_string();
        assert!(error.contains("study.parallax") && error.contains("permissions"), "{error}");
        assert_eq!(state(&path), 1);
        assert!(read(&folder.path().join("none.parallax")).unwrap_err().to_string().contains("none.parallax"));
    }

    #[cfg(unix)]
    #[test]
    fn backups_of_a_linked_project_keep_what_the_file_held() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("kept.parallax"), folder.path().join("study.parallax"));
        save(&project(1), &file).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        save(&project(2), &link).unwrap();
        assert_eq!((state(&file), link.is_symlink()), (2, true));
        assert_eq!(backups(&link).iter().map(|path| state(path)).collect::<Vec<_>>(), [1]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_of_a_project_stay_as_they_were() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.parallax");
        save(&project(1), &path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        save(&project(2), &path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
