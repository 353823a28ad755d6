//! What texts state that can be held against other texts: figures, namings, agency.

mod agency;
mod figures;
mod numbers;
mod words;

use crate::model::{AgencyClause, Attribution, Figure};
use crate::text::{Reading, Vocabulary};

/// The word lists of all three, compiled against a vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    words: words::Words,
    harm: agency::Harm,
}

impl Tables {
    /// Compiles the lists for the texts of `vocabulary`.
    pub fn new(vocabulary: &Vocabulary) -> Tables {
        let harm = agency::Harm::new(vocabulary);
        let forms = harm.forms(vocabulary).into_iter().map(|form| (form, words::Flags::HARM));
        Tables { words: words::Words::new(vocabulary, forms), harm }
    }

    /// The figures of an article, in text order.
    pub fn figures(&self, reading: &Reading<'_>, attributions: &[Attribution]) -> Vec<Figure> {
        figures::find(reading, &self.words, attributions)
    }

    /// Who harms whom, in text order. English only.
    pub fn agency(&self, reading: &Reading<'_>) -> Vec<AgencyClause> {
        agency::find(reading, &self.words, &self.harm)
    }

    /// Stub
    pub fn namings(&self, _reading: &Reading<'_>) -> Vec<crate::model::Naming> {
        Vec::new()
    }
}
