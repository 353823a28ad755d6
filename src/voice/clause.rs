//! A stretch of sentences read for its clauses: words with their tags, and quotations as single items.
//!
//! A *unit* is a sentence, or several that one quotation holds together. Inside it a quotation is one item, so that
//! nothing within the marks is taken for a cue of the outlet's.

use std::ops::Range;

use super::cues::{English, Tag};
use super::marks::Quote;
use crate::model::Span;
use crate::text::{FormId, Reading, TokenKind};

/// A word, a mark or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// First token.
    pub(super) token: u32,
    /// One past the last token.
    pub(super) end: u32,
    pub(super) tag: Tag,
    /// Index of the quotation, if it is one.
    pub(super) quote: Option<u32>,
}

/// Sentences read together.
pub(super) struct Unit<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) english: &'a English,
    pub(super) quotes: &'a [Quote],
    pub(super) items: Vec<Item>,
}

impl<'a> Unit<'a> {
    /// Reads the tokens of a unit; `quotes` are the article's.
    pub(super) fn new(
        reading: &'a Reading<'a>,
        english: &'a English,
        quotes: &'a [Quote],
        tokens: Range<usize>,
    ) -> Unit<'a> {
        let mut items: Vec<Item> = Vec::with_capacity(tokens.len());
        let from = reading.tokens().get(tokens.start).map_or(0, |t| t.start);
        let mut next = quotes.partition_point(|q| q.span.end <= from);
        let mut at = tokens.start;
        while at < tokens.end {
            let start = reading.tokens()[at].start;
            if let Some(quote) = quotes.get(next).filter(|q| q.span.start <= start) {
                let end = reading.document.token_from(quote.span.end).min(tokens.end).max(at + 1);
                items.push(Item { token: at as u32, end: end as u32, tag: Tag::Quote, quote: Some(next as u32) });
                next += 1;
                at = end;
                continue;
            }
            let form = reading.tokens()[at].form;
            let mut tag = english.tag(form);
            if items.is_empty() && tag == Tag::Name {
                let plain = english.tag(reading.word(at));
                if matches!(plain, Tag::Past | Tag::Ing) {
                    tag = plain;
                }
            }
            items.push(Item { token: at as u32, end: at as u32 + 1, tag, quote: None });
            at += 1;
        }
        let mut unit = Unit { reading, english, quotes, items };
        unit.settle();
        unit
    }

    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.items.get(at).map(|item| item.tag)
    }

    pub(super) fn is(&self, at: usize, tag: Tag) -> bool {
        self.tag(at) == Some(tag)
    }

    /// The folded form of an item; of a quotation, its first mark.
    pub(super) fn word_id(&self, at: usize) -> FormId {
        self.reading.word(self.items[at].token as usize)
    }

    /// The folded spelling of an item; empty past the end and for quotations.
    pub(super) fn word(&self, at: usize) -> &'a str {
        match self.items.get(at) {
            Some(item) if item.quote.is_none() => self.reading.folded(item.token as usize),
            _ => "",
        }
    }

    pub(super) fn capitalised(&self, at: usize) -> bool {
        self.items
            .get(at)
            .is_some_and(|item| item.quote.is_none() && self.reading.form(item.token as usize).capitalised)
    }

    pub(super) fn quote(&self, at: usize) -> Option<&'a Quote> {
        self.items.get(at)?.quote.map(|q| &self.quotes[q as usize])
    }

    /// Words in a quotation.
    pub(super) fn quoted_words(&self, quote: &Quote) -> usize {
        self.reading.tokens_in(quote.inner).filter(|&t| self.reading.form(t).is_word()).count()
    }

    /// Whether the item is a quotation that can stand for a clause: long, or with the punctuation of one.
    pub(super) fn is_full_quote(&self, at: usize) -> bool {
        let Some(quote) = self.quote(at) else { return false };
        let text = quote.inner.of(self.reading.text()).trim_end();
        let words = self.quoted_words(quote);
        let after = self.reading.text()[quote.span.end as usize..].chars().next();
        // `on the programme “This Week,” Venn said`: a title.
        let title = words <= 5
            && self.reading.tokens_in(quote.inner).all(|t| {
                let form = self.reading.form(t);
                !form.is_word() || form.capitalised || form.surface.chars().count() <= 3
            });
        if title && words >= 2 && at > 0 && !matches!(self.tag(at - 1), Some(Tag::Stop | Tag::Quote)) {
            return false;
        }
        let closed_like_one = text.ends_with([',', '.', '?', '!', '…']) || matches!(after, Some(','));
        words >= 2
            && (closed_like_one || words >= 6)
            && text.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() || words >= 6)
    }

    /// Whether the item is a quotation with the comma of the sentence inside its marks.
    pub(super) fn ends_with_comma(&self, at: usize) -> bool {
        self.quote(at).is_some_and(|quote| quote.inner.of(self.reading.text()).trim_end().ends_with(','))
    }

    /// From the start of the first item to the end of the last.
    pub(super) fn span(&self, items: Range<usize>) -> Span {
        if items.is_empty() {
            return Span::new(0, 0);
        }
        let first = self.items[items.start];
        let last = self.items[items.end - 1];
        let start = match first.quote {
            Some(q) => self.quotes[q as usize].span.start,
            None => self.reading.tokens()[first.token as usize].start,
        };
        let end = match last.quote {
            Some(q) => self.quotes[q as usize].span.end,
            None => self.reading.token_span(last.end as usize - 1).end,
        };
        Span { start, end }
    }

    /// Where the unit's clauses end: past the last item that is no final stop.
    pub(super) fn end(&self) -> usize {
        let mut end = self.items.len();
        while end > 0 && matches!(self.items[end - 1].tag, Tag::Stop) {
            end -= 1;
        }
        end
    }

    /// Whether the item can belong to a noun phrase.
    pub(super) fn nominal(&self, at: usize) -> bool {
        match self.tag(at) {
            Some(
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Hyphen,
            ) => true,
            Some(Tag::Quote) => !self.is_full_quote(at),
            Some(Tag::Mark) => matches!(self.word(at), "." | "%" | "$" | "&" | "'" | "’" | "/" | "£" | "€" | "@" | "#"),
            _ => false,
        }
    }

    /// Whether a verb of the cue table is at `at`, with the words that belong to it: `made it clear`, but not `made a deal`.
    pub(super) fn is_cue(&self, at: usize) -> bool {
        at < self.len()
            && self.items[at].quote.is_none()
            && self.english.kind(self.word_id(at)) & super::cues::VERB != 0
            && self.english.cues(self.word_id(at)).iter().any(|cue| {
                !self.english.classes[cue.class].noun
                    && cue.tail.iter().enumerate().all(|(n, word)| self.word(at + 1 + n) == &**word)
            })
    }

    /// Whether the cue at `at` can have a clause with *that* behind it, by one of its readings.
    pub(super) fn takes_that(&self, at: usize) -> bool {
        let classes = &self.english.classes;
        self.english.cues(self.word_id(at)).iter().any(|cue| classes[cue.class].frames.has(super::cues::Frames::THAT))
    }

    /// The first item from `at` on that is no adverb.
    pub(super) fn skip_adverbs(&self, at: usize) -> usize {
        (at..self.len()).find(|&i| !self.is(i, Tag::Adverb)).unwrap_or(self.len().max(at))
    }

    /// Whether a finite verb may be here.
    pub(super) fn finite(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Verb | Tag::Past | Tag::Auxiliary))
    }

    /// The end of the noun phrase that begins at `at` (or `at` itself if none does), with *of* and the like inside.
    pub(super) fn noun_phrase(&self, at: usize) -> usize {
        // `one placard`
        let one = self.word(at) == "one" && self.nominal(at + 1);
        if self.is(at, Tag::Pronoun) && !one {
            return at + 1;
        }
        let mut end = at + usize::from(one);
        let mut head = false;
        while end < self.len() {
            if self.nominal(end) {
                if head && self.is(end, Tag::Determiner) {
                    break;
                }
                head |= matches!(self.items[end].tag, Tag::Noun | Tag::Name);
                end += 1;
            } else if self.is(end, Tag::Adverb)
                && end > at
                && matches!(self.tag(end - 1), Some(Tag::Determiner | Tag::Possessive))
                && self.nominal(end + 1)
            {
                // `the once-powerful union`
                end += 1;
            } else if matches!(self.tag(end), Some(Tag::Past | Tag::Ing))
                && end > at
                && matches!(self.tag(end - 1), Some(Tag::Determiner | Tag::Adjective | Tag::Possessive))
                && self.nominal(end + 1)
                // `most backed the plan`
                && !self.is_article(end + 1)
            {
                end += 1;
            } else if head
                && self.is(end, Tag::Preposition)
                && matches!(self.word(end), "of" | "for" | "from" | "in" | "at")
                && self.nominal(end + 1)
            {
                head = false;
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether the item is an article, which begins a noun phrase wherever it stands.
    pub(super) fn is_article(&self, at: usize) -> bool {
        matches!(self.word(at), "the" | "a" | "an")
    }

    /// The noun phrase that ends before `end`, going left.
    pub(super) fn noun_phrase_before(&self, end: usize) -> Option<Range<usize>> {
        let mut start = end;
        let mut seen_head = false;
        if start > 0 && self.is(start - 1, Tag::Pronoun) {
            // `one of them said`
            if start > 2
                && self.word(start - 2) == "of"
                && matches!(
                    self.word(start - 3),
                    "one"
                        | "two"
                        | "three"
                        | "some"
                        | "many"
                        | "most"
                        | "several"
                        | "both"
                        | "all"
                        | "each"
                        | "another"
                )
            {
                return Some(start - 3..end);
            }
            // `a source close to him said`
            let hangs = start > 3
                && matches!(self.items[start - 2].tag, Tag::To | Tag::Preposition)
                && matches!(self.items[start - 3].tag, Tag::Noun | Tag::Adjective)
                && self.nominal(start - 4);
            if !hangs {
                return Some(start - 1..end);
            }
            seen_head = true;
            start -= 1;
        }
        while start > 0 {
            let at = start - 1;
            match self.items[at].tag {
                Tag::Comma | Tag::Stop | Tag::Colon | Tag::Dash => break,
                // `the “woman card,” Venn said`
                Tag::Quote if self.ends_with_comma(at) => break,
                Tag::Close => match self.items[..at].iter().rposition(|item| item.tag == Tag::Open) {
                    Some(open) if at - open < 8 => start = open,
                    _ => break,
                },
                // `Days after the president said …`
                Tag::Preposition
                    if matches!(self.word(at), "after" | "before" | "since" | "until")
                        && ((0..at).all(|i| self.nominal(i) || self.is(i, Tag::Adverb))
                            // `spoke in August after Norland said`
                            || at > 0 && self.english.time[self.word_id(at - 1).index()]
                            || self.items[at + 1..end].iter().all(|item| item.tag == Tag::Name)
                                && (0..at).any(|i| self.finite(i))) =>
                {
                    break;
                }
                Tag::To | Tag::Preposition
                    if seen_head
                        && at > 0
                        && self.nominal(at - 1)
                        // `many in the town`
                        && (!self.is(at - 1, Tag::Determiner)
                            || matches!(self.word(at - 1), "many" | "some" | "most" | "several" | "few" | "all")) =>
                {
                    start = at;
                }
                Tag::Coordinator
                    if seen_head
                        && self.word(at) == "and"
                        && at > 0
                        && (matches!(self.items[at - 1].tag, Tag::Noun | Tag::Name | Tag::Pronoun)
                            || (self.is(at - 1, Tag::Adjective) && self.is(at + 1, Tag::Adjective))) =>
                {
                    start = at;
                }
                Tag::Pronoun if seen_head && self.is(at + 1, Tag::Coordinator) => return Some(at..end),
                // `one longtime friend said`
                Tag::Pronoun if seen_head && self.word(at) == "one" => start = at,
                Tag::Pronoun if seen_head => break,
                Tag::Ing | Tag::Past
                    if seen_head && at > 0 && matches!(self.items[at - 1].tag, Tag::Determiner | Tag::Adjective) =>
                {
                    start = at;
                }
                Tag::Ing if at > 0 && matches!(self.items[at - 1].tag, Tag::Possessive | Tag::Determiner) => {
                    seen_head = true;
                    start = at;
                }
                Tag::Ing if seen_head && at > 0 && self.is(at - 1, Tag::Noun) && self.is(at + 1, Tag::Noun) => {
                    start = at;
                }
                Tag::Adverb if seen_head && at > 0 && self.is(at - 1, Tag::Determiner) => start = at,
                // `a probe the agency said was over`: the noun belongs to the clause around.
                Tag::Noun | Tag::Name if start < end && self.is_article(start) => {
                    break;
                }
                // `At one point Venn said`, `Earlier in the day Venn said`: the noun belongs to the phrase in front.
                Tag::Noun
                    if start < end
                        && self.is(start, Tag::Name)
                        && !self.capitalised(at)
                        && self.english.kind(self.word_id(at)) & super::cues::HEAD == 0
                        && self.in_front(at) =>
                {
                    break;
                }
                // `a mood Venn said could last`
                Tag::Noun | Tag::Adjective
                    if start < end
                        && self.is(start, Tag::Name)
                        && self.finite(end)
                        && self.is(end + 1, Tag::Auxiliary)
                        && self.is_cue(end) =>
                {
                    break;
                }
                // `a move critics say is illegal`
                Tag::Noun
                    if start + 1 == end
                        && self.finite(end)
                        && self.word(start).ends_with('s')
                        && self.english.kind(self.word_id(start)) & super::cues::HEAD != 0
                        && at > 0
                        && self.is_article(at - 1) =>
                {
                    break;
                }
                _ if self.nominal(at) => {
                    seen_head = true;
                    start = at;
                }
                _ => break,
            }
        }
        while start < end
            && matches!(
                self.items[start].tag,
                Tag::Preposition | Tag::To | Tag::Coordinator | Tag::Possessive | Tag::Hyphen
            )
        {
            start += 1;
        }
        (start < end
            && self.items[start..end].iter().any(|i| {
                matches!(i.tag, Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Determiner | Tag::Number | Tag::Adjective)
            }))
        .then_some(start..end)
    }

    /// Whether the noun at `at` ends a phrase of time or place in front of its clause: *at one point*, *earlier in the day*.
    fn in_front(&self, at: usize) -> bool {
        let preposition = (0..at).rev().find(|&i| self.is(i, Tag::Preposition));
        preposition.is_some_and(|preposition| {
            let opens = (0..preposition).all(|i| self.is(i, Tag::Adverb) || matches!(self.word(i), "earlier" | "late"));
            opens && (preposition + 1..at).all(|i| self.nominal(i) || self.word(i) == "one")
        })
    }

    /// Whether the token kind of an item is a word.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            item.quote.is_none()
                && matches!(self.reading.form(item.token as usize).kind, TokenKind::Word | TokenKind::Number)
        })
    }
}
