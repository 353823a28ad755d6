//! Reports without quotation marks, and the words that tie quotations to their speakers: cue, frame, content, source.

use std::ops::Range;

use super::clause::Unit;
use super::cues::{self, Cue, Frames, Inflection, Tag};
use super::scope;
use crate::model::Span;

/// An attribution in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) source: Vec<Span>,
    pub(super) cue: Vec<Span>,
    pub(super) content: Vec<Span>,
    pub(super) presupposed: Vec<Span>,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
    /// Whether the unit ends in a colon, so that the next paragraph is the content.
    pub(super) announces: bool,
    /// A news outlet credited beside the speaker.
    pub(super) credit: bool,
}

/// What a cue says of the items behind it.
struct Complement {
    start: usize,
    rule: &'static str,
    class: usize,
    /// The content is a quotation that ends by itself.
    quote: bool,
}

/// Reads one unit and adds what it finds to `drafts`.
pub(super) fn read(unit: &Unit<'_>, drafts: &mut Vec<Draft>) {
    let first = drafts.len();
    let mut reader = Reader {
        unit,
        drafts,
        first,
        claimed: 0,
    };
    let mut at = 0;
    while at < unit.len() {
        let next = reader.step(at);
        at = next.max(at + 1);
    }
}

struct Reader<'u, 'a> {
    unit: &'u Unit<'a>,
    drafts: &'u mut Vec<Draft>,
    /// Index of the unit's first draft.
    first: usize,
    /// One past the last item some content of this unit has taken.
    claimed: usize,
}

impl Reader<'_, '_> {
    fn step(&mut self, at: usize) -> usize {
        let unit = self.unit;
        if unit.items[at].quote.is_some() {
            return at + 1;
        }
        let kind = unit.english.kind(unit.word_id(at));
        if kind == 0 {
            return at + 1;
        }
        if kind & cues::ACCORDING != 0
            && let Some(next) = self.according(at)
        {
            return next;
        }
        if kind & cues::PASSIVE != 0
            && let Some(next) = self.passive(at)
        {
            return next;
        }
        if kind & cues::VERB != 0
            && let Some(next) = self.verb(at)
        {
            return next;
        }
        if kind & cues::NOUN != 0
            && let Some(next) = self.noun(at)
        {
            return next;
        }
        if kind & cues::ADJECTIVE != 0
            && let Some(next) = self.adjective(at)
        {
            return next;
        }
        if kind & cues::ADVERB != 0 {
            return self.adverb(at);
        }
        at + 1
    }

    // ---- verbs -----------------------------------------------------------------------------------------------

    fn verb(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        let readings: Vec<&Cue> = unit
            .english
            .cues(unit.word_id(at))
            .iter()
            .filter(|cue| !unit.english.classes[cue.class].frames_empty())
            .filter(|cue| {
                cue.tail
                    .iter()
                    .enumerate()
                    .all(|(n, word)| unit.word(at + 1 + n) == &**word)
            })
            .collect();
        let longest = readings.first()?.tail.len();
        let inflection = readings[0].inflection;
        if !self.is_verbal(at, inflection) {
            return None;
        }
        let auxiliary = self.auxiliary_before(at);
        let participle = matches!(inflection, Inflection::PastOrParticiple | Inflection::Participle);
        let passive = participle && auxiliary == Some(true);
        if inflection == Inflection::Participle && auxiliary.is_none() {
            return None;
        }
        for length in (0..=longest).rev() {
            let classes: Vec<usize> = readings
                .iter()
                .filter(|cue| cue.tail.len() == length)
                .map(|cue| cue.class)
                .collect();
            if classes.is_empty() {
                continue;
            }
            let after = at + 1 + length;
            if passive {
                if let Some(next) = self.verb_passive(at, after, &classes) {
                    return Some(next);
                }
                continue;
            }
            if let Some(next) = self.verb_active(at, after, &classes, inflection) {
                return Some(next);
            }
        }
        None
    }

    /// Whether the item is a verb here: by its tag, or by what stands around it where the tag wavers.
    fn is_verbal(&self, at: usize, inflection: Inflection) -> bool {
        let unit = self.unit;
        let before = at.checked_sub(1).and_then(|b| unit.tag(b));
        match unit.tag(at) {
            Some(Tag::Past | Tag::Ing) => {
                if matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Hyphen)) {
                    return false;
                }
                // `a stated goal`, `her reported remarks`
                !(matches!(before, Some(Tag::Adjective))
                    && unit.nominal(at + 1)
                    && at > 1
                    && matches!(unit.tag(at - 2), Some(Tag::Determiner | Tag::Possessive)))
            }
            Some(Tag::Verb) => !matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Hyphen)),
            Some(Tag::Noun | Tag::Name | Tag::Adjective) => {
                if !matches!(
                    inflection,
                    Inflection::Base | Inflection::Third | Inflection::Past | Inflection::PastOrParticiple
                ) {
                    return false;
                }
                let subject = match before {
                    Some(Tag::Pronoun | Tag::Relative | Tag::Close) => true,
                    Some(Tag::Noun) => unit.word(at - 1).ends_with('s') || inflection != Inflection::Base,
                    Some(Tag::Name) => inflection != Inflection::Base || unit.word(at - 1).ends_with('s'),
                    _ => false,
                };
                let capital = unit.capitalised(at) && unit.is(at, Tag::Name);
                subject
                    && (unit.word(at + 1) == "that"
                        || matches!(
                            unit.tag(at + 1),
                            Some(Tag::Determiner | Tag::Pronoun | Tag::To | Tag::Quote)
                        )
                        || (capital && unit.capitalised(at + 1) && at > 0 && unit.capitalised(at - 1))
                        || (!capital && unit.is(at + 1, Tag::Name)))
            }
            _ => false,
        }
    }

    /// `Some(true)` if a form of *be* governs the verb, `Some(false)` for other auxiliaries, `None` for none.
    fn auxiliary_before(&self, at: usize) -> Option<bool> {
        let unit = self.unit;
        let mut i = at;
        while i > 0 && matches!(unit.tag(i - 1), Some(Tag::Adverb)) {
            i -= 1;
        }
        (i > 0 && unit.is(i - 1, Tag::Auxiliary)).then(|| {
            matches!(
                unit.word(i - 1),
                "is" | "are"
                    | "was"
                    | "were"
                    | "be"
                    | "been"
                    | "being"
                    | "am"
                    | "isn't"
                    | "wasn't"
                    | "aren't"
                    | "weren't"
                    | "he's"
                    | "she's"
                    | "it's"
                    | "they're"
            )
        })
    }

    fn verb_active(
        &mut self,
        at: usize,
        after: usize,
        classes: &[usize],
        inflection: Inflection,
    ) -> Option<usize> {
        let unit = self.unit;
        let subject = self.subject(at, inflection);
        let left_edge = subject.as_ref().map_or(at, |s| s.start.min(at));
        let aside = classes
            .iter()
            .find(|&&c| unit.english.classes[c].frames.has(Frames::ASIDE))
            .copied();
        // `“…,” she said on Monday at the …`: behind a quotation the aside wins over everything but *that*.
        let behind_quote = left_edge > 0
            && (unit.is_full_quote(left_edge - 1)
                || (unit.is(left_edge - 1, Tag::Comma)
                    && left_edge > 1
                    && unit.is_full_quote(left_edge - 2)));
        if let Some(class) = aside
            && behind_quote
            && inflection != Inflection::Ing
            && self.aside_possible(at, after, subject.as_ref())
            && !self.explicit(after)
        {
            return self.aside(at, after, subject, class);
        }
        if let Some(complement) = self.complement(after, classes, inflection) {
            return Some(self.report(at, after, subject, &complement));
        }
        if let Some(class) = aside
            && self.aside_possible(at, after, subject.as_ref())
        {
            return self.aside(at, after, subject, class);
        }
        None
    }

    /// Whether *that* or a colon stands behind the cue and its adjuncts.
    fn explicit(&self, after: usize) -> bool {
        let q = self.skip_adjuncts(after);
        self.unit.word(q) == "that" && !self.unit.is(q + 1, Tag::Comma) || self.unit.is(q, Tag::Colon)
    }

    /// The item behind adverbs, times and prepositional phrases.
    fn skip_adjuncts(&self, mut at: usize) -> usize {
        let unit = self.unit;
        loop {
            if unit.is(at, Tag::Adverb) || self.is_time(at) {
                at += 1;
                continue;
            }
            let preposition = unit.is(at, Tag::Preposition) || unit.is(at, Tag::To) || unit.word(at) == "as";
            if preposition {
                let end = unit.noun_phrase(at + 1);
                if end > at + 1 {
                    at = end;
                    continue;
                }
                if self.is_time(at + 1) {
                    at += 2;
                    continue;
                }
            }
            return at;
        }
    }

    fn is_time(&self, at: usize) -> bool {
        let unit = self.unit;
        at < unit.len() && unit.items[at].quote.is_none() && unit.english.time[unit.word_id(at).index()]
    }

    fn complement(&self, after: usize, classes: &[usize], inflection: Inflection) -> Option<Complement> {
        let unit = self.unit;
        let end = unit.end();
        let class_with = |frame: u16| {
            classes
                .iter()
                .find(|&&c| unit.english.classes[c].frames.has(frame))
                .copied()
        };
        let mut p = after;
        while unit.is(p, Tag::Adverb) || (self.is_time(p) && !unit.is(p, Tag::Determiner)) {
            p += 1;
        }
        let mut q = self.skip_adjuncts(p);
        let mut addressee = false;
        if class_with(Frames::ADDRESSEE).is_some() {
            let phrase = unit.noun_phrase(p);
            if phrase > p {
                addressee = true;
                p = phrase;
                q = self.skip_adjuncts(p);
            }
        }
        let made = |start: usize, rule: &'static str, class: usize, quote: bool| {
            Some(Complement {
                start,
                rule,
                class,
                quote,
            })
        };
        for here in [p, q] {
            if here >= end {
                continue;
            }
            if unit.word(here) == "that"
                && !self.is_time(here + 1)
                && let Some(class) = class_with(Frames::THAT)
            {
                return made(here, "verb-that", class, false);
            }
            // `said, “…`, `said: “…`, `said “…`
            let mark = usize::from(matches!(unit.tag(here), Some(Tag::Comma | Tag::Colon)));
            if unit.is(here + mark, Tag::Quote)
                && (mark == 1 || unit.is_full_quote(here))
                && let Some(class) = class_with(Frames::QUOTE)
            {
                return made(here + mark, "verb-quote", class, unit.is_full_quote(here + mark));
            }
            if unit.is(here, Tag::Colon)
                && here + 1 < end
                && let Some(class) = class_with(Frames::QUOTE)
            {
                return made(here + 1, "verb-colon", class, false);
            }
        }
        if q < end
            && unit.is(q, Tag::Comma)
            && unit.word(q + 1) == "that"
            && let Some(class) = class_with(Frames::THAT)
        {
            return made(q + 1, "verb-that", class, false);
        }
        if p >= end {
            return None;
        }
        if matches!(
            unit.word(p),
            "whether" | "if" | "how" | "what" | "why" | "who" | "where"
        ) && let Some(class) = class_with(Frames::WH)
        {
            return made(p, "verb-question", class, false);
        }
        if unit.is(p, Tag::To)
            && let Some(class) = class_with(Frames::TO)
        {
            let needs = unit.english.classes[class].frames.has(Frames::ADDRESSEE);
            let verb = if unit.is(p + 1, Tag::Adverb) { p + 2 } else { p + 1 };
            if (addressee || !needs)
                && matches!(
                    unit.tag(verb),
                    Some(Tag::Verb | Tag::Noun | Tag::Auxiliary | Tag::Adjective | Tag::Past)
                )
            {
                return made(p, "verb-to", class, false);
            }
        }
        if let Some(class) = class_with(Frames::ABOUT)
            && unit.english.classes[class]
                .prepositions
                .iter()
                .any(|w| w == unit.word(p))
        {
            return made(p + 1, "verb-about", class, false);
        }
        if unit.is(p, Tag::Ing)
            && let Some(class) = class_with(Frames::GERUND)
        {
            return made(p, "verb-gerund", class, false);
        }
        let starts = |at: usize| {
            matches!(
                unit.tag(at),
                Some(
                    Tag::Pronoun
                        | Tag::Determiner
                        | Tag::Name
                        | Tag::Noun
                        | Tag::Adjective
                        | Tag::Number
                        | Tag::Quote
                        | Tag::Ing
                )
            ) || matches!(
                unit.word(at),
                "if" | "$" | "£" | "€" | "there" | "because" | "while" | "even" | "to" | "what" | "when"
            )
        };
        if let Some(class) = class_with(Frames::BARE) {
            for here in [p, q] {
                if here < end
                    && starts(here)
                    && (addressee || !unit.english.classes[class].frames.has(Frames::ADDRESSEE))
                    && self.clause_at(here, end)
                {
                    return made(here, "verb-clause", class, false);
                }
            }
        }
        if let Some(class) = class_with(Frames::OBJECT) {
            let object =
                unit.nominal(p) || unit.is(p, Tag::Pronoun) || unit.is(p, Tag::Ing) || unit.is(p, Tag::Quote);
            let by = inflection == Inflection::PastOrParticiple && unit.word(p) == "by";
            if object && !by && !self.is_time(p) {
                let presupposed = unit.english.classes[class].presupposed;
                return made(
                    p,
                    if presupposed { "verb-judged" } else { "verb-object" },
                    class,
                    false,
                );
            }
        }
        None
    }

    /// Whether a subject and a finite verb come from `at` on.
    fn clause_at(&self, at: usize, end: usize) -> bool {
        let unit = self.unit;
        let mut i = at;
        let mut nominal = false;
        while i < end {
            match unit.items[i].tag {
                Tag::Stop => return false,
                Tag::Verb | Tag::Past | Tag::Auxiliary if nominal => return true,
                Tag::Noun
                | Tag::Name
                | Tag::Pronoun
                | Tag::Number
                | Tag::Quote
                | Tag::Ing
                | Tag::Determiner => nominal = true,
                _ => {}
            }
            i += 1;
        }
        false
    }

    fn report(
        &mut self,
        at: usize,
        after: usize,
        subject: Option<Range<usize>>,
        complement: &Complement,
    ) -> usize {
        let unit = self.unit;
        let class = &unit.english.classes[complement.class];
        let end = if complement.quote {
            scope::quotation_end(unit, complement.start)
        } else {
            scope::content_end(unit, complement.start, at)
        };
        if end <= complement.start {
            return after;
        }
        let content = unit.span(complement.start..end);
        let presupposed = scope::presupposed(unit, complement.start..end, class.presupposed);
        let confidence = class.confidence;
        self.claimed = self.claimed.max(end);
        let source = self.source_or_inherited(subject, at);
        self.push(Draft {
            source,
            cue: vec![unit.span(at..after)],
            content: vec![content],
            presupposed,
            rule: complement.rule,
            confidence,
            ..Draft::default()
        });
        after
    }

    fn source_or_inherited(&self, subject: Option<Range<usize>>, at: usize) -> Vec<Span> {
        let unit = self.unit;
        if let Some(subject) = subject {
            return vec![unit.span(subject)];
        }
        if let Some(draft) = self.drafts[self.first..]
            .iter()
            .rev()
            .find(|draft| !draft.source.is_empty())
        {
            return draft.source.clone();
        }
        self.main_subject(at)
            .map(|s| vec![unit.span(s)])
            .unwrap_or_default()
    }

    /// The subject of the unit's first finite verb before `at`, or of the first one at all.
    fn main_subject(&self, at: usize) -> Option<Range<usize>> {
        let unit = self.unit;
        let finite = |range: Range<usize>| {
            range.into_iter().find_map(|i| {
                if unit.finite(i) {
                    unit.noun_phrase_before(i)
                } else {
                    None
                }
            })
        };
        finite(0..at).or_else(|| finite(at + 1..unit.len()))
    }

    fn push(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }

    // ---- asides ----------------------------------------------------------------------------------------------

    fn aside_possible(&self, at: usize, after: usize, subject: Option<&Range<usize>>) -> bool {
        let unit = self.unit;
        let Some(subject) = subject else { return false };
        let left = subject.start.min(at);
        if left == 0 {
            return false;
        }
        let _ = after;
        matches!(unit.tag(left - 1), Some(Tag::Comma | Tag::Dash))
            || unit.is_full_quote(left - 1)
            || (unit.is(left - 1, Tag::Quote) && left == 1)
            || (unit.is(left - 1, Tag::Stop) && unit.word(left - 1) == "?")
    }

    fn aside(
        &mut self,
        at: usize,
        after: usize,
        subject: Option<Range<usize>>,
        class: usize,
    ) -> Option<usize> {
        let unit = self.unit;
        let subject = subject?;
        let left = subject.start.min(at);
        let mut edge = left;
        if edge > 0 && matches!(unit.tag(edge - 1), Some(Tag::Comma | Tag::Dash)) {
            edge -= 1;
        }
        let from = scope::clause_start(unit, edge, self.claimed);
        let cue_end = after.max(subject.end);
        let mut content = Vec::new();
        let mut quoted = false;
        if from < edge {
            let range = from..edge;
            quoted = unit.is(edge - 1, Tag::Quote);
            let clause = range.clone().any(|i| unit.finite(i) || unit.is(i, Tag::Quote));
            if clause {
                content.push(unit.span(range));
            }
        }
        // What goes on behind the aside.
        let mut r = self.skip_adjuncts(cue_end);
        if unit.is(r, Tag::Comma) {
            let next = r + 1;
            let goes_on = if quoted {
                unit.is(next, Tag::Quote)
            } else {
                next < unit.end()
                    && !matches!(unit.tag(next), Some(Tag::Ing | Tag::Relative))
                    && !unit.english.handback.iter().any(|w| w == unit.word(next))
                    && !matches!(
                        unit.word(next),
                        "with" | "in" | "on" | "at" | "after" | "during" | "but" | "according"
                    )
                    && (content.is_empty() || !unit.is(next, Tag::Preposition))
            };
            if goes_on {
                let end = scope::content_end(unit, next, at);
                if end > next {
                    content.push(unit.span(next..end));
                    self.claimed = self.claimed.max(end);
                    r = end;
                }
            }
        } else if matches!(unit.tag(r), Some(Tag::Colon)) && unit.is(r + 1, Tag::Quote) {
            content.push(unit.span(r + 1..r + 2));
        }
        if content.is_empty() {
            return None;
        }
        let _ = r;
        self.claimed = self.claimed.max(cue_end);
        let class = &unit.english.classes[class];
        let presupposed = content
            .iter()
            .flat_map(|span| {
                let items = unit
                    .items
                    .iter()
                    .position(|i| unit.reading.tokens()[i.token as usize].start >= span.start)
                    .unwrap_or(0);
                let end = unit
                    .items
                    .iter()
                    .rposition(|i| unit.reading.tokens()[i.token as usize].start < span.end)
                    .map_or(items, |e| e + 1);
                scope::presupposed(unit, items..end.max(items), false)
            })
            .collect();
        self.push(Draft {
            source: vec![unit.span(subject)],
            cue: vec![unit.span(at..after)],
            content,
            presupposed,
            rule: if quoted { "aside-quote" } else { "aside" },
            confidence: if quoted {
                class.confidence
            } else {
                class.confidence - 0.05
            },
            ..Draft::default()
        });
        Some(cue_end)
    }

    // ---- subjects --------------------------------------------------------------------------------------------

    /// The items that name who speaks: before the verb, or behind it where the order is turned.
    fn subject(&self, at: usize, inflection: Inflection) -> Option<Range<usize>> {
        let unit = self.unit;
        let mut i = at;
        while i > 0 {
            match unit.tag(i - 1) {
                Some(Tag::Adverb | Tag::Auxiliary) => i -= 1,
                Some(Tag::To) => {
                    i -= 1;
                    while i > 0
                        && (matches!(
                            unit.tag(i - 1),
                            Some(
                                Tag::Verb
                                    | Tag::Past
                                    | Tag::Ing
                                    | Tag::Adjective
                                    | Tag::Adverb
                                    | Tag::Auxiliary
                            )
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
            return if inflection == Inflection::Ing {
                None
            } else {
                self.inverted(at)
            };
        }
        match unit.tag(i - 1) {
            Some(Tag::Relative) => {
                let mut end = i - 1;
                if end > 0 && unit.is(end - 1, Tag::Comma) {
                    end -= 1;
                }
                unit.noun_phrase_before(end)
            }
            Some(Tag::Comma) if inflection != Inflection::Ing => {
                if let Some(inverted) = self.inverted(at) {
                    return Some(inverted);
                }
                // `Venn, the mayor of Port Ansel, said`
                let open = (0..i - 1).rev().take(30).find(|&j| unit.is(j, Tag::Comma))?;
                unit.noun_phrase_before(open)
            }
            Some(Tag::Comma) => None,
            Some(Tag::Dash) if inflection != Inflection::Ing => self.inverted(at),
            Some(Tag::Coordinator) => None,
            Some(Tag::Quote) if unit.is_full_quote(i - 1) => {
                if inflection == Inflection::Ing {
                    None
                } else {
                    self.inverted(at)
                }
            }
            Some(Tag::Subordinator | Tag::Preposition) => None,
            _ => unit.noun_phrase_before(i),
        }
    }

    /// `…, said Orla Venn, …`
    fn inverted(&self, at: usize) -> Option<Range<usize>> {
        let unit = self.unit;
        let start = at + 1;
        if !(unit.nominal(start) || unit.is(start, Tag::Pronoun)) || self.is_time(start) {
            return None;
        }
        let end = unit.noun_phrase(start);
        (end > start).then_some(start..end)
    }

    // ---- other cues ------------------------------------------------------------------------------------------

    fn verb_passive(&mut self, at: usize, after: usize, classes: &[usize]) -> Option<usize> {
        let unit = self.unit;
        let class_with = |frame: u16| {
            classes
                .iter()
                .find(|&&c| unit.english.classes[c].frames.has(frame))
                .copied()
        };
        let mut p = after;
        let mut source = Vec::new();
        while unit.is(p, Tag::Adverb) || self.is_time(p) {
            p += 1;
        }
        if unit.word(p) == "by" {
            let end = unit.noun_phrase(p + 1);
            if end > p + 1 {
                source = vec![unit.span(p + 1..end)];
                p = end;
            }
        }
        let q = self.skip_adjuncts(p);
        let found = if matches!(unit.word(q), "that") && class_with(Frames::THAT).is_some() {
            class_with(Frames::THAT).map(|c| (q, "passive-that", c))
        } else if matches!(unit.word(p), "whether" | "if" | "how" | "what" | "why" | "about")
            && class_with(Frames::ADDRESSEE).is_some()
        {
            class_with(Frames::ADDRESSEE).map(|c| (p, "passive-question", c))
        } else if unit.is(p, Tag::To)
            && class_with(Frames::ADDRESSEE).is_some()
            && class_with(Frames::TO).is_some()
            && !source.is_empty()
        {
            class_with(Frames::TO).map(|c| (p, "passive-to", c))
        } else {
            None
        }?;
        let end = scope::content_end(unit, found.0, at);
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
            ..Draft::default()
        });
        Some(after)
    }

    /// `is believed to be …`, `was accused of …`, `was described as …`
    fn passive(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if self.auxiliary_before(at) != Some(true) {
            return None;
        }
        let word = unit.word(at);
        let list = &unit.english.passives;
        let next = unit.word(at + 1);
        let rule = if next == "to" && list.to.iter().any(|w| w == word) {
            "passive-hearsay"
        } else if next == "as" && list.as_.iter().any(|w| w == word) {
            "passive-as"
        } else if next == "of" && list.of.iter().any(|w| w == word) {
            "passive-accused"
        } else {
            return None;
        };
        let start = at + 1;
        let mut end = scope::content_end(unit, start, at);
        let mut source = Vec::new();
        if let Some(by) = (start..end).rev().find(|&i| unit.word(i) == "by") {
            let to = unit.noun_phrase(by + 1);
            if rule == "passive-as" && to > by + 1 && to == end {
                source = vec![unit.span(by + 1..to)];
                end = by;
            }
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
            rule,
            confidence,
            ..Draft::default()
        });
        Some(at + 1)
    }

    /// `the claim that …`
    fn noun(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if unit.word(at + 1) != "that" || self.is_time(at + 2) {
            return None;
        }
        let class = unit
            .english
            .cues(unit.word_id(at))
            .iter()
            .map(|cue| cue.class)
            .find(|&c| unit.english.classes[c].frames_empty())?;
        // `that` must open a clause with its own subject, not a relative one.
        if unit.finite(at + 2) {
            return None;
        }
        let start = at + 1;
        let end = scope::content_end(unit, start, at);
        if end <= start + 1 {
            return None;
        }
        let mut source = Vec::new();
        let mut i = at;
        while i > 0 && matches!(unit.tag(i - 1), Some(Tag::Adjective | Tag::Noun)) {
            i -= 1;
        }
        if i > 0 && unit.is(i - 1, Tag::Possessive) {
            if let Some(range) = unit.noun_phrase_before(i - 1) {
                source = vec![unit.span(range)];
            }
        } else if i > 0 && matches!(unit.word(i - 1), "his" | "her" | "their" | "its") {
            source = vec![unit.span(i - 1..i)];
        }
        let confidence = unit.english.classes[class].confidence;
        self.claimed = self.claimed.max(end);
        let presupposed = scope::presupposed(unit, start..end, false);
        self.push(Draft {
            source,
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(start..end)],
            presupposed,
            rule: "noun-that",
            confidence,
            ..Draft::default()
        });
        Some(at + 1)
    }

    /// `is confident that …`
    fn adjective(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if unit.word(at + 1) != "that" {
            return None;
        }
        let mut i = at;
        while i > 0 && matches!(unit.tag(i - 1), Some(Tag::Adverb)) {
            i -= 1;
        }
        if i == 0 || !unit.is(i - 1, Tag::Auxiliary) {
            return None;
        }
        let subject = self.subject(at, Inflection::Past);
        let start = at + 1;
        let end = scope::content_end(unit, start, at);
        if end <= start {
            return None;
        }
        let source = subject.map(|s| vec![unit.span(s)]).unwrap_or_default();
        self.claimed = self.claimed.max(end);
        let confidence = unit.english.adjectives.confidence;
        self.push(Draft {
            source,
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(start..end)],
            rule: "adjective-that",
            confidence,
            ..Draft::default()
        });
        Some(at + 1)
    }

    fn adverb(&mut self, at: usize) -> usize {
        at + 1
    }

    /// `according to …`, `in her view`, `citing …`
    fn according(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if unit.word(at) != "according" || unit.word(at + 1) != "to" {
            return None;
        }
        let start = at + 2;
        let mut end = unit.noun_phrase(start);
        if end == start {
            return None;
        }
        // The source's own adjuncts: `according to a report published on Monday by …`
        while end < unit.end()
            && !unit.is(end, Tag::Comma)
            && !unit.finite(end)
            && !unit.is(end, Tag::Dash)
            && !unit.is(end, Tag::Stop)
        {
            end += 1;
        }
        let source = start..unit.noun_phrase(start);
        let mut content = Vec::new();
        let rule;
        if at == 0 || (unit.is(at - 1, Tag::Coordinator) && at == 1) {
            rule = "according-to-first";
            let from = match (end..unit.end()).find(|&i| unit.is(i, Tag::Comma)) {
                Some(comma) => comma + 1,
                None => end,
            };
            let to = scope::content_end(unit, from, at);
            if to > from {
                content.push(unit.span(from..to));
            }
        } else {
            let mut edge = at;
            if unit.is(edge - 1, Tag::Comma) {
                edge -= 1;
            }
            let from = scope::figure_start(unit, edge, end)
                .unwrap_or_else(|| scope::clause_start(unit, edge, self.claimed));
            rule = "according-to";
            if from < edge {
                content.push(unit.span(from..edge));
            }
            if unit.is(end, Tag::Comma) && unit.is(edge, Tag::Comma) {
                let next = end + 1;
                let stops = matches!(
                    unit.tag(next),
                    Some(Tag::Coordinator | Tag::Relative | Tag::Ing | Tag::Preposition)
                ) || unit.english.handback.iter().any(|w| w == unit.word(next));
                if !stops && next < unit.end() {
                    let to = scope::content_end(unit, next, at);
                    content.push(unit.span(next..to));
                }
            }
        }
        if content.is_empty() {
            return None;
        }
        let cue = unit.span(at..at + 2);
        let source = vec![unit.span(source)];
        self.claimed = self.claimed.max(end);
        self.push(Draft {
            source,
            cue: vec![cue],
            content,
            rule,
            confidence: 0.9,
            ..Draft::default()
        });
        Some(end)
    }
}
