//! Whose a website, an e-mail address or a link is: the registrable domain, by the public suffix list.
//!
//! Only suffixes of registries count (`co.uk`), not those of companies that let others have a name under theirs
//! (`github.io`). Domains are in ASCII, so that two spellings of one are equal. What may not go in: names of companies.

mod hosts;
mod punycode;
mod reserved;

pub use reserved::is_reserved;

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What separates one address from the next in a cell: `a;b`, `Jane <jane@…>`, `<a href="…">`.
const BETWEEN: [char; 14] = ['<', '>', '"', '\'', '(', ')', '[', ']', '{', '}', ';', ',', '|', '\n'];

/// A run of more words than this is a sentence: what has a dot in it need not be a website.
const WORDS_OF_AN_ADDRESS: usize = 3;

/// The longest host there can be, by the rules of the domain name system.
const LONGEST: usize = 253;

/// The registrable domain of the first address in a cell that is a company's own, in ASCII and small letters.
///
/// A cell may hold a domain, a website, an e-mail address, a link in HTML, or several of them. None where nothing in it
/// is a domain, or only hosts that many share: `gmail.com`, `linkedin.com`.
#[must_use]
pub fn registrable(cell: &str) -> Option<Cow<'_, str>> {
    if let Some(domain) = plain(cell.as_bytes()) {
        return std::str::from_utf8(domain).ok().map(Cow::Borrowed);
    }
    for part in cell.split(BETWEEN) {
        let is_prose = part.split_whitespace().count() > WORDS_OF_AN_ADDRESS;
        for word in part.split_whitespace() {
            if let Some(domain) = of_word(word, is_prose) {
                return Some(Cow::Owned(domain));
            }
        }
    }
    None
}

/// Whether many companies have a name under this domain (`github.io`), so that sharing it makes nobody the same.
#[must_use]
pub fn is_shared(domain: &str) -> bool {
    let suffix = psl::suffix(domain.as_bytes());
    suffix.is_some_and(|suffix| suffix == domain.as_bytes() && suffix.typ() == Some(psl::Type::Private))
}

/// Hands the registrable domain of a cell, as [`registrable`] finds it, to `take`; most cells are read where they stand
/// or in `room`, which is kept between calls.
pub fn with_registrable<T>(cell: &[u8], room: &mut Vec<u8>, take: impl FnOnce(&[u8]) -> T) -> Option<T> {
    if let Some(domain) = plain(cell).or_else(|| website(cell, room)) {
        return Some(take(domain));
    }
    let domain = registrable(std::str::from_utf8(cell).ok()?)?;
    Some(take(domain.as_bytes()))
}

/// The registrable domain of a website in ASCII, without copying more than its host.
fn website<'a>(cell: &[u8], room: &'a mut Vec<u8>) -> Option<&'a [u8]> {
    room.clear();
    let from = cell.windows(3).take(8).position(|three| three == b"://").map_or(0, |scheme| scheme + 3);
    let host = cell.get(from..)?.split(|byte| matches!(byte, b'/' | b'?' | b'#')).next()?;
    room.extend(host.iter().map(u8::to_ascii_lowercase));
    plain(room)
}

/// The registrable domain of bytes that are nothing but a domain in small letters, as in most files; nothing is copied.
/// None says only that it takes a longer look.
fn plain(cell: &[u8]) -> Option<&[u8]> {
    if !cell.iter().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.')) {
        return None;
    }
    of_host(cell.strip_prefix(b"www.").unwrap_or(cell))
}

/// The registrable domain of one word: an address of any kind, or none.
fn of_word(word: &str, is_prose: bool) -> Option<String> {
    let word = word.strip_prefix("mailto:").unwrap_or(word);
    let (scheme, rest) = word.split_once("://").map_or(("", word), |(scheme, rest)| (scheme, rest));
    let rest = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    let (user, host) = rest.rsplit_once('@').unwrap_or(("", rest));
    let host = host.split(':').next().unwrap_or(host);
    let host = ascii(host.trim_matches(['.', '。', '!', '*']))?;
    let is_said = !scheme.is_empty() || !user.is_empty() || host.starts_with("www.");
    let is_known = || psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known());
    if is_prose && !is_said && !is_known() {
        return None;
    }
    let domain = of_host(host.as_bytes())?;
    std::str::from_utf8(domain).ok().map(str::to_owned)
}

/// A host in ASCII: small letters, every label that has others in punycode.
fn ascii(host: &str) -> Option<String> {
    if host.len() > LONGEST {
        return None;
    }
    if host.is_ascii() {
        return Some(host.to_ascii_lowercase());
    }
    let folded: String = host.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    let labels: Option<Vec<String>> = folded.split(['.', '。']).map(punycode::label).collect();
    Some(labels?.join("."))
}

/// The registrable domain of a host in ASCII and small letters, unless it is shared.
fn of_host(host: &[u8]) -> Option<&[u8]> {
    if host.len() > LONGEST || !host.split(|byte| *byte == b'.').all(is_label) {
        return None;
    }
    let suffix = registry_suffix(host)?;
    let before = host.len().checked_sub(suffix.len() + 1)?;
    let start = host[..before].iter().rposition(|byte| *byte == b'.').map_or(0, |dot| dot + 1);
    let domain = &host[start..];
    (!hosts::is_nobodys(host, domain)).then_some(domain)
}

/// The suffix under which a registry gives out names: the last label where the list knows nothing of it.
fn registry_suffix(host: &[u8]) -> Option<&[u8]> {
    let last = host.rsplit(|byte| *byte == b'.').next()?;
    if last.len() < 2 || last[0].is_ascii_digit() {
        return None;
    }
    if hosts::is_flat(last) {
        return Some(last);
    }
    let mut rest = host;
    loop {
        let suffix = psl::suffix(rest)?;
        if suffix.typ() != Some(psl::Type::Private) {
            return rest.len().checked_sub(suffix.as_bytes().len()).map(|start| &rest[start..]);
        }
        let dot = suffix.as_bytes().iter().position(|byte| *byte == b'.')?;
        rest = &rest[rest.len() - suffix.as_bytes().len() + dot + 1..];
    }
}

/// Whether a label can stand in a host: not empty, at most 63 letters, digits, hyphens inside; underscores some have.
fn is_label(label: &[u8]) -> bool {
    let has_hyphen_at_end = label.first() == Some(&b'-') || label.last() == Some(&b'-');
    (1..=63).contains(&label.len())
        && !has_hyphen_at_end
        && label.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(cell: &str) -> Option<String> {
        registrable(cell).map(Cow::into_owned)
    }

    #[test]
    fn an_address_of_any_kind_has_one_domain() {
        for cell in [
            "acme.com",
            "https://www.acme.com/",
            "HTTPS://WWW.ACME.COM:443/a?b#c",
            "Jane Doe <jane@mail.acme.com>",
            "<a href=\"http://www.acme.com\" target=\"_blank\">acme</a>",
            "acme.com; acme.de",
            "jane@gmail.com, jane@acme.com",
            "linkedin.com/company/acme acme.com",
            "ａｃｍｅ。ｃｏｍ",
            "we are at acme.com now, see note.later",
            "acme.com.",
            "http://user:word@acme.com:8080/",
        ] {
            assert_eq!(is(cell).as_deref(), Some("acme.com"), "{cell}");
        }
    }

    #[test]
    fn what_is_no_domain_of_a_company_is_none() {
        for cell in ["gmail.com", "orange.fr", "https://www.linkedin.com/company/acme", "sites.google.com/acme", "n.a."]
        {
            assert_eq!(is(cell), None, "{cell}");
        }
        for cell in ["", "-", "acme", "co.uk", "192.168.0.1", "a..b", "J.P. Morgan", "ask them.They know it all", "1.5"]
        {
            assert_eq!(is(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_suffix_nobody_knows_is_one_label() {
        assert_eq!(is("www.harborline.example").as_deref(), Some("harborline.example"));
        assert_eq!(is("a.b.bücher.test").as_deref(), Some("xn--bcher-kva.test"));
    }

    #[test]
    fn a_domain_under_which_others_have_names_is_shared() {
        assert!(is_shared("github.io"));
        assert!(!is_shared("acme.com") && !is_shared("co.uk"));
    }
}
