//! An article in the making: what a format's reader hands to the importer.

use crate::model::{Article, Block, BlockKind, Language, Removed, Span};

/// An article without its place in the corpus (path, unique id, language), which the importer adds.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The article as far as the file tells.
    pub article: Article,
    /// The language the file claims.
    pub language: Option<Language>,
    /// Whether the id is the input's own.
    pub own_id: bool,
}

/// Puts a body together paragraph by paragraph and remembers what was left out where.
#[derive(Debug, Default)]
pub(super) struct BodyBuilder {
    /// The body so far.
    pub text: String,
    blocks: Vec<Block>,
    removed: Vec<Removed>,
}

impl BodyBuilder {
    /// Adds a paragraph.
    pub(super) fn push(&mut self, paragraph: &str, kind: Option<BlockKind>) {
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(paragraph);
        if let Some(kind) = kind {
            self.blocks.push(Block { span: Span::new(start, self.text.len()), kind });
        }
    }

    /// Notes a line that is not part of the article and stood here.
    pub(super) fn remove(&mut self, line: &str, reason: &str) {
        self.removed.push(Removed { text: line.trim().to_owned(), reason: reason.to_owned(), before: u32::MAX });
        if let Some(last) = self.removed.last_mut() {
            last.before = self.text.len() as u32;
        }
    }

    /// The article, with all offsets counted from the start of its text.
    pub(super) fn finish(self, title: &str) -> Article {
        let title = title.trim();
        let mut article = Article::default();
        article.set_text(title, &self.text);
        let shift = article.body_start() as u32;
        let length = article.text.len() as u32;
        article.blocks = self
            .blocks
            .into_iter()
            .map(|block| Block { span: Span { start: block.span.start + shift, end: block.span.end + shift }, ..block })
            .collect();
        article.removed = self
            .removed
            .into_iter()
            .map(|line| {
                // In front of the next paragraph, not of the empty line before it.
                let mut before = (line.before + shift).min(length);
                if article.text[before as usize..].starts_with("\n\n") {
                    before += 2;
                }
                Removed { before, ..line }
            })
            .collect();
        article
    }
}

/// Line ends as `\n`, without NUL: all that is done to the text of structured inputs.
pub(super) fn plain_line_ends(text: String) -> String {
    if !text.bytes().any(|b| b == b'\r' || b == 0) {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_from_the_start_of_the_text() {
        let mut builder = BodyBuilder::default();
        builder.remove("Home", "navigation");
        builder.push("One.", None);
        builder.remove("Share", "share");
        builder.push("TWO", Some(BlockKind::Heading));
        let article = builder.finish("Title");
        assert_eq!(article.text, "Title\n\nOne.\n\nTWO");
        assert_eq!(article.blocks[0].span.of(&article.text), "TWO");
        assert_eq!(article.removed[0].before, 7);
        assert_eq!(article.removed[1].before as usize, article.text.len() - 3);
    }

    #[test]
    fn line_ends_are_line_feeds() {
        assert_eq!(plain_line_ends("a\r\nb\rc\0d".into()), "a\nb\ncd");
    }
}
