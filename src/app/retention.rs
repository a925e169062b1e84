//! What goes by itself: each rule in a transaction of its own, in portions, told beforehand by the same code that removes.

use chrono::{DateTime, TimeDelta, Utc};

use super::people::erase;
use super::{App, AppError};
use crate::domain::retention::{RetentionRule, What};
use crate::store::{Retryable, StoreError, Tx};

/// People erased in one transaction.
const PORTION: i64 = 200;

/// What one rule removed, or would remove.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removed {
    /// The rule.
    pub rule: RetentionRule,
    /// How many.
    pub count: usize,
}

/// Runs every rule. `dry_run` counts by doing it and taking it back, so that it says exactly what would happen.
pub fn run(app: &App, rules: &[RetentionRule], dry_run: bool) -> Result<Vec<Removed>, AppError> {
    rules.iter().map(|rule| Ok(Removed { rule: rule.clone(), count: run_one(app, rule, dry_run)? })).collect()
}

fn run_one(app: &App, rule: &RetentionRule, dry_run: bool) -> Result<usize, AppError> {
    let now = app.ambient.now();
    let before = now - TimeDelta::days(i64::from(rule.days));
    let what = rule.what;
    let mut all = 0;
    loop {
        // A dry run looks at everybody at once: it takes back what it did, so a next portion would be the same one.
        let portion = if dry_run { i64::MAX } else { PORTION };
        let done = app.db.write(move |tx| {
            let count = remove(tx, what, (before, now), portion)?;
            if dry_run { Err(Ended::TakenBack(count)) } else { Ok(count) }
        });
        let count = match done {
            Ok(count) | Err(Ended::TakenBack(count)) => count,
            Err(Ended::Failed(error)) => return Err(error),
        };
        all += count;
        let whole = usize::try_from(PORTION).unwrap_or(usize::MAX);
        if dry_run || what != What::People || count < whole {
            return Ok(all);
        }
    }
}

fn remove(
    tx: &mut dyn Tx,
    what: What,
    (before, now): (DateTime<Utc>, DateTime<Utc>),
    portion: i64,
) -> Result<usize, AppError> {
    match what {
        What::Sessions => Ok(tx.forget_sessions_before(before)?),
        What::SupersededDetails => Ok(tx.forget_versions(before, false)?),
        What::People => {
            let people = tx.people_without_part_since(before, portion)?;
            for person in &people {
                erase(tx, now, person, "retention")?;
            }
            Ok(people.len())
        }
    }
}

/// How a removal ended: for good, taken back, or not at all.
#[derive(Debug)]
enum Ended {
    TakenBack(usize),
    Failed(AppError),
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<AppError> for Ended {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

impl Retryable for Ended {
    fn is_retryable(&self) -> bool {
        matches!(self, Self::Failed(error) if error.is_retryable())
    }
}
