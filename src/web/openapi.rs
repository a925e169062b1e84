//! The document of the interface, made from the registered routes. What holds for every operation is added here once.

use actix_web::App;
use utoipa::OpenApi;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{Header, OpenApi as Document, RefOr, Response, Server};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::scope::scope;

use super::api;
use super::request::SESSION_COOKIE;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Wachtwijzer",
        version = "1.0.0",
        description = "Procedures for family reunification as state machines with legal terms. Ask which terms run, until when, \
            how late they are, what follows and why, for any case on any day. Dates are legal days in the time zone of the \
            procedure; amounts are whole euro cents. Not legal advice.",
        contact(
            name = "Wachtwijzer developers",
            url = "https://wachtwijzer.example/developers",
            email = "api@wachtwijzer.example"
        ),
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    components(schemas(super::problem::ProblemBody, crate::wire::fault::FaultBody)),
    tags(
        (name = "Applications", description = "Applications, what happened in them, and their terms."),
        (name = "People", description = "What people and organisations are to an application, and who looked at it."),
        (name = "Handovers", description = "Handing people over between organisations, who is responsible, and consents."),
        (name = "Casework", description = "Work lists, who works on what, and steps in many applications at once."),
        (name = "Access", description = "Signing in and out; accounts and keys."),
        (name = "Reckonings", description = "The deadline engine for anybody, without anything stored."),
        (name = "Procedures", description = "The rules as data."),
        (name = "Calendars", description = "Closed days and their legal basis."),
        (name = "Service", description = "Health and version.")
    )
)]
struct Frame;

/// The document, as committed in `openapi/openapi.json`.
#[must_use]
pub fn document() -> Document {
    let app = App::new().into_utoipa_app().openapi(Frame::openapi());
    let mut document = app.service(scope(api::BASE).configure(api::routes)).split_for_parts().1;
    document.servers = Some(vec![Server::new(format!("https://wachtwijzer.example{}", api::BASE))]);
    let key = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("The key of another system."));
    let session = ApiKeyValue::with_description(SESSION_COOKIE, "The session of somebody who signed in.");
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("key", SecurityScheme::Http(key.build()));
    components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(session)));
    let paths = std::mem::take(&mut document.paths.paths);
    for (path, mut item) in paths {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.delete, &mut item.patch];
        operations.into_iter().flatten().for_each(complete);
        // The major version stands in the address of the server, not in every path.
        let path = path.strip_prefix(api::BASE).unwrap_or(&path).to_owned();
        document.paths.paths.insert(path, item);
    }
    document
}

/// The document as text, byte for byte as committed.
#[must_use]
pub fn text() -> String {
    let mut text = document().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

/// Every answer says which version of the interface gave it; the answers that carry a version of a resource have an `ETag`.
fn complete(operation: &mut Operation) {
    let begins_session = matches!(operation.operation_id.as_deref(), Some("create_session" | "activate_account"));
    if operation.responses.responses.contains_key("401") && !begins_session {
        let any = |name: &str| SecurityRequirement::new(name, [""; 0]);
        operation.security = Some(vec![any("key"), any("session")]);
    }
    let string = || ObjectBuilder::new().schema_type(SchemaType::Type(Type::String));
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        let mut add = |name: &str, description: &str| {
            let header = HeaderBuilder::new().schema(Some(string())).description(Some(description)).build();
            insert(response, name, header);
        };
        add("API-Version", "The version of the interface, by Semantic Versioning.");
        if status == "201" {
            add("Location", "Where the new resource is.");
            if operation
                .operation_id
                .as_deref()
                .is_some_and(|id| id.ends_with("_application") || id.ends_with("_event"))
            {
                add("ETag", "The version of the application, for If-Match.");
            }
        }
    }
}

fn insert(response: &mut Response, name: &str, header: Header) {
    response.headers.insert(name.to_owned(), RefOr::T(header));
}

/// The paths and the methods that each knows, for answers to other methods.
#[derive(Clone, Debug)]
pub struct Routes(Vec<(Vec<String>, Vec<String>)>);

impl Routes {
    /// From the document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let methods = |item: &utoipa::openapi::PathItem| {
            let known = [
                ("GET", item.get.is_some()),
                ("HEAD", item.get.is_some()),
                ("POST", item.post.is_some()),
                ("PUT", item.put.is_some()),
                ("DELETE", item.delete.is_some()),
            ];
            known.iter().filter(|(_, there)| *there).map(|(name, _)| (*name).to_owned()).collect()
        };
        let segments = |path: &str| path.split('/').map(str::to_owned).collect();
        Self(document.paths.paths.iter().map(|(path, item)| (segments(path), methods(item))).collect())
    }

    /// The methods that an address knows, without the base; empty for an unknown address.
    #[must_use]
    pub fn methods(&self, path: &str) -> Vec<String> {
        let given: Vec<&str> = path.split('/').collect();
        let fits = |segments: &[String]| {
            segments.len() == given.len()
                && segments.iter().zip(&given).all(|(s, g)| s == g || (s.starts_with('{') && !g.is_empty()))
        };
        self.0.iter().find(|(segments, _)| fits(segments)).map_or_else(Vec::new, |(_, methods)| methods.clone())
    }
}
