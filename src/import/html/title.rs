//! The headline of a page, told apart from the site's name.

use serde_json::Value;

use super::head::{address, field, host, unescape};
use super::tree::{NodeId, Page, collapse};

/// `Ferry late - Coast Daily`: the last part, if the heading of the page is the first.
pub(super) fn suffix_of_title(page: &Page) -> Option<String> {
    let title = page.named("title").next().map(|id| title_text(page, id))?;
    let (head, tail) = split_title(&title)?;
    let heading = page.named("h1").map(|id| page.text(id)).find(|text| !text.is_empty())?;
    (folded(&heading) == folded(head) && tail.split_whitespace().count() <= 5).then(|| tail.to_owned())
}

/// A title's text stands in a text node that is not displayed.
fn title_text(page: &Page, id: NodeId) -> String {
    collapse(&page.nodes[id].children.iter().map(|&child| page.nodes[child].text.as_str()).collect::<String>())
}

/// Breaks `Headline – Site` at its last separator.
fn split_title(title: &str) -> Option<(&str, &str)> {
    [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " // "]
        .iter()
        .filter_map(|separator| title.rfind(separator).map(|at| (at, separator.len())))
        .max()
        .map(|(at, length)| (title[..at].trim(), title[at + length..].trim()))
        .filter(|(head, tail)| !head.is_empty() && !tail.is_empty())
}

/// Letters and digits in lower case, for comparing titles.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The headline: the visible heading that agrees with what the page says of itself, else what it says.
pub(super) fn title(page: &Page, linked: Option<&Value>, site: &str) -> String {
    let headline = linked.and_then(|article| field(article, "headline")).map(unescape).unwrap_or_default();
    let graph = page
        .meta("og:title")
        .or_else(|| page.meta("twitter:title"))
        .or_else(|| page.meta("dc.title"))
        .map(unescape)
        .unwrap_or_default();
    let window = page
        .named("title")
        .find(|&id| !page.ancestors(id).any(|around| page.nodes[around].name == "svg"))
        .map(|id| title_text(page, id))
        .unwrap_or_default();
    let stated: Vec<String> =
        [&graph, &headline, &window].iter().map(|title| folded(title)).filter(|title| !title.is_empty()).collect();
    // The visible heading that agrees with what the head says is the headline as readers saw it.
    let host = address(page, linked).as_deref().and_then(host).map(folded);
    let single = page.named("h1").filter(|&id| !page.text(id).is_empty()).count() == 1;
    let mut visible: Vec<(i32, String)> = Vec::new();
    for level in ["h1", "h2", "h3"] {
        for id in page.named(level) {
            let node = &page.nodes[id];
            let text = page.text(id);
            let words = text.split_whitespace().count();
            let key = folded(&text);
            if key.is_empty() || text.chars().count() > 300 {
                continue;
            }
            let mut score = match level {
                "h1" => 3,
                "h2" => 1,
                _ => 0,
            };
            if stated.contains(&key) {
                score += 8;
            } else if key.chars().count() >= 12
                && stated
                    .iter()
                    .any(|title| title.contains(&key) || key.contains(title.as_str()) && title.chars().count() >= 12)
            {
                // The longer the part of the stated title, the surer it is not the site's name.
                let longest = stated
                    .iter()
                    .filter(|title| title.contains(&key))
                    .map(|title| title.chars().count())
                    .min()
                    .unwrap_or(0);
                score += if longest == 0 || level == "h1" && single {
                    5
                } else {
                    2 + (6 * key.chars().count() / longest) as i32
                };
            } else if stated.iter().map(|title| likeness(title, &key)).fold(0.0, f32::max) > 0.7 {
                score += 4;
            }
            if node.attribute("itemprop") == Some("headline") {
                score += 3;
            }
            if ["title", "headline", "headings"].iter().any(|word| node.hints_at(word)) {
                score += 1;
            }
            if !key.is_empty() && (folded(site) == key || host.as_deref().is_some_and(|host| host == key))
                || leads_home(page, id)
                || words < 2 && key.chars().count() < 8
            {
                score -= 6;
            }
            visible.push((score, text));
        }
    }
    let best = visible.iter().map(|(score, _)| *score).max().unwrap_or(i32::MIN);
    let heading = visible.into_iter().find(|(score, _)| *score == best).map(|(_, text)| text).unwrap_or_default();
    if best >= 7 {
        return without_site(&heading, site);
    }
    for stated in [&graph, &headline] {
        if !stated.is_empty() && folded(stated) != folded(site) {
            return without_site(stated, site);
        }
    }
    if best >= 3 {
        return heading;
    }
    match split_title(&window) {
        Some((head, tail)) if head.split_whitespace().count() >= tail.split_whitespace().count() => head.to_owned(),
        _ => window,
    }
}

/// Whether a heading is a link to the site's first page: then it is the site's name.
fn leads_home(page: &Page, heading: NodeId) -> bool {
    page.named("a").filter(|&id| page.lies_in(id, heading)).filter_map(|id| page.nodes[id].attribute("href")).any(
        |href| {
            let path =
                href.split_once("://").map_or(href, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
            path.trim_matches('/').is_empty()
        },
    )
}

/// Share of letter pairs two folded titles have in common.
fn likeness(a: &str, b: &str) -> f32 {
    let pairs =
        |text: &str| -> std::collections::BTreeSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (a, b) = (pairs(a), pairs(b));
    2.0 * a.intersection(&b).count() as f32 / (a.len() + b.len()).max(1) as f32
}

fn without_site(title: &str, site: &str) -> String {
    let site = folded(site);
    if let Some((head, tail)) = split_title(title) {
        let key = folded(tail);
        if !site.is_empty() && (key == site || key.contains(&site) || site.contains(&key) && key.len() >= 4) {
            return head.to_owned();
        }
    }
    if let Some((head, rest)) = title.split_once(" | ").or_else(|| title.split_once(": "))
        && !site.is_empty()
        && folded(head) == site
    {
        return rest.trim().to_owned();
    }
    title.trim().to_owned()
}
