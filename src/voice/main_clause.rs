//! Where the main clause of a sentence takes over from a report that hangs in front of it or on its subject.
//!
//! *While Venn said the bridge was safe, **the council closed it**.* *Those who say the law is cruel **have left**.*
//! *Despite claims that the dam holds, **the valley was cleared**.* What is said ends there, and the outlet speaks again.

use std::ops::Range;

use super::clause::Unit;
use super::cues::{Frames, Tag};
use super::indirect::Reader;
use super::scope;

/// What has been read of a sentence's verbs, from left to right.
#[derive(Clone, Copy, Debug, Default)]
struct Verbs {
    /// The main clause has its verb.
    main: bool,
    /// Clauses that were opened by *when*, *who*, *that* … and wait for their verb.
    open: usize,
    /// The last verb read belongs to such a clause.
    dependent: bool,
    /// That verb takes a clause without *that*: *when Venn said he thought …*.
    takes_clause: bool,
    /// A subject stands in front of the clause: *Venn, though he said …*, *critics who say …*.
    subject: bool,
}

impl Verbs {
    /// Reads the verbs of `items`.
    fn read(unit: &Unit<'_>, items: Range<usize>) -> Verbs {
        let mut verbs = Verbs::default();
        let mut i = items.start;
        while i < items.end {
            if unit.is(i, Tag::Stop) || unit.is(i, Tag::Colon) {
                verbs = Verbs::default();
            } else if unit.is_full_quote(i) {
                verbs.main = true;
            } else if opens_clause(unit, i) {
                verbs.subject |=
                    verbs.open == 0 && !verbs.main && i > items.start && names_subject(unit, items.start, i);
                verbs.open += 1;
            } else if unit.is(i, Tag::Comma) {
                verbs.open = 0;
                verbs.takes_clause = false;
            } else if is_finite(unit, i) {
                verbs.take(unit, i);
                i = group_end(unit, i, items.end);
                verbs.takes_clause = unit.items[i].quote.is_none()
                    && unit.english.cues(unit.word_id(i)).iter().any(|cue| {
                        let frames = unit.english.classes[cue.class].frames;
                        cue.tail.is_empty() && (frames.has(Frames::BARE) || frames.has(Frames::STRICT))
                    });
            }
            i += 1;
        }
        verbs
    }

    /// Takes in the finite verb at `at`.
    fn take(&mut self, unit: &Unit<'_>, at: usize) {
        let mut before = at;
        while before > 0 && unit.is(before - 1, Tag::Adverb) {
            before -= 1;
        }
        let joined = before > 0 && unit.is(before - 1, Tag::Coordinator);
        if joined && self.dependent || self.dependent && self.takes_clause && self.open == 0 {
            return;
        }
        if self.open > 0 {
            self.open -= 1;
            self.dependent = true;
        } else {
            self.main = true;
            self.dependent = false;
        }
    }
}

/// Whether a finite verb is at `at`: no infinitive, no *having*, no participle with its agent.
fn is_finite(unit: &Unit<'_>, at: usize) -> bool {
    unit.finite(at)
        && unit.items[at].quote.is_none()
        && !(at > 0 && unit.is(at - 1, Tag::To))
        && !matches!(unit.word(at), "having" | "being" | "be" | "been")
        && !(at > 0 && matches!(unit.word(at - 1), "having" | "being"))
        && !(unit.is(at, Tag::Past) && unit.word(at + 1) == "by")
}

/// The last word of the verb that begins at `at`: *had not been* **seen**.
fn group_end(unit: &Unit<'_>, at: usize, end: usize) -> usize {
    let mut last = at;
    while last + 1 < end && unit.is(last, Tag::Auxiliary) {
        let mut next = last + 1;
        while next < end && unit.is(next, Tag::Adverb) {
            next += 1;
        }
        if next >= end || !unit.finite(next) {
            break;
        }
        last = next;
    }
    last
}

/// Whether a clause that is not the main one opens at `at`.
fn opens_clause(unit: &Unit<'_>, at: usize) -> bool {
    if unit.items.get(at).is_none_or(|item| item.quote.is_some()) {
        return false;
    }
    match unit.word(at) {
        "after" | "before" | "since" | "until" | "as" | "than" => {
            // `after the vote the minister said`: a preposition.
            let verb = unit.skip_adverbs(unit.noun_phrase(at + 1));
            // `as Venn warns that …`, where the tagger takes the verb for a noun
            let cue = verb > at + 2 && unit.word(verb - 1).ends_with('s') && unit.is_cue(verb - 1);
            verb > at + 1 && (is_finite(unit, verb) || cue)
        }
        "so" | "even" => false,
        _ => matches!(unit.tag(at), Some(Tag::Relative | Tag::Subordinator)),
    }
}

/// Whether the items of `from..to` name the subject of a clause to come: a noun phrase with no preposition before it.
fn names_subject(unit: &Unit<'_>, from: usize, to: usize) -> bool {
    let mut from = from;
    while matches!(unit.tag(from), Some(Tag::Coordinator | Tag::Adverb)) {
        from += 1;
    }
    let last = if unit.is(to - 1, Tag::Comma) { to - 1 } else { to };
    from < last && (unit.nominal(from) || unit.is(from, Tag::Pronoun)) && !(from..last).any(|i| unit.is(i, Tag::Comma))
}

/// Words that open a clause in front of the main one.
const INTRODUCES: [&str; 13] = [
    "when", "while", "as", "after", "before", "since", "once", "although", "though", "because", "unless", "until",
    "where",
];

impl Reader<'_, '_> {
    /// Where content that begins at `start` under the cue at `at` ends: with its clause, or before the main clause if
    /// the report is not in it.
    pub(super) fn content_end(&self, start: usize, at: usize) -> usize {
        let end = scope::content_end(self.unit, start, at);
        self.main_clause_behind(at, start, end).unwrap_or(end)
    }

    /// Whether the items are a clause with *when*, *while* and the like in front of the main one, and nothing more.
    pub(super) fn is_introduction(&self, items: Range<usize>) -> bool {
        let opener = items.clone().take(2).find(|&i| opens_clause(self.unit, i));
        opener.is_some_and(|i| INTRODUCES.contains(&self.unit.word(i))) && !Verbs::read(self.unit, items).main
    }

    /// Where, inside `start..end`, the main clause takes over from a report with its cue at `at`.
    pub(super) fn main_clause_behind(&self, at: usize, start: usize, end: usize) -> Option<usize> {
        let unit = self.unit;
        let verbs = self.verbs_before(at, start)?;
        let mut depth = 0i32;
        let mut said = !self.is_clause(start);
        // `that, if it rains, the dam will break`: the first comma closes what opens the content.
        let first = if unit.word(start) == "that" { start + 1 } else { start };
        let mut inserted = unit.is(first, Tag::Comma)
            || opens_clause(unit, first) && (INTRODUCES.contains(&unit.word(first)) || unit.word(first) == "if");
        for i in start..end {
            match unit.items[i].tag {
                Tag::Open => depth += 1,
                Tag::Close => depth -= 1,
                _ => {}
            }
            let comma = unit.is(i, Tag::Comma);
            if depth == 0 && i > start && (comma || unit.ends_with_comma(i)) {
                if inserted {
                    inserted = i == first && comma;
                } else if said && (self.clause_opens(i + 1, unit.end()) || verbs.subject && self.verb_at(i + 1)) {
                    return Some(if comma { i } else { i + 1 });
                }
            }
            said |= is_finite(unit, i);
        }
        verbs.subject.then(|| self.verb_too_many(start, end)).flatten()
    }

    /// The subject of the main clause behind content `start..end`, which is also that of a participle in front of it:
    /// *Having said that the dam was safe, **Venn** left*.
    pub(super) fn subject_ahead(&self, at: usize, start: usize, end: usize) -> Option<Range<usize>> {
        let unit = self.unit;
        let participle = unit.is(at, Tag::Ing) || at > 0 && unit.word(at - 1) == "having";
        if !participle || !unit.is(end, Tag::Comma) || self.verbs_before(at, start).is_none() {
            return None;
        }
        let from = unit.skip_adverbs(end + 1);
        let subject = from..unit.noun_phrase(from);
        (!subject.is_empty() && self.clause_opens(from, unit.end())).then_some(subject)
    }

    /// What stands before the report, if the report does not stand in the main clause and nothing before it does.
    fn verbs_before(&self, at: usize, start: usize) -> Option<Verbs> {
        let unit = self.unit;
        let mut group = at;
        while group > 0 && matches!(unit.tag(group - 1), Some(Tag::Adverb | Tag::Auxiliary)) {
            group -= 1;
        }
        let mut verbs = Verbs::read(unit, 0..group);
        // A verb the tagger takes for a noun: *she alleges*, but not *despite complaints*, *her claims*.
        let taken_for_noun = at > 0
            && matches!(unit.tag(at), Some(Tag::Noun | Tag::Name | Tag::Adjective))
            && unit.is_cue(at)
            && !matches!(
                unit.tag(at - 1),
                Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Preposition | Tag::Comma | Tag::Ing)
            );
        if taken_for_noun || (group..=at).any(|i| is_finite(unit, i)) {
            let first = (group..=at).find(|&i| is_finite(unit, i)).unwrap_or(at);
            verbs.take(unit, first);
        } else if (at + 1..start).any(|i| is_finite(unit, i)) {
            // `The fear is that …`
            return None;
        } else if names_subject(unit, 0, at + 1) && !unit.is(at, Tag::Ing) {
            // `The claim that …`
            verbs.subject = true;
        }
        (!verbs.main && (group > 0 || !is_finite(unit, at))).then_some(verbs)
    }

    /// Whether what is said at `start` is a clause with a verb of its own.
    fn is_clause(&self, start: usize) -> bool {
        self.unit.word(start) == "that" || self.strict_clause_at(start, self.unit.end())
    }

    /// Whether a clause with subject and verb opens at `at`, behind adverbs; its subject may have a relative clause or
    /// an apposition.
    fn clause_opens(&self, at: usize, end: usize) -> bool {
        let unit = self.unit;
        let mut from = at;
        while unit.is(from, Tag::Adverb) || unit.word(from) == "even" {
            from += 1;
        }
        if unit.is(from, Tag::Auxiliary) || unit.word(from) == "what" {
            return false;
        }
        if self.strict_clause_at(from, end) {
            return true;
        }
        let subject = unit.noun_phrase(from);
        if subject == from {
            return false;
        }
        match unit.tag(subject) {
            Some(Tag::Relative) => {
                (subject + 1..end).filter(|&i| is_finite(unit, i) && !unit.finite(i - 1)).count() >= 2
            }
            Some(mark @ (Tag::Comma | Tag::Dash)) => (subject + 1..end.min(subject + 16))
                .find(|&i| unit.is(i, mark))
                .is_some_and(|close| self.verb_at(close + 1)),
            _ => false,
        }
    }

    /// Whether a finite verb is at `at`, behind adverbs.
    pub(super) fn verb_at(&self, at: usize) -> bool {
        let verb = self.unit.skip_adverbs(at);
        verb < self.unit.len() && is_finite(self.unit, verb)
    }

    /// The verb in `start..end` that no clause of the content needs: the one the subject before the report has.
    ///
    /// Every clause of the content may have one verb: the first, and one for each *who*, *that*, *when*, conjunction or
    /// comma, and for each verb of saying with a clause behind it.
    fn verb_too_many(&self, start: usize, end: usize) -> Option<usize> {
        let unit = self.unit;
        let mut wanted = 1usize;
        let mut i = start + usize::from(unit.word(start) == "that");
        while i < end {
            if opens_clause(unit, i) || matches!(unit.tag(i), Some(Tag::Coordinator | Tag::Comma | Tag::Dash)) {
                wanted += 1;
            } else if matches!(unit.tag(i), Some(Tag::Quote | Tag::Colon)) {
                return None;
            } else if is_finite(unit, i) {
                if wanted == 0 {
                    // A past form behind a noun may be a participle: *the raids launched in May*.
                    return (matches!(unit.tag(i), Some(Tag::Auxiliary | Tag::Verb)) && !unit.is(i - 1, Tag::Pronoun)
                        || unit.is(i - 1, Tag::Pronoun)
                            && matches!(unit.word(i - 1), "her" | "him" | "them" | "me" | "us"))
                    .then_some(i);
                }
                wanted -= 1;
                i = group_end(unit, i, end);
                let cue = unit.is_cue(i);
                let clause = unit.nominal(i + 1) || unit.is(i + 1, Tag::Pronoun);
                if cue && clause || unit.is(i + 1, Tag::Pronoun) && self.verb_at(i + 2) {
                    wanted += 1;
                }
            }
            i += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::check;

    #[test]
    fn a_report_in_a_clause_in_front_of_the_main_one() {
        check("While only [12 percent] {said} <they were undecided>, 40 percent of the villagers backed the regime.");
        check("Days after [the president] {warned} <that the rebels would attack>, a mob burned the market.");
        check("Hours before [the army] {said} <it had killed four men>, the junta banned the newspaper.");
        check("Where [critics] {say} <the law is cruel>, supporters see a crackdown on thugs.");
        check(
            "In a year in which [a majority of citizens] {say} <they do not trust the regime>, even some allies left.",
        );
        check("Among [those] [who] {said} <they cared most about honesty>, most backed the fanatics.");
        check("As [he] {considered} <a run last year>, the army arrested his allies.");
    }

    #[test]
    fn a_report_in_a_phrase_in_front_of_the_main_clause() {
        check(
            "Despite [the minister]’s {claims} <that the massacre never happened>, the court found the general guilty.",
        );
        check("Despite {complaints} <that he is a butcher>, Mr. Vale has found ways to stay in office.");
        check("Amid {reports} <that the general had fled>, the mob attacked the palace.");
        check("By {saying} <that the plan was a fraud>, [the mayor] angered the extremists.");
        check("Having {said} <that the plan was a fraud>, [the mayor] fled from the mob.");
        check("Instead of {admitting} <that the raid had failed>, [the regime] left.");
    }

    #[test]
    fn a_report_on_the_subject_of_the_main_clause() {
        check("[A woman] [who] {said} <the police had beaten her> was taken away by the thugs.");
        check("[Critics] [who] {say} <the law is a disgrace> have flooded the ministry with letters.");
        check("[The officers] [who] {deny} <that the raid was planned> have been jailed.");
        check("[Aid workers] [who] have {said} <the camp is a prison> will testify in court.");
        check("Unlike [Vale], [who] {says} <the strike is illegal>, Dorn has left.");
        check("Vale, though [he] {said} <lawmakers should hear the general>, stopped short of defending the raid.");
    }

    #[test]
    fn a_clause_inside_the_report_stays_there() {
        check("[The families] {say} <that while the raid was planned, the police had no warrant>.");
        check("[He] {said} <that when the war ends, the regime will fall>.");
        check("After the war [the minister] {said} <that the dead were heroes, the wounded were heroes>.");
    }

    #[test]
    fn a_clause_with_when_is_no_report_of_who_shouts_behind_it() {
        check("When [Vale] {said} <it was great to be home>, a man yelled at the despot.");
    }
}
