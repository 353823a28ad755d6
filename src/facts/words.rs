//! What each form of a vocabulary can be in a statement of fact: looked up once, so that reading a text takes one
//! table access per token.

use rustc_hash::FxHashMap;

use crate::text::{FormId, TokenKind, Vocabulary};

/// A set of properties of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Flags(pub(super) u32);

impl Flags {
    /// Digits, perhaps with separators and a unit letter.
    pub(super) const DIGITS: Flags = Flags(1);
    /// A spelled-out number below a hundred.
    pub(super) const SPELLED: Flags = Flags(1 << 1);
    /// hundred, thousand, million, dozen …
    pub(super) const SCALE: Flags = Flags(1 << 2);
    /// dozens, hundreds, thousands …
    pub(super) const VAGUE: Flags = Flags(1 << 3);
    /// Looks like an English plural noun.
    pub(super) const PLURAL: Flags = Flags(1 << 4);
    /// Closed-class word: a noun phrase cannot go on over it.
    pub(super) const FUNCTION: Flags = Flags(1 << 5);
    /// A month.
    pub(super) const MONTH: Flags = Flags(1 << 6);
    /// killed, wounded, displaced …: says what happened to those counted.
    pub(super) const FATE: Flags = Flags(1 << 7);
    /// was, were, been …
    pub(super) const BE: Flags = Flags(1 << 8);
    /// Any auxiliary.
    pub(super) const AUXILIARY: Flags = Flags(1 << 9);
    /// A verb of speaking or acting that only a person, a state or an organisation can be the subject of.
    pub(super) const ACTS: Flags = Flags(1 << 10);
    /// A preposition.
    pub(super) const PREPOSITION: Flags = Flags(1 << 11);
    /// President, Mr, General …
    pub(super) const TITLE: Flags = Flags(1 << 12);
    /// regime, government, army …: with an adjective of nationality it names the state.
    pub(super) const INSTITUTION: Flags = Flags(1 << 13);
    /// group, movement, party, company …: introduces the name of an organisation.
    pub(super) const GROUP: Flags = Flags(1 << 14);
    /// the, a, its …
    pub(super) const DETERMINER: Flags = Flags(1 << 15);
    /// A form of a verb or noun of harm.
    pub(super) const HARM: Flags = Flags(1 << 16);
    /// May begin the name of an actor of the alias or states table.
    pub(super) const NAME: Flags = Flags(1 << 17);
    /// A weekday.
    pub(super) const DAY: Flags = Flags(1 << 18);
    /// A verb form that can follow a count as its predicate (irregular past forms, not ending in -ed).
    pub(super) const PERCENT: Flags = Flags(1 << 19);

    pub(super) fn has(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn or(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// The flags of every form.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    flags: Vec<Flags>,
}

impl Words {
    /// Compiles the lists below, and the caller's, against a vocabulary.
    pub(super) fn new(vocabulary: &Vocabulary, further: impl Iterator<Item = (String, Flags)>) -> Words {
        let mut lists: FxHashMap<String, Flags> = FxHashMap::default();
        let mut enter = |word: &str, flags: Flags| {
            let entry = lists.entry(word.to_owned()).or_default();
            *entry = entry.or(flags);
        };
        for (list, flags) in LISTS {
            for word in list.split_whitespace() {
                enter(word, *flags);
            }
        }
        for (word, flags) in further {
            enter(&word, flags);
        }
        let flags = vocabulary
            .forms()
            .iter()
            .map(|form| {
                let word = &*vocabulary.form(form.word).surface;
                let mut flags = lists.get(word).copied().unwrap_or_default();
                if form.kind == TokenKind::Number {
                    flags = flags.or(Flags::DIGITS);
                }
                if form.kind == TokenKind::Word && !flags.has(Flags::FUNCTION) && plural(word) {
                    flags = flags.or(Flags::PLURAL);
                }
                flags
            })
            .collect();
        Words { flags }
    }

    pub(super) fn of(&self, form: FormId) -> Flags {
        self.flags[form.index()]
    }
}

fn plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "'s", "ous"].iter().any(|ending| word.ends_with(ending))
        && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

const LISTS: &[(&str, Flags)] = &[
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
         eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
        Flags::SPELLED,
    ),
    ("hundred thousand million billion trillion dozen", Flags::SCALE),
    ("dozens scores hundreds thousands millions billions", Flags::VAGUE),
    (
        "people children men women police troops personnel dead percent percentage staff crew youth cattle sheep \
         aircraft refugees euro pound dollar shekel yen dirham lira rouble ruble rupee yuan fish feet tonnes km kg",
        Flags::PLURAL,
    ),
    ("% percent per cent", Flags::PERCENT),
    (
        "the a an of in on at by for from with to into over under after before during since until between among \
         and or but nor so yet as than that which who whom whose when while where whether if because although \
         though this these those it its he she they we you i his her their our your my him them us not no \
         was were is are be been being am has have had having do does did will would can could may might must shall \
         should there here then now also only just still yet about around near against across through within \
         again later meanwhile earlier today yesterday tomorrow however instead moreover further once such most many \
         several without amid despite toward towards according per said says say saying every each both all any some",
        Flags::FUNCTION,
    ),
    (
        "january february march april may june july august september october november december jan feb mar apr jun \
         jul aug sep sept oct nov dec",
        Flags::MONTH,
    ),
    ("monday tuesday wednesday thursday friday saturday sunday", Flags::DAY),
    (
        "killed wounded injured hurt displaced arrested detained dead missing kidnapped abducted hospitalised \
         hospitalized evacuated slain shot massacred executed drowned homeless jailed captured rescued freed released \
         murdered starved",
        Flags::FATE,
    ),
    ("was were is are be been being 's am", Flags::BE),
    (
        "was were is are be been being am has have had having do does did will would can could may might must shall \
         should gets get got getting",
        Flags::AUXILIARY,
    ),
    (
        "said says say saying told tells announced announces accused accuses condemned condemns denied denies warned \
         warns claimed claims vowed vows urged urges called calls insisted insists rejected rejects demanded demands \
         launched launches ordered orders agreed agrees refused refuses confirmed confirms pledged pledges threatened \
         threatens responded responds imposed imposes signed signs backed backs welcomed welcomes criticised \
         criticized criticises criticizes blamed blames wants wanted sees believes believed hopes hoped decided decides \
         sent sends killed attacked attacks bombed invaded withdrew recalled expelled summoned reiterated stated states \
         added adds acknowledged argued argues declared declares described describes maintained maintains protested \
         offered offers proposed proposes promised promises retaliated struck seized fired deployed disputes disputed \
         summoned suspended supports supported opposes opposed considers considered faces fears feared \
         asked asks appealed declined declines",
        Flags::ACTS,
    ),
    (
        "of in on at by for from with to into over under after before during since until between among near against \
         across through within without amid despite toward towards about around outside inside via per upon off",
        Flags::PREPOSITION,
    ),
    (
        "mr mrs ms miss dr prof professor president premier chancellor king queen prince princess sheikh sheik emir \
         sultan general gen colonel col major captain lieutenant lt sgt sergeant admiral senator sen rep \
         congressman congresswoman governor gov mayor minister secretary ambassador pope rabbi imam ayatollah judge \
         justice chief commander spokesman spokeswoman spokesperson lord lady sir baroness rev reverend chairman \
         chairwoman director envoy leader",
        Flags::TITLE,
    ),
    (
        "regime government state entity administration authorities leadership military army forces troops police \
         cabinet junta ministry officials republic kingdom parliament side occupation soldiers navy command \
         jets warplanes aircraft drones airstrikes",
        Flags::INSTITUTION,
    ),
    (
        "group groups movement organisation organization party militia faction army front union company firm charity \
         agency network gang cartel coalition alliance association club newspaper broadcaster outfit militants \
         militant organisation rebels insurgents guerrillas",
        Flags::GROUP,
    ),
    ("the a an this that these those its his her their our my your some", Flags::DETERMINER),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_told_from_other_words_in_s() {
        for (word, expect) in
            [("fighters", true), ("glass", false), ("bus", false), ("crisis", false), ("yes", false), ("cities", true)]
        {
            assert_eq!(plural(word), expect, "{word}");
        }
    }
}
