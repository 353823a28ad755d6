//! What the analyst noted, for the report.

use super::apply::find;
use super::corrections::Corrections;
use super::document::ArticleEntry;
use super::grouping::EventMarks;
use crate::export::Remark;
use crate::model::{Article, Event};

/// Notes and tags on articles and stretches of their texts, in the order of the articles, then those on events. Notes on
/// articles that are missing are left out.
pub fn remarks(
    corrections: &Corrections,
    entries: &[ArticleEntry],
    articles: &[Article],
    events: &[Event],
    marks: &[EventMarks],
) -> Vec<Remark> {
    let mut out = Vec::new();
    // Decisions stand in the order of their articles.
    for (key, decided) in &corrections.articles {
        let Some(article) = find(entries, key).and_then(|index| articles.get(index.index())) else { continue };
        let date = article.published.date.map(|date| date.to_string()).unwrap_or_default();
        let parts = [article.source.value.as_str(), &date, article.title()];
        let about = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let about = if about.is_empty() { article.path.clone() } else { about };
        let fields = &decided.fields;
        if !fields.note.is_empty() || !fields.tags.is_empty() {
            let tags = fields.tags.iter().cloned().collect();
            out.push(Remark { about: about.clone(), words: String::new(), note: fields.note.clone(), tags });
        }
        for hit in decided.hits.iter().filter(|hit| !hit.note.is_empty() || !hit.tags.is_empty()) {
            let (words, note) = (hit.surface.clone(), hit.note.clone());
            out.push(Remark { about: about.clone(), words, note, tags: hit.tags.iter().cloned().collect() });
        }
    }
    for (event, marks) in events.iter().zip(marks).filter(|(_, marks)| !marks.note.is_empty() || !marks.tags.is_empty())
    {
        let (about, note) = (event.title.clone(), marks.note.clone());
        out.push(Remark { about, words: String::new(), note, tags: marks.tags.iter().cloned().collect() });
    }
    out
}
