//! How long a frame of each view takes, and how soon a folder shows its text: the real window, driven without a display.
//!
//! `cargo bench --bench window -- [ARTICLES | PATH]`: as many invented articles (10,000 if nothing is said), or the
//! folder or file at PATH. A frame is everything up to the triangles a graphics card would be given. Times are in
//! milliseconds; medians should stay at or below 4, the 99th percentile at or below 16. Beside the time by the clock stands
//! what the window's own thread has worked, where the system tells it: on a machine that does other things too, only that
//! says what a frame costs.

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
    fn frame(&mut self, events: Vec<Event>) -> Frame {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE.into())),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let (begun, worked) = (Instant::now(), worked());
        let window = &mut self.window;
        let mut output = self.ctx.run_ui(input, |ui| window.show(ui));
        let drawn = self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let took = Frame { clock: begun.elapsed(), work: self::worked().saturating_sub(worked) };
        drop(drawn);
        output.drop_without_applying_deltas();
        took
    }

    /// Frames until nothing is under way; the longest of them.
    fn settle(&mut self) -> Frame {
        let mut longest = Frame::default();
        loop {
            longest = longest.longer(self.frame(Vec::new()));
            if self.window.is_idle() {
                return longest.longer(self.frame(Vec::new()));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Gives a command; the longest frame until it is done.
    fn give(&mut self, command: Command) -> Frame {
        self.window.give(command);
        self.settle()
    }

    /// Frames while something is made beside the window, for so long; the longest.
    fn wait(&mut self, time: Duration) -> Frame {
        let begun = Instant::now();
        let mut longest = Frame::default();
        while begun.elapsed() < time {
            longest = longest.longer(self.frame(Vec::new()));
            std::thread::sleep(Duration::from_millis(8));
        }
        longest
    }

    fn click(&mut self, at: Pos2) {
        for pressed in [true, false] {
            let click =
                Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
            self.frame(vec![Event::PointerMoved(at), click]);
        }
    }

    /// Types words, letter by letter.
    fn type_words(&mut self, what: &str, words: &str) {
        report(what, words.chars().map(|letter| self.frame(vec![Event::Text(letter.to_string())])).collect());
    }
}

/// How long a frame took.
#[derive(Clone, Copy, Default)]
struct Frame {
    /// By the clock.
    clock: Duration,
    /// What the window's thread worked for it; 0 where the system does not tell.
    work: Duration,
}

impl Frame {
    fn longer(self, other: Frame) -> Frame {
        Frame { clock: self.clock.max(other.clock), work: self.work.max(other.work) }
    }
}

impl std::fmt::Display for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.1} ms (worked {:.1})", self.clock.as_secs_f64() * 1e3, self.work.as_secs_f64() * 1e3)
    }
}

/// How long this thread has worked.
fn worked() -> Duration {
    let known = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = known.and_then(|line| line.split_whitespace().next()?.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
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

fn report(what: &str, frames: Vec<Frame>) {
    let line = |mut times: Vec<Duration>| {
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
        format!("median {:>6.2}  p99 {:>6.2}  longest {:>6.2}", at(0.5), at(0.99), at(1.0))
    };
    let clock = line(frames.iter().map(|frame| frame.clock).collect());
    let work = line(frames.iter().map(|frame| frame.work).collect());
    eprintln!("{what:<28} {clock}   worked: {work}");
}

/// The memory the program has now and the most it has had, in MiB, as the system tells it; `None` where it does not.
fn memory() -> Option<[u64; 2]> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| -> Option<u64> {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    Some([field("VmRSS:")? >> 10, field("VmHWM:")? >> 10])
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
        "open to text                 {:.2} s, longest frame meanwhile {}",
        begun.elapsed().as_secs_f64(),
        longest
    );
    if let Some(study) = driven.window.state().open_study() {
        eprintln!(
            "corpus                       {} articles, {} events, {} sources",
            study.articles.len(),
            study.analysis.events.len(),
            study.sources.len()
        );
    }
    if let Some([now, most]) = memory() {
        eprintln!("memory once open             {now} MiB, at most {most} MiB");
    }
    let views = View::ALL.map(|view| (format!("{view:?}"), Command::Show(view)));
    for (view, show) in views.into_iter().chain([("Start".to_owned(), Command::ShowStart)]) {
        let begun = Instant::now();
        let longest = driven.give(show).longer(driven.wait(Duration::from_millis(200)));
        let took = begun.elapsed().as_secs_f64() * 1e3 - 200.0;
        eprintln!("{view} to first picture: {took:.1} ms, longest frame {longest}");
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
            &format!("{view}, scrolling"),
            (0..FRAMES).map(|n| driven.frame(vec![wheel(if n < FRAMES / 2 { -60.0 } else { 60.0 })])).collect(),
        );
    }
    for view in [View::Terms, View::Speakers, View::Charts, View::Coverage, View::Search] {
        driven.give(Command::Show(view));
        driven.wait(Duration::from_millis(500));
        let mut options = driven.window.state().options.clone();
        options.filters.voices = [false, false, view != View::Speakers, true];
        options.filters.from = Some(jiff::civil::date(2024, 2, 1 + view as i8));
        let longest = driven.give(Command::SetOptions(Box::new(options))).longer(driven.wait(Duration::from_secs(2)));
        eprintln!("{view:?} under other filters: longest frame {longest}");
    }
    let mut options = driven.window.state().options.clone();
    options.filters = Default::default();
    driven.give(Command::SetOptions(Box::new(options)));
    driven.give(Command::Show(View::Compare));
    driven.click(pos2(140.0, 144.0));
    let words = "what happened in the market on friday";
    driven.type_words("typing in the filter", words);
    driven.give(Command::Filter(String::new()));
    driven.window.give(Command::FocusFind);
    driven.settle();
    driven.type_words("typing in the search field", "the government of the market");
    if let Some([now, most]) = memory() {
        eprintln!("memory in the end            {now} MiB, at most {most} MiB");
    }
    Ok(())
}
