//! A small corpus for the tests of the tables: articles, and hits of a fixed list of words.

use crate::lexicon::{Entry, Family, Term};
use crate::model::{Article, ArticleIndex, Event, Hit, Published, Role, Sourced, Voice, VoiceLabel};
use crate::text::{self, Document, Vocabulary};

use super::Corpus;

/// Owns what a [`Corpus`] borrows. `regime`, `mob` and `said` are terms; words between `“` and `”` are direct quotation.
pub(super) struct Fixture {
    articles: Vec<Article>,
    documents: Vec<Document>,
    vocabulary: Vocabulary,
    attributions: Vec<Vec<crate::model::Attribution>>,
    hits: Vec<Vec<Hit>>,
    terms: Vec<Term>,
    events: Vec<Event>,
}

impl Fixture {
    /// Articles by source, date (empty: none) and text; each is an event of its own.
    pub(super) fn new(texts: &[(&str, &str, &str)]) -> Fixture {
        let articles: Vec<Article> = texts
            .iter()
            .enumerate()
            .map(|(n, (source, date, body))| {
                let mut article = Article {
                    id: format!("a{n}"),
                    source: Sourced { value: (*source).to_owned(), ..Sourced::default() },
                    published: Published { date: date.parse().ok(), ..Published::default() },
                    language: crate::model::Language::ENGLISH,
                    ..Article::default()
                };
                article.set_text("", body);
                article
            })
            .collect();
        let (vocabulary, documents) = text::read_all(&articles, &crate::model::Progress::default()).unwrap();
        let terms = [
            ("regime", "state_legitimacy", Role::Highlight),
            ("mob", "actor_label", Role::Highlight),
            ("said", "attribution_verb", Role::Rate),
        ]
        .map(|(term, category, role)| Term {
            term: term.to_owned(),
            category: category.to_owned(),
            category_title: String::new(),
            family: Family::Actor,
            role,
            polarity: 0,
            lexicon: 0,
            entry: Entry { term: term.to_owned(), ..Entry::default() },
        })
        .to_vec();
        let mut attributions = Vec::new();
        let mut hits = Vec::new();
        for (article, document) in articles.iter().zip(&documents) {
            let reading = text::Reading { article, document, vocabulary: &vocabulary };
            let mut quoted = false;
            let mut start = 0;
            let mut found = Vec::new();
            let mut quotations = Vec::new();
            for token in 0..document.tokens.len() {
                let span = reading.token_span(token);
                match reading.folded(token) {
                    "“" => (quoted, start) = (true, span.start),
                    "”" => {
                        quoted = false;
                        quotations.push(quotation(crate::model::Span { start, end: span.end }));
                    }
                    word => {
                        if let Some(term) = terms.iter().position(|term| term.term == word) {
                            let voice = if quoted { Voice::DirectQuote } else { Voice::Own };
                            let sentence = document.sentence_at(span.start) as u32;
                            let label = VoiceLabel { voice, confidence: 1.0, ..VoiceLabel::default() };
                            found.push(Hit { span, term: term as u32, sentence, label });
                        }
                    }
                }
            }
            hits.push(found);
            attributions.push(quotations);
        }
        let events = (0..articles.len())
            .map(|n| Event {
                id: format!("event-{}", n + 1),
                title: String::new(),
                articles: vec![ArticleIndex(n as u32)],
            })
            .collect();
        Fixture { articles, documents, vocabulary, attributions, hits, terms, events }
    }

    pub(super) fn corpus(&self) -> Corpus<'_> {
        Corpus {
            articles: &self.articles,
            documents: &self.documents,
            vocabulary: &self.vocabulary,
            attributions: &self.attributions,
            hits: &self.hits,
            terms: &self.terms,
            events: &self.events,
            copies: &[],
        }
    }
}

fn quotation(content: crate::model::Span) -> crate::model::Attribution {
    crate::model::Attribution {
        kind: crate::model::AttributionKind::Direct,
        source: Vec::new(),
        cue: Vec::new(),
        content: vec![content],
        quoted: vec![crate::model::Span { start: content.start + 3, end: content.end - 3 }],
        presupposed: Vec::new(),
        speaker: None,
        confidence: 1.0,
        rule: "test".into(),
    }
}
