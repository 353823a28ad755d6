//! The program as a new user without a mouse has it: every step by Tab, Enter, arrows and the command palette.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};
use parallax::app::Window;
use parallax::app::command::Command;
use parallax::app::preferences::Preferences;
use parallax::app::state::{State, View};
use parallax::app::update::Dialog;
use parallax::chart::VoiceMeasure;

use super::Driven;

/// A window whose dialogs answer with a file of the name they suggest, in a folder.
fn answering(folder: PathBuf) -> Driven {
    let window: Arc<Mutex<Option<Window>>> = Arc::default();
    let inside = Arc::clone(&window);
    let harness = Harness::builder().with_size([1280.0, 800.0]).build_ui(move |ui| {
        let mut window = inside.lock().unwrap();
        let folder = folder.clone();
        let made = || {
            let window = Window::new(ui.ctx(), State::new(Preferences::default()), None, Vec::new()).unwrap();
            window.answering(move |dialog| match dialog {
                Dialog::SaveWith { name, contents, beside } => {
                    let path = folder.join(name);
                    let beside = beside.into_iter().map(|(ending, bytes)| (path.with_extension(ending), bytes));
                    Some(Command::WriteAll(beside.chain([(path.clone(), contents)]).collect()))
                }
                _ => None,
            })
        };
        window.get_or_insert_with(made).show(ui);
    });
    Driven { harness, window }
}

fn press(driven: &mut Driven, modifiers: Modifiers, key: Key) {
    driven.harness.key_press_modifiers(modifiers, key);
    driven.settle();
}

fn has_focus(driven: &Driven, name: &str) -> bool {
    driven.harness.query_all_by_label_contains(name).any(|node| node.accesskit_node().is_focused())
}

/// Presses Tab until something whose name contains the words has the focus; gives how often that was.
fn tab_to(driven: &mut Driven, name: &str, most: usize) -> usize {
    for presses in 0..=most {
        if has_focus(driven, name) {
            return presses;
        }
        driven.harness.key_press(Key::Tab);
        driven.harness.step();
        driven.harness.step();
    }
    panic!("“{name}” is not reached with {most} presses of Tab");
}

#[test]
fn from_start_to_an_exported_chart_of_own_voice_rates_with_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut driven = answering(folder.path().to_owned());
    driven.settle();
    let mut presses = tab_to(&mut driven, "Open the sample", 20);
    press(&mut driven, Modifiers::NONE, Key::Enter);
    driven.look(|state| assert!(state.open_study().is_some()));
    presses += tab_to(&mut driven, "Charts", 30);
    press(&mut driven, Modifiers::NONE, Key::Enter);
    driven.look(|state| assert_eq!(state.focus.view, View::Charts));
    // The next part of the window but one is the middle, with the charts.
    for _ in 0..2 {
        press(&mut driven, Modifiers::NONE, Key::F6);
    }
    presses += tab_to(&mut driven, "Rate per 1,000", 20);
    press(&mut driven, Modifiers::NONE, Key::Enter);
    driven.look(|state| assert_eq!(state.options.charts.measure, VoiceMeasure::Rate));
    // Charts are drawn beside the window's thread.
    let begun = std::time::Instant::now();
    while driven.harness.query_by_label_contains("Export “Who says").is_none() {
        assert!(begun.elapsed() < std::time::Duration::from_mins(2), "the chart is not drawn");
        driven.settle();
    }
    presses += tab_to(&mut driven, "Export “Who says the loaded words?”", 30);
    press(&mut driven, Modifiers::NONE, Key::Enter);
    presses += tab_to(&mut driven, "SVG", 20);
    press(&mut driven, Modifiers::NONE, Key::Enter);
    presses += tab_to(&mut driven, "Save as", 30);
    press(&mut driven, Modifiers::NONE, Key::Enter);
    let written: Vec<PathBuf> = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
    let svg = written.iter().find(|path| path.extension().is_some_and(|ending| ending == "svg"));
    let svg = std::fs::read_to_string(svg.unwrap_or_else(|| panic!("{written:?}"))).unwrap();
    assert!(svg.contains("Own words") && svg.contains("1,000"), "{}", &svg[..svg.len().min(600)]);
    assert!(presses < 80, "{presses} presses of Tab");
}

#[test]
fn the_palette_does_it_too() {
    let mut driven = Driven::with(Vec::new());
    driven.settle();
    for (words, expect) in [("open sample", View::Compare), ("charts", View::Charts), ("reader", View::Reader)] {
        press(&mut driven, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        driven.harness.event(egui::Event::Text(words.to_owned()));
        driven.settle();
        press(&mut driven, Modifiers::NONE, Key::Enter);
        driven.look(|state| assert_eq!((state.focus.view, state.overlay), (expect, None), "{words}"));
    }
}

#[test]
fn f6_goes_round_the_parts_of_the_window() {
    let mut driven = Driven::sample();
    let mut seen = Vec::new();
    for _ in 0..4 {
        press(&mut driven, Modifiers::NONE, Key::F6);
        let parts = ["Tabs", "Sidebar", "Middle", "Inspector"];
        seen.extend(
            parts
                .into_iter()
                .filter(|part| driven.harness.query_all_by_label(part).any(|node| node.accesskit_node().is_focused())),
        );
    }
    assert_eq!(seen, ["Tabs", "Sidebar", "Middle", "Inspector"]);
    press(&mut driven, Modifiers::SHIFT, Key::F6);
    assert!(has_focus(&driven, "Middle"));
    // Letters act wherever the focus is, as long as nothing is typed.
    press(&mut driven, Modifiers::NONE, Key::J);
    driven.look(|state| assert_eq!(state.focus.compare.row, Some(0)));
}

/// What is drawn in a room, as text.
fn drawn(driven: &Driven, room: Rect) -> Vec<String> {
    let shapes = driven.harness.output().shapes.iter();
    let here = shapes
        .filter(|clipped| clipped.clip_rect.intersects(room) && clipped.shape.visual_bounding_rect().intersects(room));
    here.map(|clipped| format!("{:?}", clipped.shape)).collect()
}

#[test]
fn what_has_the_focus_shows_it_in_every_view() {
    // A control that is drawn alike with and without the focus cannot be used without a mouse.
    let mut driven = Driven::sample();
    let mut hidden = std::collections::BTreeSet::new();
    for view in View::ALL {
        driven.give(Command::Show(view));
        let mut reached = 0;
        for _ in 0..60 {
            let focused = driven.harness.ctx.memory(egui::Memory::focused);
            let left = focused.and_then(|id| driven.harness.ctx.read_response(id)).map(|at| at.rect);
            let with = left.map(|rect| drawn(&driven, rect.expand(3.0)));
            let name: Vec<String> = driven
                .harness
                .query_all(By::new())
                .filter(|node| node.accesskit_node().is_focused())
                .map(|node| format!("{:?} {:?}", node.accesskit_node().role(), node.accesskit_node().label()))
                .collect();
            driven.harness.key_press(Key::Tab);
            // It is scrolled to in the frame after.
            for _ in 0..4 {
                driven.harness.step();
            }
            // What had the focus is drawn otherwise now.
            if let (Some(rect), Some(with)) = (left, with) {
                reached += 1;
                if with == drawn(&driven, rect.expand(3.0)) {
                    hidden.insert(format!("{view:?} {name:?} {rect:?}"));
                }
            }
        }
        assert!(reached > 40, "{view:?}: {reached}");
    }
    assert!(hidden.is_empty(), "{hidden:#?}");
}
