//! The noun phrases of a clause: objects, `by` phrases, subjects.

use super::super::words::Flags;
use super::{Clause, Tokens};
use crate::text::{Tag, TokenKind};

impl Clause<'_, '_> {
    /// The noun phrase after `by` behind a participle, if it names a doer.
    pub(super) fn by_phrase(&self, from: usize) -> Option<Tokens> {
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

    pub(super) fn noun(&self, token: usize) -> bool {
        self.inside(token) && matches!(self.tag(token), None | Some(Tag::NOUN | Tag::PROPN)) && !self.is_mark(token)
    }

    /// The noun phrase right behind a verb.
    pub(super) fn object(&self, from: usize) -> Option<Tokens> {
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
    pub(super) fn phrase(&self, from: usize) -> Option<Tokens> {
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
    pub(super) fn phrase_ending(&self, end: usize) -> Option<Tokens> {
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
    pub(super) fn subject(&self, at: usize) -> Option<Tokens> {
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

    pub(super) fn subject_of_verb(&self, verb: usize) -> Option<Tokens> {
        let subject = self.subject(verb)?;
        (!subject.is_empty()).then_some(subject)
    }

    /// The doer of an infinitive: the subject of the verb that governs it (`ordered troops to bomb`: the troops).
    pub(super) fn subject_of_infinitive(&self, to: usize) -> Option<Tokens> {
        let first = self.sentence.tokens.start as usize;
        let before = to.checked_sub(1).filter(|&token| token >= first)?;
        if matches!(self.tag(before), Some(Tag::VERB | Tag::ADJ)) {
            return self.subject(before);
        }
        self.phrase_ending(to)
    }
}
