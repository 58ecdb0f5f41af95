"""Runs contenders in turns, and shows what came of it."""
import json, os, statistics, subprocess, sys, time
from dataclasses import dataclass, field
from pathlib import Path

PYTHON = os.environ.get("BENCH_PYTHON", sys.executable)
PEERS = Path("Tests/Benchmarks/peers")
BENCH = ".build/bench/release/bench"
OVERTURN = ".build/bench/release/overturn"
DATA = Path(".build/bench-data")
SCRATCH = DATA / "scratch"


def environment(threads=1):
    """Every numerical library with the same number of threads, and kernels of its own choice."""
    names = ("OMP", "OPENBLAS", "MKL", "NUMEXPR")
    chosen = {name: value for name, value in os.environ.items()
              if name not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    return {**chosen, **{f"{name}_NUM_THREADS": str(threads) for name in names},
            "POLARS_MAX_THREADS": str(threads)}


def call(*command, threads=1):
    """The JSON that a command prints on its last line, with the wall time of the whole process."""
    start = time.perf_counter()
    done = subprocess.run([str(part) for part in command], env=environment(threads),
                          capture_output=True, text=True)
    wall = time.perf_counter() - start
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} {command[1]}: {done.stderr.strip()[-2000:]}")
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return {**(json.loads(lines[-1]) if lines else {}), "wall": wall}


def peer(script, *arguments, threads=1):
    return call(PYTHON, PEERS / script, *arguments, threads=threads)


def in_turns(contenders, rounds):
    """A B A B ...: for each contender the results of its runs, pairs under the same index."""
    results = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            results[name].append(run())
    return results


def paired_ratio(over, under):
    return statistics.median(a / b for a, b in zip(over, under))


def remove_database(path):
    for suffix in ("", "-wal", "-shm", ".wal"):
        Path(str(path) + suffix).unlink(missing_ok=True)


def force_to_disk(path):
    """Waits until what was written to a database is durable, the same for every contender."""
    for suffix in ("", "-wal", ".wal"):
        file = Path(str(path) + suffix)
        if file.exists():
            descriptor = os.open(file, os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)


@dataclass
class Row:
    name: str
    values: list
    ratio: float | None = None
    # "at least" or "at most", and the number.
    target: tuple[str, float] | None = None
    # The target holds for the median value rather than the ratio.
    of_value: bool = False
    more: dict = field(default_factory=dict)

    @property
    def is_met(self):
        if self.target is None:
            return None
        value = statistics.median(self.values) if self.of_value else self.ratio
        return value >= self.target[1] if self.target[0] == "at least" else value <= self.target[1]

    def cells(self):
        spread = [min(self.values), statistics.median(self.values), max(self.values)] \
            if self.values else []
        target = "" if self.target is None else f"{self.target[0]} {self.target[1]:g}"
        met = {None: "", True: "met", False: "not met"}[self.is_met]
        return [self.name, *(map(number, spread) if spread else [""] * 3),
                "" if self.ratio is None else number(self.ratio), target, met,
                *self.more.values()]

    def record(self):
        return {"name": self.name, "values": self.values, "ratio": self.ratio,
                "target": self.target, "met": self.is_met, **self.more}


@dataclass
class Table:
    question: str
    unit: str
    ratio: str
    rows: list
    notes: list = field(default_factory=list)

    def markdown(self):
        header = ["", f"min {self.unit}", "median", "max", self.ratio, "target", "",
                  *max((row.more for row in self.rows), key=len, default={})]
        lines = [header] + [row.cells() for row in self.rows]
        for line in lines:
            line += [""] * (len(header) - len(line))
        used = [i for i in range(len(header)) if any(line[i] for line in lines[1:])]
        lines = [[line[i] for i in used] for line in lines]
        widths = [max(len(line[i]) for line in lines) for i in range(len(used))]
        show = lambda line: "| " + " | ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths))) + " |"
        rule = "|" + "|".join("-" * (width + 2) if i == 0 else "-" * (width + 1) + ":"
                              for i, width in enumerate(widths)) + "|"
        notes = "".join(f"\n{note}" for note in self.notes)
        body = "\n".join([show(lines[0]), rule, *map(show, lines[1:])])
        return f"### {self.question}\n\n{body}\n{notes}\n"

    def record(self):
        return {"question": self.question, "unit": self.unit, "ratio": self.ratio,
                "notes": self.notes, "rows": [row.record() for row in self.rows]}


def number(value):
    """Three significant digits."""
    if isinstance(value, int) or value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    if abs(value) < 1e-3:
        return f"{value:.0e}"
    return f"{value:.2f}" if abs(value) >= 10 else f"{value:.3f}"
