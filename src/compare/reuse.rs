//! Wire copy and near-duplicates: how much of one article stands word for word in another.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::event_readings;
use crate::model::{Article, ArticleIndex, Cancelled, Event, Progress, Span};
use crate::text::{Document, FormId, Reading, TokenKind, Vocabulary};

/// Words in a shingle: long enough that five words in a row are seldom the same by chance, short enough to survive an
/// editor's changes.
const SHINGLE: usize = 5;

/// Share of shingles of the shorter article from which a pair is listed.
const LEAST_DEGREE: f32 = 0.1;

/// Share of shingles of the shorter article from which one is a copy of the other.
const COPY_DEGREE: f32 = 0.5;

/// A passage that stands word for word in two articles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Where it stands in the first article.
    pub a: Span,
    /// Where it stands in the second.
    pub b: Span,
    /// Number of words.
    pub words: usize,
}

/// Two articles that share text.
#[derive(Clone, PartialEq, Debug)]
pub struct Reuse {
    /// The article that comes first in the corpus.
    pub a: ArticleIndex,
    /// The other one.
    pub b: ArticleIndex,
    /// Share of the first article's five-word shingles that stand in the second, from 0 to 1.
    pub of_a: f32,
    /// Share of the second article's shingles that stand in the first.
    pub of_b: f32,
    /// The longest passage in common.
    pub longest: Passage,
}

impl Reuse {
    /// Share of the shorter article that stands in the other.
    pub fn degree(&self) -> f32 {
        self.of_a.max(self.of_b)
    }

    /// Whether one is a copy of the other, in whole or shortened.
    pub fn is_copy(&self) -> bool {
        self.degree() >= COPY_DEGREE
    }
}

/// The pairs of articles of an event that share at least a tenth of the shorter one's five-word shingles, in order.
/// Punctuation and case do not count.
pub fn reuse(event: &Event, articles: &[Article], documents: &[Document], vocabulary: &Vocabulary) -> Vec<Reuse> {
    let texts: Vec<Text<'_>> =
        event_readings(event, articles, documents, vocabulary).par_iter().map(|reading| Text::new(*reading)).collect();
    // Articles by shingle, so that only pairs which share one are compared.
    let mut having: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (at, text) in texts.iter().enumerate() {
        for &shingle in &text.distinct {
            having.entry(shingle).or_default().push(at as u32);
        }
    }
    (0..texts.len())
        .into_par_iter()
        .map(|a| {
            let mut shared = vec![0usize; texts.len()];
            for shingle in &texts[a].distinct {
                for &b in having[shingle].iter().filter(|b| **b as usize > a) {
                    shared[b as usize] += 1;
                }
            }
            let mut found = Vec::new();
            for (b, &count) in shared.iter().enumerate().filter(|(_, count)| **count > 0) {
                let share = |text: &Text<'_>| count as f32 / text.distinct.len() as f32;
                let (of_a, of_b) = (share(&texts[a]), share(&texts[b]));
                if of_a.max(of_b) >= LEAST_DEGREE {
                    let longest = longest(&texts[a], &texts[b]);
                    found.push(Reuse { a: event.articles[a], b: event.articles[b], of_a, of_b, longest });
                }
            }
            found
        })
        .flatten()
        .collect()
}

/// Groups of articles that are copies of one another, each in corpus order; articles without a copy are left out.
/// An article belongs to a group if it is a copy of the group's first article.
pub fn copies(reuse: &[Reuse]) -> Vec<Vec<ArticleIndex>> {
    let mut groups: Vec<Vec<ArticleIndex>> = Vec::new();
    let mut taken: FxHashSet<ArticleIndex> = FxHashSet::default();
    for pair in reuse.iter().filter(|pair| pair.is_copy()) {
        if taken.contains(&pair.b) {
            continue;
        }
        match groups.iter_mut().find(|group| group[0] == pair.a) {
            Some(group) => group.push(pair.b),
            None if taken.contains(&pair.a) => continue,
            None => groups.push(vec![pair.a, pair.b]),
        }
        taken.extend([pair.a, pair.b]);
    }
    groups
}

/// How copies count in statistics.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyCounting {
    /// Every article counts: what readers were shown.
    #[default]
    Each,
    /// Of articles that are copies of one another one counts: what was written.
    Once,
    /// None of them counts: what outlets wrote themselves.
    LeaveOut,
}

/// The groups of copies of all events, in the order of the events ([`copies`]).
///
/// # Errors
/// If cancelled.
pub fn copies_of_all(
    events: &[Event],
    articles: &[Article],
    documents: &[Document],
    vocabulary: &Vocabulary,
    progress: &Progress,
) -> Result<Vec<Vec<ArticleIndex>>, Cancelled> {
    let found: Vec<Vec<Vec<ArticleIndex>>> = events
        .par_iter()
        .map(|event| {
            progress.check()?;
            let groups = if event.articles.len() > 1 {
                copies(&reuse(event, articles, documents, vocabulary))
            } else {
                Vec::new()
            };
            progress.advance(1);
            Ok(groups)
        })
        .collect::<Result<_, Cancelled>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// The articles that do not count, in corpus order. Of a group that counts once the article published first counts, of
/// several that one which comes first in the corpus; an undated article only if all are.
pub fn not_counted(counting: CopyCounting, groups: &[Vec<ArticleIndex>], articles: &[Article]) -> Vec<ArticleIndex> {
    let mut out: Vec<ArticleIndex> = Vec::new();
    for group in groups {
        let kept = match counting {
            CopyCounting::Each => continue,
            CopyCounting::Once => group.iter().copied().min_by_key(|&article| {
                let date = articles[article.index()].published.date;
                (date.is_none(), date, article)
            }),
            CopyCounting::LeaveOut => None,
        };
        out.extend(group.iter().copied().filter(|&article| Some(article) != kept));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The words of an article, without marks, and its shingles.
struct Text<'a> {
    reading: Reading<'a>,
    words: Vec<FormId>,
    tokens: Vec<u32>,
    shingles: Vec<u64>,
    distinct: Vec<u64>,
}

impl<'a> Text<'a> {
    fn new(reading: Reading<'a>) -> Text<'a> {
        let tokens: Vec<u32> = (0..reading.tokens().len())
            .filter(|&token| reading.form(token).kind != TokenKind::Mark)
            .map(|token| token as u32)
            .collect();
        let words: Vec<FormId> = tokens.iter().map(|&token| reading.word(token as usize)).collect();
        let shingles: Vec<u64> = words.windows(SHINGLE).map(hash).collect();
        let mut distinct = shingles.clone();
        distinct.sort_unstable();
        distinct.dedup();
        Text { reading, words, tokens, shingles, distinct }
    }

    fn span(&self, start: usize, words: usize) -> Span {
        let (first, last) = (self.tokens[start] as usize, self.tokens[start + words - 1] as usize);
        self.reading.token_span(first).join(self.reading.token_span(last))
    }
}

/// A hash of some words in this order (multiply and rotate).
fn hash(words: &[FormId]) -> u64 {
    words
        .iter()
        .fold(0, |hash: u64, word| (hash.rotate_left(5) ^ u64::from(word.0)).wrapping_mul(0x517c_c1b7_2722_0a95))
}

/// The longest passage two articles share, the first of several.
fn longest(a: &Text<'_>, b: &Text<'_>) -> Passage {
    let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, &shingle) in b.shingles.iter().enumerate() {
        places.entry(shingle).or_default().push(at);
    }
    let mut best = (0, 0, 0);
    for (i, shingle) in a.shingles.iter().enumerate() {
        for &j in places.get(shingle).map_or(&[][..], Vec::as_slice) {
            // A passage is measured once, from its first word.
            if i > 0 && j > 0 && a.words[i - 1] == b.words[j - 1] {
                continue;
            }
            let words = a.words[i..].iter().zip(&b.words[j..]).take_while(|(x, y)| x == y).count();
            if words > best.0 {
                best = (words, i, j);
            }
        }
    }
    let (words, i, j) = best;
    if words == 0 {
        return Passage { a: Span::default(), b: Span::default(), words };
    }
    Passage { a: a.span(i, words), b: b.span(j, words), words }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Texts as Fixture;
    use super::*;

    fn reused(texts: &[&str]) -> Vec<(u32, u32, String, bool)> {
        let texts = Fixture::new(texts);
        reuse(&texts.event, &texts.articles, &texts.documents, &texts.vocabulary)
            .into_iter()
            .map(|pair| {
                let passage = pair.longest.b.of(&texts.articles[pair.b.index()].text).to_owned();
                (pair.a.0, pair.b.0, passage, pair.is_copy())
            })
            .collect()
    }

    #[test]
    fn a_copy_with_another_ending_is_found_with_its_longest_passage() {
        let texts = [
            "At least forty people died when the market of Vessary was shelled on Thursday, doctors said. The army denied it.",
            "Nothing to do with it: the harbour of Lowmark opens a new pier for passenger ships in May.",
            "VESSARY – At least forty people died when the market of Vessary was shelled on Thursday, doctors said.",
        ];
        let passage = "At least forty people died when the market of Vessary was shelled on Thursday, doctors said";
        assert_eq!(reused(&texts), [(0, 2, passage.to_owned(), true)]);
    }

    #[test]
    fn copies_of_copies_are_one_group() {
        let pair = |a, b, of_a| Reuse {
            a: ArticleIndex(a),
            b: ArticleIndex(b),
            of_a,
            of_b: of_a,
            longest: Passage { a: Span::default(), b: Span::default(), words: 9 },
        };
        let pairs = [pair(0, 2, 0.9), pair(0, 5, 0.8), pair(1, 3, 0.2), pair(2, 5, 0.9), pair(4, 6, 0.7)];
        assert_eq!(copies(&pairs), [[0, 2, 5].map(ArticleIndex).to_vec(), [4, 6].map(ArticleIndex).to_vec()]);
    }

    #[test]
    fn copies_count_each_once_or_not_at_all() {
        let mut articles = vec![Article::default(); 5];
        for (article, date) in articles.iter_mut().zip(["", "2031-03-05", "2031-03-04", "", ""]) {
            article.published.date = date.parse().ok();
        }
        let groups = [vec![ArticleIndex(0), ArticleIndex(1), ArticleIndex(2)], vec![ArticleIndex(3), ArticleIndex(4)]];
        for (counting, expect) in [
            (CopyCounting::Each, &[][..]),
            (CopyCounting::Once, &[0, 1, 4]),
            (CopyCounting::LeaveOut, &[0, 1, 2, 3, 4]),
        ] {
            let found: Vec<u32> = not_counted(counting, &groups, &articles).iter().map(|article| article.0).collect();
            assert_eq!(found, expect, "{counting:?}");
        }
    }
}
