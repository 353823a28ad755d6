//! The panel beside Terms and Charts: ticks that restrict every number there.

use egui::{Align2, CornerRadius, Id, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::options::{Excluded, Tallied, corpus};
use super::{cache, texts};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::study::{Source, Study};
use crate::app::texts::{grouped, voice as voice_name};
use crate::app::theme::{self, Weight};
use crate::app::widgets;
use crate::lexicon::Family;
use crate::model::Voice;

/// Most events listed one by one if some have a single article.
const MOST_EVENTS: usize = 24;
/// Rows of a list that are seen without scrolling it.
const SEEN: usize = 9;
/// Height of a row.
const ROW: f32 = 25.0;
/// Height of a row with two lines.
const TALL_ROW: f32 = 37.0;

/// What the panel keeps between frames.
#[derive(Default)]
struct Kept {
    key: Option<(u64, Excluded)>,
    tallied: Tallied,
    /// Positions of the events listed, those with most articles first.
    events: Vec<usize>,
    /// Events with a single article that are not listed one by one.
    single: usize,
}

impl Kept {
    fn of(state: &State, study: &Study) -> Kept {
        let excluded = &state.options.excluded;
        let corpus = corpus(study);
        let all = &study.analysis.events;
        let mut events: Vec<usize> = (0..all.len()).collect();
        let single = all.iter().filter(|event| event.articles.len() == 1).count();
        let gathered = all.len() > MOST_EVENTS && single > 0;
        if gathered {
            events.retain(|&event| all[event].articles.len() > 1);
        }
        events.sort_by_key(|&event| std::cmp::Reverse(all[event].articles.len()));
        Kept {
            key: Some((state.revision, excluded.clone())),
            tallied: Tallied::of(&corpus, &excluded.selection(&corpus), excluded),
            events,
            single: if gathered { single } else { 0 },
        }
    }
}

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let kept = cache::<Kept>(ui, Id::unique("scope"));
    let mut kept = kept.lock();
    if kept
        .key
        .as_ref()
        .is_none_or(|(revision, excluded)| *revision != state.revision || *excluded != state.options.excluded)
    {
        *kept = Kept::of(state, study);
    }
    let mut excluded = state.options.excluded.clone();
    widgets::panel_header(ui, texts::SCOPE, "", |ui| {
        if widgets::link(ui, texts::RESET, 12.0).clicked() {
            excluded = Excluded::default();
        }
    });
    ScrollArea::vertical().id_salt("scope-ticks").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        sources(ui, study, &mut excluded);
        events(ui, study, &kept, &mut excluded);
        families(ui, &kept.tallied, &mut excluded);
        voices(ui, &kept.tallied, &mut excluded);
        ui.add_space(12.0);
    });
    if excluded != state.options.excluded {
        let mut options = state.options.clone();
        options.excluded = excluded;
        commands.push(Command::SetOptions(Box::new(options)));
    }
}

/// A heading with links that tick all or none. `Some(true)`: leave all out.
fn group(ui: &mut Ui, title: &str, links: bool) -> Option<bool> {
    let mut pressed = None;
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.add_space(14.0);
        widgets::heading(ui, title);
        if links {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(14.0);
                ui.spacing_mut().item_spacing.x = 8.0;
                for (leave_out, name) in [(true, texts::NONE), (false, texts::ALL)] {
                    let response = widgets::link(ui, name, 11.0);
                    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{title}: {name}")));
                    if response.clicked() {
                        pressed = Some(leave_out);
                    }
                }
            });
        }
    });
    ui.add_space(4.0);
    pressed
}

/// What stands between the tick and the name.
enum Sign<'a> {
    None,
    Badge(usize, &'a Source),
    Family(Family),
    Voice(Voice),
}

/// What was done with a tick.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    /// Ticked or unticked.
    Toggled,
    /// Clicked with Alt: this one alone.
    Only,
}

/// One tick with its sign, name and number, and a second line if there is a note.
fn tick(ui: &mut Ui, on: bool, sign: &Sign<'_>, name: &str, note: &str, number: &str) -> Option<Done> {
    let colours = theme::palette(ui);
    let height = if note.is_empty() { ROW } else { TALL_ROW };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let described = [name, note, number].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &described));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, colours.hover);
    }
    let y = rect.top() + ROW / 2.0;
    let square = Rect::from_center_size(pos2(rect.left() + 21.0, y), vec2(15.0, 15.0));
    let round = CornerRadius::same(theme::radius::BOX);
    if on {
        ui.painter().rect_filled(square, round, colours.acc);
        theme::Icon::Check.paint(ui.painter(), square.center(), 11.0, colours.accink);
    } else {
        ui.painter().rect(square, round, colours.panel, colours.border(), egui::StrokeKind::Inside);
    }
    let mut x = rect.left() + 38.0;
    let mut place = |ui: &mut Ui, width: f32, height: f32, draw: &dyn Fn(&mut Ui)| {
        let at = Rect::from_center_size(pos2(x + width / 2.0, y), vec2(width, height));
        draw(&mut ui.new_child(UiBuilder::new().max_rect(at)));
        x += width + 8.0;
    };
    match sign {
        Sign::None => {}
        Sign::Badge(position, source) => place(ui, 25.0, 19.0, &|ui| {
            widgets::badge(ui, *position, source);
        }),
        Sign::Family(family) => place(ui, 17.0, 17.0, &|ui| {
            widgets::family_chip(ui, *family, on);
        }),
        Sign::Voice(voice) => place(ui, 20.0, 11.0, &|ui| {
            widgets::voice_swatch(ui, *voice);
        }),
    }
    let small = theme::ui_font(11.5, Weight::Regular);
    let right = rect.right() - 14.0;
    let drawn = ui.painter().text(pos2(right, y), Align2::RIGHT_CENTER, number, small.clone(), colours.ink3);
    let ink = if on { colours.ink } else { colours.ink3 };
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), theme::ui_font(13.0, Weight::Regular), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((drawn.left() - 8.0 - x).max(10.0));
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided;
    ui.painter().galley(pos2(x, y - galley.size().y / 2.0), galley, ink);
    if !note.is_empty() {
        ui.painter().text(pos2(x, y + 9.0), Align2::LEFT_TOP, note, small, colours.ink3);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let response = if elided { response.on_hover_text(name) } else { response };
    let only = ui.input(|input| input.modifiers.alt);
    response.clicked().then_some(if only { Done::Only } else { Done::Toggled })
}

/// Rows one below the other; long lists scroll by themselves.
fn list(ui: &mut Ui, id: &str, rows: usize, height: f32, mut row: impl FnMut(&mut Ui, usize)) {
    if rows <= SEEN {
        (0..rows).for_each(|n| row(ui, n));
    } else {
        let most = SEEN as f32 * height;
        ScrollArea::vertical().id_salt(id).max_height(most).auto_shrink([false, true]).show_rows(
            ui,
            height,
            rows,
            |ui, range| range.for_each(|n| row(ui, n)),
        );
    }
}

fn sources(ui: &mut Ui, study: &Study, excluded: &mut Excluded) {
    let all = || study.sources.iter().map(|source| source.name.clone());
    if let Some(leave_out) = group(ui, texts::SOURCES, study.sources.len() > 2) {
        excluded.sources = if leave_out { all().collect() } else { Default::default() };
    }
    list(ui, "scope-sources", study.sources.len(), ROW, |ui, n| {
        let source = &study.sources[n];
        let on = !excluded.sources.contains(&source.name);
        let words = format!("{} w", grouped(source.words));
        match tick(ui, on, &Sign::Badge(n, source), widgets::badge_tooltip(source), "", &words) {
            Some(Done::Toggled) if on => drop(excluded.sources.insert(source.name.clone())),
            Some(Done::Toggled) => drop(excluded.sources.remove(&source.name)),
            Some(Done::Only) => excluded.sources = all().filter(|name| *name != source.name).collect(),
            None => {}
        }
    });
    widgets::separator(ui);
}

fn events(ui: &mut Ui, study: &Study, kept: &Kept, excluded: &mut Excluded) {
    let all = &study.analysis.events;
    if let Some(leave_out) = group(ui, texts::EVENTS, all.len() > 2) {
        excluded.events.clear();
        if leave_out {
            excluded.events.extend(kept.events.iter().map(|&event| all[event].id.clone()));
        }
        excluded.single_events = leave_out && kept.single > 0;
    }
    list(ui, "scope-events", kept.events.len(), TALL_ROW, |ui, n| {
        let event = &all[kept.events[n]];
        let on = !excluded.events.contains(&event.id);
        let note = texts::articles(event.articles.len());
        match tick(ui, on, &Sign::None, &event.title, &note, "") {
            Some(Done::Toggled) if on => drop(excluded.events.insert(event.id.clone())),
            Some(Done::Toggled) => drop(excluded.events.remove(&event.id)),
            Some(Done::Only) => {
                let others = kept.events.iter().map(|&other| all[other].id.clone());
                excluded.events = others.filter(|id| *id != event.id).collect();
                excluded.single_events = kept.single > 0;
            }
            None => {}
        }
    });
    if kept.single > 0 {
        let number = grouped(kept.single as u64);
        if tick(ui, !excluded.single_events, &Sign::None, texts::OTHER_EVENTS, "", &number).is_some() {
            excluded.single_events ^= true;
        }
    }
    widgets::separator(ui);
}

fn families(ui: &mut Ui, tallied: &Tallied, excluded: &mut Excluded) {
    group(ui, texts::FAMILIES, false);
    for family in Family::ALL {
        let at = family.index();
        let number = grouped(tallied.families[at]);
        match tick(ui, !excluded.families[at], &Sign::Family(family), family.title(), "", &number) {
            Some(Done::Toggled) => excluded.families[at] ^= true,
            Some(Done::Only) => excluded.families = std::array::from_fn(|other| other != at),
            None => {}
        }
    }
    if excluded.families[Family::Attrib.index()] {
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 3)).show(ui, |ui| {
            let note = theme::caption(texts::WHY_WITHOUT_ATTRIBUTION).color(theme::palette(ui).ink3);
            ui.add(egui::Label::new(note).wrap());
        });
        ui.add_space(4.0);
    }
    let number = grouped(tallied.rates);
    let counted = tick(ui, !excluded.rates, &Sign::None, texts::COUNTED_ONLY, texts::WHAT_COUNTED_ONLY, &number);
    if counted.is_some() {
        excluded.rates ^= true;
    }
    widgets::separator(ui);
}

fn voices(ui: &mut Ui, tallied: &Tallied, excluded: &mut Excluded) {
    group(ui, texts::VOICE, false);
    for voice in Voice::ALL {
        let at = voice.index();
        let number = grouped(tallied.voices[at]);
        match tick(ui, !excluded.voices[at], &Sign::Voice(voice), voice_name(voice), "", &number) {
            Some(Done::Toggled) => excluded.voices[at] ^= true,
            Some(Done::Only) => excluded.voices = std::array::from_fn(|other| other != at),
            None => {}
        }
    }
}
