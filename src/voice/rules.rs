//! The rules by name, with the sentence the window shows on hover.

/// Every rule id with its explanation.
const RULES: &[(&str, &str)] = &[("according-to", "behind the report: …, according to X")];

/// What a rule says, in one line; the id itself for a rule this version does not know.
pub fn rule_description(id: &str) -> &str {
    RULES
        .iter()
        .find(|(name, _)| *name == id)
        .map_or(id, |(_, text)| text)
}

/// Every rule with its explanation, in the order of the table.
pub fn rule_descriptions() -> &'static [(&'static str, &'static str)] {
    RULES
}
