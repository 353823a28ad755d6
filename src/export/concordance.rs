//! A concordance as a table.

use super::table::{Cell, Table};
use crate::statistics::{Corpus, Line, Selection};

/// Lines of a concordance in their order, each with its context, voice and speaker. Sentences count from 0, the title
/// being one of them.
pub fn concordance(corpus: &Corpus<'_>, selection: &Selection, lines: &[Line]) -> Table {
    let mut table = Table::new(
        "concordance",
        &["source", "date", "title", "article", "sentence", "term", "voice", "speaker", "left", "node", "right"],
    );
    for line in lines {
        let article = &corpus.articles[line.article.index()];
        let text = &article.text;
        table.rows.push(vec![
            selection.sources.label(selection.sources.of_article(line.article)).into(),
            article.published.date.map(|date| date.to_string()).into(),
            article.title().into(),
            article.id.as_str().into(),
            line.sentence.into(),
            line.term.map(|term| corpus.terms[term as usize].term.as_str()).into(),
            line.voice.name().into(),
            line.speaker.as_deref().into(),
            line.left(corpus).of(text).into(),
            line.node.of(text).into(),
            Cell::from(line.right(corpus).of(text)),
        ]);
    }
    table
}
