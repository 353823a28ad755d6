//! Actors known beforehand: the bundled table of states and the analyst's aliases.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::super::words::Flags;
use super::Finder;
use crate::model::Naming;
use crate::text::{FormId, Vocabulary};

/// An actor and the names an analyst wants counted for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Alias {
    /// The canonical name.
    pub actor: String,
    /// Words or phrases that name it, whatever their case.
    pub names: Vec<String>,
}

#[derive(Deserialize)]
struct StatesFile {
    states: Vec<State>,
}

#[derive(Deserialize)]
struct State {
    name: String,
    also: Vec<String>,
    adjectives: Vec<String>,
    demonyms: Vec<String>,
    capitals: Vec<String>,
}

/// How a phrase of the tables names its actor.
/// Those tried first stand first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Sort {
    /// By its name, whatever the case.
    Alias,
    /// By an adjective; needs an institution behind it.
    Adjective,
    /// By its name; capital letters required.
    Name,
    /// By its capital; needs a verb of acting or speaking behind it.
    Capital,
}

struct Entry {
    rest: Box<[FormId]>,
    actor: u32,
    sort: Sort,
}

/// The tables of names, compiled against a vocabulary.
#[derive(Default)]
pub(in super::super) struct Names {
    actors: Vec<String>,
    /// By the first folded word; longest first.
    phrases: FxHashMap<FormId, Vec<Entry>>,
}

impl Names {
    /// The bundled table of states and the analyst's aliases, which win over it.
    pub(in super::super) fn new(vocabulary: &Vocabulary, aliases: &[Alias]) -> Names {
        let file: StatesFile = serde_json::from_str(include_str!("../../../assets/facts/states.json"))
            .expect("the bundled list of states is well formed: every test reads it");
        let mut names = Names::default();
        for alias in aliases {
            names.enter_all(vocabulary, &alias.actor, &alias.names, Sort::Alias);
            names.enter_all(vocabulary, &alias.actor, std::slice::from_ref(&alias.actor), Sort::Alias);
        }
        for state in &file.states {
            names.enter_all(vocabulary, &state.name, std::slice::from_ref(&state.name), Sort::Name);
            names.enter_all(vocabulary, &state.name, &state.also, Sort::Name);
            names.enter_all(vocabulary, &state.name, &state.adjectives, Sort::Adjective);
            names.enter_all(vocabulary, &state.name, &state.demonyms, Sort::Name);
            names.enter_all(vocabulary, &state.name, &state.capitals, Sort::Capital);
        }
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted on its own")]
        for entries in names.phrases.values_mut() {
            entries.sort_by_key(|entry| (std::cmp::Reverse(entry.rest.len()), entry.sort));
        }
        names
    }

    fn enter_all(&mut self, vocabulary: &Vocabulary, actor: &str, phrases: &[String], sort: Sort) {
        for phrase in phrases {
            // Cut into tokens as texts are.
            let mut article = crate::model::Article::default();
            article.set_text("", phrase);
            let mut local = Vocabulary::default();
            let document = crate::text::read(&article, &mut local);
            let ids: Option<Vec<FormId>> =
                document.tokens.iter().map(|token| vocabulary.find(local.folded(token.form))).collect();
            let Some((first, rest)) = ids.as_deref().and_then(<[FormId]>::split_first) else {
                continue;
            };
            let actor = if let Some(known) = self.actors.iter().position(|known| known == actor) {
                known
            } else {
                self.actors.push(actor.to_owned());
                self.actors.len() - 1
            };
            self.phrases.entry(*first).or_default().push(Entry { rest: rest.into(), actor: actor as u32, sort });
        }
    }

    /// The words at which a name of the tables may begin.
    pub(in super::super) fn first_words<'a>(&'a self, vocabulary: &'a Vocabulary) -> Vec<String> {
        let mut first: Vec<FormId> = self.phrases.keys().copied().collect();
        first.sort_unstable();
        first.into_iter().map(|word| vocabulary.form(word).surface.to_string()).collect()
    }
}

impl Finder<'_, '_> {
    pub(super) fn from_tables(&self, names: &Names, taken: &mut [bool], out: &mut Vec<Naming>) {
        for (index, sentence) in self.reading.sentences().iter().enumerate() {
            let range = sentence.token_range();
            let mut at = range.start;
            while at < range.end {
                let entries =
                    if self.flags(at).has(Flags::NAME) { names.phrases.get(&self.reading.word(at)) } else { None };
                let found = entries
                    .into_iter()
                    .flatten()
                    .find_map(|entry| self.matched(entry, at, &range).map(|tokens| (entry, tokens)));
                let Some((entry, tokens)) = found else {
                    at += 1;
                    continue;
                };
                let actor = &names.actors[entry.actor as usize];
                // `the Ostran terrorist group Talmar`: what introduces a name is part of the naming.
                let grouped = tokens.start > range.start && self.flags(tokens.start - 1).has(Flags::GROUP);
                let begin = if grouped && matches!(entry.sort, Sort::Alias | Sort::Name) {
                    self.introduced(tokens.start, range.start)
                } else {
                    tokens.start
                };
                let tokens = begin..tokens.end;
                taken[tokens.clone()].fill(true);
                at = tokens.end;
                let adjunct = begin > range.start && self.flags(begin - 1).has(Flags::PREPOSITION);
                out.push(self.naming(tokens, actor, index));
                // `Talmar, the armed group that runs the town`
                if entry.sort == Sort::Alias
                    && !adjunct
                    && let Some(phrase) = self.apposition(at, range.end)
                {
                    taken[phrase.clone()].fill(true);
                    at = phrase.end;
                    out.push(self.naming(phrase, actor, index));
                }
            }
        }
    }

    fn matched(&self, entry: &Entry, at: usize, range: &std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let end = at + 1 + entry.rest.len();
        if end > range.end || !entry.rest.iter().zip(at + 1..).all(|(&word, token)| self.reading.word(token) == word) {
            return None;
        }
        // `us` and `turkey` are words, too: a table name has capitals; an abbreviation, all of them.
        let form = self.reading.form(at);
        let short = form.surface.len() <= 3;
        if entry.sort != Sort::Alias
            && (!form.capitalised || short && !form.all_capitals && !form.surface.contains('.'))
        {
            return None;
        }
        let previous = at.checked_sub(1).filter(|&token| token >= range.start);
        // Part of a longer name: `Georgia Holt`, `Air France`, `Chad Moreno`.
        let longer = self.is_word(end)
            && end < range.end
            && self.reading.form(end).capitalised
            && !self.flags(end).has(Flags::INSTITUTION);
        match entry.sort {
            Sort::Alias => Some(at..end),
            Sort::Name if longer => None,
            Sort::Name => self.plain_name(at, end, range),
            Sort::Adjective => {
                // Up to two further words before the institution: `the Israeli occupation regime`.
                let head = (end..(end + 3).min(range.end)).find(|&token| {
                    self.flags(token).has(Flags::INSTITUTION)
                        || self.flags(token).has(Flags::FUNCTION)
                        || !self.is_word(token)
                })?;
                if !self.flags(head).has(Flags::INSTITUTION) {
                    return None;
                }
                let mut last = head + 1;
                while last < range.end && self.flags(last).has(Flags::INSTITUTION) {
                    last += 1;
                }
                let mut start = at;
                while start > range.start
                    && !self.flags(start - 1).has(Flags::FUNCTION)
                    && self.is_word(start - 1)
                    && !self.reading.form(start - 1).capitalised
                    && start > at.saturating_sub(2)
                    && start > range.start + 1
                    && self.flags(start - 2).has(Flags::DETERMINER)
                {
                    start -= 1;
                }
                Some(self.with_determiner(start, range.start)..last)
            }
            Sort::Capital => {
                let preposition = previous.is_some_and(|token| self.flags(token).has(Flags::PREPOSITION));
                (!longer && !preposition && self.acts(end, range.end)).then_some(at..end)
            }
        }
    }
}
