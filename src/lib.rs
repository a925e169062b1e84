//! Wachtwijzer: transparent procedures for family reunification. The map of the code stands in the README.

pub mod ambient;
pub mod domain;
pub mod i18n;
pub mod settings;
pub mod wire;
pub mod store;
