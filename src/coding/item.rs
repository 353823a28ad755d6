//! What is coded: a stretch of an article, keyed so that it is found again after a new import.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::{Article, ArticleIndex, Span};

/// Characters of context kept on either side.
const CONTEXT: usize = 40;
/// Characters of context that must agree before a stretch is taken for the one that was coded.
const ENOUGH: usize = 12;

/// The name of an [`Item`]: a hash of its key, the same wherever the item is met.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(String);

impl ItemId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A stretch of an article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The article's path, relative to what was opened.
    pub path: String,
    /// The article's id: which record of the file it is.
    pub record: String,
    /// Hash of the article's text ([`content_hash`]).
    pub content: String,
    /// Bytes of the text.
    pub span: Span,
    /// The words themselves.
    pub surface: String,
    /// Up to forty characters before them.
    pub before: String,
    /// Up to forty characters after them.
    pub after: String,
}

/// `sha256:` and the hash of a text in lower-case hexadecimal digits.
pub fn content_hash(text: &str) -> String {
    format!("sha256:{}", hexadecimal(&Sha256::digest(text.as_bytes())))
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

impl Item {
    /// A stretch of an article. `content` is the hash of its text, which is passed in because an article has many items.
    pub fn new(article: &Article, content: &str, span: Span) -> Item {
        let (before, after) = (&article.text[..span.start as usize], &article.text[span.end as usize..]);
        let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        Item {
            path: article.path.clone(),
            record: article.id.clone(),
            content: content.to_owned(),
            span,
            surface: span.of(&article.text).to_owned(),
            before: before[start..].to_owned(),
            after: after.chars().take(CONTEXT).collect(),
        }
    }

    /// The item's name. Path, record, content and place decide, each ended by a zero byte.
    pub fn id(&self) -> ItemId {
        let mut hash = Sha256::new();
        for part in [&self.path, &self.record, &self.content] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.update(self.span.start.to_le_bytes());
        hash.update(self.span.end.to_le_bytes());
        ItemId(hexadecimal(&hash.finalize()[..12]))
    }
}

/// Where an item is in the corpus at hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Located {
    /// Where it was; the file may have another name.
    Same(ArticleIndex, Span),
    /// The article's text has changed; the words were found by what stands around them.
    Moved(ArticleIndex, Span),
    /// The article is there, but the words are gone or could be at several places.
    Lost(ArticleIndex),
    /// The article is not in the corpus.
    Absent,
}

/// Where one item is in the corpus at hand, as [`Locator::locate`] says it. Reads only texts that may be the item's, so it
/// is quick for one item where a [`Locator`] is quick for many.
pub fn locate(articles: &[Article], item: &Item) -> Located {
    let same = |article: &&Article| {
        article.text.get(item.span.range()) == Some(item.surface.as_str())
            && content_hash(&article.text) == item.content
    };
    let record = articles.iter().position(|article| article.path == item.path && article.id == item.record);
    let place = |n: usize| ArticleIndex(n as u32);
    if let Some(n) = record.filter(|&n| same(&&articles[n])) {
        return Located::Same(place(n), item.span);
    }
    if let Some(n) = articles.iter().position(|article| same(&article)) {
        return Located::Same(place(n), item.span);
    }
    match record {
        None => Located::Absent,
        Some(n) => match find_again(&articles[n].text, item) {
            Some(span) => Located::Moved(place(n), span),
            None => Located::Lost(place(n)),
        },
    }
}

/// Finds items in a corpus.
#[derive(Debug)]
pub struct Locator<'a> {
    articles: &'a [Article],
    contents: Vec<String>,
    by_record: FxHashMap<(&'a str, &'a str), usize>,
    by_content: FxHashMap<String, usize>,
}

impl<'a> Locator<'a> {
    /// Hashes every text once.
    pub fn new(articles: &'a [Article]) -> Locator<'a> {
        let contents: Vec<String> = articles.iter().map(|article| content_hash(&article.text)).collect();
        let mut by_content = FxHashMap::default();
        let mut by_record = FxHashMap::default();
        for (n, article) in articles.iter().enumerate() {
            by_record.entry((article.path.as_str(), article.id.as_str())).or_insert(n);
            by_content.entry(contents[n].clone()).or_insert(n);
        }
        Locator { articles, contents, by_record, by_content }
    }

    /// The hash of an article's text.
    pub fn content(&self, article: ArticleIndex) -> &str {
        &self.contents[article.index()]
    }

    /// Where an item is.
    pub fn locate(&self, item: &Item) -> Located {
        let record = self.by_record.get(&(item.path.as_str(), item.record.as_str())).copied();
        let same = record.filter(|&n| self.contents[n] == item.content);
        if let Some(n) = same.or_else(|| self.by_content.get(&item.content).copied())
            && self.articles[n].text.get(item.span.range()) == Some(item.surface.as_str())
        {
            return Located::Same(ArticleIndex(n as u32), item.span);
        }
        let Some(n) = record else { return Located::Absent };
        let article = ArticleIndex(n as u32);
        match find_again(&self.articles[n].text, item) {
            Some(span) => Located::Moved(article, span),
            None => Located::Lost(article),
        }
    }
}

/// The one place whose surroundings agree best with the item's.
fn find_again(text: &str, item: &Item) -> Option<Span> {
    if item.surface.is_empty() {
        return None;
    }
    let wanted = (item.before.chars().count() + item.after.chars().count()).min(ENOUGH);
    let mut best: Option<(usize, Span)> = None;
    let mut tied = false;
    for (at, found) in text.match_indices(item.surface.as_str()) {
        let end = at + found.len();
        let before = text[..at].chars().rev().zip(item.before.chars().rev()).take_while(|(a, b)| a == b).count();
        let after = text[end..].chars().zip(item.after.chars()).take_while(|(a, b)| a == b).count();
        let score = before + after;
        match best {
            Some((most, _)) if score < most => {}
            Some((most, _)) if score == most => tied = true,
            _ => {
                best = Some((score, Span::new(at, end)));
                tied = false;
            }
        }
    }
    best.filter(|&(score, _)| score >= wanted && !tied).map(|(_, span)| span)
}
