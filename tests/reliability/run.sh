#!/usr/bin/env bash
# The promises on saving and on the terminal, tried on this machine for as long as it takes: about two hours in full.
#
#   tests/reliability/run.sh             everything
#   tests/reliability/run.sh short       a tenth of it
#   tests/reliability/run.sh kill9 500   one harness; its words stand at the head of harness.py
#
# Needs Linux, Python 3 and strace; for power cuts root, a loop device and mkfs.ext4, mkfs.xfs; for fuzzing cargo-fuzz.
# Mutants are a run of their own, of hours: tests/reliability/mutants.py target/mutants 'src/store/**/*.rs' …
set -euo pipefail
cd "$(dirname "$0")/../.."
# As it is released, but for the last of optimising, which takes minutes.
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
target=${CARGO_TARGET_DIR:-target}/reliability
cargo build --locked --release --quiet --target-dir "$target" --bin partnerplan --example saves
export SAVES="$PWD/$target/release/examples/saves" PARTNERPLAN="$PWD/$target/release/partnerplan"
[[ $target == /* ]] && export SAVES="$target/release/examples/saves" PARTNERPLAN="$target/release/partnerplan"
harness() { python3 tests/reliability/harness.py "$@"; }

case ${1:-full} in
full) part=1 ;;
short) part=10 ;;
*) harness "$@"; exit ;;
esac

harness kill9 $((10000 / part))
harness killat
harness inject
harness powercut ext4 2 $((1000 / part))
harness powercut ext4 1 $((1000 / part))
harness powercut ext4 2 $((300 / part)) noauto_da_alloc
if command -v mkfs.xfs >/dev/null; then
    harness powercut xfs 2 $((300 / part))
else
    echo "powercut xfs: NOT RUN, mkfs.xfs is not installed"
fi
for seed in $(seq 1 20); do
    harness monkey $((5000 / part)) "$seed"
done
if cargo fuzz --version >/dev/null 2>&1; then
    for target in $(cargo fuzz list); do
        RUSTC_BOOTSTRAP=1 cargo fuzz run "$target" -s none -- -max_total_time=$((900 / part)) -timeout=10
    done
else
    echo "fuzz: NOT RUN, cargo-fuzz is not installed"
fi
