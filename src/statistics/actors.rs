//! Who is named in every article, and how often: made once for the names that were found, and summed by whatever the
//! filters let through.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::scope::Selection;
use crate::model::{ArticleIndex, Naming};

/// The actors named in every article.
#[derive(Debug, Default)]
pub struct Actors {
    /// In the order of the alphabet.
    names: Vec<Box<str>>,
    /// By article: its actors and how often each is named.
    of_article: Vec<Box<[(u32, u32)]>>,
}

/// How widely an actor is named. The order of the items is that of importance: those whom two sources or more name come
/// first, then those named most often, then the order of the alphabet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Named {
    /// Sources that name it, at most 2.
    sources: Reverse<u32>,
    mentions: Reverse<u32>,
    actor: u32,
}

impl Actors {
    /// Reads the names found in each article, on all processors.
    pub fn of(namings: &[Vec<Naming>]) -> Actors {
        let counted: Vec<Vec<(&str, u32)>> = namings
            .par_iter()
            .map(|namings| {
                let mut here: Vec<&str> = namings.iter().map(|naming| naming.actor.as_str()).collect();
                here.sort_unstable();
                here.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as u32)).collect()
            })
            .collect();
        let mut names: Vec<&str> = counted.iter().flatten().map(|(name, _)| *name).collect();
        names.par_sort_unstable();
        names.dedup();
        let numbers: FxHashMap<&str, u32> = names.iter().copied().zip(0..).collect();
        let number = |here: &Vec<(&str, u32)>| here.iter().map(|(name, count)| (numbers[name], *count)).collect();
        let of_article = counted.par_iter().map(number).collect();
        Actors { names: names.into_iter().map(Box::from).collect(), of_article }
    }

    /// The name of an actor.
    pub fn name(&self, actor: Named) -> &str {
        &self.names[actor.actor as usize]
    }

    /// Who is named in the selected articles, the most important first.
    pub fn of_selection(&self, selection: &Selection) -> Vec<Named> {
        let mut all = self.counted(selection);
        all.par_sort_unstable();
        all
    }

    /// The most important of those named in the selected articles.
    pub fn first(&self, selection: &Selection) -> Option<Named> {
        self.counted(selection).into_iter().min()
    }

    fn counted(&self, selection: &Selection) -> Vec<Named> {
        // By actor: sources, mentions, and the last source counted.
        let mut sums: Vec<(u32, u32, u32)> = vec![(0, 0, u32::MAX); self.names.len()];
        for (source, articles) in selection.by_source().iter().enumerate() {
            for &(actor, count) in articles.iter().flat_map(|article| self.here(*article)) {
                let (sources, mentions, last) = &mut sums[actor as usize];
                *sources += u32::from(*last != source as u32);
                *last = source as u32;
                *mentions += count;
            }
        }
        let named = |(actor, &(sources, mentions, _)): (usize, &(u32, u32, u32))| Named {
            sources: Reverse(sources.min(2)),
            mentions: Reverse(mentions),
            actor: actor as u32,
        };
        sums.iter().enumerate().filter(|(_, sum)| sum.1 > 0).map(named).collect()
    }

    /// The selected articles in which an actor is named.
    pub fn articles_with<'s>(
        &'s self,
        actor: &str,
        selection: &'s Selection,
    ) -> impl Iterator<Item = ArticleIndex> + use<'s> {
        let known = self.names.binary_search_by(|name| (**name).cmp(actor)).ok().map(|known| known as u32);
        let named = move |article: &ArticleIndex| {
            known.is_some_and(|known| self.here(*article).binary_search_by_key(&known, |(actor, _)| *actor).is_ok())
        };
        selection.articles.iter().copied().filter(named)
    }

    fn here(&self, article: ArticleIndex) -> &[(u32, u32)] {
        self.of_article.get(article.index()).map_or(&[], |here| here)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::model::Span;

    #[test]
    fn those_whom_several_sources_name_come_first() {
        let fixture = Fixture::new(&[("A", "", "One."), ("B", "", "Two."), ("A", "", "Three.")]);
        let selection = fixture.corpus().everything();
        let naming = |actor: &str| Naming { span: Span::new(0, 1), actor: actor.to_owned(), sentence: 0 };
        let namings = [
            vec![naming("Orla Venn"), naming("Port Ansel"), naming("Orla Venn")],
            vec![naming("Port Ansel")],
            vec![naming("Orla Venn"), naming("Bren Tully")],
        ];
        let actors = Actors::of(&namings);
        let names = |selection: &Selection| -> Vec<String> {
            actors.of_selection(selection).into_iter().map(|named| actors.name(named).to_owned()).collect()
        };
        assert_eq!(names(&selection), ["Port Ansel", "Orla Venn", "Bren Tully"]);
        let with: Vec<ArticleIndex> = actors.articles_with("Orla Venn", &selection).collect();
        assert_eq!(with, [ArticleIndex(0), ArticleIndex(2)]);
        assert_eq!(actors.first(&selection).map(|named| actors.name(named)), Some("Port Ansel"));
        let one = Selection { articles: vec![ArticleIndex(0)], ..selection };
        assert_eq!(names(&one), ["Orla Venn", "Port Ansel"]);
    }
}
