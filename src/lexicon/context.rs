//! Guards compiled against a vocabulary, and the words around a form they look at.

use super::guard::{Condition, Guard, Near, PartOfSpeech};
use super::spelling::{Spelling, is_hyphen, spell};
use crate::model::Role;
use crate::text::{self, FormId, Reading, Sentence, Tag, TokenKind, Vocabulary};

/// A guard whose words are ids of the vocabulary. Conditions that need the sentence tagged stand last.
#[derive(Clone, Debug)]
pub(super) struct Check {
    unless: Vec<Test>,
    only_if: Option<Vec<Test>>,
}

/// A [`Condition`], compiled for one form.
#[derive(Clone, Debug)]
enum Test {
    Before(Vec<FormId>, u8),
    After(Vec<FormId>, u8),
    InSentence(Vec<FormId>),
    /// What stands before the form in the phrase, nearest word first, and what stands after it.
    InPhrase(Vec<(Vec<FormId>, Vec<FormId>)>),
    Tag(Vec<PartOfSpeech>),
    Possessor,
    NameBefore,
    NameAfter,
    InName,
    NumberBefore,
    DeterminerBefore,
    SentenceStart,
    Capitalised,
    Joined,
}

/// Function words the conditions know by themselves, as ids of the vocabulary, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct FunctionWords {
    determiners: Vec<FormId>,
    possessives: Vec<FormId>,
    prepositions: Vec<FormId>,
    not_names: Vec<FormId>,
}

const DETERMINERS: [&str; 15] =
    ["the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your", "my", "whose"];
const POSSESSIVES: [&str; 8] = ["its", "their", "his", "her", "our", "your", "my", "whose"];
const PREPOSITIONS: [&str; 4] = ["of", "by", "against", "upon"];
/// Capitalised at the start of a sentence without being a name.
const NOT_NAMES: [&str; 40] = [
    "such", "all", "some", "no", "many", "more", "most", "few", "several", "other", "another", "any", "each", "every",
    "both", "and", "but", "or", "so", "in", "on", "at", "for", "from", "with", "by", "of", "to", "as", "if", "when",
    "while", "after", "before", "against", "under", "not", "what", "how", "why",
];

impl FunctionWords {
    pub(super) fn new(vocabulary: &Vocabulary) -> FunctionWords {
        let mut not_names = ids(vocabulary, NOT_NAMES);
        not_names.extend(ids(vocabulary, DETERMINERS));
        not_names.sort_unstable();
        FunctionWords {
            determiners: ids(vocabulary, DETERMINERS),
            possessives: ids(vocabulary, POSSESSIVES),
            prepositions: ids(vocabulary, PREPOSITIONS),
            not_names,
        }
    }
}

/// The ids of those words that the corpus has, sorted.
fn ids<'a>(vocabulary: &Vocabulary, words: impl IntoIterator<Item = &'a str>) -> Vec<FormId> {
    let mut out: Vec<FormId> = words.into_iter().filter_map(|word| vocabulary.find(&text::fold(word))).collect();
    out.sort_unstable();
    out
}

fn has(sorted: &[FormId], word: FormId) -> bool {
    sorted.binary_search(&word).is_ok()
}

impl Check {
    /// Compiles a guard for the form `written` so and spelt `form`; `None` if the guard is for other forms of the entry.
    pub(super) fn new(guard: &Guard, written: &str, form: &Spelling, vocabulary: &Vocabulary) -> Option<Check> {
        if !guard.forms.is_empty() && !guard.forms.iter().any(|other| other == written) {
            return None;
        }
        let compile = |conditions: &[Condition]| -> Vec<Test> {
            let mut tests: Vec<Test> =
                conditions.iter().map(|condition| Test::new(condition, form, vocabulary)).collect();
            tests.sort_by_key(Test::is_slow);
            tests
        };
        Some(Check {
            unless: compile(&guard.unless),
            only_if: (!guard.only_if.is_empty()).then(|| compile(&guard.only_if)),
        })
    }

    /// Whether a condition needs the sentence tagged.
    pub(super) fn is_slow(&self) -> bool {
        self.unless.iter().chain(self.only_if.iter().flatten()).any(Test::is_slow)
    }

    /// Whether the form passes at this place.
    pub(super) fn passes(&self, place: &mut Place<'_, '_>) -> bool {
        !self.unless.iter().any(|test| test.holds(place))
            && self.only_if.as_ref().is_none_or(|tests| tests.iter().any(|test| test.holds(place)))
    }
}

impl Test {
    fn new(condition: &Condition, form: &Spelling, vocabulary: &Vocabulary) -> Test {
        let near = |near: &Near| (ids(vocabulary, near.words.iter().map(String::as_str)), near.within);
        match condition {
            Condition::Before(words) => {
                let (words, within) = near(words);
                Test::Before(words, within)
            }
            Condition::After(words) => {
                let (words, within) = near(words);
                Test::After(words, within)
            }
            Condition::InSentence(words) => Test::InSentence(ids(vocabulary, words.iter().map(String::as_str))),
            Condition::InPhrase(phrases) => Test::InPhrase(
                spell(phrases.iter().map(String::as_str))
                    .iter()
                    .flat_map(|phrase| around(&phrase.folded, &form.folded, vocabulary))
                    .collect(),
            ),
            Condition::Tag(tags) => Test::Tag(tags.clone()),
            Condition::Possessor => Test::Possessor,
            Condition::NameBefore => Test::NameBefore,
            Condition::NameAfter => Test::NameAfter,
            Condition::InName => Test::InName,
            Condition::NumberBefore => Test::NumberBefore,
            Condition::DeterminerBefore => Test::DeterminerBefore,
            Condition::SentenceStart => Test::SentenceStart,
            Condition::Capitalised => Test::Capitalised,
            Condition::Joined => Test::Joined,
        }
    }

    fn is_slow(&self) -> bool {
        matches!(self, Test::Tag(_))
    }

    fn holds(&self, place: &mut Place<'_, '_>) -> bool {
        match self {
            Test::Before(words, within) => place.near(words, *within, Side::Before),
            Test::After(words, within) => place.near(words, *within, Side::After),
            Test::InSentence(words) => place.in_sentence(words),
            Test::InPhrase(phrases) => phrases
                .iter()
                .any(|(before, after)| place.reads(before, Side::Before) && place.reads(after, Side::After)),
            Test::Tag(tags) => place.tag().is_some_and(|tag| tags.iter().any(|wanted| wanted.is(tag))),
            Test::Possessor => place.possessor(),
            Test::NameBefore => place.name(Side::Before),
            Test::NameAfter => place.name(Side::After),
            Test::InName => place.in_name(),
            Test::NumberBefore => place.number_before(),
            Test::DeterminerBefore => place
                .neighbour(Side::Before)
                .is_some_and(|token| has(&place.known.determiners, place.reading.word(token))),
            Test::SentenceStart => place.at_start(),
            Test::Capitalised => place.reading.form(place.first).capitalised,
            Test::Joined => place.hyphen(Side::Before).is_some() || place.hyphen(Side::After).is_some(),
        }
    }
}

impl PartOfSpeech {
    fn is(self, tag: Tag) -> bool {
        tag == match self {
            PartOfSpeech::Adj => Tag::ADJ,
            PartOfSpeech::Adp => Tag::ADP,
            PartOfSpeech::Adv => Tag::ADV,
            PartOfSpeech::Aux => Tag::AUX,
            PartOfSpeech::Noun => Tag::NOUN,
            PartOfSpeech::Propn => Tag::PROPN,
            PartOfSpeech::Verb => Tag::VERB,
        }
    }
}

/// What stands before (nearest first) and after each occurrence of `form` in `phrase`; nothing if the corpus lacks one
/// of those words.
fn around(phrase: &[Box<str>], form: &[Box<str>], vocabulary: &Vocabulary) -> Vec<(Vec<FormId>, Vec<FormId>)> {
    if form.is_empty() || form.len() > phrase.len() {
        return Vec::new();
    }
    (0..=phrase.len() - form.len())
        .filter(|&at| phrase[at..at + form.len()] == *form)
        .filter_map(|at| {
            let before = phrase[..at].iter().rev().map(|word| vocabulary.find(word)).collect::<Option<_>>()?;
            let after = phrase[at + form.len()..].iter().map(|word| vocabulary.find(word)).collect::<Option<_>>()?;
            Some((before, after))
        })
        .collect()
}

/// Which way to look from a form.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// What is found out about a sentence when a condition first asks, and kept for its other forms.
#[derive(Default)]
pub(super) struct Remembered {
    tags: Option<Vec<Option<Tag>>>,
    title_case: Option<bool>,
}

/// A form at one place of a text.
pub(super) struct Place<'a, 'b> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) known: &'a FunctionWords,
    pub(super) sentence: &'a Sentence,
    /// The form's first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
    pub(super) remembered: &'b mut Remembered,
}

impl Place<'_, '_> {
    /// The tokens of the sentence on one side of the form, nearest first.
    fn tokens(&self, side: Side) -> impl Iterator<Item = usize> + use<> {
        let range = self.sentence.token_range();
        let (before, after) = match side {
            Side::Before => (range.start..self.first, 0..0),
            Side::After => (0..0, self.end..range.end),
        };
        before.rev().chain(after)
    }

    /// The token next to the form, hyphens passed over.
    fn neighbour(&self, side: Side) -> Option<usize> {
        self.tokens(side).find(|&token| !is_hyphen(self.reading.surface(token)))
    }

    /// A hyphen that ties the form to what stands on that side.
    fn hyphen(&self, side: Side) -> Option<usize> {
        let token = self.tokens(side).next().filter(|&token| is_hyphen(self.reading.surface(token)))?;
        let span = self.reading.token_span(token);
        let touches = match side {
            Side::Before => self.reading.token_span(self.first).start == span.end,
            Side::After => self.reading.token_span(self.end - 1).end == span.start,
        };
        touches.then_some(token)
    }

    fn near(&self, words: &[FormId], within: u8, side: Side) -> bool {
        let mut left = within;
        for token in self.tokens(side) {
            let form = self.reading.form(token);
            if has(words, form.word) {
                return true;
            }
            if form.is_word() {
                left -= 1;
                if left == 0 {
                    return false;
                }
            }
        }
        false
    }

    fn in_sentence(&self, words: &[FormId]) -> bool {
        self.tokens(Side::Before).chain(self.tokens(Side::After)).any(|token| has(words, self.reading.word(token)))
    }

    /// Whether exactly these words stand on that side, nearest first.
    fn reads(&self, words: &[FormId], side: Side) -> bool {
        let mut tokens = self.tokens(side).filter(|&token| !is_hyphen(self.reading.surface(token)));
        words.iter().all(|&word| tokens.next().is_some_and(|token| self.reading.word(token) == word))
    }

    fn possessor(&self) -> bool {
        let owned = self
            .tokens(Side::Before)
            .take(3)
            .take_while(|&token| self.reading.form(token).kind != TokenKind::Mark)
            .any(|token| {
                let form = self.reading.form(token);
                form.kind == TokenKind::Clitic || has(&self.known.possessives, form.word)
            });
        let mut after = self.tokens(Side::After);
        owned
            || (after.next().is_some_and(|token| has(&self.known.prepositions, self.reading.word(token)))
                && after
                    .take(4)
                    .take_while(|&token| self.reading.form(token).kind != TokenKind::Mark)
                    .any(|token| self.reading.form(token).capitalised))
    }

    fn name(&self, side: Side) -> bool {
        self.neighbour(side).is_some_and(|token| {
            let form = self.reading.form(token);
            form.kind == TokenKind::Word && form.capitalised && !has(&self.known.not_names, form.word)
        })
    }

    fn number_before(&self) -> bool {
        self.tokens(Side::Before)
            .filter(|&token| self.reading.form(token).is_word())
            .take(2)
            .any(|token| self.reading.form(token).kind == TokenKind::Number)
    }

    fn at_start(&self) -> bool {
        !self.tokens(Side::Before).any(|token| self.reading.form(token).is_word())
    }

    fn in_name(&mut self) -> bool {
        if !self.reading.form(self.first).capitalised || self.at_start() {
            return false;
        }
        // A capital after a colon, a dash, a bracket or an opening quotation mark may only begin a clause.
        let begins = self.tokens(Side::Before).next().is_some_and(|token| {
            self.reading.form(token).kind == TokenKind::Mark && !matches!(self.reading.surface(token), "," | "-" | "&")
        });
        !begins && !self.title_case()
    }

    /// Whether most longer words of the sentence are capitalised, so that capitals prove nothing.
    fn title_case(&mut self) -> bool {
        if let Some(known) = self.remembered.title_case {
            return known;
        }
        let mut words = 0;
        let mut capitals = 0;
        for token in self.sentence.token_range().skip(1) {
            let form = self.reading.form(token);
            if form.kind == TokenKind::Word && form.surface.len() >= 4 {
                words += 1;
                capitals += usize::from(form.capitalised);
            }
        }
        let title_case = words > 0 && capitals * 10 >= words * 8;
        self.remembered.title_case = Some(title_case);
        title_case
    }

    fn tag(&mut self) -> Option<Tag> {
        let at = self.first - self.sentence.token_range().start;
        let tags = self.remembered.tags.get_or_insert_with(|| text::tag(self.reading, self.sentence));
        tags.get(at).copied().flatten()
    }
}

/// Highlights come before rates when two entries share a form.
pub(super) fn precedence(role: Role) -> u8 {
    match role {
        Role::Highlight => 0,
        Role::Rate => 1,
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Lexicon, Matcher};
    use crate::model::{Article, Language};
    use crate::text::{self, Reading, Vocabulary};

    /// What an entry with one guard finds in a text; `guard` is its JSON without the note.
    fn found(forms: &str, guard: &str, body: &str) -> Vec<String> {
        let (term, forms) = forms.split_once(' ').unwrap_or((forms, ""));
        let forms: Vec<&str> = forms.split_whitespace().collect();
        let guard: serde_json::Value = serde_json::from_str(&format!("{{{guard}, \"note\": \"test\"}}")).unwrap();
        let entry = serde_json::json!({"term": term, "forms": forms, "guards": [guard]});
        let category = serde_json::json!({"id": "c", "title": "C", "family": "crime", "entries": [entry]});
        let file = serde_json::json!({"name": "Test", "version": "1", "categories": [category]});
        let lexicon = Lexicon::from_json(&file.to_string()).unwrap();
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = text::read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        let matcher = Matcher::new(&[lexicon], &vocabulary);
        matcher.find(&reading).into_iter().map(|(span, _)| span.of(&article.text).to_owned()).collect()
    }

    /// `unless` makes the condition keep the first text out and let the second in; `only_if` the other way round.
    fn check(form: &str, condition: &str, holds: &str, fails: &str) {
        let unless = format!(r#""unless": [{condition}]"#);
        let only_if = format!(r#""only_if": [{condition}]"#);
        assert_eq!(found(form, &unless, holds).len(), 0, "{condition} should hold in {holds:?}");
        assert_eq!(found(form, &unless, fails).len(), 1, "{condition} should not hold in {fails:?}");
        assert_eq!(found(form, &only_if, holds).len(), 1, "{condition} should hold in {holds:?}");
        assert_eq!(found(form, &only_if, fails).len(), 0, "{condition} should not hold in {fails:?}");
    }

    #[test]
    fn words_before() {
        let next = r#"{"before": {"words": ["tax", "drug"]}}"#;
        check("regime", next, "The tax regime was eased.", "They taxed the regime.");
        check("regime", next, "A Tax-regime.", "The tax and the regime.");
        let near = r#"{"before": {"words": ["charged"], "within": 3}}"#;
        check("murder", near, "He was charged with a murder.", "He was charged and then did commit murder.");
        check("murder", near, "He was charged, Monday, with murder.", "He was charged. Murder followed.");
        check("mob", r#"{"before": {"words": ["’s"]}}"#, "The mayor's mob.", "The mayor, mob.");
    }

    #[test]
    fn words_after() {
        check("flood", r#"{"after": {"words": ["of"]}}"#, "A flood of letters.", "A flood swept off the roof.");
        check("still", r#"{"after": {"words": [","]}}"#, "Still, he won.", "Still he won.");
        let near = r#"{"after": {"words": ["migrants"], "within": 2}}"#;
        check("wave", near, "A wave of migrants came.", "A wave of the migrants came.");
    }

    #[test]
    fn words_in_the_sentence() {
        let condition = r#"{"in_sentence": ["border"]}"#;
        check("surge", condition, "At the border they saw a surge.", "They saw a surge. It was at the border.");
    }

    #[test]
    fn phrases() {
        let condition = r#"{"in_phrase": ["heart attack", "attack helicopter", "the attack ad"]}"#;
        check("attack", condition, "He had a heart attack.", "The attack broke his heart.");
        check("attack", condition, "An attack-helicopter came.", "The attack by helicopter.");
        check("attack", condition, "Once more the attack ad ran.", "An attack ad ran.");
    }

    #[test]
    fn parts_of_speech() {
        let verb = r#"{"tag": ["VERB"]}"#;
        check("rip", verb, "The senators rip the plan.", "There was a rip in the coat.");
    }

    #[test]
    fn possessors() {
        for holds in [
            "Kestovia’s brutal crimes.",
            "Their crimes.",
            "The crimes of Kestovia.",
            "The crimes against the people of Oru.",
        ] {
            check("crimes", r#""possessor""#, holds, "Crimes are on the rise in June.");
        }
        check("crimes", r#""possessor""#, "Its crimes.", "Kestovia’s police, crimes apart.");
    }

    #[test]
    fn names_next_to_the_form() {
        check("regime", r#""name_before""#, "The Varn regime fell.", "The old regime fell.");
        check("regime", r#""name_before""#, "Varn regime falls.", "Such regime changes fail.");
        check("dictator", r#""name_after""#, "The dictator Varn fell.", "The dictator fell.");
    }

    #[test]
    fn part_of_a_name() {
        let condition = r#""in_name""#;
        check("genocide", condition, "They signed the Genocide Convention.", "They spoke of genocide.");
        check(
            "genocide",
            condition,
            "He works at the old Resistance Museum near the Genocide Hall.",
            "Genocide is a crime.",
        );
        check("genocide", condition, "The Genocide Act was read out.", "He said: “Genocide is a crime.”");
        check("genocide", condition, "The Genocide Act passed.", "Minister Calls Killing Genocide In Speech");
    }

    #[test]
    fn numbers_determiners_and_places_in_the_sentence() {
        check("pound", r#""number_before""#, "It cost 300 million pound.", "They pound the town 3 times.");
        check("rip", r#""determiner_before""#, "It has a rip.", "They rip it.");
        check("only", r#""sentence_start""#, "“Only two came.", "It was only two.");
        check("woke", r#""capitalised""#, "A Woke mob.", "A woke mob.");
    }

    #[test]
    fn joined_by_a_hyphen() {
        check("terrorism", r#""joined""#, "A counter-terrorism unit.", "Counter terrorism.");
        check("terrorism", r#""joined""#, "A terrorism-related charge.", "It was terrorism - and crime.");
    }

    #[test]
    fn a_guard_may_be_for_some_forms_only() {
        let guard = r#""forms": ["level"], "unless": ["determiner_before"]"#;
        assert_eq!(
            found("level levelled", guard, "The level rose. They level it. The levelled town."),
            ["level", "levelled"]
        );
    }
}
