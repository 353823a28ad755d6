//! What a user of Terms must be able to rely on.

use std::sync::Arc;

use super::*;
use crate::analysis::{Analysis, Settings};
use crate::app::update::update;
use crate::app::views::concordance::{LineOrder, lines};
use crate::app::views::counted::Counted;
use crate::app::views::options::corpus;
use crate::lexicon::{Category, Entry, Family, Lexicon};
use crate::model::{Article, Progress, Role as TermRole};
use crate::statistics::Line;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

const TEXTS: [(&str, &str); 3] = [
    ("Courier", "The regime fell on Monday. A mob ran through old Marenza.\n\n“The regime lied,” said Ilse Brandt."),
    ("Gazette", "The mob of the regime came.\n\nThe mayor claimed that nobody was hurt."),
    ("Courier", "The council met and went home."),
];

fn lexicon() -> Lexicon {
    let category = |id: &str, family, terms: &[&str]| Category {
        id: id.to_owned(),
        title: id.to_owned(),
        definition: String::new(),
        family,
        role: TermRole::Highlight,
        evaluates: None,
        polarity: 0,
        entries: terms.iter().map(|term| Entry::new(*term)).collect(),
    };
    Lexicon {
        name: "test".to_owned(),
        categories: vec![
            category("state", Family::Status, &["regime"]),
            category("people", Family::Actor, &["mob"]),
            category("speech", Family::Attrib, &["claimed"]),
        ],
        ..Lexicon::default()
    }
}

fn state() -> State {
    let articles: Vec<Article> = TEXTS
        .iter()
        .enumerate()
        .map(|(n, (source, text))| {
            let mut article = Article { id: format!("a{n}"), ..Article::default() };
            article.source.value = (*source).to_owned();
            article.set_text("", text);
            article
        })
        .collect();
    let settings = Settings { lexicons: vec![lexicon()], ..Settings::default() };
    let analysis = Analysis::run(&articles, &settings, &Progress::default()).unwrap();
    let study = Study::without_project("Test", articles, analysis);
    let mut state = State { study: Some(study), settings, ..State::default() };
    state.options.terms.minimum = 1;
    state
}

/// The window on the view, with all commands done and kept.
fn open(state: State) -> Harness<'static, (State, Vec<Command>)> {
    let mut harness = Harness::builder().with_size(vec2(1200.0, 700.0)).build_ui_state(
        |ui, (state, given): &mut (State, Vec<Command>)| {
            let ready = ui.ctx().data(|data| data.get_temp::<bool>(Id::unique("fonts")).unwrap_or(false));
            if !ready {
                theme::install(ui.ctx());
                ui.ctx().data_mut(|data| data.insert_temp(Id::unique("fonts"), true));
                return;
            }
            let mut commands = Vec::new();
            show(ui, state, &mut commands);
            for command in commands {
                given.push(command.clone());
                update(state, command);
            }
        },
        (state, Vec::new()),
    );
    harness.run();
    harness
}

fn rows(state: &State) -> Vec<(String, u64)> {
    let study = state.study.as_ref().unwrap();
    let mut rows = Rows::default();
    let filters = &state.options.filters;
    rows.update(study, (0, filters), &Arc::new(Counted::of(study, filters)), &state.options.terms);
    let terms = study.analysis.matcher.terms();
    (0..rows.len()).map(|n| (terms[rows.row(n).0.term as usize].term.clone(), rows.row(n).0.total())).collect()
}

#[test]
fn ticks_restrict_every_count() {
    let check = |change: &dyn Fn(&mut State), expect: &[(&str, u64)]| {
        let mut state = state();
        state.options.terms.grouped = false;
        change(&mut state);
        let expect: Vec<(String, u64)> = expect.iter().map(|(term, hits)| ((*term).to_owned(), *hits)).collect();
        assert_eq!(rows(&state), expect);
    };
    check(&|_| {}, &[("regime", 3), ("mob", 2)]);
    check(
        &|state| state.options.filters.families[Family::Attrib.index()] = false,
        &[("regime", 3), ("mob", 2), ("claimed", 1)],
    );
    let without_courier = |state: &mut State| {
        state.options.filters.sources.insert("Courier".to_owned());
    };
    check(&without_courier, &[("regime", 1), ("mob", 1)]);
    check(&|state| state.options.filters.voices = [false, true, true, true], &[("regime", 2), ("mob", 2)]);
    check(&|state| state.options.filters.voices = [true; 4], &[]);
    check(&|state| state.options.terms.minimum = 3, &[("regime", 3)]);
    check(&|state| state.options.terms.sort = SortBy::Source(1), &[("regime", 3), ("mob", 2)]);
    check(
        &|state| {
            state.options.terms.sort = SortBy::Term;
            state.options.terms.descending = false;
        },
        &[("mob", 2), ("regime", 3)],
    );
    check(&|state| state.options.terms.grouped = true, &[("mob", 2), ("regime", 3)]);
}

#[test]
fn the_sentences_behind_a_number_are_as_many_as_the_number() {
    let state = state();
    let study = state.study.as_ref().unwrap();
    let corpus = corpus(study);
    let selection = state.options.filters.selection(&corpus);
    let term = TermName::of(&corpus.terms[0]);
    let ask = |source, order| {
        let terms = Some(BTreeSet::from([term.clone()]));
        let question = Question { terms, source, ..Question::default() };
        let word =
            |line: Line| line.node.of(&study.article(line.article).text).to_owned() + &line.article.0.to_string();
        lines(&corpus, &selection, &question, order).lines.into_iter().map(word).collect::<Vec<_>>()
    };
    assert_eq!(ask(None, LineOrder::Voice).len(), 3);
    assert_eq!(ask(Some(0), LineOrder::Source), ["regime0", "regime0"]);
    assert_eq!(ask(Some(1), LineOrder::Left), ["regime1"]);
    assert_eq!(ask(None, LineOrder::Right), ["regime1", "regime0", "regime0"]);
}

#[test]
fn a_click_on_a_total_opens_the_sentences_and_one_on_them_the_article() {
    let mut harness = open(state());
    harness.get_by_label("mob, all sources: 2 hits").click();
    harness.run();
    assert_eq!(harness.state().0.options.question.as_ref().unwrap().title, "mob");
    harness.get_by_label_contains("A mob ran").click();
    harness.run();
    assert!(harness.state().1.iter().any(|command| matches!(command, Command::ReadHit(at) if at.article.0 == 0)));
}

#[test]
fn a_click_on_a_heading_sorts_and_a_second_one_turns_the_order() {
    let mut harness = open(state());
    harness.get_by_role_and_label(egui::accesskit::Role::ColumnHeader, "Term").click();
    harness.run();
    let options = |harness: &Harness<'static, (State, Vec<Command>)>| {
        let terms = &harness.state().0.options.terms;
        (terms.sort, terms.descending)
    };
    assert_eq!(options(&harness), (SortBy::Term, false));
    harness.get_by_label_contains("Term, sorted").click();
    harness.run();
    assert_eq!(options(&harness), (SortBy::Term, true));
}

#[test]
fn nothing_in_scope_offers_the_way_back() {
    let mut state = state();
    state.options.filters.families = [true; 8];
    let mut harness = open(state);
    harness.get_by_label(&texts::CLEAR_FILTERS).click();
    harness.run();
    assert_eq!(harness.state().0.options.filters, Filters::default());
}
