//! An article cut into paragraphs, sentences and tokens.

use std::ops::Range;

use rayon::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::sentences;
use super::vocabulary::{Form, FormId, Vocabulary};
use crate::model::{Article, BlockKind, Cancelled, Progress, Span};

/// One token: a word, a number, a clitic or a mark. Its end is its start plus the length of its form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Byte offset into the text.
    pub start: u32,
    /// Which form it is.
    pub form: FormId,
}

/// What a sentence is part of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SentenceKind {
    /// The article's title.
    Title,
    /// A subheading.
    Heading,
    /// Running text.
    Body,
}

impl SentenceKind {
    /// The report's name.
    pub fn name(self) -> &'static str {
        match self {
            SentenceKind::Title => "title",
            SentenceKind::Heading => "heading",
            SentenceKind::Body => "body",
        }
    }
}

/// A sentence, without the white space around it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its text.
    pub span: Span,
    /// What it is part of.
    pub kind: SentenceKind,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Its paragraph, as an index into [`Document::paragraphs`].
    pub paragraph: u32,
}

impl Sentence {
    /// Its token indices as `usize`.
    pub fn token_range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

/// What a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ParagraphKind {
    /// The article's title.
    Title,
    /// A subheading.
    Heading,
    /// Running text.
    Body,
    /// A block quotation or embedded post: body text in somebody else's words.
    Quotation,
}

/// A paragraph: a stretch of text without line feeds, white space trimmed, never empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paragraph {
    /// Its text.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// Its sentences, as indices into [`Document::sentences`].
    pub sentences: Range<u32>,
}

/// An article's text as paragraphs, sentences and tokens, each in text order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// The paragraphs; the title, if any, is the first.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences; the title, if any, is the first.
    pub sentences: Vec<Sentence>,
    /// The tokens.
    pub tokens: Vec<Token>,
    /// Tokens that count as words, title included.
    pub words: u32,
}

impl Document {
    /// Index of the sentence that holds the byte `offset` or, failing that, the last one before it.
    pub fn sentence_at(&self, offset: u32) -> usize {
        self.sentences.partition_point(|s| s.span.start <= offset).saturating_sub(1)
    }

    /// Index of the first token that starts at or after the byte `offset`.
    pub fn token_from(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.start < offset)
    }
}

/// An article with its document and the vocabulary of both: what the analyses read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its document.
    pub document: &'a Document,
    /// The forms of its tokens.
    pub vocabulary: &'a Vocabulary,
}

impl<'a> Reading<'a> {
    /// The article's text.
    pub fn text(&self) -> &'a str {
        &self.article.text
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &'a str {
        &self.article.text[span.range()]
    }

    /// The tokens of the document.
    pub fn tokens(&self) -> &'a [Token] {
        &self.document.tokens
    }

    /// The sentences of the document.
    pub fn sentences(&self) -> &'a [Sentence] {
        &self.document.sentences
    }

    /// The form of the token at index `token`.
    pub fn form(&self, token: usize) -> &'a Form {
        self.vocabulary.form(self.document.tokens[token].form)
    }

    /// The folded form's id of the token at index `token`: what to compare words by.
    pub fn word(&self, token: usize) -> FormId {
        self.form(token).word
    }

    /// The folded spelling of the token at index `token`.
    pub fn folded(&self, token: usize) -> &'a str {
        self.vocabulary.folded(self.document.tokens[token].form)
    }

    /// The token as it stands.
    pub fn surface(&self, token: usize) -> &'a str {
        &self.form(token).surface
    }

    /// The bytes of the token at index `token`.
    pub fn token_span(&self, token: usize) -> Span {
        let start = self.document.tokens[token].start as usize;
        Span::new(start, start + self.surface(token).len())
    }

    /// From the start of the first token to the end of the last; empty at the first token's start if the range is empty.
    pub fn tokens_span(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() {
            let at = self.document.tokens.get(tokens.start).map_or(self.article.text.len(), |t| t.start as usize);
            return Span::new(at, at);
        }
        self.token_span(tokens.start).join(self.token_span(tokens.end - 1))
    }

    /// Indices of the tokens that lie in a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        self.document.token_from(span.start)..self.document.token_from(span.end)
    }
}

/// Cuts one article into paragraphs, sentences and tokens; new forms are entered in `vocabulary`.
pub fn read(article: &Article, vocabulary: &mut Vocabulary) -> Document {
    let text = article.text.as_str();
    let mut document = Document::default();
    for (span, kind) in paragraphs(article) {
        let first_sentence = document.sentences.len() as u32;
        let first_token = document.tokens.len();
        tokenise(text, span, vocabulary, &mut document.tokens);
        let sentence_kind = match kind {
            ParagraphKind::Title => SentenceKind::Title,
            ParagraphKind::Heading => SentenceKind::Heading,
            ParagraphKind::Body | ParagraphKind::Quotation => SentenceKind::Body,
        };
        let paragraph = document.paragraphs.len() as u32;
        let whole = sentence_kind != SentenceKind::Body;
        let tokens = &document.tokens[first_token..];
        let mut ranges = sentences::split(text, span, tokens, vocabulary, article.language, whole);
        if !whole && !article.breaks.is_empty() {
            ranges = sentences::corrected(ranges, tokens, &article.breaks);
        }
        for range in ranges {
            let tokens = first_token + range.start..first_token + range.end;
            let start = document.tokens[tokens.start].start as usize;
            let last = document.tokens[tokens.end - 1];
            let end = last.start as usize + vocabulary.form(last.form).surface.len();
            document.sentences.push(Sentence {
                span: Span::new(start, end),
                kind: sentence_kind,
                tokens: tokens.start as u32..tokens.end as u32,
                paragraph,
            });
        }
        let sentences = first_sentence..document.sentences.len() as u32;
        document.paragraphs.push(Paragraph { span, kind, sentences });
    }
    document.words = document.tokens.iter().filter(|t| vocabulary.form(t.form).is_word()).count() as u32;
    document.tokens.shrink_to_fit();
    document
}

/// Reads every article, on all processors. The vocabulary's ids follow the order of the articles.
///
/// # Errors
/// If `progress` is cancelled.
pub fn read_all(articles: &[Article], progress: &Progress) -> Result<(Vocabulary, Vec<Document>), Cancelled> {
    const CHUNK: usize = 64;
    const CHUNKS_AT_ONCE: usize = 16;
    let mut vocabulary = Vocabulary::default();
    let mut documents = Vec::with_capacity(articles.len());
    for batch in articles.chunks(CHUNK * CHUNKS_AT_ONCE) {
        progress.check()?;
        let parts: Vec<(Vocabulary, Vec<Document>)> = batch
            .par_chunks(CHUNK)
            .map(|chunk| {
                let mut local = Vocabulary::default();
                let read: Vec<Document> = chunk.iter().map(|article| read(article, &mut local)).collect();
                progress.advance(chunk.len());
                (local, read)
            })
            .collect();
        let mut renamed: Vec<Vec<FormId>> = Vec::with_capacity(parts.len());
        for (local, _) in &parts {
            renamed.push(local.forms().iter().map(|form| vocabulary.intern(&form.surface)).collect());
        }
        let done: Vec<Vec<Document>> = parts
            .into_par_iter()
            .zip(renamed)
            .map(|((_, mut read), names)| {
                for document in &mut read {
                    for token in &mut document.tokens {
                        token.form = names[token.form.index()];
                    }
                }
                read
            })
            .collect();
        documents.extend(done.into_iter().flatten());
    }
    Ok((vocabulary, documents))
}

/// The article's non-empty lines with their kinds, in order.
fn paragraphs(article: &Article) -> Vec<(Span, ParagraphKind)> {
    let text = article.text.as_str();
    let mut out = Vec::new();
    if let Some(title) = article.title {
        let title = title.trim(text);
        if !title.is_empty() {
            out.push((title, ParagraphKind::Title));
        }
    }
    let mut start = article.body_start();
    let mut blocks = article.blocks.iter().peekable();
    while start < text.len() {
        let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at);
        let line = Span::new(start, end).trim(text);
        if !line.is_empty() {
            while blocks.peek().is_some_and(|block| block.span.end <= line.start) {
                blocks.next();
            }
            let kind = match blocks.peek() {
                Some(block) if block.span.overlaps(line) => match block.kind {
                    BlockKind::Heading => ParagraphKind::Heading,
                    BlockKind::Quotation => ParagraphKind::Quotation,
                },
                _ => ParagraphKind::Body,
            };
            out.push((line, kind));
        }
        start = end + 1;
    }
    out
}

/// Cuts a stretch of text into tokens by the Unicode word rules (UAX 29), with the possessive ending split off.
fn tokenise(text: &str, span: Span, vocabulary: &mut Vocabulary, tokens: &mut Vec<Token>) {
    let base = span.start as usize;
    for (at, piece) in span.of(text).split_word_bound_indices() {
        if piece.chars().next().is_none_or(|c| c.is_whitespace() || is_invisible(c)) {
            continue;
        }
        let start = (base + at) as u32;
        match possessive(piece) {
            Some(cut) => {
                tokens.push(Token { start, form: vocabulary.intern(&piece[..cut]) });
                tokens.push(Token { start: start + cut as u32, form: vocabulary.intern(&piece[cut..]) });
            }
            None => tokens.push(Token { start, form: vocabulary.intern(piece) }),
        }
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Where the possessive ending of a word begins, if it has one.
fn possessive(word: &str) -> Option<usize> {
    let stem = word.strip_suffix(['s', 'S'])?;
    let stem = stem.strip_suffix(['\'', '\u{2019}', '\u{02bc}'])?;
    (!stem.is_empty()).then_some(stem.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn article(title: &str, body: &str) -> Article {
        let mut article = Article::default();
        article.set_text(title, body);
        article
    }

    fn surfaces(body: &str) -> Vec<String> {
        let article = article("", body);
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        document.tokens.iter().map(|t| vocabulary.form(t.form).surface.to_string()).collect()
    }

    #[test]
    fn possessives_are_split_and_contractions_kept() {
        assert_eq!(
            surfaces("Israel’s “genocide”, they don’t say"),
            ["Israel", "’s", "“", "genocide", "”", ",", "they", "don’t", "say"]
        );
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(surfaces("killed 16,000 or 3.5%"), ["killed", "16,000", "or", "3.5", "%"]);
    }

    #[test]
    fn the_title_is_a_paragraph_and_a_sentence_of_its_own() {
        let article = article("Riot. Or protest?", "It began.\n\nIt ended.");
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let kinds: Vec<_> = document.sentences.iter().map(|s| (s.kind, s.span.of(&article.text))).collect();
        assert_eq!(
            kinds,
            [
                (SentenceKind::Title, "Riot. Or protest?"),
                (SentenceKind::Body, "It began."),
                (SentenceKind::Body, "It ended.")
            ]
        );
    }

    #[test]
    fn threads_do_not_change_the_vocabulary() {
        let articles: Vec<Article> =
            (0..300).map(|n| article("", &format!("Word{n} and word{}", n * 7 % 50))).collect();
        let (a, first) = read_all(&articles, &Progress::default()).unwrap();
        let (b, second) = read_all(&articles, &Progress::default()).unwrap();
        assert_eq!(first, second);
        assert_eq!(a.len(), b.len());
        let mut one = Vocabulary::default();
        let alone: Vec<Document> = articles.iter().map(|article| read(article, &mut one)).collect();
        let spell = |v: &Vocabulary, d: &[Document]| -> Vec<String> {
            d.iter().flat_map(|d| d.tokens.iter().map(|t| v.form(t.form).surface.to_string())).collect()
        };
        assert_eq!(spell(&a, &first), spell(&one, &alone));
    }

    proptest! {
        #[test]
        fn tokens_and_sentences_are_spans_of_the_text(title in "\\PC{0,20}", body in "[\\PC\\n\u{201c}\u{201d}.!?' ]{0,200}") {
            let article = article(&title, &body);
            let mut vocabulary = Vocabulary::default();
            let document = read(&article, &mut vocabulary);
            let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
            let mut last = 0;
            for token in 0..document.tokens.len() {
                let span = reading.token_span(token);
                prop_assert!(span.start >= last);
                prop_assert_eq!(span.of(&article.text), reading.surface(token));
                last = span.end;
            }
            let mut next = 0;
            for sentence in &document.sentences {
                prop_assert_eq!(sentence.tokens.start, next);
                prop_assert!(sentence.tokens.end > next);
                next = sentence.tokens.end;
                prop_assert!(article.text.get(sentence.span.range()).is_some());
            }
            prop_assert_eq!(next as usize, document.tokens.len());
        }
    }
}
