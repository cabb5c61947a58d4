//! Every change can be taken back.
