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

/// A window that tests can drive and look into.
struct Driven {
    harness: Harness<'static>,
    window: Arc<Mutex<Option<Window>>>,
}

impl Driven {
    /// A window in which `first` was done.
    fn with(first: Vec<Command>) -> Driven {
        let window: Arc<Mutex<Option<Window>>> = Arc::default();
        let inside = Arc::clone(&window);
        let harness = Harness::builder().with_size([1440.0, 900.0]).build_ui(move |ui| {
            let mut window = inside.lock().unwrap();
            window
                .get_or_insert_with(|| {
                    Window::new(ui.ctx(), State::new(Preferences::default()), None, first.clone()).unwrap()
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
        assert_eq!(state.view, View::Compare);
        assert_eq!(state.compare.columns.len(), 2);
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
        ("Compare", View::Compare),
    ] {
        let node = driven.harness.get_all_by_role_and_label(egui::accesskit::Role::Tab, name).next().unwrap();
        node.click();
        driven.settle();
        assert_eq!(driven.look(|state| state.view), view);
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
    driven.give(Command::Dismiss(hit));
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
