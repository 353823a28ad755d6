//! Carries a query out.

use rayon::prelude::*;

use super::QueryError;
use super::filter::Filter;
use super::index::Index;
use super::parse::{Node, Query};
use crate::model::{Article, ArticleIndex, Span};
use crate::statistics::{Concordance, Corpus, Line, Selection};
use crate::text::{self, FormId, Reading, Vocabulary, Wildcard, is_wildcard};
use crate::voice;

/// Finds what a query asks for in the articles of the selection, in text order. Voices that the selection leaves out
/// are left out here too; its terms do not matter, except where hits of the lexicon are looked for.
///
/// # Errors
/// If the query names a source, event, category or language that the corpus has not, with those it has.
pub fn find(
    corpus: &Corpus<'_>,
    selection: &Selection,
    index: &Index,
    query: &Query,
) -> Result<Concordance, QueryError> {
    let filter = Filter::new(corpus, selection, query)?;
    let lines: Vec<Vec<Line>> = match &query.find {
        None => selection.articles.par_iter().map(|&article| hits(corpus, selection, &filter, article)).collect(),
        Some(node) => {
            let node = compile(node, query.exact, corpus.vocabulary, index);
            let candidates: Vec<ArticleIndex> = match node.candidates(index) {
                Some(list) => {
                    list.into_iter().map(ArticleIndex).filter(|article| filter.articles[article.index()]).collect()
                }
                None => selection.articles.iter().copied().filter(|article| filter.articles[article.index()]).collect(),
            };
            candidates.par_iter().map(|&article| lines(corpus, &filter, index, &node, article)).collect()
        }
    };
    Ok(Concordance { lines: lines.concat() })
}

/// The hits of the lexicon in one article.
fn hits(corpus: &Corpus<'_>, selection: &Selection, filter: &Filter, article: ArticleIndex) -> Vec<Line> {
    if !filter.articles[article.index()] {
        return Vec::new();
    }
    let document = &corpus.documents[article.index()];
    corpus.hits[article.index()]
        .iter()
        .filter(|hit| {
            let term = hit.term as usize;
            filter.terms.as_ref().map_or(selection.terms[term], |terms| terms[term])
                && filter.voices[hit.label.voice.index()]
        })
        .map(|hit| Line {
            article,
            sentence: hit.sentence,
            node: hit.span,
            tokens: document.token_from(hit.span.start) as u32..document.token_from(hit.span.end) as u32,
            voice: hit.label.voice,
            speaker: hit.label.speaker.clone(),
            term: Some(hit.term),
        })
        .collect()
}

/// What fits in one article.
fn lines(corpus: &Corpus<'_>, filter: &Filter, index: &Index, node: &Compiled, article: ArticleIndex) -> Vec<Line> {
    let reading = corpus.reading(article);
    let attributions = &corpus.attributions[article.index()];
    let hits = &corpus.hits[article.index()];
    let mut out = Vec::new();
    for found in node.matches(&reading, index) {
        let term = match &filter.terms {
            None => None,
            Some(terms) => match hits.iter().find(|hit| terms[hit.term as usize] && hit.span.overlaps(found.node)) {
                Some(hit) => Some(hit.term),
                None => continue,
            },
        };
        // A hit is in the voice the analyst gave it.
        let hit = hits.binary_search_by_key(&found.node.start, |hit| hit.span.start).ok().map(|at| &hits[at]);
        let label = match hit.filter(|hit| hit.span == found.node) {
            Some(hit) => hit.label.clone(),
            None => voice::label(found.node, attributions),
        };
        if filter.voices[label.voice.index()] {
            out.push(Line {
                article,
                sentence: found.sentence,
                node: found.node,
                tokens: found.tokens.0..found.tokens.1,
                voice: label.voice,
                speaker: label.speaker,
                term,
            });
        }
    }
    out
}

/// What may stand at one place of a phrase.
#[derive(Debug)]
enum Slot {
    /// This folded word, whatever its case.
    Word(FormId),
    /// This very form.
    Form(FormId),
    /// One of these folded words, by id; with how many articles they have between them at most.
    OneOf(Vec<FormId>),
    /// Any word.
    Any,
    /// A word the corpus has not.
    Nothing,
}

/// A [`Node`] whose words are ids.
#[derive(Debug)]
enum Compiled {
    Words(Vec<Slot>),
    Regex(regex::Regex),
    Either(Vec<Compiled>),
    With(Box<Compiled>, Vec<(bool, Compiled)>),
}

/// Something found in an article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Match {
    node: Span,
    sentence: u32,
    /// First token and one past the last.
    tokens: (u32, u32),
}

fn compile(node: &Node, exact: bool, vocabulary: &Vocabulary, index: &Index) -> Compiled {
    match node {
        Node::Words(words) => {
            Compiled::Words(words.iter().flat_map(|word| slots_of(word, exact, vocabulary, index)).collect())
        }
        Node::Regex(regex) => Compiled::Regex((**regex).clone()),
        Node::Either(nodes) => {
            Compiled::Either(nodes.iter().map(|node| compile(node, exact, vocabulary, index)).collect())
        }
        Node::With(first, others) => Compiled::With(
            Box::new(compile(first, exact, vocabulary, index)),
            others.iter().map(|(wanted, node)| (*wanted, compile(node, exact, vocabulary, index))).collect(),
        ),
    }
}

/// The slots of one written word, cut as the texts were cut: `dog's` is a word and its ending. Hyphens have no slot:
/// they may stand between any two words.
fn slots_of(word: &str, exact: bool, vocabulary: &Vocabulary, index: &Index) -> Vec<Slot> {
    if word == "*" {
        return vec![Slot::Any];
    }
    if is_wildcard(word) {
        return word
            .split(['-', '\u{2010}', '\u{2011}'])
            .filter(|part| !part.is_empty())
            .flat_map(|part| {
                let Some(wildcard) = Wildcard::new(part) else { return slots_of(part, exact, vocabulary, index) };
                let mut fitting = index.words().fitting(vocabulary, &wildcard);
                fitting.sort_unstable();
                vec![if fitting.is_empty() { Slot::Nothing } else { Slot::OneOf(fitting) }]
            })
            .collect();
    }
    let mut article = Article::default();
    article.set_text("", word);
    let mut local = Vocabulary::default();
    let document = text::read(&article, &mut local);
    let several = document.tokens.len() > 1;
    document
        .tokens
        .iter()
        .filter(|token| !(several && is_hyphen(&local.form(token.form).surface)))
        .map(|token| {
            let found = if exact {
                vocabulary.find(&local.form(token.form).surface).map(Slot::Form)
            } else {
                vocabulary.find(local.folded(token.form)).map(Slot::Word)
            };
            found.unwrap_or(Slot::Nothing)
        })
        .collect()
}

fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}")
}

impl Slot {
    fn fits(&self, form: FormId, reading: &Reading<'_>, index: &Index) -> bool {
        match self {
            Slot::Word(word) => index.word(form) == *word,
            Slot::Form(wanted) => form == *wanted,
            Slot::OneOf(words) => words.binary_search(&index.word(form)).is_ok(),
            Slot::Any => reading.vocabulary.form(form).is_word(),
            Slot::Nothing => false,
        }
    }

    /// The articles that have a word for it; `None` for nearly all.
    fn articles(&self, index: &Index) -> Option<Vec<u32>> {
        match self {
            Slot::Word(word) => Some(index.articles_with(*word).to_vec()),
            Slot::Form(form) => Some(index.articles_with(index.word(*form)).to_vec()),
            Slot::OneOf(words) => {
                let mut all: Vec<u32> = words.iter().flat_map(|&word| index.articles_with(word)).copied().collect();
                all.sort_unstable();
                all.dedup();
                Some(all)
            }
            Slot::Any => None,
            Slot::Nothing => Some(Vec::new()),
        }
    }
}

fn both(one: Option<Vec<u32>>, other: Option<Vec<u32>>) -> Option<Vec<u32>> {
    match (one, other) {
        (Some(mut one), Some(other)) => {
            one.retain(|article| other.binary_search(article).is_ok());
            Some(one)
        }
        (one, other) => one.or(other),
    }
}

impl Compiled {
    /// The articles that may hold it, rising; `None` if the index cannot tell.
    fn candidates(&self, index: &Index) -> Option<Vec<u32>> {
        match self {
            Compiled::Words(slots) => slots.iter().map(|slot| slot.articles(index)).fold(None, both),
            Compiled::Regex(_) => None,
            Compiled::Either(nodes) => {
                let mut all = Vec::new();
                for node in nodes {
                    all.extend(node.candidates(index)?);
                }
                all.sort_unstable();
                all.dedup();
                Some(all)
            }
            Compiled::With(first, others) => others
                .iter()
                .filter(|(wanted, _)| *wanted)
                .map(|(_, node)| node.candidates(index))
                .fold(first.candidates(index), both),
        }
    }

    /// What fits in an article, in text order, nothing twice.
    fn matches(&self, reading: &Reading<'_>, index: &Index) -> Vec<Match> {
        match self {
            Compiled::Words(slots) => phrases(slots, reading, index),
            Compiled::Regex(regex) => expressions(regex, reading),
            Compiled::Either(nodes) => {
                let mut all: Vec<Match> = nodes.iter().flat_map(|node| node.matches(reading, index)).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
            Compiled::With(first, others) => {
                let mut found = first.matches(reading, index);
                for (wanted, node) in others {
                    if found.is_empty() {
                        break;
                    }
                    let there: Vec<u32> = node.matches(reading, index).iter().map(|found| found.sentence).collect();
                    found.retain(|found| there.binary_search(&found.sentence).is_ok() == *wanted);
                }
                found
            }
        }
    }
}

fn phrases(slots: &[Slot], reading: &Reading<'_>, index: &Index) -> Vec<Match> {
    let tokens = reading.tokens();
    let Some((first, rest)) = slots.split_first() else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !first.fits(token.form, reading, index) {
            continue;
        }
        let sentence = reading.document.sentence_at(token.start);
        let limit = reading.sentences()[sentence].tokens.end as usize;
        if let Some(end) = phrase_end(rest, at + 1, limit, reading, index) {
            let node = reading.tokens_span(at..end);
            out.push(Match { node, sentence: sentence as u32, tokens: (at as u32, end as u32) });
        }
    }
    out
}

/// One past the last token, if the slots stand at `next`; a hyphen that touches both its neighbours is passed over.
fn phrase_end(slots: &[Slot], mut next: usize, limit: usize, reading: &Reading<'_>, index: &Index) -> Option<usize> {
    for slot in slots {
        if next >= limit {
            return None;
        }
        if !slot.fits(reading.tokens()[next].form, reading, index) {
            let hyphen = next + 1 < limit
                && is_hyphen(reading.surface(next))
                && reading.token_span(next - 1).end == reading.token_span(next).start
                && reading.token_span(next).end == reading.tokens()[next + 1].start;
            if !hyphen || !slot.fits(reading.tokens()[next + 1].form, reading, index) {
                return None;
            }
            next += 1;
        }
        next += 1;
    }
    Some(next)
}

fn expressions(regex: &regex::Regex, reading: &Reading<'_>) -> Vec<Match> {
    let text = reading.text();
    regex
        .find_iter(text)
        .filter(|found| !found.is_empty())
        .filter_map(|found| {
            let node = Span::new(found.start(), found.end()).trim(text);
            let tokens = reading.tokens();
            // The token the match begins in, or the next one.
            let first = tokens.partition_point(|token| token.start <= node.start).saturating_sub(1);
            let first = if tokens.get(first).is_some_and(|_| reading.token_span(first).end > node.start) {
                first
            } else {
                first + 1
            };
            let end = reading.document.token_from(node.end);
            (!node.is_empty() && first < end).then(|| Match {
                node,
                sentence: reading.document.sentence_at(node.start) as u32,
                tokens: (first as u32, end as u32),
            })
        })
        .collect()
}
