//! The `statistics` part of the report: every source on its own, against the rest, and every pair of sources.

use serde_json::{Value, json};

use crate::analysis::Analysis;
use crate::model::{Article, ArticleIndex, Role, Voice};
use crate::statistics::{
    Corpus, Count, Indices, KeyTable, Selection, SourceSummary, Tally, source_summaries, term_keyness,
};

/// Level of every interval in the report.
pub const CONFIDENCE: f64 = 0.95;

/// Up to this many sources every pair is compared; with more, each is compared with all others only, since pairs grow
/// with the square.
pub const MOST_PAIRED: usize = 12;

/// What the tables count over, borrowed from an analysis.
pub fn corpus<'a>(articles: &'a [Article], analysis: &'a Analysis) -> Corpus<'a> {
    Corpus {
        articles,
        documents: &analysis.documents,
        vocabulary: &analysis.vocabulary,
        attributions: &analysis.attributions,
        hits: &analysis.hits,
        terms: analysis.matcher.terms(),
        events: &analysis.events,
        copies: &analysis.copies,
    }
}

/// The statistics of a whole analysis as JSON.
pub fn statistics(articles: &[Article], analysis: &Analysis) -> Value {
    let corpus = corpus(articles, analysis);
    let selection = corpus.everything();
    let tally = Tally::of(&corpus, &selection);
    let summaries = source_summaries(&corpus, &selection, &tally, &Indices::default());
    let sources = tally.sources();
    let of = |source: usize| selection.of_source(source);
    let active: Vec<usize> = summaries.iter().map(|summary| summary.source).collect();

    let rest: Vec<Value> = if active.len() > 1 {
        active
            .iter()
            .map(|&source| {
                let target = of(source);
                let reference: Vec<ArticleIndex> =
                    active.iter().filter(|&&other| other != source).flat_map(|&other| of(other)).collect();
                let mut row = comparison(&corpus, &selection, &target, &reference);
                row["source"] = json!(sources.label(source));
                row
            })
            .collect()
    } else {
        Vec::new()
    };
    let mut pairs = Vec::new();
    if active.len() <= MOST_PAIRED {
        for (at, &a) in active.iter().enumerate() {
            for &b in &active[at + 1..] {
                let mut row = comparison(&corpus, &selection, &of(a), &of(b));
                row["a"] = json!(sources.label(a));
                row["b"] = json!(sources.label(b));
                pairs.push(row);
            }
        }
    }
    json!({
        "confidence": CONFIDENCE,
        "sources": summaries.iter().map(|summary| source(summary, sources.label(summary.source))).collect::<Vec<_>>(),
        "against_rest": rest,
        "pairs": pairs,
        "pairs_left_out": active.len() > MOST_PAIRED,
    })
}

fn source(summary: &SourceSummary, name: &str) -> Value {
    json!({
        "source": name,
        "articles": summary.articles,
        "words": summary.words,
        "sentences": summary.sentences,
        "mean_sentence_length": summary.legibility.sentence_length(),
        "mean_word_length": summary.legibility.word_length(),
        "quoted_words": counted(summary.quoted),
        "reported_words": counted(summary.reported),
        "highlights": {
            "by_voice": by_voice(&summary.highlights, summary.words),
            "all": counted(summary.highlight_count()),
        },
        "categories": summary.categories.iter().map(|category| json!({
            "category": category.category,
            "role": category.role,
            "by_voice": by_voice(&category.by_voice, summary.words),
            "all": counted(category.count),
        })).collect::<Vec<_>>(),
        "types": summary.types,
        "mattr": summary.moving_average,
        "mtld": summary.textual_diversity,
        "hdd": summary.hypergeometric_diversity,
        "lix": summary.legibility.lix(),
        "flesch_reading_ease": summary.english.flesch_reading_ease(),
        "flesch_kincaid_grade": summary.english.flesch_kincaid_grade(),
        "smog_grade": summary.english.smog_grade(),
    })
}

fn by_voice(counts: &crate::statistics::ByVoice, words: u64) -> Value {
    let mut out = serde_json::Map::new();
    for voice in Voice::ALL {
        let hits = u64::from(counts[voice.index()]);
        out.insert(voice.name().to_owned(), counted(Count::new(hits, words)));
    }
    Value::Object(out)
}

/// A count with its rate per 1,000 words and the exact interval of the rate.
fn counted(count: Count) -> Value {
    let interval = count.interval(CONFIDENCE);
    json!({ "n": count.hits, "per_1000": count.rate(), "low": interval.low, "high": interval.high })
}

fn comparison(
    corpus: &Corpus<'_>,
    selection: &Selection,
    target: &[ArticleIndex],
    reference: &[ArticleIndex],
) -> Value {
    let KeyTable { rows, tested, articles, words } = term_keyness(corpus, selection, target, reference);
    let terms: Vec<Value> = rows
        .iter()
        .filter(|row| corpus.terms[row.item as usize].role == Role::Highlight)
        .map(|row| {
            let term = &corpus.terms[row.item as usize];
            json!({
                "term": term.term,
                "category": term.category,
                "n": [row.contrast.target.hits, row.contrast.reference.hits],
                "articles": row.articles,
                "log_ratio": row.contrast.log_ratio().value,
                "log_ratio_adjusted": row.contrast.log_ratio().adjusted,
                "g2_two_term": row.contrast.g2_two_term(),
                "g2_four_term": row.contrast.g2_four_term(),
                "p_exact": row.p,
                "q": row.q,
                "dp_norm": row.dp_norm,
                "advice": row.advice.text(),
            })
        })
        .collect();
    json!({ "articles": articles, "words": words, "tested": tested, "terms": terms })
}
