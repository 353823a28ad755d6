//! Lists of what was found in the articles that pass the filters; the articles themselves and the problems of the import
//! are complete.

use rayon::prelude::*;

use super::{Places, name, rounded};
use crate::export::material::Material;
use crate::export::table::{Cell, Table};
use crate::model::{ArticleIndex, Hit, Role};
use crate::voice;
use crate::wording::{Message, message};

/// What the lists hold to.
fn filtered() -> Message {
    message!("Of the articles that pass the filters, whoever speaks and whatever terms count.")
}

/// All articles; one column says which pass the filters.
pub(super) fn articles(material: &Material<'_>, places: &Places<'_>) -> Table {
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
            "hits_for_rates_only",
            "removed_lines",
            "passes_filters",
        ],
    );
    let analysis = material.analysis;
    let terms = analysis.matcher.terms();
    let is_marked = |hit: &&Hit| terms[hit.term as usize].role == Role::Highlight;
    for (n, article) in material.articles.iter().enumerate() {
        let marked = analysis.hits[n].iter().filter(is_marked).count();
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
            marked.into(),
            (analysis.hits[n].len() - marked).into(),
            article.removed.len().into(),
            if places.selection.holds(ArticleIndex(n as u32)) { "yes" } else { "no" }.into(),
        ]);
    }
    table
}

pub(super) fn removed(material: &Material<'_>, places: &Places<'_>) -> Table {
    let mut table = Table::new("removed-lines", &["article", "reason", "line"]).note(filtered());
    for n in places.articles() {
        let article = &material.articles[n];
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
    )
    .note(message!(
        "Of the articles that pass the filters, in the voices, categories and subjects chosen. Families and roles are not \
         filtered here: two columns give them."
    ));
    let terms = material.analysis.matcher.terms();
    let of_article = |n: usize| {
        let article = &material.articles[n];
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
        let hits = material.analysis.hits[n].iter().filter(|hit| places.selection.admits(hit));
        hits.map(write).collect::<Vec<Vec<Cell>>>()
    };
    table.rows = places.articles().collect::<Vec<usize>>().into_par_iter().flat_map_iter(of_article).collect();
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
    )
    .note(filtered());
    for n in places.articles() {
        for attribution in material.analysis.attributions[n].iter().filter(|found| !voice::is_question(&found.rule)) {
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
    )
    .note(filtered());
    for n in places.articles() {
        let article = &material.articles[n];
        for figure in &material.analysis.figures[n] {
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
    let columns = ["article", "source", "start", "end", "surface", "actor", "sentence"];
    let mut table = Table::new("namings", &columns).note(filtered());
    for n in places.articles() {
        let article = &material.articles[n];
        for naming in &material.analysis.namings[n] {
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
    )
    .note(filtered());
    for n in places.articles() {
        let article = &material.articles[n];
        for clause in &material.analysis.agency[n] {
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

pub(super) fn events(material: &Material<'_>, places: &Places<'_>) -> Table {
    let columns = ["event", "title", "articles_in_event", "article", "source", "published"];
    let mut table = Table::new("events", &columns)
        .note(message!("Only articles that pass the filters; articles_in_event counts these."));
    for event in &material.analysis.events {
        let (event, _) = places.selection.of_event(event, &[]);
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

pub(super) fn alignments(material: &Material<'_>, places: &Places<'_>) -> Table {
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
    )
    .note(message!("Sentences of articles that both pass the filters."));
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
        for alignment in places.selection.of_event(event, alignments).1 {
            let mut row = vec![Cell::from(event.id.as_str())];
            row.extend(side(alignment.a.article, alignment.a.sentence));
            row.extend(side(alignment.b.article, alignment.b.sentence));
            row.extend([rounded(alignment.score), name(&alignment.relation)]);
            table.rows.push(row);
        }
    }
    table
}
