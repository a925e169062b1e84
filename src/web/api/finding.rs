//! Finding applications over HTTP: lists, and searches by a number, which says why.

use actix_web::{HttpResponse, get, post, web};
use chrono::{DateTime, NaiveDate, Utc};

use super::{AccessProblems, BodyProblems, ReadProblems, WriteProblems, json};
use crate::app::Context;
use crate::app::applications;
use crate::domain::access::Reach;
use crate::domain::case::list::{Cursor, ListQuery, Order};
use crate::domain::case::{Identity, Summary};
use crate::domain::ids::CaseId;
use crate::web::problem::{Problem, of_list};
use crate::web::request::Caller;
use crate::wire::application::{ApplicationSummaryBody, PageBody, summary};
use crate::wire::search::{FoundBody, SearchBody, search};

/// List applications
///
/// Ordered by the last day of the authority (`order=due`, the default: the most overdue first), by receipt, or by creation.
#[utoipa::path(
    tag = "Applications",
    operation_id = "list_applications",
    params(
        ("procedure" = Option<String>, Query, description = "Only those that follow this procedure."),
        ("stage" = Option<String>, Query, description = "Only those in this stage."),
        ("overdue" = Option<bool>, Query, description = "true: only those whose last day has passed."),
        ("dueBefore" = Option<NaiveDate>, Query, description = "Only those whose last day lies before this day."),
        ("receivedFrom" = Option<NaiveDate>, Query, description = "Only those received on or after this day."),
        ("receivedUntil" = Option<NaiveDate>, Query, description = "Only those received on or before this day."),
        ("ended" = Option<bool>, Query, description = "true: only those that have ended; false: only open ones."),
        ("order" = Option<String>, Query, description = "due (open ones with a last day), receipt or creation."),
        ("pageSize" = Option<u32>, Query, description = "1 to 100; 25 by default.", minimum = 1, maximum = 100),
        ("after" = Option<String>, Query, description = "The `next` of the page before."),
    ),
    responses((status = 200, description = "A page of applications.", body = PageBody), ReadProblems, AccessProblems)
)]
#[get("/applications")]
pub(crate) async fn list_applications(caller: Caller) -> Result<HttpResponse, Problem> {
    let now = caller.state.app.ambient.now();
    let query = list_query(&caller, now)?;
    let (limit, order) = (query.limit, query.order);
    let page = caller
        .act("list_applications", move |tx, ctx, permit| {
            let found = applications::list(tx, ctx, permit, &query)?;
            let last = found.last().map(|(identity, summary)| cursor(order, identity, summary));
            let next = last.filter(|_| found.len() >= usize::try_from(limit).unwrap_or(usize::MAX));
            Ok(PageBody { results: today(ctx, &found), next })
        })
        .await
        .map_err(of_list)?;
    json(&caller, &page)
}

/// Applications as a list shows them today.
fn today(ctx: Context<'_>, found: &[(Identity, Summary)]) -> Vec<ApplicationSummaryBody> {
    let day = |identity: &Identity| match ctx.catalogue.procedure(identity.procedure.as_str()) {
        Some(procedure) => ctx.today(procedure),
        None => ctx.now.date_naive(),
    };
    found.iter().map(|(identity, row)| summary(identity, row, day(identity))).collect()
}

fn list_query(caller: &Caller, now: DateTime<Utc>) -> Result<ListQuery, Problem> {
    let mut q = caller.query(&[
        "procedure",
        "stage",
        "overdue",
        "dueBefore",
        "receivedFrom",
        "receivedUntil",
        "ended",
        "order",
        "pageSize",
        "after",
    ]);
    let flag = |text: Option<String>| text.map(|t| t == "true");
    let overdue = flag(q.one_of("overdue", &["true", "false"])).unwrap_or(false);
    let today = crate::ambient::legal_day(now, "Europe/Amsterdam");
    let due_before = q.day("dueBefore");
    let order = match q.one_of("order", &["due", "receipt", "creation"]).as_deref() {
        Some("receipt") => Order::ByReceipt,
        Some("creation") => Order::ByCreation,
        _ => Order::ByDue,
    };
    let after = q.text("after");
    let cursor = after.as_deref().map(|text| read_cursor(order, text));
    if cursor == Some(None) {
        q.fault("after", "not-a-cursor", vec![]);
    }
    let query = ListQuery {
        // Replaced by that of the permit.
        reach: Reach::Whole,
        procedure: q.text("procedure"),
        stage: q.text("stage"),
        due_before: if overdue { Some(due_before.map_or(today, |day| day.min(today))) } else { due_before },
        received_from: q.day("receivedFrom"),
        received_until: q.day("receivedUntil"),
        ended: flag(q.one_of("ended", &["true", "false"])),
        order,
        after: cursor.flatten(),
        limit: q.number("pageSize", 1, 100).unwrap_or(25).into(),
    };
    q.finish()?;
    Ok(query)
}

/// A cursor names the order, the key and the id of the last row of a page.
fn cursor(order: Order, identity: &Identity, row: &Summary) -> String {
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    match order {
        Order::ByDue => format!("due~{}~{}", day(row.due_on), identity.id),
        Order::ByReceipt => format!("receipt~{}~{}", day(row.received_on), identity.id),
        Order::ByCreation => format!("creation~~{}", identity.id),
    }
}

fn read_cursor(order: Order, text: &str) -> Option<Cursor> {
    let mut parts = text.split('~');
    let name = match order {
        Order::ByDue => "due",
        Order::ByReceipt => "receipt",
        Order::ByCreation => "creation",
    };
    parts.next().filter(|given| *given == name)?;
    let day = parts.next()?;
    let day = if day.is_empty() { None } else { Some(crate::domain::case::history::parse_day(day)?) };
    let id = CaseId(parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(Cursor { day, id })
}

/// Search an application by a number
///
/// By its own number, or by the key of another system of the same organisation. What is searched for stands in no address, and
/// the log says why somebody searched.
#[utoipa::path(
    tag = "Applications",
    operation_id = "search_applications",
    request_body = SearchBody,
    responses((status = 200, description = "What was found.", body = FoundBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/application-searches")]
pub(crate) async fn search_applications(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (body, _) = caller.json(payload).await?;
    let wanted = search(&body).whole().map_err(Problem::invalid)?;
    let purpose = wanted.purpose.clone();
    let found = caller.act_because(purpose, "search_applications", move |tx, ctx, permit| {
        let found = applications::find(tx, permit, wanted.reference.as_ref(), wanted.source_key.as_deref())?;
        Ok(FoundBody { results: today(ctx, &found) })
    });
    json(&caller, &found.await.map_err(of_list)?)
}
