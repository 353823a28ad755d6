//! The frame around the views: menus, tabs, message, sidebar, inspector, status.

use egui::{
    Align, Align2, Area, Button, CentralPanel, CornerRadius, CursorIcon, Frame, Id, Layout, Margin, MenuBar, Panel,
    Popup, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::actions::{ACTIONS, Action, Menu};
use super::super::command::Command;
use super::super::panes::{Direction, SizedPanel};
use super::super::preferences::Theme;
use super::super::state::{Gravity, Overlay, State, View};
use super::super::theme::{self, Icon, Weight, layout, radius, space};
use super::super::{texts, widgets};
use super::{coding, coverage, inspector, note_size, overlays, panes, parts, sidebar, start, terms, tour};

/// The id of the search field.
pub fn find_field() -> Id {
    Id::unique("find-field")
}

/// Shows the whole window.
pub fn show(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    parts::begin(ui.ctx());
    let colours = theme::palette(ui);
    let window = ui.max_rect().width();
    let frame = |fill| Frame::new().fill(fill);
    Panel::top("menu").exact_size(layout::MENU_BAR).frame(frame(colours.panel)).show(ui, |ui| {
        menu_bar(ui, state, commands);
    });
    Panel::bottom("status").exact_size(layout::STATUS_BAR).frame(frame(colours.panel)).show(ui, |ui| {
        status_bar(ui, state, commands);
    });
    if state.open_study().is_some() {
        Panel::top("tabs").exact_size(layout::TAB_BAR).frame(frame(colours.panel)).show(ui, |ui| {
            tab_bar(ui, state, commands);
        });
        message(ui, state, commands);
        workspace(ui, state, window, commands);
    } else {
        message(ui, state, commands);
        CentralPanel::default().frame(frame(colours.bg)).show(ui, |ui| start::show(ui, state, commands));
    }
    parts::mark_handle(ui);
    overlays::show(ui, state, commands);
    tour::show(ui, state, commands);
}

fn workspace(ui: &mut Ui, state: &mut State, window: f32, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let side = Frame::new().fill(colours.panel2);
    // Panels are as large as the project says when it is opened, and as the analyst makes them afterwards.
    let opened = state.opened;
    let size = |state: &State, panel, usual| state.sizes.of(panel).unwrap_or(usual);
    if state.preferences.sidebar && window >= layout::SIDEBAR_NEEDS {
        let panel = Panel::left(("sidebar", opened))
            .resizable(true)
            .default_size(size(state, SizedPanel::Sidebar, layout::SIDEBAR))
            .size_range(layout::SIDEBAR_RANGE)
            .frame(side)
            .show(ui, |ui| {
                ui.take_available_width();
                parts::anchor(ui, Id::unique("part-sidebar"), ui.max_rect(), &texts::panes::SIDEBAR);
                let Some(study) = state.open_study() else { return };
                match state.focus.view {
                    View::Terms | View::Speakers | View::Charts => terms::sidebar(ui, state, commands),
                    View::Compare | View::Coverage | View::Reader | View::Search => {
                        sidebar::show(ui, state, study, commands);
                    }
                    View::Coding => coding::sidebar(ui, state, study, commands),
                }
            });
        note_size(ui, state, SizedPanel::Sidebar, panel.response.rect.width(), commands);
    }
    // Beside a view with an inspector it stays also while another pane is worked in, so that nothing jumps.
    let mut wanted = false;
    state.in_every_pane(|state| wanted |= has_inspector(state.focus.view));
    let wanted = wanted && state.preferences.inspector;
    let contents = |ui: &mut Ui, state: &State, commands: &mut Vec<Command>| match state.focus.view {
        View::Coverage => coverage::inspector(ui, state, commands),
        _ => state.open_study().into_iter().for_each(|study| inspector::show(ui, state, study, commands)),
    };
    let abreast = state.panes.layout.beside(Direction::Across);
    let beside = window >= layout::INSPECTOR_NEEDS + (abreast as f32 - 1.0) * layout::PANE;
    if wanted && beside {
        let panel = Panel::right(("inspector", opened))
            .resizable(true)
            .default_size(size(state, SizedPanel::Inspector, layout::INSPECTOR))
            .size_range(layout::INSPECTOR_RANGE)
            .frame(side)
            .show(ui, |ui| {
                ui.take_available_width();
                parts::anchor(ui, Id::unique("part-inspector"), ui.max_rect(), &texts::panes::INSPECTOR);
                contents(ui, state, commands);
            });
        note_size(ui, state, SizedPanel::Inspector, panel.response.rect.width(), commands);
    }
    let centre = CentralPanel::default().frame(Frame::new().fill(colours.panel)).show(ui, |ui| {
        panes::show(ui, state, commands);
    });
    if wanted && !beside && state.focus.hit.is_some() && has_inspector(state.focus.view) {
        let rect = centre.response.rect;
        let over = Rect::from_min_max(pos2(rect.right() - layout::INSPECTOR, rect.top()), rect.max);
        Area::new(ui.scope_id().with("inspector-over")).fixed_pos(over.min).show(ui.ctx(), |ui| {
            side.stroke(colours.border()).show(ui, |ui| {
                ui.set_min_size(over.size());
                ui.set_max_size(over.size());
                contents(ui, state, commands);
            });
        });
    }
}

/// Whether the inspector has something to say beside a view.
fn has_inspector(view: View) -> bool {
    matches!(view, View::Compare | View::Coverage | View::Reader)
}

/// The program's mark: two squares, one before the other.
pub fn logo(ui: &Ui, at: Rect) {
    let colours = theme::palette(ui);
    let side = at.height() * 0.62;
    let back = Rect::from_min_size(at.min, vec2(side, side));
    let front = Rect::from_min_size(at.max - vec2(side, side), vec2(side, side));
    let stroke = Stroke::new((at.height() * 0.1).max(1.5), colours.ink);
    ui.painter().rect_stroke(back, 0, stroke, StrokeKind::Inside);
    ui.painter().rect_filled(front, 0, colours.acc);
}

fn menu_bar(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
    logo(ui, Rect::from_min_size(pos2(12.0, rect.center().y - 7.0), vec2(16.0, 14.0)));
    let mut inner = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.with_min_x(rect.left() + 36.0).shrink2(vec2(0.0, 1.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    let name = egui::RichText::new(texts::APP).font(theme::ui_font(13.0, Weight::Bold)).extra_letter_spacing(1.2);
    inner.label(name);
    inner.add_space(6.0);
    MenuBar::new().ui(&mut inner, |ui| {
        for menu in Menu::ALL {
            let title = ui.menu_button(theme::body(menu.title()), |ui| menu_items(ui, menu, state, commands));
            if title.response.has_focus() {
                let ring = Stroke::new(2.0, colours.acc);
                let round = CornerRadius::same(radius::BUTTON);
                ui.painter().rect_stroke(title.response.rect, round, ring, StrokeKind::Inside);
            }
        }
        if let Some(study) = state.open_study() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::PANEL);
                let unsaved = state.is_unsaved();
                let name = if unsaved {
                    format!("{}, {}", texts::shipped(&study.title), texts::UNSAVED_MARK)
                } else {
                    texts::shipped(&study.title).to_owned()
                };
                let title = ui.label(theme::body(texts::shipped(&study.title)).color(colours.ink2));
                title.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
                let place = study.file.path.as_ref().map(|path| path.display().to_string());
                title.on_hover_text(place.unwrap_or_else(|| texts::NEVER_SAVED.to_string()));
                if unsaved {
                    let (dot, response) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
                    ui.painter().circle_filled(dot.center(), 3.5, colours.acc);
                    response.on_hover_text(texts::UNSAVED_MARK);
                }
            });
        }
    });
}

fn menu_items(ui: &mut Ui, menu: Menu, state: &State, commands: &mut Vec<Command>) {
    ui.set_min_width(250.0);
    ui.spacing_mut().button_padding = vec2(8.0, 4.0);
    // The longest menu fits into the smallest window.
    ui.spacing_mut().item_spacing.y = 0.0;
    let actions: Vec<&Action> = ACTIONS.iter().filter(|action| action.menu == menu).collect();
    listed(ui, &actions, state, commands);
}

/// Commands as the lines of a menu, with the menus and separators among them.
fn listed(ui: &mut Ui, actions: &[&Action], state: &State, commands: &mut Vec<Command>) {
    for together in actions.chunk_by(|one, next| one.under.is_some() && one.under == next.under) {
        if together[0].group && together[0].name != actions[0].name {
            ui.separator();
        }
        match together[0].under {
            Some(title) => {
                ui.menu_button(theme::body(title), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for action in together {
                        item(ui, action, state, commands);
                    }
                });
            }
            None => item(ui, together[0], state, commands),
        }
        if together[0].name == texts::OPEN_SAMPLE && !state.preferences.recent.is_empty() {
            ui.menu_button(theme::body(texts::RECENT), |ui| {
                for path in &state.preferences.recent {
                    if ui.button(theme::body(path.display().to_string())).clicked() {
                        commands.push(Command::Open(vec![path.clone()]));
                        ui.close();
                    }
                }
                ui.separator();
                if ui.button(theme::body(texts::CLEAR)).clicked() {
                    commands.push(Command::ClearRecent);
                    ui.close();
                }
            });
        }
    }
}

/// One command of a menu.
fn item(ui: &mut Ui, action: &Action, state: &State, commands: &mut Vec<Command>) {
    let command = (action.command)(state);
    let mut button = Button::new(theme::body(action.label(state)));
    if let Some(keys) = action.shortcut {
        button = button.shortcut_text(theme::small(ui.ctx().format_shortcut(&keys)));
    }
    if ui.add_enabled(command.is_some(), button).clicked() {
        commands.extend(command);
        ui.close();
    }
}

fn tab_bar(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
    let mut tabs = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    tabs.spacing_mut().item_spacing.x = 0.0;
    tabs.add_space(12.0);
    parts::anchor(&tabs, Id::unique("part-tabs"), rect, &texts::panes::TABS);
    // Where there is no room for all names, only the tab in front bears its name; the others have it as a tooltip.
    let names: f32 = View::ALL.iter().map(|view| tab_width(&tabs, *view, true)).sum();
    let named = names + TOOLS <= rect.width() - 12.0;
    for view in View::ALL {
        let on = state.focus.view == view;
        if tab(&mut tabs, view, on, named || on).clicked() {
            // Whoever goes to the search wants to type.
            commands.push(if view == View::Search { Command::FocusSearch } else { Command::Show(view) });
        }
    }
    let tools = rect.with_min_x(tabs.cursor().left()).shrink2(vec2(space::PANEL, 0.0));
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(tools).layout(Layout::right_to_left(Align::Center)));
    ui.spacing_mut().item_spacing.x = 6.0;
    let ui = &mut ui;
    export(ui, state, commands);
    let dark = colours.dark;
    let (icon, name, theme) =
        if dark { (Icon::Sun, texts::LIGHT_THEME, Theme::Light) } else { (Icon::Moon, texts::DARK_THEME, Theme::Dark) };
    if widgets::icon_button(ui, icon, &name).clicked() {
        commands.push(Command::SetTheme(theme));
    }
    let redo = state.history.next_redo();
    ui.add_enabled_ui(redo.is_some(), |ui| {
        let name =
            redo.map_or_else(|| texts::REDO.to_string(), |edit| format!("{} {}", texts::REDO, texts::edit(edit)));
        if widgets::icon_button(ui, Icon::Redo, &name).clicked() {
            commands.push(Command::Redo);
        }
    });
    let undo = state.history.next_undo();
    ui.add_enabled_ui(undo.is_some(), |ui| {
        let name =
            undo.map_or_else(|| texts::UNDO.to_string(), |edit| format!("{} {}", texts::UNDO, texts::edit(edit)));
        if widgets::icon_button(ui, Icon::Undo, &name).clicked() {
            commands.push(Command::Undo);
        }
    });
    ui.add_space(4.0);
    find(ui, state, commands);
}

/// The button with all that the File menu can export; only its picture where there is little room.
fn export(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let name = texts::tables::EXPORT;
    let wide = widgets::button_width(ui, Some(Icon::Export), &name);
    let button = if ui.available_width() > wide + 280.0 {
        widgets::button(ui, Some(Icon::Export), &name)
    } else {
        widgets::icon_button(ui, Icon::Export, &name)
    };
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, texts::EXPORT_STUDY));
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(250.0);
        let file = ACTIONS.iter().filter(|action| action.menu == Menu::File);
        let exports = file.skip_while(|action| action.name != texts::EXPORT_ALL).enumerate();
        let exports = exports.take_while(|(number, action)| *number == 0 || !action.group).map(|(_, action)| action);
        let exports: Vec<&Action> = exports.collect();
        listed(ui, &exports, state, commands);
    });
}

/// Room for what stands at the right of the tabs.
const TOOLS: f32 = 290.0;

fn tab_width(ui: &Ui, view: View, named: bool) -> f32 {
    if !named {
        return 36.0;
    }
    let font = theme::ui_font(13.0, Weight::SemiBold);
    let galley = ui.painter().layout_no_wrap(texts::view(view).to_owned(), font, theme::palette(ui).ink);
    galley.size().x + 24.0 + 26.0
}

fn tab(ui: &mut Ui, view: View, on: bool, named: bool) -> egui::Response {
    let colours = theme::palette(ui);
    let icon = panes::icon(view);
    let ink = if on { colours.acc } else { colours.ink2 };
    let weight = if on { Weight::SemiBold } else { Weight::Medium };
    let size = vec2(tab_width(ui, view, named), layout::TAB_BAR);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.dnd_set_drag_payload(panes::Dragged::View(view));
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, texts::view(view)));
    if response.hovered() && !on {
        ui.painter().rect_filled(rect.shrink2(vec2(2.0, 7.0)), CornerRadius::same(radius::BUTTON), colours.hover);
    }
    let x = if named { rect.left() + 21.0 } else { rect.center().x };
    icon.paint(ui.painter(), pos2(x, rect.center().y), 16.0, ink);
    if named {
        let font = theme::ui_font(13.0, weight);
        let galley = ui.painter().layout_no_wrap(texts::view(view).to_owned(), font, ink);
        ui.painter().galley(pos2(rect.left() + 36.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    }
    if on {
        let bar = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 3.0), rect.max);
        ui.painter().rect_filled(bar, 0, colours.acc);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, colours.acc);
        ui.painter().rect_stroke(rect.shrink(4.0), CornerRadius::same(radius::BUTTON), ring, StrokeKind::Inside);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if named { response } else { response.on_hover_text(texts::view(view)) }
}

/// The search field: typing lists the terms and speakers of the corpus that contain the words.
fn find(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let width = ui.available_width().clamp(90.0, 250.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, layout::BUTTON), Sense::hover());
    let focused = ui.memory(|memory| memory.has_focus(find_field()));
    let border = if focused { Stroke::new(2.0, colours.acc) } else { colours.border() };
    ui.painter().rect(rect, CornerRadius::same(radius::BUTTON), colours.panel, border, StrokeKind::Inside);
    Icon::Search.paint(ui.painter(), pos2(rect.left() + 16.0, rect.center().y), 14.0, colours.ink3);
    let mut text = state.find.clone();
    let inner = Rect::from_min_max(rect.min + vec2(30.0, 2.0), rect.max - vec2(6.0, 2.0));
    let edit = egui::TextEdit::singleline(&mut text)
        .id(find_field())
        .frame(Frame::NONE)
        .hint_text(theme::body(texts::FIND).color(colours.ink3))
        .align(Align2::LEFT_CENTER)
        .desired_width(inner.width());
    let response = ui.put(inner, edit).accessible_name(texts::FIND);
    if state.find.is_empty() && !focused {
        find_keys(ui, rect);
    }
    if response.changed() {
        commands.push(Command::Find(text));
    }
    let open = focused || egui::Popup::is_id_open(ui.ctx(), Id::unique("find-results"));
    if open && !state.find.trim().is_empty() {
        let area = Area::new(Id::unique("find-results-area"))
            .order(egui::Order::Foreground)
            .fixed_pos(rect.left_bottom() + vec2(rect.width() - 420.0, 4.0).min(vec2(0.0, 4.0)));
        area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(Margin::same(4)).show(ui, |ui| {
                ui.set_width(420.0);
                overlays::find_results(ui, state, commands);
            });
        });
    }
}

/// The keys that lead to the search field, in it.
fn find_keys(ui: &Ui, field: Rect) {
    let colours = theme::palette(ui);
    let keys = ACTIONS.iter().find(|action| action.name == texts::actions::FIND);
    let Some(keys) = keys.and_then(|action| action.shortcut) else { return };
    let font = theme::ui_font(11.0, Weight::Regular);
    let galley = ui.painter().layout_no_wrap(ui.ctx().format_shortcut(&keys), font, colours.ink3);
    let size = galley.size() + vec2(10.0, 4.0);
    let place = Rect::from_center_size(field.right_center() - vec2(size.x / 2.0 + 6.0, 0.0), size);
    let hint = theme::ui_font(13.0, Weight::Regular);
    let hint = ui.painter().layout_no_wrap(texts::FIND.to_string(), hint, colours.ink3).size().x;
    if place.left() < field.left() + 36.0 + hint {
        return;
    }
    ui.painter().rect_stroke(place, CornerRadius::same(radius::BOX), colours.hairline(), StrokeKind::Inside);
    ui.painter().galley(place.center() - galley.size() / 2.0, galley, colours.ink3);
}

fn message(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(message) = &state.message else { return };
    let colours = theme::palette(ui);
    let (fill, ink, icon) = match message.gravity {
        Gravity::Error => (colours.errbg, colours.err, Icon::Error),
        Gravity::Note => (colours.acctint, colours.ink, Icon::Info),
    };
    let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(14, 7));
    Panel::top("message").frame(frame).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 24.0), Sense::hover());
            icon.paint(ui.painter(), rect.center(), 16.0, ink);
            let buttons = 150.0;
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - buttons);
                ui.add_space(3.0);
                ui.add(egui::Label::new(theme::body(&message.text).color(ink)).wrap().selectable(true));
            });
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                if widgets::icon_button(ui, Icon::Close, &texts::CLOSE_MESSAGE).clicked() {
                    commands.push(Command::CloseMessage);
                }
                if message.listed && widgets::link(ui, &texts::THINGS_TO_CHECK, 12.0).clicked() {
                    commands.extend([Command::CloseMessage, Command::ShowStart]);
                }
                if message.gravity == Gravity::Error && widgets::link(ui, &texts::COPY_DETAILS, 12.0).clicked() {
                    commands.push(Command::Copy(message.text.clone()));
                }
            });
        });
    });
}

fn status_bar(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, colours.hairline());
    let mut ui = ui.new_child(
        egui::UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 1.0))).layout(Layout::left_to_right(Align::Center)),
    );
    let ui = &mut ui;
    ui.spacing_mut().item_spacing.x = 16.0;
    let note = |ui: &mut Ui, text: String| {
        ui.label(theme::small(text).color(colours.ink2));
    };
    if let Some(study) = state.open_study() {
        note(ui, texts::articles(study.articles.len()));
        note(ui, texts::sources(study.sources.len()));
        note(ui, texts::events(study.analysis.events.len()));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            note(ui, texts::loaded_terms(study.total.hits as usize));
            if study.total.doubtful > 0 {
                let text = texts::two_ways(study.total.doubtful);
                if widgets::link(ui, &text, 12.0).clicked() {
                    commands.push(Command::Overlay(Some(Overlay::TwoWay)));
                }
            }
        });
        if !study.warnings.is_empty() {
            let text = texts::things_to_check(study.warnings.len());
            if widgets::link(ui, &text, 12.0).clicked() {
                commands.push(Command::ShowStart);
            }
        }
    } else {
        note(ui, texts::version());
    }
    if ui.available_width() > 420.0 {
        note(ui, texts::lexicons(&state.settings.lexicons));
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if ui.available_width() > 230.0 {
            ui.label(theme::small(texts::PRIVATE).color(colours.ink2));
            let (icon, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            Icon::Lock.paint(ui.painter(), icon.center(), 13.0, colours.ink2);
        }
        let file = state.files.iter().find(|file| !file.name.is_empty());
        let job = state.job.as_ref().map(|(_, name, progress)| (*name, progress));
        if let Some((name, progress)) = job.or(file.map(|file| (file.name, &file.progress))) {
            ui.add_space(10.0);
            if state.can_stop() && widgets::link(ui, &texts::STOP, 12.0).clicked() {
                commands.push(Command::Cancel);
            }
            let (_, done, total) = progress.state();
            let share = if total == 0 {
                String::new()
            } else {
                format!(" {}", texts::percent(done.min(total) as f64 / total as f64, 0))
            };
            ui.label(theme::small(format!("{name}{share}")).color(colours.acc));
        }
    });
}
