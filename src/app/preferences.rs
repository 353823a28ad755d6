//! What is remembered from one start to the next: theme, language, text size, panels, recent folders.

use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::texts;

/// Light, dark, or whatever the system says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All three.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];
}

/// What is remembered from one start to the next.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// The language of the window; `None` for the system's.
    pub language: Option<texts::Language>,
    /// Size of all text in per cent, 80 to 200.
    pub text_size: u32,
    /// Width and height of the window in points.
    pub window: [f32; 2],
    /// Whether the sidebar is shown.
    pub sidebar: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// Family letters in the reader.
    pub letters_in_reader: bool,
    /// Family letters in the compare view.
    pub letters_in_compare: bool,
    /// Whether single letters act as shortcuts.
    pub single_keys: bool,
    /// Whether things fade in and glide; off for whoever is disturbed by it.
    pub motion: bool,
    /// Who codes.
    pub coder: String,
    /// Projects, folders and files opened, the last one first.
    pub recent: Vec<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            language: None,
            text_size: 100,
            window: [1440.0, 900.0],
            sidebar: true,
            inspector: true,
            letters_in_reader: true,
            letters_in_compare: false,
            single_keys: true,
            motion: true,
            coder: String::new(),
            recent: Vec::new(),
        }
    }
}

/// Smallest and largest text size in per cent.
pub const TEXT_SIZES: std::ops::RangeInclusive<u32> = 80..=200;

/// How many recent folders are remembered.
const RECENT: usize = 8;

impl Preferences {
    /// Where the preferences lie; `None` if the platform names no place.
    pub fn path() -> Option<PathBuf> {
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let folder = if cfg!(target_os = "windows") {
            variable("APPDATA")?
        } else if cfg!(target_os = "macos") {
            variable("HOME")?.join("Library").join("Application Support")
        } else {
            variable("XDG_CONFIG_HOME").or_else(|| Some(variable("HOME")?.join(".config")))?
        };
        Some(folder.join("parallax").join("preferences.json"))
    }

    /// Where unsaved changes are kept: beside the preferences.
    pub fn journals(path: &Path) -> PathBuf {
        path.with_file_name("unsaved")
    }

    /// Reads the preferences; the defaults if there are none yet.
    ///
    /// # Errors
    /// If the file is there but cannot be read; the message says which.
    pub fn load(path: &Path) -> anyhow::Result<Preferences> {
        let json = match std::fs::read(path) {
            Ok(json) => json,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Preferences::default()),
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        };
        let mut read: Preferences = serde_json::from_slice(&json).with_context(|| path.display().to_string())?;
        read.text_size = read.text_size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
        Ok(read)
    }

    /// Writes the preferences.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save(&self, path: &Path) -> anyhow::Result<()> {
        let json = serde_json::to_vec_pretty(self)?;
        crate::export::write_whole(path, &json).with_context(|| path.display().to_string())
    }

    /// Puts a folder or file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_survive_a_restart_and_a_missing_file_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("preferences.json");
        assert_eq!(Preferences::load(&path).unwrap(), Preferences::default());
        let language = Some(texts::Language::Spanish);
        let mut changed = Preferences { theme: Theme::Dark, language, text_size: 130, ..Preferences::default() };
        changed.remember(Path::new("/a"));
        changed.save(&path).unwrap();
        assert_eq!(Preferences::load(&path).unwrap(), changed);
    }

    #[test]
    fn the_last_folder_opened_comes_first_and_only_once() {
        let mut preferences = Preferences::default();
        for path in ["/a", "/b", "/a"] {
            preferences.remember(Path::new(path));
        }
        assert_eq!(preferences.recent, [PathBuf::from("/a"), PathBuf::from("/b")]);
    }
}
