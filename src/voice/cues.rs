//! The English cue table (`assets/voice/en.json`), and its forms compiled against a vocabulary.
//!
//! A cue is a lemma, perhaps with words behind it (*point out*, *call for*), in a class. The class says which frames
//! the cue takes:
//!
//! | frame | content |
//! |---|---|
//! | `that` | a clause with *that* |
//! | `bare` | a clause without it |
//! | `strict` | the same, if its subject and verb follow at once |
//! | `wh` | *whether, if, how, what …* and the clause they open |
//! | `to` | an infinitive |
//! | `gerund` | a verb in *-ing* |
//! | `predicate` | a noun phrase and what it is called (*called the plan a disgrace*) |
//! | `object` | a noun phrase with all that hangs on it |
//! | `about` | what follows one of the class's `prepositions` |
//! | `addressee` | somebody spoken to may stand between the cue and its content, and stays outside |
//! | `aside` | the cue may stand behind or inside its content (*…, he added.*) |
//! | `behind` | the cue may stand behind quotation marks, but not behind plain content |
//! | `quote` | the cue introduces quotation marks |
//!
//! Forms are the lemma, its *-s*, *-ed* and *-ing* by the plain spelling rules of [`inflect`], or the four listed under
//! `irregular` (third person, past, participle, *-ing*). There are no wildcards, so a count can be checked by hand.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text::{self, Tag as Universal, Vocabulary};

/// A set of frames.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Frames(u16);

impl Frames {
    pub(super) const THAT: u16 = 1;
    pub(super) const BARE: u16 = 2;
    pub(super) const WH: u16 = 4;
    pub(super) const TO: u16 = 8;
    pub(super) const GERUND: u16 = 16;
    pub(super) const OBJECT: u16 = 32;
    pub(super) const ABOUT: u16 = 64;
    pub(super) const ADDRESSEE: u16 = 128;
    pub(super) const ASIDE: u16 = 256;
    pub(super) const QUOTE: u16 = 512;
    pub(super) const STRICT: u16 = 1024;
    pub(super) const BEHIND: u16 = 2048;
    pub(super) const PREDICATE: u16 = 4096;

    pub(super) fn has(self, frame: u16) -> bool {
        self.0 & frame != 0
    }

    fn named(name: &str) -> u16 {
        match name {
            "that" => Self::THAT,
            "bare" => Self::BARE,
            "wh" => Self::WH,
            "to" => Self::TO,
            "gerund" => Self::GERUND,
            "object" => Self::OBJECT,
            "about" => Self::ABOUT,
            "addressee" => Self::ADDRESSEE,
            "aside" => Self::ASIDE,
            "quote" => Self::QUOTE,
            "strict" => Self::STRICT,
            "behind" => Self::BEHIND,
            "predicate" => Self::PREDICATE,
            _ => 0,
        }
    }
}

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

/// Which form of its lemma a cue is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Inflection {
    Base,
    Third,
    Past,
    Participle,
    /// Past and participle spelt alike.
    PastOrParticiple,
    Ing,
}

/// One way to read a form as a cue.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub(super) class: usize,
    pub(super) inflection: Inflection,
    /// Folded words that must follow.
    pub(super) tail: Box<[Box<str>]>,
}

#[derive(Debug, Deserialize)]
struct ClassData {
    #[allow(dead_code, reason = "names the class for whoever reads the table, and in the test's messages")]
    class: String,
    #[serde(default)]
    frames: Vec<String>,
    confidence: f32,
    #[serde(default)]
    presupposed: bool,
    #[serde(default)]
    attitude: bool,
    #[serde(default)]
    guarded: bool,
    #[serde(default)]
    prepositions: Vec<String>,
    lemmas: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Data {
    grammar: std::collections::BTreeMap<String, Vec<String>>,
    irregular: std::collections::BTreeMap<String, [String; 4]>,
    verbs: Vec<ClassData>,
    nouns: Vec<ClassData>,
    emotions: Emotions,
    adjectives: Adjectives,
    passives: Passives,
    agencies: Vec<String>,
    handback: Vec<String>,
    named: Vec<String>,
    works: Vec<String>,
    labels: Vec<String>,
    heads: Vec<String>,
}

/// *Expressed concern over …*
#[derive(Debug, Deserialize)]
pub(super) struct Emotions {
    pub(super) verbs: Vec<String>,
    pub(super) nouns: Vec<String>,
    pub(super) prepositions: Vec<String>,
}

/// *is confident that …*
#[derive(Debug, Deserialize)]
pub(super) struct Adjectives {
    pub(super) lemmas: Vec<String>,
    pub(super) confidence: f32,
}

/// *is believed to …*
#[derive(Debug, Deserialize)]
pub(super) struct Passives {
    pub(super) to: Vec<String>,
    #[serde(rename = "as")]
    pub(super) as_: Vec<String>,
    pub(super) of: Vec<String>,
    #[serde(rename = "for")]
    pub(super) for_: Vec<String>,
    pub(super) confidence: f32,
}

/// A class of cues.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) frames: Frames,
    pub(super) confidence: f32,
    pub(super) presupposed: bool,
    /// What somebody wants, plans or knows, without a word of theirs.
    pub(super) attitude: bool,
    /// The cue counts in a main clause only, not in a relative one.
    pub(super) guarded: bool,
    pub(super) prepositions: Vec<String>,
}

impl Class {
    /// Whether the class has no frames of its own: a noun's.
    pub(super) fn frames_empty(&self) -> bool {
        self.frames.0 == 0
    }
}

/// Marks of a form that make a sentence worth reading.
pub(super) const VERB: u8 = 1;
pub(super) const NOUN: u8 = 2;
pub(super) const ADJECTIVE: u8 = 4;
pub(super) const ACCORDING: u8 = 8;
pub(super) const EMOTION: u8 = 16;
pub(super) const PASSIVE: u8 = 32;
/// A word of a phrase that reports: *view*, *reportedly*.
pub(super) const PHRASE: u8 = 128;
/// A word for a person in an office, *president*; no cue.
pub(super) const HEAD: u8 = 64;

/// The English table, compiled against a vocabulary.
#[derive(Debug)]
pub(super) struct English {
    pub(super) classes: Vec<Class>,
    cues: Vec<Vec<Cue>>,
    /// By form: one more than the index into `cues`, or 0.
    cue_of: Vec<u32>,
    /// By form: why a sentence with it is worth reading.
    pub(super) kinds: Vec<u8>,
    /// By form: its tag without context.
    tags: Vec<Tag>,
    pub(super) time: Vec<bool>,
    pub(super) emotions: Emotions,
    pub(super) adjectives: Adjectives,
    pub(super) passives: Passives,
    pub(super) agencies: Vec<String>,
    pub(super) handback: Vec<String>,
    pub(super) named: Vec<String>,
    pub(super) works: Vec<String>,
    pub(super) labels: Vec<String>,
    pub(super) heads: Vec<String>,
}

/// The regular forms of a verb: third person, past, *-ing*.
pub(super) fn inflect(lemma: &str) -> [String; 3] {
    let vowel = |c: char| "aeiou".contains(c);
    let mut letters = lemma.chars().rev();
    let last = letters.next().unwrap_or('e');
    let second = letters.next().unwrap_or('a');
    if last == 'e' {
        let stem = &lemma[..lemma.len() - 1];
        let ing = if second == 'e' { format!("{lemma}ing") } else { format!("{stem}ing") };
        return [format!("{lemma}s"), format!("{lemma}d"), ing];
    }
    if last == 'y' && !vowel(second) {
        let stem = &lemma[..lemma.len() - 1];
        return [format!("{stem}ies"), format!("{stem}ied"), format!("{lemma}ing")];
    }
    if matches!(last, 's' | 'x' | 'z') || (last == 'h' && matches!(second, 's' | 'c')) {
        return [format!("{lemma}es"), format!("{lemma}ed"), format!("{lemma}ing")];
    }
    [format!("{lemma}s"), format!("{lemma}ed"), format!("{lemma}ing")]
}

impl English {
    /// Compiles the bundled table for the texts of `vocabulary`.
    pub(super) fn new(vocabulary: &Vocabulary) -> English {
        let data: Data = match serde_json::from_str(include_str!("../../assets/voice/en.json")) {
            Ok(data) => data,
            // The table is part of the program; a test reads it.
            Err(error) => unreachable!("the bundled English cue table: {error}"),
        };
        let mut english = English {
            classes: Vec::new(),
            cues: Vec::new(),
            cue_of: vec![0; vocabulary.len()],
            kinds: vec![0; vocabulary.len()],
            tags: Vec::new(),
            time: vec![false; vocabulary.len()],
            emotions: data.emotions,
            adjectives: data.adjectives,
            passives: data.passives,
            agencies: data.agencies,
            handback: data.handback,
            named: data.named,
            works: data.works,
            labels: data.labels,
            heads: data.heads,
        };
        for (index, class) in data.verbs.iter().chain(&data.nouns).enumerate() {
            let frames = class.frames.iter().fold(0, |frames, name| frames | Frames::named(name));
            english.classes.push(Class {
                frames: Frames(frames),
                confidence: class.confidence,
                presupposed: class.presupposed,
                attitude: class.attitude,
                guarded: class.guarded,
                prepositions: class.prepositions.clone(),
            });
            let noun = index >= data.verbs.len();
            for lemma in &class.lemmas {
                let mut words = lemma.split(' ');
                let head = words.next().unwrap_or_default();
                let tail: Box<[Box<str>]> = words.map(Into::into).collect();
                for (form, inflection) in forms(head, noun, &data.irregular) {
                    english.enter(vocabulary, &form, Cue { class: index, inflection, tail: tail.clone() }, noun);
                }
            }
        }
        english.flag(vocabulary, &english.adjectives.lemmas.clone(), ADJECTIVE);
        english.flag(vocabulary, &["according".to_owned()], ACCORDING);
        english.flag(vocabulary, &english.heads.clone(), HEAD);
        let emotions = english.emotions.verbs.clone();
        for lemma in &emotions {
            for (form, _) in forms(lemma, false, &data.irregular) {
                english.flag(vocabulary, &[form], EMOTION);
            }
        }
        for list in [
            english.passives.to.clone(),
            english.passives.as_.clone(),
            english.passives.of.clone(),
            english.passives.for_.clone(),
        ] {
            english.flag(vocabulary, &list, PASSIVE);
        }
        for word in super::phrases::heads() {
            english.flag(vocabulary, &[word.to_owned()], PHRASE);
        }
        if let Some(time) = data.grammar.get("time") {
            for word in time {
                if let Some(id) = vocabulary.find(word) {
                    english.time[id.index()] = true;
                }
            }
        }
        english.tags = tags(vocabulary, &data.grammar, &data.irregular);
        // What the table lists as a past form or an *-ing* form is one, whatever the tagger guesses.
        for (index, form) in vocabulary.forms().iter().enumerate() {
            if form.capitalised {
                continue;
            }
            let verbs = english.cues(form.word).iter().filter(|cue| !english.classes[cue.class].frames_empty());
            let tag = verbs.fold(None, |tag, cue| match cue.inflection {
                Inflection::PastOrParticiple | Inflection::Past | Inflection::Participle => Some(Tag::Past),
                Inflection::Ing => Some(Tag::Ing),
                Inflection::Base | Inflection::Third => tag,
            });
            if let Some(tag) = tag {
                english.tags[index] = tag;
            }
        }
        english
    }

    fn enter(&mut self, vocabulary: &Vocabulary, form: &str, cue: Cue, noun: bool) {
        let Some(id) = vocabulary.find(form) else { return };
        let slot = &mut self.cue_of[id.index()];
        if *slot == 0 {
            self.cues.push(Vec::new());
            *slot = self.cues.len() as u32;
        }
        let list = &mut self.cues[*slot as usize - 1];
        list.push(cue);
        list.sort_by_key(|cue| std::cmp::Reverse(cue.tail.len()));
        self.kinds[id.index()] |= if noun { NOUN } else { VERB };
    }

    fn flag(&mut self, vocabulary: &Vocabulary, words: &[String], flag: u8) {
        for word in words {
            if let Some(id) = vocabulary.find(word) {
                self.kinds[id.index()] |= flag;
            }
        }
    }

    /// The readings of a folded form as a cue, longest first.
    pub(super) fn cues(&self, word: text::FormId) -> &[Cue] {
        match self.cue_of.get(word.index()) {
            Some(&slot) if slot > 0 => &self.cues[slot as usize - 1],
            _ => &[],
        }
    }

    /// The tag of a form without context.
    pub(super) fn tag(&self, form: text::FormId) -> Tag {
        self.tags.get(form.index()).copied().unwrap_or_default()
    }

    /// Why a sentence with this folded form may hold an attribution.
    pub(super) fn kind(&self, word: text::FormId) -> u8 {
        self.kinds.get(word.index()).copied().unwrap_or(0)
    }
}

fn forms(
    lemma: &str,
    noun: bool,
    irregular: &std::collections::BTreeMap<String, [String; 4]>,
) -> Vec<(String, Inflection)> {
    if noun {
        let [plural, ..] = inflect(lemma);
        return vec![(lemma.to_owned(), Inflection::Base), (plural, Inflection::Base)];
    }
    let mut out = vec![(lemma.to_owned(), Inflection::Base)];
    if let Some([third, past, participle, ing]) = irregular.get(lemma) {
        out.push((third.clone(), Inflection::Third));
        if past == participle {
            out.push((past.clone(), Inflection::PastOrParticiple));
        } else {
            out.push((past.clone(), Inflection::Past));
            out.push((participle.clone(), Inflection::Participle));
        }
        out.push((ing.clone(), Inflection::Ing));
    } else {
        let [third, past, ing] = inflect(lemma);
        out.push((third, Inflection::Third));
        out.push((past, Inflection::PastOrParticiple));
        out.push((ing, Inflection::Ing));
    }
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

/// The tag of every form when nothing is known of its neighbours: the grammar lists, marks, and for the rest the
/// tagger's first guess.
fn tags(
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
                        Some(Universal::VERB) if folded.ends_with("ing") => Tag::Ing,
                        Some(Universal::VERB) if folded.ends_with("ed") => Tag::Past,
                        Some(Universal::VERB) => Tag::Verb,
                        Some(Universal::ADJ) => Tag::Adjective,
                        Some(Universal::ADV) => Tag::Adverb,
                        Some(Universal::NUM) => Tag::Number,
                        Some(Universal::PROPN) => Tag::Name,
                        Some(Universal::PRON) => Tag::Pronoun,
                        _ if folded.ends_with("ly") => Tag::Adverb,
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
        "—" | "–" | "--" => Tag::Dash,
        "(" | "[" => Tag::Open,
        ")" | "]" => Tag::Close,
        "-" => Tag::Hyphen,
        _ => Tag::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_table_is_sound() {
        let data: Data = serde_json::from_str(include_str!("../../assets/voice/en.json")).unwrap();
        for class in &data.verbs {
            assert!(!class.frames.is_empty(), "{}", class.class);
            for frame in &class.frames {
                assert_ne!(Frames::named(frame), 0, "{frame} in {}", class.class);
            }
        }
        let verbs: std::collections::BTreeSet<&String> = data.verbs.iter().flat_map(|class| &class.lemmas).collect();
        assert!(verbs.len() >= 300);
    }

    #[test]
    fn regular_forms() {
        for (lemma, expect) in [
            ("claim", ["claims", "claimed", "claiming"]),
            ("note", ["notes", "noted", "noting"]),
            ("agree", ["agrees", "agreed", "agreeing"]),
            ("deny", ["denies", "denied", "denying"]),
            ("stress", ["stresses", "stressed", "stressing"]),
            ("convey", ["conveys", "conveyed", "conveying"]),
        ] {
            assert_eq!(inflect(lemma), expect.map(str::to_owned));
        }
    }
}
