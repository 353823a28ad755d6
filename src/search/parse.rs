//! A query understood: what to look for, and where.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::QueryError;
use super::lexer::{Piece, pieces};
use crate::text::Wildcard;
use crate::wording::message;

/// How deep brackets may nest.
const DEEPEST: usize = 32;
/// The most memory a regular expression may take, in bytes.
const REGEX_SIZE: usize = 4 << 20;

/// A query, read but not yet tied to a corpus.
#[derive(Clone, Debug)]
pub struct Query {
    /// What to look for; `None` for all hits of the lexicon.
    pub(super) find: Option<Node>,
    /// Where.
    pub(super) restrictions: Vec<Restriction>,
    /// Whether upper and lower case count.
    pub(super) exact: bool,
}

/// What to look for.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Words in a row, as written.
    Words(Vec<String>),
    /// A regular expression over the text.
    Regex(Box<Regex>),
    /// One of these.
    Either(Vec<Node>),
    /// The first, in sentences that hold (`true`) or lack (`false`) the others.
    With(Box<Node>, Vec<(bool, Node)>),
}

/// What a restriction is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Key {
    Voice,
    Source,
    Event,
    Date,
    Category,
    Language,
}

/// Values that restrict the search.
#[derive(Clone, Debug)]
pub(super) struct Restriction {
    pub(super) key: Key,
    pub(super) values: Vec<(Range<usize>, String)>,
    pub(super) except: bool,
}

const KEYS: [(&str, Key); 6] = [
    ("voice", Key::Voice),
    ("source", Key::Source),
    ("event", Key::Event),
    ("date", Key::Date),
    ("category", Key::Category),
    ("language", Key::Language),
];

impl Query {
    /// Reads a query; the language is described at the head of this module.
    ///
    /// # Errors
    /// If it cannot be understood, with the place and what would be right.
    pub fn parse(text: &str) -> Result<Query, QueryError> {
        let mut restrictions = Vec::new();
        let mut exact = false;
        let mut rest = Vec::new();
        for (at, piece) in pieces(text)? {
            match piece {
                Piece::Restriction { key, values, except } => {
                    if key == "case" {
                        exact = case(&values, &at)?;
                    } else {
                        restrictions.push(Restriction { key: known(&key, &at)?, values, except });
                    }
                }
                piece => rest.push((at, piece)),
            }
        }
        if rest.is_empty() && restrictions.is_empty() {
            let message = message!("Type a word, a phrase, or a restriction such as category:… to search for.");
            return Err(QueryError::new(0..text.len(), message));
        }
        let mut parser = Parser { pieces: rest, at: 0, end: text.len(), exact };
        let find = if parser.pieces.is_empty() { None } else { Some(parser.either(0)?) };
        if let Some((at, _)) = parser.pieces.get(parser.at) {
            return Err(QueryError::new(
                at.clone(),
                message!("A bracket is closed that was not opened. Take it out, or put quotation marks around it."),
            ));
        }
        Ok(Query { find, restrictions, exact })
    }
}

fn known(key: &str, at: &Range<usize>) -> Result<Key, QueryError> {
    if let Some((_, known)) = KEYS.iter().find(|(name, _)| *name == key) {
        return Ok(*known);
    }
    let near = KEYS.iter().map(|(name, _)| *name).chain(["case"]).find(|name| {
        let same = name.chars().zip(key.chars()).take_while(|(a, b)| a == b).count();
        same >= 3 || (same >= 2 && name.len().abs_diff(key.len()) <= 1)
    });
    let message = match near {
        Some(near) => message!("There is no restriction `{key}:`. Did you mean `{near}:`?", key, near),
        None => message!(
            "There is no restriction `{key}:`. There are voice:, source:, event:, date:, category:, language: and case:. \
             To search for these words, put them in quotation marks.",
            key
        ),
    };
    Err(QueryError::new(at.clone(), message))
}

fn case(values: &[(Range<usize>, String)], at: &Range<usize>) -> Result<bool, QueryError> {
    match values {
        [(_, value)] if value.eq_ignore_ascii_case("exact") => Ok(true),
        [(_, value)] if value.eq_ignore_ascii_case("any") => Ok(false),
        _ => Err(QueryError::new(at.clone(), message!("`case:` is either case:exact or case:any."))),
    }
}

struct Parser {
    pieces: Vec<(Range<usize>, Piece)>,
    at: usize,
    end: usize,
    exact: bool,
}

impl Parser {
    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at).map(|(_, piece)| piece)
    }

    fn place(&self) -> Range<usize> {
        self.pieces.get(self.at).map_or(self.end..self.end, |(at, _)| at.clone())
    }

    fn either(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut out = vec![self.with(depth)?];
        while self.peek() == Some(&Piece::Or) {
            self.at += 1;
            out.push(self.with(depth)?);
        }
        Ok(if out.len() == 1 { out.swap_remove(0) } else { Node::Either(out) })
    }

    fn with(&mut self, depth: usize) -> Result<Node, QueryError> {
        let first = self.operand(depth)?;
        let mut others = Vec::new();
        loop {
            let wanted = match self.peek() {
                Some(Piece::And) => {
                    self.at += 1;
                    let not = self.peek() == Some(&Piece::Not);
                    self.at += usize::from(not);
                    !not
                }
                Some(Piece::Not) => {
                    self.at += 1;
                    false
                }
                // Something else side by side (`"a b" /c/`): both in the sentence.
                Some(Piece::Regex(_) | Piece::Open | Piece::Quoted(_) | Piece::Word(_)) => true,
                _ => break,
            };
            others.push((wanted, self.operand(depth)?));
        }
        Ok(if others.is_empty() { first } else { Node::With(Box::new(first), others) })
    }

    fn words(&self, words: Vec<String>, at: Range<usize>) -> Result<Node, QueryError> {
        if !words.iter().any(|word| word.chars().any(|c| !c.is_whitespace() && !c.is_control())) {
            return Err(QueryError::new(at, message!("There is nothing to look for between the quotation marks.")));
        }
        let wildcards: Vec<Wildcard> = words.iter().filter_map(|word| Wildcard::new(word)).collect();
        if wildcards.len() == words.len() && wildcards.iter().all(Wildcard::is_bare) {
            return Err(QueryError::new(
                at,
                message!("A wildcard alone fits every word. Put letters or another word beside it."),
            ));
        }
        if self.exact && wildcards.iter().any(|wildcard| !wildcard.is_bare()) {
            let message = message!(
                "case:exact and wildcards exclude each other. Use a regular expression, such as /Terror\\w*/."
            );
            return Err(QueryError::new(at, message));
        }
        Ok(Node::Words(words))
    }

    fn operand(&mut self, depth: usize) -> Result<Node, QueryError> {
        let at = self.place();
        match self.peek().cloned() {
            Some(Piece::Word(_)) => {
                let mut words = Vec::new();
                let mut place = at;
                while let Some((at, Piece::Word(word))) = self.pieces.get(self.at) {
                    words.push(word.clone());
                    place.end = at.end;
                    self.at += 1;
                }
                self.words(words, place)
            }
            Some(Piece::Quoted(phrase)) => {
                self.at += 1;
                let words: Vec<String> = phrase.split_whitespace().map(str::to_owned).collect();
                self.words(words, at)
            }
            Some(Piece::Regex(pattern)) => {
                self.at += 1;
                regex(&pattern, self.exact, at)
            }
            Some(Piece::Open) => {
                if depth >= DEEPEST {
                    return Err(QueryError::new(at, message!("Brackets are nested too deeply.")));
                }
                self.at += 1;
                let inner = self.either(depth + 1)?;
                if self.peek() != Some(&Piece::Close) {
                    return Err(QueryError::new(at, message!("A bracket is not closed. Put ) where the group ends.")));
                }
                self.at += 1;
                Ok(inner)
            }
            Some(Piece::Not) => {
                let message = message!(
                    "NOT stands behind what to look for: `mob NOT police`. To search for the word, put it in quotation marks."
                );
                Err(QueryError::new(at, message))
            }
            Some(Piece::Or | Piece::And) => {
                let message = message!(
                    "A word is missing before OR or AND. To search for these words, put them in quotation marks."
                );
                Err(QueryError::new(at, message))
            }
            Some(Piece::Close) => {
                Err(QueryError::new(at, message!("There is nothing to look for before the closing bracket.")))
            }
            Some(Piece::Restriction { .. }) | None => {
                Err(QueryError::new(at, message!("The query breaks off: something to look for is missing at its end.")))
            }
        }
    }
}

fn regex(pattern: &str, exact: bool, at: Range<usize>) -> Result<Node, QueryError> {
    if pattern.is_empty() {
        return Err(QueryError::new(at, message!("There is nothing between the slashes.")));
    }
    let built = RegexBuilder::new(pattern)
        .case_insensitive(!exact)
        .multi_line(true)
        .size_limit(REGEX_SIZE)
        .nest_limit(100)
        .build();
    match built {
        Ok(regex) => Ok(Node::Regex(Box::new(regex))),
        Err(regex::Error::CompiledTooBig(_)) => {
            Err(QueryError::new(at, message!("The regular expression is too large. Use smaller numbers in {…}.")))
        }
        Err(error) => {
            // The last line says what is wrong; those before it draw the pattern.
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or("").trim_start_matches("error: ");
            Err(QueryError::new(
                at,
                message!("The regular expression /{pattern}/ cannot be read: {reason}.", pattern, reason),
            ))
        }
    }
}
