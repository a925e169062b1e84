//! Keeps the tallies of the statistics right in every transaction that writes to a case, and proves that they are.

use std::collections::{BTreeMap, HashSet};

use super::applications::stored_procedure;
use super::{App, AppError, Context};
use crate::domain::case::Case;
use crate::domain::ids::CaseId;
use crate::domain::tally::of_case::{Subject, tallies};
use crate::domain::tally::{Count, Tally};
use crate::store::Tx;

/// Cases read at once.
const PAGE: i64 = 2_000;

/// Changes of tallies, each once.
pub type Changes = BTreeMap<Tally, Count>;

/// What a case adds: nothing where its procedure has no statistics.
pub(super) fn of_case(ctx: Context<'_>, case: &Case) -> Result<Vec<Tally>, AppError> {
    let Some(rules) = ctx.catalogue.statistics(case.identity.procedure.as_str()) else { return Ok(Vec::new()) };
    let tasks = ctx.catalogue.tasks(case.identity.procedure.as_str());
    let subject = Subject::of(stored_procedure(ctx, case)?, tasks, case);
    tallies(rules, subject, None).map_err(AppError::Unfit)
}

/// Counts what a new record changed. `before` is the case without it; `None` for a new case.
pub(super) fn count(tx: &mut dyn Tx, ctx: Context<'_>, before: Option<&Case>, after: &Case) -> Result<(), AppError> {
    let mut changes = Changes::new();
    let one = Count::one(after.identity.counted.leads);
    for tally in before.map(|case| of_case(ctx, case)).transpose()?.unwrap_or_default() {
        *changes.entry(tally).or_default() += -one;
    }
    for tally in of_case(ctx, after)? {
        *changes.entry(tally).or_default() += one;
    }
    write(tx, ctx, changes)
}

/// Adds changes to the sums.
pub(super) fn write(tx: &mut dyn Tx, ctx: Context<'_>, mut changes: Changes) -> Result<(), AppError> {
    changes.retain(|_, count| !count.is_zero());
    if changes.is_empty() {
        return Ok(());
    }
    let changes: Vec<(Tally, Count)> = changes.into_iter().collect();
    // Any lane will do; a random one keeps writers apart.
    let [first, ..] = ctx.ambient.secret();
    let lane = i32::from(first) % tx.lanes();
    Ok(tx.add_tallies(&changes, lane)?)
}

/// Counts many new cases at once.
pub(super) fn count_new(tx: &mut dyn Tx, ctx: Context<'_>, cases: &[Case]) -> Result<(), AppError> {
    let mut changes = Changes::new();
    add_all(ctx, cases, &mut changes)?;
    Ok(tx.add_tallies(&changes.into_iter().collect::<Vec<_>>(), 0)?)
}

fn add_all(ctx: Context<'_>, cases: &[Case], to: &mut Changes) -> Result<(), AppError> {
    for case in cases {
        let one = Count::one(case.identity.counted.leads);
        for tally in of_case(ctx, case)? {
            *to.entry(tally).or_default() += one;
        }
    }
    Ok(())
}

/// Says of a new case whether it is the first of its family.
pub(super) fn settle_family(tx: &mut dyn Tx, case: &mut Case) -> Result<(), AppError> {
    if let Some(family) = &case.identity.counted.family {
        case.identity.counted.leads = !tx.family_is_known(&case.identity.organisation, family)?;
    }
    Ok(())
}

/// The same for many new cases, of which several may be of one family.
pub(super) fn settle_families(tx: &mut dyn Tx, cases: &mut [Case]) -> Result<(), AppError> {
    let mut met = HashSet::new();
    for case in cases {
        let Some(family) = case.identity.counted.family.clone() else { continue };
        if met.insert((case.identity.organisation.clone(), family)) {
            settle_family(tx, case)?;
        } else {
            case.identity.counted.leads = false;
        }
    }
    Ok(())
}

/// Everything that all cases add, reckoned anew. `told` hears how many were read.
fn reckoned(tx: &mut dyn Tx, ctx: Context<'_>, told: &mut dyn FnMut(u64)) -> Result<Changes, AppError> {
    let mut all = Changes::new();
    let (mut after, mut read): (Option<CaseId>, u64) = (None, 0);
    loop {
        let cases = tx.cases_in_order(after, PAGE)?;
        let Some(last) = cases.last() else { break };
        after = Some(last.identity.id);
        add_all(ctx, &cases, &mut all)?;
        read += u64::try_from(cases.len()).unwrap_or(0);
        told(read);
    }
    Ok(all)
}

/// A tally that is not what the cases say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The tally.
    pub tally: Tally,
    /// What is kept.
    pub kept: Count,
    /// What the cases say.
    pub right: Count,
}

/// Compares what is kept with what the cases say, to the last one. Empty: it is right.
pub fn verify(app: &App, told: &mut dyn FnMut(u64)) -> Result<Vec<Difference>, AppError> {
    app.read(|tx, ctx| {
        let right = reckoned(tx, ctx, told)?;
        let kept: Changes = tx.all_tallies()?.into_iter().collect();
        Ok(differences(&kept, &right))
    })
}

fn differences(kept: &Changes, right: &Changes) -> Vec<Difference> {
    let of = |map: &Changes, tally: &Tally| map.get(tally).copied().unwrap_or_default();
    let mut all: Vec<&Tally> = kept.keys().chain(right.keys()).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
        .map(|tally| Difference { tally: tally.clone(), kept: of(kept, tally), right: of(right, tally) })
        .filter(|difference| difference.kept != difference.right)
        .collect()
}

/// Counts the cases of a database that was filled before anything was counted: what is appended to such a case would take away
/// what was never added. Nothing to do where there are counts, or no cases. How many counts were made.
pub fn begin(app: &App) -> Result<usize, AppError> {
    let uncounted = app.read(|tx, _| Ok(!tx.has_tallies()? && !tx.cases_in_order(None, 1)?.is_empty()))?;
    if uncounted { rebuild(app) } else { Ok(0) }
}

/// Makes all tallies anew, in one transaction; how many there are.
pub fn rebuild(app: &App) -> Result<usize, AppError> {
    app.write(|tx, ctx| {
        let right: Vec<(Tally, Count)> = reckoned(tx, ctx, &mut |_| {})?.into_iter().collect();
        tx.clear_tallies()?;
        tx.add_tallies(&right, 0)?;
        Ok(right.len())
    })
}

/// Brings the lanes of the tallies together, so that reading them stays quick.
pub fn fold(app: &App) -> Result<usize, AppError> {
    app.write(|tx, _| Ok(tx.fold_tallies()?))
}
