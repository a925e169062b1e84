//! Procedures, their versions, and a picture of each.

use actix_web::http::header::CONTENT_LANGUAGE;
use actix_web::{HttpResponse, get};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ReadProblems, json};
use crate::domain::procedure::{Procedure, Version};
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::wire::diagram;
use crate::wire::procedure::{ProcedureBody, VersionBody, VersionRef, procedure, version, version_ref};
use crate::wire::words::Speech;

/// All procedures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Procedures)]
pub struct ProceduresBody {
    /// The procedures.
    pub results: Vec<ProcedureBody>,
}

/// All versions of a procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Versions)]
pub struct VersionsBody {
    /// The versions, in order of their first day.
    pub results: Vec<VersionRef>,
}

/// List procedures
#[utoipa::path(
    tag = "Procedures",
    operation_id = "list_procedures",
    params(("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default.")),
    responses((status = 200, description = "The procedures.", body = ProceduresBody), ReadProblems)
)]
#[get("/procedures")]
pub(crate) async fn list_procedures(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let all = caller.state.app.catalogue.procedures();
    json(&caller, &ProceduresBody { results: all.map(|p| procedure(p, speech(&caller, p))).collect() })
}

/// Look a procedure up
#[utoipa::path(
    tag = "Procedures",
    operation_id = "get_procedure",
    params(("procedureId" = String, Path, description = "The procedure.", example = "nl-nareis")),
    responses((status = 200, description = "The procedure.", body = ProcedureBody), ReadProblems)
)]
#[get("/procedures/{procedureId}")]
pub(crate) async fn get_procedure(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let found = found(&caller)?;
    json(&caller, &procedure(found, speech(&caller, found)))
}

/// List the versions of a procedure
#[utoipa::path(
    tag = "Procedures",
    operation_id = "list_versions",
    params(("procedureId" = String, Path, description = "The procedure.", example = "nl-nareis")),
    responses((status = 200, description = "The versions.", body = VersionsBody), ReadProblems)
)]
#[get("/procedures/{procedureId}/versions")]
pub(crate) async fn list_versions(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    json(&caller, &VersionsBody { results: found(&caller)?.versions().iter().map(|v| version_ref(v)).collect() })
}

/// Look a version up
///
/// Stages, events with their fields, and terms with their legal basis.
#[utoipa::path(
    tag = "Procedures",
    operation_id = "get_version",
    params(
        ("procedureId" = String, Path, description = "The procedure.", example = "nl-nareis"),
        ("versionId" = String, Path, description = "The version.", example = "2025-03-28"),
    ),
    responses((status = 200, description = "The version.", body = VersionBody), ReadProblems)
)]
#[get("/procedures/{procedureId}/versions/{versionId}")]
pub(crate) async fn get_version(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let procedure = found(&caller)?;
    json(&caller, &version(found_version(&caller, procedure)?, speech(&caller, procedure)))
}

/// Draw a version
///
/// The state machine with its terms as a picture (SVG), as Mermaid text, or as JSON: by the Accept header.
#[utoipa::path(
    tag = "Procedures",
    operation_id = "get_diagram",
    params(
        ("procedureId" = String, Path, description = "The procedure.", example = "nl-nareis"),
        ("versionId" = String, Path, description = "The version.", example = "2025-03-28"),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses(
        (status = 200, description = "The picture.", content(
            (diagram::DiagramBody = "application/json"),
            (String = "image/svg+xml"),
            (String = "text/vnd.mermaid"),
        )),
        ReadProblems
    )
)]
#[get("/procedures/{procedureId}/versions/{versionId}/diagram")]
pub(crate) async fn get_diagram(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let procedure = found(&caller)?;
    let version = found_version(&caller, procedure)?;
    let drawn = diagram::diagram(version, speech(&caller, procedure));
    let media_type = caller.accepts(&["image/svg+xml", "application/json", "text/vnd.mermaid"])?;
    let body = match media_type {
        "image/svg+xml" => diagram::svg(&drawn),
        "text/vnd.mermaid" => diagram::mermaid(&drawn),
        _ => return json(&caller, &drawn),
    };
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_LANGUAGE, caller.locale().id()));
    Ok(response.content_type(media_type).body(body))
}

fn found(caller: &Caller) -> Result<&Procedure, Problem> {
    let id = caller.segment("procedureId");
    caller.state.app.catalogue.procedure(id).map(AsRef::as_ref).ok_or_else(|| Problem::of(Code::NotFound))
}

fn found_version<'p>(caller: &Caller, procedure: &'p Procedure) -> Result<&'p Version, Problem> {
    let found = procedure.version(caller.segment("versionId"));
    found.map(AsRef::as_ref).ok_or_else(|| Problem::of(Code::NotFound))
}

fn speech<'c>(caller: &'c Caller, procedure: &'c Procedure) -> Speech<'c> {
    Speech { locale: caller.locale(), native: procedure.language() }
}
