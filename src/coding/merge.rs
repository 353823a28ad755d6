//! Putting the files of several coders together.

use super::code_book::{Kind, Variable};
use super::codings::{Coding, Codings};
use crate::wording::{Message, Said, message};

/// The same coder said two things about the same; ours was kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// What is in the collection.
    pub ours: Coding,
    /// What the file says. [`Codings::set`] puts it in the other's place.
    pub theirs: Coding,
}

/// What a merge did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Merged {
    /// Codings that are new here.
    pub added: usize,
    /// Codings that were here already, with the same value.
    pub unchanged: usize,
    /// Codings that could not be taken in, each with the reason.
    pub refused: Vec<(Coding, Message)>,
    /// Where the same coder said something else.
    pub conflicts: Vec<Conflict>,
    /// What else differs: variables, values, names of coders. Each a sentence.
    pub differences: Vec<Message>,
}

impl Codings {
    /// Takes in what is in another collection. Variables, values, samples and coders that are new are added; nothing
    /// that is here changes. What the file says otherwise is kept in [`Codings::unresolved`]. Coders who disagree are no conflict: that is what agreement measures.
    pub fn merge(&mut self, other: &Codings) -> Merged {
        let mut merged = Merged::default();
        for variable in &other.book.variables {
            self.merge_variable(variable, &mut merged);
        }
        for sample in &other.samples {
            if !self.samples.iter().any(|known| known.id == sample.id) {
                self.samples.push(sample.clone());
            }
        }
        for coder in &other.coders {
            match self.coders.iter().find(|known| known.id == coder.id) {
                None => self.coders.push(coder.clone()),
                Some(known) if known.name != coder.name => merged.differences.push(message!("The coder `{id}` is called “{ours}” here and “{theirs}” in the file. If they are two people, give one another id.", id = coder.id, ours = known.name, theirs = coder.name)),
                Some(_) => {}
            }
        }
        for coding in &other.decisions {
            if let Err(error) = self.check(coding) {
                merged.refused.push((coding.clone(), error.message()));
                continue;
            }
            match self.place(&coding.key()) {
                Err(at) => {
                    self.decisions.insert(at, coding.clone());
                    merged.added += 1;
                }
                Ok(at) if self.decisions[at].value == coding.value => merged.unchanged += 1,
                Ok(at) => {
                    if !self.unresolved.contains(coding) {
                        self.unresolved.push(coding.clone());
                    }
                    merged.conflicts.push(Conflict { ours: self.decisions[at].clone(), theirs: coding.clone() });
                }
            }
        }
        merged
    }

    fn merge_variable(&mut self, theirs: &Variable, merged: &mut Merged) {
        let Some(ours) = self.book.variables.iter_mut().find(|known| known.id == theirs.id) else {
            self.book.variables.push(theirs.clone());
            merged
                .differences
                .push(message!("The variable “{title}” was added to the code book.", title = theirs.title));
            return;
        };
        if ours.description != theirs.description {
            merged
                .differences
                .push(message!("The rule of “{title}” differs; the one here was kept.", title = ours.title));
        }
        match (&mut ours.kind, &theirs.kind) {
            (Kind::Choice(values), Kind::Choice(more)) => {
                for value in more {
                    if !values.iter().any(|known| known.id == value.id) {
                        let mut value = value.clone();
                        let taken = |key: char| values.iter().any(|known| known.key == Some(key));
                        value.key = value.key.filter(|&key| !taken(key));
                        merged.differences.push(message!(
                            "“{title}” got the value “{value}”.",
                            title = ours.title,
                            value = value.title
                        ));
                        values.push(value);
                    }
                }
            }
            (ours_kind, theirs_kind) if ours_kind != theirs_kind => {
                merged.differences.push(message!(
                    "“{title}” is of another kind in the file; codings that do not fit were left out.",
                    title = ours.title
                ));
            }
            _ => {}
        }
    }
}
