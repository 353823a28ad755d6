//! Whose words: quotation marks, reporting cues, clause scope, speakers.
//!
//! Every loaded word is in somebody's voice. This module finds the stretches of a text whose words belong to somebody
//! other than the outlet ([`Rules::attribute`]) and says of any span whose voice it is in ([`label()`]). It reads rules,
//! not a model: every attribution names the rule that made it ([`rule_description`]), its cue and its source.
//!
//! # Method
//!
//! 1. **Marks** (`marks`). A state machine finds quotation marks of all conventions, tells them from apostrophes, and
//!    follows quotations from paragraph to paragraph.
//! 2. **Units** (`clause`). A sentence, or several that one quotation holds together, becomes a list of tagged words in
//!    which a quotation is one item; no cue is looked for inside it. A word's tag is the tagger's first guess, settled
//!    by its neighbours; it is computed once per form, so that only sentences with a cue or a mark cost anything.
//! 3. **Cues** (`cues`, `complement`, `ahead`, `asides`, `attitudes`, `naming`, `nouns`, `phrases`). The table
//!    `assets/voice/en.json` lists verbs by class and the frames each class takes. A cue counts only with one of its
//!    frames: *said that …*, *accused X of …*, *…, she said*, *as X said*, *according to X*, *in X's view*, *the claim
//!    that …*, *allegations of …*, *the survey shows …*, headlines that begin or end with their speaker. Turns of
//!    interviews and transcripts (`turns`) are their speaker's. What somebody wants, knows, feels or talks about is kept
//!    as an *attitude*: it is listed, but claims nothing, so it changes no voice ([`changes_voice`]); words quoted in it
//!    are that person's. *I think*, outside quotation marks, is the outlet's own.
//! 4. **Scope** (`scope`, `main_clause`). Content runs to the end of its clause, not of its sentence. A report in front
//!    of the main clause or on its subject ends where that clause begins or goes on (*when Venn said it was safe, | …*,
//!    *critics who say the law is cruel | have left*). It is handed back to the outlet at an adjunct that hangs on the
//!    report (*as, while, which, amid …*), at a gloss in apposition, at *but* or *and* with a clause of its own, at the
//!    occasion (*condemned the raid | in an interview*), and at a further cue of the same speaker. Reasons (*because,
//!    given that*) and participles that spell the claim out stay inside. Under a judgement or a demand the content is
//!    presupposed.
//! 5. **Quotations left over** (`direct`, `scare`, `posts`). They continue the one before, belong to whoever a colon announces,
//!    whoever stands behind them with a verb of any kind, or the subject of their sentence; titles, nicknames and words
//!    that are named are none; up to three words without a speaker are scare quotes. A sentence that may go on with the
//!    report before it (`continuation`) is only offered for a decision ([`is_question`]).
//! 6. **Speakers** (`subjects`, `speakers`). Pronouns by recency, last names by the fullest name in any of its
//!    spellings, roles by the words that introduce or gloss a name. Of nested reports the outermost counts for
//!    [`label()`]. An outlet credited beside a speaker is kept as a credit.
//!
//! Spanish, French, German, Portuguese, Arabic and Russian have small tables (`basic`); other languages get quotation
//! marks only ([`Rules::covers`]).
//!
//! # Adding to it
//!
//! A verb is added to its class in the table and needs no code; so is a language, but for its line in `basic`. A rule
//! is added with an example in `examples` and a line in `rules`.
//!
//! # Accuracy
//!
//! Measured on the corpus `PolNeAR` (Newell et al. 2018); the figures of every rule are in [`RULE_ACCURACY`], those over
//! all rules in [`ACCURACY`]. Characters of attributed content: precision .93, recall .80. Words between double quotation
//! marks: F1 .98. Speaker's words overlap: F1 .91. Recall is low where that corpus attributes what nobody is reported to
//! have said: *seems to*, *sought to*, acts, choices. One interview whose answers it leaves unmarked costs .003 of the
//! precision.
//!
//! `BASIL` (Fan et al. 2019) asks of 789 biased spans whether they stand inside a quotation. Counting direct and mixed
//! attributions, 93 % agree; plain quotation marks agree in 94 %, since what a report without marks says beside the
//! quoted words is no quotation there. Of 40 spans that only an indirect attribution covered in an earlier version, 28
//! were, read by hand, reported in the sense used here.

mod accuracy;
mod adjuncts;
mod ahead;
mod asides;
mod attitudes;
mod basic;
mod clause;
mod complement;
mod continuation;
mod cues;
mod direct;
#[cfg(test)]
mod examples;
mod grammar;
mod headlines;
mod indirect;
mod inflection;
mod label;
mod main_clause;
mod marks;
mod naming;
mod nouns;
mod phrases;
mod posts;
mod rules;
mod scare;
mod scope;
mod settle;
mod speakers;
mod stance;
mod subjects;
#[cfg(test)]
mod traps;
mod turns;
mod verbal;

use std::ops::Range;
use std::sync::Arc;

pub use accuracy::{ACCURACY, Accuracy, RULE_ACCURACY, RuleAccuracy};
pub use label::label;
pub use rules::{changes_voice, is_question, rule_description, rule_descriptions};
pub use stance::{ReportingWord, Stance, reporting_word};

use crate::model::{Attribution, AttributionKind, Language, Span};
use crate::text::{ParagraphKind, Reading, Vocabulary};
use cues::English;
use indirect::Draft;
use marks::Quote;

/// The rules of every language, compiled against a vocabulary.
#[derive(Debug)]
pub struct Rules {
    english: English,
    others: Vec<basic::Basic>,
}

/// A sentence, or several that a quotation holds together, with the drafts found in it.
pub(crate) struct UnitRecord {
    pub(crate) paragraph: u32,
    pub(crate) tokens: Range<usize>,
    pub(crate) drafts: Range<usize>,
    pub(crate) kind: ParagraphKind,
}

impl Rules {
    /// Compiles the bundled rule tables for the texts of `vocabulary`.
    pub fn new(vocabulary: &Vocabulary) -> Rules {
        Rules { english: English::new(vocabulary), others: basic::tables(vocabulary) }
    }

    /// Whether a rule table exists for a language; without one only quotation marks are read.
    pub fn covers(language: Language) -> bool {
        language.code() == "en" || basic::LANGUAGES.contains(&language.code())
    }

    /// Finds every attribution of an article, in order of their first content.
    pub fn attribute(&self, reading: &Reading<'_>) -> Vec<Attribution> {
        let quotes = marks::quotations(reading.text(), reading.document.paragraphs.iter().map(|p| p.span));
        if reading.article.language.code() != "en" {
            let table = self.others.iter().find(|table| table.is_for(reading.article.language));
            let (drafts, scares) = basic::read(reading, table, &quotes);
            let named =
                drafts.iter().map(|draft| draft.source.first().map(|span| reading.slice(*span).into())).collect();
            return finish(reading, &quotes, drafts, named, &scares);
        }
        let mut drafts: Vec<Draft> = Vec::new();
        let mut units: Vec<UnitRecord> = Vec::new();
        let mut next_quote = 0;
        let turns = turns::Turns::new(reading, &self.english);
        for (number, paragraph) in reading.document.paragraphs.iter().enumerate() {
            let mut sentence = paragraph.sentences.start as usize;
            let last = paragraph.sentences.end as usize;
            while sentence < last {
                let first = sentence;
                // A quotation that crosses a sentence's end holds both sentences together.
                let mut end = reading.sentences()[sentence].span.end;
                while next_quote < quotes.len() && quotes[next_quote].span.start < end {
                    let reach = quotes[next_quote].span.end;
                    while end < reach && sentence + 1 < last {
                        sentence += 1;
                        end = reading.sentences()[sentence].span.end;
                    }
                    next_quote += 1;
                }
                // `“Is it safe?” Venn asked.`: the question mark ends no sentence.
                if sentence + 1 < last
                    && next_quote > 0
                    && quotes[next_quote - 1].span.end == end
                    && quotes[next_quote - 1].inner.of(reading.text()).ends_with(['?', '!', '…', '-', '—', '–'])
                    && self.names_speaker(reading, sentence + 1)
                {
                    sentence += 1;
                    end = reading.sentences()[sentence].span.end;
                    while next_quote < quotes.len() && quotes[next_quote].span.start < end {
                        let reach = quotes[next_quote].span.end;
                        while end < reach && sentence + 1 < last {
                            sentence += 1;
                            end = reading.sentences()[sentence].span.end;
                        }
                        next_quote += 1;
                    }
                }
                sentence += 1;
                let tokens =
                    reading.sentences()[first].token_range().start..reading.sentences()[sentence - 1].token_range().end;
                let from = drafts.len();
                let begins = first == paragraph.sentences.start as usize;
                let opens = begins && !turns.is_labelled(number);
                if begins {
                    drafts.extend(turns.draft(number).cloned());
                }
                let worth = opens && speaker_colon(reading, tokens.clone())
                    || opens_with_to(reading, tokens.clone())
                    || self.worth_reading(reading, tokens.clone());
                if paragraph.kind != ParagraphKind::Quotation && worth {
                    let unit = clause::Unit::new(reading, &self.english, &quotes, tokens.clone());
                    let line = begins
                        && sentence == last
                        && !reading
                            .slice(paragraph.span)
                            .trim_end_matches(['”', '"', '’', '\''])
                            .ends_with(['.', '!', '?', ',']);
                    let headline = line || matches!(paragraph.kind, ParagraphKind::Title | ParagraphKind::Heading);
                    let unit_from = drafts.len();
                    indirect::read(&unit, opens, headline, &mut drafts);
                    self.credit(reading, &mut drafts[unit_from..]);
                }
                units.push(UnitRecord {
                    paragraph: number as u32,
                    tokens,
                    drafts: from..drafts.len(),
                    kind: paragraph.kind,
                });
            }
        }
        let scares = direct::complete(reading, &self.english, &quotes, &units, &mut drafts);
        drafts.extend(continuation::find(reading, &self.english, &units, &drafts));
        let named = speakers::resolve(reading, &self.english, &drafts);
        finish(reading, &quotes, drafts, named, &scares)
    }

    /// A news outlet named beside a speaker of the sentence's own is the credit, not the speaker.
    fn credit(&self, reading: &Reading<'_>, drafts: &mut [Draft]) {
        if drafts.len() < 2 {
            return;
        }
        for d in 0..drafts.len() {
            let Some(source) = drafts[d].source.first() else { continue };
            let folded = crate::text::fold(reading.slice(*source));
            let name = folded.trim_start_matches("the ");
            if !self.english.agencies.iter().any(|agency| agency.trim_start_matches("the ") == name) {
                continue;
            }
            let inside = drafts.iter().enumerate().any(|(other, draft)| {
                other != d
                    && !draft.source.is_empty()
                    && draft.content.iter().any(|c| drafts[d].content.iter().any(|own| own.overlaps(*c)))
            });
            if inside {
                drafts[d].rule = "credit";
                drafts[d].confidence = 0.5;
            }
        }
    }

    /// Whether a sentence is a speaker, a reporting verb and no report: `Venn asked on Monday.`
    fn names_speaker(&self, reading: &Reading<'_>, sentence: usize) -> bool {
        use cues::{Frames, Tag};
        let tokens = reading.sentences()[sentence].token_range();
        let english = &self.english;
        let Some(cue) = tokens.clone().take(7).find(|&t| {
            let word = reading.word(t);
            english.kind(word) & cues::VERB != 0
                && matches!(english.tag(reading.tokens()[t].form), Tag::Verb | Tag::Past)
                && english.cues(word).iter().any(|cue| {
                    let frames = english.classes[cue.class].frames;
                    cue.inflection != cues::Inflection::Ing && (frames.has(Frames::ASIDE) || frames.has(Frames::BEHIND))
                })
        }) else {
            return false;
        };
        let subject = tokens.start..cue;
        let named = subject.clone().all(|t| {
            let tag = english.tag(reading.tokens()[t].form);
            matches!(tag, Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Determiner | Tag::Adjective | Tag::Adverb)
                || reading.surface(t) == "."
        });
        let behind = cue + 1;
        let ends = behind >= tokens.end
            || matches!(
                english.tag(reading.tokens()[behind].form),
                Tag::Stop | Tag::Comma | Tag::Preposition | Tag::To | Tag::Adverb
            )
            || english.time[reading.word(behind).index()];
        (!subject.is_empty() && named || cue == tokens.start && reading.form(behind.min(tokens.end - 1)).capitalised)
            && (ends || cue == tokens.start)
    }

    fn worth_reading(&self, reading: &Reading<'_>, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|t| self.english.kind(reading.word(t)) & !cues::HEAD != 0)
    }
}

/// Whether a colon stands among the first words.
fn speaker_colon(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    tokens.skip(1).take(7).any(|t| reading.surface(t) == ":")
}

/// Whether a sentence begins like `To her, …`.
fn opens_with_to(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    tokens.len() > 5
        && reading.folded(tokens.start) == "to"
        && tokens.skip(2).take(3).any(|t| reading.surface(t) == ",")
}

/// Turns drafts into attributions: quoted parts, kind, order.
fn finish(
    reading: &Reading<'_>,
    quotes: &[Quote],
    drafts: Vec<Draft>,
    named: Vec<Option<Arc<str>>>,
    scares: &[Span],
) -> Vec<Attribution> {
    let letters = |span: Span| span.of(reading.text()).chars().filter(|c| c.is_alphanumeric()).count();
    let mut out: Vec<Attribution> = Vec::with_capacity(drafts.len());
    for (draft, speaker) in drafts.into_iter().zip(named) {
        let mut content = draft.content;
        content.retain(|span| letters(*span) > 0);
        if content.is_empty() {
            continue;
        }
        content.sort();
        let mut quoted = Vec::new();
        for span in &content {
            let first = quotes.partition_point(|q| q.span.end <= span.start);
            for quote in quotes[first..].iter().take_while(|q| q.span.start < span.end) {
                let inner = Span { start: quote.inner.start.max(span.start), end: quote.inner.end.min(span.end) };
                if inner.start < inner.end {
                    quoted.push(inner);
                }
            }
        }
        let set_off = matches!(draft.rule, "block-quotation" | "set-off" | "turn");
        let all: usize = content.iter().map(|s| letters(*s)).sum();
        let inside: usize = quoted.iter().map(|s| letters(*s)).sum();
        let kind = if set_off || inside * 100 >= all * 95 {
            AttributionKind::Direct
        } else if inside > 0 {
            AttributionKind::Mixed
        } else {
            AttributionKind::Indirect
        };
        out.push(Attribution {
            kind,
            source: draft.source,
            cue: draft.cue,
            content,
            quoted,
            presupposed: draft.presupposed,
            speaker,
            confidence: draft.confidence,
            rule: draft.rule.into(),
        });
    }
    for &span in scares {
        let Some(quote) = quotes.iter().find(|q| q.span == span) else { continue };
        out.push(Attribution {
            kind: AttributionKind::Scare,
            source: Vec::new(),
            cue: Vec::new(),
            content: vec![span],
            quoted: vec![quote.inner],
            presupposed: Vec::new(),
            speaker: None,
            confidence: 0.7,
            rule: "scare".into(),
        });
    }
    out.sort_by(|a, b| (a.content[0], &a.rule).cmp(&(b.content[0], &b.rule)));
    out
}
