//! The bar that says which filters hold: one mark for each, every one of which can be taken off. It stands above
//! Coverage, Terms, Speakers and Charts.

use egui::{
    CornerRadius, CursorIcon, Frame, Label, Margin, Popup, PopupCloseBehavior, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::counted::counted;
use super::filter_panel;
use super::filters::Filters;
use crate::app::command::Command;
use crate::app::state::{State, View};
use crate::app::study::Study;
use crate::app::texts::tables as texts;
use crate::app::texts::{shipped, voice as voice_name};
use crate::app::theme::{self, Icon, Weight, layout};
use crate::app::widgets;
use crate::compare::CopyCounting;
use crate::lexicon::Family;
use crate::model::Voice;

/// A filter that holds.
struct Mark {
    /// What it says.
    text: String,
    /// Whether it holds unless the analyst says otherwise.
    usual: bool,
    /// Takes it off.
    off: Box<dyn Fn(&mut Filters)>,
}

/// Names listed on a mark; more are counted.
const MOST_NAMED: usize = 2;

/// `Sources: A, B`, or `Sources: without C`, or `Sources: 40 of 281`.
fn named(title: &str, all: &[&str], out: impl Fn(&str) -> bool) -> String {
    let (outside, inside): (Vec<&str>, Vec<&str>) = all.iter().partition(|name| out(name));
    let list = |names: &[&str]| {
        let shown = |name: &&str| if name.is_empty() { texts::NAMELESS.to_string() } else { shipped(name).to_owned() };
        names.iter().map(shown).collect::<Vec<_>>().join(", ")
    };
    if inside.len() <= MOST_NAMED && !inside.is_empty() {
        format!("{title}: {}", list(&inside))
    } else if outside.len() <= MOST_NAMED {
        format!("{title}: {} {}", texts::WITHOUT, list(&outside))
    } else {
        texts::some_of(title, inside.len(), all.len())
    }
}

/// The filters that hold.
fn marks(study: &Study, filters: &Filters) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let usual = Filters::default();
    let mut add = |text: String, off: Box<dyn Fn(&mut Filters)>| out.push(Mark { text, usual: false, off });
    match (filters.from, filters.to) {
        (None, None) => {}
        (from, to) => add(
            texts::published(from, to),
            Box::new(|filters| {
                filters.from = None;
                filters.to = None;
            }),
        ),
    }
    if !filters.containing.is_empty() {
        let phrases: Vec<String> = filters.containing.iter().map(|phrase| format!("“{phrase}”")).collect();
        let text = format!("{} {}", texts::CONTAINING, phrases.join(&texts::OR));
        add(text, Box::new(|filters| filters.containing.clear()));
    }
    if !filters.sources.is_empty() {
        let names: Vec<&str> = study.sources.iter().map(|source| source.name.as_str()).collect();
        let text = named(&texts::SOURCES, &names, |name| filters.sources.contains(name));
        add(text, Box::new(|filters| filters.sources.clear()));
    }
    let events = &study.analysis.events;
    if !filters.events.is_empty() || filters.single_events {
        let counted = events.iter().filter(|event| filters.admits_event(event, &study.articles));
        let titles: Vec<&str> = counted.map(|event| event.title.as_str()).collect();
        let text = match titles.as_slice() {
            [one] => format!("{}: {one}", texts::EVENTS),
            some => texts::some_of(&texts::EVENTS, some.len(), events.len()),
        };
        let off = |filters: &mut Filters| {
            filters.events.clear();
            filters.single_events = false;
        };
        add(text, Box::new(off));
    }
    if !filters.languages.is_empty() {
        let mut codes: Vec<&str> = study.articles.iter().map(|article| article.language.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        let text = named(&texts::LANGUAGES, &codes, |code| filters.languages.contains(code));
        add(text, Box::new(|filters| filters.languages.clear()));
    }
    if filters.copies != CopyCounting::Each {
        add(texts::copies(filters.copies).to_owned(), Box::new(|filters| filters.copies = CopyCounting::Each));
    }
    if filters.voices != [false; 4] {
        let names = Voice::ALL.map(voice_name);
        let out = |name: &str| Voice::ALL.iter().any(|&v| voice_name(v) == name && filters.voices[v.index()]);
        add(named(&texts::VOICE, &names, out), Box::new(|filters| filters.voices = [false; 4]));
    }
    if !filters.categories.is_empty() {
        let mut titles: Vec<(&str, &str)> = Vec::new();
        for term in study.analysis.matcher.terms() {
            if titles.iter().all(|(id, _)| *id != term.category) {
                titles.push((&term.category, &term.category_title));
            }
        }
        let names: Vec<&str> = titles.iter().map(|(_, title)| *title).collect();
        let out = |name: &str| titles.iter().any(|(id, title)| *title == name && filters.categories.contains(*id));
        add(named(&texts::CATEGORIES, &names, out), Box::new(|filters| filters.categories.clear()));
    }
    if !filters.topics.is_empty() {
        let mut topics: Vec<&str> =
            study.analysis.matcher.terms().iter().flat_map(|term| &term.entry.topics).map(String::as_str).collect();
        topics.sort_unstable();
        topics.dedup();
        let text = named(&texts::TOPICS, &topics, |topic| filters.topics.contains(topic));
        add(text, Box::new(|filters| filters.topics.clear()));
    }
    if filters.families != [false; 8] {
        let names = Family::ALL.map(Family::title);
        let left_out = |name: &str| Family::ALL.iter().any(|f| f.title() == name && filters.families[f.index()]);
        let text = named(&texts::FAMILIES, &names, left_out);
        let off = Box::new(|filters: &mut Filters| filters.families = [false; 8]);
        out.push(Mark { text, usual: filters.families == usual.families, off });
    }
    if filters.rates {
        let off = Box::new(|filters: &mut Filters| filters.rates = false);
        out.push(Mark { text: texts::MARKED_ONLY.to_string(), usual: true, off });
    }
    out
}

/// Shows the bar.
pub(super) fn show(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let mut filters = state.options.filters.clone();
    let frame = Frame::NONE.fill(colours.panel2).inner_margin(Margin::symmetric(14, 5));
    let drawn = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.horizontal_wrapped(|ui| {
            ui.set_width(ui.available_width());
            // Where the panel of filters stands beside the view, the bar needs no second one.
            let wide = ui.ctx().content_rect().width() >= layout::SIDEBAR_NEEDS;
            if state.focus.view != View::Coverage && state.preferences.sidebar && wide {
                ui.label(theme::strong(texts::FILTERS)).on_hover_text(texts::ABOUT_FILTERS);
            } else {
                let open = widgets::button(ui, Some(Icon::Filter), &texts::FILTERS).on_hover_text(texts::ABOUT_FILTERS);
                Popup::from_toggle_button_response(&open).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(
                    |ui| {
                        ui.set_width(layout::SIDEBAR);
                        ui.set_max_height(520.0);
                        filter_panel::show(ui, state, commands);
                    },
                );
            }
            let marks = marks(study, &filters);
            let own = marks.iter().filter(|mark| !mark.usual).count();
            for mark in &marks {
                if chip(ui, mark) {
                    (mark.off)(&mut filters);
                }
            }
            if marks.is_empty() {
                ui.add(Label::new(theme::small(texts::NO_FILTERS).color(colours.ink2)));
            }
            let counted = counted(ui, state, study).selection.articles.len();
            if counted < study.articles.len() {
                let text = texts::some_of(&texts::IN_ARTICLES, counted, study.articles.len());
                ui.label(theme::small(text).color(colours.ink2));
            }
            if own > 0 && widgets::link(ui, &texts::CLEAR_ALL, 12.0).clicked() {
                filters = Filters::default();
            }
        });
    });
    let y = drawn.response.rect.bottom() - 0.5;
    ui.painter().hline(drawn.response.rect.x_range(), y, colours.hairline());
    if filters != state.options.filters {
        let mut options = state.options.clone();
        options.filters = filters;
        commands.push(Command::SetOptions(Box::new(options)));
    }
}

/// One mark; whether it is to be taken off.
fn chip(ui: &mut Ui, mark: &Mark) -> bool {
    let colours = theme::palette(ui);
    let ink = if mark.usual { colours.ink2 } else { colours.ink };
    let font = theme::ui_font(12.0, if mark.usual { Weight::Regular } else { Weight::Medium });
    let mut job = egui::text::LayoutJob::simple_singleline(mark.text.clone(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(320.0);
    let galley = ui.painter().layout_job(job);
    let size = vec2(galley.size().x + 34.0, layout::SMALL_BUTTON);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, texts::without_filter(&mark.text)));
    let fill = match (response.hovered(), mark.usual) {
        (true, _) => colours.hover,
        (false, true) => colours.panel,
        (false, false) => colours.acctint,
    };
    let round = CornerRadius::same(theme::radius::BUTTON);
    let border = if mark.usual { colours.hairline() } else { colours.border() };
    ui.painter().rect(rect, round, fill, border, egui::StrokeKind::Inside);
    ui.painter().galley(pos2(rect.left() + 9.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    Icon::Close.paint(ui.painter(), pos2(rect.right() - 13.0, rect.center().y), 11.0, colours.ink2);
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, colours.acc);
        ui.painter().rect_stroke(rect, round, ring, egui::StrokeKind::Middle);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(texts::without_filter(&mark.text)).clicked()
}
