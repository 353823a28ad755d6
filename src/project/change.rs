//! A change of what the analyst decided. Applying one gives the change that takes it back, so that undoing is the same
//! operation as doing; both can be written to a file.

use serde::{Deserialize, Serialize};

use super::coding::CodingChange;
use super::corrections::{
    ArticleFields, BreakCorrection, Corrections, EventDecision, HitCorrection, LineCorrection, Place,
};
use super::key::ArticleKey;
use super::pairs::{PairCorrection, SentencePlace};
use crate::analysis::Settings;
use crate::compare::EventSettings;
use crate::facts::Alias;
use crate::lexicon::{Entry, Lexicon};

/// One change.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// Source, date, title, language, note and tags of an article.
    Article {
        /// The article.
        article: ArticleKey,
        /// What holds from now on.
        to: Box<ArticleFields>,
    },
    /// A line put back or taken out, at a position of the article's list of them; `None` takes the decision away.
    Line {
        /// The article.
        article: ArticleKey,
        /// Position in [`super::ArticleCorrections::lines`].
        position: usize,
        /// What is put there.
        to: Option<LineCorrection>,
    },
    /// A hit.
    Hit {
        /// The article.
        article: ArticleKey,
        /// Where it stands.
        at: Place,
        /// What holds from now on; `None` if nothing is decided.
        to: Option<Box<HitCorrection>>,
    },
    /// Whether a sentence begins at a place.
    Break {
        /// The article.
        article: ArticleKey,
        /// Where.
        at: Place,
        /// What holds from now on; `None` if nothing is decided.
        to: Option<Box<BreakCorrection>>,
    },
    /// What two sentences are to each other.
    Pair {
        /// The first one.
        a: Box<SentencePlace>,
        /// The second one.
        b: Box<SentencePlace>,
        /// What holds from now on; `None` if nothing is decided.
        to: Option<Box<PairCorrection>>,
    },
    /// A decision about events, put in at a position of the list, or, if `None`, taken out there.
    Event {
        /// Position in [`Corrections::events`].
        position: usize,
        /// The decision.
        to: Option<EventDecision>,
    },
    /// How articles are grouped.
    Grouping {
        /// From now on.
        to: EventSettings,
    },
    /// The analyst's names for actors, and whether spellings of one name are merged.
    Names {
        /// From now on.
        aliases: Vec<Alias>,
        /// From now on.
        merge_spellings: bool,
    },
    /// A category switched on or off.
    Category {
        /// Its id.
        id: String,
        /// Whether it counts.
        on: bool,
    },
    /// An entry of a lexicon taken out, put in, or both.
    Entry {
        /// Position among the lexicons.
        lexicon: usize,
        /// Position of the category.
        category: usize,
        /// Position in the category.
        position: usize,
        /// Whether the entry that stands there is taken out.
        out: bool,
        /// What is put in there.
        to: Option<Box<Entry>>,
    },
    /// A whole lexicon taken out, put in, or both.
    Lexicon {
        /// Position among the lexicons.
        position: usize,
        /// Whether the one that stands there is taken out.
        out: bool,
        /// What is put in there.
        to: Option<Box<Lexicon>>,
    },
    /// Samples, code book and codings.
    Coding {
        /// What changes.
        to: CodingChange,
    },
}

/// What must be computed anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stale {
    /// The hits.
    pub hits: bool,
    /// The names of actors.
    pub namings: bool,
    /// The grouping by event.
    pub grouping: bool,
    /// Aligned sentences of events whose articles changed.
    pub alignment: bool,
    /// Everything: a text changed.
    pub analysis: bool,
}

impl Stale {
    /// Nothing.
    pub const NOTHING: Stale =
        Stale { hits: false, namings: false, grouping: false, alignment: false, analysis: false };

    /// Whether something must be computed anew.
    pub fn is_stale(self) -> bool {
        self != Stale::NOTHING
    }

    /// What either of the two says.
    #[must_use]
    pub fn and(self, other: Stale) -> Stale {
        Stale {
            hits: self.hits || other.hits,
            namings: self.namings || other.namings,
            grouping: self.grouping || other.grouping,
            alignment: self.alignment || other.alignment,
            analysis: self.analysis || other.analysis,
        }
    }
}

impl Change {
    /// Changes the decisions and returns what takes that back; `None` if it does not fit them, and then nothing was
    /// changed.
    pub fn apply(self, corrections: &mut Corrections, settings: &mut Settings) -> Option<Change> {
        Some(match self {
            Change::Article { article, to } => {
                let place = corrections.articles.entry(article.clone()).or_default();
                let before = std::mem::replace(&mut place.fields, *to);
                prune(corrections, &article);
                Change::Article { article, to: Box::new(before) }
            }
            Change::Line { article, position, to } => {
                let lines = &mut corrections.articles.entry(article.clone()).or_default().lines;
                let inverse = splice(lines, position, to);
                prune(corrections, &article);
                Change::Line { article, position, to: inverse? }
            }
            Change::Hit { article, at, to } => {
                let place = corrections.articles.entry(article.clone()).or_default();
                let before = place.set_hit(&at, to.map(|to| *to).filter(|to| !to.is_empty()));
                prune(corrections, &article);
                Change::Hit { article, at, to: before.map(Box::new) }
            }
            Change::Break { article, at, to } => {
                let place = corrections.articles.entry(article.clone()).or_default();
                let before = place.set_break(&at, to.map(|to| *to));
                prune(corrections, &article);
                Change::Break { article, at, to: before.map(Box::new) }
            }
            Change::Pair { a, b, to } => {
                let before = corrections.set_pair((&a, &b), to.map(|to| *to));
                Change::Pair { a, b, to: before.map(Box::new) }
            }
            Change::Event { position, to } => {
                Change::Event { position, to: splice(&mut corrections.events, position, to)? }
            }
            Change::Grouping { to } => Change::Grouping { to: std::mem::replace(&mut settings.events, to) },
            Change::Names { aliases, merge_spellings } => Change::Names {
                aliases: std::mem::replace(&mut settings.aliases, aliases),
                merge_spellings: std::mem::replace(&mut settings.merge_spellings, merge_spellings),
            },
            Change::Category { id, on } => {
                let was_off =
                    if on { settings.categories_off.remove(&id) } else { !settings.categories_off.insert(id.clone()) };
                Change::Category { id, on: !was_off }
            }
            Change::Entry { lexicon, category, position, out, to } => {
                let entries = &mut settings.lexicons.get_mut(lexicon)?.categories.get_mut(category)?.entries;
                let (out, to) = exchange(entries, position, out, to.map(|to| *to))?;
                Change::Entry { lexicon, category, position, out, to: to.map(Box::new) }
            }
            Change::Lexicon { position, out, to } => {
                let (out, to) = exchange(&mut settings.lexicons, position, out, to.map(|to| *to))?;
                Change::Lexicon { position, out, to: to.map(Box::new) }
            }
            Change::Coding { to } => Change::Coding { to: to.apply(&mut corrections.codings)? },
        })
    }

    /// What must be computed anew once it is applied to these decisions.
    pub fn stale(&self, corrections: &Corrections) -> Stale {
        let nothing = Stale::NOTHING;
        match self {
            Change::Article { article, to } => {
                let none = ArticleFields::default();
                let before = corrections.article(article).map_or(&none, |article| &article.fields);
                Stale {
                    analysis: before.title != to.title || before.language != to.language,
                    grouping: before.date != to.date,
                    ..nothing
                }
            }
            Change::Line { .. } | Change::Break { .. } => Stale { analysis: true, ..nothing },
            Change::Hit { .. } | Change::Pair { .. } | Change::Coding { .. } => nothing,
            Change::Event { .. } => Stale { alignment: true, ..nothing },
            Change::Names { .. } => Stale { namings: true, ..nothing },
            Change::Grouping { .. } => Stale { grouping: true, ..nothing },
            Change::Category { .. } | Change::Entry { .. } | Change::Lexicon { .. } => Stale { hits: true, ..nothing },
        }
    }

    /// The article it concerns, if it concerns one.
    pub fn article(&self) -> Option<&ArticleKey> {
        match self {
            Change::Article { article, .. }
            | Change::Line { article, .. }
            | Change::Break { article, .. }
            | Change::Hit { article, .. } => Some(article),
            _ => None,
        }
    }
}

fn prune(corrections: &mut Corrections, article: &ArticleKey) {
    if corrections.articles.get(article).is_some_and(super::ArticleCorrections::is_empty) {
        corrections.articles.remove(article);
    }
}

/// Puts an item in at a position, or takes the one there out and returns it.
pub(super) fn splice<T>(list: &mut Vec<T>, position: usize, to: Option<T>) -> Option<Option<T>> {
    match to {
        Some(item) if position <= list.len() => {
            list.insert(position, item);
            Some(None)
        }
        None if position < list.len() => Some(Some(list.remove(position))),
        _ => None,
    }
}

/// Takes the item at a position out, if `out`, and puts another one in; returns what takes that back.
fn exchange<T>(list: &mut Vec<T>, position: usize, out: bool, to: Option<T>) -> Option<(bool, Option<T>)> {
    if position + usize::from(out) > list.len() {
        return None;
    }
    let before = out.then(|| list.remove(position));
    let put_in = to.is_some();
    if let Some(item) = to {
        list.insert(position, item);
    }
    Some((put_in, before))
}

/// The changes that make one list of lexicons of another: entry by entry where only entries differ.
pub fn lexicon_changes(before: &[Lexicon], after: &[Lexicon]) -> Vec<Change> {
    let mut out = Vec::new();
    for position in 0..before.len().max(after.len()) {
        match (before.get(position), after.get(position)) {
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new)) => match entry_changes(position, old, new) {
                Some(changes) => out.extend(changes),
                None => out.push(Change::Lexicon { position, out: true, to: Some(Box::new(new.clone())) }),
            },
            (None, Some(new)) => out.push(Change::Lexicon { position, out: false, to: Some(Box::new(new.clone())) }),
            // What is left over goes from the end, so that the positions hold.
            (Some(_), None) => {
                let position = before.len() - 1 - (position - after.len());
                out.push(Change::Lexicon { position, out: true, to: None });
            }
            (None, None) => {}
        }
    }
    out
}

/// `None` if more than entries differ.
fn entry_changes(lexicon: usize, old: &Lexicon, new: &Lexicon) -> Option<Vec<Change>> {
    if old.categories.len() != new.categories.len() {
        return None;
    }
    let mut out = Vec::new();
    let mut work = old.clone();
    for category in 0..old.categories.len() {
        let (from, to) = (&old.categories[category].entries, &new.categories[category].entries);
        if from == to {
            continue;
        }
        for position in (0..from.len()).rev().filter(|&position| !to.contains(&from[position])) {
            work.categories[category].entries.remove(position);
            out.push(Change::Entry { lexicon, category, position, out: true, to: None });
        }
        for (position, entry) in to.iter().enumerate().filter(|(_, entry)| !from.contains(entry)) {
            let entries = &mut work.categories[category].entries;
            entries.insert(position.min(entries.len()), entry.clone());
            out.push(Change::Entry { lexicon, category, position, out: false, to: Some(Box::new(entry.clone())) });
        }
    }
    (work == *new).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Category, Family};
    use crate::model::{Language, Role, Voice};
    use crate::project::{Extra, Pairing};
    use crate::project::{History, Line, StepName, apply_all};
    use proptest::prelude::*;

    fn lexicon(terms: &[&str]) -> Lexicon {
        let category = |id: &str, terms: &[&str]| Category {
            id: id.into(),
            title: id.into(),
            definition: String::new(),
            family: Family::Emotion,
            role: Role::Highlight,
            evaluates: None,
            polarity: 0,
            entries: terms.iter().map(|term| Entry::new(*term)).collect(),
        };
        Lexicon { categories: vec![category("a", terms), category("b", &["zeal"])], ..Lexicon::default() }
    }

    #[test]
    fn only_entries_that_differ_are_part_of_a_change() {
        let base = lexicon(&["brave", "noble", "vile"]);
        let check = |after: Vec<Lexicon>, expect: usize| {
            let before = vec![base.clone()];
            let changes = lexicon_changes(&before, &after);
            assert_eq!(changes.len(), expect, "{changes:?}");
            let (mut corrections, mut settings) =
                (Corrections::default(), Settings { lexicons: before.clone(), ..Settings::default() });
            let inverse = apply_all(changes, &mut corrections, &mut settings).unwrap();
            assert_eq!(settings.lexicons, after);
            apply_all(inverse, &mut corrections, &mut settings).unwrap();
            assert_eq!(settings.lexicons, before);
        };
        check(vec![base.clone()], 0);
        check(vec![lexicon(&["brave", "cruel", "noble", "vile"])], 1);
        check(vec![lexicon(&["brave", "noble"])], 1);
        check(vec![lexicon(&["noble", "valiant", "vile"])], 2);
        check(vec![lexicon(&["vile", "noble", "brave"])], 1);
        check(vec![Lexicon { name: "Other".into(), ..base.clone() }], 1);
        check(vec![base.clone(), lexicon(&["kind"])], 1);
        check(vec![], 1);
        check(vec![lexicon(&["brave"]), base.clone()], 3);
    }

    fn change() -> impl Strategy<Value = Change> {
        let key = || (0_u32..3).prop_map(|record| ArticleKey { path: "a.jsonl".into(), record });
        let place = || (0_u32..4).prop_map(|start| Place { start, end: start + 2, ..Place::default() });
        let hit = (place(), prop::option::of(0_usize..4), prop::option::of("[a-z]{0,3}"), "[a-z]{0,2}").prop_map(
            |(at, voice, dismissed, note)| HitCorrection {
                at,
                surface: "mob".into(),
                voice: voice.map(|n| Voice::ALL[n]),
                dismissed,
                note,
                ..HitCorrection::default()
            },
        );
        let fields =
            (prop::option::of("[A-Z]{0,2}"), any::<bool>(), "[a-z]{0,2}").prop_map(|(source, english, note)| {
                ArticleFields {
                    source,
                    language: english.then_some(Language::ENGLISH),
                    note,
                    ..ArticleFields::default()
                }
            });
        prop_oneof![
            (key(), fields).prop_map(|(article, to)| Change::Article { article, to: Box::new(to) }),
            (key(), hit, any::<bool>()).prop_map(|(article, hit, some)| Change::Hit {
                article,
                at: hit.at.clone(),
                to: some.then(|| Box::new(hit)),
            }),
            (key(), place(), any::<bool>(), any::<bool>()).prop_map(|(article, at, begins, some)| Change::Break {
                article,
                at: at.clone(),
                to: some.then(|| Box::new(BreakCorrection { at, begins, ..BreakCorrection::default() })),
            }),
            (place(), place(), any::<bool>()).prop_map(|(one, other, some)| {
                let place = |path: &str, at| SentencePlace {
                    article: ArticleKey { path: path.into(), record: 1 },
                    at,
                    words: "It rained.".into(),
                };
                let (a, b) = (place("a.txt", one), place("b.txt", other));
                let to = PairCorrection { a: a.clone(), b: b.clone(), pairing: Pairing::Apart, extra: Extra::new() };
                Change::Pair { a: Box::new(a), b: Box::new(b), to: some.then(|| Box::new(to)) }
            }),
            (key(), 0_usize..3, any::<bool>()).prop_map(|(article, position, some)| Change::Line {
                article,
                position,
                to: some.then(|| LineCorrection::TakeOut(Line { at: 7, text: "x".into() })),
            }),
            (0_usize..3, key(), any::<bool>()).prop_map(|(position, article, some)| Change::Event {
                position,
                to: some.then_some(EventDecision::Split { article }),
            }),
            ("[ab]", any::<bool>()).prop_map(|(id, on)| Change::Category { id, on }),
            (0_usize..3, 0_usize..3, any::<bool>(), prop::option::of("[a-z]{2}")).prop_map(
                |(category, position, out, term)| Change::Entry {
                    lexicon: 0,
                    category,
                    position,
                    out,
                    to: term.map(|term| Box::new(Entry::new(term))),
                }
            ),
            (0.0_f32..1.0)
                .prop_map(|threshold| Change::Grouping { to: EventSettings { threshold, ..EventSettings::default() } }),
        ]
    }

    proptest! {
        #[test]
        fn whatever_was_done_can_be_undone_and_redone(changes in prop::collection::vec(change(), 0..24)) {
            let (mut corrections, mut settings) =
                (Corrections::default(), Settings { lexicons: vec![lexicon(&["brave", "vile"])], ..Settings::default() });
            let mut history = History::default();
            let mut states = vec![(corrections.clone(), settings.clone())];
            for change in changes {
                let before = (corrections.clone(), settings.clone());
                if let Some(inverse) = apply_all(vec![change], &mut corrections, &mut settings) {
                    history.push(StepName::Voice, inverse);
                    states.push((corrections.clone(), settings.clone()));
                } else { prop_assert_eq!(&before, &(corrections.clone(), settings.clone())) }
            }
            // What the file keeps of the history is as good as the history itself.
            let json = serde_json::to_string(&history).unwrap();
            prop_assert_eq!(&serde_json::from_str::<History>(&json).unwrap(), &history);
            for state in states.iter().rev().skip(1) {
                let step = history.to_undo().unwrap();
                let inverse = apply_all(step.changes.clone(), &mut corrections, &mut settings).unwrap();
                history.moved(true, inverse);
                prop_assert_eq!(&(corrections.clone(), settings.clone()), state);
            }
            prop_assert_eq!(history.next_undo(), None);
            for state in &states[1..] {
                let step = history.to_redo().unwrap();
                let inverse = apply_all(step.changes.clone(), &mut corrections, &mut settings).unwrap();
                history.moved(false, inverse);
                prop_assert_eq!(&(corrections.clone(), settings.clone()), state);
            }
            // Corrections go through a file unharmed.
            let mut read: Corrections = serde_json::from_str(&serde_json::to_string(&corrections).unwrap()).unwrap();
            read.order();
            prop_assert_eq!(read, corrections);
        }
    }
}
