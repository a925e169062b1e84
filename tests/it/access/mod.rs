//! Who may see and do what: the matrix, signing in, attacks, the log.

#[cfg(test)]
mod attacks;
#[cfg(test)]
mod items;
#[cfg(test)]
mod log;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod openid;
#[cfg(test)]
mod pages;
mod people;
#[cfg(test)]
pub(crate) mod provider;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
pub(crate) mod world;
