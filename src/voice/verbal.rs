//! Whether a word that can be a reporting verb is one where it stands, and what auxiliary governs it.

use super::cues::{self, Inflection, Tag};
use super::indirect::Reader;

impl Reader<'_, '_> {
    /// Whether the item is a verb here: by its tag, or by what stands around it where the tag wavers.
    /// `after` is the item behind the cue's last word.
    pub(super) fn is_verbal(&self, at: usize, after: usize, inflection: Inflection) -> bool {
        let unit = self.unit;
        let before = at.checked_sub(1).and_then(|b| unit.tag(b));
        if self.is_outlets(at) {
            return false;
        }
        // `would like to end the raids`
        if matches!(unit.word(at), "like" | "likes" | "liked" | "liking") {
            return unit.word(at) == "like"
                && (0..at)
                    .rev()
                    .find(|&i| !unit.is(i, Tag::Adverb))
                    .is_some_and(|i| unit.word(i) == "would" || unit.word(i).ends_with("'d"));
        }
        match unit.tag(at) {
            // `a landmark court ruling that …`
            Some(Tag::Ing)
                if matches!(unit.word(at), "ruling" | "finding")
                    && matches!(before, Some(Tag::Noun | Tag::Name | Tag::Adjective)) =>
            {
                false
            }
            // `a grim warning about the regime`
            Some(Tag::Ing)
                if matches!(before, Some(Tag::Adjective | Tag::Name))
                    && at > 1
                    && matches!(unit.tag(at - 2), Some(Tag::Determiner | Tag::Possessive))
                    && (unit.is(after, Tag::Preposition)
                        || unit.is(after - 1, Tag::Preposition)
                        || unit.word(after) == "that") =>
            {
                false
            }
            Some(Tag::Past | Tag::Ing) => {
                // `so politically charged that …`
                let before_adverbs = (0..at).rev().find(|&i| !unit.is(i, Tag::Adverb));
                if unit.word(at + 1) == "that"
                    && unit.english.kind(unit.word_id(at)) & cues::ADJECTIVE == 0
                    && before_adverbs.is_some_and(|i| unit.word(i) == "so")
                {
                    return false;
                }
                if matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Hyphen)) && !self.quantity(at - 1) {
                    return false;
                }
                // `Perhaps, deeply reported features can …`
                let modifier = before == Some(Tag::Adverb)
                    && unit.word(at - 1).ends_with("ly")
                    && unit.is(at + 1, Tag::Noun)
                    && unit.is(at, Tag::Past)
                    && (at == 1 || unit.is(at - 2, Tag::Comma));
                if modifier {
                    return false;
                }
                // `400 pledged delegates`
                if matches!(before, Some(Tag::Number)) && unit.is(at + 1, Tag::Noun) {
                    return false;
                }
                // `a stated goal`, `her reported remarks`
                !(matches!(before, Some(Tag::Adjective))
                    // `has in the past said`
                    && unit.word(at - 1) != "past"
                    && unit.nominal(at + 1)
                    && at > 1
                    && matches!(unit.tag(at - 2), Some(Tag::Determiner | Tag::Possessive)))
            }
            // `with plans to stay`
            Some(Tag::Verb) if inflection == Inflection::Third && matches!(before, Some(Tag::Preposition)) => false,
            // `amid talk of war`, `growing talk of war`, `there was talk of war`
            Some(Tag::Verb)
                if inflection == Inflection::Base
                    && (matches!(before, Some(Tag::Preposition | Tag::Ing))
                        || self.auxiliary_before(at) == Some(true)) =>
            {
                false
            }
            // `the only hope the city has`
            Some(Tag::Verb)
                if at > 1 && matches!(unit.word(at - 1), "only" | "last" | "best") && unit.is_article(at - 2) =>
            {
                false
            }
            Some(Tag::Verb) => {
                !matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Hyphen)) || self.quantity(at - 1)
            }
            // `but warning that`: no determiner, so no noun.
            Some(Tag::Noun) if inflection == Inflection::Ing => {
                matches!(before, Some(Tag::Comma | Tag::Coordinator | Tag::Dash | Tag::Adverb))
            }
            Some(Tag::Noun | Tag::Name | Tag::Adjective) => {
                if !matches!(
                    inflection,
                    Inflection::Base | Inflection::Third | Inflection::Past | Inflection::PastOrParticiple
                ) {
                    return false;
                }
                // `Venn frequently notes that`: what the adverb hides.
                let adverbs = (0..at).rev().take_while(|&i| unit.is(i, Tag::Adverb)).count();
                let that = inflection == Inflection::Third && unit.word(after) == "that";
                // `Venn also claims he was there`
                let clause = inflection == Inflection::Third && unit.is(after, Tag::Pronoun);
                let before =
                    if that || clause { (at - adverbs).checked_sub(1).and_then(|b| unit.tag(b)) } else { before };
                let subject = match before {
                    Some(Tag::Pronoun | Tag::Relative | Tag::Close) => true,
                    Some(Tag::Noun) => unit.word(at - 1).ends_with('s') || inflection != Inflection::Base,
                    Some(Tag::Name) => inflection != Inflection::Base || unit.word(at - 1).ends_with('s'),
                    // `Venn, a consultant, notes that`, `is a friend but concedes that`
                    // `Venn, the mayor, calls Lind “a thug”`
                    Some(Tag::Comma) => {
                        that || inflection == Inflection::Third
                            && !unit.capitalised(at)
                            && unit.is(at + 1, Tag::Name)
                            && unit.is(at + 2, Tag::Quote)
                    }
                    Some(Tag::Coordinator | Tag::Dash) => that,
                    _ => false,
                };
                let capital = unit.capitalised(at) && unit.is(at, Tag::Name);
                // `…, the Courier reports.`, `…, the document states, …`
                let last = inflection == Inflection::Third
                    && !unit.capitalised(at)
                    && matches!(unit.tag(at + 1), None | Some(Tag::Stop | Tag::Comma))
                    && (matches!(before, Some(Tag::Name)) && unit.word(at) != "states"
                        || matches!(before, Some(Tag::Noun)) && unit.word(at) == "states")
                    && unit.noun_phrase_before(at).is_some_and(|s| s.start > 2 && unit.is(s.start - 1, Tag::Comma));
                // `…, records show.`
                let plural = inflection == Inflection::Base
                    && matches!(before, Some(Tag::Noun))
                    && unit.word(at - 1).ends_with('s')
                    && matches!(unit.tag(at + 1), None | Some(Tag::Stop | Tag::Comma))
                    && unit.noun_phrase_before(at).is_some_and(|s| s.start > 2 && unit.is(s.start - 1, Tag::Comma));
                // `the rebels, whom Venn calls thugs`
                let relative = inflection == Inflection::Third && !unit.capitalised(at) && self.relative_before(at);
                // `Weber calls on the council to …`
                let phrasal = inflection == Inflection::Third
                    && after > at + 1
                    && !unit.capitalised(at)
                    && unit.word(at) != "protests"
                    && matches!(before, Some(Tag::Name | Tag::Pronoun | Tag::Relative));
                // `What Venn calls a truce, the army calls surrender.`
                let phrasal = phrasal || inflection == Inflection::Third && unit.word(0) == "what" && subject;
                // `Mayor blasts critics`: the only word of a headline that can be its verb.
                let only = self.headline
                    && inflection == Inflection::Third
                    && !unit.capitalised(at)
                    && matches!(before, Some(Tag::Noun | Tag::Name))
                    && matches!(
                        unit.tag(after),
                        Some(Tag::Noun | Tag::Name | Tag::Adjective | Tag::Quote | Tag::Determiner)
                    )
                    && (0..at).all(|i| unit.nominal(i))
                    && !(0..unit.end()).any(|i| unit.finite(i));
                last || plural
                    || only
                    || phrasal
                    || relative
                    || subject
                        && (unit.word(at + 1) == "that"
                            || unit.word(after) == "that"
                            || !(unit.is(at + 1, Tag::Determiner) && self.is_time(at + 2))
                                && matches!(unit.tag(at + 1), Some(Tag::Determiner | Tag::Pronoun | Tag::To | Tag::Quote | Tag::Number))
                            || (capital && unit.capitalised(at + 1) && at > 0 && unit.capitalised(at - 1))
                            // `Dorn calls raid ‘massacre’`
                        || unit.is(at + 2, Tag::Quote) && inflection == Inflection::Third
                        || (!capital && unit.is(at + 1, Tag::Name)))
            }
            _ => false,
        }
    }

    /// Whether the outlet itself says so: *it is fair to say that*, *it is worth noting that*, *updated to note that*.
    fn is_outlets(&self, at: usize) -> bool {
        let unit = self.unit;
        // `the so called “initiative”`
        if at > 0 && (unit.word(at - 1) == "worth" || unit.word(at - 1) == "so" && unit.word(at) == "called") {
            return true;
        }
        if at < 3 || !unit.is(at - 1, Tag::To) {
            return false;
        }
        let adjective = unit.is(at - 2, Tag::Adjective) && {
            let be = (0..at - 2).rev().find(|&i| !unit.is(i, Tag::Adverb)).unwrap_or(0);
            unit.is(be, Tag::Auxiliary) && (unit.word(be).starts_with("it") || be > 0 && unit.word(be - 1) == "it")
        };
        adjective || matches!(unit.word(at - 2), "updated" | "corrected")
    }

    /// Whether a word of quantity stands for people: `many said`, `most say`.
    pub(super) fn quantity(&self, at: usize) -> bool {
        matches!(
            self.unit.word(at),
            "both" | "all" | "many" | "most" | "several" | "some" | "few" | "each" | "another" | "half"
        )
    }

    /// Whether *not* or *never* stands between the verb at `at` and its subject.
    pub(super) fn is_negated(&self, at: usize) -> bool {
        let unit = self.unit;
        (0..at)
            .rev()
            .take_while(|&i| matches!(unit.tag(i), Some(Tag::Adverb | Tag::Auxiliary)))
            .any(|i| matches!(unit.word(i), "not" | "never") || unit.word(i).ends_with("n't"))
    }

    /// `Some(true)` if a form of *be* governs the verb, `Some(false)` for other auxiliaries, `None` for none.
    pub(super) fn auxiliary_before(&self, at: usize) -> Option<bool> {
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
            ) || matches!(unit.word(i - 1), "he's" | "she's" | "it's")
                || ["'m", "'re"].iter().any(|be| unit.word(i - 1).ends_with(be))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::voice::examples::check;

    #[test]
    fn third_persons_behind_adverbs_and_coordinators() {
        check("[Marsh] further {alleges} <that he was beaten>.");
        check("[Tuttle] also {asserts} <that the council backed the raid>.");
        check("[She] backs the mayor but {concedes} <that most of her friends do not>.");
        check("[Byrne] — who guarded the door for years — {states} <that it was a punishment>.");
        check("Emergency calls for help rose again.");
    }

    #[test]
    fn what_the_outlet_says_itself() {
        check("It is fair to say that the regime has lost.");
        check("It’s worth noting that the regime has lost.");
        check("This story has been updated to note that the regime has lost.");
        check("The feud is so politically charged that nobody dares to speak.");
        check("The only hope the town has now is the lake.");
        check("The so called initiative was dropped.");
        check("[Venn] is happy to {say} <that the regime has lost>.");
    }

    #[test]
    fn present_tenses_of_verbs_of_several_words() {
        check("In his letter, [Venn] {calls on} the regime <to end its slaughter>.");
        check("What [Venn] {calls} <genocide>, Ardalia calls self-defence.");
        check("What Venn calls genocide, [Ardalia] {calls} <self-defence>.");
    }
}
