//! HTML: one article out of a page.

mod blocks;
mod extract;
mod furniture;
mod head;
mod title;
mod tree;

use self::blocks::{Block, Kind};
use self::head::Head;
use self::title::folded;
use self::tree::Page;
use super::clean::{self, Line};
use super::dates::{self, Reading};
use super::draft::{BodyBuilder, Draft};
use crate::model::{Basis, BlockKind, Published};

/// Reads a page.
pub(super) fn read(html: &str) -> Draft {
    let page = Page::parse(html);
    let head = head::read(&page);
    let blocks = blocks::read(&page);
    let choice = extract::choose(&page, &blocks, &head);
    let mut builder = BodyBuilder::default();
    let mut byline: Vec<String> = Vec::new();
    let mut date_line = None;
    let mut hidden = blocks::hidden(&page, choice.container).into_iter().peekable();
    for ((block, reason), inside) in blocks.iter().zip(&choice.reasons).zip(&choice.inside) {
        // Elements are numbered in the order of the page.
        while let Some((_, text)) = hidden.next_if(|(id, _)| *id < block.owner) {
            builder.remove(&text, "hidden");
        }
        match reason {
            None => builder.push(&block.text, block_kind(block)),
            Some("title" | "outside") => {}
            Some(reason) if *inside => {
                if *reason == "byline" && byline.is_empty() && clean::is_byline(&block.text) {
                    byline = clean::byline_names(&block.text);
                }
                if *reason == "date-line" && date_line.is_none() {
                    date_line = dates::parse(&block.text);
                }
                builder.remove(&block.text, reason);
            }
            Some(_) => {}
        }
    }
    for (_, text) in hidden {
        builder.remove(&text, "hidden");
    }
    if let Some(body) = head.body.as_deref().filter(|body| stated_body_is_better(body, &builder.text)) {
        builder = BodyBuilder::default();
        let lines: Vec<Line<'_>> = body.lines().map(Line::new).filter(|line| !line.text.is_empty()).collect();
        for (line, reason) in lines.iter().zip(clean::sweep(&lines)) {
            match reason {
                None => builder.push(line.text, None),
                Some(reason) => builder.remove(line.text, reason),
            }
        }
    }
    let date_line = date_line.or_else(|| date_beside_title(&blocks, &head.title));
    assemble(head, builder, byline, date_line)
}

/// A date in a short line around the headline.
fn date_beside_title(blocks: &[Block], title: &str) -> Option<Reading> {
    let title = folded(title);
    let at = blocks
        .iter()
        .position(|block| block.kind == Kind::Heading && !title.is_empty() && folded(&block.text) == title)?;
    let near = blocks.iter().enumerate().skip(at.saturating_sub(3)).take(12);
    near.filter(|(_, block)| block.chars <= 70 || block.text.starts_with(|c: char| c.is_ascii_digit()))
        .find_map(|(_, block)| dates::find(&block.text).into_iter().find(|found| block.chars <= 70 || found.start == 0))
        .map(|found| found.reading)
}

fn assemble(head: Head, builder: BodyBuilder, byline: Vec<String>, date_line: Option<Reading>) -> Draft {
    let mut article = builder.finish(&head.title);
    article.source = head.source;
    article.published = match (head.published, date_line) {
        (Published { date: None, .. }, Some(Reading::Day(date))) => {
            Published { date: Some(date), basis: Basis::Html, doubt: None }
        }
        (Published { date: None, .. }, Some(Reading::Ambiguous(words))) => {
            Published { date: None, basis: Basis::Unknown, doubt: Some(words) }
        }
        (stated, _) => stated,
    };
    article.url = head.url;
    article.authors = if head.authors.is_empty() { byline } else { head.authors };
    if let Some(description) = head.description.filter(|text| !text.is_empty()) {
        article.metadata.insert("description".to_owned(), description);
    }
    Draft { article, language: head.language, own_id: false }
}

fn block_kind(block: &Block) -> Option<BlockKind> {
    match block.kind {
        Kind::Heading => Some(BlockKind::Heading),
        Kind::Quotation => Some(BlockKind::Quotation),
        // A short bold line of its own is a subheading.
        _ if block.bold && block.chars <= 80 && !Line::new(&block.text).sentence => Some(BlockKind::Heading),
        _ => None,
    }
}

/// Whether the body the page gives to search engines is a better one than what was found in the page: nothing was
/// found there, or something else.
fn stated_body_is_better(stated: &str, found: &str) -> bool {
    let (all, seen) = (folded(stated), folded(found));
    if all.chars().count() < 300 {
        return false;
    }
    seen.len() * 2 < all.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r##"<!doctype html><html lang="en-GB"><head><title>Ferry late again | Coast Daily</title>
        <meta property="og:site_name" content="Coast Daily"><meta property="article:published_time" content="2024-05-06T08:00:00Z">
        <link rel="canonical" href="https://coast.example/ferry"></head><body>
        <nav><a href="/">Home</a><a href="/s">Sport</a></nav>
        <article><h1>Ferry late again</h1><p class="byline">By Mira Tolland</p>
        <div class="share-bar"><a href="#">Share on Facebook</a></div>
        <div class="article-body"><p>The ferry to the island was two hours late on Monday, the third delay in a week, the harbour board said.</p>
        <h2>What the crew says</h2>
        <p>Engineers blamed a pump that had been due for replacement since the spring, and asked for money to buy a new one.</p>
        <blockquote>We were promised the part in March, and nobody has seen it yet.</blockquote>
        <p><a href="/x">Read more: Island school to close</a></p>
        <figure><img src="a"><figcaption>The ferry in May. Photo: Harbour Board</figcaption></figure>
        <p>The board meets on Friday to decide whether to hire a second boat for the rest of the season.</p></div></article>
        <div id="comments"><p>What a shame, this would never have happened under the old board, believe me, I was there.</p></div>
        <footer><p>Copyright Coast Daily</p></footer></body></html>"##;

    #[test]
    fn a_page_becomes_an_article() {
        let article = read(PAGE).article;
        assert_eq!(article.title(), "Ferry late again");
        assert_eq!(article.source.value, "Coast Daily");
        assert_eq!(article.published.date.map(|date| date.to_string()).as_deref(), Some("2024-05-06"));
        assert_eq!(article.url.as_deref(), Some("https://coast.example/ferry"));
        assert_eq!(article.body().matches("\n\n").count(), 4, "{}", article.text);
        assert!(
            !article.text.contains("Photo:")
                && !article.text.contains("Read more")
                && !article.text.contains("old board")
        );
        let kinds: Vec<(BlockKind, &str)> =
            article.blocks.iter().map(|block| (block.kind, block.span.of(&article.text))).collect();
        assert_eq!(kinds[0], (BlockKind::Heading, "What the crew says"));
        assert_eq!(kinds[1].0, BlockKind::Quotation);
        assert!(article.removed.iter().any(|line| line.reason == "photo-caption"));
    }

    #[test]
    fn what_the_page_hides_is_listed() {
        let page = r#"<html><body><article><h1>Late</h1><p>The ferry to the island was two hours late on Monday, the board said.</p>
            <div class="paywall" style="display:none"><p>Nobody at the board would say why it had happened again.</p></div>
            <p>The board meets on Friday to decide about a second boat for the rest of the season.</p></article></body></html>"#;
        let article = read(page).article;
        assert!(!article.text.contains("Nobody"));
        let removed = &article.removed[0];
        assert_eq!(
            (removed.text.as_str(), removed.reason.as_str()),
            ("Nobody at the board would say why it had happened again.", "hidden")
        );
        assert!(article.text[removed.before as usize..].contains("meets on Friday"));
    }

    #[test]
    fn a_title_that_is_not_closed_ends_with_its_line_or_the_body() {
        let article = read("<html><head><title>Ferry late\n<body><h1>Ferry late</h1><p>The ferry was late again on Monday, the board said.</p>").article;
        assert_eq!(
            (article.title(), article.body()),
            ("Ferry late", "The ferry was late again on Monday, the board said.")
        );
    }

    #[test]
    fn the_number_of_a_note_is_no_part_of_the_word_before_it() {
        let article = read("<article><h1>Late</h1><p>The crews<sup>1</sup> and the board<sup><a href='#n2'>[2]</a></sup> met on the 3<sup>rd</sup> of May.</p></article>").article;
        assert!(article.body().ends_with("The crews 1 and the board [2] met on the 3rd of May."), "{}", article.text);
    }

    #[test]
    fn the_stated_body_serves_when_the_page_has_none() {
        let body = "The ferry to the island was late again. ".repeat(10);
        let page = format!(
            r#"<html><script type="application/ld+json">{{"@type":"NewsArticle","headline":"Late","articleBody":"{body}"}}</script><body><p>Please wait</p></body></html>"#
        );
        assert!(read(&page).article.body().contains("late again"));
    }

    proptest::proptest! {
        #[test]
        fn any_markup_gives_an_article_with_sound_spans(html in "(<(p|div|h2|ul|li|a href=x|blockquote|table|tr|td|article)>|</(p|div|a)>|[a-zäé ]{1,30}|\\PC{0,8}){0,40}") {
            let article = read(&html).article;
            for block in &article.blocks {
                let _ = block.span.of(&article.text);
            }
            for line in &article.removed {
                proptest::prop_assert!(article.text.is_char_boundary(line.before as usize));
            }
        }
    }
}
