//! Changes of samples, code book and codings.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::change::{Change, splice};
use crate::coding::{CodeBook, Coder, Coding, Codings, ItemId, Sample};

/// One change of what is coded.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum CodingChange {
    /// What a coder says of an item.
    Decision {
        /// The coder's id.
        coder: String,
        /// The item.
        item: ItemId,
        /// The variable's id.
        variable: String,
        /// What holds from now on; `None` if nothing is decided.
        to: Option<Box<Coding>>,
    },
    /// The code book.
    Book {
        /// From now on.
        to: Box<CodeBook>,
    },
    /// The coders.
    Coders {
        /// From now on.
        to: Vec<Coder>,
    },
    /// A sample put in at a position, or, if `None`, taken out there.
    Sample {
        /// Position in [`Codings::samples`].
        position: usize,
        /// The sample.
        to: Option<Box<Sample>>,
    },
    /// What files say otherwise.
    Unresolved {
        /// From now on.
        to: Vec<Coding>,
    },
}

impl CodingChange {
    /// Changes the codings and returns what takes that back; `None` if it does not fit them, and then nothing was changed.
    pub(super) fn apply(self, codings: &mut Arc<Codings>) -> Option<CodingChange> {
        let codings = Arc::make_mut(codings);
        Some(match self {
            CodingChange::Decision { coder, item, variable, to } => {
                let before = match to {
                    Some(to) => codings.set(*to).ok()?,
                    None => codings.remove(&coder, &item, &variable),
                };
                CodingChange::Decision { coder, item, variable, to: before.map(Box::new) }
            }
            CodingChange::Book { to } => {
                let before = std::mem::replace(&mut codings.book, *to);
                if codings.check_all().is_err() {
                    codings.book = before;
                    return None;
                }
                CodingChange::Book { to: Box::new(before) }
            }
            CodingChange::Coders { to } => {
                let before = std::mem::replace(&mut codings.coders, to);
                if codings.check_all().is_err() {
                    codings.coders = before;
                    return None;
                }
                CodingChange::Coders { to: before }
            }
            CodingChange::Sample { position, to } => {
                let inverse = splice(&mut codings.samples, position, to.map(|to| *to))?;
                if codings.check_all().is_err() {
                    // Put back where it was.
                    splice(&mut codings.samples, position, inverse)?;
                    return None;
                }
                CodingChange::Sample { position, to: inverse.map(Box::new) }
            }
            CodingChange::Unresolved { to } => {
                CodingChange::Unresolved { to: std::mem::replace(&mut codings.unresolved, to) }
            }
        })
    }
}

/// The changes that make one state of the codings of another.
pub fn coding_changes(before: &Codings, after: &Codings) -> Vec<Change> {
    let mut out = Vec::new();
    let decision = |coding: &Coding, to: Option<&Coding>| CodingChange::Decision {
        coder: coding.coder.clone(),
        item: coding.item.clone(),
        variable: coding.variable.clone(),
        to: to.cloned().map(Box::new),
    };
    let of = |codings: &Codings, coding: &Coding| codings.get(&coding.coder, &coding.item, &coding.variable).cloned();
    // What goes goes first, so that code book, coders and samples never lack what is decided on them.
    for coding in before.all().iter().filter(|coding| of(after, coding).is_none()) {
        out.push(decision(coding, None));
    }
    if before.book != after.book {
        out.push(CodingChange::Book { to: Box::new(after.book.clone()) });
    }
    if before.coders != after.coders {
        out.push(CodingChange::Coders { to: after.coders.clone() });
    }
    let known = |samples: &[Sample], sample: &Sample| samples.iter().any(|known| known.id == sample.id);
    for (position, _) in before.samples.iter().enumerate().rev().filter(|(_, sample)| !known(&after.samples, sample)) {
        out.push(CodingChange::Sample { position, to: None });
    }
    for (position, sample) in after.samples.iter().enumerate().filter(|(_, sample)| !known(&before.samples, sample)) {
        out.push(CodingChange::Sample { position, to: Some(Box::new(sample.clone())) });
    }
    for coding in after.all().iter().filter(|coding| of(before, coding).as_ref() != Some(coding)) {
        out.push(decision(coding, Some(coding)));
    }
    if before.unresolved != after.unresolved {
        out.push(CodingChange::Unresolved { to: after.unresolved.clone() });
    }
    out.into_iter().map(|to| Change::Coding { to }).collect()
}
