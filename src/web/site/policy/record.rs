//! How often forecasts were right: of those told a year or more ago, beside what they promise and beside other methods.

use actix_web::http::StatusCode;

use super::tell::decimal;
use super::{Published, around, by_procedure, published, there};
use crate::domain::disclosure::period::Period;
use crate::i18n::Arg;
use crate::web::pages::parts::picture::Picture;
use crate::web::pages::parts::table::Table;
use crate::web::pages::policy as pages;
use crate::web::pages::policy::Chooser;
use crate::web::pages::policy::record::{Record, Score};
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::pictures::{SIZE, address};
use crate::web::site::reader::Reader;
use crate::web::site::session::Page;
use crate::web::site::waiting::newest;
use crate::wire::outlook::RecordedBody;
use crate::wire::pictures::PROMISED;

const PLACE: &str = "/policy/record";
const NAME: &str = "record";

/// GET `/policy/record`.
pub(super) async fn record(caller: Caller) -> Page {
    let mut query = caller.query(&["procedure"]);
    let asked = query.text("procedure");
    query.finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let all = published(&caller, reader, NAME).await?;
    let found = match &asked {
        None => all.first(),
        Some(wanted) => all.iter().find(|one| one.procedure.value == *wanted),
    };
    let Some(found) = found else {
        let frame = around(&caller, reader, PLACE, PLACE).await?;
        let links = there(&all, |procedure, _| format!("{PLACE}?procedure={procedure}"));
        let page = pages::absent(&frame, reader.say(), "staff-record-title", &links);
        return Ok(reader.page(if all.is_empty() { StatusCode::OK } else { StatusCode::NOT_FOUND }, page));
    };
    let procedure = found.procedure.value.clone();
    let kept: Option<(Vec<RecordedBody>, Period)> = newest(&caller, NAME, &procedure).await?;
    let (scores, month) = kept.ok_or_else(|| Problem::of(Code::NotFound))?;
    let frame = around(&caller, reader, PLACE, &format!("{PLACE}?procedure={procedure}")).await?;
    let view = view(reader, &all, (&procedure, month), &scores);
    Ok(reader.shown(true, pages::record::record(&frame, reader.say(), &view)))
}

fn view(reader: Reader<'_>, all: &[Published], (procedure, month): (&str, Period), scores: &[RecordedBody]) -> Record {
    let say = reader.say();
    let day = [("day", Arg::Day(month.last_day()))];
    let served = |key: &str| reader.served_text(&reader.served().text(key, &day));
    let there = scores.iter().any(|score| score.half_year.is_some());
    let forms: &[&str] = if there { &["csv", "json", "svg", "png"] } else { &["csv", "json"] };
    let file = |form: &str| address((month, procedure), NAME, form, None);
    let together = scores.iter().filter(|score| score.half_year.is_none());
    Record {
        chooser: Chooser {
            procedures: by_procedure(all, procedure, PLACE),
            action: PLACE.to_owned(),
            kept: Vec::new(),
            fields: Vec::new(),
        },
        method: vec![say.told("staff-record-judged", &day), served("forecast-record-method")],
        said: said(reader, scores),
        scores: together.map(|score| score_of(reader, score)).collect(),
        picture: Picture {
            id: NAME.to_owned(),
            title: served("chart-record"),
            address: there.then(|| file("svg")),
            inside: None,
            size: SIZE,
            method: served("chart-record-method"),
            in_words: None,
            numbers: there.then(|| halves(reader, scores)),
            files: forms.iter().map(|form| Link::new(&form.to_uppercase(), &file(form))).collect(),
        },
    }
}

fn score_of(reader: Reader<'_>, score: &RecordedBody) -> Score {
    Score {
        method: method(reader, &score.method),
        coverage: score.coverage,
        later: score.later,
        loss: decimal(reader, score.loss_days),
    }
}

fn method(reader: Reader<'_>, code: &str) -> Phrase {
    reader.say().told(&format!("staff-method-{code}"), &[])
}

/// Each half-year, methods side by side.
fn halves(reader: Reader<'_>, scores: &[RecordedBody]) -> Table {
    let mut names: Vec<&str> = scores.iter().map(|score| score.method.as_str()).collect();
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    let mut halves: Vec<&String> = scores.iter().filter_map(|score| score.half_year.as_ref()).collect();
    halves.sort();
    halves.dedup();
    let of = |half: &String, name: &str| {
        let found = scores.iter().find(|score| score.half_year.as_ref() == Some(half) && score.method == name);
        found.map(|score| score.coverage)
    };
    let row = |half: &&String| ((*half).clone(), names.iter().map(|name| of(half, name)).collect());
    let rows: Vec<(String, Vec<Option<u8>>)> = halves.iter().map(row).collect();
    pages::record::halves(reader.say(), names.iter().map(|name| method(reader, name)).collect(), &rows)
}

/// What came of it, of all half-years together.
fn said(reader: Reader<'_>, scores: &[RecordedBody]) -> Vec<Phrase> {
    let of = |method: &str| scores.iter().find(|score| score.half_year.is_none() && score.method == method);
    let number = |n: u8| Arg::Number(i64::from(n));
    let says = |score: &RecordedBody| {
        let args = [("n", number(score.coverage)), ("promised", number(PROMISED))];
        reader.say().told("staff-record-says", &args)
    };
    let usual = |score: &RecordedBody| reader.say().told("staff-record-usual", &[("n", number(score.coverage))]);
    of("rule").map(says).into_iter().chain(of("published").filter(|_| of("rule").is_some()).map(usual)).collect()
}
