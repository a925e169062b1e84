//! Are chances of ten percent right one time in ten? Pending cases are spread over the answers that are still open.
//!
//! Haider et al. 2020, "Effective ways to build and evaluate individual survival distributions".

/// The test of whether predicted chances, read at the end of each wait, are spread evenly over ten bins.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DCalibration {
    /// Cases per bin of predicted share still pending: 0 to 0.1, …, 0.9 to 1.
    pub bins: [f64; 10],
    /// The distance from an even spread.
    pub chi_square: f64,
    /// The chance of a distance at least as large if the forecast were right (9 degrees of freedom).
    pub p_value: f64,
}

impl DCalibration {
    /// Each case with the share predicted to be still pending at its end (0 to 1), and whether it was closed then; the
    /// others are pending. `None` without cases.
    #[must_use]
    pub fn test(cases: &[(f64, bool)]) -> Option<Self> {
        let mut bins = [0.0; 10];
        for (share, closed) in cases {
            let share = share.clamp(0.0, 1.0);
            let bounds = (0_u32..10).map(|bin| (f64::from(bin) / 10.0, f64::from(bin + 1) / 10.0));
            let last = |upper: f64| upper >= 1.0;
            for (slot, (lower, upper)) in bins.iter_mut().zip(bounds) {
                let own = lower <= share && (share < upper || last(upper));
                *slot += match (own, closed) {
                    (true, false) if share > 0.0 => (share - lower) / share,
                    (true, _) => 1.0,
                    (false, false) if upper <= share => 0.1 / share,
                    (false, _) => 0.0,
                };
            }
        }
        let expected = bins.iter().sum::<f64>() / 10.0;
        let chi_square = bins.iter().map(|n| (n - expected).powi(2) / expected).sum();
        (!cases.is_empty()).then(|| Self { bins, chi_square, p_value: chi_square_beyond(chi_square, 9) })
    }
}

/// The probability integral transform of the closed cases: one minus the predicted share at the closing. Even when the
/// forecast is right, but tilted by those still pending: a picture, not a test.
#[must_use]
pub fn pit(cases: &[(f64, bool)]) -> Vec<f64> {
    cases.iter().filter(|(_, closed)| *closed).map(|(share, _)| 1.0 - share).collect()
}

/// The chance that a chi-square variable exceeds `value`: one minus the regularised incomplete gamma function, by its
/// power series (Abramowitz & Stegun 6.5.29).
fn chi_square_beyond(value: f64, degrees: u32) -> f64 {
    let (a, x) = (f64::from(degrees) / 2.0, value / 2.0);
    if x <= 0.0 {
        return 1.0;
    }
    // Beyond this the chance is smaller than any double can tell from 0, and the series would overflow.
    if x > 700.0 {
        return 0.0;
    }
    let mut term = 1.0 / a;
    let mut sum = term;
    let mut above = a;
    while term > sum * f64::EPSILON {
        above += 1.0;
        term *= x / above;
        sum += term;
    }
    (1.0 - sum * (a * x.ln() - x - ln_gamma_of_half(degrees)).exp()).clamp(0.0, 1.0)
}

/// The logarithm of Γ(n / 2), from Γ(1/2) = √π and Γ(1) = 1 upwards.
fn ln_gamma_of_half(n: u32) -> f64 {
    let (start, mut at) = if n % 2 == 1 { (0.5 * std::f64::consts::PI.ln(), 0.5) } else { (0.0, 1.0) };
    let mut sum = start;
    while at < f64::from(n) / 2.0 {
        sum += f64::ln(at);
        at += 1.0;
    }
    sum
}
