//! A web page as a plain tree: elements with the few attributes that matter, and text.

use std::borrow::Cow;

use dom_query::{Document, NodeData};

/// How deep a page may nest; whatever lies deeper is hung on the last level.
const DEEPEST: usize = 250;

/// Position of a node in [`Page::nodes`].
pub(super) type NodeId = usize;

/// An element or a text.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// The node it lies in; the root is its own parent.
    pub parent: NodeId,
    /// What lies in it.
    pub children: Vec<NodeId>,
    /// Element name in lower case; empty for text.
    pub name: String,
    /// Attributes of the element.
    pub attributes: Vec<(String, String)>,
    /// Words of class and id in lower case, each between spaces: ` related articles `.
    pub hints: String,
    /// The text of a text node.
    pub text: String,
}

impl Node {
    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether class or id have this word.
    pub(super) fn hints_at(&self, word: &str) -> bool {
        self.hints
            .match_indices(word)
            .any(|(at, _)| self.hints[..at].ends_with(' ') && self.hints[at + word.len()..].starts_with(' '))
    }
}

/// A parsed page.
#[derive(Debug)]
pub(super) struct Page {
    /// All nodes, parents before their children, in document order.
    pub nodes: Vec<Node>,
}

impl Page {
    /// Parses HTML; never fails.
    pub(super) fn parse(html: &str) -> Self {
        let document = Document::from(&*shallow(&with_closed_title(html)));
        let mut nodes = vec![Node::default()];
        let mut stack: Vec<(dom_query::NodeRef<'_>, NodeId, usize)> =
            document.root().children_it(true).map(|child| (child, 0, 1)).collect();
        while let Some((source, parent, depth)) = stack.pop() {
            let node = source.query(|node| match &node.data {
                NodeData::Text { contents } => Some(Node { parent, text: contents.to_string(), ..Node::default() }),
                NodeData::Element(element) => Some(read_element(element, parent)),
                _ => None,
            });
            let Some(Some(node)) = node else { continue };
            let element = !node.name.is_empty();
            let id = nodes.len();
            nodes.push(node);
            nodes[parent].children.push(id);
            if element {
                let home = if depth < DEEPEST { id } else { parent };
                stack.extend(source.children_it(true).map(|child| (child, home, depth + 1)));
            }
        }
        Self { nodes }
    }

    /// All elements of one name.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = NodeId> + 'a {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.name == name).map(|(id, _)| id)
    }

    /// The nodes around `id`, nearest first, without itself.
    pub(super) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut at = id;
        std::iter::from_fn(move || {
            if at == 0 {
                return None;
            }
            at = self.nodes[at].parent;
            Some(at)
        })
    }

    /// Whether `id` is `around` or lies in it.
    pub(super) fn lies_in(&self, id: NodeId, around: NodeId) -> bool {
        id == around || self.ancestors(id).any(|node| node == around)
    }

    /// The text of an element and all in it, white space collapsed.
    pub(super) fn text(&self, id: NodeId) -> String {
        let mut out = String::new();
        let mut stack = vec![id];
        while let Some(at) = stack.pop() {
            let node = &self.nodes[at];
            if matches!(node.name.as_str(), "script" | "style") {
                continue;
            }
            out.push_str(&node.text);
            if node.name == "br" {
                out.push(' ');
            }
            stack.extend(node.children.iter().rev());
        }
        collapse(&out)
    }

    /// The first attribute `wanted` of an element `name` whose attribute `key` has the value `value`.
    pub(super) fn meta(&self, value: &str) -> Option<&str> {
        self.nodes.iter().filter(|node| node.name == "meta").find_map(|node| {
            let named = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .any(|key| node.attribute(key).is_some_and(|known| known.eq_ignore_ascii_case(value)));
            let content = node.attribute("content").map(str::trim).filter(|content| !content.is_empty());
            if named { content } else { None }
        })
    }
}

/// How many elements may be open at once before the parser sees them. Its rules look through all that are open for every
/// one that opens, so a page of a hundred thousand nested elements would take it hours.
const MOST_OPEN: usize = 512;

/// The page without the tags of what is nested too deeply; what lies in them is kept.
fn shallow(html: &str) -> Cow<'_, str> {
    /// Their content is no markup.
    const RAW: [&str; 6] = ["script", "style", "textarea", "title", "xmp", "iframe"];
    let bytes = html.as_bytes();
    let find = |from: usize, what: &[u8]| memchr::memmem::find(&bytes[from..], what).map(|at| from + at);
    let mut out = String::new();
    let (mut at, mut copied, mut open, mut left_out) = (0, 0, 0usize, 0usize);
    while let Some(start) = find(at, b"<") {
        at = start + 1;
        if bytes[at..].starts_with(b"!--") {
            at = find(at, b"-->").unwrap_or(bytes.len());
            continue;
        }
        let closing = bytes.get(at) == Some(&b'/');
        let name_start = at + usize::from(closing);
        let length = bytes[name_start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if !bytes.get(name_start).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name = html[name_start..name_start + length].to_ascii_lowercase();
        let Some(end) = find(name_start, b">").map(|end| end + 1) else { break };
        at = end;
        if closes_itself(&name) {
            continue;
        }
        let kept = if closing {
            open = open.saturating_sub(usize::from(left_out == 0));
            left_out == 0
        } else {
            open < MOST_OPEN
        };
        if kept {
            open += usize::from(!closing);
        } else {
            left_out = if closing { left_out - 1 } else { left_out + 1 };
            out.push_str(&html[copied..start]);
            copied = end;
        }
        if !closing && RAW.contains(&name.as_str()) {
            let mark = format!("</{}", &html[name_start..name_start + length]);
            at = find(end, mark.as_bytes()).unwrap_or(bytes.len());
            if !kept {
                copied = at;
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

/// Elements that hold nothing, or that the next of their kind closes: old pages never close them.
fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "p"
            | "li"
            | "dt"
            | "dd"
            | "option"
            | "optgroup"
            | "tr"
            | "td"
            | "th"
            | "thead"
            | "tbody"
            | "tfoot"
            | "colgroup"
            | "rp"
            | "rt"
    )
}

fn read_element(element: &dom_query::Element, parent: NodeId) -> Node {
    const KEPT: &[&str] = &[
        "class",
        "id",
        "role",
        "itemprop",
        "itemtype",
        "property",
        "name",
        "content",
        "datetime",
        "lang",
        "href",
        "rel",
        "type",
        "style",
        "hidden",
        "aria-hidden",
        "http-equiv",
        "title",
        "xml:lang",
        "alt",
    ];
    let mut hints = String::from(" ");
    let mut attributes = Vec::new();
    for attribute in &element.attrs {
        let name: &str = &attribute.name.local;
        if matches!(
            name,
            "class" | "id" | "data-component" | "data-testid" | "data-module" | "data-qa" | "data-component-name"
        ) {
            split_words(&attribute.value, &mut hints);
        }
        if KEPT.contains(&name) || name.starts_with("data-date") || name == "data-timestamp" {
            attributes.push((name.to_owned(), attribute.value.to_string()));
        }
    }
    Node { parent, name: element.name.local.to_string(), attributes, hints, ..Node::default() }
}

/// Breaks class names into words at punctuation and at capitals, and keeps the whole name beside its words.
fn split_words(names: &str, out: &mut String) {
    for name in names.split_whitespace() {
        let mut words = 0;
        let mut lower_before = false;
        let mut word = String::new();
        for c in name.chars() {
            let boundary = !c.is_alphanumeric() || c.is_uppercase() && lower_before;
            if boundary && !word.is_empty() {
                out.push_str(&word.to_lowercase());
                out.push(' ');
                word.clear();
                words += 1;
            }
            if c.is_alphanumeric() {
                word.push(c);
            }
            lower_before = c.is_lowercase();
        }
        if !word.is_empty() {
            out.push_str(&word.to_lowercase());
            out.push(' ');
            words += 1;
        }
        if words > 1 {
            out.push_str(&name.to_lowercase());
            out.push(' ');
        }
    }
}

/// White space collapsed to single spaces, layout characters (soft hyphen, zero-width space) taken out.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0' | '\u{2060}') {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// The page with an end to its title. A title that nothing closes would take the rest of the page with it, tags and all.
fn with_closed_title(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let tag = |name: &[u8], from: usize| {
        memchr::memchr_iter(b'<', &bytes[from..])
            .map(|at| from + at)
            .find(|&at| bytes[at..].get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
    };
    let Some(open) = tag(b"<title", 0).filter(|&open| tag(b"</title", open).is_none()) else {
        return Cow::Borrowed(html);
    };
    let Some(begin) = memchr::memchr(b'>', &bytes[open..]).map(|at| open + at + 1) else {
        return Cow::Borrowed(html);
    };
    let end = memchr::memchr2(b'<', b'\n', &bytes[begin..]).map_or(bytes.len(), |at| begin + at);
    Cow::Owned([&html[..end], "</title>", &html[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_are_split_into_words() {
        let page = Page::parse("<div class='relatedArticles list-item'>x</div>");
        let div = page.named("div").next().unwrap();
        let node = &page.nodes[div];
        assert!(node.hints_at("related") && node.hints_at("relatedarticles") && node.hints_at("item"));
        assert!(!node.hints_at("late"));
    }

    #[test]
    fn tags_of_what_lies_too_deep_are_left_out() {
        let page = |depth: usize| {
            format!("<!-- <i> --><script>'<b>'</script>{}x{}<p>y", "<DIV a='b'>".repeat(depth), "</div>".repeat(depth))
        };
        assert_eq!(shallow(&page(MOST_OPEN)), page(MOST_OPEN));
        assert_eq!(shallow(&page(MOST_OPEN + 90)), page(MOST_OPEN));
        let old = "<p>one<br><li>two".repeat(5000);
        assert_eq!(shallow(&old), old);
    }

    #[test]
    fn deep_pages_do_not_overflow() {
        let page = Page::parse(&"<div>".repeat(5000));
        assert!(page.nodes.len() > 500);
    }
}
