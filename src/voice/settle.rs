//! Tags that depend on the neighbours: what a word is where it stands, once the tags of all words by themselves are known.

use super::clause::Unit;
use super::cues::{self, Tag};

impl Unit<'_> {
    /// Settles tags that depend on the neighbours.
    pub(super) fn settle(&mut self) {
        for at in 0..self.items.len() {
            let before = if at > 0 { Some(self.items[at - 1].tag) } else { None };
            let tag = self.items[at].tag;
            if tag == Tag::Hyphen && self.spaced(at) {
                self.items[at].tag = Tag::Dash;
                continue;
            }
            let new = match (before, tag) {
                // `down-ballot races`, `an off-duty officer`, `the once-friendly pair`
                (_, Tag::Preposition | Tag::Subordinator | Tag::Adverb) if self.hyphenated(at) => Tag::Adjective,
                // `a source close to her said`
                (Some(Tag::To | Tag::Preposition), Tag::Determiner)
                    if self.word(at) == "her"
                        && self.items.get(at + 1).is_none_or(|next| {
                            matches!(next.tag, Tag::Comma | Tag::Stop) || self.is_cue(at + 1) && next.tag == Tag::Past
                        }) =>
                {
                    Tag::Pronoun
                }
                // `an inside source said`
                (Some(Tag::Determiner), Tag::Preposition)
                    if self.items.get(at + 1).is_some_and(|next| next.tag == Tag::Noun) =>
                {
                    Tag::Adjective
                }
                // `in that case`
                (Some(Tag::Preposition), Tag::Subordinator)
                    if self.word(at) == "that"
                        && self
                            .items
                            .get(at + 1)
                            .is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Adjective)) =>
                {
                    Tag::Determiner
                }
                // `schools can do that, they said`: the pronoun.
                (Some(Tag::Auxiliary | Tag::Verb | Tag::Preposition), Tag::Subordinator)
                    if self.word(at) == "that"
                        && !self.is_cue(at - 1)
                        && self.items.get(at + 1).is_none_or(|next| matches!(next.tag, Tag::Comma | Tag::Stop)) =>
                {
                    Tag::Pronoun
                }
                // `dismissed that suggestion`: a verb that takes no clause.
                (Some(Tag::Past | Tag::Verb | Tag::Noun), Tag::Subordinator)
                    if self.word(at) == "that"
                        && self.is_cue(at - 1)
                        && !self.takes_that(at - 1)
                        && self.items.get(at + 1).is_some_and(|next| next.tag == Tag::Noun)
                        && !self.items.get(at + 2).is_some_and(|next| {
                            matches!(next.tag, Tag::Past | Tag::Verb | Tag::Auxiliary | Tag::Noun)
                        }) =>
                {
                    Tag::Determiner
                }
                // `they don’t yet know`: no conjunction.
                (Some(Tag::Auxiliary | Tag::Adverb), Tag::Coordinator) if self.word(at) == "yet" => Tag::Adverb,
                // `since May`
                (Some(Tag::Preposition | Tag::Determiner), Tag::Auxiliary)
                    if self.word(at) == "may" && self.capitalised(at) =>
                {
                    Tag::Name
                }
                // `Will wrote`: a name.
                (_, Tag::Auxiliary)
                    if matches!(self.word(at), "will" | "may")
                        && self.capitalised(at)
                        && self.items.get(at + 1).is_some_and(|next| {
                            next.tag == Tag::Past
                                || at > 0 && next.tag == Tag::Name
                                || next.quote.is_none() && next.tag == Tag::Verb && self.word(at + 1).ends_with('s')
                        }) =>
                {
                    Tag::Name
                }
                // `Drew Ivers`
                (_, Tag::Past)
                    if self.word(at) == "drew"
                        && self.capitalised(at)
                        && self.items.get(at + 1).is_some_and(|next| next.tag == Tag::Name) =>
                {
                    Tag::Name
                }
                // `he ’s`, `that ’s`
                (Some(Tag::Pronoun | Tag::Subordinator | Tag::Relative), Tag::Possessive) => Tag::Auxiliary,
                (Some(Tag::To | Tag::Auxiliary | Tag::Pronoun), Tag::Noun)
                    if !self.english.cues(self.word_id(at)).is_empty()
                        && !(at > 1 && self.word(at - 2) == "according")
                        && self.word(at - 1) != "one"
                        && !(before != Some(Tag::Pronoun)
                            && self.word(at).ends_with('s')
                            && !self.word(at).ends_with("ss")) =>
                {
                    Tag::Verb
                }
                // `one witness said`: *one* counts, and takes no plural verb.
                (Some(Tag::Pronoun), Tag::Verb)
                    if self.word(at - 1) == "one"
                        && (!self.word(at).ends_with('s') || self.word(at).ends_with("ss")) =>
                {
                    Tag::Noun
                }
                // `it amounts to …`: a subject and its verb.
                (Some(Tag::Pronoun), Tag::Noun)
                    if matches!(self.word(at - 1), "he" | "she" | "it")
                        && self.word(at).len() > 4
                        && self.word(at).ends_with('s')
                        && !self.word(at).ends_with("ss") =>
                {
                    Tag::Verb
                }
                // `Ardalia denies targeting …`, `the Courier reports the pair …`
                (Some(Tag::Name), Tag::Noun)
                    if self.word(at).ends_with('s')
                        && self.is_cue(at)
                        && self.items.get(at + 1).is_some_and(|next| {
                            matches!(next.tag, Tag::Ing | Tag::Pronoun) || self.is_article(at + 1)
                        }) =>
                {
                    Tag::Verb
                }
                // `many fear that …`
                (Some(Tag::Determiner), Tag::Noun)
                    if matches!(self.word(at - 1), "many" | "most" | "several" | "some" | "few")
                        && self.is_cue(at)
                        && !self.word(at).ends_with('s')
                        && (self.word(at + 1) == "that"
                            || self
                                .items
                                .get(at + 1)
                                .is_some_and(|next| matches!(next.tag, Tag::Pronoun | Tag::Determiner))) =>
                {
                    Tag::Verb
                }
                // `most believe`, `this provides`
                (Some(Tag::Determiner), Tag::Verb)
                    if (matches!(self.word(at - 1), "both" | "all" | "many" | "most" | "several" | "some" | "few")
                        && !self.word(at).ends_with('s'))
                        || (self.word(at - 1) == "this" && self.word(at).ends_with('s')) =>
                {
                    Tag::Verb
                }
                (Some(Tag::Determiner | Tag::Possessive), Tag::Verb) => Tag::Noun,
                // `a much-needed rest`, `a racially charged remark`
                (Some(Tag::Hyphen), Tag::Past) => Tag::Adjective,
                // `for increased oversight`
                (Some(Tag::Preposition), Tag::Past)
                    if self.items.get(at + 1).is_some_and(|next| next.tag == Tag::Noun) =>
                {
                    Tag::Adjective
                }
                (Some(Tag::Adverb), Tag::Past)
                    if at > 1
                        && matches!(self.items[at - 2].tag, Tag::Determiner | Tag::Possessive)
                        && self
                            .items
                            .get(at + 1)
                            .is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Adjective)) =>
                {
                    Tag::Adjective
                }
                // `have claims in the area`, `repeating claims`: no third person behind an auxiliary or a participle.
                (Some(Tag::Auxiliary | Tag::To | Tag::Ing), Tag::Verb)
                    if self.word(at).ends_with('s')
                        && !self.word(at).ends_with("ss")
                        && at > 0
                        && !self.capitalised(at) =>
                {
                    Tag::Noun
                }
                // `a rally in Lowmark`: no adverb without a word it hangs on.
                (Some(Tag::Determiner | Tag::Possessive), Tag::Adverb)
                    if self.word(at).ends_with("ly")
                        && self.items.get(at + 1).is_none_or(|next| {
                            matches!(next.tag, Tag::Preposition | Tag::Stop | Tag::Comma | Tag::Verb | Tag::Auxiliary)
                        }) =>
                {
                    Tag::Noun
                }
                // `the official said`, `her deputy in May told`: an office, not an adjective.
                (_, Tag::Adjective)
                    if self.english.kind(self.word_id(at)) & cues::HEAD != 0
                        && self.items.get(at + 1).is_some_and(|next| {
                            matches!(next.tag, Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Comma)
                        }) =>
                {
                    Tag::Noun
                }
                (Some(Tag::Adjective), Tag::Verb)
                    if !matches!(self.word(at), "say" | "says")
                        && at > 1
                        && matches!(self.items[at - 2].tag, Tag::Determiner | Tag::Possessive) =>
                {
                    Tag::Noun
                }
                _ => tag,
            };
            self.items[at].tag = new;
        }
        // A full stop inside the unit that is no end: an abbreviation's.
        for at in 0..self.items.len().saturating_sub(1) {
            if self.items[at].tag == Tag::Stop && self.word(at) == "." && at > 0 && self.items[at - 1].quote.is_none() {
                let end = self.reading.token_span(self.items[at - 1].end as usize - 1).end;
                let here = self.reading.tokens()[self.items[at].token as usize].start;
                let last_of_sentence =
                    self.reading.sentences()[self.reading.document.sentence_at(here)].tokens.end == self.items[at].end;
                // `(…, Venn said.)`
                let closes = self.items[at + 1].tag == Tag::Close && at + 2 == self.items.len();
                if end == here && !last_of_sentence && !closes {
                    self.items[at].tag = Tag::Mark;
                }
            }
        }
    }

    /// Whether a hyphen without white space joins the item to the next one.
    fn hyphenated(&self, at: usize) -> bool {
        self.items.get(at + 1).is_some_and(|next| next.tag == Tag::Hyphen && next.token == self.items[at].end)
            && !self.spaced(at + 1)
    }

    /// Whether white space stands on both sides of an item, or another hyphen beside it.
    fn spaced(&self, at: usize) -> bool {
        let text = self.reading.text();
        let start = self.reading.tokens()[self.items[at].token as usize].start as usize;
        let before = text[..start].chars().next_back();
        let after = text[start..].chars().nth(1);
        let open = |c: Option<char>| c.is_some_and(|c| c.is_whitespace() || c == '-');
        open(before) && open(after)
    }
}
