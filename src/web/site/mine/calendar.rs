//! The days of a case as a file for a calendar.

use actix_web::HttpResponse;

use super::views::days_of;
use super::{names, seen};
use crate::app::handovers;
use crate::web::pages::mine::calendar::{CalendarDay, calendar as file};
use crate::web::request::Caller;
use crate::web::site::reader::Reader;
use crate::web::site::session::{Page, Shown, or_sign_in};
use crate::wire::digest::digest;

/// GET `/my/{id}/calendar.ics`: the days alone, or with what they are about (`titles=plain`), for who says so.
pub(super) async fn calendar(caller: Caller) -> Page {
    or_sign_in(days(&caller).await)
}

async fn days(caller: &Caller) -> Shown {
    let mut query = caller.query(&["titles"]);
    let plain = query.one_of("titles", &["plain"]).is_some();
    query.finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let seen = seen(caller, reader).await?;
    let names = names(caller, plain && seen.of_family && !seen.body.persons.is_empty()).await?;
    let mut all = days_of(reader, &seen, &names);
    if seen.of_family {
        let (_, shown) =
            caller.act_as_person("list_handovers", move |tx, ctx, permit| handovers::list(tx, ctx, permit, id)).await?;
        let words = reader.say().plain("page-calendar-talk", &[]);
        let talk = |one: &crate::app::handover_views::Shown| {
            let accepted = one.handover.acceptance()?;
            let what = format!("talk/{}", one.handover.id);
            (accepted.contact_on >= seen.body.as_of).then(|| (what, accepted.contact_on, words.clone()))
        };
        all.extend(shown.iter().filter_map(talk));
    }
    let neutral = reader.say().plain("page-calendar-neutral", &[]);
    let day = |(what, on, title): (String, chrono::NaiveDate, String)| {
        let known = digest(&[b"calendar", id.to_string().as_bytes(), what.as_bytes()]);
        let uid = known.chars().take(32).collect();
        CalendarDay { uid, on, title: if plain { title } else { neutral.clone() } }
    };
    let days: Vec<CalendarDay> = all.into_iter().map(day).collect();
    Ok(HttpResponse::Ok()
        .insert_header(("Content-Disposition", "attachment; filename=\"days.ics\""))
        .content_type("text/calendar; charset=utf-8")
        .body(file(caller.state.app.context().now, &days)))
}
