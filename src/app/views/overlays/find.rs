//! What the search field finds: terms, speakers and titles that contain the words.

use std::cmp::Reverse;
use std::sync::Arc;

use egui::{Id, Role, Sense, Ui, WidgetInfo, vec2};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::super::super::command::Command;
use super::super::super::state::State;
use super::super::super::study::{HitRef, Study};
use super::super::super::texts;
use super::super::super::theme::{self, layout};
use super::super::sidebar::holds;
use super::super::{beside, cache};
use crate::analysis::Analysis;
use crate::model::{ArticleIndex, Hit};

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
            let Some(directory) = directory(ui, state, study, commands) else {
                ui.spinner();
                return;
            };
            let found = Arc::new(search(study, &directory, &query));
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

/// The terms and speakers of a corpus, the most frequent first; the same for every query.
struct Directory {
    /// The state of the corpus it was made from.
    revision: u64,
    /// Terms that occur, with their hits and the first of these.
    terms: Vec<(u32, u32, HitRef)>,
    /// Speakers of hits, with the number of hits and the first of these.
    speakers: Vec<(Arc<str>, u32, HitRef)>,
}

impl Directory {
    /// Reads all hits, on all processors.
    fn of(analysis: &Analysis, revision: u64) -> Directory {
        const AT_ONCE: usize = 4096;
        let parts = analysis.hits.par_chunks(AT_ONCE).enumerate();
        let parts: Vec<_> = parts.map(|(n, articles)| occurrences(n * AT_ONCE, articles)).collect();
        // In the order of the articles, so that the first of the hits is.
        let all = parts.into_iter().reduce(Occurrences::then).unwrap_or_default();
        let mut terms: Vec<(u32, u32, HitRef)> =
            all.terms.into_iter().map(|(term, (hits, first))| (term, hits, first)).collect();
        terms.sort_unstable_by_key(|&(term, hits, _)| (Reverse(hits), term));
        let mut speakers: Vec<(Arc<str>, u32, HitRef)> =
            all.speakers.into_iter().map(|(name, (hits, first))| (Arc::clone(name), hits, first)).collect();
        speakers.par_sort_unstable_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
        Directory { revision, terms, speakers }
    }
}

/// Number and first of the hits of each term and each speaker.
#[derive(Default)]
struct Occurrences<'a> {
    terms: FxHashMap<u32, (u32, HitRef)>,
    speakers: FxHashMap<&'a Arc<str>, (u32, HitRef)>,
}

impl Occurrences<'_> {
    /// With those of articles that come later.
    #[expect(clippy::iter_over_hash_type, reason = "sums are the same in any order")]
    fn then(mut self, later: Self) -> Self {
        for (term, (hits, first)) in later.terms {
            self.terms.entry(term).or_insert((0, first)).0 += hits;
        }
        for (speaker, (hits, first)) in later.speakers {
            self.speakers.entry(speaker).or_insert((0, first)).0 += hits;
        }
        self
    }
}

/// Counts the hits of some articles, the first of which has a number.
fn occurrences(first: usize, articles: &[Vec<Hit>]) -> Occurrences<'_> {
    let mut counts = Occurrences::default();
    for (article, hits) in (first..).zip(articles) {
        for hit in hits {
            let at = HitRef { article: ArticleIndex(article as u32), span: hit.span };
            counts.terms.entry(hit.term).or_insert((0, at)).0 += 1;
            if let Some(speaker) = &hit.label.speaker {
                counts.speakers.entry(speaker).or_insert((0, at)).0 += 1;
            }
        }
    }
    counts
}

/// With more articles the directory is made beside the window's thread, so that no frame waits for it.
const LARGE: usize = 20_000;

/// The directory of the corpus as it is; `None` while it is being made.
fn directory(ui: &Ui, state: &State, study: &Study, commands: &mut Vec<Command>) -> Option<Arc<Directory>> {
    let kept = cache::<Kept>(ui, Id::unique("find-directory"));
    let (revision, analysis) = (state.revision, Arc::clone(&study.analysis));
    let mut here = kept.lock();
    if here.wanted != Some(revision) {
        here.wanted = Some(revision);
        if study.articles.len() <= LARGE {
            here.directory = Some(Arc::new(Directory::of(&analysis, revision)));
        } else {
            let (ctx, kept) = (ui.ctx().clone(), Arc::clone(&kept));
            beside(commands, move || {
                let made = Arc::new(Directory::of(&analysis, revision));
                drop(analysis);
                kept.lock().directory = Some(made);
                ctx.request_repaint();
            });
        }
    }
    here.directory.as_ref().filter(|directory| directory.revision == revision).map(Arc::clone)
}

/// What is kept between frames.
#[derive(Default)]
struct Kept {
    /// What the directory was last asked for of.
    wanted: Option<u64>,
    directory: Option<Arc<Directory>>,
}

fn search(study: &Study, directory: &Directory, query: &str) -> Vec<Found> {
    let name = |term: u32| &study.analysis.matcher.terms()[term as usize].term;
    let terms = directory.terms.iter().filter(|(term, ..)| holds(name(*term), query)).take(MOST);
    let terms = terms.map(|&(term, hits, first)| Found::Term { name: name(term).clone(), hits, first });
    let speakers = directory.speakers.iter().filter(|(name, ..)| holds(name, query)).take(MOST);
    let speakers =
        speakers.map(|(name, hits, first)| Found::Speaker { name: name.to_string(), hits: *hits, first: *first });
    let titles = study.articles.iter().enumerate().filter(|(_, article)| holds(article.title(), query)).take(MOST);
    let titles =
        titles.map(|(n, article)| Found::Title { title: article.title().to_owned(), article: ArticleIndex(n as u32) });
    terms.chain(speakers).chain(titles).collect()
}
