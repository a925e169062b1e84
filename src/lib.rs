//! Wachtwijzer: transparent procedures for family reunification. The map of the code stands in the README.

pub mod domain;
