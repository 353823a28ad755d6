//! The one list from which menus, the command palette and the keyboard take what has a name.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::coding::{CodingCommand, Mode};
use super::command::{Command, Step};
use super::exports;
use super::panes::{MOST_PANES, PaneCommand, Side};
use super::preferences::Theme;
use super::sentences::SentenceCommand;
use super::state::{Overlay, Picking, State, View};
use super::study::HitRef;
use super::texts;
use super::update::{current_event, selected_sentence};
use crate::model::Voice;

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
    pub fn title(self) -> &'static str {
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
    pub name: &'static str,
    /// Its key.
    pub shortcut: Option<KeyboardShortcut>,
    /// The command now; `None` if it cannot be given.
    pub command: fn(&State) -> Option<Command>,
}

impl std::fmt::Debug for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
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
            None => self.name.to_owned(),
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
    name: &'static str,
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

fn with_room(state: &State, command: PaneCommand) -> Option<Command> {
    state.open_study().filter(|_| state.panes.count() < MOST_PANES).map(|_| Command::Pane(command))
}

fn with_panes(state: &State, command: PaneCommand) -> Option<Command> {
    state.open_study().filter(|_| state.panes.count() > 1).map(|_| Command::Pane(command))
}

fn in_compare(state: &State, command: Command) -> Option<Command> {
    state.open_study()?;
    (state.focus.view == View::Compare && !state.focus.compare.columns.is_empty()).then_some(command)
}

/// With a text in front, side by side with others or alone.
fn in_texts(state: &State, command: Command) -> Option<Command> {
    state.open_study()?;
    matches!(state.focus.view, View::Compare | View::Reader).then_some(command)
}

fn with_sentence(state: &State, command: Command) -> Option<Command> {
    selected_sentence(state).map(|_| command)
}

const fn sentence(command: SentenceCommand) -> Command {
    Command::Sentence(command)
}

fn with_hit(state: &State, command: fn(HitRef) -> Command) -> Option<Command> {
    state.open_study()?;
    state.focus.hit.map(command)
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
    action(Menu::File, "Start screen and things to check", None, |state| {
        (!state.at_start).then_some(Command::ShowStart)
    }),
    first(action(Menu::File, "Stop what is under way", keys(PLAIN, Key::Escape), |state| {
        (state.loading.is_some() || state.job.is_some()).then_some(Command::Cancel)
    })),
    first(action(Menu::File, texts::SAVE, keys(COMMAND, Key::S), |state| with_study(state, Command::SaveProject))),
    action(Menu::File, "Save as…", keys(COMMAND_SHIFT, Key::S), |state| with_study(state, Command::SaveProjectAs)),
    action(Menu::File, "Keep copies of the articles in the project, or no longer", None, |state| {
        state.study.as_ref().map(|study| Command::EmbedArticles(!study.file.embed))
    }),
    action(Menu::File, "Locate articles…", None, |state| {
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
    first(action(Menu::File, "Quit", keys(COMMAND, Key::Q), |_| Some(Command::Quit))),
    action(Menu::Edit, "Undo", keys(COMMAND, Key::Z), |state| state.history.next_undo().map(|_| Command::Undo)),
    action(Menu::Edit, "Redo", keys(COMMAND_SHIFT, Key::Z), |state| state.history.next_redo().map(|_| Command::Redo)),
    first(action(Menu::Edit, "Copy sentence with source", keys(COMMAND_SHIFT, Key::C), |state| {
        super::citation(state).map(Command::Copy)
    })),
    action(Menu::Edit, "Copy comparison as a table", None, |s| in_compare(s, Command::CopyComparison)),
    action(Menu::Edit, "Find", keys(COMMAND, Key::F), |state| with_study(state, Command::FocusFind)),
    action(Menu::Edit, "Search all texts", keys(COMMAND_SHIFT, Key::F), |s| with_study(s, Command::FocusSearch)),
    action(Menu::Edit, "Next term", keys(PLAIN, Key::N), |state| with_study(state, Command::NextHit)),
    action(Menu::Edit, "Previous term", keys(Modifiers::SHIFT, Key::N), |state| {
        with_study(state, Command::PreviousHit)
    }),
    first(action(Menu::Edit, "Voice: own words", keys(PLAIN, Key::Num1), |state| {
        with_hit(state, |hit| Command::SetVoice(hit, Voice::Own))
    })),
    action(Menu::Edit, "Voice: indirect speech", keys(PLAIN, Key::Num2), |state| {
        with_hit(state, |hit| Command::SetVoice(hit, Voice::IndirectSpeech))
    }),
    action(Menu::Edit, "Voice: direct quote", keys(PLAIN, Key::Num3), |state| {
        with_hit(state, |hit| Command::SetVoice(hit, Voice::DirectQuote))
    }),
    action(Menu::Edit, "Voice: scare quotes", keys(PLAIN, Key::Num4), |state| {
        with_hit(state, |hit| Command::SetVoice(hit, Voice::ScareQuote))
    }),
    action(Menu::Edit, "Not loaded here", keys(PLAIN, Key::X), |state| {
        with_hit(state, |hit| Command::Dismiss(hit, String::new()))
    }),
    action(Menu::Edit, "Take back what was said about the term", None, |state| {
        let at = state.focus.hit?;
        let study = state.open_study()?;
        study.is_corrected(at).then_some(Command::ResetHit(at))
    }),
    first(action(Menu::Edit, texts::panes::PAIR, keys(PLAIN, Key::P), |s| {
        in_compare(s, sentence(SentenceCommand::Pair))
    })),
    action(Menu::Edit, texts::panes::PART, keys(PLAIN, Key::U), |s| in_compare(s, sentence(SentenceCommand::Part))),
    action(Menu::Edit, texts::panes::NEXT_RELATION, keys(PLAIN, Key::R), |s| {
        in_compare(s, sentence(SentenceCommand::NextRelation))
    }),
    action(Menu::Edit, texts::panes::AS_ALIGNED, None, |s| in_compare(s, sentence(SentenceCommand::AsFound))),
    action(Menu::Edit, texts::panes::JOIN, keys(PLAIN, Key::M), |s| with_sentence(s, sentence(SentenceCommand::Join))),
    action(Menu::Edit, texts::panes::SPLIT, keys(PLAIN, Key::B), |s| {
        with_sentence(s, Command::Overlay(Some(Overlay::SplitSentence)))
    }),
    first(action(Menu::Edit, "Single-letter shortcuts on or off", None, |_| Some(Command::ToggleSingleKeys))),
    action(Menu::View, "Compare", keys(COMMAND, Key::Num1), |s| with_study(s, Command::Show(View::Compare))),
    action(Menu::View, "Coverage", keys(COMMAND, Key::Num2), |s| with_study(s, Command::Show(View::Coverage))),
    action(Menu::View, "Terms", keys(COMMAND, Key::Num3), |s| with_study(s, Command::Show(View::Terms))),
    action(Menu::View, "Speakers", keys(COMMAND, Key::Num4), |s| with_study(s, Command::Show(View::Speakers))),
    action(Menu::View, "Charts", keys(COMMAND, Key::Num5), |s| with_study(s, Command::Show(View::Charts))),
    action(Menu::View, "Reader", keys(COMMAND, Key::Num6), |s| with_study(s, Command::Show(View::Reader))),
    action(Menu::View, "Search", keys(COMMAND, Key::Num7), |s| with_study(s, Command::Show(View::Search))),
    action(Menu::View, "Coding", keys(COMMAND, Key::Num8), |s| with_study(s, Command::Show(View::Coding))),
    first(action(Menu::View, texts::panes::SPLIT_RIGHT, keys(COMMAND, Key::Backslash), |s| {
        with_room(s, PaneCommand::Split(Side::Right))
    })),
    action(Menu::View, texts::panes::SPLIT_DOWN, keys(COMMAND_SHIFT, Key::Backslash), |s| {
        with_room(s, PaneCommand::Split(Side::Below))
    }),
    action(Menu::View, texts::panes::NEXT, keys(COMMAND, Key::F6), |s| with_panes(s, PaneCommand::Next)),
    action(Menu::View, texts::panes::CLOSE, keys(COMMAND, Key::W), |s| {
        with_panes(s, PaneCommand::Close(s.panes.front()))
    }),
    action(Menu::View, texts::panes::CLOSE_OTHERS, None, |s| with_panes(s, PaneCommand::CloseOthers)),
    first(action(Menu::View, texts::panes::NEXT_PART, keys(PLAIN, Key::F6), |s| {
        with_study(s, Command::NextPart(true))
    })),
    action(Menu::View, texts::panes::PREVIOUS_PART, keys(Modifiers::SHIFT, Key::F6), |s| {
        with_study(s, Command::NextPart(false))
    }),
    first(action(Menu::View, "Back", keys(Modifiers::ALT, Key::ArrowLeft), |state| {
        (!state.focus.back.is_empty()).then_some(Command::Back)
    })),
    action(Menu::View, "Forward", keys(Modifiers::ALT, Key::ArrowRight), |state| {
        (!state.focus.forward.is_empty()).then_some(Command::Forward)
    }),
    first(action(Menu::View, "Sidebar", keys(COMMAND, Key::B), |s| with_study(s, Command::ToggleSidebar))),
    action(Menu::View, "Inspector", keys(COMMAND, Key::I), |s| with_study(s, Command::ToggleInspector)),
    action(Menu::View, "Family letters", keys(PLAIN, Key::L), |s| with_study(s, Command::ToggleLetters)),
    action(Menu::View, "Removed lines", None, |s| with_study(s, Command::ToggleRemovedLines)),
    action(Menu::View, "Mark all families and voices", None, |s| with_study(s, Command::HighlightAll)),
    action(Menu::View, "Mark counted-only terms too", None, |s| with_study(s, Command::ToggleRates)),
    action(Menu::View, "Differences on or off", keys(PLAIN, Key::D), |state| {
        with_study(state, Command::DimShared(!state.focus.compare.dim_shared))
    }),
    first(action(Menu::View, "Next row", keys(PLAIN, Key::J), |s| in_compare(s, Command::StepRow(Step::Row(true))))),
    action(Menu::View, "Previous row", keys(PLAIN, Key::K), |s| in_compare(s, Command::StepRow(Step::Row(false)))),
    action(Menu::View, texts::panes::NEXT_SENTENCE, keys(PLAIN, Key::S), |s| {
        in_texts(s, sentence(SentenceCommand::Step(true)))
    }),
    action(Menu::View, texts::panes::PREVIOUS_SENTENCE, keys(Modifiers::SHIFT, Key::S), |s| {
        in_texts(s, sentence(SentenceCommand::Step(false)))
    }),
    action(Menu::View, "Next row only one text has", keys(PLAIN, Key::O), |s| {
        in_compare(s, Command::StepRow(Step::OnlyHere(true)))
    }),
    action(Menu::View, "Next telling change", keys(PLAIN, Key::E), |s| {
        in_compare(s, Command::StepRow(Step::Change(true)))
    }),
    action(Menu::View, "Previous telling change", keys(Modifiers::SHIFT, Key::E), |s| {
        in_compare(s, Command::StepRow(Step::Change(false)))
    }),
    action(Menu::View, "Columns scroll freely or level", keys(PLAIN, Key::F), |s| {
        in_compare(s, Command::ScrollFreely(!s.focus.compare.free))
    }),
    first(action(Menu::View, "Larger text", keys(COMMAND, Key::Plus), |_| Some(Command::TextSize(1)))),
    action(Menu::View, "Smaller text", keys(COMMAND, Key::Minus), |_| Some(Command::TextSize(-1))),
    action(Menu::View, "Ordinary text size", keys(COMMAND, Key::Num0), |_| Some(Command::TextSize(0))),
    first(action(Menu::View, "Theme: as the system", None, |_| Some(Command::SetTheme(Theme::System)))),
    action(Menu::View, "Theme: light", None, |_| Some(Command::SetTheme(Theme::Light))),
    action(Menu::View, "Theme: dark", None, |_| Some(Command::SetTheme(Theme::Dark))),
    action(Menu::Analyse, "Lexicon…", keys(COMMAND, Key::L), |_| Some(Command::Overlay(Some(Overlay::Lexicon)))),
    action(Menu::Analyse, "Load lexicon…", None, |_| Some(Command::LoadLexicon)),
    action(Menu::Analyse, "Save lexicon…", None, |state| {
        (!state.settings.lexicons.is_empty()).then_some(Command::SaveLexicon(0))
    }),
    first(action(Menu::Analyse, "Name event…", keys(PLAIN, Key::F2), |state| {
        current_event(state).map(|(event, _)| Command::AskName(event))
    })),
    action(Menu::Analyse, texts::WHY_TOGETHER, None, |state| {
        current_event(state).map(|_| Command::Overlay(Some(Overlay::WhyTogether)))
    }),
    action(Menu::Analyse, "Merge event with…", None, |state| {
        current_event(state).map(|(event, _)| Command::PickEvent(Picking::Merge(event)))
    }),
    action(Menu::Analyse, "Move article to event…", None, |state| {
        current_event(state)?;
        state.focus.article.map(|article| Command::PickEvent(Picking::Move(article)))
    }),
    action(Menu::Analyse, "Article is an event of its own", None, |state| {
        let study = state.open_study()?;
        let article = state.focus.article?;
        (study.event(article).articles.len() > 1).then_some(Command::SplitArticle(article))
    }),
    action(Menu::Analyse, "Pin event or unpin it", None, |state| {
        let (event, _) = current_event(state)?;
        let pinned = state.open_study()?.marks.get(event)?.pinned.is_some();
        Some(Command::PinEvent(event, !pinned))
    }),
    first(action(Menu::Analyse, texts::NAMES_OF_ACTORS, None, |s| {
        with_study(s, Command::Overlay(Some(Overlay::Names)))
    })),
    action(Menu::Analyse, "Finish what was stopped", None, |state| {
        (state.stale.is_stale() && state.job.is_none()).then_some(Command::AnalyseAgain)
    }),
    first(action(Menu::Analyse, "Draw a sample to code", None, |state| {
        with_study(state, Command::Coding(CodingCommand::Mode(Mode::Draw)))
    })),
    action(Menu::Analyse, "Agreement and precision", None, |state| {
        with_coding(state, Command::Coding(CodingCommand::Mode(Mode::Results)))
    }),
    action(Menu::Analyse, "Code book…", None, |state| with_study(state, Command::Overlay(Some(Overlay::CodeBook)))),
    action(Menu::Analyse, "Take in codings…", None, |state| {
        with_study(state, Command::Coding(CodingCommand::ChooseCodings))
    }),
    first(action(Menu::Analyse, "Voices that could be read two ways…", None, |s| {
        with_study(s, Command::Overlay(Some(Overlay::TwoWay)))
    })),
    action(Menu::Help, "Command palette", keys(COMMAND_SHIFT, Key::P), |_| {
        Some(Command::Overlay(Some(Overlay::CommandPalette)))
    }),
    action(Menu::Help, texts::tour::TOUR, None, |_| Some(Command::Tour(Some(0)))),
    action(Menu::Help, texts::GUIDE, None, |_| Some(Command::Overlay(Some(Overlay::Guide)))),
    action(Menu::Help, texts::MEASURES, None, |_| Some(Command::Overlay(Some(Overlay::Measures)))),
    action(Menu::Help, "How voice is decided", keys(PLAIN, Key::F1), |_| {
        Some(Command::Overlay(Some(Overlay::VoiceRules)))
    }),
    action(Menu::Help, "Keyboard shortcuts", keys(COMMAND, Key::Slash), |_| {
        Some(Command::Overlay(Some(Overlay::Shortcuts)))
    }),
    first(action(Menu::Help, "About Parallax", None, |_| Some(Command::Overlay(Some(Overlay::About))))),
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
