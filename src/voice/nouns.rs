//! Reports that hang on a noun: *the claim that …*, *allegations of …*, *her call for …*, *the fear is that …*.

use std::ops::Range;

use super::clause::Unit;
use super::cues::{Frames, Inflection, Tag};
use super::indirect::{Draft, Reader};
use super::scope;
use crate::model::Span;

impl Reader<'_, '_> {
    /// A reporting noun with a clause, an infinitive or a preposition behind it.
    pub(super) fn noun(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        let classes: Vec<usize> = unit
            .english
            .cues(unit.word_id(at))
            .iter()
            .filter(|cue| unit.english.classes[cue.class].noun && cue.tail.is_empty())
            .map(|cue| cue.class)
            .filter(|&class| !unit.english.classes[class].made || self.is_made(at))
            .collect();
        let with = |frame: u16| classes.iter().copied().find(|&c| unit.english.classes[c].frames.has(frame));
        let (source, after) = self.noun_source(at);
        // `over claims she misled parliament`
        if let Some(class) = with(Frames::THAT)
            && unit.word(at).ends_with('s')
            && unit.is(after, Tag::Pronoun)
            && matches!(unit.word(after), "he" | "she" | "they" | "we" | "it")
            && unit.finite(unit.skip_adverbs(after + 1))
            && at > 0
            && unit.is(at - 1, Tag::Preposition)
        {
            let end = self.content_end(after, at);
            return Some(self.noun_report(at, source, after..end, class, "noun-that"));
        }
        // `there are fears the regime will fall`, `sparking fears the regime …`
        if let Some(class) = with(Frames::THAT)
            && unit.word(at).ends_with('s')
            && at > 0
            && matches!(unit.tag(at - 1), Some(Tag::Auxiliary | Tag::Ing | Tag::Preposition))
            && unit.is(after, Tag::Determiner)
            && self.strict_clause_at(after, unit.end())
        {
            let end = self.content_end(after, at);
            return Some(self.noun_report(at, source, after..end, class, "noun-that"));
        }
        // `rumours swirled that the despot had fled`
        if let Some(class) = with(Frames::THAT)
            && unit.is(after, Tag::Past)
            && !unit.is_cue(after)
            && unit.word(after + 1) == "that"
            && !unit.finite(unit.skip_adverbs(after + 2))
        {
            let end = self.content_end(after + 1, at);
            return Some(self.noun_report(at, Vec::new(), after + 1..end, class, "noun-that"));
        }
        if let Some(class) = with(Frames::THAT) {
            // `its announcement last year that …`, `her prediction on Monday that …`
            let mut that = after;
            while self.is_time(that) || unit.is(that, Tag::Preposition) && self.is_time(that + 1) {
                that += 1;
            }
            if unit.word(that) == "a" && self.is_time(that + 1) {
                that += 2;
                that += usize::from(self.is_time(that));
            }
            // `her warning to residents that …`
            if unit.is(that, Tag::To) && unit.word(that + 1) != "that" {
                that = unit.noun_phrase(that + 1);
            }
            let that = if unit.word(that) == "that" { that } else { after };
            let timed = that > after;
            // `the fear is that …`
            let mut that = that;
            if matches!(unit.word(that), "is" | "was" | "are" | "were") {
                that += 1;
                that = unit.skip_adverbs(that);
            }
            // *that* must open a clause with its own subject, not a relative one.
            if unit.word(that) == "that"
                && !self.is_time(that + 1)
                && !unit.finite(unit.skip_adverbs(that + 1))
                && !((that == after || timed) && is_relative(unit, that))
            {
                let end = self.content_end(that, at);
                // `said in a statement that …`: the verb’s already.
                let begin = unit.span(that..that + 1).start;
                if self.drafts[self.first..].iter().any(|draft| draft.content.iter().any(|span| span.start == begin)) {
                    return None;
                }
                let end = if that == after || timed { subject_clause_end(unit, at, that, end) } else { end };
                if end > that + 1 {
                    return Some(self.noun_report(at, source, that..end, class, "noun-that"));
                }
            }
        }
        let determined = at == 0
            || matches!(
                unit.tag(at - 1),
                Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Preposition | Tag::Noun | Tag::Name)
            )
            // `growing talk`, `there was talk`
            || unit.is(at, Tag::Verb) && (unit.is(at - 1, Tag::Ing) || self.auxiliary_before(at) == Some(true));
        if !(unit.is(at, Tag::Noun) || determined) || unit.is(at, Tag::Past) || unit.is(at, Tag::Ing) {
            return None;
        }
        if let Some(class) = with(Frames::TO)
            && unit.is(after, Tag::To)
            && matches!(unit.tag(after + 1), Some(Tag::Verb | Tag::Noun | Tag::Auxiliary | Tag::Adverb))
            && !unit.capitalised(after + 1)
        {
            let end = self.content_end(after, at);
            let end = end.min(scope::phrase_end(unit, after, end));
            let end = verb_ahead(unit, at, after, end);
            return (end > after + 1).then(|| self.noun_report(at, source, after..end, class, "noun-to"));
        }
        if let Some(class) = classes.iter().copied().find(|&c| {
            unit.english.classes[c].frames.has(Frames::ABOUT)
                && unit.english.classes[c].prepositions.iter().any(|w| w == unit.word(after))
                // `reports of looting`, but not `the report of the committee`
                && unit.word(at) != "report"
        }) {
            let start = after + 1;
            let opens = unit.nominal(start)
                || matches!(unit.tag(start), Some(Tag::Pronoun | Tag::Ing | Tag::Quote))
                || matches!(unit.word(start), "how" | "what" | "why" | "whether" | "who");
            let end = self.content_end(start, at);
            let end = end.min(scope::phrase_end(unit, start, end));
            let end = verb_ahead(unit, at, start, end);
            let named = unit.items[start..end.max(start)]
                .iter()
                .all(|item| matches!(item.tag, Tag::Name | Tag::Pronoun | Tag::Mark | Tag::Possessive | Tag::Hyphen));
            return (opens && end > start && !named)
                .then(|| self.noun_report(at, source, start..end, class, "noun-about"));
        }
        None
    }

    fn noun_report(
        &mut self,
        at: usize,
        source: Vec<Span>,
        content: Range<usize>,
        class: usize,
        rule: &'static str,
    ) -> usize {
        let unit = self.unit;
        let class = &unit.english.classes[class];
        self.claimed = self.claimed.max(content.end);
        let presupposed = scope::presupposed(unit, content.clone(), class.presupposed);
        self.push(Draft {
            source,
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(content)],
            presupposed,
            rule,
            confidence: class.confidence,
        });
        at + 1
    }

    /// Whose claim it is, and where what it says begins: *Venn’s claim*, *a claim by Venn*, *her claim*, or the subject
    /// of the clause.
    fn noun_source(&self, at: usize) -> (Vec<Span>, usize) {
        let unit = self.unit;
        // `the contention of the mayor that …`
        if matches!(unit.word(at + 1), "in" | "on" | "across") && self.is_widespread(at) {
            let end = unit.noun_phrase(at + 2);
            if end > at + 2 && unit.word(end) == "that" {
                return (Vec::new(), end);
            }
        }
        if matches!(unit.word(at + 1), "by" | "from" | "among" | "within" | "of") {
            let end = unit.noun_phrase(at + 2);
            let quoted = (at + 2..end).any(|i| unit.is(i, Tag::Quote));
            if end > at + 2 && end <= at + 14 && !quoted && (unit.word(at + 1) != "of" || unit.word(end) == "that") {
                return (vec![unit.span(at + 2..end)], end);
            }
        }
        let mut i = at;
        while i > 0
            && (matches!(unit.tag(i - 1), Some(Tag::Adjective | Tag::Noun | Tag::Hyphen | Tag::Adverb))
                || matches!(unit.tag(i - 1), Some(Tag::Past | Tag::Ing)) && !self.makes_claims(i - 1))
        {
            i -= 1;
        }
        let mut source = Vec::new();
        // `the hawks’ warnings`
        let plural = i > 1 && matches!(unit.word(i - 1), "'" | "’") && unit.word(i - 2).ends_with('s');
        if i > 0 && (unit.is(i - 1, Tag::Possessive) || plural) {
            if let Some(range) = unit.noun_phrase_before(i - 1) {
                source = vec![unit.span(owner(unit, range))];
            }
        } else if i > 0 && matches!(unit.word(i - 1), "his" | "her" | "their" | "its") {
            source = vec![unit.span(i - 1..i)];
        } else if at > 0 && unit.is_cue(at) && matches!(unit.tag(at - 1), Some(Tag::Noun | Tag::Name)) {
            // `A letter calls for …`, where the tagger takes the verb for a noun
            source = unit.noun_phrase_before(at).map(|subject| unit.span(subject)).into_iter().collect();
        } else if at > 0 && unit.capitalised(at - 1) && matches!(unit.tag(at - 1), Some(Tag::Name | Tag::Adjective)) {
            // `Republican criticism that …`
            source = vec![unit.span(at - 1..at)];
        } else if let Some(verb) =
            (0..i).rev().take(12).find(|&j| unit.finite(j) || unit.is(j, Tag::Ing)).filter(|&verb| {
                // `is taking criticism for …`: somebody else's.
                let taken = matches!(unit.word(at), "criticism" | "blame" | "praise" | "condemnation")
                    && ["t", "g", "ha", "dr", "rec", "fac", "earn", "won", "win"]
                        .iter()
                        .any(|stem| unit.word(verb).starts_with(stem));
                if taken {
                    return false;
                }
                let verbal = unit.is_cue(at) && matches!(unit.tag(at - 1), Some(Tag::Coordinator | Tag::Comma));
                verbal || self.makes_claims(verb) || self.is_means(i, at)
            })
        {
            let participle = unit.is(verb, Tag::Ing) && self.auxiliary_before(verb).is_none();
            let subject = if participle { self.main_subject(verb) } else { self.subject(verb, Inflection::Past) };
            source = subject
                .filter(|subject| unit.word(subject.start) != "there")
                .map(|subject| unit.span(subject))
                .into_iter()
                .collect();
        }
        (source, at + 1)
    }

    /// Whether the noun at `at` is what many have without saying it in one place: *fear in the party that …*, but not
    /// *a report on the bridge that …*.
    fn is_widespread(&self, at: usize) -> bool {
        matches!(
            self.unit.word(at),
            "fear"
                | "fears"
                | "concern"
                | "concerns"
                | "hope"
                | "hopes"
                | "worry"
                | "worries"
                | "suspicion"
                | "suspicions"
                | "speculation"
                | "doubt"
                | "doubts"
                | "belief"
                | "conviction"
                | "confidence"
                | "consensus"
                | "expectation"
        )
    }

    /// Whether the noun at `at` is what somebody makes or presses: *made an impassioned case that*.
    fn is_made(&self, at: usize) -> bool {
        let unit = self.unit;
        (0..at)
            .rev()
            .take_while(|&i| unit.nominal(i) || matches!(unit.tag(i), Some(Tag::Past | Tag::Ing | Tag::Verb)))
            .any(|i| self.makes_claims(i))
    }

    /// Whether the noun at `at`, whose modifiers begin at `first`, is how or why the subject does something: *opened with a
    /// call for*, *left in the belief that*.
    fn is_means(&self, first: usize, at: usize) -> bool {
        let unit = self.unit;
        let preposition = if first > 0 && unit.is(first - 1, Tag::Determiner) { first - 1 } else { first };
        match preposition.checked_sub(1).map(|p| unit.word(p)) {
            Some("with" | "under") => true,
            Some("in") => matches!(unit.word(at), "hope" | "hopes" | "belief" | "fear" | "expectation" | "conviction"),
            _ => false,
        }
    }

    /// Whether a verb is at `at` whose subject makes the claims that are its object: *repeated claims that*, but not
    /// *rejected*, *faced* or *was hit by*.
    pub(super) fn makes_claims(&self, at: usize) -> bool {
        let unit = self.unit;
        let listed = unit.english.phrases.claim_verbs.iter().any(|verb| verb == unit.word(at));
        listed && unit.word(at + 1) != "by"
    }
}

/// The possessor at the end of a noun phrase: *evidence of **his father**’s claim*, but *the minister of war’s claim*.
fn owner(unit: &Unit<'_>, phrase: Range<usize>) -> Range<usize> {
    let from = phrase.clone().rev().find(|&i| {
        unit.is(i, Tag::Preposition)
            && (unit.word(i) != "of" || matches!(unit.word(i + 1), "his" | "her" | "their" | "its" | "my" | "our"))
    });
    from.map_or(phrase.start, |i| i + 1)..phrase.end
}

/// Whether *that* stands for the noun before it, as the object of the verb behind: *a claim that the council disputes*.
fn is_relative(unit: &Unit<'_>, that: usize) -> bool {
    let listed = |i: usize| unit.english.phrases.object_verbs.iter().any(|w| w == unit.word(i));
    let Some(mut verb) = (that + 1..unit.end()).find(|&i| unit.finite(i) || listed(i)) else { return false };
    // `had lied | was rejected`: the verb of the content ends where the next one begins.
    while !(unit.is(verb + 1, Tag::Auxiliary) && !unit.is(verb, Tag::Auxiliary))
        && (unit.finite(verb + 1) || unit.is(verb + 1, Tag::Adverb) && unit.finite(verb + 2))
    {
        verb += 1;
    }
    let alone = matches!(unit.tag(verb + 1), None | Some(Tag::Comma | Tag::Stop | Tag::Coordinator | Tag::Dash))
        || matches!(unit.word(verb + 1), "in" | "on" | "at" | "during" | "before" | "after");
    alone && listed(verb)
}

/// Where the clause behind a noun ends if the noun is a subject: before the verb that the subject has.
///
/// *The claim that the bridge was safe **was** met with doubt.* Only where the clause has *be* or another verb that
/// takes no clause itself: *the claim that Venn said the bridge was safe* has one clause more.
fn subject_clause_end(unit: &Unit<'_>, noun: usize, that: usize, end: usize) -> usize {
    if (0..noun).any(|i| unit.finite(i)) {
        return end;
    }
    let Some(mut verb) = (that + 1..end).find(|&i| unit.finite(i)) else { return end };
    while verb + 1 < end && (unit.finite(verb + 1) || unit.is(verb + 1, Tag::Adverb)) {
        verb += 1;
    }
    if unit.is_cue(verb) {
        return end;
    }
    let mut i = verb + 1;
    while i < end {
        match unit.tag(i) {
            Some(Tag::Comma | Tag::Relative | Tag::Subordinator | Tag::Coordinator | Tag::Pronoun | Tag::Quote) => {
                return end;
            }
            Some(Tag::Auxiliary | Tag::Verb) => return i,
            // `the claim that the poor were lazy drew boos`
            Some(Tag::Past) if unit.nominal(i + 1) && matches!(unit.tag(i - 1), Some(Tag::Adjective | Tag::Noun)) => {
                return i;
            }
            _ => i += 1,
        }
    }
    end
}

/// Where what hangs on a noun ends before the verb of which the noun is the subject: *calls for reform **have** grown*.
fn verb_ahead(unit: &Unit<'_>, noun: usize, start: usize, end: usize) -> usize {
    if (0..noun).any(|i| unit.finite(i)) {
        return end;
    }
    (start + 1..end)
        .take_while(|&i| !matches!(unit.tag(i), Some(Tag::Relative | Tag::Subordinator | Tag::Pronoun | Tag::Quote)))
        // `warnings of a massacre went unheeded`
        .find(|&i| unit.is(i, Tag::Auxiliary) || unit.is(i, Tag::Past) && unit.is(i - 1, Tag::Noun) && i + 2 >= end)
        .unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use crate::voice::examples::check;

    #[test]
    fn talk_doubts_and_prospects() {
        check("Amid {talk} of <a massacre>, the envoys fled.");
        check("Farmers have {doubts} about <the raid>.");
        check("[Lind] made a {case} for <leaving the regime in place>.");
    }

    #[test]
    fn what_stands_between_a_noun_and_its_clause() {
        check("Ministers welcomed [Norland]’s {announcement} last year <that it would double its aid>.");
        check("Venn withdrew [his] {prediction} a year ago <that the economy would recover>.");
        check("Nobody shared the {contention} of [former mayor Orla Venn] <that her letters were altered>.");
        check("There is growing {fear} in the party <that Venn will lose>.");
        check("A report on the bridge that the council built was lost.");
    }

    #[test]
    fn cases_and_points_are_made() {
        check("[Venn] made the {case} to ten leaders <that he did not sell them out>.");
        check("[The union] made the {point} <that nobody had asked it>.");
        check("The case that the police closed in May was reopened.");
        check("There have been {reports} of <looting>.");
        check("The report of the committee was late.");
    }
}
