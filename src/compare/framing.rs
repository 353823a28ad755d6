//! Framing edits: what changes between two sentences that say the same, where it touches loaded terms, names for
//! actors, figures, whose voice it is, or who does what to whom.

use super::align::is_firm;
use super::diff::{Run, RunKind, SentenceDiff, diff};
use crate::model::{
    AgencyClause, Alignment, Article, ArticleIndex, Attribution, Event, Figure, Hit, Naming, Relation, SentenceRef,
    Span, Voice,
};
use crate::text::{Document, Reading, Vocabulary};
use crate::voice;
use serde::{Deserialize, Serialize};

/// What a change touches.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FramingKind {
    /// A loaded term stands on one side and not on the other.
    Term,
    /// An actor is named otherwise.
    Naming,
    /// A figure is another, or stands on one side only.
    Figure,
    /// The same loaded words are in another voice.
    Voice,
    /// A clause of harm presents its doer otherwise, or stands on one side only.
    Agency,
}

impl FramingKind {
    /// All five, in the order in which tables show them.
    pub const ALL: [FramingKind; 5] =
        [FramingKind::Term, FramingKind::Naming, FramingKind::Figure, FramingKind::Voice, FramingKind::Agency];

    /// The name in tables: `term`, `naming`, `figure`, `voice`, `agency`.
    pub fn name(self) -> &'static str {
        match self {
            FramingKind::Term => "term",
            FramingKind::Naming => "naming",
            FramingKind::Figure => "figure",
            FramingKind::Voice => "voice",
            FramingKind::Agency => "agency",
        }
    }
}

/// One telling change. Neither side is the original: "before" is the article that comes first in the corpus.
#[derive(Clone, PartialEq, Debug)]
pub struct FramingEdit {
    /// The sentence of the first article.
    pub a: SentenceRef,
    /// The sentence of the second.
    pub b: SentenceRef,
    /// How the two sentences are aligned.
    pub relation: Relation,
    /// The words of the first article; `None` if nothing there answers to those of the second.
    pub before: Option<Span>,
    /// The words of the second article; `None` if nothing there answers to those of the first.
    pub after: Option<Span>,
    /// Voices of the words on either side, where they stand.
    pub voices: (Option<Voice>, Option<Voice>),
    /// What the change touches, in the order of [`FramingKind::ALL`], each once.
    pub kinds: Vec<FramingKind>,
}

/// What is known of the articles. Lists by article run in corpus order; empty lists are allowed for parts that were not
/// computed.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// The articles.
    pub articles: &'a [Article],
    /// Their sentences and tokens.
    pub documents: &'a [Document],
    /// The forms of all tokens.
    pub vocabulary: &'a Vocabulary,
    /// Attributions by article.
    pub attributions: &'a [Vec<Attribution>],
    /// Loaded terms by article.
    pub hits: &'a [Vec<Hit>],
    /// By term: whether a change of it tells something. Terms beyond the end do.
    pub telling: &'a [bool],
    /// Figures by article.
    pub figures: &'a [Vec<Figure>],
    /// Namings by article.
    pub namings: &'a [Vec<Naming>],
    /// Clauses of harm by article.
    pub agency: &'a [Vec<AgencyClause>],
}

/// The telling changes between the aligned sentences of one event, by first and second sentence and then in text order.
/// `alignments` are those of this event; only firm ones count. Of a partial pair only a few words put in place of a few
/// others count, and only if like stands for like (a loaded term or name for a loaded term or name of the same actor, a
/// figure for one of the same unit), since much of either sentence has no counterpart in the other.
pub fn framing_edits(event: &Event, alignments: &[Alignment], findings: &Findings<'_>) -> Vec<FramingEdit> {
    let mut edits = Vec::new();
    let inside = |sentence: SentenceRef| event.articles.contains(&sentence.article);
    for alignment in alignments.iter().filter(|pair| is_firm(pair) && inside(pair.a) && inside(pair.b)) {
        let (a, b) = (Side::new(findings, alignment.a), Side::new(findings, alignment.b));
        let compared = diff((&a.reading, alignment.a.sentence as usize), (&b.reading, alignment.b.sentence as usize));
        let mut here = changed_runs(&a, &b, &compared, alignment.relation == Relation::Partial);
        here.extend(changed_voices(&a, &b, &compared));
        if alignment.relation != Relation::Partial {
            here.extend(changed_agency(&a, &b));
        }
        edits.extend(merged(here).into_iter().map(|change| FramingEdit {
            a: alignment.a,
            b: alignment.b,
            relation: alignment.relation,
            before: change.before,
            after: change.after,
            voices: (change.before.map(|span| a.voice(span)), change.after.map(|span| b.voice(span))),
            kinds: change.kinds,
        }));
    }
    edits
}

/// One of two aligned sentences with what was found in it.
struct Side<'a> {
    reading: Reading<'a>,
    attributions: &'a [Attribution],
    hits: Vec<&'a Hit>,
    figures: Vec<&'a Figure>,
    namings: Vec<&'a Naming>,
    agency: Vec<&'a AgencyClause>,
}

fn list<T>(lists: &[Vec<T>], article: ArticleIndex) -> &[T] {
    lists.get(article.index()).map_or(&[], Vec::as_slice)
}

impl<'a> Side<'a> {
    fn new(findings: &Findings<'a>, at: SentenceRef) -> Side<'a> {
        let article = at.article.index();
        let reading = Reading {
            article: &findings.articles[article],
            document: &findings.documents[article],
            vocabulary: findings.vocabulary,
        };
        Side {
            reading,
            attributions: list(findings.attributions, at.article),
            hits: list(findings.hits, at.article)
                .iter()
                .filter(|hit| hit.sentence == at.sentence)
                .filter(|hit| findings.telling.get(hit.term as usize).copied().unwrap_or(true))
                .collect(),
            figures: list(findings.figures, at.article).iter().filter(|found| found.sentence == at.sentence).collect(),
            namings: list(findings.namings, at.article).iter().filter(|found| found.sentence == at.sentence).collect(),
            agency: list(findings.agency, at.article)
                .iter()
                .filter(|found| found.harm && found.sentence == at.sentence)
                .collect(),
        }
    }

    fn voice(&self, span: Span) -> Voice {
        voice::label(span, self.attributions).voice
    }

    fn terms(&self, span: Span) -> Vec<u32> {
        let mut terms: Vec<u32> = self.hits.iter().filter(|hit| hit.span.overlaps(span)).map(|hit| hit.term).collect();
        terms.sort_unstable();
        terms
    }

    fn named(&self, span: Span) -> Vec<&str> {
        let mut actors: Vec<&str> =
            self.namings.iter().filter(|naming| naming.span.overlaps(span)).map(|naming| &*naming.actor).collect();
        actors.sort_unstable();
        actors.dedup();
        actors
    }

    fn counted(&self, span: Span) -> Vec<&Figure> {
        self.figures.iter().copied().filter(|figure| figure.span.overlaps(span)).collect()
    }
}

/// A change before it is an edit.
#[derive(Clone, PartialEq, Debug)]
struct Change {
    before: Option<Span>,
    after: Option<Span>,
    kinds: Vec<FramingKind>,
}

/// Most words of a replacement in sentences that are alike in part only.
const MOST_REPLACED: usize = 6;

/// The runs that differ and touch something. `partial`: the sentences are alike in part only.
fn changed_runs(a: &Side<'_>, b: &Side<'_>, compared: &SentenceDiff, partial: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    for run in &compared.a {
        let after = match run.kind {
            RunKind::Replaced(other) => {
                let other = &compared.b[other];
                if partial && (run.words.max(other.words) > MOST_REPLACED || !like_for_like(a, b, run.span, other.span))
                {
                    continue;
                }
                Some(other.span)
            }
            RunKind::Only if !partial => None,
            RunKind::Only | RunKind::Shared(_) => continue,
        };
        changes.extend(change(a, b, Some(run.span), after));
    }
    let only = |run: &&Run| !partial && run.kind == RunKind::Only;
    for run in compared.b.iter().filter(only) {
        changes.extend(change(a, b, None, Some(run.span)));
    }
    changes
}

/// Whether what stands on one side answers to what stands on the other: both call something by a loaded term, both name
/// one actor, or both count the same.
fn like_for_like(a: &Side<'_>, b: &Side<'_>, before: Span, after: Span) -> bool {
    let loaded = [a.terms(before), b.terms(after)].map(|terms| !terms.is_empty());
    let (named_a, named_b) = (a.named(before), b.named(after));
    let units = |figures: Vec<&Figure>| -> Vec<Option<String>> {
        figures.iter().map(|figure| figure.unit.clone().map(|unit| unit.to_lowercase())).collect()
    };
    let (counted_a, counted_b) = (units(a.counted(before)), units(b.counted(after)));
    loaded == [true, true]
        || loaded[0] && !named_b.is_empty() && named_a.is_empty()
        || loaded[1] && !named_a.is_empty() && named_b.is_empty()
        || named_a.iter().any(|actor| named_b.contains(actor))
        || counted_a.iter().any(|unit| unit.is_some() && counted_b.contains(unit))
}

fn change(a: &Side<'_>, b: &Side<'_>, before: Option<Span>, after: Option<Span>) -> Option<Change> {
    let mut kinds = Vec::new();
    let terms = |side: &Side<'_>, span: Option<Span>| span.map_or_else(Vec::new, |span| side.terms(span));
    if terms(a, before) != terms(b, after) {
        kinds.push(FramingKind::Term);
    }
    let (named_a, named_b) =
        (before.map_or_else(Vec::new, |span| a.named(span)), after.map_or_else(Vec::new, |span| b.named(span)));
    // Words put in place of others rename whoever is named on either side; words on one side only, if they add a name.
    if !named_a.is_empty() || !named_b.is_empty() {
        kinds.push(FramingKind::Naming);
    }
    let values = |figures: Vec<&Figure>| -> Vec<(u64, Option<u64>, Option<String>)> {
        let value =
            |figure: &&Figure| (figure.value.to_bits(), figure.upper.map(f64::to_bits), figure.qualifier.clone());
        figures.iter().map(value).collect()
    };
    let figures_a = values(before.map_or_else(Vec::new, |span| a.counted(span)));
    let figures_b = values(after.map_or_else(Vec::new, |span| b.counted(span)));
    if figures_a != figures_b {
        kinds.push(FramingKind::Figure);
    }
    (!kinds.is_empty()).then_some(Change { before, after, kinds })
}

/// Loaded terms that stand on both sides in different voices.
fn changed_voices(a: &Side<'_>, b: &Side<'_>, compared: &SentenceDiff) -> Vec<Change> {
    let mut changes = Vec::new();
    for run in &compared.a {
        let RunKind::Shared(other) = run.kind else { continue };
        let there = compared.b[other].span;
        for hit in a.hits.iter().filter(|hit| hit.span.overlaps(run.span)) {
            let same = b.hits.iter().find(|found| found.term == hit.term && found.span.overlaps(there));
            if let Some(same) = same.filter(|same| same.label.voice != hit.label.voice) {
                changes.push(Change {
                    before: Some(hit.span),
                    after: Some(same.span),
                    kinds: vec![FramingKind::Voice],
                });
            }
        }
    }
    changes
}

/// Clauses with one verb that present the doer otherwise, and clauses of harm on one side only.
fn changed_agency(a: &Side<'_>, b: &Side<'_>) -> Vec<Change> {
    let kinds = || vec![FramingKind::Agency];
    let mut changes = Vec::new();
    let mut answered = vec![false; b.agency.len()];
    for clause in &a.agency {
        let found = (0..b.agency.len()).find(|&at| !answered[at] && b.agency[at].verb == clause.verb);
        if let Some(at) = found {
            answered[at] = true;
            if b.agency[at].kind != clause.kind {
                changes.push(Change { before: Some(clause.span), after: Some(b.agency[at].span), kinds: kinds() });
            }
        } else if b.agency.is_empty() {
            changes.push(Change { before: Some(clause.span), after: None, kinds: kinds() });
        }
    }
    if a.agency.is_empty() {
        changes.extend(b.agency.iter().map(|clause| Change { before: None, after: Some(clause.span), kinds: kinds() }));
    }
    changes
}

/// The changes in text order, those of the same words as one.
fn merged(changes: Vec<Change>) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::new();
    for change in changes {
        if let Some(known) = out.iter_mut().find(|known| (known.before, known.after) == (change.before, change.after)) {
            known.kinds.extend(change.kinds);
        } else {
            out.push(change);
        }
    }
    for change in &mut out {
        change.kinds.sort_unstable();
        change.kinds.dedup();
    }
    let place = |change: &Change| (change.before.map(|span| span.start), change.after.map(|span| span.start));
    // Changes on the second side only follow those that begin on the first.
    out.sort_by_key(|change| (change.before.is_none(), place(change)));
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Texts;
    use super::*;
    use crate::facts::Tables;
    use crate::model::{AttributionKind, VoiceLabel};

    /// The edits of two texts of one sentence as `kinds: before > after`. `massacre` and `terrorist` are loaded terms; a
    /// word in quotation marks is in the voice of somebody else.
    fn edits(left: &str, right: &str) -> Vec<String> {
        edits_of(left, right, Relation::Reworded)
    }

    fn edits_of(left: &str, right: &str, relation: Relation) -> Vec<String> {
        let texts = Texts::new(&[left, right]);
        let tables = Tables::new(&texts.vocabulary);
        let readings = [0, 1].map(|at| texts.reading(at));
        let hits: Vec<Vec<Hit>> = readings.iter().map(hits).collect();
        let attributions: Vec<Vec<Attribution>> = readings.iter().map(|reading| quotations(reading.text())).collect();
        let figures: Vec<Vec<Figure>> = readings.iter().map(|reading| tables.figures(reading, &[])).collect();
        let namings: Vec<Vec<Naming>> = readings.iter().map(|reading| tables.namings(reading)).collect();
        let agency: Vec<Vec<AgencyClause>> = readings.iter().map(|reading| tables.agency(reading)).collect();
        let sentence = |article| SentenceRef { article: ArticleIndex(article), sentence: 0 };
        let alignment = Alignment { a: sentence(0), b: sentence(1), score: 0.9, relation, decided: false };
        let findings = Findings {
            articles: &texts.articles,
            documents: &texts.documents,
            vocabulary: &texts.vocabulary,
            attributions: &attributions,
            hits: &hits,
            telling: &[],
            figures: &figures,
            namings: &namings,
            agency: &agency,
        };
        let words = |span: Option<Span>, text: &'static str| span.map_or("-", |span| span.of(text)).to_owned();
        let (left, right): (&'static str, &'static str) = (left.to_owned().leak(), right.to_owned().leak());
        framing_edits(&texts.event, &[alignment], &findings)
            .into_iter()
            .map(|edit| {
                let kinds: Vec<&str> = edit.kinds.iter().map(|kind| kind.name()).collect();
                format!("{}: {} > {}", kinds.join("+"), words(edit.before, left), words(edit.after, right))
            })
            .collect()
    }

    fn hits(reading: &Reading<'_>) -> Vec<Hit> {
        let found = quotations(reading.text());
        (0..reading.tokens().len())
            .filter_map(|token| {
                let term = ["massacre", "terrorist"].iter().position(|term| *term == reading.folded(token))?;
                let span = reading.token_span(token);
                let label = VoiceLabel { voice: voice::label(span, &found).voice, ..VoiceLabel::default() };
                Some(Hit { span, term: term as u32, sentence: 0, label })
            })
            .collect()
    }

    fn quotations(text: &str) -> Vec<Attribution> {
        let Some((start, end)) = text.find('“').zip(text.find('”')) else { return Vec::new() };
        let span = Span::new(start, end);
        vec![Attribution {
            kind: AttributionKind::Direct,
            source: Vec::new(),
            cue: Vec::new(),
            content: vec![span],
            quoted: vec![span],
            presupposed: Vec::new(),
            speaker: None,
            confidence: 1.0,
            rule: "".into(),
        }]
    }

    #[test]
    fn changes_say_what_they_touch() {
        for (left, right, expect) in [
            (
                "Dorwen arms the terrorist group Vanth.",
                "Dorwen arms the resistance movement Vanth.",
                &["term: terrorist group > resistance movement"][..],
            ),
            (
                "He called the raid on the market a massacre.",
                "He called the raid on the market a “massacre”.",
                &["voice: massacre > massacre"],
            ),
            (
                "The raid drove at least 63 people out of the town.",
                "The raid drove some 40 people out of the town.",
                &["figure: at least 63 > some 40"],
            ),
            ("The mayor spoke for an hour in the hall.", "The mayor talked for an hour in the hall.", &[]),
        ] {
            assert_eq!(edits(left, right), expect, "{left} | {right}");
        }
    }

    #[test]
    fn a_doer_that_disappears_is_an_edit() {
        let found = edits("Soldiers shot the student on the bridge.", "The student was shot on the bridge.");
        assert!(found.iter().any(|edit| edit.starts_with("agency: Soldiers shot")), "{found:?}");
    }

    #[test]
    fn in_sentences_alike_in_part_only_like_stands_for_like() {
        for (left, right, expect) in [
            (
                "Dorwen arms the terrorist group Vanth, the ministry said on Monday.",
                "Dorwen has for years armed the massacre movement Vanth.",
                &["term: terrorist group > massacre movement"][..],
            ),
            (
                "Dorwen arms the terrorist group Vanth, the ministry said on Monday.",
                "Dorwen arms the bakers of Vanth in all the villages.",
                &[],
            ),
            (
                "The raid on the market drove at least 63 people out of the town.",
                "The raid drove some 40 people out of their houses by night.",
                &["figure: at least 63 > some 40"],
            ),
        ] {
            assert_eq!(edits_of(left, right, Relation::Partial), expect, "{left} | {right}");
        }
    }
}
