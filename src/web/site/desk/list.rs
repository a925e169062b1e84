//! The work list: choosing what stands in it, keeping a choice under a name, and saying who works on what.

use std::collections::BTreeMap;

use actix_web::web;
use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

use super::{MOST, address_of, at_desk, cases_of, frame_at, frame_of, named, note, note_count, stage, steps, term};
use crate::app::casework::{self, Filter, work_day};
use crate::domain::access::{Actor, Desk};
use crate::domain::case::work::{Assignee, View, WorkKey, WorkQuery, Worked};
use crate::domain::case::{Identity, Summary};
use crate::domain::ids::{AccountId, Slug};
use crate::domain::procedure::Procedure;
use crate::web::api::casework::{cursor, read_cursor};
use crate::web::pages::desk::list::{Choosing, Line, WorkList, keep_form, work_list};
use crate::web::pages::parts::badge::Urgency;
use crate::web::pages::parts::field::{Choice, Field, Kind, Typed};
use crate::web::pages::say::Link;
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, day, go_on, shows_again};
use crate::web::site::session::{Page, Shown, Whom, act_as_staff, on_form, or_sign_in};
use crate::wire::casework::work_query;

/// Cases on one page.
const LINES: usize = 25;
/// What a choice is made of, as it stands in an address and in forms.
const CHOICE: [&str; 8] =
    ["view", "assignee", "procedure", "stage", "before-day", "before-month", "before-year", "after"];

/// GET `/work`.
pub(super) async fn work(caller: Caller) -> Page {
    or_sign_in(looked(&caller).await)
}

async fn looked(caller: &Caller) -> Shown {
    let mut query = caller.query(&CHOICE);
    let given: Vec<_> = CHOICE.iter().filter_map(|name| Some(((*name).to_owned(), query.text(name)?))).collect();
    query.finish()?;
    let typed = Typed::of(given);
    let reader = Reader::of(caller.request(), &caller.state);
    shown(caller, reader, typed, true).await
}

/// The list again, below what is wrong with what was typed or chosen in it.
pub(super) async fn again(caller: &Caller, reader: Reader<'_>, typed: Typed) -> Shown {
    shown(caller, reader, typed, false).await
}

/// What is read for a page of the list.
struct Read {
    rows: Vec<Worked>,
    next: Option<WorkKey>,
    kept: Vec<Filter>,
    logins: BTreeMap<AccountId, String>,
    desk: Option<Desk>,
    today: NaiveDate,
}

async fn shown(caller: &Caller, reader: Reader<'_>, mut typed: Typed, looks: bool) -> Shown {
    let asked = asked(reader, &mut typed)?;
    let after = place(asked.as_ref(), &typed)?;
    let mut read = None;
    if let Some(query) = asked.clone() {
        match read_list(caller, query, after).await {
            Ok(found) => read = Some(found),
            Err(error) => note(reader, &mut typed, error, &field_of)?,
        }
    }
    // What cannot be asked is shown with what is wrong with it, and no cases.
    let (whom, read) = match read {
        Some(found) => found,
        None => (at_desk(caller, "list_work").await?, nothing(caller)),
    };
    let chosen = asked.as_ref().map_or_else(|| kept_of(&typed), |query| fields_of(query, &typed));
    let of = WorkList {
        choosing: choosing(caller, reader, &typed, (asked.as_ref(), &chosen), &read),
        lines: lines(caller, reader, asked.as_ref(), &read),
        ways: ways(asked.as_ref(), (after, read.next)),
        together: steps::possible(caller, reader, &read.rows),
        wrong: ["case", "step"]
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), typed.fault(name)?.clone())))
            .collect(),
        picked: typed.value("case").split(',').map(str::to_owned).collect(),
    };
    let frame = match (looks, asked.as_ref()) {
        (true, Some(query)) => frame_at(reader, &whom, "/work", &address(query, after)),
        (true, None) => frame_at(reader, &whom, "/work", "/work"),
        (false, _) => frame_of(reader, &whom, ("/work", caller.request().path()), &typed),
    };
    let right = typed.is_right() || shows_again(&typed);
    Ok(reader.shown(right, work_list(&frame, reader.say(), &of)))
}

async fn read_list(
    caller: &Caller,
    query: WorkQuery,
    after: Option<WorkKey>,
) -> Result<(Whom, Read), crate::app::AppError> {
    act_as_staff(caller, "list_work", move |tx, ctx, permit| {
        let (rows, next) = casework::list(tx, ctx, permit, &query, (after, LINES))?;
        let asked = match query.assignee {
            Some(Assignee::Account(account)) => Some(account),
            Some(Assignee::Me | Assignee::Nobody) | None => None,
        };
        let mut logins = BTreeMap::new();
        for account in rows.iter().filter_map(|row| row.assigned_to).chain(asked) {
            if let (false, Some(found)) = (logins.contains_key(&account), tx.account(account)?) {
                logins.insert(account, found.login);
            }
        }
        let desk = match permit.actor() {
            Actor::Staff { desk, .. } | Actor::Machine { desk, .. } => Some(desk.clone()),
            Actor::Person { .. } | Actor::Operator => None,
        };
        Ok(Read { rows, next, kept: casework::filters(tx, permit)?, logins, desk, today: work_day(ctx) })
    })
    .await
}

fn nothing(caller: &Caller) -> Read {
    let today = work_day(caller.state.app.context());
    Read { rows: Vec::new(), next: None, kept: Vec::new(), logins: BTreeMap::new(), desk: None, today }
}

/// The field of the page for what the interface calls otherwise.
fn field_of(pointer: &str) -> String {
    if pointer == "dueBefore" { "before".to_owned() } else { pointer.to_owned() }
}

/// What is asked; `None` where something is wrong with it, which is noted then. A list that there is not is no page.
fn asked(reader: Reader<'_>, typed: &mut Typed) -> Result<Option<WorkQuery>, Problem> {
    let mut members = Map::new();
    let view = Some(typed.value("view")).filter(|view| !view.is_empty()).unwrap_or(View::Due.code());
    if View::of(view).is_none() {
        return Err(Problem::of(Code::NotFound));
    }
    members.insert("view".to_owned(), Value::from(view));
    for name in ["assignee", "procedure", "stage"] {
        if !typed.value(name).is_empty() {
            members.insert(name.to_owned(), Value::from(typed.value(name)));
        }
    }
    if let Some(before) = day(reader, typed, "before", false) {
        members.insert("dueBefore".to_owned(), Value::from(before.to_string()));
    }
    let read = work_query(&Value::Object(members));
    for fault in &read.faults {
        let said = fault.say(reader.served());
        typed.wrong(&field_of(said.pointer.trim_start_matches('/')), reader.served_text(&said.detail));
    }
    let whole = ["assignee", "procedure", "stage", "before"].iter().all(|name| typed.fault(name).is_none());
    Ok(read.value.filter(|_| whole))
}

/// Where the page goes on from. In an address it is written with dots: it must come through every form unchanged.
fn place(asked: Option<&WorkQuery>, typed: &Typed) -> Result<Option<WorkKey>, Problem> {
    let after = typed.value("after");
    let Some(query) = asked.filter(|_| !after.is_empty()) else { return Ok(None) };
    let key = read_cursor(query.view, &after.replace('.', "~"));
    key.map(Some).ok_or_else(|| Problem::of(Code::NotFound))
}

fn written(view: View, key: WorkKey) -> String {
    cursor(view, key).replace('~', ".")
}

/// A choice, as forms send it.
fn choice_of(query: &WorkQuery) -> Vec<(String, String)> {
    let assignee = query.assignee.map(|assignee| match assignee {
        Assignee::Me => "me".to_owned(),
        Assignee::Nobody => "none".to_owned(),
        Assignee::Account(account) => account.to_string(),
    });
    let part = |part: fn(NaiveDate) -> String| query.due_before.map(part);
    let all = [
        ("view", Some(query.view.code().to_owned())),
        ("assignee", assignee),
        ("procedure", query.procedure.as_ref().map(ToString::to_string)),
        ("stage", query.stage.as_ref().map(ToString::to_string)),
        ("before-day", part(|day| day.day().to_string())),
        ("before-month", part(|day| day.month().to_string())),
        ("before-year", part(|day| day.year().to_string())),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// The same with the place in the list.
fn fields_of(query: &WorkQuery, typed: &Typed) -> Vec<(String, String)> {
    let after = Some(typed.value("after")).filter(|after| !after.is_empty());
    choice_of(query).into_iter().chain(after.map(|after| ("after".to_owned(), after.to_owned()))).collect()
}

/// The choice as it was typed.
pub(super) fn kept_of(typed: &Typed) -> Vec<(String, String)> {
    typed.kept().into_iter().filter(|(name, _)| CHOICE.contains(&name.as_str())).collect()
}

fn address(query: &WorkQuery, after: Option<WorkKey>) -> String {
    let after = after.map(|key| ("after".to_owned(), written(query.view, key)));
    let all = choice_of(query).into_iter().chain(after).map(|(name, value)| format!("{name}={value}"));
    format!("/work?{}", all.collect::<Vec<_>>().join("&"))
}

fn ways(
    asked: Option<&WorkQuery>,
    (after, next): (Option<WorkKey>, Option<WorkKey>),
) -> (Option<String>, Option<String>) {
    let Some(query) = asked else { return (None, None) };
    (after.map(|_| address(query, None)), next.map(|key| address(query, Some(key))))
}

/// What can be asked of the list.
fn choosing(
    caller: &Caller,
    reader: Reader<'_>,
    typed: &Typed,
    (asked, chosen): (Option<&WorkQuery>, &[(String, String)]),
    read: &Read,
) -> Choosing {
    let say = reader.say();
    let shown = asked.map_or(View::Due, |query| query.view);
    let view = |(code, view): &(&str, View)| {
        // What else is asked goes along: somebody who looks at their own cases stays with them.
        let own = asked.map(|query| WorkQuery { view: *view, ..query.clone() }).map(|query| match query.assignee {
            Some(Assignee::Me | Assignee::Account(_)) if *view == View::Unassigned => {
                WorkQuery { assignee: None, ..query }
            }
            Some(_) | None => query,
        });
        let to = own.map_or_else(|| format!("/work?view={code}"), |query| address(&query, None));
        (Link::of(say, &format!("staff-view-{code}"), &to), *view == shown)
    };
    let kept = |(name, query): &Filter| (Link::new(name.as_str(), &address(query, None)), name.to_string());
    let fields = [
        ("assignee", "staff-filter-assignee", Kind::Menu(assignees(reader, typed, read))),
        ("procedure", "staff-filter-procedure", Kind::Menu(procedures(caller, reader, read))),
        ("stage", "staff-filter-stage", Kind::Menu(stages(caller, reader, typed, read))),
        ("before", "staff-filter-before", Kind::Day),
    ];
    Choosing {
        views: View::ALL.iter().map(view).collect(),
        fields: fields.into_iter().map(|(name, key, kind)| Field::new(say, name, key, kind).typed(typed)).collect(),
        chosen: chosen.to_vec(),
        kept: read.kept.iter().map(kept).collect(),
        keep: keep_form(say, typed, chosen.to_vec()),
    }
}

fn any(reader: Reader<'_>) -> Choice {
    Choice { value: String::new(), text: reader.say().told("staff-filter-any", &[]) }
}

fn assignees(reader: Reader<'_>, typed: &Typed, read: &Read) -> Vec<Choice> {
    let said = |value: &str, key: &str| Choice { value: value.to_owned(), text: reader.say().told(key, &[]) };
    let mut all = vec![any(reader), said("me", "staff-filter-me"), said("none", "staff-filter-none")];
    let colleague = typed.value("assignee").parse().ok().map(AccountId);
    if let Some((account, login)) = colleague.and_then(|account| Some((account, read.logins.get(&account)?))) {
        all.push(Choice { value: account.to_string(), text: login.as_str().into() });
    }
    all
}

/// The procedures of the desk.
fn served<'c>(caller: &'c Caller, read: &Read) -> Vec<&'c Procedure> {
    let only = read.desk.as_ref().and_then(|desk| desk.procedures.as_ref());
    let all = caller.state.app.catalogue.procedures().map(|procedure| &**procedure);
    all.filter(|procedure| only.is_none_or(|only| only.contains(procedure.id()))).collect()
}

fn procedures(caller: &Caller, reader: Reader<'_>, read: &Read) -> Vec<Choice> {
    let choice = |procedure: &&Procedure| Choice {
        value: procedure.id().to_string(),
        text: named(reader, procedure, procedure.words()),
    };
    std::iter::once(any(reader)).chain(served(caller, read).iter().map(choice)).collect()
}

/// The stages of the procedure that was chosen, or of all; each name once.
fn stages(caller: &Caller, reader: Reader<'_>, typed: &Typed, read: &Read) -> Vec<Choice> {
    let procedure = typed.value("procedure");
    let mut all = vec![any(reader)];
    for of in served(caller, read).into_iter().filter(|of| procedure.is_empty() || of.id().as_str() == procedure) {
        for stage in of.versions().iter().flat_map(|version| version.stages()) {
            if all.iter().all(|known| known.value != stage.id.as_str()) {
                all.push(Choice { value: stage.id.to_string(), text: named(reader, of, &stage.words) });
            }
        }
    }
    all
}

fn lines(caller: &Caller, reader: Reader<'_>, asked: Option<&WorkQuery>, read: &Read) -> Vec<Line> {
    let first = read.rows.first().map(|row| &row.identity.procedure);
    let several = read.rows.iter().any(|row| Some(&row.identity.procedure) != first);
    let one = |row: &Worked| {
        let found = caller.state.app.catalogue.procedure(row.identity.procedure.as_str()).filter(|_| several);
        let line = line(caller, reader, (row, asked), read);
        Line { stage: (line.stage.0, found.map(|procedure| named(reader, procedure, procedure.words()))), ..line }
    };
    read.rows.iter().map(one).collect()
}

fn line(caller: &Caller, reader: Reader<'_>, (row, asked): (&Worked, Option<&WorkQuery>), read: &Read) -> Line {
    let say = reader.say();
    let view = asked.map_or(View::Due, |query| query.view);
    let plain = line_of(caller, reader, (&row.identity, &row.summary), read.today);
    let what = match view {
        View::RemedyOpen => Some("staff-list-remedy"),
        View::HandoverUnanswered => Some("staff-list-handover"),
        View::Due | View::Overdue | View::NoticeUndelivered | View::SafeContact | View::Unassigned => None,
    };
    let own = what.and_then(|key| Some((row.day()?, say.told(key, &[]))));
    let urgency = own.as_ref().map_or(plain.urgency, |(day, _)| urgency(*day, read.today));
    let more = [
        (view == View::HandoverUnanswered, "staff-mark-handover"),
        (row.notice.is_some(), "staff-mark-undelivered"),
        (row.careful, "staff-mark-careful"),
    ];
    let marks = more.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| say.told(key, &[]));
    Line {
        due: own.or(plain.due),
        urgency,
        marks: plain.marks.into_iter().chain(marks).collect(),
        assigned: row.assigned_to.and_then(|account| read.logins.get(&account).cloned()),
        ..Line { due: None, marks: Vec::new(), ..plain }
    }
}

fn urgency(day: NaiveDate, today: NaiveDate) -> Urgency {
    let left = (day - today).num_days();
    if left < 0 { Urgency::Late(-left) } else { Urgency::Left(left) }
}

/// A case as every list shows it.
pub(super) fn line_of(
    caller: &Caller,
    reader: Reader<'_>,
    (identity, summary): (&Identity, &Summary),
    today: NaiveDate,
) -> Line {
    let procedure = caller.state.app.catalogue.procedure(identity.procedure.as_str());
    let of = procedure.and_then(|procedure| Some((&**procedure, &**procedure.version(summary.version.as_str())?)));
    let due = summary.due_on.zip(summary.due_term.as_ref());
    let remedy = summary.remedy_days.iter().any(|day| *day >= today);
    Line {
        id: identity.id.to_string(),
        reference: identity.reference.as_str().to_owned(),
        address: address_of(identity.id),
        stage: (stage(reader, of, summary.stage.as_str()), None),
        received_on: summary.received_on,
        due: due.map(|(day, id)| (day, term(reader, of, id.as_str()))),
        urgency: summary.due_on.map_or(Urgency::Without, |day| urgency(day, today)),
        marks: if remedy { vec![reader.say().told("staff-mark-remedy", &[])] } else { Vec::new() },
        assigned: None,
    }
}

/// POST `/work/keep`: keeps a choice under a name, in place of an earlier one of that name.
pub(super) async fn keep(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, kept).await
}

async fn kept(caller: &Caller, mut typed: Typed) -> Shown {
    let form = typed.clone();
    let reader = Reader::of_form(caller, &form);
    if shows_again(&typed) {
        return again(caller, reader, typed).await;
    }
    let query = asked(reader, &mut typed)?;
    let name = slug(typed.value("name"));
    if name.is_none() {
        typed.wrong("name", reader.say().told("staff-fault-name", &[]));
    }
    let (Some(query), Some(name)) = (query, name) else { return again(caller, reader, typed).await };
    let back = address(&query, None);
    let new: Filter = (name, query);
    let done = act_as_staff(caller, "put_filter", move |tx, ctx, permit| casework::put_filter(tx, ctx, permit, &new));
    match done.await {
        Ok(_) => Ok(go_on(&back)),
        Err(error) => {
            // What is said of the whole question is said beside its name.
            note(reader, &mut typed, error, &|at| if at.is_empty() { "name".to_owned() } else { field_of(at) })?;
            again(caller, reader, typed).await
        }
    }
}

/// A name as it is kept: of what was typed the letters and digits, in small.
fn slug(typed: &str) -> Option<Slug> {
    let words = typed.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    Slug::parse(&words.collect::<Vec<_>>().join("-").to_ascii_lowercase())
}

/// POST `/work/forget`: forgets a choice. Doing it twice is doing it once.
pub(super) async fn forget(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, forgot).await
}

async fn forgot(caller: &Caller, mut typed: Typed) -> Shown {
    let form = typed.clone();
    let reader = Reader::of_form(caller, &form);
    if shows_again(&typed) {
        return again(caller, reader, typed).await;
    }
    let name = Slug::parse(typed.value("name")).ok_or_else(|| Problem::of(Code::NotFound))?;
    let back = asked(reader, &mut typed)?.map_or_else(|| "/work".to_owned(), |query| address(&query, None));
    act_as_staff(caller, "remove_filter", move |tx, _, permit| casework::remove_filter(tx, permit, &name)).await?;
    Ok(go_on(&back))
}

/// POST `/work/assign`: says that I work on those that were chosen, or nobody; all of them or none. Doing it twice is doing it once.
pub(super) async fn assign(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, assigned).await
}

async fn assigned(caller: &Caller, mut typed: Typed) -> Shown {
    let form = typed.clone();
    let reader = Reader::of_form(caller, &form);
    if shows_again(&typed) {
        return again(caller, reader, typed).await;
    }
    let mine = match typed.value("to") {
        "me" => true,
        "nobody" => false,
        _ => return Err(Problem::of(Code::MalformedBody).into()),
    };
    let cases = cases_of(&typed)?;
    note_count(reader, &mut typed, &cases);
    let query = asked(reader, &mut typed)?;
    let after = place(query.as_ref(), &typed)?;
    if !typed.is_right() || cases.len() > MOST {
        return again(caller, reader, typed).await;
    }
    let done = act_as_staff(caller, "put_assignee", move |tx, _, permit| {
        let to = if mine { Some(permit.account()?) } else { None };
        for case in &cases {
            casework::assign(tx, permit, *case, to)?;
        }
        Ok(())
    });
    done.await.map_err(super::of_id)?;
    Ok(go_on(&query.map_or_else(|| "/work".to_owned(), |query| address(&query, after))))
}
