//! The rules by name, with the sentence the window shows on hover.

/// Every rule id with its explanation.
const RULES: &[(&str, &str)] = &[
    ("verb-that", "a reporting verb with a clause that begins with “that”"),
    ("verb-clause", "a reporting verb with a clause right behind it"),
    ("verb-question", "a verb of asking or saying with a question: whether, if, how, what …"),
    ("verb-to", "a demand or a promise with an infinitive; whoever is spoken to stays with the outlet"),
    ("attitude-to", "what somebody wants, hopes, plans or refuses to do; nobody spoke, so the words stay the outlet’s"),
    (
        "attitude-object",
        "what somebody wants, fears, considers or talks about, or has not said; no claim is made, so the words stay the outlet’s",
    ),
    (
        "attitude-predicate",
        "what somebody takes something for: saw X as …; nobody spoke, so the words stay the outlet’s",
    ),
    ("attitude-question", "what somebody knows, learns or decides; nobody spoke, so the words stay the outlet’s"),
    ("first-person", "the writer of the article says so: I think …, we believe …; the words are the outlet’s"),
    ("verb-gerund", "a verb of denying or proposing with a form in -ing"),
    ("verb-object", "a reporting verb with what it is about: accused X of …, warned against …"),
    (
        "verb-judged",
        "a judgement or a demand with its object, which the outlet takes for granted: condemned …, called for …",
    ),
    ("verb-predicate", "a verb of naming: called X a …"),
    ("verb-about", "a verb of asking with “about” or “for”"),
    ("verb-quote", "a reporting verb in front of quotation marks"),
    ("verb-colon", "a reporting verb and a colon"),
    ("expressed", "expressed or voiced concern, hope, outrage … over something"),
    ("aside", "the speaker and the verb stand behind or inside what is reported: …, she said"),
    ("aside-quote", "the speaker and the verb stand behind or between quotation marks"),
    ("as-said", "as X said, …"),
    ("according-to", "“according to X” behind or inside what is reported"),
    ("according-to-first", "“According to X” in front of what is reported"),
    ("noun-that", "a reporting noun with a clause: the claim that …"),
    ("noun-to", "a reporting noun with an infinitive: the demand to …"),
    ("noun-about", "a reporting noun with what it is about: allegations of …, the call for …"),
    ("adjective-that", "an attitude with a clause: is confident that …"),
    ("passive-that", "a report without a speaker: it was reported that …"),
    ("passive-question", "somebody was asked whether …"),
    ("passive-to", "somebody was told by X to …"),
    ("passive-hearsay", "hearsay: is believed to …, is said to …"),
    ("passive-as", "was described as …"),
    ("passive-named", "is called, considered or designated … by X"),
    ("passive-accused", "was accused of …"),
    ("passive-judged", "was criticized or praised for …"),
    ("in-view", "in X’s view, opinion or words"),
    ("in-survey", "“In a poll …” in front of what it found"),
    (
        "continuation",
        "the sentence may go on with the report before it; nothing says so, and the words stay the outlet’s until you decide",
    ),
    ("reported-mood", "a sentence in the mood of reported speech beside a report: Das Regime habe gelogen"),
    ("hearsay", "hearsay: reportedly, allegedly"),
    ("speaker-colon", "a headline or a turn that begins with the speaker and a colon"),
    ("message-colon", "what stands for somebody’s words, and a colon: Her verdict: …"),
    ("turn", "a turn in an interview or a transcript, which begins with the speaker’s name"),
    ("speaker-last", "a headline that names its speaker last"),
    ("set-off", "a paragraph set off behind “X wrote:”"),
    ("block-quotation", "a block quotation or an embedded post"),
    ("quote-sentence", "quotation marks; the speaker is the subject of their sentence"),
    ("quote-neighbour", "quotation marks; the speaker is named in the sentence before"),
    ("quote-colon", "quotation marks behind a sentence that ends in a colon"),
    ("quote-signed", "quotation marks; the speaker’s name stands in a line of its own below"),
    ("quote-recent", "quotation marks; the speaker is the last one quoted"),
    ("quote-alone", "quotation marks for which no speaker was found"),
    ("scare", "a few quoted words without a speaker: the outlet keeps its distance"),
    ("credit", "a news outlet credited beside the speaker; it changes nobody’s voice"),
];

/// What a rule says, in one line; the id itself for a rule this version does not know.
pub fn rule_description(id: &str) -> &str {
    RULES.iter().find(|(name, _)| *name == id).map_or(id, |(_, text)| text)
}

/// Whether an attribution by this rule takes words out of the outlet's voice. A credit names the outlet that reported
/// first, an attitude is no speech act, and who writes *I think* is the outlet: all are kept for the record.
pub fn changes_voice(rule: &str) -> bool {
    !matches!(rule, "credit" | "first-person") && !rule.starts_with("attitude-") && !is_question(rule)
}

/// Whether an attribution by this rule is a question to the analyst and no finding: it stands in no report and no table.
pub fn is_question(rule: &str) -> bool {
    rule == super::continuation::RULE
}

/// Every rule with its explanation, in the order of the table.
pub fn rule_descriptions() -> &'static [(&'static str, &'static str)] {
    RULES
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn names_are_unique() {
        for (n, (name, _)) in RULES.iter().enumerate() {
            assert!(!RULES[..n].iter().any(|(other, _)| other == name), "{name}");
        }
    }
}
