//! What may stand between a cue and what is said: times, places, adverbs.

use super::cues::Tag;
use super::indirect::Reader;

impl Reader<'_, '_> {
    /// Whether *that* or a colon stands behind the cue and its adjuncts.
    pub(super) fn explicit(&self, after: usize) -> bool {
        // `“…,” she said of the levy that the regime wants`
        if self.unit.word(after) == "of" {
            return false;
        }
        let q = self.skip_adjuncts(after);
        self.unit.word(q) == "that" && !self.unit.is(q + 1, Tag::Comma) || self.unit.is(q, Tag::Colon)
    }

    /// The item behind adverbs, times and prepositional phrases.
    pub(super) fn skip_adjuncts(&self, mut at: usize) -> usize {
        let unit = self.unit;
        loop {
            if unit.is(at, Tag::Adverb) || self.is_time(at) {
                at += 1;
                continue;
            }
            if matches!(unit.word(at), "this" | "last" | "that") && self.is_time(at + 1) {
                at += 2;
                continue;
            }
            // `complained soon after that the line was slow`
            if matches!(unit.word(at), "after" | "before")
                && unit.word(at + 1) == "that"
                && at > 0
                && unit.is(at - 1, Tag::Adverb)
            {
                at += 1;
                continue;
            }
            let preposition = unit.is(at, Tag::Preposition) || unit.is(at, Tag::To) || unit.word(at) == "as";
            // `vowed to “fight on” in the north`: what was vowed.
            let to_do = unit.is(at, Tag::To) && unit.is(at + 1, Tag::Quote);
            if preposition && !to_do && !self.approximates(at) {
                let end = unit.noun_phrase(at + 1);
                // `as she left`: a clause.
                let clause = unit.word(at) == "as" && unit.finite(end);
                if end > at + 1 && !clause {
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

    /// `changes that he said improved …`: whether a relative *that* stands before the subject of the verb at `at`.
    pub(super) fn that_before_subject(&self, at: usize) -> bool {
        let unit = self.unit;
        unit.noun_phrase_before(at).is_some_and(|subject| {
            subject.start > 1
                && unit.word(subject.start - 1) == "that"
                && unit.is(subject.start - 2, Tag::Noun)
                && !unit.is_cue(subject.start - 2)
        })
    }

    /// `about half of the losses`, `around 40 people`: no adjunct, but the beginning of what is said.
    pub(super) fn approximates(&self, at: usize) -> bool {
        let unit = self.unit;
        matches!(unit.word(at), "about" | "around" | "over" | "under")
            && (unit.is(at + 1, Tag::Number) || matches!(unit.word(at + 1), "half" | "a"))
            // `as many as 30 percent`
            || unit.word(at) == "as" && matches!(unit.word(at + 1), "many" | "much" | "few")
            || unit.word(at) == "at" && matches!(unit.word(at + 1), "least" | "most")
    }

    pub(super) fn is_time(&self, at: usize) -> bool {
        let unit = self.unit;
        at < unit.len()
            && unit.items[at].quote.is_none()
            && unit.english.time[unit.word_id(at).index()]
            // `Thursday’s vote`
            && !unit.is(at + 1, Tag::Possessive)
    }
}
