//! Which blocks of a page are the article: elements that are no part of it by their kind or their class go first, then
//! the element that holds the prose is found, then single blocks in it are judged.

use super::blocks::{Block, Kind};
use super::furniture::{drop_elements, prose_mass};
use super::head::Head;
use super::title::folded;
use super::tree::{Node, NodeId, Page};
use crate::import::clean::{self, Line};

/// Why each block is not part of the article; `None` for the article's own.
pub(super) struct Choice {
    /// By block.
    pub reasons: Vec<Option<&'static str>>,
    /// The blocks of the element that holds the article: what is removed outside of it is not worth listing.
    pub inside: Vec<bool>,
    /// The element that holds the article.
    pub container: NodeId,
}

/// Chooses the article's blocks.
pub(super) fn choose(page: &Page, blocks: &[Block], head: &Head) -> Choice {
    let dropped = drop_elements(page, blocks);
    let kept = |at: usize| dropped[blocks[at].owner].is_none();
    let mass = prose_mass(page, blocks, kept);
    let container = container(page, &mass, &folded(&head.title));
    let mut inside: Vec<bool> = blocks.iter().map(|block| page.lies_in(block.owner, container)).collect();
    for at in standfirst(blocks, head, &inside, kept) {
        inside[at] = true;
    }
    let mut reasons: Vec<Option<&'static str>> = blocks
        .iter()
        .zip(&inside)
        .map(|(block, inside)| if *inside { dropped[block.owner] } else { Some("outside") })
        .collect();
    judge_blocks(blocks, head, &mut reasons);
    if let Some(stated) = &head.body {
        keep_to_stated(blocks, stated, &mut reasons);
    }
    Choice { reasons, inside, container }
}

/// The element whose prose is the article.
fn container(page: &Page, mass: &[usize], title: &str) -> NodeId {
    let total = mass[0];
    if total == 0 {
        return 0;
    }
    // What publishers call the article's text. The surer the name, the less of the page's prose it must hold: a short
    // article may stand above many long teasers.
    let mut best: Option<(u32, NodeId)> = None;
    for (id, node) in page.nodes.iter().enumerate() {
        let rank = names_the_body(node);
        let share = mass[id] as f32 / total as f32;
        let enough = match rank {
            0 => continue,
            3 => mass[id] >= 150 && share > 0.1,
            2 => mass[id] >= 400 && share > 0.25 || share > 0.5,
            _ => share > 0.5,
        };
        if !enough {
            continue;
        }
        // Of several equals the first is the page's own article, unless it is the smaller part of one text.
        let better = best.is_none_or(|(known, other)| {
            rank > known || rank == known && mass[id] > mass[other] && !(rank >= 2 && own_headline(page, other, id))
        });
        if better {
            best = Some((rank, id));
        }
    }
    let named = best.filter(|(rank, _)| *rank >= 2).map(|(_, id)| id);
    let mut at = named.or_else(|| one_of_several(page, mass, title)).or(best.map(|(_, id)| id)).unwrap_or(0);
    // Down to the element that holds nearly all of it.
    loop {
        let here = mass[at];
        let Some(&child) = page.nodes[at].children.iter().max_by_key(|&&child| mass[child]) else {
            break;
        };
        if mass[child] * 100 >= here * 92
            && !matches!(
                page.nodes[child].name.as_str(),
                "p" | "blockquote" | "li" | "ul" | "ol" | "tr" | "td" | "pre" | ""
            )
            && here > 0
        {
            at = child;
        } else {
            break;
        }
    }
    at
}

/// Whether a headline of the first level or a new `article` stands between two elements: then they are two articles.
fn own_headline(page: &Page, first: NodeId, second: NodeId) -> bool {
    !page.lies_in(second, first) && (first..second).any(|id| page.nodes[id].name == "h1")
        || {
            let article = |id: NodeId| {
                std::iter::once(id).chain(page.ancestors(id)).find(|&around| page.nodes[around].name == "article")
            };
            matches!((article(first), article(second)), (Some(a), Some(b)) if a != b && !page.lies_in(b, a) && !page.lies_in(a, b))
        }
}

/// Several `article` elements side by side, an endless page or teasers that look like articles: the one that holds the
/// page's headline is meant, or the first that has a headline of the first level.
fn one_of_several(page: &Page, mass: &[usize], title: &str) -> Option<NodeId> {
    let articles: Vec<NodeId> = page
        .named("article")
        .filter(|&id| mass[id] >= 200 && !page.ancestors(id).any(|around| page.nodes[around].name == "article"))
        // A list of more is no page of articles, and need not be searched whole.
        .take(60)
        .collect();
    if articles.len() < 2 {
        return None;
    }
    let headings = |id: NodeId| {
        ["h1", "h2"].into_iter().flat_map(|level| page.named(level)).filter(move |&heading| page.lies_in(heading, id))
    };
    let titled = articles
        .iter()
        .copied()
        .find(|&id| !title.is_empty() && headings(id).any(|heading| folded(&page.text(heading)) == title));
    let with_headline =
        articles.iter().filter(|&&id| headings(id).any(|heading| page.nodes[heading].name == "h1")).count();
    titled.or_else(|| (with_headline >= 2).then_some(articles[0]))
}

/// How surely an element is called the article's text, from 0 (not at all).
fn names_the_body(node: &Node) -> u32 {
    if node.attribute("itemprop").is_some_and(|key| key.split_whitespace().any(|key| key == "articleBody")) {
        return 3;
    }
    if matches!(node.name.as_str(), "html" | "body" | "p" | "a" | "span" | "li" | "") {
        return 0;
    }
    const NAMES: &[&str] = &[
        "article body",
        "articlebody",
        "entry content",
        "post content",
        "story body",
        "storybody",
        "article content",
        "article text",
        "articletext",
        "post body",
        "content body",
        "story content",
        "story text",
        "article main",
        "body content",
        "news text",
        "newstext",
        "article copy",
        "body copy",
        "article story",
        "rich text",
        "field name body",
        "body text",
        "bodytext",
        "entry body",
        "postcontent",
        "entrycontent",
        "article detail",
        "td post content",
    ];
    if NAMES.iter().any(|name| node.hints.contains(&format!(" {name} "))) {
        return 2;
    }
    u32::from(node.name == "article")
}

/// Judges the blocks inside the container one by one and by their neighbours.
fn judge_blocks(blocks: &[Block], head: &Head, reasons: &mut [Option<&'static str>]) {
    let title = folded(&head.title);
    for (block, reason) in blocks.iter().zip(reasons.iter_mut()).filter(|(_, reason)| reason.is_none()) {
        let key = folded(&block.text);
        if block.kind == Kind::Heading && !title.is_empty() && key == title {
            *reason = Some("title");
        } else if block.kind == Kind::Caption {
            *reason = Some("photo-caption");
        } else if block.link_density() > 0.75
            && block.chars > 3
            && !is_address_alone(&block.text)
            && !(block.kind == Kind::Quotation
                || block.kind == Kind::Row
                || clean::reads_as_prose(&Line::new(&block.text)) && block.text.ends_with('.'))
        {
            *reason = Some("related-link");
        }
    }
    let open: Vec<usize> = (0..blocks.len()).filter(|&at| reasons[at].is_none()).collect();
    let lines: Vec<Line<'_>> = open.iter().map(|&at| Line::new(&blocks[at].text)).collect();
    for (&at, reason) in open.iter().zip(clean::sweep(&lines)) {
        reasons[at] = reason.filter(|_| !is_address_alone(&blocks[at].text));
    }
    trim_edges(blocks, reasons);
    drop_repeats(blocks, reasons);
}

/// A bare web address that stands in the text as itself.
fn is_address_alone(text: &str) -> bool {
    text.starts_with("http") && !text.contains(' ')
}

/// The standfirst: prose between the headline and the element that holds the text.
fn standfirst(blocks: &[Block], head: &Head, inside: &[bool], kept: impl Fn(usize) -> bool) -> Vec<usize> {
    let Some(first) = inside.iter().position(|inside| *inside) else {
        return Vec::new();
    };
    let title = folded(&head.title);
    let Some(heading) = (0..first)
        .rev()
        .find(|&at| blocks[at].kind == Kind::Heading && !title.is_empty() && folded(&blocks[at].text) == title)
    else {
        return Vec::new();
    };
    let between: Vec<usize> = (heading + 1..first)
        .filter(|&at| {
            let line = Line::new(&blocks[at].text);
            kept(at)
                && !matches!(blocks[at].kind, Kind::Caption | Kind::Row)
                && blocks[at].link_density() < 0.3
                && line.sentence
                && line.words >= 8
        })
        .collect();
    if between.len() <= 4 { between } else { Vec::new() }
}

/// Where the page states its body in full, what comes before its beginning and after its end goes. A stated body that
/// was cut off says nothing about the end.
fn keep_to_stated(blocks: &[Block], stated: &str, reasons: &mut [Option<&'static str>]) {
    let all = folded(stated);
    let open: Vec<usize> = (0..blocks.len()).filter(|&at| reasons[at].is_none()).collect();
    let keys: Vec<String> = open.iter().map(|&at| folded(&blocks[at].text)).collect();
    let told = |key: &String| key.len() >= 20 && all.contains(key.as_str());
    let covered: usize = keys.iter().filter(|key| told(key)).map(String::len).sum();
    if all.len() < 300 || covered * 10 < all.len() * 8 {
        return;
    }
    let Some(last) = keys.iter().rposition(told) else {
        return;
    };
    if all.ends_with(keys[last].as_str()) {
        for &at in &open[last + 1..] {
            reasons[at] = Some("after-the-text");
        }
    }
}

/// Headings and short lines before the first and after the last prose belong to what surrounds the text.
fn trim_edges(blocks: &[Block], reasons: &mut [Option<&'static str>]) {
    let open: Vec<usize> = (0..blocks.len()).filter(|&at| reasons[at].is_none()).collect();
    let Some(last) = open.iter().rposition(|&at| blocks[at].kind != Kind::Heading) else {
        return;
    };
    for &at in &open[last + 1..] {
        reasons[at] = Some("heading-without-text");
    }
}

/// The same long paragraph twice is a pull quotation or a second rendering; the first one stays.
fn drop_repeats(blocks: &[Block], reasons: &mut [Option<&'static str>]) {
    let mut seen = std::collections::BTreeSet::new();
    for (block, reason) in blocks.iter().zip(reasons.iter_mut()).filter(|(_, reason)| reason.is_none()) {
        if block.chars >= 40 && !seen.insert(folded(&block.text)) {
            *reason = Some("repetition");
        }
    }
}
