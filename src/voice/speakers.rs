//! Who the source of a report is, by the fullest name the article gives.
//!
//! Sieves, first match wins:
//! 1. a personal pronoun stands for the last speaker of its number and gender, else for the last person introduced with
//!    a role;
//! 2. a name stands for the longest name in the article that ends in the same word (*Venn* → *Orla Venn*), without titles;
//! 3. a role (*the Ardalian president*) stands for the name that the article introduces with the same words, where a
//!    country may stand for its adjective (*Ardalia’s President Orla Venn*);
//! 4. anything else stands for itself.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cues::{English, HEAD, Tag, VERB};
use super::indirect::Draft;
use crate::text::{Reading, TokenKind};

/// A person's name with the words that introduce it.
struct Mention {
    at: u32,
    name: String,
    last: String,
    words: usize,
    roles: Vec<String>,
}

/// The speaker of every draft.
pub(super) fn resolve(reading: &Reading<'_>, english: &English, drafts: &[Draft]) -> Vec<Option<Arc<str>>> {
    let mut out: Vec<Option<Arc<str>>> = vec![None; drafts.len()];
    if drafts.iter().all(|draft| draft.source.is_empty()) {
        return out;
    }
    let mentions = mentions(reading, english);
    let fullest = fullest_names(&mentions);
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&d| !drafts[d].source.is_empty()).collect();
    order.sort_by_key(|&d| drafts[d].source[0]);
    let mut genders: FxHashMap<Arc<str>, bool> = FxHashMap::default();
    let mut singular: Vec<(u32, Arc<str>)> = Vec::new();
    let mut plural: Option<Arc<str>> = None;
    for d in order {
        let span = drafts[d].source[0];
        let text = reading.slice(span);
        let folded = crate::text::fold(text);
        let speaker: Option<Arc<str>> = match &*folded {
            "he" | "she" | "his" | "her" | "him" | "himself" | "herself" => {
                let female = folded.starts_with("she") || folded.starts_with("her");
                let fits = |name: &Arc<str>| genders.get(name).is_none_or(|&g| g == female);
                let known = singular.iter().rev().find(|(_, s)| fits(s));
                // Somebody who opened a sentence since then is nearer: `Korst arrived at noon. He said …`
                let nearer = opener(reading, &mentions, &fullest, known.map_or(0, |(at, _)| *at), span.start)
                    .filter(|name| fits(name) && known.is_none_or(|(_, s)| s != name));
                let found = nearer.or_else(|| known.map(|(_, s)| s.clone())).or_else(|| {
                    let before = mentions.iter().rev().filter(|m| m.at < span.start && !m.roles.is_empty());
                    before
                        .map(|m| fullest.get(m.last.as_str()).map_or(m.name.as_str(), |f| f.name.as_str()).into())
                        .next()
                });
                if let Some(name) = &found {
                    singular.push((span.start, name.clone()));
                    genders.insert(name.clone(), female);
                }
                found
            }
            "they" | "their" | "them" | "we" | "our" => plural.clone(),
            "it" | "its" => plural.clone(),
            // Whoever is interviewed: the last person named before the first turn.
            answer if drafts[d].rule == "turn" && super::turns::is_answer(answer) => {
                let first = drafts.iter().filter(|d| d.rule == "turn").filter_map(|d| d.source.first()).min();
                let before = mentions.iter().rev().filter(|m| first.is_some_and(|f| m.at < f.start));
                before
                    .filter(|m| is_person(m, &fullest))
                    .map(|m| fullest.get(m.last.as_str()).map_or(m.name.as_str(), |f| f.name.as_str()).into())
                    .next()
            }
            "i" | "my" | "you" | "who" | "that" | "this" | "there" | "what" => None,
            _ => {
                let (name, person) = described(reading, english, span, &mentions, &fullest);
                let name: Arc<str> = name.into();
                let plain = crate::text::fold(&name);
                let plain = plain.trim_start_matches("the ");
                let outlet = english.agencies.iter().any(|agency| agency.trim_start_matches("the ") == plain);
                if outlet {
                    out[d] = Some(name);
                    continue;
                }
                if person {
                    if let Some(female) = title_gender(text) {
                        genders.insert(name.clone(), female);
                    }
                    singular.push((span.start, name.clone()));
                } else {
                    plural = Some(name.clone());
                }
                Some(name)
            }
        };
        out[d] = speaker;
    }
    out
}

/// The longest name that ends in each last name; a spelling that differs in one vowel (*Raisi*, *Raeisi*) stands for the
/// same person, unless the first names differ.
fn fullest_names(mentions: &[Mention]) -> FxHashMap<&str, &Mention> {
    let mut fullest: FxHashMap<&str, &Mention> = FxHashMap::default();
    let mut order: Vec<&str> = Vec::new();
    for mention in mentions {
        let best = fullest.entry(&mention.last).or_insert_with(|| {
            order.push(&mention.last);
            mention
        });
        if mention.words > best.words {
            *best = mention;
        }
    }
    for (n, &name) in order.iter().enumerate() {
        for &other in &order[n + 1..] {
            if !spelling_variants(name, other) {
                continue;
            }
            let (a, b) = (fullest[name], fullest[other]);
            let first = |mention: &Mention| {
                mention.name.split(' ').next().map(crate::text::fold).map(std::borrow::Cow::into_owned)
            };
            if a.words == 1 || b.words == 1 || first(a) == first(b) {
                let best = if b.words > a.words { b } else { a };
                fullest.insert(name, best);
                fullest.insert(other, best);
            }
        }
    }
    fullest
}

/// Whether two folded last names of five letters or more differ in one vowel that is there, not there, or another.
fn spelling_variants(a: &str, b: &str) -> bool {
    if a.as_bytes().first() != b.as_bytes().first() || a.len().abs_diff(b.len()) > 2 || a.len() < 5 {
        return false;
    }
    let (mut short, mut long): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    if short.len() < 5 || long.len() - short.len() > 1 || short[0] != long[0] {
        return false;
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | '\'' | '’');
    let same = short.iter().zip(&long).take_while(|(x, y)| x == y).count();
    if same == long.len() {
        return false;
    }
    if long.len() > short.len() {
        return vowel(long[same]) && short[same..] == long[same + 1..];
    }
    same < long.len() && vowel(short[same]) && vowel(long[same]) && short[same + 1..] == long[same + 1..]
}

/// Whether a name is a person's, so that *he* or *she* may stand for it.
fn is_person(mention: &Mention, fullest: &FxHashMap<&str, &Mention>) -> bool {
    let full = fullest.get(mention.last.as_str()).copied().unwrap_or(mention);
    let body = full.name.split(' ').any(|word| BODIES.contains(&&*crate::text::fold(word)));
    !body && (full.words > 1 || !mention.roles.is_empty() || !full.roles.is_empty())
}

/// The person whose name opens the last sentence that opens with one between two places of the text.
fn opener(
    reading: &Reading<'_>,
    mentions: &[Mention],
    fullest: &FxHashMap<&str, &Mention>,
    from: u32,
    to: u32,
) -> Option<Arc<str>> {
    let first = mentions.partition_point(|m| m.at <= from);
    let last = mentions.partition_point(|m| m.at < to);
    mentions[first..last.max(first)].iter().rev().find_map(|mention| {
        let sentence = &reading.sentences()[reading.document.sentence_at(mention.at)];
        let opens = reading.document.token_from(mention.at).saturating_sub(sentence.token_range().start) <= 3;
        let titled = fullest.get(mention.last.as_str()).is_some_and(|full| !full.roles.is_empty());
        (opens && (titled || !mention.roles.is_empty()) && is_person(mention, fullest))
            .then(|| fullest.get(mention.last.as_str()).map_or(mention.name.as_str(), |full| full.name.as_str()).into())
    })
}

/// What *Mr.* or *Ms.* says: whether the person is a woman.
fn title_gender(text: &str) -> Option<bool> {
    if text.contains("Mrs") || text.contains("Ms.") || text.contains("Ms ") {
        return Some(true);
    }
    text.contains("Mr").then_some(false)
}

/// The fullest name for a noun phrase, and whether it is one person's.
fn described(
    reading: &Reading<'_>,
    english: &English,
    span: crate::model::Span,
    mentions: &[Mention],
    fullest: &FxHashMap<&str, &Mention>,
) -> (String, bool) {
    let text = reading.slice(span);
    let tokens = reading.tokens_in(span);
    // The last name inside the phrase that a mention ends with.
    // `Ardalia’s President`: the country only owns the speaker.
    let owner = tokens
        .clone()
        .rfind(|&t| reading.form(t).kind == TokenKind::Clitic)
        .map_or(span.start, |t| reading.tokens()[t].start);
    let inside: Vec<&Mention> = mentions.iter().filter(|m| owner <= m.at && m.at < span.end).collect();
    let preposition = tokens.clone().find(|&t| matches!(reading.folded(t), "of" | "for" | "at" | "in" | "from"));
    let of = preposition.is_some();
    // `the mayor of Lowmark`, `residents of Lowmark`: the place is not who speaks; `Secretary of State Orla Venn` is.
    let place = preposition
        .is_some_and(|p| inside.first().is_some_and(|m| m.at > reading.tokens()[p].start && m.roles.is_empty()));
    let head_is_name = tokens.clone().last().is_some_and(|t| reading.form(t).capitalised) && !place;
    if head_is_name && let Some(mention) = inside.last() {
        let mention = if of { inside[0] } else { mention };
        let first = tokens.start;
        let common = matches!(reading.folded(first), "a" | "an")
            || (of && !reading.form(first).capitalised && reading.folded(first) != "the");
        if !common {
            let name = fullest.get(mention.last.as_str()).map_or(&mention.name, |f| &f.name);
            let person = is_person(mention, fullest);
            return (name.clone(), person);
        }
    }
    // A role: its words must all introduce one name.
    let words: Vec<&str> = tokens
        .clone()
        .map(|t| reading.folded(t))
        .filter(|w| w.chars().next().is_some_and(char::is_alphabetic) && !SMALL.contains(w))
        .collect();
    let is_head = |w: &str| english.heads.iter().any(|h| h == w);
    let specific: Vec<&&str> = words.iter().filter(|w| !is_head(w)).collect();
    let offices: Vec<&&str> = words.iter().filter(|w| is_head(w)).collect();
    let definite = tokens.clone().next().is_some_and(|t| reading.folded(t) == "the")
        || tokens.clone().any(|t| reading.form(t).kind == TokenKind::Clitic);
    let body = words.iter().any(|w| BODIES.contains(w)) || words.last().is_some_and(|w| w.ends_with('s'));
    if definite && !body && !specific.is_empty() && specific.len() <= 6 {
        let has = |m: &Mention, w: &str| m.roles.iter().any(|r| related(r, w));
        let fits = |m: &&Mention| {
            specific.iter().all(|w| has(m, w)) && (offices.is_empty() || offices.iter().any(|w| has(m, w)))
        };
        let before = mentions.iter().rev().filter(|m| m.at < span.start).find(fits);
        if let Some(mention) = before.or_else(|| mentions.iter().find(fits)) {
            let name = fullest.get(mention.last.as_str()).map_or(&mention.name, |f| &f.name);
            return (name.clone(), true);
        }
    }
    // `the mayor`, where the article names one mayor.
    if definite && !body && specific.is_empty() && !offices.is_empty() {
        let mut bearers = mentions.iter().filter(|m| offices.iter().all(|w| m.roles.iter().any(|r| r == **w)));
        let full = |m: &Mention| fullest.get(m.last.as_str()).map_or(m.name.clone(), |f| f.name.clone());
        if let Some(first) = bearers.next().map(full)
            && bearers.all(|m| full(m) == first)
        {
            return (first, true);
        }
    }
    let person = words.last().is_some_and(|w| english.heads.iter().any(|h| h == w) && !w.ends_with('s'));
    (text.trim().to_owned(), person)
}

/// Small words of a noun phrase.
const SMALL: &[&str] =
    &["the", "of", "and", "for", "a", "an", "in", "on", "at", "to", "his", "her", "their", "its", "s"];

/// Whether two words are the same or a country and its adjective.
fn related(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let stem = short.strip_suffix('a').filter(|s| s.len() >= 4).unwrap_or(short);
    stem.len() >= 4 && long.starts_with(stem) && long.len() - stem.len() <= 4
}

/// The names of the text in order, each with the words that introduce it.
fn mentions(reading: &Reading<'_>, english: &English) -> Vec<Mention> {
    let mut out = Vec::new();
    for sentence in reading.sentences() {
        let range = sentence.token_range();
        let mut t = range.start;
        while t < range.end {
            if !starts_name(reading, english, t, range.start) {
                t += 1;
                continue;
            }
            let first = t;
            let mut end = t + 1;
            while end < range.end {
                let form = reading.form(end);
                let joins = (form.capitalised && form.kind == TokenKind::Word && !english.time[form.word.index()])
                    || (matches!(&*form.surface, "." | "-" | "‑" | "’" | "'")
                        && end + 1 < range.end
                        && reading.form(end + 1).capitalised
                        && (&*form.surface != "." || reading.surface(end - 1).chars().count() <= 3))
                    || (matches!(
                        reading.folded(end),
                        "al" | "bin" | "de" | "van" | "von" | "der" | "el" | "ibn" | "da" | "dos"
                    ) && end + 1 < range.end
                        && reading.form(end + 1).capitalised);
                if !joins {
                    break;
                }
                end += 1;
            }
            // Titles in front of the name belong to its introduction.
            let mut head = first;
            for i in first..end {
                let folded = reading.folded(i);
                let body = BODIES.contains(&folded) && end - i > 2;
                if body || english.kind(reading.word(i)) & HEAD != 0 || TITLES.contains(&folded) {
                    head = i + 1;
                    while head < end && reading.surface(head) == "." {
                        head += 1;
                    }
                }
            }
            if head < end {
                let span = reading.tokens_span(head..end);
                let mut roles: Vec<String> = (first..head).map(|i| reading.folded(i).to_owned()).collect();
                // `the Ardalian foreign minister, Orla Venn, said`; `the mayor of Ansel, Orla Venn, said`
                let glossed = first > range.start + 1
                    && reading.surface(first - 1) == ","
                    && end < range.end
                    && reading.surface(end) == ","
                    && (range.start.max(first.saturating_sub(7))..first - 1)
                        .rev()
                        .find(|&i| english.kind(reading.word(i)) & HEAD != 0)
                        .is_some_and(|office| {
                            (office + 1..first - 1).all(|i| {
                                reading.form(i).capitalised || matches!(reading.folded(i), "of" | "the" | "for" | "and")
                            })
                        });
                let from = if glossed { first - 1 } else { first };
                let mut before = from;
                while before > range.start && from - before < 9 {
                    let i = before - 1;
                    let word = reading.folded(i);
                    let joins = reading.form(i).capitalised
                        || reading.form(i).kind == TokenKind::Clitic
                        || matches!(word, "of" | "the" | "for" | "and" | "-")
                        || english.kind(reading.word(i)) & HEAD != 0
                        || glossed && TITLES.contains(&word);
                    // `the mayor of Lowmark`: the place is nobody's name.
                    if !joins || (before == head && matches!(word, "of" | "the" | "for" | "and" | "-")) {
                        break;
                    }
                    roles.push(word.to_owned());
                    before = i;
                }
                // `Pavel Korst, the president of Ardalia,`
                if end + 2 < range.end && reading.surface(end) == "," && end - head > 1 {
                    let gloss = end + 1..range.end.min(end + 9);
                    let close = gloss
                        .clone()
                        .find(|&i| reading.form(i).kind == TokenKind::Mark && reading.surface(i) != "-")
                        .unwrap_or(gloss.end);
                    let head_noun = (gloss.start..close).find(|&i| english.kind(reading.word(i)) & HEAD != 0);
                    // `in Upper Talmar, the director of its hospital said`: who speaks, and no word about the town.
                    let speaks = head_noun.is_some_and(|h| {
                        (h..close).any(|i| {
                            english.kind(reading.word(i)) & VERB != 0
                                && matches!(english.tag(reading.tokens()[i].form), Tag::Past | Tag::Verb)
                        })
                    });
                    if head_noun.is_some_and(|h| h <= gloss.start + 4)
                        && reading.folded(gloss.start) != "who"
                        && !speaks
                    {
                        roles.extend((gloss.start..close).map(|i| reading.folded(i).to_owned()));
                    }
                }
                let titled = roles.iter().any(|r| english.heads.iter().any(|h| h == r) || TITLES.contains(&r.as_str()));
                if !titled {
                    roles.clear();
                }
                let last = reading.folded(end - 1).to_owned();
                let words = (head..end).filter(|&i| reading.form(i).is_word()).count();
                out.push(Mention { at: span.start, name: reading.slice(span).to_owned(), last, words, roles });
            }
            t = end;
        }
    }
    out
}

/// Bodies, which speak for themselves and stand in the titles of those who serve them.
const BODIES: &[&str] = &[
    "government",
    "ministry",
    "council",
    "committee",
    "agency",
    "party",
    "department",
    "office",
    "bureau",
    "commission",
    "court",
    "army",
    "force",
    "police",
    "authority",
    "union",
    "administration",
    "parliament",
    "senate",
    "house",
    "company",
    "campaign",
    "people",
    "side",
];

/// Forms of address.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "prof", "gen", "col", "capt", "lt", "sgt", "maj", "sen",
    "sens", "rep", "reps", "gov", "rev", "hon", "st", "former", "acting", "deputy", "vice", "senior", "prime",
    "foreign", "state", "then",
];

fn starts_name(reading: &Reading<'_>, english: &English, token: usize, sentence_start: usize) -> bool {
    let form = reading.form(token);
    if !form.capitalised || form.kind != TokenKind::Word || english.time[form.word.index()] {
        return false;
    }
    if token == sentence_start {
        use super::cues::Tag;
        return matches!(english.tag(form.word), Tag::Noun | Tag::Name | Tag::Adjective);
    }
    true
}
