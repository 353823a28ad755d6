//! The threads that do what takes time. One computes: importing, analysing, finding hits. One searches. A job of these
//! that was superseded while it waited is not started. The third one reads and writes files; nothing cancels it. The
//! fourth one makes exports, the fifth one what tables will need.
//!
//! A job holds shared references to articles and analysis while it works and gives them up before it reports. A panic
//! becomes a failure that is reported like any other.

mod run;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

pub use self::run::run;
use super::coding::Results;
use super::exports::{self, Counting, Goal, Product, Writing};
use super::preferences::Preferences;
use super::search::{Found, Request};
use super::state::Origin;
use super::study::Ready;
use super::texts;
use super::views::Filters;
use crate::analysis::{Analysis, Settings};
use crate::coding::{Codings, Plan, Sample};
use crate::model::{Article, ArticleIndex, Event, Progress, Warning};
use crate::project::association;
use crate::project::journal::{Abandoned, About};
use crate::project::{Analysed, ArticleEntry, Corrections, Project, Renewed, Stale};
use crate::search::{Index, QueryError};
use crate::statistics::Indices;

/// What articles are computed from.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The articles as corrected.
    pub articles: Arc<Vec<Article>>,
    /// What the project knows of them.
    pub entries: Arc<Vec<ArticleEntry>>,
    /// What the analyst decided.
    pub corrections: Arc<Corrections>,
}

/// A project to be written, and where the articles come from that it carries along.
#[derive(Debug)]
pub struct Snapshot {
    /// The project; its articles are without copies.
    pub project: Project,
    /// The articles, and those of them as imported that were corrected; `None` if the project carries none along.
    pub embed: Option<Copies>,
}

/// The articles as they are, and those of them as imported that were corrected.
pub type Copies = (Arc<Vec<Article>>, BTreeMap<ArticleIndex, Article>);

/// Something to do off the window's thread.
#[derive(Debug)]
pub enum Task {
    /// Read files and analyse them.
    Open(Origin, Settings),
    /// Analyse articles that are already read, some of them replaced.
    Analyse(Corpus, Vec<(ArticleIndex, Article)>, Settings),
    /// Compute anew what is stale.
    Renew(Corpus, Arc<Analysis>, Arc<Vec<Event>>, Settings, Stale),
    /// Write a file.
    Write(PathBuf, Vec<u8>),
    /// Make a table, a figure, the report, or all of them.
    Export(Box<Counting>, exports::Request, Goal),
    /// Write a project.
    Save(Box<Snapshot>, PathBuf),
    /// Write unsaved changes into the journal.
    Journal(Box<Snapshot>, About, PathBuf),
    /// Take the journal away.
    ClearJournal(PathBuf),
    /// Take a journal away that another run of the program left behind.
    DiscardJournal(Abandoned),
    /// Read a file.
    Read(PathBuf, ReadAs),
    /// Remember preferences.
    Remember(PathBuf, Preferences),
    /// Find what tables will need, while nobody waits for it.
    Prepare(Arc<Vec<Article>>, Arc<Analysis>, Arc<Indices>),
    /// List which articles have which words.
    Index(Arc<Analysis>),
    /// Search.
    Search(Box<Looking>),
    /// Draw a sample of hits.
    Draw(Box<Drawing>),
    /// Compute agreement and precision of a sample, by position, at a step of the history.
    Validate(Arc<Codings>, usize, u64),
    /// Write what the window holds into a file.
    WriteWork(Box<Writing>, PathBuf),
    /// Let project files be opened by double click, or, if not, no longer.
    Associate(bool),
}

/// What a file is read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadAs {
    /// A lexicon, or another program's dictionary.
    Lexicon,
    /// A coder's file.
    Codings,
    /// A code book.
    CodeBook,
}

/// What sample to draw, and from what.
#[derive(Debug)]
pub struct Drawing {
    /// The articles.
    pub articles: Arc<Vec<Article>>,
    /// What was found in them.
    pub analysis: Arc<Analysis>,
    /// Which hits count.
    pub filters: Filters,
    /// The sample.
    pub plan: Plan,
}

/// What to look for, and in what.
#[derive(Debug)]
pub struct Looking {
    /// The articles.
    pub articles: Arc<Vec<Article>>,
    /// What was found in them.
    pub analysis: Arc<Analysis>,
    /// Which of them have which words.
    pub index: Arc<Index>,
    /// What to look for.
    pub request: Request,
    /// [`super::state::State::revision`] of all that.
    pub revision: u64,
}

impl Task {
    /// Whether it only reads or writes a file, so that it is done beside computing and never cancelled.
    pub fn is_file(&self) -> bool {
        self.thread() == Thread::Files
    }

    /// Which thread does it.
    pub fn thread(&self) -> Thread {
        match self {
            Task::Open(..) | Task::Analyse(..) | Task::Renew(..) => Thread::Computing,
            Task::Index(_) | Task::Search(_) | Task::Draw(_) | Task::Validate(..) => Thread::Searching,
            Task::Export(..) => Thread::Exports,
            Task::Prepare(..) => Thread::Preparing,
            _ => Thread::Files,
        }
    }
}

/// The threads, so that a search does not wait for an analysis, nor a file for either.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thread {
    /// Importing and analysing.
    Computing,
    /// Searching, drawing samples, validating.
    Searching,
    /// Reading and writing files.
    Files,
    /// Making tables, figures and reports, which may take long and only reads.
    Exports,
    /// Finding what tables will need.
    Preparing,
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

/// What the window shows of a corpus while it is analysed.
#[derive(Debug)]
pub struct Imported {
    /// The articles as corrected.
    pub articles: Arc<Vec<Article>>,
    /// Problems.
    pub warnings: Vec<Warning>,
    /// How they are analysed.
    pub settings: Settings,
}

/// What came of a job.
#[derive(Debug)]
pub enum Outcome {
    /// The articles are read; the analysis goes on.
    Imported(Box<Imported>),
    /// What was to be opened is analysed.
    Opened(Box<Ready>),
    /// The analysis is done, of these articles.
    Analysed(Arc<Vec<Article>>, Box<Analysed>),
    /// What was stale is computed anew.
    Renewed(Option<Box<Renewed>>),
    /// The file is written.
    Written(PathBuf),
    /// What was asked for is made; nothing if there is nothing to draw.
    Made(Option<Product>),
    /// The project is saved.
    Saved(PathBuf),
    /// The journal is written.
    Journaled,
    /// Project files are opened by double click, or no longer; what was done for it.
    Associated(bool, association::Report),
    /// The file is read.
    Read(PathBuf, ReadAs, Vec<u8>),
    /// The sample is drawn.
    Drawn(Box<Sample>),
    /// Agreement and precision; `None` if the sample is gone.
    Validated(Option<Arc<Results>>),
    /// The index is made.
    Indexed(Arc<Index>),
    /// What a search found, or why it cannot.
    Found(Result<Arc<Found>, QueryError>),
    /// It is done and there is nothing to say.
    Done,
    /// The job was stopped.
    Cancelled,
    /// The job was stopped half-way; what is there and what is not.
    Stopped(String),
    /// It could not be done; why, and with which file.
    Failed(String),
}

/// A thread's two ends.
#[derive(Debug)]
pub struct Worker {
    jobs: Option<Sender<(texts::Language, Job)>>,
    outcomes: Receiver<(u64, Outcome)>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts a thread. `wake` is called after each report, so that a sleeping window looks at it.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(name: &str, wake: impl Fn() + Send + 'static) -> std::io::Result<Worker> {
        let (jobs, inbox) = channel::<(texts::Language, Job)>();
        let (outbox, outcomes) = channel();
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            for (language, job) in inbox {
                // What it says is read in the window.
                texts::set_language(language);
                let number = job.number;
                guarded(job, &mut |outcome| {
                    // The window is gone if nobody listens; then there is nobody to tell.
                    let _ = outbox.send((number, outcome));
                    wake();
                });
            }
        })?;
        Ok(Worker { jobs: Some(jobs), outcomes, thread: Some(thread) })
    }

    /// Hands over a job. `false` if the thread is gone.
    pub fn send(&self, job: Job) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.send((texts::language(), job)).is_ok())
    }

    /// The next report, if there is one: the job's number and what came of it.
    pub fn poll(&self) -> Option<(u64, Outcome)> {
        self.outcomes.try_recv().ok()
    }

    /// Waits until everything handed over is done.
    pub fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A panic was reported when it happened.
            let _ = thread.join();
        }
    }
}

/// Gives memory back on a thread of its own: for a large analysis that takes longer than a frame.
pub(super) fn discard<T: Send + 'static>(value: T) {
    // Without a thread it is given back here.
    let _ = std::thread::Builder::new().name("discarding".to_owned()).spawn(move || drop(value));
}

/// Does a job and reports; whatever goes wrong inside is reported too.
fn guarded(job: Job, report: &mut dyn FnMut(Outcome)) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| run(job, report))) {
        let said = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or_default();
        report(Outcome::Failed(texts::job_panicked(said)));
    }
}
