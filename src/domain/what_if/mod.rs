//! What if more, fewer, other: the backlog of today carried on month by month under a scenario, with ranges; and the
//! other way round, the capacity that a promise would need. A simulation of counts by day of receipt, not of people. It
//! knows no freeze, term or penalty by itself: what the law says comes with the scenario.
//!
//! Not in it: suspension of the legal term in single cases, court-ordered cases that go first, members of one family
//! that are decided together, and penalties that a court has set.

mod ahead;
pub mod inverse;
pub mod known;
pub mod law;
pub mod outlook;
pub mod penalty;
mod plan;
mod pool;
mod run;
pub mod scenario;
pub mod start;
mod walk;

pub use inverse::{Answer, Impossible, Need, capacity_for};
pub use outlook::{Outlook, Projection, Range, project};
pub use penalty::PenaltyModel;
pub use run::{MonthEnd, Run, simulate};
pub use scenario::{Change, Freeze, Handling, Level, Scenario, ScenarioFault, TermFrom, Withdrawal};
pub use start::{DayCount, Pace, Start};
