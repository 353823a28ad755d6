//! The lemma of a regular verb form, by the spelling rules of English.
//!
//! *-ed* and *-ing* swallow a final *e* and double a final consonant; which of the two happened is told from the letters
//! before (*closing*, *stopping*, *looking*). The rules are those of common verbs with the exceptions found among them; a
//! rare verb may get a lemma without its *e*.

use super::Use;

/// The lemma of a regular form, and which form it is.
pub(super) fn regular(word: &str) -> (String, Use) {
    if let Some(stem) = word.strip_suffix("ing").filter(|stem| stem.len() > 2 && stem.contains(is_vowel)) {
        return (base(stem), Use { ing: true, ..Use::default() });
    }
    if let Some(stem) = word.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        return (format!("{stem}y"), Use { past: true, participle: true, ..Use::default() });
    }
    if word == "freed" || word.ends_with("eed") && word.len() > 5 {
        return (word[..word.len() - 1].to_owned(), Use { past: true, participle: true, ..Use::default() });
    }
    if let Some(stem) = word.strip_suffix("ed").filter(|stem| stem.len() > 1) {
        return (base(stem), Use { past: true, participle: true, ..Use::default() });
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return (format!("{stem}y"), Use { third: true, ..Use::default() });
    }
    if let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with(['s', 'u', 'i'])) {
        let hissing = ["sse", "she", "che", "xe", "zze", "oe"].iter().any(|end| stem.ends_with(end));
        let lemma = if hissing { &stem[..stem.len() - 1] } else { stem };
        return (lemma.to_owned(), Use { third: true, ..Use::default() });
    }
    (word.to_owned(), Use { base: true, ..Use::default() })
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The verb whose *-ed* or *-ing* form has this stem.
fn base(stem: &str) -> String {
    let letters: Vec<char> = stem.chars().collect();
    let [.., before, last] = letters[..] else { return stem.to_owned() };
    if before == last && letters.len() > 3 && "bdgmnprt".contains(last) {
        return letters[..letters.len() - 1].iter().collect();
    }
    let doubled = ["controll", "patroll", "compell", "expell", "propell", "repell", "rebell", "cancell", "travell"];
    if doubled.contains(&stem) || stem.ends_with("labell") || stem.ends_with("fuell") || stem.ends_with("signall") {
        return stem[..stem.len() - 1].to_owned();
    }
    if silent_e(stem, &letters) { format!("{stem}e") } else { stem.to_owned() }
}

/// Stems that lose an *e* where their letters would not show it.
const WITH_E: &[&str] = &[
    "creat", "recreat", "invit", "cit", "unit", "reunit", "excit", "ignit", "recit", "expedit", "complet", "delet",
    "compet", "tast", "wast", "past", "hast", "postpon", "condon", "interven", "conven", "imagin", "ignor", "restor",
    "explor", "ador", "deplor", "stor", "scor", "interfer", "adher", "hop", "cop", "scop", "bath", "breath", "cloth",
    "sooth", "compil", "exil", "fil", "profil", "smil", "il", "abus",
];

/// Stems that look as if they had lost an *e* and have not.
const WITHOUT_E: &[&str] = &[
    "focus", "bias", "hang", "bang", "gang", "combat", "chat", "format", "pilot", "riot", "begin", "ruin", "visit",
    "canvas", "harass", "gas", "plan", "happen", "man", "sail", "pivot", "ballot", "ransom", "bottom", "custom",
    "fathom", "program",
];

fn silent_e(stem: &str, letters: &[char]) -> bool {
    if WITH_E.contains(&stem) {
        return true;
    }
    if WITHOUT_E.contains(&stem) {
        return false;
    }
    let [.., before, last] = *letters else { return false };
    let third = letters.len().checked_sub(3).map_or(' ', |at| letters[at]);
    // One vowel letter before the last consonant, with a consonant (or the `u` of `qu`, `gu`) before it.
    let short = is_vowel(before) && (!is_vowel(third) || (third == 'u' && before != 'e'));
    match last {
        'c' | 'v' | 'u' => true,
        'z' => before != 'z',
        'g' => matches!(before, 'd' | 'r' | 'l') || (before == 'n' && third != 'o' && third != 'i') || is_vowel(before),
        's' => before != 's',
        'l' => !is_vowel(before) && !matches!(before, 'l' | 'r' | 'w') || (before == 'u' && short),
        't' => matches!(before, 'a' | 'o' | 'u') && (short || before == 'a' && third == 'i'),
        'd' => {
            matches!(before, 'i' | 'a' | 'u' | 'o') && short
                || ["ced", "ped", "sed"].iter().any(|end| stem.ends_with(end))
        }
        'm' => matches!(before, 'a' | 'u' | 'i' | 'o') && short,
        'n' => before == 'i' && short && !matches!(third, 't' | 'g'),
        'r' => matches!(before, 'a' | 'u' | 'i') && short,
        'k' => matches!(before, 'a' | 'i' | 'o' | 'u') && short,
        'p' => matches!(before, 'a' | 'y' | 'i') && short,
        'b' => matches!(before, 'i' | 'o') && short,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lemmas() {
        for (forms, lemma) in [
            ("signed signing signs", "sign"),
            ("denied denying denies", "deny"),
            ("closed closing closes", "close"),
            ("stopped stopping stops", "stop"),
            ("refused refuses", "refuse"),
            ("passed passes", "pass"),
            ("watched watches", "watch"),
            ("agreed agreeing agrees", "agree"),
            ("freed frees", "free"),
            ("praised praising", "praise"),
            ("accused", "accuse"),
            ("invited", "invite"),
            ("visited", "visit"),
            ("created", "create"),
            ("treated", "treat"),
            ("negotiated", "negotiate"),
            ("announced", "announce"),
            ("approved", "approve"),
            ("included", "include"),
            ("loaded", "load"),
            ("declared", "declare"),
            ("appeared", "appear"),
            ("ensured", "ensure"),
            ("poured", "pour"),
            ("required", "require"),
            ("repaired", "repair"),
            ("offered", "offer"),
            ("defined", "define"),
            ("explained", "explain"),
            ("opened", "open"),
            ("settled", "settle"),
            ("called", "call"),
            ("controlled", "control"),
            ("managed", "manage"),
            ("changed", "change"),
            ("belonged", "belong"),
            ("welcomed", "welcome"),
            ("claimed", "claim"),
            ("provoked", "provoke"),
            ("looked", "look"),
            ("making", "make"),
            ("escaped", "escape"),
            ("developed", "develop"),
            ("described", "describe"),
            ("climbed", "climb"),
            ("occurred", "occur"),
            ("voted", "vote"),
            ("shouted", "shout"),
            ("conceded", "concede"),
            ("needed", "need"),
        ] {
            for form in forms.split(' ') {
                assert_eq!(regular(form).0, lemma, "{form}");
            }
        }
    }
}
