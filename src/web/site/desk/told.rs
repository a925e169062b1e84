//! What the organisation was told of its cases.

use super::{address_of, frame_at, page_number};
use crate::app::messages::{self, Message};
use crate::domain::ids::{CaseId, Reference};
use crate::domain::notice::Cause;
use crate::web::pages::desk::told as pages;
use crate::web::pages::say::Phrase;
use crate::web::request::Caller;
use crate::web::site::reader::Reader;
use crate::web::site::session::{Page, Shown, act_as_staff, or_sign_in};
use crate::wire::notice::{MessageBody, messages as messages_body};

const PLACE: &str = "/work/messages";
/// Messages on one page.
const ON_A_PAGE: usize = 25;

/// GET `/work/messages`.
pub(super) async fn told(caller: Caller) -> Page {
    or_sign_in(all_told(&caller).await)
}

async fn all_told(caller: &Caller) -> Shown {
    let (page, next) = page_number(caller, &["page"])?;
    let reader = Reader::of(caller.request(), &caller.state);
    let from = page.saturating_mul(ON_A_PAGE);
    let (whom, (here, more)) = act_as_staff(caller, "list_my_messages", move |tx, ctx, permit| {
        let all = messages::own(tx, ctx, permit)?;
        let more = all.len() > from.saturating_add(ON_A_PAGE);
        let mut here: Vec<(Message, Option<Reference>)> = Vec::new();
        for message in all.into_iter().skip(from).take(ON_A_PAGE) {
            // Who is asked to take a case over is told of it before they may see it.
            let seen = !matches!(message.notice.cause, Cause::Handover { .. })
                || tx.reaches(permit.reach(), message.notice.case)?;
            let case = if seen { tx.case(message.notice.case)? } else { None };
            here.push((message, case.map(|case| case.identity.reference)));
        }
        Ok((here, more))
    })
    .await?;
    let (told, cases): (Vec<Message>, Vec<Option<Reference>>) = here.into_iter().unzip();
    let language = reader.served().id();
    let body = messages_body(&told, reader.locales(), (language, language));
    let shown: Vec<pages::Told> =
        body.results.iter().zip(&cases).map(|(one, case)| view(reader, one, case.as_ref())).collect();
    let address = if page == 0 { PLACE.to_owned() } else { format!("{PLACE}?page={}", page.saturating_add(1)) };
    let next = more.then(|| format!("{PLACE}?page={next}"));
    let frame = frame_at(reader, &whom, PLACE, &address);
    Ok(reader.shown(true, pages::told(&frame, reader.say(), &shown, next.as_deref())))
}

fn view(reader: Reader<'_>, of: &MessageBody, case: Option<&Reference>) -> pages::Told {
    let first = of.words.first();
    pages::Told {
        on: of.sent_at.map_or(of.about_on, |at| at.date_naive()),
        what: first.map_or_else(|| reader.served_text(&of.kind), |words| Phrase::of(&words.title, &words.language)),
        case: case.map(|reference| (reference.as_str().to_owned(), address_of(CaseId(of.application)))),
    }
}
