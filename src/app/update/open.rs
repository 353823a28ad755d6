//! Opening a corpus or a project, and taking in what the workers report.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::super::coding::Desk;
use super::super::command::Command;
use super::super::panes::{self, Focus};
use super::super::search::Search;
use super::super::state::{Compare, Gravity, Loading, Message, Origin, State, View};
use super::super::study::{Ready, Study};
use super::super::texts;
use super::super::worker::{Imported, Outcome, Task, discard};
use super::{Effect, coding, complain, decide, files, say, search, update};
use crate::analysis::Settings;
use crate::lexicon::formats;
use crate::model::{ArticleIndex, Progress};
use crate::project::{History, Stale};

/// Starts to read and analyse. What is open stays until that is done.
pub(super) fn open(state: &mut State, origin: Origin) -> Vec<Effect> {
    if let Some(loading) = &state.loading {
        loading.progress.cancel();
    }
    state.last_job += 1;
    let progress = Arc::new(Progress::default());
    let name = |path: &PathBuf| path.file_stem().map(|name| name.to_string_lossy().into_owned());
    let title = match &origin {
        Origin::Sample => texts::SAMPLE_TITLE.english().to_owned(),
        Origin::Recovered(abandoned) => abandoned.about.title.clone(),
        Origin::Project(path, _) => name(path).unwrap_or_else(|| texts::UNTITLED.english().into()),
        Origin::Paths(paths) => {
            let whole = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
            paths.first().and_then(whole).unwrap_or_else(|| texts::UNTITLED.english().into())
        }
    };
    // Lexicons chosen before anything was open are meant for what is opened; those of a study stay with it.
    let settings = if state.study.is_some() { Settings::default() } else { state.settings.clone() };
    state.loading = Some(Loading {
        title,
        origin: origin.clone(),
        progress: Arc::clone(&progress),
        job: state.last_job,
        articles: None,
        edits: Vec::new(),
        settings: settings.clone(),
        warnings: Vec::new(),
        open_when_ready: true,
    });
    state.message = None;
    state.at_start = true;
    vec![Effect::Run(state.last_job, progress, Task::Open(origin, settings))]
}

/// Opens the project anew with its articles looked for in another folder.
pub(super) fn locate(state: &mut State, folder: PathBuf) -> Vec<Effect> {
    match state.study.as_ref().and_then(|study| study.file.path.clone()) {
        Some(path) => open(state, Origin::Project(path, Some(vec![folder]))),
        None => Vec::new(),
    }
}

pub(super) fn cancel(state: &mut State) -> Vec<Effect> {
    if let Some(loading) = state.loading.take() {
        loading.progress.cancel();
        state.at_start = state.study.is_none();
        say(state, texts::IMPORT_CANCELLED.to_string());
    } else if let Some((_, _, progress)) = &state.job {
        progress.cancel();
    } else {
        state.files.iter().filter(|file| file.stoppable).for_each(|file| file.progress.cancel());
    }
    Vec::new()
}

/// Takes in what a worker reports. `Err` gives the outcome back if the study is not free yet.
///
/// # Errors
/// If the outcome must wait until nothing reads the analysis any more.
pub fn receive(state: &mut State, job: u64, outcome: Outcome) -> Result<Vec<Effect>, Outcome> {
    let for_loading = state.loading.as_ref().is_some_and(|loading| loading.job == job);
    let for_job = state.job.as_ref().is_some_and(|(number, ..)| *number == job);
    if let Some(position) = state.files.iter().position(|file| file.number == job) {
        state.files.remove(position);
        return Ok(files::receive(state, job, outcome));
    }
    if state.preparing.as_ref().is_some_and(|(number, _)| *number == job) {
        state.preparing = None;
        return Ok(Vec::new());
    }
    let outcome = match search::receive(state, job, outcome) {
        Ok(effects) => return Ok(effects),
        Err(outcome) => outcome,
    };
    let outcome = match coding::receive(state, job, outcome) {
        Ok(effects) => return Ok(effects),
        Err(outcome) => outcome,
    };
    let mut effects = Vec::new();
    match outcome {
        Outcome::Failed(text) => {
            complain(state, text);
            if for_loading {
                state.loading = None;
            }
        }
        Outcome::Cancelled => {
            if for_loading {
                state.loading = None;
            } else if for_job {
                say(state, texts::ANALYSIS_STOPPED.to_string());
            }
        }
        Outcome::Imported(read) if for_loading => effects = imported(state, *read),
        Outcome::Opened(ready) if for_loading => return Ok(opened(state, *ready)),
        Outcome::Analysed(articles, analysed) if for_job => {
            search::forget_texts(state);
            // The texts may be others now: a place in one of them is kept where the text is as it was.
            let before = state.study.as_ref().map(|study| Arc::clone(&study.articles));
            let stays = |index: ArticleIndex| {
                let old = before.as_ref().and_then(|before| before.get(index.index()));
                old.zip(articles.get(index.index())).is_some_and(|(old, new)| old.text == new.text)
            };
            state.in_every_pane(|state| {
                state.focus.selection = None;
                state.focus.passage = state.focus.passage.filter(|at| stays(at.article));
                state.focus.hit = state.focus.hit.filter(|at| stays(at.article));
            });
            if let Some(study) = &mut state.study {
                study.take_analysis(articles, *analysed);
            }
            effects = up_to_date(state);
        }
        Outcome::Renewed(mut renewed) if for_job => {
            if let Some(study) = &mut state.study
                && !study.take_renewed(&mut renewed)
            {
                return Err(Outcome::Renewed(renewed));
            }
            effects = up_to_date(state);
        }
        _ => {}
    }
    if for_job {
        state.job = None;
        effects.extend(prepare(state));
    }
    Ok(effects)
}

/// After a job: nothing is stale any more, and what is selected is still there.
fn up_to_date(state: &mut State) -> Vec<Effect> {
    state.stale = Stale::NOTHING;
    state.revision += 1;
    state.layout_revision += 1;
    state.in_every_pane(|state| {
        if let Some(study) = &state.study
            && state.focus.hit.is_some_and(|at| study.hit(at).is_none())
        {
            state.focus.hit = None;
        }
        // Sentences are known by their numbers, which may be others now.
        (state.focus.sentence, state.focus.taken_up) = (None, None);
    });
    mend_columns(state);
    Vec::new()
}

/// What was read. Only what holds articles is worth opening again.
fn imported(state: &mut State, read: Imported) -> Vec<Effect> {
    let Some(loading) = &mut state.loading else { return Vec::new() };
    if read.articles.is_empty() {
        let text = texts::nothing_found(&loading.origin, &read.warnings);
        state.loading = None;
        complain(state, text);
        return Vec::new();
    }
    loading.articles = Some(read.articles);
    loading.warnings = read.warnings;
    loading.settings = read.settings;
    let opened = match &loading.origin {
        Origin::Project(path, _) => Some(path),
        Origin::Paths(paths) => paths.first(),
        Origin::Sample | Origin::Recovered(_) => None,
    };
    match opened {
        Some(path) => {
            state.preferences.remember(path);
            vec![Effect::Remember]
        }
        None => Vec::new(),
    }
}

/// A corpus is ready: it takes the place of what was open.
fn opened(state: &mut State, ready: Ready) -> Vec<Effect> {
    let Some(loading) = state.loading.take() else { return Vec::new() };
    if let Some((_, _, progress)) = state.job.take() {
        progress.cancel();
    }
    stop_preparing(state);
    state.preparing = None;
    let Ready { mut study, history } = ready;
    study.title = loading.title;
    let view = study.file.kept.as_ref().map(|project| project.view.clone()).unwrap_or_default();
    state.options.restore(&view);
    let mut effects = vec![Effect::ClearJournal];
    match loading.origin {
        Origin::Project(path, located) => {
            study.file.path = Some(path);
            study.file.saved = located.is_none().then(|| history.position());
        }
        Origin::Recovered(abandoned) => {
            study.file.path.clone_from(&abandoned.about.project);
            state.recovered = Some(abandoned);
        }
        Origin::Paths(_) | Origin::Sample => study.file.saved = Some(History::default().position()),
    }
    let closed = state.study.replace(study);
    let forgotten = std::mem::replace(&mut state.history, history);
    discard((closed, forgotten));
    state.settings = loading.settings;
    state.stale = Stale::NOTHING;
    state.at_start = !loading.open_when_ready;
    arrive(state);
    panes::restore(state, &view);
    state.message = state.study.as_ref().and_then(|study| {
        let text = texts::left_out(&study.warnings)?;
        Some(Message { gravity: Gravity::Note, text, listed: true })
    });
    for edit in loading.edits {
        effects.extend(decide::decide(state, edit));
    }
    effects.extend(prepare(state));
    effects
}

/// Lets what nobody waits for give way.
pub(super) fn stop_preparing(state: &State) {
    if let Some((_, progress)) = &state.preparing {
        progress.cancel();
    }
}

/// Of a corpus with fewer articles everything is there as soon as it is asked for.
const LARGE: usize = 1000;

/// Starts to find what tables will need, unless that is under way.
pub(super) fn prepare(state: &mut State) -> Vec<Effect> {
    let needs = |study: &&Study| study.articles.len() >= LARGE && !study.indices.is_tagged();
    let Some(study) = state.study.as_ref().filter(needs) else { return Vec::new() };
    if state.preparing.is_some() || state.job.is_some() {
        return Vec::new();
    }
    let (articles, analysis) = (Arc::clone(&study.articles), Arc::clone(&study.analysis));
    let task = Task::Prepare(articles, analysis, Arc::clone(&study.indices));
    state.last_job += 1;
    let progress = Arc::new(Progress::default());
    state.preparing = Some((state.last_job, Arc::clone(&progress)));
    vec![Effect::Run(state.last_job, progress, task)]
}

/// Sets the window up for a corpus that was just analysed: the event with the most sources in front.
fn arrive(state: &mut State) {
    state.revision += 1;
    state.layout_revision += 1;
    state.opened += 1;
    state.close_other_panes();
    let dim_shared = state.focus.compare.dim_shared;
    state.focus = Focus { compare: Compare { dim_shared, ..Compare::default() }, ..Focus::default() };
    state.find.clear();
    search::forget_texts(state);
    state.search = Search::default();
    state.coding = state.study.as_ref().map_or_else(Desk::default, |study| Desk::of(&study.corrections.codings));
    state.sidebar = super::super::state::Sidebar::default();
    let Some(study) = &state.study else { return };
    let outlets = |articles: &[ArticleIndex]| {
        let mut seen: Vec<u32> = articles.iter().map(|article| study.source_of[article.index()]).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    };
    let largest =
        study.analysis.events.iter().rev().max_by_key(|event| (outlets(&event.articles), event.articles.len()));
    if let Some(event) = largest {
        state.focus.compare.columns = columns(study, &event.articles);
        state.focus.article = state.focus.compare.columns.first().or(event.articles.first()).copied();
        state.focus.view = if event.articles.len() > 1 { View::Compare } else { View::Reader };
    }
}

/// Columns are articles of one event, also after events changed.
pub(super) fn mend_columns(state: &mut State) {
    state.in_every_pane(mend_columns_in_front);
}

fn mend_columns_in_front(state: &mut State) {
    let Some(study) = &state.study else { return };
    let Some(first) = state.focus.compare.columns.first() else { return };
    let event = study.event_of[first.index()];
    if state.focus.compare.columns.iter().any(|column| study.event_of[column.index()] != event) {
        state.focus.compare.columns = columns(study, &study.analysis.events[event as usize].articles);
        state.focus.compare.row = None;
    }
}

/// The two articles of an event that stand side by side at first: those of two outlets with the most sentences lined
/// up, so that articles in different languages do not come first; in corpus order.
pub(super) fn columns(study: &Study, articles: &[ArticleIndex]) -> Vec<ArticleIndex> {
    let event = articles.first().map(|article| study.event_of[article.index()] as usize);
    let alignments = event.and_then(|event| study.analysis.alignments.get(event)).map_or(&[][..], Vec::as_slice);
    let mut pairs: BTreeMap<(ArticleIndex, ArticleIndex), usize> = BTreeMap::new();
    for pair in alignments {
        let (a, b) = (pair.a.article, pair.b.article);
        let unnamed = study.source(a).1.name.is_empty();
        if unnamed || study.source_of[a.index()] != study.source_of[b.index()] {
            *pairs.entry((a.min(b), a.max(b))).or_default() += 1;
        }
    }
    let best = pairs.iter().max_by_key(|(pair, n)| (**n, std::cmp::Reverse(**pair)));
    match best {
        Some(((a, b), _)) => vec![*a, *b],
        None => articles.iter().take(2).copied().collect(),
    }
}

/// A lexicon that was read takes the place of the one of its name, or comes after the others.
pub(super) fn take_lexicon(state: &mut State, path: &std::path::Path, bytes: &[u8]) -> Vec<Effect> {
    match formats::read(&path.to_string_lossy(), bytes) {
        Ok(imported) => {
            let lexicon = imported.lexicon;
            let known = state.settings.lexicons.iter().position(|known| known.name == lexicon.name);
            let position = known.unwrap_or(state.settings.lexicons.len());
            let effects = update(state, Command::SetLexicon(position, Box::new(lexicon)));
            if !imported.notes.is_empty() {
                let notes: Vec<String> = imported.notes.iter().map(texts::said).collect();
                say(state, format!("{}:\n{}", path.display(), notes.join("\n")));
            }
            effects
        }
        Err(error) => {
            complain(state, texts::said(&error));
            Vec::new()
        }
    }
}
