//! The threads that do what takes time. One computes: importing, analysing, finding hits. One searches. A job of these
//! that was superseded while it waited is not started. The third one reads and writes files; nothing cancels it. The fourth one makes exports, the fifth
//! one what tables will need.
//!
//! A job holds shared references to articles and analysis while it works and gives them up before it reports. A panic
//! becomes a failure that is reported like any other.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::coding::Results;
use super::exports::{self, Counting, Goal, Product, Writing};
use super::preferences::Preferences;
use super::search::{Found, Request, Sampled};
use super::state::Origin;
use super::study::{Incoming, Ready};
use super::texts;
use super::views::Filters;
use crate::analysis::{Analysis, Settings};
use crate::coding::{self, Codings, Plan, Sample};
use crate::export::ExportError;
use crate::import;
use crate::model::{Article, ArticleIndex, Cancelled, Event, Progress, Warning};
use crate::project::association;
use crate::project::journal::{self, Abandoned, About};
use crate::project::link::{self, OpenError};
use crate::project::{
    self, Analysed, ArticleEntry, Corrected, Corrections, Linked, Opened, Project, Renewed, Stale, correct_articles,
};
use crate::search::{self, Index, Query, QueryError};
use crate::statistics::Indices;
use crate::wording::Said;

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

/// Does a job and reports.
pub fn run(job: Job, report: &mut dyn FnMut(Outcome)) {
    let progress = job.progress;
    if !job.task.is_file() && progress.check().is_err() {
        report(Outcome::Cancelled);
        return;
    }
    let failed = |error: &dyn Said| Outcome::Failed(texts::said(error));
    match job.task {
        Task::Open(origin, settings) => open(origin, settings, &progress, report),
        Task::Analyse(corpus, replaced, settings) => {
            let Corpus { articles, entries, corrections } = corpus;
            let mut changed = articles.to_vec();
            drop(articles);
            for (index, article) in replaced {
                changed[index.index()] = article;
            }
            let changed = Arc::new(changed);
            let analysed = analyse(&changed, &entries, &settings, &corrections, &progress);
            report(match analysed {
                Ok(analysed) => Outcome::Analysed(changed, Box::new(analysed)),
                Err(Cancelled) => Outcome::Cancelled,
            });
        }
        Task::Renew(corpus, analysis, computed, settings, stale) => {
            let renewed = project::renew(
                (&corpus.articles, &corpus.entries),
                (&analysis, &computed),
                &settings,
                &corpus.corrections,
                stale,
                &progress,
            );
            drop((corpus, analysis, computed));
            report(renewed.map_or(Outcome::Cancelled, |renewed| Outcome::Renewed(Some(Box::new(renewed)))));
        }
        Task::Write(path, bytes) => report(match project::write_whole(&path, &bytes) {
            Ok(()) => Outcome::Written(path),
            Err(error) => Outcome::Failed(format!("{}: {error}", path.display())),
        }),
        Task::Export(counting, request, goal) => {
            let made = exports::make(&counting, request, goal, &progress);
            drop(counting);
            report(match made {
                Ok(product) => Outcome::Made(product),
                Err(ExportError::Cancelled(Cancelled)) => Outcome::Cancelled,
                Err(error) => failed(&error),
            });
        }
        Task::Save(snapshot, path) => report(match project::save(&snapshot.whole(), &path) {
            Ok(()) => Outcome::Saved(path),
            Err(error) => failed(&error),
        }),
        Task::Journal(snapshot, about, file) => report(match journal::write(&snapshot.whole(), &about, &file) {
            Ok(()) => Outcome::Journaled,
            Err(error) => Outcome::Failed(texts::journal_failed(&texts::said(&error))),
        }),
        Task::ClearJournal(file) => report(match journal::clear(&file) {
            Ok(()) => Outcome::Done,
            Err(error) => Outcome::Failed(format!("{}: {error}", file.display())),
        }),
        Task::DiscardJournal(abandoned) => report(match abandoned.discard() {
            Ok(()) => Outcome::Done,
            Err(error) => Outcome::Failed(format!("{}: {error}", abandoned.file.display())),
        }),
        Task::Read(path, what) => report(match std::fs::read(&path) {
            Ok(bytes) => Outcome::Read(path, what, bytes),
            Err(error) => Outcome::Failed(format!("{}: {error}", path.display())),
        }),
        Task::Prepare(articles, analysis, indices) => {
            let found = indices.tag(&analysis.corpus(&articles), &progress);
            drop((articles, analysis, indices));
            report(found.map_or(Outcome::Cancelled, |()| Outcome::Done));
        }
        Task::Index(analysis) => {
            let index = Index::new(&analysis.documents, &analysis.vocabulary, &progress);
            drop(analysis);
            report(index.map_or(Outcome::Cancelled, |index| Outcome::Indexed(Arc::new(index))));
        }
        Task::Search(looking) => {
            let found = look(*looking);
            report(Outcome::Found(found.map(Arc::new)));
        }
        Task::Draw(drawing) => {
            let Drawing { articles, analysis, filters, plan } = *drawing;
            let corpus = analysis.corpus(&articles);
            let sample = coding::draw(&corpus, &filters.selection(&corpus), plan);
            drop((articles, analysis));
            report(Outcome::Drawn(Box::new(sample)));
        }
        Task::Validate(codings, sample, position) => {
            let results = Results::of(&codings, sample, position);
            drop(codings);
            report(Outcome::Validated(results.map(Arc::new)));
        }
        Task::WriteWork(writing, path) => report(match writing.write(&path) {
            Ok(left_out) if left_out.is_empty() => Outcome::Written(path),
            Ok(left_out) => Outcome::Failed(texts::coding::written_without(&path, &left_out)),
            Err(error) => failed(&error),
        }),
        Task::Associate(on) => {
            let done = if on { association::associate() } else { association::dissociate() };
            report(match done {
                Ok(done) => Outcome::Associated(on, done),
                Err(error) => Outcome::Failed(texts::not_associated(&error)),
            });
        }
        Task::Remember(path, preferences) => report(match preferences.save(&path) {
            Ok(()) => Outcome::Done,
            Err(error) => Outcome::Failed(format!("{error:#}")),
        }),
    }
}

/// Carries a query out; nothing is held on to afterwards.
fn look(looking: Looking) -> Result<Found, QueryError> {
    let Looking { articles, analysis, index, request, revision } = looking;
    let corpus = analysis.corpus(&articles);
    let everything = corpus.everything();
    let mut concordance = search::find(&corpus, &everything, &index, &Query::parse(&request.query)?)?;
    let (mut inside, mut sources) = (BTreeSet::new(), BTreeSet::new());
    let mut voices = [0; 4];
    for line in &concordance.lines {
        voices[line.voice.index()] += 1;
        if inside.insert(line.article) {
            sources.insert(everything.sources.of_article(line.article));
        }
    }
    let matches = concordance.lines.len();
    if let Some(Sampled { size, seed }) = request.sample {
        concordance.sample(size, seed);
    }
    concordance.sort(&corpus, &everything, &[request.order]);
    if request.descending {
        concordance.lines.reverse();
    }
    Ok(Found { request, revision, concordance, matches, articles: inside.len(), sources: sources.len(), voices })
}

impl Snapshot {
    /// The project as it goes into the file.
    fn whole(self) -> Project {
        let Snapshot { mut project, embed } = self;
        let entries = Arc::make_mut(&mut project.articles);
        match embed {
            None => entries.iter_mut().for_each(|entry| entry.embedded = None),
            // Articles that are there come first and in their order; those that are missing have no copy.
            Some((articles, imported)) => {
                for (n, (entry, article)) in entries.iter_mut().zip(articles.iter()).enumerate() {
                    let article = imported.get(&ArticleIndex(n as u32)).unwrap_or(article);
                    entry.embedded = Some(Arc::new(article.clone()));
                }
            }
        }
        entries.sort_by(|a, b| a.key().cmp(&b.key()));
        project
    }
}

/// Reads what is to be opened and analyses it.
fn open(origin: Origin, settings: Settings, progress: &Progress, report: &mut dyn FnMut(Outcome)) {
    let linked = match origin {
        Origin::Project(path, places) => open_project(&path, places, progress),
        Origin::Recovered(abandoned) => abandoned
            .read()
            .map_err(OpenError::Project)
            .and_then(|project| Ok(link::link(project.clone(), link::import(&project.opened, progress)?))),
        Origin::Paths(paths) => import(Opened { paths, ..Opened::default() }, &settings, progress),
        Origin::Sample => import(Opened { sample: true, ..Opened::default() }, &settings, progress),
    };
    let Linked { project, articles, entries, missing, mut warnings } = match linked {
        Ok(linked) => linked,
        Err(OpenError::Cancelled(_)) => return report(Outcome::Cancelled),
        Err(OpenError::Project(error)) => return report(Outcome::Failed(texts::said(&error))),
    };
    let settings = Settings { parts: settings.parts, ..project.settings.settings() };
    let corrections = Arc::clone(&project.corrections);
    let corrected = correct_articles(articles, &entries, &corrections);
    let Corrected { articles, imported, maps, warnings: unfit } = corrected;
    warnings.extend(unfit);
    let articles = Arc::new(articles);
    report(Outcome::Imported(Box::new(Imported {
        articles: Arc::clone(&articles),
        warnings: warnings.clone(),
        settings: settings.clone(),
    })));
    if articles.is_empty() {
        return;
    }
    report(match analyse(&articles, &entries, &settings, &corrections, progress) {
        Ok(analysed) => {
            drop(corrections);
            let incoming = Incoming { articles, entries, missing, imported, maps, warnings, project };
            Outcome::Opened(Box::new(Ready::of(incoming, analysed)))
        }
        Err(Cancelled) => Outcome::Cancelled,
    });
}

/// Analyses articles, and makes what their tables count from.
fn analyse(
    articles: &[Article],
    entries: &[ArticleEntry],
    settings: &Settings,
    corrections: &Corrections,
    progress: &Progress,
) -> Result<Analysed, Cancelled> {
    let analysed = project::analyse(articles, entries, settings, corrections, progress)?;
    analysed.indices.prepare(&analysed.analysis.corpus(articles), progress)?;
    analysed.indices.actors(&analysed.analysis.namings);
    Ok(analysed)
}

fn open_project(
    path: &std::path::Path,
    places: Option<Vec<PathBuf>>,
    progress: &Progress,
) -> Result<Linked, OpenError> {
    let mut project = project::read(path)?;
    project.opened = match places {
        Some(paths) => Opened { paths, sample: false, ..project.opened },
        None => project.opened.absolute(path),
    };
    let imported = link::import(&project.opened, progress)?;
    Ok(link::link(project, imported))
}

/// A corpus without a project file yet.
fn import(opened: Opened, settings: &Settings, progress: &Progress) -> Result<Linked, OpenError> {
    let opened = Opened {
        paths: opened.paths.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())).collect(),
        ..opened
    };
    let imported = if opened.sample { import::sample() } else { link::import(&opened, progress)? };
    let project = Project::new(opened, Arc::default(), settings);
    Ok(link::link(project, imported))
}
