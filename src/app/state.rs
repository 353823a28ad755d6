//! Everything the window shows and remembers. Views read it; only [`super::update`] changes it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::coding::Desk;
use super::command::Command;
use super::panes::{Focus, Panes, Sizes};
use super::preferences::Preferences;
use super::search::Search;
use super::study::{Shown, Study};
use super::update::Dialog;
use crate::analysis::Settings;
use crate::model::{Article, ArticleIndex, Progress, Warning};
use crate::project::journal::Abandoned;
use crate::project::{History, Stale};

/// The views of an open corpus.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// Articles of one event side by side.
    #[default]
    Compare,
    /// Which source has which statement.
    Coverage,
    /// Terms by source.
    Terms,
    /// Speakers by source.
    Speakers,
    /// Charts.
    Charts,
    /// One article.
    Reader,
    /// Every occurrence of words, in context.
    Search,
    /// A sample of hits, decided on one by one.
    Coding,
}

impl View {
    /// In the order of the tabs.
    pub const ALL: [View; 8] = [
        View::Compare,
        View::Coverage,
        View::Terms,
        View::Speakers,
        View::Charts,
        View::Reader,
        View::Search,
        View::Coding,
    ];
}

/// What a corpus is opened from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Folders and files.
    Paths(Vec<PathBuf>),
    /// The corpus that comes with the program.
    Sample,
    /// A project file; if folders are given, its articles are looked for there.
    Project(PathBuf, Option<Vec<PathBuf>>),
    /// Unsaved changes a program left behind.
    Recovered(Abandoned),
}

/// A corpus on its way in.
#[derive(Debug)]
pub struct Loading {
    /// What it is called.
    pub title: String,
    /// Where it comes from.
    pub origin: Origin,
    /// How far the job is.
    pub progress: Arc<Progress>,
    /// The job's number; outcomes of other jobs are stale.
    pub job: u64,
    /// The articles, once read, with what was corrected in the list meanwhile.
    pub articles: Option<Arc<Vec<Article>>>,
    /// What was corrected in the list; done in earnest once the corpus is analysed.
    pub edits: Vec<Command>,
    /// Settings of the analysis.
    pub settings: Settings,
    /// Problems, once read.
    pub warnings: Vec<Warning>,
    /// Show the corpus as soon as it is analysed. Off once the analyst corrects something in the list.
    pub open_when_ready: bool,
}

/// Something that is being read, made or written beside the window's thread.
#[derive(Debug)]
pub struct FileJob {
    /// The job's number.
    pub number: u64,
    /// What it does, as the status bar says it; nothing is said of one without a name.
    pub name: &'static str,
    /// How far it is; also how it is stopped, if it is an export. Nothing stops reading and writing.
    pub progress: Arc<Progress>,
    /// Whether it can be stopped.
    pub stoppable: bool,
}

/// Order of the events in the sidebar.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventOrder {
    /// Those with the most sources first.
    #[default]
    Sources,
    /// The earliest first, those without a date last.
    Date,
    /// By title.
    Title,
}

impl EventOrder {
    /// All orders.
    pub const ALL: [EventOrder; 3] = [EventOrder::Sources, EventOrder::Date, EventOrder::Title];
}

/// What the sidebar shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sidebar {
    /// Only events and articles that contain these words.
    pub filter: String,
    /// Order of the events.
    pub order: EventOrder,
    /// Events folded, by their position in the analysis.
    pub folded: BTreeSet<usize>,
}

/// Which rows of the compare view are shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rows {
    /// All.
    #[default]
    All,
    /// Those that are not worded alike everywhere.
    Differ,
    /// Those that one article alone has.
    OnlyHere,
}

impl Rows {
    /// All three.
    pub const ALL: [Rows; 3] = [Rows::All, Rows::Differ, Rows::OnlyHere];
}

/// What the compare view shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compare {
    /// The articles side by side: two to six of one event.
    pub columns: Vec<ArticleIndex>,
    /// Whether words both sides share are grey.
    pub dim_shared: bool,
    /// Which rows.
    pub rows: Rows,
    /// The row `previous` and `next` count from.
    pub row: Option<usize>,
    /// Whether each column scrolls on its own and shows its article in its own order.
    pub free: bool,
}

impl Default for Compare {
    fn default() -> Self {
        Self { columns: Vec::new(), dim_shared: true, rows: Rows::All, row: None, free: false }
    }
}

/// Most articles the compare view takes side by side.
pub const MOST_COLUMNS: usize = 6;

/// What the reader shows beside the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReaderOptions {
    /// Lines taken out as boilerplate.
    pub removed_lines: bool,
}

impl Default for ReaderOptions {
    fn default() -> Self {
        Self { removed_lines: true }
    }
}

/// A window or panel that lies over the others.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Overlay {
    /// The list of everything that can be done.
    CommandPalette,
    /// The lexicon.
    Lexicon,
    /// How voice is decided.
    VoiceRules,
    /// A study from folder to figure.
    Guide,
    /// What each measure is.
    Measures,
    /// The keys.
    Shortcuts,
    /// What this program is.
    About,
    /// Hits whose voice could be read two ways.
    TwoWay,
    /// Whether to save before something that would lose changes.
    Unsaved,
    /// Where something is or is to go, where the system has no dialog.
    TypePath,
    /// Changes that were not saved when the program stopped.
    Recover,
    /// Which event to move an article to, or to merge an event with.
    PickEvent,
    /// What an event is to be called.
    NameEvent,
    /// Which names are whose.
    Names,
    /// Where to split a sentence.
    SplitSentence,
    /// Why the articles of an event stand together.
    WhyTogether,
    /// What is decided about every hit of a sample.
    CodeBook,
    /// What taking in a coder's file did.
    Merged,
    /// What the outlets are called.
    Sources,
    /// What was corrected.
    Corrections,
    /// What is remembered from one start to the next.
    Preferences,
}

/// What an event is chosen for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Picking {
    /// To move this article there.
    Move(ArticleIndex),
    /// To make this event and the chosen one the same.
    Merge(usize),
}

/// A project on its way into its file.
#[derive(Clone, PartialEq, Debug)]
pub struct Saving {
    /// The job's number.
    pub job: u64,
    /// The step of the history that is saved.
    pub position: u64,
    /// What to do once it is saved.
    pub then: Option<Box<Command>>,
}

/// How grave a message is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gravity {
    /// Something was done.
    Note,
    /// Something could not be done.
    Error,
}

/// A message above the contents, until the analyst closes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// How grave it is.
    pub gravity: Gravity,
    /// What happened and what can be done about it.
    pub text: String,
    /// Whether the list of things to check says more.
    pub listed: bool,
}

/// Everything the window shows and remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The open corpus.
    pub study: Option<Study>,
    /// A corpus on its way in.
    pub loading: Option<Loading>,
    /// Whether the start screen is shown although a corpus is open.
    pub at_start: bool,
    /// What the pane in front looks at.
    pub focus: Focus,
    /// How the panes are arranged, and what the others look at.
    pub panes: Panes,
    /// The sizes of the panels.
    pub sizes: Sizes,
    /// Counts up with every corpus that is opened: panels are then as large as its project says.
    pub opened: u64,
    /// Which hits are marked.
    pub shown: Shown,
    /// Lexicons and other settings of the analysis.
    pub settings: Settings,
    /// What the sidebar shows.
    pub sidebar: Sidebar,
    /// What the reader shows.
    pub reader: ReaderOptions,
    /// What Terms, Charts and Coverage are told in the pane in front; the filters are those of all panes.
    pub options: super::views::ViewOptions,
    /// Words looked for in the names of terms, speakers and articles.
    pub find: String,
    /// The search view.
    pub search: Search,
    /// The coding view.
    pub coding: Desk,
    /// The step of the tour, while it is on.
    pub tour: Option<usize>,
    /// The window over the others.
    pub overlay: Option<Overlay>,
    /// The message shown.
    pub message: Option<Message>,
    /// What is computed anew beside loading, for the status bar: its number, name and progress.
    pub job: Option<(u64, &'static str, Arc<Progress>)>,
    /// What tables will need is being found: the job's number, and how it is stopped.
    pub preparing: Option<(u64, Arc<Progress>)>,
    /// What no longer fits the decisions and is being computed anew.
    pub stale: Stale,
    /// What is being exported, read or written.
    pub files: Vec<FileJob>,
    /// The project on its way into its file.
    pub saving: Option<Saving>,
    /// What was asked for and waits for the answer whether to save first.
    pub asking: Option<Box<Command>>,
    /// Changes that were not saved when the program stopped.
    pub recoverable: Vec<Abandoned>,
    /// Those that are open again; taken away once they are safe.
    pub recovered: Option<Abandoned>,
    /// What a path is being typed for.
    pub typing: Option<Dialog>,
    /// What an event is being chosen for.
    pub picking: Option<Picking>,
    /// The event being named.
    pub naming: Option<usize>,
    /// The number given to the last job.
    pub last_job: u64,
    /// What can be undone and redone.
    pub history: History,
    /// What is remembered from one start to the next.
    pub preferences: Preferences,
    /// Counts up with every change of articles, hits or events: the key of everything that is cached.
    pub revision: u64,
    /// Counts up with every change of articles or events, not of hits.
    pub layout_revision: u64,
}

impl State {
    /// The state at start, with what was remembered.
    pub fn new(preferences: Preferences) -> State {
        State { preferences, ..State::default() }
    }

    /// The corpus, if it is what the window shows.
    pub fn open_study(&self) -> Option<&Study> {
        if self.at_start { None } else { self.study.as_ref() }
    }

    /// Whether something is under way that can be stopped.
    pub fn can_stop(&self) -> bool {
        self.loading.is_some() || self.job.is_some() || self.files.iter().any(|file| file.stoppable)
    }

    /// Whether what is open differs from what is saved.
    pub fn is_unsaved(&self) -> bool {
        self.study.as_ref().is_some_and(|study| study.file.saved != Some(self.history.position()))
    }

    /// Whether the journal is behind.
    pub fn needs_journal(&self) -> bool {
        self.is_unsaved()
            && self.study.as_ref().is_some_and(|study| study.file.journaled != Some(self.history.position()))
    }

    /// The title of the window: what is open, a mark if it is not saved, the program.
    pub fn window_title(&self) -> String {
        match &self.study {
            Some(study) => {
                let mark = if self.is_unsaved() { " •" } else { "" };
                format!("{}{mark} – {}", super::texts::shipped(&study.title), super::texts::WINDOW_TITLE)
            }
            None => super::texts::WINDOW_TITLE.to_string(),
        }
    }
}
