//! Things to check before one goes on: what many articles lack, and what went wrong with single ones.

use egui::{Align, Align2, Color32, Id, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::super::command::Command;
use super::super::super::state::View;
use super::super::super::theme::{self, Icon, Weight};
use super::super::super::{texts, widgets};
use super::super::sidebar::elided;
use super::articles::{self, Field};
use super::import::Listed;
use crate::model::{Article, ArticleIndex, Basis, Dated};

/// Height of the heading.
const HEAD: f32 = 36.0;
/// Height of a row.
const LINE: f32 = 42.0;

/// What can be done about a thing to check, where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Fix {
    /// Type the outlet's name of an article.
    Name(ArticleIndex),
    /// Call the outlets of articles what their folders are called.
    FromFolder(Vec<ArticleIndex>),
    /// Type the day of an article.
    Date(ArticleIndex),
    /// Look at the day of an article, which was worked out.
    CheckDate(ArticleIndex),
    /// See in an article which lines were taken out.
    Review(ArticleIndex),
    /// See articles side by side.
    Compare(ArticleIndex),
    /// Read an article.
    Open(ArticleIndex),
    /// Copy what went wrong.
    Copy,
    /// Take the problem at this position off the list.
    Skip(usize),
}

impl Fix {
    fn name(&self) -> texts::Text {
        match self {
            Fix::Name(_) => texts::NAME_SOURCE,
            Fix::FromFolder(_) => texts::FILL_FROM_FOLDER,
            Fix::Date(_) => texts::SET_DATE,
            Fix::CheckDate(_) => texts::CHECK,
            Fix::Review(_) => texts::REVIEW,
            Fix::Compare(_) => texts::COMPARE,
            Fix::Open(_) => texts::OPEN,
            Fix::Copy => texts::COPY_DETAILS,
            Fix::Skip(_) => texts::SKIP,
        }
    }
}

/// Something that holds for articles: what it is, and what can be done about it.
pub(super) struct Note {
    title: String,
    advice: String,
    icon: Icon,
    fixes: Vec<Fix>,
}

/// Articles without a day, and groups of copies, up to which each has a line of its own.
const EACH: usize = 5;

/// What the articles lack or had taken out, and which are copies of one another.
pub(super) fn notes(listed: &Listed<'_>) -> Vec<Note> {
    let (mut unnamed, mut undated, mut inferred, mut cut) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut removed = 0;
    for (n, article) in listed.articles.iter().enumerate() {
        let at = ArticleIndex(n as u32);
        if matches!(article.source.basis, Basis::FileName | Basis::Unknown) {
            unnamed.push(at);
        }
        match article.published.dated() {
            Dated::Unknown => undated.push(at),
            Dated::Inferred => inferred.push(at),
            Dated::Stated => {}
        }
        if !article.removed.is_empty() {
            removed += article.removed.len();
            cut.push(at);
        }
    }
    let mut out = Vec::new();
    let mut note = |title: String, advice: String, icon: Icon, fixes: Vec<Fix>| {
        out.push(Note { title, advice, icon, fixes });
    };
    if let Some(&first) = unnamed.first() {
        let in_folder = |at: &ArticleIndex| folder(&listed.articles[at.index()]).is_some();
        let mut fixes = vec![Fix::Name(first)];
        let known: Vec<ArticleIndex> = unnamed.iter().copied().filter(in_folder).collect();
        if !known.is_empty() {
            fixes.push(Fix::FromFolder(known));
        }
        note(texts::source_not_stated(unnamed.len()), texts::NAME_IT.into(), Icon::Warning, fixes);
    }
    match undated.first() {
        Some(&first) if undated.len() > EACH => {
            note(texts::not_dated(undated.len()), texts::DATE_IT.into(), Icon::Warning, vec![Fix::Date(first)]);
        }
        _ => {
            for &at in &undated {
                let article = &listed.articles[at.index()];
                let advice = article
                    .published
                    .doubt
                    .as_ref()
                    .map_or_else(|| texts::DATE_IT.to_string(), |doubt| texts::text_says_only(doubt));
                note(texts::no_date_in(called(article)), advice, Icon::Warning, vec![Fix::Date(at)]);
            }
        }
    }
    if let Some(&first) = inferred.first() {
        let fixes = vec![Fix::CheckDate(first)];
        note(texts::date_inferred(inferred.len()), texts::CHECK_DATE.into(), Icon::Warning, fixes);
    }
    if let Some(study) = listed.study {
        let copies = &study.analysis.copies;
        let apart = copies.len() <= EACH;
        for group in copies.iter().take(if apart { copies.len() } else { 1 }).filter(|group| group.len() > 1) {
            let names = [group[0], group[1]].map(|at| widgets::badge_tooltip(study.source(at).1));
            let title = if apart { texts::wire_copy(names, group.len()) } else { texts::wire_copies(copies.len()) };
            note(title, texts::WIRE_COPY_LONG.into(), Icon::Warning, vec![Fix::Compare(group[0])]);
        }
    }
    if let Some(&first) = cut.first() {
        let fixes = listed.study.map(|_| Fix::Review(first));
        note(texts::lines_set_aside(removed), texts::SET_ASIDE_LONG.into(), Icon::Info, fixes.into_iter().collect());
    }
    out
}

/// What an article is called: its title, else its file.
fn called(article: &Article) -> &str {
    if article.title().is_empty() { &article.path } else { article.title() }
}

/// The name of the folder an article's file lies in, if it lies in one.
fn folder(article: &Article) -> Option<&str> {
    let (folders, _) = article.path.rsplit_once('/')?;
    folders.rsplit('/').next().filter(|name| !name.is_empty())
}

/// The height a number of rows needs with their heading.
pub(super) fn height(rows: usize) -> f32 {
    HEAD + LINE * rows as f32 + 2.0
}

/// Which things to check are shown.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Which {
    #[default]
    All,
    Warnings,
    Notes,
}

/// Lists what is to be checked, at most so high.
pub(super) fn show(ui: &mut Ui, listed: &Listed<'_>, notes: &[Note], height: f32, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let id = Id::unique("checks-shown");
    let mut which: Which = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    widgets::card(ui).inner_margin(0.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = ui.available_width();
        let (head, _) = ui.allocate_exact_size(vec2(width, HEAD), Sense::hover());
        let at = head.left_center() + vec2(16.0, 0.0);
        let font = theme::ui_font(13.0, Weight::SemiBold);
        let drawn = ui.painter().text(at, Align2::LEFT_CENTER, texts::THINGS_TO_CHECK, font, colours.ink);
        let warned = notes.iter().filter(|note| note.icon == Icon::Warning).count() + listed.warnings.len();
        let said = texts::warnings_note(warned, notes.len() + listed.warnings.len() - warned);
        let at = pos2(drawn.right() + 12.0, head.center().y - 8.0);
        let place = head.shrink2(vec2(8.0, 4.0));
        let layout = Layout::right_to_left(Align::Center);
        let mut right = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt("checks-which"));
        let choices = [(Which::All, texts::ALL), (Which::Warnings, texts::WARNINGS), (Which::Notes, texts::ONLY_NOTES)];
        if let Some(chosen) = widgets::segmented(&mut right, &texts::THINGS_TO_CHECK, &choices, which) {
            which = chosen;
            ui.data_mut(|data| data.insert_temp(id, chosen));
        }
        let room = right.min_rect().left() - at.x - 10.0;
        elided(ui, at, room, &said, theme::ui_font(12.0, Weight::Regular), colours.ink2);
        let passes = |note: &&Note| match which {
            Which::All => true,
            Which::Warnings => note.icon == Icon::Warning,
            Which::Notes => note.icon != Icon::Warning,
        };
        let notes: Vec<&Note> = notes.iter().filter(passes).collect();
        let warnings = if which == Which::Notes { &[] } else { listed.warnings };
        let area = ScrollArea::vertical().id_salt("warnings").max_height(height - HEAD - 2.0);
        area.auto_shrink([false, true]).show_rows(ui, LINE, notes.len() + warnings.len(), |ui, range| {
            for row in range {
                if let Some(note) = notes.get(row) {
                    let ink = if note.icon == Icon::Warning { colours.warn } else { colours.ink2 };
                    let fix = line(ui, (note.icon, ink), &note.title, &note.advice, &note.fixes);
                    commands.extend(fix.into_iter().flat_map(|fix| carry_out(ui, listed, fix, &note.title)));
                    continue;
                }
                let position = row - notes.len();
                let warning = &warnings[position];
                let message = texts::said(&warning.message);
                let at = listed.articles.iter().position(|article| warning.concerns(article));
                let mut fixes = vec![Fix::Skip(position)];
                match at.filter(|_| listed.study.is_some()) {
                    Some(number) => fixes.push(Fix::Open(ArticleIndex(number as u32))),
                    None => fixes.push(Fix::Copy),
                }
                let fix = line(ui, (Icon::Warning, colours.warn), &message, &warning.path, &fixes);
                let details = format!("{}: {message}", warning.path);
                commands.extend(fix.into_iter().flat_map(|fix| carry_out(ui, listed, fix, &details)));
            }
        });
    });
}

/// What a fix asks for. Fields of the list above get the keyboard's focus.
fn carry_out(ui: &Ui, listed: &Listed<'_>, fix: &Fix, details: &str) -> Vec<Command> {
    match fix {
        Fix::Name(at) => {
            articles::type_into(ui, *at, Field::Source);
            Vec::new()
        }
        Fix::Date(at) | Fix::CheckDate(at) => {
            articles::type_into(ui, *at, Field::Date);
            Vec::new()
        }
        Fix::FromFolder(known) => {
            let name = |at: &ArticleIndex| Some((*at, folder(&listed.articles[at.index()])?.to_owned()));
            vec![Command::SetSources(known.iter().filter_map(name).collect())]
        }
        Fix::Review(at) | Fix::Open(at) => vec![Command::OpenNow, Command::Read(*at)],
        Fix::Compare(at) => {
            let event = listed.study.map(|study| study.event_of[at.index()] as usize);
            let select = event.map(Command::SelectEvent);
            [Some(Command::OpenNow), select, Some(Command::Show(View::Compare))].into_iter().flatten().collect()
        }
        Fix::Copy => vec![Command::Copy(details.to_owned())],
        Fix::Skip(position) => vec![Command::SkipProblem(*position)],
    }
}

/// A row: its sign, what it is about, below it what more there is to say, and what can be done, as buttons at the right.
/// Returns what was chosen.
fn line<'f>(ui: &mut Ui, (icon, ink): (Icon, Color32), title: &str, more: &str, fixes: &'f [Fix]) -> Option<&'f Fix> {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, title));
    ui.painter().hline(rect.x_range(), rect.top(), colours.hairline());
    icon.paint(ui.painter(), rect.left_center() + vec2(23.0, 0.0), 15.0, ink);
    let place = Rect::from_min_max(rect.min, rect.max - vec2(16.0, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut right = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt(("fixes", title, more)));
    let mut chosen = None;
    for fix in fixes {
        let button = widgets::button(&mut right, None, &fix.name());
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {title}", fix.name())));
        let button = if matches!(fix, Fix::Skip(_)) { button.on_hover_text(texts::SKIP_LONG) } else { button };
        if button.clicked() {
            chosen = Some(fix);
        }
    }
    let at = rect.min + vec2(44.0, 5.0);
    let width = if fixes.is_empty() { rect.width() - 60.0 } else { right.min_rect().left() - at.x - 12.0 };
    elided(ui, at, width, title, theme::ui_font(12.5, Weight::Medium), colours.ink);
    elided(ui, at + vec2(0.0, 17.0), width, more, theme::ui_font(11.5, Weight::Regular), colours.ink2);
    response.on_hover_text(format!("{title}\n{more}"));
    chosen
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
        let noted = |articles: &[Article]| {
            let listed = Listed { articles, warnings: &[], sources: Default::default(), study: None };
            notes(&listed).into_iter().map(|note| (note.title, note.fixes)).collect::<Vec<_>>()
        };
        assert_eq!(noted(std::slice::from_ref(&stated)), []);
        let mut cut = article(Basis::FileName, Some(day), Basis::Text);
        cut.removed = vec![Removed { text: "Share".to_owned(), reason: "share".to_owned(), before: 0 }; 3];
        let mut undated = article(Basis::FileName, None, Basis::Unknown);
        (undated.path, undated.published.doubt) = ("courier/a.txt".to_owned(), Some("Monday".to_owned()));
        let found = noted(&[stated, cut, undated.clone()]);
        let at = ArticleIndex;
        let expected = [
            ("Source not stated: 2 articles", vec![Fix::Name(at(1)), Fix::FromFolder(vec![at(2)])]),
            ("No date: “courier/a.txt”", vec![Fix::Date(at(2))]),
            ("Date inferred: 1 article", vec![Fix::CheckDate(at(1))]),
            // They are read in the Reader, which is not open yet.
            ("3 lines set aside", Vec::new()),
        ];
        assert_eq!(found, expected.map(|(title, fixes)| (title.to_owned(), fixes)));
        let many = noted(&vec![undated; EACH + 1]);
        assert_eq!(many[1], ("No date: 6 articles".to_owned(), vec![Fix::Date(at(0))]));
    }
}
