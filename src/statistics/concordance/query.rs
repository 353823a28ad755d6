//! What a concordance looks for: terms of the lexicon, or words in a row.

use rayon::prelude::*;

use crate::model::{Article, ArticleIndex};
use crate::statistics::scope::Corpus;
use crate::text::{self, FormId, Reading, Vocabulary, Wildcard};

/// What to look for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Query {
    /// Hits of these terms of the lexicon (by index), as the selection admits them.
    Terms(Vec<u32>),
    /// Words in a row; each position lists the folded words that fit, sorted.
    Words(Vec<Vec<FormId>>),
}

impl Query {
    /// A word or phrase, upper and lower case alike; `*` and `?` in a word are wildcards ([`Wildcard`]). `None` if it
    /// holds no word.
    pub fn phrase(vocabulary: &Vocabulary, phrase: &str) -> Option<Query> {
        let mut slots: Vec<Vec<FormId>> = Vec::new();
        for part in phrase.split_whitespace() {
            if let Some(wildcard) = Wildcard::new(part).filter(|wildcard| !wildcard.is_bare()) {
                slots.push(wildcard.words(vocabulary));
                continue;
            }
            // Cut as the texts were cut, so that `dog's` is a word and its ending.
            let mut article = Article::default();
            article.set_text("", part);
            let mut local = Vocabulary::default();
            let document = text::read(&article, &mut local);
            for token in &document.tokens {
                slots.push(vocabulary.find(local.folded(token.form)).into_iter().collect());
            }
        }
        (!slots.is_empty()).then_some(Query::Words(slots))
    }
}

/// By form, whether it fits the first place of a phrase: scanning a text then takes one look-up a token.
pub(super) fn begins(corpus: &Corpus<'_>, first: &[FormId]) -> Vec<bool> {
    corpus.vocabulary.forms().iter().map(|form| first.binary_search(&form.word).is_ok()).collect()
}

/// The sentence in which a phrase stands that begins at a token; `None` if none begins there.
pub(super) fn begun(reading: &Reading<'_>, at: usize, begins: &[bool], rest: &[Vec<FormId>]) -> Option<usize> {
    let tokens = reading.tokens();
    if !begins[tokens[at].form.index()] {
        return None;
    }
    let end = at + 1 + rest.len();
    let fits = end <= tokens.len()
        && rest.iter().zip(at + 1..).all(|(slot, token)| slot.binary_search(&reading.word(token)).is_ok());
    let sentence = fits.then(|| reading.document.sentence_at(tokens[at].start))?;
    (end <= reading.sentences()[sentence].tokens.end as usize).then_some(sentence)
}

/// By article of the corpus: whether it contains one of the phrases ([`Query::phrase`]), whoever says it.
pub(in crate::statistics) fn articles_with<'p>(
    corpus: &Corpus<'_>,
    phrases: impl Iterator<Item = &'p str>,
) -> Vec<bool> {
    let slots: Vec<Vec<Vec<FormId>>> = phrases
        .filter_map(|phrase| match Query::phrase(corpus.vocabulary, phrase) {
            Some(Query::Words(slots)) => Some(slots),
            _ => None,
        })
        .collect();
    let parts: Vec<(Vec<bool>, &[Vec<FormId>])> = slots
        .iter()
        .filter_map(|slots| slots.split_first())
        .map(|(first, rest)| (begins(corpus, first), rest))
        .collect();
    (0..corpus.articles.len())
        .into_par_iter()
        .map(|n| {
            let reading = corpus.reading(ArticleIndex(n as u32));
            let holds = |at| parts.iter().any(|(begins, rest)| begun(&reading, at, begins, rest).is_some());
            (0..reading.tokens().len()).any(holds)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Concordance;
    use super::super::tests::{label, texts};
    use super::*;

    #[test]
    fn phrases_and_beginnings_are_found() {
        let fixture = texts();
        let corpus = fixture.corpus();
        let count = |phrase: &str| {
            let query = Query::phrase(corpus.vocabulary, phrase).unwrap();
            Concordance::find(&corpus, &corpus.everything(), &query, label).lines.len()
        };
        for (phrase, expect) in [
            ("mob", 5),
            ("THE MOB", 2),
            ("mob came", 1),
            ("m* came", 1),
            ("mob ran the", 0),
            ("riot", 0),
            ("mob No", 0),
        ] {
            assert_eq!(count(phrase), expect, "{phrase}");
        }
        assert_eq!(Query::phrase(corpus.vocabulary, "  "), None);
    }
}
