//! REFI-QDA 1.5, the exchange format of programs for qualitative analysis (www.qdasoftware.org): projects (`.qdpx`) out,
//! code books (`.qdc`) out and in. Element and attribute names are those of the published schemas of 18 March 2019.

mod code_book;
mod project;
mod xml;

use sha2::{Digest, Sha256};

pub use code_book::{code_book_from_qdc, code_book_to_qdc};
pub use project::{Exchange, project};

use super::item::hexadecimal;
use crate::wording::{Message, Said, message};

/// Why an exchange file cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said())]
pub enum QdaError {
    /// The file is no code book, or broken.
    Read {
        /// The file's name.
        file: String,
        /// The line, counted from 1.
        line: u32,
        /// What is wrong and what helps.
        message: Message,
    },
    /// The archive could not be put together.
    Pack(#[from] zip::result::ZipError),
    /// A part of the archive could not be written.
    Write(#[from] std::io::Error),
}

impl QdaError {
    fn said(&self) -> Message {
        match self {
            QdaError::Read { file, line, message } => message!("{file}, line {line}: {message}", file, line, message),
            QdaError::Pack(error) => packing_failed(error),
            QdaError::Write(error) => packing_failed(error),
        }
    }
}

impl Said for QdaError {
    fn message(&self) -> Message {
        self.said()
    }
}

fn packing_failed(error: &dyn std::fmt::Display) -> Message {
    message!("The project cannot be packed: {error}. Try again with fewer articles.", error = error.to_string())
}

/// What the program calls itself in exchange files.
fn origin() -> String {
    format!("Parallax {}", env!("CARGO_PKG_VERSION"))
}

/// The identifier of a thing, the same in every export: a UUID of version 8 (RFC 9562) made from a hash of its names.
fn guid(names: &[&str]) -> String {
    let mut hash = Sha256::new();
    for name in names {
        hash.update(name.as_bytes());
        hash.update([0]);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let text = hexadecimal(&bytes);
    [&text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..]].join("-")
}
