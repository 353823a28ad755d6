//! Above the charts: what they measure, how they look, and what is held against what.

use egui::{Align, Frame, Label, Layout, Margin, Popup, PopupCloseBehavior, ScrollArea, Sense, Ui, vec2};

use super::options::{DOTS, LOCALES, MOST, Options, POINTS};
use crate::app::command::Command;
use crate::app::exports::{Goal, Request};
use crate::app::study::Study;
use crate::app::texts::tables as texts;
use crate::app::theme::{self, Icon, layout};
use crate::app::widgets;
use crate::chart::{Size, Theme, VoiceMeasure};
use crate::export::bundle::{FigureFormat, TableFormat};
use crate::export::figures::{Kind, Sides, SourceOrder};

/// The bar above the board.
pub(super) fn toolbar(ui: &mut Ui, options: &mut Options, complete: bool, commands: &mut Vec<Command>) {
    widgets::wide_toolbar(ui, 640.0, |ui| {
        ui.label(theme::body(texts::VOICE_BARS).color(theme::palette(ui).ink2));
        let measures = [
            (VoiceMeasure::Count, texts::COUNT),
            (VoiceMeasure::Share, texts::SHARE),
            (VoiceMeasure::Rate, texts::RATE),
        ];
        if let Some(measure) = widgets::segmented(ui, &texts::VOICE_BARS, &measures, options.measure) {
            options.measure = measure;
        }
        let open = widgets::button(ui, Some(Icon::Gear), &texts::LOOK).on_hover_text(texts::ABOUT_LOOK);
        Popup::from_toggle_button_response(&open)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| look(ui, options));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::button(ui, Some(Icon::Export), &texts::EXPORT_ALL).on_hover_text(texts::WHAT_ALL).clicked() {
                commands.push(Command::ExportAll);
            }
            let note = if complete { texts::CLICK_ANY_MARK } else { texts::DRAWING };
            ui.add(Label::new(theme::small(note).color(theme::palette(ui).ink2)).truncate());
        });
    });
}

/// How all figures look, in the window and in files.
fn look(ui: &mut Ui, options: &mut Options) {
    ui.set_width(350.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    Frame::NONE.inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.label(theme::strong(texts::LOOK));
        let sides = [(true, texts::DIVERGING), (false, texts::STACKED)];
        choice(ui, &texts::VOICE_BARS, &sides, &mut options.diverging);
        let orders = [SourceOrder::Appearance, SourceOrder::Name, SourceOrder::Words, SourceOrder::Rate];
        menu(ui, &texts::ORDER, &orders, |order| texts::source_order(*order).to_owned(), &mut options.order);
        menu(ui, &texts::MOST_SOURCES, &MOST, ToString::to_string, &mut options.sources);
        menu(ui, &texts::MOST_ROWS, &MOST, ToString::to_string, &mut options.rows);
        let palettes = [
            (None, texts::AS_WINDOW),
            (Some(Theme::Light), texts::LIGHT),
            (Some(Theme::Dark), texts::DARK),
            (Some(Theme::Grey), texts::GREY),
        ];
        choice(ui, &texts::PALETTE, &palettes, &mut options.palette);
        menu(ui, &texts::FONT_SIZE, &POINTS, |points| format!("{points} pt"), &mut options.points);
        let locales: Vec<Option<&'static str>> = std::iter::once(None).chain(LOCALES.map(Some)).collect();
        menu(ui, &texts::NUMBERS, &locales, |code| texts::numbers_as(*code), &mut options.locale);
        sizes(ui, options);
    });
}

/// Width, resolution and caption of files.
fn sizes(ui: &mut Ui, options: &mut Options) {
    let sizes = [(Size::Column, texts::COLUMN), (Size::Page, texts::PAGE), (Size::Slide, texts::SLIDE)];
    choice(ui, &texts::SIZE, &sizes, &mut options.size);
    menu(ui, &texts::RESOLUTION, &DOTS, |dots| format!("{dots} dpi"), &mut options.dots_per_inch);
    if widgets::check(ui, options.caption, &texts::WITH_CAPTION, true).clicked() {
        options.caption ^= true;
    }
}

/// What one figure is exported as; the command, once it is given.
pub(super) fn export(ui: &mut Ui, title: &str, kind: Kind, options: &mut Options) -> Option<Command> {
    ui.set_width(350.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    let mut goal = None;
    Frame::NONE.inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.label(theme::strong(format!("{} “{title}”", texts::EXPORT)));
        for (format, name) in [
            (FigureFormat::Png, texts::PNG_IMAGE),
            (FigureFormat::Svg, texts::SVG_DRAWING),
            (FigureFormat::Pdf, texts::PDF_PAGE),
            (FigureFormat::Data(TableFormat::Csv), texts::CSV_TABLE),
            (FigureFormat::Data(TableFormat::Xlsx), texts::XLSX_TABLE),
        ] {
            ui.radio_value(&mut options.format, format, name);
        }
        let drawing = !matches!(options.format, FigureFormat::Data(_));
        ui.add_enabled_ui(drawing, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            sizes(ui, options);
        });
        ui.horizontal(|ui| {
            ui.set_height(layout::BUTTON);
            let pasted = !matches!(options.format, FigureFormat::Pdf | FigureFormat::Data(TableFormat::Xlsx));
            let copy = ui.add_enabled_ui(pasted, |ui| widgets::button(ui, Some(Icon::Copy), &texts::COPY));
            if copy.inner.clicked() {
                goal = Some(Goal::Copy);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::primary_button(ui, None, &texts::SAVE_AS).clicked() {
                    goal = Some(Goal::Save);
                }
            });
        });
    });
    goal.map(|goal| {
        ui.close();
        let (look, choices) = options.look();
        Command::Export(Box::new(Request::Figure(kind, options.format, look, Box::new(choices))), goal)
    })
}

/// What can be chosen for one figure: what is held against what, the actor, the term, the event.
pub(super) fn subject(ui: &mut Ui, kind: Kind, study: &Study, subjects: &Subjects, options: &mut Options) {
    match kind {
        Kind::Keyness | Kind::Scatter => sides(ui, study, subjects, &mut options.sides),
        Kind::Naming => {
            let name = |actor: &String| actor.clone();
            list(ui, &texts::ACTOR, &subjects.actors, name, &mut options.actor);
        }
        Kind::Collocates => {
            let terms = study.analysis.matcher.terms();
            let name = |term: &usize| terms.get(*term).map_or_else(String::new, |term| term.term.clone());
            list(ui, &texts::TERM, &subjects.terms, name, &mut options.term);
        }
        Kind::Coverage => {
            let events = &study.analysis.events;
            let name = |event: &usize| events.get(*event).map_or_else(String::new, |event| event.title.clone());
            list(ui, &texts::EVENT, &subjects.events, name, &mut options.event);
        }
        _ => {}
    }
}

/// What figures can be about, under the filters; the first of each is the usual one.
#[derive(Clone, Default)]
pub(super) struct Subjects {
    /// Sources with an article that counts, by position, those with most words first.
    pub sources: Vec<usize>,
    /// Actors, those whom most sources name first.
    pub actors: Vec<String>,
    /// Terms of the lexicon, by index, most frequent first.
    pub terms: Vec<usize>,
    /// Events with articles of several sources, by position, those of most sources first.
    pub events: Vec<usize>,
}

fn sides(ui: &mut Ui, study: &Study, subjects: &Subjects, chosen: &mut Option<Sides>) {
    let sources = &study.sources;
    let [first, second, ..] = subjects.sources[..] else { return };
    let usual = Sides::Pair([first.min(second), first.max(second)]);
    let known = |sides: &Sides| sides.named().iter().all(|source| subjects.sources.contains(source));
    let now = chosen.filter(known).unwrap_or(usual);
    let (left, right) = match now {
        Sides::Pair([left, right]) => (Some(left), right),
        Sides::Rest(source) => (None, source),
    };
    let title =
        |side: Option<usize>| side.map_or(texts::ALL_OTHERS.words(), |source| widgets::badge_tooltip(&sources[source]));
    let short = |side: Option<usize>| side.map_or(texts::OTHERS.words(), |source| sources[source].monogram.as_str());
    // From right to left.
    let right_menu = ui.menu_button(short(Some(right)), |ui| {
        scrolled(ui, |ui| {
            for &source in subjects.sources.iter().filter(|&&source| Some(source) != left) {
                if ui.selectable_label(source == right, title(Some(source))).clicked() {
                    *chosen = Some(left.map_or(Sides::Rest(source), |left| Sides::Pair([left, source])));
                    ui.close();
                }
            }
        });
    });
    right_menu.response.on_hover_text(title(Some(right)));
    ui.label(theme::small(texts::VERSUS).color(theme::palette(ui).ink2));
    let left_menu = ui.menu_button(short(left), |ui| {
        scrolled(ui, |ui| {
            if ui.selectable_label(left.is_none(), texts::ALL_OTHERS).clicked() {
                *chosen = Some(Sides::Rest(right));
                ui.close();
            }
            for &source in subjects.sources.iter().filter(|&&source| source != right) {
                if ui.selectable_label(Some(source) == left, title(Some(source))).clicked() {
                    *chosen = Some(Sides::Pair([source, right]));
                    ui.close();
                }
            }
        });
    });
    left_menu.response.on_hover_text(title(left));
}

fn scrolled(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().max_height(320.0).show(ui, contents);
}

/// A menu of things a figure may be about.
fn list<T: Clone + PartialEq>(
    ui: &mut Ui,
    title: &str,
    choices: &[T],
    name: impl Fn(&T) -> String,
    chosen: &mut Option<T>,
) {
    let Some(usual) = choices.first() else { return };
    let now = chosen.clone().filter(|now| choices.contains(now)).unwrap_or_else(|| usual.clone());
    const LONGEST: usize = 22;
    let full = name(&now);
    let mut short: String = full.chars().take(LONGEST).collect();
    if short.len() < full.len() {
        short.push('…');
    }
    let menu = ui.menu_button(short, |ui| {
        ui.set_max_width(360.0);
        ScrollArea::vertical().max_height(320.0).show_rows(ui, 22.0, choices.len(), |ui, range| {
            for choice in &choices[range] {
                if ui.selectable_label(*choice == now, name(choice)).clicked() {
                    *chosen = Some(choice.clone());
                    ui.close();
                }
            }
        });
    });
    menu.response.on_hover_text(format!("{title}: {full}"));
}

/// A name with what can be chosen beside it.
fn named(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let (label, _) = ui.allocate_exact_size(vec2(112.0, layout::BUTTON), Sense::hover());
        let font = theme::ui_font(13.0, theme::Weight::Regular);
        let ink = theme::palette(ui).ink2;
        ui.painter().text(label.left_center(), egui::Align2::LEFT_CENTER, name, font, ink);
        contents(ui);
    });
}

fn choice<T: Copy + PartialEq>(ui: &mut Ui, name: &str, choices: &[(T, impl AsRef<str>)], value: &mut T) {
    named(ui, name, |ui| {
        if let Some(chosen) = widgets::segmented(ui, name, choices, *value) {
            *value = chosen;
        }
    });
}

fn menu<T: Copy + PartialEq>(ui: &mut Ui, name: &str, choices: &[T], written: impl Fn(&T) -> String, value: &mut T) {
    named(ui, name, |ui| {
        egui::ComboBox::from_id_salt(name).width(150.0).selected_text(written(value)).show_ui(ui, |ui| {
            for choice in choices {
                if ui.selectable_label(choice == value, written(choice)).clicked() {
                    *value = *choice;
                }
            }
        });
    });
}
