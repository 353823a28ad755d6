//! The one list from which menus, the command palette and the keyboard take what has a name.

mod action;
#[cfg(test)]
mod tests;

pub use action::{Action, Menu};
use egui::{Key, KeyboardShortcut, Modifiers};

use super::coding::{CodingCommand, Mode};
use super::command::{Command, Step};
use super::exports;
use super::panes::{MOST_PANES, PaneCommand, Side};
use super::preferences::Theme;
use super::selection::{SelectionCommand, Unit};
use super::sentences::SentenceCommand;
use super::state::{Overlay, Picking, State, View};
use super::study::HitRef;
use super::texts::{self, Text, actions as names};
use super::update::{current_event, has_selection, selected_sentence};
use crate::export::figures::Kind;
use crate::model::Voice;

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
    Action { menu, group: false, under: None, name, shortcut, command }
}

const fn first(action: Action) -> Action {
    Action { group: true, ..action }
}

const fn under(title: Text, action: Action) -> Action {
    Action { under: Some(title), ..action }
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

const fn selection(command: SelectionCommand) -> Command {
    Command::Selection(command)
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

/// Asks where to save a chart as it is drawn in the front pane.
fn chart(state: &State, kind: Kind) -> Option<Command> {
    let (look, choices) = state.options.charts.look();
    let request = exports::Request::Figure(kind, state.options.charts.format, look, Box::new(choices));
    with_study(state, Command::Export(Box::new(request), exports::Goal::Save))
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
        state.can_stop().then_some(Command::Cancel)
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
    under(
        names::EXPORT_ONE_CHART,
        action(Menu::File, names::EXPORT_VOICES, None, |state| chart(state, Kind::VoiceBars)),
    ),
    under(
        names::EXPORT_ONE_CHART,
        action(Menu::File, names::EXPORT_VOICE_SHARES, None, |state| chart(state, Kind::VoiceShares)),
    ),
    under(names::EXPORT_ONE_CHART, action(Menu::File, names::EXPORT_RATES, None, |state| chart(state, Kind::Rates))),
    under(
        names::EXPORT_ONE_CHART,
        action(Menu::File, names::EXPORT_HEAT_MAP, None, |state| chart(state, Kind::HeatMap)),
    ),
    under(
        names::EXPORT_ONE_CHART,
        action(Menu::File, names::EXPORT_DISPERSION, None, |state| chart(state, Kind::Dispersion)),
    ),
    under(
        names::EXPORT_ONE_CHART,
        action(Menu::File, names::EXPORT_KEYNESS, None, |state| chart(state, Kind::Keyness)),
    ),
    under(
        names::EXPORT_ONE_CHART,
        action(Menu::File, names::EXPORT_SCATTER, None, |state| chart(state, Kind::Scatter)),
    ),
    under(
        names::EXPORT_ONE_CHART,
        action(Menu::File, names::EXPORT_TIMELINE, None, |state| chart(state, Kind::Timeline)),
    ),
    under(names::EXPORT_ONE_CHART, action(Menu::File, names::EXPORT_NAMING, None, |state| chart(state, Kind::Naming))),
    under(
        names::EXPORT_ONE_CHART,
        action(Menu::File, names::EXPORT_COLLOCATES, None, |state| chart(state, Kind::Collocates)),
    ),
    under(
        names::EXPORT_ONE_CHART,
        action(Menu::File, names::EXPORT_COVERAGE, None, |state| chart(state, Kind::Coverage)),
    ),
    under(names::EXPORT_ONE_CHART, action(Menu::File, names::EXPORT_MAP, None, |state| chart(state, Kind::Map))),
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
    first(under(
        names::DOUBLE_CLICK,
        action(Menu::File, names::OPEN_BY_DOUBLE_CLICK, None, |_| Some(Command::Associate(true))),
    )),
    under(
        names::DOUBLE_CLICK,
        action(Menu::File, names::NO_LONGER_BY_DOUBLE_CLICK, None, |_| Some(Command::Associate(false))),
    ),
    first(action(Menu::File, names::QUIT, keys(COMMAND, Key::Q), |_| Some(Command::Quit))),
    action(Menu::Edit, names::UNDO, keys(COMMAND, Key::Z), |state| state.history.next_undo().map(|_| Command::Undo)),
    action(Menu::Edit, names::REDO, keys(COMMAND_SHIFT, Key::Z), |state| {
        state.history.next_redo().map(|_| Command::Redo)
    }),
    first(action(Menu::Edit, names::COPY, keys(COMMAND, Key::C), |state| {
        has_selection(state).then_some(selection(SelectionCommand::Copy))
    })),
    action(Menu::Edit, names::COPY_WITH_SOURCE, keys(COMMAND_SHIFT, Key::C), |s| {
        let any = has_selection(s) || s.open_study().is_some_and(|_| s.focus.hit.is_some());
        if any {
            Some(selection(SelectionCommand::CopyWithSource))
        } else {
            with_sentence(s, selection(SelectionCommand::CopyWithSource))
        }
    }),
    action(Menu::Edit, names::COPY_COMPARISON_AS_A_TABLE, None, |s| in_compare(s, Command::CopyComparison)),
    action(Menu::Edit, names::SELECT_ALL, keys(COMMAND, Key::A), |s| in_texts(s, selection(SelectionCommand::All))),
    under(
        names::SELECTION,
        action(Menu::Edit, names::SELECT_NEXT_WORD, keys(Modifiers::SHIFT, Key::ArrowRight), |s| {
            in_texts(s, selection(SelectionCommand::Move(Unit::Word, true)))
        }),
    ),
    under(
        names::SELECTION,
        action(Menu::Edit, names::SELECT_PREVIOUS_WORD, keys(Modifiers::SHIFT, Key::ArrowLeft), |s| {
            in_texts(s, selection(SelectionCommand::Move(Unit::Word, false)))
        }),
    ),
    under(
        names::SELECTION,
        action(Menu::Edit, names::SELECT_NEXT_SENTENCE, keys(Modifiers::SHIFT, Key::ArrowDown), |s| {
            in_texts(s, selection(SelectionCommand::Move(Unit::Sentence, true)))
        }),
    ),
    under(
        names::SELECTION,
        action(Menu::Edit, names::SELECT_PREVIOUS_SENTENCE, keys(Modifiers::SHIFT, Key::ArrowUp), |s| {
            in_texts(s, selection(SelectionCommand::Move(Unit::Sentence, false)))
        }),
    ),
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
    action(Menu::Edit, texts::panes::CLOSEST_HERE, keys(PLAIN, Key::C), |s| {
        in_compare(s, sentence(SentenceCommand::ClosestHere))
    }),
    action(Menu::Edit, texts::panes::AS_ALIGNED, None, |s| in_compare(s, sentence(SentenceCommand::AsFound))),
    action(Menu::Edit, texts::panes::JOIN, keys(PLAIN, Key::M), |s| with_sentence(s, sentence(SentenceCommand::Join))),
    action(Menu::Edit, texts::panes::SPLIT, keys(PLAIN, Key::B), |s| {
        with_sentence(s, Command::Overlay(Some(Overlay::SplitSentence)))
    }),
    first(action(Menu::Edit, names::SINGLE_LETTER_SHORTCUTS_ON_OR_OFF, None, |_| Some(Command::ToggleSingleKeys))),
    action(Menu::View, names::COMPARE, keys(COMMAND, Key::Num1), |s| with_study(s, Command::Show(View::Compare))),
    action(Menu::View, names::COVERAGE, keys(COMMAND, Key::Num2), |s| with_study(s, Command::Show(View::Coverage))),
    action(Menu::View, names::TERMS, keys(COMMAND, Key::Num3), |s| with_study(s, Command::Show(View::Terms))),
    action(Menu::View, names::SPEAKERS, keys(COMMAND, Key::Num4), |s| with_study(s, Command::Show(View::Speakers))),
    action(Menu::View, names::CHARTS, keys(COMMAND, Key::Num5), |s| with_study(s, Command::Show(View::Charts))),
    action(Menu::View, names::READER, keys(COMMAND, Key::Num6), |s| with_study(s, Command::Show(View::Reader))),
    action(Menu::View, names::SEARCH, keys(COMMAND, Key::Num7), |s| with_study(s, Command::FocusSearch)),
    action(Menu::View, names::CODING, keys(COMMAND, Key::Num8), |s| with_study(s, Command::Show(View::Coding))),
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
    first(action(Menu::View, names::BACK, keys(Modifiers::ALT, Key::ArrowLeft), |state| {
        (!state.focus.back.is_empty()).then_some(Command::Back)
    })),
    action(Menu::View, names::FORWARD, keys(Modifiers::ALT, Key::ArrowRight), |state| {
        (!state.focus.forward.is_empty()).then_some(Command::Forward)
    }),
    first(action(Menu::View, names::SIDEBAR, keys(COMMAND, Key::B), |s| with_study(s, Command::ToggleSidebar))),
    action(Menu::View, names::INSPECTOR, keys(COMMAND, Key::I), |s| with_study(s, Command::ToggleInspector)),
    action(Menu::View, names::FAMILY_LETTERS, keys(PLAIN, Key::L), |s| with_study(s, Command::ToggleLetters)),
    action(Menu::View, names::REMOVED_LINES, None, |s| with_study(s, Command::ToggleRemovedLines)),
    action(Menu::View, names::MARK_ALL_FAMILIES_AND_VOICES, None, |s| with_study(s, Command::HighlightAll)),
    action(Menu::View, names::MARK_COUNTED_ONLY_TERMS_TOO, None, |s| with_study(s, Command::ToggleRates)),
    action(Menu::View, names::DIFFERENCES_ON_OR_OFF, keys(PLAIN, Key::D), |state| {
        with_study(state, Command::DimShared(!state.focus.compare.dim_shared))
    }),
    under(
        texts::ROWS,
        first(action(Menu::View, names::NEXT_ROW, keys(PLAIN, Key::J), |s| {
            in_compare(s, Command::StepRow(Step::Row(true)))
        })),
    ),
    under(
        texts::ROWS,
        action(Menu::View, names::PREVIOUS_ROW, keys(PLAIN, Key::K), |s| {
            in_compare(s, Command::StepRow(Step::Row(false)))
        }),
    ),
    under(
        texts::ROWS,
        action(Menu::View, texts::panes::NEXT_SENTENCE, keys(PLAIN, Key::S), |s| {
            in_texts(s, sentence(SentenceCommand::Step(true)))
        }),
    ),
    under(
        texts::ROWS,
        action(Menu::View, texts::panes::PREVIOUS_SENTENCE, keys(Modifiers::SHIFT, Key::S), |s| {
            in_texts(s, sentence(SentenceCommand::Step(false)))
        }),
    ),
    under(
        texts::ROWS,
        action(Menu::View, names::NEXT_ROW_ONLY_ONE_TEXT_HAS, keys(PLAIN, Key::O), |s| {
            in_compare(s, Command::StepRow(Step::OnlyHere(true)))
        }),
    ),
    under(
        texts::ROWS,
        action(Menu::View, names::NEXT_TELLING_CHANGE, keys(PLAIN, Key::E), |s| {
            in_compare(s, Command::StepRow(Step::Change(true)))
        }),
    ),
    under(
        texts::ROWS,
        action(Menu::View, names::PREVIOUS_TELLING_CHANGE, keys(Modifiers::SHIFT, Key::E), |s| {
            in_compare(s, Command::StepRow(Step::Change(false)))
        }),
    ),
    under(
        texts::ROWS,
        action(Menu::View, names::COLUMNS_SCROLL_FREELY_OR_LEVEL, keys(PLAIN, Key::F), |s| {
            in_compare(s, Command::ScrollFreely(!s.focus.compare.free))
        }),
    ),
    under(
        texts::TEXT_SIZE,
        first(action(Menu::View, names::LARGER_TEXT, keys(COMMAND, Key::Plus), |_| Some(Command::TextSize(1)))),
    ),
    under(
        texts::TEXT_SIZE,
        action(Menu::View, names::SMALLER_TEXT, keys(COMMAND, Key::Minus), |_| Some(Command::TextSize(-1))),
    ),
    under(
        texts::TEXT_SIZE,
        action(Menu::View, names::ORDINARY_TEXT_SIZE, keys(COMMAND, Key::Num0), |_| Some(Command::TextSize(0))),
    ),
    under(
        texts::THEME,
        action(Menu::View, names::THEME_AS_THE_SYSTEM, None, |_| Some(Command::SetTheme(Theme::System))),
    ),
    under(texts::THEME, action(Menu::View, names::THEME_LIGHT, None, |_| Some(Command::SetTheme(Theme::Light)))),
    under(texts::THEME, action(Menu::View, names::THEME_DARK, None, |_| Some(Command::SetTheme(Theme::Dark)))),
    under(texts::LANGUAGE, action(Menu::View, names::LANGUAGE_AS_THE_SYSTEM, None, |_| Some(Command::Speak(None)))),
    under(
        texts::LANGUAGE,
        action(Menu::View, names::LANGUAGE_ENGLISH, None, |_| Some(Command::Speak(Some(texts::Language::English)))),
    ),
    under(
        texts::LANGUAGE,
        action(Menu::View, names::LANGUAGE_SPANISH, None, |_| Some(Command::Speak(Some(texts::Language::Spanish)))),
    ),
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
        state.focus.article.map(|article| Command::PickEvent(Picking::Move(article)))
    }),
    action(Menu::Analyse, names::ARTICLE_IS_AN_EVENT_OF_ITS_OWN, None, |state| {
        let study = state.open_study()?;
        let article = state.focus.article?;
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
