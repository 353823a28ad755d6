//! What a view has computed and keeps between frames.

use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Id, Ui};

use crate::app::command::Command;
use crate::app::texts;

/// Does something beside the window's thread, outside the pool of threads that counting uses: what waits for an index
/// there must not be what makes it ([`crate::statistics::Indices`]).
pub(super) fn beside(commands: &mut Vec<Command>, work: impl FnOnce() + Send + 'static) {
    let language = texts::language();
    let speaking = move || {
        texts::set_language(language);
        work();
    };
    if let Err(error) = std::thread::Builder::new().name("counting".to_owned()).spawn(speaking) {
        commands.push(Command::Complain(error.to_string()));
    }
}

/// The place kept under an id; empty at first. Whoever uses it stores with it what it was computed from.
pub(super) fn cache<T: Default + Send + Sync + 'static>(ui: &Ui, id: Id) -> Arc<Mutex<T>> {
    ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<T>>>(id)))
}
