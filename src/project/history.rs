//! What can be undone and redone.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::change::Change;
use super::corrections::Corrections;
use crate::analysis::Settings;

/// What a step of the history is called.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepName {
    /// Voice of a hit.
    Voice,
    /// Speaker of a hit.
    Speaker,
    /// Hit dismissed.
    Dismiss,
    /// A decision about a hit taken away.
    Reset,
    /// Source of an article.
    Source,
    /// Date of an article.
    Date,
    /// Title of an article.
    Title,
    /// Language of an article.
    Language,
    /// Removed line put back.
    PutBack,
    /// Line taken out.
    TakeOut,
    /// Lexicon or its categories.
    Lexicon,
    /// Sentence split.
    SplitSentence,
    /// Two sentences joined.
    JoinSentences,
    /// Two sentences made a pair.
    Pair,
    /// Two sentences made no pair.
    Unpair,
    /// What two sentences are to each other, as the program found it.
    ResetPair,
    /// Two events made one.
    Merge,
    /// Article made an event of its own.
    Split,
    /// Article moved to another event.
    Move,
    /// Event pinned.
    Pin,
    /// Event no longer pinned.
    Unpin,
    /// Event named.
    Name,
    /// How strictly articles are grouped.
    Grouping,
    /// Names for actors.
    Names,
    /// A remark.
    Note,
    /// Tags.
    Tags,
    /// A sample drawn.
    Draw,
    /// A sample thrown away.
    Discard,
    /// A hit coded.
    Code,
    /// The code book changed.
    CodeBook,
    /// Files of coders put together.
    MergeCodings,
}

/// A step that can be taken back, or made again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// What it is called.
    pub name: StepName,
    /// Counts up with every step of a project; by it a saved state is known again.
    pub number: u64,
    /// What to apply, in this order.
    pub changes: Vec<Change>,
}

/// What can be undone and redone, without limit. It is part of the project file, so that it outlives the session.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct History {
    /// What takes the last steps back, the latest last.
    undo: Vec<Arc<Step>>,
    /// What makes steps taken back again, the next one last.
    redo: Vec<Arc<Step>>,
    /// Number of the latest step ever made.
    latest: u64,
}

impl History {
    /// What would be undone next.
    pub fn next_undo(&self) -> Option<StepName> {
        self.undo.last().map(|step| step.name)
    }

    /// What would be redone next.
    pub fn next_redo(&self) -> Option<StepName> {
        self.redo.last().map(|step| step.name)
    }

    /// Number of the step after which things stand as they do; 0 before the first.
    pub fn position(&self) -> u64 {
        self.undo.last().map_or(0, |step| step.number)
    }

    /// How many steps can be undone.
    pub fn len(&self) -> usize {
        self.undo.len()
    }

    /// Whether nothing can be undone.
    pub fn is_empty(&self) -> bool {
        self.undo.is_empty()
    }

    /// Remembers a step that was just made by what takes it back.
    pub fn push(&mut self, name: StepName, inverse: Vec<Change>) {
        self.latest += 1;
        self.undo.push(Arc::new(Step { name, number: self.latest, changes: inverse }));
        self.redo.clear();
    }

    /// The step to take back next; [`History::moved`] follows.
    pub fn to_undo(&self) -> Option<Arc<Step>> {
        self.undo.last().cloned()
    }

    /// The step to make again next.
    pub fn to_redo(&self) -> Option<Arc<Step>> {
        self.redo.last().cloned()
    }

    /// Lets every change the history holds be looked at and altered.
    pub(super) fn for_each_change(&mut self, mut alter: impl FnMut(&mut Change)) {
        for step in self.undo.iter_mut().chain(&mut self.redo) {
            Arc::make_mut(step).changes.iter_mut().for_each(&mut alter);
        }
    }

    /// Says that the step on top was taken back (`undone`) or made again, and what reverses that.
    pub fn moved(&mut self, undone: bool, inverse: Vec<Change>) {
        let (from, to) = if undone { (&mut self.undo, &mut self.redo) } else { (&mut self.redo, &mut self.undo) };
        if let Some(step) = from.pop() {
            to.push(Arc::new(Step { name: step.name, number: step.number, changes: inverse }));
        }
    }
}

/// Applies changes in order. If one does not fit, those before it are taken back and `None` is returned.
pub fn apply_all(changes: Vec<Change>, corrections: &mut Corrections, settings: &mut Settings) -> Option<Vec<Change>> {
    let mut inverse = Vec::with_capacity(changes.len());
    for change in changes {
        if let Some(back) = change.apply(corrections, settings) {
            inverse.push(back);
            continue;
        }
        for back in inverse.into_iter().rev() {
            back.apply(corrections, settings)?;
        }
        return None;
    }
    inverse.reverse();
    Some(inverse)
}
