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
    Accuracy { data: "PolNeAR", measure: "of the letters annotators take for reported are found", percent: 80 },
    Accuracy { data: "PolNeAR", measure: "of those in quotations", percent: 99 },
    Accuracy { data: "PolNeAR", measure: "of those partly in quotations", percent: 87 },
    Accuracy { data: "PolNeAR", measure: "of those without quotation marks", percent: 69 },
    Accuracy { data: "PolNeAR", measure: "of the speakers found and annotated overlap (F1)", percent: 91 },
    Accuracy {
        data: "PolNeAR",
        measure: "words between double quotation marks, found and annotated (F1)",
        percent: 98,
    },
];

/// The figures of every rule with at least 20 attributions in `PolNeAR`, most frequent first.
pub const RULE_ACCURACY: &[RuleAccuracy] = &[
    measured("aside-quote", 3230, 99, Some(98)),
    measured("verb-clause", 2771, 93, Some(94)),
    measured("verb-that", 2212, 95, Some(92)),
    measured("verb-object", 1130, 88, Some(89)),
    measured("verb-quote", 672, 98, Some(90)),
    measured("verb-judged", 645, 86, Some(91)),
    measured("aside", 590, 92, Some(98)),
    measured("attitude-object", 573, 87, Some(85)),
    measured("attitude-to", 475, 85, Some(84)),
    measured("quote-sentence", 439, 83, Some(67)),
    measured("verb-predicate", 408, 88, Some(86)),
    measured("verb-to", 407, 88, Some(87)),
    measured("according-to", 320, 88, Some(95)),
    measured("noun-that", 279, 87, Some(73)),
    measured("verb-question", 184, 93, Some(86)),
    measured("noun-about", 156, 84, Some(76)),
    measured("first-person", 148, 87, Some(91)),
    measured("attitude-question", 118, 82, Some(84)),
    measured("quote-recent", 110, 90, Some(64)),
    measured("expressed", 102, 92, Some(87)),
    measured("passive-hearsay", 94, 84, None),
    measured("noun-to", 87, 87, Some(67)),
    measured("passive-question", 81, 86, None),
    measured("according-to-first", 78, 96, Some(97)),
    measured("attitude-predicate", 76, 88, Some(89)),
    measured("speaker-colon", 72, 88, Some(94)),
    measured("hearsay", 63, 68, None),
    measured("adjective-that", 59, 93, Some(89)),
    measured("as-said", 59, 85, Some(88)),
    measured("verb-gerund", 48, 85, Some(91)),
    measured("quote-neighbour", 47, 89, Some(80)),
    measured("verb-about", 47, 80, Some(67)),
    measured("turn", 43, 68, Some(31)),
    measured("credit", 31, 84, Some(92)),
    measured("quote-colon", 30, 94, Some(72)),
    measured("passive-accused", 29, 82, None),
    measured("passive-that", 25, 82, None),
    measured("quote-alone", 20, 62, None),
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
