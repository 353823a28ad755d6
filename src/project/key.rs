//! How a project names an article: by the file it came from, its place in that file, and a hash of its text.

use std::fmt;
use std::fmt::Write as _;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::Article;

/// An article's name within a project: `folder/file.jsonl#3`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct ArticleKey {
    /// Path relative to what was opened, with `/` between the parts.
    pub path: String,
    /// Position among the articles of that file, counted from 1.
    pub record: u32,
}

impl fmt::Display for ArticleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.path, self.record)
    }
}

/// A text that names no article.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{0}` names no article; wanted is the path, `#`, and the number in the file, as in `folder/file.txt#1`")]
pub struct KeyError(String);

impl FromStr for ArticleKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (path, record) = text.rsplit_once('#').ok_or_else(|| KeyError(text.to_owned()))?;
        let record = record.parse().map_err(|_| KeyError(text.to_owned()))?;
        Ok(ArticleKey { path: path.to_owned(), record })
    }
}

impl Serialize for ArticleKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ArticleKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The names of articles as an import brings them, in the same order. Articles of one file stand together there.
pub fn keys(articles: &[Article]) -> Vec<ArticleKey> {
    let mut out: Vec<ArticleKey> = Vec::with_capacity(articles.len());
    for article in articles {
        let record = match out.last() {
            Some(last) if last.path == article.path => last.record + 1,
            _ => 1,
        };
        out.push(ArticleKey { path: article.path.clone(), record });
    }
    out
}

/// `sha256:…` over the length of the title and the text as imported. Two articles with the same hash read the same.
pub fn content_hash(article: &Article) -> String {
    let mut hash = Sha256::new();
    hash.update(article.title.map_or(0, |title| title.end).to_le_bytes());
    hash.update(article.text.as_bytes());
    let mut out = String::with_capacity(71);
    out.push_str("sha256:");
    for byte in hash.finalize() {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written_even_with_a_number_sign_in_the_path() {
        for (path, record) in [("a/b.txt", 1), ("issue #7/c.jsonl", 12), ("#", 1), ("", 3)] {
            let key = ArticleKey { path: path.to_owned(), record };
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert!("a/b.txt".parse::<ArticleKey>().is_err());
        assert!("a/b.txt#x".parse::<ArticleKey>().is_err());
    }

    #[test]
    fn articles_of_one_file_are_numbered() {
        let article = |path: &str| Article { path: path.to_owned(), ..Article::default() };
        let keys = keys(&[article("a.csv"), article("a.csv"), article("b.txt")]);
        let shown: Vec<String> = keys.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["a.csv#1", "a.csv#2", "b.txt#1"]);
    }

    #[test]
    fn the_hash_tells_texts_and_titles_apart() {
        let article = |title: &str, body: &str| {
            let mut article = Article::default();
            article.set_text(title, body);
            content_hash(&article)
        };
        assert_eq!(article("A", "B"), article("A", "B"));
        assert_ne!(article("A", "B"), article("A", "C"));
        assert_ne!(article("A", "B"), article("", "A\n\nB"));
    }
}
