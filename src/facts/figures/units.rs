//! What a number counts.

use super::super::words::Flags;
use super::{Finder, Number};
use crate::text::TokenKind;

/// Units that are not plurals, after which no noun phrase needs to follow.
const SINGULAR_UNITS: &[&str] = &["person", "child", "man", "woman", "soldier", "civilian", "policeman", "officer"];

impl<'a> Finder<'a, '_> {
    /// What is counted.
    pub(super) fn unit(&self, number: &Number) -> Option<String> {
        let english = matches!(self.reading.article.language.code(), "en" | "und");
        let mut at = number.end;
        let mut partitive = false;
        // `35 of its fighters`, `dozens of people`, `11 were children`
        if self.folded(at) == "of" {
            partitive = true;
            at += 1;
            while self.flags(at).has(Flags::DETERMINER) || self.folded(at) == "them" {
                at += 1;
            }
        } else if self.flags(at).has(Flags::BE) {
            let fate = self.fate(at);
            if fate.is_some() {
                return fate.map(|fate| format!("people {fate}"));
            }
            at += 1;
        }
        if !english {
            return self.foreign_unit(at);
        }
        // `63 killed`, `12 others wounded`
        if self.flags(at).has(Flags::FATE) && !self.flags(at + 1).has(Flags::PLURAL) {
            return Some(format!("people {}", self.folded(at)));
        }
        let mut head = None;
        for token in at..(at + 6).min(self.sentence.tokens.end as usize) {
            let flags = self.flags(token);
            let kind = self.reading.form(token).kind;
            let joins = kind == TokenKind::Mark && self.folded(token) == "-";
            if number.value != 1.0 && flags.has(Flags::PLURAL) && !self.reading.form(token).all_capitals {
                head = Some(token);
                // `weapons analysts`: a plural right behind a plural is the head.
                if self.flags(token + 1).has(Flags::PLURAL) && !self.flags(token + 1).has(Flags::FATE) && !partitive {
                    head = Some(token + 1);
                }
                break;
            }
            if flags.has(Flags::FUNCTION) || (kind == TokenKind::Mark && !joins) || kind == TokenKind::Number {
                break;
            }
            if number.value == 1.0 && SINGULAR_UNITS.contains(&self.folded(token)) {
                head = Some(token);
                break;
            }
        }
        let before_fate = || {
            let (start, _) = self.qualifier(number.start);
            self.before(start).filter(|&t| self.flags(t).has(Flags::FATE)).map(|t| self.folded(t))
        };
        let Some(head) = head else {
            // `killed 63 in`, with nothing counted but people
            return (number.value > 1.0 || number.vague.is_some())
                .then(before_fate)
                .flatten()
                .map(|fate| format!("people {fate}"));
        };
        let noun = self.folded(head);
        let fate = self.fate(head + 1).or_else(before_fate);
        Some(fate.map_or_else(|| noun.to_owned(), |fate| format!("{noun} {fate}")))
    }

    /// What happened to those counted: `have been killed`, `killed`, `were wounded`.
    fn fate(&self, from: usize) -> Option<&'a str> {
        (from..from + 4).find_map(|token| {
            let flags = self.flags(token);
            if flags.has(Flags::FATE) {
                Some(Some(self.folded(token)))
            } else if flags.has(Flags::AUXILIARY) {
                None
            } else {
                Some(None)
            }
        })?
    }

    /// In other languages: the next word, if it can be a noun.
    fn foreign_unit(&self, at: usize) -> Option<String> {
        let mut at = at;
        if matches!(self.folded(at), "de" | "d'" | "di") {
            at += 1;
        }
        if !self.sentence.token_range().contains(&at) {
            return None;
        }
        let form = self.reading.form(at);
        (form.kind == TokenKind::Word && self.folded(at).chars().count() >= 4).then(|| self.folded(at).to_owned())
    }
}
