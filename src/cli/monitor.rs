//! A progress bar on standard error while a job runs, where standard error is a terminal.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::model::{Progress, Stage};

/// Runs `job` and shows its progress meanwhile.
pub(super) fn watched<T>(job: impl FnOnce(&Progress) -> T) -> T {
    let progress = Arc::new(Progress::default());
    if !std::io::stderr().is_terminal() {
        return job(&progress);
    }
    let (stop, stopped) = mpsc::channel::<()>();
    let watched = Arc::clone(&progress);
    let watcher = std::thread::spawn(move || {
        let bar = ProgressBar::new(1);
        let template = "{msg:22} {bar:40} {pos}/{len}";
        bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        while stopped.recv_timeout(Duration::from_millis(80)) == Err(RecvTimeoutError::Timeout) {
            let (stage, done, total) = watched.state();
            bar.set_message(title(stage));
            bar.set_length(total as u64);
            bar.set_position(done as u64);
        }
        bar.finish_and_clear();
    });
    let result = job(&progress);
    drop(stop);
    // The watcher only draws; if it panicked there is nothing to save.
    let _ = watcher.join();
    result
}

fn title(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "Reading files",
        Stage::Split => "Splitting sentences",
        Stage::Voice => "Finding voices",
        Stage::Terms => "Finding loaded terms",
        Stage::Events => "Grouping by event",
        Stage::Align => "Lining up sentences",
        Stage::Statistics => "Counting",
    }
}
