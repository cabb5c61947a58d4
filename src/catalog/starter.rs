//! Where a new plan starts: the worked example.

use super::asset;
use crate::plan::Plan;
use std::sync::LazyLock;

static EXAMPLE: LazyLock<Plan> = LazyLock::new(|| asset::read("example.ron", include_str!("../../assets/example.ron")));

/// The complete example plan: an invented vendor with 22 candidates. Its partners are shared, so a copy is cheap.
#[must_use]
pub fn example() -> Plan {
    EXAMPLE.clone()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_example_parses() {
        assert_eq!(super::example().partners.len(), 22);
    }
}
