//! Who belongs to the family that a case is about, from when until when: folded from events, so that a birth, a death or a
//! divorce during the wait keeps what was true before. Codes only; who somebody is stands sealed elsewhere.

use chrono::NaiveDate;

use super::case::history::Occurrence;
use super::ids::{PersonId, Slug};
use super::procedure::{EventType, OfMember, Version};

/// The field that says what somebody is to the referent.
const RELATION: &str = "relation";
/// The field that says how old somebody is, as far as it changes what must be done.
pub const AGE_GROUP: &str = "ageGroup";
/// The field that says why somebody joined or left.
const REASON: &str = "reason";

/// A member of the family.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// What they are to the referent.
    pub relation: Option<Slug>,
    /// How old they are, in groups.
    pub age_group: Option<Slug>,
    /// The first legal day on which they were described.
    pub since: NaiveDate,
    /// Why they joined.
    pub reason: Option<Slug>,
    /// The legal day on which they left the family of this case, and why.
    pub left: Option<(NaiveDate, Option<Slug>)>,
}

impl Member {
    /// Did they belong to the family on a day? The day on which somebody left is still one.
    #[must_use]
    pub fn belongs(&self, on: NaiveDate) -> bool {
        self.since <= on && self.left.as_ref().is_none_or(|(left, _)| on <= *left)
    }

    /// Are they of one of these age groups? Whose age nobody told is of each: better asked for nothing than forgotten.
    #[must_use]
    pub fn is_of(&self, groups: &[Slug]) -> bool {
        groups.is_empty() || self.age_group.as_ref().is_none_or(|group| groups.contains(group))
    }
}

/// The members of the family after these events, in the order in which they were first described; those who left too.
#[must_use]
pub fn members(version: &Version, events: &[Occurrence]) -> Vec<Member> {
    let mut all: Vec<Member> = Vec::new();
    for event in events {
        let (Some(kind), Some(person)) = (version.event(event.event), &event.person) else { continue };
        let Some(says) = kind.of_member else { continue };
        let code = |field: &str| code(kind, event, field);
        let known = all.iter_mut().find(|member| member.person == *person);
        match (says, known) {
            (OfMember::Described, None) => all.push(Member {
                person: person.clone(),
                relation: code(RELATION),
                age_group: code(AGE_GROUP),
                since: event.on,
                reason: code(REASON),
                left: None,
            }),
            (OfMember::Described, Some(member)) => {
                member.relation = code(RELATION).or_else(|| member.relation.take());
                member.age_group = code(AGE_GROUP).or_else(|| member.age_group.take());
                member.left = None;
            }
            (OfMember::Ended, Some(member)) => member.left = Some((event.on, code(REASON))),
            (OfMember::Ended, None) => {}
        }
    }
    all
}

fn code(kind: &EventType, event: &Occurrence, field: &str) -> Option<Slug> {
    let (ix, _) = kind.field_named(field)?;
    event.code(ix).cloned()
}
