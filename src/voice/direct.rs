//! Quotations that no cue in their own sentence has claimed: continued, set off, or attributed by what stands next to them.

use std::ops::Range;

use super::UnitRecord;
use super::clause::Unit;
use super::cues::{English, Tag};
use super::indirect::Draft;
use super::marks::Quote;
use super::subjects::introduction_end;
use super::{posts, scare};
use crate::model::Span;
use crate::text::{ParagraphKind, Reading};

/// Gives every unclaimed quotation a draft of its own or a place in its neighbour's; returns the scare quotes.
pub(super) fn complete(
    reading: &Reading<'_>,
    english: &English,
    quotes: &[Quote],
    units: &[UnitRecord],
    drafts: &mut Vec<Draft>,
) -> Vec<Span> {
    let mut scares = Vec::new();
    let own: Vec<Range<usize>> = units.iter().map(|u| u.drafts.clone()).collect();
    // By quotation: the draft that holds it.
    let mut holder: Vec<Option<usize>> = vec![None; quotes.len()];
    // By quotation: the attitude it stands in. Nobody spoke there, but the words between the marks are somebody's.
    let mut attitude: Vec<Option<usize>> = vec![None; quotes.len()];
    for (index, draft) in drafts.iter().enumerate() {
        let holder = if draft.rule.starts_with("attitude-") { &mut attitude } else { &mut holder };
        for span in &draft.content {
            let first = quotes.partition_point(|q| q.span.end <= span.start);
            for (n, quote) in quotes.iter().enumerate().skip(first).take_while(|(_, q)| q.span.start < span.end) {
                if span.overlaps(quote.span) {
                    holder[n].get_or_insert(index);
                }
            }
        }
    }
    let mut posted = None;
    for (number, unit) in units.iter().enumerate() {
        if posted == Some(unit.paragraph) {
            continue;
        }
        let opens = number == 0 || units[number - 1].paragraph != unit.paragraph;
        let paragraph = paragraph_of(reading, unit.paragraph);
        if opens && let Some((said, name)) = posts::post(reading.slice(paragraph)) {
            let within = |part: Range<usize>| {
                Span::new(paragraph.start as usize + part.start, paragraph.start as usize + part.end)
            };
            let content = within(said);
            posted = Some(unit.paragraph);
            let first = quotes.partition_point(|quote| quote.span.start < content.start);
            let last = quotes.partition_point(|quote| quote.span.start < content.end);
            holder[first..last].fill(Some(drafts.len()));
            let (source, content) = (vec![within(name)], vec![content]);
            drafts.push(Draft { source, content, rule: "block-quotation", confidence: 0.9, ..Draft::default() });
            continue;
        }
        let span = reading.tokens_span(unit.tokens.clone());
        let first = quotes.partition_point(|q| q.span.end <= span.start);
        let here: Vec<usize> = (first..quotes.len()).take_while(|&q| quotes[q].span.start < span.end).collect();
        if unit.kind == ParagraphKind::Quotation {
            block(reading, units, number, &own, drafts);
            for q in here {
                holder[q] = Some(drafts.len() - 1);
            }
            continue;
        }
        if here.is_empty() {
            set_off(reading, english, quotes, units, number, &own, drafts);
            continue;
        }
        let read = Unit::new(reading, english, quotes, unit.tokens.clone());
        let alone = !(0..read.len()).any(|i| read.is_word(i));
        for &q in &here {
            if holder[q].is_some() {
                continue;
            }
            let quote = quotes[q];
            let words = read.quoted_words(&quote);
            if words == 0 {
                continue;
            }
            let previous = q.checked_sub(1).and_then(|p| holder[p].filter(|_| neighbours(quotes, p, unit)));
            if (quote.continues || alone)
                && let Some(index) = previous
                && (quote.continues || same_paragraph(quotes, q - 1, quote))
            {
                drafts[index].content.push(quote.span);
                holder[q] = Some(index);
                continue;
            }
            if alone {
                // `“A.” “B,” she said.`: the cue stands in the next sentence.
                let next = quotes.get(q + 1).filter(|n| n.paragraph == quote.paragraph).and_then(|_| holder[q + 1]);
                if let Some(index) = next {
                    drafts[index].content.insert(0, quote.span);
                    holder[q] = Some(index);
                    continue;
                }
                let (source, rule, confidence) = outer(reading, english, quotes, units, number, &own, drafts);
                holder[q] = Some(drafts.len());
                drafts.push(Draft { source, content: vec![quote.span], rule, confidence, ..Draft::default() });
                continue;
            }
            if let Some(draft) = tag(&read, q as u32) {
                holder[q] = Some(drafts.len());
                drafts.push(draft);
                continue;
            }
            let judgement = scare::judge(&read, q as u32, words);
            // `Venn wants to end the “carnage”`, but not `was angry at the use of the “nuclear option”`
            let felt = |index: usize| {
                let cue = drafts[index].cue.first().map_or("", |cue| cue.of(reading.text()));
                english.adjectives.about.iter().any(|word| word == cue)
            };
            let theirs = attitude[q]
                .filter(|&index| judgement == scare::Judgement::Quotation || !felt(index))
                .filter(|_| judgement != scare::Judgement::Name);
            if let Some(index) = theirs {
                holder[q] = Some(drafts.len());
                let (source, content) = (drafts[index].source.clone(), vec![quote.span]);
                drafts.push(Draft { source, content, rule: "quote-sentence", confidence: 0.7, ..Draft::default() });
                continue;
            }
            match judgement {
                scare::Judgement::Name => {}
                scare::Judgement::Scare => scares.push(quote.span),
                scare::Judgement::Quotation => {
                    let at = read.items.iter().position(|i| i.quote == Some(q as u32)).unwrap_or(0);
                    let source = drafts[own[number].clone()]
                        .iter()
                        .rev()
                        .find(|d| !d.source.is_empty())
                        .map(|d| d.source.clone())
                        .or_else(|| {
                            // `“Worrisome” was the word Venn used.`
                            let user = read.noun_phrase(at + 4);
                            let used = matches!(read.word(at + 1), "was" | "is") && user > at + 4 && user < read.len();
                            used.then(|| vec![read.span(at + 4..user)])
                        })
                        .or_else(|| before_colon(&read, at).or_else(|| first_subject(&read, at)).map(|s| vec![s]))
                        .unwrap_or_default();
                    holder[q] = Some(drafts.len());
                    let content = vec![quote.span];
                    drafts.push(Draft { source, content, rule: "quote-sentence", confidence: 0.6, ..Draft::default() });
                }
            }
        }
    }
    scares
}

/// A quotation with the comma of the sentence inside its marks and somebody with a verb behind it, whatever the verb:
/// *“Not one,” Venn smiled.*
fn tag(unit: &Unit<'_>, quote: u32) -> Option<Draft> {
    let at = unit.items.iter().position(|item| item.quote == Some(quote))?;
    let closed = unit.ends_with_comma(at)
        || unit.is_full_quote(at)
            && unit.quote(at).is_some_and(|q| q.inner.of(unit.reading.text()).trim_end().ends_with(['?', '!']));
    let start = at + 1;
    let end = unit.noun_phrase(start);
    let opens = at == 0 || matches!(unit.tag(at - 1), Some(Tag::Stop | Tag::Quote));
    if !closed || !opens || end == start {
        return None;
    }
    // A verb in the third person that the tagger takes for a noun ends the noun phrase: `Venn answers.`
    let last = end - 1;
    let noun =
        last > start && unit.is(last, Tag::Noun) && unit.word(last).ends_with('s') && unit.is(last - 1, Tag::Name);
    let (subject, mut verb) = if noun { (start..last, last) } else { (start..end, end) };
    verb = unit.skip_adverbs(verb);
    let spoken = noun || matches!(unit.tag(verb), Some(Tag::Past | Tag::Verb));
    let after = unit.tag(verb + 1);
    let ends = matches!(
        after,
        None | Some(
            Tag::Stop | Tag::Comma | Tag::Preposition | Tag::Adverb | Tag::Quote | Tag::Subordinator | Tag::Ing
        )
    );
    (spoken && ends).then(|| Draft {
        source: vec![unit.span(subject)],
        cue: vec![unit.span(verb..verb + 1)],
        content: vec![unit.items[at].quote.map_or(Span::new(0, 0), |q| unit.quotes[q as usize].span)],
        rule: "aside-quote",
        confidence: 0.8,
        ..Draft::default()
    })
}

/// The subject of the verb right before the colon in front of a quotation: *asked which town was best, **he** demurred: “…”*.
fn before_colon(unit: &Unit<'_>, at: usize) -> Option<Span> {
    let colon = at.checked_sub(1).filter(|&c| unit.is(c, Tag::Colon))?;
    let verb = (colon.saturating_sub(3)..colon).rev().find(|&i| unit.is(i, Tag::Past) || unit.is(i, Tag::Verb))?;
    let mut first = verb;
    while first > 0 && matches!(unit.tag(first - 1), Some(Tag::Adverb | Tag::Auxiliary)) {
        first -= 1;
    }
    let subject = unit.noun_phrase_before(first)?;
    let clause = subject.start == 0
        || matches!(unit.tag(subject.start - 1), Some(Tag::Comma | Tag::Subordinator | Tag::Coordinator | Tag::Stop));
    (clause && (verb + 1..colon).all(|i| unit.is(i, Tag::Adverb))).then(|| unit.span(subject))
}

fn same_paragraph(quotes: &[Quote], previous: usize, quote: Quote) -> bool {
    quotes[previous].paragraph == quote.paragraph
}

/// Whether quotation `previous` stands in the paragraph of this unit or in the one before it.
fn neighbours(quotes: &[Quote], previous: usize, unit: &UnitRecord) -> bool {
    unit.paragraph.saturating_sub(quotes[previous].paragraph) <= 1
}

/// The speaker of a quotation that fills its unit, from the units before it.
fn outer(
    reading: &Reading<'_>,
    english: &English,
    quotes: &[Quote],
    units: &[UnitRecord],
    number: usize,
    own: &[Range<usize>],
    drafts: &[Draft],
) -> (Vec<Span>, &'static str, f32) {
    let paragraph = units[number].paragraph;
    if let Some(signature) = units.get(number + 1).and_then(|next| signature(reading, english, quotes, next)) {
        return (vec![signature], "quote-signed", 0.9);
    }
    if number > 0 {
        let before = &units[number - 1];
        let text = reading.slice(reading.tokens_span(before.tokens.clone())).trim_end();
        let colon = text.ends_with([':', '：']);
        if colon || before.paragraph == paragraph {
            let read = Unit::new(reading, english, quotes, before.tokens.clone());
            let source = last_speaker(&drafts[own[number - 1].clone()])
                .or_else(|| first_subject(&read, read.len()).map(|s| vec![s]))
                .unwrap_or_default();
            return (source, if colon { "quote-colon" } else { "quote-neighbour" }, if colon { 0.9 } else { 0.75 });
        }
    }
    // The last speaker of the paragraph before.
    let recent = (0..number)
        .rev()
        .take_while(|&u| units[u].paragraph + 1 >= paragraph)
        .find_map(|u| last_speaker(&drafts[own[u].clone()]))
        .or_else(|| drafts.last().filter(|d| d.rule.starts_with("quote")).map(|d| d.source.clone()));
    match recent {
        Some(source) => (source, "quote-recent", 0.7),
        None => (Vec::new(), "quote-alone", 0.6),
    }
}

/// Who speaks last in a unit. Whoever is only spoken of in somebody's report does not count: *Venn said that critics had
/// predicted a strike.*
fn last_speaker(drafts: &[Draft]) -> Option<Vec<Span>> {
    let reported = |draft: &Draft| {
        drafts
            .iter()
            .any(|other| draft.cue.iter().any(|cue| other.content.iter().any(|content| content.contains(*cue))))
    };
    let named = || drafts.iter().rev().filter(|draft| !draft.source.is_empty());
    named().find(|draft| !reported(draft)).or_else(|| named().next()).map(|draft| draft.source.clone())
}

/// The name in a line of its own behind a dash, with which a quotation set apart is signed: `– Orla Venn, mayor`.
fn signature(reading: &Reading<'_>, english: &English, quotes: &[Quote], unit: &UnitRecord) -> Option<Span> {
    const LONGEST: usize = 10;
    let opens = reading.document.paragraphs[unit.paragraph as usize].span;
    let text = reading.slice(opens);
    if opens.start != reading.tokens_span(unit.tokens.clone()).start
        || !text.starts_with(['-', '–', '—', '―'])
        || unit.tokens.len() > LONGEST + 2
    {
        return None;
    }
    let read = Unit::new(reading, english, quotes, unit.tokens.clone());
    let start = (0..read.len()).find(|&i| read.is_word(i))?;
    let end = read.noun_phrase(start);
    let name = start <= 2 && end > start && read.is(start, Tag::Name) && !(start..read.len()).any(|i| read.finite(i));
    name.then(|| read.span(start..end))
}

/// A block quotation: the speaker is whoever the paragraph before names.
fn block(reading: &Reading<'_>, units: &[UnitRecord], number: usize, own: &[Range<usize>], drafts: &mut Vec<Draft>) {
    let span = reading.tokens_span(units[number].tokens.clone());
    if let Some(last) = drafts.last_mut()
        && last.rule == "block-quotation"
        && number > 0
        && units[number - 1].kind == ParagraphKind::Quotation
    {
        last.content.push(span);
        return;
    }
    let source = (0..number).rev().take(2).find_map(|u| last_speaker(&drafts[own[u].clone()])).unwrap_or_default();
    drafts.push(Draft { source, content: vec![span], rule: "block-quotation", confidence: 0.9, ..Draft::default() });
}

/// A paragraph without marks behind `… Venn wrote:` is what Venn wrote.
fn set_off(
    reading: &Reading<'_>,
    english: &English,
    quotes: &[Quote],
    units: &[UnitRecord],
    number: usize,
    own: &[Range<usize>],
    drafts: &mut Vec<Draft>,
) {
    let paragraph = units[number].paragraph;
    let span = reading.tokens_span(units[number].tokens.clone());
    let here = paragraph_of(reading, paragraph);
    if let Some(last) = drafts.last_mut()
        && last.rule == "set-off"
        && last.content.last().is_some_and(|end| {
            let before = paragraph_of(reading, units[number - 1].paragraph);
            units[number - 1].paragraph == paragraph
                || before.contains(*end) && personal(reading, before) && personal(reading, here)
        })
    {
        last.content.push(span);
        return;
    }
    if number == 0
        || units[number - 1].paragraph == paragraph
        || units[number].kind != ParagraphKind::Body
        || !own[number].is_empty() && !personal(reading, here)
    {
        return;
    }
    let before = &units[number - 1];
    let tokens = before.tokens.clone();
    if !reading.slice(reading.tokens_span(tokens.clone())).ends_with(':') {
        return;
    }
    let read = Unit::new(reading, english, quotes, tokens);
    let cue = (0..read.len()).rev().find(|&i| {
        read.items[i].quote.is_none()
            && english.kind(read.word_id(i)) & super::cues::VERB != 0
            && matches!(read.tag(i), Some(Tag::Verb | Tag::Past | Tag::Ing))
            && english
                .cues(read.word_id(i))
                .iter()
                .any(|cue| english.classes[cue.class].frames.has(super::cues::Frames::QUOTE))
    });
    let cue = cue.filter(|&cue| read.len() - cue <= 8);
    // `Read the full letter of the union:`, `Here is her statement:`
    let passage = (read.len().saturating_sub(10)..read.len())
        .rev()
        .find(|&i| read.items[i].quote.is_none() && english.phrases.passages.iter().any(|w| w == read.word(i)));
    let said = cue.and_then(|cue| {
        let source = read
            .noun_phrase_before(cue)
            .map(|s| read.span(s))
            .or_else(|| first_subject(&read, cue).filter(|_| cue > 0));
        source.map(|source| (cue, vec![source]))
    });
    let written = passage.filter(|_| personal(reading, here)).map(|noun| {
        let source = if matches!(read.word(noun + 1), "of" | "from" | "by") {
            let end = read.noun_phrase(noun + 2);
            (end > noun + 2).then(|| read.span(noun + 2..end))
        } else {
            first_subject(&read, noun).filter(|s| !reading.slice(*s).eq_ignore_ascii_case("here"))
        };
        (noun, source.map(|s| vec![s]).unwrap_or_default())
    });
    let Some((cue, source)) = said.or(written) else { return };
    drafts.push(Draft {
        source,
        cue: vec![read.span(cue..cue + 1)],
        content: vec![reading.tokens_span(units[number].tokens.clone())],
        rule: "set-off",
        confidence: 0.75,
        ..Draft::default()
    });
}

fn paragraph_of(reading: &Reading<'_>, paragraph: u32) -> Span {
    reading.document.paragraphs[paragraph as usize].span
}

/// Whether somebody speaks of themselves or to somebody: *I*, *we*, *you* outside quotation marks.
fn personal(reading: &Reading<'_>, span: Span) -> bool {
    reading.tokens_in(span).any(|t| {
        matches!(
            reading.folded(t),
            "i" | "we"
                | "you"
                | "my"
                | "our"
                | "your"
                | "me"
                | "us"
                | "i'm"
                | "we're"
                | "you're"
                | "i’m"
                | "we’re"
                | "you’re"
        )
    })
}

/// The subject of the unit's first finite verb before `at`.
fn first_subject(unit: &Unit<'_>, at: usize) -> Option<Span> {
    let end = at.min(unit.len());
    let from = introduction_end(unit);
    let subject = |from: usize| {
        (from.max(1)..end)
            .filter(|&i| unit.finite(i))
            .find_map(|i| unit.noun_phrase_before(i))
            // `there is talk of a “clean break”`
            .filter(|phrase| !matches!(unit.word(phrase.start), "there" | "you"))
    };
    // Without a verb before it, the first name that stands there.
    let named = || {
        let start = (0..end).find(|&i| unit.is(i, Tag::Name))?;
        Some(start..unit.noun_phrase(start).min(end)).filter(|range| !range.is_empty())
    };
    subject(from).or_else(|| subject(0)).or_else(named).map(|range| unit.span(range))
}
