//! Articles as imported: text that never changes, and what is known about it with the basis of that knowledge.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Direction, Language, Span};
use crate::wording::Message;

/// Position of an article in the corpus, counted from 0 in corpus order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct ArticleIndex(pub u32);

impl ArticleIndex {
    /// As an index into the corpus' lists.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a piece of metadata was found. Shown beside the value wherever it stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A field of a structured input, front matter, JSON-LD, or a `<meta>` element.
    Metadata,
    /// The visible part of an HTML page (`<time>`, a heading, a byline).
    Html,
    /// The name of the folder the file lies in.
    Folder,
    /// The file's name.
    FileName,
    /// The text itself.
    Text,
    /// The analyst said so.
    User,
    /// Not found.
    #[default]
    Unknown,
}

/// A name with its basis.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Sourced {
    /// The value; empty if unknown.
    pub value: String,
    /// Where it was found.
    pub basis: Basis,
}

/// A date with its basis. `date` is `None` if the text holds none, or only one that cannot be read safely.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Published {
    /// The day of publication.
    pub date: Option<Date>,
    /// Where it was found.
    pub basis: Basis,
    /// What stood there, where it could be read in two ways (`03/04/2024`) or is only relative (`on Monday`).
    pub doubt: Option<String>,
}

/// How firmly a date is known, as the window marks it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dated {
    /// Given by the publisher or the analyst.
    Stated,
    /// Taken from the running text or the file name.
    Inferred,
    /// None.
    Unknown,
}

impl Published {
    /// How firmly the date is known.
    pub fn dated(&self) -> Dated {
        match (self.date, self.basis) {
            (None, _) | (_, Basis::Unknown) => Dated::Unknown,
            (_, Basis::Metadata | Basis::Html | Basis::User) => Dated::Stated,
            (_, Basis::Text | Basis::FileName | Basis::Folder) => Dated::Inferred,
        }
    }
}

/// A line of the file that is not part of the article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Removed {
    /// The line as it stood.
    pub text: String,
    /// Why it was taken out, a stable word such as `comment-form` or `related-link`.
    pub reason: String,
    /// Offset into the article's text in front of which the line stood, so that a reader can show and restore it.
    pub before: u32,
}

/// What a block of the text is, where the input says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// A subheading.
    Heading,
    /// A block quotation or an embedded post: somebody else's words without quotation marks.
    Quotation,
}

/// A marked block of the text. Whatever is not marked is an ordinary paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Block {
    /// The block's text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// A place between two sentences, or one that looks like it and is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SentenceBreak {
    /// Offset of the word behind it.
    pub at: u32,
    /// Whether a sentence begins there.
    pub begins: bool,
}

/// One article.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Article {
    /// Stable and unique in the corpus: the input's own id, else the relative path (with `#n` where one file holds several).
    pub id: String,
    /// Path relative to what was opened, with `/` between the parts.
    pub path: String,
    /// The title, two line feeds, then the body; just the body if there is no title. Line ends are `\n`. Never changes.
    pub text: String,
    /// The title's bytes at the start of `text`; `None` if there is no title.
    pub title: Option<Span>,
    /// The outlet.
    pub source: Sourced,
    /// The date.
    pub published: Published,
    /// Language of the body.
    pub language: Language,
    /// Web address, if the input names one.
    pub url: Option<String>,
    /// Authors and agencies credited.
    pub authors: Vec<String>,
    /// Fields of the input that have no place of their own.
    pub metadata: BTreeMap<String, String>,
    /// Lines taken out of an unstructured input.
    pub removed: Vec<Removed>,
    /// Headings and block quotations, in text order, none overlapping.
    pub blocks: Vec<Block>,
    /// Where the analyst says that sentences end, or go on, in text order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<SentenceBreak>,
}

impl Article {
    /// The title, or an empty string.
    pub fn title(&self) -> &str {
        self.title.map_or("", |span| span.of(&self.text))
    }

    /// Offset at which the body begins.
    pub fn body_start(&self) -> usize {
        self.title.map_or(0, |span| (span.end as usize + 2).min(self.text.len()))
    }

    /// The body: everything but the title.
    pub fn body(&self) -> &str {
        &self.text[self.body_start()..]
    }

    /// Reading direction of the article's language.
    pub fn direction(&self) -> Direction {
        self.language.direction()
    }

    /// Sets title and body together, so that [`Article::text`] and [`Article::title`] agree. Offsets that were
    /// computed on an earlier text (blocks, removed lines) must be set afterwards.
    pub fn set_text(&mut self, title: &str, body: &str) {
        if title.is_empty() {
            self.text = body.to_owned();
            self.title = None;
        } else {
            self.text = format!("{title}\n\n{body}");
            self.title = Some(Span::new(0, title.len()));
        }
    }
}

/// A problem met while importing. Never stops the import.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Warning {
    /// The file, relative to what was opened.
    pub path: String,
    /// The id of the article, where the file holds several and the problem is one article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// A stable word such as `encoding-guessed`.
    pub code: String,
    /// What happened and what the reader can do about it.
    pub message: Message,
}

impl Warning {
    /// Whether the problem is this article's: it names the article, or the article is all its file holds.
    pub fn concerns(&self, article: &Article) -> bool {
        self.path == article.path && self.article.as_ref().unwrap_or(&self.path) == &article.id
    }
}
