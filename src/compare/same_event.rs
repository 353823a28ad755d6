//! How likely two articles are about one event.
//!
//! Two logistic models, one upon the other. The first sees what the two articles share ([`features`]), what they share
//! of that which sets them apart from the articles like them ([`Neighbourhoods`]), and how that compares with what either
//! shares with its own nearest articles: an affair that a whole country writes about makes all articles alike, and only
//! the nearest are about the same day of it. The second also sees whether the two have the same neighbours according to
//! the first. The weights were fitted by ridge regression (logistic, penalty 0.5) on pairs of news articles of known
//! events, three public collections that count alike; nothing else of those texts is in the program.

use rayon::prelude::*;

use super::candidates::{Index, Lookup};
use super::cluster::Link;
use super::neighbourhood::{NEIGHBOUR_COSINE, Neighbourhoods};
use super::profile::{FEATURES, Profile, collection_weights, features, held, shared};
use super::stems::Stems;
use crate::model::{Cancelled, Progress};
use crate::text::Reading;

/// Articles as which the background list counts beside the collection's own document frequencies.
const PRIOR_ARTICLES: f32 = 1000.0;

/// Probability below which a pair is not kept.
const LEAST_LIKENESS: f32 = 0.01;

/// Features held against those of the nearest articles: whole texts, leads, names.
const COMPARED: [usize; 3] = [0, 1, 4];

/// How many of the nearest articles they are held against.
const NEAREST: usize = 2;

/// The lowest value a feature is divided by when it is held against the nearest articles.
const LEAST_NEAREST: f32 = 0.01;

/// Where the two cosines of [`Neighbourhoods`] stand among the features.
const LOCAL: usize = FEATURES;

/// Where the comparison with the nearest articles begins.
const HELD: usize = LOCAL + 2;

/// Features of the first model.
const FIRST: usize = HELD + 2 * COMPARED.len();

/// Features of the second model.
const SECOND: usize = FIRST + 3;

/// Weights of the first model: [`features`], the two of [`Neighbourhoods`], then for each of [`COMPARED`] its value over
/// that of the article with the nearer neighbours, and over that of the other.
const FIRST_WEIGHTS: [f32; FIRST] = [
    1.68, 0.79, 0.95, 2.08, 2.63, 2.12, 1.52, -0.93, -2.76, -1.16, -1.50, -1.43, 0.22, -0.78, 2.29, 1.38, 0.41, 1.43,
    1.59, 1.25, 2.48, 1.82, 1.21, 0.74, 1.55,
];

/// Constant of the first model.
const FIRST_CONSTANT: f32 = -4.17;

/// Weights of the second model: the features of the first, then the cosine of the two lists of neighbours, and the share
/// of one article's neighbours that are the other's, the lower and the higher.
const SECOND_WEIGHTS: [f32; SECOND] = [
    -0.81, -1.12, -0.01, -1.25, -0.24, 1.05, 1.18, -1.51, -0.50, -0.18, -1.26, -1.51, 0.18, -0.45, 1.06, 0.32, 0.54,
    1.78, 2.63, 0.82, 1.09, 1.08, 0.72, 0.38, 0.97, 4.68, 1.92, 2.94,
];

/// Constant of the second model.
const SECOND_CONSTANT: f32 = -6.46;

fn logistic(features: &[f32], weights: &[f32], constant: f32) -> f32 {
    let sum: f32 = features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum();
    1.0 / (1.0 + (-(sum + constant)).exp())
}

/// The profiles of all articles, with weights from background and collection.
pub(super) fn profiles(readings: &[Reading<'_>], stems: &Stems) -> Vec<Profile> {
    let weights = collection_weights(stems, &held(stems, readings), readings.len(), PRIOR_ARTICLES);
    readings.par_iter().enumerate().map(|(at, reading)| Profile::new(at, reading, stems, &weights)).collect()
}

/// What it costs a pair, on the scale of the second model, if the leads of undated articles name different days of the
/// week, and what more if their numbers differ as well. In a collection of a handful of articles nothing is there to
/// hold a pair against, and two meetings in one week are told in much the same words. Set by hand: on the collections
/// the weights were fitted on it changes little.
const OTHER_DAY: f32 = 2.0;
const OTHER_NUMBERS: f32 = 4.5;

/// Numbers either article must have before their difference says anything, and the share of the shorter list that two
/// reports of one happening have in common.
const ENOUGH_NUMBERS: usize = 4;
const SHARED_NUMBERS: f32 = 0.25;

/// How much speaks against one event in the days and numbers that two undated articles name.
fn disagreement(a: &Profile, b: &Profile, stems: &Stems) -> f32 {
    let other_day = a.days.named && b.days.named && a.days.same_weekday(&b.days) == Some(false);
    if !other_day || a.days_apart(b).is_some() {
        return 0.0;
    }
    let (of_a, of_b, common) = a.numbers_shared(b, stems);
    let fewer = of_a.min(of_b);
    if fewer >= ENOUGH_NUMBERS && (common as f32) < SHARED_NUMBERS * fewer as f32 {
        OTHER_DAY + OTHER_NUMBERS
    } else {
        OTHER_DAY
    }
}

/// A pair of articles with its features.
struct Pair {
    a: u32,
    b: u32,
    features: [f32; SECOND],
    first: f32,
}

/// The pairs of articles that may be about one event, with their probability, by first and second article.
///
/// # Errors
/// If cancelled.
pub(super) fn links(
    profiles: &[Profile],
    stems: &Stems,
    window_days: u32,
    progress: &Progress,
) -> Result<Vec<Link>, Cancelled> {
    let mut pairs = pairs(profiles, stems, window_days, progress)?;
    progress.check()?;
    compare_locally(&mut pairs, profiles, stems);
    progress.check()?;
    hold_against_nearest(&mut pairs, profiles.len());
    pairs
        .par_iter_mut()
        .for_each(|pair| pair.first = logistic(&pair.features[..FIRST], &FIRST_WEIGHTS, FIRST_CONSTANT));
    progress.check()?;
    compare_neighbours(&mut pairs, profiles.len());
    Ok(pairs
        .par_iter()
        .map(|pair| Link {
            a: pair.a,
            b: pair.b,
            likeness: logistic(
                &pair.features,
                &SECOND_WEIGHTS,
                SECOND_CONSTANT - disagreement(&profiles[pair.a as usize], &profiles[pair.b as usize], stems),
            ),
        })
        .filter(|link| link.likeness >= LEAST_LIKENESS)
        .collect())
}

/// The candidate pairs with what the articles share.
fn pairs(profiles: &[Profile], stems: &Stems, window_days: u32, progress: &Progress) -> Result<Vec<Pair>, Cancelled> {
    let index = Index::new(profiles);
    let by_article: Vec<Vec<Pair>> = (0..profiles.len())
        .into_par_iter()
        .map_init(
            || Lookup::new(profiles.len()),
            |lookup, article| {
                progress.check()?;
                progress.advance(1);
                let candidates = index.candidates(article, profiles, window_days, lookup);
                Ok(candidates
                    .into_iter()
                    .map(|other| {
                        let mut all = [0.0; SECOND];
                        all[..FEATURES].copy_from_slice(&features(
                            &profiles[article],
                            &profiles[other as usize],
                            stems,
                        ));
                        Pair { a: article as u32, b: other, features: all, first: 0.0 }
                    })
                    .collect())
            },
        )
        .collect::<Result<_, Cancelled>>()?;
    Ok(by_article.into_iter().flatten().collect())
}

/// Fills in what the two articles of each pair share of that which sets them apart from the articles like them.
fn compare_locally(pairs: &mut [Pair], profiles: &[Profile], stems: &Stems) {
    let neighbours: Vec<(u32, u32)> =
        pairs.iter().filter(|pair| pair.features[0] >= NEIGHBOUR_COSINE).map(|pair| (pair.a, pair.b)).collect();
    let local = Neighbourhoods::new(profiles, stems, &neighbours);
    pairs.par_iter_mut().for_each(|pair| {
        pair.features[LOCAL..HELD].copy_from_slice(&local.cosines(pair.a as usize, pair.b as usize));
    });
}

/// Fills in how each pair compares with the nearest articles of either.
fn hold_against_nearest(pairs: &mut [Pair], articles: usize) {
    for (n, &feature) in COMPARED.iter().enumerate() {
        let mut nearest = vec![[0.0f32; NEAREST]; articles];
        for pair in pairs.iter() {
            for article in [pair.a, pair.b] {
                // Kept in descending order; the new value pushes the smaller ones down.
                let mut value = pair.features[feature];
                for place in &mut nearest[article as usize] {
                    if value > *place {
                        std::mem::swap(place, &mut value);
                    }
                }
            }
        }
        let mean: Vec<f32> = nearest.iter().map(|values| values.iter().sum::<f32>() / NEAREST as f32).collect();
        for pair in pairs.iter_mut() {
            let (a, b) = (mean[pair.a as usize], mean[pair.b as usize]);
            let value = pair.features[feature];
            pair.features[HELD + 2 * n] = value / a.max(b).max(LEAST_NEAREST);
            pair.features[HELD + 2 * n + 1] = value / a.min(b).max(LEAST_NEAREST);
        }
    }
}

/// Fills in how far the two articles of each pair have the same neighbours by the first model.
fn compare_neighbours(pairs: &mut [Pair], articles: usize) {
    let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); articles];
    for pair in pairs.iter() {
        rows[pair.a as usize].push((pair.b, pair.first));
        rows[pair.b as usize].push((pair.a, pair.first));
    }
    rows.par_iter_mut().for_each(|row| row.sort_unstable_by_key(|entry| entry.0));
    let sums: Vec<f32> = rows.iter().map(|row| row.iter().map(|entry| entry.1).sum()).collect();
    // An article is its own nearest neighbour, with probability 1.
    let lengths: Vec<f32> =
        rows.iter().map(|row| (1.0 + row.iter().map(|entry| entry.1 * entry.1).sum::<f32>()).sqrt()).collect();
    pairs.par_iter_mut().for_each(|pair| {
        let (a, b) = (pair.a as usize, pair.b as usize);
        let common: f32 = shared(&rows[a], &rows[b]).map(|(_, x, y)| x * y).sum();
        let share = |sum: f32| common / (sum - pair.first).max(0.5);
        let (of_a, of_b) = (share(sums[a]), share(sums[b]));
        pair.features[FIRST] = (common + 2.0 * pair.first) / (lengths[a] * lengths[b]);
        pair.features[FIRST + 1] = of_a.min(of_b);
        pair.features[FIRST + 2] = of_a.max(of_b);
    });
}
