//! Headlines and labels whose speaker stands before or behind a colon or a dash.

use std::ops::Range;

use super::cues::{Inflection, Tag};
use super::indirect::{Draft, Reader};

impl Reader<'_, '_> {
    /// `Venn: We will not yield`: a headline, or a turn in an interview.
    pub(super) fn speaker_colon(&mut self) -> Option<usize> {
        let unit = self.unit;
        if !self.opens_paragraph {
            return None;
        }
        let colon = (1..unit.len().min(8)).find(|&i| unit.is(i, Tag::Colon))?;
        // `Venn camp: …`, `Venn to unions: …`, `Venn on strike: ‘…’`
        let addressed = (1..colon).find(|&i| {
            let on = unit.word(i) == "on" && unit.is(colon + 1, Tag::Quote);
            self.headline && (unit.is(i, Tag::To) || on) && i + 1 < colon
        });
        let last = addressed.unwrap_or(colon);
        let name = (0..last).all(|i| {
            (unit.is(i, Tag::Name) || unit.word(i) == ".") && unit.capitalised(i)
                || unit.word(i) == "."
                || unit.is(i, Tag::Hyphen)
                || self.headline && i + 1 == last && unit.english.heads.iter().any(|w| w == unit.word(i))
        });
        let label = (0..colon).any(|i| unit.english.labels.iter().any(|w| w == unit.word(i)));
        // `Ardalia: president condemns …` has a speaker of its own.
        let own = (colon + 2..unit.len().min(colon + 6))
            .any(|i| unit.is_cue(i) && self.auxiliary_before(i).is_none() && unit.word(i).ends_with('s'));
        if own {
            return None;
        }
        // `UN: Ardalia committing genocide`: a headline does without *is*.
        let clause = (colon + 1..unit.len())
            .any(|i| unit.finite(i) || unit.is(i, Tag::Quote) || self.headline && unit.is(i, Tag::Ing));
        if !name || label || !clause {
            return None;
        }
        let end = unit.end();
        self.push(Draft {
            source: vec![unit.span(0..last)],
            cue: vec![unit.span(colon..colon + 1)],
            content: vec![unit.span(colon + 1..end)],
            presupposed: Vec::new(),
            rule: "speaker-colon",
            confidence: 0.75,
        });
        Some(end)
    }

    /// `His verdict: the bridge is lost.`, `The mayor’s message to dockers: …`
    pub(super) fn message_colon(&mut self) -> Option<usize> {
        let unit = self.unit;
        if let Some(end) = self.message_in_clause() {
            return Some(end);
        }
        let colon = (2..unit.len().min(12)).find(|&i| unit.is(i, Tag::Colon))?;
        let addressed = (1..colon).find(|&i| unit.is(i, Tag::To)).unwrap_or(colon);
        let noun = addressed.checked_sub(1)?;
        let messages = &unit.english.phrases.messages;
        if !messages.iter().any(|w| w == unit.word(noun)) || unit.is(colon + 1, Tag::Quote) || colon + 3 > unit.end() {
            return None;
        }
        let pronoun = matches!(unit.word(0), "his" | "her" | "their" | "our" | "my");
        let owner = if pronoun { 1 } else { (1..noun).find(|&i| unit.is(i, Tag::Possessive))? };
        if owner > noun || !(0..noun).all(|i| unit.nominal(i) || unit.is(i, Tag::Possessive)) {
            return None;
        }
        Some(self.message(0..owner, noun, colon))
    }

    /// What stands behind the colon is the message that the noun names.
    fn message(&mut self, source: Range<usize>, noun: usize, colon: usize) -> usize {
        let unit = self.unit;
        let end = unit.end();
        self.push(Draft {
            source: vec![unit.span(source)],
            cue: vec![unit.span(noun..noun + 1)],
            content: vec![unit.span(colon + 1..end)],
            rule: "message-colon",
            confidence: 0.7,
            ..Draft::default()
        });
        end
    }

    /// `Venn’s message was clear: …`, `The message from Venn is simple: …`, `Venn had a message for the rebels: …`
    fn message_in_clause(&mut self) -> Option<usize> {
        const LONGEST: usize = 24;
        let unit = self.unit;
        let colon = (3..unit.len().min(LONGEST)).find(|&i| unit.is(i, Tag::Colon))?;
        let messages = &unit.english.phrases.messages;
        let noun = (1..colon).find(|&i| messages.iter().any(|w| w == unit.word(i)))?;
        if unit.is(colon + 1, Tag::Quote) || colon + 3 > unit.end() {
            return None;
        }
        let is = |at: usize| matches!(unit.word(at), "is" | "was" | "remains" | "remained");
        let verb = (noun + 1..colon).find(|&i| unit.finite(i));
        let source = match verb {
            Some(verb) if is(verb) && !(verb + 1..colon).any(|i| unit.finite(i)) => {
                let from = (noun + 1..verb).find(|&i| unit.word(i) == "from");
                let owner = (1..noun).find(|&i| unit.is(i, Tag::Possessive));
                match (from, owner) {
                    (Some(from), _) => from + 1..unit.noun_phrase(from + 1).min(verb),
                    (None, Some(owner)) => unit.noun_phrase_before(owner)?,
                    (None, None) if matches!(unit.word(noun - 1), "his" | "her" | "their") => noun - 1..noun,
                    _ => return None,
                }
            }
            None => {
                let verb = (1..noun).rev().find(|&i| unit.finite(i)).filter(|&verb| self.makes_claims(verb))?;
                // `angry voters have point: …`
                let article = (verb + 1..noun).any(|i| unit.is(i, Tag::Determiner));
                let modifiers = article && (verb + 1..noun).all(|i| unit.nominal(i) || unit.is(i, Tag::Adverb));
                self.subject(verb, Inflection::Past).filter(|subject| modifiers && subject.end <= verb)?
            }
            Some(_) => return None,
        };
        (!source.is_empty()).then(|| self.message(source, noun, colon))
    }

    /// `Bridge is safe: mayor`, `Bridge is safe – mayor says`: a headline that names its speaker last.
    pub(super) fn trailing_speaker(&mut self) {
        let unit = self.unit;
        if !self.headline {
            return;
        }
        let Some(mark) = (1..unit.len()).rev().find(|&i| matches!(unit.tag(i), Some(Tag::Colon | Tag::Dash))) else {
            return;
        };
        let from = mark + 1;
        let phrase = unit.noun_phrase(from);
        // `9:20`
        let clock = unit.is(mark - 1, Tag::Number) && unit.is(from, Tag::Number);
        if clock || phrase == from || unit.items[from..phrase].iter().any(|item| item.quote.is_some()) {
            return;
        }
        let said = unit.is_cue(phrase)
            && matches!(unit.word(phrase), "said" | "says" | "say" | "tells" | "told" | "warns" | "warn");
        let role = (from..phrase).any(|i| {
            let word = unit.word(i);
            unit.english.heads.iter().any(|h| h == word || word.strip_suffix('s') == Some(h.as_str()))
                || (i + 1 == phrase && unit.english.phrases.findings.iter().any(|finding| finding == word))
        });
        // `‘Nobody helped us’: survivors of the fire speak`
        // `‘Nobody helped us’ – Venn`
        let name = phrase == unit.end() && (from..phrase).all(|i| unit.is(i, Tag::Name));
        let quoted = mark == 1 && unit.is(0, Tag::Quote) && (role && unit.end() - phrase <= 4 || name);
        if !(said || quoted || (role && phrase == unit.end())) || phrase - from > 7 {
            return;
        }
        // `READ: Bridge is safe: mayor`
        let label = (0..mark.min(3)).find(|&i| unit.is(i, Tag::Colon)).map_or(0, |i| i + 1);
        if mark < label + 3 && !quoted {
            return;
        }
        let cue = if said { vec![unit.span(phrase..phrase + 1)] } else { vec![unit.span(mark..mark + 1)] };
        self.claimed = unit.len();
        self.push(Draft {
            source: vec![unit.span(from..phrase)],
            cue,
            content: vec![unit.span(label..mark)],
            presupposed: Vec::new(),
            rule: "speaker-last",
            confidence: 0.8,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::voice::examples::check;

    #[test]
    fn headlines_name_their_speaker_first_or_last() {
        check("[UN]{:} <Ardalia committing genocide>");
        check("[Venn] on regime{:} <‘They are thugs’>");
        check("<‘Regime is finished’> {–} [Venn]");
        check("[Mayor] {blasts} <thugs>");
        check("[Venn] {vows} <revenge for massacre>");
        check("Emergency calls overwhelm police");
        check("[Ardalia] {denies} <genocide>");
    }

    #[test]
    fn messages_in_clauses_of_their_own() {
        check("[Venn]’s {message} was clear: <the carnage must end>.");
        check("The {message} from [Venn] was simple: <the carnage must end>.");
        check("[Venn] had a {message} for the thugs: <leave now>.");
        check("The plan was clear: the carnage had to end.");
    }

    #[test]
    fn what_stands_for_words_before_a_colon() {
        check("[Her] {verdict}: <The regime is finished>.");
        check("[His] {message} to the rebels: <leave now>.");
        check("[The union]’s {argument}: <Only a strike can end the slaughter>.");
        check("His age: nobody knows it.");
    }
}
