//! Pages for people: pure functions from what is to be shown, and a language, to HTML. No page needs a script; none
//! knows how its values were found. What the service answers is put into these structures elsewhere.
//!
//! **Why views of their own:** a page shows less than the interface tells, in another order. What is missing in a view
//! cannot be shown by mistake.

pub mod admin;
pub mod demo;
pub mod desk;
pub mod error;
pub mod frame;
pub mod mine;
pub mod parts;
pub mod policy;
pub mod public;
pub mod say;
pub mod style;
