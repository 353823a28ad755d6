//! Dialogs of the system. They are started on the window's thread and waited for on another, so the window goes on. Where
//! a Linux desktop has none, the window asks for a path itself.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

use rfd::{AsyncFileDialog, FileHandle};

use super::command::Command;
use super::texts;
use super::update::Dialog;
use crate::project::save::EXTENSION;

/// Endings of the files lexicons are read from.
const DICTIONARIES: &[&str] = &["json", "dic", "lc3", "ykd", "cat", "yml", "yaml", "csv", "txt"];

/// What a dialog will give: the paths chosen, none if the user changes his mind.
type Asked = Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;

/// Whether the system has dialogs to show. On Linux they come from the desktop's portal or from zenity; without either a
/// question would go unanswered.
pub(super) fn are_there() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let list = |name: &str, otherwise: &str| -> Vec<PathBuf> {
        let value = std::env::var_os(name).filter(|value| !value.is_empty()).unwrap_or_else(|| otherwise.into());
        std::env::split_paths(&value).collect()
    };
    let has_zenity = list("PATH", "").iter().any(|folder| folder.join("zenity").is_file());
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists());
    has_zenity || (bus && has_portal(&list("XDG_DATA_DIRS", "/usr/local/share:/usr/share")))
}

/// Whether a portal that chooses files is installed in one of the system's data folders.
fn has_portal(folders: &[PathBuf]) -> bool {
    let service = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    let chooses = |folder: &PathBuf| {
        let portals = std::fs::read_dir(folder.join("xdg-desktop-portal/portals")).into_iter().flatten().flatten();
        let texts = portals.filter_map(|portal| std::fs::read_to_string(portal.path()).ok());
        texts.into_iter().any(|text| text.contains("org.freedesktop.impl.portal.FileChooser"))
    };
    folders.iter().any(|folder| folder.join(service).exists()) && folders.iter().any(chooses)
}

/// Shows a dialog; the answer comes as a command, nothing comes if the user changes his mind.
pub(super) fn show(dialog: Dialog, answers: Sender<Command>, wake: impl Fn() + Send + 'static) {
    let asked = ask(&dialog);
    let failed = answers.clone();
    let thread = std::thread::Builder::new().name("dialog".to_owned()).spawn(move || {
        if let Some(command) = dialog.answer(block_on(asked)) {
            // If nobody listens the window is gone, and the answer with it.
            let _ = answers.send(command);
        }
        wake();
    });
    if let Err(error) = thread {
        let _ = failed.send(Command::Complain(error.to_string()));
    }
}

fn ask(dialog: &Dialog) -> Asked {
    let ask = AsyncFileDialog::new().set_title(dialog.title());
    let of = |words: &str, endings: &[&str]| {
        one(AsyncFileDialog::new().set_title(dialog.title()).add_filter(words, endings).pick_file())
    };
    match dialog {
        Dialog::Folder | Dialog::Articles | Dialog::ExportFolder => one(ask.pick_folder()),
        Dialog::Files => {
            let asked = ask.pick_files();
            Box::pin(async { asked.await.unwrap_or_default().iter().map(|file| file.path().to_owned()).collect() })
        }
        Dialog::Project => of("Parallax", &[EXTENSION]),
        Dialog::Lexicon => of(&texts::DICTIONARIES, DICTIONARIES),
        Dialog::Codings => of(&texts::coding::CODINGS, &["json"]),
        Dialog::CodeBook => of("REFI-QDA", &["qdc"]),
        Dialog::SaveProject { name, .. } => {
            one(ask.set_file_name(name).add_filter("Parallax", &[EXTENSION]).save_file())
        }
        Dialog::Save { name, .. } | Dialog::Work { name, .. } | Dialog::SaveWith { name, .. } => {
            one(ask.set_file_name(name).save_file())
        }
    }
}

fn one(asked: impl Future<Output = Option<FileHandle>> + Send + 'static) -> Asked {
    Box::pin(async { asked.await.iter().map(|file| file.path().to_owned()).collect() })
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_counts_if_it_can_choose_files() {
        let system = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = system.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let folders = [PathBuf::from("/nowhere"), system.path().to_owned()];
        assert!(!has_portal(&folders));
        write("dbus-1/services/org.freedesktop.portal.Desktop.service", "");
        write("xdg-desktop-portal/portals/one.portal", "Interfaces=org.freedesktop.impl.portal.Screenshot;");
        assert!(!has_portal(&folders));
        write("xdg-desktop-portal/portals/two.portal", "Interfaces=org.freedesktop.impl.portal.FileChooser;");
        assert!(has_portal(&folders));
    }
}
