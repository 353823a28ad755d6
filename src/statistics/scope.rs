//! What the tables count over, and the filter that holds for all of them alike.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::concordance::articles_with;
use crate::compare::{CopyCounting, not_counted};
use crate::lexicon::Term;
use crate::model::{Alignment, Article, ArticleIndex, Attribution, Event, Hit, Role, Voice};
use crate::text::{Document, Reading, Vocabulary};

/// A borrowed view of an analysis: everything the tables read. Lists by article run in corpus order.
#[derive(Clone, Copy, Debug)]
pub struct Corpus<'a> {
    /// The articles.
    pub articles: &'a [Article],
    /// Their sentences and tokens.
    pub documents: &'a [Document],
    /// The forms of all tokens.
    pub vocabulary: &'a Vocabulary,
    /// Attributions by article.
    pub attributions: &'a [Vec<Attribution>],
    /// Hits by article.
    pub hits: &'a [Vec<Hit>],
    /// The terms the hits refer to.
    pub terms: &'a [Term],
    /// The events; may be empty.
    pub events: &'a [Event],
    /// Groups of articles that are copies of one another; may be empty.
    pub copies: &'a [Vec<ArticleIndex>],
}

impl<'a> Corpus<'a> {
    /// One article with what is needed to read it.
    pub fn reading(&self, article: ArticleIndex) -> Reading<'a> {
        Reading {
            article: &self.articles[article.index()],
            document: &self.documents[article.index()],
            vocabulary: self.vocabulary,
        }
    }

    /// Every article with all terms, voices and roles.
    pub fn everything(&self) -> Selection {
        Selection::of(self, &Scope::default())
    }
}

/// A filter. An empty set lets everything through; the conditions hold together.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scope {
    /// Outlets, by the value of the article's source; the empty string is articles without one.
    pub sources: BTreeSet<String>,
    /// Events, by id.
    pub events: BTreeSet<String>,
    /// Articles, by id.
    pub articles: BTreeSet<String>,
    /// How copies count, among the articles that the other conditions let through ([`not_counted`]).
    pub copies: CopyCounting,
    /// Languages, by code.
    pub languages: BTreeSet<String>,
    /// First day of publication. Articles without a date are left out once `from` or `to` is set.
    pub from: Option<Date>,
    /// Last day of publication.
    pub to: Option<Date>,
    /// Words or phrases of which an article must contain one, whoever says it: `*` and `?` are wildcards
    /// ([`super::Query::phrase`]).
    pub containing: BTreeSet<String>,
    /// Categories of the lexicon, by id.
    pub categories: BTreeSet<String>,
    /// Families of categories, by id.
    pub families: BTreeSet<String>,
    /// Subjects, by id. A term that names none belongs to every subject.
    pub topics: BTreeSet<String>,
    /// Voices of the hits.
    pub voices: BTreeSet<Voice>,
    /// Roles of the terms: highlights, rates.
    pub roles: BTreeSet<RoleName>,
}

/// [`Role`] with an order, for sets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RoleName {
    /// Marked in the text.
    Highlight,
    /// Counted only.
    Rate,
}

impl From<Role> for RoleName {
    fn from(role: Role) -> RoleName {
        match role {
            Role::Highlight => RoleName::Highlight,
            Role::Rate => RoleName::Rate,
        }
    }
}

fn lets<T: Ord + ?Sized, S: Ord + std::borrow::Borrow<T>>(set: &BTreeSet<S>, value: &T) -> bool {
    set.is_empty() || set.contains(value)
}

impl Scope {
    /// Whether nothing is filtered.
    pub fn is_everything(&self) -> bool {
        *self == Scope::default()
    }

    fn admits_article(&self, article: &Article) -> bool {
        lets(&self.sources, article.source.value.as_str())
            && lets(&self.articles, article.id.as_str())
            && lets(&self.languages, article.language.code())
            && (self.from.is_none() && self.to.is_none()
                || article.published.date.is_some_and(|date| {
                    self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
                }))
    }

    fn admits_term(&self, term: &Term) -> bool {
        lets(&self.categories, term.category.as_str())
            && lets(&self.families, term.family.id())
            && lets(&self.roles, &RoleName::from(term.role))
            && (self.topics.is_empty()
                || term.entry.topics.is_empty()
                || term.entry.topics.iter().any(|topic| self.topics.contains(topic)))
    }
}

/// The outlets of a corpus in order of first appearance, and which article is whose.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SourceIndex {
    names: Vec<String>,
    of_article: Vec<u32>,
}

impl SourceIndex {
    /// Lists the outlets of all articles, filtered or not, so that positions (and colours) stay when a filter changes.
    pub fn of(articles: &[Article]) -> SourceIndex {
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut index = SourceIndex::default();
        for article in articles {
            let name = article.source.value.as_str();
            let source = *known.entry(name).or_insert_with(|| {
                index.names.push(name.to_owned());
                index.names.len() as u32 - 1
            });
            index.of_article.push(source);
        }
        index
    }

    /// Number of outlets.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names as they stand in the articles; empty for articles without a source.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// A name for display: `(no source)` for articles without one.
    pub fn label(&self, source: usize) -> &str {
        match self.names[source].as_str() {
            "" => "(no source)",
            name => name,
        }
    }

    /// The outlet of an article, as a position in [`SourceIndex::names`].
    pub fn of_article(&self, article: ArticleIndex) -> usize {
        self.of_article[article.index()] as usize
    }
}

/// A scope applied to a corpus: which articles, terms and voices count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection {
    /// The articles, in corpus order.
    pub articles: Vec<ArticleIndex>,
    /// By term: whether it counts.
    pub terms: Vec<bool>,
    /// By [`Voice::index`]: whether hits in it count.
    pub voices: [bool; 4],
    /// The outlets of the whole corpus.
    pub sources: SourceIndex,
}

impl Selection {
    /// Applies a scope.
    pub fn of(corpus: &Corpus<'_>, scope: &Scope) -> Selection {
        let in_events: Option<Vec<bool>> = (!scope.events.is_empty()).then(|| {
            let mut inside = vec![false; corpus.articles.len()];
            for event in corpus.events.iter().filter(|event| scope.events.contains(&event.id)) {
                for article in &event.articles {
                    inside[article.index()] = true;
                }
            }
            inside
        });
        let holding =
            (!scope.containing.is_empty()).then(|| articles_with(corpus, scope.containing.iter().map(String::as_str)));
        let mut articles: Vec<ArticleIndex> = (0..corpus.articles.len())
            .filter(|&n| {
                in_events.as_ref().is_none_or(|inside| inside[n])
                    && holding.as_ref().is_none_or(|holding| holding[n])
                    && scope.admits_article(&corpus.articles[n])
            })
            .map(|n| ArticleIndex(n as u32))
            .collect();
        if scope.copies != CopyCounting::Each {
            let here = |group: &Vec<ArticleIndex>| -> Vec<ArticleIndex> {
                group.iter().copied().filter(|article| articles.binary_search(article).is_ok()).collect()
            };
            let groups: Vec<Vec<ArticleIndex>> =
                corpus.copies.iter().map(here).filter(|group| group.len() > 1).collect();
            let out = not_counted(scope.copies, &groups, corpus.articles);
            articles.retain(|article| out.binary_search(article).is_err());
        }
        Selection {
            articles,
            terms: corpus.terms.iter().map(|term| scope.admits_term(term)).collect(),
            voices: Voice::ALL.map(|voice| lets(&scope.voices, &voice)),
            sources: SourceIndex::of(corpus.articles),
        }
    }

    /// Nothing at all.
    pub fn nothing(corpus: &Corpus<'_>) -> Selection {
        Selection {
            articles: Vec::new(),
            terms: vec![false; corpus.terms.len()],
            voices: [false; 4],
            sources: SourceIndex::of(corpus.articles),
        }
    }

    /// Whether an article counts.
    pub fn holds(&self, article: ArticleIndex) -> bool {
        self.articles.binary_search(&article).is_ok()
    }

    /// An event as far as it counts: its selected articles, and what of its alignments lies between them.
    pub fn of_event(&self, event: &Event, alignments: &[Alignment]) -> (Event, Vec<Alignment>) {
        let mut event = event.clone();
        event.articles.retain(|&article| self.holds(article));
        let inside = |pair: &&Alignment| self.holds(pair.a.article) && self.holds(pair.b.article);
        (event, alignments.iter().filter(inside).copied().collect())
    }

    /// Whether a hit counts, its article being selected.
    pub fn admits(&self, hit: &Hit) -> bool {
        self.terms[hit.term as usize] && self.voices[hit.label.voice.index()]
    }

    /// The selected articles of one outlet.
    pub fn of_source(&self, source: usize) -> Vec<ArticleIndex> {
        self.articles.iter().copied().filter(|&article| self.sources.of_article(article) == source).collect()
    }

    /// The selected articles of every outlet, filtered or not, by its position.
    pub fn by_source(&self) -> Vec<Vec<ArticleIndex>> {
        let mut by_source = vec![Vec::new(); self.sources.len()];
        for &article in &self.articles {
            by_source[self.sources.of_article(article)].push(article);
        }
        by_source
    }

    /// The outlets that have a selected article, in order.
    pub fn active_sources(&self) -> Vec<usize> {
        let mut active = vec![false; self.sources.len()];
        for &article in &self.articles {
            active[self.sources.of_article(article)] = true;
        }
        (0..active.len()).filter(|&source| active[source]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;

    fn set(values: &[&str]) -> BTreeSet<String> {
        values.iter().map(|&value| value.to_owned()).collect()
    }

    #[test]
    fn conditions_hold_together() {
        let fixture = Fixture::new(&[
            ("Courier", "2024-05-01", "The regime fell."),
            ("Gazette", "2024-05-02", "The mob ran."),
            ("Courier", "", "The regime rose."),
            ("", "2024-05-09", "A mob."),
        ]);
        let corpus = fixture.corpus();
        let check = |scope: Scope, expect: &[u32]| {
            let found: Vec<u32> = Selection::of(&corpus, &scope).articles.iter().map(|article| article.0).collect();
            assert_eq!(found, expect, "{scope:?}");
        };
        check(Scope::default(), &[0, 1, 2, 3]);
        check(Scope { sources: set(&["Courier"]), ..Scope::default() }, &[0, 2]);
        check(Scope { sources: set(&[""]), ..Scope::default() }, &[3]);
        check(Scope { from: Some(jiff::civil::date(2024, 5, 2)), ..Scope::default() }, &[1, 3]);
        check(Scope { to: Some(jiff::civil::date(2024, 5, 2)), ..Scope::default() }, &[0, 1]);
        check(Scope { events: set(&["event-2"]), ..Scope::default() }, &[1]);
        check(Scope { containing: set(&["the regime"]), ..Scope::default() }, &[0, 2]);
        check(Scope { containing: set(&["regime fell", "a mo*"]), ..Scope::default() }, &[0, 3]);
        check(Scope { containing: set(&["MOB"]), sources: set(&["Gazette"]), ..Scope::default() }, &[1]);
        check(Scope { containing: set(&["nowhere", "…"]), ..Scope::default() }, &[]);
        check(Scope { events: set(&["event-1"]), sources: set(&["Gazette"]), ..Scope::default() }, &[]);
    }

    #[test]
    fn copies_leave_the_selection_and_come_back() {
        let fixture = Fixture::new(&[("A", "", "One."), ("B", "", "One."), ("C", "", "Two.")]);
        let groups = [vec![ArticleIndex(0), ArticleIndex(1)]];
        let corpus = Corpus { copies: &groups, ..fixture.corpus() };
        for (copies, sources, expect) in [
            (CopyCounting::Once, &[][..], &[0, 2][..]),
            (CopyCounting::LeaveOut, &[], &[2]),
            (CopyCounting::Each, &[], &[0, 1, 2]),
            // The copy counts where the other one is filtered out.
            (CopyCounting::Once, &["B", "C"], &[1, 2]),
            (CopyCounting::LeaveOut, &["B", "C"], &[1, 2]),
        ] {
            let scope = Scope { copies, sources: set(sources), ..Scope::default() };
            let found: Vec<u32> = Selection::of(&corpus, &scope).articles.iter().map(|article| article.0).collect();
            assert_eq!(found, expect, "{copies:?} of {sources:?}");
        }
    }

    #[test]
    fn sources_keep_their_order_whatever_the_filter() {
        let fixture = Fixture::new(&[("B", "", "x"), ("A", "", "y"), ("B", "", "z"), ("", "", "w")]);
        let corpus = fixture.corpus();
        let selection = Selection::of(&corpus, &Scope { sources: set(&["A", ""]), ..Scope::default() });
        assert_eq!(selection.sources.names(), ["B", "A", ""]);
        assert_eq!(selection.active_sources(), [1, 2]);
        assert_eq!(selection.sources.label(2), "(no source)");
    }

    #[test]
    fn a_scope_survives_being_saved() {
        let scope = Scope {
            voices: [Voice::Own].into(),
            roles: [RoleName::Highlight].into(),
            from: Some(jiff::civil::date(2024, 5, 2)),
            ..Scope::default()
        };
        let json = serde_json::to_string(&scope).unwrap();
        assert_eq!(serde_json::from_str::<Scope>(&json).unwrap(), scope);
        assert!(serde_json::from_str::<Scope>("{}").unwrap().is_everything());
    }
}
