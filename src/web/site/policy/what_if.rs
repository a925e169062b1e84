//! What if, by forms: the same questions as the interface, from published figures alone. Nothing is kept of what is asked, and the
//! same question has the same answer, so sending it twice does nothing twice. The answer is taken along by a form as well: what
//! somebody supposes stands in no address.

use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::{HttpResponse, web};
use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::published;
use super::tell::bounded;
use crate::app::{AppError, statistics};
use crate::domain::deadline::term::Length;
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::what_if::Need;
use crate::i18n::Arg;
use crate::web::api::projections::{ground_of, refused};
use crate::web::pages::parts::field::{Choice, Typed};
use crate::web::pages::parts::picture::Picture;
use crate::web::pages::parts::table::Table;
use crate::web::pages::policy::what_if::{Answer, Question, capacity_form, projection_form, what_if};
use crate::web::pages::say::{Phrase, apart};
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::web::site::pictures::SIZE;
use crate::web::site::reader::{Reader, day, shows_again};
use crate::web::site::session::{Away, Page, Shown, Whom, act_as_staff, on_form, or_sign_in, staff_frame};
use crate::wire::pictures::{Form, projection as draw};
use crate::wire::what_if::{ProjectedMonthBody, ProjectionBody, RangeBody, csv};
use crate::wire::what_if_ground::Ground;
use crate::wire::what_if_request::{MOST_MONTHS, MOST_RUNS, Supposed, capacity_request, projection_request};

/// What stands in the form before anybody types: everything as it is now.
const AS_NOW: [(&str, &str); 6] = [
    ("months", "24"),
    ("capacity", "100"),
    ("intake", "100"),
    ("handling", "as-observed"),
    ("runs", "100"),
    ("probability", "90"),
];
/// Runs of a capacity unless somebody says otherwise: each is made many times over.
const RUNS_OF_CAPACITY: &str = "50";
/// Rows of months on a page.
const MOST_ROWS: usize = 18;
/// The largest level in per cent of now.
const MOST_PERCENT: u32 = 1_000;

fn operation(question: Question) -> &'static str {
    match question {
        Question::Projection => "create_projection",
        Question::Capacity => "create_capacity",
    }
}

/// GET `/policy/what-if`.
pub(super) async fn projection(caller: Caller) -> Page {
    or_sign_in(begun(&caller, Question::Projection).await)
}

/// GET `/policy/what-if/capacity`.
pub(super) async fn capacity(caller: Caller) -> Page {
    or_sign_in(begun(&caller, Question::Capacity).await)
}

async fn begun(caller: &Caller, question: Question) -> Shown {
    caller.query(&[]).finish()?;
    let (whom, ()) = act_as_staff(caller, operation(question), |_, _, _| Ok(())).await?;
    let reader = Reader::of(caller.request(), &caller.state);
    let runs = (question == Question::Capacity).then_some(("runs", RUNS_OF_CAPACITY));
    let all = AS_NOW.iter().copied().filter(|(name, _)| *name != "runs" || runs.is_none()).chain(runs);
    let typed = Typed::of(all.map(|(name, value)| (name.to_owned(), value.to_owned())));
    shown(caller, reader, (question, &whom), &typed, None).await
}

/// POST `/policy/what-if`.
pub(super) async fn projected(caller: Caller, payload: web::Payload) -> Page {
    asked(caller, payload, Question::Projection).await
}

/// POST `/policy/what-if/capacity`.
pub(super) async fn needed(caller: Caller, payload: web::Payload) -> Page {
    asked(caller, payload, Question::Capacity).await
}

async fn asked(caller: Caller, payload: web::Payload, question: Question) -> Page {
    on_form(&caller, payload, async |caller, typed| answered(caller, typed, question).await).await
}

async fn answered(caller: &Caller, mut typed: Typed, question: Question) -> Shown {
    let form = typed.clone();
    let reader = Reader::of_form(caller, &form);
    if shows_again(&typed) {
        let (whom, ()) = act_as_staff(caller, operation(question), |_, _, _| Ok(())).await?;
        return shown(caller, reader, (question, &whom), &typed, None).await;
    }
    let (whom, answer) = match question {
        Question::Projection => {
            let (whom, made) = project(caller, reader, &mut typed).await?;
            (whom, made.map(|made| of_projection(reader, &made, &typed)).transpose()?)
        }
        Question::Capacity => need(caller, reader, &mut typed).await?,
    };
    shown(caller, reader, (question, &whom), &typed, answer.as_ref()).await
}

/// The page with the form, and with an answer where there is one.
async fn shown(
    caller: &Caller,
    reader: Reader<'_>,
    (question, whom): (Question, &Whom),
    typed: &Typed,
    answer: Option<&Answer>,
) -> Shown {
    let say = reader.say();
    let there = published(caller, reader, "figures").await?;
    let procedures: Vec<Choice> = there.into_iter().map(|one| one.procedure).collect();
    let ask = match question {
        Question::Projection => projection_form(say, procedures, typed),
        Question::Capacity => capacity_form(say, procedures, typed),
    };
    let mut frame = staff_frame(reader, whom, question.address());
    if !typed.value("procedure").is_empty() {
        frame.languages = reader.frame_of_form(question.address(), typed).languages;
    }
    // In the menu both questions are one place.
    Question::Projection.address().clone_into(&mut frame.place);
    Ok(reader.shown(typed.is_right(), what_if(&frame, say, question, &ask, answer)))
}

/// What was published of the procedure that was chosen, for whoever may ask; nothing where something is wrong.
async fn ground(
    caller: &Caller,
    reader: Reader<'_>,
    operation: &'static str,
    typed: &mut Typed,
) -> Result<(Whom, Option<Ground>), Away> {
    let section = format!("figures:{}", typed.value("procedure"));
    let (whom, kept) = act_as_staff(caller, operation, move |tx, _, _| match statistics::newest(tx, &section) {
        Ok(kept) => Ok(Some((kept.month, kept.content))),
        Err(AppError::Unknown) => Ok(None),
        Err(other) => Err(other),
    })
    .await?;
    let kept = kept.and_then(|(month, content)| Some((Period::of(month, Grain::Month)?, content)));
    match ground_of(caller, typed.value("procedure"), kept.as_ref().map(|(month, content)| (*month, content.as_str())))
    {
        Ok(ground) => Ok((whom, Some(ground))),
        Err(problem) => note(reader, typed, &problem).map(|()| (whom, None)),
    }
}

async fn project(
    caller: &Caller,
    reader: Reader<'_>,
    typed: &mut Typed,
) -> Result<(Whom, Option<ProjectionBody>), Away> {
    let (whom, ground) = ground(caller, reader, operation(Question::Projection), typed).await?;
    let body = supposed(reader, typed, Question::Projection);
    let Some(ground) = ground.filter(|_| typed.is_right()) else { return Ok((whom, None)) };
    let (supposed, months) = match projection_request(&body).whole() {
        Ok(read) => read,
        Err(faults) => return note(reader, typed, &Problem::invalid(faults)).map(|()| (whom, None)),
    };
    let made = caller.blocking(move |_| Ok(ground.project(supposed, months, &mut |_| ()).map(|made| (ground, made))));
    match made.await.map_err(of_list)? {
        Ok((ground, made)) => Ok((whom, Some(ground.told(&made, reader.served())))),
        Err(faults) => note(reader, typed, &refused(faults)).map(|()| (whom, None)),
    }
}

async fn need(caller: &Caller, reader: Reader<'_>, typed: &mut Typed) -> Result<(Whom, Option<Answer>), Away> {
    let (whom, ground) = ground(caller, reader, operation(Question::Capacity), typed).await?;
    let by = day(reader, typed, "by", true);
    let mut body = supposed(reader, typed, Question::Capacity);
    if let (Some(by), Some(members)) = (by, body.as_object_mut()) {
        members.insert("by".to_owned(), json!(by));
    }
    let Some(ground) = ground.filter(|_| typed.is_right()) else { return Ok((whom, None)) };
    let (supposed, by, probability): (Supposed, _, _) = match capacity_request(&body).whole() {
        Ok(read) => read,
        Err(faults) => return note(reader, typed, &Problem::invalid(faults)).map(|()| (whom, None)),
    };
    let need = Need { by, probability };
    let made = caller.blocking(move |_| Ok(ground.needed(supposed, need).map(|made| (ground, made))));
    match made.await.map_err(of_list)? {
        Ok((ground, made)) => {
            let told = ground.told_capacity(&made, reader.served());
            let served = |text: &String| reader.served_text(text);
            let supposed = told.assumptions.iter().map(served).collect();
            Ok((whom, Some(Answer { said: vec![served(&told.sentence)], supposed, ..Answer::default() })))
        }
        Err(faults) => note(reader, typed, &refused(faults)).map(|()| (whom, None)),
    }
}

/// What was typed, as the interface would be asked. What is wrong with it is noted.
fn supposed(reader: Reader<'_>, typed: &mut Typed, question: Question) -> Value {
    let mut body = Map::new();
    let mut put = |name: &str, value: Value| body.insert(name.to_owned(), value);
    let number = |typed: &mut Typed, name: &str, bounds: (u32, u32)| bounded(reader, typed, name, bounds);
    put("procedure", json!(typed.value("procedure")));
    put("handling", json!(Some(typed.value("handling")).filter(|order| !order.is_empty())));
    put("runs", json!(number(typed, "runs", (1, MOST_RUNS))));
    let intake = number(typed, "intake", (0, MOST_PERCENT));
    let from = month(reader, typed, "intake-from");
    put("intake", level(intake, from.as_ref()));
    match question {
        Question::Capacity => {
            put("probability", json!(number(typed, "probability", (1, 100))));
        }
        Question::Projection => {
            put("months", json!(number(typed, "months", (1, MOST_MONTHS))));
            let capacity = number(typed, "capacity", (0, MOST_PERCENT));
            let from = month(reader, typed, "capacity-from");
            put("capacity", level(capacity, from.as_ref()));
            put("withdrawal", json!(number(typed, "withdrawal", (0, 99))));
            let share = number(typed, "freeze", (0, 100));
            let (from, until) = (month(reader, typed, "freeze-from"), month(reader, typed, "freeze-until"));
            if from.is_none() && share.is_some() && typed.value("freeze-from").is_empty() {
                typed.wrong("freeze-from", reader.say().told("page-fault-missing", &[]));
            }
            if share.is_none() && (from.is_some() || until.is_some()) && typed.value("freeze").is_empty() {
                typed.wrong("freeze", reader.say().told("page-fault-missing", &[]));
            }
            if let (Some(share), Some(from)) = (share, from) {
                put("freezes", json!([{"percent": share, "from": from, "until": until}]));
            }
        }
    }
    Value::Object(body)
}

/// A level beside now. As it is now is nothing to suppose.
fn level(percent: Option<u32>, from: Option<&String>) -> Value {
    percent
        .filter(|percent| *percent != 100)
        .map_or_else(|| json!([]), |percent| json!([{"percent": percent, "from": from}]))
}

/// A month; none where nothing was typed.
fn month(reader: Reader<'_>, typed: &mut Typed, name: &str) -> Option<String> {
    let given = typed.value(name).to_owned();
    if given.is_empty() {
        return None;
    }
    let found = Period::parse(&given).filter(|period| period.grain() == Grain::Month);
    if found.is_none() {
        typed.wrong(name, reader.say().told("staff-what-if-month", &[]));
    }
    found.map(|month| month.to_string())
}

/// Faults of the question are faults of its fields; any other problem goes on.
fn note(reader: Reader<'_>, typed: &mut Typed, problem: &Problem) -> Result<(), Away> {
    let body = problem.body(reader.served(), uuid::Uuid::nil());
    if body.errors.is_empty() {
        return Err(Away::Other(problem.clone()));
    }
    for fault in &body.errors {
        let mut place = fault.pointer.split('/').skip(1);
        let name = match (place.next(), place.nth(1)) {
            (Some("freezes"), Some("from")) => "freeze-from",
            (Some("freezes"), Some("until")) => "freeze-until",
            (Some("freezes"), _) => "freeze",
            (Some("intake"), Some("from")) => "intake-from",
            (Some("capacity"), Some("from")) => "capacity-from",
            (
                Some(
                    name @ ("months" | "capacity" | "intake" | "handling" | "withdrawal" | "runs" | "by"
                    | "probability"),
                ),
                _,
            ) => name,
            _ => "procedure",
        };
        typed.wrong(name, reader.served_text(&fault.detail));
    }
    Ok(())
}

fn of_projection(reader: Reader<'_>, made: &ProjectionBody, typed: &Typed) -> Result<Answer, Away> {
    let drawn = draw(made, reader.served(), Form::Inside).map_err(|fault| undrawn(&fault))?;
    let day = [("day", Arg::Day(made.as_of))];
    let served = |key: &str| reader.served_text(&reader.served().text(key, &day));
    let picture = Picture {
        id: "projection".to_owned(),
        title: served("chart-projection"),
        address: None,
        inside: drawn.and_then(|svg| String::from_utf8(svg).ok()),
        size: SIZE,
        method: served("chart-projection-method"),
        in_words: Some(reader.say().told("staff-answer-range", &[])),
        numbers: Some(numbers(reader, made, served("chart-projection"))),
        files: Vec::new(),
    };
    let kept = typed.kept().into_iter().filter(|(name, _)| !["form", "show", "language"].contains(&name.as_str()));
    Ok(Answer {
        said: said(reader, made),
        supposed: made.assumptions.iter().map(|text| reader.served_text(text)).collect(),
        picture: Some(picture),
        files: Some(("/policy/what-if/file".to_owned(), kept.collect())),
    })
}

fn undrawn(fault: &impl std::fmt::Display) -> Problem {
    log::error!("a projection could not be drawn: {fault}");
    Problem::of(Code::Internal)
}

fn number(n: u64) -> Arg<'static> {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The answer in sentences: how it stands at the end.
fn said(reader: Reader<'_>, made: &ProjectionBody) -> Vec<Phrase> {
    let say = reader.say();
    let one = |key: &str, n: u64| say.told(key, &[("n", number(n))]);
    let mut all: Vec<Phrase> = made.start.backlog.map(|n| one("staff-answer-now", n)).into_iter().collect();
    let Some(last) = made.months.last() else { return all };
    let month = ("month", Arg::from(last.month.as_str()));
    let RangeBody { low, middle, high } = last.backlog;
    all.push(match (middle, high) {
        (Some(middle), Some(high)) => {
            // What is under ten is told as ten here: fewer than that is never shown.
            let args = [month, ("middle", number(middle)), ("low", number(low.unwrap_or(10))), ("high", number(high))];
            say.told("staff-answer-backlog", &args)
        }
        (_, None) | (None, _) => say.told("staff-answer-backlog-few", &[month]),
    });
    all.extend(last.overdue.middle.map(|n| one("staff-answer-overdue", n)));
    all.extend(last.in_term_percent.middle.map(|n| one("staff-answer-in-term", n)));
    let waited = last.waited80_weeks.middle.and_then(|weeks| u32::try_from(weeks).ok()).filter(|weeks| *weeks > 0);
    all.extend(waited.map(|weeks| {
        let length = reader.served().length(Length::Weeks(weeks));
        say.told("staff-answer-waited", &[("length", Arg::from(length.as_str()))])
    }));
    all.extend(last.penalties_so_far_euro.middle.map(|euro| {
        let euro = reader.served().cents(i64::try_from(euro).unwrap_or(i64::MAX).saturating_mul(100));
        say.told("staff-answer-penalties", &[("euro", Arg::from(euro.as_str()))])
    }));
    all
}

/// The months in numbers, some left out where there are many; the files hold all.
fn numbers(reader: Reader<'_>, made: &ProjectionBody, caption: Phrase) -> Table {
    let say = reader.say();
    let families = |range: RangeBody| match range.middle {
        None => say.t("staff-answer-few"),
        Some(_) => ranged(range, say.plain("staff-answer-few", &[]).as_str()),
    };
    let other = |range: RangeBody| match range.middle {
        None => say.t("page-none"),
        Some(_) => ranged(range, "–"),
    };
    let row = |month: &ProjectedMonthBody| {
        vec![
            // A month stays on one line.
            apart(&month.month.replace('-', "\u{2011}")),
            families(month.backlog),
            families(month.decided),
            other(month.in_term_percent),
            other(month.waited80_weeks),
            families(month.overdue),
            other(month.penalties_so_far_euro),
        ]
    };
    let every = made.months.len().div_ceil(MOST_ROWS).max(1);
    // From the end, so that the last month is always there.
    let mut rows: Vec<Vec<Markup>> = made.months.iter().rev().step_by(every).map(row).collect();
    rows.reverse();
    let columns = [
        "staff-filter-month",
        "staff-column-waiting",
        "staff-column-decided",
        "staff-column-in-term",
        "staff-column-waited",
        "staff-column-overdue",
        "staff-column-penalties",
    ];
    let mut table = Table::new(say, "staff-what-if", &columns, rows).of_numbers(&[1, 2, 3, 4, 5, 6]);
    table.caption = caption;
    table
}

fn ranged(range: RangeBody, few: &str) -> Markup {
    let told = |n: Option<u64>| n.map_or_else(|| few.to_owned(), |n| n.to_string());
    if range.low == range.middle && range.high == range.middle {
        return apart(&told(range.middle));
    }
    html! { bdi { (told(range.middle)) " (" (told(range.low)) "–" (told(range.high)) ")" } }
}

/// POST `/policy/what-if/file`: the answer to take along.
pub(super) async fn file(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, taken).await
}

async fn taken(caller: &Caller, mut typed: Typed) -> Shown {
    let form = typed.clone();
    let reader = Reader::of_form(caller, &form);
    let (whom, made) = project(caller, reader, &mut typed).await?;
    let Some(made) = made else { return shown(caller, reader, (Question::Projection, &whom), &typed, None).await };
    let drawn = |form: Form| draw(&made, reader.served(), form).map_err(|fault| undrawn(&fault));
    let none = || Problem::of(Code::NotFound);
    let (kind, bytes) = match form.value("form") {
        "svg" => ("image/svg+xml", drawn(Form::Svg)?.ok_or_else(none)?),
        "png" => ("image/png", drawn(Form::Png)?.ok_or_else(none)?),
        "csv" => ("text/csv; charset=utf-8; header=present", csv(&made).into_bytes()),
        "json" => ("application/json", serde_json::to_vec(&made).map_err(|fault| undrawn(&fault))?),
        _ => return Err(Away::Other(none())),
    };
    let name = format!("attachment; filename=\"wachtwijzer-what-if-{}.{}\"", made.as_of, form.value("form"));
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_DISPOSITION, name));
    Ok(response.content_type(kind).body(bytes))
}
