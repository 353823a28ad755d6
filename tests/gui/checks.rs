//! The list of things to check: each is put right where it stands.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::civil::date;
use parallax::app::command::Command;
use parallax::app::state::View;
use parallax::model::ArticleIndex;

use super::Driven;

/// Two articles that say neither outlet nor day, in folders of their own.
fn opened() -> (Driven, tempfile::TempDir) {
    let place = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("a.txt", "Harbour council votes\n\nThe council of Lowmark voted to close the harbour.\n"),
        ("b.txt", "Port to be shut\n\nLowmark shuts its port after a vote of the council.\n"),
    ] {
        std::fs::write(place.path().join(path), text).unwrap();
    }
    let mut driven = Driven::with(vec![Command::Open(vec![place.path().to_owned()])]);
    driven.settle();
    driven.give(Command::ShowStart);
    (driven, place)
}

fn press(driven: &mut Driven, name: &str) {
    driven.harness.get_by_role_and_label(Role::Button, name).click();
    driven.settle();
}

#[test]
fn a_missing_date_is_typed_where_its_button_leads() {
    let (mut driven, _place) = opened();
    press(&mut driven, "Set date: No date: “Port to be shut”");
    let field = "Date, Port to be shut";
    assert!(driven.harness.get_by_role_and_label(Role::TextInput, field).accesskit_node().is_focused());
    driven.harness.get_by_role_and_label(Role::TextInput, field).type_text("2024-03-01");
    driven.settle();
    driven.harness.key_press(Key::Enter);
    driven.settle();
    driven.look(|state| {
        let study = state.study.as_ref().unwrap();
        let dated = study.articles.iter().find(|article| article.title() == "Port to be shut").unwrap();
        assert_eq!(dated.published.date, Some(date(2024, 3, 1)));
    });
    assert!(driven.harness.query_by_label("Set date: No date: “Port to be shut”").is_none(), "it is off the list");
    assert!(driven.harness.query_by_label("Set date: No date: “Harbour council votes”").is_some());
}

#[test]
fn an_outlet_that_is_not_stated_is_named_and_a_right_guess_confirmed_with_enter() {
    let (mut driven, _place) = opened();
    let asked = |driven: &Driven| {
        let found = driven.harness.query_all_by_label_contains("Name source: ").next();
        found.map(|node| node.accesskit_node().label().unwrap())
    };
    for left in [2, 1] {
        let name = asked(&driven).unwrap_or_else(|| panic!("{left} left"));
        press(&mut driven, &name);
        driven.harness.key_press(Key::Enter);
        driven.settle();
    }
    assert_eq!(asked(&driven), None);
}

#[test]
fn what_was_taken_out_and_wire_copy_lead_to_where_they_are_seen() {
    let mut driven = Driven::sample();
    driven.give(Command::ShowStart);
    let start = |driven: &Driven, label: &str| {
        let found = driven.harness.query_all_by_label_contains(label).next();
        found.map(|node| node.accesskit_node().label().unwrap())
    };
    if let Some(name) = start(&driven, "Review: ") {
        press(&mut driven, &name);
        driven.look(|state| assert!(!state.at_start && state.focus.view == View::Reader));
        driven.give(Command::ShowStart);
    }
    let name = start(&driven, "Compare: Shared wire copy likely").expect("the sample has wire copy");
    press(&mut driven, &name);
    driven.look(|state| {
        assert!(!state.at_start && state.focus.view == View::Compare);
        let copies = &state.open_study().unwrap().analysis.copies;
        let event = |at: ArticleIndex| state.open_study().unwrap().event_of[at.index()];
        assert_eq!(event(state.focus.compare.columns[0]), event(copies[0][0]));
    });
}

#[test]
fn a_problem_is_skipped_and_warnings_are_told_from_notes() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("a.txt"), "Vote\n\nThe council of Lowmark voted.\n").unwrap();
    std::fs::write(place.path().join("rows.csv"), "1,2\n3,4\n").unwrap();
    let mut driven = Driven::with(vec![Command::Open(vec![place.path().to_owned()])]);
    driven.settle();
    driven.click("Close message");
    driven.give(Command::ShowStart);
    let table = "The table has no row of column names";
    driven.harness.get_by_role_and_label(Role::RadioButton, "Things to check: Notes").click();
    driven.settle();
    assert!(driven.harness.query_all_by_label_contains(table).next().is_none());
    driven.harness.get_by_role_and_label(Role::RadioButton, "Things to check: Warnings").click();
    driven.settle();
    let skip = driven.harness.query_all_by_label_contains("Skip: The table").next().unwrap();
    skip.click();
    driven.settle();
    assert!(driven.harness.query_all_by_label_contains(table).next().is_none());
    assert!(driven.look(|state| state.study.as_ref().unwrap().warnings.is_empty()));
}
