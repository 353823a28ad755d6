//! Notes and tags in the inspector, and decisions for all hits alike.

use std::collections::BTreeSet;

use egui::{Align, Id, Key, Label, Layout, Popup, PopupCloseBehavior, Ui, vec2};

use crate::app::alike::{ForAlike, Verdict, Within, alike};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::study::{HitRef, Study};
use crate::app::texts::notes as texts;
use crate::app::texts::voice_short;
use crate::app::theme::{self, Icon, space};
use crate::app::widgets;
use crate::model::{ArticleIndex, Hit, Voice};

/// A field whose text is kept when it is left. Returns what was typed, if it differs from what is known.
fn kept_field(ui: &mut Ui, id: Id, known: &str, name: &str) -> Option<String> {
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| known.to_owned());
    let width = ui.available_width();
    let field = ui.push_id(id, |ui| widgets::text_field(ui, &mut text, Some(Icon::Note), name, name, width)).inner;
    if field.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    if !field.lost_focus() {
        return None;
    }
    ui.data_mut(|data| data.remove_temp::<String>(id));
    (text.trim() != known).then(|| text.trim().to_owned())
}

/// The note on a hit.
pub(super) fn on_term(ui: &mut Ui, study: &Study, at: HitRef, commands: &mut Vec<Command>) {
    let known = study.decision(at).map(|decided| decided.note).unwrap_or_default();
    let id = Id::unique("note-on-term").with(at);
    if let Some(note) = kept_field(ui, id, &known, &texts::NOTE_ON_TERM) {
        commands.push(Command::NoteHit(at, note));
    }
}

/// Notes on the words selected, on the article and on its event, and the article's tags.
pub(super) fn on_article(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    article: ArticleIndex,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    widgets::heading(ui, &texts::NOTES);
    match state.focus.passage.filter(|at| at.article == article) {
        Some(at) => {
            let words = at.span.of(&study.article(article).text);
            ui.label(theme::small(texts::SELECTED_WORDS).color(colours.ink3));
            widgets::passage(ui, words, 13.5);
            let known = study.decision(at).map(|decided| decided.note).unwrap_or_default();
            let id = Id::unique("note-on-words").with(at);
            if let Some(note) = kept_field(ui, id, &known, &texts::NOTE_ON_WORDS) {
                commands.push(Command::NoteHit(at, note));
            }
        }
        None => {
            ui.add(Label::new(theme::caption(texts::SELECT_HINT).color(colours.ink3)).wrap());
        }
    }
    let fields = study.decided(article).map(|decided| decided.fields.clone()).unwrap_or_default();
    let id = Id::unique("note-on-article").with(article);
    if let Some(note) = kept_field(ui, id, &fields.note, &texts::NOTE_ON_ARTICLE) {
        commands.push(Command::NoteArticle(article, note));
    }
    let event = study.event_of[article.index()] as usize;
    let known = study.marks.get(event).map_or("", |marks| marks.note.as_str());
    let id = Id::unique("note-on-event").with(event);
    if let Some(note) = kept_field(ui, id, known, &texts::NOTE_ON_EVENT) {
        commands.push(Command::NoteEvent(event, note));
    }
    ui.add_space(space::TINY);
    tags(ui, article, &fields.tags, commands);
}

fn tags(ui: &mut Ui, article: ArticleIndex, known: &BTreeSet<String>, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    widgets::heading(ui, &texts::TAGS);
    if !known.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for tag in known {
                let button = egui::Button::new(theme::small(format!("{tag}  ×")).color(colours.ink))
                    .fill(colours.acctint)
                    .stroke(colours.hairline());
                if ui.add(button).on_hover_text(texts::remove_tag(tag)).clicked() {
                    let mut rest = known.clone();
                    rest.remove(tag);
                    commands.push(Command::TagArticle(article, rest));
                }
            }
        });
    }
    let id = Id::unique("new-tag").with(article);
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let width = ui.available_width();
    let field = widgets::text_field(ui, &mut text, Some(Icon::Plus), &texts::ADD_TAG, &texts::ADD_TAG, width);
    let field = field.on_hover_text(texts::TAGS_HINT);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered && !text.trim().is_empty() {
        let mut more = known.clone();
        more.extend(text.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()));
        commands.push(Command::TagArticle(article, more));
        ui.data_mut(|data| data.remove_temp::<String>(id));
    } else {
        ui.data_mut(|data| data.insert_temp(id, text));
    }
}

/// The button that opens decisions for all hits like one.
pub(super) fn for_alike(ui: &mut Ui, study: &Study, at: HitRef, hit: &Hit, commands: &mut Vec<Command>) {
    let button = widgets::button(ui, None, &texts::ALIKE).on_hover_text(texts::ALIKE_HINT);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        // Menus set their text in blocks.
        ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
            ui.set_width(348.0);
            choices(ui, study, at, hit, commands);
        });
    });
}

fn choices(ui: &mut Ui, study: &Study, at: HitRef, hit: &Hit, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    ui.spacing_mut().item_spacing.y = 6.0;
    let kept = Id::unique("alike-within");
    let mut within = ui
        .data(|data| data.get_temp::<bool>(kept))
        .map_or(Within::Corpus, |article| if article { Within::Article } else { Within::Corpus });
    let places = [Within::Article, Within::Corpus].map(|within| (within, texts::within(within)));
    if let Some(chosen) = widgets::segmented(ui, &texts::WITHIN, &places, within) {
        within = chosen;
        ui.data_mut(|data| data.insert_temp(kept, chosen == Within::Article));
    }
    let term = &study.term(hit).term;
    let count = |verdict: &Verdict| alike(study, at, within, verdict).len();
    let mut decided = None;
    let heading = |ui: &mut Ui, text: String| {
        ui.add_space(space::TINY);
        ui.add(Label::new(theme::small(text).color(colours.ink2)).wrap());
    };

    let number = count(&Verdict::Voice(Voice::Own));
    heading(ui, texts::voices_alike(number, term));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let found = study.found_at(at).unwrap_or(hit).label.voice;
        for voice in Voice::ALL.into_iter().filter(|voice| *voice != found) {
            if widgets::button(ui, None, &texts::set_voice(number, voice_short(voice))).clicked() {
                decided = Some(Verdict::Voice(voice));
            }
        }
    });

    let id = Id::unique("alike-speaker").with(at);
    if hit.label.voice != Voice::Own {
        let speaker = hit.label.speaker.as_deref().unwrap_or_default();
        let number = count(&Verdict::Speaker(None));
        heading(ui, texts::speakers_alike(number, speaker));
        let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| speaker.to_owned());
        widgets::text_field(ui, &mut text, Some(Icon::User), &texts::SET_SPEAKER, &texts::SET_SPEAKER, 330.0);
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
        if widgets::button(ui, None, &texts::set_speaker(number)).clicked() {
            decided = Some(Verdict::Speaker(Some(text)));
        }
    }

    let why = Id::unique("alike-why").with(at);
    let mut reason = ui.data(|data| data.get_temp::<String>(why)).unwrap_or_default();
    ui.add_space(space::SMALL);
    widgets::text_field(ui, &mut reason, None, &texts::WHY, &texts::WHY, 330.0);
    ui.data_mut(|data| data.insert_temp(why, reason.clone()));
    let dismissed = Verdict::Dismiss(reason);
    if widgets::button(ui, None, &texts::dismiss(count(&dismissed), term)).clicked() {
        decided = Some(dismissed);
    }
    if let Some(verdict) = decided {
        ui.data_mut(|data| {
            data.remove_temp::<String>(id);
            data.remove_temp::<String>(why);
        });
        commands.push(Command::ForAlike(Box::new(ForAlike { at, within, verdict })));
        ui.close();
    }
}
