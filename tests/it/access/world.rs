//! Two organisations, two families, and somebody in every role: what the tests of access walk through.

use std::sync::Arc;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;
use wachtwijzer::app::access::lifetime;
use wachtwijzer::app::accounts::{ensure_organisation, set_provider};
use wachtwijzer::app::applications::{Draft, prepare};
use wachtwijzer::app::secrets::{hash, token};
use wachtwijzer::app::{App, AppError};
use wachtwijzer::domain::access::account::{Account, Credential, Holder, ProofKind, Session};
use wachtwijzer::domain::access::{Desk, Part, Role};
use wachtwijzer::domain::case::batch::{Batch, Mode};
use wachtwijzer::domain::case::event::Said;
use wachtwijzer::domain::deadline::term::Length;
use wachtwijzer::domain::handover::{Consent, Covered, Done, Field, Ground, Handover, Look, State};
use wachtwijzer::domain::ids::{AccountId, CaseId, PersonId, Slug};
use wachtwijzer::domain::notice::outbox::{Notice, NoticeState};
use wachtwijzer::domain::notice::{Cause, Facts, Planned, Recipient};
use wachtwijzer::openid::Providers;
use wachtwijzer::store::{Db, Tx};

use crate::support::http::{TestApp, start_with};

/// Everybody who may try an operation.
pub(crate) const WHO: [&str; 10] = [
    "anyone",
    "referent",
    "family-member",
    "helper",
    "caseworker",
    "supervisor",
    "partner",
    "policymaker",
    "administrator",
    "machine",
];

/// A service with two families: `own` of organisation `ind`, `other` of organisation `elsewhere`.
pub(crate) struct World<S> {
    pub(crate) http: TestApp<S>,
    pub(crate) own: CaseId,
    pub(crate) other: CaseId,
    accounts: Vec<(&'static str, AccountId)>,
    key: String,
}

/// Makes the two families and an account in every role, all of them at or in the family `own`.
pub(crate) async fn world(db: Db) -> World<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    world_with(db, Arc::default()).await
}

/// The same, with providers of OpenID.
pub(crate) async fn world_with(
    db: Db,
    providers: Arc<Providers>,
) -> World<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    let http = start_with(db, providers).await;
    let events = json!([{"type": "application-received", "on": "2026-06-01"}]);
    let (own, _) = http.create("nl-nareis", &events).await;
    let own = CaseId(own.parse().expect("an id"));
    let elsewhere = crate::support::http::session_of(&http.app, "supervisor.elsewhere", Role::Supervisor, "elsewhere");
    let body = json!({"procedure": "nl-nareis", "events": events});
    let made = http.post("/applications", &[("cookie", &elsewhere)], &body).await;
    let other = CaseId(made.json()["id"].as_str().expect("an id").parse().expect("an id"));
    let (accounts, key) = people(&http.app, own);
    World { http, own, other, accounts, key }
}

fn people(app: &Arc<App>, own: CaseId) -> (Vec<(&'static str, AccountId)>, String) {
    let all: Vec<String> = app.catalogue.rights().rows().map(|(operation, _)| operation.to_owned()).collect();
    let made = app.write(move |tx, ctx| -> Result<_, AppError> {
        let mut accounts = Vec::new();
        let mut add = |tx: &mut dyn Tx, who: &'static str, holder: Holder| -> Result<AccountId, AppError> {
            let id = AccountId(ctx.ambient.new_id());
            tx.insert_account(&Account {
                id,
                login: format!("t.{who}"),
                holder,
                created_at: ctx.now,
                blocked_at: None,
            })?;
            accounts.push((who, id));
            Ok(id)
        };
        for (who, role) in
            [("referent", Role::Referent), ("family-member", Role::FamilyMember), ("helper", Role::Helper)]
        {
            let person = PersonId::parse(&format!("person-{who}")).expect("an id");
            tx.insert_person(&person, ctx.now)?;
            let account = add(tx, who, Holder::Person(person.clone()))?;
            set_provider(tx, ctx, account, "https://login.example", who)?;
            let until = (role == Role::Helper).then(|| ctx.now + TimeDelta::days(30));
            let part = Part { person, role, since: ctx.now, until, revoked_at: None };
            tx.insert_part(ctx.ambient.new_id(), own, &part, "test")?;
        }
        for (who, role, organisation) in [
            ("caseworker", Role::Caseworker, "ind"),
            ("supervisor", Role::Supervisor, "ind"),
            ("partner", Role::Partner, "coa"),
            ("policymaker", Role::Policymaker, "ministry"),
            ("administrator", Role::Administrator, "ind"),
        ] {
            let organisation = Slug::parse(organisation).expect("a name");
            ensure_organisation(tx, ctx, &organisation, "An organisation")?;
            add(tx, who, Holder::Staff(role, Desk { organisation, procedures: None }))?;
        }
        tx.share(own, &Slug::parse("coa").expect("a name"), ctx.now, None)?;
        let desk = Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None };
        let machine = add(tx, "machine", Holder::Machine(desk, all.clone()))?;
        let key = format!("wwk_{}", token(ctx.ambient.secret()));
        tx.put_credential(&Credential {
            account: machine,
            kind: ProofKind::Key,
            proof: hash(&key),
            created_at: ctx.now,
            expires_at: Some(ctx.now + TimeDelta::days(30)),
            used_at: None,
            last_step: 0,
        })?;
        Ok((accounts, key))
    });
    made.expect("people")
}

impl<S> World<S>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    pub(crate) fn account(&self, who: &str) -> AccountId {
        self.accounts.iter().find(|(name, _)| *name == who).expect("somebody").1
    }

    /// What somebody proves themselves with: a header and its value. People and staff get a new session each time.
    pub(crate) fn proof(&self, who: &str) -> (&'static str, String) {
        match who {
            "anyone" => ("cookie", "none=1".to_owned()),
            "machine" => ("authorization", format!("Bearer {}", self.key)),
            _ => ("cookie", self.session(self.account(who))),
        }
    }

    /// A new session of an account; the cookie to send.
    pub(crate) fn session(&self, account: AccountId) -> String {
        let held: Result<String, AppError> = self.http.app.write(move |tx, ctx| {
            let held = token(ctx.ambient.secret());
            let holder = tx.account(account)?.ok_or(AppError::Unknown)?.holder;
            tx.insert_session(&Session {
                hash: hash(&held),
                id: ctx.ambient.new_id(),
                account,
                begun_at: ctx.now,
                seen_at: ctx.now,
                ends_at: ctx.now + lifetime(&holder).absolute,
            })?;
            Ok(format!("__Host-session={held}"))
        });
        held.expect("a session")
    }

    /// A new part of somebody new in a case.
    pub(crate) fn part(&self, case: CaseId, role: Role) -> Uuid {
        let made = self.http.app.write(move |tx, ctx| -> Result<Uuid, AppError> {
            let id = ctx.ambient.new_id();
            let person = PersonId::parse(&format!("p-{id}")).expect("an id");
            tx.insert_person(&person, ctx.now)?;
            let until = (role == Role::Helper).then(|| ctx.now + TimeDelta::days(30));
            tx.insert_part(id, case, &Part { person, role, since: ctx.now, until, revoked_at: None }, "test")?;
            Ok(id)
        });
        made.expect("a part")
    }

    /// A new notice in a case, which was sent.
    pub(crate) fn notice(&self, case: CaseId) -> Uuid {
        let made = self.http.app.write(move |tx, ctx| -> Result<Uuid, AppError> {
            let id = ctx.ambient.new_id();
            let person = PersonId::parse(&format!("p-{id}")).expect("an id");
            let planned = Planned {
                kind: Slug::parse("received").expect("a name"),
                cause: Cause::Event(1),
                on: ctx.now.date_naive(),
                only: None,
                facts: Facts::default(),
            };
            let notice = Notice {
                state: NoticeState::Sent,
                attempts: 1,
                next_try_at: None,
                sent_at: Some(ctx.now),
                sealed: Some(ctx.seal(&format!("notices/{id}"), b"A message")),
                ..Notice::planned(id, (case, Recipient::Person(person)), &planned, ctx.now)
            };
            tx.plan_notices(&[notice])?;
            Ok(id)
        });
        made.expect("a notice")
    }

    /// A new application of organisation `ind`, in which nobody has a part.
    pub(crate) fn spare_application(&self) -> CaseId {
        let made = self.http.app.write(|tx, ctx| -> Result<CaseId, AppError> {
            let desk = Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None };
            let draft =
                Draft::new("nl-nareis", vec![Said::new("application-received", "2026-06-01".parse().expect("a day"))]);
            let case = prepare(ctx, ("test", &desk), &draft)?;
            tx.insert_case(&case.identity, &case.summary, &case.records)?;
            Ok(case.identity.id)
        });
        made.expect("an application")
    }

    /// A new handover of the referent and the family member, from one organisation to another; accepted already, or open.
    pub(crate) fn handover(&self, case: CaseId, (from, to): (&str, &str), accepted: bool) -> Uuid {
        let name = |text: &str| Slug::parse(text).expect("a name");
        let (from, to) = (name(from), name(to));
        let made = self.http.app.write(move |tx, ctx| -> Result<Uuid, AppError> {
            let id = ctx.ambient.new_id();
            let today = ctx.now.date_naive();
            let done = Done { at: ctx.now, by: "test".to_owned() };
            let covered = |who: &str| Covered {
                person: PersonId::parse(&format!("person-{who}")).expect("an id"),
                ground: Ground::PublicTask,
                consent: None,
            };
            let bridge = |id: Uuid| {
                ctx.seal(
                    &format!("handovers/{id}/contacts"),
                    json!({"from": {"name": "A. Bridge"}}).to_string().as_bytes(),
                )
            };
            let open = Handover {
                id,
                case,
                kind: name("to-guardianship"),
                from: from.clone(),
                to: to.clone(),
                themes: vec![name("guardianship")],
                people: vec![covered("family-member"), covered("referent")],
                fields: vec![Field::Name],
                proposed: done.clone(),
                proposed_on: today,
                answer_within: Length::Days(2),
                answer_by: today,
                contact_within: Length::Days(1),
                state: State::Proposed,
                look: Look { until: today, next_on: None },
                code: None,
                contacts: bridge(id),
                note: None,
            };
            // Whoever takes over takes over from whoever is responsible.
            let base = tx.case(case)?.ok_or(AppError::Unknown)?.identity.organisation;
            if !accepted && from != base {
                let id = ctx.ambient.new_id();
                let first = Handover { id, from: base, to: from.clone(), contacts: bridge(id), ..open.clone() };
                tx.insert_handover(&first.accept(done.clone(), today, today).expect("open"))?;
            }
            let made = if accepted { open.accept(done, today, today).expect("open") } else { open };
            tx.insert_handover(&made)?;
            Ok(id)
        });
        made.expect("a handover")
    }

    /// A new consent of somebody to the partner.
    pub(crate) fn consent(&self, case: CaseId, who: &str) -> Uuid {
        let person = PersonId::parse(&format!("person-{who}")).expect("an id");
        let made = self.http.app.write(move |tx, ctx| -> Result<Uuid, AppError> {
            let id = ctx.ambient.new_id();
            let organisation = Slug::parse("coa").expect("a name");
            let (person, recorded_by) = (person.clone(), "test".to_owned());
            let given_at = ctx.now;
            tx.insert_consent(&Consent { id, case, person, organisation, given_at, withdrawn_at: None, recorded_by })?;
            Ok(id)
        });
        made.expect("a consent")
    }

    /// A new step in many cases of `ind`, which made nothing.
    pub(crate) fn batch(&self) -> Uuid {
        let made = self.http.app.write(|tx, ctx| -> Result<Uuid, AppError> {
            let id = ctx.ambient.new_id();
            tx.insert_batch(&Batch {
                id,
                organisation: Slug::parse("ind").expect("a name"),
                kind: "suspension-started".to_owned(),
                on: ctx.now.date_naive(),
                mode: Mode::Each,
                made_by: "test".to_owned(),
                made_at: ctx.now,
            })?;
            Ok(id)
        });
        made.expect("a batch")
    }

    /// A new account that nobody uses.
    pub(crate) fn spare_account(&self) -> AccountId {
        let made = self.http.app.write(|tx, ctx| -> Result<AccountId, AppError> {
            let id = AccountId(ctx.ambient.new_id());
            let desk = Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None };
            let holder = Holder::Staff(Role::Caseworker, desk);
            tx.insert_account(&Account {
                id,
                login: format!("spare.{id}"),
                holder,
                created_at: ctx.now,
                blocked_at: None,
            })?;
            Ok(id)
        });
        made.expect("an account")
    }

    /// A helper who can be given a mandate; the number to sign in with.
    pub(crate) fn spare_helper(&self) -> String {
        let made = self.http.app.write(|tx, ctx| -> Result<String, AppError> {
            let id = AccountId(ctx.ambient.new_id());
            let holder = Holder::Person(PersonId::parse(&format!("h-{id}")).expect("an id"));
            let login = format!("WP-{id}");
            tx.insert_account(&Account { id, login: login.clone(), holder, created_at: ctx.now, blocked_at: None })?;
            Ok(login)
        });
        made.expect("an account")
    }

    /// Asks something as somebody.
    pub(crate) async fn ask(
        &self,
        who: &str,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> crate::support::http::Answer {
        let (name, value) = self.proof(who);
        let mut headers = vec![(name, value.as_str())];
        if body.is_some() {
            headers.push(("content-type", "application/json"));
        }
        if path.contains("/events") || (method == "PUT" && path.contains("/details")) {
            headers.push(("if-match", "*"));
        }
        self.http.send(method, &format!("/api/v1{path}"), &headers, body.map(|b| b.to_string().into_bytes())).await
    }
}
