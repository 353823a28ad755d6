//! Drawing a sample, coding it by the keyboard, and putting two coders' work together.

use std::path::PathBuf;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use parallax::app::coding::{CodingCommand, Mode};
use parallax::app::command::Command;
use parallax::app::exports::Work;
use parallax::app::state::State;
use parallax::coding::{Codings, HIT, RIGHT_VOICE, VOICE};

use super::Driven;

fn codings(driven: &Driven) -> Codings {
    driven.look(|state| (*state.study.as_ref().unwrap().corrections.codings).clone())
}

fn done(driven: &Driven, coder: &str) -> usize {
    let codings = codings(driven);
    codings.samples[0].items.iter().filter(|item| codings.is_coded(coder, &item.id)).count()
}

fn field(driven: &mut Driven, name: &str, text: &str) {
    driven.harness.get_by_role_and_label(Role::TextInput, name).focus();
    driven.settle();
    driven.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    driven.harness.get_by_role_and_label(Role::TextInput, name).type_text(text);
    driven.settle();
    driven.harness.key_press(Key::Enter);
    driven.settle();
}

fn press(driven: &mut Driven, key: Key) {
    driven.harness.key_press(key);
    driven.harness.step();
    driven.harness.step();
}

/// Draws a sample of sixty hits, stratified by source, as an analyst does.
fn drawn() -> Driven {
    let mut driven = Driven::sample();
    driven.harness.get_by_role_and_label(Role::Tab, "Coding").click();
    driven.settle();
    driven.click("Stratify: By source");
    let plan = driven.look(|state| state.coding.plan);
    driven.give(Command::Coding(CodingCommand::Plan(parallax::coding::Plan { size: 60, ..plan })));
    driven.click("Draw a sample");
    driven.settle();
    assert_eq!(driven.look(|state| state.coding.mode), Mode::Code);
    driven
}

#[test]
fn fifty_hits_are_coded_with_the_keyboard_saved_and_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("coded.parallax");
    let mut driven = drawn();
    let size = codings(&driven).samples[0].items.len();
    assert!(size >= 50, "the sample has {size} hits");
    // Nobody codes without a name.
    press(&mut driven, Key::Y);
    assert!(driven.look(|state| state.message.as_ref().unwrap().text.contains("Say who codes")));
    field(&mut driven, "Coder", "Ilse Brandvik");
    for n in 0..50 {
        // Every tenth hit is wrong, every fifth in another voice, which is then asked for.
        press(&mut driven, if n % 10 == 9 { Key::N } else { Key::Y });
        if n % 5 == 4 {
            press(&mut driven, Key::N);
            press(&mut driven, Key::O);
        } else {
            press(&mut driven, Key::Num1);
        }
    }
    assert_eq!(done(&driven, "ilse-brandvik"), 50);
    let said = codings(&driven);
    let count = |variable: &str, value: &str| {
        said.all().iter().filter(|coding| coding.variable == variable && coding.value == value).count()
    };
    assert_eq!((count(HIT, "wrong"), count(VOICE, "wrong"), count(RIGHT_VOICE, "own")), (5, 10, 10));
    assert!(driven.harness.query_all_by_label_contains(&format!("50 of {size} coded")).next().is_some());

    // Back, and otherwise; what was asked only because of it goes.
    press(&mut driven, Key::ArrowLeft);
    press(&mut driven, Key::ArrowLeft);
    press(&mut driven, Key::Y);
    assert_eq!(codings(&driven).all().iter().filter(|coding| coding.variable == RIGHT_VOICE).count(), 9);
    driven.menu("Edit", "Undo coding");
    assert_eq!(codings(&driven), said);

    driven.give(Command::SaveProjectTo(path.clone(), None));
    let mut driven = Driven::with(vec![Command::Open(vec![path])]);
    driven.settle();
    assert_eq!(codings(&driven), said);
    // Coding goes on where it ended, and the history is still there.
    driven.harness.get_by_role_and_label(Role::Tab, "Coding").click();
    driven.settle();
    assert!(driven.harness.query_by_label_contains("The program says").is_some());
    driven.menu("Edit", "Undo coding");
    assert_eq!(codings(&driven).all().len(), said.all().len() - 1);
    // A text corrected meanwhile does not lose what is coded.
    let article = driven.look(|state| {
        state.study.as_ref().unwrap().articles.iter().position(|article| !article.removed.is_empty()).unwrap()
    });
    driven.give(Command::PutBack(parallax::model::ArticleIndex(article as u32), 0));
    assert_eq!(codings(&driven).all().len(), said.all().len() - 1);
}

#[test]
fn two_coders_are_put_together_conflicts_are_kept_and_agreement_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let mut driven = drawn();
    let sample = driven.look(|state| state.study.as_ref().unwrap().corrections.codings.samples[0].clone());
    let code = |driven: &mut Driven, coder: &str, wrong: usize| {
        driven.give(Command::Coding(CodingCommand::Coder(coder.to_owned())));
        driven.give(Command::Coding(CodingCommand::Go(0)));
        for n in 0..20 {
            for key in [if n < wrong { 'n' } else { 'y' }, 'y'] {
                driven.give(Command::Coding(CodingCommand::Key(key)));
            }
        }
    };
    code(&mut driven, "Ilse", 4);
    let ilse = codings(&driven);
    driven.give(Command::WriteWork(file("ilse.json"), Work::Codings(std::sync::Arc::new(ilse.clone()), "ilse".into())));

    // The other one draws the same sample on another computer.
    let mut other = drawn();
    assert_eq!(codings(&other).samples[0].id, sample.id, "the same seed draws the same sample");
    code(&mut other, "Teodor", 2);
    other.give(Command::Coding(CodingCommand::ReadCodings(file("ilse.json"))));
    assert!(other.harness.query_by_label_contains("40 codings new").is_some());
    other.click("Close");
    assert_eq!((done(&other, "ilse"), done(&other, "teodor")), (20, 20));
    other.give(Command::Coding(CodingCommand::Mode(Mode::Results)));
    other.settle();
    assert!(other.harness.query_by_label_contains("90.0% (18 of 20)").is_some(), "percent agreement");
    other.look(|state| {
        let results = state.coding.results.as_ref().unwrap();
        assert!(results.agreement[0].alpha.is_some() && results.agreement[0].pairs[0].agreement.kappa.is_some());
        assert!(results.methods.contains("2 coders coded a random sample"), "{}", results.methods);
    });

    // Ilse changes her mind on one; the file says otherwise than what was taken in.
    driven.give(Command::Coding(CodingCommand::Go(0)));
    driven.give(Command::Coding(CodingCommand::Set { variable: HIT.into(), value: "right".into() }));
    let changed = std::sync::Arc::new(codings(&driven));
    driven.give(Command::WriteWork(file("later.json"), Work::Codings(changed, "ilse".into())));
    let before = codings(&other);
    other.give(Command::Coding(CodingCommand::ReadCodings(file("later.json"))));
    assert_eq!(codings(&other).all(), before.all(), "nothing here is changed by a file");
    assert_eq!(codings(&other).unresolved.len(), 1);
    other.click("Close");
    let path = file("both.parallax");
    other.give(Command::SaveProjectTo(path.clone(), None));
    let mut other = Driven::with(vec![Command::Open(vec![path])]);
    other.settle();
    assert_eq!(codings(&other).unresolved.len(), 1, "what is to be decided is in the project");
    other.give(Command::Show(parallax::app::state::View::Coding));
    other.click("1 to be decided");
    other.click("Take the file's “Right”");
    let item = sample.items[0].id.clone();
    assert_eq!(codings(&other).get("ilse", &item, HIT).unwrap().value, "right");
    assert!(codings(&other).unresolved.is_empty());
    other.give(Command::Undo);
    assert_eq!(codings(&other).get("ilse", &item, HIT).unwrap().value, "wrong");
}

#[test]
fn the_code_book_is_edited_by_name_and_goes_to_other_programs() {
    let mut driven = drawn();
    driven.give(Command::Coding(CodingCommand::Coder("Ilse".into())));
    press(&mut driven, Key::Y);
    press(&mut driven, Key::Y);
    driven.click("Edit…");
    driven.click("New variable");
    field(&mut driven, "Name", "Tone");
    field(&mut driven, "Value 1", "Angry");
    field(&mut driven, "Value 2", "Calm");
    driven.click("Use this code book");
    let book = codings(&driven).book;
    let tone = book.variables.last().unwrap();
    assert_eq!((tone.id.as_str(), tone.values()[0].id.as_str()), ("tone", "angry"));
    assert!(driven.harness.query_by_label("Tone: Angry").is_some(), "the new variable is asked");
    // A variable taken away takes its codings along, and both come back.
    let before = codings(&driven);
    let mut smaller = book.clone();
    smaller.variables.retain(|variable| variable.id != HIT);
    driven.give(Command::Coding(CodingCommand::Book(Box::new(smaller))));
    assert_eq!(codings(&driven).all().len(), before.all().len() - 1);
    driven.give(Command::Undo);
    assert_eq!(codings(&driven), before);

    let folder = tempfile::tempdir().unwrap();
    let all = std::sync::Arc::new(before);
    let exports: [(&str, Work); 4] = [
        ("book.qdc", Work::CodeBook(Box::new(book))),
        ("all.csv", Work::CodingsTable(all.clone())),
        ("all.xlsx", Work::CodingsTable(all.clone())),
        ("all.qdpx", Work::Exchange(all, "study".into())),
    ];
    for (name, export) in exports {
        driven.give(Command::WriteWork(folder.path().join(name), export));
    }
    let length = |name: &str| std::fs::metadata(folder.path().join(name)).map_or(0, |found| found.len());
    for name in ["book.qdc", "all.csv", "all.xlsx", "all.qdpx"] {
        assert!(length(name) > 200, "{name}");
    }
    // A code book from elsewhere is added to the one here.
    let path: PathBuf = folder.path().join("book.qdc");
    let variables = codings(&driven).book.variables.len();
    driven.give(Command::Coding(CodingCommand::ReadBook(path)));
    assert!(codings(&driven).book.variables.len() >= variables);
    assert!(driven.look(State::is_unsaved));
}
