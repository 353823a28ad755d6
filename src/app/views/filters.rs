//! The filters that hold for every table, chart and export of the window alike. Plain data, part of the state and of
//! the project.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::compare::CopyCounting;
use crate::lexicon::{Family, Term};
use crate::model::{Article, Event, Hit, Role, Voice};
use crate::statistics::{Corpus, RoleName, Scope, Selection};

/// What counts. Lists hold what is left out, not what is in, so that nothing ticked means nothing counted, and a source
/// that is added later counts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// Outlets left out, by name.
    pub sources: BTreeSet<String>,
    /// Events left out, each by the id of its first article: the ids of events change when events are merged or split.
    pub events: BTreeSet<String>,
    /// Whether all events with a single article are left out.
    pub single_events: bool,
    /// Languages left out, by code.
    pub languages: BTreeSet<String>,
    /// First day of publication; articles without a date are left out once this or the last day is set.
    pub from: Option<Date>,
    /// Last day of publication.
    pub to: Option<Date>,
    /// Words or phrases of which an article must contain one.
    pub containing: BTreeSet<String>,
    /// How copies of one article count.
    pub copies: CopyCounting,
    /// Families left out, by [`Family::index`].
    pub families: [bool; 8],
    /// Categories left out, by id.
    pub categories: BTreeSet<String>,
    /// Subjects of the lexicon left out, by id. A term that names none belongs to every subject.
    pub topics: BTreeSet<String>,
    /// Voices left out, by [`Voice::index`].
    pub voices: [bool; 4],
    /// Whether terms that are only counted, not marked, are left out.
    pub rates: bool,
}

impl Default for Filters {
    /// Attribution and doubt is left out: its verbs are nearly always the outlet's own words.
    fn default() -> Self {
        let mut families = [false; 8];
        families[Family::Attrib.index()] = true;
        Self {
            sources: BTreeSet::new(),
            events: BTreeSet::new(),
            single_events: false,
            languages: BTreeSet::new(),
            from: None,
            to: None,
            containing: BTreeSet::new(),
            copies: CopyCounting::Each,
            families,
            categories: BTreeSet::new(),
            topics: BTreeSet::new(),
            voices: [false; 4],
            rates: true,
        }
    }
}

impl Filters {
    /// Whether the hits of a term count, whatever its category and family.
    fn admits_topics(&self, term: &Term) -> bool {
        let topics = &term.entry.topics;
        topics.is_empty() || topics.iter().any(|topic| !self.topics.contains(topic))
    }

    /// Whether the articles of an event count.
    pub fn admits_event(&self, event: &Event, articles: &[Article]) -> bool {
        !self.events.contains(event_name(event, articles)) && !(self.single_events && event.articles.len() == 1)
    }

    /// Whether every article counts.
    pub fn all_articles(&self) -> bool {
        let usual = Filters::default();
        let Filters { families, categories, topics, voices, rates, .. } = self.clone();
        *self == Filters { families, categories, topics, voices, rates, ..usual }
    }

    /// Articles, terms and voices that count.
    pub fn selection(&self, corpus: &Corpus<'_>) -> Selection {
        self.scope(corpus).map_or_else(|| Selection::nothing(corpus), |scope| Selection::of(corpus, &scope))
    }

    /// The same by what is in, for figures, tables and the report. `None` if nothing is.
    pub fn scope(&self, corpus: &Corpus<'_>) -> Option<Scope> {
        let Corpus { articles, events, terms, .. } = *corpus;
        let topics = terms.iter().flat_map(|term| &term.entry.topics).map(String::as_str);
        let mut scope = Scope {
            sources: left(articles.iter().map(|article| article.source.value.as_str()), &self.sources)?,
            events: self.events_left(events, articles)?,
            languages: left(articles.iter().map(|article| article.language.code()), &self.languages)?,
            from: self.from,
            to: self.to,
            containing: self.containing.clone(),
            copies: self.copies,
            categories: left(terms.iter().map(|term| term.category.as_str()), &self.categories)?,
            // Terms without a subject stay whatever is left out.
            topics: left(topics, &self.topics).unwrap_or_else(|| [String::new()].into()),
            ..Scope::default()
        };
        if self.families != [false; 8] {
            let inside = Family::ALL.iter().filter(|family| !self.families[family.index()]);
            scope.families = inside.map(|family| family.id().to_owned()).collect();
            if scope.families.is_empty() {
                return None;
            }
        }
        if self.voices != [false; 4] {
            scope.voices = Voice::ALL.into_iter().filter(|voice| !self.voices[voice.index()]).collect();
            if scope.voices.is_empty() {
                return None;
            }
        }
        if self.rates {
            scope.roles.insert(RoleName::Highlight);
        }
        Some(scope)
    }

    /// The ids of the events that count; empty if all do, `None` if none does.
    fn events_left(&self, events: &[Event], articles: &[Article]) -> Option<BTreeSet<String>> {
        if self.events.is_empty() && !self.single_events {
            return Some(BTreeSet::new());
        }
        let counted = events.iter().filter(|event| self.admits_event(event, articles)).map(|event| event.id.clone());
        let counted: BTreeSet<String> = counted.collect();
        match (counted.len() == events.len(), counted.is_empty()) {
            (true, _) => Some(BTreeSet::new()),
            (false, true) => None,
            (false, false) => Some(counted),
        }
    }
}

/// What an event is called in [`Filters::events`].
pub(in crate::app) fn event_name<'a>(event: &Event, articles: &'a [Article]) -> &'a str {
    event.articles.first().map_or("", |first| articles[first.index()].id.as_str())
}

/// What is left of `all` without `out`: empty if nothing is taken away, `None` if everything is.
fn left<'a>(all: impl Iterator<Item = &'a str>, out: &BTreeSet<String>) -> Option<BTreeSet<String>> {
    if out.is_empty() {
        return Some(BTreeSet::new());
    }
    let all: BTreeSet<&str> = all.collect();
    let kept: BTreeSet<String> = all.iter().filter(|name| !out.contains(**name)).map(|&name| name.to_owned()).collect();
    match (kept.len() == all.len(), kept.is_empty()) {
        (true, _) => Some(BTreeSet::new()),
        (false, true) => None,
        (false, false) => Some(kept),
    }
}

/// Numbers beside the ticks: what each family, category and voice would add under the other ticks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Tallied {
    /// Hits by family, in the articles and voices that count.
    pub families: [u64; 8],
    /// Hits by voice, of the terms that count.
    pub voices: [u64; 4],
    /// Hits of terms that are only counted, in the families that count.
    pub rates: u64,
    /// Categories of the families that count, by id in the lexicon's order, with their titles and hits.
    pub categories: Vec<(String, String, u64)>,
}

impl Tallied {
    /// Counts under a selection of articles.
    pub(super) fn of(corpus: &Corpus<'_>, selection: &Selection, filters: &Filters) -> Tallied {
        let mut by_term = vec![[0_u64; 4]; corpus.terms.len()];
        for hit in selection.articles.iter().flat_map(|article| &corpus.hits[article.index()]) {
            let Hit { term, label, .. } = hit;
            by_term[*term as usize][label.voice.index()] += 1;
        }
        let mut out = Tallied::default();
        let mut categories: Vec<(&str, &str, u64)> = Vec::new();
        for (term, counts) in corpus.terms.iter().zip(&by_term) {
            let role = !(filters.rates && term.role == Role::Rate);
            let family = !filters.families[term.family.index()];
            if family && role && categories.iter().all(|(id, ..)| *id != term.category) {
                categories.push((&term.category, &term.category_title, 0));
            }
            if !filters.admits_topics(term) {
                continue;
            }
            let category = !filters.categories.contains(&term.category);
            let heard: u64 = Voice::ALL.iter().filter(|v| !filters.voices[v.index()]).map(|v| counts[v.index()]).sum();
            if term.role == Role::Rate && family && category {
                out.rates += heard;
            }
            if role && category {
                out.families[term.family.index()] += heard;
            }
            if role
                && family
                && let Some(entry) = categories.iter_mut().find(|(id, ..)| *id == term.category)
            {
                entry.2 += heard;
            }
            if role && family && category {
                for (sum, count) in out.voices.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
        }
        out.categories = categories.into_iter().map(|(id, title, n)| (id.to_owned(), title.to_owned(), n)).collect();
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::study::Study;
    use crate::app::views::options::corpus;
    use crate::export::usual_scope;

    fn study() -> Study {
        let mut articles = crate::import::sample().articles;
        articles.truncate(6);
        let analysis =
            crate::analysis::Analysis::run(&articles, &Default::default(), &crate::model::Progress::default()).unwrap();
        Study::without_project("Test", articles, analysis)
    }

    #[test]
    fn what_the_window_counts_is_what_the_command_counts() {
        assert_eq!(Filters::default().scope(&corpus(&study())), Some(usual_scope()));
    }

    #[test]
    fn filters_and_their_scope_let_the_same_through() {
        let study = study();
        let corpus = corpus(&study);
        let articles = |filters: &Filters| filters.selection(&corpus).articles.len();
        let everything = articles(&Filters::default());
        assert_eq!(everything, 6);
        let source = study.articles[0].source.value.clone();
        let without = Filters { sources: [source].into(), ..Filters::default() };
        assert!(articles(&without) < everything && !without.all_articles());
        let event = &study.analysis.events[0];
        let name = event_name(event, &study.articles).to_owned();
        assert_eq!(articles(&Filters { events: [name].into(), ..Filters::default() }), 6 - event.articles.len());
        let every: BTreeSet<String> = study.sources.iter().map(|source| source.name.clone()).collect();
        assert_eq!(articles(&Filters { sources: every, ..Filters::default() }), 0);
        let silent = Filters { voices: [true; 4], ..Filters::default() };
        assert_eq!(silent.scope(&corpus), None);
        let topics = corpus.terms.iter().flat_map(|term| term.entry.topics.clone()).collect();
        let general = Filters { topics, ..Filters::default() }.selection(&corpus);
        let counted = |n: usize| general.terms[n];
        assert!((0..corpus.terms.len()).filter(|&n| counted(n)).all(|n| corpus.terms[n].entry.topics.is_empty()));
        assert!((0..corpus.terms.len()).any(counted));
    }
}
