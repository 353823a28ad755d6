//! Tables of counts by source: they hold to the material's scope.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{CONFIDENCE, Counted, name};
use crate::export::statistics::MOST_PAIRED;
use crate::export::table::{Cell, Table};
use crate::lexicon::Term;
use crate::model::{Role, Voice};
use crate::statistics::advice::BOOTSTRAP_FROM_ARTICLES;
use crate::statistics::{
    self, Advice, Bootstrap, ByVoice, Count, Scope, Selection, Tally, all_voices, counts_by_article, lexical_density,
    source_summaries, term_parts,
};
use crate::wording::{Message, message};

/// How the tables resample.
pub(in crate::export) const BOOTSTRAP: Bootstrap =
    Bootstrap { seed: 20_240_501, replicates: 1000, confidence: CONFIDENCE };
/// Most sentences of a source that are tagged for its lexical density.
pub(in crate::export) const DENSITY_SENTENCES: usize = 1000;

/// What rates and their intervals are, for notes.
pub(super) fn rates() -> Message {
    message!(
        "per_1000_words = 1,000·hits/words; words are all running words of the source, titles \
    included, whoever speaks. Interval: exact 95% for a Poisson count, [½χ²(α/2; 2a), ½χ²(1−α/2; 2a+2)]/c (Garwood 1936)."
    )
}

/// A line for every term, source and voice with hits, and one for all voices together; rates with exact intervals.
pub(super) fn terms(counted: &Counted<'_>) -> Table {
    let mut table = Table::new(
        "terms-by-source",
        &[
            "term",
            "category",
            "family",
            "source",
            "voice",
            "hits",
            "articles_with",
            "articles",
            "words",
            "per_1000_words",
            "interval_95_low",
            "interval_95_high",
        ],
    )
    .note(rates())
    .note(advice(counted))
    .note(message!(
        "With more than {most_paired} sources those that do not use a term are not listed for it.",
        most_paired = MOST_PAIRED
    ));
    let Counted { corpus, tally, active, .. } = counted;
    let write = |row: statistics::TermRow| {
        let term = &corpus.terms[row.term as usize];
        let mut lines: Vec<Vec<Cell>> = Vec::new();
        for &source in active {
            let counts = row.by_source[source];
            if active.len() > MOST_PAIRED && all_voices(&counts) == 0 {
                continue;
            }
            let voices = Voice::ALL.map(|voice| (voice.name(), u64::from(counts[voice.index()])));
            for (voice, hits) in voices.into_iter().filter(|(_, hits)| *hits > 0).chain([("all", all_voices(&counts))])
            {
                let count = Count::new(hits, tally.words[source]);
                let interval = count.interval(CONFIDENCE);
                lines.push(vec![
                    term.term.as_str().into(),
                    term.category.as_str().into(),
                    term.family.id().into(),
                    counted.source(source),
                    voice.into(),
                    hits.into(),
                    if voice == "all" { row.articles[source].into() } else { Cell::Empty },
                    tally.articles[source].into(),
                    count.words.into(),
                    count.rate().into(),
                    interval.low.into(),
                    interval.high.into(),
                ]);
            }
        }
        lines
    };
    table.rows = tally.table().rows.into_par_iter().flat_map_iter(write).collect();
    table
}

/// How evenly each term is spread over the articles.
pub(super) fn dispersion(counted: &Counted<'_>) -> Table {
    let mut table = Table::new(
        "term-dispersion",
        &[
            "term",
            "category",
            "family",
            "hits",
            "hits_own",
            "articles_with",
            "articles",
            "dp",
            "dp_norm",
            "juilland_d",
            "divergence_bits",
        ],
    )
    .note(message!(
        "Parts are the selected articles: sᵢ an article's share of all words, vᵢ the term's hits in it, f their sum. \
         dp = ½Σ|vᵢ/f − sᵢ| (Gries 2008); dp_norm = dp/(1 − min s) (Lijffijt & Gries 2012): 0 even, 1 all in one small \
         article; juilland_d = 1 − (σ/p̄)/√(n−1) over the articles' rates (Juilland et al. 1970): 1 even; \
         divergence_bits = Σ(vᵢ/f)·log₂[(vᵢ/f)/sᵢ] (Gries 2019)."
    ));
    let Counted { corpus, selection, tally, .. } = counted;
    let parts = term_parts(corpus, selection, &selection.articles);
    for row in tally.table().rows {
        let term = &corpus.terms[row.term as usize];
        let found = parts.dispersion(row.term as usize);
        table.rows.push(vec![
            term.term.as_str().into(),
            term.category.as_str().into(),
            term.family.id().into(),
            row.total().into(),
            row.by_voice[Voice::Own.index()].into(),
            row.articles.iter().sum::<u32>().into(),
            selection.articles.len().into(),
            found.map(|found| found.dp).into(),
            found.map(|found| found.dp_norm).into(),
            found.map(|found| found.juilland_d).into(),
            found.map(|found| found.divergence).into(),
        ]);
    }
    table
}

/// Every category in every source: also those that are counted only, such as hedges and boosters.
pub(super) fn categories(counted: &Counted<'_>) -> Table {
    let mut table = Table::new(
        "categories-by-source",
        &[
            "category",
            "family",
            "role",
            "source",
            "own",
            "indirect_speech",
            "direct_quote",
            "scare_quote",
            "all",
            "articles",
            "words",
            "per_1000_words",
            "interval_95_low",
            "interval_95_high",
            "own_per_1000_words",
        ],
    )
    .note(rates())
    .note(message!(
        "Families and roles are not filtered here: the table also holds terms that are counted as rates only."
    ))
    .note(advice(counted));
    let scope = Scope { families: BTreeSet::new(), roles: BTreeSet::new(), ..counted.material.scope.clone() };
    let corpus = &counted.corpus;
    let tally = Tally::of(corpus, &Selection::of(corpus, &scope));
    // The categories in the lexicon's order, and which each term is in.
    let mut categories: Vec<&Term> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let of_term: Vec<usize> = corpus
        .terms
        .iter()
        .map(|term| {
            *places.entry(&term.category).or_insert_with(|| {
                categories.push(term);
                categories.len() - 1
            })
        })
        .collect();
    let sums: Vec<Vec<ByVoice>> = counted
        .active
        .par_iter()
        .map(|&source| {
            let mut sums = vec![ByVoice::default(); categories.len()];
            for (term, &category) in of_term.iter().enumerate() {
                for (sum, hits) in sums[category].iter_mut().zip(tally.hits(term, source)) {
                    *sum += hits;
                }
            }
            sums
        })
        .collect();
    let chosen = |term: &Term| scope.categories.is_empty() || scope.categories.contains(&term.category);
    for (category, term) in categories.iter().enumerate().filter(|(_, term)| chosen(term)) {
        for (&source, sums) in counted.active.iter().zip(&sums) {
            let hits = sums[category];
            let (words, own) = (tally.words[source], u64::from(hits[Voice::Own.index()]));
            let count = Count::new(all_voices(&hits), words);
            let interval = count.interval(CONFIDENCE);
            let mut row: Vec<Cell> =
                vec![term.category.as_str().into(), term.family.id().into(), name(&term.role), counted.source(source)];
            row.extend(hits.iter().map(|&hits| Cell::from(hits)));
            row.extend([
                count.hits.into(),
                tally.articles[source].into(),
                words.into(),
                count.rate().into(),
                interval.low.into(),
                interval.high.into(),
                Count::new(own, words).rate().into(),
            ]);
            table.rows.push(row);
        }
    }
    table
}

/// What may be claimed of the sources, the weakest of them deciding.
pub(super) fn advice(counted: &Counted<'_>) -> Message {
    let least = counted.active.iter().map(|&source| {
        Advice::on_source(counted.tally.articles[source], all_voices(&counted.tally.sum(source, |_| true)))
    });
    Message::label(least.min().unwrap_or(Advice::SingleArticle).text())
}

/// One line for every source: sizes, voices, quotation, readability, diversity.
pub(super) fn sources(counted: &Counted<'_>) -> Table {
    let mut table = Table::new(
        "sources",
        &[
            "source",
            "articles",
            "words",
            "sentences",
            "words_per_sentence",
            "letters_per_word",
            "hits_own",
            "hits_indirect_speech",
            "hits_direct_quote",
            "hits_scare_quote",
            "hits_all",
            "hits_per_1000_words",
            "interval_95_low",
            "interval_95_high",
            "own_per_1000_words",
            "own_interval_95_low",
            "own_interval_95_high",
            "bootstrap_95_low",
            "bootstrap_95_high",
            "quoted_words",
            "quoted_share",
            "reported_words",
            "reported_share",
            "types",
            "type_token_ratio",
            "mattr_100",
            "mtld",
            "hd_d",
            "flesch_reading_ease",
            "flesch_kincaid_grade",
            "smog_grade",
            "lix",
            "lexical_density",
            "density_sentences",
            "advice",
        ],
    )
    .note(rates())
    .note(message!("bootstrap: articles of the source drawn with replacement {replicates} times, seed {seed}, percentile interval; from 10 articles.", replicates = BOOTSTRAP.replicates, seed = BOOTSTRAP.seed))
    .note(
        message!("Diversity: mattr_100 = mean type–token ratio over moving windows of 100 words within articles (Covington & \
         McFall 2010); mtld = words by factors of a type–token ratio of .72, mean of both directions (McCarthy & Jarvis \
         2010); hd_d = expected types in samples of 42 words / 42 (McCarthy & Jarvis 2007). The plain type_token_ratio \
         falls with length: compare it between texts of one length only."),
    )
    .note(
        message!("Readability over running text: flesch_reading_ease = 206.835 − 1.015·words/sentences − 84.6·syllables/words; \
         flesch_kincaid_grade = .39·words/sentences + 11.8·syllables/words − 15.59; smog_grade = 1.0430·√(30·words of \
         three syllables and more/sentences) + 3.1291; these for English alone. lix = words/sentences + 100·words of \
         more than six letters/words (Björnsson 1968), for every language."),
    )
    .note(message!("lexical_density = nouns, verbs, adjectives and adverbs by words (Ure 1971), as a part-of-speech tagger sees them, \
         English alone, over at most {density_sentences} sentences of a source drawn with seed {seed}; the tagger errs on \
         about one word in twenty, so differences of a point or two mean nothing.", density_sentences = DENSITY_SENTENCES, seed = BOOTSTRAP.seed))
    .note(advice(counted));
    let Counted { corpus, selection, tally, indices, .. } = counted;
    let by_source = selection.by_source();
    let write = |summary: statistics::SourceSummary| {
        let count = summary.highlight_count();
        let interval = count.interval(CONFIDENCE);
        let own = Count::new(u64::from(summary.highlights[Voice::Own.index()]), summary.words);
        let own_interval = own.interval(CONFIDENCE);
        let articles = &by_source[summary.source];
        let advice = Advice::on_source(articles.len() as u32, count.hits);
        let bootstrap = (articles.len() as u32 >= BOOTSTRAP_FROM_ARTICLES).then(|| {
            let marked = |term: usize| corpus.terms[term].role == Role::Highlight;
            BOOTSTRAP.rate(&counts_by_article(corpus, selection, articles, marked))
        });
        let bootstrap = bootstrap.flatten();
        let density = lexical_density(corpus, indices.tagged(corpus), articles, DENSITY_SENTENCES, BOOTSTRAP.seed);
        let share = |part: Count| if part.words == 0 { None } else { Some(part.hits as f64 / part.words as f64) };
        let mut row: Vec<Cell> = vec![
            counted.source(summary.source),
            summary.articles.into(),
            summary.words.into(),
            summary.sentences.into(),
            summary.legibility.sentence_length().into(),
            summary.legibility.word_length().into(),
        ];
        row.extend(summary.highlights.iter().map(|&hits| Cell::from(hits)));
        row.extend([
            count.hits.into(),
            count.rate().into(),
            interval.low.into(),
            interval.high.into(),
            own.rate().into(),
            own_interval.low.into(),
            own_interval.high.into(),
            bootstrap.map(|interval| interval.low).into(),
            bootstrap.map(|interval| interval.high).into(),
            summary.quoted.hits.into(),
            share(summary.quoted).into(),
            summary.reported.hits.into(),
            share(summary.reported).into(),
            summary.types.into(),
            share(Count::new(summary.types, summary.words)).into(),
            summary.moving_average.into(),
            summary.textual_diversity.into(),
            summary.hypergeometric_diversity.into(),
            summary.english.flesch_reading_ease().into(),
            summary.english.flesch_kincaid_grade().into(),
            summary.english.smog_grade().into(),
            summary.legibility.lix().into(),
            density.and_then(|density| density.value()).into(),
            density.map(|density| density.sentences).into(),
            advice.text().into(),
        ]);
        row
    };
    table.rows = source_summaries(corpus, selection, tally, indices).into_par_iter().map(write).collect();
    table
}
