//! Domains as points, and points times a secret: the whole of the arithmetic.

use super::{Chance, Refusal};
use curve25519_dalek::ristretto::{CompressedRistretto, RistrettoPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::IsIdentity;
use sha2::{Digest, Sha512};
use zeroize::Zeroize;

/// A point as it is written: the one encoding it has.
pub(super) type Masked = [u8; 32];
/// What is compared of a point with both secrets in it.
pub(super) type Mark = [u8; 16];

const TO_POINT: &[u8] = b"HashToGroup-PartnerplanOverlapV1-ristretto255-SHA512";
const TO_MARK: &[u8] = b"Mark-PartnerplanOverlapV1-ristretto255-SHA512";

/// The block of SHA-512, in bytes.
const BLOCK: usize = 128;

/// A factor that holds for one exchange and leaves nothing of itself in memory.
#[derive(Clone)]
pub(super) struct Secret(Scalar);

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Secret {
    /// Out of chance: 64 bytes leave no factor likelier than another.
    pub(super) fn of(chance: &Chance) -> Self {
        Self(Scalar::from_bytes_mod_order_wide(&chance.secret))
    }

    /// As it was kept; none where that is no factor.
    pub(super) fn kept(bytes: Masked) -> Option<Self> {
        Option::from(Scalar::from_canonical_bytes(bytes)).map(Self)
    }

    pub(super) fn bytes(&self) -> Masked {
        self.0.to_bytes()
    }

    /// The factor that takes this one out of a point again.
    pub(super) fn inverse(&self) -> Self {
        Self(self.0.invert())
    }

    /// A point with this factor in it.
    pub(super) fn mask(&self, point: &RistrettoPoint) -> Masked {
        (point * self.0).compress().to_bytes()
    }

    /// A point of somebody else's with this factor in it; `at` is where it stands, from 1.
    pub(super) fn mask_again(&self, masked: &Masked, at: usize) -> Result<Masked, Refusal> {
        Ok(self.mask(&point(masked, at)?))
    }
}

/// The point of a domain.
pub(super) fn of_domain(domain: &str) -> RistrettoPoint {
    hashed(domain.as_bytes(), TO_POINT)
}

/// A message as a point: RFC 9380's `hash_to_ristretto255`, with this domain separation tag.
fn hashed(message: &[u8], separation: &[u8]) -> RistrettoPoint {
    RistrettoPoint::from_uniform_bytes(&expanded(message, separation))
}

/// RFC 9380's `expand_message_xmd` by SHA-512, for 64 bytes: one block and the one before it.
fn expanded(message: &[u8], separation: &[u8]) -> [u8; 64] {
    let length = u8::try_from(separation.len()).unwrap_or(u8::MAX);
    let first = Sha512::new()
        .chain_update([0; BLOCK])
        .chain_update(message)
        .chain_update([0, 64, 0])
        .chain_update(separation)
        .chain_update([length])
        .finalize();
    let second = Sha512::new().chain_update(first).chain_update([1]).chain_update(separation).chain_update([length]);
    second.finalize().into()
}

/// A point as somebody else wrote it: in its one encoding, and not the one point that tells of no secret.
fn point(masked: &Masked, at: usize) -> Result<RistrettoPoint, Refusal> {
    let point = CompressedRistretto(*masked).decompress();
    point.filter(|point| !point.is_identity()).ok_or(Refusal::NoPoint { at })
}

/// What is compared of a point in this exchange.
pub(super) fn mark(exchange: &[u8; 16], masked: &Masked) -> Mark {
    let whole = Sha512::new().chain_update(TO_MARK).chain_update(exchange).chain_update(masked).finalize();
    let mut mark = [0; 16];
    mark.copy_from_slice(&whole[..16]);
    mark
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::private::head::{hex, unhex};

    const PUBLISHED: &str = include_str!("../../../tests/golden/ristretto255.txt");

    fn published(what: &str) -> Vec<Vec<&'static str>> {
        let rows = PUBLISHED.lines().map(|line| line.split(' ').collect::<Vec<_>>());
        let rows: Vec<Vec<&str>> = rows.filter(|row| row[0] == what).map(|row| row[1..].to_vec()).collect();
        assert!(!rows.is_empty(), "{what}");
        rows
    }

    #[test]
    fn points_are_written_and_refused_as_the_standard_says() {
        for (times, row) in (0_u64..).zip(published("multiple")) {
            let point = RistrettoPoint::mul_base(&Scalar::from(times));
            assert_eq!(hex(&point.compress().to_bytes()), row[0]);
            let read = super::point(&unhex(row[0]).expect("32 bytes"), 1);
            assert_eq!(read.is_ok(), times > 0, "the first is the point that tells of no secret");
        }
        for row in published("bad") {
            assert!(matches!(super::point(&unhex(row[0]).expect("32 bytes"), 7), Err(Refusal::NoPoint { at: 7 })));
        }
        for row in published("map") {
            let point = RistrettoPoint::from_uniform_bytes(&unhex(row[0]).expect("64 bytes"));
            assert_eq!(hex(&point.compress().to_bytes()), row[1]);
        }
    }

    #[test]
    fn a_message_becomes_a_point_as_the_standards_say() {
        for row in published("blinded") {
            let message: Vec<u8> = if row[0].len() == 2 {
                vec![unhex::<1>(row[0]).expect("a byte")[0]]
            } else {
                vec![0x5a; row[0].len() / 2]
            };
            let secret = Secret::kept(unhex(row[1]).expect("32 bytes")).expect("a factor");
            let point = hashed(&message, b"HashToGroup-OPRFV1-\0-ristretto255-SHA512");
            let masked = secret.mask(&point);
            assert_eq!(hex(&masked), row[2]);
            let again = secret.inverse().mask_again(&masked, 1).expect("a point");
            assert_eq!(again, point.compress().to_bytes());
        }
    }
}
