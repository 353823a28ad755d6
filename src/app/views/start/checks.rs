//! Things to check before one goes on: what many articles lack, and what went wrong with single ones.

use egui::{Align2, Color32, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::super::command::Command;
use super::super::super::theme::{self, Icon, Weight};
use super::super::super::{texts, widgets};
use super::super::sidebar::elided;
use super::import::Listed;
use crate::model::{Article, ArticleIndex, Basis, Dated};

/// Height of the heading.
const HEAD: f32 = 36.0;
/// Height of a row.
const LINE: f32 = 42.0;

/// Something that holds for several articles: what it is, and what can be done about it.
pub(super) struct Note {
    title: String,
    advice: &'static str,
    icon: Icon,
}

/// What the articles lack or had taken out, all of them together.
pub(super) fn notes(articles: &[Article]) -> Vec<Note> {
    let (mut unnamed, mut undated, mut inferred, mut removed) = (0, 0, 0, 0);
    for article in articles {
        unnamed += usize::from(matches!(article.source.basis, Basis::FileName | Basis::Unknown));
        undated += usize::from(article.published.dated() == Dated::Unknown);
        inferred += usize::from(article.published.dated() == Dated::Inferred);
        removed += article.removed.len();
    }
    let all = [
        (unnamed, texts::source_not_stated(unnamed), texts::NAME_IT, Icon::Warning),
        (undated, texts::not_dated(undated), texts::DATE_IT, Icon::Warning),
        (inferred, texts::date_inferred(inferred), texts::CHECK_DATE, Icon::Info),
        (removed, texts::lines_set_aside(removed), texts::SET_ASIDE_LONG, Icon::Info),
    ];
    let there = all.into_iter().filter(|(number, ..)| *number > 0);
    there.map(|(_, title, advice, icon)| Note { title, advice: advice.words(), icon }).collect()
}

/// The height a number of rows needs with their heading.
pub(super) fn height(rows: usize) -> f32 {
    HEAD + LINE * rows as f32 + 2.0
}

/// Lists what is to be checked, at most so high.
pub(super) fn show(ui: &mut Ui, listed: &Listed<'_>, notes: &[Note], height: f32, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    widgets::card(ui).inner_margin(0.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = ui.available_width();
        let (head, _) = ui.allocate_exact_size(vec2(width, HEAD), Sense::hover());
        let at = head.left_center() + vec2(16.0, 0.0);
        let font = theme::ui_font(13.0, Weight::SemiBold);
        let drawn = ui.painter().text(at, Align2::LEFT_CENTER, texts::THINGS_TO_CHECK, font, colours.ink);
        let note = texts::warnings_note(notes.len() + listed.warnings.len());
        let at = pos2(drawn.right() + 12.0, head.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, note, theme::ui_font(12.0, Weight::Regular), colours.ink2);
        let rows = notes.len() + listed.warnings.len();
        let area = ScrollArea::vertical().id_salt("warnings").max_height(height - HEAD - 2.0);
        area.auto_shrink([false, true]).show_rows(ui, LINE, rows, |ui, range| {
            for row in range {
                if let Some(note) = notes.get(row) {
                    let ink = if note.icon == Icon::Warning { colours.warn } else { colours.ink2 };
                    line(ui, (note.icon, ink), &note.title, note.advice, Sense::hover());
                    continue;
                }
                let warning = &listed.warnings[row - notes.len()];
                let message = texts::said(&warning.message);
                let response = line(ui, (Icon::Warning, colours.warn), &message, &warning.path, Sense::click());
                let response = response.on_hover_text(message);
                let at = listed.articles.iter().position(|article| article.path == warning.path);
                if let (true, Some(number), true) = (response.clicked(), at, listed.study.is_some()) {
                    commands.push(Command::OpenNow);
                    commands.push(Command::Read(ArticleIndex(number as u32)));
                }
            }
        });
    });
}

/// A row: its sign, what it is about, and below it what more there is to say.
fn line(ui: &mut Ui, (icon, ink): (Icon, Color32), title: &str, more: &str, sense: Sense) -> egui::Response {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, title));
    if response.hovered() && sense.senses_click() {
        ui.painter().rect_filled(rect, 0, colours.hover);
    }
    ui.painter().hline(rect.x_range(), rect.top(), colours.hairline());
    icon.paint(ui.painter(), rect.left_center() + vec2(23.0, 0.0), 15.0, ink);
    let at = rect.min + vec2(44.0, 5.0);
    let width = rect.width() - 60.0;
    elided(ui, at, width, title, theme::ui_font(12.5, Weight::Medium), colours.ink);
    elided(ui, at + vec2(0.0, 17.0), width, more, theme::ui_font(11.5, Weight::Regular), colours.ink2);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Published, Removed, Sourced};

    #[test]
    fn what_articles_lack_is_said_once_for_all_of_them() {
        let article = |basis, date: Option<jiff::civil::Date>, by| Article {
            source: Sourced { value: "The Lowmark".to_owned(), basis },
            published: Published { date, basis: by, doubt: None },
            ..Article::default()
        };
        let day = jiff::civil::date(2024, 3, 1);
        let stated = article(Basis::Metadata, Some(day), Basis::Metadata);
        assert!(notes(std::slice::from_ref(&stated)).is_empty());
        let mut cut = article(Basis::FileName, Some(day), Basis::Text);
        cut.removed = vec![Removed { text: "Share".to_owned(), reason: "share".to_owned(), before: 0 }; 3];
        let found = notes(&[stated, cut, article(Basis::FileName, None, Basis::Unknown)]);
        let titles: Vec<&str> = found.iter().map(|note| note.title.as_str()).collect();
        let expected =
            ["Source not stated: 2 articles", "No date: 1 article", "Date inferred: 1 article", "3 lines set aside"];
        assert_eq!(titles, expected);
    }
}
