//! Wachtwijzer: procedures, legal terms and honest waiting times for family reunification.

pub mod catalogue;
pub mod domain;
