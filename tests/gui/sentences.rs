//! Corrections of what belongs together and of where sentences end: made, seen, counted, undone, kept.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use parallax::app::command::Command;
use parallax::app::sentences::SentenceCommand;
use parallax::app::state::View;
use parallax::app::study::HitRef;
use parallax::model::{ArticleIndex, Relation, SentenceRef};
use parallax::project::StepName;

use super::Driven;

fn press(driven: &mut Driven, key: Key) {
    driven.harness.key_press(key);
    driven.settle();
}

fn undo(driven: &mut Driven) {
    driven.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    driven.settle();
}

/// The firm pairs between the two articles compared.
fn pairs(driven: &Driven) -> Vec<(SentenceRef, SentenceRef, Relation)> {
    driven.look(|state| {
        let study = state.open_study().unwrap();
        let columns = &state.focus.compare.columns;
        let all = &study.analysis.alignments[study.event_of[columns[0].index()] as usize];
        let here = |at: SentenceRef| columns.contains(&at.article);
        let all = all.iter().filter(|pair| here(pair.a) && here(pair.b) && parallax::compare::is_firm(pair));
        all.map(|pair| (pair.a, pair.b, pair.relation)).collect()
    })
}

fn selected(driven: &Driven) -> SentenceRef {
    driven.look(|state| parallax::app::update::selected_sentence(state).unwrap())
}

fn said(driven: &Driven) -> String {
    driven.look(|state| state.open_study().unwrap().correction_counts().describe(parallax::wording::Language::English))
}

/// A sentence of either article compared that has no counterpart.
fn alone(driven: &Driven) -> [SentenceRef; 2] {
    let known = pairs(driven);
    driven.look(|state| {
        let study = state.open_study().unwrap();
        [0, 1].map(|column| {
            let article = state.focus.compare.columns[column];
            let all = 1..study.analysis.documents[article.index()].sentences.len() as u32;
            let all = all.map(|sentence| SentenceRef { article, sentence });
            all.into_iter().find(|at| known.iter().all(|(a, b, _)| a != at && b != at)).unwrap()
        })
    })
}

#[test]
fn sentences_are_paired_and_separated_with_keys_and_it_is_counted_and_undone() {
    let mut driven = Driven::sample();
    let before = pairs(&driven);
    let [one, other] = alone(&driven);
    driven.give(Command::Sentence(SentenceCommand::Select(Some(one))));
    press(&mut driven, Key::P);
    assert_eq!(driven.look(|state| state.focus.taken_up), Some(one));
    driven.give(Command::Sentence(SentenceCommand::Select(Some(other))));
    press(&mut driven, Key::P);
    let made = (one.min(other), one.max(other), Relation::Reworded);
    assert!(pairs(&driven).contains(&made), "{:?}", pairs(&driven));
    assert_eq!(said(&driven), "1 pair of sentences set");
    assert!(driven.harness.query_all_by_label_contains("set by hand").next().is_some(), "a mark on the pair");
    // In the next way alike, then no pair at all.
    press(&mut driven, Key::R);
    assert!(pairs(&driven).contains(&(made.0, made.1, Relation::Partial)));
    press(&mut driven, Key::U);
    assert_eq!(pairs(&driven), before);
    assert_eq!(driven.look(|state| state.history.next_undo()), Some(StepName::Unpair));
    for _ in 0..3 {
        undo(&mut driven);
    }
    assert_eq!((pairs(&driven), said(&driven)), (before, String::new()));
    assert!(!driven.look(parallax::app::state::State::is_unsaved));
}

#[test]
fn rows_and_sentences_are_gone_through_with_keys() {
    let mut driven = Driven::sample();
    press(&mut driven, Key::J);
    press(&mut driven, Key::S);
    let first = selected(&driven);
    press(&mut driven, Key::S);
    assert_ne!(selected(&driven), first);
    // The row of the selected sentence is separated; Escape lets go of what was taken up.
    press(&mut driven, Key::P);
    press(&mut driven, Key::Escape);
    assert_eq!(driven.look(|state| state.focus.taken_up), None);
}

#[test]
fn a_separated_pair_is_gone_from_coverage_and_comes_back_from_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pairs.parallax");
    let mut driven = Driven::sample();
    let before = pairs(&driven);
    let (a, b, _) = before[0];
    driven.give(Command::Sentence(SentenceCommand::Set(vec![(a, b)], Some(parallax::project::Pairing::Apart))));
    let after = pairs(&driven);
    assert_eq!(after.len() + 1, before.len());
    assert_eq!(driven.look(|state| state.open_study().unwrap().kept_apart(a)), [b]);
    driven.give(Command::SaveProjectTo(path.clone(), None));
    // The command counts what the window counts.
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["analyze".as_ref(), path.as_os_str(), "-o".as_ref(), "-".as_ref(), "--no-text".as_ref()])
        .args(["--only", "alignments"])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let all = driven.look(|state| {
        let study = state.open_study().unwrap();
        study.analysis.alignments.iter().map(Vec::len).sum::<usize>()
    });
    assert_eq!(report["alignments"].as_array().unwrap().len(), all);
    let columns = driven.look(|state| state.focus.compare.columns.clone());
    let mut driven = Driven::with(vec![Command::Open(vec![path])]);
    driven.settle();
    assert_eq!(driven.look(|state| state.focus.compare.columns.clone()), columns);
    assert_eq!(pairs(&driven), after);
    assert_eq!(said(&driven), "1 pair of sentences set");
    undo(&mut driven);
    assert_eq!(pairs(&driven), before);
    // What is decided outlives a change of the events.
    driven.give(Command::Redo);
    driven.give(Command::SplitArticle(columns[0]));
    driven.give(Command::Undo);
    driven.give(Command::ToggleColumn(columns[1]));
    assert_eq!(pairs(&driven), after);
}

/// Sentences of an article.
fn sentences(driven: &Driven, article: ArticleIndex) -> Vec<String> {
    driven.look(|state| {
        let study = state.open_study().unwrap();
        let all = &study.analysis.documents[article.index()].sentences;
        all.iter().map(|sentence| sentence.span.of(&study.article(article).text).to_owned()).collect()
    })
}

#[test]
fn sentences_are_joined_and_split_in_the_reader_with_keys() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sentences.parallax");
    let mut driven = Driven::sample();
    let article = driven.look(|state| state.focus.article.unwrap());
    driven.give(Command::Show(View::Reader));
    let before = sentences(&driven, article);
    // The first sentence that another one follows in its paragraph.
    let first = driven.look(|state| {
        let study = state.open_study().unwrap();
        let at = |n: usize| SentenceRef { article, sentence: n as u32 };
        (1..before.len()).find(|&n| study.joins_at(at(n)).is_some() && study.splits_at(at(n)).len() > 3).unwrap()
    });
    let span =
        driven.look(|state| state.open_study().unwrap().analysis.documents[article.index()].sentences[first].span);
    driven.give(Command::SelectPassage(HitRef { article, span }));
    press(&mut driven, Key::M);
    let joined = sentences(&driven, article);
    assert_eq!(joined.len() + 1, before.len());
    assert!(joined[first].starts_with(&before[first]) && joined[first].ends_with(&before[first + 1]));
    assert_eq!(said(&driven), "1 sentence boundary set");
    driven.harness.get_by_label("Sentences joined here by hand");
    // Splitting where they were joined is what the program found.
    driven.give(Command::Sentence(SentenceCommand::Break(article, span.end + 1, true)));
    assert_eq!((sentences(&driven, article), said(&driven)), (before.clone(), String::new()));

    driven.give(Command::SelectPassage(HitRef { article, span }));
    press(&mut driven, Key::B);
    press(&mut driven, Key::ArrowRight);
    press(&mut driven, Key::Enter);
    let split = sentences(&driven, article);
    assert_eq!(split.len(), before.len() + 1);
    assert_eq!(driven.look(|state| (state.overlay, state.history.next_undo())), (None, Some(StepName::SplitSentence)));
    driven.give(Command::SaveProjectTo(path.clone(), None));
    let mut driven = Driven::with(vec![Command::Open(vec![path])]);
    driven.settle();
    assert_eq!((sentences(&driven, article), said(&driven)), (split, "1 sentence boundary set".to_owned()));
    undo(&mut driven);
    undo(&mut driven);
    undo(&mut driven);
    assert_eq!(sentences(&driven, article), before);
}
