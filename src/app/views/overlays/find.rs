//! What the search field finds: terms, speakers and titles that contain the words.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Id, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::super::command::Command;
use super::super::super::state::State;
use super::super::super::study::{HitRef, Study};
use super::super::super::texts;
use super::super::super::theme::{self, layout};
use crate::model::ArticleIndex;

/// Most results of each kind.
const MOST: usize = 8;

/// One thing found.
#[derive(Clone, Debug)]
enum Found {
    Term { name: String, hits: u32, first: HitRef },
    Speaker { name: String, hits: u32, first: HitRef },
    Title { title: String, article: ArticleIndex },
}

/// The results for one state of the corpus and one query, so that frames do not search.
#[derive(Clone)]
struct Results {
    revision: u64,
    query: String,
    found: Arc<Vec<Found>>,
}

/// Shows the results for the words typed.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let query = state.find.trim().to_lowercase();
    let id = Id::unique("find-cache");
    let cached: Option<Results> = ui.data(|data| data.get_temp(id));
    let results = match cached {
        Some(results) if results.revision == state.revision && results.query == query => results,
        _ => {
            let found = Arc::new(search(study, &query));
            let results = Results { revision: state.revision, query, found };
            ui.data_mut(|data| data.insert_temp(id, results.clone()));
            results
        }
    };
    let colours = theme::palette(ui);
    super::super::search::everywhere(ui, state.find.trim(), &state.search.request, commands);
    ui.separator();
    if results.found.is_empty() {
        ui.label(theme::body(texts::NOTHING_FOUND).color(colours.ink2));
        return;
    }
    for found in results.found.iter() {
        let (name, note) = match found {
            Found::Term { name, hits, .. } => (name, texts::hits(u64::from(*hits))),
            Found::Speaker { name, hits, .. } => (name, texts::speaker_of(*hits as usize)),
            Found::Title { title, .. } => (title, texts::AN_ARTICLE.to_string()),
        };
        let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), layout::TABLE_ROW), Sense::click());
        row.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}, {note}")));
        if row.hovered() || row.has_focus() {
            ui.painter().rect_filled(rect, 4, colours.hover);
        }
        let font = theme::ui_font(13.0, theme::Weight::Regular);
        let note = ui.painter().layout_no_wrap(note, theme::ui_font(12.0, theme::Weight::Regular), colours.ink3);
        let mut job = egui::text::LayoutJob::simple_singleline(name.clone(), font, colours.ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - note.size().x - 28.0);
        let name = ui.painter().layout_job(job);
        ui.painter().galley(rect.left_center() + vec2(8.0, -name.size().y / 2.0), name, colours.ink);
        let at = rect.right_center() - vec2(note.size().x + 8.0, note.size().y / 2.0);
        ui.painter().galley(at, note, colours.ink3);
        if row.clicked() {
            commands.push(Command::Find(String::new()));
            commands.push(match found {
                Found::Term { first, .. } | Found::Speaker { first, .. } => Command::ReadHit(*first),
                Found::Title { article, .. } => Command::Read(*article),
            });
        }
    }
}

fn search(study: &Study, query: &str) -> Vec<Found> {
    let terms = study.analysis.matcher.terms();
    let wanted: Vec<bool> = terms.iter().map(|term| term.term.to_lowercase().contains(query)).collect();
    let mut by_term: BTreeMap<u32, (u32, HitRef)> = BTreeMap::new();
    let mut by_speaker: BTreeMap<&str, (u32, HitRef)> = BTreeMap::new();
    for (n, hits) in study.analysis.hits.iter().enumerate() {
        let article = ArticleIndex(n as u32);
        for hit in hits {
            let at = HitRef { article, span: hit.span };
            if wanted[hit.term as usize] {
                by_term.entry(hit.term).or_insert((0, at)).0 += 1;
            }
            if let Some(speaker) = hit.label.speaker.as_deref() {
                by_speaker.entry(speaker).or_insert((0, at)).0 += 1;
            }
        }
    }
    let mut found_terms: Vec<Found> = by_term
        .into_iter()
        .map(|(term, (hits, first))| Found::Term { name: terms[term as usize].term.clone(), hits, first })
        .collect();
    let mut speakers: Vec<Found> = by_speaker
        .into_iter()
        .filter(|(name, _)| name.to_lowercase().contains(query))
        .map(|(name, (hits, first))| Found::Speaker { name: name.to_owned(), hits, first })
        .collect();
    for list in [&mut found_terms, &mut speakers] {
        list.sort_by_key(|found| match found {
            Found::Term { hits, .. } | Found::Speaker { hits, .. } => std::cmp::Reverse(*hits),
            Found::Title { .. } => std::cmp::Reverse(0),
        });
        list.truncate(MOST);
    }
    let titles = study
        .articles
        .iter()
        .enumerate()
        .filter(|(_, article)| article.title().to_lowercase().contains(query))
        .take(MOST)
        .map(|(n, article)| Found::Title { title: article.title().to_owned(), article: ArticleIndex(n as u32) });
    found_terms.into_iter().chain(speakers).chain(titles).collect()
}
