//! What Terms, Charts and Coverage are told to count and show. Plain data, part of the state.

use serde_json::{Map, Value};

use super::concordance::{LineOrder, Question};
use super::filters::Filters;
use crate::app::study::Study;
use crate::statistics::{Corpus, Scope};

/// What the three views are told.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ViewOptions {
    /// What counts in Coverage, Terms, Speakers and Charts alike.
    pub filters: Filters,
    /// The terms view.
    pub terms: super::terms::Options,
    /// The speakers view.
    pub speakers: super::speakers::Options,
    /// The charts view.
    pub charts: super::charts::Options,
    /// The coverage view.
    pub coverage: super::coverage::Options,
    /// The number in Terms or Charts whose sentences are shown.
    pub question: Option<Question>,
    /// Their order.
    pub line_order: LineOrder,
}

/// The name under which a project keeps the filters.
const FILTERS: &str = "filters";

impl ViewOptions {
    /// Puts what belongs to the corpus into the part of its project that is the window's; what else is there stays.
    pub fn keep(&self, view: &mut Value) {
        if !view.is_object() {
            *view = Value::Object(Map::new());
        }
        let Some(fields) = view.as_object_mut() else { return };
        match serde_json::to_value(&self.filters) {
            Ok(filters) if self.filters != Filters::default() => drop(fields.insert(FILTERS.to_owned(), filters)),
            _ => drop(fields.remove(FILTERS)),
        }
        if fields.is_empty() {
            *view = Value::Null;
        }
    }

    /// What counts; `None` if nothing does.
    pub fn scope(&self, study: &Study) -> Option<Scope> {
        self.filters.scope(&corpus(study))
    }

    /// Takes up what a project kept; what belonged to the corpus before is forgotten.
    pub fn restore(&mut self, view: &Value) {
        // Filters that a later program wrote otherwise are not taken up: it is better to count everything than something else.
        let filters = view.get(FILTERS).map(|filters| serde_json::from_value(filters.clone()).unwrap_or_default());
        self.filters = filters.unwrap_or_default();
        self.question = None;
        self.charts.forget_corpus();
        self.coverage.selected = None;
    }
}

/// What the numbers are counted over.
pub(super) fn corpus(study: &Study) -> Corpus<'_> {
    study.corpus()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_outlive_the_window_and_other_fields_stay() {
        let mut view = serde_json::json!({ "later": 1 });
        let mut options = ViewOptions::default();
        options.filters.sources.insert("Courier".to_owned());
        options.filters.from = Some(jiff::civil::date(2025, 5, 6));
        options.keep(&mut view);
        let mut other = ViewOptions::default();
        other.restore(&view);
        assert_eq!(other.filters, options.filters);
        assert_eq!(view["later"], 1);
        options.filters = Filters::default();
        options.keep(&mut view);
        assert_eq!(view, serde_json::json!({ "later": 1 }));
        other.restore(&Value::Null);
        assert_eq!(other.filters, Filters::default());
    }
}
