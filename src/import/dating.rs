//! What is told of dates that stand in the input and give no day.

use super::dates::{self, Reading};
use super::{MOST_WARNINGS, repeated};
use crate::model::{Article, Published, Warning};
use crate::wording::message;

/// Tells of dates that can be read in two ways, article by article, and of those that cannot be read, file by file.
/// `articles` are in the order of their paths.
pub(super) fn warn(articles: &[Article], warnings: &mut Vec<Warning>) {
    for of_file in articles.chunk_by(|one, other| one.path == other.path) {
        let path = &of_file[0].path;
        let (mut ambiguous, mut unread) = (0, 0);
        let mut first_unread = "";
        for article in of_file {
            let Published { date: None, doubt: Some(doubt), .. } = &article.published else { continue };
            if dates::find(doubt).iter().any(|found| matches!(found.reading, Reading::Ambiguous(_))) {
                ambiguous += 1;
                if ambiguous <= MOST_WARNINGS {
                    warnings.push(Warning {
                        path: path.clone(),
                        article: Some(article.id.clone()),
                        code: "date-ambiguous".to_owned(),
                        message: message!("The date “{doubt}” of “{article}” can be read in two ways and was left open. Set it in the article's details, or write it as year-month-day.", doubt, article = &article.id),
                    });
                }
            } else if doubt.chars().any(char::is_numeric) {
                // Without a number it is a weekday of the text, or says that there is no date.
                unread += 1;
                if unread == 1 {
                    first_unread = doubt;
                }
            }
        }
        if ambiguous > MOST_WARNINGS {
            warnings.push(Warning {
                path: path.clone(),
                article: None,
                code: "date-ambiguous".to_owned(),
                message: repeated(ambiguous - MOST_WARNINGS),
            });
        }
        if unread > 0 {
            warnings.push(Warning {
                path: path.clone(),
                article: None,
                code: "date-unread".to_owned(),
                message: message!("{count} dates could not be read as a day (the first is “{value}”) and were left open. Write them as year-month-day and open the file again, or set them in the articles' details.", count = unread, value = first_unread),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::import_embedded;
    use super::*;

    fn codes(dates: &[&str]) -> Vec<String> {
        let rows: Vec<String> = dates.iter().map(|date| format!("\"{date}\",The ferry was late.")).collect();
        let imported = import_embedded(&[("a.csv", &format!("date,text\n{}\n", rows.join("\n")))]);
        imported.warnings.into_iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn dates_that_give_no_day_are_told_once_a_file() {
        for (date, told) in [
            ("2024-05-06", false),
            ("20240506T080000Z", false),
            ("20240506080000", false),
            ("", false),
            ("n/a", false),
            ("2024-02-30", true),
            ("45418", true),
            ("06-May-24", true),
            ("3 hours ago", true),
            ("1403-02-17", true),
            ("2567-05-06", true),
        ] {
            assert_eq!(codes(&[date, date]), vec!["date-unread"; usize::from(told)], "{date}");
        }
    }

    #[test]
    fn a_table_of_ambiguous_dates_does_not_bury_the_other_warnings() {
        assert_eq!(codes(&["03/04/2024"; 2]).len(), 2);
        assert_eq!(codes(&["03/04/2024"; 1000]).len(), MOST_WARNINGS + 1);
    }
}
