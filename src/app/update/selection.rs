//! What is done with words that are selected.

use super::super::rows::rows;
use super::super::selection::{Selection, SelectionCommand, Unit, copied, words};
use super::super::state::{State, View};
use super::super::study::Study;
use super::super::{bidi, cited};
use super::Effect;
use crate::model::{ArticleIndex, SentenceRef, Span};
use crate::text::SentenceKind;

/// Does what a command about the selection says.
pub(super) fn perform(state: &mut State, command: SelectionCommand) -> Vec<Effect> {
    match command {
        SelectionCommand::Set(selection) => state.focus.selection = selection,
        SelectionCommand::Move(unit, forward) => state.focus.selection = moved(state, unit, forward),
        SelectionCommand::All => {
            let all = in_front(state).and_then(|(study, article)| {
                let text = &study.article(article).text;
                let whole = Span::new(0, text.len()).trim(text);
                Some(Selection::of(article, whole)).filter(|_| !whole.is_empty())
            });
            state.focus.selection = all;
        }
        SelectionCommand::Copy => {
            return selected_text(state).map(|(_, text)| Effect::Copy(text)).into_iter().collect();
        }
        SelectionCommand::CopyWithSource => return citation(state).map(Effect::Copy).into_iter().collect(),
    }
    Vec::new()
}

/// The article whose text can be selected with keys: the one something is selected in, else the one in front.
fn in_front(state: &State) -> Option<(&Study, ArticleIndex)> {
    let study = state.open_study()?;
    let focus = &state.focus;
    let there = |article: &ArticleIndex| match focus.view {
        View::Reader => focus.article == Some(*article),
        View::Compare => focus.compare.columns.contains(article),
        _ => false,
    };
    let selected = focus.selection.map(|selection| selection.article).filter(there);
    selected.or(focus.article.filter(there)).map(|article| (study, article))
}

/// Whether words are selected in the view in front.
pub fn has_selection(state: &State) -> bool {
    let selected = in_front(state).zip(state.focus.selection);
    selected.is_some_and(|((study, article), selection)| {
        selection.article == article && selection.within(&study.article(article).text).is_some()
    })
}

/// The selected words, or else the selected sentence or the one of the selected term, with their source.
fn citation(state: &State) -> Option<String> {
    let study = state.open_study()?;
    if let Some((article, words)) = selected_text(state) {
        return Some(cited(study, article, &words));
    }
    let of_hit = || {
        let at = state.focus.hit?;
        study.hit(at).map(|hit| SentenceRef { article: at.article, sentence: hit.sentence })
    };
    let at = super::selected_sentence(state).or_else(of_hit)?;
    let sentence = study.analysis.documents.get(at.article.index())?.sentences.get(at.sentence as usize)?;
    Some(cited(study, at.article, sentence.span.of(&study.article(at.article).text)))
}

/// What is selected in the view in front, as it is copied.
fn selected_text(state: &State) -> Option<(ArticleIndex, String)> {
    let (study, article) = in_front(state)?;
    let text = &study.article(article).text;
    let span = state.focus.selection.filter(|selection| selection.article == article)?.within(text)?;
    let text = copied(text, span, in_view(state, study, article).as_deref());
    (!text.is_empty()).then_some((article, text))
}

/// The sentences of an article that Compare shows, in text order; `None` where all of the text is shown.
fn in_view(state: &State, study: &Study, article: ArticleIndex) -> Option<Vec<Span>> {
    if state.focus.view != View::Compare {
        return None;
    }
    let sentences = &study.analysis.documents[article.index()].sentences;
    let compare = &state.focus.compare;
    if compare.free {
        let body = sentences.iter().filter(|sentence| sentence.kind != SentenceKind::Title);
        return Some(body.map(|sentence| sentence.span).collect());
    }
    let column = compare.columns.iter().position(|column| *column == article)?;
    let mut shown: Vec<u32> = rows(study, &compare.columns, compare.rows)
        .into_iter()
        .flat_map(|mut row| std::mem::take(&mut row.cells[column]))
        .collect();
    shown.sort_unstable();
    Some(shown.into_iter().filter_map(|n| sentences.get(n as usize)).map(|sentence| sentence.span).collect())
}

/// The selection with its end moved; where nothing is selected yet, it begins with the selected sentence.
fn moved(state: &State, unit: Unit, forward: bool) -> Option<Selection> {
    let (study, article) = in_front(state)?;
    let text = &study.article(article).text;
    let sentences = study.analysis.documents[article.index()].sentences.iter().map(|sentence| sentence.span);
    let kept = state.focus.selection.filter(|selection| selection.article == article);
    let kept = kept.filter(|selection| text.get(selection.span().range()).is_some());
    let selection = match kept {
        Some(selection) => selection,
        None => {
            let at = super::selected_sentence(state).filter(|at| at.article == article)?;
            let sentence = sentences.clone().nth(at.sentence as usize)?;
            let back = unit == Unit::Word && bidi::begins_right(sentence.of(text));
            let from = if forward == back { sentence.end } else { sentence.start };
            Selection::of(article, Span { start: from, end: from })
        }
    };
    Some(match unit {
        Unit::Word => {
            // To the right is back where the text is read from right to left.
            let here = sentences.clone().find(|sentence| selection.head <= sentence.end);
            let back = here.is_some_and(|sentence| bidi::begins_right(sentence.of(text)));
            selection.moved(words(text, Span::new(0, text.len())), forward != back)
        }
        Unit::Sentence => selection.moved(sentences, forward),
    })
}
