//! Rows of work lists.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::StoreError;
use super::access_rows::uuid;
use super::rows::CaseRow;
use super::schema::cases;
use crate::domain::case::work::{WorkKey, Worked};
use crate::domain::ids::{AccountId, CaseId};

/// A case as a work list shows it.
#[derive(Queryable, Selectable, Debug)]
#[diesel(table_name = cases)]
pub(super) struct WorkRow {
    #[diesel(embed)]
    case: CaseRow,
    assigned_to: String,
    careful: bool,
}

impl WorkRow {
    /// With its place in the view, which is made of its id and its last day.
    pub(super) fn read(self, key: impl FnOnce(CaseId, Option<NaiveDate>) -> WorkKey) -> Result<Worked, StoreError> {
        let (identity, summary) = self.case.read()?;
        let somebody = Some(self.assigned_to).filter(|text| !text.is_empty());
        let assigned_to = somebody.map(|text| uuid(&text).map(AccountId)).transpose()?;
        let key = key(identity.id, summary.due_on);
        Ok(Worked { identity, summary, assigned_to, careful: self.careful, key, notice: None })
    }
}

/// Nobody is an empty text; see the migration.
pub(super) fn assigned(to: Option<AccountId>) -> String {
    to.map(|account| account.to_string()).unwrap_or_default()
}
