//! The rules change under cases that are there: another version of a law, a closed day more or fewer.
//!
//! **Why like this.** The text of the rules by which rows, counts and notices were made is kept beside them. So the earlier side of
//! a comparison is what really was applied, not what somebody believes to have been, and years later it can be shown. First
//! everything is compared and nothing is written ([`check`]); a single case that the later rules cannot read stops everything.
//! Then [`apply`] goes through the cases in portions, each a transaction that changes row, counts, notices and log of its cases
//! together and notes how far it came: interrupted, it goes on from there, and nobody is told twice.
//!
//! While a replay is applied, a service that still runs by the earlier rules would write rows by them: stop it first, and start it
//! with the later rules. What it wrote meanwhile is found at the end, and made right once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::access::{Asked, Permit};
use super::applications::stored_procedure;
use super::secrets::hash;
use super::tallies::{self, Changes};
use super::{App, AppError, Context, notices};
use crate::catalogue::Catalogue;
use crate::domain::case::Case;
use crate::domain::ids::{CaseId, PersonId, Slug};
use crate::domain::notice::outbox::Notice;
use crate::domain::notice::plan;
use crate::domain::procedure::faults::Fault;
use crate::domain::replay::{Change, Compared, Side, Totals, compare};
use crate::domain::tally::Count;
use crate::store::Tx;
use crate::store::replays::{Replay, RuleSet};

/// Cases compared in one read.
const PAGE: i64 = 1_000;
/// Cases changed in one transaction.
const PORTION: i64 = 200;
/// The first rules that a store knew.
const FIRST: &str = "first";
/// A replay to other rules.
const RULES: &str = "rules";

/// Tells rules from others: by every byte of the files that cases are reckoned, told and counted by.
#[must_use]
pub fn fingerprint(catalogue: &Catalogue) -> String {
    // With their lengths, so that no two sets of files read the same.
    let files = catalogue.rule_files().iter();
    let files = files.map(|(name, text)| format!("{}:{name}{}:{text}", name.len(), text.len()));
    hash(&files.collect::<Vec<_>>().concat())
}

fn rule_set(ctx: Context<'_>, catalogue: &Catalogue) -> RuleSet {
    let files = serde_json::to_string(catalogue.rule_files()).unwrap_or_default();
    RuleSet { fingerprint: fingerprint(catalogue), files, kept_at: ctx.now }
}

/// The fingerprint of the rules that were applied last.
fn in_force(tx: &mut dyn Tx) -> Result<Option<String>, AppError> {
    let whole = |replay: &Replay| [FIRST, RULES].contains(&replay.what.as_str()) && replay.finished_at.is_some();
    let mut all: Vec<Replay> = tx.replays()?.into_iter().filter(whole).collect();
    all.sort_by_key(|replay| (replay.finished_at, replay.id));
    Ok(all.pop().map(|replay| replay.after))
}

/// Takes the rules of a store that knows none, as those by which everything in it was made.
pub fn begin(app: &App) -> Result<(), AppError> {
    if app.read(|tx, _| Ok(in_force(tx)?.is_some()))? {
        return Ok(());
    }
    app.write(|tx, ctx| {
        if in_force(tx)?.is_some() {
            return Ok(());
        }
        let rules = rule_set(ctx, ctx.catalogue);
        tx.keep_rules(&rules)?;
        let first = new(ctx, FIRST, None, &rules.fingerprint);
        Ok(tx.put_replay(&Replay { finished_at: Some(ctx.now), ..first })?)
    })
}

fn new(ctx: Context<'_>, what: &str, before: Option<String>, after: &str) -> Replay {
    Replay {
        id: ctx.ambient.new_id(),
        what: what.to_owned(),
        begun_at: ctx.now,
        finished_at: None,
        begun_by: "operator".to_owned(),
        why: None,
        before,
        after: after.to_owned(),
        reached: None,
        looked: 0,
        changed: 0,
        told: 0,
    }
}

/// Were the rules of the service applied to what is stored? A store that knows none is taken to agree.
pub fn agrees(app: &App) -> Result<bool, AppError> {
    let own = fingerprint(&app.catalogue);
    app.read(|tx, _| Ok(in_force(tx)?.is_none_or(|known| known == own)))
}

/// The rules that were applied last, as they were kept; the faults where this program cannot read them any more.
pub fn kept(app: &App) -> Result<Option<Result<Catalogue, Vec<Fault>>>, AppError> {
    let found = app.read(|tx, _| match in_force(tx)? {
        Some(fingerprint) => Ok(tx.rules(&fingerprint)?),
        None => Ok(None),
    })?;
    let files = |rules: RuleSet| serde_json::from_str::<BTreeMap<String, String>>(&rules.files).unwrap_or_default();
    Ok(found.map(|rules| Catalogue::from_files(files(rules))))
}

/// All replays, the latest first.
pub fn history(app: &App) -> Result<Vec<Replay>, AppError> {
    app.read(|tx, _| Ok(tx.replays()?))
}

/// What is found while cases are compared.
pub enum Found<'a> {
    /// Something of a case changes, and these would be told.
    Changed(&'a Case, &'a [Change], &'a [Notice]),
    /// The later rules cannot read a case.
    Unreadable(&'a Case, &'a AppError),
    /// So many were looked at.
    Looked(u64),
}

/// Compares every case by earlier rules and by those of the service, in pages. Cases that have ended are compared too: they
/// must stay readable, and whether they were decided in time may be another.
pub fn check(
    app: &App,
    earlier: &Catalogue,
    hear: &mut dyn FnMut(Found<'_>) -> Result<(), std::io::Error>,
) -> Result<Result<Totals, std::io::Error>, AppError> {
    let (mut totals, mut after): (Totals, Option<CaseId>) = (Totals::default(), None);
    loop {
        let page = app.read(|tx, ctx| {
            let cases = tx.cases_in_order(after, PAGE)?;
            for case in &cases {
                if let Err(error) =
                    check_one(tx, (Context { catalogue: earlier, ..ctx }, ctx), case, (&mut totals, hear))?
                {
                    return Ok(Err(error));
                }
            }
            Ok(Ok(cases.last().map(|last| last.identity.id)))
        })?;
        match page {
            Err(error) => return Ok(Err(error)),
            Ok(None) => return Ok(Ok(totals.finished())),
            Ok(reached) => after = reached,
        }
        if let Err(error) = hear(Found::Looked(totals.looked)) {
            return Ok(Err(error));
        }
    }
}

type Hear<'h> = &'h mut dyn FnMut(Found<'_>) -> Result<(), std::io::Error>;

fn check_one(
    tx: &mut dyn Tx,
    (earlier, later): (Context<'_>, Context<'_>),
    case: &Case,
    (totals, hear): (&mut Totals, Hear<'_>),
) -> Result<Result<(), std::io::Error>, AppError> {
    let compared = match compared(earlier, later, case) {
        Ok(compared) => compared,
        Err(error @ (AppError::Unfit(_) | AppError::MissingProcedure(_))) => {
            totals.looked += 1;
            totals.unreadable += 1;
            return Ok(hear(Found::Unreadable(case, &error)));
        }
        Err(other) => return Err(other),
    };
    let identity = (&case.identity.procedure, &case.identity.reference);
    totals.look(identity, !compared.summary.ended, &compared.changes);
    if compared.changes.is_empty() {
        return Ok(Ok(()));
    }
    let after = Case { summary: compared.summary.clone(), ..case.clone() };
    let told = told(tx, later, &after, &compared)?;
    totals.notices += u64::try_from(told.len()).unwrap_or(0);
    totals.people += concerned(tx, later, case, &compared.changes)?;
    Ok(hear(Found::Changed(case, &compared.changes, &told)))
}

/// Reckons a case by both rules, and counts it by the later ones, so that nothing that must be written can fail later.
fn compared<'c>(earlier: Context<'c>, later: Context<'c>, case: &'c Case) -> Result<Compared<'c>, AppError> {
    let procedure = stored_procedure(later, case)?;
    let named = case.identity.named_version.as_ref().map(Slug::as_str);
    let before = stored_procedure(earlier, case).ok().map(|procedure| {
        // The row says by which version the case stood, also where a later one takes over on this very day.
        let kept = Some(case.summary.version.as_str()).filter(|kept| procedure.version(kept).is_some());
        Side { procedure, named: named.or(kept) }
    });
    let today = later.today(procedure);
    let compared = compare(before, Side { procedure, named }, &case.records, today).map_err(AppError::Unfit)?;
    tallies::of_case(later, &Case { summary: compared.summary.clone(), ..case.clone() })?;
    Ok(compared)
}

/// Who is told that a day has moved: only of cases that are open, and that could be read before.
fn told(tx: &mut dyn Tx, later: Context<'_>, case: &Case, compared: &Compared<'_>) -> Result<Vec<Notice>, AppError> {
    let Some(rules) = later.catalogue.notices(case.identity.procedure.as_str()) else { return Ok(Vec::new()) };
    let Some(before) = compared.before.as_ref().filter(|_| !case.summary.ended) else { return Ok(Vec::new()) };
    notices::for_each(tx, later, rules, case, &plan::moved(rules, before, &compared.after))
}

/// How many people are concerned: everybody with a part where it is about the whole case, and otherwise whom it is about.
fn concerned(tx: &mut dyn Tx, ctx: Context<'_>, case: &Case, changes: &[Change]) -> Result<u64, AppError> {
    let mut people: Vec<PersonId> = changes.iter().filter_map(|change| change.person.clone()).collect();
    if changes.iter().any(|change| change.person.is_none()) {
        let parts = tx.parts(case.identity.id)?.into_iter().map(|(_, part)| part);
        people.extend(parts.filter(|part| part.holds(ctx.now)).map(|part| part.person));
    }
    people.sort();
    people.dedup();
    Ok(u64::try_from(people.len()).unwrap_or(0))
}

/// What came of applying.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Applied {
    /// Every case stands by the later rules; so many counts had to be made anew because something else had written meanwhile.
    Whole(Replay, usize),
    /// A replay to other rules was begun and not finished: it must be finished first.
    Unfinished(Replay),
}

/// Brings every case from earlier rules to those of the service. Begun by whoever may run the program; goes on where an earlier
/// attempt stopped. Check first: a case that cannot be read stops it, with everything before it written.
pub fn apply(
    app: &App,
    earlier: &Arc<Catalogue>,
    why: Option<&str>,
    told: &mut dyn FnMut(u64),
) -> Result<Applied, AppError> {
    let mut replay = match begun(app, earlier, why)? {
        Ok(replay) => replay,
        Err(other) => return Ok(Applied::Unfinished(other)),
    };
    while replay.finished_at.is_none() {
        replay = next_portion(app, earlier, replay.id, None)?;
        told(replay.looked);
    }
    straighten(app, earlier)?;
    let wrong = tallies::verify(app, &mut |_| {})?.len();
    if wrong > 0 {
        tallies::rebuild(app)?;
    }
    Ok(Applied::Whole(replay, wrong))
}

/// Looks once more at every row: a service that still ran by the earlier rules may have written one behind our back. Its counts
/// are made right with all others afterwards.
fn straighten(app: &App, earlier: &Arc<Catalogue>) -> Result<(), AppError> {
    let mut after: Option<CaseId> = None;
    loop {
        let (stale, reached) = app.read(|tx, ctx| {
            let cases = tx.cases_in_order(after, PAGE)?;
            let mut stale = Vec::new();
            for case in &cases {
                let by_earlier = compared(Context { catalogue: earlier, ..ctx }, ctx, case)?;
                stale.extend((by_earlier.summary != case.summary).then_some(case.identity.id));
            }
            Ok((stale, cases.last().map(|last| last.identity.id)))
        })?;
        for id in stale {
            let earlier = Arc::clone(earlier);
            let asked = Asked::by_operator("replay", app.ambient.request_id());
            app.act(asked, move |tx, ctx, by| {
                let Some(case) = tx.case(id)? else { return Ok(()) };
                let mut aside = (Changes::new(), new(ctx, RULES, None, ""));
                let sides = (Context { catalogue: &earlier, ..ctx }, ctx);
                replay_one(tx, sides, &case, (&mut aside.0, &mut aside.1, by))
            })?;
        }
        match reached {
            Some(reached) => after = Some(reached),
            None => return Ok(()),
        }
    }
}

/// Begins, or finds what was begun; the other one where that was to other rules.
pub fn begun(app: &App, earlier: &Arc<Catalogue>, why: Option<&str>) -> Result<Result<Replay, Replay>, AppError> {
    let (earlier, why) = (Arc::clone(earlier), why.map(str::to_owned));
    app.write(move |tx, ctx| {
        let (before, rules) = (rule_set(ctx, &earlier), rule_set(ctx, ctx.catalogue));
        let same = |open: &Replay| open.after == rules.fingerprint && open.before.as_ref() == Some(&before.fingerprint);
        let open = tx.replays()?.into_iter().find(|replay| replay.what == RULES && replay.finished_at.is_none());
        if let Some(open) = open {
            return Ok(if same(&open) { Ok(open) } else { Err(open) });
        }
        tx.keep_rules(&before)?;
        tx.keep_rules(&rules)?;
        let mut replay = new(ctx, RULES, Some(before.fingerprint), &rules.fingerprint);
        replay.why.clone_from(&why);
        tx.put_replay(&replay)?;
        Ok(Ok(replay))
    })
}

/// One transaction: some cases (`only`: of this procedure, those that are open), all that belongs to them, and how far it came.
pub fn next_portion(
    app: &App,
    earlier: &Arc<Catalogue>,
    id: uuid::Uuid,
    only: Option<&Slug>,
) -> Result<Replay, AppError> {
    let (earlier, only) = (Arc::clone(earlier), only.cloned());
    let asked = Asked::by_operator("replay", app.ambient.request_id());
    app.act(asked, move |tx, ctx, by| {
        // Read here and not before: somebody else may have come further meanwhile.
        let mut replay = tx.replay(id)?.ok_or(AppError::Unknown)?;
        if replay.finished_at.is_some() {
            return Ok(replay);
        }
        let cases = tx.cases_in_order(replay.reached, PORTION)?;
        let mut counts = Changes::new();
        for case in cases.iter().filter(|case| only.as_ref().is_none_or(|only| takes(only, case))) {
            let sides = (Context { catalogue: &earlier, ..ctx }, ctx);
            replay.looked += 1;
            match replay_one(tx, sides, case, (&mut counts, &mut replay, by)) {
                // What was checked before is stopped; on an ordinary day one case must not keep the others waiting.
                Err(error @ (AppError::Unfit(_) | AppError::MissingProcedure(_))) if only.is_some() => {
                    log::error!("the version that takes over cannot read the case {}: {error}", case.identity.id);
                }
                done => done?,
            }
        }
        tallies::write(tx, ctx, counts)?;
        match cases.last() {
            Some(last) => replay.reached = Some(last.identity.id),
            None => replay.finished_at = Some(ctx.now),
        }
        tx.put_replay(&replay)?;
        Ok(replay)
    })
}

/// Is a case one that a version of its procedure can take over?
fn takes(procedure: &Slug, case: &Case) -> bool {
    case.identity.procedure == *procedure && !case.summary.ended
}

fn replay_one(
    tx: &mut dyn Tx,
    (earlier, later): (Context<'_>, Context<'_>),
    case: &Case,
    (counts, replay, by): (&mut Changes, &mut Replay, &mut Permit),
) -> Result<(), AppError> {
    let compared = compared(earlier, later, case)?;
    let after = Case { summary: compared.summary.clone(), ..case.clone() };
    if after.summary != case.summary {
        tx.refresh(case.identity.id, case.summary.records, &after.summary)?;
    }
    let one = Count::one(case.identity.counted.leads);
    // What the earlier rules cannot read was counted by others; that is found when everything is proven at the end.
    for tally in tallies::of_case(earlier, case).unwrap_or_default() {
        *counts.entry(tally).or_default() += -one;
    }
    for tally in tallies::of_case(later, &after)? {
        *counts.entry(tally).or_default() += one;
    }
    let told = told(tx, later, &after, &compared)?;
    replay.told += u64::try_from(tx.plan_notices(&told)?).unwrap_or(0);
    let changed = !compared.changes.is_empty() || after.summary != case.summary;
    if changed {
        replay.changed += 1;
        by.touch(Some(case.identity.id), None);
    }
    let of = |side: Context<'_>| side.catalogue.notices(case.identity.procedure.as_str()).cloned();
    let rules = of(later);
    if let Some(rules) = rules.filter(|rules| !after.summary.ended && (changed || of(earlier).as_ref() != Some(rules)))
    {
        notices::look_again(tx, &rules, &after, &compared.after)?;
    }
    Ok(())
}

/// What a version that has begun did to pending cases.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TakenOver {
    /// Cases whose row or days changed.
    pub changed: u64,
    /// Notices that tell so.
    pub told: u64,
}

/// Brings pending cases to the versions that have begun and take them over, each version once: the day itself is no event, so
/// nothing else would write their rows, tell their people and count them anew. Nothing is done while the rules of the service are
/// not those that were applied: rows must not be made by two rules at once.
pub fn take_over(app: &App) -> Result<TakenOver, AppError> {
    let mut all = TakenOver::default();
    let begun: Vec<(Slug, String)> = {
        let ctx = app.context();
        let of = |procedure: &Arc<crate::domain::procedure::Procedure>| {
            let id = procedure.id().clone();
            let versions = procedure.taking_over_by(ctx.today(procedure));
            let named = versions.map(|version| (id.clone(), format!("takes-over {id} {}", version.id())));
            named.collect::<Vec<_>>()
        };
        ctx.catalogue.procedures().flat_map(of).collect()
    };
    if begun.is_empty() || !agrees(app)? {
        return Ok(all);
    }
    for (procedure, what) in begun {
        let Some(mut replay) = taking_over(app, &what)? else { continue };
        while replay.finished_at.is_none() {
            replay = next_portion(app, &app.catalogue, replay.id, Some(&procedure))?;
        }
        all.changed += replay.changed;
        all.told += replay.told;
    }
    Ok(all)
}

/// The replay of a version that takes over, if it is not done.
fn taking_over(app: &App, what: &str) -> Result<Option<Replay>, AppError> {
    let of = |tx: &mut dyn Tx, what: &str| -> Result<Option<Replay>, AppError> {
        Ok(tx.replays()?.into_iter().find(|replay| replay.what == what))
    };
    if let Some(known) = app.read(|tx, _| of(tx, what))? {
        return Ok(Some(known).filter(|replay| replay.finished_at.is_none()));
    }
    let what = what.to_owned();
    app.write(move |tx, ctx| {
        if let Some(known) = of(tx, &what)? {
            return Ok(Some(known).filter(|replay| replay.finished_at.is_none()));
        }
        let rules = rule_set(ctx, ctx.catalogue);
        tx.keep_rules(&rules)?;
        let replay = new(ctx, &what, Some(rules.fingerprint.clone()), &rules.fingerprint);
        tx.put_replay(&replay)?;
        Ok(Some(replay))
    })
}
