//! The headless commands as a script would call them.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own files has failed")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

fn parallax(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parallax")).args(arguments).output().unwrap()
}

fn analyze(arguments: &[&str]) -> serde_json::Value {
    let mut all = vec!["analyze"];
    all.extend(arguments);
    all.extend(["-o", "-"]);
    let output = parallax(&all);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn the_report_of_the_sample_has_every_part() {
    let report = analyze(&["--sample"]);
    for part in ["articles", "hits", "attributions", "figures", "namings", "agency", "events", "alignments"] {
        assert!(!report[part].as_array().unwrap().is_empty(), "`{part}` is empty");
    }
    assert!(report["statistics"].is_object());
    let words: u64 =
        report["articles"].as_array().unwrap().iter().map(|article| article["words"].as_u64().unwrap()).sum();
    assert_eq!(report["corpus"]["words"].as_u64().unwrap(), words);
}

#[test]
fn every_span_of_the_report_is_what_it_says() {
    let report = analyze(&["--sample"]);
    let texts: BTreeMap<&str, Vec<char>> = report["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| (article["id"].as_str().unwrap(), article["text"].as_str().unwrap().chars().collect()))
        .collect();
    for part in ["hits", "figures", "namings"] {
        for row in report[part].as_array().unwrap() {
            let text = &texts[row["article"].as_str().unwrap()];
            let range = row["start"].as_u64().unwrap() as usize..row["end"].as_u64().unwrap() as usize;
            let cut: String = text[range].iter().collect();
            assert_eq!(cut, row["surface"].as_str().unwrap(), "{part}: {row}");
        }
    }
    let mut last: BTreeMap<&str, u64> = BTreeMap::new();
    for hit in report["hits"].as_array().unwrap() {
        let end = last.entry(hit["article"].as_str().unwrap()).or_default();
        assert!(hit["start"].as_u64().unwrap() >= *end, "two hits overlap: {hit}");
        *end = hit["end"].as_u64().unwrap();
    }
}

#[test]
fn every_article_is_in_exactly_one_event() {
    let report = analyze(&["--sample", "--only", "events"]);
    let mut seen: Vec<&str> = report["events"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|event| event["articles"].as_array().unwrap())
        .map(|id| id.as_str().unwrap())
        .collect();
    seen.sort_unstable();
    let mut all: Vec<&str> =
        report["articles"].as_array().unwrap().iter().map(|article| article["id"].as_str().unwrap()).collect();
    all.sort_unstable();
    assert_eq!(seen, all);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let run = || parallax(&["analyze", "--sample", "-o", "-"]).stdout;
    assert_eq!(run(), run());
}

#[test]
fn structured_text_is_taken_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let line = r#"{"id":"x1","source":"The Lantern","title":"Dam opens","date":"2024-02-03","text":"Read more: nothing.\r\nPublished\n\non","desk":"city"}"#;
    write(folder.path(), "a.jsonl", line);
    let report = analyze(&[folder.path().to_str().unwrap()]);
    let article = &report["articles"][0];
    assert_eq!(article["id"], "x1");
    assert_eq!(article["text"], "Dam opens\n\nRead more: nothing.\nPublished\n\non");
    assert_eq!(article["published"], "2024-02-03");
    assert_eq!(article["source"], "The Lantern");
}

#[test]
fn a_bad_file_is_a_warning_and_the_rest_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "good.txt",
        "Dam opens\n\nThe dam opened on Monday, the mayor said. Nobody was hurt in the valley below it.\n",
    );
    write(folder.path(), "bad.jsonl", "{\"id\":\"ok\",\"text\":\"A line that is fine.\"}\n{\"id\": broken\n");
    write(folder.path(), "image.png", [0x89, b'P', b'N', b'G', 0, 0, 0, 1]);
    let report = analyze(&[folder.path().to_str().unwrap()]);
    assert_eq!(report["articles"].as_array().unwrap().len(), 2);
    let warned: Vec<&str> = report["corpus"]["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| warning["path"].as_str().unwrap())
        .collect();
    assert!(warned.contains(&"bad.jsonl"), "{warned:?}");
}

#[test]
fn an_empty_folder_fails_with_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let output = parallax(&["analyze", folder.path().to_str().unwrap(), "-o", "-"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stderr.is_empty());
}

#[test]
fn wrong_usage_has_its_own_exit_status() {
    assert_eq!(parallax(&["analyze"]).status.code(), Some(2));
    assert_eq!(parallax(&["analyze", ".", "-o", "-", "--only", "nonsense"]).status.code(), Some(2));
}

#[test]
fn export_writes_tables_charts_and_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("out");
    let output = parallax(&["export", "--sample", "--to", target.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut extensions: Vec<String> = Vec::new();
    let mut folders = vec![target];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            assert!(std::fs::metadata(&path).unwrap().len() > 0, "{} is empty", path.display());
            extensions.push(path.extension().unwrap().to_string_lossy().into_owned());
        }
    }
    for wanted in ["csv", "svg", "png", "html"] {
        assert!(extensions.iter().any(|extension| extension == wanted), "no .{wanted} among {extensions:?}");
    }
}

#[test]
fn the_report_of_a_hundred_articles_can_be_sent_by_mail() {
    const LARGEST: u64 = 5_000_000;
    let sample = analyze(&["--sample"]);
    let articles = sample["articles"].as_array().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut lines = String::new();
    let mut written = 0;
    // The sample five times over, each time by outlets of its own.
    for round in 1..=5 {
        for article in articles {
            let line = serde_json::json!({
                "id": format!("{round}-{}", article["id"].as_str().unwrap()),
                "source": format!("{} {round}", article["source"].as_str().unwrap()),
                "date": article["date"],
                "text": article["text"],
            });
            lines += &format!("{line}\n");
            written += 1;
        }
    }
    assert_eq!(written, 100);
    write(folder.path(), "articles.jsonl", lines);
    let target = folder.path().join("out");
    let output = parallax(&["export", folder.path().to_str().unwrap(), "--to", target.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report = std::fs::read_to_string(target.join("report.html")).unwrap();
    assert!((report.len() as u64) < LARGEST, "{} bytes", report.len());
    assert!(!report.contains("<script"));
}

/// Everything is done in a folder of the test's own.
#[cfg(target_os = "linux")]
#[test]
fn project_files_are_opened_by_double_click_once_the_program_is_told_so_and_no_longer_after_that() {
    let data = tempfile::tempdir().unwrap();
    let associate = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        let output = command.arg("associate").args(more).env("XDG_DATA_HOME", data.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let entry = data.path().join("applications/parallax.desktop");
    let said = associate(&[]);
    assert!(said.contains(&format!("written: {}", entry.display())), "{said}");
    assert!(std::fs::read_to_string(&entry).unwrap().contains(env!("CARGO_BIN_EXE_parallax")));
    assert!(associate(&[]).contains(&format!("was there already: {}", entry.display())));
    let said = associate(&["--remove"]);
    assert!(said.contains(&format!("removed: {}", entry.display())), "{said}");
    assert!(!entry.exists());
    assert!(associate(&["--remove"]).contains("nothing of Parallax was there"));
}
