//! Namings: the noun phrases by which an article refers to an actor.
//!
//! Four kinds of actor. **States** come from a table: name, adjective with an institution (`the Kestovian regime`), and
//! the capital where it acts or speaks. **Aliases** are the analyst's own. **Persons** are capitalised names of two
//! words or more, with later mentions by the last word. **Other names** (invented states, organisations) are those the
//! article repeats, with their adjectives and short forms. A common noun phrase that introduces or follows a name
//! (`the armed group Talmari Front`) is a naming of it.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::words::{Flags, Words};
use crate::model::Naming;
use crate::text::{FormId, Reading, SentenceKind, TokenKind, Vocabulary, fold};

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
pub(super) struct Names {
    actors: Vec<String>,
    /// By the first folded word; longest first.
    phrases: FxHashMap<FormId, Vec<Entry>>,
}

impl Names {
    /// The bundled table of states and the analyst's aliases, which win over it.
    pub(super) fn new(vocabulary: &Vocabulary, aliases: &[Alias]) -> Names {
        let file: StatesFile = serde_json::from_str(include_str!("../../assets/facts/states.json"))
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
    pub(super) fn first_words<'a>(&'a self, vocabulary: &'a Vocabulary) -> Vec<String> {
        let mut first: Vec<FormId> = self.phrases.keys().copied().collect();
        first.sort_unstable();
        first.into_iter().map(|word| vocabulary.form(word).surface.to_string()).collect()
    }
}

/// A capitalised run of words that may be a name.
#[derive(Clone)]
struct Run {
    start: usize,
    end: usize,
    sentence: u32,
    /// Whether it opens its sentence, so that its first capital proves nothing.
    initial: bool,
}

/// The namings of one article, in text order.
pub(super) fn find(reading: &Reading<'_>, words: &Words, names: &Names) -> Vec<Naming> {
    let finder = Finder { reading, words };
    let mut taken = vec![false; reading.tokens().len()];
    let mut out: Vec<Naming> = Vec::new();
    finder.from_tables(names, &mut taken, &mut out);
    let runs = finder.runs(&taken);
    finder.from_runs(&runs, &mut taken, &mut out);
    out.sort_by_key(|naming| (naming.span.start, naming.span.end));
    out.dedup_by(|next, kept| kept.span.overlaps(next.span));
    out
}

struct Finder<'a, 'b> {
    reading: &'b Reading<'a>,
    words: &'b Words,
}

impl Finder<'_, '_> {
    fn flags(&self, token: usize) -> Flags {
        self.reading.tokens().get(token).map_or(Flags::default(), |token| self.words.of(token.form))
    }

    fn is_word(&self, token: usize) -> bool {
        token < self.reading.tokens().len() && self.reading.form(token).kind == TokenKind::Word
    }

    fn naming(&self, tokens: std::ops::Range<usize>, actor: &str, sentence: usize) -> Naming {
        Naming { span: self.reading.tokens_span(tokens), actor: actor.to_owned(), sentence: sentence as u32 }
    }

    fn from_tables(&self, names: &Names, taken: &mut [bool], out: &mut Vec<Naming>) {
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
                taken[tokens.clone()].fill(true);
                at = tokens.end;
                out.push(self.naming(tokens, &names.actors[entry.actor as usize], index));
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
            Sort::Name => (!longer).then(|| self.with_determiner(at, range.start)..end),
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

    fn with_determiner(&self, start: usize, first: usize) -> usize {
        if start > first && self.flags(start - 1).has(Flags::DETERMINER) { start - 1 } else { start }
    }

    /// Whether a verb of acting or speaking follows, perhaps behind an auxiliary or adverb.
    fn acts(&self, from: usize, end: usize) -> bool {
        for token in from..end.min(from + 4) {
            if self.flags(token).has(Flags::ACTS) {
                return true;
            }
            let word = self.reading.folded(token);
            if !(matches!(
                word,
                "has" | "have" | "had" | "will" | "would" | "also" | "not" | "again" | "later" | "could" | "may"
            ) || word.ends_with("ly"))
            {
                return false;
            }
        }
        false
    }

    /// Runs of capitalised words, particles between them included, outside what is taken.
    fn runs(&self, taken: &[bool]) -> Vec<Run> {
        let mut out = Vec::new();
        for (index, sentence) in self.reading.sentences().iter().enumerate() {
            if sentence.kind != SentenceKind::Body {
                continue;
            }
            let range = sentence.token_range();
            let name = |token: usize| {
                let form = self.reading.form(token);
                let flags = self.flags(token);
                form.kind == TokenKind::Word
                    && form.capitalised
                    && !taken[token]
                    && !flags.has(Flags::MONTH.or(Flags::DAY).or(Flags::FUNCTION).or(Flags::SPELLED))
            };
            let mut at = range.start;
            while at < range.end {
                if !name(at) {
                    at += 1;
                    continue;
                }
                let mut end = at + 1;
                loop {
                    if end < range.end && name(end) {
                        end += 1;
                    } else if end + 1 < range.end
                        && matches!(
                            self.reading.folded(end),
                            "al" | "bin"
                                | "ben"
                                | "de"
                                | "del"
                                | "della"
                                | "van"
                                | "von"
                                | "der"
                                | "el"
                                | "ibn"
                                | "da"
                                | "di"
                                | "-"
                                | "."
                                | "of"
                        )
                        && name(end + 1)
                        && (self.reading.folded(end) != "." || self.reading.surface(end - 1).len() == 1)
                        && (self.reading.folded(end) != "-"
                            || self.reading.token_span(end).end == self.reading.token_span(end + 1).start)
                    {
                        end += 2;
                    } else {
                        break;
                    }
                }
                out.push(Run { start: at, end, sentence: index as u32, initial: at == range.start });
                at = end;
            }
        }
        out
    }

    fn spelling(&self, start: usize, end: usize) -> String {
        self.reading.slice(self.reading.tokens_span(start..end)).to_owned()
    }

    /// Where the name proper begins: behind titles.
    fn untitled(&self, run: &Run) -> usize {
        (run.start..run.end).find(|&token| !self.flags(token).has(Flags::TITLE)).unwrap_or(run.end)
    }

    fn from_runs(&self, runs: &[Run], taken: &mut [bool], out: &mut Vec<Naming>) {
        // Full names first: runs of two words or more behind their titles, that are not just a sentence's first word.
        let mut full: Vec<(String, Vec<String>)> = Vec::new();
        for run in runs {
            let start = self.untitled(run);
            let parts: Vec<String> =
                (start..run.end).filter(|&t| self.is_word(t)).map(|t| self.reading.surface(t).to_owned()).collect();
            if parts.len() >= 2 && parts.len() <= 5 {
                let name = self.spelling(start, run.end);
                if !full.iter().any(|(known, _)| *known == name) {
                    full.push((name, parts));
                }
            }
        }
        // Then single words that the article repeats away from the beginning of a sentence, at least once acting.
        let mut single: FxHashMap<&str, (u32, bool)> = FxHashMap::default();
        for run in runs {
            let start = self.untitled(run);
            if run.end == start + 1 {
                let acts = self.acts(run.end, self.reading.sentences()[run.sentence as usize].tokens.end as usize);
                let entry = single.entry(self.reading.surface(start)).or_default();
                entry.0 += u32::from(!run.initial) + u32::from(run.initial && acts);
                entry.1 |= acts;
            }
        }
        let known_last = |word: &str| {
            full.iter().find(|(_, parts)| parts.last().is_some_and(|last| last == word)).map(|(name, _)| name.as_str())
        };
        let known_single = |word: &str| single.get(word).is_some_and(|&(times, acts)| times >= 2 && acts);
        let mut names: Vec<&str> = single.keys().copied().filter(|word| known_single(word)).collect();
        names.sort_unstable();
        for run in runs {
            let start = self.untitled(run);
            if start == run.end || taken[run.start..run.end].iter().any(|&taken| taken) {
                continue;
            }
            let sentence = &self.reading.sentences()[run.sentence as usize];
            let first = sentence.tokens.start as usize;
            let name = self.spelling(start, run.end);
            let actor = if run.end - start >= 2 {
                full.iter().any(|(known, _)| *known == name).then_some(name.clone())
            } else {
                let word = self.reading.surface(start);
                known_last(word)
                    .map(str::to_owned)
                    .or_else(|| known_single(word).then(|| word.to_owned()))
                    .or_else(|| self.adjective(start, run.end, sentence.tokens.end as usize, &names))
            };
            let Some(actor) = actor else { continue };
            let mut end = run.end;
            // The adjective's institution belongs to the naming.
            if run.end - start == 1 && actor != name && known_last(self.reading.surface(start)).is_none() {
                while end < sentence.tokens.end as usize && self.flags(end).has(Flags::INSTITUTION) {
                    end += 1;
                }
            }
            let begin = self.introduced(run.start, first);
            taken[begin..end].fill(true);
            out.push(self.naming(begin..end, &actor, run.sentence as usize));
            // `Hamas, the armed group that …`
            if let Some(phrase) = self.apposition(end, sentence.tokens.end as usize) {
                taken[phrase.clone()].fill(true);
                out.push(self.naming(phrase, &actor, run.sentence as usize));
            }
        }
    }

    /// `Kestovian` in front of an institution, where `Kestovia` is one of the article's names.
    fn adjective(&self, at: usize, end: usize, limit: usize, names: &[&str]) -> Option<String> {
        if end >= limit || !self.flags(end).has(Flags::INSTITUTION) {
            return None;
        }
        let word = self.reading.surface(at);
        names.iter().find(|name| derives(word, name)).map(|name| (*name).to_owned())
    }

    /// Where a common noun phrase that introduces the name begins: `the armed group Talmari Front`, `President Venn`.
    fn introduced(&self, start: usize, first: usize) -> usize {
        if start == first {
            return start;
        }
        let role = start - 1;
        if self.flags(role).has(Flags::DETERMINER) {
            return role;
        }
        if !self.flags(role).has(Flags::GROUP.or(Flags::TITLE)) {
            return start;
        }
        let mut begin = role;
        while begin > first && role - begin < 5 {
            let before = begin - 1;
            if self.flags(before).has(Flags::DETERMINER) {
                return before;
            }
            let joins =
                self.is_word(before) && !self.flags(before).has(Flags::FUNCTION) || self.reading.folded(before) == "-";
            if !joins {
                break;
            }
            begin = before;
        }
        // Without a determiner only the role itself is safe (`spokesman Idris Kael`).
        role
    }

    /// A noun phrase between commas right behind a name that says what it is: `, the armed group`.
    fn apposition(&self, end: usize, limit: usize) -> Option<std::ops::Range<usize>> {
        if end + 2 >= limit
            || self.reading.folded(end) != ","
            || !matches!(self.reading.folded(end + 1), "the" | "a" | "an")
        {
            return None;
        }
        let head = (end + 2..limit.min(end + 8))
            .take_while(|&token| {
                (self.is_word(token) || self.reading.folded(token) == "-") && !self.flags(token).has(Flags::FUNCTION)
            })
            .find(|&token| self.flags(token).has(Flags::GROUP.or(Flags::INSTITUTION).or(Flags::TITLE)))?;
        Some(end + 1..head + 1)
    }
}

/// Whether an adjective is formed from a name: `Kestovian` from `Kestovia`, `Dorwenese` from `Dorwen`.
fn derives(adjective: &str, name: &str) -> bool {
    let stem = name.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
    let shared = stem.len() >= 4 && adjective.len() > stem.len() && adjective.is_char_boundary(stem.len());
    shared
        && adjective.starts_with(stem)
        && matches!(&adjective[stem.len()..], "n" | "an" | "ian" | "ean" | "ish" | "ese" | "i" | "ic" | "iot")
}

/// Two spellings taken for one actor, with the reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SpellingVariant {
    /// The spelling kept: the more frequent one, the first in the corpus if both are as frequent.
    pub actor: String,
    /// The spelling that becomes it.
    pub variant: String,
    /// The word they share.
    pub shared: String,
}

/// Spellings of persons' names that differ in one word by one or two letters (`Raisi`, `Raeisi`) and share another word
/// in full. The shared word is the evidence; names without one are left alone.
pub fn spelling_variants(namings: &[Vec<Naming>]) -> Vec<SpellingVariant> {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for naming in namings.iter().flatten() {
        let place = *places.entry(&naming.actor).or_insert_with(|| {
            counts.push((&naming.actor, 0));
            counts.len() - 1
        });
        counts[place].1 += 1;
    }
    // Candidates share a word: compare only within the names that hold it.
    let mut by_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut order: Vec<String> = Vec::new();
    for (at, (name, _)) in counts.iter().enumerate() {
        let words: Vec<String> = name.split_whitespace().map(|word| fold(word).into_owned()).collect();
        if words.len() < 2 {
            continue;
        }
        for word in words {
            let entry = by_word.entry(word.clone()).or_default();
            if entry.is_empty() {
                order.push(word);
            }
            entry.push(at);
        }
    }
    let mut out: Vec<SpellingVariant> = Vec::new();
    for word in order {
        let names = &by_word[&word];
        for (n, &one) in names.iter().enumerate() {
            for &other in &names[n + 1..] {
                if one != other && one_word_varies(counts[one].0, counts[other].0) {
                    let (kept, variant) = if counts[other].1 > counts[one].1 { (other, one) } else { (one, other) };
                    let found = SpellingVariant {
                        actor: counts[kept].0.to_owned(),
                        variant: counts[variant].0.to_owned(),
                        shared: word.clone(),
                    };
                    if !out.iter().any(|known| known.variant == found.variant) {
                        out.push(found);
                    }
                }
            }
        }
    }
    out
}

/// Renames the variants to the spelling kept.
pub fn merge_spellings(namings: &mut [Vec<Naming>], variants: &[SpellingVariant]) {
    for naming in namings.iter_mut().flatten() {
        if let Some(variant) = variants.iter().find(|variant| variant.variant == naming.actor) {
            naming.actor.clone_from(&variant.actor);
        }
    }
}

/// Whether two names have the same words but for one that differs by a letter or two.
fn one_word_varies(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split_whitespace().map(|word| fold(word).into_owned()).collect() };
    let (one, other) = (words(one), words(other));
    if one.len() != other.len() {
        return false;
    }
    let mut differing = one.iter().zip(&other).filter(|(a, b)| a != b);
    match (differing.next(), differing.next()) {
        (Some((a, b)), None) => {
            let least = a.chars().count().min(b.chars().count());
            a.chars().next() == b.chars().next() && least >= 4 && distance(a, b) <= if least >= 7 { 2 } else { 1 }
        }
        _ => false,
    }
}

/// Edit distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::super::Tables;
    use super::*;
    use crate::model::Span;
    use crate::model::{Article, Language};
    use crate::text::read;

    fn found(body: &str, aliases: &[Alias]) -> Vec<(String, String)> {
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        Tables::with_aliases(&vocabulary, aliases)
            .namings(&reading)
            .into_iter()
            .map(|naming| (naming.span.of(body).to_owned(), naming.actor))
            .collect()
    }

    fn check(body: &str, expect: &[(&str, &str)]) {
        let found = found(body, &[]);
        let found: Vec<(&str, &str)> = found.iter().map(|(span, actor)| (span.as_str(), actor.as_str())).collect();
        assert_eq!(found, expect, "{body}");
    }

    #[test]
    fn states_are_named_in_many_ways() {
        check("Norway agreed.", &[("Norway", "Norway")]);
        check("He blamed the Norwegian government.", &[("the Norwegian government", "Norway")]);
        check("The Norwegian occupation regime fell.", &[("The Norwegian occupation regime", "Norway")]);
        check("Oslo has denied it.", &[("Oslo", "Norway")]);
        check("They met in Oslo on Monday.", &[]);
        check("A Norwegian novel won.", &[]);
        check(
            "They told us about the US and the U.S. military.",
            &[("the US", "United States"), ("the U.S. military", "United States")],
        );
        check("We ate turkey.", &[]);
    }

    #[test]
    fn persons_are_followed_by_their_last_name() {
        check(
            "President Aldric Venn spoke. Later Venn left, and Mr Venn slept.",
            &[("President Aldric Venn", "Aldric Venn"), ("Venn", "Aldric Venn"), ("Mr Venn", "Aldric Venn")],
        );
    }

    #[test]
    fn invented_names_are_learnt_from_the_article() {
        check(
            "Kestovia denied it. The charge angered Kestovia and the Kestovian army. Again Kestovia said no.",
            &[
                ("Kestovia", "Kestovia"),
                ("Kestovia", "Kestovia"),
                ("the Kestovian army", "Kestovia"),
                ("Kestovia", "Kestovia"),
            ],
        );
    }

    #[test]
    fn appositions_name_the_actor_too() {
        check(
            "They blamed the Ostran terrorist group Talmari Front for it.",
            &[("the Ostran terrorist group Talmari Front", "Talmari Front")],
        );
        check(
            "It hit the Talmari Front, the armed group that runs the town.",
            &[("the Talmari Front", "Talmari Front"), ("the armed group", "Talmari Front")],
        );
    }

    #[test]
    fn aliases_belong_to_the_analyst() {
        let aliases = [Alias { actor: "Norway".into(), names: vec!["the northern entity".into()] }];
        assert_eq!(
            found("They cursed the Northern entity.", &aliases),
            [("the Northern entity".to_owned(), "Norway".to_owned())]
        );
    }

    #[test]
    fn spellings_are_merged_where_another_word_is_shared() {
        let naming = |actor: &str| Naming { span: Span::default(), actor: actor.into(), sentence: 0 };
        let mut all = vec![
            vec![naming("Ebran Rasovi"), naming("Ebran Rasovi")],
            vec![naming("Ebran Raesovi"), naming("Odo Raesovi"), naming("Ebran Tull")],
        ];
        let variants = spelling_variants(&all);
        assert_eq!(
            variants,
            [SpellingVariant { actor: "Ebran Rasovi".into(), variant: "Ebran Raesovi".into(), shared: "ebran".into() }]
        );
        merge_spellings(&mut all, &variants);
        assert_eq!(all[1][0].actor, "Ebran Rasovi");
        assert_eq!(all[1][1].actor, "Odo Raesovi");
    }
}
