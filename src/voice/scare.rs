//! Quoted words that nobody is named for: quotation, scare quote, or the name of something.

use super::clause::Unit;
use super::cues::Tag;

/// What a quotation without a cue is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Judgement {
    /// Somebody's words.
    Quotation,
    /// Words the outlet keeps its distance from.
    Scare,
    /// A title, a nickname or a word spoken about.
    Name,
}

/// Judges the quotation `quote` of a unit that holds other words too.
pub(super) fn judge(unit: &Unit<'_>, quote: u32, words: usize) -> Judgement {
    let Some(at) = unit.items.iter().position(|item| item.quote == Some(quote)) else { return Judgement::Quotation };
    let inner = unit.quotes[quote as usize].inner;
    let tokens = unit.reading.tokens_in(inner);
    let (mut capitals, mut long) = (0, 0);
    for token in tokens {
        let form = unit.reading.form(token);
        let small = matches!(unit.reading.folded(token), "with" | "from" | "over" | "into" | "this" | "that");
        if form.is_word() && form.surface.chars().count() > 3 && (form.capitalised || !small) {
            long += 1;
            capitals += usize::from(form.capitalised);
        }
    }
    let text = inner.of(unit.reading.text()).trim();
    let ends_like_speech = text.ends_with(['.', '?', '!']) && words > 6;
    let title = capitals > 0 && capitals == long && capitals + 1 >= words.div_ceil(3) && !ends_like_speech;
    let before = |n: usize| at.checked_sub(n).map_or("", |i| unit.word(i));
    let named = (1..=2).any(|n| {
        let word = before(n);
        // `the so-called “resistance”` is no name.
        if n == 1 && word == "called" && at > 1 && unit.is(at - 2, Tag::Hyphen) {
            return false;
        }
        unit.english.named.iter().any(|w| w == word) || unit.english.works.iter().any(|w| w == word)
    });
    // `Robert “Bobby” Vane`: a nickname inside a name.
    let nickname = words <= 2 && at > 0 && unit.is(at - 1, Tag::Name) && unit.is(at + 1, Tag::Name);
    // `Venn used the term “thugs”`: somebody’s word.
    let used = (2..=6).any(|n| matches!(before(n), "use" | "uses" | "used" | "using"))
        && (1..=2).any(|n| matches!(before(n), "word" | "words" | "term" | "terms" | "phrase"));
    // `“Worrisome” was the word Venn used.`
    if used
        || matches!(unit.word(at + 1), "was" | "is")
            && matches!(unit.word(at + 3), "word" | "term" | "phrase" | "words" | "description")
    {
        return Judgement::Quotation;
    }
    let title = title && (words > 1 || at > 0);
    // `“A sketch artist gets a show,” by the Courier’s Orla Venn`, `a report titled “The piling on must stop”`
    let signed = unit.word(at + 1) == "by"
        && (unit.is(at + 2, Tag::Name) || unit.word(at + 2) == "the" && unit.is(at + 3, Tag::Name))
        && (at == 0 || !unit.finite(at - 1) && unit.ends_with_comma(at));
    let headed = matches!(before(1), "titled" | "entitled" | "headlined");
    // `Latin for “if you want peace, prepare for war”`
    let translated = before(1) == "for"
        && at > 1
        && unit.capitalised(at - 2)
        && !unit.finite(at.saturating_sub(3))
        && (at == 2 || unit.is(at - 3, Tag::Comma) || unit.is(at - 3, Tag::Dash) || unit.is(at - 3, Tag::Quote));
    if title || signed || headed || translated || nickname || (named && words <= 4) {
        return Judgement::Name;
    }
    // `Venn was blunt: “They will hang.”`
    let sentence = at > 0
        && unit.is(at - 1, Tag::Colon)
        && words > 1
        && text.starts_with(char::is_uppercase)
        && text.ends_with(['.', '?', '!']);
    if words <= 3 && !sentence { Judgement::Scare } else { Judgement::Quotation }
}
