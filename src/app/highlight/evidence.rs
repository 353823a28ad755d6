//! What is known about a hit, said beside it and to screen readers.

use egui::{Sense, Ui, vec2};

use super::super::bidi;
use super::super::study::{DOUBTFUL, HitRef, Study};
use super::super::texts;
use super::super::theme::{self, Weight};
use super::super::widgets;
use crate::model::{ArticleIndex, Hit, Voice};

/// What a screen reader says of a hit: term, family, voice, speaker, which it is of those marked in its article.
pub(super) fn accessible(study: &Study, article: ArticleIndex, hit: &Hit, (number, all): (usize, usize)) -> String {
    let words = hit.span.of(&study.article(article).text);
    let family = texts::family(study.term(hit).family);
    let speaker = hit.label.speaker.as_deref().unwrap_or(&texts::NO_SPEAKER);
    let place = texts::place(number, all);
    format!("{words}, {family}, {}, {speaker}, {place}", texts::voice(hit.label.voice))
}

/// What is known about a hit: term, category, voice, speaker, cue, rule.
pub fn tooltip(ui: &mut Ui, study: &Study, article: ArticleIndex, hit: &Hit) {
    let colours = theme::palette(ui);
    let term = study.term(hit);
    ui.set_max_width(320.0);
    ui.horizontal(|ui| {
        widgets::family_chip(ui, term.family, true);
        ui.label(theme::article(bidi::shown(&term.term), 16.0).strong());
    });
    ui.label(theme::small(texts::family_and_category(term.family, &term.category_title)).color(colours.ink2));
    ui.add_space(4.0);
    for (name, value) in evidence(study, article, hit) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (rect, _) = ui.allocate_exact_size(vec2(58.0, 16.0), Sense::hover());
            ui.painter().text(
                rect.left_center(),
                egui::Align2::LEFT_CENTER,
                name,
                theme::ui_font(12.0, Weight::Regular),
                colours.ink3,
            );
            ui.add(egui::Label::new(theme::small(bidi::shown(&value)).color(colours.ink)).wrap());
        });
    }
}

/// The evidence for a hit's voice, as pairs of name and value.
pub fn evidence(study: &Study, article: ArticleIndex, hit: &Hit) -> Vec<(texts::Text, String)> {
    let text = &study.article(article).text;
    let mut voice = texts::voice(hit.label.voice).to_owned();
    if hit.label.presupposed {
        voice = texts::presupposed(&voice);
    }
    if hit.label.confidence < DOUBTFUL {
        voice.push_str(" ½");
    }
    let mut out = vec![(texts::VOICE, voice)];
    let attribution =
        hit.label.attribution.and_then(|position| study.analysis.attributions[article.index()].get(position as usize));
    let speaker = match (&hit.label.speaker, hit.label.voice) {
        (Some(name), _) => name.to_string(),
        (None, Voice::Own) => texts::OUTLET_SPEAKS.to_string(),
        (None, _) => texts::NOBODY_NAMED.to_string(),
    };
    out.push((texts::SPEAKER, speaker));
    let cue = attribution
        .map(|a| a.cue.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … "))
        .filter(|cue| !cue.is_empty());
    out.push((texts::CUE, cue.map_or_else(|| texts::NO_CUE.to_string(), |cue| format!("“{cue}”"))));
    let rule = attribution.map_or_else(|| texts::NO_RULE.to_string(), |a| texts::rule(&a.rule).to_owned());
    if study.is_corrected(HitRef { article, span: hit.span }) {
        out.push((texts::WHY, texts::SET_BY_YOU.to_string()));
    } else {
        out.push((texts::WHY, rule));
    }
    out
}
