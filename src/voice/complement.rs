//! What stands behind a cue: the frame, and where the content begins.

use super::cues::{Frames, Inflection, Tag};
use super::indirect::Reader;

/// What a cue says of the items behind it.
pub(super) struct Complement {
    pub(super) start: usize,
    pub(super) rule: &'static str,
    pub(super) class: usize,
    /// The content is a quotation that ends by itself.
    pub(super) quote: bool,
}

impl Reader<'_, '_> {
    pub(super) fn complement(&self, after: usize, classes: &[usize], inflection: Inflection) -> Option<Complement> {
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
                // `called on Venn (R) to …`
                if unit.is(p, Tag::Open)
                    && let Some(close) = (p + 1..end.min(p + 6)).find(|&i| unit.is(i, Tag::Close))
                {
                    p = close + 1;
                }
                // `asked Korst, who runs the port, to …`
                if unit.is(p, Tag::Comma)
                    && matches!(unit.tag(p + 1), Some(Tag::Relative | Tag::Determiner))
                    && let Some(close) = (p + 2..end.min(p + 20)).find(|&i| unit.is(i, Tag::Comma))
                    && (unit.is(close + 1, Tag::To)
                        || matches!(unit.word(close + 1), "that" | "if" | "whether" | "how"))
                {
                    p = close + 1;
                }
                q = self.skip_adjuncts(p);
            }
        }
        let made = |start: usize, rule: &'static str, class: usize, quote: bool| {
            Some(Complement { start, rule, class, quote })
        };
        for here in [p, q] {
            if here >= end {
                continue;
            }
            // `states that have suffered`, `said of a list that included …`: a relative clause.
            let has_verb =
                unit.finite(here + 1) && !unit.word(here + 1).contains('\'') && unit.word(here + 1) != "given";
            let relative = has_verb
                && (here > p || !matches!(unit.tag(after - 1), Some(Tag::Past)))
                && !matches!(
                    unit.word(after - 1),
                    "says" | "say" | "saying" | "believe" | "believes" | "think" | "thinks"
                );
            if unit.word(here) == "that"
                && !relative
                // `said that day`, but not `said that Saturday would be hard`
                && (!self.is_time(here + 1) || unit.is(here + 2, Tag::Auxiliary))
                && let Some(class) = class_with(Frames::THAT)
            {
                return made(here, "verb-that", class, false);
            }
            // `said, “…`, `said: “…`, `said “…`
            let mark = usize::from(matches!(unit.tag(here), Some(Tag::Comma | Tag::Colon)));
            if unit.is(here + mark, Tag::Quote)
                && (mark == 1
                    || unit.is_full_quote(here)
                    || unit.quote(here).is_some_and(|q| unit.quoted_words(q) >= 3))
                && let Some(class) = class_with(Frames::QUOTE)
            {
                let next = unit.tag(here + mark + 1);
                let alone = matches!(
                    next,
                    None | Some(Tag::Comma | Tag::Stop | Tag::Dash | Tag::Quote | Tag::Coordinator | Tag::Ing)
                ) || next == Some(Tag::Preposition) && self.is_time(here + mark + 2)
                    || unit
                        .quote(here + mark)
                        .is_some_and(|q| q.inner.of(unit.reading.text()).trim_end().ends_with(['.', '?', '!', ',']));
                return made(here + mark, "verb-quote", class, alone);
            }
            if unit.is(here, Tag::Colon)
                && here + 2 < end
                && !unit.is(here + 1, Tag::Number)
                && inflection != Inflection::Base
                && let Some(class) = class_with(Frames::BARE).or_else(|| {
                    // `tweeted: The regime is finished`
                    let clause = unit.capitalised(here + 1) && self.strict_clause_at(here + 1, end);
                    class_with(Frames::STRICT).filter(|_| clause)
                })
            {
                return made(here + 1, "verb-colon", class, false);
            }
        }
        if let Some(class) = class_with(Frames::THAT)
            && let Some(that) = self.that_ahead(after, end, addressee)
        {
            return made(that, "verb-that", class, false);
        }
        // `said in the spring, when the story broke, “…”`
        if unit.is(q, Tag::Comma)
            && matches!(unit.tag(q + 1), Some(Tag::Subordinator | Tag::Preposition | Tag::Ing | Tag::Relative))
            && let Some(quote) = (q + 2..end.min(q + 18)).find(|&i| unit.is(i, Tag::Quote))
            && unit.is(quote - 1, Tag::Comma)
            && unit.is_full_quote(quote)
            && !(q + 2..quote - 1).any(|i| unit.is(i, Tag::Comma))
            // `…, Venn said, adding, “…”`: the quotation has a cue of its own.
            && !(unit.is(q + 1, Tag::Ing) && unit.is_cue(q + 1))
            && let Some(class) = class_with(Frames::QUOTE)
        {
            return made(quote, "verb-quote", class, true);
        }
        // `said on the radio, where he is a guest, that …`
        if unit.is(q, Tag::Comma)
            && matches!(unit.tag(q + 1), Some(Tag::Subordinator | Tag::Preposition | Tag::Ing | Tag::Relative))
            && let Some(comma) = (q + 2..end.min(q + 18)).find(|&i| unit.is(i, Tag::Comma))
            && unit.word(comma + 1) == "that"
            && !unit.finite(comma + 2)
            && let Some(class) = class_with(Frames::THAT)
        {
            return made(comma + 1, "verb-that", class, false);
        }
        // `said — on Monday, as it happens — that …`
        if unit.is(p, Tag::Dash)
            && let Some(close) = (p + 1..end.min(p + 16)).find(|&i| unit.is(i, Tag::Dash))
            && unit.word(close + 1) == "that"
            && let Some(class) = class_with(Frames::THAT)
        {
            return made(close + 1, "verb-that", class, false);
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
        // `described what happened as barbaric`
        if unit.word(p) == "what"
            && let Some(class) = class_with(Frames::AS).or(class_with(Frames::OBJECT))
            && let Some(as_) = (p + 2..end.min(p + 10)).find(|&i| unit.word(i) == "as")
            && (p + 1..as_).any(|i| unit.finite(i))
            && matches!(unit.tag(as_ + 1), Some(Tag::Adjective | Tag::Determiner | Tag::Quote | Tag::Noun))
        {
            return made(p, "verb-predicate", class, false);
        }
        for here in [p, q] {
            if (matches!(unit.word(here), "whether" | "if")
                || here == p && matches!(unit.word(p), "how" | "what" | "why" | "who" | "where"))
                && let Some(class) = class_with(Frames::WH)
                // `told the mayors who had gathered …`
                && !(unit.word(here) == "who"
                    && addressee
                    && unit.is(here - 1, Tag::Noun)
                    && unit.english.classes[class].frames.has(Frames::THAT))
            {
                return made(here, "verb-question", class, false);
            }
        }
        // `called on all mayors and ministers, including Korst, as one of the oldest, to play a part`
        if addressee
            && let Some(class) = class_with(Frames::TO)
            && let Some(to) = self.to_behind_insertion(p, end)
        {
            return made(to, "verb-to", class, false);
        }
        // `promised on Tuesday to resign`
        let dated = unit.is(p, Tag::Preposition) && self.is_time(p + 1) && unit.is(p + 2, Tag::To);
        let p = if dated { p + 2 } else { p };
        // `told Venn not to worry`
        let not = usize::from(unit.word(p) == "not" && unit.is(p + 1, Tag::To));
        if unit.is(p + not, Tag::To)
            && let Some(class) = class_with(Frames::TO)
        {
            // `promised to resign`: of two readings, the one that needs nobody spoken to.
            let spoken_to = |class: usize| unit.english.classes[class].frames.has(Frames::ADDRESSEE);
            let alone = |class: &&usize| unit.english.classes[**class].frames.has(Frames::TO) && !spoken_to(**class);
            let class = if addressee { class } else { classes.iter().find(alone).copied().unwrap_or(class) };
            let needs = spoken_to(class);
            let verb = unit.skip_adverbs(p + not + 1);
            if (addressee || !needs)
                && !unit.capitalised(verb)
                && matches!(
                    unit.tag(verb),
                    Some(Tag::Verb | Tag::Noun | Tag::Auxiliary | Tag::Adjective | Tag::Past | Tag::Quote)
                )
            {
                return made(p, "verb-to", class, false);
            }
        }
        if let Some(class) = class_with(Frames::ABOUT) {
            let about = |at: usize| unit.english.classes[class].prepositions.iter().any(|w| w == unit.word(at));
            // `pleaded guilty in July 2010 to fraud`
            let year = usize::from(unit.is(p + 2, Tag::Number));
            let month = self.is_time(p + 1) || unit.word(p + 1) == "may";
            let dated = if unit.is(p, Tag::Preposition) && month { p + 2 + year } else { p };
            if let Some(preposition) = [p, dated].into_iter().find(|&at| about(at)) {
                return made(preposition + 1, "verb-about", class, false);
            }
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
            ) || (unit.is(at, Tag::Auxiliary) && unit.word(at).contains('\''))
                || self.approximates(at)
                || matches!(
                    unit.word(at),
                    "if" | "$" | "£" | "€" | "there" | "because" | "while" | "even" | "to" | "what" | "when"
                )
        };
        // `says, win or lose, he will stay`
        if unit.is(p, Tag::Comma)
            && !addressee
            && !unit.is(p + 1, Tag::Ing)
            && let Some(class) = class_with(Frames::BARE)
            && let Some(comma) = (p + 2..end.min(p + 12)).find(|&i| unit.is(i, Tag::Comma))
            && !(p + 1..comma).any(|i| unit.is(i, Tag::Relative))
            && !unit.nominal(p + 1)
            && self.strict_clause_at(comma + 1, end)
        {
            return made(p + 1, "verb-clause", class, false);
        }
        // `says despite her wealth, she is poor`
        if matches!(unit.word(p), "despite" | "unlike" | "without" | "besides" | "until" | "under")
            && !addressee
            && let Some(class) = class_with(Frames::BARE)
            && let Some(comma) = (p + 1..end.min(p + 12)).find(|&i| unit.is(i, Tag::Comma))
            && !(p + 1..comma).any(|i| unit.finite(i))
            && self.strict_clause_at(comma + 1, end)
        {
            return made(p, "verb-clause", class, false);
        }
        // `footage it said showed terrorists`
        if let Some(class) = class_with(Frames::BARE)
            && !addressee
            && p == after
            && unit.finite(p)
            && after > 2
            && (unit.is(after - 2, Tag::Pronoun) || unit.is(after - 2, Tag::Name))
            && unit.is(after - 3, Tag::Noun)
            && !matches!(unit.word(p), "that" | "had" | "has")
        {
            return made(p, "verb-clause", class, false);
        }
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
        // `which she said was lost`: the relative pronoun is the subject of what is said.
        if unit.finite(after)
            && (unit.items[..after].iter().rev().take(8).any(|item| item.tag == Tag::Relative)
                || self.that_before_subject(after - 1))
            && !matches!(inflection, Inflection::Ing)
            && let Some(class) = class_with(Frames::BARE).or(class_with(Frames::STRICT))
            // `which he hates but says was lost`
            && (self.relative_before(after - 1)
                || self.that_before_subject(after - 1)
                || after > 1 && unit.is(after - 2, Tag::Coordinator))
        {
            return made(after, "verb-clause", class, false);
        }
        // `a mood that Venn said could last`, `what he said were mistakes`: what is said has its subject before the cue.
        if unit.is(after, Tag::Auxiliary)
            && !unit.word(after).contains('\'')
            && !matches!(inflection, Inflection::Ing)
            && let Some(class) = class_with(Frames::BARE).or(class_with(Frames::STRICT))
            && unit.noun_phrase_before(after - 1).is_some_and(|subject| {
                subject.start > 0
                    && (matches!(
                        unit.tag(subject.start - 1),
                        Some(Tag::Relative | Tag::Noun | Tag::Name | Tag::Adjective)
                    ) || matches!(unit.word(subject.start - 1), "that" | "what"))
            })
        {
            return made(after, "verb-clause", class, false);
        }
        // `say` takes no object, so what follows is a clause even where no verb was made out.
        let plural = inflection == Inflection::Base
            && unit.word(after - 1) == "say"
            && after > 1
            && self.auxiliary_before(after - 1).is_none()
            && !self.to_before(after, classes);
        if (inflection != Inflection::Base || plural)
            && !addressee
            && p + if unit.is(p, Tag::Noun) { 3 } else { 4 } <= end
            && starts(p)
            && matches!(unit.word(after - 1), "said" | "says" | "say")
            && !matches!(
                unit.word(p),
                "so" | "no"
                    | "yes"
                    | "nothing"
                    | "something"
                    | "much"
                    | "little"
                    | "more"
                    | "it"
                    | "goodbye"
                    | "this"
                    | "as"
            )
            && !unit.is(p, Tag::Quote)
            && !(p..p + 3).any(|i| matches!(unit.tag(i), Some(Tag::Comma)))
            && let Some(class) = class_with(Frames::BARE)
        {
            return made(p, "verb-clause", class, false);
        }
        if let Some(class) = class_with(Frames::STRICT) {
            for here in [unaddressed, p, q] {
                if here < end && starts(here) && self.strict_clause_at(here, end) {
                    return made(here, "verb-clause", class, false);
                }
            }
        }
        if let Some(named) = self.naming(p, after, end, classes, inflection) {
            return Some(named);
        }
        // `the raid, which Venn described as a massacre`
        if unit.word(p) == "as"
            && inflection != Inflection::Ing
            // `dismissed as “lies” the claim that …`
            && (self.relative_before(after - 1) || unit.is(p + 1, Tag::Quote))
            && (unit.nominal(p + 1) || matches!(unit.tag(p + 1), Some(Tag::Quote | Tag::Ing)))
            && let Some(class) = class_with(Frames::AS).or(class_with(Frames::OBJECT))
        {
            return made(p + 1, "verb-predicate", class, false);
        }
        // `cast the plan as a betrayal`
        if let Some(class) = class_with(Frames::AS) {
            let object = unit.noun_phrase(unaddressed);
            // `heralded the deal with the rebels as a breakthrough`
            let as_ = (object..end.min(object + 5))
                .find(|&i| unit.word(i) == "as" || !unit.nominal(i) && !unit.is(i, Tag::Preposition));
            // `has seen towns such as Ansel fall`, `saw a fall as prices rose`
            let clause = |i: usize| {
                (i + 1..end)
                    .take_while(|&v| {
                        !matches!(unit.tag(v), Some(Tag::Comma | Tag::Relative | Tag::Subordinator | Tag::Quote))
                    })
                    .any(|v| {
                        unit.finite(v)
                            && v > i + 1
                            && matches!(unit.tag(v - 1), Some(Tag::Noun | Tag::Name | Tag::Pronoun))
                            && !unit.is(v + 1, Tag::Preposition)
                    })
            };
            let is_as = |i: usize| {
                unit.word(i) == "as" && unit.word(i - 1) != "such" && i + 1 < end && !clause(i)
                // `cited two officials as saying`
                && !(unit.is(i + 1, Tag::Ing) && ["cit", "quot"].iter().any(|stem| unit.word(after - 1).starts_with(stem)))
            };
            if object > unaddressed && as_.is_some_and(is_as) {
                return made(unaddressed, "verb-predicate", class, false);
            }
        }
        // `charged Venn with murder`
        if let Some(class) = class_with(Frames::WITH) {
            let prepositions = &unit.english.classes[class].prepositions;
            let object = unit.noun_phrase(unaddressed);
            if object > unaddressed && unit.word(object) == "with" && prepositions.is_empty() {
                return made(unaddressed, "verb-object", class, false);
            }
            // `put the number of dead at 400`
            let at =
                (unaddressed + 1..end.min(unaddressed + 14)).find(|&i| prepositions.iter().any(|w| w == unit.word(i)));
            if let Some(at) = at
                && object > unaddressed
                && (at + 1..end.min(at + 5)).any(|i| unit.is(i, Tag::Number))
                && !(unaddressed..at).any(|i| unit.finite(i) || matches!(unit.tag(i), Some(Tag::Comma | Tag::Quote)))
            {
                return made(unaddressed, "verb-object", class, false);
            }
        }
        // `the general, whom Venn accuses of torture`, `which Venn blamed for the attacks`
        if matches!(unit.word(p), "of" | "for" | "with")
            && self.relative_before(after - 1)
            && let Some(class) = class_with(Frames::OBJECT)
                .filter(|&class| unit.word(p) == "of" || unit.english.classes[class].presupposed)
                .or_else(|| class_with(Frames::WITH))
        {
            return made(p + 1, "verb-object", class, false);
        }
        if let Some(class) = class_with(Frames::OBJECT) {
            // `questioned the idea that …`: what another class would take for somebody spoken to.
            let p = if unit.english.classes[class].frames.has(Frames::ADDRESSEE) { p } else { unaddressed };
            // `announced on Monday the sale of the port`
            let told = self.is_time(p + 1) && self.is_time(q - 1)
                || unit.word(p) == "on"
                    && q == p + 2
                    && unit.english.phrases.channels.iter().any(|w| w == unit.word(p + 1));
            let p = if unit.is(p, Tag::Preposition) && told { q } else { p };
            // `spoke of how …`, `condemned what they called …`
            let about = matches!(unit.word(after - 1), "about" | "of" | "on")
                && matches!(unit.word(p), "how" | "what" | "why" | "whether")
                || unit.word(p) == "what" && unit.english.classes[class].presupposed;
            // `referred to undocumented farmers as …`
            let participle = unit.is(p, Tag::Past) && unit.nominal(p + 1) && !unit.is(p + 1, Tag::Determiner);
            let object = participle
                || unit.nominal(p)
                || unit.is(p, Tag::Pronoun)
                || unit.is(p, Tag::Ing)
                || matches!(unit.word(p), "being" | "having")
                || unit.is(p, Tag::Quote)
                || about;
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
}

#[cfg(test)]
mod tests {
    use crate::voice::examples::check;

    #[test]
    fn what_is_vowed_threatened_charged_and_heard() {
        check("[Venn] {vowed} <to “take our fight” to the ten towns that had not voted>.");
        check("[Venn] {threatened} <to disrupt the vote>.");
        check("The storm threatened to disrupt the vote.");
        check("[Venn] {threatened} <“fire and fury” if the regime struck>.");
        check("[Prosecutors] {charged} <Venn with murder>.");
        check("The hotel charged Venn a fee.");
        check("[The court] {heard} <that the regime had paid the killers>.");
        check("Venn heard that the regime had paid the killers.");
        check("[The doctor] {said}: <There was carnage>.");
    }

    #[test]
    fn who_is_named_accused_and_blamed_in_clauses() {
        check("[Venn] {called} Korst, his deputy in the north, <a thug>.");
        check("Norland, which {accuses} <Ardalia of genocide>, closed its embassy.");
        check("Norland recalled its envoy.");
        check("[Venn], [who] {accused} <the army of ignoring warnings before the raid, of lying about it>, left.");
        check("[Venn] — [who] has {rebuked} <the council for a massacre> — left.");
        check("The militia, which [president Marsh] {blamed} for <the attacks>, denied it.");
        check("The levy brought changes that [he] {said} <improved the economy>.");
        check("Documents lie in the archive that {describe} <the massacre>.");
        check("A friend was denied bail.");
        check("[Venn] {lauded} <Korst>, whose term ends in June, <for leading the fight>.");
    }
}
