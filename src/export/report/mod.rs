//! The report of `parallax analyze`: one JSON object, written as it is computed.
//!
//! Every offset in it counts Unicode code points of the article's text, end exclusive. No time stamp and no absolute
//! path stands in it: the same input and settings give the same bytes.

mod object;
mod rows;

use std::fmt::Write as _;
use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::analysis::{Analysis, Settings};
use crate::import::Imported;
use crate::lexicon::Lexicon;
use crate::model::{Article, SentenceRef};
use crate::voice;

use super::points::CodePoints;
use object::ObjectWriter;
use rows::{
    AgencyRow, AlignmentRow, ArticleRow, AttributionRow, EventRow, FigureRow, HitRow, NamingRow, RemovedRow,
    SentenceRow, Side, Tool,
};

/// The report's format, named in its first field.
pub const SCHEMA: &str = "parallax.report/1";

/// Writes the report.
///
/// # Errors
/// If `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    imported: &Imported,
    analysis: &Analysis,
    settings: &Settings,
    with_text: bool,
) -> io::Result<()> {
    let articles = &imported.articles;
    let parts = settings.parts;
    let mut object = ObjectWriter::begin(out)?;
    object.field("schema", &SCHEMA)?;
    object.field("tool", &Tool { name: "parallax", version: env!("CARGO_PKG_VERSION") })?;
    object.field("parameters", &parameters(settings))?;
    object.field("corpus", &corpus(imported, analysis))?;
    let lexicons: Vec<_> = settings.lexicons.iter().map(describe_lexicon).collect();
    object.field("lexicon", &lexicons.first())?;
    object.field("lexicons", &lexicons)?;

    let points: Vec<CodePoints> = articles.iter().map(|article| CodePoints::new(&article.text)).collect();
    object.list(
        "articles",
        articles.iter().zip(&analysis.documents).zip(&points).map(|((article, document), points)| ArticleRow {
            id: &article.id,
            path: &article.path,
            title: article.title(),
            source: &article.source.value,
            source_basis: article.source.basis,
            published: article.published.date.map(|date| date.to_string()),
            published_basis: article.published.basis,
            published_doubt: article.published.doubt.as_deref(),
            language: article.language.code(),
            direction: article.direction(),
            url: article.url.as_deref(),
            authors: &article.authors,
            words: document.words,
            text: with_text.then_some(article.text.as_str()),
            removed: with_text.then(|| article.removed.iter().map(RemovedRow::new).collect()),
            sentences: document
                .sentences
                .iter()
                .map(|s| SentenceRow { at: points.of(s.span), kind: s.kind.name() })
                .collect(),
        }),
    )?;
    let by_article = || articles.iter().zip(&points).enumerate();
    if parts.hits {
        let terms = analysis.matcher.terms();
        object.list(
            "hits",
            by_article().flat_map(|(n, (article, points))| {
                analysis.hits[n].iter().map(move |hit| {
                    let term = &terms[hit.term as usize];
                    HitRow {
                        article: &article.id,
                        at: points.of(hit.span),
                        surface: hit.span.of(&article.text),
                        term: &term.term,
                        category: &term.category,
                        family: term.family.id(),
                        role: term.role,
                        sentence: hit.sentence,
                        voice: hit.label.voice.name(),
                        presupposed: hit.label.presupposed,
                        speaker: hit.label.speaker.as_deref(),
                        confidence: round(hit.label.confidence),
                    }
                })
            }),
        )?;
    }
    if parts.attributions {
        object.list(
            "attributions",
            by_article().flat_map(|(n, (article, points))| {
                let findings = analysis.attributions[n].iter().filter(|found| !voice::is_question(&found.rule));
                findings.map(move |attribution| AttributionRow {
                    article: &article.id,
                    kind: attribution.kind,
                    source: points.all(&attribution.source),
                    cue: points.all(&attribution.cue),
                    content: points.all(&attribution.content),
                    presupposed: points.all(&attribution.presupposed),
                    speaker: attribution.speaker.as_deref(),
                    confidence: round(attribution.confidence),
                    rule: &attribution.rule,
                })
            }),
        )?;
    }
    if parts.figures {
        object.list(
            "figures",
            by_article().flat_map(|(n, (article, points))| {
                analysis.figures[n].iter().map(move |figure| FigureRow {
                    article: &article.id,
                    at: points.of(figure.span),
                    surface: figure.span.of(&article.text),
                    value: figure.value,
                    qualifier: figure.qualifier.as_deref(),
                    unit: figure.unit.as_deref(),
                    attributed_to: figure.attributed_to.as_deref(),
                    when: figure.when.as_deref(),
                })
            }),
        )?;
    }
    if parts.namings {
        object.list(
            "namings",
            by_article().flat_map(|(n, (article, points))| {
                analysis.namings[n].iter().map(move |naming| NamingRow {
                    article: &article.id,
                    at: points.of(naming.span),
                    surface: naming.span.of(&article.text),
                    actor: &naming.actor,
                })
            }),
        )?;
    }
    if parts.agency {
        object.list(
            "agency",
            by_article().flat_map(|(n, (article, points))| {
                analysis.agency[n].iter().map(move |clause| AgencyRow {
                    article: &article.id,
                    at: points.of(clause.span),
                    kind: clause.kind,
                    verb: &clause.verb,
                    agent: clause.agent.as_deref(),
                    patient: clause.patient.as_deref(),
                    harm: clause.harm,
                })
            }),
        )?;
    }
    if parts.events || parts.alignments || settings.event_field.is_some() {
        object.list(
            "events",
            analysis.events.iter().map(|event| EventRow {
                id: &event.id,
                title: &event.title,
                articles: event.articles.iter().map(|index| articles[index.index()].id.as_str()).collect(),
            }),
        )?;
    }
    if parts.alignments {
        let side = |at: SentenceRef| Side { article: &articles[at.article.index()].id, sentence: at.sentence };
        object.list(
            "alignments",
            analysis.events.iter().zip(&analysis.alignments).flat_map(|(event, alignments)| {
                alignments.iter().map(move |alignment| AlignmentRow {
                    event: &event.id,
                    a: side(alignment.a),
                    b: side(alignment.b),
                    score: round(alignment.score),
                    relation: alignment.relation,
                    corrected: alignment.decided,
                })
            }),
        )?;
    }
    if parts.statistics {
        object.field("statistics", &super::statistics::statistics(articles, analysis))?;
    }
    object.end()
}

/// The corpus' identity: SHA-256 over every article's id, source, date and text.
pub fn corpus_hash(articles: &[Article]) -> String {
    let mut hash = Sha256::new();
    for article in articles {
        let date = article.published.date.map(|date| date.to_string()).unwrap_or_default();
        for field in [&article.id, &article.source.value, &date, &article.text] {
            hash.update((field.len() as u64).to_le_bytes());
            hash.update(field.as_bytes());
        }
    }
    let mut out = String::from("sha256:");
    for byte in hash.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

fn parameters(settings: &Settings) -> serde_json::Value {
    serde_json::json!({
        "events": settings.events,
        "event_field": settings.event_field,
        "only": settings.parts.names(),
    })
}

fn corpus(imported: &Imported, analysis: &Analysis) -> serde_json::Value {
    let sources: std::collections::BTreeSet<&str> =
        imported.articles.iter().map(|article| article.source.value.as_str()).collect();
    serde_json::json!({
        "hash": corpus_hash(&imported.articles),
        "articles": imported.articles.len(),
        "sources": sources.len(),
        "words": analysis.documents.iter().map(|document| u64::from(document.words)).sum::<u64>(),
        "warnings": imported.warnings,
    })
}

fn describe_lexicon(lexicon: &Lexicon) -> serde_json::Value {
    serde_json::json!({
        "name": lexicon.name, "version": lexicon.version, "hash": lexicon.hash(), "entries": lexicon.len(),
    })
}

/// Four decimals: enough for a score, and the same on every machine.
fn round(value: f32) -> f64 {
    (f64::from(value) * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Progress;

    #[test]
    fn offsets_count_code_points() {
        let text = "é“a”".repeat(40);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.offset(byte as u32), count as u32);
        }
        assert_eq!(points.offset(text.len() as u32), text.chars().count() as u32);
    }

    #[test]
    fn the_report_is_json_and_the_same_twice() {
        let mut article = Article { id: "a".into(), path: "a.txt".into(), ..Article::default() };
        article.set_text("Überfall", "“No,” she said. It ended.");
        let imported = Imported { articles: vec![article], ..Imported::default() };
        let settings = Settings::default();
        let analysis = Analysis::run(&imported.articles, &settings, &Progress::default()).unwrap();
        let render = || {
            let mut out = Vec::new();
            write(&mut out, &imported, &analysis, &settings, true).unwrap();
            out
        };
        let bytes = render();
        assert_eq!(bytes, render());
        let report: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(report["schema"], SCHEMA);
        let body = &report["articles"][0]["sentences"][1];
        let text: Vec<char> = report["articles"][0]["text"].as_str().unwrap().chars().collect();
        let cut = |from: &serde_json::Value| -> String {
            text[from["start"].as_u64().unwrap() as usize..from["end"].as_u64().unwrap() as usize].iter().collect()
        };
        assert_eq!(cut(body), "“No,” she said.");
    }
}
