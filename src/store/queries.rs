//! Every query of the service, written once and compiled for each back end (`super::Conn`).

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::Conn;
use super::access_queries::within;
use super::casework_queries::note_remedies;
use crate::domain::access::{Desk, Reach, Role};
use crate::domain::case::event::Record;
use crate::domain::case::list::{ListQuery, Order};
use crate::domain::case::{Case, Identity, Summary};
use crate::domain::ids::{CaseId, Reference, Slug};
use crate::store::rows::{CaseRow, RecordRow, RememberedRow, SummaryRow, number};
use crate::store::schema::{cases, idempotency, parts, records, shares};
use crate::store::{Remembered, StoreError, Tx};

/// Rows in one insert; thirteen columns of them stay below the parameter limits of both back ends.
const ROWS: usize = 500;

impl Tx for Conn {
    fn ping(&mut self) -> Result<(), StoreError> {
        cases::table.select(cases::id).limit(1).load::<String>(self)?;
        Ok(())
    }

    fn insert_case(&mut self, identity: &Identity, summary: &Summary, all: &[Record]) -> Result<(), StoreError> {
        diesel::insert_into(cases::table).values(CaseRow::of(identity, summary)?).execute(self)?;
        if !summary.remedy_days.is_empty() {
            note_remedies(self, identity.id, &summary.remedy_days)?;
        }
        insert_records(self, identity.id, all)
    }

    fn insert_cases(&mut self, all: &[Case]) -> Result<(), StoreError> {
        let rows: Vec<CaseRow> = all.iter().map(|c| CaseRow::of(&c.identity, &c.summary)).collect::<Result<_, _>>()?;
        for chunk in rows.chunks(ROWS) {
            diesel::insert_into(cases::table).values(chunk).execute(self)?;
        }
        for case in all.iter().filter(|case| !case.summary.remedy_days.is_empty()) {
            note_remedies(self, case.identity.id, &case.summary.remedy_days)?;
        }
        let of_case = |c: &Case| {
            let id = c.identity.id;
            c.records.iter().map(move |r| RecordRow::of(id, r)).collect::<Vec<_>>()
        };
        let rows: Vec<RecordRow> = all.iter().flat_map(of_case).collect::<Result<_, _>>()?;
        for chunk in rows.chunks(ROWS) {
            diesel::insert_into(records::table).values(chunk).execute(self)?;
        }
        Ok(())
    }

    fn case(&mut self, id: CaseId) -> Result<Option<Case>, StoreError> {
        // Not `first`: its LIMIT would make SQLite plan the statement anew on every call.
        let row = cases::table.find(id.to_string()).select(CaseRow::as_select()).get_result(self).optional()?;
        row.map(|row| whole(self, row)).transpose()
    }

    fn case_by_reference(&mut self, reference: &Reference) -> Result<Option<Case>, StoreError> {
        let found = cases::table.filter(cases::reference.eq(reference.as_str())).select(CaseRow::as_select());
        let row = found.get_result(self).optional()?;
        row.map(|row| whole(self, row)).transpose()
    }

    fn cases_by_source_key(&mut self, organisation: &Slug, keys: &[&str]) -> Result<Vec<Case>, StoreError> {
        let mut all = Vec::new();
        for chunk in keys.chunks(ROWS) {
            let of_organisation = cases::table.filter(cases::organisation.eq(organisation.as_str()));
            let found = of_organisation.filter(cases::source_key.eq_any(chunk)).select(CaseRow::as_select());
            let rows = found.load(self)?;
            all.extend(with_records(self, rows)?);
        }
        Ok(all)
    }

    fn append(&mut self, id: CaseId, seen: u32, new: &[Record], summary: &Summary) -> Result<(), StoreError> {
        let mine = cases::table.filter(cases::id.eq(id.to_string())).filter(cases::records.eq(number(seen)?));
        match diesel::update(mine).set(SummaryRow::of(summary)?).execute(self)? {
            1 => {
                note_remedies(self, id, &summary.remedy_days)?;
                insert_records(self, id, new)
            }
            _ => Err(StoreError::Stale),
        }
    }

    fn list(&mut self, query: &ListQuery) -> Result<Vec<(Identity, Summary)>, StoreError> {
        let all = cases::table.select(CaseRow::as_select()).limit(query.limit).into_boxed();
        let mut found = within!(all, &query.reach);
        if let Some(procedure) = &query.procedure {
            found = found.filter(cases::procedure.eq(procedure));
        }
        if let Some(stage) = &query.stage {
            found = found.filter(cases::stage.eq(stage));
        }
        if let Some(day) = query.due_before {
            found = found.filter(cases::due_on.lt(day));
        }
        if let Some(day) = query.received_from {
            found = found.filter(cases::received_on.ge(day));
        }
        if let Some(day) = query.received_until {
            found = found.filter(cases::received_on.le(day));
        }
        if let Some(ended) = query.ended {
            found = found.filter(cases::ended.eq(ended));
        }
        let after = query.after.map(|cursor| (cursor.day, cursor.id.to_string()));
        // Keyset paging: `day >= d AND (day > d OR id > i)` lets both back ends start in the middle of the index.
        found = match query.order {
            Order::ByDue => {
                let ordered = found.filter(cases::due_on.is_not_null()).order((cases::due_on, cases::id));
                match after {
                    Some((day, id)) => ordered
                        .filter(cases::due_on.ge(day))
                        .filter(cases::due_on.gt(day).or(cases::id.gt(id)).assume_not_null()),
                    None => ordered,
                }
            }
            Order::ByReceipt => {
                let ordered = found.filter(cases::received_on.is_not_null()).order((cases::received_on, cases::id));
                match after {
                    Some((day, id)) => ordered
                        .filter(cases::received_on.ge(day))
                        .filter(cases::received_on.gt(day).or(cases::id.gt(id)).assume_not_null()),
                    None => ordered,
                }
            }
            Order::ByCreation => {
                let ordered = found.order(cases::id);
                match after {
                    Some((_, id)) => ordered.filter(cases::id.gt(id)),
                    None => ordered,
                }
            }
        };
        found.load::<CaseRow>(self)?.into_iter().map(CaseRow::read).collect()
    }

    fn remember(&mut self, answer: &Remembered) -> Result<(), StoreError> {
        diesel::insert_into(idempotency::table).values(RememberedRow::of(answer)).execute(self)?;
        Ok(())
    }

    fn recall(&mut self, actor: &str, key: &str) -> Result<Option<Remembered>, StoreError> {
        let kept = idempotency::table.find((actor, key)).select(RememberedRow::as_select());
        kept.get_result(self).optional()?.map(RememberedRow::read).transpose()
    }

    fn forget_before(&mut self, instant: DateTime<Utc>) -> Result<usize, StoreError> {
        let old = idempotency::table.filter(idempotency::at.lt(instant.naive_utc()));
        Ok(diesel::delete(old).execute(self)?)
    }
}

fn insert_records(conn: &mut Conn, id: CaseId, all: &[Record]) -> Result<(), StoreError> {
    let rows: Vec<RecordRow> = all.iter().map(|r| RecordRow::of(id, r)).collect::<Result<_, _>>()?;
    for chunk in rows.chunks(ROWS) {
        diesel::insert_into(records::table).values(chunk).execute(conn)?;
    }
    Ok(())
}

/// Cases with their records, in the order of the rows.
pub(super) fn with_records(conn: &mut Conn, rows: Vec<CaseRow>) -> Result<Vec<Case>, StoreError> {
    let mut by_case: HashMap<String, Vec<Record>> = HashMap::new();
    for chunk in rows.chunks(ROWS) {
        let ids: Vec<&str> = chunk.iter().map(|r| r.id.as_str()).collect();
        let of_cases = records::table.filter(records::case_id.eq_any(&ids));
        let in_order = of_cases.order((records::case_id, records::sequence)).select(RecordRow::as_select());
        for row in in_order.load(conn)? {
            by_case.entry(row.case_id.clone()).or_default().push(row.read()?);
        }
    }
    let whole = rows.into_iter().map(|row| {
        let records = by_case.remove(&row.id).unwrap_or_default();
        let (identity, summary) = row.read()?;
        Ok(Case { identity, summary, records })
    });
    whole.collect()
}

fn whole(conn: &mut Conn, row: CaseRow) -> Result<Case, StoreError> {
    let of_case = records::table.filter(records::case_id.eq(row.id.clone()));
    let in_order = of_case.order(records::sequence).select(RecordRow::as_select());
    let rows: Vec<RecordRow> = in_order.load(conn)?;
    let records = rows.into_iter().map(RecordRow::read).collect::<Result<_, _>>()?;
    let (identity, summary) = row.read()?;
    Ok(Case { identity, summary, records })
}
