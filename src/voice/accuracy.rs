//! How often the rules are right, measured: what Help shows and what a paper can quote.
//!
//! The data set is `PolNeAR` (Newell, Margolin and Ruths 2018, *An attribution relations corpus for political news*), its
//! training part by the first annotator: 840 news articles of seven outlets with 19,868 attributions. Lists of cues were
//! chosen with these texts, so that the figures for other texts will be somewhat lower. That corpus counts more as
//! attributed than this program does (*seems to*, acts like *signed a bill*), and its annotators leave some reports
//! unmarked, so that no rule can reach 100 %.

/// A rule's figures. Percentages are of the rule's own attributions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RuleAccuracy {
    /// The rule's id.
    pub rule: &'static str,
    /// Attributions it made in the data set.
    pub attributions: u32,
    /// Share of its content, in letters and digits, that the annotators attribute to somebody too, in percent.
    pub precision: u8,
    /// Share of the attributions found by both whose speaker's words overlap, in percent; `None` below 20 of them.
    pub speaker: Option<u8>,
}

/// One measure over all rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accuracy {
    /// The data set's name.
    pub data: &'static str,
    /// What is measured, in words.
    pub measure: &'static str,
    /// In percent.
    pub percent: u8,
}

/// The figures over all rules.
pub const ACCURACY: &[Accuracy] = &[
    Accuracy { data: "PolNeAR", measure: "of the letters found to be reported, annotators agree on", percent: 93 },
    Accuracy { data: "PolNeAR", measure: "of the letters annotators take for reported are found", percent: 75 },
    Accuracy { data: "PolNeAR", measure: "of those in quotations", percent: 99 },
    Accuracy { data: "PolNeAR", measure: "of those partly in quotations", percent: 84 },
    Accuracy { data: "PolNeAR", measure: "of those without quotation marks", percent: 61 },
    Accuracy { data: "PolNeAR", measure: "of the speakers found and annotated overlap (F1)", percent: 90 },
    Accuracy {
        data: "PolNeAR",
        measure: "words between double quotation marks, found and annotated (F1)",
        percent: 98,
    },
];

/// The figures of every rule with at least 20 attributions in `PolNeAR`, most frequent first.
pub const RULE_ACCURACY: &[RuleAccuracy] = &[
    measured("aside-quote", 3187, 100, Some(98)),
    measured("verb-clause", 2685, 92, Some(92)),
    measured("verb-that", 2139, 94, Some(90)),
    measured("verb-object", 1020, 87, Some(86)),
    measured("verb-quote", 670, 97, Some(89)),
    measured("verb-judged", 605, 88, Some(90)),
    measured("aside", 535, 90, Some(97)),
    measured("quote-sentence", 507, 83, Some(63)),
    measured("attitude-to", 496, 84, Some(83)),
    measured("according-to", 315, 86, Some(94)),
    measured("verb-to", 269, 91, Some(80)),
    measured("verb-question", 246, 89, Some(86)),
    measured("attitude-object", 228, 85, Some(83)),
    measured("verb-predicate", 222, 82, Some(84)),
    measured("noun-that", 209, 83, Some(57)),
    measured("quote-recent", 117, 91, Some(52)),
    measured("attitude-question", 103, 84, Some(73)),
    measured("speaker-colon", 87, 81, Some(90)),
    measured("expressed", 76, 93, Some(81)),
    measured("according-to-first", 74, 96, Some(97)),
    measured("verb-gerund", 51, 83, Some(85)),
    measured("quote-neighbour", 48, 87, Some(77)),
    measured("hearsay", 46, 65, None),
    measured("verb-about", 38, 72, None),
    measured("adjective-that", 33, 86, None),
    measured("quote-colon", 30, 94, Some(69)),
    measured("credit", 27, 85, None),
    measured("quote-alone", 21, 60, None),
    measured("passive-that", 21, 75, None),
    measured("passive-question", 20, 81, None),
];

const fn measured(rule: &'static str, attributions: u32, precision: u8, speaker: Option<u8>) -> RuleAccuracy {
    RuleAccuracy { rule, attributions, precision, speaker }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measured_rule_is_described() {
        for row in RULE_ACCURACY {
            assert_ne!(super::super::rule_description(row.rule), row.rule, "{}", row.rule);
            assert!(row.precision <= 100 && row.speaker.is_none_or(|share| share <= 100) && row.attributions >= 20);
        }
    }
}
