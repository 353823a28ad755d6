//! What is known about the selected hit, or about the article in front if none is selected.

use egui::{Align, Align2, Frame, Label, Layout, Margin, Panel, ScrollArea, Sense, Ui, pos2, vec2};

use super::super::bidi;
use super::super::command::Command;
use super::super::state::{Overlay, State, View};
use super::super::study::{HitRef, Study};
use super::super::theme::{self, Icon, Weight};
use super::super::{highlight, texts, widgets};
use super::notes;
use crate::lexicon::Term;
use crate::model::{ArticleIndex, Hit, Voice};
use crate::statistics::{Count, all_voices};

/// Shows the inspector.
pub fn show(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    match state.focus.hit.and_then(|at| Some((at, study.hit(at)?))) {
        Some((at, hit)) => term(ui, state, study, at, hit, commands),
        None => match state.focus.article {
            Some(article) => about(ui, state, study, article, commands),
            None => widgets::panel_header(ui, &texts::INSPECTOR, "", |_| {}),
        },
    }
}

fn padded(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin { left: 14, right: 14, top: 8, bottom: 8 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        contents(ui);
    });
}

fn term(ui: &mut Ui, state: &State, study: &Study, at: HitRef, hit: &Hit, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let term = study.term(hit);
    let (place, all) = place_among(state, study, at);
    widgets::panel_header(ui, &texts::SELECTED_TERM, "", |ui| {
        if widgets::icon_button(ui, Icon::Close, &texts::CLOSE).clicked() {
            commands.push(Command::SelectHit(None));
        }
        if widgets::icon_button(ui, Icon::Right, &texts::NEXT_TERM).clicked() {
            commands.push(Command::NextHit);
        }
        ui.label(theme::small(texts::place(place, all)).color(colours.ink3));
        if widgets::icon_button(ui, Icon::Left, &texts::PREVIOUS_TERM).clicked() {
            commands.push(Command::PreviousHit);
        }
    });
    let frame = Frame::new().fill(colours.panel2).inner_margin(Margin { left: 14, right: 14, top: 8, bottom: 10 });
    Panel::bottom("correct").resizable(false).frame(frame).show(ui, |ui| correct(ui, study, at, hit, commands));
    ScrollArea::vertical().auto_shrink(false).id_salt("term").show(ui, |ui| {
        padded(ui, |ui| {
            ui.label(egui::RichText::new(bidi::shown(&term.term)).font(theme::article_font(22.0, true)));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                widgets::family_chip(ui, term.family, true);
                let label = texts::family_and_category(term.family, &term.category_title);
                ui.add(Label::new(theme::small(label).color(colours.ink2)).truncate());
            });
        });
        widgets::separator(ui);
        padded(ui, |ui| evidence(ui, study, at, hit, term, commands));
        if !term.entry.definition.is_empty() || !term.entry.wordings.is_empty() || !term.entry.note.is_empty() {
            widgets::separator(ui);
            padded(ui, |ui| meaning(ui, term));
        }
        widgets::separator(ui);
        padded(ui, |ui| {
            counts(ui, study, hit.term as usize, &term.term, commands);
            for other in counterparts(study, term).into_iter().take(3) {
                ui.add_space(6.0);
                counts(ui, study, other, &study.analysis.matcher.terms()[other].term, commands);
            }
        });
    });
}

fn evidence(ui: &mut Ui, study: &Study, at: HitRef, hit: &Hit, term: &Term, commands: &mut Vec<Command>) {
    let icons = [Icon::Note, Icon::User, Icon::Link, Icon::Info];
    for (position, (name, value)) in highlight::evidence(study, at.article, hit).into_iter().enumerate() {
        let icon = icons.get(position).copied();
        if name == texts::VOICE {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let (rect, _) = ui.allocate_exact_size(vec2(80.0, 22.0), Sense::hover());
                let colours = theme::palette(ui);
                Icon::Note.paint(ui.painter(), rect.left_center() + vec2(6.0, 0.0), 13.0, colours.ink3);
                let font = theme::ui_font(12.0, Weight::Regular);
                let at = rect.left_center() + vec2(20.0, 0.0);
                ui.painter().text(at, Align2::LEFT_CENTER, name, font, colours.ink3);
                let font = theme::article_font(13.5, false);
                let sample = highlight::sample(ui, &value, font, term.family, hit.label.voice, true);
                sample.on_hover_text(&value);
            });
        } else {
            widgets::key_value(ui, icon, &name, &value);
        }
        if name == texts::CUE {
            let number = study.sentence_number(at.article, hit.sentence as usize);
            let place = format!("{}, {}", widgets::badge_tooltip(study.source(at.article).1), texts::sentence(number));
            widgets::key_value(ui, Some(Icon::File), &texts::WHERE, &place);
        }
    }
    ui.horizontal(|ui| {
        ui.add_space(86.0);
        if widgets::link(ui, &texts::HOW_VOICE, 12.0).clicked() {
            commands.push(Command::Overlay(Some(Overlay::VoiceRules)));
        }
    });
}

fn meaning(ui: &mut Ui, term: &Term) {
    let colours = theme::palette(ui);
    let entry = &term.entry;
    if !entry.definition.is_empty() {
        widgets::heading(ui, &texts::MEANING);
        ui.add(Label::new(theme::small(&entry.definition)).wrap());
    }
    if !entry.wordings.is_empty() {
        widgets::heading(ui, &texts::OTHER_WORDINGS);
        ui.add(Label::new(theme::article(entry.wordings.join(" · "), 13.5)).wrap());
    }
    if !entry.note.is_empty() {
        ui.add(Label::new(theme::small(&entry.note).color(colours.ink3)).wrap());
    }
}

/// How often a term occurs in each outlet: number, rate per 1,000 words, exact interval.
fn counts(ui: &mut Ui, study: &Study, term: usize, name: &str, commands: &mut Vec<Command>) {
    const SHOWN: usize = 12;
    let colours = theme::palette(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let font = theme::ui_font(12.0, Weight::SemiBold);
    ui.painter().text(head.left_center(), Align2::LEFT_CENTER, bidi::shown(name), font, colours.ink);
    let font = theme::ui_font(11.0, Weight::Regular);
    ui.painter().text(head.right_center(), Align2::RIGHT_CENTER, texts::RATE_HEAD, font, colours.ink3);
    let mut order: Vec<usize> = (0..study.sources.len()).collect();
    let hits = |source: usize| all_voices(study.tally.hits(term, source));
    if order.len() > SHOWN {
        order.sort_by_key(|source| (std::cmp::Reverse(hits(*source)), *source));
    }
    let left_out = order.len().saturating_sub(SHOWN);
    for source in order.into_iter().take(SHOWN) {
        let outlet = &study.sources[source];
        let n = hits(source);
        let count = Count::new(n, outlet.words);
        let interval = count.interval(0.95);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 23.0), Sense::hover());
        ui.painter().hline(rect.x_range(), rect.top(), colours.hairline());
        let mut inside = ui.new_child(
            egui::UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)).id_salt((term, source)),
        );
        widgets::badge(&mut inside, source, outlet).on_hover_text(widgets::badge_tooltip(outlet));
        inside.add_space(16.0);
        if n == 0 {
            inside.label(theme::small("0").color(colours.ink3));
        } else if widgets::link(&mut inside, &texts::grouped(n), 12.0).clicked()
            && let Some(first) = first_hit(study, term, &outlet.articles)
        {
            commands.push(Command::ReadHit(first));
        }
        let low = format!("[{}–{}]", texts::rate(interval.low), texts::rate(interval.high));
        let font = theme::ui_font(12.0, Weight::Regular);
        let drawn = ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, low, font.clone(), colours.ink3);
        let at = pos2(drawn.left() - 5.0, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, texts::rate(count.rate()), font, colours.ink);
    }
    if left_out > 0 {
        ui.label(theme::caption(texts::more_sources(left_out)).color(colours.ink3));
    }
}

fn first_hit(study: &Study, term: usize, articles: &[ArticleIndex]) -> Option<HitRef> {
    articles.iter().find_map(|article| {
        let hit = study.hits(*article).iter().find(|hit| hit.term as usize == term)?;
        Some(HitRef { article: *article, span: hit.span })
    })
}

/// Terms of the lexicon that are opposing wordings of this one and occur in the corpus.
fn counterparts(study: &Study, term: &Term) -> Vec<usize> {
    let wanted = |other: &Term| term.entry.wordings.iter().any(|wording| wording.eq_ignore_ascii_case(&other.term));
    let occurs = |n: usize| (0..study.sources.len()).any(|source| study.tally.articles_with(n, source) > 0);
    let terms = study.analysis.matcher.terms();
    (0..terms.len()).filter(|&n| terms[n].term != term.term && wanted(&terms[n]) && occurs(n)).collect()
}

/// The hit's number among those marked in its article, and how many there are.
fn place_among(state: &State, study: &Study, at: HitRef) -> (usize, usize) {
    let marked = study.hits(at.article).iter().filter(|hit| state.shown.shows(study.term(hit), hit.label.voice));
    let mut all = 0;
    let mut place = 0;
    for hit in marked {
        all += 1;
        if hit.span == at.span {
            place = all;
        }
    }
    (place, all)
}

fn correct(ui: &mut Ui, study: &Study, at: HitRef, hit: &Hit, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    widgets::heading(ui, &texts::CORRECT);
    let choices = Voice::ALL.map(|voice| (voice, texts::voice_short(voice)));
    if let Some(voice) = widgets::segmented(ui, &texts::VOICE, &choices, hit.label.voice) {
        commands.push(Command::SetVoice(at, voice));
    }
    ui.horizontal(|ui| {
        let known = hit.label.speaker.as_deref().unwrap_or_default();
        let id = ui.scope_id().with(("speaker", at));
        let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| known.to_owned());
        let width = ui.available_width() - 142.0;
        let field = widgets::text_field(ui, &mut text, Some(Icon::User), &texts::SPEAKER, &texts::SPEAKER, width);
        if field.changed() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        }
        if field.lost_focus() {
            ui.data_mut(|data| data.remove_temp::<String>(id));
            if text != known {
                commands.push(Command::SetSpeaker(at, Some(text)));
            }
        }
        if widgets::button(ui, None, &texts::NOT_LOADED).clicked() {
            commands.push(Command::Dismiss(at, String::new()));
        }
    });
    notes::on_term(ui, study, at, commands);
    ui.horizontal(|ui| {
        notes::for_alike(ui, study, at, hit, commands);
        ui.add(Label::new(theme::caption(texts::CORRECTION_NOTE).color(colours.ink3)).wrap());
    });
}

fn about(ui: &mut Ui, state: &State, study: &Study, article: ArticleIndex, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    widgets::panel_header(ui, &texts::ABOUT_ARTICLE, "", |_| {});
    let data = study.article(article);
    let totals = &study.totals[article.index()];
    ScrollArea::vertical().auto_shrink(false).id_salt("about").show(ui, |ui| {
        padded(ui, |ui| {
            widgets::heading(ui, &texts::voice_of(totals.hits as usize));
            let most = totals.voices.iter().copied().max().unwrap_or(1).max(1);
            for voice in Voice::ALL {
                let n = totals.voices[voice.index()];
                ui.horizontal(|ui| {
                    widgets::voice_swatch(ui, voice);
                    let (name, _) = ui.allocate_exact_size(vec2(104.0, 18.0), Sense::hover());
                    let font = theme::ui_font(12.5, Weight::Regular);
                    ui.painter().text(name.left_center(), Align2::LEFT_CENTER, texts::voice(voice), font, colours.ink);
                    let room = (ui.available_width() - 40.0).max(20.0);
                    let (bar, _) = ui.allocate_exact_size(vec2(room, 18.0), Sense::hover());
                    if n > 0 {
                        let size = vec2((bar.width() * n as f32 / most as f32).max(3.0), 10.0);
                        let rect = egui::Rect::from_min_size(bar.left_center() - vec2(0.0, 5.0), size);
                        widgets::paint_voice(ui.painter(), rect, voice, colours);
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let first = study
                            .hits(article)
                            .iter()
                            .find(|hit| hit.label.voice == voice && state.shown.shows(study.term(hit), voice));
                        if let Some(hit) = first {
                            if widgets::link(ui, &n.to_string(), 12.5).clicked() {
                                let at = HitRef { article, span: hit.span };
                                commands.push(if state.focus.view == View::Reader {
                                    Command::SelectHit(Some(at))
                                } else {
                                    Command::ReadHit(at)
                                });
                            }
                        } else {
                            ui.label(theme::small(n.to_string()).color(colours.ink3));
                        }
                    });
                });
            }
        });
        widgets::separator(ui);
        padded(ui, |ui| notes::on_article(ui, state, study, article, commands));
        let speakers = speakers(study, article);
        if !speakers.is_empty() {
            widgets::separator(ui);
            padded(ui, |ui| {
                widgets::heading(ui, &texts::SPEAKERS_GIVEN);
                for (name, n, first) in speakers.into_iter().take(8) {
                    if row(ui, &name, &n.to_string()) {
                        commands.push(Command::ReadHit(HitRef { article, span: first }));
                    }
                }
            });
        }
        let figures = &study.analysis.figures[article.index()];
        if !figures.is_empty() {
            widgets::separator(ui);
            padded(ui, |ui| {
                widgets::heading(ui, &texts::FIGURES);
                for figure in figures.iter().take(12) {
                    let mut text = figure.span.of(&data.text).to_owned();
                    if let Some(unit) = figure.unit.as_deref().filter(|unit| !text.contains(*unit)) {
                        text.push(' ');
                        text.push_str(unit);
                    }
                    let by = figure.attributed_to.as_deref().map_or_else(String::new, |name| format!(" · {name}"));
                    let number = texts::sentence(study.sentence_number(article, figure.sentence as usize));
                    let _ = row(ui, &format!("{text}{by}"), &number);
                }
            });
        }
        widgets::separator(ui);
        padded(ui, |ui| {
            widgets::heading(ui, &texts::FACTS);
            let document = &study.analysis.documents[article.index()];
            let sentences = document.sentences.iter().filter(|s| s.kind == crate::text::SentenceKind::Body).count();
            let size = format!("{}, {}", texts::words(u64::from(document.words)), texts::sentences(sentences));
            widgets::key_value(ui, None, &texts::BODY, &size);
            widgets::key_value(
                ui,
                None,
                &texts::DATE,
                &format!("{} ({})", texts::dated(&data.published), texts::basis(data.published.basis)),
            );
            widgets::key_value(
                ui,
                None,
                &texts::SOURCE,
                &format!("{} ({})", widgets::badge_tooltip(study.source(article).1), texts::basis(data.source.basis)),
            );
            if !data.authors.is_empty() {
                widgets::key_value(ui, None, &texts::AUTHORS, &data.authors.join(", "));
            }
            widgets::key_value(ui, None, &texts::REMOVED, &texts::lines(data.removed.len()));
            widgets::key_value(ui, None, &texts::EVENT, &study.event(article).title);
            widgets::key_value(ui, None, &texts::FILE_PATH, &data.path);
            ui.add_space(6.0);
            if widgets::button(ui, Some(Icon::Pencil), &texts::EDIT_SOURCE).clicked() {
                commands.push(Command::ShowStart);
            }
        });
    });
}

fn row(ui: &mut Ui, text: &str, number: &str) -> bool {
    let colours = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 23.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), colours.hairline());
    let mut inside = ui.new_child(
        egui::UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)).id_salt((text, number)),
    );
    let clicked = widgets::link(&mut inside, number, 12.0).clicked();
    let width = inside.available_width() - 4.0;
    let at = pos2(rect.left(), rect.center().y - 8.0);
    super::sidebar::elided(ui, at, width, text, theme::ui_font(12.5, Weight::Regular), colours.ink);
    clicked
}

/// Who is given loaded words in an article: name, how many, the first of them. Most first.
fn speakers(study: &Study, article: ArticleIndex) -> Vec<(String, usize, crate::model::Span)> {
    let mut out: Vec<(String, usize, crate::model::Span)> = Vec::new();
    for hit in study.hits(article) {
        let Some(name) = hit.label.speaker.as_deref() else { continue };
        match out.iter_mut().find(|(known, ..)| known == name) {
            Some((_, n, _)) => *n += 1,
            None => out.push((name.to_owned(), 1, hit.span)),
        }
    }
    out.sort_by_key(|(_, n, _)| std::cmp::Reverse(*n));
    out
}
