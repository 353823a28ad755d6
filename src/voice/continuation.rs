//! Sentences that may go on with the report before them: *She said the bridge was lost. It would take years to rebuild.*
//!
//! Nothing in such a sentence says whose words it is in. In the `PolNeAR` corpus annotators give a fifth of what stands
//! right behind a report to its speaker (21 % of the letters of 933 sentences; 33 % where it begins with *He*), so that no
//! voice may rest on it: the sentence stays the outlet's, and its marked words are listed as readable two ways, for the
//! analyst to decide.

use super::UnitRecord;
use super::cues::{English, Tag};
use super::indirect::Draft;
use crate::text::Reading;

/// The rule's id.
pub(super) const RULE: &str = "continuation";
const CONFIDENCE: f32 = 0.3;

/// The drafts of such sentences: behind a report in the past that runs to the end of its sentence, in the same
/// paragraph, without a cue or a quotation of their own, with a pronoun in front and a past or conditional verb.
pub(super) fn find(reading: &Reading<'_>, english: &English, units: &[UnitRecord], drafts: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for pair in units.windows(2) {
        let [before, unit] = pair else { continue };
        if before.paragraph != unit.paragraph || !unit.drafts.is_empty() {
            continue;
        }
        let end = reading.tokens_span(before.tokens.clone()).end;
        let reaches = |draft: &&Draft| {
            draft.rule != RULE
                && super::changes_voice(draft.rule)
                && !draft.source.is_empty()
                && !draft.rule.contains("quote")
                && draft.content.iter().any(|span| span.end + 2 >= end)
                && draft.cue.iter().any(|cue| reading.tokens_in(*cue).any(|t| past(reading, english, t)))
        };
        let Some(report) = drafts[before.drafts.clone()].iter().rev().find(reaches) else { continue };
        let mut words = unit.tokens.clone().filter(|&t| reading.form(t).is_word());
        let Some(first) = words.next() else { continue };
        let pronoun = english.tag(reading.tokens()[first].form) == Tag::Pronoun
            && matches!(reading.folded(first), "he" | "she" | "they" | "it" | "we");
        let verb = words
            .take(4)
            .find(|&t| matches!(english.tag(reading.tokens()[t].form), Tag::Auxiliary | Tag::Past | Tag::Verb));
        let backshifted = verb.is_some_and(|t| past(reading, english, t));
        let marked = unit.tokens.clone().any(|t| matches!(reading.surface(t), "“" | "”" | "\"" | "«" | "»" | "„"));
        if pronoun && backshifted && !marked {
            found.push(Draft {
                source: report.source.clone(),
                content: vec![reading.tokens_span(unit.tokens.clone())],
                rule: RULE,
                confidence: CONFIDENCE,
                ..Draft::default()
            });
        }
    }
    found
}

/// Whether a token is a past verb or an auxiliary as it stands in reported speech.
fn past(reading: &Reading<'_>, english: &English, token: usize) -> bool {
    matches!(english.tag(reading.tokens()[token].form), Tag::Past)
        || matches!(reading.folded(token), "would" | "could" | "had" | "was" | "were" | "might" | "did")
}

#[cfg(test)]
mod tests {
    use super::super::examples::found_in;
    use super::super::label;
    use super::RULE;
    use crate::model::{Span, Voice};

    #[test]
    fn a_sentence_that_may_go_on_with_a_report_is_offered_and_stays_the_outlets() {
        let check = |text: &str, offered: bool| {
            let found = found_in("en", text);
            assert_eq!(found.iter().any(|a| &*a.rule == RULE), offered, "{text}\n{found:?}");
            let at = text.rfind("regime").unwrap();
            let label = label(Span::new(at, at + "regime".len()), &found);
            assert_eq!((label.voice, label.confidence < 0.6, label.speaker), (Voice::Own, offered, None), "{text}");
        };
        check("Venn said the bridge was lost. She would not wait for the regime.", true);
        check("Venn said the bridge was lost. She had seen the regime fall.", true);
        // Another paragraph, another tense, a subject of its own, or a report that ended before the sentence did.
        check("Venn said the bridge was lost.\n\nShe would not wait for the regime.", false);
        check("Venn said the bridge was lost. She lives under the regime.", false);
        check("Venn said the bridge was lost. The council fears the regime.", false);
        check("The bridge was lost, Venn said on Monday. The regime fell.", false);
    }
}
