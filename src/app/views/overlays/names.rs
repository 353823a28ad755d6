//! Which names are whose: the analyst's table of names for actors, and the spellings that were merged.

use egui::{Align, Id, Label, Layout, ScrollArea, Ui};

use super::super::super::command::Command;
use super::super::super::state::State;
use super::super::super::theme::{self, Icon, space};
use super::super::super::{texts, widgets};
use super::events::{keep, kept};
use crate::app::texts::actors;
use crate::facts::Alias;

/// The table while it is being written.
#[derive(Clone, PartialEq, Debug, Default)]
struct Draft {
    /// Actor and names, as typed.
    rows: Vec<(String, String)>,
    merge_spellings: bool,
}

impl Draft {
    fn of(state: &State) -> Draft {
        let row = |alias: &Alias| (alias.actor.clone(), alias.names.join(", "));
        Draft {
            rows: state.settings.aliases.iter().map(row).collect(),
            merge_spellings: state.settings.merge_spellings,
        }
    }

    /// The table, without rows that say nothing.
    fn aliases(&self) -> Vec<Alias> {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let alias = |(actor, names): &(String, String)| {
            let actor = words(actor);
            let mut list: Vec<String> = names.split(',').map(words).filter(|name| !name.is_empty()).collect();
            if !list.contains(&actor) {
                list.insert(0, actor.clone());
            }
            list.dedup();
            (!actor.is_empty()).then_some(Alias { actor, names: list })
        };
        self.rows.iter().filter_map(alias).collect()
    }
}

/// The table with fields to type in.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let id = Id::unique("names-of-actors");
    let mut draft: Draft = kept(ui, id).unwrap_or_else(|| Draft::of(state));
    let colours = theme::palette(ui);
    ui.add(Label::new(theme::small(actors::WHAT).color(colours.ink2)).wrap());
    ui.add_space(space::SMALL);
    let below = 44.0;
    let half = (ui.available_height() - below) * 0.55;
    ScrollArea::vertical().id_salt("aliases").max_height(half).min_scrolled_height(half).auto_shrink(false).show(
        ui,
        |ui| {
            if draft.rows.is_empty() {
                ui.label(theme::body(actors::NOTHING).color(colours.ink3));
            }
            let mut removed = None;
            let width = ui.available_width();
            for (n, (actor, names)) in draft.rows.iter_mut().enumerate() {
                ui.push_id(n, |ui| {
                    ui.horizontal(|ui| {
                        widgets::text_field(
                            ui,
                            actor,
                            None,
                            &actors::ACTOR,
                            &format!("{} {}", actors::ACTOR, n + 1),
                            width * 0.3,
                        );
                        let rest = ui.available_width() - 40.0;
                        widgets::text_field(
                            ui,
                            names,
                            None,
                            &actors::NAMES,
                            &format!("{} {}", actors::NAMES, n + 1),
                            rest,
                        );
                        if widgets::icon_button(ui, Icon::Close, &actors::REMOVE).clicked() {
                            removed = Some(n);
                        }
                    });
                });
            }
            if let Some(n) = removed {
                draft.rows.remove(n);
            }
            ui.add_space(space::SMALL);
            if widgets::button(ui, Some(Icon::Plus), &actors::ADD).clicked() {
                draft.rows.push(Default::default());
            }
        },
    );
    widgets::separator(ui);
    if widgets::check(ui, draft.merge_spellings, &actors::MERGE, true).clicked() {
        draft.merge_spellings ^= true;
    }
    let spellings = &study.analysis.spellings;
    let rest = ui.available_height() - below;
    ScrollArea::vertical().id_salt("spellings").max_height(rest).auto_shrink(false).show(ui, |ui| {
        ui.label(theme::small(texts::spellings_merged(spellings.len())).color(colours.ink2));
        for variant in spellings {
            let text = format!("{} → {}", variant.variant, variant.actor);
            ui.horizontal(|ui| {
                ui.label(theme::body(text).color(colours.ink));
                ui.label(theme::small(texts::both_have(&variant.shared)).color(colours.ink3));
            });
        }
    });
    ui.with_layout(Layout::right_to_left(Align::BOTTOM), |ui| {
        if widgets::primary_button(ui, None, &actors::APPLY).clicked() {
            commands.push(Command::SetNames(draft.aliases(), draft.merge_spellings));
        }
        if widgets::button(ui, None, &texts::CANCEL).clicked() {
            commands.push(Command::Overlay(None));
        }
    });
    keep(ui, id, draft);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_names_and_says_nothing_twice() {
        let draft = Draft {
            rows: vec![
                (" Talmari  Front ".to_owned(), "the Front, Talmari Front , ,  militants".to_owned()),
                (String::new(), "nobody".to_owned()),
            ],
            merge_spellings: true,
        };
        let names = ["the Front", "Talmari Front", "militants"].map(str::to_owned).to_vec();
        assert_eq!(draft.aliases(), [Alias { actor: "Talmari Front".to_owned(), names }]);
    }
}
