//! The project: corrected, undone, saved, opened again, and what is offered after a crash.

use super::*;

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
