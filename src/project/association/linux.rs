//! Linux and other systems with the desktop standards of freedesktop.org: a MIME type (Shared MIME-info Database
//! Specification), a program that opens it (Desktop Entry Specification) and its icon (Icon Theme Specification), all below
//! the user's data folder.

use std::io;
use std::path::{Path, PathBuf};

use super::{AssociationError, Deed, Report, System, shown};
use crate::export::write_whole;
use crate::project::save::EXTENSION;

/// The MIME type of project files.
pub const MIME_TYPE: &str = "application/x-parallax";

/// By this line a file is known to be the program's own.
const MARK: &str = "Written by `parallax associate`; `parallax associate --remove` takes it away.";

const ICON_PNG: &[u8] = include_bytes!("../../../assets/icons/parallax.png");
const ICON_SVG: &[u8] = include_bytes!("../../../assets/icons/parallax.svg");

/// The user's data folder: `XDG_DATA_HOME`, else `~/.local/share`.
///
/// # Errors
/// If neither it nor the home folder is known.
pub fn data_folder() -> Result<PathBuf, AssociationError> {
    let variable = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || Some(variable("HOME")?.join(".local").join("share"));
    variable("XDG_DATA_HOME").or_else(home).ok_or(AssociationError::NoDataFolder)
}

/// What is written: where, below the data folder, and what.
fn files(program: &Path) -> [(&'static str, Vec<u8>); 4] {
    [
        ("mime/packages/parallax.xml", mime_package().into_bytes()),
        ("applications/parallax.desktop", desktop_entry(program).into_bytes()),
        ("icons/hicolor/256x256/apps/parallax.png", ICON_PNG.to_vec()),
        ("icons/hicolor/scalable/apps/parallax.svg", ICON_SVG.to_vec()),
    ]
}

/// The description of the MIME type.
fn mime_package() -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- {MARK} -->
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{MIME_TYPE}">
    <comment>Parallax project</comment>
    <comment xml:lang="es">Proyecto de Parallax</comment>
    <sub-class-of type="application/json"/>
    <icon name="parallax"/>
    <glob pattern="*.{EXTENSION}"/>
  </mime-type>
</mime-info>
"#
    )
}

/// The entry of the program in the desktop's menus.
fn desktop_entry(program: &Path) -> String {
    format!(
        "# {MARK}\n\
         [Desktop Entry]\n\
         Type=Application\n\
         Version=1.0\n\
         Name=Parallax\n\
         Comment=See how the same event looks from different newsrooms\n\
         Comment[es]=Cómo se ve un mismo acontecimiento desde distintas redacciones\n\
         Exec={} %f\n\
         Icon=parallax\n\
         Terminal=false\n\
         Categories=Education;Office;\n\
         MimeType={MIME_TYPE};\n",
        quoted(&program.to_string_lossy())
    )
}

/// An argument as the key `Exec` wants it: between quotation marks, with what is special to a shell escaped, and the
/// backslashes of that escaped once more, for the value is a string of the file.
fn quoted(argument: &str) -> String {
    let mut out = String::from("\"");
    for c in argument.chars() {
        match c {
            '"' | '`' | '$' => out.extend(["\\\\", c.encode_utf8(&mut [0; 4])]),
            '\\' => out.push_str("\\\\\\\\"),
            '%' => out.push_str("%%"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether what stands in a file is the program's own: it bears the mark, or is one of its icons.
fn is_own(there: &[u8], ours: &[u8]) -> bool {
    there == ours || there.windows(MARK.len()).any(|window| window == MARK.as_bytes())
}

/// What stands in a file; `None` if there is none.
fn read(path: &Path) -> Result<Option<Vec<u8>>, AssociationError> {
    match std::fs::read(path) {
        Ok(there) => Ok(Some(there)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(AssociationError::File { verb: "read", path: path.to_owned(), source }),
    }
}

/// Lets project files be opened with `program` by double click: writes below `data` and tells the desktop.
///
/// # Errors
/// If a file of somebody else stands where one is to be written — then nothing is written at all — or one cannot be
/// written.
pub fn associate(program: &Path, data: &Path, system: &mut dyn System) -> Result<Report, AssociationError> {
    let mut plan = Vec::new();
    for (name, ours) in files(program) {
        let path = data.join(name);
        let there = read(&path)?;
        match &there {
            Some(there) if !is_own(there, &ours) => return Err(AssociationError::Foreign(shown(&path))),
            _ => plan.push((path, ours, there)),
        }
    }
    let mut report = Report::default();
    for (path, ours, there) in plan {
        let name = shown(&path);
        if there.as_ref() == Some(&ours) {
            report.deeds.push(Deed::Kept(name));
            continue;
        }
        write_whole(&path, &ours).map_err(|source| AssociationError::File { verb: "write", path, source })?;
        report.deeds.push(if there.is_some() { Deed::Replaced(name) } else { Deed::Written(name) });
    }
    tell(data, system, &mut report);
    Ok(report)
}

/// Takes the program's own files below `data` away and tells the desktop.
///
/// # Errors
/// If one cannot be removed.
pub fn dissociate(data: &Path, system: &mut dyn System) -> Result<Report, AssociationError> {
    let mut report = Report::default();
    // Whichever program the entry names: only the mark counts.
    for (name, ours) in files(Path::new("")) {
        let path = data.join(name);
        let Some(there) = read(&path)? else { continue };
        let name = shown(&path);
        if is_own(&there, &ours) {
            std::fs::remove_file(&path).map_err(|source| AssociationError::File { verb: "remove", path, source })?;
            report.deeds.push(Deed::Removed(name));
        } else {
            report.deeds.push(Deed::Foreign(name));
        }
    }
    if !report.is_empty() {
        tell(data, system, &mut report);
    }
    Ok(report)
}

/// Lets the desktop read anew what stands in the folders.
fn tell(data: &Path, system: &mut dyn System, report: &mut Report) {
    for (program, folder) in [("update-mime-database", "mime"), ("update-desktop-database", "applications")] {
        let folder = shown(&data.join(folder));
        let told = format!("{program} {folder}");
        let done = system.run(program, &[folder]).is_ok_and(|(good, _)| good);
        report.deeds.push(if done { Deed::Told(told) } else { Deed::NotTold(told) });
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pretended;
    use super::*;

    fn text(data: &Path, name: &str) -> String {
        std::fs::read_to_string(data.join(name)).unwrap()
    }

    /// Every file below a folder.
    fn everything(folder: &Path) -> Vec<PathBuf> {
        let mut out = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { out.extend(everything(&path)) } else { out.push(path) }
        }
        out
    }

    #[test]
    fn the_type_the_program_and_its_icon_are_written_and_taken_away_again() {
        let data = tempfile::tempdir().unwrap();
        let data = data.path();
        let mut system = Pretended::default();
        let report = associate(Path::new("/opt/parallax/parallax"), data, &mut system).unwrap();
        assert_eq!(report.deeds.iter().filter(|deed| matches!(deed, Deed::Written(_))).count(), 4);
        let package = text(data, "mime/packages/parallax.xml");
        assert!(package.contains(r#"<mime-type type="application/x-parallax">"#), "{package}");
        assert!(package.contains(r#"<glob pattern="*.parallax"/>"#), "{package}");
        let entry = text(data, "applications/parallax.desktop");
        assert!(entry.contains("\nExec=\"/opt/parallax/parallax\" %f\n"), "{entry}");
        assert!(entry.contains("\nMimeType=application/x-parallax;\n"), "{entry}");
        assert_eq!(
            system.run,
            [
                format!("update-mime-database {}", data.join("mime").display()),
                format!("update-desktop-database {}", data.join("applications").display())
            ]
        );
        let report = dissociate(data, &mut system).unwrap();
        assert_eq!(report.deeds.iter().filter(|deed| matches!(deed, Deed::Removed(_))).count(), 4);
        assert_eq!(everything(data), Vec::<PathBuf>::new());
        assert!(dissociate(data, &mut system).unwrap().is_empty());
    }

    #[test]
    fn a_program_that_was_moved_is_written_anew_and_what_is_right_is_kept() {
        let data = tempfile::tempdir().unwrap();
        let mut system = Pretended::default();
        associate(Path::new("/old/parallax"), data.path(), &mut system).unwrap();
        let report = associate(Path::new("/new/parallax"), data.path(), &mut system).unwrap();
        let kept = report.deeds.iter().filter(|deed| matches!(deed, Deed::Kept(_))).count();
        let replaced: Vec<&Deed> = report.deeds.iter().filter(|deed| matches!(deed, Deed::Replaced(_))).collect();
        assert_eq!((kept, replaced.len()), (3, 1));
        assert!(replaced[0].about().ends_with("parallax.desktop"));
        assert!(text(data.path(), "applications/parallax.desktop").contains("/new/parallax"));
    }

    #[test]
    fn what_somebody_else_wrote_is_neither_overwritten_nor_removed() {
        let data = tempfile::tempdir().unwrap();
        let entry = data.path().join("applications/parallax.desktop");
        write_whole(&entry, b"[Desktop Entry]\nName=Another Parallax\n").unwrap();
        let mut system = Pretended::default();
        let error = associate(Path::new("/opt/parallax"), data.path(), &mut system).unwrap_err();
        assert!(matches!(&error, AssociationError::Foreign(path) if path.ends_with("parallax.desktop")), "{error}");
        assert_eq!(everything(data.path()), std::slice::from_ref(&entry), "nothing else is written");
        let report = dissociate(data.path(), &mut system).unwrap();
        assert!(matches!(report.deeds.first(), Some(Deed::Foreign(_))), "{report}");
        assert!(entry.exists());
    }

    #[test]
    fn a_desktop_without_the_tools_is_told_later() {
        let data = tempfile::tempdir().unwrap();
        let mut system = Pretended { answers: vec![("update-desktop-database", false, "")], ..Pretended::default() };
        let report = associate(Path::new("/opt/parallax"), data.path(), &mut system).unwrap();
        assert!(matches!(report.deeds.last(), Some(Deed::NotTold(_))), "{report}");
    }

    #[test]
    fn paths_are_quoted_as_the_desktop_reads_them() {
        for (path, expect) in [
            ("/opt/parallax", r#""/opt/parallax""#),
            ("/home/Ilse Brandvik/parallax", r#""/home/Ilse Brandvik/parallax""#),
            ("/a$b/`c`", r#""/a\\$b/\\`c\\`""#),
            (r#"/a"b\c"#, r#""/a\\"b\\\\c""#),
            ("/100%/p", r#""/100%%/p""#),
        ] {
            assert_eq!(quoted(path), expect);
        }
    }
}
