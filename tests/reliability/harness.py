#!/usr/bin/env python3
"""The promises on saving, tried on this machine: kills, refused system calls, power cuts, and a monkey at the keyboard.

usage: harness.py kill9 N | killat | inject | powercut FILE_SYSTEM FLAG N [MOUNT_OPTIONS] | monkey KEYS SEED

Each but the monkey first has to find out the bad saves of `saves` (examples/saves.rs); one it lets pass is an error.
SAVES and PARTNERPLAN name the programs, built by run.sh. Needs Linux; killat and inject need strace, powercut root and
a loop device."""
import collections, fcntl, os, pty, random, re, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time

SAVES = os.environ.get("SAVES", "target/release/examples/saves")
PARTNERPLAN = os.environ.get("PARTNERPLAN", "target/release/partnerplan")
SEED = int(os.environ.get("SEED", "1"))


def saves(*words, **options):
    return subprocess.run([SAVES, *map(str, words)], capture_output=True, text=True, **options)


def fresh(folder, generation, candidates=100):
    """A folder with a soundly saved plan of this generation and nothing else."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
    saves("new", folder, generation, candidates, check=True)


def found(folder):
    """The generation the plan is wholly of, or None and what is wrong."""
    told = saves("check", folder)
    return (int(told.stdout.split()[1]), "") if told.returncode == 0 else (None, told.stderr.strip()[:90])


def leftovers(folder):
    return [name for at, _, names in os.walk(folder) for name in names if name.endswith(".tmp")]


def acknowledged(text, before):
    acks = [int(line.split()[1]) for line in text.splitlines() if line.startswith("ack ")]
    return acks[-1] if acks else before


def kill9(kind, kills, folder):
    """Kills a save loop at random instants; then the plan is whole and no older than what was acknowledged."""
    random.seed(SEED)
    told, last, most_left = collections.Counter(), 0, 0
    fresh(folder, 0)
    for _ in range(kills):
        with tempfile.TemporaryFile() as out:
            loop = subprocess.Popen([SAVES, "loop", kind, folder], stdout=out, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0.001, 0.030))
            loop.kill()
            loop.wait()
            out.seek(0)
            acked = acknowledged(out.read().decode(), last)
        generation, trouble = found(folder)
        most_left = max(most_left, len(leftovers(folder)))
        if generation is None:
            told["bad"] += 1
            fresh(folder, acked)
            generation = acked
        elif generation < acked:
            told["lost"] += 1
        else:
            told["old" if generation == acked else "new"] += 1
        last = generation
    told["left behind at most"] = most_left
    return told


CALLS = "openat write fsync rename link unlink close ftruncate fchmod flock mkdir read statx newfstatat getdents64"


def traced(folder, kind, call, what, number, log):
    program = ["strace", "-f", "-y", "-o", log, "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={number}"]
    return subprocess.run([*program, SAVES, "once", kind, folder, "2", "20"], capture_output=True, text=True, timeout=60)


def killat(kind, folder):
    """Kills one save at the entry of every system call on its files, in turn."""
    told = collections.Counter()
    for call in [*CALLS.split(), "exit_group"]:
        for number in range(1, 200):
            fresh(folder, 1, 20)
            with tempfile.NamedTemporaryFile() as log:
                traced(folder, kind, call, "signal=SIGKILL", number, log.name)
                if "killed by SIGKILL" not in open(log.name).read():
                    break
            generation, trouble = found(folder)
            told["bad" if generation not in (1, 2) else f"generation {generation}"] += 1
            if generation not in (1, 2):
                print(f"  bad after {call} {number}: {trouble}")
    return told


ERRORS = "ENOSPC EIO EINTR EDQUOT EROFS EACCES EMFILE ENOMEM ESTALE"


def inject(kind, folder):
    """Refuses each system call of one save in turn, with each error: old or new, no false "done", nothing left behind."""
    told = collections.Counter()
    for call in CALLS.split():
        for error in ERRORS.split():
            for number in range(1, 200):
                fresh(folder, 1, 20)
                with tempfile.NamedTemporaryFile() as log:
                    ended = traced(folder, kind, call, f"error={error}", number, log.name)
                    hit = [line for line in open(log.name).read().splitlines() if "(INJECTED)" in line]
                if not hit:
                    break
                if folder not in hit[0]:
                    continue  # The loader, or the words to the terminal.
                generation, trouble = found(folder)
                wrong = []
                if generation not in (1, 2):
                    wrong.append(trouble)
                elif ended.returncode == 0 and generation != 2:
                    wrong.append("said done, and the old plan is there")
                elif ended.returncode == 0 and call == "fsync" and folder + "/plans" in hit[0] and error != "EINTR":
                    wrong.append("said done though it was not safe")
                if ended.returncode not in (0, 1):
                    wrong.append(f"ended with {ended.returncode}: {ended.stderr.strip()[:80]}")
                if call != "unlink" and leftovers(folder):
                    wrong.append(f"left behind {leftovers(folder)}")
                told["bad" if wrong else "done all the same" if ended.returncode == 0 else "said"] += 1
                for sentence in wrong:
                    print(f"  {call} {number} {error}: {sentence} | {hit[0].split(None, 1)[-1][:110]}")
    return told


def power_goes(mount, flag):
    """FS_IOC_SHUTDOWN: nothing more reaches the disk (2), or the journal does and data does not (1)."""
    folder = os.open(mount, os.O_RDONLY)
    fcntl.ioctl(folder, 0x8004587D, struct.pack("I", flag))
    os.close(folder)


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def powercut(kind, system, flag, cuts, options, work):
    """Cuts the power of a file system of its own while a loop saves; after mounting again the plan is whole, no older
    than what was acknowledged."""
    random.seed(SEED)
    image, mount = os.path.join(work, "disk"), os.path.join(work, "mount")
    os.makedirs(mount, exist_ok=True)
    run("truncate", "-s", {"ext4": "64M", "xfs": "320M"}[system], image)
    run(f"mkfs.{system}", "-q", *(["-F"] if system == "ext4" else ["-f"]), image)
    attach = lambda: run("mount", "-o", ",".join(["loop", *options]), image, mount)
    told, last = collections.Counter(), 0
    attach()
    folder = os.path.join(mount, "config")
    os.makedirs(folder)
    fresh(folder, 0)
    run("sync")
    for _ in range(cuts):
        loop = subprocess.Popen([SAVES, "loop", kind, folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.01, 0.15))
        os.set_blocking(loop.stdout.fileno(), False)
        said = loop.stdout.read() or b""
        power_goes(mount, flag)
        os.set_blocking(loop.stdout.fileno(), True)
        # What was said before the power went is promised. A sync under way then may say yes: xfs does.
        acked = acknowledged(said[:said.rfind(b"\n") + 1].decode(), last)
        late = acknowledged((said + loop.communicate()[0]).decode(), last)
        run("umount", mount)
        attach()
        generation, trouble = found(folder)
        if generation is None:
            told["destroyed"] += 1
            fresh(folder, acked)
            run("sync")
            generation = acked
        elif generation < acked:
            told["lost"] += 1
        else:
            told["last acknowledged" if generation == acked else "newer"] += 1
            told["said as the power went, and not there"] += late > generation
        last = generation
    run("umount", mount)
    return told


class Terminal:
    """A pseudo-terminal with a program on it."""

    def __init__(self, words, columns=100, rows=30):
        self.master, self.slave = pty.openpty()
        self.resize(columns, rows)
        self.before, self.seen, self.code = termios.tcgetattr(self.slave), b"", None
        self.process = os.fork()
        if self.process == 0:
            os.close(self.master)
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(self.slave, number)
            os.execvpe(words[0], words, {**os.environ, "TERM": "xterm-256color"})

    def resize(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """Reads what comes; returns how long the first of it took, None when nothing came."""
        began, first = time.monotonic(), None
        while (left := began + seconds - time.monotonic()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                break
            self.seen += os.read(self.master, 65536)
            first = first if first is not None else time.monotonic() - began
        return first

    def send(self, data):
        while data:
            if select.select([self.master], [self.master], [], 20)[0]:
                self.seen += os.read(self.master, 65536)
            if select.select([], [self.master], [], 0)[1]:
                data = data[os.write(self.master, data[:512]):]

    def ended(self, seconds=0):
        end = time.monotonic() + seconds
        while True:
            if self.code is None:
                process, status = os.waitpid(self.process, os.WNOHANG)
                self.code = os.waitstatus_to_exitcode(status) if process else None
            if self.code is not None:
                return self.code
            if time.monotonic() >= end:
                return None
            self.read(0.02)

    def is_restored(self):
        on = {}
        for numbers, letter in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", self.seen):
            for number in numbers.split(b";"):
                on[number] = letter
        left_on = [number for number, letter in on.items() if (letter == b"h") != (number == b"25")]
        return termios.tcgetattr(self.slave)[:4] == self.before[:4] and not left_on


KEYS = [b"\r", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[3~", b"\x7f", b"\x08", b"\x1b[5~", b"\x1b[6~", b"\x1b[H",
        b"\x1b[F", b"\x1bOP", b"\t", b"\x1b[Z", b"\x1b\x1b[A", b"\x1bb", b"\x1b1", b"\x1b3", b"\x1b4", b"\x10", b"\x13",
        b"\x1b[21~", b"\x1b[<0;10;5M\x1b[<0;10;5m", b"\x1b[<64;10;9M", b"\x1b[1;5A", b"\xff\xfe", b"\xc3", b"\x00"]
# Answers to questions nobody asked, and text that wants to be more than text.
REPLIES = [b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\", b"\x1b[12;40R", b"\x1b[?1;2c", b"\x1b[I", b"\x1b[O", b"\x1bP1+r4d\x1b\\",
           b"\x1b[999;999H", b"\x1b]0;evil\x07", b"\x1b]52;c;eA==\x07", b"\x1b[?2004;1$y"]
PASTES = [b"\x1b[200~Acme\nBolt\x1b]0;evil\x07\x1b[201~", b"\x1b[200~x\x1b[201~dq\x1b[201~", "Größe & Söhne\rMüller\r".encode(),
          b"one\ntwo\nthree\n", b"git add 1 && make test 25", "日本語\u202e\u200d🌞".encode() * 9]
LETTERS = [letter.encode() for letter in "abcdefgijklmnoprstuvwxyz0123456789 ,;/?-"]


def monkey(keys, seed, folder):
    """Random keys, answers and pastes, bracketed or not. The program never ends unasked, is never silent for long, lets
    no byte of a text drive the terminal, and leaves a plan that reads and a terminal as it was."""
    random.seed(seed)
    subprocess.run([PARTNERPLAN, "--dir", folder, "new", "Monkey", "--from", "example"], check=True, capture_output=True)
    start = lambda: Terminal([PARTNERPLAN, "--dir", folder, "open", "Monkey"])
    terminal, starts, sent, slowest, wrong, size = start(), 1, 0, 0.0, [], SIZES[0]
    terminal.read(0.5)
    while sent < keys:
        chance = random.random()
        some = LETTERS if chance < 0.60 else KEYS if chance < 0.96 else REPLIES if chance < 0.985 else PASTES
        terminal.send(random.choice(some))
        sent += 1
        if sent % 25 == 0:
            terminal.read(0.004)
        if sent % 500 == 0:
            # A change of size is always answered with a frame.
            terminal.read(0.2)
            size = random.choice([other for other in SIZES if other != size])
            terminal.resize(*size)
            slowest = max(slowest, wait_for_frame(terminal))
        if (code := terminal.ended()) is not None:
            # The keys that leave are among those that are pressed.
            if code != 0:
                wrong.append(f"ended with {code} after {sent} keys: {terminal.seen[-300:]!r}")
            if not terminal.is_restored():
                wrong.append(f"the terminal was not given back after {sent} keys")
            wrong += [f"{leak!r} was sent to the terminal" for leak in LEAKS if leak in terminal.seen]
            terminal, starts = start(), starts + 1
            terminal.read(0.3)
    os.kill(terminal.process, signal.SIGTERM)
    if (code := terminal.ended(5)) != 143 or not terminal.is_restored():
        wrong.append(f"SIGTERM ended with {code}, given back: {terminal.is_restored()}")
    wrong += [f"{leak!r} was sent to the terminal" for leak in LEAKS if leak in terminal.seen]
    listed = subprocess.run([PARTNERPLAN, "--dir", folder, "list", "--json"], capture_output=True, text=True)
    if listed.returncode or "unreadable" in listed.stdout:
        wrong.append(f"a plan does not read: {listed.stdout}")
    print(f"seed {seed}: {sent} keys, {starts} starts, slowest answer to a new size {slowest * 1000:.0f} ms")
    return wrong


SIZES = [(100, 30), (80, 24), (140, 40), (40, 12)]
LEAKS = [b"\x1b]0;evil", b"\x1b]52;c;eA==", b"\x1b[999;999H"]


def wait_for_frame(terminal):
    """How long the next frame takes, 10 s at most."""
    began = time.monotonic()
    while time.monotonic() - began < 10:
        if select.select([terminal.master], [], [], 0.05)[0]:
            try:
                terminal.seen += os.read(terminal.master, 65536)
            except OSError:
                break
            return time.monotonic() - began
        if terminal.ended() is not None:
            break
    return time.monotonic() - began


def must_find(name, told, wanted):
    print(f"{name}: {dict(told)}", flush=True)
    if not any(told[kind] for kind in wanted):
        sys.exit(f"{name} was not found out: this harness finds nothing")


def must_hold(name, told):
    print(f"{name}: {dict(told)}", flush=True)
    if any(told[kind] for kind in ("bad", "lost", "destroyed")):
        sys.exit(f"{name} breaks a promise")


def main(words):
    work = tempfile.mkdtemp(prefix="reliability-", dir=os.environ.get("WORK"))
    folder = os.path.join(work, "config")
    os.makedirs(folder)
    began = time.monotonic()
    match words:
        case ["kill9", kills]:
            must_find("kill9 in-place", kill9("in-place", max(100, int(kills) // 50), folder), ["bad"])
            must_hold("kill9 sound", kill9("sound", int(kills), folder))
        case ["killat"]:
            must_find("killat in-place", killat("in-place", folder), ["bad"])
            must_hold("killat sound", killat("sound", folder))
        case ["inject"]:
            must_find("inject in-place", inject("in-place", folder), ["bad"])
            must_hold("inject sound", inject("sound", folder))
        case ["powercut", system, flag, cuts, *options]:
            some = max(20, int(cuts) // 10)
            for kind, wanted in [("no-sync", ["destroyed", "lost"]), ("no-folder-sync", ["lost"])]:
                if system == "ext4":
                    must_find(f"powercut {kind}", powercut(kind, system, int(flag), some, options, work), wanted)
            must_hold(f"powercut sound {system} {flag} {options}", powercut("sound", system, int(flag), int(cuts), options, work))
        case ["monkey", keys, seed]:
            wrong = monkey(int(keys), int(seed), folder)
            if wrong:
                sys.exit("\n".join(wrong))
        case _:
            sys.exit(__doc__)
    shutil.rmtree(work, ignore_errors=True)
    print(f"{words[0]}: {time.monotonic() - began:.0f} s")


main(sys.argv[1:])
