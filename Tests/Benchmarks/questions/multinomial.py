"""Eight reasons of denials: time, accuracy and memory of a multinomial fit."""
import inputs
from harness import BENCH, SCRATCH, Row, Table, call, in_turns, number, paired_ratio, peer


def reasons():
    return [fit(20_000, rounds=5), fit(200_000, rounds=2)]


def fit(rows, rounds):
    folder = inputs.problem(rows, "reasons")
    results = in_turns({
        "Overturn": lambda: overturn(folder, rows),
        "scikit-learn newton-cg": lambda: peer("multinomial_peers.py", "newton-cg", folder),
    }, rounds)
    ours = [run["seconds"] for run in results["Overturn"]]
    table = []
    for name, runs in results.items():
        seconds = [run["seconds"] for run in runs]
        is_peer = name != "Overturn"
        table.append(Row(
            name, seconds, paired_ratio(seconds, ours) if is_peer else None,
            target=("at least", 10) if is_peer else None,
            more={"CPU s": number(min(run["cpu"] for run in runs)),
                  "relative gradient": number(max(run["gradient"] for run in runs)),
                  "objective": f"{runs[0]['objective']:.6f}",
                  "peak MiB": number(round(max(run["peak_mb"] for run in runs))),
                  "iterations": number(int(runs[0]["iterations"]))}))
    notes = ["Eight classes, 584 parameters each, L2 with C = 1, intercepts free; one thread, the "
             "design in memory, coefficients without standard errors on both sides. Objective and "
             "gradient (relative to that at zero) by one evaluator for both."]
    return Table(f"Multinomial fit: {rows:,} rows", "s", "peer / Overturn", table, notes)


def overturn(folder, rows):
    coefficients = SCRATCH / "class-coefficients.f64"
    result = call(BENCH, "fit-reasons", folder, rows, 1, coefficients)
    return result | peer("multinomial_peers.py", "evaluate", folder, coefficients)
