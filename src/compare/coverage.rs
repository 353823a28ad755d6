//! Which article of an event states what: clusters of aligned sentences, held against every article.

use rustc_hash::FxHashMap;

use super::align::is_firm;
use super::cluster::{Joining, Link, average_link};
use crate::model::{Alignment, Article, ArticleIndex, Event, Relation, SentenceRef};
use crate::text::{Document, SentenceKind};

/// How an article has a statement.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Coverage {
    /// In the same words, or it is the article the statement is quoted from.
    Verbatim,
    /// In other words.
    Reworded,
    /// In part.
    Partly,
    /// Not in this text.
    Absent,
}

/// One article's share in a statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// The article.
    pub article: ArticleIndex,
    /// How it has the statement.
    pub coverage: Coverage,
    /// Its sentences that make the statement, as indices into its document, ascending; empty if absent.
    pub sentences: Vec<u32>,
}

/// A statement: sentences of an event that say the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// The sentence quoted for it.
    pub sentence: SentenceRef,
    /// That sentence's text.
    pub label: String,
    /// One cell per article of the event, in the event's order.
    pub cells: Vec<Cell>,
}

impl Statement {
    /// Number of articles that have the statement at least in part.
    pub fn articles(&self) -> usize {
        self.cells.iter().filter(|cell| cell.coverage != Coverage::Absent).count()
    }
}

/// Mean likeness at which two clusters of sentences are still one statement. A sentence joins if it is aligned with
/// about half of a cluster, so that a chain of partial overlaps does not make one statement of a whole story.
const THRESHOLD: f32 = 0.3;

/// How much an alignment of each relation counts.
fn likeness(relation: Relation) -> f32 {
    match relation {
        Relation::Verbatim => 1.0,
        Relation::Reworded => 0.9,
        Relation::Partial => 0.6,
    }
}

/// Likeness of a pair the analyst made: it holds groups together whatever else speaks for or against.
const DECIDED: f32 = 100.0;

/// The statements of an event in the order of the story (the mean place of their sentences, from 0 at an article's
/// beginning to 1 at its end). `alignments` are those of this event; only firm ones
/// count ([`is_firm`]). Every sentence but subheadings is in exactly one
/// statement; one that is aligned with nothing is a statement of its own.
pub fn coverage(
    event: &Event,
    articles: &[Article],
    documents: &[Document],
    alignments: &[Alignment],
) -> Vec<Statement> {
    let mut sentences: Vec<SentenceRef> = Vec::new();
    for &article in &event.articles {
        for (n, sentence) in documents[article.index()].sentences.iter().enumerate() {
            if sentence.kind != SentenceKind::Heading {
                sentences.push(SentenceRef { article, sentence: n as u32 });
            }
        }
    }
    let place: FxHashMap<SentenceRef, u32> =
        sentences.iter().enumerate().map(|(n, &sentence)| (sentence, n as u32)).collect();
    let mut links = Vec::with_capacity(alignments.len());
    let mut relations: FxHashMap<(u32, u32), Relation> = FxHashMap::default();
    for alignment in alignments.iter().filter(|alignment| is_firm(alignment)) {
        let (Some(&a), Some(&b)) = (place.get(&alignment.a), place.get(&alignment.b)) else {
            continue;
        };
        let (a, b) = (a.min(b), a.max(b));
        // The score decides which of several equal relations is joined first.
        let likeness = if alignment.decided { DECIDED } else { likeness(alignment.relation) + 0.01 * alignment.score };
        links.push(Link { a, b, likeness });
        relations.insert((a, b), alignment.relation);
    }
    let relation = |a: u32, b: u32| relations.get(&(a.min(b), a.max(b))).copied();
    let position = |sentence: SentenceRef| -> f32 {
        let sentences = documents[sentence.article.index()].sentences.len();
        sentence.sentence as f32 / sentences.max(1) as f32
    };
    let joining = Joining { threshold: THRESHOLD, cohesion: 0.0, against: |_: &[u32], _: &[u32]| 0.0 };
    let mut statements: Vec<(f32, Statement)> = average_link(sentences.len(), &links, &joining)
        .into_iter()
        .map(|group| {
            let quoted = representative(&group, &sentences, documents, relation);
            let mean = group.iter().map(|&at| position(sentences[at as usize])).sum::<f32>() / group.len() as f32;
            let cells =
                event.articles.iter().map(|&article| cell(article, &group, quoted, &sentences, relation)).collect();
            let sentence = sentences[quoted as usize];
            let text = &articles[sentence.article.index()].text;
            let label =
                documents[sentence.article.index()].sentences[sentence.sentence as usize].span.of(text).to_owned();
            (mean, Statement { sentence, label, cells })
        })
        .collect();
    statements.sort_by(|(a, x), (b, y)| a.total_cmp(b).then(x.sentence.cmp(&y.sentence)));
    statements.into_iter().map(|(_, statement)| statement).collect()
}

/// The sentence aligned with most of the others; of several, the shortest, then the first.
fn representative(
    group: &[u32],
    sentences: &[SentenceRef],
    documents: &[Document],
    relation: impl Fn(u32, u32) -> Option<Relation>,
) -> u32 {
    let key = |at: u32| {
        let reach = group.iter().filter(|&&other| relation(at, other).is_some()).count();
        let sentence = sentences[at as usize];
        let length = documents[sentence.article.index()].sentences[sentence.sentence as usize].span.len();
        (std::cmp::Reverse(reach), length, at)
    };
    group.iter().copied().min_by_key(|&at| key(at)).unwrap_or(group[0])
}

/// How one article has the statement of a group of sentences.
fn cell(
    article: ArticleIndex,
    group: &[u32],
    quoted: u32,
    sentences: &[SentenceRef],
    relation: impl Fn(u32, u32) -> Option<Relation>,
) -> Cell {
    let own: Vec<u32> = group.iter().copied().filter(|&at| sentences[at as usize].article == article).collect();
    let coverage = if own.is_empty() {
        Coverage::Absent
    } else if own.contains(&quoted) {
        Coverage::Verbatim
    } else {
        let mut found = Coverage::Partly;
        for &at in &own {
            match relation(at, quoted) {
                Some(Relation::Verbatim) => found = found.min(Coverage::Verbatim),
                Some(Relation::Reworded) => found = found.min(Coverage::Reworded),
                Some(Relation::Partial) | None => {}
            }
        }
        found
    };
    Cell { article, coverage, sentences: own.iter().map(|&at| sentences[at as usize].sentence).collect() }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Texts;
    use super::*;

    fn sentence(article: u32, sentence: u32) -> SentenceRef {
        SentenceRef { article: ArticleIndex(article), sentence }
    }

    fn aligned(a: SentenceRef, b: SentenceRef, relation: Relation) -> Alignment {
        Alignment { a, b, score: 0.8, relation, decided: false }
    }

    /// Statements as their label and one letter per article: V, R, P, or `-` for absent.
    fn statements(texts: &[&str], alignments: &[Alignment]) -> Vec<(String, String)> {
        let texts = Texts::new(texts);
        coverage(&texts.event, &texts.articles, &texts.documents, alignments)
            .into_iter()
            .map(|statement| {
                let letters = statement.cells.iter().map(|cell| match cell.coverage {
                    Coverage::Verbatim => 'V',
                    Coverage::Reworded => 'R',
                    Coverage::Partly => 'P',
                    Coverage::Absent => '-',
                });
                (letters.collect(), statement.label)
            })
            .collect()
    }

    #[test]
    fn statements_follow_the_story_and_absence_shows() {
        let texts =
            ["The bridge fell. Nobody was hurt.", "A bridge collapsed at dawn. The mayor wept. No one was hurt."];
        let alignments = [
            aligned(sentence(0, 0), sentence(1, 0), Relation::Reworded),
            aligned(sentence(0, 1), sentence(1, 2), Relation::Verbatim),
        ];
        let expect = [("VR", "The bridge fell."), ("-V", "The mayor wept."), ("VV", "Nobody was hurt.")];
        assert_eq!(statements(&texts, &alignments), expect.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn a_sentence_spread_over_two_is_one_statement() {
        let texts = ["The bridge fell and two ferries sank.", "The bridge collapsed. Ferries sank."];
        let alignments = [
            aligned(sentence(0, 0), sentence(1, 0), Relation::Partial),
            aligned(sentence(0, 0), sentence(1, 1), Relation::Partial),
        ];
        assert_eq!(
            statements(&texts, &alignments),
            [("VP".to_owned(), "The bridge fell and two ferries sank.".to_owned())]
        );
    }
}
