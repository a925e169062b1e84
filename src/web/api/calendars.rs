//! Calendars of closed days, to be looked up.

use actix_web::{HttpResponse, get};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ReadProblems, json};
use crate::domain::deadline::calendar::Calendar;
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::wire::fault::{Fault, text};
use crate::wire::procedure::{CalendarBody, CalendarDayBody, calendar, calendar_day};
use crate::wire::words::Speech;

/// At most so many days in one answer: a year and a bit.
const MOST_DAYS: i64 = 400;

/// All calendars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Calendars)]
pub struct CalendarsBody {
    /// The calendars.
    pub results: Vec<CalendarBody>,
}

/// Days of a calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = CalendarDays)]
pub struct DaysBody {
    /// The days, in order.
    pub results: Vec<CalendarDayBody>,
}

/// List calendars
#[utoipa::path(
    tag = "Calendars",
    operation_id = "list_calendars",
    responses((status = 200, description = "The calendars.", body = CalendarsBody), ReadProblems)
)]
#[get("/calendars")]
pub(crate) async fn list_calendars(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let speech = speech(&caller);
    let results = caller.state.app.catalogue.calendars().map(|c| calendar(c, speech)).collect();
    json(&caller, &CalendarsBody { results })
}

/// Look a calendar up
#[utoipa::path(
    tag = "Calendars",
    operation_id = "get_calendar",
    params(("calendarId" = String, Path, description = "The calendar.", example = "nl")),
    responses((status = 200, description = "The calendar.", body = CalendarBody), ReadProblems)
)]
#[get("/calendars/{calendarId}")]
pub(crate) async fn get_calendar(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    json(&caller, &calendar(found(&caller)?, speech(&caller)))
}

/// Look days up
///
/// The days from `from` to `until` (400 at most), each open or closed, with the reason and the law. Days outside what the
/// calendar knows are an error, never taken for open.
#[utoipa::path(
    tag = "Calendars",
    operation_id = "list_days",
    params(
        ("calendarId" = String, Path, description = "The calendar.", example = "nl"),
        ("from" = NaiveDate, Query, description = "The first day."),
        ("until" = Option<NaiveDate>, Query, description = "The last day; the first one by default."),
        ("closed" = Option<bool>, Query, description = "true: only closed days; false: only open days."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses((status = 200, description = "The days.", body = DaysBody), ReadProblems)
)]
#[get("/calendars/{calendarId}/days")]
pub(crate) async fn list_days(caller: Caller) -> Result<HttpResponse, Problem> {
    let calendar = found(&caller)?;
    let mut query = caller.query(&["from", "until", "closed"]);
    let (from, until) = (query.day("from"), query.day("until"));
    if from.is_none() && !caller.has_parameter("from") {
        query.fault("from", "missing", vec![]);
    }
    let closed = query.one_of("closed", &["true", "false"]);
    let (first, last) = (from.unwrap_or_default(), until.or(from).unwrap_or_default());
    if from.is_some() && last < first {
        query.fault("until", "before-from", vec![]);
    } else if (last - first).num_days() >= MOST_DAYS {
        query.fault("until", "too-wide", vec![("maximum", text(MOST_DAYS.to_string()))]);
    }
    query.finish()?;
    let days = first.iter_days().take_while(|day| *day <= last).map(|day| calendar_day(calendar, day, speech(&caller)));
    let days: Vec<CalendarDayBody> = days.collect::<Result<_, _>>().map_err(|outside| {
        let day = crate::i18n::Arg::Day;
        let args = vec![("day", day(outside.day)), ("from", day(outside.from)), ("until", day(outside.until))];
        Problem::invalid(vec![Fault::new("from", "outside-calendar", args)])
    })?;
    let wanted = |day: &CalendarDayBody| closed.as_deref().is_none_or(|closed| (closed == "true") != day.open);
    json(&caller, &DaysBody { results: days.into_iter().filter(wanted).collect() })
}

fn found(caller: &Caller) -> Result<&Calendar, Problem> {
    let found = caller.state.app.catalogue.calendar(caller.segment("calendarId"));
    found.map(AsRef::as_ref).ok_or_else(|| Problem::of(Code::NotFound))
}

fn speech(caller: &Caller) -> Speech<'_> {
    Speech { locale: caller.locale(), native: caller.segment("calendarId") }
}
