//! The lexicon editor: switch categories on and off, find, add, change and remove entries, load and save the list.

use egui::{Align, ComboBox, Id, Layout, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::super::super::command::Command;
use super::super::super::state::State;
use super::super::super::study::Study;
use super::super::super::theme::{self, Icon, layout, space};
use super::super::super::{texts, widgets};
use crate::lexicon::{Entry, Lexicon};
use crate::model::Role as TermRole;
use crate::statistics::all_voices;

/// What the editor holds between frames: the search and the entry being edited. Nothing of it counts before it is saved.
#[derive(Clone, Default)]
struct Draft {
    lexicon: usize,
    search: String,
    category: Option<String>,
    entry: Option<Editing>,
    error: Option<String>,
}

/// An entry in the form, as text.
#[derive(Clone)]
struct Editing {
    /// Category and term the entry had; `None` for a new one.
    original: Option<(String, String)>,
    entry: Entry,
    category: String,
    forms: String,
    wordings: String,
}

impl Editing {
    fn of(category: &str, entry: &Entry) -> Editing {
        Editing {
            original: Some((category.to_owned(), entry.term.clone())),
            category: category.to_owned(),
            forms: entry.forms.join("\n"),
            wordings: entry.wordings.join("; "),
            entry: entry.clone(),
        }
    }

    fn new(category: &str) -> Editing {
        Editing {
            original: None,
            category: category.to_owned(),
            forms: String::new(),
            wordings: String::new(),
            entry: Entry::default(),
        }
    }

    /// The entry the form describes.
    fn finished(&self) -> Entry {
        let list = |text: &str, separators: &[char]| -> Vec<String> {
            text.split(separators).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        };
        Entry {
            term: self.entry.term.trim().to_owned(),
            forms: list(&self.forms, &['\n', ';']),
            wordings: list(&self.wordings, &['\n', ';']),
            ..self.entry.clone()
        }
    }

    /// The lexicon with the entry put in.
    fn put_into(&self, lexicon: &Lexicon) -> Result<Lexicon, String> {
        let mut lexicon = lexicon.clone();
        let entry = self.finished();
        match &self.original {
            Some((category, term)) if *category == self.category => {
                lexicon.replace_entry(category, term, entry).map(|_| ()).map_err(|error| texts::said(&error))?;
            }
            Some((category, term)) => {
                lexicon.remove_entry(category, term).map_err(|error| texts::said(&error))?;
                lexicon.add_entry(&self.category, entry).map_err(|error| texts::said(&error))?;
            }
            None => lexicon.add_entry(&self.category, entry).map_err(|error| texts::said(&error))?,
        }
        Ok(lexicon)
    }
}

/// Shows the editor.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let id = Id::unique("lexicon-editor");
    let mut draft: Draft = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    draft.lexicon = draft.lexicon.min(state.settings.lexicons.len().saturating_sub(1));
    header(ui, state, &mut draft, commands);
    if let Some(lexicon) = state.settings.lexicons.get(draft.lexicon) {
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(272.0, height), Layout::top_down(Align::Min), |ui| {
                categories(ui, state, lexicon, &mut draft, commands);
            });
            let form = 320.0;
            let middle = ui.available_width() - form - 2.0 * space::LARGE;
            ui.add_space(space::LARGE);
            ui.allocate_ui_with_layout(vec2(middle, height), Layout::top_down(Align::Min), |ui| {
                entries(ui, state, lexicon, &mut draft);
            });
            ui.add_space(space::SMALL);
            ui.allocate_ui_with_layout(vec2(form, height), Layout::top_down(Align::Min), |ui| {
                editor(ui, lexicon, &mut draft, commands);
            });
        });
    }
    ui.data_mut(|data| data.insert_temp(id, draft));
}

fn header(ui: &mut Ui, state: &State, draft: &mut Draft, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        for (position, lexicon) in state.settings.lexicons.iter().enumerate() {
            let name = format!("{} {}", lexicon.name, lexicon.version);
            if ui.selectable_label(position == draft.lexicon, theme::strong(name)).clicked() {
                *draft = Draft { lexicon: position, ..Draft::default() };
            }
        }
        if let Some(lexicon) = state.settings.lexicons.get(draft.lexicon) {
            let note = format!("{} · {}", texts::entries(lexicon.len()), short_hash(&lexicon.hash()));
            ui.label(theme::small(note).color(theme::palette(ui).ink3));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::button(ui, Some(Icon::Export), &texts::SAVE_LEXICON).clicked() {
                commands.push(Command::SaveLexicon(draft.lexicon));
            }
            if widgets::button(ui, Some(Icon::Folder), &texts::LOAD_LEXICON_FILE).clicked() {
                commands.push(Command::LoadLexicon);
            }
        });
    });
    ui.add_space(space::SMALL);
}

/// The first letters of a hash, enough to tell versions apart.
fn short_hash(hash: &str) -> String {
    hash.chars().take("sha256:".len() + 10).collect()
}

fn categories(ui: &mut Ui, state: &State, lexicon: &Lexicon, draft: &mut Draft, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    widgets::heading(ui, &texts::CATEGORIES);
    ui.add_space(space::TINY);
    ScrollArea::vertical().id_salt("lexicon-categories").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if row(ui, draft.category.is_none(), &texts::ALL_CATEGORIES, &texts::grouped(lexicon.len() as u64)).clicked() {
            draft.category = None;
        }
        for category in &lexicon.categories {
            ui.horizontal(|ui| {
                let on = !state.settings.categories_off.contains(&category.id);
                let name = texts::count_category(&category.title);
                if widgets::check(ui, on, &name, false).clicked() {
                    commands.push(Command::SetCategory(category.id.clone(), !on));
                }
                widgets::family_chip(ui, category.family, on);
                let chosen = draft.category.as_deref() == Some(category.id.as_str());
                let response = row(ui, chosen, texts::shipped(&category.title), &category.entries.len().to_string());
                let role = match category.role {
                    TermRole::Highlight => texts::ROLE_HIGHLIGHT,
                    TermRole::Rate => texts::ROLE_RATE,
                };
                if response.on_hover_text(format!("{}\n\n{role}", texts::shipped(&category.definition))).clicked() {
                    draft.category = Some(category.id.clone());
                }
            });
        }
        ui.add_space(space::SMALL);
        ui.label(theme::caption(texts::CATEGORIES_NOTE).color(colours.ink3));
    });
}

/// A line with a name at the left and a number at the right.
fn row(ui: &mut Ui, on: bool, name: &str, note: &str) -> egui::Response {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), layout::SMALL_BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, on, format!("{name}, {note}")));
    if on {
        ui.painter().rect_filled(rect, 4, colours.acctint);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4, colours.hover);
    }
    let font = theme::ui_font(12.5, theme::Weight::Regular);
    let note = ui.painter().layout_no_wrap(note.to_owned(), font.clone(), colours.ink3);
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, colours.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - note.size().x - 20.0);
    let name = ui.painter().layout_job(job);
    ui.painter().galley(rect.left_center() + vec2(6.0, -name.size().y / 2.0), name, colours.ink);
    ui.painter().galley(rect.right_center() - vec2(note.size().x + 6.0, note.size().y / 2.0), note, colours.ink3);
    response
}

fn entries(ui: &mut Ui, state: &State, lexicon: &Lexicon, draft: &mut Draft) {
    ui.horizontal(|ui| {
        let width = ui.available_width() - 146.0;
        widgets::text_field(ui, &mut draft.search, Some(Icon::Search), &texts::FIND_ENTRY, &texts::FIND_ENTRY, width);
        if widgets::button(ui, Some(Icon::Plus), &texts::NEW_ENTRY).clicked() {
            let category = draft.category.clone().or_else(|| lexicon.categories.first().map(|c| c.id.clone()));
            draft.entry = Some(Editing::new(category.as_deref().unwrap_or_default()));
            draft.error = None;
        }
    });
    ui.add_space(space::TINY);
    let wanted = draft.search.trim().to_lowercase();
    let found: Vec<(&str, &Entry)> = lexicon
        .categories
        .iter()
        .filter(|category| draft.category.as_ref().is_none_or(|id| *id == category.id))
        .flat_map(|category| category.entries.iter().map(|entry| (category.id.as_str(), entry)))
        .filter(|(_, entry)| wanted.is_empty() || entry.all_forms().any(|form| form.to_lowercase().contains(&wanted)))
        .collect();
    if found.is_empty() {
        ui.label(theme::body(texts::NO_ENTRY).color(theme::palette(ui).ink2));
    }
    let hits = state.study.as_ref().map(|study| (study, draft.lexicon));
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("lexicon-entries").auto_shrink(false).show_rows(
        ui,
        layout::SMALL_BUTTON,
        found.len(),
        |ui, rows| {
            for (category, entry) in &found[rows] {
                let chosen = draft.entry.as_ref().and_then(|editing| editing.original.as_ref());
                let on = chosen.is_some_and(|(c, t)| c == category && *t == entry.term);
                let count = hits.map_or(0, |(study, lexicon)| occurrences(study, lexicon, category, &entry.term));
                let note = if count == 0 { "–".to_owned() } else { texts::hits(count) };
                if row(ui, on, &entry.term, &note).clicked() {
                    draft.entry = Some(Editing::of(category, entry));
                    draft.error = None;
                }
            }
        },
    );
}

/// Hits of an entry in the open corpus, all voices and sources.
fn occurrences(study: &Study, lexicon: usize, category: &str, term: &str) -> u64 {
    let terms = study.analysis.matcher.terms();
    terms
        .iter()
        .position(|known| known.lexicon == lexicon && known.category == category && known.term == term)
        .map_or(0, |at| (0..study.sources.len()).map(|source| all_voices(study.tally.hits(at, source))).sum())
}

fn editor(ui: &mut Ui, lexicon: &Lexicon, draft: &mut Draft, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let Some(editing) = &mut draft.entry else {
        widgets::empty_state(ui, Icon::Pencil, &texts::CHOOSE_ENTRY, None);
        return;
    };
    let mut close = false;
    ScrollArea::vertical().id_salt("lexicon-editor").auto_shrink(false).show(ui, |ui| {
        let field = |ui: &mut Ui, name: &str, text: &mut String, rows: usize| {
            widgets::heading(ui, name);
            let edit = if rows > 1 { TextEdit::multiline(text).desired_rows(rows) } else { TextEdit::singleline(text) };
            ui.add(edit.desired_width(f32::INFINITY).font(theme::ui_font(13.0, theme::Weight::Regular)))
                .accessible_name(name);
            ui.add_space(space::SMALL);
        };
        field(ui, &texts::TERM, &mut editing.entry.term, 1);
        field(ui, &texts::FORMS, &mut editing.forms, 5);
        widgets::heading(ui, &texts::CATEGORY);
        let title = lexicon.category(&editing.category);
        let title = title.map_or(editing.category.as_str(), |category| texts::shipped(&category.title));
        ComboBox::from_id_salt("entry-category")
            .width(ui.available_width() - 8.0)
            .selected_text(title.to_owned())
            .show_ui(ui, |ui| {
                for category in &lexicon.categories {
                    ui.selectable_value(&mut editing.category, category.id.clone(), texts::shipped(&category.title));
                }
            });
        ui.add_space(space::SMALL);
        field(ui, &texts::DEFINITION, &mut editing.entry.definition, 3);
        field(ui, &texts::WORDINGS, &mut editing.wordings, 2);
        field(ui, &texts::NOTE, &mut editing.entry.note, 2);
        if !editing.entry.guards.is_empty() {
            let text = texts::guards_kept(editing.entry.guards.len());
            ui.label(theme::caption(text).color(colours.ink3));
            ui.add_space(space::SMALL);
        }
        if let Some(error) = &draft.error {
            ui.label(theme::small(error).color(colours.err));
            ui.add_space(space::SMALL);
        }
        ui.horizontal(|ui| {
            if widgets::primary_button(ui, None, &texts::SAVE_ENTRY).clicked() {
                match editing.put_into(lexicon) {
                    Ok(changed) => {
                        commands.push(Command::SetLexicon(draft.lexicon, Box::new(changed)));
                        *editing = Editing::of(&editing.category, &editing.finished());
                        draft.error = None;
                    }
                    Err(error) => draft.error = Some(error),
                }
            }
            if let Some((category, term)) = &editing.original
                && widgets::button(ui, None, &texts::REMOVE_ENTRY).clicked()
            {
                let mut changed = lexicon.clone();
                match changed.remove_entry(category, term) {
                    Ok(_) => {
                        commands.push(Command::SetLexicon(draft.lexicon, Box::new(changed)));
                        close = true;
                    }
                    Err(error) => draft.error = Some(texts::said(&error)),
                }
            }
        });
    });
    if close {
        draft.entry = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_keeps_what_it_does_not_show() {
        let lexicon = Lexicon::bundled();
        let (category, entry) = lexicon
            .entries()
            .find(|(_, entry)| !entry.guards.is_empty() && !entry.forms.is_empty())
            .expect("the bundled lexicon has guarded entries");
        assert_eq!(Editing::of(&category.id, entry).finished(), *entry);
    }

    #[test]
    fn a_new_entry_goes_into_its_category_and_a_double_one_is_refused() {
        let lexicon = Lexicon::bundled();
        let category = lexicon.categories[0].id.clone();
        let mut editing = Editing::new(&category);
        editing.entry.term = "zealotry of the quay".to_owned();
        editing.forms = "zealotries of the quay\n".to_owned();
        let changed = editing.put_into(&lexicon).expect("a fresh entry is welcome");
        let entry = changed.entry(&category, "zealotry of the quay").expect("it is there");
        assert_eq!(entry.forms, ["zealotries of the quay"]);
        assert!(editing.put_into(&changed).is_err());
    }
}
