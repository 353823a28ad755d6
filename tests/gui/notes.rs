//! Notes, tags, and decisions for all hits that are alike.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use parallax::app::alike::{ForAlike, Verdict, Within, alike};
use parallax::app::command::Command;
use parallax::app::study::HitRef;
use parallax::model::{ArticleIndex, Voice};

use super::Driven;

fn write(driven: &mut Driven, field: &str, text: &str) {
    driven.harness.get_by_role_and_label(Role::TextInput, field).focus();
    driven.settle();
    driven.harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
    driven.settle();
    driven.harness.key_press(Key::Enter);
    driven.settle();
}

#[test]
fn notes_and_tags_are_written_in_the_inspector_saved_and_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.parallax");
    let mut driven = Driven::sample();
    let hit = driven.first_hit();
    driven.give(Command::Read(hit.article));
    write(&mut driven, "Note on the article", "ask the desk");
    write(&mut driven, "Note on the event", "compare with radio");
    write(&mut driven, "Add a tag", "wire copy, to check");
    // A sentence is chosen by a click into it.
    let paragraph = driven.harness.get_all_by_role(Role::Paragraph).nth(1).unwrap();
    paragraph.click();
    driven.settle();
    let sentence = driven.look(|state| state.focus.passage).expect("a click selects the sentence");
    write(&mut driven, "Note on these words", "who saw this?");
    driven.give(Command::SelectHit(Some(hit)));
    write(&mut driven, "Note on this term", "euphemism");

    driven.give(Command::SaveProjectTo(path.clone(), None));
    let mut driven = Driven::with(vec![Command::Open(vec![path])]);
    driven.settle();
    driven.look(|state| {
        let study = state.open_study().unwrap();
        let fields = &study.decided(hit.article).unwrap().fields;
        assert_eq!(fields.note, "ask the desk");
        assert_eq!(fields.tags.iter().map(String::as_str).collect::<Vec<_>>(), ["to check", "wire copy"]);
        assert_eq!(study.marks[study.event_of[hit.article.index()] as usize].note, "compare with radio");
        let mut remarks = study.remarks(hit.article);
        remarks.sort();
        let mut expect = vec![(sentence.span, "who saw this?"), (hit.span, "euphemism")];
        expect.sort();
        assert_eq!(remarks, expect);
        assert_eq!(study.correction_counts().total(), 0, "a note corrects nothing");
    });
    driven.give(Command::Filter("tag:wire".into()));
    let listed = driven.look(|state| state.open_study().unwrap().article(hit.article).title().to_owned());
    assert!(driven.harness.query_all_by_label_contains(&listed).next().is_some());
    driven.give(Command::Filter("tag:unknown".into()));
    assert!(driven.harness.query_by_label_contains("No event or source contains these words").is_some());
    driven.give(Command::Filter(String::new()));
    driven.give(Command::Read(hit.article));
    driven.harness.get_by_role_and_label(Role::Button, "wire copy  ×").click();
    driven.settle();
    driven.menu("Edit", "Undo tags");
    assert_eq!(driven.look(|state| state.open_study().unwrap().decided(hit.article).unwrap().fields.tags.len()), 2);
}

#[test]
fn selected_words_are_let_go_when_their_text_changes() {
    let mut driven = Driven::sample();
    let (article, end) = driven.look(|state| {
        let articles = &state.open_study().unwrap().articles;
        let article = articles.iter().position(|article| article.text.lines().count() > 4).unwrap();
        (ArticleIndex(article as u32), articles[article].text.len())
    });
    driven.give(Command::Read(article));
    let span = parallax::model::Span::new(end - 40, end);
    driven.give(Command::SelectPassage(HitRef { article, span }));
    driven.give(Command::TakeOut(article, span));
    driven.look(|state| {
        assert!(state.focus.passage.is_none());
        assert!(state.open_study().unwrap().article(article).text.len() < end);
    });
}

/// A hit of a term with several hits, and its voice.
fn repeated(driven: &Driven) -> (HitRef, Vec<HitRef>) {
    driven.look(|state| {
        let study = state.open_study().unwrap();
        let verdict = Verdict::Voice(Voice::ScareQuote);
        let all = study.analysis.hits.iter().enumerate().flat_map(|(n, hits)| {
            hits.iter().map(move |hit| HitRef { article: ArticleIndex(n as u32), span: hit.span })
        });
        let mut found = all.map(|at| (at, alike(study, at, Within::Corpus, &verdict)));
        found.find(|(_, alike)| alike.len() >= 3).expect("a term occurs several times in one voice")
    })
}

#[test]
fn a_voice_is_corrected_for_all_hits_alike_in_one_step_that_names_their_number() {
    let mut driven = Driven::sample();
    let (at, all) = repeated(&driven);
    let before: Vec<Voice> = all.iter().map(|hit| driven.voice_of(*hit)).collect();
    driven.give(Command::ReadHit(at));
    driven.click("All alike…");
    driven.click("Where: All articles");
    driven.click(&format!("Scare: {} hits", all.len()));
    assert!(all.iter().all(|hit| driven.voice_of(*hit) == Voice::ScareQuote));
    assert_eq!(driven.look(|state| state.open_study().unwrap().correction_counts().voices), all.len());
    driven.menu("Edit", "Undo set voice");
    assert_eq!(all.iter().map(|hit| driven.voice_of(*hit)).collect::<Vec<_>>(), before);
    assert!(!driven.look(parallax::app::state::State::is_unsaved));
}

#[test]
fn a_term_is_dismissed_everywhere_with_a_reason_and_a_speaker_renamed_everywhere() {
    let mut driven = Driven::sample();
    let (at, _) = repeated(&driven);
    let of_term = |driven: &Driven, term: u32| {
        driven.look(|state| {
            let hits = state.open_study().unwrap().analysis.hits.iter().flatten();
            hits.filter(|hit| hit.term == term).count()
        })
    };
    let term = driven.look(|state| state.open_study().unwrap().hit(at).unwrap().term);
    let number = of_term(&driven, term);
    let verdict = Verdict::Dismiss("a proper name".into());
    driven.give(Command::ForAlike(Box::new(ForAlike { at, within: Within::Corpus, verdict })));
    assert_eq!(of_term(&driven, term), 0);
    driven.look(|state| {
        let study = state.open_study().unwrap();
        assert_eq!(study.correction_counts().dismissed, number);
        assert_eq!(study.decision(at).unwrap().dismissed.as_deref(), Some("a proper name"));
    });
    driven.give(Command::Undo);
    assert_eq!(of_term(&driven, term), number);

    let (spoken, speaker) = driven.look(|state| {
        let study = state.open_study().unwrap();
        let all = study.analysis.hits.iter().enumerate();
        all.flat_map(|(n, hits)| hits.iter().map(move |hit| (n, hit)))
            .find_map(|(n, hit)| {
                let speaker = hit.label.speaker.clone()?;
                Some((HitRef { article: ArticleIndex(n as u32), span: hit.span }, speaker))
            })
            .unwrap()
    });
    let verdict = Verdict::Speaker(Some("Ilse Brandvik".into()));
    let all = driven.look(|state| alike(state.open_study().unwrap(), spoken, Within::Corpus, &verdict));
    driven.give(Command::ForAlike(Box::new(ForAlike { at: spoken, within: Within::Corpus, verdict })));
    assert!(all.iter().all(|hit| driven.speaker_of(*hit).as_deref() == Some("Ilse Brandvik")));
    driven.give(Command::Undo);
    assert!(all.iter().all(|hit| driven.speaker_of(*hit).as_deref() == Some(&*speaker)));
}
