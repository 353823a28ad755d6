//! From numbers to places: linear scales, round tick values, and how numbers are written.

/// Maps a range of numbers to a range of pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Scale {
    from: f64,
    to: f64,
    start: f32,
    end: f32,
}

impl Scale {
    /// Maps `from` to the pixel `start` and `to` to the pixel `end`. An empty range maps to `start`.
    pub(super) fn new(from: f64, to: f64, start: f32, end: f32) -> Scale {
        Scale { from, to, start, end }
    }

    /// Where a number lies; numbers outside the range are drawn at its ends.
    pub(super) fn at(&self, value: f64) -> f32 {
        let extent = self.to - self.from;
        let share = if extent > 0.0 { ((value - self.from) / extent).clamp(0.0, 1.0) } else { 0.0 };
        self.start + (self.end - self.start) * share as f32
    }
}

/// The distance between round ticks (1, 2 or 5 times a power of ten) so that there are about `count` over `extent`.
pub(super) fn tick_step(extent: f64, count: usize) -> f64 {
    if !extent.is_finite() || extent <= 0.0 {
        return 1.0;
    }
    let rough = extent / count.max(1) as f64;
    let mut power = 1.0;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    while power > rough {
        power /= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].map(|m| m * power).into_iter().find(|&step| step >= rough).unwrap_or(10.0 * power)
}

/// The ticks between `from` and `to`, multiples of `step`.
pub(super) fn ticks(from: f64, to: f64, step: f64) -> Vec<f64> {
    let first = (from / step - 1e-9).ceil() as i64;
    let last = (to / step + 1e-9).floor() as i64;
    (first..=last).map(|n| n as f64 * step).collect()
}

/// `value` rounded up to a multiple of `step`.
pub(super) fn round_up(value: f64, step: f64) -> f64 {
    (value / step - 1e-9).ceil() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (extent, count, step) in
            [(40.0, 4, 10.0), (105.0, 7, 20.0), (1.0, 4, 0.5), (0.07, 5, 0.02), (3.0, 5, 1.0), (0.0, 4, 1.0)]
        {
            assert!((tick_step(extent, count) - step).abs() < 1e-12, "{extent} in {count}");
        }
        assert_eq!(ticks(-4.2, 5.0, 2.0), [-4.0, -2.0, 0.0, 2.0, 4.0]);
        assert_eq!(round_up(40.0, 10.0), 40.0);
        assert_eq!(round_up(40.1, 10.0), 50.0);
    }
}
