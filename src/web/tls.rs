//! TLS in the binary, so that a small organisation needs no proxy.

use std::path::Path;

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// What the server says of itself, from two PEM files; what is wrong with them, in words.
pub(super) fn config(certificate: &Path, key: &Path) -> Result<ServerConfig, String> {
    let of = |path: &Path, why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let certificates = CertificateDer::pem_file_iter(certificate).map_err(|why| of(certificate, &why))?;
    let certificates = certificates.collect::<Result<Vec<_>, _>>().map_err(|why| of(certificate, &why))?;
    if certificates.is_empty() {
        return Err(of(certificate, &"there is no certificate in it (-----BEGIN CERTIFICATE-----)"));
    }
    check_private(key).map_err(|why| of(key, &why))?;
    let private = PrivateKeyDer::from_pem_file(key).map_err(|why| of(key, &why))?;
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|why| why.to_string())?.with_no_client_auth();
    builder.with_single_cert(certificates, private).map_err(|why| of(certificate, &why))
}

/// A private key that others can read is not private.
fn check_private(key: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(key).map_err(|why| why.to_string())?.permissions().mode();
    if mode % 8 == 0 { Ok(()) } else { Err(format!("others can read it (mode {:o}): chmod 640", mode & 0o777)) }
}
