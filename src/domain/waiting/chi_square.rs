//! The tail of the chi-square distribution with one degree of freedom, by the complementary error function.

use std::f64::consts::PI;

/// Below this the series is used, above it the continued fraction: both reach full precision there.
const CHANGE: f64 = 2.0;

/// Probability that a chi-square variable with one degree of freedom exceeds `x` (0 or more).
#[must_use]
pub fn chi_square_tail(x: f64) -> f64 {
    erfc((x.max(0.0) / 2.0).sqrt())
}

/// The complementary error function for `x` of 0 or more. Abramowitz and Stegun 1964, 7.1.6 (series of positive terms) and
/// 7.1.14 (continued fraction, evaluated from its end).
#[must_use]
pub fn erfc(x: f64) -> f64 {
    let bell = (-x * x).exp();
    if x < CHANGE {
        let (mut term, mut sum, mut odd) = (x, x, 1.0);
        while term > sum * 1e-18 {
            odd += 2.0;
            term *= 2.0 * x * x / odd;
            sum += term;
        }
        return 1.0 - 2.0 / PI.sqrt() * bell * sum;
    }
    let tail = (1..=120_u8).rev().fold(x, |below, k| x + f64::from(k) / 2.0 / below);
    bell / PI.sqrt() / tail
}
