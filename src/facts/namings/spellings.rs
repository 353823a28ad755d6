//! Spellings of one person's name, told by another word they share.

use rustc_hash::{FxHashMap, FxHashSet};
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
    // Candidates have the same words but for one: they share a key in which that one is left open.
    let mut by_key: FxHashMap<String, Vec<(usize, String)>> = FxHashMap::default();
    let mut order: Vec<(String, String)> = Vec::new();
    for (at, (name, _)) in counts.iter().enumerate() {
        let words: Vec<String> = name.split_whitespace().map(|word| fold(word).into_owned()).collect();
        let places = if words.len() < 2 { 0 } else { words.len() };
        for open in 0..places {
            let mut rest = words.clone();
            let word = std::mem::replace(&mut rest[open], "*".to_owned());
            let shared = if open == 0 { &words[1] } else { &words[0] };
            let key = rest.join(" ");
            let entry = by_key.entry(key.clone()).or_default();
            if entry.is_empty() {
                order.push((key, shared.clone()));
            }
            entry.push((at, word));
        }
    }
    let mut out: Vec<SpellingVariant> = Vec::new();
    let mut varied: FxHashSet<usize> = FxHashSet::default();
    for (key, shared) in order {
        let names = &by_key[&key];
        for (n, (one, word)) in names.iter().enumerate() {
            for (other, spelling) in &names[n + 1..] {
                if is_spelling_of(word, spelling) {
                    let (kept, variant) = if counts[*other].1 > counts[*one].1 { (other, one) } else { (one, other) };
                    if varied.insert(*variant) {
                        out.push(SpellingVariant {
                            actor: counts[*kept].0.to_owned(),
                            variant: counts[*variant].0.to_owned(),
                            shared: shared.clone(),
                        });
                    }
                }
            }
        }
    }
    out
}

/// Renames the variants to the spelling kept.
pub fn merge_spellings(namings: &mut [Vec<Naming>], variants: &[SpellingVariant]) {
    let kept: FxHashMap<&str, &str> =
        variants.iter().map(|variant| (variant.variant.as_str(), variant.actor.as_str())).collect();
    for naming in namings.iter_mut().flatten() {
        if let Some(actor) = kept.get(naming.actor.as_str()) {
            naming.actor = (*actor).to_owned();
        }
    }
}

/// Whether two words can be spellings of one name: the same first letter, and one or two others differ.
fn is_spelling_of(a: &str, b: &str) -> bool {
    let least = a.chars().count().min(b.chars().count());
    a != b && a.chars().next() == b.chars().next() && least >= 4 && distance(a, b) <= if least >= 7 { 2 } else { 1 }
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
