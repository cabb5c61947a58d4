//! Domains that no company has: kept for examples, tests and one's own machine (RFC 2606, RFC 6761).

/// Endings under which nobody registers a name.
const ENDINGS: [&str; 4] = ["example", "invalid", "localhost", "test"];
/// And names that nobody gets.
const NAMES: [&str; 3] = ["example.com", "example.net", "example.org"];

/// Whether a registrable domain is one that no company can have.
#[must_use]
pub fn is_reserved(domain: &str) -> bool {
    let ending = domain.rsplit('.').next().unwrap_or_default();
    NAMES.contains(&domain) || ENDINGS.contains(&ending)
}
