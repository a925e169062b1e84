//! A new handover is proposed.

use actix_web::web;

use super::super::seen::{Standing, code, form_frame, unchosen};
use super::{LONGEST, contact, refused, too_long};
use crate::app::applications::get;
use crate::app::handover_views::Shown as Seen;
use crate::app::handovers::{self as cases, Draft};
use crate::app::{AppError, accounts, sight};
use crate::domain::access::Part;
use crate::domain::handover::{Field as Shared, Ground};
use crate::domain::ids::{PersonId, Slug};
use crate::web::pages::desk::handovers as pages;
use crate::web::pages::parts::field::{Choice, Form, Typed};
use crate::web::pages::say::Phrase;
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, go_on, shows_again};
use crate::web::site::session::{Page, Shown, act_as_staff, on_form, once, once_key, or_sign_in};
use crate::wire::handover::kind_title;

/// GET `/work/cases/{id}/handovers/new`.
pub(super) async fn propose(caller: Caller) -> Page {
    or_sign_in(asked_proposal(&caller, Typed::default(), &[]).await)
}

async fn asked_proposal(caller: &Caller, typed: Typed, wrong: &[Phrase]) -> Shown {
    caller.query(&[]).finish()?;
    let reader = Reader::of_form(caller, &typed);
    let id = caller.case_id()?;
    let (whom, (case, sight, parts, found, to)) = act_as_staff(caller, "list_handovers", move |tx, ctx, permit| {
        if !permit.may(ctx, "propose_handover") {
            return Err(AppError::Forbidden);
        }
        let case = get(tx, permit, id)?;
        let sight = sight::of(tx, permit, id)?;
        let parts = permit.along(ctx, "list_people", |by| accounts::parts(tx, by, id))?.unwrap_or_default();
        let found = cases::list(tx, ctx, permit, id)?;
        Ok((case, sight, parts, found, cases::receivers(tx, permit)?))
    })
    .await?;
    let standing = Standing::of(caller, reader, case, &sight)?;
    let parts: Vec<Part> = parts.into_iter().map(|(_, part)| part).collect();
    let form = proposal_form(caller, reader, (&standing, &parts, &found), (&to, &typed));
    let frame = form_frame(reader, &whom, &form.action, &typed);
    let shown = pages::propose(&frame, reader.say(), &standing.link(), wrong, &form);
    Ok(reader.shown(typed.is_right() && wrong.is_empty(), shown))
}

fn proposal_form(
    caller: &Caller,
    reader: Reader<'_>,
    (standing, parts, found): (&Standing, &[Part], &[Seen]),
    (to, typed): (&[(Slug, String)], &Typed),
) -> Form {
    let now = caller.state.app.context().now;
    let held = parts.iter().filter(|part| part.holds(now) && part.role != crate::domain::access::Role::Helper);
    let mut ids: Vec<&str> = held.map(|part| part.person.as_str()).collect();
    ids.extend(standing.body.persons.iter().map(|one| one.person.as_str()));
    ids.extend(found.iter().flat_map(|seen| &seen.handover.people).map(|one| one.person.as_str()));
    let mut people: Vec<Choice> = Vec::new();
    for id in ids {
        if people.iter().all(|known| known.value != id) {
            people.push(Choice { value: id.to_owned(), text: standing.who(reader, id, parts) });
        }
    }
    let rules = caller.state.app.catalogue.handovers(standing.case.identity.procedure.as_str());
    let kinds = rules.map(|rules| rules.kinds.as_slice()).unwrap_or_default().iter().map(|kind| Choice {
        value: kind.id.to_string(),
        text: reader.served_text(&kind_title(reader.served(), &kind.id)),
    });
    let organisations = to.iter().map(|(id, name)| Choice { value: id.to_string(), text: Phrase::from(name.as_str()) });
    let shared = Shared::ALL
        .iter()
        .map(|(name, _)| Choice { value: (*name).to_owned(), text: code(reader, &format!("field-{name}")) });
    let place = format!("/work/cases/{}/handovers/new", standing.case.identity.id);
    // Nothing is chosen beforehand: a family must not be handed over to the first of a list by a slip.
    let kinds = std::iter::once(unchosen(reader)).chain(kinds).collect();
    let organisations = std::iter::once(unchosen(reader)).chain(organisations).collect();
    let choices = (kinds, organisations, people, shared.collect());
    pages::propose_form(reader.say(), &place, choices, typed).keeping(vec![once_key(caller)])
}

/// POST `/work/cases/{id}/handovers/new`.
pub(super) async fn proposed(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, proposal).await
}

async fn proposal(caller: &Caller, mut typed: Typed) -> Shown {
    let (id, reader) = (caller.case_id()?, Reader::of_form(caller, &typed));
    if shows_again(&typed) {
        return asked_proposal(caller, typed, &[]).await;
    }
    let Some(draft) = read_draft(reader, &mut typed) else { return asked_proposal(caller, typed, &[]).await };
    let fields = typed.clone();
    let result = act_as_staff(caller, "propose_handover", move |tx, ctx, permit| {
        permit.case(tx, id)?;
        once(tx, ctx, permit, &fields, |tx, permit| {
            let made = cases::propose(tx, ctx, permit, (id, &draft))?;
            Ok(format!("/work/cases/{id}/handovers/{}", made.handover.id))
        })
    });
    match result.await {
        Ok((_, to)) => Ok(go_on(&to)),
        Err(AppError::Invalid(faults)) => {
            let others = refused(reader, &mut typed, &faults);
            asked_proposal(caller, typed, &others).await
        }
        Err(other) => Err(other.into()),
    }
}

/// A proposal as it was typed; `None`: something in it cannot be read.
fn read_draft(reader: Reader<'_>, typed: &mut Typed) -> Option<Draft> {
    let missing = || reader.say().told("page-fault-missing", &[]);
    too_long(reader, typed, &["kind", "to", "name", "phone", "email"]);
    let to = Slug::parse(typed.value("to"));
    let ground = Ground::of(typed.value("ground"));
    let listed = |name: &str| {
        let all = typed.value(name).split(',').filter(|one| !one.is_empty()).map(str::to_owned);
        all.take(LONGEST).collect::<Vec<String>>()
    };
    let (people, shared) = (listed("people"), listed("shared"));
    let ids: Option<Vec<PersonId>> = people.iter().map(|one| PersonId::parse(one)).collect();
    let fields: Option<Vec<Shared>> = shared.iter().map(|one| Shared::of(one)).collect();
    for (name, wrong) in [
        ("kind", typed.value("kind").is_empty()),
        ("to", to.is_none()),
        ("ground", ground.is_none()),
        ("people", ids.as_ref().is_none_or(Vec::is_empty)),
        ("shared", fields.is_none()),
        ("name", typed.value("name").is_empty()),
    ] {
        if wrong {
            typed.wrong(name, missing());
        }
    }
    let (to, ground) = (to?, ground?);
    let people = ids?.into_iter().map(|person| (person, ground)).collect();
    let kind = typed.value("kind").to_owned();
    let draft = Draft { kind, to, people, fields: fields?, contact: contact(typed) };
    Some(draft).filter(|_| typed.is_right())
}
