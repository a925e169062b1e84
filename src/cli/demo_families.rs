//! Two invented families of the demo, lived through on a clock of their own with the real machinery: one granted in parts and
//! handed on from desk to desk until a year after arrival, one refused to the end. The dates lie before today.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::{Failure, slug};
use crate::ambient::Fixed;
use crate::app::access::{Asked, Proof};
use crate::app::applications::{self, Draft, Seen};
use crate::app::handovers::{self, Answer};
use crate::app::secrets::{hash, token};
use crate::app::sign_in::Guest;
use crate::app::{App, AppError, accounts, notices, people};
use crate::domain::access::account::{ProofKind, Session};
use crate::domain::access::{Desk, Role};
use crate::domain::case::event::{Given, Said};
use crate::domain::handover::{Contact, Field, Ground};
use crate::domain::ids::{AccountId, CaseId, PersonId, Slug};
use crate::domain::person::Details;

/// The organisations that families are handed over to, with their names for people.
pub(super) const DESKS: [(&str, &str); 5] = [
    ("ind", "Immigratie- en Naturalisatiedienst (IND)"),
    ("coa", "COA (opvang)"),
    ("town", "Gemeente"),
    ("youth-health", "Jeugdgezondheidszorg"),
    ("school", "School"),
];

/// A step of a life: so many days after its beginning, what.
type Step = (u64, What);

enum What {
    /// Somebody joins: name, part, years at the beginning (negative: born so many days after it), language.
    Joins(&'static str, Role, i64, &'static str),
    /// Something happens to some of them, or to the family as a whole.
    Happens(&'static str, &'static [&'static str], &'static [(&'static str, Value)]),
    /// From, kind, to, whom; accepted so many days later.
    HandsOver(&'static str, &'static str, &'static str, &'static [&'static str], u64),
}

#[derive(Clone, Copy)]
enum Value {
    Code(&'static str),
    Number(i64),
    /// So many days after the beginning.
    Day(u64),
}

use What::{HandsOver, Happens, Joins};

const GRANTED: &[(&str, Value)] = &[("outcome", Value::Code("granted"))];
const REFUSED: &[(&str, Value)] = &[("outcome", Value::Code("refused"))];
const THREE: &[&str] = &["Maryam", "Sara", "Noor"];
const CHILDREN: &[&str] = &["Sara", "Noor"];

const fn member(relation: &'static str, age: &'static str) -> [(&'static str, Value); 2] {
    [("relation", Value::Code(relation)), ("ageGroup", Value::Code(age))]
}

const SPOUSE: &[(&str, Value)] = &member("spouse", "adult");
const GIRL: &[(&str, Value)] = &member("child", "5-to-11");
const GROWN: &[(&str, Value)] = &member("child", "adult");
const PARENT: &[(&str, Value)] = &member("parent", "adult");
const BORN: &[(&str, Value)] =
    &[("relation", Value::Code("child")), ("ageGroup", Value::Code("under-5")), ("reason", Value::Code("birth"))];

/// Too late, a notice of default, an order; a wife and children granted, a grown-up son refused, whose objection helps.
const IN_PARTS: &[Step] = &[
    (0, Joins("Yusuf", Role::Referent, 38, "ar")),
    (0, Joins("Maryam", Role::FamilyMember, 35, "ti")),
    (0, Joins("Sara", Role::FamilyMember, 7, "ti")),
    (0, Joins("Elias", Role::FamilyMember, 19, "ti")),
    (0, Happens("permit-notified", &[], &[("permit", Value::Code("refugee"))])),
    (21, Happens("application-received", &[], &[])),
    (21, Happens("member-described", &["Maryam"], SPOUSE)),
    (21, Happens("member-described", &["Sara"], GIRL)),
    (21, Happens("member-described", &["Elias"], GROWN)),
    (119, Joins("Noor", Role::FamilyMember, -112, "ti")),
    (119, Happens("member-described", &["Noor"], BORN)),
    (154, Happens("documents-requested", &[], &[("answerBy", Value::Day(168))])),
    (161, Happens("documents-received", &[], &[])),
    (304, Happens("notice-of-default-received", &[], &[])),
    (322, Happens("inaction-appeal-lodged", &[], &[])),
    (
        371,
        Happens(
            "court-order-sent",
            &[],
            &[
                ("penaltyMax", Value::Number(750_000)),
                ("penaltyPerDay", Value::Number(10_000)),
                ("weeks", Value::Number(8)),
            ],
        ),
    ),
    (399, Happens("decision-notified", THREE, GRANTED)),
    (399, Happens("decision-notified", &["Elias"], REFUSED)),
    (421, Happens("objection-received", &["Elias"], &[])),
    (434, Happens("mvv-collected", THREE, &[("validUntil", Value::Day(523))])),
    (448, HandsOver("ind", "to-reception", "coa", THREE, 2)),
    (462, Happens("entered-netherlands", THREE, &[])),
    (464, Happens("reported", THREE, &[])),
    (465, Happens("municipality-registered", THREE, &[])),
    (473, Happens("permit-granted", THREE, &[])),
    (476, Happens("own-intake-held", &["Maryam"], &[])),
    (476, Happens("bank-account-opened", &["Maryam"], &[])),
    (490, HandsOver("coa", "to-municipality", "town", THREE, 7)),
    (511, HandsOver("town", "to-youth-health", "youth-health", CHILDREN, 2)),
    (515, HandsOver("town", "to-school", "school", &["Sara"], 5)),
    (521, Happens("youth-health-intake-held", CHILDREN, &[])),
    (525, Happens("school-enrolled", &["Sara"], &[])),
    (525, Happens("integration-plan-adopted", &["Maryam"], &[])),
    (525, Happens("health-insurance-taken-out", THREE, &[])),
    (525, Happens("general-practitioner-registered", THREE, &[])),
    (554, Happens("objection-decision-notified", &["Elias"], GRANTED)),
    (581, Happens("mvv-collected", &["Elias"], &[("validUntil", Value::Day(670))])),
    (602, Happens("entered-netherlands", &["Elias"], &[])),
    (604, Happens("reported", &["Elias"], &[])),
    (617, Happens("permit-granted", &["Elias"], &[])),
];

/// Refused; an objection that nobody decides on, an order, refused again, an appeal that does not help.
const TO_THE_END: &[Step] = &[
    (0, Joins("Amina", Role::Referent, 26, "so")),
    (0, Joins("Halimo", Role::FamilyMember, 50, "so")),
    (0, Happens("permit-notified", &[], &[("permit", Value::Code("refugee"))])),
    (21, Happens("application-received", &[], &[])),
    (21, Happens("member-described", &["Halimo"], PARENT)),
    (273, Happens("decision-notified", &[], REFUSED)),
    (298, Happens("objection-received", &[], &[])),
    (436, Happens("notice-of-default-received", &[], &[])),
    (455, Happens("inaction-appeal-lodged", &[], &[])),
    (
        504,
        Happens(
            "court-order-sent",
            &[],
            &[
                ("penaltyMax", Value::Number(1_500_000)),
                ("penaltyPerDay", Value::Number(10_000)),
                ("weeks", Value::Number(4)),
            ],
        ),
    ),
    (539, Happens("objection-decision-notified", &[], REFUSED)),
    (561, Happens("appeal-lodged", &[], &[])),
    (721, Happens("appeal-decided", &[], REFUSED)),
    (756, Happens("case-closed", &[], &[("reason", Value::Code("no-further-appeal"))])),
];

/// The days from the permit until a year after arrival, and until the end of the second family.
const LONG: u64 = 827;

/// What to tell of the two.
pub(super) struct Families {
    in_parts: (CaseId, String),
    to_the_end: (CaseId, String),
    guests: Vec<Guest>,
}

/// Lives both lives on the demo's own database.
pub(super) fn make(demo: &App, today: NaiveDate) -> Result<Families, Failure> {
    let begins = today.checked_sub_days(Days::new(LONG)).unwrap_or(today);
    let clock = Arc::new(Fixed::at(morning(begins)));
    let app = App {
        db: demo.db.clone(),
        replica: None,
        catalogue: Arc::clone(&demo.catalogue),
        ambient: Arc::<Fixed>::clone(&clock),
        keys: Arc::clone(&demo.keys),
    };
    let staff = desks(&app)?;
    let mut story =
        Story { app: &app, clock: &clock, begins, staff, case: CaseId(uuid::Uuid::nil()), people: Vec::new() };
    let in_parts = story.live(IN_PARTS)?;
    let first = story.people.first().map(|(_, person)| person.clone());
    story.clock.set(morning(begins));
    let to_the_end = story.live(TO_THE_END)?;
    let second = story.people.first().map(|(_, person)| person.clone());
    let referents = [("family-in-parts", first), ("family-to-the-end", second)];
    let guests = referents.into_iter().filter_map(|(id, person)| Some(guest(demo, id, person?)));
    Ok(Families { in_parts, to_the_end, guests: guests.collect::<Result<_, Failure>>()? })
}

/// The account of who asked for the others to come, who joined first.
fn guest(demo: &App, id: &'static str, person: PersonId) -> Result<Guest, Failure> {
    let asked = Asked::by_operator("make_demo_accounts", demo.ambient.request_id());
    let made = demo.act(asked, move |tx, ctx, _| {
        let (account, _) = accounts::new_activation(tx, ctx, &person)?;
        // Nobody is told its code, so nobody comes in by it.
        tx.remove_credential(account.id, ProofKind::Activation)?;
        Ok(Guest { id, account: account.id, language: None })
    });
    made.map_err(|error| failure(&error))
}

fn morning(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(9)
}

fn failure(error: &AppError) -> Failure {
    super::accounts::told(error)
}

/// The organisations, and somebody at each who does what is done there.
fn desks(app: &App) -> Result<Vec<(&'static str, AccountId)>, Failure> {
    let all: Vec<(Slug, &str, &'static str)> =
        DESKS.into_iter().map(|(id, name)| Ok((slug(id)?, name, id))).collect::<Result<_, Failure>>()?;
    let made = app.write(move |tx, ctx| {
        let mut staff = Vec::new();
        for (organisation, name, id) in &all {
            accounts::ensure_organisation(tx, ctx, organisation, name)?;
            let role = if *id == "ind" { Role::Caseworker } else { Role::Partner };
            let desk = Desk { organisation: organisation.clone(), procedures: None };
            let (account, _) = accounts::add_staff(tx, ctx, &format!("story.{id}"), role, &desk)?;
            // Its secrets are those of an invented past: nobody may come in by them.
            tx.remove_credential(account.id, ProofKind::Activation)?;
            staff.push((*id, account.id));
        }
        Ok(staff)
    });
    made.map_err(|error| failure(&error))
}

struct Story<'s> {
    app: &'s App,
    clock: &'s Fixed,
    begins: NaiveDate,
    staff: Vec<(&'static str, AccountId)>,
    case: CaseId,
    people: Vec<(&'static str, PersonId)>,
}

impl Story<'_> {
    /// One life from its beginning; the application and its number.
    fn live(&mut self, steps: &'static [Step]) -> Result<(CaseId, String), Failure> {
        let asked = Asked::by_operator("demo", self.app.ambient.request_id());
        let desk = Desk { organisation: slug("ind")?, procedures: None };
        let made = self.app.act(asked, move |tx, ctx, _| {
            let draft = Draft::new("nl-nareis", Vec::new());
            let case = applications::prepare(ctx, ("demo", &desk), &draft)?;
            tx.insert_case(&case.identity, &case.summary, &case.records)?;
            Ok((case.identity.id, case.identity.reference.as_str().to_owned()))
        });
        let (case, reference) = made.map_err(|error| failure(&error))?;
        self.case = case;
        self.people.clear();
        for (after, what) in steps {
            self.pass(*after)?;
            self.step(*after, what)?;
        }
        self.pass(LONG)?;
        Ok((case, reference))
    }

    fn on(&self, after: u64) -> NaiveDate {
        self.begins.checked_add_days(Days::new(after)).unwrap_or(self.begins)
    }

    /// Goes on to a day; what fell due on the way is told.
    fn pass(&self, after: u64) -> Result<(), Failure> {
        self.clock.set(morning(self.on(after)));
        notices::sweep(self.app, &mut |_| {}).map(drop).map_err(|error| failure(&error))
    }

    fn step(&mut self, after: u64, what: &'static What) -> Result<(), Failure> {
        match what {
            Joins(name, role, age, language) => self.joins(name, *role, *age, language),
            Happens(event, who, fields) => self.happens(after, event, who, fields),
            HandsOver(from, kind, to, who, later) => {
                let id = self.propose(from, (kind, to), who)?;
                self.pass(after + later)?;
                self.accept(to, id, self.on(after + later))
            }
        }
    }

    fn joins(&mut self, name: &'static str, role: Role, age: i64, language: &'static str) -> Result<(), Failure> {
        let days = if age < 0 { -age } else { -age * 366 };
        let (case, born_on) = (self.case, self.begins + TimeDelta::days(days));
        let asked = Asked::by_operator("demo", self.app.ambient.request_id());
        let made = self.app.act(asked, move |tx, ctx, by| {
            let part = accounts::add_person(tx, ctx, by, (case, None, role), None)?;
            let details = Details {
                given_name: name.to_owned(),
                family_name: "Voorbeeld".to_owned(),
                born_on: Some(born_on),
                language: Some(language.to_owned()),
                interpreter: Some(role == Role::FamilyMember),
                ..Details::default()
            };
            let version = people::details(tx, ctx, by, (case, part))?.version;
            Ok(people::write_details(tx, ctx, by, (case, part, version), &details)?.person)
        });
        self.people.push((name, made.map_err(|error| failure(&error))?));
        Ok(())
    }

    fn person(&self, name: &str) -> Result<PersonId, Failure> {
        let found = self.people.iter().find(|(known, _)| *known == name).map(|(_, person)| person.clone());
        found.ok_or_else(|| Failure::outside(format!("nobody is called {name}")))
    }

    fn happens(&self, after: u64, event: &str, who: &[&str], fields: &[(&str, Value)]) -> Result<(), Failure> {
        let given = |value: &Value| match value {
            Value::Code(code) => Given::Text((*code).to_owned()),
            Value::Number(number) => Given::Number(*number),
            Value::Day(after) => Given::Text(self.on(*after).to_string()),
        };
        let said =
            fields.iter().fold(Said::new(event, self.on(after)), |said, (name, value)| said.with(name, given(value)));
        let each: Vec<Said> = match who {
            [] => vec![said],
            some => some
                .iter()
                .map(|name| Ok(said.clone().of(self.person(name)?.as_str())))
                .collect::<Result<_, Failure>>()?,
        };
        let (case, asked) = (self.case, Asked::by_operator("demo", self.app.ambient.request_id()));
        let done = self.app.act(asked, move |tx, ctx, by| {
            for said in &each {
                applications::append(tx, ctx, by, (case, &Seen::Any), said)?;
            }
            Ok(())
        });
        done.map_err(|error| Failure::outside(format!("{event}: {error:?}")))
    }

    /// Somebody at a desk asks for an operation.
    fn at(&self, desk: &str, operation: &'static str) -> Result<Asked, Failure> {
        let account = self.staff.iter().find(|(known, _)| *known == desk).map(|(_, account)| *account);
        let account = account.ok_or_else(|| Failure::outside(format!("there is no desk {desk}")))?;
        let held = hash(&token(self.app.ambient.secret()));
        let proof = Proof::Session(held.clone());
        let begun = self.app.write(move |tx, ctx| {
            let ends_at = ctx.now + TimeDelta::hours(1);
            let (id, now) = (ctx.ambient.new_id(), ctx.now);
            Ok(tx.insert_session(&Session { hash: held.clone(), id, account, begun_at: now, seen_at: now, ends_at })?)
        });
        begun.map_err(|error| failure(&error))?;
        Ok(Asked { operation, proof, ..Asked::by_operator(operation, self.app.ambient.request_id()) })
    }

    fn propose(&self, from: &str, (kind, to): (&str, &str), who: &[&str]) -> Result<uuid::Uuid, Failure> {
        let people =
            who.iter().map(|name| Ok((self.person(name)?, Ground::PublicTask))).collect::<Result<_, Failure>>()?;
        let draft = handovers::Draft {
            kind: kind.to_owned(),
            to: slug(to)?,
            people,
            fields: vec![Field::Name],
            contact: bridge("Anna", from),
        };
        let case = self.case;
        let asked = self.at(from, "propose_handover")?;
        let made =
            self.app.act(asked, move |tx, ctx, by| Ok(handovers::propose(tx, ctx, by, (case, &draft))?.handover.id));
        made.map_err(|error| Failure::outside(format!("{kind}: {error:?}")))
    }

    fn accept(&self, to: &str, id: uuid::Uuid, contact_on: NaiveDate) -> Result<(), Failure> {
        let answer = Answer::Accept(contact_on, bridge("Bram", to));
        let asked = self.at(to, "answer_handover")?;
        let done = self.app.act(asked, move |tx, ctx, by| handovers::answer(tx, ctx, by, (id, &answer)).map(drop));
        done.map_err(|error| Failure::outside(format!("{to}: {error:?}")))?;
        let asked = self.at(to, "confirm_incoming_contact")?;
        let done = self.app.act(asked, move |tx, ctx, by| handovers::confirm_incoming(tx, ctx, by, id).map(drop));
        done.map_err(|error| failure(&error))
    }
}

fn bridge(name: &str, desk: &str) -> Contact {
    Contact { name: format!("{name} Bridge"), phone: None, email: Some(format!("{desk}@example.org")) }
}

impl Families {
    /// As whom one can look around.
    pub(super) fn guests(&self) -> &[Guest] {
        &self.guests
    }

    /// Where to look at them, as another system with the key of the demo.
    pub(super) fn told(&self, on: SocketAddr) -> String {
        let mut out = String::new();
        let base = format!("http://{on}/api/v1/applications");
        let _ = writeln!(out, "\nTwo invented families, each from the permit to the end (with the same key):\n");
        let ((parts, number), (end, other)) = (&self.in_parts, &self.to_the_end);
        let _ = writeln!(out, "  {number}  granted in parts, handed on four times, a year after arrival");
        for what in ["", "/tasks", "/events"] {
            let _ = writeln!(out, "    {base}/{parts}{what}");
        }
        let _ = writeln!(out, "  {other}  refused, objection, order of a court, appeal, closed");
        let _ = writeln!(out, "    {base}/{end}");
        let _ = writeln!(out, "  As demo.caseworker: {base}/{parts}/responsibilities and …/handovers");
        out
    }
}
