//! Files that nobody would make on purpose, and some that somebody would. Whatever is opened gives sound articles or says
//! why not.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;

use super::*;

/// Every span lies in its text, ids are unique, no NUL is left, and every file gave an article or a warning.
fn sound(imported: &Imported, files: &[&str]) {
    let mut ids = BTreeSet::new();
    for article in &imported.articles {
        assert!(ids.insert(&article.id), "two articles are called {}", article.id);
        assert!(!article.text.contains(['\0', '\r']), "{:?}", article.text);
        assert!(!article.text.trim().is_empty());
        if let Some(title) = article.title {
            assert!(!title.of(&article.text).is_empty());
        }
        for block in &article.blocks {
            assert!(!block.span.of(&article.text).is_empty());
        }
        for line in &article.removed {
            assert!(article.text.is_char_boundary(line.before as usize));
        }
    }
    for file in files {
        let heard = imported.articles.iter().any(|article| article.path == *file)
            || imported.warnings.iter().any(|warning| warning.path == *file);
        assert!(heard, "nothing was said of {file}: {:?}", imported.warnings);
    }
    assert!(imported.warnings.iter().all(|warning| !warning.message.to_string().is_empty()));
}

fn open(folder: &Path) -> Imported {
    import(&[folder.to_owned()], &Progress::default()).unwrap()
}

fn one(name: &str, bytes: &[u8]) -> Imported {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), bytes).unwrap();
    let imported = open(folder.path());
    sound(&imported, &[name]);
    imported
}

fn codes(imported: &Imported) -> Vec<&str> {
    imported.warnings.iter().map(|warning| warning.code.as_str()).collect()
}

const PROSE: &str = "The ferry was late again on Monday, the harbour board said, and nobody knew why it had happened. ";

#[test]
fn long_lines_and_deep_nesting_end() {
    let long = PROSE.repeat((1 << 20) / PROSE.len());
    one("a.html", format!("<html><body><article><h1>Late</h1><p>{long}</p></article></body></html>").as_bytes());
    let long = &long[..PROSE.len() * 2_000];
    for (name, text) in [
        ("a.html", format!("<html><body><article><h1>Late</h1><p>{long}</p></article></body></html>")),
        ("a.html", format!("<html><body>{}{PROSE}", "<div>".repeat(30_000))),
        ("a.html", format!("<html><body>{}", "<table><tr><td>".repeat(20_000))),
        ("a.html", format!("<html><body><p>{PROSE}</p>{}", "<b><i>".repeat(20_000))),
        ("a.html", "<a href=\"x\">y</a> ".repeat(30_000)),
        ("a.txt", long.to_owned()),
        ("a.txt", "\n".repeat(1 << 17) + PROSE),
        ("a.txt", "Read more: ".repeat(20_000)),
        ("a.md", "> ".repeat(30_000) + PROSE),
        ("a.md", "* ".repeat(30_000) + PROSE),
        ("a.md", "[".repeat(30_000) + PROSE),
        ("a.md", "**_".repeat(20_000) + PROSE),
        ("a.json", "[".repeat(30_000)),
        ("a.json", "{\"a\":".repeat(30_000)),
        ("a.jsonl", format!("{{\"text\":\"x\",\"meta\":{}}}", "[".repeat(30_000))),
        ("a.json", format!("[{{\"text\":\"{long}\"}}]")),
        ("a.csv", format!("title,text\nLate,\"{long}")),
        ("a.csv", ",".repeat(1 << 17)),
        ("a.csv", "\"".repeat((1 << 17) + 1)),
        ("a.tsv", "title\ttext\n".to_owned() + &"\t".repeat(1 << 17)),
    ] {
        one(name, text.as_bytes());
    }
}

#[test]
fn damaged_files_are_read_as_far_as_they_go_and_told() {
    for (name, bytes, articles, expect) in [
        (
            "a.json",
            &b"[{\"text\":\"One \\ud83d two.\"},{\"text\":\"Three \\ud83d\\ude00.\"}]"[..],
            2,
            &["json-broken-characters"][..],
        ),
        (
            "a.jsonl",
            b"{\"text\":\"One \\udc00.\"}\n{\"text\":\"Two.\"}\nthree\n",
            2,
            &["json-broken-characters", "json-broken-line"],
        ),
        ("a.json", b"[{\"text\":\"One.\"}", 0, &["json-broken"]),
        ("a.json", b"[]", 0, &["no-articles"]),
        ("a.jsonl", b"\n\n  \n", 0, &["no-articles"]),
        ("a.json", b"nul", 0, &["json-broken"]),
        (
            "a.json",
            b"[1, null, \"text\"]",
            0,
            &["record-not-an-object", "record-not-an-object", "record-not-an-object"],
        ),
        ("a.csv", b"title,text\n", 0, &["no-articles"]),
        ("a.csv", b"\xef\xbb\xbftitle,text\r\nLate,One.\r\n", 1, &[]),
        ("a.csv", b"title,text\nLate,One.\nEarly\nSoon,Two.,more\n", 3, &["csv-uneven-row", "csv-uneven-row"]),
        ("a.csv", b"title,text\nLate,\"One.\nEarly,Two.\n", 1, &["csv-unclosed-quotation"]),
        ("a.csv", b"title,text\nLate,One\0 two.\n", 1, &[]),
        ("a.tsv", b"title\ttext\rLate\tOne.\r", 1, &[]),
        ("a.txt", b"\0\0\0\0\0\0\0\0\0\0\0\0", 0, &["unsupported-format"]),
        ("a.txt", b" \n\t\n", 0, &["no-text"]),
        ("a.txt", b"\xff\xfe", 0, &["no-text"]),
        ("a.html", b"<", 0, &["no-text"]),
        ("a.html", b"<html><body></body></html>", 0, &["no-text"]),
        ("a.html", b"<!--", 0, &["no-text"]),
        ("a.md", b"---\ntitle: x", 1, &[]),
    ] {
        let imported = one(name, bytes);
        let shown = String::from_utf8_lossy(bytes);
        assert_eq!((imported.articles.len(), codes(&imported)), (articles, expect.to_vec()), "{name} {shown}");
    }
    let halves = one("a.json", b"[{\"text\":\"One \\\\ud83d \\ud83d two.\"}]");
    assert_eq!(halves.articles[0].text, "One \\ud83d \u{fffd} two.");
}

#[test]
fn the_same_mistake_a_thousand_times_is_told_in_short() {
    let imported = one("a.jsonl", "{broken\n".repeat(1000).as_bytes());
    assert_eq!(imported.warnings.len(), MOST_WARNINGS + 1);
    assert!(imported.warnings.iter().any(|warning| warning.message.to_string().contains("950 more times")));
}

#[test]
fn folders_that_belong_to_saved_pages_are_told_from_others() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, PROSE).unwrap();
    };
    for path in ["Page.html", "Page_files/part.html", "case_files/a.txt"] {
        write(path);
    }
    let paths: Vec<String> = open(folder.path()).articles.into_iter().map(|article| article.path).collect();
    assert_eq!(paths, ["Page.html", "case_files/a.txt"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    std::fs::write(other.path().join("far.txt"), PROSE).unwrap();
    // Twelve folders, each with links to all others: followed blindly they make 12! ways through.
    for n in 0..12 {
        let inner = folder.path().join(format!("d{n:02}"));
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(inner.join("a.txt"), PROSE).unwrap();
        for to in 0..12 {
            symlink(folder.path().join(format!("d{to:02}")), inner.join(format!("to{to:02}"))).unwrap();
        }
    }
    symlink(folder.path().join("d00/a.txt"), folder.path().join("again.txt")).unwrap();
    symlink(other.path(), folder.path().join("elsewhere")).unwrap();
    symlink(folder.path().join("self.txt"), folder.path().join("self.txt")).unwrap();
    let imported = open(folder.path());
    sound(&imported, &["again.txt", "elsewhere/far.txt", "self.txt", "d03/to03", "d03/to04"]);
    assert_eq!(imported.articles.len(), 13);
    let count = |code: &str| imported.warnings.iter().filter(|warning| warning.code == code).count();
    assert_eq!((count("link-loop"), count("link-repeated"), count("dangling-link")), (12, 133, 1));
    let twice = import(&[folder.path().to_owned(), folder.path().join("d00")], &Progress::default()).unwrap();
    assert_eq!(twice.articles.len(), 13);
    assert!(codes(&twice).contains(&"opened-twice"));
}

#[cfg(unix)]
#[test]
fn names_that_are_no_unicode_and_things_that_are_no_files() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    for name in [&b"caf\xe9.txt"[..], b"caf\xe8.txt", b"new\nline.txt", b"-rf.txt"] {
        std::fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), PROSE).unwrap();
    }
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket.txt")).unwrap();
    let imported = open(folder.path());
    sound(&imported, &["socket.txt"]);
    assert_eq!(imported.articles.len(), 4);
    assert_eq!(codes(&imported), ["duplicate-id", "not-a-file"]);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret.txt");
    std::fs::write(&file, PROSE).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o0)).unwrap();
    // The superuser may read everything.
    if File::open(&file).is_err() {
        assert_eq!(codes(&open(folder.path())), ["unreadable"]);
    }
}

#[test]
fn documents_are_read_by_what_they_are() {
    let rtf = format!("{{\\rtf1 Ferry late\\par {PROSE}\\par}}");
    let imported = one("a.doc", rtf.as_bytes());
    assert_eq!((imported.articles[0].title(), codes(&imported).len()), ("Ferry late", 0));
    assert_eq!(codes(&one("a.docx", b"PK\x03\x04 nothing")), ["document-damaged"]);
    assert_eq!(codes(&one("a.odt", b"PK\x03\x04 nothing")), ["document-damaged"]);
    one("a.rtf", "{".repeat(5 << 20).as_bytes());
    one("a.rtf", format!("{{\\rtf1 {}", "\\'e9".repeat(1 << 17)).as_bytes());
}

const NAMES: [&str; 10] = ["a", "a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.rtf", "a.docx"];

fn any_text() -> impl Strategy<Value = String> {
    "(<p>|</p>|<table>|<td|<!--|<script>|&#x0;|&nbsp;|\\{\"text\":\"|title|text,|\"|,|;|\t|\\\\ud800|\\\\u0000|\\}|\\[|\\]|\n|\r|\n\n|# |> |\\* |---\n|: |\\{\\\\rtf1|\\\\par|\\\\'e9|\\\\u8211\\?|[a-zé ]{1,30}|\u{2028}|\u{0}|\u{feff}|\u{202e}|\\PC){0,40}"
}

proptest! {
    #[test]
    fn any_text_is_read_or_told(text in any_text(), name in 0..NAMES.len()) {
        sound(&one(NAMES[name], text.as_bytes()), &[]);
    }

    #[test]
    fn any_bytes_are_read_or_told(bytes in proptest::collection::vec(any::<u8>(), 1..400), name in 0..NAMES.len()) {
        sound(&one(NAMES[name], &bytes), &[]);
    }

    #[test]
    fn any_encoding_is_read_or_told(text in any_text(), way in 0..4, name in 0..NAMES.len()) {
        let bytes: Vec<u8> = match way {
            0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            1 => [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
            2 => encoding_rs::WINDOWS_1251.encode(&text).0.into_owned(),
            _ => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
        };
        sound(&one(NAMES[name], &[&bytes[..], b"\n"].concat()), &[]);
    }
}
