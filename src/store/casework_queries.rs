//! The queries of work lists and of steps in many cases, written once and compiled for each back end (`super::Conn`).

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::Conn;
use super::handover_queries::OPEN;
use crate::domain::access::Desk;
use crate::domain::case::batch::{Batch, BatchItem, Mode};
use crate::domain::case::work::{Lead, Stretch, View, WorkKey, Worked};
use crate::domain::ids::{AccountId, CaseId, PersonId, Slug};
use crate::store::StoreError;
use crate::store::access_rows::uuid;
use crate::store::casework::{CaseworkTx, SavedFilter};
use crate::store::casework_rows::{WorkRow, assigned};
use crate::store::rows::{case_id, corrupt, counted, days_text, number, slug};
use crate::store::schema::{batch_items, batches, cases, filters, handovers, notices, parts, people, remedies};

/// Rows in one statement: fewer than what both back ends take as parameters.
const CHUNK: usize = 500;

type BatchRow = (String, String, String, NaiveDate, String, String, NaiveDateTime);

/// Only the cases of a desk that sees not every procedure.
macro_rules! at_desk {
    ($query:expr, $desk:expr) => {{
        let query = $query.into_boxed();
        match &$desk.procedures {
            Some(procedures) => query.filter(cases::procedure.eq_any(procedures.iter().map(ToString::to_string))),
            None => query,
        }
    }};
}

/// Only from a day on, before a day and after a row: `day >= d AND (day > d OR id > i)` lets both back ends start in the middle of
/// the index. One lower bound alone: of two, SQLite takes the first into the index and walks from there to the other.
macro_rules! stretch {
    ($query:expr, $stretch:expr, $day:expr, $id:expr) => {{
        let mut query = $query;
        let reached = $stretch.after.and_then(|key| Some((key.day?, key.id)));
        if let Some(from) = $stretch.from.max(reached.map(|(day, _)| day)) {
            query = query.filter($day.ge(from));
        }
        if let Some(before) = $stretch.before {
            query = query.filter($day.lt(before));
        }
        if let Some((day, id)) = reached {
            query = query.filter($day.gt(day).or($id.gt(id.to_string())));
        }
        query
    }};
}

/// The id after which a list by ids goes on; every id comes after an empty text. There is always a bound, because without one the
/// planner of SQLite may prefer any other index that begins with the organisation, and sort.
fn after(stretch: &Stretch) -> String {
    stretch.after.map(|key| key.id.to_string()).unwrap_or_default()
}

impl CaseworkTx for Conn {
    fn work(&mut self, stretch: &Stretch) -> Result<Vec<Worked>, StoreError> {
        match stretch.view {
            View::Due | View::Overdue => by_due(self, stretch),
            View::RemedyOpen => by_remedy(self, stretch),
            View::HandoverUnanswered => by_handover(self, stretch),
            View::NoticeUndelivered => by_notice(self, stretch),
            View::SafeContact | View::Unassigned => by_creation(self, stretch),
        }
    }

    fn assign(&mut self, case: CaseId, to: Option<AccountId>) -> Result<(), StoreError> {
        let one = cases::table.find(case.to_string());
        match diesel::update(one).set(cases::assigned_to.eq(assigned(to))).execute(self)? {
            1 => Ok(()),
            _ => Err(StoreError::Missing),
        }
    }

    fn assigned(&mut self, case: CaseId) -> Result<Option<AccountId>, StoreError> {
        let found = cases::table.find(case.to_string()).select(cases::assigned_to).first::<String>(self).optional()?;
        let somebody = found.filter(|text| !text.is_empty());
        somebody.map(|text| uuid(&text).map(AccountId)).transpose()
    }

    fn mark_careful(&mut self, person: &PersonId, careful: bool) -> Result<(), StoreError> {
        let changed = people::table.find(person.as_str()).filter(people::careful.ne(careful));
        if diesel::update(changed).set(people::careful.eq(careful)).execute(self)? == 0 {
            return Ok(());
        }
        let theirs = parts::table.filter(parts::person.eq(person.as_str())).select(parts::case_id).distinct();
        for case in theirs.load::<String>(self)? {
            settle_careful(self, &case)?;
        }
        Ok(())
    }

    fn unreckoned(&mut self, limit: i64) -> Result<Vec<CaseId>, StoreError> {
        let all = cases::table.filter(cases::remedy_days.is_null()).order(cases::id).limit(limit).select(cases::id);
        all.load::<String>(self)?.iter().map(|id| case_id(id)).collect()
    }

    fn put_remedy_days(&mut self, case: CaseId, days: &[NaiveDate]) -> Result<(), StoreError> {
        let text = Some(days_text(days));
        diesel::update(cases::table.find(case.to_string())).set(cases::remedy_days.eq(text)).execute(self)?;
        note_remedies(self, case, days)
    }

    fn filters(&mut self, account: AccountId) -> Result<Vec<SavedFilter>, StoreError> {
        let own = filters::table.filter(filters::account.eq(account.to_string())).order(filters::name);
        let rows: Vec<(String, String)> = own.select((filters::name, filters::query)).load(self)?;
        rows.into_iter().map(|(name, query)| Ok((slug(&name)?, query))).collect()
    }

    fn put_filter(
        &mut self,
        account: AccountId,
        (name, query): &SavedFilter,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.remove_filter(account, name)?;
        let row = (
            filters::account.eq(account.to_string()),
            filters::name.eq(name.as_str()),
            filters::query.eq(query),
            filters::saved_at.eq(at.naive_utc()),
        );
        diesel::insert_into(filters::table).values(row).execute(self)?;
        Ok(())
    }

    fn remove_filter(&mut self, account: AccountId, name: &Slug) -> Result<bool, StoreError> {
        let one = filters::table.find((account.to_string(), name.as_str()));
        Ok(diesel::delete(one).execute(self)? > 0)
    }

    fn insert_batch(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let row = (
            batches::id.eq(batch.id.to_string()),
            batches::organisation.eq(batch.organisation.as_str()),
            batches::kind.eq(&batch.kind),
            batches::on_day.eq(batch.on),
            batches::mode.eq(batch.mode.code()),
            batches::made_by.eq(&batch.made_by),
            batches::made_at.eq(batch.made_at.naive_utc()),
        );
        diesel::insert_into(batches::table).values(row).execute(self)?;
        Ok(())
    }

    fn batch(&mut self, id: uuid::Uuid) -> Result<Option<Batch>, StoreError> {
        let found: Option<BatchRow> = batches::table.find(id.to_string()).get_result(self).optional()?;
        let read = |(id, organisation, kind, on, mode, made_by, made_at): BatchRow| {
            let (id, organisation, made_at) = (uuid(&id)?, slug(&organisation)?, made_at.and_utc());
            let mode = Mode::of(&mode).ok_or_else(|| corrupt("mode", &mode))?;
            Ok(Batch { id, organisation, kind, on, mode, made_by, made_at })
        };
        found.map(read).transpose()
    }

    fn insert_items(&mut self, batch: uuid::Uuid, items: &[BatchItem]) -> Result<(), StoreError> {
        for chunk in items.chunks(CHUNK) {
            let row = |item: &BatchItem| {
                Ok((
                    batch_items::batch.eq(batch.to_string()),
                    batch_items::position.eq(number(item.position)?),
                    batch_items::case_id.eq(item.case.to_string()),
                    batch_items::record.eq(number(item.record)?),
                ))
            };
            let rows = chunk.iter().map(row).collect::<Result<Vec<_>, StoreError>>()?;
            diesel::insert_into(batch_items::table).values(rows).execute(self)?;
        }
        Ok(())
    }

    fn items(&mut self, batch: uuid::Uuid, after: u32, limit: i64) -> Result<Vec<BatchItem>, StoreError> {
        let page = batch_items::table
            .filter(batch_items::batch.eq(batch.to_string()))
            .filter(batch_items::position.gt(number(after)?))
            .order(batch_items::position)
            .limit(limit);
        let columns = (batch_items::position, batch_items::case_id, batch_items::record, batch_items::undone_by);
        let rows: Vec<(i32, String, i32, Option<i32>)> = page.select(columns).load(self)?;
        let read = |(position, case, record, undone): (i32, String, i32, Option<i32>)| {
            Ok(BatchItem {
                position: counted(position)?,
                case: case_id(&case)?,
                record: counted(record)?,
                undone_by: undone.map(counted).transpose()?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    fn note_undone(&mut self, batch: uuid::Uuid, position: u32, by: u32) -> Result<(), StoreError> {
        let one = batch_items::table.find((batch.to_string(), number(position)?));
        diesel::update(one).set(batch_items::undone_by.eq(number(by)?)).execute(self)?;
        Ok(())
    }
}

fn by_due(conn: &mut Conn, stretch: &Stretch) -> Result<Vec<Worked>, StoreError> {
    let Desk { organisation, .. } = &stretch.desk;
    let all = cases::table
        .filter(cases::organisation.eq(organisation.as_str()))
        .filter(cases::due_on.is_not_null())
        .order((cases::due_on, cases::id))
        .limit(stretch.limit)
        .select(WorkRow::as_select());
    let mut found = at_desk!(all, stretch.desk);
    found = match &stretch.lead {
        Lead::Organisation => found,
        Lead::Assignee(account) => found.filter(cases::assigned_to.eq(assigned(*account))),
        Lead::Stage(stage) => found.filter(cases::stage.eq(stage.as_str())),
        Lead::Procedure(procedure) => found.filter(cases::procedure.eq(procedure.as_str())),
    };
    let rows: Vec<WorkRow> = stretch!(found, stretch, cases::due_on.assume_not_null(), cases::id).load(conn)?;
    rows.into_iter().map(|row| row.read(|id, due| WorkKey { day: due, id: id.0 })).collect()
}

fn by_remedy(conn: &mut Conn, stretch: &Stretch) -> Result<Vec<Worked>, StoreError> {
    let all = remedies::table
        .inner_join(cases::table)
        .filter(remedies::organisation.eq(stretch.desk.organisation.as_str()))
        .order((remedies::until_on, remedies::case_id))
        .limit(stretch.limit)
        .select((WorkRow::as_select(), remedies::until_on));
    let found = at_desk!(all, stretch.desk);
    let rows: Vec<(WorkRow, NaiveDate)> = stretch!(found, stretch, remedies::until_on, remedies::case_id).load(conn)?;
    let read = |(row, until): (WorkRow, NaiveDate)| row.read(|id, _| WorkKey { day: Some(until), id: id.0 });
    rows.into_iter().map(read).collect()
}

fn by_handover(conn: &mut Conn, stretch: &Stretch) -> Result<Vec<Worked>, StoreError> {
    let all = handovers::table
        .inner_join(cases::table)
        .filter(handovers::from_organisation.eq(stretch.desk.organisation.as_str()))
        .filter(handovers::state.eq(OPEN))
        .order((handovers::answer_by, handovers::id))
        .limit(stretch.limit)
        .select((WorkRow::as_select(), handovers::id, handovers::answer_by));
    let found = at_desk!(all, stretch.desk);
    let rows: Vec<(WorkRow, String, NaiveDate)> =
        stretch!(found, stretch, handovers::answer_by, handovers::id).load(conn)?;
    let read = |(row, id, by): (WorkRow, String, NaiveDate)| {
        let id = uuid(&id)?;
        row.read(|_, _| WorkKey { day: Some(by), id })
    };
    rows.into_iter().map(read).collect()
}

fn by_notice(conn: &mut Conn, stretch: &Stretch) -> Result<Vec<Worked>, StoreError> {
    let all = notices::table
        .inner_join(cases::table)
        .filter(notices::parked_for.eq(stretch.desk.organisation.as_str()).assume_not_null())
        .filter(notices::parked_for.is_not_null())
        .order(notices::id)
        .limit(stretch.limit)
        .select((WorkRow::as_select(), notices::id, notices::kind, notices::reason));
    let mut found = at_desk!(all, stretch.desk);
    found = found.filter(notices::id.gt(after(stretch)));
    let rows: Vec<(WorkRow, String, String, Option<String>)> = found.load(conn)?;
    let read = |(row, id, kind, reason): (WorkRow, String, String, Option<String>)| {
        let id = uuid(&id)?;
        let worked = row.read(|_, _| WorkKey { day: None, id })?;
        Ok(Worked { notice: Some((slug(&kind)?, reason)), ..worked })
    };
    rows.into_iter().map(read).collect()
}

fn by_creation(conn: &mut Conn, stretch: &Stretch) -> Result<Vec<Worked>, StoreError> {
    let all = cases::table
        .filter(cases::organisation.eq(stretch.desk.organisation.as_str()))
        .order(cases::id)
        .limit(stretch.limit)
        .select(WorkRow::as_select());
    let mut found = at_desk!(all, stretch.desk);
    // Conditions without a parameter, so that the planner knows the partial index by them.
    found = match stretch.view {
        View::Unassigned => found.filter(cases::assigned_to.eq("")).filter(not(cases::ended)),
        View::SafeContact => found.filter(cases::careful),
        View::Due | View::Overdue | View::RemedyOpen | View::HandoverUnanswered | View::NoticeUndelivered => found,
    };
    found = found.filter(cases::id.gt(after(stretch)));
    let rows: Vec<WorkRow> = found.load(conn)?;
    rows.into_iter().map(|row| row.read(|id, _| WorkKey { day: None, id: id.0 })).collect()
}

/// Puts the days for remedies of a case where the work list finds them.
pub(super) fn note_remedies(conn: &mut Conn, case: CaseId, days: &[NaiveDate]) -> Result<(), StoreError> {
    let case = case.to_string();
    diesel::delete(remedies::table.filter(remedies::case_id.eq(&case))).execute(conn)?;
    if days.is_empty() {
        return Ok(());
    }
    let organisation: String = cases::table.find(&case).select(cases::organisation).get_result(conn)?;
    let row = |day: &NaiveDate| {
        (remedies::case_id.eq(&case), remedies::until_on.eq(*day), remedies::organisation.eq(&organisation))
    };
    let rows: Vec<_> = days.iter().map(row).collect();
    diesel::insert_into(remedies::table).values(rows).execute(conn)?;
    Ok(())
}

/// Says of a case whether somebody who has a part in it must be reached with care. A part that ends by itself is left to the next
/// change: too much care harms nobody.
pub(super) fn settle_careful(conn: &mut Conn, case: &str) -> Result<(), StoreError> {
    let held = parts::table
        .inner_join(people::table.on(people::id.eq(parts::person)))
        .filter(parts::case_id.eq(case))
        .filter(parts::revoked_at.is_null())
        .filter(people::careful);
    let careful: bool = diesel::select(exists(held)).get_result(conn)?;
    let changed = cases::table.find(case).filter(cases::careful.ne(careful));
    diesel::update(changed).set(cases::careful.eq(careful)).execute(conn)?;
    Ok(())
}
