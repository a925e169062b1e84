//! Work lists, who works on what, and saved questions: for those who work on many cases of one organisation.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::access::Permit;
use super::applications::stored_procedure;
use super::handover_views::name;
use super::{App, AppError, Context, InputFault, people};
use crate::ambient::legal_day;
use crate::domain::access::account::Holder;
use crate::domain::access::{Desk, Reach, Role};
use crate::domain::case::Case;
use crate::domain::case::fold::summarise;
use crate::domain::case::work::{Assignee, MOST_READ, Stretch, View, WorkKey, WorkQuery, Worked};
use crate::domain::ids::{AccountId, CaseId, Slug};
use crate::store::Tx;

/// Rows that are read at once where they must be sifted.
const SIFTED: usize = 500;
/// Questions that one account may save.
pub const MOST_FILTERS: usize = 50;

/// What is wrong with what is asked of a work list, of an assignment or of a step in many cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WorkFault {
    /// No stage of this name.
    UnknownStage {
        /// Those that exist.
        known: Vec<String>,
    },
    /// Nobody who works for the organisation has this account.
    UnknownColleague,
    /// The account is one that works on no cases: another system, or somebody who keeps accounts.
    NoCaseworker,
    /// The account cannot be used.
    BlockedAccount,
    /// The account has saved as many questions as it may.
    TooManyFilters,
    /// No such application within reach.
    UnknownApplication,
    /// The application has other records than whoever decided had seen.
    ChangedMeanwhile {
        /// How many were seen.
        seen: u32,
        /// How many there are.
        now: u32,
    },
}

/// A page of a work list: its rows, and the place to go on from.
pub type Page = (Vec<Worked>, Option<WorkKey>);

/// Whose work it is: that of an organisation, never that of everybody.
pub(super) fn desk(by: &Permit) -> Result<Desk, AppError> {
    match by.reach() {
        Reach::Organisation(desk) => Ok(desk.clone()),
        Reach::Whole | Reach::HandedOver(..) | Reach::Person(..) => Err(AppError::Forbidden),
    }
}

/// The day on which one looks at work: that of the authority.
#[must_use]
pub fn work_day(ctx: Context<'_>) -> NaiveDate {
    legal_day(ctx.now, "Europe/Amsterdam")
}

/// A page of a work list. It reads at most [`MOST_READ`] rows: where few of them fit, the page is short and there is a place to go
/// on from all the same.
pub fn list(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &Permit,
    query: &WorkQuery,
    (mut after, limit): (Option<WorkKey>, usize),
) -> Result<Page, AppError> {
    let (desk, me) = (desk(by)?, by.actor().account());
    refuse(faults(tx, ctx, &desk, query)?)?;
    let (from, before) = query.days(work_day(ctx));
    let read_at_once = if query.sifts() { SIFTED } else { limit };
    let (mut found, mut read) = (Vec::new(), 0);
    loop {
        let stretch = Stretch {
            desk: desk.clone(),
            view: query.view,
            lead: query.lead(me),
            from,
            before,
            after,
            limit: i64::try_from(read_at_once).unwrap_or(i64::MAX),
        };
        let rows = tx.work(&stretch)?;
        let (count, last) = (rows.len(), rows.len() < read_at_once);
        for row in rows {
            after = Some(row.key);
            if query.fits(&row, me) {
                found.push(row);
            }
            if found.len() >= limit {
                return Ok((found, after));
            }
        }
        read += count;
        if last {
            return Ok((found, None));
        }
        if read >= MOST_READ {
            return Ok((found, after));
        }
    }
}

/// Everything that is wrong with a question: names that no procedure has, and an account that is nobody's here.
pub fn faults(tx: &mut dyn Tx, ctx: Context<'_>, desk: &Desk, query: &WorkQuery) -> Result<Vec<InputFault>, AppError> {
    let mut faults = Vec::new();
    let named = query.procedure.as_ref().map(|id| ctx.catalogue.procedure(id.as_str()));
    if named.is_some_and(|found| found.is_none()) {
        let known = ctx.catalogue.procedures().map(|p| p.id().to_string()).collect();
        faults.push(InputFault::UnknownProcedure { known });
    }
    if let Some(stage) = &query.stage {
        let asked: Vec<_> = match named.flatten() {
            Some(procedure) => vec![procedure],
            None => ctx.catalogue.procedures().collect(),
        };
        let versions = asked.iter().flat_map(|procedure| procedure.versions());
        let mut known: Vec<String> =
            versions.flat_map(|version| version.stages().iter().map(|s| s.id.to_string())).collect();
        known.sort_unstable();
        known.dedup();
        if !known.iter().any(|id| id == stage.as_str()) {
            faults.push(InputFault::Work(WorkFault::UnknownStage { known }));
        }
    }
    if let Some(Assignee::Account(account)) = query.assignee
        && colleague(tx, desk, account)?.is_none()
    {
        faults.push(InputFault::Work(WorkFault::UnknownColleague));
    }
    Ok(faults)
}

pub(super) fn refuse(faults: Vec<InputFault>) -> Result<(), AppError> {
    if faults.is_empty() { Ok(()) } else { Err(AppError::Invalid(faults)) }
}

/// Somebody who works for the organisation, blocked or not. Those of other organisations are not there.
fn colleague(
    tx: &mut dyn Tx,
    desk: &Desk,
    account: AccountId,
) -> Result<Option<crate::domain::access::account::Account>, AppError> {
    let found = tx.account(account)?;
    Ok(found.filter(|account| match &account.holder {
        Holder::Staff(_, at) | Holder::Machine(at, _) => at.organisation == desk.organisation,
        Holder::Person(_) => false,
    }))
}

/// Says who works on a case: a caseworker or supervisor of the organisation, or nobody. It is no part of the record, so the
/// version of the case stays what it was.
pub fn assign(
    tx: &mut dyn Tx,
    by: &mut Permit,
    case: CaseId,
    to: Option<AccountId>,
) -> Result<Option<AccountId>, AppError> {
    by.case(tx, case)?;
    let desk = desk(by)?;
    if let Some(account) = to {
        let found = colleague(tx, &desk, account)?
            .ok_or(AppError::Invalid(vec![InputFault::Work(WorkFault::UnknownColleague)]))?;
        let works = matches!(found.holder, Holder::Staff(Role::Caseworker | Role::Supervisor, _));
        let mut faults = Vec::new();
        if !works {
            faults.push(InputFault::Work(WorkFault::NoCaseworker));
        }
        if found.blocked_at.is_some() {
            faults.push(InputFault::Work(WorkFault::BlockedAccount));
        }
        refuse(faults)?;
    }
    tx.assign(case, to)?;
    Ok(to)
}

/// Who works on a case of the organisation, by what they sign in with.
pub fn assigned_to(tx: &mut dyn Tx, by: &Permit, case: CaseId) -> Result<Option<(AccountId, String)>, AppError> {
    let desk = desk(by)?;
    let Some(account) = tx.assigned(case)? else { return Ok(None) };
    Ok(colleague(tx, &desk, account)?.map(|account| (account.id, account.login)))
}

/// What the organisation is called that works on a case.
pub fn organisation_of(tx: &mut dyn Tx, case: &Case) -> Result<String, AppError> {
    name(tx, &case.identity.organisation)
}

/// Who wrote something down.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Writer {
    /// A colleague, by what they sign in with.
    Colleague(String),
    /// Somebody of another organisation.
    Organisation(String),
    /// Somebody of the family, or who helps them.
    Person,
    /// Another way in, such as an import.
    Other,
}

/// Who wrote something down, as whoever asks may know it: colleagues by what they sign in with, nobody else by more than their
/// organisation.
fn writer(tx: &mut dyn Tx, by: &Permit, recorded_by: &str) -> Result<Writer, AppError> {
    let account = match recorded_by.parse() {
        Ok(id) => tx.account(AccountId(id))?,
        Err(_) => None,
    };
    let Some(account) = account else { return Ok(Writer::Other) };
    Ok(match account.holder {
        Holder::Person(_) => Writer::Person,
        Holder::Staff(_, desk) | Holder::Machine(desk, _) if by.actor().organisation() == Some(&desk.organisation) => {
            Writer::Colleague(account.login)
        }
        Holder::Staff(_, desk) | Holder::Machine(desk, _) => Writer::Organisation(name(tx, &desk.organisation)?),
    })
}

/// Everybody who wrote something down of a case, by how the record names them.
pub fn writers(tx: &mut dyn Tx, by: &Permit, case: &Case) -> Result<BTreeMap<String, Writer>, AppError> {
    let mut all = BTreeMap::new();
    for record in &case.records {
        if !all.contains_key(&record.recorded_by) {
            all.insert(record.recorded_by.clone(), writer(tx, by, &record.recorded_by)?);
        }
    }
    Ok(all)
}

/// A question with the name under which it was saved.
pub type Filter = (Slug, WorkQuery);

/// The questions that the account saved.
pub fn filters(tx: &mut dyn Tx, by: &Permit) -> Result<Vec<Filter>, AppError> {
    let saved = tx.filters(by.account()?)?;
    // A question of a view that is no more cannot be asked any more.
    Ok(saved.into_iter().filter_map(|(name, text)| Some((name, decoded(&text)?))).collect())
}

/// Saves a question, if it can be asked.
pub fn put_filter(tx: &mut dyn Tx, ctx: Context<'_>, by: &Permit, filter: &Filter) -> Result<(), AppError> {
    let (desk, account) = (desk(by)?, by.account()?);
    let mut faults = faults(tx, ctx, &desk, &filter.1)?;
    let saved = tx.filters(account)?;
    if saved.len() >= MOST_FILTERS && !saved.iter().any(|(name, _)| *name == filter.0) {
        faults.push(InputFault::Work(WorkFault::TooManyFilters));
    }
    refuse(faults)?;
    Ok(tx.put_filter(account, &(filter.0.clone(), encoded(&filter.1)), ctx.now)?)
}

/// Forgets a question.
pub fn remove_filter(tx: &mut dyn Tx, by: &Permit, name: &Slug) -> Result<(), AppError> {
    tx.remove_filter(by.account()?, name)?;
    Ok(())
}

fn encoded(query: &WorkQuery) -> String {
    let mut members = Map::new();
    members.insert("view".to_owned(), query.view.code().into());
    let assignee = query.assignee.map(|assignee| match assignee {
        Assignee::Me => "me".to_owned(),
        Assignee::Nobody => "none".to_owned(),
        Assignee::Account(account) => account.to_string(),
    });
    let others = [
        ("assignee", assignee),
        ("procedure", query.procedure.as_ref().map(ToString::to_string)),
        ("stage", query.stage.as_ref().map(ToString::to_string)),
        ("dueBefore", query.due_before.map(|day| day.to_string())),
    ];
    members.extend(others.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::from(value?)))));
    Value::Object(members).to_string()
}

fn decoded(text: &str) -> Option<WorkQuery> {
    let members: Value = serde_json::from_str(text).ok()?;
    let member = |name: &str| members.get(name).and_then(Value::as_str);
    Some(WorkQuery {
        view: View::of(member("view")?)?,
        assignee: member("assignee").map_or(Some(None), |text| assignee(text).map(Some))?,
        procedure: member("procedure").and_then(Slug::parse),
        stage: member("stage").and_then(Slug::parse),
        due_before: member("dueBefore").and_then(|day| day.parse().ok()),
    })
}

/// Whose cases, as it is written: `me`, `none`, or the id of an account.
#[must_use]
pub fn assignee(text: &str) -> Option<Assignee> {
    match text {
        "me" => Some(Assignee::Me),
        "none" => Some(Assignee::Nobody),
        id => id.parse().ok().map(|id| Assignee::Account(AccountId(id))),
    }
}

/// Cases looked at in one transaction.
const PORTION: i64 = 500;

/// Reckons what work lists need of cases that were there before there were any: the days for remedies, and who must be reached with
/// care. Nothing to do where that was done; how many it was done for. Can be broken off and run again.
pub fn begin(app: &App) -> Result<usize, AppError> {
    let mut all = 0;
    loop {
        let open = app.read(|tx, _| Ok(tx.unreckoned(PORTION)?))?;
        if open.is_empty() {
            return Ok(all);
        }
        all += open.len();
        app.write(move |tx, ctx| {
            for case in &open {
                reckon_anew(tx, ctx, *case)?;
            }
            Ok::<_, AppError>(())
        })?;
    }
}

fn reckon_anew(tx: &mut dyn Tx, ctx: Context<'_>, id: CaseId) -> Result<(), AppError> {
    let Some(case) = tx.case(id)? else { return Ok(()) };
    let named = case.identity.named_version.as_ref().map(Slug::as_str);
    let folded = stored_procedure(ctx, &case).map(|p| summarise(p, named, &case.records, ctx.today(p)));
    // A case that its rules do not fit any more is told when somebody opens it; it must not keep the others from being served.
    let days = if let Ok(Ok(summary)) = folded {
        summary.remedy_days
    } else {
        log::warn!("the days for remedies of case {id} cannot be reckoned");
        Vec::new()
    };
    tx.put_remedy_days(id, &days)?;
    for (_, part) in tx.parts(id)? {
        match people::details_of(tx, ctx, &part.person) {
            Ok(details) => tx.mark_careful(&part.person, details.needs_care())?,
            Err(AppError::Unknown) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
