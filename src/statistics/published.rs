//! Agreement with results that other programs publish in their documentation and tests, each with its source.

use super::diversity::{moving_average, type_token_ratio};
use super::*;

fn near(found: f64, expect: f64, within: f64, what: &str) {
    assert!((found - expect).abs() <= within, "{what}: {found}, not {expect}");
}

/// Lancaster University's significance test page (corpora.lancs.ac.uk, the two-term form of `AntConc`'s and Rayson's
/// log-likelihood): a word found 52 times in 50,000 words and 57 times in 75,000 has LL = +2.65 at 0.10% and 0.08%.
#[test]
fn log_likelihood_is_that_of_lancasters_calculator() {
    let contrast = Contrast::new(52, 50_000, 57, 75_000);
    near(contrast.g2_two_term(), 2.65, 0.005, "LL");
    near(contrast.target.rate() / 10.0, 0.10, 0.005, "%1");
    near(contrast.reference.rate() / 10.0, 0.08, 0.005, "%2");
    assert!(contrast.log_ratio().value > 0.0 && contrast.g2_p_value() > 0.05, "above 3.84 it would be significant");
}

/// `WordSmith` Tools 7, “How Key Words are calculated”: a log ratio of 2 is four times as frequent, 3 eight times, 4
/// sixteen times.
#[test]
fn a_log_ratio_doubles_as_in_wordsmith() {
    for (times, expect) in [(4, 2.0), (8, 3.0), (16, 4.0)] {
        near(Contrast::new(10 * times, 1000, 10, 1000).log_ratio().value, expect, 1e-12, "log ratio");
    }
}

/// quanteda.textstats, tests/testthat/test-textstat_keyness.R, “basic `textstat_keyness` lr works on two rows” without
/// correction (the four-term form, signed): the order of the words for either target.
#[test]
fn keyness_orders_words_as_quanteda() {
    let counts: [(&str, [u64; 2]); 8] = [
        ("a", [3, 2]),
        ("b", [2, 1]),
        ("c", [6, 2]),
        ("d", [1, 4]),
        ("e", [1, 1]),
        ("f", [1, 1]),
        ("g", [1, 0]),
        ("h", [2, 1]),
    ];
    let words = [0, 1].map(|side| counts.iter().map(|(_, count)| count[side]).sum::<u64>());
    for (target, expect) in [(0, "cgbhaefd"), (1, "defabhgc")] {
        let signed = |count: &[u64; 2]| {
            let contrast = Contrast::new(count[target], words[target], count[1 - target], words[1 - target]);
            contrast.g2_four_term().copysign(contrast.log_ratio().value)
        };
        let mut order: Vec<(f64, &str)> = counts.iter().map(|(word, count)| (signed(count), *word)).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        assert_eq!(order.iter().map(|(_, word)| *word).collect::<String>(), expect);
    }
}

/// quanteda.textstats, tests/testthat/test-textstat_lexdiv.R: type–token ratios, and MATTR of “one one two one one two
/// one” in windows of two, three and four words.
#[test]
fn diversity_is_that_of_quanteda() {
    let numbered = |text: &str| -> Vec<u32> {
        let mut known: Vec<String> = Vec::new();
        let number = |word: &str| {
            known.iter().position(|other| other == word).unwrap_or_else(|| {
                known.push(word.to_owned());
                known.len() - 1
            }) as u32
        };
        text.split(' ').map(number).collect()
    };
    for (text, expect) in [("b a b a b a b a", 0.25), ("a a b b", 0.5), ("one one two one one two one", 2.0 / 7.0)] {
        near(type_token_ratio(&numbered(text)).unwrap(), expect, 1e-12, text);
    }
    let text = numbered("one one two one one two one");
    for (window, expect) in [(2, 5.0 / 6.0), (3, 2.0 / 3.0), (4, 0.5)] {
        near(moving_average(&text, window).value().unwrap(), expect, 1e-12, "MATTR");
    }
}

/// quanteda.textstats, tests/testthat/test-textstat_readability.R: Flesch's reading ease of three sentences.
#[test]
fn reading_ease_is_that_of_quanteda() {
    for (text, expect, within) in [
        ("the cat in the hat at green ham and eggs", 112.085, 1e-9),
        ("once upon a time", 97.025, 1e-9),
        ("the cat in the hat ate breakfast", 103.0, 1.03),
    ] {
        let words: Vec<&str> = text.split(' ').collect();
        let legibility = Legibility {
            sentences: 1,
            words: words.len() as u64,
            syllables: words.iter().map(|word| u64::from(syllables(word))).sum(),
            ..Legibility::default()
        };
        near(legibility.flesch_reading_ease().unwrap(), expect, within, text);
    }
}
