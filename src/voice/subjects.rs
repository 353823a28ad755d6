//! The words that name who speaks: before the verb, behind it, or inherited from the clause before.

use std::ops::Range;

use super::clause::Unit;
use super::cues::{self, Inflection, Subjects, Tag};
use super::indirect::Reader;
use crate::model::Span;

impl Reader<'_, '_> {
    pub(super) fn source_or_inherited(&self, subject: Option<Range<usize>>, at: usize) -> Vec<Span> {
        let unit = self.unit;
        // `asked whether …`, in front of the main clause: whoever asks is not named.
        if matches!(unit.tag(at), Some(Tag::Past))
            && (at == 0 || matches!(unit.word(at - 1), "when" | "if" | "once" | "though" | "unless"))
        {
            return Vec::new();
        }
        if let Some(subject) = subject {
            let mut source = vec![unit.span(subject.clone())];
            if self.in_relative_clause(at, Some(&subject))
                && let Some(who) = (subject.end..at).find(|&i| unit.is(i, Tag::Relative))
            {
                source.push(unit.span(who..who + 1));
            }
            return source;
        }
        if let Some(draft) = self.drafts[self.first..].iter().rev().find(|draft| !draft.source.is_empty()) {
            // `Crowds carried signs reading “…” and chanted “…”`: the participle’s subject is not the sentence’s.
            let by_participle = unit.finite(at)
                && draft.cue.first().is_some_and(|cue| {
                    unit.items.iter().any(|item| {
                        item.tag == Tag::Ing && unit.reading.tokens()[item.token as usize].start == cue.start
                    })
                });
            if let Some(subject) = self.main_subject(at).filter(|_| by_participle) {
                return vec![unit.span(subject)];
            }
            return draft.source.clone();
        }
        self.main_subject(at).map(|s| vec![unit.span(s)]).unwrap_or_default()
    }

    /// Whether a source is whoever writes the article: *I*, *we*.
    pub(super) fn is_writer(&self, source: &[Span]) -> bool {
        let text = self.unit.reading.text();
        matches!(source, [one] if matches!(one.of(text), "I" | "we" | "We"))
    }

    /// Whether a subject is one of those a cue asks for.
    pub(super) fn is_such(
        &self,
        subjects: Option<Subjects>,
        subject: Option<&Range<usize>>,
        inflection: Inflection,
    ) -> bool {
        let unit = self.unit;
        match (subjects, subject) {
            (None, _) => true,
            (Some(Subjects::Findings), _) => self.is_finding(subject),
            (Some(Subjects::Hearings), _) => self.is_headed_by(subject, &unit.english.phrases.hearings),
            (Some(Subjects::People), Some(subject)) => {
                !matches!(unit.word(subject.start), "it" | "this" | "that" | "which")
                    // `the crisis in Virginia`
                    && {
                        let place = subject
                            .clone()
                            .find(|&i| unit.is(i, Tag::Preposition) && unit.word(i) != "of")
                            .filter(|&i| i > subject.start)
                            .unwrap_or(subject.end);
                        self.is_person_like(&(subject.start..place)) || self.quantity(subject.start)
                    }
            }
            (Some(Subjects::People), None) => inflection == Inflection::Ing,
        }
    }

    /// Whether a subject is a poll, a study or a document.
    pub(super) fn is_finding(&self, subject: Option<&Range<usize>>) -> bool {
        self.is_headed_by(subject, &self.unit.english.phrases.findings)
    }

    /// Whether a noun phrase ends with one of the words, before what hangs on it.
    fn is_headed_by(&self, phrase: Option<&Range<usize>>, words: &[String]) -> bool {
        let unit = self.unit;
        phrase.is_some_and(|phrase| {
            let preposition = |from: usize| (from..phrase.end).find(|&i| unit.is(i, Tag::Preposition));
            let mut end = preposition(phrase.start).unwrap_or(phrase.end);
            // `a batch of emails`
            if end > phrase.start
                && unit.word(end) == "of"
                && matches!(unit.word(end - 1), "batch" | "trove" | "set" | "series" | "number" | "cache" | "pair")
            {
                end = preposition(end + 1).unwrap_or(phrase.end);
            }
            end > phrase.start
                && (end.saturating_sub(2).max(phrase.start)..end).any(|i| words.iter().any(|w| w == unit.word(i)))
        })
    }

    /// Whether the verb at `at` stands in a relative clause on its subject: `Venn, who said …`.
    pub(super) fn in_relative_clause(&self, at: usize, subject: Option<&Range<usize>>) -> bool {
        let unit = self.unit;
        subject.is_some_and(|subject| {
            subject.end < at && unit.is(at - 1, Tag::Relative)
                || (subject.end + 1 < at && unit.is(subject.end + 1, Tag::Relative) && at - subject.end < 6)
                || (subject.end < at
                    && (subject.end..at).any(|i| unit.is(i, Tag::Relative))
                    && (subject.end..at).all(|i| {
                        matches!(unit.tag(i), Some(Tag::Relative | Tag::Adverb | Tag::Auxiliary | Tag::Comma))
                    }))
        })
    }

    /// Whether the verb at `at` says something of a subject, not as a mere modifier (*people seeking to leave*), and not of
    /// `you` or `there`.
    pub(super) fn is_predicate(&self, at: usize, subject: Option<&Range<usize>>, inflection: Inflection) -> bool {
        let unit = self.unit;
        let modifier = inflection == Inflection::Ing
            && at > 0
            // `sent a letter in April explaining …`
            && !self.is_time(at - 1)
            && matches!(
                unit.tag(at - 1),
                Some(Tag::Noun | Tag::Name | Tag::Number | Tag::Pronoun | Tag::Close | Tag::Preposition)
            );
        let nobody = subject.is_some_and(|s| s.len() == 1 && matches!(unit.word(s.start), "you" | "there"));
        !modifier && !nobody
    }

    /// The subject of the unit's first finite verb before `at`, or of the first one at all.
    pub(super) fn main_subject(&self, at: usize) -> Option<Range<usize>> {
        let unit = self.unit;
        let from = introduction_end(unit);
        // `Repeating claims that …, the mayor left.`
        if from > at && (unit.nominal(from) || unit.is(from, Tag::Pronoun)) {
            return Some(from..unit.noun_phrase(from));
        }
        if let Some(subject) =
            (from..at).find_map(|i| if unit.finite(i) && i > 0 { self.subject(i, Inflection::Past) } else { None })
        {
            return Some(subject);
        }
        let finite = |range: Range<usize>| {
            range
                .into_iter()
                .find_map(|i| if unit.finite(i) && i > 0 { self.subject(i, Inflection::Past) } else { None })
        };
        // `Venn shot back, saying …`: a verb that was not made out has its subject in front all the same.
        let first = from..unit.noun_phrase(from);
        let first = (!first.is_empty() && first.end < at).then_some(first);
        finite(0..at).or(first).or_else(|| finite(at + 1..unit.len()))
    }

    /// The items that name who speaks: before the verb, or behind it where the order is turned.
    pub(super) fn subject(&self, at: usize, inflection: Inflection) -> Option<Range<usize>> {
        let unit = self.unit;
        let mut i = at;
        while i > 0 {
            match unit.tag(i - 1) {
                Some(Tag::Adverb | Tag::Auxiliary) => i -= 1,
                // `Venn first said`
                Some(Tag::Adjective) if i > 1 && unit.word(i - 1) == "first" && !unit.is(i - 2, Tag::Determiner) => {
                    i -= 1;
                }
                // `a poll this month found`
                Some(_) if i > 2 && self.is_time(i - 1) && matches!(unit.word(i - 2), "this" | "last" | "that") => {
                    i -= 2;
                }
                // `a poll released on Wednesday found`
                Some(Tag::Past)
                    if i < at
                        && i > 1
                        && matches!(unit.tag(i - 2), Some(Tag::Noun | Tag::Name))
                        && (self.is_time(i)
                            || unit.is(i, Tag::Preposition) && self.is_time(i + 1)
                            || matches!(unit.word(i), "this" | "last") && self.is_time(i + 1))
                        && !(0..i - 1).rev().take_while(|&j| !unit.is(j, Tag::Comma)).any(|j| unit.finite(j)) =>
                {
                    i -= 1;
                }
                Some(Tag::Noun | Tag::Adjective | Tag::Name) if i > 1 && self.is_time(i - 1) => i -= 1,
                // `Venn on Monday said`
                Some(Tag::Preposition) if i > 1 && i < at && self.is_time(i) => i -= 1,
                // `Venn has in the past said`, `Venn at one point said`
                Some(_) if self.inserted_time(i).is_some() => {
                    i = self.inserted_time(i).unwrap_or(i);
                }
                Some(Tag::To) => {
                    i -= 1;
                    while i > 0
                        && (matches!(
                            unit.tag(i - 1),
                            Some(Tag::Verb | Tag::Past | Tag::Ing | Tag::Adjective | Tag::Adverb | Tag::Auxiliary)
                        ) || (unit.word(i - 1) == "on"
                            && i > 1
                            && matches!(unit.word(i - 2), "went" | "goes" | "go" | "gone" | "going")))
                    {
                        i -= 1;
                    }
                }
                _ => break,
            }
        }
        if i == 0 {
            return if inflection == Inflection::Ing { None } else { self.inverted(at) };
        }
        match unit.tag(i - 1) {
            // `documents that describe`
            Some(_)
                if unit.word(i - 1) == "that"
                    && i > 1
                    && matches!(unit.tag(i - 2), Some(Tag::Noun | Tag::Name))
                    && !unit.is_cue(i - 2) =>
            {
                unit.noun_phrase_before(i - 1)
            }
            Some(Tag::Relative) => {
                let mut end = i - 1;
                if end > 0 && matches!(unit.tag(end - 1), Some(Tag::Comma | Tag::Dash)) {
                    end -= 1;
                }
                let named = unit.noun_phrase_before(end)?;
                // `criticism from farmers, who said`: who can speak stands behind the preposition.
                let preposition = named.clone().find(|&j| unit.is(j, Tag::Preposition));
                let unable = |j: usize| {
                    unit.english.kind(unit.word_id(j)) & cues::NOUN != 0
                        || unit.word(j) == "fire"
                        || unit.english.emotions.nouns.iter().any(|w| w == unit.word(j))
                };
                match preposition.filter(|&p| unit.word(i - 1) == "who" && p > named.start && unable(p - 1)) {
                    Some(p) => Some(p + 1..named.end),
                    None => Some(named),
                }
            }
            Some(Tag::Comma) if inflection != Inflection::Ing => {
                // `Venn, the mayor of Port Ansel, said`
                let mut open = (0..i - 1).rev().take(30).find(|&j| unit.is(j, Tag::Comma));
                let mut subject = None;
                while let Some(comma) = open {
                    let Some(named) = unit.noun_phrase_before(comma) else { break };
                    // `Ansel Roth, 34, a teacher, said`: an age.
                    if named.len() == 1
                        && unit.is(named.start, Tag::Number)
                        && named.start > 1
                        && unit.is(named.start - 1, Tag::Comma)
                    {
                        open = Some(named.start - 1);
                        continue;
                    }
                    let fresh = named.start == 0
                        || matches!(
                            unit.tag(named.start - 1),
                            Some(
                                Tag::Coordinator
                                    | Tag::Stop
                                    | Tag::Subordinator
                                    | Tag::Quote
                                    | Tag::Dash
                                    | Tag::Colon
                                    | Tag::Close
                                    | Tag::Adverb
                            )
                        );
                    // `Venn, during a meeting in Lowmark, Ardalia, said`
                    let inserted = named.start > 1
                        && unit.is(named.start - 1, Tag::Preposition)
                        && unit.is(named.start - 2, Tag::Comma);
                    let comma_before = named.start > 0 && unit.is(named.start - 1, Tag::Comma) || inserted;
                    subject = Some(named.clone());
                    // `The port is lost, her deputy, Tam Orry, said`: the clause before is over.
                    if named.start > 1
                        && unit.is(named.start - 1, Tag::Comma)
                        && (0..named.start).any(|j| unit.finite(j))
                        && named.end + 1 < i - 1
                        && !(named.end + 1..i - 1).any(|j| unit.finite(j) || unit.is(j, Tag::Comma))
                        && !(0..named.start).any(|j| unit.is(j, Tag::Relative))
                    {
                        return subject;
                    }
                    if fresh {
                        break;
                    }
                    // A further part of the apposition, or the introduction of the sentence.
                    open = if comma_before && (0..named.start).any(|j| unit.is(j, Tag::Comma) && j + 1 < named.start) {
                        (0..named.start - 1).rev().take(20).find(|&j| unit.is(j, Tag::Comma))
                    } else {
                        None
                    };
                }
                let gloss = subject.as_ref().is_some_and(|s: &Range<usize>| {
                    let inner = s.end + 1..i - 1;
                    unit.is(inner.start, Tag::Relative)
                        || unit.is(inner.start, Tag::Determiner)
                        || unit.is(inner.start, Tag::Number)
                        // `The report, obtained by the Courier, says`
                        || matches!(unit.tag(unit.skip_adverbs(inner.start)), Some(Tag::Past | Tag::Ing))
                        || !inner.clone().any(|j| unit.finite(j))
                });
                let whole = subject.as_ref().is_some_and(|s| !(0..s.start).any(|j| unit.finite(j)));
                if gloss && whole {
                    return subject;
                }
                // The unit's first noun phrase, with all its glosses between commas.
                let from = introduction_end(unit);
                let first = unit.noun_phrase(from);
                if first > from
                    && first < i
                    && unit.is(first, Tag::Comma)
                    && matches!(unit.tag(first + 1), Some(Tag::Relative | Tag::Determiner | Tag::Number))
                {
                    return Some(from..first);
                }
                self.inverted(at).or(subject)
            }
            Some(Tag::Dash) if inflection != Inflection::Ing => {
                // `the mayor – who had not slept – said`
                let open = (0..i - 1).rev().take(20).find(|&j| unit.is(j, Tag::Dash));
                let named = open.filter(|&j| j + 1 < i - 1).and_then(|j| unit.noun_phrase_before(j));
                let behind_quote = |named: &Range<usize>| named.start > 0 && unit.is(named.start - 1, Tag::Quote);
                named.filter(|named| !unit.nominal(at + 1) || behind_quote(named)).or_else(|| self.inverted(at))
            }
            // `The plan is “a disgrace,” said …`: the comma of the aside stands inside the marks.
            Some(Tag::Quote) if unit.is_full_quote(i - 1) || unit.ends_with_comma(i - 1) => {
                if inflection == Inflection::Ing { None } else { self.inverted(at) }
            }
            Some(Tag::Comma | Tag::Coordinator | Tag::Subordinator | Tag::Preposition) => None,
            _ => {
                // `was the first to say`
                if i < at
                    && i > 1
                    && matches!(unit.word(i), "first" | "last" | "latest" | "only")
                    && unit.is(i - 1, Tag::Determiner)
                    && unit.is(i - 2, Tag::Auxiliary)
                {
                    return self.subject(i - 2, Inflection::Past);
                }
                let mut named = unit.noun_phrase_before(i)?;
                // `took to the streets to protest`, `had this to say`: the subject of the verb before.
                let purpose = i < at && unit.is(i, Tag::To);
                // `summoned the envoy to protest`, but not `urged the envoy to protest`
                let governed = named.start > 0
                    && (matches!(unit.tag(named.start - 1), Some(Tag::Preposition | Tag::To))
                        || unit.is(named.start - 1, Tag::Past) && !unit.is_cue(named.start - 1));
                if purpose
                    && (governed || unit.word(named.start) == "this")
                    && let Some(verb) = (0..named.start).rev().find(|&j| unit.finite(j))
                    && verb > 0
                {
                    return self.subject(verb, Inflection::Past);
                }
                // `a poll released Sunday by the Courier showed`: the day belongs to the participle.
                if named.start > 0
                    && unit.is(named.start - 1, Tag::Past)
                    && self.is_time(named.start)
                    && unit.word(named.start + 1) == "by"
                    && named.len() > 2
                {
                    named.start += 2;
                }
                // `officials quoted by the Courier said`: the participle hangs on the subject.
                let mut verb = named.start.saturating_sub(2);
                // `a poll released on Sunday by the Courier showed`
                while verb > 1 && (self.is_time(verb) || unit.is(verb, Tag::Preposition) && self.is_time(verb + 1)) {
                    verb -= 1;
                }
                let dated = verb + 2 < named.start;
                let participle = verb >= 1
                    && matches!(unit.tag(named.start - 1), Some(Tag::Preposition | Tag::To))
                    && (!dated || unit.word(named.start - 1) == "by")
                    && matches!(unit.tag(verb), Some(Tag::Past | Tag::Ing))
                    && unit.nominal(verb - 1)
                    && (!unit.is(verb - 1, Tag::Determiner) || unit.word(verb - 1) == "those");
                let comma = (0..verb).rev().find(|&j| unit.is(j, Tag::Comma)).map_or(0, |comma| comma + 1);
                if participle && !(comma..verb).any(|j| unit.finite(j)) {
                    return unit.noun_phrase_before(verb).or(Some(named));
                }
                self.around_relative(&named).or_else(|| Some(self.whole_list(named, at)))
            }
        }
    }

    /// Where an adjunct of time ends that stands between subject and verb and ends before `end`: *in recent weeks*, *in the
    /// past*, *at one point*. Its preposition follows the subject or an auxiliary.
    fn inserted_time(&self, end: usize) -> Option<usize> {
        const ADJUNCTS: [&str; 9] =
            ["past", "weeks", "days", "months", "years", "point", "times", "occasions", "stage"];
        let unit = self.unit;
        if end < 3 || !ADJUNCTS.contains(&unit.word(end - 1)) {
            return None;
        }
        let preposition = (end.saturating_sub(4)..end - 1).rev().find(|&i| unit.is(i, Tag::Preposition))?;
        let between =
            (preposition + 1..end - 1).all(|i| (unit.nominal(i) || unit.word(i) == "one") && !unit.is(i, Tag::Name));
        let follows = preposition > 0
            && (unit.is(preposition - 1, Tag::Auxiliary)
                || matches!(unit.tag(preposition - 1), Some(Tag::Name | Tag::Pronoun)));
        (between && follows).then_some(preposition)
    }

    /// The subject of the sentence if `named`, right before the cue, only ends a relative clause on it: **the leaders**
    /// *who work for Orla Venn said*.
    fn around_relative(&self, named: &Range<usize>) -> Option<Range<usize>> {
        let unit = self.unit;
        if named.start == 0 || !matches!(unit.tag(named.start - 1), Some(Tag::Preposition | Tag::Coordinator)) {
            return None;
        }
        let who = (1..named.start).rev().find(|&i| {
            unit.word(i) == "who"
                || matches!(unit.word(i), "that" | "which") && unit.is(i - 1, Tag::Noun) && !unit.is_cue(i - 1)
        })?;
        let verb = unit.skip_adverbs(who + 1);
        let mut last = verb;
        while unit.finite(last) || unit.is(last, Tag::Adverb) {
            last += 1;
        }
        let only = unit.finite(verb)
            && !(last..named.start).any(|i| {
                unit.finite(i) || matches!(unit.tag(i), Some(Tag::Comma | Tag::Stop | Tag::Subordinator | Tag::Quote))
            });
        let subject = unit.noun_phrase_before(who)?;
        (only && subject.start == 0).then_some(subject)
    }

    /// Whom the sentence quotes if the cue at `at` is its *as saying*: *the agency quoted **a source** as saying that …*.
    pub(super) fn quoted_as_saying(&self, at: usize) -> Option<Range<usize>> {
        let unit = self.unit;
        let as_saying = unit.is(at, Tag::Ing) && at > 2 && unit.word(at - 1) == "as";
        let speaker = as_saying.then(|| unit.noun_phrase_before(at - 1))??;
        let quotes = speaker.start > 0
            && matches!(unit.word(speaker.start - 1), "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing");
        quotes.then_some(speaker)
    }

    /// A noun phrase that ends a list which opens the clause, with all of the list: *Ardalia, Dorna and Lowmark
    /// said*.
    fn whole_list(&self, last: Range<usize>, cue: usize) -> Range<usize> {
        let unit = self.unit;
        // `The reason, leaders and members say, is …`: an insertion.
        let inserted = unit.is(cue + 1, Tag::Comma) && unit.finite(cue + 2);
        if inserted || !last.clone().any(|i| unit.is(i, Tag::Coordinator)) {
            return last;
        }
        let mut start = last.start;
        while start > 1 && unit.is(start - 1, Tag::Comma) {
            let Some(before) = unit.noun_phrase_before(start - 1) else { return last };
            // `On Monday, Ardalia and Dorna said`
            if before.start > 0 && unit.is(before.start - 1, Tag::Preposition) {
                return start..last.end;
            }
            start = before.start;
        }
        let opens = start == 0
            || matches!(unit.tag(start - 1), Some(Tag::Coordinator | Tag::Subordinator | Tag::Stop | Tag::Colon));
        if opens { start..last.end } else { last }
    }

    /// `…, said Orla Venn, …`
    pub(super) fn inverted(&self, at: usize) -> Option<Range<usize>> {
        let unit = self.unit;
        let start = at + 1;
        if !(unit.nominal(start) || unit.is(start, Tag::Pronoun))
            || self.is_time(start)
            || matches!(unit.word(start), "this" | "that" | "these" | "those" | "it" | "them" | "him")
        {
            return None;
        }
        let mut end = unit.noun_phrase(start);
        // `said lawyer and strategist Orla Venn, a …`: two offices of one speaker.
        let second = unit.noun_phrase(end + 1);
        if end > start
            && unit.word(end) == "and"
            && second > end + 1
            && unit.is(second - 1, Tag::Name)
            && !(start..end).any(|i| unit.is(i, Tag::Name))
            && !unit.finite(second)
        {
            end = second;
        }
        (end > start).then_some(start..end)
    }
}

/// Where the main clause begins behind an introductory clause or phrase: past its comma.
pub(super) fn introduction_end(unit: &Unit<'_>) -> usize {
    if matches!(unit.tag(0), Some(Tag::Subordinator | Tag::Preposition | Tag::Ing | Tag::Past | Tag::Adverb))
        && let Some(comma) = (0..unit.len()).find(|&i| unit.is(i, Tag::Comma))
    {
        return comma + 1;
    }
    0
}
