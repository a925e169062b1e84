//! The queries of links, written once and compiled for each back end (`super::Conn`).

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Conn;
use crate::domain::ids::CaseId;
use crate::domain::link::{Link, LinkKind};
use crate::store::StoreError;
use crate::store::links::LinkTx;
use crate::store::rows::{case_id, corrupt};
use crate::store::schema::links;

type LinkColumns = (String, String, String, NaiveDateTime, String);

fn read((case, other, kind, made_at, made_by): LinkColumns) -> Result<Link, StoreError> {
    let kind = LinkKind::of(&kind).ok_or_else(|| corrupt("kind of a link", &kind))?;
    Ok(Link { case: case_id(&case)?, other: case_id(&other)?, kind, made_at: made_at.and_utc(), made_by })
}

impl LinkTx for Conn {
    fn insert_link(&mut self, link: &Link) -> Result<(), StoreError> {
        let row = (
            links::case_id.eq(link.case.to_string()),
            links::other_id.eq(link.other.to_string()),
            links::kind.eq(link.kind.code()),
            links::made_at.eq(link.made_at.naive_utc()),
            links::made_by.eq(&link.made_by),
        );
        diesel::insert_into(links::table).values(row).execute(self)?;
        Ok(())
    }

    fn links_of(&mut self, case: CaseId) -> Result<Vec<Link>, StoreError> {
        let id = case.to_string();
        let mut all: Vec<LinkColumns> = links::table.filter(links::case_id.eq(&id)).load(self)?;
        // Two questions, of which each has its index; no link leads back to where it begins.
        all.extend(links::table.filter(links::other_id.eq(&id)).load::<LinkColumns>(self)?);
        let mut all = all.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        all.sort_by_key(|link| (link.made_at, link.other, link.kind));
        Ok(all)
    }
}
