//! Providers of OpenID on the wire.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::access::read;
use super::reading::Read;

/// The providers that somebody may sign in by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Providers)]
#[serde(rename_all = "camelCase")]
pub struct ProvidersBody {
    /// The providers, as the settings order them.
    pub results: Vec<ProviderBody>,
}

/// A provider of OpenID Connect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Provider)]
#[serde(rename_all = "camelCase")]
pub struct ProviderBody {
    /// Its name in addresses: `/sign-in/{id}` in a browser.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// true: it vouches for people in an application; false: for staff.
    pub people: bool,
}

/// Which provider an account is to be linked to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Link)]
#[serde(rename_all = "camelCase")]
pub struct LinkBody {
    /// A provider that vouches for people, by its id.
    #[schema(min_length = 1, max_length = 100)]
    pub provider: String,
}

/// Where a browser is to go on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Way)]
#[serde(rename_all = "camelCase")]
pub struct WayBody {
    /// An address at the provider, good for ten minutes in the browser that asked.
    pub address: String,
}

/// Reads which provider to link to.
#[must_use]
pub fn link(body: &Value) -> Read<String> {
    read(body, &["provider"], |reader, members| reader.text(members, "", "provider", true).unwrap_or_default())
}
