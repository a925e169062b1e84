//! The queries of people, written once and compiled for each back end (`super::Conn`).

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::Conn;
use crate::domain::ids::PersonId;
use crate::domain::notice::outbox::NoticeState;
use crate::store::StoreError;
use crate::store::access_rows::person as person_id;
use crate::store::casework::CaseworkTx;
use crate::store::people::{PeopleTx, Person, Tombstone, Version};
use crate::store::rows::{counted, number};
use crate::store::schema::{
    accounts, credentials, handover_people, handovers, notices, parts, people, personal, preferences, ticks, tombstones,
};

/// What is read of a person.
const PERSON: (people::id, people::created_at, people::version, people::restricted_at, people::erased_at) =
    (people::id, people::created_at, people::version, people::restricted_at, people::erased_at);
type PersonColumns = (String, NaiveDateTime, i32, Option<NaiveDateTime>, Option<NaiveDateTime>);

fn read((id, created_at, version, restricted_at, erased_at): PersonColumns) -> Result<Person, StoreError> {
    Ok(Person {
        id: person_id(&id)?,
        created_at: created_at.and_utc(),
        version: counted(version)?,
        restricted_at: restricted_at.map(|at| at.and_utc()),
        erased_at: erased_at.map(|at| at.and_utc()),
    })
}

impl PeopleTx for Conn {
    fn insert_person(&mut self, id: &PersonId, created_at: DateTime<Utc>) -> Result<(), StoreError> {
        let row = (people::id.eq(id.as_str()), people::created_at.eq(created_at.naive_utc()), people::version.eq(0));
        diesel::insert_into(people::table).values(row).execute(self)?;
        Ok(())
    }

    fn person(&mut self, id: &PersonId) -> Result<Option<Person>, StoreError> {
        let found: Option<PersonColumns> =
            people::table.find(id.as_str()).select(PERSON).get_result(self).optional()?;
        found.map(read).transpose()
    }

    fn people(&mut self, after: Option<&PersonId>, limit: i64) -> Result<Vec<Person>, StoreError> {
        let after = after.map_or("", PersonId::as_str);
        let page: Vec<PersonColumns> =
            people::table.filter(people::id.gt(after)).order(people::id).limit(limit).select(PERSON).load(self)?;
        page.into_iter().map(read).collect()
    }

    fn write_details(&mut self, id: &PersonId, version: &Version) -> Result<(), StoreError> {
        let next = number(version.version)?;
        let seen =
            people::table.find(id.as_str()).filter(people::version.eq(next - 1)).filter(people::erased_at.is_null());
        if diesel::update(seen).set(people::version.eq(next)).execute(self)? != 1 {
            return Err(StoreError::Stale);
        }
        let row = (
            personal::person.eq(id.as_str()),
            personal::version.eq(next),
            personal::sealed.eq(&version.sealed),
            personal::recorded_at.eq(version.recorded_at.naive_utc()),
            personal::recorded_by.eq(&version.recorded_by),
        );
        diesel::insert_into(personal::table).values(row).execute(self)?;
        Ok(())
    }

    fn details(&mut self, id: &PersonId) -> Result<Vec<Version>, StoreError> {
        let all: Vec<(i32, String, NaiveDateTime, String)> = personal::table
            .filter(personal::person.eq(id.as_str()))
            .order(personal::version)
            .select((personal::version, personal::sealed, personal::recorded_at, personal::recorded_by))
            .load(self)?;
        let of = |(version, sealed, at, recorded_by): (i32, String, NaiveDateTime, String)| {
            Ok(Version { version: counted(version)?, sealed, recorded_at: at.and_utc(), recorded_by })
        };
        all.into_iter().map(of).collect()
    }

    fn seal_again(&mut self, id: &PersonId, version: u32, sealed: &str) -> Result<(), StoreError> {
        let one = personal::table.find((id.as_str(), number(version)?));
        diesel::update(one).set(personal::sealed.eq(sealed)).execute(self)?;
        Ok(())
    }

    fn restrict(&mut self, id: &PersonId, since: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        let since = people::restricted_at.eq(since.map(|at| at.naive_utc()));
        match diesel::update(people::table.find(id.as_str())).set(since).execute(self)? {
            1 => Ok(()),
            _ => Err(StoreError::Missing),
        }
    }

    fn erase(&mut self, stone: &Tombstone) -> Result<(), StoreError> {
        self.mark_careful(&stone.person, false)?;
        let (id, at) = (stone.person.as_str(), stone.erased_at.naive_utc());
        diesel::delete(personal::table.filter(personal::person.eq(id))).execute(self)?;
        diesel::update(people::table.find(id)).set(people::erased_at.eq(at)).execute(self)?;
        let own = accounts::table.filter(accounts::person.eq(id)).select(accounts::id);
        diesel::delete(credentials::table.filter(credentials::account.eq_any(own))).execute(self)?;
        diesel::delete(preferences::table.find(id)).execute(self)?;
        diesel::delete(ticks::table.filter(ticks::person.eq(id))).execute(self)?;
        let theirs = notices::table.filter(notices::person.eq(id).assume_not_null());
        diesel::update(theirs).set(notices::sealed.eq(None::<String>)).execute(self)?;
        // What was said beside a refusal may be about them.
        let about = handover_people::table.filter(handover_people::person.eq(id)).select(handover_people::handover);
        let said = handovers::table.filter(handovers::id.eq_any(about));
        diesel::update(said).set(handovers::note.eq(None::<String>)).execute(self)?;
        // What was still to be sent has nobody to go to.
        let open =
            notices::table.filter(notices::person.eq(id).assume_not_null()).filter(notices::next_try_at.is_not_null());
        let gone = (
            notices::state.eq(NoticeState::Dropped.code()),
            notices::reason.eq("erased"),
            notices::next_try_at.eq(None::<NaiveDateTime>),
        );
        diesel::update(open).set(gone).execute(self)?;
        diesel::delete(tombstones::table.find(id)).execute(self)?;
        let row = (tombstones::person.eq(id), tombstones::erased_at.eq(at), tombstones::reason.eq(&stone.reason));
        diesel::insert_into(tombstones::table).values(row).execute(self)?;
        Ok(())
    }

    fn tombstones(&mut self) -> Result<Vec<Tombstone>, StoreError> {
        let all: Vec<(String, NaiveDateTime, String)> = tombstones::table.order(tombstones::person).load(self)?;
        let of = |(person, at, reason): (String, NaiveDateTime, String)| {
            Ok(Tombstone { person: person_id(&person)?, erased_at: at.and_utc(), reason })
        };
        all.into_iter().map(of).collect()
    }

    fn forget_versions(&mut self, superseded_before: DateTime<Utc>, dry_run: bool) -> Result<usize, StoreError> {
        // A version is superseded when the next one was written down.
        let later = diesel::alias!(personal as later);
        let next = later
            .filter(later.field(personal::person).eq(personal::person))
            .filter(later.field(personal::version).eq(personal::version + 1))
            .filter(later.field(personal::recorded_at).lt(superseded_before.naive_utc()));
        let old: Vec<(String, i32)> =
            personal::table.filter(exists(next)).select((personal::person, personal::version)).load(self)?;
        if !dry_run {
            for (person, version) in &old {
                diesel::delete(personal::table.find((person, version))).execute(self)?;
            }
        }
        Ok(old.len())
    }

    fn people_without_part_since(&mut self, instant: DateTime<Utc>, limit: i64) -> Result<Vec<PersonId>, StoreError> {
        let at = instant.naive_utc();
        let ended = |until: NaiveDateTime| {
            parts::revoked_at.lt(until).assume_not_null().or(parts::until.lt(until).assume_not_null())
        };
        let open = parts::table
            .filter(parts::person.eq(people::id))
            .filter(parts::revoked_at.is_null().or(parts::revoked_at.ge(at).assume_not_null()))
            .filter(parts::until.is_null().or(parts::until.ge(at).assume_not_null()));
        let over = parts::table.filter(parts::person.eq(people::id)).filter(ended(at));
        let found: Vec<String> = people::table
            .filter(people::erased_at.is_null())
            .filter(not(exists(open)))
            .filter(exists(over))
            .order(people::id)
            .limit(limit)
            .select(people::id)
            .load(self)?;
        found.iter().map(|id| person_id(id)).collect()
    }
}
