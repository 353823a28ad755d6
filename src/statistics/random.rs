//! A small random number generator, so that a sample or a bootstrap can be repeated from its stated seed on any machine.

/// `SplitMix64` (G. Steele, D. Lea & C. Flood, "Fast splittable pseudorandom number generators", 2014).
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Random {
        Random { state: seed }
    }

    /// The `n`-th of many independent sequences of one seed.
    pub fn stream(seed: u64, n: u64) -> Random {
        let mut first = Random { state: seed ^ n.wrapping_mul(0xd134_2543_de82_ef95) };
        Random { state: first.next_u64() }
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 (included) to 1 (excluded).
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A whole number below `bound`, each equally likely (D. Lemire 2019); 0 if `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        loop {
            let product = u128::from(self.next_u64()) * u128::from(bound);
            let low = product as u64;
            if low >= bound || low >= bound.wrapping_neg().checked_rem(bound).unwrap_or(0) {
                return (product >> 64) as usize;
            }
        }
    }

    /// A Poisson number with mean 1, by multiplying uniform numbers (D. Knuth).
    pub fn poisson_one(&mut self) -> u32 {
        let limit = (-1.0f64).exp();
        let mut product = self.unit();
        let mut number = 0;
        while product > limit {
            product *= self.unit();
            number += 1;
        }
        number
    }

    /// `size` different numbers below `bound` in rising order, every set equally likely; all if `size` is not smaller.
    /// Selection sampling (C. Fan et al. 1962; Knuth's algorithm S).
    pub fn sample(&mut self, bound: usize, size: usize) -> Vec<usize> {
        let mut out = Vec::with_capacity(size.min(bound));
        for n in 0..bound {
            if self.below(bound - n) < size.saturating_sub(out.len()) {
                out.push(n);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_sequence() {
        let mut random = Random::new(1_234_567);
        assert_eq!(
            [random.next_u64(), random.next_u64(), random.next_u64()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn samples_are_drawn_without_replacement_and_evenly() {
        let mut seen = [0u32; 10];
        for seed in 0..2000 {
            let sample = Random::new(seed).sample(10, 3);
            assert_eq!(sample.len(), 3);
            assert!(sample.is_sorted_by(|a, b| a < b));
            for n in sample {
                seen[n] += 1;
            }
        }
        assert!(seen.iter().all(|&n| (520..680).contains(&n)), "{seen:?}");
        assert_eq!(Random::new(1).sample(2, 5), [0, 1]);
    }

    #[test]
    fn poisson_weights_have_mean_and_variance_one() {
        let mut random = Random::new(7);
        let drawn: Vec<f64> = (0..20_000).map(|_| f64::from(random.poisson_one())).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!((mean - 1.0).abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean} {variance}");
    }
}
