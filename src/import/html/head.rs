//! What a page says about itself: JSON-LD, Open Graph and other `<meta>` elements, `<time>`, its headings.

use jiff::civil::Date;
use serde_json::Value;

use super::title::{suffix_of_title, title};
use super::tree::{NodeId, Page, collapse};
use crate::import::dates::{self, Reading};
use crate::model::{Basis, Language, Published, Sourced};

/// A page's statements about its article.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The headline, without the site's name.
    pub title: String,
    /// The outlet.
    pub source: Sourced,
    /// The day of publication.
    pub published: Published,
    /// The address it was published at.
    pub url: Option<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// `<html lang>` or its like.
    pub language: Option<Language>,
    /// The body as the page gives it to search engines.
    pub body: Option<String>,
    /// The summary the page gives to search engines.
    pub description: Option<String>,
}

/// Reads all of it.
pub(super) fn read(page: &Page) -> Head {
    let linked = linked_data(page);
    let site = site_name(page, linked.as_ref());
    let url = address(page, linked.as_ref());
    Head {
        title: title(page, linked.as_ref(), &site.value),
        published: published(page, linked.as_ref(), url.as_deref()),
        authors: authors(page, linked.as_ref()),
        language: language(page),
        body: linked.as_ref().and_then(body),
        description: page.meta("og:description").or_else(|| page.meta("description")).map(collapse),
        source: site,
        url,
    }
}

/// The JSON-LD object that describes the article.
fn linked_data(page: &Page) -> Option<Value> {
    let mut best: Option<(usize, Value)> = None;
    for script in page.named("script") {
        let node = &page.nodes[script];
        if !node.attribute("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) {
            continue;
        }
        let source: String = node.children.iter().map(|&child| page.nodes[child].text.as_str()).collect();
        let Some(value) = lenient(&source) else { continue };
        let mut stack = vec![value];
        while let Some(value) = stack.pop() {
            match value {
                Value::Array(items) => stack.extend(items.into_iter().rev()),
                Value::Object(mut fields) => {
                    for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                        if let Some(inner @ (Value::Array(_) | Value::Object(_))) = fields.remove(key) {
                            stack.push(inner);
                        }
                    }
                    let rank = rank(&fields);
                    if rank > 0 && best.as_ref().is_none_or(|(known, _)| rank > *known) {
                        best = Some((rank, Value::Object(fields)));
                    }
                }
                _ => {}
            }
        }
    }
    best.map(|(_, value)| value)
}

/// How well an object describes an article: its kind, and what it holds.
fn rank(fields: &serde_json::Map<String, Value>) -> usize {
    let kinds: Vec<&str> = match fields.get("@type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let article = kinds.iter().any(|kind| {
        kind.ends_with("Article")
            || matches!(*kind, "BlogPosting" | "LiveBlogPosting" | "Report" | "Review" | "Recipe" | "CreativeWork")
    });
    let page = kinds.contains(&"WebPage");
    let has = |key: &str| usize::from(fields.contains_key(key));
    if article {
        10 + 4 * has("articleBody") + 2 * has("headline") + has("datePublished")
    } else if page {
        has("headline") + has("datePublished")
    } else {
        0
    }
}

/// JSON as pages write it: with raw line breaks, comments around it, a semicolon at its end.
fn lenient(source: &str) -> Option<Value> {
    let trimmed =
        source.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let trimmed =
        trimmed.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(trimmed).ok().or_else(|| {
        let flat: String = trimmed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&flat).ok()
    })
}

pub(super) fn field<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

fn name_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![unescape(name)],
        Value::Object(_) => field(value, "name").map(unescape).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(name_of).collect(),
        _ => Vec::new(),
    }
}

/// Text of a field that may hold entities or markup.
pub(super) fn unescape(text: &str) -> String {
    if text.contains(['&', '<']) {
        let page = Page::parse(text);
        collapse(&page.text(0))
    } else {
        collapse(text)
    }
}

fn body(article: &Value) -> Option<String> {
    let text = field(article, "articleBody")?;
    Some(
        if text.contains("</")
            || text.contains("&lt;")
            || text.contains("&nbsp;")
            || text.contains("&#")
            || text.contains("&quot;")
        {
            let page = Page::parse(&text.replace('\n', "<br>"));
            let text = super::blocks::read(&page).into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n");
            if text.contains("</") {
                let page = Page::parse(&text.replace('\n', "<br>"));
                super::blocks::read(&page).into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n")
            } else {
                text
            }
        } else {
            text.lines().map(collapse).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        },
    )
}

fn site_name(page: &Page, linked: Option<&Value>) -> Sourced {
    let stated = page
        .meta("og:site_name")
        .map(collapse)
        .or_else(|| linked?.get("publisher").map(name_of)?.into_iter().next())
        .or_else(|| page.meta("application-name").map(collapse))
        .or_else(|| page.meta("dc.publisher").map(collapse))
        .or_else(|| page.meta("twitter:site").filter(|site| !site.starts_with('@')).map(collapse));
    if let Some(value) = stated.filter(|value| !value.is_empty()) {
        return Sourced { value, basis: Basis::Metadata };
    }
    if let Some(value) = suffix_of_title(page) {
        return Sourced { value, basis: Basis::Html };
    }
    match address(page, linked).as_deref().and_then(host) {
        Some(host) => Sourced { value: host.to_owned(), basis: Basis::Metadata },
        None => Sourced::default(),
    }
}

/// The host of an address, without `www.`.
pub(super) fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url.strip_prefix("//")?, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.is_empty()).then_some(host)
}

pub(super) fn address(page: &Page, linked: Option<&Value>) -> Option<String> {
    let canonical = page
        .named("link")
        .find(|&id| page.nodes[id].attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")))
        .and_then(|id| page.nodes[id].attribute("href"));
    [canonical, page.meta("og:url"), linked.and_then(|article| field(article, "url"))]
        .into_iter()
        .flatten()
        .map(str::trim)
        .find(|url| url.starts_with("http"))
        .map(str::to_owned)
}

fn language(page: &Page) -> Option<Language> {
    let stated = page
        .named("html")
        .find_map(|id| page.nodes[id].attribute("lang").or_else(|| page.nodes[id].attribute("xml:lang")));
    stated.or_else(|| page.meta("og:locale")).or_else(|| page.meta("content-language")).and_then(Language::from_tag)
}

fn authors(page: &Page, linked: Option<&Value>) -> Vec<String> {
    let mut all: Vec<String> = linked.and_then(|article| article.get("author")).map(name_of).unwrap_or_default();
    if all.is_empty() {
        all = ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"]
            .iter()
            .find_map(|key| page.meta(key))
            .map(collapse)
            .into_iter()
            .collect();
    }
    if all.is_empty() {
        all = page
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.attribute("rel") == Some("author") || node.attribute("itemprop") == Some("author"))
            .map(|(id, _)| page.text(id))
            .take(4)
            .collect();
    }
    let mut out: Vec<String> = Vec::new();
    for name in all.iter().flat_map(|names| crate::import::clean::byline_names(names)) {
        if !name.contains("://") && name.chars().count() <= 80 && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

fn published(page: &Page, linked: Option<&Value>, url: Option<&str>) -> Published {
    let stated = |date: Date, basis: Basis| Published { date: Some(date), basis, doubt: None };
    let day = |text: &str| match dates::parse(text) {
        Some(Reading::Day(date)) => Some(date),
        _ => None,
    };
    if let Some(date) = linked.and_then(|article| field(article, "datePublished")).and_then(day) {
        return stated(date, Basis::Metadata);
    }
    const META: &[&str] = &[
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "article:published",
        "published_time",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date.created",
        "dcterms.created",
        "date",
        "dc.date",
        "dcterms.date",
        "citation_publication_date",
        "citation_date",
        "article.published",
        "originalpublicationdate",
        "cxenseparse:recs:publishtime",
        "rnews:datepublished",
        "displaydate",
        "timestamp",
        "ptime",
        "bt:pubdate",
        "created",
        "datecreated",
        "last-modified",
        "og:updated_time",
        "article:modified_time",
    ];
    let modified = |key: &str| matches!(key, "last-modified" | "og:updated_time" | "article:modified_time");
    if let Some(date) = META.iter().filter(|key| !modified(key)).find_map(|key| page.meta(key).and_then(day)) {
        return stated(date, Basis::Metadata);
    }
    if let Some(date) = visible_date(page) {
        return stated(date, Basis::Html);
    }
    if let Some(date) = url.and_then(dates::in_address) {
        return stated(date, Basis::Metadata);
    }
    if let Some(date) = linked
        .and_then(|article| field(article, "dateCreated").or_else(|| field(article, "dateModified")))
        .and_then(day)
    {
        return stated(date, Basis::Metadata);
    }
    META.iter()
        .filter(|key| modified(key))
        .find_map(|key| page.meta(key).and_then(day))
        .map_or_else(Published::default, |date| stated(date, Basis::Metadata))
}

/// A date the page shows: marked as that of publication, a `<time>`, or a short text classed as a date.
fn visible_date(page: &Page) -> Option<Date> {
    let day = |text: &str| match dates::parse(text) {
        Some(Reading::Day(date)) => Some(date),
        _ => None,
    };
    let value = |id: NodeId| {
        let node = &page.nodes[id];
        node.attribute("datetime").or_else(|| node.attribute("content")).and_then(day).or_else(|| day(&page.text(id)))
    };
    let elements = || page.nodes.iter().enumerate().filter(|(_, node)| !node.name.is_empty() && node.name != "meta");
    let aside = |id: NodeId| {
        page.ancestors(id).any(|around| {
            let node = &page.nodes[around];
            matches!(node.name.as_str(), "aside" | "footer" | "nav" | "li")
                || ["comment", "comments", "related", "sidebar", "widget", "recent", "latest", "popular"]
                    .iter()
                    .any(|word| node.hints_at(word))
                    && !matches!(node.name.as_str(), "body" | "html")
        })
    };
    elements()
        .filter(|(_, node)| {
            node.attribute("itemprop").is_some_and(|key| key.eq_ignore_ascii_case("datePublished"))
                || node.attribute("property").is_some_and(|key| key.ends_with("datePublished"))
        })
        .find_map(|(id, _)| value(id))
        .or_else(|| {
            elements()
                .filter(|(_, node)| {
                    node.name == "time"
                        && node.attribute("itemprop").is_none_or(|key| key != "dateModified")
                        && !node.hints_at("updated")
                        && !node.hints_at("modified")
                })
                .filter(|(id, _)| !aside(*id))
                .find_map(|(id, _)| value(id))
        })
        .or_else(|| {
            elements()
                .filter(|(_, node)| {
                    !matches!(node.name.as_str(), "body" | "html" | "article" | "main")
                        && [
                            "date",
                            "published",
                            "pubdate",
                            "timestamp",
                            "time",
                            "datum",
                            "fecha",
                            "posted",
                            "dateline",
                            "datetime",
                            "publish",
                            "created",
                            "postdate",
                            "entrydate",
                            "meta",
                            "byline",
                            "info",
                            "submitted",
                            "publication",
                            "publishingdate",
                            "publishdate",
                            "publishedat",
                        ]
                        .iter()
                        .any(|word| node.hints_at(word))
                })
                .filter(|(id, _)| !aside(*id))
                .find_map(|(id, _)| {
                    let text = page.text(id);
                    (text.chars().count() < 160).then(|| day(&text))?
                })
        })
        .or_else(|| elements().filter(|(_, node)| node.name == "time").find_map(|(id, _)| value(id)))
}
