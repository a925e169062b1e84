//! On what a what-if stands: the newest published figures and the law; and what follows from it.

use chrono::{Months, NaiveDate};

use super::fault::Fault;
use super::figures::FigureBody;
use super::what_if::{ProjectionBody, known, projection, too_much};
use super::what_if_request::{MOST_MONTHS, Supposed};
use super::what_if_words::{CapacityBody, assumptions, capacity};
use crate::domain::ids::Slug;
use crate::domain::procedure::Procedure;
use crate::domain::what_if::known::Known;
use crate::domain::what_if::law::Law;
use crate::domain::what_if::outlook::project_telling;
use crate::domain::what_if::{Answer, Need, Projection, Scenario, ScenarioFault, Start, capacity_for};
use crate::i18n::{Arg, Locale};

/// How often the runs of a capacity are made, about: the search tries so many.
const TRIES: f64 = 18.0;

/// Published figures and the law.
#[derive(Clone, Debug)]
pub struct Ground {
    procedure: Slug,
    known: Known,
    start: Start,
    law: Law,
}

/// What became of a supposition.
#[derive(Clone, Debug)]
pub struct Projected {
    supposed: Supposed,
    scenario: Scenario,
    projection: Projection,
}

/// Which capacity a promise needs.
#[derive(Clone, Debug)]
pub struct Needed {
    supposed: Supposed,
    scenario: Scenario,
    by: NaiveDate,
    answer: Answer,
}

fn unpublished() -> Vec<Fault> {
    vec![Fault::new("/procedure", "not-published", vec![])]
}

/// What is wrong with a scenario has been told by its own reader; this is what only the start shows.
fn beyond(_: Vec<ScenarioFault>) -> Vec<Fault> {
    unpublished()
}

impl Ground {
    /// From a section of figures as it is kept; faults where too little was published. `term`: the name of the decision term.
    pub fn of(
        content: Option<&str>,
        as_of: NaiveDate,
        (procedure, term): (&Procedure, Option<&Slug>),
    ) -> Result<Self, Vec<Fault>> {
        let content = content.ok_or_else(unpublished)?;
        let figures: Vec<FigureBody> = serde_json::from_str(content).map_err(|_| unpublished())?;
        let known = known(&figures, as_of);
        let start = known.start().map_err(|_| unpublished())?;
        let law = Law::of(procedure, term, as_of);
        Ok(Self { procedure: procedure.id().clone(), known, start, law })
    }

    /// The day at whose end it begins.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.known.as_of
    }

    fn has_term(&self, supposed: &Supposed) -> bool {
        supposed.terms.is_some() || !self.law.terms.is_empty()
    }

    /// Carries the backlog on; tells how many runs are done.
    pub fn project(&self, supposed: Supposed, months: u32, done: &mut dyn FnMut(u32)) -> Result<Projected, Vec<Fault>> {
        let scenario = supposed.scenario(&self.law, months);
        if let Some(fault) = too_much(&self.start, &scenario, (months, 1.0)) {
            return Err(vec![fault]);
        }
        let projection = project_telling(&self.start, &scenario, done).map_err(beyond)?;
        Ok(Projected { supposed, scenario, projection })
    }

    /// The projection as it is told.
    #[must_use]
    pub fn told(&self, projected: &Projected, locale: &Locale) -> ProjectionBody {
        let Projected { supposed, scenario, projection: made } = projected;
        let has_term = self.has_term(supposed);
        let sentences = assumptions((&self.known, &self.start), (supposed, scenario, has_term), locale);
        let from = (self.procedure.as_str(), &self.known, &self.start);
        projection(from, (scenario, has_term), made, sentences)
    }

    /// Looks for the capacity that a promise needs.
    pub fn needed(&self, supposed: Supposed, need: Need) -> Result<Needed, Vec<Fault>> {
        let first = self.as_of();
        let last = first.checked_add_months(Months::new(MOST_MONTHS)).unwrap_or(first);
        let mut faults = Vec::new();
        if need.by <= first || need.by > last {
            let args = vec![("first", Arg::Day(first)), ("last", Arg::Day(last))];
            faults.push(Fault::new("/by", "not-within", args));
        }
        if !self.has_term(&supposed) {
            faults.push(Fault::new("/terms", "no-term", vec![]));
        }
        let scenario = supposed.scenario(&self.law, 1);
        let months = u32::try_from((need.by - first).num_days() / 30 + 1).unwrap_or(1).min(MOST_MONTHS);
        faults.extend(too_much(&self.start, &scenario, (months, TRIES)));
        if !faults.is_empty() {
            return Err(faults);
        }
        let answer = capacity_for(&self.start, &scenario, need).map_err(beyond)?;
        Ok(Needed { supposed, scenario, by: need.by, answer })
    }

    /// The capacity as it is told.
    #[must_use]
    pub fn told_capacity(&self, needed: &Needed, locale: &Locale) -> CapacityBody {
        let Needed { supposed, scenario, by, answer } = needed;
        let all = (supposed, scenario, self.has_term(supposed));
        capacity((&self.known, &self.start), all, (*by, *answer), locale)
    }
}
