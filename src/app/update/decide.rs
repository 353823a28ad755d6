//! What the analyst decides about articles, hits and lexicons.

use std::sync::Arc;

use super::super::alike::{ForAlike, Verdict, alike};
use super::super::command::Command;
use super::super::state::State;
use super::super::study::{HitRef, Study};
use super::super::texts;
use super::{Effect, complain, make, navigate, say};
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleIndex, Basis, Dated, Published, Sourced, Span};
use crate::project::compose::TAKEN_OUT;
use crate::project::{ArticleFields, Change, HitCorrection, Line, LineCorrection, Part, StepName, lexicon_changes};

/// Does a command that decides something.
pub(super) fn decide(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::SetVoice(at, voice) => hit(state, at, StepName::Voice, |decided, label| {
            if label.voice != voice {
                decided.voice = Some(voice);
            }
        }),
        Command::SetSpeaker(at, speaker) => {
            let speaker = speaker.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
            hit(state, at, StepName::Speaker, |decided, label| {
                if label.speaker.as_deref() != speaker.as_deref() {
                    decided.speaker = Some(speaker);
                }
            })
        }
        Command::Dismiss(at, reason) => {
            let next = navigate::neighbour(state, 1);
            let effects = hit(state, at, StepName::Dismiss, |decided, _| decided.dismissed = Some(reason));
            if state.focus.hit == Some(at) {
                state.focus.hit = next.filter(|next| *next != at);
            }
            effects
        }
        Command::ResetHit(at) => hit(state, at, StepName::Reset, |decided, _| {
            (decided.voice, decided.speaker, decided.dismissed) = (None, None, None);
        }),
        Command::NoteHit(at, note) => hit(state, at, StepName::Note, |decided, _| decided.note = note),
        Command::SetSource(index, name) => set_sources(state, vec![(index, name)]),
        Command::SetSources(names) => set_sources(state, names),
        Command::SetDate(index, date) => {
            if let Some(loading) = &mut state.loading {
                let value = Published { date, basis: Basis::User, doubt: None };
                listed(loading, index, |article| article.published = value);
                loading.edits.push(Command::SetDate(index, date));
                return Vec::new();
            }
            article(state, index, StepName::Date, |fields, imported| {
                let published = &imported.published;
                let inferred = date.is_some() && published.dated() != Dated::Stated;
                fields.date = (published.date != date || published.doubt.is_some() || inferred).then_some(date);
            })
        }
        Command::SetTitle(index, title) => article(state, index, StepName::Title, |fields, imported| {
            // A title is one line.
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            fields.title = (imported.title() != title).then_some(title);
        }),
        Command::SetLanguage(index, language) => article(state, index, StepName::Language, |fields, imported| {
            fields.language = (imported.language != language).then_some(language);
        }),
        Command::NoteArticle(index, note) => {
            article(state, index, StepName::Note, |fields, _| note.trim().clone_into(&mut fields.note))
        }
        Command::TagArticle(index, tags) => article(state, index, StepName::Tags, |fields, _| fields.tags = tags),
        Command::ForAlike(all) => for_alike(state, &all),
        Command::PutBack(index, line) => put_back(state, index, line),
        Command::TakeOut(index, span) => take_out(state, index, span),
        Command::SetCategory(id, on) => make(state, StepName::Lexicon, vec![Change::Category { id, on }]),
        Command::SetLexicon(position, lexicon) => set_lexicon(state, position, *lexicon),
        _ => Vec::new(),
    }
}

/// Changes an article in the list of those on their way in.
fn listed(loading: &mut super::super::state::Loading, index: ArticleIndex, change: impl FnOnce(&mut Article)) {
    loading.open_when_ready = false;
    if let Some(articles) = &mut loading.articles
        && let Some(article) = Arc::make_mut(articles).get_mut(index.index())
    {
        change(article);
    }
}

/// Names the outlets of articles in one step: of those on their way in, or of the open study.
fn set_sources(state: &mut State, names: Vec<(ArticleIndex, String)>) -> Vec<Effect> {
    if let Some(loading) = &mut state.loading {
        for (index, name) in names {
            let value = Sourced { value: name.trim().to_owned(), basis: Basis::User };
            listed(loading, index, |article| article.source = value);
            loading.edits.push(Command::SetSource(index, name));
        }
        return Vec::new();
    }
    let changes = names.into_iter().filter_map(|(index, name)| {
        let name = name.trim().to_owned();
        article_change(state, index, |fields, imported| {
            let guessed = matches!(imported.source.basis, Basis::FileName | Basis::Unknown) && !name.is_empty();
            fields.source = (imported.source.value != name || guessed).then_some(name);
        })
    });
    let changes = changes.collect();
    make(state, StepName::Source, changes)
}

fn article(
    state: &mut State,
    index: ArticleIndex,
    name: StepName,
    change: impl FnOnce(&mut ArticleFields, &Article),
) -> Vec<Effect> {
    let change = article_change(state, index, change);
    make(state, name, change.into_iter().collect())
}

/// What an article's fields become; `None` if they stay as they are.
fn article_change(
    state: &State,
    index: ArticleIndex,
    change: impl FnOnce(&mut ArticleFields, &Article),
) -> Option<Change> {
    let study = state.study.as_ref().filter(|study| index.index() < study.articles.len())?;
    let before = study.decided(index).map(|decided| decided.fields.clone()).unwrap_or_default();
    let mut to = before.clone();
    change(&mut to, study.as_imported(index));
    let article = study.key(index);
    (to != before).then(|| Change::Article { article, to: Box::new(to) })
}

fn hit(
    state: &mut State,
    at: HitRef,
    name: StepName,
    change: impl FnOnce(&mut HitCorrection, &crate::model::VoiceLabel),
) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let Some(before) = study.decision(at) else {
        complain(state, texts::NO_PLACE.to_string());
        return Vec::new();
    };
    let label = study.hit(at).map(|hit| hit.label.clone()).unwrap_or_default();
    let mut to = before.clone();
    change(&mut to, &label);
    if to == before {
        return Vec::new();
    }
    let change = Change::Hit { article: study.key(at.article), at: to.at.clone(), to: Some(Box::new(to)) };
    make(state, name, vec![change])
}

/// Decides the same for all hits that are like one, as one step.
fn for_alike(state: &mut State, all: &ForAlike) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let mut changes = Vec::new();
    for at in alike(study, all.at, all.within, &all.verdict) {
        let Some(mut to) = study.decision(at) else { continue };
        let before = to.clone();
        let label = study.hit(at).map(|hit| hit.label.clone()).unwrap_or_default();
        match &all.verdict {
            Verdict::Voice(voice) if label.voice != *voice => to.voice = Some(*voice),
            Verdict::Voice(_) => {}
            Verdict::Speaker(speaker) => {
                let speaker = speaker.as_deref().map(str::trim).filter(|name| !name.is_empty());
                if label.speaker.as_deref() != speaker {
                    to.speaker = Some(speaker.map(str::to_owned));
                }
            }
            Verdict::Dismiss(reason) => to.dismissed = Some(reason.trim().to_owned()),
        }
        if to != before {
            changes.push(Change::Hit { article: study.key(at.article), at: to.at.clone(), to: Some(Box::new(to)) });
        }
    }
    let name = match all.verdict {
        Verdict::Voice(_) => StepName::Voice,
        Verdict::Speaker(_) => StepName::Speaker,
        Verdict::Dismiss(_) => StepName::Dismiss,
    };
    let text = match changes.len() {
        0 => texts::notes::NOTHING_ALIKE.to_string(),
        number => texts::notes::corrected(number),
    };
    let effects = make(state, name, changes);
    if state.focus.hit.is_some_and(|at| state.study.as_ref().is_some_and(|study| study.hit(at).is_none())) {
        state.focus.hit = None;
    }
    say(state, text);
    effects
}

/// Puts a removed line back into the text as a paragraph of its own.
fn put_back(state: &mut State, index: ArticleIndex, line: usize) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let decided = study.decided(index).map(|decided| decided.lines.clone()).unwrap_or_default();
    let removed = &study.article(index).removed;
    let Some(wanted) = removed.get(line) else { return Vec::new() };
    let article = study.key(index);
    if wanted.reason == TAKEN_OUT {
        let taken = |line: &LineCorrection| matches!(line, LineCorrection::TakeOut(line) if line.text == wanted.text);
        let Some(position) = decided.iter().position(taken) else { return Vec::new() };
        return make(state, StepName::PutBack, vec![Change::Line { article, position, to: None }]);
    }
    // The same line may have been removed several times: which of them is known by its order.
    let alike = |other: &&crate::model::Removed| other.text == wanted.text && other.reason == wanted.reason;
    let nth = removed[..line].iter().filter(alike).count();
    let mut back: Vec<&Line> = decided
        .iter()
        .filter_map(|line| if let LineCorrection::PutBack(line) = line { Some(line) } else { None })
        .collect();
    let imported = study.as_imported(index).removed.iter().filter(alike).filter(|removed| {
        let known = back.iter().position(|line| line.at == removed.before && line.text == removed.text);
        known.map(|known| back.remove(known)).is_none()
    });
    let Some(found) = imported.map(|found| Line { at: found.before, text: found.text.clone() }).nth(nth) else {
        return Vec::new();
    };
    let to = Some(LineCorrection::PutBack(found));
    make(state, StepName::PutBack, vec![Change::Line { article, position: decided.len(), to }])
}

/// Takes a stretch out of the text: the lines it lies in.
fn take_out(state: &mut State, index: ArticleIndex, span: Span) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    let Some(span) = lines(study, index, span) else { return Vec::new() };
    let Some(place) = study.place(index, span) else { return Vec::new() };
    let decided = study.decided(index).map(|decided| decided.lines.clone()).unwrap_or_default();
    let article = study.key(index);
    let change = match place.part {
        Part::Text => {
            let line = Line { at: place.start, text: span.of(&study.article(index).text).to_owned() };
            Change::Line { article, position: decided.len(), to: Some(LineCorrection::TakeOut(line)) }
        }
        Part::Line(line) => {
            let back = LineCorrection::PutBack(line);
            let Some(position) = decided.iter().position(|line| *line == back) else { return Vec::new() };
            Change::Line { article, position, to: None }
        }
        Part::Title => return Vec::new(),
    };
    make(state, StepName::TakeOut, vec![change])
}

/// The whole lines of the body a span lies in.
fn lines(study: &Study, index: ArticleIndex, span: Span) -> Option<Span> {
    let article = study.article(index);
    let (text, body) = (article.text.as_str(), article.body_start());
    let (start, end) = (span.start as usize, span.end as usize);
    if start < body || text.get(start..end).is_none() {
        return None;
    }
    let start = text[body..start].rfind('\n').map_or(body, |at| body + at + 1);
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    Some(Span::new(start, end)).filter(|span| !span.is_empty())
}

fn set_lexicon(state: &mut State, position: usize, lexicon: Lexicon) -> Vec<Effect> {
    if let Err(error) = lexicon.check() {
        complain(state, texts::said(&error));
        return Vec::new();
    }
    let mut lexicons = state.settings.lexicons.clone();
    match lexicons.get_mut(position) {
        Some(place) => *place = lexicon,
        None => lexicons.push(lexicon),
    }
    let changes = lexicon_changes(&state.settings.lexicons, &lexicons);
    make(state, StepName::Lexicon, changes)
}
