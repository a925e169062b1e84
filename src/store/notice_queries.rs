//! The queries of notices, written once and compiled for each back end (`super::Conn`).

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::Conn;
use crate::domain::ids::{CaseId, PersonId, Slug};
use crate::domain::notice::outbox::{Notice, NoticeState};
use crate::domain::notice::{Delivery, Preferences, Recipient, Rhythm};
use crate::store::StoreError;
use crate::store::notice_rows::{NoticeRow, SweepRow};
use crate::store::notices::{Lease, NoticeTx, Sweep};
use crate::store::schema::{cases, notices, preferences, sweeps, ticks};

/// Rows in one statement: fewer than what SQLite takes as parameters.
const CHUNK: usize = 500;

/// The notices for one reader, as a boxed query that others narrow further.
macro_rules! for_reader {
    ($query:expr, $to:expr) => {{
        let query = $query.into_boxed();
        match $to {
            Recipient::Person(id) => query.filter(notices::person.eq(id.as_str()).assume_not_null()),
            Recipient::Organisation(id) => query.filter(notices::organisation.eq(id.as_str()).assume_not_null()),
        }
    }};
}

impl NoticeTx for Conn {
    fn plan_notices(&mut self, planned: &[Notice]) -> Result<usize, StoreError> {
        let mut new = 0;
        for notice in planned {
            let insert = diesel::insert_into(notices::table).values(NoticeRow::of(notice)?);
            new += insert.on_conflict_do_nothing().execute(self)?;
        }
        Ok(new)
    }

    fn notice(&mut self, id: uuid::Uuid) -> Result<Option<Notice>, StoreError> {
        let found = notices::table.find(id.to_string()).select(NoticeRow::as_select());
        found.get_result(self).optional()?.map(NoticeRow::read).transpose()
    }

    fn notices_to_try(&mut self, now: DateTime<Utc>, limit: i64) -> Result<Vec<Notice>, StoreError> {
        let due = notices::table.filter(notices::next_try_at.le(now.naive_utc()).assume_not_null());
        let due = due.filter(notices::next_try_at.is_not_null());
        let due = due.order((notices::next_try_at, notices::id)).limit(limit).select(NoticeRow::as_select());
        due.load(self)?.into_iter().map(NoticeRow::read).collect()
    }

    fn companions(&mut self, notice: &Notice, now: DateTime<Utc>, limit: i64) -> Result<Vec<Notice>, StoreError> {
        let mut due = for_reader!(notices::table, &notice.to)
            .filter(notices::gathered.eq(true))
            .filter(notices::next_try_at.le(now.naive_utc()).assume_not_null())
            .filter(notices::next_try_at.is_not_null());
        due = match notice.sent_with {
            Some(with) => due.filter(notices::sent_with.eq(with.to_string())),
            None => due.filter(notices::sent_with.is_null()),
        };
        let due = due.order(notices::id).limit(limit).select(NoticeRow::as_select());
        due.load(self)?.into_iter().map(NoticeRow::read).collect()
    }

    fn waiting(&mut self, to: &Recipient) -> Result<Vec<Notice>, StoreError> {
        let all = for_reader!(notices::table, to)
            .filter(notices::gathered.eq(true))
            .filter(notices::next_try_at.is_not_null())
            .filter(notices::sent_with.is_null());
        let all = all.order(notices::id).select(NoticeRow::as_select());
        all.load(self)?.into_iter().map(NoticeRow::read).collect()
    }

    fn sent_with(&mut self, first: &Notice) -> Result<Vec<Notice>, StoreError> {
        let all = for_reader!(notices::table, &first.to).filter(notices::sent_with.eq(first.id.to_string()));
        let all = all.order(notices::id).select(NoticeRow::as_select());
        all.load(self)?.into_iter().map(NoticeRow::read).collect()
    }

    fn lease(&mut self, seen: &Notice, lease: &Lease<'_>) -> Result<bool, StoreError> {
        let Some(next_try_at) = seen.next_try_at else { return Ok(false) };
        // Whoever leased it meanwhile moved the instant of the next try.
        let free = notices::table
            .find(seen.id.to_string())
            .filter(notices::next_try_at.eq(next_try_at.naive_utc()).assume_not_null());
        let mine = (
            notices::leased_by.eq(lease.by),
            notices::next_try_at.eq(lease.until.naive_utc()),
            notices::attempts.eq(notices::attempts + 1),
            notices::sent_with.eq(lease.with.map(|id| id.to_string())),
        );
        Ok(diesel::update(free).set(mine).execute(self)? == 1)
    }

    fn settle(&mut self, notice: &Notice, leased_by: Option<&str>) -> Result<bool, StoreError> {
        let one = notices::table.find(notice.id.to_string());
        // Whose cases a parked notice is of stands beside it, so that a work list finds it; anything else is on no list.
        let parked_for: Option<String> = match notice.state {
            NoticeState::Parked => {
                cases::table.find(notice.case.to_string()).select(cases::organisation).get_result(self).optional()?
            }
            NoticeState::Planned | NoticeState::Sent | NoticeState::Dropped => None,
        };
        let row = (NoticeRow::of(notice)?, notices::parked_for.eq(parked_for));
        let settled = match leased_by {
            Some(by) => {
                diesel::update(one.filter(notices::leased_by.eq(by).assume_not_null())).set(row).execute(self)?
            }
            None => diesel::update(one.filter(notices::leased_by.is_null())).set(row).execute(self)?,
        };
        Ok(settled == 1)
    }

    fn notices_of_case(&mut self, case: CaseId, limit: i64) -> Result<Vec<Notice>, StoreError> {
        let all = notices::table.filter(notices::case_id.eq(case.to_string())).order(notices::id.desc());
        all.limit(limit).select(NoticeRow::as_select()).load(self)?.into_iter().map(NoticeRow::read).collect()
    }

    fn notices_to(&mut self, to: &Recipient, limit: i64) -> Result<Vec<Notice>, StoreError> {
        let all = for_reader!(notices::table, to).order(notices::id.desc());
        all.limit(limit).select(NoticeRow::as_select()).load(self)?.into_iter().map(NoticeRow::read).collect()
    }

    fn parked_notices(&mut self, limit: i64) -> Result<Vec<Notice>, StoreError> {
        let all = notices::table.filter(notices::state.eq(NoticeState::Parked.code())).order(notices::id);
        all.limit(limit).select(NoticeRow::as_select()).load(self)?.into_iter().map(NoticeRow::read).collect()
    }

    fn parked_kinds(&mut self, limit: i64) -> Result<Vec<(String, DateTime<Utc>)>, StoreError> {
        let all = notices::table.filter(notices::parked_for.is_not_null()).order(notices::id);
        let all: Vec<(String, NaiveDateTime)> =
            all.limit(limit).select((notices::kind, notices::planned_at)).load(self)?;
        Ok(all.into_iter().map(|(kind, at)| (kind, at.and_utc())).collect())
    }

    fn sweep(&mut self, case: CaseId) -> Result<Option<Sweep>, StoreError> {
        let found = sweeps::table.find(case.to_string()).select(SweepRow::as_select());
        found.get_result(self).optional()?.map(SweepRow::read).transpose()
    }

    fn put_sweep(&mut self, sweep: &Sweep) -> Result<(), StoreError> {
        let there =
            diesel::update(sweeps::table.find(sweep.case.to_string())).set(SweepRow::of(sweep)).execute(self)?;
        if there == 0 {
            diesel::insert_into(sweeps::table).values(SweepRow::of(sweep)).execute(self)?;
        }
        Ok(())
    }

    fn insert_sweeps(&mut self, all: &[Sweep]) -> Result<(), StoreError> {
        for chunk in all.chunks(CHUNK) {
            let rows: Vec<SweepRow> = chunk.iter().map(SweepRow::of).collect();
            diesel::insert_into(sweeps::table).values(rows).execute(self)?;
        }
        Ok(())
    }

    fn sweeps_due(&mut self, on: NaiveDate, limit: i64) -> Result<Vec<Sweep>, StoreError> {
        let due = sweeps::table.filter(sweeps::next_on.le(on).assume_not_null()).filter(sweeps::next_on.is_not_null());
        let due = due.order((sweeps::next_on, sweeps::case_id)).limit(limit).select(SweepRow::as_select());
        due.load(self)?.into_iter().map(SweepRow::read).collect()
    }

    fn ticks(&mut self, person: &PersonId) -> Result<Vec<(String, String)>, StoreError> {
        let theirs = ticks::table.filter(ticks::person.eq(person.as_str()));
        Ok(theirs.order((ticks::item, ticks::tick)).select((ticks::item, ticks::tick)).load(self)?)
    }

    fn put_tick(
        &mut self,
        person: &PersonId,
        (item, tick): (&str, &str),
        ticked: bool,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if !ticked {
            diesel::delete(ticks::table.find((person.as_str(), item, tick))).execute(self)?;
            return Ok(());
        }
        let row = (
            ticks::person.eq(person.as_str()),
            ticks::item.eq(item),
            ticks::tick.eq(tick),
            ticks::ticked_at.eq(at.naive_utc()),
        );
        diesel::insert_into(ticks::table).values(row).on_conflict_do_nothing().execute(self)?;
        Ok(())
    }

    fn preferences(&mut self, person: &PersonId) -> Result<Preferences, StoreError> {
        let columns = (
            preferences::rhythm,
            preferences::switched_off,
            preferences::open_words,
            preferences::topics,
            preferences::delivery,
        );
        let found: Option<(String, String, bool, String, String)> =
            preferences::table.find(person.as_str()).select(columns).get_result(self).optional()?;
        let Some((rhythm, switched_off, open_words, topics, delivery)) = found else {
            return Ok(Preferences::default());
        };
        let rhythm = Rhythm::ALL.iter().find(|(code, _)| *code == rhythm).map(|(_, rhythm)| *rhythm);
        let switched_off = switched_off.split(' ').filter_map(Slug::parse).collect();
        let topics = topics.split_whitespace().map(str::to_owned).collect();
        let (rhythm, delivery) = (rhythm.unwrap_or_default(), Delivery::of(&delivery).unwrap_or_default());
        Ok(Preferences { delivery, rhythm, switched_off, open_words, topics })
    }

    fn put_preferences(
        &mut self,
        person: &PersonId,
        wanted: &Preferences,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let kinds: Vec<&str> = wanted.switched_off.iter().map(Slug::as_str).collect();
        let row = (
            preferences::person.eq(person.as_str()),
            preferences::rhythm.eq(wanted.rhythm.code()),
            preferences::switched_off.eq(kinds.join(" ")),
            preferences::open_words.eq(wanted.open_words),
            preferences::topics.eq(wanted.topics.join(" ")),
            preferences::changed_at.eq(at.naive_utc()),
            preferences::delivery.eq(wanted.delivery.code()),
        );
        diesel::delete(preferences::table.find(person.as_str())).execute(self)?;
        diesel::insert_into(preferences::table).values(row).execute(self)?;
        Ok(())
    }
}
