//! Sentences with numbers, days and names in them.

use std::path::Path;

use super::language::{count, decimal, fill, grouped, percent, plural, say};
use crate::lexicon::Lexicon;
use crate::model::{Dated, Published};

/// A number of articles.
pub fn articles(number: usize) -> String {
    count(number, "article", "articles")
}

/// A number of articles that are read.
pub fn articles_read(number: usize) -> String {
    count(number, "article read", "articles read")
}

/// A number of outlets.
pub fn sources(number: usize) -> String {
    count(number, "source", "sources")
}

/// A number of events.
pub fn events(number: usize) -> String {
    count(number, "event", "events")
}

/// A number of hits.
pub fn hits(number: u64) -> String {
    count(number as usize, "hit", "hits")
}

/// A number of terms.
pub fn terms(number: usize) -> String {
    count(number, "term", "terms")
}

/// A number of hits of the lexicon, as said where nothing else is counted.
pub fn loaded_terms(number: usize) -> String {
    count(number, "loaded term", "loaded terms")
}

/// A number of words.
pub fn words(number: u64) -> String {
    count(number as usize, "word", "words")
}

/// A number of words where room is scarce: `362 w`.
pub fn words_short(number: u64) -> String {
    fill("{n} w", &[("n", &grouped(number))])
}

/// A number of sentences.
pub fn sentences(number: usize) -> String {
    count(number, "sentence", "sentences")
}

/// A number of lines.
pub fn lines(number: usize) -> String {
    count(number, "line", "lines")
}

/// A number of lines taken out as boilerplate.
pub fn lines_removed(number: usize) -> String {
    count(number, "line removed", "lines removed")
}

/// A number of rows.
pub fn rows_shown(number: usize) -> String {
    count(number, "row", "rows")
}

/// A number of warnings of the import.
pub fn things_to_check(number: usize) -> String {
    count(number, "thing to check", "things to check")
}

/// What the import has read so far and what of it needs a look.
pub fn read_so_far(articles: usize, problems: usize) -> String {
    let read = articles_read(articles);
    if problems == 0 { read } else { format!("{read}, {}", things_to_check(problems)) }
}

/// A number of entries of a lexicon.
pub fn entries(number: usize) -> String {
    count(number, "entry", "entries")
}

/// What ticking a category does.
pub fn count_category(title: &str) -> String {
    fill("{category}: count this category", &[("category", &super::shipped(title))])
}

/// A number of guards of an entry, which the editor keeps.
pub fn guards_kept(number: usize) -> String {
    count(number, "guard is kept", "guards are kept")
}

/// Which lexicons are in use.
pub fn lexicons(lexicons: &[Lexicon]) -> String {
    match lexicons {
        [one] => fill(
            "Lexicon: {name} {version}, {categories} categories, {entries} entries",
            &[
                ("name", &one.name),
                ("version", &one.version),
                ("categories", &one.categories.len()),
                ("entries", &grouped(one.len() as u64)),
            ],
        ),
        several => count(several.len(), "lexicon", "lexicons"),
    }
}

/// How many hits could be read two ways.
pub fn two_ways(number: u32) -> String {
    fill("{n} could be read two ways", &[("n", &grouped(u64::from(number)))])
}

/// The program's version.
pub fn version() -> String {
    fill("Version {version}", &[("version", &env!("CARGO_PKG_VERSION"))])
}

/// Loaded terms somebody is given: `speaker of 3 loaded terms`.
pub fn speaker_of(hits: usize) -> String {
    fill("speaker of {hits}", &[("hits", &loaded_terms(hits))])
}

/// Articles whose day is not known.
pub fn without_date(number: usize) -> String {
    fill("{articles} without a date", &[("articles", &articles(number))])
}

/// A stretch of days.
pub fn from_to(first: jiff::civil::Date, last: jiff::civil::Date) -> String {
    fill("{first} to {last}", &[("first", &day(first)), ("last", &day(last))])
}

/// Text two articles share word for word.
pub fn shared_text(one: &str, other: &str, share: f64, longest: usize, copy: bool) -> String {
    fill(
        "{one} and {other}: {share} of the shorter one, {words} at a stretch{copy}",
        &[
            ("one", &one),
            ("other", &other),
            ("share", &percent(share, 0)),
            ("words", &words(longest as u64)),
            ("copy", &if copy { say(" · copy") } else { "" }),
        ],
    )
}

/// Spellings of names that count as one.
pub fn spellings_merged(number: usize) -> String {
    match number {
        0 => say("No spellings are merged in this corpus.").to_owned(),
        _ => fill("Merged here: {spellings}", &[("spellings", &count(number, "spelling", "spellings"))]),
    }
}

/// What two spellings of a name share.
pub fn both_have(shared: &str) -> String {
    fill("both have “{shared}”", &[("shared", &shared)])
}

/// A job stopped where it should not have.
pub fn job_panicked(said: &str) -> String {
    fill(
        "Something went wrong inside the program, and the job was given up. Your articles and corrections are as they were; save the project and try again. Details: {said}",
        &[("said", &said)],
    )
}

/// Unsaved changes could not be kept aside.
pub fn journal_failed(why: &str) -> String {
    fill(
        "Unsaved changes could not be kept aside, so a crash would lose them. Save the project. Details: {why}",
        &[("why", &why)],
    )
}

/// The question before unsaved changes would be lost.
pub fn save_changes_to(title: &str) -> String {
    fill("“{title}” has changes that are not saved.", &[("title", &title)])
}

/// The offer to open unsaved changes.
pub fn recover_changes(title: &str, at: &str) -> String {
    fill("Recover unsaved changes to “{title}” from {at}?", &[("title", &title), ("at", &at)])
}

/// A moment on this computer's clock: `14:05`, with the day if it is not today.
pub fn moment(at: jiff::Timestamp) -> String {
    let zone = jiff::tz::TimeZone::system();
    let (at, now) = (at.to_zoned(zone.clone()), jiff::Timestamp::now().to_zoned(zone));
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    if at.date() == now.date() { time } else { format!("{}, {time}", day(at.date())) }
}

/// A date with how firmly it is known: `7 Dec 2023 · inferred`.
pub fn dated(published: &Published) -> String {
    let known = match published.dated() {
        Dated::Stated => say("stated"),
        Dated::Inferred => say("inferred"),
        Dated::Unknown => say("unknown"),
    };
    match (&published.date, &published.doubt) {
        (Some(date), _) => format!("{} · {known}", day(*date)),
        (None, Some(doubt)) => format!("“{doubt}” · {known}"),
        (None, None) => say("no date").to_owned(),
    }
}

/// A day: `7 Dec 2023`.
pub fn day(date: jiff::civil::Date) -> String {
    let month = match date.month() {
        1 => say("Jan"),
        2 => say("Feb"),
        3 => say("Mar"),
        4 => say("Apr"),
        5 => say("May"),
        6 => say("Jun"),
        7 => say("Jul"),
        8 => say("Aug"),
        9 => say("Sep"),
        10 => say("Oct"),
        11 => say("Nov"),
        _ => say("Dec"),
    };
    format!("{} {month} {}", date.day(), date.year())
}

/// A rate per 1,000 words, with enough decimals that what is not nothing does not read as nothing.
pub fn rate(rate: f64) -> String {
    match rate {
        0.0 => "0".to_owned(),
        low if low < 0.005 => format!("<{}", decimal(0.01, 2)),
        low if low < 0.995 => decimal(low, 2),
        rate => decimal(rate, 1),
    }
}

/// Where a sentence stands: `sent. 12`, or `title` where it has no number.
pub fn sentence(number: Option<usize>) -> String {
    number.map_or_else(|| say("title").to_owned(), |number| fill("sent. {n}", &[("n", &number)]))
}

/// The import under way.
pub fn importing(title: &str) -> String {
    fill("Importing “{title}”", &[("title", &title)])
}

/// The button that leads back to the open corpus.
pub fn back_to(title: &str) -> String {
    fill("Back to “{title}”", &[("title", &title)])
}

/// How many files are read.
pub fn files_read(done: usize, total: usize) -> String {
    fill("{done} of {all} files read", &[("done", &grouped(done as u64)), ("all", &grouped(total as u64))])
}

/// What stands beside the heading of the warnings.
pub fn warnings_note(warnings: usize, notes: usize) -> String {
    let values = [
        ("warnings", &count(warnings, "warning", "warnings") as &dyn std::fmt::Display),
        ("notes", &count(notes, "note", "notes")),
    ];
    fill("{warnings}, {notes}. None stops you from going on.", &values)
}

/// An article bears no date.
pub fn no_date_in(title: &str) -> String {
    fill("No date: “{title}”", &[("title", &title)])
}

/// What an article says of its day.
pub fn text_says_only(doubt: &str) -> String {
    fill("The text says only “{words}”. Left out of what is ordered by time.", &[("words", &doubt)])
}

/// Articles of one event share much of their wording.
pub fn wire_copy([one, other]: [&str; 2], articles: usize) -> String {
    let more = articles - 2;
    let values = [("one", &one as &dyn std::fmt::Display), ("other", &other), ("more", &more)];
    match more {
        0 => fill("Shared wire copy likely: {one} and {other}", &values),
        _ => fill("Shared wire copy likely: {one}, {other} and {more} more", &values),
    }
}

/// Groups of articles share much of their wording.
pub fn wire_copies(groups: usize) -> String {
    fill("Shared wire copy likely: {groups} groups of articles", &[("groups", &groups)])
}

/// How many articles do not say which outlet they are from.
pub fn source_not_stated(number: usize) -> String {
    fill("Source not stated: {articles}", &[("articles", &articles(number))])
}

/// How many articles bear no date.
pub fn not_dated(number: usize) -> String {
    fill("No date: {articles}", &[("articles", &articles(number))])
}

/// How many articles have a date that was worked out.
pub fn date_inferred(number: usize) -> String {
    fill("Date inferred: {articles}", &[("articles", &articles(number))])
}

/// How many lines are no part of an article.
pub fn lines_set_aside(number: usize) -> String {
    count(number, "line set aside", "lines set aside")
}

/// What was typed is no date.
pub fn not_a_date(text: &str) -> String {
    fill("“{text}” is not a date. Write it as year-month-day, for example 2024-12-07.", &[("text", &text)])
}

/// A place in a row: `14 of 36`.
pub fn place(place: usize, all: usize) -> String {
    fill("{place} of {all}", &[("place", &place), ("all", &all)])
}

/// Sources that are not listed.
pub fn more_sources(number: usize) -> String {
    plural(number, "and {n} more source", "and {n} more sources", &[])
}

/// Heading of the voices of an article.
pub fn voice_of(hits: usize) -> String {
    fill("Voice of {hits}", &[("hits", &loaded_terms(hits))])
}

/// What the cross on a column's chip does.
pub fn remove_column(source: &str) -> String {
    fill("Remove {source} from the comparison", &[("source", &source)])
}

/// Which column of how many an outlet's article is.
pub fn column_place(source: &str, place: usize, all: usize) -> String {
    fill("{source}, column {place} of {all}", &[("source", &source), ("place", &place), ("all", &all)])
}

/// Own words among all loaded terms.
pub fn own_words(own: u32, all: u32) -> String {
    fill("{own} of {terms} in own words", &[("own", &own), ("terms", &terms(all as usize))])
}

/// Sentences one source alone has: `9 only AO`.
pub fn only_count(number: usize, monogram: &str) -> String {
    fill("{n} only {source}", &[("n", &number), ("source", &monogram)])
}

/// Where a statement is the only time.
pub fn only_in(source: &str) -> String {
    fill("Only in {source}", &[("source", &source)])
}

/// Share of words in common.
pub fn shared(share: f32) -> String {
    fill("{share} shared", &[("share", &percent(f64::from(share), 0))])
}

/// A file was written.
pub fn saved(path: &Path) -> String {
    fill("Saved {path}", &[("path", &path.display())])
}

/// A folder was filled.
pub fn exported(folder: &Path, files: usize) -> String {
    fill("Exported {files} to {folder}", &[("files", &count(files, "file", "files")), ("folder", &folder.display())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (number, expect) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), expect);
        }
    }

    #[test]
    fn a_rate_that_is_not_nothing_never_reads_as_nothing() {
        let written: Vec<String> = [0.0, 0.001, 0.034, 0.996, 5.84, 23.15].map(rate).to_vec();
        assert_eq!(written, ["0", "<0.01", "0.03", "1.0", "5.8", "23.1"]);
    }
}
