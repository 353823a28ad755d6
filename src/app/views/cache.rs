//! What a view has computed and keeps between frames.

use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Id, Ui};

/// The place kept under an id; empty at first. Whoever uses it stores with it what it was computed from.
pub(super) fn cache<T: Default + Send + Sync + 'static>(ui: &Ui, id: Id) -> Arc<Mutex<T>> {
    ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<T>>>(id)))
}
