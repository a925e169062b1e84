//! Rows of handovers and consents, and their way from and to the domain. A row that does not fit is corrupt.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::StoreError;
use super::access_rows::{person, uuid};
use super::rows::{case_id, corrupt, slug};
use super::schema::{consents, handover_people, handovers};
use crate::domain::deadline::term::{Length, Unit};
use crate::domain::handover::{
    Acceptance, Consent, Covered, Done, Field, Ground, Handover, Look, Refusal, SheetCode, State,
};
use crate::domain::ids::Slug;

#[derive(Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = handovers, treat_none_as_null = true)]
pub(super) struct HandoverRow {
    pub(super) id: String,
    case_id: String,
    kind: String,
    from_organisation: String,
    to_organisation: String,
    themes: String,
    fields: String,
    answer_within: String,
    contact_within: String,
    proposed_at: NaiveDateTime,
    proposed_by: String,
    proposed_on: NaiveDate,
    answer_by: NaiveDate,
    state: String,
    answered_at: Option<NaiveDateTime>,
    answered_by: Option<String>,
    reason: Option<String>,
    contact_on: Option<NaiveDate>,
    contact_by: Option<NaiveDate>,
    sender_confirmed_at: Option<NaiveDateTime>,
    receiver_confirmed_at: Option<NaiveDateTime>,
    looked_until: NaiveDate,
    next_on: Option<NaiveDate>,
    code_hash: Option<String>,
    code_until: Option<NaiveDateTime>,
    contacts: String,
    note: Option<String>,
}

fn joined<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(" ")
}

fn length(length: Length) -> String {
    let (n, unit) = length.parts();
    format!("{n} {}", unit.as_str())
}

fn read_length(text: &str) -> Result<Length, StoreError> {
    let read = || {
        let (n, unit) = text.split_once(' ')?;
        Some(Length::of(n.parse().ok()?, Unit::ALL.into_iter().find(|known| known.as_str() == unit)?))
    };
    read().ok_or_else(|| corrupt("length of a term", text))
}

/// Who answered, and when.
fn answer(state: &State) -> Option<&Done> {
    match state {
        State::Proposed => None,
        State::Accepted(acceptance) => Some(&acceptance.done),
        State::Refused(done, _) | State::Withdrawn(done) => Some(done),
    }
}

impl HandoverRow {
    pub(super) fn of(handover: &Handover) -> Self {
        let (done, acceptance) = (answer(&handover.state), handover.acceptance());
        let reason = match &handover.state {
            State::Refused(_, reason) => Some(reason.code().to_owned()),
            State::Proposed | State::Accepted(_) | State::Withdrawn(_) => None,
        };
        Self {
            id: handover.id.to_string(),
            case_id: handover.case.to_string(),
            kind: handover.kind.to_string(),
            from_organisation: handover.from.to_string(),
            to_organisation: handover.to.to_string(),
            themes: joined(handover.themes.iter().map(Slug::as_str)),
            fields: joined(handover.fields.iter().map(|field| field.name())),
            answer_within: length(handover.answer_within),
            contact_within: length(handover.contact_within),
            proposed_at: handover.proposed.at.naive_utc(),
            proposed_by: handover.proposed.by.clone(),
            proposed_on: handover.proposed_on,
            answer_by: handover.answer_by,
            state: handover.state.code().to_owned(),
            answered_at: done.map(|done| done.at.naive_utc()),
            answered_by: done.map(|done| done.by.clone()),
            reason,
            contact_on: acceptance.map(|a| a.contact_on),
            contact_by: acceptance.map(|a| a.contact_by),
            sender_confirmed_at: acceptance.and_then(|a| a.sender_confirmed).map(|at| at.naive_utc()),
            receiver_confirmed_at: acceptance.and_then(|a| a.receiver_confirmed).map(|at| at.naive_utc()),
            looked_until: handover.look.until,
            next_on: handover.look.next_on,
            code_hash: handover.code.as_ref().map(|code| code.hash.clone()),
            code_until: handover.code.as_ref().map(|code| code.until.naive_utc()),
            contacts: handover.contacts.clone(),
            note: handover.note.clone(),
        }
    }

    pub(super) fn read(self, people: Vec<Covered>) -> Result<Handover, StoreError> {
        let state = self.state()?;
        let fields = self.fields.split_whitespace();
        let fields = fields.map(|name| Field::of(name).ok_or_else(|| corrupt("field of a handover", name)));
        Ok(Handover {
            id: uuid(&self.id)?,
            case: case_id(&self.case_id)?,
            kind: slug(&self.kind)?,
            from: slug(&self.from_organisation)?,
            to: slug(&self.to_organisation)?,
            themes: self.themes.split_whitespace().map(slug).collect::<Result<_, _>>()?,
            people,
            fields: fields.collect::<Result<_, _>>()?,
            proposed: Done { at: self.proposed_at.and_utc(), by: self.proposed_by },
            proposed_on: self.proposed_on,
            answer_within: read_length(&self.answer_within)?,
            answer_by: self.answer_by,
            contact_within: read_length(&self.contact_within)?,
            state,
            look: Look { until: self.looked_until, next_on: self.next_on },
            code: self.code_hash.zip(self.code_until).map(|(hash, until)| SheetCode { hash, until: until.and_utc() }),
            contacts: self.contacts,
            note: self.note,
        })
    }

    fn state(&self) -> Result<State, StoreError> {
        let wrong = || corrupt("state of a handover", &self.id);
        let done = self.answered_at.zip(self.answered_by.clone()).map(|(at, by)| Done { at: at.and_utc(), by });
        Ok(match self.state.as_str() {
            "proposed" => State::Proposed,
            "accepted" => State::Accepted(Acceptance {
                done: done.ok_or_else(wrong)?,
                contact_on: self.contact_on.ok_or_else(wrong)?,
                contact_by: self.contact_by.ok_or_else(wrong)?,
                sender_confirmed: self.sender_confirmed_at.map(|at| at.and_utc()),
                receiver_confirmed: self.receiver_confirmed_at.map(|at| at.and_utc()),
            }),
            "refused" => {
                let reason = self.reason.as_deref().and_then(Refusal::of).ok_or_else(wrong)?;
                State::Refused(done.ok_or_else(wrong)?, reason)
            }
            "withdrawn" => State::Withdrawn(done.ok_or_else(wrong)?),
            _ => return Err(wrong()),
        })
    }
}

#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = handover_people, treat_none_as_default_value = false)]
pub(super) struct CoveredRow {
    pub(super) handover: String,
    person: String,
    ground: String,
    consent: Option<String>,
}

impl CoveredRow {
    pub(super) fn of(handover: &Handover, covered: &Covered) -> Self {
        Self {
            handover: handover.id.to_string(),
            person: covered.person.as_str().to_owned(),
            ground: covered.ground.code().to_owned(),
            consent: covered.consent.map(|id| id.to_string()),
        }
    }

    pub(super) fn read(&self) -> Result<Covered, StoreError> {
        Ok(Covered {
            person: person(&self.person)?,
            ground: Ground::of(&self.ground).ok_or_else(|| corrupt("ground of a handover", &self.ground))?,
            consent: self.consent.as_deref().map(uuid).transpose()?,
        })
    }
}

#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = consents, treat_none_as_default_value = false)]
pub(super) struct ConsentRow {
    id: String,
    case_id: String,
    person: String,
    organisation: String,
    given_at: NaiveDateTime,
    withdrawn_at: Option<NaiveDateTime>,
    recorded_by: String,
}

impl ConsentRow {
    pub(super) fn of(consent: &Consent) -> Self {
        Self {
            id: consent.id.to_string(),
            case_id: consent.case.to_string(),
            person: consent.person.as_str().to_owned(),
            organisation: consent.organisation.to_string(),
            given_at: consent.given_at.naive_utc(),
            withdrawn_at: consent.withdrawn_at.map(|at| at.naive_utc()),
            recorded_by: consent.recorded_by.clone(),
        }
    }

    pub(super) fn read(self) -> Result<Consent, StoreError> {
        Ok(Consent {
            id: uuid(&self.id)?,
            case: case_id(&self.case_id)?,
            person: person(&self.person)?,
            organisation: slug(&self.organisation)?,
            given_at: self.given_at.and_utc(),
            withdrawn_at: self.withdrawn_at.map(|at| at.and_utc()),
            recorded_by: self.recorded_by,
        })
    }
}
