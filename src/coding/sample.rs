//! Random samples of hits, to be repeated from their seed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::item::{Item, ItemId, content_hash};
use crate::model::{ArticleIndex, Hit, Voice};
use crate::statistics::{Corpus, Random, Selection, Stratum};

/// By what a sample is stratified.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stratify {
    /// Not at all.
    #[default]
    Nothing,
    /// By outlet.
    Source,
    /// By category of the lexicon.
    Category,
    /// By the voice the program gave the hit.
    Voice,
}

/// How many of a sample come from each stratum.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Allocation {
    /// As many from each as from any other, as far as it has them.
    #[default]
    Equal,
    /// In proportion to its size.
    Proportional,
}

/// What sample to draw.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// How many hits.
    pub size: usize,
    /// Seed of the random numbers.
    pub seed: u64,
    /// By what to stratify.
    pub by: Stratify,
    /// How to share the size among the strata.
    pub allocation: Allocation,
}

/// A drawn hit with what the program said of it at the time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampledItem {
    /// The name of the item.
    pub id: ItemId,
    /// The stretch of text.
    pub item: Item,
    /// The stratum it was drawn from.
    pub stratum: String,
    /// The term it is a hit of.
    pub term: String,
    /// The id of the term's category.
    pub category: String,
    /// The outlet; empty if it is not known.
    pub source: String,
    /// Whose words the program says they are.
    pub voice: Voice,
}

/// A stratum of a sample.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleStratum {
    /// The outlet, category or voice; empty if the sample is not stratified, or for an outlet that is not known.
    pub name: String,
    /// How many hits it has.
    pub population: u64,
    /// How many of them were drawn.
    pub drawn: u64,
}

/// A sample as it was drawn.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Its name, a hash of plan and items: two coders who draw the same sample have the same one.
    pub id: String,
    /// What was asked for.
    pub plan: Plan,
    /// The strata by name.
    pub strata: Vec<SampleStratum>,
    /// The items in the order in which to code them: shuffled, so that no stratum comes in a row.
    pub items: Vec<SampledItem>,
}

impl Sample {
    /// How many hits there were to draw from.
    pub fn population(&self) -> u64 {
        self.strata.iter().map(|stratum| stratum.population).sum()
    }
}

/// Draws a sample of the hits that the selection admits. The same corpus, selection and plan give the same sample.
pub fn draw(corpus: &Corpus<'_>, selection: &Selection, plan: Plan) -> Sample {
    let mut frame: BTreeMap<String, Vec<(ArticleIndex, &Hit)>> = BTreeMap::new();
    for &article in &selection.articles {
        for hit in corpus.hits[article.index()].iter().filter(|hit| selection.admits(hit)) {
            frame.entry(stratum(corpus, plan.by, article, hit)).or_default().push((article, hit));
        }
    }
    let sizes: Vec<usize> = frame.values().map(Vec::len).collect();
    let shares = allocate(&sizes, plan);
    let mut strata = Vec::new();
    let mut drawn: Vec<(&str, ArticleIndex, &Hit)> = Vec::new();
    for (n, ((name, hits), share)) in frame.iter().zip(shares).enumerate() {
        let chosen = Random::stream(plan.seed, n as u64).sample(hits.len(), share);
        strata.push(SampleStratum { name: name.clone(), population: hits.len() as u64, drawn: chosen.len() as u64 });
        drawn.extend(chosen.into_iter().map(|at| (name.as_str(), hits[at].0, hits[at].1)));
    }
    let mut contents: BTreeMap<ArticleIndex, String> = BTreeMap::new();
    let mut items: Vec<SampledItem> = Vec::new();
    for (name, index, hit) in drawn {
        let article = &corpus.articles[index.index()];
        let content = contents.entry(index).or_insert_with(|| content_hash(&article.text));
        let item = Item::new(article, content, hit.span);
        let term = &corpus.terms[hit.term as usize];
        items.push(SampledItem {
            id: item.id(),
            item,
            stratum: name.to_owned(),
            term: term.term.clone(),
            category: term.category.clone(),
            source: article.source.value.clone(),
            voice: hit.label.voice,
        });
    }
    shuffle(&mut items, plan.seed);
    let id = sample_id(plan, &items);
    Sample { id, plan, strata, items }
}

fn sample_id(plan: Plan, items: &[SampledItem]) -> String {
    let mut text = format!("{plan:?}");
    for item in items {
        text.push('\n');
        text.push_str(item.id.as_str());
    }
    content_hash(&text).trim_start_matches("sha256:").chars().take(16).collect()
}

fn stratum(corpus: &Corpus<'_>, by: Stratify, article: ArticleIndex, hit: &Hit) -> String {
    match by {
        Stratify::Nothing => String::new(),
        Stratify::Source => corpus.articles[article.index()].source.value.clone(),
        Stratify::Category => corpus.terms[hit.term as usize].category.clone(),
        Stratify::Voice => hit.label.voice.name().to_owned(),
    }
}

/// How many to draw from each stratum; together `plan.size`, or all there are.
fn allocate(sizes: &[usize], plan: Plan) -> Vec<usize> {
    let total: usize = sizes.iter().sum();
    if total <= plan.size {
        return sizes.to_vec();
    }
    let mut shares = vec![0; sizes.len()];
    match plan.allocation {
        Allocation::Equal => {
            // One each in turn until the size is reached; small strata drop out.
            let mut left = plan.size;
            while left > 0 {
                let open: Vec<usize> = (0..sizes.len()).filter(|&n| shares[n] < sizes[n]).collect();
                let each = (left / open.len().max(1)).max(1);
                for n in open {
                    let more = each.min(sizes[n] - shares[n]).min(left);
                    shares[n] += more;
                    left -= more;
                }
            }
        }
        Allocation::Proportional => {
            // Largest remainders; equal ones go to the stratum that comes first.
            let mut remainders = Vec::new();
            for (n, &size) in sizes.iter().enumerate() {
                let product = size as u128 * plan.size as u128;
                shares[n] = (product / total as u128) as usize;
                remainders.push((std::cmp::Reverse(product % total as u128), n));
            }
            remainders.sort_unstable();
            let left = plan.size - shares.iter().sum::<usize>();
            for (_, n) in remainders.into_iter().take(left) {
                shares[n] += 1;
            }
        }
    }
    shares
}

/// R. Fisher & F. Yates, as R. Durstenfeld wrote it down in 1964.
fn shuffle(items: &mut [SampledItem], seed: u64) {
    let mut random = Random::stream(seed, u64::MAX);
    for n in (1..items.len()).rev() {
        items.swap(n, random.below(n + 1));
    }
}

/// The strata of a sample with what was found in them.
pub(super) fn strata_with(sample: &Sample, found: impl Fn(&str) -> crate::statistics::Proportion) -> Vec<Stratum> {
    sample
        .strata
        .iter()
        .map(|stratum| Stratum { population: stratum.population, sample: found(&stratum.name) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_shared_out_to_the_last_one() {
        let plan = |size, allocation| Plan { size, seed: 1, by: Stratify::Source, allocation };
        for (sizes, size, allocation, expect) in [
            (&[100, 100, 100][..], 30, Allocation::Equal, &[10, 10, 10][..]),
            (&[100, 3, 100], 31, Allocation::Equal, &[14, 3, 14]),
            (&[5, 5], 3, Allocation::Equal, &[2, 1]),
            (&[2, 2], 10, Allocation::Equal, &[2, 2]),
            (&[600, 300, 100], 10, Allocation::Proportional, &[6, 3, 1]),
            (&[50, 50, 1], 10, Allocation::Proportional, &[5, 5, 0]),
            (&[1, 1, 1], 2, Allocation::Proportional, &[1, 1, 0]),
            (&[], 5, Allocation::Equal, &[]),
        ] {
            assert_eq!(allocate(sizes, plan(size, allocation)), expect, "{sizes:?} {size}");
        }
    }
}
