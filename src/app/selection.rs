//! Words of an article that are selected, with the mouse or with keys: from where to where, and what of them is copied.
//!
//! Everything is in the order of the text, whichever way its letters are read: what is copied is what the file has.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::{ArticleIndex, Span};

/// A stretch of an article's text, with the end that moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Selection {
    /// The article.
    pub article: ArticleIndex,
    /// What was selected first: a place between two letters, a word, a sentence. It stays selected while the other end
    /// moves.
    pub anchor: Span,
    /// The end that moves.
    pub head: u32,
}

/// What can be done with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectionCommand {
    /// Select something, or nothing.
    Set(Option<Selection>),
    /// Move its end by a unit: words to the right or, if not, to the left; sentences on or back.
    Move(Unit, bool),
    /// Select the whole article.
    All,
    /// Copy it.
    Copy,
    /// Copy it, or else the selected sentence, with its source.
    CopyWithSource,
}

/// What its end is moved by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// By words.
    Word,
    /// By sentences.
    Sentence,
}

impl Selection {
    /// A selection of one stretch; empty, a place from which one may be made.
    pub fn of(article: ArticleIndex, anchor: Span) -> Selection {
        Selection { article, anchor, head: anchor.end }
    }

    /// The same with its end elsewhere.
    #[must_use]
    pub fn to(self, head: u32) -> Selection {
        Selection { head, ..self }
    }

    /// What is selected.
    pub fn span(self) -> Span {
        Span { start: self.anchor.start.min(self.head), end: self.anchor.end.max(self.head) }
    }

    /// What is selected of an article's text, if there is any and the text still has it.
    pub fn within(self, text: &str) -> Option<Span> {
        let span = self.span();
        text.get(span.range()).filter(|words| !words.is_empty()).map(|_| span)
    }

    /// The same with its end moved past one of some stretches, which are in text order: to the end of the next one, or
    /// to the beginning of the one before.
    #[must_use]
    pub fn moved(self, mut stretches: impl DoubleEndedIterator<Item = Span>, forward: bool) -> Selection {
        let to = if forward {
            stretches.map(|span| span.end).find(|end| *end > self.head)
        } else {
            stretches.rfind(|span| span.start < self.head).map(|span| span.start)
        };
        self.to(to.unwrap_or(self.head))
    }
}

/// The words of a stretch of a text.
pub fn words(text: &str, within: Span) -> impl DoubleEndedIterator<Item = Span> {
    let words = text.get(within.range()).unwrap_or_default().unicode_word_indices();
    words.map(move |(at, word)| Span::new(within.start as usize + at, within.start as usize + at + word.len()))
}

/// The word at an offset of a stretch of a text, or right before it; between words, the sign or the space.
pub fn word_at(text: &str, within: Span, offset: u32) -> Span {
    if let Some(word) = words(text, within).find(|word| word.start <= offset && offset <= word.end) {
        return word;
    }
    let mut parts = text.get(within.range()).unwrap_or_default().split_word_bound_indices();
    let part = parts.find(|(at, part)| (offset as usize) < within.start as usize + at + part.len());
    part.map_or(Span { start: within.end, end: within.end }, |(at, part)| {
        Span::new(within.start as usize + at, within.start as usize + at + part.len())
    })
}

/// What is copied of a stretch: all of it, or, if only some stretches of the text are in view, what it has of those. What
/// is left out between two of them is marked.
pub fn copied(text: &str, selected: Span, in_view: Option<&[Span]>) -> String {
    let Some(in_view) = in_view else { return selected.of(text).to_owned() };
    let mut out = String::new();
    let mut last: Option<u32> = None;
    for part in in_view {
        let part = Span { start: part.start.max(selected.start), end: part.end.min(selected.end) };
        if part.start >= part.end {
            continue;
        }
        if let Some(between) = last.and_then(|last| text.get(last as usize..part.start as usize)) {
            out.push_str(if between.trim().is_empty() { between } else { " […] " });
        }
        out.push_str(part.of(text));
        last = Some(part.end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ansel is calm.\n\nThe port, they say, isn’t. קול הים אמר: «די».";

    fn span(words: &str) -> Span {
        let at = TEXT.find(words).expect("the words are there");
        Span::new(at, at + words.len())
    }

    fn whole() -> Span {
        Span::new(0, TEXT.len())
    }

    #[test]
    fn a_selection_reaches_from_its_anchor_to_its_head_whichever_comes_first() {
        let check = |anchor: &str, head: u32, expect: &str| {
            let selection = Selection::of(ArticleIndex(0), span(anchor)).to(head);
            assert_eq!(selection.within(TEXT).map(|span| span.of(TEXT)), Some(expect));
        };
        check("port", span("they").end, "port, they");
        check("port", span("The").start, "The port");
        check("port", span("port").end, "port");
        let nothing = Selection::of(ArticleIndex(0), Span::new(3, 3));
        assert_eq!(nothing.within(TEXT), None);
        // A text that is another one now has nothing selected.
        assert_eq!(nothing.to(TEXT.len() as u32 + 1).within(TEXT), None);
        assert_eq!(nothing.to(span("קול").start + 1).within(TEXT), None);
    }

    #[test]
    fn the_word_at_a_place_is_whole_in_any_script() {
        let check = |within: &str, after: usize, expect: &str| {
            let at = span(within).start + after as u32;
            assert_eq!(word_at(TEXT, whole(), at).of(TEXT), expect);
        };
        check("Ansel", 0, "Ansel");
        check("Ansel", 4, "Ansel");
        check("Ansel", 5, "Ansel");
        check("isn’t", 3, "isn’t");
        check("הים", 2, "הים");
        check(" «", 1, "«");
        assert_eq!(word_at(TEXT, whole(), whole().end), Span { start: whole().end, end: whole().end });
    }

    #[test]
    fn the_head_moves_by_words_and_sentences_in_the_order_of_the_text() {
        let begun = Selection::of(ArticleIndex(0), Span { start: span("The").start, end: span("The").start });
        let on = begun.moved(words(TEXT, whole()), true).moved(words(TEXT, whole()), true);
        assert_eq!(on.span().of(TEXT), "The port");
        let back = on.moved(words(TEXT, whole()), false);
        assert_eq!(back.span().of(TEXT), "The ");
        let behind = begun.moved(words(TEXT, whole()), false);
        assert_eq!(behind.span().of(TEXT), "calm.\n\n");
        let sentences = || [span("Ansel is calm."), span("The port, they say, isn’t."), span("קול הים אמר: «די».")];
        let on = begun.moved(sentences().into_iter(), true).moved(sentences().into_iter(), true);
        assert_eq!(on.span().of(TEXT), "The port, they say, isn’t. קול הים אמר: «די».");
        assert_eq!(on.moved(sentences().into_iter(), true), on);
    }

    #[test]
    fn what_is_copied_is_the_text_as_it_is_stored_and_what_is_not_in_view_is_left_out() {
        assert_eq!(copied(TEXT, span("isn’t. קול הים"), None), "isn’t. קול הים");
        let (first, second, third) =
            (span("Ansel is calm."), span("The port, they say, isn’t."), span("קול הים אמר: «די»."));
        assert_eq!(copied(TEXT, whole(), Some(&[first, second, third])), TEXT);
        assert_eq!(copied(TEXT, whole(), Some(&[first, third])), "Ansel is calm. […] קול הים אמר: «די».");
        let from = Span { start: span("calm").start, end: span("port").end };
        assert_eq!(copied(TEXT, from, Some(&[first, second])), "calm.\n\nThe port");
        assert_eq!(copied(TEXT, first, Some(&[third])), "");
    }
}
