//! The project's file: saving it, keeping unsaved changes, asking before they would be lost.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::super::command::Command;
use super::super::exports::{Counting, Goal, Product, Request, Work, Writing};
use super::super::panes;
use super::super::state::{FileJob, Origin, Overlay, Saving, State};
use super::super::study::Study;
use super::super::texts;
use super::super::worker::{Outcome, ReadAs, Snapshot, Task};
use super::{Dialog, Effect, coding, complain, open, perform, say};
use crate::model::Progress;
use crate::project::journal::{Abandoned, About};
use crate::project::save::{EXTENSION, project_file};
use crate::project::{Project, ProjectSettings};

/// Starts to make, read or write a file. Nothing stops reading and writing.
pub(super) fn run(state: &mut State, name: &'static str, task: Task) -> Vec<Effect> {
    state.last_job += 1;
    let progress = Arc::new(Progress::default());
    let stoppable = !task.is_file();
    state.files.push(FileJob { number: state.last_job, name, progress: Arc::clone(&progress), stoppable });
    vec![Effect::Run(state.last_job, progress, task)]
}

/// What a file job reports.
pub(super) fn receive(state: &mut State, job: u64, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Saved(path) => saved(state, job, path),
        Outcome::Journaled => settle_recovery(state),
        Outcome::Written(path) => {
            say(state, texts::saved(&path));
            Vec::new()
        }
        Outcome::Read(path, ReadAs::Lexicon, bytes) => open::take_lexicon(state, &path, &bytes),
        Outcome::Read(path, what, bytes) => coding::take(state, &path, what, &bytes),
        Outcome::Associated(on, report) => {
            say(state, texts::associated(on, &report));
            Vec::new()
        }
        Outcome::Made(product) => made(state, product),
        Outcome::Cancelled => {
            say(state, texts::EXPORT_STOPPED.to_string());
            Vec::new()
        }
        Outcome::Stopped(text) => {
            say(state, text);
            Vec::new()
        }
        Outcome::Failed(text) => {
            if state.saving.as_ref().is_some_and(|saving| saving.job == job) {
                state.saving = None;
            }
            complain(state, text);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Starts an export of what passes the filters.
pub(super) fn export(state: &mut State, request: Request, goal: Goal) -> Vec<Effect> {
    let Some(study) = state.open_study() else { return Vec::new() };
    let Some(scope) = state.options.scope(study) else {
        complain(state, texts::NOTHING_TO_EXPORT.to_string());
        return Vec::new();
    };
    let counting = Counting::new(state, study, scope);
    run(state, &texts::EXPORTING, Task::Export(Box::new(counting), request, goal))
}

/// Starts to export everything into a folder.
pub(super) fn export_into(state: &mut State, folder: PathBuf) -> Vec<Effect> {
    let (look, choices) = state.options.charts.look();
    export(state, Request::Everything(folder, look, Box::new(choices)), Goal::Save)
}

/// What to do with what was exported.
fn made(state: &mut State, product: Option<Product>) -> Vec<Effect> {
    match product {
        Some(Product::File(name, contents, beside)) => {
            vec![Effect::Dialog(Dialog::SaveWith { name, contents, beside })]
        }
        Some(Product::Text(text)) => vec![Effect::Copy(text)],
        Some(Product::Picture(pixels)) => vec![Effect::CopyPicture(pixels)],
        Some(Product::Folder(folder, files)) => {
            say(state, texts::exported(&folder, files));
            Vec::new()
        }
        None => {
            complain(state, texts::NOTHING_TO_DRAW.to_string());
            Vec::new()
        }
    }
}

/// The project as it stands, with absolute paths.
fn snapshot(state: &State, study: &Study) -> Snapshot {
    let file = &study.file;
    let mut project = match &file.kept {
        Some(kept) => (**kept).clone(),
        None => Project::new(file.opened.clone(), Arc::default(), &state.settings),
    };
    project.program = concat!("Parallax ", env!("CARGO_PKG_VERSION")).to_owned();
    project.saved = Some(Timestamp::now());
    project.opened = file.opened.clone();
    project.articles = if study.missing.is_empty() {
        Arc::clone(&study.entries)
    } else {
        Arc::new(study.entries.iter().chain(study.missing.iter()).cloned().collect())
    };
    project.settings = Arc::new(ProjectSettings::of(&state.settings, project.settings.extra.clone()));
    project.corrections = Arc::clone(&study.corrections);
    project.history = state.history.clone();
    state.options.keep(&mut project.view);
    panes::keep(state, study, &mut project.view);
    Snapshot { project, embed: file.embed.then(|| (Arc::clone(&study.articles), study.imported().clone())) }
}

/// Saves into the project's file, or asks where to.
pub(super) fn save(state: &mut State, then: Option<Box<Command>>) -> Vec<Effect> {
    match state.study.as_ref().map(|study| study.file.path.clone()) {
        Some(Some(path)) => save_to(state, path, then),
        Some(None) => save_as(state, then),
        None => Vec::new(),
    }
}

pub(super) fn save_as(state: &mut State, then: Option<Box<Command>>) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let name = format!("{}.{EXTENSION}", study.title);
    vec![Effect::Dialog(Dialog::SaveProject { name, then })]
}

pub(super) fn save_to(state: &mut State, path: PathBuf, then: Option<Box<Command>>) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let path = project_file(path);
    let mut snapshot = snapshot(state, study);
    snapshot.project.opened = snapshot.project.opened.relative(&path);
    let position = state.history.position();
    let effects = run(state, &texts::SAVING, Task::Save(Box::new(snapshot), path));
    state.saving = Some(Saving { job: state.last_job, position, then });
    effects
}

fn saved(state: &mut State, job: u64, path: PathBuf) -> Vec<Effect> {
    let Some(saving) = state.saving.take_if(|saving| saving.job == job) else { return Vec::new() };
    if let Some(study) = &mut state.study {
        study.title = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        study.file.saved = Some(saving.position);
        state.preferences.remember(&path);
        study.file.path = Some(path.clone());
    }
    let mut effects = vec![Effect::Remember];
    if !state.is_unsaved() {
        effects.push(Effect::ClearJournal);
        if let Some(study) = &mut state.study {
            study.file.journaled = None;
        }
    }
    effects.extend(settle_recovery(state));
    match saving.then {
        // Changes made while the file was written are asked about once more.
        Some(then) => effects.extend(super::update(state, *then)),
        None => say(state, texts::saved(&path)),
    }
    effects
}

/// Once recovered changes are in this program's own journal, or saved, the old journal can go.
fn settle_recovery(state: &mut State) -> Vec<Effect> {
    match state.recovered.take() {
        Some(abandoned) => run(state, &texts::WRITING, Task::DiscardJournal(abandoned)),
        None => Vec::new(),
    }
}

/// Writes what the window holds.
pub(super) fn write_work(state: &mut State, path: PathBuf, work: Work) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let (articles, analysis) = (Arc::clone(&study.articles), Arc::clone(&study.analysis));
    let writing = Writing { work, articles, analysis };
    run(state, &texts::WRITING, Task::WriteWork(Box::new(writing), path))
}

/// Whether articles go into the project's file.
pub(super) fn embed(state: &mut State, on: bool) -> Vec<Effect> {
    if let Some(study) = &mut state.study
        && study.file.embed != on
    {
        study.file.embed = on;
        study.file.saved = None;
    }
    Vec::new()
}

/// Asks whether to save before a command that would lose unsaved changes.
pub(super) fn ask(state: &mut State, command: Command) -> Vec<Effect> {
    state.asking = Some(Box::new(command));
    state.overlay = Some(Overlay::Unsaved);
    Vec::new()
}

/// The answer: save, then go on.
pub(super) fn save_first(state: &mut State) -> Vec<Effect> {
    state.overlay = None;
    match state.asking.take() {
        Some(then) => save(state, Some(then)),
        None => Vec::new(),
    }
}

/// The answer: go on without saving.
pub(super) fn discard(state: &mut State) -> Vec<Effect> {
    state.overlay = None;
    let Some(then) = state.asking.take() else { return Vec::new() };
    if let Some(study) = &mut state.study {
        // The journal goes with the changes, and is not written again unless there are more.
        study.file.journaled = Some(state.history.position());
    }
    let mut effects = vec![Effect::ClearJournal];
    effects.extend(perform(state, *then));
    effects
}

/// Writes unsaved changes where a crash does not reach them.
pub(super) fn journal(state: &mut State) -> Vec<Effect> {
    if !state.needs_journal() {
        return Vec::new();
    }
    let Some(study) = &state.study else { return Vec::new() };
    let about = About { project: study.file.path.clone(), title: study.title.clone(), at: Timestamp::now() };
    let snapshot = snapshot(state, study);
    state.last_job += 1;
    state.files.push(FileJob { number: state.last_job, name: "", progress: Arc::default(), stoppable: false });
    let position = state.history.position();
    if let Some(study) = &mut state.study {
        study.file.journaled = Some(position);
    }
    vec![Effect::Journal(state.last_job, Box::new(snapshot), about)]
}

/// Offers changes that were not saved when the program stopped.
pub(super) fn offer(state: &mut State, found: Vec<Abandoned>) -> Vec<Effect> {
    if !found.is_empty() {
        state.recoverable = found;
        state.overlay = Some(Overlay::Recover);
    }
    Vec::new()
}

pub(super) fn recover(state: &mut State, abandoned: Abandoned) -> Vec<Effect> {
    state.recoverable.retain(|other| *other != abandoned);
    state.overlay = None;
    open::open(state, Origin::Recovered(abandoned))
}

pub(super) fn discard_recovery(state: &mut State, abandoned: Abandoned) -> Vec<Effect> {
    state.recoverable.retain(|other| *other != abandoned);
    if state.recoverable.is_empty() {
        state.overlay = None;
    }
    run(state, &texts::WRITING, Task::DiscardJournal(abandoned))
}
