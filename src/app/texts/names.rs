//! What things are called: views, voices, steps, changes.

use super::language::{Text, fill, say, text};
use crate::app::preferences::Theme;
use crate::app::state::{EventOrder, Rows, View};
use crate::model::{Basis, Relation, Stage, Voice};
use crate::project::StepName;

/// The name of a view on its tab.
pub fn view(view: View) -> &'static str {
    match view {
        View::Compare => say("Compare"),
        View::Coverage => say("Coverage"),
        View::Terms => say("Terms"),
        View::Speakers => say("Speakers"),
        View::Charts => say("Charts"),
        View::Reader => say("Reader"),
        View::Search => say("Search"),
        View::Coding => say("Coding"),
    }
}

/// A voice by its full name.
pub fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => say("Own words"),
        Voice::IndirectSpeech => say("Indirect speech"),
        Voice::DirectQuote => say("Direct quote"),
        Voice::ScareQuote => say("Scare quotes"),
    }
}

/// A voice in one word.
pub fn voice_short(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => say("Own"),
        Voice::IndirectSpeech => say("Indirect"),
        Voice::DirectQuote => say("Direct"),
        Voice::ScareQuote => say("Scare"),
    }
}

/// The sample word of a voice in the legend.
pub fn voice_sample(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => say("own words"),
        Voice::IndirectSpeech => say("indirect"),
        Voice::DirectQuote => say("quote"),
        Voice::ScareQuote => say("scare"),
    }
}

/// A theme.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => say("As the system"),
        Theme::Light => say("Light"),
        Theme::Dark => say("Dark"),
    }
}

/// An order of events.
pub fn order(order: EventOrder) -> &'static str {
    match order {
        EventOrder::Sources => say("Most sources first"),
        EventOrder::Date => say("By date"),
        EventOrder::Title => say("By title"),
    }
}

/// A choice of rows in the compare view.
pub fn rows(rows: Rows) -> &'static str {
    match rows {
        Rows::All => say("All | rows"),
        Rows::Differ => say("Differ"),
        Rows::OnlyHere => say("Only here"),
    }
}

/// How alike two sentences are.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Verbatim => say("Verbatim"),
        Relation::Reworded => say("Reworded"),
        Relation::Partial => say("Partial"),
    }
}

/// A step of the analysis.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => say("Read files"),
        Stage::Split => say("Split sentences"),
        Stage::Voice => say("Find voices"),
        Stage::Terms => say("Find terms"),
        Stage::Events => say("Group by event"),
        Stage::Align => say("Line up sentences"),
        Stage::Statistics => say("Count | a step"),
    }
}

/// A change, as in "Undo set voice".
pub fn edit(name: StepName) -> &'static str {
    match name {
        StepName::Voice => say("set voice"),
        StepName::Speaker => say("set speaker"),
        StepName::Dismiss => say("not loaded here"),
        StepName::Reset => say("take correction back"),
        StepName::Source => say("name source"),
        StepName::Date => say("set date"),
        StepName::Title => say("change title"),
        StepName::Language => say("set language"),
        StepName::PutBack => say("put line back"),
        StepName::TakeOut => say("take line out"),
        StepName::SplitSentence => say("split sentence"),
        StepName::JoinSentences => say("join sentences"),
        StepName::Pair => say("pair sentences"),
        StepName::Unpair => say("separate sentences"),
        StepName::ResetPair => say("pairs as found"),
        StepName::Lexicon => say("change lexicon"),
        StepName::Merge => say("merge events"),
        StepName::Split => say("split article off"),
        StepName::Move => say("move article"),
        StepName::Pin => say("pin event"),
        StepName::Unpin => say("unpin event"),
        StepName::Name => say("name event"),
        StepName::Grouping => say("change grouping"),
        StepName::Names => say("names of actors"),
        StepName::Note => say("note"),
        StepName::Tags => say("tags"),
        StepName::Draw => say("draw sample"),
        StepName::Discard => say("discard sample"),
        StepName::Code => say("coding"),
        StepName::CodeBook => say("change code book"),
        StepName::MergeCodings => say("merge codings"),
    }
}

/// How strictly articles are grouped, in words.
pub fn strictness(threshold: f32) -> &'static str {
    match threshold {
        t if t < 0.2 => say("very loose"),
        t if t < 0.28 => say("loose"),
        t if t < 0.35 => say("ordinary"),
        t if t < 0.5 => say("strict"),
        _ => say("very strict"),
    }
}

/// Where a value was found.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Metadata => say("from the file's metadata"),
        Basis::Html => say("from the page"),
        Basis::Folder => say("from the folder's name"),
        Basis::FileName => say("from the file's name"),
        Basis::Text => say("from the text"),
        Basis::User => say("set by you"),
        Basis::Unknown => say("not found"),
    }
}

/// Why a line was removed: the stable word with spaces.
pub fn reason(word: &str) -> String {
    super::shipped(&word.replace(['-', '_'], " ")).to_owned()
}

/// What a screen reader says where nobody is named.
pub const NO_SPEAKER: Text = text("no speaker");

/// Said behind a voice where the outlet shares what is reported.
pub fn presupposed(voice: &str) -> String {
    fill("{voice}, presupposed by the outlet", &[("voice", &voice)])
}
