//! Opening project files by double click: tells the system that files ending in `.parallax` belong to this program, and
//! takes that back.
//!
//! Only the user's own settings are touched, everything that is done is listed, and what somebody else put there is left
//! as it is. On Linux three kinds of files are written below the data folder ([`linux`]); on Windows a few values of the
//! registry are set by the system's own `reg` ([`windows`]); on macOS the application bundle says which files it opens,
//! which a program cannot do for itself.

pub mod linux;
pub mod windows;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What was done, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// What was done.
    pub deeds: Vec<Deed>,
}

/// Something that was done, or was not necessary.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// A file or a value of the registry was written.
    Written(String),
    /// It was there from an earlier time and now says something else.
    Replaced(String),
    /// It was there already, and right.
    Kept(String),
    /// It was taken away.
    Removed(String),
    /// It stands there from somebody else and was left as it is.
    Foreign(String),
    /// A program of the system was run, so that what was written counts at once.
    Told(String),
    /// That program is not installed or failed; the desktop finds out by itself later.
    NotTold(String),
}

impl Deed {
    /// The file, value or program it is about.
    pub fn about(&self) -> &str {
        match self {
            Deed::Written(about)
            | Deed::Replaced(about)
            | Deed::Kept(about)
            | Deed::Removed(about)
            | Deed::Foreign(about)
            | Deed::Told(about)
            | Deed::NotTold(about) => about,
        }
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Deed::Written(about) => write!(f, "written: {about}"),
            Deed::Replaced(about) => write!(f, "replaced: {about}"),
            Deed::Kept(about) => write!(f, "was there already: {about}"),
            Deed::Removed(about) => write!(f, "removed: {about}"),
            Deed::Foreign(about) => write!(f, "left as it is, for Parallax did not write it: {about}"),
            Deed::Told(about) => write!(f, "told the system: {about}"),
            Deed::NotTold(about) => write!(f, "not there or failed, the desktop will find out later: {about}"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.deeds.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl Report {
    /// Whether nothing of Parallax was there to be removed.
    pub fn is_empty(&self) -> bool {
        self.deeds.is_empty()
    }
}

/// Why project files could not be associated with the program.
#[derive(thiserror::Error, Debug)]
pub enum AssociationError {
    /// Somebody else's file stands where the program's own would go. Nothing was written.
    #[error("{0} is there already, and Parallax did not write it. Move it away, then try again; nothing was changed.")]
    Foreign(String),
    /// A file could not be read, written or removed.
    #[error("cannot {verb} {}: {source}", path.display())]
    File {
        /// What could not be done.
        verb: &'static str,
        /// With which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Neither `XDG_DATA_HOME` nor `HOME` is set.
    #[error("the system names no folder for programs' data: neither XDG_DATA_HOME nor HOME is set")]
    NoDataFolder,
    /// The program's own file cannot be named.
    #[error("cannot find out where this program lies: {0}")]
    NoProgram(io::Error),
    /// A program of the system failed.
    #[error("{program} failed: {reason}")]
    Program {
        /// Which one, with its arguments.
        program: String,
        /// What it said.
        reason: String,
    },
    /// This system asks the application bundle, not the program.
    #[error(
        "On macOS the application bundle says which files it opens. Drop the project on the window, choose File ▸ Open project…, or type `parallax study.parallax`; assets/macos/README.md says how a bundle is made."
    )]
    Bundle,
}

/// What a program of the system said: whether it succeeded, and its output.
pub type Said = (bool, String);

/// Runs programs of the system; tests have their own.
pub trait System {
    /// Runs a program with arguments.
    ///
    /// # Errors
    /// If it is not there or cannot be started.
    fn run(&mut self, program: &str, arguments: &[String]) -> io::Result<Said>;
}

/// The system this program runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ThisSystem;

impl System for ThisSystem {
    fn run(&mut self, program: &str, arguments: &[String]) -> io::Result<Said> {
        let out = Command::new(program).args(arguments).stdin(Stdio::null()).output()?;
        let mut said = String::from_utf8_lossy(&out.stdout).into_owned();
        said.push_str(&String::from_utf8_lossy(&out.stderr));
        Ok((out.status.success(), said.trim().to_owned()))
    }
}

/// Lets project files be opened in this program by double click.
///
/// # Errors
/// If what would be written is there from somebody else, cannot be written, or this system does not ask programs.
pub fn associate() -> Result<Report, AssociationError> {
    let program = std::env::current_exe().map_err(AssociationError::NoProgram)?;
    if cfg!(target_os = "windows") {
        windows::associate(&program, &mut ThisSystem)
    } else if cfg!(target_os = "macos") {
        Err(AssociationError::Bundle)
    } else {
        linux::associate(&program, &linux::data_folder()?, &mut ThisSystem)
    }
}

/// Takes back what [`associate`] did. What somebody else wrote stays and is reported.
///
/// # Errors
/// If something cannot be removed, or this system does not ask programs.
pub fn dissociate() -> Result<Report, AssociationError> {
    if cfg!(target_os = "windows") {
        windows::dissociate(&mut ThisSystem)
    } else if cfg!(target_os = "macos") {
        Err(AssociationError::Bundle)
    } else {
        linux::dissociate(&linux::data_folder()?, &mut ThisSystem)
    }
}

/// A system that is not there: notes what is asked for and gives set answers.
#[cfg(test)]
#[derive(Default)]
struct Pretended {
    /// Programs run, with their arguments.
    run: Vec<String>,
    /// What a call that begins so answers; all others succeed and say nothing.
    answers: Vec<(&'static str, bool, &'static str)>,
}

#[cfg(test)]
impl System for Pretended {
    fn run(&mut self, program: &str, arguments: &[String]) -> io::Result<Said> {
        let call = format!("{program} {}", arguments.join(" "));
        let answer = self.answers.iter().find(|(start, ..)| call.starts_with(start));
        let said = answer.map_or((true, String::new()), |&(_, good, said)| (good, said.to_owned()));
        self.run.push(call);
        Ok(said)
    }
}

/// A path as text, for reports.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
