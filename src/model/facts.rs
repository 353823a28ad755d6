//! What a text states that can be held against another text: figures, names for actors, who does what.

use serde::{Deserialize, Serialize};

use super::Span;

/// A number that counts or measures something.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Figure {
    /// The number with its qualifier, as it stands (`more than 16,000`).
    pub span: Span,
    /// Its value; the lower end of a range, the least that a vague plural (`dozens`) can mean.
    pub value: f64,
    /// The upper end of a range (`20 to 30`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    /// `more than`, `at least`, `around` …
    pub qualifier: Option<String>,
    /// What is counted (`people killed`, `percent`, `dollars`).
    pub unit: Option<String>,
    /// Whom the text names for it.
    pub attributed_to: Option<String>,
    /// The time expression of the sentence nearest to it (`since 7 October`), as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The sentence it stands in.
    pub sentence: u32,
}

/// One mention of an actor under some name.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Naming {
    /// The noun phrase.
    pub span: Span,
    /// The actor's canonical name.
    pub actor: String,
    /// The sentence it stands in.
    pub sentence: u32,
}

/// How a clause of harm presents its doer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    /// `Police shot the man`.
    Active,
    /// `The man was shot by police`.
    PassiveWithAgent,
    /// `The man was shot`.
    AgentlessPassive,
    /// `The shooting of the man`.
    Nominal,
}

/// A clause whose verb (or verbal noun) is one of doing something to somebody.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AgencyClause {
    /// The clause as far as it is understood: agent, verb, patient.
    pub span: Span,
    /// How the doer is presented.
    pub kind: AgencyKind,
    /// The verb's lemma (`kill`).
    pub verb: String,
    /// Who does it, as it stands.
    pub agent: Option<String>,
    /// To whom it is done, as it stands.
    pub patient: Option<String>,
    /// Whether the verb is one of harm.
    pub harm: bool,
    /// The sentence it stands in.
    pub sentence: u32,
}
