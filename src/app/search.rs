//! What the search view is asked and what it found.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::model::Progress;
use crate::search::{Index, QueryError};
use crate::statistics::{Concordance, Order};

/// A random sample of the lines found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Sampled {
    /// How many lines at most.
    pub size: usize,
    /// Seed of the random numbers.
    pub seed: u64,
}

impl Default for Sampled {
    fn default() -> Self {
        Self { size: 100, seed: 1 }
    }
}

/// What to look for and how to list it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Request {
    /// As typed, in the language of [`crate::search`].
    pub query: String,
    /// What the lines are sorted by.
    pub order: Order,
    /// The last first.
    pub descending: bool,
    /// A sample of them only.
    pub sample: Option<Sampled>,
}

impl Default for Request {
    fn default() -> Self {
        Self { query: String::new(), order: Order::Text, descending: false, sample: None }
    }
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// What was asked.
    pub request: Request,
    /// [`super::state::State::revision`] of what was searched.
    pub revision: u64,
    /// The lines in their order; the sample, if one was asked for.
    pub concordance: Concordance,
    /// Lines before sampling.
    pub matches: usize,
    /// Articles they stand in.
    pub articles: usize,
    /// Outlets of these articles.
    pub sources: usize,
    /// Matches by [`crate::model::Voice::index`].
    pub voices: [usize; 4],
}

/// The search view.
#[derive(Debug, Default)]
pub struct Search {
    /// What is asked.
    pub request: Request,
    /// Why it cannot be answered.
    pub error: Option<QueryError>,
    /// What was found last.
    pub found: Option<Arc<Found>>,
    /// The search under way: its number, and how it is stopped.
    pub job: Option<(u64, Arc<Progress>)>,
    /// Which articles have which words; made when the view is opened first, and anew when texts changed.
    pub index: Option<Arc<Index>>,
    /// The index under way.
    pub indexing: Option<(u64, Arc<Progress>)>,
}

impl Search {
    /// Whether what was found is not what is asked now, and nothing is under way to change that.
    pub fn is_behind(&self, revision: u64) -> bool {
        let answered = |found: &Arc<Found>| found.revision == revision && found.request == self.request;
        self.error.is_none()
            && self.job.is_none()
            && self.indexing.is_none()
            && (self.index.is_none() || !self.request.query.trim().is_empty())
            && !(self.index.is_some() && self.found.as_ref().is_some_and(answered))
    }

    /// Stops what is under way.
    pub fn stop(&self) {
        for (_, progress) in self.job.iter().chain(&self.indexing) {
            progress.cancel();
        }
    }
}
