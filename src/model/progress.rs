//! How far a long job is, and whether it should stop. Shared between the job and whoever watches it.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};

/// The job was told to stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// The steps from files to figures, in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// Reading files, removing boilerplate.
    Read = 0,
    /// Sentences and words.
    Split = 1,
    /// Attributions and facts.
    Voice = 2,
    /// Loaded terms.
    Terms = 3,
    /// Grouping by event.
    Events = 4,
    /// Lining up sentences.
    Align = 5,
    /// Figures.
    Statistics = 6,
}

impl Stage {
    /// All stages in order.
    pub const ALL: [Stage; 7] =
        [Stage::Read, Stage::Split, Stage::Voice, Stage::Terms, Stage::Events, Stage::Align, Stage::Statistics];
}

/// Progress and cancellation of one job.
#[derive(Debug, Default)]
pub struct Progress {
    cancelled: AtomicBool,
    stage: AtomicU8,
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// Asks the job to stop soon.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// # Errors
    /// If the job was asked to stop.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// Enters a stage of `total` steps.
    pub fn enter(&self, stage: Stage, total: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        self.stage.store(stage as u8, Ordering::Relaxed);
    }

    /// Counts `steps` more as done.
    pub fn advance(&self, steps: usize) {
        self.done.fetch_add(steps, Ordering::Relaxed);
    }

    /// The stage now running, steps done, steps in all.
    pub fn state(&self) -> (Stage, usize, usize) {
        let stage = Stage::ALL[usize::from(self.stage.load(Ordering::Relaxed)).min(Stage::ALL.len() - 1)];
        (stage, self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}
