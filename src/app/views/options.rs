//! What Terms, Charts and Coverage are told to count and show. Plain data, part of the state.

use std::collections::BTreeSet;

use super::concordance::{LineOrder, Question};
use crate::app::study::Study;
use crate::lexicon::{Family, Term};
use crate::model::{Article, ArticleIndex, Event, Hit, Role, Voice};
use crate::statistics::{Corpus, RoleName, Scope, Selection, SourceIndex};

/// What the three views are told.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ViewOptions {
    /// What Terms and Charts leave out.
    pub excluded: Excluded,
    /// The terms view.
    pub terms: super::terms::Options,
    /// The speakers view.
    pub speakers: super::speakers::Options,
    /// The charts view.
    pub charts: super::charts::Options,
    /// The coverage view.
    pub coverage: super::coverage::Options,
    /// The number in Terms or Charts whose sentences are shown.
    pub question: Option<Question>,
    /// Their order.
    pub line_order: LineOrder,
}

/// What the numbers are counted over.
pub(super) fn corpus(study: &Study) -> Corpus<'_> {
    study.analysis.corpus(&study.articles)
}

/// What is left out. Kept as what is left out, not as what is in, so that nothing ticked means nothing counted, and
/// a source that is added later counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excluded {
    /// Outlets by name.
    pub sources: BTreeSet<String>,
    /// Events by id.
    pub events: BTreeSet<String>,
    /// All events with a single article.
    pub single_events: bool,
    /// By [`Family::index`].
    pub families: [bool; 8],
    /// By [`Voice::index`].
    pub voices: [bool; 4],
    /// Terms that are only counted, not marked.
    pub rates: bool,
}

impl Default for Excluded {
    /// Attribution and doubt is left out: its verbs are nearly always the outlet's own words.
    fn default() -> Self {
        let mut families = [false; 8];
        families[Family::Attrib.index()] = true;
        Self {
            sources: BTreeSet::new(),
            events: BTreeSet::new(),
            single_events: false,
            families,
            voices: [false; 4],
            rates: true,
        }
    }
}

impl Excluded {
    /// Whether the hits of a term count.
    pub fn admits_term(&self, term: &Term) -> bool {
        !self.families[term.family.index()] && !(self.rates && term.role == Role::Rate)
    }

    /// Whether the articles of an event count.
    pub fn admits_event(&self, event: &Event) -> bool {
        !self.events.contains(&event.id) && !(self.single_events && event.articles.len() == 1)
    }

    /// What is left: articles, terms and voices that count.
    pub fn selection(&self, corpus: &Corpus<'_>) -> Selection {
        let mut inside = vec![true; corpus.articles.len()];
        for event in corpus.events.iter().filter(|event| !self.admits_event(event)) {
            for article in &event.articles {
                inside[article.index()] = false;
            }
        }
        let counts = |(n, article): (usize, &Article)| {
            (inside[n] && !self.sources.contains(&article.source.value)).then_some(ArticleIndex(n as u32))
        };
        Selection {
            articles: corpus.articles.iter().enumerate().filter_map(counts).collect(),
            terms: corpus.terms.iter().map(|term| self.admits_term(term)).collect(),
            voices: self.voices.map(|excluded| !excluded),
            sources: SourceIndex::of(corpus.articles),
        }
    }

    /// The same as a filter by what is in, for the report and captions. `None` if nothing is.
    pub fn scope(&self, articles: &[Article], events: &[Event]) -> Option<Scope> {
        fn rest<T: Ord>(all: impl Iterator<Item = T>, excluded: impl Fn(&T) -> bool) -> Option<BTreeSet<T>> {
            let mut any = false;
            let kept: BTreeSet<T> = all
                .filter(|value| {
                    let out = excluded(value);
                    any |= out;
                    !out
                })
                .collect();
            match (any, kept.is_empty()) {
                (false, _) => Some(BTreeSet::new()),
                (true, true) => None,
                (true, false) => Some(kept),
            }
        }
        let mut scope = Scope {
            sources: rest(articles.iter().map(|article| article.source.value.clone()), |name| {
                self.sources.contains(name)
            })?,
            events: self.events_left(events)?,
            families: rest(Family::ALL.iter().map(|family| family.id().to_owned()), |id| {
                Family::ALL.iter().any(|family| family.id() == id && self.families[family.index()])
            })?,
            voices: rest(Voice::ALL.into_iter(), |voice| self.voices[voice.index()])?,
            ..Scope::default()
        };
        if self.rates {
            scope.roles.insert(RoleName::Highlight);
        }
        Some(scope)
    }

    /// The ids of the events that count; empty if all do, `None` if none does.
    fn events_left(&self, events: &[Event]) -> Option<BTreeSet<String>> {
        let left = events.iter().filter(|event| self.admits_event(event)).map(|event| event.id.clone());
        let left: BTreeSet<String> = left.collect();
        match (left.len() == events.len(), left.is_empty()) {
            (true, _) => Some(BTreeSet::new()),
            (false, true) => None,
            (false, false) => Some(left),
        }
    }
}

/// Numbers beside the ticks: what each family and voice would add under the other ticks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Tallied {
    /// Hits by family, in the articles and voices that count.
    pub families: [u64; 8],
    /// Hits by voice, of the terms that count.
    pub voices: [u64; 4],
    /// Hits of terms that are only counted, in the families that count.
    pub rates: u64,
}

impl Tallied {
    /// Counts under a selection of articles.
    pub(super) fn of(corpus: &Corpus<'_>, selection: &Selection, excluded: &Excluded) -> Tallied {
        let mut out = Tallied::default();
        let mut add = |hit: &Hit| {
            let term = &corpus.terms[hit.term as usize];
            let voice = !excluded.voices[hit.label.voice.index()];
            if term.role == Role::Rate {
                out.rates += u64::from(voice && !excluded.families[term.family.index()]);
                if excluded.rates {
                    return;
                }
            }
            out.families[term.family.index()] += u64::from(voice);
            out.voices[hit.label.voice.index()] += u64::from(!excluded.families[term.family.index()]);
        };
        for article in &selection.articles {
            corpus.hits[article.index()].iter().for_each(&mut add);
        }
        out
    }
}
