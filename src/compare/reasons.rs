//! Why articles stand together: what they share, for the reader to judge.

use rustc_hash::FxHashMap;

use super::event_readings;
use super::reuse::{Reuse, reuse};
use super::same_event::{links, profiles};
use super::stems::{StemId, Stems};
use crate::model::{Article, Event, Progress};
use crate::text::{Document, FormId, Vocabulary};
use jiff::civil::Date;

/// A word several articles of an event share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SharedTerm {
    /// Its commonest spelling in the event.
    pub text: String,
    /// Number of the event's articles that have it.
    pub articles: usize,
}

/// What the articles of an event have in common.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct EventReasons {
    /// Mean likeness over all pairs of its articles, from 0 to 1; 1 for a single article.
    pub likeness: f32,
    /// Names, the most telling first.
    pub names: Vec<SharedTerm>,
    /// Other words, the most telling first.
    pub terms: Vec<SharedTerm>,
    /// Numbers, the most telling first.
    pub numbers: Vec<SharedTerm>,
    /// First and last day of publication, of the articles whose date is known.
    pub days: Option<(Date, Date)>,
    /// Articles without a known date.
    pub undated: usize,
    /// Pairs that share text word for word.
    pub reuse: Vec<Reuse>,
}

/// Most terms of each kind.
const LONGEST_LIST: usize = 12;

/// Weight below which a shared word tells nothing.
const TELLING_WEIGHT: f32 = 3.0;

/// What the articles of an event have in common: shared by at least two of them, ranked by rarity times articles.
pub fn why(articles: &[Article], documents: &[Document], vocabulary: &Vocabulary, event: &Event) -> EventReasons {
    let readings = event_readings(event, articles, documents, vocabulary);
    let stems = Stems::new(&readings, vocabulary);
    let profiles = profiles(&readings, &stems);
    let mut reasons = EventReasons { likeness: 1.0, ..EventReasons::default() };
    let pairs = readings.len() * readings.len().saturating_sub(1) / 2;
    if pairs > 0 {
        let links = links(&profiles, &stems, u32::MAX, &Progress::default()).unwrap_or_default();
        reasons.likeness = links.iter().map(|link| link.likeness).sum::<f32>() / pairs as f32;
    }
    let mut dates: Vec<Date> = readings.iter().filter_map(|reading| reading.article.published.date).collect();
    dates.sort_unstable();
    reasons.undated = readings.len() - dates.len();
    reasons.days = dates.first().copied().zip(dates.last().copied());
    reasons.reuse = reuse(event, articles, documents, vocabulary);

    let mut spellings: FxHashMap<StemId, Vec<(FormId, usize)>> = FxHashMap::default();
    let mut having: FxHashMap<StemId, (usize, usize)> = FxHashMap::default();
    for (at, reading) in readings.iter().enumerate() {
        for token in reading.tokens() {
            let Some(stem) = stems.of(at, token.form) else {
                continue;
            };
            if stems.weight(stem) < TELLING_WEIGHT {
                continue;
            }
            let (last, count) = having.entry(stem).or_insert((usize::MAX, 0));
            if *last != at {
                (*last, *count) = (at, *count + 1);
            }
            let forms = spellings.entry(stem).or_default();
            match forms.iter_mut().find(|(form, _)| *form == token.form) {
                Some((_, count)) => *count += 1,
                None => forms.push((token.form, 1)),
            }
        }
    }
    let mut shared: Vec<(StemId, usize)> =
        having.into_iter().filter(|(_, (_, count))| *count > 1).map(|(stem, (_, count))| (stem, count)).collect();
    let rank = |&(stem, count): &(StemId, usize)| stems.weight(stem) * count as f32;
    shared.sort_unstable_by(|a, b| rank(b).total_cmp(&rank(a)).then(a.0.cmp(&b.0)));
    for (stem, count) in shared {
        let list = if stems.is_number(stem) {
            &mut reasons.numbers
        } else if stems.is_name(stem) {
            &mut reasons.names
        } else {
            &mut reasons.terms
        };
        if list.len() < LONGEST_LIST {
            let forms = &spellings[&stem];
            let most = forms.iter().map(|(_, count)| *count).max().unwrap_or(0);
            let spelling =
                forms.iter().find(|(_, count)| *count == most).map_or("", |(form, _)| &vocabulary.form(*form).surface);
            list.push(SharedTerm { text: spelling.to_owned(), articles: count });
        }
    }
    reasons
}
