//! Which sources a figure shows, what they are held against, and what to beware of.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::{Figures, SourceOrder};
use crate::chart::{Source, Style, isolated};
use crate::model::ArticleIndex;
use crate::statistics::{Advice, Count};
use crate::wording::say;

/// What is held against what, by positions of sources.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Sides {
    /// Two sources, the one to the left first.
    Pair([usize; 2]),
    /// All other sources to the left, one source to the right.
    Rest(usize),
}

impl Sides {
    /// The sources it names.
    pub fn named(&self) -> &[usize] {
        match self {
            Sides::Pair(pair) => pair,
            Sides::Rest(source) => std::slice::from_ref(source),
        }
    }
}

/// One side of a comparison.
pub(super) struct Side {
    /// How it is shown.
    pub(super) source: Source,
    /// The sources it is made of, by position.
    pub(super) sources: Vec<usize>,
}

/// The colour of all other sources together.
const OTHERS_COLOUR: usize = 7;

impl Figures<'_> {
    /// The sources with a selected article, by position, those with most words first.
    pub fn largest_sources(&self) -> Vec<usize> {
        let mut active = self.selection.active_sources();
        active.sort_by_key(|&source| (Reverse(self.tally.words[source]), source));
        active
    }

    /// The sources a figure shows, in the order chosen: all with a selected article, or the `most` with most words.
    pub(super) fn shown(&self, most: usize) -> Vec<usize> {
        let mut shown = self.most_words(self.selection.active_sources(), most);
        shown.sort_unstable();
        let rate = |source: usize| Count::new(self.hits(source), self.tally.words[source]).rate();
        match self.choices.order {
            SourceOrder::Appearance => {}
            SourceOrder::Name => {
                shown.sort_by_cached_key(|&source| crate::text::fold(&self.sources[source].name).into_owned());
            }
            SourceOrder::Words => shown.sort_by_key(|&source| Reverse(self.tally.words[source])),
            SourceOrder::Rate => shown.sort_by(|&a, &b| rate(b).total_cmp(&rate(a))),
        }
        shown
    }

    /// Of some sources the `most` with most words, in the order in which they come.
    pub(super) fn most_words(&self, mut sources: Vec<usize>, most: usize) -> Vec<usize> {
        if sources.len() > most {
            let mut largest = sources.clone();
            largest.sort_by_key(|&source| (Reverse(self.tally.words[source]), source));
            largest.truncate(most);
            sources.retain(|source| largest.contains(source));
        }
        sources
    }

    /// ` 24 of 312 sources, those with most words.`, or nothing if all are shown.
    pub(super) fn some_sources(&self, shown: usize, style: &Style) -> String {
        let all = self.selection.active_sources().len();
        if shown == all {
            return String::new();
        }
        let count = |n: usize| style.numbers.count(n as u64);
        say!(
            self.material.language,
            " {shown} of {all} sources, those with most words.",
            shown = count(shown),
            all = count(all)
        )
    }

    /// What to beware of when these sources are looked at side by side: the weakest ones are named.
    pub(super) fn caution(&self, shown: &[usize]) -> String {
        let level = |source: usize| Advice::on_source(self.tally.articles[source], self.hits(source));
        let mut out = Vec::new();
        for advice in [Advice::SingleArticle, Advice::CountsOnly, Advice::Exploratory] {
            let concerned: Vec<Cow<'_, str>> = shown
                .iter()
                .filter(|&&source| level(source) == advice)
                .map(|&source| isolated(&self.sources[source].monogram))
                .collect();
            if concerned.is_empty() || advice == Advice::Exploratory && !out.is_empty() {
                continue;
            }
            let who = if concerned.len() == shown.len() {
                say!(self.material.language, "All sources")
            } else if concerned.len() > 8 {
                say!(
                    self.material.language,
                    "{sources} and {n} more",
                    sources = concerned[..6].join(", "),
                    n = concerned.len() - 6
                )
            } else {
                concerned.join(", ")
            };
            out.push(match advice {
                Advice::SingleArticle => {
                    say!(
                        self.material.language,
                        "{who}: one article; outlet and article cannot be told apart. No test.",
                        who
                    )
                }
                Advice::CountsOnly => {
                    say!(
                        self.material.language,
                        "{who}: under 5 articles or 5 hits; counts and intervals only, their order means nothing.",
                        who
                    )
                }
                _ => say!(
                    self.material.language,
                    "{who}: under 30 articles; exploratory, a question and not a result.",
                    who
                ),
            });
        }
        out.extend(self.unread(shown));
        out.join(" ")
    }

    /// Which sources have articles in a language without a lexicon: they have no hits there because nobody looked.
    pub(super) fn unread(&self, shown: &[usize]) -> Option<String> {
        let settings = self.material.settings;
        let unread: Vec<Cow<'_, str>> = shown
            .iter()
            .filter(|&&source| {
                self.articles_of(&[source])
                    .iter()
                    .any(|article| !settings.has_lexicon_for(self.material.articles[article.index()].language))
            })
            .map(|&source| isolated(&self.sources[source].monogram))
            .collect();
        (!unread.is_empty()).then(|| {
            say!(
                self.material.language,
                "{who}: articles in a language that no lexicon is for; no terms are looked for in them.",
                who = unread.join(", ")
            )
        })
    }

    /// The two sides compared, the one to the left first: as chosen, else the two sources with most words.
    pub(super) fn sides(&self) -> Option<[Side; 2]> {
        let mut active = self.selection.active_sources();
        let one = |source: usize| Side { source: self.sources[source].clone(), sources: vec![source] };
        match self.choices.sides {
            Some(Sides::Pair([left, right])) if left != right && active.contains(&left) && active.contains(&right) => {
                return Some([one(left), one(right)]);
            }
            Some(Sides::Rest(source)) if active.contains(&source) && active.len() > 1 => {
                active.retain(|&other| other != source);
                let name = say!(self.material.language, "All {n} other sources", n = active.len());
                let others = Source { name, monogram: "∗".to_owned(), position: OTHERS_COLOUR };
                return Some([Side { source: others, sources: active }, one(source)]);
            }
            _ => {}
        }
        active.sort_by_key(|&source| (Reverse(self.tally.words[source]), source));
        active.truncate(2);
        active.sort_unstable();
        let [left, right] = <[usize; 2]>::try_from(active).ok()?;
        Some([one(left), one(right)])
    }

    /// The selected articles of some sources, in corpus order.
    pub(super) fn articles_of(&self, sources: &[usize]) -> Vec<ArticleIndex> {
        let of = |article: &ArticleIndex| sources.contains(&self.selection.sources.of_article(*article));
        self.selection.articles.iter().copied().filter(of).collect()
    }
}
