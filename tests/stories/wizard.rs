//! The wizard, headless through the real loop body.
