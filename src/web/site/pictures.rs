//! Pictures of what was published, and their numbers as files: one address each, the same for everybody.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_LANGUAGE};
use serde::Serialize;

use super::policy::{figures, tracks};
use super::reader::Reader;
use super::session::Page;
use super::waiting::read;
use crate::app::statistics;
use crate::domain::disclosure::period::{Grain, Period};
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::figures::{FigureBody, csv, statistics as statistics_body};
use crate::wire::outlook::{RecordBody, RecordedBody, record_csv};
use crate::wire::pictures::{Drawn, Form, PICTURES, picture as draw, record as draw_record};

/// How wide and high every picture is, so that nothing jumps when it comes.
pub(super) const SIZE: (u32, u32) = (960, 560);
/// All figures of the month: numbers without a picture.
const ALL: &str = "all";
/// How often forecasts were right.
const RECORD: &str = "record";

/// Where a picture or its numbers are.
pub(super) fn address((month, procedure): (Period, &str), picture: &str, form: &str, track: Option<&str>) -> String {
    let track = track.map(|track| format!("?track={track}")).unwrap_or_default();
    format!("/pictures/waiting/{month}/{procedure}/{picture}/{form}{track}")
}

/// What is asked for: as a picture, or its numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    Drawn(Form, &'static str),
    Csv,
    Json,
}

fn form(name: &str) -> Option<As> {
    match name {
        "svg" => Some(As::Drawn(Form::Svg, "image/svg+xml")),
        "png" => Some(As::Drawn(Form::Png, "image/png")),
        "csv" => Some(As::Csv),
        "json" => Some(As::Json),
        _ => None,
    }
}

/// GET `/pictures/waiting/{month}/{procedureId}/{picture}/{form}`.
pub(super) async fn picture(caller: Caller) -> Page {
    let mut query = caller.query(&["track"]);
    let track = query.text("track");
    query.finish()?;
    let none = || Problem::of(Code::NotFound);
    let month = Period::parse(caller.segment("month")).filter(|period| period.grain() == Grain::Month);
    let (month, form) = month.zip(form(caller.segment("form"))).ok_or_else(none)?;
    let (procedure, name) = (caller.segment("procedureId"), caller.segment("picture"));
    if name == RECORD {
        return record(&caller, month, form).await;
    }
    let known = PICTURES.contains(&name) || (name == ALL && matches!(form, As::Csv | As::Json));
    let all = figures(&caller, month, procedure).await?;
    if !known || track.as_ref().is_some_and(|track| !tracks(&all).contains(track)) {
        return Err(none());
    }
    let reader = Reader::of(caller.request(), &caller.state);
    let drawn = Drawn { figures: &all, track: track.as_deref(), as_of: month.last_day(), locale: reader.served() };
    if let As::Drawn(form, kind) = form {
        let made = draw(name, drawn, form).map_err(|fault| {
            log::error!("the picture {name} could not be drawn: {fault}");
            Problem::of(Code::Internal)
        })?;
        return Ok(answer(reader, kind, made.ok_or_else(none)?));
    }
    let of_track = |figure: &&FigureBody| track.is_none() || figure.track == track;
    let results = if name == ALL { all.iter().filter(of_track).collect() } else { drawn.behind(name) };
    let results = results.into_iter().cloned().collect();
    let body = statistics_body((&month.to_string(), procedure), results, reader.served());
    match form {
        As::Csv => Ok(file(reader, (month, procedure, name), csv(&body))),
        As::Drawn(..) | As::Json => json(reader, &body),
    }
}

/// How often forecasts were right, as it was judged at the end of a month.
async fn record(caller: &Caller, month: Period, form: As) -> Page {
    let procedure = caller.segment("procedureId");
    let section = format!("record:{procedure}");
    let kept = caller.read(move |tx, _| statistics::section(tx, month, &section)).await.map_err(of_list)?;
    let results: Vec<RecordedBody> = read(&kept.content)?;
    let reader = Reader::of(caller.request(), &caller.state);
    match form {
        As::Drawn(form, kind) => {
            let made = draw_record(&results, month.last_day(), reader.served(), form).map_err(|fault| {
                log::error!("the record could not be drawn: {fault}");
                Problem::of(Code::Internal)
            })?;
            Ok(answer(reader, kind, made.ok_or_else(|| Problem::of(Code::NotFound))?))
        }
        As::Csv => Ok(file(reader, (month, procedure, RECORD), record_csv((&month.to_string(), procedure), &results))),
        As::Json => {
            let method = reader.served().text("forecast-record-method", &[]);
            json(reader, &RecordBody { procedure: procedure.to_owned(), month: month.to_string(), method, results })
        }
    }
}

fn answer(reader: Reader<'_>, kind: &'static str, bytes: Vec<u8>) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_LANGUAGE, reader.served().id()));
    response.content_type(kind).body(bytes)
}

fn json(reader: Reader<'_>, body: &impl Serialize) -> Page {
    let text = serde_json::to_vec(body).map_err(|error| {
        log::error!("an answer could not be written: {error}");
        Problem::of(Code::Internal)
    })?;
    Ok(answer(reader, "application/json", text))
}

/// A file that is kept under a name which says what is in it.
fn file(reader: Reader<'_>, (month, procedure, name): (Period, &str, &str), text: String) -> HttpResponse {
    let mut response = answer(reader, "text/csv; charset=utf-8; header=present", text.into_bytes());
    let disposition = format!("attachment; filename=\"wachtwijzer-{month}-{procedure}-{name}.csv\"");
    if let Ok(value) = disposition.parse() {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    response
}
