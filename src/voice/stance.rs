//! How a reporting verb treats what it reports: *said* against *claimed*, *admitted*, *pointed out*.
//!
//! The choice of the verb is the outlet's. Linguists sort reporting verbs by what they imply of the report's truth
//! (Thompson and Ye 1991, *Evaluation in the reporting verbs used in academic papers*; Caldas-Coulthard 1994, *On
//! reporting reporting*): neutral verbs leave it open, others vouch for it, doubt it, or imply that the speaker would
//! rather not have said it. Which verb is which stands in `assets/voice/en.json` under `stances`; verbs of a class that
//! demands or judges are sorted with their class; all others are neutral.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::cues;

/// What a reporting verb implies.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Leaves open whether it is true: said, told, added, according to.
    #[default]
    Neutral,
    /// Keeps its distance: claimed, alleged, insisted.
    Doubting,
    /// Takes it for true: pointed out, revealed, noted.
    Endorsing,
    /// Takes it for true and for unwelcome to the speaker: admitted, conceded.
    Conceding,
    /// A demand: urged, called for.
    Demanding,
    /// A judgement: accused, condemned, praised.
    Judging,
}

impl Stance {
    /// All of them, in the order in which tables show them.
    pub const ALL: [Stance; 6] =
        [Stance::Neutral, Stance::Doubting, Stance::Endorsing, Stance::Conceding, Stance::Demanding, Stance::Judging];

    /// The table's name: `neutral`, `doubting`, `endorsing`, `conceding`, `demanding`, `judging`.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Neutral => "neutral",
            Stance::Doubting => "doubting",
            Stance::Endorsing => "endorsing",
            Stance::Conceding => "conceding",
            Stance::Demanding => "demanding",
            Stance::Judging => "judging",
        }
    }
}

/// A verb or noun of the English table that reports.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportingWord {
    /// As the table lists it: `say`, `call for`, `claim`.
    pub lemma: String,
    /// What it implies.
    pub stance: Stance,
}

/// The reporting word of an English cue as it stands in the text (*had claimed*, *called for*, *according to*); `None`
/// for a colon, for other languages and for words the table does not list.
pub fn reporting_word(cue: &str) -> Option<&'static ReportingWord> {
    let forms = forms();
    let folded = crate::text::fold(cue.trim());
    let words: Vec<&str> = folded.split_whitespace().collect();
    (0..words.len())
        .find_map(|from| (from + 1..=words.len()).rev().find_map(|to| forms.get(words[from..to].join(" ").as_str())))
}

/// Every form with its word.
fn forms() -> &'static FxHashMap<String, ReportingWord> {
    static FORMS: OnceLock<FxHashMap<String, ReportingWord>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut out = FxHashMap::default();
        let (words, stances) = cues::reporting_words();
        let mut listed: BTreeMap<&str, Stance> = BTreeMap::new();
        for (name, lemmas) in &stances {
            let stance = Stance::ALL.into_iter().find(|stance| stance.name() == name).unwrap_or_default();
            listed.extend(lemmas.iter().map(|lemma| (lemma.as_str(), stance)));
        }
        for word in words {
            let by_class = match word.class.as_str() {
                "demand" | "direct-someone" => Stance::Demanding,
                "accuse" | "blame" => Stance::Judging,
                _ => Stance::Neutral,
            };
            let stance = listed.get(word.lemma.as_str()).copied().unwrap_or(by_class);
            for form in word.forms {
                // The first class that lists a form names it.
                out.entry(form).or_insert_with(|| ReportingWord { lemma: word.lemma.clone(), stance });
            }
        }
        out.entry("according to".to_owned())
            .or_insert_with(|| ReportingWord { lemma: "according to".to_owned(), stance: Stance::Neutral });
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_by_what_they_imply() {
        for (cue, lemma, stance) in [
            ("said", "say", Stance::Neutral),
            ("According to", "according to", Stance::Neutral),
            ("claimed", "claim", Stance::Doubting),
            ("alleging", "allege", Stance::Doubting),
            ("points out", "point out", Stance::Endorsing),
            ("admitted", "admit", Stance::Conceding),
            ("called for", "call for", Stance::Demanding),
            ("condemns", "condemn", Stance::Judging),
            ("had told", "tell", Stance::Neutral),
            ("allegations", "allegation", Stance::Doubting),
        ] {
            let word = reporting_word(cue).unwrap();
            assert_eq!((word.lemma.as_str(), word.stance), (lemma, stance), "{cue}");
        }
        assert_eq!(reporting_word(":"), None);
    }

    #[test]
    fn every_stance_of_the_table_has_a_name_and_known_words() {
        let (words, stances) = cues::reporting_words();
        for (name, lemmas) in &stances {
            assert!(Stance::ALL.iter().any(|stance| stance.name() == name), "{name}");
            for lemma in lemmas {
                assert!(words.iter().any(|word| word.lemma == *lemma), "{lemma}");
            }
        }
    }
}
