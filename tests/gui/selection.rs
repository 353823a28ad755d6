//! Words of articles selected with mouse and keys, and what of them gets onto the clipboard; texts read from right to
//! left among them.

use std::path::Path;
use std::sync::{Arc, Mutex};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use parallax::app::Window;
use parallax::app::command::Command;
use parallax::app::preferences::Preferences;
use parallax::app::state::{Rows, State, View};
use parallax::model::{ArticleIndex, Span};

use super::Driven;

const HEBREW: &str = "הצבא אומר שהפשיטה בנמל אנסל הצליחה\n\n\
    הצבא אמר ביום שני כי תקף מטרות בנמל אנסל (משעה 4 עד שעה 7 בבוקר). התושבים כינו את הפשיטה טבח, ועדים אמרו לעיתון \
    Lowmark Post כי לפחות 12 בני אדם נהרגו בטבח Ansel השני.\n\n\
    השרה דנה הול אמרה כי המשטר ביצע טבח באזרחים.\n";

/// A window on articles in a folder.
fn on(folder: &Path) -> Driven {
    window(vec![Command::Open(vec![folder.to_owned()])])
}

fn sample() -> Driven {
    window(vec![Command::OpenSample])
}

/// A window whose frames follow each other as fast as clicks do; the fonts of this machine need not have all letters.
fn window(first: Vec<Command>) -> Driven {
    let window: Arc<Mutex<Option<Window>>> = Arc::default();
    let inside = Arc::clone(&window);
    let builder = Harness::builder().with_size([1440.0, 900.0]).with_step_dt(1.0 / 60.0);
    let harness = builder.allow_missing_glyphs().build_ui(move |ui| {
        let made = || Window::new(ui.ctx(), State::new(Preferences::default()), None, first.clone()).unwrap();
        inside.lock().unwrap().get_or_insert_with(made).show(ui);
    });
    let mut driven = Driven { harness, window };
    driven.settle();
    driven
}

fn button(driven: &mut Driven, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    let event = Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
    driven.harness.event_modifiers(event, modifiers);
    driven.harness.step();
}

fn clicks(driven: &mut Driven, at: Pos2, times: usize, modifiers: Modifiers) {
    // The clicks before are long past, and what pointing at something has opened is closed again.
    driven.harness.event(Event::PointerMoved(pos2(2.0, 2.0)));
    for _ in 0..60 {
        driven.harness.step();
    }
    driven.harness.event(Event::PointerMoved(at));
    driven.harness.step();
    for _ in 0..times {
        button(driven, at, true, modifiers);
        button(driven, at, false, modifiers);
    }
    driven.settle();
}

fn drag(driven: &mut Driven, from: Pos2, to: Pos2) {
    driven.harness.event(Event::PointerMoved(from));
    driven.harness.step();
    button(driven, from, true, Modifiers::NONE);
    for n in 1..=4 {
        driven.harness.event(Event::PointerMoved(from.lerp(to, n as f32 / 4.0)));
        driven.harness.step();
    }
    driven.harness.step();
    button(driven, to, false, Modifiers::NONE);
    driven.settle();
}

/// What an event puts onto the clipboard.
fn copied(driven: &mut Driven, event: Event) -> Option<String> {
    driven.harness.event(event);
    let mut out = None;
    for _ in 0..4 {
        driven.harness.step();
        let commands = &driven.harness.output().platform_output.commands;
        out = out.or(commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
    out
}

fn press(driven: &mut Driven, modifiers: Modifiers, key: Key) {
    driven.harness.key_press_modifiers(modifiers, key);
    driven.settle();
}

fn with_source(driven: &mut Driven) -> Option<String> {
    let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
    copied(driven, Event::Key { key: Key::C, physical_key: None, pressed: true, repeat: false, modifiers })
}

/// Where the paragraph or sentence that begins with some words stands.
fn place(driven: &Driven, words: &str) -> Rect {
    let nodes = driven.harness.query_all_by_role(Role::Paragraph);
    let mut found = nodes.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(words)));
    found.next().unwrap_or_else(|| panic!("“{words}” is not shown")).rect()
}

fn selected(driven: &Driven) -> Option<String> {
    driven.look(|state| {
        let selection = state.focus.selection?;
        let text = &state.open_study().unwrap().article(selection.article).text;
        selection.within(text).map(|span| span.of(text).to_owned())
    })
}

/// The paragraphs of the article in the reader, in text order.
fn paragraphs(driven: &Driven) -> Vec<String> {
    driven.look(|state| {
        let study = state.open_study().unwrap();
        let article = state.focus.article.unwrap();
        let document = &study.analysis.documents[article.index()];
        document.paragraphs.iter().map(|part| part.span.of(&study.article(article).text).to_owned()).collect()
    })
}

/// The marked terms in the text: their words, and where they stand.
fn marks(driven: &Driven, words: &[&str]) -> Vec<(String, Rect)> {
    let nodes = driven.harness.get_all_by_role(Role::Button);
    let text: Vec<Rect> = driven.harness.get_all_by_role(Role::Paragraph).map(|node| node.rect()).collect();
    let nodes = nodes.filter(|node| text.iter().any(|rect| rect.contains(node.rect().center())));
    let word =
        |label: &str| words.iter().find(|word| label.starts_with(&format!("{word}, "))).map(|&word| word.to_owned());
    nodes.filter_map(|node| Some((word(&node.accesskit_node().label()?)?, node.rect()))).collect()
}

fn corner(rect: Rect, right: bool, bottom: bool) -> Pos2 {
    let x = if right { rect.right() - 1.0 } else { rect.left() + 1.0 };
    pos2(x, if bottom { rect.bottom() - 9.0 } else { rect.top() + 9.0 })
}

fn text_of(driven: &Driven) -> String {
    driven.look(|state| state.open_study().unwrap().article(state.focus.article.unwrap()).text.clone())
}

#[test]
fn dragging_over_paragraphs_selects_their_text_and_ctrl_c_copies_it() {
    let mut driven = sample();
    driven.give(Command::Show(View::Reader));
    let parts = paragraphs(&driven);
    let (first, last) = (place(&driven, &parts[1]), place(&driven, &parts[3]));
    drag(&mut driven, corner(first, false, false), corner(last, true, true));
    let text = text_of(&driven);
    let (from, to) = (text.find(&parts[1]).unwrap(), text.find(&parts[3]).unwrap() + parts[3].len());
    let expect = &text[from..to];
    assert_eq!(selected(&driven).as_deref(), Some(expect));
    assert_eq!(copied(&mut driven, Event::Copy).as_deref(), Some(expect));
    let source = with_source(&mut driven).unwrap();
    assert!(source.starts_with(&format!("“{expect}” (")), "{source}");
    // Where nothing is selected Escape does what it did before.
    press(&mut driven, Modifiers::NONE, Key::Escape);
    assert_eq!(selected(&driven), None);
    assert_eq!(copied(&mut driven, Event::Copy), None);
}

#[test]
fn clicks_select_words_and_sentences_and_go_on_selecting_sentence_and_term() {
    let mut driven = sample();
    driven.give(Command::Show(View::Reader));
    let parts = paragraphs(&driven);
    let at = corner(place(&driven, &parts[1]), false, false);
    let first = parts[1].split([' ', ',']).next().unwrap().to_owned();
    clicks(&mut driven, at, 1, Modifiers::NONE);
    assert_eq!(selected(&driven), None);
    let sentence = driven.look(|state| {
        let passage = state.focus.passage.expect("a click selects the sentence");
        passage.span.of(&state.open_study().unwrap().article(passage.article).text).to_owned()
    });
    assert!(parts[1].starts_with(&sentence));
    clicks(&mut driven, at, 2, Modifiers::NONE);
    assert_eq!(selected(&driven), Some(first));
    clicks(&mut driven, at, 3, Modifiers::NONE);
    assert_eq!(selected(&driven), Some(sentence));
    // Shift and a click move the end.
    let end = corner(place(&driven, &parts[2]), true, true);
    clicks(&mut driven, end, 1, Modifiers::SHIFT);
    assert_eq!(selected(&driven), Some(format!("{}\n\n{}", parts[1], parts[2])));
    // A term is selected by its click as ever.
    let text = text_of(&driven);
    let hits: Vec<Span> = driven.look(|state| {
        let hits = state.open_study().unwrap().hits(state.focus.article.unwrap());
        hits.iter().map(|hit| hit.span).collect()
    });
    let words: Vec<&str> = hits.iter().map(|span| span.of(&text)).collect();
    let (word, rect) = marks(&driven, &words).swap_remove(0);
    clicks(&mut driven, rect.center(), 1, Modifiers::NONE);
    assert_eq!(driven.look(|state| state.focus.hit.map(|at| at.span.of(&text).to_owned())), Some(word));
    assert_eq!(selected(&driven), None);
}

#[test]
fn keys_select_the_article_and_move_the_end_by_words_and_sentences() {
    let mut driven = sample();
    driven.give(Command::Show(View::Reader));
    press(&mut driven, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&driven), Some(text_of(&driven).trim().to_owned()));
    press(&mut driven, Modifiers::NONE, Key::Escape);
    // Keys begin with the sentence chosen.
    press(&mut driven, Modifiers::NONE, Key::S);
    press(&mut driven, Modifiers::SHIFT, Key::ArrowDown);
    let sentence = |driven: &Driven, n: usize| {
        driven.look(|state| {
            let article = state.focus.article.unwrap();
            state.open_study().unwrap().analysis.documents[article.index()].sentences[n].span
        })
    };
    let (first, second) = (sentence(&driven, 0), sentence(&driven, 1));
    let text = text_of(&driven);
    assert_eq!(selected(&driven).as_deref(), Some(first.of(&text)));
    press(&mut driven, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&driven), Some(text[first.start as usize..second.end as usize].to_owned()));
    press(&mut driven, Modifiers::SHIFT, Key::ArrowUp);
    press(&mut driven, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(selected(&driven), None);
    press(&mut driven, Modifiers::SHIFT, Key::ArrowRight);
    let word = text.split(' ').next().unwrap();
    assert_eq!(selected(&driven).as_deref(), Some(word));
    // In a field the same keys are the field's.
    driven.give(Command::FocusFind);
    press(&mut driven, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&driven).as_deref(), Some(word));
    assert_eq!(copied(&mut driven, Event::Copy), None);
}

#[test]
fn in_compare_one_column_is_selected_and_what_is_not_shown_is_left_out() {
    let mut driven = sample();
    driven.give(Command::ShowRows(Rows::OnlyHere));
    let (article, all) = driven.look(|state| {
        let study = state.open_study().unwrap();
        let article = state.focus.compare.columns[0];
        let text = &study.article(article).text;
        let sentences = &study.analysis.documents[article.index()].sentences;
        let words: Vec<String> = sentences.iter().map(|sentence| sentence.span.of(text).to_owned()).collect();
        (article, words)
    });
    let shown: Vec<(usize, String, Rect)> = all
        .iter()
        .enumerate()
        .filter_map(|(n, words)| {
            let mut nodes = driven.harness.query_all_by_role(Role::Paragraph);
            let node = nodes.find(|node| node.accesskit_node().label().as_deref() == Some(words.as_str()))?;
            Some((n, words.clone(), node.rect()))
        })
        .collect();
    let paired = driven.look(|state| {
        let study = state.open_study().unwrap();
        let columns = &state.focus.compare.columns;
        let pairs = &study.analysis.alignments[study.event_of[article.index()] as usize];
        let pairs = pairs.iter().filter(|pair| parallax::compare::is_firm(pair));
        let pairs = pairs.filter(|pair| [pair.a, pair.b].iter().all(|at| columns.contains(&at.article)));
        let here = pairs.flat_map(|pair| [pair.a, pair.b]).filter(|at| at.article == article);
        here.map(|at| at.sentence as usize).collect::<std::collections::BTreeSet<_>>()
    });
    let gap = shown
        .windows(2)
        .position(|two| (two[0].0 + 1..two[1].0).any(|n| paired.contains(&n)) && two[1].2.bottom() < 780.0);
    let gap = gap.expect("sentences shown with some between them that both texts have");
    let (one, other) = (&shown[gap], &shown[gap + 1]);
    drag(&mut driven, corner(one.2, false, false), corner(other.2, true, true));
    assert_eq!(driven.look(|state| state.focus.selection.map(|selection| selection.article)), Some(article));
    let text = copied(&mut driven, Event::Copy).unwrap();
    assert!(text.starts_with(&one.1) && text.contains(" […] ") && text.ends_with(&other.1), "{text}");
    for n in (one.0 + 1..other.0).filter(|n| paired.contains(n)) {
        assert!(!text.contains(&all[n]), "{text}");
    }
}

#[test]
fn text_from_right_to_left_is_copied_as_it_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kol.txt"), HEBREW).unwrap();
    let mut driven = on(folder.path());
    driven.give(Command::Read(ArticleIndex(0)));
    let parts = paragraphs(&driven);
    let long = place(&driven, &parts[1]);
    assert!(long.height() > 40.0, "the paragraph wraps");
    let last = place(&driven, &parts[2]);
    // From where reading begins, at the right, to where it ends, at the left.
    drag(&mut driven, corner(long, true, false), corner(last, false, true));
    let expect = format!("{}\n\n{}", parts[1], parts[2]);
    assert_eq!(copied(&mut driven, Event::Copy), Some(expect.clone()));
    // And the other way round.
    press(&mut driven, Modifiers::NONE, Key::Escape);
    drag(&mut driven, corner(last, false, true), corner(long, true, false));
    assert_eq!(copied(&mut driven, Event::Copy), Some(expect));
    clicks(&mut driven, corner(long, true, false), 2, Modifiers::NONE);
    assert_eq!(selected(&driven).as_deref(), Some("הצבא"));
    // To the left is on.
    press(&mut driven, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&driven).as_deref(), Some("הצבא אמר"));
    press(&mut driven, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(selected(&driven).as_deref(), Some("הצבא "));
}

#[test]
fn a_click_on_a_marked_word_in_a_line_from_right_to_left_selects_it() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kol.txt"), HEBREW).unwrap();
    let terms = tempfile::tempdir().unwrap();
    let lexicon = terms.path().join("words.csv");
    std::fs::write(&lexicon, "term,category\nטבח,Killing\nבטבח,Killing\nמטרות בנמל,Aims\nמשטר,Rule\n").unwrap();
    let mut driven = on(folder.path());
    driven.give(Command::ReadLexicon(lexicon));
    driven.give(Command::Read(ArticleIndex(0)));
    let text = text_of(&driven);
    let hits: Vec<Span> =
        driven.look(|state| state.open_study().unwrap().hits(ArticleIndex(0)).iter().map(|hit| hit.span).collect());
    let words: Vec<&str> = hits.iter().map(|span| span.of(&text)).collect();
    assert_eq!(words, ["מטרות בנמל", "טבח", "בטבח", "טבח"]);
    assert_eq!(marks(&driven, &words).len(), hits.len());
    let mut chosen = Vec::new();
    for n in 0..hits.len() {
        let (word, rect) = marks(&driven, &words).swap_remove(n);
        clicks(&mut driven, rect.center(), 1, Modifiers::NONE);
        let hit = driven.look(|state| state.focus.hit.map(|at| at.span)).unwrap_or_else(|| panic!("{word}"));
        assert_eq!(hit.of(&text), word, "{rect:?}");
        chosen.push(hit);
    }
    chosen.sort_unstable();
    assert_eq!(chosen, hits);
}
