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
//! | `as` | a noun phrase, *as* and what it is taken for (*cast the plan as a betrayal*) |
//! | `about` | what follows one of the class's `prepositions` |
//! | `addressee` | somebody spoken to may stand between the cue and its content, and stays outside |
//! | `aside` | the cue may stand behind or inside its content (*…, he added.*) |
//! | `behind` | the cue may stand behind quotation marks, but not behind plain content |
//! | `quote` | the cue introduces quotation marks |
//!
//! Forms are the lemma, its *-s*, *-ed* and *-ing* by the plain spelling rules of [`super::inflection`], or the four listed under
//! `irregular` (third person, past, participle, *-ing*). There are no wildcards, so a count can be checked by hand.

use serde::Deserialize;

pub(super) use super::grammar::Tag;
use super::grammar::tags;
pub(super) use super::inflection::Inflection;
use super::inflection::forms;
use crate::text::{self, Vocabulary};

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
    pub(super) const AS: u16 = 8192;
    pub(super) const WITH: u16 = 16384;

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
            "as" => Self::AS,
            "with" => Self::WITH,
            _ => 0,
        }
    }
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
    relative: bool,
    #[serde(default)]
    prepositions: Vec<String>,
    subjects: Option<Subjects>,
    #[serde(default)]
    made: bool,
    #[serde(default)]
    finite: bool,
    lemmas: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Data {
    grammar: std::collections::BTreeMap<String, Vec<String>>,
    irregular: std::collections::BTreeMap<String, [String; 4]>,
    plurals: Vec<String>,
    verbs: Vec<ClassData>,
    nouns: Vec<ClassData>,
    emotions: Emotions,
    adjectives: Adjectives,
    passives: Passives,
    phrases: Phrases,
    agencies: Vec<String>,
    handback: Vec<String>,
    named: Vec<String>,
    works: Vec<String>,
    labels: Vec<String>,
    glosses: Vec<String>,
    heads: Vec<String>,
    stances: std::collections::BTreeMap<String, Vec<String>>,
}

/// A word of the table with all its forms.
pub(super) struct TableWord {
    pub(super) lemma: String,
    pub(super) class: String,
    pub(super) forms: Vec<String>,
}

/// The bundled table. It is part of the program; a test reads it.
fn table() -> Data {
    match serde_json::from_str(include_str!("../../assets/voice/en.json")) {
        Ok(data) => data,
        Err(error) => unreachable!("the bundled English cue table: {error}"),
    }
}

/// Every verb and noun of the table with its forms, in the table's order, and the lemmas listed by what they imply.
pub(super) fn reporting_words() -> (Vec<TableWord>, std::collections::BTreeMap<String, Vec<String>>) {
    let data = table();
    let mut out = Vec::new();
    for (noun, classes) in [(false, &data.verbs), (true, &data.nouns)] {
        for class in classes {
            for lemma in &class.lemmas {
                let (head, tail) = lemma.split_once(' ').map_or((lemma.as_str(), ""), |(head, tail)| (head, tail));
                let forms = forms(head, noun, &data.irregular)
                    .into_iter()
                    .map(|(form, _)| if tail.is_empty() { form } else { format!("{form} {tail}") })
                    .collect();
                out.push(TableWord { lemma: lemma.clone(), class: class.class.clone(), forms });
            }
        }
    }
    (out, data.stances)
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
    /// Those with a preposition and what they are about.
    pub(super) about: Vec<String>,
    pub(super) prepositions: Vec<String>,
    /// Those with an infinitive.
    pub(super) to: Vec<String>,
}

/// *is believed to …*
#[derive(Debug, Deserialize)]
pub(super) struct Passives {
    pub(super) to: Vec<String>,
    #[serde(rename = "as")]
    pub(super) as_: Vec<String>,
    /// Verbs of naming, of which the passive names the speaker: *is called a thug by Venn*.
    pub(super) by: Vec<String>,
    pub(super) of: Vec<String>,
    /// *was charged with …*
    pub(super) with: Vec<String>,
    #[serde(rename = "for")]
    pub(super) for_: Vec<String>,
    pub(super) confidence: f32,
}

/// Phrases that report without a verb.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Phrases {
    /// What somebody's view is called: *in her view*, *in the union's words*.
    pub(super) views: Vec<String>,
    /// What finds something out by asking: *in a poll last week, …*.
    pub(super) surveys: Vec<String>,
    /// Adverbs: *reportedly*.
    pub(super) hearsay: Vec<String>,
    /// Verbs that want an object, of which a *that* before them may be one: *a claim that he denies*.
    #[serde(rename = "object-verbs")]
    pub(super) object_verbs: Vec<String>,
    /// Verbs whose subject makes the claims that are their object: *repeated claims that*.
    #[serde(rename = "claim-verbs")]
    pub(super) claim_verbs: Vec<String>,
    /// What happened or was done, which cannot speak: *the killing raised fears*.
    pub(super) happenings: Vec<String>,
    /// What is told rather than told to: *told a joke*.
    pub(super) tellings: Vec<String>,
    /// What finds something out without speaking: *the survey shows …*, *records reveal …*.
    pub(super) findings: Vec<String>,
    /// What stands for somebody’s words before a colon: *His verdict: …*.
    pub(super) messages: Vec<String>,
    /// Where somebody is heard: *the court heard that …*.
    pub(super) hearings: Vec<String>,
    /// What somebody says of themselves or of a number: *by his own account*.
    pub(super) accounts: Vec<String>,
    /// What is denied to somebody, rather than by them: *denied bail*.
    pub(super) refusals: Vec<String>,
    /// Where somebody speaks: *in an interview*, *on Twitter*.
    pub(super) occasions: Vec<String>,
    /// Those of them behind *on*: *on television*, but not *an attack on free speech*.
    pub(super) channels: Vec<String>,
    /// What a passage set off behind a colon is called: *her letter:*.
    pub(super) passages: Vec<String>,
}

/// What must be the subject of a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Subjects {
    /// A poll, a study or a document.
    Findings,
    /// Somebody, and not something: *the storm threatens to …*.
    People,
    /// A court or a committee, which is told: *the court heard that …*.
    Hearings,
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
    /// … or in a relative one too, though not as a mere modifier: *Venn, who denounced the raid*.
    pub(super) relative: bool,
    pub(super) prepositions: Vec<String>,
    /// The class is one of nouns.
    pub(super) noun: bool,
    /// The only subjects with which the cue counts.
    pub(super) subjects: Option<Subjects>,
    /// The noun counts only as what somebody makes: *made the case that*.
    pub(super) made: bool,
    /// The cue counts as a finite verb only, not as a participle or an infinitive.
    pub(super) finite: bool,
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
    pub(super) phrases: Phrases,
    pub(super) agencies: Vec<String>,
    pub(super) handback: Vec<String>,
    pub(super) named: Vec<String>,
    pub(super) works: Vec<String>,
    pub(super) labels: Vec<String>,
    /// Words for what was said, with which the outlet speaks of it again: `…, comments that …`.
    pub(super) glosses: Vec<String>,
    pub(super) heads: Vec<String>,
}

impl English {
    /// Compiles the bundled table for the texts of `vocabulary`.
    pub(super) fn new(vocabulary: &Vocabulary) -> English {
        let data = table();
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
            phrases: Phrases::default(),
            agencies: data.agencies,
            handback: data.handback,
            named: data.named,
            works: data.works,
            labels: data.labels,
            glosses: data.glosses,
            heads: data.heads,
        };
        for (index, class) in data.verbs.iter().chain(&data.nouns).enumerate() {
            let noun = index >= data.verbs.len();
            let frames = class.frames.iter().fold(0, |frames, name| frames | Frames::named(name));
            english.classes.push(Class {
                frames: Frames(frames),
                confidence: class.confidence,
                presupposed: class.presupposed,
                attitude: class.attitude,
                guarded: class.guarded,
                relative: class.relative,
                prepositions: class.prepositions.clone(),
                noun,
                subjects: class.subjects,
                made: class.made,
                finite: class.finite,
            });
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
        english.flag(vocabulary, &english.adjectives.about.clone(), ADJECTIVE);
        english.flag(vocabulary, &english.adjectives.to.clone(), ADJECTIVE);
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
            english.passives.by.clone(),
            english.passives.of.clone(),
            english.passives.with.clone(),
            english.passives.for_.clone(),
        ] {
            english.flag(vocabulary, &list, PASSIVE);
        }
        for list in [&data.phrases.views, &data.phrases.surveys, &data.phrases.hearsay] {
            english.flag(vocabulary, list, PHRASE);
        }
        english.phrases = data.phrases;
        if let Some(time) = data.grammar.get("time") {
            for word in time {
                if let Some(id) = vocabulary.find(word) {
                    english.time[id.index()] = true;
                }
            }
        }
        let mut thirds = rustc_hash::FxHashSet::default();
        english.tags = tags(vocabulary, &data.grammar, &data.irregular);
        // `denies`, `alleges`: verbs the tagger knows in their base form at best. Plurals spelt alike stay nouns.
        for lemma in data.verbs.iter().flat_map(|class| &class.lemmas) {
            let head = lemma.split(' ').next().unwrap_or_default();
            for (form, inflection) in forms(head, false, &data.irregular) {
                let known = text::tag_word(&form).is_some() && form != "confirms";
                let noun = matches!(text::tag_word(head), Some(tag) if tag != text::Tag::VERB);
                if inflection == Inflection::Third
                    && !known
                    && !noun
                    && !data.plurals.contains(&form)
                    && let Some(id) = vocabulary.find(&form)
                {
                    thirds.insert(id);
                }
            }
        }
        // What the table lists as a past form or an *-ing* form is one, whatever the tagger guesses.
        for (index, form) in vocabulary.forms().iter().enumerate() {
            if form.capitalised {
                continue;
            }
            let verbs = english.cues(form.word).iter().filter(|cue| !english.classes[cue.class].noun);
            let tag = verbs.fold(None, |tag, cue| match cue.inflection {
                Inflection::PastOrParticiple | Inflection::Past | Inflection::Participle => Some(Tag::Past),
                Inflection::Ing => Some(Tag::Ing),
                Inflection::Third if thirds.contains(&form.word) => Some(tag.unwrap_or(Tag::Verb)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_table_is_sound() {
        let data: Data = serde_json::from_str(include_str!("../../assets/voice/en.json")).unwrap();
        for class in data.verbs.iter().chain(&data.nouns) {
            assert!(!class.frames.is_empty(), "{}", class.class);
            for frame in &class.frames {
                assert_ne!(Frames::named(frame), 0, "{frame} in {}", class.class);
            }
        }
        let verbs: std::collections::BTreeSet<&String> = data.verbs.iter().flat_map(|class| &class.lemmas).collect();
        assert!(verbs.len() >= 300);
    }
}
