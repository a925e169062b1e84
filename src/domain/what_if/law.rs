//! What the law says of a procedure, for a projection: its decision term by day of receipt and the penalty in force.

use chrono::NaiveDate;

use super::penalty::PenaltyModel;
use super::scenario::TermFrom;
use crate::domain::ids::Slug;
use crate::domain::procedure::{LengthRule, PenaltyKind, Procedure};

/// The terms and the penalty of a procedure on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Law {
    /// The decision term by day of receipt; empty where the law sets none.
    pub terms: Vec<TermFrom>,
    /// The penalty for late decisions, if one exists; of the families that are late, a half sends a notice.
    pub penalty: Option<PenaltyModel>,
}

/// Of those who are overdue, this share sends a notice unless somebody says otherwise.
pub const NOTICE_SHARE: f64 = 0.5;
/// They do so within so many days.
const NOTICE_WITHIN: u32 = 42;

impl Law {
    /// Of a procedure on a day. `term`: the name of its decision term.
    #[must_use]
    pub fn of(procedure: &Procedure, term: Option<&Slug>, on: NaiveDate) -> Self {
        let mut terms: Vec<TermFrom> = Vec::new();
        for version in procedure.versions() {
            let rule = term.and_then(|term| version.term_named(term.as_str()));
            let Some(LengthRule::Fixed(length)) = rule.map(|rule| &rule.length) else { continue };
            terms.push(TermFrom { received_from: version.span().0, lengths: vec![*length] });
        }
        terms.sort_by_key(|term| term.received_from);
        terms.dedup_by_key(|term| term.received_from);
        let penalty = if terms.is_empty() { None } else { penalty(procedure, on) };
        Self { terms, penalty }
    }
}

/// The penalty by law, by the tariff in force on a day.
fn penalty(procedure: &Procedure, on: NaiveDate) -> Option<PenaltyModel> {
    let version = procedure.version_on(on)?;
    version.penalties().iter().find_map(|rule| {
        let PenaltyKind::Administrative { grace, tariffs, .. } = &rule.kind else { return None };
        let in_force = |from: NaiveDate, until: Option<NaiveDate>| from <= on && until.is_none_or(|until| on <= until);
        let tariff = tariffs.iter().find(|tariff| in_force(tariff.from, tariff.until))?;
        let grace_days = match version.term(*grace).map(|term| &term.length) {
            Some(LengthRule::Fixed(length)) => length.at_most_days(),
            Some(LengthRule::UntilField(_) | LengthRule::Order { .. }) | None => 0,
        };
        Some(PenaltyModel {
            steps: tariff.steps.clone(),
            grace_days,
            notice_share: NOTICE_SHARE,
            notice_within_days: NOTICE_WITHIN,
            applications_per_family: 1.0,
            until: None,
        })
    })
}
