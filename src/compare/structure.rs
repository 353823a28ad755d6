//! The structural profile of an article: how much of it is whose voice, how it builds its clauses, how many figures and
//! names it gives; and groups of articles with like profiles. Profiles say how a text is made, not what it says.

use crate::model::{AgencyClause, AgencyKind, ArticleIndex, Attribution, Figure, Naming, Voice};
use crate::text::{Reading, Tag, TokenKind, tag_word};
use crate::voice;

/// What is measured of an article, in the order of [`Structure::values`].
pub const MEASURES: [&str; 9] = [
    "own voice",
    "indirect speech",
    "direct quotation",
    "scare quotes",
    "passive sentences",
    "agentless harm",
    "figures per 1,000 words",
    "namings per 1,000 words",
    "words per sentence",
];

/// The structural profile of one article, as counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Structure {
    /// Words by [`Voice::index`].
    pub words: [u32; 4],
    /// Sentences.
    pub sentences: u32,
    /// Sentences with a passive: a form of *to be* or *to get* with a past participle. English only.
    pub passive: u32,
    /// Clauses of harm.
    pub harm: u32,
    /// Clauses of harm in the passive without a doer.
    pub agentless: u32,
    /// Figures.
    pub figures: u32,
    /// Namings of actors.
    pub namings: u32,
}

fn over(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

impl Structure {
    /// Words in all voices.
    pub fn all_words(&self) -> u32 {
        self.words.iter().sum()
    }

    /// The measures in the order of [`MEASURES`]: shares from 0 to 1, then rates per 1,000 words, then a mean. 0 where
    /// there is nothing to measure.
    pub fn values(&self) -> [f64; MEASURES.len()] {
        let all = self.all_words();
        let share = |voice: Voice| over(self.words[voice.index()], all);
        [
            share(Voice::Own),
            share(Voice::IndirectSpeech),
            share(Voice::DirectQuote),
            share(Voice::ScareQuote),
            over(self.passive, self.sentences),
            over(self.agentless, self.harm),
            1000.0 * over(self.figures, all),
            1000.0 * over(self.namings, all),
            over(all, self.sentences),
        ]
    }
}

/// Measures one article.
pub fn structure(
    reading: &Reading<'_>,
    attributions: &[Attribution],
    figures: &[Figure],
    namings: &[Naming],
    agency: &[AgencyClause],
) -> Structure {
    let mut found = Structure {
        sentences: reading.sentences().len() as u32,
        figures: figures.len() as u32,
        namings: namings.len() as u32,
        harm: agency.iter().filter(|clause| clause.harm).count() as u32,
        agentless: agency.iter().filter(|clause| clause.harm && clause.kind == AgencyKind::AgentlessPassive).count()
            as u32,
        ..Structure::default()
    };
    let english = matches!(reading.article.language.code(), "en" | "und");
    for sentence in reading.sentences() {
        let mut passive = false;
        // Whether a form of `to be` stands before, with nothing but adverbs between.
        let mut being = false;
        for token in sentence.token_range() {
            if reading.form(token).kind != TokenKind::Word {
                being &= reading.form(token).kind == TokenKind::Clitic;
                continue;
            }
            found.words[voice::label(reading.token_span(token), attributions).voice.index()] += 1;
            let word = reading.folded(token);
            passive |= being && is_participle(word);
            being = BE.contains(&word) || being && (word.ends_with("ly") || ADVERBS.contains(&word));
        }
        found.passive += u32::from(english && passive);
    }
    found
}

/// Forms of *to be* and *to get*, with the negations that are one word.
const BE: [&str; 17] = [
    "am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting", "isn't", "aren't",
    "wasn't", "weren't", "gotten",
];

/// What may stand between the auxiliary and the participle.
const ADVERBS: [&str; 10] = ["not", "also", "then", "later", "again", "already", "still", "now", "never", "once"];

/// Past participles that do not end in -ed or -en.
const IRREGULAR: [&str; 48] = [
    "shot",
    "held",
    "hit",
    "cut",
    "hurt",
    "kept",
    "left",
    "lost",
    "made",
    "met",
    "paid",
    "put",
    "said",
    "sent",
    "set",
    "sold",
    "told",
    "taught",
    "thought",
    "won",
    "brought",
    "built",
    "bought",
    "caught",
    "dealt",
    "drawn",
    "flown",
    "found",
    "fought",
    "heard",
    "known",
    "laid",
    "led",
    "read",
    "shown",
    "slain",
    "spent",
    "struck",
    "sworn",
    "thrown",
    "torn",
    "understood",
    "withdrawn",
    "hung",
    "borne",
    "fed",
    "shut",
    "done",
];

/// Adjectives that look like participles.
const ADJECTIVES: [&str; 12] = [
    "tired",
    "used",
    "supposed",
    "interested",
    "married",
    "red",
    "open",
    "even",
    "often",
    "sudden",
    "golden",
    "wooden",
];

fn is_participle(word: &str) -> bool {
    IRREGULAR.contains(&word)
        || !ADJECTIVES.contains(&word)
            && word.len() > 4
            && (word.ends_with("ed") || word.ends_with("en"))
            && matches!(tag_word(word), None | Some(Tag::VERB))
}

/// What sets a group apart in one measure.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Contrast {
    /// Position in [`MEASURES`].
    pub measure: usize,
    /// Mean of the group.
    pub inside: f64,
    /// Mean of all other articles.
    pub outside: f64,
    /// The difference in standard deviations of all articles.
    pub deviations: f64,
}

/// Articles with like profiles.
#[derive(Clone, PartialEq, Debug)]
pub struct StructureGroup {
    /// `Group A`, `Group B` …, the largest first. The letters mean nothing.
    pub label: String,
    /// The articles, in the order given.
    pub articles: Vec<ArticleIndex>,
    /// What sets it apart from the others, the largest difference first: half a standard deviation or more.
    pub contrasts: Vec<Contrast>,
}

/// Most groups that are tried.
const MOST_GROUPS: usize = 6;

/// Articles that a grouping needs.
const FEWEST_ARTICLES: usize = 6;

/// Rounds of k-means; it stops earlier if nothing changes.
const ROUNDS: usize = 50;

/// Difference, in standard deviations, that sets a group apart.
const LEAST_CONTRAST: f64 = 0.5;

/// Groups articles by their structural profiles: k-means (Lloyd 1982) on standardised measures, begun from the points
/// that lie farthest from each other (Gonzalez 1985), so that no chance is in it; the number of groups, from 2 to 6, is
/// the one with the highest simplified silhouette (Hruschka et al. 2006). Fewer than 6 articles are one group.
pub fn structure_groups(profiles: &[(ArticleIndex, Structure)]) -> Vec<StructureGroup> {
    let values: Vec<[f64; MEASURES.len()]> = profiles.iter().map(|(_, structure)| structure.values()).collect();
    let points = standardised(&values);
    let mut best: Option<(f64, Vec<usize>)> = None;
    if points.len() >= FEWEST_ARTICLES {
        for groups in 2..=MOST_GROUPS.min(points.len() / 2) {
            let (assigned, centres) = k_means(&points, groups);
            let fit = silhouette(&points, &assigned, &centres);
            if best.as_ref().is_none_or(|(known, _)| fit > *known) {
                best = Some((fit, assigned));
            }
        }
    }
    let assigned = best.map_or_else(|| vec![0; points.len()], |(_, assigned)| assigned);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); assigned.iter().max().map_or(0, |most| most + 1)];
    for (at, &group) in assigned.iter().enumerate() {
        members[group].push(at);
    }
    members.retain(|group| !group.is_empty());
    members.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
    members
        .iter()
        .zip('A'..='Z')
        .map(|(group, letter)| StructureGroup {
            label: format!("Group {letter}"),
            articles: group.iter().map(|&at| profiles[at].0).collect(),
            contrasts: contrasts(group, &values),
        })
        .collect()
}

type Point = [f64; MEASURES.len()];

fn mean_and_deviation(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let count = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / count;
    let variance = values.map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
    (mean, variance.sqrt())
}

/// Each measure less its mean, over its standard deviation; a measure that is the same everywhere is 0.
fn standardised(values: &[Point]) -> Vec<Point> {
    let mut points = values.to_vec();
    for measure in 0..MEASURES.len() {
        let (mean, deviation) = mean_and_deviation(values.iter().map(|value| value[measure]));
        for point in &mut points {
            point[measure] = if deviation > 0.0 { (point[measure] - mean) / deviation } else { 0.0 };
        }
    }
    points
}

fn distance(a: &Point, b: &Point) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

/// The nearest centre and how far it is.
fn nearest(point: &Point, centres: &[Point]) -> (usize, f64) {
    let mut best = (0, f64::INFINITY);
    for (at, centre) in centres.iter().enumerate() {
        let away = distance(point, centre);
        if away < best.1 {
            best = (at, away);
        }
    }
    best
}

fn k_means(points: &[Point], groups: usize) -> (Vec<usize>, Vec<Point>) {
    let origin = [0.0; MEASURES.len()];
    let farthest = |from: &[Point]| {
        let mut best = (0, -1.0);
        for (at, point) in points.iter().enumerate() {
            let away = nearest(point, from).1;
            if away > best.1 {
                best = (at, away);
            }
        }
        points[best.0]
    };
    let mut centres = vec![farthest(&[origin])];
    while centres.len() < groups {
        let next = farthest(&centres);
        centres.push(next);
    }
    let mut assigned = vec![usize::MAX; points.len()];
    for _ in 0..ROUNDS {
        let now: Vec<usize> = points.iter().map(|point| nearest(point, &centres).0).collect();
        if now == assigned {
            break;
        }
        assigned = now;
        for (group, centre) in centres.iter_mut().enumerate() {
            let members: Vec<&Point> =
                points.iter().zip(&assigned).filter(|(_, of)| **of == group).map(|(point, _)| point).collect();
            if !members.is_empty() {
                for (measure, value) in centre.iter_mut().enumerate() {
                    *value = members.iter().map(|point| point[measure]).sum::<f64>() / members.len() as f64;
                }
            }
        }
    }
    (assigned, centres)
}

/// Mean over all points of (distance to the next centre − distance to the own) / the larger of the two.
fn silhouette(points: &[Point], assigned: &[usize], centres: &[Point]) -> f64 {
    let of = |(point, &group): (&Point, &usize)| {
        let own = distance(point, &centres[group]);
        let others = centres.iter().enumerate().filter(|(at, _)| *at != group);
        let next = others.map(|(_, centre)| distance(point, centre)).fold(f64::INFINITY, f64::min);
        let larger = own.max(next);
        if larger > 0.0 { (next - own) / larger } else { 0.0 }
    };
    points.iter().zip(assigned).map(of).sum::<f64>() / points.len().max(1) as f64
}

fn contrasts(group: &[usize], values: &[Point]) -> Vec<Contrast> {
    let mut found: Vec<Contrast> = Vec::new();
    if group.len() == values.len() {
        return found;
    }
    for measure in 0..MEASURES.len() {
        let (_, deviation) = mean_and_deviation(values.iter().map(|value| value[measure]));
        let sum: f64 = values.iter().map(|value| value[measure]).sum();
        let own: f64 = group.iter().map(|&at| values[at][measure]).sum();
        let inside = own / group.len() as f64;
        let outside = (sum - own) / (values.len() - group.len()) as f64;
        let deviations = if deviation > 0.0 { (inside - outside) / deviation } else { 0.0 };
        if deviations.abs() >= LEAST_CONTRAST {
            found.push(Contrast { measure, inside, outside, deviations });
        }
    }
    found.sort_by(|a, b| b.deviations.abs().total_cmp(&a.deviations.abs()).then(a.measure.cmp(&b.measure)));
    found
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Texts;
    use super::*;
    use crate::model::{AttributionKind, Span};

    #[test]
    fn passives_are_counted_by_sentence() {
        for (text, expect) in [
            ("The man was shot. The police shot him.", 1),
            ("The man was reportedly not taken to the hospital.", 1),
            ("The man was tired. He was a teacher.", 0),
            ("The house had been searched, and papers were seized.", 1),
        ] {
            let texts = Texts::new(&[text]);
            assert_eq!(structure(&texts.reading(0), &[], &[], &[], &[]).passive, expect, "{text}");
        }
    }

    #[test]
    fn words_are_shared_out_among_the_voices() {
        let text = "She said: “No more tolls.”";
        let texts = Texts::new(&[text]);
        let span = Span::new(text.find('“').unwrap(), text.len());
        let quotation = Attribution {
            kind: AttributionKind::Direct,
            source: Vec::new(),
            cue: Vec::new(),
            content: vec![span],
            quoted: vec![span],
            presupposed: Vec::new(),
            speaker: None,
            confidence: 1.0,
            rule: "".into(),
        };
        let found = structure(&texts.reading(0), &[quotation], &[], &[], &[]);
        assert_eq!(found.words, [2, 0, 3, 0]);
        assert!((found.values()[2] - 0.6).abs() < 1e-12);
    }

    #[test]
    fn articles_group_by_profile_and_say_why() {
        let quoting = |n: u32| Structure { words: [60 + n, 0, 40, 0], sentences: 5, ..Structure::default() };
        let counting =
            |n: u32| Structure { words: [100 + n, 0, 0, 0], sentences: 5, figures: 8, ..Structure::default() };
        let profiles: Vec<(ArticleIndex, Structure)> =
            (0..8).map(|n| (ArticleIndex(n), if n % 2 == 0 { quoting(n) } else { counting(n) })).collect();
        let groups = structure_groups(&profiles);
        let members: Vec<Vec<u32>> =
            groups.iter().map(|group| group.articles.iter().map(|article| article.0).collect()).collect();
        assert_eq!(members, [[0, 2, 4, 6], [1, 3, 5, 7]]);
        let apart: Vec<&str> = groups[0].contrasts.iter().map(|contrast| MEASURES[contrast.measure]).collect();
        assert!(apart.contains(&"direct quotation") && apart.contains(&"figures per 1,000 words"), "{apart:?}");
        assert_eq!(groups[0].label, "Group A");
    }

    #[test]
    fn a_handful_of_articles_is_one_group() {
        let profiles = [(ArticleIndex(3), Structure::default()), (ArticleIndex(5), Structure::default())];
        let groups = structure_groups(&profiles);
        assert_eq!(groups.len(), 1);
        assert!(groups[0].contrasts.is_empty());
    }
}
