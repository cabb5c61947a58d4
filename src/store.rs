//! Where plans live: finding, reading, writing and keeping them.
