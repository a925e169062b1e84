//! The queries of accounts, parts and the log, written once and compiled for each back end (`super::Conn`).

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::Conn;
use super::casework_queries::settle_careful;
use crate::domain::access::account::{Account, Credential, Failures, Mailbox, Organisation, ProofKind, Session};
use crate::domain::access::entry::{Entry, Head};
use crate::domain::access::{Desk, Part, Reach, Role, Share};
use crate::domain::ids::{AccountId, CaseId, PersonId, Slug};
use crate::store::StoreError;
use crate::store::access::{AccountTx, LogTx, NumberedPart, PartTx};
use crate::store::access_rows::{
    AccountRow, CredentialRow, EntryRow, FailuresRow, HeadRow, OrganisationRow, PartRow, SessionRow,
};
use crate::store::rows::slug;
use crate::store::schema::{
    accounts, cases, credentials, devices, failures, log_entries, log_heads, organisations, parts, sessions, shares,
};

impl AccountTx for Conn {
    fn insert_organisation(&mut self, organisation: &Organisation) -> Result<(), StoreError> {
        diesel::insert_into(organisations::table).values(OrganisationRow::of(organisation)).execute(self)?;
        Ok(())
    }

    fn organisations(&mut self) -> Result<Vec<Organisation>, StoreError> {
        let all = organisations::table.order(organisations::id).select(OrganisationRow::as_select());
        all.load(self)?.into_iter().map(OrganisationRow::read).collect()
    }

    fn organisation(&mut self, id: &Slug) -> Result<Option<Organisation>, StoreError> {
        let found = organisations::table.find(id.as_str()).select(OrganisationRow::as_select());
        found.get_result(self).optional()?.map(OrganisationRow::read).transpose()
    }

    fn put_mailbox(&mut self, id: &Slug, mailbox: Option<&Mailbox>) -> Result<(), StoreError> {
        let kept = (
            organisations::mailbox.eq(mailbox.map(Mailbox::address)),
            organisations::mailbox_language.eq(mailbox.map(Mailbox::language)),
            organisations::mailbox_delivery.eq(mailbox.map(|mailbox| mailbox.delivery().code())),
        );
        match diesel::update(organisations::table.find(id.as_str())).set(kept).execute(self)? {
            1 => Ok(()),
            _ => Err(StoreError::Missing),
        }
    }

    fn insert_account(&mut self, account: &Account) -> Result<(), StoreError> {
        diesel::insert_into(accounts::table).values(AccountRow::of(account)).execute(self)?;
        Ok(())
    }

    fn account(&mut self, id: AccountId) -> Result<Option<Account>, StoreError> {
        let found = accounts::table.find(id.to_string()).select(AccountRow::as_select());
        found.get_result(self).optional()?.map(AccountRow::read).transpose()
    }

    fn account_by_login(&mut self, login: &str) -> Result<Option<Account>, StoreError> {
        let found = accounts::table.filter(accounts::login.eq(login)).select(AccountRow::as_select());
        found.get_result(self).optional()?.map(AccountRow::read).transpose()
    }

    fn account_of_person(&mut self, person: &PersonId) -> Result<Option<Account>, StoreError> {
        let found = accounts::table.filter(accounts::person.eq(person.as_str())).select(AccountRow::as_select());
        found.get_result(self).optional()?.map(AccountRow::read).transpose()
    }

    fn account_by_proof(&mut self, kind: ProofKind, proof: &str) -> Result<Option<(Account, Credential)>, StoreError> {
        let found = credentials::table
            .inner_join(accounts::table)
            .filter(credentials::kind.eq(kind.code()))
            .filter(credentials::proof.eq(proof))
            .select((AccountRow::as_select(), CredentialRow::as_select()));
        let found: Option<(AccountRow, CredentialRow)> = found.get_result(self).optional()?;
        found.map(|(account, credential)| Ok((account.read()?, credential.read()?))).transpose()
    }

    fn accounts(&mut self, after: Option<AccountId>, limit: i64) -> Result<Vec<Account>, StoreError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let page = accounts::table.filter(accounts::id.gt(after)).order(accounts::id).limit(limit);
        page.select(AccountRow::as_select()).load(self)?.into_iter().map(AccountRow::read).collect()
    }

    fn machines(&mut self, after: Option<AccountId>, limit: i64) -> Result<Vec<Account>, StoreError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let page = accounts::table.filter(accounts::role.eq(Role::Machine.name())).filter(accounts::id.gt(after));
        let page = page.order(accounts::id).limit(limit).select(AccountRow::as_select());
        page.load(self)?.into_iter().map(AccountRow::read).collect()
    }

    fn block_account(&mut self, id: AccountId, blocked_at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        let blocked = accounts::blocked_at.eq(blocked_at.map(|at| at.naive_utc()));
        match diesel::update(accounts::table.find(id.to_string())).set(blocked).execute(self)? {
            1 => Ok(()),
            _ => Err(StoreError::Missing),
        }
    }

    fn put_credential(&mut self, credential: &Credential) -> Result<(), StoreError> {
        self.remove_credential(credential.account, credential.kind)?;
        diesel::insert_into(credentials::table).values(CredentialRow::of(credential)).execute(self)?;
        Ok(())
    }

    fn credential(&mut self, account: AccountId, kind: ProofKind) -> Result<Option<Credential>, StoreError> {
        let found = credentials::table.find((account.to_string(), kind.code())).select(CredentialRow::as_select());
        found.get_result(self).optional()?.map(CredentialRow::read).transpose()
    }

    fn remove_credential(&mut self, account: AccountId, kind: ProofKind) -> Result<(), StoreError> {
        diesel::delete(credentials::table.find((account.to_string(), kind.code()))).execute(self)?;
        Ok(())
    }

    fn insert_session(&mut self, session: &Session) -> Result<(), StoreError> {
        diesel::insert_into(sessions::table).values(SessionRow::of(session)).execute(self)?;
        Ok(())
    }

    fn session(&mut self, hash: &str) -> Result<Option<Session>, StoreError> {
        let found = sessions::table.find(hash).select(SessionRow::as_select());
        found.get_result(self).optional()?.map(SessionRow::read).transpose()
    }

    fn touch_session(&mut self, hash: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        diesel::update(sessions::table.find(hash)).set(sessions::seen_at.eq(at.naive_utc())).execute(self)?;
        Ok(())
    }

    fn sessions(&mut self, account: AccountId) -> Result<Vec<Session>, StoreError> {
        let all = sessions::table.filter(sessions::account.eq(account.to_string())).order(sessions::begun_at);
        all.select(SessionRow::as_select()).load(self)?.into_iter().map(SessionRow::read).collect()
    }

    fn end_session(&mut self, account: AccountId, id: uuid::Uuid) -> Result<bool, StoreError> {
        let mine =
            sessions::table.filter(sessions::account.eq(account.to_string())).filter(sessions::id.eq(id.to_string()));
        Ok(diesel::delete(mine).execute(self)? > 0)
    }

    fn end_sessions(&mut self, account: AccountId) -> Result<usize, StoreError> {
        let account = account.to_string();
        diesel::delete(devices::table.filter(devices::account.eq(&account))).execute(self)?;
        Ok(diesel::delete(sessions::table.filter(sessions::account.eq(&account))).execute(self)?)
    }

    fn forget_sessions_before(&mut self, instant: DateTime<Utc>) -> Result<usize, StoreError> {
        diesel::delete(failures::table.filter(failures::retry_at.lt(instant.naive_utc()))).execute(self)?;
        diesel::delete(devices::table.filter(devices::ends_at.lt(instant.naive_utc()))).execute(self)?;
        Ok(diesel::delete(sessions::table.filter(sessions::ends_at.lt(instant.naive_utc()))).execute(self)?)
    }

    fn know_device(
        &mut self,
        hash: &str,
        account: AccountId,
        (at, until): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let row = (
            devices::hash.eq(hash),
            devices::account.eq(account.to_string()),
            devices::known_at.eq(at.naive_utc()),
            devices::ends_at.eq(until.naive_utc()),
        );
        diesel::insert_into(devices::table).values(row).execute(self)?;
        Ok(())
    }

    fn device(&mut self, hash: &str, account: AccountId) -> Result<Option<DateTime<Utc>>, StoreError> {
        let found = devices::table.filter(devices::hash.eq(hash)).filter(devices::account.eq(account.to_string()));
        let until: Option<chrono::NaiveDateTime> = found.select(devices::ends_at).get_result(self).optional()?;
        Ok(until.map(|at| at.and_utc()))
    }

    fn failures(&mut self, login: &str, device: &str) -> Result<Option<Failures>, StoreError> {
        let found = failures::table.find((login, device)).select(FailuresRow::as_select());
        found.get_result(self).optional()?.map(FailuresRow::read).transpose()
    }

    fn put_failures(&mut self, new: &Failures) -> Result<(), StoreError> {
        diesel::delete(failures::table.find((&new.login, &new.device))).execute(self)?;
        if new.count > 0 {
            diesel::insert_into(failures::table).values(FailuresRow::of(new)?).execute(self)?;
        }
        Ok(())
    }
}

/// The cases within reach, as a boxed query on `cases` that others may narrow further.
macro_rules! within {
    ($query:expr, $reach:expr) => {{
        let mut query = $query;
        match $reach {
            Reach::Whole => {}
            Reach::Organisation(Desk { organisation, procedures }) => {
                query = query.filter(cases::organisation.eq(organisation.to_string()));
                if let Some(procedures) = procedures {
                    query = query.filter(cases::procedure.eq_any(procedures.iter().map(ToString::to_string)));
                }
            }
            Reach::HandedOver(Desk { organisation, procedures }, at) => {
                let at = at.naive_utc();
                let shared = shares::table
                    .filter(shares::organisation.eq(organisation.to_string()))
                    .filter(shares::since.le(at))
                    .filter(shares::until.is_null().or(shares::until.gt(at).assume_not_null()))
                    .select(shares::case_id);
                query = query.filter(cases::id.eq_any(shared));
                if let Some(procedures) = procedures {
                    query = query.filter(cases::procedure.eq_any(procedures.iter().map(ToString::to_string)));
                }
            }
            Reach::Person(person, roles, at) => {
                let at = at.naive_utc();
                let own = parts::table
                    .filter(parts::person.eq(person.as_str().to_owned()))
                    .filter(parts::role.eq_any(roles.iter().map(|role| Role::name(*role))))
                    .filter(parts::since.le(at))
                    .filter(parts::until.is_null().or(parts::until.gt(at).assume_not_null()))
                    .filter(parts::revoked_at.is_null().or(parts::revoked_at.gt(at).assume_not_null()))
                    .select(parts::case_id);
                query = query.filter(cases::id.eq_any(own));
            }
        }
        query
    }};
}
pub(super) use within;

impl PartTx for Conn {
    fn reaches(&mut self, reach: &Reach, case: CaseId) -> Result<bool, StoreError> {
        let one = cases::table.filter(cases::id.eq(case.to_string())).select(cases::id).into_boxed();
        let found: Option<String> = within!(one, reach).get_result(self).optional()?;
        Ok(found.is_some())
    }

    fn insert_part(&mut self, id: uuid::Uuid, case: CaseId, part: &Part, granted_by: &str) -> Result<(), StoreError> {
        diesel::insert_into(parts::table).values(PartRow::of(id, case, part, granted_by)).execute(self)?;
        settle_careful(self, &case.to_string())
    }

    fn parts(&mut self, case: CaseId) -> Result<Vec<NumberedPart>, StoreError> {
        let all = parts::table.filter(parts::case_id.eq(case.to_string())).order((parts::since, parts::id));
        let rows: Vec<PartRow> = all.select(PartRow::as_select()).load(self)?;
        rows.into_iter().map(|row| row.read().map(|(id, _, part)| (id, part))).collect()
    }

    fn parts_of(&mut self, person: &PersonId) -> Result<Vec<(CaseId, Part)>, StoreError> {
        let all = parts::table.filter(parts::person.eq(person.as_str())).order((parts::since, parts::id));
        let rows: Vec<PartRow> = all.select(PartRow::as_select()).load(self)?;
        rows.into_iter().map(|row| row.read().map(|(_, case, part)| (case, part))).collect()
    }

    fn revoke_part(&mut self, case: CaseId, id: uuid::Uuid, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let standing = parts::table
            .filter(parts::id.eq(id.to_string()))
            .filter(parts::case_id.eq(case.to_string()))
            .filter(parts::revoked_at.is_null());
        let revoked = diesel::update(standing).set(parts::revoked_at.eq(at.naive_utc())).execute(self)? > 0;
        settle_careful(self, &case.to_string())?;
        Ok(revoked)
    }

    fn share(
        &mut self,
        case: CaseId,
        to: &Slug,
        from: DateTime<Utc>,
        until: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        diesel::delete(shares::table.find((case.to_string(), to.to_string()))).execute(self)?;
        let row = (
            shares::case_id.eq(case.to_string()),
            shares::organisation.eq(to.to_string()),
            shares::since.eq(from.naive_utc()),
            shares::until.eq(until.map(|at| at.naive_utc())),
        );
        diesel::insert_into(shares::table).values(row).execute(self)?;
        Ok(())
    }

    fn shares(&mut self, case: CaseId) -> Result<Vec<Share>, StoreError> {
        let all: Vec<(String, NaiveDateTime, Option<NaiveDateTime>)> = shares::table
            .filter(shares::case_id.eq(case.to_string()))
            .order(shares::organisation)
            .select((shares::organisation, shares::since, shares::until))
            .load(self)?;
        let of = |(organisation, since, until): (String, NaiveDateTime, Option<NaiveDateTime>)| {
            let (since, until) = (since.and_utc(), until.map(|at| at.and_utc()));
            Ok(Share { organisation: slug(&organisation)?, since, until })
        };
        all.into_iter().map(of).collect()
    }
}

impl LogTx for Conn {
    fn lanes(&mut self) -> i32 {
        super::LANES
    }

    fn head(&mut self, lane: i32) -> Result<Option<Head>, StoreError> {
        let found = log_heads::table.find(lane).select(HeadRow::as_select());
        Ok(found.get_result(self).optional()?.map(HeadRow::read))
    }

    fn heads(&mut self) -> Result<Vec<Head>, StoreError> {
        let all = log_heads::table.order(log_heads::lane).select(HeadRow::as_select());
        Ok(all.load(self)?.into_iter().map(HeadRow::read).collect())
    }

    fn append_entry(&mut self, before: Option<&Head>, entry: &Entry, mark: &str) -> Result<(), StoreError> {
        let row = HeadRow { lane: entry.lane, entries: entry.number, seal: entry.seal.clone(), mark: mark.to_owned() };
        let moved = match before {
            None => diesel::insert_into(log_heads::table).values(row).execute(self)?,
            Some(head) => {
                let seen = log_heads::table.find(head.lane).filter(log_heads::entries.eq(head.entries));
                let next =
                    (log_heads::entries.eq(row.entries), log_heads::seal.eq(row.seal), log_heads::mark.eq(row.mark));
                diesel::update(seen).set(next).execute(self)?
            }
        };
        if moved != 1 {
            return Err(StoreError::Busy);
        }
        diesel::insert_into(log_entries::table).values(EntryRow::of(entry)).execute(self)?;
        Ok(())
    }

    fn entries(&mut self, lane: i32, after: i64, limit: i64) -> Result<Vec<Entry>, StoreError> {
        let page = log_entries::table
            .filter(log_entries::lane.eq(lane))
            .filter(log_entries::number.gt(after))
            .order(log_entries::number)
            .limit(limit);
        page.select(EntryRow::as_select()).load(self)?.into_iter().map(EntryRow::read).collect()
    }

    fn lanes_with_entries(&mut self) -> Result<Vec<i32>, StoreError> {
        Ok(log_entries::table.select(log_entries::lane).distinct().order(log_entries::lane).load(self)?)
    }

    fn entries_of_case(
        &mut self,
        case: CaseId,
        (from, until): (DateTime<Utc>, DateTime<Utc>),
        limit: i64,
    ) -> Result<Vec<Entry>, StoreError> {
        let page = log_entries::table
            .filter(log_entries::case_id.eq(case.to_string()))
            .filter(log_entries::at.ge(from.naive_utc()))
            .filter(log_entries::at.lt(until.naive_utc()))
            .order((log_entries::at.desc(), log_entries::lane, log_entries::number.desc()))
            .limit(limit);
        page.select(EntryRow::as_select()).load(self)?.into_iter().map(EntryRow::read).collect()
    }

    fn entries_of_account(
        &mut self,
        account: AccountId,
        (from, until): (DateTime<Utc>, DateTime<Utc>),
        limit: i64,
    ) -> Result<Vec<Entry>, StoreError> {
        let page = log_entries::table
            .filter(log_entries::account.eq(account.to_string()))
            .filter(log_entries::at.ge(from.naive_utc()))
            .filter(log_entries::at.lt(until.naive_utc()))
            .order((log_entries::at.desc(), log_entries::lane, log_entries::number.desc()))
            .limit(limit);
        page.select(EntryRow::as_select()).load(self)?.into_iter().map(EntryRow::read).collect()
    }
}
