#!/usr/bin/env bash
# Proves the workbook and the CSV with LibreOffice; `.ci/run` needs Rust alone and does not run this.
#
#   tests/papers/workbook.sh FOLDER      the files and a PDF of the workbook are left in FOLDER, to be looked at
#
# Needs partnerplan (PARTNERPLAN, else target/release, else target/debug), soffice and python3.
#
#   as written  every last result is taken out of the workbook's formulas; LibreOffice works them out, and each comes to
#               what stood there. So for the example, and for a plan with ratings that are missing, do not apply, are not
#               for a model, are too few or below their minimum, and with terms that nobody has said.
#   golden      what LibreOffice worked out of the money is tests/golden/results_money.txt.
#   changed     other weights, ratings and terms are typed into the workbook; LibreOffice comes to the scores, ranks and
#               money of the report of a plan that was changed alike.
#   csv         LibreOffice reads the CSV: names are text, figures are the report's.
set -euo pipefail
out=$(realpath -m "${1:?name a folder to leave the files in}")
root=$(cd "$(dirname "$0")/../.." && pwd)
program=${PARTNERPLAN:-$root/target/release/partnerplan}
[ -x "$program" ] || program=$root/target/debug/partnerplan
mkdir -p "$out"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export PARTNERPLAN_DIR=$home/plans

# LibreOffice believes what a workbook says it came to, unless it is told to work it out.
mkdir -p "$home/profile/user"
cat > "$home/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
# In a folder of its own: it leaves files where it is started.
office() { (cd "$home" && soffice "-env:UserInstallation=file://$home/profile" --headless "$@" > /dev/null 2>&1); }
check() { python3 "$root/tests/papers/workbook.py" "$@"; }
export_all() {
  "$program" export "$1" --output "$out/$1.xlsx" --force --on 2026-11-26 2> /dev/null
  "$program" export "$1" --output "$out/$1.csv" --force --on 2026-11-26 2> /dev/null
  "$program" rank "$1" --json > "$out/$1.json" 2> /dev/null
}
worked_out() { # of a workbook without its results
  check strip "$out/$1.xlsx" "$home/$1.xlsx"
  office --convert-to xlsx --outdir "$home/done" "$home/$1.xlsx"
}

"$program" new example --from example 2> /dev/null > /dev/null
"$program" new uneven --from example 2> /dev/null > /dev/null
"$program" apply uneven "$root/tests/papers/uneven.json" > /dev/null 2> /dev/null
for plan in example uneven; do
  export_all "$plan"
  worked_out "$plan"
  check same "$out/$plan.xlsx" "$home/done/$plan.xlsx"
  check report "$home/done/$plan.xlsx" "$out/$plan.json"
done
check golden "$home/done/example.xlsx" "$root/tests/golden/results_money.txt"

"$program" new changed --from example 2> /dev/null > /dev/null
"$program" apply changed "$root/tests/papers/changed.json" > /dev/null 2> /dev/null
"$program" rank changed --json > "$out/changed.json" 2> /dev/null
check type "$out/example.xlsx" "$root/tests/papers/changed.json" "$home/typed.xlsx"
office --convert-to xlsx --outdir "$home/done" "$home/typed.xlsx"
check report "$home/done/typed.xlsx" "$out/changed.json"

office --convert-to xlsx --outdir "$home/done" "$out/uneven.csv"
check csv "$home/done/uneven.xlsx" "$out/uneven.json"
office --convert-to pdf --outdir "$out" "$out/example.xlsx"
echo "All of it holds. Look at $out/example.pdf."
