//! What the pages of the menu Help explain.

#![allow(missing_docs, reason = "each constant is the very text it holds")]

use super::language::{Text, say, text};
use crate::model::Voice;

pub const SHORTCUTS: Text = text("Keyboard shortcuts");
pub const SINGLE_KEYS_LONG: Text = text("Single letters act only while no text field has the cursor.");
pub const ABOUT: Text = text("About Parallax");
pub const ABOUT_LINES: &[Text] = &[
    text(
        "Parallax is licensed under MIT or Apache-2.0, at your choice. It has no network code: your texts stay on this computer.",
    ),
    text("Fonts: Inter and Source Serif 4, SIL Open Font License 1.1."),
    text("Word frequencies: adapted from wordfreq 3.1.1 by Robyn Speer, CC BY-SA 4.0."),
    text("English parts of speech: the Brill tagger of harper-brill, Apache-2.0."),
];
pub const TWO_WAY: Text = text("Could be read two ways");
pub const TWO_WAY_LONG: Text =
    text("The rules are unsure whose words these are. Open a line and set the voice with the keys 1 to 4.");
pub const NO_TWO_WAY: Text = text("No marked word could be read two ways.");
pub const HOW_VOICE_IS_DECIDED: Text = text("How voice is decided");
pub const VOICE_INTRODUCTION: Text = text(
    "Every loaded word is in somebody's voice. Rules that can be read decide whose: quotation marks, reporting words and the clause they govern, and the speakers named nearby. Point at a word to see the rule that decided.",
);
pub const PRESUPPOSED: Text = text("Presupposed");
pub const PRESUPPOSED_LONG: Text = text(
    "Some reporting verbs make the outlet share what is reported: whoever writes that somebody condemned the massacre says that there was one. So do demands (urged an end to the carnage) and reasons introduced by “given that”. Such words stay indirect speech and are marked as presupposed.",
);
pub const RULES: Text = text("The rules");
pub const TRUST: Text = text("How far to trust it");
pub const TRUST_LONG: Text = text(
    "Rules err. Cases that could be read two ways carry a low confidence and are listed under Analyse. In languages without a rule table only quotation marks are read. Before you publish, draw a sample of your own material, check it by hand and report the share that was right.",
);

/// What a voice is.
pub fn voice_definition(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => say(
            "Everything that is nobody else's: the outlet's account, its background paragraphs, the reporting verbs themselves, whoever is spoken to (urged the regime to …), and what it adds to a report with as or while.",
        ),
        Voice::IndirectSpeech => say(
            "In the complement of a speech act without quotation marks: said that …, accused X of …, condemned …, urged …, according to X.",
        ),
        Voice::DirectQuote => say(
            "Inside quotation marks with a speaker in the sentence or next to it, and passages set off as quotations without marks.",
        ),
        Voice::ScareQuote => say(
            "One to three quoted words in a headline, or in the text with nobody named for them: the outlet keeps its distance.",
        ),
    }
}
