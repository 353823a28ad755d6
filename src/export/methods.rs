//! The methods paragraph: what was counted and how, in prose that can go into a paper.

use crate::model::CorrectionCounts;
use crate::statistics::advice::{
    BOOTSTRAP_FROM_ARTICLES, LARGE_FROM_ARTICLES, LEAST_LOG_RATIO, RANKED_FROM_ARTICLES, RANKED_FROM_HITS,
    TESTED_BELOW_DP_NORM, TESTED_FROM_ARTICLES,
};
use crate::statistics::{Advice, Count, Selection, Tally, all_voices, diversity};
use crate::wording::{Language, Message, message, say};

use super::material::{Material, describe, languages, not_read};
use super::tables::{BOOTSTRAP, DENSITY_SENTENCES, PRIOR_WORDS};

/// States corpus, lexicon, filters, voices, formulas, parameters and versions.
pub fn methods(material: &Material<'_>) -> String {
    let language = material.language;
    let corpus = material.corpus();
    let selection = Selection::of(&corpus, material.scope);
    let tally = Tally::of(&corpus, &selection);
    [
        corpus_and_filters(material, &selection, &tally),
        terms(material, &selection, &tally),
        voices(material, &selection),
        events(material),
    ]
    .into_iter()
    .chain([
        corrected(&material.provenance.corrections, language),
        rates(language),
        comparisons(language),
        lexical_measures(language),
        claims(&selection, &tally, language),
    ])
    .chain(material.provenance.validation.clone())
    .chain([say!(language, "Computed with Parallax {version}.", version = env!("CARGO_PKG_VERSION"))])
    .collect::<Vec<_>>()
    .join("\n\n")
}

fn corpus_and_filters(material: &Material<'_>, selection: &Selection, tally: &Tally) -> String {
    let language = material.language;
    let articles: u32 = tally.articles.iter().sum();
    let words: u64 = tally.words.iter().sum();
    let dates = || selection.articles.iter().filter_map(|article| material.articles[article.index()].published.date);
    let span = match (dates().min(), dates().max()) {
        (Some(first), Some(last)) if first == last => say!(language, ", published on {first}", first),
        (Some(first), Some(last)) => say!(language, ", published from {first} to {last}", first, last),
        _ => String::new(),
    };
    let undated = selection.articles.len() - dates().count();
    let undated = if undated > 0 { say!(language, "; {undated} bear no date", undated) } else { String::new() };
    say!(
        language,
        "The corpus comprises {articles} articles ({words} running words, titles included) from {sources} sources{span}{undated}; languages in the whole corpus: {languages} (corpus hash {hash}). Filters: {filters}",
        articles,
        words,
        sources = selection.active_sources().len(),
        span,
        undated,
        languages = languages(material.articles, language),
        hash = material.provenance.corpus,
        filters = describe(material)
    )
}

fn terms(material: &Material<'_>, selection: &Selection, tally: &Tally) -> String {
    let language = material.language;
    let active = selection.active_sources();
    let words: u64 = tally.words.iter().sum();
    let hits: u64 = active.iter().map(|&source| all_voices(&tally.sum(source, |_| true))).sum();
    let off = &material.settings.categories_off;
    let off = if off.is_empty() {
        String::new()
    } else {
        say!(
            language,
            " Switched off: {categories}.",
            categories = off.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
        )
    };
    let lexicons: Vec<String> = material
        .provenance
        .lexicons
        .iter()
        .zip(&material.settings.lexicons)
        .map(|((name, version, hash), lexicon)| {
            say!(
                language,
                "{name}, version {version}, {entries} entries in {categories} categories ({hash})",
                name,
                version,
                entries = lexicon.len(),
                categories = lexicon.categories.len(),
                hash
            )
        })
        .collect();
    let unread = not_read(material.articles, selection, |language| material.settings.has_lexicon_for(language));
    let unread =
        unread.map_or_else(String::new, |languages| format!(" {}", language.say(&without_lexicon(&languages))));
    let found = say!(
        language,
        "Loaded terms were found by longest match with the lexicon {lexicons}; every form is listed, upper and lower case are alike unless an entry says otherwise, and no two hits overlap.{off} {hits} hits were counted ({rate} per 1,000 words).",
        lexicons = lexicons.join("; "),
        off,
        hits,
        rate = language.decimal(Count::new(hits, words).rate(), 1)
    );
    format!("{found}{unread}")
}

/// That no lexicon is for some languages, listed with their articles: `es 1, pl 3`.
pub(super) fn without_lexicon(languages: &str) -> Message {
    message!(
        "No lexicon is for {languages} (language and articles): those words count, and no terms are looked for in them.",
        languages
    )
}

fn voices(material: &Material<'_>, selection: &Selection) -> String {
    let language = material.language;
    let unread =
        not_read(material.articles, selection, crate::voice::Rules::covers).map_or_else(String::new, |languages| {
            say!(language, " Quotation marks alone were read in {languages} (language and articles).", languages)
        });
    let voices = say!(
        language,
        "Each hit has one of four voices: the outlet’s own words; indirect speech (in the complement of a speech act, \
     without quotation marks); direct quotation (between quotation marks, with a speaker); scare quotes (a few quoted \
     words without a speaker, or in a headline). Voices were assigned by rules, without sampling; each label keeps its \
     cue and its confidence. Counts in the outlet’s own words stand beside all totals."
    );
    format!("{voices}{unread}")
}

fn events(material: &Material<'_>) -> String {
    let language = material.language;
    let events = material.analysis.events.len();
    match &material.settings.event_field {
        Some(field) => {
            say!(language, "Articles were grouped into {events} events by the field “{field}”.", events, field)
        }
        None => say!(
            language,
            "Articles were grouped into {events} events by average-link clustering of likeness at a threshold of {threshold}.",
            events,
            threshold = language.number(&material.settings.events.threshold.to_string())
        ),
    }
}

fn rates(language: Language) -> String {
    say!(
        language,
        "Rates are hits per 1,000 running words of the source, whoever speaks. Their intervals are exact 95% intervals \
         for a Poisson count, [½χ²(α/2; 2a), ½χ²(1−α/2; 2a+2)]/c (Garwood 1936); beside them stand percentile intervals \
         of {replicates} bootstrap samples of the source’s articles (seed {seed}). Dispersion over articles is Gries’s DP, \
         ½Σ|vᵢ/f − sᵢ|, its normed form DP/(1 − min s) (Gries 2008; Lijffijt & Gries 2012), Juilland’s D and the \
         Kullback–Leibler divergence.",
        replicates = BOOTSTRAP.replicates,
        seed = BOOTSTRAP.seed
    )
}

fn comparisons(language: Language) -> String {
    say!(
        language,
        "Sources are compared each with all others and in pairs. With a and b occurrences in c and d words, N = c + d, \
         E₁ = c(a+b)/N and E₂ = d(a+b)/N: the log ratio is log₂[(a/c)/(b/d)], a zero count taken as 0.5 (Hardie 2014); \
         %DIFF is 100·(a/c − b/d)/(b/d) (Gabrielatos & Marchi 2011); the odds ratio a(d−b)/[b(c−a)] has Woolf’s interval, \
         0.5 added to every cell where one is empty; log odds have an informative Dirichlet prior with α₀ = {prior} \
         spread as in both texts together (Monroe, Colaresi & Quinn 2008); the conservative log ratio is the end nearer to \
         0 of the Clopper–Pearson interval at 1 − .05/m for m terms (Evert 2022). G² is given in the two-term form \
         2[a ln(a/E₁) + b ln(b/E₂)] (Rayson & Garside 2000) and in the four-term form (Dunning 1993), each named in its \
         column, with the Bayes factor G² − ln N (Wilson 2013), and on the number of articles with the term (Egbert & \
         Biber 2019). p values are those of the exact conditional test for two Poisson rates (Przyborowski & Wilenski \
         1940), adjusted after Benjamini & Hochberg (1995) for the terms with at least {hits} occurrences on \
         both sides. The smallest ratio a comparison could have detected is exp(2.8·√(1/a + 1/b)). The map of sources is \
         a correspondence analysis in principal coordinates (Greenacre 2017).",
        prior = language.decimal(PRIOR_WORDS, 0),
        hits = RANKED_FROM_HITS
    )
}

fn lexical_measures(language: Language) -> String {
    say!(
        language,
        "Lexical diversity is MATTR over windows of {window} words within articles (Covington & McFall 2010), MTLD with factors \
         of {factor} (McCarthy & Jarvis 2010) and HD-D over samples of {sample} words (McCarthy & Jarvis 2007); readability is Flesch, \
         Flesch–Kincaid and SMOG for English and LIX for every language; lexical density (nouns, verbs, adjectives and \
         adverbs by words; English, at most {sentences} sentences of a source, seed {seed}) rests on an automatic \
         tagger. Collocates stand up to five words to either side within the sentence and are ranked by logDice (Rychlý \
         2008); sequences of words end at sentence ends and punctuation.",
        window = diversity::WINDOW,
        factor = language.number(&diversity::FACTOR_SIZE.to_string()),
        sample = diversity::SAMPLE,
        sentences = DENSITY_SENTENCES,
        seed = BOOTSTRAP.seed
    )
}

/// What the program itself keeps from being claimed, and what these data allow.
fn claims(selection: &Selection, tally: &Tally, language: Language) -> String {
    let active = selection.active_sources();
    let level = |&source: &usize| Advice::on_source(tally.articles[source], all_voices(&tally.sum(source, |_| true)));
    let here = active.iter().map(level).min().map_or_else(String::new, |least| {
        say!(language, " For the smallest source here: {advice}", advice = language.word(least.text()))
    });
    say!(
        language,
        "Differences are put in an order only from {articles} articles and {hits} occurrences on \
         both sides, bootstrap intervals are given from {bootstrapped} articles, tests from \
         {tested} articles and for terms with DPnorm below {dp_norm}; from \
         {large} articles on both sides differences are ranked by size alone (|log ratio| of at least \
         {log_ratio} and an interval without 0).{here}",
        articles = RANKED_FROM_ARTICLES,
        hits = RANKED_FROM_HITS,
        bootstrapped = BOOTSTRAP_FROM_ARTICLES,
        tested = TESTED_FROM_ARTICLES,
        dp_norm = language.number(&TESTED_BELOW_DP_NORM.to_string()),
        large = LARGE_FROM_ARTICLES,
        log_ratio = language.number(&LEAST_LOG_RATIO.to_string()),
        here
    )
}

/// What the analyst corrected by hand.
fn corrected(counts: &CorrectionCounts, language: Language) -> String {
    if counts.total() == 0 {
        return say!(language, "Nothing was corrected by hand.");
    }
    say!(
        language,
        "Corrected by hand: {corrections}. Every figure is counted after the corrections.",
        corrections = counts.describe(language)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, Settings};
    use crate::export::{Provenance, usual_scope};
    use crate::model::{Article, Language, Progress};

    #[test]
    fn a_reader_can_repeat_what_was_done() {
        let mut article = Article { id: "a".to_owned(), language: Language::ENGLISH, ..Article::default() };
        article.published.date = Some(jiff::civil::date(2025, 5, 6));
        article.set_text("", "The brutal regime ordered a massacre.");
        let articles = [article];
        let settings = Settings::default();
        let analysis = Analysis::run(&articles, &settings, &Progress::default()).unwrap();
        let (scope, provenance) = (usual_scope(), Provenance::of(&articles, &settings));
        let material = Material {
            articles: &articles,
            warnings: &[],
            analysis: &analysis,
            settings: &settings,
            scope: &scope,
            provenance: &provenance,
            indices: &crate::statistics::Indices::default(),
            language: crate::wording::Language::English,
        };
        let text = methods(&material);
        for part in [
            "1 articles (6 running words",
            "published on 2025-05-06",
            &provenance.corpus,
            &provenance.lexicons[0].2,
            "seed 20240501",
            "outlet and article cannot be told apart",
            env!("CARGO_PKG_VERSION"),
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }

    #[test]
    fn a_text_in_a_language_without_a_lexicon_or_rules_is_named() {
        let article = |id: &str, language: Language, text: &str| {
            let mut article = Article { id: id.to_owned(), language, ..Article::default() };
            article.set_text("", text);
            article
        };
        let [spanish, polish] = ["es", "pl"].map(|code| Language::from_tag(code).unwrap());
        let articles = [
            article("a", Language::ENGLISH, "The regime fell."),
            article("b", spanish, "El régimen cayó."),
            article("c", polish, "Reżim upadł."),
        ];
        let settings = Settings::default();
        let analysis = Analysis::run(&articles, &settings, &Progress::default()).unwrap();
        let (scope, provenance) = (usual_scope(), Provenance::of(&articles, &settings));
        let material = Material {
            articles: &articles,
            warnings: &[],
            analysis: &analysis,
            settings: &settings,
            scope: &scope,
            provenance: &provenance,
            indices: &crate::statistics::Indices::default(),
            language: crate::wording::Language::English,
        };
        let text = methods(&material);
        assert!(text.contains("No lexicon is for es 1, pl 1"), "{text}");
        assert!(text.contains("Quotation marks alone were read in pl 1"), "{text}");
        let tables = crate::export::tables::tables(&material, &Progress::default()).unwrap();
        let terms = tables.iter().find(|table| table.name.starts_with("terms")).unwrap();
        let said = terms.notes.iter().any(|note| material.language.say(note).contains("No lexicon is for es 1, pl 1"));
        assert!(said, "{:?}", terms.notes);
    }
}
