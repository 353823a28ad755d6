//! The single place that turns an analysis into charts: for the window, the commands and the report alike.

mod contrasts;
mod counts;
mod courses;
mod coverage;

use crate::chart::{Labels, Scene, Source, Style, VoiceMeasure, monograms};
use crate::model::ArticleIndex;
use crate::statistics::{Corpus, Selection, Tally};

use super::material::{Material, describe};
use super::table::Table;

/// The kinds of figures, in the order in which they are exported.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Who says the loaded words.
    VoiceBars,
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
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 10] = [
        Kind::VoiceBars,
        Kind::Rates,
        Kind::HeatMap,
        Kind::Dispersion,
        Kind::Keyness,
        Kind::Scatter,
        Kind::Timeline,
        Kind::Naming,
        Kind::Collocates,
        Kind::Coverage,
    ];
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
    /// The two sources compared, by position; else the two with most words.
    pub pair: Option<[usize; 2]>,
    /// The actor whose names are shown; else the one named most often.
    pub actor: Option<String>,
    /// The term whose neighbours are shown, by index; else the most frequent one.
    pub term: Option<usize>,
    /// The event whose coverage is shown, by position; else the one most sources cover.
    pub event: Option<usize>,
    /// Most rows of a list of terms or articles.
    pub rows: usize,
}

impl Default for Choices {
    fn default() -> Self {
        Choices {
            measure: VoiceMeasure::Count,
            diverging: true,
            confidence: 0.95,
            pair: None,
            actor: None,
            term: None,
            event: None,
            rows: 24,
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
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
    /// Only this sentence, by position among the article's sentences.
    pub sentence: Option<u32>,
}

/// What all figures of one material share.
pub struct Figures<'a> {
    material: Material<'a>,
    corpus: Corpus<'a>,
    selection: Selection,
    tally: Tally,
    /// All sources of the corpus, selected or not.
    sources: Vec<Source>,
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
            .map(|(position, monogram)| Source { name: index.label(position).to_owned(), monogram, position })
            .collect();
        Figures { material, corpus, selection, tally, sources, choices }
    }

    /// The sources with their badges.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Draws one figure; `None` if there is nothing to draw, such as a comparison with only one source.
    pub fn draw(&self, kind: Kind, style: &Style) -> Option<NamedFigure> {
        match kind {
            Kind::VoiceBars => self.voice_bars(style),
            Kind::Rates => self.rates(style),
            Kind::HeatMap => self.heat_map(style),
            Kind::Dispersion => self.dispersion(style),
            Kind::Keyness => self.keyness(style),
            Kind::Scatter => self.scatter(style),
            Kind::Timeline => self.timeline(style),
            Kind::Naming => self.naming(style),
            Kind::Collocates => self.collocates(style),
            Kind::Coverage => self.coverage(style),
        }
    }

    /// Draws every figure for which there is something to draw.
    pub fn draw_all(&self, style: &Style) -> Vec<NamedFigure> {
        Kind::ALL.into_iter().filter_map(|kind| self.draw(kind, style)).collect()
    }

    /// The words around a figure; the caption gives filters, sizes, `method` and provenance.
    fn labels(&self, id: &str, title: String, subtitle: String, note: String, method: &str) -> Labels {
        let articles: u64 = self.tally.articles.iter().map(|&n| u64::from(n)).sum();
        let words: u64 = self.tally.words.iter().sum();
        let hits: u64 = self.selection.active_sources().iter().map(|&source| self.hits(source)).sum();
        let sources = self.selection.active_sources().len();
        let caption = format!(
            "{} {articles} articles, {sources} sources, {words} words, {hits} loaded terms. {method} {}",
            describe(self.material.scope),
            self.material.provenance.caption()
        );
        Labels { id: id.to_owned(), title, subtitle, note, caption }
    }

    fn hits(&self, source: usize) -> u64 {
        crate::statistics::all_voices(&self.tally.sum(source, |_| true))
    }

    fn percent(&self) -> String {
        format!("{:.0}%", self.choices.confidence * 100.0)
    }

    /// The two sources compared, the one to the left first.
    fn pair(&self) -> Option<[usize; 2]> {
        let mut active = self.selection.active_sources();
        if let Some(pair) = self.choices.pair {
            let both = pair[0] != pair[1] && pair.iter().all(|source| active.contains(source));
            return both.then_some(pair);
        }
        active.sort_by_key(|&source| (std::cmp::Reverse(self.tally.words[source]), source));
        active.truncate(2);
        active.sort_unstable();
        <[usize; 2]>::try_from(active).ok()
    }

    fn figure(labels: &Labels, scene: Scene, data: Table, target: impl Fn(usize, usize) -> Target) -> NamedFigure {
        let targets = scene.data.iter().map(|datum| target(datum.row, datum.part)).collect();
        NamedFigure {
            id: labels.id.clone(),
            title: labels.title.clone(),
            subtitle: labels.subtitle.clone(),
            note: labels.note.clone(),
            scene,
            data,
            targets,
        }
    }
}
