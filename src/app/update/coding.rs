//! Drawing samples, coding them, and putting the work of several coders together.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::super::coding::{CodingCommand, Desk, Mode, Report, coder_id};
use super::super::state::{Overlay, State};
use super::super::texts::coding as texts;
use super::super::worker::{Drawing, Outcome, ReadAs, Task};
use super::{Dialog, Effect, complain, files, make, say};
use crate::coding::qda::code_book_from_qdc;
use crate::coding::{CodeBook, Coder, Coding, Codings, Sample, SampledItem, Variable};
use crate::model::Progress;
use crate::project::{Change, CodingChange, StepName, coding_changes};

/// Does a command of the coding view.
pub(super) fn perform(state: &mut State, command: CodingCommand) -> Vec<Effect> {
    let Some(codings) = codings(state) else { return Vec::new() };
    match command {
        CodingCommand::Mode(mode) => {
            state.coding.mode = mode;
            if mode == Mode::Code {
                arrive(state);
            }
        }
        CodingCommand::Plan(plan) => state.coding.plan = plan,
        CodingCommand::Draw => return draw(state),
        CodingCommand::Discard(sample) => return discard(state, &codings, sample),
        CodingCommand::Choose(sample) if sample < codings.samples.len() => {
            state.coding.sample = sample;
            state.coding.at = 0;
            if state.coding.mode == Mode::Draw {
                state.coding.mode = Mode::Code;
            }
            arrive(state);
        }
        CodingCommand::Coder(name) => {
            state.preferences.coder = name;
            return vec![Effect::Remember];
        }
        CodingCommand::Set { variable, value } => return set(state, &codings, &variable, &value),
        CodingCommand::Key(key) => {
            let Some(variable) = codings.book.variables.get(state.coding.variable) else { return Vec::new() };
            if let Some(value) = value_of(variable, key) {
                return set(state, &codings, &variable.id, &value);
            }
        }
        CodingCommand::Note(note) => return remark(state, &codings, note),
        CodingCommand::Ask(variable) => state.coding.variable = variable,
        CodingCommand::Go(at) => go(state, &codings, at),
        CodingCommand::Back => back(state, &codings),
        CodingCommand::Skip => {
            let items = state.coding.drawn(&codings).map_or(0, |sample| sample.items.len());
            go(state, &codings, (state.coding.at + 1) % items.max(1));
        }
        CodingCommand::NextOpen => next_open(state, &codings),
        CodingCommand::Book(book) => return replace_book(state, &codings, *book),
        CodingCommand::ChooseCodings => return vec![Effect::Dialog(Dialog::Codings)],
        CodingCommand::ReadCodings(path) => {
            return files::run(state, &texts::READING, Task::Read(path, ReadAs::Codings));
        }
        CodingCommand::ChooseBook => return vec![Effect::Dialog(Dialog::CodeBook)],
        CodingCommand::ReadBook(path) => return files::run(state, &texts::READING, Task::Read(path, ReadAs::CodeBook)),
        CodingCommand::Resolve(position, theirs) => return resolve(state, &codings, position, theirs),
        CodingCommand::Compute => return compute(state, codings),
        CodingCommand::Choose(_) => {}
    }
    Vec::new()
}

/// What is coded in the open study.
fn codings(state: &State) -> Option<Arc<Codings>> {
    state.study.as_ref().map(|study| Arc::clone(&study.corrections.codings))
}

/// The item in front.
fn item(desk: &Desk, codings: &Codings) -> Option<SampledItem> {
    desk.drawn(codings)?.items.get(desk.at).cloned()
}

fn change(to: CodingChange) -> Change {
    Change::Coding { to }
}

fn draw(state: &mut State) -> Vec<Effect> {
    let Some(study) = &state.study else { return Vec::new() };
    if state.coding.drawing.is_some() {
        return Vec::new();
    }
    let drawing = Drawing {
        articles: Arc::clone(&study.articles),
        analysis: Arc::clone(&study.analysis),
        filters: state.options.filters.clone(),
        plan: state.coding.plan,
    };
    state.last_job += 1;
    let progress = Arc::new(Progress::default());
    state.coding.drawing = Some((state.last_job, Arc::clone(&progress)));
    vec![Effect::Run(state.last_job, progress, Task::Draw(Box::new(drawing)))]
}

/// Takes in what drawing or computing reports; gives it back if it is about something else.
pub(super) fn receive(state: &mut State, number: u64, outcome: Outcome) -> Result<Vec<Effect>, Outcome> {
    let desk = &mut state.coding;
    if desk.drawing.as_ref().is_some_and(|(known, _)| *known == number) {
        desk.drawing = None;
        return Ok(match outcome {
            Outcome::Drawn(sample) => drawn(state, *sample),
            Outcome::Failed(message) => {
                complain(state, message);
                Vec::new()
            }
            _ => Vec::new(),
        });
    }
    if desk.computing.as_ref().is_some_and(|(known, _)| *known == number) {
        desk.computing = None;
        match outcome {
            Outcome::Validated(results) => desk.results = results,
            Outcome::Failed(message) => {
                desk.mode = Mode::Code;
                complain(state, message);
            }
            _ => {}
        }
        return Ok(Vec::new());
    }
    if matches!(outcome, Outcome::Drawn(_) | Outcome::Validated(_)) { Ok(Vec::new()) } else { Err(outcome) }
}

/// A sample was drawn: it becomes part of the project, and coding begins.
fn drawn(state: &mut State, sample: Sample) -> Vec<Effect> {
    let Some(codings) = codings(state) else { return Vec::new() };
    if sample.items.is_empty() {
        complain(state, texts::NOTHING_TO_DRAW.to_string());
        return Vec::new();
    }
    let known = codings.samples.iter().position(|known| known.id == sample.id);
    let position = known.unwrap_or(codings.samples.len());
    let mut effects = Vec::new();
    if known.is_some() {
        say(state, texts::SAME_SAMPLE.to_string());
    } else {
        let mut changes = Vec::new();
        if codings.book.variables.is_empty() {
            changes.push(change(CodingChange::Book { to: Box::new(CodeBook::standard()) }));
        }
        changes.push(change(CodingChange::Sample { position, to: Some(Box::new(sample)) }));
        effects = make(state, StepName::Draw, changes);
    }
    (state.coding.mode, state.coding.sample, state.coding.at) = (Mode::Code, position, 0);
    arrive(state);
    effects
}

fn discard(state: &mut State, before: &Codings, sample: usize) -> Vec<Effect> {
    let mut after = before.clone();
    if sample >= after.samples.len() {
        return Vec::new();
    }
    after.samples.remove(sample);
    let gone: Vec<Coding> = before.all().iter().filter(|coding| after.item(&coding.item).is_none()).cloned().collect();
    for coding in gone {
        after.remove(&coding.coder, &coding.item, &coding.variable);
    }
    after.unresolved.retain(|coding| after.samples.iter().any(|s| s.items.iter().any(|item| item.id == coding.item)));
    let effects = make(state, StepName::Discard, coding_changes(before, &after));
    state.coding.sample = state.coding.sample.min(after.samples.len().saturating_sub(1));
    state.coding.at = 0;
    if after.samples.is_empty() {
        state.coding.mode = Mode::Draw;
    }
    effects
}

/// The value a key chooses: by its letter, or by its number in the list.
fn value_of(variable: &Variable, key: char) -> Option<String> {
    let values = variable.values();
    let same = |known: char| known.to_lowercase().eq(key.to_lowercase());
    let by_letter = values.iter().find(|value| value.key.is_some_and(same));
    let by_number = || values.get((key.to_digit(10)? as usize).checked_sub(1)?);
    by_letter.or_else(by_number).map(|value| value.id.clone())
}

/// Decides about the item in front and goes on to what is asked next.
fn set(state: &mut State, codings: &Codings, variable: &str, value: &str) -> Vec<Effect> {
    let coder = coder_id(&state.preferences.coder);
    if coder.is_empty() {
        complain(state, texts::WHO_CODES.to_string());
        return Vec::new();
    }
    let Some(item) = item(&state.coding, codings) else { return Vec::new() };
    let Some(position) = codings.book.variables.iter().position(|known| known.id == variable) else {
        return Vec::new();
    };
    let asked = &codings.book.variables[position];
    let value = value.trim();
    if !value.is_empty() && !asked.admits(value) {
        complain(state, texts::not_admitted(&asked.title, value));
        return Vec::new();
    }
    let decision = |variable: &str, to: Option<Coding>| {
        change(CodingChange::Decision {
            coder: coder.clone(),
            item: item.id.clone(),
            variable: variable.to_owned(),
            to: to.map(Box::new),
        })
    };
    let mut changes = Vec::new();
    if !codings.coders.iter().any(|known| known.id == coder) {
        let mut coders = codings.coders.clone();
        coders.push(Coder { id: coder.clone(), name: state.preferences.coder.trim().to_owned() });
        changes.push(change(CodingChange::Coders { to: coders }));
    }
    let before = codings.get(&coder, &item.id, variable);
    let to = (!value.is_empty()).then(|| Coding {
        coder: coder.clone(),
        item: item.id.clone(),
        variable: variable.to_owned(),
        value: value.to_owned(),
        at: Timestamp::now(),
        note: before.map(|before| before.note.clone()).unwrap_or_default(),
    });
    if before.map(|before| before.value.as_str()) != to.as_ref().map(|to| to.value.as_str()) {
        // What is asked only because of the value before goes with it.
        for other in &codings.book.variables {
            let lapses = other
                .only_if
                .as_ref()
                .is_some_and(|condition| condition.variable == variable && condition.value != value);
            if lapses && codings.get(&coder, &item.id, &other.id).is_some() {
                changes.push(decision(&other.id, None));
            }
        }
        changes.push(decision(variable, to));
    }
    let effects = make(state, StepName::Code, changes);
    let now = self::codings(state);
    if let Some(now) = now {
        advance(state, &now, position);
    }
    effects
}

/// Goes on to the next variable that is asked, or to the next item on which something is open.
fn advance(state: &mut State, codings: &Codings, from: usize) {
    let coder = coder_id(&state.preferences.coder);
    let Some(item) = item(&state.coding, codings) else { return };
    let asked = |(_, variable): &(usize, &Variable)| codings.asks(&coder, &item.id, variable);
    match codings.book.variables.iter().enumerate().skip(from + 1).find(asked) {
        Some((next, _)) => state.coding.variable = next,
        None => next_open(state, codings),
    }
}

fn next_open(state: &mut State, codings: &Codings) {
    let coder = coder_id(&state.preferences.coder);
    let Some(sample) = state.coding.drawn(codings) else { return };
    let count = sample.items.len();
    let after = (1..=count).map(|step| (state.coding.at + step) % count);
    match after.into_iter().find(|&at| !codings.is_coded(&coder, &sample.items[at].id)) {
        Some(at) => go(state, codings, at),
        None => {
            let at = state.coding.at;
            go(state, codings, at);
        }
    }
}

/// Goes to an item, to the first variable that is open there.
fn go(state: &mut State, codings: &Codings, at: usize) {
    let Some(sample) = state.coding.drawn(codings).filter(|sample| at < sample.items.len()) else { return };
    let coder = coder_id(&state.preferences.coder);
    let id = &sample.items[at].id;
    let open = codings.book.variables.iter().position(|variable| {
        codings.asks(&coder, id, variable)
            && !variable.values().is_empty()
            && codings.get(&coder, id, &variable.id).is_none()
    });
    (state.coding.at, state.coding.variable) = (at, open.unwrap_or(0));
}

fn back(state: &mut State, codings: &Codings) {
    let coder = coder_id(&state.preferences.coder);
    let last = |at: usize, before: usize| {
        let item = &state.coding.drawn(codings)?.items.get(at)?.id;
        codings.book.variables[..before.min(codings.book.variables.len())]
            .iter()
            .rposition(|variable| codings.asks(&coder, item, variable))
    };
    let at = state.coding.at;
    if let Some(variable) = last(at, state.coding.variable) {
        state.coding.variable = variable;
    } else if let Some(before) = at.checked_sub(1) {
        state.coding.variable = last(before, usize::MAX).unwrap_or(0);
        state.coding.at = before;
    }
}

/// Where coding begins or goes on: at the first item on which something is open.
fn arrive(state: &mut State) {
    let Some(codings) = codings(state) else { return };
    let coder = coder_id(&state.preferences.coder);
    let open = state.coding.drawn(&codings).and_then(|sample| codings.next_open(sample, &coder));
    go(state, &codings, open.unwrap_or(state.coding.at));
}

/// A remark belongs to the first thing decided about the item.
fn remark(state: &mut State, codings: &Codings, note: String) -> Vec<Effect> {
    let coder = coder_id(&state.preferences.coder);
    let Some(item) = item(&state.coding, codings) else { return Vec::new() };
    let first = codings.book.variables.iter().find_map(|variable| codings.get(&coder, &item.id, &variable.id));
    let Some(before) = first.filter(|before| before.note != note) else { return Vec::new() };
    let to = Coding { note, at: Timestamp::now(), ..before.clone() };
    let (variable, to) = (to.variable.clone(), Some(Box::new(to)));
    make(state, StepName::Note, vec![change(CodingChange::Decision { coder, item: item.id, variable, to })])
}

fn replace_book(state: &mut State, before: &Codings, book: CodeBook) -> Vec<Effect> {
    if let Err(error) = book.check() {
        complain(state, texts::said(&error));
        return Vec::new();
    }
    let mut after = before.clone();
    after.book = book;
    let admitted =
        |coding: &Coding| after.book.variable(&coding.variable).is_some_and(|variable| variable.admits(&coding.value));
    let gone: Vec<Coding> = before.all().iter().filter(|coding| !admitted(coding)).cloned().collect();
    let still: Vec<Coding> = before.unresolved.iter().filter(|coding| admitted(coding)).cloned().collect();
    for coding in gone {
        after.remove(&coding.coder, &coding.item, &coding.variable);
    }
    after.unresolved = still;
    state.coding.variable = 0;
    make(state, StepName::CodeBook, coding_changes(before, &after))
}

/// Takes in a file that was read.
pub(super) fn take(state: &mut State, path: &Path, what: ReadAs, bytes: &[u8]) -> Vec<Effect> {
    let Some(before) = codings(state) else { return Vec::new() };
    let file = path.display().to_string();
    let read = match what {
        ReadAs::CodeBook => code_book_from_qdc(&file, &String::from_utf8_lossy(bytes))
            .map(Codings::new)
            .map_err(|error| texts::said(&error)),
        _ => Codings::from_json(&file, bytes).map_err(|error| texts::said(&error)),
    };
    let theirs = match read {
        Ok(theirs) => theirs,
        Err(message) => {
            complain(state, message);
            return Vec::new();
        }
    };
    let mut after = (*before).clone();
    if after.book.variables.is_empty() {
        (after.book.name, after.book.description) = (theirs.book.name.clone(), theirs.book.description.clone());
    }
    let merged = after.merge(&theirs);
    state.coding.report = Some(Arc::new(Report { file, merged }));
    state.overlay = Some(Overlay::Merged);
    let effects = make(state, StepName::MergeCodings, coding_changes(&before, &after));
    if before.samples.is_empty() && !after.samples.is_empty() {
        state.coding.mode = Mode::Code;
        arrive(state);
    }
    effects
}

/// Decides between what is here and what a file said.
fn resolve(state: &mut State, codings: &Codings, position: usize, theirs: bool) -> Vec<Effect> {
    let mut rest = codings.unresolved.clone();
    if position >= rest.len() {
        return Vec::new();
    }
    let said = rest.remove(position);
    let mut changes = Vec::new();
    if theirs {
        changes.push(change(CodingChange::Decision {
            coder: said.coder.clone(),
            item: said.item.clone(),
            variable: said.variable.clone(),
            to: Some(Box::new(said)),
        }));
    }
    changes.push(change(CodingChange::Unresolved { to: rest }));
    make(state, StepName::MergeCodings, changes)
}

fn compute(state: &mut State, codings: Arc<Codings>) -> Vec<Effect> {
    if state.coding.computing.is_some() {
        return Vec::new();
    }
    state.last_job += 1;
    let progress = Arc::new(Progress::default());
    state.coding.computing = Some((state.last_job, Arc::clone(&progress)));
    let task = Task::Validate(codings, state.coding.sample, state.history.position());
    vec![Effect::Run(state.last_job, progress, task)]
}
