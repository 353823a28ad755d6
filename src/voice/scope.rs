//! How far a report reaches: to the end of its clause, not of its sentence.

use std::ops::Range;

use super::clause::Unit;
use super::cues::Tag;
use crate::model::Span;

/// The end of reported content that begins at `start` under the cue at `cue`.
///
/// Content ends with the sentence, or before
/// - a comma or dash and an adjunct that hangs on the report (*as, while, which, amid, after* …, the table's `handback`),
/// - a comma and *but* with a subject and verb of its own,
/// - a further cue on the same level (*, adding that*; *and warned that*),
/// - the bracket that closes around it.
pub(super) fn content_end(unit: &Unit<'_>, start: usize, cue: usize) -> usize {
    let end = unit.end();
    let mut depth = 0i32;
    let mut i = start;
    while i < end {
        match unit.items[i].tag {
            Tag::Open => depth += 1,
            Tag::Close => {
                depth -= 1;
                if depth < 0 {
                    return i;
                }
            }
            // A list goes on behind a semicolon, a sentence does not.
            Tag::Stop if i > start && unit.word(i) == ";" && !list_goes_on(unit, i + 1, end) => return i,
            Tag::Dash
                if i > start + 3
                    && depth == 0
                    && (!unit.is(i + 1, Tag::Coordinator) || and_clause(unit, i + 1, end))
                    && unit.word(i + 1) != "including"
                    && unit.items[start..i].iter().filter(|item| item.tag == Tag::Dash).count() % 2 == 0
                    && !unit.items[i + 1..end].iter().any(|item| item.tag == Tag::Dash) =>
            {
                return i;
            }
            // `that, while the levy brings in money, dockers lose`: an insertion.
            Tag::Comma if i == start + 1 && unit.word(start) == "that" => {}
            Tag::Comma | Tag::Dash if i > start && depth == 0 => {
                // `the levy, which had failed twice, was dead`: a gloss on the subject stays inside.
                // `Korst, the man who fell, held two licences`: the verb of the content's own subject.
                let first = (start..i).find(|&c| unit.is(c, Tag::Comma));
                if unit.finite(i + 1) && first.is_some_and(|first| !(start..first).any(|v| unit.finite(v))) {
                    i += 1;
                    continue;
                }
                let whole = (start..i).any(|v| unit.finite(v)) || unit.items[start..i].iter().any(|n| n.tag == Tag::To);
                if (whole || !goes_on_behind(unit, i + 1, end)) && comma_ends(unit, i + 1, end) {
                    return i;
                }
                if whole && unit.is(i, Tag::Comma) && unit.word(start) != "that" && and_clause(unit, i + 1, end) {
                    return i;
                }
            }
            Tag::Coordinator if i > start && depth == 0 && coordinated_cue(unit, i, cue) => return i,
            Tag::Quote if i + 1 < end && i > start => {
                let ends = unit.quote(i).is_some_and(|q| {
                    let words = q.inner.of(unit.reading.text()).trim_end();
                    // American style puts the comma of the sentence inside the marks.
                    words.ends_with(['.', '!', '?'])
                        || words.ends_with(',')
                            && depth == 0
                            && (comma_ends(unit, i + 1, end)
                                || !(start..i).any(|v| unit.finite(v)) && and_clause(unit, i + 1, end))
                });
                if ends {
                    return i + 1;
                }
            }
            _ => {}
        }
        i += 1;
    }
    end
}

/// Whether what stands behind a semicolon is a further part of a list: no clause with a subject of its own.
fn list_goes_on(unit: &Unit<'_>, at: usize, end: usize) -> bool {
    let from = if unit.is(at, Tag::Coordinator) { at + 1 } else { at };
    let to = (from..end).find(|&i| unit.word(i) == ";").unwrap_or(end);
    let semicolons = unit.items[..end].iter().filter(|item| item.quote.is_none() && item.tag == Tag::Stop).count();
    let list = semicolons >= 2 || from > at;
    // `was lost; and the rebels would return`
    if unit.word(at) == "and" {
        return to > from;
    }
    list && to > from && !(from + 1..to).any(|i| unit.finite(i))
}

/// Whether numbers on both sides of a *while* at `at` are compared: one finding, not a fact hung on a report.
fn compares(unit: &Unit<'_>, at: usize) -> bool {
    let number = |i: usize| unit.is(i, Tag::Number) && !unit.english.time[unit.word_id(i).index()];
    (at.saturating_sub(14)..at).any(number) && (at + 1..unit.len().min(at + 14)).any(number)
}

/// Whether the insertion that begins at `at` ends with a comma and the finite verb of the clause around it.
fn goes_on_behind(unit: &Unit<'_>, at: usize, end: usize) -> bool {
    (at + 1..end).any(|i| {
        matches!(unit.tag(i), Some(Tag::Comma | Tag::Dash)) && {
            let v = unit.skip_adverbs(i + 1);
            unit.finite(v)
        }
    })
}

/// Whether content ends at a comma with `at` behind it.
fn comma_ends(unit: &Unit<'_>, at: usize, end: usize) -> bool {
    hands_back(unit, at) || gloss(unit, at, end) || next_cue(unit, at) || own_clause(unit, at)
}

/// Where content that is a phrase, not a clause, ends before `end`: at a conjunction that goes on with the outer
/// clause's verb (*cited the report but declined …*), or at a comma behind which a new clause begins.
pub(super) fn phrase_end(unit: &Unit<'_>, start: usize, end: usize) -> usize {
    let mut seen_finite = false;
    let object = !matches!(unit.tag(start), Some(Tag::To | Tag::Ing));
    for i in start + 1..end {
        match unit.tag(i) {
            Some(Tag::Relative) => seen_finite = true,
            // `railed against it; and nurses filed suit`
            Some(Tag::Stop) if object && unit.word(i) == ";" && unit.finite(unit.noun_phrase(i + 2)) => return i,
            // `defended the raid in an interview`: where it was said, not what. What was said may go on behind it:
            // `accused the council on Monday of …`.
            Some(Tag::Preposition)
                if !seen_finite
                    && object
                    && occasion(unit, i).is_some_and(|head| {
                        // `on condition of anonymity` goes on, but not with what was said.
                        !GOES_ON.contains(&unit.word(head + 1)) || unit.word(head) == "condition"
                    }) =>
            {
                return i;
            }
            Some(Tag::Subordinator) if matches!(unit.word(i), "that" | "where") => seen_finite = true,
            // `defended the plan when …`: the time of the report, not of what it is about.
            Some(Tag::Subordinator | Tag::Preposition)
                if !seen_finite
                    && i > start + 1
                    && matches!(unit.word(i), "when" | "during" | "while" | "before" | "after")
                    // `of ignoring warnings before the raid, of lying after it`: a list goes on.
                    && !(i..end).any(|k| unit.is(k, Tag::Comma) && matches!(unit.word(k + 1), "of" | "for"))
                    // `the accord adopted after talks`
                    && !(unit.is(i - 1, Tag::Past) && unit.is(i, Tag::Preposition))
                    // `vowed to cut rents while rebuilding the port`, `to leave during the truce`: part of what was vowed.
                    && (object
                        || !(unit.word(i) == "while" && unit.is(i + 1, Tag::Ing)
                            || unit.word(i) == "during" && occasion(unit, i).is_none())) =>
            {
                return i;
            }
            Some(Tag::Comma)
                if !seen_finite
                    && unit.is(i + 1, Tag::Coordinator)
                    && !unit.items[start..i].iter().any(|item| item.tag == Tag::Comma) =>
            {
                return i;
            }
            Some(Tag::Coordinator) => {
                let v = unit.skip_adverbs(i + 1);
                if !seen_finite && (unit.is(v, Tag::Auxiliary) || unit.is(v, Tag::Past)) {
                    return i;
                }
            }
            Some(Tag::Comma) if !seen_finite => {
                let mut subject = unit.noun_phrase(i + 1);
                if subject > i + 1 && unit.word(subject) == "and" {
                    subject = unit.noun_phrase(subject + 1).max(subject);
                }
                if subject > i + 1
                    && (unit.is(subject, Tag::Auxiliary) || unit.is(subject, Tag::Past))
                    && subject - i < 8
                {
                    return i;
                }
            }
            _ => {}
        }
    }
    end
}

/// Words with which content goes on behind the occasion.
const GOES_ON: [&str; 7] = ["of", "for", "to", "that", "over", "about", "against"];

/// The last word of the occasion if the preposition at `at` names when or on what occasion something was said: *on
/// Monday*, *in a speech*.
fn occasion(unit: &Unit<'_>, at: usize) -> Option<usize> {
    if !matches!(unit.word(at), "in" | "at" | "on" | "during" | "via" | "through") {
        return None;
    }
    let mut head = at;
    while unit.nominal(head + 1) && unit.quote(head + 1).is_none() {
        head += 1;
    }
    let phrases = &unit.english.phrases;
    let places = if unit.word(at) == "on" { &phrases.channels } else { &phrases.occasions };
    let known = places.iter().any(|w| w == unit.word(head)) || unit.english.time[unit.word_id(head).index()];
    (head > at && known).then_some(head)
}

/// A quotation as content ends with itself, or with the last of several joined by nothing but conjunctions.
pub(super) fn quotation_end(unit: &Unit<'_>, start: usize) -> usize {
    let mut end = start + 1;
    loop {
        let mut next = end;
        while matches!(unit.tag(next), Some(Tag::Comma | Tag::Coordinator | Tag::Dash)) {
            next += 1;
        }
        if next > end && unit.is(next, Tag::Quote) {
            end = next + 1;
        } else {
            return end;
        }
    }
}

/// Whether a noun phrase in apposition runs from `at` to the end: the outlet's gloss on what was said.
fn gloss(unit: &Unit<'_>, at: usize, end: usize) -> bool {
    // `, comments that were widely condemned`
    if unit.english.glosses.iter().any(|w| w == unit.word(at))
        && (unit.is(at + 1, Tag::Relative)
            || unit.is(at + 1, Tag::Pronoun)
            || matches!(unit.word(at + 1), "that" | "made" | "about" | "later"))
    {
        return true;
    }
    if !matches!(unit.word(at), "a" | "an" | "the") {
        return false;
    }
    let phrase = unit.noun_phrase(at);
    // `, a claim contradicted by the police`
    let participle = unit.is(phrase, Tag::Past) && unit.is(phrase + 1, Tag::Preposition);
    if phrase <= at + 1 || unit.finite(phrase) && !participle {
        return false;
    }
    // `, a view the council shares`
    if unit.word(at) != "the"
        && (unit.is(phrase, Tag::Pronoun) || unit.is(phrase, Tag::Determiner) || unit.is(phrase, Tag::Name))
    {
        return true;
    }
    // In a list a coordinator follows; in a clause, a verb.
    let list = unit.items[phrase..end]
        .iter()
        .take_while(|item| unit.word(at) == "the" || !matches!(item.tag, Tag::Relative | Tag::Verb | Tag::Auxiliary))
        .any(|item| item.tag == Tag::Coordinator);
    !list
        && (phrase >= end
            || matches!(
                unit.tag(phrase),
                Some(Tag::Relative | Tag::Subordinator | Tag::Ing | Tag::Past | Tag::Preposition | Tag::Stop | Tag::To)
            ))
}

fn hands_back(unit: &Unit<'_>, at: usize) -> bool {
    let word = unit.word(at);
    match word {
        "who" | "whom" | "whose" => true,
        "as" => !matches!(unit.word(at + 1), "well" | "if" | "though" | "part" | "long" | "much" | "many" | "a"),
        // `vowed to cut rents, while rebuilding the port`, `40 percent backed it, while 30 percent did not`
        "while" | "whilst" => !unit.is(at + 1, Tag::Ing) && !compares(unit, at),
        "even" => matches!(unit.word(at + 1), "as" | "though" | "while"),
        _ => unit.english.handback.iter().any(|w| w == word),
    }
}

/// Whether a cue on the outer level begins at `at`, behind a comma: `, adding that …`, `, Venn said`, `, according to`.
fn next_cue(unit: &Unit<'_>, at: usize) -> bool {
    if unit.word(at) == "according" && unit.word(at + 1) == "to" {
        return true;
    }
    let mut i = at;
    while unit.is(i, Tag::Adverb) || matches!(unit.word(i), "and" | "while" | "by") {
        i += 1;
    }
    if i >= unit.len() || unit.items[i].quote.is_some() {
        return false;
    }
    // `…, told the Courier`: the verb of a subject before the comma.
    if i == at && unit.finite(i) && !unit.is(i, Tag::Auxiliary) && unit.is_cue(i) {
        return true;
    }
    if unit.is(i, Tag::Ing) && unit.is_cue(i) {
        return true;
    }
    // `, Venn said.`: a short subject, the cue, and no complement.
    let mut subject = unit.noun_phrase(i);
    // `, a new poll finds.`: where the tagger takes the verb for a noun.
    let last = subject.saturating_sub(1);
    if last > i + 1
        && unit.word(last).ends_with('s')
        && unit.is_cue(last)
        && unit.english.phrases.findings.iter().any(|w| w == unit.word(last - 1))
    {
        subject = last;
    }
    // `, the Courier reported late Thursday.`
    let mut behind = subject + 1;
    while behind < unit.len() && (unit.is(behind, Tag::Adverb) || unit.english.time[unit.word_id(behind).index()]) {
        behind += 1;
    }
    if subject > i
        && subject - i <= 12
        && unit.is_cue(subject)
        && (unit.finite(subject) || subject == last)
        && matches!(unit.tag(behind), Some(Tag::Comma | Tag::Stop) | None)
    {
        return true;
    }
    unit.is_cue(i) && matches!(unit.word(i), "said" | "says" | "added" | "adds") && unit.finite(i)
}

/// Whether `but` and a clause with its own subject and verb begin at `at`.
fn own_clause(unit: &Unit<'_>, at: usize) -> bool {
    // `not only the rebels, but also the regime`: what is said goes on.
    if unit.word(at) != "but" || matches!(unit.word(at + 1), "also" | "rather" | "only" | "instead") {
        return false;
    }
    let i = unit.skip_adverbs(at + 1);
    if unit.finite(i) {
        return true;
    }
    let end = unit.noun_phrase(i);
    let v = unit.skip_adverbs(end);
    end > i && unit.finite(v)
}

/// Whether `and` and a clause with a subject of its own begin at `at`: *…, and the council has sued*.
fn and_clause(unit: &Unit<'_>, at: usize, end: usize) -> bool {
    if unit.word(at) != "and" || unit.is(at + 1, Tag::Pronoun) {
        return false;
    }
    let subject = unit.noun_phrase(at + 1);
    let verb = unit.skip_adverbs(subject);
    subject > at + 1
        && verb < end
        && (unit.is(verb, Tag::Auxiliary) || unit.is(verb, Tag::Past))
        // `, and the regime would fall`: what somebody expects, the outlet knows nothing of it.
        && !matches!(unit.word(verb), "would" | "could" | "should" | "might")
}

/// Whether the coordinator at `at` joins another cue of the same speaker: `and warned that`, `but declined to`.
fn coordinated_cue(unit: &Unit<'_>, at: usize, cue: usize) -> bool {
    // `but villagers say they were shepherds`: somebody else’s.
    let subject = unit.noun_phrase(at + 1);
    if unit.word(at) == "but" && subject > at + 1 && unit.is_cue(subject) && unit.finite(subject) {
        return true;
    }
    let mut i = at + 1;
    // `had killed two and was considered dangerous`: the content's own subject.
    let passive = matches!(unit.word(i), "was" | "were" | "is" | "are" | "been" | "be");
    while unit.is(i, Tag::Adverb) || unit.is(i, Tag::Auxiliary) {
        i += 1;
    }
    if !unit.is_cue(i) || passive && unit.is(i, Tag::Past) {
        return false;
    }
    // `credible and detailed claims`
    if at > 0 && unit.is(at - 1, Tag::Adjective) && unit.is(i, Tag::Past) && unit.is(i + 1, Tag::Noun) {
        return false;
    }
    if unit.word(at) == "but" && unit.finite(i) {
        return true;
    }
    let form = |i: usize| unit.english.cues(unit.word_id(i)).first().map(|cue| cue.inflection);
    let same = form(i) == form(cue) || (unit.is(i, Tag::Past) && unit.is(cue, Tag::Past));
    // `says the vote was rigged and has called for …`
    if matches!(unit.word(cue), "say" | "says") && matches!(unit.word(at + 1), "has" | "have") && unit.finite(i) {
        return true;
    }
    same && unit.items[i].tag == unit.items[cue].tag && !matches!(unit.tag(i), Some(Tag::Noun | Tag::Name))
}

/// Where the clause that ends before `edge` begins, not before `floor`.
pub(super) fn clause_start(unit: &Unit<'_>, edge: usize, floor: usize) -> usize {
    let mut start = edge;
    let mut closed = 0;
    while start > floor {
        let at = start - 1;
        match unit.tag(at) {
            // `(“Enough,” wrote the Courier)`: no further than the bracket.
            Some(Tag::Open) if closed == 0 => break,
            Some(Tag::Open) => {
                closed -= 1;
                start = at;
            }
            Some(Tag::Close) => {
                closed += 1;
                start = at;
            }
            Some(Tag::Colon) => break,
            Some(Tag::Stop) if unit.items[at].quote.is_none() => break,
            _ => start = at,
        }
    }
    start = start.max(dateline_end(unit).min(edge));
    while start < edge && matches!(unit.tag(start), Some(Tag::Comma | Tag::Dash | Tag::Coordinator | Tag::Stop)) {
        start += 1;
    }
    start
}

/// Where the text begins behind a dateline that opens the unit: *LOWMARK, Ardalia, May 4 (Wire) —* …
fn dateline_end(unit: &Unit<'_>) -> usize {
    const LONGEST: usize = 16;
    let capitals = unit.items.first().is_some_and(|first| {
        first.quote.is_none() && unit.is_word(0) && unit.reading.form(first.token as usize).all_capitals
    });
    let Some(dash) = (1..unit.len().min(LONGEST)).find(|&i| matches!(unit.tag(i), Some(Tag::Dash))) else { return 0 };
    let named = (0..dash).all(|i| {
        matches!(
            unit.tag(i),
            Some(
                Tag::Name | Tag::Comma | Tag::Number | Tag::Open | Tag::Close | Tag::Mark | Tag::Stop | Tag::Auxiliary
            )
        ) || unit.capitalised(i)
    });
    if capitals && named { dash + 1 } else { 0 }
}

/// A figure in the last clause before a sentence-final credit: its start, so that the credit reaches no further.
pub(super) fn figure_start(unit: &Unit<'_>, edge: usize, end: usize) -> Option<usize> {
    if end < unit.end() {
        return None;
    }
    // The last participial clause: `…, killing at least 40 people, including 12 children`.
    let participle =
        (1..edge).rev().find(|&i| unit.is(i, Tag::Ing) && unit.is(i - 1, Tag::Comma) && unit.word(i) != "including")?;
    let number = (participle..edge).find(|&i| unit.is(i, Tag::Number))?;
    // `The council, running against Korst, leads by 9 points`: the figure of another clause.
    if (participle..number).any(|i| unit.is(i, Tag::Comma) && unit.finite(i + 1)) {
        return None;
    }
    let mut start = number;
    while start > participle + 1
        && (unit.is(start - 1, Tag::Adverb)
            || matches!(
                unit.word(start - 1),
                "at" | "least"
                    | "most"
                    | "more"
                    | "than"
                    | "over"
                    | "nearly"
                    | "about"
                    | "around"
                    | "some"
                    | "almost"
                    | "up"
                    | "to"
            ))
    {
        start -= 1;
    }
    Some(start)
}

/// The parts of a content that the outlet presupposes: all of it under a judging or demanding cue, or where *must* or
/// *should* is its main verb; otherwise a reason introduced by *given that*.
pub(super) fn presupposed(unit: &Unit<'_>, content: Range<usize>, all: bool) -> Vec<Span> {
    if content.is_empty() {
        return Vec::new();
    }
    let main = content.clone().find(|&i| unit.finite(i));
    if all || main.is_some_and(|i| matches!(unit.word(i), "must" | "should")) {
        return vec![unit.span(content)];
    }
    match content.clone().find(|&i| unit.word(i) == "given" && unit.word(i + 1) == "that") {
        Some(given) => vec![unit.span(given..content.end)],
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::voice::examples::check;

    #[test]
    fn what_goes_on_behind_a_comma() {
        check("[The Fund] {found} <that 40 percent backed the levy, while 30 percent did not>.");
        check("[Venn] {vowed} <to cut rents while rebuilding the port>.");
        check("[Venn] {said} <the rebels had lost>, while thousands marched outside.");
        check("[Venn] {said} <the levy hurt not only the rebels, but also the poor>.");
        check(
            "[Venn], who has led the union for years, {said} <its members, many of whom lost homes in the raid, would march>.",
        );
        check("[Venn] {said} <the bridge was lost; and the rebels would return>.");
    }

    #[test]
    fn quotations_that_end_what_was_called_or_asked() {
        check("[Venn] {called} <the raids “cruel,”> and his party has made an effort to end them.");
        check("{Asked} <if the raid was “a massacre,”> 72 percent said yes.");
        check("[Officials] {spoke about} <the raid> on condition of anonymity.");
    }
}
