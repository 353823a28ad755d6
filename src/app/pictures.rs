//! The pictures of the documentation, made by the program itself from the sample.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use anyhow::Context as _;
use egui::{ColorImage, Ui};

use super::coding::CodingCommand;
use super::command::Command;
use super::frame::Window;
use super::preferences::{Preferences, Theme};
use super::search::Request;
use super::state::{State, View};

/// Size of the pictures in points.
const SIZE: [f32; 2] = [1440.0, 900.0];

/// Frames drawn before a picture is taken, so that layout, fonts and fades have settled.
const SETTLE: u32 = 12;

/// Opens the window on the sample, goes through the views in both themes, writes a PNG of each into `directory` and
/// closes.
///
/// # Errors
/// If no window can be opened or a picture cannot be written.
pub fn screenshots(directory: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(directory).with_context(|| directory.display().to_string())?;
    let failed: Arc<Mutex<Option<anyhow::Error>>> = Arc::default();
    let report = Arc::clone(&failed);
    let directory = directory.to_owned();
    super::open(SIZE, move |ctx| {
        let state = State::new(Preferences { theme: Theme::Light, ..Preferences::default() });
        let window = Window::new(ctx, state, None, Vec::new())?;
        Ok(Photographer {
            window,
            directory,
            steps: steps(),
            waiting: 0,
            pictures: channel(),
            asked: false,
            failed: report,
        })
    })?;
    let failed = failed.lock().map_err(|_| anyhow::anyhow!("the window stopped while it took pictures"))?.take();
    failed.map_or(Ok(()), Err)
}

/// What to do before a picture, and what the picture is called; none is kept of a step without a name.
type Step = (Vec<Command>, String);

/// The pictures in reverse order, so that the next one is the last.
fn steps() -> Vec<Step> {
    let mut steps: Vec<Step> = vec![
        (Vec::new(), "start".to_owned()),
        (vec![Command::OpenSample], String::new()),
        (vec![Command::ShowStart], "import".to_owned()),
    ];
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for view in View::ALL {
            let mut commands =
                vec![Command::OpenNow, Command::SetTheme(theme), Command::Show(view), Command::SelectHit(None)];
            if matches!(view, View::Compare) {
                commands.push(Command::NextHit);
            }
            match view {
                View::Search => {
                    let query = "strike OR attack*".to_owned();
                    commands.push(Command::Search(Request { query, ..Request::default() }));
                }
                View::Coding => {
                    commands.push(Command::Coding(CodingCommand::Coder("Ilse Brandvik".to_owned())));
                    commands.push(Command::Coding(CodingCommand::Draw));
                }
                _ => {}
            }
            let view = format!("{view:?}").to_lowercase();
            steps.push((commands, format!("{view}-{name}")));
        }
    }
    steps.reverse();
    steps
}

struct Photographer {
    window: Window,
    directory: PathBuf,
    steps: Vec<Step>,
    waiting: u32,
    pictures: (Sender<Arc<ColorImage>>, Receiver<Arc<ColorImage>>),
    asked: bool,
    failed: Arc<Mutex<Option<anyhow::Error>>>,
}

impl Photographer {
    fn close(&mut self, ui: &Ui, error: Option<anyhow::Error>) {
        self.steps.clear();
        self.window.let_go();
        if let Ok(mut place) = self.failed.lock()
            && place.is_none()
        {
            *place = error;
        }
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
    }
}

impl eframe::App for Photographer {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.window.show(ui);
        ui.ctx().request_repaint();
        if let Ok(image) = self.pictures.1.try_recv()
            && let Some((_, name)) = self.steps.pop()
        {
            self.asked = false;
            self.waiting = 0;
            if !name.is_empty()
                && let Err(error) = write(&self.directory.join(format!("{name}.png")), &image)
            {
                self.close(ui, Some(error));
            }
        }
        let Some((commands, _)) = self.steps.last_mut() else {
            self.close(ui, None);
            return;
        };
        for command in std::mem::take(commands) {
            self.window.give(command);
        }
        if self.asked || !self.window.is_idle() {
            return;
        }
        self.waiting += 1;
        if self.waiting > SETTLE {
            self.asked = true;
            let send = self.pictures.0.clone();
            ui.ctx().request_screenshot(move |image| {
                // Nobody listens any more once the window closes.
                let _ = send.send(image);
            });
        }
    }
}

fn write(path: &Path, image: &ColorImage) -> anyhow::Result<()> {
    let [width, height] = image.size;
    let mut pixels = resvg::tiny_skia::Pixmap::new(width as u32, height as u32).context("the picture is empty")?;
    for (target, colour) in pixels.data_mut().chunks_exact_mut(4).zip(&image.pixels) {
        target.copy_from_slice(&[colour.r(), colour.g(), colour.b(), 255]);
    }
    let png = pixels.encode_png().with_context(|| path.display().to_string())?;
    crate::export::write_whole(path, &png).with_context(|| path.display().to_string())
}
