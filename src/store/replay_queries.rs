//! The queries of rules and replays, written once and compiled for each back end (`super::Conn`).

use diesel::prelude::*;

use super::Conn;
use super::casework_queries::note_remedies;
use crate::domain::case::Summary;
use crate::domain::ids::CaseId;
use crate::store::StoreError;
use crate::store::replay_rows::{ReplayRow, RuleSetRow};
use crate::store::replays::{Replay, ReplayTx, RuleSet};
use crate::store::rows::{SummaryRow, number};
use crate::store::schema::{cases, replays, rule_sets};

impl ReplayTx for Conn {
    fn keep_rules(&mut self, rules: &RuleSet) -> Result<(), StoreError> {
        let insert = diesel::insert_into(rule_sets::table).values(RuleSetRow::of(rules));
        insert.on_conflict_do_nothing().execute(self)?;
        Ok(())
    }

    fn rules(&mut self, fingerprint: &str) -> Result<Option<RuleSet>, StoreError> {
        let found = rule_sets::table.find(fingerprint).select(RuleSetRow::as_select());
        Ok(found.get_result(self).optional()?.map(RuleSetRow::read))
    }

    fn put_replay(&mut self, replay: &Replay) -> Result<(), StoreError> {
        let row = ReplayRow::of(replay)?;
        let there = diesel::update(replays::table.find(replay.id.to_string())).set(row.clone()).execute(self)?;
        if there == 0 {
            diesel::insert_into(replays::table).values(row).execute(self)?;
        }
        Ok(())
    }

    fn replay(&mut self, id: uuid::Uuid) -> Result<Option<Replay>, StoreError> {
        let found = replays::table.find(id.to_string()).select(ReplayRow::as_select());
        found.get_result(self).optional()?.map(ReplayRow::read).transpose()
    }

    fn replays(&mut self) -> Result<Vec<Replay>, StoreError> {
        let all = replays::table.order((replays::begun_at.desc(), replays::id.desc())).select(ReplayRow::as_select());
        all.load(self)?.into_iter().map(ReplayRow::read).collect()
    }

    fn refresh(&mut self, id: CaseId, seen: u32, summary: &Summary) -> Result<(), StoreError> {
        let mine = cases::table.filter(cases::id.eq(id.to_string())).filter(cases::records.eq(number(seen)?));
        match diesel::update(mine).set(SummaryRow::of(summary)?).execute(self)? {
            1 => note_remedies(self, id, &summary.remedy_days),
            _ => Err(StoreError::Stale),
        }
    }
}
