//! Searches on the wire.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::access::read;
use super::application::ApplicationSummaryBody;
use super::fault::{Fault, list};
use super::reading::Read;
use crate::domain::access::entry::PURPOSES;
use crate::domain::ids::Reference;

/// What is searched for, and why. One of `reference` and `sourceKey`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Search)]
#[serde(rename_all = "camelCase")]
pub struct SearchBody {
    /// The number of the application.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(example = "WW-7K3M-9QXP-P", max_length = 100)]
    pub reference: Option<String>,
    /// Its key in another system of the same organisation.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(max_length = 200)]
    pub source_key: Option<String>,
    /// Why: file-work, question (somebody in it asks), handover, supervision or incident. The people in it may read this.
    #[schema(example = "question", max_length = 20)]
    pub purpose: String,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Found)]
#[serde(rename_all = "camelCase")]
pub struct FoundBody {
    /// The applications; none where there are none within reach.
    pub results: Vec<ApplicationSummaryBody>,
}

/// A search, read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Search {
    /// The number.
    pub reference: Option<Reference>,
    /// The key of another system.
    pub source_key: Option<String>,
    /// One of [`PURPOSES`].
    pub purpose: String,
}

/// Reads a search.
#[must_use]
pub fn search(body: &Value) -> Read<Search> {
    read(body, &["reference", "sourceKey", "purpose"], |reader, members| {
        let given = reader.text(members, "", "reference", false);
        let reference = given.as_deref().map(Reference::parse);
        if reference == Some(None) {
            reader.wrong("/reference", "a number like WW-7K3M-9QXP-P");
        }
        let source_key = reader.text(members, "", "sourceKey", false);
        if given.is_some() == source_key.is_some() {
            reader.wrong("", "one of reference and sourceKey");
        }
        let purpose = reader.text(members, "", "purpose", true).unwrap_or_default();
        if !purpose.is_empty() && !PURPOSES.contains(&purpose.as_str()) {
            reader.faults.push(Fault::new("/purpose", "not-one-of", vec![("known", list(PURPOSES))]));
        }
        Search { reference: reference.flatten(), source_key, purpose }
    })
}
