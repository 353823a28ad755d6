//! Going from row to row of the compare view, and the rows as a table.

use std::collections::BTreeSet;

use super::super::command::Step;
use super::super::rows::{Row, rows};
use super::super::state::State;
use super::super::study::Study;
use crate::export::listings::{Analysed, changes};
use crate::model::{ArticleIndex, SentenceRef};

/// Selects the next or previous row of a kind; stays where it is if there is none.
pub(super) fn step(state: &mut State, step: Step) {
    let Some(study) = &state.study else { return };
    let columns = &state.focus.compare.columns;
    let rows = rows(study, columns, state.focus.compare.rows);
    let edited = match step {
        Step::Change(_) => edited(study, columns),
        _ => BTreeSet::new(),
    };
    let (forward, wanted): (bool, &dyn Fn(&Row) -> bool) = match step {
        Step::Row(forward) => (forward, &|_| true),
        Step::Difference(forward) => (forward, &Row::differs),
        Step::OnlyHere(forward) => (forward, &|row| row.only().is_some()),
        Step::Change(forward) => (forward, &|row| has_change(row, columns, &edited)),
    };
    let mut found = rows.iter().enumerate().filter(|(_, row)| wanted(row)).map(|(n, _)| n);
    let here = state.focus.compare.row;
    let next = if forward {
        found.find(|&n| here.is_none_or(|row| n > row))
    } else {
        found.rfind(|&n| here.is_none_or(|row| n < row))
    };
    state.focus.compare.row = next.or(here);
}

/// The pairs of sentences with a telling change, either way round.
fn edited(study: &Study, columns: &[ArticleIndex]) -> BTreeSet<(SentenceRef, SentenceRef)> {
    let Some(first) = columns.first() else { return BTreeSet::new() };
    let event = study.event_of[first.index()] as usize;
    let all = crate::export::statistics::corpus(&study.articles, &study.analysis).everything();
    let found = changes(Analysed { articles: &study.articles, analysis: &study.analysis }, &[event], &all);
    found.sentences.iter().filter(|pair| pair.len() == 2).map(|pair| (pair[0], pair[1])).collect()
}

fn has_change(row: &Row, columns: &[ArticleIndex], edited: &BTreeSet<(SentenceRef, SentenceRef)>) -> bool {
    let all = row.sentences(columns);
    all.iter().any(|&a| all.iter().any(|&b| edited.contains(&(a.min(b), a.max(b)))))
}

/// The rows of the compare view as lines with tabs between the cells; the first line names the outlets. `None` if
/// nothing is compared.
pub(super) fn as_table(state: &State) -> Option<String> {
    let study = state.open_study()?;
    let columns = &state.focus.compare.columns;
    let cell = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let heads = columns.iter().map(|&article| {
        let name = &study.source(article).1.name;
        cell(&format!("{name}: {}", study.article(article).title()))
    });
    let mut out = heads.collect::<Vec<_>>().join("\t");
    for row in rows(study, columns, state.focus.compare.rows) {
        let cells = columns.iter().zip(&row.cells).map(|(&article, sentences)| {
            let all = &study.analysis.documents[article.index()].sentences;
            let text = |&sentence: &u32| all[sentence as usize].span.of(&study.article(article).text);
            cell(&sentences.iter().map(text).collect::<Vec<_>>().join(" "))
        });
        out.push('\n');
        out.push_str(&cells.collect::<Vec<_>>().join("\t"));
    }
    (!columns.is_empty()).then_some(out)
}
