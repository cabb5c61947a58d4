//! What a user types at the shell, and what comes back.
