//! `/work/cases/{id}/people`: who the people are and how to reach them. Each whom somebody looks at stands in the log.

use actix_web::http::StatusCode;
use actix_web::web;

use super::seen::{Standing, code, marked};
use crate::app::applications::get;
use crate::app::people::{Known, details};
use crate::app::sight::Sight;
use crate::app::{AppError, accounts};
use crate::domain::access::Part;
use crate::i18n::Arg;
use crate::web::pages::desk::people as pages;
use crate::web::pages::say::Phrase;
use crate::web::request::Caller;
use crate::web::site::reader::Reader;
use crate::web::site::session::{Page, Shown, act_as_staff, or_sign_in, staff_frame};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/work/cases/{id}/people", web::get().to(people));
}

/// GET `/work/cases/{id}/people`.
async fn people(caller: Caller) -> Page {
    or_sign_in(all_people(&caller).await)
}

async fn all_people(caller: &Caller) -> Shown {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let (whom, (case, all)) = act_as_staff(caller, "list_people", move |tx, ctx, permit| {
        let case = get(tx, permit, id)?;
        let parts = accounts::parts(tx, permit, id)?;
        let all = permit.along(ctx, "get_details", |by| {
            let mut all = Vec::with_capacity(parts.len());
            for (part, held) in parts {
                let known = match details(tx, ctx, by, (id, part)) {
                    Ok(known) => Some(known),
                    // Somebody who was erased keeps their part, and nothing else.
                    Err(AppError::Unknown) => None,
                    Err(other) => return Err(other),
                };
                all.push((held, known));
            }
            Ok(all)
        })?;
        Ok((case, all.unwrap_or_default()))
    })
    .await?;
    let standing = Standing::of(caller, reader, case, &Sight::Everything)?;
    let all: Vec<pages::Known> = all.iter().map(|(part, known)| one(reader, &standing, part, known.as_ref())).collect();
    let frame = staff_frame(reader, &whom, &format!("/work/cases/{id}/people"));
    let shown = pages::people(&frame, reader.say(), &standing.link(), &all);
    Ok(reader.page(StatusCode::OK, shown))
}

fn one(reader: Reader<'_>, standing: &Standing, part: &Part, known: Option<&Known>) -> pages::Known {
    let say = reader.say();
    let role = say.told(&format!("staff-part-{}", part.role.name()), &[]);
    let person = standing.body.persons.iter().find(|one| one.person == part.person.as_str());
    let member = person.and_then(|one| one.member.as_ref());
    let codes = member.into_iter().flat_map(|member| [&member.relation, &member.age_group]).flatten();
    let words: Vec<String> =
        std::iter::once(role.text.clone()).chain(codes.map(|one| code(reader, one).text)).collect();
    let details = known.map(|known| &known.details);
    let name = details.map(|details| format!("{} {}", details.given_name, details.family_name).trim().to_owned());
    let ends =
        part.revoked_at.or(part.until).map(|at| say.told("staff-part-until", &[("day", Arg::Day(at.date_naive()))]));
    pages::Known {
        name: name.filter(|name| !name.is_empty()),
        part: marked(&Phrase { text: words.join(", "), language: role.language }, part.person.as_str()),
        ends,
        facts: known.map(|known| facts(reader, known)).unwrap_or_default(),
        careful: details.into_iter().flat_map(|details| &details.safety).map(|mark| code(reader, mark)).collect(),
        note: details.and_then(|details| details.safety_note.clone()),
    }
}

fn facts(reader: Reader<'_>, known: &Known) -> Vec<(Phrase, String)> {
    let (say, details) = (reader.say(), &known.details);
    let yes = |yes: bool| say.plain(if yes { "staff-yes" } else { "staff-no" }, &[]);
    let if_so = |so: bool| so.then(|| yes(true));
    let language = details.language.as_ref().map(|tag| code(reader, &format!("language-{tag}")).text);
    let all = [
        ("staff-detail-born", details.born_on.map(|on| say.locale().day(on))),
        ("staff-detail-phone", details.phone.clone()),
        ("staff-detail-email", details.email.clone()),
        ("staff-detail-address", details.address.clone()),
        ("staff-detail-language", language),
        ("staff-detail-interpreter", Some(details.interpreter.map_or_else(|| say.plain("staff-unknown", &[]), yes))),
        ("staff-detail-channel", Some(code(reader, &format!("channel-{}", details.channel.code())).text)),
        ("staff-detail-support", if_so(details.needs_support)),
        ("staff-detail-unaccompanied", if_so(details.formerly_unaccompanied)),
    ];
    all.into_iter().filter_map(|(key, value)| Some((say.told(key, &[]), value?))).collect()
}
