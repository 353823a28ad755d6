//! What lies over the other views: command palette, results of a search, explanations.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align2, Context, CornerRadius, Frame, Id, Key, Label, Margin, Modal, ScrollArea, Sense, Ui, pos2, vec2};

use super::super::command::{ACTIONS, Command};
use super::super::state::{Overlay, State};
use super::super::study::{DOUBTFUL, HitRef, Study};
use super::super::theme::{self, Icon, Weight, radius};
use super::super::{texts, widgets};
use super::lexicon;
use crate::model::{ArticleIndex, Voice};

/// Shows the one that is open.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(overlay) = state.overlay else { return };
    let ctx = ui.ctx().clone();
    match overlay {
        Overlay::CommandPalette => palette(&ctx, state, commands),
        Overlay::Lexicon => window(&ctx, texts::LEXICON, [820.0, 560.0], commands, |ui, commands| {
            lexicon::show(ui, state, commands);
        }),
        Overlay::VoiceRules => window(&ctx, texts::HOW_VOICE, [640.0, 520.0], commands, |ui, _| voice_rules(ui, state)),
        Overlay::Shortcuts => window(&ctx, texts::SHORTCUTS, [520.0, 560.0], commands, |ui, _| shortcuts(ui)),
        Overlay::About => window(&ctx, texts::ABOUT, [460.0, 300.0], commands, |ui, _| about(ui)),
        Overlay::TwoWay => window(&ctx, texts::TWO_WAY, [900.0, 520.0], commands, |ui, commands| {
            two_way(ui, state, commands);
        }),
    }
}

/// A window over the others with a title and a cross; a click beside it closes it.
fn window(
    ctx: &Context,
    title: &str,
    size: [f32; 2],
    commands: &mut Vec<Command>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let room = ctx.content_rect().size() - vec2(80.0, 80.0);
    let size = vec2(size[0].min(room.x), size[1].min(room.y));
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(0));
    let modal = Modal::new(Id::unique(title)).frame(frame).show(ctx, |ui| {
        ui.set_min_size(size);
        ui.set_max_size(size);
        widgets::panel_header(ui, title, "", |ui| {
            if widgets::icon_button(ui, Icon::Close, texts::CLOSE).clicked() {
                commands.push(Command::Overlay(None));
            }
        });
        Frame::new().inner_margin(Margin::same(14)).show(ui, |ui| {
            ui.set_min_size(size - vec2(28.0, 66.0));
            ui.set_max_size(size - vec2(28.0, 66.0));
            contents(ui, commands);
        });
    });
    if modal.should_close() {
        commands.push(Command::Overlay(None));
    }
}

/// The list of everything that can be done, narrowed by what is typed.
fn palette(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(8));
    let modal = Modal::new(Id::unique("command-palette")).frame(frame).show(ctx, |ui| {
        let colours = theme::palette(ui);
        ui.set_width(520.0);
        let typed = Id::unique("palette-text");
        let place = Id::unique("palette-place");
        let mut text = ui.data(|data| data.get_temp::<String>(typed)).unwrap_or_default();
        let mut at = ui.data(|data| data.get_temp::<usize>(place)).unwrap_or_default();
        let field = widgets::text_field(ui, &mut text, Some(Icon::Search), texts::PALETTE_HINT, texts::PALETTE, 504.0);
        field.request_focus();
        if field.changed() {
            at = 0;
        }
        let wanted: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let found: Vec<_> = ACTIONS
            .iter()
            .filter(|action| (action.command)(state).is_some())
            .filter(|action| {
                let name = format!("{} {}", action.menu.title(), action.label(state)).to_lowercase();
                wanted.iter().all(|word| name.contains(word))
            })
            .collect();
        let (down, up, enter) = ui.input(|input| {
            (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp), input.key_pressed(Key::Enter))
        });
        at = (at + usize::from(down)).saturating_sub(usize::from(up)).min(found.len().saturating_sub(1));
        let mut chosen = found.get(at).filter(|_| enter).copied();
        ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (n, action) in found.iter().enumerate() {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
                let label = action.label(state);
                response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, n == at, &label));
                if n == at {
                    ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), colours.acctint);
                    if up || down {
                        response.scroll_to_me(None);
                    }
                } else if response.hovered() {
                    ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), colours.hover);
                }
                let font = theme::ui_font(13.0, Weight::Regular);
                let left = rect.left_center() + vec2(12.0, 0.0);
                let menu = ui.painter().text(left, Align2::LEFT_CENTER, action.menu.title(), font.clone(), colours.ink3);
                let at = pos2(menu.right() + 10.0, rect.center().y);
                ui.painter().text(at, Align2::LEFT_CENTER, &label, font.clone(), colours.ink);
                if let Some(keys) = action.shortcut {
                    let keys = ui.ctx().format_shortcut(&keys);
                    let right = rect.right_center() - vec2(12.0, 0.0);
                    ui.painter().text(right, Align2::RIGHT_CENTER, keys, font, colours.ink3);
                }
                if response.clicked() {
                    chosen = Some(action);
                }
            }
            if found.is_empty() {
                ui.add_space(10.0);
                ui.label(theme::body(texts::NOTHING_FOUND).color(colours.ink3));
            }
        });
        let done = chosen.is_some();
        if let Some(command) = chosen.and_then(|action| (action.command)(state)) {
            commands.push(Command::Overlay(None));
            commands.push(command);
        }
        ui.data_mut(|data| {
            if done {
                data.remove_temp::<String>(typed);
                data.remove_temp::<usize>(place);
            } else {
                data.insert_temp(typed, text);
                data.insert_temp(place, at);
            }
        });
    });
    if modal.should_close() {
        commands.push(Command::Overlay(None));
    }
}

fn shortcuts(ui: &mut Ui) {
    let colours = theme::palette(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for action in ACTIONS {
            let Some(keys) = action.shortcut else { continue };
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
            let font = theme::ui_font(13.0, Weight::Regular);
            ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, action.name, font.clone(), colours.ink);
            let keys = ui.ctx().format_shortcut(&keys);
            ui.painter().text(rect.right_center() - vec2(12.0, 0.0), Align2::RIGHT_CENTER, keys, font, colours.ink2);
        }
        ui.add_space(8.0);
        ui.label(theme::small(texts::SINGLE_KEYS_NOTE).color(colours.ink3));
    });
}

fn about(ui: &mut Ui) {
    let colours = theme::palette(ui);
    ui.label(theme::screen_title(format!("Parallax {}", env!("CARGO_PKG_VERSION"))));
    ui.add(Label::new(theme::article(texts::TAGLINE, 16.0)).wrap());
    ui.add_space(8.0);
    ui.add(Label::new(theme::body(texts::PRIVATE_LONG).color(colours.ink2)).wrap());
    ui.add_space(8.0);
    ui.add(Label::new(theme::small(texts::LICENCES).color(colours.ink2)).wrap());
}

fn voice_rules(ui: &mut Ui, state: &State) {
    let colours = theme::palette(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for voice in Voice::ALL {
            ui.horizontal(|ui| {
                widgets::voice_swatch(ui, voice);
                ui.label(theme::strong(texts::voice(voice)));
            });
            ui.add(Label::new(theme::body(texts::voice_definition(voice)).color(colours.ink2)).wrap());
            ui.add_space(6.0);
        }
        let Some(study) = state.open_study() else { return };
        widgets::separator(ui);
        ui.label(theme::strong(texts::RULES_HERE));
        for (rule, number) in rules(ui, state, study).iter() {
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(52.0, 17.0), Sense::hover());
                let font = theme::ui_font(12.5, Weight::SemiBold);
                let text = texts::grouped(*number);
                ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, text, font, colours.ink);
                ui.add(Label::new(theme::body(crate::voice::rule_description(rule))).wrap());
            });
        }
    });
}

/// How often each rule fired in the open corpus, most often first.
fn rules(ui: &Ui, state: &State, study: &Study) -> Arc<Vec<(String, u64)>> {
    type Kept = (u64, Arc<Vec<(String, u64)>>);
    let id = Id::unique("rules-here");
    if let Some((revision, kept)) = ui.data(|data| data.get_temp::<Kept>(id))
        && revision == state.revision
    {
        return kept;
    }
    let mut found: BTreeMap<&str, u64> = BTreeMap::new();
    for attribution in study.analysis.attributions.iter().flatten() {
        *found.entry(&attribution.rule).or_default() += 1;
    }
    let mut found: Vec<(String, u64)> = found.into_iter().map(|(rule, n)| (rule.to_owned(), n)).collect();
    found.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let found = Arc::new(found);
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (state.revision, Arc::clone(&found))));
    found
}

/// The hits whose voice could be read two ways, as a concordance.
fn two_way(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let hits = doubtful(ui, state, study);
    if hits.is_empty() {
        widgets::empty_state(ui, Icon::Check, texts::NO_TWO_WAY, None);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, theme::layout::KWIC_ROW, hits.len(), |ui, range| {
        for at in &hits[range] {
            if widgets::kwic_row(ui, state, study, *at) {
                commands.push(Command::Overlay(None));
                commands.push(Command::ReadHit(*at));
            }
        }
    });
}

fn doubtful(ui: &Ui, state: &State, study: &Study) -> Arc<Vec<HitRef>> {
    type Kept = (u64, Arc<Vec<HitRef>>);
    let id = Id::unique("two-way");
    if let Some((revision, kept)) = ui.data(|data| data.get_temp::<Kept>(id))
        && revision == state.revision
    {
        return kept;
    }
    let mut found = Vec::new();
    for (n, hits) in study.analysis.hits.iter().enumerate() {
        let article = ArticleIndex(n as u32);
        let doubtful = hits.iter().filter(|hit| {
            hit.label.voice != Voice::Own
                && hit.label.confidence < DOUBTFUL
                && study.term(hit).role == crate::model::Role::Highlight
        });
        found.extend(doubtful.map(|hit| HitRef { article, span: hit.span }));
    }
    let found = Arc::new(found);
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (state.revision, Arc::clone(&found))));
    found
}

/// Shows the hits whose term or speaker contains the words typed into the search field.
pub fn find_results(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    const MOST: usize = 200;
    type Kept = (u64, String, Arc<Vec<HitRef>>);
    let Some(study) = state.open_study() else { return };
    let colours = theme::palette(ui);
    let wanted = state.find.trim().to_lowercase();
    let id = Id::unique("find-kept");
    let kept = ui.data(|data| data.get_temp::<Kept>(id)).filter(|(r, text, _)| *r == state.revision && *text == wanted);
    let found = kept.map_or_else(
        || {
            let found = Arc::new(find(study, &wanted, MOST));
            ui.data_mut(|data| data.insert_temp::<Kept>(id, (state.revision, wanted.clone(), Arc::clone(&found))));
            found
        },
        |(_, _, found)| found,
    );
    if found.is_empty() {
        ui.label(theme::body(texts::NOTHING_FOUND).color(colours.ink3));
        return;
    }
    let note = if found.len() == MOST { texts::first_hits(MOST) } else { texts::count(found.len(), "hit", "hits") };
    ui.label(theme::small(note).color(colours.ink3));
    ScrollArea::vertical().max_height(300.0).show_rows(ui, 26.0, found.len(), |ui, range| {
        for at in &found[range] {
            let Some(hit) = study.hit(*at) else { continue };
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
            if response.hovered() {
                ui.painter().rect_filled(rect, CornerRadius::same(radius::BOX), colours.hover);
            }
            let mut inside = ui.new_child(
                egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center)).id_salt(at),
            );
            let (position, source) = study.source(at.article);
            widgets::badge(&mut inside, position, source);
            widgets::voice_swatch(&mut inside, hit.label.voice);
            let text = &study.article(at.article).text;
            inside.label(theme::article(hit.span.of(text), 14.0));
            let speaker = hit.label.speaker.as_deref().unwrap_or(texts::NO_SPEAKER);
            inside.add(Label::new(theme::small(speaker).color(colours.ink3)).truncate());
            let name = format!("{}, {speaker}", hit.span.of(text));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, &name));
            if response.clicked() {
                commands.push(Command::Find(String::new()));
                commands.push(Command::ReadHit(*at));
            }
        }
    });
}

fn find(study: &Study, wanted: &str, most: usize) -> Vec<HitRef> {
    let terms: Vec<bool> =
        study.analysis.matcher.terms().iter().map(|term| term.term.to_lowercase().contains(wanted)).collect();
    let mut found = Vec::new();
    for (n, hits) in study.analysis.hits.iter().enumerate() {
        let article = ArticleIndex(n as u32);
        for hit in hits {
            let speaker = || hit.label.speaker.as_deref().is_some_and(|name| name.to_lowercase().contains(wanted));
            if terms[hit.term as usize] || speaker() {
                found.push(HitRef { article, span: hit.span });
                if found.len() == most {
                    return found;
                }
            }
        }
    }
    found
}
