//! Pages of those who work on cases: dense, for the keyboard, with days in words.

pub mod bulk;
pub mod case;
pub mod deliveries;
pub mod handovers;
pub mod list;
pub mod search;
pub mod step;
pub mod told;
