//! Pages of a referent, a family member or a helper.

pub mod act;
pub mod calendar;
pub mod case;
pub mod cases;
pub mod data;
pub mod family;
pub mod guidance;
pub mod handover;
pub mod helpers;
pub mod news;
pub mod rights;
pub mod sheet;
pub mod stage;
pub mod tasks;
