//! The table of an event: its statements, and how each outlet has them.

use std::collections::BTreeSet;

use crate::app::study::Study;
use crate::compare::{self, Coverage};
use crate::model::{Attribution, AttributionKind, Event, SentenceRef, Span};
use crate::statistics::Selection;

/// How an outlet has a statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    /// The outlet has no article on the event: nothing can be said.
    OtherEvent,
    /// It has an article on the event, and the statement is not in it.
    Absent,
    /// It has the statement.
    Covered {
        /// In whose words, as close as the closest of its articles.
        coverage: Coverage,
        /// Its sentences.
        sentences: Vec<SentenceRef>,
        /// What is worth seeing of them at a glance: figures, a loaded term.
        wording: String,
    },
}

impl Cell {
    /// The outlet's sentences; none if it does not have the statement.
    fn sentences(&self) -> &[SentenceRef] {
        match self {
            Cell::Covered { sentences, .. } => sentences,
            Cell::OtherEvent | Cell::Absent => &[],
        }
    }
}

/// A statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Row {
    /// The sentence quoted for it.
    pub sentence: SentenceRef,
    /// Its text.
    pub label: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Whether an outlet with an article on the event lacks it.
    pub missing: bool,
    /// Whether outlets give different numbers.
    pub figures_differ: bool,
    /// Whether only one outlet has it.
    pub only_one: bool,
    /// Whether a loaded term stands in it.
    pub terms: bool,
    /// Whether a figure stands in it.
    pub figures: bool,
    /// Whether words of somebody else stand in it, quoted or reported.
    pub quotations: bool,
}

impl Row {
    /// Number of outlets that have the statement and of those that lack it.
    pub(super) fn reach(&self) -> (usize, usize) {
        let covered = self.cells.iter().filter(|cell| matches!(cell, Cell::Covered { .. })).count();
        (covered, self.cells.iter().filter(|cell| **cell == Cell::Absent).count())
    }

    /// All sentences that make the statement.
    pub(super) fn sentences(&self) -> impl Iterator<Item = SentenceRef> {
        self.cells.iter().flat_map(Cell::sentences).copied()
    }
}

/// Most columns if outlets without an article on the event are shown too.
const MOST_WITH_OTHERS: usize = 8;

/// The outlets shown, of articles that count: those on the event first; if there are few, the others too.
pub(super) fn columns(study: &Study, event: &Event, selection: &Selection) -> Vec<usize> {
    let counted = event.articles.iter().filter(|&&article| selection.holds(article));
    let on: BTreeSet<usize> = counted.map(|&article| study.source(article).0).collect();
    let mut columns: Vec<usize> = on.iter().copied().collect();
    let others = selection.active_sources();
    if others.len() <= MOST_WITH_OTHERS {
        columns.extend(others.into_iter().filter(|source| !on.contains(source)));
    }
    columns
}

/// The statements of an event in the articles that count, in the order of the story.
pub(super) fn rows(study: &Study, position: usize, selection: &Selection, columns: &[usize]) -> Vec<Row> {
    let analysis = &study.analysis;
    let Some(event) = analysis.events.get(position) else { return Vec::new() };
    let alignments = analysis.alignments.get(position).map_or(&[][..], Vec::as_slice);
    let (event, alignments) = selection.of_event(event, alignments);
    let statements = compare::coverage(&event, &study.articles, &analysis.documents, &alignments);
    let on: BTreeSet<usize> = event.articles.iter().map(|&article| study.source(article).0).collect();
    statements
        .into_iter()
        .map(|statement| {
            let mut figures: Vec<BTreeSet<String>> = Vec::new();
            let mut cells: Vec<Cell> = columns
                .iter()
                .map(|source| {
                    if !on.contains(source) {
                        return Cell::OtherEvent;
                    }
                    let own = statement.cells.iter().filter(|cell| study.source(cell.article).0 == *source);
                    let covered: Vec<_> = own.filter(|cell| cell.coverage != Coverage::Absent).collect();
                    let Some(coverage) = covered.iter().map(|cell| cell.coverage).min() else { return Cell::Absent };
                    let sentences: Vec<SentenceRef> = covered
                        .iter()
                        .flat_map(|cell| {
                            let of = |&sentence| SentenceRef { article: cell.article, sentence };
                            cell.sentences.iter().map(of)
                        })
                        .collect();
                    let (values, written) = numbers(study, &sentences);
                    if !values.is_empty() {
                        figures.push(values);
                    }
                    let wording = written.or_else(|| term(study, &sentences)).unwrap_or_default();
                    Cell::Covered { coverage, sentences, wording }
                })
                .collect();
            // Without a difference the figures say nothing at a glance that the statement does not say.
            let figures_differ = figures.windows(2).any(|pair| pair[0] != pair[1]);
            let covered = cells.iter().filter(|cell| matches!(cell, Cell::Covered { .. })).count();
            for cell in &mut cells {
                if let Cell::Covered { coverage: Coverage::Verbatim, wording, .. } = cell
                    && !figures_differ
                {
                    wording.clear();
                }
            }
            let all: Vec<SentenceRef> = cells.iter().flat_map(Cell::sentences).copied().collect();
            Row {
                terms: term(study, &all).is_some(),
                figures: all.iter().any(|at| has_figure(study, *at)),
                quotations: all.iter().any(|at| has_quotation(study, *at)),
                sentence: statement.sentence,
                label: statement.label,
                missing: cells.contains(&Cell::Absent),
                figures_differ,
                only_one: covered == 1,
                cells,
            }
        })
        .collect()
}

/// The text of a sentence.
pub(super) fn span(study: &Study, sentence: SentenceRef) -> Span {
    study.analysis.documents[sentence.article.index()].sentences[sentence.sentence as usize].span
}

fn has_figure(study: &Study, at: SentenceRef) -> bool {
    let figures = study.analysis.figures.get(at.article.index());
    figures.is_some_and(|figures| figures.iter().any(|figure| figure.sentence == at.sentence))
}

fn has_quotation(study: &Study, at: SentenceRef) -> bool {
    let here = span(study, at);
    let attributions = study.analysis.attributions.get(at.article.index());
    let words = |attribution: &Attribution| {
        attribution.kind != AttributionKind::Scare && attribution.content.iter().any(|content| content.overlaps(here))
    };
    attributions.is_some_and(|attributions| attributions.iter().any(words))
}

/// The numbers in some sentences: what they count with their values, and how they are written.
fn numbers(study: &Study, sentences: &[SentenceRef]) -> (BTreeSet<String>, Option<String>) {
    let mut values = BTreeSet::new();
    let mut written: Vec<&str> = Vec::new();
    for sentence in sentences {
        let article = sentence.article;
        let text = &study.article(article).text;
        let Some(figures) = study.analysis.figures.get(article.index()) else { continue };
        for figure in figures.iter().filter(|figure| figure.sentence == sentence.sentence) {
            values.insert(format!("{} {}", figure.value, figure.unit.as_deref().unwrap_or_default()));
            let words = figure.span.of(text);
            if !written.contains(&words) {
                written.push(words);
            }
        }
    }
    let written = (!written.is_empty()).then(|| written.join("; "));
    (values, written)
}

/// The first loaded term marked in some sentences, as written.
fn term(study: &Study, sentences: &[SentenceRef]) -> Option<String> {
    sentences.iter().find_map(|sentence| {
        let hits = study.hits(sentence.article).iter();
        let hit = hits.filter(|hit| hit.sentence == sentence.sentence).find(|hit| {
            let term = study.term(hit);
            term.role == crate::model::Role::Highlight && term.family != crate::lexicon::Family::Attrib
        })?;
        Some(format!("“{}”", hit.span.of(&study.article(sentence.article).text)))
    })
}
