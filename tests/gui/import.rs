//! Opening folders and files that are not what they should be: each says what is wrong and what to do, and the rest is
//! loaded.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use parallax::app::command::Command;
use parallax::app::state::{Gravity, State};
use parallax::app::update::Dialog;

use super::Driven;

const ARTICLE: &[u8] = b"Harbour council votes\n\nThe council of Lowmark voted on Monday to close the harbour.\n";

/// A folder of files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn opened(path: &Path) -> Driven {
    let mut driven = Driven::with(vec![Command::Open(vec![path.to_owned()])]);
    driven.settle();
    driven
}

/// Opens a folder of files. How many articles are loaded, and that the window shows a message with these words.
fn check(files: &[(&str, &[u8])], articles: usize, words: &[&str]) -> Driven {
    let folder = folder(files);
    let driven = opened(folder.path());
    let loaded = driven.look(|state| state.open_study().map_or(0, |study| study.articles.len()));
    assert_eq!(loaded, articles, "{files:?}");
    for words in words {
        let seen = driven.harness.query_all_by_label_contains(words).next().is_some();
        assert!(seen, "“{words}” is not said but {:?}", driven.look(|state| state.message.clone()));
    }
    // Nothing that could not be opened is offered again.
    assert_eq!(driven.look(|state| state.preferences.recent.len()), usize::from(articles > 0));
    driven
}

#[test]
fn a_folder_that_is_not_there_is_said_and_nothing_is_lost() {
    let mut driven = Driven::sample();
    driven.give(Command::Open(vec![PathBuf::from("no-such-folder-anywhere")]));
    driven.harness.get_by_label_contains("no-such-folder-anywhere");
    driven.look(|state| assert_eq!(state.study.as_ref().unwrap().articles.len(), 20));
    driven.click("Close message");
    assert_eq!(driven.look(|state| state.message.clone()), None);
}

#[test]
fn an_empty_folder_says_what_to_do() {
    check(&[], 0, &["No article found in", "The folder holds no files that can be read. Put articles into it"]);
}

#[test]
fn a_folder_of_binary_files_says_what_can_be_read() {
    let bytes: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0";
    check(
        &[("a.png", bytes), ("b.bin", bytes)],
        0,
        &["No article found in", "a.png: ", "b.bin: ", "Save it as plain text"],
    );
    check(
        &[("a.png", bytes), ("b.txt", ARTICLE)],
        1,
        &["Not everything could be read; the rest is loaded.", "a.png: "],
    );
}

/// Linux has a file that even the superuser cannot read.
#[cfg(target_os = "linux")]
#[test]
fn an_unreadable_file_is_named_and_the_rest_is_loaded() {
    let folder = folder(&[("good.txt", ARTICLE)]);
    std::os::unix::fs::symlink("/proc/self/mem", folder.path().join("locked.txt")).unwrap();
    let driven = opened(folder.path());
    driven.harness.get_by_label_contains("locked.txt: The file could not be read");
    assert_eq!(driven.look(|state| state.open_study().unwrap().articles.len()), 1);
}

#[test]
fn a_file_of_200_megabytes_is_named_and_the_rest_is_loaded() {
    let folder = folder(&[("good.txt", ARTICLE), ("huge.txt", &ARTICLE.repeat(20_000))]);
    let huge = std::fs::File::options().write(true).open(folder.path().join("huge.txt")).unwrap();
    huge.set_len(200 << 20).unwrap();
    let driven = opened(folder.path());
    driven.harness.get_by_label_contains("huge.txt: The file has 200 MB, too much for one article, and was left out.");
    assert_eq!(driven.look(|state| state.open_study().unwrap().articles.len()), 1);
}

#[test]
fn a_broken_line_of_json_is_numbered_and_the_rest_is_loaded() {
    let lines = br#"{"id": "a", "source": "Courier", "text": "The council of Lowmark voted on Monday."}
{"id": "b", "source": "Courier", "text": "Half a li
{"id": "c", "source": "Daily", "text": "Lowmark shuts its port after a vote."}
"#;
    check(&[("a.jsonl", lines)], 2, &["a.jsonl: Line 2 is not valid JSON", "Correct the line"]);
}

#[test]
fn a_table_without_a_heading_says_which_row_to_add() {
    let told =
        &["rows.csv: The table has no row of column names", "Add a first row such as id,source,title,date,text."];
    let rows: &[u8] = b"Courier,2024-05-06,Vote\nDaily,2024-05-06,Port\n";
    check(&[("rows.csv", rows)], 0, told);
    check(&[("rows.csv", rows), ("good.txt", ARTICLE)], 1, told);
}

#[test]
fn what_was_left_out_leads_to_the_list_of_things_to_check() {
    let mut driven = check(&[("rows.csv", b"1,2\n3,4\n"), ("good.txt", ARTICLE)], 1, &[]);
    assert_eq!(driven.look(|state| state.message.as_ref().map(|message| message.gravity)), Some(Gravity::Note));
    driven.harness.get_by_role_and_label(Role::Link, "Things to check").click();
    driven.settle();
    driven.harness.get_by_role_and_label(Role::ListItem, "The table has no row of column names, and no column is clearly the text. Add a first row such as id,source,title,date,text.");
    assert!(driven.look(|state: &State| state.at_start && state.message.is_none()));
}

#[test]
fn an_import_that_is_stopped_leaves_what_was_open() {
    let mut driven = Driven::sample();
    let rows = "Courier,Vote,The council of Lowmark voted on one more item.\n".repeat(4000);
    let folder = folder(&[("rows.csv", format!("source,title,text\n{rows}").as_bytes())]);
    // Both come in one frame, so that there is something to stop.
    driven.give_at_once(vec![Command::Open(vec![folder.path().to_owned()]), Command::Cancel]);
    driven.harness.get_by_label("Import cancelled. Nothing was changed.");
    driven.look(|state| assert_eq!(state.open_study().unwrap().articles.len(), 20));
}

#[test]
fn a_folder_that_vanishes_under_the_import_is_said_or_read() {
    let files: Vec<(String, Vec<u8>)> = (0..300).map(|n| (format!("{n}.txt"), ARTICLE.to_vec())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = folder(&files);
    let mut driven = Driven::with(vec![Command::Open(vec![folder.path().to_owned()])]);
    driven.harness.step();
    folder.close().unwrap();
    driven.settle();
    // How far the import was is chance; that it says so is not.
    driven.look(|state| match state.open_study() {
        None => assert_eq!(state.message.as_ref().unwrap().gravity, Gravity::Error),
        Some(study) => assert!(study.articles.len() == 300 || !study.warnings.is_empty()),
    });
}

#[test]
fn a_project_whose_articles_are_gone_says_where_to_look_and_keeps_its_file() {
    let place = tempfile::tempdir().unwrap();
    let articles = place.path().join("articles");
    std::fs::create_dir(&articles).unwrap();
    std::fs::write(articles.join("a.txt"), ARTICLE).unwrap();
    let path = place.path().join("harbour.parallax");
    let mut driven = opened(&articles);
    driven.give(Command::SaveProjectTo(path.clone(), None));
    drop(driven);
    let saved = std::fs::read(&path).unwrap();
    std::fs::rename(&articles, place.path().join("elsewhere")).unwrap();
    let driven = opened(&path);
    driven.harness.get_by_label_contains("None of the articles of");
    assert!(driven.look(|state| state.study.is_none()));
    assert_eq!(std::fs::read(&path).unwrap(), saved);
}

/// A device that is always full stands for a full disk, a file in the place of a folder for one that cannot be written.
#[cfg(target_os = "linux")]
#[test]
fn a_project_that_cannot_be_saved_says_so_and_stays_unsaved() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("file"), b"").unwrap();
    let mut driven = Driven::sample();
    let hit = driven.first_hit();
    driven.give(Command::SetSpeaker(hit, Some("Ilse Brandvik".into())));
    for path in [place.path().join("file/study.parallax"), PathBuf::from("/proc/study.parallax")] {
        driven.give(Command::SaveProjectTo(path.clone(), None));
        driven.harness.get_by_label_contains(&path.display().to_string());
        assert!(driven.look(State::is_unsaved));
        assert!(driven.look(|state| state.study.as_ref().unwrap().file.path.is_none()), "the old name stays");
        driven.click("Close message");
    }
}

/// Types into the field for a path.
fn type_path(driven: &mut Driven, path: &Path) {
    let (role, name) = (Role::TextInput, "Path");
    driven.harness.get_by_role_and_label(role, name).focus();
    driven.settle();
    driven.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    driven.harness.get_by_role_and_label(role, name).type_text(&path.display().to_string());
    driven.settle();
}

#[test]
fn where_the_system_has_no_dialog_a_path_is_typed() {
    let folder = folder(&[("good.txt", ARTICLE)]);
    let mut driven = Driven::with(Vec::new());
    driven.settle();
    driven.give(Command::AskPath(Box::new(Dialog::Folder)));
    driven.harness.get_by_label_contains("This system shows no dialog to choose files");
    type_path(&mut driven, &folder.path().join("nowhere"));
    driven.harness.key_press(egui::Key::Enter);
    driven.settle();
    driven.harness.get_by_label("There is no file or folder of this name.");
    type_path(&mut driven, folder.path());
    driven.click("Choose");
    assert_eq!(driven.look(|state| state.open_study().unwrap().articles.len()), 1);

    // What is there is not replaced before that was said.
    let path = folder.path().join("study.parallax");
    std::fs::write(&path, "something else").unwrap();
    let dialog = Dialog::SaveProject { name: "study.parallax".into(), then: None };
    driven.give(Command::AskPath(Box::new(dialog)));
    type_path(&mut driven, &folder.path().join("study"));
    driven.click("Save");
    driven.harness.get_by_label("There is a file of this name. It is replaced if you go on.");
    assert_eq!(std::fs::read(&path).unwrap(), b"something else");
    driven.click("Replace");
    assert_eq!(driven.look(|state| state.study.as_ref().unwrap().file.path.clone()), Some(path));
}
