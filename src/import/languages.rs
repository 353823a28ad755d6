//! The language of texts too short to tell it: by what else their outlet wrote, and what else was opened.

use std::collections::BTreeMap;

use super::language::{among, detect};
use crate::model::{Article, Language};

/// Share of an outlet's letters that a language needs to be one the outlet writes in.
const LEAST_SHARE: usize = 10;

/// Bytes of short texts that are put together to find their common language, at least and at most. Headlines have few of
/// the small words that languages are told by, so it takes many of them.
const FEWEST: usize = 600;
const ENOUGH: usize = 4000;

/// What the texts of one outlet, or all of them, say about their language.
#[derive(Default)]
struct Together {
    /// Bytes by language of the texts that leave no doubt.
    sure: BTreeMap<Language, usize>,
    /// The beginning of the others.
    open: String,
}

impl Together {
    fn add(&mut self, article: &Article, is_open: bool) {
        if !is_open {
            *self.sure.entry(article.language).or_default() += article.text.len();
        } else if self.open.len() < ENOUGH {
            let text = &article.text;
            self.open.push_str(&text[..text.floor_char_boundary(ENOUGH)]);
            self.open.push('\n');
        }
    }

    /// The languages that count.
    fn languages(&self) -> Vec<Language> {
        let all: usize = self.sure.values().sum();
        let main: Vec<Language> =
            self.sure.iter().filter(|(_, bytes)| *bytes * LEAST_SHARE >= all).map(|(language, _)| *language).collect();
        if !main.is_empty() {
            return main;
        }
        if self.open.len() < FEWEST {
            return Vec::new();
        }
        let found = detect(&self.open, None);
        if found.open || found.language == Language::UNKNOWN { Vec::new() } else { vec![found.language] }
    }
}

/// Settles the languages that their texts alone leave open; `open` says of each article whether it is one of them.
pub(super) fn settle(articles: &mut [Article], open: &[bool]) {
    if !open.contains(&true) {
        return;
    }
    let outlet = |article: &Article| {
        if article.source.value.is_empty() { article.path.clone() } else { article.source.value.clone() }
    };
    let mut outlets: BTreeMap<String, Together> = BTreeMap::new();
    let mut all = Together::default();
    for (article, &is_open) in articles.iter().zip(open) {
        outlets.entry(outlet(article)).or_default().add(article, is_open);
        all.add(article, is_open);
    }
    let everywhere = all.languages();
    let by_outlet: BTreeMap<String, Vec<Language>> =
        outlets.iter().map(|(name, texts)| (name.clone(), texts.languages())).collect();
    for (article, _) in articles.iter_mut().zip(open).filter(|(_, is_open)| **is_open) {
        let own = by_outlet.get(&outlet(article)).filter(|languages| !languages.is_empty());
        if let Some(language) = among(&article.text, own.unwrap_or(&everywhere)) {
            article.language = language;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::import_embedded;

    const HEADLINES: [&str; 24] = [
        "Regime forces kill 12 in Ardal",
        "Ferry strike ends",
        "Terrorists attack Ardal port",
        "Minister quits after massacre",
        "Ardal mourns victims",
        "Prime minister resigns",
        "Police kill protester",
        "Rebels seize airport",
        "Crews return to work after ten days",
        "Who pays for the new quay?",
        "Board of harbour splits over crane",
        "What we know about the blockade",
        "Opposition wants answers on ferry deaths",
        "Fire at warehouse leaves three hurt",
        "Storm to hit coast on Friday",
        "Council votes to raise bus fares",
        "Court jails former harbour chief",
        "Ten held after night of unrest",
        "Fishermen warn of hard winter",
        "Schools shut as snow falls",
        "Ardal signs deal with Lowmark",
        "Old lighthouse to be sold",
        "Bridge opens a year late",
        "Thousands march against pay cuts",
    ];

    fn languages(texts: &[(&str, &str)]) -> Vec<String> {
        let lines: Vec<String> =
            texts.iter().map(|(source, title)| format!("{{\"source\":\"{source}\",\"title\":\"{title}\"}}")).collect();
        let imported = import_embedded(&[("a.jsonl", &lines.join("\n"))]);
        imported.articles.iter().map(|article| article.language.code().to_owned()).collect()
    }

    #[test]
    fn headlines_have_the_language_they_have_together() {
        let all: Vec<(&str, &str)> = HEADLINES.iter().map(|title| ("Coast", *title)).collect();
        assert_eq!(languages(&all), ["en"; HEADLINES.len()]);
        let other = [
            ("La Costa", "El gobierno de Ardal niega que haya habido muertos en el puerto durante la noche del lunes"),
            ("La Costa", "Cae el ministro del puerto"),
        ];
        assert_eq!(languages(&[&all[..], &other].concat())[HEADLINES.len() - 1..], ["en", "es", "es"]);
    }

    #[test]
    fn a_short_text_has_the_language_of_the_long_ones() {
        let long = "The harbour board said on Monday that the strike at the gate was over and the ferries would sail.";
        assert_eq!(languages(&[("Coast", long), ("Gangway", "Rebels seize airport")]), ["en", "en"]);
    }

    #[test]
    fn a_headline_alone_is_in_no_language_rather_than_in_any() {
        assert_eq!(languages(&[("Coast", "Terrorists attack Ardal port")]), ["und"]);
        assert_eq!(languages(&[("Coast", "Crews and board end the strike")]), ["en"]);
    }
}
