//! Search over every text: words, phrases, wildcards and regular expressions, restricted by voice, source, event, date,
//! category and language. What is found is a concordance ([`crate::statistics::Concordance`]), which sorts, samples and
//! counts collocates as any other.
//!
//! | written | finds |
//! |---|---|
//! | `angry mob`, `"angry mob"` | the words in a row, upper and lower case alike |
//! | `terror*`, `wom?n`, `not * good` | `*` any letters, none included (alone: any one word), `?` one letter |
//! | `/kill(ed\|ing)/` | a regular expression, anywhere in the text, upper and lower case alike |
//! | `mob OR crowd` | either |
//! | `mob AND police`, `mob NOT police`, `mob -police` | the first, where the other is, or is not, in the sentence |
//! | `mob "the police"`, `/kill\w*/ police` | as with AND |
//! | `(mob OR crowd) AND police` | brackets group |
//! | `voice:own`, `voice:direct,scare` | words in these voices: `own`, `indirect`, `direct`, `scare` |
//! | `source:"Radio Corvane"`, `source:Radio*` | in articles of that source |
//! | `event:event-3`, `event:ferry` | in articles of that event, by its id, number or words of its title |
//! | `date:2024-05`, `date:2024-05-01..2024-06-15`, `date:none` | published then; `..` may be open at one end |
//! | `category:legal_crime` | words that are hits of that category; without a word to look for, all its hits |
//! | `language:en` | in articles in that language |
//! | `case:exact` | upper and lower case as written |
//! | `-source:"Radio Corvane"` | all but |
//!
//! Several values of one restriction, by comma or by naming it again, mean any of them; different restrictions hold
//! together.

mod filter;
mod find;
mod index;
mod lexer;
mod parse;

use std::ops::Range;

use jiff::civil::Date;

use crate::model::{ArticleIndex, Voice};
use crate::statistics::{Corpus, Line};
use crate::wording::Message;

pub use find::find;
pub use index::Index;
pub use parse::Query;

/// Why a query cannot be carried out, for the person who typed it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// Bytes of the query it is about.
    pub at: Range<usize>,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl QueryError {
    fn new(at: Range<usize>, message: Message) -> QueryError {
        QueryError { at, message }
    }
}

/// One line of the result as it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row<'a> {
    /// The sentence before the words found.
    pub left: &'a str,
    /// The words found.
    pub node: &'a str,
    /// The sentence after them.
    pub right: &'a str,
    /// The article.
    pub article: ArticleIndex,
    /// Its title; empty if it has none.
    pub title: &'a str,
    /// Index of the sentence in the article.
    pub sentence: u32,
    /// The outlet; empty if it is not known.
    pub source: &'a str,
    /// The day of publication.
    pub date: Option<Date>,
    /// Whose words.
    pub voice: Voice,
}

/// What is shown of a line. Costs nothing, so it is made for the lines on the screen.
pub fn row<'a>(corpus: &Corpus<'a>, line: &Line) -> Row<'a> {
    let article = &corpus.articles[line.article.index()];
    Row {
        left: line.left(corpus).of(&article.text),
        node: line.node.of(&article.text),
        right: line.right(corpus).of(&article.text),
        article: line.article,
        title: article.title(),
        sentence: line.sentence,
        source: &article.source.value,
        date: article.published.date,
        voice: line.voice,
    }
}

#[cfg(test)]
mod tests;
