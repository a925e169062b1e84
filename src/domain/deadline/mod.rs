//! Terms and what became of them: calendar, arithmetic, engine and the reckoning it gives.

pub mod calendar;
pub mod engine;
mod penalty;
mod readings;
pub mod reckoning;
mod remedy;
mod suspension;
pub mod term;
pub mod timeline;
mod warnings;
