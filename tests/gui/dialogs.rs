//! Preferences, names of sources, the correction log: each opened from its menu and worked with by name.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use parallax::app::command::Command;
use parallax::app::preferences::Theme;
use parallax::app::state::{Overlay, View};
use parallax::model::Voice;
use parallax::project::StepName;

use super::Driven;

fn choose(driven: &mut Driven, role: Role, name: &str) {
    driven.harness.get_by_role_and_label(role, name).click();
    driven.settle();
}

#[test]
fn preferences_are_set_in_their_dialog() {
    let mut driven = Driven::sample();
    driven.harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    driven.settle();
    assert_eq!(driven.look(|state| state.overlay), Some(Overlay::Preferences));
    choose(&mut driven, Role::RadioButton, "Theme: Dark");
    choose(&mut driven, Role::Button, "Larger text");
    choose(&mut driven, Role::CheckBox, "Single letters are shortcuts");
    choose(&mut driven, Role::CheckBox, "Family letters in Compare");
    choose(&mut driven, Role::CheckBox, "Let things fade in and lists glide");
    driven.look(|state| {
        let set = &state.preferences;
        assert_eq!((set.theme, set.text_size), (Theme::Dark, 110));
        assert!(!set.single_keys && set.letters_in_compare && !set.motion);
    });
    assert!(driven.harness.ctx.global_style().animation_time.abs() < f32::EPSILON, "nothing fades");
    choose(&mut driven, Role::RadioButton, "Language: Español");
    driven.harness.get_by_label("Preferencias");
}

#[test]
fn an_outlet_is_renamed_in_all_its_articles_at_once_and_undone_at_once() {
    let mut driven = Driven::sample();
    let count = |driven: &Driven, name: &str| {
        driven.look(|state| {
            let articles = &state.open_study().unwrap().articles;
            articles.iter().filter(|article| article.source.value == name).count()
        })
    };
    let before = count(&driven, "Radio Corvane");
    assert!(before > 1);
    driven.menu("Edit", "Source names…");
    let field = "Name of Radio Corvane";
    driven.harness.get_by_role_and_label(Role::TextInput, field).focus();
    driven.settle();
    driven.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    driven.harness.get_by_role_and_label(Role::TextInput, field).type_text("Corvane Radio");
    driven.settle();
    driven.harness.key_press(Key::Enter);
    driven.settle();
    assert_eq!((count(&driven, "Radio Corvane"), count(&driven, "Corvane Radio")), (0, before));
    assert_eq!(driven.look(|state| state.history.next_undo()), Some(StepName::Source));
    driven.give(Command::Undo);
    assert_eq!(count(&driven, "Radio Corvane"), before);
}

#[test]
fn the_correction_log_lists_decisions_and_leads_to_them() {
    let mut driven = Driven::sample();
    driven.menu("Analyse", "Correction log…");
    driven.harness.get_by_label("Nothing was corrected yet.");
    driven.click("Close");
    let hit = driven.first_hit();
    let voice = if driven.voice_of(hit) == Voice::Own { Voice::DirectQuote } else { Voice::Own };
    driven.give(Command::SetVoice(hit, voice));
    driven.give(Command::NoteArticle(hit.article, "compare with the morning edition".to_owned()));
    driven.menu("Analyse", "Correction log…");
    driven.harness.get_by_label_contains("2 decisions, in force now");
    assert!(driven.harness.query_all_by_label_contains("compare with the morning edition").next().is_some());
    driven.harness.query_all_by_label_contains("set voice, ").last().unwrap().click();
    driven.settle();
    driven.look(|state| {
        assert_eq!((state.overlay, state.focus.view), (None, View::Reader));
        assert_eq!((state.focus.article, state.focus.hit), (Some(hit.article), Some(hit)));
    });
}

#[test]
fn the_sentences_below_a_table_are_folded_to_their_heading_and_back() {
    let mut driven = Driven::sample();
    driven.give(Command::Show(View::Terms));
    driven.harness.get_all_by_role(Role::Cell).next().unwrap().click_accesskit();
    driven.settle();
    let lines = |driven: &Driven| {
        driven.harness.query_all_by_label_contains("sent. ").filter(|node| node.rect().height() > 4.0).count()
    };
    let close = |driven: &Driven| driven.harness.get_by_label("Fold the sentences down").rect().center();
    let before = lines(&driven);
    assert!(before > 0);
    // The button, then the edge above the heading, clicked twice.
    let button = close(&driven);
    choose(&mut driven, Role::Button, "Fold the sentences down");
    let folded = driven.harness.get_by_label("Unfold the sentences").rect().center();
    assert!(folded.y > button.y + 100.0, "{button} {folded}");
    choose(&mut driven, Role::Button, "Unfold the sentences");
    assert_eq!(close(&driven), button);
    assert_eq!(lines(&driven), before);
}

#[test]
fn a_long_voice_does_not_widen_the_inspector() {
    let mut driven = Driven::sample();
    let width = |driven: &Driven| driven.harness.get_by_label("Map of the comparison").rect().right();
    let presupposed = driven.look(|state| {
        let study = state.open_study().unwrap();
        let event = study.event(state.focus.compare.columns[0]).articles.clone();
        event.into_iter().find_map(|article| {
            let hit = study.hits(article).iter().find(|hit| hit.label.presupposed)?;
            Some(parallax::app::study::HitRef { article, span: hit.span })
        })
    });
    let before = width(&driven);
    driven.give(Command::SelectHit(Some(presupposed.expect("the sample has a term that is presupposed"))));
    driven.settle();
    assert!((width(&driven) - before).abs() < 1.0, "{before} {}", width(&driven));
}
