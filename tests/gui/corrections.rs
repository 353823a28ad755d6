//! What the analyst corrects: hits, voices, lines, events and the lexicon, and taking it back.

use super::*;

#[test]
fn a_corrected_voice_can_be_undone_and_made_again() {
    let mut driven = Driven::sample();
    let hit = driven.first_hit();
    let before = driven.voice_of(hit);
    let other = Voice::ALL.into_iter().find(|voice| *voice != before).unwrap();
    driven.give(Command::SetVoice(hit, other));
    assert_eq!(driven.voice_of(hit), other);
    driven.give(Command::Undo);
    assert_eq!(driven.voice_of(hit), before);
    driven.give(Command::Redo);
    assert_eq!(driven.voice_of(hit), other);
}

#[test]
fn a_dismissed_hit_leaves_every_count_and_comes_back_on_undo() {
    let mut driven = Driven::sample();
    let hit = driven.first_hit();
    let total =
        |driven: &Driven| driven.look(|state| state.open_study().unwrap().analysis.hits.iter().flatten().count());
    let before = total(&driven);
    driven.give(Command::Dismiss(hit, String::new()));
    assert_eq!(total(&driven), before - 1);
    driven.give(Command::Undo);
    assert_eq!(total(&driven), before);
}

#[test]
fn a_category_switched_off_takes_its_hits_with_it() {
    let mut driven = Driven::sample();
    let of = |driven: &Driven, category: &str| {
        driven.look(|state| {
            let study = state.open_study().unwrap();
            let hits = study.analysis.hits.iter().flatten();
            hits.filter(|hit| study.term(hit).category == category).count()
        })
    };
    let category = driven.look(|state| {
        let study = state.open_study().unwrap();
        study.term(study.analysis.hits.iter().flatten().next().unwrap()).category.clone()
    });
    assert!(of(&driven, &category) > 0);
    driven.give(Command::SetCategory(category.clone(), false));
    assert_eq!(of(&driven, &category), 0);
    driven.give(Command::Undo);
    assert!(of(&driven, &category) > 0);
}

#[test]
fn events_are_merged_split_moved_pinned_and_named_and_stay_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.parallax");
    let mut driven = Driven::sample();
    let before = driven.events();
    let of = |driven: &Driven, event: usize| {
        driven.look(|state| state.open_study().unwrap().analysis.events[event].articles.clone())
    };
    driven.give(Command::AskName(0));
    let field = driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Name of the event");
    field.focus();
    driven.settle();
    driven.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    driven
        .harness
        .get_by_role_and_label(egui::accesskit::Role::TextInput, "Name of the event")
        .type_text("The night at the market");
    driven.settle();
    driven.click("Name");
    assert_eq!(driven.events()[0].0, "The night at the market");
    driven.give(Command::MergeEvents(0, 1));
    assert_eq!(driven.events().len(), before.len() - 1);
    assert_eq!(driven.events()[0].1, before[0].1 + before[1].1);
    let alone = of(&driven, 0)[0];
    driven.give(Command::SplitArticle(alone));
    assert_eq!(driven.look(|state| state.open_study().unwrap().event(alone).articles.len()), 1);
    let last = driven.events().len() - 1;
    driven.give(Command::MoveArticle(alone, last));
    let last = driven.look(|state| state.open_study().unwrap().event_of[alone.index()] as usize);
    driven.give(Command::PinEvent(last, true));
    let decided = driven.events();
    let sentences =
        |driven: &Driven| driven.look(|state| state.open_study().unwrap().analysis.alignments.iter().flatten().count());
    let aligned = sentences(&driven);
    assert!(aligned > 0);

    // Another strictness groups the others anew, and what was decided holds.
    let known = driven.look(|state| state.settings.events.clone());
    driven.give(Command::SetGrouping(parallax::compare::EventSettings { threshold: 1.0, ..known.clone() }));
    assert_ne!(driven.events(), decided);
    driven.look(|state| {
        let study = state.open_study().unwrap();
        assert!(study.marks[study.event_of[alone.index()] as usize].pinned.is_some());
        assert!(study.analysis.events.iter().any(|event| event.title == "The night at the market"));
    });
    driven.give(Command::Undo);
    assert_eq!(driven.events(), decided);
    assert_eq!(sentences(&driven), aligned);

    driven.give(Command::SaveProjectTo(path.clone(), None));
    let mut driven = Driven::with(vec![Command::Open(vec![path])]);
    driven.settle();
    assert_eq!(driven.events(), decided);
    assert_eq!(sentences(&driven), aligned);
    for _ in 0..5 {
        driven.give(Command::Undo);
    }
    assert_eq!(driven.events(), before);
}

#[test]
fn lines_put_back_and_taken_out_are_analysed_and_undone() {
    let mut driven = Driven::sample();
    let (article, body) = driven.look(|state| {
        let study = state.open_study().unwrap();
        let article = study.articles.iter().position(|article| !article.removed.is_empty()).unwrap();
        (ArticleIndex(article as u32), study.articles[article].text.clone())
    });
    let text = |driven: &Driven| driven.look(|state| state.open_study().unwrap().article(article).text.clone());
    let last = parallax::model::Span::new(body.len() - 3, body.len() - 1);
    driven.give(Command::PutBack(article, 0));
    assert!(text(&driven).len() > body.len());
    driven.give(Command::TakeOut(article, last));
    driven.give(Command::SetTitle(article, "Another title".into()));
    driven.look(|state| {
        let study = state.open_study().unwrap();
        let words = study.articles[article.index()].text.len();
        assert_eq!(study.article(article).title(), "Another title");
        let ends = study.analysis.documents[article.index()].sentences.last().unwrap().span.end as usize;
        assert!(ends <= words, "the analysis is of another text");
        let counts = study.correction_counts();
        assert_eq!((counts.titles, counts.lines_put_back, counts.lines_taken_out), (1, 1, 1));
    });
    for _ in 0..3 {
        driven.give(Command::Undo);
    }
    assert_eq!(text(&driven), body);
}

#[test]
fn counts_kept_hit_by_hit_are_those_counted_anew() {
    let mut driven = Driven::sample();
    let hits: Vec<HitRef> = driven.look(|state| {
        let study = state.open_study().unwrap();
        let all = study.analysis.hits.iter().enumerate().flat_map(|(n, hits)| {
            hits.iter().map(move |hit| HitRef { article: ArticleIndex(n as u32), span: hit.span })
        });
        all.step_by(7).take(12).collect()
    });
    for (n, hit) in hits.iter().enumerate() {
        match n % 3 {
            0 => driven.give(Command::SetVoice(*hit, Voice::ALL[n % 4])),
            1 => driven.give(Command::Dismiss(*hit, "a name".into())),
            _ => driven.give(Command::SetSpeaker(*hit, Some("Ilse Brandvik".into()))),
        }
    }
    for _ in 0..4 {
        driven.give(Command::Undo);
    }
    let kept = driven.look(|state| {
        let study = state.open_study().unwrap();
        (study.tally.clone(), study.totals.clone(), study.total)
    });
    // A category off and on again counts everything anew.
    let category = driven.look(|state| state.settings.lexicons[0].categories[0].id.clone());
    driven.give(Command::SetCategory(category.clone(), false));
    driven.give(Command::SetCategory(category, true));
    driven.look(|state| {
        let study = state.open_study().unwrap();
        assert!(kept == (study.tally.clone(), study.totals.clone(), study.total), "kept counts have drifted");
    });
}
