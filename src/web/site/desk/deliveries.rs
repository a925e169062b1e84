//! Messages that did not arrive: what they say, why they did not, and sending them again.

use actix_web::web;

use super::{address_of, frame_at, of_id, page_number};
use crate::app::messages::{self, Message};
use crate::domain::access::Role;
use crate::domain::case::Identity;
use crate::domain::notice::Recipient;
use crate::domain::notice::outbox::{Notice, NoticeState};
use crate::web::pages::desk::deliveries::{Parked, deliveries};
use crate::web::pages::parts::field::Typed;
use crate::web::pages::parts::messages::Words;
use crate::web::pages::say::Phrase;
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::public::words;
use crate::web::site::reader::{Reader, go_on, shows_again};
use crate::web::site::session::{Page, Shown, act_as_staff, on_form, or_sign_in};
use crate::wire::notice::messages as messages_body;

const PLACE: &str = "/work/deliveries";
/// Messages on one page, each with its words.
const ON_A_PAGE: usize = 10;

/// One that waits, with its case and the part of whom it is for.
struct Waiting {
    notice: Notice,
    identity: Identity,
    part: Option<Role>,
}

/// GET `/work/deliveries`.
pub(super) async fn parked(caller: Caller) -> Page {
    or_sign_in(waiting(&caller).await)
}

async fn waiting(caller: &Caller) -> Shown {
    let (page, next) = page_number(caller, &["page", "sent"])?;
    let sent = caller.has_parameter("sent");
    let reader = Reader::of(caller.request(), &caller.state);
    let from = page.saturating_mul(ON_A_PAGE);
    let (whom, (here, more)) = act_as_staff(caller, "list_parked_notices", move |tx, _, permit| {
        let all = messages::parked(tx, permit)?;
        let more = all.len() > from.saturating_add(ON_A_PAGE);
        let mut here = Vec::new();
        for notice in all.into_iter().skip(from).take(ON_A_PAGE) {
            let Some(case) = tx.case(notice.case)? else { continue };
            let parts = tx.parts(notice.case)?;
            let theirs = parts.iter().find(|(_, part)| notice.to.person() == Some(&part.person));
            let part = theirs.map(|(_, part)| part.role);
            here.push(Waiting { notice, identity: case.identity, part });
        }
        Ok((here, more))
    })
    .await?;
    let shown: Vec<Parked> = here.iter().map(|one| view(caller, reader, one)).collect();
    let next = more.then(|| format!("{PLACE}?page={next}"));
    let address = if page == 0 { PLACE.to_owned() } else { format!("{PLACE}?page={}", page.saturating_add(1)) };
    let frame = frame_at(reader, &whom, PLACE, &address);
    Ok(reader.shown(true, deliveries(&frame, reader.say(), (&shown, sent), next.as_deref())))
}

fn view(caller: &Caller, reader: Reader<'_>, of: &Waiting) -> Parked {
    let say = reader.say();
    let (notice, case) = (&of.notice, of.notice.case);
    let to = match (&notice.to, of.part) {
        (Recipient::Organisation(organisation), _) => organisation.as_str().into(),
        (Recipient::Person(_), Some(part)) => say.told(part_key(part), &[]),
        (Recipient::Person(_), None) => say.told("staff-part-other", &[]),
    };
    Parked {
        case: (of.identity.reference.as_str().to_owned(), address_of(case)),
        to,
        words: says(caller, reader, of),
        about_on: notice.about_on,
        reason: reason(reader, notice.reason.as_deref().unwrap_or_default()),
        attempts: notice.attempts,
        again: format!("{PLACE}/{case}/{}/again", notice.id),
    }
}

fn part_key(part: Role) -> &'static str {
    match part {
        Role::Referent => "staff-part-referent",
        Role::FamilyMember => "staff-part-family-member",
        Role::Helper => "staff-part-helper",
        Role::Caseworker
        | Role::Supervisor
        | Role::Partner
        | Role::Policymaker
        | Role::Administrator
        | Role::Machine => "staff-part-other",
    }
}

/// What it says, in the language of who works here.
fn says(caller: &Caller, reader: Reader<'_>, of: &Waiting) -> Words {
    let rules = caller.state.app.catalogue.notices(of.identity.procedure.as_str());
    let rule = rules.and_then(|rules| rules.rule(of.notice.kind.as_str())).cloned();
    let message = rule.map(|rule| Message { notice: of.notice.clone(), rule });
    let language = reader.served().id();
    let body = messages_body(message.as_slice(), reader.locales(), (language, language));
    let first = body.results.first().and_then(|message| message.words.first());
    first.map_or_else(
        || Words {
            language: language.to_owned(),
            caution: None,
            title: of.notice.kind.to_string(),
            paragraphs: Vec::new(),
        },
        |text| Words { caution: None, ..words(text) },
    )
}

/// Why it did not arrive: in words where the code is ours, else as the other side said it.
fn reason(reader: Reader<'_>, code: &str) -> (Phrase, Option<String>) {
    let ours = [
        ("not-an-address", "staff-parked-not-an-address"),
        ("no-address", "staff-parked-no-address"),
        ("no-way", "staff-parked-no-way"),
    ];
    let known = ours.iter().find(|(known, _)| code.contains(known));
    let say = reader.say();
    known.map_or_else(
        || (say.told("staff-parked-said", &[]), Some(code.to_owned()).filter(|code| !code.is_empty())),
        |(_, key)| (say.told(key, &[]), None),
    )
}

/// POST `/work/deliveries/{id}/{noticeId}/again`: sends it on its way again. What is on its way already, or arrived, is left alone, so
/// that pressing twice sends once.
pub(super) async fn again(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, async |caller, typed| sent_again(caller, &typed).await).await
}

async fn sent_again(caller: &Caller, typed: &Typed) -> Shown {
    if shows_again(typed) {
        return Ok(go_on(PLACE));
    }
    let id = caller.case_id()?;
    let which = caller.segment("noticeId").parse().map_err(|_| Problem::of(Code::NotFound))?;
    let done = act_as_staff(caller, "resend_notice", move |tx, ctx, permit| {
        permit.case(tx, id)?;
        let waits = tx.notice(which)?.filter(|notice| notice.case == id).map(|notice| notice.state);
        match waits {
            None => Err(crate::app::AppError::Unknown),
            Some(NoticeState::Parked) => messages::resend(tx, ctx, permit, (id, which)),
            Some(NoticeState::Planned | NoticeState::Sent | NoticeState::Dropped) => Ok(()),
        }
    });
    done.await.map_err(of_id)?;
    Ok(go_on(&format!("{PLACE}?sent=yes")))
}
