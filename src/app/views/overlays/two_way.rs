//! Hits whose voice could be read two ways.

use std::sync::Arc;

use egui::{Id, ScrollArea, Ui};

use super::super::super::command::Command;
use super::super::super::state::State;
use super::super::super::study::{DOUBTFUL, HitRef, Study};
use super::super::super::theme::{self, Icon, layout};
use super::super::super::{texts, widgets};
use crate::model::{ArticleIndex, Role};

/// The hits for one state of the corpus.
#[derive(Clone)]
struct Doubtful {
    revision: u64,
    hits: Arc<Vec<HitRef>>,
}

/// Shows the list; a click opens the sentence, where the voice can be set.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let id = Id::unique("two-way-cache");
    let cached: Option<Doubtful> = ui.data(|data| data.get_temp(id));
    let doubtful = match cached {
        Some(doubtful) if doubtful.revision == state.revision => doubtful,
        _ => {
            let doubtful = Doubtful { revision: state.revision, hits: Arc::new(list(study)) };
            ui.data_mut(|data| data.insert_temp(id, doubtful.clone()));
            doubtful
        }
    };
    if doubtful.hits.is_empty() {
        widgets::empty_state(ui, Icon::Check, texts::NO_TWO_WAY, None);
        return;
    }
    ui.label(theme::body(texts::TWO_WAY_LONG).color(theme::palette(ui).ink2));
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, layout::KWIC_ROW, doubtful.hits.len(), |ui, rows| {
        for at in &doubtful.hits[rows] {
            if widgets::kwic_row(ui, state, study, *at) {
                commands.push(Command::Overlay(None));
                commands.push(Command::ReadHit(*at));
            }
        }
    });
}

fn list(study: &Study) -> Vec<HitRef> {
    let mut out = Vec::new();
    for (n, hits) in study.analysis.hits.iter().enumerate() {
        for hit in hits {
            let label = &hit.label;
            let highlighted = study.term(hit).role == Role::Highlight;
            if highlighted && label.confidence < DOUBTFUL {
                out.push(HitRef { article: ArticleIndex(n as u32), span: hit.span });
            }
        }
    }
    out
}
