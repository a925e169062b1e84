//! The store, proven on both back ends by the same functions: `both!` makes a test of each for SQLite and for PostgreSQL.

mod fold;
mod lists;
mod migrations;
mod races;
mod records;
mod trouble;
mod work;
