//! What texts state that can be held against other texts: figures, namings, agency.

mod actors;
mod agency;
mod figures;
mod matching;
mod namings;
mod numbers;
mod words;

pub use actors::{
    ActorAgency, ActorLabel, ActorLabels, HARM_FORMS, HarmForms, Place, VerbCount, actor_agency, actor_labels,
    harm_forms,
};
pub use matching::{FigureRow, match_figures};
pub use namings::{Alias, SpellingVariant, merge_spellings, spelling_variants};

use crate::model::{AgencyClause, Attribution, Figure, Naming};
use crate::text::{Reading, Vocabulary};

/// The word lists of all three, compiled against a vocabulary.
#[derive(Default)]
pub struct Tables {
    words: words::Words,
    harm: agency::Harm,
    verbs: agency::Verbs,
    names: namings::Names,
}

impl Tables {
    /// Compiles the bundled lists for the texts of `vocabulary`.
    pub fn new(vocabulary: &Vocabulary) -> Tables {
        Tables::with_aliases(vocabulary, &[])
    }

    /// The same with the analyst's own names for actors, which win over the bundled table of states.
    pub fn with_aliases(vocabulary: &Vocabulary, aliases: &[Alias]) -> Tables {
        let harm = agency::Harm::new(vocabulary);
        let names = namings::Names::new(vocabulary, aliases);
        let forms = harm.forms(vocabulary).into_iter().map(|form| (form, words::Flags::HARM));
        let first = names.first_words(vocabulary).into_iter().map(|form| (form, words::Flags::NAME));
        let words = words::Words::new(vocabulary, forms.chain(first));
        let verbs = agency::Verbs::new(vocabulary, &words);
        Tables { words, harm, verbs, names }
    }

    /// The figures of an article, in text order.
    pub fn figures(&self, reading: &Reading<'_>, attributions: &[Attribution]) -> Vec<Figure> {
        figures::find(reading, &self.words, attributions)
    }

    /// Who harms whom, in text order. English only.
    pub fn agency(&self, reading: &Reading<'_>) -> Vec<AgencyClause> {
        agency::find(reading, &self.words, &self.harm)
    }

    /// What the actors of an article do and what is done to them, but for verbs of harm, in text order. `namings` are the
    /// article's. English only.
    pub fn actions(&self, reading: &Reading<'_>, namings: &[Naming]) -> Vec<AgencyClause> {
        agency::find_actions(reading, &self.words, &self.harm, &self.verbs, namings)
    }

    /// The namings of known and repeated actors, in text order, none overlapping.
    pub fn namings(&self, reading: &Reading<'_>) -> Vec<Naming> {
        namings::find(reading, &self.words, &self.names)
    }
}
