//! The rows of the compare view: which sentences stand level with each other, and how their words differ.

use rustc_hash::FxHashMap;

use super::highlight::Emphasis;
use super::state::Rows;
use super::study::Study;
use crate::compare::{RunKind, diff};
use crate::model::{Alignment, ArticleIndex, Relation, SentenceRef, Span};
use crate::text::{SentenceKind, TokenKind};

/// What stands in one row: the sentences of each column that say the same.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Row {
    /// By column: sentences of its article, in text order; none if the article lacks the statement.
    pub cells: Vec<Vec<u32>>,
    /// By gap between neighbouring columns: how the two sides are alike, if both have it.
    pub links: Vec<Option<Link>>,
    /// By column: stretches of words that are shared or put differently.
    pub emphasis: Vec<Vec<(Span, Emphasis)>>,
}

/// How two neighbouring cells are alike.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Link {
    /// How alike they are.
    pub relation: Relation,
    /// The share of words in common.
    pub shared: f32,
    /// Whether the analyst decided about them.
    pub decided: bool,
}

impl Row {
    /// The one column that has the statement, if only one has.
    pub(super) fn only(&self) -> Option<usize> {
        let mut having = self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(n, _)| n);
        let first = having.next()?;
        having.next().is_none().then_some(first)
    }

    /// All its sentences, column by column.
    pub(super) fn sentences(&self, columns: &[ArticleIndex]) -> Vec<SentenceRef> {
        let cells = columns.iter().zip(&self.cells);
        cells.flat_map(|(&article, cell)| cell.iter().map(move |&sentence| SentenceRef { article, sentence })).collect()
    }

    /// Whether the columns do not all have it in the same words.
    pub(super) fn differs(&self) -> bool {
        self.cells.iter().any(Vec::is_empty)
            || self.links.iter().any(|link| !matches!(link, Some(Link { relation: Relation::Verbatim, .. })))
    }
}

/// Fewest words in common runs that are set semibold.
const SHORT_RUN: usize = 3;

/// The rows of some articles of one event, in the order of the first article; what only the others have stands where
/// their own order puts it.
pub(super) fn rows(study: &Study, columns: &[ArticleIndex], which: Rows) -> Vec<Row> {
    let Some(first) = columns.first() else { return Vec::new() };
    let event = study.event_of[first.index()] as usize;
    let none = Vec::new();
    let alignments = study.analysis.alignments.get(event).unwrap_or(&none);
    let column_of: FxHashMap<ArticleIndex, usize> = columns.iter().enumerate().map(|(n, a)| (*a, n)).collect();
    let pairs: Vec<(usize, u32, usize, u32, &Alignment)> = alignments
        .iter()
        .filter(|pair| crate::compare::is_firm(pair))
        .filter_map(|pair| {
            let (a, b) = (*column_of.get(&pair.a.article)?, *column_of.get(&pair.b.article)?);
            Some((a, pair.a.sentence, b, pair.b.sentence, pair))
        })
        .collect();
    let mut rows = order(study, columns, &pairs);
    rows.retain(|cells| {
        let only = cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
        which != Rows::OnlyHere || only
    });
    let mut out: Vec<Row> = join_runs(rows).into_iter().map(|cells| row(study, columns, cells, &pairs)).collect();
    if which == Rows::Differ {
        out.retain(Row::differs);
    }
    out
}

type Pair<'a> = (usize, u32, usize, u32, &'a Alignment);

/// Sentences grouped by alignment and put in order.
fn order(study: &Study, columns: &[ArticleIndex], pairs: &[Pair<'_>]) -> Vec<Vec<Vec<u32>>> {
    let sentences = |column: usize| &study.analysis.documents[columns[column].index()].sentences;
    let is_title = |column: usize, sentence: u32| sentences(column)[sentence as usize].kind == SentenceKind::Title;
    let mut groups: Vec<Vec<Vec<u32>>> = Vec::new();
    let mut group_of: FxHashMap<(usize, u32), usize> = FxHashMap::default();
    let mut best: Vec<&Pair<'_>> = pairs.iter().collect();
    best.sort_by(|one, other| other.4.decided.cmp(&one.4.decided).then(other.4.score.total_cmp(&one.4.score)));
    for &&(a, sa, b, sb, pair) in &best {
        let ends = [(a, sa), (b, sb)];
        let known = ends.map(|end| group_of.get(&end).copied());
        let mut joined = vec![Vec::new(); columns.len()];
        for (end, known) in ends.into_iter().zip(known) {
            match known {
                Some(group) => joined.iter_mut().zip(&groups[group]).for_each(|(all, cell)| all.extend(cell)),
                None => joined[end.0].push(end.1),
            }
        }
        for cell in &mut joined {
            cell.sort_unstable();
            cell.dedup();
        }
        // The best pairs come first; one that would tear sentences out of their order is left out, otherwise chains
        // of weak pairs draw half an article into one row.
        let fits = joined
            .iter()
            .enumerate()
            .all(|(column, cell)| cell.windows(2).all(|two| two[0] + 1 == two[1] && !is_title(column, two[0])));
        if !fits && !pair.decided {
            continue;
        }
        for group in known.into_iter().flatten() {
            groups[group].iter_mut().for_each(Vec::clear);
        }
        for (column, cell) in joined.iter().enumerate() {
            for sentence in cell {
                group_of.insert((column, *sentence), groups.len());
            }
        }
        groups.push(joined);
    }
    // Titles stand in the columns' heads; a row has one only where it answers to running text.
    let mut placed: Vec<Option<usize>> = vec![None; groups.len()];
    let mut rows: Vec<(Option<usize>, Vec<Vec<u32>>)> = Vec::new();
    for column in 0..columns.len() {
        let mut after: Option<usize> = None;
        for sentence in 0..sentences(column).len() as u32 {
            let group = group_of.get(&(column, sentence)).copied();
            if is_title(column, sentence) {
                let body = |group: usize| {
                    groups[group].iter().enumerate().any(|(c, cell)| cell.iter().any(|s| !is_title(c, *s)))
                };
                if group.is_none_or(|group| !body(group)) {
                    continue;
                }
            }
            let known = group
                .and_then(|group| placed[group])
                .and_then(|_| rows.iter().position(|(at, _)| at.is_some() && *at == group));
            if let Some(position) = known {
                after = Some(after.map_or(position, |after| after.max(position)));
                continue;
            }
            let mut cells = if let Some(group) = group {
                groups[group].clone()
            } else {
                let mut cells = vec![Vec::new(); columns.len()];
                cells[column].push(sentence);
                cells
            };
            for cell in &mut cells {
                cell.sort_unstable();
                cell.dedup();
            }
            let position = after.map_or(0, |after| after + 1);
            rows.insert(position, (group, cells));
            if let Some(group) = group {
                placed[group] = Some(position);
            }
            after = Some(position);
        }
    }
    rows.into_iter().map(|(_, cells)| cells).collect()
}

/// Joins neighbouring rows that one and the same article alone has.
fn join_runs(rows: Vec<Vec<Vec<u32>>>) -> Vec<Vec<Vec<u32>>> {
    let only = |cells: &[Vec<u32>]| {
        let mut having = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        having.next().filter(|_| having.next().is_none()).map(|(column, _)| column)
    };
    let mut out: Vec<Vec<Vec<u32>>> = Vec::new();
    for cells in rows {
        if let (Some(column), Some(last)) = (only(&cells), out.last_mut())
            && only(last) == Some(column)
            && last[column].last().is_some_and(|before| before + 1 == cells[column][0])
        {
            last[column].extend(&cells[column]);
        } else {
            out.push(cells);
        }
    }
    out
}

fn row(study: &Study, columns: &[ArticleIndex], cells: Vec<Vec<u32>>, pairs: &[Pair<'_>]) -> Row {
    let mut emphasis = vec![Vec::new(); columns.len()];
    let mut links = vec![None; columns.len().saturating_sub(1)];
    for gap in 0..links.len() {
        if cells[gap].is_empty() || cells[gap + 1].is_empty() {
            continue;
        }
        let found: Vec<&Pair<'_>> = pairs
            .iter()
            .filter(|(a, sa, b, sb, _)| {
                let here = |column: usize, sentence: u32| cells[column].contains(&sentence);
                (*a, *b) == (gap, gap + 1) && here(*a, *sa) && here(*b, *sb)
                    || (*b, *a) == (gap, gap + 1) && here(*a, *sa) && here(*b, *sb)
            })
            .collect();
        let (left, right, shared) = compare(study, columns, gap, &cells, &found);
        let relation = found.iter().map(|pair| pair.4.relation).max();
        // Both sides answer to a third one though not to each other: partly the same.
        let decided = found.iter().any(|pair| pair.4.decided);
        links[gap] = Some(Link { relation: relation.unwrap_or(Relation::Partial), shared, decided });
        if emphasis[gap].is_empty() {
            emphasis[gap] = left;
        }
        emphasis[gap + 1] = right;
    }
    Row { cells, links, emphasis }
}

type Stretches = Vec<(Span, Emphasis)>;

/// Compares two neighbouring cells word by word: the stretches of either side and the share of words in common.
fn compare(
    study: &Study,
    columns: &[ArticleIndex],
    gap: usize,
    cells: &[Vec<u32>],
    pairs: &[&Pair<'_>],
) -> (Stretches, Stretches, f32) {
    let readings = [study.reading(columns[gap]), study.reading(columns[gap + 1])];
    let mut marks: [FxHashMap<usize, Emphasis>; 2] = Default::default();
    let mut compared = |left: u32, right: u32| {
        let found = diff((&readings[0], left as usize), (&readings[1], right as usize));
        for (side, runs) in [found.a, found.b].into_iter().enumerate() {
            for run in runs {
                let emphasis = match run.kind {
                    RunKind::Shared(_) => Emphasis::Shared,
                    RunKind::Replaced(_) | RunKind::Only if run.words <= SHORT_RUN => Emphasis::Changed,
                    RunKind::Replaced(_) | RunKind::Only => Emphasis::Plain,
                };
                for token in readings[side].tokens_in(run.span) {
                    let place = marks[side].entry(token).or_insert(emphasis);
                    if emphasis == Emphasis::Shared {
                        *place = emphasis;
                    }
                }
            }
        }
    };
    for &&(a, sa, _, sb, _) in pairs {
        let (left, right) = if a == gap { (sa, sb) } else { (sb, sa) };
        compared(left, right);
    }
    if pairs.is_empty()
        && let (Some(left), Some(right)) = (cells[gap].first(), cells[gap + 1].first())
    {
        compared(*left, *right);
    }
    let mut words = [0usize; 2];
    let mut shared = [0usize; 2];
    let mut stretches: [Stretches; 2] = Default::default();
    for side in 0..2 {
        let reading = &readings[side];
        for sentence in &cells[gap + side] {
            let mut run: Option<(usize, usize, Emphasis)> = None;
            for token in reading.sentences()[*sentence as usize].token_range() {
                if reading.form(token).kind == TokenKind::Mark {
                    continue;
                }
                let emphasis = marks[side].get(&token).copied().unwrap_or(Emphasis::Plain);
                words[side] += 1;
                shared[side] += usize::from(emphasis == Emphasis::Shared);
                run = match run {
                    Some((from, _, known)) if known == emphasis => Some((from, token, emphasis)),
                    other => {
                        push(&mut stretches[side], other, reading);
                        Some((token, token, emphasis))
                    }
                };
            }
            push(&mut stretches[side], run, reading);
        }
    }
    let all = words[0] + words[1];
    let share = if all == 0 { 0.0 } else { (shared[0] + shared[1]) as f32 / all as f32 };
    let [left, right] = stretches;
    (left, right, share)
}

fn push(stretches: &mut Stretches, run: Option<(usize, usize, Emphasis)>, reading: &crate::text::Reading<'_>) {
    if let Some((from, to, emphasis)) = run
        && emphasis != Emphasis::Plain
    {
        stretches.push((reading.tokens_span(from..to + 1), emphasis));
    }
}
