"""From a CSV on disk to a fitted model."""
import statistics
import numpy as np
import inputs
from harness import BENCH, DATA, SCRATCH, Row, Table, call, in_turns, number, paired_ratio, peer


def end_to_end():
    return [fit(1_000_000, threads, rounds=3) for threads in (1, 2)]


def fit(rows, threads, rounds):
    folder, path = inputs.problem(rows), DATA / f"denials-{rows}.csv"
    inputs.once(path, lambda unfinished: peer("csv_peers.py", "write", folder, unfinished))
    ours, theirs = SCRATCH / "csv-ours.f64", SCRATCH / "csv-theirs.f64"
    results = in_turns({
        "Overturn": lambda: call(BENCH, "fit-csv", path, threads, ours),
        "polars and glum": lambda: peer(
            "csv_peers.py", "polars-glum", path, theirs, threads=threads),
    }, rounds)
    difference = np.abs(np.fromfile(ours) - np.fromfile(theirs)).max()
    walls = {name: [run["wall"] for run in runs] for name, runs in results.items()}
    table = [Row(
        name, walls[name], None if name == "Overturn" else paired_ratio(
            walls[name], walls["Overturn"]),
        ("at least", 5) if name != "Overturn" else None,
        more={"after start-up s": number(statistics.median(run["seconds"] for run in runs)),
              "processor s": number(statistics.median(run["cpu"] for run in runs)),
              "peak MiB": number(round(max(run["peak_mb"] for run in runs)))})
        for name, runs in results.items()]
    notes = [
        "Wall time of the whole process, imports included: the file read, levels coded, 584 "
        "coefficients fitted. Overturn's time includes the standard errors. Coefficients differ by at "
        f"most {difference:.1g}; glum stops at its best setting for this size."]
    name = f"CSV to fit: {rows:,} rows, {threads} thread{'s' if threads > 1 else ''}"
    return Table(name, "s", "peer / Overturn", table, notes)
