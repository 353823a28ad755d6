//! The invariants of ARCHITECTURE.md that can be read off the source.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own files has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below `folder`, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, out: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                out.push((path, text));
            }
        }
    }
    let mut out = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
    if root.is_dir() {
        walk(&root, &mut out);
    }
    out.sort();
    out
}

/// The code of a file: comments and the tests at its foot left out.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or("");
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn assert_absent(folder: &str, words: &[&str], except: &[&str]) {
    let files = sources(folder);
    assert!(!files.is_empty(), "no sources in src/{folder}");
    for (path, text) in files {
        let name = path.to_string_lossy().replace('\\', "/");
        if name.ends_with("/tests.rs") || except.iter().any(|part| name.contains(part)) {
            continue;
        }
        let code = code(&text);
        for word in words {
            assert!(!code.contains(word), "{name} names `{word}`, which ARCHITECTURE.md keeps out of it");
        }
    }
}

#[test]
fn only_the_app_knows_a_window() {
    assert_absent("", &["egui::", "eframe::", "rfd::", "use egui", "use eframe", "use rfd"], &["/src/app/"]);
}

#[test]
fn the_analysis_does_no_io_and_reads_no_clock() {
    for folder in
        ["wording", "model", "text", "lexicon", "voice", "facts", "compare", "statistics", "search", "coding", "chart"]
    {
        assert_absent(
            folder,
            &["std::fs", "std::net", "std::env::", "File::", "SystemTime", "Instant::", "std::process", "println!"],
            &[],
        );
    }
}

#[test]
fn nothing_touches_the_network() {
    assert_absent("", &["std::net", "TcpStream", "UdpSocket", "reqwest", "ureq", "hyper::"], &[]);
}

/// `folder` may use only what stands below it.
#[test]
fn arrows_point_one_way() {
    let layers: &[(&str, &[&str])] = &[
        ("wording", &[]),
        ("model", &["wording"]),
        ("text", &["model", "wording"]),
        ("import", &["text", "model", "wording"]),
        ("lexicon", &["text", "model", "wording"]),
        ("voice", &["text", "model", "wording"]),
        ("facts", &["voice", "lexicon", "text", "model", "wording"]),
        ("compare", &["facts", "voice", "lexicon", "text", "model", "wording"]),
        ("statistics", &["compare", "facts", "voice", "lexicon", "text", "model", "wording"]),
        ("search", &["statistics", "compare", "facts", "voice", "lexicon", "text", "model", "wording"]),
        (
            "coding",
            &[
                "export",
                "chart",
                "analysis",
                "search",
                "statistics",
                "compare",
                "facts",
                "voice",
                "lexicon",
                "text",
                "model",
                "wording",
            ],
        ),
        ("chart", &["statistics", "compare", "facts", "voice", "lexicon", "text", "model", "wording"]),
    ];
    let all = [
        "wording",
        "model",
        "text",
        "import",
        "lexicon",
        "voice",
        "facts",
        "compare",
        "statistics",
        "search",
        "coding",
        "chart",
        "analysis",
        "project",
        "export",
        "cli",
        "app",
    ];
    for (folder, below) in layers {
        let forbidden: Vec<String> = all
            .iter()
            .filter(|other| *other != folder && !below.contains(other))
            .map(|other| format!("crate::{other}"))
            .collect();
        let forbidden: Vec<&str> = forbidden.iter().map(String::as_str).collect();
        assert_absent(folder, &forbidden, &[]);
    }
}
