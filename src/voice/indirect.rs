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
pub(super) fn read(unit: &Unit<'_>, opens_paragraph: bool, headline: bool, drafts: &mut Vec<Draft>) {
    let first = drafts.len();
    let mut reader = Reader { unit, drafts, first, claimed: 0, opens_paragraph, headline };
    let mut at = reader.speaker_colon().unwrap_or(0);
    if at == 0 {
        reader.trailing_speaker();
    }
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
    /// Whether the unit is the first of its paragraph.
    opens_paragraph: bool,
    /// Whether it is a title, a subheading or a line without a full stop.
    headline: bool,
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
        if kind & cues::EMOTION != 0
            && let Some(next) = self.emotion(at)
        {
            return next;
        }
        if at > 0
            && kind & cues::VERB != 0
            && let Some(next) = self.as_said(at)
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
            .filter(|cue| cue.tail.iter().enumerate().all(|(n, word)| unit.word(at + 1 + n) == &**word))
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
            let classes: Vec<usize> = readings.iter().filter(|cue| cue.tail.len() == length).map(|cue| cue.class).collect();
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
                if matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Hyphen)) && !matches!(unit.word(at - 1), "both" | "all") {
                    return false;
                }
                // `a stated goal`, `her reported remarks`
                !(matches!(before, Some(Tag::Adjective)) && unit.nominal(at + 1) && at > 1 && matches!(unit.tag(at - 2), Some(Tag::Determiner | Tag::Possessive)))
            }
            Some(Tag::Verb) => !matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Hyphen)),
            // `but warning that`: no determiner, so no noun.
            Some(Tag::Noun) if inflection == Inflection::Ing => matches!(before, Some(Tag::Comma | Tag::Coordinator | Tag::Dash | Tag::Adverb)),
            Some(Tag::Noun | Tag::Name | Tag::Adjective) => {
                if !matches!(inflection, Inflection::Base | Inflection::Third | Inflection::Past | Inflection::PastOrParticiple) {
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
                        || matches!(unit.tag(at + 1), Some(Tag::Determiner | Tag::Pronoun | Tag::To | Tag::Quote))
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
            matches!(unit.word(i - 1), "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "isn't" | "wasn't" | "aren't" | "weren't" | "he's" | "she's" | "it's" | "they're")
        })
    }

    fn verb_active(&mut self, at: usize, after: usize, classes: &[usize], inflection: Inflection) -> Option<usize> {
        let unit = self.unit;
        let subject = self.subject(at, inflection);
        let left_edge = subject.as_ref().map_or(at, |s| s.start.min(at));
        let with = |frame: u16| classes.iter().find(|&&c| unit.english.classes[c].frames.has(frame)).copied();
        let aside = with(Frames::ASIDE);
        // `“…,” she said on Monday at the …`: behind a quotation the aside wins over everything but *that*.
        let behind_quote = left_edge > 0
            && (unit.is_full_quote(left_edge - 1)
                || (unit.is(left_edge - 1, Tag::Comma) && left_edge > 1 && unit.is_full_quote(left_edge - 2)));
        if let Some(class) = aside.or_else(|| with(Frames::BEHIND))
            && behind_quote
            && inflection != Inflection::Ing
            && self.aside_possible(at, after, subject.as_ref())
            && !self.explicit(after)
        {
            return self.aside(at, after, subject, class);
        }
        if let Some(complement) = self.complement(after, classes, inflection) {
            return Some(self.report(at, after, subject, &complement, inflection));
        }
        if let Some(class) = aside
            && inflection != Inflection::Ing
            && self.aside_possible(at, after, subject.as_ref())
            && (behind_quote || self.ends_behind(after, subject.as_ref(), class))
        {
            return self.aside(at, after, subject, class);
        }
        None
    }

    /// Whether nothing but adjuncts stands behind a cue, so that its content must lie before it.
    fn ends_behind(&self, after: usize, subject: Option<&Range<usize>>, class: usize) -> bool {
        let unit = self.unit;
        let mut p = after.max(subject.map_or(after, |s| s.end));
        if unit.english.classes[class].frames.has(Frames::ADDRESSEE) {
            p = unit.noun_phrase(p).max(p);
        }
        if matches!(unit.word(p), "about" | "against" | "for" | "over" | "into") {
            return false;
        }
        let r = self.skip_adjuncts(p);
        matches!(unit.tag(r), None | Some(Tag::Comma | Tag::Stop | Tag::Dash | Tag::Close | Tag::Ing | Tag::Subordinator | Tag::Relative | Tag::Colon))
            && unit.word(r) != "that"
            || matches!(unit.word(r), "in" | "on" | "at" | "during" | "after" | "before" | "following" | "when" | "who")
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
        let class_with = |frame: u16| classes.iter().find(|&&c| unit.english.classes[c].frames.has(frame)).copied();
        let mut p = after;
        while unit.is(p, Tag::Adverb) || (self.is_time(p) && !unit.is(p, Tag::Determiner)) {
            p += 1;
        }
        let mut q = self.skip_adjuncts(p);
        let unaddressed = p;
        let mut addressee = false;
        if class_with(Frames::ADDRESSEE).is_some() {
            let phrase = unit.noun_phrase(p);
            if phrase > p {
                addressee = true;
                p = phrase;
                q = self.skip_adjuncts(p);
            }
        }
        let made = |start: usize, rule: &'static str, class: usize, quote: bool| Some(Complement { start, rule, class, quote });
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
                && (mark == 1 || unit.is_full_quote(here) || unit.quote(here).is_some_and(|q| unit.quoted_words(q) >= 3))
                && let Some(class) = class_with(Frames::QUOTE)
            {
                let next = unit.tag(here + mark + 1);
                let alone = matches!(next, None | Some(Tag::Comma | Tag::Stop | Tag::Dash | Tag::Quote | Tag::Coordinator | Tag::Ing))
                    || unit.quote(here + mark).is_some_and(|q| q.inner.of(unit.reading.text()).trim_end().ends_with(['.', '?', '!', ',']));
                return made(here + mark, "verb-quote", class, alone);
            }
            if unit.is(here, Tag::Colon)
                && here + 3 < end
                && inflection != Inflection::Base
                && let Some(class) = class_with(Frames::QUOTE)
            {
                return made(here + 1, "verb-colon", class, false);
            }
        }
        if let Some(class) = class_with(Frames::THAT)
            && let Some(that) = self.that_ahead(after, end)
        {
            return made(that, "verb-that", class, false);
        }
        if q < end && unit.is(q, Tag::Comma) && unit.word(q + 1) == "that" && let Some(class) = class_with(Frames::THAT) {
            return made(q + 1, "verb-that", class, false);
        }
        if p >= end {
            return None;
        }
        if matches!(unit.word(p), "whether" | "if" | "how" | "what" | "why" | "who" | "where")
            && let Some(class) = class_with(Frames::WH)
        {
            return made(p, "verb-question", class, false);
        }
        if unit.is(p, Tag::To) && let Some(class) = class_with(Frames::TO) {
            let needs = unit.english.classes[class].frames.has(Frames::ADDRESSEE);
            let verb = if unit.is(p + 1, Tag::Adverb) { p + 2 } else { p + 1 };
            if (addressee || !needs) && !unit.capitalised(verb) && matches!(unit.tag(verb), Some(Tag::Verb | Tag::Noun | Tag::Auxiliary | Tag::Adjective | Tag::Past | Tag::Quote)) {
                return made(p, "verb-to", class, false);
            }
        }
        if let Some(class) = class_with(Frames::ABOUT)
            && unit.english.classes[class].prepositions.iter().any(|w| w == unit.word(p))
        {
            return made(p + 1, "verb-about", class, false);
        }
        if unit.is(p, Tag::Ing) && let Some(class) = class_with(Frames::GERUND) {
            return made(p, "verb-gerund", class, false);
        }
        let starts = |at: usize| {
            matches!(
                unit.tag(at),
                Some(Tag::Pronoun | Tag::Determiner | Tag::Name | Tag::Noun | Tag::Adjective | Tag::Number | Tag::Quote | Tag::Ing)
            ) || (unit.is(at, Tag::Auxiliary) && unit.word(at).contains('\''))
                || matches!(unit.word(at), "if" | "$" | "£" | "€" | "there" | "because" | "while" | "even" | "to" | "what" | "when")
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
        if let Some(class) = class_with(Frames::STRICT) {
            for here in [unaddressed, p, q] {
                if here < end && starts(here) && self.strict_clause_at(here, end) {
                    return made(here, "verb-clause", class, false);
                }
            }
        }
        if let Some(class) = class_with(Frames::PREDICATE) {
            let object = unit.noun_phrase(p);
            let named = unit.is(object, Tag::Determiner)
                || unit.is(object, Tag::Quote)
                || unit.items[p..object.min(end)].iter().skip(1).any(|item| item.tag == Tag::Quote)
                || (unit.is(p, Tag::Pronoun) && unit.nominal(object));
            if object > p && named && object < end || (unit.is(p, Tag::Quote) && inflection != Inflection::Base) {
                return made(p, "verb-predicate", class, false);
            }
        }
        if let Some(class) = class_with(Frames::OBJECT) {
            let object = unit.nominal(p) || unit.is(p, Tag::Pronoun) || unit.is(p, Tag::Ing) || unit.is(p, Tag::Quote);
            // `to condemn the raid`: a purpose, not a report.
            let purpose = inflection == Inflection::Base && self.to_before(after, classes);
            let by = purpose || inflection == Inflection::PastOrParticiple && unit.word(p) == "by";
            if object && !by && !self.is_time(p) {
                let presupposed = unit.english.classes[class].presupposed;
                return made(p, if presupposed { "verb-judged" } else { "verb-object" }, class, false);
            }
        }
        None
    }

    /// The *that* of a cue from which an addressee, a time or an insertion parts it: `believes, for example, that`.
    fn that_ahead(&self, after: usize, end: usize) -> Option<usize> {
        let unit = self.unit;
        for i in after..end.min(after + 14) {
            if unit.word(i) == "that" && !self.is_time(i + 1) && !unit.finite(i + 1) {
                // Behind a noun *that* may be relative, unless a name, a time or a comma ends what stands between.
                let free = i == after || matches!(unit.tag(i - 1), Some(Tag::Comma | Tag::Dash | Tag::Name | Tag::Pronoun | Tag::Adverb)) || self.is_time(i - 1);
                return free.then_some(i);
            }
            let past = unit.is(i, Tag::Past) && !(i > after && matches!(unit.tag(i - 1), Some(Tag::Determiner | Tag::Adjective)));
            if past || matches!(unit.tag(i), Some(Tag::Verb | Tag::Auxiliary | Tag::Relative | Tag::Stop | Tag::Coordinator | Tag::Quote | Tag::To)) {
                return None;
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
                Tag::Auxiliary if unit.word(i).contains('\'') => return true,
                Tag::Quote if nominal => return true,
                Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number | Tag::Quote | Tag::Ing | Tag::Determiner => nominal = true,
                _ => {}
            }
            i += 1;
        }
        false
    }

    /// Whether the cue that ends before `after` is an infinitive with *to*.
    fn to_before(&self, after: usize, classes: &[usize]) -> bool {
        let unit = self.unit;
        let longest = 4.min(after);
        (1..=longest).any(|back| {
            let at = after - back;
            unit.english.cues(unit.word_id(at)).iter().any(|cue| cue.tail.len() + 1 == back && classes.contains(&cue.class))
                && at > 0
                && unit.is(at - 1, Tag::To)
                && !(at > 1 && matches!(unit.word(at - 2), "on" | "continued" | "continues"))
        })
    }

    /// Whether a subject stands at `at` and its finite verb right behind it.
    fn strict_clause_at(&self, at: usize, end: usize) -> bool {
        let unit = self.unit;
        if matches!(unit.word(at), "there" | "if" | "what") {
            return self.clause_at(at, end);
        }
        if unit.is(at, Tag::Auxiliary) {
            return true;
        }
        let mut i = unit.noun_phrase(at);
        if i == at {
            return false;
        }
        if (at..i).any(|i| unit.quote(i).is_some_and(|q| unit.quoted_words(q) >= 4)) {
            return true;
        }
        loop {
            while unit.is(i, Tag::Adverb) {
                i += 1;
            }
            if i >= end {
                return false;
            }
            if unit.is(i, Tag::Preposition) || unit.is(i, Tag::Coordinator) {
                let next = unit.noun_phrase(i + 1);
                if next == i + 1 {
                    return false;
                }
                i = next;
                continue;
            }
            return unit.finite(i);
        }
    }

    fn report(&mut self, at: usize, after: usize, subject: Option<Range<usize>>, complement: &Complement, inflection: Inflection) -> usize {
        let unit = self.unit;
        let class = &unit.english.classes[complement.class];
        let end = if complement.quote {
            scope::quotation_end(unit, complement.start)
        } else {
            scope::content_end(unit, complement.start, at).min(self.fronted_end(at, complement.start, inflection))
        };
        let end = if matches!(complement.rule, "verb-object" | "verb-judged" | "verb-predicate" | "verb-to" | "verb-gerund") {
            end.min(scope::phrase_end(unit, complement.start, end))
        } else {
            end
        };
        if end <= complement.start {
            return after;
        }
        let mut spans = Vec::new();
        // `If it rains, she said, “we stay.”`: the clause before the aside belongs to what was said.
        if complement.rule == "verb-quote"
            && unit.is(complement.start - 1, Tag::Comma)
            && let Some(subject) = &subject
            && subject.start > 1
            && subject.end <= at
            && unit.is(subject.start - 1, Tag::Comma)
            && unit.quote(complement.start).is_some_and(|q| q.inner.of(unit.reading.text()).starts_with(char::is_lowercase))
        {
            let from = scope::clause_start(unit, subject.start - 1, self.claimed);
            if from < subject.start - 1 {
                spans.push(unit.span(from..subject.start - 1));
            }
        }
        spans.push(unit.span(complement.start..end));
        let presupposed = scope::presupposed(unit, complement.start..end, class.presupposed);
        let confidence = class.confidence;
        let source = self.source_or_inherited(subject, at);
        if source.is_empty() && !matches!(complement.rule, "verb-that" | "verb-quote" | "verb-colon" | "verb-question") {
            return after;
        }
        self.claimed = self.claimed.max(end);
        self.push(Draft {
            source,
            cue: vec![unit.span(at..after)],
            content: spans,
            presupposed,
            rule: complement.rule,
            confidence,
            ..Draft::default()
        });
        after
    }

    /// A participle in front of the main clause (*Addressing the strike, Venn …*) reaches no further than its comma.
    fn fronted_end(&self, at: usize, start: usize, inflection: Inflection) -> usize {
        let unit = self.unit;
        if !matches!(inflection, Inflection::Ing | Inflection::PastOrParticiple | Inflection::Participle) || (0..at).any(|i| unit.finite(i)) {
            return usize::MAX;
        }
        if inflection != Inflection::Ing && at > 0 {
            return usize::MAX;
        }
        (start..unit.end()).find(|&i| unit.is(i, Tag::Comma)).unwrap_or(usize::MAX)
    }

    fn source_or_inherited(&self, subject: Option<Range<usize>>, at: usize) -> Vec<Span> {
        let unit = self.unit;
        // `asked whether …`, in front of the main clause: whoever asks is not named.
        if matches!(unit.tag(at), Some(Tag::Past)) && (at == 0 || matches!(unit.word(at - 1), "when" | "if" | "once" | "though" | "unless")) {
            return Vec::new();
        }
        if let Some(subject) = subject {
            let relative = subject.end < at && unit.is(at - 1, Tag::Relative) || (subject.end + 1 < at && unit.is(subject.end + 1, Tag::Relative) && at - subject.end < 6);
            let mut source = vec![unit.span(subject.clone())];
            if relative && let Some(who) = (subject.end..at).find(|&i| unit.is(i, Tag::Relative)) {
                source.push(unit.span(who..who + 1));
            }
            return source;
        }
        if let Some(draft) = self.drafts[self.first..].iter().rev().find(|draft| !draft.source.is_empty()) {
            return draft.source.clone();
        }
        self.main_subject(at).map(|s| vec![unit.span(s)]).unwrap_or_default()
    }

    /// The subject of the unit's first finite verb before `at`, or of the first one at all.
    fn main_subject(&self, at: usize) -> Option<Range<usize>> {
        let unit = self.unit;
        let from = introduction_end(unit);
        if let Some(subject) = (from..at).find_map(|i| if unit.finite(i) && i > 0 { self.subject(i, Inflection::Past) } else { None }) {
            return Some(subject);
        }
        let finite = |range: Range<usize>| range.into_iter().find_map(|i| if unit.finite(i) && i > 0 { self.subject(i, Inflection::Past) } else { None });
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
        matches!(unit.tag(left - 1), Some(Tag::Comma | Tag::Dash)) || unit.is_full_quote(left - 1)
            || (unit.is(left - 1, Tag::Quote) && left == 1)
            || (unit.is(left - 1, Tag::Stop) && unit.word(left - 1) == "?")
    }

    fn aside(&mut self, at: usize, after: usize, subject: Option<Range<usize>>, class: usize) -> Option<usize> {
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
            let clause = range.clone().any(|i| unit.finite(i) || unit.is(i, Tag::Quote)) || range.len() >= 6;
            let behind = self.skip_adjuncts(cue_end);
            // `The outreach, they said, raised …`
            let parted = unit.is(behind, Tag::Comma) && unit.finite(behind + 1);
            // `On Tuesday, even as shares fell, Venn wrote to …`: an introduction is no report.
            let introduces = !quoted
                && matches!(unit.tag(from), Some(Tag::Preposition | Tag::Subordinator | Tag::Ing | Tag::Adverb))
                && !range.clone().any(|i| unit.is(i, Tag::Comma))
                && !unit.is(behind, Tag::Comma);
            if (clause || parted) && !introduces {
                content.push(unit.span(range));
            }
        }
        // What goes on behind the aside.
        let inverted = subject.start > at;
        let mut r = self.skip_adjuncts(cue_end);
        if unit.is(r, Tag::Comma) && !(inverted && !unit.is(r + 1, Tag::Quote)) {
            let next = r + 1;
            let goes_on = if quoted {
                unit.is(next, Tag::Quote)
            } else {
                next < unit.end()
                    && (!matches!(unit.tag(next), Some(Tag::Ing | Tag::Relative)) || unit.word(next) == "including")
                    && !unit.english.handback.iter().any(|w| w == unit.word(next))
                    && !matches!(unit.word(next), "with" | "in" | "on" | "at" | "after" | "during" | "but" | "according")
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
                let items = unit.items.iter().position(|i| unit.reading.tokens()[i.token as usize].start >= span.start).unwrap_or(0);
                let end = unit.items.iter().rposition(|i| unit.reading.tokens()[i.token as usize].start < span.end).map_or(items, |e| e + 1);
                scope::presupposed(unit, items..end.max(items), false)
            })
            .collect();
        self.push(Draft {
            source: vec![unit.span(subject)],
            cue: vec![unit.span(at..after)],
            content,
            presupposed,
            rule: if quoted { "aside-quote" } else { "aside" },
            confidence: if quoted { class.confidence } else { class.confidence - 0.05 },
            ..Draft::default()
        });
        Some(cue_end)
    }

    /// `Venn: We will not yield`: a headline, or a turn in an interview.
    fn speaker_colon(&mut self) -> Option<usize> {
        let unit = self.unit;
        if !self.opens_paragraph {
            return None;
        }
        let colon = (1..unit.len().min(8)).find(|&i| unit.is(i, Tag::Colon))?;
        let name = (0..colon).all(|i| (unit.is(i, Tag::Name) || unit.word(i) == ".") && unit.capitalised(i) || unit.word(i) == "." || unit.is(i, Tag::Hyphen));
        let label = (0..colon).any(|i| unit.english.labels.iter().any(|w| w == unit.word(i)));
        // `Ardalia: president condemns …` has a speaker of its own.
        let own = (colon + 2..unit.len().min(colon + 6)).any(|i| {
            unit.items[i].quote.is_none() && unit.english.kind(unit.word_id(i)) & cues::VERB != 0 && self.auxiliary_before(i).is_none() && unit.word(i).ends_with('s')
        });
        if own {
            return None;
        }
        let clause = (colon + 1..unit.len()).any(|i| unit.finite(i) || unit.is(i, Tag::Quote));
        if !name || label || !clause {
            return None;
        }
        let end = unit.end();
        self.push(Draft {
            source: vec![unit.span(0..colon)],
            cue: vec![unit.span(colon..colon + 1)],
            content: vec![unit.span(colon + 1..end)],
            rule: "speaker-colon",
            confidence: 0.75,
            ..Draft::default()
        });
        Some(end)
    }

    /// `Bridge is safe: mayor`, `Bridge is safe – mayor says`: a headline that names its speaker last.
    fn trailing_speaker(&mut self) {
        let unit = self.unit;
        if !self.headline {
            return;
        }
        let Some(mark) = (2..unit.len()).rev().find(|&i| matches!(unit.tag(i), Some(Tag::Colon | Tag::Dash))) else { return };
        let from = mark + 1;
        let phrase = unit.noun_phrase(from);
        if phrase == from || unit.items[from..phrase].iter().any(|item| item.quote.is_some()) {
            return;
        }
        let cue = |i: usize| i < unit.len() && unit.items[i].quote.is_none() && unit.english.kind(unit.word_id(i)) & cues::VERB != 0;
        let said = cue(phrase) && matches!(unit.word(phrase), "said" | "says" | "say" | "tells" | "told" | "warns" | "warn");
        let role = (from..phrase).any(|i| {
            let word = unit.word(i);
            unit.english.heads.iter().any(|h| h == word || word.strip_suffix('s') == Some(h.as_str()))
        });
        if !(said || (role && phrase == unit.end())) || phrase - from > 7 {
            return;
        }
        // `READ: Bridge is safe: mayor`
        let label = (0..mark.min(3)).find(|&i| unit.is(i, Tag::Colon)).map_or(0, |i| i + 1);
        if mark < label + 3 {
            return;
        }
        let cue = if said { vec![unit.span(phrase..phrase + 1)] } else { vec![unit.span(mark..mark + 1)] };
        self.claimed = unit.len();
        self.push(Draft {
            source: vec![unit.span(from..phrase)],
            cue,
            content: vec![unit.span(label..mark)],
            rule: "speaker-last",
            confidence: 0.8,
            ..Draft::default()
        });
    }

    /// `As the Courier noted, …`
    fn as_said(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if unit.word(0) != "as" || !unit.finite(at) || unit.is(at, Tag::Auxiliary) {
            return None;
        }
        let subject = unit.noun_phrase(1);
        let mut v = subject;
        while matches!(unit.tag(v), Some(Tag::Adverb | Tag::Auxiliary)) {
            v += 1;
        }
        if subject == 1 || v != at {
            return None;
        }
        let class = unit.english.cues(unit.word_id(at)).iter().find(|c| c.tail.is_empty() && unit.english.classes[c.class].frames.has(Frames::ASIDE))?.class;
        let comma = self.skip_adjuncts(at + 1);
        if !unit.is(comma, Tag::Comma) {
            return None;
        }
        let end = scope::content_end(unit, comma + 1, at);
        if end <= comma + 1 {
            return None;
        }
        self.claimed = end;
        let confidence = unit.english.classes[class].confidence - 0.1;
        self.push(Draft {
            source: vec![unit.span(1..subject)],
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(comma + 1..end)],
            rule: "as-said",
            confidence,
            ..Draft::default()
        });
        Some(comma)
    }

    // ---- subjects --------------------------------------------------------------------------------------------

    /// The items that name who speaks: before the verb, or behind it where the order is turned.
    fn subject(&self, at: usize, inflection: Inflection) -> Option<Range<usize>> {
        let unit = self.unit;
        let mut i = at;
        while i > 0 {
            match unit.tag(i - 1) {
                Some(Tag::Adverb | Tag::Auxiliary) => i -= 1,
                Some(Tag::Noun | Tag::Adjective | Tag::Name) if i > 1 && self.is_time(i - 1) => i -= 1,
                Some(Tag::To) => {
                    i -= 1;
                    while i > 0
                        && (matches!(unit.tag(i - 1), Some(Tag::Verb | Tag::Past | Tag::Ing | Tag::Adjective | Tag::Adverb | Tag::Auxiliary))
                            || (unit.word(i - 1) == "on" && i > 1 && matches!(unit.word(i - 2), "went" | "goes" | "go" | "gone" | "going")))
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
            Some(Tag::Relative) => {
                let mut end = i - 1;
                if end > 0 && unit.is(end - 1, Tag::Comma) {
                    end -= 1;
                }
                unit.noun_phrase_before(end)
            }
            Some(Tag::Comma) if inflection != Inflection::Ing => {
                // `Venn, the mayor of Port Ansel, said`
                let mut open = (0..i - 1).rev().take(30).find(|&j| unit.is(j, Tag::Comma));
                let mut subject = None;
                while let Some(comma) = open {
                    let Some(named) = unit.noun_phrase_before(comma) else { break };
                    let fresh = named.start == 0
                        || matches!(
                            unit.tag(named.start - 1),
                            Some(Tag::Coordinator | Tag::Stop | Tag::Subordinator | Tag::Quote | Tag::Dash | Tag::Colon | Tag::Close | Tag::Adverb)
                        );
                    let comma_before = named.start > 0 && unit.is(named.start - 1, Tag::Comma);
                    subject = Some(named.clone());
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
                        || !inner.clone().any(|j| unit.finite(j))
                });
                let whole = subject.as_ref().is_some_and(|s| !(0..s.start).any(|j| unit.finite(j)));
                if gloss && whole {
                    return subject;
                }
                // The unit's first noun phrase, with all its glosses between commas.
                let from = introduction_end(unit);
                let first = unit.noun_phrase(from);
                if first > from && first < i && unit.is(first, Tag::Comma) && matches!(unit.tag(first + 1), Some(Tag::Relative | Tag::Determiner | Tag::Number)) {
                    return Some(from..first);
                }
                self.inverted(at).or(subject)
            }
            Some(Tag::Comma) => None,
            Some(Tag::Dash) if inflection != Inflection::Ing => self.inverted(at),
            Some(Tag::Coordinator) => None,
            Some(Tag::Quote) if unit.is_full_quote(i - 1) => {
                if inflection == Inflection::Ing { None } else { self.inverted(at) }
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
        let class_with = |frame: u16| classes.iter().find(|&&c| unit.english.classes[c].frames.has(frame)).copied();
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
        } else if matches!(unit.word(p), "whether" | "if" | "how" | "what" | "why" | "about") && class_with(Frames::ADDRESSEE).is_some() {
            class_with(Frames::ADDRESSEE).map(|c| (p, "passive-question", c))
        } else if unit.is(p, Tag::To) && class_with(Frames::ADDRESSEE).is_some() && class_with(Frames::TO).is_some() && !source.is_empty() {
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
        let class = unit.english.cues(unit.word_id(at)).iter().map(|cue| cue.class).find(|&c| unit.english.classes[c].frames_empty())?;
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
        while i > 0 && matches!(unit.tag(i - 1), Some(Tag::Adjective | Tag::Noun | Tag::Hyphen | Tag::Adverb | Tag::Past | Tag::Ing)) {
            i -= 1;
        }
        if i > 0 && unit.is(i - 1, Tag::Possessive) {
            if let Some(range) = unit.noun_phrase_before(i - 1) {
                source = vec![unit.span(range)];
            }
        } else if i > 0 && matches!(unit.word(i - 1), "his" | "her" | "their" | "its") {
            source = vec![unit.span(i - 1..i)];
        } else if let Some(subject) = (0..i).rev().take(12).find(|&j| unit.finite(j)).and_then(|v| self.subject(v, Inflection::Past)) {
            source = vec![unit.span(subject)];
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

    /// `expressed serious concern over …`
    fn emotion(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if !matches!(unit.tag(at), Some(Tag::Verb | Tag::Past | Tag::Ing | Tag::Noun)) {
            return None;
        }
        let noun = (at + 1..unit.len().min(at + 6)).find(|&i| unit.english.emotions.nouns.iter().any(|w| w == unit.word(i)))?;
        if (at + 1..noun).any(|i| !unit.nominal(i) && !unit.is(i, Tag::Adverb)) {
            return None;
        }
        let preposition = noun + 1;
        if !unit.english.emotions.prepositions.iter().any(|w| w == unit.word(preposition)) {
            return None;
        }
        let clause = unit.word(preposition) == "that";
        let start = if clause { preposition } else { preposition + 1 };
        let mut end = scope::content_end(unit, start, at);
        if !clause {
            end = end.min(scope::phrase_end(unit, start, end));
        }
        if end <= start {
            return None;
        }
        let inflection = if unit.is(at, Tag::Ing) { Inflection::Ing } else { Inflection::Past };
        let subject = self.subject(at, inflection);
        let source = self.source_or_inherited(subject, at);
        if source.is_empty() {
            return None;
        }
        self.claimed = self.claimed.max(end);
        let presupposed = scope::presupposed(unit, start..end, !clause);
        self.push(Draft {
            source,
            cue: vec![unit.span(at..noun + 1)],
            content: vec![unit.span(start..end)],
            presupposed,
            rule: "expressed",
            confidence: 0.85,
            ..Draft::default()
        });
        Some(preposition)
    }

    /// `according to …`
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
        while end < unit.end() && !unit.is(end, Tag::Comma) && !unit.finite(end) && !unit.is(end, Tag::Dash) && !unit.is(end, Tag::Stop) {
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
            let from = scope::figure_start(unit, edge, end).unwrap_or_else(|| scope::clause_start(unit, edge, self.claimed));
            rule = "according-to";
            if from < edge {
                content.push(unit.span(from..edge));
            }
            if unit.is(end, Tag::Comma) && unit.is(edge, Tag::Comma) {
                let next = end + 1;
                let stops = matches!(unit.tag(next), Some(Tag::Coordinator | Tag::Relative | Tag::Ing | Tag::Preposition))
                    || unit.english.handback.iter().any(|w| w == unit.word(next));
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
        self.push(Draft { source, cue: vec![cue], content, rule, confidence: 0.9, ..Draft::default() });
        Some(end)
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
