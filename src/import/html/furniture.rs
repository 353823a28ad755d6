//! Elements that are no part of an article by their kind or by what their class is called: navigation, share bars,
//! comments, boxes of links.

use super::blocks::{Block, Kind};
use super::tree::{Node, NodeId, Page};

/// Characters of prose by element, own and of all within.
pub(super) fn prose_mass(page: &Page, blocks: &[Block], counts: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut mass = vec![0; page.nodes.len()];
    for (at, block) in blocks.iter().enumerate() {
        // Rows of a table are short, but a table can be all that an article has.
        let row = block.kind == Kind::Row && block.link_density() < 0.5;
        if (block.is_prose() || row) && counts(at) {
            mass[block.owner] += block.chars;
        }
    }
    // Children come after their parents.
    for id in (1..page.nodes.len()).rev() {
        mass[page.nodes[id].parent] += mass[id];
    }
    mass
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
            "moreposts",
            "youmaylike",
            "alsolike",
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
    ("cookie-notice", &["cookie", "cookies", "consent", "gdpr", "onetrust", "borlabs", "cli", "cmp"]),
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
    ("sidebar", &["sidebar", "sidebars", "rail", "widget", "widgets", "infobar"]),
    ("footer", &["footer", "copyright", "disclaimer", "colophon", "imprint"]),
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
    ("tags", &["tags", "tag", "taglist", "topics", "keywords", "categories"]),
    ("popup", &["popup", "modal", "overlay", "lightbox", "tooltip", "dropdown", "popover", "hovercard"]),
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
pub(super) fn drop_elements(page: &Page, blocks: &[Block]) -> Vec<Option<&'static str>> {
    let mass = prose_mass(page, blocks, |_| true);
    let (mut chars, mut linked) = (vec![0_usize; page.nodes.len()], vec![0_usize; page.nodes.len()]);
    for block in blocks {
        chars[block.owner] += block.chars;
        linked[block.owner] += block.linked;
    }
    let mut heading = vec![false; page.nodes.len()];
    let mut quotation = vec![false; page.nodes.len()];
    for id in (1..page.nodes.len()).rev() {
        let parent = page.nodes[id].parent;
        chars[parent] += chars[id];
        linked[parent] += linked[id];
        heading[id] |= page.nodes[id].name == "h1" || page.nodes[id].attribute("itemprop") == Some("articleBody");
        heading[parent] |= heading[id];
        quotation[id] |= page.nodes[id].name == "blockquote";
        quotation[parent] |= quotation[id];
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
            || matches!(node.name.as_str(), "html" | "body" | "main" | "h1" | "tr" | "td" | "th" | "tbody" | "thead")
        {
            continue;
        }
        let share = mass[id] as f32 / total.max(1) as f32;
        if share >= 0.4 {
            continue;
        }
        let density = linked[id] as f32 / chars[id].max(1) as f32;
        dropped[id] =
            by_kind(node, share, heading[id]).or_else(|| by_words(node, share, density, heading[id], quotation[id]));
        // A box of links: other articles, sections, tags.
        if dropped[id].is_none()
            && chars[id] >= 20
            && density > 0.6
            && mass[id] == 0
            && matches!(node.name.as_str(), "div" | "section" | "ul" | "ol" | "table" | "dl" | "figure" | "aside" | "p")
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
    !matches!(node.name.as_str(), "html" | "body" | "main" | "article" | "a" | "span")
        && COMMENTS.iter().any(|word| node.hints_at(word))
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

fn by_words(node: &Node, share: f32, density: f32, heading: bool, holds_quotation: bool) -> Option<&'static str> {
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
            // Prose of some weight is hardly furniture, whatever its class is called.
            let firm =
                matches!(*reason, "related-link" | "subscribe" | "cookie-notice" | "advertisement" | "comment-form");
            let weighty = !firm && share >= 0.12 && density < 0.2;
            // An embedded post hangs in a box for social media.
            let embedded = *reason == "share" && holds_quotation;
            if !harmless && !weighty && !embedded {
                return Some(reason);
            }
        }
    }
    None
}
