//! The single place that turns an analysis into charts: for the window, the commands and the report alike.

mod contrasts;
mod counts;
mod courses;
mod coverage;
mod likeness;
mod sources;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::chart::{Labels, Scene, Source, Style, VoiceMeasure, monograms, plain};
use crate::model::{ArticleIndex, SentenceRef};
use crate::statistics::{Corpus, Selection, Tally, TermRow};
use crate::wording::{Message, say};

use super::material::{Material, describe};
use super::table::{Cell, Table};
use sources::Side;
pub use sources::Sides;

/// The kinds of figures, in the order in which they are exported.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Who says the loaded words: attributed to the left, own words to the right, or as chosen.
    VoiceBars,
    /// The same as one bar of all voices, in percent.
    VoiceShares,
    /// How often, with intervals.
    Rates,
    /// Terms by source.
    HeatMap,
    /// Where in the article.
    Dispersion,
    /// Which words set two sources apart.
    Keyness,
    /// Two sources, term by term.
    Scatter,
    /// How often, day by day.
    Timeline,
    /// How an actor is named.
    Naming,
    /// Which words stand near a term.
    Collocates,
    /// Which source has which statement of an event.
    Coverage,
    /// Which sources word alike, by correspondence analysis.
    Map,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 12] = [
        Kind::VoiceBars,
        Kind::VoiceShares,
        Kind::Rates,
        Kind::HeatMap,
        Kind::Dispersion,
        Kind::Keyness,
        Kind::Scatter,
        Kind::Timeline,
        Kind::Naming,
        Kind::Collocates,
        Kind::Coverage,
        Kind::Map,
    ];

    /// The name its files and the figure itself bear, `voice-bars`.
    pub fn id(self) -> &'static str {
        match self {
            Kind::VoiceBars => "voice-bars",
            Kind::VoiceShares => "voice-shares",
            Kind::Rates => "rates",
            Kind::HeatMap => "heat-map",
            Kind::Dispersion => "dispersion",
            Kind::Keyness => "keyness",
            Kind::Scatter => "scatter",
            Kind::Timeline => "timeline",
            Kind::Naming => "naming",
            Kind::Collocates => "collocates",
            Kind::Coverage => "coverage",
            Kind::Map => "map",
        }
    }
}

/// In which order sources stand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceOrder {
    /// Of first appearance in the corpus.
    #[default]
    Appearance,
    /// Of the alphabet.
    Name,
    /// Most words first.
    Words,
    /// Most hits per 1,000 words first.
    Rate,
}

/// What can be chosen about the figures besides the filter.
#[derive(Clone, PartialEq, Debug)]
pub struct Choices {
    /// What the voice bars measure.
    pub measure: VoiceMeasure,
    /// Attributed words to the left and own words to the right.
    pub diverging: bool,
    /// Level of the intervals, between 0 and 1.
    pub confidence: f64,
    /// What is held against what; else the two sources with most words.
    pub sides: Option<Sides>,
    /// The actor whose names are shown; else the one named most often.
    pub actor: Option<String>,
    /// The term whose neighbours are shown, by index; else the most frequent one.
    pub term: Option<usize>,
    /// The event whose coverage is shown, by position; else the one most sources cover.
    pub event: Option<usize>,
    /// Most rows of a list of terms or articles.
    pub rows: usize,
    /// In which order sources stand.
    pub order: SourceOrder,
    /// Most sources in a figure: those with most words. Which sources count at all is a matter of the scope.
    pub sources: usize,
}

impl Default for Choices {
    fn default() -> Self {
        Choices {
            measure: VoiceMeasure::Count,
            diverging: true,
            confidence: 0.95,
            sides: None,
            actor: None,
            term: None,
            event: None,
            rows: 24,
            order: SourceOrder::Appearance,
            sources: 24,
        }
    }
}

/// A figure with the numbers behind it.
#[derive(Clone, PartialEq, Debug)]
pub struct NamedFigure {
    /// Stable name, `voice-bars`; the files are called so.
    pub id: String,
    /// What it asks or shows.
    pub title: String,
    /// How it is to be read.
    pub subtitle: String,
    /// What to beware of; may be empty.
    pub note: String,
    /// The drawing.
    pub scene: Scene,
    /// The numbers.
    pub data: Table,
    /// By position in `scene.data`: what the number counts, so that a click can open the sentences.
    pub targets: Vec<Target>,
}

/// What a number in a figure counts. Everything that is `None` is not restricted (but by the scope).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Target {
    /// Only this source, by position.
    pub source: Option<usize>,
    /// Only this term of the lexicon.
    pub term: Option<usize>,
    /// Only these voices, in the order of [`crate::model::Voice::ALL`].
    pub voices: Option<[bool; 4]>,
    /// Only this article.
    pub article: Option<ArticleIndex>,
    /// Only this hit, by position among the article's hits.
    pub hit: Option<usize>,
    /// Only articles published from the first to the last of these days.
    pub days: Option<(Date, Date)>,
    /// Not hits but the sentences of a statement, by the sentence quoted for it, in the event at this position.
    pub statement: Option<(usize, SentenceRef)>,
    /// Not hits but mentions of this actor, under one name or any.
    pub naming: Option<(String, Option<String>)>,
}

/// How much a figure may hold.
#[derive(Clone, Copy)]
struct Room {
    /// Rows of terms, articles or statements.
    rows: usize,
    /// Sources.
    sources: usize,
}

/// The greatest height of a figure for print: 235 mm, in pixels.
const PAGE: f32 = 235.0 * 96.0 / 25.4;
/// A figure never gets fewer rows or sources to fit onto a page.
const LEAST_ROWS: usize = 6;

/// The words of a figure that depend on its numbers.
struct Words {
    title: String,
    subtitle: String,
    note: String,
}

/// What all figures of one material share.
pub struct Figures<'a> {
    material: Material<'a>,
    corpus: Corpus<'a>,
    selection: Selection,
    tally: Tally,
    /// Hits by source.
    hits: Vec<u64>,
    /// The terms that occur, most frequent first.
    terms: Vec<TermRow>,
    /// All sources of the corpus, selected or not.
    sources: Vec<Source>,
    /// The filters in words.
    filters: String,
    choices: Choices,
}

impl<'a> Figures<'a> {
    /// Counts once for all figures.
    pub fn new(material: Material<'a>, choices: Choices) -> Figures<'a> {
        let corpus = material.corpus();
        let selection = Selection::of(&corpus, material.scope);
        let tally = Tally::of(&corpus, &selection);
        let index = &selection.sources;
        let sources = monograms(index.names())
            .into_iter()
            .enumerate()
            .map(|(position, monogram)| {
                let nameless = index.names()[position].is_empty();
                let name =
                    if nameless { say!(material.language, "(no source)") } else { index.label(position).to_owned() };
                Source { name, monogram, position }
            })
            .collect();
        let terms = tally.table().rows;
        let hits = (0..index.len()).map(|source| crate::statistics::all_voices(&tally.sum(source, |_| true))).collect();
        Figures { material, corpus, selection, tally, hits, terms, sources, filters: describe(&material), choices }
    }

    /// The sources with their badges.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The terms that occur, by index, most frequent first.
    pub fn terms(&self) -> Vec<usize> {
        self.terms.iter().map(|row| row.term as usize).collect()
    }

    /// Draws one figure; `None` if there is nothing to draw, such as a comparison with only one source. A figure for
    /// print that would be higher than a page gets fewer rows, and says so.
    pub fn draw(&self, kind: Kind, style: &Style) -> Option<NamedFigure> {
        // No more than the figure can hold anyway, or room would be taken from it that it does not use.
        let most = if kind == Kind::Timeline { courses::PANELS } else { usize::MAX };
        let mut room = Room { rows: self.choices.rows, sources: self.choices.sources.min(most) };
        let mut figure = self.draw_in(kind, style, room)?;
        while style.print && figure.scene.height > PAGE && (room.rows > LEAST_ROWS || room.sources > LEAST_ROWS) {
            // What stands around the rows does not shrink with them: the share is an upper bound, so few rounds are needed.
            let share = PAGE / figure.scene.height;
            let fewer = |n: usize| ((n as f32 * share) as usize).min(n - 1).max(LEAST_ROWS.min(n));
            room = Room { rows: fewer(room.rows), sources: fewer(room.sources) };
            figure = self.draw_in(kind, style, room)?;
        }
        Some(figure)
    }

    fn draw_in(&self, kind: Kind, style: &Style, room: Room) -> Option<NamedFigure> {
        // The words a chart has of its own are in the language of those made here.
        let style = &Style { language: self.material.language, ..style.clone() };
        match kind {
            Kind::VoiceBars => self.voice_bars(style, room),
            Kind::VoiceShares => self.voice_shares(style, room),
            Kind::Rates => self.rates(style, room),
            Kind::HeatMap => self.heat_map(style, room),
            Kind::Dispersion => self.dispersion(style, room),
            Kind::Keyness => self.keyness(style, room),
            Kind::Scatter => self.scatter(style, room),
            Kind::Timeline => self.timeline(style, room),
            Kind::Naming => self.naming(style, room),
            Kind::Collocates => self.collocates(style, room),
            Kind::Coverage => self.coverage(style, room),
            Kind::Map => self.map(style, room),
        }
    }

    /// Draws every figure for which there is something to draw.
    pub fn draw_all(&self, style: &Style) -> Vec<NamedFigure> {
        Kind::ALL.into_iter().filter_map(|kind| self.draw(kind, style)).collect()
    }

    /// The words around a figure; the caption gives filters, sizes, `method` and provenance.
    fn labels(&self, style: &Style, id: &str, words: Words, method: Option<Message>) -> Labels {
        let articles: u64 = self.tally.articles.iter().map(|&n| u64::from(n)).sum();
        let running: u64 = self.tally.words.iter().sum();
        let hits: u64 = self.selection.active_sources().iter().map(|&source| self.hits(source)).sum();
        let sources = self.selection.active_sources().len() as u64;
        let count = |n| style.numbers.count(n);
        let language = self.material.language;
        let sizes = say!(
            language,
            "{articles} articles, {sources} sources, {words} words, {terms} loaded terms.",
            articles = count(articles),
            sources = count(sources),
            words = count(running),
            terms = count(hits)
        );
        let method = method.map(|method| language.say(&method));
        let caption = self.material.provenance.caption(language);
        let parts = [Some(self.filters.clone()), Some(sizes), method, Some(caption)];
        let caption = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Labels { id: id.to_owned(), title: words.title, subtitle: words.subtitle, note: words.note, caption }
    }

    /// A source as tables name it.
    fn cell(&self, source: usize) -> Cell {
        self.selection.sources.label(source).into()
    }

    fn hits(&self, source: usize) -> u64 {
        self.hits[source]
    }

    /// The level of the intervals, `95%`.
    fn percent(&self) -> String {
        format!("{:.0}{}", self.choices.confidence * 100.0, self.material.language.percent_sign())
    }

    fn figure(labels: &Labels, scene: Scene, data: Table, target: impl Fn(usize, usize) -> Target) -> NamedFigure {
        let targets = scene.data.iter().map(|datum| target(datum.row, datum.part)).collect();
        NamedFigure {
            id: labels.id.clone(),
            title: plain(&labels.title),
            subtitle: plain(&labels.subtitle),
            note: plain(&labels.note),
            scene,
            data,
            targets,
        }
    }
}

/// How many sources find room as columns of at least `width` pixels beside labels.
fn columns(style: &Style, room: Room, width: f32) -> usize {
    ((style.width * 0.62 / (width * style.text)) as usize).clamp(2, room.sources.max(2))
}
