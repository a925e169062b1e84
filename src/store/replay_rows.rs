//! Rows of rules and replays.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::StoreError;
use super::access_rows::uuid;
use super::replays::{Replay, RuleSet};
use super::rows::{case_id, corrupt};
use super::schema::{replays, rule_sets};

#[derive(Queryable, Selectable, Insertable, Clone, Debug)]
#[diesel(table_name = rule_sets)]
pub(super) struct RuleSetRow {
    fingerprint: String,
    files: String,
    kept_at: NaiveDateTime,
}

impl RuleSetRow {
    pub(super) fn of(rules: &RuleSet) -> Self {
        Self { fingerprint: rules.fingerprint.clone(), files: rules.files.clone(), kept_at: rules.kept_at.naive_utc() }
    }

    pub(super) fn read(self) -> RuleSet {
        RuleSet { fingerprint: self.fingerprint, files: self.files, kept_at: self.kept_at.and_utc() }
    }
}

#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone, Debug)]
#[diesel(table_name = replays, treat_none_as_null = true)]
pub(super) struct ReplayRow {
    id: String,
    what: String,
    begun_at: NaiveDateTime,
    finished_at: Option<NaiveDateTime>,
    begun_by: String,
    why: Option<String>,
    rules_before: Option<String>,
    rules_after: String,
    reached: Option<String>,
    looked: i64,
    changed: i64,
    told: i64,
}

impl ReplayRow {
    pub(super) fn of(replay: &Replay) -> Result<Self, StoreError> {
        let count =
            |n: u64| i64::try_from(n).map_err(|_| StoreError::Backend(format!("{n} is too large for its column")));
        Ok(Self {
            id: replay.id.to_string(),
            what: replay.what.clone(),
            begun_at: replay.begun_at.naive_utc(),
            finished_at: replay.finished_at.map(|at| at.naive_utc()),
            begun_by: replay.begun_by.clone(),
            why: replay.why.clone(),
            rules_before: replay.before.clone(),
            rules_after: replay.after.clone(),
            reached: replay.reached.map(|id| id.to_string()),
            looked: count(replay.looked)?,
            changed: count(replay.changed)?,
            told: count(replay.told)?,
        })
    }

    pub(super) fn read(self) -> Result<Replay, StoreError> {
        let count = |n: i64| u64::try_from(n).map_err(|_| corrupt("number", &n.to_string()));
        Ok(Replay {
            id: uuid(&self.id)?,
            what: self.what,
            begun_at: self.begun_at.and_utc(),
            finished_at: self.finished_at.map(|at| at.and_utc()),
            begun_by: self.begun_by,
            why: self.why,
            before: self.rules_before,
            after: self.rules_after,
            reached: self.reached.as_deref().map(case_id).transpose()?,
            looked: count(self.looked)?,
            changed: count(self.changed)?,
            told: count(self.told)?,
        })
    }
}
