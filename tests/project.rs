//! Projects as a user relies on them: killed at any moment they open, headless commands count what was decided, and
//! nothing is lost on the way through the file.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own files has failed")]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use parallax::analysis::Settings;
use parallax::lexicon::Lexicon;
use parallax::model::{Progress, Voice};
use parallax::project::journal::{self, About};
use parallax::project::{
    self, ArticleEntry, ArticleKey, Change, Corrections, Extra, HitCorrection, Opened, Place, Project, StepName,
    apply_all,
};
use proptest::prelude::*;

/// Names the file to write to the child process that saves until it is killed.
const TARGET: &str = "PARALLAX_TEST_TARGET";
/// `save` or `journal`.
const MANNER: &str = "PARALLAX_TEST_MANNER";

/// A project of some size whose number can be read back.
fn numbered(n: u64) -> Project {
    let settings =
        Settings { lexicons: vec![Lexicon { name: "Small".into(), ..Lexicon::default() }], ..Settings::default() };
    let articles = (0..400)
        .map(|n| ArticleEntry {
            path: format!("{n:04}.txt"),
            record: 1,
            hash: format!("sha256:{n:064x}"),
            ..ArticleEntry::default()
        })
        .collect();
    let mut project = Project::new(Opened::default(), Arc::new(articles), &settings);
    let corrections = Arc::make_mut(&mut project.corrections);
    for n in 0..n % 300 {
        let key = ArticleKey { path: format!("{n:04}.txt"), record: 1 };
        corrections.articles.entry(key).or_default().fields.note = format!("note {n}");
    }
    project.extra = Extra::from_iter([("number".to_owned(), n.into())]);
    project
}

fn number(project: &Project) -> u64 {
    let n = project.extra["number"].as_u64().unwrap();
    assert_eq!(project.corrections.articles.len() as u64, n % 300, "state {n} is mixed with another one");
    n
}

/// Not a test of its own: the process that is killed. It saves one state after the other and says so.
#[test]
#[ignore = "run by `killed_at_any_moment_a_project_opens_in_a_state_that_was_saved`"]
fn saves_until_killed() {
    let (Some(target), Ok(manner)) = (std::env::var_os(TARGET), std::env::var(MANNER)) else { return };
    let target = Path::new(&target);
    let first = project::read(target).map_or(0, |project| number(&project) + 1);
    let about = About { project: None, title: "study".into(), at: jiff::Timestamp::UNIX_EPOCH };
    for n in first.. {
        match manner.as_str() {
            "save" => project::save(&numbered(n), target).unwrap(),
            _ => journal::write(&numbered(n), &about, target).unwrap(),
        }
        let mut out = std::io::stdout().lock();
        writeln!(out, "saved {n}").unwrap();
        out.flush().unwrap();
    }
}

/// A generator of moments, the same in every run.
struct Moments(u64);

impl Moments {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

/// Starts the process, kills it after a few states and some further instructions, and reads what is there.
fn kill_once(target: &Path, manner: &str, moments: &mut Moments) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "saves_until_killed", "--ignored", "--nocapture"])
        .env(TARGET, target)
        .env(MANNER, manner)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let said = |line: &str| line.split("saved ").nth(1).and_then(|n| n.trim().parse::<u64>().ok());
    let mut last = None;
    let mut left = 1 + moments.below(3);
    let mut line = String::new();
    while left > 0 && lines.read_line(&mut line).unwrap() > 0 {
        if let Some(n) = said(&line) {
            last = Some(n);
            left -= 1;
        }
        line.clear();
    }
    // Somewhere in the middle of the next ones: how far depends on the number, not on a clock.
    for _ in 0..moments.below(3_000_000) {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    let last = rest.lines().filter_map(said).next_back().or(last).expect("the process saved something");
    let found = number(&project::read(target).unwrap());
    assert!(found == last || found == last + 1, "{manner}: {last} was reported as saved, {found} is there");
}

/// Kills the process so many times while it saves a project, and so many times while it keeps the journal of one.
fn kill(saves: usize, journals: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut moments = Moments(0x9e37_79b9_7f4a_7c15);
    let path = folder.path().join("study.parallax");
    for _ in 0..saves {
        kill_once(&path, "save", &mut moments);
    }
    for backup in project::save::backups(&path) {
        number(&project::read(&backup).unwrap());
    }
    assert!(project::save::backups(&path).len() <= project::save::BACKUPS + 1);
    let journal = folder.path().join("journal.parallax");
    for _ in 0..journals {
        kill_once(&journal, "journal", &mut moments);
    }
}

#[test]
fn killed_at_any_moment_a_project_opens_in_a_state_that_was_saved() {
    kill(40, 20);
}

#[test]
#[ignore = "takes minutes; `cargo test --test project -- --ignored killed_at_five_hundred`"]
fn killed_at_five_hundred_moments() {
    kill(300, 200);
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
    std::fs::write(folder.join(name), text).unwrap();
}

fn run(arguments: &[&str]) -> (serde_json::Value, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax")).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    (serde_json::from_slice(&output.stdout).unwrap_or_default(), said)
}

/// A folder with two articles about one event, and a project beside them.
fn study(folder: &Path) -> Project {
    write(
        folder,
        "articles/gangway/a.txt",
        "Regime shells the market of Vessary\n\nThe regime shelled the market of Vessary on Monday, killing nine people, witnesses said. The regime denied the massacre.\n",
    );
    write(
        folder,
        "articles/corvane/b.txt",
        "Nine killed in the market of Vessary\n\nNine people were killed in the market of Vessary on Monday when shells fell on it. The government denied the attack.\n",
    );
    let paths = vec![folder.join("articles")];
    let imported = parallax::import::import(&paths, &Progress::default()).unwrap();
    let entries = project::link::entries(&imported.articles);
    let opened = Opened { paths, ..Opened::default() }.relative(&folder.join("study.parallax"));
    Project::new(opened, Arc::new(entries), &Settings::default())
}

#[test]
fn headless_commands_count_what_was_decided() {
    let folder = tempfile::tempdir().unwrap();
    let (path, articles) = (folder.path().join("study.parallax"), folder.path().join("articles"));
    let mut project = study(folder.path());
    let (plain, _) = run(&["analyze", articles.to_str().unwrap(), "-o", "-"]);
    let hits = |report: &serde_json::Value| report["hits"].as_array().unwrap().clone();
    let in_gangway: Vec<serde_json::Value> =
        hits(&plain).into_iter().filter(|hit| hit["article"] == "gangway/a.txt").collect();
    assert!(in_gangway.len() >= 2, "{plain:#}");

    // One hit is given to a speaker, another one dismissed; a source is named and the events kept apart.
    let gangway = ArticleKey { path: "gangway/a.txt".into(), record: 1 };
    let decided = |hit: &serde_json::Value| {
        let offset = |name: &str| hit[name].as_u64().unwrap() as u32;
        HitCorrection {
            at: Place { start: offset("start"), end: offset("end"), ..Place::default() },
            surface: hit["surface"].as_str().unwrap().to_owned(),
            ..HitCorrection::default()
        }
    };
    let spoken = HitCorrection {
        voice: Some(Voice::IndirectSpeech),
        speaker: Some(Some("Ilse Brandvik".into())),
        ..decided(&in_gangway[0])
    };
    let dismissed = HitCorrection { dismissed: Some("a name".into()), ..decided(&in_gangway[1]) };
    let fields = project::ArticleFields { source: Some("The Gangway Weekly".into()), ..Default::default() };
    let mut settings = project.settings.settings();
    let corrections = Arc::make_mut(&mut project.corrections);
    apply_all(
        vec![
            Change::Hit { article: gangway.clone(), at: spoken.at.clone(), to: Some(Box::new(spoken)) },
            Change::Hit { article: gangway.clone(), at: dismissed.at.clone(), to: Some(Box::new(dismissed)) },
            Change::Article { article: gangway.clone(), to: Box::new(fields) },
            Change::Event { position: 0, to: Some(project::EventDecision::Split { article: gangway }) },
        ],
        corrections,
        &mut settings,
    )
    .unwrap();
    project::save(&project, &path).unwrap();

    let (report, said) = run(&["analyze", path.to_str().unwrap(), "-o", "-"]);
    assert_eq!(said, "", "a project that fits has no warnings");
    assert_eq!(hits(&report).len(), hits(&plain).len() - 1);
    let first = hits(&report).into_iter().find(|hit| hit["article"] == "gangway/a.txt").unwrap();
    assert_eq!((first["voice"].as_str(), first["speaker"].as_str()), (Some("indirect_speech"), Some("Ilse Brandvik")));
    let sources: Vec<&str> =
        report["articles"].as_array().unwrap().iter().map(|article| article["source"].as_str().unwrap()).collect();
    assert!(sources.contains(&"The Gangway Weekly"), "{sources:?}");
    assert_eq!(report["events"].as_array().unwrap().len(), 2);

    let out = folder.path().join("out");
    run(&["export", path.to_str().unwrap(), "--to", out.to_str().unwrap()]);
    let methods = std::fs::read_to_string(out.join("methods.txt")).unwrap();
    let expect = "1 source named, 1 voice set, 1 speaker set, 1 hit dismissed";
    assert!(methods.contains(expect), "{methods}");

    // The file changes: what no longer fits is told, and stays in the project.
    write(
        folder.path(),
        "articles/gangway/a.txt",
        "Market of Vessary\n\nNine people were killed on Monday, witnesses said, and nobody knew by whom it was done.\n",
    );
    let (_, said) = run(&["analyze", path.to_str().unwrap(), "-o", "-"]);
    assert!(said.contains("article-changed") && said.contains("correction-not-found"), "{said}");
    assert_eq!(project::read(&path).unwrap(), project);
}

#[test]
fn a_project_of_a_later_version_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.parallax");
    std::fs::write(&path, "{\"format\": \"parallax.project\", \"version\": 99}").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["analyze", path.to_str().unwrap(), "-o", "-"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("version 99") && said.contains("Install the current Parallax"), "{said}");
}

#[test]
fn the_schema_names_every_field_that_is_written() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../assets/project/project.schema.json")).unwrap();
    let written: serde_json::Value = serde_json::from_slice(&numbered(3).to_json().unwrap()).unwrap();
    let known = schema["properties"].as_object().unwrap();
    for (name, _) in written.as_object().unwrap().iter().filter(|(name, _)| *name != "number") {
        assert!(known.contains_key(name), "`{name}` is not in the schema");
    }
    for name in schema["required"].as_array().unwrap() {
        assert!(written.get(name.as_str().unwrap()).is_some(), "{name} is not written");
    }
}

fn hit() -> impl Strategy<Value = HitCorrection> {
    (
        0_u32..200,
        prop::option::of(0_usize..4),
        prop::option::of(prop::option::of("[\\PC]{0,6}")),
        prop::option::of("\\PC{0,6}"),
        "\\PC{0,6}",
    )
        .prop_map(|(start, voice, speaker, dismissed, note)| HitCorrection {
            at: Place { start, end: start + 4, ..Place::default() },
            surface: "word".into(),
            voice: voice.map(|n| Voice::ALL[n]),
            speaker,
            dismissed,
            note,
            ..HitCorrection::default()
        })
}

proptest! {
    #[test]
    fn whatever_was_decided_survives_the_file(
        hits in prop::collection::vec((0_u64..5, hit()), 0..20),
        notes in prop::collection::vec((0_u64..5, "\\PC{0,12}", prop::option::of(0_i64..9000)), 0..6),
    ) {
        let mut project = numbered(0);
        let mut settings = Settings::default();
        let key = |n: u64| ArticleKey { path: format!("{n:04}.txt"), record: 1 };
        let mut changes = Vec::new();
        for (article, hit) in hits {
            changes.push(Change::Hit { article: key(article), at: hit.at.clone(), to: Some(Box::new(hit)) });
        }
        for (article, note, day) in notes {
            let date = day.map(|day| jiff::civil::date(2000, 1, 1).checked_add(jiff::Span::new().days(day)).ok());
            let fields = project::ArticleFields { note, date, ..Default::default() };
            changes.push(Change::Article { article: key(article), to: Box::new(fields) });
        }
        let mut corrections = Corrections::default();
        for change in changes {
            let inverse = apply_all(vec![change], &mut corrections, &mut settings).unwrap();
            project.history.push(StepName::Voice, inverse);
        }
        project.corrections = Arc::new(corrections);
        let again = Project::from_json(&project.to_json().unwrap()).unwrap();
        prop_assert_eq!(again, project);
    }
}
