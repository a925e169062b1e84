//! Where a request comes from: from which address of the network, and from which site.

use std::net::IpAddr;

use actix_web::HttpRequest;
use actix_web::http::Method;

use super::problem::{Code, Problem};

/// A range of addresses: those of proxies whose word is believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    first: IpAddr,
    bits: u8,
}

impl Range {
    /// Reads `10.0.0.0/8` or a single address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(a, b)| (a, Some(b)));
        let first: IpAddr = address.parse().ok()?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Some(most), |bits| bits.parse().ok())?;
        (bits <= most).then_some(Self { first, bits })
    }

    /// Is the address in it?
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(given)) => {
                let shift = 32_u32.saturating_sub(u32::from(self.bits));
                first.to_bits().checked_shr(shift) == given.to_bits().checked_shr(shift)
            }
            (IpAddr::V6(first), IpAddr::V6(given)) => {
                let shift = 128_u32.saturating_sub(u32::from(self.bits));
                first.to_bits().checked_shr(shift) == given.to_bits().checked_shr(shift)
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

/// The address of the caller: that of the connection, unless it is a trusted proxy; then the last one in `X-Forwarded-For`
/// that is no trusted proxy itself. What anybody else puts into that header is not believed.
#[must_use]
pub fn address(request: &HttpRequest, trusted: &[Range]) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    let is_trusted = |address: IpAddr| trusted.iter().any(|range| range.holds(address));
    if !is_trusted(peer) {
        return Some(peer);
    }
    let headers = request.headers().get_all("x-forwarded-for").filter_map(|h| h.to_str().ok());
    let named: Vec<&str> = headers.flat_map(|h| h.split(',')).map(str::trim).collect();
    let mut nearest = peer;
    for text in named.iter().rev() {
        // What cannot be read was written by somebody beyond the last proxy that is believed.
        let Ok(address) = text.parse::<IpAddr>() else { return Some(nearest) };
        nearest = address;
        if !is_trusted(address) {
            return Some(address);
        }
    }
    Some(nearest)
}

/// Refuses what another site makes a signed-in browser send. Browsers say where a request comes from (`Sec-Fetch-Site`, or
/// else `Origin`); the cookie is not sent from other sites either, and this is the second lock.
pub fn check_same_site(request: &HttpRequest) -> Result<(), Problem> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("?"));
    let same = match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = header("host").unwrap_or_default();
            origin.split_once("://").is_some_and(|(_, of)| of.eq_ignore_ascii_case(host))
        }
        // No browser that knows cookies of one site leaves both out when another site makes it send something.
        (None, None) => true,
    };
    if same { Ok(()) } else { Err(Problem::of(Code::OtherSite)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn from(peer: &str, forwarded: &[&str]) -> String {
        let trusted = [Range::parse("10.0.0.0/8").expect("a range"), Range::parse("::1").expect("an address")];
        let mut request = TestRequest::get().peer_addr(format!("{peer}:1").parse().expect("a peer"));
        for value in forwarded {
            request = request.append_header(("x-forwarded-for", *value));
        }
        address(&request.to_http_request(), &trusted).expect("an address").to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_as_far_as_it_knows() {
        assert_eq!(from("198.51.100.7", &["192.0.2.1"]), "198.51.100.7", "a stranger's header");
        assert_eq!(from("10.1.2.3", &["192.0.2.1"]), "192.0.2.1");
        assert_eq!(
            from("10.1.2.3", &["203.0.113.9, 192.0.2.1, 10.9.9.9"]),
            "192.0.2.1",
            "the caller wrote the first one"
        );
        assert_eq!(from("10.1.2.3", &["203.0.113.9", "192.0.2.1"]), "192.0.2.1", "two headers are one list");
        assert_eq!(from("10.1.2.3", &["<script>"]), "10.1.2.3");
        assert_eq!(from("10.1.2.3", &[]), "10.1.2.3");
        assert_eq!(from("[::1]", &["2001:db8::1"]), "2001:db8::1");
    }

    #[test]
    fn ranges_are_read_and_hold_what_they_say() {
        let range = |text| Range::parse(text).expect("a range");
        assert!(range("0.0.0.0/0").holds("198.51.100.7".parse().expect("an address")));
        assert!(!range("10.0.0.0/8").holds("11.0.0.1".parse().expect("an address")));
        assert!(range("2001:db8::/32").holds("2001:db8:ffff::1".parse().expect("an address")));
        assert!(!range("10.0.0.0/8").holds("::1".parse().expect("an address")));
        for wrong in ["", "10.0.0.0/33", "10.0.0/8", "x", "::/129", "10.0.0.0/-1"] {
            assert_eq!(Range::parse(wrong), None, "{wrong}");
        }
    }
}
