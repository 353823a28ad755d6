//! Restrictions tied to a corpus: which articles, voices and terms they let through.

use std::ops::Range;

use jiff::civil::Date;

use super::QueryError;
use super::parse::{Key, Query};
use crate::model::Voice;
use crate::statistics::{Corpus, Selection};
use crate::text::{Wildcard, fold};
use crate::wording::{Message, message};

/// What the restrictions of a query let through.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    /// By article.
    pub(super) articles: Vec<bool>,
    /// By [`Voice::index`].
    pub(super) voices: [bool; 4],
    /// By term of the lexicon; `None` if no category is asked for.
    pub(super) terms: Option<Vec<bool>>,
}

impl Filter {
    /// Applies the restrictions within a selection.
    pub(super) fn new(corpus: &Corpus<'_>, selection: &Selection, query: &Query) -> Result<Filter, QueryError> {
        let mut selected = vec![false; corpus.articles.len()];
        for article in &selection.articles {
            selected[article.index()] = true;
        }
        let mut out = Filter { articles: selected, voices: selection.voices, terms: None };
        for key in [Key::Source, Key::Event, Key::Date, Key::Language] {
            let lets = combine(query, key, out.articles.len(), |at, value| articles(corpus, key, at, value))?;
            if let Some(lets) = lets {
                out.articles.iter_mut().zip(lets).for_each(|(kept, lets)| *kept &= lets);
            }
        }
        if let Some(lets) = combine(query, Key::Voice, 4, voices)? {
            out.voices.iter_mut().zip(lets).for_each(|(kept, lets)| *kept &= lets);
        }
        out.terms = combine(query, Key::Category, corpus.terms.len(), |at, value| terms(corpus, at, value))?;
        Ok(out)
    }
}

/// All restrictions on one key together: any of the values, none of those excepted. `None` if there are none.
fn combine(
    query: &Query,
    key: Key,
    size: usize,
    resolve: impl Fn(&Range<usize>, &str) -> Result<Vec<bool>, QueryError>,
) -> Result<Option<Vec<bool>>, QueryError> {
    let mut wanted: Option<Vec<bool>> = None;
    let mut refused = vec![false; size];
    let mut any = false;
    for restriction in query.restrictions.iter().filter(|restriction| restriction.key == key) {
        any = true;
        for (at, value) in &restriction.values {
            let found = resolve(at, value)?;
            let list = if restriction.except { &mut refused } else { wanted.get_or_insert_with(|| vec![false; size]) };
            list.iter_mut().zip(found).for_each(|(in_list, found)| *in_list |= found);
        }
    }
    Ok(any.then(|| {
        let wanted = wanted.unwrap_or_else(|| vec![true; size]);
        wanted.into_iter().zip(refused).map(|(wanted, refused)| wanted && !refused).collect()
    }))
}

fn fits(wanted: &str, name: &str) -> bool {
    match Wildcard::new(wanted) {
        Some(wildcard) => wildcard.fits(&fold(name)),
        None => fold(wanted) == fold(name),
    }
}

/// Some of the names there are, for a message.
fn some_of<'a>(names: impl Iterator<Item = &'a str>) -> Message {
    const SHOWN: usize = 6;
    let mut all: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    all.sort_unstable();
    all.dedup();
    let more = all.len().saturating_sub(SHOWN);
    let shown = all[..all.len() - more].join(", ");
    match (all.is_empty(), more) {
        (true, _) => message!("none | of names"),
        (_, 0) => Message::verbatim(shown),
        _ => message!("{shown} and {more} more", shown, more),
    }
}

fn articles(corpus: &Corpus<'_>, key: Key, at: &Range<usize>, value: &str) -> Result<Vec<bool>, QueryError> {
    let found: Vec<bool> = match key {
        Key::Source => corpus.articles.iter().map(|article| fits(value, &article.source.value)).collect(),
        Key::Language => corpus.articles.iter().map(|article| fits(value, article.language.code())).collect(),
        Key::Date => {
            let days = days(at, value)?;
            return Ok(corpus.articles.iter().map(|article| days.holds(article.published.date)).collect());
        }
        _ => return events(corpus, at, value),
    };
    if found.contains(&true) {
        return Ok(found);
    }
    let message = if key == Key::Source {
        let names = some_of(corpus.articles.iter().map(|article| article.source.value.as_str()));
        message!("No article has the source “{value}”. Sources are: {names}.", value, names)
    } else {
        let names = some_of(corpus.articles.iter().map(|article| article.language.code()));
        message!("No article is in the language “{value}”. Languages are: {names}.", value, names)
    };
    Err(QueryError::new(at.clone(), message))
}

fn events(corpus: &Corpus<'_>, at: &Range<usize>, value: &str) -> Result<Vec<bool>, QueryError> {
    let by_id = |id: &str| fits(value, id) || id.strip_prefix("event-").is_some_and(|number| number == value);
    let folded = fold(value);
    let by_title = |title: &str| match Wildcard::new(value) {
        Some(wildcard) => wildcard.fits(&fold(title)),
        None => !folded.is_empty() && fold(title).contains(&*folded),
    };
    let mut found = vec![false; corpus.articles.len()];
    let mut any = false;
    // An id is never taken for a word of a title.
    let ids = corpus.events.iter().any(|event| by_id(&event.id));
    for event in corpus.events {
        if if ids { by_id(&event.id) } else { by_title(&event.title) } {
            any = true;
            for article in &event.articles {
                found[article.index()] = true;
            }
        }
    }
    if any {
        return Ok(found);
    }
    let message = message!(
        "There is no event “{value}”. Give its number, as in event:3, or words of its title in quotation marks.",
        value
    );
    Err(QueryError::new(at.clone(), message))
}

fn voices(at: &Range<usize>, value: &str) -> Result<Vec<bool>, QueryError> {
    let name = value.to_lowercase().replace([' ', '-'], "_");
    let voice = match name.as_str() {
        "own" => Voice::Own,
        "indirect" | "indirect_speech" => Voice::IndirectSpeech,
        "direct" | "direct_quote" | "quote" | "quoted" => Voice::DirectQuote,
        "scare" | "scare_quote" => Voice::ScareQuote,
        _ => {
            let message = message!("There is no voice “{value}”. Voices are own, indirect, direct and scare.", value);
            return Err(QueryError::new(at.clone(), message));
        }
    };
    Ok(Voice::ALL.map(|other| other == voice).to_vec())
}

fn terms(corpus: &Corpus<'_>, at: &Range<usize>, value: &str) -> Result<Vec<bool>, QueryError> {
    let found: Vec<bool> = corpus
        .terms
        .iter()
        .map(|term| fits(value, &term.category) || fits(value, &term.category_title) || fits(value, term.family.id()))
        .collect();
    if found.contains(&true) {
        return Ok(found);
    }
    let names = some_of(corpus.terms.iter().map(|term| term.category.as_str()));
    Err(QueryError::new(
        at.clone(),
        message!("No lexicon has the category “{value}”. Categories are: {names}.", value, names),
    ))
}

/// The days a value of `date:` stands for.
enum Days {
    /// From the first to the last, both included.
    Between(Option<Date>, Option<Date>),
    /// Articles without a date.
    Undated,
}

impl Days {
    fn holds(&self, date: Option<Date>) -> bool {
        match (self, date) {
            (Days::Undated, date) => date.is_none(),
            (Days::Between(from, to), Some(date)) => {
                from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to)
            }
            (Days::Between(..), None) => false,
        }
    }
}

fn days(at: &Range<usize>, value: &str) -> Result<Days, QueryError> {
    if value.eq_ignore_ascii_case("none") {
        return Ok(Days::Undated);
    }
    let broken = || {
        let message = message!(
            "“{value}” is no date. Write 2024, 2024-05 or 2024-05-17, two of them with .. between, or date:none.",
            value
        );
        QueryError::new(at.clone(), message)
    };
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let read = |text: &str| if text.is_empty() { Some(None) } else { span(text).map(Some) };
    let (from, to) = (read(from.trim()).ok_or_else(broken)?, read(to.trim()).ok_or_else(broken)?);
    let (from, to) = (from.map(|(first, _)| first), to.map(|(_, last)| last));
    match (from, to) {
        (None, None) => Err(broken()),
        (Some(from), Some(to)) if from > to => Err(QueryError::new(
            at.clone(),
            message!("{from} is later than {to}. Put the earlier date first.", from, to),
        )),
        (from, to) => Ok(Days::Between(from, to)),
    }
}

/// The first and the last day of a year, month or day.
fn span(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year: i16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let Some(month) = parts.next() else {
        return Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
    };
    let first = Date::new(year, month.parse().ok()?, 1).ok()?;
    let found = match parts.next() {
        None => (first, first.last_of_month()),
        Some(day) => {
            let day = Date::new(year, first.month(), day.parse().ok()?).ok()?;
            (day, day)
        }
    };
    parts.next().is_none().then_some(found)
}
