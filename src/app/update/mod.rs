//! What each command does to the state. Names no window, so that it can be tested alone.

mod coding;
mod decide;
mod dialog;
mod events;
mod files;
mod look;
mod navigate;
mod open;
mod panes;
mod rows;
mod search;
mod selection;
mod sentences;

use std::sync::Arc;

use super::coding::CodingCommand;
use super::command::Command;
use super::edit;
use super::state::{Gravity, Message, Origin, Overlay, State, View};
use super::texts;
use super::worker::{Corpus, ReadAs, Task};
use crate::chart::raster::Pixels;
use crate::model::Progress;
use crate::project::journal::About;
use crate::project::{Change, Stale, StepName};

pub use dialog::Dialog;
pub use events::{current as current_event, picked};
pub use open::receive;
pub use selection::has_selection;
pub use sentences::selected as selected_sentence;

/// Something to be done outside the state.
#[derive(Debug)]
pub enum Effect {
    /// Hand a task to a worker under a number.
    Run(u64, Arc<Progress>, Task),
    /// Write unsaved changes into the journal.
    Journal(u64, Box<super::worker::Snapshot>, About),
    /// Take the journal away.
    ClearJournal,
    /// Show a dialog.
    Dialog(Dialog),
    /// Give the command again in the next frame: a worker still reads what it would change.
    Later(Command),
    /// Write the preferences.
    Remember,
    /// Put text on the clipboard.
    Copy(String),
    /// Put a picture on the clipboard.
    CopyPicture(Pixels),
    /// Put the keyboard's focus into the search field.
    FocusFind,
    /// Put it into the field of the search view.
    FocusSearch,
    /// Put it into the next or, if not, the previous part of the window.
    FocusPart(bool),
    /// Put it on the heading of a pane.
    FocusPane(super::panes::PaneId),
    /// Close the window.
    Quit,
}

/// Does what a command says and returns what is left to do outside. What would lose unsaved changes waits for an
/// answer first.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    if let Command::In(pane, command) = command {
        return panes::inside(state, pane, *command);
    }
    if command.leaves_study() {
        if let Some(saving) = &mut state.saving {
            saving.then = Some(Box::new(command));
            return Vec::new();
        }
        if state.is_unsaved() {
            return files::ask(state, command);
        }
    }
    perform(state, command)
}

/// Does what a command says, whatever it loses.
fn perform(state: &mut State, command: Command) -> Vec<Effect> {
    if command.changes_study() && state.study.as_ref().is_some_and(|study| !study.is_free()) {
        // A search gives way; it is done again afterwards. So does what nobody waits for.
        state.search.stop();
        open::stop_preparing(state);
        return vec![Effect::Later(command)];
    }
    if command.changes_study() {
        let mut effects = carry_out(state, command);
        effects.extend(open::prepare(state));
        return effects;
    }
    carry_out(state, command)
}

fn carry_out(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::ChooseFolder => vec![Effect::Dialog(Dialog::Folder)],
        Command::ChooseFiles => vec![Effect::Dialog(Dialog::Files)],
        Command::ChooseProject => vec![Effect::Dialog(Dialog::Project)],
        Command::ChooseArticles => vec![Effect::Dialog(Dialog::Articles)],
        Command::Open(paths) => match paths.as_slice() {
            [path] if crate::project::is_project(path) => open::open(state, Origin::Project(path.clone(), None)),
            _ => open::open(state, Origin::Paths(paths)),
        },
        Command::OpenSample => open::open(state, Origin::Sample),
        Command::Tour(step) => tour(state, step),
        Command::LocateArticles(folder) => open::locate(state, folder),
        Command::Cancel => open::cancel(state),
        Command::OpenNow => {
            if state.loading.is_some() {
                if let Some(loading) = &mut state.loading {
                    loading.open_when_ready = true;
                }
            } else {
                state.at_start = false;
            }
            Vec::new()
        }
        Command::ShowStart => {
            state.at_start = true;
            Vec::new()
        }
        Command::ClearRecent => {
            state.preferences.recent.clear();
            vec![Effect::Remember]
        }
        Command::Associate(on) => files::run(state, &texts::ASKING_SYSTEM, Task::Associate(on)),
        Command::Quit => vec![Effect::Quit],
        Command::SaveProject => files::save(state, None),
        Command::SaveProjectAs => files::save_as(state, None),
        Command::SaveProjectTo(path, then) => files::save_to(state, path, then),
        Command::EmbedArticles(on) => files::embed(state, on),
        Command::SaveFirst => files::save_first(state),
        Command::Discard => files::discard(state),
        Command::KeepJournal => files::journal(state),
        Command::OfferRecovery(found) => files::offer(state, found),
        Command::Recover(abandoned) => files::recover(state, abandoned),
        Command::DiscardRecovery(abandoned) => files::discard_recovery(state, abandoned),
        Command::NextPart(forward) => vec![Effect::FocusPart(forward)],
        Command::Pane(command) => panes::perform(state, command),
        Command::In(..) => update(state, command),
        Command::Show(view) => {
            navigate::leave(state);
            state.focus.view = view;
            Vec::new()
        }
        Command::Back => navigate::travel(state, true),
        Command::Forward => navigate::travel(state, false),
        Command::SelectEvent(event) => {
            if let Some(study) = &state.study
                && let Some(event) = study.analysis.events.get(event)
            {
                state.focus.compare.columns = open::columns(study, &event.articles);
                state.focus.compare.row = None;
                state.focus.article = event.articles.first().copied();
            }
            Vec::new()
        }
        Command::Read(article) => navigate::read(state, article, None, None),
        Command::ReadHit(hit) => navigate::read(state, hit.article, Some(hit), None),
        Command::ReadPassage(at) => {
            // A hit that is marked shows by itself.
            let hit = state.study.as_ref().and_then(|study| study.hit(at).map(|hit| (hit, study.term(hit))));
            let marked = hit.is_some_and(|(hit, term)| state.shown.shows(term, hit.label.voice));
            let hit = hit.map(|_| at);
            navigate::read(state, at.article, hit, Some(at).filter(|_| !marked))
        }
        Command::SelectPassage(at) => {
            (state.focus.article, state.focus.hit, state.focus.passage) = (Some(at.article), None, Some(at));
            Vec::new()
        }
        Command::SelectHit(hit) => {
            state.focus.hit = hit;
            state.focus.passage = None;
            if let Some(hit) = hit {
                state.focus.article = Some(hit.article);
            }
            Vec::new()
        }
        Command::NextHit => navigate::step(state, 1),
        Command::PreviousHit => navigate::step(state, -1),
        Command::ToggleColumn(article) => {
            navigate::toggle_column(state, article);
            Vec::new()
        }
        Command::MoveColumn(from, to) => {
            let columns = &mut state.focus.compare.columns;
            if from < columns.len() && to < columns.len() {
                let article = columns.remove(from);
                columns.insert(to, article);
            }
            Vec::new()
        }
        Command::Scrolled(view, share) => {
            state.focus.scroll.insert(view, share);
            Vec::new()
        }
        Command::SetOptions(options) => {
            state.options = *options;
            Vec::new()
        }
        Command::DimShared(on) => {
            state.focus.compare.dim_shared = on;
            Vec::new()
        }
        Command::ShowRows(rows) => {
            state.focus.compare.rows = rows;
            state.focus.compare.row = None;
            Vec::new()
        }
        Command::SelectRow(row) => {
            state.focus.compare.row = row;
            Vec::new()
        }
        Command::StepRow(step) => {
            rows::step(state, step);
            Vec::new()
        }
        Command::ScrollFreely(free) => {
            state.focus.compare.free = free;
            Vec::new()
        }
        Command::CopyComparison => match rows::as_table(state) {
            Some(table) => {
                say(state, texts::COMPARISON_COPIED.to_string());
                vec![Effect::Copy(table)]
            }
            None => Vec::new(),
        },
        Command::Filter(text) => {
            state.sidebar.filter = text;
            Vec::new()
        }
        Command::Order(order) => {
            state.sidebar.order = order;
            Vec::new()
        }
        Command::ToggleFold(event) => {
            if !state.sidebar.folded.remove(&event) {
                state.sidebar.folded.insert(event);
            }
            Vec::new()
        }
        Command::Find(text) => {
            state.find = text;
            Vec::new()
        }
        Command::FocusFind => vec![Effect::FocusFind],
        Command::Search(request) => search::ask(state, request),
        Command::SearchAgain => search::look(state),
        Command::FocusSearch => {
            let mut effects =
                if state.focus.view == View::Search { Vec::new() } else { perform(state, Command::Show(View::Search)) };
            effects.push(Effect::FocusSearch);
            effects
        }
        Command::Coding(command) => {
            if matches!(command, CodingCommand::Mode(_)) && state.focus.view != View::Coding {
                navigate::leave(state);
                state.focus.view = View::Coding;
            }
            coding::perform(state, command)
        }
        Command::SaveWork { name, work } => vec![Effect::Dialog(Dialog::Work { name, work })],
        Command::WriteWork(path, work) => files::write_work(state, path, work),
        Command::ToggleFamily(_)
        | Command::OnlyFamily(_)
        | Command::ToggleVoice(_)
        | Command::OnlyVoice(_)
        | Command::HighlightAll
        | Command::HighlightNone
        | Command::ToggleRates
        | Command::SetTheme(_)
        | Command::Speak(_)
        | Command::TextSize(_)
        | Command::ToggleSidebar
        | Command::ToggleInspector
        | Command::ToggleLetters
        | Command::ToggleSingleKeys
        | Command::ToggleRemovedLines => look::perform(state, &command),
        Command::Overlay(overlay) => {
            state.overlay = overlay;
            if overlay.is_none() {
                (state.asking, state.picking, state.naming, state.typing) = (None, None, None, None);
            }
            Vec::new()
        }
        Command::AskPath(dialog) => {
            (state.typing, state.overlay) = (Some(*dialog), Some(Overlay::TypePath));
            Vec::new()
        }
        Command::Typed(path) => {
            state.overlay = None;
            let answer = state.typing.take().and_then(|dialog| dialog.answer(vec![path]));
            answer.map_or_else(Vec::new, |command| update(state, command))
        }
        Command::SkipProblem(position) => {
            let loading = state.loading.as_mut().map(|loading| &mut loading.warnings);
            let open = state.study.as_mut().map(|study| &mut study.warnings);
            if let Some(warnings) = loading.or(open)
                && position < warnings.len()
            {
                warnings.remove(position);
            }
            Vec::new()
        }
        Command::CloseMessage => {
            state.message = None;
            Vec::new()
        }
        Command::Copy(text) => vec![Effect::Copy(text)],
        Command::SetVoice(..)
        | Command::SetSpeaker(..)
        | Command::Dismiss(..)
        | Command::ResetHit(_)
        | Command::ForAlike(_)
        | Command::NoteHit(..)
        | Command::TagArticle(..)
        | Command::SetSource(..)
        | Command::SetSources(_)
        | Command::SetDate(..)
        | Command::SetTitle(..)
        | Command::SetLanguage(..)
        | Command::NoteArticle(..)
        | Command::PutBack(..)
        | Command::TakeOut(..)
        | Command::SetCategory(..)
        | Command::SetLexicon(..) => decide::decide(state, command),
        Command::Selection(command) => selection::perform(state, command),
        Command::Sentence(command) => sentences::perform(state, command),
        Command::MergeEvents(..)
        | Command::SplitArticle(_)
        | Command::MoveArticle(..)
        | Command::PinEvent(..)
        | Command::NameEvent(..)
        | Command::NoteEvent(..)
        | Command::SetGrouping(_)
        | Command::SetNames(..)
        | Command::PickEvent(_)
        | Command::AskName(_) => events::decide(state, command),
        Command::LoadLexicon => vec![Effect::Dialog(Dialog::Lexicon)],
        Command::SaveLexicon(position) => match state.settings.lexicons.get(position) {
            Some(lexicon) => vec![Effect::Dialog(Dialog::Save {
                name: format!("{}.json", file_name(&lexicon.name)),
                contents: lexicon.to_json().into_bytes(),
            })],
            None => Vec::new(),
        },
        Command::Save { name, contents } => vec![Effect::Dialog(Dialog::Save { name, contents })],
        Command::ReadLexicon(path) => files::run(state, &texts::READING_LEXICON, Task::Read(path, ReadAs::Lexicon)),
        Command::WriteAll(files) => files
            .into_iter()
            .flat_map(|(path, bytes)| files::run(state, &texts::WRITING, Task::Write(path, bytes)))
            .collect(),
        Command::Export(request, goal) => files::export(state, *request, goal),
        Command::ExportAll => vec![Effect::Dialog(Dialog::ExportFolder)],
        Command::ExportInto(folder) => files::export_into(state, folder),
        Command::Write(path, bytes) => files::run(state, &texts::WRITING, Task::Write(path, bytes)),
        Command::AnalyseAgain => again(state, Stale::NOTHING),
        Command::Undo => undo_or_redo(state, true),
        Command::Redo => undo_or_redo(state, false),
        Command::Complain(text) => {
            complain(state, text);
            Vec::new()
        }
    }
}

/// Goes to a step of the tour, in its view; opens the sample if nothing is open.
fn tour(state: &mut State, step: Option<usize>) -> Vec<Effect> {
    state.tour = step;
    let Some((view, ..)) = step.and_then(|step| texts::tour::STEPS.get(step)) else { return Vec::new() };
    if state.study.is_none() {
        return if state.loading.is_some() { Vec::new() } else { open::open(state, Origin::Sample) };
    }
    state.at_start = false;
    perform(state, Command::Show(*view))
}

/// Makes changes as one step that can be undone.
fn make(state: &mut State, name: StepName, changes: Vec<Change>) -> Vec<Effect> {
    if changes.is_empty() {
        return Vec::new();
    }
    match edit::make(state, name, changes) {
        Some(stale) => again(state, stale),
        None => Vec::new(),
    }
}

fn undo_or_redo(state: &mut State, undo: bool) -> Vec<Effect> {
    match edit::travel(state, undo) {
        Some(stale) => again(state, stale),
        None => Vec::new(),
    }
}

/// Starts to compute what is stale now, with what was stale before. A job that is still under way is stopped: what it
/// does is part of the new one.
fn again(state: &mut State, stale: Stale) -> Vec<Effect> {
    open::mend_columns(state);
    state.stale = state.stale.and(stale);
    let stale = state.stale;
    let Some(study) = &state.study else {
        state.stale = Stale::NOTHING;
        return Vec::new();
    };
    if !stale.is_stale() {
        return Vec::new();
    }
    if let Some((_, _, progress)) = &state.job {
        progress.cancel();
    }
    open::stop_preparing(state);
    let corpus = Corpus {
        articles: Arc::clone(&study.articles),
        entries: Arc::clone(&study.entries),
        corrections: Arc::clone(&study.corrections),
    };
    let settings = state.settings.clone();
    let (name, task) = if stale.analysis {
        let replaced = study.waiting.iter().map(|(index, composed)| (*index, composed.article.clone())).collect();
        (texts::ANALYSING, Task::Analyse(corpus, replaced, settings))
    } else {
        let name = match (stale.hits, stale.namings) {
            (true, _) => texts::FINDING_TERMS,
            (false, true) => texts::FINDING_NAMES,
            (false, false) => texts::GROUPING,
        };
        let (analysis, computed) = (Arc::clone(&study.analysis), Arc::clone(&study.computed));
        (name, Task::Renew(corpus, analysis, computed, settings, stale))
    };
    state.last_job += 1;
    let progress = Arc::new(Progress::default());
    state.job = Some((state.last_job, name.words(), Arc::clone(&progress)));
    vec![Effect::Run(state.last_job, progress, task)]
}

fn complain(state: &mut State, text: String) {
    state.message = Some(Message { gravity: Gravity::Error, text, listed: false });
}

fn say(state: &mut State, text: String) {
    state.message = Some(Message { gravity: Gravity::Note, text, listed: false });
}

/// A name fit for a file: letters, digits, spaces made hyphens.
fn file_name(name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    name.trim_matches('-').to_owned()
}
