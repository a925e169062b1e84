//! The queries of handovers and consents, written once and compiled for each back end (`super::Conn`).

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::Conn;
use crate::domain::handover::{Consent, Handover};
use crate::domain::ids::{CaseId, PersonId, Slug};
use crate::store::StoreError;
use crate::store::access_rows::uuid;
use crate::store::handover_rows::{ConsentRow, CoveredRow, HandoverRow};
use crate::store::handovers::{Behind, HandoverTx};
use crate::store::schema::{cases, consents, handover_people, handovers, organisations};

/// The state in which a handover waits for an answer.
pub(super) const OPEN: &str = "proposed";

/// Rows with the people whom they are about, in their order.
fn with_people(conn: &mut Conn, rows: Vec<HandoverRow>) -> Result<Vec<Handover>, StoreError> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let people = handover_people::table.filter(handover_people::handover.eq_any(ids));
    let people = people.order((handover_people::handover, handover_people::person));
    let people: Vec<CoveredRow> = people.select(CoveredRow::as_select()).load(conn)?;
    let theirs = |row: &HandoverRow| {
        let own = people.iter().filter(|covered| covered.handover == row.id);
        own.map(CoveredRow::read).collect::<Result<Vec<_>, _>>()
    };
    rows.into_iter().map(|row| theirs(&row).and_then(|people| row.read(people))).collect()
}

/// A page by the last day to answer, behind a row of the page before.
macro_rules! behind {
    ($query:expr, $after:expr, $limit:expr) => {{
        let mut query = $query.into_boxed();
        if let Some((day, id)) = $after {
            let later = handovers::answer_by.gt(day);
            query = query.filter(later.or(handovers::answer_by.eq(day).and(handovers::id.gt(id.to_string()))));
            // Said once more by itself, so that the index is entered at the day.
            query = query.filter(handovers::answer_by.ge(day));
        }
        query.order((handovers::answer_by, handovers::id)).limit($limit).select(HandoverRow::as_select())
    }};
}

impl HandoverTx for Conn {
    fn insert_handover(&mut self, handover: &Handover) -> Result<(), StoreError> {
        diesel::insert_into(handovers::table).values(HandoverRow::of(handover)).execute(self)?;
        for covered in &handover.people {
            diesel::insert_into(handover_people::table).values(CoveredRow::of(handover, covered)).execute(self)?;
        }
        Ok(())
    }

    fn put_handover(&mut self, seen: &str, handover: &Handover) -> Result<(), StoreError> {
        let one = handovers::table.find(handover.id.to_string()).filter(handovers::state.eq(seen));
        match diesel::update(one).set(HandoverRow::of(handover)).execute(self)? {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    fn handover(&mut self, id: Uuid) -> Result<Option<Handover>, StoreError> {
        let found = handovers::table.find(id.to_string()).select(HandoverRow::as_select());
        let rows = found.get_result(self).optional()?.into_iter().collect();
        Ok(with_people(self, rows)?.pop())
    }

    fn handovers_of(&mut self, case: CaseId) -> Result<Vec<Handover>, StoreError> {
        let all = handovers::table.filter(handovers::case_id.eq(case.to_string()));
        let all = all.order((handovers::proposed_at, handovers::id)).select(HandoverRow::as_select());
        let rows = all.load(self)?;
        with_people(self, rows)
    }

    fn incoming_handovers(
        &mut self,
        to: &Slug,
        answered: bool,
        after: Option<Behind>,
        limit: i64,
    ) -> Result<Vec<Handover>, StoreError> {
        // What was taken back was never theirs. Each state is a stretch of the index, in the order of the page.
        let states: &[&str] = if answered { &["accepted", "refused"] } else { &[OPEN] };
        let mut all = Vec::new();
        for state in states {
            let theirs =
                handovers::table.filter(handovers::to_organisation.eq(to.as_str())).filter(handovers::state.eq(*state));
            let rows = behind!(theirs, after, limit).load(self)?;
            all.extend(with_people(self, rows)?);
        }
        all.sort_by_key(|handover| (handover.answer_by, handover.id));
        all.truncate(usize::try_from(limit).unwrap_or_default());
        Ok(all)
    }

    fn unanswered_handovers(
        &mut self,
        organisation: &Slug,
        after: Option<Behind>,
        limit: i64,
    ) -> Result<Vec<Handover>, StoreError> {
        let theirs = handovers::table
            .filter(handovers::from_organisation.eq(organisation.as_str()))
            .filter(handovers::state.eq(OPEN));
        let rows = behind!(theirs, after, limit).load(self)?;
        with_people(self, rows)
    }

    fn handover_by_code(&mut self, hash: &str) -> Result<Option<Handover>, StoreError> {
        let found = handovers::table.filter(handovers::code_hash.eq(hash).assume_not_null());
        let rows = found.select(HandoverRow::as_select()).get_result(self).optional()?.into_iter().collect();
        Ok(with_people(self, rows)?.pop())
    }

    fn handovers_due(&mut self, on: NaiveDate, limit: i64) -> Result<Vec<Handover>, StoreError> {
        let due = handovers::table
            .filter(handovers::next_on.le(on).assume_not_null())
            .filter(handovers::next_on.is_not_null());
        let due = due.order((handovers::next_on, handovers::id)).limit(limit).select(HandoverRow::as_select());
        let rows = due.load(self)?;
        with_people(self, rows)
    }

    fn handovers(&mut self, after: Option<Uuid>, limit: i64) -> Result<Vec<Handover>, StoreError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let page = handovers::table.filter(handovers::id.gt(after)).order(handovers::id).limit(limit);
        let rows = page.select(HandoverRow::as_select()).load(self)?;
        with_people(self, rows)
    }

    fn seal_handover_again(&mut self, id: Uuid, contacts: &str, note: Option<&str>) -> Result<(), StoreError> {
        let sealed = (handovers::contacts.eq(contacts), handovers::note.eq(note));
        diesel::update(handovers::table.find(id.to_string())).set(sealed).execute(self)?;
        Ok(())
    }

    fn has_open_cases(&mut self, organisation: &Slug) -> Result<bool, StoreError> {
        let open = cases::table.filter(cases::organisation.eq(organisation.as_str())).filter(cases::ended.eq(false));
        let found: Option<String> = open.select(cases::id).first(self).optional()?;
        Ok(found.is_some())
    }

    fn close_organisation(&mut self, id: &Slug, at: DateTime<Utc>) -> Result<(), StoreError> {
        let closed = organisations::closed_at.eq(Some(at.naive_utc()));
        match diesel::update(organisations::table.find(id.as_str())).set(closed).execute(self)? {
            1 => Ok(()),
            _ => Err(StoreError::Missing),
        }
    }

    fn insert_consent(&mut self, consent: &Consent) -> Result<(), StoreError> {
        diesel::insert_into(consents::table).values(ConsentRow::of(consent)).execute(self)?;
        Ok(())
    }

    fn consents(&mut self, case: CaseId) -> Result<Vec<Consent>, StoreError> {
        let all = consents::table.filter(consents::case_id.eq(case.to_string()));
        let all = all.order((consents::given_at, consents::id)).select(ConsentRow::as_select());
        all.load(self)?.into_iter().map(ConsentRow::read).collect()
    }

    fn withdraw_consent(&mut self, case: CaseId, id: Uuid, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let standing = consents::table
            .filter(consents::id.eq(id.to_string()))
            .filter(consents::case_id.eq(case.to_string()))
            .filter(consents::withdrawn_at.is_null());
        Ok(diesel::update(standing).set(consents::withdrawn_at.eq(at.naive_utc())).execute(self)? > 0)
    }

    fn handovers_about(&mut self, person: &PersonId) -> Result<Vec<Uuid>, StoreError> {
        let theirs = handover_people::table.filter(handover_people::person.eq(person.as_str()));
        let ids: Vec<String> = theirs.order(handover_people::handover).select(handover_people::handover).load(self)?;
        ids.iter().map(|id| uuid(id)).collect()
    }
}
