//! What may be published: reference vectors, the attacker, the menu.

pub(crate) mod attacker;

mod attacks;
mod counts;
mod measures;
mod menus;
mod periods;
mod random;
mod vectors;
