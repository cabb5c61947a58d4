#!/usr/bin/env python3
"""The private overlap once more, in another language and from the standards alone: ristretto255 by RFC 9496, hashing by
RFC 9380. Reads tests/golden/overlap_exchange.json, makes every file of its exchanges anew and compares; with `print` it
prints what the golden file should be. Writes nothing. It is slow and leaks its secrets through time: a check, no tool.
"""
import hashlib, json, pathlib, sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)  # of -1
odd = lambda x: x % P & 1
absolute = lambda x: -x % P if odd(x) else x % P


def root(u, v):
    """Whether u/v is a square, and the root of it or of ROOT times it, not negative."""
    r = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    check = v * r * r % P
    if check in (-u % P, -u * ROOT % P):
        r = r * ROOT % P
    return check in (u % P, -u % P), absolute(r)


INV_ROOT_A_MINUS_D = root(1, -1 - D)[1]
ROOT_AD_MINUS_1 = root(-D - 1, 1)[1]
if odd(ROOT_AD_MINUS_1) == 0:  # the standard takes the negative one, whose square is the same
    ROOT_AD_MINUS_1 = -ROOT_AD_MINUS_1 % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        q, p, n = (add(q, p) if n & 1 else q), add(p, p), n >> 1
    return q


def encode(p):
    x, y, z, t = p
    u1, u2 = (z + y) * (z - y) % P, x * y % P
    inv = root(1, u1 * u2 * u2)[1]
    d1, d2 = inv * u1 % P, inv * u2 % P
    z_inv = d1 * d2 * t % P
    d = d2
    if odd(t * z_inv):
        x, y, d = y * ROOT % P, x * ROOT % P, d1 * INV_ROOT_A_MINUS_D % P
    if odd(x * z_inv):
        y = -y % P
    return absolute(d * (z - y)).to_bytes(32, "little")


def decode(b):
    s = int.from_bytes(b, "little")
    assert s < P and not odd(s)
    u1, u2 = (1 - s * s) % P, (1 + s * s) % P
    v = (-D * u1 * u1 - u2 * u2) % P
    ok, inv = root(1, v * u2 * u2)
    x = absolute(2 * s * inv * u2)
    y = u1 * inv * inv * u2 * v % P
    t = x * y % P
    assert ok and not odd(t) and y and s
    return (x, y, 1, t)


def elligator(b):
    t = int.from_bytes(b, "little") % 2**255
    r = ROOT * t * t % P
    u, v = (r + 1) * (1 - D * D) % P, (-1 - r * D) * (r + D) % P
    ok, s = root(u, v)
    if not ok:
        s = -absolute(s * t) % P
    c = P - 1 if ok else r
    n = (c * (r - 1) * (D - 1) ** 2 - v) % P
    w0, w1, w2, w3 = 2 * s * v % P, n * ROOT_AD_MINUS_1 % P, (1 - s * s) % P, (1 + s * s) % P
    return (w0 * w3 % P, w2 * w1 % P, w1 * w3 % P, w0 * w2 % P)


uniform = lambda b: add(elligator(b[:32]), elligator(b[32:]))
sha = lambda *parts: hashlib.sha512(b"".join(parts)).digest()


def to_point(domain):
    tag = b"HashToGroup-PartnerplanOverlapV1-ristretto255-SHA512"
    tag += bytes([len(tag)])
    return uniform(sha(sha(bytes(128), domain.encode(), b"\0\x40\0", tag), b"\1", tag))


mark = lambda exchange, b: sha(b"Mark-PartnerplanOverlapV1-ristretto255-SHA512", exchange, b)[:16]


class Side:
    def __init__(self, chance, domains, pad_to):
        chance = bytes.fromhex(chance)
        self.secret, self.order = int.from_bytes(chance[:64], "little") % L, chance[64:96]
        self.exchange = chance[96:]
        self.places = sorted(domains) + [None] * (pad_to - len(domains))
        numbers = self.numbers()
        for last in range(len(self.places) - 1, 0, -1):
            fair = 2**64 - 1 - (2**64 - 1) % (last + 1)
            other = next(n for n in numbers if n < fair) % (last + 1)
            self.places[last], self.places[other] = self.places[other], self.places[last]
        pad = lambda at: uniform(sha(b"Padding-PartnerplanOverlapV1-SHA512", self.order, at.to_bytes(8, "big")))
        self.points = [
            encode(pad(at) if domain is None else times(self.secret, to_point(domain)))
            for at, domain in enumerate(self.places)
        ]

    def numbers(self):
        block = 0
        while True:
            b = sha(b"Order-PartnerplanOverlapV1-SHA512", self.order, block.to_bytes(8, "big"))
            yield from (int.from_bytes(b[at : at + 8], "big") for at in range(0, 64, 8))
            block += 1

    def again(self, points):
        return [encode(times(self.secret, decode(b))) for b in points]


ABOUT = {
    "request": "It asks how many accounts two companies share. No name stands in it, only masked points.",
    "answer": "It answers a request for shared accounts. No name stands in it, only masked points.",
    "result": "It says what came of an exchange: how many accounts two companies share.",
}


def file(kind, suffixes, fields, body):
    lines = [f"partnerplan overlap {kind} 1", ABOUT[kind], "rules: 1", f"suffixes: {suffixes}"]
    lines += [f"{name}: {value}" for name, value in fields.items()]
    data = ("\n".join(lines) + "\n\n").encode() + b"".join(body)
    return data + sha(data)[:16]


def exchange(case):
    learn, suffixes = case["learn"], case["suffixes"]
    asker, answerer = Side(*case["asker"].values()), Side(*case["answerer"].values())
    number = asker.exchange.hex()
    half = lambda b: sha(b)[:32].hex()
    request = file("request", suffixes, {"exchange": number, "learn": learn, "accounts": len(asker.points)}, asker.points)
    marks = [mark(asker.exchange, b) for b in answerer.again(asker.points)]
    if learn == "counts":
        marks.sort()
    fields = {"exchange": number, "request": half(request), "learn": learn}
    fields |= {"asked": len(marks), "accounts": len(answerer.points)}
    answer = file("answer", suffixes, fields, marks + answerer.points)
    twice = asker.again(answerer.points)
    shared = [at for at, b in enumerate(twice) if mark(asker.exchange, b) in marks]
    assert len(shared) == len(set(case["asker"]["domains"]) & set(case["answerer"]["domains"]))
    said = len(shared) if learn == "names" or len(shared) >= 5 else "fewer than 5"
    body = [at.to_bytes(4, "big") + twice[at] for at in shared] if learn == "names" else []
    result = file("result", suffixes, {"exchange": number, "answer": half(answer), "learn": learn, "shared": said}, body)
    return {"request": request.hex(), "answer": answer.hex(), "result": result.hex()}


def cases(suffixes):
    domains = lambda *numbers: [f"account-{number}.com" for number in numbers]
    chance = lambda seed: "".join(sha(seed.encode(), bytes([part])).hex() for part in range(2))[:224]
    side = lambda seed, numbers, pad_to: {"chance": chance(seed), "domains": domains(*numbers), "pad_to": pad_to}
    case = lambda learn, one, two: {"learn": learn, "suffixes": suffixes, "asker": one, "answerer": two}
    yield case("counts", side("one", range(12), 12), side("two", range(5, 20), 18))
    yield case("counts", side("three", range(10), 11), side("four", range(8, 19), 11))
    yield case("names", side("five", range(6), 9), side("six", [3, 1, 40, 41], 4))


def main():
    golden = pathlib.Path(__file__).parent.parent / "golden" / "overlap_exchange.json"
    published = (golden.parent / "ristretto255.txt").read_text().splitlines()
    for row in (line.split() for line in published):
        if row[0] == "map":
            assert encode(uniform(bytes.fromhex(row[1]))).hex() == row[2], row
    if sys.argv[1:] == ["print"]:
        made = [case | exchange(case) for case in cases("2.1.247")]
        print(json.dumps(made, indent=1))
        return
    known = json.loads(golden.read_text())
    for case in known:
        made = exchange(case)
        assert all(case[name] == made[name] for name in made), case["learn"]
    print(f"{len(known)} exchanges made anew: every byte is the same")


main()
