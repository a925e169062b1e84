//! What is asked of a list of cases: which, in which order, from where on.

use chrono::NaiveDate;

use crate::domain::access::Reach;
use crate::domain::ids::CaseId;

/// Which cases, in which order, from where on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListQuery {
    /// Only within reach.
    pub reach: Reach,
    /// Only of this procedure.
    pub procedure: Option<String>,
    /// Only in this stage.
    pub stage: Option<String>,
    /// Only with a last day before this day.
    pub due_before: Option<NaiveDate>,
    /// Only received on or after this day.
    pub received_from: Option<NaiveDate>,
    /// Only received on or before this day.
    pub received_until: Option<NaiveDate>,
    /// Only ended, or only open ones.
    pub ended: Option<bool>,
    /// In which order.
    pub order: Order,
    /// After the row with this key.
    pub after: Option<Cursor>,
    /// At most so many.
    pub limit: i64,
}

/// In which order cases are listed; rows of one day by id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// By last day, the most overdue first; cases without a last day are left out.
    ByDue,
    /// By day of receipt, the oldest first; cases not yet received are left out.
    ByReceipt,
    /// By the moment at which the service first heard of them.
    ByCreation,
}

/// The place of a row in its order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cursor {
    /// Its last day or day of receipt.
    pub day: Option<NaiveDate>,
    /// Its id.
    pub id: CaseId,
}
