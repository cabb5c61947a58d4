#!/usr/bin/env python3
"""Every mutant that cargo-mutants knows of, all in one build and each behind a number, against the tests that reach it.

    tests/reliability/mutants.py FOLDER FILE...     FOLDER: where to work, kept between runs; FILE: globs as cargo-mutants takes

A build for every mutant would take a minute each and days in all. Here the number of the one that is to be wrong is read
from the environment, so that the program under test may also be a process of its own. What does not compile this way
(constants, arms that are needed) is counted as not tried.

Needs cargo-mutants and the Python packages tree_sitter and tree_sitter_rust.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import time

import tree_sitter
import tree_sitter_rust

SWITCH = """
//! Which mutant is alive.
use std::{collections::HashSet, io::Write, sync::{LazyLock, Mutex}};

static ALIVE: LazyLock<u32> = LazyLock::new(|| said("MUTANT=").and_then(|number| number.parse().ok()).unwrap_or(0));
static TRACE: LazyLock<Option<std::path::PathBuf>> = LazyLock::new(|| said("MUTANT_TRACE=").map(Into::into));
static SEEN: LazyLock<Mutex<HashSet<u32>>> = LazyLock::new(Mutex::default);

/// From the environment, of a parent too: a test starts the program with none of its own.
fn said(name: &str) -> Option<String> {
    let mut process = std::process::id();
    while process > 1 {
        let environment = std::fs::read(format!("/proc/{process}/environ")).ok()?;
        let mut all = environment.split(|byte| *byte == 0).filter_map(|one| std::str::from_utf8(one).ok());
        if let Some(value) = all.find_map(|one| one.strip_prefix(name)) {
            return Some(value.to_owned());
        }
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        process = status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()?;
    }
    None
}

pub fn on(number: u32) -> bool {
    if let Some(folder) = &*TRACE && SEEN.lock().unwrap_or_else(|dead| dead.into_inner()).insert(number) {
        let path = folder.join(std::process::id().to_string());
        let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
        if let Ok(mut file) = file { let _ = writeln!(file, "{number}"); }
    }
    *ALIVE == number
}
"""
ENVIRONMENT = {
    "CARGO_PROFILE_TEST_OPT_LEVEL": "1", "CARGO_PROFILE_TEST_LTO": "off", "CARGO_PROFILE_TEST_DEBUG": "0",
    "CARGO_INCREMENTAL": "0", "RUSTFLAGS": "--cap-lints=warn -A warnings",
}
# For how long tests are run against one mutant, those first that are about little else; and for how long once more where
# not all that reach it were.
SECONDS, PATIENCE = 10, 120
PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))


class Source:
    """A file, its tree and what is to be woven into it."""

    def __init__(self, path, mutants):
        self.path, self.text = path, path.read_bytes()
        self.lines = [0]
        for line in self.text.decode().splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line.encode()))
        self.tree = PARSER.parse(self.text)
        self.mutants = {}
        for mutant in mutants:
            start, end = (self.offset(mutant["span"][edge]) for edge in ("start", "end"))
            self.mutants.setdefault((mutant["genre"], start, end), []).append(mutant)

    def offset(self, place):
        start = self.lines[place["line"] - 1]
        line = self.text[start:].decode()
        return start + len(line[: place["column"] - 1].encode())

    def found(self, genre, start, end):
        return [mutant for mutant in self.mutants.get((genre, start, end), []) if mutant.get("woven", True)]

    def plain(self, node):
        return self.text[node.start_byte : node.end_byte].decode()

    def woven(self, node):
        """The text of a node with every living mutant in it behind its number."""
        parts, at = [], node.start_byte
        for child in node.children:
            parts += [self.text[at : child.start_byte].decode(), self.woven(child)]
            at = child.end_byte
        text = "".join(parts) + self.text[at : node.end_byte].decode()
        if node.type in ("binary_expression", "compound_assignment_expr"):
            left, operator, right = (node.child_by_field_name(name) for name in ("left", "operator", "right"))
            wrong = [
                (mutant, f"{self.plain(left)} {mutant['replacement']} {self.plain(right)}")
                for mutant in self.found("BinaryOperator", operator.start_byte, operator.end_byte)
            ]
            text = chosen(wrong, text)
        elif node.type == "unary_expression":
            operator = node.children[0]
            wrong = [
                (mutant, self.plain(node.children[1]))
                for mutant in self.found("UnaryOperator", operator.start_byte, operator.end_byte)
            ]
            text = chosen(wrong, text)
        elif node.type == "match_arm":
            text = self.arm(node, text)
        elif node.type == "block":
            text = self.body(node, text)
        return text

    def arm(self, node, text):
        pattern = node.child_by_field_name("pattern")
        guard = pattern.child_by_field_name("condition") if pattern else None
        ends = [node.end_byte, node.end_byte - 1]
        gone = [mutant for end in ends for mutant in self.found("MatchArm", node.start_byte, end)]
        if guard is None and not gone or guard is not None and guard.type in ("let_condition", "let_chain"):
            return text
        condition = [f"!crate::mutants::on({mutant['number']})" for mutant in gone]
        if guard is None:
            head = self.text[node.start_byte : pattern.end_byte].decode()
            return f"{head} if {' && '.join(condition)} {text[len(head):]}"
        wrong = [(mutant, mutant["replacement"]) for mutant in self.found("MatchArmGuard", guard.start_byte, guard.end_byte)]
        if not wrong and not gone:
            return text
        inner = self.woven(guard)
        head = self.text[node.start_byte : guard.start_byte].decode()
        rest = text[len(head) + len(inner) :]
        condition.append(chosen(wrong, inner) if wrong else f"({inner})")
        return f"{head}{' && '.join(condition)}{rest}"

    def body(self, node, text):
        inside = [child for child in node.children if child.is_named]
        if not inside:
            return text
        start = node.start_byte
        wrong = [
            mutant
            for (genre, at, end), all in self.mutants.items()
            for mutant in all
            if genre == "FnValue" and mutant.get("woven", True) and start < at and end < node.end_byte
            and at <= inside[0].end_byte and self.first(node) == at
        ]
        if not wrong:
            return text
        returns = "".join(f"if crate::mutants::on({m['number']}) {{ return {m['replacement']}; }} " for m in wrong)
        return "{ " + returns + text[1:]

    def first(self, block):
        """Where the first statement of a block starts: after comments."""
        for child in block.children:
            if child.is_named and child.type not in ("line_comment", "block_comment", "inner_attribute_item"):
                return child.start_byte
        return -1

    def write(self, path):
        path.write_text(self.woven(self.tree.root_node))


def chosen(wrong, right):
    if not wrong:
        return right
    parts = [f"if crate::mutants::on({mutant['number']}) {{ {text} }}" for mutant, text in wrong]
    return "(" + " else ".join(parts) + " else { " + right + " })"


def cargo(tree, *arguments, **more):
    return subprocess.run(["cargo", *arguments], cwd=tree, env=os.environ | ENVIRONMENT, capture_output=True, text=True, **more)


def weave(tree, sources, original):
    for source in sources:
        source.write(tree / source.path.relative_to(original))


def compiled(tree, sources, original):
    """Weaves until it compiles, each time without what the compiler points at."""
    for attempt in range(40):
        weave(tree, sources, original)
        answer = cargo(tree, "check", "--locked", "--lib", "--message-format=json")
        wrong = set()
        for line in answer.stdout.splitlines():
            message = json.loads(line).get("message")
            if not message or message.get("level") != "error":
                continue
            places, waiting = [], [message]
            while waiting:
                one = waiting.pop()
                places += [span for span in one["spans"] if span["is_primary"]] or one["spans"]
                waiting += one["children"]
            if (message.get("code") or {}).get("code") == "E0004":
                # Of a match that lacks arms, the compiler points at the head and at the end.
                here = [span for span in places if span["file_name"] == places[0]["file_name"]]
                lines = [span[edge] for span in here for edge in ("line_start", "line_end")]
                places.append(places[0] | {"line_start": min(lines), "line_end": max(lines)})
            for span in places:
                wrong |= {(span["file_name"], line) for line in range(span["line_start"], span["line_end"] + 1)}
        if answer.returncode == 0:
            return
        dropped = 0
        for source in sources:
            name = str(source.path.relative_to(original))
            lines = (tree / name).read_text().splitlines()
            text = "\n".join(lines[line - 1] for file, line in wrong if file == name)
            for all in source.mutants.values():
                for mutant in all:
                    if mutant.get("woven", True) and f"mutants::on({mutant['number']})" in text:
                        mutant["woven"] = False
                        dropped += 1
        print(f"attempt {attempt}: {len(wrong)} lines with errors, {dropped} mutants do not compile", flush=True)
        if dropped == 0:
            sys.exit(answer.stdout[-3000:] + answer.stderr[-3000:])
    sys.exit("it never compiled")


def binaries(tree):
    answer = cargo(tree, "test", "--locked", "--no-run", "--lib", "--test", "stories", "--message-format=json")
    if answer.returncode:
        sys.exit(answer.stderr[-3000:])
    found = [json.loads(line) for line in answer.stdout.splitlines()]
    return [one["executable"] for one in found if one.get("executable") and one["profile"]["test"]]


def run(tree, test, limit, **more):
    """Whether a test passes, and how long it takes."""
    binary, name = test
    started = time.monotonic()
    command = [binary, "--exact", name, "--test-threads=1"]
    environment = os.environ | {"CARGO_MANIFEST_DIR": str(tree)} | {key: str(value) for key, value in more.items()}
    process = subprocess.Popen(
        command, cwd=tree, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )
    try:
        passed = process.wait(limit) == 0
    except subprocess.TimeoutExpired:
        passed = False
    try:
        os.killpg(process.pid, 9)
    except ProcessLookupError:
        pass
    process.wait()
    return passed, time.monotonic() - started


def reached(tree, folder, tests):
    """For each mutant the tests that run through it, and what each takes. What was found is kept in the folder."""
    by_mutant, times, runs_through = {}, {}, {}

    def one(test):
        trace = folder / "trace" / test[1].replace("::", ".")
        done = trace / "done"
        if not done.exists():
            trace.mkdir(parents=True, exist_ok=True)
            passed, seconds = run(tree, test, 120, MUTANT_TRACE=trace)
            done.write_text(json.dumps([passed, seconds]))
        passed, seconds = json.loads(done.read_text())
        traces = [file for file in trace.iterdir() if file != done]
        return test, passed, seconds, {int(line) for file in traces for line in file.read_text().split()}

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for test, passed, seconds, numbers in pool.map(one, tests):
            if not passed:
                print(f"left out, since it fails with no mutant at all: {test[1]}", flush=True)
                continue
            times[test] = seconds
            for number in numbers:
                by_mutant.setdefault(number, []).append(test)
            runs_through[test] = len(numbers)
    for all in by_mutant.values():
        # What is about little else is the likeliest to notice.
        all.sort(key=lambda test: runs_through[test] * times[test])
    return by_mutant, times


def built(folder, original, globs):
    """The mutants and the tests, woven and compiled once in the folder."""
    tree, state = folder / "tree", folder / "state.json"
    if state.exists():
        return json.loads(state.read_text())
    tree.mkdir(parents=True, exist_ok=True)
    subprocess.run(f"git ls-files -z | xargs -0 cp --parents -t {tree}", shell=True, cwd=original, check=True)
    arguments = [argument for glob in globs for argument in ("-f", glob)]
    listed = json.loads(subprocess.check_output(["cargo", "mutants", "--list", "--json", *arguments], cwd=original))
    for number, mutant in enumerate(listed, 1):
        mutant["number"], mutant["woven"] = number, mutant["genre"] != "StructField"
    files = sorted({mutant["file"] for mutant in listed})
    sources = [Source(original / file, [m for m in listed if m["file"] == file]) for file in files]
    (tree / "src/mutants.rs").write_text(SWITCH)
    library = tree / "src/lib.rs"
    library.write_text(library.read_text().replace("\npub mod ", "\npub mod mutants;\npub mod ", 1))
    compiled(tree, sources, original)
    woven = "\n".join((tree / file).read_text() for file in files)
    for mutant in listed:
        mutant["woven"] = f"mutants::on({mutant['number']})" in woven
    found = {"mutants": listed, "tests": tests(tree)}
    state.write_text(json.dumps(found))
    return found


def tests(tree):
    found = []
    for binary in binaries(tree):
        names = subprocess.check_output([binary, "--list", "--format=terse"], text=True, cwd=tree).splitlines()
        found += [(binary, name.removesuffix(": test")) for name in names if name.endswith(": test")]
    return found


def words(name):
    return set(re.findall("[a-z]{4,}", name))


def main():
    folder, globs = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    original = pathlib.Path(subprocess.check_output(["git", "rev-parse", "--show-toplevel"], text=True).strip())
    tree, found = folder / "tree", built(folder, original, globs)
    listed = found["mutants"]
    tried = [mutant for mutant in listed if mutant["woven"]]
    print(f"{len(listed)} mutants, {len(tried)} compile, {len(found['tests'])} tests", flush=True)
    by_mutant, times = reached(tree, folder, [tuple(test) for test in found["tests"]])

    def survives(mutant, patience, tested=0):
        """How many of the tests that reach it a mutant survives; none where one notices it."""
        spent, said = 0, words(mutant["file"])
        # Those first whose names speak of what the file does.
        tests = sorted(by_mutant.get(mutant["number"], []), key=lambda test: -len(said & words(test[1])))
        while tested < len(tests) and spent <= patience:
            passed, seconds = run(tree, tests[tested], 10 * times[tests[tested]] + 10, MUTANT=mutant["number"])
            if not passed:
                return None
            tested, spent = tested + 1, spent + seconds
        return tested

    def reach(mutant):
        return len(by_mutant.get(mutant["number"], []))

    def known(mutant, patience, before, log):
        """As survives, but what an earlier run found, in the folder, is not tried again."""
        key = f"{mutant['number']} {patience}"
        if key not in log:
            log[key] = survives(mutant, patience, before.get(mutant["number"], 0))
            with open(folder / "tried.jsonl", "a") as file:
                file.write(json.dumps([key, log[key]]) + "\n")
        return log[key]

    def survivors(mutants, patience, before):
        found, tried = {}, folder / "tried.jsonl"
        log = dict(json.loads(line) for line in tried.read_text().splitlines()) if tried.exists() else {}
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            tested = pool.map(lambda mutant: known(mutant, patience, before, log), mutants)
            for mutant, tested in zip(mutants, tested):
                if tested is not None:
                    found[mutant["number"]] = tested
                    print(f"survives {tested} of the {reach(mutant)} tests that reach it: {mutant['name']}", flush=True)
        return [mutant for mutant in mutants if mutant["number"] in found], found

    first, tested = survivors(tried, SECONDS, {})
    doubtful = [mutant for mutant in first if tested[mutant["number"]] < reach(mutant)]
    print(f"{len(doubtful)} of {len(first)} are tried on, with as many tests as {PATIENCE} seconds allow", flush=True)
    alive = [mutant for mutant in first if mutant not in doubtful] + survivors(doubtful, PATIENCE, tested)[0]
    print(f"{len(tried)} mutants tried: {len(alive)} alive; {len(listed) - len(tried)} not tried", flush=True)
    (folder / "alive.txt").write_text("".join(f"{mutant['name']}\n" for mutant in alive))
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
