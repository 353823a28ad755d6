//! Names and what they are called: *called the raid a massacre*, *dubbed it “a disgrace”*, *calls this a lie*.

use super::complement::Complement;
use super::cues::{Frames, Inflection, Tag};
use super::indirect::Reader;

impl Reader<'_, '_> {
    /// What a verb of naming with its object at `p` says: who is called something, and what.
    pub(super) fn naming(
        &self,
        p: usize,
        after: usize,
        end: usize,
        classes: &[usize],
        inflection: Inflection,
    ) -> Option<Complement> {
        let class = classes.iter().find(|&&c| self.unit.english.classes[c].frames.has(Frames::PREDICATE)).copied()?;
        let start = self.called(p, after, end, classes, inflection)?;
        Some(Complement { start, rule: "verb-predicate", class, quote: false })
    }

    /// Where the content of a verb of naming begins, if something is called something.
    fn called(&self, p: usize, after: usize, end: usize, classes: &[usize], inflection: Inflection) -> Option<usize> {
        let unit = self.unit;
        // `called Venn’s remarks about a judge “vile,” …`, `called what she saw “a disgrace”`
        if !(inflection == Inflection::Base && self.to_before(after, classes))
            && (unit.nominal(p) || unit.is(p, Tag::Pronoun) || unit.word(p) == "what" || unit.is(p + 1, Tag::Quote))
            && self.names_with_quotation(p, end)
        {
            return Some(p);
        }
        // `the rebels, whom Venn calls thugs`: who is called so stands before the cue.
        if inflection != Inflection::Ing
            && self.relative_before(after - 1)
            && (unit.nominal(p) || unit.is(p, Tag::Quote))
        {
            return Some(p);
        }
        // `What the army calls a zone, villagers call a prison.`
        if matches!(unit.word(0), "what" | "whom")
            && self.noun_phrase_ends(p, end)
            && (1..after).any(|i| unit.is(i, Tag::Comma))
        {
            return Some(p);
        }
        if !(inflection == Inflection::Base && self.to_before(after, classes)) {
            let both = usize::from(unit.word(p) == "both");
            let mut object = unit.noun_phrase(p + both);
            // `calls this a lie`
            if matches!(unit.word(p), "this" | "that" | "these" | "those")
                && (unit.is_article(p + 1) || unit.is(p + 1, Tag::Quote))
            {
                object = p + 1;
            }
            // `called Venn, his deputy in the north, a thug`
            if unit.is(object, Tag::Comma)
                && unit.is(object - 1, Tag::Name)
                && let Some(close) = (object + 2..end.min(object + 24))
                    .find(|&i| unit.is(i, Tag::Comma) && (unit.is_article(i + 1) || unit.is(i + 1, Tag::Quote)))
                && ((object..close).any(|i| unit.is(i, Tag::Relative)) || !(object..close).any(|i| unit.finite(i)))
            {
                return Some(close + 1);
            }
            if both == 1 && unit.is(object, Tag::Coordinator) {
                object = unit.noun_phrase(object + 1);
            }
            let named = unit.is(object, Tag::Determiner)
                || unit.is(object, Tag::Quote)
                || unit.items[p..object.min(end)].iter().skip(1).any(|item| item.tag == Tag::Quote)
                || (unit.is(p, Tag::Pronoun) && unit.nominal(object));
            // `called the report on Friday a “lie”`
            let dated = if self.is_time(object) { object + 1 } else { object };
            let named = named || dated > object && (unit.is_article(dated) || unit.is(dated, Tag::Quote));
            // `called themselves very poor`
            let named = named
                || unit.is(p, Tag::Pronoun)
                    && unit.is(object, Tag::Adverb)
                    && unit.is(unit.skip_adverbs(object), Tag::Adjective);
            let reaches = object < end || unit.is(end - 1, Tag::Quote);
            // `called the quarrel unusual`
            let unlike = object == end
                && (object > p + 2 || object == p + 2 && unit.is(p, Tag::Name))
                && unit.is(object - 1, Tag::Adjective)
                && matches!(unit.tag(object - 2), Some(Tag::Noun | Tag::Name));
            // `called the report baseless`, `called the attack cowardly`: adjectives the tagger does not know
            let last = end - 1;
            let shaped = |word: &str| {
                ["less", "ful", "ous", "able", "ible", "ive", "ish", "ly", "ic", "al"].iter().any(|s| word.ends_with(s))
            };
            let unknown = last > p + 1
                && unit.is(p, Tag::Determiner)
                && (object == end && unit.is(last, Tag::Noun) || object == last && unit.is(last, Tag::Adverb))
                && unit.is(last - 1, Tag::Noun)
                && shaped(unit.word(last));
            let unlike = unlike || unknown;
            // `called farmers thugs`
            let first = p + usize::from(unit.is(p, Tag::Determiner));
            let plurals = object == end
                && object >= first + 2
                && (object - 2..object).all(|i| unit.is(i, Tag::Noun) && unit.word(i).ends_with('s'));
            let unlike = unlike || plurals;
            // `called the quarrel with the agency unusual`
            let unlike = unlike
                || unit.is(object, Tag::Preposition)
                    && end - p <= 14
                    && unit.is(end - 1, Tag::Adjective)
                    && matches!(unit.tag(end - 2), Some(Tag::Noun | Tag::Name))
                    && (object..end).all(|i| unit.nominal(i) || unit.is(i, Tag::Preposition));
            if object > p && (named && reaches || unlike) || (unit.is(p, Tag::Quote) && inflection != Inflection::Base)
            {
                return Some(p);
            }
        }
        None
    }

    /// Whether what is named at `at` is followed by a quotation that says what it is called: by no verb but those of
    /// clauses inside its noun phrase, and by no preposition right before the marks.
    fn names_with_quotation(&self, at: usize, end: usize) -> bool {
        const LONGEST: usize = 24;
        let unit = self.unit;
        let Some(quote) = (at + 1..end.min(at + LONGEST)).find(|&i| unit.is(i, Tag::Quote)) else { return false };
        let mut clauses = usize::from(unit.word(at) == "what");
        for i in at + 1..quote {
            match unit.tag(i) {
                Some(Tag::Relative | Tag::Subordinator) => clauses += 1,
                // `a report suggesting donors were heard`
                Some(Tag::Ing) if unit.is_cue(i) => clauses += 1,
                Some(Tag::Coordinator | Tag::Stop | Tag::Colon) => return false,
                Some(Tag::Verb | Tag::Past | Tag::Auxiliary) if !unit.is(i - 1, Tag::To) => {
                    if clauses == 0 {
                        return false;
                    }
                    if !unit.finite(i + 1) {
                        clauses -= 1;
                    }
                }
                _ => {}
            }
        }
        matches!(unit.word(quote - 1), "a" | "an")
            || !matches!(unit.tag(quote - 1), Some(Tag::Preposition | Tag::Determiner | Tag::Adjective | Tag::To))
    }

    /// Whether the noun phrase at `at` is all that is left of the sentence.
    fn noun_phrase_ends(&self, at: usize, end: usize) -> bool {
        let phrase = self.unit.noun_phrase(at);
        phrase > at && phrase == end
    }
}

#[cfg(test)]
mod tests {
    use crate::voice::examples::check;

    #[test]
    fn names_behind_insertions_and_pronouns() {
        check("[Lind] {called} Venn, a former director who was twice jailed as a young man, <a leader of thugs>.");
        check("[The campaign] {calls} <this a false narrative>.");
        check("[Yang Lind], director of the Institute, {calls} <Ansel “a mistake”>.");
        check("[She] {dubbed} <the appearance a “press conference.”>");
        check("[Venn] {labelled} <the raid a massacre>.");
        check("[Venn] {branded} <the strikers thugs>.");
        check("[Regime] {calls} <armed rebels terrorists>");
        check("[Venn] {branded} <the strikers as thugs>.");
        check("[It] {branded} <the talks at the summit as “extremely troubling.”>");
        check("The group launched an offensive, dubbed Operation Storm, in response to the regime’s crimes.");
        check("[Venn] {referred to} <undocumented farmers from Norland as “rapists.”>");
        check("[The chancellor] {heralded} <the deal with Norland as a “breakthrough.”>");
    }

    #[test]
    fn what_nobody_called_it() {
        for text in [
            "The general stopped short of calling the raid a massacre.",
            "The general did not call the raid a massacre.",
        ] {
            let found = crate::voice::examples::found_in("en", text);
            assert!(found.iter().all(|attribution| &*attribution.rule == "attitude-predicate"), "{text} {found:?}");
        }
    }
}
