//! What the terms table shows: counts under the scope, filtered, grouped and sorted.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Options, SortBy};
use crate::app::study::Study;
use crate::app::views::concordance::TermName;
use crate::app::views::counted::Counted;
use crate::app::views::filters::Filters;
use crate::lexicon::Term;
use crate::statistics::{ByVoice, Count, Interval, TermRow};

/// Confidence of the intervals.
pub(super) const CONFIDENCE: f64 = 0.95;

/// The table, kept between frames.
#[derive(Default)]
pub(super) struct Rows {
    counted: Option<(u64, Filters)>,
    ordered: Option<Options>,
    tally: Option<Arc<Counted>>,
    found: Vec<TermRow>,
    /// Positions in `found` in the order shown, and whether a row is the first of its family.
    shown: Vec<(usize, bool)>,
    /// Outlets with an article in scope, by position.
    pub columns: Vec<usize>,
    /// The largest value of a cell shown: a rate or a number of hits.
    pub most: f64,
    intervals: FxHashMap<(u64, u64), Interval>,
}

impl Rows {
    /// Brings the table up to date.
    pub(super) fn update(&mut self, study: &Study, key: (u64, &Filters), counted: &Arc<Counted>, options: &Options) {
        let fresh = self.counted.as_ref().is_some_and(|(revision, filters)| (*revision, filters) == key);
        if !fresh {
            self.found = counted.tally.table().rows;
            self.columns = counted.selection.active_sources();
            self.tally = Some(Arc::clone(counted));
            self.intervals.clear();
            self.counted = Some((key.0, key.1.clone()));
            self.ordered = None;
        }
        if self.ordered.as_ref() != Some(options) {
            self.order(study.analysis.matcher.terms(), options);
            self.ordered = Some(options.clone());
        }
    }

    fn order(&mut self, terms: &[Term], options: &Options) {
        let term = |row: &TermRow| &terms[row.term as usize];
        let kept = |row: &TermRow| row.total() >= options.minimum || options.pinned.contains(&TermName::of(term(row)));
        let mut order: Vec<usize> = (0..self.found.len()).filter(|&n| kept(&self.found[n])).collect();
        order.sort_by(|&a, &b| {
            let (x, y) = (&self.found[a], &self.found[b]);
            let families = if options.grouped { term(x).family.cmp(&term(y).family) } else { Ordering::Equal };
            let column = match options.sort {
                SortBy::Term => term(x).term.to_lowercase().cmp(&term(y).term.to_lowercase()),
                SortBy::Source(source) => in_source(x, source).cmp(&in_source(y, source)),
                SortBy::Total => x.total().cmp(&y.total()),
            };
            let column = if options.descending { column.reverse() } else { column };
            families.then(column).then(y.total().cmp(&x.total())).then(x.term.cmp(&y.term))
        });
        let mut before = None;
        self.shown = order
            .into_iter()
            .map(|n| {
                let family = term(&self.found[n]).family;
                (n, options.grouped && before.replace(family) != Some(family))
            })
            .collect();
        self.most = 0.0;
        for n in 0..self.shown.len() {
            for &source in &self.columns {
                self.most = self.most.max(self.value(n, source, options));
            }
        }
    }

    /// Number of rows shown.
    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    /// Number of terms found in scope.
    pub(super) fn found(&self) -> usize {
        self.found.len()
    }

    /// A row shown, and whether it is the first of its family.
    pub(super) fn row(&self, n: usize) -> (&TermRow, bool) {
        let (position, first) = self.shown[n];
        (&self.found[position], first)
    }

    /// The row that shows a term.
    pub(super) fn position(&self, terms: &[Term], name: &TermName) -> Option<usize> {
        self.shown.iter().position(|&(n, _)| TermName::of(&terms[self.found[n].term as usize]) == *name)
    }

    /// Words in scope by source.
    pub(super) fn words(&self, source: usize) -> u64 {
        self.tally.as_ref().map_or(0, |counted| counted.tally.words[source])
    }

    /// Articles in scope by source.
    pub(super) fn articles(&self, source: usize) -> u32 {
        self.tally.as_ref().map_or(0, |counted| counted.tally.articles[source])
    }

    /// Hits of a row in a source, by voice, and held against the source's words.
    pub(super) fn cell(&self, n: usize, source: usize) -> (&ByVoice, Count) {
        let row = self.row(n).0;
        (&row.by_source[source], Count::new(row.in_source(source), self.words(source)))
    }

    /// The number a cell is tinted by.
    pub(super) fn value(&self, n: usize, source: usize, options: &Options) -> f64 {
        let count = self.cell(n, source).1;
        if options.rate { count.rate() } else { count.hits as f64 }
    }

    /// The interval of a count, computed once.
    pub(super) fn interval(&mut self, count: Count) -> Interval {
        *self.intervals.entry((count.hits, count.words)).or_insert_with(|| count.interval(CONFIDENCE))
    }
}

fn in_source(row: &TermRow, source: usize) -> u64 {
    row.by_source.get(source).map_or(0, |_| row.in_source(source))
}
