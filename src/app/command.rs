//! What a user can do. [`Command`] is everything views may ask for; [`ACTIONS`] is the one list from which menus, the
//! command palette and the keyboard take what has a name.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};
use jiff::civil::Date;

use super::alike::ForAlike;
use super::coding::{CodingCommand, Mode};
use super::exporting::Export;
use super::exports;
use super::preferences::Theme;
use super::search::Request;
use super::state::{EventOrder, Overlay, Picking, Rows, State, View};
use super::study::HitRef;
use super::texts::actions as names;
use super::texts::{self, Text};
use super::update::current_event;
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
    /// Close the window.
    Quit,
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
    SaveExport {
        /// The name suggested, with its ending.
        name: String,
        /// What to write.
        export: Export,
    },
    /// Write something into a file, in the format its ending names.
    WriteExport(PathBuf, Export),
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

/// The menus, in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Menu {
    /// Opening, exporting, quitting.
    File,
    /// Changing and finding.
    Edit,
    /// What is shown.
    View,
    /// What is computed.
    Analyse,
    /// Explanations.
    Help,
}

impl Menu {
    /// All menus.
    pub const ALL: [Menu; 5] = [Menu::File, Menu::Edit, Menu::View, Menu::Analyse, Menu::Help];

    /// Its title.
    pub fn title(self) -> Text {
        match self {
            Menu::File => texts::FILE,
            Menu::Edit => texts::EDIT,
            Menu::View => texts::VIEW,
            Menu::Analyse => texts::ANALYSE,
            Menu::Help => texts::HELP,
        }
    }
}

/// A command with a name.
pub struct Action {
    /// Where it stands; actions of one menu stand in the order of [`ACTIONS`].
    pub menu: Menu,
    /// Whether a line is drawn above it in the menu.
    pub group: bool,
    /// What it is called.
    pub name: Text,
    /// Its key.
    pub shortcut: Option<KeyboardShortcut>,
    /// The command now; `None` if it cannot be given.
    pub command: fn(&State) -> Option<Command>,
}

impl std::fmt::Debug for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name.english())
    }
}

impl Action {
    /// What it is called now: undo and redo say what they would do.
    pub fn label(&self, state: &State) -> String {
        let edit = match (self.command)(state) {
            Some(Command::Undo) => state.history.next_undo(),
            Some(Command::Redo) => state.history.next_redo(),
            _ => None,
        };
        match edit {
            Some(edit) => format!("{} {}", self.name, texts::edit(edit)),
            None => self.name.into(),
        }
    }

    /// Whether its shortcut is a letter without modifier.
    pub fn is_single_key(&self) -> bool {
        self.shortcut
            .is_some_and(|keys| !keys.modifiers.command && !keys.modifiers.alt && keys.logical_key.name().len() == 1)
    }
}

const fn keys(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

const COMMAND: Modifiers = Modifiers::COMMAND;
const PLAIN: Modifiers = Modifiers::NONE;
const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

const fn action(
    menu: Menu,
    name: Text,
    shortcut: Option<KeyboardShortcut>,
    command: fn(&State) -> Option<Command>,
) -> Action {
    Action { menu, group: false, name, shortcut, command }
}

const fn first(action: Action) -> Action {
    Action { group: true, ..action }
}

fn with_study(state: &State, command: Command) -> Option<Command> {
    state.open_study().map(|_| command)
}

fn in_compare(state: &State, command: Command) -> Option<Command> {
    state.open_study()?;
    (state.view == View::Compare && !state.compare.columns.is_empty()).then_some(command)
}

fn with_hit(state: &State, command: fn(HitRef) -> Command) -> Option<Command> {
    state.open_study()?;
    state.hit.map(command)
}

fn with_coding(state: &State, command: Command) -> Option<Command> {
    let coded = state.open_study().is_some_and(|study| !study.corrections.codings.samples.is_empty());
    coded.then_some(command)
}

/// Everything that has a name, in the order of the menus.
pub static ACTIONS: &[Action] = &[
    action(Menu::File, texts::OPEN_FOLDER, keys(COMMAND, Key::O), |_| Some(Command::ChooseFolder)),
    action(Menu::File, texts::OPEN_FILES, keys(COMMAND_SHIFT, Key::O), |_| Some(Command::ChooseFiles)),
    action(Menu::File, texts::OPEN_PROJECT, None, |_| Some(Command::ChooseProject)),
    action(Menu::File, texts::OPEN_SAMPLE, None, |_| Some(Command::OpenSample)),
    action(Menu::File, names::START_SCREEN_AND_THINGS_TO_CHECK, None, |state| {
        (!state.at_start).then_some(Command::ShowStart)
    }),
    first(action(Menu::File, names::STOP_WHAT_IS_UNDER_WAY, keys(PLAIN, Key::Escape), |state| {
        (state.loading.is_some() || state.job.is_some()).then_some(Command::Cancel)
    })),
    first(action(Menu::File, texts::SAVE, keys(COMMAND, Key::S), |state| with_study(state, Command::SaveProject))),
    action(Menu::File, names::SAVE_AS, keys(COMMAND_SHIFT, Key::S), |state| with_study(state, Command::SaveProjectAs)),
    action(Menu::File, names::KEEP_COPIES_OF_THE_ARTICLES, None, |state| {
        state.study.as_ref().map(|study| Command::EmbedArticles(!study.file.embed))
    }),
    action(Menu::File, names::LOCATE_ARTICLES, None, |state| {
        let study = state.study.as_ref()?;
        study.file.path.is_some().then_some(Command::ChooseArticles)
    }),
    first(action(Menu::File, texts::EXPORT_ALL, keys(COMMAND, Key::E), |state| with_study(state, Command::ExportAll))),
    action(Menu::File, texts::EXPORT_REPORT, None, |state| {
        let (look, choices) = state.options.charts.look();
        let request = exports::Request::Report(look, Box::new(choices));
        with_study(state, Command::Export(Box::new(request), exports::Goal::Save))
    }),
    action(Menu::File, texts::EXPORT_METHODS, None, |state| {
        with_study(state, Command::Export(Box::new(exports::Request::Methods), exports::Goal::Save))
    }),
    action(Menu::File, texts::COPY_METHODS, None, |state| {
        with_study(state, Command::Export(Box::new(exports::Request::Methods), exports::Goal::Copy))
    }),
    first(action(Menu::File, names::QUIT, keys(COMMAND, Key::Q), |_| Some(Command::Quit))),
    action(Menu::Edit, names::UNDO, keys(COMMAND, Key::Z), |state| state.history.next_undo().map(|_| Command::Undo)),
    action(Menu::Edit, names::REDO, keys(COMMAND_SHIFT, Key::Z), |state| {
        state.history.next_redo().map(|_| Command::Redo)
    }),
    first(action(Menu::Edit, names::COPY_SENTENCE_WITH_SOURCE, keys(COMMAND_SHIFT, Key::C), |state| {
        super::citation(state).map(Command::Copy)
    })),
    action(Menu::Edit, names::COPY_COMPARISON_AS_A_TABLE, None, |s| in_compare(s, Command::CopyComparison)),
    action(Menu::Edit, names::FIND, keys(COMMAND, Key::F), |state| with_study(state, Command::FocusFind)),
    action(Menu::Edit, names::SEARCH_ALL_TEXTS, keys(COMMAND_SHIFT, Key::F), |s| with_study(s, Command::FocusSearch)),
    action(Menu::Edit, names::NEXT_TERM, keys(PLAIN, Key::N), |state| with_study(state, Command::NextHit)),
    action(Menu::Edit, names::PREVIOUS_TERM, keys(Modifiers::SHIFT, Key::N), |state| {
        with_study(state, Command::PreviousHit)
    }),
    first(action(Menu::Edit, names::VOICE_OWN_WORDS, keys(PLAIN, Key::Num1), |state| {
        with_hit(state, |hit| Command::SetVoice(hit, Voice::Own))
    })),
    action(Menu::Edit, names::VOICE_INDIRECT_SPEECH, keys(PLAIN, Key::Num2), |state| {
        with_hit(state, |hit| Command::SetVoice(hit, Voice::IndirectSpeech))
    }),
    action(Menu::Edit, names::VOICE_DIRECT_QUOTE, keys(PLAIN, Key::Num3), |state| {
        with_hit(state, |hit| Command::SetVoice(hit, Voice::DirectQuote))
    }),
    action(Menu::Edit, names::VOICE_SCARE_QUOTES, keys(PLAIN, Key::Num4), |state| {
        with_hit(state, |hit| Command::SetVoice(hit, Voice::ScareQuote))
    }),
    action(Menu::Edit, names::NOT_LOADED_HERE, keys(PLAIN, Key::X), |state| {
        with_hit(state, |hit| Command::Dismiss(hit, String::new()))
    }),
    action(Menu::Edit, names::TAKE_BACK_WHAT_WAS_SAID_ABOUT_THE_TERM, None, |state| {
        let at = state.hit?;
        let study = state.open_study()?;
        study.is_corrected(at).then_some(Command::ResetHit(at))
    }),
    first(action(Menu::Edit, names::SINGLE_LETTER_SHORTCUTS_ON_OR_OFF, None, |_| Some(Command::ToggleSingleKeys))),
    action(Menu::View, names::COMPARE, keys(COMMAND, Key::Num1), |s| with_study(s, Command::Show(View::Compare))),
    action(Menu::View, names::COVERAGE, keys(COMMAND, Key::Num2), |s| with_study(s, Command::Show(View::Coverage))),
    action(Menu::View, names::TERMS, keys(COMMAND, Key::Num3), |s| with_study(s, Command::Show(View::Terms))),
    action(Menu::View, names::SPEAKERS, keys(COMMAND, Key::Num4), |s| with_study(s, Command::Show(View::Speakers))),
    action(Menu::View, names::CHARTS, keys(COMMAND, Key::Num5), |s| with_study(s, Command::Show(View::Charts))),
    action(Menu::View, names::READER, keys(COMMAND, Key::Num6), |s| with_study(s, Command::Show(View::Reader))),
    action(Menu::View, names::SEARCH, keys(COMMAND, Key::Num7), |s| with_study(s, Command::Show(View::Search))),
    action(Menu::View, names::CODING, keys(COMMAND, Key::Num8), |s| with_study(s, Command::Show(View::Coding))),
    first(action(Menu::View, names::BACK, keys(Modifiers::ALT, Key::ArrowLeft), |state| {
        (!state.back.is_empty()).then_some(Command::Back)
    })),
    action(Menu::View, names::FORWARD, keys(Modifiers::ALT, Key::ArrowRight), |state| {
        (!state.forward.is_empty()).then_some(Command::Forward)
    }),
    first(action(Menu::View, names::SIDEBAR, keys(COMMAND, Key::B), |s| with_study(s, Command::ToggleSidebar))),
    action(Menu::View, names::INSPECTOR, keys(COMMAND, Key::I), |s| with_study(s, Command::ToggleInspector)),
    action(Menu::View, names::FAMILY_LETTERS, keys(PLAIN, Key::L), |s| with_study(s, Command::ToggleLetters)),
    action(Menu::View, names::REMOVED_LINES, None, |s| with_study(s, Command::ToggleRemovedLines)),
    action(Menu::View, names::MARK_ALL_FAMILIES_AND_VOICES, None, |s| with_study(s, Command::HighlightAll)),
    action(Menu::View, names::MARK_COUNTED_ONLY_TERMS_TOO, None, |s| with_study(s, Command::ToggleRates)),
    action(Menu::View, names::DIFFERENCES_ON_OR_OFF, keys(PLAIN, Key::D), |state| {
        with_study(state, Command::DimShared(!state.compare.dim_shared))
    }),
    first(action(Menu::View, names::NEXT_ROW, keys(PLAIN, Key::J), |s| {
        in_compare(s, Command::StepRow(Step::Row(true)))
    })),
    action(Menu::View, names::PREVIOUS_ROW, keys(PLAIN, Key::K), |s| in_compare(s, Command::StepRow(Step::Row(false)))),
    action(Menu::View, names::NEXT_ROW_ONLY_ONE_TEXT_HAS, keys(PLAIN, Key::O), |s| {
        in_compare(s, Command::StepRow(Step::OnlyHere(true)))
    }),
    action(Menu::View, names::NEXT_TELLING_CHANGE, keys(PLAIN, Key::E), |s| {
        in_compare(s, Command::StepRow(Step::Change(true)))
    }),
    action(Menu::View, names::PREVIOUS_TELLING_CHANGE, keys(Modifiers::SHIFT, Key::E), |s| {
        in_compare(s, Command::StepRow(Step::Change(false)))
    }),
    action(Menu::View, names::COLUMNS_SCROLL_FREELY_OR_LEVEL, keys(PLAIN, Key::F), |s| {
        in_compare(s, Command::ScrollFreely(!s.compare.free))
    }),
    first(action(Menu::View, names::LARGER_TEXT, keys(COMMAND, Key::Plus), |_| Some(Command::TextSize(1)))),
    action(Menu::View, names::SMALLER_TEXT, keys(COMMAND, Key::Minus), |_| Some(Command::TextSize(-1))),
    action(Menu::View, names::ORDINARY_TEXT_SIZE, keys(COMMAND, Key::Num0), |_| Some(Command::TextSize(0))),
    first(action(Menu::View, names::THEME_AS_THE_SYSTEM, None, |_| Some(Command::SetTheme(Theme::System)))),
    action(Menu::View, names::THEME_LIGHT, None, |_| Some(Command::SetTheme(Theme::Light))),
    action(Menu::View, names::THEME_DARK, None, |_| Some(Command::SetTheme(Theme::Dark))),
    first(action(Menu::View, names::LANGUAGE_AS_THE_SYSTEM, None, |_| Some(Command::Speak(None)))),
    action(Menu::View, names::LANGUAGE_ENGLISH, None, |_| Some(Command::Speak(Some(texts::Language::English)))),
    action(Menu::View, names::LANGUAGE_SPANISH, None, |_| Some(Command::Speak(Some(texts::Language::Spanish)))),
    action(Menu::Analyse, names::LEXICON, keys(COMMAND, Key::L), |_| Some(Command::Overlay(Some(Overlay::Lexicon)))),
    action(Menu::Analyse, names::LOAD_LEXICON, None, |_| Some(Command::LoadLexicon)),
    action(Menu::Analyse, names::SAVE_LEXICON, None, |state| {
        (!state.settings.lexicons.is_empty()).then_some(Command::SaveLexicon(0))
    }),
    first(action(Menu::Analyse, names::NAME_EVENT, keys(PLAIN, Key::F2), |state| {
        current_event(state).map(|(event, _)| Command::AskName(event))
    })),
    action(Menu::Analyse, texts::WHY_TOGETHER, None, |state| {
        current_event(state).map(|_| Command::Overlay(Some(Overlay::WhyTogether)))
    }),
    action(Menu::Analyse, names::MERGE_EVENT_WITH, None, |state| {
        current_event(state).map(|(event, _)| Command::PickEvent(Picking::Merge(event)))
    }),
    action(Menu::Analyse, names::MOVE_ARTICLE_TO_EVENT, None, |state| {
        current_event(state)?;
        state.article.map(|article| Command::PickEvent(Picking::Move(article)))
    }),
    action(Menu::Analyse, names::ARTICLE_IS_AN_EVENT_OF_ITS_OWN, None, |state| {
        let study = state.open_study()?;
        let article = state.article?;
        (study.event(article).articles.len() > 1).then_some(Command::SplitArticle(article))
    }),
    action(Menu::Analyse, names::PIN_EVENT_OR_UNPIN_IT, None, |state| {
        let (event, _) = current_event(state)?;
        let pinned = state.open_study()?.marks.get(event)?.pinned.is_some();
        Some(Command::PinEvent(event, !pinned))
    }),
    first(action(Menu::Analyse, texts::NAMES_OF_ACTORS, None, |s| {
        with_study(s, Command::Overlay(Some(Overlay::Names)))
    })),
    action(Menu::Analyse, names::FINISH_WHAT_WAS_STOPPED, None, |state| {
        (state.stale.is_stale() && state.job.is_none()).then_some(Command::AnalyseAgain)
    }),
    first(action(Menu::Analyse, names::DRAW_A_SAMPLE_TO_CODE, None, |state| {
        with_study(state, Command::Coding(CodingCommand::Mode(Mode::Draw)))
    })),
    action(Menu::Analyse, names::AGREEMENT_AND_PRECISION, None, |state| {
        with_coding(state, Command::Coding(CodingCommand::Mode(Mode::Results)))
    }),
    action(Menu::Analyse, names::CODE_BOOK, None, |state| with_study(state, Command::Overlay(Some(Overlay::CodeBook)))),
    action(Menu::Analyse, names::TAKE_IN_CODINGS, None, |state| {
        with_study(state, Command::Coding(CodingCommand::ChooseCodings))
    }),
    first(action(Menu::Analyse, names::VOICES_THAT_COULD_BE_READ_TWO_WAYS, None, |s| {
        with_study(s, Command::Overlay(Some(Overlay::TwoWay)))
    })),
    action(Menu::Help, names::COMMAND_PALETTE, keys(COMMAND_SHIFT, Key::P), |_| {
        Some(Command::Overlay(Some(Overlay::CommandPalette)))
    }),
    action(Menu::Help, texts::tour::TOUR, None, |_| Some(Command::Tour(Some(0)))),
    action(Menu::Help, texts::GUIDE, None, |_| Some(Command::Overlay(Some(Overlay::Guide)))),
    action(Menu::Help, texts::MEASURES, None, |_| Some(Command::Overlay(Some(Overlay::Measures)))),
    action(Menu::Help, names::HOW_VOICE_IS_DECIDED, keys(PLAIN, Key::F1), |_| {
        Some(Command::Overlay(Some(Overlay::VoiceRules)))
    }),
    action(Menu::Help, names::KEYBOARD_SHORTCUTS, keys(COMMAND, Key::Slash), |_| {
        Some(Command::Overlay(Some(Overlay::Shortcuts)))
    }),
    first(action(Menu::Help, names::ABOUT_PARALLAX, None, |_| Some(Command::Overlay(Some(Overlay::About))))),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_shortcut_or_a_name() {
        for (n, one) in ACTIONS.iter().enumerate() {
            for other in &ACTIONS[n + 1..] {
                assert_ne!(one.name, other.name);
                assert!(one.shortcut.is_none() || one.shortcut != other.shortcut, "{one:?} and {other:?}");
            }
        }
    }
}
