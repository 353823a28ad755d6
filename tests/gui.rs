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

#[path = "gui/checks.rs"]
mod checks;
#[path = "gui/closest.rs"]
mod closest;
#[path = "gui/coding.rs"]
mod coding;
#[path = "gui/compare.rs"]
mod compare;
#[path = "gui/corrections.rs"]
mod corrections;
#[path = "gui/export.rs"]
mod export;
#[path = "gui/import.rs"]
mod import;
#[path = "gui/keyboard.rs"]
mod keyboard;
#[path = "gui/language.rs"]
mod language;
#[path = "gui/notes.rs"]
mod notes;
#[path = "gui/panes.rs"]
mod panes;
#[path = "gui/project.rs"]
mod project;
#[path = "gui/search.rs"]
mod search;
#[path = "gui/selection.rs"]
mod selection;
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

    /// Gives commands that are all done in one frame.
    fn give_at_once(&mut self, commands: Vec<Command>) {
        {
            let mut window = self.window.lock().unwrap();
            let window = window.as_mut().unwrap();
            for command in commands {
                window.give(command);
            }
        }
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
