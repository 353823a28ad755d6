//! What the threads do: each task carried out and reported.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Corpus, Drawing, Imported, Job, Looking, Outcome, Snapshot, Task};
use crate::analysis::Settings;
use crate::app::coding::Results;
use crate::app::search::{Found, Sampled};
use crate::app::state::Origin;
use crate::app::study::{Incoming, Ready};
use crate::app::{exports, texts};
use crate::coding;
use crate::export::ExportError;
use crate::import;
use crate::model::{Article, ArticleIndex, Cancelled, Progress};
use crate::project::association;
use crate::project::journal;
use crate::project::link::{self, OpenError};
use crate::project::{self, Analysed, ArticleEntry, Corrected, Corrections, Linked, Opened, Project, correct_articles};
use crate::search::{self, Index, Query, QueryError};
use crate::wording::Said;

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
        Task::Write(path, bytes) => report(match crate::export::write_whole(&path, &bytes) {
            Ok(()) => Outcome::Written(path),
            Err(error) => Outcome::Failed(format!("{}: {error}", path.display())),
        }),
        Task::Export(counting, request, goal) => {
            let made = exports::make(&counting, request, goal, &progress);
            drop(counting);
            report(match made {
                Ok(product) => Outcome::Made(product),
                Err(ExportError::Cancelled(Cancelled)) => Outcome::Cancelled,
                Err(stopped @ ExportError::Stopped { .. }) => Outcome::Stopped(texts::said(&stopped)),
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
