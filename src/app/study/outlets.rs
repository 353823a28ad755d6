//! The outlets of a corpus.

use rustc_hash::FxHashMap;

use crate::model::{Article, ArticleIndex};

/// An outlet of the open corpus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its name; empty for articles without one.
    pub name: String,
    /// Two letters, unique in the corpus.
    pub monogram: String,
    /// Its articles, in corpus order.
    pub articles: Vec<ArticleIndex>,
    /// Running words of its articles.
    pub words: u64,
}

/// The outlets in order of first appearance, with two letters each that no other has.
pub fn sources(articles: &[Article], words: impl Fn(ArticleIndex) -> u64) -> Vec<Source> {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut out: Vec<Source> = Vec::new();
    for (n, article) in articles.iter().enumerate() {
        let index = ArticleIndex(n as u32);
        let name = article.source.value.as_str();
        let at = *known.entry(name).or_insert_with(|| {
            out.push(Source { name: name.to_owned(), monogram: String::new(), articles: Vec::new(), words: 0 });
            out.len() - 1
        });
        out[at].articles.push(index);
        out[at].words += words(index);
    }
    let names: Vec<String> = out.iter().map(|source| source.name.clone()).collect();
    for (source, monogram) in out.iter_mut().zip(crate::chart::monograms(&names)) {
        source.monogram = monogram;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monograms(names: &[&str]) -> Vec<String> {
        let articles: Vec<Article> = names
            .iter()
            .map(|name| {
                let mut article = Article::default();
                article.source.value = (*name).to_owned();
                article
            })
            .collect();
        sources(&articles, |_| 0).into_iter().map(|source| source.monogram).collect()
    }

    #[test]
    fn every_source_has_two_letters_of_its_own() {
        assert_eq!(
            monograms(&["Lowmark Chronicle", "The Gangway", "Lowmark Courier", "Late Courant", ""]),
            ["LC", "GA", "LO", "LA", "??"]
        );
    }
}
