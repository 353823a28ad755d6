//! The parts of speech the clause grammar reads, and the tag of every form when nothing is known of its neighbours.

use rustc_hash::FxHashMap;

use crate::text::{self, Tag as Universal, Vocabulary};

/// What a word is to the clause grammar.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Tag {
    #[default]
    Noun,
    Name,
    Verb,
    /// A past form or past participle.
    Past,
    Ing,
    Auxiliary,
    Adjective,
    Adverb,
    Determiner,
    Pronoun,
    Relative,
    Preposition,
    Coordinator,
    Subordinator,
    Number,
    To,
    Possessive,
    Comma,
    Stop,
    Colon,
    Dash,
    Open,
    Close,
    Hyphen,
    Mark,
    /// A quotation, taken as one item.
    Quote,
}

/// The tag of every form when nothing is known of its neighbours: the grammar lists, marks, and for the rest the
/// tagger's first guess.
pub(super) fn tags(
    vocabulary: &Vocabulary,
    grammar: &std::collections::BTreeMap<String, Vec<String>>,
    irregular: &std::collections::BTreeMap<String, [String; 4]>,
) -> Vec<Tag> {
    use rayon::prelude::*;
    let mut listed: FxHashMap<&str, Tag> = FxHashMap::default();
    for forms in irregular.values() {
        listed.insert(&forms[0], Tag::Verb);
        listed.insert(&forms[1], Tag::Past);
        listed.insert(&forms[2], Tag::Past);
        listed.insert(&forms[3], Tag::Ing);
    }
    // Later lists win: what is a pronoun is a pronoun.
    for (name, tag) in [
        ("adverb", Tag::Adverb),
        ("preposition", Tag::Preposition),
        ("subordinator", Tag::Subordinator),
        ("coordinator", Tag::Coordinator),
        ("auxiliary", Tag::Auxiliary),
        ("pronoun", Tag::Pronoun),
        ("determiner", Tag::Determiner),
        ("relative", Tag::Relative),
    ] {
        for word in grammar.get(name).into_iter().flatten() {
            listed.insert(word, tag);
        }
    }
    listed.insert("to", Tag::To);
    listed.insert("that", Tag::Subordinator);
    listed.insert("as", Tag::Subordinator);
    vocabulary
        .forms()
        .par_iter()
        .map(|form| {
            let folded = vocabulary.folded(form.word);
            if let Some(&tag) = listed.get(folded) {
                // `US` is a country, `us` a pronoun.
                return if form.all_capitals && tag == Tag::Pronoun && folded == "us" { Tag::Name } else { tag };
            }
            match form.kind {
                text::TokenKind::Clitic => Tag::Possessive,
                text::TokenKind::Number => Tag::Number,
                text::TokenKind::Mark => mark(folded),
                text::TokenKind::Word => {
                    let guess = match text::tag_word(folded) {
                        // `bring` and `sing` are no participles: before the ending stands a vowel.
                        Some(Universal::VERB)
                            if folded
                                .strip_suffix("ing")
                                .is_some_and(|stem| stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])) =>
                        {
                            Tag::Ing
                        }
                        // `need` and `proceed` are no past forms; `agreed`, `freed` and `guaranteed` are.
                        Some(Universal::VERB)
                            if folded.ends_with("ed")
                                && (!folded.ends_with("eed")
                                    || folded.ends_with("reed")
                                    || folded.ends_with("teed")) =>
                        {
                            Tag::Past
                        }
                        Some(Universal::VERB) => Tag::Verb,
                        Some(Universal::ADJ) => Tag::Adjective,
                        Some(Universal::ADV) => Tag::Adverb,
                        Some(Universal::NUM) => Tag::Number,
                        Some(Universal::PROPN) => Tag::Name,
                        Some(Universal::PRON) => Tag::Pronoun,
                        _ if folded.ends_with("ly") => Tag::Adverb,
                        // `jailed`, `demurred`: verbs the tagger does not know.
                        None if folded.ends_with("ed") && folded.len() > 4 => Tag::Past,
                        _ => Tag::Noun,
                    };
                    if form.capitalised && !matches!(guess, Tag::Adverb) { Tag::Name } else { guess }
                }
            }
        })
        .collect()
}

fn mark(mark: &str) -> Tag {
    match mark {
        "," => Tag::Comma,
        "." | "!" | "?" | ";" | "…" => Tag::Stop,
        ":" => Tag::Colon,
        "—" | "–" | "―" | "‒" | "--" => Tag::Dash,
        "(" | "[" => Tag::Open,
        ")" | "]" => Tag::Close,
        "-" => Tag::Hyphen,
        _ => Tag::Mark,
    }
}
