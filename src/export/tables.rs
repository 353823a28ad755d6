//! The tables of an analysis. Offsets count Unicode code points of the article's text, end exclusive, as in the report;
//! sentences count from 0, the title being one of them.

use crate::model::{ArticleIndex, Span, Voice};
use crate::statistics::{Count, Selection, Tally, Words, all_voices, profiles, source_summaries};

use super::material::Material;
use super::table::{Cell, Table};

/// All tables, in the order in which they are exported. Articles, events, attributions, figures, namings, agency,
/// alignments and hits are complete; the counted ones (terms, sources) hold to the material's scope.
pub fn tables(material: &Material<'_>) -> Vec<Table> {
    let places = Places::new(material);
    vec![
        articles(material),
        removed(material),
        warnings(material),
        hits(material, &places),
        attributions(material, &places),
        figures(material, &places),
        namings(material, &places),
        agency(material, &places),
        events(material),
        alignments(material),
        terms(material),
        sources(material),
    ]
}

/// Code point offsets of spans.
struct Places<'a> {
    material: &'a Material<'a>,
    /// By article: code points before every 256th byte; empty if the text is ASCII.
    blocks: Vec<Vec<u32>>,
}

const BLOCK: usize = 256;

impl<'a> Places<'a> {
    fn new(material: &'a Material<'a>) -> Places<'a> {
        let blocks = material
            .articles
            .iter()
            .map(|article| {
                if article.text.is_ascii() {
                    return Vec::new();
                }
                let mut before = 0;
                article
                    .text
                    .as_bytes()
                    .chunks(BLOCK)
                    .map(|block| {
                        let here = before;
                        before += beginnings(block);
                        here
                    })
                    .collect()
            })
            .collect();
        Places { material, blocks }
    }

    fn offset(&self, article: usize, byte: u32) -> u64 {
        let blocks = &self.blocks[article];
        if blocks.is_empty() {
            return u64::from(byte);
        }
        let byte = byte as usize;
        let block = (byte / BLOCK).min(blocks.len() - 1);
        let bytes = &self.material.articles[article].text.as_bytes()[block * BLOCK..byte];
        u64::from(blocks[block] + beginnings(bytes))
    }

    fn span(&self, article: usize, span: Span) -> [Cell; 2] {
        [self.offset(article, span.start).into(), self.offset(article, span.end).into()]
    }

    /// `12-20;31-40`
    fn list(&self, article: usize, spans: &[Span]) -> Cell {
        let written = |span: &Span| format!("{}-{}", self.offset(article, span.start), self.offset(article, span.end));
        spans.iter().map(written).collect::<Vec<_>>().join(";").into()
    }

    fn words(&self, article: usize, spans: &[Span]) -> Cell {
        let text = &self.material.articles[article].text;
        spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ").into()
    }

    fn id(&self, article: usize) -> Cell {
        self.material.articles[article].id.clone().into()
    }
}

/// Number of code points that begin in a stretch of UTF-8.
fn beginnings(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

/// The name a type has in files.
fn name(value: &impl serde::Serialize) -> Cell {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name.into(),
        _ => Cell::Empty,
    }
}

fn articles(material: &Material<'_>) -> Table {
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
        ],
    );
    let analysis = material.analysis;
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
        ]);
    }
    table
}

fn removed(material: &Material<'_>) -> Table {
    let mut table = Table::new("removed-lines", &["article", "reason", "line"]);
    for article in material.articles {
        for line in &article.removed {
            let cells = [article.id.as_str(), line.reason.as_str(), line.text.as_str()];
            table.rows.push(cells.map(Cell::from).to_vec());
        }
    }
    table
}

fn warnings(material: &Material<'_>) -> Table {
    let mut table = Table::new("warnings", &["path", "code", "message"]);
    for warning in material.warnings {
        let cells = [warning.path.as_str(), warning.code.as_str(), warning.message.as_str()];
        table.rows.push(cells.map(Cell::from).to_vec());
    }
    table
}

fn hits(material: &Material<'_>, places: &Places<'_>) -> Table {
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
    for (n, article) in material.articles.iter().enumerate() {
        for hit in &material.analysis.hits[n] {
            let term = &terms[hit.term as usize];
            let sentence = material.analysis.documents[n].sentences[hit.sentence as usize].span;
            let [start, end] = places.span(n, hit.span);
            table.rows.push(vec![
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
            ]);
        }
    }
    table
}

fn attributions(material: &Material<'_>, places: &Places<'_>) -> Table {
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
        for attribution in attributions {
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

fn figures(material: &Material<'_>, places: &Places<'_>) -> Table {
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

fn namings(material: &Material<'_>, places: &Places<'_>) -> Table {
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

fn agency(material: &Material<'_>, places: &Places<'_>) -> Table {
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

fn events(material: &Material<'_>) -> Table {
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

fn alignments(material: &Material<'_>) -> Table {
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

/// A line for every term, source and voice with hits, and one for all voices together; rates with exact intervals.
fn terms(material: &Material<'_>) -> Table {
    let mut table = Table::new(
        "terms-by-source",
        &[
            "term",
            "category",
            "family",
            "source",
            "voice",
            "hits",
            "articles_with",
            "articles",
            "words",
            "per_1000_words",
            "interval_95_low",
            "interval_95_high",
        ],
    );
    let corpus = material.corpus();
    let selection = Selection::of(&corpus, material.scope);
    let tally = Tally::of(&corpus, &selection);
    let active = selection.active_sources();
    for row in tally.table().rows {
        let term = &corpus.terms[row.term as usize];
        for &source in &active {
            let counts = row.by_source[source];
            let voices = Voice::ALL.map(|voice| (voice.name(), u64::from(counts[voice.index()])));
            for (voice, hits) in voices.into_iter().filter(|(_, hits)| *hits > 0).chain([("all", all_voices(&counts))])
            {
                let count = Count::new(hits, tally.words[source]);
                let interval = count.interval(0.95);
                table.rows.push(vec![
                    term.term.as_str().into(),
                    term.category.as_str().into(),
                    term.family.id().into(),
                    selection.sources.names()[source].as_str().into(),
                    voice.into(),
                    hits.into(),
                    if voice == "all" { row.articles[source].into() } else { Cell::Empty },
                    tally.articles[source].into(),
                    count.words.into(),
                    count.rate().into(),
                    interval.low.into(),
                    interval.high.into(),
                ]);
            }
        }
    }
    table
}

/// One line for every source: sizes, voices, quotation, readability, diversity.
fn sources(material: &Material<'_>) -> Table {
    let mut table = Table::new(
        "sources",
        &[
            "source",
            "articles",
            "words",
            "sentences",
            "words_per_sentence",
            "letters_per_word",
            "hits_own",
            "hits_indirect_speech",
            "hits_direct_quote",
            "hits_scare_quote",
            "hits_all",
            "hits_per_1000_words",
            "interval_95_low",
            "interval_95_high",
            "quoted_words",
            "reported_words",
            "types",
            "mattr_100",
            "mtld",
            "hd_d",
            "flesch_reading_ease",
            "flesch_kincaid_grade",
            "smog_grade",
            "lix",
        ],
    );
    let corpus = material.corpus();
    let selection = Selection::of(&corpus, material.scope);
    let tally = Tally::of(&corpus, &selection);
    let words = Words::new(corpus.vocabulary);
    let profiles = profiles(&corpus, &words);
    for summary in source_summaries(&corpus, &selection, &tally, &words, &profiles) {
        let count = summary.highlight_count();
        let interval = count.interval(0.95);
        let mut row: Vec<Cell> = vec![
            selection.sources.names()[summary.source].as_str().into(),
            summary.articles.into(),
            summary.words.into(),
            summary.sentences.into(),
            summary.legibility.sentence_length().into(),
            summary.legibility.word_length().into(),
        ];
        row.extend(summary.highlights.iter().map(|&hits| Cell::from(hits)));
        row.extend([
            count.hits.into(),
            count.rate().into(),
            interval.low.into(),
            interval.high.into(),
            summary.quoted.hits.into(),
            summary.reported.hits.into(),
            summary.types.into(),
            summary.moving_average.into(),
            summary.textual_diversity.into(),
            summary.hypergeometric_diversity.into(),
            summary.english.flesch_reading_ease().into(),
            summary.english.flesch_kincaid_grade().into(),
            summary.english.smog_grade().into(),
            summary.legibility.lix().into(),
        ]);
        table.rows.push(row);
    }
    table
}

/// Four decimals: enough for a score, and the same on every machine.
fn rounded(value: f32) -> Cell {
    ((f64::from(value) * 1e4).round() / 1e4).into()
}
