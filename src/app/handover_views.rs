//! What somebody may see of a handover: little before it is accepted, what was chosen afterwards, and each of the family only what
//! is about themselves.

use serde_json::{Value, json};

use super::access::Permit;
use super::applications::stored_procedure;
use super::people::details_of;
use super::{AppError, Context};
use crate::domain::access::{Actor, Part, Role};
use crate::domain::case::Case;
use crate::domain::handover::{Contact, Covered, Ground, Handover, shared};
use crate::domain::ids::{PersonId, Reference, Slug};
use crate::domain::person::Details;
use crate::store::Tx;

/// A handover as somebody may see it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The handover; of the people only those in `people` may be shown.
    pub handover: Handover,
    /// The number of the case for people.
    pub reference: Reference,
    /// The procedure, by whose calendar the days were reckoned.
    pub procedure: Slug,
    /// The names of sender and receiver for people.
    pub names: (String, String),
    /// The bridge person of the sender, and that of the receiver once there is one.
    pub contacts: (Contact, Option<Contact>),
    /// What was said beside a refusal.
    pub note: Option<String>,
    /// The people, as far as they may be seen.
    pub people: Vec<ShownPerson>,
    /// How many people, and how many of them are known not to be of age.
    pub counts: (usize, usize),
    /// What to mind, by codes.
    pub warnings: Vec<&'static str>,
}

/// Somebody whom a handover is about, as somebody may see them.
#[derive(Clone, Debug)]
pub struct ShownPerson {
    /// Who, and on what ground; `None`: not to be known yet.
    pub covered: Option<Covered>,
    /// Known not to be of age.
    pub minor: bool,
    /// Their language.
    pub language: Option<String>,
    /// Do they need an interpreter? `None`: nobody asked.
    pub interpreter: Option<bool>,
    /// What is shared of them; `None`: nothing, not yet or not any more.
    pub details: Option<Details>,
}

/// Who looks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Eye {
    /// Whoever works on the case, or handed over.
    Desk,
    /// Whoever is asked to take over.
    Receiver,
    /// Somebody in the family, and who they may see of it.
    Family(Vec<PersonId>),
}

/// The eye with which the caller looks at a case.
pub(super) fn eye(tx: &mut dyn Tx, ctx: Context<'_>, by: &Permit, case: &Case) -> Result<Eye, AppError> {
    match by.actor() {
        Actor::Person { person, .. } => Ok(Eye::Family(visible(tx, ctx, case, person)?)),
        Actor::Staff { .. } | Actor::Machine { .. } | Actor::Operator => Ok(Eye::Desk),
    }
}

/// Whom somebody in the family may see: themselves, and the referent also those who are not of age. The help that another adult
/// gets is not theirs to watch.
fn visible(tx: &mut dyn Tx, ctx: Context<'_>, case: &Case, person: &PersonId) -> Result<Vec<PersonId>, AppError> {
    let today = ctx.today(stored_procedure(ctx, case)?);
    let mut all = vec![person.clone()];
    let family = family(tx, ctx, case)?;
    if family.iter().any(|(part, _)| part.person == *person && part.role == Role::Referent) {
        let minors = family.iter().filter(|(part, details)| part.person != *person && details.is_minor(today));
        all.extend(minors.map(|(part, _)| part.person.clone()));
    }
    Ok(all)
}

/// The family of a case now, each with what is known of them.
pub(super) fn family(tx: &mut dyn Tx, ctx: Context<'_>, case: &Case) -> Result<Vec<(Part, Details)>, AppError> {
    let mut all = Vec::new();
    for (_, part) in tx.parts(case.identity.id)? {
        if part.holds(ctx.now) && part.role != Role::Helper {
            let details = known(tx, ctx, &part.person)?.unwrap_or_default();
            all.push((part, details));
        }
    }
    Ok(all)
}

/// What is known of somebody and may be used; `None` where they were erased or their data are only kept.
fn known(tx: &mut dyn Tx, ctx: Context<'_>, person: &PersonId) -> Result<Option<Details>, AppError> {
    let kept = tx.person(person)?;
    if kept.is_none_or(|kept| kept.erased_at.is_some() || kept.restricted_at.is_some()) {
        return Ok(None);
    }
    details_of(tx, ctx, person).map(Some)
}

/// Those in the family who are told of a handover: whom it is about, and the referent where it is about the referent or a child.
pub(super) fn told(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    case: &Case,
    handover: &Handover,
) -> Result<Vec<PersonId>, AppError> {
    let today = ctx.today(stored_procedure(ctx, case)?);
    let family = family(tx, ctx, case)?;
    let about = |person: &PersonId| handover.people.iter().any(|covered| covered.person == *person);
    let child = family.iter().any(|(part, details)| about(&part.person) && details.is_minor(today));
    let told = family.iter().filter(|(part, _)| about(&part.person) || (child && part.role == Role::Referent));
    Ok(told.map(|(part, _)| part.person.clone()).collect())
}

/// A handover as the eye may see it; `None`: nothing of it.
pub(super) fn show(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (case, handover): (&Case, Handover),
    eye: &Eye,
) -> Result<Option<Shown>, AppError> {
    if let Eye::Family(own) = eye
        && !handover.people.iter().any(|covered| own.contains(&covered.person))
    {
        return Ok(None);
    }
    let today = ctx.today(stored_procedure(ctx, case)?);
    let consents = tx.consents(handover.case)?;
    let (mut people, mut minors, mut unknown) = (Vec::new(), 0, false);
    for covered in &handover.people {
        let details = known(tx, ctx, &covered.person)?;
        let of = details.clone().unwrap_or_default();
        let minor = of.is_minor(today);
        minors += usize::from(minor);
        unknown |= of.interpreter.is_none();
        let agreed = covered.ground != Ground::Consent
            || consents.iter().any(|c| Some(c.id) == covered.consent && c.holds(ctx.now));
        let accepted = handover.acceptance().is_some();
        let (seen, shown) = match eye {
            Eye::Desk => (true, None),
            Eye::Receiver => (accepted, details.filter(|_| accepted && agreed).map(|d| shared(&d, &handover.fields))),
            Eye::Family(own) if own.contains(&covered.person) => (true, None),
            Eye::Family(_) => continue,
        };
        people.push(ShownPerson {
            covered: seen.then(|| covered.clone()),
            minor,
            language: of.language,
            interpreter: of.interpreter,
            details: shown,
        });
    }
    let mut warnings = Vec::new();
    warnings.extend(unknown.then_some("interpreter-unknown"));
    let late = handover.acceptance().is_some_and(|accepted| accepted.contact_on > accepted.contact_by);
    warnings.extend(late.then_some("contact-after-norm"));
    let note = match eye {
        Eye::Desk | Eye::Receiver => note(ctx, &handover)?,
        Eye::Family(_) => None,
    };
    let of_family = matches!(eye, Eye::Family(_));
    let counts = if of_family {
        (people.len(), people.iter().filter(|p| p.minor).count())
    } else {
        (handover.people.len(), minors)
    };
    Ok(Some(Shown {
        reference: case.identity.reference.clone(),
        procedure: case.identity.procedure.clone(),
        names: (name(tx, &handover.from)?, name(tx, &handover.to)?),
        contacts: contacts(ctx, &handover)?,
        note,
        people,
        counts,
        warnings,
        handover,
    }))
}

/// What an organisation is called.
pub(super) fn name(tx: &mut dyn Tx, id: &Slug) -> Result<String, AppError> {
    Ok(tx.organisation(id)?.map_or_else(|| id.to_string(), |found| found.name))
}

/// Where the bridge persons are sealed for.
fn contacts_place(id: uuid::Uuid) -> String {
    format!("handovers/{id}/contacts")
}

/// Where the note beside a refusal is sealed for.
fn note_place(id: uuid::Uuid) -> String {
    format!("handovers/{id}/note")
}

fn written(contact: &Contact) -> Value {
    json!({"name": contact.name, "phone": contact.phone, "email": contact.email})
}

fn read(value: &Value) -> Contact {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    Contact { name: text("name").unwrap_or_default(), phone: text("phone"), email: text("email") }
}

/// Seals the bridge persons of a handover.
pub(super) fn seal_contacts(ctx: Context<'_>, id: uuid::Uuid, from: &Contact, to: Option<&Contact>) -> String {
    let all = json!({"from": written(from), "to": to.map(written)});
    ctx.seal(&contacts_place(id), all.to_string().as_bytes())
}

/// The bridge persons: that of the sender, and that of the receiver once there is one.
pub(super) fn contacts(ctx: Context<'_>, handover: &Handover) -> Result<(Contact, Option<Contact>), AppError> {
    let plain = ctx.unseal(&contacts_place(handover.id), &handover.contacts)?;
    let all: Value = serde_json::from_slice(&plain).unwrap_or_default();
    let side = |name: &str| all.get(name).filter(|value| value.is_object()).map(read);
    Ok((side("from").unwrap_or_default(), side("to")))
}

/// Seals what is said beside a refusal.
pub(super) fn seal_note(ctx: Context<'_>, id: uuid::Uuid, note: &str) -> String {
    ctx.seal(&note_place(id), note.as_bytes())
}

fn note(ctx: Context<'_>, handover: &Handover) -> Result<Option<String>, AppError> {
    let plain = handover.note.as_deref().map(|sealed| ctx.unseal(&note_place(handover.id), sealed)).transpose()?;
    Ok(plain.map(|plain| String::from_utf8_lossy(&plain).into_owned()))
}

/// What is sealed in a handover, sealed anew.
pub(super) fn sealed_anew(ctx: Context<'_>, handover: &Handover) -> Result<(String, Option<String>), AppError> {
    let anew = |place: &str, sealed: &str| Ok::<_, AppError>(ctx.seal(place, &ctx.unseal(place, sealed)?));
    let contacts = anew(&contacts_place(handover.id), &handover.contacts)?;
    let note = handover.note.as_deref().map(|sealed| anew(&note_place(handover.id), sealed)).transpose()?;
    Ok((contacts, note))
}
