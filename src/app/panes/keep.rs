//! What the window shows in the project file: how the panes are arranged, what each looks at, is told and is scrolled to,
//! what is marked, what the sidebar shows and what was searched for, by the names the project knows articles and places
//! by. What no longer fits is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Focus, Layout, MOST_PANES, PaneId, Panes};
use crate::app::search::Request;
use crate::app::state::{Compare, EventOrder, MOST_COLUMNS, ReaderOptions, Rows, Sidebar, State, View};
use crate::app::study::{HitRef, Shown, Study};
use crate::app::views::{KeptOptions, ViewOptions, event_name};
use crate::model::ArticleIndex;
use crate::project::{ArticleKey, Place, find};

/// The names under which a project keeps panes, sizes, and what all panes share.
const PANES: &str = "panes";
const SIZES: &str = "sizes";
const SHARED: &str = "shared";

/// The panes as the file has them.
#[derive(Serialize, Deserialize)]
struct Kept {
    layout: Layout,
    front: PaneId,
    panes: Vec<KeptPane>,
}

/// A pane as the file has it.
#[derive(Serialize, Deserialize)]
struct KeptPane {
    pane: PaneId,
    view: View,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    article: Option<ArticleKey>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hit: Option<Place>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    columns: Vec<ArticleKey>,
    #[serde(default)]
    rows: Rows,
    #[serde(default = "yes")]
    dim_shared: bool,
    #[serde(default)]
    free: bool,
    /// By view: how much of its height is above what is seen.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    scroll: BTreeMap<View, f32>,
    /// What it is told; not taken up if a later program wrote it otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    options: Option<Value>,
}

/// What all panes share, as the file has it.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptShared {
    /// Which hits are marked.
    marks: Shown,
    /// Whether lines taken out are shown.
    removed_lines: bool,
    /// What was searched for.
    search: Request,
    /// What the sidebar shows: its filter, its order, and the events folded, each by the id of its first article.
    filter: String,
    order: EventOrder,
    folded: BTreeSet<String>,
}

fn yes() -> bool {
    true
}

fn kept(pane: PaneId, focus: &Focus, options: &ViewOptions, study: &Study) -> KeptPane {
    KeptPane {
        pane,
        view: focus.view,
        article: focus.article.map(|article| study.key(article)),
        hit: focus.hit.filter(|hit| Some(hit.article) == focus.article).and_then(|at| study.place(at.article, at.span)),
        columns: focus.compare.columns.iter().map(|&article| study.key(article)).collect(),
        rows: focus.compare.rows,
        dim_shared: focus.compare.dim_shared,
        free: focus.compare.free,
        scroll: focus.scroll.clone(),
        options: serde_json::to_value(KeptOptions::of(options, study)).ok(),
    }
}

impl KeptShared {
    fn of(state: &State, study: &Study) -> KeptShared {
        let folded = state.sidebar.folded.iter().filter_map(|&event| study.analysis.events.get(event));
        KeptShared {
            marks: state.shown,
            removed_lines: state.reader.removed_lines,
            search: state.search.request.clone(),
            filter: state.sidebar.filter.clone(),
            order: state.sidebar.order,
            folded: folded.map(|event| event_name(event, &study.articles).to_owned()).collect(),
        }
    }

    fn restore(self, state: &mut State) {
        let Some(study) = &state.study else { return };
        let events = study.analysis.events.iter().enumerate();
        let folded = events.filter(|(_, event)| self.folded.contains(event_name(event, &study.articles)));
        let folded = folded.map(|(position, _)| position).collect();
        state.sidebar = Sidebar { filter: self.filter, order: self.order, folded };
        state.shown = self.marks;
        state.reader = ReaderOptions { removed_lines: self.removed_lines };
        state.search.request = self.search;
    }
}

/// What a kept pane looks at; `otherwise` gives what it does not say or what is gone.
fn focus(kept: &KeptPane, study: &Study, otherwise: &Focus) -> Focus {
    let index = |key: &ArticleKey| find(&study.entries, key);
    let article = kept.article.as_ref().and_then(index);
    let hit = article.zip(kept.hit.as_ref()).and_then(|(article, place)| {
        let at = HitRef { article, span: study.span_of(article, place)? };
        study.hit(at).map(|_| at)
    });
    let mut columns = Vec::new();
    for column in kept.columns.iter().filter_map(index) {
        let event = |article: ArticleIndex| study.event_of[article.index()];
        let fits = columns.first().is_none_or(|&first| event(first) == event(column));
        if fits && !columns.contains(&column) && columns.len() < MOST_COLUMNS {
            columns.push(column);
        }
    }
    if columns.is_empty() {
        columns.clone_from(&otherwise.compare.columns);
    }
    let compare = Compare { columns, dim_shared: kept.dim_shared, rows: kept.rows, row: None, free: kept.free };
    let mut scroll = kept.scroll.clone();
    if kept.article.is_some() && article.is_none() {
        scroll.remove(&View::Reader);
    }
    Focus { view: kept.view, article: article.or(otherwise.article), hit, compare, scroll, ..Focus::default() }
}

/// Puts the panes and the panels' sizes into the part of the project that is the window's; what else is there stays.
pub fn keep(state: &State, study: &Study, view: &mut Value) {
    if !view.is_object() {
        *view = Value::Object(Map::new());
    }
    let Some(fields) = view.as_object_mut() else { return };
    let aside = state.panes.aside.iter().map(|(&pane, (focus, options))| (pane, focus, options));
    let all = std::iter::once((state.panes.front, &state.focus, &state.options)).chain(aside);
    let mut panes: Vec<KeptPane> = all.map(|(pane, focus, options)| kept(pane, focus, options, study)).collect();
    panes.sort_by_key(|kept| kept.pane);
    let kept = Kept { layout: state.panes.layout.clone(), front: state.panes.front, panes };
    let put = |fields: &mut Map<String, Value>, name: &str, value: serde_json::Result<Value>| {
        // What cannot be put into JSON is not kept; nothing of this can be such.
        let _ = value.map(|value| fields.insert(name.to_owned(), value));
    };
    put(fields, PANES, serde_json::to_value(kept));
    put(fields, SIZES, serde_json::to_value(state.sizes));
    put(fields, SHARED, serde_json::to_value(KeptShared::of(state, study)));
}

/// Takes up the panes and sizes a project kept. The window must be set up for the corpus; it stays so if the project
/// says nothing of panes, or nothing that can be followed.
pub fn restore(state: &mut State, view: &Value) {
    let read = |name: &str| view.get(name).cloned();
    state.sizes = read(SIZES).and_then(|sizes| serde_json::from_value(sizes).ok()).unwrap_or_default();
    // What belongs to all panes first: the panes themselves may be such that they cannot be followed.
    if let Some(shared) = read(SHARED).and_then(|shared| serde_json::from_value::<KeptShared>(shared).ok()) {
        shared.restore(state);
    }
    let Some(study) = &state.study else { return };
    let Some(kept) = read(PANES).and_then(|panes| serde_json::from_value::<Kept>(panes).ok()) else { return };
    let order = kept.layout.panes();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    let known: Vec<PaneId> = kept.panes.iter().map(|kept| kept.pane).collect();
    let whole = sorted.windows(2).all(|two| two[0] != two[1])
        && order.len() <= MOST_PANES
        && order.iter().all(|pane| known.contains(pane))
        && order.contains(&kept.front);
    if !whole {
        return;
    }
    let mut layout = kept.layout;
    layout.limit();
    let mut panes = Panes { layout, active: kept.front, front: kept.front, ..Panes::default() };
    let mut front = (state.focus.clone(), state.options.clone());
    for pane in kept.panes.iter().filter(|kept| order.contains(&kept.pane)) {
        let focus = focus(pane, study, &state.focus);
        let mut options = state.options.clone();
        let told = pane.options.clone().and_then(|told| serde_json::from_value::<KeptOptions>(told).ok());
        if let Some(told) = told {
            told.restore(&mut options, study);
        }
        if pane.pane == kept.front {
            front = (focus, options);
        } else {
            panes.aside.insert(pane.pane, (focus, options));
        }
    }
    state.panes = panes;
    (state.focus, state.options) = front;
}
