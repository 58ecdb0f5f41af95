"""The penalised categorical problem: time, accuracy and memory of a fit."""
import inputs
from harness import BENCH, SCRATCH, Row, Table, call, in_turns, number, paired_ratio, peer


def two_hundred_thousand():
    return [fit(200_000, threads, rounds=5) for threads in (1, 2)]


def million():
    return [fit(1_000_000, threads, rounds=3) for threads in (1, 2)]


def five_million():
    return [fit(5_000_000, threads, rounds=2) for threads in (1, 2)]


def fit(rows, threads, rounds):
    folder = inputs.problem(rows)
    results = in_turns({
        "Overturn": lambda: overturn(folder, rows, threads),
        "glum": lambda: peer("logistic_peers.py", "glum", folder, threads=threads),
        "scikit-learn newton-cholesky":
            lambda: peer("logistic_peers.py", "newton-cholesky", folder, threads=threads),
    }, rounds)
    ours = [run["seconds"] for run in results["Overturn"]]
    table = []
    for name, runs in results.items():
        seconds = [run["seconds"] for run in runs]
        table.append(Row(
            name, seconds, None if name == "Overturn" else paired_ratio(seconds, ours),
            more={"relative gradient": number(max(run["gradient"] for run in runs)),
                  "peak MiB": number(round(max(run["peak_mb"] for run in runs))),
                  "iterations": number(int(runs[0]["iterations"]))}))
    notes = [
        "584 parameters: seven factors (571 levels) and twelve numbers, L2 with C = 1, intercept "
        "free. The fit alone, design in memory. Overturn's time includes the standard errors of "
        "all coefficients; the peers give none for a penalised fit. The gradient is relative to "
        "that at zero, by one evaluator for all.",
    ]
    name = f"Fit: {rows:,} rows, {threads} thread{'s' if threads > 1 else ''}"
    return Table(name, "s", "peer / Overturn", table, notes)


def overturn(folder, rows, threads):
    coefficients = SCRATCH / "coefficients.f64"
    result = call(BENCH, "fit", folder, rows, threads, coefficients)
    return result | peer("logistic_peers.py", "evaluate", folder, coefficients)
