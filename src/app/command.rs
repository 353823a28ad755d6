//! What can be asked of the window: [`Command`] is everything views may push. What has a name stands in
//! [`super::actions`].

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;

use super::alike::ForAlike;
use super::coding::CodingCommand;
use super::exports::{self, Work};
use super::panes::{PaneCommand, PaneId};
use super::preferences::Theme;
use super::search::Request;
use super::selection::SelectionCommand;
use super::sentences::SentenceCommand;
use super::state::{EventOrder, Overlay, Picking, Rows, View};
use super::study::HitRef;
use super::texts;
use super::update::Dialog;
use crate::compare::EventSettings;
use crate::facts::Alias;
use crate::lexicon::{Family, Lexicon};
use crate::model::{ArticleIndex, Language, Span, Voice};
use crate::project::journal::Abandoned;

/// Something the user wants done.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Ask for a folder and open it.
    ChooseFolder,
    /// Ask for files and open them.
    ChooseFiles,
    /// Ask for a project file and open it.
    ChooseProject,
    /// Ask for the folder in which the articles of the open project are.
    ChooseArticles,
    /// Open folders and files, or a project.
    Open(Vec<PathBuf>),
    /// Open the project anew with its articles looked for in this folder.
    LocateArticles(PathBuf),
    /// Save the project; ask where to, if it has no file yet.
    SaveProject,
    /// Ask where to save the project.
    SaveProjectAs,
    /// Save the project into a file, then go on.
    SaveProjectTo(PathBuf, Option<Box<Command>>),
    /// Carry the articles along in the project's file, or do not.
    EmbedArticles(bool),
    /// Save, then do what was asked for.
    SaveFirst,
    /// Do what was asked for without saving.
    Discard,
    /// Write unsaved changes into the journal.
    KeepJournal,
    /// Offer changes that were not saved when the program stopped.
    OfferRecovery(Vec<Abandoned>),
    /// Open such changes.
    Recover(Abandoned),
    /// Throw such changes away.
    DiscardRecovery(Abandoned),
    /// Open the corpus that comes with the program.
    OpenSample,
    /// Stop what is under way.
    Cancel,
    /// Go to a step of the tour, or end it. Without a corpus the sample is opened.
    Tour(Option<usize>),
    /// Show the corpus: at once if it is analysed, else as soon as it is.
    OpenNow,
    /// Show the start screen.
    ShowStart,
    /// Forget the recent folders.
    ClearRecent,
    /// Let project files be opened by double click, or, if not, no longer.
    Associate(bool),
    /// Close the window.
    Quit,
    /// Put the keyboard's focus into the next or, if not, the previous part of the window.
    NextPart(bool),
    /// Divide, arrange or leave panes.
    Pane(PaneCommand),
    /// Do something in a pane that need not be in front, and leave in front what is.
    In(PaneId, Box<Command>),
    /// Go to a view.
    Show(View),
    /// Go back to where one was.
    Back,
    /// The reverse.
    Forward,
    /// Take an event, by its position in the analysis, into the compare view.
    SelectEvent(usize),
    /// Read an article.
    Read(ArticleIndex),
    /// Read an article at a hit.
    ReadHit(HitRef),
    /// Read an article at a stretch of its text.
    ReadPassage(HitRef),
    /// Show a stretch of a text that is no hit in the inspector.
    SelectPassage(HitRef),
    /// Show a hit in the inspector.
    SelectHit(Option<HitRef>),
    /// The next marked hit.
    NextHit,
    /// The previous marked hit.
    PreviousHit,
    /// Put an article into the compare view or take it out.
    ToggleColumn(ArticleIndex),
    /// Move a column of the compare view: from, to.
    MoveColumn(usize, usize),
    /// Make words that both sides share grey.
    DimShared(bool),
    /// Choose the rows of the compare view.
    ShowRows(Rows),
    /// Select a row of the compare view.
    SelectRow(Option<usize>),
    /// Go to another row of the compare view.
    StepRow(Step),
    /// Let the columns of the compare view scroll each on its own, or keep them level.
    ScrollFreely(bool),
    /// Select words, or do something with those selected.
    Selection(SelectionCommand),
    /// Put the rows of the compare view on the clipboard as a table.
    CopyComparison,
    /// Mark a family or stop marking it.
    ToggleFamily(Family),
    /// Mark this family only.
    OnlyFamily(Family),
    /// Mark a voice or stop marking it.
    ToggleVoice(Voice),
    /// Mark this voice only.
    OnlyVoice(Voice),
    /// Mark everything.
    HighlightAll,
    /// Mark nothing.
    HighlightNone,
    /// Mark also terms that are only counted.
    ToggleRates,
    /// Show only events and articles with these words.
    Filter(String),
    /// Order the events.
    Order(EventOrder),
    /// Fold or unfold an event in the sidebar.
    ToggleFold(usize),
    /// A view was scrolled: how much of its height is above what is seen.
    Scrolled(View, f32),
    /// Tell Terms, Charts and Coverage what to count and show.
    SetOptions(Box<super::views::ViewOptions>),
    /// Look for words.
    Find(String),
    /// Put the cursor into the search field.
    FocusFind,
    /// Ask the search view something.
    Search(Request),
    /// Bring what the search view shows up to date.
    SearchAgain,
    /// Go to the search view and put the cursor into its field.
    FocusSearch,
    /// Ask where to write something, then write it.
    SaveWork {
        /// The name suggested, with its ending.
        name: String,
        /// What to write.
        work: Work,
    },
    /// Write something into a file, in the format its ending names.
    WriteWork(PathBuf, Work),
    /// Do something in the coding view.
    Coding(CodingCommand),
    /// Light, dark or as the system.
    SetTheme(Theme),
    /// Speak a language, or the system's.
    Speak(Option<texts::Language>),
    /// Make all text larger or smaller by steps; 0 is the ordinary size.
    TextSize(i32),
    /// Show or hide the sidebar.
    ToggleSidebar,
    /// Show or hide the inspector.
    ToggleInspector,
    /// Show or hide family letters in the view in front.
    ToggleLetters,
    /// Let single letters act as shortcuts, or not.
    ToggleSingleKeys,
    /// Show or hide the lines taken out as boilerplate.
    ToggleRemovedLines,
    /// Open or close the window over the others.
    Overlay(Option<Overlay>),
    /// Have a path typed, where the system has no dialog.
    AskPath(Box<Dialog>),
    /// The path that was typed.
    Typed(PathBuf),
    /// Take a problem of the import off the list of things to check, by its position.
    SkipProblem(usize),
    /// Close the message.
    CloseMessage,
    /// Copy text.
    Copy(String),
    /// Say whose voice a hit is in.
    SetVoice(HitRef, Voice),
    /// Say who speaks; `None` if nobody is named.
    SetSpeaker(HitRef, Option<String>),
    /// Say that a hit is no loaded term here, and why; the reason may be empty.
    Dismiss(HitRef, String),
    /// Take back what was said about a hit.
    ResetHit(HitRef),
    /// Decide the same for a hit and all that are like it, in one step.
    ForAlike(Box<ForAlike>),
    /// Remark on a hit, or on any other stretch of a text.
    NoteHit(HitRef, String),
    /// Name an article's outlet.
    SetSource(ArticleIndex, String),
    /// Name the outlets of several articles, in one step.
    SetSources(Vec<(ArticleIndex, String)>),
    /// Date an article.
    SetDate(ArticleIndex, Option<Date>),
    /// Give an article a title; an empty one takes it away.
    SetTitle(ArticleIndex, String),
    /// Say which language an article is in.
    SetLanguage(ArticleIndex, Language),
    /// Remark on an article.
    NoteArticle(ArticleIndex, String),
    /// File an article under these words and no others.
    TagArticle(ArticleIndex, BTreeSet<String>),
    /// Put a removed line back, by its position.
    PutBack(ArticleIndex, usize),
    /// Take the lines a stretch lies in out of the text.
    TakeOut(ArticleIndex, Span),
    /// Select sentences, make them pairs, split or join them.
    Sentence(SentenceCommand),
    /// Make two events one.
    MergeEvents(usize, usize),
    /// Make an article an event of its own.
    SplitArticle(ArticleIndex),
    /// Move an article to an event.
    MoveArticle(ArticleIndex, usize),
    /// Keep an event's articles whatever the grouping says, or no longer.
    PinEvent(usize, bool),
    /// Name an event.
    NameEvent(usize, String),
    /// Remark on an event.
    NoteEvent(usize, String),
    /// Group more or less strictly.
    SetGrouping(EventSettings),
    /// Name actors, and merge spellings of one name or do not.
    SetNames(Vec<Alias>, bool),
    /// Ask which event to move an article to, or to merge an event with.
    PickEvent(Picking),
    /// Ask what an event is to be called.
    AskName(usize),
    /// Compute anew what is stale, after it was stopped.
    AnalyseAgain,
    /// Switch a category of the lexicon on or off.
    SetCategory(String, bool),
    /// Replace the lexicon at a position, or add one at the end.
    SetLexicon(usize, Box<Lexicon>),
    /// Ask for a lexicon file and read it.
    LoadLexicon,
    /// Ask where to write the lexicon at a position.
    SaveLexicon(usize),
    /// Read a lexicon file.
    ReadLexicon(PathBuf),
    /// Ask where to save a file: a chart, a table.
    Save {
        /// The name suggested, with its ending.
        name: String,
        /// What to write.
        contents: Vec<u8>,
    },
    /// Write a file.
    Write(PathBuf, Vec<u8>),
    /// Write files.
    WriteAll(Vec<(PathBuf, Vec<u8>)>),
    /// Export something of what counts.
    Export(Box<exports::Request>, exports::Goal),
    /// Ask for a folder and export everything into it.
    ExportAll,
    /// Export everything into a folder.
    ExportInto(PathBuf),
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Show an error.
    Complain(String),
}

impl Command {
    /// Whether the command changes articles or hits in place, so that nothing may be reading them.
    pub fn changes_study(&self) -> bool {
        if let Command::Sentence(command) = self {
            return command.changes_study();
        }
        matches!(
            self,
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
                | Command::MergeEvents(..)
                | Command::SplitArticle(_)
                | Command::MoveArticle(..)
                | Command::PinEvent(..)
                | Command::NameEvent(..)
                | Command::NoteEvent(..)
                | Command::Undo
                | Command::Redo
        )
    }
}

impl Command {
    /// Whether the command puts something else in the place of the study, or closes the window.
    pub fn leaves_study(&self) -> bool {
        matches!(
            self,
            Command::Open(_) | Command::OpenSample | Command::LocateArticles(_) | Command::Recover(_) | Command::Quit
        )
    }
}

/// A step from the selected row of the compare view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the next or, if not, the previous row.
    Row(bool),
    /// To one whose columns do not all have it in the same words.
    Difference(bool),
    /// To one that one article alone has.
    OnlyHere(bool),
    /// To one with a telling change: of loaded terms, names, figures, voice or agency.
    Change(bool),
}
