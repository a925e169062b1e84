//! Letters, for those who have no other address and where nothing else arrives: pages made for print, in a folder from which
//! somebody prints them. A closed envelope is nobody's but the reader's, so the substance stands in it, unless the person said
//! that others open their post.

use std::path::PathBuf;

use super::channel::{Channel, Fault};
use super::files::put;
use super::message::Message;

/// The address stands where the window of a Dutch envelope is (C5/6 with the window on the left, folded in three).
const STYLE: &str = "@page{size:A4;margin:20mm 25mm}body{font:12pt/1.5 sans-serif;max-width:160mm;margin:auto}\
address{font-style:normal;block-size:35mm;padding-block-start:25mm;margin-block-end:20mm}h1{font-size:15pt}\
h2{font-size:12pt;margin-block-end:0}h2+p{margin-block-start:0}article+article{break-before:page}";

/// A folder of letters.
#[derive(Debug)]
pub struct Paper {
    /// The folder; it is made when the first letter comes.
    pub folder: PathBuf,
}

impl Channel for Paper {
    fn name(&self) -> &'static str {
        "letter"
    }

    fn prepare(&self, message: &Message) -> Result<Vec<u8>, Fault> {
        let address = message.address.as_deref().ok_or_else(|| Fault::Permanent("no-address".to_owned()))?;
        Ok(message.html(STYLE, Some(address)).into_bytes())
    }

    fn send(&self, message: &Message, prepared: &[u8]) -> Result<(), Fault> {
        put(&self.folder, &format!("{}.html", message.id), prepared)
    }
}
