//! `config/access/rights.toml`: which role may do what, and how far. Which operations there are, the interface knows; a test
//! compares them.

use std::collections::BTreeMap;

use super::reader::{Section, read};
use crate::domain::access::rights::{Right, Rights};
use crate::domain::access::{Role, Scope};
use crate::domain::procedure::faults::Fault;

/// Reads the table. It is there only when nothing is wrong with it.
pub(super) fn read_rights(file: &str, text: &str) -> Result<Rights, Vec<Fault>> {
    let (rights, faults) = read(file, text, |root| Some(rows(root)));
    match rights {
        Some(rights) if faults.is_empty() => Ok(Rights::new(rights)),
        _ => Err(faults),
    }
}

fn rows(root: &mut Section<'_>) -> BTreeMap<String, Right> {
    let mut rows = BTreeMap::new();
    for mut section in root.tables("right") {
        let operation = section.text("operation").unwrap_or_default().to_owned();
        let anyone = section.flag("anyone");
        let mut roles = BTreeMap::new();
        for (name, role) in Role::ALL {
            let Some(scope) = section.optional_choice(name, &Scope::ALL) else { continue };
            let fits = match scope {
                Scope::Own => role.is_part(),
                Scope::Organisation | Scope::HandedOver => !role.is_part(),
                Scope::Whole => true,
            };
            if !fits {
                section.note_at(
                    name,
                    "scope-not-for-role",
                    "own is for people in a case, organisation and handed-over for those who work",
                );
            }
            roles.insert(role, scope);
        }
        if anyone && !roles.is_empty() {
            section.note("anyone-and-roles", "it is for anyone, so it needs no roles");
        }
        if !anyone && roles.is_empty() {
            section.note("nobody", "no role may do this; name one, or remove the row");
        }
        section.finish();
        let right = if anyone { Right::Anyone } else { Right::Roles(roles) };
        if rows.insert(operation.clone(), right).is_some() {
            section.note_at("operation", "twice", format!("`{operation}` has a row already"));
        }
    }
    rows
}
