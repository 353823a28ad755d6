//! Comparing: pages of the coverage view, steps from row to row, names of actors.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use parallax::app::command::{Command, Step};
use parallax::app::state::View;
use parallax::app::views::coverage::Page;
use parallax::facts::Alias;

use super::Driven;

fn page(driven: &mut Driven, name: &str) {
    driven.harness.get_by_role_and_label(Role::RadioButton, &format!("List: {name}")).click();
    driven.settle();
}

#[test]
fn every_page_of_coverage_opens_and_its_rows_lead_to_sentences() {
    let mut driven = Driven::sample();
    driven.give(Command::Show(View::Coverage));
    for (name, expect) in [
        ("Changes", Page::Changes),
        ("Figures", Page::Figures),
        ("Names", Page::Labels),
        ("Acting", Page::Agency),
        ("Harm", Page::Harm),
        ("Structure", Page::Structure),
        ("Groups", Page::Groups),
        ("Wire copy", Page::Wire),
        ("Statements", Page::Statements),
    ] {
        page(&mut driven, name);
        assert_eq!(driven.look(|state| state.options.coverage.page), expect);
        if !matches!(expect, Page::Statements | Page::Groups | Page::Structure) {
            driven
                .harness
                .get_all_by_role(Role::Row)
                .next()
                .unwrap_or_else(|| panic!("{name} has rows"))
                .click_accesskit();
            driven.settle();
            assert!(driven.look(|state| state.options.coverage.selected.is_some()), "{name}");
        }
    }
}

#[test]
fn rows_are_filtered_by_what_is_typed() {
    let mut driven = Driven::sample();
    driven.give(Command::Show(View::Coverage));
    page(&mut driven, "Names");
    let all = driven.harness.get_all_by_role(Role::Row).count();
    driven.harness.get_by_role_and_label(Role::TextInput, "Filter rows").focus();
    driven.settle();
    driven.harness.get_by_role_and_label(Role::TextInput, "Filter rows").type_text("armed");
    driven.settle();
    let some = driven.harness.get_all_by_role(Role::Row).count();
    assert!(some > 0 && some < all, "{some} of {all}");
}

#[test]
fn keys_step_from_telling_change_to_telling_change_and_free_the_columns() {
    let mut driven = Driven::sample();
    driven.harness.key_press(Key::E);
    driven.settle();
    let first = driven.look(|state| state.focus.compare.row).expect("the sample has a telling change");
    driven.harness.key_press(Key::J);
    driven.settle();
    assert_eq!(driven.look(|state| state.focus.compare.row), Some(first + 1));
    driven.give(Command::StepRow(Step::Change(false)));
    assert_eq!(driven.look(|state| state.focus.compare.row), Some(first));
    driven.harness.key_press(Key::F);
    driven.settle();
    assert!(driven.look(|state| state.focus.compare.free));
    driven.harness.key_press(Key::F);
    driven.settle();
    assert!(!driven.look(|state| state.focus.compare.free));
}

#[test]
fn an_actor_named_by_hand_is_counted_under_that_name_until_it_is_undone() {
    let mut driven = Driven::sample();
    let mentions = |driven: &Driven| {
        driven.look(|state| {
            let namings = &state.open_study().unwrap().analysis.namings;
            namings.iter().flatten().filter(|naming| naming.actor == "The Mountain Bakers").count()
        })
    };
    assert_eq!(mentions(&driven), 0);
    let names = ["Talmari Front", "the Front"].map(str::to_owned).to_vec();
    let alias = Alias { actor: "The Mountain Bakers".to_owned(), names };
    driven.give(Command::SetNames(vec![alias], true));
    let named = mentions(&driven);
    assert!(named > 5, "{named}");
    driven.give(Command::Undo);
    assert_eq!(mentions(&driven), 0);
    driven.give(Command::Redo);
    assert_eq!(mentions(&driven), named);
}

#[test]
fn the_table_of_names_is_written_in_its_dialog() {
    let mut driven = Driven::sample();
    driven.menu("Analyse", "Names of actors…");
    driven.click("Add an actor");
    driven.harness.get_by_role_and_label(Role::TextInput, "Actor 1").focus();
    driven.settle();
    driven.harness.get_by_role_and_label(Role::TextInput, "Actor 1").type_text("Kestovia");
    driven.settle();
    driven.harness.get_by_role_and_label(Role::TextInput, "Names that mean it 1").focus();
    driven.settle();
    driven.harness.get_by_role_and_label(Role::TextInput, "Names that mean it 1").type_text("Brenholt");
    driven.settle();
    driven.click("Apply");
    let names = ["Kestovia", "Brenholt"].map(str::to_owned).to_vec();
    let expect = vec![Alias { actor: "Kestovia".to_owned(), names }];
    assert_eq!(driven.look(|state| state.settings.aliases.clone()), expect);
}

#[test]
fn why_articles_stand_together_is_said() {
    let mut driven = Driven::sample();
    driven.menu("Analyse", "Why together");
    driven.harness.get_by_label("Names they share");
}
