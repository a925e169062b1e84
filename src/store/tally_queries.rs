//! The queries of tallies, written once and compiled for each back end (`super::Conn`).

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;

use super::Conn;
use super::queries::with_records;
use crate::domain::case::Case;
use crate::domain::ids::{CaseId, Slug};
use crate::domain::tally::{Count, Tally};
use crate::store::StoreError;
use crate::store::rows::CaseRow;
use crate::store::schema::{cases, snapshots, tallies};
use crate::store::tallies::{Snapshot, TallyQuery, TallyTx};
use crate::store::tally_rows::{SnapshotRow, SumRow, TallyRow, summed};

impl TallyTx for Conn {
    fn add_tallies(&mut self, changes: &[(Tally, Count)], lane: i32) -> Result<(), StoreError> {
        let rows: Vec<TallyRow> = changes.iter().map(|(tally, count)| TallyRow::of(tally, *count, lane)).collect();
        for part in parts!(rows) {
            diesel::insert_into(tallies::table)
                .values(part)
                .on_conflict((
                    tallies::series,
                    tallies::procedure,
                    tallies::organisation,
                    tallies::track,
                    tallies::a,
                    tallies::b,
                    tallies::c,
                    tallies::code,
                    tallies::lane,
                ))
                .do_update()
                .set((
                    tallies::applications.eq(tallies::applications + excluded(tallies::applications)),
                    tallies::families.eq(tallies::families + excluded(tallies::families)),
                ))
                .execute(self)?;
        }
        Ok(())
    }

    fn tallies(&mut self, query: &TallyQuery) -> Result<Vec<(Tally, Count)>, StoreError> {
        let of_series = tallies::table.filter(tallies::series.eq(query.series.code()));
        let mut found = of_series
            .filter(tallies::procedure.eq(query.procedure.as_str()))
            .select((
                tallies::track,
                tallies::a,
                tallies::b,
                tallies::c,
                tallies::code,
                tallies::applications,
                tallies::families,
            ))
            .into_boxed();
        if let Some(organisation) = &query.organisation {
            found = found.filter(tallies::organisation.eq(organisation.as_str()));
        }
        if let Some(from) = query.from {
            found = found.filter(tallies::a.ge(from));
        }
        // Summed here: with one organisation and one lane the rows come in order and nothing is left to do, and a database that
        // groups sorts every time.
        summed(found.load::<SumRow>(self)?, query)
    }

    fn all_tallies(&mut self) -> Result<Vec<(Tally, Count)>, StoreError> {
        let rows: Vec<TallyRow> = tallies::table.select(TallyRow::as_select()).load(self)?;
        let mut all: BTreeMap<Tally, Count> = BTreeMap::new();
        for row in rows {
            let (tally, count) = row.read()?;
            *all.entry(tally).or_default() += count;
        }
        Ok(all.into_iter().filter(|(_, count)| !count.is_zero()).collect())
    }

    fn fold_tallies(&mut self) -> Result<usize, StoreError> {
        let aside = tallies::table.filter(tallies::lane.ne(0));
        let rows: Vec<TallyRow> = aside.select(TallyRow::as_select()).load(self)?;
        let mut sums: BTreeMap<Tally, Count> = BTreeMap::new();
        for row in rows {
            let (tally, count) = row.read()?;
            *sums.entry(tally).or_default() += count;
        }
        diesel::delete(aside).execute(self)?;
        let sums: Vec<(Tally, Count)> = sums.into_iter().filter(|(_, count)| !count.is_zero()).collect();
        self.add_tallies(&sums, 0)?;
        let nothing = tallies::table.filter(tallies::applications.eq(0).and(tallies::families.eq(0)));
        Ok(diesel::delete(nothing).execute(self)? + sums.len())
    }

    fn has_tallies(&mut self) -> Result<bool, StoreError> {
        Ok(!tallies::table.select(tallies::series).limit(1).load::<String>(self)?.is_empty())
    }

    fn clear_tallies(&mut self) -> Result<(), StoreError> {
        diesel::delete(tallies::table).execute(self)?;
        Ok(())
    }

    fn family_is_known(&mut self, organisation: &Slug, family: &str) -> Result<bool, StoreError> {
        let of_family = cases::table.filter(cases::organisation.eq(organisation.as_str()));
        let found = of_family.filter(cases::family.eq(family)).select(cases::id).limit(1).load::<String>(self)?;
        Ok(!found.is_empty())
    }

    fn cases_after(
        &mut self,
        procedure: &Slug,
        day: NaiveDate,
        after: Option<CaseId>,
        limit: i64,
    ) -> Result<Vec<Case>, StoreError> {
        let changed = cases::table.filter(cases::last_on.gt(day).assume_not_null());
        let changed = changed.filter(cases::last_on.is_not_null()).filter(cases::procedure.eq(procedure.as_str()));
        let mut found = changed.order(cases::id).limit(limit).select(CaseRow::as_select()).into_boxed();
        if let Some(after) = after {
            found = found.filter(cases::id.gt(after.to_string()));
        }
        let rows = found.load(self)?;
        with_records(self, rows)
    }

    fn cases_in_order(&mut self, after: Option<CaseId>, limit: i64) -> Result<Vec<Case>, StoreError> {
        let mut found = cases::table.order(cases::id).limit(limit).select(CaseRow::as_select()).into_boxed();
        if let Some(after) = after {
            found = found.filter(cases::id.gt(after.to_string()));
        }
        let rows = found.load(self)?;
        with_records(self, rows)
    }

    fn publish(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        diesel::insert_into(snapshots::table).values(SnapshotRow::of(snapshot)).execute(self)?;
        Ok(())
    }

    fn snapshot(&mut self, month: NaiveDate, section: &str) -> Result<Option<Snapshot>, StoreError> {
        let found = snapshots::table.find((month, section)).select(SnapshotRow::as_select());
        Ok(found.get_result(self).optional()?.map(SnapshotRow::read))
    }

    fn snapshots(&mut self) -> Result<Vec<(NaiveDate, String, DateTime<Utc>)>, StoreError> {
        let all = snapshots::table.order((snapshots::month.desc(), snapshots::section));
        let rows: Vec<(NaiveDate, String, chrono::NaiveDateTime)> =
            all.select((snapshots::month, snapshots::section, snapshots::published_at)).load(self)?;
        Ok(rows.into_iter().map(|(month, section, at)| (month, section, at.and_utc())).collect())
    }
}
