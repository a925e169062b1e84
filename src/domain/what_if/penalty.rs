//! What late decisions cost by law: the penalty that runs after a notice of default (in the Netherlands: Awb 4:17, so
//! much a day for 42 days, 1,442 euro at most since 2019; several applicants share one penalty, 4:17(7)). Whether it
//! applies to a kind of case is data with a date: in Dutch asylum cases it was suspended in 2020, in family
//! reunification it was awarded until July 2025 at least, and whether it still exists is not known.
//!
//! The model: of the families whose term has passed a fixed share sends a notice, on any of the days after the term
//! with the same probability, whatever the office does. Who was overdue longer than that when the projection begins has
//! sent it before. Penalties of before are not counted, and none that a court has set.

use chrono::NaiveDate;

use crate::domain::draws::real;
use crate::domain::procedure::TariffStep;

/// What a late decision costs.
#[derive(Clone, PartialEq, Debug)]
pub struct PenaltyModel {
    /// Days and amounts, one after the other; no more is due after the last.
    pub steps: Vec<TariffStep>,
    /// Days after the notice in which the office may still decide for nothing.
    pub grace_days: u32,
    /// Share of the overdue families that send a notice (0 to 1).
    pub notice_share: f64,
    /// They send it within so many days after the term, spread evenly.
    pub notice_within_days: u32,
    /// Applications that share one penalty.
    pub applications_per_family: f64,
    /// The last day for which a penalty is due; `None`: no end is known.
    pub until: Option<NaiveDate>,
}

impl PenaltyModel {
    /// What one application is expected to have cost, in euro cents, after so many days overdue (the place in the
    /// list); the last place holds for all later days.
    pub(super) fn cents_by_days_overdue(&self) -> Vec<f64> {
        let amounts: Vec<f64> = self
            .steps
            .iter()
            .flat_map(|step| {
                let cents = real(u64::try_from(step.cents).unwrap_or(0));
                std::iter::repeat_n(cents, usize::try_from(step.days).unwrap_or(0))
            })
            .collect();
        let length = |days: u32| usize::try_from(days).unwrap_or(0);
        let (within, grace) = (length(self.notice_within_days).max(1), length(self.grace_days));
        let weight = self.notice_share / self.applications_per_family / real(u64::try_from(within).unwrap_or(1));
        // A notice on the first day overdue makes the day after the grace, and no earlier one, the first that costs.
        let mut daily = vec![0.0; 1 + within + grace + amounts.len()];
        for sent in 1..=within {
            for (cell, cents) in daily.iter_mut().skip(sent + grace + 1).zip(&amounts) {
                *cell += weight * cents;
            }
        }
        let mut sum = 0.0;
        daily
            .iter()
            .map(|cents| {
                sum += cents;
                sum
            })
            .collect()
    }
}
