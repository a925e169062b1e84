//! Wachtwijzer: transparent procedures for family reunification. The map of the code stands in the README.

pub mod ambient;
pub mod app;
pub mod catalogue;
pub mod charts;
pub mod cli;
pub mod domain;
pub mod i18n;
pub mod notify;
pub mod openid;
pub mod rulings;
pub mod sealing;
pub mod settings;
pub mod store;
pub mod web;
pub mod wire;
