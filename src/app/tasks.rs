//! The road after the approval: what is to be done, for whom, until when; and that it was done.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::access::Permit;
use super::applications::{self, Seen, reckon, stored_procedure};
use super::handover_views::name;
use super::handovers::end_of;
use super::sight::{self, Sight, children};
use super::{AppError, Context, InputFault};
use crate::domain::access::{Actor, Reach, Role};
use crate::domain::case::event::Said;
use crate::domain::case::{Case, standing};
use crate::domain::ids::{CaseId, PersonId, Slug};
use crate::domain::procedure::{EventType, Role as Says};
use crate::domain::responsibility::responsible_for;
use crate::domain::task::{Task, tasks};
use crate::store::Tx;

/// The tasks of an application on a day (`None`: today); none where its procedure has none.
pub fn of_case<'c>(ctx: Context<'c>, case: &Case, as_of: Option<NaiveDate>) -> Result<Vec<Task<'c>>, AppError> {
    let Some(rules) = ctx.catalogue.tasks(case.identity.procedure.as_str()) else { return Ok(Vec::new()) };
    let reckoning = reckon(ctx, case, as_of, None)?;
    let events: Vec<&Said> = standing(&case.records, None).into_iter().map(|(_, said)| said).collect();
    Ok(tasks(rules, &reckoning, &events))
}

/// A task with the organisation that is responsible for it.
#[derive(Clone, Debug)]
pub struct Assigned<'c> {
    /// The task.
    pub task: Task<'c>,
    /// Who is responsible, on the day of looking: always one.
    pub responsible: Slug,
    /// What that organisation is called.
    pub name: String,
    /// The one who asks may say that it was done, by the procedure.
    pub sayable: bool,
}

/// The same with who is responsible for each, as far as the one who asks may see it.
pub fn list<'c>(
    tx: &mut dyn Tx,
    ctx: Context<'c>,
    by: &mut Permit,
    (id, as_of): (CaseId, Option<NaiveDate>),
) -> Result<(NaiveDate, Vec<Assigned<'c>>), AppError> {
    let case = applications::get(tx, by, id)?;
    let as_of = match as_of {
        Some(day) => day,
        None => ctx.today(stored_procedure(ctx, &case)?),
    };
    let sight = sight::of(tx, by, id)?;
    let all = of_case(ctx, &case, Some(as_of))?;
    let young = match sight {
        Sight::Own(_) => children(&reckon(ctx, &case, Some(as_of), None)?),
        Sight::Everything | Sight::Family | Sight::HandedOver(_) => std::collections::BTreeSet::new(),
    };
    let seen = |task: &Task<'_>| {
        let child = task.person.as_ref().is_some_and(|person| young.contains(person));
        sight.reaches(task.person.as_ref(), child)
    };
    let seen = all.into_iter().filter(seen).collect();
    let mut all = assigned(tx, ctx, (&case, as_of), seen)?;
    let (version, roles) = (reckon(ctx, &case, Some(as_of), None)?.version, says(tx, by, id)?);
    for one in all.iter_mut().filter(|one| one.task.state.is_open()) {
        let event = version.event_named(one.task.rule.done_by.as_str()).map(|(_, event)| event);
        let whole = one.task.person.is_none();
        one.sayable = event.is_some_and(|event| refusal(event, (&sight, whole), &roles).is_none());
    }
    Ok((as_of, all))
}

/// Why somebody cannot say that a task was done, for a person or for the family as a whole, by the event that would say so.
fn refusal(event: &EventType, (sight, whole): (&Sight, bool), roles: &[Says]) -> Option<InputFault> {
    // For the family as a whole nobody speaks who belongs to it with others.
    let alone = matches!(sight, Sight::Own(_)) && whole;
    if alone || !roles.iter().any(|role| event.by.contains(role)) {
        let by = event.by.iter().map(|role| role.as_str()).collect();
        return Some(InputFault::SaidByOthers { by });
    }
    let more = event.fields.iter().any(|field| field.required);
    more.then(|| InputFault::NeedsItsEvent { event: event.id.clone() })
}

/// Says who is responsible for each task on a day.
fn assigned<'c>(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (case, on): (&Case, NaiveDate),
    all: Vec<Task<'c>>,
) -> Result<Vec<Assigned<'c>>, AppError> {
    let at = end_of(ctx, case, on)?;
    let handovers = tx.handovers_of(case.identity.id)?;
    let parts = tx.parts(case.identity.id)?.into_iter().map(|(_, part)| part);
    let family: Vec<PersonId> = parts.filter(|part| part.role != Role::Helper).map(|part| part.person).collect();
    let mut names: BTreeMap<Slug, String> = BTreeMap::new();
    let mut assigned = Vec::with_capacity(all.len());
    for task in all {
        let of = (task.person.as_ref(), &task.rule.theme);
        let found = responsible_for(&case.identity.organisation, &handovers, &family, of, at).organisation.clone();
        if !names.contains_key(&found) {
            names.insert(found.clone(), name(tx, &found)?);
        }
        let name = names.get(&found).cloned().unwrap_or_default();
        assigned.push(Assigned { task, responsible: found, name, sayable: false });
    }
    Ok(assigned)
}

/// What is to be said done: the task, for whom, and on which day.
#[derive(Clone, Debug)]
pub struct Completion {
    /// The task, by its name.
    pub task: String,
    /// For whom; `None`: for the family as a whole.
    pub person: Option<String>,
    /// The day.
    pub on: NaiveDate,
}

/// Records that a task was done, by the event that says so, if the one who asks may say it by the procedure. A task whose event
/// needs more than a day (the validity of a visa) is done by recording that event.
pub fn complete(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, done): (CaseId, &Completion),
) -> Result<Case, AppError> {
    let case = applications::get(tx, by, id)?;
    let rules = ctx.catalogue.tasks(case.identity.procedure.as_str()).ok_or(AppError::Unknown)?;
    let rule = rules.rules.iter().find(|rule| rule.id.as_str() == done.task).ok_or(AppError::Unknown)?;
    let reckoning = reckon(ctx, &case, None, None)?;
    let (_, event) = reckoning.version.event_named(rule.done_by.as_str()).ok_or(AppError::Unknown)?;
    let person = done.person.as_deref().map(PersonId::parse);
    let sight = sight::of(tx, by, id)?;
    let child = |person: &PersonId| children(&reckoning).contains(person);
    if let Some(person) = &person
        && !person.as_ref().is_some_and(|person| sight.reaches(Some(person), child(person)))
    {
        return Err(AppError::Invalid(vec![InputFault::NotInCase]));
    }
    if let Some(fault) = refusal(event, (&sight, person.is_none()), &says(tx, by, id)?) {
        return Err(AppError::Invalid(vec![fault]));
    }
    let mut said = Said::new(event.id.as_str(), done.on);
    said.person.clone_from(&done.person);
    applications::append(tx, ctx, by, (id, &Seen::Any), &said)
}

/// As whom somebody may say that something happened to a case.
fn says(tx: &mut dyn Tx, by: &Permit, id: CaseId) -> Result<Vec<Says>, AppError> {
    let of = |role: Role| match role {
        Role::Referent => Some(Says::Referent),
        Role::FamilyMember => Some(Says::FamilyMember),
        Role::Helper => Some(Says::Helper),
        Role::Caseworker | Role::Machine => Some(Says::Caseworker),
        Role::Supervisor => Some(Says::Supervisor),
        Role::Partner => Some(Says::Partner),
        Role::Policymaker | Role::Administrator => None,
    };
    Ok(match (by.actor(), by.reach()) {
        (Actor::Person { person, .. }, Reach::Person(_, roles, at)) => {
            let parts = tx.parts(id)?;
            let held = parts.iter().map(|(_, part)| part);
            let held = held.filter(|part| part.person == *person && roles.contains(&part.role) && part.holds(*at));
            held.filter_map(|part| of(part.role)).collect()
        }
        (Actor::Person { .. }, _) => Vec::new(),
        // A supervisor does what a caseworker does.
        (Actor::Staff { role: Role::Supervisor, .. }, _) => vec![Says::Supervisor, Says::Caseworker],
        (Actor::Staff { role, .. }, _) => of(*role).into_iter().collect(),
        (Actor::Machine { .. } | Actor::Operator, _) => vec![Says::Caseworker],
    })
}
