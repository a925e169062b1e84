//! Is the service alive, can it work, which one is it?

use actix_web::{HttpResponse, get};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ReadProblems, VERSION, json};
use crate::web::problem::{Problem, of_list};
use crate::web::request::Caller;

/// A yes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Health)]
pub struct HealthBody {
    /// Always `ok`; otherwise the answer is a problem.
    #[schema(example = "ok")]
    pub status: String,
}

/// Which service this is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ServiceVersion)]
#[serde(rename_all = "camelCase")]
pub struct VersionInfoBody {
    /// The version of the program.
    pub program: String,
    /// The version of this interface.
    pub interface: String,
    /// How many procedures it knows.
    pub procedures: usize,
}

/// Alive?
#[utoipa::path(
    tag = "Service",
    operation_id = "get_health",
    responses((status = 200, description = "The process answers.", body = HealthBody), ReadProblems)
)]
#[get("/health")]
pub(crate) async fn get_health(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    json(&caller, &HealthBody { status: "ok".to_owned() })
}

/// Ready?
///
/// The store answers and its tables are up to date.
#[utoipa::path(
    tag = "Service",
    operation_id = "get_readiness",
    responses((status = 200, description = "The service can work.", body = HealthBody), ReadProblems)
)]
#[get("/readiness")]
pub(crate) async fn get_readiness(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.read(|tx, _| Ok(tx.ping()?)).await.map_err(of_list)?;
    json(&caller, &HealthBody { status: "ok".to_owned() })
}

/// Which one?
#[utoipa::path(
    tag = "Service",
    operation_id = "get_version_info",
    responses((status = 200, description = "Program and interface.", body = VersionInfoBody), ReadProblems)
)]
#[get("/version")]
pub(crate) async fn get_version(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let procedures = caller.state.app.catalogue.procedures().count();
    let program = env!("CARGO_PKG_VERSION").to_owned();
    json(&caller, &VersionInfoBody { program, interface: VERSION.to_owned(), procedures })
}
