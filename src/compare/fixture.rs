//! A few texts as one event, for the tests of this module.

use crate::model::{Article, ArticleIndex, Event, Language};
use crate::text::{Document, Reading, Vocabulary, read};

/// The texts, read, and the event they are.
pub(super) struct Texts {
    pub(super) articles: Vec<Article>,
    pub(super) documents: Vec<Document>,
    pub(super) vocabulary: Vocabulary,
    pub(super) event: Event,
}

impl Texts {
    /// English texts without a title.
    pub(super) fn new(texts: &[&str]) -> Texts {
        let mut vocabulary = Vocabulary::default();
        let articles: Vec<Article> = texts
            .iter()
            .map(|text| {
                let mut article = Article { language: Language::ENGLISH, ..Article::default() };
                article.set_text("", text);
                article
            })
            .collect();
        let documents = articles.iter().map(|article| read(article, &mut vocabulary)).collect();
        let event = Event {
            id: "event-1".to_owned(),
            title: String::new(),
            articles: (0..texts.len() as u32).map(ArticleIndex).collect(),
        };
        Texts { articles, documents, vocabulary, event }
    }

    /// One of the texts.
    pub(super) fn reading(&self, at: usize) -> Reading<'_> {
        Reading { article: &self.articles[at], document: &self.documents[at], vocabulary: &self.vocabulary }
    }
}
