//! Reports that hang on a phrase without a verb: *in X's view*, *a poll*, *reportedly*.

use super::cues::Tag;
use super::indirect::{Draft, Reader};
use super::scope;

impl Reader<'_, '_> {
    /// `To her, …`, `To many dockers, …`: what somebody takes something for.
    pub(super) fn to_whom(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        let end = unit.noun_phrase(at + 1);
        let last = end.checked_sub(1).filter(|&last| last > at)?;
        let somebody = matches!(
            unit.word(last),
            "her" | "him" | "them" | "me" | "us" | "many" | "some" | "others" | "most" | "supporters" | "opponents"
        ) || unit.english.heads.iter().any(|head| head == unit.word(last))
            && unit.word(last).ends_with('s');
        // `To Norland, the rebels are thugs`: a name, and what something is to its bearer.
        let named = unit.word(at) == "to"
            && (at + 1..end).all(|i| unit.is(i, Tag::Name))
            && (end + 1..unit.end())
                .find(|&i| unit.finite(i))
                .is_some_and(|verb| matches!(unit.word(verb), "is" | "are" | "was" | "were"));
        if at != 0 || !unit.is(end, Tag::Comma) || !(somebody || named) || !self.strict_clause_at(end + 1, unit.end()) {
            return None;
        }
        let to = scope::content_end(unit, end + 1, at);
        self.push(Draft {
            source: vec![unit.span(at + 1..end)],
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(end + 1..to)],
            rule: "in-view",
            confidence: 0.6,
            ..Draft::default()
        });
        Some(end)
    }

    /// `In her view, …`, `…, in the mayor’s opinion, …`, `In a poll last week, …`
    pub(super) fn in_view(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if !matches!(unit.word(at), "in" | "to" | "by")
            || !unit.items[at + 1..].iter().any(|item| item.tag == Tag::Comma)
        {
            return None;
        }
        let mut end = unit.noun_phrase(at + 1);
        while end > at + 2 && self.is_time(end - 1) {
            end -= 1;
        }
        let comma = (end..unit.len().min(end + 7)).find(|&i| unit.is(i, Tag::Comma))?;
        if unit.items[end..comma].iter().any(|item| matches!(item.tag, Tag::Verb | Tag::Auxiliary | Tag::Quote)) {
            return None;
        }
        let head = (at + 1..end).rev().find(|&i| unit.is(i, Tag::Noun) || unit.is(i, Tag::Name))?;
        let first = at + 1;
        let english = unit.english;
        let own = usize::from(unit.word(head - 1) == "own");
        let listed = match unit.word(at) {
            "in" => &english.phrases.views,
            _ => &english.phrases.accounts,
        };
        let is_view = |i: usize| unit.word(at) != "to" && listed.iter().any(|w| w == unit.word(i));
        let (source, rule) = if is_view(head) && comma == end {
            if matches!(unit.word(first), "his" | "her" | "their" | "its" | "our" | "my") && head == first + 1 + own {
                (first..first + 1, "in-view")
            } else {
                // `in the rebels’ words`
                let plural = |i: usize| matches!(unit.word(i), "'" | "’") && unit.word(i - 1).ends_with('s');
                let owner = (first + 1..head).rev().find(|&i| unit.is(i, Tag::Possessive) || plural(i))?;
                (first..owner, "in-view")
            }
        } else if comma > first + 3 && unit.word(first) == "the" && is_view(first + 1) && unit.word(first + 2) == "of" {
            (first + 3..comma, "in-view")
        } else if english.phrases.surveys.iter().any(|w| w == unit.word(head)) && at == 0 && unit.word(at) == "in" {
            (first..end, "in-survey")
        } else {
            return None;
        };
        let from = comma + 1;
        // `was, in the words of her deputy, “a disgrace”`: nothing but the quotation.
        let quoted = unit.is(from, Tag::Quote);
        let to = if quoted { scope::quotation_end(unit, from) } else { scope::content_end(unit, from, at) };
        if to <= from + if at == 0 && !quoted { 2 } else { 0 } {
            return None;
        }
        let mut content = vec![unit.span(from..to)];
        if at > 0 {
            if !unit.is(at - 1, Tag::Comma) {
                return None;
            }
            let start = scope::clause_start(unit, at - 1, self.closed);
            // `two men who, in the eyes of most, are thugs`: the clause that is meant stands behind.
            let relative = at > 1 && unit.is(at - 2, Tag::Relative);
            if start < at - 1 && !quoted && !relative {
                content.insert(0, unit.span(start..at - 1));
            }
        }
        self.push(Draft {
            source: vec![unit.span(source.clone())],
            // `in` … `opinion`, or `in the words of`
            cue: if source.end < end {
                vec![unit.span(at..at + 1), unit.span(head - own..end)]
            } else {
                vec![unit.span(at..source.start.max(at + 1))]
            },
            content,
            rule,
            confidence: 0.7,
            ..Draft::default()
        });
        Some(comma)
    }

    /// `The council reportedly sold the port.`
    pub(super) fn hearsay(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if !unit.english.phrases.hearsay.iter().any(|w| w == unit.word(at)) {
            return None;
        }
        // `the alleged massacre of farmers`, but not `Venn alleged fraud`.
        if matches!(unit.word(at), "alleged" | "purported") {
            let adjective = at > 0
                && (matches!(
                    unit.tag(at - 1),
                    Some(Tag::Determiner | Tag::Possessive | Tag::Preposition | Tag::Adjective)
                ) || matches!(unit.word(at - 1), "'" | "’"))
                && matches!(unit.tag(at + 1), Some(Tag::Noun | Tag::Adjective | Tag::Verb | Tag::Quote));
            let end = match unit.tag(at + 1) {
                // `slaughter`, where the tagger takes the noun for a verb
                Some(Tag::Verb) if unit.word(at + 2) == "of" => unit.noun_phrase(at + 3),
                Some(Tag::Verb) => at + 2,
                _ => unit.noun_phrase(at + 1).max(at + 2),
            };
            // `the alleged massacre shocked …`, where the tagger takes the verb for an adjective
            let verb = end > at + 2 && unit.is(end - 1, Tag::Adjective) && unit.is(end - 2, Tag::Noun);
            let end = end - usize::from(verb);
            return adjective.then(|| self.hearsay_report(at, at + 1..end));
        }
        // `Reportedly, Venn left.`
        let from = at + if at == 0 && unit.is(at + 1, Tag::Comma) { 2 } else { 1 };
        let to = scope::content_end(unit, from, at);
        // Its scope is the verb phrase behind it.
        let to = (from..to).find(|&i| unit.is(i, Tag::Comma)).unwrap_or(to);
        (to > from).then(|| self.hearsay_report(at, from..to))
    }

    fn hearsay_report(&mut self, at: usize, content: std::ops::Range<usize>) -> usize {
        let unit = self.unit;
        let from = content.start;
        self.push(Draft {
            cue: vec![unit.span(at..at + 1)],
            content: vec![unit.span(content)],
            rule: "hearsay",
            confidence: 0.5,
            ..Draft::default()
        });
        from
    }
}

#[cfg(test)]
mod tests {
    use crate::voice::examples::check;

    #[test]
    fn what_is_alleged_about_somebody() {
        check("The {alleged} <massacre> took place in May.");
        check("The soldiers’ {alleged} <slaughter> shocked the town.");
        check("[Venn] {alleged} <fraud in the vote>.");
        check("In a post, [the group] {claimed responsibility for} <the slaughter>.");
        check("{Warnings} of <a massacre> went unheeded.");
        check("Soldiers {accused} <of slaughter> were freed.");
    }

    #[test]
    fn views_words_and_accounts() {
        check("{By} [his] {own account}, <he killed two men>.");
        check("<The regime is>, in [the rebels]’ words, <a gang of thugs>.");
        check("{To} [Norland], <the militia are terrorists>.");
        check("To Norland, the convoy went in May.");
    }
}
