//! One frame after the other: reports come in, commands are done, the window is drawn.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use egui::{Context, Event, Ui};

use super::actions::ACTIONS;
use super::command::Command;
use super::preferences::{Preferences, Theme};
use super::selection::SelectionCommand;
use super::sentences::SentenceCommand;
use super::state::State;
use super::update::{Dialog, Effect, has_selection, receive, update};
use super::worker::{Job, Outcome, Task, Thread, Worker};
use super::{dialogs, texts, theme, views};
use crate::project::journal::{self, Journal};

/// Unsaved changes are kept aside this often at most.
const JOURNAL_EVERY: Duration = Duration::from_secs(5);

/// What answers dialogs instead of the analyst.
struct Answering(Box<dyn Fn(Dialog) -> Option<Command> + Send>);

impl std::fmt::Debug for Answering {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answering")
    }
}

/// The program in its window.
#[derive(Debug)]
pub struct Window {
    state: State,
    worker: Worker,
    searcher: Worker,
    files: Worker,
    exports: Worker,
    preparing: Worker,
    /// Where unsaved changes are kept, once there were some, and when that was done last.
    journal: Option<Journal>,
    journaled: Option<Instant>,
    title: String,
    /// The analyst has decided that the window closes.
    closing: bool,
    commands: Vec<Command>,
    waiting: VecDeque<(u64, Outcome)>,
    answers: (Sender<Command>, Receiver<Command>),
    /// Answers dialogs instead of the analyst, if there is nobody to ask.
    answering: Option<Answering>,
    preferences: Option<PathBuf>,
    /// The language spoken where the preferences name none.
    system_language: texts::Language,
}

impl Window {
    /// Sets the context up and starts the workers. `first` is done in the first frame; preferences are kept in the file
    /// `preferences`, if any, and unsaved changes beside it. What another run left unsaved there is offered.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn new(
        ctx: &Context,
        state: State,
        preferences: Option<PathBuf>,
        first: Vec<Command>,
    ) -> anyhow::Result<Window> {
        theme::install(ctx);
        let start = |name| {
            let wake = ctx.clone();
            Worker::start(name, move || wake.request_repaint())
        };
        let mut commands = first;
        let left = preferences.as_deref().map(|path| journal::abandoned(&Preferences::journals(path)));
        if let Some(left) = left.filter(|left| !left.is_empty()) {
            commands.push(Command::OfferRecovery(left));
        }
        Ok(Window {
            state,
            worker: start("worker")?,
            searcher: start("searcher")?,
            files: start("files")?,
            exports: start("exports")?,
            preparing: start("preparing")?,
            journal: None,
            journaled: None,
            title: String::new(),
            closing: false,
            commands,
            waiting: VecDeque::new(),
            answers: channel(),
            answering: None,
            preferences,
            system_language: texts::Language::English,
        })
    }

    /// Speaks a language where the preferences name none.
    #[must_use]
    pub fn speaking(mut self, system: texts::Language) -> Window {
        self.system_language = system;
        self
    }

    /// Lets a function answer the system's dialogs, for a window nobody sits in front of; `None` is a dialog cancelled.
    #[must_use]
    pub fn answering(mut self, answer: impl Fn(Dialog) -> Option<Command> + Send + 'static) -> Window {
        self.answering = Some(Answering(Box::new(answer)));
        self
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Gives a command as if the user had.
    pub fn give(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Whether everything asked for is done.
    pub fn is_idle(&self) -> bool {
        self.commands.is_empty()
            && self.waiting.is_empty()
            && self.state.loading.is_none()
            && self.state.job.is_none()
            && self.state.search.job.is_none()
            && self.state.search.indexing.is_none()
            && self.state.coding.drawing.is_none()
            && self.state.coding.computing.is_none()
            && self.state.files.is_empty()
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.speak();
        self.listen(&ctx);
        self.work(&ctx);
        self.speak();
        self.keep_journal(&ctx);
        self.apply_preferences(&ctx);
        self.name_window(&ctx);
        views::parts::reveal_focus(&ctx);
        views::shell::show(ui, &mut self.state, &mut self.commands);
        if !self.commands.is_empty() {
            ctx.request_repaint();
        }
        if self.state.can_stop() || self.state.search.indexing.is_some() {
            ctx.request_repaint_after(Duration::from_millis(60));
        }
    }

    /// Lets the window close whatever is not saved.
    pub(super) fn let_go(&mut self) {
        self.closing = true;
    }

    /// Takes in reports, answers of dialogs, dropped files and keys.
    fn listen(&mut self, ctx: &Context) {
        while let Some(report) = self.next_report() {
            self.waiting.push_back(report);
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            // What is asked for has to go through the question whether to save.
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.commands.push(Command::Quit);
        }
        while let Ok(command) = self.answers.1.try_recv() {
            self.commands.push(command);
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            self.commands.push(Command::Open(dropped));
        }
        self.commands.extend(shortcuts(ctx, &self.state));
    }

    fn next_report(&self) -> Option<(u64, Outcome)> {
        [&self.worker, &self.searcher, &self.files, &self.exports, &self.preparing].into_iter().find_map(Worker::poll)
    }

    fn work(&mut self, ctx: &Context) {
        for (job, outcome) in std::mem::take(&mut self.waiting) {
            match receive(&mut self.state, job, outcome) {
                Ok(effects) => self.perform(ctx, effects),
                Err(outcome) => self.waiting.push_back((job, outcome)),
            }
        }
        for command in std::mem::take(&mut self.commands) {
            let effects = update(&mut self.state, command);
            self.perform(ctx, effects);
        }
    }

    fn perform(&mut self, ctx: &Context, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Run(number, progress, task) => self.send(Job { number, progress, task }),
                Effect::Journal(number, snapshot, about) => match self.journal_file() {
                    Ok(file) => {
                        let task = Task::Journal(snapshot, about, file);
                        self.send(Job { number, progress: Default::default(), task });
                    }
                    Err(error) => self.waiting.push_back((number, Outcome::Failed(error))),
                },
                Effect::ClearJournal => {
                    if let Some(journal) = &self.journal {
                        let task = Task::ClearJournal(journal.file().to_owned());
                        self.send(Job { number: 0, progress: Default::default(), task });
                    }
                }
                Effect::Dialog(dialog) if self.answering.is_some() => {
                    let answer = self.answering.as_ref().and_then(|answering| (answering.0)(dialog));
                    self.commands.extend(answer);
                }
                Effect::Dialog(dialog) if !dialogs::are_there() => {
                    self.commands.push(Command::AskPath(Box::new(dialog)));
                    ctx.request_repaint();
                }
                Effect::Dialog(dialog) => {
                    let wake = ctx.clone();
                    dialogs::show(dialog, self.answers.0.clone(), move || wake.request_repaint());
                }
                Effect::Later(command) => {
                    self.commands.push(command);
                    ctx.request_repaint_after(Duration::from_millis(10));
                }
                Effect::Remember => self.remember(),
                Effect::Copy(text) => ctx.copy_text(text),
                Effect::CopyPicture(pixels) => ctx.copy_image(egui::ColorImage::from_rgba_unmultiplied(
                    [pixels.width as usize, pixels.height as usize],
                    &pixels.rgba,
                )),
                Effect::FocusFind => ctx.memory_mut(|memory| memory.request_focus(views::shell::find_field())),
                Effect::FocusSearch => ctx.memory_mut(|memory| memory.request_focus(views::search::field(&self.state))),
                Effect::FocusPart(forward) => views::parts::focus_next(ctx, forward),
                Effect::FocusPane(pane) => ctx.memory_mut(|memory| memory.request_focus(views::panes::heading(pane))),
                Effect::Quit => {
                    self.closing = true;
                    ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                }
            }
        }
    }

    fn remember(&self) {
        if let Some(path) = &self.preferences {
            let task = Task::Remember(path.clone(), self.state.preferences.clone());
            // A window whose worker is gone has said so already.
            let _ = self.files.send(Job { number: 0, progress: Default::default(), task });
        }
    }

    fn send(&mut self, job: Job) {
        let worker = match job.task.thread() {
            Thread::Computing => &self.worker,
            Thread::Searching => &self.searcher,
            Thread::Files => &self.files,
            Thread::Exports => &self.exports,
            Thread::Preparing => &self.preparing,
        };
        if !worker.send(job) {
            self.commands.push(Command::Complain(texts::WORKER_GONE.to_string()));
        }
    }

    /// Where this window's journal is written.
    fn journal_file(&mut self) -> Result<PathBuf, String> {
        if let Some(journal) = &self.journal {
            return Ok(journal.file().to_owned());
        }
        let path = self.preferences.as_deref().ok_or_else(String::new)?;
        let journal =
            Journal::start(&Preferences::journals(path)).map_err(|error| texts::journal_failed(&error.to_string()))?;
        Ok(self.journal.insert(journal).file().to_owned())
    }

    /// Keeps unsaved changes aside, every few seconds at most.
    fn keep_journal(&mut self, ctx: &Context) {
        if self.preferences.is_none() || !self.state.needs_journal() || self.closing {
            return;
        }
        let since = self.journaled.map_or(JOURNAL_EVERY, |at| at.elapsed());
        if since < JOURNAL_EVERY {
            ctx.request_repaint_after(JOURNAL_EVERY.saturating_sub(since));
            return;
        }
        self.journaled = Some(Instant::now());
        let effects = update(&mut self.state, Command::KeepJournal);
        self.perform(ctx, effects);
    }

    /// Says in the title what is open and whether it is saved.
    fn name_window(&mut self, ctx: &Context) {
        let title = self.state.window_title();
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Speaks the language chosen: before commands are done and after, as one may have chosen another.
    fn speak(&self) {
        texts::set_language(self.state.preferences.language.unwrap_or(self.system_language));
    }

    fn apply_preferences(&mut self, ctx: &Context) {
        ctx.set_theme(match self.state.preferences.theme {
            Theme::System => egui::ThemePreference::System,
            Theme::Light => egui::ThemePreference::Light,
            Theme::Dark => egui::ThemePreference::Dark,
        });
        theme::set_motion(ctx, self.state.preferences.motion);
        let zoom = self.state.preferences.text_size as f32 / 100.0;
        if (ctx.zoom_factor() - zoom).abs() > 0.001 {
            ctx.set_zoom_factor(zoom);
        }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
        let size = ui.ctx().input(|input| input.viewport().inner_rect.map(|rect| rect.size()));
        if let Some(size) = size {
            self.state.preferences.window = [size.x, size.y];
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(path) = &self.preferences
            && let Err(error) = self.state.preferences.save(path)
        {
            tracing::error!("preferences not saved: {error:#}");
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // What was handed over to be written is written.
        self.files.finish();
    }
}

/// Whether words of a label are selected.
fn selected_label(ctx: &Context) -> bool {
    ctx.plugin::<egui::text_selection::LabelSelectionState>().lock().has_selection()
}

/// The commands whose keys were pressed. Single letters act only while nothing is typed.
fn shortcuts(ctx: &Context, state: &State) -> Vec<Command> {
    let typing = ctx.text_edit_focused() || state.overlay.is_some();
    // An open menu is closed by Escape, and nothing else is.
    let open_menu = egui::Popup::is_any_open(ctx);
    let mut out = Vec::new();
    // Longer combinations first, so that Shift+N is not taken for N.
    let mut actions: Vec<_> = ACTIONS.iter().filter_map(|action| Some((action, action.shortcut?))).collect();
    actions.sort_by_key(|(_, keys)| !keys.modifiers.shift);
    for (action, keys) in actions {
        let single = action.is_single_key();
        if single && (typing || !state.preferences.single_keys || views::coding::takes_keys(state)) {
            continue;
        }
        if keys.logical_key == egui::Key::Escape && open_menu {
            continue;
        }
        // In a field, and in the text of a label, these keys select and copy there.
        if action.is_about_text() && (typing || selected_label(ctx)) {
            continue;
        }
        // With shift, the key of the backslash is the one of the bar on most keyboards.
        let bar = keys.modifiers.shift && keys.logical_key == egui::Key::Backslash;
        let bar = bar.then(|| egui::KeyboardShortcut::new(keys.modifiers, egui::Key::Pipe));
        if let Some(command) = (action.command)(state)
            && ctx.input_mut(|input| {
                // The system says that something is to be copied, not with which key.
                let copy = keys.logical_key == egui::Key::C && !keys.modifiers.shift;
                let asked = copy && input.events.contains(&Event::Copy);
                asked || std::iter::once(keys).chain(bar).any(|keys| input.consume_shortcut(&keys))
            })
        {
            out.push(command);
        }
    }
    if open_menu {
        return out;
    }
    let escape = ctx.input(|input| {
        input.events.iter().any(|event| matches!(event, Event::Key { key: egui::Key::Escape, pressed: true, .. }))
    });
    if escape && state.overlay.is_some() {
        out.push(Command::Overlay(None));
    } else if escape && !typing && has_selection(state) {
        out.push(Command::Selection(SelectionCommand::Set(None)));
    } else if escape && !typing && state.focus.taken_up.is_some() {
        out.push(Command::Sentence(SentenceCommand::TakeUp(None)));
    } else if escape && !typing && (state.focus.hit.is_some() || state.focus.passage.is_some()) {
        out.push(Command::SelectHit(None));
    }
    out
}
