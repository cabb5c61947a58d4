//! What an exchange leaves to chance, drawn once and handed in: a secret, an order, padding, a number.

use curve25519_dalek::ristretto::RistrettoPoint;
use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

const ORDER: &[u8] = b"Order-PartnerplanOverlapV1-SHA512";
const PADDING: &[u8] = b"Padding-PartnerplanOverlapV1-SHA512";

/// The bytes of one exchange that nobody may guess. They are used once.
#[derive(Clone, Debug)]
pub struct Chance {
    /// What the secret factor is made of.
    pub secret: Zeroizing<[u8; 64]>,
    /// What the order and the padding are made of.
    pub order: Zeroizing<[u8; 32]>,
    /// The number of the exchange, if it begins here.
    pub exchange: [u8; 16],
}

impl Chance {
    /// From this many bytes of a good source.
    pub const BYTES: usize = 112;

    /// Of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8; Self::BYTES]) -> Self {
        let mut chance = Self { secret: Zeroizing::new([0; 64]), order: Zeroizing::new([0; 32]), exchange: [0; 16] };
        let (secret, rest) = bytes.split_at(64);
        let (order, exchange) = rest.split_at(32);
        chance.secret.copy_from_slice(secret);
        chance.order.copy_from_slice(order);
        chance.exchange.copy_from_slice(exchange);
        chance
    }

    /// Puts a list in an order every one of which is as likely (Fisher and Yates).
    pub(super) fn shuffle<T>(&self, list: &mut [T]) {
        let mut numbers = Numbers { chance: self, block: 0, left: Vec::new() };
        for last in (1..list.len()).rev() {
            list.swap(last, numbers.below(last + 1));
        }
    }

    /// The point that pads a place: like any other to whoever has not this chance.
    pub(super) fn padding(&self, place: usize) -> RistrettoPoint {
        RistrettoPoint::from_uniform_bytes(&self.block(PADDING, place as u64))
    }

    fn block(&self, what: &[u8], number: u64) -> [u8; 64] {
        let hash = Sha512::new().chain_update(what).chain_update(*self.order).chain_update(number.to_be_bytes());
        hash.finalize().into()
    }
}

/// Numbers out of chance, eight a block.
struct Numbers<'a> {
    chance: &'a Chance,
    block: u64,
    left: Vec<u64>,
}

impl Numbers<'_> {
    fn next(&mut self) -> u64 {
        if self.left.is_empty() {
            let block = self.chance.block(ORDER, self.block);
            self.block += 1;
            self.left = block.as_chunks::<8>().0.iter().rev().map(|bytes| u64::from_be_bytes(*bytes)).collect();
        }
        self.left.pop().unwrap_or_default()
    }

    /// A number below this one, each as likely: what would favour the small ones is drawn again.
    fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        let fair = u64::MAX - u64::MAX % bound;
        loop {
            let number = self.next();
            if number < fair {
                return usize::try_from(number % bound).unwrap_or_default();
            }
        }
    }
}
