//! What the analyst decides about sentences: which belong together, and where they end.

mod closest;

use super::super::rows::rows;
use super::super::sentences::SentenceCommand;
use super::super::state::{State, View};
use super::super::study::{HitRef, Study};
use super::super::texts;
use super::{Effect, complain, make, say};
use crate::model::{Relation, SentenceRef};
use crate::project::{Pairing, StepName};

/// Does what a command about sentences says.
pub(super) fn perform(state: &mut State, command: SentenceCommand) -> Vec<Effect> {
    match command {
        SentenceCommand::Select(sentence) => {
            state.focus.sentence = sentence;
            if let Some(at) = sentence {
                state.focus.article = Some(at.article);
            }
            Vec::new()
        }
        SentenceCommand::Step(forward) => {
            step(state, forward);
            Vec::new()
        }
        SentenceCommand::TakeUp(sentence) => {
            state.focus.taken_up = sentence;
            if sentence.is_some() {
                say(state, texts::panes::TAKEN_UP.into());
            } else {
                state.message = None;
            }
            Vec::new()
        }
        SentenceCommand::Open(at) => {
            closest::open(state, at, None);
            Vec::new()
        }
        SentenceCommand::Closest(sentences, articles) => {
            closest::go(state, &sentences, &articles);
            Vec::new()
        }
        SentenceCommand::ClosestHere => {
            closest::here(state);
            Vec::new()
        }
        SentenceCommand::Pair => match (selected(state), state.focus.taken_up) {
            (Some(here), Some(other)) if here == other => perform(state, SentenceCommand::TakeUp(None)),
            (Some(here), Some(other)) => {
                let pairing = Some(Pairing::Reworded);
                perform(state, SentenceCommand::Set(vec![(other, here)], pairing))
            }
            (Some(here), None) => perform(state, SentenceCommand::TakeUp(Some(here))),
            (None, _) => Vec::new(),
        },
        SentenceCommand::Part => with_pairs(state, |_, _| Some(Pairing::Apart)),
        SentenceCommand::NextRelation => with_pairs(state, |study, pairs| {
            let relation = pairs.first().and_then(|&(one, other)| study.paired_as(one, other));
            Some(Pairing::of(match relation {
                Some(Relation::Verbatim) => Relation::Reworded,
                Some(Relation::Reworded) => Relation::Partial,
                Some(Relation::Partial) | None => Relation::Verbatim,
            }))
        }),
        SentenceCommand::AsFound => {
            let Some(study) = &state.study else { return Vec::new() };
            let here = concerned(state);
            let decided = study.decided_pairs().filter(|(a, b)| here.contains(a) || here.contains(b)).collect();
            set(state, decided, None)
        }
        SentenceCommand::Set(pairs, pairing) => {
            state.focus.taken_up = None;
            set(state, pairs, pairing)
        }
        SentenceCommand::Break(article, at, begins) => {
            if state.overlay == Some(super::super::state::Overlay::SplitSentence) {
                state.overlay = None;
            }
            let change = state.study.as_ref().and_then(|study| study.break_change(article, at, Some(begins)));
            let name = if begins { StepName::SplitSentence } else { StepName::JoinSentences };
            make(state, name, change.into_iter().collect())
        }
        SentenceCommand::Join => {
            let Some(at) = selected(state) else { return Vec::new() };
            match state.study.as_ref().and_then(|study| study.joins_at(at)) {
                Some(next) => perform(state, SentenceCommand::Break(at.article, next, false)),
                None => {
                    say(state, texts::panes::NOTHING_TO_JOIN.into());
                    Vec::new()
                }
            }
        }
    }
}

/// Decides about pairs of sentences, as one step.
fn set(state: &mut State, pairs: Vec<(SentenceRef, SentenceRef)>, pairing: Option<Pairing>) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let event = |at: SentenceRef| study.event_of[at.article.index()];
    if pairing.is_some() && pairs.iter().any(|&(a, b)| a.article == b.article || event(a) != event(b)) {
        complain(state, texts::panes::NOT_A_PAIR.into());
        return Vec::new();
    }
    let changes = pairs.into_iter().filter_map(|(one, other)| study.pair_change(one, other, pairing)).collect();
    let name = match pairing {
        Some(Pairing::Apart) => StepName::Unpair,
        Some(_) => StepName::Pair,
        None => StepName::ResetPair,
    };
    state.message = None;
    make(state, name, changes)
}

/// The sentence selected in the view in front.
pub fn selected(state: &State) -> Option<SentenceRef> {
    let study = state.open_study()?;
    let of = |at: HitRef| {
        let sentences = &study.analysis.documents.get(at.article.index())?.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.span.end <= at.span.start);
        (sentence < sentences.len()).then_some(SentenceRef { article: at.article, sentence: sentence as u32 })
    };
    let focus = &state.focus;
    match focus.view {
        View::Compare => {
            let known = |at: &SentenceRef| focus.compare.columns.contains(&at.article);
            let hit = || focus.hit.and_then(of).filter(known);
            focus.sentence.filter(known).or_else(|| row(state, study)?.first().copied()).or_else(hit)
        }
        View::Reader => focus.passage.or(focus.hit).and_then(of).filter(|at| Some(at.article) == focus.article),
        _ => None,
    }
}

/// The sentences of the selected row of the compare view, column by column.
fn row(state: &State, study: &Study) -> Option<Vec<SentenceRef>> {
    let compare = &state.focus.compare;
    let row = rows(study, &compare.columns, compare.rows).into_iter().nth(compare.row?)?;
    Some(row.sentences(&compare.columns))
}

/// The selected sentence alone, or, if none is, those of the selected row.
fn concerned(state: &State) -> Vec<SentenceRef> {
    let Some(study) = state.open_study() else { return Vec::new() };
    match state.focus.sentence {
        Some(at) => vec![at],
        None => row(state, study).or_else(|| Some(vec![selected(state)?])).unwrap_or_default(),
    }
}

/// Says something of the pairs between columns that what is selected is part of.
fn with_pairs(
    state: &mut State,
    pairing: impl FnOnce(&Study, &[(SentenceRef, SentenceRef)]) -> Option<Pairing>,
) -> Vec<Effect> {
    let Some(study) = state.open_study() else { return Vec::new() };
    let here = concerned(state);
    let compare = &state.focus.compare;
    let event = compare.columns.first().map(|article| study.event_of[article.index()] as usize);
    let all = event.and_then(|event| study.analysis.alignments.get(event)).map_or(&[][..], Vec::as_slice);
    let in_view = |at: SentenceRef| compare.columns.contains(&at.article);
    let pairs: Vec<(SentenceRef, SentenceRef)> = all
        .iter()
        .filter(|pair| in_view(pair.a) && in_view(pair.b) && crate::compare::is_firm(pair))
        .filter(|pair| here.contains(&pair.a) || here.contains(&pair.b))
        .map(|pair| (pair.a, pair.b))
        .collect();
    if pairs.is_empty() {
        say(state, texts::panes::NO_PAIR_HERE.into());
        return Vec::new();
    }
    let pairing = pairing(study, &pairs);
    set(state, pairs, pairing)
}

/// Selects the sentence before or after the selected one: in the reader, or in the selected row of the compare view.
fn step(state: &mut State, forward: bool) {
    // Keys that select words begin with the sentence gone to.
    state.focus.selection = None;
    let Some(study) = state.open_study() else { return };
    let here = selected(state);
    let next = |n: usize| if forward { n + 1 } else { n.wrapping_sub(1) };
    if state.focus.view == View::Compare {
        let order = row(state, study).unwrap_or_default();
        let at = state.focus.sentence.and_then(|at| order.iter().position(|other| *other == at));
        let to = match at {
            Some(n) => order.get(next(n)).or(if forward { order.first() } else { order.last() }),
            None => order.first(),
        };
        state.focus.sentence = to.copied().or(state.focus.sentence);
        return;
    }
    let Some(article) = state.focus.article else { return };
    let sentences = &study.analysis.documents[article.index()].sentences;
    let at = here.map_or(Some(0), |at| Some(next(at.sentence as usize)).filter(|&n| n < sentences.len()));
    if let Some(sentence) = at.and_then(|n| sentences.get(n)) {
        (state.focus.hit, state.focus.passage) = (None, Some(HitRef { article, span: sentence.span }));
    }
}
