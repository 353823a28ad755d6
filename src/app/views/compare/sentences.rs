//! What can be done with a sentence, and with what stands level with it; how what was decided shows.

use egui::{Button, Label, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::command::Command;
use crate::app::rows::{Link, Row};
use crate::app::sentences::SentenceCommand;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::texts::panes as texts;
use crate::app::texts::{relation as relation_name, shared as shared_words};
use crate::app::theme::{self, Icon, radius};
use crate::app::views::panels::break_items;
use crate::app::views::selecting::copy_items;
use crate::compare::{RunKind, diff};
use crate::model::{ArticleIndex, Relation, SentenceRef};
use crate::project::Pairing;

fn item(ui: &mut Ui, name: &str, on: bool) -> bool {
    let clicked = ui.add(Button::new(theme::body(name)).selected(on)).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// Shows whether a sentence is selected, taken up or kept apart from another, and offers what can be done with it.
pub(super) fn sentence(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    at: SentenceRef,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let focus = &state.focus;
    let around = response.rect.expand2(vec2(5.0, 2.0));
    if focus.sentence == Some(at) {
        ui.painter().rect_filled(around, radius::BOX, colours.acctint);
        ui.painter().rect_filled(Rect::from_min_size(around.min, vec2(3.0, around.height())), 0, colours.acc);
    }
    if focus.taken_up == Some(at) {
        ui.painter().rect_stroke(around, radius::BOX, Stroke::new(1.5, colours.acc), StrokeKind::Inside);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(around, radius::BOX, Stroke::new(2.0, colours.acc), StrokeKind::Inside);
    }
    let give = |commands: &mut Vec<Command>, command| commands.push(Command::Sentence(command));
    if response.clicked() {
        give(commands, SentenceCommand::Select(Some(at)));
    }
    let apart = study.kept_apart(at);
    if !apart.is_empty() {
        let mark = pos2(response.rect.left() - 13.0, response.rect.top() + 24.0);
        Icon::Pencil.paint(ui.painter(), mark, 11.0, colours.acc);
        let list: Vec<String> = apart.iter().map(|&other| texts::kept_apart(study.words_of(other))).collect();
        response.clone().on_hover_text(list.join("\n"));
    }
    response.context_menu(|ui| {
        ui.set_min_width(260.0);
        copy_items(ui, state, study, at, commands);
        match focus.taken_up.filter(|other| *other != at) {
            Some(other) if other.article != at.article => {
                let name = texts::pair_with(study.words_of(other));
                if ui.add(Button::new(theme::body(name)).truncate()).clicked() {
                    give(commands, SentenceCommand::Set(vec![(other, at)], Some(Pairing::Reworded)));
                    ui.close();
                }
                if item(ui, &texts::LET_GO, false) {
                    give(commands, SentenceCommand::TakeUp(None));
                }
            }
            _ => {
                if item(ui, &texts::PAIR_WITH, false) {
                    give(commands, SentenceCommand::Select(Some(at)));
                    give(commands, SentenceCommand::TakeUp(Some(at)));
                }
            }
        }
        let beside = counterparts(study, &focus.compare.columns, at);
        if !beside.is_empty() && item(ui, &texts::PART, false) {
            give(commands, SentenceCommand::Set(beside, Some(Pairing::Apart)));
        }
        let decided: Vec<_> = study.decided_pairs().filter(|&(a, b)| a == at || b == at).collect();
        if !decided.is_empty() && item(ui, &texts::AS_ALIGNED, false) {
            give(commands, SentenceCommand::Set(decided, None));
        }
        ui.separator();
        break_items(ui, study, at, None, commands);
    });
}

/// The pairs of a sentence with sentences of the articles in view.
fn counterparts(study: &Study, columns: &[ArticleIndex], at: SentenceRef) -> Vec<(SentenceRef, SentenceRef)> {
    let all = study.analysis.alignments.get(study.event_of[at.article.index()] as usize);
    let here = all.into_iter().flatten().filter(|pair| pair.a == at || pair.b == at);
    here.filter(|pair| columns.contains(&pair.a.article) && columns.contains(&pair.b.article))
        .filter(|pair| crate::compare::is_firm(pair))
        .map(|pair| (pair.a, pair.b))
        .collect()
}

/// Why sentences are held to be a pair: the share of words in common, the longest stretches of them, who decided.
fn reasons(ui: &mut Ui, study: &Study, pairs: &[(SentenceRef, SentenceRef)], link: Link) {
    const STRETCHES: usize = 3;
    let colours = theme::palette(ui);
    ui.set_max_width(340.0);
    let note = |ui: &mut Ui, text: String| {
        ui.add(Label::new(theme::small(text).color(colours.ink2)).wrap());
    };
    note(ui, shared_words(link.shared));
    let mut common: Vec<(usize, &str)> = Vec::new();
    for &(one, other) in pairs {
        let readings = [study.reading(one.article), study.reading(other.article)];
        let found = diff((&readings[0], one.sentence as usize), (&readings[1], other.sentence as usize));
        let shared = found.a.iter().filter(|run| matches!(run.kind, RunKind::Shared(_)));
        common.extend(shared.map(|run| (run.words, readings[0].slice(run.span))));
    }
    common.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
    let longest: Vec<String> = common.iter().take(STRETCHES).map(|(_, words)| format!("“{words}”")).collect();
    if !longest.is_empty() {
        note(ui, texts::in_common(&longest.join(" · ")));
    }
    if link.decided {
        note(ui, texts::BY_HAND.to_string());
    }
    ui.separator();
}

/// The menu of the mark between two cells: why they are a pair, how they are alike, or that they are not.
pub(super) fn link_menu(
    ui: &mut Ui,
    study: &Study,
    columns: &[ArticleIndex],
    (row, gap): (&Row, usize),
    link: Link,
    commands: &mut Vec<Command>,
) {
    ui.set_min_width(200.0);
    let of = |column: usize| {
        let article = columns[column];
        row.cells[column].iter().map(move |&sentence| SentenceRef { article, sentence })
    };
    let all: Vec<SentenceRef> = of(gap).chain(of(gap + 1)).collect();
    let mut pairs = study.pairs_among(&all);
    let direct = !pairs.is_empty();
    if !direct {
        // They answer to a third text, not to each other: what is said now is about their first sentences.
        pairs.extend(of(gap).next().zip(of(gap + 1).next()));
    }
    reasons(ui, study, &pairs, link);
    let mut give = |pairs, pairing| commands.push(Command::Sentence(SentenceCommand::Set(pairs, pairing)));
    for relation in [Relation::Verbatim, Relation::Reworded, Relation::Partial] {
        if item(ui, relation_name(relation), direct && link.relation == relation) {
            give(pairs.clone(), Some(Pairing::of(relation)));
        }
    }
    ui.separator();
    if direct && item(ui, &texts::SEPARATE, false) {
        give(pairs.clone(), Some(Pairing::Apart));
    }
    let decided: Vec<_> = study.decided_pairs().filter(|(a, b)| all.contains(a) && all.contains(b)).collect();
    if !decided.is_empty() && item(ui, &texts::AS_FOUND, false) {
        give(decided, None);
    }
}
