//! Who helps further: to whom the family was handed over, and who is responsible for what today.

use actix_web::http::StatusCode;

use super::views::called;
use super::{frame, names, seen};
use crate::app::handover_views::Shown as Given;
use crate::app::handovers::{self, Answered};
use crate::domain::handover::{Contact, State};
use crate::web::pages::mine::handover as pages;
use crate::web::pages::say::Phrase;
use crate::web::request::Caller;
use crate::web::site::reader::Reader;
use crate::web::site::session::{Page, Shown, or_sign_in};

/// GET `/my/{id}/handover`.
pub(super) async fn handover(caller: Caller) -> Page {
    or_sign_in(further(&caller).await)
}

async fn further(caller: &Caller) -> Shown {
    caller.query(&[]).finish()?;
    let (reader, id) = (Reader::of(caller.request(), &caller.state), caller.case_id()?);
    let (login, given) =
        caller.act_as_person("list_handovers", move |tx, ctx, permit| handovers::list(tx, ctx, permit, id)).await?;
    let (_, (_, all)) = caller
        .act_as_person("list_responsibilities", move |tx, ctx, permit| {
            handovers::responsibilities(tx, ctx, permit, (id, None))
        })
        .await?;
    let (seen, names) = (seen(caller, reader).await?, names(caller, true).await?);
    let whose = |person: &str| called(reader, &seen, &names, person);
    let taken = all.iter().any(|one| one.handover.is_some());
    let view = pages::Further {
        handovers: given.iter().rev().map(|one| one_of(reader, one, &whose)).collect(),
        // As long as nobody took over it is with whoever works on the case, in everything.
        responsible: if taken { responsible(reader, &all, &whose) } else { Vec::new() },
    };
    let frame = frame(reader, &login, &format!("/my/{id}/handover"), Some(id));
    Ok(reader.page(StatusCode::OK, pages::further(&frame, reader.say(), &view)))
}

fn one_of(reader: Reader<'_>, of: &Given, whose: &dyn Fn(&str) -> Phrase) -> pages::FamilyHandover {
    let (say, handover) = (reader.say(), &of.handover);
    let accepted = handover.acceptance();
    let standing = match &handover.state {
        State::Proposed => pages::Standing::Waits,
        State::Accepted(_) => pages::Standing::Accepted,
        State::Refused(..) => pages::Standing::Refused,
        State::Withdrawn(_) => pages::Standing::Withdrawn,
    };
    let bridge =
        |of: &Contact| pages::Bridge { name: of.name.clone(), phone: of.phone.clone(), email: of.email.clone() };
    let covered = || of.people.iter().filter_map(|one| one.covered.as_ref());
    let mut grounds: Vec<&str> = covered().map(|one| one.ground.code()).collect();
    grounds.dedup();
    let fields = handover.fields.iter().map(|field| field.name()).chain(["language", "interpreter"]);
    pages::FamilyHandover {
        what: say.told(&format!("page-handed-{}", handover.kind), &[]),
        from: of.names.0.clone(),
        to: of.names.1.clone(),
        standing,
        about: covered().map(|one| whose(one.person.as_str())).collect(),
        talk_on: accepted.map(|accepted| accepted.contact_on),
        talked: accepted.is_some_and(|accepted| accepted.receiver_confirmed.is_some()),
        answer_by: handover.answer_by,
        bridge: Some(bridge(of.contacts.1.as_ref().unwrap_or(&of.contacts.0))).filter(|one| !one.name.is_empty()),
        shared: fields.map(|field| say.told(&format!("page-shared-{field}"), &[])).collect(),
        grounds: grounds.into_iter().map(|ground| say.told(&format!("page-ground-{ground}"), &[])).collect(),
    }
}

/// For each theme who is responsible; for whom is said only where it is not the same for all.
fn responsible(reader: Reader<'_>, all: &[Answered], whose: &dyn Fn(&str) -> Phrase) -> Vec<pages::Responsible> {
    let mut themes: Vec<pages::Responsible> = Vec::new();
    let mut known: Vec<&str> = Vec::new();
    for one in all {
        if known.contains(&one.theme.as_str()) {
            continue;
        }
        known.push(one.theme.as_str());
        let mut who: Vec<(String, Vec<Phrase>)> = Vec::new();
        for of in all.iter().filter(|of| of.theme == one.theme) {
            match who.iter_mut().find(|(name, _)| *name == of.name) {
                Some((_, people)) => people.push(whose(of.person.as_str())),
                None => who.push((of.name.clone(), vec![whose(of.person.as_str())])),
            }
        }
        if who.len() == 1 {
            for (_, people) in &mut who {
                people.clear();
            }
        }
        let theme = reader.say().told(&format!("page-theme-{}", one.theme), &[]);
        themes.push(pages::Responsible { theme, who });
    }
    themes
}
