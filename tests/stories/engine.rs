//! The example's golden figures, and what holds for every plan.
