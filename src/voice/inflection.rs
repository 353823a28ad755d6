//! The forms of a lemma: regular by the spelling rules, irregular as the table lists them.

use std::collections::BTreeMap;

/// Which form of its lemma a cue is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Inflection {
    Base,
    Third,
    Past,
    Participle,
    /// Past and participle spelt alike.
    PastOrParticiple,
    Ing,
}

/// The regular forms of a verb: third person, past, *-ing*.
pub(super) fn inflect(lemma: &str) -> [String; 3] {
    let vowel = |c: char| "aeiou".contains(c);
    let mut letters = lemma.chars().rev();
    let last = letters.next().unwrap_or('e');
    let second = letters.next().unwrap_or('a');
    if last == 'e' {
        let stem = &lemma[..lemma.len() - 1];
        let ing = if second == 'e' { format!("{lemma}ing") } else { format!("{stem}ing") };
        return [format!("{lemma}s"), format!("{lemma}d"), ing];
    }
    if last == 'y' && !vowel(second) {
        let stem = &lemma[..lemma.len() - 1];
        return [format!("{stem}ies"), format!("{stem}ied"), format!("{lemma}ing")];
    }
    if matches!(last, 's' | 'x' | 'z') || (last == 'h' && matches!(second, 's' | 'c')) {
        return [format!("{lemma}es"), format!("{lemma}ed"), format!("{lemma}ing")];
    }
    [format!("{lemma}s"), format!("{lemma}ed"), format!("{lemma}ing")]
}

/// Every form of a lemma with what it is; of a noun, the singular and the plural.
pub(super) fn forms(lemma: &str, noun: bool, irregular: &BTreeMap<String, [String; 4]>) -> Vec<(String, Inflection)> {
    if noun {
        let [plural, ..] = inflect(lemma);
        return vec![(lemma.to_owned(), Inflection::Base), (plural, Inflection::Base)];
    }
    let mut out = vec![(lemma.to_owned(), Inflection::Base)];
    if let Some([third, past, participle, ing]) = irregular.get(lemma) {
        out.push((third.clone(), Inflection::Third));
        if past == participle {
            out.push((past.clone(), Inflection::PastOrParticiple));
        } else {
            out.push((past.clone(), Inflection::Past));
            out.push((participle.clone(), Inflection::Participle));
        }
        out.push((ing.clone(), Inflection::Ing));
    } else {
        let [third, past, ing] = inflect(lemma);
        out.push((third, Inflection::Third));
        out.push((past, Inflection::PastOrParticiple));
        out.push((ing, Inflection::Ing));
    }
    // `labelled`, `signalling`: British spelling doubles the l behind a single vowel.
    if lemma.ends_with("el") || lemma.ends_with("al") {
        let stem = &lemma[..lemma.len() - 2];
        if stem.len() > 1 && !stem.ends_with(|c| "aeiou".contains(c)) {
            out.push((format!("{lemma}led"), Inflection::PastOrParticiple));
            out.push((format!("{lemma}ling"), Inflection::Ing));
        }
    }
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        for (lemma, expect) in [
            ("claim", ["claims", "claimed", "claiming"]),
            ("note", ["notes", "noted", "noting"]),
            ("agree", ["agrees", "agreed", "agreeing"]),
            ("deny", ["denies", "denied", "denying"]),
            ("stress", ["stresses", "stressed", "stressing"]),
            ("convey", ["conveys", "conveyed", "conveying"]),
        ] {
            assert_eq!(inflect(lemma), expect.map(str::to_owned));
        }
    }
}
