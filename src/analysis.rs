//! The pipeline: articles to hits, attributions, facts, events and alignments. Cancellable, parallel, and in stages
//! that can be run again alone when only their input changed.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::compare::{self, EventSettings};
use crate::facts;
use crate::lexicon::{Lexicon, Matcher};
use crate::model::{
    AgencyClause, Alignment, Article, ArticleIndex, Attribution, Cancelled, Event, Figure, Hit, Naming, Progress, Stage,
};
use crate::statistics::Corpus;
use crate::text::{self, Document, Reading, Vocabulary};
use crate::voice;

/// Which parts of the analysis to compute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parts {
    /// Loaded terms.
    pub hits: bool,
    /// Who says what.
    pub attributions: bool,
    /// Numbers.
    pub figures: bool,
    /// Names for actors.
    pub namings: bool,
    /// Who does what to whom.
    pub agency: bool,
    /// Grouping by event.
    pub events: bool,
    /// Aligned sentences; implies events.
    pub alignments: bool,
    /// Per-source statistics; implies hits.
    pub statistics: bool,
}

impl Parts {
    /// Everything.
    pub const ALL: Parts = Parts {
        hits: true,
        attributions: true,
        figures: true,
        namings: true,
        agency: true,
        events: true,
        alignments: true,
        statistics: true,
    };
    /// Nothing.
    pub const NONE: Parts = Parts {
        hits: false,
        attributions: false,
        figures: false,
        namings: false,
        agency: false,
        events: false,
        alignments: false,
        statistics: false,
    };

    /// The names of the parts that are on, as the command line spells them.
    pub fn names(self) -> Vec<&'static str> {
        [
            ("hits", self.hits),
            ("attributions", self.attributions),
            ("figures", self.figures),
            ("namings", self.namings),
            ("agency", self.agency),
            ("events", self.events),
            ("alignments", self.alignments),
            ("statistics", self.statistics),
        ]
        .into_iter()
        .filter_map(|(name, on)| on.then_some(name))
        .collect()
    }

    /// Whether some part needs to know whose words are whose.
    pub fn needs_voice(self) -> bool {
        self.attributions || self.hits || self.figures || self.statistics
    }
}

/// Everything a run of the analysis can be told.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// The parts to compute.
    pub parts: Parts,
    /// The lexicons, first one first.
    pub lexicons: Vec<Lexicon>,
    /// Categories that are switched off, by id.
    pub categories_off: BTreeSet<String>,
    /// How articles are grouped.
    pub events: EventSettings,
    /// Takes the grouping from this metadata field instead of computing it.
    pub event_field: Option<String>,
    /// The analyst's names for actors.
    pub aliases: Vec<facts::Alias>,
    /// Whether spellings of one person's name are counted as one ([`Analysis::spellings`] says which and why).
    pub merge_spellings: bool,
}

impl Settings {
    /// Whether terms are looked for in articles of a language: whether a lexicon is for it, or for every language. An
    /// article whose language is unknown is read with every lexicon.
    pub fn has_lexicon_for(&self, language: crate::model::Language) -> bool {
        let every = crate::model::Language::UNKNOWN;
        language == every
            || self.lexicons.iter().any(|lexicon| lexicon.language == language || lexicon.language == every)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            parts: Parts::ALL,
            lexicons: vec![Lexicon::bundled()],
            categories_off: BTreeSet::new(),
            events: EventSettings::default(),
            event_field: None,
            aliases: Vec::new(),
            merge_spellings: true,
        }
    }
}

/// What the analysis found. Lists by article run in corpus order.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The forms of all texts.
    pub vocabulary: Vocabulary,
    /// Sentences and tokens by article.
    pub documents: Vec<Document>,
    /// Attributions by article.
    pub attributions: Vec<Vec<Attribution>>,
    /// Figures by article.
    pub figures: Vec<Vec<Figure>>,
    /// Namings by article.
    pub namings: Vec<Vec<Naming>>,
    /// Spellings of names that were taken for one actor, with the evidence.
    pub spellings: Vec<facts::SpellingVariant>,
    /// Agency by article.
    pub agency: Vec<Vec<AgencyClause>>,
    /// The compiled lexicon the hits refer to.
    pub matcher: Matcher,
    /// Hits by article.
    pub hits: Vec<Vec<Hit>>,
    /// The events; every article is in exactly one.
    pub events: Vec<Event>,
    /// Alignments by event.
    pub alignments: Vec<Vec<Alignment>>,
    /// Groups of articles that are copies of one another ([`compare::copies_of_all`]); found with the alignments.
    pub copies: Vec<Vec<ArticleIndex>>,
}

impl Analysis {
    /// One article with what is needed to read it.
    pub fn reading<'a>(&'a self, articles: &'a [Article], article: ArticleIndex) -> Reading<'a> {
        Reading {
            article: &articles[article.index()],
            document: &self.documents[article.index()],
            vocabulary: &self.vocabulary,
        }
    }

    /// The view that numbers are counted over and that is searched.
    pub fn corpus<'a>(&'a self, articles: &'a [Article]) -> Corpus<'a> {
        Corpus {
            articles,
            documents: &self.documents,
            vocabulary: &self.vocabulary,
            attributions: &self.attributions,
            hits: &self.hits,
            terms: self.matcher.terms(),
            events: &self.events,
            copies: &self.copies,
        }
    }

    /// Runs every stage.
    ///
    /// # Errors
    /// If cancelled.
    pub fn run(articles: &[Article], settings: &Settings, progress: &Progress) -> Result<Analysis, Cancelled> {
        let mut analysis = Analysis::default();
        progress.enter(Stage::Split, articles.len());
        (analysis.vocabulary, analysis.documents) = text::read_all(articles, progress)?;
        analysis.find_voices(articles, settings, progress)?;
        analysis.find_hits(articles, settings, progress)?;
        analysis.group(articles, settings, progress)?;
        analysis.align(articles, settings, progress)?;
        Ok(analysis)
    }

    /// Attributions and facts: what depends on the text alone.
    fn find_voices(&mut self, articles: &[Article], settings: &Settings, progress: &Progress) -> Result<(), Cancelled> {
        progress.enter(Stage::Voice, articles.len());
        let parts = settings.parts;
        let rules = voice::Rules::new(&self.vocabulary);
        let tables = facts::Tables::with_aliases(&self.vocabulary, &settings.aliases);
        let this = &*self;
        let found: Vec<_> = this
            .readings(articles)
            .map(|reading| {
                progress.check()?;
                let attributions = if parts.needs_voice() { rules.attribute(&reading) } else { Vec::new() };
                let figures = if parts.figures { tables.figures(&reading, &attributions) } else { Vec::new() };
                let namings = if parts.namings { tables.namings(&reading) } else { Vec::new() };
                let mut agency = if parts.agency { tables.agency(&reading) } else { Vec::new() };
                if parts.agency && parts.namings {
                    agency.extend(tables.actions(&reading, &namings));
                    agency.sort_by_key(|clause| (clause.sentence, clause.span.start, clause.span.end));
                }
                progress.advance(1);
                Ok((attributions, figures, namings, agency))
            })
            .collect::<Result<_, Cancelled>>()?;
        for (attributions, figures, namings, agency) in found {
            self.attributions.push(attributions);
            self.figures.push(figures);
            self.namings.push(namings);
            self.agency.push(agency);
        }
        self.spellings = merge_spellings(&mut self.namings, settings);
        Ok(())
    }

    /// The namings that other aliases give, and the spellings merged; the analysis stays as it is.
    ///
    /// # Errors
    /// If cancelled.
    pub fn namings_of(
        &self,
        articles: &[Article],
        settings: &Settings,
        progress: &Progress,
    ) -> Result<(Vec<Vec<Naming>>, Vec<facts::SpellingVariant>), Cancelled> {
        progress.enter(Stage::Voice, articles.len());
        let tables = facts::Tables::with_aliases(&self.vocabulary, &settings.aliases);
        let mut namings: Vec<Vec<Naming>> = self
            .readings(articles)
            .map(|reading| {
                progress.check()?;
                let namings = if settings.parts.namings { tables.namings(&reading) } else { Vec::new() };
                progress.advance(1);
                Ok(namings)
            })
            .collect::<Result<_, Cancelled>>()?;
        let spellings = merge_spellings(&mut namings, settings);
        Ok((namings, spellings))
    }

    /// Loaded terms and their voices: run again when the lexicon changes.
    ///
    /// # Errors
    /// If cancelled; the hits are then as before.
    pub fn find_hits(
        &mut self,
        articles: &[Article],
        settings: &Settings,
        progress: &Progress,
    ) -> Result<(), Cancelled> {
        (self.matcher, self.hits) = self.hits_of(articles, settings, progress)?;
        Ok(())
    }

    /// The matcher and the hits by article that other lexicons give; the analysis stays as it is.
    ///
    /// # Errors
    /// If cancelled.
    pub fn hits_of(
        &self,
        articles: &[Article],
        settings: &Settings,
        progress: &Progress,
    ) -> Result<(Matcher, Vec<Vec<Hit>>), Cancelled> {
        progress.enter(Stage::Terms, articles.len());
        if !(settings.parts.hits || settings.parts.statistics) {
            return Ok((Matcher::default(), vec![Vec::new(); articles.len()]));
        }
        let matcher = Matcher::with_disabled(&settings.lexicons, &self.vocabulary, &settings.categories_off);
        let hits = self
            .readings(articles)
            .zip(&self.attributions)
            .map(|(reading, attributions)| {
                progress.check()?;
                let hits = matcher
                    .find(&reading)
                    .into_iter()
                    .map(|(span, term)| Hit {
                        span,
                        term,
                        sentence: reading.document.sentence_at(span.start) as u32,
                        label: voice::label(span, attributions),
                    })
                    .collect();
                progress.advance(1);
                Ok(hits)
            })
            .collect::<Result<_, Cancelled>>()?;
        Ok((matcher, hits))
    }

    /// Events: run again when their settings change.
    ///
    /// # Errors
    /// If cancelled.
    pub fn group(&mut self, articles: &[Article], settings: &Settings, progress: &Progress) -> Result<(), Cancelled> {
        self.events = self.events_of(articles, settings, progress)?;
        Ok(())
    }

    /// The events that other settings give; the analysis stays as it is.
    ///
    /// # Errors
    /// If cancelled.
    pub fn events_of(
        &self,
        articles: &[Article],
        settings: &Settings,
        progress: &Progress,
    ) -> Result<Vec<Event>, Cancelled> {
        progress.enter(Stage::Events, articles.len());
        if let Some(field) = &settings.event_field {
            Ok(group_by_field(articles, field))
        } else if settings.parts.events || settings.parts.alignments {
            compare::group(articles, &self.documents, &self.vocabulary, &settings.events, progress)
        } else {
            Ok(Vec::new())
        }
    }

    /// Alignments: run again when the events change.
    ///
    /// # Errors
    /// If cancelled.
    pub fn align(&mut self, articles: &[Article], settings: &Settings, progress: &Progress) -> Result<(), Cancelled> {
        progress.enter(Stage::Align, self.events.len());
        self.alignments = if settings.parts.alignments {
            compare::align(articles, &self.documents, &self.vocabulary, &self.events, progress)?
        } else {
            vec![Vec::new(); self.events.len()]
        };
        self.copies = if settings.parts.alignments {
            compare::copies_of_all(&self.events, articles, &self.documents, &self.vocabulary, progress)?
        } else {
            Vec::new()
        };
        Ok(())
    }

    fn readings<'a>(&'a self, articles: &'a [Article]) -> impl IndexedParallelIterator<Item = Reading<'a>> {
        articles.par_iter().zip(&self.documents).map(|(article, document)| Reading {
            article,
            document,
            vocabulary: &self.vocabulary,
        })
    }
}

/// Merges the spellings of one name, unless that is switched off, and says which were merged.
fn merge_spellings(namings: &mut [Vec<Naming>], settings: &Settings) -> Vec<facts::SpellingVariant> {
    let mut spellings = if settings.merge_spellings { facts::spelling_variants(namings) } else { Vec::new() };
    // What the analyst calls by its own name stays under it.
    spellings.retain(|variant| settings.aliases.iter().all(|alias| alias.actor != variant.variant));
    facts::merge_spellings(namings, &spellings);
    spellings
}

/// Groups by a metadata field of the input; an article without it is an event of its own.
fn group_by_field(articles: &[Article], field: &str) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut known: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for (n, article) in articles.iter().enumerate() {
        let value = article.metadata.get(field).map(String::as_str);
        let index = ArticleIndex(n as u32);
        if let Some(&at) = value.and_then(|value| known.get(value)) {
            events[at].articles.push(index);
        } else {
            if let Some(value) = value {
                known.insert(value, events.len());
            }
            events.push(Event {
                id: format!("event-{}", events.len() + 1),
                title: value.map_or_else(|| article.title().to_owned(), str::to_owned),
                articles: vec![index],
            });
        }
    }
    events
}
