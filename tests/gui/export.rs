//! Filters, charts and what is exported.

use super::*;
use parallax::wording::Language;

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
fn an_export_that_is_stopped_leaves_nothing_half_written_and_says_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let mut driven = Driven::sample();
    driven.window.lock().unwrap().as_mut().unwrap().give(Command::ExportInto(folder.path().to_owned()));
    // The status bar names the export as long as it is under way; its link stops it.
    driven.harness.step();
    driven.harness.get_by_label_contains("Exporting");
    driven.harness.get_by_role_and_label(egui::accesskit::Role::Link, "Stop").click();
    driven.settle();
    let said = driven.look(|state| state.message.as_ref().map(|message| message.text.clone())).unwrap();
    let there = files(folder.path());
    if there.is_empty() {
        assert_eq!(said, "Export stopped. Nothing was written.");
    } else {
        let expect = format!("{} of ", there.len());
        assert!(said.contains(&expect) && said.contains("were not written"), "{said}");
    }
    assert!(there.keys().all(|path| !path.to_string_lossy().contains(".parallax-")), "{:?}", there.keys());
    driven.harness.get_by_label_contains("Export stopped.");
    assert!(driven.look(|state| !state.can_stop() && state.open_study().is_some()));
    // Asked again it is all there.
    driven.give(Command::ExportInto(folder.path().to_owned()));
    assert!(files(folder.path()).len() > 90);
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
    // Of the tables only that of the articles has all, and says which pass.
    for (name, filtered) in [("terms-by-source", true), ("speakers", true), ("hits", true), ("articles", false)] {
        let table = String::from_utf8(exported[&PathBuf::from(format!("tables/{name}.csv"))].clone()).unwrap();
        assert_eq!(table.contains("Radio Corvane"), !filtered, "{name}");
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
