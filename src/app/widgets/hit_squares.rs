//! Hits of a cell by voice.

use egui::{Align2, Painter, Pos2, Rect, Vec2, pos2, vec2};

use super::paint_voice;
use crate::app::theme::Palette;
use crate::model::Voice;
use crate::statistics::{ByVoice, all_voices};

/// Side of a square that stands for one hit.
const SQUARE: f32 = 10.0;
/// Most hits shown one by one.
const MOST: u64 = 8;
/// Width of a bar in proportion.
const BAR: f32 = 76.0;

/// Hits by voice, their right end at `right`: up to eight squares, one a hit; of more, or where squares do not fit
/// into `room`, a bar in proportion. Nothing where not even a bar fits.
pub fn hit_squares(painter: &Painter, right: Pos2, room: f32, counts: &ByVoice, colours: &Palette) {
    let total = all_voices(counts);
    let squares = total as f32 * (SQUARE - 1.0) + 1.0;
    if total == 0 {
        return;
    }
    if total <= MOST && squares <= room {
        let mut left = right.x - squares;
        for voice in Voice::ALL {
            for _ in 0..counts[voice.index()] {
                let min = pos2(left, right.y - SQUARE / 2.0);
                paint_voice(painter, Rect::from_min_size(min, Vec2::splat(SQUARE)), voice, colours);
                left += SQUARE - 1.0;
            }
        }
    } else if room >= SQUARE + 2.0 {
        let bar = Align2::RIGHT_CENTER.anchor_size(right, vec2(room.min(BAR), SQUARE));
        let mut left = bar.left();
        for voice in Voice::ALL {
            let width = bar.width() * counts[voice.index()] as f32 / total as f32;
            if width > 0.0 {
                let part = Rect::from_min_size(pos2(left, bar.top()), vec2(width.max(2.0), SQUARE));
                paint_voice(painter, part, voice, colours);
                left += width;
            }
        }
    }
}
