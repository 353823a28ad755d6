//! Agency: who does what to whom, for verbs of harm, and how a clause presents the doer.
//!
//! English only. Sentences that hold a form of a harm verb are tagged with parts of speech; the clause around the verb
//! is then read with a few rules: what stands before it (auxiliary, relative pronoun, subject), and what stands behind
//! (object, `by` phrase). No parser, so long-distance dependencies are missed.
//!
//! Of 200 clauses written and labelled by hand for this project (`tests/fixtures/facts/agency.tsv`; short sentences about
//! invented people), kind, agent and patient are all right in 196. At first sight, before the rules were corrected with
//! the help of these same clauses, it was 177 kinds and 154 whole clauses; long newspaper sentences will lie nearer to
//! that. Idioms (`struck a deal`) are taken literally.

use serde::Deserialize;

use super::words::{Flags, Words};
use crate::model::{AgencyClause, AgencyKind};
use crate::text::{Reading, Sentence, Tag, TokenKind, Vocabulary, tag};

/// A verb of harm with its forms and its verbal nouns.
#[derive(Clone, Debug, Deserialize)]
struct Verb {
    lemma: String,
    third: String,
    past: String,
    participle: String,
    ing: String,
    nouns: Vec<String>,
}

#[derive(Deserialize)]
struct HarmFile {
    verbs: Vec<Verb>,
}

/// What a form of a harm verb can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Use {
    verb: u16,
    base: bool,
    third: bool,
    past: bool,
    participle: bool,
    ing: bool,
    noun: bool,
}

/// The harm verbs, compiled against a vocabulary.
#[derive(Clone, Debug, Default)]
pub(super) struct Harm {
    lemmas: Vec<String>,
    /// By form, where it is one; looked up only for flagged forms.
    uses: rustc_hash::FxHashMap<u32, Use>,
}

impl Harm {
    /// Reads the bundled list.
    pub(super) fn new(vocabulary: &Vocabulary) -> Harm {
        let file: HarmFile = serde_json::from_str(include_str!("../../assets/facts/harm.json"))
            .expect("the bundled list of verbs is well formed: every test reads it");
        let mut harm = Harm::default();
        for (index, verb) in file.verbs.iter().enumerate() {
            harm.lemmas.push(verb.lemma.clone());
            let mut enter = |form: &str, set: fn(&mut Use)| {
                if let Some(id) = vocabulary.find(form) {
                    let entry = harm.uses.entry(id.0).or_default();
                    entry.verb = index as u16;
                    set(entry);
                }
            };
            enter(&verb.lemma, |form| form.base = true);
            enter(&verb.third, |form| form.third = true);
            enter(&verb.past, |form| form.past = true);
            enter(&verb.participle, |form| form.participle = true);
            enter(&verb.ing, |form| form.ing = true);
            for noun in &verb.nouns {
                enter(noun, |form| form.noun = true);
            }
        }
        harm
    }

    /// The forms of all harm verbs, for the flags of the vocabulary.
    pub(super) fn forms(&self, vocabulary: &Vocabulary) -> Vec<String> {
        let mut forms: Vec<u32> = self.uses.keys().copied().collect();
        forms.sort_unstable();
        forms.into_iter().map(|form| vocabulary.forms()[form as usize].surface.to_string()).collect()
    }
}

/// The clauses of harm in one article, in text order.
pub(super) fn find(reading: &Reading<'_>, words: &Words, harm: &Harm) -> Vec<AgencyClause> {
    let mut out = Vec::new();
    if !matches!(reading.article.language.code(), "en" | "und") {
        return out;
    }
    for (index, sentence) in reading.sentences().iter().enumerate() {
        let range = sentence.token_range();
        if !range.clone().any(|token| words.of(reading.tokens()[token].form).has(Flags::HARM)) {
            continue;
        }
        let clause = Clause { reading, words, harm, sentence, tags: tag(reading, sentence) };
        for token in range {
            let Some(&form) = harm.uses.get(&reading.word(token).0) else {
                continue;
            };
            if let Some(found) = clause.read(token, form) {
                let mut span = reading.token_span(token);
                for part in [&found.agent, &found.patient].into_iter().flatten() {
                    span = span.join(reading.tokens_span(part.clone()));
                }
                let text =
                    |range: &std::ops::Range<usize>| reading.slice(reading.tokens_span(range.clone())).to_owned();
                out.push(AgencyClause {
                    span,
                    kind: found.kind,
                    verb: harm.lemmas[usize::from(form.verb)].clone(),
                    agent: found.agent.as_ref().map(text),
                    patient: found.patient.as_ref().map(text),
                    harm: true,
                    sentence: index as u32,
                });
            }
        }
    }
    out
}

type Tokens = std::ops::Range<usize>;

struct Found {
    kind: AgencyKind,
    agent: Option<Tokens>,
    patient: Option<Tokens>,
}

struct Clause<'a, 'b> {
    reading: &'b Reading<'a>,
    words: &'b Words,
    harm: &'b Harm,
    sentence: &'b Sentence,
    tags: Vec<Option<Tag>>,
}

impl Clause<'_, '_> {
    fn tag(&self, token: usize) -> Option<Tag> {
        self.tags.get(token.checked_sub(self.sentence.tokens.start as usize)?).copied().flatten()
    }

    fn inside(&self, token: usize) -> bool {
        self.sentence.token_range().contains(&token)
    }

    fn word(&self, token: usize) -> &str {
        if self.inside(token) { self.reading.folded(token) } else { "" }
    }

    fn flags(&self, token: usize) -> Flags {
        if self.inside(token) { self.words.of(self.reading.tokens()[token].form) } else { Flags::default() }
    }

    fn is_mark(&self, token: usize) -> bool {
        !self.inside(token) || self.reading.form(token).kind == TokenKind::Mark
    }

    fn is_adverb(&self, token: usize) -> bool {
        let word = self.word(token);
        matches!(
            word,
            "also"
                | "not"
                | "never"
                | "then"
                | "later"
                | "again"
                | "already"
                | "still"
                | "now"
                | "both"
                | "once"
                | "first"
                | "just"
                | "n't"
        ) || word.len() > 4 && word.ends_with("ly") && self.tag(token) == Some(Tag::ADV)
    }

    /// The last token before `token` that is no adverb.
    fn before(&self, token: usize) -> Option<usize> {
        let first = self.sentence.tokens.start as usize;
        (first..token).rev().find(|&before| !self.is_adverb(before))
    }

    fn read(&self, at: usize, form: Use) -> Option<Found> {
        let before = self.before(at);
        let previous = before.map_or("", |token| self.word(token));
        let be = matches!(
            previous,
            "was"
                | "were"
                | "is"
                | "are"
                | "be"
                | "been"
                | "being"
                | "am"
                | "get"
                | "gets"
                | "got"
                | "getting"
                | "wasn't"
                | "weren't"
                | "isn't"
                | "aren't"
        );
        let have = matches!(previous, "has" | "have" | "had" | "having" | "hasn't" | "haven't" | "hadn't");
        let modal = matches!(
            previous,
            "to" | "will"
                | "would"
                | "can"
                | "could"
                | "may"
                | "might"
                | "must"
                | "shall"
                | "should"
                | "did"
                | "do"
                | "does"
                | "cannot"
                | "didn't"
                | "don't"
                | "won't"
                | "wouldn't"
                | "couldn't"
                | "n't"
        );
        if form.participle && be {
            return Some(self.passive(at, self.subject(before?)));
        }
        if form.ing && be && previous != "being" {
            return Some(self.active(at, self.subject(before?)));
        }
        if (form.past || form.participle) && !(form.noun && self.nominal_here(at)) {
            if have {
                return Some(self.active(at, self.subject(before?)));
            }
            if modal && !form.base {
                return None;
            }
            if !form.base {
                return self.past(at, before);
            }
        }
        if form.ing {
            return self.gerund(at, before, form);
        }
        if (form.base || form.third) && !(form.noun && self.nominal_here(at)) {
            if modal || form.base && form.past {
                if previous == "to" {
                    return Some(self.active(at, self.subject_of_infinitive(before?)));
                }
                if form.past && !modal {
                    return self.past(at, before);
                }
                return Some(self.active(at, self.subject(before?)));
            }
            let agent = before.and_then(|token| self.subject(token + 1));
            if agent.is_some() && self.object(at + 1).is_some() {
                return Some(self.active(at, agent));
            }
        }
        form.noun.then(|| self.nominal(at)).flatten()
    }

    /// Whether a form that may be noun or verb stands as a noun.
    fn nominal_here(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&token| self.inside(token)) else {
            return !self.starts_phrase(at + 1) || matches!(self.tag(at), Some(Tag::NOUN));
        };
        let flags = self.flags(before);
        let follows = self.word(at + 1);
        if self.flags(at + 1).has(Flags::DETERMINER)
            && !flags.has(Flags::DETERMINER)
            && !matches!(self.tag(at), Some(Tag::NOUN))
        {
            return false;
        }
        if matches!(
            self.word(before),
            "to" | "will"
                | "would"
                | "can"
                | "could"
                | "may"
                | "might"
                | "must"
                | "did"
                | "not"
                | "who"
                | "which"
                | "that"
                | "they"
                | "he"
                | "she"
                | "it"
                | "we"
        ) && !matches!(follows, "of" | "on" | "against" | "by")
        {
            return false;
        }
        flags.has(Flags::DETERMINER)
            || self.reading.form(before).kind == TokenKind::Clitic
            || matches!(self.tag(before), Some(Tag::ADJ))
            || (flags.has(Flags::PREPOSITION) && self.word(before) != "to")
            || matches!(follows, "of" | "on" | "against" | "by")
            || matches!(self.tag(at), Some(Tag::NOUN))
    }

    fn starts_phrase(&self, token: usize) -> bool {
        self.object(token).is_some()
    }

    fn active(&self, at: usize, agent: Option<Tokens>) -> Found {
        Found { kind: AgencyKind::Active, agent, patient: self.object(at + 1) }
    }

    fn passive(&self, at: usize, patient: Option<Tokens>) -> Found {
        let agent = self.by_phrase(at + 1);
        let kind = if agent.is_some() { AgencyKind::PassiveWithAgent } else { AgencyKind::AgentlessPassive };
        Found { kind, agent, patient }
    }

    /// A bare past form: active with an object, else a reduced passive (`the man killed in the raid`).
    fn past(&self, at: usize, before: Option<usize>) -> Option<Found> {
        let previous = before.map_or("", |token| self.word(token));
        let relative = matches!(previous, "who" | "which" | "that");
        let pronoun = matches!(previous, "he" | "she" | "they" | "we" | "i" | "it" | "you");
        let next = at + 1;
        // An adjective: `the wounded man`, `the occupied town`.
        if before.is_some_and(|token| {
            token + 1 == at && (self.flags(token).has(Flags::DETERMINER) || self.tag(token) == Some(Tag::ADJ))
        }) && self.noun(next)
        {
            return None;
        }
        let subject = before.and_then(|token| self.subject(token + 1));
        if relative || pronoun {
            return Some(self.active(at, subject));
        }
        if self.object(next).is_some() && self.word(next) != "by" {
            return subject.is_some().then(|| self.active(at, subject));
        }
        // `bombed and destroyed the town`: the object of both.
        if matches!(self.word(next), "and" | "or")
            && self.inside(next + 1)
            && self.tag(next + 1) == Some(Tag::VERB)
            && self.object(next + 2).is_some()
            && subject.is_some()
        {
            return Some(Found { kind: AgencyKind::Active, agent: subject, patient: self.object(next + 2) });
        }
        subject.is_some().then(|| self.passive(at, subject))
    }

    /// An -ing form: a verbal noun (`the killing of`), or a participle (`…, killing three`).
    fn gerund(&self, at: usize, before: Option<usize>, form: Use) -> Option<Found> {
        let flags = before.map_or(Flags::default(), |token| self.flags(token));
        let clitic = before.is_some_and(|token| self.reading.form(token).kind == TokenKind::Clitic);
        let nominal = self.word(at + 1) == "of"
            || flags.has(Flags::DETERMINER)
            || clitic
            || before.is_some_and(|token| self.tag(token) == Some(Tag::ADJ) && !self.starts_phrase(at + 1));
        if nominal {
            // `the invading army` is neither.
            if self.noun(at + 1) && self.word(at + 1) != "of" && !clitic {
                return None;
            }
            if form.noun || self.word(at + 1) == "of" || clitic {
                let mut found = self.nominal(at)?;
                if found.patient.is_none() && clitic {
                    found.patient = self.object(at + 1);
                }
                return Some(found);
            }
            return None;
        }
        let patient = self.object(at + 1)?;
        let comma = before.is_some_and(|token| self.word(token) == ",");
        // `accused of killing`, `admitted killing`, `…, killing three`: the subject of the clause.
        let agent = before.and_then(|token| {
            let verb = (self.sentence.tokens.start as usize..=token).rev().find(|&t| self.is_verb(t));
            match verb {
                Some(verb) => self.subject_of_verb(verb),
                None if !comma => self.subject(token + 1),
                None => None,
            }
        });
        Some(Found { kind: AgencyKind::Active, agent, patient: Some(patient) })
    }

    /// Whether a token is the verb of a clause, as far as tag and form tell.
    fn is_verb(&self, token: usize) -> bool {
        match self.harm.uses.get(&self.reading.word(token).0) {
            Some(form) => form.past || !form.noun && self.tag(token) == Some(Tag::VERB),
            None => self.tag(token) == Some(Tag::VERB),
        }
    }

    /// `the bombing of the town by X`, `X's bombing of the town`, `the Kestovian attack on the town`.
    fn nominal(&self, at: usize) -> Option<Found> {
        let mut patient = None;
        let mut agent = None;
        let mut token = at + 1;
        for _ in 0..3 {
            match self.word(token) {
                "of" | "on" | "against" | "in" | "at" if patient.is_none() || self.word(token) == "in" => {
                    let of = matches!(self.word(token), "of" | "on" | "against");
                    let Some(phrase) = self.phrase(token + 1) else {
                        break;
                    };
                    let day = self.flags(phrase.end - 1).has(Flags::DAY.or(Flags::MONTH));
                    token = phrase.end;
                    if of && !day {
                        patient = Some(phrase);
                    }
                }
                "by" if agent.is_none() => {
                    let Some(phrase) = self.by_phrase(token) else {
                        break;
                    };
                    token = phrase.end;
                    agent = Some(phrase);
                }
                _ => break,
            }
        }
        let before = at.checked_sub(1).filter(|&token| self.inside(token))?;
        if agent.is_none() && self.reading.form(before).kind == TokenKind::Clitic {
            agent = self.phrase_ending(before).map(|phrase| phrase.start..before);
        }
        if agent.is_none() {
            // A nationality or an actor's name in front: `Kestovian strikes`, `a police raid`.
            let mut start = at;
            while start > self.sentence.tokens.start as usize
                && (self.tag(start - 1) == Some(Tag::PROPN)
                    || self.reading.form(start - 1).capitalised
                    || matches!(
                        self.word(start - 1),
                        "police"
                            | "army"
                            | "rebel"
                            | "militant"
                            | "government"
                            | "air"
                            | "drone"
                            | "missile"
                            | "rocket"
                            | "military"
                            | "suicide"
                            | "night"
                            | "ground"
                    ))
                && !self.flags(start - 1).has(Flags::FUNCTION)
                && !self.is_mark(start - 1)
            {
                start -= 1;
            }
            let mut names = (start..at).filter(|&token| {
                !matches!(self.word(token), "air" | "drone" | "missile" | "rocket" | "suicide" | "night" | "ground")
            });
            let first = names.clone().next();
            let last = names.next_back();
            if let (Some(first), Some(last)) = (first, last) {
                agent = Some(first..last + 1);
            }
        }
        (agent.is_some() || patient.is_some()).then_some(Found { kind: AgencyKind::Nominal, agent, patient })
    }

    /// The noun phrase after `by` behind a participle, if it names a doer.
    fn by_phrase(&self, from: usize) -> Option<Tokens> {
        let end = self.sentence.tokens.end as usize;
        for token in from..end.min(from + 14) {
            let word = self.word(token);
            if word == "by" {
                let phrase = self.phrase(token + 1)?;
                let head = self.word(phrase.end - 1);
                let time = self.flags(phrase.end - 1).has(Flags::DAY.or(Flags::MONTH))
                    || matches!(
                        head,
                        "time"
                            | "night"
                            | "morning"
                            | "evening"
                            | "noon"
                            | "midnight"
                            | "dawn"
                            | "dusk"
                            | "mistake"
                            | "accident"
                            | "hand"
                            | "law"
                            | "then"
                            | "now"
                            | "percent"
                            | "year"
                            | "end"
                            | "today"
                            | "tomorrow"
                            | "hundreds"
                            | "thousands"
                    )
                    || self.tag(token + 1) == Some(Tag::VERB) && !self.noun(token + 2);
                return (!time).then_some(phrase);
            }
            if self.is_mark(token) && word != "-"
                || matches!(
                    word,
                    "and" | "but" | "who" | "which" | "that" | "when" | "as" | "while" | "after" | "before"
                ) && token > from
                || self.flags(token).has(Flags::AUXILIARY)
            {
                return None;
            }
        }
        None
    }

    fn noun(&self, token: usize) -> bool {
        self.inside(token) && matches!(self.tag(token), None | Some(Tag::NOUN | Tag::PROPN)) && !self.is_mark(token)
    }

    /// The noun phrase right behind a verb.
    fn object(&self, from: usize) -> Option<Tokens> {
        let mut at = from;
        let than = matches!(self.word(at), "more" | "less" | "fewer") && self.word(at + 1) == "than";
        // `killed at least 63 people`, `more than 12`
        if than
            || matches!(
                self.word(at),
                "at" | "up" | "as" | "about" | "around" | "over" | "nearly" | "almost" | "some" | "roughly" | "only"
            )
        {
            let number = (at..at + 5).find(|&token| {
                matches!(self.tag(token), Some(Tag::NUM))
                    || self.flags(token).has(Flags::DIGITS.or(Flags::SPELLED).or(Flags::SCALE).or(Flags::VAGUE))
            });
            let number = number?;
            if matches!(self.word(at), "at" | "up" | "as") && number > at + 3 {
                return None;
            }
            let phrase = self.phrase(number)?;
            at = from;
            return Some(at..phrase.end);
        }
        while self.is_adverb(at) {
            at += 1;
        }
        // An object never begins with a day or month: `attacked Monday`.
        if self.flags(at).has(Flags::DAY) {
            return None;
        }
        self.phrase(at)
    }

    /// The noun phrase that begins at a token, with one `of` phrase and joined names.
    fn phrase(&self, from: usize) -> Option<Tokens> {
        let mut end = from;
        let mut head = false;
        while self.inside(end) && end < from + 12 {
            let word = self.word(end);
            let flags = self.flags(end);
            let tag = self.tag(end);
            let clitic = self.reading.form(end).kind == TokenKind::Clitic;
            let hyphen = word == "-" && end > from && end + 1 < self.sentence.tokens.end as usize;
            if hyphen || clitic && head {
                end += 1;
                head = head && hyphen;
                continue;
            }
            if self.is_mark(end) {
                break;
            }
            if matches!(
                word,
                "him"
                    | "her"
                    | "them"
                    | "it"
                    | "us"
                    | "me"
                    | "you"
                    | "himself"
                    | "themselves"
                    | "someone"
                    | "anyone"
                    | "everyone"
                    | "nobody"
                    | "others"
                    | "he"
                    | "she"
                    | "they"
            ) {
                if !head && (word != "her" || !self.noun(end + 1)) {
                    return Some(from..end + 1);
                }
                if word != "her" {
                    break;
                }
            }
            if word == "of" && head {
                return match self.phrase(end + 1) {
                    Some(inner) => Some(from..inner.end),
                    None => Some(from..end),
                };
            }
            if flags.has(Flags::PREPOSITION)
                || flags.has(Flags::AUXILIARY)
                || matches!(
                    word,
                    "and"
                        | "or"
                        | "but"
                        | "who"
                        | "which"
                        | "when"
                        | "while"
                        | "as"
                        | "that"
                        | "to"
                        | "there"
                        | "then"
                        | "here"
                        | "so"
                ) && !(word == "that" && !head)
            {
                break;
            }
            let determiner = flags.has(Flags::DETERMINER)
                || matches!(
                    word,
                    "no" | "all"
                        | "both"
                        | "every"
                        | "each"
                        | "another"
                        | "several"
                        | "many"
                        | "more"
                        | "fewer"
                        | "two"
                );
            let number = flags.has(Flags::DIGITS.or(Flags::SPELLED).or(Flags::SCALE).or(Flags::VAGUE));
            if determiner {
                if head {
                    break;
                }
                end += 1;
                continue;
            }
            if head && flags.has(Flags::DAY) {
                break;
            }
            let after_modifier = end > from
                && (self.flags(end - 1).has(Flags::DETERMINER.or(Flags::DIGITS).or(Flags::SPELLED).or(Flags::SCALE))
                    || self.tag(end - 1) == Some(Tag::ADJ));
            match tag {
                // The tagger leaves words it has never met without a tag; they are nouns, as new words are.
                None | Some(Tag::NOUN | Tag::PROPN | Tag::NUM) => head = true,
                Some(Tag::VERB) if after_modifier && !flags.has(Flags::FATE.or(Flags::HARM)) => head = true,
                _ if number => head = true,
                Some(Tag::ADJ) => {}
                // `retreating troops`
                Some(Tag::VERB) if !head && (end > from || self.noun(end + 1)) => {}
                _ if self.reading.form(end).capitalised => head = true,
                Some(Tag::VERB) if !head && flags.has(Flags::PLURAL) => head = true,
                Some(Tag::PRON | Tag::DET) if !head => head = true,
                _ => break,
            }
            end += 1;
        }
        while end > from && self.word(end - 1) == "-" {
            end -= 1;
        }
        // `the dead`, `the wounded`
        let nominalised = end > from + 1 && self.flags(from).has(Flags::DETERMINER);
        (head || nominalised).then_some(from..end).filter(|phrase| !phrase.is_empty())
    }

    /// The noun phrase that ends right before `end`.
    fn phrase_ending(&self, end: usize) -> Option<Tokens> {
        let first = self.sentence.tokens.start as usize;
        let mut start = end;
        let mut head = false;
        while start > first {
            let token = start - 1;
            let word = self.word(token);
            let flags = self.flags(token);
            if word == "-" && head || self.reading.form(token).kind == TokenKind::Clitic && (head || token + 1 == end) {
                start = token;
                continue;
            }
            if self.is_mark(token) || flags.has(Flags::AUXILIARY) {
                break;
            }
            if flags.has(Flags::DETERMINER)
                || matches!(word, "no" | "all" | "both" | "every" | "each" | "another" | "several" | "many")
            {
                if head {
                    start = token;
                }
                break;
            }
            if word == "of" && head && token > first {
                start = token;
                continue;
            }
            if flags.has(Flags::PREPOSITION)
                || matches!(
                    word,
                    "and"
                        | "or"
                        | "but"
                        | "that"
                        | "who"
                        | "which"
                        | "when"
                        | "while"
                        | "as"
                        | "where"
                        | "if"
                        | "because"
                        | "after"
                        | "before"
                        | "to"
                )
            {
                break;
            }
            let number = flags.has(Flags::DIGITS.or(Flags::SPELLED).or(Flags::SCALE).or(Flags::VAGUE));
            let fits = match self.tag(token) {
                None | Some(Tag::NOUN | Tag::PROPN | Tag::PRON | Tag::NUM | Tag::ADJ) => true,
                Some(Tag::VERB) => {
                    !head && (flags.has(Flags::PLURAL) || self.reading.form(token).capitalised)
                        || self.attributive(token)
                }
                _ => number || self.reading.form(token).capitalised,
            };
            if !fits {
                break;
            }
            head = true;
            start = token;
        }
        // An `of` that was taken in needs something in front.
        while start < end && matches!(self.word(start), "of" | "-") {
            start += 1;
        }
        (start < end).then_some(start..end)
    }

    /// A participle that stands as an adjective between determiner and noun.
    fn attributive(&self, token: usize) -> bool {
        token > self.sentence.tokens.start as usize && self.flags(token - 1).has(Flags::DETERMINER)
    }

    /// The subject of the verb group whose first auxiliary or verb is at or before `at` (the token behind the subject,
    /// auxiliaries and adverbs skipped).
    fn subject(&self, at: usize) -> Option<Tokens> {
        let first = self.sentence.tokens.start as usize;
        let mut end = at;
        // Over auxiliaries and adverbs.
        while end > first {
            let token = end - 1;
            if self.is_adverb(token)
                || self.flags(token).has(Flags::AUXILIARY)
                || matches!(self.word(token), "to" | "reportedly" | "n't")
                || self.word(token).ends_with("n't")
            {
                end = token;
            } else {
                break;
            }
        }
        if end < at && self.inside(end) && end == first {
            return None;
        }
        self.subject_ending(end, 4)
    }

    fn subject_ending(&self, end: usize, depth: u8) -> Option<Tokens> {
        let first = self.sentence.tokens.start as usize;
        if depth == 0 || end <= first {
            return None;
        }
        let token = end - 1;
        let word = self.word(token);
        // `the man who was shot`: what the relative clause belongs to.
        if matches!(word, "who" | "which" | "that") {
            let behind = if token > first && self.word(token - 1) == "," { token - 1 } else { token };
            return self.phrase_ending(behind).or(Some(token..end));
        }
        // `…, 34, was shot`: over what stands between commas.
        if word == "," {
            let opening = (first..token).rev().find(|&t| self.word(t) == ",")?;
            return self.subject_ending(opening, depth - 1);
        }
        // `bombed the town and killed 12`: the subject of the verb before.
        if matches!(word, "and" | "or" | "but" | "then") {
            let verb = (first..token).rev().find(|&t| self.is_verb(t) && !self.attributive(t))?;
            return self.subject_of_verb(verb);
        }
        let phrase = self.phrase_ending(end)?;
        // Inside a prepositional phrase: the subject stands before it (`soldiers in the town killed`).
        let before = phrase.start.checked_sub(1).filter(|&t| t >= first);
        if let Some(before) = before
            && self.flags(before).has(Flags::PREPOSITION)
            && !matches!(self.word(before), "after" | "before" | "since" | "until" | "when")
            && before > first
        {
            return self.subject_ending(before, depth - 1).or(Some(phrase));
        }
        // Two joined subjects: `soldiers and police`.
        if let Some(and) = before.filter(|&t| self.word(t) == "and")
            && let Some(earlier) = self.phrase_ending(and)
            && (earlier.start == first
                || self.is_mark(earlier.start - 1)
                || self.flags(earlier.start - 1).has(Flags::FUNCTION))
            && !(earlier.start > first && self.flags(earlier.start - 1).has(Flags::PREPOSITION))
        {
            return Some(earlier.start..phrase.end);
        }
        Some(phrase)
    }

    fn subject_of_verb(&self, verb: usize) -> Option<Tokens> {
        let subject = self.subject(verb)?;
        (!subject.is_empty()).then_some(subject)
    }

    /// The doer of an infinitive: the subject of the verb that governs it (`ordered troops to bomb`: the troops).
    fn subject_of_infinitive(&self, to: usize) -> Option<Tokens> {
        let first = self.sentence.tokens.start as usize;
        let before = to.checked_sub(1).filter(|&token| token >= first)?;
        if matches!(self.tag(before), Some(Tag::VERB | Tag::ADJ)) {
            return self.subject(before);
        }
        self.phrase_ending(to)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tables;
    use super::*;
    use crate::model::{Article, Language};
    use crate::text::read;

    fn clauses(body: &str) -> Vec<AgencyClause> {
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        Tables::new(&vocabulary).agency(&reading)
    }

    fn name(kind: AgencyKind) -> &'static str {
        match kind {
            AgencyKind::Active => "active",
            AgencyKind::PassiveWithAgent => "passive_with_agent",
            AgencyKind::AgentlessPassive => "agentless_passive",
            AgencyKind::Nominal => "nominal",
        }
    }

    /// Whether the phrase holds the expected word, or is absent where none is expected (`-`).
    fn fits(found: Option<&str>, expect: &str) -> bool {
        match (found, expect) {
            (None, "-") => true,
            (Some(found), expect) => found.to_lowercase().contains(&expect.to_lowercase()),
            (None, _) => false,
        }
    }

    #[test]
    fn two_hundred_clauses_checked_by_hand() {
        let (mut rows, mut kinds, mut whole) = (0, 0, 0);
        let mut misses = String::new();
        for line in include_str!("../../tests/fixtures/facts/agency.tsv").lines() {
            let [kind, verb, agent, patient, sentence] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("five columns: {line}");
            };
            rows += 1;
            let found = clauses(sentence);
            let clause = found.iter().find(|clause| clause.verb == verb);
            let found_kind = clause.map_or("none", |clause| name(clause.kind));
            let kind_fits = found_kind == kind;
            let parts_fit = clause
                .is_none_or(|clause| fits(clause.agent.as_deref(), agent) && fits(clause.patient.as_deref(), patient));
            kinds += usize::from(kind_fits);
            whole += usize::from(kind_fits && parts_fit);
            if !(kind_fits && parts_fit) {
                misses += &format!(
                    "{sentence}\n   {kind} {agent}>{patient}; found {found_kind} {:?}\n",
                    clause.map(|clause| (&clause.agent, &clause.patient))
                );
            }
        }
        assert_eq!(rows, 200);
        assert!(kinds >= 196 && whole >= 196, "{kinds} kinds and {whole} whole clauses of {rows}\n{misses}");
    }
}
