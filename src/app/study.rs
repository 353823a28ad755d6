//! The open corpus: articles, what the analysis found in them, who the sources are, and the analyst's corrections.

mod corrected;
mod counts;
mod outlets;
mod sentences;
mod titles;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::worker::discard;
use crate::analysis::Analysis;
use crate::export::statistics::corpus;
use crate::lexicon::{Family, Term};
use crate::model::{Alignment, Article, ArticleIndex, CorrectionCounts, Event, Hit, Role, Span, Voice, Warning};
use crate::project::compose::Composed;
use crate::project::{
    self, Analysed, ArticleCorrections, ArticleEntry, ArticleKey, Corrections, EventMarks, FoundHits, FoundPairs,
    History, Opened, Place, Project, Renewed, TextMap,
};
use crate::statistics::{Corpus, Indices, Tally};
use crate::text::Reading;

pub use self::counts::{DOUBTFUL, Totals};
pub use self::outlets::{Source, sources};
pub use self::titles::Titles;

/// One occurrence of a term, named so that it outlives a new search for hits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct HitRef {
    /// The article it stands in.
    pub article: ArticleIndex,
    /// Where it stands.
    pub span: Span,
}

/// A corpus that was read: articles as corrected, and what is needed to correct them otherwise.
#[derive(Debug)]
pub struct Incoming {
    /// The articles, in corpus order.
    pub articles: Arc<Vec<Article>>,
    /// What the project knows of each of them.
    pub entries: Arc<Vec<ArticleEntry>>,
    /// Articles of the project that are not there.
    pub missing: Arc<Vec<ArticleEntry>>,
    /// As imported: articles that are corrected.
    pub imported: BTreeMap<ArticleIndex, Article>,
    /// Where corrected texts come from.
    pub maps: BTreeMap<ArticleIndex, TextMap>,
    /// Problems.
    pub warnings: Vec<Warning>,
    /// The project the corpus is opened in. One made for the purpose, if there is no file yet.
    pub project: Project,
}

/// A study as it was opened.
#[derive(Debug)]
pub struct Ready {
    /// The study.
    pub study: Study,
    /// What was done to it before.
    pub history: History,
}

impl Ready {
    /// An analysed corpus with everything decided in its project.
    pub fn of(mut incoming: Incoming, analysed: Analysed) -> Ready {
        let history = std::mem::take(&mut incoming.project.history);
        Ready { study: Study::new(String::new(), incoming, analysed), history }
    }
}

/// The file a study is kept in.
#[derive(Debug, Default)]
pub struct ProjectFile {
    /// Where it is; `None` if the study was never saved.
    pub path: Option<PathBuf>,
    /// The step of the history after which it was saved; `None` if what is open was never saved as it is.
    pub saved: Option<u64>,
    /// The step after which the journal was written.
    pub journaled: Option<u64>,
    /// What the articles are read from; absolute paths.
    pub opened: Opened,
    /// Whether the file carries the articles along.
    pub embed: bool,
    /// What the file held when it was opened: fields this program does not know, and the window's state.
    pub kept: Option<Box<Project>>,
}

/// The open corpus.
#[derive(Debug)]
pub struct Study {
    /// What it is called: the project's or the folder's name.
    pub title: String,
    /// The articles as corrected, in corpus order.
    pub articles: Arc<Vec<Article>>,
    /// What was found in them. Hits are as corrected: a voice the analyst set is set, a dismissed hit is gone.
    pub analysis: Arc<Analysis>,
    /// Problems of the import.
    pub warnings: Vec<Warning>,
    /// The outlets in order of first appearance.
    pub sources: Vec<Source>,
    /// By article: its position in [`Study::sources`].
    pub source_of: Vec<u32>,
    /// By article: its position in the analysis' events.
    pub event_of: Vec<u32>,
    /// What the articles are called, by position.
    pub titles: Titles,
    /// What the events are called, by position.
    pub event_titles: Titles,
    /// All hits by term, source and voice, whatever the filters.
    pub tally: Tally,
    /// By article.
    pub totals: Vec<Totals>,
    /// Over all articles.
    pub total: Totals,
    /// What the analyst decided.
    pub corrections: Arc<Corrections>,
    /// What the project knows of each article.
    pub entries: Arc<Vec<ArticleEntry>>,
    /// Articles of the project that are not there.
    pub missing: Arc<Vec<ArticleEntry>>,
    /// The file it is kept in.
    pub file: ProjectFile,
    /// By event: what the analyst did to it.
    pub marks: Vec<EventMarks>,
    /// The events as computed, before the analyst's decisions.
    pub computed: Arc<Vec<Event>>,
    /// Corrected articles whose text changed, waiting for the analysis that goes with it.
    pub waiting: BTreeMap<ArticleIndex, Composed>,
    /// As imported: articles that are corrected.
    imported: BTreeMap<ArticleIndex, Article>,
    /// Where corrected texts come from.
    maps: BTreeMap<ArticleIndex, TextMap>,
    /// What tables count from, made once for texts and attributions.
    pub indices: Arc<Indices>,
    /// Hits as found, where the analyst decided otherwise.
    found: FoundHits,
    /// Pairs of sentences as aligned, where the analyst decided otherwise.
    paired: FoundPairs,
}

impl Study {
    /// An analysed corpus with everything decided in its project.
    pub fn new(title: String, incoming: Incoming, analysed: Analysed) -> Study {
        let Incoming { articles, entries, missing, imported, maps, mut warnings, mut project } = incoming;
        warnings.extend(analysed.warnings);
        let corrections = std::mem::take(&mut project.corrections);
        let embed = project.articles.iter().any(|entry| entry.embedded.is_some());
        project.articles = Arc::default();
        let file = ProjectFile {
            opened: project.opened.clone(),
            embed,
            kept: Some(Box::new(project)),
            ..ProjectFile::default()
        };
        let mut study = Study {
            title,
            articles,
            analysis: Arc::new(analysed.analysis),
            warnings,
            sources: Vec::new(),
            source_of: Vec::new(),
            event_of: Vec::new(),
            titles: Titles::default(),
            event_titles: Titles::default(),
            tally: Tally::default(),
            totals: Vec::new(),
            total: Totals::default(),
            corrections,
            entries,
            missing,
            file,
            marks: analysed.marks,
            computed: Arc::new(analysed.computed),
            waiting: BTreeMap::new(),
            imported,
            maps,
            indices: Arc::new(analysed.indices),
            found: FoundHits::new(),
            paired: FoundPairs::new(),
        };
        let unfit = study.correct_hits();
        study.warnings.extend(unfit);
        let unfit = study.correct_pairs();
        study.warnings.extend(unfit);
        study.warnings.sort_by(|a, b| a.path.cmp(&b.path));
        study.index();
        study
    }

    /// A corpus for tests of views.
    #[cfg(test)]
    pub(super) fn without_project(title: &str, articles: Vec<Article>, analysis: Analysis) -> Study {
        let entries = Arc::new(project::link::entries(&articles));
        let project = Project::new(Opened::default(), Arc::clone(&entries), &crate::analysis::Settings::default());
        let computed = analysis.events.clone();
        let marks = vec![EventMarks::default(); computed.len()];
        let incoming = Incoming {
            articles: Arc::new(articles),
            entries,
            missing: Arc::default(),
            imported: BTreeMap::new(),
            maps: BTreeMap::new(),
            warnings: Vec::new(),
            project,
        };
        Study::new(title.to_owned(), incoming, Analysed { analysis, computed, marks, ..Analysed::default() })
    }

    /// Takes in an analysis of the articles, among them those that were waiting for it.
    pub fn take_analysis(&mut self, articles: Arc<Vec<Article>>, analysed: Analysed) {
        let articles = std::mem::replace(&mut self.articles, articles);
        for (index, composed) in std::mem::take(&mut self.waiting) {
            if composed.map == TextMap::default() {
                self.maps.remove(&index);
            } else {
                self.maps.insert(index, composed.map);
            }
        }
        let analysis = std::mem::replace(&mut self.analysis, Arc::new(analysed.analysis));
        let indices = std::mem::replace(&mut self.indices, Arc::new(analysed.indices));
        discard((articles, analysis, indices));
        self.computed = Arc::new(analysed.computed);
        self.marks = analysed.marks;
        self.correct_hits();
        self.paired.clear();
        self.correct_pairs();
        self.index();
    }

    /// Takes in what was computed anew. `false` if somebody still reads the analysis; nothing is changed then.
    pub fn take_renewed(&mut self, renewed: &mut Option<Box<Renewed>>) -> bool {
        if !self.is_free() {
            return false;
        }
        let Some(taken) = renewed.take() else { return true };
        let Renewed { hits, namings, computed, copies, aligned } = *taken;
        if let (Some((matcher, hits)), Some(analysis)) = (hits, Arc::get_mut(&mut self.analysis)) {
            discard((std::mem::replace(&mut analysis.matcher, matcher), std::mem::replace(&mut analysis.hits, hits)));
            self.correct_hits();
        }
        if let Some(analysis) = Arc::get_mut(&mut self.analysis) {
            if let Some((namings, spellings)) = namings {
                (analysis.namings, analysis.spellings) = (namings, spellings);
                // What cannot be taken over is made again when it is asked for.
                let indices = Arc::try_unwrap(std::mem::take(&mut self.indices)).unwrap_or_default();
                self.indices = Arc::new(indices.without_actors());
            }
            if let Some(copies) = copies {
                analysis.copies = copies;
            }
        }
        if let Some(computed) = computed {
            self.computed = Arc::new(computed);
        }
        self.regroup(aligned);
        self.index();
        true
    }

    /// Puts the decisions about events over the computed ones. What is aligned stays with events whose articles are
    /// the same; `aligned` are others, by their articles.
    pub fn regroup(&mut self, aligned: Vec<(Vec<ArticleIndex>, Vec<Alignment>)>) {
        let (entries, articles) = (&self.entries, &self.articles);
        let grouped =
            project::regroup(&self.computed, &self.corrections.events, articles, |key| project::find(entries, key));
        self.marks = grouped.marks;
        let Some(analysis) = Arc::get_mut(&mut self.analysis) else { return };
        project::release_pairs(analysis, std::mem::take(&mut self.paired));
        let mut known: FxHashMap<Vec<ArticleIndex>, Vec<Alignment>> = std::mem::take(&mut analysis.events)
            .into_iter()
            .map(|event| event.articles)
            .zip(std::mem::take(&mut analysis.alignments))
            .collect();
        known.extend(aligned);
        analysis.alignments =
            grouped.events.iter().map(|event| known.remove(&event.articles).unwrap_or_default()).collect();
        analysis.events = grouped.events;
        self.correct_pairs();
    }

    /// What the library counts over.
    pub fn corpus(&self) -> Corpus<'_> {
        corpus(&self.articles, &self.analysis)
    }

    /// One article with what is needed to read it.
    pub fn reading(&self, article: ArticleIndex) -> Reading<'_> {
        self.analysis.reading(&self.articles, article)
    }

    /// An article.
    pub fn article(&self, article: ArticleIndex) -> &Article {
        &self.articles[article.index()]
    }

    /// The outlet of an article and its position among the outlets.
    pub fn source(&self, article: ArticleIndex) -> (usize, &Source) {
        let position = self.source_of[article.index()] as usize;
        (position, &self.sources[position])
    }

    /// The event an article is about.
    pub fn event(&self, article: ArticleIndex) -> &Event {
        &self.analysis.events[self.event_of[article.index()] as usize]
    }

    /// The hits of an article, in text order, none overlapping.
    pub fn hits(&self, article: ArticleIndex) -> &[Hit] {
        &self.analysis.hits[article.index()]
    }

    /// A hit by its place.
    pub fn hit(&self, at: HitRef) -> Option<&Hit> {
        let hits = self.hits(at.article);
        let position = hits.binary_search_by_key(&at.span.start, |hit| hit.span.start).ok()?;
        (hits[position].span == at.span).then_some(&hits[position])
    }

    /// The term of a hit.
    pub fn term(&self, hit: &Hit) -> &Term {
        &self.analysis.matcher.terms()[hit.term as usize]
    }

    /// The sentence's number as shown: body sentences from 1; `None` for title and headings.
    pub fn sentence_number(&self, article: ArticleIndex, sentence: usize) -> Option<usize> {
        let sentences = &self.analysis.documents[article.index()].sentences;
        (sentences.get(sentence)?.kind == crate::text::SentenceKind::Body)
            .then(|| sentences[..=sentence].iter().filter(|s| s.kind == crate::text::SentenceKind::Body).count())
    }

    /// Whether articles and analysis can be changed in place now: no job is reading them.
    pub fn is_free(&self) -> bool {
        Arc::strong_count(&self.analysis) == 1 && Arc::strong_count(&self.articles) == 1
    }

    /// The name of an article in the project.
    pub fn key(&self, article: ArticleIndex) -> ArticleKey {
        self.entries[article.index()].article_key()
    }

    /// What is decided about an article.
    pub fn decided(&self, article: ArticleIndex) -> Option<&ArticleCorrections> {
        self.corrections.article(&self.key(article))
    }

    /// The stretches of an article that bear a remark, with it.
    pub fn remarks(&self, article: ArticleIndex) -> Vec<(Span, &str)> {
        let plain = TextMap::default();
        let map = self.maps.get(&article).unwrap_or(&plain);
        let hits = self.decided(article).map_or(&[][..], |decided| decided.hits.as_slice());
        let noted = hits.iter().filter(|hit| !hit.note.is_empty());
        noted.filter_map(|hit| Some((map.span(&hit.at)?, hit.note.as_str()))).collect()
    }

    /// The article as it was imported.
    pub fn as_imported(&self, article: ArticleIndex) -> &Article {
        self.imported.get(&article).unwrap_or_else(|| self.article(article))
    }

    /// As imported: articles that are corrected.
    pub(super) fn imported(&self) -> &BTreeMap<ArticleIndex, Article> {
        &self.imported
    }

    /// How many corrections are in force.
    pub fn correction_counts(&self) -> CorrectionCounts {
        let found = (&self.found, &self.paired);
        project::counts(&self.corrections, &self.entries, &self.marks, found, &self.articles, &self.maps)
    }

    /// The name of a stretch of an article's text; `None` if it does not come from one place.
    pub fn place(&self, article: ArticleIndex, span: Span) -> Option<Place> {
        self.maps.get(&article).map_or_else(|| Some(Place::text(span)), |map| map.place(span))
    }

    /// Where a place stands in an article's text; `None` if it is no longer part of it.
    pub fn span_of(&self, article: ArticleIndex, place: &Place) -> Option<Span> {
        self.maps.get(&article).map_or_else(|| TextMap::default().span(place), |map| map.span(place))
    }
}

/// Which hits are marked in the text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// By [`Family::index`].
    pub families: [bool; 8],
    /// By [`Voice::index`].
    pub voices: [bool; 4],
    /// Also terms that are only counted.
    pub rates: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self { families: [true; 8], voices: [true; 4], rates: false }
    }
}

impl Shown {
    /// Whether a hit of this term and voice is marked.
    pub fn shows(&self, term: &Term, voice: Voice) -> bool {
        (self.rates || term.role == Role::Highlight) && self.families[term.family.index()] && self.voices[voice.index()]
    }

    /// Whether a family is marked.
    pub fn family(&self, family: Family) -> bool {
        self.families[family.index()]
    }
}
