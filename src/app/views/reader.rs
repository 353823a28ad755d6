//! One article with its marks: squares by voice in the left margin, speakers in the right one, removed lines folded.

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Frame, Label, Layout, Margin, Rect, ScrollArea, Sense, Shape, Stroke, Ui,
    pos2, vec2,
};

use super::super::bidi;
use super::super::command::Command;
use super::super::highlight::{self, Laid, Setting};
use super::super::state::{State, View};
use super::super::study::{HitRef, Study};
use super::super::theme::{self, Icon, Weight, radius};
use super::super::{texts, widgets};
use super::own;
use super::panels::break_items;
use super::scroll::Scroll;
use super::selecting::{Block, Selecting, copy_items};
use crate::model::{ArticleIndex, Language, SentenceRef, Span, Voice};
use crate::text::ParagraphKind;

/// Width of the left margin.
const GUTTER: f32 = 66.0;
/// Width of the right margin.
const SPEAKERS: f32 = 128.0;

/// Shows the article.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some((study, article)) = state.open_study().zip(state.focus.article) else {
        widgets::empty_state(ui, Icon::Reader, &texts::CHOOSE_ARTICLE, None);
        return;
    };
    tools(ui, state, study, article, commands);
    limits(ui, state, study.article(article).language);
    let scroll = Scroll::begin(ui, state, View::Reader);
    let target = scroll_target(ui, state) && !scroll.is_due(state);
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt(("reader", article));
    if let Some(offset) = scroll.offset() {
        area = area.vertical_scroll_offset(offset);
    }
    let mut selecting = Selecting::begin(ui, state, study);
    let output = area.show(ui, |ui| {
        let room = ui.available_width();
        let width = (room - GUTTER - SPEAKERS - 20.0).clamp(300.0, 680.0);
        let left = ((room - GUTTER - width - SPEAKERS) / 2.0).max(0.0) + GUTTER;
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(14.0);
        let document = &study.analysis.documents[article.index()];
        let mut removed = 0;
        for number in 0..document.paragraphs.len() {
            removed = folds(
                ui,
                state,
                study,
                article,
                removed,
                document.paragraphs[number].span.start,
                (left, width),
                commands,
            );
            paragraph(ui, state, study, article, number, (left, width), target, &mut selecting, commands);
        }
        folds(ui, state, study, article, removed, u32::MAX, (left, width), commands);
        ui.add_space(48.0);
        selecting.scroll(ui, None);
        selecting.end(ui, commands);
    });
    scroll.end(ui, state, &output, true, commands);
}

/// What is not read in an article because of its language.
fn limits(ui: &mut Ui, state: &State, language: Language) {
    let lexicon = texts::tables::without_lexicon(&[language].into(), &state.settings);
    let limits: Vec<String> = lexicon.into_iter().chain(texts::tables::quotation_marks_only(language)).collect();
    if !limits.is_empty() {
        super::counted::remark(ui, &limits.join(" "));
    }
}

/// Whether the selected hit changed since the last frame, so that it must be scrolled to.
fn scroll_target(ui: &Ui, state: &State) -> bool {
    let id = own(state, "reader-scrolled-to");
    let now = state.focus.passage.or(state.focus.hit);
    let before: Option<Option<super::super::study::HitRef>> = ui.data(|data| data.get_temp(id));
    ui.data_mut(|data| data.insert_temp(id, now));
    before != Some(now) && now.is_some()
}

fn tools(ui: &mut Ui, state: &State, study: &Study, article: ArticleIndex, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let (position, source) = study.source(article);
    let data = study.article(article);
    widgets::wide_toolbar(ui, 600.0, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if study.event(article).articles.len() > 1
                && widgets::button(ui, Some(Icon::Compare), texts::view(View::Compare)).clicked()
            {
                commands.push(Command::SelectEvent(study.event_of[article.index()] as usize));
                commands.push(Command::Show(View::Compare));
            }
            if ui.available_width() > 620.0 {
                for (step, name, size) in
                    [(1, texts::actions::LARGER_TEXT, 15.0), (-1, texts::actions::SMALLER_TEXT, 12.0)]
                {
                    let letter = widgets::letter_button(ui, "A", size, &name);
                    if letter.clicked() {
                        commands.push(Command::TextSize(step));
                    }
                }
            }
            if widgets::check(ui, state.reader.removed_lines, &texts::REMOVED_LINES, true).clicked() {
                commands.push(Command::ToggleRemovedLines);
            }
            if widgets::check(ui, state.preferences.letters_in_reader, &texts::FAMILY_LETTERS, true).clicked() {
                commands.push(Command::ToggleLetters);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                widgets::badge(ui, position, source);
                let name = widgets::badge_tooltip(source);
                let room = (ui.available_width() - 170.0).max(60.0);
                ui.scope(|ui| {
                    ui.set_max_width(room);
                    ui.add(Label::new(theme::card_title(bidi::shown(name))).truncate());
                });
                widgets::date_dot(ui, data.published.dated());
                ui.label(theme::small(texts::dated(&data.published)).color(colours.ink3))
                    .on_hover_text(texts::basis(data.published.basis));
            });
        });
    });
}

#[expect(clippy::too_many_arguments, reason = "one paragraph of show, split off for its loop")]
fn paragraph(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    article: ArticleIndex,
    number: usize,
    (left, width): (f32, f32),
    scroll: bool,
    selecting: &mut Selecting<'_>,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let text = &study.article(article).text;
    let paragraph = &study.analysis.documents[article.index()].paragraphs[number];
    let (setting, above) = match paragraph.kind {
        ParagraphKind::Title => (Setting::title(width), 6.0),
        ParagraphKind::Heading => (Setting { semibold: true, ..Setting::reader(width) }, 12.0),
        ParagraphKind::Quotation => (Setting::reader(width - 22.0), 8.0),
        ParagraphKind::Body => (Setting::reader(width), 5.0),
    };
    let indent = if paragraph.kind == ParagraphKind::Quotation { 22.0 } else { 0.0 };
    let setting = Setting { letters: state.preferences.letters_in_reader, ..setting };
    let marks = highlight::marks(study, state, article, paragraph.span);
    let mut laid = highlight::lay_out(ui, text, paragraph.span, marks, &[], setting);
    let height = laid.galley.size().y + above + 6.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let origin = pos2(rect.left() + left + indent, rect.top() + above);
    let selected = laid.marks.iter().find(|(mark, _)| mark.selected).and_then(|(_, rects)| rects.first());
    // What is in view already stays where it is: a second click is to meet what the first one met.
    let reveal = |ui: &Ui, rect: &Rect| {
        let rect = rect.translate(origin.to_vec2());
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, Some(Align::Center));
        }
    };
    if let Some(term) = selected.filter(|_| scroll) {
        reveal(ui, term);
    }
    let passage = state.focus.passage.filter(|at| at.article == article && paragraph.span.contains(at.span));
    let passage = passage.map_or_else(Vec::new, |at| laid.passage(text, paragraph.span, at.span, setting.letters));
    if let Some(rect) = passage.first().filter(|_| scroll) {
        reveal(ui, rect);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    for rect in &passage {
        let rect = rect.translate(origin.to_vec2()).expand2(vec2(3.0, 1.0));
        ui.painter().rect_filled(rect, CornerRadius::same(radius::BOX), colours.acctint);
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(2.0, colours.acc));
    }
    selecting.show(ui, &mut laid, (article, paragraph.span), setting);
    let inner = Rect::from_min_size(origin, laid.galley.size());
    let response = ui.interact(inner, ui.scope_id().with(("paragraph", number)), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Paragraph, true, paragraph.span.of(text)));
    let response = response.on_hover_cursor(CursorIcon::Text);
    if indent > 0.0 {
        let x = rect.left() + left + 6.0;
        ui.painter().vline(x, inner.y_range(), Stroke::new(2.0, colours.line2));
    }
    laid.paint(ui.painter(), origin, colours);
    for (span, note) in study.remarks(article).into_iter().filter(|(span, _)| paragraph.span.contains(*span)) {
        remark(ui, &laid.passage(text, paragraph.span, span, setting.letters), origin, note);
    }
    if response.clicked() {
        let pointer = response.interact_pointer_pos().unwrap_or(origin);
        let sentences = study.analysis.documents[article.index()].sentences.iter().map(|sentence| sentence.span);
        let span = laid.sentence_at(pointer - origin, text, paragraph.span, sentences, setting.letters);
        commands.extend(span.map(|span| Command::SelectPassage(HitRef { article, span })));
    }
    breaks(ui, study, article, (text, paragraph.span), &laid, origin, setting.letters);
    let sentence_near = |place: egui::Vec2| {
        let sentences = study.analysis.documents[article.index()].sentences.iter().map(|sentence| sentence.span);
        let span = laid.sentence_at(place, text, paragraph.span, sentences, setting.letters)?;
        let sentences = &study.analysis.documents[article.index()].sentences;
        let sentence = sentences.partition_point(|sentence| sentence.span.start < span.start) as u32;
        Some(SentenceRef { article, sentence })
    };
    let asked = ui.scope_id().with(("asked", number));
    if response.secondary_clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        ui.data_mut(|data| data.insert_temp(asked, pointer - origin));
    }
    response.context_menu(|ui| {
        ui.set_min_width(260.0);
        let place: egui::Vec2 = ui.data(|data| data.get_temp(asked)).unwrap_or_default();
        let Some(at) = sentence_near(place) else { return };
        copy_items(ui, state, study, at, commands);
        let words = study.splits_at(at);
        let asked = laid.offset_at(place, text, paragraph.span, setting.letters);
        let near = words.iter().rev().find(|(offset, _)| *offset <= asked);
        break_items(ui, study, at, near.copied(), commands);
    });
    margin_squares(ui, &laid, rect.left() + left - 14.0, origin.y + setting.line / 2.0);
    speakers(ui, state, study, article, number, &laid, pos2(rect.left() + left + width + 12.0, origin.y));
    if let Some(hit) = laid.interact(ui, origin, study, article) {
        commands.push(Command::SelectHit(Some(hit)));
    }
    let letters = setting.letters;
    selecting.take(ui, Block { article, span: paragraph.span, laid: &laid, letters, origin });
}

/// Marks where the analyst split a sentence or joined two: a stroke between them, or an arc under the gap.
fn breaks(
    ui: &Ui,
    study: &Study,
    article: ArticleIndex,
    (text, whole): (&str, Span),
    laid: &Laid,
    origin: egui::Pos2,
    letters: bool,
) {
    let colours = theme::palette(ui);
    let stroke = Stroke::new(1.75, colours.acc);
    for (at, begins) in study.decided_breaks(article).filter(|(at, _)| whole.start <= *at && *at < whole.end) {
        let first = text[at as usize..].chars().next().map_or(1, char::len_utf8);
        let span = Span::new(at as usize, at as usize + first);
        let Some(rect) = laid.passage(text, whole, span, letters).first().map(|rect| rect.translate(origin.to_vec2()))
        else {
            continue;
        };
        let x = rect.left() - 2.0;
        if begins {
            ui.painter().vline(x, rect.y_range(), stroke);
        } else {
            let y = rect.bottom() - 1.0;
            ui.painter().line(vec![pos2(x - 5.0, y - 3.0), pos2(x, y), pos2(x + 5.0, y - 3.0)], stroke);
        }
        let name = if begins { texts::panes::SPLIT_BY_HAND } else { texts::panes::JOINED_BY_HAND };
        let place = Rect::from_center_size(pos2(x, rect.center().y), vec2(8.0, rect.height()));
        let response = ui.interact(place, ui.scope_id().with(("break", at)), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name));
        response.on_hover_text(name);
    }
}

/// A dotted line under words the analyst remarked on; pointing at it shows the remark.
fn remark(ui: &Ui, rects: &[Rect], origin: egui::Pos2, note: &str) {
    let colours = theme::palette(ui);
    for (part, rect) in rects.iter().enumerate() {
        let rect = rect.translate(origin.to_vec2());
        let y = rect.bottom() + 3.5;
        let line = [pos2(rect.left(), y), pos2(rect.right(), y)];
        ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.5, colours.acc), 2.0, 2.5));
        let under = Rect::from_min_max(pos2(rect.left(), y - 4.0), pos2(rect.right(), y + 4.0));
        let response =
            ui.interact(under, ui.scope_id().with(("remark", note, part, rect.top() as i32)), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, note));
        response.on_hover_text(note);
    }
}

/// A square per term, textured by voice, right to left from `right`; more than six become a number.
fn margin_squares(ui: &Ui, laid: &Laid, right: f32, y: f32) {
    const SIDE: f32 = 9.0;
    const MOST: usize = 6;
    let colours = theme::palette(ui);
    let mut voices: Vec<Voice> = laid.marks.iter().map(|(mark, _)| mark.voice).collect();
    voices.sort_by_key(|voice| voice.index());
    let shown = voices.len().min(MOST);
    let mut x = right - SIDE * shown as f32;
    if voices.len() > MOST {
        let more = format!("+{}", voices.len() - MOST);
        ui.painter().text(
            pos2(x - 3.0, y),
            Align2::RIGHT_CENTER,
            more,
            theme::ui_font(11.0, Weight::Regular),
            colours.ink3,
        );
    }
    for voice in voices.into_iter().take(shown) {
        let square = Rect::from_center_size(pos2(x + SIDE / 2.0, y), vec2(SIDE, SIDE + 2.0));
        widgets::paint_voice(ui.painter(), square, voice, colours);
        x += SIDE;
    }
}

/// Who speaks in the paragraph, beside it.
fn speakers(ui: &Ui, state: &State, study: &Study, article: ArticleIndex, number: usize, laid: &Laid, at: egui::Pos2) {
    let _ = state;
    let colours = theme::palette(ui);
    let span = study.analysis.documents[article.index()].paragraphs[number].span;
    let mut names: Vec<&str> = Vec::new();
    for attribution in &study.analysis.attributions[article.index()] {
        let inside = attribution.content.iter().any(|content| span.overlaps(*content));
        if let Some(name) = attribution.speaker.as_deref().filter(|_| inside)
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    let room = ((laid.galley.size().y / 17.0) as usize).clamp(1, 3);
    for (position, name) in names.iter().take(room).enumerate() {
        let at = at + vec2(0.0, 5.0 + 17.0 * position as f32);
        Icon::User.paint(ui.painter(), at + vec2(6.0, 7.0), 12.0, colours.ink3);
        let more = position + 1 == room && names.len() > room;
        let label = if more { format!("{name} +{}", names.len() - room) } else { (*name).to_owned() };
        super::sidebar::elided(
            ui,
            at + vec2(18.0, 0.0),
            SPEAKERS - 34.0,
            &label,
            theme::ui_font(12.0, Weight::Regular),
            colours.ink3,
        );
    }
}

/// The removed lines that stood before `until`, from the `from`th on, folded into one box. Returns the next one.
#[expect(clippy::too_many_arguments, reason = "a step of show, split off for its loop")]
fn folds(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    article: ArticleIndex,
    from: usize,
    until: u32,
    (left, width): (f32, f32),
    commands: &mut Vec<Command>,
) -> usize {
    let removed = &study.article(article).removed;
    let to = from + removed[from..].iter().take_while(|line| line.before <= until).count();
    if to == from || !state.reader.removed_lines {
        return to;
    }
    let colours = theme::palette(ui);
    let id = ui.scope_id().with(("removed", article, from));
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    ui.add_space(4.0);
    let top = ui.cursor().min;
    let outer = Rect::from_min_size(pos2(top.x + left, top.y), vec2(width + SPEAKERS - 16.0, 10.0));
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(outer.with_max_y(f32::INFINITY)).id_salt(id));
    let frame = Frame::new().inner_margin(Margin::symmetric(12, 4)).show(&mut inside, |ui| {
        ui.set_width(outer.width() - 24.0);
        ui.horizontal(|ui| {
            let (arrow, _) = ui.allocate_exact_size(vec2(12.0, 18.0), Sense::hover());
            let icon = if open { Icon::Down } else { Icon::Right };
            icon.paint(ui.painter(), arrow.center(), 11.0, colours.ink2);
            ui.label(theme::small(texts::lines_removed(to - from)).strong());
            let mut reasons: Vec<String> = removed[from..to].iter().map(|line| texts::reason(&line.reason)).collect();
            reasons.dedup();
            let wide = (ui.available_width() - 60.0).max(20.0);
            ui.scope(|ui| {
                ui.set_max_width(wide);
                ui.add(egui::Label::new(theme::small(reasons.join("; ")).color(colours.ink3)).truncate());
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::link(ui, if open { &texts::HIDE } else { &texts::SHOW }, 12.0).clicked() {
                    ui.data_mut(|data| data.insert_temp(id, !open));
                }
            });
        });
        if open {
            for (position, line) in removed.iter().enumerate().take(to).skip(from) {
                ui.horizontal_wrapped(|ui| {
                    ui.add_space(22.0);
                    ui.label(theme::article(&line.text, 14.0).color(colours.ink3).strikethrough());
                    ui.label(theme::small(texts::reason(&line.reason)).color(colours.ink3));
                    if widgets::link(ui, &texts::PUT_BACK, 12.0).clicked() {
                        commands.push(Command::PutBack(article, position));
                    }
                });
            }
        }
    });
    let rect = frame.response.rect;
    widgets::dashed(ui, rect, radius::BOX, colours.border());
    ui.allocate_exact_size(vec2(ui.available_width(), rect.height() + 6.0), Sense::hover());
    to
}
