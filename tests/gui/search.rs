//! The search view.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use parallax::app::command::Command;
use parallax::app::exports::Work;
use parallax::app::search::{Request, Sampled};
use parallax::app::state::View;
use parallax::model::Voice;
use parallax::statistics::Order;

use super::Driven;

/// Opens the search view by its keys and types a query.
fn type_query(driven: &mut Driven, query: &str) {
    driven.harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::F);
    driven.settle();
    driven.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    driven.harness.get_by_role_and_label(Role::TextInput, "Search all texts").type_text(query);
    driven.settle();
    driven.settle();
}

fn nodes(driven: &Driven) -> Vec<String> {
    driven.look(|state| {
        let study = state.open_study().unwrap();
        let found = state.search.found.as_ref().unwrap();
        let text = |line: &parallax::statistics::Line| line.node.of(&study.article(line.article).text).to_owned();
        found.concordance.lines.iter().map(text).collect()
    })
}

#[test]
fn words_are_found_in_all_texts_sorted_and_opened_in_the_reader() {
    let mut driven = Driven::sample();
    type_query(&mut driven, "bomb* OR strike");
    assert_eq!(driven.look(|state| state.focus.view), View::Search);
    let all = nodes(&driven);
    assert!(all.len() > 3, "{all:?}");
    assert!(all.iter().all(|word| word.to_lowercase().starts_with("bomb") || word.to_lowercase() == "strike"));
    let summary = format!("{} matches in", all.len());
    assert!(driven.harness.query_by_label_contains(&summary).is_some(), "the number is not said: {summary}");

    // By the heading of a column.
    driven.harness.get_by_role_and_label(Role::Button, "Match").click();
    driven.settle();
    driven.settle();
    let sorted = nodes(&driven);
    assert!(sorted.is_sorted_by_key(|word| word.to_lowercase()), "{sorted:?}");

    let row = driven.harness.get_all_by_role(Role::Row).next().unwrap();
    row.click();
    driven.settle();
    driven.look(|state| {
        assert_eq!(state.focus.view, View::Reader);
        let first = &state.search.found.as_ref().unwrap().concordance.lines[0];
        let shown = state.focus.passage.or(state.focus.hit).unwrap();
        assert_eq!((shown.article, shown.span), (first.article, first.node));
    });
    driven.give(Command::Back);
    assert_eq!(driven.look(|state| state.focus.view), View::Search);
    assert_eq!(nodes(&driven), sorted, "what was found is still there");
}

#[test]
fn a_query_that_cannot_be_read_says_where_and_why() {
    let mut driven = Driven::sample();
    type_query(&mut driven, "strike voice:loud");
    assert!(driven.harness.query_by_label_contains("There is no voice “loud”").is_some());
    assert!(driven.harness.query_by_label_contains("At “loud”").is_some());
    assert!(driven.look(|state| state.search.found.is_none()), "nothing is counted for a query that is not understood");
    type_query(&mut driven, "strike (");
    assert!(driven.look(|state| state.search.error.is_some()));
    type_query(&mut driven, "strike voice:own");
    driven.look(|state| {
        let found = state.search.found.as_ref().unwrap();
        assert!(found.matches > 0);
        assert!(found.concordance.lines.iter().all(|line| line.voice == Voice::Own));
    });
}

#[test]
fn a_corrected_voice_is_the_one_that_is_searched() {
    let mut driven = Driven::sample();
    let hit = driven.first_hit();
    let word = driven.look(|state| hit.span.of(&state.open_study().unwrap().article(hit.article).text).to_owned());
    driven.give(Command::SetVoice(hit, Voice::ScareQuote));
    let query = format!("\"{word}\" voice:scare");
    type_query(&mut driven, &query);
    let there = |driven: &Driven| {
        driven.look(|state| {
            let found = state.search.found.as_ref().unwrap();
            found.concordance.lines.iter().any(|line| line.node == hit.span && line.article == hit.article)
        })
    };
    assert!(there(&driven));
    driven.give(Command::Undo);
    driven.settle();
    assert!(!there(&driven), "what was found is of before");
}

#[test]
fn a_sample_is_drawn_with_its_seed_and_written_as_table_and_workbook() {
    let mut driven = Driven::sample();
    type_query(&mut driven, "the");
    driven.click("Random sample of");
    driven.settle();
    let drawn = nodes(&driven);
    assert_eq!(drawn.len(), Sampled::default().size);
    assert!(driven.harness.query_by_label_contains("of them listed, drawn with seed 1").is_some());
    let request = driven.look(|state| state.search.request.clone());
    let other = Request { order: Order::Right, sample: Some(Sampled { size: 5, seed: 7 }), ..request };
    driven.give(Command::Search(other.clone()));
    driven.settle();
    let first = driven.look(|state| state.search.found.as_ref().unwrap().concordance.clone());
    driven.give(Command::Search(Request::default()));
    driven.give(Command::Search(other));
    driven.settle();
    let found = driven.look(|state| state.search.found.clone()).unwrap();
    assert_eq!(found.concordance, first, "the same seed gives the same sample");

    let folder = tempfile::tempdir().unwrap();
    for name in ["the.csv", "the.xlsx"] {
        driven.give(Command::WriteWork(folder.path().join(name), Work::Lines(found.clone())));
    }
    let csv = std::fs::read_to_string(folder.path().join("the.csv")).unwrap();
    assert_eq!(csv.trim_end().lines().count(), 6, "{csv}");
    assert!(csv.starts_with("\u{feff}source,date,title,"), "{csv}");
    assert!(std::fs::read(folder.path().join("the.xlsx")).unwrap().starts_with(b"PK"));
}
