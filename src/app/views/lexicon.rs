//! The lexicon editor: categories on and off, entries with their live counts, adding, changing and removing them.

use egui::{Align, Align2, CornerRadius, Id, Label, Layout, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::super::command::Command;
use super::super::state::State;
use super::super::theme::{self, Icon, Weight, radius};
use super::super::{texts, widgets};
use super::sidebar::elided;
use crate::lexicon::{Entry, Lexicon};

/// What is typed and chosen in the editor until it is kept.
#[derive(Clone, Debug, Default)]
struct Draft {
    category: Option<String>,
    search: String,
    /// The term of the entry that is being changed; empty for a new one.
    old: Option<String>,
    term: String,
    forms: String,
    definition: String,
}

/// Shows the editor of the first lexicon.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let Some(lexicon) = state.settings.lexicons.first() else {
        if widgets::empty_state(ui, Icon::Terms, texts::NO_LEXICON, Some(texts::LOAD_LEXICON)) {
            commands.push(Command::LoadLexicon);
        }
        return;
    };
    let id = Id::unique("lexicon-draft");
    let mut draft: Draft = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let size = format!("{} {} · {}", lexicon.name, lexicon.version, texts::count(lexicon.len(), "entry", "entries"));
        ui.label(theme::body(size).color(colours.ink2));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::button(ui, None, texts::SAVE_LEXICON).clicked() {
                commands.push(Command::SaveLexicon(0));
            }
            if widgets::button(ui, None, texts::LOAD_LEXICON).clicked() {
                commands.push(Command::LoadLexicon);
            }
        });
    });
    ui.add_space(4.0);
    let whole = ui.available_rect_before_wrap();
    let left = Rect::from_min_max(whole.min, pos2(whole.left() + 280.0, whole.bottom()));
    let right = Rect::from_min_max(pos2(left.right() + 16.0, whole.top()), whole.max);
    let mut side = ui.new_child(egui::UiBuilder::new().max_rect(left).id_salt("categories"));
    categories(&mut side, state, lexicon, &mut draft, commands);
    let mut main = ui.new_child(egui::UiBuilder::new().max_rect(right).id_salt("entries"));
    entries(&mut main, state, lexicon, &mut draft, commands);
    ui.data_mut(|data| data.insert_temp(id, draft));
}

fn categories(ui: &mut Ui, state: &State, lexicon: &Lexicon, draft: &mut Draft, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    ScrollArea::vertical().id_salt("categories").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for category in &lexicon.categories {
            let on = !state.settings.categories_off.contains(&category.id);
            let chosen = draft.category.as_deref() == Some(category.id.as_str());
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &category.title));
            if chosen || response.hovered() {
                let fill = if chosen { colours.acctint } else { colours.hover };
                ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), fill);
            }
            let response = response.on_hover_text(&category.definition);
            if response.clicked() {
                draft.category = if chosen { None } else { Some(category.id.clone()) };
            }
            let mut inside = ui.new_child(
                egui::UiBuilder::new()
                    .max_rect(rect.shrink2(vec2(6.0, 1.0)))
                    .layout(Layout::left_to_right(Align::Center))
                    .id_salt(&category.id),
            );
            inside.spacing_mut().item_spacing.x = 5.0;
            if widgets::check(&mut inside, on, &category.title, false).clicked() {
                commands.push(Command::SetCategory(category.id.clone(), !on));
            }
            widgets::family_chip(&mut inside, category.family, on);
            let ink = if on { colours.ink } else { colours.ink3 };
            let at = pos2(inside.cursor().left() + 2.0, rect.center().y - 8.0);
            let number = category.entries.len().to_string();
            let font = theme::ui_font(12.0, Weight::Regular);
            let end = rect.right_center() - vec2(8.0, 0.0);
            let number = ui.painter().text(end, Align2::RIGHT_CENTER, number, font, colours.ink3);
            let width = number.left() - at.x - 6.0;
            elided(ui, at, width, &category.title, theme::ui_font(12.5, Weight::Regular), ink);
        }
    });
}

fn entries(ui: &mut Ui, state: &State, lexicon: &Lexicon, draft: &mut Draft, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let width = ui.available_width();
    widgets::text_field(ui, &mut draft.search, Some(Icon::Search), texts::SEARCH_ENTRIES, texts::SEARCH_ENTRIES, width);
    let wanted = draft.search.trim().to_lowercase();
    let found: Vec<(usize, &str, &Entry)> = lexicon
        .categories
        .iter()
        .flat_map(|category| category.entries.iter().map(move |entry| (category, entry)))
        .enumerate()
        .filter(|(_, (category, entry))| {
            draft.category.as_deref().is_none_or(|chosen| chosen == category.id)
                && (wanted.is_empty() || entry.all_forms().any(|form| form.to_lowercase().contains(&wanted)))
        })
        .map(|(n, (category, entry))| (n, category.id.as_str(), entry))
        .collect();
    let form_height = 176.0;
    let height = (ui.available_height() - form_height).max(80.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("entries").max_height(height).min_scrolled_height(height).auto_shrink(false).show_rows(
        ui,
        26.0,
        found.len(),
        |ui, range| {
            for (n, category, entry) in &found[range] {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
                let chosen = draft.old.as_deref() == Some(entry.term.as_str());
                response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &entry.term));
                if chosen || response.hovered() {
                    ui.painter().rect_filled(rect, 0, if chosen { colours.acctint } else { colours.hover });
                }
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
                let at = pos2(rect.left() + 6.0, rect.center().y - 10.0);
                elided(ui, at, 170.0, &entry.term, theme::article_font(14.0, false), colours.ink);
                let at = pos2(rect.left() + 184.0, rect.center().y - 8.0);
                let forms = entry.forms.join(", ");
                elided(ui, at, rect.width() - 250.0, &forms, theme::ui_font(12.0, Weight::Regular), colours.ink3);
                let hits = state
                    .study
                    .as_ref()
                    .and_then(|study| study.counts.get(*n))
                    .map_or(0, |sources| sources.iter().flatten().map(|n| u64::from(*n)).sum::<u64>());
                let font = theme::ui_font(12.5, Weight::Medium);
                let ink = if hits > 0 { colours.ink } else { colours.ink3 };
                let end = rect.right_center() - vec2(14.0, 0.0);
                ui.painter().text(end, Align2::RIGHT_CENTER, texts::grouped(hits), font, ink);
                if response.clicked() {
                    draft.category = Some((*category).to_owned());
                    draft.old = Some(entry.term.clone());
                    draft.term.clone_from(&entry.term);
                    draft.forms = entry.forms.join(", ");
                    draft.definition.clone_from(&entry.definition);
                }
            }
        },
    );
    ui.spacing_mut().item_spacing.y = 6.0;
    widgets::separator(ui);
    form(ui, lexicon, draft, commands);
}

fn form(ui: &mut Ui, lexicon: &Lexicon, draft: &mut Draft, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let Some(category) = draft.category.clone() else {
        ui.add(Label::new(theme::small(texts::CHOOSE_CATEGORY).color(colours.ink3)).wrap());
        return;
    };
    let width = ui.available_width();
    ui.horizontal(|ui| {
        let third = (width - 8.0) / 3.0;
        widgets::text_field(ui, &mut draft.term, None, texts::TERM, texts::TERM, third);
        widgets::text_field(ui, &mut draft.forms, None, texts::FORMS_HINT, texts::FORMS, width - third - 8.0);
    });
    widgets::text_field(ui, &mut draft.definition, None, texts::DEFINITION, texts::DEFINITION, width);
    ui.horizontal(|ui| {
        let keep = |entry: Result<Lexicon, String>, commands: &mut Vec<Command>| match entry {
            Ok(lexicon) => commands.push(Command::SetLexicon(0, Box::new(lexicon))),
            Err(text) => commands.push(Command::Complain(text)),
        };
        let ready = !draft.term.trim().is_empty();
        let name = if draft.old.is_some() { texts::CHANGE_ENTRY } else { texts::ADD_ENTRY };
        let pressed = ui.add_enabled_ui(ready, |ui| widgets::primary_button(ui, None, name).clicked()).inner;
        if pressed {
            keep(changed(lexicon, &category, draft), commands);
            *draft = Draft { category: Some(category.clone()), search: draft.search.clone(), ..Draft::default() };
        }
        if let Some(old) = draft.old.clone() {
            if widgets::button(ui, None, texts::REMOVE_ENTRY).clicked() {
                let mut copy = lexicon.clone();
                let removed = copy.remove_entry(&category, &old).map(|_| copy).map_err(|error| error.to_string());
                keep(removed, commands);
                *draft = Draft { category: Some(category.clone()), search: draft.search.clone(), ..Draft::default() };
            }
            if widgets::button(ui, Some(Icon::Plus), texts::NEW_ENTRY).clicked() {
                *draft = Draft { category: Some(category.clone()), search: draft.search.clone(), ..Draft::default() };
            }
        }
    });
}

/// The lexicon with the draft's entry in it.
fn changed(lexicon: &Lexicon, category: &str, draft: &Draft) -> Result<Lexicon, String> {
    let mut copy = lexicon.clone();
    let known = draft.old.as_deref().and_then(|old| lexicon.entry(category, old)).cloned();
    let mut entry = known.unwrap_or_else(|| Entry::new(draft.term.trim()));
    draft.term.trim().clone_into(&mut entry.term);
    entry.forms =
        draft.forms.split(',').map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned).collect();
    draft.definition.trim().clone_into(&mut entry.definition);
    match &draft.old {
        Some(old) => copy.replace_entry(category, old, entry).map(|_| ()),
        None => copy.add_entry(category, entry),
    }
    .map_err(|error| error.to_string())?;
    Ok(copy)
}
