//! Which kind of clause a form of a harm verb makes, by what stands around it.

use super::super::words::Flags;
use super::{Clause, Found, Tokens, Use};
use crate::model::AgencyKind;
use crate::text::{Tag, TokenKind};

impl Clause<'_, '_> {
    pub(super) fn read(&self, at: usize, form: Use) -> Option<Found> {
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

    pub(super) fn active(&self, at: usize, agent: Option<Tokens>) -> Found {
        Found { kind: AgencyKind::Active, agent, patient: self.object(at + 1) }
    }

    pub(super) fn passive(&self, at: usize, patient: Option<Tokens>) -> Found {
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
    pub(super) fn is_verb(&self, token: usize) -> bool {
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
}
