//! A query cut into its pieces.

use std::ops::Range;

use super::QueryError;
use crate::wording::message;

/// A piece of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Piece {
    /// A word, perhaps with wildcards.
    Word(String),
    /// What stands between quotation marks.
    Quoted(String),
    /// What stands between slashes.
    Regex(String),
    /// `key:` with its values, `-key:` if they are left out.
    Restriction {
        /// The key in lower case.
        key: String,
        /// Values, each with its place.
        values: Vec<(Range<usize>, String)>,
        /// Whether `-` stands before it.
        except: bool,
    },
    /// `OR` or `|`.
    Or,
    /// `AND` or `&`.
    And,
    /// `NOT`, or `-` before a word.
    Not,
    /// `(`
    Open,
    /// `)`
    Close,
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

/// Cuts a query into pieces, each with its place.
pub(super) fn pieces(text: &str) -> Result<Vec<(Range<usize>, Piece)>, QueryError> {
    let mut lexer = Lexer { text, at: 0 };
    let mut out = Vec::new();
    while let Some(c) = lexer.peek() {
        let start = lexer.at;
        if c.is_whitespace() {
            lexer.take();
            continue;
        }
        let piece = match c {
            '(' => lexer.single(Piece::Open),
            ')' => lexer.single(Piece::Close),
            '|' => lexer.single(Piece::Or),
            '&' => lexer.single(Piece::And),
            '"' | '“' | '„' | '”' => Piece::Quoted(lexer.quoted()?),
            '/' => Piece::Regex(lexer.regex()?),
            '-' | '−' if lexer.rest().chars().nth(1).is_some_and(|next| !next.is_whitespace() && next != '-') => {
                lexer.take();
                match lexer.restriction(start, true)? {
                    Some(restriction) => restriction,
                    None => Piece::Not,
                }
            }
            _ => match lexer.restriction(start, false)? {
                Some(restriction) => restriction,
                None => match lexer.word() {
                    "OR" => Piece::Or,
                    "AND" => Piece::And,
                    "NOT" => Piece::Not,
                    word => Piece::Word(word.to_owned()),
                },
            },
        };
        out.push((start..lexer.at, piece));
    }
    Ok(out)
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn single(&mut self, piece: Piece) -> Piece {
        self.take();
        piece
    }

    /// Up to white space, a quotation mark or a bracket.
    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '(' | ')' | '|'))
            .unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn quoted(&mut self) -> Result<String, QueryError> {
        let start = self.at;
        self.take();
        let rest = self.rest();
        let Some(end) = rest.find(['"', '”', '“']) else {
            return Err(QueryError::new(
                start..self.text.len(),
                message!("A quotation mark is not closed. Put another one at the end of the phrase."),
            ));
        };
        self.at += end;
        self.take();
        Ok(rest[..end].to_owned())
    }

    fn regex(&mut self) -> Result<String, QueryError> {
        let start = self.at;
        self.take();
        let mut out = String::new();
        let mut chars = self.rest().char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '/' => {
                    self.at += at + 1;
                    return Ok(out);
                }
                '\\' => match chars.next() {
                    Some((_, '/')) => out.push('/'),
                    Some((_, other)) => out.extend(['\\', other]),
                    None => break,
                },
                _ => out.push(c),
            }
        }
        Err(QueryError::new(
            start..self.text.len(),
            message!(
                "A regular expression is not closed. Put / at its end, or quotation marks around the words if the slash is part of them."
            ),
        ))
    }

    /// `key:value,"other value"` at this place; `None` if it is something else.
    fn restriction(&mut self, start: usize, except: bool) -> Result<Option<Piece>, QueryError> {
        let rest = self.rest();
        let Some(colon) =
            rest.find(|c: char| !c.is_ascii_alphabetic()).filter(|&at| at > 0 && rest[at..].starts_with(':'))
        else {
            return Ok(None);
        };
        let key = rest[..colon].to_ascii_lowercase();
        self.at += colon + 1;
        let mut values = Vec::new();
        loop {
            let from = self.at;
            let value = if let Some('"' | '“' | '„' | '”') = self.peek() {
                self.quoted()?
            } else {
                let rest = self.rest();
                let end = rest
                    .find(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '“' | '”' | '(' | ')' | '|'))
                    .unwrap_or(rest.len());
                self.at += end;
                if end == 0 {
                    let message = message!(
                        "`{key}:` has no value. Write it directly behind the colon, in quotation marks if it holds a space.",
                        key
                    );
                    return Err(QueryError::new(start..self.at, message));
                }
                rest[..end].to_owned()
            };
            values.push((from..self.at, value));
            if self.peek() != Some(',') {
                break;
            }
            self.take();
        }
        Ok(Some(Piece::Restriction { key, values, except }))
    }
}
