//! What is said of how often voice is right.

use super::language::{Text, text};
use crate::voice::Accuracy;

pub const MEASURED: Text = text("How often the rules are right");
pub const MEASURED_LONG: Text = text(
    "Measured on 840 news articles of seven outlets in which people marked what is attributed to whom: PolNeAR (Newell, Margolin and Ruths 2018), the part by the first annotator. Words were chosen with these texts, so expect somewhat less on others; your own sample (Coding) says how it is on yours.",
);
pub const QUOTE: Text = text("To quote:");
pub const BY_RULE: Text = text("By rule");
pub const COLUMNS: [Text; 4] = [text("Rule"), text("Attributions"), text("Content right"), text("Speaker right")];

/// The figures over all rules in a sentence for a paper.
pub fn to_quote(figures: &[Accuracy]) -> String {
    let data = figures.first().map_or("", |figure| figure.data);
    let parts: Vec<String> = figures.iter().map(|figure| format!("{} % {}", figure.percent, figure.measure)).collect();
    format!(
        "Voice was assigned by the rules of Parallax {}. On the corpus {data} (Newell, Margolin and Ruths 2018): {}.",
        env!("CARGO_PKG_VERSION"),
        parts.join("; ")
    )
}
