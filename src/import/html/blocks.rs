//! A page as a list of blocks: the paragraphs, headings, list items and table rows a reader sees, in reading order.

use super::tree::{NodeId, Page, collapse};

/// What a block is in the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Running text.
    Paragraph,
    /// `h1` to `h6`.
    Heading,
    /// Part of a `blockquote` or an embedded post.
    Quotation,
    /// An item of a list.
    Item,
    /// A row of a table of data.
    Row,
    /// Text under or over a picture.
    Caption,
}

/// One block of visible text.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The nearest block-level element around it.
    pub owner: NodeId,
    /// Its text, white space collapsed.
    pub text: String,
    /// Characters in all.
    pub chars: usize,
    /// Characters that lie in links.
    pub linked: usize,
    /// Whether all of it is bold.
    pub bold: bool,
    /// What it is.
    pub kind: Kind,
}

impl Block {
    /// Share of the text that lies in links, from 0 to 1.
    pub(super) fn link_density(&self) -> f32 {
        self.linked as f32 / self.chars.max(1) as f32
    }

    /// Whether it reads as running prose: long enough, not made of links.
    pub(super) fn is_prose(&self) -> bool {
        self.chars >= 60 && self.link_density() < 0.5 && !matches!(self.kind, Kind::Caption | Kind::Heading)
    }
}

/// Elements that hold nothing a reader reads.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "object"
            | "embed"
            | "head"
            | "button"
            | "input"
            | "select"
            | "textarea"
            | "canvas"
            | "audio"
            | "video"
            | "map"
            | "math"
            | "option"
            | "datalist"
            | "dialog"
            | "label"
            | "link"
            | "meta"
            | "title"
            | "applet"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "pre"
            | "figure"
            | "figcaption"
            | "form"
            | "fieldset"
            | "address"
            | "details"
            | "summary"
            | "hr"
            | "body"
            | "html"
            | "center"
            | "amp-img"
            | "amp-embed"
            | "picture"
            | "menu"
            | "hgroup"
            | "legend"
            | "noindex"
            | "ins"
    )
}

/// All blocks of the page.
pub(super) fn read(page: &Page) -> Vec<Block> {
    let mut reader =
        Reader { page, blocks: Vec::new(), text: String::new(), linked: 0, bold: 0, owner: 0, kind: Kind::Paragraph };
    reader.visit(0, State { kind: Kind::Paragraph, owner: 0, link: false, bold: false, pre: false });
    reader.flush();
    reader.blocks
}

#[derive(Clone, Copy)]
struct State {
    kind: Kind,
    owner: NodeId,
    link: bool,
    bold: bool,
    pre: bool,
}

struct Reader<'a> {
    page: &'a Page,
    blocks: Vec<Block>,
    text: String,
    linked: usize,
    bold: usize,
    owner: NodeId,
    kind: Kind,
}

impl Reader<'_> {
    fn flush(&mut self) {
        let text = collapse(&self.text);
        self.text.clear();
        let (linked, bold) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.bold));
        if text.is_empty() {
            return;
        }
        let chars = text.chars().filter(|c| !c.is_whitespace()).count();
        self.blocks.push(Block {
            owner: self.owner,
            chars,
            linked,
            bold: bold * 10 >= chars * 9,
            kind: self.kind,
            text,
        });
    }

    fn visit(&mut self, id: NodeId, state: State) {
        let node = &self.page.nodes[id];
        if node.name.is_empty() {
            self.add_text(&node.text, state);
            for &child in &node.children {
                self.visit(child, state);
            }
            return;
        }
        if is_silent(&node.name) || is_hidden(self.page, id) {
            return;
        }
        let mut inner = state;
        match node.name.as_str() {
            "br" => {
                self.flush();
                return;
            }
            "a" => inner.link = node.attribute("href").is_some(),
            "b" | "strong" => inner.bold = true,
            "pre" => inner.pre = true,
            // The number of a note is no part of the word before it; `3rd` and the like are.
            "sup" if !self.page.text(id).chars().any(char::is_alphabetic) => self.text.push(' '),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if state.kind != Kind::Caption => {
                inner.kind = Kind::Heading;
            }
            "blockquote" => inner.kind = Kind::Quotation,
            "li" | "dd" | "dt" if matches!(state.kind, Kind::Paragraph) => inner.kind = Kind::Item,
            "figcaption" | "caption" | "figure" => inner.kind = Kind::Caption,
            "tr" if self.is_data_row(id) => {
                self.flush();
                self.row(id, State { kind: Kind::Row, owner: id, ..state });
                return;
            }
            _ => {}
        }
        if inner.kind != Kind::Heading && is_caption_like(node) {
            inner.kind = Kind::Caption;
        }
        // A table or a quotation set as a figure is not a caption.
        if inner.kind == Kind::Caption && matches!(node.name.as_str(), "table" | "blockquote") {
            inner.kind = if node.name == "table" { Kind::Paragraph } else { Kind::Quotation };
        }
        let block = is_block(&node.name);
        if block {
            self.flush();
            inner.owner = id;
        }
        for &child in &node.children {
            self.visit(child, inner);
        }
        if block {
            self.flush();
        }
    }

    /// A row without long or structured cells is one line of a table; other rows are layout.
    fn is_data_row(&self, id: NodeId) -> bool {
        let cells: Vec<NodeId> = self.page.nodes[id]
            .children
            .iter()
            .copied()
            .filter(|&cell| matches!(self.page.nodes[cell].name.as_str(), "td" | "th"))
            .collect();
        cells.len() >= 2
            && cells.iter().all(|&cell| {
                let mut stack = vec![cell];
                while let Some(at) = stack.pop() {
                    let node = &self.page.nodes[at];
                    if matches!(node.name.as_str(), "table" | "h1" | "h2" | "article" | "script" | "form") {
                        return false;
                    }
                    stack.extend(&node.children);
                }
                self.page.text(cell).chars().count() < 200
            })
    }

    fn row(&mut self, id: NodeId, state: State) {
        for (n, &cell) in
            self.page.nodes[id].children.iter().filter(|&&cell| !self.page.nodes[cell].name.is_empty()).enumerate()
        {
            if n > 0 && !self.text.is_empty() {
                self.text.push_str(" | ");
            }
            let text = self.page.text(cell);
            self.owner = state.owner;
            self.kind = state.kind;
            self.text.push_str(&text);
            let mut stack = vec![cell];
            while let Some(at) = stack.pop() {
                if self.page.nodes[at].name == "a" {
                    self.linked += self.page.text(at).chars().filter(|c| !c.is_whitespace()).count();
                } else {
                    stack.extend(&self.page.nodes[at].children);
                }
            }
        }
        self.flush();
    }

    fn add_text(&mut self, text: &str, state: State) {
        if state.pre {
            for (n, line) in text.split('\n').enumerate() {
                if n > 0 {
                    self.flush();
                }
                self.add_text(line, State { pre: false, ..state });
            }
            return;
        }
        let chars = text.chars().filter(|c| !c.is_whitespace()).count();
        if chars > 0 {
            self.owner = state.owner;
            self.kind = state.kind;
            if state.link {
                self.linked += chars;
            }
            if state.bold {
                self.bold += chars;
            }
        }
        self.text.push_str(text);
    }
}

/// Words from which a text that the page hides may be one of the article's: the part behind a paywall, say.
const HIDDEN_WORDS: usize = 6;

/// The texts below an element that the page hides, with the element each stands in, in their order.
pub(super) fn hidden(page: &Page, container: NodeId) -> Vec<(NodeId, String)> {
    let mut found = Vec::new();
    let mut stack = vec![container];
    while let Some(id) = stack.pop() {
        let node = &page.nodes[id];
        if is_silent(&node.name) {
            continue;
        }
        if !is_hidden(page, id) {
            stack.extend(node.children.iter().rev());
            continue;
        }
        let text = collapse(&page.text(id));
        if is_block(&node.name) && text.split(' ').count() >= HIDDEN_WORDS {
            found.push((id, text));
        }
    }
    found
}

/// Whether the page itself hides the element.
fn is_hidden(page: &Page, id: NodeId) -> bool {
    let node = &page.nodes[id];
    if matches!(node.name.as_str(), "body" | "html" | "main" | "article") {
        return false;
    }
    if node.attribute("hidden").is_some() || node.attribute("type") == Some("hidden") {
        return true;
    }
    if node.attribute("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    }) {
        return true;
    }
    [
        "sr only",
        "screen reader",
        "visually hidden",
        "visuallyhidden",
        "assistive text",
        "skip link",
        "a11y hidden",
        "element invisible",
        "rollover block",
        "tooltip content",
        "popover content",
        "hovercard",
    ]
    .iter()
    .any(|words| node.hints.contains(&format!(" {words} ")))
}

fn is_caption_like(node: &super::tree::Node) -> bool {
    [
        "caption",
        "captions",
        "photocredit",
        "imagecaption",
        "credit",
        "credits",
        "figcaption",
        "bildunterschrift",
        "legende",
    ]
    .iter()
    .any(|word| node.hints_at(word))
        && !matches!(node.name.as_str(), "article" | "main" | "body" | "table")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<(Kind, String)> {
        read(&Page::parse(html)).into_iter().map(|block| (block.kind, block.text)).collect()
    }

    #[test]
    fn blocks_are_what_a_reader_sees() {
        assert_eq!(
            texts(
                "<h2>Port</h2><p>One <b>two</b>.<br>Three.</p><ul><li>four</li></ul><figure><img><figcaption>A crane</figcaption></figure><blockquote><p>Five.</p></blockquote><script>x</script><div style='display: none'>no</div><table><tr><td>a</td><td>b</td></tr></table>"
            ),
            [
                (Kind::Heading, "Port".into()),
                (Kind::Paragraph, "One two.".into()),
                (Kind::Paragraph, "Three.".into()),
                (Kind::Item, "four".into()),
                (Kind::Caption, "A crane".into()),
                (Kind::Quotation, "Five.".into()),
                (Kind::Row, "a | b".into()),
            ]
        );
    }

    #[test]
    fn links_are_measured() {
        let blocks = read(&Page::parse("<p>ab <a href='x'>cd</a></p>"));
        assert_eq!((blocks[0].chars, blocks[0].linked), (4, 2));
    }
}
