//! A handover: one organisation asks another to take over people of a case in some themes, and stays responsible until the other
//! says yes. Pure: the day and the instant are told, who may do it is decided elsewhere.
//!
//! **Why like this.** What can be said of a handover depends on where it stands, so the state carries it: there is no day of a
//! first contact on something that was refused. And because only an acceptance moves responsibility ([`super::responsibility`]),
//! a proposal that nobody answers leaves everything with the sender: never nobody.

pub mod kinds;
pub mod proposal;

use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;

use self::kinds::Kind;
use super::deadline::term::Length;
use super::ids::{CaseId, PersonId, Slug};
use super::person::{Details, LONGEST_NAME, is_email, is_phone, is_unprintable};

/// On what ground something about a person is shared (General Data Protection Regulation, article 6(1)(a), (c), (d) and (e)).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ground {
    /// The person agrees, and can take that back.
    Consent,
    /// An act obliges the sender.
    LegalObligation,
    /// Somebody's life or health depends on it.
    VitalInterest,
    /// It belongs to a task that the law gives the sender.
    PublicTask,
}

impl Ground {
    /// Every ground with its code.
    pub const ALL: [(&'static str, Self); 4] = [
        ("consent", Self::Consent),
        ("legal-obligation", Self::LegalObligation),
        ("vital-interest", Self::VitalInterest),
        ("public-task", Self::PublicTask),
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, ground)| *ground == self).map_or("", |(code, _)| code)
    }

    /// The ground of this code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, ground)| *ground)
    }
}

/// What can be chosen to be shared. Language and need of an interpreter are not among them: they always travel along, because
/// without them the first contact fails. No field names an interpreter, so nobody can propose a child.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// Given and family name.
    Name,
    /// Day of birth.
    BornOn,
    /// Telephone number.
    Phone,
    /// E-mail address.
    Email,
    /// Address for the post.
    Address,
    /// Needs support to keep appointments and to fill in papers.
    NeedsSupport,
    /// Came to the country as a child alone.
    FormerlyUnaccompanied,
}

impl Field {
    /// Every field with its name in data.
    pub const ALL: [(&'static str, Self); 7] = [
        ("name", Self::Name),
        ("born-on", Self::BornOn),
        ("phone", Self::Phone),
        ("email", Self::Email),
        ("address", Self::Address),
        ("needs-support", Self::NeedsSupport),
        ("formerly-unaccompanied", Self::FormerlyUnaccompanied),
    ];

    /// Its name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }

    /// The field of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
    }
}

/// What the receiver may know of somebody: what was chosen, and always the language and the need of an interpreter. Where a way
/// to reach somebody is shared, what to mind when one uses it goes with it; the note on safety never does.
#[must_use]
pub fn shared(details: &Details, fields: &[Field]) -> Details {
    let mut shown =
        Details { language: details.language.clone(), interpreter: details.interpreter, ..Details::default() };
    for field in fields {
        match field {
            Field::Name => {
                shown.given_name.clone_from(&details.given_name);
                shown.family_name.clone_from(&details.family_name);
            }
            Field::BornOn => shown.born_on = details.born_on,
            Field::Phone => shown.phone.clone_from(&details.phone),
            Field::Email => shown.email.clone_from(&details.email),
            Field::Address => shown.address.clone_from(&details.address),
            Field::NeedsSupport => shown.needs_support = details.needs_support,
            Field::FormerlyUnaccompanied => shown.formerly_unaccompanied = details.formerly_unaccompanied,
        }
    }
    if fields.iter().any(|field| matches!(field, Field::Phone | Field::Email | Field::Address)) {
        shown.safety.clone_from(&details.safety);
    }
    shown
}

/// Somebody whom a handover is about, and why that may be shared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Covered {
    /// Who.
    pub person: PersonId,
    /// On what ground.
    pub ground: Ground,
    /// The consent, where that is the ground.
    pub consent: Option<Uuid>,
}

/// A person said yes to an organisation knowing something of them, or somebody wrote down that they said so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// Its id.
    pub id: Uuid,
    /// In which case.
    pub case: CaseId,
    /// Who agreed.
    pub person: PersonId,
    /// To whom.
    pub organisation: Slug,
    /// When.
    pub given_at: DateTime<Utc>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Who wrote it down.
    pub recorded_by: String,
}

impl Consent {
    /// Does it hold at an instant?
    #[must_use]
    pub fn holds(&self, at: DateTime<Utc>) -> bool {
        self.given_at <= at && self.withdrawn_at.is_none_or(|end| at < end)
    }
}

/// The bridge person on one side: whom the other side can call. Somebody at work, never somebody in the case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// A telephone number in the international form.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
}

impl Contact {
    /// Everything that is wrong: the member, and a code.
    #[must_use]
    pub fn faults(&self) -> Vec<(&'static str, &'static str)> {
        let mut faults = Vec::new();
        if self.name.trim().is_empty() {
            faults.push(("contact/name", "no-name"));
        } else if self.name.chars().count() > LONGEST_NAME {
            faults.push(("contact/name", "name-too-long"));
        } else if is_unprintable(&self.name, false) {
            faults.push(("contact/name", "unprintable"));
        }
        if self.phone.as_deref().is_some_and(|phone| !is_phone(phone)) {
            faults.push(("contact/phone", "not-a-phone"));
        }
        if self.email.as_deref().is_some_and(|email| !is_email(email)) {
            faults.push(("contact/email", "not-an-email"));
        }
        if self.phone.is_none() && self.email.is_none() {
            faults.push(("contact", "contact-unreachable"));
        }
        faults
    }
}

/// Why a handover was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Somebody else is responsible for this, or for this place.
    NotOurTask,
    /// There is no room at present.
    NoCapacity,
    /// The family could not be reached.
    NotReachable,
    /// Something needed is missing.
    Incomplete,
    /// Another reason, in the note.
    Other,
}

impl Refusal {
    /// Every reason with its code.
    pub const ALL: [(&'static str, Self); 5] = [
        ("not-our-task", Self::NotOurTask),
        ("no-capacity", Self::NoCapacity),
        ("not-reachable", Self::NotReachable),
        ("incomplete", Self::Incomplete),
        ("other", Self::Other),
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, reason)| *reason == self).map_or("", |(code, _)| code)
    }

    /// The reason of this code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, reason)| *reason)
    }
}

/// Who did something, when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// When.
    pub at: DateTime<Utc>,
    /// By which account; `code` for somebody outside with the code of a sheet.
    pub by: String,
}

/// What an acceptance says, and what came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acceptance {
    /// Who, when: from then on the receiver is responsible.
    pub done: Done,
    /// The day of the first contact, as the receiver promised the family.
    pub contact_on: NaiveDate,
    /// The day by which the norm wants it.
    pub contact_by: NaiveDate,
    /// When the sender confirmed that there was contact.
    pub sender_confirmed: Option<DateTime<Utc>>,
    /// When the receiver did.
    pub receiver_confirmed: Option<DateTime<Utc>>,
}

impl Acceptance {
    /// Do both sides say that there was contact?
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.sender_confirmed.is_some() && self.receiver_confirmed.is_some()
    }
}

/// Where a handover stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Asked; the sender is responsible.
    Proposed,
    /// The receiver is responsible.
    Accepted(Acceptance),
    /// The receiver said no; the sender is responsible as before.
    Refused(Done, Refusal),
    /// The sender took it back.
    Withdrawn(Done),
}

impl State {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Accepted(_) => "accepted",
            Self::Refused(..) => "refused",
            Self::Withdrawn(_) => "withdrawn",
        }
    }
}

/// The two sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Who hands over.
    Sender,
    /// Who takes over.
    Receiver,
}

/// The code of a printed sheet, by its hash, until when it opens the handover.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetCode {
    /// The hash.
    pub hash: String,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// Days for which the code of a sheet works after the answer.
pub const CODE_DAYS: u64 = 30;

/// How far a handover was looked at, and when to look again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// Every day until this one was looked at.
    pub until: NaiveDate,
    /// The next day; `None`: not before something happens.
    pub next_on: Option<NaiveDate>,
}

/// One handover.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handover {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case: CaseId,
    /// Its kind, which says what passes and within what time.
    pub kind: Slug,
    /// Who hands over.
    pub from: Slug,
    /// Who is asked.
    pub to: Slug,
    /// What passes; written down when it was proposed, so that no later change of the kinds moves who was responsible.
    pub themes: Vec<Slug>,
    /// Whom it is about.
    pub people: Vec<Covered>,
    /// What is shared of them.
    pub fields: Vec<Field>,
    /// When it was proposed, by whom.
    pub proposed: Done,
    /// The legal day of that: day zero.
    pub proposed_on: NaiveDate,
    /// How long the receiver has to answer.
    pub answer_within: Length,
    /// The last day to answer.
    pub answer_by: NaiveDate,
    /// How long after the acceptance the first contact follows.
    pub contact_within: Length,
    /// Where it stands.
    pub state: State,
    /// When to look again.
    pub look: Look,
    /// The code of a printed sheet, if one was made.
    pub code: Option<SheetCode>,
    /// The bridge persons, sealed.
    pub contacts: String,
    /// What was said beside a refusal, sealed.
    pub note: Option<String>,
}

/// Why a step is not possible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoStep {
    /// It was answered or taken back already.
    Answered,
    /// It was not accepted, so there is no contact to confirm.
    NotAccepted,
    /// That side has confirmed it already.
    Confirmed,
}

impl NoStep {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered-already",
            Self::NotAccepted => "not-accepted",
            Self::Confirmed => "confirmed-already",
        }
    }
}

impl Handover {
    /// Is it waiting for an answer?
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == State::Proposed
    }

    /// The acceptance, if there is one.
    #[must_use]
    pub fn acceptance(&self) -> Option<&Acceptance> {
        match &self.state {
            State::Accepted(acceptance) => Some(acceptance),
            State::Proposed | State::Refused(..) | State::Withdrawn(_) => None,
        }
    }

    /// Is it about this person in this theme?
    #[must_use]
    pub fn covers(&self, person: &PersonId, theme: &Slug) -> bool {
        self.themes.contains(theme) && self.people.iter().any(|covered| covered.person == *person)
    }

    /// The side of an organisation.
    #[must_use]
    pub fn side(&self, organisation: &Slug) -> Option<Side> {
        match organisation {
            o if *o == self.from => Some(Side::Sender),
            o if *o == self.to => Some(Side::Receiver),
            _ => None,
        }
    }

    /// The receiver takes over; the first contact is on `contact_on`, the norm wants it by `contact_by`.
    pub fn accept(mut self, done: Done, contact_on: NaiveDate, contact_by: NaiveDate) -> Result<Self, NoStep> {
        self.open()?;
        self.end_code_after(done.at);
        self.state = State::Accepted(Acceptance {
            done,
            contact_on,
            contact_by,
            sender_confirmed: None,
            receiver_confirmed: None,
        });
        Ok(self)
    }

    /// The receiver says no.
    pub fn refuse(mut self, done: Done, reason: Refusal) -> Result<Self, NoStep> {
        self.open()?;
        self.end_code_after(done.at);
        self.state = State::Refused(done, reason);
        Ok(self)
    }

    /// The sender takes it back, as long as nobody answered. With it ends the code of the sheet.
    pub fn withdraw(mut self, done: Done) -> Result<Self, NoStep> {
        self.open()?;
        self.code = None;
        self.state = State::Withdrawn(done);
        Ok(self)
    }

    /// One side confirms that there was contact.
    pub fn confirm(mut self, side: Side, at: DateTime<Utc>) -> Result<Self, NoStep> {
        let State::Accepted(acceptance) = &mut self.state else { return Err(NoStep::NotAccepted) };
        let confirmed = match side {
            Side::Sender => &mut acceptance.sender_confirmed,
            Side::Receiver => &mut acceptance.receiver_confirmed,
        };
        if confirmed.is_some() {
            return Err(NoStep::Confirmed);
        }
        *confirmed = Some(at);
        Ok(self)
    }

    fn open(&self) -> Result<(), NoStep> {
        if self.is_open() { Ok(()) } else { Err(NoStep::Answered) }
    }

    fn end_code_after(&mut self, at: DateTime<Utc>) {
        if let Some(code) = &mut self.code {
            code.until = at.checked_add_days(Days::new(CODE_DAYS)).unwrap_or(at);
        }
    }
}

/// Something about a handover that somebody is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Moment {
    /// The receiver is asked.
    Proposed,
    /// The last day to answer comes near.
    Near,
    /// It has passed without an answer.
    Unanswered,
    /// The receiver said yes.
    Accepted,
    /// The receiver said no.
    Refused,
    /// The sender took it back.
    Withdrawn,
    /// The day of the first contact has passed and not both sides confirmed it.
    ContactLate,
}

impl Moment {
    /// Every moment with its name in data.
    pub const ALL: [(&'static str, Self); 7] = [
        ("proposed", Self::Proposed),
        ("near", Self::Near),
        ("unanswered", Self::Unanswered),
        ("accepted", Self::Accepted),
        ("refused", Self::Refused),
        ("withdrawn", Self::Withdrawn),
        ("contact-late", Self::ContactLate),
    ];

    /// Its name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, moment)| *moment == self).map_or("", |(name, _)| name)
    }

    /// The moment of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, moment)| *moment)
    }

    /// Is it still so?
    #[must_use]
    pub fn holds(self, handover: &Handover, today: NaiveDate) -> bool {
        match (self, &handover.state) {
            (Self::Proposed | Self::Unanswered, State::Proposed)
            | (Self::Refused, State::Refused(..))
            | (Self::Withdrawn, State::Withdrawn(_))
            | (Self::Accepted, State::Accepted(_)) => true,
            (Self::Near, State::Proposed) => today <= handover.answer_by,
            (Self::ContactLate, State::Accepted(acceptance)) => !acceptance.is_confirmed(),
            (_, State::Proposed | State::Accepted(_) | State::Refused(..) | State::Withdrawn(_)) => false,
        }
    }
}

/// A moment that falls on a day, so many days after the day by which it is reckoned.
pub type Falls = (NaiveDate, Moment, i64);

/// The days on which something is told while nothing happens, in order.
fn moments(handover: &Handover, kind: &Kind) -> Vec<Falls> {
    let beside = |day: NaiveDate, days: i64, moment| {
        let by = Days::new(days.unsigned_abs());
        let on = if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) };
        on.map(|on| (on, moment, days))
    };
    let mut all: Vec<Falls> = match &handover.state {
        State::Proposed => {
            let near = kind.remind_before.iter().filter_map(|n| beside(handover.answer_by, -n, Moment::Near));
            let late = kind.escalate_after.iter().filter_map(|n| beside(handover.answer_by, *n, Moment::Unanswered));
            near.chain(late).collect()
        }
        State::Accepted(acceptance) if !acceptance.is_confirmed() => {
            let late = kind.escalate_after.iter();
            late.filter_map(|n| beside(acceptance.contact_on, *n, Moment::ContactLate)).collect()
        }
        State::Accepted(_) | State::Refused(..) | State::Withdrawn(_) => Vec::new(),
    };
    all.sort_unstable();
    all
}

/// What falls on the days since the last look, and the next look. Of several that were missed only the last of each is told:
/// nobody is helped by three reminders in one morning. One whose time has passed is not told at all.
#[must_use]
pub fn look(handover: &Handover, kind: Option<&Kind>, today: NaiveDate) -> (Vec<Falls>, Look) {
    let all = kind.map(|kind| moments(handover, kind)).unwrap_or_default();
    let mut told: Vec<Falls> = Vec::new();
    for falls in all.iter().filter(|(on, ..)| *on > handover.look.until && *on <= today) {
        told.retain(|(_, moment, _)| *moment != falls.1);
        told.push(*falls);
    }
    told.retain(|(_, moment, _)| moment.holds(handover, today));
    let next_on = all.iter().map(|(on, ..)| *on).find(|on| *on > today);
    (told, Look { until: today.max(handover.look.until), next_on })
}
