//! Pages of a referent, a family member or a helper.

pub mod case;
pub mod cases;
pub mod data;
pub mod guidance;
pub mod helpers;
pub mod news;
pub mod rights;
pub mod sheet;
pub mod stage;
