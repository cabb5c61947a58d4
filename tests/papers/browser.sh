#!/usr/bin/env bash
# Proves the HTML papers with a browser; `.ci/run` needs Rust alone and does not run this.
#
#   tests/papers/browser.sh FOLDER [PLAN.ron]    pictures and PDFs are left in FOLDER, to be looked at
#
# Needs partnerplan (PARTNERPLAN, else target/release, else target/debug), chromium, pdftoppm and pdftotext.
#
# A browser shows each paper without a console message; nothing is wider than a phone; pictures at 390 px, of a desktop and
# in the dark; printed on A4 and on Letter, every page with words on it. First the checks themselves have to fail: on a page
# that loads a picture, and on one that is too wide.
set -euo pipefail
out=$(realpath -m "${1:?name a folder to leave pictures in}")
root=$(cd "$(dirname "$0")/../.." && pwd)
program=${PARTNERPLAN:-$root/target/release/partnerplan}
[ -x "$program" ] || program=$root/target/debug/partnerplan
mkdir -p "$out"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }

chrome() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$(mktemp -d -p "$home")" "$@"
}

# What the browser's console says of a file.
console() { chrome --enable-logging=stderr --dump-dom "file://$1" 2>&1 >/dev/null | grep -a 'CONSOLE' || true; }

# How many pixels a file needs where it has 390.
width() {
  { echo '<body><iframe id="phone" style="width:390px;height:800px;border:0" srcdoc="'
    sed 's/<meta http-equiv[^>]*>//; s/&/\&amp;/g; s/"/\&quot;/g' "$1"
    echo '"></iframe><script>onload = () => { document.title = document.getElementById("phone").contentDocument.scrollingElement.scrollWidth; };</script>'
  } > "$home/phone.html"
  chrome --virtual-time-budget=5000 --dump-dom "file://$home/phone.html" 2>/dev/null | grep -aoP -m1 '^<html><head><title>\K[0-9]+'
}

# A file as a phone shows it, in columns of 2,000 pixels.
phone() {
  local columns=$(( ($3 + 1999) / 2000 )) at
  { echo '<body style="margin:0;background:#888;display:flex;gap:8px">'
    for ((at = 0; at < columns; at++)); do
      echo "<div style='width:390px;height:2000px;overflow:hidden;position:relative'><iframe src='file://$1'" \
        "style='border:0;width:390px;height:$3px;position:absolute;top:-$((at * 2000))px'></iframe></div>"
    done
  } > "$home/phone.html"
  chrome --window-size=$((columns * 398)),2000 --screenshot="$2" "file://$home/phone.html" 2>/dev/null
}

# A file on paper of a size, page by page; every page has words on it.
print() {
  local page
  sed "s|</style>|</style><style>@page { size: $2 }</style>|" "$1" > "$home/print.html"
  chrome --no-pdf-header-footer --print-to-pdf="$3.pdf" "file://$home/print.html" 2>/dev/null
  rm -f "$3"-*.png
  pdftoppm -r 70 -png "$3.pdf" "$3"
  local pages; pages=$(pdfinfo "$3.pdf" | awk '/^Pages/ { print $2 }')
  for ((page = 1; page <= pages; page++)); do
    [ "$(pdftotext -f "$page" -l "$page" "$3.pdf" - | wc -w)" -gt 8 ] || fail "$3.pdf: page $page is as good as empty"
  done
  echo "  $(basename "$3"): $pages pages"
}

the_checks_fail_where_they_should() {
  sed 's|<main>|<main><img src="http://192.0.2.1/x.png"><div style="width:800px">wide</div>|' "$1" > "$home/bad.html"
  [ -n "$(console "$home/bad.html")" ] || fail "a picture from outside leaves no console message"
  [ "$(width "$home/bad.html")" -gt 390 ] || fail "a page that is too wide is not found"
}

# A paper, made with these arguments, as a browser shows and prints it.
html() {
  local name=$1 file=$out/$1.html needs said
  shift
  "$program" --dir "$home/plans" --on 2026-11-26 export "$plan" --format html "$@" --output "$file" --force 2>/dev/null
  [ "$name" != short ] || the_checks_fail_where_they_should "$file"
  said=$(console "$file")
  [ -z "$said" ] || fail "$name.html: $said"
  needs=$(width "$file")
  [ "$needs" -le 390 ] || fail "$name.html needs $needs pixels of a phone's 390"
  echo "$name.html: $(stat -c %s "$file") bytes, no console message, $needs of 390 pixels"
  phone "$file" "$out/$name-phone.png" 12000
  chrome --window-size=1100,2400 --screenshot="$out/$name-desktop.png" "file://$file" 2>/dev/null
  chrome --window-size=1100,2400 --blink-settings=preferredColorScheme=0 --screenshot="$out/$name-dark.png" "file://$file" 2>/dev/null
  print "$file" A4 "$out/$name-a4"
  print "$file" letter "$out/$name-letter"
}

plan=${2:-}
if [ -z "$plan" ]; then
  "$program" --dir "$home/plans" new example --from example > /dev/null 2>&1
  plan=example
fi
html short
html long --full
if [ "$plan" = example ]; then
  html board --brief board
  html partner --brief millrace-bank-technologies
  html for-them --brief millrace-bank-technologies --for-them
  html segment --brief referral
fi
