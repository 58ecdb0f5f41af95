"""Open denials under minutes by skill and week: time, and how near the best possible."""
from harness import BENCH, SCRATCH, Row, Table, call, in_turns, number, paired_ratio, peer


def plans():
    return [large(), beside_highs()]


def large():
    runs = [call(BENCH, "plan", 100_000) for _ in range(3)]
    row = Row("Overturn", [run["seconds"] for run in runs], target=("at most", 10), of_value=True,
              more=more(runs))
    notes = ["Three skills, 26 weeks, one denial in five takes two skills; staff for a quarter of the "
             "work. Time from jobs in memory to the plan and its proven bound, one thread."]
    return Table("A plan of 100,000 open denials", "s", "", [row], notes)


def beside_highs():
    path = SCRATCH / "staff.csv"
    call(BENCH, "write-staff", path, 5_000)
    results = in_turns({
        "Overturn": lambda: call(BENCH, "plan", 5_000),
        "HiGHS, linear relaxation": lambda: peer("schedule_peers.py", path),
    }, rounds=3)
    ours, theirs = results["Overturn"], results["HiGHS, linear relaxation"]
    seconds = [run["seconds"] for run in ours]
    least = theirs[0]["bound"]
    rows = [Row("Overturn", seconds, more=more(ours, least)),
            Row("HiGHS, linear relaxation", [run["seconds"] for run in theirs],
                paired_ratio([run["seconds"] for run in theirs], seconds),
                more={"plan over own bound": "no plan", "bound over HiGHS's": "1",
                      "peak MiB": number(round(max(run["peak_mb"] for run in theirs)))})]
    notes = ["HiGHS gives the least bound that prices can prove, and no plan; Overturn a plan and a "
             "bound. One thread."]
    return Table("A plan of 5,000 open denials", "s", "peer / Overturn", rows, notes)


def more(runs, least=None):
    run = runs[0]
    bound = {"bound over HiGHS's": f"{run['bound'] / least:.5f}"} if least else {}
    return {"plan over own bound": f"{run['value'] / run['bound']:.5f}", **bound,
            "peak MiB": number(round(max(run["peak_mb"] for run in runs)))}
