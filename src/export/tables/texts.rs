//! Tables of what was found in the texts: complete, whatever the scope.

use rayon::prelude::*;

use super::{Places, name, rounded};
use crate::export::material::Material;
use crate::export::table::{Cell, Table};
use crate::model::{Article, ArticleIndex, Hit};
use crate::statistics::Selection;
use crate::voice;

pub(super) fn articles(material: &Material<'_>) -> Table {
    let mut table = Table::new(
        "articles",
        &[
            "article",
            "path",
            "title",
            "source",
            "source_basis",
            "published",
            "published_basis",
            "published_doubt",
            "language",
            "url",
            "authors",
            "words",
            "sentences",
            "hits",
            "removed_lines",
            "passes_filters",
        ],
    );
    let analysis = material.analysis;
    let selection = Selection::of(&material.corpus(), material.scope);
    for (n, article) in material.articles.iter().enumerate() {
        table.rows.push(vec![
            article.id.clone().into(),
            article.path.clone().into(),
            article.title().into(),
            article.source.value.clone().into(),
            name(&article.source.basis),
            article.published.date.map(|date| date.to_string()).into(),
            name(&article.published.basis),
            article.published.doubt.clone().into(),
            article.language.code().into(),
            article.url.clone().into(),
            article.authors.join("; ").into(),
            analysis.documents[n].words.into(),
            analysis.documents[n].sentences.len().into(),
            analysis.hits[n].len().into(),
            article.removed.len().into(),
            if selection.holds(ArticleIndex(n as u32)) { "yes" } else { "no" }.into(),
        ]);
    }
    table
}

pub(super) fn removed(material: &Material<'_>) -> Table {
    let mut table = Table::new("removed-lines", &["article", "reason", "line"]);
    for article in material.articles {
        for line in &article.removed {
            let cells = [article.id.as_str(), line.reason.as_str(), line.text.as_str()];
            table.rows.push(cells.map(Cell::from).to_vec());
        }
    }
    table
}

pub(super) fn warnings(material: &Material<'_>) -> Table {
    let mut table = Table::new("warnings", &["path", "code", "message"]);
    for warning in material.warnings {
        let message = warning.message.to_string();
        let cells = [warning.path.as_str(), warning.code.as_str(), &message];
        table.rows.push(cells.map(Cell::from).to_vec());
    }
    table
}

pub(super) fn hits(material: &Material<'_>, places: &Places<'_>) -> Table {
    let mut table = Table::new(
        "hits",
        &[
            "article",
            "source",
            "start",
            "end",
            "surface",
            "term",
            "category",
            "family",
            "role",
            "voice",
            "presupposed",
            "speaker",
            "confidence",
            "sentence",
            "sentence_text",
        ],
    );
    let terms = material.analysis.matcher.terms();
    let of_article = |(n, article): (usize, &'_ Article)| {
        let write = |hit: &Hit| {
            let term = &terms[hit.term as usize];
            let sentence = material.analysis.documents[n].sentences[hit.sentence as usize].span;
            let [start, end] = places.span(n, hit.span);
            vec![
                places.id(n),
                article.source.value.clone().into(),
                start,
                end,
                hit.span.of(&article.text).into(),
                term.term.clone().into(),
                term.category.clone().into(),
                term.family.id().into(),
                name(&term.role),
                hit.label.voice.name().into(),
                if hit.label.presupposed { "yes" } else { "no" }.into(),
                hit.label.speaker.as_deref().into(),
                rounded(hit.label.confidence),
                hit.sentence.into(),
                sentence.of(&article.text).into(),
            ]
        };
        material.analysis.hits[n].iter().map(write).collect::<Vec<Vec<Cell>>>()
    };
    table.rows = material.articles.par_iter().enumerate().flat_map_iter(of_article).collect();
    table
}

pub(super) fn attributions(material: &Material<'_>, places: &Places<'_>) -> Table {
    let mut table = Table::new(
        "attributions",
        &[
            "article",
            "source",
            "kind",
            "speaker",
            "speaker_words",
            "cue",
            "content",
            "speaker_at",
            "cue_at",
            "content_at",
            "rule",
            "confidence",
        ],
    );
    for (n, attributions) in material.analysis.attributions.iter().enumerate() {
        for attribution in attributions.iter().filter(|found| !voice::is_question(&found.rule)) {
            table.rows.push(vec![
                places.id(n),
                material.articles[n].source.value.clone().into(),
                name(&attribution.kind),
                attribution.speaker.as_deref().into(),
                places.words(n, &attribution.source),
                places.words(n, &attribution.cue),
                places.words(n, &attribution.content),
                places.list(n, &attribution.source),
                places.list(n, &attribution.cue),
                places.list(n, &attribution.content),
                (&*attribution.rule).into(),
                rounded(attribution.confidence),
            ]);
        }
    }
    table
}

pub(super) fn figures(material: &Material<'_>, places: &Places<'_>) -> Table {
    let mut table = Table::new(
        "figures",
        &["article", "source", "start", "end", "surface", "value", "qualifier", "unit", "attributed_to", "sentence"],
    );
    for (n, figures) in material.analysis.figures.iter().enumerate() {
        let article = &material.articles[n];
        for figure in figures {
            let [start, end] = places.span(n, figure.span);
            table.rows.push(vec![
                places.id(n),
                article.source.value.clone().into(),
                start,
                end,
                figure.span.of(&article.text).into(),
                figure.value.into(),
                figure.qualifier.clone().into(),
                figure.unit.clone().into(),
                figure.attributed_to.clone().into(),
                figure.sentence.into(),
            ]);
        }
    }
    table
}

pub(super) fn namings(material: &Material<'_>, places: &Places<'_>) -> Table {
    let mut table = Table::new("namings", &["article", "source", "start", "end", "surface", "actor", "sentence"]);
    for (n, namings) in material.analysis.namings.iter().enumerate() {
        let article = &material.articles[n];
        for naming in namings {
            let [start, end] = places.span(n, naming.span);
            table.rows.push(vec![
                places.id(n),
                article.source.value.clone().into(),
                start,
                end,
                naming.span.of(&article.text).into(),
                naming.actor.as_str().into(),
                naming.sentence.into(),
            ]);
        }
    }
    table
}

pub(super) fn agency(material: &Material<'_>, places: &Places<'_>) -> Table {
    let mut table = Table::new(
        "agency",
        &["article", "source", "start", "end", "surface", "kind", "verb", "agent", "patient", "harm", "sentence"],
    );
    for (n, clauses) in material.analysis.agency.iter().enumerate() {
        let article = &material.articles[n];
        for clause in clauses {
            let [start, end] = places.span(n, clause.span);
            table.rows.push(vec![
                places.id(n),
                article.source.value.clone().into(),
                start,
                end,
                clause.span.of(&article.text).into(),
                name(&clause.kind),
                clause.verb.as_str().into(),
                clause.agent.clone().into(),
                clause.patient.clone().into(),
                if clause.harm { "yes" } else { "no" }.into(),
                clause.sentence.into(),
            ]);
        }
    }
    table
}

pub(super) fn events(material: &Material<'_>) -> Table {
    let mut table = Table::new("events", &["event", "title", "articles_in_event", "article", "source", "published"]);
    for event in &material.analysis.events {
        for index in &event.articles {
            let article = &material.articles[index.index()];
            table.rows.push(vec![
                event.id.as_str().into(),
                event.title.as_str().into(),
                event.articles.len().into(),
                article.id.as_str().into(),
                article.source.value.as_str().into(),
                article.published.date.map(|date| date.to_string()).into(),
            ]);
        }
    }
    table
}

pub(super) fn alignments(material: &Material<'_>) -> Table {
    let mut table = Table::new(
        "alignments",
        &[
            "event",
            "article_a",
            "source_a",
            "sentence_a",
            "text_a",
            "article_b",
            "source_b",
            "sentence_b",
            "text_b",
            "score",
            "relation",
        ],
    );
    let side = |article: ArticleIndex, sentence: u32| {
        let span = material.analysis.documents[article.index()].sentences[sentence as usize].span;
        let article = &material.articles[article.index()];
        [
            article.id.as_str().into(),
            article.source.value.as_str().into(),
            sentence.into(),
            span.of(&article.text).into(),
        ]
    };
    for (event, alignments) in material.analysis.events.iter().zip(&material.analysis.alignments) {
        for alignment in alignments {
            let mut row = vec![Cell::from(event.id.as_str())];
            row.extend(side(alignment.a.article, alignment.a.sentence));
            row.extend(side(alignment.b.article, alignment.b.sentence));
            row.extend([rounded(alignment.score), name(&alignment.relation)]);
            table.rows.push(row);
        }
    }
    table
}
