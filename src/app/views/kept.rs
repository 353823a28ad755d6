//! What a pane is told, as the project keeps it. What the window knows by position — outlets, terms, events — the project
//! knows by name, because positions change with the corpus and the lexicon; what is gone is left out.

use serde::{Deserialize, Serialize};

use super::concordance::{LineOrder, TermName};
use super::filters::event_name;
use super::options::ViewOptions;
use super::terms::SortBy;
use super::{charts, coverage, speakers, terms};
use crate::app::study::Study;
use crate::export::figures::Sides;

/// The options of a pane without the filters, which are those of all panes.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptOptions {
    terms: terms::Options,
    sort: Sort,
    speakers: speakers::Options,
    charts: charts::Options,
    about: About,
    coverage: coverage::Options,
    line_order: LineOrder,
}

/// What the table of terms is sorted by.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Sort {
    Term,
    Source(String),
    #[default]
    Total,
}

/// What figures are about.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct About {
    #[serde(skip_serializing_if = "Option::is_none")]
    sides: Option<KeptSides>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<TermName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
}

/// What is held against what, by names of outlets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum KeptSides {
    Pair([String; 2]),
    Rest(String),
}

impl KeptOptions {
    /// What a pane is told about a corpus.
    pub fn of(options: &ViewOptions, study: &Study) -> KeptOptions {
        let source = |position: usize| study.sources.get(position).map(|source| source.name.clone());
        let events = &study.analysis.events;
        let charts = &options.charts;
        KeptOptions {
            terms: options.terms.clone(),
            sort: match options.terms.sort {
                SortBy::Term => Sort::Term,
                SortBy::Source(position) => source(position).map_or(Sort::Total, Sort::Source),
                SortBy::Total => Sort::Total,
            },
            speakers: options.speakers.clone(),
            charts: charts.clone(),
            about: About {
                sides: charts.sides.and_then(|sides| match sides {
                    Sides::Pair([one, other]) => Some(KeptSides::Pair([source(one)?, source(other)?])),
                    Sides::Rest(one) => Some(KeptSides::Rest(source(one)?)),
                }),
                term: charts.term.and_then(|term| study.analysis.matcher.terms().get(term)).map(TermName::of),
                event: charts.event.and_then(|at| Some(event_name(events.get(at)?, &study.articles).to_owned())),
            },
            coverage: options.coverage.clone(),
            line_order: options.line_order,
        }
    }

    /// Tells a pane the same; filters and the number whose sentences are shown stay.
    pub fn restore(self, options: &mut ViewOptions, study: &Study) {
        let source = |name: &str| study.sources.iter().position(|source| source.name == name);
        let KeptOptions { terms, sort, speakers, charts, about, coverage, line_order } = self;
        options.terms = terms;
        options.terms.sort = match sort {
            Sort::Term => SortBy::Term,
            Sort::Source(name) => source(&name).map_or(SortBy::Total, SortBy::Source),
            Sort::Total => SortBy::Total,
        };
        options.speakers = speakers;
        options.charts = charts;
        options.charts.sides = about.sides.and_then(|sides| match sides {
            KeptSides::Pair([one, other]) => Some(Sides::Pair([source(&one)?, source(&other)?])),
            KeptSides::Rest(one) => Some(Sides::Rest(source(&one)?)),
        });
        let named =
            |name: &TermName| study.analysis.matcher.terms().iter().position(|term| TermName::of(term) == *name);
        options.charts.term = about.term.as_ref().and_then(named);
        let events = &study.analysis.events;
        let called = |name: &String| events.iter().position(|event| event_name(event, &study.articles) == name);
        options.charts.event = about.event.as_ref().and_then(called);
        options.coverage = coverage;
        options.line_order = line_order;
    }
}
