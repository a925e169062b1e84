//! Chance that can be repeated: a number between 0 and 1 is a function of seed, purpose and two indices, so no draw
//! depends on how many were drawn before it. The mixing function is the finaliser of splitmix64 (Steele, Lea and Flood
//! 2014, "Fast splittable pseudorandom number generators"); normal deviates are Acklam's rational approximation of the
//! inverse normal distribution (relative error below 1.15e-9).

/// The seed of one run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Draws {
    mixed: u64,
}

impl Draws {
    /// Draws that belong to this seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self { mixed: mix(seed) }
    }

    /// A number strictly between 0 and 1, the same for the same purpose and indices.
    #[must_use]
    pub fn at(self, purpose: u64, i: u64, j: u64) -> f64 {
        unit(mix(mix(mix(self.mixed ^ purpose) ^ i) ^ j))
    }
}

/// The finaliser of splitmix64.
#[must_use]
pub fn mix(x: u64) -> u64 {
    let x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// The generator of splitmix64 itself, for the few places where draws come one after the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stream {
    state: u64,
}

impl Stream {
    /// The stream that begins here.
    #[must_use]
    pub fn from(state: u64) -> Self {
        Self { state }
    }

    /// The next word.
    pub fn word(&mut self) -> u64 {
        let word = mix(self.state);
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        word
    }

    /// A number from 0 to below `bound`; 0 if there is none. (Not evenly, but by no more than one in 2^64 over
    /// `bound`.)
    pub fn below(&mut self, bound: u64) -> u64 {
        self.word().checked_rem(bound).unwrap_or(0)
    }

    /// A number strictly between 0 and 1.
    pub fn unit(&mut self) -> f64 {
        unit(self.word())
    }
}

/// A word as a number strictly between 0 and 1: its upper 53 bits, plus a half, over 2^53. The very greatest would
/// round to 1, whose deviate is infinite; it is the greatest number below 1 instead.
#[must_use]
pub fn unit(word: u64) -> f64 {
    ((real(word >> 11) + 0.5) / TWO_TO_53).min(1.0 - f64::EPSILON / 2.0)
}

const TWO_TO_53: f64 = 9_007_199_254_740_992.0;

/// A count as a number with a fraction; exact up to 2^53.
#[must_use]
#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "no `From` exists; counts here stay below 2^53")]
pub fn real(count: u64) -> f64 {
    count as f64
}

/// The whole part, towards minus infinity; what does not fit (and what is no number) becomes the nearest that does (0).
#[must_use]
#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "a saturating cast is what is meant")]
pub fn whole(number: f64) -> i64 {
    number.floor() as i64
}

/// The whole part as a count; below zero is zero.
#[must_use]
pub fn count(number: f64) -> u64 {
    u64::try_from(whole(number)).unwrap_or(0)
}

/// `median * exp(sigma * z)`, z standard normal at quantile `u`.
#[must_use]
pub fn lognormal(u: f64, median: f64, sigma: f64) -> f64 {
    median * (sigma * normal(u)).exp()
}

const A: [f64; 6] = [
    -3.969_683_028_665_376e1,
    2.209_460_984_245_205e2,
    -2.759_285_104_469_687e2,
    1.383_577_518_672_69e2,
    -3.066_479_806_614_716e1,
    2.506_628_277_459_239,
];
const B: [f64; 6] = [
    -5.447_609_879_822_406e1,
    1.615_858_368_580_409e2,
    -1.556_989_798_598_866e2,
    6.680_131_188_771_972e1,
    -1.328_068_155_288_572e1,
    1.0,
];
const C: [f64; 6] = [
    -7.784_894_002_430_293e-3,
    -3.223_964_580_411_365e-1,
    -2.400_758_277_161_838,
    -2.549_732_539_343_734,
    4.374_664_141_464_968,
    2.938_163_982_698_783,
];
const D: [f64; 5] =
    [7.784_695_709_041_462e-3, 3.224_671_290_700_398e-1, 2.445_134_137_142_996, 3.754_408_661_907_416, 1.0];
/// Below it, and above 1 minus it, the tails have a formula of their own.
const TAIL: f64 = 0.024_25;

/// The standard normal deviate at quantile `u` in (0, 1).
#[must_use]
pub fn normal(u: f64) -> f64 {
    if u < TAIL {
        tail(u)
    } else if u > 1.0 - TAIL {
        -tail(1.0 - u)
    } else {
        let q = u - 0.5;
        let r = q * q;
        horner(&A, r) * q / horner(&B, r)
    }
}

fn tail(u: f64) -> f64 {
    let q = (-2.0 * u.ln()).sqrt();
    horner(&C, q) / horner(&D, q)
}

/// A polynomial, highest power first. Not fused: fused steps round differently on machines that have them.
fn horner(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, c| sum * x + c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mixing_function_gives_the_first_words_of_splitmix64() {
        // State 0 and its next: the published first outputs of the generator with seed 0.
        assert_eq!(mix(0), 0xE220_A839_7B1D_CDAF);
        assert_eq!(mix(0x9E37_79B9_7F4A_7C15), 0x6E78_9E6A_A1B9_65F4);
        let mut stream = Stream::from(0);
        assert_eq!([stream.word(), stream.word()], [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4]);
    }

    #[test]
    fn quantiles_of_the_normal_distribution_are_those_of_the_tables() {
        for (u, z) in [(0.5, 0.0), (0.975, 1.959_963_985), (0.01, -2.326_347_874), (0.999, 3.090_232_306)] {
            assert!((normal(u) - z).abs() < 1e-8, "{u}: {} and not {z}", normal(u));
        }
    }

    #[test]
    fn a_draw_lies_strictly_between_nought_and_one() {
        assert!(unit(0) > 0.0);
        assert!(unit(u64::MAX) < 1.0);
    }

    #[test]
    fn the_whole_part_of_a_negative_number_lies_below_it() {
        assert_eq!((whole(-0.5), whole(2.9), whole(f64::NAN), count(-3.0)), (-1, 2, 0, 0));
    }
}
