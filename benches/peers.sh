#!/bin/sh
# Runs the vectorised numpy peer and this program beside it, in one go, and prints how many times faster it is.
#
#   benches/peers.sh PEERS [FOLDER]
#
# PEERS is the folder with peer_smaa.py, bench_common.py and mcda_data.py; FOLDER, outside the repository, takes the
# virtual environment and the results, and is a new temporary one unless named. numpy is all that is installed.
set -eu

peers=$(cd "${1:?name the folder with peer_smaa.py}" && pwd)
folder=${2:-$(mktemp -d)}
mkdir -p "$folder/data"
cd "$(dirname "$0")/.."
[ -x "$folder/venv/bin/python" ] || python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -c 'import numpy' 2>/dev/null || "$folder/venv/bin/pip" install --quiet numpy

cat >"$folder/beside.py" <<'PYTHON'
import sys
import numpy as np

folder, peers, step = sys.argv[1:4]
sys.path.insert(0, peers)
import peer_smaa

values, ours = f"{folder}/values.csv", f"{folder}/chances.csv"
if step == "values":
    np.savetxt(values, peer_smaa.utils(1000), delimiter=",", fmt="%.17g")
elif step == "peer":
    u = peer_smaa.utils(1000)
    chances = peer_smaa.bench("numpy vectorised", "uncertain n=1000", lambda: peer_smaa.smaa_vec_uncertain(u, peer_smaa.N), 5)
    np.save(f"{folder}/chances.npy", chances)
else:
    mine, theirs = np.loadtxt(ours, delimiter=","), np.load(f"{folder}/chances.npy")
    b, n = (mine + theirs) / 2, peer_smaa.N
    error = np.sqrt(2 * b * (1 - b) / n)
    off = np.abs(mine - theirs)[b > 0] / error[b > 0]
    print(f"chances of ranks: at most {np.abs(mine - theirs).max():.4f} apart; in standard errors of the difference,")
    print(f"  root mean square {np.sqrt((off**2).mean()):.3f}, most {off.max():.2f} of {off.size} chances")
    import json
    peer = [json.loads(line) for line in open(f"{folder}/peer.jsonl")][-1]
    bench = [line for line in open(f"{folder}/ours.txt") if line.startswith("peer's model")]
    print(f"peer: wall {1e3 * peer['wall_med']:.0f} ms, cpu {1e3 * peer['cpu_med']:.0f} ms")
    for line in bench:
        wall = float(line.split("wall med")[1].split()[0])
        cpu = float(line.split("cpu")[1].split()[0])
        ratio = f"{1e3 * peer['wall_med'] / wall:.1f} times faster by the wall"
        print(f"{line.split('  ')[0]}: wall {wall:.0f} ms, cpu {cpu:.0f} ms, {ratio}, {1e3 * peer['cpu_med'] / cpu:.1f} by the CPU")
PYTHON

python() { "$folder/venv/bin/python" "$folder/beside.py" "$folder" "$peers" "$1"; }
python values
cargo bench --quiet --bench robustness --no-run
env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE BENCH_OUT="$folder/peer.jsonl" \
    "$folder/venv/bin/python" "$folder/beside.py" "$folder" "$peers" peer
PARTNERPLAN_BENCH_VALUES="$folder/values.csv" PARTNERPLAN_BENCH_CHANCES="$folder/chances.csv" \
    cargo bench --quiet --bench robustness | tee "$folder/ours.txt"
python ratio
