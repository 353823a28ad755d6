//! The middle divided into panes: two comparisons at once, by mouse and by keyboard, kept in the project.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use parallax::app::command::Command;
use parallax::app::panes::{Direction, PaneCommand, PaneId, Side, SizedPanel};
use parallax::app::state::View;
use parallax::model::ArticleIndex;

use super::Driven;

/// What the pane in front compares.
fn compared(driven: &Driven) -> Vec<ArticleIndex> {
    driven.look(|state| state.focus.compare.columns.clone())
}

fn press(driven: &mut Driven, modifiers: Modifiers, key: Key) {
    driven.harness.key_press_modifiers(modifiers, key);
    driven.settle();
}

/// Two panes that compare two different events; the second one is active.
fn two_comparisons() -> (Driven, [Vec<ArticleIndex>; 2]) {
    let mut driven = Driven::sample();
    let first = compared(&driven);
    press(&mut driven, Modifiers::COMMAND, Key::Backslash);
    let other = driven.look(|state| {
        let study = state.open_study().unwrap();
        let here = study.event_of[first[0].index()] as usize;
        (0..study.analysis.events.len()).find(|&n| n != here && study.analysis.events[n].articles.len() > 1).unwrap()
    });
    driven.give(Command::SelectEvent(other));
    let second = compared(&driven);
    assert_ne!(first, second);
    (driven, [first, second])
}

#[test]
fn two_events_are_compared_side_by_side() {
    let (mut driven, [first, second]) = two_comparisons();
    driven.harness.get_by_label_contains("Pane 2 of 2: Compare");
    let titles = [first[0], second[0]]
        .map(|article| driven.look(|state| state.open_study().unwrap().event(article).title.clone()));
    for (n, title) in titles.iter().enumerate() {
        driven.harness.get_by_label(&format!("Pane {} of 2: Compare, {title}", n + 1));
    }
    // Both texts are there at once.
    for article in [first[0], second[0]] {
        let sentence = driven.look(|state| {
            let study = state.open_study().unwrap();
            study.analysis.documents[article.index()].sentences[1].span.of(&study.article(article).text).to_owned()
        });
        assert!(driven.harness.query_all_by_label_contains(&sentence).next().is_some(), "{sentence}");
    }
    press(&mut driven, Modifiers::COMMAND, Key::F6);
    assert_eq!(compared(&driven), first);
    press(&mut driven, Modifiers::COMMAND, Key::F6);
    assert_eq!(compared(&driven), second);
    press(&mut driven, Modifiers::COMMAND, Key::W);
    assert_eq!(compared(&driven), first);
    assert!(driven.harness.query_by_label_contains("Pane 1 of").is_none(), "one pane needs no heading");
}

#[test]
fn every_view_stands_beside_every_other() {
    let (mut driven, _) = two_comparisons();
    for view in View::ALL {
        driven.give(Command::Show(view));
        driven.give(Command::Pane(PaneCommand::Next));
        driven.give(Command::Show(view));
        driven.give(Command::Pane(PaneCommand::Next));
        driven.look(|state| assert_eq!(state.focus.view, view));
        let clash = driven.harness.query_all_by_label_contains("ID clash").next().is_some();
        assert!(!clash, "{view:?}");
    }
}

#[test]
fn a_click_makes_a_pane_active_and_acts_in_it() {
    let (mut driven, [first, second]) = two_comparisons();
    driven.harness.get_by_label_contains("Pane 1 of 2").click();
    driven.settle();
    assert_eq!(compared(&driven), first);
    driven.look(|state| assert_eq!(state.panes.active(), PaneId(0)));
    // A button in the other pane acts there.
    let before = driven.look(|state| state.focus.compare.rows);
    driven.harness.get_all_by_label_contains("Only here").last().unwrap().click();
    driven.settle();
    driven.look(|state| {
        assert_eq!(state.panes.active(), PaneId(1));
        assert_eq!(state.focus.compare.columns, second);
        assert_ne!(state.focus.compare.rows, before);
    });
    driven.give(Command::Pane(PaneCommand::Next));
    driven.look(|state| assert_eq!(state.focus.compare.rows, before));
}

#[test]
fn the_menu_and_the_divider_arrange_panes() {
    let mut driven = Driven::sample();
    driven.menu("View", "Split down");
    driven.look(|state| assert_eq!(state.panes.layout.beside(Direction::Down), 2));
    let divider = driven.harness.get_by_label_contains("Divider between panes");
    divider.focus();
    driven.harness.step();
    let height = |driven: &Driven| driven.harness.get_by_label_contains("Pane 2 of 2").rect().top();
    let before = height(&driven);
    press(&mut driven, Modifiers::NONE, Key::ArrowDown);
    assert!(height(&driven) > before + 5.0);
    driven.menu("View", "Close the other panes");
    driven.look(|state| assert_eq!(state.panes.count(), 1));
}

#[test]
fn a_tab_dragged_to_a_side_opens_there() {
    let mut driven = Driven::sample();
    let tab = driven.harness.get_all_by_role_and_label(egui::accesskit::Role::Tab, "Charts").next().unwrap();
    let from = tab.rect().center();
    driven.harness.drag_at(from);
    driven.harness.step();
    let to = egui::pos2(1100.0, 500.0);
    for at in [from + egui::vec2(20.0, 20.0), to, to] {
        driven.harness.hover_at(at);
        driven.harness.step();
    }
    driven.harness.drop_at(to);
    driven.settle();
    driven.look(|state| {
        assert_eq!(state.panes.count(), 2);
        assert_eq!(state.focus.view, View::Charts);
        assert_eq!(state.panes.layout.panes(), [PaneId(0), PaneId(1)]);
    });
}

#[test]
fn the_arrangement_comes_back_with_the_project_and_asks_for_no_saving() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.parallax");
    let (mut driven, [first, second]) = two_comparisons();
    driven.give(Command::Pane(PaneCommand::Share(0, 0.4)));
    driven.give(Command::Pane(PaneCommand::Resize(SizedPanel::Sidebar, 300.0)));
    driven.look(|state| assert!(!state.is_unsaved(), "an arrangement is no change"));
    driven.give(Command::Pane(PaneCommand::Split(Side::Below)));
    driven.give(Command::Show(View::Terms));
    driven.give(Command::SaveProjectTo(path.clone(), None));
    let layout = driven.look(|state| state.panes.layout.clone());

    let mut driven = Driven::with(vec![Command::Open(vec![path])]);
    driven.settle();
    driven.look(|state| {
        assert!(!state.is_unsaved());
        assert_eq!(state.panes.layout, layout);
        assert_eq!((state.panes.active(), state.focus.view), (PaneId(2), View::Terms));
        assert_eq!(state.sizes.sidebar, Some(300.0));
    });
    driven.give(Command::Pane(PaneCommand::Activate(PaneId(0))));
    assert_eq!(compared(&driven), first);
    driven.give(Command::Pane(PaneCommand::Activate(PaneId(1))));
    assert_eq!(compared(&driven), second);
    // Another corpus starts in one pane.
    driven.give(Command::OpenSample);
    driven.look(|state| assert_eq!(state.panes.count(), 1));
}

/// What an analyst has set up by hand and would miss: charts, tables, what is marked, folded, searched for.
#[test]
fn charts_tables_marks_and_scrolling_come_back_with_the_project() {
    use parallax::app::search::Request;
    use parallax::app::state::EventOrder;
    use parallax::chart::{Size, Theme, VoiceMeasure};
    use parallax::export::TableKind;
    use parallax::export::figures::{Sides, SourceOrder};
    use parallax::lexicon::Family;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("set-up.parallax");
    let mut driven = Driven::sample();
    let first = PaneId(0);
    driven.give(Command::Show(View::Charts));
    let mut options = driven.look(|state| state.options.clone());
    options.charts.measure = VoiceMeasure::Rate;
    options.charts.order = SourceOrder::Name;
    options.charts.size = Size::Column;
    options.charts.points = 7.0;
    options.charts.palette = Some(Theme::Grey);
    options.charts.sides = Some(Sides::Rest(2));
    options.charts.term = Some(5);
    options.charts.event = Some(1);
    driven.give(Command::SetOptions(Box::new(options)));
    driven.give(Command::Scrolled(View::Charts, 0.25));
    driven.give(Command::Pane(PaneCommand::Split(Side::Right)));
    driven.give(Command::Show(View::Terms));
    let mut options = driven.look(|state| state.options.clone());
    options.terms.table = TableKind::Words;
    options.terms.column = Some((2, true));
    options.terms.rate = false;
    options.coverage.actor = Some("Talmari Front".to_owned());
    driven.give(Command::SetOptions(Box::new(options)));
    driven.give(Command::ToggleFamily(Family::Crime));
    driven.give(Command::Order(EventOrder::Title));
    driven.give(Command::ToggleFold(1));
    driven.give(Command::Filter("police".to_owned()));
    driven.give(Command::ToggleRemovedLines);
    driven.give(Command::Search(Request { query: "police".to_owned(), ..Request::default() }));
    let told = |driven: &mut Driven| {
        let mut out = Vec::new();
        for pane in [first, PaneId(1)] {
            driven.give(Command::Pane(PaneCommand::Activate(pane)));
            out.push(driven.look(|state| {
                let mut options = state.options.clone();
                options.charts.selected = None;
                options
            }));
        }
        out
    };
    let before = told(&mut driven);
    let marks = driven.look(|state| (state.shown, state.sidebar.clone(), state.reader, state.search.request.clone()));
    driven.give(Command::SaveProjectTo(path.clone(), None));

    // Another program, in which something else was looked at before.
    let mut driven = Driven::sample();
    driven.give(Command::Open(vec![path]));
    assert!(told(&mut driven) == before);
    let after = driven.look(|state| (state.shown, state.sidebar.clone(), state.reader, state.search.request.clone()));
    assert!(after == marks);
    driven.look(|state| assert!(!state.is_unsaved(), "looking is no change"));
    driven.give(Command::OpenSample);
    driven.look(|state| assert_eq!(state.sidebar, Default::default(), "a folder is not shown as the project was"));
}

#[test]
fn a_project_opens_where_it_was_scrolled_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scrolled.parallax");
    let mut driven = Driven::sample();
    let top = |driven: &Driven| {
        let paragraphs = driven.harness.get_all_by_role(egui::accesskit::Role::Paragraph);
        paragraphs.map(|node| node.rect().top()).next().unwrap()
    };
    driven.give(Command::Show(View::Reader));
    let unscrolled = top(&driven);
    driven.harness.hover_at(egui::pos2(700.0, 500.0));
    driven.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -300.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..40 {
        driven.harness.step();
    }
    driven.settle();
    let share = driven.look(|state| state.focus.scroll[&View::Reader]);
    assert!(share > 0.05, "{share}");
    let scrolled = top(&driven);
    assert_ne!(scrolled, unscrolled);
    driven.give(Command::SaveProjectTo(path.clone(), None));

    let mut driven = Driven::with(vec![Command::Open(vec![path.clone()])]);
    driven.settle();
    driven.settle();
    assert!((top(&driven) - scrolled).abs() < 2.0, "{} instead of {scrolled}", top(&driven));
    // Another corpus starts at its head, and the project again where it was.
    driven.give(Command::OpenSample);
    driven.give(Command::Show(View::Reader));
    assert!((top(&driven) - unscrolled).abs() < 2.0, "{} instead of {unscrolled}", top(&driven));
    driven.give(Command::Open(vec![path]));
    driven.settle();
    assert!((top(&driven) - scrolled).abs() < 2.0, "{} instead of {scrolled}", top(&driven));
}
