//! Panes in the project file: how they are arranged, and what each looks at, by the names the project knows articles
//! and places by. What no longer fits is left out.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Focus, Layout, MOST_PANES, PaneId, Panes};
use crate::app::state::{Compare, MOST_COLUMNS, Rows, State, View};
use crate::app::study::{HitRef, Study};
use crate::model::ArticleIndex;
use crate::project::{ArticleKey, Place, find};

/// The names under which a project keeps panes and sizes.
const PANES: &str = "panes";
const SIZES: &str = "sizes";

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
}

fn yes() -> bool {
    true
}

fn kept(pane: PaneId, focus: &Focus, study: &Study) -> KeptPane {
    KeptPane {
        pane,
        view: focus.view,
        article: focus.article.map(|article| study.key(article)),
        hit: focus.hit.filter(|hit| Some(hit.article) == focus.article).and_then(|at| study.place(at.article, at.span)),
        columns: focus.compare.columns.iter().map(|&article| study.key(article)).collect(),
        rows: focus.compare.rows,
        dim_shared: focus.compare.dim_shared,
        free: focus.compare.free,
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
    Focus { view: kept.view, article: article.or(otherwise.article), hit, compare, ..Focus::default() }
}

/// Puts the panes and the panels' sizes into the part of the project that is the window's; what else is there stays.
pub fn keep(state: &State, study: &Study, view: &mut Value) {
    if !view.is_object() {
        *view = Value::Object(Map::new());
    }
    let Some(fields) = view.as_object_mut() else { return };
    let aside = state.panes.aside.iter().map(|(&pane, (focus, _))| (pane, focus));
    let all = std::iter::once((state.panes.front, &state.focus)).chain(aside);
    let mut panes: Vec<KeptPane> = all.map(|(pane, focus)| kept(pane, focus, study)).collect();
    panes.sort_by_key(|kept| kept.pane);
    let kept = Kept { layout: state.panes.layout.clone(), front: state.panes.front, panes };
    let put = |fields: &mut Map<String, Value>, name: &str, value: serde_json::Result<Value>| {
        // What cannot be put into JSON is not kept; nothing of this can be such.
        let _ = value.map(|value| fields.insert(name.to_owned(), value));
    };
    put(fields, PANES, serde_json::to_value(kept));
    put(fields, SIZES, serde_json::to_value(state.sizes));
}

/// Takes up the panes and sizes a project kept. The window must be set up for the corpus; it stays so if the project
/// says nothing of panes, or nothing that can be followed.
pub fn restore(state: &mut State, view: &Value) {
    let read = |name: &str| view.get(name).cloned();
    state.sizes = read(SIZES).and_then(|sizes| serde_json::from_value(sizes).ok()).unwrap_or_default();
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
    let mut front = state.focus.clone();
    for pane in kept.panes.iter().filter(|kept| order.contains(&kept.pane)) {
        let focus = focus(pane, study, &state.focus);
        if pane.pane == kept.front {
            front = focus;
        } else {
            panes.aside.insert(pane.pane, (focus, state.options.clone()));
        }
    }
    (state.panes, state.focus) = (panes, front);
}
