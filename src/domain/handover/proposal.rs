//! What stands in the way of a proposal: everything at once, each with the member that is wrong.

use chrono::{DateTime, NaiveDate, Utc};

use super::kinds::Kind;
use super::{Consent, Covered, Field, Ground, Handover};
use crate::domain::ids::{PersonId, Slug};
use crate::domain::person::Details;
use crate::domain::responsibility::responsible;

/// The most people in one handover: more than any family that was seen.
pub const MOST_PEOPLE: usize = 40;

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandoverFault {
    /// The member, as it is called outside; empty: the step as a whole.
    pub member: String,
    /// What is wrong, by a code.
    pub code: &'static str,
    /// What would be right, where there is a choice.
    pub known: Vec<String>,
}

impl HandoverFault {
    /// A fault of a member.
    #[must_use]
    pub fn new(member: impl Into<String>, code: &'static str) -> Self {
        Self { member: member.into(), code, known: Vec::new() }
    }
}

/// What a proposal is judged by.
#[derive(Debug)]
pub struct Beside<'a> {
    /// The case's own organisation.
    pub base: &'a Slug,
    /// Who proposes, and to whom; `None`: there is no such organisation. With it, whether that has closed.
    pub sides: (&'a Slug, Option<(&'a Slug, bool)>),
    /// The handovers of the case so far.
    pub handovers: &'a [Handover],
    /// The consents of the case.
    pub consents: &'a [Consent],
    /// The people in the case, with what is known of them.
    pub family: &'a [(PersonId, Details)],
    /// The case has ended.
    pub ended: bool,
    /// Now, as an instant and as a legal day.
    pub now: (DateTime<Utc>, NaiveDate),
}

/// The people of a proposal with their consent, or everything that is wrong with it.
pub fn checked(
    on: &Beside<'_>,
    kind: &Kind,
    people: &[(PersonId, Ground)],
    fields: &[Field],
) -> Result<Vec<Covered>, Vec<HandoverFault>> {
    let mut faults = of_sides(on);
    if let Some(at) = fields.iter().position(|field| !kind.fields.contains(field)) {
        let known = kind.fields.iter().map(|field| field.name().to_owned()).collect();
        faults.push(HandoverFault { known, ..HandoverFault::new(format!("fields/{at}"), "field-not-shared") });
    }
    if people.is_empty() || people.len() > MOST_PEOPLE {
        faults.push(HandoverFault::new("people", "no-people"));
    }
    let mut covered: Vec<Covered> = Vec::with_capacity(people.len());
    for (at, (person, ground)) in people.iter().enumerate() {
        let mut wrong = |member: &str, code| faults.push(HandoverFault::new(format!("people/{at}/{member}"), code));
        match on.family.iter().find(|(known, _)| known == person) {
            None => wrong("person", "not-in-family"),
            Some((_, details)) if kind.minors_only && !details.is_minor(on.now.1) => wrong("person", "not-a-minor"),
            Some(_) => {}
        }
        if covered.iter().any(|earlier| earlier.person == *person) {
            wrong("person", "person-twice");
        }
        let consent = match ground {
            Ground::Consent => consent(on, person).map_err(|code| wrong("ground", code)).ok(),
            Ground::LegalObligation | Ground::VitalInterest | Ground::PublicTask => None,
        };
        if let Some(code) = of_responsibility(on, kind, person) {
            wrong("person", code);
        }
        covered.push(Covered { person: person.clone(), ground: *ground, consent });
    }
    if faults.is_empty() { Ok(covered) } else { Err(faults) }
}

fn of_sides(on: &Beside<'_>) -> Vec<HandoverFault> {
    let mut faults = Vec::new();
    let (from, to) = on.sides;
    match to {
        Some((to, _)) if to == from => faults.push(HandoverFault::new("to", "handover-to-oneself")),
        Some((_, true)) => faults.push(HandoverFault::new("to", "organisation-closed")),
        // Who there is to choose from is told by whoever looked.
        Some((_, false)) | None => {}
    }
    if on.ended {
        faults.push(HandoverFault::new("", "case-closed"));
    }
    faults
}

/// The consent that holds now, for the receiver.
fn consent(on: &Beside<'_>, person: &PersonId) -> Result<uuid::Uuid, &'static str> {
    let to = on.sides.1.map(|(to, _)| to);
    let mut theirs = on.consents.iter().filter(|c| c.person == *person && Some(&c.organisation) == to).peekable();
    let none = if theirs.peek().is_some() { "consent-withdrawn" } else { "no-consent" };
    theirs.find(|consent| consent.holds(on.now.0)).map(|consent| consent.id).ok_or(none)
}

/// Only who is responsible can hand over, and only once at a time.
fn of_responsibility(on: &Beside<'_>, kind: &Kind, person: &PersonId) -> Option<&'static str> {
    let from = on.sides.0;
    let theirs = |theme: &Slug| responsible(on.base, on.handovers, (person, theme), on.now.0).organisation;
    if kind.themes.iter().any(|theme| theirs(theme) != from) {
        return Some("not-responsible");
    }
    let open = on.handovers.iter().filter(|handover| handover.is_open());
    let asked = open.into_iter().any(|handover| kind.themes.iter().any(|theme| handover.covers(person, theme)));
    asked.then_some("handed-over-already")
}
