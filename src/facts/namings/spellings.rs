//! Spellings of one person's name, told by another word they share.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::model::Naming;
use crate::text::fold;

/// Two spellings taken for one actor, with the reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SpellingVariant {
    /// The spelling kept: the more frequent one, the first in the corpus if both are as frequent.
    pub actor: String,
    /// The spelling that becomes it.
    pub variant: String,
    /// The word they share.
    pub shared: String,
}

/// Spellings of persons' names that differ in one word by one or two letters (`Raisi`, `Raeisi`) and share another word
/// in full. The shared word is the evidence; names without one are left alone.
pub fn spelling_variants(namings: &[Vec<Naming>]) -> Vec<SpellingVariant> {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for naming in namings.iter().flatten() {
        let place = *places.entry(&naming.actor).or_insert_with(|| {
            counts.push((&naming.actor, 0));
            counts.len() - 1
        });
        counts[place].1 += 1;
    }
    // Candidates share a word: compare only within the names that hold it.
    let mut by_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut order: Vec<String> = Vec::new();
    for (at, (name, _)) in counts.iter().enumerate() {
        let words: Vec<String> = name.split_whitespace().map(|word| fold(word).into_owned()).collect();
        if words.len() < 2 {
            continue;
        }
        for word in words {
            let entry = by_word.entry(word.clone()).or_default();
            if entry.is_empty() {
                order.push(word);
            }
            entry.push(at);
        }
    }
    let mut out: Vec<SpellingVariant> = Vec::new();
    for word in order {
        let names = &by_word[&word];
        for (n, &one) in names.iter().enumerate() {
            for &other in &names[n + 1..] {
                if one != other && one_word_varies(counts[one].0, counts[other].0) {
                    let (kept, variant) = if counts[other].1 > counts[one].1 { (other, one) } else { (one, other) };
                    let found = SpellingVariant {
                        actor: counts[kept].0.to_owned(),
                        variant: counts[variant].0.to_owned(),
                        shared: word.clone(),
                    };
                    if !out.iter().any(|known| known.variant == found.variant) {
                        out.push(found);
                    }
                }
            }
        }
    }
    out
}

/// Renames the variants to the spelling kept.
pub fn merge_spellings(namings: &mut [Vec<Naming>], variants: &[SpellingVariant]) {
    for naming in namings.iter_mut().flatten() {
        if let Some(variant) = variants.iter().find(|variant| variant.variant == naming.actor) {
            naming.actor.clone_from(&variant.actor);
        }
    }
}

/// Whether two names have the same words but for one that differs by a letter or two.
fn one_word_varies(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split_whitespace().map(|word| fold(word).into_owned()).collect() };
    let (one, other) = (words(one), words(other));
    if one.len() != other.len() {
        return false;
    }
    let mut differing = one.iter().zip(&other).filter(|(a, b)| a != b);
    match (differing.next(), differing.next()) {
        (Some((a, b)), None) => {
            let least = a.chars().count().min(b.chars().count());
            a.chars().next() == b.chars().next() && least >= 4 && distance(a, b) <= if least >= 7 { 2 } else { 1 }
        }
        _ => false,
    }
}

/// Edit distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn spellings_are_merged_where_another_word_is_shared() {
        let naming = |actor: &str| Naming { span: Span::default(), actor: actor.into(), sentence: 0 };
        let mut all = vec![
            vec![naming("Ebran Rasovi"), naming("Ebran Rasovi")],
            vec![naming("Ebran Raesovi"), naming("Odo Raesovi"), naming("Ebran Tull")],
        ];
        let variants = spelling_variants(&all);
        assert_eq!(
            variants,
            [SpellingVariant { actor: "Ebran Rasovi".into(), variant: "Ebran Raesovi".into(), shared: "ebran".into() }]
        );
        merge_spellings(&mut all, &variants);
        assert_eq!(all[1][0].actor, "Ebran Rasovi");
        assert_eq!(all[1][1].actor, "Odo Raesovi");
    }
}
