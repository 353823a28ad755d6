//! The tables of an analysis. Offsets count Unicode code points of the article's text, end exclusive, as in the report;
//! sentences count from 0, the title being one of them.

mod comparisons;
mod counts;
mod language;
mod texts;

pub(super) use comparisons::PRIOR_WORDS;
pub(super) use counts::{BOOTSTRAP, DENSITY_SENTENCES};

use crate::model::Span;
use crate::statistics::{Corpus, Selection, Tally, Words};

use super::listings::{Analysed, listings};
use super::material::Material;
use super::table::{Cell, Table};

/// Level of all intervals in the tables.
const CONFIDENCE: f64 = 0.95;

/// All tables, in the order in which they are exported. Articles, events, attributions, figures, namings, agency,
/// alignments and hits are complete; the counted ones hold to the material's scope. The last one, `about`, says of
/// every table how its numbers are computed and what they rest on.
pub fn tables(material: &Material<'_>) -> Vec<Table> {
    let places = Places::new(material);
    let counted = Counted::new(material);
    let mut tables = vec![
        texts::articles(material),
        texts::removed(material),
        texts::warnings(material),
        texts::hits(material, &places),
        texts::attributions(material, &places),
        texts::figures(material, &places),
        texts::namings(material, &places),
        texts::agency(material, &places),
        texts::events(material),
        texts::alignments(material),
        counts::terms(&counted),
        counts::dispersion(&counted),
        counts::categories(&counted),
        counts::sources(&counted),
        comparisons::against_rest(&counted),
        comparisons::pairs(&counted),
        comparisons::words_against_rest(&counted),
        language::reporting_verbs(&counted),
        language::collocates(&counted),
        language::sequences(&counted),
    ];
    let analysed = Analysed { articles: material.articles, analysis: material.analysis };
    tables.extend(listings(analysed, &counted.selection).into_iter().map(|listing| listing.table));
    tables.push(about(material, &tables));
    tables
}

/// What every table rests on.
fn about(material: &Material<'_>, tables: &[Table]) -> Table {
    let mut about = Table::new("about", &["table", "statement"]);
    let caption = material.provenance.caption();
    let filters = super::material::describe(material);
    for table in tables {
        // What has no notes is a complete list, which no filter narrows.
        let filters = if table.notes.is_empty() { "Complete: filters do not hold here." } else { filters.as_str() };
        for statement in table.notes.iter().map(String::as_str).chain([filters, caption.as_str()]) {
            about.rows.push(vec![table.name.clone().into(), statement.into()]);
        }
    }
    about
}

/// What the counted tables share: counted once.
struct Counted<'a> {
    material: &'a Material<'a>,
    corpus: Corpus<'a>,
    selection: Selection,
    tally: Tally,
    words: Words,
    /// The sources with a selected article.
    active: Vec<usize>,
}

impl<'a> Counted<'a> {
    fn new(material: &'a Material<'a>) -> Counted<'a> {
        let corpus = material.corpus();
        let selection = Selection::of(&corpus, material.scope);
        let tally = Tally::of(&corpus, &selection);
        let active = selection.active_sources();
        Counted { material, corpus, tally, words: Words::new(corpus.vocabulary), active, selection }
    }

    fn source(&self, source: usize) -> Cell {
        self.selection.sources.label(source).into()
    }
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

/// Four decimals: enough for a score, and the same on every machine.
fn rounded(value: f32) -> Cell {
    ((f64::from(value) * 1e4).round() / 1e4).into()
}
