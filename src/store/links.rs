//! Links between applications.

use super::StoreError;
use crate::domain::ids::CaseId;
use crate::domain::link::Link;

/// Links.
pub trait LinkTx {
    /// Keeps a link; [`StoreError::Duplicate`] where it is there already.
    fn insert_link(&mut self, link: &Link) -> Result<(), StoreError>;
    /// The links that begin or end at a case, the oldest first.
    fn links_of(&mut self, case: CaseId) -> Result<Vec<Link>, StoreError>;
}
