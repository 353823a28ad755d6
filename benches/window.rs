//! How long a frame of each view takes, and how soon a folder shows its text: the real window, driven without a display.
//!
//! `cargo bench --bench window -- [ARTICLES | PATH]`: as many invented articles (10,000 if nothing is said), or the
//! folder or file at PATH. A frame is everything up to the triangles a graphics card would be given. Times are in
//! milliseconds; medians should stay at or below 4, the 99th percentile at or below 16.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Context, Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use parallax::app::Window;
use parallax::app::command::Command;
use parallax::app::preferences::Preferences;
use parallax::app::state::{State, View};
use parallax::import;

/// Size of the window in points.
const SIZE: [f32; 2] = [1440.0, 900.0];
/// Frames measured of each view.
const FRAMES: usize = 300;

/// The window with a clock.
struct Driven {
    ctx: Context,
    window: Window,
    time: f64,
}

impl Driven {
    /// One frame with these events; how long it took.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE.into())),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let begun = Instant::now();
        let window = &mut self.window;
        let mut output = self.ctx.run_ui(input, |ui| window.show(ui));
        let drawn = self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let took = begun.elapsed();
        drop(drawn);
        output.drop_without_applying_deltas();
        took
    }

    /// Frames until nothing is under way; the longest of them.
    fn settle(&mut self) -> Duration {
        let mut longest = Duration::ZERO;
        loop {
            longest = longest.max(self.frame(Vec::new()));
            if self.window.is_idle() {
                return longest.max(self.frame(Vec::new()));
            }
            std::thread::yield_now();
        }
    }

    fn give(&mut self, command: Command) {
        self.window.give(command);
        self.settle();
    }
}

/// Invented articles on invented events, four to an event, from the sample's sentences with names of the event's own.
fn invented(articles: usize) -> String {
    let sample = import::sample().articles;
    let sentences: Vec<&str> =
        sample.iter().flat_map(|article| article.body().lines()).filter(|line| line.len() > 60).collect();
    let mut seed = 42_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let syllables = ["ka", "ro", "ven", "ti", "mar", "lo", "sel", "dun", "bre", "is", "tor", "une"];
    let mut out = String::new();
    let mut event: Vec<String> = Vec::new();
    for number in 0..articles {
        if number % 4 == 0 {
            let mut name = String::from("V");
            (0..4).for_each(|_| name.push_str(syllables[random(syllables.len())]));
            event = (0..8).map(|_| format!("In {name}, {}", sentences[random(sentences.len())])).collect();
            event.insert(0, format!("What happened in {name}"));
        }
        let mut text = event[1 + random(3)..].join("\n\n");
        let _ = write!(text, "\n\n{}", sentences[random(sentences.len())]);
        let record = serde_json::json!({
            "id": number.to_string(), "source": format!("Outlet {}", (number * 7 + number / 4) % 24),
            "date": format!("2024-{:02}-{:02}", 1 + number / 4 % 12, 1 + number / 48 % 28), "title": event[0], "text": text,
        });
        let _ = writeln!(out, "{record}");
    }
    out
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
    let line = format!("{what:<28} median {:>7.2}   p99 {:>7.2}   longest {:>7.2}", at(0.5), at(0.99), at(1.0));
    eprintln!("{line}");
}

/// The largest amount of memory the program has had, as the system tells it; `None` where it does not.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn main() -> anyhow::Result<()> {
    let asked = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let folder = tempfile::tempdir()?;
    let path = match asked {
        Some(path) if Path::new(&path).exists() => PathBuf::from(path),
        other => {
            let path = folder.path().join("invented.jsonl");
            std::fs::write(&path, invented(other.map_or(Ok(10_000), |number| number.parse())?))?;
            path
        }
    };
    let ctx = Context::default();
    let window = Window::new(&ctx, State::new(Preferences::default()), None, Vec::new())?;
    let mut driven = Driven { ctx, window, time: 0.0 };
    driven.settle();

    let begun = Instant::now();
    driven.window.give(Command::Open(vec![path]));
    let longest = driven.settle();
    eprintln!(
        "open to text                 {:.2} s, longest frame meanwhile {:.1} ms",
        begun.elapsed().as_secs_f64(),
        longest.as_secs_f64() * 1e3
    );
    if let Some(study) = driven.window.state().open_study() {
        eprintln!(
            "corpus                       {} articles, {} events, {} sources",
            study.articles.len(),
            study.analysis.events.len(),
            study.sources.len()
        );
    }
    for view in View::ALL {
        let begun = Instant::now();
        driven.give(Command::Show(view));
        eprintln!("{view:?} to first picture: {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
        let middle = pos2(SIZE[0] / 2.0, SIZE[1] / 2.0);
        driven.frame(vec![Event::PointerMoved(middle)]);
        let wheel = |delta: f32| Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, delta),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        };
        report(
            &format!("{view:?}, scrolling"),
            (0..FRAMES).map(|n| driven.frame(vec![wheel(if n < FRAMES / 2 { -60.0 } else { 60.0 })])).collect(),
        );
    }
    driven.give(Command::Show(View::Compare));
    let filter = pos2(140.0, 144.0);
    for pressed in [true, false] {
        let click =
            Event::PointerButton { pos: filter, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        driven.frame(vec![Event::PointerMoved(filter), click]);
    }
    let words = "what happened in the market on friday";
    report(
        "typing in the filter",
        words.chars().map(|letter| driven.frame(vec![Event::Text(letter.to_string())])).collect(),
    );
    if let Some(kibibytes) = memory() {
        eprintln!("memory at most               {} MiB", kibibytes >> 10);
    }
    Ok(())
}
