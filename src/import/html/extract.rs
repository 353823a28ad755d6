//! Which blocks of a page are the article: elements that are no part of it by their kind or their class go first, then
//! the element that holds the prose is found, then single blocks in it are judged.

use super::blocks::{Block, Kind};
use super::head::{Head, folded};
use super::tree::{Node, NodeId, Page};
use crate::import::clean::{self, Line};

/// Why each block is not part of the article; `None` for the article's own.
pub(super) struct Choice {
    /// By block.
    pub reasons: Vec<Option<&'static str>>,
    /// The blocks of the element that holds the article: what is removed outside of it is not worth listing.
    pub inside: Vec<bool>,
}

/// Characters of prose by element, own and of all within.
fn prose_mass(page: &Page, blocks: &[Block], counts: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut mass = vec![0; page.nodes.len()];
    for (at, block) in blocks.iter().enumerate() {
        if block.is_prose() && counts(at) {
            mass[block.owner] += block.chars;
        }
    }
    // Children come after their parents.
    for id in (1..page.nodes.len()).rev() {
        mass[page.nodes[id].parent] += mass[id];
    }
    mass
}

/// Chooses the article's blocks.
pub(super) fn choose(page: &Page, blocks: &[Block], head: &Head) -> Choice {
    let dropped = drop_elements(page, blocks);
    let kept = |at: usize| dropped[blocks[at].owner].is_none();
    let mass = prose_mass(page, blocks, kept);
    let container = container(page, &mass);
    let inside: Vec<bool> = blocks
        .iter()
        .map(|block| page.lies_in(block.owner, container))
        .collect();
    let mut reasons: Vec<Option<&'static str>> = blocks
        .iter()
        .zip(&inside)
        .map(|(block, inside)| {
            if *inside {
                dropped[block.owner]
            } else {
                Some("outside")
            }
        })
        .collect();
    judge_blocks(page, blocks, head, container, &mut reasons);
    Choice { reasons, inside }
}

const COMMENTS: &[&str] = &[
    "comments",
    "comment",
    "disqus",
    "respond",
    "commentlist",
    "kommentare",
    "comentarios",
    "commentaires",
    "livefyre",
    "fbcomments",
    "reactions",
];
const FURNITURE: &[(&str, &[&str])] = &[
    (
        "share",
        &[
            "share",
            "sharing",
            "shares",
            "sharebar",
            "sharethis",
            "social",
            "socials",
            "socialmedia",
            "addthis",
            "addtoany",
            "sharedaddy",
            "shariff",
            "a2a",
            "sociallinks",
        ],
    ),
    (
        "subscribe",
        &[
            "newsletter",
            "newsletters",
            "subscribe",
            "subscription",
            "signup",
            "subscriber",
            "paywall",
            "regwall",
            "mailchimp",
        ],
    ),
    (
        "related-link",
        &[
            "related",
            "relatedposts",
            "relatedarticles",
            "recirc",
            "recirculation",
            "recommended",
            "recommendation",
            "recommendations",
            "recommend",
            "readmore",
            "readnext",
            "outbrain",
            "taboola",
            "trending",
            "popular",
            "mostread",
            "zergnet",
            "revcontent",
            "mgid",
            "jp",
            "yarpp",
            "morestories",
            "seealso",
            "alsoread",
            "crp",
            "rp4wp",
            "upnext",
            "onward",
            "teasers",
            "moreon",
        ],
    ),
    (
        "advertisement",
        &[
            "sponsor",
            "sponsored",
            "promo",
            "promos",
            "promoted",
            "promotion",
            "advert",
            "advertisement",
            "advertising",
            "advertorial",
            "ad",
            "ads",
            "adsense",
            "adslot",
            "adunit",
            "dfp",
            "adbox",
            "anzeige",
            "werbung",
            "affiliate",
        ],
    ),
    (
        "cookie-notice",
        &[
            "cookie", "cookies", "consent", "gdpr", "onetrust", "borlabs", "cli", "cmp",
        ],
    ),
    (
        "navigation",
        &[
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "nav",
            "navigation",
            "navbar",
            "menu",
            "toc",
            "skip",
            "topbar",
            "toolbar",
            "prevnext",
            "postnav",
        ],
    ),
    (
        "sidebar",
        &["sidebar", "sidebars", "rail", "widget", "widgets", "infobar"],
    ),
    (
        "footer",
        &["footer", "copyright", "disclaimer", "colophon", "imprint"],
    ),
    (
        "byline",
        &[
            "byline",
            "bylines",
            "authorbox",
            "bio",
            "author",
            "authors",
            "postmeta",
            "meta",
            "dateline",
            "vcard",
            "contributors",
            "writer",
        ],
    ),
    (
        "tags",
        &["tags", "tag", "taglist", "topics", "keywords", "categories"],
    ),
    (
        "popup",
        &["popup", "modal", "overlay", "lightbox", "tooltip", "dropdown"],
    ),
    (
        "widget",
        &[
            "poll",
            "quiz",
            "ticker",
            "rating",
            "ratings",
            "login",
            "search",
            "player",
            "gallery",
            "slideshow",
            "carousel",
            "swiper",
            "slider",
        ],
    ),
];

/// Elements that are no part of an article, with the reason; children inherit it.
fn drop_elements(page: &Page, blocks: &[Block]) -> Vec<Option<&'static str>> {
    let mass = prose_mass(page, blocks, |_| true);
    let (mut chars, mut linked) = (vec![0_usize; page.nodes.len()], vec![0_usize; page.nodes.len()]);
    for block in blocks {
        chars[block.owner] += block.chars;
        linked[block.owner] += block.linked;
    }
    let mut heading = vec![false; page.nodes.len()];
    for id in (1..page.nodes.len()).rev() {
        let parent = page.nodes[id].parent;
        chars[parent] += chars[id];
        linked[parent] += linked[id];
        heading[id] |=
            page.nodes[id].name == "h1" || page.nodes[id].attribute("itemprop") == Some("articleBody");
        heading[parent] |= heading[id];
    }
    let mut dropped: Vec<Option<&'static str>> = vec![None; page.nodes.len()];
    // Comments first: what they weigh must not protect or condemn anything else.
    let mut total = mass[0];
    for id in 1..page.nodes.len() {
        let node = &page.nodes[id];
        dropped[id] = dropped[node.parent];
        if dropped[id].is_none() && !node.name.is_empty() && is_comments(node) && !heading[id] {
            dropped[id] = Some("comment-form");
            total = total.saturating_sub(mass[id]);
        }
    }
    for id in 1..page.nodes.len() {
        let node = &page.nodes[id];
        if dropped[id].is_none() {
            dropped[id] = dropped[node.parent];
        }
        if dropped[id].is_some()
            || node.name.is_empty()
            || matches!(node.name.as_str(), "html" | "body" | "main" | "h1")
        {
            continue;
        }
        let share = mass[id] as f32 / total.max(1) as f32;
        if share >= 0.4 {
            continue;
        }
        let density = linked[id] as f32 / chars[id].max(1) as f32;
        dropped[id] =
            by_kind(node, share, heading[id]).or_else(|| by_words(node, share, density, heading[id]));
        // A box of links: other articles, sections, tags.
        if dropped[id].is_none()
            && chars[id] >= 20
            && density > 0.6
            && mass[id] == 0
            && matches!(
                node.name.as_str(),
                "div" | "section" | "ul" | "ol" | "table" | "dl" | "figure" | "aside" | "p"
            )
            && !is_inline_only(node)
        {
            let links = count_links(page, id);
            if links >= 3 || matches!(node.name.as_str(), "ul" | "ol" | "section" | "aside") && links >= 2 {
                dropped[id] = Some("link-list");
            }
        }
    }
    dropped
}

fn is_inline_only(node: &Node) -> bool {
    matches!(node.name.as_str(), "p")
}

fn count_links(page: &Page, id: NodeId) -> usize {
    let mut links = 0;
    let mut stack = vec![id];
    while let Some(at) = stack.pop() {
        links += usize::from(page.nodes[at].name == "a");
        stack.extend(&page.nodes[at].children);
    }
    links
}

fn is_comments(node: &Node) -> bool {
    !matches!(
        node.name.as_str(),
        "html" | "body" | "main" | "article" | "a" | "span"
    ) && COMMENTS.iter().any(|word| node.hints_at(word))
        && ![
            "no comments",
            "comments closed",
            "nocomments",
            "comments off",
            "comments open",
            "has comments",
            "with comments",
        ]
        .iter()
        .any(|words| node.hints.contains(words))
}

fn by_kind(node: &Node, share: f32, heading: bool) -> Option<&'static str> {
    match (node.name.as_str(), node.attribute("role").unwrap_or("")) {
        ("nav", _) | (_, "navigation" | "menu" | "menubar" | "search") => Some("navigation"),
        ("footer", _) | (_, "contentinfo") => Some("footer"),
        ("aside", _) | (_, "complementary") if !heading => Some("aside"),
        ("form", _) if share < 0.2 && !heading => Some("form"),
        (_, "dialog" | "alertdialog" | "banner") if !heading => Some("popup"),
        _ => None,
    }
}

fn by_words(node: &Node, share: f32, density: f32, heading: bool) -> Option<&'static str> {
    if node.hints.len() <= 1 || heading && share > 0.05 {
        return None;
    }
    for (reason, words) in FURNITURE {
        for word in *words {
            if !node.hints_at(word) {
                continue;
            }
            // Names that page builders give to everything, and words that also mark whole articles.
            let harmless = match *word {
                "widget" | "widgets" => node.hints_at("elementor") || node.hints_at("text"),
                "tag" | "categories" | "topics" | "author" | "meta" | "social" => {
                    matches!(node.name.as_str(), "article") || share > 0.1
                }
                "promo" | "popular" | "trending" | "promotion" | "ad" => node.name == "article",
                "slider" | "carousel" | "gallery" | "player" | "search" | "swiper" => share > 0.1 || heading,
                "jp" => !node.hints_at("relatedposts"),
                "cli" => density < 0.1 && share > 0.05,
                "menu" | "skip" | "rail" => share > 0.15,
                _ => false,
            };
            if !harmless {
                return Some(reason);
            }
        }
    }
    None
}

/// The element whose prose is the article.
fn container(page: &Page, mass: &[usize]) -> NodeId {
    let total = mass[0];
    if total == 0 {
        return 0;
    }
    // What publishers call the article's text.
    let mut best: Option<(u32, usize, NodeId)> = None;
    for (id, node) in page.nodes.iter().enumerate() {
        let rank = names_the_body(node);
        if rank == 0 || mass[id] * 2 < total {
            continue;
        }
        if best.is_none_or(|(known, weight, _)| rank > known || rank == known && mass[id] > weight) {
            best = Some((rank, mass[id], id));
        }
    }
    let mut at = best.map_or(0, |(_, _, id)| id);
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

/// How surely an element is called the article's text, from 0 (not at all).
fn names_the_body(node: &Node) -> u32 {
    if node
        .attribute("itemprop")
        .is_some_and(|key| key.split_whitespace().any(|key| key == "articleBody"))
    {
        return 3;
    }
    if matches!(
        node.name.as_str(),
        "html" | "body" | "p" | "a" | "span" | "li" | ""
    ) {
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
fn judge_blocks(
    page: &Page,
    blocks: &[Block],
    head: &Head,
    container: NodeId,
    reasons: &mut [Option<&'static str>],
) {
    let title = folded(&head.title);
    for (block, reason) in blocks
        .iter()
        .zip(reasons.iter_mut())
        .filter(|(_, reason)| reason.is_none())
    {
        let key = folded(&block.text);
        if block.kind == Kind::Heading && !title.is_empty() && key == title {
            *reason = Some("title");
        } else if block.kind == Kind::Caption {
            *reason = Some("photo-caption");
        } else if block.link_density() > 0.85
            && block.chars > 3
            && !(block.kind == Kind::Quotation
                || block.kind == Kind::Row
                || clean::reads_as_prose(&Line::new(&block.text)) && block.text.ends_with('.'))
        {
            *reason = Some("related-link");
        }
    }
    // Other headings of the page's first level stand outside of the text.
    let _ = (page, container);
    let open: Vec<usize> = (0..blocks.len()).filter(|&at| reasons[at].is_none()).collect();
    let lines: Vec<Line<'_>> = open.iter().map(|&at| Line::new(&blocks[at].text)).collect();
    for (&at, reason) in open.iter().zip(clean::sweep(&lines)) {
        reasons[at] = reason;
    }
    trim_edges(blocks, reasons);
    drop_repeats(blocks, reasons);
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
    for (block, reason) in blocks
        .iter()
        .zip(reasons.iter_mut())
        .filter(|(_, reason)| reason.is_none())
    {
        if block.chars >= 40 && !seen.insert(folded(&block.text)) {
            *reason = Some("repetition");
        }
    }
}
