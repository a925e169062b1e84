//! The cached row is the fold of the records, after every step of any history; and both back ends tell the same story.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rand::Rng;
use rand::seq::IndexedRandom;
use wachtwijzer::ambient::{Ambient, Fixed};
use wachtwijzer::app::access::{Asked, Permit, Proof};
use wachtwijzer::app::applications::{self, Draft, Seen};
use wachtwijzer::app::secrets::hash;
use wachtwijzer::app::{App, AppError, Context, tallies};
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::fold::summarise;
use wachtwijzer::domain::case::{Case, Summary, standing};
use wachtwijzer::domain::ids::{CaseId, Slug};
use wachtwijzer::domain::procedure::{EventType, Field, FieldKind, Version};
use wachtwijzer::store::Tx;

use crate::support::catalogue;
use crate::support::http::{keys, session_of};
use crate::support::stores::{Dice, Place, instant};

/// A service whose clock is moved by hand.
struct Service {
    app: App,
    clock: Arc<Fixed>,
    /// What a supervisor of `ind` proves themselves with.
    proof: Proof,
}

impl Service {
    fn act<T: Send + 'static>(
        &self,
        operation: &'static str,
        run: impl Fn(&mut dyn Tx, Context<'_>, &mut Permit) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let request = self.app.ambient.request_id();
        let proof = self.proof.clone();
        self.app.act(Asked { operation, proof, request, origin: None, purpose: None, case: None }, run)
    }
}

/// Half past eleven in the evening in UTC, which is the next day in Amsterdam.
fn start() -> DateTime<Utc> {
    instant("2025-01-15T23:30:00.000001Z")
}

fn service(place: &Place, catalogue: &Arc<Catalogue>) -> Service {
    let clock = Arc::new(Fixed::at(start()));
    let same: Arc<Fixed> = Arc::clone(&clock);
    let ambient: Arc<dyn Ambient> = same;
    let app = App { db: place.open(), replica: None, catalogue: Arc::clone(catalogue), ambient, keys: keys() };
    let cookie = session_of(&app, "supervisor.ind", Role::Supervisor, "ind");
    let held = cookie.strip_prefix("__Host-session=").expect("a session");
    Service { proof: Proof::Session(hash(held)), app, clock }
}

fn value(dice: &mut Dice, field: &Field, on: NaiveDate) -> Given {
    let near = TimeDelta::days(dice.rng.random_range(0..30));
    match &field.kind {
        FieldKind::Day => Given::Text((on + near).to_string()),
        FieldKind::EarlierDay => Given::Text((on - near).to_string()),
        FieldKind::Number(maximum) => Given::Number(dice.rng.random_range(1..=*maximum)),
        FieldKind::Choice(codes) => Given::Text(codes.choose(&mut dice.rng).expect("some").to_string()),
        FieldKind::Code => Given::Text("x-1".to_owned()),
    }
}

fn said(dice: &mut Dice, kind: &EventType, today: NaiveDate) -> Said {
    let on = today - TimeDelta::days(dice.rng.random_range(0..5));
    let mut said = Said::new(kind.id.as_str(), on);
    for field in &kind.fields {
        if field.required || dice.rng.random_bool(0.5) {
            let given = value(dice, field, on);
            said = said.with(&field.id, given);
        }
    }
    if dice.rng.random_bool(0.1) { said.of("person-1") } else { said }
}

/// Any event of the procedure, more often one that can come next.
fn any_event(dice: &mut Dice, service: &Service, version: &Version, case: Option<&Case>, today: NaiveDate) -> Said {
    let context = service.app.context();
    let reckoned = case.and_then(|c| applications::reckon(context, c, None, None).ok());
    let next = reckoned.map_or_else(Vec::new, |r| r.next_steps);
    let kind = if next.is_empty() || dice.rng.random_bool(0.2) {
        version.events().choose(&mut dice.rng).expect("some").id.clone()
    } else {
        next.choose(&mut dice.rng).expect("some").id.clone()
    };
    let (_, kind) = version.event_named(kind.as_str()).unwrap_or((version.clock_starts_with(), &version.events()[0]));
    said(dice, kind, today)
}

fn stored(service: &Service, id: CaseId) -> Case {
    service.app.read(move |tx, _| Ok(tx.case(id)?)).expect("readable").expect("there")
}

/// The row is the fold, today and whenever one looks.
fn check(service: &Service, case: &Case) {
    let procedure = service.app.catalogue.procedure(case.identity.procedure.as_str()).expect("known");
    let named = case.identity.named_version.as_ref().map(Slug::as_str);
    let today = service.app.context().today(procedure);
    for day in [today, today + TimeDelta::days(400)] {
        let folded = summarise(procedure, named, &case.records, day).expect("a case that fits");
        // Where nothing has happened yet and none is named, the version is that of the day of looking.
        let version = if named.is_none() && standing(&case.records, None).is_empty() {
            case.summary.version.clone()
        } else {
            folded.version.clone()
        };
        assert_eq!(case.summary, Summary { version, ..folded }, "on {day}");
    }
}

/// Lives through one history and tells what came of each step.
fn live(service: &Service, dice: &mut Dice, name: &str) -> Vec<String> {
    service.clock.set(start());
    let mut told = Vec::new();
    let procedure = Arc::clone(service.app.catalogue.procedure(name).expect("a procedure"));
    let version = Arc::clone(procedure.versions().last().expect("a version"));
    let today = |s: &Service| s.app.context().today(&procedure);
    let start = version.event(version.clock_starts_with()).expect("the start");
    let first = said(dice, start, today(service));
    let events = if dice.rng.random_bool(0.5) { vec![first] } else { Vec::new() };
    let named = dice.rng.random_bool(0.3).then(|| version.id().to_string());
    let draft = Draft {
        procedure: name.to_owned(),
        version: named,
        source_key: None,
        family: None,
        observed_from: None,
        events,
    };
    let created = service.act("create_application", move |tx, ctx, by| applications::create(tx, ctx, by, &draft));
    let case = match created {
        Ok(case) => case,
        Err(refused) => return vec![format!("{refused:?}")],
    };
    let id = case.identity.id;
    assert_eq!(stored(service, id), case);
    check(service, &case);
    told.push(format!("{case:?}"));
    for _ in 0..14 {
        service.clock.advance(TimeDelta::microseconds(dice.rng.random_range(0..20 * 86_400_000_000)));
        let before = stored(service, id);
        if before.summary.ended && dice.rng.random_bool(0.5) {
            break;
        }
        let event = any_event(dice, service, &version, Some(&before), today(service));
        let done = if dice.rng.random_range(0..6) == 0 {
            let sequence = dice.rng.random_range(1..=before.summary.records + 1);
            let instead = dice.rng.random_bool(0.6).then_some(event);
            service.act("correct_event", move |tx, ctx, by| {
                applications::correct(tx, ctx, by, (id, &Seen::Any, sequence), instead.as_ref())
            })
        } else {
            let seen = Seen::OneOf(vec![before.summary.records + u32::from(dice.rng.random_bool(0.05))]);
            service.act("append_event", move |tx, ctx, by| applications::append(tx, ctx, by, (id, &seen), &event))
        };
        let after = stored(service, id);
        match &done {
            Ok(case) => assert_eq!(&after, case),
            Err(AppError::Invalid(_) | AppError::Stale) => assert_eq!(after, before),
            Err(other) => panic!("{other:?}"),
        }
        check(service, &after);
        told.push(format!("{done:?}"));
    }
    told
}

#[test]
fn the_row_is_the_fold_of_the_records_and_both_back_ends_agree() {
    let catalogue = Arc::new(catalogue().clone());
    let (sqlite, postgres) = (Place::sqlite(), Place::postgres());
    let services = [service(&sqlite, &catalogue), service(&postgres, &catalogue)];
    let names: Vec<String> = catalogue.procedures().map(|p| p.id().to_string()).collect();

    let (mut done, mut refused) = (0, 0);
    for seed in 0..120 {
        let name = &names[usize::try_from(seed).expect("small") % names.len()];
        let [one, other] = services.each_ref().map(|s| live(s, &mut Dice::new(seed), name));
        assert_eq!(one, other, "seed {seed}, {name}");
        done += one.iter().filter(|told| told.starts_with("Ok")).count();
        refused += one.iter().filter(|told| told.starts_with("Err")).count();
    }

    for service in &services {
        let wrong = tallies::verify(&service.app, &mut |_| {}).expect("readable");
        assert_eq!(wrong, [], "the tallies are what the cases say");
    }
    println!("{done} steps taken, {refused} refused");
    assert!(done > 200 && refused > 20, "the histories prove little: {done} done, {refused} refused");
}
