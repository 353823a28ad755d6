//! Actors learnt from the article itself: persons and other names it repeats, with the phrases that introduce them.

use rustc_hash::FxHashMap;

use super::super::words::Flags;
use super::Finder;
use crate::model::Naming;
use crate::text::{SentenceKind, TokenKind};

/// A capitalised run of words that may be a name.
#[derive(Clone)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) sentence: u32,
    /// Whether it opens its sentence, so that its first capital proves nothing.
    pub(super) initial: bool,
}

impl Finder<'_, '_> {
    /// Runs of capitalised words, particles between them included, outside what is taken.
    pub(super) fn runs(&self, taken: &[bool]) -> Vec<Run> {
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

    pub(super) fn from_runs(&self, runs: &[Run], taken: &mut [bool], out: &mut Vec<Naming>) {
        // Full names first: runs of two words or more behind their titles, that are not just a sentence's first word.
        let mut full: Vec<(String, Vec<String>)> = Vec::new();
        for run in runs {
            let start = self.untitled(run);
            let parts: Vec<String> =
                (start..run.end).filter(|&t| self.is_word(t)).map(|t| self.reading.surface(t).to_owned()).collect();
            // `PORT ANSEL, May 7`: a dateline.
            let capitals = (start..run.end).all(|t| !self.is_word(t) || self.reading.form(t).all_capitals);
            if parts.len() >= 2 && parts.len() <= 5 && !capitals {
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
    pub(super) fn introduced(&self, start: usize, first: usize) -> usize {
        if start == first {
            return start;
        }
        let role = start - 1;
        if self.flags(role).has(Flags::DETERMINER) {
            // `his Venn`, `a Venn`: the determiner is no part of the name.
            return if self.reading.folded(role) == "the" { role } else { start };
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

    /// A noun phrase between commas right behind a name that says what it is: `, the armed group`, `, the union’s general
    /// secretary`. The whole phrase up to the next mark or function word, if a word in it names a group or an office and
    /// no verb follows: in `on the bridge, the ministry said` the ministry speaks.
    pub(super) fn apposition(&self, end: usize, limit: usize) -> Option<std::ops::Range<usize>> {
        const LONGEST: usize = 8;
        if end + 2 >= limit
            || self.reading.folded(end) != ","
            || !matches!(self.reading.folded(end + 1), "the" | "a" | "an")
        {
            return None;
        }
        let start = end + 1;
        let goes_on = |token: usize| {
            (self.is_word(token) || matches!(self.reading.folded(token), "-" | "'s" | "’s"))
                && !self.flags(token).has(Flags::FUNCTION)
                && !self.flags(token).has(Flags::ACTS)
        };
        let close = (start + 1..limit).find(|&token| !goes_on(token))?;
        let named =
            (start + 1..close).any(|token| self.flags(token).has(Flags::GROUP.or(Flags::INSTITUTION).or(Flags::TITLE)));
        // The clause of the phrase: up to a comma, a relative pronoun or the end.
        let speaks = (close..limit)
            .take_while(|&token| {
                self.is_word(token) && !matches!(self.reading.folded(token), "who" | "which" | "that" | "whose")
            })
            .any(|token| self.acts(token, limit));
        (named && close - start <= LONGEST && !speaks).then_some(start..close)
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
