//! Puts a project's decisions onto articles before the analysis and onto events and hits after it. The window and the
//! headless commands both come through here, so they give the same figures.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::change::Stale;
use super::compose::{Composed, TextMap, compose};
use super::corrections::{Corrections, HitCorrection, LineCorrection, Place};
use super::document::ArticleEntry;
use super::grouping::{EventMarks, Grouped, regroup};
use super::key::ArticleKey;
use super::pairs::FoundPairs;
use crate::analysis::{Analysis, Settings};
use crate::compare;
use crate::facts::SpellingVariant;
use crate::lexicon::Matcher;
use crate::model::{
    Alignment, Article, ArticleIndex, Cancelled, CorrectionCounts, Event, Hit, Naming, Progress, Span, Stage,
    VoiceLabel, Warning,
};
use crate::statistics::Indices;
use crate::wording::{Message, message};

/// Characters kept in front of and behind a hit, by which it is found again in a text that has changed.
const CONTEXT: usize = 32;

/// The place of an article in a corpus whose entries stand in the order of their keys.
pub fn find(entries: &[ArticleEntry], key: &ArticleKey) -> Option<ArticleIndex> {
    entries
        .binary_search_by(|entry| entry.key().cmp(&(key.path.as_str(), key.record)))
        .ok()
        .map(|n| ArticleIndex(n as u32))
}

/// Articles as corrected, with what is needed to correct them otherwise.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    /// The articles.
    pub articles: Vec<Article>,
    /// As imported: those whose corrections make a difference.
    pub imported: BTreeMap<ArticleIndex, Article>,
    /// Where their texts come from: those whose text is not the one imported.
    pub maps: BTreeMap<ArticleIndex, TextMap>,
    /// Decisions that do not fit.
    pub warnings: Vec<Warning>,
}

/// Corrects articles as imported, in the order of `entries`.
pub fn correct_articles(mut articles: Vec<Article>, entries: &[ArticleEntry], corrections: &Corrections) -> Corrected {
    let mut corrected = Corrected::default();
    for (key, decided) in &corrections.articles {
        let Some(index) = find(entries, key) else { continue };
        let Composed { article, map, unfit, unfit_breaks } = compose(&articles[index.index()], decided);
        for lost in unfit_breaks {
            corrected.warnings.push(warning(
                key,
                "sentence-break-not-found",
                message!("The place before “{after}” where a sentence was split or joined is not where it was. The decision is kept in the project and applies again if the text is there again.", after = short(&lost.after)),
            ));
        }
        for line in unfit {
            corrected.warnings.push(warning(
                key,
                "line-not-found",
                message!("The line “{text}” that was put back or taken out is not where it was. The decision is kept in the project and applies again if the file has the line again.", text = short(&line.text)),
            ));
        }
        if map != TextMap::default() {
            corrected.maps.insert(index, map);
        }
        if article != articles[index.index()] {
            corrected.imported.insert(index, std::mem::replace(&mut articles[index.index()], article));
        }
    }
    corrected.articles = articles;
    corrected
}

/// An analysis with the analyst's grouping, and the grouping as computed.
#[derive(Debug, Default)]
pub struct Analysed {
    /// Events and alignments are as decided, hits as found.
    pub analysis: Analysis,
    /// The events as computed.
    pub computed: Vec<Event>,
    /// What was done to each event.
    pub marks: Vec<EventMarks>,
    /// Decisions about events that do not fit.
    pub warnings: Vec<Warning>,
    /// What tables count from; empty until somebody has it prepared.
    pub indices: Indices,
}

/// Analyses corrected articles and puts the decisions about events over the grouping before sentences are aligned.
///
/// # Errors
/// If cancelled.
pub fn analyse(
    articles: &[Article],
    entries: &[ArticleEntry],
    settings: &Settings,
    corrections: &Corrections,
    progress: &Progress,
) -> Result<Analysed, Cancelled> {
    let mut before = settings.clone();
    before.parts.events = settings.parts.events || settings.parts.alignments;
    before.parts.alignments = false;
    let mut analysis = Analysis::run(articles, &before, progress)?;
    let Grouped { events, marks, unfit } =
        regroup(&analysis.events, &corrections.events, articles, |key| find(entries, key));
    let computed = std::mem::replace(&mut analysis.events, events);
    analysis.align(articles, settings, progress)?;
    let warnings = event_warnings(corrections, &unfit);
    Ok(Analysed { analysis, computed, marks, warnings, indices: Indices::default() })
}

/// What was computed anew, each part only where that was asked for.
#[derive(Debug, Default)]
pub struct Renewed {
    /// The compiled lexicons, and the hits by article as found.
    pub hits: Option<(Matcher, Vec<Vec<Hit>>)>,
    /// The names of actors by article, and the spellings merged.
    pub namings: Option<(Vec<Vec<Naming>>, Vec<SpellingVariant>)>,
    /// The events as computed.
    pub computed: Option<Vec<Event>>,
    /// Groups of copies.
    pub copies: Option<Vec<Vec<ArticleIndex>>>,
    /// Articles of events and what is aligned in them: all events once one of them has other articles, else none.
    pub aligned: Vec<(Vec<ArticleIndex>, Vec<Alignment>)>,
}

/// Computes anew what is stale, over texts that are as they were.
///
/// # Errors
/// If cancelled.
pub fn renew(
    corpus: (&[Article], &[ArticleEntry]),
    (analysis, computed): (&Analysis, &[Event]),
    settings: &Settings,
    corrections: &Corrections,
    stale: Stale,
    progress: &Progress,
) -> Result<Renewed, Cancelled> {
    let (articles, entries) = corpus;
    let mut renewed = Renewed::default();
    if stale.hits {
        renewed.hits = Some(analysis.hits_of(articles, settings, progress)?);
    }
    if stale.namings {
        renewed.namings = Some(analysis.namings_of(articles, settings, progress)?);
    }
    if stale.grouping {
        renewed.computed = Some(analysis.events_of(articles, settings, progress)?);
    }
    if stale.grouping || stale.alignment {
        let computed = renewed.computed.as_deref().unwrap_or(computed);
        let grouped = regroup(computed, &corrections.events, articles, |key| find(entries, key));
        let known: FxHashSet<&[ArticleIndex]> = analysis
            .events
            .iter()
            .zip(&analysis.alignments)
            .filter(|(event, aligned)| event.articles.len() < 2 || !aligned.is_empty())
            .map(|(event, _)| event.articles.as_slice())
            .collect();
        // How telling a word is depends on all events together, so that one new group lines all of them up anew: what
        // is seen after a decision is what is seen when the project is opened again.
        let changed = grouped.events.len() != analysis.events.len()
            || grouped.events.iter().any(|event| !known.contains(event.articles.as_slice()));
        if changed {
            let events = &grouped.events;
            let copies = compare::copies_of_all(events, articles, &analysis.documents, &analysis.vocabulary, progress)?;
            renewed.copies = Some(copies);
        }
        let fresh: Vec<Event> = if changed { grouped.events } else { Vec::new() };
        progress.enter(Stage::Align, fresh.len());
        let alignments = compare::align(articles, &analysis.documents, &analysis.vocabulary, &fresh, progress)?;
        renewed.aligned = fresh.into_iter().map(|event| event.articles).zip(alignments).collect();
    }
    Ok(renewed)
}

/// Where the hit of a decision stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Where it was decided on.
    Here(Span),
    /// Elsewhere: the words around it were found again, once.
    Moved(Span),
    /// Nowhere.
    Gone,
}

/// Looks for the words of a decision in an article as corrected.
pub fn standing(article: &Article, map: &TextMap, hit: &HitCorrection) -> Standing {
    if let Some(span) = map.span(&hit.at)
        && article.text.get(span.range()) == Some(hit.surface.as_str())
    {
        return Standing::Here(span);
    }
    if hit.surface.is_empty() || (hit.before.is_empty() && hit.after.is_empty()) {
        return Standing::Gone;
    }
    let quote = format!("{}{}{}", hit.before, hit.surface, hit.after);
    let mut found = article.text.match_indices(&quote);
    match (found.next(), found.next()) {
        (Some((at, _)), None) => {
            let start = at + hit.before.len();
            Standing::Moved(Span::new(start, start + hit.surface.len()))
        }
        _ => Standing::Gone,
    }
}

/// A decision about the hit at a span, with nothing decided yet: its place, words and surroundings. `None` if the span
/// does not come from one place.
pub fn hit_at(article: &Article, map: &TextMap, span: Span) -> Option<HitCorrection> {
    let at: Place = map.place(span)?;
    let text = &article.text;
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    Some(HitCorrection {
        at,
        surface: span.of(text).to_owned(),
        before: before[start..].to_owned(),
        after: after[..end].to_owned(),
        ..HitCorrection::default()
    })
}

/// A label with a decision put onto it.
pub fn relabelled(label: &VoiceLabel, hit: &HitCorrection) -> VoiceLabel {
    let mut label = label.clone();
    if let Some(voice) = hit.voice {
        label.voice = voice;
    }
    if let Some(speaker) = &hit.speaker {
        label.speaker = speaker.as_deref().map(Into::into);
    }
    if hit.voice.is_some() || hit.speaker.is_some() {
        label.confidence = 1.0;
    }
    label
}

/// Hits as the program found them, by article and place, where the analyst decided otherwise.
pub type FoundHits = BTreeMap<(ArticleIndex, Span), Hit>;

/// Puts the decisions about hits onto them; returns those hits as found, and what does not fit.
pub fn correct_hits(
    hits: &mut [Vec<Hit>],
    articles: &[Article],
    maps: &BTreeMap<ArticleIndex, TextMap>,
    entries: &[ArticleEntry],
    corrections: &Corrections,
) -> (FoundHits, Vec<Warning>) {
    let (mut found, mut warnings) = (FoundHits::new(), Vec::new());
    let plain = TextMap::default();
    for (key, decided) in &corrections.articles {
        let Some(index) = find(entries, key) else { continue };
        let (article, map) = (&articles[index.index()], maps.get(&index).unwrap_or(&plain));
        for hit in decided.hits.iter().filter(|hit| hit.corrects()) {
            let span = match standing(article, map, hit) {
                Standing::Here(span) => span,
                Standing::Moved(span) => {
                    warnings.push(warning(
                        key,
                        "correction-moved",
                        message!("The text has changed; the correction of “{surface}” was found again by the words around it. Check it.", surface = hit.surface),
                    ));
                    span
                }
                Standing::Gone => {
                    warnings.push(warning(
                        key,
                        "correction-not-found",
                        message!("The text has changed and “{surface}” no longer stands where it was corrected. The correction is kept in the project and not counted.", surface = hit.surface),
                    ));
                    continue;
                }
            };
            if let Some(before) = correct_hit(&mut hits[index.index()], span, hit) {
                found.insert((index, span), before);
            }
        }
    }
    (found, warnings)
}

/// Puts one decision onto the hit at a span, and returns the hit as it was; `None` if there is none.
pub fn correct_hit(hits: &mut Vec<Hit>, span: Span, decided: &HitCorrection) -> Option<Hit> {
    let position = hits.binary_search_by_key(&span.start, |hit| hit.span.start).ok()?;
    if hits[position].span != span {
        return None;
    }
    let before = hits[position].clone();
    if decided.dismissed.is_some() {
        hits.remove(position);
    } else {
        hits[position].label = relabelled(&before.label, decided);
    }
    Some(before)
}

/// How many decisions are in force.
pub fn counts(
    corrections: &Corrections,
    entries: &[ArticleEntry],
    marks: &[EventMarks],
    (found, paired): (&FoundHits, &FoundPairs),
    articles: &[Article],
    maps: &BTreeMap<ArticleIndex, TextMap>,
) -> CorrectionCounts {
    let mut counts = CorrectionCounts::default();
    let plain = TextMap::default();
    for (key, decided) in &corrections.articles {
        let Some(index) = find(entries, key) else { continue };
        let fields = &decided.fields;
        counts.sources += usize::from(fields.source.is_some());
        counts.dates += usize::from(fields.date.is_some());
        counts.titles += usize::from(fields.title.is_some());
        counts.languages += usize::from(fields.language.is_some());
        for line in &decided.lines {
            match line {
                LineCorrection::PutBack(_) => counts.lines_put_back += 1,
                LineCorrection::TakeOut(_) => counts.lines_taken_out += 1,
            }
        }
        counts.sentences += articles[index.index()].breaks.len();
        for hit in decided.hits.iter().filter(|hit| hit.corrects()) {
            let (Standing::Here(span) | Standing::Moved(span)) =
                standing(&articles[index.index()], maps.get(&index).unwrap_or(&plain), hit)
            else {
                continue;
            };
            if !found.contains_key(&(index, span)) {
                continue;
            }
            if hit.dismissed.is_some() {
                counts.dismissed += 1;
            } else {
                counts.voices += usize::from(hit.voice.is_some());
                counts.speakers += usize::from(hit.speaker.is_some());
            }
        }
    }
    counts.pairs = paired.len();
    counts.events = marks.iter().filter(|marks| marks.regrouped).count();
    counts
}

/// Problems with decisions about events.
pub fn event_warnings(corrections: &Corrections, unfit: &[usize]) -> Vec<Warning> {
    unfit
        .iter()
        .filter_map(|position| corrections.events.get(*position))
        .filter_map(|decision| decision.articles().next())
        .map(|key| {
            warning(
                key,
                "event-decision-not-applied",
                message!("A decision about the event of this article could not be applied because its articles are not here. It is kept in the project."),
            )
        })
        .collect()
}

pub(super) fn warning(key: &ArticleKey, code: &str, message: Message) -> Warning {
    Warning { path: key.path.clone(), article: None, code: code.to_owned(), message }
}

/// The beginning of a line, for a message.
pub(super) fn short(text: &str) -> String {
    let mut out: String = text.chars().take(60).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}
