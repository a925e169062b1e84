//! What pages are put together from: each a small function from values to HTML.

pub mod badge;
pub mod clocks;
pub mod confirm;
pub mod contact;
pub mod date;
pub mod field;
pub mod filter;
pub mod messages;
pub mod notice;
pub mod pager;
pub mod picture;
pub mod steps;
pub mod table;
pub mod tasks;
pub mod timeline;
