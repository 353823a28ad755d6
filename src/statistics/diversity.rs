//! Lexical diversity: how many different words a text uses, measured so that length matters little.
//!
//! Words are given as numbers in text order, equal words by equal numbers; the memory needed grows with the largest
//! number, so number the words of a text from 0.

/// The window of [`moving_average`] in words.
pub const WINDOW: usize = 100;
/// The ratio at which [`textual_diversity`] ends a factor.
pub const FACTOR_SIZE: f64 = 0.72;
/// The sample of [`hypergeometric_diversity`] in words.
pub const SAMPLE: u64 = 42;

/// Type–token ratio: different words by words. Falls with length; compare texts of one length only. `None` without words.
pub fn type_token_ratio(words: &[u32]) -> Option<f64> {
    let mut types = words.to_vec();
    types.sort_unstable();
    types.dedup();
    (!words.is_empty()).then(|| types.len() as f64 / words.len() as f64)
}

/// A mean as sum and number, so that texts can be pooled.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Mean {
    /// Sum of the values.
    pub sum: f64,
    /// Their number, perhaps fractional.
    pub count: f64,
}

impl Mean {
    /// The mean; `None` of nothing.
    pub fn value(self) -> Option<f64> {
        (self.count > 0.0).then(|| self.sum / self.count)
    }
}

impl std::ops::AddAssign for Mean {
    fn add_assign(&mut self, other: Mean) {
        self.sum += other.sum;
        self.count += other.count;
    }
}

/// MATTR, the mean type–token ratio over every window of `window` words (M. Covington & J. `McFall` 2010). A text shorter
/// than the window has none.
pub fn moving_average(words: &[u32], window: usize) -> Mean {
    if window == 0 || words.len() < window {
        return Mean::default();
    }
    let mut counts = vec![0u32; words.iter().max().map_or(0, |&word| word as usize + 1)];
    let (mut different, mut types) = (0u64, 0u64);
    for (at, &word) in words.iter().enumerate() {
        if at >= window {
            let gone = &mut counts[words[at - window] as usize];
            *gone -= 1;
            different -= u64::from(*gone == 0);
        }
        let count = &mut counts[word as usize];
        different += u64::from(*count == 0);
        *count += 1;
        if at + 1 >= window {
            types += different;
        }
    }
    let windows = (words.len() - window + 1) as f64;
    Mean { sum: types as f64 / window as f64, count: windows }
}

/// MTLD, the measure of textual lexical diversity: words by factors, a factor ending where the running type–token
/// ratio reaches [`FACTOR_SIZE`], the rest counted in part (P. `McCarthy` & S. Jarvis 2010). The mean's sum is the words
/// of the pass, its count the factors. One pass in reading order; the published figure is the mean of the passes
/// forwards and backwards, see [`mtld`].
pub fn textual_diversity(words: impl Iterator<Item = u32>) -> Mean {
    // By word: the factor it was last seen in, counted from 1.
    let mut last_seen: Vec<u32> = Vec::new();
    let (mut factor, mut types, mut length, mut total, mut factors) = (1u32, 0u32, 0u32, 0u32, 0.0);
    for word in words {
        let word = word as usize;
        if word >= last_seen.len() {
            last_seen.resize(word + 1, 0);
        }
        types += u32::from(last_seen[word] != factor);
        last_seen[word] = factor;
        length += 1;
        total += 1;
        if f64::from(types) / f64::from(length) <= FACTOR_SIZE {
            factors += 1.0;
            (types, length) = (0, 0);
            factor += 1;
        }
    }
    if length > 0 {
        factors += (1.0 - f64::from(types) / f64::from(length)) / (1.0 - FACTOR_SIZE);
    }
    Mean { sum: f64::from(total), count: factors }
}

/// MTLD of one text: the mean of [`textual_diversity`] forwards and backwards. `None` if no word is repeated.
pub fn mtld(words: &[u32]) -> Option<f64> {
    let forwards = textual_diversity(words.iter().copied()).value()?;
    let backwards = textual_diversity(words.iter().rev().copied()).value()?;
    Some(f64::midpoint(forwards, backwards))
}

/// HD-D: the mean type–token ratio of random samples of 42 words without replacement, from the hypergeometric
/// distribution (P. `McCarthy` & S. Jarvis 2007). `frequencies` are those of the different words. `None` under 42 words.
pub fn hypergeometric_diversity(frequencies: impl Iterator<Item = u64>) -> Option<f64> {
    let mut frequencies: Vec<u64> = frequencies.filter(|&frequency| frequency > 0).collect();
    frequencies.sort_unstable();
    let words: u64 = frequencies.iter().sum();
    if words < SAMPLE {
        return None;
    }
    let absent = |frequency: u64| -> f64 {
        (0..SAMPLE).map(|i| (words - frequency).saturating_sub(i) as f64 / (words - i) as f64).product()
    };
    let expected: f64 =
        frequencies.chunk_by(|a, b| a == b).map(|same| same.len() as f64 * (1.0 - absent(same[0]))).sum();
    Some(expected / SAMPLE as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<u32> {
        let mut known: Vec<&str> = Vec::new();
        text.split_whitespace()
            .map(|word| {
                known.iter().position(|&other| other == word).unwrap_or_else(|| {
                    known.push(word);
                    known.len() - 1
                }) as u32
            })
            .collect()
    }

    #[test]
    fn repeated_words_lower_the_ratio() {
        assert_eq!(type_token_ratio(&ids("a b c d")), Some(1.0));
        assert_eq!(type_token_ratio(&ids("a b a b")), Some(0.5));
        assert_eq!(type_token_ratio(&[]), None);
    }

    #[test]
    fn the_moving_window_is_the_mean_of_its_windows() {
        // Windows of three: a b a, b a c, a c c: 2/3, 1, 2/3.
        let mean = moving_average(&ids("a b a c c"), 3);
        assert_eq!(mean.count, 3.0);
        assert!((mean.value().unwrap() - 7.0 / 9.0).abs() < 1e-12);
        assert_eq!(moving_average(&ids("a b"), 3).value(), None);
    }

    #[test]
    fn factors_end_where_the_ratio_falls() {
        // McCarthy and Jarvis's illustration: the ratio falls to .667 at the sixth word.
        let found = textual_diversity(ids("of the people by the people for the people").into_iter());
        assert_eq!(found.sum, 9.0);
        assert!((found.count - 1.0).abs() < 1e-12);
        assert_eq!(mtld(&ids("no word comes twice")), None);
    }

    #[test]
    fn a_sample_of_the_whole_text_has_the_texts_own_ratio() {
        let found = hypergeometric_diversity([21, 21].into_iter()).unwrap();
        assert!((found - 2.0 / 42.0).abs() < 1e-12);
        assert_eq!(hypergeometric_diversity([20, 21].into_iter()), None);
        let even = hypergeometric_diversity(std::iter::repeat_n(1, 500)).unwrap();
        assert!((even - 1.0).abs() < 1e-12);
    }
}
