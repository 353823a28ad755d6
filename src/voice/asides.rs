//! Reports whose speaker stands behind, inside or in front of them: asides, *according to*, headlines.

use std::ops::Range;

use super::cues::{self, Frames, Tag};
use super::indirect::{Draft, Reader};
use super::scope;

impl Reader<'_, '_> {
    /// Whether nothing but adjuncts stands behind a cue, so that its content must lie before it.
    pub(super) fn ends_behind(&self, after: usize, subject: Option<&Range<usize>>, class: usize) -> bool {
        let unit = self.unit;
        let p = self.skip_addressee(after.max(subject.map_or(after, |s| s.end)), class);
        // `It is over, the mayor said of the plan to sell.`
        if unit.word(p) == "of" && matches!(unit.word(after - 1), "said" | "says" | "say") {
            return true;
        }
        if matches!(unit.word(p), "about" | "against" | "for" | "over" | "into") || self.tells(p) {
            return false;
        }
        let r = self.skip_adjuncts(p);
        matches!(
            unit.tag(r),
            None | Some(
                Tag::Comma
                    | Tag::Stop
                    | Tag::Dash
                    | Tag::Close
                    | Tag::Ing
                    | Tag::Subordinator
                    | Tag::Relative
                    | Tag::Colon
            )
        ) && unit.word(r) != "that"
            || matches!(unit.word(r), "in" | "on" | "at" | "during" | "after" | "before" | "following" | "when" | "who")
    }

    /// The item behind the noun phrase at `at`, if cues of the class name whom they speak to.
    fn skip_addressee(&self, at: usize, class: usize) -> usize {
        let unit = self.unit;
        if !unit.english.classes[class].frames.has(Frames::ADDRESSEE) {
            return at;
        }
        if self.tells(at) { at } else { unit.noun_phrase(at) }
    }

    /// Whether what is told is at `at`, and nobody it is told to: `told a joke`.
    fn tells(&self, at: usize) -> bool {
        let unit = self.unit;
        (at..unit.noun_phrase(at)).any(|i| unit.english.phrases.tellings.iter().any(|w| w == unit.word(i)))
    }

    pub(super) fn aside_possible(&self, at: usize, subject: Option<&Range<usize>>) -> bool {
        let unit = self.unit;
        let Some(subject) = subject else { return false };
        let left = subject.start.min(at);
        // `had little to say`
        if left == 0 || unit.is(at - 1, Tag::To) && subject.end < at && !self.goes_on_to(at) {
            return false;
        }
        matches!(unit.tag(left - 1), Some(Tag::Comma | Tag::Dash))
            || self.or_so(left)
            || unit.is_full_quote(left - 1)
            || unit.ends_with_comma(left - 1)
            || (unit.is(left - 1, Tag::Quote) && left == 1)
            || (unit.is(left - 1, Tag::Stop) && unit.word(left - 1) == "?")
    }

    /// `…, or so the rebels say`: whether *or so* stands before `at`.
    fn or_so(&self, at: usize) -> bool {
        let unit = self.unit;
        at > 2 && unit.word(at - 1) == "so" && unit.word(at - 2) == "or" && unit.is(at - 3, Tag::Comma)
    }

    /// `went on to say`, `continued to argue`
    pub(super) fn goes_on_to(&self, at: usize) -> bool {
        at > 1 && matches!(self.unit.word(at - 2), "on" | "continued" | "continues")
    }

    pub(super) fn aside(
        &mut self,
        at: usize,
        after: usize,
        subject: Option<Range<usize>>,
        class: usize,
    ) -> Option<usize> {
        let unit = self.unit;
        let subject = subject?;
        let left = subject.start.min(at);
        // `…, charged a fee, …`, `– told the council, …`: the verb of a subject before the insertion.
        let turned = subject.start > at;
        if turned
            && !(left > 0 && (unit.is(left - 1, Tag::Quote) || (left > 1 && unit.is(left - 2, Tag::Quote))))
            && (matches!(unit.word(subject.start), "a" | "an" | "$" | "his" | "her" | "their")
                && !unit.english.classes[class].frames.has(Frames::BARE)
                || unit.english.classes[class].frames.has(Frames::ADDRESSEE))
        {
            return None;
        }
        // `– stressed the need for repairs`: an object, unless a person stands there.
        if turned
            && !(left > 0 && (unit.is(left - 1, Tag::Quote) || (left > 1 && unit.is(left - 2, Tag::Quote))))
            && !unit.english.classes[class].frames.has(Frames::BARE)
            && !self.is_person_like(&subject)
        {
            return None;
        }
        // `…, an accusation Ardalia denies`: a gloss, whose noun is what is denied.
        let gloss = subject.clone().find(|&i| unit.is(i, Tag::Noun)).is_some_and(|noun| {
            unit.is_article(subject.start)
                && noun + 1 < subject.end
                && (unit.is(noun + 1, Tag::Name)
                    || unit.english.phrases.object_verbs.iter().any(|verb| verb == unit.word(at)))
                && unit.english.kind(unit.word_id(noun)) & cues::NOUN != 0
        });
        if gloss {
            return None;
        }
        // `…, first reported by the Courier`: the speaker hangs on *by*.
        if unit.word(after) == "by" {
            return None;
        }
        let mut edge = if self.or_so(left) { left - 2 } else { left };
        if edge > 0 && matches!(unit.tag(edge - 1), Some(Tag::Comma | Tag::Dash)) {
            edge -= 1;
        }
        let mut from = scope::clause_start(unit, edge, self.closed);
        // `a day when, she said, nobody slept`: the report begins behind the aside.
        if edge > 0 && edge < left && matches!(unit.tag(edge - 1), Some(Tag::Subordinator | Tag::Relative)) {
            from = edge;
        }
        let cue_end = after.max(subject.end);
        let behind = self.skip_adjuncts(self.skip_addressee(cue_end, class));
        // `The fight – which nobody will win, they say – goes on`: what is said stands between the dashes.
        let dashes = (from..edge).filter(|&i| unit.is(i, Tag::Dash)).count();
        if dashes % 2 == 1
            && (unit.is(behind, Tag::Dash) || unit.is(behind, Tag::Comma))
            && let Some(dash) = (from..edge).rev().find(|&i| unit.is(i, Tag::Dash))
            && (dash + 1..edge).any(|i| unit.finite(i) || unit.finite(behind + 1))
            && !(dash + 1..edge).any(|i| unit.is(i, Tag::Quote))
        {
            from = dash + 1;
            while unit.is(from, Tag::Coordinator) {
                from += 1;
            }
        }
        let mut content = Vec::new();
        let mut quoted = false;
        if from < edge {
            let range = from..edge;
            quoted = unit.is(edge - 1, Tag::Quote);
            let clause = range.clone().any(|i| unit.finite(i) || unit.is(i, Tag::Quote))
                || (range.len() >= 6 && !unit.is(from, Tag::Preposition));
            // `The outreach, they said, raised …`
            let parted = unit.is(behind, Tag::Comma)
                && (unit.finite(behind + 1)
                    || !turned
                        && unit.is(edge, Tag::Comma)
                        && behind + 1 < unit.end()
                        && range.clone().any(|i| unit.nominal(i)));
            // `On Tuesday, even as shares fell, Venn wrote to …`: an introduction is no report. Before `said Venn` there
            // is none.
            let introduces = !quoted
                && !(turned && range.clone().any(|i| unit.finite(i)))
                && matches!(unit.tag(from), Some(Tag::Preposition | Tag::Subordinator | Tag::Ing | Tag::Adverb))
                && !range.clone().any(|i| {
                    unit.is(i, Tag::Comma) && !matches!(unit.word(i + 1), "even" | "as" | "when" | "while" | "after")
                })
                && !unit.is(behind, Tag::Comma)
                && !(behind >= unit.end() && range.clone().any(|i| unit.finite(i)))
                // `When Venn said the bridge was safe, a man shouted at him.`
                || !quoted && !turned && !unit.is(behind, Tag::Comma) && self.is_introduction(range.clone());
            let said = behind >= unit.end() && unit.english.classes[class].frames.has(Frames::BARE) && range.len() >= 3;
            if (clause || parted || said) && !introduces {
                content.push(unit.span(range));
            }
        }
        // What goes on behind the aside.
        let inverted = subject.start > at;
        let r = behind;
        // `The rebels, said Venn, had fled.`
        let clause_parted = unit.finite(r + 1) && !(from..edge).any(|i| unit.finite(i) || unit.is(i, Tag::Quote));
        if unit.is(r, Tag::Comma) && (!inverted || unit.is(r + 1, Tag::Quote) || clause_parted) {
            let next = r + 1;
            let goes_on = if quoted {
                unit.is(next, Tag::Quote)
            } else {
                next < unit.end()
                    && (!matches!(unit.tag(next), Some(Tag::Ing | Tag::Relative)) || unit.word(next) == "including")
                    && !matches!(unit.word(next), "but" | "according")
                    && (content.is_empty()
                        || (!unit.is(next, Tag::Preposition) || unit.word(next) == "for")
                            && !unit.english.handback.iter().any(|w| w == unit.word(next)))
            };
            if goes_on {
                let end = scope::content_end(unit, next, at);
                if end > next {
                    content.push(unit.span(next..end));
                    self.claimed = self.claimed.max(end);
                    self.closed = self.closed.max(end);
                }
            }
        } else if unit.word(r) == ";" && !quoted && !inverted && self.clause_behind_adverbs(r + 1) {
            // `These were no slips, she noted; the regime had lied.`
            let end = scope::content_end(unit, r + 1, at);
            if !(r + 1..end).any(|i| unit.is_cue(i) && unit.finite(i)) && end > r + 1 {
                content.push(unit.span(r + 1..end));
                self.claimed = self.claimed.max(end);
            }
        } else if matches!(unit.tag(r), Some(Tag::Colon)) && unit.is(r + 1, Tag::Quote) {
            content.push(unit.span(r + 1..r + 2));
        }
        if content.is_empty() {
            return None;
        }
        self.claimed = self.claimed.max(cue_end);
        self.closed = self.closed.max(cue_end);
        // `…, officials confirmed.` could be read two ways: the outlet may vouch for the whole sentence.
        let nameless = subject.len() == 1 && unit.is(subject.start, Tag::Noun);
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
        let source = vec![unit.span(subject)];
        let rule = if quoted {
            "aside-quote"
        } else if self.is_writer(&source) {
            "first-person"
        } else {
            "aside"
        };
        self.push(Draft {
            source,
            cue: vec![unit.span(at..after)],
            content,
            presupposed,
            rule,
            confidence: if quoted {
                class.confidence
            } else if nameless {
                0.55
            } else {
                class.confidence - 0.05
            },
        });
        Some(cue_end)
    }

    /// Whether a clause begins at `at`, behind adverbs and their comma: *rather, it was …*.
    fn clause_behind_adverbs(&self, at: usize) -> bool {
        let unit = self.unit;
        let behind = unit.skip_adverbs(at);
        let comma = usize::from(behind > at && unit.is(behind, Tag::Comma));
        self.strict_clause_at(behind + comma, unit.end())
    }

    /// Whether a noun phrase names somebody who can speak: a name, a pronoun or an office.
    pub(super) fn is_person_like(&self, phrase: &Range<usize>) -> bool {
        let unit = self.unit;
        phrase.clone().any(|i| {
            unit.is(i, Tag::Name) || unit.is(i, Tag::Pronoun) || unit.english.kind(unit.word_id(i)) & cues::HEAD != 0
        })
    }

    /// `As the Courier noted, …`, `…, as reported by the Courier, …`
    pub(super) fn as_said(&mut self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if !matches!(unit.tag(at), Some(Tag::Verb | Tag::Past)) {
            return None;
        }
        let opener = (at.saturating_sub(12)..at).rev().find(|&i| unit.word(i) == "as")?;
        if opener > 0
            && !matches!(
                unit.tag(opener - 1),
                Some(Tag::Comma | Tag::Dash | Tag::Open | Tag::Coordinator | Tag::Adverb)
            )
        {
            return None;
        }
        let (source, behind) = if opener + 1 == at && unit.word(at + 1) == "by" {
            let end = unit.noun_phrase(at + 2);
            (at + 2..end, end)
        } else {
            let subject = unit.noun_phrase(opener + 1);
            let mut verb = subject;
            while matches!(unit.tag(verb), Some(Tag::Adverb | Tag::Auxiliary)) {
                verb += 1;
            }
            if verb != at {
                return None;
            }
            (opener + 1..subject, at + 1)
        };
        if source.is_empty() {
            return None;
        }
        let cue = unit.english.cues(unit.word_id(at)).iter().find(|c| {
            let frames = &unit.english.classes[c.class].frames;
            // `as some hope`; `as Venn pointed out`
            c.tail.iter().enumerate().all(|(n, word)| unit.word(at + 1 + n) == &**word)
                && (frames.has(Frames::ASIDE)
                    || frames.has(Frames::BARE)
                    || c.tail.last().is_some_and(|word| &**word == "it") && frames.has(Frames::BEHIND))
        })?;
        let class = cue.class;
        let behind = behind + cue.tail.len();
        let close = self.skip_adjuncts(behind);
        let mut content = Vec::new();
        // `the mayor – as Venn noted – has left`
        let dashes = opener > 2 && unit.is(opener - 1, Tag::Dash) && unit.is(close, Tag::Dash);
        let comma = unit.is(close, Tag::Comma) || dashes;
        if opener > 2 && (unit.is(opener - 1, Tag::Comma) || dashes) && (comma || close >= unit.end()) {
            let mut edge = opener - 1;
            while edge > 0 && unit.is(edge - 1, Tag::Dash) {
                edge -= 1;
            }
            let from = scope::clause_start(unit, edge, self.closed);
            // `an ad, which – as Venn noted – promises …`: the clause begins before the insertion, at the pronoun.
            // `owed it to, as Venn put it, “a gift”`: half a phrase is no clause.
            let broken = matches!(unit.tag(edge - 1), Some(Tag::Relative | Tag::To | Tag::Preposition));
            if from < edge && !broken {
                content.push(unit.span(from..edge));
            }
        }
        if comma {
            let mut next = close + 1;
            while unit.is(next, Tag::Dash) {
                next += 1;
            }
            let end = scope::content_end(unit, next, at);
            if end > next {
                content.push(unit.span(next..end));
                self.claimed = end;
            }
        }
        if content.is_empty() {
            return None;
        }
        let confidence = unit.english.classes[class].confidence - 0.1;
        self.push(Draft {
            source: vec![unit.span(source)],
            cue: vec![unit.span(at..at + 1 + cue.tail.len())],
            content,
            presupposed: Vec::new(),
            rule: "as-said",
            confidence,
        });
        Some(close)
    }

    /// `according to …`
    pub(super) fn according(&mut self, at: usize) -> Option<usize> {
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
        let relative = unit.is(end, Tag::Relative);
        while end < unit.end()
            && !unit.is(end, Tag::Comma)
            && (relative || !unit.finite(end))
            && !unit.is(end, Tag::Dash)
            && !unit.is(end, Tag::Stop)
        {
            end += 1;
        }
        let source = start..unit.noun_phrase(start);
        let mut content = Vec::new();
        let rule;
        if at == 0
            || (unit.is(at - 1, Tag::Coordinator) && at == 1)
            || matches!(unit.tag(at - 1), Some(Tag::Colon | Tag::Stop | Tag::Open))
        {
            rule = "according-to-first";
            let from = match (end..unit.end()).find(|&i| unit.is(i, Tag::Comma)) {
                // `According to the ministry’s figures, which nobody checked, …`
                Some(comma) if unit.is(comma + 1, Tag::Relative) => {
                    (comma + 1..unit.end()).find(|&i| unit.is(i, Tag::Comma)).map_or(comma + 1, |close| close + 1)
                }
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
            let from =
                scope::figure_start(unit, edge, end).unwrap_or_else(|| scope::clause_start(unit, edge, self.closed));
            rule = "according-to";
            if from < edge {
                content.push(unit.span(from..edge));
            }
            if unit.is(end, Tag::Comma) && unit.is(edge, Tag::Comma) {
                let next = end + 1;
                // Behind a whole clause a noun phrase glosses the source: `…, according to Venn, the mayor`.
                let glossed = (from..edge).any(|i| unit.finite(i))
                    && (matches!(unit.tag(next), Some(Tag::Determiner | Tag::Noun | Tag::Name | Tag::Number))
                        || unit.word(next) == "one");
                let stops = glossed
                    || matches!(unit.tag(next), Some(Tag::Coordinator | Tag::Relative | Tag::Ing | Tag::Preposition))
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
        self.closed = self.closed.max(end);
        self.push(Draft { source, cue: vec![cue], content, rule, confidence: 0.9, ..Draft::default() });
        Some(end)
    }
}

#[cfg(test)]
mod tests {
    use crate::voice::examples::check;

    #[test]
    fn asides_of_every_shape() {
        check("<It is over>, [the mayor] {said} of the plan to sell the port.");
        check("<The regime is brutal>, or so [the rebels] {say}.");
        check("<He is>, as [the minister] {put it}, <a thug>.");
        check("As the day went on, Venn grew angry.");
    }
}
