//! What each command does to the state. Names no window, so that it can be tested alone.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::command::Command;
use super::edit::{self, Edit, Name, Rerun};
use super::preferences::TEXT_SIZES;
use super::state::{Compare, Gravity, Loading, MOST_COLUMNS, Message, Origin, Place, State, View};
use super::study::{HitRef, Shown, Study, sources};
use super::worker::{Outcome, Task};
use super::{messages, texts};
use crate::lexicon::Lexicon;
use crate::model::{ArticleIndex, Basis, Progress, Published, Sourced, Span};

/// Something to be done outside the state.
#[derive(Debug)]
pub enum Effect {
    /// Hand a task to the worker under a number.
    Run(u64, Arc<Progress>, Task),
    /// Show a dialog.
    Dialog(Dialog),
    /// Give the command again in the next frame: the worker still reads what it would change.
    Later(Command),
    /// Write the preferences.
    Remember,
    /// Put text on the clipboard.
    Copy(String),
    /// Put the keyboard's focus into the search field.
    FocusFind,
    /// Close the window.
    Quit,
}

/// A dialog of the system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Dialog {
    /// Choose a folder of articles.
    Folder,
    /// Choose files of articles.
    Files,
    /// Choose a lexicon file to read.
    Lexicon,
    /// Choose where to write a file.
    Save {
        /// The name suggested, with its ending.
        name: String,
        /// What to write.
        contents: Vec<u8>,
    },
}

/// Does what a command says and returns what is left to do outside.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    if command.changes_study() && state.study.as_ref().is_some_and(|study| !study.is_free()) {
        return vec![Effect::Later(command)];
    }
    match command {
        Command::ChooseFolder => vec![Effect::Dialog(Dialog::Folder)],
        Command::ChooseFiles => vec![Effect::Dialog(Dialog::Files)],
        Command::Open(paths) => open(state, Origin::Paths(paths)),
        Command::OpenSample => open(state, Origin::Sample),
        Command::Cancel => cancel(state),
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
        Command::Quit => vec![Effect::Quit],
        Command::Show(view) => {
            leave(state);
            state.view = view;
            Vec::new()
        }
        Command::Back => travel(state, true),
        Command::Forward => travel(state, false),
        Command::SelectEvent(event) => {
            if let Some(study) = &state.study
                && let Some(event) = study.analysis.events.get(event)
            {
                state.compare.columns = columns(study, &event.articles);
                state.compare.row = None;
                state.article = event.articles.first().copied();
            }
            Vec::new()
        }
        Command::Read(article) => {
            leave(state);
            state.article = Some(article);
            state.hit = None;
            state.view = View::Reader;
            Vec::new()
        }
        Command::ReadHit(hit) => {
            leave(state);
            state.article = Some(hit.article);
            state.hit = Some(hit);
            state.view = View::Reader;
            Vec::new()
        }
        Command::SelectHit(hit) => {
            state.hit = hit;
            if let Some(hit) = hit {
                state.article = Some(hit.article);
            }
            Vec::new()
        }
        Command::NextHit => step(state, 1),
        Command::PreviousHit => step(state, -1),
        Command::ToggleColumn(article) => {
            toggle_column(state, article);
            Vec::new()
        }
        Command::MoveColumn(from, to) => {
            let columns = &mut state.compare.columns;
            if from < columns.len() && to < columns.len() {
                let article = columns.remove(from);
                columns.insert(to, article);
            }
            Vec::new()
        }
        Command::SetOptions(options) => {
            state.options = *options;
            Vec::new()
        }
        Command::DimShared(on) => {
            state.compare.dim_shared = on;
            Vec::new()
        }
        Command::ShowRows(rows) => {
            state.compare.rows = rows;
            state.compare.row = None;
            Vec::new()
        }
        Command::SelectRow(row) => {
            state.compare.row = row;
            Vec::new()
        }
        Command::ToggleFamily(family) => {
            state.shown.families[family.index()] ^= true;
            Vec::new()
        }
        Command::OnlyFamily(family) => {
            state.shown.families = [false; 8];
            state.shown.families[family.index()] = true;
            Vec::new()
        }
        Command::ToggleVoice(voice) => {
            state.shown.voices[voice.index()] ^= true;
            Vec::new()
        }
        Command::OnlyVoice(voice) => {
            state.shown.voices = [false; 4];
            state.shown.voices[voice.index()] = true;
            Vec::new()
        }
        Command::HighlightAll => {
            state.shown = Shown { rates: state.shown.rates, ..Shown::default() };
            Vec::new()
        }
        Command::HighlightNone => {
            state.shown.families = [false; 8];
            Vec::new()
        }
        Command::ToggleRates => {
            state.shown.rates ^= true;
            Vec::new()
        }
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
        Command::SetTheme(theme) => {
            state.preferences.theme = theme;
            vec![Effect::Remember]
        }
        Command::TextSize(step) => {
            let size = i64::from(state.preferences.text_size);
            let size = if step == 0 { 100 } else { size + i64::from(step) * 10 };
            state.preferences.text_size =
                size.clamp(i64::from(*TEXT_SIZES.start()), i64::from(*TEXT_SIZES.end())) as u32;
            vec![Effect::Remember]
        }
        Command::ToggleSidebar => {
            state.preferences.sidebar ^= true;
            vec![Effect::Remember]
        }
        Command::ToggleInspector => {
            state.preferences.inspector ^= true;
            vec![Effect::Remember]
        }
        Command::ToggleLetters => {
            match state.view {
                View::Reader => state.preferences.letters_in_reader ^= true,
                _ => state.preferences.letters_in_compare ^= true,
            }
            vec![Effect::Remember]
        }
        Command::ToggleSingleKeys => {
            state.preferences.single_keys ^= true;
            vec![Effect::Remember]
        }
        Command::ToggleRemovedLines => {
            state.reader.removed_lines ^= true;
            Vec::new()
        }
        Command::Overlay(overlay) => {
            state.overlay = overlay;
            Vec::new()
        }
        Command::CloseMessage => {
            state.message = None;
            Vec::new()
        }
        Command::Copy(text) => vec![Effect::Copy(text)],
        Command::SetVoice(at, voice) => relabel(state, at, Name::Voice, |label| label.voice = voice),
        Command::SetSpeaker(at, speaker) => {
            let speaker = speaker.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
            relabel(state, at, Name::Speaker, |label| label.speaker = speaker.map(Into::into))
        }
        Command::Dismiss(at) => {
            let next = neighbour(state, 1);
            let effects = make(state, Name::Dismiss, Edit::Dismiss(at));
            if state.hit == Some(at) {
                state.hit = next.filter(|next| *next != at);
            }
            effects
        }
        Command::SetSource(article, name) => set_source(state, article, &name),
        Command::SetDate(article, date) => set_date(state, article, date),
        Command::PutBack(article, line) => put_back(state, article, line),
        Command::SetCategory(id, on) => {
            let mut off = state.settings.categories_off.clone();
            if on {
                off.remove(&id);
            } else {
                off.insert(id);
            }
            make(state, Name::Lexicon, Edit::Lexicon(state.settings.lexicons.clone(), off))
        }
        Command::SetLexicon(position, lexicon) => set_lexicon(state, position, *lexicon),
        Command::LoadLexicon => vec![Effect::Dialog(Dialog::Lexicon)],
        Command::SaveLexicon(position) => match state.settings.lexicons.get(position) {
            Some(lexicon) => vec![Effect::Dialog(Dialog::Save {
                name: format!("{}.json", file_name(&lexicon.name)),
                contents: lexicon.to_json().into_bytes(),
            })],
            None => Vec::new(),
        },
        Command::Save { name, contents } => vec![Effect::Dialog(Dialog::Save { name, contents })],
        Command::ReadLexicon(path) => run(state, texts::READING_LEXICON, Task::ReadLexicon(path)),
        Command::Write(path, bytes) => run(state, texts::WRITING, Task::Write(path, bytes)),
        Command::Undo => redo_or_undo(state, edit::undo),
        Command::Redo => redo_or_undo(state, edit::redo),
        Command::Complain(text) => {
            complain(state, text);
            Vec::new()
        }
    }
}

/// Takes in what the worker reports. `Err` gives the outcome back if the study is not free yet.
///
/// # Errors
/// If the outcome must wait until nothing reads the analysis any more.
pub fn receive(state: &mut State, job: u64, outcome: Outcome) -> Result<Vec<Effect>, Outcome> {
    let for_loading = state.loading.as_ref().is_some_and(|loading| loading.job == job);
    let for_job = state.job.as_ref().is_some_and(|(number, ..)| *number == job);
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
            }
        }
        Outcome::Imported(articles, warnings) if for_loading => imported(state, articles, warnings),
        Outcome::Analysed(analysis) if for_loading => {
            if let Some(Loading { title, articles: Some(articles), warnings, open_when_ready, .. }) =
                state.loading.take()
            {
                state.study = Some(Study::new(title, articles, *analysis, warnings));
                state.at_start = !open_when_ready;
                state.history = edit::History::default();
                arrive(state);
            }
            return Ok(Vec::new());
        }
        Outcome::Analysed(analysis) if for_job => {
            if let Some(study) = &mut state.study {
                study.analysis = Arc::new(*analysis);
                study.apply_corrections();
                study.index();
                state.revision += 1;
            }
        }
        Outcome::FoundHits(matcher, hits) if for_job => {
            if let Some(study) = &mut state.study {
                let Some(analysis) = Arc::get_mut(&mut study.analysis) else {
                    return Err(Outcome::FoundHits(matcher, hits));
                };
                analysis.matcher = *matcher;
                analysis.hits = hits;
                study.apply_corrections();
                study.count();
                state.revision += 1;
                if state.hit.is_some_and(|at| study.hit(at).is_none()) {
                    state.hit = None;
                }
            }
        }
        Outcome::Written(path) => {
            state.message = Some(Message { gravity: Gravity::Note, text: messages::saved(&path) });
        }
        Outcome::Read(path, text) => {
            if for_job {
                state.job = None;
            }
            return Ok(match Lexicon::from_json(&text) {
                Ok(lexicon) => {
                    let position = state
                        .settings
                        .lexicons
                        .iter()
                        .position(|known| known.name == lexicon.name)
                        .unwrap_or(state.settings.lexicons.len());
                    update(state, Command::SetLexicon(position, Box::new(lexicon)))
                }
                Err(error) => {
                    complain(state, format!("{}: {error}", path.display()));
                    Vec::new()
                }
            });
        }
        Outcome::Imported(..) | Outcome::Analysed(_) | Outcome::FoundHits(..) => {}
    }
    if for_job {
        state.job = None;
    }
    Ok(Vec::new())
}

fn open(state: &mut State, origin: Origin) -> Vec<Effect> {
    if let Some(loading) = &state.loading {
        loading.progress.cancel();
    }
    state.last_job += 1;
    let progress = Arc::new(Progress::default());
    let title = match &origin {
        Origin::Sample => texts::SAMPLE_TITLE.to_owned(),
        Origin::Paths(paths) => {
            let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
            if let Some(path) = paths.first() {
                state.preferences.remember(path);
            }
            paths.first().and_then(name).unwrap_or_else(|| texts::UNTITLED.to_owned())
        }
    };
    state.loading = Some(Loading {
        title,
        origin: origin.clone(),
        progress: Arc::clone(&progress),
        job: state.last_job,
        articles: None,
        warnings: Vec::new(),
        open_when_ready: true,
    });
    state.message = None;
    state.at_start = true;
    let task = Task::Open(origin, state.settings.clone());
    vec![Effect::Run(state.last_job, progress, task), Effect::Remember]
}

fn imported(state: &mut State, articles: Arc<Vec<crate::model::Article>>, warnings: Vec<crate::model::Warning>) {
    let Some(loading) = &mut state.loading else { return };
    if articles.is_empty() {
        let text = messages::nothing_found(&loading.origin, &warnings);
        state.loading = None;
        complain(state, text);
        return;
    }
    loading.articles = Some(articles);
    loading.warnings = warnings;
}

/// Sets the window up for a corpus that was just analysed: the event with the most sources in front.
fn arrive(state: &mut State) {
    state.revision += 1;
    state.hit = None;
    state.back.clear();
    state.forward.clear();
    state.find.clear();
    state.sidebar = super::state::Sidebar::default();
    state.compare = Compare { dim_shared: state.compare.dim_shared, ..Compare::default() };
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
        state.compare.columns = columns(study, &event.articles);
        state.article = state.compare.columns.first().or(event.articles.first()).copied();
        state.view = if event.articles.len() > 1 { View::Compare } else { View::Reader };
    }
}

/// The two articles of an event that stand side by side at first: those of two outlets with the most sentences lined
/// up, so that articles in different languages do not come first; in corpus order.
fn columns(study: &Study, articles: &[ArticleIndex]) -> Vec<ArticleIndex> {
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

fn toggle_column(state: &mut State, article: ArticleIndex) {
    let Some(study) = &state.study else { return };
    let columns = &mut state.compare.columns;
    if let Some(at) = columns.iter().position(|column| *column == article) {
        columns.remove(at);
    } else {
        let event = study.event_of[article.index()];
        columns.retain(|column| study.event_of[column.index()] == event);
        if columns.len() < MOST_COLUMNS {
            columns.push(article);
        }
    }
    state.compare.row = None;
    state.article = Some(article);
}

fn cancel(state: &mut State) -> Vec<Effect> {
    if let Some(loading) = state.loading.take() {
        loading.progress.cancel();
        state.at_start = state.study.is_none();
        state.message = Some(Message { gravity: Gravity::Note, text: texts::IMPORT_CANCELLED.to_owned() });
    } else if let Some((_, _, progress)) = &state.job {
        progress.cancel();
    }
    Vec::new()
}

fn leave(state: &mut State) {
    let place = state.place();
    if state.back.last() != Some(&place) {
        state.back.push(place);
    }
    state.forward.clear();
}

fn travel(state: &mut State, back: bool) -> Vec<Effect> {
    let here = state.place();
    let (from, to) = if back { (&mut state.back, &mut state.forward) } else { (&mut state.forward, &mut state.back) };
    if let Some(Place { view, article, hit }) = from.pop() {
        to.push(here);
        state.view = view;
        state.article = article;
        state.hit = hit;
    }
    Vec::new()
}

/// The marked hit before or after the selected one in the articles in view.
fn neighbour(state: &State, direction: i32) -> Option<HitRef> {
    let study = state.study.as_ref()?;
    let article = state.hit.map(|hit| hit.article).or(state.article)?;
    let marked: Vec<HitRef> = study
        .hits(article)
        .iter()
        .filter(|hit| state.shown.shows(study.term(hit), hit.label.voice))
        .map(|hit| HitRef { article, span: hit.span })
        .collect();
    let from = state.hit.map_or(Span::new(0, 0), |hit| hit.span);
    if direction > 0 {
        let after = |hit: &&HitRef| state.hit.is_none() || hit.span.start > from.start;
        marked.iter().find(after).or(marked.first()).copied()
    } else {
        marked.iter().rev().find(|hit| hit.span.start < from.start).or(marked.last()).copied()
    }
}

fn step(state: &mut State, direction: i32) -> Vec<Effect> {
    if let Some(hit) = neighbour(state, direction) {
        state.hit = Some(hit);
        state.article = Some(hit.article);
    }
    Vec::new()
}

fn make(state: &mut State, name: Name, edit: Edit) -> Vec<Effect> {
    match edit::make(state, name, edit) {
        Some(rerun) => again(state, rerun),
        None => Vec::new(),
    }
}

fn redo_or_undo(state: &mut State, which: impl FnOnce(&mut State) -> Option<Rerun>) -> Vec<Effect> {
    match which(state) {
        Some(rerun) => again(state, rerun),
        None => Vec::new(),
    }
}

/// Starts what must be computed anew.
fn again(state: &mut State, rerun: Rerun) -> Vec<Effect> {
    state.revision += 1;
    let Some(study) = &state.study else { return Vec::new() };
    let (articles, settings) = (Arc::clone(&study.articles), state.settings.clone());
    match rerun {
        Rerun::Nothing => Vec::new(),
        Rerun::Hits => {
            let task = Task::FindHits(articles, Arc::clone(&study.analysis), settings);
            run(state, texts::FINDING_TERMS, task)
        }
        Rerun::Analysis => run(state, texts::ANALYSING, Task::Analyse(articles, settings)),
    }
}

/// Starts a job; one that is still under way is stopped, its outcome would be stale.
fn run(state: &mut State, name: &'static str, task: Task) -> Vec<Effect> {
    if let Some((_, _, progress)) = &state.job {
        progress.cancel();
    }
    state.last_job += 1;
    let progress = Arc::new(Progress::default());
    state.job = Some((state.last_job, name, Arc::clone(&progress)));
    vec![Effect::Run(state.last_job, progress, task)]
}

fn relabel(
    state: &mut State,
    at: HitRef,
    name: Name,
    change: impl FnOnce(&mut crate::model::VoiceLabel),
) -> Vec<Effect> {
    let Some(hit) = state.study.as_ref().and_then(|study| study.hit(at)) else { return Vec::new() };
    let mut label = hit.label.clone();
    change(&mut label);
    if label == hit.label {
        return Vec::new();
    }
    label.confidence = 1.0;
    let corrected = Some(label.clone());
    make(state, name, Edit::Label { at, label, corrected })
}

fn set_source(state: &mut State, article: ArticleIndex, name: &str) -> Vec<Effect> {
    let value = Sourced { value: name.trim().to_owned(), basis: Basis::User };
    if let Some(loading) = &mut state.loading {
        loading.open_when_ready = false;
        if let Some(articles) = &mut loading.articles
            && let Some(article) = Arc::make_mut(articles).get_mut(article.index())
        {
            article.source = value;
        }
        return Vec::new();
    }
    make(state, Name::Source, Edit::Source(article, value))
}

fn set_date(state: &mut State, article: ArticleIndex, date: Option<jiff::civil::Date>) -> Vec<Effect> {
    let value = Published { date, basis: Basis::User, doubt: None };
    if let Some(loading) = &mut state.loading {
        loading.open_when_ready = false;
        if let Some(articles) = &mut loading.articles
            && let Some(article) = Arc::make_mut(articles).get_mut(article.index())
        {
            article.published = value;
        }
        return Vec::new();
    }
    make(state, Name::Date, Edit::Date(article, value))
}

/// Puts a removed line back into the text as a paragraph of its own.
fn put_back(state: &mut State, index: ArticleIndex, line: usize) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let mut article = study.article(index).clone();
    if line >= article.removed.len() {
        return Vec::new();
    }
    let removed = article.removed.remove(line);
    let at = (removed.before as usize).max(article.body_start()).min(article.text.len());
    if !article.text.is_char_boundary(at) {
        return Vec::new();
    }
    let inserted =
        if at == article.text.len() { format!("\n\n{}", removed.text) } else { format!("{}\n\n", removed.text) };
    article.text.insert_str(at, &inserted);
    let delta = inserted.len() as u32;
    for other in &mut article.removed {
        if other.before > at as u32 {
            other.before += delta;
        }
    }
    for block in &mut article.blocks {
        if block.span.start as usize >= at {
            block.span = Span { start: block.span.start + delta, end: block.span.end + delta };
        }
    }
    let edit = Edit::Text { index, article: Box::new(article), at: at as u32, delta: i64::from(delta) };
    make(state, Name::PutBack, edit)
}

fn set_lexicon(state: &mut State, position: usize, lexicon: Lexicon) -> Vec<Effect> {
    if let Err(error) = lexicon.check() {
        complain(state, error.to_string());
        return Vec::new();
    }
    let mut lexicons = state.settings.lexicons.clone();
    match lexicons.get_mut(position) {
        Some(place) => *place = lexicon,
        None => lexicons.push(lexicon),
    }
    make(state, Name::Lexicon, Edit::Lexicon(lexicons, state.settings.categories_off.clone()))
}

fn complain(state: &mut State, text: String) {
    state.message = Some(Message { gravity: Gravity::Error, text });
}

/// A name fit for a file: letters, digits, spaces made hyphens.
fn file_name(name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    name.trim_matches('-').to_owned()
}

/// The outlets of articles that are still being analysed.
pub fn loading_sources(loading: &Loading) -> Vec<super::study::Source> {
    loading.articles.as_ref().map(|articles| sources(articles, |_| 0)).unwrap_or_default()
}
