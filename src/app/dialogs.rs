//! Dialogs of the system. They are started on the window's thread and waited for on another, so the window goes on.

use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

use rfd::{AsyncFileDialog, FileHandle};

use super::coding::CodingCommand;
use super::command::Command;
use super::texts;
use super::update::Dialog;
use crate::project::save::EXTENSION;

/// Endings of the files lexicons are read from.
const DICTIONARIES: &[&str] = &["json", "dic", "lc3", "ykd", "cat", "yml", "yaml", "csv", "txt"];

/// Shows a dialog; the answer comes as a command, nothing comes if the user changes his mind.
pub(super) fn show(dialog: Dialog, answers: Sender<Command>, wake: impl Fn() + Send + 'static) {
    let ask = AsyncFileDialog::new();
    let path = |handle: FileHandle| handle.path().to_owned();
    match dialog {
        Dialog::Folder => {
            let asked = ask.set_title(texts::OPEN_FOLDER).pick_folder();
            wait(asked, move |handle| Command::Open(vec![path(handle)]), answers, wake);
        }
        Dialog::Files => {
            let asked = ask.set_title(texts::OPEN_FILES).pick_files();
            let paths = move |handles: Vec<FileHandle>| -> Vec<PathBuf> { handles.into_iter().map(path).collect() };
            wait(asked, move |handles| Command::Open(paths(handles)), answers, wake);
        }
        Dialog::SaveWith { name, contents, beside } => {
            let asked = ask.set_title(texts::SAVE_AS).set_file_name(name).save_file();
            let write = move |handle| {
                let chosen = path(handle);
                let also = beside.into_iter().map(|(ending, bytes)| (chosen.with_extension(ending), bytes));
                let mut files: Vec<(PathBuf, Vec<u8>)> = also.collect();
                files.push((chosen, contents));
                Command::WriteAll(files)
            };
            wait(asked, write, answers, wake);
        }
        Dialog::ExportFolder => {
            let asked = ask.set_title(texts::EXPORT_ALL).pick_folder();
            wait(asked, move |handle| Command::ExportInto(path(handle)), answers, wake);
        }
        Dialog::Project => {
            let asked = ask.set_title(texts::OPEN_PROJECT).add_filter("Parallax", &[EXTENSION]).pick_file();
            wait(asked, move |handle| Command::Open(vec![path(handle)]), answers, wake);
        }
        Dialog::Articles => {
            let asked = ask.set_title(texts::LOCATE_ARTICLES).pick_folder();
            wait(asked, move |handle| Command::LocateArticles(path(handle)), answers, wake);
        }
        Dialog::SaveProject { name, then } => {
            let ask = ask.set_title(texts::SAVE_PROJECT).set_file_name(name).add_filter("Parallax", &[EXTENSION]);
            wait(ask.save_file(), move |handle| Command::SaveProjectTo(path(handle), then), answers, wake);
        }
        Dialog::Lexicon => {
            let asked = ask.set_title(texts::LOAD_LEXICON).add_filter(texts::DICTIONARIES, DICTIONARIES).pick_file();
            wait(asked, move |handle| Command::ReadLexicon(path(handle)), answers, wake);
        }
        Dialog::Codings => {
            let asked = ask.set_title(texts::coding::TAKE_IN).add_filter(texts::coding::CODINGS, &["json"]).pick_file();
            let read = |path| Command::Coding(CodingCommand::ReadCodings(path));
            wait(asked, move |handle| read(path(handle)), answers, wake);
        }
        Dialog::CodeBook => {
            let asked = ask.set_title(texts::coding::LOAD_BOOK).add_filter("REFI-QDA", &["qdc"]).pick_file();
            let read = |path| Command::Coding(CodingCommand::ReadBook(path));
            wait(asked, move |handle| read(path(handle)), answers, wake);
        }
        Dialog::Export { name, export } => {
            let asked = ask.set_title(texts::SAVE_AS).set_file_name(name).save_file();
            wait(asked, move |handle| Command::WriteExport(path(handle), export), answers, wake);
        }
        Dialog::Save { name, contents } => {
            let asked = ask.set_title(texts::SAVE_AS).set_file_name(name).save_file();
            wait(asked, move |handle| Command::Write(path(handle), contents), answers, wake);
        }
    }
}

fn wait<T>(
    asked: impl Future<Output = Option<T>> + Send + 'static,
    answer: impl FnOnce(T) -> Command + Send + 'static,
    answers: Sender<Command>,
    wake: impl Fn() + Send + 'static,
) {
    let failed = answers.clone();
    let thread = std::thread::Builder::new().name("dialog".to_owned()).spawn(move || {
        if let Some(chosen) = block_on(asked) {
            // If nobody listens the window is gone, and the answer with it.
            let _ = answers.send(answer(chosen));
        }
        wake();
    });
    if let Err(error) = thread {
        let _ = failed.send(Command::Complain(error.to_string()));
    }
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
