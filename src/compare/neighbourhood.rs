//! What sets an article apart from the articles most like it.
//!
//! In two dozen reports of the arrests of two players of one team, the team, the arrest and the charge stand in all of
//! them; the players' names tell the two affairs apart. So each word of an article is weighed a second time, by how few
//! of the article's neighbours have it.

use rayon::prelude::*;

use super::profile::{Profile, positions};
use super::stems::Stems;

/// Cosine of the whole texts from which two articles are neighbours.
pub(super) const NEIGHBOUR_COSINE: f32 = 0.1;

/// Articles by which a neighbourhood is taken to be larger, so that in a small one no word loses all its weight.
const PRIOR: f32 = 3.0;

/// The whole texts of all articles, each weighed within its neighbourhood.
pub(super) struct Neighbourhoods<'a> {
    profiles: &'a [Profile],
    stems: &'a Stems,
    /// By article: a weight for every entry of its whole vector; the squares of each add up to 1.
    weights: Vec<Vec<f32>>,
    /// By article: length of the part that is names.
    names: Vec<f32>,
}

impl<'a> Neighbourhoods<'a> {
    /// Weighs the articles by the pairs that are neighbours.
    pub(super) fn new(profiles: &'a [Profile], stems: &'a Stems, neighbours: &[(u32, u32)]) -> Neighbourhoods<'a> {
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); profiles.len()];
        for &(a, b) in neighbours {
            of[a as usize].push(b);
            of[b as usize].push(a);
        }
        let weights: Vec<Vec<f32>> = profiles
            .par_iter()
            .zip(&of)
            .map(|(profile, neighbours)| {
                let entries = profile.whole.entries();
                let mut having = vec![1u32; entries.len()];
                for &other in neighbours {
                    for (at, _) in positions(entries, profiles[other as usize].whole.entries()) {
                        having[at] += 1;
                    }
                }
                let all = (neighbours.len() as f32 + 1.0 + PRIOR).ln();
                let mut weights: Vec<f32> = entries
                    .iter()
                    .zip(having)
                    .map(|((_, weight), having)| weight * (1.0 - (having as f32).ln() / all).max(0.0))
                    .collect();
                let length = weights.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
                if length > 0.0 {
                    weights.iter_mut().for_each(|weight| *weight /= length);
                }
                weights
            })
            .collect();
        let names = profiles
            .iter()
            .zip(&weights)
            .map(|(profile, weights)| {
                let names = profile.whole.entries().iter().zip(weights).filter(|(entry, _)| stems.is_name(entry.0));
                names.map(|(_, weight)| weight * weight).sum::<f32>().sqrt()
            })
            .collect();
        Neighbourhoods { profiles, stems, weights, names }
    }

    /// The cosine of two articles by these weights, of all words and of the names alone.
    pub(super) fn cosines(&self, a: usize, b: usize) -> [f32; 2] {
        let (mut whole, mut names) = (0.0, 0.0);
        let entries = self.profiles[a].whole.entries();
        for (i, j) in positions(entries, self.profiles[b].whole.entries()) {
            let product = self.weights[a][i] * self.weights[b][j];
            whole += product;
            if self.stems.is_name(entries[i].0) {
                names += product;
            }
        }
        let lengths = self.names[a] * self.names[b];
        [whole, if lengths > 0.0 { names / lengths } else { 0.0 }]
    }
}
