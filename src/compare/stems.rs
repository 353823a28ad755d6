//! The stems of a collection: what words are compared by, how much each of them weighs, which are names or numbers.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::background::{Background, UNLISTED};
use crate::model::Language;
use crate::text::{self, Document, FormId, Reading, SentenceKind, TokenKind, Vocabulary};

/// English words that turn a statement round, as stems.
const NEGATIONS: [&str; 6] = ["not", "no", "never", "without", "deni", "cannot"];

/// Position of a stem in [`Stems`].
pub(super) type StemId = u32;

/// In place of a stem: punctuation marks and possessive endings.
const NO_STEM: StemId = StemId::MAX;

/// An article with fewer words than this is too short for its language to be told safely; it is stemmed like most of
/// the collection, so that two headlines are never compared under two stemmers.
const TELLING_WORDS: u32 = 40;

/// Length in words of the article that document shares are worked out for.
const ARTICLE_WORDS: f32 = 400.0;

/// The stems of a collection, with one table per language from forms to stems.
pub(super) struct Stems {
    tables: Vec<Vec<StemId>>,
    table_of_document: Vec<u32>,
    spelling: Vec<Box<str>>,
    weight: Vec<f32>,
    number: Vec<bool>,
    negation: Vec<bool>,
    name: Vec<bool>,
}

impl Stems {
    /// Stems every form of the articles and weighs the stems.
    pub(super) fn new(readings: &[Reading<'_>], vocabulary: &Vocabulary) -> Stems {
        let (languages, table_of_document) = languages(readings);
        let mut stems = Stems {
            tables: vec![Vec::new(); languages.len()],
            table_of_document,
            spelling: Vec::new(),
            weight: Vec::new(),
            number: Vec::new(),
            negation: Vec::new(),
            name: Vec::new(),
        };
        let mut index: FxHashMap<Box<str>, StemId> = FxHashMap::default();
        let usage: Vec<Usage> =
            languages.par_iter().enumerate().map(|(at, _)| stems.usage(at, readings, vocabulary)).collect();
        let mut names: Vec<[u32; 2]> = Vec::new();
        for (at, (&language, usage)) in languages.iter().zip(&usage).enumerate() {
            let english = is_english(language);
            let spelt: Vec<Option<(String, bool)>> = vocabulary
                .forms()
                .par_iter()
                .enumerate()
                .map_init(
                    || text::stemmer(language),
                    |stemmer, (id, form)| {
                        if usage.seen[id] == 0 {
                            return None;
                        }
                        let folded = vocabulary.folded(FormId(id as u32));
                        match form.kind {
                            TokenKind::Mark | TokenKind::Clitic => None,
                            TokenKind::Number => Some((number(folded), true)),
                            TokenKind::Word if form.all_capitals && folded == "us" => Some(("u.s".to_owned(), false)),
                            TokenKind::Word => {
                                if let Some(digits) = spelt_number(folded).filter(|_| english) {
                                    Some((digits.to_owned(), true))
                                } else {
                                    let stem = stemmer.as_ref().map_or(folded.into(), |stemmer| stemmer.stem(folded));
                                    Some((stem.into_owned(), false))
                                }
                            }
                        }
                    },
                )
                .collect();
            let mut table = vec![NO_STEM; vocabulary.len()];
            for (id, spelt) in spelt.into_iter().enumerate() {
                let Some((spelling, is_number)) = spelt else {
                    continue;
                };
                let stem = if let Some(&stem) = index.get(spelling.as_str()) {
                    stem
                } else {
                    let stem = stems.spelling.len() as StemId;
                    let spelling = spelling.into_boxed_str();
                    stems.weight.push(0.0);
                    stems.number.push(is_number);
                    stems.negation.push(NEGATIONS.contains(&&*spelling) || spelling.ends_with("n't"));
                    names.push([0, 0]);
                    index.insert(spelling.clone(), stem);
                    stems.spelling.push(spelling);
                    stem
                };
                table[id] = stem;
                let inside = if usage.inside_sentences == 0 { usage.seen[id] } else { usage.inside[id] };
                let capitalised = vocabulary.forms()[id].capitalised;
                names[stem as usize][usize::from(capitalised)] += inside;
            }
            stems.tables[at] = table;
        }
        stems.name = names.iter().map(|[lower, capital]| capital > lower).collect();
        stems.weigh(&languages, readings);
        stems
    }

    /// How often the forms stand in the documents of one language.
    fn usage(&self, table: usize, readings: &[Reading<'_>], vocabulary: &Vocabulary) -> Usage {
        let mut usage =
            Usage { seen: vec![0; vocabulary.len()], inside: vec![0; vocabulary.len()], inside_sentences: 0 };
        for (reading, _) in readings.iter().zip(&self.table_of_document).filter(|(_, of)| **of as usize == table) {
            let document = reading.document;
            for sentence in &document.sentences {
                let mut first = true;
                for token in &document.tokens[sentence.token_range()] {
                    usage.seen[token.form.index()] += 1;
                    let is_word = vocabulary.form(token.form).kind == TokenKind::Word;
                    if is_word && !first && sentence.kind == SentenceKind::Body {
                        usage.inside[token.form.index()] += 1;
                        usage.inside_sentences += 1;
                    }
                    first &= !is_word;
                }
            }
        }
        usage
    }

    /// Weights: for English the negative logarithm of the share of articles that hold the stem, by the background list;
    /// for other languages by the collection itself, but for names, which are taken to be rare.
    fn weigh(&mut self, languages: &[Language], readings: &[Reading<'_>]) {
        let background = Background::english();
        let mut share: Vec<f32> = vec![0.0; self.spelling.len()];
        let mut english: Vec<bool> = vec![false; self.spelling.len()];
        for (at, &language) in languages.iter().enumerate() {
            if is_english(language) {
                for &stem in self.tables[at].iter().filter(|stem| **stem != NO_STEM) {
                    english[stem as usize] = true;
                }
                continue;
            }
            let mut held = vec![0u32; self.spelling.len()];
            let mut last = vec![u32::MAX; self.spelling.len()];
            let mut count = 0u32;
            for (n, reading) in readings.iter().enumerate() {
                if self.table_of_document[n] as usize != at {
                    continue;
                }
                count += 1;
                for stem in self.of_tokens(n, reading.document, 0..reading.document.tokens.len()) {
                    if last[stem as usize] != n as u32 {
                        last[stem as usize] = n as u32;
                        held[stem as usize] += 1;
                    }
                }
            }
            for (stem, &held) in held.iter().enumerate() {
                if held > 0 && !self.name[stem] {
                    share[stem] = share[stem].max(held as f32 / (count + 1) as f32);
                }
            }
        }
        for stem in 0..self.spelling.len() {
            let spelling = &*self.spelling[stem];
            let frequency = if self.number[stem] {
                number_frequency(spelling)
            } else if english[stem] {
                background.frequency(spelling)
            } else {
                UNLISTED
            };
            let share = share[stem].max(1.0 - (-frequency * ARTICLE_WORDS).exp());
            self.weight[stem] = -share.max(1e-9).ln();
        }
    }

    /// Number of stems.
    pub(super) fn len(&self) -> usize {
        self.spelling.len()
    }

    /// How much sharing the stem says: 0 for a word of every text, about 10 for one hardly ever seen.
    pub(super) fn weight(&self, stem: StemId) -> f32 {
        self.weight[stem as usize]
    }

    /// Whether the stem is a number.
    pub(super) fn is_number(&self, stem: StemId) -> bool {
        self.number[stem as usize]
    }

    /// Whether the stem turns a statement round.
    pub(super) fn is_negation(&self, stem: StemId) -> bool {
        self.negation[stem as usize]
    }

    /// Whether the stem is mostly written with a capital letter inside sentences.
    pub(super) fn is_name(&self, stem: StemId) -> bool {
        self.name[stem as usize] && !self.number[stem as usize]
    }

    /// The stem of a form in a document; `None` for marks and clitics.
    pub(super) fn of(&self, document: usize, form: FormId) -> Option<StemId> {
        let stem = self.tables[self.table_of_document[document] as usize][form.index()];
        (stem != NO_STEM).then_some(stem)
    }

    /// The stems of some tokens of a document, in text order, marks left out.
    pub(super) fn of_tokens<'a>(
        &'a self,
        document: usize,
        content: &'a Document,
        tokens: std::ops::Range<usize>,
    ) -> impl Iterator<Item = StemId> + 'a {
        let table = &self.tables[self.table_of_document[document] as usize];
        content.tokens[tokens].iter().map(|token| table[token.form.index()]).filter(|stem| *stem != NO_STEM)
    }
}

/// How often forms occur: anywhere, and inside body sentences after their first word.
struct Usage {
    seen: Vec<u32>,
    inside: Vec<u32>,
    inside_sentences: usize,
}

/// The languages of the collection, and which of them each document is taken to be in.
fn languages(readings: &[Reading<'_>]) -> (Vec<Language>, Vec<u32>) {
    let mut words: Vec<(Language, u64)> = Vec::new();
    for reading in readings.iter().filter(|reading| reading.article.language != Language::UNKNOWN) {
        let (language, count) = (reading.article.language, u64::from(reading.document.words));
        match words.iter_mut().find(|entry| entry.0 == language) {
            Some(entry) => entry.1 += count,
            None => words.push((language, count)),
        }
    }
    let mut main = (Language::ENGLISH, 0);
    for &(language, count) in &words {
        if count > main.1 {
            main = (language, count);
        }
    }
    let mut languages: Vec<Language> = vec![main.0];
    let tables = readings
        .iter()
        .map(|reading| {
            let language = reading.article.language;
            if language == Language::UNKNOWN || reading.document.words < TELLING_WORDS {
                return 0;
            }
            let known = languages.iter().position(|known| *known == language);
            known.unwrap_or_else(|| {
                languages.push(language);
                languages.len() - 1
            }) as u32
        })
        .collect();
    (languages, tables)
}

fn is_english(language: Language) -> bool {
    language == Language::ENGLISH || language == Language::UNKNOWN
}

/// A number without its thousands separators.
fn number(folded: &str) -> String {
    let grouped = folded.split(',').skip(1).all(|part| part.len() == 3) && folded.contains(',');
    if grouped { folded.replace(',', "") } else { folded.to_owned() }
}

/// How often one number is met: small ones and years are common, long ones rare.
fn number_frequency(digits: &str) -> f32 {
    match digits.len() {
        0 | 1 => 4e-4,
        2 => 1e-4,
        4 if digits.starts_with("19") || digits.starts_with("20") => 1e-4,
        3 => 3e-5,
        _ => 1e-6,
    }
}

/// Number words that are written as digits just as often. `one` is left out: it is mostly a pronoun.
fn spelt_number(word: &str) -> Option<&'static str> {
    Some(match word {
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "eleven" => "11",
        "twelve" => "12",
        _ => return None,
    })
}
