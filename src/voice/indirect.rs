//! Reports without quotation marks, and the words that tie quotations to their speakers: cue, frame, content, source.

use std::ops::Range;

use super::clause::Unit;
use super::complement::Complement;
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

/// Reads one unit and adds what it finds to `drafts`.
pub(super) fn read(unit: &Unit<'_>, opens_paragraph: bool, headline: bool, drafts: &mut Vec<Draft>) {
    let first = drafts.len();
    let mut reader = Reader { unit, drafts, first, claimed: 0, closed: 0, opens_paragraph, headline };
    let mut at = reader.speaker_colon().or_else(|| reader.message_colon()).unwrap_or(0);
    if at == 0 {
        reader.trailing_speaker();
    }
    while at < unit.len() {
        let next = reader.step(at);
        at = next.max(at + 1);
    }
}

pub(super) struct Reader<'u, 'a> {
    pub(super) unit: &'u Unit<'a>,
    pub(super) drafts: &'u mut Vec<Draft>,
    /// Index of the unit's first draft.
    pub(super) first: usize,
    /// One past the last item some content of this unit has taken.
    pub(super) claimed: usize,
    /// One past the last item that belongs to a report with its speaker behind it, or to such a speaker.
    pub(super) closed: usize,
    /// Whether the unit is the first of its paragraph.
    pub(super) opens_paragraph: bool,
    /// Whether it is a title, a subheading or a line without a full stop.
    pub(super) headline: bool,
}

/// A gloss between two dashes with which the outlet explains what somebody means to do: *vowed to drain the lake – a
/// reservoir of nine towns – by spring*.
fn glossed(unit: &Unit<'_>, content: Range<usize>) -> Option<Range<usize>> {
    let end = content.end;
    let mut dashes = content.filter(|&i| unit.is(i, Tag::Dash));
    let (open, close) = (dashes.next()?, dashes.next()?);
    let nominal = unit.is(open + 1, Tag::Determiner) || unit.is(open + 1, Tag::Number);
    let goes_on = close + 1 < end;
    (nominal && goes_on && !(open..close).any(|i| unit.finite(i))).then_some(open..close + 1)
}

impl Reader<'_, '_> {
    pub(super) fn step(&mut self, at: usize) -> usize {
        let unit = self.unit;
        if unit.items[at].quote.is_some() {
            return at + 1;
        }
        if matches!(unit.word(at), "in" | "to" | "by")
            && (at == 0 || unit.is(at - 1, Tag::Comma))
            && let Some(next) = self.in_view(at).or_else(|| self.to_whom(at))
        {
            return next;
        }
        let kind = unit.english.kind(unit.word_id(at));
        if kind == 0 {
            return at + 1;
        }
        if kind & cues::PHRASE != 0
            && let Some(next) = self.hearsay(at)
        {
            return next;
        }
        if kind & cues::ACCORDING != 0
            && let Some(next) = self.according(at)
        {
            return next;
        }
        if kind & cues::PASSIVE != 0
            && let Some(next) = self.passive_named(at).or_else(|| self.passive(at))
        {
            return next;
        }
        if kind & cues::EMOTION != 0
            && let Some(next) = self.emotion(at)
        {
            return next;
        }
        if kind & cues::ADJECTIVE != 0
            && let Some(next) = self.adjective(at)
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
        at + 1
    }

    pub(super) fn verb(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        let readings: Vec<&Cue> = unit
            .english
            .cues(unit.word_id(at))
            .iter()
            .filter(|cue| !unit.english.classes[cue.class].noun)
            .filter(|cue| cue.tail.iter().enumerate().all(|(n, word)| unit.word(at + 1 + n) == &**word))
            .collect();
        let longest = readings.first()?.tail.len();
        let inflection = readings[0].inflection;
        if !self.is_verbal(at, at + 1 + longest, inflection) {
            return None;
        }
        let auxiliary = self.auxiliary_before(at);
        let participle = matches!(inflection, Inflection::PastOrParticiple | Inflection::Participle);
        let passive =
            participle && (auxiliary == Some(true) || self.is_set_off_participle(at) || self.is_opening_participle(at));
        if inflection == Inflection::Participle && auxiliary.is_none() {
            return None;
        }
        for length in (0..=longest).rev() {
            let classes: Vec<usize> =
                readings.iter().filter(|cue| cue.tail.len() == length).map(|cue| cue.class).collect();
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

    pub(super) fn verb_active(
        &mut self,
        at: usize,
        after: usize,
        classes: &[usize],
        inflection: Inflection,
    ) -> Option<usize> {
        let unit = self.unit;
        let subject = self.subject(at, inflection);
        let left_edge = subject.as_ref().map_or(at, |s| s.start.min(at));
        let with = |frame: u16| classes.iter().find(|&&c| unit.english.classes[c].frames.has(frame)).copied();
        let aside = with(Frames::ASIDE).filter(|&c| {
            self.is_such(unit.english.classes[c].subjects, subject.as_ref(), inflection)
                // `…, the Lowmark Fund found.`, `…, UN experts find`
                || inflection != Inflection::Ing && after == unit.end() && subject.as_ref().is_some_and(|subject| self.is_person_like(subject))
        });
        // `“…,” she said on Monday at the …`: behind a quotation the aside wins over everything but *that*.
        let behind_quote = left_edge > 0
            && (unit.is_full_quote(left_edge - 1)
                // `“Genocide,” read one placard.`
                || left_edge == 1 && unit.ends_with_comma(0)
                || (unit.is(left_edge - 1, Tag::Comma) && left_edge > 1 && unit.is_full_quote(left_edge - 2)));
        if let Some(class) = aside.or_else(|| with(Frames::BEHIND))
            && behind_quote
            && inflection != Inflection::Ing
            && self.aside_possible(at, subject.as_ref())
            && !self.explicit(after)
        {
            return self.aside(at, after, subject, class);
        }
        // `…, said Orla Venn, who runs the port`: what stands behind the verb is its subject.
        let turned = subject.as_ref().is_some_and(|s| s.start > at);
        if let Some(class) = aside
            && turned
            && inflection != Inflection::Ing
            && self.aside_possible(at, subject.as_ref())
            && !self.explicit(after)
            && subject.as_ref().is_some_and(|s| self.ends_behind(s.end, None, class))
            && let Some(next) = self.aside(at, after, subject.clone(), class)
        {
            return Some(next);
        }
        let mut complement = self.complement(after, classes, inflection).filter(|complement| {
            let class = &unit.english.classes[complement.class];
            (!class.guarded
                || self.is_predicate(at, subject.as_ref(), inflection)
                    && (class.relative || !self.in_relative_clause(at, subject.as_ref())))
                && (!class.finite || inflection != Inflection::Ing && !(at > 0 && unit.is(at - 1, Tag::To)))
                && self.is_such(class.subjects, subject.as_ref(), inflection)
                && (complement.quote || !self.is_possible_only(at))
        });
        // `never mentioned the massacre`, `stopped short of calling it one`: nobody has said so.
        let unsaid = |rule: &str| {
            matches!(rule, "verb-object" | "verb-judged" | "verb-predicate" | "verb-gerund" | "verb-question")
                && (self.is_negated(at)
                    || subject.as_ref().is_some_and(|s| {
                        matches!(unit.word(s.start), "nobody" | "none")
                            || unit.word(s.start) == "no" && unit.word(s.start + 1) == "one"
                    })
                    || at > 0 && matches!(unit.word(at - 1), "without")
                    || self.stops_short(at))
        };
        if let Some(complement) = &mut complement
            && (unit.english.classes[complement.class].attitude || unsaid(complement.rule))
        {
            complement.rule = match complement.rule {
                "verb-to" => "attitude-to",
                "verb-question" => "attitude-question",
                "verb-predicate" => "attitude-predicate",
                "verb-that" => "attitude-question",
                _ => "attitude-object",
            };
        }
        if let Some(complement) = complement {
            return Some(self.report(at, after, subject, &complement, inflection));
        }
        if let Some(class) = aside
            && inflection != Inflection::Ing
            && self.aside_possible(at, subject.as_ref())
            && (behind_quote || !self.is_possible_only(at) && self.ends_behind(after, subject.as_ref(), class))
        {
            return self.aside(at, after, subject, class);
        }
        None
    }

    /// Whether the relative clause that opens at `open` is over before `at`: *Venn, who runs the port, said …*.
    fn is_closed(&self, open: usize, at: usize) -> bool {
        let unit = self.unit;
        let comma = (open + 1..at).rev().find(|&i| unit.is(i, Tag::Comma));
        comma.is_some_and(|comma| (open + 1..comma).any(|i| unit.finite(i)))
    }

    /// `stopped short of calling`, `avoided calling`, `instead of calling`
    fn stops_short(&self, at: usize) -> bool {
        let unit = self.unit;
        at > 1
            && (unit.word(at - 1) == "of" && matches!(unit.word(at - 2), "short" | "instead")
                || matches!(unit.word(at - 1), "avoid" | "avoids" | "avoided" | "avoiding"))
    }

    /// `could say`, `might have believed`: nobody has said it.
    fn is_possible_only(&self, at: usize) -> bool {
        let unit = self.unit;
        let mut i = at;
        while i > 0 && matches!(unit.tag(i - 1), Some(Tag::Adverb | Tag::Auxiliary)) {
            i -= 1;
            if matches!(unit.word(i), "could" | "may" | "might" | "should" | "must") {
                return true;
            }
        }
        false
    }

    pub(super) fn report(
        &mut self,
        at: usize,
        after: usize,
        subject: Option<Range<usize>>,
        complement: &Complement,
        inflection: Inflection,
    ) -> usize {
        let unit = self.unit;
        let class = &unit.english.classes[complement.class];
        let end = if complement.quote {
            scope::quotation_end(unit, complement.start)
        } else {
            self.content_end(complement.start, at).min(self.fronted_end(at, complement.start, inflection))
        };
        // `which, he said, …`; `those who said the bridge was safe, were wrong`: the verb of the outer clause.
        let end = if (at.saturating_sub(12)..at)
            .any(|i| (unit.is(i, Tag::Relative) || matches!(unit.word(i), "what" | "whose")) && !self.is_closed(i, at))
        {
            (complement.start + 1..end)
                .find(|&i| {
                    matches!(unit.tag(i), Some(Tag::Comma | Tag::Dash))
                        && unit.finite(unit.skip_adverbs(i + 1))
                        && (complement.rule == "verb-predicate" || (complement.start..i).any(|v| unit.finite(v)))
                })
                .unwrap_or(end)
        } else {
            end
        };
        // `What Venn calls a “truce” has held`: no more than what it is called.
        let called = complement.rule == "verb-predicate"
            && subject.as_ref().is_some_and(|subject| {
                let what = subject.start.wrapping_sub(1);
                unit.word(what) == "what" && (what == 0 || unit.is(what - 1, Tag::Comma))
            });
        let end = (complement.start + 1..end).find(|&i| called && unit.is(i, Tag::Comma)).unwrap_or(end);
        let end = match (complement.start + 1..end).find(|&i| called && unit.finite(i)) {
            Some(verb) if !(complement.start..verb).any(|i| unit.is(i, Tag::Relative)) => verb,
            _ => end,
        };
        let end = if matches!(
            complement.rule,
            "verb-object"
                | "verb-judged"
                | "verb-predicate"
                | "verb-to"
                | "verb-gerund"
                | "attitude-to"
                | "attitude-object"
        ) {
            end.min(scope::phrase_end(unit, complement.start, end))
        } else {
            end
        };
        if end <= complement.start {
            return after;
        }
        if complement.rule == "verb-object" && self.of_a_thing(at, subject.as_ref(), inflection) {
            return after;
        }
        // `accused Venn, who has ruled for years, of murder`: what it is about stands behind the insertion.
        let behind = if matches!(complement.rule, "verb-object" | "verb-judged")
            && unit.is(end, Tag::Comma)
            && (unit.is(end + 1, Tag::Relative)
                || unit.word(end + 1) == "whose"
                // `portrayed farmers, in particular, as “thugs”`
                || unit.is(end + 1, Tag::Preposition) && (end + 2..end + 6).any(|i| unit.is(i, Tag::Comma)))
        {
            (end + 2..unit.end().min(end + 20))
                .find(|&i| unit.is(i, Tag::Comma))
                .filter(|&close| matches!(unit.word(close + 1), "of" | "for" | "as") && close + 2 < unit.end())
        } else {
            None
        };
        // `criticized Venn`: whom the words were aimed at, and none of the words.
        // `referring to Venn, a general who …`: so is what the outlet adds about them.
        let commas = (complement.start..end).filter(|&i| unit.is(i, Tag::Comma)).count();
        let gloss = (complement.start + 1..end).find(|&i| {
            commas == 1
                && unit.is(i, Tag::Comma)
                && unit.is(i - 1, Tag::Name)
                && (unit.is_article(i + 1) || unit.is(i + 1, Tag::Relative))
        });
        let named = behind.is_none()
            && matches!(complement.rule, "verb-object" | "verb-judged" | "attitude-object")
            && unit.items[complement.start..gloss.unwrap_or(end)]
                .iter()
                .all(|item| matches!(item.tag, Tag::Name | Tag::Pronoun | Tag::Mark | Tag::Possessive | Tag::Hyphen));
        // `was driven home after a judge denied bail`, `friend denied bail`: what is refused to somebody.
        let refused = unit.word(at).starts_with("den")
            && unit.noun_phrase(complement.start) == complement.start + 1
            && unit.english.phrases.refusals.iter().any(|w| w == unit.word(complement.start));
        // `recalled its envoy`: brought back, and not to mind.
        let refused = refused
            || unit.word(at).starts_with("recall")
                && unit.noun_phrase(complement.start) == end
                && (complement.start..end).any(|i| unit.english.kind(unit.word_id(i)) & cues::HEAD != 0);
        // `citing a military source`: whose words they are, and none of the words.
        let credited = unit.word(at).starts_with("cit")
            && unit.noun_phrase(complement.start) == end
            && unit.items[complement.start..end].iter().enumerate().any(|(n, item)| {
                let word = unit.word(complement.start + n);
                item.quote.is_none()
                    && (unit.english.kind(unit.word_id(complement.start + n)) & cues::HEAD != 0
                        || matches!(word, "source" | "sources")
                        || unit.english.phrases.findings.iter().any(|finding| finding == word))
            });
        if named || refused || credited {
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
            && unit
                .quote(complement.start)
                .is_some_and(|q| q.inner.of(unit.reading.text()).starts_with(char::is_lowercase))
        {
            let from = scope::clause_start(unit, subject.start - 1, self.claimed);
            if from < subject.start - 1 {
                spans.push(unit.span(from..subject.start - 1));
            }
        }
        match glossed(unit, complement.start..end).filter(|_| complement.rule == "verb-to") {
            Some(gloss) => {
                spans.push(unit.span(complement.start..gloss.start));
                spans.push(unit.span(gloss.end..end));
            }
            None => spans.push(unit.span(complement.start..end)),
        }
        if let Some(close) = behind {
            let to = self.content_end(close + 1, at);
            spans.push(unit.span(close + 1..to.max(close + 2)));
            self.claimed = self.claimed.max(to);
        }
        let presupposed = scope::presupposed(unit, complement.start..end, class.presupposed);
        let confidence = class.confidence;
        // What is said has no speaker inside it.
        let subject = subject.filter(|subject| subject.start < complement.start);
        let source = match self
            .quoted_as_saying(at)
            .or_else(|| self.subject_ahead(at, complement.start, end).filter(|_| subject.is_none()))
        {
            Some(speaker) => vec![unit.span(speaker)],
            None => self.source_or_inherited(subject, at),
        };
        if source.is_empty()
            && !matches!(
                complement.rule,
                "verb-that" | "verb-quote" | "verb-colon" | "verb-question" | "attitude-question"
            )
        {
            return after;
        }
        self.claimed = self.claimed.max(end);
        // `I think the regime will fall`
        let own = self.is_writer(&source) && !(complement.start..end).any(|i| unit.is(i, Tag::Quote));
        self.push(Draft {
            source,
            cue: vec![unit.span(at..after)],
            content: spans,
            presupposed,
            rule: if own { "first-person" } else { complement.rule },
            confidence,
        });
        after
    }

    /// Whether no person and no document does what the verb at `at` says: *roads, which describe a circle*; *the rally drew
    /// crowds, highlighting the anger*.
    fn of_a_thing(&self, at: usize, subject: Option<&Range<usize>>, inflection: Inflection) -> bool {
        let unit = self.unit;
        if at > 0 && unit.word(at - 1) == "which" {
            // `Norland, which accuses Ardalia of …`: a state is somebody.
            let set_off = at > 1 && unit.is(at - 2, Tag::Comma);
            return !(set_off && subject.is_some_and(|who| unit.is(who.end - 1, Tag::Name)));
        }
        // `The killing raised concerns about …`
        if unit.word(at).starts_with("rais") && subject.is_some_and(|subject| self.is_happening(subject)) {
            return true;
        }
        inflection == Inflection::Ing
            && subject.is_none()
            && self.drafts[self.first..].iter().all(|draft| draft.source.is_empty())
            && self.main_subject(at).is_some_and(|who| !self.is_person_like(&who) && !self.is_finding(Some(&who)))
    }

    /// A participle in front of the main clause (*Addressing the strike, Venn …*) reaches no further than its comma.
    pub(super) fn fronted_end(&self, at: usize, start: usize, inflection: Inflection) -> usize {
        let unit = self.unit;
        if !matches!(inflection, Inflection::Ing | Inflection::PastOrParticiple | Inflection::Participle)
            || (0..at).any(|i| unit.finite(i))
        {
            return usize::MAX;
        }
        if inflection != Inflection::Ing && at > 0 {
            return usize::MAX;
        }
        // `Asked if it was “a massacre,” she nodded.`
        (start..unit.end())
            .find_map(|i| {
                let quoted = unit.is(i, Tag::Quote) && unit.ends_with_comma(i);
                (unit.is(i, Tag::Comma) || quoted).then_some(i + usize::from(quoted))
            })
            .unwrap_or(usize::MAX)
    }

    pub(super) fn push(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }
}
