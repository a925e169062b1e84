//! Who is responsible for somebody in a theme, at an instant: one answer, always. It is nobody's to forget: where nothing was
//! accepted it is the organisation that works on the case.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::handover::Handover;
use super::ids::{PersonId, Slug};

/// The one answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Responsible<'a> {
    /// Who.
    pub organisation: &'a Slug,
    /// Since when, where it was handed over; `None`: from the beginning.
    pub since: Option<DateTime<Utc>>,
    /// By which handover.
    pub handover: Option<Uuid>,
}

/// Who was responsible for somebody in a theme at an instant: who accepted last by then, and otherwise `base`, the case's own
/// organisation. What was proposed, refused or taken back moves nothing. Of two acceptances in the same instant the later id
/// counts, so that the answer is the same whatever the order in which they are read.
#[must_use]
pub fn responsible<'a>(
    base: &'a Slug,
    handovers: &'a [Handover],
    (person, theme): (&PersonId, &Slug),
    at: DateTime<Utc>,
) -> Responsible<'a> {
    let accepted = handovers.iter().filter(|handover| handover.covers(person, theme));
    let accepted = accepted.filter_map(|handover| Some((handover.acceptance()?.done.at, handover.id, &handover.to)));
    match accepted.filter(|(since, ..)| *since <= at).max() {
        Some((since, id, to)) => Responsible { organisation: to, since: Some(since), handover: Some(id) },
        None => Responsible { organisation: base, since: None, handover: None },
    }
}

/// The same for a task: for somebody, or for the family as a whole (`None`), which is with whoever took over one of its people last,
/// because a family gets one house and one letter to the tax office.
#[must_use]
pub fn responsible_for<'a>(
    base: &'a Slug,
    handovers: &'a [Handover],
    family: &[PersonId],
    (person, theme): (Option<&PersonId>, &Slug),
    at: DateTime<Utc>,
) -> Responsible<'a> {
    let of = |person: &PersonId| responsible(base, handovers, (person, theme), at);
    let nobody = Responsible { organisation: base, since: None, handover: None };
    match person {
        Some(person) => of(person),
        None => family.iter().map(of).max_by_key(|found| (found.since, found.handover)).unwrap_or(nobody),
    }
}
