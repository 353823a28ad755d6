//! The voice of a span, given the attributions of its article.

use super::rules::{changes_voice, is_question};
use crate::model::{Attribution, AttributionKind, Span, Voice, VoiceLabel};

/// The voice of a span, given the attributions of its article. A sentence that may go on with a report keeps the outlet's
/// voice at a low confidence. Of nested attributions the outermost counts; inside it,
/// what stands between quotation marks is direct.
pub fn label(span: Span, attributions: &[Attribution]) -> VoiceLabel {
    let middle = span.start + (span.end - span.start) / 2;
    let holds = |s: &Span| s.start <= middle && middle < s.end;
    let mut best: Option<(usize, usize, &Attribution)> = None;
    for (index, attribution) in attributions.iter().enumerate() {
        if attribution.content.first().is_some_and(|s| s.start > middle) {
            break;
        }
        if !changes_voice(&attribution.rule) || !attribution.content.iter().any(holds) {
            continue;
        }
        let size: usize = attribution.content.iter().map(|s| s.len()).sum();
        if best.is_none_or(|(_, most, _)| size > most) {
            best = Some((index, size, attribution));
        }
    }
    let Some((index, _, attribution)) = best else {
        let question =
            |attribution: &Attribution| is_question(&attribution.rule) && attribution.content.iter().any(holds);
        return match attributions.iter().position(question) {
            Some(index) => VoiceLabel {
                confidence: attributions[index].confidence,
                attribution: Some(index as u32),
                ..VoiceLabel::default()
            },
            None => VoiceLabel { confidence: 1.0, ..VoiceLabel::default() },
        };
    };
    let voice = match attribution.kind {
        AttributionKind::Scare => Voice::ScareQuote,
        AttributionKind::Direct => Voice::DirectQuote,
        AttributionKind::Mixed | AttributionKind::Indirect if attribution.quoted.iter().any(holds) => {
            Voice::DirectQuote
        }
        AttributionKind::Mixed | AttributionKind::Indirect => Voice::IndirectSpeech,
    };
    VoiceLabel {
        voice,
        presupposed: attribution.presupposed.iter().any(holds),
        speaker: attribution.speaker.clone(),
        confidence: attribution.confidence,
        attribution: Some(index as u32),
    }
}
