//! The thread that does what takes time: importing, analysing, searching for hits, writing files.
//!
//! It holds shared references to articles and analysis while it works and gives them up before it reports. A job that
//! was superseded while it waited is not started.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::preferences::{Preferences, write_whole};
use super::state::Origin;
use crate::analysis::{Analysis, Settings};
use crate::import::{self, Imported};
use crate::lexicon::Matcher;
use crate::model::{Article, Hit, Progress, Warning};

/// Something to do off the window's thread.
#[derive(Debug)]
pub enum Task {
    /// Read files and analyse them.
    Open(Origin, Settings),
    /// Analyse articles that are already read.
    Analyse(Arc<Vec<Article>>, Settings),
    /// Search for hits anew.
    FindHits(Arc<Vec<Article>>, Arc<Analysis>, Settings),
    /// Write a file.
    Write(PathBuf, Vec<u8>),
    /// Read a lexicon file.
    ReadLexicon(PathBuf),
    /// Remember preferences.
    Remember(PathBuf, Preferences),
}

/// A task with its number and progress.
#[derive(Debug)]
pub struct Job {
    /// Counts up; the outcome carries it.
    pub number: u64,
    /// How far it is; also how it is stopped.
    pub progress: Arc<Progress>,
    /// What to do.
    pub task: Task,
}

/// What came of a job.
#[derive(Debug)]
pub enum Outcome {
    /// The articles are read; the analysis goes on.
    Imported(Arc<Vec<Article>>, Vec<Warning>),
    /// The analysis is done.
    Analysed(Box<Analysis>),
    /// The hits are found.
    FoundHits(Box<Matcher>, Vec<Vec<Hit>>),
    /// The file is written.
    Written(PathBuf),
    /// The file is read.
    Read(PathBuf, String),
    /// The job was stopped.
    Cancelled,
    /// It could not be done; why, and with which file.
    Failed(String),
}

/// The thread's two ends.
#[derive(Debug)]
pub struct Worker {
    jobs: Sender<Job>,
    outcomes: Receiver<(u64, Outcome)>,
}

impl Worker {
    /// Starts the thread. `wake` is called after each report, so that a sleeping window looks at it.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(wake: impl Fn() + Send + 'static) -> std::io::Result<Worker> {
        let (jobs, inbox) = channel::<Job>();
        let (outbox, outcomes) = channel();
        std::thread::Builder::new()
            .name("worker".to_owned())
            .spawn(move || {
                for job in inbox {
                    let number = job.number;
                    run(job, &mut |outcome| {
                        // The window is gone if nobody listens; then there is nobody to tell.
                        let _ = outbox.send((number, outcome));
                        wake();
                    });
                }
            })?;
        Ok(Worker { jobs, outcomes })
    }

    /// Hands over a job. `false` if the thread is gone.
    pub fn send(&self, job: Job) -> bool {
        self.jobs.send(job).is_ok()
    }

    /// The next report, if there is one: the job's number and what came of it.
    pub fn poll(&self) -> Option<(u64, Outcome)> {
        self.outcomes.try_recv().ok()
    }
}

/// Does a job and reports.
pub fn run(job: Job, report: &mut dyn FnMut(Outcome)) {
    let progress = job.progress;
    if progress.check().is_err() {
        report(Outcome::Cancelled);
        return;
    }
    match job.task {
        Task::Open(origin, settings) => {
            let imported = match origin {
                Origin::Paths(paths) => import::import(&paths, &progress),
                Origin::Sample => Ok(import::sample()),
            };
            let Ok(Imported { articles, warnings }) = imported else {
                report(Outcome::Cancelled);
                return;
            };
            let articles = Arc::new(articles);
            report(Outcome::Imported(Arc::clone(&articles), warnings));
            if !articles.is_empty() {
                report(analyse(&articles, &settings, &progress));
            }
        }
        Task::Analyse(articles, settings) => {
            let outcome = analyse(&articles, &settings, &progress);
            drop(articles);
            report(outcome);
        }
        Task::FindHits(articles, analysis, settings) => {
            let found = analysis.hits_of(&articles, &settings, &progress);
            drop((articles, analysis));
            report(match found {
                Ok((matcher, hits)) => Outcome::FoundHits(Box::new(matcher), hits),
                Err(_) => Outcome::Cancelled,
            });
        }
        Task::Write(path, bytes) => report(match write_whole(&path, &bytes) {
            Ok(()) => Outcome::Written(path),
            Err(error) => Outcome::Failed(format!("{error:#}")),
        }),
        Task::ReadLexicon(path) => report(match std::fs::read_to_string(&path) {
            Ok(text) => Outcome::Read(path, text),
            Err(error) => Outcome::Failed(format!("{}: {error}", path.display())),
        }),
        Task::Remember(path, preferences) => {
            if let Err(error) = preferences.save(&path) {
                report(Outcome::Failed(format!("{error:#}")));
            }
        }
    }
}

fn analyse(articles: &[Article], settings: &Settings, progress: &Progress) -> Outcome {
    match Analysis::run(articles, settings, progress) {
        Ok(analysis) => Outcome::Analysed(Box::new(analysis)),
        Err(_) => Outcome::Cancelled,
    }
}
