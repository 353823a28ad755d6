//! From a statement a text lacks to what comes nearest to it there, and to a decision; columns in another order.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use parallax::app::command::Command;
use parallax::app::state::{Rows, View};
use parallax::app::views::coverage::Filter;
use parallax::model::{ArticleIndex, SentenceRef};
use parallax::project::StepName;

use super::Driven;

/// The sentence taken up and the one it is held against.
fn held(driven: &Driven) -> (SentenceRef, SentenceRef) {
    driven.look(|state| (state.focus.taken_up.unwrap(), state.focus.sentence.unwrap()))
}

fn press(driven: &mut Driven, name: &str) {
    driven.harness.get_by_role_and_label(Role::Button, name).click();
    driven.settle();
}

fn paired(driven: &Driven, (one, other): (SentenceRef, SentenceRef)) -> bool {
    driven.look(|state| state.open_study().unwrap().paired_as(one, other).is_some())
}

#[test]
fn an_omission_is_checked_from_coverage_to_a_decision() {
    let mut driven = Driven::sample();
    driven.give(Command::Show(View::Coverage));
    driven.harness.get_by_role_and_label(Role::RadioButton, "Statements: Missing somewhere").click();
    driven.settle();
    assert_eq!(driven.look(|state| state.options.coverage.filter), Filter::Missing);
    let empty = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.contains("not in this text"))
    };
    driven.harness.get_all_by_role(Role::Cell).find(empty).expect("a cell without the statement").click_accesskit();
    driven.settle();
    driven.harness.query_all_by_label_contains("Closest match in ").next().unwrap().click();
    driven.settle();
    assert_eq!(driven.look(|state| state.focus.view), View::Compare);
    let (up, at) = held(&driven);
    driven.look(|state| {
        let columns = &state.focus.compare.columns;
        assert!(columns.contains(&up.article) && columns.contains(&at.article), "both are shown");
        assert!(state.focus.compare.row.is_some(), "and the row is gone to");
    });
    assert!(!paired(&driven, (up, at)));
    // It is the same statement after all.
    press(&mut driven, "Same statement");
    assert!(paired(&driven, (up, at)));
    assert_eq!(driven.look(|state| state.history.next_undo()), Some(StepName::Pair));
    driven.give(Command::Undo);
    assert!(!paired(&driven, (up, at)));
    driven.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    driven.settle();
    assert_eq!(driven.look(|state| state.focus.view), View::Coverage);
}

#[test]
fn that_a_statement_is_missing_can_be_confirmed_and_the_pair_is_not_offered_again() {
    let mut driven = Driven::sample();
    driven.give(Command::ShowRows(Rows::OnlyHere));
    driven.harness.get_all_by_role_and_label(Role::Link, "Closest match").next().unwrap().click();
    driven.settle();
    let (up, at) = held(&driven);
    press(&mut driven, "Not the same");
    driven.look(|state| {
        assert_eq!((state.focus.taken_up, state.focus.sentence), (None, Some(up)), "back at the sentence");
        let study = state.open_study().unwrap();
        assert_eq!(study.kept_apart(up), [at]);
        assert_ne!(study.closest(up, at.article).map(|(other, _)| other), Some(at));
        assert_eq!(state.history.next_undo(), Some(StepName::Unpair));
    });
    driven.give(Command::Undo);
    driven.look(|state| assert_eq!(state.open_study().unwrap().kept_apart(up), []));
}

#[test]
fn the_closest_match_is_gone_to_by_key_and_left_without_a_decision() {
    let mut driven = Driven::sample();
    driven.harness.key_press(Key::O);
    driven.settle();
    driven.harness.key_press(Key::C);
    driven.settle();
    let (up, at) = held(&driven);
    assert_ne!(up.article, at.article);
    press(&mut driven, "Back to the sentence");
    driven.look(|state| {
        assert_eq!((state.focus.taken_up, state.focus.sentence), (None, Some(up)));
        assert_eq!(state.history.next_undo(), None);
    });
}

fn columns(driven: &Driven) -> Vec<ArticleIndex> {
    driven.look(|state| state.focus.compare.columns.clone())
}

#[test]
fn columns_are_dragged_into_another_order() {
    let mut driven = Driven::sample();
    let before = columns(&driven);
    let chip = |driven: &Driven, place: usize| {
        let name = format!("column {place} of {}", before.len());
        driven.harness.query_all_by_label_contains(&name).next().unwrap().rect().center()
    };
    let (from, to) = (chip(&driven, 1), chip(&driven, 2));
    driven.harness.drag_at(from);
    driven.harness.step();
    driven.harness.hover_at(to);
    driven.harness.step();
    driven.harness.drop_at(to);
    driven.settle();
    let mut turned = before.clone();
    turned.swap(0, 1);
    assert_eq!(columns(&driven), turned);
    // And back with the keyboard.
    driven.harness.query_all_by_label_contains("column 2 of").next().unwrap().focus();
    driven.settle();
    driven.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    driven.settle();
    assert_eq!(columns(&driven), before);
}

#[test]
fn the_mark_between_two_sentences_says_why_they_are_a_pair() {
    let mut driven = Driven::sample();
    let chip =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| label.ends_with("% shared"));
    driven.harness.get_all_by_role(Role::Button).find(chip).unwrap().click();
    driven.settle();
    driven.harness.query_all_by_label_contains("In common: ").next().expect("what they share");
    driven.click("Separate");
    assert_eq!(driven.look(|state| state.history.next_undo()), Some(StepName::Unpair));
}
