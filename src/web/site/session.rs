//! Who is signed in, on pages: what is around a page for them, what happens where a session has ended, and why sending a form twice
//! does nothing twice.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::reader::{Reader, go_on, own_address};
use crate::app::access::{Asked, Permit};
use crate::app::idempotency::{Answer, once as once_only};
use crate::app::{AppError, Context};
use crate::domain::access::{Actor, Role};
use crate::store::Tx;
use crate::web::pages::error;
use crate::web::pages::frame::{Frame, SignedIn};
use crate::web::pages::parts::field::Typed;
use crate::web::pages::public::sign_in::sign_in_form;
use crate::web::pages::say::Link;
use crate::web::problem::{Problem, of_list};
use crate::web::request::Caller;
use crate::wire::digest::digest;

/// Why a page is not shown: its reader must sign in first, or anything else.
pub(super) enum Away {
    SignIn,
    Other(Problem),
}

impl From<AppError> for Away {
    fn from(error: AppError) -> Self {
        if matches!(error, AppError::Unauthenticated) { Self::SignIn } else { Self::Other(of_list(error)) }
    }
}

impl From<Problem> for Away {
    fn from(problem: Problem) -> Self {
        Self::Other(problem)
    }
}

/// A page, or why it is not shown.
pub(super) type Shown = Result<HttpResponse, Away>;
/// A page, or a failure.
pub(super) type Page = Result<HttpResponse, Problem>;

/// A page that is looked at, or the way to sign in.
pub(super) fn or_sign_in(shown: Shown) -> Page {
    match shown {
        Ok(page) => Ok(page),
        Err(Away::SignIn) => Ok(go_on("/sign-in")),
        Err(Away::Other(problem)) => Err(problem),
    }
}

/// Answers a form: `run` does what its fields ask. Where the session ended in mid-form one signs in there, and what was typed goes on.
pub(super) async fn on_form(
    caller: &Caller,
    payload: web::Payload,
    run: impl AsyncFnOnce(&Caller, Typed) -> Shown,
) -> Page {
    caller.query(&[]).finish()?;
    let typed = Typed::of(caller.form(payload).await?);
    match run(caller, typed.clone()).await {
        Ok(page) => Ok(page),
        Err(Away::SignIn) => Ok(expired(caller, &onward_of(caller.request().path(), &typed), "")),
        Err(Away::Other(problem)) => Err(problem),
    }
}

/// Where what was typed was meant for; its fields carry the same name and a dot before their own.
const ONWARD: &str = "onward";
/// What is typed anew rather than carried along, and what is not typed.
const NOT_CARRIED: [&str; 3] = ["pass-phrase", "language", "show"];

fn onward_of(action: &str, typed: &Typed) -> Vec<(String, String)> {
    let carried = typed.kept().into_iter().filter(|(name, _)| !NOT_CARRIED.contains(&name.as_str()));
    let carried = carried.map(|(name, value)| (format!("{ONWARD}.{name}"), value));
    std::iter::once((ONWARD.to_owned(), action.to_owned())).chain(carried).collect()
}

/// What a form of signing in carries along; nothing where it is an ordinary one.
pub(super) fn carried(typed: &Typed) -> Vec<(String, String)> {
    let mine = |name: &str| name == ONWARD || name.starts_with("onward.");
    typed.kept().into_iter().filter(|(name, _)| mine(name)).collect()
}

/// The page of signing in again.
pub(super) fn expired(caller: &Caller, carried: &[(String, String)], login: &str) -> HttpResponse {
    let typed = Typed::of(carried.to_vec());
    let reader = Reader::of_form(caller, &typed);
    let ask = sign_in_form(reader.say(), login, carried.to_vec());
    let frame = Frame { signed_in: None, ..reader.frame_of_form("/sign-in", &typed) };
    let page = error::expired(&frame, reader.say(), &ask);
    reader.page(StatusCode::UNAUTHORIZED, page)
}

/// Signed in again: what was typed is sent on by who typed it, not by itself, because another may hold the telephone now.
pub(super) fn onward(reader: Reader<'_>, carried: &[(String, String)]) -> Option<String> {
    let action = carried.iter().find(|(name, _)| name == ONWARD).map(|(_, action)| action)?;
    let fields: Vec<(String, String)> = carried
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("onward.")?.to_owned(), value.clone())))
        .collect();
    let frame = Frame { signed_in: None, ..reader.frame("/sign-in") };
    Some(error::onward(&frame, reader.say(), own_address(action), &fields))
}

/// Pages of those who work here, in the order of their menu: the words, the address, and the operation that they act under. Who may
/// not do that does not see the page in the menu.
const OF_STAFF: [(&str, &str, &str); 16] = [
    ("staff-menu-list", "/work", "list_work"),
    ("staff-menu-search", "/work/search", "search_applications"),
    ("staff-menu-handovers", "/work/handovers", "list_incoming_handovers"),
    ("staff-menu-parked", "/work/deliveries", "list_parked_notices"),
    ("staff-menu-messages", "/work/messages", "list_my_messages"),
    ("staff-menu-dashboard", "/policy", "create_projection"),
    ("staff-menu-record", "/policy/record", "create_projection"),
    ("staff-menu-what-if", "/policy/what-if", "create_projection"),
    ("staff-menu-own", "/policy/own", "get_own_figures"),
    ("staff-menu-accounts", "/admin/accounts", "list_accounts"),
    ("staff-menu-organisations", "/admin/organisations", "list_organisations"),
    ("staff-menu-keys", "/admin/keys", "list_keys"),
    ("staff-menu-procedures", "/admin/procedures", "check_procedures"),
    ("staff-menu-reviews", "/admin/reviews", "list_reviews"),
    ("staff-menu-parked", "/admin/parked", "count_parked_notices"),
    ("staff-menu-log", "/admin/log", "verify_log"),
];

/// Somebody who works here.
pub(super) struct Whom {
    /// What they sign in with.
    pub(super) login: String,
    menu: Vec<(&'static str, &'static str)>,
}

impl Whom {
    fn of(tx: &mut dyn Tx, ctx: Context<'_>, permit: &Permit) -> Result<Self, AppError> {
        let actor @ Actor::Staff { account, .. } = permit.actor() else { return Err(AppError::Forbidden) };
        let login = tx.account(*account)?.map(|account| account.login).unwrap_or_default();
        let may = |operation: &str| ctx.catalogue.rights().reach(operation, Some(actor), ctx.now).is_some();
        let menu = OF_STAFF.iter().filter(|(.., operation)| may(operation));
        Ok(Self { login, menu: menu.map(|(key, address, _)| (*key, *address)).collect() })
    }
}

/// Runs an operation for somebody who works here, if they may.
pub(super) async fn act_as_staff<T: Send + 'static>(
    caller: &Caller,
    operation: &'static str,
    run: impl Fn(&mut dyn Tx, Context<'_>, &mut Permit) -> Result<T, AppError> + Send + 'static,
) -> Result<(Whom, T), AppError> {
    act(caller, caller.asked(operation), run).await
}

/// The same for a reason, which the log tells.
pub(super) async fn act_as_staff_because<T: Send + 'static>(
    caller: &Caller,
    purpose: String,
    operation: &'static str,
    run: impl Fn(&mut dyn Tx, Context<'_>, &mut Permit) -> Result<T, AppError> + Send + 'static,
) -> Result<(Whom, T), AppError> {
    act(caller, Asked { purpose: Some(purpose), ..caller.asked(operation) }, run).await
}

async fn act<T: Send + 'static>(
    caller: &Caller,
    asked: Asked,
    run: impl Fn(&mut dyn Tx, Context<'_>, &mut Permit) -> Result<T, AppError> + Send + 'static,
) -> Result<(Whom, T), AppError> {
    caller
        .blocking(move |app| {
            app.act(asked, move |tx, ctx, permit| Ok((Whom::of(tx, ctx, permit)?, run(tx, ctx, permit)?)))
        })
        .await
}

/// What is around a page of somebody who works here.
pub(super) fn staff_frame(reader: Reader<'_>, whom: &Whom, place: &str) -> Frame {
    let link = |(key, address): &(&str, &str)| Link::of(reader.say(), key, address);
    let menu = whom.menu.iter().map(link).collect();
    Frame { signed_in: Some(SignedIn { as_whom: Some(whom.login.clone()), menu }), ..reader.frame(place) }
}

/// The name of the field with the key that makes sending a form twice harmless.
const ONCE: &str = "once";

/// A key for a form, to go along unseen.
pub(super) fn once_key(caller: &Caller) -> (String, String) {
    (ONCE.to_owned(), caller.state.app.ambient.request_id().to_string())
}

/// Does what a form asks, once: sent a second time, as by a finger that taps twice or the way back in a browser, it leads to where
/// the first led. `run` answers with that address.
pub(super) fn once(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    permit: &mut Permit,
    typed: &Typed,
    run: impl FnOnce(&mut dyn Tx, &mut Permit) -> Result<String, AppError>,
) -> Result<String, AppError> {
    let actor = permit.actor().recorded_as();
    // A form of before a change of the service, or of another's making, has no key and is just carried out.
    let key = Some(typed.value(ONCE)).filter(|key| key.parse::<uuid::Uuid>().is_ok());
    let fields = typed.kept();
    let parts: Vec<&[u8]> =
        fields.iter().flat_map(|(name, value)| [name.as_bytes(), b"=", value.as_bytes(), b"&"]).collect();
    let done = once_only(tx, ctx, (&actor, key), &digest(&parts), |tx| {
        let location = run(tx, permit)?;
        Ok(Answer { status: StatusCode::SEE_OTHER.as_u16(), etag: String::new(), location, body: String::new() })
    })?;
    Ok(done.location)
}

/// GET `/home`: the first page of whoever is signed in.
pub(super) async fn home(caller: Caller) -> Page {
    or_sign_in(led_home(&caller).await)
}

async fn led_home(caller: &Caller) -> Shown {
    caller.query(&[]).finish()?;
    let actor = caller.act("get_me", |_, _, permit| Ok(permit.actor().clone())).await?;
    let to = match actor {
        Actor::Person { .. } => "/my",
        Actor::Staff { role, .. } => first_of(role),
        // A key is for the interface.
        Actor::Machine { .. } | Actor::Operator => "/api/docs/",
    };
    Ok(go_on(to))
}

fn first_of(role: Role) -> &'static str {
    match role {
        Role::Caseworker | Role::Supervisor => "/work",
        Role::Partner => "/work/handovers",
        Role::Policymaker => "/policy",
        Role::Administrator => "/admin/accounts",
        // No account of staff has one of these.
        Role::Referent | Role::FamilyMember | Role::Helper | Role::Machine => "/",
    }
}

/// The addresses of this part.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/home", web::get().to(home));
}
