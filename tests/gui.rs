//! The window's flows, asked for by role and name. Needs no display and no renderer.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used, reason = "a window that does not open has failed the test")]

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use parallax::app::Window;
use parallax::app::command::Command;
use parallax::app::preferences::{Preferences, Theme};
use parallax::app::state::{State, View};
use parallax::app::study::HitRef;
use parallax::model::{ArticleIndex, Voice};
use parallax::wording::Language;

#[path = "gui/coding.rs"]
mod coding;
#[path = "gui/compare.rs"]
mod compare;
#[path = "gui/keyboard.rs"]
mod keyboard;
#[path = "gui/language.rs"]
mod language;
#[path = "gui/notes.rs"]
mod notes;
#[path = "gui/panes.rs"]
mod panes;
#[path = "gui/search.rs"]
mod search;
#[path = "gui/sentences.rs"]
mod sentences;
#[path = "gui/tour.rs"]
mod tour;

/// A window that tests can drive and look into.
struct Driven {
    harness: Harness<'static>,
    window: Arc<Mutex<Option<Window>>>,
}

impl Driven {
    /// A window in which `first` was done.
    fn with(first: Vec<Command>) -> Driven {
        Driven::keeping(None, first)
    }

    /// A window whose preferences and unsaved changes are kept beside a file.
    fn keeping(preferences: Option<PathBuf>, first: Vec<Command>) -> Driven {
        let window: Arc<Mutex<Option<Window>>> = Arc::default();
        let inside = Arc::clone(&window);
        let harness = Harness::builder().with_size([1440.0, 900.0]).build_ui(move |ui| {
            let mut window = inside.lock().unwrap();
            window
                .get_or_insert_with(|| {
                    Window::new(ui.ctx(), State::new(Preferences::default()), preferences.clone(), first.clone())
                        .unwrap()
                })
                .show(ui);
        });
        Driven { harness, window }
    }

    /// A window on the sample corpus.
    fn sample() -> Driven {
        let mut driven = Driven::with(vec![Command::OpenSample]);
        driven.settle();
        driven
    }

    /// Draws frames until nothing is under way.
    fn settle(&mut self) {
        let begun = Instant::now();
        loop {
            self.harness.step();
            if self.window.lock().unwrap().as_ref().is_some_and(Window::is_idle) {
                break;
            }
            assert!(begun.elapsed() < Duration::from_mins(2), "the window does not come to rest");
            std::thread::yield_now();
        }
        self.harness.step();
        self.harness.step();
    }

    fn give(&mut self, command: Command) {
        self.window.lock().unwrap().as_mut().unwrap().give(command);
        self.settle();
    }

    fn look<T>(&self, at: impl FnOnce(&State) -> T) -> T {
        at(self.window.lock().unwrap().as_ref().unwrap().state())
    }

    fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// What happens to the window when the program is killed: nobody is asked.
    fn killed(self) {
        *self.window.lock().unwrap() = None;
    }

    fn menu(&mut self, menu: &str, entry: &str) {
        self.harness.get_all_by_role_and_label(egui::accesskit::Role::Button, menu).next().unwrap().click();
        self.harness.step();
        self.harness.step();
        // The button of the toolbar may bear the same words; the entry of the open menu is drawn last.
        self.harness.get_all_by_label_contains(entry).last().unwrap().click();
        self.settle();
    }

    fn speaker_of(&self, hit: HitRef) -> Option<String> {
        self.look(|state| state.open_study().unwrap().hit(hit).unwrap().label.speaker.as_deref().map(str::to_owned))
    }

    fn events(&self) -> Vec<(String, usize)> {
        self.look(|state| {
            let events = &state.open_study().unwrap().analysis.events;
            events.iter().map(|event| (event.title.clone(), event.articles.len())).collect()
        })
    }

    fn first_hit(&self) -> HitRef {
        self.look(|state| {
            let study = state.open_study().unwrap();
            let (article, hits) = study.analysis.hits.iter().enumerate().find(|(_, hits)| !hits.is_empty()).unwrap();
            HitRef { article: ArticleIndex(article as u32), span: hits[0].span }
        })
    }

    fn voice_of(&self, hit: HitRef) -> Voice {
        self.look(|state| state.open_study().unwrap().hit(hit).unwrap().label.voice)
    }
}

#[test]
fn the_start_screen_opens_the_sample() {
    let mut driven = Driven::with(Vec::new());
    driven.settle();
    driven.click("Open the sample");
    driven.look(|state| {
        let study = state.open_study().unwrap();
        assert_eq!(study.articles.len(), 20);
        assert_eq!(state.focus.view, View::Compare);
        assert_eq!(state.focus.compare.columns.len(), 2);
    });
}

#[test]
fn every_tab_shows_its_view() {
    let mut driven = Driven::sample();
    for (name, view) in [
        ("Coverage", View::Coverage),
        ("Terms", View::Terms),
        ("Charts", View::Charts),
        ("Reader", View::Reader),
        ("Search", View::Search),
        ("Coding", View::Coding),
        ("Compare", View::Compare),
    ] {
        let node = driven.harness.get_all_by_role_and_label(egui::accesskit::Role::Tab, name).next().unwrap();
        node.click();
        driven.settle();
        assert_eq!(driven.look(|state| state.focus.view), view);
    }
}

#[test]
fn a_corrected_voice_can_be_undone_and_made_again() {
    let mut driven = Driven::sample();
    let hit = driven.first_hit();
    let before = driven.voice_of(hit);
    let other = Voice::ALL.into_iter().find(|voice| *voice != before).unwrap();
    driven.give(Command::SetVoice(hit, other));
    assert_eq!(driven.voice_of(hit), other);
    driven.give(Command::Undo);
    assert_eq!(driven.voice_of(hit), before);
    driven.give(Command::Redo);
    assert_eq!(driven.voice_of(hit), other);
}

#[test]
fn a_dismissed_hit_leaves_every_count_and_comes_back_on_undo() {
    let mut driven = Driven::sample();
    let hit = driven.first_hit();
    let total =
        |driven: &Driven| driven.look(|state| state.open_study().unwrap().analysis.hits.iter().flatten().count());
    let before = total(&driven);
    driven.give(Command::Dismiss(hit, String::new()));
    assert_eq!(total(&driven), before - 1);
    driven.give(Command::Undo);
    assert_eq!(total(&driven), before);
}

#[test]
fn a_category_switched_off_takes_its_hits_with_it() {
    let mut driven = Driven::sample();
    let of = |driven: &Driven, category: &str| {
        driven.look(|state| {
            let study = state.open_study().unwrap();
            let hits = study.analysis.hits.iter().flatten();
            hits.filter(|hit| study.term(hit).category == category).count()
        })
    };
    let category = driven.look(|state| {
        let study = state.open_study().unwrap();
        study.term(study.analysis.hits.iter().flatten().next().unwrap()).category.clone()
    });
    assert!(of(&driven, &category) > 0);
    driven.give(Command::SetCategory(category.clone(), false));
    assert_eq!(of(&driven, &category), 0);
    driven.give(Command::Undo);
    assert!(of(&driven, &category) > 0);
}

#[test]
fn a_folder_that_is_not_there_is_said_and_nothing_is_lost() {
    let mut driven = Driven::sample();
    driven.give(Command::Open(vec![PathBuf::from("no-such-folder-anywhere")]));
    driven.look(|state| {
        assert!(state.message.is_some(), "no message");
        assert_eq!(state.study.as_ref().unwrap().articles.len(), 20);
    });
}

#[test]
fn an_empty_folder_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut driven = Driven::with(vec![Command::Open(vec![folder.path().to_owned()])]);
    driven.settle();
    driven.look(|state| {
        assert!(state.study.is_none());
        assert!(!state.message.as_ref().unwrap().text.is_empty());
    });
}

#[test]
fn the_theme_can_be_switched() {
    let mut driven = Driven::sample();
    driven.give(Command::SetTheme(Theme::Dark));
    driven.click("Light theme");
    assert_eq!(driven.look(|state| state.preferences.theme), Theme::Light);
}

#[test]
fn the_sidebar_filter_keeps_what_contains_the_words() {
    let mut driven = Driven::sample();
    driven.give(Command::Filter("zzzz".to_owned()));
    assert!(driven.harness.query_by_label_contains("No event or source contains these words").is_some());
}

#[test]
fn explanations_open_and_close_by_name() {
    let mut driven = Driven::sample();
    driven.give(Command::Overlay(Some(parallax::app::state::Overlay::VoiceRules)));
    assert!(driven.harness.query_by_label("How voice is decided").is_some());
    driven.click("Close");
    assert_eq!(driven.look(|state| state.overlay), None);
}

/// Sets the speaker of the selected hit in the inspector, as an analyst does.
fn type_speaker(driven: &mut Driven, name: &str) {
    let field = driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Speaker");
    field.focus();
    driven.settle();
    driven.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Speaker").type_text(name);
    driven.settle();
    driven.harness.key_press(egui::Key::Enter);
    driven.settle();
}

#[test]
fn a_corrected_speaker_is_undone_redone_saved_and_there_again_when_the_project_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vessary.parallax");
    let mut driven = Driven::sample();
    let hit = driven.first_hit();
    let before = driven.speaker_of(hit);
    driven.give(Command::ReadHit(hit));
    type_speaker(&mut driven, "Ilse Brandvik");
    assert_eq!(driven.speaker_of(hit).as_deref(), Some("Ilse Brandvik"));
    assert!(driven.look(State::is_unsaved));
    driven.menu("Edit", "Undo set speaker");
    assert_eq!(driven.speaker_of(hit), before);
    assert!(!driven.look(State::is_unsaved), "undone to what was opened, nothing is unsaved");
    driven.menu("Edit", "Redo set speaker");
    assert_eq!(driven.speaker_of(hit).as_deref(), Some("Ilse Brandvik"));

    driven.give(Command::SaveProjectTo(path.clone(), None));
    assert!(!driven.look(State::is_unsaved));
    assert_eq!(driven.look(State::window_title), "vessary – Parallax");
    // Saving does not end what can be undone, and neither does closing.
    let mut driven = Driven::with(vec![Command::Open(vec![path])]);
    driven.settle();
    assert_eq!(driven.speaker_of(hit).as_deref(), Some("Ilse Brandvik"));
    assert!(!driven.look(State::is_unsaved));
    driven.give(Command::ReadHit(hit));
    assert!(driven.harness.query_by_label_contains("Set by you").is_some());
    driven.menu("Edit", "Undo set speaker");
    assert_eq!(driven.speaker_of(hit), before);
    assert!(driven.look(State::window_title).contains('•'));
}

#[test]
fn unsaved_changes_are_asked_about_before_another_corpus_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let mut driven = Driven::sample();
    let hit = driven.first_hit();
    driven.give(Command::SaveProjectTo(folder.path().join("one.parallax"), None));
    driven.give(Command::SetSpeaker(hit, Some("Ilse Brandvik".into())));
    driven.give(Command::OpenSample);
    assert!(driven.harness.query_by_label("Save changes?").is_some());
    driven.click("Cancel");
    assert_eq!(driven.speaker_of(hit).as_deref(), Some("Ilse Brandvik"));
    driven.give(Command::OpenSample);
    driven.click("Save");
    assert!(driven.look(|state| state.study.as_ref().unwrap().file.path.is_none()), "the sample is not opened");
    assert_ne!(driven.speaker_of(hit).as_deref(), Some("Ilse Brandvik"));
    // What was saved on the way is in the file.
    driven.give(Command::Open(vec![folder.path().join("one.parallax")]));
    assert_eq!(driven.speaker_of(hit).as_deref(), Some("Ilse Brandvik"));
    driven.give(Command::SetSpeaker(hit, Some("Teodor Vask".into())));
    driven.give(Command::Open(vec![folder.path().join("one.parallax")]));
    driven.click("Discard");
    assert_eq!(driven.speaker_of(hit).as_deref(), Some("Ilse Brandvik"));
}

#[test]
fn changes_that_were_not_saved_are_offered_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let preferences = folder.path().join("preferences.json");
    let path = folder.path().join("vessary.parallax");
    let mut driven = Driven::keeping(Some(preferences.clone()), vec![Command::OpenSample]);
    driven.settle();
    let hit = driven.first_hit();
    driven.give(Command::SaveProjectTo(path.clone(), None));
    driven.give(Command::SetSpeaker(hit, Some("Ilse Brandvik".into())));
    driven.settle();
    driven.killed();

    let mut driven = Driven::keeping(Some(preferences.clone()), Vec::new());
    driven.settle();
    assert!(driven.harness.query_by_label_contains("Recover unsaved changes to “vessary” from").is_some());
    driven.click("Recover");
    assert_eq!(driven.speaker_of(hit).as_deref(), Some("Ilse Brandvik"));
    assert!(driven.look(State::is_unsaved));
    assert_eq!(driven.look(|state| state.study.as_ref().unwrap().file.path.clone()), Some(path.clone()));
    driven.give(Command::SaveProject);
    driven.settle();
    driven.killed();

    // Once it is saved there is nothing to recover.
    let mut driven = Driven::keeping(Some(preferences), vec![Command::Open(vec![path])]);
    driven.settle();
    assert_eq!(driven.look(|state| state.overlay), None);
    assert_eq!(driven.speaker_of(hit).as_deref(), Some("Ilse Brandvik"));
}

#[test]
fn events_are_merged_split_moved_pinned_and_named_and_stay_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.parallax");
    let mut driven = Driven::sample();
    let before = driven.events();
    let of = |driven: &Driven, event: usize| {
        driven.look(|state| state.open_study().unwrap().analysis.events[event].articles.clone())
    };
    driven.give(Command::AskName(0));
    let field = driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Name of the event");
    field.focus();
    driven.settle();
    driven.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    driven
        .harness
        .get_by_role_and_label(egui::accesskit::Role::TextInput, "Name of the event")
        .type_text("The night at the market");
    driven.settle();
    driven.click("Name");
    assert_eq!(driven.events()[0].0, "The night at the market");
    driven.give(Command::MergeEvents(0, 1));
    assert_eq!(driven.events().len(), before.len() - 1);
    assert_eq!(driven.events()[0].1, before[0].1 + before[1].1);
    let alone = of(&driven, 0)[0];
    driven.give(Command::SplitArticle(alone));
    assert_eq!(driven.look(|state| state.open_study().unwrap().event(alone).articles.len()), 1);
    let last = driven.events().len() - 1;
    driven.give(Command::MoveArticle(alone, last));
    let last = driven.look(|state| state.open_study().unwrap().event_of[alone.index()] as usize);
    driven.give(Command::PinEvent(last, true));
    let decided = driven.events();
    let sentences =
        |driven: &Driven| driven.look(|state| state.open_study().unwrap().analysis.alignments.iter().flatten().count());
    let aligned = sentences(&driven);
    assert!(aligned > 0);

    // Another strictness groups the others anew, and what was decided holds.
    let known = driven.look(|state| state.settings.events.clone());
    driven.give(Command::SetGrouping(parallax::compare::EventSettings { threshold: 1.0, ..known.clone() }));
    assert_ne!(driven.events(), decided);
    driven.look(|state| {
        let study = state.open_study().unwrap();
        assert!(study.marks[study.event_of[alone.index()] as usize].pinned.is_some());
        assert!(study.analysis.events.iter().any(|event| event.title == "The night at the market"));
    });
    driven.give(Command::Undo);
    assert_eq!(driven.events(), decided);
    assert_eq!(sentences(&driven), aligned);

    driven.give(Command::SaveProjectTo(path.clone(), None));
    let mut driven = Driven::with(vec![Command::Open(vec![path])]);
    driven.settle();
    assert_eq!(driven.events(), decided);
    assert_eq!(sentences(&driven), aligned);
    for _ in 0..5 {
        driven.give(Command::Undo);
    }
    assert_eq!(driven.events(), before);
}

#[test]
fn lines_put_back_and_taken_out_are_analysed_and_undone() {
    let mut driven = Driven::sample();
    let (article, body) = driven.look(|state| {
        let study = state.open_study().unwrap();
        let article = study.articles.iter().position(|article| !article.removed.is_empty()).unwrap();
        (ArticleIndex(article as u32), study.articles[article].text.clone())
    });
    let text = |driven: &Driven| driven.look(|state| state.open_study().unwrap().article(article).text.clone());
    let last = parallax::model::Span::new(body.len() - 3, body.len() - 1);
    driven.give(Command::PutBack(article, 0));
    assert!(text(&driven).len() > body.len());
    driven.give(Command::TakeOut(article, last));
    driven.give(Command::SetTitle(article, "Another title".into()));
    driven.look(|state| {
        let study = state.open_study().unwrap();
        let words = study.articles[article.index()].text.len();
        assert_eq!(study.article(article).title(), "Another title");
        let ends = study.analysis.documents[article.index()].sentences.last().unwrap().span.end as usize;
        assert!(ends <= words, "the analysis is of another text");
        let counts = study.correction_counts();
        assert_eq!((counts.titles, counts.lines_put_back, counts.lines_taken_out), (1, 1, 1));
    });
    for _ in 0..3 {
        driven.give(Command::Undo);
    }
    assert_eq!(text(&driven), body);
}

#[test]
fn counts_kept_hit_by_hit_are_those_counted_anew() {
    let mut driven = Driven::sample();
    let hits: Vec<HitRef> = driven.look(|state| {
        let study = state.open_study().unwrap();
        let all = study.analysis.hits.iter().enumerate().flat_map(|(n, hits)| {
            hits.iter().map(move |hit| HitRef { article: ArticleIndex(n as u32), span: hit.span })
        });
        all.step_by(7).take(12).collect()
    });
    for (n, hit) in hits.iter().enumerate() {
        match n % 3 {
            0 => driven.give(Command::SetVoice(*hit, Voice::ALL[n % 4])),
            1 => driven.give(Command::Dismiss(*hit, "a name".into())),
            _ => driven.give(Command::SetSpeaker(*hit, Some("Ilse Brandvik".into()))),
        }
    }
    for _ in 0..4 {
        driven.give(Command::Undo);
    }
    let kept = driven.look(|state| {
        let study = state.open_study().unwrap();
        (study.tally.clone(), study.totals.clone(), study.total)
    });
    // A category off and on again counts everything anew.
    let category = driven.look(|state| state.settings.lexicons[0].categories[0].id.clone());
    driven.give(Command::SetCategory(category.clone(), false));
    driven.give(Command::SetCategory(category, true));
    driven.look(|state| {
        let study = state.open_study().unwrap();
        assert!(kept == (study.tally.clone(), study.totals.clone(), study.total), "kept counts have drifted");
    });
}

/// Every file below a folder by its path.
fn files(folder: &std::path::Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let mut out = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                out.insert(path.strip_prefix(folder).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    out
}

/// What the window exports in a language and what the command writes in it.
fn exported_alike(language: Language) {
    let (window, command) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let mut driven = Driven::with(vec![Command::Speak(Some(language)), Command::Open(vec![corpus.clone()])]);
    driven.settle();
    driven.give(Command::ExportInto(window.path().to_owned()));
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["export", "--written-in", language.code()])
        .arg(corpus)
        .arg("--to")
        .arg(command.path())
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let (one, other) = (files(window.path()), files(command.path()));
    assert!(one.len() > 90, "{} files", one.len());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, bytes) in &one {
        assert!(*bytes == other[path], "{} differs", path.display());
    }
    let text = |file: &str| String::from_utf8_lossy(&one[std::path::Path::new(file)]).into_owned();
    let spanish = language == Language::Spanish;
    assert_eq!(text("charts/voice-bars.svg").contains("¿Quién dice las palabras cargadas?"), spanish);
    assert_eq!(text("methods.txt").contains("El corpus comprende 20 artículos"), spanish);
    assert_eq!(text("report.html").contains("<html lang=\"es\">"), spanish);
    assert!(text("tables/hits.csv").contains("indirect_speech"), "what tables hold is the same in every language");
}

#[test]
fn the_window_exports_the_files_of_the_command_byte_for_byte() {
    exported_alike(Language::English);
}

#[test]
fn a_spanish_window_exports_the_files_of_the_command_written_in_spanish() {
    exported_alike(Language::Spanish);
}

#[test]
fn a_filter_holds_in_every_view_and_in_what_is_exported_and_a_click_takes_it_off() {
    let mut driven = Driven::sample();
    let mut options = driven.look(|state| state.options.clone());
    options.filters.sources.insert("Radio Corvane".to_owned());
    options.filters.from = Some(jiff::civil::date(2024, 6, 24));
    driven.give(Command::SetOptions(Box::new(options)));
    for view in [View::Coverage, View::Terms, View::Speakers, View::Charts] {
        driven.give(Command::Show(view));
        driven.harness.get_by_label("Take off: Sources: without Radio Corvane");
        driven.harness.get_by_label("Take off: Published from 2024-06-24");
    }
    let folder = tempfile::tempdir().unwrap();
    driven.give(Command::ExportInto(folder.path().to_owned()));
    let exported = files(folder.path());
    for (name, counted) in [("terms-by-source", true), ("speakers", true), ("sources", true), ("hits", false)] {
        let table = String::from_utf8(exported[&PathBuf::from(format!("tables/{name}.csv"))].clone()).unwrap();
        assert_eq!(table.contains("Radio Corvane"), !counted, "{name}");
    }
    for name in ["charts/rates.svg", "methods.txt", "report.html"] {
        let text = String::from_utf8(exported[&PathBuf::from(name)].clone()).unwrap();
        assert!(text.contains("all but Radio Corvane") && text.contains("Published on 2024-06-24 or later"), "{name}");
    }
    driven.click("Take off: Sources: without Radio Corvane");
    driven.click("Take off: Published from 2024-06-24");
    assert!(driven.look(|state| state.options.filters == Default::default()));
}

#[test]
fn a_click_on_a_bar_opens_the_sentences_it_counts() {
    let mut driven = Driven::sample();
    driven.give(Command::Show(View::Charts));
    let drawn =
        |driven: &Driven| driven.harness.query_all_by_role(egui::accesskit::Role::Figure).next().map(|f| f.rect());
    let begun = Instant::now();
    let first = loop {
        driven.settle();
        if let Some(first) = drawn(&driven) {
            break first;
        }
        assert!(begun.elapsed() < Duration::from_mins(2), "no figure is drawn");
    };
    // From the top of the figure down, until the pointer has found a bar.
    let mut opened = None;
    let mut y = first.top() + 90.0;
    while opened.is_none() && y < first.bottom() {
        let at = egui::pos2(first.left() + first.width() * 0.55, y);
        driven.harness.hover_at(at);
        driven.harness.step();
        for pressed in [true, false] {
            driven.harness.event(egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
        }
        driven.settle();
        opened = driven.look(|state| state.options.question.clone());
        y += 6.0;
    }
    let question = opened.expect("some bar lies in the middle of the figure");
    assert!(question.source.is_some(), "{question:?}");
    // The sentences stand under a heading of their own.
    driven.harness.get_by_label_contains(&question.title);
}
