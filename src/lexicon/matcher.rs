//! Lexicons compiled against the vocabulary of a corpus, and the search for their forms.
//!
//! Each form is a row of word ids. A table by form id tells for every spelling of the corpus which rows begin with
//! it, so that a text without lexicon words costs one look-up a token, and a changed lexicon needs no new reading of
//! the texts.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::context::{Check, FunctionWords, Place, Remembered, precedence};
use super::entry::{Entry, Family, Lexicon};
use super::spelling::{Spelling, is_hyphen, spell, spell_wildcards};
use crate::model::{Language, Role, Span};
use crate::text::{FormId, Reading, Sentence, Vocabulary, Wildcard, WordList, is_wildcard};

/// An entry as the matcher knows it, with what the window shows of it and of its category.
#[derive(Clone, PartialEq, Debug)]
pub struct Term {
    /// The term, as it is shown.
    pub term: String,
    /// The id of its category.
    pub category: String,
    /// The title of its category.
    pub category_title: String,
    /// The family of its category.
    pub family: Family,
    /// Marked, or counted only.
    pub role: Role,
    /// From −2 (against) to +2 (for): its own, else its category's.
    pub polarity: i8,
    /// The position of its lexicon among those compiled.
    pub lexicon: usize,
    /// The whole entry: forms, definition, wordings, guards, note, style positions.
    pub entry: Entry,
}

/// One form as ids.
#[derive(Clone, Debug)]
struct Pattern {
    /// The words after the first one, folded.
    rest: Arc<[Slot]>,
    /// All words as written, for a form that counts in this case only.
    exact: Option<Box<[FormId]>>,
    term: u32,
    /// `und` for every language.
    language: Language,
    checks: Arc<[Check]>,
    order: u8,
    /// Whether a word of it is a wildcard: a form that is spelt out goes before.
    wildcard: bool,
}

/// What may stand at one place of a form.
#[derive(Clone, Debug)]
enum Slot {
    /// This word.
    Word(FormId),
    /// One of these, sorted: what a wildcard stands for in the corpus.
    OneOf(Box<[FormId]>),
}

impl Slot {
    fn fits(&self, word: FormId) -> bool {
        match self {
            Slot::Word(wanted) => *wanted == word,
            Slot::OneOf(words) => words.binary_search(&word).is_ok(),
        }
    }
}

/// Lexicons compiled against a vocabulary.
#[derive(Debug, Default)]
pub struct Matcher {
    terms: Vec<Term>,
    /// By form id: one more than the position in `groups`, or 0 where no pattern begins.
    heads: Vec<u32>,
    groups: Vec<Range<u32>>,
    /// By first word; inside a group the longest first, then highlights before rates, then in order of the lexicon.
    patterns: Vec<Pattern>,
    known: FunctionWords,
    /// By term: the words its wildcards stand for.
    stands_for: FxHashMap<u32, Vec<FormId>>,
}

impl Matcher {
    /// Compiles lexicons for the texts of `vocabulary`, every category switched on.
    pub fn new(lexicons: &[Lexicon], vocabulary: &Vocabulary) -> Matcher {
        Matcher::with_disabled(lexicons, vocabulary, &BTreeSet::new())
    }

    /// Compiles lexicons without the categories whose ids are in `disabled`. Their terms are still listed by
    /// [`Matcher::terms`], so that indices do not change when a category is switched.
    pub fn with_disabled(lexicons: &[Lexicon], vocabulary: &Vocabulary, disabled: &BTreeSet<String>) -> Matcher {
        let mut matcher = Matcher { known: FunctionWords::new(vocabulary), ..Matcher::default() };
        let mut found: FxHashMap<FormId, Vec<Pattern>> = FxHashMap::default();
        let mut words: Option<WordList> = None;
        for (number, lexicon) in lexicons.iter().enumerate() {
            let listed = lexicon.entries().filter(|(_, entry)| !entry.wildcards);
            let mut spelt = spell(listed.flat_map(|(_, entry)| entry.all_forms())).into_iter();
            for (category, entry) in lexicon.entries() {
                let term = matcher.terms.len() as u32;
                let mut stands_for = Vec::new();
                for written in entry.all_forms() {
                    let form =
                        if entry.wildcards { spell_wildcards(written) } else { spelt.next().unwrap_or_default() };
                    if disabled.contains(&category.id) {
                        continue;
                    }
                    let mut slots = Vec::new();
                    for word in &form.folded {
                        let Some(wildcard) = Wildcard::new(word).filter(|_| entry.wildcards) else {
                            slots.push(vocabulary.find(word).map(Slot::Word));
                            continue;
                        };
                        let list = words.get_or_insert_with(|| WordList::new(vocabulary));
                        let mut fitting = list.fitting(vocabulary, &wildcard);
                        if !wildcard.is_bare() {
                            stands_for.extend_from_slice(&fitting);
                        }
                        fitting.sort_unstable();
                        slots.push((!fitting.is_empty()).then(|| Slot::OneOf(fitting.into())));
                    }
                    // `None` where the corpus lacks one of the words.
                    let Some(slots) = slots.into_iter().collect::<Option<Vec<Slot>>>() else { continue };
                    let Some((first, rest)) = slots.split_first() else { continue };
                    let exact = if entry.case_sensitive {
                        let Some(exact) = form.exact.iter().map(|word| vocabulary.find(word)).collect() else {
                            continue;
                        };
                        Some(exact)
                    } else {
                        None
                    };
                    let pattern = Pattern {
                        rest: rest.into(),
                        exact,
                        term,
                        language: lexicon.language,
                        checks: checks(entry, written, &form, vocabulary),
                        order: precedence(category.role),
                        wildcard: entry.wildcards && form.folded.iter().any(|word| is_wildcard(word)),
                    };
                    match first {
                        Slot::Word(first) => found.entry(*first).or_default().push(pattern),
                        Slot::OneOf(firsts) => {
                            for first in firsts {
                                found.entry(*first).or_default().push(pattern.clone());
                            }
                        }
                    }
                }
                if !stands_for.is_empty() {
                    stands_for.sort_unstable_by(|&a, &b| vocabulary.folded(a).cmp(vocabulary.folded(b)));
                    stands_for.dedup();
                    matcher.stands_for.insert(term, stands_for);
                }
                matcher.terms.push(Term {
                    term: entry.term.clone(),
                    category: category.id.clone(),
                    category_title: category.title.clone(),
                    family: category.family,
                    role: category.role,
                    polarity: entry.polarity.unwrap_or(category.polarity),
                    lexicon: number,
                    entry: entry.clone(),
                });
            }
        }
        matcher.index(found, vocabulary);
        matcher
    }

    fn index(&mut self, mut found: FxHashMap<FormId, Vec<Pattern>>, vocabulary: &Vocabulary) {
        self.heads = vec![0; vocabulary.len()];
        let mut group_of: FxHashMap<FormId, u32> = FxHashMap::default();
        for (id, form) in vocabulary.forms().iter().enumerate() {
            if let Some(mut patterns) = found.remove(&form.word) {
                // The sort keeps the order of the lexicon where the rest is equal.
                patterns
                    .sort_by_key(|pattern| (std::cmp::Reverse(pattern.rest.len()), pattern.order, pattern.wildcard));
                let start = self.patterns.len() as u32;
                self.patterns.append(&mut patterns);
                self.groups.push(start..self.patterns.len() as u32);
                group_of.insert(form.word, self.groups.len() as u32);
            }
            if let Some(&group) = group_of.get(&form.word) {
                self.heads[id] = group;
            }
        }
    }

    /// The terms, by the index that [`crate::model::Hit::term`] holds: every entry of every lexicon in order.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The folded words of the corpus that the wildcards of a term stand for, in alphabetical order; empty for a term
    /// whose forms are spelt out. What a bare `*` inside a phrase stands for is not listed: any word.
    pub fn stands_for(&self, term: u32) -> &[FormId] {
        self.stands_for.get(&term).map_or(&[], Vec::as_slice)
    }

    /// Finds every entry in the text. At each word the longest form whose guards pass is taken, and the search goes on
    /// behind it, so that no two overlap. In text order; each is its span and the index of its term.
    pub fn find(&self, reading: &Reading<'_>) -> Vec<(Span, u32)> {
        let mut out = Vec::new();
        let tokens = reading.tokens();
        for sentence in reading.sentences() {
            let range = sentence.token_range();
            let mut remembered = Remembered::default();
            let mut at = range.start;
            while at < range.end {
                let group = self.heads.get(tokens[at].form.index()).copied().unwrap_or(0);
                if group == 0 {
                    at += 1;
                    continue;
                }
                let group = &self.groups[group as usize - 1];
                let patterns = &self.patterns[group.start as usize..group.end as usize];
                match self.longest(reading, sentence, at, patterns, &mut remembered) {
                    Some((end, term)) => {
                        out.push((reading.tokens_span(at..end), term));
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
        out
    }

    /// The first of the patterns that reads at `first` and passes its guards: where it ends, and its term.
    fn longest(
        &self,
        reading: &Reading<'_>,
        sentence: &Sentence,
        first: usize,
        patterns: &[Pattern],
        remembered: &mut Remembered,
    ) -> Option<(usize, u32)> {
        let limit = sentence.token_range().end;
        // Looked up once for all patterns that begin here: common words begin many.
        let second = second_word(reading, first, limit);
        patterns.iter().find_map(|pattern| {
            if pattern.rest.first().is_some_and(|slot| !second.is_some_and(|word| slot.fits(word))) {
                return None;
            }
            let language = reading.article.language;
            if pattern.language != Language::UNKNOWN && language != Language::UNKNOWN && pattern.language != language {
                return None;
            }
            let end = pattern.end(reading, first, limit)?;
            let mut place = Place { reading, known: &self.known, sentence, first, end, remembered };
            pattern.checks.iter().all(|check| check.passes(&mut place)).then_some((end, pattern.term))
        })
    }
}

impl Pattern {
    /// One past the last token of the form, if it stands at `first`. A hyphen may stand between its words.
    fn end(&self, reading: &Reading<'_>, first: usize, limit: usize) -> Option<usize> {
        let exact = |word: usize, token: usize| match &self.exact {
            Some(exact) => exact[word] == reading.tokens()[token].form,
            None => true,
        };
        if !exact(0, first) {
            return None;
        }
        let mut at = first + 1;
        for (n, slot) in self.rest.iter().enumerate() {
            if at < limit && is_hyphen(reading.surface(at)) && touches_both(reading, at, limit) {
                at += 1;
            }
            if at >= limit || !slot.fits(reading.word(at)) || !exact(n + 1, at) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

/// The word after the one at `first`, a hyphen between them passed over.
fn second_word(reading: &Reading<'_>, first: usize, limit: usize) -> Option<FormId> {
    let mut at = first + 1;
    if at < limit && is_hyphen(reading.surface(at)) && touches_both(reading, at, limit) {
        at += 1;
    }
    (at < limit).then(|| reading.word(at))
}

/// Whether no space stands on either side of the token, which is not the text's first one.
fn touches_both(reading: &Reading<'_>, token: usize, limit: usize) -> bool {
    let span = reading.token_span(token);
    token + 1 < limit
        && reading.token_span(token - 1).end == span.start
        && reading.tokens()[token + 1].start == span.end
}

/// The guards of an entry that hold for one of its forms, those that are slow to look at last.
fn checks(entry: &Entry, written: &str, form: &Spelling, vocabulary: &Vocabulary) -> Arc<[Check]> {
    let mut checks: Vec<Check> =
        entry.guards.iter().filter_map(|guard| Check::new(guard, written, form, vocabulary)).collect();
    checks.sort_by_key(Check::is_slow);
    checks.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Category;
    use crate::model::Article;
    use crate::text;

    fn category(id: &str, role: Role, entries: Vec<Entry>) -> Category {
        Category {
            id: id.into(),
            title: id.into(),
            definition: String::new(),
            family: Family::Violence,
            role,
            evaluates: None,
            polarity: 0,
            entries,
        }
    }

    fn entry(term: &str, forms: &[&str]) -> Entry {
        Entry { forms: forms.iter().map(|&form| form.into()).collect(), ..Entry::new(term) }
    }

    fn sample() -> Lexicon {
        Lexicon {
            name: "Sample".into(),
            language: Language::ENGLISH,
            categories: vec![
                category("plain", Role::Rate, vec![entry("war", &["wars"]), entry("right", &[])]),
                category(
                    "crime",
                    Role::Highlight,
                    vec![
                        entry("war crime", &["war crimes"]),
                        entry("crime", &["crimes"]),
                        entry("far-right", &[]),
                        entry("coup d'état", &[]),
                        entry("of course", &[]),
                        entry("mafia state's", &[]),
                        Entry { case_sensitive: true, ..entry("Holocaust", &["US"]) },
                    ],
                ),
                category("people", Role::Highlight, vec![entry("crime", &[]), entry("mob", &["mobs"])]),
            ],
            ..Lexicon::default()
        }
    }

    fn found(body: &str, language: Language, disabled: &[&str]) -> Vec<String> {
        let mut article = Article { language, ..Article::default() };
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = text::read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        let disabled = disabled.iter().map(|&id| id.to_owned()).collect();
        let matcher = Matcher::with_disabled(&[sample()], &vocabulary, &disabled);
        matcher
            .find(&reading)
            .into_iter()
            .map(|(span, term)| format!("{} {}", matcher.terms()[term as usize].category, span.of(&article.text)))
            .collect()
    }

    fn check(body: &str, expect: &[&str]) {
        assert_eq!(found(body, Language::ENGLISH, &[]), expect, "in {body:?}");
    }

    #[test]
    fn the_longest_form_wins_and_none_overlap() {
        check("A war, a crime, war crimes, wars.", &["plain war", "crime crime", "crime war crimes", "plain wars"]);
        check("The war crime war crime crime.", &["crime war crime", "crime war crime", "crime crime"]);
    }

    #[test]
    fn spellings_do_not_matter() {
        check("WAR Crimes and War\u{a0}Crimes", &["crime WAR Crimes", "crime War\u{a0}Crimes"]);
        check(
            "Far-right, far right, far\u{2011}right.",
            &["crime Far-right", "crime far right", "crime far\u{2011}right"],
        );
        check("war-crime", &["crime war-crime"]);
        check("a coup d’état, of\u{a0}course", &["crime coup d’état", "crime of\u{a0}course"]);
        check("a Mafia state’s men", &["crime Mafia state’s"]);
    }

    #[test]
    fn a_space_on_one_side_makes_a_dash_of_a_hyphen() {
        check("war - crimes", &["plain war", "crime crimes"]);
        check("It was far -right.", &["plain right"]);
    }

    #[test]
    fn case_counts_where_the_entry_says_so() {
        check("The Holocaust. A holocaust of trees. Tell us. Tell the US.", &["crime Holocaust", "crime US"]);
    }

    #[test]
    fn a_form_does_not_run_over_the_end_of_a_sentence() {
        check(
            "They went to war\ncrimes followed. It was war. Crimes followed.",
            &["plain war", "crime crimes", "plain war", "crime Crimes"],
        );
    }

    #[test]
    fn a_category_switched_off_leaves_its_forms_to_the_others() {
        assert_eq!(
            found("war crimes by a mob: crime", Language::ENGLISH, &["crime"]),
            ["plain war", "people mob", "people crime"]
        );
    }

    #[test]
    fn other_languages_are_left_alone() {
        assert!(found("Es war ein crime.", Language::from_tag("de").unwrap(), &[]).is_empty());
        assert_eq!(found("war", Language::UNKNOWN, &[]), ["plain war"]);
    }

    #[test]
    fn wildcards_stand_for_the_words_of_the_corpus() {
        let wild = |term: &str, forms: &[&str]| Entry { wildcards: true, ..entry(term, forms) };
        let lexicon = Lexicon {
            name: "Wild".into(),
            categories: vec![
                category("fear", Role::Highlight, vec![wild("terror*", &["*phob?a"]), wild("not * brave", &[])]),
                category("law", Role::Highlight, vec![entry("terrorism", &[]), wild("anti-terror* law*", &[])]),
            ],
            ..Lexicon::default()
        };
        lexicon.check().unwrap();
        let mut article = Article::default();
        let body = "Terrorists and Terror, not error. A terror-stricken town. Terrorism. Anti-terrorist laws. \
                    Xenophobia is not very brave. Terrorist’s";
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = text::read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        let matcher = Matcher::new(&[lexicon], &vocabulary);
        let found: Vec<(&str, &str)> = matcher
            .find(&reading)
            .into_iter()
            .map(|(span, term)| (span.of(&article.text), matcher.terms()[term as usize].term.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("Terrorists", "terror*"),
                ("Terror", "terror*"),
                ("terror", "terror*"),
                ("Terrorism", "terrorism"),
                ("Anti-terrorist laws", "anti-terror* law*"),
                ("Xenophobia", "terror*"),
                ("not very brave", "not * brave"),
                ("Terrorist", "terror*"),
            ]
        );
        let words: Vec<&str> = matcher.stands_for(0).iter().map(|&word| vocabulary.folded(word)).collect();
        assert_eq!(words, ["terror", "terrorism", "terrorist", "terrorists", "xenophobia"]);
        assert!(matcher.stands_for(1).is_empty() && matcher.stands_for(2).is_empty());
    }

    #[test]
    fn terms_keep_their_numbers_when_a_category_is_switched_off() {
        let vocabulary = Vocabulary::default();
        let all = Matcher::new(&[sample()], &vocabulary);
        let some = Matcher::with_disabled(&[sample()], &vocabulary, &["plain".to_owned()].into());
        assert_eq!(all.terms(), some.terms());
        assert_eq!(all.terms()[2].term, "war crime");
    }
}
