//! Prints what the program is made of, as `CycloneDX` 1.6: `cargo run --example sbom > partnerplan.cdx.json`.

#[path = "../tests/stories/supply/crates.rs"]
mod crates;

fn main() {
    println!("{:#}", crates::bill());
}
