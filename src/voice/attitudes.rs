//! Reports that hang on a passive, a noun, an adjective or an expressed feeling.

use std::ops::Range;

use super::cues::{Frames, Inflection, Tag};
use super::indirect::{Draft, Reader};
use super::scope;

impl Reader<'_, '_> {
    pub(super) fn verb_passive(&mut self, at: usize, after: usize, classes: &[usize]) -> Option<usize> {
        let unit = self.unit;
        let class_with = |frame: u16| classes.iter().find(|&&c| unit.english.classes[c].frames.has(frame)).copied();
        let opening = self.is_opening_participle(at);
        let mut p = after;
        let mut source = Vec::new();
        while unit.is(p, Tag::Adverb) || self.is_time(p) {
            p += 1;
        }
        if let Some(agent) = self.agent(p) {
            p = agent.end;
            source = vec![unit.span(agent)];
        }
        let q = self.skip_adjuncts(p);
        let found = if matches!(unit.word(q), "that") && class_with(Frames::THAT).is_some() {
            class_with(Frames::THAT).map(|c| (q, "passive-that", c))
        } else if unit.is(at, Tag::Past)
            && at > 1
            && unit.word(at - 2) == "it"
            && class_with(Frames::THAT).is_some()
            && p == after
            && self.strict_clause_at(p, unit.end())
        {
            // `it is believed the regime has fallen`
            class_with(Frames::THAT).map(|c| (p, "passive-that", c))
        } else if let Some(asked) = [p, q].into_iter().find(|&i| {
            matches!(unit.word(i), "whether" | "if" | "how" | "what" | "why")
                || unit.word(i) == "about" && !opening
                || matches!(unit.word(i), "who" | "which" | "where" | "when") && (opening || i == after)
        }) && class_with(Frames::ADDRESSEE).is_some()
        {
            class_with(Frames::ADDRESSEE).map(|c| (asked, "passive-question", c))
        } else if unit.is(p, Tag::To)
            && class_with(Frames::ADDRESSEE).is_some()
            && class_with(Frames::TO).is_some()
            && (!source.is_empty() || opening)
        {
            class_with(Frames::TO).map(|c| (p, "passive-to", c))
        } else if opening && class_with(Frames::BARE).is_some() && self.strict_clause_at(p, unit.end()) {
            class_with(Frames::BARE).map(|c| (p, "passive-that", c))
        } else {
            None
        }?;
        let end = self.content_end(found.0, at);
        let end = if opening { end.min(self.fronted_end(at, found.0, Inflection::PastOrParticiple)) } else { end };
        if end <= found.0 {
            return None;
        }
        let class = &unit.english.classes[found.2];
        let presupposed = scope::presupposed(unit, found.0..end, class.presupposed);
        self.claimed = self.claimed.max(end);
        self.push(Draft {
            source,
            cue: vec![unit.span(at..after)],
            content: vec![unit.span(found.0..end)],
            presupposed,
            rule: found.1,
            confidence: class.confidence - 0.1,
        });
        Some(after)
    }

    /// The noun phrase behind a *by* at `by`.
    fn agent(&self, by: usize) -> Option<Range<usize>> {
        let unit = self.unit;
        (unit.word(by) == "by").then(|| by + 1..unit.noun_phrase(by + 1)).filter(|phrase| !phrase.is_empty())
    }

    /// `is considered a thug by Venn`, `, designated by the council as unsafe,`: who names stands behind *by*.
    pub(super) fn passive_named(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if !unit.english.passives.by.iter().any(|w| w == unit.word(at)) {
            return None;
        }
        let passive = self.auxiliary_before(at) == Some(true);
        // A participle without *be* stands between commas behind its noun, or right behind it with *as*.
        let behind_noun = at > 0 && unit.is(at - 1, Tag::Noun) && unit.word(at + 1) == "as";
        if !passive && !behind_noun && !(at > 1 && unit.is(at - 1, Tag::Comma) && unit.nominal(at - 2)) {
            return None;
        }
        let (source, content, close) = if let Some(source) = self.agent(at + 1) {
            let start = if unit.word(source.end) == "as" { source.end + 1 } else { source.end };
            let end = self.content_end(start, at);
            let end = (start..end).find(|&i| unit.is(i, Tag::Comma)).unwrap_or(end);
            (source, start..end, end)
        } else {
            let start = if unit.word(at + 1) == "as" { at + 2 } else { at + 1 };
            let by = (start + 1..unit.end().min(start + 10)).find(|&i| unit.word(i) == "by" || unit.finite(i))?;
            let source = self.agent(by)?;
            let close = source.end;
            (source, start..by, close)
        };
        let opens = unit.nominal(content.start) || matches!(unit.tag(content.start), Some(Tag::Quote | Tag::Past));
        let set_off = passive || behind_noun || unit.is(close, Tag::Comma);
        if content.is_empty() || !opens || !set_off {
            return None;
        }
        self.claimed = self.claimed.max(close);
        let confidence = unit.english.passives.confidence;
        self.push(Draft {
            source: vec![unit.span(source)],
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(content)],
            presupposed: Vec::new(),
            rule: "passive-named",
            confidence,
        });
        Some(at + 1)
    }

    /// Whether a participle is set off behind the noun phrase that opens the sentence: *The general, accused of murder,
    /// fled.* It is passive: somebody else accuses.
    pub(super) fn is_set_off_participle(&self, at: usize) -> bool {
        let unit = self.unit;
        let mut from = at;
        while from > 0 && unit.is(from - 1, Tag::Adverb) {
            from -= 1;
        }
        from > 1
            && unit.is(at, Tag::Past)
            && unit.is(from - 1, Tag::Comma)
            && unit.noun_phrase_before(from - 1).is_some_and(|named| {
                named.start == 0
                    || named.start == 1 && matches!(unit.tag(0), Some(Tag::Coordinator | Tag::Adverb | Tag::Subordinator))
            })
            // `The plan, argued Venn, is dead.`
            && !matches!(unit.word(at), "said" | "told" | "added" | "wrote")
            && !matches!(unit.tag(at + 1), Some(Tag::Name | Tag::Pronoun))
    }

    /// Whether somebody is spoken to in a participle without a subject, in front of its clause or behind *when*: *Asked
    /// whether …, Venn said*; *when told that …*.
    pub(super) fn is_opening_participle(&self, at: usize) -> bool {
        let unit = self.unit;
        let opens = at == 0
            || at == 1 && unit.is(0, Tag::Coordinator)
            || matches!(unit.word(at - 1), "when" | "if" | "once" | "being");
        opens
            && unit.is(at, Tag::Past)
            // `Told Venn: “…”`
            && !unit.is(at + 1, Tag::Quote)
            && (at > 0 || !unit.is(at + 1, Tag::Name))
    }

    /// `is believed to be …`, `was accused of …`, `was described as …`
    pub(super) fn passive(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        let word = unit.word(at);
        let list = &unit.english.passives;
        // `a general accused of murder`
        let reduced = unit.is(at, Tag::Past)
            && (at > 0
                && (unit.is(at - 1, Tag::Noun) || at == 1 && unit.is(0, Tag::Name))
                && unit.word(at + 1) == "of"
                && list.of.iter().any(|w| w == word)
                || self.is_set_off_participle(at));
        let stands = at > 0 && matches!(unit.word(at - 1), "stand" | "stands" | "stood" | "remains" | "remained");
        if self.auxiliary_before(at) != Some(true) && !reduced && !stands {
            return None;
        }
        // `was accused by Venn of …`
        let mut source = Vec::new();
        let mut start = at + 1;
        if let Some(mut agent) = self.agent(start) {
            // `was accused by rights groups of fraud`: the *of* is the verb's.
            if let Some(of) = agent.clone().find(|&i| unit.word(i) == "of" && list.of.iter().any(|w| w == word)) {
                agent.end = of;
            }
            start = agent.end;
            source = vec![unit.span(agent)];
        }
        let next = unit.word(start);
        let rule = if next == "to" && list.to.iter().any(|w| w == word) {
            "passive-hearsay"
        } else if next == "as" && list.as_.iter().any(|w| w == word) {
            "passive-as"
        } else if next == "for" && list.for_.iter().any(|w| w == word) {
            "passive-judged"
        } else if next == "of" && list.of.iter().any(|w| w == word)
            || next == "with" && list.with.iter().any(|w| w == word)
        {
            "passive-accused"
        } else {
            return None;
        };
        let mut end = self.content_end(start, at);
        if rule == "passive-hearsay" {
            end = (start..end).find(|&i| unit.is(i, Tag::Comma)).unwrap_or(end);
        }
        if reduced {
            // `accused of slaughter`: no verb.
            end = (start + 2..end).find(|&i| unit.is(i, Tag::Comma) || unit.finite(i)).unwrap_or(end);
        }
        // `was accused of fraud by Venn`, but not `was accused of breaking the law by selling the port`
        if source.is_empty()
            && let Some(by) = (start + 1..end).rev().find(|&i| unit.word(i) == "by")
            && !(start..by).any(|i| unit.is(i, Tag::Past))
            && let Some(agent) = self.agent(by)
            && agent.end == end
        {
            source = vec![unit.span(agent)];
            end = by;
        }
        if end <= start {
            return None;
        }
        self.claimed = self.claimed.max(end);
        let confidence = list.confidence;
        self.push(Draft {
            source,
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(start..end)],
            presupposed: Vec::new(),
            rule,
            confidence,
        });
        Some(at + 1)
    }

    /// `is confident that …`
    pub(super) fn adjective(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        // `is convinced the war is lost`
        let bare = matches!(unit.tag(at + 1), Some(Tag::Pronoun | Tag::Determiner | Tag::Name))
            && self.strict_clause_at(at + 1, unit.end());
        let clause = unit.english.adjectives.lemmas.iter().any(|w| w == unit.word(at));
        if !clause || unit.word(at + 1) != "that" && !bare {
            return self.adjective_phrase(at);
        }
        let (i, copula) = self.copula_before(at);
        // `Venn, convinced that …, left`; `Fearful that …, she left.`
        let set_off = unit.word(at + 1) == "that" && (i == 0 || unit.is(i - 1, Tag::Comma));
        if !copula && !set_off {
            return None;
        }
        if !copula {
            return self.set_off_adjective(at, i);
        }
        let verb = if unit.is(i - 1, Tag::Auxiliary) { at } else { i - 1 };
        let subject = self.subject(verb, Inflection::Past);
        // `it is clear that …` is the outlet's own judgement.
        if subject.as_ref().is_some_and(|s| matches!(unit.word(s.start), "it" | "you"))
            || unit.word(i - 1).starts_with("it")
            || unit.word(i - 1).starts_with("you")
        {
            return None;
        }
        let start = at + 1;
        let end = self.content_end(start, at);
        if end <= start {
            return None;
        }
        Some(self.adjective_report(at, subject, start..end))
    }

    /// Where an adjective's modifiers begin, and whether *be* or the like stands before them.
    fn copula_before(&self, at: usize) -> (usize, bool) {
        let unit = self.unit;
        let mut i = at;
        while i > 0 && matches!(unit.tag(i - 1), Some(Tag::Adverb)) {
            i -= 1;
        }
        let verb = |at: usize| {
            let forms = [
                "remain", "remains", "remained", "feel", "feels", "felt", "became", "become", "grew", "sounded",
                "seems", "seem", "seemed",
            ];
            unit.is(at, Tag::Auxiliary) || forms.contains(&unit.word(at))
        };
        (i, i > 0 && verb(i - 1))
    }

    /// `are worried about the raid`, `is eager to leave`: what somebody feels about something or would do. Nobody spoke.
    fn adjective_phrase(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        let list = &unit.english.adjectives;
        let listed = |words: &[String], at: usize| words.iter().any(|w| w == unit.word(at));
        let about = listed(&list.about, at) && listed(&list.prepositions, at + 1);
        let to = listed(&list.to, at) && unit.is(at + 1, Tag::To) && !unit.nominal(at + 2);
        if !about && !to {
            return None;
        }
        let (first, copula) = self.copula_before(at);
        let set_off = first > 0 && unit.is(first - 1, Tag::Comma);
        let subject = if copula {
            self.subject(if unit.is(first - 1, Tag::Auxiliary) { at } else { first - 1 }, Inflection::Past)
        } else if set_off {
            unit.noun_phrase_before(first - 1)
        } else {
            None
        }?;
        let nobody = matches!(unit.word(subject.start), "it" | "this" | "that" | "there" | "which" | "you");
        let (start, rule) = if about { (at + 2, "attitude-object") } else { (at + 1, "attitude-to") };
        let end = self.content_end(start, at);
        let end = end.min(scope::phrase_end(unit, start, end));
        let named = unit.items[start.min(end)..end]
            .iter()
            .all(|item| matches!(item.tag, Tag::Name | Tag::Pronoun | Tag::Mark | Tag::Possessive | Tag::Hyphen));
        if nobody || subject.end > at || end <= start || named {
            return None;
        }
        self.claimed = self.claimed.max(end);
        self.push(Draft {
            source: vec![unit.span(subject)],
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(start..end)],
            presupposed: Vec::new(),
            rule,
            confidence: 0.5,
        });
        Some(at + 1)
    }

    /// An adjective with its clause between commas, whose modifiers begin at `first`.
    fn set_off_adjective(&mut self, at: usize, first: usize) -> Option<usize> {
        let unit = self.unit;
        let end = self.content_end(at + 1, at);
        let comma = (at + 2..end).find(|&i| first == 0 && unit.is(i, Tag::Comma));
        let end = comma.unwrap_or(end);
        let subject = match first.checked_sub(1) {
            Some(comma) => unit.noun_phrase_before(comma).filter(|_| unit.is(end, Tag::Comma)),
            None => None,
        }
        .or_else(|| self.main_subject(at));
        (end > at + 2 && subject.is_some()).then(|| self.adjective_report(at, subject, at + 1..end))
    }

    fn adjective_report(&mut self, at: usize, subject: Option<Range<usize>>, content: Range<usize>) -> usize {
        let unit = self.unit;
        self.claimed = self.claimed.max(content.end);
        self.push(Draft {
            source: subject.map(|subject| unit.span(subject)).into_iter().collect(),
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(content)],
            presupposed: Vec::new(),
            rule: "adjective-that",
            confidence: unit.english.adjectives.confidence,
        });
        at + 1
    }

    /// Whether a noun phrase names what happened or was done, which cannot speak.
    pub(super) fn is_happening(&self, phrase: &Range<usize>) -> bool {
        let unit = self.unit;
        let end = phrase.clone().find(|&i| unit.is(i, Tag::Preposition)).unwrap_or(phrase.end);
        end > phrase.start && unit.english.phrases.happenings.iter().any(|word| word == unit.word(end - 1))
    }

    /// `expressed serious concern over …`
    pub(super) fn emotion(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if !matches!(unit.tag(at), Some(Tag::Verb | Tag::Past | Tag::Ing | Tag::Noun)) {
            return None;
        }
        let felt = |word: &str| unit.english.emotions.nouns.iter().any(|w| w == word);
        // `expressed “grave concern” at the raid`
        let quoted = unit.quote(at + 1).and_then(|quote| unit.reading.tokens_in(quote.inner).last());
        let quoted = quoted.is_some_and(|last| felt(unit.reading.folded(last)));
        let noun = if quoted { at + 1 } else { (at + 1..unit.len().min(at + 6)).find(|&i| felt(unit.word(i)))? };
        if (at + 1..noun).any(|i| !unit.nominal(i) && !unit.is(i, Tag::Adverb)) {
            return None;
        }
        let preposition = noun + 1;
        let bare = matches!(unit.tag(preposition), Some(Tag::Pronoun | Tag::Determiner | Tag::Name))
            && self.strict_clause_at(preposition, unit.end());
        if !bare && !unit.english.emotions.prepositions.iter().any(|w| w == unit.word(preposition)) {
            return None;
        }
        let clause = bare || unit.word(preposition) == "that";
        let start = match (quoted, clause) {
            (true, _) => noun,
            (_, true) => preposition,
            (_, false) => preposition + 1,
        };
        let mut end = self.content_end(start, at);
        if !clause {
            end = end.min(scope::phrase_end(unit, start, end));
        }
        if end <= start {
            return None;
        }
        let inflection = if unit.is(at, Tag::Ing) { Inflection::Ing } else { Inflection::Past };
        let subject = self.subject(at, inflection);
        // `The killing raised fears that …`: nobody’s in particular.
        let happening = unit.word(at).starts_with("rais")
            && subject.clone().or_else(|| self.main_subject(at)).is_some_and(|subject| self.is_happening(&subject));
        let source = if happening { Vec::new() } else { self.source_or_inherited(subject, at) };
        if source.is_empty() && !(happening && clause) {
            return None;
        }
        self.claimed = self.claimed.max(end);
        let presupposed = scope::presupposed(unit, start..end, !clause);
        self.push(Draft {
            source,
            cue: vec![unit.span(at..if quoted { noun } else { noun + 1 })],
            content: vec![unit.span(start..end)],
            presupposed,
            rule: "expressed",
            confidence: 0.85,
        });
        Some(preposition)
    }
}

#[cfg(test)]
mod tests {
    use crate::voice::examples::check;

    #[test]
    fn feelings_about_something() {
        check("[Farmers] are {worried} about <the regime>.");
        check("[The mayor] has been {vocal} about <the massacre>.");
        check("[Lind] was {eager} <to leave the thugs>.");
        check("It was worried about nothing, that dog.");
    }

    #[test]
    fn attitudes_between_commas_and_without_that() {
        check("[Venn], {convinced} <that the harbour was unsafe>, closed it.");
        check("[Many voters] are {nervous} <that Venn is losing>.");
        check("[The ministry] {expressed confidence} <it was holding the better hand>.");
        check("Ardalia stands accused.");
        check("Ardalia stands {accused} <of genocide>.");
    }
}
