"""Which value is right: methods against data sets, sources left out, planted sources, and a million claims.

    python benchmarks/fusion.py sets DATA/flight DATA/birthplaces DATA/books    methods against data sets, with calibration
    python benchmarks/fusion.py left-out DATA/flight --runs 20                  five random sources left out
    python benchmarks/fusion.py planted                                         copiers and honest agreement
    python benchmarks/fusion.py million                                         a million claims, beside csv and a dictionary

A data set is a folder with `claims.csv.gz` (source,object,attribute,value), `truth.csv` (object,attribute,value) and, for places,
`hierarchy.csv` (ID,name,parentID). The other methods are here for the table alone; what ships is `factcheck.truth`.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path

from calibration import calibration
from factcheck.read.claim_table import claim_columns, read_claims
from factcheck.truth.ballot import Item
from factcheck.truth.copies import one_voice
from factcheck.truth.fuse import fuse
from factcheck.truth.kinds import reader_for
from factcheck.truth.places import read_taxonomy
from factcheck.truth.resolve import Prepared, prepare, resolve
from factcheck.truth.table import ClaimTable
from factcheck.values.name_lists import read_lists
from factcheck.values.names import fold

Method = Callable[[Sequence[Item], int], list[list[float]]]
ROUNDS = 20


# Data sets


@dataclass(frozen=True, slots=True)
class DataSet:
    """Claims ready to be voted on, and the gold of some items."""

    name: str
    prepared: Prepared
    gold: dict[tuple[str, str], list[str]]


def load(folder: Path, left_out: Iterable[str] = ()) -> DataSet:
    """A data set, without some of its sources."""
    out = set(left_out)
    table = ClaimTable()
    text = gzip.decompress((folder / "claims.csv.gz").read_bytes()).decode("utf-8")
    columns = claim_columns(text, "claims.csv")
    assert columns is not None, f"{folder}: no claims"
    read_claims(text, "claims.csv", columns, table)
    kept = {s for s, name in enumerate(table.sources) if name not in out}
    for key in list(table.said):
        values = {v: [s for s in voters if s in kept] for v, voters in table.said[key].items()}
        table.said[key] = {v: voters for v, voters in values.items() if voters}
        if not table.said[key]:
            del table.said[key]
    hierarchy = folder / "hierarchy.csv"
    taxonomies = {"place": read_taxonomy(hierarchy.read_text(encoding="utf-8"), hierarchy.name)} if hierarchy.exists() else {}
    gold: dict[tuple[str, str], list[str]] = defaultdict(list)
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            gold[row["object"], row["attribute"]].append(row["value"])
    return DataSet(folder.name, prepare(table, taxonomies), gold)


def is_right(data: DataSet, attribute: str, value: str, gold: Sequence[str]) -> tuple[bool, bool] | None:
    """Exactly, and at any level of the hierarchy; `None` if the gold cannot be read."""
    kind = data.prepared.kinds[data.prepared.attributes.index(attribute)]
    if kind == "people":
        said, *wanted = ({p.surname for p in listed.people} for listed in read_lists([value, *gold]))
        return (said in wanted,) * 2
    if kind == "place":
        levels = [fold(part) for part in gold[0].split(",")]
        return fold(value) == levels[0], fold(value) in levels
    key = reader_for(attribute, [value, *gold], {}).key
    wanted_keys = {(key(g) or "").split(" ")[0] for g in gold} - {""}
    return ((key(value) or "").split(" ")[0] in wanted_keys,) * 2 if wanted_keys else None


def scores(data: DataSet, favoured: dict[tuple[str, str], tuple[str, float]]) -> tuple[float, float, float]:
    """Share of gold items right exactly, and at any level; expected calibration error (at any level)."""
    exact = loose = count = 0
    judged: list[tuple[float, bool]] = []
    for key, gold in data.gold.items():
        if key not in favoured:
            count += 1
            continue
        value, probability = favoured[key]
        right = is_right(data, key[1], value, gold)
        if right is None:
            continue
        count += 1
        exact, loose = exact + right[0], loose + right[1]
        judged.append((probability, right[1]))
    return exact / count, loose / count, calibration(judged)[0]


# Methods


def majority(items: Sequence[Item], sources: int) -> list[list[float]]:
    """One source, one vote."""
    return [[len(v) / max(sum(map(len, item.votes)), 1) for v in item.votes] for item in items]


def accu(items: Sequence[Item], sources: int) -> list[list[float]]:
    """ACCU (Dong, Berti-Equille and Srivastava, VLDB 2009): accuracy per source, ten false values of equal chance, no copies."""
    accuracy = [0.8] * sources
    found: list[list[float]] = []
    for _ in range(ROUNDS):
        weights = [log(10 * a / (1 - a)) for a in accuracy]
        found = []
        for item in items:
            sums = [sum(weights[s] for s in v) for v in item.votes]
            odds = [exp(x - max(sums)) for x in sums]
            found.append([x / sum(odds) for x in odds])
        accuracy = [min(max(a, 0.01), 0.99) for a in _means(items, found, sources)]
    return found


def crh(items: Sequence[Item], sources: int) -> list[list[float]]:
    """CRH (Li et al., SIGMOD 2014) with 0/1 loss: weights are minus the logarithm of each source's share of the loss."""
    weights = [1.0] * sources
    found: list[list[float]] = []
    for _ in range(ROUNDS):
        found = []
        for item in items:
            sums = [sum(weights[s] for s in v) for v in item.votes]
            found.append([x / max(sum(sums), 1e-9) for x in sums])
        best = [max(range(len(p)), key=p.__getitem__) for p in found]
        right = _means(items, [[float(v == b) for v in range(len(p))] for p, b in zip(found, best, strict=True)], sources)
        losses = [max(1 - a, 1e-3) for a in right]
        weights = [-log(x / max(losses) * 0.999) for x in losses]
    return found


def truthfinder(items: Sequence[Item], sources: int) -> list[list[float]]:
    """TruthFinder (Yin, Han and Yu, KDD 2007) without implications between values; dampening .3."""
    trust = [0.9] * sources
    found: list[list[float]] = []
    for _ in range(ROUNDS):
        tau = [-log(max(1 - t, 1e-6)) for t in trust]
        found = [[1 / (1 + exp(-0.3 * sum(tau[s] for s in v))) for v in item.votes] for item in items]
        trust = [min(t, 0.999999) for t in _means(items, found, sources)]
    return found


def ours(items: Sequence[Item], sources: int) -> list[list[float]]:
    """What ships, but that sets of people are single values here."""
    kinds = max(item.kind for item in items) + 1
    return fuse(items, sources, kinds).estimate.probabilities


def _means(items: Sequence[Item], found: Sequence[Sequence[float]], sources: int) -> list[float]:
    total, count = [0.0] * sources, [0] * sources
    for item, chances in zip(items, found, strict=True):
        for voters, p in zip(item.votes, chances, strict=True):
            for s in voters:
                total[s] += p
                count[s] += 1
    return [t / c if c else 0.8 for t, c in zip(total, count, strict=True)]


METHODS: dict[str, Method] = {"majority": majority, "ACCU": accu, "CRH": crh, "TruthFinder": truthfinder}


def favoured_by(method: Method, data: DataSet, *, copies: bool = False) -> dict[tuple[str, str], tuple[str, float]]:
    """Each item's likeliest value by a method; with `copies`, on one vote for each group that ours finds."""
    items = [item.ballot for item in data.prepared.items]
    sources = len(data.prepared.sources)
    if copies:
        items = one_voice(items, fuse(items, sources, len(data.prepared.attributes)).groups)
    found: dict[tuple[str, str], tuple[str, float]] = {}
    for item, chances in zip(data.prepared.items, method(items, sources), strict=True):
        best = max(range(len(chances)), key=chances.__getitem__)
        found[item.subject, item.attribute] = (item.shown[best], min(chances[best], 0.995))
    return found


def compare_sets(folders: Sequence[Path]) -> None:
    """The table: exact, at any level, calibration error."""
    print("| method | " + " | ".join(folder.name for folder in folders) + " |")
    print("| --- |" + " --- |" * len(folders))
    data = [load(folder) for folder in folders]
    for name, method in METHODS.items():
        for copies in (False, True):
            cells = [_cell(scores(d, favoured_by(method, d, copies=copies))) for d in data]
            print(f"| {name}{', copies one vote' if copies else ''} | {' | '.join(cells)} |")
    cells = [_cell(scores(d, favoured_by(ours, d))) for d in data]
    print(f"| factcheck, sets as single values | {' | '.join(cells)} |")
    resolved = [resolve(d.prepared) for d in data]
    cells = [
        _cell(scores(d, {(r.subject, r.attribute): (r.value, r.probability) for r in out.rows}))
        for d, out in zip(data, resolved, strict=True)
    ]
    print(f"| **factcheck** | {' | '.join(cells)} |")
    for d, out in zip(data, resolved, strict=True):
        judged = []
        for row in out.rows:
            gold = d.gold.get((row.subject, row.attribute))
            right = is_right(d, row.attribute, row.value, gold) if gold else None
            if right is not None:
                judged.append((row.probability, right[1]))
        told = ", ".join(f"{p:.2f}: {share:.2f} of {n}" for p, share, n in calibration(judged)[1])
        print(f"\n{d.name}, right of those given a probability of about: {told}")


def _cell(figures: tuple[float, float, float]) -> str:
    exact, loose, error = figures
    level = f" / {loose:.3f}" if loose != exact else ""
    return f"{exact:.3f}{level} (ece {error:.3f})"


def leave_out(folder: Path, runs: int, number: int) -> None:
    """Accuracy without some sources."""
    names = sorted(load(folder).prepared.sources)
    found: list[float] = []
    for seed in range(runs):
        out = random.Random(seed).sample(names, number)
        data = load(folder, out)
        rows = resolve(data.prepared).rows
        exact, _, error = scores(data, {(r.subject, r.attribute): (r.value, r.probability) for r in rows})
        found.append(exact)
        print(f"{seed:3} {exact:.3f} (ece {error:.3f}) without {', '.join(out)}", flush=True)
    print(f"at least .93 in {sum(a >= 0.93 for a in found)} of {runs}")


# Planted sources


def planted() -> None:
    """Groups of copiers, exact and with edits, and honest sources that agree; nothing is told to the method."""
    print("| copiers' original | edits | together | others merged | majority right | right | correlation of reliability |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for reliability in (0.6, 0.7, 0.8, 0.9):
        for edits in (0.0, 0.02):
            _plant(reliability, edits)


def _plant(reliability: float, edits: float) -> None:
    rng = random.Random(1)
    count, each, false = 5000, 200, 5
    truth = [rng.uniform(0.5, 0.9) for _ in range(each)]
    claims: list[dict[int, int]] = [{} for _ in truth]

    def said(a: float) -> int:
        return 0 if rng.random() < a else 1 if rng.random() < 0.4 else rng.randint(1, false)

    for item in range(count):
        for s in rng.sample(range(each), 8):
            claims[s][item] = said(truth[s])
    for _ in range(4):
        claims.append({i: said(0.97) for i in rng.sample(range(count), count // 2)})
        truth.append(0.97)
    honest = len(claims)
    groups: list[range] = []
    for copies, covered in ((6, 1000), (9, 3000)):
        original = {i: said(reliability) for i in rng.sample(range(count), covered)}
        groups.append(range(len(claims), len(claims) + copies + 1))
        claims.append(original)
        for _ in range(copies):
            claims.append(
                {i: v if rng.random() >= edits else (v + rng.randint(1, false)) % (false + 1) for i, v in original.items()}
            )
        truth += [reliability] * (copies + 1)
    votes: list[dict[int, list[int]]] = [{} for _ in range(count)]
    for s, mine in enumerate(claims):
        for item, value in mine.items():
            votes[item].setdefault(value, []).append(s)
    items = [Item(0, list(v.values())) for v in votes]
    fused = fuse(items, len(claims), 1)
    right = _right(votes, fused.estimate.probabilities)
    plain = _right(votes, majority(items, len(claims)))
    sizes = [max(Counter(fused.groups[s] for s in group).values()) for group in groups]
    merged = sum(fused.groups[s] != s for s in range(honest))
    together = ", ".join(f"{n} of {len(g)}" for n, g in zip(sizes, groups, strict=True))
    print(
        f"| {reliability} | {edits:.0%} | {together} | {merged} | {plain:.3f} | {right:.3f} | "
        f"{_correlation(fused.reliability, truth):.3f} |"
    )


def _right(votes: Sequence[dict[int, list[int]]], chances: Sequence[Sequence[float]]) -> float:
    best = [list(v)[max(range(len(p)), key=p.__getitem__)] for v, p in zip(votes, chances, strict=True)]
    return sum(b == 0 for b in best) / len(best)


def _correlation(a: Sequence[float], b: Sequence[float]) -> float:
    x, y = sum(a) / len(a), sum(b) / len(b)
    together = sum((p - x) * (q - y) for p, q in zip(a, b, strict=True))
    return float(together / (sum((p - x) ** 2 for p in a) * sum((q - y) ** 2 for q in b)) ** 0.5)


def million(claims: int) -> None:
    """A thousand sources of known reliability; processor time of the whole command beside that of counting the rows."""
    rng = random.Random(1)
    reliability = [rng.uniform(0.4, 0.95) for _ in range(1000)]
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder) / "claims.csv", Path(folder) / "sources.jsonl"
        with file.open("w", encoding="utf-8", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(["source", "object", "attribute", "value"])
            for item in range(claims // 10):
                for s in rng.sample(range(1000), 10):
                    value = 0 if rng.random() < reliability[s] else rng.randint(1, 5)
                    writer.writerow([f"source{s}", f"item{item}", "colour", f"value{item * 7 % 977}-{value}"])
        began = time.process_time()
        counts: dict[tuple[str, ...], int] = {}
        with file.open(encoding="utf-8", newline="") as source:
            for row in csv.reader(source):
                key = (row[1], row[2], row[3])
                counts[key] = counts.get(key, 0) + 1
        counting = time.process_time() - began
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with (Path(folder) / "resolved.csv").open("wb") as target:
            subprocess.run([sys.executable, "-m", "factcheck", "resolve", str(file)], stdout=target, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime - before.ru_utime
        with out.open("wb") as target:
            subprocess.run([sys.executable, "-m", "factcheck", "sources", str(file), "--format", "csv"], stdout=target, check=True)
        with out.open(encoding="utf-8", newline="") as source:
            told = {row["source"]: float(row["reliability"]) for row in csv.DictReader(source)}
        found = [told[f"source{s}"] for s in range(1000)]
        print(f"{claims} claims: counted in {counting:.2f} s, resolved in {took:.2f} s ({took / counting:.1f} times)")
        print(f"peak memory {after.ru_maxrss // 1024} MB; reliability correlates by {_correlation(found, reliability):.3f}")


def main() -> int:
    """One of the four."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("sets").add_argument("folders", nargs="+", type=Path)
    left = commands.add_parser("left-out")
    left.add_argument("folder", type=Path)
    left.add_argument("--runs", type=int, default=10)
    left.add_argument("--sources", type=int, default=5)
    commands.add_parser("planted")
    commands.add_parser("million").add_argument("--claims", type=int, default=1_000_000)
    given = parser.parse_args()
    if given.command == "sets":
        compare_sets(given.folders)
    elif given.command == "left-out":
        leave_out(given.folder, given.runs, given.sources)
    elif given.command == "planted":
        planted()
    else:
        million(given.claims)
    return 0


if __name__ == "__main__":
    sys.exit(main())
