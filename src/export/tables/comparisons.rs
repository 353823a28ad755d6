//! Sources held against each other, term by term and word by word, with every measure of the difference.

use rayon::prelude::*;

use super::counts::BOOTSTRAP;
use super::{CONFIDENCE, Counted};
use crate::export::statistics::MOST_PAIRED;
use crate::export::table::{Cell, Table};
use crate::model::ArticleIndex;
use crate::statistics::{
    Advice, Contrast, Evidence, KeyRow, KeyTable, smallest_detectable_ratio, term_keyness, term_parts,
    terms_against_rest, word_keyness,
};
use crate::wording::{Message, message};

/// α₀ of the informative prior: it weighs as much as a text of so many words.
pub(in crate::export) const PRIOR_WORDS: f64 = 500.0;
/// Level of the conservative log ratio before it is divided by the number of comparisons.
const ALPHA: f64 = 0.05;
/// With more articles the resampling would take longer than it tells: with so many the exact interval is as good.
const MOST_RESAMPLED: usize = 1000;
/// Words of a source listed against the others.
const MOST_WORDS: usize = 200;
/// Fewest occurrences of a word that is listed.
const LEAST_HITS: u64 = 5;

const MEASURES: [&str; 24] = [
    "per_1000",
    "per_1000_against",
    "log_ratio",
    "half_added",
    "percent_difference",
    "odds_ratio",
    "odds_ratio_low",
    "odds_ratio_high",
    "log_odds_delta",
    "log_odds_z",
    "conservative_log_ratio",
    "g2_two_term",
    "g2_four_term",
    "bayes_factor_bic",
    "text_dispersion_g2_two_term",
    "p_exact",
    "q",
    "tested",
    "dp_norm",
    "bootstrap_log_ratio_low",
    "bootstrap_log_ratio_high",
    "smallest_detectable_ratio",
    "ranked",
    "advice",
];

/// How the measures are computed, for notes.
fn formulas() -> [Message; 8] {
    [
        message!(
            "a, b: hits in the source and in what it is held against; c, d: their words; N = c + d; E₁ = c(a+b)/N, E₂ = d(a+b)/N."
        ),
        message!(
            "log_ratio = log₂[(a/c)/(b/d)], a zero count taken as 0.5 and marked in half_added (Hardie 2014); \
     percent_difference = 100·(a/c − b/d)/(b/d) (Gabrielatos & Marchi 2011); odds_ratio = a(d−b)/[b(c−a)] with Woolf's \
     95% interval."
        ),
        message!(
            "log_odds: informative Dirichlet prior, δ = ln[(a+α_w)/(c+α₀−a−α_w)] − ln[(b+α_w)/(d+α₀−b−α_w)], z = δ/√(1/(a+α_w) + \
     1/(b+α_w)), α₀ = 500, α_w = α₀·share of the term in both texts together (Monroe, Colaresi & Quinn 2008)."
        ),
        message!(
            "conservative_log_ratio: the end nearer to 0 of the Clopper–Pearson interval of a out of a + b at 1 − .05/m, turned \
     into log₂[(d/c)·L/(1−L)], 0 where the interval holds equality (Evert 2022); m = number of rows compared."
        ),
        message!(
            "g2_two_term = 2[a ln(a/E₁) + b ln(b/E₂)] (Rayson & Garside 2000); g2_four_term adds the words that are not the term \
     (Dunning 1993); bayes_factor_bic = g2_two_term − ln N (Wilson 2013); text_dispersion_g2_two_term: the same on the \
     number of articles with the term (Egbert & Biber 2019)."
        ),
        message!(
            "p_exact: exact conditional test of two Poisson rates (Przyborowski & Wilenski 1940); q: adjusted for the rows in \
     `tested`, those with at least 5 hits on both sides (Benjamini & Hochberg 1995). Both are shown only where `advice` \
     allows tests."
        ),
        message!(
            "bootstrap: articles of either side drawn with replacement 1,000 times, seed 20240501, percentile interval of the log \
     ratio; from 10 articles on either side, up to 1,000 together."
        ),
        message!(
            "smallest_detectable_ratio = exp(2.8·√(1/a + 1/b)): what a comparison with these counts could have found with a power \
     of 80% at the 5% level. ranked: the row's place by conservative log ratio, only where `advice` allows an order; \
     with very much text only rows whose |log_ratio| is at least 1 and whose conservative_log_ratio is not 0."
        ),
    ]
}

fn table(name: &str, item: &[&'static str]) -> Table {
    let sides = [
        "hits",
        "hits_own",
        "words",
        "articles_with",
        "articles",
        "hits_against",
        "hits_own_against",
        "words_against",
        "articles_with_against",
        "articles_against",
    ];
    let columns = [&["source", "against"][..], item, &sides, &MEASURES].concat();
    formulas().into_iter().fold(Table::new(name, &columns), Table::note)
}

/// Every source against all others, term by term.
pub(super) fn against_rest(counted: &Counted<'_>) -> Table {
    let mut out = table("keyness-against-rest", &["term", "category", "family"]);
    if counted.active.len() > MOST_PAIRED {
        out = out.note(message!(
            "With more than {most_paired} sources only the terms a source uses are listed for it.",
            most_paired = MOST_PAIRED
        ));
    }
    if counted.active.len() > 1 {
        let Counted { corpus, selection, .. } = counted;
        let parts = term_parts(corpus, selection, &selection.articles);
        let unused = counted.active.len() <= MOST_PAIRED;
        let compared = terms_against_rest(selection, &parts, &counted.active, unused);
        let m = parts.found();
        let write = |(&source, compared): (&usize, KeyTable)| {
            let names = [counted.source(source), "all others".into()];
            terms(counted, &names, [&[source], &others(counted, source)], &compared, m)
        };
        out.rows = counted.active.par_iter().zip(compared).flat_map_iter(write).collect();
    }
    out
}

/// Every pair of sources, term by term; with more than [`MOST_PAIRED`] sources none, since pairs grow with the square.
pub(super) fn pairs(counted: &Counted<'_>) -> Table {
    let mut out = table("keyness-pairs", &["term", "category", "family"]);
    if counted.active.len() > MOST_PAIRED {
        return out.note(message!(
            "Left out: there are more than {most_paired} sources; choose some.",
            most_paired = MOST_PAIRED
        ));
    }
    for (n, &one) in counted.active.iter().enumerate() {
        for &other in &counted.active[n + 1..] {
            let sides = [one, other].map(|source| counted.selection.of_source(source));
            let compared = term_keyness(&counted.corpus, &counted.selection, &sides[0], &sides[1]);
            let names = [counted.source(one), counted.source(other)];
            out.rows.extend(terms(counted, &names, [&[one], &[other]], &compared, compared.rows.len()));
        }
    }
    out
}

/// Every source against all others over all words, not only the lexicon's: those that set it apart most, where the
/// data allow an order, else the most frequent.
pub(super) fn words_against_rest(counted: &Counted<'_>) -> Table {
    let mut out = table("words-against-rest", &["word"]).note(message!("At most {most_words} words of a source, of at least {least_hits} hits: by |conservative_log_ratio| where the data \
         allow an order, else by frequency.", most_words = MOST_WORDS, least_hits = LEAST_HITS))
    .note(message!("Of articles that pass the filters every word counts, whoever says it: terms and voices are not filtered here; hits_own are those in the outlets’ own words."));
    if counted.active.len() < 2 || counted.active.len() > MOST_PAIRED {
        return out;
    }
    let frequencies = counted.indices.frequencies(&counted.corpus);
    for &source in &counted.active {
        let sides = [articles(counted, &[source]), articles(counted, &others(counted, source))];
        let mut compared = word_keyness(&counted.corpus, frequencies, &sides[0], &sides[1]);
        let m = compared.rows.len();
        compared.rows.retain(|row| row.contrast.target.hits + row.contrast.reference.hits >= LEAST_HITS);
        let ranks = Advice::on(&Evidence { articles: compared.articles, hits: [LEAST_HITS; 2], dp_norm: None }).ranks();
        let weight = |row: &KeyRow| -> f64 {
            if ranks {
                row.contrast.conservative_log_ratio(ALPHA, m).abs()
            } else {
                (row.contrast.target.hits + row.contrast.reference.hits) as f64
            }
        };
        let mut weighed: Vec<(f64, KeyRow)> =
            std::mem::take(&mut compared.rows).into_par_iter().map(|row| (weight(&row), row)).collect();
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.item.cmp(&b.1.item)));
        weighed.truncate(MOST_WORDS);
        compared.rows = weighed.into_iter().map(|(_, row)| row).collect();
        let item = |row: &KeyRow| vec![counted.corpus.vocabulary.folded(crate::text::FormId(row.item)).into()];
        let names = [counted.source(source), "all others".into()];
        out.rows.extend(rows(&names, &compared, m, item, |_| None));
    }
    out
}

fn others(counted: &Counted<'_>, source: usize) -> Vec<usize> {
    counted.active.iter().copied().filter(|&other| other != source).collect()
}

fn articles(counted: &Counted<'_>, sources: &[usize]) -> Vec<ArticleIndex> {
    let mut out: Vec<ArticleIndex> = sources.iter().flat_map(|&source| counted.selection.of_source(source)).collect();
    out.sort_unstable();
    out
}

/// The rows of a comparison of sources, term by term, of `m` terms compared.
fn terms(counted: &Counted<'_>, names: &[Cell], sides: [&[usize]; 2], compared: &KeyTable, m: usize) -> Vec<Vec<Cell>> {
    let Counted { corpus, selection, .. } = counted;
    let resampled = compared.articles.iter().sum::<u32>() as usize <= MOST_RESAMPLED;
    let parts = resampled.then(|| sides.map(|sources| term_parts(corpus, selection, &articles(counted, sources))));
    let item = |row: &KeyRow| {
        let term = &corpus.terms[row.item as usize];
        vec![term.term.as_str().into(), term.category.as_str().into(), term.family.id().into()]
    };
    let bootstrap = |row: &KeyRow| {
        let [target, reference] = parts.as_ref()?.each_ref().map(|parts| parts.counts(row.item as usize));
        BOOTSTRAP.log_ratio(&target, &reference)
    };
    rows(names, compared, m, item, bootstrap)
}

/// The rows of a comparison of `m` items.
fn rows(
    names: &[Cell],
    compared: &KeyTable,
    m: usize,
    item: impl Fn(&KeyRow) -> Vec<Cell> + Sync,
    bootstrap: impl Fn(&KeyRow) -> Option<crate::statistics::Interval> + Sync,
) -> Vec<Vec<Cell>> {
    let conservative: Vec<f64> =
        compared.rows.par_iter().map(|row| row.contrast.conservative_log_ratio(ALPHA, m)).collect();
    let places = places(compared, &conservative);
    let write = |((row, &conservative), place): ((&KeyRow, &f64), Option<usize>)| {
        let contrast = row.contrast;
        let (one, other) = (contrast.target, contrast.reference);
        let evidence = Evidence { articles: compared.articles, hits: [one.hits, other.hits], dp_norm: row.dp_norm };
        let interval = if row.advice.bootstraps(&evidence) { bootstrap(row) } else { None };
        let odds = contrast.odds_ratio(CONFIDENCE);
        let share = (one.hits + other.hits) as f64 / (one.words + other.words) as f64;
        let log_odds = contrast.log_odds(PRIOR_WORDS * share, PRIOR_WORDS);
        let texts = Contrast::new(
            u64::from(row.articles[0]),
            u64::from(compared.articles[0]),
            u64::from(row.articles[1]),
            u64::from(compared.articles[1]),
        );
        let log_ratio = contrast.log_ratio();
        let tests = row.advice.tests();
        let mut line = names.to_vec();
        line.extend(item(row));
        for (side, count) in [one, other].into_iter().enumerate() {
            line.extend([
                count.hits.into(),
                row.own[side].into(),
                count.words.into(),
                row.articles[side].into(),
                compared.articles[side].into(),
            ]);
        }
        line.extend([
            one.rate().into(),
            other.rate().into(),
            log_ratio.value.into(),
            if log_ratio.adjusted { "yes" } else { "no" }.into(),
            contrast.percent_difference().into(),
            odds.value.into(),
            odds.interval.low.into(),
            odds.interval.high.into(),
            log_odds.delta.into(),
            log_odds.z.into(),
            conservative.into(),
            contrast.g2_two_term().into(),
            contrast.g2_four_term().into(),
            contrast.bayes_factor().into(),
            texts.g2_two_term().into(),
            if tests { row.p } else { None }.into(),
            if tests { row.q } else { None }.into(),
            tests.then_some(compared.tested).into(),
            row.dp_norm.into(),
            interval.map(|interval| interval.low).into(),
            interval.map(|interval| interval.high).into(),
            smallest_detectable_ratio(one.hits, other.hits).into(),
            place.into(),
            row.advice.text().into(),
        ]);
        line
    };
    compared.rows.par_iter().zip(&conservative).zip(places).map(write).collect()
}

/// Each row's place by the size of the difference; `None` where the data allow no order.
fn places(compared: &KeyTable, conservative: &[f64]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..compared.rows.len()).filter(|&n| compared.rows[n].ranks(conservative[n])).collect();
    order.sort_by(|&a, &b| conservative[b].abs().total_cmp(&conservative[a].abs()).then(a.cmp(&b)));
    let mut places = vec![None; compared.rows.len()];
    for (place, row) in order.into_iter().enumerate() {
        places[row] = Some(place + 1);
    }
    places
}
