"""Reads and changes workbooks for workbook.sh, with the standard library alone. See there."""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
NEAR = 1e-7


def sheets(book):
    """The name of each sheet and the part of the file that holds it."""
    targets = {it.get("Id"): it.get("Target") for it in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    names = ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")
    return {it.get("name"): "xl/" + targets[it.get(RELATION)].removeprefix("/xl/") for it in names}


def texts(book):
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    items = ElementTree.fromstring(book.read("xl/sharedStrings.xml")).iter(MAIN + "si")
    return ["".join(text.text or "" for text in item.iter(MAIN + "t")) for item in items]


def read(path):
    """{sheet: {cell: (value, has a formula)}}; numbers as floats, nothing as ""."""
    book = zipfile.ZipFile(path)
    shared = texts(book)
    found = {}
    for name, part in sheets(book).items():
        cells = found[name] = {}
        for cell in ElementTree.fromstring(book.read(part)).iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            value = "" if value is None or value.text is None else value.text
            kind = cell.get("t", "n")
            if kind == "s":
                value = shared[int(value)]
            elif kind == "e":
                value = "error " + value
            elif kind == "inlineStr":
                value = "".join(text.text or "" for text in cell.iter(MAIN + "t"))
            elif kind == "n" and value != "":
                value = float(value)
            cells[cell.get("r")] = (value, cell.find(MAIN + "f") is not None)
    return found


def place(cell):
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    return letters, int(row)


def table(cells, head):
    """The rows under the row with this head, as {title: (value, cell)}."""
    row = next(place(at)[1] for at, (value, _) in cells.items() if value == head)
    titles = {place(at)[0]: value for at, (value, _) in cells.items() if place(at)[1] == row and value != ""}
    rows = {}
    for at, (value, _) in cells.items():
        letters, number = place(at)
        if number > row and letters in titles:
            rows.setdefault(number, {})[titles[letters]] = (value, at)
    return [rows[number] for number in sorted(rows)]


def same_value(one, two):
    if isinstance(one, float) and isinstance(two, float):
        return abs(one - two) <= NEAR * max(1.0, abs(one))
    return one == two


def need(holds, words):
    if not holds:
        sys.exit("FAILED: " + words)


def strip(source, target):
    """The same workbook, no formula of which says what it came to."""
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for part in book.namelist():
            data = book.read(part)
            if part.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v></v>", data)
            out.writestr(part, data)


def same(written, done):
    """Every formula comes to what the program wrote."""
    before, after = read(written), read(done)
    count = 0
    for sheet, cells in before.items():
        for at, (value, has_formula) in cells.items():
            found = after[sheet].get(at, ("", False))[0]
            need(same_value(value, found), f"{sheet} {at}: written {value!r}, worked out {found!r}")
            count += has_formula
    print(f"{count} formulas come to what was written")


def by_id(cells):
    return {row["Id"][0]: row for row in table(cells, "Id") if row.get("Id", ("",))[0]}


def report(done, path):
    """Scores, ranks and money are the report's."""
    book, told = read(done), json.load(open(path, encoding="utf-8"))
    ratings, money = by_id(book["Ratings"]), by_id(book["Money"])
    ranked = {row["id"]: row for row in told["ranking"]}
    checked = 0

    def hold(row, title, expected, who):
        nonlocal checked
        found = row[title][0]
        expected = "" if expected is None else expected if isinstance(expected, str) else float(expected)
        need(same_value(found, expected), f"{who}, {title}: {found!r}, the report has {expected!r}")
        checked += 1

    for who, row in ratings.items():
        line = ranked.get(who)
        hold(row, "Rank", line and line["rank"], who)
        if line:
            hold(row, "Score", line["score"], who)
            hold(row, "Band", line["band"], who)
    figures = told["money"]["partners"]
    need(set(money) == set(figures), "the candidates of the money")
    ends = {"deals": "Deals in year one", "list": "At list", "after": "Left after year one"}
    for who, row in money.items():
        one = figures[who]
        earns, keeps = one.get("earns", []) + [None] * 3, one.get("keeps", []) + [None] * 3
        for year, title in enumerate(["They earn with a deal, year 1", "They earn, year 2", "They earn, year 3"]):
            hold(row, title, earns[year], who)
        for year, title in enumerate(["We keep of a deal, year 1", "We keep, year 2", "We keep, year 3"]):
            hold(row, title, keeps[year], who)
        hold(row, "Invested", one["invested"], who)
        hold(row, "Pays after … deals", one.get("break_even"), who)
        hold(row, "Pays after … of the smallest", one.get("break_even_smallest"), who)
        hold(row, "Pays after … of the largest", one.get("break_even_largest"), who)
        for key, title in ends.items():
            hold(row, title + ", low", one.get(key + "_low"), who)
            hold(row, title + ", high", one.get(key + "_high"), who)
    for key, low, high in set_lines(book["Money"]):
        expected = told["money"].get("set", {})
        if in_typed_set(money, told):
            for end, found in (("low", low), ("high", high)):
                whole = expected.get(f"{key}_{end}", expected.get(key))
                if found != "" and whole is not None:
                    need(same_value(found, float(whole)), f"set {key} {end}: {found!r}, the report has {whole!r}")
                    checked += 1
    print(f"{checked} figures are the report's")


def in_typed_set(money, told):
    """Whether the workbook's set is the report's: other ratings may recommend others."""
    chosen = {who for who, row in money.items() if row["In the set"][0] == "yes"}
    waves = told.get("waves", {}).get("recruit_now", [])
    return chosen == {row if isinstance(row, str) else row.get("partner") or row.get("id") for row in waves}


SET = {
    "Invested: days at their price, and cost": "invested",
    "Deals in year one": "deals",
    "Worth at list": "list",
    "Share of the goal": "share",
    "Partners earn in the first contract year": "earns",
    "We keep of them in the first contract year": "keeps",
    "Left after the investment": "after",
    "Deals until the investment is back": "break_even",
    "Opportunities the high end needs": "opportunities",
    "Accounts named": "accounts_named",
}


def set_lines(cells):
    for at, (value, _) in cells.items():
        letters, row = place(at)
        if letters == "A" and value in SET:
            yield SET[value], cells.get(f"B{row}", ("",))[0], cells.get(f"C{row}", ("",))[0]


def golden(done, path):
    """What stands in the golden file, line by line."""
    cells = read(done)["Money"]
    rows = {row["Candidate"][0]: row for row in table(cells, "In the set") if "Candidate" in row}
    lines = open(path, encoding="utf-8").read().splitlines()
    number = r"(-?[\d.]+)"
    checked = 0
    for line in lines:
        name, colon, said = line.partition(": earns ")
        if not colon:
            continue
        row = rows[name]
        found = [row[title][0] for title in (
            "They earn with a deal, year 1", "They earn, year 2", "They earn, year 3", "We keep of a deal, year 1",
            "We keep, year 2", "We keep, year 3", "Invested", "Pays after … deals", "Deals in year one, low",
            "Deals in year one, high", "At list, low", "At list, high", "Left after year one, low",
            "Left after year one, high")]
        pattern = rf"\[{number}, {number}, {number}\].*?\[{number}, {number}, {number}\].*?invested {number}; break-even .*? -> {number};.*?deals {number}-{number}; list {number}-{number}; after investment {number} to {number}"
        expected = [float(it) for it in re.search(pattern, said).groups()]
        for one, two in zip(found, expected, strict=True):
            need(abs(one - two) < 5.1e-5, f"{name}: {one} is not {two}")
            checked += 1
    whole = next(line for line in lines if line.startswith("{"))
    sums = dict(re.findall(r"'(\w+)': ([\d.]+)", whole))
    low, high = re.search(r"after ([\d.]+) ([\d.]+)", whole).groups()
    found = {key: (one, two) for key, one, two in set_lines(cells)}
    expected = {
        "invested": (sums["F"], None), "deals": (sums["lo"], sums["hi"]), "earns": (sums["elo"], sums["ehi"]),
        "keeps": (sums["klo"], sums["khi"]), "after": (low, high), "break_even": (None, 7), "opportunities": (None, 70.6),
    }
    for key, ends in expected.items():
        for one, two in zip(found[key], ends, strict=True):
            if two is not None:
                need(abs(one - float(two)) < 0.05, f"set {key}: {one} is not {two}")
                checked += 1
    print(f"{checked} figures are those of results_money.txt")


TERMS = {"typical_deal": "Typical deal a year", "gross_margin": "Gross margin", "win_rate": "Deals won of deals started",
         "day_price": "Price of a day of ours"}


def amount(text):
    figure = float(text.rstrip("k% "))
    return figure / 100 if "%" in text else figure


def type_in(source, edits, target):
    """The workbook with what the edits say typed into its yellow cells, none of its results left."""
    book = read(source)
    ratings, money = by_id(book["Ratings"]), by_id(book["Money"])
    criteria = {row["id"]: row["name"] for row in json.load(open(source.replace(".xlsx", ".json"), encoding="utf-8"))["criteria"]}
    typed = {"Ratings": {}, "Money": {}}
    for edit in json.load(open(edits, encoding="utf-8")):
        if "rate" in edit:
            typed["Ratings"][ratings[edit["rate"]][criteria[edit["criterion"]]][1]] = float(edit["rating"])
        elif "candidate" in edit:
            title = {"our_days": "Our days", "accounts_named": "Accounts named"}[edit["field"]]
            typed["Money"][money[edit["candidate"]][title][1]] = float(edit["value"])
        elif "criterion" not in edit:
            label = next(at for at, (value, _) in book["Money"].items() if value == TERMS[edit["field"]])
            typed["Money"]["B" + label[1:]] = amount(edit["value"])
    weights(book, source, typed["Ratings"], criteria)
    parts = sheets(zipfile.ZipFile(source))
    strip(source, target)
    with zipfile.ZipFile(target) as old:
        kept = {part: old.read(part) for part in old.namelist()}
    for sheet, cells in typed.items():
        data = kept[parts[sheet]].decode()
        for at, figure in cells.items():
            data, count = re.subn(rf'<c r="{at}"([^>]*?)(?: t="\w+")?(?:/>|>.*?</c>)', rf'<c r="{at}"\1><v>{figure}</v></c>', data)
            need(count == 1, f"{sheet} has no cell {at}")
        kept[parts[sheet]] = data.encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for part, data in kept.items():
            out.writestr(part, data)


def weights(book, source, typed, criteria):
    """All weights of the changed plan, on another scale: a share typed for one leaves the others room in proportion."""
    told = json.load(open(source.replace("example.xlsx", "changed.json"), encoding="utf-8"))
    for row in told["criteria"]:
        head = next(at for at, (value, _) in book["Ratings"].items() if value == criteria[row["id"]])
        typed[place(head)[0] + "3"] = row["weight"] * 7


def csv(done, path):
    """What LibreOffice reads of the CSV."""
    cells = next(iter(read(done).values()))
    told = json.load(open(path, encoding="utf-8"))
    rows = {row["Candidate id"][0]: row for row in table(cells, "Candidate id")}
    checked = 0
    for line in told["ranking"]:
        row = rows[line["id"]]
        need(abs(row["Score"][0] - line["score"]) < 0.00501, f"{line['id']}: {row['Score'][0]}")
        money = told["money"]["partners"][line["id"]]
        need(abs(row["Invested"][0] - money["invested"]) < 0.00501, f"{line['id']}: {row['Invested'][0]}")
        checked += 2
    need(not any(has_formula for _, has_formula in cells.values()), "a cell of the CSV became a formula")
    need(any("=1+1 Cordwell" in str(value) for value, _ in cells.values()), "the name that looks like a formula")
    print(f"{checked} figures of the CSV are the report's, and nothing in it became a formula")


COMMANDS = {"strip": strip, "same": same, "report": report, "golden": golden, "type": type_in, "csv": csv}
COMMANDS[sys.argv[1]](*sys.argv[2:])
