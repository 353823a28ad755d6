//! Two letters for every source.

use std::collections::BTreeSet;

/// Two letters for each name that no other has, in order: the initials of its first two words, else other letters of
/// it that are still free, else any. The article `the` does not count.
pub fn monograms(names: &[impl AsRef<str>]) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    names
        .iter()
        .map(|name| {
            let found = monogram(name.as_ref(), &taken);
            taken.insert(found.clone());
            found
        })
        .collect()
}

fn monogram(name: &str, taken: &BTreeSet<String>) -> String {
    let words: Vec<Vec<char>> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("the"))
        .map(|word| word.chars().flat_map(char::to_uppercase).collect())
        .collect();
    let letters: Vec<char> = words.iter().flatten().copied().collect();
    let first = letters.first().copied().unwrap_or('?');
    let initials = words.iter().skip(1).filter_map(|word| word.first().copied());
    let seconds: Vec<char> =
        initials.chain(letters.iter().skip(1).copied()).chain((first == '?').then_some('?')).collect();
    let own = seconds.into_iter().map(|second| format!("{first}{second}"));
    let numbered = ('1'..='9').chain('A'..='Z').map(|second| format!("{first}{second}"));
    let any = ('A'..='Z').flat_map(|a| ('A'..='Z').chain('0'..='9').map(move |b| format!("{a}{b}")));
    own.chain(numbered).chain(any).find(|pair| !taken.contains(pair)).unwrap_or_else(|| "??".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_two_letters_of_its_own() {
        assert_eq!(
            monograms(&["Lowmark Chronicle", "The Gangway", "Lowmark Courier", "Late Courant", ""]),
            ["LC", "GA", "LO", "LA", "??"]
        );
    }
}
