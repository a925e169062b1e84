//! Accounts for the demo, one for each role, all invented: made anew each time, printed, and gone with the demo.

use std::fmt::Write as _;
use std::net::SocketAddr;

use chrono::TimeDelta;

use super::accounts::told;
use super::{Failure, slug};
use crate::app::access::Asked;
use crate::app::secrets::hash_pass_phrase;
use crate::app::sign_in::Guest;
use crate::app::{App, AppError, accounts};
use crate::domain::access::account::ProofKind;
use crate::domain::access::{Desk, Role};
use crate::domain::ids::{CaseId, Slug};

/// The pass phrase of every demo account of staff. It protects invented families on a throw-away database.
const PASS_PHRASE: &str = "three invented families wait";

/// What to tell about the accounts.
pub(super) struct DemoPeople {
    /// Login, role and the secret of the one-time codes.
    staff: Vec<(String, &'static str, String)>,
    /// Role and paper code.
    people: Vec<(&'static str, String)>,
    key: String,
    guests: Vec<Guest>,
}

/// Makes an account for each role. People have their part in the example.
pub(super) fn make(app: &App, example: &str) -> Result<DemoPeople, Failure> {
    let example: CaseId = example.parse().map(CaseId).map_err(|_| Failure::outside("the demo has no example"))?;
    let hashed = hash_pass_phrase(PASS_PHRASE, app.ambient.secret());
    let organisations =
        [("ind", "Immigratie- en Naturalisatiedienst (IND)"), ("coa", "COA (opvang)"), ("ministry", "Ministerie")];
    let organisations: Vec<(Slug, &str)> =
        organisations.iter().map(|(id, name)| Ok((slug(id)?, *name))).collect::<Result<_, Failure>>()?;
    let asked = Asked::by_operator("make_demo_accounts", app.ambient.request_id());
    let made = app.act(asked, move |tx, ctx, by| {
        for (id, name) in &organisations {
            accounts::ensure_organisation(tx, ctx, id, name)?;
        }
        let (mut staff, mut people, mut guests) = (Vec::new(), Vec::new(), Vec::new());
        for (role, at) in [
            (Role::Caseworker, 0),
            (Role::Supervisor, 0),
            (Role::Partner, 1),
            (Role::Policymaker, 2),
            (Role::Administrator, 0),
        ] {
            let (organisation, _) = organisations.get(at).ok_or(AppError::Unknown)?;
            let desk = Desk { organisation: organisation.clone(), procedures: None };
            let (account, _) = accounts::add_staff(tx, ctx, &format!("demo.{}", role.name()), role, &desk)?;
            accounts::set_pass_phrase(tx, ctx, account.id, &hashed)?;
            tx.remove_credential(account.id, ProofKind::Activation)?;
            staff.push((account.login, role.name(), accounts::set_one_time_codes(tx, ctx, account.id)?));
            guests.push(Guest { id: role.name(), account: account.id, language: None });
        }
        for role in [Role::Referent, Role::FamilyMember, Role::Helper] {
            let part = accounts::add_person(tx, ctx, by, (example, None, role), None)?;
            let (account, code) = accounts::activation_for(tx, ctx, by, (example, part))?;
            people.push((role.name(), code));
            // The family is abroad, and one of them reads Arabic.
            let language = (role == Role::FamilyMember).then_some("ar");
            guests.push(Guest { id: role.name(), account: account.id, language });
        }
        let (ind, coa) =
            (organisations.first().ok_or(AppError::Unknown)?, organisations.get(1).ok_or(AppError::Unknown)?);
        accounts::share(tx, ctx, by, (example, &coa.0), None)?;
        let desk = Desk { organisation: ind.0.clone(), procedures: None };
        let operations = [
            "list_applications",
            "get_application",
            "list_events",
            "list_terms",
            "list_next_steps",
            "list_tasks",
            "create_application",
            "append_event",
        ];
        let operations: Vec<String> = operations.map(str::to_owned).to_vec();
        let until = ctx.now + TimeDelta::days(1);
        let (_, key) = accounts::add_machine(tx, ctx, ("demo.machine", &desk), &operations, until)?;
        Ok(DemoPeople { staff, people, key, guests })
    });
    made.map_err(|error| told(&error))
}

impl DemoPeople {
    /// As whom one can look around: the family, other families, and then those who work here.
    pub(super) fn guests(&self, others: &[Guest]) -> Vec<Guest> {
        let (staff, people): (Vec<Guest>, Vec<Guest>) =
            self.guests.iter().cloned().partition(|guest| Role::of(guest.id).is_some_and(|role| !role.is_part()));
        people.into_iter().chain(others.iter().cloned()).chain(staff).collect()
    }

    /// How to sign in as each of them.
    pub(super) fn told(&self, on: SocketAddr, example: &str) -> String {
        let mut out = String::new();
        let base = format!("http://{on}/api/v1");
        let _ =
            writeln!(out, "\nApplications are for those who may see them. As another system, with a key of today:\n");
        let _ = writeln!(out, "  curl -H 'Authorization: Bearer {}' '{base}/applications?overdue=true'", self.key);
        let _ = writeln!(out, "  (in the documentation: Authorize, then try any operation on {example})\n");
        let _ = writeln!(out, "Staff sign in by POST {base}/sessions with the pass phrase \"{PASS_PHRASE}\"");
        let _ = writeln!(out, "and a one-time code of a generator with this secret:\n");
        for (login, role, secret) in &self.staff {
            let _ = writeln!(out, "  {login:<22} {role:<14} {secret}");
        }
        let _ = writeln!(out, "\nPeople in the family above use a paper code once, by POST {base}/activations:\n");
        for (role, code) in &self.people {
            let _ = writeln!(out, "  {role:<22} {code}");
        }
        out
    }
}
