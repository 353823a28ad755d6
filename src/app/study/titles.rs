//! Titles in lower case, one behind the other, so that a letter typed in the sidebar's filter runs over one stretch of
//! memory and not over all articles.

use memchr::memmem::Finder;

/// The titles of events or articles, by position.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Titles {
    text: String,
    /// Where each title ends.
    ends: Vec<u32>,
}

impl Titles {
    /// Takes in titles by position.
    pub fn of<'t>(titles: impl Iterator<Item = &'t str>) -> Titles {
        let mut all = Titles::default();
        for title in titles {
            if title.is_ascii() {
                all.text.extend(title.chars().map(|letter| letter.to_ascii_lowercase()));
            } else {
                all.text.push_str(&title.to_lowercase());
            }
            all.ends.push(u32::try_from(all.text.len()).unwrap_or(u32::MAX));
        }
        all
    }

    /// Whether the title at a position has what a finder of lower-case words looks for.
    pub fn has(&self, position: usize, wanted: &Finder<'_>) -> bool {
        let from = position.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        wanted.find(&self.text.as_bytes()[from..self.ends[position] as usize]).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_in_upper_and_lower_case_and_not_across_two() {
        let titles = Titles::of(["Ferry sinks off Cape Linden", "Der Überfall", "", "FERRY"].into_iter());
        let found =
            |wanted: &str| -> Vec<usize> { (0..4).filter(|&title| titles.has(title, &Finder::new(wanted))).collect() };
        assert_eq!(found("ferry"), [0, 3]);
        assert_eq!(found("cape l"), [0]);
        assert_eq!(found("über"), [1]);
        assert_eq!(found("lindender"), [0; 0]);
    }
}
