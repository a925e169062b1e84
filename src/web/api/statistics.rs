//! Statistics over HTTP: what was published, pictures of it, forecasts and how often they were right; and the exact figures for
//! those who may see each of the cases.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE};
use actix_web::{HttpResponse, get};
use serde::de::DeserializeOwned;

use super::{AccessProblems, ReadProblems, json};
use crate::app::statistics::{self, Asked};
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::figures::{Unit, names};
use crate::domain::ids::Slug;
use crate::i18n::Arg;
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::figures::{
    FigureBody, OwnFiguresBody, StatisticsBody, csv, own_figure, statistics as statistics_body,
};
use crate::wire::outlook::{ForecastBody, KeptOutlook, RecordBody, SnapshotBody, SnapshotsBody, forecast};
use crate::wire::pictures::{Drawn, Form, PICTURES, picture};

/// What is published never changes; a copy is good for a day.
const KEEP: &str = "public, max-age=86400";

/// List what was published
#[utoipa::path(
    tag = "Statistics",
    operation_id = "list_statistics",
    responses((status = 200, description = "Months and procedures, the latest first.", body = SnapshotsBody), ReadProblems)
)]
#[get("/statistics")]
pub(crate) async fn list_statistics(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let all = caller.read(|tx, _| statistics::list(tx)).await.map_err(of_list)?;
    let results = all.into_iter().filter_map(|(month, section, published_at)| {
        let procedure = section.strip_prefix("figures:")?.to_owned();
        Some(SnapshotBody { month: Period::of(month, Grain::Month)?.to_string(), procedure, published_at })
    });
    json(&caller, &SnapshotsBody { results: results.collect() })
}

/// Look up published statistics
///
/// The figures of a procedure as they stood at the end of a month, frozen: corrections come with the next month. Families are
/// the unit, durations are whole weeks, and what is about too few is withheld. As JSON or CSV by the Accept header.
#[utoipa::path(
    tag = "Statistics",
    operation_id = "get_statistics",
    params(
        ("month" = String, Path, description = "The month, such as 2026-10.", max_length = 100),
        ("procedureId" = String, Path, description = "The procedure.", max_length = 100),
        ("statistic" = Option<String>, Query, description = "Only this statistic.", max_length = 100),
        ("track" = Option<String>, Query, description = "Only this track; `all`: all tracks together.", max_length = 100),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses(
        (status = 200, description = "The figures.", content((StatisticsBody = "application/json"), (String = "text/csv"))),
        ReadProblems
    )
)]
#[get("/statistics/{month}/{procedureId}")]
pub(crate) async fn get_statistics(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["statistic", "track"]);
    let known: Vec<&str> = names().map(|(name, _)| name).collect();
    let statistic = query.one_of("statistic", &known);
    let (month, procedure) = place(&caller)?;
    let track = query.one_of("track", &tracks(&caller, &procedure));
    query.finish()?;
    let media_type = caller.accepts(&["application/json", "text/csv"])?;
    let figures: Vec<FigureBody> = section(&caller, month, "figures", &procedure).await?;
    let wanted = |figure: &FigureBody| {
        statistic.as_ref().is_none_or(|name| figure.statistic == *name) && of_track(figure, track.as_deref())
    };
    let results: Vec<FigureBody> = figures.into_iter().filter(wanted).collect();
    let body = statistics_body((&month.to_string(), procedure.as_str()), results, caller.locale());
    if media_type == "text/csv" {
        let mut response = HttpResponse::Ok();
        response.insert_header((CACHE_CONTROL, KEEP));
        return Ok(response.content_type("text/csv; charset=utf-8; header=present").body(csv(&body)));
    }
    json(&caller, &body)
}

/// Draw published statistics
///
/// As SVG or PNG by the Accept header. Pictures show what was published and nothing else.
#[utoipa::path(
    tag = "Statistics",
    operation_id = "get_picture",
    params(
        ("month" = String, Path, description = "The month.", max_length = 100),
        ("procedureId" = String, Path, description = "The procedure.", max_length = 100),
        ("picture" = String, Path, description = "The picture: waiting-time, by-receipt, outcomes, ends, compared, flow, backlog, lateness, in-time or penalties.", max_length = 100),
        ("track" = Option<String>, Query, description = "Of this track; absent: of all.", max_length = 100),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses(
        (status = 200, description = "The picture.", content((String = "image/svg+xml"), (Vec<u8> = "image/png"))),
        (status = 204, description = "Nothing of it may be shown: it would be about too few."),
        ReadProblems
    )
)]
#[get("/statistics/{month}/{procedureId}/pictures/{picture}")]
pub(crate) async fn get_picture(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["track"]);
    let (month, procedure) = place(&caller)?;
    let track = query.one_of("track", &tracks(&caller, &procedure)).filter(|track| track != "all");
    query.finish()?;
    let name = caller.segment("picture").to_owned();
    if !PICTURES.contains(&name.as_str()) {
        return Err(Problem::of(Code::NotFound));
    }
    let media_type = caller.accepts(&["image/svg+xml", "image/png"])?;
    let form = if media_type == "image/png" { Form::Png } else { Form::Svg };
    let figures: Vec<FigureBody> = section(&caller, month, "figures", &procedure).await?;
    let drawn = Drawn { figures: &figures, track: track.as_deref(), as_of: month.last_day(), locale: caller.locale() };
    let made = picture(&name, drawn, form).map_err(|fault| {
        log::error!("the picture {name} could not be drawn: {fault}");
        Problem::of(Code::Internal)
    })?;
    let Some(bytes) = made else { return Ok(HttpResponse::NoContent().finish()) };
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_LANGUAGE, caller.locale().id())).insert_header((CACHE_CONTROL, KEEP));
    Ok(response.content_type(media_type).body(bytes))
}

/// Forecast for a day of receipt
///
/// How long it may still take, from the newest published month: the same answer for everybody received on that day. Never a
/// promise; and none where too little is known or where last year's forecasts were kept too seldom.
#[utoipa::path(
    tag = "Statistics",
    operation_id = "get_forecast",
    params(
        ("procedure" = String, Query, description = "The procedure.", example = "nl-nareis"),
        ("receivedOn" = chrono::NaiveDate, Query, description = "The day of receipt."),
        ("track" = Option<String>, Query, description = "The track; absent or `all`: all together.", max_length = 100),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses((status = 200, description = "The forecast.", body = ForecastBody), ReadProblems)
)]
#[get("/forecasts")]
pub(crate) async fn get_forecast(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["procedure", "receivedOn", "track"]);
    let id = query.required("procedure");
    let received_on = query.day("receivedOn");
    if received_on.is_none() && !caller.has_parameter("receivedOn") {
        query.fault("receivedOn", "missing", vec![]);
    }
    let Some(procedure) = counted(&caller, &id) else {
        query.finish()?;
        return Err(Problem::of(Code::NotFound));
    };
    let track = query.one_of("track", &tracks(&caller, &procedure)).filter(|track| track != "all");
    query.finish()?;
    let Some(received_on) = received_on else { return Err(Problem::invalid(Vec::new())) };
    let (kept, _): (Vec<KeptOutlook>, _) = newest(&caller, "outlook", &procedure).await?;
    let asked = (procedure.as_str(), track.as_deref());
    let body = forecast(asked, received_on, &kept, caller.locale()).ok_or_else(|| Problem::of(Code::NotFound))?;
    json(&caller, &body)
}

/// How often forecasts were right
///
/// Of those told a year or more ago, by half-year: how many families were within the range, beside other methods.
#[utoipa::path(
    tag = "Statistics",
    operation_id = "get_forecast_record",
    params(
        ("procedureId" = String, Path, description = "The procedure.", max_length = 100),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses((status = 200, description = "The record.", body = RecordBody), ReadProblems)
)]
#[get("/forecasts/{procedureId}/record")]
pub(crate) async fn get_forecast_record(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let procedure = counted(&caller, caller.segment("procedureId")).ok_or_else(|| Problem::of(Code::NotFound))?;
    let (results, month) = newest(&caller, "record", &procedure).await?;
    let method = caller.locale().text("forecast-record-method", &[]);
    json(&caller, &RecordBody { procedure: procedure.to_string(), month: month.to_string(), method, results })
}

/// Look up the exact figures of one's own cases
///
/// For those who may see each of these cases: nothing is rounded and nothing withheld. Not for publication.
#[utoipa::path(
    tag = "Statistics",
    operation_id = "get_own_figures",
    params(
        ("procedure" = String, Query, description = "The procedure.", example = "nl-nareis"),
        ("asOf" = Option<chrono::NaiveDate>, Query, description = "The day at whose end one looks; absent: today."),
        ("unit" = Option<String>, Query, description = "`applications` (the default) or `families`.", max_length = 100),
        ("statistic" = Option<String>, Query, description = "Only this statistic.", max_length = 100),
    ),
    responses((status = 200, description = "The figures.", body = OwnFiguresBody), ReadProblems, AccessProblems)
)]
#[get("/own-figures")]
pub(crate) async fn get_own_figures(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["procedure", "asOf", "unit", "statistic"]);
    let id = query.required("procedure");
    let as_of = query.day("asOf");
    let unit = query.one_of("unit", &["applications", "families"]);
    let known: Vec<&str> = names().map(|(name, _)| name).collect();
    let statistic = query.one_of("statistic", &known);
    query.finish()?;
    let desk = caller.act("get_own_figures", |_, _, permit| permit.desk().cloned()).await.map_err(of_list)?;
    let found =
        counted(&caller, &id).filter(|procedure| desk.procedures.as_ref().is_none_or(|p| p.contains(procedure)));
    let procedure = found.ok_or_else(|| Problem::of(Code::NotFound))?;
    let families = unit.as_deref() == Some("families");
    let asked = Asked {
        procedure,
        organisation: Some(desk.organisation),
        as_of: as_of.unwrap_or_else(|| caller.state.app.context().now.date_naive()),
        unit: if families { Unit::Families } else { Unit::Applications },
        ever: true,
    };
    let (procedure, as_of) = (asked.procedure.to_string(), asked.as_of);
    let study = move |app: &crate::app::App| {
        let only = statistic.as_deref().map(|name| [name]);
        app.study(|tx, ctx| statistics::exact(tx, ctx, &asked, only.as_ref().map(<[&str; 1]>::as_slice)))
    };
    let figures = caller.blocking(study).await.map_err(of_list)?;
    let unit = if families { "families" } else { "applications" }.to_owned();
    json(&caller, &OwnFiguresBody { procedure, as_of, unit, results: figures.iter().map(own_figure).collect() })
}

/// The month and the procedure of the address, if there are statistics of it.
fn place(caller: &Caller) -> Result<(Period, Slug), Problem> {
    let month = Period::parse(caller.segment("month")).filter(|period| period.grain() == Grain::Month);
    let procedure = counted(caller, caller.segment("procedureId"));
    month.zip(procedure).ok_or_else(|| Problem::of(Code::NotFound))
}

fn counted(caller: &Caller, procedure: &str) -> Option<Slug> {
    caller.state.app.catalogue.statistics(procedure).map(|rules| rules.procedure.clone())
}

/// The tracks that one may ask for.
fn tracks<'c>(caller: &'c Caller, procedure: &Slug) -> Vec<&'c str> {
    let rules = caller.state.app.catalogue.statistics(procedure.as_str());
    let named = rules.and_then(|rules| rules.track.as_ref()).into_iter().flat_map(|rule| rule.codes.iter());
    ["all", crate::domain::tally::rules::OTHER].into_iter().chain(named.map(Slug::as_str)).collect()
}

fn of_track(figure: &FigureBody, track: Option<&str>) -> bool {
    match track {
        None => true,
        Some("all") => figure.track.is_none(),
        Some(track) => figure.track.as_deref() == Some(track),
    }
}

async fn section<T: DeserializeOwned>(
    caller: &Caller,
    month: Period,
    name: &'static str,
    procedure: &Slug,
) -> Result<Vec<T>, Problem> {
    let section = format!("{name}:{procedure}");
    let kept = caller.read(move |tx, _| statistics::section(tx, month, &section)).await.map_err(of_list)?;
    read(&kept.content)
}

async fn newest<T: DeserializeOwned>(
    caller: &Caller,
    name: &'static str,
    procedure: &Slug,
) -> Result<(Vec<T>, Period), Problem> {
    let section = format!("{name}:{procedure}");
    let kept = caller.read(move |tx, _| statistics::newest(tx, &section)).await.map_err(of_list)?;
    let month = Period::of(kept.month, Grain::Month).ok_or_else(|| Problem::of(Code::Internal))?;
    Ok((read(&kept.content)?, month))
}

fn read<T: DeserializeOwned>(content: &str) -> Result<Vec<T>, Problem> {
    serde_json::from_str(content).map_err(|error| {
        log::error!("what was published cannot be read: {error}");
        Problem::of(Code::Internal).with("why", Arg::from("snapshot"))
    })
}
