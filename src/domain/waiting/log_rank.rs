//! Do two groups wait equally long? The log-rank test.
//!
//! Source: Mantel 1966; Klein and Moeschberger 2003, section 7.3 (hypergeometric variance for ties).

use super::chi_square::chi_square_tail;
use super::day_counts::DayCounts;
use super::number::real;

/// The outcome of the test.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LogRank {
    /// Endings seen in the first group.
    pub observed: u64,
    /// Endings expected there if both groups ended at the same pace.
    pub expected: f64,
    /// Variance of the difference.
    pub variance: f64,
    /// The statistic, with one degree of freedom.
    pub chi_square: f64,
    /// Probability of a statistic at least this large when the groups do not differ.
    pub p_value: f64,
}

/// Compares two groups. `None` when nothing can be compared: no age at which one ended while both were at risk.
#[must_use]
pub fn log_rank(first: &DayCounts, second: &DayCounts) -> Option<LogRank> {
    let (mut expected, mut variance) = (0.0, 0.0);
    for (age, events) in ended_together(first, second) {
        let own = real(first.at_risk(age));
        let (d, n) = (real(events), own + real(second.at_risk(age)));
        expected += d * own / n;
        if n > 1.0 {
            variance += d * (own / n) * (1.0 - own / n) * (n - d) / (n - 1.0);
        }
    }
    let observed = first.events();
    (variance > 0.0).then(|| {
        let chi_square = (real(observed) - expected).powi(2) / variance;
        LogRank { observed, expected, variance, chi_square, p_value: chi_square_tail(chi_square) }
    })
}

/// Ages at which cases of either group ended, with the number of both.
fn ended_together(first: &DayCounts, second: &DayCounts) -> Vec<(i64, u64)> {
    let both = first.rows().iter().chain(second.rows()).filter(|row| row.events > 0);
    let mut ages: Vec<(i64, u64)> = both.map(|row| (row.age, row.events)).collect();
    ages.sort_unstable();
    ages.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    ages
}
