//! The tables of an analysis. Offsets count Unicode code points of the article's text, end exclusive, as in the report;
//! sentences count from 0, the title being one of them.

mod comparisons;
mod counts;
mod language;
mod speakers;
mod texts;

pub(super) use comparisons::PRIOR_WORDS;
pub(super) use counts::{BOOTSTRAP, DENSITY_SENTENCES};

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::model::{Cancelled, Progress, Span, Stage};
use crate::statistics::{Corpus, Indices, Scope, Selection, Tally, Words};
use crate::wording::say;

use super::listings::{Analysed, listings};
use super::material::{Material, not_read};
use super::methods::without_lexicon;
use super::points::CodePoints;
use super::table::{Cell, Table};

/// Level of all intervals in the tables.
const CONFIDENCE: f64 = 0.95;

/// The tables, in the order in which they are exported.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// Every article.
    Articles,
    /// What was taken out of the files.
    RemovedLines,
    /// Problems of the import.
    Warnings,
    /// Every hit in its sentence.
    Hits,
    /// Who says what.
    Attributions,
    /// Numbers in the texts.
    Figures,
    /// Names for actors.
    Namings,
    /// Who does what to whom.
    Agency,
    /// Which article tells of which event.
    Events,
    /// Sentences lined up.
    Alignments,
    /// Terms by source and voice.
    Terms,
    /// How evenly terms are spread over articles.
    Dispersion,
    /// Categories by source and voice.
    Categories,
    /// Sizes, voices, quotation, readability and diversity of sources.
    Sources,
    /// Each source against all others, term by term.
    AgainstRest,
    /// Every pair of sources, term by term.
    Pairs,
    /// Each source against all others over all words.
    Words,
    /// Verbs with which sources report speech.
    ReportingVerbs,
    /// Who is quoted in which source.
    Speakers,
    /// Words near terms.
    Collocates,
    /// Words in a row.
    Sequences,
}

impl TableKind {
    /// All of them.
    pub const ALL: [TableKind; 21] = [
        TableKind::Articles,
        TableKind::RemovedLines,
        TableKind::Warnings,
        TableKind::Hits,
        TableKind::Attributions,
        TableKind::Figures,
        TableKind::Namings,
        TableKind::Agency,
        TableKind::Events,
        TableKind::Alignments,
        TableKind::Terms,
        TableKind::Dispersion,
        TableKind::Categories,
        TableKind::Sources,
        TableKind::AgainstRest,
        TableKind::Pairs,
        TableKind::Words,
        TableKind::ReportingVerbs,
        TableKind::Speakers,
        TableKind::Collocates,
        TableKind::Sequences,
    ];

    /// What it lists, for people.
    pub fn title(self) -> &'static str {
        match self {
            TableKind::Articles => "Articles",
            TableKind::RemovedLines => "Lines removed from the files",
            TableKind::Warnings => "Problems of the import",
            TableKind::Hits => "Every loaded term in its sentence",
            TableKind::Attributions => "Who says what",
            TableKind::Figures => "Numbers in the texts",
            TableKind::Namings => "Names for actors",
            TableKind::Agency => "Who does what to whom",
            TableKind::Events => "Events and their articles",
            TableKind::Alignments => "Sentences lined up",
            TableKind::Terms => "Terms by source and voice",
            TableKind::Dispersion => "Spread of terms over articles",
            TableKind::Categories => "Categories by source and voice",
            TableKind::Sources => "Sources: size, voices, diversity, readability",
            TableKind::AgainstRest => "Terms: each source against all others",
            TableKind::Pairs => "Terms: every pair of sources",
            TableKind::Words => "All words: each source against all others",
            TableKind::ReportingVerbs => "Reporting verbs",
            TableKind::Speakers => "Speakers by source",
            TableKind::Collocates => "Words near terms",
            TableKind::Sequences => "Words in a row",
        }
    }

    /// Whether it counts; the others are lists.
    pub fn is_counted(self) -> bool {
        self >= TableKind::Terms
    }
}

/// One table. All but the articles and the problems of the import hold to the material's scope.
pub fn table(material: &Material<'_>, kind: TableKind) -> Table {
    if kind.is_counted() {
        counted(&Counted::new(material), kind)
    } else {
        listed(material, &Places::new(material), kind)
    }
}

fn listed(material: &Material<'_>, places: &Places<'_>, kind: TableKind) -> Table {
    match kind {
        TableKind::Articles => texts::articles(material, places),
        TableKind::RemovedLines => texts::removed(material, places),
        TableKind::Hits => texts::hits(material, places),
        TableKind::Attributions => texts::attributions(material, places),
        TableKind::Figures => texts::figures(material, places),
        TableKind::Namings => texts::namings(material, places),
        TableKind::Agency => texts::agency(material, places),
        TableKind::Events => texts::events(material, places),
        TableKind::Alignments => texts::alignments(material, places),
        _ => texts::warnings(material),
    }
}

fn counted(counted: &Counted<'_>, kind: TableKind) -> Table {
    let mut table = match kind {
        TableKind::Dispersion => counts::dispersion(counted),
        TableKind::Categories => counts::categories(counted),
        TableKind::Sources => counts::sources(counted),
        TableKind::AgainstRest => comparisons::against_rest(counted),
        TableKind::Pairs => comparisons::pairs(counted),
        TableKind::Words => comparisons::words_against_rest(counted),
        TableKind::ReportingVerbs => language::reporting_verbs(counted),
        TableKind::Speakers => speakers::speakers(counted),
        TableKind::Collocates => language::collocates(counted),
        TableKind::Sequences => language::sequences(counted),
        _ => counts::terms(counted),
    };
    // What may be claimed stands with every table that counts.
    let advice = counts::advice(counted);
    if !table.notes.contains(&advice) {
        table.notes.push(advice);
    }
    let settings = counted.material.settings;
    let unread = not_read(counted.material.articles, &counted.selection, |language| settings.has_lexicon_for(language));
    table.notes.extend(unread.map(|languages| without_lexicon(&languages)));
    table
}

/// All tables, in the order in which they are exported. Articles and the problems of the import are complete; all others
/// hold to the material's scope. The last one, `about`, says of every table how its numbers are computed and what they
/// rest on.
///
/// # Errors
/// If cancelled.
pub fn tables(material: &Material<'_>, progress: &Progress) -> Result<Vec<Table>, Cancelled> {
    // From here, outside the pool of threads that makes the tables side by side.
    material.indices.make(&material.corpus(), progress)?;
    let (places, counts) = (Places::new(material), Counted::new(material));
    progress.enter(Stage::Statistics, TableKind::ALL.len() + 1);
    let make = |kind: TableKind| {
        progress.check()?;
        let made = if kind.is_counted() { counted(&counts, kind) } else { listed(material, &places, kind) };
        progress.advance(1);
        Ok(made)
    };
    let mut tables = TableKind::ALL.into_par_iter().map(make).collect::<Result<Vec<Table>, Cancelled>>()?;
    let analysed = Analysed { articles: material.articles, analysis: material.analysis };
    tables.extend(listings(analysed, &places.selection).into_iter().map(|listing| listing.table));
    progress.advance(1);
    tables.push(about(material, &tables));
    progress.check()?;
    Ok(tables)
}

/// What every table rests on.
fn about(material: &Material<'_>, tables: &[Table]) -> Table {
    let mut about = Table::new("about", &["table", "statement"]);
    let language = material.language;
    let caption = material.provenance.caption(language);
    let filters = super::material::describe(material);
    let complete = say!(language, "Complete: filters do not hold here.");
    for table in tables {
        // What has no notes is a complete list, which no filter narrows.
        let filters = if table.notes.is_empty() { complete.as_str() } else { filters.as_str() };
        let notes = table.notes.iter().map(|note| language.say(note));
        for statement in notes.chain([filters.to_owned(), caption.clone()]) {
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
    indices: &'a Indices,
    words: &'a Words,
    /// The sources with a selected article.
    active: Vec<usize>,
}

impl<'a> Counted<'a> {
    fn new(material: &'a Material<'a>) -> Counted<'a> {
        let corpus = material.corpus();
        let selection = Selection::of(&corpus, material.scope);
        let tally = Tally::of(&corpus, &selection);
        let active = selection.active_sources();
        let words = material.indices.words(&corpus);
        Counted { material, corpus, tally, indices: material.indices, words, active, selection }
    }

    fn source(&self, source: usize) -> Cell {
        self.selection.sources.label(source).into()
    }
}

/// What the lists share: which articles and hits count, and the code point offsets of spans.
struct Places<'a> {
    material: &'a Material<'a>,
    /// What counts, of every family and role.
    selection: Selection,
    /// By article.
    points: Vec<CodePoints<'a>>,
}

impl<'a> Places<'a> {
    fn new(material: &'a Material<'a>) -> Places<'a> {
        let points = material.articles.iter().map(|article| CodePoints::new(&article.text)).collect();
        let scope = Scope { families: BTreeSet::new(), roles: BTreeSet::new(), ..material.scope.clone() };
        Places { material, selection: Selection::of(&material.corpus(), &scope), points }
    }

    /// The articles that pass the filters, by position.
    fn articles(&self) -> impl Iterator<Item = usize> {
        self.selection.articles.iter().map(|article| article.index())
    }

    fn offset(&self, article: usize, byte: u32) -> u32 {
        self.points[article].offset(byte)
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
