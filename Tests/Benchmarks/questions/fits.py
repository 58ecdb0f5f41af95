"""Fits and scores: time, accuracy and memory."""
import statistics
import inputs
from harness import BENCH, SCRATCH, Row, Table, call, in_turns, number, paired_ratio, peer

CATEGORICAL = (
    "584 parameters: seven factors (571 levels) and twelve numbers, L2 with C = 1, intercept free.")
WIDE = "The same with a factor of 5,000 levels more: 5,584 parameters."
DENSE = "Fifty numbers, L2 with C = 1, intercept free."
# At least so many times faster than each peer.
TARGETS = {"glum": 4, "scikit-learn newton-cholesky": 20}
WIDE_TARGETS = {"glum": 20, "scikit-learn newton-cg": 20}
DENSE_TARGETS = {"glum": 1, "numpy and dsyrk": 1}
SOLVERS = {"glum": "glum", "scikit-learn newton-cholesky": "newton-cholesky",
           "scikit-learn newton-cg": "newton-cg", "numpy and dsyrk": "numpy-irls"}


def twenty_thousand():
    return [fit(20_000, threads, rounds=7, targets={"glum": 4}) for threads in (1, 2)]


def two_hundred_thousand():
    return [fit(200_000, threads, rounds=5) for threads in (1, 2)]


def million():
    return [fit(1_000_000, threads, rounds=3) for threads in (1, 2)]


def five_million():
    return [fit(5_000_000, threads, rounds=2) for threads in (1, 2)]


def wide():
    return [fit(200_000, 1, rounds=3, kind="wide", targets=WIDE_TARGETS, about=WIDE)]


def dense():
    return [fit(200_000, 1, rounds=5, kind="dense", targets=DENSE_TARGETS, about=DENSE)]


def fit(rows, threads, rounds, kind="", targets=TARGETS, about=CATEGORICAL):
    folder = inputs.problem(rows, kind)
    contenders = {"Overturn": lambda: overturn(folder, rows, threads)}
    for name in targets | ({"scikit-learn newton-cholesky": 0} if not kind else {}):
        contenders[name] = lambda solver=SOLVERS[name]: peer(
            "logistic_peers.py", solver, folder, threads=threads)
    results = in_turns(contenders, rounds)
    ours = [run["seconds"] for run in results["Overturn"]]
    table = []
    for name, runs in results.items():
        seconds = [run["seconds"] for run in runs]
        table.append(Row(
            name, seconds, None if name == "Overturn" else paired_ratio(seconds, ours),
            ("at least", targets[name]) if name in targets else None,
            more={"processor s": number(statistics.median(run["cpu"] for run in runs)),
                  "relative gradient": number(max(run["gradient"] for run in runs)),
                  "peak MiB": number(round(max(run["peak_mb"] for run in runs))),
                  "iterations": number(int(runs[0]["iterations"]))}))
    notes = [
        f"{about} The fit alone, design in memory. Overturn's time includes the standard errors of "
        "all coefficients; the peers give none for a penalised fit. Iterations are passes with the "
        "Hessian. The gradient is relative to that at zero, by one evaluator for all.",
    ]
    name = f"Fit{', ' + kind if kind else ''}: {rows:,} rows, {threads} thread{'s' if threads > 1 else ''}"
    return Table(name, "s", "peer / Overturn", table, notes)


def overturn(folder, rows, threads):
    coefficients = SCRATCH / "coefficients.f64"
    result = call(BENCH, "fit", folder, rows, threads, coefficients)
    return result | peer("logistic_peers.py", "evaluate", folder, coefficients)


def scoring():
    return [score(1_000_000, threads, rounds=5) for threads in (1, 2)]


def score(rows, threads, rounds):
    folder = inputs.problem(rows)
    results = in_turns({
        "Overturn, with intervals": lambda: call(BENCH, "score", folder, rows, threads),
        "scikit-learn from the same columns": lambda: peer("logistic_peers.py", "score", folder),
        "scikit-learn from a matrix made before":
            lambda: peer("logistic_peers.py", "score", folder, "encoded"),
    }, rounds)
    ours = [run["seconds"] for run in results["Overturn, with intervals"]]
    table = [Row(
        name, [run["seconds"] for run in runs],
        None if index == 0 else paired_ratio([run["seconds"] for run in runs], ours),
        ("at least", 5) if index == 1 else None,
        more={"processor s": number(statistics.median(run["cpu"] for run in runs))})
        for index, (name, runs) in enumerate(results.items())]
    notes = [
        "Probabilities of a million rows: Overturn's with standard errors and 90 % intervals, "
        "scikit-learn's predict_proba without; its encoder turns codes into the sparse matrix that "
        "predict_proba needs, which the last row leaves out."]
    name = f"Scoring: {rows:,} rows, {threads} thread{'s' if threads > 1 else ''}"
    return Table(name, "s", "peer / Overturn", table, notes)
