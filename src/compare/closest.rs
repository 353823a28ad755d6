//! The sentence of another article nearest to one that has no counterpart there: what a reader looks at before
//! believing that the statement is missing.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{FormId, Reading, TokenKind};

/// The sentence of `other` nearest to a sentence of `reading`, with the share of weighted words in common (Dice, above 0
/// to 1): the first of the nearest. Words weigh by how few sentences of the two articles have them, so that *the* and
/// *said* decide nothing. `None` if no sentence shares a telling word, one that fewer than half of the sentences have.
pub fn closest(reading: &Reading<'_>, sentence: usize, other: &Reading<'_>) -> Option<(usize, f32)> {
    let here = words(reading, sentence);
    let there: Vec<FxHashSet<FormId>> = (0..other.sentences().len()).map(|n| words(other, n)).collect();
    let own: Vec<FxHashSet<FormId>> = (0..reading.sentences().len()).map(|n| words(reading, n)).collect();
    let all = (own.len() + there.len()) as f32;
    let mut having: FxHashMap<FormId, f32> = FxHashMap::default();
    for word in own.iter().chain(&there).flatten() {
        *having.entry(*word).or_default() += 1.0;
    }
    let weight = |word: &FormId| having.get(word).map_or(0.0, |n| (all / n).ln());
    let telling = |word: &FormId| having.get(word).is_some_and(|n| n * 2.0 < all.max(4.0));
    // In the order of their ids: sums of floating-point numbers depend on it.
    let sum = |words: &mut dyn Iterator<Item = &FormId>| {
        let mut all: Vec<&FormId> = words.collect();
        all.sort_unstable();
        all.into_iter().map(weight).sum::<f32>()
    };
    let mass = sum(&mut here.iter());
    let mut best: Option<(usize, f32)> = None;
    for (n, words) in there.iter().enumerate() {
        if !here.intersection(words).any(telling) {
            continue;
        }
        let share = 2.0 * sum(&mut here.intersection(words)) / (mass + sum(&mut words.iter())).max(f32::MIN_POSITIVE);
        if best.is_none_or(|(_, known)| share > known) {
            best = Some((n, share));
        }
    }
    best
}

/// The words of a sentence, each once, in any case.
fn words(reading: &Reading<'_>, sentence: usize) -> FxHashSet<FormId> {
    let Some(sentence) = reading.sentences().get(sentence) else { return FxHashSet::default() };
    let words = sentence.token_range().filter(|&token| reading.form(token).kind != TokenKind::Mark);
    words.map(|token| reading.word(token)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Texts;
    use super::*;

    const FERRY: &str = "The ferry Ostrava left Port Hallam at dawn. The captain of the ferry said that the sea was calm. \
                         The harbour board will meet on Friday.";

    #[test]
    fn the_sentence_with_the_rarest_words_in_common_is_nearest() {
        for (sentence, expect) in [
            ("Nobody on the board of the harbour had been told.", Some(2)),
            ("The Ostrava is the oldest of the ships.", Some(0)),
            ("A calm sea, said the captain, was all he asked for.", Some(1)),
            ("Prices rose again.", None),
        ] {
            let texts = Texts::new(&[&format!("{sentence} The town was asleep. The town woke up."), FERRY]);
            let found = closest(&texts.reading(0), 0, &texts.reading(1));
            assert_eq!(found.map(|(n, _)| n), expect, "{sentence} {found:?}");
            assert!(found.is_none_or(|(_, share)| share > 0.0 && share <= 1.0), "{found:?}");
        }
    }

    #[test]
    fn an_article_without_sentences_has_none() {
        let texts = Texts::new(&["The ferry left.", ""]);
        assert_eq!(closest(&texts.reading(0), 0, &texts.reading(1)), None);
        assert_eq!(closest(&texts.reading(0), 9, &texts.reading(1)), None);
    }
}
