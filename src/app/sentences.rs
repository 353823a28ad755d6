//! What can be done with sentences in Compare and in the reader.

use crate::model::{ArticleIndex, SentenceRef};
use crate::project::Pairing;

/// Something to be done with sentences.
#[derive(Clone, PartialEq, Debug)]
pub enum SentenceCommand {
    /// Select one in Compare, or none.
    Select(Option<SentenceRef>),
    /// Select the next or, if not, the previous one.
    Step(bool),
    /// Take one up, to make it a pair with another one; or let go of it.
    TakeUp(Option<SentenceRef>),
    /// Go to a sentence in Compare, beside its counterparts.
    Open(SentenceRef),
    /// Of sentences that say the same, take up the one that comes nearest to a sentence of these articles, which have no
    /// counterpart, and go to that sentence.
    Closest(Vec<SentenceRef>, Vec<ArticleIndex>),
    /// The same for the selected sentence, or the selected row, and the first column that has no counterpart.
    ClosestHere,
    /// Take the selected one up, or make it a pair with the one taken up.
    Pair,
    /// Make the selected one, or all of the selected row, no pair with what stands beside it.
    Part,
    /// Let the pairs of the selected one, or of the selected row, be alike in the next way: verbatim, reworded, partial.
    NextRelation,
    /// Let them be as the program found them.
    AsFound,
    /// Say what pairs of sentences are to each other; `None` lets them be as the program found them.
    Set(Vec<(SentenceRef, SentenceRef)>, Option<Pairing>),
    /// Let a sentence begin at an offset of an article, or let the one before go on there.
    Break(ArticleIndex, u32, bool),
    /// Join the selected one with the next.
    Join,
}

impl SentenceCommand {
    /// Whether it changes what was found, so that nothing may be reading that.
    pub fn changes_study(&self) -> bool {
        !matches!(
            self,
            SentenceCommand::Select(_)
                | SentenceCommand::Step(_)
                | SentenceCommand::TakeUp(_)
                | SentenceCommand::Open(_)
                | SentenceCommand::Closest(..)
                | SentenceCommand::ClosestHere
        )
    }
}
