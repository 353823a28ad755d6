//! Pictures of the window, held against those in `tests/snapshots`. Needs a Vulkan driver (a software one will do):
//! `cargo test --features snapshots --test snapshots`. After a wanted change, `UPDATE_SNAPSHOTS=1` writes new pictures;
//! look at each before it is committed.
#![cfg(feature = "snapshots")]
#![allow(clippy::unwrap_used, reason = "a window that does not open has failed the test")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use parallax::app::Window;
use parallax::app::command::Command;
use parallax::app::preferences::{Preferences, Theme};
use parallax::app::state::{Overlay, State, View};

/// What the charts view says once all charts are drawn.
const CHARTS_DRAWN: &str = "Click any bar";
/// Pixels that may differ in a picture of a million: edges of glyphs, between versions of the driver.
const PIXELS_APART: usize = 2000;

/// Opens a window of a size, does what is asked and holds the picture against the one of this name.
fn picture(name: &str, size: [f32; 2], theme: Theme, commands: Vec<Command>) -> SnapshotResults {
    let window: Arc<Mutex<Option<Window>>> = Arc::default();
    let inside = Arc::clone(&window);
    let mut harness = Harness::builder().with_size(size).wgpu().build_ui(move |ui| {
        // The harness leaves a margin, the system does not.
        let whole = ui.ctx().content_rect();
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(whole));
        ui.set_clip_rect(whole);
        let mut window = inside.lock().unwrap();
        window
            .get_or_insert_with(|| {
                let preferences = Preferences { theme, ..Preferences::default() };
                Window::new(ui.ctx(), State::new(preferences), None, Vec::new()).unwrap()
            })
            .show(&mut ui);
    });
    settle(&mut harness, &window);
    for command in commands {
        window.lock().unwrap().as_mut().unwrap().give(command);
        settle(&mut harness, &window);
    }
    if window.lock().unwrap().as_ref().is_some_and(|window| window.state().focus.view == View::Charts) {
        let begun = Instant::now();
        while harness.query_by_label_contains(CHARTS_DRAWN).is_none() {
            assert!(begun.elapsed() < Duration::from_mins(3), "the charts are not drawn");
            harness.step();
            std::thread::yield_now();
        }
    }
    // Fades and layouts of the last change come to rest.
    harness.run_steps(12);
    harness.snapshot_options(name, &SnapshotOptions::new().threshold(1.0).max_failed_pixels(PIXELS_APART));
    harness.take_snapshot_results()
}

fn settle(harness: &mut Harness<'_>, window: &Mutex<Option<Window>>) {
    let begun = Instant::now();
    loop {
        harness.step();
        if window.lock().unwrap().as_ref().is_some_and(Window::is_idle) {
            break;
        }
        assert!(begun.elapsed() < Duration::from_mins(3), "the window does not come to rest");
        std::thread::yield_now();
    }
    harness.run_steps(2);
}

const SMALL: [f32; 2] = [1280.0, 800.0];
const LARGE: [f32; 2] = [1920.0, 1080.0];

#[test]
fn the_start_screen() {
    picture("start", SMALL, Theme::Light, Vec::new());
}

#[test]
fn what_was_imported() {
    picture("import", SMALL, Theme::Light, vec![Command::OpenSample, Command::ShowStart]);
}

#[test]
fn every_view_in_both_themes() {
    let mut results = SnapshotResults::new();
    for (theme, shade) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for view in View::ALL {
            let name = format!("{}-{shade}", format!("{view:?}").to_lowercase());
            results.extend(picture(&name, SMALL, theme, vec![Command::OpenSample, Command::Show(view)]));
        }
    }
}

#[test]
fn a_large_window() {
    picture("compare-large", LARGE, Theme::Light, vec![Command::OpenSample, Command::Show(View::Compare)]);
}

#[test]
fn the_lexicon() {
    picture("lexicon", SMALL, Theme::Light, vec![Command::OpenSample, Command::Overlay(Some(Overlay::Lexicon))]);
}
