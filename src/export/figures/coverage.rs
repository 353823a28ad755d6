//! Which source has which statement of an event.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Figures, NamedFigure, Room, Target, Words, columns};
use crate::chart::{Coverage as Matrix, CoverageCell, CoverageRow, Covered, Style, isolated};
use crate::compare::{self, Coverage, Statement};
use crate::export::table::Table;
use crate::model::Event;
use crate::wording::{message, say};

impl Figures<'_> {
    /// The events with several articles that count, by position: first those most sources cover, then those with most
    /// articles.
    pub fn events(&self) -> Vec<usize> {
        let reach = |event: &Event| {
            let counted = event.articles.iter().filter(|&&article| self.selection.holds(article));
            let sources: BTreeSet<usize> =
                counted.clone().map(|&article| self.selection.sources.of_article(article)).collect();
            (sources.len(), counted.count())
        };
        let mut found: Vec<(usize, usize, usize)> = self
            .corpus
            .events
            .iter()
            .enumerate()
            .filter(|(_, event)| event.articles.len() > 1)
            .map(|(n, event)| {
                let (sources, articles) = reach(event);
                (sources, articles, n)
            })
            .filter(|(_, articles, _)| *articles > 1)
            .collect();
        found.sort_by_key(|&(sources, articles, n)| (Reverse(sources), Reverse(articles), n));
        found.into_iter().map(|(.., n)| n).collect()
    }

    pub(super) fn coverage(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let events = self.events();
        let n = self.choices.event.filter(|event| events.contains(event)).or(events.first().copied())?;
        let event = &self.corpus.events[n];
        let (event, alignments) = self.selection.of_event(event, self.material.analysis.alignments.get(n)?);
        let event = &event;
        // The sources that cover the event; others if there is room, to show that they do not.
        let covers =
            |source: usize| event.articles.iter().any(|&article| self.selection.sources.of_article(article) == source);
        let columns = columns(style, room, 32.0);
        let mut active = self.shown(usize::MAX);
        let covering = active.iter().filter(|&&source| covers(source)).count();
        if active.len() > columns {
            active.retain(|&source| covers(source));
            active = self.most_words(active, columns);
        }
        let left_out = covering.saturating_sub(active.len());
        let mut statements = compare::coverage(event, self.corpus.articles, self.corpus.documents, &alignments);
        let found = statements.len();
        // What most articles have is shown, in the order of the story.
        let mut order: Vec<usize> = (0..found).collect();
        order.sort_by_key(|&n| (std::cmp::Reverse(statements[n].articles()), n));
        order.truncate(room.rows);
        order.sort_unstable();
        statements = order.into_iter().map(|n| statements[n].clone()).collect();
        if statements.is_empty() || active.is_empty() {
            return None;
        }
        let count = |n: usize| style.numbers.count(n as u64);
        let mut subtitle = say!(
            style.language,
            "{event}: {shown} of {all} statements, those in most articles.",
            event = isolated(&event.title),
            shown = count(statements.len()),
            all = count(found)
        );
        if left_out > 0 {
            subtitle = say!(style.language, "{subtitle} {n} more sources cover it.", subtitle, n = count(left_out));
        }
        let labels = self.labels(
            style,
            "coverage",
            Words {
                title: say!(style.language, "Who has what?"),
                subtitle,
                note: say!(style.language, "Absent means not in these texts; the source may have it elsewhere."),
            },
            Some(message!("Statements are clusters of aligned sentences.")),
        );
        let mut data = Table::new("coverage", &["event", "statement", "source", "coverage"]);
        let rows: Vec<CoverageRow> = statements
            .iter()
            .map(|statement| {
                let cells: Vec<CoverageCell> = active
                    .iter()
                    .map(|&source| CoverageCell { covered: self.covered(statement, source), wording: String::new() })
                    .collect();
                for (cell, &source) in cells.iter().zip(&active) {
                    data.rows.push(vec![
                        event.id.as_str().into(),
                        statement.label.as_str().into(),
                        self.cell(source),
                        match cell.covered {
                            Covered::Same => "same",
                            Covered::Reworded => "reworded",
                            Covered::Partly => "partly",
                            Covered::Absent => "absent",
                            Covered::OtherEvent => "other event",
                        }
                        .into(),
                    ]);
                }
                CoverageRow { statement: statement.label.clone(), cells }
            })
            .collect();
        let chart = Matrix {
            labels: labels.clone(),
            sources: active.iter().map(|&source| self.sources[source].clone()).collect(),
            rows,
        };
        Some(Self::figure(&labels, chart.scene(style), data, |row, part| {
            let statement = Some((n, statements[row].sentence));
            Target { source: Some(active[part]), statement, ..Target::default() }
        }))
    }

    /// How a source has a statement: as the article of it that has it best.
    fn covered(&self, statement: &Statement, source: usize) -> Covered {
        let mine = statement.cells.iter().filter(|cell| self.selection.sources.of_article(cell.article) == source);
        match mine.map(|cell| cell.coverage).min() {
            None => Covered::OtherEvent,
            Some(Coverage::Verbatim) => Covered::Same,
            Some(Coverage::Reworded) => Covered::Reworded,
            Some(Coverage::Partly) => Covered::Partly,
            Some(Coverage::Absent) => Covered::Absent,
        }
    }
}
